//! Dunning tasks (催款) with the history of what was said.

use bantu_domain::Command;
use bantu_domain::collection::{
    CollectionTask, CollectionTaskEntry, CollectionTaskStatus, CreateTask, FinishTask, LogTask, TaskType,
};
use bantu_domain::customer::Customer;
use bantu_domain::money::{Amount, Money};
use bantu_domain::order::Order;
use bantu_domain::order_payment::OrderPayment;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Cx;
use bantu_store::query::collection_task as store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{Done, Page, Ref};

/// A reminder or an answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TaskEntryView {
    /// How.
    pub channel: String,
    /// What was said.
    pub content: String,
    /// Promised to pay by this day.
    pub promised_on: Option<NaiveDate>,
    /// Who.
    pub created_by: Ref,
    /// When.
    pub created_at: Instant,
}

/// A dunning task.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TaskRow {
    /// Key.
    pub id: Id,
    /// The order.
    pub order: Ref,
    /// The customer.
    pub customer: Ref,
    /// The expected receipt.
    pub order_payment_id: Option<Id>,
    /// Its amount.
    pub amount: Option<Amount>,
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
    pub assigned_to: Option<Ref>,
    /// What was said, newest first.
    pub entries: Vec<TaskEntryView>,
    /// Created.
    pub created_at: Instant,
}

/// Which tasks; newest first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskListArgs {
    /// Of one order.
    #[serde(default)]
    order_id: Option<Id>,
    /// Of one person.
    #[serde(default)]
    assigned_to: Option<Id>,
    /// Of one state.
    #[serde(default)]
    status: Option<CollectionTaskStatus>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

fn list(call: &Call<'_>, args: TaskListArgs) -> Result<Page<TaskRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let filter = store::Filter { order_id: args.order_id, assigned_to_user_id: args.assigned_to, status: args.status };
    call.look(|look| {
        let visibility = look.visibility();
        if let Some(order) = args.order_id {
            look.ask(|cx| cx.require::<Order>(order))?;
        }
        let (ids, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(task) = cx.load::<CollectionTask>(id)? {
                    rows.push(row(task, cx)?);
                }
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn row(task: CollectionTask, cx: &mut Cx<'_>) -> Result<TaskRow, Fault> {
    let order: Order = cx.require(task.order_id)?;
    let customer: Customer = cx.require(order.customer_id)?;
    let receipt = match task.order_payment_id {
        Some(id) => cx.load::<OrderPayment>(id)?,
        None => None,
    };
    let assigned_to = match task.assigned_to_user_id {
        Some(user) => Some(user_ref(user, cx)?),
        None => None,
    };
    let mut entries = Vec::new();
    for entry in cx.list::<CollectionTaskEntry>("task_id", &task.id)? {
        entries.push(TaskEntryView {
            channel: entry.channel,
            content: entry.content,
            promised_on: entry.promised_on,
            created_by: user_ref(entry.created_by, cx)?,
            created_at: entry.created_at,
        });
    }
    entries.sort_by_key(|e| std::cmp::Reverse(e.created_at));
    Ok(TaskRow {
        id: task.id,
        order: Ref { id: order.id, name: order.order_number },
        customer: Ref { id: customer.id, name: customer.fields.name },
        order_payment_id: task.order_payment_id,
        amount: receipt.map(|r| Money::new(r.payment_amount_minor, order.currency).into()),
        task_type: task.task_type,
        status: task.status,
        due_date: task.due_date,
        reminder_count: task.reminder_count,
        notes: task.notes,
        assigned_to,
        entries,
        created_at: task.created_at,
    })
}

/// Opens a task.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTaskArgs {
    /// The order.
    order_id: Id,
    /// The expected receipt.
    #[serde(default)]
    order_payment_id: Option<Id>,
    /// Due.
    #[serde(default)]
    due_date: Option<NaiveDate>,
    /// Remarks.
    #[serde(default)]
    notes: Option<String>,
    /// Whose it is.
    #[serde(default)]
    assigned_to: Option<Id>,
}

fn create(call: &Call<'_>, args: CreateTaskArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let CreateTaskArgs { order_id, order_payment_id, due_date, notes, assigned_to } = args;
    let command = CreateTask { id, order_id, order_payment_id, due_date, notes, assigned_to_user_id: assigned_to };
    call.run_on(id, &Command::CollectionTaskCreate(command))
}

/// Writes down a reminder or an answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogTaskArgs {
    /// The task.
    task_id: Id,
    /// `phone`, `wechat`, `whatsapp`, `email`, `visit`.
    channel: String,
    /// What was said.
    content: String,
    /// Promised to pay by this day.
    #[serde(default)]
    promised_on: Option<NaiveDate>,
}

fn log(call: &Call<'_>, args: LogTaskArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let LogTaskArgs { task_id, channel, content, promised_on } = args;
    call.run_on(task_id, &Command::CollectionTaskLog(LogTask { id, task_id, channel, content, promised_on }))
}

fn finish(call: &Call<'_>, args: FinishTask) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::CollectionTaskFinish(args))
}

pub(super) fn entries() -> Vec<UseCase> {
    vec![
        query("collection_task.list", "order.view", list),
        command("collection_task.create", "todo.manage", create),
        command("collection_task.log", "todo.manage", log),
        command("collection_task.finish", "todo.manage", finish),
    ]
}
