//! The databases the suite runs on. Without `BANTU_TEST_PG` it starts a PostgreSQL of its own, which ends with the test process.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use bantu_store::{Database, Engine, Location};

/// The workspace of the tests.
pub const WORKSPACE: &str = "0192f000-0000-7000-8000-000000000001";
/// The key of encrypted test files.
pub const KEY: [u8; 32] = [7; 32];

/// A fresh database and what keeps it alive.
pub struct Place {
    pub database: Database,
    pub location: Location,
    _folder: Option<tempfile::TempDir>,
}

impl Place {
    pub fn memory() -> Self {
        Self::at(Location::Memory, None)
    }

    pub fn encrypted() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::at(Location::Sqlite { path: folder.path().join("bantu.db"), key: Some(KEY) }, Some(folder))
    }

    pub fn postgres() -> Self {
        Self::at(Location::Postgres { url: fresh_postgres() }, None)
    }

    fn at(location: Location, folder: Option<tempfile::TempDir>) -> Self {
        let database = Database::open(location.clone(), WORKSPACE).expect("a database");
        Self { database, location, _folder: folder }
    }

    pub fn engine(&self) -> Engine {
        match self.location {
            Location::Postgres { .. } => Engine::Postgres,
            _ => Engine::Sqlite,
        }
    }

    pub fn path(&self) -> PathBuf {
        self.database.path().expect("a file").to_owned()
    }
}

/// Makes one test per database of each function of the module.
#[macro_export]
macro_rules! on_every_database {
    ($($case:ident),* $(,)?) => {
        mod memory { $( #[test] fn $case() { super::$case(&$crate::place::Place::memory()); } )* }
        mod encrypted { $( #[test] fn $case() { super::$case(&$crate::place::Place::encrypted()); } )* }
        mod postgres { $( #[test] fn $case() { super::$case(&$crate::place::Place::postgres()); } )* }
    };
}

/// A new empty database on the server, by its connection string.
pub fn fresh_postgres() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let name = format!("contract_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let server = server();
    let mut client =
        postgres::Client::connect(&format!("{server} dbname=postgres"), postgres::NoTls).expect("the server answers");
    client
        .batch_execute(&format!(
            "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
        ))
        .expect("a new database");
    format!("{server} dbname={name}")
}

/// The server's connection string without a database: `host=… port=… user=… password=…`.
fn server() -> &'static str {
    static SERVER: OnceLock<(String, Option<Child>)> = OnceLock::new();
    &SERVER
        .get_or_init(|| match std::env::var("BANTU_TEST_PG") {
            Ok(url) => (url, None),
            Err(_) => start(),
        })
        .0
}

/// Starts PostgreSQL in a folder of its own. The shell around it waits for the end of its input, that is for the end of this
/// process however it comes, then stops the server and removes the folder.
fn start() -> (String, Option<Child>) {
    let folder = tempfile::Builder::new().prefix("bantu-pg").tempdir().expect("a folder").keep();
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(include_str!("postgres.sh"))
        .arg("sh")
        .arg(&folder)
        .arg(binaries())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell");
    let mut said = String::new();
    BufReader::new(child.stdout.take().expect("its output")).read_line(&mut said).expect("a line");
    assert_eq!(said.trim(), "ready", "PostgreSQL did not start; is it installed? See {}", folder.join("log").display());
    (format!("host={} port=5432 user=app password=secret", folder.display()), Some(child))
}

/// The folder of initdb and pg_ctl, which Debian keeps off the path.
fn binaries() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        versions.map(|entry| entry.path().join("bin")).filter(|p| p.join("initdb").exists()).collect();
    found.sort();
    found.pop().unwrap_or_else(|| Path::new("/usr/bin").to_owned())
}
