//! Applying a complete pull: local effects undone, confirmed rows in, verdicts read, what still waits replayed; one transaction (SYNC 7.6).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bantu_domain::record::{Cell, Instant};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::{Root, Table};
use bantu_domain::{Fault, Refusal, tables};
use bantu_store::sync_client::{self, Decided, InboxItem, Pending, SyncState, Waiting};
use bantu_store::{Conn, RawRow, raw, search, sync_server};

use super::wire::{self, CommandRecord, Decision, DropReason, Frame, Verdict};
use super::{planted, replica, shrink, subject, visibility};

/// Whether the checksum of the base is kept and compared (SYNC I7): always in tests, in the product not yet sampled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checks {
    /// Compare.
    Always,
    /// Do not spend the time.
    Off,
}

/// What a pull as a whole says, its pages put together.
#[derive(Debug, Default)]
struct Incoming {
    from_zero: bool,
    page_to: i64,
    scope_rev: i64,
    policy_rev: i64,
    drops: BTreeMap<String, DropReason>,
    adds: BTreeSet<String>,
    dels: BTreeMap<(&'static str, String), i64>,
    puts: BTreeMap<(&'static str, String), RawRow>,
    verdicts: Vec<Decision>,
}

/// What an applied pull changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rebased {
    /// Tables with changed rows, for the screens.
    pub tables: BTreeSet<&'static str>,
    /// Verdicts applied.
    pub decided: usize,
}

/// Applies the staged pages, which are complete, in the transaction of `conn`.
///
/// # Errors
/// `sync.malformed_reply` where the frames do not fit; `sync.seq_reuse`; `sync.scope_shrank` where much would go without a reason;
/// [`StoreError::Corrupt`] where the base does not agree with its
/// checksum; storage failure. In every case the laptop stands where it stood.
pub(crate) fn apply(
    conn: &mut Conn<'_>,
    state: &mut SyncState,
    checks: Checks,
    now: Instant,
) -> Result<Rebased, Fault> {
    let incoming = gather(conn, state)?;
    let mut rebased = Rebased { decided: incoming.verdicts.len(), ..Rebased::default() };
    // Nothing to do below the queue: the local effects stand as they are.
    let frames = incoming.drops.len() + incoming.dels.len() + incoming.puts.len();
    let empty = frames == 0 && incoming.verdicts.is_empty() && !incoming.from_zero;
    if !empty {
        let seen = seen_rows(conn, &incoming)?;
        let mut dirty = if planted::is("apply_without_rewind") { Vec::new() } else { raw::rewind(conn)? };
        check_base(conn, state, checks)?;
        shrink::check(conn, incoming.from_zero, &incoming.drops, &incoming.adds)?;
        scope(conn, state, &incoming)?;
        dirty.extend(rows(conn, incoming.dels, incoming.puts)?);
        state.base_sum = match checks {
            Checks::Always => Some(raw::checksum(conn, &tables::all())?),
            Checks::Off => None,
        };
        decide(conn, state, &incoming.verdicts, &seen, now)?;
        dirty.extend(replica::replay(conn, state)?);
        if incoming.drops.is_empty() {
            rebased.tables = dirty.iter().map(|(table, _)| *table).collect();
        } else {
            rebased.tables = tables::all().iter().map(|t| t.name).collect();
        }
        search::refresh(conn, &dirty)?;
    }
    state.cursor = incoming.page_to;
    state.scope_rev = incoming.scope_rev;
    state.policy_rev = incoming.policy_rev;
    state.last_synced_at = Some(now);
    state.last_error = None;
    sync_client::set_state(conn, state)?;
    sync_client::clear_stage(conn)?;
    Ok(rebased)
}

fn malformed(detail: &str) -> Fault {
    Refusal::new("sync.malformed_reply").with("detail", detail).into()
}

/// Reads the staged frames in order. A root dropped on a later page takes its rows of earlier pages with it.
fn gather(conn: &mut Conn<'_>, state: &SyncState) -> Result<Incoming, Fault> {
    let mut incoming = Incoming {
        page_to: state.cursor,
        scope_rev: state.scope_rev,
        policy_rev: state.policy_rev,
        ..Incoming::default()
    };
    for (index, body) in sync_client::staged(conn)?.iter().enumerate() {
        let frame: Frame =
            serde_json::from_str(body).map_err(|_| StoreError::Corrupt("stage_frame.body".to_owned()))?;
        match frame {
            Frame::Begin { from, scope_rev, policy_rev, .. } => {
                incoming.from_zero |= index == 0 && from == 0;
                incoming.scope_rev = scope_rev;
                incoming.policy_rev = policy_rev;
            }
            Frame::DropRoot { root, why } => {
                incoming.puts.retain(|_, row| !visibility::covers(&root, &row.root.to_string()));
                incoming.adds.retain(|added| !visibility::covers(&root, added));
                incoming.drops.insert(root, why);
            }
            Frame::AddRoot { root } => {
                incoming.adds.insert(root);
            }
            Frame::Del { table, id, ver } => {
                let key = (known(&table)?.name, id);
                if incoming.puts.get(&key).is_none_or(|put| put.ver < ver) {
                    incoming.puts.remove(&key);
                    incoming.dels.insert(key, ver);
                }
            }
            Frame::Put { table, ver, root, cols } => {
                let table = known(&table)?;
                let root = Root::parse(&root).ok_or_else(|| malformed("root"))?;
                let Some(Cell::Text(id)) = cols.get("id") else { return Err(malformed("id")) };
                let key = (table.name, id.clone());
                if incoming.puts.get(&key).is_none_or(|put| put.ver <= ver) {
                    incoming.puts.insert(key, RawRow { row: cols, root, ver });
                }
            }
            Frame::Verdicts { list, .. } => incoming.verdicts = list,
            Frame::End { page_to, .. } => incoming.page_to = page_to,
        }
    }
    if planted::is("apply_verdicts_twice") {
        let again = incoming.verdicts.clone();
        incoming.verdicts.extend(again);
    }
    Ok(incoming)
}

fn known(table: &str) -> Result<&'static Table, Fault> {
    tables::by_name(table).ok_or_else(|| malformed("table"))
}

/// What the person saw of the records of commands that are refused, before anything is undone.
fn seen_rows(conn: &mut Conn<'_>, incoming: &Incoming) -> Result<BTreeMap<i64, String>, Fault> {
    let mut seen = BTreeMap::new();
    for decision in incoming.verdicts.iter().filter(|d| !matches!(d.verdict, Verdict::Applied { .. })) {
        let Some(pending) = sync_client::pending_from(conn, decision.seq, 1)?.pop().filter(|p| p.seq == decision.seq)
        else {
            continue;
        };
        let Ok(record) = CommandRecord::decode(&pending.body) else { continue };
        if let Some(found) = subject::row(conn, &record.name, &record.args)? {
            seen.insert(decision.seq, subject::json(&found.row));
        }
    }
    Ok(seen)
}

fn check_base(conn: &mut Conn<'_>, state: &SyncState, checks: Checks) -> Result<(), Fault> {
    let (Checks::Always, Some(expected)) = (checks, state.base_sum) else { return Ok(()) };
    if raw::checksum(conn, &tables::all())? == expected {
        return Ok(());
    }
    Err(StoreError::Corrupt("base_sum".to_owned()).into())
}

/// Roots that went, and whether the roots of costs are held.
fn scope(conn: &mut Conn<'_>, state: &mut SyncState, incoming: &Incoming) -> Result<(), Fault> {
    if incoming.from_zero {
        let families =
            [visibility::ALL_CUSTOMERS, visibility::ALL_CUSTOMER_COSTS, visibility::ALL_LEADS, visibility::ALL_USERS];
        for family in ["org", "cat", "cost", "pool"].into_iter().chain(families) {
            sync_server::drop_under(conn, family)?;
        }
        state.holds_costs = false;
    }
    let cost = Root::Cost.to_string();
    for root in incoming.drops.keys() {
        if planted::is("keep_dropped_roots") {
            continue;
        }
        sync_server::drop_under(conn, root)?;
        if *root == cost {
            state.holds_costs = false;
        }
    }
    if incoming.adds.contains(&cost) {
        state.holds_costs = true;
    }
    Ok(())
}

/// Deletes first, then every row that is put anew, then all puts: unique values that moved between rows cannot collide.
fn rows(
    conn: &mut Conn<'_>,
    dels: BTreeMap<(&'static str, String), i64>,
    puts: BTreeMap<(&'static str, String), RawRow>,
) -> Result<Vec<raw::RowKey>, Fault> {
    let mut dirty = Vec::new();
    for ((table, id), ver) in dels {
        let stored = raw::row(conn, known(table)?, &id)?;
        if stored.is_some_and(|row| row.ver < ver) {
            raw::apply_del(conn, known(table)?, &id)?;
            dirty.push((table, id));
        }
    }
    let mut fresh = Vec::new();
    for ((table, id), row) in puts {
        if raw::row(conn, known(table)?, &id)?.is_some_and(|stored| stored.ver >= row.ver) {
            continue;
        }
        if !planted::is("insert_before_delete") {
            raw::apply_del(conn, known(table)?, &id)?;
        }
        fresh.push((table, id, row));
    }
    for (table, id, row) in fresh {
        raw::apply_put(conn, known(table)?, &row)?;
        dirty.push((table, id));
    }
    Ok(dirty)
}

/// Takes decided commands out of the queue. The verdicts follow each other without a gap.
fn decide(
    conn: &mut Conn<'_>,
    state: &mut SyncState,
    verdicts: &[Decision],
    seen: &BTreeMap<i64, String>,
    now: Instant,
) -> Result<(), Fault> {
    for decision in verdicts {
        if decision.seq <= state.decided_seq && !planted::is("apply_verdicts_twice") {
            continue;
        }
        if decision.seq != state.decided_seq + 1 && !planted::is("apply_verdicts_twice") {
            return Err(malformed("verdicts"));
        }
        let pending = sync_client::pending_from(conn, decision.seq, 1)?.pop().filter(|p| p.seq == decision.seq);
        // Without the command the laptop is older than the office thinks: another device's history (SYNC 7.10).
        let pending = pending.ok_or_else(|| Refusal::new("sync.device_restored").with("seq", decision.seq))?;
        if pending.hash != decision.hash {
            return Err(Refusal::new("sync.seq_reuse").with("seq", decision.seq).into());
        }
        settle(conn, state, decision, pending, seen, now)?;
        state.decided_seq = decision.seq;
    }
    Ok(())
}

fn settle(
    conn: &mut Conn<'_>,
    state: &SyncState,
    decision: &Decision,
    pending: Pending,
    seen: &BTreeMap<i64, String>,
    now: Instant,
) -> Result<(), Fault> {
    let seq = pending.seq;
    if pending.state != Waiting::Withdrawn {
        let (code, params, held_by, current) = match &decision.verdict {
            Verdict::Applied { .. } => (None, String::new(), None, None),
            Verdict::Rejected { code, params, current } => (
                Some(code.clone()),
                serde_json::to_string(params).unwrap_or_default(),
                None,
                current.as_ref().map(subject::json),
            ),
            Verdict::Held { dep } => {
                (Some("command.held".to_owned()), format!("{{\"seq\":\"{dep}\"}}"), Some(*dep), None)
            }
        };
        if let Some(code) = code {
            let item = InboxItem {
                cmd_id: pending.cmd_id,
                seq,
                user_id: state.user_id,
                name: pending.name.clone(),
                body: pending.body.clone(),
                held_by,
                code,
                params,
                seen_row: seen.get(&seq).cloned(),
                current_row: current,
                at: pending.at,
                decided_at: now,
                closed_at: None,
                closed_how: None,
            };
            sync_client::insert_inbox(conn, state.device, &item)?;
        }
    }
    let verdict = serde_json::to_string(&decision.verdict).unwrap_or_default();
    sync_client::insert_decided(
        conn,
        state.device,
        &Decided { pending, verdict, at_version: decision.at_version },
        now,
    )?;
    sync_client::retire(conn, seq)?;
    Ok(())
}

/// Whether the frames of a reply fit together: `begin` first, `end` last, tables and roots known, rows that fit their tables.
///
/// # Errors
/// `sync.malformed_reply`.
pub(crate) fn check_page(frames: &[Frame], cursor: i64) -> Result<(i64, bool, Option<String>), Refusal> {
    let wrong = |detail: &str| Refusal::new("sync.malformed_reply").with("detail", detail);
    let Some(Frame::Begin { from, .. }) = frames.first() else { return Err(wrong("begin")) };
    let Some(Frame::End { page_to, complete, resume, .. }) = frames.last() else { return Err(wrong("end")) };
    if *from != cursor
        || *page_to < cursor
        || (*complete && resume.is_some())
        || frames.len() > 3 * wire::MAX_PAGE + 10_000
    {
        return Err(wrong("window"));
    }
    for frame in frames {
        match frame {
            Frame::Put { table, root, cols, .. } => {
                let table = tables::by_name(table).ok_or_else(|| wrong("table"))?;
                Root::parse(root).ok_or_else(|| wrong("root"))?;
                let fits = |(name, cell): (&Arc<str>, &Cell)| {
                    table.column(name).is_some_and(|column| match cell {
                        Cell::Null => column.nullable,
                        Cell::Int(_) => column.integer,
                        Cell::Text(_) => !column.integer,
                    })
                };
                let id = matches!(cols.get("id"), Some(Cell::Text(id)) if !id.is_empty());
                if !id || cols.len() != table.columns.len() || !cols.iter().all(fits) {
                    return Err(wrong("cols"));
                }
            }
            Frame::Del { table, .. } => {
                tables::by_name(table).ok_or_else(|| wrong("table"))?;
            }
            _ => {}
        }
    }
    Ok((*page_to, *complete, resume.clone()))
}
