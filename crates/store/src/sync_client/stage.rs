//! Frames of a pull that is not complete yet.

use bantu_domain::record::Cell;
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};

/// Empties the stage for a new pull.
///
/// # Errors
/// Storage failure.
pub fn clear_stage(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    let workspace = conn.workspace_cell();
    conn.write("DELETE FROM stage_frame WHERE workspace = $1", &[workspace])?;
    Ok(())
}

/// Adds frames behind those already staged.
///
/// # Errors
/// Storage failure.
pub fn stage(conn: &mut Conn<'_>, frames: &[String]) -> Result<(), StoreError> {
    let workspace = conn.workspace_cell();
    let sql = "SELECT coalesce(max(n), 0) AS n FROM stage_frame WHERE workspace = $1";
    let mut n = conn.query_int(sql, std::slice::from_ref(&workspace))?.unwrap_or(0);
    for frame in frames {
        n += 1;
        let params = [workspace.clone(), Cell::Int(n), text(frame)];
        conn.write("INSERT INTO stage_frame (workspace, n, body) VALUES ($1, $2, $3)", &params)?;
    }
    Ok(())
}

/// The staged frames in their order.
///
/// # Errors
/// Storage failure.
pub fn staged(conn: &mut Conn<'_>) -> Result<Vec<String>, StoreError> {
    let workspace = conn.workspace_cell();
    let rows = conn.query("SELECT body FROM stage_frame WHERE workspace = $1 ORDER BY n", &[workspace])?;
    rows.iter().map(|row| cell(row, "body")).collect()
}
