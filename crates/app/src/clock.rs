//! Time and new ids come from here and nowhere else, so that tests give their own.

use bantu_domain::record::{Id, Instant};
use chrono::Utc;

/// Letters that nobody reads for another one.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Twelve letters, 60 bits.
pub(crate) fn letters(random: [u8; 16]) -> String {
    random.iter().take(12).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// Where time and randomness come from. Two implementations: the machine, and the tests' own.
pub trait Clock: Send + Sync {
    /// The present time.
    fn now(&self) -> Instant;
    /// Random bytes, unpredictable where the machine gives them.
    fn random(&self) -> [u8; 16];

    /// The name of a new workspace, 60 random bits in base 32. Short, because every row and every key of an index begins with
    /// it.
    fn new_workspace(&self) -> String {
        letters(self.random()).to_ascii_lowercase()
    }

    /// A new UUIDv7 with the fraction of the millisecond in front of the random part (RFC 9562 §6.2, method 3), so that ids
    /// made one after the other sort in that order.
    fn new_id(&self) -> Id {
        let micros = self.now().micros();
        let millis = u64::try_from(micros.div_euclid(1_000)).unwrap_or(0);
        let fraction = u16::try_from(micros.rem_euclid(1_000) * 4_096 / 1_000).unwrap_or(0);
        let mut bytes = [0_u8; 10];
        bytes.copy_from_slice(&self.random()[..10]);
        bytes[..2].copy_from_slice(&fraction.to_be_bytes());
        Id::from_u128(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid().as_u128())
    }
}

/// The machine's clock and random source.
#[derive(Debug, Clone, Copy, Default)]
pub struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> Instant {
        Utc::now().into()
    }

    fn random(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        // The operating system's source does not fail after boot; without it no id may be made.
        getrandom::fill(&mut bytes).expect("random source of the operating system");
        bytes
    }
}
