//! The sync endpoints: bytes to the hub and back.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::post;
use bantu_app::sync::hub::Answer;
use bantu_app::sync::wire::{HttpFault, path};

use super::{Shared, blocking, token};

pub(super) fn routes() -> Router<Shared> {
    [path::ENROLL, path::HELLO, path::PUSH, path::PULL]
        .into_iter()
        .fold(Router::new(), |routes, path| routes.route(path, post(handle)))
}

async fn handle(
    State(shared): State<Shared>,
    uri: axum::extract::OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let token = token(&headers);
    let path = uri.path().to_owned();
    let answer =
        blocking(&shared.office, move |office| Ok(office.hub().handle(&path, token.as_deref(), &body, office.now())))
            .await;
    // No verdict: the laptop keeps its queue and tries again.
    carry(answer.unwrap_or_else(|_| HttpFault::new(503, "sync.unavailable").into()))
}

pub(super) fn carry(answer: Answer) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if matches!(answer.status, 429 | 503) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}
