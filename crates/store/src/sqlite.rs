//! The SQLite adapter: opening with key and pragmas, parameters by name, errors in the common vocabulary.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::{Fault, Refusal, StoreError};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, Statement, ToSql, ffi};

use crate::backend::{Backend, Engine, Intent, cell};
use crate::constraint::Constraints;

/// How long a writer waits for another process before it says busy.
const BUSY_MS: u64 = 5_000;
/// Page cache of the writer and of a reader, in KiB (docs/adr/0003-reader-cache.md).
const WRITER_CACHE_KIB: u32 = 16 * 1_024;
const READER_CACHE_KIB: u32 = 40 * 1_024;
const STATEMENTS: usize = 256;
/// Counts kept by a reader; lists have a few filters each.
const COUNTS: usize = 128;

/// A raw database key.
pub type Key = [u8; 32];

pub(crate) struct Sqlite {
    connection: Connection,
    /// For the names of failed constraints; empty while migrations run.
    pub(crate) constraints: Arc<Constraints>,
    /// Only a reader keeps counts: its own writing would not show in the version of the data.
    counts: Option<Counts>,
}

/// Counts that hold for one version of the data, as `PRAGMA data_version` tells it: the total of a list is asked for with every
/// window of it, and counting 100,000 rows costs more than the window.
#[derive(Default)]
struct Counts {
    version: i64,
    known: HashMap<(String, Vec<Cell>), i64>,
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Writer,
    Reader,
}

impl Sqlite {
    pub(crate) fn open(path: &Path, key: Option<&Key>, role: Role) -> Result<Self, StoreError> {
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if role == Role::Writer {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        let connection = Connection::open_with_flags(path, flags).map_err(failure)?;
        quiet(&connection)?;
        if let Some(key) = key {
            // The key must come before anything touches the file; raw bytes spare the derivation of 300 ms.
            connection.execute_batch(&format!("PRAGMA key = \"x'{}'\"", hex(key))).map_err(failure)?;
        }
        Self::prepared(connection, role)
    }

    /// A database in memory with the content of another.
    pub(crate) fn memory_of(other: &Self) -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory().map_err(failure)?;
        let copy = rusqlite::backup::Backup::new(&other.connection, &mut connection).map_err(failure)?;
        copy.step(-1).map_err(failure)?;
        drop(copy);
        Self::prepared(connection, Role::Writer)
    }

    pub(crate) fn memory() -> Result<Self, StoreError> {
        Self::prepared(Connection::open_in_memory().map_err(failure)?, Role::Writer)
    }

    /// A connection opened elsewhere, as it is; fails where the key was wrong.
    pub(crate) fn of(connection: Connection) -> Result<Self, StoreError> {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(failure)?;
        Ok(Self { connection, constraints: Arc::default(), counts: None })
    }

    fn prepared(connection: Connection, role: Role) -> Result<Self, StoreError> {
        // The first read: a wrong key fails here and nowhere later.
        let mut opened = Self::of(connection)?;
        opened.counts = (role == Role::Reader).then(Counts::default);
        let connection = &opened.connection;
        connection.busy_timeout(std::time::Duration::from_millis(BUSY_MS)).map_err(failure)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        let cache = if role == Role::Writer { WRITER_CACHE_KIB } else { READER_CACHE_KIB };
        let mode = if role == Role::Writer {
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
        } else {
            "PRAGMA query_only = ON"
        };
        connection
            .execute_batch(&format!(
                "{mode}; PRAGMA cache_size = -{cache}; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; \
                 PRAGMA journal_size_limit = 67108864"
            ))
            .map_err(failure)?;
        Ok(opened)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    fn refusal(&self, error: rusqlite::Error) -> Fault {
        let rusqlite::Error::SqliteFailure(code, Some(message)) = &error else { return failure(error).into() };
        if code.code != ErrorCode::ConstraintViolation {
            return failure(error).into();
        }
        let detail = message.split_once(": ").map_or(message.as_str(), |(_, detail)| detail);
        let name = match code.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
                self.constraints.unique(detail)
            }
            ffi::SQLITE_CONSTRAINT_NOTNULL => format!("{}_null", detail.replace('.', "_")),
            ffi::SQLITE_CONSTRAINT_CHECK => detail.to_owned(),
            // A table that only grows was written to as if it did not: a defect, and no verdict on a command.
            ffi::SQLITE_CONSTRAINT_TRIGGER => return failure(error).into(),
            _ => "reference".to_owned(),
        };
        Refusal::new(format!("conflict.{name}")).into()
    }
}

impl Backend for Sqlite {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64, Fault> {
        let run = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            bind(&mut statement, params)?;
            // A statement with RETURNING gives rows; stepping through them completes it.
            if statement.column_count() > 0 {
                let mut rows = statement.raw_query();
                let mut count = 0;
                while rows.next()?.is_some() {
                    count += 1;
                }
                return Ok(count);
            }
            Ok(statement.raw_execute()? as u64)
        };
        run().map_err(|error| self.refusal(error))
    }

    fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(failure)?;
        bind(&mut statement, params).map_err(failure)?;
        // In the order of a row, which is then built in one go.
        let mut names: Vec<(usize, Arc<str>)> = statement.column_names().map(Arc::from).enumerate().collect();
        names.sort_by(|a, b| a.1.cmp(&b.1));
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(failure)? {
            let cells = names.iter().map(|(index, name)| {
                let corrupt = || StoreError::Corrupt(name.to_string());
                let cell = match row.get_ref(*index).map_err(failure)? {
                    ValueRef::Null => Cell::Null,
                    ValueRef::Integer(value) => Cell::Int(value),
                    ValueRef::Text(bytes) => Cell::Text(std::str::from_utf8(bytes).map_err(|_| corrupt())?.to_owned()),
                    ValueRef::Real(_) | ValueRef::Blob(_) => return Err(corrupt()),
                };
                Ok((Arc::clone(name), cell))
            });
            found.push(cells.collect::<Result<Row, StoreError>>()?);
        }
        Ok(found)
    }

    fn count(&mut self, sql: &str, params: &[Cell]) -> Result<i64, StoreError> {
        let asked = (sql.to_owned(), params.to_vec());
        if let Some(counts) = &mut self.counts {
            let version = self
                .connection
                .prepare_cached("PRAGMA data_version")
                .and_then(|mut pragma| pragma.query_row([], |row| row.get(0)))
                .map_err(failure)?;
            if counts.version != version || counts.known.len() >= COUNTS {
                *counts = Counts { version, known: HashMap::new() };
            }
            if let Some(count) = counts.known.get(&asked) {
                return Ok(*count);
            }
        }
        let row = self.query(sql, params)?.into_iter().next().unwrap_or_default();
        let count = cell(&row, "n")?;
        if let Some(counts) = &mut self.counts {
            counts.known.insert(asked, count);
        }
        Ok(count)
    }

    fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(sql).map_err(failure)
    }

    fn begin(&mut self, intent: Intent, _workspace: &str) -> Result<(), StoreError> {
        let statement = if intent == Intent::Write { "BEGIN IMMEDIATE" } else { "BEGIN" };
        self.connection.execute_batch(statement).map_err(failure)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.connection.execute_batch("COMMIT").map_err(|error| {
            let error = failure(error);
            self.rollback();
            error
        })
    }

    fn rollback(&mut self) {
        // After a full disk SQLite has rolled back by itself.
        if !self.connection.is_autocommit() {
            drop(self.connection.execute_batch("ROLLBACK"));
        }
    }
}

struct Bound<'a>(&'a Cell);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Cell::Null => ValueRef::Null,
            Cell::Int(value) => ValueRef::Integer(*value),
            Cell::Text(value) => ValueRef::Text(value.as_bytes()),
        }))
    }
}

/// SQLCipher would write its own lines about a wrong key to the standard error; the caller gets the error and reports it once.
pub(crate) fn quiet(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA cipher_log_level = NONE").map_err(failure)
}

/// Binds by name: SQLite numbers `$n` by first appearance, so that `$2 … $1` would be exchanged.
fn bind(statement: &mut Statement<'_>, params: &[Cell]) -> rusqlite::Result<()> {
    for position in 1..=statement.parameter_count() {
        let number = statement.parameter_name(position).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let Some(cell) = number.and_then(|number| params.get(number.checked_sub(1)?)) else {
            return Err(rusqlite::Error::InvalidParameterCount(params.len(), statement.parameter_count()));
        };
        statement.raw_bind_parameter(position, Bound(cell))?;
    }
    Ok(())
}

/// A failure of SQLite in the common vocabulary.
pub(crate) fn failure(error: rusqlite::Error) -> StoreError {
    // The index of the log could not grow: SQLite calls a full disk by this name when a database is opened.
    if error.sqlite_error().is_some_and(|code| code.extended_code == ffi::SQLITE_IOERR_SHMSIZE) {
        return StoreError::Full;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(ErrorCode::NotADatabase) => StoreError::WrongKey,
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Corrupt("database file".to_owned()),
        _ => match error.sqlite_error() {
            Some(code) => StoreError::Io(format!("{error} ({})", code.extended_code)),
            None => StoreError::Io(error.to_string()),
        },
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
