//! `/audit-logs`: the trail of changes, and the proof that it is whole.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, Caller, NONE, Route, rows};

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("resource_type", Kind::Text),
    Param::may("resource_id", Kind::Id),
    Param::may("user_id", Kind::Id),
    Param::may("from", Kind::Day),
    Param::may("to", Kind::Day),
    Param::may("version", Kind::Int(1, i64::MAX)),
];

const WINDOW: &[Param] = &[Param::may("page", Kind::Int(1, 1_000_000)), Param::may("size", Kind::Int(1, 100))];

const VERIFY: &[Param] = &[
    Param::may("expect", Kind::Text),
    Param::may("after", Kind::Text),
    Param::may("limit", Kind::Int(1, 1_000_000_000)),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/audit-logs", "The trail of changes, the newest first, 10000 at most", NONE, LIST, list),
    Route::get(
        "/audit-logs/entity/{resource_type}/{resource_id}",
        "What happened to one record",
        &[Param::must("resource_type", Kind::Text), Param::must("resource_id", Kind::Id)],
        WINDOW,
        list,
    ),
    Route::get("/audit-logs/user/{user_id}", "What one person did", &[Param::must("user_id", Kind::Id)], WINDOW, list),
    Route::get("/audit-logs/verify", "Proves that the trail is as it was written", NONE, VERIFY, verify),
];

/// Filters by their names here and in the use case.
const FILTERS: [(&str, &str); 6] = [
    ("resource_type", "table"),
    ("resource_id", "id"),
    ("user_id", "user_id"),
    ("from", "from"),
    ("to", "to"),
    ("version", "version"),
];

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut args = input.window_of(&[]);
    for (name, filter) in FILTERS {
        let given = Some(input.path(name)).filter(|value| !value.is_null());
        if let Some(value) = given.as_ref().or_else(|| input.query(name)) {
            args[filter] = value.clone();
        }
    }
    let page = caller.rpc_as("audit.list", args, &[("table", "resource_type")])?;
    Answer::page(input, rows(&page, record), page["total"].as_i64().unwrap_or(0))
}

fn record(row: &Value) -> Value {
    let side = |side: &str| -> Map<String, Value> {
        let changes = row["changes"].as_array().into_iter().flatten();
        changes
            .map(|change| (change["field"].as_str().unwrap_or_default().to_owned(), change[side]["value"].clone()))
            .collect()
    };
    let action = match row["action"].as_str() {
        Some("created") => "CREATE",
        Some("removed") => "DELETE",
        _ => "UPDATE",
    };
    json!({
        "version": row["version"],
        "created_at": row["at"],
        "user_id": row["actor"]["id"],
        "user_name": row["actor"]["name"],
        "action": action,
        "command": row["command"],
        "resource_type": row["table"],
        "resource_id": row["id"],
        "resource_name": row["title"],
        "old_values": if action == "CREATE" { Value::Null } else { Value::Object(side("before")) },
        "new_values": if action == "DELETE" { Value::Null } else { Value::Object(side("after")) },
    })
}

fn verify(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut args = json!({});
    for name in ["expect", "after", "limit"] {
        if let Some(value) = input.query(name) {
            args[name] = value.clone();
        }
    }
    Answer::ok(caller.rpc("audit.verify", args)?)
}
