//! `Idempotency-Key`: a request repeated with the same key does its work once and gets the same answer.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use bantu_app::{AppError, Call};
use bantu_domain::record::Instant;
use bantu_store::account::{self, Answered};

use super::envelope;
use super::input::Raw;
use super::param::fault;
use super::route::{Route, Run, Verb};

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
    let may_repeat = route.verb == Verb::Post && !matches!(route.run, Run::Secret(_));
    let Some(value) = headers.get(HEADER).filter(|_| may_repeat) else { return Ok(None) };
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

/// Does the work, or answers what it answered before. Key, effects and answer are parts of one whole: whoever sends the same key
/// at the same time waits for it and gets the kept answer. Only good answers are kept: a refused request may be mended and sent again.
///
/// # Errors
/// `request.key_reused` for another request under the same key; those of the work.
pub(super) fn once(
    call: &Call<'_>,
    key: &str,
    fingerprint: &str,
    work: impl FnOnce() -> Result<(StatusCode, String), AppError>,
) -> Result<Response, AppError> {
    let (user_id, now) = (call.user_id, call.now());
    let since = Instant::from_micros(now.micros() - KEPT_SECONDS * 1_000_000).unwrap_or(now);
    if let Some(known) = call.read(|conn| account::answered(conn, user_id, key, since))? {
        if known.request_hash != fingerprint {
            return Err(AppError::new("request.key_reused"));
        }
        let status = u16::try_from(known.status).ok().and_then(|s| StatusCode::from_u16(s).ok());
        return Ok(envelope::again(status.unwrap_or(StatusCode::OK), known.body));
    }
    let (status, body) = work()?;
    let answer = Answered { request_hash: fingerprint.to_owned(), status: i64::from(status.as_u16()), body };
    call.write(|conn| account::keep_answer(conn, user_id, key, &answer, now, since))?;
    Ok(envelope::again(status, answer.body))
}
