//! `/contacts`.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route};

macro_rules! fields {
    ($customer:expr, $name:expr) => {
        &[
            $customer,
            $name,
            Param::may("position", Kind::Text),
            Param::may("mobile", Kind::Text),
            Param::may("email", Kind::Text),
            Param::may("wechat_id", Kind::Text),
            Param::may("whatsapp", Kind::Text),
            Param::may("is_primary", Kind::Bool),
            Param::may("is_decision_maker", Kind::Bool),
            Param::may("notes", Kind::Text),
            Param::may("is_active", Kind::Bool),
        ]
    };
}

const NEW: &[Param] = fields!(Param::must("customer_id", Kind::Customer), Param::must("name", Kind::Text));
const CHANGED: &[Param] = fields!(Param::may("customer_id", Kind::Customer), Param::may("name", Kind::Text));

const PAGE: [Param; 2] = [Param::may("page", Kind::Int(1, 1_000_000)), Param::may("size", Kind::Int(1, 100))];
const LIST: &[Param] = &[PAGE[0], PAGE[1], Param::may("customer_id", Kind::Customer), Param::may("name", Kind::Text)];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/contacts", "Adds a contact", NONE, NEW, create),
    Route::get("/contacts", "Contacts of the customers the caller sees", NONE, LIST, list),
    Route::get("/contacts/{id}", "A contact", BY_ID, NONE, get),
    Route::put("/contacts/{id}", "Changes a contact", BY_ID, CHANGED, update),
    Route::delete("/contacts/{id}", "Deletes a contact", BY_ID, delete),
    Route::get(
        "/contacts/customers/{customer_id}/contacts",
        "Contacts of a customer",
        &[Param::must("customer_id", Kind::Customer)],
        &PAGE,
        of_customer,
    ),
];

fn record(row: &Value) -> Value {
    let mut record = row["fields"].as_object().cloned().unwrap_or_default();
    for name in ["id", "customer_name", "customer_no", "created_at", "updated_at"] {
        record.insert(name.to_owned(), row[name].clone());
    }
    Value::Object(record)
}

fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("contact.get", json!({ "id": id }))
}

fn page(caller: &Caller<'_>, input: &Input, customer: Option<&Value>) -> Result<Answer, AppError> {
    let (offset, limit) = input.window();
    let mut args = json!({ "offset": offset, "limit": limit });
    if let Some(customer) = customer {
        let id = caller.customer(customer)?;
        // Somebody else's customer is as unknown as one that does not exist.
        caller.rpc("customer.get", json!({ "id": id }))?;
        args["customer_id"] = id;
    }
    if let Some(name) = input.query("name") {
        args["query"] = name.clone();
    }
    let page = caller.rpc("contact.list", args)?;
    let records = page["rows"].as_array().into_iter().flatten().map(record).collect();
    Answer::page(input, records, page["total"].as_i64().unwrap_or(0))
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut fields = input.body.clone();
    fields.retain(|_, value| !value.is_null());
    fields.insert("customer_id".to_owned(), caller.customer(&input.body["customer_id"])?);
    let done = caller.rpc("contact.create", json!({ "fields": fields }))?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    page(caller, input, input.query("customer_id"))
}

fn of_customer(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    page(caller, input, Some(&input.path("customer_id")))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(record(&load(caller, &input.path("id"))?))
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = load(caller, &id)?;
    let mut fields = input.body.clone();
    if let Some(customer) = input.get("customer_id") {
        fields.insert("customer_id".to_owned(), caller.customer(customer)?);
    }
    caller.update("contact.update", &id, &before["fields"], &fields)?;
    Answer::ok(record(&load(caller, &id)?))
}

fn delete(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.rpc("contact.delete", json!({ "id": input.path("id") }))?;
    Answer::ok(Value::Null)
}
