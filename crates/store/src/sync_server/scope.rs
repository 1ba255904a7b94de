//! Who sees which root since which version, and the rows and changes under roots.

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::record::{Cell, CellValue, Id};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::Table;

use crate::backend::{Conn, cell, text};
use crate::change::Op;
use crate::record_sql::{BY_ID, RawRow, select, under_root};

/// Roots a user sees now.
///
/// # Errors
/// Storage failure.
pub fn open_roots(conn: &mut Conn<'_>, user_id: Id) -> Result<Vec<String>, StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell()];
    roots(
        conn,
        "SELECT DISTINCT root FROM member WHERE workspace = $1 AND user_id = $2 AND to_version IS NULL ORDER BY root",
        &params,
    )
}

/// A root that a user lost, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The root, or a family of roots.
    pub root: String,
    /// Name of the command that took it; `None` where the log knows of none.
    pub command: Option<String>,
}

/// Roots a user lost in `(from, to]`, also those he has again, each with the last command that took it.
///
/// # Errors
/// Storage failure.
pub fn ended_roots(conn: &mut Conn<'_>, user_id: Id, from: i64, to: i64) -> Result<Vec<Ended>, StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), Cell::Int(from), Cell::Int(to)];
    let mut last = BTreeMap::new();
    for row in conn.query(include_str!("ended_roots.sql"), &params)? {
        last.insert(cell::<String>(&row, "root")?, cell(&row, "name")?);
    }
    Ok(last.into_iter().map(|(root, command)| Ended { root, command }).collect())
}

/// Every root under which rows are stored here.
///
/// # Errors
/// Storage failure.
pub fn held_roots(conn: &mut Conn<'_>) -> Result<BTreeSet<String>, StoreError> {
    let params = [conn.workspace_cell()];
    let mut found = BTreeSet::new();
    for table in bantu_domain::tables::all() {
        let sql = format!("SELECT DISTINCT _root AS root FROM {} WHERE workspace = $1", table.name);
        found.extend(roots(conn, &sql, &params)?);
    }
    Ok(found)
}

/// Roots a user got in `(from, to]` and still has.
///
/// # Errors
/// Storage failure.
pub fn started_roots(conn: &mut Conn<'_>, user_id: Id, from: i64, to: i64) -> Result<Vec<String>, StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), Cell::Int(from), Cell::Int(to)];
    let sql = "SELECT DISTINCT root FROM member WHERE workspace = $1 AND user_id = $2 AND to_version IS NULL \
               AND from_version > $3 AND from_version <= $4 ORDER BY root";
    roots(conn, sql, &params)
}

fn roots(conn: &mut Conn<'_>, sql: &str, params: &[Cell]) -> Result<Vec<String>, StoreError> {
    conn.query(sql, params)?.iter().map(|row| cell(row, "root")).collect()
}

/// Newest version up to `to` at which a user's scope changed.
///
/// # Errors
/// Storage failure.
pub fn scope_rev(conn: &mut Conn<'_>, user_id: Id, to: i64) -> Result<i64, StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), Cell::Int(to)];
    Ok(conn.query_int(include_str!("scope_rev.sql"), &params)?.unwrap_or(0))
}

/// Lets a user see a root from a version on.
///
/// # Errors
/// Storage failure.
pub fn open_member(conn: &mut Conn<'_>, user_id: Id, root: &str, version: i64) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), text(root), Cell::Int(version)];
    let sql = "INSERT INTO member (workspace, user_id, root, from_version) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (workspace, user_id, root, from_version) DO UPDATE SET to_version = NULL";
    conn.write(sql, &params)?;
    Ok(())
}

/// Ends a user's sight of a root at a version.
///
/// # Errors
/// Storage failure.
pub fn close_member(conn: &mut Conn<'_>, user_id: Id, root: &str, version: i64) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), text(root), Cell::Int(version)];
    let sql =
        "UPDATE member SET to_version = $4 WHERE workspace = $1 AND user_id = $2 AND root = $3 AND to_version IS NULL";
    conn.write(sql, &params)?;
    Ok(())
}

/// Ids of all users.
///
/// # Errors
/// Storage failure.
pub fn users(conn: &mut Conn<'_>) -> Result<Vec<Id>, StoreError> {
    let workspace = conn.workspace_cell();
    ids(conn, "SELECT id FROM users WHERE workspace = $1 ORDER BY id", &[workspace])
}

/// Rows of a table that a user owns: customers, leads.
///
/// # Errors
/// Storage failure.
pub fn owned_by(conn: &mut Conn<'_>, table: &'static Table, user_id: Id) -> Result<Vec<Id>, StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell()];
    let sql = format!("SELECT id FROM {} WHERE workspace = $1 AND owner_user_id = $2 {BY_ID}", table.name);
    ids(conn, &sql, &params)
}

fn ids(conn: &mut Conn<'_>, sql: &str, params: &[Cell]) -> Result<Vec<Id>, StoreError> {
    conn.query(sql, params)?.iter().map(|row| cell(row, "id")).collect()
}

/// A place in the order of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangePlace {
    /// Version.
    pub version: i64,
    /// Root.
    pub root: String,
    /// Table.
    pub table: String,
    /// Id.
    pub id: String,
}

/// Changes in `(from, to]` after a place, in roots the user has seen without a break since `from`; at most `limit`.
///
/// # Errors
/// Storage failure.
pub fn changes(
    conn: &mut Conn<'_>,
    user_id: Id,
    (from, to): (i64, i64),
    after: Option<&ChangePlace>,
    limit: i64,
) -> Result<Vec<(ChangePlace, Op)>, StoreError> {
    let start = ChangePlace { version: from, root: "~".to_owned(), table: String::new(), id: String::new() };
    let after = after.unwrap_or(&start);
    let params = [
        conn.workspace_cell(),
        user_id.to_cell(),
        Cell::Int(from),
        Cell::Int(to),
        Cell::Int(after.version),
        text(&after.root),
        text(&after.table),
        text(&after.id),
        Cell::Int(limit),
    ];
    let rows = conn.query(include_str!("changes.sql"), &params)?;
    rows.iter()
        .map(|row| {
            let op: String = cell(row, "op")?;
            let place = ChangePlace {
                version: cell(row, "version")?,
                root: cell(row, "root")?,
                table: cell(row, "tbl")?,
                id: cell(row, "id")?,
            };
            Ok((place, if op == Op::Put.code() { Op::Put } else { Op::Del }))
        })
        .collect()
}

/// Rows of a root, of a family of roots `cust:*`, or of all `*`, by id after an id, at most `limit`.
///
/// # Errors
/// Storage failure.
pub fn rows_under(
    conn: &mut Conn<'_>,
    table: &Table,
    pattern: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<RawRow>, StoreError> {
    let workspace = conn.workspace_cell();
    let (sql, params) = match pattern.strip_suffix('*') {
        None => (select(table, &under_root(pattern)), vec![workspace, text(pattern), text(after), Cell::Int(limit)]),
        Some("") => (select(table, "id > $2 ORDER BY id LIMIT $3"), vec![workspace, text(after), Cell::Int(limit)]),
        Some(_) => {
            let (low, high) = range(pattern);
            let condition = "_root >= $2 AND _root < $3 AND id > $4 ORDER BY id LIMIT $5";
            (
                select(table, condition),
                vec![workspace, Cell::Text(low), Cell::Text(high), text(after), Cell::Int(limit)],
            )
        }
    };
    conn.query(&sql, &params)?.into_iter().map(RawRow::split).collect()
}

/// Deletes the rows of a root, or of a family of roots, and their search entries.
///
/// # Errors
/// Storage failure.
pub fn drop_under(conn: &mut Conn<'_>, pattern: &str) -> Result<(), StoreError> {
    let (low, high) = range(pattern);
    let params = [conn.workspace_cell(), Cell::Text(low), Cell::Text(high)];
    let mut found = BTreeSet::new();
    for table in bantu_domain::tables::all() {
        let sql = format!(
            "SELECT DISTINCT _root AS root FROM {} WHERE workspace = $1 AND _root >= $2 AND _root < $3",
            table.name
        );
        found.extend(roots(conn, &sql, &params)?);
    }
    for root in found {
        let root = bantu_domain::table::Root::parse(&root).ok_or_else(|| StoreError::Corrupt("_root".to_owned()))?;
        crate::raw::drop_root(conn, &root)?;
    }
    Ok(())
}

/// The half-open range of root names that a pattern covers.
fn range(pattern: &str) -> (String, String) {
    match pattern.strip_suffix('*') {
        Some("") => (String::new(), "~".to_owned()),
        // `;` follows `:` in the order of both engines.
        Some(prefix) => (prefix.to_owned(), format!("{};", prefix.trim_end_matches(':'))),
        None => (pattern.to_owned(), format!("{pattern}\u{1}")),
    }
}
