//! Where the program's own words go: a file beside the data for the window, standard error for the command line.

use std::fs::{self, OpenOptions};
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

use crate::paths::Paths;

const SIZE_MAX: u64 = 4 * 1024 * 1024;

/// Warnings to standard error, so that standard output holds answers only.
pub fn to_stderr() {
    // Fails only if a subscriber is set already; then that one serves.
    let _ = tracing_subscriber::fmt().with_env_filter(filter("warn")).with_writer(std::io::stderr).try_init();
}

/// JSON lines to the log file; a full one is kept once as `.1`.
pub fn to_file(paths: &Paths) {
    let path = paths.log_file();
    let opened = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| {
        if fs::metadata(&path).is_ok_and(|meta| meta.len() > SIZE_MAX) {
            fs::rename(&path, path.with_extension("log.1"))?;
        }
        OpenOptions::new().create(true).append(true).open(&path)
    });
    match opened {
        Ok(file) => {
            let _ = tracing_subscriber::fmt()
                .json()
                .with_env_filter(filter("info"))
                .with_writer(Mutex::new(file))
                .try_init();
        }
        Err(error) => {
            to_stderr();
            tracing::warn!(reason = %error, "the log file could not be opened");
        }
    }
}

fn filter(level: &str) -> EnvFilter {
    EnvFilter::try_from_env("BANTU_LOG").unwrap_or_else(|_| EnvFilter::new(level))
}
