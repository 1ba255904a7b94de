//! What people have typed and not sent yet: one text per person and key, on this machine only.

use bantu_domain::record::{Cell, CellValue, Id, Instant};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was typed, as JSON.
    pub body: String,
    /// When it was kept.
    pub saved_at: Instant,
}

/// The draft of a key.
///
/// # Errors
/// Storage failure.
pub fn get(conn: &mut Conn<'_>, user_id: Id, key: &str) -> Result<Option<Draft>, StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), text(key)];
    let row =
        conn.query_one("SELECT body, saved_at FROM draft WHERE workspace = $1 AND user_id = $2 AND key = $3", &params)?;
    row.map(|row| Ok(Draft { body: cell(&row, "body")?, saved_at: cell(&row, "saved_at")? })).transpose()
}

/// Keeps a draft; beyond `most` drafts of a person his oldest go.
///
/// # Errors
/// Storage failure.
pub fn put(conn: &mut Conn<'_>, user_id: Id, key: &str, body: &str, at: Instant, most: i64) -> Result<(), StoreError> {
    let (workspace, user) = (conn.workspace_cell(), user_id.to_cell());
    conn.write(include_str!("draft_put.sql"), &[workspace.clone(), user.clone(), text(key), text(body), at.to_cell()])?;
    conn.write(include_str!("draft_sweep.sql"), &[workspace, user, Cell::Int(most)])?;
    Ok(())
}

/// Throws a draft away.
///
/// # Errors
/// Storage failure.
pub fn delete(conn: &mut Conn<'_>, user_id: Id, key: &str) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), text(key)];
    conn.write("DELETE FROM draft WHERE workspace = $1 AND user_id = $2 AND key = $3", &params).map(drop)
}
