//! The trail of every change: which command, by whom, when, and what each field was before and after.

use std::collections::BTreeSet;

use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Refusal;
use bantu_domain::setting::day_start;
use bantu_domain::tables;
use bantu_store::chain::{self, Broken, Flaw, Link};
use bantu_store::query::audit::{self as store, Entry};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::app::{Call, Look};
use crate::args::{Window, day};
use crate::audit_value::{self, AuditValue, Names, Side};
use crate::device;
use crate::error::AppError;
use crate::usecase::{UseCase, online};
use crate::view::{Page, Ref};

/// What to show of the trail.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditListArgs {
    /// Rows of one table; `device` for laptops.
    #[serde(default)]
    table: Option<String>,
    /// One row.
    #[serde(default)]
    id: Option<Id>,
    /// What one person did.
    #[serde(default)]
    user_id: Option<Id>,
    /// First business date.
    #[serde(default)]
    from: Option<NaiveDate>,
    /// Last business date.
    #[serde(default)]
    to: Option<NaiveDate>,
    /// All that one command did.
    #[serde(default)]
    version: Option<i64>,
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
    /// Its name, number or code; null where it has none.
    pub title: Option<String>,
    /// Whether the row was made, changed or removed.
    pub action: AuditAction,
    /// The fields that changed.
    pub changes: Vec<AuditChange>,
}

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuditAction {
    /// It was not there before.
    Created,
    /// It was there before and after.
    Changed,
    /// It is gone.
    Removed,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AuditChange {
    /// Name of the field.
    pub field: String,
    /// Before; null where it was empty or the row was new.
    pub before: Option<AuditValue>,
    /// After; null where it is empty or the row is gone.
    pub after: Option<AuditValue>,
}

fn list(call: &Call<'_>, args: AuditListArgs) -> Result<Page<AuditRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let table = match args.table.as_deref() {
        Some(device::TABLE) => Some(device::TABLE),
        Some(name) => Some(tables::by_name(name).ok_or_else(|| Refusal::new("field.invalid").field("table"))?.name),
        None => None,
    };
    call.look(|look| {
        let visibility = look.visibility();
        let filter = store::Filter {
            table,
            id: args.id,
            actor: args.user_id,
            from: begin(look, "from", args.from, Days::new(0))?,
            until: begin(look, "to", args.to, Days::new(1))?,
            version: args.version,
        };
        let (entries, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let sides: Vec<(Side, Side)> = entries
            .iter()
            .map(|e| (audit_value::side(e.before.as_deref()), audit_value::side(e.after.as_deref())))
            .collect();
        // A note has no name in it: the record it belongs to is looked up as well.
        let mut ids: BTreeSet<String> = entries.iter().map(|e| e.id.clone()).collect();
        for (before, after) in &sides {
            audit_value::ids(before, &mut ids);
            audit_value::ids(after, &mut ids);
        }
        let names = store::names(look.conn, &ids, visibility)?;
        let rows = entries.into_iter().zip(sides).map(|(entry, sides)| row(entry, &sides, &names));
        Ok(Page { rows: rows.collect(), total })
    })
}

/// The instant at which a business date begins, or one of the days after it.
fn begin(
    look: &mut Look<'_, '_>,
    field: &str,
    date: Option<NaiveDate>,
    later: Days,
) -> Result<Option<Instant>, AppError> {
    let Some(date) = date else { return Ok(None) };
    let date =
        day(field, date)?.checked_add_days(later).ok_or_else(|| Refusal::new("date.out_of_range").field(field))?;
    look.ask(|cx| day_start(cx, date)).map(Some)
}

fn row(entry: Entry, (before, after): &(Side, Side), names: &Names) -> AuditRow {
    AuditRow {
        version: entry.version,
        at: entry.at,
        actor: entry.actor_name.map(|name| Ref { id: entry.actor, name }),
        command: entry.command,
        table: entry.table,
        title: audit_value::title(if after.is_empty() { before } else { after }, names)
            .or_else(|| names.get(&entry.id).map(|named| named.name.clone())),
        id: entry.id,
        action: match (before.is_empty(), after.is_empty()) {
            (true, _) => AuditAction::Created,
            (false, true) => AuditAction::Removed,
            (false, false) => AuditAction::Changed,
        },
        changes: changes(before, after, names),
    }
}

fn changes(before: &Side, after: &Side, names: &Names) -> Vec<AuditChange> {
    let columns: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    columns
        .into_iter()
        .map(|column| AuditChange {
            field: audit_value::field(column),
            before: audit_value::value(column, before, names),
            after: audit_value::value(column, after, names),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

/// How to walk along the chain of hashes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditVerifyArgs {
    /// Where an earlier step ended, `VERSION:HASH`; from the beginning where it is not given.
    #[serde(default)]
    after: Option<String>,
    /// Versions to walk at most; to the end where it is not given.
    #[serde(default)]
    limit: Option<i64>,
    /// A head that was kept elsewhere, `VERSION:HASH`: it must still be a part of the chain.
    #[serde(default)]
    expect: Option<String>,
}

/// A part of the chain that is as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditVerified {
    /// Versions walked.
    pub versions: i64,
    /// Their entries, those the asker may not see included.
    pub entries: i64,
    /// The last version walked, `VERSION:HASH`; at the end of the chain this is its head.
    pub head: String,
    /// Newest version of the workspace.
    pub newest: i64,
    /// First version that was sealed as it was written; those before it were sealed together, as they were found.
    pub chained_from: i64,
    /// Whether this was the end of the chain.
    pub is_done: bool,
}

/// Versions of one snapshot: nobody waits for a connection while a long chain is walked.
const STEP: i64 = 5_000;

/// Walks along the chain.
///
/// # Errors
/// `permission.denied` for somebody who does not see the whole workspace; `field.invalid`; `audit.broken` with the first `version`
/// that is not as it was sealed and `what` is wrong with it ([`bantu_store::chain::Flaw`]).
fn verify(call: &Call<'_>, args: AuditVerifyArgs) -> Result<AuditVerified, AppError> {
    let mut after = link("after", args.after.as_deref())?;
    let expect = link("expect", args.expect.as_deref())?;
    let most = args.limit.unwrap_or(i64::MAX);
    if most < 1 {
        return Err(Refusal::new("field.invalid").field("limit").into());
    }
    let (mut versions, mut entries) = (0, 0);
    loop {
        let walked = call.look(|look| {
            if !look.visibility().whole {
                return Err(AppError::new("permission.denied").with("permission", "audit.view"));
            }
            if let Some(expect) = &expect
                && !chain::holds(look.conn, expect)?
            {
                return Err(broken(Broken { version: expect.version, flaw: Flaw::Expected }));
            }
            chain::walk(look.conn, after.as_ref(), STEP.min(most - versions))?.map_err(broken)
        })?;
        (versions, entries) = (versions + walked.versions, entries + walked.entries);
        if walked.done || versions >= most {
            return Ok(AuditVerified {
                versions,
                entries,
                head: walked.through.to_string(),
                newest: walked.newest,
                chained_from: walked.chained_from,
                is_done: walked.done,
            });
        }
        after = Some(walked.through);
    }
}

fn link(field: &str, given: Option<&str>) -> Result<Option<Link>, AppError> {
    let Some(given) = given else { return Ok(None) };
    Link::parse(given).map(Some).ok_or_else(|| Refusal::new("field.invalid").field(field).into())
}

fn broken(broken: Broken) -> AppError {
    AppError::new("audit.broken").with("version", broken.version).with("what", broken.flaw.code())
}

/// Verifies the whole chain for a command line: step by step, telling after each how far it came and how far it is.
///
/// # Errors
/// As `audit.verify`, and those of `ask`.
pub fn verify_all(
    expect: Option<&str>,
    mut ask: impl FnMut(Value) -> Result<Value, AppError>,
    mut told: impl FnMut(i64, i64),
) -> Result<Value, AppError> {
    let (mut versions, mut entries, mut after) = (0, 0, Value::Null);
    loop {
        let mut step = ask(json!({ "after": after, "limit": STEP, "expect": expect }))?;
        let number = |name: &str| step[name].as_i64().unwrap_or(0);
        (versions, entries) = (versions + number("versions"), entries + number("entries"));
        if step["is_done"] == json!(true) {
            step["versions"] = json!(versions);
            step["entries"] = json!(entries);
            return Ok(step);
        }
        told(versions, number("newest"));
        after = step["head"].take();
    }
}

/// The trail stands at the authority only, so a laptop asks the office.
pub(crate) fn entries() -> Vec<UseCase> {
    vec![online("audit.list", "audit.view", list), online("audit.verify", "audit.view", verify)]
}
