//! The operating system's keychain: Secret Service, macOS Keychain or Windows Credential Manager.

use std::sync::Arc;

use bantu_app::{AppError, Secrets};
use keyring_core::{CredentialStore, Entry, Error};

use super::{Key, KeyVault, VaultError};
use crate::paths::IDENTIFIER;

/// The keychain of the person who is signed in to this machine.
#[derive(Debug, Default)]
pub struct Keychain;

impl Keychain {
    fn entry(name: &str) -> Result<Entry, VaultError> {
        let store = platform_store().map_err(outcome)?;
        store.build(IDENTIFIER, name, None).map_err(outcome)
    }
}

impl KeyVault for Keychain {
    fn keep(&mut self, database: &str, key: &Key) -> Result<(), VaultError> {
        Self::entry(database)?.set_secret(key.as_slice()).map_err(outcome)
    }

    fn fetch(&self, database: &str) -> Result<Key, VaultError> {
        let secret = zeroize::Zeroizing::new(Self::entry(database)?.get_secret().map_err(outcome)?);
        let bytes: [u8; 32] = secret.as_slice().try_into().map_err(|_| VaultError::Damaged)?;
        Ok(Key::new(bytes))
    }
}

/// Further secrets of one database in the same keychain.
pub struct KeychainSecrets {
    database: String,
}

impl KeychainSecrets {
    /// Those of a database.
    pub fn of(database: &str) -> Self {
        Self { database: database.to_owned() }
    }

    fn entry(&self, name: &str) -> Result<Entry, VaultError> {
        Keychain::entry(&format!("{}/{name}", self.database))
    }
}

impl Secrets for KeychainSecrets {
    fn keep(&self, name: &str, secret: &str) -> Result<(), AppError> {
        Ok(self.entry(name)?.set_password(secret).map_err(outcome)?)
    }

    fn fetch(&self, name: &str) -> Result<Option<String>, AppError> {
        match self.entry(name)?.get_password() {
            Ok(secret) => Ok(Some(secret)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(outcome(error).into()),
        }
    }

    fn forget(&self, name: &str) -> Result<(), AppError> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(outcome(error).into()),
        }
    }
}

fn outcome(error: Error) -> VaultError {
    match error {
        Error::NoEntry => VaultError::EntryMissing,
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::Ambiguous(_) => VaultError::Damaged,
        other => {
            // The text names the platform's complaint, never the secret.
            tracing::warn!(reason = %other, "the keychain cannot be used");
            VaultError::Unavailable
        }
    }
}

#[cfg(target_os = "linux")]
fn platform_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn platform_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(target_os = "windows")]
fn platform_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}
