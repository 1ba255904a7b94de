//! Papers of quotations (rows) and `/quotation-templates`.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::quotation::{CURRENCIES, LANGUAGES, load};
use super::route::{Answer, BY_ID, Caller, NONE, Route};

/// The row of a paper; `file_url` is the BLAKE3 name of its bytes.
pub(super) const NEW: &[Param] = &[
    Param::must("document_type", Kind::Text),
    Param::must("document_name", Kind::Text),
    Param::must("file_url", Kind::Text),
    Param::must("sha256", Kind::Text),
    Param::must("size_bytes", Kind::Int(1, 104_857_600)),
    Param::may("related_item_id", Kind::Id),
];

macro_rules! fields {
    ($code:expr, $name:expr, $currency:expr) => {
        &[
            $code,
            $name,
            $currency,
            Param::may("language", Kind::OneOf(LANGUAGES)),
            Param::may("terms_zh", Kind::Text),
            Param::may("terms_id", Kind::Text),
            Param::may("terms_en", Kind::Text),
            Param::may("bank_account_info", Kind::Text),
            Param::may("footer_text", Kind::Text),
            Param::may("is_default", Kind::Bool),
            Param::may("is_active", Kind::Bool),
        ]
    };
}

const NEW_TEMPLATE: &[Param] = fields!(
    Param::must("template_code", Kind::Text),
    Param::must("template_name", Kind::Text),
    Param::must("primary_currency", Kind::OneOf(CURRENCIES))
);
const CHANGED: &[Param] = fields!(
    Param::may("template_code", Kind::Text),
    Param::may("template_name", Kind::Text),
    Param::may("primary_currency", Kind::OneOf(CURRENCIES))
);

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("primary_currency", Kind::OneOf(CURRENCIES)),
    Param::may("is_active", Kind::Bool),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/quotation-templates", "Templates of quotations", NONE, LIST, list),
    Route::post("/quotation-templates", "Adds a template", NONE, NEW_TEMPLATE, create),
    Route::get("/quotation-templates/{id}", "A template", BY_ID, NONE, get),
    Route::put("/quotation-templates/{id}", "Changes a template", BY_ID, CHANGED, update),
];

/// A paper as answers show it.
pub(super) fn record(view: &Value) -> Value {
    let mut record = view.as_object().cloned().unwrap_or_default();
    let file = record.remove("blake3").unwrap_or_default();
    record.insert("file_url".to_owned(), file);
    Value::Object(record)
}

pub(super) fn add(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let quotation = input.path("id");
    let body = &input.body;
    let args = json!({
        "quotation_id": quotation, "document_type": body["document_type"], "document_name": body["document_name"],
        "blake3": body["file_url"], "sha256": body["sha256"], "size_bytes": body["size_bytes"], "related_item_id": input.get("related_item_id"),
    });
    let done = caller.rpc("quotation.add_document", args)?;
    let view = load(caller, &quotation)?;
    let added = view["documents"].as_array().into_iter().flatten().find(|d| d["id"] == done["id"]);
    Answer::created(added.map(record).unwrap_or_default())
}

fn templates(caller: &Caller<'_>) -> Result<Vec<Value>, AppError> {
    let found = caller.rpc("quotation_template.list", json!({}))?;
    let flat = |row: &Value| {
        let mut record: Map<String, Value> = row["fields"].as_object().cloned().unwrap_or_default();
        record.insert("id".to_owned(), row["id"].clone());
        Value::Object(record)
    };
    Ok(found["rows"].as_array().into_iter().flatten().map(flat).collect())
}

fn one(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    let found = templates(caller)?.into_iter().find(|t| t["id"] == *id);
    found.ok_or_else(|| bantu_domain::Refusal::not_found("quotation_templates").into())
}

/// Refuses an unknown template.
///
/// # Errors
/// `record.not_found`.
pub(super) fn known_template(caller: &Caller<'_>, id: &Value) -> Result<(), AppError> {
    one(caller, id).map(drop)
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let fits = |t: &Value| {
        ["primary_currency", "is_active"].iter().all(|name| input.query(name).is_none_or(|wanted| t[*name] == *wanted))
    };
    let found: Vec<Value> = templates(caller)?.into_iter().filter(fits).collect();
    Answer::part(input, found)
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut fields = input.body.clone();
    fields.retain(|_, value| !value.is_null());
    fields.entry("language").or_insert_with(|| json!("zh"));
    let done = caller.rpc("quotation_template.create", json!({ "fields": fields }))?;
    Answer::created(one(caller, &done["id"])?)
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(one(caller, &input.path("id"))?)
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = one(caller, &id)?;
    caller.update("quotation_template.update", &id, &before, &input.body)?;
    Answer::ok(one(caller, &id)?)
}
