//! A laptop's side of a command: it runs here at once and waits for the office; when the office has spoken, the base moves and what
//! still waits is replayed on top (SYNC 7.6).

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bantu_domain::actor::Actor;
use bantu_domain::command::{Class, Command, DiscardInbox};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Refusal, StoreError};
use bantu_domain::tx::Facts;
use bantu_domain::{Fault, execute};
use bantu_store::sync_client::{self, InboxItem, Pending, SyncState, Waiting};
use bantu_store::{Conn, Database, Mode, StoreTx, Written, raw, search};

use super::wire::{self, CommandRecord, MAX_COMMAND, WITHDRAWN};
use super::{numbers, planted};

/// Version of the command arguments this program writes.
pub const ARGS_VERSION: u32 = 1;

/// The sync state of a new laptop.
pub fn fresh_state(device: Id, user_id: Id, mark: &str) -> SyncState {
    SyncState {
        device,
        user_id,
        mark: mark.to_owned(),
        server_url: None,
        token: None,
        cursor: 0,
        epoch: String::new(),
        scope_rev: 0,
        policy_rev: 0,
        next_seq: 1,
        sent_seq: 0,
        decided_seq: 0,
        holds_costs: false,
        works_offline: false,
        base_sum: None,
        highest_server_time: None,
        last_synced_at: None,
        last_error: None,
    }
}

/// Runs a command on the laptop: into the queue and executed, in one transaction.
///
/// # Errors
/// The refusal of a rule; `command.online_only` for a command that only the office may decide; `command.too_large`;
/// `device.not_enrolled`, `device.other_user`; storage failure. In every case nothing is kept.
pub fn run(db: &Database, user_id: Id, cmd_id: Id, command: &Command, at: Instant) -> Result<Facts, Fault> {
    db.write(|conn| issue(conn, user_id, cmd_id, None, command, at))
}

/// As [`run`], inside a transaction of the caller.
///
/// # Errors
/// As there.
pub fn issue(
    conn: &mut Conn<'_>,
    user_id: Id,
    cmd_id: Id,
    replaces: Option<Id>,
    command: &Command,
    at: Instant,
) -> Result<Facts, Fault> {
    if command.class() == Class::Online {
        return Err(Refusal::new("command.online_only").with("name", command.name()).into());
    }
    let mut state = enrolled(conn)?;
    if state.user_id != user_id {
        return Err(Refusal::new("device.other_user").into());
    }
    let (facts, written) = perform(conn, &state, command, at)?;
    let record = CommandRecord {
        device: state.device,
        seq: state.next_seq,
        cmd_id,
        name: command.name().to_owned(),
        ver: ARGS_VERSION,
        args: arguments(command)?,
        at,
        tz: numbers::zone_minutes(conn)?,
        deps: sync_client::deps_of(conn, &written.reads)?,
        replaces,
        seen: Vec::new(),
        group: None,
    };
    let body = record.encode();
    if body.len() > MAX_COMMAND {
        return Err(Refusal::new("command.too_large").with("limit", MAX_COMMAND).into());
    }
    let pending = Pending {
        seq: record.seq,
        cmd_id,
        name: record.name,
        hash: wire::hash(&body),
        body,
        state: Waiting::Ok,
        code: None,
        params: None,
        deps: record.deps,
        effect_hash: Some(written.effect_hash(|_| true)),
        at,
    };
    sync_client::insert_pending(conn, &pending)?;
    sync_client::note_writes(conn, pending.seq, &written)?;
    state.next_seq += 1;
    sync_client::set_state(conn, &state)?;
    search::refresh(conn, &written.keys())?;
    Ok(facts)
}

/// Executes with capture: base images at first touch.
fn perform(conn: &mut Conn<'_>, state: &SyncState, command: &Command, at: Instant) -> Result<(Facts, Written), Fault> {
    let mode = Mode::Replica { user_id: state.user_id, holds_costs: state.holds_costs };
    // Rights are read apart, so that they make no dependencies.
    let (actor, _) = StoreTx::run::<_, Fault>(conn, mode, |tx| Actor::load(tx, state.user_id))?;
    StoreTx::run::<_, Fault>(conn, mode, |tx| Ok(execute(command, actor, at, tx)?.facts))
}

fn arguments(command: &Command) -> Result<serde_json::Value, Fault> {
    let mut value = serde_json::to_value(command).map_err(|_| Refusal::new("command.malformed"))?;
    Ok(value.get_mut("args").map(serde_json::Value::take).unwrap_or_default())
}

/// The laptop's sync state.
///
/// # Errors
/// `device.not_enrolled`; storage failure.
pub fn enrolled(conn: &mut Conn<'_>) -> Result<SyncState, Fault> {
    sync_client::state(conn)?.ok_or_else(|| Refusal::new("device.not_enrolled").into())
}

/// Waiting commands that would be withdrawn together with one: those that read what it wrote.
///
/// # Errors
/// `command.not_pending`; storage failure.
pub fn dependants(conn: &mut Conn<'_>, cmd_id: Id) -> Result<Vec<Pending>, Fault> {
    let all = sync_client::pending(conn)?;
    let first = all.iter().find(|p| p.cmd_id == cmd_id).ok_or_else(|| Refusal::new("command.not_pending"))?;
    let mut gone = BTreeSet::from([first.seq]);
    let mut found = Vec::new();
    for later in all.iter().filter(|p| p.seq > first.seq && p.state != Waiting::Withdrawn) {
        if later.deps.iter().any(|dep| gone.contains(dep)) {
            gone.insert(later.seq);
            found.push(later.clone());
        }
    }
    Ok(found)
}

/// Takes back a command that was never sent, with its dependants. Each leaves an empty marker that keeps its number in the row;
/// document numbers stay taken.
///
/// # Errors
/// `command.not_pending`, `command.already_sent`; storage failure.
pub fn withdraw(conn: &mut Conn<'_>, cmd_id: Id) -> Result<(), Fault> {
    let state = enrolled(conn)?;
    let first = sync_client::pending_of(conn, cmd_id)?.filter(|p| p.state != Waiting::Withdrawn);
    let first = first.ok_or_else(|| Refusal::new("command.not_pending"))?;
    if first.seq <= state.sent_seq
        && !planted::is("withdraw_after_sending")
        && !planted::is("skip_hash_check_on_resend")
    {
        return Err(Refusal::new("command.already_sent").into());
    }
    let mut all = dependants(conn, cmd_id)?;
    all.push(first);
    for pending in all {
        let marker = marker(&state, &pending);
        sync_client::set_withdrawn(conn, pending.seq, &marker, &wire::hash(&marker))?;
    }
    let mut dirty = raw::rewind(conn)?;
    dirty.extend(replay(conn, &state)?);
    search::refresh(conn, &dirty)?;
    Ok(())
}

fn marker(state: &SyncState, pending: &Pending) -> String {
    let record = CommandRecord {
        device: state.device,
        seq: pending.seq,
        cmd_id: pending.cmd_id,
        name: WITHDRAWN.to_owned(),
        ver: ARGS_VERSION,
        args: serde_json::Value::Null,
        at: pending.at,
        tz: 0,
        deps: Vec::new(),
        replaces: None,
        seen: Vec::new(),
        group: None,
    };
    record.encode()
}

/// Executes what waits, in order, on top of the base. A failure marks a command at risk and leaves it in the queue; what depends on it
/// is marked without running. Gives the rows written.
pub(crate) fn replay(conn: &mut Conn<'_>, state: &SyncState) -> Result<Vec<raw::RowKey>, Fault> {
    sync_client::forget_writes(conn)?;
    let mut dirty = Vec::new();
    let mut at_risk = BTreeSet::new();
    for pending in sync_client::pending(conn)? {
        if pending.state == Waiting::Withdrawn {
            continue;
        }
        let refusal = match pending.deps.iter().find(|dep| at_risk.contains(*dep)) {
            Some(dep) => Refusal::new("command.dependency_at_risk").with("seq", dep),
            None => match again(conn, state, &pending) {
                Ok(written) => {
                    sync_client::note_writes(conn, pending.seq, &written)?;
                    let effect = written.effect_hash(|_| true);
                    sync_client::set_replayed(conn, pending.seq, Waiting::Ok, None, Some(&effect))?;
                    dirty.extend(written.keys());
                    continue;
                }
                Err(Fault::Refused(refusal)) => refusal,
                Err(Fault::Store(error)) => return Err(error.into()),
            },
        };
        if planted::is("drop_commands_at_risk") {
            sync_client::retire(conn, pending.seq)?;
            continue;
        }
        at_risk.insert(pending.seq);
        let params = serde_json::to_string(&refusal.params).unwrap_or_default();
        sync_client::set_replayed(conn, pending.seq, Waiting::AtRisk, Some((&refusal.code, &params)), None)?;
    }
    Ok(dirty)
}

fn again(conn: &mut Conn<'_>, state: &SyncState, pending: &Pending) -> Result<Written, Fault> {
    let record = CommandRecord::decode(&pending.body)?;
    let command = Command::decode(&record.name, record.args)?;
    // A defect in one command must not stop the others: the office will rule on it.
    let run = AssertUnwindSafe(|| conn.savepoint(|conn| perform(conn, state, &command, record.at)));
    match catch_unwind(run) {
        Ok(result) => result.map(|(_, written)| written),
        Err(_) => Err(Refusal::new("command.failed_internal").into()),
    }
}

/// Commands the office refused or holds, which nobody has dealt with.
///
/// # Errors
/// Storage failure.
pub fn inbox(conn: &mut Conn<'_>) -> Result<Vec<InboxItem>, StoreError> {
    sync_client::inbox(conn, true)
}

/// Issues a refused command again with the same arguments, and closes its item.
///
/// # Errors
/// `inbox.not_found`; what the command is refused for here; storage failure. The caller then undoes his transaction.
pub fn retry(conn: &mut Conn<'_>, user_id: Id, item: Id, cmd_id: Id, at: Instant) -> Result<Facts, Fault> {
    let found = open_item(conn, item)?;
    let record = CommandRecord::decode(&found.body)?;
    let command = Command::decode(&record.name, record.args)?;
    let facts = issue(conn, user_id, cmd_id, Some(item), &command, at)?;
    sync_client::close_inbox(conn, item, "retried", at)?;
    Ok(facts)
}

/// Throws a refused command away; recorded as a command, so that the office knows.
///
/// # Errors
/// `inbox.not_found`; storage failure. The caller then undoes his transaction.
pub fn discard(conn: &mut Conn<'_>, user_id: Id, item: Id, cmd_id: Id, at: Instant) -> Result<(), Fault> {
    open_item(conn, item)?;
    issue(conn, user_id, cmd_id, None, &Command::InboxDiscard(DiscardInbox { cmd_id: item }), at)?;
    sync_client::close_inbox(conn, item, "discarded", at)?;
    Ok(())
}

fn open_item(conn: &mut Conn<'_>, item: Id) -> Result<InboxItem, Fault> {
    let found = sync_client::inbox_item(conn, item)?.filter(|i| i.closed_at.is_none());
    found.ok_or_else(|| Refusal::new("inbox.not_found").into())
}
