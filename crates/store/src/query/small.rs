//! Tables small enough to be read whole: users, roles, lists people choose from, templates.

use bantu_domain::refusal::StoreError;
use bantu_domain::table::Entity;

use crate::backend::Conn;
use crate::record_sql::{BY_ID, RawRow, select};

/// Every record of a table that everybody may see, by id.
///
/// # Errors
/// Storage failure.
pub fn all<E: Entity>(conn: &mut Conn<'_>) -> Result<Vec<E>, StoreError> {
    let sql = select(E::table(), "_root IN ('org', 'cat') ORDER BY id");
    let workspace = conn.workspace_cell();
    let rows = conn.query(&sql, &[workspace])?;
    rows.into_iter().map(|row| E::read(&RawRow::split(row)?.row)).collect()
}

/// Records of a catalogue table whose column holds one of the values, by id; for the prices of a page of products and the like.
/// The table must be one that the asker may read whole (costs: ask for [`crate::Visibility::costs`] first).
///
/// # Errors
/// Storage failure; [`StoreError::Corrupt`] for a column that is not declared as findable.
pub fn by_column<E: Entity>(
    conn: &mut Conn<'_>,
    column: &'static str,
    values: &[String],
) -> Result<Vec<E>, StoreError> {
    if column != "id" && !E::FINDS.contains(&column) {
        return Err(StoreError::Corrupt(format!("{}.{column}", E::TABLE)));
    }
    if values.is_empty() {
        return Ok(Vec::new());
    }
    let places = (2..values.len() + 2).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let sql = select(E::table(), &format!("{column} IN ({places}) {BY_ID}"));
    let mut params = vec![conn.workspace_cell()];
    params.extend(values.iter().cloned().map(bantu_domain::record::Cell::Text));
    conn.query(&sql, &params)?.into_iter().map(|row| E::read(&RawRow::split(row)?.row)).collect()
}
