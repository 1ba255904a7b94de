//! How long a login has to wait after wrong passwords, and how often somebody without an account may ask. Known and unknown addresses
//! wait alike, so that waiting tells nothing.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bantu_domain::record::Instant;

/// Wrong passwords that cost nothing.
const FREE: i64 = 5;
/// The first wait in seconds; every further failure doubles it.
const FIRST_WAIT: i64 = 5;
/// The longest wait in seconds.
const LONGEST_WAIT: i64 = 900;
/// After this many seconds without a failure everything is forgotten.
const FORGET: i64 = 3_600;
/// Unknown addresses remembered at most; beyond that the oldest go.
const REMEMBERED: usize = 10_000;

/// Seconds still to wait at `now` after `count` failures, the last one at `last`; 0 when the way is free.
pub(crate) fn wait(count: i64, last: Option<Instant>, now: Instant) -> i64 {
    let Some(last) = last else { return 0 };
    let passed = (now.micros() - last.micros()) / 1_000_000;
    if count < FREE || passed >= FORGET {
        return 0;
    }
    let doublings = u32::try_from(count - FREE).unwrap_or(0).min(20);
    let due = FIRST_WAIT.saturating_mul(1 << doublings).min(LONGEST_WAIT);
    // A clock that was turned back must not lock anybody out for longer than the wait itself.
    (due - passed.max(0)).clamp(0, LONGEST_WAIT)
}

/// Failures of addresses that belong to nobody.
#[derive(Default)]
pub(crate) struct Strangers {
    failures: Mutex<BTreeMap<String, (i64, Instant)>>,
}

impl Strangers {
    /// Failures of an address so far.
    pub(crate) fn failures(&self, email: &str) -> (i64, Option<Instant>) {
        self.lock().get(email).map_or((0, None), |(count, last)| (*count, Some(*last)))
    }

    /// Counts a failure.
    pub(crate) fn note(&self, email: &str, now: Instant) {
        let mut failures = self.lock();
        let count = failures.get(email).map_or(0, |(count, _)| *count);
        failures.insert(email.to_owned(), (count + 1, now));
        if failures.len() > REMEMBERED {
            let oldest = failures.iter().min_by_key(|(_, (_, last))| *last).map(|(email, _)| email.clone());
            if let Some(oldest) = oldest {
                failures.remove(&oldest);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, (i64, Instant)>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How often somebody without an account may ask: so many times at once, then once every so often.
pub(crate) struct Meter {
    /// Microseconds that one request pays for.
    every: i64,
    /// Requests at once.
    burst: i64,
    /// Until when each key has used up what it had: the virtual scheduling of ITU-T I.371.
    due: Mutex<BTreeMap<String, i64>>,
}

impl Meter {
    /// `burst` requests at once, then one every `seconds`.
    pub(crate) const fn new(burst: i64, seconds: i64) -> Self {
        Self { every: seconds * 1_000_000, burst, due: Mutex::new(BTreeMap::new()) }
    }

    /// Counts a request of a key; where there are too many, the whole seconds after which the next one is heard.
    pub(crate) fn pass(&self, key: &str, now: Instant) -> Result<(), i64> {
        let now = now.micros();
        let mut due = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        let latest = now.saturating_add(self.burst * self.every);
        // A clock that was turned back must not shut anybody out for longer than the burst itself.
        let used = due.get(key).copied().unwrap_or(now).clamp(now, latest);
        let ahead = used - now - (self.burst - 1) * self.every;
        if ahead > 0 {
            return Err((ahead + 999_999).div_euclid(1_000_000).max(1));
        }
        due.insert(key.to_owned(), used + self.every);
        if due.len() > REMEMBERED {
            due.retain(|_, until| *until > now);
            let oldest = due.iter().min_by_key(|(_, until)| **until).map(|(key, _)| key.clone());
            if let Some(oldest) = oldest.filter(|_| due.len() > REMEMBERED) {
                due.remove(&oldest);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Meter, Strangers, wait};
    use bantu_domain::record::Instant;

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * 1_000_000).unwrap()
    }

    #[test]
    fn waiting_doubles_after_five_failures_and_is_forgotten_after_an_hour() {
        for (count, passed, expected) in [
            (0, 0, 0),
            (4, 0, 0),
            (5, 0, 5),
            (5, 4, 1),
            (5, 5, 0),
            (6, 0, 10),
            (8, 0, 40),
            (40, 0, 900),
            (40, 899, 1),
            (40, 3_600, 0),
            (5, -50, 5),
        ] {
            assert_eq!(
                wait(count, Some(at(10_000)), at(10_000 + passed)),
                expected,
                "{count} failures, {passed} s ago"
            );
        }
        assert_eq!(wait(9, None, at(0)), 0);
    }

    #[test]
    fn strangers_are_counted_by_address() {
        let strangers = Strangers::default();
        strangers.note("a@x.id", at(1));
        strangers.note("a@x.id", at(2));
        assert_eq!(strangers.failures("a@x.id"), (2, Some(at(2))));
        assert_eq!(strangers.failures("b@x.id"), (0, None));
    }

    #[test]
    fn a_meter_lets_a_burst_through_and_then_one_at_a_time() {
        let meter = Meter::new(3, 2);
        for _ in 0..3 {
            assert_eq!(meter.pass("a", at(100)), Ok(()));
        }
        assert_eq!(meter.pass("a", at(100)), Err(2));
        assert_eq!(meter.pass("a", at(101)), Err(1), "asking in vain costs nothing");
        assert_eq!(meter.pass("b", at(100)), Ok(()), "another key has its own");
        assert_eq!(meter.pass("a", at(102)), Ok(()));
        assert_eq!(meter.pass("a", at(103)), Err(1));
        assert_eq!(meter.pass("a", at(50)), Err(2), "the clock was turned back");
        for second in [1_000, 1_000, 1_000] {
            assert_eq!(meter.pass("a", at(second)), Ok(()), "everything is forgotten");
        }
        assert_eq!(meter.pass("a", at(1_000)), Err(2));
    }
}
