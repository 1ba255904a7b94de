//! `/product-dependencies`: what a product needs first.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::product::load;
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat};

const TYPES: &[&str] = &["required", "recommended", "optional"];

const NEW: &[Param] = &[
    Param::must("product_id", Kind::Id),
    Param::must("depends_on_product_id", Kind::Id),
    Param::may("dependency_type", Kind::OneOf(TYPES)),
    Param::may("any_of_group", Kind::Text),
    Param::may("description", Kind::Text),
];

const CHANGED: &[Param] = &[
    // Whose line it is: lines are read with their product.
    Param::must("product_id", Kind::Id),
    Param::may("depends_on_product_id", Kind::Id),
    Param::may("dependency_type", Kind::OneOf(TYPES)),
    Param::may("any_of_group", Kind::Text),
    Param::may("description", Kind::Text),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/product-dependencies", "What a product needs", NONE, &[Param::must("product_id", Kind::Id)], of_query),
    Route::post("/product-dependencies", "Adds what a product needs", NONE, NEW, create),
    Route::get("/product-dependencies/{id}", "What the product of this id needs", BY_ID, NONE, of_path),
    Route::put("/product-dependencies/{id}", "Changes a line of what a product needs", BY_ID, CHANGED, update),
    Route::delete("/product-dependencies/{id}", "Removes a line of what a product needs", BY_ID, delete),
    Route::get("/product-dependencies/{id}/dependents", "What needs the product of this id", BY_ID, NONE, dependents),
];

/// A line of what products need.
pub(super) fn record(line: &Value) -> Value {
    flat(
        line,
        &[
            ("product", "id", "product_id"),
            ("product", "code", "product_code"),
            ("product", "names", "product_names"),
            ("depends_on", "id", "depends_on_product_id"),
            ("depends_on", "code", "depends_on_product_code"),
            ("depends_on", "names", "depends_on_product_names"),
        ],
    )
}

fn lines(caller: &Caller<'_>, product: &Value, which: &str) -> Result<Vec<Value>, AppError> {
    Ok(load(caller, product)?[which].as_array().into_iter().flatten().map(record).collect())
}

fn one(caller: &Caller<'_>, product: &Value, id: &Value) -> Result<Value, AppError> {
    let found = lines(caller, product, "dependencies")?.into_iter().find(|line| line["id"] == *id);
    found.ok_or_else(|| bantu_domain::Refusal::not_found("product_dependencies").into())
}

fn of_query(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::list(lines(caller, input.query("product_id").unwrap_or(&Value::Null), "dependencies")?)
}

fn of_path(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::list(lines(caller, &input.path("id"), "dependencies")?)
}

fn dependents(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::list(lines(caller, &input.path("id"), "needed_by")?)
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut fields = input.body.clone();
    fields.retain(|_, value| !value.is_null());
    fields.entry("dependency_type").or_insert_with(|| json!("required"));
    let done = caller.rpc("product_dependency.create", json!({ "fields": fields }))?;
    Answer::created(one(caller, &input.body["product_id"], &done["id"])?)
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (id, product) = (input.path("id"), &input.body["product_id"]);
    let before = one(caller, product, &id)?;
    caller.update("product_dependency.update", &id, &before, &input.body)?;
    Answer::ok(one(caller, product, &id)?)
}

fn delete(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.rpc("product_dependency.remove", json!({ "id": input.path("id") }))?;
    Answer::ok(Value::Null)
}
