//! Todos of a deal (收款待办): those that payments and deliveries open by themselves, and those people write (DOMAIN §5.8).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SystemNote;
use crate::access::User;
use crate::customer::known;
use crate::edit::{check_length, check_name};
use crate::execution::ExecutionOrder;
use crate::opportunity::{Opportunity, check_date};
use crate::payment::{Payment, PaymentStatus};
use crate::record::{Id, Instant, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// 待办类型.
    pub enum TodoType {
        /// See whether money came.
        CheckPayment = "check_payment",
        /// 核对交付.
        VerifyDelivery = "verify_delivery",
        /// 释放新订单.
        ReleaseNewOrder = "release_new_order",
        /// 财务核对.
        FinanceReview = "finance_review",
        /// Tell somebody.
        SendNotification = "send_notification",
        /// 催款.
        PaymentReminder = "payment_reminder",
        /// Last look before the deal is closed.
        FinalCheck = "final_check",
        /// An execution order was given up for which others wait: somebody has to decide.
        ExecutionStuck = "execution_stuck",
    }
}

text_enum! {
    /// State of a todo.
    pub enum TodoStatus {
        /// Open.
        Pending = "pending",
        /// Somebody is at it.
        InProgress = "in_progress",
        /// Done.
        Completed = "completed",
        /// Not needed any more.
        Cancelled = "cancelled",
    }
}

transitions! {
    TodoStatus in "collection_todos"."status" {
        Pending => [InProgress, Completed, Cancelled],
        InProgress => [Pending, Completed, Cancelled],
        // Only by itself: where the money is taken back, or what it was about comes again.
        Completed => [Pending],
        Cancelled => [Pending],
    }
}

impl TodoStatus {
    /// Not done and not cancelled.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::InProgress)
    }
}

record! {
    /// 收款待办.
    pub struct CollectionTodo {
        /// Key.
        pub id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// The payment it is about.
        pub payment_id: Option<Id>,
        /// The execution order it is about.
        pub execution_order_id: Option<Id>,
        /// Kind.
        pub todo_type: TodoType,
        /// Title; empty for those that open by themselves, whose text the screen knows by kind.
        pub title: String,
        /// Free text.
        pub description: Option<String>,
        /// Whose it is; null: whoever holds the permission.
        pub assigned_to: Option<Id>,
        /// Due.
        pub due_date: Option<NaiveDate>,
        /// State.
        pub status: TodoStatus,
        /// Who made it; null: the rules did.
        pub created_by: Option<Id>,
        /// Created.
        pub created_at: Instant,
        /// Done or cancelled.
        pub completed_at: Option<Instant>,
        /// Who.
        pub completed_by: Option<Id>,
        /// Remark of the one who finished it; of the rules a [`super::SystemNote`].
        pub outcome: Option<String>,
    }
}
entity!(CollectionTodo in "collection_todos", finds ["opportunity_id", "payment_id", "assigned_to"], root |row| RootRule::Of("opportunities", row.opportunity_id));

/// Writes a todo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTodo {
    /// New id.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// The payment it is about.
    #[serde(default)]
    pub payment_id: Option<Id>,
    /// Kind.
    pub todo_type: TodoType,
    /// Title.
    pub title: String,
    /// Free text.
    #[serde(default)]
    pub description: Option<String>,
    /// Whose it is.
    #[serde(default)]
    pub assigned_to: Option<Id>,
    /// Due.
    #[serde(default)]
    pub due_date: Option<NaiveDate>,
}

/// Moves a todo on: begun, done, not needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveTodo {
    /// The todo.
    pub id: Id,
    /// Wanted state.
    pub status: TodoStatus,
    /// Remark.
    #[serde(default)]
    pub outcome: Option<String>,
}

pub(crate) fn create(args: &CreateTodo, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("todo.manage")?;
    let deal: Opportunity = cx.require(args.opportunity_id)?;
    check_name("title", &args.title)?;
    check_length("description", args.description.as_deref().unwrap_or_default(), 4_000)?;
    check_date("due_date", args.due_date, cx)?;
    known::<User>("assigned_to", args.assigned_to, cx)?;
    if let Some(payment) = args.payment_id
        && cx.load::<Payment>(payment)?.is_none_or(|p| p.opportunity_id != deal.id)
    {
        return Err(Refusal::new("reference.unknown").field("payment_id").into());
    }
    if matches!(args.todo_type, TodoType::FinanceReview | TodoType::ExecutionStuck) {
        // Those belong to payments and orders: the gate of the last stage counts the first, orders open the second.
        return Err(Refusal::new("field.invalid").field("todo_type").into());
    }
    cx.insert(&CollectionTodo {
        id: args.id,
        opportunity_id: deal.id,
        payment_id: args.payment_id,
        execution_order_id: None,
        todo_type: args.todo_type,
        title: args.title.trim().to_owned(),
        description: args.description.clone(),
        assigned_to: args.assigned_to,
        due_date: args.due_date,
        status: TodoStatus::Pending,
        created_by: Some(cx.actor.user_id),
        created_at: cx.at,
        completed_at: None,
        completed_by: None,
        outcome: None,
    })
}

pub(crate) fn move_on(args: &MoveTodo, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("todo.manage")?;
    let mut todo: CollectionTodo = cx.require(args.id)?;
    check_length("outcome", args.outcome.as_deref().unwrap_or_default(), 1_000)?;
    if todo.todo_type == TodoType::FinanceReview {
        return Err(Refusal::new("todo.by_review").into());
    }
    if !todo.status.is_open() || !todo.status.may_become(args.status) {
        let refusal = Refusal::new("todo.wrong_status").with("status", todo.status.code());
        return Err(refusal.with("wanted", args.status.code()).into());
    }
    finish(&mut todo, args.status, args.outcome.clone(), cx)
}

/// Ends a todo or lets it begin again, with who and when.
pub(super) fn finish(
    todo: &mut CollectionTodo,
    status: TodoStatus,
    outcome: Option<String>,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    todo.status = status;
    todo.outcome = outcome.or(todo.outcome.take());
    todo.completed_at = (!status.is_open()).then_some(cx.at);
    todo.completed_by = (!status.is_open()).then_some(cx.actor.user_id);
    cx.save(todo)
}

/// Opens a todo of the rules, once per deal, payment and kind.
pub(super) fn open(
    kind: TodoType,
    deal: &Opportunity,
    payment: Option<&Payment>,
    assigned_to: Option<Id>,
    days: u64,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let subject = payment.map_or(deal.id, |p| p.id);
    let id = built_in_id("collection_todos", &format!("{subject}/{}", kind.code()));
    let today = crate::setting::business_date(cx)?;
    if cx.load::<CollectionTodo>(id)?.is_some_and(|t| t.status.is_open()) {
        return Ok(());
    }
    cx.save(&CollectionTodo {
        id,
        opportunity_id: deal.id,
        payment_id: payment.map(|p| p.id),
        execution_order_id: None,
        todo_type: kind,
        title: String::new(),
        description: None,
        assigned_to,
        due_date: Some(today + chrono::Days::new(days)),
        status: TodoStatus::Pending,
        created_by: None,
        created_at: cx.at,
        completed_at: None,
        completed_by: None,
        outcome: None,
    })
}

/// Closes open todos of a kind.
pub(super) fn close(
    kind: TodoType,
    deal: Id,
    payment: Option<Id>,
    status: TodoStatus,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    for mut todo in cx.list::<CollectionTodo>("opportunity_id", &deal)? {
        let same = todo.todo_type == kind && payment.is_none_or(|p| todo.payment_id == Some(p));
        if same && todo.status.is_open() {
            finish(&mut todo, status, None, cx)?;
        }
    }
    Ok(())
}

/// An execution order waits for nothing any more: somebody has to be given it.
pub(crate) fn execution_released(order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let deal: Opportunity = cx.require(order.opportunity_id)?;
    about(TodoType::ReleaseNewOrder, order, Some(deal.owner_user_id), cx)
}

/// Somebody has an execution order: nobody has to be found for it any more.
pub(crate) fn execution_taken(order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match cx.load::<CollectionTodo>(about_id(TodoType::ReleaseNewOrder, order))? {
        Some(mut todo) if todo.status.is_open() => finish(&mut todo, TodoStatus::Completed, None, cx),
        _ => Ok(()),
    }
}

/// An execution order is not free to be given away any more: it waits again, or was given up.
pub(crate) fn execution_held(order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    end_about(TodoType::ReleaseNewOrder, order, TodoStatus::Cancelled, SystemNote::NotFree, cx)
}

/// Nobody waits any more for an execution order that was given up.
pub(crate) fn execution_freed(gone: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    end_about(TodoType::ExecutionStuck, gone, TodoStatus::Completed, SystemNote::NobodyWaits, cx)
}

fn end_about(
    kind: TodoType,
    order: &ExecutionOrder,
    status: TodoStatus,
    note: SystemNote,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    match cx.load::<CollectionTodo>(about_id(kind, order))? {
        Some(mut todo) if todo.status.is_open() => finish(&mut todo, status, Some(note.about(&order.order_no)), cx),
        _ => Ok(()),
    }
}

/// An execution order was given up for which others wait: whoever assigns work has to decide.
pub(crate) fn execution_stuck(order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    about(TodoType::ExecutionStuck, order, None, cx)
}

fn about_id(kind: TodoType, order: &ExecutionOrder) -> Id {
    built_in_id("collection_todos", &format!("{}/{}", order.id, kind.code()))
}

/// Opens a todo about an execution order, once per order and kind.
fn about(kind: TodoType, order: &ExecutionOrder, assigned_to: Option<Id>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let id = about_id(kind, order);
    if cx.load::<CollectionTodo>(id)?.is_some_and(|t| t.status.is_open()) {
        return Ok(());
    }
    let today = crate::setting::business_date(cx)?;
    cx.save(&CollectionTodo {
        id,
        opportunity_id: order.opportunity_id,
        payment_id: None,
        execution_order_id: Some(order.id),
        todo_type: kind,
        title: String::new(),
        description: None,
        assigned_to,
        due_date: Some(today + chrono::Days::new(1)),
        status: TodoStatus::Pending,
        created_by: None,
        created_at: cx.at,
        completed_at: None,
        completed_by: None,
        outcome: None,
    })
}

/// The todo about a receipt that did not come in time.
pub(crate) fn check_payment_id(receipt: Id) -> Id {
    built_in_id("collection_todos", &format!("{receipt}/{}", TodoType::CheckPayment.code()))
}

/// Somebody has to see whether the money of a receipt came; asked once.
pub(crate) fn check_payment(receipt: Id, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let id = check_payment_id(receipt);
    if cx.exists::<CollectionTodo>(id)? {
        return Ok(());
    }
    let today = crate::setting::business_date(cx)?;
    cx.save(&CollectionTodo {
        id,
        opportunity_id: deal.id,
        payment_id: None,
        execution_order_id: None,
        todo_type: TodoType::CheckPayment,
        title: String::new(),
        description: None,
        assigned_to: None,
        due_date: Some(today),
        status: TodoStatus::Pending,
        created_by: None,
        created_at: cx.at,
        completed_at: None,
        completed_by: None,
        outcome: None,
    })
}

/// Every new payment is finance's to check (DOMAIN §5.8).
pub(crate) fn ask_for_review(payment: &Payment, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    open(TodoType::FinanceReview, deal, Some(payment), None, 1, cx)
}

/// Finance has ruled.
pub(crate) fn reviewed(payment: &Payment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    close(TodoType::FinanceReview, payment.opportunity_id, Some(payment.id), TodoStatus::Completed, cx)
}

/// A final payment came in: the delivery must be checked; once it is, the deal gets its last look.
pub(crate) fn payment_confirmed(payment: &Payment, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !payment.fields.is_final_payment {
        return Ok(());
    }
    let mut deal = deal.clone();
    deal.final_payment_id = Some(payment.id);
    deal.updated_at = cx.at;
    cx.save(&deal)?;
    let kind = if deal.delivery_verified_on.is_none() { TodoType::VerifyDelivery } else { TodoType::FinalCheck };
    open(kind, &deal, None, Some(deal.owner_user_id), 3, cx)
}

/// The final payment went back: where no other one is there, nobody has to look at the deal for the last time.
pub(crate) fn payment_refunded(payment: &Payment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut deal: Opportunity = cx.require(payment.opportunity_id)?;
    if deal.final_payment_id != Some(payment.id) {
        return Ok(());
    }
    let final_one = |other: &Payment| {
        other.id != payment.id && other.status == PaymentStatus::Confirmed && other.fields.is_final_payment
    };
    deal.final_payment_id =
        cx.list::<Payment>("opportunity_id", &deal.id)?.into_iter().filter(final_one).map(|other| other.id).next_back();
    deal.updated_at = cx.at;
    cx.save(&deal)?;
    if deal.final_payment_id.is_none() {
        close(TodoType::VerifyDelivery, deal.id, None, TodoStatus::Cancelled, cx)?;
        close(TodoType::FinalCheck, deal.id, None, TodoStatus::Cancelled, cx)?;
    }
    Ok(())
}

/// The deal ended: open todos are not needed any more.
pub(crate) fn cancel_open(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for mut todo in cx.list::<CollectionTodo>("opportunity_id", &opportunity_id)? {
        if todo.status.is_open() && todo.todo_type != TodoType::FinanceReview {
            finish(&mut todo, TodoStatus::Cancelled, None, cx)?;
        }
    }
    Ok(())
}
