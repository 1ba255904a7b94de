//! Backup and restore from the window: dialogs and progress here, the work in `backup` and `restore`. Paths stay on this side.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use bantu_app::{AppError, Clock, Contents, Instant, MachineClock};
use serde::Serialize;
use tauri::{AppHandle, Emitter};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::backup::{self, Made};
use crate::backup_record::{self, Status};
use crate::restore;
use crate::shell::Shell;
use crate::vault::{Keychain, Unlock};

/// Ending of backup files.
const ENDING: &str = "bantu";

/// The backup that the person chose to restore.
#[derive(Debug, Default)]
pub struct Chosen(Mutex<Option<PathBuf>>);

impl Chosen {
    fn set(&self, source: Option<PathBuf>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = source;
    }

    fn get(&self) -> Result<PathBuf, AppError> {
        let chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        chosen.ok_or_else(|| AppError::new("restore.nothing_chosen"))
    }
}

/// What can be said about a backup before it is opened.
#[derive(Debug, Serialize)]
pub struct Candidate {
    name: String,
    folder: String,
    size: u64,
    made_at: Instant,
    app_version: String,
    has_passphrase: bool,
    has_recovery_key: bool,
}

/// The last backup, and whether it is time for one.
pub fn status(shell: &Shell) -> Result<Status, AppError> {
    let mode = shell.desktop()?.mode();
    Ok(backup_record::status(shell.paths(), mode, MachineClock.now()))
}

/// Asks where to put a backup and writes it; `None` when the dialog was closed. Tells its percent as `backup_progress`.
pub fn make(app: &AppHandle, shell: &Shell) -> Result<Option<Made>, AppError> {
    let desktop = shell.desktop()?;
    let name = format!("bantu-{}.{ENDING}", MachineClock.now().date_naive());
    let dialog = app.dialog().file().set_file_name(name).add_filter("Bantu", &[ENDING]);
    let Some(chosen) = asked(|| dialog.blocking_save_file()) else { return Ok(None) };
    let mut target = chosen.into_path().map_err(|_| AppError::new("backup.not_written"))?;
    if target.extension().is_none() {
        target.set_extension(ENDING);
    }
    let tell = |percent: u64| {
        // Progress that is not seen does no harm.
        let _ = app.emit("backup_progress", percent);
    };
    backup::backup(shell.paths(), &desktop, &target, &tell).map(Some)
}

/// Asks for a backup and reads what stands in front of it; `None` when the dialog was closed.
pub fn choose(app: &AppHandle, chosen: &Chosen) -> Result<Option<Candidate>, AppError> {
    let dialog = app.dialog().file().add_filter("Bantu", &[ENDING]);
    let Some(picked) = asked(|| dialog.blocking_pick_file()) else { return Ok(None) };
    let source = picked.into_path().map_err(|_| AppError::new("backup.not_read"))?;
    let candidate = candidate(&source)?;
    chosen.set(Some(source));
    Ok(Some(candidate))
}

/// The file that the person names in the system's dialog. WebDriver cannot reach that dialog: in a debug build the tests name
/// the file in the environment.
fn asked(dialog: impl FnOnce() -> Option<FilePath>) -> Option<FilePath> {
    let named = if cfg!(debug_assertions) { std::env::var_os("BANTU_DIALOG_FILE") } else { None };
    named.map(|file| FilePath::Path(file.into())).or_else(dialog)
}

fn candidate(source: &Path) -> Result<Candidate, AppError> {
    let header = backup::header(source)?;
    Ok(Candidate {
        name: source.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        folder: source.parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
        size: std::fs::metadata(source).map_or(0, |found| found.len()),
        made_at: header.made_at,
        app_version: header.app_version,
        has_passphrase: header.keys.passphrase.is_some(),
        has_recovery_key: header.keys.recovery.is_some(),
    })
}

/// Opens the chosen backup beside the present data and says what it holds.
pub fn open(shell: &Shell, chosen: &Chosen, how: &Unlock) -> Result<Contents, AppError> {
    restore::prepare(shell.paths(), &mut Keychain, &chosen.get()?, how)
}

/// The person thought better of it.
pub fn cancel(shell: &Shell, chosen: &Chosen) -> Result<(), AppError> {
    chosen.set(None);
    restore::cancel(shell.paths());
    Ok(())
}
