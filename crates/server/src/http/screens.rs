//! The screens for browsers: built into the program, or from a folder while they are being worked on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, Method, Response as HttpResponse, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use bantu_app::AppError;

use super::{Shared, failed};

mod built_in {
    include!(concat!(env!("OUT_DIR"), "/screens.rs"));
}

/// Where the screens come from.
#[derive(Debug, Clone)]
pub enum Screens {
    /// Out of the program.
    BuiltIn,
    /// Out of a folder, read anew each time.
    Folder(PathBuf),
}

struct Asset {
    bytes: &'static [u8],
    tag: String,
}

static ASSETS: LazyLock<BTreeMap<&'static str, Asset>> = LazyLock::new(|| {
    let tag = |bytes: &[u8]| format!("\"{}\"", &blake3::hash(bytes).to_hex()[..32]);
    built_in::FILES.iter().map(|(name, bytes)| (*name, Asset { bytes, tag: tag(bytes) })).collect()
});

/// Files whose name changes with their content may be kept for ever.
const HASHED: &str = "assets/";

pub(super) async fn serve(State(shared): State<Shared>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return failed(&AppError::new("path.unknown"));
    }
    // Places inside the screens stand behind the # of the address, so that there is one page only.
    let name = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let found = match shared.screens.as_ref() {
        Screens::BuiltIn => ASSETS.get(name).map(|asset| built_in_file(name, asset, &headers)),
        Screens::Folder(folder) => from_folder(folder, name).await,
    };
    found.unwrap_or_else(|| failed(&AppError::new("path.unknown")))
}

fn built_in_file(name: &str, asset: &Asset, headers: &HeaderMap) -> Response {
    let fresh = headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag.as_bytes() == asset.tag.as_bytes());
    let mut answer =
        if fresh { StatusCode::NOT_MODIFIED.into_response() } else { HttpResponse::new(Body::from(asset.bytes)) };
    if let Ok(tag) = HeaderValue::from_str(&asset.tag) {
        answer.headers_mut().insert(header::ETAG, tag);
    }
    describe(&mut answer, name);
    answer
}

async fn from_folder(folder: &Path, name: &str) -> Option<Response> {
    if name.split('/').any(|part| part.is_empty() || part.starts_with('.') || part.contains(['\\', ':', '%'])) {
        return None;
    }
    let path = folder.join(name);
    let bytes = tokio::task::spawn_blocking(move || std::fs::read(path).ok()).await.ok()??;
    let mut answer = HttpResponse::new(Body::from(bytes));
    describe(&mut answer, name);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Some(answer)
}

fn describe(answer: &mut Response, name: &str) {
    let keep = if name.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "jpg" | "jpeg" => "image/jpeg",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
