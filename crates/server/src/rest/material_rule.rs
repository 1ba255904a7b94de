//! `/material-documents/rules`: what a product needs from the customer (产品资料规则).

use bantu_app::AppError;
use bantu_domain::Refusal;
use bantu_domain::material::MAX_FILES;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param, fault, named};
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const TYPES: &[&str] = &["image", "pdf", "text", "number", "date", "file"];

/// Fields of the rules' own JSON, with the names that the use case has for them.
const VALIDATION: [(&str, &str, &str); 3] = [
    ("min_width", "min_width_px", "validation_rules_json.min_width"),
    ("min_height", "min_height_px", "validation_rules_json.min_height"),
    ("aspect_ratio", "aspect_ratio", "validation_rules_json.aspect_ratio"),
];

const PICTURE: &[Param] = &[
    Param::may("min_width", Kind::Int(1, 1_000_000)),
    Param::may("min_height", Kind::Int(1, 1_000_000)),
    // `3:4`, width to height.
    Param::may("aspect_ratio", Kind::Text),
];

macro_rules! fields {
    ($product:expr, $code:expr, $name:expr, $type:expr) => {
        &[
            $product,
            $code,
            $name,
            $type,
            Param::may("document_name_id", Kind::Text),
            Param::may("document_name_en", Kind::Text),
            Param::may("is_required", Kind::Bool),
            Param::may("is_per_person", Kind::Bool),
            Param::may("is_secret", Kind::Bool),
            Param::may("max_size_kb", Kind::Int(1, 1_000_000)),
            // Endings apart by commas.
            Param::may("allowed_extensions", Kind::Text),
            Param::may("validation_rules_json", Kind::Object(PICTURE)),
            // Of the same product; `depends_on` names several by their codes.
            Param::may("depends_on_rule_id", Kind::Id),
            Param::may("depends_on", Kind::Texts),
            Param::may("min_page_count", Kind::Int(1, 1_000_000)),
            Param::may("max_page_count", Kind::Int(1, 1_000_000)),
            Param::may("min_file_count", Kind::Int(1, 1_000)),
            Param::may("max_file_count", Kind::Int(1, 1_000)),
            Param::may("valid_months", Kind::Int(1, 1_000)),
            Param::may("any_of_group", Kind::Text),
            Param::may("comes_from_registration", Kind::Bool),
            Param::may("sort_order", Kind::Int(0, 1_000_000)),
            Param::may("description", Kind::Text),
            Param::may("is_active", Kind::Bool),
        ]
    };
}

const NEW: &[Param] = fields!(
    Param::must("product_id", Kind::Id),
    Param::must("rule_code", Kind::Text),
    Param::must("document_name_zh", Kind::Text),
    Param::must("document_type", Kind::OneOf(TYPES))
);
const CHANGED: &[Param] = fields!(
    // Lines of checklists name a rule by both: they stay as they are.
    Param::may("product_id", Kind::Id),
    Param::may("rule_code", Kind::Text),
    Param::may("document_name_zh", Kind::Text),
    Param::may("document_type", Kind::OneOf(TYPES))
);

const BY_PRODUCT: &[Param] = &[Param::must("product_id", Kind::Id)];
const IN_USE: &[Param] = &[Param::may("is_active", Kind::Bool)];
const QUERY: &[Param] = &[BY_PRODUCT[0], IN_USE[0]];

const OF_PRODUCT: &str = "Papers that a product needs from the customer";

pub(super) const ROUTES: &[Route] = &[
    Route::get("/material-documents/rules/product/{product_id}", OF_PRODUCT, BY_PRODUCT, IN_USE, of_path),
    // The path that other documents give.
    Route::get("/product-document-rules", OF_PRODUCT, NONE, QUERY, of_query),
    Route::post("/material-documents/rules", "Adds a paper that a product needs", NONE, NEW, create),
    Route::put(
        "/material-documents/rules/{id}",
        "Changes a rule; checklists follow it when they are prepared anew",
        BY_ID,
        CHANGED,
        update,
    ),
    Route::delete("/material-documents/rules/{id}", "Takes a rule out of use", BY_ID, retire),
];

/// What is asked of a paper, in the fields of the API.
pub(super) fn asked(ask: &Value) -> Map<String, Value> {
    let mut shown = ask.as_object().cloned().unwrap_or_default();
    let validation = VALIDATION.iter().map(|(sent, own, _)| ((*sent).to_owned(), ask[*own].clone())).collect();
    for (_, own, _) in VALIDATION {
        shown.remove(own);
    }
    shown.insert("validation_rules_json".to_owned(), Value::Object(validation));
    let endings: Vec<&str> =
        ask["allowed_extensions"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let endings = if endings.is_empty() { Value::Null } else { json!(endings.join(",")) };
    shown.insert("allowed_extensions".to_owned(), endings);
    shown
}

/// The rules of a product as the use case shows them.
fn load(caller: &Caller<'_>, product: &Value) -> Result<Value, AppError> {
    caller.rpc("material_rule.list", json!({ "product_id": product }))
}

/// The rules of a product in their order.
pub(super) fn of_product(caller: &Caller<'_>, product: &Value) -> Result<Vec<Value>, AppError> {
    let found = load(caller, product)?;
    Ok(rows(&found, |row| record(row, &found)))
}

/// A rule among those of its product.
fn record(row: &Value, all: &Value) -> Value {
    let mut shown = flat(row, &[("product", "id", "product_id"), ("product", "code", "product_code")]);
    let before = &row["fields"]["depends_on"][0];
    shown["depends_on_rule_id"] = of_code(all, before);
    let mut shown = shown.as_object().cloned().unwrap_or_default();
    shown.remove("fields");
    shown.extend(asked(&row["fields"]));
    Value::Object(shown)
}

fn of_code(all: &Value, code: &Value) -> Value {
    let mut rows = all["rows"].as_array().into_iter().flatten();
    rows.find(|row| row["fields"]["rule_code"] == *code).map(|row| row["id"].clone()).unwrap_or_default()
}

fn of_path(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    list(caller, input, &input.path("product_id"))
}

fn of_query(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    list(caller, input, input.query("product_id").unwrap_or(&Value::Null))
}

fn list(caller: &Caller<'_>, input: &Input, product: &Value) -> Result<Answer, AppError> {
    let mut found = of_product(caller, product)?;
    found.retain(|rule| input.query("is_active").is_none_or(|wanted| rule["is_active"] == *wanted));
    Answer::list(found)
}

/// A rule as the use case has it, and all rules of its product.
fn around(caller: &Caller<'_>, id: &Value) -> Result<(Value, Value), AppError> {
    let rule = caller.rpc("material_rule.get", json!({ "id": id }))?;
    let all = load(caller, &rule["product"]["id"])?;
    Ok((rule, all))
}

/// A rule as it is now.
fn one(caller: &Caller<'_>, product: &Value, id: &Value) -> Result<Value, AppError> {
    let found = of_product(caller, product)?.into_iter().find(|rule| rule["id"] == *id);
    found.ok_or_else(|| Refusal::not_found("product_document_rules").into())
}

/// What the request gives, in the fields of the use case. `all` are the rules of its product.
fn fields(input: &Input, all: &Value) -> Result<Map<String, Value>, AppError> {
    let mut fields = input.body.clone();
    if let Some(picture) = fields.remove("validation_rules_json") {
        for (sent, own, _) in VALIDATION {
            fields.insert(own.to_owned(), picture[sent].clone());
        }
    }
    if let Some(endings) = fields.get_mut("allowed_extensions") {
        let given = endings.as_str().unwrap_or_default().split(',').map(str::trim);
        *endings = given.filter(|ending| !ending.is_empty()).collect();
    }
    if let Some(before) = fields.remove("depends_on_rule_id").filter(|_| input.get("depends_on").is_none()) {
        let mut rows = all["rows"].as_array().into_iter().flatten();
        let codes = match rows.find(|row| row["id"] == before) {
            Some(row) => json!([row["fields"]["rule_code"]]),
            None if before.is_null() => json!([]),
            None => return Err(fault("reference.unknown", "depends_on_rule_id")),
        };
        fields.insert("depends_on".to_owned(), codes);
    }
    fields.entry("depends_on").and_modify(|codes| {
        if codes.is_null() {
            *codes = json!([])
        }
    });
    Ok(fields)
}

/// A refusal under the names of the request.
fn told(input: &Input) -> impl Fn(AppError) -> AppError {
    let by_id = input.get("depends_on").is_none() && input.get("depends_on_rule_id").is_some();
    let depends_on = if by_id { "depends_on_rule_id" } else { "depends_on" };
    let mut names: Vec<_> = VALIDATION.iter().map(|(_, own, sent)| (*own, *sent)).collect();
    names.push(("depends_on", depends_on));
    move |error| named(error, &names)
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("material_rule.manage")?;
    let product = &input.body["product_id"];
    let mut given = fields(input, &load(caller, product)?)?;
    given.retain(|_, value| !value.is_null());
    for (name, default) in [
        ("is_required", json!(true)),
        ("is_per_person", json!(false)),
        ("is_secret", json!(false)),
        ("min_file_count", json!(1)),
        ("max_file_count", json!(MAX_FILES)),
        ("comes_from_registration", json!(false)),
        ("sort_order", json!(0)),
        ("is_active", json!(true)),
    ] {
        given.entry(name).or_insert(default);
    }
    let done = caller.rpc("material_rule.create", json!({ "fields": given })).map_err(told(input))?;
    Answer::created(one(caller, product, &done["id"])?)
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("material_rule.manage")?;
    let id = input.path("id");
    let (before, all) = around(caller, &id)?;
    let given = fields(input, &all)?;
    caller.update("material_rule.update", &id, &before["fields"], &given).map_err(told(input))?;
    Answer::ok(one(caller, &before["product"]["id"], &id)?)
}

fn retire(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("material_rule.manage")?;
    let id = input.path("id");
    let (before, _) = around(caller, &id)?;
    let gone = Map::from_iter([("is_active".to_owned(), json!(false))]);
    caller.update("material_rule.update", &id, &before["fields"], &gone)?;
    Answer::ok(one(caller, &before["product"]["id"], &id)?)
}
