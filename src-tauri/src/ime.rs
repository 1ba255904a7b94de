//! Input methods: shows what is being composed inside the field (pre-edit), which the web view library switches off on Linux.

use serde::Serialize;
use tauri::WebviewWindow;

/// Set to `off` to leave pre-edit as the web view library sets it.
#[cfg(target_os = "linux")]
const SWITCH: &str = "BANTU_PREEDIT";

/// What is known about pre-edit in a window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preedit {
    /// The window has an input-method context.
    pub context: bool,
    /// Pre-edit was switched on, or the platform always shows it.
    pub enabled: bool,
    /// Compositions that the input method has begun in this window.
    pub compositions: u32,
}

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
    use std::sync::mpsc;
    use std::time::Duration;

    use webkit2gtk::{InputMethodContextExt, WebViewExt};

    use super::*;

    static ENABLED: AtomicBool = AtomicBool::new(false);
    static COMPOSITIONS: AtomicU32 = AtomicU32::new(0);

    pub fn switch_on(window: &WebviewWindow) {
        let wanted = std::env::var_os(SWITCH).is_none_or(|value| value != "off");
        if !wanted || !has_good_preedit(&tauri::webview_version().unwrap_or_default()) {
            return;
        }
        let done = window.with_webview(|webview| {
            if let Some(context) = webview.inner().input_method_context() {
                context.set_enable_preedit(true);
                context.connect_preedit_started(|_| {
                    COMPOSITIONS.fetch_add(1, Ordering::Relaxed);
                });
                ENABLED.store(true, Ordering::Relaxed);
            }
        });
        if let Err(error) = done {
            tracing::warn!(reason = %error, "pre-edit could not be switched on");
        }
    }

    pub fn read_back(window: &WebviewWindow) -> Preedit {
        let (sender, receiver) = mpsc::channel();
        let asked = window.with_webview(move |webview| {
            // The asker may have gone; then nobody needs the answer.
            let _ = sender.send(webview.inner().input_method_context().is_some());
        });
        let context = asked.is_ok() && receiver.recv_timeout(Duration::from_secs(5)) == Ok(true);
        Preedit {
            context,
            enabled: context && ENABLED.load(Ordering::Relaxed),
            compositions: COMPOSITIONS.load(Ordering::Relaxed),
        }
    }

    /// Before 2.50 the composed text was drawn away from the field, so the candidate window alone is better.
    pub fn has_good_preedit(version: &str) -> bool {
        let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= (2, 50)
    }
}

/// Switches pre-edit on.
#[cfg(target_os = "linux")]
pub fn switch_on(window: &WebviewWindow) {
    linux::switch_on(window);
}

/// Reads the state back from the window.
#[cfg(target_os = "linux")]
pub fn read_back(window: &WebviewWindow) -> Preedit {
    linux::read_back(window)
}

/// Other platforms show what is composed by themselves.
#[cfg(not(target_os = "linux"))]
pub fn switch_on(_window: &WebviewWindow) {}

/// Other platforms show what is composed by themselves.
#[cfg(not(target_os = "linux"))]
pub fn read_back(_window: &WebviewWindow) -> Preedit {
    Preedit { context: true, enabled: true, compositions: 0 }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::linux::has_good_preedit;

    #[test]
    fn pre_edit_waits_for_a_web_view_that_draws_it_in_place() {
        let check = |version, expected| assert_eq!(has_good_preedit(version), expected, "{version}");
        check("2.50.6", true);
        check("2.50.0", true);
        check("3.0.0", true);
        check("2.48.9", false);
        check("", false);
    }
}
