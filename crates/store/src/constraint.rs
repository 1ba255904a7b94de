//! Names of the constraints as the database has them, so that both engines give a failed one the same code.

use std::collections::BTreeMap;

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::StoreError;

use crate::backend::{Backend, Engine, cell, text};

/// A column that refers to a row of another table of the same root.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reference {
    /// The referring table.
    pub(crate) table: &'static str,
    /// The referring column.
    pub(crate) column: String,
    /// The table referred to.
    pub(crate) parent: &'static str,
}

impl Reference {
    /// The name PostgreSQL gives and the migrations spell out.
    pub(crate) fn name(&self) -> String {
        format!("{}_{}_fkey", self.table, self.column)
    }
}

/// What the database refuses, by name.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    /// SQLite's way to name a unique index (`t.workspace, t.code`) → the index.
    unique: BTreeMap<String, String>,
    references: Vec<Reference>,
}

impl Constraints {
    pub(crate) fn load(backend: &mut dyn Backend) -> Result<Self, StoreError> {
        match backend.engine() {
            Engine::Sqlite => load_sqlite(backend),
            Engine::Postgres => load_postgres(backend),
        }
    }

    /// The name of the unique index on these columns.
    pub(crate) fn unique(&self, columns: &str) -> String {
        self.unique.get(columns).cloned().unwrap_or_else(|| {
            let table = columns.split('.').next().unwrap_or_default();
            format!("{table}_pkey")
        })
    }

    /// References from a table, in the order of the columns.
    pub(crate) fn from(&self, table: &str) -> impl Iterator<Item = &Reference> {
        self.references.iter().filter(move |r| r.table == table)
    }

    /// References to a table.
    pub(crate) fn to(&self, table: &str) -> impl Iterator<Item = &Reference> {
        self.references.iter().filter(move |r| r.parent == table)
    }
}

fn load_sqlite(backend: &mut dyn Backend) -> Result<Constraints, StoreError> {
    let mut constraints = Constraints::default();
    for row in backend.query(include_str!("constraint_unique_sqlite.sql"), &[])? {
        constraints.unique.insert(cell(&row, "columns")?, cell(&row, "name")?);
    }
    constraints.references = references(&backend.query(include_str!("constraint_reference_sqlite.sql"), &[])?)?;
    Ok(constraints)
}

fn load_postgres(backend: &mut dyn Backend) -> Result<Constraints, StoreError> {
    let rows = backend.query(include_str!("constraint_reference_postgres.sql"), &[text("workspace")])?;
    Ok(Constraints { unique: BTreeMap::new(), references: references(&rows)? })
}

fn references(rows: &[Row]) -> Result<Vec<Reference>, StoreError> {
    let mut found = rows
        .iter()
        .map(|row| {
            Ok(Reference {
                table: declared(row, "child")?,
                column: cell(row, "column")?,
                parent: declared(row, "parent")?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    found.sort();
    Ok(found)
}

/// The name of a declared table; no other table has references.
fn declared(row: &Row, column: &str) -> Result<&'static str, StoreError> {
    Ok(crate::raw::table(&cell::<String>(row, column)?)?.name)
}

/// Whether a cell refers to nothing.
pub(crate) fn is_null(cell: Option<&Cell>) -> bool {
    matches!(cell, None | Some(Cell::Null))
}
