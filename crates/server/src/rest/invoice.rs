//! `/invoices`.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::contract;
use super::input::Input;
use super::mail::{MAIL_TO, send_out};
use super::param::{Kind, Param, fault};
use super::quotation::LANGUAGES;
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const STATUS: &[&str] = &["draft", "issued", "uploaded", "sent"];
const KINDS: &[&str] = &["commercial", "statutory"];
const TYPES: &[&str] = &["vat_special", "vat_ordinary", "receipt", "other"];

macro_rules! fields {
    ($($own:expr),* ; $name:expr, $amount:expr) => {
        &[
            $($own,)*
            $name,
            $amount,
            Param::may("customer_tax_id", Kind::Text),
            Param::may("customer_address", Kind::Text),
            Param::may("customer_bank_account", Kind::Text),
            Param::may("invoice_type", Kind::OneOf(TYPES)),
            Param::may("language", Kind::OneOf(LANGUAGES)),
            Param::may("order_payment_id", Kind::Id),
            Param::may("due_date", Kind::Day),
            Param::may("notes", Kind::Text),
            // The contract's own; the office sets them.
            Param::may("tax_amount", Kind::Ignored),
            Param::may("currency", Kind::Ignored),
            Param::may("contract_amount", Kind::Ignored),
        ]
    };
}

const NEW: &[Param] = fields!(
    Param::must("contract_id", Kind::Id),
    Param::must("opportunity_id", Kind::Id),
    Param::must("entity_id", Kind::Id),
    Param::may("kind", Kind::OneOf(KINDS));
    Param::must("customer_name", Kind::Text), Param::must("invoice_amount", Kind::Decimal)
);
const CHANGED: &[Param] =
    fields!(; Param::may("customer_name", Kind::Text), Param::may("invoice_amount", Kind::Decimal));

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("contract_id", Kind::Id),
    Param::may("opportunity_id", Kind::Id),
    Param::may("status", Kind::OneOf(STATUS)),
    Param::may("kind", Kind::OneOf(KINDS)),
];

const UPLOAD: &[Param] = &[
    Param::must("file_url", Kind::File),
    Param::may("is_primary", Kind::Bool),
    // The file has its own name and size.
    Param::may("file_name", Kind::Ignored),
    Param::may("file_size_kb", Kind::Ignored),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/invoices", "Drafts an invoice on a signed contract", NONE, NEW, create),
    Route::get("/invoices", "Invoices of a contract, a deal or a state; one of them is needed", NONE, LIST, list),
    Route::get("/invoices/{id}", "An invoice with its files", BY_ID, NONE, get),
    Route::put("/invoices/{id}", "Changes a draft", BY_ID, CHANGED, update),
    Route::post("/invoices/{id}/issue", "Issues a draft: it gets its number and is frozen", BY_ID, NONE, issue),
    Route::post("/invoices/{id}/upload", "Adds the official file of a statutory invoice", BY_ID, UPLOAD, upload),
    Route::post(
        "/invoices/{id}/send",
        "The invoice was handed to the customer; with `mail_to` it goes by mail",
        BY_ID,
        MAIL_TO,
        send,
    ),
    Route::post(
        "/invoices/{id}/generate-pdf",
        "Renders the paper; a draft is watermarked and has no number",
        BY_ID,
        NONE,
        generate,
    ),
    Route::get("/invoices/{id}/pdf", "The paper", BY_ID, &[Param::may("language", Kind::OneOf(LANGUAGES))], pdf),
];

fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("invoice.get", json!({ "id": id }))
}

fn record(view: &Value) -> Value {
    let shown = flat(
        view,
        &[
            ("contract", "id", "contract_id"),
            ("contract", "name", "contract_no"),
            ("opportunity", "id", "opportunity_id"),
            ("opportunity", "name", "opportunity_name"),
            ("customer", "id", "customer_id"),
            ("amount", "amount", "invoice_amount"),
            ("amount", "currency", "currency"),
            ("tax", "amount", "tax_amount"),
            ("before_tax", "amount", "amount_before_tax"),
            ("corrects", "id", "corrects_id"),
            ("issued_by", "id", "issued_by"),
        ],
    );
    let mut record = shown.as_object().cloned().unwrap_or_default();
    let mut fields = record.remove("fields").unwrap_or_default();
    if let Some(fields) = fields.as_object_mut() {
        fields.remove("invoice_minor");
        record.append(fields);
    }
    let files = view["files"].as_array().into_iter().flatten().map(file).collect();
    record.insert("files".to_owned(), files);
    Value::Object(record)
}

/// A file that hangs on a record.
pub(super) fn file(file: &Value) -> Value {
    let mut shown = flat(file, &[("attachment", "id", "file_id"), ("attachment", "name", "file_name")]);
    shown["file_url"] = json!(format!("{}/files/{}", super::BASE, shown["file_id"].as_str().unwrap_or_default()));
    shown
}

/// An invoice with its company and the total of its contract.
fn whole(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    let mut record = record(&load(caller, id)?);
    let contract = contract::load(caller, &record["contract_id"])?;
    record["entity_id"] = contract["entity"]["id"].clone();
    record["entity_name"] = contract["entity"]["name"].clone();
    record["contract_amount"] = contract["total"]["amount"].clone();
    Ok(record)
}

fn shown(caller: &Caller<'_>, id: &Value) -> Result<Answer, AppError> {
    Answer::ok(whole(caller, id)?)
}

/// What the use case takes: what was there, with what the request gives over it.
fn fields(before: &Value, currency: &Value, input: &Input) -> Value {
    let given = |name: &str| input.body.get(name).unwrap_or(&before[name]).clone();
    json!({
        "amount": { "amount": given("invoice_amount"), "currency": currency }, "customer_name": given("customer_name"),
        "customer_tax_id": given("customer_tax_id"), "customer_address": given("customer_address"),
        "customer_bank_account": given("customer_bank_account"), "invoice_type": given("invoice_type"),
        "language": input.get("language").unwrap_or(&before["language"]), "order_payment_id": given("order_payment_id"),
        "due_date": given("due_date"), "notes": given("notes"),
    })
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let kind = input.text("kind").unwrap_or("commercial");
    caller.must(if kind == "statutory" { "invoice.manage" } else { "invoice.issue_commercial" })?;
    let contract = contract::load(caller, &input.body["contract_id"])?;
    if contract["opportunity_id"] != input.body["opportunity_id"] {
        return Err(fault("reference.unknown", "opportunity_id"));
    }
    if contract["entity"]["id"] != input.body["entity_id"] {
        return Err(fault("reference.unknown", "entity_id"));
    }
    let fields = fields(&json!({ "language": contract["terms"]["language"] }), &contract["total"]["currency"], input);
    let done =
        caller.rpc("invoice.create", json!({ "contract_id": contract["id"], "kind": kind, "fields": fields }))?;
    Answer::created(whole(caller, &done["id"])?)
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let args = input.window_of(&["contract_id", "opportunity_id", "status", "kind"]);
    if ["contract_id", "opportunity_id", "status"].iter().all(|name| input.query(name).is_none()) {
        return Err(AppError::new("invoice.filter_required"));
    }
    let page = caller.rpc("invoice.list", args)?;
    Answer::page(input, rows(&page, record), page["total"].as_i64().unwrap_or(0))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    shown(caller, &input.path("id"))
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = record(&load(caller, &id)?);
    let fields = fields(&before, &before["currency"], input);
    caller.rpc("invoice.update", json!({ "id": id, "edit_no": before["edit_no"], "fields": fields }))?;
    shown(caller, &id)
}

fn issue(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("invoice.issue", json!({ "id": id }))?;
    shown(caller, &id)
}

fn upload(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let mut args = json!({ "invoice_id": id, "attachment_id": input.body["file_url"] });
    if let Some(primary) = input.get("is_primary") {
        args["is_primary"] = primary.clone();
    }
    caller.rpc_as("invoice.upload", args, &[("attachment_id", "file_url")])?;
    Answer::created(whole(caller, &id)?)
}

fn send(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    send_out(caller, input, "invoice.mark_sent")?;
    shown(caller, &id)
}

fn generate(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    // The paper is made from the frozen content whenever it is fetched; here it is tried.
    caller.file("invoice.pdf", json!({ "id": id }))?;
    let url = format!("{}/invoices/{}/pdf", super::BASE, id.as_str().unwrap_or_default());
    Answer::ok(json!({ "id": id, "pdf_generated_at": caller.now(), "pdf_url": url }))
}

fn pdf(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let file = caller.file("invoice.pdf", json!({ "id": input.path("id"), "language": input.query("language") }))?;
    Ok(Answer::File(file))
}
