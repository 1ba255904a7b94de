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

/// Entries counted at most: nobody leafs through more, and a trail of years is not counted at each look.
pub const MOST: i64 = 10_000;

/// A window of the entries and how many there are, [`MOST`] at most.
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
    let question = Question::of(conn, filter, visibility)?;
    let Question { from, condition, order, params } = &question;
    let counted = format!(
        "SELECT count(*) AS total FROM (SELECT 1 AS one FROM {from} WHERE {condition} LIMIT {MOST}) AS counted"
    );
    let total = conn.query_int(&counted, params)?.unwrap_or(0);
    let limit = limit.min(total.saturating_sub(offset)).max(0);
    let listed = format!(
        "SELECT a.version, a.tbl, a.id, a.before, a.after, c.at, c.actor, c.name, u.display_name AS actor_name \
         FROM {from} LEFT JOIN users u ON u.workspace = c.workspace AND u.id = c.actor \
         WHERE {condition} ORDER BY {order} LIMIT {limit} OFFSET {offset}"
    );
    let rows = if limit == 0 { Vec::new() } else { conn.query(&listed, params)? };
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, total))
}

/// The question in SQL: only what is asked for stands in it, so that an index leads to the answer.
struct Question {
    from: &'static str,
    condition: String,
    order: &'static str,
    params: Vec<Cell>,
}

impl Question {
    fn of(conn: &mut Conn<'_>, filter: &Filter, visibility: Visibility) -> Result<Self, StoreError> {
        let mut params = vec![conn.workspace_cell()];
        let mut conditions = vec!["a.workspace = $1 AND c.workspace = $1 AND c.version = a.version".to_owned()];
        let mut ask = |sql: &str, value: Cell| {
            params.push(value);
            conditions.push(sql.replace('?', &format!("${}", params.len())));
        };
        if let Some(table) = filter.table {
            ask("a.tbl = ?", text(table));
        }
        if let Some(id) = filter.id {
            ask("a.id = ?", id.to_cell());
        }
        if let Some(version) = filter.version {
            ask("a.version = ?", Cell::Int(version));
        }
        if let Some(actor) = filter.actor {
            ask("c.actor = ?", actor.to_cell());
        }
        if filter.from.is_some() || filter.until.is_some() {
            let from = Cell::Int(filter.from.map_or(i64::MIN, Instant::micros));
            let until = Cell::Int(filter.until.map_or(i64::MAX, Instant::micros));
            // Commands come in about the order in which they were given: the versions of a time lie close together.
            let (first, last) = versions(conn, &from, &until)?;
            ask("c.at >= ?", from);
            ask("c.at < ?", until);
            ask("c.version >= ?", Cell::Int(first));
            ask("c.version <= ?", Cell::Int(last));
        }
        if !visibility.whole {
            ask(include_str!("audit_roots.sql"), visibility.user_id.to_cell());
        }
        if !visibility.costs {
            conditions.push("a.root <> 'cost' AND a.root NOT LIKE 'cost:%'".to_owned());
        }
        let by_command = filter.actor.is_some() || filter.from.is_some() || filter.until.is_some();
        // SQLite has no figures of its own: a cross join makes it begin where the condition or the order is.
        let (from, order) = if by_command && filter.id.is_none() {
            ("commit_log c CROSS JOIN audit a", "c.version DESC, a.tbl DESC, a.id DESC")
        } else {
            ("audit a CROSS JOIN commit_log c", "a.version DESC, a.tbl DESC, a.id DESC")
        };
        Ok(Self { from, condition: conditions.join(" AND "), order, params })
    }
}

/// The first and the last version of a time; of none where nothing was done then.
fn versions(conn: &mut Conn<'_>, from: &Cell, until: &Cell) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT min(version) AS first, max(version) AS last FROM commit_log \
               WHERE workspace = $1 AND at >= $2 AND at < $3";
    let params = [conn.workspace_cell(), from.clone(), until.clone()];
    let row = conn.query_one(sql, &params)?;
    let bound = |name: &str| row.as_ref().map_or(Ok(None), |row| cell::<Option<i64>>(row, name));
    Ok((bound("first")?.unwrap_or(0), bound("last")?.unwrap_or(-1)))
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
