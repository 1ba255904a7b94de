//! The list of dunning tasks.

use bantu_domain::collection::CollectionTaskStatus;
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;

use crate::backend::Conn;
use crate::query::window::{Plan, Window, by_integer, code, count, id, ids_of, is};
use crate::tx::Visibility;

/// Which dunning tasks; newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one order.
    pub order_id: Option<Id>,
    /// Of one person.
    pub assigned_to_user_id: Option<Id>,
    /// State.
    pub status: Option<CollectionTaskStatus>,
}

/// A window of dunning tasks and how many there are.
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
    let mut select = ids_of(conn, "collection_tasks", "t", visibility);
    select
        .and_where_option(filter.order_id.map(|value| is("t", "order_id", id(value))))
        .and_where_option(filter.assigned_to_user_id.map(|value| is("t", "assigned_to_user_id", id(value))))
        .and_where_option(filter.status.map(|value| is("t", "status", code(&value))));
    let narrow = !visibility.whole || filter.order_id.is_some() || filter.assigned_to_user_id.is_some();
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("t", "created_at")];
    let ids = Window { keys, descending: true, plan: Plan::of(total, narrow), total, offset, limit }
        .ids(conn, select, "t")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}
