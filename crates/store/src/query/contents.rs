//! How much a database holds, for the preview of a backup.

use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell};

/// Rows that a person knows by sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Customers.
    pub customers: i64,
    /// Deals.
    pub opportunities: i64,
    /// Quotations, drafts included.
    pub quotations: i64,
}

/// Counts the customers, deals and quotations of the workspace.
///
/// # Errors
/// Storage failure.
pub fn contents(conn: &mut Conn<'_>) -> Result<Contents, StoreError> {
    let workspace = conn.workspace_cell();
    let row = conn.query_one(include_str!("contents.sql"), &[workspace])?;
    let row = row.ok_or_else(|| StoreError::Corrupt("workspace".to_owned()))?;
    Ok(Contents {
        customers: cell(&row, "customers")?,
        opportunities: cell(&row, "opportunities")?,
        quotations: cell(&row, "quotations")?,
    })
}
