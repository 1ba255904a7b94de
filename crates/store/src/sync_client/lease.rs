//! Numbers a laptop gives: document series that never go down, customer numbers from its blocks.

use bantu_domain::record::{Cell, CellValue, Id};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};

/// Takes the next number of a series. It never goes down: call it in a transaction of its own, before the command that uses it.
///
/// # Errors
/// Storage failure.
pub fn mint(conn: &mut Conn<'_>, series: &str, kind: &str) -> Result<i64, StoreError> {
    let params = [conn.workspace_cell(), text(series), text(kind)];
    let rows = conn.query(include_str!("mint.sql"), &params)?;
    cell(rows.first().ok_or_else(|| StoreError::Corrupt("mint".to_owned()))?, "last")
}

/// Adds leased customer numbers; known ones keep their state.
///
/// # Errors
/// Storage failure.
pub fn add_leases(conn: &mut Conn<'_>, numbers: &[i64]) -> Result<(), StoreError> {
    for number in numbers {
        let params = [conn.workspace_cell(), Cell::Int(*number)];
        let sql = "INSERT INTO number_lease (workspace, number, state) VALUES ($1, $2, 'free') ON CONFLICT (workspace, number) DO NOTHING";
        conn.write(sql, &params)?;
    }
    Ok(())
}

/// How many customer numbers are free here, and the highest one ever leased.
///
/// # Errors
/// Storage failure.
pub fn leases(conn: &mut Conn<'_>) -> Result<(i64, i64), StoreError> {
    let workspace = conn.workspace_cell();
    let free = conn.query_int(
        "SELECT count(*) AS n FROM number_lease WHERE workspace = $1 AND state = 'free'",
        std::slice::from_ref(&workspace),
    )?;
    let through = conn.query_int("SELECT max(number) AS n FROM number_lease WHERE workspace = $1", &[workspace])?;
    Ok((free.unwrap_or(0), through.unwrap_or(0)))
}

/// Takes the lowest free customer number for a customer; `None` when the block is used up.
///
/// # Errors
/// Storage failure.
pub fn take_lease(conn: &mut Conn<'_>, customer_id: Id) -> Result<Option<i64>, StoreError> {
    let workspace = conn.workspace_cell();
    let sql = "SELECT min(number) AS n FROM number_lease WHERE workspace = $1 AND state = 'free'";
    let Some(number) = conn.query_int(sql, std::slice::from_ref(&workspace))? else { return Ok(None) };
    let params = [workspace, Cell::Int(number), customer_id.to_cell()];
    conn.write(
        "UPDATE number_lease SET state = 'used', customer_id = $3 WHERE workspace = $1 AND number = $2",
        &params,
    )?;
    Ok(Some(number))
}
