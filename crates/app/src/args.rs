//! Arguments that many use cases share: windows of lists, fields of a form, changes of a record, amounts and dates.

use std::marker::PhantomData;

use bantu_domain::edit::{Change, Update, check_length};
use bantu_domain::money::{Amount, Money};
use bantu_domain::record::{Id, Record};
use bantu_domain::refusal::Refusal;
use chrono::{Datelike, NaiveDate};
use serde::de::{DeserializeOwned, Deserializer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::error::AppError;
use crate::view::MAX_WINDOW;

/// The longest text looked for.
const MAX_QUERY: usize = 200;

/// Changes single fields of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangesArgs {
    /// The record.
    pub id: Id,
    /// The changes, each field at most once.
    pub changes: Vec<Change>,
}

impl ChangesArgs {
    /// The update of a noun.
    pub(crate) fn update<E>(self) -> Update<E> {
        Update::new(self.id, self.changes)
    }
}

/// What a person typed into a form, read field by field so that the field at fault has a name.
#[derive(Debug, Clone)]
pub struct Form<F> {
    typed: Map<String, Value>,
    noun: PhantomData<F>,
}

impl<'de, F> Deserialize<'de> for Form<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { typed: Map::deserialize(deserializer)?, noun: PhantomData })
    }
}

impl<F: Record + DeserializeOwned> Form<F> {
    /// The fields.
    ///
    /// # Errors
    /// `field.unknown`, `field.required`, `field.invalid`, each naming the field.
    pub(crate) fn read(self) -> Result<F, AppError> {
        let columns = F::columns();
        if let Some(name) = self.typed.keys().find(|name| !columns.iter().any(|c| c.name == name.as_str())) {
            return Err(Refusal::new("field.unknown").field(name).into());
        }
        serde_path_to_error::deserialize(Value::Object(self.typed)).map_err(|error| {
            let (path, detail) = (error.path().to_string(), error.inner().to_string());
            match detail.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
                Some(name) => Refusal::new("field.required").field(name).into(),
                None => Refusal::new("field.invalid").field(path.split(['.', '[']).next().unwrap_or_default()).into(),
            }
        })
    }
}

/// A window of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub offset: i64,
    pub limit: i64,
}

impl Window {
    /// Checks a window.
    ///
    /// # Errors
    /// `field.invalid` naming `offset` or `limit`.
    pub(crate) fn of(offset: i64, limit: i64) -> Result<Self, Refusal> {
        if !(0..=1_000_000_000).contains(&offset) {
            return Err(Refusal::new("field.invalid").field("offset"));
        }
        if !(1..=MAX_WINDOW).contains(&limit) {
            return Err(Refusal::new("field.invalid").field("limit"));
        }
        Ok(Self { offset, limit })
    }
}

/// Checks the text looked for; blank is nothing.
///
/// # Errors
/// `field.too_long`, `field.invalid`.
pub(crate) fn looked_for(query: Option<String>) -> Result<Option<String>, Refusal> {
    let Some(query) = query.filter(|q| !q.trim().is_empty()) else { return Ok(None) };
    check_length("query", &query, MAX_QUERY)?;
    Ok(Some(query.trim().to_owned()))
}

/// Reads an amount.
///
/// # Errors
/// Those of money, naming the field.
pub(crate) fn money(field: &str, amount: &Amount) -> Result<Money, Refusal> {
    let money = Money::try_from(amount).map_err(|r| r.field(field))?;
    if money.minor() < 0 {
        return Err(Refusal::new("money.out_of_range").field(field));
    }
    Ok(money)
}

/// Refuses days that nobody means.
///
/// # Errors
/// `date.out_of_range` naming the field.
pub(crate) fn day(field: &str, day: NaiveDate) -> Result<NaiveDate, Refusal> {
    if (2000..=2100).contains(&day.year()) { Ok(day) } else { Err(Refusal::new("date.out_of_range").field(field)) }
}
