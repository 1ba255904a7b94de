//! Receipts of an order (回款): what is expected when, and what was confirmed (DOMAIN §3.6, §5.8). Whether a pending one is overdue follows
//! from its due day; it is nowhere stored.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::collection;
use crate::edit::check_length;
use crate::money::{MAX_MINOR, Money};
use crate::opportunity::check_date;
use crate::order::{Order, OrderItem, OrderStatus, revenue};
use crate::payment::Payment;
use crate::product::ServiceCategory;
use crate::record::{Id, Instant, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// What a receipt is.
    pub enum OrderPaymentType {
        /// A month of a running service.
        Monthly = "monthly",
        /// The whole one-time part.
        Full = "full",
        /// An instalment of it.
        Partial = "partial",
    }
}

text_enum! {
    /// State of a receipt; `overdue` is a pending one whose due day has passed.
    pub enum OrderPaymentStatus {
        /// Expected.
        Pending = "pending",
        /// Received and checked by finance.
        Confirmed = "confirmed",
        /// No longer expected: its order was cancelled.
        Cancelled = "cancelled",
    }
}

transitions! {
    OrderPaymentStatus in "order_payments"."status" {
        Pending => [Confirmed, Cancelled],
        Confirmed => [Pending, Cancelled],
        Cancelled => [],
    }
}

record! {
    /// 订单回款记录.
    pub struct OrderPayment {
        /// Key.
        pub id: Id,
        /// The order.
        pub order_id: Id,
        /// The running item it is a month of.
        pub order_item_id: Option<Id>,
        /// Instalment or month, from 1.
        pub period_no: i64,
        /// A receipt that was paid in parts has several rows: 1, 2, 3…
        pub part_no: i64,
        /// Amount, minor units of the order's currency.
        pub payment_amount_minor: i64,
        /// What it is.
        pub payment_type: OrderPaymentType,
        /// Running services do not count in "fully paid" (DOMAIN §6.8).
        pub is_excluded_from_full: bool,
        /// Due; null until the work is delivered.
        pub due_date: Option<NaiveDate>,
        /// The money arrived.
        pub paid_on: Option<NaiveDate>,
        /// State.
        pub status: OrderPaymentStatus,
        /// The payment that covered it.
        pub payment_id: Option<Id>,
        /// Finance.
        pub confirmed_by: Option<Id>,
        /// When.
        pub confirmed_at: Option<Instant>,
        /// Remarks.
        pub notes: Option<String>,
    }
}
entity!(OrderPayment in "order_payments", finds ["order_id", "order_item_id", "payment_id"], root |row| RootRule::Of("orders", row.order_id));

impl OrderPayment {
    /// Pending with its due day passed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.status == OrderPaymentStatus::Pending && self.due_date.is_some_and(|due| due < today)
    }
}

/// Adds an expected receipt by hand (finance).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddOrderPayment {
    /// New id.
    pub id: Id,
    /// The order.
    pub order_id: Id,
    /// The running item it belongs to.
    #[serde(default)]
    pub order_item_id: Option<Id>,
    /// Amount in minor units, above 0.
    pub amount_minor: i64,
    /// Due.
    pub due_date: NaiveDate,
    /// What it is.
    pub payment_type: OrderPaymentType,
    /// Remarks.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Finance confirms that a receipt came in, where no payment was reported for it (DOMAIN §10.9).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmOrderPayment {
    /// The receipt.
    pub id: Id,
    /// The money arrived.
    pub paid_on: NaiveDate,
    /// Remarks.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Finance takes a confirmation back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenOrderPayment {
    /// The receipt.
    pub id: Id,
    /// Why.
    pub reason: String,
}

pub(crate) fn add(args: &AddOrderPayment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("finance.receivable.manage")?;
    let order: Order = open_order(args.order_id, cx)?;
    if !(1..=MAX_MINOR).contains(&args.amount_minor) {
        return Err(Refusal::new("money.out_of_range").field("amount").into());
    }
    check_date("due_date", Some(args.due_date), cx)?;
    check_length("notes", args.notes.as_deref().unwrap_or_default(), 1_000)?;
    let items = cx.list::<OrderItem>("order_id", &order.id)?;
    let item = match args.order_item_id {
        Some(id) => Some(
            items
                .iter()
                .find(|i| i.id == id)
                .ok_or_else(|| Refusal::new("reference.unknown").field("order_item_id"))?,
        ),
        None => None,
    };
    let excluded = item.is_some_and(|i| i.item_type == ServiceCategory::LongTerm);
    let receipts = cx.list::<OrderPayment>("order_id", &order.id)?;
    let same = receipts.iter().filter(|r| r.is_excluded_from_full == excluded);
    let planned: i64 = same.clone().map(|r| r.payment_amount_minor).sum();
    let kinds = items.iter().filter(|i| (i.item_type == ServiceCategory::LongTerm) == excluded);
    let room = kinds.map(|i| i.item_amount_minor).sum::<i64>() - planned;
    if args.amount_minor > room {
        let room = Money::new(room.max(0), order.currency);
        return Err(Refusal::new("order_payment.above_order").field("amount").with("room", room.coded()).into());
    }
    let period = receipts.iter().filter(|r| r.order_item_id == args.order_item_id).map(|r| r.period_no).max();
    cx.insert(&OrderPayment {
        id: args.id,
        order_id: order.id,
        order_item_id: args.order_item_id,
        period_no: period.unwrap_or(0) + 1,
        part_no: 1,
        payment_amount_minor: args.amount_minor,
        payment_type: args.payment_type,
        is_excluded_from_full: excluded,
        due_date: Some(args.due_date),
        paid_on: None,
        status: OrderPaymentStatus::Pending,
        payment_id: None,
        confirmed_by: None,
        confirmed_at: None,
        notes: args.notes.clone(),
    })
}

pub(crate) fn confirm(args: &ConfirmOrderPayment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("payment.review")?;
    let mut receipt: OrderPayment = cx.require(args.id)?;
    let order = open_order(receipt.order_id, cx)?;
    if receipt.status != OrderPaymentStatus::Pending {
        return Err(Refusal::new("order_payment.not_pending").into());
    }
    check_arrived("paid_on", args.paid_on, cx)?;
    check_length("notes", args.notes.as_deref().unwrap_or_default(), 1_000)?;
    receipt.status = OrderPaymentStatus::Confirmed;
    receipt.paid_on = Some(args.paid_on);
    receipt.confirmed_by = Some(cx.actor.user_id);
    receipt.confirmed_at = Some(cx.at);
    receipt.notes = args.notes.clone().or(receipt.notes);
    cx.save(&receipt)?;
    collection::received(&receipt, None, &args.paid_on.to_string(), cx)?;
    refresh(order, cx)
}

pub(crate) fn reopen(args: &ReopenOrderPayment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("payment.review")?;
    crate::edit::check_reason(&args.reason)?;
    let mut receipt: OrderPayment = cx.require(args.id)?;
    let order: Order = cx.require(receipt.order_id)?;
    if receipt.status != OrderPaymentStatus::Confirmed || receipt.payment_id.is_some() {
        return Err(Refusal::new("order_payment.not_by_hand").into());
    }
    receipt.status = awaited(&order);
    receipt.paid_on = None;
    receipt.confirmed_by = None;
    receipt.confirmed_at = None;
    receipt.notes = Some(args.reason.clone());
    cx.save(&receipt)?;
    expect_again(&receipt, args.reason.trim(), cx)?;
    refresh(order, cx)
}

/// Money has arrived: its day is not in the future.
pub(crate) fn check_arrived(field: &str, on: NaiveDate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    check_date(field, Some(on), cx)?;
    let tomorrow = crate::setting::business_date(cx)? + chrono::Days::new(1);
    if on > tomorrow {
        return Err(Refusal::new("date.out_of_range").field(field).into());
    }
    Ok(())
}

/// Covers pending receipts of an order with money that came in, the earliest due first; one that is covered in part is split, so that
/// the sum of the plan never changes. Gives what is left.
pub(crate) fn cover(order: Order, payment: &Payment, amount: Money, cx: &mut Cx<'_>) -> Result<Money, Fault> {
    let (payment_id, first) = (payment.id, payment.fields.order_payment_id);
    let mut pending = cx.list::<OrderPayment>("order_id", &order.id)?;
    let mut parts: BTreeMap<(Option<Id>, i64), i64> = BTreeMap::new();
    for receipt in &pending {
        let last = parts.entry((receipt.order_item_id, receipt.period_no)).or_default();
        *last = (*last).max(receipt.part_no);
    }
    pending.retain(|r| r.status == OrderPaymentStatus::Pending);
    pending.sort_by_key(|r| {
        (Some(r.id) != first, r.due_date.is_none(), r.due_date, r.order_item_id, r.period_no, r.part_no, r.id)
    });
    let mut rest = amount;
    for mut receipt in pending {
        if rest.minor() <= 0 {
            break;
        }
        let part = rest.minor().min(receipt.payment_amount_minor);
        let mut still = None;
        if part < receipt.payment_amount_minor {
            let mut left = receipt.clone();
            left.id = built_in_id("order_payments", &format!("{}/{payment_id}", receipt.id));
            let last = parts.entry((receipt.order_item_id, receipt.period_no)).or_default();
            *last += 1;
            left.part_no = *last;
            left.payment_amount_minor -= part;
            receipt.payment_amount_minor = part;
            cx.insert(&left)?;
            still = Some(left);
        }
        receipt.status = OrderPaymentStatus::Confirmed;
        receipt.payment_id = Some(payment_id);
        receipt.paid_on = Some(payment.fields.received_on);
        receipt.confirmed_by = Some(cx.actor.user_id);
        receipt.confirmed_at = Some(cx.at);
        cx.save(&receipt)?;
        collection::received(&receipt, still.as_ref(), &payment.payment_no, cx)?;
        rest = rest.minus(Money::new(part, order.currency))?;
    }
    refresh(order, cx)?;
    Ok(rest)
}

/// Gives back what a refunded payment had covered.
pub(crate) fn uncover(payment_id: Id, reason: &str, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut orders: BTreeMap<Id, Order> = BTreeMap::new();
    for mut receipt in cx.list::<OrderPayment>("payment_id", &Some(payment_id))? {
        let order: Order = cx.require(receipt.order_id)?;
        receipt.status = awaited(&order);
        receipt.payment_id = None;
        receipt.paid_on = None;
        receipt.confirmed_by = None;
        receipt.confirmed_at = None;
        cx.save(&receipt)?;
        expect_again(&receipt, reason, cx)?;
        orders.insert(order.id, order);
    }
    orders.into_values().try_for_each(|order| refresh(order, cx))
}

fn expect_again(receipt: &OrderPayment, reason: &str, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if receipt.status == OrderPaymentStatus::Pending { collection::expected_again(receipt, reason, cx) } else { Ok(()) }
}

/// The order is cancelled: what it still expected is withdrawn, what was received stays.
pub(crate) fn withdraw(order: &Order, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for mut receipt in cx.list::<OrderPayment>("order_id", &order.id)? {
        if receipt.status == OrderPaymentStatus::Pending {
            receipt.status = OrderPaymentStatus::Cancelled;
            cx.save(&receipt)?;
            collection::withdrawn(&receipt, order, cx)?;
        }
    }
    collection::cancel_tasks_of(order, cx)
}

/// The state of a receipt of this order whose money did not come.
fn awaited(order: &Order) -> OrderPaymentStatus {
    if order.status == OrderStatus::Cancelled { OrderPaymentStatus::Cancelled } else { OrderPaymentStatus::Pending }
}

/// The work is delivered: receipts that waited for it fall due.
pub(crate) fn fall_due(order_id: Id, on: NaiveDate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for mut receipt in cx.list::<OrderPayment>("order_id", &order_id)? {
        if receipt.due_date.is_none() {
            receipt.due_date = Some(on);
            cx.save(&receipt)?;
        }
    }
    Ok(())
}

/// Keeps the order's flag equal to the calculation (DOMAIN §6.8).
pub(crate) fn refresh(mut order: Order, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let items = cx.list::<OrderItem>("order_id", &order.id)?;
    let receipts = cx.list::<OrderPayment>("order_id", &order.id)?;
    let paid = revenue(&order, &items, &receipts)?.is_one_time_fully_paid;
    if order.is_fully_paid_excluding_long != paid {
        order.is_fully_paid_excluding_long = paid;
        order.updated_at = cx.at;
        cx.save(&order)?;
    }
    Ok(())
}

fn open_order(id: Id, cx: &mut Cx<'_>) -> Result<Order, Fault> {
    let order: Order = cx.require(id)?;
    if order.status == OrderStatus::Cancelled {
        return Err(Refusal::new("order.cancelled").into());
    }
    Ok(order)
}
