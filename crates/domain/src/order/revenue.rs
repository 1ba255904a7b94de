//! The revenue of an order (回款计算视图): items and receipts are summed apart before they meet (DOMAIN §6.8).

use super::{Order, OrderItem};
use crate::money::Money;
use crate::order_payment::{OrderPayment, OrderPaymentStatus};
use crate::product::ServiceCategory;
use crate::refusal::Refusal;

/// Minor units by which amounts may differ and still count as equal: 1 rupiah, 0.01 yuan (DOMAIN §6.4).
pub const TOLERANCE_MINOR: i64 = 1;

/// What an order is worth and what has come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revenue {
    /// Σ items.
    pub total: Money,
    /// Σ running items.
    pub long_term: Money,
    /// Σ one-time items.
    pub one_time: Money,
    /// Σ confirmed receipts.
    pub received: Money,
    /// Those of running services.
    pub long_term_received: Money,
    /// The others.
    pub one_time_received: Money,
    /// The one-time part has come in, or there is none.
    pub is_one_time_fully_paid: bool,
    /// What counts as revenue: the one-time part once fully paid, the long-term part as received.
    pub recognised: Money,
}

/// Works out the revenue of an order.
///
/// # Errors
/// `money.out_of_range`.
pub fn revenue(order: &Order, items: &[OrderItem], receipts: &[OrderPayment]) -> Result<Revenue, Refusal> {
    let sum = |amounts: &mut dyn Iterator<Item = i64>| {
        Money::sum(order.currency, amounts.map(|minor| Money::new(minor, order.currency)))
    };
    let of = |kind: ServiceCategory| items.iter().filter(move |i| i.item_type == kind).map(|i| i.item_amount_minor);
    let confirmed = |excluded: bool| {
        let rows = receipts.iter().filter(|r| r.status == OrderPaymentStatus::Confirmed);
        rows.filter(move |r| r.is_excluded_from_full == excluded).map(|r| r.payment_amount_minor)
    };
    let one_time = sum(&mut of(ServiceCategory::OneTime))?;
    let long_term = sum(&mut of(ServiceCategory::LongTerm))?;
    let one_time_received = sum(&mut confirmed(false))?;
    let long_term_received = sum(&mut confirmed(true))?;
    let paid = one_time.minor() == 0 || one_time_received.minor() >= one_time.minor() - TOLERANCE_MINOR;
    let counted = if paid { one_time_received } else { Money::zero(order.currency) };
    Ok(Revenue {
        total: one_time.plus(long_term)?,
        long_term,
        one_time,
        received: one_time_received.plus(long_term_received)?,
        long_term_received,
        one_time_received,
        is_one_time_fully_paid: paid,
        recognised: counted.plus(long_term_received)?,
    })
}
