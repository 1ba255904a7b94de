//! Which bytes the files of customers are.

use std::collections::BTreeSet;

use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell};

/// BLAKE3 of every file of the workspace.
///
/// # Errors
/// Storage failure.
pub fn names(conn: &mut Conn<'_>) -> Result<BTreeSet<String>, StoreError> {
    let workspace = conn.workspace_cell();
    let rows = conn.query("SELECT DISTINCT blake3 FROM attachments WHERE workspace = $1", &[workspace])?;
    rows.iter().map(|row| cell(row, "blake3")).collect()
}
