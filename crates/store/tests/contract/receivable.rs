//! What is still to come in: the earliest due first, the same list whichever way the database comes by it.

use bantu_domain::record::{Cell, Id};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_store::query::receivable::{self, Filter};
use bantu_store::{Conn, Visibility};
use chrono::NaiveDate;

use crate::data::{self, decide, id, key, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![receipts_of_all_and_of_one, a_cancelled_order_expects_nothing_after_the_migration];

/// More orders than are gathered, so that the list of this seller walks the due days.
const MANY: usize = 2_003;

struct Receipt {
    id: Id,
    customer: &'static str,
    seller: &'static str,
    due: Option<NaiveDate>,
    pending: bool,
}

fn day(n: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + chrono::Days::new(n as u64)
}

/// One receipt each; every seventh is not pending, every eleventh waits for the delivery.
fn receipts() -> Vec<Receipt> {
    (0..MANY + 40)
        .map(|n| Receipt {
            id: id(&format!("r{n}")),
            customer: if n.is_multiple_of(50) { "his" } else { "hers" },
            seller: if n < MANY { "rep" } else { "other" },
            due: (!n.is_multiple_of(11)).then(|| day(n * 37 % 300)),
            pending: !n.is_multiple_of(7),
        })
        .collect()
}

fn fill(conn: &mut Conn<'_>) -> Result<(), Fault> {
    decide(conn, |tx| {
        for (customer, owner) in [("hers", "rep"), ("his", "other")] {
            put(tx, "customers", &data::customer(customer, owner, customer), &root(customer))?;
            put(tx, "opportunities", &data::deal(customer, customer, "deal"), &root(customer))?;
        }
        for (n, receipt) in receipts().iter().enumerate() {
            let order = format!("o{n}");
            let cells = [
                ("customer_id", key(receipt.customer)),
                ("opportunity_id", key(receipt.customer)),
                ("contract_id", Cell::Null),
                ("order_number", text(&order)),
                ("sales_user_id", key(receipt.seller)),
                ("currency", text("IDR")),
                ("status", text("active")),
            ];
            put(tx, "orders", &row(table("orders"), &order, &cells), &root(receipt.customer))?;
            let cells = [
                ("order_id", key(&order)),
                ("payment_amount_minor", Cell::Int(1)),
                ("status", text(if receipt.pending { "pending" } else { ["confirmed", "cancelled"][n % 2] })),
                ("paid_on", Cell::Null),
                ("due_date", receipt.due.map_or(Cell::Null, |due| text(&due.to_string()))),
            ];
            put(
                tx,
                "order_payments",
                &row(table("order_payments"), &format!("r{n}"), &cells),
                &root(receipt.customer),
            )?;
        }
        Ok(())
    })
    .map(drop)
}

fn receipts_of_all_and_of_one(place: &Place) {
    place.database.write(fill).expect("written");
    let other = Visibility { user_id: id("other"), whole: false, costs: false, pool: false };
    let all = receipts();
    let parties = [
        (None, None),
        (None, Some("rep")),
        (None, Some("other")),
        (Some("hers"), None),
        (Some("his"), None),
        (Some("his"), Some("other")),
    ];
    let spans = [
        (None, None, false),
        (Some(day(100)), None, false),
        (Some(day(200)), Some(day(170)), false),
        (None, None, true),
    ];
    for (customer, seller) in parties {
        for (due_before, due_from, undated) in spans {
            for visibility in [Visibility::system(), other] {
                let mut wanted: Vec<&Receipt> = all
                    .iter()
                    .filter(|r| {
                        r.pending && customer.is_none_or(|c| r.customer == c) && seller.is_none_or(|s| r.seller == s)
                    })
                    .filter(|r| visibility.whole || r.customer == "his")
                    .filter(|r| due_before.is_none_or(|before| r.due.is_some_and(|due| due < before)))
                    .filter(|r| due_from.is_none_or(|from| r.due.is_some_and(|due| due >= from)))
                    .filter(|r| !undated || r.due.is_none())
                    .collect();
                wanted.sort_by_key(|r| (r.due.is_none(), r.due, r.id));
                let wanted: Vec<Id> = wanted.iter().map(|r| r.id).collect();
                let (customer_id, sales_user_id) = (customer.map(id), seller.map(id));
                let filter = Filter { due_before, due_from, undated, customer_id, sales_user_id };
                for (offset, limit) in [(0, 200), (7, 3), (wanted.len().saturating_sub(2), 50), (wanted.len(), 5)] {
                    let asked = |conn: &mut Conn<'_>| -> Result<_, StoreError> {
                        receivable::list(conn, &filter, visibility, offset as i64, limit)
                    };
                    let (lines, total) = place.database.read(asked).expect("a list");
                    let window = wanted.iter().skip(offset).take(usize::try_from(limit).expect("small"));
                    assert_eq!(
                        lines.iter().map(|l| &l.id).collect::<Vec<_>>(),
                        window.collect::<Vec<_>>(),
                        "{filter:?}"
                    );
                    assert_eq!(total, i64::try_from(wanted.len()).expect("small"), "{filter:?}");
                }
            }
        }
    }
}

fn a_cancelled_order_expects_nothing_after_the_migration(place: &Place) {
    let migration = include_str!("../../../../migrations/0008_receivables.sql");
    let (update, _) = migration.split_once(';').expect("statements");
    place.database.write(fill).expect("written");
    let states = |conn: &mut Conn<'_>| -> Result<Vec<String>, Fault> {
        conn.execute("UPDATE orders SET status = 'cancelled' WHERE order_number IN ('o1', 'o14')", &[])?;
        conn.execute(update, &[])?;
        let sql = "SELECT o.order_number AS n, p.status AS status FROM orders o JOIN order_payments p ON p.workspace = o.workspace \
                   AND p.order_id = o.id WHERE o.order_number IN ('o1', 'o14', 'o2') ORDER BY o.order_number";
        let rows = conn.query(sql, &[])?;
        Ok(rows.iter().map(|r| format!("{:?} {:?}", r["n"], r["status"])).collect())
    };
    let found = place.database.write(states).expect("migrated");
    let shown = |n: &str, status: &str| format!("{:?} {:?}", text(n), text(status));
    // The receipt of o14 was confirmed before and keeps its state; o2 goes on.
    assert_eq!(found, [shown("o1", "cancelled"), shown("o14", "confirmed"), shown("o2", "pending")]);
}
