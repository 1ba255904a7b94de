//! The database key: made once, kept by the operating system or wrapped by a secret, never in clear on the disk.

mod keychain;
mod keyfile;
mod recovery;
mod sealed;

use std::sync::Arc;

use bantu_app::{AppError, Passing, Secrets};
use zeroize::Zeroizing;

use crate::fault::file_fault;
use crate::paths::Paths;

pub use keychain::{Keychain, KeychainSecrets};
pub use keyfile::KeyFile;
pub use recovery::RecoveryKey;
pub use sealed::{Envelope, Sealed};

/// A raw 32-byte database key, wiped from memory when dropped.
pub type Key = Zeroizing<[u8; 32]>;

/// A passphrase or recovery key as typed, wiped from memory when dropped.
pub type Secret = Zeroizing<String>;

/// Characters that a new passphrase must have at least.
pub const PASSPHRASE_MIN: usize = 10;

/// A place that keeps the key of one database and gives it back.
pub trait KeyVault {
    /// Keeps the key; whatever was kept for this database before is replaced.
    fn keep(&mut self, database: &str, key: &Key) -> Result<(), VaultError>;
    /// Gives the key back.
    fn fetch(&self, database: &str) -> Result<Key, VaultError>;
}

/// Why a key could not be kept or given back.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// This session has no keychain, or it is locked.
    #[error("keychain.unavailable")]
    Unavailable,
    /// The keychain works and does not know this database.
    #[error("keychain.entry_missing")]
    EntryMissing,
    /// No passphrase, or no recovery key, was ever set for this database.
    #[error("{0}.not_set")]
    NotSet(&'static str),
    /// The passphrase or recovery key does not open the envelope.
    #[error("{0}.wrong")]
    Wrong(&'static str),
    /// What was kept is not a key of this program.
    #[error("key_file.damaged")]
    Damaged,
    /// The system gave no random bytes.
    #[error("system.no_randomness")]
    NoRandomness,
}

impl From<VaultError> for AppError {
    fn from(error: VaultError) -> Self {
        AppError::new(&error.to_string())
    }
}

/// How the person wants the database to be opened.
pub enum Unlock {
    /// By the operating system's keychain.
    Keychain,
    /// By a passphrase; at the first run it becomes the passphrase.
    Passphrase(Secret),
    /// By the recovery key; the passphrase, if given, becomes the new one where there is no keychain.
    Recovery(Secret, Option<Secret>),
}

impl Unlock {
    /// A recovery key before a passphrase, a passphrase before the keychain.
    pub fn with(recovery_key: Option<Secret>, passphrase: Option<Secret>) -> Self {
        match (recovery_key, passphrase) {
            (Some(key), passphrase) => Self::Recovery(key, passphrase),
            (None, Some(passphrase)) => Self::Passphrase(passphrase),
            (None, None) => Self::Keychain,
        }
    }
}

/// Opens, or at the first run makes, the key of the data folder.
pub fn unlock(paths: &Paths, keychain: &mut dyn KeyVault, how: &Unlock) -> Result<Key, AppError> {
    paths.prepare()?;
    let _turn = paths.hold_key()?;
    match KeyFile::read(&paths.key_file())? {
        Some(file) => reopen(paths, keychain, file, how),
        None if paths.is_new() => first_run(paths, keychain, how),
        None => Err(AppError::new("key_file.missing")),
    }
}

/// Where further secrets of an open database are kept: beside its key in the keychain; where a passphrase opens it, until the program
/// ends.
pub fn secrets(paths: &Paths) -> Result<Arc<dyn Secrets>, AppError> {
    let file = KeyFile::read(&paths.key_file())?.ok_or_else(|| AppError::new("key_file.missing"))?;
    Ok(if file.keychain { Arc::new(KeychainSecrets::of(&file.database)) } else { Arc::new(Passing::default()) })
}

/// Makes a new recovery key for an open database; the one before stops working.
pub fn renew_recovery(paths: &Paths, key: &Key) -> Result<RecoveryKey, AppError> {
    let _turn = paths.hold_key()?;
    let mut file = KeyFile::read(&paths.key_file())?.ok_or_else(|| AppError::new("key_file.missing"))?;
    let recovery = RecoveryKey::generate()?;
    let mut sealed = Sealed::recovery(recovery.secret(), None);
    sealed.keep(&file.database, key)?;
    file.recovery = sealed.into_envelope();
    file.recovery_confirmed = false;
    write(paths, &file)?;
    Ok(recovery)
}

/// Remembers that the person has written the recovery key down: it is never shown again.
pub fn confirm_recovery(paths: &Paths) -> Result<(), AppError> {
    let _turn = paths.hold_key()?;
    let mut file = KeyFile::read(&paths.key_file())?.ok_or_else(|| AppError::new("key_file.missing"))?;
    file.recovery_confirmed = true;
    write(paths, &file)
}

/// True once the person has said that the recovery key is written down.
pub fn recovery_confirmed(paths: &Paths) -> Result<bool, AppError> {
    Ok(KeyFile::read(&paths.key_file())?.is_some_and(|file| file.recovery_confirmed))
}

fn first_run(paths: &Paths, keychain: &mut dyn KeyVault, how: &Unlock) -> Result<Key, AppError> {
    let key = new_key()?;
    let mut file = KeyFile::new()?;
    match how {
        Unlock::Keychain => match keychain.keep(&file.database, &key) {
            Ok(()) => file.keychain = true,
            Err(VaultError::Unavailable) => return Err(unavailable(true, false)),
            Err(error) => return Err(error.into()),
        },
        Unlock::Passphrase(passphrase) => seal_passphrase(&mut file, passphrase, &key)?,
        Unlock::Recovery(..) => return Err(VaultError::NotSet("recovery_key").into()),
    }
    write(paths, &file)?;
    Ok(key)
}

fn reopen(paths: &Paths, keychain: &mut dyn KeyVault, mut file: KeyFile, how: &Unlock) -> Result<Key, AppError> {
    match how {
        Unlock::Keychain if !file.keychain => Err(AppError::new("passphrase.required")),
        Unlock::Keychain => match keychain.fetch(&file.database) {
            Ok(key) => Ok(key),
            Err(VaultError::Unavailable) => Err(unavailable(false, file.passphrase.is_some())),
            Err(error) => Err(error.into()),
        },
        Unlock::Passphrase(passphrase) => {
            let sealed = Sealed::passphrase(passphrase.clone(), file.passphrase.take());
            Ok(sealed.fetch(&file.database)?)
        }
        Unlock::Recovery(typed, passphrase) => {
            let recovery = RecoveryKey::parse(typed)?;
            let sealed = Sealed::recovery(recovery.secret(), file.recovery.clone());
            let key = sealed.fetch(&file.database)?;
            match passphrase {
                Some(passphrase) => {
                    seal_passphrase(&mut file, passphrase, &key)?;
                    file.keychain = false;
                }
                None => match keychain.keep(&file.database, &key) {
                    Ok(()) => file.keychain = true,
                    Err(VaultError::Unavailable) => return Err(unavailable(true, false)),
                    Err(error) => return Err(error.into()),
                },
            }
            write(paths, &file)?;
            Ok(key)
        }
    }
}

fn seal_passphrase(file: &mut KeyFile, passphrase: &Secret, key: &Key) -> Result<(), AppError> {
    if passphrase.chars().count() < PASSPHRASE_MIN {
        return Err(AppError::new("passphrase.too_short").with("min", PASSPHRASE_MIN));
    }
    let mut sealed = Sealed::passphrase(passphrase.clone(), None);
    sealed.keep(&file.database, key)?;
    file.passphrase = sealed.into_envelope();
    Ok(())
}

/// The keychain cannot be asked: says whether a passphrase must be made up and whether one would open.
fn unavailable(make_passphrase: bool, has_passphrase: bool) -> AppError {
    AppError::new("keychain.unavailable")
        .with("make_passphrase", make_passphrase)
        .with("has_passphrase", has_passphrase)
}

fn new_key() -> Result<Key, VaultError> {
    let mut key = Key::default();
    getrandom::fill(key.as_mut()).map_err(|_| VaultError::NoRandomness)?;
    Ok(key)
}

fn write(paths: &Paths, file: &KeyFile) -> Result<(), AppError> {
    let path = paths.key_file();
    file.write(&path).map_err(|error| file_fault("key_file.not_written", &path, &error))
}

#[cfg(test)]
mod tests;
