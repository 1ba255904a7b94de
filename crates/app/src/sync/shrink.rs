//! The drop alarm: a pull that would take away much of what a laptop holds must say why, or nothing of it is applied (SYNC 7.12).

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::{Fault, Refusal};
use bantu_store::{Conn, sync_server};

use super::visibility::covers;
use super::wire::DropReason;

/// Code of the refusal; the engine stops pulling when it meets it.
pub(super) const SHRANK: &str = "sync.scope_shrank";
/// Roots that may go in one pull without a reason, whatever their share.
const FEW_ROOTS: usize = 20;
/// Percent of the held roots that may go in one pull without a reason, whatever their number.
const SMALL_PERCENT: usize = 30;

/// Compares the roots of the base with what the pull leaves of them. A customer that goes by transfer, role change, deactivation
/// or deletion may go; that many others together are more likely a mistake of the office than its will.
///
/// # Errors
/// `sync.scope_shrank` with `dropped` and `held`; storage failure.
pub(super) fn check(
    conn: &mut Conn<'_>,
    from_zero: bool,
    drops: &BTreeMap<String, DropReason>,
    adds: &BTreeSet<String>,
) -> Result<(), Fault> {
    if !from_zero && drops.is_empty() {
        return Ok(());
    }
    let held = sync_server::held_roots(conn)?;
    let gone: Vec<Option<DropReason>> = held
        .iter()
        .filter(|root| !adds.iter().any(|pattern| covers(pattern, root)))
        .map(|root| drops.iter().find(|(pattern, _)| covers(pattern, root)).map(|(_, why)| *why))
        // A pull from zero takes away all that it does not bring, named or not.
        .filter(|why| from_zero || why.is_some())
        .collect();
    let accounted = gone.iter().all(|why| why.is_some_and(|why| why != DropReason::Ended));
    if accounted || !exceeds(gone.len(), held.len()) {
        return Ok(());
    }
    tracing::error!(
        dropped = gone.len(),
        held = held.len(),
        "a pull would drop roots without a reason; the base stays"
    );
    Err(Refusal::new(SHRANK).with("dropped", gone.len()).with("held", held.len()).into())
}

/// More than both limits.
const fn exceeds(dropped: usize, held: usize) -> bool {
    dropped > FEW_ROOTS && dropped * 100 > held * SMALL_PERCENT
}

#[cfg(test)]
mod tests {
    use super::exceeds;
    use crate::sync::wire::DropReason;

    #[test]
    fn only_commands_that_may_take_roots_give_a_reason() {
        for (command, expected) in [
            (Some("customer.transfer"), DropReason::Transfer),
            (Some("customer.delete"), DropReason::Deleted),
            (Some("demo.clear"), DropReason::Deleted),
            (Some("user.assign_roles"), DropReason::RoleChange),
            (Some("role.set_discount_limit"), DropReason::RoleChange),
            (Some("user.lock"), DropReason::Deactivation),
            (Some("user.update"), DropReason::Deactivation),
            (Some("customer.update"), DropReason::Ended),
            (Some("quotation.issue"), DropReason::Ended),
            (None, DropReason::Ended),
        ] {
            assert_eq!(DropReason::of(command), expected, "{command:?}");
        }
        let told: DropReason = serde_json::from_str("\"role_change\"").unwrap();
        assert_eq!(told, DropReason::RoleChange);
        let unknown: DropReason = serde_json::from_str("\"harvest\"").unwrap();
        assert_eq!(unknown, DropReason::Ended, "a reason that nobody here knows accounts for nothing");
    }

    #[test]
    fn much_is_more_than_twenty_and_more_than_thirty_percent() {
        for (dropped, held, much) in [
            (0, 0, false),
            (20, 20, false),
            (21, 21, true),
            (21, 70, false),
            (21, 69, true),
            (300, 1_000, false),
            (301, 1_000, true),
        ] {
            assert_eq!(exceeds(dropped, held), much, "{dropped} of {held}");
        }
    }
}
