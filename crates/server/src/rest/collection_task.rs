//! `/collection-tasks`: dunning (催款).

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const STATUS: &[&str] = &["pending", "in_progress", "completed", "cancelled"];

const OF_ORDER: [Param; 4] = [
    Param::may("order_payment_id", Kind::Id),
    Param::may("due_date", Kind::Day),
    Param::may("notes", Kind::Text),
    Param::may("assigned_to", Kind::Id),
];
const NEW: &[Param] = &[Param::must("order_id", Kind::Id), OF_ORDER[0], OF_ORDER[1], OF_ORDER[2], OF_ORDER[3]];

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("order_id", Kind::Id),
    Param::may("assigned_to", Kind::Id),
    Param::may("status", Kind::OneOf(STATUS)),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/collection-tasks", "Dunning tasks of the orders the caller sees", NONE, LIST, list),
    Route::post("/collection-tasks", "Opens a dunning task", NONE, NEW, create),
    Route::post(
        "/collection-tasks/orders/{order_id}",
        "Opens a dunning task for an order",
        &[Param::must("order_id", Kind::Id)],
        &OF_ORDER,
        create_for_order,
    ),
    Route::post(
        "/collection-tasks/{id}/complete",
        "A dunning task is done",
        BY_ID,
        &[Param::may("notes", Kind::Text)],
        complete,
    ),
];

fn record(row: &Value) -> Value {
    let mut shown = flat(
        row,
        &[
            ("order", "id", "order_id"),
            ("order", "name", "order_number"),
            ("customer", "id", "customer_id"),
            ("customer", "name", "customer_name"),
            ("amount", "amount", "amount"),
            ("amount", "currency", "currency"),
            ("assigned_to", "id", "assigned_to"),
            ("assigned_to", "name", "assigned_to_name"),
        ],
    );
    let entry = |entry: &Value| flat(entry, &[("created_by", "id", "created_by")]);
    shown["entries"] = row["entries"].as_array().into_iter().flatten().map(entry).collect();
    shown
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let args = input.window_of(&["order_id", "assigned_to", "status"]);
    let page = caller.rpc("collection_task.list", args)?;
    Answer::page(input, rows(&page, record), page["total"].as_i64().unwrap_or(0))
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    open(caller, input.body.clone())
}

fn create_for_order(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut fields = input.body.clone();
    fields.insert("order_id".to_owned(), input.path("order_id"));
    open(caller, fields)
}

fn open(caller: &Caller<'_>, fields: Map<String, Value>) -> Result<Answer, AppError> {
    let newest = json!({ "order_id": fields["order_id"], "offset": 0, "limit": 200 });
    let names = [("assigned_to_user_id", "assigned_to")];
    let done = caller.rpc_as("collection_task.create", Value::Object(fields), &names)?;
    let newest = rows(&caller.rpc("collection_task.list", newest)?, record);
    Answer::created(newest.into_iter().find(|task| task["id"] == done["id"]).unwrap_or_default())
}

fn complete(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (id, notes) = (input.path("id"), input.get("notes"));
    caller.rpc("collection_task.finish", json!({ "id": id, "status": "completed", "notes": notes }))?;
    Answer::ok(json!({ "id": id, "status": "completed", "notes": notes }))
}
