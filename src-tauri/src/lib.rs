//! The desktop shell: window, command line, keychain and files of this machine. It translates and never decides.

mod attach;
mod backup;
mod backup_record;
mod cli;
mod commands;
mod costs;
mod fault;
mod graphics;
mod handover;
mod headless;
mod ime;
mod log;
mod paths;
mod popup;
mod restore;
mod safekeeping;
mod shell;
mod vault;
mod watchdog;
mod window;

use std::path::Path;
use std::process::ExitCode;

use bantu_app::AppError;
use clap::Parser;

use cli::Cli;
use paths::Paths;
use vault::{Secret, Unlock};
use watchdog::Watchdog;

/// Runs the program: a window without a subcommand, a command line with one.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let prepared = Paths::resolve(cli.data.clone()).and_then(|paths| Ok((paths, how(&cli)?)));
    let (paths, how) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => return headless::refuse(&error),
    };
    if let Some(command) = cli.command {
        log::to_stderr();
        return headless::run(command, paths, &how);
    }
    let restored = restore::finish(&paths);
    if let Err(error) = paths.prepare() {
        return headless::refuse(&error);
    }
    log::to_file(&paths);
    match restored {
        Ok(Some(kept)) => tracing::info!(kept = %kept.display(), "a backup took the place of the data"),
        Ok(None) => {}
        // The window opens all the same: opening the data tries again and says what is in the way.
        Err(error) => tracing::warn!(code = error.code, "a restore is not finished"),
    }
    graphics::prepare(Watchdog::rendering(&paths, cli.safe_graphics));
    window::run(paths, how)
}

/// How the database is to be opened: a recovery key before a passphrase, a passphrase before the keychain.
fn how(cli: &Cli) -> Result<Unlock, AppError> {
    let passphrase = match &cli.passphrase_file {
        Some(file) => Some(secret(file)?),
        None => std::env::var("BANTU_PASSPHRASE").ok().map(Secret::new),
    };
    let recovery_key = cli.recovery_key_file.as_deref().map(secret).transpose()?;
    Ok(Unlock::with(recovery_key, passphrase))
}

/// The first line of a file, or of standard input for `-`.
fn secret(path: &Path) -> Result<Secret, AppError> {
    let text = if path == Path::new("-") {
        headless::read_limited(std::io::stdin().lock(), path)
    } else {
        std::fs::File::open(path)
            .map_err(|error| fault::file_fault("file.not_read", path, &error))
            .and_then(|file| headless::read_limited(file, path))
    };
    let text = Secret::new(text?);
    Ok(Secret::new(text.lines().next().unwrap_or_default().to_owned()))
}
