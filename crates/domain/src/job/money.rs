//! Jobs about money that is expected, and money that waits to be checked.

use chrono::NaiveDate;

use super::{Deed, JobAction, Numbers, Plan, days, step};
use crate::collection::{CollectionTask, CollectionTodo, CreateTask, check_payment_id};
use crate::holiday::Calendar;
use crate::notification::{Notice, NotificationKind, holders_of};
use crate::opportunity::Opportunity;
use crate::order::{Order, OrderStatus};
use crate::order_payment::{OrderPayment, OrderPaymentStatus, OrderPaymentType};
use crate::payment::{Payment, PaymentStatus};
use crate::record::{Id, Instant, built_in_id};
use crate::refusal::Fault;
use crate::setting::SettingKey;
use crate::table::Entity as _;
use crate::tx::Cx;

/// A receipt that is waited for, with its order and deal.
struct Expected {
    receipt: OrderPayment,
    order: Order,
    deal: Opportunity,
    due: NaiveDate,
    left: i64,
}

fn expected(id: Id, monthly: bool, today: NaiveDate, cx: &mut Cx<'_>) -> Result<Option<Expected>, Fault> {
    let Some(receipt) = cx.load::<OrderPayment>(id)? else { return Ok(None) };
    let Some(due) = receipt.due_date else { return Ok(None) };
    let waits =
        receipt.status == OrderPaymentStatus::Pending && (receipt.payment_type == OrderPaymentType::Monthly) == monthly;
    if !waits {
        return Ok(None);
    }
    let Some(order) = cx.load::<Order>(receipt.order_id)? else { return Ok(None) };
    let Some(deal) = cx.load::<Opportunity>(order.opportunity_id)? else { return Ok(None) };
    if order.status == OrderStatus::Cancelled {
        return Ok(None);
    }
    Ok(Some(Expected { left: days(today, due), receipt, order, deal, due }))
}

impl Expected {
    fn notice(&self, kind: NotificationKind) -> Notice {
        Notice::of(kind, Order::TABLE, self.order.id)
            .deal(self.deal.id, self.deal.customer_id)
            .with("number", &self.order.order_number)
            .with("name", &self.deal.fields.name)
            .with("date", self.due)
            .with("days", self.left.abs())
            .with("late", if self.left < 0 { "yes" } else { "no" })
    }

    fn occasion(&self, part: &str) -> String {
        format!("{}/{}/{part}", self.receipt.id, self.due)
    }
}

/// An instalment: recalled some days before, then every so many days; once it is late somebody has to ask for it.
pub(super) fn instalment(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(expected) = expected(id, false, numbers.today, cx)? else { return Ok(None) };
    let notice = expected.notice(NotificationKind::InstalmentDue);
    let (title, people) = (expected.order.order_number.clone(), vec![expected.order.sales_user_id]);
    if expected.left >= 0 {
        let Some(step) = step(numbers.list(SettingKey::InstalmentNoticeDays), expected.left) else { return Ok(None) };
        return Plan::reminder(&title, people, notice, expected.occasion(&step.to_string()), cx);
    }
    let late = (-expected.left - 1) / numbers.one(SettingKey::InstalmentRepeatDays).max(1);
    let occasion = expected.occasion(&format!("late/{late}"));
    let task = built_in_id(CollectionTask::TABLE, &format!("{}/{}", expected.receipt.id, expected.due));
    let asked = !cx.list::<CollectionTask>("order_payment_id", &Some(expected.receipt.id))?.is_empty();
    if asked || cx.exists::<CollectionTask>(task)? {
        return Plan::reminder(&title, people, notice, occasion, cx);
    }
    let task = CreateTask {
        id: task,
        order_id: expected.order.id,
        order_payment_id: Some(expected.receipt.id),
        due_date: Some(expected.due),
        notes: None,
        assigned_to_user_id: Some(expected.order.sales_user_id),
    };
    Ok(Some(Plan::new(JobAction::Collect, Deed::Collect(task), &title, people, notice, occasion)))
}

/// A month of a running service: recalled before; once it is late finance has to see whether money came.
pub(super) fn month(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(expected) = expected(id, true, numbers.today, cx)? else { return Ok(None) };
    let notice = expected.notice(NotificationKind::MonthlyPaymentDue);
    let (title, mut people) = (expected.order.order_number.clone(), vec![expected.order.sales_user_id]);
    if expected.left >= 0 {
        let Some(step) = step(numbers.list(SettingKey::MonthlyNoticeDays), expected.left) else { return Ok(None) };
        return Plan::reminder(&title, people, notice, expected.occasion(&step.to_string()), cx);
    }
    people.extend(holders_of("FINANCE", cx)?);
    let occasion = expected.occasion("late");
    if cx.exists::<CollectionTodo>(check_payment_id(expected.receipt.id))? {
        return Plan::reminder(&title, people, notice, occasion, cx);
    }
    let deed = Deed::CheckPayment(expected.receipt.id, Box::new(expected.deal));
    Ok(Some(Plan::new(JobAction::Collect, deed, &title, people, notice, occasion)))
}

/// A payment that waits for finance longer than it should.
pub(super) fn review(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(payment) = cx.load::<Payment>(id)? else { return Ok(None) };
    let Some(deal) = cx.load::<Opportunity>(payment.opportunity_id)? else { return Ok(None) };
    if payment.status != PaymentStatus::PendingReview
        || !waited(payment.reported_at, numbers, SettingKey::ReviewWorkingDays, cx)?
    {
        return Ok(None);
    }
    let notice = Notice::of(NotificationKind::ReviewOverdue, Payment::TABLE, payment.id)
        .deal(deal.id, deal.customer_id)
        .with("number", &payment.payment_no)
        .with("name", &deal.fields.name);
    let people = holders_of("FINANCE", cx)?;
    Plan::reminder(&payment.payment_no, people, notice, numbers.today.to_string(), cx)
}

/// Whether something waits longer than so many working days.
pub(super) fn waited(since: Instant, numbers: &Numbers, key: SettingKey, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let from = (since.utc() + crate::setting::zone_offset(cx)?).date_naive();
    let days = u64::try_from(numbers.one(key)).unwrap_or_default();
    let last = Calendar::here(cx)?.after(from, days, cx)?;
    Ok(last.is_some_and(|last| last < numbers.today))
}
