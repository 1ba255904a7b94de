//! The backup file: a header with the wrapped keys in front, the encrypted database and the sealed files behind, and how one is
//! written.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bantu_app::blob::{BlobFolder, BlobName};
use bantu_app::{AppError, Clock, Desktop, Instant, MachineClock};
use serde::{Deserialize, Serialize};

use crate::backup_record;
use crate::fault::file_fault;
use crate::paths::Paths;
use crate::vault::KeyFile;

const MAGIC: &[u8; 16] = b"BANTU BACKUP 2\r\n";
/// What the first kind began with: the database alone stands behind its header.
const MAGIC_OF_DATABASE: &[u8; 16] = b"BANTU BACKUP 1\r\n";
/// Bytes of a file's name: BLAKE3 in hex.
const NAME: usize = 64;
const HEADER_MAX: usize = 32 * 1024;
const CHUNK: usize = 256 * 1024;
/// Of a hundred percent, the share of copying the database; the rest is putting keys and copy into one file.
const COPY_SHARE: u64 = 60;
/// How often the growth of the copy is looked at.
const LOOK: Duration = Duration::from_millis(120);

/// What stands in front: enough to say whose file it is and to ask for the right secret.
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
        // After the database: every file that it names is there by now.
        BlobFolder::all(&Desktop::files(paths.data()))
            .and_then(|files| pack(&header, &inner, &files, &whole, progress))
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

/// Header, hash, database and files into one file. The files are what they are in their folder: sealed under the database's key.
fn pack(
    header: &Header,
    database: &Path,
    files: &[(BlobName, PathBuf)],
    target: &Path,
    progress: Progress<'_>,
) -> std::io::Result<()> {
    let text = serde_json::to_vec(header)?;
    let length = u32::try_from(text.len()).map_err(std::io::Error::other)?;
    let mut total = fs::metadata(database)?.len();
    for (_, file) in files {
        total += fs::metadata(file)?.len();
    }
    let mut out = File::create(target)?;
    out.write_all(MAGIC)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&text)?;
    // The hash is known at the end.
    let hash_at = out.stream_position()?;
    out.write_all(&[0; 32])?;
    let tell = |written: u64| progress(COPY_SHARE + (100 - COPY_SHARE) * written.min(total) / total.max(1));
    let mut body = Body { out: &mut out, hasher: blake3::Hasher::new(), written: 0, tell: &tell };
    body.part(&[], database)?;
    for (name, file) in files {
        body.part(name.to_string().as_bytes(), file)?;
    }
    let hash = body.hasher.finalize();
    out.seek(std::io::SeekFrom::Start(hash_at))?;
    out.write_all(hash.as_bytes())?;
    out.sync_all()
}

/// What the hash of a backup covers.
struct Body<'a> {
    out: &'a mut File,
    hasher: blake3::Hasher,
    written: u64,
    tell: &'a dyn Fn(u64),
}

impl Body<'_> {
    /// Name, length and bytes of one file.
    fn part(&mut self, name: &[u8], file: &Path) -> std::io::Result<()> {
        let mut from = File::open(file)?;
        let length = from.metadata()?.len();
        self.put(name)?;
        self.put(&length.to_le_bytes())?;
        let mut left = length;
        let mut chunk = vec![0; CHUNK];
        while left > 0 {
            let wanted = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
            from.read_exact(&mut chunk[..wanted])?;
            self.put(&chunk[..wanted])?;
            left -= wanted as u64;
            self.written += wanted as u64;
            (self.tell)(self.written);
        }
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.hasher.update(bytes);
        self.out.write_all(bytes)
    }
}

/// Reads what stands in front of a backup.
pub fn header(source: &Path) -> Result<Header, AppError> {
    front(source).map(|front| front.header)
}

/// Writes the database of a backup to `database`, its files below the folder `files`, and gives what stood in front of them.
pub fn unpack(source: &Path, database: &Path, files: &Path) -> Result<Header, AppError> {
    let Front { header, hash, file, has_files } = front(source)?;
    let mut body = Reading { file, hasher: blake3::Hasher::new() };
    let unpacked = if has_files { body.parts(database, files) } else { body.write_to(database, u64::MAX).map(drop) };
    match unpacked {
        Ok(()) if body.hasher.finalize() == hash => Ok(header),
        Ok(()) => Err(AppError::new("backup.damaged")),
        Err(error) if matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::InvalidData) => {
            Err(AppError::new("backup.damaged"))
        }
        Err(error) => Err(file_fault("data.not_reachable", database, &error)),
    }
}

/// What follows the front, hashed as it is read.
struct Reading {
    file: File,
    hasher: blake3::Hasher,
}

impl Read for Reading {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.file.read(into)?;
        self.hasher.update(&into[..count]);
        Ok(count)
    }
}

impl Reading {
    fn parts(&mut self, database: &Path, files: &Path) -> std::io::Result<()> {
        let length = self.length()?;
        self.whole(database, length)?;
        let mut name = [0; NAME];
        while self.begins(&mut name)? {
            let name = std::str::from_utf8(&name).ok().and_then(BlobName::parse).ok_or(ErrorKind::InvalidData)?;
            let place = BlobFolder::place(files, name);
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder)?;
            }
            let length = self.length()?;
            self.whole(&place, length)?;
        }
        Ok(())
    }

    fn length(&mut self) -> std::io::Result<u64> {
        let mut length = [0; 8];
        self.read_exact(&mut length)?;
        Ok(u64::from_le_bytes(length))
    }

    /// Reads the next name; false at the end of the backup.
    fn begins(&mut self, name: &mut [u8; NAME]) -> std::io::Result<bool> {
        let first = self.read(&mut name[..1])?;
        if first == 0 {
            return Ok(false);
        }
        self.read_exact(&mut name[1..]).map(|()| true)
    }

    fn whole(&mut self, target: &Path, length: u64) -> std::io::Result<()> {
        if self.write_to(target, length)? == length { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
    }

    fn write_to(&mut self, target: &Path, most: u64) -> std::io::Result<u64> {
        let mut out = File::create(target)?;
        let count = std::io::copy(&mut self.take(most), &mut out)?;
        out.sync_all()?;
        Ok(count)
    }
}

/// What stands in front of a backup, and the file standing behind it.
struct Front {
    header: Header,
    /// Of everything behind it.
    hash: [u8; 32],
    file: File,
    /// The first kind of backup held the database alone.
    has_files: bool,
}

fn front(source: &Path) -> Result<Front, AppError> {
    let mut file = File::open(source).map_err(|error| file_fault("backup.not_read", source, &error))?;
    let mut magic = [0; MAGIC.len()];
    let mut length = [0; 4];
    take(&mut file, source, &mut magic)?;
    take(&mut file, source, &mut length)?;
    let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    if (&magic != MAGIC && &magic != MAGIC_OF_DATABASE) || length > HEADER_MAX {
        return Err(AppError::new("backup.not_a_backup"));
    }
    let mut text = vec![0; length];
    let mut hash = [0; 32];
    take(&mut file, source, &mut text)?;
    take(&mut file, source, &mut hash)?;
    let header: Header = serde_json::from_slice(&text).map_err(|_| AppError::new("backup.damaged"))?;
    header.keys.check()?;
    Ok(Front { header, hash, file, has_files: &magic == MAGIC })
}

fn take(file: &mut File, source: &Path, bytes: &mut [u8]) -> Result<(), AppError> {
    file.read_exact(bytes).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => AppError::new("backup.not_a_backup"),
        _ => file_fault("backup.not_read", source, &error),
    })
}

fn beside(path: &Path, word: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{word}"));
    path.with_file_name(name)
}
