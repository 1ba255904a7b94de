//! Errors and files as HTTP answers.

use axum::Json;
use axum::body::Body;
use axum::http::header::{self, HeaderValue};
use axum::http::{Response as HttpResponse, StatusCode};
use axum::response::{IntoResponse as _, Response};
use bantu_app::{AppError, ErrorKind, Reply};

/// The status of an error.
pub(crate) fn status_of(error: &AppError) -> StatusCode {
    match (error.code.as_str(), error.kind()) {
        ("session.required", _) => StatusCode::UNAUTHORIZED,
        ("path.unknown", _) => StatusCode::NOT_FOUND,
        ("method.not_allowed", _) => StatusCode::METHOD_NOT_ALLOWED,
        ("body.too_large" | "sync.body_too_large" | "file.too_large", _) => StatusCode::PAYLOAD_TOO_LARGE,
        ("file.kind_refused", _) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ("file.empty", _) => StatusCode::UNPROCESSABLE_ENTITY,
        ("request.broken_off", _) => StatusCode::BAD_REQUEST,
        ("server.busy", _) => StatusCode::SERVICE_UNAVAILABLE,
        ("request.key_reused", _) => StatusCode::CONFLICT,
        (_, ErrorKind::Rule) => StatusCode::BAD_REQUEST,
        (_, ErrorKind::Unauthenticated) => StatusCode::UNAUTHORIZED,
        (_, ErrorKind::Forbidden) => StatusCode::FORBIDDEN,
        (_, ErrorKind::NotFound) => StatusCode::NOT_FOUND,
        (_, ErrorKind::Conflict) => StatusCode::CONFLICT,
        (_, ErrorKind::Invalid) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, ErrorKind::TooMany) => StatusCode::TOO_MANY_REQUESTS,
        (_, ErrorKind::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        (_, ErrorKind::Internal) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// An error as JSON with its status; where waiting helps it says how long.
pub(crate) fn failed(error: &AppError) -> Response {
    let mut answer = (status_of(error), Json(error)).into_response();
    add_waiting(&mut answer, error);
    answer
}

/// Adds `Retry-After` and `WWW-Authenticate` where they belong.
pub(crate) fn add_waiting(answer: &mut Response, error: &AppError) {
    let wait = match answer.status() {
        StatusCode::TOO_MANY_REQUESTS => error.params.get("seconds").map(String::as_str).or(Some("1")),
        StatusCode::SERVICE_UNAVAILABLE => Some("1"),
        _ => None,
    };
    if let Some(wait) = wait.and_then(|seconds| HeaderValue::from_str(seconds).ok()) {
        answer.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    if answer.status() == StatusCode::UNAUTHORIZED {
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
}

/// What a use case answered.
pub(crate) fn reply(reply: Reply) -> Response {
    match reply {
        Reply::Json(value) => Json(value).into_response(),
        Reply::File { name, mime, bytes } => file(&name, mime, bytes),
    }
}

fn file(name: &str, mime: &'static str, bytes: Vec<u8>) -> Response {
    let mut answer = HttpResponse::new(Body::from(bytes));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    if let Ok(value) = HeaderValue::from_str(&disposition(name)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    answer
}

/// RFC 6266: a plain name for old programs and the real one in UTF-8.
fn disposition(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn file_names_travel_whole_and_cannot_break_out() {
        assert_eq!(
            disposition("12000-QUO-001.pdf"),
            "attachment; filename=\"12000-QUO-001.pdf\"; filename*=UTF-8''12000-QUO-001.pdf"
        );
        assert_eq!(
            disposition("报价\"\r\n.pdf"),
            "attachment; filename=\"_____.pdf\"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%22%0D%0A.pdf"
        );
    }
}
