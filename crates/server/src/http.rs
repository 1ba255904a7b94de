//! HTTP: which path leads where, and what every answer carries.

mod answer;
mod changes;
mod files;
mod peer;
mod rpc;
mod screens;
mod sync;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use bantu_app::AppError;
use bantu_app::sync::wire::{Health, SERVICE, path};
use bantu_app::temporary_link::PAGES;
use bantu_domain::record::Id;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};
use tower_http::trace::{DefaultOnResponse, TraceLayer};

pub(crate) use answer::{add_waiting, failed, reply, status_of};
pub(crate) use changes::{Changes, SinceArgs};
pub(crate) use files::read as read_file;
pub(crate) use peer::Peer;
pub(crate) use rpc::login;
pub use screens::Screens;

use crate::account;
use crate::listen::Security;
use crate::office::Office;
use crate::{rest, temporary_link};

/// Largest request body in bytes where it is no file; a push of the sync protocol is the largest of those.
const MAX_BODY: usize = 1_048_576;
/// Silence on a request's body after which it is given up.
const BODY_SILENCE: Duration = Duration::from_secs(30);
/// A request that takes longer is given up.
const LONGEST: Duration = Duration::from_secs(60);
/// The same where the body is a file: 25 MB over a line of 50 kB a second, and some more.
const LONGEST_FILE: Duration = Duration::from_secs(660);

/// What a page from here may load and where it may talk to (docs: the same rules as the desktop's window).
const CSP: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; \
    base-uri 'none'; form-action 'none'";

/// What handlers share.
#[derive(Clone)]
pub(crate) struct Shared {
    /// The office.
    pub(crate) office: Arc<Office>,
    /// Where the screens come from.
    pub(crate) screens: Arc<Screens>,
    /// Logins that wait for their turn, and the turn itself: hashing is heavy on purpose and must not hold up work.
    pub(crate) logins: Arc<rpc::LoginQueue>,
}

/// Every route of the office.
pub fn router(office: Arc<Office>, screens: Screens, security: &Security) -> Router {
    let shared = Shared { office, screens: Arc::new(screens), logins: Arc::default() };
    let routes = Router::new()
        .route(path::HEALTH, get(health))
        .route("/rpc/{name}", post(rpc::call))
        .merge(sync::routes())
        .merge(temporary_link::routes())
        .nest(rest::BASE, rest::routes(&shared))
        .fallback(screens::serve)
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        .layer(no_longer_than(LONGEST));
    let files = Router::new().merge(files::routes()).merge(rest::file_routes()).merge(temporary_link::file_routes());
    let files = files.layer(no_longer_than(LONGEST_FILE));
    dress(routes.merge(files), security).with_state(shared)
}

fn no_longer_than(longest: Duration) -> TimeoutLayer {
    TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, longest)
}

/// The layers round every route, outermost last.
fn dress(routes: Router<Shared>, security: &Security) -> Router<Shared> {
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let mut routes = routes
        .layer(middleware::from_fn_with_state(matches!(security, Security::BehindProxy), peer::name))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyTimeoutLayer::new(BODY_SILENCE))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| failed(&AppError::new("internal"))))
        .layer(middleware::from_fn(errors_speak_json))
        .layer(set(header::CACHE_CONTROL, "no-store"))
        .layer(set(header::CONTENT_SECURITY_POLICY, CSP))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "no-referrer"))
        .layer(set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(set(
            HeaderName::from_static("permissions-policy"),
            "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
        ));
    if matches!(security, Security::Tls { .. }) {
        routes = routes.layer(set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
    }
    // The path alone: a query may hold names of customers. And of a customer's page not even that, for its path is its key.
    let span =
        |request: &Request| tracing::info_span!("http", method = %request.method(), path = told(request.uri().path()));
    routes.layer(
        TraceLayer::new_for_http()
            .make_span_with(span)
            .on_response(DefaultOnResponse::new().level(tracing::Level::INFO)),
    )
}

/// What of a path is written into the log.
fn told(path: &str) -> &str {
    match path.strip_prefix(PAGES).or_else(|| path.strip_prefix(rest::BASE)?.strip_prefix("/temporary-links/")) {
        Some(rest) => &path[..path.len() - rest.len()],
        None => path,
    }
}

/// Answers of the layers themselves (too large, too slow, no such method) take the form of every other error.
async fn errors_speak_json(request: Request, next: Next) -> Response {
    let rest = request.uri().path().starts_with(rest::BASE);
    let request_is_sync = request.uri().path().starts_with("/sync/");
    let answer = next.run(request).await;
    let json =
        answer.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"application/json"));
    let page = answer.extensions().get::<temporary_link::IsPage>().is_some();
    if answer.status().is_success() || answer.status().is_redirection() || json || page {
        return answer;
    }
    let code = match answer.status().as_u16() {
        404 => "path.unknown",
        405 => "method.not_allowed",
        413 if request_is_sync => "sync.body_too_large",
        413 => "body.too_large",
        408 | 503 => "server.busy",
        _ => "internal",
    };
    let error = AppError::new(code);
    let mut own = if rest { rest::failed(&error) } else { failed(&error) };
    if let Some(allow) = answer.headers().get(header::ALLOW) {
        own.headers_mut().insert(header::ALLOW, allow.clone());
    }
    own
}

async fn health(State(shared): State<Shared>) -> Response {
    use axum::response::IntoResponse as _;
    let ok = blocking(&shared.office, |office| Ok(office.database().read(bantu_store::lane::version)?)).await.is_ok();
    let health = Health { service: SERVICE.to_owned(), version: env!("CARGO_PKG_VERSION").to_owned(), ok };
    let status = if ok { axum::http::StatusCode::OK } else { axum::http::StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(health)).into_response()
}

/// Runs work of the office on a thread that may block. A panic there is the error `internal` and ends nothing else.
pub(crate) async fn blocking<T: Send + 'static>(
    office: &Arc<Office>,
    work: impl FnOnce(&Office) -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    let office = Arc::clone(office);
    tokio::task::spawn_blocking(move || work(&office)).await.unwrap_or_else(|end| {
        tracing::error!(panicked = end.is_panic(), "a use case did not end");
        Err(AppError::new("internal"))
    })
}

/// The token of a request.
pub(crate) fn token(headers: &axum::http::HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()).then(|| token.trim().to_owned())
}

/// The user of a request's token.
///
/// # Errors
/// `session.required` without a token, `session.expired` with one that opens nothing.
pub(crate) fn who(office: &Office, token: Option<&str>) -> Result<Id, AppError> {
    account::who(office, token.ok_or_else(|| AppError::new("session.required"))?)
}

/// As [`who`]; a laptop that hands on a call comes with its device's token, and the device's user is the user.
///
/// # Errors
/// As [`who`]; `device.revoked`, `user.inactive`.
pub(crate) fn who_or_device(office: &Office, token: Option<&str>) -> Result<Id, AppError> {
    let session = who(office, token);
    if token.is_none() || session.as_ref().is_err_and(|error| error.code != "session.expired") || session.is_ok() {
        return session;
    }
    match office.hub().authenticate(token) {
        Ok(device) => Ok(device.user_id),
        Err(fault) if fault.status == 401 => session,
        Err(fault) => Err(AppError::new(&fault.code)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use axum::http::Request as HttpRequest;
    use tower::ServiceExt as _;

    async fn panics(State(shared): State<Shared>) -> Response {
        match blocking::<()>(&shared.office, |_| panic!("planted")).await {
            Ok(()) => failed(&AppError::new("not reached")),
            Err(error) => failed(&error),
        }
    }

    async fn panics_itself() -> Response {
        panic!("planted")
    }

    #[test]
    fn the_log_holds_no_key_of_a_customers_page() {
        for (path, expected) in [
            ("/u/0123456789abcdef", "/u/"),
            ("/u/0123456789abcdef/files", "/u/"),
            ("/api/v1/temporary-links/0123456789abcdef", "/api/v1/temporary-links/"),
            ("/api/v1/temporary-links", "/api/v1/temporary-links"),
            ("/rpc/temporary_link.create", "/rpc/temporary_link.create"),
            ("/user.js", "/user.js"),
        ] {
            assert_eq!(told(path), expected);
        }
    }

    #[tokio::test]
    async fn a_panic_is_answered_and_the_next_request_served() {
        let folder = tempfile::tempdir().unwrap();
        let office = Arc::new(Office::open(folder.path()).unwrap());
        let shared = Shared { office, screens: Arc::new(Screens::BuiltIn), logins: Arc::default() };
        let routes = Router::new()
            .route("/inside", get(panics))
            .route("/handler", get(panics_itself))
            .route("/health", get(health));
        let routes = dress(routes, &Security::Clear).with_state(shared);
        for (path, status) in [("/inside", 500), ("/handler", 500), ("/health", 200)] {
            let answer = routes.clone().oneshot(HttpRequest::get(path).body(Body::empty()).unwrap()).await.unwrap();
            assert_eq!(answer.status(), status, "{path}");
            let body = to_bytes(answer.into_body(), 4_096).await.unwrap();
            if status == 500 {
                let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
                assert_eq!(
                    (json["code"].as_str(), json["safe"].as_str()),
                    (Some("internal"), Some("safe.nothing_changed")),
                    "{path}"
                );
            }
        }
    }
}
