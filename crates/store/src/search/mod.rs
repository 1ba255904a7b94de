//! Full-text search over customers, leads, opportunities, products and quotations: Chinese of any length, pinyin, plain Latin.
//! The index is fed in batches from the keys a transaction touched, never by triggers.

mod document;
mod question;
mod words;

use std::collections::VecDeque;

use bantu_domain::record::{Cell, CellValue, Row};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::Root;

use crate::backend::{Conn, Engine, cell, text};
use crate::raw::RowKey;
use crate::tx::Visibility;

pub use question::Question;

/// Tables that can be searched.
pub const KINDS: [&str; 5] = ["customers", "leads", "opportunities", "products", "quotations"];
/// Records of one answer at most.
pub const MAX_HITS: i64 = 200;

/// A record found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Table.
    pub table: String,
    /// Id.
    pub id: String,
}

/// The entry a row belongs to: its own, for a contact that of its customer; `None` for a table that is not searched and
/// for a deleted row of one whose entry cannot be known any more (ask before deleting).
pub fn entry_of(table: &str, id: &str, row: Option<&Row>) -> Option<RowKey> {
    if table == "contacts" {
        return match row?.get("customer_id") {
            Some(Cell::Text(customer)) => Some(("customers", customer.clone())),
            _ => None,
        };
    }
    KINDS.into_iter().find(|kind| *kind == table).map(|kind| (kind, id.to_owned()))
}

/// Brings the index up to date with entries whose rows were written or deleted (see [`entry_of`] and
/// [`crate::Written::search_keys`]), and with those whose text contains theirs.
///
/// # Errors
/// Storage failure.
pub fn refresh(conn: &mut Conn<'_>, entries: &[RowKey]) -> Result<(), StoreError> {
    let mut open: VecDeque<RowKey> = entries.iter().filter(|(kind, _)| KINDS.contains(kind)).cloned().collect();
    while let Some((kind, id)) = open.pop_front() {
        if document::write(conn, kind, &id)? {
            open.extend(document::containing(conn, kind, &id)?);
        }
    }
    Ok(())
}

/// Makes the index anew from the rows, for a restored file, an import or a changed way of splitting words.
///
/// # Errors
/// Storage failure.
pub fn rebuild(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    let workspace = conn.workspace_cell();
    document::forget(conn, "workspace = $1", std::slice::from_ref(&workspace))?;
    for kind in KINDS {
        let mut after = String::new();
        loop {
            let sql = format!("SELECT id FROM {kind} WHERE workspace = $1 AND id > $2 ORDER BY id LIMIT 1000");
            let page = conn.query(&sql, &[workspace.clone(), text(&after)])?;
            let Some(last) = page.last() else { break };
            after = cell(last, "id")?;
            for row in &page {
                document::write(conn, kind, &cell::<String>(row, "id")?)?;
            }
        }
    }
    Ok(())
}

/// The word that stands in the index for a kind of record of this workspace: counts stay those of one workspace.
pub(crate) fn kind_word(conn: &Conn<'_>, kind: &str) -> String {
    let workspace = conn.workspace().chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase);
    kind.chars().chain(workspace).collect()
}

/// Removes the entries of a root.
///
/// # Errors
/// Storage failure.
pub fn forget_root(conn: &mut Conn<'_>, root: &Root) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), Cell::Text(root.to_string())];
    document::forget(conn, "workspace = $1 AND root = $2", &params)
}

/// Records of the kinds that hold every word, newest in the index first; `None` for the visibility of a laptop, which
/// holds only what its user sees.
///
/// # Errors
/// Storage failure.
pub fn search(
    conn: &mut Conn<'_>,
    question: &Question,
    kinds: &[&str],
    visibility: Option<Visibility>,
    limit: i64,
) -> Result<Vec<Hit>, StoreError> {
    let kinds: Vec<&str> = KINDS.into_iter().filter(|kind| kinds.is_empty() || kinds.contains(kind)).collect();
    let restricted = visibility.filter(|v| !v.whole);
    let asked = match conn.engine() {
        Engine::Sqlite => question.fts5(&kinds.iter().map(|kind| kind_word(conn, kind)).collect::<Vec<_>>()),
        Engine::Postgres => question.tsquery(),
    };
    let mut params = vec![conn.workspace_cell(), Cell::Text(asked), Cell::Int(limit.clamp(1, MAX_HITS))];
    let sql = match (conn.engine(), restricted.is_some()) {
        (Engine::Sqlite, false) => include_str!("all_sqlite.sql").to_owned(),
        (Engine::Sqlite, true) => include_str!("visible_sqlite.sql").to_owned(),
        (Engine::Postgres, visible) => {
            let names = kinds.iter().map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ");
            let sql = if visible { include_str!("visible_postgres.sql") } else { include_str!("all_postgres.sql") };
            sql.replace("'KINDS'", &names)
        }
    };
    if let Some(visibility) = restricted {
        params.push(visibility.user_id.to_cell());
    }
    conn.query(&sql, &params)?.iter().map(|row| Ok(Hit { table: cell(row, "tbl")?, id: cell(row, "id")? })).collect()
}
