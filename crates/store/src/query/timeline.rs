//! What happened under a customer, newest first.

use bantu_domain::record::{Cell, Id, Instant, Row};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::Root;

use crate::backend::{Conn, cell};
use crate::query::window::MAX_ROWS;

/// Kinds of events with the permission to see them.
pub const KINDS: [(&str, &str); 12] = [
    ("follow_up", "customer.view"),
    ("note", "customer.view"),
    ("stage", "opportunity.view"),
    ("quotation", "quotation.view"),
    ("contract", "contract.view"),
    ("invoice", "invoice.view"),
    ("payment", "invoice.view"),
    ("paper", "material.view"),
    ("file", "customer.view"),
    ("execution_order", "execution.view"),
    ("mail", "customer.view"),
    ("merge", "customer.view"),
];

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// One of [`KINDS`].
    pub kind: String,
    /// The record.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// Who.
    pub user_id: Option<Id>,
    /// The deal.
    pub opportunity_id: Option<Id>,
    /// A name, number or code of its kind.
    pub title: Option<String>,
    /// A text or state of its kind.
    pub detail: Option<String>,
}

/// A window of what happened under a customer, and how much there is.
///
/// # Errors
/// Storage failure.
pub fn of_customer(
    conn: &mut Conn<'_>,
    customer_id: Id,
    kinds: &[&'static str],
    offset: i64,
    limit: i64,
) -> Result<(Vec<Event>, i64), StoreError> {
    if kinds.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let kinds = kinds.iter().map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ");
    let events = include_str!("timeline_events.sql").replace("'KINDS'", &kinds);
    let mut params = vec![conn.workspace_cell(), Cell::Text(Root::Customer(customer_id).to_string())];
    let total = conn.query_int(&format!("SELECT count(*) AS n FROM ({events}) e"), &params)?.unwrap_or(0);
    params.extend([Cell::Int(limit.clamp(0, MAX_ROWS)), Cell::Int(offset.max(0))]);
    let sql = format!("SELECT * FROM ({events}) e ORDER BY at DESC, id DESC LIMIT $3 OFFSET $4");
    Ok((conn.query(&sql, &params)?.iter().map(read).collect::<Result<_, _>>()?, total))
}

fn read(row: &Row) -> Result<Event, StoreError> {
    Ok(Event {
        kind: cell(row, "kind")?,
        id: cell(row, "id")?,
        at: cell(row, "at")?,
        user_id: cell(row, "user_id")?,
        opportunity_id: cell(row, "opportunity_id")?,
        title: cell(row, "title")?,
        detail: cell(row, "detail")?,
    })
}
