//! What the window and the command line share: one data folder, its key, and the open desktop.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bantu_app::{AppError, Desktop, DesktopConfig, Reply};
use serde::Serialize;
use serde_json::Value;

use crate::paths::{Hold, Paths};
use crate::vault::{self, Key, Keychain, Unlock};

/// Nobody has tried to open the database yet.
const CLOSED: &str = "vault.closed";

/// What is told when a table of the database has changed.
pub type OnChange = Arc<dyn Fn(&[String]) + Send + Sync>;

/// One data folder, locked or open.
pub struct Shell {
    paths: Paths,
    on_change: Option<OnChange>,
    state: Mutex<State>,
}

enum State {
    Locked(AppError),
    Open { desktop: Arc<Desktop>, key: Key, recovery_key: Option<String>, _hold: Hold },
}

/// A file that a use case made.
#[derive(Debug)]
pub struct Document {
    /// The name to save it under.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// Whether the database is open and what the person has to do.
#[derive(Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum VaultStatus {
    /// The database is open; a recovery key is there until the person has confirmed it.
    Open {
        /// Eight groups of four, to be written down.
        recovery_key: Option<String>,
    },
    /// The database is closed; the error says why and what would open it.
    Locked {
        /// For example `keychain.unavailable` or `passphrase.required`.
        error: AppError,
    },
}

impl Shell {
    /// A shell for a data folder, still locked.
    pub fn new(paths: Paths, on_change: Option<OnChange>) -> Self {
        Self { paths, on_change, state: Mutex::new(State::Locked(AppError::new(CLOSED))) }
    }

    /// Where the files are.
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// Lets go of the data: what comes next may move the folder.
    pub fn close(&self) {
        let before = std::mem::replace(&mut *self.state(), State::Locked(AppError::new(CLOSED)));
        if let State::Open { desktop, .. } = before {
            desktop.end_work();
        }
    }

    /// Opens the database; an open one stays open.
    pub fn unlock(&self, how: &Unlock) -> Result<(), AppError> {
        self.unlock_held(&mut self.state(), how)
    }

    /// Opens the database on a thread of its own; calls made after this one wait for the outcome.
    pub fn unlock_in_background(self: &Arc<Self>, how: Unlock) {
        let shell = Arc::clone(self);
        let (begun, begins) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut state = shell.state();
            // The asker waits for this word, so it is there to hear it.
            let _ = begun.send(());
            if let Err(error) = shell.unlock_held(&mut state, &how) {
                tracing::info!(code = error.code, "the database stays closed");
            }
        });
        let _ = begins.recv();
    }

    fn unlock_held(&self, state: &mut State, how: &Unlock) -> Result<(), AppError> {
        if matches!(*state, State::Open { .. }) {
            return Ok(());
        }
        match self.open(how) {
            Ok(open) => {
                *state = open;
                Ok(())
            }
            Err(error) => {
                // The reason of the first try stays: a mistyped passphrase does not explain why one is needed.
                if matches!(state, State::Locked(reason) if reason.code == CLOSED) {
                    *state = State::Locked(error.clone());
                }
                Err(error)
            }
        }
    }

    fn open(&self, how: &Unlock) -> Result<State, AppError> {
        crate::restore::finish(&self.paths)?;
        self.paths.prepare()?;
        let hold = self.paths.hold()?;
        let key = vault::unlock(&self.paths, &mut Keychain, how)?;
        let secrets = vault::secrets(&self.paths)?;
        let config = DesktopConfig { data_dir: self.paths.data().to_owned(), key: *key, secrets };
        let desktop = Arc::new(Desktop::open(config)?);
        if let Some(on_change) = self.on_change.clone() {
            desktop.on_change(Box::new(move |tables| on_change(tables)));
            desktop.run_work()?;
        }
        Ok(State::Open { desktop, key, recovery_key: None, _hold: hold })
    }

    /// The state for the screens; makes a recovery key as long as none is confirmed.
    pub fn status(&self) -> Result<VaultStatus, AppError> {
        let mut state = self.state();
        match &mut *state {
            State::Locked(error) => Ok(VaultStatus::Locked { error: error.clone() }),
            State::Open { key, recovery_key, .. } => {
                if recovery_key.is_none() && !vault::recovery_confirmed(&self.paths)? {
                    let fresh = vault::renew_recovery(&self.paths, key)?;
                    *recovery_key = Some(fresh.printable());
                }
                Ok(VaultStatus::Open { recovery_key: recovery_key.clone() })
            }
        }
    }

    /// Makes a recovery key; the one before stops working.
    pub fn fresh_recovery_key(&self) -> Result<String, AppError> {
        match &*self.state() {
            State::Open { key, .. } => Ok(vault::renew_recovery(&self.paths, key)?.printable()),
            State::Locked(error) => Err(error.clone()),
        }
    }

    /// Makes a recovery key that the screens show until it is written down; the one before stops working.
    pub fn show_fresh_recovery_key(&self) -> Result<(), AppError> {
        match &mut *self.state() {
            State::Open { key, recovery_key, .. } => {
                *recovery_key = Some(vault::renew_recovery(&self.paths, key)?.printable());
                Ok(())
            }
            State::Locked(error) => Err(error.clone()),
        }
    }

    /// The recovery key is written down: forget it and never show it again.
    pub fn confirm_recovery(&self) -> Result<(), AppError> {
        vault::confirm_recovery(&self.paths)?;
        if let State::Open { recovery_key, .. } = &mut *self.state() {
            *recovery_key = None;
        }
        Ok(())
    }

    /// The open desktop, or the reason why it is locked.
    pub fn desktop(&self) -> Result<Arc<Desktop>, AppError> {
        match &*self.state() {
            State::Open { desktop, .. } => Ok(Arc::clone(desktop)),
            State::Locked(error) => Err(error.clone()),
        }
    }

    /// Runs a use case that answers JSON.
    pub fn json(&self, name: &str, args: Value) -> Result<Value, AppError> {
        match self.desktop()?.call(name, args)? {
            Reply::Json(value) => Ok(value),
            Reply::File { .. } => Err(AppError::new("rpc.answers_a_file").with("name", name)),
        }
    }

    /// Runs a use case that answers a file.
    pub fn file(&self, name: &str, args: Value) -> Result<Document, AppError> {
        match self.desktop()?.call(name, args)? {
            Reply::File { name, mime, bytes } => Ok(Document { name, mime, bytes }),
            Reply::Json(_) => Err(AppError::new("rpc.answers_json").with("name", name)),
        }
    }

    /// Runs a use case that takes a file beside its arguments.
    pub fn upload(&self, name: &str, args: Value, file: Vec<u8>) -> Result<Value, AppError> {
        match self.desktop()?.upload(name, args, file)? {
            Reply::Json(value) => Ok(value),
            Reply::File { .. } => Err(AppError::new("rpc.answers_a_file").with("name", name)),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic while the lock was held changed nothing halfway: each change is one assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
