//! What a field of a request may be: the one place that checks it and describes it.

use bantu_app::{AppError, FieldError};
use serde_json::{Map, Value, json};

/// A field of a query, path or body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Param {
    /// Name.
    pub(crate) name: &'static str,
    /// What it may be.
    pub(crate) kind: Kind,
    /// Must be there.
    pub(crate) required: bool,
}

/// What a field may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Text.
    Text,
    /// A UUID.
    Id,
    /// A customer: UUID or customer number.
    Customer,
    /// A file by its id, or by the address that its upload answered.
    File,
    /// A whole number within limits.
    Int(i64, i64),
    /// true or false.
    Bool,
    /// `YYYY-MM-DD`.
    Day,
    /// A decimal number as text; a JSON number is taken too.
    Decimal,
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// UUIDs.
    Ids,
    /// Texts.
    Texts,
    /// An object.
    Object(&'static [Param]),
    /// Objects.
    List(&'static [Param]),
    /// Taken and not used; older clients send it.
    Ignored,
}

impl Param {
    /// A field that must be there.
    pub(crate) const fn must(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: true }
    }

    /// A field that may be there.
    pub(crate) const fn may(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false }
    }
}

/// A field error as an error of the whole request.
pub(crate) fn fault(code: &str, path: &str) -> AppError {
    let mut error = AppError::new(code).with("field", path);
    error.errors.push(FieldError { path: path.to_owned(), code: code.to_owned(), params: error.params.clone() });
    error
}

/// A refusal of a use case under the names that the request has for its fields: pairs of the use case's name and the request's.
/// `[]` in a name stands for the line of which the refusal speaks: `items[].quantity` becomes `items[2].quantity`.
pub(crate) fn named(mut error: AppError, names: &[(&str, &str)]) -> AppError {
    let line = error.params.get("line").and_then(|line| line.parse::<usize>().ok());
    let name = |own: &str| {
        let fits = |(theirs, _): &&(&str, &str)| {
            own.strip_prefix(theirs).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let (_, sent) = names.iter().find(fits)?;
        Some(match line {
            Some(line) => sent.replace("[]", &format!("[{}]", line.saturating_sub(1))),
            None => (*sent).to_owned(),
        })
    };
    for fault in &mut error.errors {
        if let Some(sent) = name(&fault.path) {
            fault.path.clone_from(&sent);
            fault.params.entry("field".to_owned()).and_modify(|field| *field = sent);
        }
    }
    if let Some(sent) = error.params.get("field").and_then(|own| name(own)) {
        error.params.insert("field".to_owned(), sent);
    }
    error
}

/// Checks an object against its fields: unknown, missing and malformed ones are all named.
///
/// # Errors
/// `field.unknown`, `field.required`, `field.invalid`; the first one is the error's code, `errors` lists all.
pub(crate) fn check(params: &[Param], given: &Map<String, Value>) -> Result<Map<String, Value>, AppError> {
    let mut errors = Vec::new();
    let checked = object(params, given, "", &mut errors);
    match errors.split_first() {
        None => Ok(checked),
        Some((first, rest)) => {
            let mut error = first.clone();
            error.errors.extend(rest.iter().flat_map(|e| e.errors.iter().cloned()));
            Err(error)
        }
    }
}

fn object(params: &[Param], given: &Map<String, Value>, at: &str, errors: &mut Vec<AppError>) -> Map<String, Value> {
    let mut checked = Map::new();
    for name in given.keys().filter(|name| !params.iter().any(|p| p.name == name.as_str())) {
        errors.push(fault("field.unknown", &format!("{at}{name}")));
    }
    for param in params {
        let path = format!("{at}{}", param.name);
        match given.get(param.name) {
            None | Some(Value::Null) if param.required => errors.push(fault("field.required", &path)),
            None => {}
            Some(_) if matches!(param.kind, Kind::Ignored) => {}
            Some(Value::Null) => drop(checked.insert(param.name.to_owned(), Value::Null)),
            Some(value) => match param.kind.read(value, &path, errors) {
                Some(value) => drop(checked.insert(param.name.to_owned(), value)),
                None => errors.push(fault("field.invalid", &path)),
            },
        }
    }
    checked
}

impl Kind {
    /// The checked value; `None` where it is none. Faults inside lists go to `errors` with their own paths.
    fn read(self, value: &Value, path: &str, errors: &mut Vec<AppError>) -> Option<Value> {
        let text = value.as_str();
        match self {
            Self::Text => text.map(Value::from),
            Self::Id => text.filter(|t| is_id(t)).map(Value::from),
            Self::Customer => customer(value),
            Self::File => {
                text.map(|t| t.rsplit_once("/files/").map_or(t, |(_, id)| id)).filter(|t| is_id(t)).map(Value::from)
            }
            Self::Int(low, high) => value.as_i64().filter(|n| (low..=high).contains(n)).map(Value::from),
            Self::Bool => value.as_bool().map(Value::from),
            Self::Day => text.filter(|t| t.len() == 10 && t.parse::<chrono::NaiveDate>().is_ok()).map(Value::from),
            Self::Decimal => decimal(value),
            Self::OneOf(words) => text.filter(|t| words.contains(t)).map(Value::from),
            Self::Ids => array(value, |item| item.as_str().filter(|t| is_id(t)).map(Value::from)),
            Self::Texts => array(value, |item| item.as_str().map(Value::from)),
            Self::Object(params) => {
                Some(Value::Object(object(params, value.as_object()?, &format!("{path}."), errors)))
            }
            Self::List(params) => {
                let items = value.as_array()?;
                let mut list = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    let at = format!("{path}[{index}]");
                    match item.as_object() {
                        Some(item) => list.push(Value::Object(object(params, item, &format!("{at}."), errors))),
                        None => errors.push(fault("field.invalid", &at)),
                    }
                }
                Some(Value::Array(list))
            }
            Self::Ignored => None,
        }
    }

    /// The value that a text of a query or path stands for, before it is checked.
    pub(crate) fn typed(self, text: &str) -> Value {
        match self {
            Self::Int(..) => text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from),
            Self::Bool => match text {
                "true" | "1" => Value::Bool(true),
                "false" | "0" => Value::Bool(false),
                _ => Value::from(text),
            },
            Self::Ids | Self::Texts => text.split(',').map(str::trim).collect(),
            _ => Value::from(text),
        }
    }

    /// Its JSON schema.
    pub(crate) fn schema(self) -> Value {
        match self {
            Self::Text | Self::File => json!({ "type": "string" }),
            Self::Id => json!({ "type": "string", "format": "uuid" }),
            Self::Customer => {
                json!({ "oneOf": [{ "type": "string", "format": "uuid" }, { "type": "integer", "minimum": 1 }] })
            }
            Self::Int(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
            Self::Bool => json!({ "type": "boolean" }),
            Self::Day => json!({ "type": "string", "format": "date" }),
            Self::Decimal => json!({ "type": "string", "format": "decimal" }),
            Self::OneOf(words) => json!({ "type": "string", "enum": words }),
            Self::Ids => json!({ "type": "array", "items": { "type": "string", "format": "uuid" } }),
            Self::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Self::Object(params) => schema(params),
            Self::List(params) => json!({ "type": "array", "items": schema(params) }),
            Self::Ignored => json!({}),
        }
    }
}

/// The JSON schema of an object of these fields.
pub(crate) fn schema(params: &[Param]) -> Value {
    let properties: Map<String, Value> = params.iter().map(|p| (p.name.to_owned(), p.kind.schema())).collect();
    let required: Vec<&str> = params.iter().filter(|p| p.required).map(|p| p.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// The hyphenated form only: what the answers give.
fn is_id(text: &str) -> bool {
    text.len() == 36 && text.parse::<bantu_domain::record::Id>().is_ok()
}

fn customer(value: &Value) -> Option<Value> {
    match value {
        Value::Number(number) => number.as_i64().filter(|n| *n > 0).map(Value::from),
        Value::String(text) if is_id(text) => Some(value.clone()),
        Value::String(text) => text.parse::<i64>().ok().filter(|n| *n > 0 && text.len() < 16).map(Value::from),
        _ => None,
    }
}

fn decimal(value: &Value) -> Option<Value> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let fine = |part: &str| !part.is_empty() && part.len() <= 18 && part.bytes().all(|b| b.is_ascii_digit());
    (fine(whole) && fine(rest)).then_some(Value::String(text))
}

fn array(value: &Value, read: impl Fn(&Value) -> Option<Value>) -> Option<Value> {
    value.as_array()?.iter().map(read).collect::<Option<Vec<_>>>().map(Value::Array)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAMS: &[Param] = &[
        Param::must("name", Kind::Text),
        Param::may("size", Kind::Int(1, 100)),
        Param::may("customer_id", Kind::Customer),
        Param::may("amount", Kind::Decimal),
        Param::may("day", Kind::Day),
        Param::may("unit_cost", Kind::Ignored),
        Param::may("file_url", Kind::File),
        Param::may("limits", Kind::Object(&[Param::may("least", Kind::Int(1, 9))])),
        Param::may("items", Kind::List(&[Param::must("product_id", Kind::Id), Param::may("quantity", Kind::Decimal)])),
    ];

    fn faults(body: Value) -> Vec<(String, String)> {
        let error = check(PARAMS, body.as_object().unwrap()).unwrap_err();
        error.errors.into_iter().map(|e| (e.path, e.code)).collect()
    }

    #[test]
    fn good_fields_are_read() {
        let body = json!({ "name": "x", "size": 100, "customer_id": "12000", "amount": 1.5, "day": "2026-02-28", "unit_cost": [1], "items": [{ "product_id": "6e8b1d0a-5f53-4c0e-9a0b-b0a27c110bab" }] });
        let read = check(PARAMS, body.as_object().unwrap()).unwrap();
        assert_eq!(read["customer_id"], json!(12_000));
        assert_eq!(read["amount"], json!("1.5"));
        assert!(!read.contains_key("unit_cost"));
    }

    #[test]
    fn files_are_named_by_id_or_address() {
        let id = "6e8b1d0a-5f53-4c0e-9a0b-b0a27c110bab";
        for given in [id.to_owned(), format!("/api/v1/files/{id}"), format!("https://office.example/api/v1/files/{id}")]
        {
            let body = json!({ "name": "x", "file_url": given });
            assert_eq!(check(PARAMS, body.as_object().unwrap()).unwrap()["file_url"], json!(id));
        }
    }

    #[test]
    fn refusals_name_the_fields_of_the_request() {
        const NAMES: &[(&str, &str)] = &[("amount", "items[].item_amount"), ("rate", "tax_rate")];
        let check = |path: &str, line: Option<usize>, expected: &str| {
            let mut error = fault("money.out_of_range", path);
            if let Some(line) = line {
                error = error.with("line", line);
            }
            let error = named(error, NAMES);
            assert_eq!((error.errors[0].path.as_str(), error.params["field"].as_str()), (expected, expected));
            assert_eq!(error.errors[0].params["field"], expected);
        };
        check("rate", None, "tax_rate");
        check("amount", Some(3), "items[2].item_amount");
        check("amount.currency", Some(1), "items[0].item_amount");
        check("rates", None, "rates");
        check("title", Some(1), "title");
        assert_eq!(named(AppError::new("contract.not_sent"), NAMES), AppError::new("contract.not_sent"));
    }

    #[test]
    fn bad_fields_are_all_named() {
        for (body, expected) in [
            (json!({}), vec![("name", "field.required")]),
            (json!({ "name": null }), vec![("name", "field.required")]),
            (json!({ "name": 1, "size": 101 }), vec![("name", "field.invalid"), ("size", "field.invalid")]),
            (json!({ "name": "x", "size": "5" }), vec![("size", "field.invalid")]),
            (json!({ "name": "x", "sizes": 5 }), vec![("sizes", "field.unknown")]),
            (json!({ "name": "x", "customer_id": -1 }), vec![("customer_id", "field.invalid")]),
            (json!({ "name": "x", "customer_id": "12k" }), vec![("customer_id", "field.invalid")]),
            (json!({ "name": "x", "amount": "1e9" }), vec![("amount", "field.invalid")]),
            (json!({ "name": "x", "amount": "1,5" }), vec![("amount", "field.invalid")]),
            (json!({ "name": "x", "day": "2026-02-30" }), vec![("day", "field.invalid")]),
            (json!({ "name": "x", "file_url": "/api/v1/files/a.pdf" }), vec![("file_url", "field.invalid")]),
            (json!({ "name": "x", "limits": [1] }), vec![("limits", "field.invalid")]),
            (
                json!({ "name": "x", "limits": { "least": 0, "most": 1 } }),
                vec![("limits.most", "field.unknown"), ("limits.least", "field.invalid")],
            ),
            (json!({ "name": "x", "items": {} }), vec![("items", "field.invalid")]),
            (
                json!({ "name": "x", "items": [{}, 7] }),
                vec![("items[0].product_id", "field.required"), ("items[1]", "field.invalid")],
            ),
            (
                json!({ "name": "x", "items": [{ "product_id": "no", "x": 1 }] }),
                vec![("items[0].x", "field.unknown"), ("items[0].product_id", "field.invalid")],
            ),
        ] {
            let found = faults(body.clone());
            let found: Vec<(&str, &str)> = found.iter().map(|(p, c)| (p.as_str(), c.as_str())).collect();
            assert_eq!(found, expected, "{body}");
        }
    }
}
