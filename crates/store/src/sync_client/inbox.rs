//! Commands the office refused or holds, until the person has dealt with them.

use bantu_domain::record::{Cell, CellValue, Id, Instant, Row};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};

/// A command the office refused or holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxItem {
    /// The command.
    pub cmd_id: Id,
    /// Its number on the device.
    pub seq: i64,
    /// Who issued it.
    pub user_id: Id,
    /// Command name.
    pub name: String,
    /// The record.
    pub body: String,
    /// Held behind another command, else rejected.
    pub held_by: Option<i64>,
    /// Why.
    pub code: String,
    /// Parameters of the code, JSON.
    pub params: String,
    /// What the row looked like here, JSON.
    pub seen_row: Option<String>,
    /// What it looks like at the office, JSON.
    pub current_row: Option<String>,
    /// Issued.
    pub at: Instant,
    /// Decided.
    pub decided_at: Instant,
    /// Dealt with.
    pub closed_at: Option<Instant>,
    /// `retried` or `discarded`.
    pub closed_how: Option<String>,
}

/// Puts a refused or held command before the person.
///
/// # Errors
/// Storage failure.
pub fn insert_inbox(conn: &mut Conn<'_>, device: Id, item: &InboxItem) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        item.cmd_id.to_cell(),
        device.to_cell(),
        Cell::Int(item.seq),
        item.user_id.to_cell(),
        text(&item.name),
        text(&item.body),
        text(if item.held_by.is_some() { "held" } else { "rejected" }),
        text(&item.code),
        text(&item.params),
        item.held_by.to_cell(),
        item.seen_row.to_cell(),
        item.current_row.to_cell(),
        item.at.to_cell(),
        item.decided_at.to_cell(),
    ];
    conn.write(include_str!("inbox.sql"), &params)?;
    Ok(())
}

const INBOX: &str = "SELECT cmd_id, seq, user_id, name, body, held_by, code, params, seen_row, current_row, at, decided_at, closed_at, \
     closed_how FROM inbox";

fn read_inbox(row: &Row) -> Result<InboxItem, StoreError> {
    Ok(InboxItem {
        cmd_id: cell(row, "cmd_id")?,
        seq: cell(row, "seq")?,
        user_id: cell(row, "user_id")?,
        name: cell(row, "name")?,
        body: cell(row, "body")?,
        held_by: cell(row, "held_by")?,
        code: cell(row, "code")?,
        params: cell(row, "params")?,
        seen_row: cell(row, "seen_row")?,
        current_row: cell(row, "current_row")?,
        at: cell(row, "at")?,
        decided_at: cell(row, "decided_at")?,
        closed_at: cell(row, "closed_at")?,
        closed_how: cell(row, "closed_how")?,
    })
}

/// Items in the order of their commands; `open` leaves out those already dealt with.
///
/// # Errors
/// Storage failure.
pub fn inbox(conn: &mut Conn<'_>, open: bool) -> Result<Vec<InboxItem>, StoreError> {
    let condition = if open { " AND closed_at IS NULL" } else { "" };
    let workspace = conn.workspace_cell();
    conn.query(&format!("{INBOX} WHERE workspace = $1{condition} ORDER BY seq"), &[workspace])?
        .iter()
        .map(read_inbox)
        .collect()
}

/// The item of a command.
///
/// # Errors
/// Storage failure.
pub fn inbox_item(conn: &mut Conn<'_>, cmd_id: Id) -> Result<Option<InboxItem>, StoreError> {
    let params = [conn.workspace_cell(), cmd_id.to_cell()];
    conn.query_one(&format!("{INBOX} WHERE workspace = $1 AND cmd_id = $2"), &params)?
        .as_ref()
        .map(read_inbox)
        .transpose()
}

/// Closes an item.
///
/// # Errors
/// Storage failure.
pub fn close_inbox(conn: &mut Conn<'_>, cmd_id: Id, how: &str, now: Instant) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), cmd_id.to_cell(), text(how), now.to_cell()];
    conn.write("UPDATE inbox SET closed_how = $3, closed_at = $4 WHERE workspace = $1 AND cmd_id = $2", &params)?;
    Ok(())
}
