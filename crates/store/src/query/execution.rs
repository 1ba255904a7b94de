//! The list of execution orders, for the board and for whoever has them.

use bantu_domain::execution::{ExecutionStatus, ExecutionType};
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;
use sea_query::{Expr, ExprTrait as _, Value};

use crate::backend::Conn;
use crate::query::window::{Plan, Window, by_integer, by_text, code, count, id, ids_of, is};
use crate::tx::Visibility;

/// Which execution orders, the earliest planned end first; main orders are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one deal.
    pub opportunity_id: Option<Id>,
    /// State.
    pub status: Option<ExecutionStatus>,
    /// Given to this person.
    pub assigned_to: Option<Id>,
    /// Of this chat group.
    pub wechat_group_no: Option<String>,
}

/// A window of execution orders and how many there are.
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
    let mut select = ids_of(conn, "execution_orders", "t", visibility);
    select
        .and_where(Expr::col(("t", "order_type")).ne(code(&ExecutionType::Main)))
        .and_where_option(filter.opportunity_id.map(|value| is("t", "opportunity_id", id(value))))
        .and_where_option(filter.status.map(|value| is("t", "status", code(&value))))
        .and_where_option(filter.assigned_to.map(|value| is("t", "assigned_to", id(value))))
        .and_where_option(
            filter.wechat_group_no.clone().map(|value| is("t", "wechat_group_no", Value::String(Some(value)))),
        );
    let narrow = !visibility.whole || filter.opportunity_id.is_some() || filter.assigned_to.is_some();
    let total = count(conn, select.clone())?;
    let keys = &[by_text("t", "planned_end_date"), by_integer("t", "sort_order")];
    let ids = Window { keys, descending: false, plan: Plan::of(total, narrow), total, offset, limit }
        .ids(conn, select, "t")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}
