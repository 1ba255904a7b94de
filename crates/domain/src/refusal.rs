//! Why a command was not carried out: a stable machine code with parameters, never a sentence.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A business reason against a command. Texts in three languages live in the interface's catalogues under the same code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, thiserror::Error)]
#[error("{code}")]
pub struct Refusal {
    /// Stable code, `noun.problem`.
    pub code: String,
    /// Values for the text; `field` names the field at fault where there is one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal without parameters.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), params: BTreeMap::new() }
    }

    /// Adds a parameter for the text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Names the field at fault.
    #[must_use]
    pub fn field(self, name: &str) -> Self {
        self.with("field", name)
    }

    /// The record is unknown, or not visible to the asker: the same answer, so that existence does not leak (DOMAIN §2.3).
    pub fn not_found(table: &str) -> Self {
        Self::new("record.not_found").with("record", table)
    }
}

/// Failure of the storage below the rules: nothing was decided, the command may be tried again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk has no room left.
    #[error("no room left on the disk")]
    Full,
    /// Another process holds the lock for too long.
    #[error("database busy")]
    Busy,
    /// The file was written by a newer version of the program.
    #[error("database is of schema {found}, newer than {known}")]
    Newer {
        /// Schema version found in the file.
        found: i64,
        /// Newest schema version this program knows.
        known: i64,
    },
    /// The key does not open the database, or the file is no database.
    #[error("the key does not open the database")]
    WrongKey,
    /// A stored value could not be read back.
    #[error("corrupt value in {0}")]
    Corrupt(String),
    /// Any other input or output error; the text is for the log only.
    #[error("storage failure: {0}")]
    Io(String),
}

/// The two ways a command can fail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A rule or a constraint is against it: the same everywhere, a verdict.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The storage failed: no verdict.
    #[error(transparent)]
    Store(#[from] StoreError),
}
