//! Creating and updating records of every noun whose fields a person types: the generic commands exist once.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::record::{Id, Record};
use crate::refusal::{Fault, Refusal};
use crate::table::Entity;
use crate::tx::Cx;

/// The longest text accepted in a field that declares no other limit.
pub const MAX_TEXT: usize = 4_000;
/// The longest name, title or code.
pub const MAX_NAME: usize = 255;
/// Most entries of a list of texts.
pub const MAX_ENTRIES: usize = 100;

/// A noun with fields that people type. Its creation and its update are the generic ones.
pub trait Editable: Entity {
    /// The fields a person may set.
    type Fields: Record + Serialize + DeserializeOwned;
    /// Fields under the strict policy of SYNC §7.9: a change on an outdated value is refused.
    const STRICT: &'static [&'static str] = &[];

    /// A new record of these fields.
    fn new(id: Id, fields: Self::Fields, cx: &Cx<'_>) -> Self;
    /// The fields.
    fn fields(&self) -> &Self::Fields;
    /// The fields, to be replaced.
    fn set_fields(&mut self, fields: Self::Fields);
    /// Permission, references and limits; also fills derived columns. Runs before every save.
    ///
    /// # Errors
    /// Refusals naming the field.
    fn check(&mut self, before: Option<&Self>, cx: &mut Cx<'_>) -> Result<(), Fault>;
}

/// Creates a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Create<F> {
    /// New id, UUIDv7 made by the shell.
    pub id: Id,
    /// What the person typed.
    pub fields: F,
}

/// One field of an update: what the person saw and what he wants (SYNC §7.9, policy `fields`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Field name.
    pub field: String,
    /// The value the person saw.
    #[schema(value_type = Value)]
    pub from: Value,
    /// The value he wants.
    #[schema(value_type = Value)]
    pub to: Value,
}

/// Changes single fields of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Update<E> {
    /// The record.
    pub id: Id,
    /// The changes, each field at most once.
    pub changes: Vec<Change>,
    #[serde(skip)]
    #[schema(ignore)]
    noun: PhantomData<E>,
}

impl<E> Update<E> {
    /// An update of a record.
    pub fn new(id: Id, changes: Vec<Change>) -> Self {
        Self { id, changes, noun: PhantomData }
    }
}

/// Runs a creation.
///
/// # Errors
/// What [`Editable::check`] refuses; `record.exists`.
pub fn create<E: Editable>(args: &Create<E::Fields>, cx: &mut Cx<'_>) -> Result<(), Fault>
where
    E::Fields: Clone,
{
    check_lengths(&args.fields)?;
    let mut record = E::new(args.id, args.fields.clone(), cx);
    record.check(None, cx)?;
    cx.insert(&record)
}

/// Runs an update: each field's current value must be the seen one or already the wanted one; on a field that is not
/// strict the later arrival wins.
///
/// # Errors
/// `record.not_found`, `field.unknown`, `field.invalid`, `field.outdated`, what [`Editable::check`] refuses.
pub fn update<E: Editable + Clone>(args: &Update<E>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let before: E = cx.require(args.id)?;
    let mut after = before.clone();
    let mut object = to_object(before.fields())?;
    for change in &args.changes {
        let Some(current) = object.get(&change.field) else {
            return Err(Refusal::new("field.unknown").field(&change.field).into());
        };
        let outdated = *current != change.from && *current != change.to;
        if outdated && E::STRICT.contains(&change.field.as_str()) {
            return Err(Refusal::new("field.outdated").field(&change.field).into());
        }
        object.insert(change.field.clone(), change.to.clone());
        if serde_json::from_value::<E::Fields>(Value::Object(object.clone())).is_err() {
            return Err(Refusal::new("field.invalid").field(&change.field).into());
        }
    }
    let fields: E::Fields = serde_json::from_value(Value::Object(object)).map_err(|_| Refusal::new("field.invalid"))?;
    check_lengths(&fields)?;
    after.set_fields(fields);
    after.check(Some(&before), cx)?;
    cx.save(&after)
}

/// Refuses a blank or too long name, and one of several lines.
///
/// # Errors
/// `field.required`, `field.invalid`, `field.too_long`.
pub fn check_name(field: &str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new("field.required").field(field));
    }
    if text.chars().any(char::is_control) {
        return Err(Refusal::new("field.invalid").field(field));
    }
    check_length(field, text, MAX_NAME)
}

/// Refuses a text of more than `limit` characters.
///
/// # Errors
/// `field.too_long` with the limit.
pub fn check_length(field: &str, text: &str, limit: usize) -> Result<(), Refusal> {
    if text.chars().count() > limit {
        return Err(Refusal::new("field.too_long").field(field).with("limit", limit));
    }
    if text.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || turns_direction(c)) {
        return Err(Refusal::new("field.invalid").field(field));
    }
    Ok(())
}

/// Marks that make a text look like another one: no name in Chinese or Latin letters needs them.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A reason people must give: between 2 (太贵) and 1,000 characters.
///
/// # Errors
/// `reason.required`, `field.too_long`.
pub fn check_reason(text: &str) -> Result<(), Refusal> {
    if text.trim().chars().count() < 2 {
        return Err(Refusal::new("reason.required").field("reason"));
    }
    check_length("reason", text, 1_000)
}

/// Refuses a text that is too long anywhere in the fields, and a list of too many or too long entries.
pub(crate) fn check_lengths(fields: &impl Serialize) -> Result<(), Refusal> {
    for (name, value) in to_object(fields)? {
        match value {
            Value::String(text) => check_length(&name, &text, MAX_TEXT)?,
            Value::Array(entries) => check_entries(&name, &entries)?,
            _ => {}
        }
    }
    Ok(())
}

fn check_entries(name: &str, entries: &[Value]) -> Result<(), Refusal> {
    if entries.len() > MAX_ENTRIES {
        return Err(Refusal::new("field.too_long").field(name).with("limit", MAX_ENTRIES));
    }
    entries.iter().filter_map(Value::as_str).try_for_each(|text| check_name(name, text))
}

fn to_object(fields: &impl Serialize) -> Result<Map<String, Value>, Refusal> {
    match serde_json::to_value(fields) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(Refusal::new("field.invalid")),
    }
}

/// Implements [`Editable`] for an entity of the shape `{ id, …, fields }`.
#[macro_export]
macro_rules! editable {
    ($name:ident { $fields:ty } $(strict [$($strict:literal),* $(,)?])?, new |$id:ident, $new:ident, $ncx:ident| $make:expr, check |$record:ident, $before:ident, $cx:ident| $check:block) => {
        impl $crate::edit::Editable for $name {
            type Fields = $fields;
            $( const STRICT: &'static [&'static str] = &[$($strict),*]; )?

            fn new($id: $crate::record::Id, $new: $fields, $ncx: &$crate::tx::Cx<'_>) -> Self {
                $make
            }
            fn fields(&self) -> &$fields {
                &self.fields
            }
            fn set_fields(&mut self, fields: $fields) {
                self.fields = fields;
            }
            fn check(&mut self, $before: Option<&Self>, $cx: &mut $crate::tx::Cx<'_>) -> Result<(), $crate::refusal::Fault> {
                let $record = self;
                $check
            }
        }
    };
}
