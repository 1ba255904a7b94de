//! The built-in catalogue: what a new workspace holds before anybody has typed anything, read from `catalogue/*.json`.

mod contract;
mod material;
mod paper;
mod product;
mod workspace;

use std::collections::BTreeSet;

use bantu_domain::record::{Id, Row, built_in_id};
use bantu_domain::table::{Entity, Root, RootRule, Table};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;

pub use product::costs;
pub use workspace::known_holidays as holidays;

/// Every built-in row with its table and root, parents before children. Ids are made of the codes: the same on every machine.
///
/// # Errors
/// A defect of the committed files; a test reads them all.
pub fn rows() -> Result<Vec<(&'static Table, Row, Root)>, CatalogueError> {
    let mut made = Made::default();
    workspace::organization(&mut made)?;
    workspace::access(&mut made)?;
    workspace::stages(&mut made)?;
    workspace::settings(&mut made)?;
    workspace::holidays(&mut made)?;
    workspace::lookups(&mut made)?;
    product::products(&mut made)?;
    product::prices(&mut made)?;
    material::rules(&mut made)?;
    paper::rates(&mut made)?;
    paper::templates(&mut made)?;
    contract::entities(&mut made)?;
    contract::templates(&mut made)?;
    Ok(made.rows)
}

/// What is wrong with a catalogue file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// The file is not what it should be.
    #[error("{file}: {detail}")]
    Malformed {
        /// Name of the file.
        file: &'static str,
        /// The reader's message.
        detail: String,
    },
    /// A row names another row that does not exist.
    #[error("{table} has no {code}")]
    Unknown {
        /// Table that should hold it.
        table: &'static str,
        /// Code that was named.
        code: String,
    },
    /// Two rows have one id.
    #[error("{table} has {id} twice")]
    Twice {
        /// Table of both.
        table: &'static str,
        /// Their id.
        id: Id,
    },
}

#[derive(Default)]
struct Made {
    rows: Vec<(&'static Table, Row, Root)>,
    seen: BTreeSet<(&'static str, Id)>,
}

impl Made {
    fn add<E: Entity>(&mut self, record: &E) -> Result<(), CatalogueError> {
        if !self.seen.insert((E::TABLE, record.id())) {
            return Err(CatalogueError::Twice { table: E::TABLE, id: record.id() });
        }
        let root = match record.root() {
            RootRule::Own(root) => root,
            RootRule::Of(table, id) | RootRule::CostOf(table, id) => {
                return Err(CatalogueError::Unknown { table, code: id.to_string() });
            }
        };
        let mut row = Row::new();
        record.write(&mut row);
        self.rows.push((E::table(), row, root));
        Ok(())
    }

    fn id_of(&self, table: &'static str, code: &str) -> Result<Id, CatalogueError> {
        let id = built_in_id(table, code);
        if self.seen.contains(&(table, id)) {
            Ok(id)
        } else {
            Err(CatalogueError::Unknown { table, code: code.to_owned() })
        }
    }
}

fn dated_id(table: &str, code: &[&str], from: NaiveDate) -> Id {
    built_in_id(table, &format!("{}/{from}", code.join("/")))
}

fn parse<T: DeserializeOwned>(file: &'static str, json: &str) -> Result<T, CatalogueError> {
    serde_json::from_str(json).map_err(|error| malformed(file, error))
}

fn malformed(file: &'static str, detail: impl ToString) -> CatalogueError {
    CatalogueError::Malformed { file, detail: detail.to_string() }
}
