//! Two people of finance confirm the same payment at the same moment, over connections of their own: exactly one wins, the other is
//! told so, and everything that follows from the confirmation is there whole, once (SYNC §7.9).

use std::sync::Barrier;

use bantu_domain::access::{Role, User, UserFields, UserRole};
use bantu_domain::actor::Actor;
use bantu_domain::money::Percent;
use bantu_domain::order::{Order, OrderItem, order_id};
use bantu_domain::order_payment::{OrderPayment, OrderPaymentStatus};
use bantu_domain::payment::{Payment, PaymentStatus, ReviewPayment, ReviewVerdict};
use bantu_domain::record::{Cell, Id, Instant, Row};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Entity;
use bantu_domain::tx::Tx;
use bantu_domain::{Command, execute};
use bantu_store::query::audit::{self, Filter};
use bantu_store::query::revenue;
use bantu_store::sync_server::{Commit, insert_commit, rows_under};
use bantu_store::{Conn, Database, Mode, StoreTx, Visibility, lane};

use crate::data::{decide, id, key, put, root, row, table, text};
use crate::place::{Place, WORKSPACE};

crate::on_every_database![exactly_one_of_two_confirms];

const ROUNDS: usize = 100;
const FINANCE: [&str; 2] = ["lulu", "fitri"];
/// Of the two receipts of every order.
const RECEIPT: i64 = 600;

fn now() -> Instant {
    Instant::from_micros(1_795_400_000_000_000).expect("a time of 2026")
}

/// Another handle on the same database, with connections of its own; memory has only one connection.
fn another(place: &Place) -> Database {
    match (place.database.path(), place.engine()) {
        (None, bantu_store::Engine::Sqlite) => place.database.clone(),
        _ => Database::open(place.location.clone(), WORKSPACE).expect("the same database"),
    }
}

fn save(tx: &mut dyn Tx, record: &impl Entity) -> Result<(), Fault> {
    let mut cells = Row::new();
    record.write(&mut cells);
    tx.put(table(table_of(record)), &cells, &bantu_domain::table::Root::Org)
}

fn table_of<E: Entity>(_: &E) -> &'static str {
    E::TABLE
}

fn people(tx: &mut dyn Tx) -> Result<(), Fault> {
    save(
        tx,
        &Role {
            id: id("role"),
            code: "FINANCE".into(),
            name_zh: "财务".into(),
            name_id: "Keuangan".into(),
            name_en: "Finance".into(),
            stage_approval_role: None,
            discount_limit_e2: Percent::from_scaled(0),
            permissions: vec!["payment.review".into()],
        },
    )?;
    for name in FINANCE {
        let fields = UserFields {
            email: format!("{name}@bantu.example"),
            display_name: name.into(),
            phone: None,
            whatsapp: None,
            wechat: None,
            language: None,
            is_active: true,
        };
        save(tx, &User { id: id(name), is_locked: false, created_at: now(), fields })?;
        save(tx, &UserRole { id: id(&format!("role of {name}")), user_id: id(name), role_id: id("role") })?;
    }
    // What is told of a payment names its customer, who is read for that.
    let customer = [
        ("name", text("C")),
        ("owner_user_id", key("rep")),
        ("customer_type", text("organization")),
        ("tags", text("[]")),
    ];
    put(tx, "customers", &whole("customers", "c", &customer), &root("c"))?;
    let cells = [
        ("customer_id", key("c")),
        ("owner_user_id", key("rep")),
        ("status", text("won")),
        ("workflow_status", text("active")),
        ("current_stage_order", Cell::Int(9)),
        ("amount_currency", text("CNY")),
    ];
    put(tx, "opportunities", &whole("opportunities", "deal", &cells), &root("c"))
}

/// A row with the given cells; every other id column holds some id.
fn whole(name: &str, of: &str, cells: &[(&str, Cell)]) -> Row {
    let mut made = row(table(name), of, cells);
    for (column, cell) in &mut made {
        let given = **column == *"id" || cells.iter().any(|(known, _)| **known == **column);
        if !given && column.ends_with("_id") && *cell == text(column) {
            *cell = key("somebody");
        }
    }
    made
}

/// What is confirmed in a round, and what it must bring.
struct Round {
    /// Names of contract and payment.
    contract: String,
    payment: String,
    /// A running service; its receipts are revenue as they come.
    running: bool,
    amount: i64,
}

impl Round {
    fn of(no: usize) -> Self {
        // One receipt, one and a half, both, and more than both.
        let amount = [RECEIPT, RECEIPT * 3 / 2, RECEIPT * 2, RECEIPT * 2 + 50][no % 4];
        Self {
            contract: format!("contract {no}"),
            payment: format!("payment {no}"),
            running: no.is_multiple_of(3),
            amount,
        }
    }

    fn covered(&self) -> i64 {
        self.amount.min(2 * RECEIPT)
    }

    /// One-time money counts once the order is paid.
    fn revenue(&self) -> i64 {
        if self.running || self.covered() == 2 * RECEIPT { self.covered() } else { 0 }
    }

    /// A signed contract with its order, two receipts, and a payment that waits for finance.
    fn plant(&self, tx: &mut dyn Tx) -> Result<(), Fault> {
        let kind = text(if self.running { "long_term" } else { "one_time" });
        let order = order_id(id(&self.contract));
        let of = Cell::Text(order.to_string());
        let cells = [
            ("opportunity_id", key("deal")),
            ("service_category", kind.clone()),
            ("quotation_id", key(&self.contract)),
            ("contract_no", text(&self.contract)),
            ("status", text("effective")),
            ("currency", text("CNY")),
            ("total_minor", Cell::Int(2 * RECEIPT)),
            ("base_minor", Cell::Int(2 * RECEIPT)),
            ("tax_scheme", text("simple")),
            ("tax_rounding", text("half_up")),
            ("payment_terms", text("50_50")),
            ("overridden_guards", text("[]")),
            ("language", text("zh")),
            ("created_by", key("rep")),
        ];
        put(tx, "contracts", &whole("contracts", &self.contract, &cells), &root("c"))?;
        let cells = [
            ("id", of.clone()),
            ("order_number", text(&self.contract)),
            ("customer_id", key("c")),
            ("opportunity_id", key("deal")),
            ("contract_id", key(&self.contract)),
            ("sales_user_id", key("rep")),
            ("order_type", kind.clone()),
            ("status", text("active")),
            ("currency", text("CNY")),
            ("total_minor", Cell::Int(2 * RECEIPT)),
            ("payment_terms", text("50_50")),
            ("is_fully_paid_excluding_long", Cell::Int(i64::from(self.running))),
        ];
        put(tx, "orders", &whole("orders", "", &cells), &root("c"))?;
        let item = format!("item of {}", self.contract);
        let cells = [
            ("order_id", of.clone()),
            ("item_number", Cell::Int(1)),
            ("item_amount_minor", Cell::Int(2 * RECEIPT)),
            ("item_type", kind),
        ];
        put(tx, "order_items", &whole("order_items", &item, &cells), &root("c"))?;
        for period in [1, 2] {
            let cells = [
                ("order_id", of.clone()),
                ("order_item_id", if self.running { key(&item) } else { Cell::Null }),
                ("period_no", Cell::Int(period)),
                ("part_no", Cell::Int(1)),
                ("payment_amount_minor", Cell::Int(RECEIPT)),
                ("payment_type", text(if self.running { "monthly" } else { "partial" })),
                ("is_excluded_from_full", Cell::Int(i64::from(self.running))),
                ("status", text("pending")),
            ];
            let name = format!("receipt {period} of {}", self.contract);
            put(tx, "order_payments", &whole("order_payments", &name, &cells), &root("c"))?;
        }
        let cells = [
            ("payment_no", text(&self.payment)),
            ("opportunity_id", key("deal")),
            ("contract_id", key(&self.contract)),
            ("status", text("pending_review")),
            ("reported_by", key("rep")),
            ("amount_minor", Cell::Int(self.amount)),
            ("currency", text("CNY")),
            ("payment_method", text("bank_transfer")),
            ("payment_mode", text("partial")),
            ("received_on", text("2026-11-20")),
        ];
        put(tx, "payments", &whole("payments", &self.payment, &cells), &root("c"))?;
        let cells = [
            ("opportunity_id", key("deal")),
            ("payment_id", key(&self.payment)),
            ("todo_type", text("finance_review")),
            ("status", text("pending")),
        ];
        put(tx, "collection_todos", &whole("collection_todos", &self.todo(), &cells), &root("c"))
    }

    fn todo(&self) -> String {
        format!("todo of {}", self.payment)
    }
}

/// Finance confirms, as the authority does it: the lane, the actor with his rights, the command, the line of the commit log.
fn confirm(database: &Database, who: &str, payment: Id) -> Result<i64, Fault> {
    database.write(|conn| {
        let version = lane::next_version(conn)?;
        let all = Mode::Authority { version, visibility: Visibility::system() };
        let (actor, _) = StoreTx::run::<_, Fault>(conn, all, |tx| Actor::load(tx, id(who)))?;
        let mode = Mode::Authority { version, visibility: Visibility::of(&actor) };
        let command =
            Command::PaymentReview(ReviewPayment { id: payment, verdict: ReviewVerdict::Confirmed, notes: None });
        StoreTx::run::<_, Fault>(conn, mode, |tx| execute(&command, actor, now(), tx).map(drop))?;
        let line = Commit {
            version,
            device: None,
            seq: None,
            cmd_id: id(&format!("command {version}")),
            actor: id(who),
            at: now(),
            accepted_at: now(),
            name: command.name().to_owned(),
        };
        insert_commit(conn, &line)?;
        Ok(version)
    })
}

fn all<E: Entity>(conn: &mut Conn<'_>) -> Result<Vec<E>, StoreError> {
    rows_under(conn, E::table(), "*", "", 100_000)?.iter().map(|found| E::read(&found.row)).collect()
}

fn exactly_one_of_two_confirms(place: &Place) {
    place.database.write(|conn| decide(conn, |tx| people(tx))).expect("people");
    let handles = [another(place), another(place)];
    let mut expected_revenue = 0;
    for no in 0..ROUNDS {
        let round = Round::of(no);
        place.database.write(|conn| decide(conn, |tx| round.plant(tx))).expect("planted");
        let before = place.database.read(lane::version).expect("a version");
        let start = Barrier::new(2);
        let results: Vec<_> = std::thread::scope(|scope| {
            let hands: Vec<_> = FINANCE
                .iter()
                .zip(&handles)
                .map(|(who, database)| {
                    let (start, payment) = (&start, id(&round.payment));
                    scope.spawn(move || {
                        start.wait();
                        confirm(database, who, payment)
                    })
                })
                .collect();
            hands.into_iter().map(|hand| hand.join().expect("a verdict")).collect()
        });
        let won: Vec<&str> = FINANCE.iter().zip(&results).filter(|(_, r)| r.is_ok()).map(|(who, _)| *who).collect();
        assert_eq!(won.len(), 1, "round {no}: {results:?}");
        for lost in results.iter().filter_map(|r| r.as_ref().err()) {
            let Fault::Refused(refusal) = lost else { panic!("round {no}: {lost:?}") };
            assert_eq!(refusal.code, "payment.already_reviewed", "round {no}");
            assert_eq!(refusal.params.get("status").map(String::as_str), Some("confirmed"), "round {no}");
        }
        expected_revenue += round.revenue();
        stands(place, &round, won[0], before, expected_revenue);
    }
}

/// The confirmation is there once and whole.
fn stands(place: &Place, round: &Round, winner: &str, before: i64, expected_revenue: i64) {
    let look = |conn: &mut Conn<'_>| {
        let order = order_id(id(&round.contract));
        let mut receipts = all::<OrderPayment>(conn)?;
        receipts.retain(|r| r.order_id == order);
        let payment = all::<Payment>(conn)?.into_iter().find(|p| p.id == id(&round.payment));
        let record = all::<Order>(conn)?.into_iter().find(|o| o.id == order);
        let mut items = all::<OrderItem>(conn)?;
        items.retain(|i| i.order_id == order);
        let todo =
            all::<bantu_domain::collection::CollectionTodo>(conn)?.into_iter().find(|t| t.id == id(&round.todo()));
        let months = revenue::by_month(conn, "2026-01", "2026-12", None)?;
        let filter = Filter { table: Some("payments"), id: Some(id(&round.payment)), ..Filter::default() };
        let (history, _) = audit::list(conn, &filter, Visibility::system(), 0, 50)?;
        let version = lane::version(conn)?;
        Ok::<_, StoreError>((receipts, payment, record, items, todo, months, history, version))
    };
    let (receipts, payment, order, items, todo, months, history, version) = place.database.read(look).expect("a look");
    let payment = payment.expect("the payment");
    assert_eq!((payment.status, payment.reviewed_by), (PaymentStatus::Confirmed, Some(id(winner))));
    assert_eq!(payment.unallocated_minor, round.amount - round.covered());

    assert_eq!(receipts.iter().map(|r| r.payment_amount_minor).sum::<i64>(), 2 * RECEIPT, "the plan keeps its sum");
    let confirmed: Vec<_> = receipts.iter().filter(|r| r.status == OrderPaymentStatus::Confirmed).collect();
    assert_eq!(confirmed.iter().map(|r| r.payment_amount_minor).sum::<i64>(), round.covered());
    for receipt in &confirmed {
        assert_eq!((receipt.payment_id, receipt.confirmed_by), (Some(payment.id), Some(id(winner))));
    }
    assert!(receipts.iter().all(|r| (r.status == OrderPaymentStatus::Confirmed) == r.payment_id.is_some()));

    let order = order.expect("the order");
    let found = bantu_domain::order::revenue(&order, &items, &receipts).expect("in range");
    assert_eq!(found.received.minor(), round.covered());
    assert_eq!(order.is_fully_paid_excluding_long, found.is_one_time_fully_paid);
    let month_sum: i64 = months.iter().map(|m| m.one_time.minor() + m.long_term.minor()).sum();
    assert_eq!(month_sum, expected_revenue, "revenue by month");
    let todo = todo.expect("the todo");
    assert_eq!((todo.status.code(), todo.completed_by), ("completed", Some(id(winner))));

    assert_eq!(version, before + 1, "the loser gave his version back");
    let lines: Vec<(i64, Option<Id>)> = history.iter().map(|e| (e.version, Some(e.actor))).collect();
    assert_eq!(lines, [(before + 1, Some(id(winner)))], "the history names the winner, once");
}
