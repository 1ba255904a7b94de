//! A request after its fields were checked.

use axum::body::Bytes;
use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::param::{self, Kind, Param};
use super::route::Route;
use crate::texts::Language;

/// A request as it came.
pub(crate) struct Raw {
    /// Values of the path.
    pub(crate) path: Vec<(String, String)>,
    /// The query, still encoded.
    pub(crate) query: String,
    /// The body.
    pub(crate) body: Bytes,
}

/// Language of texts and names, on every path.
pub(crate) const LANG: Param = Param::may("lang", Kind::OneOf(Language::CODES));

/// Checked fields.
pub(crate) struct Input {
    path: Map<String, Value>,
    query: Map<String, Value>,
    /// The body's fields.
    pub(crate) body: Map<String, Value>,
}

impl Input {
    /// Checks path, query and body against the route.
    ///
    /// # Errors
    /// `field.unknown`, `field.required`, `field.invalid`, naming the field; `args.malformed` for a body that is no JSON object.
    pub(crate) fn read(route: &Route, raw: &Raw) -> Result<Self, AppError> {
        let typed = |params: &[Param], name: &str, text: &str| {
            let kind = params.iter().find(|p| p.name == name).map_or(Kind::Text, |p| p.kind);
            kind.typed(text)
        };
        let path = raw.path.iter().map(|(name, text)| (name.clone(), typed(route.in_path, name, text))).collect();
        let path = param::check(route.in_path, &path)?;
        let mut params = route.query.to_vec();
        params.push(LANG);
        let mut given = Map::new();
        for (name, text) in pairs(&raw.query)? {
            let value = typed(&params, &name, &text);
            if given.insert(name.clone(), value).is_some() {
                return Err(param::fault("field.invalid", &name));
            }
        }
        let query = param::check(&params, &given)?;
        let body = match route.body {
            None => Map::new(),
            Some(params) => param::check(params, &body(&raw.body)?)?,
        };
        Ok(Self { path, query, body })
    }

    /// A value of the path.
    pub(crate) fn path(&self, name: &str) -> Value {
        self.path.get(name).cloned().unwrap_or_default()
    }

    /// A value of the query.
    pub(crate) fn query(&self, name: &str) -> Option<&Value> {
        self.query.get(name).filter(|v| !v.is_null())
    }

    /// A value of the body; null counts as not given.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.body.get(name).filter(|v| !v.is_null())
    }

    /// A text of the body.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }

    /// The window of a list as use cases take it, with the filters of these names that the request gives.
    pub(crate) fn window_of(&self, filters: &[&str]) -> Value {
        let (offset, limit) = self.window();
        let mut args = json!({ "offset": offset, "limit": limit });
        for name in filters {
            if let Some(value) = self.query(name) {
                args[*name] = value.clone();
            }
        }
        args
    }

    /// The window of `page` and `size`: first row and number of rows.
    pub(crate) fn window(&self) -> (i64, i64) {
        let number = |name: &str, default: i64| self.query(name).and_then(Value::as_i64).unwrap_or(default);
        let (page, size) = (number("page", 1), number("size", 20));
        ((page - 1) * size, size)
    }
}

fn body(bytes: &[u8]) -> Result<Map<String, Value>, AppError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(Map::new());
    }
    bantu_app::json::read(bytes).map_err(|error| AppError::new("args.malformed").with("detail", error))
}

/// The pairs of a query, decoded.
pub(crate) fn pairs(query: &str) -> Result<Vec<(String, String)>, AppError> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name).ok_or_else(|| param::fault("field.invalid", name))?;
            let value = decode(value).ok_or_else(|| param::fault("field.invalid", &name))?;
            Ok((name, value))
        })
        .collect()
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
                digit(rest.next()?)? * 16 + digit(rest.next()?)?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn queries_are_decoded_or_refused() {
        let read = |query: &str| pairs(query).map_err(|e| e.errors[0].path.clone());
        assert_eq!(
            read("name=%E5%8C%97%E4%BA%AC+a&x&&y=1%3D2"),
            Ok(vec![
                ("name".to_owned(), "北京 a".to_owned()),
                ("x".to_owned(), String::new()),
                ("y".to_owned(), "1=2".to_owned()),
            ])
        );
        assert_eq!(read("name=%E5%8C"), Err("name".to_owned()));
        assert_eq!(read("name=%zz"), Err("name".to_owned()));
        assert_eq!(read("name=%4"), Err("name".to_owned()));
    }
}
