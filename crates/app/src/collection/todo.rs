//! Todos of deals (收款待办).

use bantu_domain::Command;
use bantu_domain::collection::{CollectionTodo, CreateTodo, MoveTodo, TodoStatus, TodoType};
use bantu_domain::execution::ExecutionOrder;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::payment::Payment;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::setting::business_date;
use bantu_domain::tx::Cx;
use bantu_store::query::collection_todo as store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{Done, Page, Ref};

/// A todo.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TodoRow {
    /// Key.
    pub id: Id,
    /// The deal.
    pub opportunity: Ref,
    /// The payment it is about.
    pub payment: Option<Ref>,
    /// The execution order it is about.
    pub execution_order: Option<Ref>,
    /// Kind.
    pub todo_type: TodoType,
    /// Title; empty for those of the rules.
    pub title: String,
    /// Free text.
    pub description: Option<String>,
    /// Whose it is.
    pub assigned_to: Option<Ref>,
    /// Due.
    pub due_date: Option<NaiveDate>,
    /// Open and its day has passed.
    pub is_overdue: bool,
    /// State.
    pub status: TodoStatus,
    /// Created.
    pub created_at: Instant,
    /// Remark of the one who finished it.
    pub outcome: Option<String>,
}

/// Which todos; newest first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TodoListArgs {
    /// Of one deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// Of one person.
    #[serde(default)]
    assigned_to: Option<Id>,
    /// Of one state.
    #[serde(default)]
    status: Option<TodoStatus>,
    /// Of one kind.
    #[serde(default)]
    todo_type: Option<TodoType>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

fn list(call: &Call<'_>, args: TodoListArgs) -> Result<Page<TodoRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let filter = store::Filter {
        opportunity_id: args.opportunity_id,
        assigned_to: args.assigned_to,
        status: args.status,
        todo_type: args.todo_type,
    };
    call.look(|look| {
        let visibility = look.visibility();
        if let Some(deal) = args.opportunity_id {
            look.ask(|cx| cx.require::<Opportunity>(deal))?;
        }
        let (ids, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let rows = look.ask(|cx| {
            let today = business_date(cx)?;
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(todo) = cx.load::<CollectionTodo>(id)? {
                    rows.push(row(todo, today, cx)?);
                }
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn row(todo: CollectionTodo, today: NaiveDate, cx: &mut Cx<'_>) -> Result<TodoRow, Fault> {
    let deal: Opportunity = cx.require(todo.opportunity_id)?;
    let payment = match todo.payment_id {
        Some(id) => cx.load::<Payment>(id)?.map(|p| Ref { id, name: p.payment_no }),
        None => None,
    };
    let execution_order = match todo.execution_order_id {
        Some(id) => cx.load::<ExecutionOrder>(id)?.map(|o| Ref { id, name: format!("{} {}", o.order_no, o.title) }),
        None => None,
    };
    let assigned_to = match todo.assigned_to {
        Some(user) => Some(user_ref(user, cx)?),
        None => None,
    };
    Ok(TodoRow {
        id: todo.id,
        opportunity: Ref { id: deal.id, name: deal.fields.name },
        payment,
        execution_order,
        todo_type: todo.todo_type,
        title: todo.title,
        description: todo.description,
        assigned_to,
        due_date: todo.due_date,
        is_overdue: todo.status.is_open() && todo.due_date.is_some_and(|due| due < today),
        status: todo.status,
        created_at: todo.created_at,
        outcome: todo.outcome,
    })
}

/// Writes a todo.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTodoArgs {
    /// The deal.
    opportunity_id: Id,
    /// The payment it is about.
    #[serde(default)]
    payment_id: Option<Id>,
    /// Kind.
    todo_type: TodoType,
    /// Title.
    title: String,
    /// Free text.
    #[serde(default)]
    description: Option<String>,
    /// Whose it is.
    #[serde(default)]
    assigned_to: Option<Id>,
    /// Due.
    #[serde(default)]
    due_date: Option<NaiveDate>,
}

fn create(call: &Call<'_>, args: CreateTodoArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let CreateTodoArgs { opportunity_id, payment_id, todo_type, title, description, assigned_to, due_date } = args;
    let command = CreateTodo { id, opportunity_id, payment_id, todo_type, title, description, assigned_to, due_date };
    call.run_on(id, &Command::TodoCreate(command))
}

fn move_on(call: &Call<'_>, args: MoveTodo) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::TodoMove(args))
}

pub(super) fn entries() -> Vec<UseCase> {
    vec![
        query("collection_todo.list", "opportunity.view", list),
        command("collection_todo.create", "todo.manage", create),
        command("collection_todo.move", "todo.manage", move_on),
    ]
}
