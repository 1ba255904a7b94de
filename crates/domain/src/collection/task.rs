//! Dunning tasks (催款任务) with the history of what was done (DOMAIN §3.13).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::User;
use crate::customer::known;
use crate::edit::check_length;
use crate::opportunity::check_date;
use crate::order::Order;
use crate::order_payment::OrderPayment;
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// Who made a task.
    pub enum TaskType {
        /// A rule.
        Auto = "auto",
        /// A person.
        Manual = "manual",
    }
}

text_enum! {
    /// State of a task.
    pub enum CollectionTaskStatus {
        /// Nobody has asked yet.
        Pending = "pending",
        /// Asked at least once.
        InProgress = "in_progress",
        /// Paid or settled.
        Completed = "completed",
        /// Given up, or not needed.
        Cancelled = "cancelled",
    }
}

transitions! {
    CollectionTaskStatus in "collection_tasks"."status" {
        Pending => [InProgress, Completed, Cancelled],
        InProgress => [Completed, Cancelled],
        // Only where the money is taken back.
        Completed => [Pending, InProgress],
        Cancelled => [],
    }
}

impl CollectionTaskStatus {
    /// Not done and not given up.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::InProgress)
    }
}

record! {
    /// 催款任务.
    pub struct CollectionTask {
        /// Key.
        pub id: Id,
        /// The order.
        pub order_id: Id,
        /// The expected receipt.
        pub order_payment_id: Option<Id>,
        /// Who made it.
        pub task_type: TaskType,
        /// State.
        pub status: CollectionTaskStatus,
        /// Due.
        pub due_date: Option<NaiveDate>,
        /// How often the customer was asked.
        pub reminder_count: i64,
        /// Remarks.
        pub notes: Option<String>,
        /// Whose it is.
        pub assigned_to_user_id: Option<Id>,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    }
}
entity!(CollectionTask in "collection_tasks", finds ["order_id", "order_payment_id"], root |row| RootRule::Of("orders", row.order_id));

record! {
    /// One reminder or answer.
    pub struct CollectionTaskEntry {
        /// Key.
        pub id: Id,
        /// The task.
        pub task_id: Id,
        /// How: `phone`, `wechat`, `whatsapp`, `email`, `visit`; `system` where the rules ended the task or let it begin again.
        pub channel: String,
        /// What was said; of the rules a [`super::SystemNote`].
        pub content: String,
        /// The customer promised to pay by this day.
        pub promised_on: Option<NaiveDate>,
        /// Who.
        pub created_by: Id,
        /// When.
        pub created_at: Instant,
    }
}
entity!(CollectionTaskEntry in "collection_task_entries", finds ["task_id"], root |row| RootRule::Of("collection_tasks", row.task_id));

/// Opens a task on an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTask {
    /// New id.
    pub id: Id,
    /// The order.
    pub order_id: Id,
    /// The expected receipt.
    #[serde(default)]
    pub order_payment_id: Option<Id>,
    /// Due.
    #[serde(default)]
    pub due_date: Option<NaiveDate>,
    /// Remarks.
    #[serde(default)]
    pub notes: Option<String>,
    /// Whose it is; the salesperson of the order where nothing is said.
    #[serde(default)]
    pub assigned_to_user_id: Option<Id>,
}

/// Writes down a reminder or an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogTask {
    /// New id.
    pub id: Id,
    /// The task.
    pub task_id: Id,
    /// How.
    pub channel: String,
    /// What was said.
    pub content: String,
    /// The customer promised to pay by this day.
    #[serde(default)]
    pub promised_on: Option<NaiveDate>,
}

/// Ends a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishTask {
    /// The task.
    pub id: Id,
    /// Completed or cancelled.
    pub status: CollectionTaskStatus,
    /// Remark.
    #[serde(default)]
    pub notes: Option<String>,
}

pub(crate) fn create(args: &CreateTask, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("todo.manage")?;
    let order: Order = cx.require(args.order_id)?;
    check_date("due_date", args.due_date, cx)?;
    check_length("notes", args.notes.as_deref().unwrap_or_default(), 4_000)?;
    known::<User>("assigned_to_user_id", args.assigned_to_user_id, cx)?;
    if let Some(receipt) = args.order_payment_id {
        if cx.load::<OrderPayment>(receipt)?.is_none_or(|r| r.order_id != order.id) {
            return Err(Refusal::new("reference.unknown").field("order_payment_id").into());
        }
        let twins = cx.list::<CollectionTask>("order_payment_id", &Some(receipt))?;
        if twins.iter().any(|task| task.status.is_open()) {
            return Err(Refusal::new("collection_task.exists").into());
        }
    }
    cx.insert(&CollectionTask {
        id: args.id,
        order_id: order.id,
        order_payment_id: args.order_payment_id,
        task_type: if cx.actor.is_system() { TaskType::Auto } else { TaskType::Manual },
        status: CollectionTaskStatus::Pending,
        due_date: args.due_date,
        reminder_count: 0,
        notes: args.notes.clone(),
        assigned_to_user_id: args.assigned_to_user_id.or(Some(order.sales_user_id)),
        created_at: cx.at,
        updated_at: cx.at,
    })
}

pub(crate) fn log(args: &LogTask, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("todo.manage")?;
    let mut task = open_task(args.task_id, cx)?;
    if !["phone", "wechat", "whatsapp", "email", "visit"].contains(&args.channel.as_str()) {
        return Err(Refusal::new("field.invalid").field("channel").into());
    }
    if args.content.trim().is_empty() {
        return Err(Refusal::new("field.required").field("content").into());
    }
    check_length("content", &args.content, 4_000)?;
    check_date("promised_on", args.promised_on, cx)?;
    task.reminder_count += 1;
    task.status = CollectionTaskStatus::InProgress;
    task.due_date = args.promised_on.or(task.due_date);
    task.updated_at = cx.at;
    cx.save(&task)?;
    cx.insert(&CollectionTaskEntry {
        id: args.id,
        task_id: task.id,
        channel: args.channel.clone(),
        content: args.content.trim().to_owned(),
        promised_on: args.promised_on,
        created_by: cx.actor.user_id,
        created_at: cx.at,
    })
}

pub(crate) fn finish(args: &FinishTask, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("todo.manage")?;
    let mut task = open_task(args.id, cx)?;
    if !matches!(args.status, CollectionTaskStatus::Completed | CollectionTaskStatus::Cancelled) {
        return Err(Refusal::new("field.invalid").field("status").into());
    }
    check_length("notes", args.notes.as_deref().unwrap_or_default(), 4_000)?;
    task.status = args.status;
    task.notes = args.notes.clone().or(task.notes);
    task.updated_at = cx.at;
    cx.save(&task)
}

fn open_task(id: Id, cx: &mut Cx<'_>) -> Result<CollectionTask, Fault> {
    let task: CollectionTask = cx.require(id)?;
    if task.status.is_open() {
        return Ok(task);
    }
    Err(Refusal::new("collection_task.closed").with("status", task.status.code()).into())
}
