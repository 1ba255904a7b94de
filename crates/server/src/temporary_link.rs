//! `/u/{token}`: the page on which a customer without an account gives papers, and what it asks of the office. A link that opens nothing
//! is answered alike whatever the reason, and nobody asks more often than a person would.

mod page;

use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use bantu_app::AppError;
use bantu_app::temporary_link::{Holder, PAGES};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::http::{Peer, Shared, blocking, failed, read_file};
use crate::office::Office;
use crate::rest;
use crate::texts::Language;
use crate::throttle::Meter;
pub(crate) use page::IsPage;

/// How often links are asked.
pub(crate) struct Gauges {
    /// One link, whoever holds it.
    links: Meter,
    /// One address, whatever link it tries.
    peers: Meter,
}

impl Default for Gauges {
    fn default() -> Self {
        // A person with ten papers needs some thirty requests; an address may be a whole company behind one router.
        Self { links: Meter::new(60, 2), peers: Meter::new(120, 1) }
    }
}

/// Refuses whoever asks too often.
///
/// # Errors
/// `temporary_link.too_many` with the seconds to wait.
pub(crate) fn admit(office: &Office, token: &str, peer: &Peer) -> Result<(), AppError> {
    let now = office.now();
    let link = blake3::hash(token.as_bytes()).to_hex();
    let waits = office.gauges.peers.pass(&peer.0, now).and_then(|()| office.gauges.links.pass(&link, now));
    waits.map_err(|seconds| AppError::new("temporary_link.too_many").with("seconds", seconds))
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/u/page.css", get(page::style))
        .route("/u/page.js", get(page::script))
        .route("/u/{token}", get(open))
        .route("/u/{token}/papers", get(papers).post(give))
}

/// The one request whose body is a file.
pub(crate) fn file_routes() -> Router<Shared> {
    Router::new().route("/u/{token}/files", post(add_file))
}

/// The token of a path, as it stands there: one that is no text is as wrong as any other.
fn token_of(uri: &Uri) -> String {
    let rest = uri.path().strip_prefix(PAGES).unwrap_or_default();
    rest.split('/').next().unwrap_or_default().to_owned()
}

/// Asks the office something for the holder of a link.
async fn ask<T: Send + 'static>(
    shared: &Shared,
    uri: &Uri,
    peer: Peer,
    work: impl FnOnce(&Holder<'_>) -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    let token = token_of(uri);
    blocking(&shared.office, move |office| {
        admit(office, &token, &peer)?;
        work(&Holder::new(office.app(), &token))
    })
    .await
}

fn answer(answer: Result<impl Serialize, AppError>) -> Response {
    let mut response = match answer {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => failed(&error),
    };
    page::hide(&mut response);
    response
}

async fn open(
    State(shared): State<Shared>,
    Extension(peer): Extension<Peer>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|h| h.to_str().ok()).and_then(Language::accepted);
    match ask(&shared, &uri, peer, |holder| holder.language()).await {
        Ok(language) => page::open(Language::from_code(language.code()).unwrap_or_default()),
        Err(error) => page::closed(&error, accepted.unwrap_or_default()),
    }
}

async fn papers(State(shared): State<Shared>, Extension(peer): Extension<Peer>, uri: Uri) -> Response {
    answer(ask(&shared, &uri, peer, |holder| holder.page()).await)
}

async fn give(State(shared): State<Shared>, Extension(peer): Extension<Peer>, uri: Uri, body: Bytes) -> Response {
    let paper = ask(&shared, &uri, peer, move |holder| {
        let args: Value =
            bantu_app::json::read(&body).map_err(|e| AppError::new("args.malformed").with("detail", e))?;
        holder.give(args)
    });
    answer(paper.await)
}

/// Arguments in the query, the file as the body, which is read only for a link that is open.
async fn add_file(
    State(shared): State<Shared>,
    Extension(peer): Extension<Peer>,
    uri: Uri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let added = async {
        ask(&shared, &uri, peer, |holder| holder.language()).await?;
        let pairs = rest::pairs(&query.unwrap_or_default())?.into_iter();
        let args = Value::Object(pairs.map(|(name, text)| (name, Value::String(text))).collect::<Map<_, _>>());
        let bytes = read_file(&headers, body).await?;
        let token = token_of(&uri);
        blocking(&shared.office, move |office| Holder::new(office.app(), &token).add_file(args, &bytes)).await
    };
    answer(added.await)
}

/// Says of an answer that nobody should keep or list it.
fn keep_out(headers: &mut HeaderMap) {
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow, noarchive"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}
