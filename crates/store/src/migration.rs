//! Schema history: numbered files for both engines, applied in order and each exactly once.

use bantu_domain::record::Cell;
use bantu_domain::refusal::StoreError;

use crate::backend::{Backend, Conn, Engine, cell};
use crate::chain;
use crate::constraint::Constraints;

/// One step of the history.
struct Migration {
    number: i64,
    name: &'static str,
    /// For both engines.
    common: &'static str,
    /// What only SQLite runs.
    sqlite: &'static str,
    /// What only PostgreSQL runs.
    postgres: &'static str,
}

macro_rules! migration {
    ($number:literal, $name:literal) => {
        Migration {
            number: $number,
            name: $name,
            common: include_str!(concat!("../../../migrations/", $name, ".sql")),
            sqlite: "",
            postgres: "",
        }
    };
    ($number:literal, $name:literal, two versions) => {
        Migration {
            number: $number,
            name: $name,
            common: "",
            sqlite: include_str!(concat!("../../../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../../../migrations/postgres/", $name, ".sql")),
        }
    };
}

const HISTORY: &[Migration] = &[
    migration!(1, "0001_records"),
    migration!(2, "0002_sync"),
    migration!(3, "0003_search", two versions),
    migration!(4, "0004_office"),
    migration!(5, "0005_money"),
    migration!(6, "0006_revenue", two versions),
    migration!(7, "0007_price_rules"),
    migration!(8, "0008_receivables"),
    migration!(9, "0009_execution"),
    migration!(10, "0010_materials"),
    migration!(11, "0011_leads_and_notices"),
    migration!(12, "0012_customer_merge"),
    migration!(13, "0013_jobs"),
    migration!(14, "0014_temporary_links"),
    migration!(15, "0015_popups"),
    migration!(16, "0016_mails"),
    migration!(17, "0017_audit_chain", two versions),
    migration!(18, "0018_mail_server"),
    migration!(19, "0019_audit_by_table"),
];

/// The schema version this program knows.
pub const KNOWN: i64 = HISTORY[HISTORY.len() - 1].number;

/// The migration after which what was written before it is sealed.
const CHAIN: i64 = 17;

/// The schema version of a database; 0 for an empty one.
pub(crate) fn version(backend: &mut dyn Backend) -> Result<i64, StoreError> {
    let there = match backend.engine() {
        Engine::Sqlite => "SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version'",
        Engine::Postgres => {
            "SELECT count(*) AS n FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'"
        }
    };
    if int(backend, there)? == 0 {
        return Ok(0);
    }
    int(backend, "SELECT coalesce(max(number), 0) AS n FROM schema_version")
}

/// Applies what is missing, in one transaction.
pub(crate) fn run(backend: &mut dyn Backend) -> Result<(), StoreError> {
    if current(backend)? == KNOWN {
        return Ok(());
    }
    // Two programs may start at once: the second waits here and then finds nothing left to do.
    backend.batch(match backend.engine() {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN; SELECT pg_advisory_xact_lock(6843249)",
    })?;
    match apply(backend) {
        Ok(()) => backend.commit(),
        Err(error) => {
            backend.rollback();
            Err(error)
        }
    }
}

fn apply(backend: &mut dyn Backend) -> Result<(), StoreError> {
    let from = current(backend)?;
    if from == 0 {
        backend.batch(
            "CREATE TABLE IF NOT EXISTS schema_version (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
        )?;
    }
    for migration in HISTORY.iter().filter(|m| m.number > from) {
        let own = match backend.engine() {
            Engine::Sqlite => migration.sqlite,
            Engine::Postgres => migration.postgres,
        };
        for text in [migration.common, own].into_iter().filter(|text| !text.is_empty()) {
            backend.batch(text)?;
        }
        if migration.number == CHAIN {
            introduce_chain(backend)?;
        }
        let row = [Cell::Int(migration.number), Cell::Text(migration.name.to_owned())];
        backend
            .execute("INSERT INTO schema_version (number, name) VALUES ($1, $2)", &row)
            .map_err(|fault| StoreError::Io(format!("schema version {}: {fault}", migration.number)))?;
    }
    Ok(())
}

/// Seals the audit of every workspace: hashes cannot be computed in SQL.
fn introduce_chain(backend: &mut dyn Backend) -> Result<(), StoreError> {
    let constraints = Constraints::default();
    for row in backend.query("SELECT id FROM workspace ORDER BY id", &[])? {
        let workspace: String = cell(&row, "id")?;
        chain::introduce(&mut Conn::new(backend, &workspace, &constraints))?;
    }
    Ok(())
}

/// The version found, refused when it is newer than the program.
fn current(backend: &mut dyn Backend) -> Result<i64, StoreError> {
    let found = version(backend)?;
    if found > KNOWN { Err(StoreError::Newer { found, known: KNOWN }) } else { Ok(found) }
}

fn int(backend: &mut dyn Backend, sql: &str) -> Result<i64, StoreError> {
    let rows = backend.query(sql, &[])?;
    cell(rows.first().ok_or_else(|| StoreError::Corrupt("schema_version".to_owned()))?, "n")
}

#[cfg(test)]
mod tests {
    use super::{HISTORY, KNOWN};

    #[test]
    fn history_has_no_gap_and_every_step_says_why() {
        let numbers: Vec<i64> = HISTORY.iter().map(|migration| migration.number).collect();
        assert_eq!(numbers, (1..=KNOWN).collect::<Vec<_>>());
        for migration in HISTORY {
            assert!(migration.name.starts_with(&format!("{:04}_", migration.number)), "{}", migration.name);
            for text in [migration.common, migration.sqlite, migration.postgres] {
                assert!(text.is_empty() || text.starts_with("-- "), "{} opens with a comment", migration.name);
            }
        }
    }
}
