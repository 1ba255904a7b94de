//! What the badge and the sync page show.

use bantu_domain::record::Instant;
use bantu_domain::refusal::StoreError;
use bantu_store::Conn;
use bantu_store::sync_client;
use serde::{Deserialize, Serialize};

/// What the badge shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Badge {
    /// Nothing waits.
    Synced,
    /// Commands wait for the office.
    Pending,
    /// No way to the office, or switched off.
    Offline,
    /// A person must look: refused commands, a refused device, another office.
    Attention,
}

/// State of sync for screens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The badge.
    pub badge: Badge,
    /// Commands waiting.
    pub pending: i64,
    /// Waiting commands whose local replay failed.
    pub at_risk: i64,
    /// Refused commands nobody has dealt with.
    pub inbox: i64,
    /// Why sync stands still.
    pub code: Option<String>,
    /// Last complete pull.
    pub last_synced_at: Option<Instant>,
    /// Switched off by the person.
    pub works_offline: bool,
}

/// State of sync for screens.
///
/// # Errors
/// Storage failure.
pub fn status(conn: &mut Conn<'_>, offline: bool, code: Option<String>) -> Result<Status, StoreError> {
    let state = sync_client::state(conn)?;
    let sync_client::Counts { pending, at_risk, inbox } = sync_client::counts(conn)?;
    let works_offline = state.as_ref().is_some_and(|s| s.works_offline);
    let last_synced_at = state.as_ref().and_then(|s| s.last_synced_at);
    let badge = if code.is_some() || inbox > 0 || at_risk > 0 {
        Badge::Attention
    } else if works_offline || offline {
        Badge::Offline
    } else if pending > 0 {
        Badge::Pending
    } else {
        Badge::Synced
    };
    Ok(Status { badge, pending, at_risk, inbox, code, last_synced_at, works_offline })
}
