//! A key wrapped by a secret: Argon2id makes a wrapping key from the secret, XChaCha20-Poly1305 seals.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

use super::{Key, KeyVault, Secret, VaultError};

/// How much work one guess at the secret costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strength {
    /// Memory of Argon2id in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl Strength {
    /// For what a person can remember: 64 MiB, three passes.
    pub const PASSPHRASE: Self = Self { memory_kib: 64 * 1024, passes: 3 };
    /// For 128 random bits, which nobody guesses: 19 MiB, two passes.
    pub const RECOVERY: Self = Self { memory_kib: 19 * 1024, passes: 2 };

    /// A file must not be able to ask for all the memory or time of the machine.
    fn is_sane(self) -> bool {
        (8..=1024 * 1024).contains(&self.memory_kib) && (1..=16).contains(&self.passes)
    }
}

/// A wrapped key as it lies in the key file: useless without the secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    strength: Strength,
    salt: String,
    nonce: String,
    sealed: String,
}

/// A vault made of a secret and the envelope that it opens.
pub struct Sealed {
    what: &'static str,
    secret: Secret,
    strength: Strength,
    envelope: Option<Envelope>,
}

impl Sealed {
    /// A vault opened by a passphrase.
    pub fn passphrase(secret: Secret, envelope: Option<Envelope>) -> Self {
        Self { what: "passphrase", secret, strength: Strength::PASSPHRASE, envelope }
    }

    /// A vault opened by a recovery key.
    pub fn recovery(secret: Secret, envelope: Option<Envelope>) -> Self {
        Self { what: "recovery_key", secret, strength: Strength::RECOVERY, envelope }
    }

    /// What is to be written to the key file.
    pub fn into_envelope(self) -> Option<Envelope> {
        self.envelope
    }

    fn cipher(&self, strength: Strength, salt: &[u8]) -> Result<XChaCha20Poly1305, VaultError> {
        let params = Params::new(strength.memory_kib, strength.passes, 1, Some(32)).map_err(|_| VaultError::Damaged)?;
        let mut wrapping = Key::default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(self.secret.as_bytes(), salt, wrapping.as_mut())
            .map_err(|_| VaultError::Damaged)?;
        XChaCha20Poly1305::new_from_slice(wrapping.as_slice()).map_err(|_| VaultError::Damaged)
    }

    /// Binds an envelope to its purpose and database, so that none can stand in for another.
    fn purpose(&self, database: &str) -> Vec<u8> {
        format!("bantu key envelope 1/{}/{database}", self.what).into_bytes()
    }
}

impl KeyVault for Sealed {
    fn keep(&mut self, database: &str, key: &Key) -> Result<(), VaultError> {
        let salt: [u8; 16] = random()?;
        let nonce: [u8; 24] = random()?;
        let purpose = self.purpose(database);
        let sealed = self
            .cipher(self.strength, &salt)?
            .encrypt(&XNonce::from(nonce), Payload { msg: key.as_slice(), aad: &purpose })
            .map_err(|_| VaultError::Damaged)?;
        self.envelope = Some(Envelope {
            strength: self.strength,
            salt: BASE64.encode(&salt),
            nonce: BASE64.encode(&nonce),
            sealed: BASE64.encode(&sealed),
        });
        Ok(())
    }

    fn fetch(&self, database: &str) -> Result<Key, VaultError> {
        let envelope = self.envelope.as_ref().ok_or(VaultError::NotSet(self.what))?;
        let salt = bytes::<16>(&envelope.salt)?;
        let nonce = bytes::<24>(&envelope.nonce)?;
        let sealed = bytes::<48>(&envelope.sealed)?;
        if !envelope.strength.is_sane() {
            return Err(VaultError::Damaged);
        }
        let purpose = self.purpose(database);
        let opened = self
            .cipher(envelope.strength, &salt)?
            .decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad: &purpose })
            .map(zeroize::Zeroizing::new)
            .map_err(|_| VaultError::Wrong(self.what))?;
        let key: [u8; 32] = opened.as_slice().try_into().map_err(|_| VaultError::Damaged)?;
        Ok(Key::new(key))
    }
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], VaultError> {
    BASE64.decode(text.as_bytes()).ok().and_then(|decoded| decoded.try_into().ok()).ok_or(VaultError::Damaged)
}

fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::NoRandomness)?;
    Ok(bytes)
}
