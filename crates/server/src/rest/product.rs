//! `/products`.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::product_dependency;
use super::product_price;
use super::quotation::CATEGORIES;
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const PERIODS: &[&str] = &["month", "quarter", "year"];
const STATUS: &[&str] = &["active", "suspended", "discontinued"];

macro_rules! fields {
    ($($own:expr),*) => {
        &[
            $($own,)*
            Param::may("service_type_id", Kind::Id),
            Param::may("billing_period", Kind::OneOf(PERIODS)),
            Param::may("unit", Kind::Text),
            Param::may("processing_days", Kind::Int(0, 3_650)),
            Param::may("processing_time_text", Kind::Text),
            Param::may("std_duration_days", Kind::Int(0, 3_650)),
            Param::may("required_documents", Kind::Texts),
            Param::may("notes", Kind::Text),
            Param::may("status", Kind::OneOf(STATUS)),
            Param::may("price_locked", Kind::Bool),
        ]
    };
}

const NEW: &[Param] = fields!(
    Param::must("code", Kind::Text),
    Param::must("name_zh", Kind::Text),
    Param::must("name_id", Kind::Text),
    Param::must("name_en", Kind::Text),
    Param::must("category_id", Kind::Id),
    Param::must("service_category", Kind::OneOf(CATEGORIES))
);
const CHANGED: &[Param] = fields!(
    Param::may("code", Kind::Text),
    Param::may("name_zh", Kind::Text),
    Param::may("name_id", Kind::Text),
    Param::may("name_en", Kind::Text),
    Param::may("category_id", Kind::Id),
    Param::may("service_category", Kind::OneOf(CATEGORIES))
);

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("name", Kind::Text),
    Param::may("category_id", Kind::Id),
    Param::may("service_category", Kind::OneOf(CATEGORIES)),
    Param::may("status", Kind::OneOf(STATUS)),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/products", "Adds a product", NONE, NEW, create),
    Route::get(
        "/products",
        "Products with the prices of today; `name` is a code or a name in any language",
        NONE,
        LIST,
        list,
    ),
    Route::get(
        "/products/check-code/{code}",
        "Whether a code is free",
        &[Param::must("code", Kind::Text)],
        NONE,
        check_code,
    ),
    Route::get("/products/{id}", "A product with the prices of today", BY_ID, NONE, get),
    Route::put("/products/{id}", "Changes a product", BY_ID, CHANGED, update),
    Route::delete(
        "/products/{id}",
        "Sells a product no more; quotations name it, so that it stays and can be sold again",
        BY_ID,
        discontinue,
    ),
    Route::get(
        "/products/{id}/sales-price",
        "What a product is sold at to a customer today, in each currency",
        BY_ID,
        &[Param::must("customer_id", Kind::Customer)],
        sales_price,
    ),
    Route::get("/products/{id}/detail", "A product with all prices, floors and dependencies", BY_ID, NONE, detail),
    Route::get("/products/{id}/cost-prices", "What a product costs, the newest first", BY_ID, NONE, cost_prices),
];

/// A product as the use case shows it.
pub(super) fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("product.get", json!({ "id": id }))
}

fn row(row: &Value) -> Value {
    let mut record = flat(
        row,
        &[
            ("names", "zh", "name_zh"),
            ("names", "id", "name_id"),
            ("names", "en", "name_en"),
            ("category", "id", "category_id"),
            ("category", "name", "category_name"),
        ],
    );
    let Some(fields) = record.as_object_mut() else { return record };
    for (price, name) in [
        ("direct", "price_direct"),
        ("channel", "price_channel"),
        ("list", "price_list"),
        ("floor", "price_floor"),
        ("cost", "price_cost"),
    ] {
        // The use case gives costs to holders of `cost.view` alone.
        let Some(both) = fields.remove(price) else { continue };
        for currency in ["idr", "cny"] {
            fields.insert(format!("{name}_{currency}"), both[currency]["amount"].clone());
        }
    }
    record
}

fn record(view: &Value) -> Value {
    let mut record = row(view).as_object().cloned().unwrap_or_default();
    for name in ["prices", "floors", "costs", "dependencies", "needed_by", "fields"] {
        record.remove(name);
    }
    record.extend(view["fields"].as_object().cloned().unwrap_or_default());
    Value::Object(record)
}

fn dated(amount: &Value) -> Value {
    flat(amount, &[("amount", "amount", "amount"), ("amount", "currency", "currency")])
}

fn each(view: &Value, name: &str, shown: impl Fn(&Value) -> Value) -> Vec<Value> {
    view[name].as_array().into_iter().flatten().map(shown).collect()
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut fields = input.body.clone();
    fields.retain(|_, value| !value.is_null());
    let done = caller.rpc("product.create", json!({ "fields": fields }))?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (offset, limit) = input.window();
    let mut args = json!({ "offset": offset, "limit": limit });
    for (name, field) in [
        ("name", "query"),
        ("category_id", "category_id"),
        ("service_category", "service_category"),
        ("status", "status"),
    ] {
        if let Some(value) = input.query(name) {
            args[field] = value.clone();
        }
    }
    let page = caller.rpc("product.list", args)?;
    Answer::page(input, rows(&page, row), page["total"].as_i64().unwrap_or(0))
}

fn check_code(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let code = input.path("code");
    let holder = caller.rpc("product.by_code", json!({ "code": code }))?;
    Answer::ok(json!({ "code": code, "exists": !holder["product"].is_null(), "product_id": holder["product"]["id"] }))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(record(&load(caller, &input.path("id"))?))
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = load(caller, &id)?;
    caller.update("product.update", &id, &before["fields"], &input.body)?;
    Answer::ok(record(&load(caller, &id)?))
}

fn discontinue(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.must("product.manage")?;
    let before = load(caller, &id)?;
    let gone = Map::from_iter([("status".to_owned(), json!("discontinued"))]);
    caller.update("product.update", &id, &before["fields"], &gone)?;
    Answer::ok(record(&load(caller, &id)?))
}

fn sales_price(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let customer = caller.customer(input.query("customer_id").unwrap_or(&Value::Null))?;
    let priced =
        caller.rpc("product.sales_price", json!({ "product_id": input.path("id"), "customer_id": customer }))?;
    let mut shown = json!({
        "product_id": priced["product_id"], "customer_id": priced["customer_id"], "exchange_rate": priced["idr_per_cny"],
        "effective_on": priced["on"],
    });
    for currency in ["idr", "cny"] {
        let price = &priced[currency];
        shown[format!("price_{currency}")] = price["price"]["amount"].clone();
        shown[format!("price_origin_{currency}")] = price["price_origin"].clone();
        shown[format!("is_converted_{currency}")] = price["converted"].clone();
    }
    Answer::ok(shown)
}

fn detail(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let view = load(caller, &input.path("id"))?;
    let mut whole = record(&view);
    whole["prices"] = product_price::of_product(&view).into();
    whole["floors"] = each(&view, "floors", dated).into();
    if view.get("costs").is_some() {
        whole["costs"] = each(&view, "costs", dated).into();
    }
    for name in ["dependencies", "needed_by"] {
        whole[name] = each(&view, name, product_dependency::record).into();
    }
    Answer::ok(whole)
}

fn cost_prices(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("cost.view")?;
    Answer::list(each(&load(caller, &input.path("id"))?, "costs", dated))
}
