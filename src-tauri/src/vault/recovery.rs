//! The recovery key: 128 random bits and a checksum, printed as eight groups that survive paper and telephone.

use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;

use bantu_app::AppError;

use super::{Secret, VaultError};

const RANDOM: usize = 16;
const CHECK: usize = 4;

/// Crockford's alphabet: no I, L, O or U; what a hand writes instead is read as meant.
static ALPHABET: LazyLock<Encoding> = LazyLock::new(|| {
    let mut alphabet = Specification::new();
    alphabet.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    alphabet.encoding().expect("the alphabet has 32 different symbols")
});

/// A recovery key in its one spelling.
pub struct RecoveryKey(Secret);

impl RecoveryKey {
    /// A new random recovery key.
    pub fn generate() -> Result<Self, VaultError> {
        let mut bytes = zeroize::Zeroizing::new([0; RANDOM + CHECK]);
        getrandom::fill(&mut bytes[..RANDOM]).map_err(|_| VaultError::NoRandomness)?;
        let check = checksum(&bytes[..RANDOM]);
        bytes[RANDOM..].copy_from_slice(&check);
        Ok(Self(Secret::new(ALPHABET.encode(bytes.as_slice()))))
    }

    /// Reads what a person typed: any case, any spacing, O for 0, I or L for 1. A slip is found before anything is tried.
    pub fn parse(typed: &str) -> Result<Self, AppError> {
        let spelled: Secret = Secret::new(
            typed
                .chars()
                .filter(|character| character.is_alphanumeric())
                .map(|character| match character.to_ascii_uppercase() {
                    'O' => '0',
                    'I' | 'L' => '1',
                    other => other,
                })
                .collect(),
        );
        let bytes = ALPHABET
            .decode(spelled.as_bytes())
            .map(zeroize::Zeroizing::new)
            .map_err(|_| AppError::new("recovery_key.malformed"))?;
        if bytes.len() != RANDOM + CHECK || checksum(&bytes[..RANDOM]) != bytes[RANDOM..] {
            return Err(AppError::new("recovery_key.malformed"));
        }
        Ok(Self(spelled))
    }

    /// What wraps the database key.
    pub fn secret(&self) -> Secret {
        self.0.clone()
    }

    /// Eight groups of four, for paper.
    pub fn printable(&self) -> String {
        let mut text = String::with_capacity(39);
        for (index, character) in self.0.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                text.push('-');
            }
            text.push(character);
        }
        text
    }
}

fn checksum(random: &[u8]) -> [u8; CHECK] {
    let hash = blake3::hash(random);
    let mut check = [0; CHECK];
    check.copy_from_slice(&hash.as_bytes()[..CHECK]);
    check
}
