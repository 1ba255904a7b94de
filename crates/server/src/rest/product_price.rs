//! `/product-prices`: prices from a day on. One is never changed, only followed.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::product::load;
use super::quotation::CURRENCIES;
use super::route::{Answer, Caller, NONE, Route, flat};

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

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
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
    Route::get(
        "/product-prices/products/{product_id}/history",
        "Prices of a product through time, the newest first",
        &[Param::must("product_id", Kind::Id)],
        NONE,
        history,
    ),
];

/// Every price of a product, the newest first.
pub(super) fn of_product(product: &Value) -> Vec<Value> {
    let shown = |price: &Value| {
        let mut shown = flat(
            price,
            &[
                ("level", "id", "customer_level_id"),
                ("level", "name", "customer_level_name"),
                ("amount", "amount", "amount"),
                ("amount", "currency", "currency"),
                ("changed_by", "id", "changed_by"),
            ],
        );
        shown["product_id"] = product["id"].clone();
        shown
    };
    product["prices"].as_array().into_iter().flatten().map(shown).collect()
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let product = load(caller, input.query("product_id").unwrap_or(&Value::Null))?;
    let fits = |price: &Value| {
        let asked = |name: &str| input.query(name).is_none_or(|wanted| price[name] == *wanted);
        price["standing"] == "current" && asked("price_type") && asked("currency")
    };
    let mut found = of_product(&product);
    found.retain(fits);
    Answer::part(input, found)
}

fn history(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::list(of_product(&load(caller, &input.path("product_id"))?))
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
    let known = of_product(&load(caller, &price["product_id"])?);
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
