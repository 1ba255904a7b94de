//! Backup and restore of a data folder: one file with the wrapped keys in front and the encrypted database behind.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use bantu_app::{AppError, Desktop};

use crate::fault::file_fault;
use crate::paths::{Paths, write_whole};
use crate::vault::{self, KeyFile, KeyVault, Unlock};

const MAGIC: &[u8; 16] = b"BANTU BACKUP 1\r\n";
const KEYS_MAX: usize = 16 * 1024;
const COMPLETE: &str = "restore-complete";

/// Writes a backup that opens with the passphrase or the recovery key, on any machine.
pub fn backup(paths: &Paths, desktop: &Desktop, target: &Path) -> Result<(), AppError> {
    let keys = KeyFile::read(&paths.key_file())?.ok_or_else(|| AppError::new("key_file.missing"))?;
    if keys.recovery.is_none() && keys.passphrase.is_none() {
        return Err(AppError::new("backup.needs_recovery_key"));
    }
    let inner = beside(target, "database");
    let whole = beside(target, "part");
    let written = desktop.backup(&inner).and_then(|_| {
        pack(&keys, &inner, &whole)
            .and_then(|()| fs::rename(&whole, target))
            .map_err(|error| file_fault("backup.not_written", target, &error))
    });
    // Whatever happened, no half file stays behind; a file that was never made is no failure.
    let _ = fs::remove_file(&inner);
    let _ = fs::remove_file(&whole);
    written
}

/// Puts a backup in the place of the data folder. An existing one is replaced only when asked to, and kept beside.
pub fn restore(
    paths: &Paths,
    keychain: &mut dyn KeyVault,
    source: &Path,
    how: &Unlock,
    replace: Replace,
) -> Result<Option<PathBuf>, AppError> {
    finish_restore(paths)?;
    if !paths.is_new() && replace == Replace::No {
        return Err(AppError::new("restore.would_replace"));
    }
    let fresh = Paths::resolve(Some(paths.restoring()))?;
    if let Err(error) = build(&fresh, keychain, source, how) {
        clear(fresh.data())?;
        return Err(error);
    }
    let replaced = set_aside(paths)?;
    finish_restore(paths)?;
    Ok(replaced)
}

/// May a restore take the place of an existing data folder?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// Refuse where data exist.
    No,
    /// Keep the old folder beside the new one.
    Yes,
}

/// Ends a restore that was cut off between setting the old folder aside and moving the new one in.
pub fn finish_restore(paths: &Paths) -> Result<(), AppError> {
    let restoring = paths.restoring();
    if paths.data().exists() || !restoring.join(COMPLETE).exists() {
        return Ok(());
    }
    fs::rename(&restoring, paths.data())
        .and_then(|()| fs::remove_file(paths.data().join(COMPLETE)))
        .map_err(|error| file_fault("data.not_reachable", paths.data(), &error))
}

/// Makes a complete data folder out of a backup and marks it complete.
fn build(fresh: &Paths, keychain: &mut dyn KeyVault, source: &Path, how: &Unlock) -> Result<(), AppError> {
    clear(fresh.data())?;
    fresh.prepare()?;
    let inner = fresh.data().join("incoming");
    let keys = unpack(source, &inner)?;
    keys.write(&fresh.key_file()).map_err(|error| file_fault("key_file.not_written", &fresh.key_file(), &error))?;
    let key = vault::unlock(fresh, keychain, how)?;
    Desktop::restore(fresh.data(), *key, &inner)?;
    fs::remove_file(&inner)
        .and_then(|()| write_whole(&fresh.data().join(COMPLETE), b""))
        .map_err(|error| file_fault("data.not_reachable", fresh.data(), &error))
}

fn set_aside(paths: &Paths) -> Result<Option<PathBuf>, AppError> {
    if !paths.data().exists() {
        return Ok(None);
    }
    drop(paths.hold_alone()?);
    let fault = |error| file_fault("data.not_reachable", paths.data(), &error);
    if paths.is_new() {
        fs::remove_dir_all(paths.data()).map_err(fault)?;
        return Ok(None);
    }
    let mut kept = paths.replaced();
    for number in 2.. {
        if !kept.exists() {
            break;
        }
        kept.set_extension(format!("replaced-{number}"));
    }
    fs::rename(paths.data(), &kept).map_err(fault)?;
    Ok(Some(kept))
}

fn pack(keys: &KeyFile, database: &Path, target: &Path) -> std::io::Result<()> {
    let text = keys.text();
    let length = u32::try_from(text.len()).map_err(std::io::Error::other)?;
    let hash = blake3::Hasher::new().update_reader(File::open(database)?)?.finalize();
    let mut out = File::create(target)?;
    out.write_all(MAGIC)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&text)?;
    out.write_all(hash.as_bytes())?;
    std::io::copy(&mut File::open(database)?, &mut out)?;
    out.sync_all()
}

fn unpack(source: &Path, database: &Path) -> Result<KeyFile, AppError> {
    let mut file = File::open(source).map_err(|error| file_fault("backup.not_read", source, &error))?;
    let mut magic = [0; MAGIC.len()];
    let mut length = [0; 4];
    take(&mut file, source, &mut magic)?;
    take(&mut file, source, &mut length)?;
    let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    if &magic != MAGIC || length > KEYS_MAX {
        return Err(AppError::new("backup.not_a_backup"));
    }
    let mut text = vec![0; length];
    let mut hash = [0; 32];
    take(&mut file, source, &mut text)?;
    take(&mut file, source, &mut hash)?;
    let keys = KeyFile::parse(&text)?;
    File::create(database)
        .and_then(|mut out| {
            std::io::copy(&mut file, &mut out)?;
            out.sync_all()?;
            Ok(blake3::Hasher::new().update_reader(File::open(database)?)?.finalize())
        })
        .map_err(|error| file_fault("data.not_reachable", database, &error))
        .and_then(|found| if found == hash { Ok(keys) } else { Err(AppError::new("backup.damaged")) })
}

fn take(file: &mut File, source: &Path, bytes: &mut [u8]) -> Result<(), AppError> {
    file.read_exact(bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => AppError::new("backup.not_a_backup"),
        _ => file_fault("backup.not_read", source, &error),
    })
}

fn clear(folder: &Path) -> Result<(), AppError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(file_fault("data.not_reachable", folder, &error))
        }
        _ => Ok(()),
    }
}

fn beside(path: &Path, word: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{word}"));
    path.with_file_name(name)
}
