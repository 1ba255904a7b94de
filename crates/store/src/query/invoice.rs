//! The list of invoices, and the contracts that leave something to be invoiced.

use bantu_domain::invoice::{InvoiceKind, InvoiceStatus};
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;
use sea_query::{Expr, ExprTrait as _, Value};

use crate::backend::Conn;
use crate::query::window::{Plan, Window, by_integer, code, count, id, ids_of, is};
use crate::tx::Visibility;

/// Which invoices; newest change first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one deal.
    pub opportunity_id: Option<Id>,
    /// Of one contract.
    pub contract_id: Option<Id>,
    /// State.
    pub status: Option<InvoiceStatus>,
    /// Kind.
    pub kind: Option<InvoiceKind>,
}

/// A window of invoices and how many there are.
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
    let mut select = ids_of(conn, "invoices", "t", visibility);
    select
        .and_where_option(filter.opportunity_id.map(|value| is("t", "opportunity_id", id(value))))
        .and_where_option(filter.contract_id.map(|value| is("t", "contract_id", id(value))))
        .and_where_option(filter.status.map(|value| is("t", "status", code(&value))))
        .and_where_option(filter.kind.map(|value| is("t", "kind", code(&value))));
    let narrow = !visibility.whole || filter.opportunity_id.is_some() || filter.contract_id.is_some();
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("t", "updated_at")];
    let ids = Window { keys, descending: true, plan: Plan::of(total, narrow), total, offset, limit }
        .ids(conn, select, "t")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}

/// A window of signed contracts whose issued commercial invoices do not reach their total, without those whose customer wants none, and
/// how many there are. The one changed last stands first.
///
/// # Errors
/// Storage failure.
pub fn to_issue(
    conn: &mut Conn<'_>,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Id>, i64), StoreError> {
    let left = format!("\"t\".\"total_minor\" > ({})", include_str!("invoiced_sum.sql"));
    let mut select = ids_of(conn, "contracts", "t", visibility);
    select
        .and_where(Expr::col(("t", "signed_on")).is_not_null())
        .and_where(Expr::col(("t", "status")).ne("terminated"))
        .and_where(Expr::col(("t", "no_invoice_reason")).is_null())
        .and_where(Expr::cust_with_values(left, [Value::from(conn.workspace())]));
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("t", "updated_at")];
    let ids =
        Window { keys, descending: true, plan: Plan::of(total, true), total, offset, limit }.ids(conn, select, "t")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}
