//! `changes.since`: which tables changed, for screens that poll.

use std::collections::BTreeSet;

use bantu_app::AppError;
use bantu_domain::record::Id;
use bantu_domain::tables;
use bantu_store::{lane, sync_server};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::office::Office;

/// Entries looked at; when there are more, everything counts as changed.
const MOST: i64 = 1_000;

/// Since when.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SinceArgs {
    /// The version of the answer before; 0 for the first call.
    version: i64,
}

/// What changed.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Changes {
    /// Newest version.
    version: i64,
    /// Tables with changes the person may see.
    tables: BTreeSet<String>,
}

/// Tables that changed since a version, as far as the user sees them. The first call only learns the version.
///
/// # Errors
/// `user.inactive`, `field.invalid` for a negative version; storage failure.
pub(crate) fn since(office: &Office, user_id: Id, args: &SinceArgs) -> Result<Changes, AppError> {
    let from = args.version;
    if from < 0 {
        return Err(bantu_domain::Refusal::new("field.invalid").field("version").into());
    }
    office.app().call_by(user_id).look(|look| {
        let version = lane::version(look.conn)?;
        if from == 0 || from == version {
            return Ok(Changes { version, tables: BTreeSet::new() });
        }
        let span = (from, version);
        // A restored office is behind what the page knows, and new customers come without change entries of their own.
        let moved = from > version
            || !sync_server::started_roots(look.conn, user_id, from, version)?.is_empty()
            || !sync_server::ended_roots(look.conn, user_id, from, version)?.is_empty();
        let found = if moved { Vec::new() } else { sync_server::changes(look.conn, user_id, span, None, MOST)? };
        let all = moved || i64::try_from(found.len()).unwrap_or(MOST) >= MOST;
        let tables = if all {
            tables::all().iter().map(|t| t.name.to_owned()).collect()
        } else {
            found.into_iter().map(|(place, _)| place.table).collect()
        };
        Ok(Changes { version, tables })
    })
}
