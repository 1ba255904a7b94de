//! When a step ends other than well: what is tried again, when, and what a person must look at (SYNC 7.6).

use bantu_domain::record::Instant;
use bantu_domain::refusal::{Fault, StoreError};
use bantu_store::sync_client;

use super::{Client, MAX_BACKOFF_MICROS, Phase, after};
use crate::sync::wire::HttpFault;
use crate::sync::{planted, shrink};

const FIRST_BACKOFF_MICROS: i64 = 1_000_000;
/// Conflicts in a row after which the engine asks for help.
const MAX_CONFLICTS: u32 = 3;

/// How a step can end other than well.
pub(super) enum Trouble {
    Store(StoreError),
    Fault(HttpFault),
    Refused(String),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Store(error) => Self::Store(error),
            Fault::Refused(refusal) => Self::Refused(refusal.code),
        }
    }
}

impl Client {
    /// Something went wrong: the queue stays as it is; either the engine tries again later, or a person must look.
    pub(super) fn trouble(&mut self, trouble: Trouble, now: Instant) {
        match trouble {
            Trouble::Store(error) => {
                tracing::error!(%error, "sync step failed in the local database");
                let code = if error == StoreError::Full { "storage.full" } else { "storage.failed" };
                self.back_off(0, now);
                self.stopped = Some((code.to_owned(), true));
            }
            Trouble::Refused(code) => {
                self.alarmed |= code == shrink::SHRANK;
                self.stop(&code, true, now);
            }
            Trouble::Fault(fault) => self.refused(&fault, now),
        }
    }

    fn refused(&mut self, fault: &HttpFault, now: Instant) {
        let code = fault.code.as_str();
        match (fault.status, code) {
            (0, _) => {
                self.offline = true;
                self.back_off(0, now);
            }
            // A lock may be lifted again; nobody at the laptop would know when.
            (403, "user.inactive") => self.stop(code, true, now),
            (401 | 403, _) => self.stop(code, false, now),
            (409, "sync.seq_gap") if self.conflicts < MAX_CONFLICTS => {
                // The next hello says where to go on.
                self.conflicts += 1;
                self.back_off(0, now);
            }
            (409, "sync.blob_missing") if self.conflicts < MAX_CONFLICTS => {
                // It was restored from a copy without the file, or lost it: the next round sends it again.
                self.sent_blobs.clear();
                self.conflicts += 1;
                self.back_off(0, now);
            }
            // A pull from 0 needs no history: whoever refuses that one too would do so for ever.
            (410, _) if matches!(&self.phase, Phase::Pull { place, .. } if place.cursor > 0) => {
                self.back_off(0, now);
                self.drop_cursor();
            }
            (413, _) if self.batch > 1 => {
                self.batch /= 2;
                self.back_off(0, now);
            }
            (429, _) => {
                let seconds: i64 = fault.params.get("retry_after").and_then(|s| s.parse().ok()).unwrap_or(0);
                self.back_off(seconds.clamp(0, 3_600) * 1_000_000, now);
            }
            (500.., _) => self.back_off(0, now),
            _ => self.stop(code, true, now),
        }
    }

    /// The next pull takes everything anew; the queue stays.
    fn drop_cursor(&mut self) {
        let dropped = self.db.write::<_, Fault>(|conn| {
            if let Some(mut state) = sync_client::state(conn)? {
                state.cursor = 0;
                sync_client::set_state(conn, &state)?;
            }
            Ok(())
        });
        if let Err(error) = dropped {
            tracing::error!(%error, "cursor not reset");
        }
    }

    fn back_off(&mut self, least: i64, now: Instant) {
        let doubled = FIRST_BACKOFF_MICROS.saturating_mul(1 << self.failures.min(20)).min(MAX_BACKOFF_MICROS);
        self.failures += 1;
        // Between half and the whole: many laptops that lost the office at once must not come back at once.
        let jitter = i64::try_from((self.random)() % 1_000).unwrap_or(0);
        let wait = doubled / 2 + doubled / 2 / 1_000 * jitter;
        self.phase = Phase::Idle { wake_at: (!planted::is("timer_never_rearms")).then(|| after(now, wait.max(least))) };
    }

    fn stop(&mut self, code: &str, again: bool, now: Instant) {
        tracing::warn!(code, "sync stands still");
        self.stopped = Some((code.to_owned(), again));
        self.phase = Phase::Idle { wake_at: again.then(|| after(now, MAX_BACKOFF_MICROS)) };
    }
}
