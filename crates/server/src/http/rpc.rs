//! `POST /rpc/{name}`: the use-case table for browsers, and logging in, which only this host has.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use bantu_app::{AppError, Reply};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::{Shared, answer, blocking, changes, token, who_or_device};
use crate::account;

/// Logins that may wait for their turn.
const WAITING: usize = 32;

/// One login is checked at a time: hashing is heavy on purpose, and failures must be counted before the next try.
#[derive(Default)]
pub(crate) struct LoginQueue {
    turn: Mutex<()>,
    waiting: std::sync::atomic::AtomicUsize,
}

impl LoginQueue {
    /// Opens a session when it is this login's turn.
    ///
    /// # Errors
    /// Those of [`account::login`]; `auth.rate_limited` when too many wait.
    pub(crate) async fn login(
        &self,
        office: &Arc<crate::Office>,
        args: account::LoginArgs,
    ) -> Result<account::LoginView, AppError> {
        self.take(office, move |office| account::login(office, &args)).await
    }

    async fn take<T: Send + 'static>(
        &self,
        office: &Arc<crate::Office>,
        work: impl FnOnce(&crate::Office) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        use std::sync::atomic::Ordering::Relaxed;
        let place = Place(&self.waiting);
        if self.waiting.fetch_add(1, Relaxed) >= WAITING {
            return Err(AppError::new("auth.rate_limited").with("seconds", 2));
        }
        let turn = self.turn.lock().await;
        let outcome = blocking(office, work).await;
        drop((turn, place));
        outcome
    }
}

/// A place in the queue, given back also when the person hangs up.
struct Place<'a>(&'a std::sync::atomic::AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
    }
}

pub(super) async fn call(
    State(shared): State<Shared>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match run(&shared, name, token(&headers), &body).await {
        Ok(reply) => answer::reply(reply),
        Err(error) => answer::failed(&error),
    }
}

async fn run(shared: &Shared, name: String, token: Option<String>, body: &[u8]) -> Result<Reply, AppError> {
    let office = &shared.office;
    if name == "auth.login" {
        return Ok(Reply::Json(json!(shared.logins.login(office, args(body)?).await?)));
    }
    // Nobody learns which use cases there are, or how a body is judged, without a session.
    let known = token.clone();
    let user_id = blocking(office, move |office| who_or_device(office, known.as_deref())).await?;
    let token = token.unwrap_or_default();
    match name.as_str() {
        "auth.logout" => {
            blocking(office, move |office| account::logout(office, &token)).await?;
            Ok(Reply::Json(json!({})))
        }
        "auth.change_password" => {
            let args = args(body)?;
            shared.logins.take(office, move |office| account::change_password(office, user_id, &token, &args)).await?;
            Ok(Reply::Json(json!({})))
        }
        "changes.since" => {
            let args = args(body)?;
            Ok(Reply::Json(json!(blocking(office, move |office| changes::since(office, user_id, &args)).await?)))
        }
        _ => {
            let args: Value = args(body)?;
            blocking(office, move |office| office.app().call(user_id, &name, args)).await
        }
    }
}

pub(super) fn args<T: DeserializeOwned>(body: &[u8]) -> Result<T, AppError> {
    let body = if body.iter().all(u8::is_ascii_whitespace) { b"{}" } else { body };
    bantu_app::json::read(body).map_err(|error| AppError::new("args.malformed").with("detail", error))
}

/// `POST /api/v1/auth/login` uses the same queue.
pub(crate) async fn login(shared: &Shared, args: account::LoginArgs) -> Result<Value, AppError> {
    shared.logins.login(&shared.office, args).await.map(|view| json!(view))
}
