//! Every stored value as text: for tests that look for what must not be there (docs/ARCHITECTURE.md, "Who sees what").

use bantu_domain::record::Cell;
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, Engine, cell};

/// Every value of every table of a SQLite database, named by its table.
///
/// # Errors
/// Storage failure; [`StoreError::Corrupt`] on another engine.
pub fn values(conn: &mut Conn<'_>) -> Result<Vec<(String, String)>, StoreError> {
    if conn.engine() != Engine::Sqlite {
        return Err(StoreError::Corrupt("dump".to_owned()));
    }
    // The shadow tables of the search index hold words of the rows below, and blobs.
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'";
    let mut values = Vec::new();
    for table in conn.query(sql, &[])? {
        let table: String = cell(&table, "name")?;
        for row in conn.query(&format!("SELECT * FROM {table}"), &[])? {
            values.extend(row.into_values().filter_map(|value| match value {
                Cell::Null => None,
                Cell::Int(value) => Some((table.clone(), value.to_string())),
                Cell::Text(value) => Some((table.clone(), value)),
            }));
        }
    }
    Ok(values)
}
