//! The list of contracts.

use bantu_domain::contract::ContractStatus;
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;

use crate::backend::Conn;
use crate::query::window::{Plan, Window, by_integer, code, count, id, ids_of, is};
use crate::tx::Visibility;

/// Which contracts; newest change first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one deal.
    pub opportunity_id: Option<Id>,
    /// State.
    pub status: Option<ContractStatus>,
    /// Signed by one entity.
    pub entity_id: Option<Id>,
}

/// A window of contracts and how many there are.
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
    let mut select = ids_of(conn, "contracts", "c", visibility);
    select
        .and_where_option(filter.opportunity_id.map(|deal| is("c", "opportunity_id", id(deal))))
        .and_where_option(filter.status.map(|status| is("c", "status", code(&status))))
        .and_where_option(filter.entity_id.map(|entity| is("c", "entity_id", id(entity))));
    let narrow = !visibility.whole || filter.opportunity_id.is_some();
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("c", "updated_at")];
    let ids = Window { keys, descending: true, plan: Plan::of(total, narrow), total, offset, limit }
        .ids(conn, select, "c")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}
