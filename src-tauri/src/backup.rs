//! The backup file: a header with the wrapped keys in front and the encrypted database behind, and how one is written.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bantu_app::{AppError, Clock, Desktop, Instant, MachineClock};
use serde::{Deserialize, Serialize};

use crate::backup_record;
use crate::fault::file_fault;
use crate::paths::Paths;
use crate::vault::KeyFile;

const MAGIC: &[u8; 16] = b"BANTU BACKUP 1\r\n";
const HEADER_MAX: usize = 32 * 1024;
const CHUNK: usize = 256 * 1024;
/// Of a hundred percent, the share of copying the database; the rest is putting keys and copy into one file.
const COPY_SHARE: u64 = 60;
/// How often the growth of the copy is looked at.
const LOOK: Duration = Duration::from_millis(120);

/// What stands in front of the database: enough to say whose file it is and to ask for the right secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// When the backup was made.
    pub made_at: Instant,
    /// Version of the program that made it.
    pub app_version: String,
    /// The ways to the key.
    pub keys: KeyFile,
}

/// A backup that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// When.
    pub at: Instant,
    /// Name of the file.
    pub name: String,
    /// Folder that it lies in.
    pub folder: String,
    /// Bytes.
    pub size: u64,
}

/// Is told how far the work is, in percent.
pub type Progress<'a> = &'a (dyn Fn(u64) + Sync);

/// Writes a backup that opens with the passphrase or the recovery key, on any machine.
pub fn backup(paths: &Paths, desktop: &Desktop, target: &Path, progress: Progress<'_>) -> Result<Made, AppError> {
    let keys = KeyFile::read(&paths.key_file())?.ok_or_else(|| AppError::new("key_file.missing"))?;
    if keys.recovery.is_none() && keys.passphrase.is_none() {
        return Err(AppError::new("backup.needs_recovery_key"));
    }
    let header = Header { made_at: MachineClock.now(), app_version: env!("CARGO_PKG_VERSION").to_owned(), keys };
    let inner = beside(target, "database");
    let whole = beside(target, "part");
    let written = copy(paths, desktop, &inner, progress).and_then(|()| {
        pack(&header, &inner, &whole, progress)
            .and_then(|()| fs::rename(&whole, target))
            .and_then(|()| fs::metadata(target))
            .map_err(|error| file_fault("backup.not_written", target, &error))
    });
    // Whatever happened, no half file stays behind; a file that was never made is no failure.
    let _ = fs::remove_file(&inner);
    let _ = fs::remove_file(&whole);
    let made = Made {
        at: header.made_at,
        name: target.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        folder: target.parent().unwrap_or(Path::new("")).display().to_string(),
        size: written?.len(),
    };
    backup_record::remember(paths, &made);
    Ok(made)
}

/// Copies the database, telling from the size of the copy how far it is.
fn copy(paths: &Paths, desktop: &Desktop, inner: &Path, progress: Progress<'_>) -> Result<(), AppError> {
    let (total, growing) = (Desktop::size(paths.data()).max(1), beside(inner, "part"));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            while !done.load(Ordering::Acquire) {
                let size = fs::metadata(&growing).map_or(0, |found| found.len());
                progress((size * COPY_SHARE / total).min(COPY_SHARE));
                std::thread::park_timeout(LOOK);
            }
        });
        let copied = desktop.backup(inner);
        done.store(true, Ordering::Release);
        watcher.thread().unpark();
        copied
    })
}

fn pack(header: &Header, database: &Path, target: &Path, progress: Progress<'_>) -> std::io::Result<()> {
    let text = serde_json::to_vec(header)?;
    let length = u32::try_from(text.len()).map_err(std::io::Error::other)?;
    let hash = blake3::Hasher::new().update_reader(File::open(database)?)?.finalize();
    let mut out = File::create(target)?;
    out.write_all(MAGIC)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&text)?;
    out.write_all(hash.as_bytes())?;
    let mut from = File::open(database)?;
    let total = from.metadata()?.len().max(1);
    let (mut chunk, mut written) = (vec![0; CHUNK], 0_u64);
    loop {
        let count = from.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        out.write_all(&chunk[..count])?;
        written += count as u64;
        progress(COPY_SHARE + (100 - COPY_SHARE) * written.min(total) / total);
    }
    out.sync_all()
}

/// Reads what stands in front of a backup.
pub fn header(source: &Path) -> Result<Header, AppError> {
    front(source).map(|(header, _, _)| header)
}

/// Writes the database of a backup to `database` and gives what stood in front of it.
pub fn unpack(source: &Path, database: &Path) -> Result<Header, AppError> {
    let (header, hash, mut file) = front(source)?;
    File::create(database)
        .and_then(|mut out| {
            std::io::copy(&mut file, &mut out)?;
            out.sync_all()?;
            Ok(blake3::Hasher::new().update_reader(File::open(database)?)?.finalize())
        })
        .map_err(|error| file_fault("data.not_reachable", database, &error))
        .and_then(|found| if found == hash { Ok(header) } else { Err(AppError::new("backup.damaged")) })
}

/// The header, the hash of the database, and the file standing before the database.
fn front(source: &Path) -> Result<(Header, [u8; 32], File), AppError> {
    let mut file = File::open(source).map_err(|error| file_fault("backup.not_read", source, &error))?;
    let mut magic = [0; MAGIC.len()];
    let mut length = [0; 4];
    take(&mut file, source, &mut magic)?;
    take(&mut file, source, &mut length)?;
    let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    if &magic != MAGIC || length > HEADER_MAX {
        return Err(AppError::new("backup.not_a_backup"));
    }
    let mut text = vec![0; length];
    let mut hash = [0; 32];
    take(&mut file, source, &mut text)?;
    take(&mut file, source, &mut hash)?;
    let header: Header = serde_json::from_slice(&text).map_err(|_| AppError::new("backup.damaged"))?;
    header.keys.check()?;
    Ok((header, hash, file))
}

fn take(file: &mut File, source: &Path, bytes: &mut [u8]) -> Result<(), AppError> {
    file.read_exact(bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => AppError::new("backup.not_a_backup"),
        _ => file_fault("backup.not_read", source, &error),
    })
}

fn beside(path: &Path, word: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{word}"));
    path.with_file_name(name)
}
