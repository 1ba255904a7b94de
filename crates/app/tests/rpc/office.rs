//! An office in memory with one user of every built-in role, its own clock, and calls as JSON in and out.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bantu_app::blob::BlobFolder;
use bantu_app::{App, AppError, Clock, Mode, Reply, found, usecase};
use bantu_domain::actor::Actor;
use bantu_domain::product::ProductCost;
use bantu_domain::record::{Id, Instant, Record, Row, built_in_id};
use bantu_domain::table::{Entity, Root};
use bantu_store::{Database, Location};
use serde_json::{Value, json};

/// The built-in roles, as the matrix lists them.
pub const ROLES: [&str; 8] =
    ["ADMIN", "SALES_MANAGER", "SALES", "AGENT", "FINANCE", "LEGAL", "OPERATION", "EXECUTION_MANAGER"];

/// A cost that stands nowhere else.
pub const COST: &str = "13131313";

/// An id that names nothing.
pub const NOBODY: &str = "01890000-0000-7000-8000-000000000000";

/// One second passes with every look at it.
pub struct TestClock {
    micros: AtomicI64,
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        let micros = self.micros.fetch_add(1_000_000, Ordering::SeqCst);
        Instant::from_micros(micros).expect("a time of the calendar")
    }

    fn random(&self) -> [u8; 16] {
        let count = self.micros.fetch_add(1, Ordering::SeqCst);
        *blake3::hash(&count.to_be_bytes()).as_bytes().first_chunk().expect("a hash of 32 bytes")
    }
}

/// An office with its people.
pub struct Office {
    pub app: App,
    clock: Arc<TestClock>,
    /// Its folder of files.
    pub files: Arc<tempfile::TempDir>,
    users: BTreeMap<&'static str, Id>,
}

/// A file that is taken, which goes with every call of a use case that takes one.
pub const VOUCHER: &[u8] = b"%PDF-1.7 transfer of 47.975.000 rupiah";

impl Office {
    /// A new office: 5 January 2026, ten in the morning in Jakarta.
    pub fn new() -> Self {
        let db = Database::open(Location::Memory, "office").expect("database in memory");
        let clock = Arc::new(TestClock { micros: AtomicI64::new(1_767_582_000_000_000) });
        found::office(&db, vec![cost()], clock.as_ref()).expect("founding");
        let files = Arc::new(tempfile::tempdir().expect("a folder"));
        let blobs = Arc::new(BlobFolder::plain(files.path()).expect("a folder of files"));
        let app = App::new(db, Mode::Office, Arc::clone(&clock) as Arc<dyn Clock>).with_blobs(blobs);
        let mut office = Self { app, clock, files, users: BTreeMap::new() };
        for role in ROLES {
            let email = format!("{}@bantu.test", role.to_lowercase());
            let args = json!({"fields": {"email": email, "display_name": role}, "roles": [role]});
            let done = office.call(Actor::SYSTEM, "user.create", args).expect("user");
            office.users.insert(role, id(&done));
        }
        office
    }

    /// The same office at a host where people log in.
    pub fn with_passwords(mut self, hash: bantu_app::app::HashPassword) -> Self {
        self.app = self.app.with_passwords(hash);
        self
    }

    /// The same people over a copy of a database, with a life of its own.
    pub fn twin(&self, db: &Database) -> Self {
        self.over(db.twin().expect("a copy"))
    }

    /// The same people over another database.
    pub fn over(&self, db: Database) -> Self {
        let clock = Arc::new(TestClock { micros: AtomicI64::new(self.app.clock().now().micros()) });
        let blobs = Arc::new(BlobFolder::plain(self.files.path()).expect("a folder of files"));
        let app = App::new(db, Mode::Office, Arc::clone(&clock) as Arc<dyn Clock>).with_blobs(blobs);
        Self { app, clock, files: Arc::clone(&self.files), users: self.users.clone() }
    }

    /// Lets time pass, or sets the clock back.
    pub fn pass(&self, seconds: i64) {
        self.clock.micros.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// The user of a role.
    pub fn user(&self, role: &str) -> Id {
        self.users[role]
    }

    /// A second user of a role.
    pub fn hire(&self, name: &str, role: &str) -> Id {
        let args = json!({"fields": {"email": format!("{name}@bantu.test"), "display_name": name}, "roles": [role]});
        id(&self.ok("ADMIN", "user.create", args))
    }

    /// A call by a user; with [`VOUCHER`] beside the arguments where a file is taken.
    pub fn call(&self, user_id: Id, name: &str, args: Value) -> Result<Value, AppError> {
        let takes_file = usecase::find(name).is_some_and(|case| case.takes_file);
        let file = if takes_file { VOUCHER.to_vec() } else { Vec::new() };
        self.call_with(user_id, name, args, file)
    }

    /// Calls with a file of its own.
    pub fn upload(&self, role: &str, name: &str, args: Value, file: Vec<u8>) -> Result<Value, AppError> {
        self.call_with(self.user(role), name, args, file)
    }

    fn call_with(&self, user_id: Id, name: &str, args: Value, file: Vec<u8>) -> Result<Value, AppError> {
        match self.app.upload(user_id, name, args, file)? {
            Reply::Json(value) => Ok(value),
            Reply::File { name, .. } => Ok(json!({ "file": name })),
        }
    }

    /// A call by the user of a role that must go well.
    #[track_caller]
    pub fn ok(&self, role: &str, name: &str, args: Value) -> Value {
        match self.call(self.user(role), name, args.clone()) {
            Ok(value) => value,
            Err(error) => panic!("{name} {args} as {role}: {error:?}"),
        }
    }

    /// A call by the user of a role that must be refused with a code, and change nothing.
    #[track_caller]
    pub fn refused(&self, role: &str, name: &str, args: Value, code: &str) -> AppError {
        let before = self.version();
        let error = match self.call(self.user(role), name, args.clone()) {
            Ok(value) => panic!("{name} {args} as {role} answered {value}"),
            Err(error) => error,
        };
        assert_eq!(error.code, code, "{name} {args} as {role}: {error:?}");
        assert_eq!(error.safe, "safe.nothing_changed", "{name}");
        assert_eq!(self.version(), before, "{name} {args} changed something");
        error
    }

    /// A refusal that names a field.
    #[track_caller]
    pub fn refused_at(&self, role: &str, name: &str, args: Value, code: &str, field: &str) {
        let error = self.refused(role, name, args, code);
        assert_eq!(error.errors.first().map(|e| e.path.as_str()), Some(field), "{name}: {error:?}");
    }

    /// The version of the workspace.
    pub fn version(&self) -> i64 {
        self.app.database().read(bantu_store::lane::version).expect("version")
    }

    /// Adds a customer and gives its id.
    #[track_caller]
    pub fn customer(&self, role: &str, name: &str) -> Value {
        let done = self.ok(role, "customer.create", json!({"fields": {"name": name, "source_id": source()}}));
        done["id"].clone()
    }
}

/// The id in an answer.
#[track_caller]
pub fn id(done: &Value) -> Id {
    done["id"].as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no id in {done}"))
}

/// A built-in source of customers.
pub fn source() -> Value {
    built_in("customer_sources", "source_001")
}

/// The id of a built-in product.
pub fn product(code: &str) -> Value {
    built_in("products", code)
}

/// The id of a built-in row.
pub fn built_in(table: &str, code: &str) -> Value {
    json!(built_in_id(table, code).to_string())
}

fn cost() -> (&'static bantu_domain::table::Table, Row, Root) {
    let cost = ProductCost {
        id: built_in_id("product_costs", "test"),
        product_id: built_in_id("products", "C312"),
        currency: bantu_domain::Currency::Idr,
        amount_minor: COST.parse().expect("an amount"),
        effective_from: "2025-01-01".parse().expect("a day"),
    };
    let mut row = Row::new();
    cost.write(&mut row);
    (ProductCost::table(), row, Root::Cost)
}
