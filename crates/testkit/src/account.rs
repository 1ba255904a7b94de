//! The oracle of money: what must hold between contracts, invoices, orders, receipts and payments once all is at rest (DOMAIN §6).

use std::collections::BTreeMap;

use bantu_domain::contract::{Contract, ContractStatus};
use bantu_domain::invoice::{Invoice, InvoiceKind, InvoiceStatus};
use bantu_domain::order::{Order, OrderItem, order_id, revenue};
use bantu_domain::order_payment::{OrderPayment, OrderPaymentStatus};
use bantu_domain::payment::{Payment, PaymentStatus};
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;
use bantu_store::query::revenue as months;
use bantu_store::{Conn, Database};

use crate::oracle::{all, broken};
use crate::world::World;

/// What a signed contract says about money; nothing may change it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed(String);

impl Agreed {
    fn of(contract: &Contract) -> Self {
        let money = (contract.base_minor, contract.tax_minor, contract.total_minor, contract.currency);
        let terms = (contract.tax_policy(), contract.exchange_rate_e9, contract.payment_terms, contract.cycle_months);
        Self(format!("{money:?} {terms:?} {:?}", contract.terms.entity_id))
    }
}

/// Everything about money that a database holds.
struct Book {
    contracts: Vec<Contract>,
    invoices: Vec<Invoice>,
    orders: Vec<Order>,
    items: Vec<OrderItem>,
    receipts: Vec<OrderPayment>,
    payments: Vec<Payment>,
}

fn book(conn: &mut Conn<'_>) -> Result<Book, StoreError> {
    Ok(Book {
        contracts: all(conn)?,
        invoices: all(conn)?,
        orders: all(conn)?,
        items: all(conn)?,
        receipts: all(conn)?,
        payments: all(conn)?,
    })
}

/// The numbers of every paper about money, with what they name.
///
/// # Errors
/// Storage failure.
pub(crate) fn numbers(office: &Database) -> Result<Vec<(String, Id)>, String> {
    let book = office.read(book).map_err(broken)?;
    let contracts = book.contracts.into_iter().filter_map(|c| c.contract_no.map(|number| (number, c.id)));
    let invoices = book.invoices.into_iter().filter_map(|i| i.invoice_no.map(|number| (number, i.id)));
    let orders = book.orders.into_iter().map(|o| (o.order_number, o.id));
    let payments = book.payments.into_iter().map(|p| (p.payment_no, p.id));
    Ok(contracts.chain(invoices).chain(orders).chain(payments).collect())
}

/// Notes what the signed contracts of the office say, for later.
///
/// # Errors
/// The finding: a contract that says something else than when it was first seen signed.
pub(crate) fn remember(world: &mut World) -> Result<(), String> {
    for contract in world.office.read(all::<Contract>).map_err(broken)? {
        if !contract.status.is_signed() {
            continue;
        }
        let agreed = Agreed::of(&contract);
        let first = world.signed.entry(contract.id).or_insert_with(|| agreed.clone());
        if *first != agreed {
            return Err(format!("money: signed contract {} said {first:?}, now {agreed:?}", contract.id));
        }
        let tax = contract.tax_policy().on_top(contract.base()).map_err(|refusal| refusal.code)?;
        if contract.tax() != tax || contract.base_minor + contract.tax_minor != contract.total_minor {
            return Err(format!("money: the tax of signed contract {} is not its rate's: {agreed:?}", contract.id));
        }
    }
    Ok(())
}

/// Everything that must hold about money.
///
/// # Errors
/// The finding.
pub(crate) fn money(world: &mut World) -> Result<(), String> {
    remember(world)?;
    let book = world.office.read(book).map_err(broken)?;
    for contract in &book.contracts {
        invoiced(contract, &book).map_err(|finding| format!("money: contract {}: {finding}", contract.id))?;
        paid(contract, &book).map_err(|finding| format!("money: contract {}: {finding}", contract.id))?;
    }
    for order in &book.orders {
        ordered(order, &book).map_err(|finding| format!("money: order {}: {finding}", order.order_number))?;
    }
    by_month(&world.office, &book)?;
    for laptop in &world.laptops {
        // What a laptop holds is compared row by row elsewhere; the derived table is its own work.
        let theirs = laptop.raw.read(self::book).map_err(broken)?;
        by_month(&laptop.raw, &theirs).map_err(|finding| format!("{}: {finding}", laptop.person.email()))?;
    }
    Ok(())
}

/// Of each kind, invoices never ask for more than the contract, nor give back more than they asked.
fn invoiced(contract: &Contract, book: &Book) -> Result<(), String> {
    for kind in [InvoiceKind::Commercial, InvoiceKind::Statutory] {
        let issued = book.invoices.iter().filter(|i| i.contract_id == contract.id && i.kind == kind);
        let sum: i64 = issued.filter(|i| i.status != InvoiceStatus::Draft).map(|i| i.fields.invoice_minor).sum();
        if !(0..=contract.total_minor).contains(&sum) {
            return Err(format!("{sum} invoiced of {}", contract.total_minor));
        }
    }
    Ok(())
}

/// Confirmed payments are what the order holds as received and what it had no room for; the same money counts once.
fn paid(contract: &Contract, book: &Book) -> Result<(), String> {
    let confirmed: Vec<&Payment> =
        book.payments.iter().filter(|p| p.contract_id == contract.id && p.status == PaymentStatus::Confirmed).collect();
    let order = order_id(contract.id);
    let mut seen = Vec::new();
    for payment in &confirmed {
        let fields = &payment.fields;
        let key = (fields.payment_method, &fields.reference, fields.amount_minor, fields.currency, fields.received_on);
        if seen.contains(&key) {
            return Err(format!("the money of {} counts twice", payment.payment_no));
        }
        seen.push(key);
        let covered = book.receipts.iter().filter(|r| r.payment_id == Some(payment.id));
        let covered: i64 = covered.filter(|r| r.order_id == order).map(|r| r.payment_amount_minor).sum();
        let settled = fields.amount_minor + fields.withheld_minor;
        if covered + payment.unallocated_minor != settled || payment.unallocated_minor < 0 {
            let over = payment.unallocated_minor;
            return Err(format!("{} brought {settled}: {covered} received, {over} too much", payment.payment_no));
        }
    }
    let receipts = book.receipts.iter().filter(|r| r.order_id == order);
    for receipt in receipts.filter(|r| r.payment_id.is_some()) {
        if !confirmed.iter().any(|p| Some(p.id) == receipt.payment_id) {
            return Err(format!("receipt {} is covered by a payment that is not confirmed", receipt.id));
        }
    }
    if contract.status == ContractStatus::Terminated || !contract.status.is_signed() {
        return Ok(());
    }
    match book.orders.iter().find(|o| o.contract_id == Some(contract.id)) {
        Some(order) if order.total_minor == contract.total_minor && order.currency == contract.currency => Ok(()),
        other => Err(format!("signed over {}, and its order is {other:?}", contract.total_minor)),
    }
}

/// Receipts of an order, parts included, are its total, as its items are; its flag is the calculation.
fn ordered(order: &Order, book: &Book) -> Result<(), String> {
    let items: Vec<OrderItem> = book.items.iter().filter(|i| i.order_id == order.id).cloned().collect();
    let receipts: Vec<OrderPayment> = book.receipts.iter().filter(|r| r.order_id == order.id).cloned().collect();
    let sold: i64 = items.iter().map(|i| i.item_amount_minor).sum();
    let planned: i64 = receipts.iter().map(|r| r.payment_amount_minor).sum();
    if (sold, planned) != (order.total_minor, order.total_minor) {
        return Err(format!("items {sold} and receipts {planned} instead of {}", order.total_minor));
    }
    for item in items.iter().filter(|i| receipts.iter().any(|r| r.order_item_id == Some(i.id))) {
        let months: i64 =
            receipts.iter().filter(|r| r.order_item_id == Some(item.id)).map(|r| r.payment_amount_minor).sum();
        if months != item.item_amount_minor {
            return Err(format!("months of item {} are {months}, not {}", item.item_number, item.item_amount_minor));
        }
    }
    for receipt in &receipts {
        let confirmed = receipt.status == OrderPaymentStatus::Confirmed;
        let whole = confirmed == receipt.paid_on.is_some() && confirmed == receipt.confirmed_by.is_some();
        if !whole || receipt.payment_amount_minor < 0 || (receipt.payment_id.is_some() && !confirmed) {
            return Err(format!("half a receipt: {receipt:?}"));
        }
    }
    let paid = revenue(order, &items, &receipts).map_err(|refusal| refusal.code)?.is_one_time_fully_paid;
    if paid != order.is_fully_paid_excluding_long {
        return Err(format!("fully paid by calculation: {paid}, by its flag: {}", order.is_fully_paid_excluding_long));
    }
    Ok(())
}

/// Revenue by month is the plain sum of the receipts (DOMAIN §6.8).
fn by_month(db: &Database, book: &Book) -> Result<(), String> {
    let mut expected: BTreeMap<(String, Id, &str), (i64, i64)> = BTreeMap::new();
    for receipt in book.receipts.iter().filter(|r| r.status == OrderPaymentStatus::Confirmed) {
        let (Some(order), Some(on)) = (book.orders.iter().find(|o| o.id == receipt.order_id), receipt.paid_on) else {
            return Err(format!("money: receipt {} came without order or day", receipt.id));
        };
        let key = (on.format("%Y-%m").to_string(), order.sales_user_id, order.currency.code());
        let sum = expected.entry(key).or_default();
        if receipt.is_excluded_from_full {
            sum.1 += receipt.payment_amount_minor;
        } else if order.is_fully_paid_excluding_long {
            sum.0 += receipt.payment_amount_minor;
        }
    }
    expected.retain(|_, sum| *sum != (0, 0));
    let lines = db.read(|conn| months::by_month(conn, "0000-00", "9999-99", None)).map_err(broken)?;
    let kept: BTreeMap<_, _> = lines
        .iter()
        .map(|line| {
            let key = (line.month.clone(), line.sales_user_id, line.one_time.currency().code());
            (key, (line.one_time.minor(), line.long_term.minor()))
        })
        .collect();
    if kept == expected { Ok(()) } else { Err(format!("money: by month {kept:?} instead of {expected:?}")) }
}
