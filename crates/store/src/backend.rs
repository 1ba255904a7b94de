//! The contract both databases keep: numbered parameters, rows of TEXT and BIGINT, transactions, savepoints, one error vocabulary.

use bantu_domain::record::{Cell, CellValue, Row};
use bantu_domain::refusal::{Fault, StoreError};

/// Which database this is; only full-text search and a few listed statements differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, plain or encrypted.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// One snapshot; nothing may be written.
    Read,
    /// The writer's lane of the workspace is held to the end.
    Write,
}

/// One connection to a database.
pub trait Backend {
    /// Which database it is.
    fn engine(&self) -> Engine;

    /// Runs a statement with parameters `$1`, `$2`, … and tells how many rows it changed.
    ///
    /// # Errors
    /// A failed constraint is a refusal `conflict.<constraint>`, the same on both engines; else storage failure.
    fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64, Fault>;

    /// Runs a query with parameters `$1`, `$2`, …
    ///
    /// # Errors
    /// Storage failure; [`StoreError::Corrupt`] names a column that is neither TEXT nor BIGINT.
    fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>, StoreError>;

    /// Runs a query of one row and one BIGINT column named `n`. A connection that only reads may answer from memory as long as
    /// nothing was committed since.
    ///
    /// # Errors
    /// As [`Backend::query`]; [`StoreError::Corrupt`] without such a row.
    fn count(&mut self, sql: &str, params: &[Cell]) -> Result<i64, StoreError> {
        let row = self.query(sql, params)?.into_iter().next().unwrap_or_default();
        cell(&row, "n")
    }

    /// Runs several statements without parameters.
    ///
    /// # Errors
    /// Storage failure, a failed constraint included.
    fn batch(&mut self, sql: &str) -> Result<(), StoreError>;

    /// Opens a transaction.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another writer holds the lane for too long.
    fn begin(&mut self, intent: Intent, workspace: &str) -> Result<(), StoreError>;

    /// Closes the transaction, keeping what it wrote.
    ///
    /// # Errors
    /// Storage failure: nothing of the transaction is kept.
    fn commit(&mut self) -> Result<(), StoreError>;

    /// Closes the transaction, undoing it. A transaction that the database has already closed is no error.
    fn rollback(&mut self);
}

/// A connection inside a transaction of one workspace.
pub struct Conn<'a> {
    backend: &'a mut dyn Backend,
    workspace: &'a str,
    constraints: &'a crate::constraint::Constraints,
    depth: usize,
}

impl<'a> Conn<'a> {
    pub(crate) fn new(
        backend: &'a mut dyn Backend,
        workspace: &'a str,
        constraints: &'a crate::constraint::Constraints,
    ) -> Self {
        Self { backend, workspace, constraints, depth: 0 }
    }

    /// The same open transaction, lent for a while: for code that shares it between several calls.
    pub fn lend(&mut self) -> Conn<'_> {
        Conn {
            backend: &mut *self.backend,
            workspace: self.workspace,
            constraints: self.constraints,
            depth: self.depth,
        }
    }

    /// The workspace of the transaction, first part of every key.
    pub fn workspace(&self) -> &str {
        self.workspace
    }

    /// The workspace as a parameter.
    pub fn workspace_cell(&self) -> Cell {
        Cell::Text(self.workspace.to_owned())
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        self.backend.engine()
    }

    pub(crate) fn constraints(&self) -> &'a crate::constraint::Constraints {
        self.constraints
    }

    /// Runs a statement; see [`Backend::execute`].
    ///
    /// # Errors
    /// As there.
    pub fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64, Fault> {
        self.backend.execute(sql, params)
    }

    /// Runs a statement on a system table, where a failed constraint is a defect of the program and not a verdict.
    ///
    /// # Errors
    /// Storage failure.
    pub fn write(&mut self, sql: &str, params: &[Cell]) -> Result<u64, StoreError> {
        self.backend.execute(sql, params).map_err(|fault| match fault {
            Fault::Store(error) => error,
            Fault::Refused(refusal) => StoreError::Io(format!("constraint of a system table: {}", refusal.code)),
        })
    }

    /// Runs a query; see [`Backend::query`].
    ///
    /// # Errors
    /// As there.
    pub fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>, StoreError> {
        self.backend.query(sql, params)
    }

    /// Runs a query and gives its first row.
    ///
    /// # Errors
    /// As [`Backend::query`].
    pub fn query_one(&mut self, sql: &str, params: &[Cell]) -> Result<Option<Row>, StoreError> {
        Ok(self.backend.query(sql, params)?.into_iter().next())
    }

    /// Runs a query of one row and one BIGINT column, for counts and counters; no row and NULL give `None`.
    ///
    /// # Errors
    /// As [`Backend::query`].
    pub fn query_int(&mut self, sql: &str, params: &[Cell]) -> Result<Option<i64>, StoreError> {
        let Some(row) = self.query_one(sql, params)? else { return Ok(None) };
        match row.into_iter().next() {
            Some((_, Cell::Int(value))) => Ok(Some(value)),
            Some((_, Cell::Null)) | None => Ok(None),
            Some((name, Cell::Text(_))) => Err(StoreError::Corrupt(name.to_string())),
        }
    }

    /// Counts rows; see [`Backend::count`].
    ///
    /// # Errors
    /// As there.
    pub fn count(&mut self, sql: &str, params: &[Cell]) -> Result<i64, StoreError> {
        self.backend.count(sql, params)
    }

    /// Runs several statements without parameters.
    ///
    /// # Errors
    /// Storage failure.
    pub fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.backend.batch(sql)
    }

    /// Runs `body` inside a savepoint: kept when it ends well, undone when it fails or panics.
    ///
    /// # Errors
    /// Those of `body`; storage failure of the savepoint itself.
    pub fn savepoint<T, E: From<StoreError>>(
        &mut self,
        body: impl FnOnce(&mut Conn<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let name = format!("bantu_{}", self.depth);
        self.backend.batch(&format!("SAVEPOINT {name}"))?;
        let mut guard = Savepoint { conn: Conn { depth: self.depth + 1, ..self.lend() }, name, open: true };
        let result = body(&mut guard.conn);
        if result.is_ok() {
            guard.open = false;
            let release = format!("RELEASE SAVEPOINT {}", guard.name);
            guard.conn.backend.batch(&release)?;
        }
        result
    }
}

struct Savepoint<'a> {
    conn: Conn<'a>,
    name: String,
    open: bool,
}

impl Drop for Savepoint<'_> {
    /// Undoes what was not released: after an error and after a panic alike.
    fn drop(&mut self) {
        if self.open {
            let name = &self.name;
            // When even this fails the transaction is lost; its commit will say so.
            drop(self.conn.backend.batch(&format!("ROLLBACK TO SAVEPOINT {name}; RELEASE SAVEPOINT {name}")));
        }
    }
}

/// A parameter list from values.
pub(crate) fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

/// Reads a column of a row of a system table.
pub(crate) fn cell<T: CellValue>(row: &Row, name: &str) -> Result<T, StoreError> {
    bantu_domain::record::read_cell(row, name)
}
