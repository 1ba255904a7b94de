//! How a struct becomes a table row: one declaration gives the struct, its columns and both conversions.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::money::{Currency, Percent, Quantity, Rate, TaxRate};
use crate::refusal::StoreError;

/// Primary key of every row: UUIDv7, for built-in rows UUIDv5 of their code (DOMAIN "Decisions" 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

impl Id {
    /// The id of nobody; user of the system actor.
    pub const fn nil() -> Self {
        Self(Uuid::nil())
    }

    /// An id from 128 bits that the shell made (UUIDv7).
    pub const fn from_u128(bits: u128) -> Self {
        Self(Uuid::from_u128(bits))
    }

    /// The 128 bits.
    pub const fn as_u128(self) -> u128 {
        self.0.as_u128()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// A point in time, UTC, kept to the microsecond; RFC 3339 on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// From microseconds since 1970; `None` beyond the calendar.
    pub fn from_micros(micros: i64) -> Option<Self> {
        DateTime::from_timestamp_micros(micros).map(Self)
    }

    /// Microseconds since 1970.
    pub fn micros(self) -> i64 {
        self.0.timestamp_micros()
    }

    /// As a chrono time.
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The date in UTC.
    pub fn date_naive(self) -> NaiveDate {
        self.0.date_naive()
    }
}

impl From<DateTime<Utc>> for Instant {
    /// Cuts to the microsecond, so that storing and reading back gives the same value.
    fn from(value: DateTime<Utc>) -> Self {
        Self(DateTime::from_timestamp_micros(value.timestamp_micros()).unwrap_or(value))
    }
}

macro_rules! text_schema {
    ($type:ident, $format:expr) => {
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .format(Some(utoipa::openapi::SchemaFormat::KnownFormat($format)))
                    .into()
            }
        }

        impl utoipa::ToSchema for $type {}
    };
}

text_schema!(Id, utoipa::openapi::KnownFormat::Uuid);
text_schema!(Instant, utoipa::openapi::KnownFormat::DateTime);

const BUILT_IN: Uuid = Uuid::from_u128(0x6e8b_1d0a_5f53_4c0e_9a0b_b0a2_7c11_0bab);

/// The id of a built-in row: UUIDv5 of table and code, the same on every machine.
pub fn built_in_id(table: &str, code: &str) -> Id {
    Id(Uuid::new_v5(&BUILT_IN, format!("{table}/{code}").as_bytes()))
}

/// One value of a row. Both databases hold TEXT and BIGINT only (ARCHITECTURE §5).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// NULL.
    Null,
    /// BIGINT: amounts in minor units, microseconds, flags 0/1, scaled decimals.
    Int(i64),
    /// TEXT: ids, codes, dates `YYYY-MM-DD`, JSON.
    Text(String),
}

/// A row by column name, in the order of the names. All rows of an answer share their names.
pub type Row = BTreeMap<Arc<str>, Cell>;

/// A column of a table: name, and whether it holds BIGINT or TEXT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Column name, equal to the serde field name.
    pub name: &'static str,
    /// BIGINT (true) or TEXT.
    pub integer: bool,
    /// Whether the column may hold NULL.
    pub nullable: bool,
}

/// A type that one cell can hold.
pub trait CellValue: Sized {
    /// BIGINT (true) or TEXT.
    const INTEGER: bool;
    /// Whether NULL is a value of the type.
    const NULLABLE: bool = false;
    /// Into a cell.
    fn to_cell(&self) -> Cell;
    /// From a cell; `None` when the cell holds no such value.
    fn from_cell(cell: &Cell) -> Option<Self>;
}

macro_rules! int_cell {
    ($type:ty, $to:expr, $from:expr) => {
        impl CellValue for $type {
            const INTEGER: bool = true;
            fn to_cell(&self) -> Cell {
                let to: fn(&$type) -> i64 = $to;
                Cell::Int(to(self))
            }
            fn from_cell(cell: &Cell) -> Option<Self> {
                let from: fn(i64) -> Option<$type> = $from;
                match cell {
                    Cell::Int(value) => from(*value),
                    _ => None,
                }
            }
        }
    };
}

macro_rules! text_cell {
    ($type:ty, $to:expr, $from:expr) => {
        impl CellValue for $type {
            const INTEGER: bool = false;
            fn to_cell(&self) -> Cell {
                let to: fn(&$type) -> String = $to;
                Cell::Text(to(self))
            }
            fn from_cell(cell: &Cell) -> Option<Self> {
                let from: fn(&str) -> Option<$type> = $from;
                match cell {
                    Cell::Text(value) => from(value),
                    _ => None,
                }
            }
        }
    };
}

int_cell!(i64, |v| *v, Some);
int_cell!(bool, |v| i64::from(*v), |v| match v {
    0 => Some(false),
    1 => Some(true),
    _ => None,
});
int_cell!(Instant, |v| v.micros(), Instant::from_micros);
int_cell!(Percent, |v| v.scaled(), |v| Some(Percent::from_scaled(v)));
int_cell!(Quantity, |v| v.scaled(), |v| Some(Quantity::from_scaled(v)));
int_cell!(Rate, |v| v.scaled(), |v| Some(Rate::from_scaled(v)));
int_cell!(TaxRate, |v| v.scaled(), |v| Some(TaxRate::from_scaled(v)));
text_cell!(String, Clone::clone, |v| Some(v.to_owned()));
text_cell!(Id, ToString::to_string, |v| v.parse().ok());
text_cell!(NaiveDate, ToString::to_string, |v| v.parse().ok());
text_cell!(Currency, |v| v.code().to_owned(), Currency::from_code);
text_cell!(BTreeMap<String, String>, |v| serde_json::to_string(v).unwrap_or_default(), |v| serde_json::from_str(v).ok());
text_cell!(Vec<Id>, |v| serde_json::to_string(v).unwrap_or_default(), |v| serde_json::from_str(v).ok());
text_cell!(Vec<String>, |v| serde_json::to_string(v).unwrap_or_default(), |v| serde_json::from_str(v).ok());

impl<T: CellValue> CellValue for Option<T> {
    const INTEGER: bool = T::INTEGER;
    const NULLABLE: bool = true;
    fn to_cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Null, CellValue::to_cell)
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Null => Some(None),
            other => T::from_cell(other).map(Some),
        }
    }
}

/// A struct that is a run of columns.
pub trait Record: Sized {
    /// Its columns, in order of declaration.
    fn columns() -> Vec<Column>;
    /// Writes its cells into a row.
    fn write(&self, row: &mut Row);
    /// Reads itself from a row.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] naming the column.
    fn read(row: &Row) -> Result<Self, StoreError>;
}

/// Reads one column of a row.
///
/// # Errors
/// [`StoreError::Corrupt`] naming the column.
pub fn read_cell<T: CellValue>(row: &Row, name: &str) -> Result<T, StoreError> {
    row.get(name).and_then(T::from_cell).ok_or_else(|| StoreError::Corrupt(name.to_owned()))
}

/// Declares a struct whose fields are columns: struct, column list and both conversions from one text.
/// `+ fields: T` at the end nests another record whose columns stand beside the own ones.
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident {
        $( $(#[$fmeta:meta])* pub $field:ident : $type:ty ),* $(,)?
    } $(+ $(#[$nmeta:meta])* $nested:ident : $ntype:ty)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        pub struct $name {
            $( $(#[$fmeta])* pub $field: $type, )*
            $( $(#[$nmeta])* #[serde(flatten)] pub $nested: $ntype, )?
        }

        impl $crate::record::Record for $name {
            fn columns() -> Vec<$crate::record::Column> {
                #[allow(unused_mut)]
                let mut columns = vec![ $( $crate::record::Column {
                    name: stringify!($field),
                    integer: <$type as $crate::record::CellValue>::INTEGER,
                    nullable: <$type as $crate::record::CellValue>::NULLABLE,
                } ),* ];
                $( columns.extend(<$ntype as $crate::record::Record>::columns()); )?
                columns
            }

            fn write(&self, row: &mut $crate::record::Row) {
                $( row.insert(stringify!($field).into(), $crate::record::CellValue::to_cell(&self.$field)); )*
                $( self.$nested.write(row); )?
            }

            fn read(row: &$crate::record::Row) -> Result<Self, $crate::refusal::StoreError> {
                Ok(Self {
                    $( $field: $crate::record::read_cell(row, stringify!($field))?, )*
                    $( $nested: <$ntype as $crate::record::Record>::read(row)?, )?
                })
            }
        }
    };
}

/// Declares an enum kept as text: variants and their stored codes from one text.
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $code:literal ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$vmeta])* #[serde(rename = $code)] $variant, )*
        }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            /// The stored code.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$variant => $code, )* }
            }

            /// The value of a stored code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.code() == code)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some([ $( $code ),* ]))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }
        }

        impl $crate::record::CellValue for $name {
            const INTEGER: bool = false;
            fn to_cell(&self) -> $crate::record::Cell {
                $crate::record::Cell::Text(self.code().to_owned())
            }
            fn from_cell(cell: &$crate::record::Cell) -> Option<Self> {
                match cell {
                    $crate::record::Cell::Text(code) => Self::from_code(code),
                    _ => None,
                }
            }
        }
    };
}
