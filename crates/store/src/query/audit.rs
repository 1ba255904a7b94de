//! The audit trail with its commands, newest first; an entry shows only under a root that the asker sees.

use bantu_domain::record::{Cell, CellValue, Id, Instant, Row};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};
use crate::tx::Visibility;

/// Which entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// Rows of one table.
    pub table: Option<&'static str>,
    /// One row.
    pub id: Option<Id>,
}

/// What a command did to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Version of the workspace.
    pub version: i64,
    /// When the command was given.
    pub at: Instant,
    /// Who gave it.
    pub actor: Id,
    /// His shown name; `None` for the system.
    pub actor_name: Option<String>,
    /// Name of the command.
    pub command: String,
    /// Table of the row.
    pub table: String,
    /// The row.
    pub id: String,
    /// The row before, as JSON; `None` for a new row.
    pub before: Option<String>,
    /// The row after, as JSON; `None` for a deleted row.
    pub after: Option<String>,
}

/// A window of the entries and how many there are.
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    filter: &Filter,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Entry>, i64), StoreError> {
    // The empty text means any.
    let params = vec![
        conn.workspace_cell(),
        text(filter.table.unwrap_or_default()),
        text(&filter.id.map(|id| id.to_string()).unwrap_or_default()),
        Cell::Int(i64::from(visibility.costs)),
        Cell::Int(i64::from(visibility.whole)),
        visibility.user_id.to_cell(),
    ];
    let total = conn.query_int(include_str!("audit_count.sql"), &params)?.unwrap_or(0);
    let window = [params, vec![Cell::Int(limit), Cell::Int(offset)]].concat();
    let rows = conn.query(include_str!("audit_list.sql"), &window)?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, total))
}

fn read(row: &Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        version: cell(row, "version")?,
        at: cell(row, "at")?,
        actor: cell(row, "actor")?,
        actor_name: cell(row, "actor_name")?,
        command: cell(row, "name")?,
        table: cell(row, "tbl")?,
        id: cell(row, "id")?,
        before: cell(row, "before")?,
        after: cell(row, "after")?,
    })
}
