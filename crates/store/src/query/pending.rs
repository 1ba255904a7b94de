//! What waits for the office.

use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell};

/// Ids of the rows that waiting commands have written.
///
/// # Errors
/// Storage failure.
pub fn written_ids(conn: &mut Conn<'_>) -> Result<Vec<Id>, StoreError> {
    let sql = "SELECT DISTINCT find_value FROM pending_write WHERE workspace = $1 AND find_column = 'id'";
    let workspace = conn.workspace_cell();
    conn.query(sql, &[workspace])?.iter().map(|row| cell(row, "find_value")).collect()
}
