//! Keeps the window from staying blank: settings for NVIDIA drivers and for software rendering, in place before the first GTK call.

/// Set in a process whose graphics settings are complete; its value is `safe` with software rendering.
const PREPARED: &str = "BANTU_GRAPHICS";

/// How the window is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rendering {
    /// By the graphics card where there is one.
    Normal,
    /// By the processor alone, because the person asked for it or the last start never showed a screen.
    Safe,
}

/// True in a process that draws by software.
pub fn is_safe() -> bool {
    std::env::var_os(PREPARED).is_some_and(|value| value == "safe")
}

/// The settings that this machine needs.
fn settings(rendering: Rendering, nvidia: bool) -> Vec<(&'static str, &'static str)> {
    let mut settings = Vec::new();
    if nvidia {
        settings.push(("__NV_DISABLE_EXPLICIT_SYNC", "1"));
        settings.push(("WEBKIT_DISABLE_DMABUF_RENDERER", "1"));
    }
    if rendering == Rendering::Safe {
        settings.push(("WEBKIT_DISABLE_DMABUF_RENDERER", "1"));
        settings.push(("WEBKIT_DISABLE_COMPOSITING_MODE", "1"));
        settings.push(("LIBGL_ALWAYS_SOFTWARE", "1"));
    }
    settings
}

/// Starts the program anew with the settings if it lacks any; returns where it has all of them.
#[cfg(target_os = "linux")]
pub fn prepare(rendering: Rendering) {
    let nvidia = std::path::Path::new("/proc/driver/nvidia/version").exists();
    let missing: Vec<_> =
        settings(rendering, nvidia).into_iter().filter(|(name, _)| std::env::var_os(name).is_none()).collect();
    if std::env::var_os(PREPARED).is_some() || (missing.is_empty() && rendering == Rendering::Normal) {
        return;
    }
    let word = match rendering {
        Rendering::Normal => "normal",
        Rendering::Safe => "safe",
    };
    start_anew(std::env::args_os().skip(1).collect(), word, missing);
}

/// Other platforms bring a web view that needs no settings.
#[cfg(not(target_os = "linux"))]
pub fn prepare(_rendering: Rendering) {}

/// Replaces this process by one that draws by software.
pub fn restart_safely() {
    let mut args: Vec<_> = std::env::args_os().skip(1).collect();
    if !args.iter().any(|arg| arg == "--safe-graphics") {
        args.push("--safe-graphics".into());
    }
    start_anew(args, "safe", settings(Rendering::Safe, false));
}

#[cfg(unix)]
fn start_anew(args: Vec<std::ffi::OsString>, word: &str, settings: Vec<(&str, &str)>) {
    use std::os::unix::process::CommandExt;
    match std::env::current_exe() {
        Ok(program) => {
            let error = std::process::Command::new(program).args(args).env(PREPARED, word).envs(settings).exec();
            tracing::warn!(reason = %error, "the program could not be started anew");
        }
        Err(error) => tracing::warn!(reason = %error, "the program does not know its own place"),
    }
}

#[cfg(not(unix))]
fn start_anew(args: Vec<std::ffi::OsString>, word: &str, settings: Vec<(&str, &str)>) {
    let started = std::env::current_exe()
        .and_then(|program| std::process::Command::new(program).args(args).env(PREPARED, word).envs(settings).spawn());
    match started {
        Ok(_) => std::process::exit(0),
        Err(error) => tracing::warn!(reason = %error, "the program could not be started anew"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_made_only_where_they_are_needed() {
        assert_eq!(settings(Rendering::Normal, false), []);
        let names =
            |rendering, nvidia| settings(rendering, nvidia).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(Rendering::Normal, true), ["__NV_DISABLE_EXPLICIT_SYNC", "WEBKIT_DISABLE_DMABUF_RENDERER"]);
        assert!(names(Rendering::Safe, false).contains(&"LIBGL_ALWAYS_SOFTWARE"));
    }
}
