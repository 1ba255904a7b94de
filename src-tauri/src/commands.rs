//! The adapters that the window may call: each one hands over to the shell on a blocking thread and decides nothing.

use std::sync::Arc;

use bantu_app::{AppError, Contents};
use serde::Serialize;
use serde_json::Value;
use tauri::ipc::{InvokeBody, Request, Response};
use tauri::{AppHandle, State, WebviewWindow};

use crate::attach;
use crate::backup::Made;
use crate::backup_record::Status;
use crate::costs;
use crate::handover;
use crate::ime::{self, Preedit};
use crate::popup::{Popup, Popups};
use crate::safekeeping::{self, Candidate, Chosen};
use crate::shell::{Shell, VaultStatus};
use crate::vault::{Secret, Unlock};
use crate::watchdog::Watchdog;
use crate::window::{self, Restart};

type Shared<'a> = State<'a, Arc<Shell>>;
type Choice<'a> = State<'a, Arc<Chosen>>;
type Answer<T> = Result<T, AppError>;

/// Runs a use case that answers JSON.
#[tauri::command]
pub async fn rpc(shell: Shared<'_>, name: String, args: Value) -> Answer<Value> {
    let shell = Arc::clone(&shell);
    blocking(move || shell.json(&name, args)).await
}

/// Runs a use case that answers a file; the bytes cross raw, not as JSON.
#[tauri::command]
pub async fn rpc_file(shell: Shared<'_>, name: String, args: Value) -> Answer<Response> {
    let shell = Arc::clone(&shell);
    blocking(move || Ok(Response::new(shell.file(&name, args)?.bytes))).await
}

/// Adds a file to a customer and answers the id of the attachment. The bytes cross raw as the body; the customer, the deal and
/// the name stand in headers, the name percent-encoded.
#[tauri::command]
pub async fn attach(shell: Shared<'_>, request: Request<'_>) -> Answer<Value> {
    let shell = Arc::clone(&shell);
    let args = attach::arguments(|name| request.headers().get(name)?.to_str().ok())?;
    let InvokeBody::Raw(bytes) = request.body() else { return Err(AppError::new("file.empty")) };
    let bytes = bytes.clone();
    blocking(move || Ok(shell.upload("attachment.add", args, bytes)?["id"].take())).await
}

/// Runs a use case that answers a file and saves it where the person says; `null` when the dialog was closed.
#[tauri::command]
pub async fn save_file(app: AppHandle, shell: Shared<'_>, name: String, args: Value) -> Answer<Option<String>> {
    let shell = Arc::clone(&shell);
    blocking(move || handover::save(&app, shell.file(&name, args)?)).await
}

/// Runs a use case that answers a file and opens it in the system viewer, from where it can be printed.
#[tauri::command]
pub async fn open_file(app: AppHandle, shell: Shared<'_>, name: String, args: Value) -> Answer<()> {
    let shell = Arc::clone(&shell);
    blocking(move || handover::view(&app, shell.paths(), shell.file(&name, args)?)).await
}

/// Asks for a cost file and imports it; `null` when the dialog was closed.
#[tauri::command]
pub async fn import_costs(app: AppHandle, shell: Shared<'_>) -> Answer<Option<Value>> {
    let shell = Arc::clone(&shell);
    blocking(move || costs::import(&shell, handover::choose_json(&app)?)).await
}

/// Opens a link outside the window: web pages over TLS, mail and telephone only.
#[tauri::command]
pub async fn open_link(app: AppHandle, url: String) -> Answer<()> {
    blocking(move || handover::link(&app, &url)).await
}

/// Says whether the database is open, and the recovery key until it is confirmed.
#[tauri::command]
pub async fn vault_status(shell: Shared<'_>) -> Answer<VaultStatus> {
    let shell = Arc::clone(&shell);
    blocking(move || shell.status()).await
}

/// Opens the database with a passphrase, or at the first run sets it; without one asks the keychain again.
#[tauri::command]
pub async fn vault_unlock(shell: Shared<'_>, passphrase: Option<String>) -> Answer<()> {
    let shell = Arc::clone(&shell);
    let how = passphrase.map_or(Unlock::Keychain, |text| Unlock::Passphrase(Secret::new(text)));
    blocking(move || shell.unlock(&how)).await
}

/// Opens the database with the recovery key; the passphrase becomes the new one where there is no keychain.
#[tauri::command]
pub async fn vault_recover(shell: Shared<'_>, recovery_key: String, passphrase: Option<String>) -> Answer<()> {
    let shell = Arc::clone(&shell);
    let how = Unlock::Recovery(Secret::new(recovery_key), passphrase.map(Secret::new));
    blocking(move || shell.unlock(&how)).await
}

/// The recovery key is written down.
#[tauri::command]
pub async fn vault_confirm(shell: Shared<'_>) -> Answer<()> {
    let shell = Arc::clone(&shell);
    blocking(move || shell.confirm_recovery()).await
}

/// Makes a new recovery key, which the screens show until it is written down; the one before stops working.
#[tauri::command]
pub async fn vault_renew(shell: Shared<'_>) -> Answer<()> {
    let shell = Arc::clone(&shell);
    blocking(move || shell.show_fresh_recovery_key()).await
}

/// The last backup, and whether it is time for one.
#[tauri::command]
pub async fn backup_status(shell: Shared<'_>) -> Answer<Status> {
    let shell = Arc::clone(&shell);
    blocking(move || safekeeping::status(&shell)).await
}

/// Asks where to put a backup and writes it; `null` when the dialog was closed.
#[tauri::command]
pub async fn backup_make(app: AppHandle, shell: Shared<'_>) -> Answer<Option<Made>> {
    let shell = Arc::clone(&shell);
    blocking(move || safekeeping::make(&app, &shell)).await
}

/// Asks for a backup to restore; `null` when the dialog was closed.
#[tauri::command]
pub async fn restore_choose(app: AppHandle, chosen: Choice<'_>) -> Answer<Option<Candidate>> {
    let chosen = Arc::clone(&chosen);
    blocking(move || safekeeping::choose(&app, &chosen)).await
}

/// Opens the chosen backup by the recovery key, the passphrase, or without either by the keychain.
#[tauri::command]
pub async fn restore_open(
    shell: Shared<'_>,
    chosen: Choice<'_>,
    passphrase: Option<String>,
    recovery_key: Option<String>,
) -> Answer<Contents> {
    let (shell, chosen) = (Arc::clone(&shell), Arc::clone(&chosen));
    let how = Unlock::with(recovery_key.map(Secret::new), passphrase.map(Secret::new));
    blocking(move || safekeeping::open(&shell, &chosen, &how)).await
}

/// The person wants what was opened: the program starts anew and puts it in place; the present data are kept beside.
#[tauri::command]
pub async fn restore_agree(app: AppHandle, shell: Shared<'_>, restart: State<'_, Arc<Restart>>) -> Answer<()> {
    let (shell, restart) = (Arc::clone(&shell), Arc::clone(&restart));
    blocking(move || crate::restore::agree(shell.paths())).await?;
    restart.end(&app);
    Ok(())
}

/// The person thought better of restoring.
#[tauri::command]
pub async fn restore_cancel(shell: Shared<'_>, chosen: Choice<'_>) -> Answer<()> {
    let (shell, chosen) = (Arc::clone(&shell), Arc::clone(&chosen));
    blocking(move || safekeeping::cancel(&shell, &chosen)).await
}

/// Pops something up on the desktop; a click brings the window to the front and tells the screens which page to open.
#[tauri::command]
pub async fn show_popup(app: AppHandle, popups: State<'_, Arc<Popups>>, popup: Popup) -> Answer<()> {
    let popups = Arc::clone(&popups);
    blocking(move || popups.show(&popup, move |address| window::open(&app, &address))).await
}

/// The screens have appeared.
#[tauri::command]
pub fn ui_ready(watchdog: State<'_, Watchdog>) {
    watchdog.satisfied();
}

/// What the shell knows about itself, for the diagnostics page and the tests of the real window.
#[derive(Debug, Serialize)]
pub struct ShellState {
    version: &'static str,
    webview: String,
    safe_graphics: bool,
    preedit: Preedit,
}

impl ShellState {
    fn read(window: &WebviewWindow) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            webview: tauri::webview_version().unwrap_or_default(),
            safe_graphics: crate::graphics::is_safe(),
            preedit: ime::read_back(window),
        }
    }
}

/// Reads the state of the shell back.
#[tauri::command]
pub async fn shell_state(window: WebviewWindow) -> Answer<ShellState> {
    blocking(move || Ok(ShellState::read(&window))).await
}

/// Runs work on a thread that may wait; work that panics is an error and not the end of the program.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(AppError::new("internal.panic")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_panics_is_an_error_of_its_own() {
        let error = tauri::async_runtime::block_on(blocking::<()>(|| panic!("planted"))).unwrap_err();
        assert_eq!((error.code.as_str(), error.safe.as_str()), ("internal.panic", "safe.nothing_changed"));
        assert_eq!(tauri::async_runtime::block_on(blocking(|| Ok(5))), Ok(5));
    }
}
