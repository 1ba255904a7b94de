//! Brings a backup back: the new folder is built and looked into beside the old one, and takes its place when the person agreed.

use std::fs;
use std::path::{Path, PathBuf};

use bantu_app::{AppError, Contents, Desktop};

use crate::backup;
use crate::fault::file_fault;
use crate::paths::{Paths, write_whole};
use crate::vault::{self, KeyVault, Unlock};

/// Present in the new folder once it is whole and the person wants it in the place of the old one.
const AGREED: &str = "restore-agreed";

/// May a restore take the place of an existing data folder?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// Refuse where data exist.
    No,
    /// Keep the old folder beside the new one.
    Yes,
}

/// Puts a backup in the place of the data folder at once. An existing one is replaced only when asked to, and kept beside.
pub fn restore(
    paths: &Paths,
    keychain: &mut dyn KeyVault,
    source: &Path,
    how: &Unlock,
    replace: Replace,
) -> Result<Option<PathBuf>, AppError> {
    finish(paths)?;
    if !paths.is_new() {
        if replace == Replace::No {
            return Err(AppError::new("restore.would_replace"));
        }
        drop(paths.hold_alone()?);
    }
    prepare(paths, keychain, source, how)?;
    agree(paths).and_then(|()| finish(paths)).inspect_err(|_| cancel(paths))
}

/// Builds the data folder of a backup beside the present one and says what it holds. Nothing of the present one changes.
pub fn prepare(paths: &Paths, keychain: &mut dyn KeyVault, source: &Path, how: &Unlock) -> Result<Contents, AppError> {
    let fresh = Paths::resolve(Some(paths.restoring()))?;
    build(&fresh, keychain, source, how).inspect_err(|_| cancel(paths))
}

/// The person wants the folder that was prepared: from here on the next start puts it in place.
pub fn agree(paths: &Paths) -> Result<(), AppError> {
    let mark = paths.restoring().join(AGREED);
    write_whole(&mark, b"").map_err(|error| file_fault("data.not_reachable", &mark, &error))
}

/// Puts a folder that was agreed to in place, also after a power cut in the middle; answers where the old one is kept.
pub fn finish(paths: &Paths) -> Result<Option<PathBuf>, AppError> {
    let restoring = paths.restoring();
    if !restoring.join(AGREED).exists() {
        return Ok(None);
    }
    let kept = set_aside(paths)?;
    fs::rename(&restoring, paths.data())
        .and_then(|()| fs::remove_file(paths.data().join(AGREED)))
        .map_err(|error| file_fault("data.not_reachable", paths.data(), &error))?;
    Ok(kept)
}

/// Removes what was prepared.
pub fn cancel(paths: &Paths) {
    if let Err(error) = clear(&paths.restoring()) {
        tracing::warn!(code = error.code, "a folder prepared for a restore stays behind");
    }
}

fn build(fresh: &Paths, keychain: &mut dyn KeyVault, source: &Path, how: &Unlock) -> Result<Contents, AppError> {
    clear(fresh.data())?;
    fresh.prepare()?;
    let inner = fresh.data().join("incoming");
    let keys = backup::unpack(source, &inner, &Desktop::files(fresh.data()))?.keys;
    keys.write(&fresh.key_file()).map_err(|error| file_fault("key_file.not_written", &fresh.key_file(), &error))?;
    let key = vault::unlock(fresh, keychain, how)?;
    Desktop::restore(fresh.data(), *key, &inner)?;
    fs::remove_file(&inner).map_err(|error| file_fault("data.not_reachable", &inner, &error))?;
    Desktop::contents(fresh.data(), *key)
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

fn clear(folder: &Path) -> Result<(), AppError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(file_fault("data.not_reachable", folder, &error))
        }
        _ => Ok(()),
    }
}
