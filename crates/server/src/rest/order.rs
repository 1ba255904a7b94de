//! `/orders` and the lines on them.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::quotation::{CATEGORIES, CURRENCIES, TERMS};
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const STATUS: &[&str] = &["active", "completed", "cancelled"];

const ITEM: &[Param] = &[
    Param::may("product_id", Kind::Id),
    Param::must("name", Kind::Text),
    Param::may("quantity", Kind::Decimal),
    Param::must("item_amount", Kind::Decimal),
    Param::must("item_type", Kind::OneOf(CATEGORIES)),
];

const NEW: &[Param] = &[
    Param::must("opportunity_id", Kind::Id),
    Param::must("title", Kind::Text),
    Param::must("currency", Kind::OneOf(CURRENCIES)),
    Param::must("payment_terms", Kind::OneOf(TERMS)),
    Param::may("order_date", Kind::Day),
    Param::may("cycle_months", Kind::Int(1, 120)),
    Param::may("start_date", Kind::Day),
    Param::must("items", Kind::List(ITEM)),
];

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("opportunity_id", Kind::Id),
    Param::may("customer_id", Kind::Customer),
    Param::may("sales_user_id", Kind::Id),
    Param::may("status", Kind::OneOf(STATUS)),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/orders", "Takes over an order from elsewhere; a signed contract makes its own", NONE, NEW, create),
    Route::get("/orders", "Orders the caller sees", NONE, LIST, list),
    Route::get("/orders/{id}", "An order with its lines and receipts", BY_ID, NONE, get),
    Route::delete(
        "/orders/{id}",
        "Takes back an order that was taken over by mistake; the order of a contract ends with its contract",
        BY_ID,
        cancel,
    ),
    Route::get("/order-items", "Lines of an order", NONE, &[Param::must("order_id", Kind::Id)], items),
];

/// The fields of a request under the names that the use case has for them.
const NAMES: &[(&str, &str)] = &[
    ("ordered_on", "order_date"),
    ("product_id", "items[].product_id"),
    ("name", "items[].name"),
    ("quantity", "items[].quantity"),
    ("amount", "items[].item_amount"),
];

/// An order as the use case shows it.
pub(super) fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("order.get", json!({ "id": id }))
}

fn row(row: &Value) -> Value {
    let mut shown = flat(
        row,
        &[
            ("opportunity", "id", "opportunity_id"),
            ("opportunity", "name", "opportunity_name"),
            ("customer", "id", "customer_id"),
            ("customer", "name", "customer_name"),
            ("seller", "id", "sales_user_id"),
            ("seller", "name", "sales_username"),
            ("monthly_payment", "amount", "monthly_payment_amount"),
        ],
    );
    let total = &row["revenue"]["total_amount"];
    shown["total_amount"] = total["amount"].clone();
    shown["currency_code"] = total["currency"].clone();
    shown["revenue"] = revenue(row);
    shown
}

/// What an order is worth and what came in.
pub(super) fn revenue(order: &Value) -> Value {
    let given = &order["revenue"];
    let sums = ["total_amount", "long_term_amount", "one_time_amount", "received_amount", "long_term_received"];
    let mut shown = json!({
        "currency": given["total_amount"]["currency"], "one_time_received": given["one_time_received"]["amount"],
        "recognised_amount": given["recognised"]["amount"], "is_one_time_fully_paid": given["is_one_time_fully_paid"],
        // The running services are left out of it, so it asks the same.
        "is_fully_paid_excluding_long": given["is_one_time_fully_paid"],
    });
    for name in sums {
        shown[name] = given[name]["amount"].clone();
    }
    shown
}

fn item(item: &Value) -> Value {
    flat(item, &[("amount", "amount", "item_amount"), ("amount", "currency", "currency_code")])
}

/// A receipt, expected or confirmed.
pub(super) fn receipt(receipt: &Value) -> Value {
    let mut shown = flat(
        receipt,
        &[
            ("amount", "amount", "payment_amount"),
            ("amount", "currency", "currency"),
            ("payment", "id", "payment_id"),
            ("payment", "name", "payment_no"),
        ],
    );
    shown["status"] = receipt["state"].clone();
    shown["payment_date"] =
        if receipt["paid_on"].is_null() { &receipt["due_date"] } else { &receipt["paid_on"] }.clone();
    if let Some(shown) = shown.as_object_mut() {
        shown.remove("state");
    }
    shown
}

fn list_of(order: &Value, name: &str, shown: fn(&Value) -> Value) -> Value {
    order[name].as_array().into_iter().flatten().map(shown).collect()
}

fn record(view: &Value) -> Value {
    let mut record = row(view);
    record["items"] = list_of(view, "items", item);
    record["receipts"] = list_of(view, "receipts", receipt);
    record
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let currency = &input.body["currency"];
    let line = |item: &Value| {
        json!({
            "product_id": item["product_id"], "name": item["name"], "item_type": item["item_type"],
            "quantity": item.get("quantity").filter(|q| !q.is_null()).cloned().unwrap_or_else(|| json!("1")),
            "amount": { "amount": item["item_amount"], "currency": currency },
        })
    };
    let items: Vec<Value> = input.body["items"].as_array().into_iter().flatten().map(line).collect();
    let ordered_on = match input.get("order_date") {
        Some(day) => day.clone(),
        None => caller.today()?,
    };
    let args = json!({
        "opportunity_id": input.body["opportunity_id"], "title": input.body["title"], "currency": currency,
        "payment_terms": input.body["payment_terms"], "ordered_on": ordered_on, "cycle_months": input.get("cycle_months"),
        "start_date": input.get("start_date"), "items": items,
    });
    let done = caller.rpc_as("order.import", args, NAMES)?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut args = input.window_of(&["opportunity_id", "sales_user_id", "status"]);
    if let Some(customer) = input.query("customer_id") {
        args["customer_id"] = caller.customer(customer)?;
    }
    let page = caller.rpc("order.list", args)?;
    Answer::page(input, rows(&page, row), page["total"].as_i64().unwrap_or(0))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(record(&load(caller, &input.path("id"))?))
}

fn cancel(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("order.cancel", json!({ "id": id }))?;
    Answer::ok(record(&load(caller, &id)?))
}

fn items(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let order = load(caller, input.query("order_id").unwrap_or(&Value::Null))?;
    Answer::list(order["items"].as_array().into_iter().flatten().map(item).collect())
}
