//! The network of a laptop: plain requests to its office, nothing else. The sync engine itself knows no network.

use std::time::Duration;

use serde_json::Value;
use tokio::runtime::Runtime;

use crate::app::Remote;
use crate::error::AppError;

/// Largest answer taken from an office: a page of 2,000 rows stays far below.
const MAX_ANSWER: usize = 32 * 1024 * 1024;
/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest wait for a file to go or come: 25 MB over a line of 50 kB a second.
const FILE_PATIENCE: Duration = Duration::from_secs(600);
/// Longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// An answer as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Seconds to wait before the next try, as the server asks.
    pub retry_after: Option<u64>,
    /// Body.
    pub body: Vec<u8>,
}

/// A client of one office.
pub struct Net {
    runtime: Runtime,
    client: reqwest::Client,
}

impl Net {
    /// A client with the system's trusted certificates.
    ///
    /// # Errors
    /// `internal` where the system gives no thread or no certificates.
    pub fn new() -> Result<Self, AppError> {
        // Installing twice is harmless: the first stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(defect)?;
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            .connect_timeout(CONNECT)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("bantu/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(defect)?;
        Ok(Self { runtime, client })
    }

    /// Asks for an address.
    ///
    /// # Errors
    /// `server.unreachable`.
    pub fn get(&self, url: &str) -> Result<Answer, AppError> {
        self.send(self.client.get(url))
    }

    /// Sends JSON.
    ///
    /// # Errors
    /// `server.unreachable`.
    pub fn post(&self, url: &str, token: Option<&str>, body: Vec<u8>) -> Result<Answer, AppError> {
        self.send(self.request(url, token, body))
    }

    fn request(&self, url: &str, token: Option<&str>, body: Vec<u8>) -> reqwest::RequestBuilder {
        let request = self.client.post(url).header("content-type", "application/json").body(body);
        match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends the bytes of a file.
    ///
    /// # Errors
    /// `server.unreachable`.
    pub fn post_file(&self, url: &str, token: &str, bytes: Vec<u8>) -> Result<Answer, AppError> {
        let request = self.client.post(url).header("content-type", "application/octet-stream").body(bytes);
        self.send(request.bearer_auth(token).timeout(FILE_PATIENCE))
    }

    fn send(&self, request: reqwest::RequestBuilder) -> Result<Answer, AppError> {
        self.runtime.block_on(async {
            let mut response = request.send().await.map_err(|error| unreachable(&error))?;
            let status = response.status().as_u16();
            let retry_after =
                response.headers().get("retry-after").and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
            let mut body = Vec::new();
            while let Some(chunk) = response.chunk().await.map_err(|error| unreachable(&error))? {
                body.extend_from_slice(&chunk);
                if body.len() > MAX_ANSWER {
                    return Err(AppError::new("server.not_bantu"));
                }
            }
            Ok(Answer { status, retry_after, body })
        })
    }
}

fn unreachable(error: &reqwest::Error) -> AppError {
    tracing::info!(%error, "the office does not answer");
    let unreachable = AppError::new("server.unreachable");
    // Without a connection nothing was asked; after that the office may have done it.
    if error.is_connect() || error.is_builder() { unreachable } else { unreachable.unknown_outcome() }
}

fn defect(error: impl std::fmt::Display) -> AppError {
    tracing::error!(%error, "no network client");
    AppError::new("internal")
}

/// The office as seen from a laptop, for commands that only the office decides.
pub struct OfficeRemote {
    net: Net,
    url: String,
    token: String,
}

impl OfficeRemote {
    /// The office at an address, under a laptop's token.
    ///
    /// # Errors
    /// As [`Net::new`].
    pub fn new(url: &str, token: &str) -> Result<Self, AppError> {
        Ok(Self { net: Net::new()?, url: url.to_owned(), token: token.to_owned() })
    }
}

impl OfficeRemote {
    /// The body of a good answer.
    fn ask(&self, name: &str, args: &Value, patience: Duration) -> Result<Vec<u8>, AppError> {
        let body = serde_json::to_vec(args).map_err(|_| AppError::new("internal"))?;
        let request = self.net.request(&format!("{}/rpc/{name}", self.url), Some(&self.token), body);
        let answer = self.net.send(request.timeout(patience))?;
        if answer.status == 200 {
            return Ok(answer.body);
        }
        Err(serde_json::from_slice(&answer.body).unwrap_or_else(|_| AppError::new("server.not_bantu")))
    }
}

impl Remote for OfficeRemote {
    fn rpc(&self, name: &str, args: &Value) -> Result<Value, AppError> {
        let body = self.ask(name, args, PATIENCE)?;
        serde_json::from_slice(&body).map_err(|_| AppError::new("server.not_bantu"))
    }

    fn file(&self, name: &str, args: &Value) -> Result<Vec<u8>, AppError> {
        self.ask(name, args, FILE_PATIENCE)
    }
}
