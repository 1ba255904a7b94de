//! `/product-prices`: prices from a day on. One that has begun is never changed, only followed; one that waits can be taken back.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::product;
use super::quotation::CURRENCIES;
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const TYPES: &[&str] = &["channel", "direct", "list"];

const PRICE: &[Param] = &[
    Param::must("product_id", Kind::Id),
    Param::must("price_type", Kind::OneOf(TYPES)),
    Param::must("currency", Kind::OneOf(CURRENCIES)),
    Param::must("amount", Kind::Decimal),
    Param::must("change_reason", Kind::Text),
    Param::may("customer_level_code", Kind::Text),
    Param::may("effective_from", Kind::Day),
];

const FOLLOWING: &[Param] = &[
    Param::must("amount", Kind::Decimal),
    Param::must("change_reason", Kind::Text),
    Param::may("effective_from", Kind::Day),
];

const PAGE: &[Param] = &[Param::may("page", Kind::Int(1, 1_000_000)), Param::may("size", Kind::Int(1, 100))];

const LIST: &[Param] = &[
    PAGE[0],
    PAGE[1],
    Param::must("product_id", Kind::Id),
    Param::may("price_type", Kind::OneOf(TYPES)),
    Param::may("currency", Kind::OneOf(CURRENCIES)),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/product-prices", "Prices of a product that hold today", NONE, LIST, list),
    Route::post("/product-prices", "Enters a price", NONE, PRICE, create),
    Route::post(
        "/product-prices/batch",
        "Enters several prices, all or none",
        NONE,
        &[Param::must("prices", Kind::List(PRICE))],
        create_all,
    ),
    Route::get("/product-prices/upcoming/changes", "Prices that have not begun, the next first", NONE, PAGE, upcoming),
    Route::get("/product-prices/{id}", "A price", BY_ID, NONE, get),
    Route::put("/product-prices/{id}", "Enters the price that follows one", BY_ID, FOLLOWING, follow),
    Route::delete("/product-prices/{id}", "Takes back a price that has not begun", BY_ID, withdraw),
    Route::get(
        "/product-prices/products/{product_id}/history",
        "Prices of a product through time, the newest first",
        &[Param::must("product_id", Kind::Id)],
        NONE,
        history,
    ),
];

const PARTS: [(&str, &str, &str); 5] = [
    ("level", "id", "customer_level_id"),
    ("level", "name", "customer_level_name"),
    ("amount", "amount", "amount"),
    ("amount", "currency", "currency"),
    ("changed_by", "id", "changed_by"),
];

/// Every price of a product, the newest first.
pub(super) fn of_product(product: &Value) -> Vec<Value> {
    let shown = |price: &Value| {
        let mut shown = flat(price, &PARTS);
        shown["product_id"] = product["id"].clone();
        shown
    };
    product["prices"].as_array().into_iter().flatten().map(shown).collect()
}

/// A price by itself.
fn record(view: &Value) -> Value {
    let mut shown = flat(view, &PARTS);
    let product = shown["product"].take();
    for (name, value) in [
        ("product_id", &product["id"]),
        ("product_code", &product["code"]),
        ("product_name_zh", &product["names"]["zh"]),
        ("product_name_id", &product["names"]["id"]),
    ] {
        shown[name] = value.clone();
    }
    if let Some(shown) = shown.as_object_mut() {
        shown.remove("product");
    }
    shown
}

fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("product.get_price", json!({ "id": id }))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(record(&load(caller, &input.path("id"))?))
}

fn upcoming(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::part(input, rows(&caller.rpc("product.upcoming_prices", json!({}))?, record))
}

/// The same price of the same product in the same currency, from another day on.
fn follow(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("price.manage")?;
    let before = record(&load(caller, &input.path("id"))?);
    let mut price = Value::Object(input.body.clone());
    for name in ["product_id", "price_type", "currency"] {
        price[name] = before[name].clone();
    }
    price["customer_level_code"] = before["customer_level_id"].clone();
    Answer::ok(enter(caller, &price)?)
}

fn withdraw(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.rpc("product.withdraw_price", json!({ "id": input.path("id") }))?;
    Answer::ok(Value::Null)
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let product = product::load(caller, input.query("product_id").unwrap_or(&Value::Null))?;
    let fits = |price: &Value| {
        let asked = |name: &str| input.query(name).is_none_or(|wanted| price[name] == *wanted);
        price["standing"] == "current" && asked("price_type") && asked("currency")
    };
    let mut found = of_product(&product);
    found.retain(fits);
    Answer::part(input, found)
}

fn history(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::list(of_product(&product::load(caller, &input.path("product_id"))?))
}

/// Enters a price, and answers it with what is odd about it.
fn enter(caller: &Caller<'_>, price: &Value) -> Result<Value, AppError> {
    let given = |name: &str| price.get(name).filter(|value| !value.is_null());
    let level = match given("customer_level_code").and_then(Value::as_str) {
        Some(code) => caller.lookup("customer_levels", "customer_level_code", code)?,
        None => Value::Null,
    };
    let effective_from = match given("effective_from") {
        Some(day) => day.clone(),
        None => caller.today()?,
    };
    let args = json!({
        "product_id": price["product_id"], "price_type": price["price_type"], "level_id": level,
        "amount": { "amount": price["amount"], "currency": price["currency"] }, "effective_from": effective_from,
        "change_reason": price["change_reason"],
    });
    let done = caller.rpc("product.set_price", args)?;
    let known = of_product(&product::load(caller, &price["product_id"])?);
    let mut entered = known.into_iter().find(|p| p["id"] == done["id"]).unwrap_or_default();
    entered["warnings"] = done["warnings"].clone();
    Ok(entered)
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::created(enter(caller, &Value::Object(input.body.clone()))?)
}

fn create_all(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let prices = input.body["prices"].as_array().into_iter().flatten().enumerate();
    let entered = prices.map(|(index, price)| {
        enter(caller, price).map_err(|mut error| {
            for fault in &mut error.errors {
                fault.path = format!("prices[{index}].{}", fault.path);
            }
            error
        })
    });
    let entered = entered.collect::<Result<Vec<Value>, AppError>>()?;
    Answer::created(json!({ "total": entered.len(), "records": entered }))
}
