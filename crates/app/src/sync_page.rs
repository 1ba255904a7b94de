//! The sync page: where this laptop stands and what waits.

use std::collections::BTreeMap;

use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Refusal;
use bantu_store::sync_client::{self, Pending, Waiting};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::{Call, Mode};
use crate::error::AppError;
use crate::sync::client::{self, Badge};
use crate::sync::replica;
use crate::usecase::{UseCase, local};
use crate::view::{Done, Nothing, Rows};

/// What the running sync engine tells of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EngineView {
    /// No answer lately.
    pub offline: bool,
    /// Why it stands still.
    pub code: Option<String>,
    /// When it tries again.
    pub next_try_at: Option<Instant>,
}

/// The running sync engine of a laptop.
pub trait SyncControl: Send + Sync {
    /// Where it stands.
    fn view(&self) -> EngineView;
    /// Runs a round now and waits until it ends, at most a minute.
    fn sync_now(&self);
    /// A command was recorded here.
    fn local_change(&self);
    /// The person switched sync off or on again.
    fn work_offline(&self, offline: bool);
}

/// State of the badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// Everything is with the office.
    Synced,
    /// Commands wait.
    Pending,
    /// No connection, or switched off.
    Offline,
    /// A person must look.
    Attention,
    /// There is no office.
    StandAlone,
}

/// Where this place stands with its office.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SyncView {
    /// State of the badge.
    state: SyncState,
    /// Commands that wait.
    pending: i64,
    /// Of these, commands that would be refused as things stand.
    at_risk: i64,
    /// Items of the inbox.
    inbox: i64,
    /// End of the last complete round.
    last_sync_at: Option<Instant>,
    /// Address of the office.
    server_url: Option<String>,
    /// Switched off by the person.
    work_offline: bool,
    /// What is wrong.
    problem: Option<Refusal>,
    /// Customer numbers left.
    numbers_left: i64,
    /// When it tries again.
    next_try_at: Option<Instant>,
}

fn status(call: &Call<'_>, _args: Nothing) -> Result<SyncView, AppError> {
    view(call)
}

fn view(call: &Call<'_>) -> Result<SyncView, AppError> {
    let engine = call.app.sync.as_ref().map(|s| s.view()).unwrap_or_default();
    call.read(|conn| {
        let status = client::status(conn, engine.offline, engine.code)?;
        let (numbers_left, _) = sync_client::leases(conn)?;
        let server_url = sync_client::state(conn)?.and_then(|s| s.server_url);
        let state = match (call.app.mode, status.badge) {
            (Mode::StandAlone | Mode::Office, _) => SyncState::StandAlone,
            (Mode::Device, Badge::Attention) => SyncState::Attention,
            (Mode::Device, Badge::Offline) => SyncState::Offline,
            (Mode::Device, Badge::Pending) => SyncState::Pending,
            (Mode::Device, Badge::Synced) => SyncState::Synced,
        };
        Ok(SyncView {
            state,
            pending: status.pending,
            at_risk: status.at_risk,
            inbox: status.inbox,
            last_sync_at: status.last_synced_at,
            server_url,
            work_offline: status.works_offline,
            problem: status.code.map(Refusal::new),
            numbers_left,
            next_try_at: engine.next_try_at,
        })
    })
}

fn now(call: &Call<'_>, _args: Nothing) -> Result<SyncView, AppError> {
    if let Some(sync) = &call.app.sync {
        sync.sync_now();
    }
    view(call)
}

/// The switch "work offline".
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfflineArgs {
    /// Stay away from the network.
    offline: bool,
}

fn set_offline(call: &Call<'_>, args: OfflineArgs) -> Result<SyncView, AppError> {
    call.write(|conn| {
        let state = sync_client::state(conn)?.ok_or_else(|| AppError::new("device.not_enrolled"))?;
        sync_client::set_state(conn, &sync_client::SyncState { works_offline: args.offline, ..state })?;
        Ok::<_, AppError>(())
    })?;
    if let Some(sync) = &call.app.sync {
        sync.work_offline(args.offline);
    }
    view(call)
}

/// A command that waits.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct QueueRow {
    /// Its place in the queue.
    seq: i64,
    /// Its identity.
    cmd_id: Id,
    /// Its name.
    name: String,
    /// When the person gave it.
    at: Instant,
    /// `pending` or `at_risk`.
    state: String,
    /// Why it would be refused as things stand.
    code: Option<String>,
    /// Values for the text.
    params: BTreeMap<String, String>,
    /// What it is about.
    subject: String,
}

fn queue(call: &Call<'_>, _args: Nothing) -> Result<Rows<QueueRow>, AppError> {
    let waiting = call.read(sync_client::pending)?;
    let rows = waiting.into_iter().filter(|p| p.state != Waiting::Withdrawn).map(queue_row).collect();
    Ok(Rows { rows })
}

fn queue_row(pending: Pending) -> QueueRow {
    QueueRow {
        subject: subject(&pending.body),
        seq: pending.seq,
        cmd_id: pending.cmd_id,
        name: pending.name,
        at: pending.at,
        state: if pending.state == Waiting::AtRisk { "at_risk" } else { "pending" }.to_owned(),
        code: pending.code,
        params: pending.params.as_deref().and_then(|p| serde_json::from_str(p).ok()).unwrap_or_default(),
    }
}

/// What a command is about: the name, number or text a person would know it by.
pub(crate) fn subject(body: &str) -> String {
    let args = args_of(body);
    let candidates = [
        "/fields/name",
        "/parties/customer_name",
        "/number",
        "/lead_name",
        "/fields/prerequisite_description",
        "/reason",
        "/note",
    ];
    let found = candidates.iter().find_map(|path| args.pointer(path).and_then(Value::as_str));
    found.unwrap_or_default().to_owned()
}

pub(crate) fn args_of(body: &str) -> Value {
    serde_json::from_str::<Value>(body).ok().and_then(|record| record.get("args").cloned()).unwrap_or(Value::Null)
}

/// Names a command.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfCommand {
    /// The command.
    cmd_id: Id,
}

fn withdraw(call: &Call<'_>, args: OfCommand) -> Result<Done, AppError> {
    call.write(|conn| replica::withdraw(conn, args.cmd_id))?;
    call.recorded();
    Ok(Done::default())
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        local("sync.status", "", status),
        local("sync.now", "", now),
        local("sync.set_offline", "", set_offline),
        local("sync.queue", "", queue),
        local("sync.withdraw", "", withdraw),
    ]
}
