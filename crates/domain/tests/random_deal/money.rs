//! Invoices and payments of a random deal, and what must hold after each of them.

use bantu_domain::Command;
use bantu_domain::contract::Contract;
use bantu_domain::invoice::{CorrectInvoice, Invoice, InvoiceKind, InvoiceStatus};
use bantu_domain::money::Money;
use bantu_domain::order::{Order, OrderItem, order_id, revenue};
use bantu_domain::order_payment::{OrderPayment, OrderPaymentStatus};
use bantu_domain::payment::{Payment, PaymentStatus, RefundPayment, ReviewPayment, ReviewVerdict};
use bantu_domain::record::{CellValue, Id};
use bantu_domain::table::Entity;
use bantu_domain::tax::{TaxRounding, TaxScheme};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::deal::{Deal, Fate, RandomPayment, Tax};
use super::{done, minor, naive};
use crate::model::{World, code};

/// The receipts of an order.
pub fn receipts(world: &World, order: Id) -> Vec<OrderPayment> {
    of_order(world, order)
}

/// The records of an order; the others are not even read.
fn of_order<E: Entity>(world: &World, order: Id) -> Vec<E> {
    let of = Some(order.to_cell());
    let rows = world.model.rows().range((E::TABLE, Id::nil())..).take_while(|((table, _), _)| *table == E::TABLE);
    let of_order = rows.filter(|(_, stored)| stored.row.get("order_id").cloned() == of);
    of_order.map(|(_, stored)| E::read(&stored.row).expect("the row reads back")).collect()
}

/// Tax inside an amount, rounded half up or down.
fn inside(tax: Tax, amount: i128) -> i128 {
    let eleven_twelfths = tax.scheme == TaxScheme::PpnNilaiLain;
    let rate = i128::from(tax.rate_e4) * if eleven_twelfths { 11 } else { 12 };
    match tax.rounding {
        TaxRounding::HalfUp => naive::half_up(amount * rate, 120_000 + rate),
        TaxRounding::Down => amount * rate / (120_000 + rate),
    }
}

/// From the gross to the net and forward again: the tax comes back within one minor unit.
pub fn taxed_back_and_forth(contract: &Contract) -> TestCaseResult {
    let policy = contract.tax_policy();
    let inside = done(policy.inside(contract.total()).map_err(Into::into))?;
    let net = done(contract.total().minus(inside).map_err(Into::into))?;
    let again = done(policy.on_top(net).map_err(Into::into))?;
    prop_assert!((inside.minor() - contract.tax_minor).abs() <= 1, "{} inside, {} on top", inside, contract.tax());
    prop_assert!((again.minor() - inside.minor()).abs() <= 1, "{} inside, {} again", inside, again);
    Ok(())
}

/// Issues the invoices of a contract; one that it has no room for is refused.
pub fn invoices(world: &mut World, contract: Id, deal: &Deal, running: bool) -> TestCaseResult {
    let record: Contract = world.get(contract);
    let total = record.total_minor;
    let mut sums = [0, 0];
    for invoice in deal.invoices.iter().filter(|i| i.running == running) {
        let amount = total * invoice.permille / 1_000;
        if amount == 0 {
            continue;
        }
        let sum = &mut sums[usize::from(invoice.kind == InvoiceKind::Statutory)];
        let issued = world.invoice("finance", contract, invoice.kind, amount);
        if *sum + amount > total {
            prop_assert_eq!(code(issued), "invoice.above_contract");
            continue;
        }
        let id = done(issued)?;
        *sum += amount;
        let found: Invoice = world.get(id);
        let tax = if amount == total { record.tax_minor.into() } else { inside(deal.tax, amount.into()) };
        prop_assert!((i128::from(found.tax_minor) - tax).abs() <= 1, "{} instead of {}", found.tax_minor, tax);
        if invoice.taken_back {
            let correction = world.id();
            let command = CorrectInvoice { id: correction, corrects_id: id, reason: "金额有误".into() };
            done(world.run("finance", Command::InvoiceCorrect(command)))?;
            done(world.issue_invoice("finance", correction))?;
            *sum -= amount;
            let back: Invoice = world.get(correction);
            prop_assert_eq!((back.fields.invoice_minor, back.tax_minor), (-amount, -found.tax_minor));
        }
    }
    for (kind, sum) in [InvoiceKind::Commercial, InvoiceKind::Statutory].into_iter().zip(sums) {
        let mut issued = world.model.records::<Invoice>();
        issued.retain(|i| i.contract_id == contract && i.kind == kind && i.status != InvoiceStatus::Draft);
        prop_assert_eq!(issued.iter().map(|i| i.fields.invoice_minor).sum::<i64>(), sum);
        prop_assert!((0..=total).contains(&sum), "{} invoiced of {}", sum, total);
    }
    Ok(())
}

/// What a contract's payments have covered, and what they were too much.
#[derive(Debug, Default)]
struct Book {
    covered: Vec<(Id, i128)>,
    over: i128,
    settled: i128,
}

impl Book {
    fn received(&self) -> i128 {
        self.covered.iter().map(|(_, amount)| amount).sum()
    }
}

/// Reports the payments of a contract and lets finance look at each.
pub fn payments(world: &mut World, contract: Id, deal: &Deal, running: bool) -> TestCaseResult {
    let mut book = Book::default();
    for payment in deal.payments.iter().filter(|p| p.running == running) {
        pay(world, contract, deal, payment, &mut book)?;
        balanced(world, contract, running, &book)?;
    }
    Ok(())
}

fn pay(world: &mut World, contract: Id, deal: &Deal, payment: &RandomPayment, book: &mut Book) -> TestCaseResult {
    let record: Contract = world.get(contract);
    let settled = i128::from(record.total_minor) * i128::from(payment.permille) / 1_000;
    let withheld = settled * i128::from(payment.withheld_permille) / 1_000;
    if settled == 0 {
        return Ok(());
    }
    let mut fields = world.payment_fields(contract, i64::try_from(settled - withheld).expect("an amount"));
    fields.withheld_minor = i64::try_from(withheld).expect("an amount");
    fields.reference = Some(format!("TRX-{}", world.id()));
    let rows = receipts(world, order_id(contract));
    fields.order_payment_id = payment.meant.map(|place| rows[place % rows.len()].id);
    if let Fate::TaxOff(by) = payment.fate {
        let whole = Money::new(i64::try_from(settled).expect("an amount"), record.currency);
        let right = done(record.tax_policy().inside(whole).map_err(Into::into))?.minor();
        let named = (right + by).max(0);
        fields.tax_amount_minor = Some(named);
        let expected = if (named - right).abs() <= 1 { "ok" } else { "payment.tax_mismatch" };
        prop_assert_eq!(code(world.report("rep", contract, fields)), expected);
        return Ok(());
    }
    let id = done(world.report("rep", contract, fields.clone()))?;
    let tax = inside(deal.tax, settled);
    prop_assert!((i128::from(world.get::<Payment>(id).tax_minor) - tax).abs() <= 1, "the tax inside {}", settled);
    let twin = match payment.fate {
        Fate::Repeated => Some(done(world.report("rep", contract, fields))?),
        _ => None,
    };
    if payment.fate == Fate::Rejected {
        let notes = Some("凭证不清".to_owned());
        let command = ReviewPayment { id, verdict: ReviewVerdict::Rejected, notes };
        done(world.run("finance", Command::PaymentReview(command)))?;
        return Ok(());
    }
    let outcome = done(world.confirm(id))?;
    let found = outcome.facts.get("findings").is_some_and(|codes| codes.contains("payment.overpaid"));
    prop_assert_eq!(found, book.settled + settled > i128::from(record.total_minor) + 1, "overpaid");
    let covered = settled.min(i128::from(record.total_minor) - book.received());
    prop_assert_eq!(i128::from(world.get::<Payment>(id).unallocated_minor), settled - covered);
    book.covered.push((id, covered));
    book.over += settled - covered;
    book.settled += settled;
    if let Some(twin) = twin {
        prop_assert_eq!(world.get::<Payment>(twin).duplicate_of_id, Some(id));
        prop_assert_eq!(code(world.confirm(twin)), "payment.duplicate");
    }
    if payment.fate == Fate::Refunded {
        done(world.run("finance", Command::PaymentRefund(RefundPayment { id, reason: "客户取消".into() })))?;
        book.covered.retain(|(of, _)| *of != id);
        book.over -= settled - covered;
        book.settled -= settled;
    }
    Ok(())
}

/// The order holds what the payments brought, in parts that add up to what was planned.
fn balanced(world: &World, contract: Id, running: bool, book: &Book) -> TestCaseResult {
    let record: Contract = world.get(contract);
    let order: Order = world.get(order_id(contract));
    let rows = receipts(world, order.id);
    let total = i128::from(record.total_minor);
    prop_assert_eq!(rows.iter().map(|r| i128::from(r.payment_amount_minor)).sum::<i128>(), total);
    prop_assert!(rows.iter().all(|r| r.payment_amount_minor >= 0), "a negative part");
    let mut confirmed: Vec<&OrderPayment> = Vec::new();
    for row in &rows {
        let by_payment = row.payment_id.is_some() && row.paid_on.is_some() && row.confirmed_by.is_some();
        prop_assert_eq!(by_payment, row.status == OrderPaymentStatus::Confirmed, "half confirmed: {:?}", row);
        confirmed.extend(by_payment.then_some(row));
    }
    for (payment, covered) in &book.covered {
        let of = confirmed.iter().filter(|r| r.payment_id == Some(*payment));
        prop_assert_eq!(of.map(|r| i128::from(r.payment_amount_minor)).sum::<i128>(), *covered);
    }
    let payments = world.model.records::<Payment>();
    let counted = payments.iter().filter(|p| p.contract_id == contract && p.status == PaymentStatus::Confirmed);
    let settled: i128 = counted.map(|p| i128::from(p.fields.amount_minor) + i128::from(p.fields.withheld_minor)).sum();
    prop_assert_eq!(settled, book.received() + book.over, "payments against receipts");
    let (one_time, long_term) = if running { (0, total) } else { (total, 0) };
    let (one_time_in, long_term_in) = if running { (0, book.received()) } else { (book.received(), 0) };
    revenue_is(world, order.id, [one_time, long_term, one_time_in, long_term_in])
}

/// The domain's revenue of an order is the one worked out by hand: `[one-time, long-term, one-time received, long-term received]`.
pub fn revenue_is(world: &World, order: Id, expected: [i128; 4]) -> TestCaseResult {
    let record: Order = world.get(order);
    let items = of_order::<OrderItem>(world, order);
    let found = done(revenue(&record, &items, &receipts(world, order)).map_err(Into::into))?;
    let [one_time, long_term, one_time_in, long_term_in] = expected;
    prop_assert_eq!(
        [
            minor(found.one_time),
            minor(found.long_term),
            minor(found.one_time_received),
            minor(found.long_term_received)
        ],
        expected
    );
    prop_assert_eq!(minor(found.total), one_time + long_term);
    prop_assert_eq!(minor(found.received), one_time_in + long_term_in);
    let paid = one_time_in + 1 >= one_time || one_time == 0;
    prop_assert_eq!(minor(found.recognised), if paid { one_time_in } else { 0 } + long_term_in);
    prop_assert_eq!((found.is_one_time_fully_paid, record.is_fully_paid_excluding_long), (paid, paid));
    Ok(())
}
