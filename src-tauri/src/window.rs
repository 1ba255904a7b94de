//! The one window: built from tauri.conf.json, closed to every page but our own.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Emitter, Manager, RunEvent, Url, WebviewWindowBuilder};
use tauri_plugin_window_state::StateFlags;

use crate::commands;
use crate::handover;
use crate::ime;
use crate::paths::Paths;
use crate::popup::Popups;
use crate::safekeeping::Chosen;
use crate::shell::Shell;
use crate::vault::Unlock;
use crate::watchdog::Watchdog;

const LABEL: &str = "main";

/// Freezes the prototype of all objects (in the place of Tauri's `freezePrototype`, under which dayjs cannot load), and
/// keeps the browser's reload, print and menu out of sight.
const GUARD: &str = include_str!("guard.js");

/// Opens the window and runs until it is closed.
pub fn run(paths: Paths, how: Unlock) -> ExitCode {
    let window_state = tauri_plugin_window_state::Builder::default()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_filename(paths.data().join("window.json").to_string_lossy())
        .build();
    let mut builder = tauri::Builder::default();
    let restart = Arc::new(Restart::default());
    let window_hold = if paths.is_own_place() {
        // The first plugin: a second start shows the first window before anything else happens.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| to_front(app)));
        None
    } else {
        match paths.hold_window() {
            Ok(hold) => Some(hold),
            Err(error) => return crate::headless::refuse(&error),
        }
    };
    let built = builder
        .plugin(window_state)
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(tauri::generate_handler![
            commands::attach,
            commands::import_costs,
            commands::backup_make,
            commands::backup_status,
            commands::open_file,
            commands::open_link,
            commands::restore_agree,
            commands::restore_cancel,
            commands::restore_choose,
            commands::restore_open,
            commands::rpc,
            commands::rpc_file,
            commands::save_file,
            commands::shell_state,
            commands::show_popup,
            commands::ui_ready,
            commands::vault_confirm,
            commands::vault_recover,
            commands::vault_renew,
            commands::vault_status,
            commands::vault_unlock,
        ])
        .manage(Arc::clone(&restart))
        .manage(Arc::<Chosen>::default())
        .manage(Arc::<Popups>::default())
        .setup(move |app| set_up(app, paths, how))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            let ended = app.run_return(|app, event| {
                // A successor may move the data folder: nothing here holds it any more.
                if let (RunEvent::Exit, Some(shell)) = (event, app.try_state::<Arc<Shell>>()) {
                    shell.close();
                }
            });
            drop(window_hold);
            restart.follow();
            ExitCode::from(u8::try_from(ended).unwrap_or(1))
        }
        Err(error) => {
            tracing::error!(reason = %error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

/// Whether the program is to start again when the window has gone.
#[derive(Debug, Default)]
pub struct Restart(AtomicBool);

impl Restart {
    /// Ends the window, to begin again.
    pub fn end(&self, app: &AppHandle) {
        self.0.store(true, Ordering::Release);
        app.exit(0);
    }

    /// Starts the same program with the same arguments, if it was asked for.
    fn follow(&self) {
        if !self.0.load(Ordering::Acquire) {
            return;
        }
        let started = std::env::current_exe()
            .and_then(|program| std::process::Command::new(program).args(std::env::args_os().skip(1)).spawn());
        if let Err(error) = started {
            tracing::error!(reason = %error, "the program could not be started again");
        }
    }
}

fn set_up(app: &App, paths: Paths, how: Unlock) -> Result<(), Box<dyn std::error::Error>> {
    let handle = app.handle().clone();
    let shell = Arc::new(Shell::new(
        paths.clone(),
        Some(Arc::new(move |tables| {
            if let Err(error) = handle.emit("changed", tables) {
                tracing::warn!(reason = %error, "the screens could not be told of a change");
            }
        })),
    ));
    handover::forget_viewed(&paths);
    let watchdog = Watchdog::begin(&paths);
    app.manage(Arc::clone(&shell));
    app.manage(watchdog.clone());
    // The keychain may ask the person: meanwhile the window appears, and its calls wait.
    shell.unlock_in_background(how);

    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL)
        .ok_or("tauri.conf.json has no main window")?;
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .initialization_script(GUARD)
        .build()?;
    ime::switch_on(&window);
    watchdog.watch(app.handle().clone());
    Ok(())
}

/// Brings the window to the front.
pub fn to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window system may refuse to raise a window; there is nothing else to do then.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Brings the window to the front and tells the screens which page to open.
pub fn open(app: &AppHandle, address: &str) {
    to_front(app);
    if let Err(error) = app.emit("open", address) {
        tracing::warn!(reason = %error, "the screens could not be told of a click");
    }
}

/// Our own pages: the embedded ones, and in development the local server's.
fn is_ours(url: &Url) -> bool {
    let embedded = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    let development = cfg!(dev) && url.as_str().starts_with("http://127.0.0.1:5173/");
    embedded || development
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_our_own_pages() {
        let check = |url: &str, expected| {
            assert_eq!(is_ours(&Url::parse(url).unwrap()), expected, "{url}");
        };
        check("tauri://localhost/", true);
        check("tauri://localhost/#/opportunity/1", true);
        check("http://tauri.localhost/", true);
        check("https://example.com/", false);
        check("tauri://localhost.example.com/", false);
        check("http://tauri.localhost.example.com/", false);
        check("file:///etc/passwd", false);
        check("data:text/html,x", false);
        check("javascript:alert(1)", false);
        check("about:blank", false);
    }
}
