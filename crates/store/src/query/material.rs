//! The list of papers over all deals, for whoever checks them.

use bantu_domain::material::{MaterialStatus, ValidationStatus};
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;
use sea_query::Value;

use crate::backend::Conn;
use crate::query::window::{Plan, Window, by_integer, code, count, ids_of, is};
use crate::tx::Visibility;

/// Which papers, the one that waits longest first; only those that count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// State.
    pub status: Option<MaterialStatus>,
    /// What the automatic check said.
    pub validation_status: Option<ValidationStatus>,
}

/// A window of papers and how many there are.
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    filter: Filter,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Id>, i64), StoreError> {
    let mut select = ids_of(conn, "material_documents", "t", visibility);
    select
        .and_where(is("t", "is_current", Value::BigInt(Some(1))))
        .and_where_option(filter.status.map(|value| is("t", "status", code(&value))))
        .and_where_option(filter.validation_status.map(|value| is("t", "validation_status", code(&value))));
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("t", "uploaded_at")];
    let plan = Plan::of(total, !visibility.whole);
    let ids = Window { keys, descending: false, plan, total, offset, limit }.ids(conn, select, "t")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}
