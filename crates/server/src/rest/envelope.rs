//! The form of every REST answer: `{code, message, data, timestamp}`, and `errors` beside it when something is wrong.

use axum::Json;
use axum::body::Body;
use axum::http::{HeaderValue, Response as HttpResponse, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use bantu_app::{AppError, Clock as _, MachineClock};
use serde_json::{Value, json};

use super::route::Answer;
use crate::http;
use crate::office::Office;
use crate::texts::{Language, done, text};

/// Code inside the envelope of every good answer, whatever the HTTP status.
const GOOD: u16 = 200;

/// A good answer.
pub(super) fn ok(office: &Office, answer: Answer, language: Language) -> Response {
    match answer {
        Answer::Data(status, data) => (status, Json(good(office, data, language))).into_response(),
        Answer::File(file) => http::reply(file),
    }
}

fn good(office: &Office, data: Value, language: Language) -> Value {
    json!({ "code": GOOD, "message": done(language), "data": data, "timestamp": office.now() })
}

/// A good answer as it is kept for a repetition of its request: status and body.
///
/// # Errors
/// `internal` for a file: requests that make something answer with data.
pub(super) fn kept(office: &Office, answer: Answer, language: Language) -> Result<(StatusCode, String), AppError> {
    match answer {
        Answer::Data(status, data) => Ok((status, good(office, data, language).to_string())),
        Answer::File(_) => Err(AppError::new("internal")),
    }
}

/// An answer from its kept form.
pub(super) fn again(status: StatusCode, body: String) -> Response {
    let mut answer = HttpResponse::new(Body::from(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    answer
}

/// An error: the HTTP status again as `code`, the stable codes in `errors`, one entry per field.
pub(super) fn error(error: &AppError, language: Language) -> Response {
    let status = http::status_of(error);
    let entry = |code: &str, field: Option<&str>, params: &std::collections::BTreeMap<String, String>| json!({ "code": code, "field": field, "message": text(code, params, language), "params": params });
    let mut errors: Vec<Value> = error.errors.iter().map(|e| entry(&e.code, Some(&e.path), &e.params)).collect();
    if errors.is_empty() {
        errors.push(entry(&error.code, None, &error.params));
    }
    let body = json!({
        "code": status.as_u16(),
        "message": text(&error.code, &error.params, language),
        "data": null,
        "errors": errors,
        "safe": error.safe,
        "timestamp": MachineClock.now(),
    });
    let mut answer = (status, Json(body)).into_response();
    http::add_waiting(&mut answer, error);
    answer
}

/// An error outside any route.
pub(crate) fn failed(failure: &AppError) -> Response {
    error(failure, Language::default())
}
