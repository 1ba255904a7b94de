//! The small lists: levels, sources and industries of customers, categories and service types of products.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route};

macro_rules! fields {
    ($code:expr, $name_zh:expr, $name_id:expr) => {
        &[
            $code,
            $name_zh,
            $name_id,
            Param::may("name_en", Kind::Text),
            Param::may("display_order", Kind::Int(0, 1_000_000)),
            Param::may("is_active", Kind::Bool),
        ]
    };
}

const NEW: &[Param] =
    fields!(Param::must("code", Kind::Text), Param::must("name_zh", Kind::Text), Param::must("name_id", Kind::Text));
const CHANGED: &[Param] =
    fields!(Param::may("code", Kind::Text), Param::may("name_zh", Kind::Text), Param::may("name_id", Kind::Text));

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("is_active", Kind::Bool),
];

const CATEGORIES: &str = "product_categories";
const TYPES: &str = "service_types";

pub(super) const ROUTES: &[Route] = &[
    Route::get("/customer-levels", "Levels of customers", NONE, LIST, |c, i| list(c, i, "customer_levels")),
    Route::get("/customer-sources", "Sources of customers", NONE, LIST, |c, i| list(c, i, "customer_sources")),
    Route::get("/industries", "Industries", NONE, LIST, |c, i| list(c, i, "industries")),
    Route::get("/product-categories", "Categories of products", NONE, LIST, |c, i| list(c, i, CATEGORIES)),
    Route::post("/product-categories", "Adds a category", NONE, NEW, |c, i| create(c, i, CATEGORIES)),
    Route::put("/product-categories/{id}", "Changes a category", BY_ID, CHANGED, |c, i| update(c, i, CATEGORIES)),
    Route::get("/service-types", "Types of services", NONE, LIST, |c, i| list(c, i, TYPES)),
    Route::post("/service-types", "Adds a type of service", NONE, NEW, |c, i| create(c, i, TYPES)),
    Route::put("/service-types/{id}", "Changes a type of service", BY_ID, CHANGED, |c, i| update(c, i, TYPES)),
];

fn entries(caller: &Caller<'_>, name: &str) -> Result<Vec<Value>, AppError> {
    let lists = caller.rpc("lookup.list", json!({}))?;
    Ok(lists[name].as_array().cloned().unwrap_or_default())
}

fn one(caller: &Caller<'_>, name: &str, id: &Value) -> Result<Value, AppError> {
    let found = entries(caller, name)?.into_iter().find(|entry| entry["id"] == *id);
    found.ok_or_else(|| bantu_domain::Refusal::not_found(name).into())
}

fn list(caller: &Caller<'_>, input: &Input, name: &str) -> Result<Answer, AppError> {
    let mut found = entries(caller, name)?;
    found.retain(|entry| input.query("is_active").is_none_or(|wanted| entry["is_active"] == *wanted));
    Answer::part(input, found)
}

fn create(caller: &Caller<'_>, input: &Input, name: &str) -> Result<Answer, AppError> {
    let mut fields = input.body.clone();
    fields.retain(|_, value| !value.is_null());
    let done = caller.rpc("lookup.create", json!({ "list": name, "fields": fields }))?;
    Answer::created(one(caller, name, &done["id"])?)
}

fn update(caller: &Caller<'_>, input: &Input, name: &str) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = one(caller, name, &id)?;
    let changes = Caller::changes(&before, &input.body);
    if !changes.is_empty() {
        caller.rpc("lookup.update", json!({ "list": name, "id": id, "changes": changes }))?;
    }
    Answer::ok(one(caller, name, &id)?)
}
