//! `/order-payments`: receipts of an order, expected and confirmed.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::order::{load, receipt, revenue};
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route};

const BY_ORDER: &[Param] = &[Param::must("order_id", Kind::Id)];

const NEW: &[Param] = &[
    Param::must("order_id", Kind::Id),
    Param::must("payment_amount", Kind::Decimal),
    Param::must("payment_date", Kind::Day),
    Param::may("order_item_id", Kind::Id),
    Param::may("payment_type", Kind::OneOf(&["monthly", "full", "partial"])),
    Param::may("notes", Kind::Text),
    // The line says it: running services do not count in "fully paid".
    Param::may("is_excluded_from_full", Kind::Ignored),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/order-payments", "Adds an expected receipt to an order", NONE, NEW, create),
    Route::get(
        "/order-payments/order/{order_id}",
        "Receipts of an order",
        BY_ORDER,
        &[Param::may("exclude_long_term", Kind::Bool)],
        of_order,
    ),
    Route::post(
        "/order-payments/{id}/confirm",
        "Finance confirms a receipt for which no payment was reported",
        BY_ID,
        &[Param::may("paid_on", Kind::Day), Param::may("notes", Kind::Text)],
        confirm,
    ),
    Route::get(
        "/order-payments/order/{order_id}/revenue-status",
        "What an order is worth and what came in",
        BY_ORDER,
        NONE,
        revenue_status,
    ),
];

fn receipts(order: &Value) -> impl Iterator<Item = Value> {
    order["receipts"].as_array().into_iter().flatten().map(|r| {
        let mut shown = receipt(r);
        shown["order_id"] = order["id"].clone();
        shown
    })
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("finance.receivable.manage")?;
    let body = &input.body;
    let order = load(caller, &body["order_id"])?;
    let amount = json!({ "amount": body["payment_amount"], "currency": order["revenue"]["total_amount"]["currency"] });
    let args = json!({
        "order_id": order["id"], "order_item_id": input.get("order_item_id"), "amount": amount, "due_date": body["payment_date"],
        "payment_type": input.text("payment_type").unwrap_or("full"), "notes": input.get("notes"),
    });
    let done =
        caller.rpc_as("order_payment.add", args, &[("amount", "payment_amount"), ("due_date", "payment_date")])?;
    let order = load(caller, &order["id"])?;
    Answer::created(receipts(&order).find(|r| r["id"] == done["id"]).unwrap_or_default())
}

fn of_order(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let without_running = input.query("exclude_long_term").and_then(Value::as_bool).unwrap_or(false);
    let order = load(caller, &input.path("order_id"))?;
    Answer::list(receipts(&order).filter(|r| !without_running || r["is_excluded_from_full"] != true).collect())
}

fn confirm(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let args = json!({ "id": id, "paid_on": input.get("paid_on"), "notes": input.get("notes") });
    caller.rpc("order_payment.confirm", args)?;
    Answer::ok(json!({ "id": id, "status": "confirmed" }))
}

fn revenue_status(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let order = load(caller, &input.path("order_id"))?;
    let mut status = revenue(&order);
    status["order_id"] = order["id"].clone();
    Answer::ok(status)
}
