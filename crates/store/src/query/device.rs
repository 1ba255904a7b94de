//! The laptops of an office with their users.

use bantu_domain::record::{CellValue as _, Id, Instant, Row};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};

/// A laptop in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: Id,
    /// Its user.
    pub user_id: Id,
    /// His shown name.
    pub user_name: String,
    /// His login name.
    pub user_email: String,
    /// What the person calls it.
    pub name: String,
    /// Its mark in document numbers.
    pub mark: String,
    /// Not revoked.
    pub active: bool,
    /// When it joined.
    pub enrolled_at: Instant,
    /// When it last asked the office.
    pub last_seen_at: Option<Instant>,
    /// Version of the workspace it had then.
    pub cursor: i64,
    /// Version of its program.
    pub app_version: Option<String>,
}

/// Every laptop, or those of one user, by the user's name and then the newest first.
///
/// # Errors
/// Storage failure.
pub fn list(conn: &mut Conn<'_>, user_id: Option<Id>) -> Result<Vec<Line>, StoreError> {
    let params = [conn.workspace_cell(), user_id.map_or_else(|| text(""), |id| id.to_cell())];
    conn.query(include_str!("device_list.sql"), &params)?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Line, StoreError> {
    Ok(Line {
        id: cell(row, "id")?,
        user_id: cell(row, "user_id")?,
        user_name: cell(row, "user_name")?,
        user_email: cell(row, "user_email")?,
        name: cell(row, "name")?,
        mark: cell(row, "mark")?,
        active: cell::<String>(row, "state")? == "active",
        enrolled_at: cell(row, "enrolled_at")?,
        last_seen_at: cell(row, "last_seen_at")?,
        cursor: cell(row, "cursor")?,
        app_version: cell(row, "app_version")?,
    })
}
