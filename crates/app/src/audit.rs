//! The trail of every change: which command, by whom, when, and what each field was before and after.

use std::collections::BTreeSet;

use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Refusal;
use bantu_domain::tables;
use bantu_store::query::audit::{self as store, Entry};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, online};
use crate::view::{Page, Ref};

/// What to show of the trail.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditListArgs {
    /// Rows of one table.
    #[serde(default)]
    table: Option<String>,
    /// One row.
    #[serde(default)]
    id: Option<Id>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// What a command did to one row.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AuditRow {
    /// Version of the workspace.
    pub version: i64,
    /// When the command was given.
    pub at: Instant,
    /// Who gave it; null for the system.
    pub actor: Option<Ref>,
    /// Name of the command.
    pub command: String,
    /// Table of the row.
    pub table: String,
    /// The row.
    pub id: String,
    /// The fields that changed.
    pub changes: Vec<AuditChange>,
}

/// A field before and after, as stored: amounts in minor units, instants in microseconds, flags 0 and 1.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AuditChange {
    /// Name of the field.
    pub field: String,
    /// Before; null where the row was new.
    #[schema(value_type = Value)]
    pub before: Value,
    /// After; null where the row is gone.
    #[schema(value_type = Value)]
    pub after: Value,
}

fn list(call: &Call<'_>, args: AuditListArgs) -> Result<Page<AuditRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let table = match args.table.as_deref() {
        Some(name) => Some(tables::by_name(name).ok_or_else(|| Refusal::new("field.invalid").field("table"))?.name),
        None => None,
    };
    call.look(|look| {
        let visibility = look.visibility();
        let filter = store::Filter { table, id: args.id };
        let (entries, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        Ok(Page { rows: entries.into_iter().map(row).collect(), total })
    })
}

fn row(entry: Entry) -> AuditRow {
    AuditRow {
        version: entry.version,
        at: entry.at,
        actor: entry.actor_name.map(|name| Ref { id: entry.actor, name }),
        command: entry.command,
        table: entry.table,
        id: entry.id,
        changes: changes(entry.before.as_deref(), entry.after.as_deref()),
    }
}

fn changes(before: Option<&str>, after: Option<&str>) -> Vec<AuditChange> {
    let read = |text: Option<&str>| {
        text.and_then(|text| serde_json::from_str::<Map<String, Value>>(text).ok()).unwrap_or_default()
    };
    let (before, after) = (read(before), read(after));
    let fields: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let side = |row: &Map<String, Value>, field: &str| row.get(field).cloned().unwrap_or_default();
    fields
        .into_iter()
        .map(|field| AuditChange { field: field.clone(), before: side(&before, field), after: side(&after, field) })
        .filter(|change| change.before != change.after)
        .collect()
}

/// The trail stands at the authority only, so a laptop asks the office.
pub(crate) fn entries() -> Vec<UseCase> {
    vec![online("audit.list", "audit.view", list)]
}
