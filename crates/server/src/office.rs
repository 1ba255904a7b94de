//! One office: its folder, its database with the built-in catalogue, and the use cases over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bantu_app::blob::BlobFolder;
use bantu_app::catalogue::{self, CatalogueError};
use bantu_app::found::{self, BuiltIn};
use bantu_app::mail::Sender;
use bantu_app::sync::hub::Hub;
use bantu_app::{App, AppError, Clock, MachineClock, Mode, Reply};
use bantu_domain::actor::Actor;
use bantu_domain::product::ProductCost;
use bantu_domain::record::{Id, Instant, Record as _, Row};
use bantu_domain::table::{Entity as _, Root};
use bantu_store::{Database, Location, sync_server};
use serde_json::Value;

use crate::password;
use crate::temporary_link::Gauges;
use crate::throttle::Strangers;

/// Costs of the catalogue; nobody but the office holds them.
const COSTS: &str = include_str!("../catalogue/costs.json");
/// Name of the database in the office's folder.
pub(crate) const DATABASE: &str = "office.db";
/// Name of the folder of files in it.
pub(crate) const FILES: &str = "files";

/// An open office.
pub struct Office {
    app: App,
    hub: Hub,
    data: PathBuf,
    /// Failures of logins under addresses that belong to nobody.
    pub(crate) strangers: Strangers,
    /// How often the pages of customers may be asked.
    pub(crate) gauges: Gauges,
}

/// Why an office could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made.
    #[error("storage.failed: {0}")]
    Folder(#[from] std::io::Error),
    /// The built-in catalogue is broken.
    #[error("catalogue.broken: {0}")]
    Catalogue(#[from] CatalogueError),
    /// The database refused.
    #[error("{0}")]
    App(#[from] AppError),
}

impl From<bantu_domain::StoreError> for OpenError {
    fn from(error: bantu_domain::StoreError) -> Self {
        Self::App(error.into())
    }
}

impl Office {
    /// Opens the office in a folder; a new folder gets a workspace with the built-in catalogue and its costs.
    ///
    /// # Errors
    /// [`OpenError`], for example `storage.newer`.
    pub fn open(data: &Path) -> Result<Self, OpenError> {
        Self::open_with(data, Arc::new(MachineClock))
    }

    /// As [`Office::open`], with a given clock.
    ///
    /// # Errors
    /// As there.
    pub fn open_with(data: &Path, clock: Arc<dyn Clock>) -> Result<Self, OpenError> {
        std::fs::create_dir_all(data)?;
        let location = Location::Sqlite { path: data.join(DATABASE), key: None };
        let db = match Database::open_only(location.clone())? {
            Some(db) => db,
            None => Database::open(location, &clock.new_workspace())?,
        };
        if db.read(sync_server::workspace)?.epoch.is_empty() {
            found::office(&db, costs()?, clock.as_ref())?;
        }
        let passwords = Box::new(|new: &str| password::check(new).and_then(|()| password::hash(new)));
        let blobs = Arc::new(BlobFolder::plain(&data.join(FILES)).map_err(AppError::from)?);
        let app = App::new(db, Mode::Office, clock).with_passwords(passwords).with_blobs(Arc::clone(&blobs));
        let hub = Hub::new(app.database().clone()).with_blobs(blobs);
        Ok(Self { app, hub, data: data.to_owned(), strangers: Strangers::default(), gauges: Gauges::default() })
    }

    /// Gives the office the way to the company's mail server.
    #[must_use]
    pub fn with_mail(mut self, sender: Arc<Sender>) -> Self {
        self.app = self.app.with_mail(sender);
        self
    }

    /// The use cases.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The office's end of sync.
    pub(crate) fn hub(&self) -> &Hub {
        &self.hub
    }

    /// The database.
    pub fn database(&self) -> &Database {
        self.app.database()
    }

    /// The office's folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The present time.
    pub(crate) fn now(&self) -> Instant {
        self.app.clock().now()
    }

    /// Runs a use case for a user and answers its JSON.
    ///
    /// # Errors
    /// Those of the use case.
    pub fn json(&self, user_id: Id, name: &str, args: Value) -> Result<Value, AppError> {
        match self.app.call(user_id, name, args)? {
            Reply::Json(value) => Ok(value),
            Reply::File { .. } => Err(AppError::new("internal")),
        }
    }

    /// Adds a user with his roles and first password.
    ///
    /// # Errors
    /// `user.email_taken`, `field.invalid`, `auth.password_weak`.
    pub fn add_user(&self, user: &NewUser<'_>) -> Result<Id, AppError> {
        let fields =
            serde_json::json!({ "email": user.email, "display_name": user.display_name, "language": user.language });
        let args = serde_json::json!({ "fields": fields, "roles": user.roles, "password": user.password });
        let done = self.json(Actor::SYSTEM, "user.create", args)?;
        done["id"].as_str().and_then(|id| id.parse().ok()).ok_or_else(|| AppError::new("internal"))
    }
}

/// A user to add.
#[derive(Debug, Clone, Copy)]
pub struct NewUser<'a> {
    /// Login name.
    pub email: &'a str,
    /// Shown name.
    pub display_name: &'a str,
    /// Interface language.
    pub language: Option<&'a str>,
    /// Role codes.
    pub roles: &'a [&'a str],
    /// First password.
    pub password: &'a str,
}

/// The rows of costs, beside the catalogue that everybody has.
fn costs() -> Result<Vec<BuiltIn>, CatalogueError> {
    let row = |cost: ProductCost| {
        let mut row = Row::new();
        cost.write(&mut row);
        (ProductCost::table(), row, Root::Cost)
    };
    Ok(catalogue::costs(COSTS)?.into_iter().map(row).collect())
}
