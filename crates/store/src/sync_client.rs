//! The sync tables of a laptop: where it stands, what waits, what was decided, its numbers.

mod inbox;
mod lease;
mod stage;

use std::collections::BTreeSet;

use bantu_domain::record::{Cell, CellValue, Id, Instant, Row};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};
use crate::tx::{Read, Written};

pub use inbox::{InboxItem, close_inbox, inbox, inbox_item, insert_inbox};
pub use lease::{add_leases, leases, mint, take_lease};
pub use stage::{clear_stage, stage, staged};

/// Where a laptop stands towards its office; also kept by a stand-alone workspace, which has no server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncState {
    /// The device.
    pub device: Id,
    /// Its user.
    pub user_id: Id,
    /// Its mark in document numbers, for ever.
    pub mark: String,
    /// Address of the office; none in a stand-alone workspace.
    pub server_url: Option<String>,
    /// Opaque token of the device.
    pub token: Option<String>,
    /// Version the base stands at.
    pub cursor: i64,
    /// Epoch of the office.
    pub epoch: String,
    /// Newest version at which the scope changed.
    pub scope_rev: i64,
    /// Revision of the policy.
    pub policy_rev: i64,
    /// Number of the next command.
    pub next_seq: i64,
    /// Highest command ever handed to the network: it may be decided although no answer came.
    pub sent_seq: i64,
    /// Highest command whose verdict is applied.
    pub decided_seq: i64,
    /// Whether the base holds the roots of costs.
    pub holds_costs: bool,
    /// The person switched sync off.
    pub works_offline: bool,
    /// Checksum of the base, where it is kept (SYNC I7).
    pub base_sum: Option<i64>,
    /// Highest server time ever seen.
    pub highest_server_time: Option<Instant>,
    /// When the last pull was complete.
    pub last_synced_at: Option<Instant>,
    /// Code of what stops sync.
    pub last_error: Option<String>,
}

/// State of a waiting command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Its local effect stands.
    Ok,
    /// Its local replay failed; the office decides (SYNC 7.6).
    AtRisk,
    /// Taken back before it was sent; only its number is left.
    Withdrawn,
}

impl Waiting {
    const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::AtRisk => "at_risk",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Ok, Self::AtRisk, Self::Withdrawn].into_iter().find(|s| s.code() == code)
    }
}

/// A command that waits for the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its number on this device.
    pub seq: i64,
    /// Its identity across resubmissions.
    pub cmd_id: Id,
    /// Command name.
    pub name: String,
    /// The record as it was encoded once.
    pub body: String,
    /// BLAKE3 of the body.
    pub hash: String,
    /// State.
    pub state: Waiting,
    /// Why it is at risk.
    pub code: Option<String>,
    /// Parameters of the code, JSON.
    pub params: Option<String>,
    /// Own commands whose rows it read.
    pub deps: Vec<i64>,
    /// Hash over the rows it wrote here.
    pub effect_hash: Option<String>,
    /// When the person issued it.
    pub at: Instant,
}

/// A command the office decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The command as it waited.
    pub pending: Pending,
    /// Verdict, JSON.
    pub verdict: String,
    /// Version of the office at the decision.
    pub at_version: i64,
}

const STATE: &str = "SELECT device, user_id, mark, server_url, token, cursor, epoch, scope_rev, policy_rev, next_seq, sent_seq, decided_seq, \
     holds_costs, works_offline, base_sum, highest_server_time, last_synced_at, last_error FROM sync_state WHERE workspace = $1";

/// Where the laptop stands; `None` at an office.
///
/// # Errors
/// Storage failure.
pub fn state(conn: &mut Conn<'_>) -> Result<Option<SyncState>, StoreError> {
    let workspace = conn.workspace_cell();
    conn.query_one(STATE, &[workspace])?.as_ref().map(read_state).transpose()
}

fn read_state(row: &Row) -> Result<SyncState, StoreError> {
    Ok(SyncState {
        device: cell(row, "device")?,
        user_id: cell(row, "user_id")?,
        mark: cell(row, "mark")?,
        server_url: cell(row, "server_url")?,
        token: cell(row, "token")?,
        cursor: cell(row, "cursor")?,
        epoch: cell(row, "epoch")?,
        scope_rev: cell(row, "scope_rev")?,
        policy_rev: cell(row, "policy_rev")?,
        next_seq: cell(row, "next_seq")?,
        sent_seq: cell(row, "sent_seq")?,
        decided_seq: cell(row, "decided_seq")?,
        holds_costs: cell(row, "holds_costs")?,
        works_offline: cell(row, "works_offline")?,
        base_sum: cell(row, "base_sum")?,
        highest_server_time: cell(row, "highest_server_time")?,
        last_synced_at: cell(row, "last_synced_at")?,
        last_error: cell(row, "last_error")?,
    })
}

/// Writes the whole row.
///
/// # Errors
/// Storage failure.
pub fn set_state(conn: &mut Conn<'_>, state: &SyncState) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        state.device.to_cell(),
        state.user_id.to_cell(),
        text(&state.mark),
        state.server_url.to_cell(),
        state.token.to_cell(),
        Cell::Int(state.cursor),
        text(&state.epoch),
        Cell::Int(state.scope_rev),
        Cell::Int(state.policy_rev),
        Cell::Int(state.next_seq),
        Cell::Int(state.sent_seq),
        Cell::Int(state.decided_seq),
        state.holds_costs.to_cell(),
        state.works_offline.to_cell(),
        state.base_sum.to_cell(),
        state.highest_server_time.to_cell(),
        state.last_synced_at.to_cell(),
        state.last_error.to_cell(),
    ];
    conn.write(include_str!("sync_client/state.sql"), &params)?;
    Ok(())
}

const PENDING: &str = "SELECT seq, cmd_id, name, body, hash, state, code, params, deps, effect_hash, at FROM pending";

fn read_pending(row: &Row) -> Result<Pending, StoreError> {
    let state: String = cell(row, "state")?;
    let deps: String = cell(row, "deps")?;
    Ok(Pending {
        seq: cell(row, "seq")?,
        cmd_id: cell(row, "cmd_id")?,
        name: cell(row, "name")?,
        body: cell(row, "body")?,
        hash: cell(row, "hash")?,
        state: Waiting::from_code(&state).ok_or_else(|| StoreError::Corrupt("pending.state".to_owned()))?,
        code: cell(row, "code")?,
        params: cell(row, "params")?,
        deps: serde_json::from_str(&deps).map_err(|_| StoreError::Corrupt("pending.deps".to_owned()))?,
        effect_hash: cell(row, "effect_hash")?,
        at: cell(row, "at")?,
    })
}

/// Commands from a number on, in order, at most `limit`.
///
/// # Errors
/// Storage failure.
pub fn pending_from(conn: &mut Conn<'_>, seq: i64, limit: i64) -> Result<Vec<Pending>, StoreError> {
    let sql = format!("{PENDING} WHERE workspace = $1 AND seq >= $2 ORDER BY seq LIMIT $3");
    let params = [conn.workspace_cell(), Cell::Int(seq), Cell::Int(limit)];
    conn.query(&sql, &params)?.iter().map(read_pending).collect()
}

/// Every waiting command, in order.
///
/// # Errors
/// Storage failure.
pub fn pending(conn: &mut Conn<'_>) -> Result<Vec<Pending>, StoreError> {
    pending_from(conn, 0, i64::MAX)
}

/// The waiting command of an id.
///
/// # Errors
/// Storage failure.
pub fn pending_of(conn: &mut Conn<'_>, cmd_id: Id) -> Result<Option<Pending>, StoreError> {
    let sql = format!("{PENDING} WHERE workspace = $1 AND cmd_id = $2");
    let params = [conn.workspace_cell(), cmd_id.to_cell()];
    conn.query_one(&sql, &params)?.as_ref().map(read_pending).transpose()
}

/// How many commands there are in each place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Waiting, markers of withdrawn ones left out.
    pub pending: i64,
    /// Of those, with a failed local replay.
    pub at_risk: i64,
    /// Refused or held, not yet dealt with.
    pub inbox: i64,
}

/// How many commands wait, are at risk and lie in the inbox.
///
/// # Errors
/// Storage failure.
pub fn counts(conn: &mut Conn<'_>) -> Result<Counts, StoreError> {
    let params = [conn.workspace_cell()];
    let mut count = |sql: &str| Ok::<_, StoreError>(conn.query_int(sql, &params)?.unwrap_or(0));
    Ok(Counts {
        pending: count("SELECT count(*) AS n FROM pending WHERE workspace = $1 AND state <> 'withdrawn'")?,
        at_risk: count("SELECT count(*) AS n FROM pending WHERE workspace = $1 AND state = 'at_risk'")?,
        inbox: count("SELECT count(*) AS n FROM inbox WHERE workspace = $1 AND closed_at IS NULL")?,
    })
}

/// Adds a command to the queue.
///
/// # Errors
/// Storage failure.
pub fn insert_pending(conn: &mut Conn<'_>, pending: &Pending) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        Cell::Int(pending.seq),
        pending.cmd_id.to_cell(),
        text(&pending.name),
        text(&pending.body),
        text(&pending.hash),
        text(pending.state.code()),
        Cell::Text(deps_json(&pending.deps)),
        pending.effect_hash.to_cell(),
        pending.at.to_cell(),
    ];
    let sql = "INSERT INTO pending (workspace, seq, cmd_id, name, body, hash, state, deps, effect_hash, at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    conn.write(sql, &params)?;
    Ok(())
}

fn deps_json(deps: &[i64]) -> String {
    serde_json::to_string(deps).unwrap_or_default()
}

/// Notes how the local replay of a command went.
///
/// # Errors
/// Storage failure.
pub fn set_replayed(
    conn: &mut Conn<'_>,
    seq: i64,
    state: Waiting,
    why: Option<(&str, &str)>,
    effect_hash: Option<&str>,
) -> Result<(), StoreError> {
    let cells = |value: Option<&str>| value.map_or(Cell::Null, text);
    let params = [
        conn.workspace_cell(),
        Cell::Int(seq),
        text(state.code()),
        cells(why.map(|w| w.0)),
        cells(why.map(|w| w.1)),
        cells(effect_hash),
    ];
    let sql =
        "UPDATE pending SET state = $3, code = $4, params = $5, effect_hash = $6 WHERE workspace = $1 AND seq = $2";
    conn.write(sql, &params)?;
    Ok(())
}

/// Replaces the body of a command that was never sent by its empty marker.
///
/// # Errors
/// Storage failure.
pub fn set_withdrawn(conn: &mut Conn<'_>, seq: i64, body: &str, hash: &str) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), Cell::Int(seq), text(body), text(hash)];
    let sql = "UPDATE pending SET state = 'withdrawn', body = $3, hash = $4, code = NULL, params = NULL, deps = '[]', effect_hash = NULL \
               WHERE workspace = $1 AND seq = $2";
    conn.write(sql, &params)?;
    Ok(())
}

/// Takes a decided command out of the queue, with what was noted of its writes.
///
/// # Errors
/// Storage failure.
pub fn retire(conn: &mut Conn<'_>, seq: i64) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), Cell::Int(seq)];
    conn.write("DELETE FROM pending WHERE workspace = $1 AND seq = $2", &params)?;
    conn.write("DELETE FROM pending_write WHERE workspace = $1 AND seq = $2", &params)?;
    Ok(())
}

/// Forgets what all waiting commands wrote; they are about to be replayed.
///
/// # Errors
/// Storage failure.
pub fn forget_writes(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    let workspace = conn.workspace_cell();
    conn.write("DELETE FROM pending_write WHERE workspace = $1", &[workspace])?;
    Ok(())
}

/// Notes what a command wrote: its keys, and the values of findable columns that its rows left or took.
///
/// # Errors
/// Storage failure.
pub fn note_writes(conn: &mut Conn<'_>, seq: i64, written: &Written) -> Result<(), StoreError> {
    let mut places: BTreeSet<(&'static str, &str, String)> = BTreeSet::new();
    for touched in written.touched.iter().filter(|t| t.changed()) {
        places.insert((touched.table, "id", touched.id.clone()));
        for column in crate::raw::table(touched.table)?.finds {
            let value = |row: &Option<Row>| row.as_ref().map(|row| row.get(*column).cloned().unwrap_or(Cell::Null));
            let (before, after) = (value(&touched.before), value(&touched.after));
            if before != after {
                places.extend([before, after].into_iter().flatten().map(|v| (touched.table, *column, found_by(&v))));
            }
        }
    }
    for (table, column, value) in places {
        let params = [conn.workspace_cell(), Cell::Int(seq), text(table), text(column), Cell::Text(value)];
        let sql =
            "INSERT INTO pending_write (workspace, seq, tbl, find_column, find_value) VALUES ($1, $2, $3, $4, $5)";
        conn.write(sql, &params)?;
    }
    Ok(())
}

/// Waiting commands whose writes these reads met, in order.
///
/// # Errors
/// Storage failure.
pub fn deps_of(conn: &mut Conn<'_>, reads: &BTreeSet<Read>) -> Result<Vec<i64>, StoreError> {
    let mut deps = BTreeSet::new();
    let sql =
        "SELECT seq FROM pending_write WHERE workspace = $1 AND tbl = $2 AND find_column = $3 AND find_value = $4";
    for read in reads {
        let (table, column, value) = match read {
            Read::Key { table, id } => (table, "id", id.clone()),
            Read::Find { table, column, value } => (table, *column, found_by(value)),
        };
        let params = [conn.workspace_cell(), text(table), text(column), Cell::Text(value)];
        for row in conn.query(sql, &params)? {
            deps.insert(cell::<i64>(&row, "seq")?);
        }
    }
    Ok(deps.into_iter().collect())
}

fn found_by(value: &Cell) -> String {
    match value {
        Cell::Null => "\u{1}null".to_owned(),
        Cell::Int(value) => value.to_string(),
        Cell::Text(value) => value.clone(),
    }
}

/// Keeps a decided command with its verdict.
///
/// # Errors
/// Storage failure.
pub fn insert_decided(conn: &mut Conn<'_>, device: Id, decided: &Decided, now: Instant) -> Result<(), StoreError> {
    let pending = &decided.pending;
    let params = [
        conn.workspace_cell(),
        device.to_cell(),
        Cell::Int(pending.seq),
        pending.cmd_id.to_cell(),
        text(&pending.name),
        text(&pending.body),
        text(&pending.hash),
        text(&decided.verdict),
        Cell::Int(decided.at_version),
        pending.at.to_cell(),
        now.to_cell(),
    ];
    let sql = "INSERT INTO decided (workspace, device, seq, cmd_id, name, body, hash, verdict, at_version, at, decided_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    conn.write(sql, &params)?;
    Ok(())
}

/// A line of the decided commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedLine {
    /// Its number.
    pub seq: i64,
    /// The command.
    pub cmd_id: Id,
    /// The record.
    pub body: String,
    /// Verdict, JSON.
    pub verdict: String,
}

/// Decided commands, in order; for diagnosis and tests.
///
/// # Errors
/// Storage failure.
pub fn decided(conn: &mut Conn<'_>) -> Result<Vec<DecidedLine>, StoreError> {
    let workspace = conn.workspace_cell();
    let sql = "SELECT seq, cmd_id, body, verdict FROM decided WHERE workspace = $1 ORDER BY device, seq";
    let read = |row: &Row| {
        Ok(DecidedLine {
            seq: cell(row, "seq")?,
            cmd_id: cell(row, "cmd_id")?,
            body: cell(row, "body")?,
            verdict: cell(row, "verdict")?,
        })
    };
    conn.query(sql, &[workspace])?.iter().map(read).collect()
}

/// Ids of rows that commands still waiting for the office have written.
///
/// # Errors
/// Storage failure.
pub fn pending_written_ids(conn: &mut Conn<'_>) -> Result<BTreeSet<String>, StoreError> {
    let workspace = conn.workspace_cell();
    let sql = "SELECT DISTINCT find_value FROM pending_write WHERE workspace = $1 AND find_column = 'id'";
    conn.query(sql, &[workspace])?.iter().map(|row| cell(row, "find_value")).collect()
}
