//! The list of payments.

use bantu_domain::payment::PaymentStatus;
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;

use crate::backend::Conn;
use crate::query::window::{Plan, Window, by_integer, code, count, id, ids_of, is};
use crate::tx::Visibility;

/// Which payments; newest report first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one deal.
    pub opportunity_id: Option<Id>,
    /// Of one contract.
    pub contract_id: Option<Id>,
    /// State.
    pub status: Option<PaymentStatus>,
}

/// A window of payments and how many there are.
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
    let mut select = ids_of(conn, "payments", "t", visibility);
    select
        .and_where_option(filter.opportunity_id.map(|value| is("t", "opportunity_id", id(value))))
        .and_where_option(filter.contract_id.map(|value| is("t", "contract_id", id(value))))
        .and_where_option(filter.status.map(|value| is("t", "status", code(&value))));
    let narrow = !visibility.whole || filter.opportunity_id.is_some() || filter.contract_id.is_some();
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("t", "reported_at")];
    let ids = Window { keys, descending: true, plan: Plan::of(total, narrow), total, offset, limit }
        .ids(conn, select, "t")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}
