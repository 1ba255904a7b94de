//! `/collection-todos`, and the same under `/payments/todos`.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const STATUS: &[&str] = &["pending", "in_progress", "completed", "cancelled"];
const TYPES: &[&str] = &[
    "check_payment",
    "verify_delivery",
    "release_new_order",
    "execution_stuck",
    "finance_review",
    "send_notification",
    "payment_reminder",
    "final_check",
];

const NEW: &[Param] = &[
    Param::must("opportunity_id", Kind::Id),
    Param::must("todo_type", Kind::OneOf(TYPES)),
    Param::must("title", Kind::Text),
    Param::may("payment_id", Kind::Id),
    Param::may("description", Kind::Text),
    Param::may("assigned_to", Kind::Id),
    Param::may("due_date", Kind::Day),
];

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("opportunity_id", Kind::Id),
    Param::may("assigned_to", Kind::Id),
    Param::may("status", Kind::OneOf(STATUS)),
    Param::may("todo_type", Kind::OneOf(TYPES)),
];

const DONE: &[Param] = &[Param::may("notes", Kind::Text)];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/collection-todos", "Writes a todo of a deal", NONE, NEW, create),
    Route::post("/payments/todos", "Writes a todo of a deal", NONE, NEW, create),
    Route::get("/collection-todos", "Todos of the deals the caller sees", NONE, LIST, list),
    Route::get("/payments/todos", "Todos of the deals the caller sees", NONE, LIST, list),
    Route::post("/collection-todos/{id}/complete", "A todo is done", BY_ID, DONE, complete),
    Route::post("/payments/todos/{id}/complete", "A todo is done", BY_ID, DONE, complete),
];

fn record(row: &Value) -> Value {
    flat(
        row,
        &[
            ("opportunity", "id", "opportunity_id"),
            ("opportunity", "name", "opportunity_name"),
            ("payment", "id", "payment_id"),
            ("payment", "name", "payment_no"),
            ("execution_order", "id", "execution_order_id"),
            ("execution_order", "name", "execution_order_name"),
            ("assigned_to", "id", "assigned_to"),
            ("assigned_to", "name", "assigned_to_name"),
        ],
    )
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let done = caller.rpc("collection_todo.create", Value::Object(input.body.clone()))?;
    let args = json!({ "opportunity_id": input.body["opportunity_id"], "offset": 0, "limit": 200 });
    let newest = rows(&caller.rpc("collection_todo.list", args)?, record);
    Answer::created(newest.into_iter().find(|todo| todo["id"] == done["id"]).unwrap_or_default())
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let args = input.window_of(&["opportunity_id", "assigned_to", "status", "todo_type"]);
    let page = caller.rpc("collection_todo.list", args)?;
    Answer::page(input, rows(&page, record), page["total"].as_i64().unwrap_or(0))
}

fn complete(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (id, outcome) = (input.path("id"), input.get("notes"));
    let args = json!({ "id": id, "status": "completed", "outcome": outcome });
    caller.rpc_as("collection_todo.move", args, &[("outcome", "notes")])?;
    Answer::ok(json!({ "id": id, "status": "completed", "outcome": outcome }))
}
