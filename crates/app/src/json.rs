//! JSON from outside, read strictly: a name given twice is an error and not a choice of the reader's.

use std::fmt;

use serde::de::{DeserializeOwned, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// Reads one JSON text of a type.
///
/// # Errors
/// The reader's, with line and column: malformed text, text after the end, more than 128 levels, a lone surrogate, invalid UTF-8,
/// a name given twice in one object.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    let Strict(value) = serde_json::from_slice(bytes)?;
    T::deserialize(value)
}

/// For a field that holds any JSON: `#[serde(deserialize_with = "json::strict")]`.
///
/// # Errors
/// A name given twice in one object.
pub fn strict<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    Strict::deserialize(deserializer).map(|Strict(value)| value)
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((name, Strict(value))) = entries.next_entry::<String, Strict>()? {
            if map.contains_key(&name) {
                return Err(A::Error::custom(format_args!("duplicate field `{name}`")));
            }
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &[u8]) -> String {
        read::<Value>(text).expect_err("malformed").to_string()
    }

    #[test]
    fn good_json_is_what_serde_reads() {
        for text in
            ["null", "[1,-2,3.5,\"x\",true,{}]", r#"{"a":{"b":[{"c":18446744073709551615}]},"\u00e9":"\ud83d\ude00"}"#]
        {
            assert_eq!(read::<Value>(text.as_bytes()).expect(text), serde_json::from_str::<Value>(text).expect(text));
        }
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for (text, says) in [
            (br#"{"a":1,"b":{"x":1,"x":2}}"#.as_slice(), "duplicate field `x`"),
            (br#"{"a":1,"\u0061":2}"#, "duplicate field `a`"),
            (b"{\"a\":\"\xff\"}", "unicode"),
            (br#""\ud800""#, "hex escape"),
            (b"\"a\0b\"", "control character"),
            (b"{} {}", "trailing characters"),
            (b"NaN", "expected value"),
            (b"", "EOF"),
            (deep.as_bytes(), "recursion limit exceeded"),
        ] {
            assert!(fault(text).contains(says), "{says}: {}", fault(text));
        }
    }
}
