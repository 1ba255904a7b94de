//! A database of one workspace: where it lies, its connections, and the two kinds of transaction.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bantu_domain::refusal::StoreError;

use crate::backend::{Backend, Conn, Intent, text};
use crate::constraint::Constraints;
use crate::migration;
use crate::pg::Postgres;
use crate::pool::{Lent, Pool};
use crate::probe::{Probe, Probed};
use crate::sqlite::{Key, Role, Sqlite};

/// Readers of a SQLite file; one writer beside them.
const READERS: usize = 2;
/// Connections to PostgreSQL.
const CLIENTS: usize = 8;

/// Where a database lies.
#[derive(Clone)]
pub enum Location {
    /// A SQLite file, encrypted where a key is given.
    Sqlite {
        /// The file; it is created when missing, its folder is not.
        path: PathBuf,
        /// Raw 32-byte key.
        key: Option<Key>,
    },
    /// A SQLite database in memory: one connection, gone with it.
    Memory,
    /// A PostgreSQL database with collation C.
    Postgres {
        /// Connection string.
        url: String,
    },
}

impl std::fmt::Debug for Location {
    /// Without the key and the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite { path, key } => {
                write!(f, "sqlite {} ({})", path.display(), if key.is_some() { "encrypted" } else { "plain" })
            }
            Self::Memory => f.write_str("memory"),
            Self::Postgres { .. } => f.write_str("postgres"),
        }
    }
}

/// A database seen from one workspace. Cloning shares the connections.
#[derive(Clone)]
pub struct Database {
    shared: Arc<Shared>,
    workspace: Arc<str>,
    probe: Option<Arc<dyn Probe>>,
}

struct Shared {
    location: Location,
    connections: Connections,
    constraints: Arc<Constraints>,
}

enum Connections {
    File { writer: Pool<Sqlite>, readers: Pool<Sqlite> },
    Memory(Pool<Sqlite>),
    Postgres(Pool<Postgres>),
}

impl Database {
    /// Opens the database, brings its schema up to date and makes sure the workspace is there.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`], [`StoreError::Newer`] for a file of a newer program, which stays untouched, else storage failure.
    pub fn open(location: Location, workspace: &str) -> Result<Self, StoreError> {
        let (shared, _) = Shared::open(location)?;
        let database = Self { shared: Arc::new(shared), workspace: workspace.into(), probe: None };
        let known =
            database.read(|conn| conn.query_one("SELECT id FROM workspace WHERE id = $1", &[text(workspace)]))?;
        if known.is_none() {
            database.write(|conn| {
                let id = conn.workspace_cell();
                conn.write("INSERT INTO workspace (id) VALUES ($1) ON CONFLICT (id) DO NOTHING", &[id])
            })?;
        }
        Ok(database)
    }

    /// Opens the database under the only workspace it holds; `None` when it holds none or several.
    ///
    /// # Errors
    /// As [`Database::open`].
    pub fn open_only(location: Location) -> Result<Option<Self>, StoreError> {
        let (shared, mut workspaces) = Shared::open(location)?;
        match (workspaces.pop(), workspaces.is_empty()) {
            (Some(workspace), true) => {
                Ok(Some(Self { shared: Arc::new(shared), workspace: workspace.into(), probe: None }))
            }
            _ => Ok(None),
        }
    }

    /// The same database with every statement shown to a probe first; for tests of faults.
    #[must_use]
    pub fn probed(mut self, probe: Arc<dyn Probe>) -> Self {
        self.probe = Some(probe);
        self
    }

    /// A copy of a database in memory, with a life of its own; for tests that begin many times from one state.
    ///
    /// # Errors
    /// [`StoreError::Io`] for a database that is a file or a server; storage failure.
    pub fn twin(&self) -> Result<Self, StoreError> {
        let Connections::Memory(pool) = &self.shared.connections else {
            return Err(StoreError::Io("only a database in memory has a twin".to_owned()));
        };
        let mut only = Sqlite::memory_of(&*pool.take()?)?;
        only.constraints = self.shared.constraints.clone();
        let lost = || Err(StoreError::Io("the database in memory is gone".to_owned()));
        let shared = Shared {
            location: Location::Memory,
            connections: Connections::Memory(Pool::new(1, Some(only), |_| true, lost)),
            constraints: self.shared.constraints.clone(),
        };
        Ok(Self { shared: Arc::new(shared), workspace: self.workspace.clone(), probe: None })
    }

    /// The workspace.
    pub fn workspace(&self) -> &str {
        &self.workspace
    }

    /// Where the database lies.
    pub fn location(&self) -> &Location {
        &self.shared.location
    }

    /// The file of a SQLite database.
    pub fn path(&self) -> Option<&Path> {
        match &self.shared.location {
            Location::Sqlite { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Runs `body` in one transaction that holds the workspace's lane, and commits it exactly when `body` ends well.
    /// Do not call it from within itself.
    ///
    /// # Errors
    /// Those of `body` and of the storage; in both cases nothing is kept.
    pub fn write<T, E: From<StoreError>>(&self, body: impl FnOnce(&mut Conn<'_>) -> Result<T, E>) -> Result<T, E> {
        self.transaction(Intent::Write, body)
    }

    /// Runs `body` on one snapshot. In memory it shares the only connection, so do not call it from within `write`.
    ///
    /// # Errors
    /// Those of `body` and of the storage.
    pub fn read<T, E: From<StoreError>>(&self, body: impl FnOnce(&mut Conn<'_>) -> Result<T, E>) -> Result<T, E> {
        self.transaction(Intent::Read, body)
    }

    fn transaction<T, E: From<StoreError>>(
        &self,
        intent: Intent,
        body: impl FnOnce(&mut Conn<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut sqlite: Lent<'_, Sqlite>;
        let mut postgres: Lent<'_, Postgres>;
        let backend: &mut dyn Backend = match (&self.shared.connections, intent) {
            (Connections::File { writer: pool, .. }, Intent::Write)
            | (Connections::File { readers: pool, .. }, Intent::Read)
            | (Connections::Memory(pool), _) => {
                sqlite = pool.take()?;
                &mut *sqlite
            }
            (Connections::Postgres(pool), _) => {
                postgres = pool.take()?;
                &mut *postgres
            }
        };
        let mut probed;
        let backend: &mut dyn Backend = match &self.probe {
            Some(probe) => {
                probed = Probed { inner: backend, probe: probe.as_ref() };
                &mut probed
            }
            None => backend,
        };
        backend.begin(intent, &self.workspace)?;
        let mut open = Open { backend, done: false };
        let result = body(&mut Conn::new(open.backend, &self.workspace, &self.shared.constraints));
        if result.is_ok() {
            open.done = true;
            open.backend.commit()?;
        }
        result
    }
}

/// An open transaction: undone when it is dropped before its commit, after an error and after a panic alike.
struct Open<'a> {
    backend: &'a mut dyn Backend,
    done: bool,
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.done {
            self.backend.rollback();
        }
    }
}

impl Shared {
    fn open(location: Location) -> Result<(Self, Vec<String>), StoreError> {
        match &location {
            Location::Sqlite { path, key } => {
                let mut writer = Sqlite::open(path, key.as_ref(), Role::Writer)?;
                let (constraints, workspaces) = prepare(&mut writer)?;
                writer.constraints = constraints.clone();
                let (path, key) = (path.clone(), *key);
                let reopen = (path.clone(), constraints.clone());
                let connections = Connections::File {
                    writer: Pool::new(
                        1,
                        Some(writer),
                        |_| true,
                        move || {
                            let mut writer = Sqlite::open(&reopen.0, key.as_ref(), Role::Writer)?;
                            writer.constraints = reopen.1.clone();
                            Ok(writer)
                        },
                    ),
                    readers: Pool::new(
                        READERS,
                        None,
                        |_| true,
                        move || Sqlite::open(&path, key.as_ref(), Role::Reader),
                    ),
                };
                Ok((Self { location, connections, constraints }, workspaces))
            }
            Location::Memory => {
                let mut only = Sqlite::memory()?;
                let (constraints, workspaces) = prepare(&mut only)?;
                only.constraints = constraints.clone();
                let lost = || Err(StoreError::Io("the database in memory is gone".to_owned()));
                Ok((
                    Self {
                        location,
                        connections: Connections::Memory(Pool::new(1, Some(only), |_| true, lost)),
                        constraints,
                    },
                    workspaces,
                ))
            }
            Location::Postgres { url } => {
                let mut client = Postgres::open(url)?;
                client.check_collation()?;
                let (constraints, workspaces) = prepare(&mut client)?;
                let url = url.clone();
                let pool = Pool::new(CLIENTS, Some(client), |c| !c.is_closed(), move || Postgres::open(&url));
                Ok((Self { location, connections: Connections::Postgres(pool), constraints }, workspaces))
            }
        }
    }
}

fn prepare(backend: &mut dyn Backend) -> Result<(Arc<Constraints>, Vec<String>), StoreError> {
    migration::run(backend)?;
    let constraints = Constraints::load(backend)?;
    let workspaces = backend
        .query("SELECT id FROM workspace ORDER BY id LIMIT 2", &[])?
        .iter()
        .map(|row| bantu_domain::record::read_cell(row, "id"))
        .collect::<Result<_, _>>()?;
    Ok((Arc::new(constraints), workspaces))
}
