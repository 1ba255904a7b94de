//! Rows below the rules: base images and rewind on a laptop, sync frames, sums. Nothing here is captured or indexed.

use std::collections::BTreeSet;

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::{Root, Table};
use bantu_domain::tables;

use crate::backend::{Conn, cell, text};
use crate::record_sql::{RawRow, Ver, check, fetch, select, under_root, upsert, upsert_params};

/// Table and id of a row.
pub type RowKey = (&'static str, String);

/// The confirmed state of a row at its first touch.
pub(crate) struct Image<'a> {
    pub(crate) table: &'static str,
    pub(crate) id: &'a str,
    pub(crate) row: Option<&'a RawRow>,
}

/// Keeps an image unless there is one already.
pub(crate) fn capture(conn: &mut Conn<'_>, image: &Image<'_>) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        text(image.table),
        text(image.id),
        image.row.map_or(Cell::Null, |raw| Cell::Text(to_json(Some(&raw.row)))),
        image.row.map_or(Cell::Null, |raw| Cell::Text(raw.root.to_string())),
        Cell::Int(image.row.map_or(0, |raw| raw.ver)),
    ];
    conn.write(include_str!("raw_capture.sql"), &params)?;
    Ok(())
}

/// A row as JSON, `null` for none: columns in the order of their names, so that equal rows give equal bytes.
pub(crate) fn to_json(row: Option<&Row>) -> String {
    // Cells are null, integers and strings under string keys: that always has a JSON form.
    serde_json::to_string(&row).unwrap_or_default()
}

/// A table of the domain by its name.
///
/// # Errors
/// [`StoreError::Corrupt`] for a name the domain does not declare.
pub fn table(name: &str) -> Result<&'static Table, StoreError> {
    tables::by_name(name).ok_or_else(|| StoreError::Corrupt(format!("table {name}")))
}

/// The row of an id with root and version.
///
/// # Errors
/// Storage failure.
pub fn row(conn: &mut Conn<'_>, table: &Table, id: &str) -> Result<Option<RawRow>, StoreError> {
    fetch(conn, table, id)
}

/// Rows of a root by id, after an id, at most `limit`: a page of a snapshot.
///
/// # Errors
/// Storage failure.
pub fn rows_of_root(
    conn: &mut Conn<'_>,
    table: &Table,
    root: &Root,
    after: &str,
    limit: i64,
) -> Result<Vec<RawRow>, StoreError> {
    let root = root.to_string();
    let sql = select(table, &under_root(&root));
    let params = [conn.workspace_cell(), Cell::Text(root), text(after), Cell::Int(limit)];
    conn.query(&sql, &params)?.into_iter().map(RawRow::split).collect()
}

/// Writes a confirmed row with its version, whatever stood there.
///
/// # Errors
/// [`StoreError::Corrupt`] naming a cell that does not fit the declaration; storage failure, a failed constraint included.
pub fn apply_put(conn: &mut Conn<'_>, table: &Table, raw: &RawRow) -> Result<(), StoreError> {
    check(table, &raw.row)?;
    let params = upsert_params(conn, table, &raw.row, raw.ver, &raw.root);
    conn.write(&upsert(table, Ver::Set), &params)?;
    Ok(())
}

/// Deletes a row if it is there.
///
/// # Errors
/// Storage failure.
pub fn apply_del(conn: &mut Conn<'_>, table: &Table, id: &str) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), text(id)];
    conn.write(&format!("DELETE FROM {} WHERE workspace = $1 AND id = $2", table.name), &params)?;
    Ok(())
}

/// Removes every row of a root and its search entries. Rewind first: images of such rows must not come back.
///
/// # Errors
/// Storage failure.
pub fn drop_root(conn: &mut Conn<'_>, root: &Root) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), Cell::Text(root.to_string())];
    // Children before parents, although references are checked at commit only.
    for table in tables::all().iter().rev() {
        conn.write(&format!("DELETE FROM {} WHERE workspace = $1 AND _root = $2", table.name), &params)?;
    }
    crate::search::forget_root(conn, root)
}

/// Undoes every local effect: deletes all rows that have an image, puts the images back, forgets them.
/// Deleting comes first so that unique values that changed places cannot collide. Gives the keys of the rows, and of the
/// customers whose contacts they were, for screens and for [`crate::search::refresh`].
///
/// # Errors
/// Storage failure.
pub fn rewind(conn: &mut Conn<'_>) -> Result<Vec<RowKey>, StoreError> {
    let workspace = conn.workspace_cell();
    let images = conn.query(include_str!("raw_images.sql"), std::slice::from_ref(&workspace))?;
    let mut keys = BTreeSet::new();
    let local = conn.query(include_str!("raw_local_contacts.sql"), std::slice::from_ref(&workspace))?;
    for contact in &local {
        keys.insert(("customers", cell::<String>(contact, "customer_id")?));
    }
    let names = images.iter().map(|image| cell::<String>(image, "tbl")).collect::<Result<BTreeSet<_>, _>>()?;
    for name in &names {
        let table = table(name)?;
        let sql = format!(
            "DELETE FROM {0} WHERE workspace = $1 AND id IN (SELECT id FROM base_image WHERE workspace = $1 AND tbl = $2)",
            table.name
        );
        conn.write(&sql, &[workspace.clone(), text(name)])?;
    }
    for image in &images {
        let table = table(&cell::<String>(image, "tbl")?)?;
        if let Some(json) = cell::<Option<String>>(image, "image")? {
            let root: String = cell(image, "root")?;
            let raw = RawRow {
                row: serde_json::from_str(&json).map_err(|_| StoreError::Corrupt("base_image.image".to_owned()))?,
                root: Root::parse(&root).ok_or_else(|| StoreError::Corrupt("base_image.root".to_owned()))?,
                ver: cell(image, "ver")?,
            };
            apply_put(conn, table, &raw)?;
            keys.extend(crate::search::entry_of(table.name, raw.id(), Some(&raw.row)));
        }
        keys.insert((table.name, cell(image, "id")?));
    }
    conn.write("DELETE FROM base_image WHERE workspace = $1", &[workspace])?;
    Ok(keys.into_iter().collect())
}

/// A sum over rows, the same in any order: content, version and root of every row of the tables (SYNC I7).
///
/// # Errors
/// Storage failure.
pub fn checksum(conn: &mut Conn<'_>, tables: &[&'static Table]) -> Result<i64, StoreError> {
    let mut sum = 0_i64;
    for table in tables {
        let rows = conn.query(&select(table, "id > $2 ORDER BY id"), &[conn.workspace_cell(), text("")])?;
        for row in &rows {
            sum = sum.wrapping_add(hash(&[table.name, &to_json(Some(row))]));
        }
    }
    Ok(sum)
}

/// A sum over keys and versions of the rows of a root, comparable between laptop and office (SYNC 7.11).
///
/// # Errors
/// Storage failure.
pub fn version_sum(conn: &mut Conn<'_>, root: &Root) -> Result<i64, StoreError> {
    let mut sum = 0_i64;
    let params = [conn.workspace_cell(), Cell::Text(root.to_string())];
    for table in tables::all() {
        let sql = format!("SELECT id, _ver FROM {} WHERE workspace = $1 AND _root = $2", table.name);
        for row in conn.query(&sql, &params)? {
            let (id, ver): (String, i64) = (cell(&row, "id")?, cell(&row, "_ver")?);
            sum = sum.wrapping_add(hash(&[table.name, &id, &ver.to_string()]));
        }
    }
    Ok(sum)
}

fn hash(parts: &[&str]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    let mut first = [0; 8];
    hasher.finalize_xof().fill(&mut first);
    i64::from_le_bytes(first)
}
