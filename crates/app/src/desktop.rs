//! The desktop without its window: one data folder, its encrypted database, first run, and the sync engine of a laptop.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use bantu_domain::Refusal;
use bantu_domain::mail::Mail;
use bantu_domain::notification::Notification;
use bantu_domain::record::Id;
use bantu_domain::table::Entity as _;
use bantu_store::{Database, Location, sync_client};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::{App, Call, Mode};
use crate::blob::BlobFolder;
use crate::clock::{Clock, MachineClock};
use crate::engine::Engine;
use crate::error::AppError;
use crate::found::{self, Person};
use crate::job::run as job;
use crate::mail;
use crate::net::{Net, OfficeRemote};
use crate::secret::Secrets;
use crate::sync::{enroll, wire};
use crate::usecase::{Reply, UseCase, local, read_args};
use crate::view::{Done, Nothing};

/// Name of the database in the data folder.
const DATABASE: &str = "bantu.db";
/// Name of the folder of files in the data folder.
const FILES: &str = "files";

/// Time between two looks for jobs that are due.
const TURN: Duration = Duration::from_secs(60);
/// Longest wait at the end for what is in the hands of jobs and mails; either goes on at the next start.
const FAREWELL: Duration = Duration::from_secs(5);

/// What the shell gives.
pub struct DesktopConfig {
    /// The data folder; it exists.
    pub data_dir: PathBuf,
    /// Raw key of the database.
    pub key: [u8; 32],
    /// Where secrets of this machine are kept.
    pub secrets: Arc<dyn Secrets>,
}

/// Is told which tables changed; `sync` when only the state of the engine did.
pub type OnChange = Box<dyn Fn(&[String]) + Send + Sync>;

/// One open data folder.
pub struct Desktop {
    config: DesktopConfig,
    clock: Arc<dyn Clock>,
    open: RwLock<Option<Opened>>,
    listeners: Arc<Listeners>,
    /// Ends the threads of jobs and mails with the desktop.
    work: Mutex<Vec<Worker>>,
}

/// A thread that ends when nobody holds `alive` any more.
struct Worker {
    alive: Sender<()>,
    /// Disconnected when the thread has ended.
    ended: Receiver<()>,
}

struct Opened {
    app: Arc<App>,
    user_id: Id,
    engine: Option<Arc<Engine>>,
}

/// Whom to tell about changes.
#[derive(Default)]
pub(crate) struct Listeners(RwLock<Vec<OnChange>>);

impl Listeners {
    /// Tells everybody.
    pub(crate) fn tell(&self, tables: &[String]) {
        for listener in self.0.read().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(tables);
        }
    }
}

impl Desktop {
    /// Opens a data folder. A new one waits for `setup.stand_alone` or `setup.join`.
    ///
    /// # Errors
    /// `storage.wrong_key`, `storage.newer`, else storage failure.
    pub fn open(config: DesktopConfig) -> Result<Self, AppError> {
        Self::open_with(config, Arc::new(MachineClock))
    }

    /// As [`Desktop::open`], with a given clock.
    ///
    /// # Errors
    /// As there.
    pub fn open_with(config: DesktopConfig, clock: Arc<dyn Clock>) -> Result<Self, AppError> {
        let desktop =
            Self { config, clock, open: RwLock::new(None), listeners: Arc::default(), work: Mutex::default() };
        if let Some(db) = Database::open_only(desktop.location())? {
            desktop.start(db)?;
        }
        Ok(desktop)
    }

    fn location(&self) -> Location {
        Self::place(&self.config.data_dir, self.config.key)
    }

    pub(crate) fn place(data_dir: &Path, key: [u8; 32]) -> Location {
        Location::Sqlite { path: data_dir.join(DATABASE), key: Some(key) }
    }

    /// The folder of files of a data folder.
    pub fn files(data_dir: &Path) -> PathBuf {
        data_dir.join(FILES)
    }

    /// Bytes of the database of a data folder; 0 where there is none.
    pub fn size(data_dir: &Path) -> u64 {
        std::fs::metadata(data_dir.join(DATABASE)).map_or(0, |found| found.len())
    }

    /// What kind of place this is; none before the first run is done.
    pub fn mode(&self) -> Option<Mode> {
        self.is_open()
    }

    /// Tells `on_change` whenever sync or a command changed something.
    pub fn on_change(&self, on_change: OnChange) {
        self.listeners.0.write().unwrap_or_else(PoisonError::into_inner).push(on_change);
    }

    /// Runs the jobs of a stand-alone workspace every minute and sends its mails, on threads of their own that end with the desktop.
    ///
    /// # Errors
    /// `internal` where the system gives no thread.
    pub fn run_work(self: &Arc<Self>) -> Result<(), AppError> {
        let desktop = Arc::downgrade(self);
        self.work("jobs", move |ended| {
            while ended.recv_timeout(TURN) == Err(RecvTimeoutError::Timeout) {
                let Some(desktop) = desktop.upgrade() else { return };
                if let Err(error) = desktop.run_due_jobs() {
                    tracing::error!(code = error.code, "the jobs could not run");
                }
            }
        })?;
        let desktop = Arc::downgrade(self);
        self.work("mail", move |ended| {
            mail::run(ended, |ended| {
                desktop.upgrade().map_or(Ok(mail::Round::default()), |desktop| desktop.send_mails(ended))
            });
        })
    }

    fn work(&self, name: &str, body: impl FnOnce(&Receiver<()>) + Send + 'static) -> Result<(), AppError> {
        let (alive, told) = channel();
        let (works, ended) = channel();
        let thread = move || {
            let _works: Sender<()> = works;
            body(&told);
        };
        std::thread::Builder::new().name(name.to_owned()).spawn(thread).map_err(|error| {
            tracing::error!(%error, name, "no thread");
            AppError::new("internal")
        })?;
        self.work.lock().unwrap_or_else(PoisonError::into_inner).push(Worker { alive, ended });
        Ok(())
    }

    /// Ends jobs and mails, and for some seconds waits for what is in their hands: of a mail that is broken off nobody knows whether it
    /// arrived.
    pub fn end_work(&self) {
        let workers = std::mem::take(&mut *self.work.lock().unwrap_or_else(PoisonError::into_inner));
        let (alive, ends): (Vec<_>, Vec<_>) = workers.into_iter().map(|worker| (worker.alive, worker.ended)).unzip();
        drop(alive);
        let until = std::time::Instant::now() + FAREWELL;
        for ended in ends {
            if ended.recv_timeout(until.saturating_duration_since(std::time::Instant::now()))
                == Err(RecvTimeoutError::Timeout)
            {
                tracing::warn!("jobs or mails are left behind; they go on at the next start");
            }
        }
    }

    /// Sends the mails that are due now and tells of the change. A laptop of an office sends none: its office does.
    ///
    /// # Errors
    /// Storage failure.
    pub fn send_mails(&self, ended: impl Fn() -> bool) -> Result<mail::Round, AppError> {
        let Ok((app, _)) = self.opened() else { return Ok(mail::Round::default()) };
        if app.mode() != Mode::StandAlone {
            return Ok(mail::Round::default());
        }
        let round = mail::work_off(&app, ended)?;
        if round.tried > 0 {
            self.listeners.tell(&[Mail::TABLE.to_owned(), Notification::TABLE.to_owned()]);
        }
        Ok(round)
    }

    /// Runs the jobs that are due now and tells of the change. A laptop of an office runs none: its office does.
    ///
    /// # Errors
    /// Storage failure.
    pub fn run_due_jobs(&self) -> Result<(), AppError> {
        // Not set up yet: nothing to do, and nobody to tell.
        let Ok((app, _)) = self.opened() else { return Ok(()) };
        if app.mode() != Mode::StandAlone {
            return Ok(());
        }
        if !job::run_due(&app)?.is_empty() {
            let tables = bantu_domain::tables::all();
            self.listeners.tell(&tables.iter().map(|table| table.name.to_owned()).collect::<Vec<_>>());
        }
        Ok(())
    }

    /// Runs a use case.
    ///
    /// # Errors
    /// `setup.needed` before the first run is done; those of the use case.
    pub fn call(&self, name: &str, args: Value) -> Result<Reply, AppError> {
        if let Some(answer) = self.set_up(name, args.clone()) {
            return answer;
        }
        let (app, user_id) = self.opened()?;
        app.call(user_id, name, args)
    }

    /// Runs a use case that takes a file beside its arguments.
    ///
    /// # Errors
    /// `setup.needed` before the first run is done; `rpc.takes_no_file`; those of the use case.
    pub fn upload(&self, name: &str, args: Value, file: Vec<u8>) -> Result<Reply, AppError> {
        let (app, user_id) = self.opened()?;
        app.upload(user_id, name, args, file)
    }

    fn opened(&self) -> Result<(Arc<App>, Id), AppError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let open = open.as_ref().ok_or_else(|| AppError::new("setup.needed"))?;
        Ok((Arc::clone(&open.app), open.user_id))
    }

    /// Runs one round of sync and answers where the laptop stands.
    ///
    /// # Errors
    /// `setup.needed`; storage failure.
    pub fn sync_blocking(&self) -> Result<Value, AppError> {
        match self.call("sync.now", Value::Null)? {
            Reply::Json(view) => Ok(view),
            Reply::File { .. } => Err(AppError::new("internal")),
        }
    }

    /// Writes a consistent copy of the database, encrypted under the same key.
    ///
    /// # Errors
    /// `setup.needed`, `storage.full`, `storage.failed`.
    pub fn backup(&self, path: &Path) -> Result<(), AppError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let open = open.as_ref().ok_or_else(|| AppError::new("setup.needed"))?;
        Ok(open.app.database().backup_to(path, Some(&self.config.key))?)
    }

    /// Checks a copy from the first page to the last and puts it into a data folder that has no database yet.
    ///
    /// # Errors
    /// `storage.wrong_key`, `storage.newer`, `storage.failed`; `restore.would_replace`.
    pub fn restore(data_dir: &Path, key: [u8; 32], copy: &Path) -> Result<(), AppError> {
        let target = data_dir.join(DATABASE);
        if target.exists() {
            return Err(AppError::new("restore.would_replace"));
        }
        Database::check_backup(copy, Some(&key))?;
        std::fs::copy(copy, &target).and_then(|_| std::fs::File::open(&target)?.sync_all()).map_err(|error| {
            tracing::error!(%error, "the copy could not be put in place");
            let full = error.kind() == std::io::ErrorKind::StorageFull;
            AppError::new(if full { "storage.full" } else { "storage.failed" })
        })
    }

    /// Makes the open database ready for use cases; one that is not set up yet stays aside.
    fn start(&self, db: Database) -> Result<(), AppError> {
        let Some(state) = db.read(sync_client::state)? else { return Ok(()) };
        let alone = state.mark == bantu_domain::number::STAND_ALONE_MARK;
        let mode = if alone { Mode::StandAlone } else { Mode::Device };
        let blobs = Arc::new(BlobFolder::sealed(&Self::files(&self.config.data_dir), &self.config.key)?);
        match crate::attachment::clear_orphans(&db, &blobs) {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "files that nobody names were removed"),
            // They take room and do no harm; the next start tries again.
            Err(error) => tracing::warn!(code = error.code, "files that nobody names stay"),
        }
        let mut app = App::new(db.clone(), mode, Arc::clone(&self.clock))
            .with_blobs(Arc::clone(&blobs))
            .with_secrets(Arc::clone(&self.config.secrets));
        let mut engine = None;
        if let (Mode::Device, Some(url), Some(token)) = (mode, &state.server_url, &state.token) {
            let running = Engine::start(db, blobs, Arc::clone(&self.clock), Arc::clone(&self.listeners))?;
            app = app.with_remote(Arc::new(OfficeRemote::new(url, token)?)).with_sync(running.clone());
            engine = Some(running);
        }
        if mode == Mode::StandAlone {
            mail::take_up(&app)?;
        }
        let opened = Opened { app: Arc::new(app), user_id: state.user_id, engine };
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(opened);
        Ok(())
    }

    fn is_open(&self) -> Option<Mode> {
        self.open.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|open| open.app.mode())
    }

    /// The use cases of the first run; `None` for any other.
    fn set_up(&self, name: &str, args: Value) -> Option<Result<Reply, AppError>> {
        let answer = match name {
            "setup.status" => reply(self.status()),
            "setup.stand_alone" => reply(read_args(args).and_then(|person| self.stand_alone(&person))),
            "setup.test_server" => reply(read_args(args).and_then(|args| test_server(&args))),
            "setup.join" => reply(read_args(args).and_then(|args| self.join(&args))),
            _ => return None,
        };
        Some(answer)
    }

    fn status(&self) -> Result<SetupStatus, AppError> {
        let mode = self.is_open();
        Ok(SetupStatus { ready: mode.is_some(), mode: mode.map(|m| m.code().to_owned()) })
    }

    fn stand_alone(&self, person: &Person) -> Result<Done, AppError> {
        if self.is_open().is_some() {
            return Err(AppError::new("setup.already_done"));
        }
        bantu_domain::edit::check_name("display_name", &person.display_name)?;
        let db = self.fresh(&self.clock.new_workspace())?;
        let user_id = found::stand_alone(&db, person, self.clock.as_ref())?;
        self.start(db)?;
        Ok(Done { id: Some(user_id), ..Done::default() })
    }

    /// The new database under its workspace; what an attempt that failed left is taken away first.
    fn fresh(&self, workspace: &str) -> Result<Database, AppError> {
        for suffix in ["", "-wal", "-shm"] {
            let path = self.config.data_dir.join(format!("{DATABASE}{suffix}"));
            if path.exists() {
                std::fs::remove_file(&path).map_err(|error| {
                    tracing::error!(%error, "an unfinished database could not be removed");
                    AppError::new("storage.failed")
                })?;
            }
        }
        Ok(Database::open(self.location(), workspace)?)
    }

    fn join(&self, args: &JoinArgs) -> Result<Done, AppError> {
        if self.is_open().is_some() {
            return Err(AppError::new("enroll.local_data"));
        }
        let url = enroll::address(&args.url)?;
        test_server(&ServerArgs { url: url.clone() })?;
        let nonce: String =
            [self.clock.random(), self.clock.random()].concat().iter().map(|b| format!("{b:02x}")).collect();
        let request = wire::EnrollRequest {
            proto: wire::PROTO,
            code: args.code.clone(),
            nonce,
            device_name: args.device_name.clone(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let answer = Net::new()?.post(&format!("{url}{}", wire::path::ENROLL), None, wire::write(&request))?;
        if answer.status != 200 {
            let refused = serde_json::from_slice(&answer.body).unwrap_or_else(|_| AppError::new("server.not_bantu"));
            // The office speaks of a queue; here nothing has begun.
            return Err(AppError { safe: AppError::NOTHING_CHANGED.to_owned(), ..refused });
        }
        let admitted: wire::EnrollReply =
            serde_json::from_slice(&answer.body).map_err(|_| AppError::new("server.not_bantu"))?;
        let db = self.fresh(&admitted.workspace)?;
        enroll::join(&db, &url, &admitted)?;
        self.start(db)?;
        let engine =
            self.open.read().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|open| open.engine.clone());
        if let Some(engine) = engine {
            crate::sync_page::SyncControl::sync_now(engine.as_ref());
        }
        Ok(Done { id: Some(admitted.user_id), ..Done::default() })
    }
}

fn reply<T: Serialize>(answer: Result<T, AppError>) -> Result<Reply, AppError> {
    serde_json::to_value(answer?).map(Reply::Json).map_err(|_| AppError::new("internal"))
}

/// Whether the first run is done.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetupStatus {
    /// Use cases may be called.
    ready: bool,
    /// `stand_alone`, `device` or `office`.
    mode: Option<String>,
}

/// An office's address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServerArgs {
    /// `https://host`, or `http://` on this machine.
    url: String,
}

/// What stands at an address.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServerView {
    /// It is an office, and ready.
    ok: bool,
    /// Its version.
    version: String,
}

/// Joins an office.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinArgs {
    /// Address of the office.
    url: String,
    /// One-time code from the office.
    code: String,
    /// Name of this laptop.
    device_name: String,
}

fn test_server(args: &ServerArgs) -> Result<ServerView, AppError> {
    let url = enroll::address(&args.url)?;
    let answer = Net::new()?.get(&format!("{url}{}", wire::path::HEALTH))?;
    let health = enroll::check_health(answer.status, &answer.body)?;
    Ok(ServerView { ok: health.ok, version: health.version })
}

fn status_here(call: &Call<'_>, _args: Nothing) -> Result<SetupStatus, AppError> {
    Ok(SetupStatus { ready: true, mode: Some(call.app.mode.code().to_owned()) })
}

fn test_server_here(_call: &Call<'_>, args: ServerArgs) -> Result<ServerView, AppError> {
    test_server(&args)
}

fn stand_alone_again(_call: &Call<'_>, _args: Person) -> Result<Done, AppError> {
    Err(Refusal::new("setup.already_done").into())
}

fn join_again(_call: &Call<'_>, _args: JoinArgs) -> Result<Done, AppError> {
    Err(Refusal::new("enroll.local_data").into())
}

/// The first run in the table: where a workspace is open already, only the questions have an answer.
pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        local("setup.status", "", status_here),
        local("setup.test_server", "settings.manage", test_server_here),
        local("setup.stand_alone", "", stand_alone_again),
        local("setup.join", "", join_again),
    ]
}
