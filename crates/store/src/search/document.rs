//! One entry of the search index: which records' text it holds, how it is written and removed.

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, Engine, cell, text};
use crate::record_sql::BY_ID;
use crate::search::words::Words;

/// Entries that repeat the text of this one.
pub(super) fn containing(conn: &mut Conn<'_>, kind: &str, id: &str) -> Result<Vec<(&'static str, String)>, StoreError> {
    let sources: &[(&'static str, &str)] = match kind {
        "customers" => &[("opportunities", "customer_id")],
        "opportunities" => &[("quotations", "opportunity_id")],
        _ => &[],
    };
    let mut found = Vec::new();
    for (kind, column) in sources {
        let sql = format!("SELECT id FROM {kind} WHERE workspace = $1 AND {column} = $2 {BY_ID}");
        for row in conn.query(&sql, &[conn.workspace_cell(), text(id)])? {
            found.push((*kind, cell(&row, "id")?));
        }
    }
    Ok(found)
}

/// Writes the entry of a record, or removes it where the record is gone. Tells whether anything changed.
pub(super) fn write(conn: &mut Conn<'_>, kind: &'static str, id: &str) -> Result<bool, StoreError> {
    let params = [conn.workspace_cell(), text(id)];
    let sql = match kind {
        "customers" => include_str!("text_customers.sql"),
        "leads" => include_str!("text_leads.sql"),
        "opportunities" => include_str!("text_opportunities.sql"),
        "products" => include_str!("text_products.sql"),
        _ => include_str!("text_quotations.sql"),
    };
    let rows = conn.query(sql, &params)?;
    let key = [conn.workspace_cell(), text(kind), text(id)];
    let before = conn.query_one("SELECT hash FROM search_doc WHERE workspace = $1 AND tbl = $2 AND id = $3", &key)?;
    let before: Option<String> = before.map(|row| cell(&row, "hash")).transpose()?;
    let Some(first) = rows.first() else {
        if before.is_some() {
            forget(conn, "workspace = $1 AND tbl = $2 AND id = $3", &key)?;
        }
        return Ok(before.is_some());
    };
    let root: String = cell(first, "_root")?;
    let texts: Vec<String> = rows
        .iter()
        .flat_map(Row::iter)
        .filter(|(name, _)| &***name != "_root")
        .filter_map(|(_, c)| words_of(c))
        .collect();
    let hash = blake3::hash(format!("{root}\n{}", texts.join("\n")).as_bytes()).to_hex()[..32].to_owned();
    if before.as_ref() == Some(&hash) {
        return Ok(false);
    }
    if before.is_some() {
        forget(conn, "workspace = $1 AND tbl = $2 AND id = $3", &key)?;
    }
    insert(conn, kind, id, &root, &hash, &Words::of(&texts))?;
    Ok(true)
}

fn words_of(value: &Cell) -> Option<String> {
    match value {
        Cell::Null => None,
        Cell::Int(number) => Some(number.to_string()),
        Cell::Text(text) => Some(text.clone()),
    }
}

fn insert(conn: &mut Conn<'_>, kind: &str, id: &str, root: &str, hash: &str, words: &Words) -> Result<(), StoreError> {
    let mut params = vec![conn.workspace_cell(), text(kind), text(id), text(root), text(hash)];
    match conn.engine() {
        Engine::Sqlite => {
            let rows = conn.query(include_str!("insert_sqlite.sql"), &params)?;
            let doc = rows
                .first()
                .and_then(|row| row.get("doc"))
                .cloned()
                .ok_or_else(|| StoreError::Corrupt("search_doc.doc".to_owned()))?;
            let entry = [
                doc,
                Cell::Text(super::kind_word(conn, kind)),
                joined(&words.body),
                joined(&words.pinyin),
                joined(&words.initials),
            ];
            conn.write(
                "INSERT INTO search_index (rowid, kind, body, pinyin, initials) VALUES ($1, $2, $3, $4, $5)",
                &entry,
            )?;
        }
        Engine::Postgres => {
            params.push(Cell::Text(vector(words)));
            conn.write(include_str!("insert_postgres.sql"), &params)?;
        }
    }
    Ok(())
}

fn joined(words: &[String]) -> Cell {
    Cell::Text(words.join(" "))
}

/// The words with their places, as PostgreSQL writes a tsvector: pinyin far behind the words, so that no phrase runs from one
/// into the other, initials without a place.
fn vector(words: &Words) -> String {
    let placed = |words: &[String], behind: usize| -> Vec<String> {
        words.iter().enumerate().map(|(index, word)| format!("'{word}':{}", index + 1 + behind)).collect()
    };
    let initials = words.initials.iter().map(|key| format!("'{key}'")).collect();
    [placed(&words.body, 0), placed(&words.pinyin, 5_000), initials].concat().join(" ")
}

/// Removes the entries that meet a condition on `search_doc`.
pub(super) fn forget(conn: &mut Conn<'_>, condition: &str, params: &[Cell]) -> Result<(), StoreError> {
    if conn.engine() == Engine::Sqlite {
        conn.write(
            &format!("DELETE FROM search_index WHERE rowid IN (SELECT doc FROM search_doc WHERE {condition})"),
            params,
        )?;
    }
    conn.write(&format!("DELETE FROM search_doc WHERE {condition}"), params)?;
    Ok(())
}
