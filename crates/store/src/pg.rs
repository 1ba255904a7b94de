//! The PostgreSQL adapter: typed parameters, the workspace's lane, errors in the common vocabulary.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::{Fault, Refusal, StoreError};
use postgres::error::SqlState;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};

use crate::backend::{Backend, Engine, Intent, text};

/// Statements kept prepared per connection.
const STATEMENTS: usize = 256;

pub(crate) struct Postgres {
    client: Client,
    prepared: HashMap<String, Statement>,
}

impl Postgres {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let mut client = Client::connect(url, NoTls).map_err(failure)?;
        client
            .batch_execute("SET lock_timeout = '5s'; SET timezone = 'UTC'; SET standard_conforming_strings = on; SET client_min_messages = warning")
            .map_err(failure)?;
        Ok(Self { client, prepared: HashMap::new() })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Lists are ordered by bytes on both engines, so the database must have collation C and hold UTF-8.
    pub(crate) fn check_collation(&mut self) -> Result<(), StoreError> {
        let rows = self.query(
            "SELECT CAST(datcollate AS text) AS collation, CAST(pg_encoding_to_char(encoding) AS text) AS encoding FROM pg_database WHERE datname = current_database()",
            &[],
        )?;
        let is = |name: &str, wanted: &[&str]| {
            rows.first()
                .and_then(|row| row.get(name))
                .is_some_and(|cell| matches!(cell, Cell::Text(value) if wanted.contains(&value.as_str())))
        };
        if is("collation", &["C", "POSIX"]) && is("encoding", &["UTF8"]) {
            Ok(())
        } else {
            Err(StoreError::Io("the database must have collation C and encoding UTF8".to_owned()))
        }
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, postgres::Error> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        if self.prepared.len() >= STATEMENTS {
            self.prepared.clear();
        }
        let statement = self.client.prepare(sql)?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl Backend for Postgres {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64, Fault> {
        let statement = self.prepare(sql).map_err(fault)?;
        let bound: Vec<Bound<'_>> = params.iter().map(Bound).collect();
        self.client.execute(&statement, &references(&bound, &statement)?).map_err(fault)
    }

    fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>, StoreError> {
        let statement = self.prepare(sql).map_err(failure)?;
        let bound: Vec<Bound<'_>> = params.iter().map(Bound).collect();
        let rows = self.client.query(&statement, &references(&bound, &statement)?).map_err(failure)?;
        let mut names: Vec<(usize, Arc<str>)> =
            statement.columns().iter().map(|column| Arc::from(column.name())).enumerate().collect();
        names.sort_by(|a, b| a.1.cmp(&b.1));
        rows.iter()
            .map(|row| {
                let cells = names.iter().map(|(index, name)| {
                    let read: Read = row.try_get(*index).map_err(|_| StoreError::Corrupt(name.to_string()))?;
                    Ok((Arc::clone(name), read.0))
                });
                cells.collect()
            })
            .collect()
    }

    fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.client.batch_execute(sql).map_err(failure)
    }

    fn begin(&mut self, intent: Intent, workspace: &str) -> Result<(), StoreError> {
        match intent {
            Intent::Read => self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"),
            Intent::Write => {
                self.batch("BEGIN ISOLATION LEVEL READ COMMITTED")?;
                // The lane of the workspace, held to the commit: commit order is version order (SYNC 7.7).
                let lane = self.query("SELECT version FROM workspace WHERE id = $1 FOR UPDATE", &[text(workspace)]);
                if lane.is_err() {
                    self.rollback();
                }
                lane.map(|_| ())
            }
        }
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        // COMMIT of a failed transaction answers ROLLBACK without an error; the SELECT before it does not.
        self.batch("SELECT 1; COMMIT").inspect_err(|_| self.rollback())
    }

    fn rollback(&mut self) {
        drop(self.client.batch_execute("ROLLBACK"));
    }
}

fn references<'a>(bound: &'a [Bound<'a>], statement: &Statement) -> Result<Vec<&'a (dyn ToSql + Sync)>, StoreError> {
    if bound.len() < statement.params().len() {
        return Err(StoreError::Io("too few parameters".to_owned()));
    }
    // As SQLite does, parameters the statement does not mention are left aside.
    Ok(bound.iter().take(statement.params().len()).map(|b| b as &(dyn ToSql + Sync)).collect())
}

#[derive(Debug)]
struct Bound<'a>(&'a Cell);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self.0 {
            Cell::Null => Ok(IsNull::Yes),
            Cell::Int(value) if *ty == Type::INT4 => i32::try_from(*value)?.to_sql(ty, out),
            Cell::Int(value) if *ty == Type::INT8 => value.to_sql(ty, out),
            Cell::Text(value) if <String as ToSql>::accepts(ty) => value.to_sql(ty, out),
            _ => Err(format!("parameter of type {ty} given another kind of value").into()),
        }
    }

    fn accepts(_ty: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

struct Read(Cell);

impl<'a> FromSql<'a> for Read {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(match *ty {
            Type::INT8 => Cell::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Cell::Int(i64::from(i32::from_sql(ty, raw)?)),
            Type::BOOL => Cell::Int(i64::from(bool::from_sql(ty, raw)?)),
            _ => Cell::Text(String::from_sql(ty, raw)?),
        }))
    }

    fn from_sql_null(_ty: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(Cell::Null))
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::INT4 | Type::BOOL | Type::TEXT | Type::VARCHAR)
    }
}

fn fault(error: postgres::Error) -> Fault {
    let Some(db) = error.as_db_error() else { return failure(error).into() };
    let (table, column) = (db.table().unwrap_or_default(), db.column().unwrap_or_default());
    let name = match *db.code() {
        SqlState::NOT_NULL_VIOLATION => format!("{table}_{column}_null"),
        SqlState::UNIQUE_VIOLATION | SqlState::CHECK_VIOLATION => db.constraint().unwrap_or_default().to_owned(),
        SqlState::FOREIGN_KEY_VIOLATION => "reference".to_owned(),
        _ => return failure(error).into(),
    };
    Refusal::new(format!("conflict.{name}")).into()
}

fn failure(error: postgres::Error) -> StoreError {
    match error.code() {
        Some(&SqlState::DISK_FULL) => StoreError::Full,
        Some(
            &SqlState::LOCK_NOT_AVAILABLE
            | &SqlState::T_R_DEADLOCK_DETECTED
            | &SqlState::T_R_SERIALIZATION_FAILURE
            | &SqlState::TOO_MANY_CONNECTIONS
            | &SqlState::CANNOT_CONNECT_NOW,
        ) => StoreError::Busy,
        Some(&SqlState::INVALID_PASSWORD | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION) => StoreError::WrongKey,
        // Without the server's detail line, which may quote the row.
        Some(code) => {
            StoreError::Io(format!("postgres {}: {}", code.code(), error.as_db_error().map_or("", |db| db.message())))
        }
        None => StoreError::Io(error.to_string()),
    }
}
