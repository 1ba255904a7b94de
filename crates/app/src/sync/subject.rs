//! The record a command is about, for showing what the person saw and what the office has.

use bantu_domain::record::Row;
use bantu_domain::refusal::StoreError;
use bantu_store::{Conn, RawRow, raw};
use serde_json::Value;

/// Nouns of command names, the argument that names the record, and its table.
const SUBJECTS: [(&str, &str, &str); 11] = [
    ("customer.", "id", "customers"),
    ("contact.", "id", "contacts"),
    ("opportunity.", "id", "opportunities"),
    ("opportunity_product.", "id", "opportunity_products"),
    ("service_dependency.", "id", "opportunity_service_dependencies"),
    ("stage.", "opportunity_id", "opportunities"),
    ("approval.", "id", "approvals"),
    ("quotation.request_approval", "quotation_id", "quotations"),
    ("quotation.revise", "revises_id", "quotations"),
    ("quotation.add_document", "quotation_id", "quotations"),
    ("quotation.", "id", "quotations"),
];

/// The row of the record a command is about, as it stands here.
///
/// # Errors
/// Storage failure.
pub(crate) fn row(conn: &mut Conn<'_>, name: &str, args: &Value) -> Result<Option<RawRow>, StoreError> {
    let Some((_, argument, table)) = SUBJECTS.iter().find(|(noun, ..)| name.starts_with(noun)) else { return Ok(None) };
    match args.get(argument).and_then(Value::as_str) {
        Some(id) => raw::row(conn, raw::table(table)?, id),
        None => Ok(None),
    }
}

/// A row as JSON.
pub(crate) fn json(row: &Row) -> String {
    serde_json::to_string(row).unwrap_or_default()
}
