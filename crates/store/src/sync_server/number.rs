//! Numbers that were given out: documents, and customer numbers leased to devices in blocks.

use bantu_domain::record::{Cell, CellValue, Id};
use bantu_domain::refusal::StoreError;

use super::next_customer_no;
use crate::backend::{Conn, cell, text};

/// Whose document a number is.
///
/// # Errors
/// Storage failure.
pub fn document_of(conn: &mut Conn<'_>, number: &str) -> Result<Option<String>, StoreError> {
    let params = [conn.workspace_cell(), text(number)];
    let row =
        conn.query_one("SELECT document_id FROM document_number WHERE workspace = $1 AND number = $2", &params)?;
    row.map(|row| cell(&row, "document_id")).transpose()
}

/// Keeps a number for a document: `issued`, or `seen` where the command was refused after somebody saw it.
///
/// # Errors
/// Storage failure.
pub fn keep_document_number(
    conn: &mut Conn<'_>,
    number: &str,
    document_id: &str,
    state: &str,
) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), text(number), text(document_id), text(state)];
    let sql = "INSERT INTO document_number (workspace, number, document_id, state) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (workspace, number) DO UPDATE SET state = excluded.state";
    conn.write(sql, &params)?;
    Ok(())
}

/// Leases customer numbers to a device.
///
/// # Errors
/// Storage failure.
pub fn grant_leases(conn: &mut Conn<'_>, device: Id, count: usize) -> Result<(), StoreError> {
    for _ in 0..count {
        let number = next_customer_no(conn)?;
        let params = [conn.workspace_cell(), Cell::Int(number), device.to_cell()];
        conn.write("INSERT INTO lease (workspace, customer_no, device, state) VALUES ($1, $2, $3, 'open')", &params)?;
    }
    Ok(())
}

/// Open leases of a device, ascending.
///
/// # Errors
/// Storage failure.
pub fn open_leases(conn: &mut Conn<'_>, device: Id) -> Result<Vec<i64>, StoreError> {
    let params = [conn.workspace_cell(), device.to_cell()];
    let sql =
        "SELECT customer_no FROM lease WHERE workspace = $1 AND device = $2 AND state = 'open' ORDER BY customer_no";
    conn.query(sql, &params)?.iter().map(|row| cell(row, "customer_no")).collect()
}

/// To which device a customer number was leased, and the state of the lease.
///
/// # Errors
/// Storage failure.
pub fn lease_of(conn: &mut Conn<'_>, customer_no: i64) -> Result<Option<(Id, String)>, StoreError> {
    let params = [conn.workspace_cell(), Cell::Int(customer_no)];
    let row = conn.query_one("SELECT device, state FROM lease WHERE workspace = $1 AND customer_no = $2", &params)?;
    row.map(|row| Ok((cell(&row, "device")?, cell(&row, "state")?))).transpose()
}

/// Closes a lease: its number is a customer's now.
///
/// # Errors
/// Storage failure.
pub fn use_lease(conn: &mut Conn<'_>, customer_no: i64) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), Cell::Int(customer_no)];
    conn.write("UPDATE lease SET state = 'used' WHERE workspace = $1 AND customer_no = $2", &params)?;
    Ok(())
}
