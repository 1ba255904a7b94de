//! One open workspace: its database, its mode, and the two things use cases do with it, looking and commanding.

use std::cell::RefCell;
use std::sync::{Arc, PoisonError, RwLock};

use bantu_domain::actor::Actor;
use bantu_domain::record::{Id, Instant};
use bantu_domain::tx::Cx;
use bantu_domain::{Command, Fault, StoreError};
use bantu_store::change::Note;
use bantu_store::{Conn, Database, Mode as TxMode, StoreTx, Visibility};

use crate::blob::BlobFolder;
use crate::clock::Clock;
use crate::error::AppError;
use crate::mail::Sender;
use crate::secret::Secrets;
use crate::sync::{authority, replica};
use crate::sync_page::SyncControl;
use crate::view::Done;

/// What kind of place this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A desktop without an office: its own authority (docs/SYNC.md, stand-alone mode).
    StandAlone,
    /// A laptop with an office: commands wait for the office's verdict.
    Device,
    /// The office server.
    Office,
}

impl Mode {
    /// Code for the interface.
    pub const fn code(self) -> &'static str {
        match self {
            Self::StandAlone => "stand_alone",
            Self::Device => "device",
            Self::Office => "office",
        }
    }

    /// Whether commands are decided here.
    pub const fn is_authority(self) -> bool {
        !matches!(self, Self::Device)
    }
}

/// Carries an online command from a laptop to the office.
pub trait Remote: Send + Sync {
    /// Runs a use case at the office and answers its JSON.
    ///
    /// # Errors
    /// The office's error; `server.unreachable` without a connection, with `safe.unknown` where it broke off.
    fn rpc(&self, name: &str, args: &serde_json::Value) -> Result<serde_json::Value, AppError>;

    /// Runs a use case at the office that answers a file, and gives its bytes.
    ///
    /// # Errors
    /// As [`Remote::rpc`].
    fn file(&self, name: &str, args: &serde_json::Value) -> Result<Vec<u8>, AppError>;
}

/// An open workspace.
pub struct App {
    pub(crate) db: Database,
    pub(crate) mode: Mode,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) remote: Option<Arc<dyn Remote>>,
    pub(crate) sync: Option<Arc<dyn SyncControl>>,
    pub(crate) hash_password: Option<HashPassword>,
    pub(crate) blobs: Option<Arc<BlobFolder>>,
    mail: RwLock<Option<Arc<Sender>>>,
    pub(crate) secrets: Option<Arc<dyn Secrets>>,
}

/// Checks a password and makes the text that is kept of it; the office server, where people log in, brings it.
pub type HashPassword = Box<dyn Fn(&str) -> Result<String, AppError> + Send + Sync>;

impl App {
    /// Opens a workspace whose database is open.
    pub fn new(db: Database, mode: Mode, clock: Arc<dyn Clock>) -> Self {
        Self {
            db,
            mode,
            clock,
            remote: None,
            sync: None,
            hash_password: None,
            blobs: None,
            mail: RwLock::default(),
            secrets: None,
        }
    }

    /// Gives the way to the office, for commands that only the office may decide.
    #[must_use]
    pub fn with_remote(mut self, remote: Arc<dyn Remote>) -> Self {
        self.remote = Some(remote);
        self
    }

    /// Gives the way passwords are kept here, for `user.create` with a first password.
    #[must_use]
    pub fn with_passwords(mut self, hash: HashPassword) -> Self {
        self.hash_password = Some(hash);
        self
    }

    /// Gives the running sync engine of a laptop.
    #[must_use]
    pub fn with_sync(mut self, sync: Arc<dyn SyncControl>) -> Self {
        self.sync = Some(sync);
        self
    }

    /// Gives the folder of files; without one no file can be added or opened.
    #[must_use]
    pub fn with_blobs(mut self, blobs: Arc<BlobFolder>) -> Self {
        self.blobs = Some(blobs);
        self
    }

    /// Gives the way to the mail server; without one mails wait.
    #[must_use]
    pub fn with_mail(self, sender: Arc<Sender>) -> Self {
        self.set_mail(Some(sender));
        self
    }

    /// Gives the place where secrets of this machine are kept.
    #[must_use]
    pub fn with_secrets(mut self, secrets: Arc<dyn Secrets>) -> Self {
        self.secrets = Some(secrets);
        self
    }

    /// The way to the mail server.
    pub(crate) fn mail(&self) -> Option<Arc<Sender>> {
        self.mail.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_mail(&self, sender: Option<Arc<Sender>>) {
        *self.mail.write().unwrap_or_else(PoisonError::into_inner) = sender;
    }

    /// The folder of files.
    ///
    /// # Errors
    /// `file.no_folder` in a workspace that was opened without one.
    pub fn blobs(&self) -> Result<&BlobFolder, AppError> {
        self.blobs.as_deref().ok_or_else(|| AppError::new("file.no_folder"))
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.db
    }

    /// What kind of place this is.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Time and ids.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// A call by a user.
    pub fn call_by(&self, user_id: Id) -> Call<'_> {
        Call { app: self, user_id, open: None }
    }
}

/// One call of a use case by a user.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    /// The workspace.
    pub app: &'a App,
    /// Who calls.
    pub user_id: Id,
    /// The transaction of the whole this call is a part of.
    open: Option<&'a RefCell<Conn<'a>>>,
}

/// A look or a change was begun inside another one: a defect of the program, for the two would wait for each other.
fn nested() -> StoreError {
    StoreError::Io("a transaction within a look".to_owned())
}

impl Call<'_> {
    /// The present time.
    pub fn now(&self) -> Instant {
        self.app.clock.now()
    }

    /// A new id.
    pub fn new_id(&self) -> Id {
        self.app.clock.new_id()
    }

    /// Runs several calls as one whole: their commands commit together or not at all, each with its own version, audit and
    /// commit entry, and what one wrote the next one reads. Nobody else writes meanwhile, so nothing slow belongs in here.
    ///
    /// # Errors
    /// Those of `body`; storage failure. In every case nothing of the whole is kept.
    pub fn whole<T>(&self, body: impl FnOnce(&Call<'_>) -> Result<T, AppError>) -> Result<T, AppError> {
        let value = self.write(|conn| {
            let open = RefCell::new(conn.lend());
            body(&Call { app: self.app, user_id: self.user_id, open: Some(&open) })
        })?;
        self.recorded();
        Ok(value)
    }

    /// Whether this call is a part of a whole.
    pub(crate) fn is_part(&self) -> bool {
        self.open.is_some()
    }

    /// Reads on one snapshot; as a part of a whole what that has written so far.
    ///
    /// # Errors
    /// `user.inactive`; those of `body`; storage failure.
    pub fn look<T>(&self, body: impl FnOnce(&mut Look<'_, '_>) -> Result<T, AppError>) -> Result<T, AppError> {
        self.read(|conn| Look::open(conn, self.app.mode, self.user_id, self.now()).and_then(|mut look| body(&mut look)))
    }

    /// Reads on one snapshot without asking who looks: for what this machine knows of itself.
    ///
    /// # Errors
    /// Those of `body`; storage failure.
    pub fn read<T, E: From<StoreError>>(&self, body: impl FnOnce(&mut Conn<'_>) -> Result<T, E>) -> Result<T, E> {
        match self.open {
            None => self.app.db.read(body),
            Some(open) => body(&mut *open.try_borrow_mut().map_err(|_| nested())?),
        }
    }

    /// Writes in one transaction, which commits when `body` ends well; as a part of a whole together with that.
    ///
    /// # Errors
    /// Those of `body`; storage failure. In every case nothing is kept.
    pub fn write<T, E: From<StoreError>>(&self, body: impl FnOnce(&mut Conn<'_>) -> Result<T, E>) -> Result<T, E> {
        match self.open {
            None => self.app.db.write(body),
            Some(open) => open.try_borrow_mut().map_err(|_| nested())?.savepoint(body),
        }
    }

    /// Runs a command: on a laptop at once and into the queue, elsewhere with authority.
    ///
    /// # Errors
    /// The refusal of a rule; `command.online_only`; storage failure.
    pub fn run(&self, command: &Command) -> Result<Done, AppError> {
        self.run_with(|_| Ok(command.clone()))
    }

    /// Runs a command that is made inside its own transaction, together with what making it writes.
    ///
    /// # Errors
    /// As [`Call::run`], and those of `make`; nothing of either is kept.
    pub fn run_with(&self, make: impl FnOnce(&mut Conn<'_>) -> Result<Command, AppError>) -> Result<Done, AppError> {
        let (cmd_id, at) = (self.new_id(), self.now());
        let facts = self.write(|conn| {
            let command = make(conn)?;
            Ok::<_, AppError>(match self.app.mode {
                Mode::Device => replica::issue(conn, self.user_id, cmd_id, None, &command, at)?,
                Mode::StandAlone | Mode::Office => {
                    let origin = authority::Origin { device: None, seq: None, cmd_id, actor: self.user_id };
                    authority::apply(conn, &origin, &command, at, at)?.facts
                }
            })
        })?;
        self.recorded();
        Ok(Done { id: None, facts })
    }

    /// Tells the sync engine that commands were recorded, once they are committed.
    pub(crate) fn recorded(&self) {
        if let (Mode::Device, Some(sync), None) = (self.app.mode, &self.app.sync, self.open) {
            sync.local_change();
        }
    }

    /// Runs a command whose work lies beside the records, in accounts or laptops; what `work` did stands in the trail under the
    /// command's name.
    ///
    /// # Errors
    /// As [`Call::run`], and those of `work`; nothing of either is kept. `command.online_only` away from the authority.
    pub fn run_noting(
        &self,
        command: &Command,
        work: impl FnOnce(&mut Conn<'_>) -> Result<Note, AppError>,
    ) -> Result<Done, AppError> {
        if !self.app.mode.is_authority() {
            return Err(AppError::new("command.online_only"));
        }
        let (cmd_id, at) = (self.new_id(), self.now());
        let origin = authority::Origin { device: None, seq: None, cmd_id, actor: self.user_id };
        let facts =
            self.write(|conn| authority::apply_noting(conn, &origin, command, at, work).map(|applied| applied.facts))?;
        Ok(Done { id: None, facts })
    }

    /// Runs a command and takes it back: tells whether it would be refused, before a number is taken for it.
    ///
    /// # Errors
    /// As [`Call::run`].
    pub fn try_out(&self, command: &Command) -> Result<(), AppError> {
        let (mode, user_id, at) = (self.app.mode, self.user_id, self.now());
        let tried = self.write(|conn| {
            let visible = TxMode::Authority { version: 0, visibility: Visibility::system() };
            let (actor, _) = StoreTx::run::<_, Fault>(conn, visible, |tx| Actor::load(tx, user_id))?;
            let mode = match mode {
                Mode::Device => TxMode::Replica { user_id, holds_costs: actor.sees_costs() },
                Mode::StandAlone | Mode::Office => TxMode::Authority { version: 0, visibility: Visibility::of(&actor) },
            };
            StoreTx::run::<_, Fault>(conn, mode, |tx| bantu_domain::execute(command, actor, at, tx))?;
            Err::<(), Trial>(Trial::Fits)
        });
        match tried {
            Err(Trial::Refused(fault)) => Err(fault.into()),
            Ok(()) | Err(Trial::Fits) => Ok(()),
        }
    }

    /// Runs a command on a record and answers with its id.
    ///
    /// # Errors
    /// As [`Call::run`].
    pub fn run_on(&self, id: Id, command: &Command) -> Result<Done, AppError> {
        let done = self.run(command)?;
        Ok(Done::of(id, done.facts))
    }
}

/// How a trial ends: never well, so that nothing of it is kept.
enum Trial {
    Fits,
    Refused(Fault),
}

impl From<Fault> for Trial {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault)
    }
}

impl From<StoreError> for Trial {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// A snapshot as one user sees it.
pub struct Look<'c, 'b> {
    /// The connection, for queries of the store.
    pub conn: &'c mut Conn<'b>,
    /// Who looks.
    pub actor: Actor,
    /// When.
    pub at: Instant,
    mode: TxMode,
}

impl<'c, 'b> Look<'c, 'b> {
    fn open(conn: &'c mut Conn<'b>, mode: Mode, user_id: Id, at: Instant) -> Result<Self, AppError> {
        // Rights are read before visibility is known, with everything visible.
        let all = TxMode::Authority { version: 0, visibility: Visibility::system() };
        let (actor, _) = StoreTx::run::<_, Fault>(conn, all, |tx| Actor::load(tx, user_id))?;
        let mode = match mode {
            Mode::Device => TxMode::Replica { user_id, holds_costs: actor.sees_costs() },
            Mode::StandAlone | Mode::Office => TxMode::Authority { version: 0, visibility: Visibility::of(&actor) },
        };
        Ok(Self { conn, actor, at, mode })
    }

    /// What the user sees, for queries of the store. A laptop holds nothing else.
    pub fn visibility(&self) -> Visibility {
        match self.mode {
            TxMode::Replica { user_id, holds_costs } => {
                Visibility { user_id, whole: true, costs: holds_costs, pool: self.actor.sees_pool() }
            }
            TxMode::Authority { visibility, .. } => visibility,
        }
    }

    /// Asks the rules: the domain's reads on this snapshot.
    ///
    /// # Errors
    /// Those of `body`.
    pub fn ask<T>(&mut self, body: impl FnOnce(&mut Cx<'_>) -> Result<T, Fault>) -> Result<T, AppError> {
        let (actor, at) = (self.actor.clone(), self.at);
        let (value, _) = StoreTx::run::<_, Fault>(self.conn, self.mode, |tx| body(&mut Cx::new(tx, actor, at)))?;
        Ok(value)
    }
}
