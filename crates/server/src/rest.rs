//! The REST API of DOMAIN §10 under `/api/v1`: one table of routes gives the paths, the checks of every field and the API document.
//! It translates to use cases and back; it has no rules of its own.

mod applicant;
mod audit;
mod auth;
mod collection_task;
mod collection_todo;
mod contact;
mod contract;
mod contract_entity;
mod customer;
mod document;
mod envelope;
mod exchange_rate;
mod execution;
mod file;
mod follow_up;
mod group;
mod input;
mod invoice;
mod job;
mod lead;
mod lookup;
mod mail;
mod material;
mod material_rule;
mod notification;
mod opportunity;
mod order;
mod order_payment;
mod param;
mod payment;
mod product;
mod product_dependency;
mod product_price;
mod quotation;
mod repeat;
mod route;
mod stage;
mod temporary_link;

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{RawPathParams, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use axum::{Extension, Router};
use bantu_app::{AppError, Call};

pub(crate) use envelope::failed;
pub(crate) use input::{LANG, pairs};
pub(crate) use param::{Kind, Param, schema};
use route::Open;
pub(crate) use route::{Route, Run, Verb};

use crate::http::{Peer, Shared, blocking, read_file, token, who};
use crate::texts::Language;
use input::Input;

/// Where the API stands.
pub(crate) const BASE: &str = "/api/v1";

/// Every route.
pub(crate) fn table() -> impl Iterator<Item = &'static Route> {
    [
        auth::ROUTES,
        lead::ROUTES,
        customer::ROUTES,
        follow_up::ROUTES,
        group::ROUTES,
        notification::ROUTES,
        mail::ROUTES,
        job::ROUTES,
        audit::ROUTES,
        contact::ROUTES,
        opportunity::ROUTES,
        stage::ROUTES,
        quotation::ROUTES,
        document::ROUTES,
        contract::ROUTES,
        contract_entity::ROUTES,
        invoice::ROUTES,
        payment::ROUTES,
        collection_todo::ROUTES,
        order::ROUTES,
        order_payment::ROUTES,
        collection_task::ROUTES,
        material::ROUTES,
        material_rule::ROUTES,
        applicant::ROUTES,
        temporary_link::ROUTES,
        execution::ROUTES,
        product::ROUTES,
        product_dependency::ROUTES,
        product_price::ROUTES,
        exchange_rate::ROUTES,
        lookup::ROUTES,
        file::ROUTES,
    ]
    .into_iter()
    .flatten()
}

/// The routes for the router.
pub(crate) fn routes(_shared: &Shared) -> Router<Shared> {
    let mut routes = Router::new().route("/openapi.json", axum::routing::get(crate::openapi::serve));
    for route in table().filter(|route| !matches!(route.run, Run::File)) {
        let filter = match route.verb {
            Verb::Get => MethodFilter::GET,
            Verb::Post => MethodFilter::POST,
            Verb::Put => MethodFilter::PUT,
            Verb::Delete => MethodFilter::DELETE,
        };
        let handler = move |State(shared): State<Shared>,
                            path: RawPathParams,
                            RawQuery(query): RawQuery,
                            Extension(peer): Extension<Peer>,
                            headers: HeaderMap,
                            body: Bytes| {
            let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let raw = input::Raw { path, query: query.unwrap_or_default(), body };
            async move {
                match route.run {
                    Run::Anybody(work) => open(&shared, route, raw, &headers, peer, work).await,
                    _ => answer(&shared, route, raw, &headers).await,
                }
            }
        };
        routes = routes.route(route.path, on(filter, handler));
    }
    routes.fallback(|headers: HeaderMap| async move {
        envelope::error(&AppError::new("path.unknown"), language(&headers, ""))
    })
}

/// The routes that take a file, with their whole paths: their body is larger than that of any other.
pub(crate) fn file_routes() -> Router<Shared> {
    let mut routes = Router::new();
    for route in table().filter(|route| matches!(route.run, Run::File)) {
        let handler = move |State(shared): State<Shared>, RawQuery(query): RawQuery, headers: HeaderMap, body: Body| async move {
            take_file(&shared, route, query.unwrap_or_default(), &headers, body).await
        };
        routes = routes.route(&format!("{BASE}{}", route.path), axum::routing::post(handler));
    }
    routes
}

/// Reads the body only for somebody with a session.
async fn take_file(shared: &Shared, route: &'static Route, query: String, headers: &HeaderMap, body: Body) -> Response {
    let token = token(headers);
    let known = blocking(&shared.office, move |office| who(office, token.as_deref())).await;
    let read = match known {
        Ok(_) => read_file(headers, body).await,
        Err(error) => Err(error),
    };
    match read {
        Ok(bytes) => answer(shared, route, input::Raw { path: Vec::new(), query, body: bytes.into() }, headers).await,
        Err(error) => envelope::error(&error, language(headers, &query)),
    }
}

/// Answers whoever asks, without a session.
async fn open(
    shared: &Shared,
    route: &'static Route,
    raw: input::Raw,
    headers: &HeaderMap,
    peer: Peer,
    work: Open,
) -> Response {
    let language = language(headers, &raw.query);
    let owner = Arc::clone(&shared.office);
    let answer = blocking(&shared.office, move |office| {
        let input = Input::read(route, &raw)?;
        work(office, &peer, &input).map(|answer| envelope::ok(&owner, answer, language))
    });
    answer.await.unwrap_or_else(|error| envelope::error(&error, language))
}

async fn answer(shared: &Shared, route: &'static Route, raw: input::Raw, headers: &HeaderMap) -> Response {
    let language = language(headers, &raw.query);
    match run(shared, route, raw, headers, language).await {
        Ok(answer) => answer,
        Err(error) => envelope::error(&error, language),
    }
}

async fn run(
    shared: &Shared,
    route: &'static Route,
    raw: input::Raw,
    headers: &HeaderMap,
    language: Language,
) -> Result<Response, AppError> {
    let office = &shared.office;
    if matches!(route.run, Run::Login) {
        let input = Input::read(route, &raw)?;
        return auth::login(shared, &input).await.map(|answer| envelope::ok(office, answer, language));
    }
    let token = token(headers);
    let key = repeat::key(route, headers)?;
    let owner = Arc::clone(office);
    blocking(office, move |office| {
        // Nobody learns how a request is judged without a session.
        let user_id = who(office, token.as_deref())?;
        let input = Input::read(route, &raw)?;
        let call = office.app().call_by(user_id);
        // Bytes go to the disk before anybody waits for the transaction.
        let file = match route.run {
            Run::File => Some(file::keep(&call, &input, &raw.body)?),
            Run::Login | Run::Caller(_) | Run::Alone(_) | Run::Secret(_) | Run::Anybody(_) => None,
        };
        let work = |call: &Call<'_>| match (route.run, &file) {
            (Run::Caller(work) | Run::Alone(work) | Run::Secret(work), _) => work(&route::Caller::new(call), &input),
            (Run::File, Some(file)) => file::record(call, file),
            (Run::File, None) | (Run::Login | Run::Anybody(_), _) => Err(AppError::new("internal")),
        };
        let answer = |call: &Call<'_>| {
            let Some(key) = &key else {
                return work(call).map(|answer| envelope::ok(&owner, answer, language));
            };
            repeat::once(call, key, &repeat::fingerprint(route, &raw), || {
                work(call).and_then(|answer| envelope::kept(&owner, answer, language))
            })
        };
        // What one request changes, it changes whole or not at all, however many commands that takes.
        let alone = route.verb == Verb::Get || matches!(route.run, Run::Alone(_));
        if alone { answer(&call) } else { call.whole(answer) }
    })
    .await
}

/// `lang` of the query, else `Accept-Language`, else Chinese.
fn language(headers: &HeaderMap, query: &str) -> Language {
    let wanted = query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Language::from_code);
    let accepted = || headers.get("accept-language").and_then(|h| h.to_str().ok()).and_then(Language::accepted);
    wanted.or_else(accepted).unwrap_or_default()
}
