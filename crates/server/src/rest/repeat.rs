//! `Idempotency-Key`: a request repeated with the same key does its work once and gets the same answer.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use bantu_app::AppError;
use bantu_domain::record::{Id, Instant};
use bantu_store::account;

use super::envelope;
use super::input::Raw;
use super::param::fault;
use super::route::{Route, Verb};
use crate::office::Office;

/// Name of the header.
const HEADER: &str = "idempotency-key";
/// Longest key.
const LONGEST: usize = 200;
/// Answers are kept for a day.
const KEPT_SECONDS: i64 = 86_400;

/// The key of a request that makes something.
///
/// # Errors
/// `field.invalid` for an empty or too long one.
pub(super) fn key(route: &Route, headers: &HeaderMap) -> Result<Option<String>, AppError> {
    let Some(value) = headers.get(HEADER).filter(|_| route.verb == Verb::Post) else { return Ok(None) };
    let key = value.to_str().ok().filter(|key| !key.trim().is_empty() && key.len() <= LONGEST);
    key.map(|key| Some(key.to_owned())).ok_or_else(|| fault("field.invalid", "Idempotency-Key"))
}

/// What makes two requests the same.
pub(super) fn fingerprint(route: &Route, raw: &Raw) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(route.path.as_bytes());
    for (name, value) in &raw.path {
        hasher.update(&[0]).update(name.as_bytes()).update(&[0]).update(value.as_bytes());
    }
    hasher.update(&[1]).update(raw.query.as_bytes()).update(&[2]).update(&raw.body);
    hasher.finalize().to_hex().to_string()
}

/// Does the work, or answers what it answered before. Only good answers are kept: a refused request may be mended and sent again.
///
/// # Errors
/// `request.key_reused` for another request under the same key, `request.in_progress` while the first one runs; those of the work.
pub(super) fn once(
    office: &Office,
    user_id: Id,
    key: &str,
    fingerprint: &str,
    work: impl FnOnce() -> Result<(StatusCode, String), AppError>,
) -> Result<Response, AppError> {
    let (db, now) = (office.database(), office.now());
    let before = Instant::from_micros(now.micros() - KEPT_SECONDS * 1_000_000).unwrap_or(now);
    if !db.write(|conn| account::claim_request(conn, user_id, key, fingerprint, now, before))? {
        let known = db.read(|conn| account::answered(conn, user_id, key))?;
        return match known {
            Some(known) if known.request_hash != fingerprint => Err(AppError::new("request.key_reused")),
            Some(known) if known.status > 0 => {
                let status = u16::try_from(known.status)
                    .ok()
                    .and_then(|s| StatusCode::from_u16(s).ok())
                    .unwrap_or(StatusCode::OK);
                Ok(envelope::again(status, known.body))
            }
            _ => Err(AppError::new("request.in_progress")),
        };
    }
    let mut claim = Claim { office, user_id, key, open: true };
    let (status, body) = work()?;
    claim.open = false;
    db.write(|conn| account::keep_answer(conn, user_id, key, i64::from(status.as_u16()), &body))?;
    Ok(envelope::again(status, body))
}

/// A claimed key goes back when the work was refused or panicked.
struct Claim<'a> {
    office: &'a Office,
    user_id: Id,
    key: &'a str,
    open: bool,
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        if self.open
            && let Err(error) =
                self.office.database().write(|conn| account::release_request(conn, self.user_id, self.key))
        {
            tracing::warn!(%error, "a request key stays claimed until tomorrow");
        }
    }
}
