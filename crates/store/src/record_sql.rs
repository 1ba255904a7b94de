//! Statements on synced tables, written from the table's declaration: no list of columns stands anywhere else.

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::{Root, Table};

use crate::backend::{Conn, cell};

/// A row with the two columns that sync keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    /// The cells of the table's columns.
    pub row: Row,
    /// The root the row belongs to.
    pub root: Root,
    /// Version of its last change; 0 for a row born on this laptop.
    pub ver: i64,
}

impl RawRow {
    /// Takes the two columns out of a row as the database gave it.
    pub(crate) fn split(mut row: Row) -> Result<Self, StoreError> {
        let ver = cell(&row, "_ver")?;
        let root: String = cell(&row, "_root")?;
        row.remove("_ver");
        row.remove("_root");
        Ok(Self { row, root: Root::parse(&root).ok_or_else(|| StoreError::Corrupt("_root".to_owned()))?, ver })
    }

    /// The id of the row.
    pub fn id(&self) -> &str {
        match self.row.get("id") {
            Some(Cell::Text(id)) => id,
            _ => "",
        }
    }
}

/// `a, b, c` of a table's columns with a prefix before each.
fn columns(table: &Table, prefix: &str) -> String {
    table.columns.iter().map(|c| format!("{prefix}{}", c.name)).collect::<Vec<_>>().join(", ")
}

/// By id, for rows that another column leads to. SQLite has no figures of its own and would walk the whole table along its key to
/// have the order for nothing; an expression instead of the column leaves it the other index.
pub(crate) const BY_ID: &str = "ORDER BY id || ''";

/// Rows under one root after an id, at most `limit`, with `$2` the root, `$3` the id and `$4` the limit. What is under one customer,
/// lead or person is little and found by its root; what everybody shares is much of its table, which is walked along its key.
pub(crate) fn under_root(root: &str) -> String {
    if root.contains(':') {
        format!("_root = $2 AND id || '' > $3 {BY_ID} LIMIT $4")
    } else {
        "_root = $2 AND id > $3 ORDER BY id LIMIT $4".to_owned()
    }
}

pub(crate) fn select(table: &Table, condition: &str) -> String {
    format!("SELECT {}, _ver, _root FROM {} WHERE workspace = $1 AND {condition}", columns(table, ""), table.name)
}

/// Whether the row written last keeps the stored `_ver` or sets its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ver {
    Keep,
    Set,
}

pub(crate) fn upsert(table: &Table, ver: Ver) -> String {
    let count = table.columns.len();
    let values = (2..=count + 3).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let mut sets: Vec<String> = table.columns.iter().skip(1).map(|c| format!("{0} = excluded.{0}", c.name)).collect();
    sets.push("_root = excluded._root".to_owned());
    if ver == Ver::Set {
        sets.push("_ver = excluded._ver".to_owned());
    }
    format!(
        "INSERT INTO {} (workspace, {}, _ver, _root) VALUES ($1, {values}) ON CONFLICT (workspace, id) DO UPDATE SET {}",
        table.name,
        columns(table, ""),
        sets.join(", ")
    )
}

/// The parameters of [`upsert`].
pub(crate) fn upsert_params(conn: &Conn<'_>, table: &Table, row: &Row, ver: i64, root: &Root) -> Vec<Cell> {
    let mut params = vec![conn.workspace_cell()];
    params.extend(table.columns.iter().map(|c| row.get(c.name).cloned().unwrap_or(Cell::Null)));
    params.extend([Cell::Int(ver), Cell::Text(root.to_string())]);
    params
}

/// Refuses a row that does not fit the declaration: both engines would then store different things, or one of them nothing.
pub(crate) fn check(table: &Table, row: &Row) -> Result<(), StoreError> {
    let fault = |column: &str| StoreError::Corrupt(format!("{}.{column}", table.name));
    for (name, cell) in row {
        let column = table.column(name).ok_or_else(|| fault(name))?;
        let fits = match cell {
            Cell::Null => true,
            Cell::Int(_) => column.integer,
            // PostgreSQL has no NUL in text.
            Cell::Text(text) => !column.integer && !text.contains('\0'),
        };
        if !fits {
            return Err(fault(name));
        }
    }
    match row.get("id") {
        Some(Cell::Text(id)) if !id.is_empty() => Ok(()),
        _ => Err(fault("id")),
    }
}

pub(crate) fn fetch(conn: &mut Conn<'_>, table: &Table, id: &str) -> Result<Option<RawRow>, StoreError> {
    let params = [conn.workspace_cell(), Cell::Text(id.to_owned())];
    conn.query_one(&select(table, "id = $2"), &params)?.map(RawRow::split).transpose()
}

#[cfg(test)]
mod tests {
    use bantu_domain::tables;

    use super::{BY_ID, select, under_root};
    use crate::backend::text;
    use crate::{Database, Location};

    /// How SQLite comes to the rows of a question.
    fn plan(database: &Database, sql: &str, params: usize) -> String {
        let params = vec![text("x"); params];
        let rows = database.read(|conn| conn.query(&format!("EXPLAIN QUERY PLAN {sql}"), &params)).expect("a plan");
        format!("{rows:?}")
    }

    #[test]
    fn what_rules_look_for_is_found_by_index_and_not_along_the_table() {
        let database = Database::open(Location::Memory, "w").expect("a database");
        let mut missing = Vec::new();
        for table in tables::all() {
            for column in table.finds.iter().filter(|column| **column != "id") {
                let told = plan(&database, &select(table, &format!("{column} = $2 {BY_ID}")), 2);
                if !told.contains(&format!("{column}=?")) {
                    missing.push(format!("{}.{column}: {told}", table.name));
                }
            }
            for root in ["cust:1", "org"] {
                let told = plan(&database, &select(table, &under_root(root)), 4);
                assert_eq!(told.contains("_root=?"), root.contains(':'), "{} under {root}: {told}", table.name);
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
