//! Which customers and leads belong to the demonstration, so that clearing it touches nothing else.

use bantu_domain::record::{CellValue, Id};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell};

/// Whether demonstration data is there.
///
/// # Errors
/// Storage failure.
pub fn present(conn: &mut Conn<'_>) -> Result<bool, StoreError> {
    let params = [conn.workspace_cell()];
    Ok(conn.query_one("SELECT customer_id FROM demo_customer WHERE workspace = $1 LIMIT 1", &params)?.is_some())
}

/// The customers and leads of the demonstration; the table was named when there were customers only.
///
/// # Errors
/// Storage failure.
pub fn told(conn: &mut Conn<'_>) -> Result<Vec<Id>, StoreError> {
    let params = [conn.workspace_cell()];
    let rows =
        conn.query("SELECT customer_id FROM demo_customer WHERE workspace = $1 ORDER BY customer_id", &params)?;
    rows.iter().map(|row| cell(row, "customer_id")).collect()
}

/// Notes that a customer or a lead belongs to the demonstration.
///
/// # Errors
/// Storage failure.
pub fn note(conn: &mut Conn<'_>, id: Id) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), id.to_cell()];
    let sql = "INSERT INTO demo_customer (workspace, customer_id) VALUES ($1, $2) ON CONFLICT (workspace, customer_id) DO NOTHING";
    conn.write(sql, &params).map(drop)
}

/// Forgets the demonstration after its rows are gone.
///
/// # Errors
/// Storage failure.
pub fn forget(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    let params = [conn.workspace_cell()];
    conn.write("DELETE FROM demo_customer WHERE workspace = $1", &params).map(drop)
}
