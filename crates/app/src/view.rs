//! Small shapes that many answers share: pages, references, names, outcomes of commands.

use std::collections::BTreeMap;

use bantu_domain::record::{Id, Row};
use bantu_domain::refusal::StoreError;
use serde::{Deserialize, Serialize};
use utoipa::openapi::{ArrayBuilder, ObjectBuilder, Ref as Reference, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A window of a list and how many rows there are in all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page<T> {
    /// The rows of the window.
    pub rows: Vec<T>,
    /// Rows in all.
    pub total: i64,
}

/// All rows of a short list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rows<T> {
    /// The rows.
    pub rows: Vec<T>,
}

// By hand: utoipa's derive leaves the type of the rows out of the schemas it names.
impl<T: ToSchema> PartialSchema for Page<T> {
    fn schema() -> RefOr<Schema> {
        rows_of::<T>()
            .property("total", i64::schema())
            .required("total")
            .description(Some("A window of a list."))
            .into()
    }
}

impl<T: ToSchema> ToSchema for Page<T> {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

impl<T: ToSchema> PartialSchema for Rows<T> {
    fn schema() -> RefOr<Schema> {
        rows_of::<T>().description(Some("All rows of a short list.")).into()
    }
}

impl<T: ToSchema> ToSchema for Rows<T> {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

fn rows_of<T: ToSchema>() -> ObjectBuilder {
    let row: RefOr<Schema> = RefOr::Ref(Reference::from_schema_name(T::name()));
    ObjectBuilder::new().property("rows", ArrayBuilder::new().items(row)).required("rows")
}

/// No arguments.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The record of an id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ById {
    /// The record.
    pub id: Id,
}

/// A reference with the name to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ref {
    /// The record.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// A name in three languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Names {
    /// Chinese.
    pub zh: String,
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

/// What a command answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Done {
    /// The record made or changed, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// Facts: minted numbers, flags.
    pub facts: BTreeMap<String, String>,
}

impl Done {
    /// The outcome of a command on a record.
    pub fn of(id: Id, facts: BTreeMap<String, String>) -> Self {
        Self { id: Some(id), facts }
    }
}

/// Most rows of one window.
pub const MAX_WINDOW: i64 = 200;

/// Reads a cell of a query's row by name.
///
/// # Errors
/// [`StoreError::Corrupt`] naming the column.
pub fn cell<T: bantu_domain::record::CellValue>(row: &Row, name: &str) -> Result<T, StoreError> {
    bantu_domain::record::read_cell(row, name)
}

/// A reference from two columns; `None` where the id is null.
///
/// # Errors
/// As [`cell`].
pub fn reference(row: &Row, id: &str, name: &str) -> Result<Option<Ref>, StoreError> {
    let Some(id) = cell::<Option<Id>>(row, id)? else { return Ok(None) };
    Ok(Some(Ref { id, name: cell::<Option<String>>(row, name)?.unwrap_or_default() }))
}
