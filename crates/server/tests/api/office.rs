//! A demonstration office in a folder of its own, with a clock that tests move.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use bantu_app::{Clock, MachineClock};
use bantu_domain::record::Instant;
use bantu_server::{DEMO_PASSWORD, Office, Screens, Security, fill_demo, router};
use serde_json::{Value, json};
use tokio::sync::OnceCell;
use tower::ServiceExt as _;

/// The demonstration, told once with everybody logged in, and copied for every test.
struct Told {
    folder: PathBuf,
    tokens: [String; 6],
}

/// No run of these tests lasts longer.
const RUN: Duration = Duration::from_secs(2 * 60 * 60);

static TOLD: OnceCell<Told> = OnceCell::const_new();

/// Every test may be a process of its own: those of one run share a folder, and the first of them tells the story.
async fn told() -> Told {
    let run = std::env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| std::process::id().to_string());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("told").join(run);
    std::fs::create_dir_all(&folder).unwrap();
    let lock = File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    let finished = folder.join("tokens.json");
    if !finished.exists() {
        clear_others(&folder);
        std::fs::write(&finished, serde_json::to_vec(&tell(&folder).await).unwrap()).unwrap();
    }
    let tokens: Vec<String> = serde_json::from_slice(&std::fs::read(&finished).unwrap()).unwrap();
    Told { folder, tokens: tokens.try_into().unwrap() }
}

/// Removes what earlier runs left; one that still runs beside this one is younger.
fn clear_others(folder: &Path) {
    for other in std::fs::read_dir(folder.parent().unwrap()).unwrap() {
        let other = other.unwrap().path();
        let age = other.metadata().and_then(|kept| kept.modified()).ok().and_then(|at| at.elapsed().ok());
        if other != folder && age.is_some_and(|age| age > RUN) {
            std::fs::remove_dir_all(&other).unwrap();
        }
    }
}

async fn tell(folder: &Path) -> Vec<String> {
    let office = Office::open(folder).unwrap();
    fill_demo(&office).unwrap();
    let routes = router(Arc::new(office), Screens::BuiltIn, &Security::Clear);
    let mut tokens = Vec::new();
    for name in ["rep", "rep2", "manager", "dispatch", "operation", "admin"] {
        let body = json!({ "email": format!("{name}@demo.bantu"), "password": DEMO_PASSWORD });
        let request = Request::post("/api/v1/auth/login").body(Body::from(body.to_string())).unwrap();
        let answer = routes.clone().oneshot(request).await.unwrap();
        let json: Value = serde_json::from_slice(&to_bytes(answer.into_body(), 1 << 20).await.unwrap()).unwrap();
        tokens.push(json["data"]["token"].as_str().unwrap().to_owned());
    }
    tokens
}

/// The machine's clock, moved by tests.
#[derive(Default)]
pub struct MovedClock(AtomicI64);

impl Clock for MovedClock {
    fn now(&self) -> Instant {
        Instant::from_micros(MachineClock.now().micros() + self.0.load(Ordering::Relaxed)).unwrap()
    }

    fn random(&self) -> [u8; 16] {
        MachineClock.random()
    }
}

/// An office under test.
pub struct Place {
    routes: Router,
    office: Arc<Office>,
    clock: Arc<MovedClock>,
    folder: tempfile::TempDir,
    /// Token of the rep.
    pub rep: String,
    /// Token of another rep.
    pub other: String,
    /// Token of the manager.
    pub manager: String,
    /// Token of the execution manager.
    pub dispatch: String,
    /// Token of one of the people who do the work.
    pub operation: String,
    /// Token of the administrator.
    pub admin: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|_| panic!("no JSON: {:?}", String::from_utf8_lossy(&self.bytes)))
    }

    /// `data` of a good envelope.
    #[track_caller]
    pub fn data(&self, status: u16) -> Value {
        let mut json = self.json();
        assert_eq!(self.status, status, "{json:#}");
        assert_eq!(json["code"], 200, "{json:#}");
        assert!(json["message"].is_string() && json["timestamp"].is_string(), "{json:#}");
        json["data"].take()
    }

    /// The stable code of the first error of an error envelope, with its field.
    #[track_caller]
    pub fn refused(&self, status: u16) -> (String, Option<String>) {
        let json = self.json();
        assert_eq!(self.status, status, "{json:#}");
        assert_eq!(json["code"], status, "{json:#}");
        assert_eq!(json["data"], Value::Null);
        let first = &json["errors"][0];
        assert!(!first["message"].as_str().unwrap().is_empty());
        (first["code"].as_str().unwrap().to_owned(), first["field"].as_str().map(str::to_owned))
    }

    /// Asserts a refusal by code alone.
    #[track_caller]
    pub fn is(&self, status: u16, code: &str) {
        assert_eq!(self.refused(status).0, code);
    }

    /// Asserts a refusal of a field.
    #[track_caller]
    pub fn names(&self, code: &str, field: &str) {
        self.refuses(422, code, field);
    }

    /// Asserts a refusal of a field with another status.
    #[track_caller]
    pub fn refuses(&self, status: u16, code: &str, field: &str) {
        assert_eq!(self.refused(status), (code.to_owned(), Some(field.to_owned())));
    }
}

impl Place {
    /// The demonstration with everybody logged in.
    pub async fn open() -> Self {
        let told = TOLD.get_or_init(told).await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(told.folder.join("office.db"), folder.path().join("office.db")).unwrap();
        let clock = Arc::new(MovedClock::default());
        let office = Arc::new(Office::open_with(folder.path(), Arc::clone(&clock) as Arc<dyn Clock>).unwrap());
        let routes = router(Arc::clone(&office), Screens::BuiltIn, &Security::Clear);
        let [rep, other, manager, dispatch, operation, admin] = told.tokens.clone();
        Self { routes, office, clock, folder, rep, other, manager, dispatch, operation, admin }
    }

    /// The office of another folder, with the same tokens.
    pub fn at(&self, folder: &Path) -> Self {
        let kept = tempfile::tempdir().unwrap();
        let clock = Arc::new(MovedClock::default());
        let office = Arc::new(Office::open_with(folder, Arc::clone(&clock) as Arc<dyn Clock>).unwrap());
        let routes = router(Arc::clone(&office), Screens::BuiltIn, &Security::Clear);
        let tokens = [&self.rep, &self.other, &self.manager, &self.dispatch, &self.operation, &self.admin];
        let [rep, other, manager, dispatch, operation, admin] = tokens.map(String::clone);
        Self { routes, office, clock, folder: kept, rep, other, manager, dispatch, operation, admin }
    }

    /// The version of the workspace: every write takes the next one.
    pub fn version(&self) -> i64 {
        self.office.database().read(bantu_store::lane::version).unwrap()
    }

    /// The office's database.
    pub fn database(&self) -> &bantu_store::Database {
        self.office.database()
    }

    /// The epoch of the workspace, as a laptop learns it.
    pub fn epoch(&self) -> String {
        self.office.database().read(bantu_store::sync_server::workspace).unwrap().epoch
    }

    /// The office's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    /// Any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.routes.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, 16 << 20).await.unwrap() }
    }

    /// A request with a token, where it is not empty.
    pub async fn ask(&self, method: &str, token: &str, path: &str, body: Option<Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let body = body.map_or_else(Body::empty, |b| Body::from(b.to_string()));
        self.send(request.body(body).unwrap()).await
    }

    pub async fn get(&self, token: &str, path: &str) -> Answer {
        self.ask("GET", token, &format!("/api/v1{path}"), None).await
    }

    pub async fn post(&self, token: &str, path: &str, body: Value) -> Answer {
        self.ask("POST", token, &format!("/api/v1{path}"), Some(body)).await
    }

    pub async fn put(&self, token: &str, path: &str, body: Value) -> Answer {
        self.ask("PUT", token, &format!("/api/v1{path}"), Some(body)).await
    }

    pub async fn delete(&self, token: &str, path: &str) -> Answer {
        self.ask("DELETE", token, &format!("/api/v1{path}"), None).await
    }

    /// `POST /rpc/{name}`.
    pub async fn rpc(&self, token: &str, name: &str, args: Value) -> Answer {
        self.ask("POST", token, &format!("/rpc/{name}"), Some(args)).await
    }

    /// The id of the first record of a list.
    #[track_caller]
    pub fn first(answer: &Answer) -> String {
        let data = answer.data(200);
        data["records"][0]["id"].as_str().unwrap_or_else(|| panic!("no record: {data:#}")).to_owned()
    }

    /// The deal with a part of a name, as the administrator sees it.
    pub async fn deal(&self, name: &str) -> String {
        let name: String = name.bytes().map(|b| format!("%{b:02X}")).collect();
        Self::first(&self.get(&self.admin, &format!("/opportunities?name={name}")).await)
    }
}

/// Enrols a laptop of the rep.
pub async fn enrolled(place: &Place) -> Value {
    let rep = place.rpc(&place.rep, "session.get", json!({})).await.json()["user"]["id"].clone();
    let code = place.rpc(&place.admin, "device.enroll_code", json!({ "user_id": rep })).await.json();
    let request = json!({ "proto": 1, "code": code["code"], "nonce": "n".repeat(32), "device_name": "T480", "app_version": "0.1.0" });
    let answer = place.ask("POST", "", "/sync/v1/enroll", Some(request)).await;
    assert_eq!(answer.status, 200, "{:#}", answer.json());
    answer.json()
}

/// The id of a built-in row.
pub fn built_in(table: &str, code: &str) -> String {
    bantu_domain::record::built_in_id(table, code).to_string()
}

/// An id that names nothing.
pub const NOBODY: &str = "01890000-0000-7000-8000-000000000000";
