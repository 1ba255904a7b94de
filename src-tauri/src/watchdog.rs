//! Notices a window that stays blank and offers to draw it by software.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

use crate::graphics::{self, Rendering};
use crate::paths::Paths;

const PATIENCE: Duration = Duration::from_secs(15);

// The screens are not there to translate: all three languages stand in the one dialog.
const TITLE: &str = "Bantu 班兔";
const QUESTION: &str = "窗口内容没有显示。是否用软件渲染重新启动?数据没有改变。\n\n\
    Isi jendela tidak tampil. Mulai ulang dengan rendering perangkat lunak? Data tidak berubah.\n\n\
    The window stays blank. Restart with software rendering? Your data is unchanged.";
const YES: &str = "重启 / Mulai ulang / Restart";
const NO: &str = "等待 / Tunggu / Wait";

/// Waits for the screens to say that they have appeared.
#[derive(Clone)]
pub struct Watchdog {
    paths: Paths,
    ready: Arc<(Mutex<bool>, Condvar)>,
}

impl Watchdog {
    /// How to draw this time: a start that never showed a screen is followed by a safe one.
    pub fn rendering(paths: &Paths, asked_safe: bool) -> Rendering {
        if asked_safe || paths.starting_mark().exists() { Rendering::Safe } else { Rendering::Normal }
    }

    /// Marks the start.
    pub fn begin(paths: &Paths) -> Self {
        if let Err(error) = std::fs::write(paths.starting_mark(), "") {
            tracing::warn!(reason = %error, "the start could not be marked");
        }
        Self { paths: paths.clone(), ready: Arc::default() }
    }

    /// The screens have appeared.
    pub fn satisfied(&self) {
        let (ready, changed) = &*self.ready;
        *ready.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
        if let Err(error) = std::fs::remove_file(self.paths.starting_mark())
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(reason = %error, "the mark of the start could not be removed");
        }
    }

    /// Waits on a thread of its own and asks the person when patience ends.
    pub fn watch(&self, app: AppHandle) {
        let watchdog = self.clone();
        std::thread::spawn(move || {
            if watchdog.became_ready(PATIENCE) || graphics::is_safe() {
                return;
            }
            tracing::warn!("no screen has appeared");
            let restart = app
                .dialog()
                .message(QUESTION)
                .title(TITLE)
                .kind(MessageDialogKind::Warning)
                .buttons(MessageDialogButtons::OkCancelCustom(YES.into(), NO.into()))
                .blocking_show();
            if restart {
                if watchdog.paths.is_own_place() {
                    tauri_plugin_single_instance::destroy(&app);
                }
                graphics::restart_safely();
            }
        });
    }

    fn became_ready(&self, patience: Duration) -> bool {
        let (ready, changed) = &*self.ready;
        let guard = ready.lock().unwrap_or_else(PoisonError::into_inner);
        let (guard, _) =
            changed.wait_timeout_while(guard, patience, |ready| !*ready).unwrap_or_else(PoisonError::into_inner);
        *guard
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_without_a_screen_is_followed_by_a_safe_one() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(folder.path().to_owned())).unwrap();
        assert_eq!(Watchdog::rendering(&paths, false), Rendering::Normal);
        let watchdog = Watchdog::begin(&paths);
        assert!(!watchdog.became_ready(Duration::ZERO));
        assert_eq!(Watchdog::rendering(&paths, false), Rendering::Safe);
        watchdog.satisfied();
        assert!(watchdog.became_ready(Duration::ZERO));
        assert_eq!(Watchdog::rendering(&paths, false), Rendering::Normal);
        assert_eq!(Watchdog::rendering(&paths, true), Rendering::Safe);
    }
}
