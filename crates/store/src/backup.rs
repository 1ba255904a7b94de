//! A copy of a SQLite database in one file, and the check of such a file before it is put in place of another.

use std::fs::{self, File};
use std::path::Path;

use bantu_domain::refusal::StoreError;
use rusqlite::{Connection, OpenFlags};

use crate::database::{Database, Location};
use crate::migration;
use crate::sqlite::{Key, Role, Sqlite, failure, hex, quiet};

/// What the check of a backup found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its schema version.
    pub schema: i64,
    /// The workspaces in it.
    pub workspaces: Vec<String>,
    /// Bytes.
    pub size: u64,
}

impl Database {
    /// Writes a consistent copy while others go on working, encrypted with `key` where one is given, and puts it at `path`
    /// only when it is whole and on the disk.
    ///
    /// # Errors
    /// [`StoreError::Full`]; [`StoreError::Io`] for a database that is no file (PostgreSQL has its own tools) and for an
    /// existing `path`; storage failure. Nothing is left at `path` then.
    pub fn backup_to(&self, path: &Path, key: Option<&Key>) -> Result<(), StoreError> {
        let Location::Sqlite { path: from, key: own } = self.location() else {
            return Err(StoreError::Io("only a database file can be copied".to_owned()));
        };
        if path.exists() {
            return Err(StoreError::Io("the backup file is there already".to_owned()));
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = path.with_file_name(name);
        remove(&part)?;
        let copied = copy(from, own.as_ref(), &part, key).and_then(|()| {
            File::open(&part).and_then(|file| file.sync_all()).map_err(io)?;
            fs::rename(&part, path).map_err(io)?;
            sync_folder(path)
        });
        if copied.is_err() {
            drop(fs::remove_file(&part));
        }
        copied
    }

    /// Checks a backup from the first page to the last.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`], [`StoreError::Newer`], [`StoreError::Corrupt`] where a page or an index is damaged.
    pub fn check_backup(path: &Path, key: Option<&Key>) -> Result<Checked, StoreError> {
        let size = fs::metadata(path).map_err(io)?.len();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failure)?;
        quiet(&connection)?;
        if let Some(key) = key {
            connection.execute_batch(&format!("PRAGMA key = \"x'{}'\"", hex(key))).map_err(failure)?;
        }
        let mut backend = Sqlite::of(connection)?;
        let schema = migration::version(&mut backend)?;
        if schema > migration::KNOWN {
            return Err(StoreError::Newer { found: schema, known: migration::KNOWN });
        }
        if schema == 0 {
            return Err(StoreError::Corrupt("no database of this program".to_owned()));
        }
        if key.is_some() {
            expect_nothing(backend.connection(), "PRAGMA cipher_integrity_check", None)?;
        }
        expect_nothing(backend.connection(), "PRAGMA integrity_check", Some("ok"))?;
        expect_nothing(backend.connection(), "PRAGMA foreign_key_check", None)?;
        let mut statement = backend.connection().prepare("SELECT id FROM workspace ORDER BY id").map_err(failure)?;
        let workspaces = statement
            .query_map([], |row| row.get(0))
            .and_then(Iterator::collect::<rusqlite::Result<Vec<String>>>)
            .map_err(failure)?;
        Ok(Checked { schema, workspaces, size })
    }
}

fn copy(from: &Path, own: Option<&Key>, to: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    let source = Sqlite::open(from, own, Role::Writer)?;
    let connection = source.connection();
    let raw = key.map_or_else(String::new, |key| format!("x'{}'", hex(key)));
    let to = to.to_str().ok_or_else(|| StoreError::Io("the path of the backup is not text".to_owned()))?;
    connection.execute("ATTACH DATABASE ?1 AS copy KEY ?2", [to, raw.as_str()]).map_err(failure)?;
    // One snapshot, also while another connection commits.
    connection.execute_batch("BEGIN").map_err(failure)?;
    connection.query_row("SELECT sqlcipher_export('copy')", [], |_| Ok(())).map_err(failure)?;
    connection.execute_batch("COMMIT; DETACH DATABASE copy").map_err(failure)
}

/// A check that lists what is wrong: nothing, or one row saying so.
fn expect_nothing(connection: &Connection, pragma: &str, good: Option<&str>) -> Result<(), StoreError> {
    let mut statement = connection.prepare(pragma).map_err(failure)?;
    let mut rows = statement.query([]).map_err(failure)?;
    while let Some(row) = rows.next().map_err(failure)? {
        let said = row.get_ref(0).ok().and_then(|value| value.as_str().ok()).unwrap_or_default();
        if Some(said) != good {
            return Err(StoreError::Corrupt(format!("database file: {said}")));
        }
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(error)),
        _ => Ok(()),
    }
}

/// A rename is on the disk only when its folder is; where folders cannot be opened the system does it itself.
fn sync_folder(path: &Path) -> Result<(), StoreError> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()).map(File::open) {
        Some(Ok(folder)) => folder.sync_all().map_err(io),
        _ => Ok(()),
    }
}

fn io(error: std::io::Error) -> StoreError {
    if error.kind() == std::io::ErrorKind::StorageFull { StoreError::Full } else { StoreError::Io(error.to_string()) }
}
