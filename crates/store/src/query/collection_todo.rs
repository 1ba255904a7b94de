//! The list of todos.

use bantu_domain::collection::{TodoStatus, TodoType};
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;

use crate::backend::Conn;
use crate::query::window::{Plan, Window, by_integer, code, count, id, ids_of, is};
use crate::tx::Visibility;

/// Which todos; newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one deal.
    pub opportunity_id: Option<Id>,
    /// Of one person.
    pub assigned_to: Option<Id>,
    /// State.
    pub status: Option<TodoStatus>,
    /// Kind.
    pub todo_type: Option<TodoType>,
}

/// A window of todos and how many there are.
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    filter: &Filter,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Id>, i64), StoreError> {
    let mut select = ids_of(conn, "collection_todos", "t", visibility);
    select
        .and_where_option(filter.opportunity_id.map(|value| is("t", "opportunity_id", id(value))))
        .and_where_option(filter.assigned_to.map(|value| is("t", "assigned_to", id(value))))
        .and_where_option(filter.status.map(|value| is("t", "status", code(&value))))
        .and_where_option(filter.todo_type.map(|value| is("t", "todo_type", code(&value))));
    let narrow = !visibility.whole || filter.opportunity_id.is_some() || filter.assigned_to.is_some();
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("t", "created_at")];
    let ids = Window { keys, descending: true, plan: Plan::of(total, narrow), total, offset, limit }
        .ids(conn, select, "t")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}
