//! The laptop's engine: hello, push until empty, staged pull until complete, wait. A state machine over its database that neither sends
//! nor sleeps itself: `step(event, now)` gives what the shell has to do (SYNC 7.6 "Order of a round").

mod trouble;

use std::collections::BTreeSet;
use std::sync::Arc;

use bantu_domain::record::Instant;
use bantu_domain::refusal::{Fault, StoreError};
use bantu_store::sync_client::{self, SyncState};
use bantu_store::{Database, migration};

use trouble::Trouble;

use super::rebase::{self, Checks};
use super::round::{batch, check_hello, files, hello};
pub use super::status::{Badge, Status, status};
use super::wire::{
    self, BlobReply, Directive, HelloReply, HttpFault, PROTO, PullReply, PullRequest, PushReply, PushRequest,
};
use super::{authority, planted};
use crate::blob::{BlobFolder, BlobName};

/// Time between rounds.
pub const POLL_MICROS: i64 = 5_000_000;
/// Longest wait after failures, and the wait before a stopped engine looks again by itself.
pub const MAX_BACKOFF_MICROS: i64 = 300_000_000;
/// How long an answer may take.
pub const TIMEOUT_MICROS: i64 = 30_000_000;
/// How long sending a file may take: 25 MB over a line of 50 kB a second.
pub const FILE_TIMEOUT_MICROS: i64 = 600_000_000;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The time asked for has come, or the program has started.
    Tick,
    /// A command was recorded here.
    LocalChange,
    /// The person wants it now.
    SyncNow,
    /// The machine changed its network.
    NetworkChanged,
    /// The person switched sync off or on again.
    WorkOffline(bool),
    /// An answer came.
    Reply {
        /// The request.
        id: u64,
        /// HTTP status.
        status: u16,
        /// JSON.
        body: Vec<u8>,
    },
    /// No answer will come.
    Failed {
        /// The request.
        id: u64,
    },
}

/// What the shell has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send a request to the office.
    Send(Request),
    /// Come back at this time, unless something happens before; replaces the time given before.
    WakeAt(Instant),
    /// Rows of these tables changed.
    Changed(BTreeSet<&'static str>),
    /// The badge.
    Status(Status),
}

/// A request to the office, `POST` with JSON; to [`wire::path::BLOB`] with the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// To be named with the answer.
    pub id: u64,
    /// Address of the office.
    pub server_url: String,
    /// Path.
    pub path: &'static str,
    /// Bearer token.
    pub token: String,
    /// JSON, or the bytes of a file.
    pub body: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Phase {
    /// Between rounds.
    Idle {
        wake_at: Option<Instant>,
    },
    Hello {
        id: u64,
        deadline: Instant,
    },
    /// A file that a command of the next push needs.
    Blob {
        id: u64,
        deadline: Instant,
        last_seq: i64,
        name: BlobName,
    },
    Push {
        id: u64,
        deadline: Instant,
        last_seq: i64,
    },
    Pull {
        id: u64,
        deadline: Instant,
        place: Place,
    },
}

/// How far the pages of a pull go.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    cursor: i64,
    resume: Option<String>,
    first: bool,
}

/// Gives random numbers for the jitter.
pub type Random = Box<dyn FnMut() -> u64 + Send>;

/// The engine of one laptop. One per database: a second one would only ask twice.
pub struct Client {
    db: Database,
    checks: Checks,
    random: Random,
    blobs: Option<Arc<BlobFolder>>,
    /// Files the office said it has, since this engine began.
    sent_blobs: BTreeSet<String>,
    phase: Phase,
    next_id: u64,
    failures: u32,
    conflicts: u32,
    batch: usize,
    page_rows: usize,
    /// A local command came in during the round.
    again: bool,
    /// Take the base anew in this round.
    resnapshot: bool,
    /// No answer lately.
    offline: bool,
    /// Why a person must look, and whether the engine looks again by itself.
    stopped: Option<(String, bool)>,
    /// The office would have taken away too much: the queue goes out, but nothing is pulled until a person asks for it.
    alarmed: bool,
}

impl Client {
    /// An engine that starts a round at its first [`Event::Tick`].
    pub fn new(db: Database, checks: Checks, random: Random) -> Self {
        Self {
            db,
            checks,
            random,
            blobs: None,
            sent_blobs: BTreeSet::new(),
            phase: Phase::Idle {
                wake_at: Some(Instant::from_micros(0).unwrap_or_else(|| chrono::DateTime::UNIX_EPOCH.into())),
            },
            next_id: 1,
            failures: 0,
            conflicts: 0,
            batch: wire::MAX_BATCH,
            page_rows: wire::MAX_PAGE,
            again: false,
            resnapshot: false,
            offline: false,
            stopped: None,
            alarmed: false,
        }
    }

    /// Gives the folder of files; without one every file that a command names counts as lost.
    #[must_use]
    pub fn with_blobs(mut self, blobs: Arc<BlobFolder>) -> Self {
        self.blobs = Some(blobs);
        self
    }

    /// Asks for smaller pages than the office would give; for a thin line, and for tests.
    #[must_use]
    pub fn with_page_rows(mut self, rows: usize) -> Self {
        self.page_rows = rows.clamp(1, wire::MAX_PAGE);
        self
    }

    /// Takes one event. Answers to requests that are no longer waited for change nothing.
    pub fn step(&mut self, event: Event, now: Instant) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Err(trouble) = self.take(event, now, &mut effects) {
            self.trouble(trouble, now);
        }
        if let Some(at) = self.wake_at() {
            effects.push(Effect::WakeAt(at));
        }
        if let Ok(status) = self.status() {
            effects.push(Effect::Status(status));
        }
        effects
    }

    /// Whether a round is under way.
    pub fn is_busy(&self) -> bool {
        !matches!(self.phase, Phase::Idle { .. })
    }

    /// State for screens.
    ///
    /// # Errors
    /// Storage failure.
    pub fn status(&self) -> Result<Status, StoreError> {
        let code = self.stopped.as_ref().map(|(code, _)| code.clone());
        self.db.read(|conn| status(conn, self.offline, code))
    }

    fn wake_at(&self) -> Option<Instant> {
        match &self.phase {
            Phase::Idle { wake_at } => *wake_at,
            Phase::Hello { deadline, .. }
            | Phase::Blob { deadline, .. }
            | Phase::Push { deadline, .. }
            | Phase::Pull { deadline, .. } => Some(*deadline),
        }
    }

    fn take(&mut self, event: Event, now: Instant, effects: &mut Vec<Effect>) -> Result<(), Trouble> {
        match event {
            Event::Tick => match &self.phase {
                Phase::Idle { wake_at: Some(at) } if *at <= now => self.begin(now, effects),
                Phase::Idle { .. } => Ok(()),
                _ if self.wake_at().is_some_and(|deadline| deadline <= now) => {
                    Err(Trouble::Fault(HttpFault::new(0, "server.unreachable")))
                }
                _ => Ok(()),
            },
            Event::LocalChange if self.stopped.is_some() && !self.alarmed => Ok(()),
            Event::LocalChange if self.is_busy() => {
                self.again = true;
                Ok(())
            }
            Event::SyncNow | Event::NetworkChanged | Event::LocalChange => {
                self.alarmed &= event != Event::SyncNow;
                self.failures = 0;
                self.conflicts = 0;
                self.batch = wire::MAX_BATCH;
                if self.is_busy() { Ok(()) } else { self.begin(now, effects) }
            }
            Event::WorkOffline(off) => {
                self.db.write::<_, Fault>(|conn| {
                    if let Some(mut state) = sync_client::state(conn)? {
                        state.works_offline = off;
                        sync_client::set_state(conn, &state)?;
                    }
                    Ok(())
                })?;
                self.phase = Phase::Idle { wake_at: (!off).then_some(now) };
                if off { Ok(()) } else { self.begin(now, effects) }
            }
            Event::Reply { id, status, body } if self.waits_for(id) => self.reply(status, &body, now, effects),
            Event::Failed { id } if self.waits_for(id) => Err(Trouble::Fault(HttpFault::new(0, "server.unreachable"))),
            Event::Reply { .. } | Event::Failed { .. } => Ok(()),
        }
    }

    fn waits_for(&self, reply: u64) -> bool {
        match &self.phase {
            Phase::Idle { .. } => false,
            Phase::Hello { id, .. } | Phase::Blob { id, .. } | Phase::Push { id, .. } | Phase::Pull { id, .. } => {
                *id == reply
            }
        }
    }

    /// Starts a round where there is an office and the person wants it.
    fn begin(&mut self, now: Instant, effects: &mut Vec<Effect>) -> Result<(), Trouble> {
        self.phase = Phase::Idle { wake_at: None };
        self.again = false;
        self.resnapshot = false;
        let hello = self.db.read(|conn| {
            if authority::kind(conn)? != authority::Kind::Laptop {
                return Ok(None);
            }
            let Some(state) = sync_client::state(conn)?.filter(|s| !s.works_offline) else { return Ok(None) };
            let request = hello(conn, &state, now)?;
            Ok::<_, StoreError>(Some((state, request)))
        })?;
        if let Some((state, request)) = hello {
            let (id, deadline) = self.send(&state, wire::path::HELLO, wire::write(&request), now, effects);
            self.phase = Phase::Hello { id, deadline };
        }
        Ok(())
    }

    fn send(
        &mut self,
        state: &SyncState,
        path: &'static str,
        body: Vec<u8>,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) -> (u64, Instant) {
        let id = self.next_id;
        self.next_id += 1;
        effects.push(Effect::Send(Request {
            id,
            server_url: state.server_url.clone().unwrap_or_default(),
            path,
            token: state.token.clone().unwrap_or_default(),
            body,
        }));
        (id, after(now, TIMEOUT_MICROS))
    }

    fn reply(&mut self, status: u16, body: &[u8], now: Instant, effects: &mut Vec<Effect>) -> Result<(), Trouble> {
        self.offline = false;
        if status != 200 {
            let fault: Option<HttpFault> = serde_json::from_slice(body).ok();
            let mut fault = fault.unwrap_or_else(|| HttpFault::new(status, "server.not_bantu"));
            fault.status = status;
            return Err(Trouble::Fault(fault));
        }
        match self.phase.clone() {
            Phase::Hello { .. } => self.greeted(&read(body)?, now, effects),
            Phase::Blob { last_seq, name, .. } => {
                let reply: BlobReply = read(body)?;
                if reply.blake3 != name.to_string() {
                    return Err(Trouble::Refused("sync.malformed_reply".to_owned()));
                }
                self.sent_blobs.insert(reply.blake3);
                self.push(last_seq, now, effects)
            }
            Phase::Push { last_seq, .. } => {
                let reply: PushReply = read(body)?;
                // Without progress the same batch would go for ever.
                if reply.last_seq <= last_seq {
                    return Err(Trouble::Fault(HttpFault::new(409, "sync.seq_gap")));
                }
                if planted::is("retire_on_push_reply") {
                    self.db.write::<_, Fault>(|conn| Ok(sync_client::retire(conn, reply.last_seq)?))?;
                }
                self.push(reply.last_seq, now, effects)
            }
            Phase::Pull { place, .. } => self.page(&read::<PullReply>(body)?, place, now, effects),
            Phase::Idle { .. } => Ok(()),
        }
    }

    fn greeted(&mut self, reply: &HelloReply, now: Instant, effects: &mut Vec<Effect>) -> Result<(), Trouble> {
        self.db.write::<_, Fault>(|conn| {
            let Some(mut state) = sync_client::state(conn)? else { return Ok(()) };
            check_hello(&state, reply)?;
            state.epoch.clone_from(&reply.epoch);
            state.highest_server_time = state.highest_server_time.max(Some(reply.server_time));
            sync_client::set_state(conn, &state)?;
            sync_client::add_leases(conn, &reply.customer_numbers)?;
            Ok(())
        })?;
        match reply.directive {
            Directive::Wipe | Directive::NewDevice => return Err(Trouble::Refused("device.revoked".to_owned())),
            Directive::Resnapshot => self.resnapshot = true,
            Directive::None | Directive::PushOnly => {}
        }
        let mut from = reply.last_seq;
        if planted::is("resume_from_own_memory") {
            from = self.db.read(|conn| Ok::<_, StoreError>(sync_client::state(conn)?.map_or(0, |s| s.sent_seq)))?;
        }
        self.push(from, now, effects)
    }

    /// Sends what follows the office's last command, with the files it needs before it, or goes on to the pull.
    fn push(&mut self, last_seq: i64, now: Instant, effects: &mut Vec<Effect>) -> Result<(), Trouble> {
        let most = self.batch;
        let next = self.db.read(|conn| {
            let state = sync_client::state(conn)?;
            Ok::<_, StoreError>(state.zip(Some(batch(conn, last_seq, most)?)))
        })?;
        // A command recorded from here on waits for the next push: its file was not looked for.
        let mut limit = 0;
        let mut lost_blobs = Vec::new();
        if let Some((state, commands)) = next {
            limit = commands.len();
            let files = files(&commands, &self.sent_blobs, self.blobs.as_deref())?;
            if let Some((name, bytes)) = files.to_send {
                let (id, _) = self.send(&state, wire::path::BLOB, bytes, now, effects);
                self.phase = Phase::Blob { id, deadline: after(now, FILE_TIMEOUT_MICROS), last_seq, name };
                return Ok(());
            }
            lost_blobs = files.lost;
        }
        let batch = self.db.write::<_, Fault>(|conn| {
            let Some(mut state) = sync_client::state(conn)? else { return Ok(None) };
            let commands = batch(conn, last_seq, limit)?;
            let Some(last) = commands.last() else { return Ok(None) };
            // Noted before the network has it: from now on nobody may take these commands back.
            if state.sent_seq < last.seq {
                state.sent_seq = last.seq;
                sync_client::set_state(conn, &state)?;
            }
            Ok(Some((state, commands)))
        })?;
        let Some((state, commands)) = batch else {
            if self.alarmed {
                self.failures = 0;
                self.phase = Phase::Idle { wake_at: Some(after(now, POLL_MICROS)) };
                return Ok(());
            }
            let cursor = if self.resnapshot {
                0
            } else {
                self.db.read(|conn| Ok::<_, StoreError>(sync_client::state(conn)?.map_or(0, |s| s.cursor)))?
            };
            return self.pull(Place { cursor, resume: None, first: true }, now, effects);
        };
        let request = PushRequest {
            proto: PROTO,
            epoch: state.epoch.clone(),
            device: state.device,
            from_seq: last_seq + 1,
            commands,
            verdicts_seen_through: state.decided_seq,
            lost_blobs,
        };
        let (id, deadline) = self.send(&state, wire::path::PUSH, wire::write(&request), now, effects);
        self.phase = Phase::Push { id, deadline, last_seq };
        Ok(())
    }

    fn pull(&mut self, place: Place, now: Instant, effects: &mut Vec<Effect>) -> Result<(), Trouble> {
        let Some(state) = self.db.read(sync_client::state)? else { return Ok(()) };
        let request = PullRequest {
            proto: PROTO,
            epoch: state.epoch.clone(),
            device: state.device,
            cursor: place.cursor,
            resume: place.resume.clone(),
            verdicts_applied_through: state.decided_seq,
            scope_rev: state.scope_rev,
            schema_version: migration::KNOWN,
            limit: self.page_rows,
        };
        let (id, deadline) = self.send(&state, wire::path::PULL, wire::write(&request), now, effects);
        self.phase = Phase::Pull { id, deadline, place };
        Ok(())
    }

    /// Stages a page; the last one is applied with all before it in one transaction.
    fn page(
        &mut self,
        reply: &PullReply,
        place: Place,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) -> Result<(), Trouble> {
        let (page_to, complete, resume) = rebase::check_page(&reply.frames, place.cursor).map_err(Fault::from)?;
        if !complete && resume == place.resume && page_to == place.cursor {
            return Err(Trouble::Refused("sync.malformed_reply".to_owned()));
        }
        let checks = self.checks;
        let rebased = self.db.write::<_, Fault>(|conn| {
            let Some(mut state) = sync_client::state(conn)? else { return Ok(None) };
            if place.first {
                sync_client::clear_stage(conn)?;
            }
            let frames: Vec<String> =
                reply.frames.iter().map(|f| serde_json::to_string(f).unwrap_or_default()).collect();
            sync_client::stage(conn, &frames)?;
            if planted::is("cursor_before_data") {
                state.cursor = page_to;
                sync_client::set_state(conn, &state)?;
            }
            if complete || planted::is("apply_incomplete_pages") {
                return rebase::apply(conn, &mut state, checks, now).map(Some);
            }
            Ok(None)
        })?;
        if let Some(rebased) = rebased.filter(|r| !r.tables.is_empty() || r.decided > 0) {
            effects.push(Effect::Changed(rebased.tables));
        }
        if !complete {
            let cursor = if resume.is_some() { place.cursor } else { page_to };
            return self.pull(Place { cursor, resume, first: false }, now, effects);
        }
        self.finished(now, effects)
    }

    /// A round went through.
    fn finished(&mut self, now: Instant, effects: &mut Vec<Effect>) -> Result<(), Trouble> {
        self.failures = 0;
        self.conflicts = 0;
        self.stopped = None;
        self.phase = Phase::Idle { wake_at: Some(after(now, POLL_MICROS)) };
        if self.again { self.begin(now, effects) } else { Ok(()) }
    }
}

fn after(now: Instant, micros: i64) -> Instant {
    Instant::from_micros(now.micros().saturating_add(micros)).unwrap_or(now)
}

fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Trouble> {
    serde_json::from_slice(body).map_err(|_| Trouble::Refused("sync.malformed_reply".to_owned()))
}
