//! A process that dies: from a chosen statement on its database answers nothing, until it is started again.

use std::sync::Mutex;

use bantu_domain::refusal::StoreError;
use bantu_store::Probe;

/// The moment of death.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Before the n-th statement from now.
    Statement(u32),
    /// Right after the n-th commit from now: it holds, but nobody learns it.
    Commit(u32),
}

#[derive(Debug, Default)]
struct State {
    armed: Option<Moment>,
    dead: bool,
    failure: Option<StoreError>,
}

/// Kills a process at a chosen moment.
#[derive(Debug, Default)]
pub struct Crash(Mutex<State>);

impl Crash {
    /// Arms the moment.
    pub fn arm(&self, moment: Moment) {
        self.with(|state| state.armed = Some(moment));
    }

    /// Lets every statement fail from now on, the process living on: a full disk.
    pub fn fail(&self, error: Option<StoreError>) {
        self.with(|state| state.failure = error);
    }

    /// Whether the process is dead.
    pub fn is_dead(&self) -> bool {
        self.with(|state| state.dead)
    }

    /// A new process over the same file.
    pub fn revive(&self) {
        self.with(|state| *state = State { failure: state.failure.clone(), ..State::default() });
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

fn gone() -> StoreError {
    StoreError::Io("the process died".to_owned())
}

impl Probe for Crash {
    fn before(&self, statement: &str) -> Result<(), StoreError> {
        self.with(|state| {
            if state.dead {
                return Err(gone());
            }
            if let Some(Moment::Statement(left)) = state.armed {
                if left == 0 {
                    state.dead = true;
                    return Err(gone());
                }
                state.armed = Some(Moment::Statement(left - 1));
            }
            // Reading still works where there is no room.
            let writes =
                ["INSERT", "UPDATE", "DELETE", "COMMIT"].iter().any(|verb| statement.trim_start().starts_with(verb));
            match &state.failure {
                Some(error) if writes => Err(error.clone()),
                _ => Ok(()),
            }
        })
    }

    fn after_commit(&self) -> Result<(), StoreError> {
        self.with(|state| {
            if let Some(Moment::Commit(left)) = state.armed {
                if left == 0 {
                    state.dead = true;
                    return Err(gone());
                }
                state.armed = Some(Moment::Commit(left - 1));
            }
            Ok(())
        })
    }
}
