//! The version lane: 1, 2, 3 … without a gap, in the order of commits (SYNC I2).

use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell};

/// The newest version of the workspace; 0 before the first write.
///
/// # Errors
/// Storage failure.
pub fn version(conn: &mut Conn<'_>) -> Result<i64, StoreError> {
    let id = conn.workspace_cell();
    let row = conn.query_one("SELECT version FROM workspace WHERE id = $1", &[id])?;
    cell(&row.ok_or_else(|| StoreError::Corrupt("workspace".to_owned()))?, "version")
}

/// Takes the next version. Inside a write transaction only: the lane is held to its commit, and an undone
/// transaction or savepoint gives the version back.
///
/// # Errors
/// Storage failure.
pub fn next_version(conn: &mut Conn<'_>) -> Result<i64, StoreError> {
    let id = conn.workspace_cell();
    let rows = conn.query("UPDATE workspace SET version = version + 1 WHERE id = $1 RETURNING version", &[id])?;
    cell(rows.first().ok_or_else(|| StoreError::Corrupt("workspace".to_owned()))?, "version")
}
