//! How the money of a deal stands: what its one-time part asks, what came in, and what the terms need before work begins (DOMAIN §5.1).

use crate::money::Money;
use crate::opportunity::Opportunity;
use crate::order::{Order, OrderItem, OrderStatus, Revenue, TOLERANCE_MINOR, revenue};
use crate::order_payment::{OrderPayment, OrderPaymentStatus};
use crate::payment::{Payment, PaymentStatus};
use crate::quotation::PaymentTerms;
use crate::refusal::Fault;
use crate::text_enum;
use crate::tx::Cx;

text_enum! {
    /// 回款状态 of a deal's one-time part.
    pub enum CollectionStatus {
        /// Nothing came in.
        NotStarted = "not_started",
        /// A part.
        Partial = "partial",
        /// Everything.
        Full = "full",
        /// More than asked.
        Overpaid = "overpaid",
    }
}

/// An order with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderStanding {
    /// The order.
    pub order: Order,
    /// Its figures.
    pub revenue: Revenue,
    /// Its receipts.
    pub receipts: Vec<OrderPayment>,
    /// Money of confirmed payments that its plan had no room for.
    pub unallocated: Money,
}

/// How a deal stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// State of the one-time part.
    pub status: CollectionStatus,
    /// Its orders, cancelled ones left out.
    pub orders: Vec<OrderStanding>,
}

/// Works out how a deal stands.
///
/// # Errors
/// `money.out_of_range`; storage failure.
pub fn standing(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Standing, Fault> {
    let payments = cx.list::<Payment>("opportunity_id", &deal.id)?;
    let mut orders = Vec::new();
    for order in cx.list::<Order>("opportunity_id", &deal.id)? {
        if order.status == OrderStatus::Cancelled {
            continue;
        }
        let items = cx.list::<OrderItem>("order_id", &order.id)?;
        let receipts = cx.list::<OrderPayment>("order_id", &order.id)?;
        let revenue = revenue(&order, &items, &receipts)?;
        let over = payments
            .iter()
            .filter(|p| p.status == PaymentStatus::Confirmed && Some(p.contract_id) == order.contract_id)
            .map(|p| Money::new(p.unallocated_minor, order.currency));
        let unallocated = Money::sum(order.currency, over)?;
        orders.push(OrderStanding { order, revenue, receipts, unallocated });
    }
    let one_time: Vec<&OrderStanding> = orders.iter().filter(|o| o.revenue.one_time.minor() > 0).collect();
    let received = |o: &&OrderStanding| o.revenue.one_time_received.minor() + o.unallocated.minor();
    let missing = one_time.iter().any(|o| !o.revenue.is_one_time_fully_paid);
    let status = if one_time.iter().all(|o| received(o) == 0) && missing {
        CollectionStatus::NotStarted
    } else if missing {
        CollectionStatus::Partial
    } else if one_time.iter().any(|o| received(o) > o.revenue.one_time.minor() + TOLERANCE_MINOR) {
        CollectionStatus::Overpaid
    } else if one_time.is_empty() && orders.is_empty() {
        CollectionStatus::NotStarted
    } else {
        CollectionStatus::Full
    };
    Ok(Standing { status, orders })
}

/// What the terms ask of an order before work begins, and what came in for it: the first instalment of the one-time part, the first
/// month of every running item (DOMAIN §5.1 stage 7). `None` where nothing is due.
///
/// # Errors
/// `money.out_of_range`.
pub fn prepayment_needed(standing: &OrderStanding) -> Result<Option<(Money, Money)>, Fault> {
    let order = &standing.order;
    let currency = order.currency;
    let mut needed = Money::zero(currency);
    if standing.revenue.one_time.minor() > 0 && order.payment_terms != PaymentTerms::PostPayment {
        let parts = standing.revenue.one_time.split(order.payment_terms.percents())?;
        needed = parts.first().copied().unwrap_or(needed);
    }
    let first_month = |r: &&OrderPayment| r.is_excluded_from_full && r.period_no == 1;
    let months = standing.receipts.iter().filter(first_month);
    let month_needed = Money::sum(currency, months.clone().map(|r| Money::new(r.payment_amount_minor, currency)))?;
    let month_paid = Money::sum(
        currency,
        months
            .filter(|r| r.status == OrderPaymentStatus::Confirmed)
            .map(|r| Money::new(r.payment_amount_minor, currency)),
    )?;
    let paid = Money::new(standing.revenue.one_time_received.minor().min(needed.minor()), currency);
    let needed = needed.plus(month_needed)?;
    Ok((needed.minor() > 0).then_some((needed, paid.plus(month_paid)?)))
}
