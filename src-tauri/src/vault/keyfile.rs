//! `key.json`: which ways lead to the database key. It holds wrapped keys only.

use std::path::Path;

use bantu_app::AppError;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use super::{Envelope, VaultError};
use crate::fault::file_fault;
use crate::paths::write_whole;

const FORMAT: u32 = 1;
const SIZE_MAX: u64 = 16 * 1024;

/// The ways to one database's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    format: u32,
    /// Random name of the database: its account in the keychain.
    pub database: String,
    /// True if the keychain of this machine holds the key.
    pub keychain: bool,
    /// The key wrapped by a passphrase.
    pub passphrase: Option<Envelope>,
    /// The key wrapped by the recovery key.
    pub recovery: Option<Envelope>,
    /// True once the person has written the recovery key down.
    pub recovery_confirmed: bool,
}

impl KeyFile {
    /// An empty key file for a new database.
    pub fn new() -> Result<Self, VaultError> {
        let mut name = [0; 16];
        getrandom::fill(&mut name).map_err(|_| VaultError::NoRandomness)?;
        Ok(Self {
            format: FORMAT,
            database: HEXLOWER.encode(&name),
            keychain: false,
            passphrase: None,
            recovery: None,
            recovery_confirmed: false,
        })
    }

    /// Reads a key file; `None` where there is none.
    pub fn read(path: &Path) -> Result<Option<Self>, AppError> {
        match std::fs::metadata(path) {
            Ok(meta) if meta.len() > SIZE_MAX => return Err(VaultError::Damaged.into()),
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(file_fault("key_file.not_read", path, &error)),
        }
        let text = std::fs::read(path).map_err(|error| file_fault("key_file.not_read", path, &error))?;
        Self::parse(&text).map(Some)
    }

    /// Reads the text of a key file.
    pub fn parse(text: &[u8]) -> Result<Self, AppError> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let damaged = || AppError::new("key_file.damaged");
        let version: Version = serde_json::from_slice(text).map_err(|_| damaged())?;
        if version.format > FORMAT {
            return Err(AppError::new("key_file.too_new").with("format", version.format).with("known", FORMAT));
        }
        let file: Self = serde_json::from_slice(text).map_err(|_| damaged())?;
        file.check().map(|()| file)
    }

    /// Refuses what this program did not write.
    pub fn check(&self) -> Result<(), AppError> {
        if self.format > FORMAT {
            return Err(AppError::new("key_file.too_new").with("format", self.format).with("known", FORMAT));
        }
        let named = self.database.len() == 32 && self.database.bytes().all(|b| b.is_ascii_hexdigit());
        if named { Ok(()) } else { Err(AppError::new("key_file.damaged")) }
    }

    /// The text of a key file.
    pub fn text(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("a key file is plain text and numbers")
    }

    /// Writes the key file whole or not at all.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        write_whole(path, &self.text())
    }
}
