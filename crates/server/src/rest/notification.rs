//! `/notifications`: what the caller was told.

use bantu_app::AppError;
use bantu_domain::notification::NotificationKind;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, rows};

const KINDS: &[&str] = &CODES;

/// The codes of the kinds, in their order.
const CODES: [&str; NotificationKind::ALL.len()] = {
    let mut codes = [""; NotificationKind::ALL.len()];
    let mut index = 0;
    while index < codes.len() {
        codes[index] = NotificationKind::ALL[index].code();
        index += 1;
    }
    codes
};

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("unread", Kind::Bool),
    Param::may("kind", Kind::OneOf(KINDS)),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/notifications", "What the caller was told, the newest first", NONE, LIST, list),
    Route::get("/notifications/unread-count", "How many the caller has not read", NONE, NONE, unread_count),
    Route::put("/notifications/{id}/read", "The caller has read it", BY_ID, NONE, read),
    Route::put("/notifications/read-all", "The caller has read all", NONE, NONE, read_all),
];

fn record(row: &Value) -> Value {
    let mut shown = row.clone();
    shown["is_read"] = json!(!row["read_at"].is_null());
    // They are the caller's.
    shown.as_object_mut().map(|fields| fields.remove("user_id"));
    shown
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let page = caller.rpc("notification.list", input.window_of(&["unread", "kind"]))?;
    Answer::page(input, rows(&page, record), page["total"].as_i64().unwrap_or(0))
}

fn count(caller: &Caller<'_>) -> Result<Value, AppError> {
    Ok(json!({ "unread_count": caller.rpc("notification.unread_count", json!({}))?["count"] }))
}

fn unread_count(caller: &Caller<'_>, _input: &Input) -> Result<Answer, AppError> {
    Answer::ok(count(caller)?)
}

fn read(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("notification.mark_read", json!({ "ids": [id] }))?;
    Answer::ok(json!({ "id": id, "is_read": true }))
}

fn read_all(caller: &Caller<'_>, _input: &Input) -> Result<Answer, AppError> {
    let marked = caller.rpc("notification.mark_all_read", json!({}))?;
    let mut answer = count(caller)?;
    answer["marked"] = json!(marked["ids"].as_array().map_or(0, Vec::len));
    Answer::ok(answer)
}
