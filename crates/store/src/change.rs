//! The change index of the authority: the newest entry of each row under each root (SYNC 7.7), and the audit beside it.

use bantu_domain::record::{Cell, CellValue as _, Id, Row};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::Root;

use crate::backend::{Conn, cell, text};
use crate::raw::to_json;
use crate::tx::Touched;

/// What happened last to a row under a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// The row is there.
    Put,
    /// The row is gone, or has moved to another root.
    Del,
}

impl Op {
    /// The stored code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Put => "put",
            Self::Del => "del",
        }
    }
}

/// An entry of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Root.
    pub root: Root,
    /// Table.
    pub table: String,
    /// Id.
    pub id: String,
    /// Version of the change.
    pub version: i64,
    /// What happened.
    pub op: Op,
}

/// Writes what a command did to a row into index and audit.
pub(crate) fn record(conn: &mut Conn<'_>, version: i64, touched: &Touched) -> Result<(), StoreError> {
    if let Some(root) = &touched.root_before
        && touched.root_after.as_ref() != Some(root)
    {
        enter(conn, root, touched.table, &touched.id, version, Op::Del)?;
    }
    if let Some(root) = &touched.root_after {
        enter(conn, root, touched.table, &touched.id, version, Op::Put)?;
    }
    audit(conn, version, touched)
}

/// Writes what a command did to a row into the audit, under the root of the row. A row that was under a cost stays hidden with it
/// where it moves away. What one person was told and has read is his own and not in the trail, which keeps what it was about.
fn audit(conn: &mut Conn<'_>, version: i64, touched: &Touched) -> Result<(), StoreError> {
    let shared = |root: &&Root| !matches!(root, Root::User(_));
    let before = touched.root_before.as_ref().filter(shared);
    let after = touched.root_after.as_ref().filter(shared);
    let hidden = before.filter(|root| matches!(root, Root::Cost | Root::CustomerCost(_)));
    let Some(root) = hidden.or(after).or(before) else { return Ok(()) };
    let side = |root: Option<&Root>, row: &Option<Row>| match (root, row) {
        (Some(_), Some(row)) => Cell::Text(to_json(Some(row))),
        _ => Cell::Null,
    };
    let params = [
        conn.workspace_cell(),
        Cell::Int(version),
        text(touched.table),
        text(&touched.id),
        Cell::Text(root.to_string()),
        side(before, &touched.before),
        side(after, &touched.after),
    ];
    conn.write(include_str!("change_audit.sql"), &params)?;
    Ok(())
}

/// What a command did beside the records: a laptop shut out, a password set. It stands in the audit alone and goes to no laptop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Table of the office that changed, or of the record it belongs to.
    pub table: &'static str,
    /// The row.
    pub id: Id,
    /// Fields before.
    pub before: Row,
    /// Fields after.
    pub after: Row,
}

/// Writes a note into the audit of a version before its commit, readable by everybody who may read the audit.
///
/// # Errors
/// Storage failure.
pub fn note(conn: &mut Conn<'_>, version: i64, note: &Note) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        Cell::Int(version),
        text(note.table),
        note.id.to_cell(),
        Cell::Text(Root::Org.to_string()),
        Cell::Text(to_json(Some(&note.before))),
        Cell::Text(to_json(Some(&note.after))),
    ];
    conn.write(include_str!("change_audit.sql"), &params)?;
    Ok(())
}

/// Writes one entry of the index.
///
/// # Errors
/// Storage failure.
pub fn enter(conn: &mut Conn<'_>, root: &Root, table: &str, id: &str, version: i64, op: Op) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        Cell::Text(root.to_string()),
        text(table),
        text(id),
        Cell::Int(version),
        text(op.code()),
    ];
    conn.write(include_str!("change_enter.sql"), &params)?;
    Ok(())
}

/// Entries of one root with a version in `(from, to]`, oldest first.
///
/// # Errors
/// Storage failure.
pub fn of_root(conn: &mut Conn<'_>, root: &Root, from: i64, to: i64) -> Result<Vec<Entry>, StoreError> {
    let params = [conn.workspace_cell(), Cell::Text(root.to_string()), Cell::Int(from), Cell::Int(to)];
    conn.query(include_str!("change_of_root.sql"), &params)?.iter().map(read).collect()
}

/// Entries of every root with a version in `(from, to]`, oldest first, at most `limit`.
///
/// # Errors
/// Storage failure.
pub fn between(conn: &mut Conn<'_>, from: i64, to: i64, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let params = [conn.workspace_cell(), Cell::Int(from), Cell::Int(to), Cell::Int(limit)];
    conn.query(include_str!("change_between.sql"), &params)?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Entry, StoreError> {
    let root: String = cell(row, "root")?;
    let op: String = cell(row, "op")?;
    Ok(Entry {
        root: Root::parse(&root).ok_or_else(|| StoreError::Corrupt("change.root".to_owned()))?,
        table: cell(row, "tbl")?,
        id: cell(row, "id")?,
        version: cell(row, "version")?,
        op: if op == Op::Put.code() { Op::Put } else { Op::Del },
    })
}
