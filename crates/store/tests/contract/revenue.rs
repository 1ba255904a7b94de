//! Revenue by month is a derived table: whatever happens to orders and receipts, and in whatever order, it equals the plain sum.

use std::collections::BTreeMap;

use bantu_domain::record::{Cell, CellValue as _, Row};
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Tx;
use bantu_store::query::revenue;

use crate::data::{self, decide, id, key, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![months_equal_the_sum_of_receipts, a_seller_is_shown_his_own_months];

/// The same numbers in every run (a linear congruential generator; Knuth, MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % limit).expect("small")
    }
}

const SELLERS: [&str; 2] = ["rep", "other"];
const CURRENCIES: [&str; 2] = ["IDR", "CNY"];
const MONTHS: [&str; 3] = ["2026-01-31", "2026-02-01", "2026-02-28"];
const STATES: [&str; 3] = ["pending", "confirmed", "overdue"];

fn order(name: &str, dice: &mut Dice) -> Row {
    let cells = [
        ("customer_id", key("c")),
        ("opportunity_id", key("deal")),
        ("order_number", text(name)),
        ("sales_user_id", key(SELLERS[dice.below(2)])),
        ("currency", text(CURRENCIES[dice.below(2)])),
        ("is_fully_paid_excluding_long", Cell::Int(i64::from(dice.below(2) == 0))),
    ];
    row(table("orders"), name, &cells)
}

fn receipt(name: &str, of: &str, dice: &mut Dice) -> Row {
    let cells = [
        ("order_id", key(of)),
        ("payment_amount_minor", Cell::Int(1 + i64::try_from(dice.below(100)).expect("small"))),
        ("is_excluded_from_full", Cell::Int(i64::from(dice.below(2) == 0))),
        ("status", text(STATES[dice.below(3)])),
        ("paid_on", if dice.below(5) == 0 { Cell::Null } else { text(MONTHS[dice.below(3)]) }),
    ];
    row(table("order_payments"), name, &cells)
}

type Held = BTreeMap<String, Row>;

/// Month, seller and currency, with the one-time and the running part.
type Sums = BTreeMap<(String, Cell, String), (i64, i64)>;

fn int(row: &Row, column: &str) -> i64 {
    match row[column] {
        Cell::Int(value) => value,
        _ => panic!("{column} is no number"),
    }
}

fn shown(row: &Row, column: &str) -> String {
    match &row[column] {
        Cell::Text(value) => value.clone(),
        _ => panic!("{column} is no text"),
    }
}

/// The rule of DOMAIN §6.8 once more: one-time receipts of a fully paid order, running ones as they come in.
fn sums(orders: &Held, receipts: &Held) -> Sums {
    let mut sums = Sums::new();
    for receipt in receipts.values().filter(|r| shown(r, "status") == "confirmed" && r["paid_on"] != Cell::Null) {
        let order = orders.values().find(|order| order["id"] == receipt["order_id"]).expect("a receipt has its order");
        let amount = int(receipt, "payment_amount_minor");
        let at = (shown(receipt, "paid_on")[..7].to_owned(), order["sales_user_id"].clone(), shown(order, "currency"));
        let sum = sums.entry(at).or_default();
        if int(receipt, "is_excluded_from_full") == 1 {
            sum.1 += amount;
        } else if int(order, "is_fully_paid_excluding_long") == 1 {
            sum.0 += amount;
        }
    }
    sums.retain(|_, sum| *sum != (0, 0));
    sums
}

fn kept(place: &Place, seller: Option<&str>) -> Sums {
    let lines =
        place.database.read(|conn| revenue::by_month(conn, "2026-01", "2026-12", seller.map(id))).expect("the months");
    lines
        .into_iter()
        .map(|line| {
            let at = (line.month, line.sales_user_id.to_cell(), line.one_time.currency().code().to_owned());
            (at, (line.one_time.minor(), line.long_term.minor()))
        })
        .collect()
}

fn changed(place: &Place, body: impl FnOnce(&mut dyn Tx) -> Result<(), Fault>) {
    place.database.write(|conn| decide(conn, |tx| body(tx))).expect("changed");
}

/// 150 random changes from a fixed seed: new, changed and deleted orders and receipts, several of them in one transaction, receipts
/// before their order.
fn life(place: &Place) -> (Held, Held) {
    changed(place, |tx| {
        put(tx, "customers", &data::customer("c", "rep", "C"), &root("c"))?;
        put(tx, "opportunities", &data::deal("deal", "c", "Visa"), &root("c"))
    });
    let (mut dice, mut orders, mut receipts) = (Dice(20_261_125), Held::new(), Held::new());
    for step in 0..150 {
        match dice.below(6) {
            0 | 1 => {
                let name = format!("order{}", dice.below(8));
                let made = order(&name, &mut dice);
                let first = (!orders.contains_key(&name)).then(|| format!("receipt{}", 1_000 + step));
                let receipt = first.as_ref().map(|first| receipt(first, &name, &mut dice));
                changed(place, |tx| {
                    if let Some(receipt) = &receipt {
                        put(tx, "order_payments", receipt, &root("c"))?;
                    }
                    put(tx, "orders", &made, &root("c"))
                });
                receipts.extend(first.zip(receipt));
                orders.insert(name, made);
            }
            2..=4 if !orders.is_empty() => {
                let of = orders.keys().nth(dice.below(orders.len() as u64)).expect("an order").clone();
                let name = format!("receipt{}", dice.below(40));
                let made = receipt(&name, &of, &mut dice);
                changed(place, |tx| put(tx, "order_payments", &made, &root("c")));
                receipts.insert(name, made);
            }
            _ if !orders.is_empty() => {
                let name = orders.keys().nth(dice.below(orders.len() as u64)).expect("an order").clone();
                let gone: Vec<String> = receipts
                    .iter()
                    .filter(|(_, r)| r["order_id"] == key(&name))
                    .map(|(receipt, _)| receipt.clone())
                    .collect();
                let order_first = dice.below(2) == 0;
                changed(place, |tx| {
                    if order_first {
                        tx.delete(table("orders"), id(&name))?;
                    }
                    gone.iter().try_for_each(|receipt| tx.delete(table("order_payments"), id(receipt)))?;
                    if order_first { Ok(()) } else { tx.delete(table("orders"), id(&name)) }
                });
                receipts.retain(|receipt, _| !gone.contains(receipt));
                orders.remove(&name);
            }
            _ => {}
        }
        assert_eq!(kept(place, None), sums(&orders, &receipts), "after step {step}");
    }
    (orders, receipts)
}

fn months_equal_the_sum_of_receipts(place: &Place) {
    let (orders, receipts) = life(place);
    assert!(orders.len() > 2 && !sums(&orders, &receipts).is_empty(), "the life ends with something to sum");
}

fn a_seller_is_shown_his_own_months(place: &Place) {
    let (orders, receipts) = life(place);
    for seller in SELLERS {
        let mut expected = sums(&orders, &receipts);
        expected.retain(|(_, of, _), _| *of == key(seller));
        assert_eq!(kept(place, Some(seller)), expected, "{seller}");
    }
}
