//! What travels between laptop and office: command records, requests, replies and frames, with their limits and stable error codes.

use std::collections::BTreeMap;

use bantu_domain::attachment::AddAttachment;
use bantu_domain::command::Command;
use bantu_domain::record::{Id, Instant, Row};
use bantu_domain::tx::Facts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Version of the protocol.
pub const PROTO: u32 = 1;
/// Most commands of one push.
pub const MAX_BATCH: usize = 500;
/// Most bytes of one request.
pub const MAX_BODY: usize = 1_048_576;
/// Most bytes of one encoded command.
pub const MAX_COMMAND: usize = 262_144;
/// Most rows of one page.
pub const MAX_PAGE: usize = 2_000;
/// Bytes after which a page ends.
pub const MAX_PAGE_BYTES: usize = 4 * 1_048_576;

/// Paths of the endpoints.
pub mod path {
    /// Is this a Bantu office at all.
    pub const HEALTH: &str = "/health";
    /// A new laptop with its one-time code.
    pub const ENROLL: &str = "/sync/v1/enroll";
    /// Start of a round.
    pub const HELLO: &str = "/sync/v1/hello";
    /// Commands to the office.
    pub const PUSH: &str = "/sync/v1/push";
    /// The bytes of a file to the office, whole; the only request whose body is not JSON.
    pub const BLOB: &str = "/sync/v1/blob";
    /// Rows and verdicts from the office.
    pub const PULL: &str = "/sync/v1/pull";
}

/// A command as it is encoded once; those bytes are stored, hashed, sent and audited (SYNC 7.2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommandRecord {
    /// The device that issued it.
    pub device: Id,
    /// Its number there, from 1 without a gap.
    pub seq: i64,
    /// Its identity across resubmissions.
    pub cmd_id: Id,
    /// Command name.
    pub name: String,
    /// Version of the arguments.
    pub ver: u32,
    /// Arguments.
    #[serde(deserialize_with = "crate::json::strict")]
    pub args: Value,
    /// Time of the person's machine; informational.
    pub at: Instant,
    /// Minutes east of UTC on that machine; informational.
    pub tz: i32,
    /// Own commands whose rows this one read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deps: Vec<i64>,
    /// The inbox item that this one resubmits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Id>,
    /// Row versions the person decided on. Reserved: not acted on yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<Value>,
    /// Commands decided all or none. Reserved: not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
}

/// Name of the marker that a withdrawn command leaves in its place.
pub const WITHDRAWN: &str = "withdrawn";

impl CommandRecord {
    /// The bytes, made once.
    pub fn encode(&self) -> String {
        // A record of strings, numbers and JSON values always has a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the bytes for execution.
    ///
    /// # Errors
    /// `command.malformed`.
    pub fn decode(body: &str) -> Result<Self, bantu_domain::Refusal> {
        serde_json::from_str(body)
            .map_err(|error| bantu_domain::Refusal::new("command.malformed").with("detail", error))
    }
}

/// BLAKE3 of the encoded bytes.
pub fn hash(body: &str) -> String {
    blake3::hash(body.as_bytes()).to_hex().to_string()
}

/// `POST /sync/v1/hello`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelloRequest {
    /// [`PROTO`].
    pub proto: u32,
    /// Version of the program.
    pub app_version: String,
    /// Hash of the core, for diagnosis.
    pub core_hash: String,
    /// Workspace.
    pub workspace: String,
    /// Device.
    pub device: Id,
    /// Time of the laptop.
    pub client_time: Instant,
    /// Schema version of its database.
    pub schema_version: i64,
    /// Epoch it knows; empty before the first hello.
    pub epoch: String,
    /// Version its base stands at.
    pub cursor: i64,
    /// Its scope revision.
    pub scope_rev: i64,
    /// Number of its next command.
    pub next_seq: i64,
    /// Highest command it knows a verdict of.
    pub highest_known_decided_seq: i64,
    /// Commands waiting.
    pub queue: i64,
    /// Encodings it reads.
    pub encodings: Vec<String>,
    /// Free customer numbers left.
    pub free_customer_numbers: i64,
    /// Highest customer number ever leased to it.
    pub leased_through: i64,
}

/// What a laptop must do besides a normal round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Directive {
    /// Nothing.
    None,
    /// Send the queue, take nothing: the program is too old.
    PushOnly,
    /// Take the base anew; the queue stays.
    Resnapshot,
    /// Reserved.
    Wipe,
    /// Reserved.
    NewDevice,
}

/// What the office accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Commands of a push.
    pub batch_commands: usize,
    /// Bytes of a request.
    pub batch_bytes: usize,
    /// Bytes of a command.
    pub command_bytes: usize,
    /// Rows of a page.
    pub page_rows: usize,
}

/// The limits of this version.
pub const LIMITS: Limits =
    Limits { batch_commands: MAX_BATCH, batch_bytes: MAX_BODY, command_bytes: MAX_COMMAND, page_rows: MAX_PAGE };

/// Answer of hello.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelloReply {
    /// Epoch of the office.
    pub epoch: String,
    /// Epochs with the version each began at.
    pub epoch_history: Vec<(String, i64)>,
    /// Newest version.
    pub head: i64,
    /// Version that two backups hold.
    pub durable_version: i64,
    /// Last command of this device the office decided: the point to go on from.
    pub last_seq: i64,
    /// Revision of the policy.
    pub policy_rev: i64,
    /// Oldest program that may pull.
    pub min_app_version: Option<String>,
    /// Time of the office.
    pub server_time: Instant,
    /// Limits.
    pub limits: Limits,
    /// What to do.
    pub directive: Directive,
    /// Until when work without the office is allowed. Reserved: not acted on yet.
    pub lease_until: Option<Instant>,
    /// Every open customer number of the device.
    pub customer_numbers: Vec<i64>,
}

/// A command on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pushed {
    /// Its number.
    pub seq: i64,
    /// Its bytes.
    pub body: String,
    /// Hash over the rows it wrote on the laptop; none where its replay failed there.
    pub effect: Option<String>,
}

/// `POST /sync/v1/push`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushRequest {
    /// [`PROTO`].
    pub proto: u32,
    /// Epoch.
    pub epoch: String,
    /// Device.
    pub device: Id,
    /// Number of the first command.
    pub from_seq: i64,
    /// Commands in order.
    pub commands: Vec<Pushed>,
    /// Verdicts up to here are applied on the laptop.
    pub verdicts_seen_through: i64,
    /// Files that these commands name and the laptop no longer has: BLAKE3 of their bytes. What the office does not have
    /// either is refused with `file.lost` instead of being asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost_blobs: Vec<String>,
}

/// Answer of [`path::BLOB`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlobReply {
    /// BLAKE3 of the bytes as they came; they are on the office's disk.
    pub blake3: String,
}

/// The attachment that an encoded command adds; none for any other command.
pub fn attachment_of(body: &str) -> Option<AddAttachment> {
    // Most commands are told apart without being read.
    if !body.contains(r#""attachment.add""#) {
        return None;
    }
    let record = CommandRecord::decode(body).ok()?;
    match Command::decode(&record.name, record.args) {
        Ok(Command::AttachmentAdd(args)) => Some(args),
        _ => None,
    }
}

/// What the office decided about a command.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Verdict {
    /// It is done.
    Applied {
        /// Its version.
        version: i64,
        /// The office wrote other rows than the laptop did.
        differs: bool,
        /// Numbers and flags.
        #[serde(default)]
        facts: Facts,
        /// Reserved: signature of the office.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        receipt: Option<String>,
    },
    /// It is not done.
    Rejected {
        /// Why.
        code: String,
        /// Values for the text.
        #[serde(default)]
        params: BTreeMap<String, String>,
        /// The office's row, where the person sees it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        current: Option<Row>,
    },
    /// It waits behind a command that is not done.
    Held {
        /// That command.
        dep: i64,
    },
}

impl Verdict {
    /// Stored code.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Applied { .. } => "applied",
            Self::Rejected { .. } => "rejected",
            Self::Held { .. } => "held",
        }
    }
}

/// A verdict with the command it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The command.
    pub seq: i64,
    /// Hash of the bytes it was decided on.
    pub hash: String,
    /// Version of the office at the decision.
    pub at_version: i64,
    /// The verdict.
    pub verdict: Verdict,
}

/// Answer of a push.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushReply {
    /// Last command of the device the office decided.
    pub last_seq: i64,
    /// Newest version.
    pub head: i64,
}

/// `POST /sync/v1/pull`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullRequest {
    /// [`PROTO`].
    pub proto: u32,
    /// Epoch.
    pub epoch: String,
    /// Device.
    pub device: Id,
    /// Version from which on changes are wanted.
    pub cursor: i64,
    /// Where the page before ended, as the office said.
    pub resume: Option<String>,
    /// Verdicts up to here are applied.
    pub verdicts_applied_through: i64,
    /// Scope revision.
    pub scope_rev: i64,
    /// Schema version.
    pub schema_version: i64,
    /// Most rows of the page.
    pub limit: usize,
}

/// Answer of a pull: one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullReply {
    /// Frames: `begin`, then drops, adds, rows, verdicts, and `end`.
    pub frames: Vec<Frame>,
}

/// Why a root is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// It comes again in the same pull, with all its rows.
    Anew,
    /// A manager gave the customer to somebody else.
    Transfer,
    /// An administrator changed the person's roles, or what a role may.
    RoleChange,
    /// An administrator locked or deactivated the person.
    Deactivation,
    /// The customer was deleted.
    Deleted,
    /// Nothing in the log accounts for it; also a reason that this program does not know.
    #[serde(other)]
    Ended,
}

impl DropReason {
    /// The reason that a command gives. The list is closed: any other command that takes a root away is a mistake.
    pub fn of(command: Option<&str>) -> Self {
        match command {
            Some("customer.transfer") => Self::Transfer,
            Some("customer.delete" | "demo.clear") => Self::Deleted,
            Some("user.assign_roles") => Self::RoleChange,
            Some(name) if name.starts_with("role.") => Self::RoleChange,
            Some("user.lock" | "user.update") => Self::Deactivation,
            _ => Self::Ended,
        }
    }
}

/// One step of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case", deny_unknown_fields)]
pub enum Frame {
    /// Opens a page.
    Begin {
        /// Version before the page.
        from: i64,
        /// Version the page leads to.
        page_to: i64,
        /// Scope revision at that version.
        scope_rev: i64,
        /// Policy revision.
        policy_rev: i64,
    },
    /// A root, or a family `cust:*`, is not visible any more, or comes anew.
    DropRoot {
        /// The root.
        root: String,
        /// Why.
        why: DropReason,
    },
    /// A root became visible; its rows follow.
    AddRoot {
        /// The root.
        root: String,
    },
    /// A row is gone.
    Del {
        /// Table.
        table: String,
        /// Id.
        id: String,
        /// Version.
        ver: i64,
    },
    /// A row is there.
    Put {
        /// Table.
        table: String,
        /// Version.
        ver: i64,
        /// Root.
        root: String,
        /// Cells.
        cols: Row,
    },
    /// Verdicts the laptop has not applied yet.
    Verdicts {
        /// Last command decided.
        last_seq: i64,
        /// The verdicts.
        list: Vec<Decision>,
    },
    /// Closes a page.
    End {
        /// Version the page leads to.
        page_to: i64,
        /// Whether the pages together are a consistent state now.
        complete: bool,
        /// Where the next page goes on; none at the end of a version.
        resume: Option<String>,
        /// Reserved: sum over the visible rows.
        scope_sum: Option<i64>,
        /// Version that two backups hold.
        durable_version: i64,
    },
}

/// `POST /sync/v1/enroll`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrollRequest {
    /// [`PROTO`].
    pub proto: u32,
    /// The one-time code.
    pub code: String,
    /// Random secret of the laptop, so that the same request gets the same answer when an answer was lost.
    pub nonce: String,
    /// What the person calls the laptop.
    pub device_name: String,
    /// Version of the program.
    pub app_version: String,
}

/// Answer of the enrolment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrollReply {
    /// Workspace.
    pub workspace: String,
    /// Epoch.
    pub epoch: String,
    /// Device.
    pub device: Id,
    /// Its opaque token.
    pub token: String,
    /// Its mark.
    pub mark: String,
    /// Its user.
    pub user_id: Id,
    /// First block of customer numbers.
    pub customer_numbers: Vec<i64>,
    /// Time of the office.
    pub server_time: Instant,
}

/// Answer of `/health`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// Always `bantu-server`.
    pub service: String,
    /// Version of the program.
    pub version: String,
    /// Whether it can serve.
    pub ok: bool,
}

/// Name of the service in [`Health`].
pub const SERVICE: &str = "bantu-server";

/// A refusal of the office at the level of the protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{status} {code}")]
pub struct HttpFault {
    /// HTTP status (SYNC 7.15).
    #[serde(skip)]
    pub status: u16,
    /// Stable code.
    pub code: String,
    /// Values for the text.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
    /// What was kept.
    #[serde(default)]
    pub safe: String,
    /// Always empty here; the form of every error of the office.
    #[serde(default)]
    pub errors: Vec<Value>,
}

impl HttpFault {
    /// A fault; whatever it is, the laptop's queue stays.
    pub fn new(status: u16, code: &str) -> Self {
        Self {
            status,
            code: code.to_owned(),
            params: BTreeMap::new(),
            safe: "safe.queue_kept".to_owned(),
            errors: Vec::new(),
        }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// As JSON.
    pub fn body(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl From<bantu_domain::StoreError> for HttpFault {
    /// No verdict, nothing stored, try again (SYNC 7.4).
    fn from(error: bantu_domain::StoreError) -> Self {
        tracing::error!(%error, "sync storage failure");
        Self::new(503, "sync.unavailable")
    }
}

/// Reads the body of a request.
///
/// # Errors
/// 413 `sync.body_too_large`, 400 `sync.malformed` with the reader's message.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, HttpFault> {
    if body.len() > MAX_BODY {
        return Err(HttpFault::new(413, "sync.body_too_large").with("limit", MAX_BODY));
    }
    serde_json::from_slice(body).map_err(|error| HttpFault::new(400, "sync.malformed").with("detail", error))
}

/// The bytes of a request or reply.
pub fn write<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
