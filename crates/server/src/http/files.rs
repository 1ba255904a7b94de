//! Files on their way in: the only requests with a large body, which is read only for somebody who may send it.

use std::future::poll_fn;
use std::pin::Pin;

use axum::Router;
use axum::body::{Body, HttpBody as _};
use axum::extract::{MatchedPath, RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header;
use axum::response::Response;
use axum::routing::post;
use bantu_app::sync::wire::{HttpFault, path};
use bantu_app::{AppError, usecase};
use bantu_domain::attachment::{MAX_FILE_BYTES, check_size};
use serde_json::{Map, Value};

use super::{Shared, answer, blocking, rpc, sync, token, who_or_device};
use crate::rest;

/// Bytes of a body that is too large which are still read and thrown away: whoever stops reading takes the sender's answer with it.
const READ_ON: u64 = 256 * 1024 * 1024;

/// `POST /rpc/{name}` of use cases that take a file, and the bytes that a laptop sends before a command.
pub(super) fn routes() -> Router<Shared> {
    usecase::all()
        .filter(|case| case.takes_file)
        .fold(Router::new(), |routes, case| routes.route(&format!("/rpc/{}", case.name), post(call)))
        .route(path::BLOB, post(blob))
}

/// The whole body, one file long at most.
///
/// # Errors
/// `file.too_large`, also where the head announces more; `request.broken_off`.
pub(crate) async fn read(headers: &HeaderMap, mut body: Body) -> Result<Vec<u8>, AppError> {
    let too_large =
        || AppError::from(check_size(MAX_FILE_BYTES + 1).err().unwrap_or_else(|| refused("file.too_large")));
    let limit = MAX_FILE_BYTES.unsigned_abs();
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > READ_ON) {
        return Err(too_large());
    }
    let (mut bytes, mut length) = (Vec::new(), 0_u64);
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let frame = frame.map_err(|error| {
            tracing::info!(%error, "a file did not come whole");
            AppError::new("request.broken_off")
        })?;
        let Ok(data) = frame.into_data() else { continue };
        length += data.len() as u64;
        if length > READ_ON {
            break;
        }
        if length > limit {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&data);
        }
    }
    if length > limit { Err(too_large()) } else { Ok(bytes) }
}

fn refused(code: &str) -> bantu_domain::Refusal {
    bantu_domain::Refusal::new(code)
}

/// Arguments in the query, one pair each, the file as the body; with a JSON body the use case is called without a file.
async fn call(
    State(shared): State<Shared>,
    matched: MatchedPath,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let name = matched.as_str().trim_start_matches("/rpc/").to_owned();
    match run(&shared, name, &query.unwrap_or_default(), &headers, body).await {
        Ok(reply) => answer::reply(reply),
        Err(error) => answer::failed(&error),
    }
}

async fn run(
    shared: &Shared,
    name: String,
    query: &str,
    headers: &HeaderMap,
    body: Body,
) -> Result<bantu_app::Reply, AppError> {
    let (office, token) = (&shared.office, token(headers));
    let user_id = blocking(office, move |office| who_or_device(office, token.as_deref())).await?;
    let json = headers.get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"application/json"));
    let bytes = read(headers, body).await?;
    let (args, file) = if json {
        (rpc::args(&bytes)?, Vec::new())
    } else {
        let pairs = rest::pairs(query)?.into_iter().map(|(name, text)| (name, Value::String(text)));
        (Value::Object(pairs.collect::<Map<_, _>>()), bytes)
    };
    blocking(office, move |office| office.app().upload(user_id, &name, args, file)).await
}

async fn blob(State(shared): State<Shared>, headers: HeaderMap, body: Body) -> Response {
    let token = token(&headers);
    let known = token.clone();
    let admitted = blocking(&shared.office, move |office| Ok(office.hub().authenticate(known.as_deref()))).await;
    let unavailable = || HttpFault::new(503, "sync.unavailable");
    let fault = match admitted {
        Ok(Ok(_)) => match read(&headers, body).await {
            Ok(bytes) => {
                let answer = blocking(&shared.office, move |office| {
                    Ok(office.hub().handle(path::BLOB, token.as_deref(), &bytes, office.now()))
                });
                return sync::carry(answer.await.unwrap_or_else(|_| unavailable().into()));
            }
            Err(error) if error.code == "file.too_large" => HttpFault::new(413, "file.too_large"),
            Err(_) => unavailable(),
        },
        Ok(Err(fault)) => fault,
        Err(_) => unavailable(),
    };
    sync::carry(fault.into())
}
