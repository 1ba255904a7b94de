//! A route of the API and who calls it.

use axum::http::StatusCode;
use bantu_app::{AppError, Call, Reply};
use bantu_domain::record::Id;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param, fault, named};
use crate::http::Peer;
use crate::office::Office;

/// Method of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Reads.
    Get,
    /// Makes something, or does something.
    Post,
    /// Changes.
    Put,
    /// Removes.
    Delete,
}

/// What a route does.
#[derive(Clone, Copy)]
pub(crate) enum Run {
    /// Opens a session; the only one without a token.
    Login,
    /// Takes the body as a file for a logged-in user.
    File,
    /// Works for a logged-in user and commits by itself, step by step: what takes long.
    Alone(fn(&Caller<'_>, &Input) -> Result<Answer, AppError>),
    /// Works for a logged-in user.
    Caller(fn(&Caller<'_>, &Input) -> Result<Answer, AppError>),
    /// The same with an answer that must not be kept: a repeated request does its work again.
    Secret(fn(&Caller<'_>, &Input) -> Result<Answer, AppError>),
    /// Works for whoever asks: what is asked for says by itself who may have it.
    Anybody(Open),
}

/// A route.
pub(crate) struct Route {
    /// Method.
    pub(crate) verb: Verb,
    /// Path below `/api/v1`.
    pub(crate) path: &'static str,
    /// What it does, in one line of the API document.
    pub(crate) summary: &'static str,
    /// Values in the path.
    pub(crate) in_path: &'static [Param],
    /// Fields of the query.
    pub(crate) query: &'static [Param],
    /// Fields of the body; none where there is no body.
    pub(crate) body: Option<&'static [Param]>,
    /// What it does.
    pub(crate) run: Run,
}

/// What a route does for whoever asks.
pub(crate) type Open = fn(&Office, &Peer, &Input) -> Result<Answer, AppError>;

type Work = fn(&Caller<'_>, &Input) -> Result<Answer, AppError>;

/// The id in a path.
pub(crate) const BY_ID: &[Param] = &[Param::must("id", Kind::Id)];
/// No fields.
pub(crate) const NONE: &[Param] = &[];

impl Route {
    /// Reads.
    pub(crate) const fn get(
        path: &'static str,
        summary: &'static str,
        in_path: &'static [Param],
        query: &'static [Param],
        work: Work,
    ) -> Self {
        Self { verb: Verb::Get, path, summary, in_path, query, body: None, run: Run::Caller(work) }
    }

    /// Makes or does something.
    pub(crate) const fn post(
        path: &'static str,
        summary: &'static str,
        in_path: &'static [Param],
        body: &'static [Param],
        work: Work,
    ) -> Self {
        Self { verb: Verb::Post, path, summary, in_path, query: NONE, body: Some(body), run: Run::Caller(work) }
    }

    /// Does something that takes long and commits step by step.
    pub(crate) const fn alone(
        path: &'static str,
        summary: &'static str,
        in_path: &'static [Param],
        body: &'static [Param],
        work: Work,
    ) -> Self {
        Self { verb: Verb::Post, path, summary, in_path, query: NONE, body: Some(body), run: Run::Alone(work) }
    }

    /// Changes.
    pub(crate) const fn put(
        path: &'static str,
        summary: &'static str,
        in_path: &'static [Param],
        body: &'static [Param],
        work: Work,
    ) -> Self {
        Self { verb: Verb::Put, path, summary, in_path, query: NONE, body: Some(body), run: Run::Caller(work) }
    }

    /// Removes.
    pub(crate) const fn delete(
        path: &'static str,
        summary: &'static str,
        in_path: &'static [Param],
        work: Work,
    ) -> Self {
        Self { verb: Verb::Delete, path, summary, in_path, query: NONE, body: None, run: Run::Caller(work) }
    }
}

/// What a route answers.
#[derive(Debug)]
pub(crate) enum Answer {
    /// `data` of the envelope with the status.
    Data(StatusCode, Value),
    /// A file.
    File(Reply),
}

impl Answer {
    /// 200.
    pub(crate) fn ok(data: Value) -> Result<Self, AppError> {
        Ok(Self::Data(StatusCode::OK, data))
    }

    /// 201.
    pub(crate) fn created(data: Value) -> Result<Self, AppError> {
        Ok(Self::Data(StatusCode::CREATED, data))
    }

    /// A page of the window that was asked for.
    pub(crate) fn page(input: &Input, records: Vec<Value>, total: i64) -> Result<Self, AppError> {
        let (offset, size) = input.window();
        let pages = (total + size - 1) / size;
        Self::ok(
            json!({ "records": records, "total": total, "size": size, "current": offset / size + 1, "pages": pages }),
        )
    }

    /// The asked page of a list that is read whole.
    pub(crate) fn part(input: &Input, found: Vec<Value>) -> Result<Self, AppError> {
        let (offset, size) = input.window();
        let (from, count) = (usize::try_from(offset).unwrap_or(usize::MAX), usize::try_from(size).unwrap_or(0));
        let total = i64::try_from(found.len()).unwrap_or(0);
        Self::page(input, found.into_iter().skip(from).take(count).collect(), total)
    }

    /// A short list without pages.
    pub(crate) fn list(records: Vec<Value>) -> Result<Self, AppError> {
        Self::ok(json!({ "total": records.len(), "records": records }))
    }
}

/// A logged-in user's call. A request that changes something runs its use cases as one whole, on one transaction.
pub(crate) struct Caller<'a> {
    call: Call<'a>,
    /// Who.
    pub(crate) user_id: Id,
}

impl<'a> Caller<'a> {
    pub(super) fn new(call: &Call<'a>) -> Self {
        Self { call: *call, user_id: call.user_id }
    }

    /// Runs a use case.
    ///
    /// # Errors
    /// Those of the use case.
    pub(crate) fn rpc(&self, name: &str, args: Value) -> Result<Value, AppError> {
        self.call.json(name, args)
    }

    /// Runs a use case whose arguments have other names than the fields of the request: pairs of its name and the request's.
    ///
    /// # Errors
    /// Those of the use case, naming the fields of the request.
    pub(crate) fn rpc_as(&self, name: &str, args: Value, names: &[(&str, &str)]) -> Result<Value, AppError> {
        self.rpc(name, args).map_err(|error| named(error, names))
    }

    /// Runs a use case that answers a file.
    ///
    /// # Errors
    /// Those of the use case.
    pub(crate) fn file(&self, name: &str, args: Value) -> Result<Reply, AppError> {
        self.call.call(name, args)
    }

    /// Refuses a caller without a permission, where the request must look for its record before a use case asks.
    ///
    /// # Errors
    /// `permission.denied`.
    pub(crate) fn must(&self, permission: &str) -> Result<(), AppError> {
        let session = self.rpc("session.get", json!({}))?;
        let held = session["permissions"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let fits = |held: &str| {
            held == permission || held.strip_suffix('*').is_some_and(|prefix| permission.starts_with(prefix))
        };
        if held.into_iter().any(fits) {
            Ok(())
        } else {
            Err(AppError::new("permission.denied").with("permission", permission))
        }
    }

    /// The present time.
    pub(crate) fn now(&self) -> Value {
        json!(self.call.now())
    }

    /// The office's day.
    ///
    /// # Errors
    /// Those of the use case.
    pub(crate) fn today(&self) -> Result<Value, AppError> {
        Ok(self.rpc("session.get", json!({}))?["today"].take())
    }

    /// The key of a customer given by number or key.
    ///
    /// # Errors
    /// `record.not_found` for an unknown number, the same as for somebody else's customer.
    pub(crate) fn customer(&self, given: &Value) -> Result<Value, AppError> {
        let Some(number) = given.as_i64() else { return Ok(given.clone()) };
        let found = self.rpc("customer.list", json!({ "query": number.to_string(), "offset": 0, "limit": 200 }))?;
        let rows = found["rows"].as_array().into_iter().flatten();
        let mut keys = rows.filter(|row| row["customer_no"].as_i64() == Some(number)).map(|row| row["id"].clone());
        keys.next().ok_or_else(|| bantu_domain::Refusal::not_found("customers").into())
    }

    /// Changes from what is to what was given, for the generic update of a record.
    ///
    /// # Errors
    /// Those of the use case.
    pub(crate) fn update(
        &self,
        name: &str,
        id: &Value,
        fields: &Value,
        given: &serde_json::Map<String, Value>,
    ) -> Result<(), AppError> {
        let changes = Self::changes(fields, given);
        if changes.is_empty() {
            return Ok(());
        }
        self.rpc(name, json!({ "id": id, "changes": changes })).map(drop)
    }

    /// What of the given fields is not so already.
    pub(crate) fn changes(fields: &Value, given: &serde_json::Map<String, Value>) -> Vec<Value> {
        let changed = given.iter().filter(|(field, to)| fields.get(field.as_str()) != Some(to));
        changed
            .map(|(field, to)| json!({ "field": field, "from": fields.get(field).cloned().unwrap_or_default(), "to": to }))
            .collect()
    }

    /// The entry of a small list with a code or key, for example a level.
    ///
    /// # Errors
    /// `reference.unknown` naming the field.
    pub(crate) fn lookup(&self, list: &str, field: &str, wanted: &str) -> Result<Value, AppError> {
        let lists = self.rpc("lookup.list", json!({}))?;
        let mut rows = lists[list].as_array().into_iter().flatten();
        let found = rows.find(|row| row["code"].as_str() == Some(wanted) || row["id"].as_str() == Some(wanted));
        found.map(|row| row["id"].clone()).ok_or_else(|| fault("reference.unknown", field))
    }
}

/// The rows of a list, each in its form of an answer.
pub(crate) fn rows(list: &Value, shown: impl Fn(&Value) -> Value) -> Vec<Value> {
    list["rows"].as_array().into_iter().flatten().map(shown).collect()
}

/// A record with the parts of the objects in it as fields of its own: `("customer", "id", "customer_id")`.
pub(crate) fn flat(view: &Value, parts: &[(&str, &str, &str)]) -> Value {
    let mut record = view.as_object().cloned().unwrap_or_default();
    for (whole, _, _) in parts {
        record.remove(*whole);
    }
    for (whole, part, name) in parts {
        record.insert((*name).to_owned(), view[whole][part].clone());
    }
    // Whether a row waits for the office is a matter of laptops.
    record.remove("pending_sync");
    Value::Object(record)
}
