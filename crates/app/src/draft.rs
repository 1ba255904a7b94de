//! What a person has typed into a form and not sent yet, kept on this machine.

use bantu_domain::edit::check_name;
use bantu_domain::record::Instant;
use bantu_domain::refusal::Refusal;
use bantu_store::draft as store;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{UseCase, local};
use crate::view::Done;

/// Largest draft in bytes of JSON.
const MAX_BODY: usize = 256 * 1024;
/// Drafts one person may leave lying; the oldest go first.
const MAX_DRAFTS: i64 = 200;

/// Names a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftKey {
    /// The form and its record, chosen by the interface.
    key: String,
}

/// Keeps a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutDraftArgs {
    /// The form and its record.
    key: String,
    /// What was typed, any JSON.
    #[schema(value_type = Value)]
    body: Value,
}

/// A draft, nulls where there is none.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DraftView {
    /// What was typed.
    #[schema(value_type = Value)]
    pub body: Value,
    /// When it was kept.
    pub saved_at: Option<Instant>,
}

/// When a draft was kept.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SavedAt {
    /// The time.
    pub saved_at: Instant,
}

fn get(call: &Call<'_>, args: DraftKey) -> Result<DraftView, AppError> {
    check_name("key", &args.key)?;
    let draft = call.look(|look| Ok(store::get(look.conn, call.user_id, &args.key)?))?;
    Ok(match draft {
        // A body that cannot be read back helps nobody; the form starts empty.
        Some(draft) => {
            DraftView { body: serde_json::from_str(&draft.body).unwrap_or_default(), saved_at: Some(draft.saved_at) }
        }
        None => DraftView { body: Value::Null, saved_at: None },
    })
}

fn put(call: &Call<'_>, args: PutDraftArgs) -> Result<SavedAt, AppError> {
    check_name("key", &args.key)?;
    let body = args.body.to_string();
    if body.len() > MAX_BODY {
        return Err(Refusal::new("field.too_long").field("body").with("limit", MAX_BODY).into());
    }
    // JSON may hold NUL characters, which PostgreSQL does not store; as text of JSON they stand escaped.
    let saved_at = call.now();
    call.write(|conn| store::put(conn, call.user_id, &args.key, &body, saved_at, MAX_DRAFTS))?;
    Ok(SavedAt { saved_at })
}

fn delete(call: &Call<'_>, args: DraftKey) -> Result<Done, AppError> {
    check_name("key", &args.key)?;
    call.write(|conn| store::delete(conn, call.user_id, &args.key))?;
    Ok(Done::default())
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![local("draft.get", "", get), local("draft.put", "", put), local("draft.delete", "", delete)]
}
