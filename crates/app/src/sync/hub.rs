//! The office's end of sync: hello, push, pull and enrolment over its database. It neither listens nor keeps time itself (SYNC 7.3–7.5).

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bantu_domain::access::User;
use bantu_domain::attachment::AddAttachment;
use bantu_domain::command::Command;
use bantu_domain::record::{Id, Instant, Record};
use bantu_domain::table::Entity;
use bantu_domain::{Fault, Refusal, StoreError};
use bantu_store::sync_server::{self, Device, StoredVerdict};
use bantu_store::{Conn, Database, lane, raw};

use super::authority::{self, Core, Execution, Origin};
use super::budget::Budget;
use super::numbers::{self, Place};
use super::wire::{self, CommandRecord, Directive, HttpFault, Verdict};
use super::{enroll, page, planted, replica, subject, visibility};
use crate::attachment::Described;
use crate::blob::{BlobError, BlobFolder, BlobName};

/// The office's end.
#[derive(Clone)]
pub struct Hub {
    db: Database,
    execution: Execution,
    blobs: Option<Arc<BlobFolder>>,
}

/// An answer to carry back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// JSON.
    pub body: Vec<u8>,
}

impl From<HttpFault> for Answer {
    fn from(fault: HttpFault) -> Self {
        Self { status: fault.status, body: fault.body() }
    }
}

impl Hub {
    /// An office over its database.
    pub fn new(db: Database) -> Self {
        Self { db, execution: Execution::PUSHED, blobs: None }
    }

    /// With the folder of files; without one no file is taken.
    #[must_use]
    pub fn with_blobs(mut self, blobs: Arc<BlobFolder>) -> Self {
        self.blobs = Some(blobs);
        self
    }

    /// With another core; for tests of commands that panic.
    #[must_use]
    pub fn with_core(mut self, core: Core) -> Self {
        self.execution.core = core;
        self
    }

    /// With another budget for each command; for tests of commands that never end.
    #[must_use]
    pub fn with_budget(mut self, budget: Budget) -> Self {
        self.execution.budget = Some(budget);
        self
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.db
    }

    /// Answers a `POST` to one of the sync endpoints.
    pub fn handle(&self, path: &str, token: Option<&str>, body: &[u8], now: Instant) -> Answer {
        let answer = match path {
            wire::path::HELLO => self.on(body, |request| self.hello(token, request, now)),
            wire::path::PUSH => self.on(body, |request| self.push(token, request, now)),
            wire::path::PULL => self.on(body, |request| self.pull(token, request)),
            wire::path::ENROLL => self.on(body, |request| self.enroll(request, now)),
            wire::path::BLOB => self.blob(token, body).map(|reply| Answer { status: 200, body: wire::write(&reply) }),
            _ => Err(HttpFault::new(404, "sync.unknown_endpoint")),
        };
        answer.unwrap_or_else(Answer::from)
    }

    fn on<Q: serde::de::DeserializeOwned, A: serde::Serialize>(
        &self,
        body: &[u8],
        run: impl FnOnce(&Q) -> Result<A, HttpFault>,
    ) -> Result<Answer, HttpFault> {
        let reply = run(&wire::read(body)?)?;
        Ok(Answer { status: 200, body: wire::write(&reply) })
    }

    /// The device of a token, with an active user.
    ///
    /// # Errors
    /// 401 `device.token_refused`; 403 `device.revoked`, `user.inactive`; 503.
    pub fn authenticate(&self, token: Option<&str>) -> Result<Device, HttpFault> {
        self.db.read(|conn| device(conn, token))
    }

    /// Start of a round.
    ///
    /// # Errors
    /// As [`Hub::authenticate`]; 426 for another protocol; 409 `sync.workspace`.
    pub fn hello(
        &self,
        token: Option<&str>,
        request: &wire::HelloRequest,
        now: Instant,
    ) -> Result<wire::HelloReply, HttpFault> {
        check_proto(request.proto)?;
        self.db.write(|conn| {
            let device = owned(conn, token, request.device)?;
            if request.workspace != conn.workspace() {
                return Err(HttpFault::new(409, "sync.workspace"));
            }
            let workspace = sync_server::workspace(conn)?;
            sync_server::set_seen(conn, device.id, request.cursor, &request.app_version, now)?;
            let behind = request.cursor > 0 && request.cursor < workspace.min_cursor;
            Ok(wire::HelloReply {
                epoch: workspace.epoch,
                epoch_history: sync_server::epochs(conn)?,
                head: workspace.version,
                durable_version: workspace.durable_version,
                last_seq: device.last_seq,
                policy_rev: 0,
                min_app_version: None,
                server_time: now,
                limits: wire::LIMITS,
                directive: if behind { Directive::Resnapshot } else { Directive::None },
                lease_until: None,
                customer_numbers: top_up(conn, device.id, request.free_customer_numbers, request.leased_through)?,
            })
        })
    }

    /// Takes the bytes of a file, before the command that names them. The answer is the same whether it had them or not: whoever
    /// sends bytes learns nothing but their hash.
    ///
    /// # Errors
    /// As [`Hub::authenticate`]; 413 `file.too_large`; 415 `file.kind_refused`; 400 `file.empty`; 503 where the disk refuses.
    pub fn blob(&self, token: Option<&str>, bytes: &[u8]) -> Result<wire::BlobReply, HttpFault> {
        self.authenticate(token)?;
        Described::of(bytes).map_err(|refusal| {
            let status = match refusal.code.as_str() {
                "file.too_large" => 413,
                "file.kind_refused" => 415,
                _ => 400,
            };
            HttpFault { params: refusal.params, ..HttpFault::new(status, &refusal.code) }
        })?;
        let unavailable = || HttpFault::new(503, "sync.unavailable");
        let blobs = self.blobs.as_ref().ok_or_else(unavailable)?;
        let name = blobs.put(bytes).map_err(|error| {
            tracing::error!(%error, "a file from a laptop could not be kept");
            unavailable()
        })?;
        Ok(wire::BlobReply { blake3: name.to_string() })
    }

    /// Whether the bytes that a command speaks of are here, and are what it says they are.
    fn holds(&self, args: &AddAttachment) -> Result<bool, HttpFault> {
        let (Some(blobs), Some(name)) = (&self.blobs, BlobName::parse(&args.blake3)) else { return Ok(false) };
        match blobs.get(name) {
            Ok(bytes) => Ok(Described::of(&bytes).is_ok_and(|found| found.fits(args))),
            Err(BlobError::NotHere | BlobError::Damaged | BlobError::TooLarge) => Ok(false),
            Err(BlobError::Disk(error)) => {
                tracing::error!(%error, "the folder of files refuses");
                Err(HttpFault::new(503, "sync.unavailable"))
            }
        }
    }

    /// Files that a push names and the office does not have, by the hash that names them. Looked for before the lane is taken:
    /// reading a file takes long.
    fn missing(&self, request: &wire::PushRequest) -> Result<BTreeSet<String>, HttpFault> {
        let mut missing = BTreeSet::new();
        for args in request.commands.iter().filter_map(|pushed| wire::attachment_of(&pushed.body)) {
            if !self.holds(&args)? && !planted::is("files_unseen") {
                missing.insert(args.blake3);
            }
        }
        Ok(missing)
    }

    /// Decides commands. The whole batch commits at once, each command in its own savepoint.
    ///
    /// # Errors
    /// As [`Hub::hello`]; 409 `sync.seq_gap`, `sync.seq_reuse`, `sync.epoch`; 409 `sync.blob_missing` with the `blake3` of a file
    /// that is not here and that the laptop still has; 413; 400 `sync.malformed`; 503: nothing is stored.
    pub fn push(
        &self,
        token: Option<&str>,
        request: &wire::PushRequest,
        now: Instant,
    ) -> Result<wire::PushReply, HttpFault> {
        check_proto(request.proto)?;
        check_batch(request)?;
        self.authenticate(token)?;
        let missing = self.missing(request)?;
        self.db.write(|conn| {
            let device = owned(conn, token, request.device)?;
            check_epoch(conn, &request.epoch)?;
            if request.from_seq > device.last_seq + 1 {
                return Err(HttpFault::new(409, "sync.seq_gap").with("expected", device.last_seq + 1));
            }
            let mut last_seq = device.last_seq;
            for pushed in &request.commands {
                if pushed.seq <= device.last_seq {
                    check_resent(conn, device.id, pushed)?;
                    continue;
                }
                let (verdict, keep) = match wire::attachment_of(&pushed.body).filter(|a| missing.contains(&a.blake3)) {
                    Some(args) if request.lost_blobs.contains(&args.blake3) => {
                        (rejected(Refusal::new("file.lost").with("file_name", args.file_name)), true)
                    }
                    Some(args) => return Err(HttpFault::new(409, "sync.blob_missing").with("blake3", args.blake3)),
                    None => self.decide(conn, &device, pushed, now)?,
                };
                let stored = StoredVerdict {
                    seq: pushed.seq,
                    hash: wire::hash(&pushed.body),
                    kind: verdict.kind().to_owned(),
                    at_version: lane::version(conn)?,
                    body: Some(serde_json::to_string(&verdict).unwrap_or_default()),
                };
                sync_server::insert_verdict(conn, device.id, &stored, keep.then_some(pushed.body.as_str()), now)?;
                last_seq = pushed.seq;
            }
            if last_seq > device.last_seq {
                sync_server::set_last_seq(conn, device.id, last_seq)?;
            }
            sync_server::prune_verdicts(conn, device.id, request.verdicts_seen_through.min(last_seq))?;
            Ok(wire::PushReply { last_seq, head: lane::version(conn)? })
        })
    }

    /// Decides one command; the flag says whether its body is kept for the office's own eyes.
    fn decide(
        &self,
        conn: &mut Conn<'_>,
        device: &Device,
        pushed: &wire::Pushed,
        now: Instant,
    ) -> Result<(Verdict, bool), HttpFault> {
        let record = match CommandRecord::decode(&pushed.body) {
            Ok(record) if record.device == device.id && record.seq == pushed.seq => record,
            Ok(_) => return Ok((rejected(Refusal::new("command.malformed").with("detail", "identity")), true)),
            Err(refusal) => return Ok((rejected(refusal), true)),
        };
        if record.name == wire::WITHDRAWN {
            return Ok((rejected(Refusal::new("command.withdrawn")), false));
        }
        if record.ver != replica::ARGS_VERSION {
            return Ok((rejected(Refusal::new("command.unsupported").with("ver", record.ver)), true));
        }
        for dep in &record.deps {
            let applied = sync_server::verdict(conn, device.id, *dep)?.is_some_and(|v| v.kind == "applied");
            if !applied && !planted::is("run_dependants_of_refused") {
                return Ok((Verdict::Held { dep: *dep }, true));
            }
        }
        let command = match Command::decode(&record.name, record.args.clone()) {
            Ok(command) => command,
            Err(refusal) => return Ok((rejected(refusal), true)),
        };
        let origin =
            Origin { device: Some(device.id), seq: Some(record.seq), cmd_id: record.cmd_id, actor: device.user_id };
        let run = AssertUnwindSafe(|| authority::apply_with(&self.execution, conn, &origin, &command, record.at, now));
        match catch_unwind(run) {
            Ok(Ok(applied)) => {
                let differs = pushed.effect.as_ref() != Some(&applied.effect_hash);
                Ok((Verdict::Applied { version: applied.version, differs, facts: applied.facts, receipt: None }, false))
            }
            Ok(Err(Fault::Refused(refusal))) if refusal.code != authority::FAILED_INTERNAL => {
                numbers::keep_refused(conn, &Place::Marked(device.mark.clone()), &command)?;
                let current = current(conn, device.user_id, &record)?;
                let Refusal { code, params } = refusal;
                Ok((Verdict::Rejected { code, params, current }, true))
            }
            Ok(Err(Fault::Store(error))) => Err(error.into()),
            failed => {
                let why = if failed.is_err() { "panicked" } else { "went over its budget" };
                tracing::error!(name = record.name, cmd_id = %record.cmd_id, why, "command failed; its body is kept for a re-run");
                numbers::keep_refused(conn, &Place::Marked(device.mark.clone()), &command)?;
                Ok((rejected(Refusal::new(authority::FAILED_INTERNAL)), true))
            }
        }
    }

    /// One page of rows and verdicts.
    ///
    /// # Errors
    /// As [`Hub::hello`]; 409 `sync.epoch`, `sync.server_behind`; 410 `sync.resnapshot`; 500 `sync.policy_empty`; 503.
    pub fn pull(&self, token: Option<&str>, request: &wire::PullRequest) -> Result<wire::PullReply, HttpFault> {
        check_proto(request.proto)?;
        self.db.read(|conn| {
            let device = owned(conn, token, request.device)?;
            check_epoch(conn, &request.epoch)?;
            page::build(conn, &device, request)
        })
    }

    /// A new laptop by its one-time code. The same request gets the same answer.
    ///
    /// # Errors
    /// 403 `enroll.code_refused`, `enroll.code_expired`, `enroll.code_used`, `user.inactive`; 400; 503.
    pub fn enroll(&self, request: &wire::EnrollRequest, now: Instant) -> Result<wire::EnrollReply, HttpFault> {
        check_proto(request.proto)?;
        self.db.write(|conn| enroll::admit(conn, request, now))
    }
}

fn rejected(refusal: Refusal) -> Verdict {
    Verdict::Rejected { code: refusal.code, params: refusal.params, current: None }
}

/// The office's row of the record a command is about, where the person sees it.
fn current(
    conn: &mut Conn<'_>,
    user_id: Id,
    record: &CommandRecord,
) -> Result<Option<bantu_domain::record::Row>, StoreError> {
    let Some(found) = subject::row(conn, &record.name, &record.args)? else { return Ok(None) };
    let root = found.root.to_string();
    let seen = sync_server::open_roots(conn, user_id)?.iter().any(|pattern| visibility::covers(pattern, &root));
    Ok(seen.then_some(found.row))
}

fn check_proto(proto: u32) -> Result<(), HttpFault> {
    match proto.cmp(&wire::PROTO) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Less => Err(HttpFault::new(426, "app.too_old")),
        std::cmp::Ordering::Greater => Err(HttpFault::new(426, "server.too_old")),
    }
}

fn check_batch(request: &wire::PushRequest) -> Result<(), HttpFault> {
    if request.commands.len() > wire::MAX_BATCH {
        return Err(HttpFault::new(413, "sync.batch_too_large").with("limit", wire::MAX_BATCH));
    }
    if request.commands.iter().any(|c| c.body.len() > wire::MAX_COMMAND) {
        return Err(HttpFault::new(413, "sync.command_too_large").with("limit", wire::MAX_COMMAND));
    }
    let in_order = request.commands.iter().zip(request.from_seq..).all(|(command, seq)| command.seq == seq);
    if request.from_seq < 1 || !in_order {
        return Err(
            HttpFault::new(400, "sync.malformed").with("detail", "commands must follow each other from from_seq")
        );
    }
    Ok(())
}

/// A command sent again gets no second verdict; other bytes under its number are refused with the whole batch.
fn check_resent(conn: &mut Conn<'_>, device: Id, pushed: &wire::Pushed) -> Result<(), HttpFault> {
    let stored = sync_server::verdict(conn, device, pushed.seq)?;
    if stored.is_some_and(|v| v.hash == wire::hash(&pushed.body)) || planted::is("skip_hash_check_on_resend") {
        return Ok(());
    }
    Err(HttpFault::new(409, "sync.seq_reuse").with("seq", pushed.seq))
}

fn check_epoch(conn: &mut Conn<'_>, epoch: &str) -> Result<(), HttpFault> {
    if sync_server::workspace(conn)?.epoch == epoch { Ok(()) } else { Err(HttpFault::new(409, "sync.epoch")) }
}

fn device(conn: &mut Conn<'_>, token: Option<&str>) -> Result<Device, HttpFault> {
    let refused = || HttpFault::new(401, "device.token_refused");
    let token = token.filter(|t| !t.is_empty()).ok_or_else(refused)?;
    let device = sync_server::device_of_token(conn, &wire::hash(token))?.ok_or_else(refused)?;
    if !device.active {
        return Err(HttpFault::new(403, "device.revoked"));
    }
    if !user_active(conn, device.user_id)? {
        return Err(HttpFault::new(403, "user.inactive"));
    }
    Ok(device)
}

fn owned(conn: &mut Conn<'_>, token: Option<&str>, claimed: Id) -> Result<Device, HttpFault> {
    let device = device(conn, token)?;
    if device.id == claimed { Ok(device) } else { Err(HttpFault::new(403, "device.mismatch")) }
}

/// Whether a user may act.
pub(crate) fn user_active(conn: &mut Conn<'_>, user_id: Id) -> Result<bool, StoreError> {
    let Some(found) = raw::row(conn, User::table(), &user_id.to_string())? else { return Ok(false) };
    let user = User::read(&found.row)?;
    Ok(user.fields.is_active && !user.is_locked)
}

/// Open customer numbers of a device, with a new block when few are left. A laptop that did not get the last answer gets it again:
/// numbers beyond those it knows count as its own.
fn top_up(conn: &mut Conn<'_>, device: Id, free: i64, leased_through: i64) -> Result<Vec<i64>, StoreError> {
    let open = sync_server::open_leases(conn, device)?;
    if free >= numbers::LOW || open.iter().any(|no| *no > leased_through) {
        return Ok(open);
    }
    if planted::is("lease_numbers_of_another") {
        let devices = sync_server::devices(conn)?;
        return sync_server::open_leases(conn, devices.first().map_or(device, |first| first.id));
    }
    sync_server::grant_leases(conn, device, numbers::BLOCK)?;
    sync_server::open_leases(conn, device)
}
