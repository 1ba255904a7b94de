//! Known mistakes that a test switches on, one at a time, to prove that the simulator finds them. Outside that feature there are none.

#[cfg(feature = "planted-bugs")]
mod switch {
    use std::cell::Cell;

    thread_local! {
        static ACTIVE: Cell<Option<&'static str>> = const { Cell::new(None) };
    }

    /// Switches a mistake on for this thread.
    pub fn plant(bug: Option<&'static str>) {
        ACTIVE.with(|active| active.set(bug));
    }

    /// Whether the mistake is on.
    pub fn is(bug: &str) -> bool {
        ACTIVE.with(|active| active.get() == Some(bug))
    }
}

#[cfg(feature = "planted-bugs")]
pub(super) mod money;

#[cfg(feature = "planted-bugs")]
pub use switch::{is, plant};

/// Without the feature a command is run as it is.
#[cfg(not(feature = "planted-bugs"))]
pub(super) mod money {
    use bantu_domain::command::Command;
    use bantu_domain::refusal::Fault;
    use bantu_domain::tx::Tx;

    /// Nothing stands in place of a command.
    pub(crate) fn instead(_command: &Command, _tx: &mut dyn Tx) -> Result<bool, Fault> {
        Ok(false)
    }

    /// Nothing is spoilt.
    pub(crate) fn after(_command: &Command, _tx: &mut dyn Tx) -> Result<(), Fault> {
        Ok(())
    }
}

/// Whether the mistake is on: never here.
#[cfg(not(feature = "planted-bugs"))]
pub(crate) const fn is(_bug: &str) -> bool {
    false
}
