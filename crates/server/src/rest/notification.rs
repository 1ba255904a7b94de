//! `/notifications` of the caller.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, rows};

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("is_read", Kind::Bool),
    Param::may("kind", Kind::Text),
];

/// Marked at once.
const AT_ONCE: usize = 200;

pub(super) const ROUTES: &[Route] = &[
    Route::get("/notifications", "What the caller was told, the newest first", NONE, LIST, list),
    Route::get("/notifications/unread-count", "How much of it he has not read", NONE, NONE, |c, _| {
        Answer::ok(c.rpc("notification.unread_count", json!({}))?)
    }),
    Route::put("/notifications/read-all", "Marks everything as read", NONE, NONE, read_all),
    Route::put("/notifications/{id}/read", "Marks one as read", BY_ID, NONE, |c, i| {
        c.rpc("notification.mark_read", json!({ "ids": [i.path("id")] }))?;
        Answer::ok(Value::Null)
    }),
];

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (offset, limit) = input.window();
    let mut args = json!({ "offset": offset, "limit": limit });
    if let Some(kind) = input.query("kind") {
        args["kind"] = kind.clone();
    }
    args["unread"] = json!(input.query("is_read") == Some(&json!(false)));
    let page = caller.rpc("notification.list", args)?;
    let records = rows(&page, |row| {
        let mut record = row.clone();
        record["is_read"] = json!(!row["read_at"].is_null());
        record
    });
    Answer::page(input, records, page["total"].as_i64().unwrap_or(0))
}

fn read_all(caller: &Caller<'_>, _input: &Input) -> Result<Answer, AppError> {
    let mut marked = 0;
    loop {
        let page = caller.rpc("notification.list", json!({ "unread": true, "offset": 0, "limit": AT_ONCE }))?;
        let ids = rows(&page, |row| row["id"].clone());
        if ids.is_empty() {
            return Answer::ok(json!({ "count": marked }));
        }
        marked += ids.len();
        caller.rpc("notification.mark_read", json!({ "ids": ids }))?;
    }
}
