//! The audit trail with its commands, newest first; an entry shows only under a root that the asker sees.

use std::collections::{BTreeMap, BTreeSet};

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
    /// What one person did.
    pub actor: Option<Id>,
    /// Commands given at this time or later.
    pub from: Option<Instant>,
    /// Commands given before this time.
    pub until: Option<Instant>,
    /// What one command did.
    pub version: Option<i64>,
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
        text(&filter.actor.map(|id| id.to_string()).unwrap_or_default()),
        Cell::Int(filter.from.map_or(i64::MIN, Instant::micros)),
        Cell::Int(filter.until.map_or(i64::MAX, Instant::micros)),
        Cell::Int(filter.version.unwrap_or(0)),
    ];
    let total = conn.query_int(include_str!("audit_count.sql"), &params)?.unwrap_or(0);
    let window = [params, vec![Cell::Int(limit), Cell::Int(offset)]].concat();
    let rows = conn.query(include_str!("audit_list.sql"), &window)?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, total))
}

/// What a record is called where another one refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name, number or code.
    pub name: String,
    /// Its currency, where amounts of other rows are in it.
    pub currency: Option<String>,
}

/// Names of records by their ids, as far as the asker sees them.
///
/// # Errors
/// Storage failure.
pub fn names(
    conn: &mut Conn<'_>,
    ids: &BTreeSet<String>,
    visibility: Visibility,
) -> Result<BTreeMap<String, Named>, StoreError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let fixed = [conn.workspace_cell(), visibility.user_id.to_cell(), Cell::Int(i64::from(visibility.whole))];
    let places = (4..ids.len() + 4).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let params: Vec<Cell> = fixed.into_iter().chain(ids.iter().cloned().map(Cell::Text)).collect();
    let rows = conn.query(&include_str!("audit_names.sql").replace("'IDS'", &places), &params)?;
    rows.iter()
        .map(|row| {
            let named = Named { name: cell(row, "name")?, currency: cell(row, "currency")? };
            Ok((cell::<String>(row, "id")?, named))
        })
        .collect()
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
