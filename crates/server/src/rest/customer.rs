//! `/customers`.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, rows};

const BY_CUSTOMER: &[Param] = &[Param::must("id", Kind::Customer)];

const TYPES: &[&str] = &["individual", "organization"];

/// Fields of a customer besides name and source, which are asked for only when one is made.
macro_rules! fields {
    ($name:expr, $source:expr) => {
        &[
            $name,
            $source,
            Param::may("customer_type", Kind::OneOf(TYPES)),
            Param::may("parent_customer_id", Kind::Customer),
            Param::may("owner_user_id", Kind::Id),
            Param::may("level", Kind::Text),
            Param::may("level_id", Kind::Id),
            Param::may("channel_id", Kind::Id),
            Param::may("industry_id", Kind::Id),
            Param::may("country_code", Kind::Text),
            Param::may("tax_id", Kind::Text),
            Param::may("address", Kind::Text),
            Param::may("phone", Kind::Text),
            Param::may("email", Kind::Text),
            Param::may("customer_requirements", Kind::Text),
            Param::may("description", Kind::Text),
            Param::may("tags", Kind::Texts),
        ]
    };
}

const NEW: &[Param] = fields!(Param::must("name", Kind::Text), Param::must("source_id", Kind::Id));
const CHANGED: &[Param] = fields!(Param::may("name", Kind::Text), Param::may("source_id", Kind::Id));

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("view", Kind::OneOf(&["my", "global"])),
    Param::may("owner_user_id", Kind::Id),
    Param::may("name", Kind::Text),
    Param::may("level", Kind::Text),
    Param::may("source_id", Kind::Id),
    Param::may("tag", Kind::Text),
];

const MERGE: &[Param] =
    &[Param::must("merged_id", Kind::Customer), Param::may("take", Kind::Texts), Param::must("reason", Kind::Text)];

const TIMELINE: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("kind", Kind::Text),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/customers", "Adds a customer", NONE, NEW, create),
    Route::get("/customers", "Customers the caller sees, `view=my` only his own", NONE, LIST, list),
    Route::get("/customers/{id}", "A customer", BY_CUSTOMER, NONE, get),
    Route::put("/customers/{id}", "Changes a customer", BY_CUSTOMER, CHANGED, update),
    Route::delete("/customers/{id}", "Deletes a customer that has no deals", BY_CUSTOMER, delete),
    Route::get("/customers/{id}/overview", "A customer from all sides", BY_CUSTOMER, NONE, |c, i| {
        Answer::ok(c.rpc("customer.overview", json!({ "id": c.customer(&i.path("id"))? }))?)
    }),
    Route::get("/customers/{id}/timeline", "What happened, the newest first", BY_CUSTOMER, TIMELINE, timeline),
    Route::post("/customers/{id}/merge", "Merges another customer into this one", BY_CUSTOMER, MERGE, merge),
    Route::post("/customer-merges/{id}/undo", "Undoes a merge", BY_ID, NONE, |c, i| {
        let done = c.rpc("customer.unmerge", json!({ "id": i.path("id") }))?;
        Answer::ok(done["facts"].clone())
    }),
];

/// Reason kept when a customer changes hands through the API, which asks for none.
const BY_API: &str = "REST API";

fn record(view: &Value) -> Value {
    let mut record = view["fields"].as_object().cloned().unwrap_or_default();
    for name in [
        "id",
        "customer_no",
        "provisional_no",
        "is_locked",
        "merged_into_id",
        "possible_duplicate",
        "created_at",
        "updated_at",
    ] {
        record.insert(name.to_owned(), view[name].clone());
    }
    record.insert("owner_user_id".to_owned(), view["owner"]["id"].clone());
    record.insert("owner_username".to_owned(), view["owner"]["name"].clone());
    record.insert("developed_by".to_owned(), view["developed_by"]["id"].clone());
    Value::Object(record)
}

fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("customer.get", json!({ "id": id }))
}

/// The typed fields of a request, in the words of the use case: `level` is a code, `parent_customer_id` may be a number.
fn typed(caller: &Caller<'_>, input: &Input) -> Result<Map<String, Value>, AppError> {
    let mut fields = input.body.clone();
    fields.remove("owner_user_id");
    if let Some(level) = fields.remove("level") {
        let level_id = match level.as_str() {
            Some(code) => caller.lookup("customer_levels", "level", code)?,
            None => Value::Null,
        };
        fields.entry("level_id").or_insert(level_id);
    }
    if let Some(parent) = fields.get("parent_customer_id").filter(|p| !p.is_null()) {
        let parent = caller.customer(parent)?;
        fields.insert("parent_customer_id".to_owned(), parent);
    }
    Ok(fields)
}

/// Hands the record to somebody else where the request says so.
fn hand_over(caller: &Caller<'_>, id: &Value, input: &Input, owner: &Value) -> Result<(), AppError> {
    let Some(wanted) = input.get("owner_user_id").filter(|wanted| *wanted != owner) else { return Ok(()) };
    caller.rpc("customer.transfer", json!({ "id": id, "owner_user_id": wanted, "reason": BY_API })).map(drop)
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut fields = typed(caller, input)?;
    fields.retain(|_, value| !value.is_null());
    let done = caller.rpc("customer.create", json!({ "fields": fields }))?;
    hand_over(caller, &done["id"], input, &json!(caller.user_id))?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (offset, limit) = input.window();
    let mut args = json!({ "offset": offset, "limit": limit, "sort": "updated_at", "descending": true });
    if input.query("view").and_then(Value::as_str) == Some("my") {
        args["owner_user_id"] = json!(caller.user_id);
    }
    for (name, field) in
        [("owner_user_id", "owner_user_id"), ("source_id", "source_id"), ("name", "query"), ("tag", "tag")]
    {
        if let Some(value) = input.query(name) {
            args[field] = value.clone();
        }
    }
    if let Some(level) = input.query("level").and_then(Value::as_str) {
        args["level_id"] = caller.lookup("customer_levels", "level", level)?;
    }
    let page = caller.rpc("customer.list", args)?;
    let records = page["rows"].as_array().into_iter().flatten().map(row).collect();
    Answer::page(input, records, page["total"].as_i64().unwrap_or(0))
}

fn row(row: &Value) -> Value {
    let mut record = row.as_object().cloned().unwrap_or_default();
    for (name, id, shown) in [
        ("owner", "owner_user_id", "owner_username"),
        ("level", "level_id", "level_name"),
        ("source", "source_id", "source_name"),
    ] {
        let whole = record.remove(name).unwrap_or_default();
        record.insert(id.to_owned(), whole["id"].clone());
        record.insert(shown.to_owned(), whole["name"].clone());
    }
    Value::Object(record)
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = caller.customer(&input.path("id"))?;
    Answer::ok(record(&load(caller, &id)?))
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = caller.customer(&input.path("id"))?;
    let before = load(caller, &id)?;
    caller.update("customer.update", &id, &before["fields"], &typed(caller, input)?)?;
    hand_over(caller, &id, input, &before["owner"]["id"])?;
    Answer::ok(record(&load(caller, &id)?))
}

fn delete(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = caller.customer(&input.path("id"))?;
    caller.rpc("customer.delete", json!({ "id": id }))?;
    Answer::ok(Value::Null)
}

fn timeline(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (offset, limit) = input.window();
    let mut args = json!({ "customer_id": caller.customer(&input.path("id"))?, "offset": offset, "limit": limit });
    if let Some(kind) = input.query("kind") {
        args["kinds"] = json!([kind]);
    }
    let page = caller.rpc_as("customer.timeline", args, &[("kinds", "kind")])?;
    Answer::page(input, rows(&page, Value::clone), page["total"].as_i64().unwrap_or(0))
}

fn merge(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let kept = caller.customer(&input.path("id"))?;
    let merged = caller.customer(&input.body["merged_id"])?;
    let mut args = json!({ "kept_id": kept, "merged_id": merged, "reason": input.body["reason"] });
    if let Some(take) = input.get("take").filter(|take| !take.is_null()) {
        args["take"] = take.clone();
    }
    let done = caller.rpc("customer.merge", args)?;
    let mut customer = record(&load(caller, &kept)?);
    customer["merge_id"] = done["facts"]["merge_id"].clone();
    Answer::ok(customer)
}
