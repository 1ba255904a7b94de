//! The log: JSON lines in `DIR/logs`, one file a day, never customer data; warnings also on standard error.

use std::io;
use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::{EnvFilter, LevelFilter};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

/// Files kept; older ones are removed.
const DAYS: usize = 30;

/// Starts logging; the guard writes the last lines when it is dropped.
///
/// # Errors
/// The folder cannot be made.
pub(crate) fn start(data: &Path) -> io::Result<WorkerGuard> {
    let folder = data.join("logs");
    std::fs::create_dir_all(&folder)?;
    let files = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("bantu-server")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(&folder)
        .map_err(io::Error::other)?;
    let (writer, guard) = tracing_appender::non_blocking(files);
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::INFO.into())
        .with_env_var("BANTU_LOG")
        .from_env_lossy();
    let file = tracing_subscriber::fmt::layer().json().with_writer(writer).with_filter(filter);
    let console = tracing_subscriber::fmt::layer().with_writer(io::stderr).with_filter(LevelFilter::WARN);
    // A second start in one process (tests) keeps the first subscriber.
    if tracing_subscriber::registry().with(file).with(console).try_init().is_err() {
        tracing::debug!("the log runs already");
    }
    Ok(guard)
}
