//! `/contracts`.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::contract_entity;
use super::input::Input;
use super::mail::{MAIL_TO, send_out};
use super::param::{Kind, Param, fault};
use super::quotation::{CATEGORIES, LANGUAGES};
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const STATUS: &[&str] = &["draft", "sent", "signed", "effective", "terminated"];
/// Papers that are handed over with a contract.
const PAPERS: &[&str] = &["quotation_pdf", "contract_pdf", "invoice_pdf"];
const WAYS: &[&str] = &["email", "wechat", "whatsapp", "paper"];

/// Terms of a contract, which a request may give.
macro_rules! terms {
    ($($own:expr),* ; $entity:expr, $name:expr) => {
        &[
            $($own,)*
            $entity,
            $name,
            Param::may("party_a_contact", Kind::Text),
            Param::may("party_a_phone", Kind::Text),
            Param::may("party_a_email", Kind::Text),
            Param::may("party_a_address", Kind::Text),
            Param::may("party_a_tax_id", Kind::Text),
            Param::may("effective_from", Kind::Day),
            Param::may("effective_to", Kind::Day),
            Param::may("template_id", Kind::Id),
            Param::may("language", Kind::OneOf(LANGUAGES)),
            Param::may("wechat_group_no", Kind::Text),
            Param::may("special_terms", Kind::Text),
        ]
    };
}

const NEW: &[Param] = terms!(
    Param::must("opportunity_id", Kind::Id),
    Param::may("quotation_id", Kind::Id),
    // Without it, the first category of the accepted quotation that has no contract yet.
    Param::may("service_category", Kind::OneOf(CATEGORIES));
    Param::must("entity_id", Kind::Id), Param::must("party_a_name", Kind::Text)
);
const CHANGED: &[Param] = terms!(; Param::may("entity_id", Kind::Id), Param::may("party_a_name", Kind::Text));

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("opportunity_id", Kind::Id),
    Param::may("status", Kind::OneOf(STATUS)),
    Param::may("entity_id", Kind::Id),
];

const SIGN: &[Param] = &[
    Param::may("signed_at", Kind::Day),
    Param::may("effective_from", Kind::Day),
    Param::may("effective_to", Kind::Day),
    // Nobody signs without a copy: a file of the customer.
    Param::must("signed_copy_url", Kind::File),
];

const HAND_OVER: &[Param] = &[
    Param::must("document_type", Kind::OneOf(PAPERS)),
    Param::may("sent_via", Kind::OneOf(WAYS)),
    // The office makes the paper itself, with a name, a size and a hash.
    Param::may("file_name", Kind::Ignored),
    Param::may("file_url", Kind::Ignored),
    Param::may("file_size_kb", Kind::Ignored),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/contracts", "Drafts a contract of the accepted quotation", NONE, NEW, create),
    Route::get("/contracts", "Contracts the caller sees", NONE, LIST, list),
    Route::get("/contracts/{id}", "A contract", BY_ID, NONE, get),
    Route::put("/contracts/{id}", "Changes a contract that nobody signed", BY_ID, CHANGED, update),
    Route::post(
        "/contracts/{id}/send",
        "Issues a contract: it gets its number and is frozen; with `mail_to` it goes by mail too",
        BY_ID,
        MAIL_TO,
        send,
    ),
    Route::post("/contracts/{id}/sign", "Both sides have signed", BY_ID, SIGN, sign),
    Route::post("/contracts/{id}/terminate", "Ends a contract", BY_ID, &[Param::must("reason", Kind::Text)], terminate),
    Route {
        query: &[Param::may("template_id", Kind::Id)],
        ..Route::post(
            "/contracts/{id}/generate-pdf",
            "Renders the paper; a draft is watermarked and has no number",
            BY_ID,
            NONE,
            generate,
        )
    },
    Route::get("/contracts/{id}/pdf", "The paper", BY_ID, &[Param::may("language", Kind::OneOf(LANGUAGES))], pdf),
    Route::post("/contracts/{id}/documents", "A paper of the contract was handed over", BY_ID, HAND_OVER, hand_over),
];

/// A contract as the use case shows it.
pub(super) fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("contract.get", json!({ "id": id }))
}

fn row(row: &Value) -> Value {
    flat(
        row,
        &[
            ("customer", "id", "customer_id"),
            ("customer", "name", "customer_name"),
            ("entity", "id", "entity_id"),
            ("entity", "name", "entity_name"),
            ("base", "amount", "base_amount"),
            ("tax", "amount", "tax_amount"),
            ("total", "amount", "total_amount_with_tax"),
            ("total", "currency", "currency"),
        ],
    )
}

fn record(view: &Value) -> Value {
    let shown = flat(
        &row(view),
        &[
            ("created_by", "id", "created_by"),
            ("override_by", "id", "override_by"),
            ("signed_copy", "id", "signed_copy_id"),
        ],
    );
    let mut record = shown.as_object().cloned().unwrap_or_default();
    record.extend(view["terms"].as_object().cloned().unwrap_or_default());
    let documents = record.remove("deliveries").unwrap_or_default();
    let documents = documents.as_array().into_iter().flatten().map(paper).collect();
    let payment_stages = record.remove("instalments").unwrap_or_default();
    for (name, value) in [("documents", documents), ("payment_stages", payment_stages)] {
        record.insert(name.to_owned(), value);
    }
    record.remove("terms");
    Value::Object(record)
}

fn paper(paper: &Value) -> Value {
    flat(paper, &[("sent_by", "id", "sent_by")])
}

/// The terms that were there or proposed, with what the request gives over them.
fn terms(start: &Value, input: &Input) -> Value {
    let mut terms = start.as_object().cloned().unwrap_or_default();
    for param in CHANGED {
        if let Some(value) = input.body.get(param.name) {
            terms.insert(param.name.to_owned(), value.clone());
        }
    }
    Value::Object(terms)
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("contract.edit")?;
    let deal = &input.body["opportunity_id"];
    let standing = caller.rpc("contract.of_deal", json!({ "opportunity_id": deal }))?;
    if let Some(quotation) = input.get("quotation_id") {
        caller.rpc("quotation.get", json!({ "id": quotation }))?;
        if standing["quotation"]["id"] != *quotation {
            return Err(fault("reference.unknown", "quotation_id"));
        }
    }
    contract_entity::load(caller, &input.body["entity_id"])?;
    let chosen =
        [input.get("service_category"), standing["missing"].get(0), standing["contracts"][0].get("service_category")];
    let category = chosen.into_iter().flatten().next().cloned().unwrap_or_else(|| json!("one_time"));
    let wanted = json!({ "opportunity_id": deal, "service_category": category, "entity_id": input.body["entity_id"] });
    let proposed = caller.rpc("contract.propose", wanted)?;
    let args =
        json!({ "opportunity_id": deal, "service_category": category, "terms": terms(&proposed["terms"], input) });
    let done = caller.rpc("contract.create", args)?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let args = input.window_of(&["opportunity_id", "status", "entity_id"]);
    let page = caller.rpc("contract.list", args)?;
    Answer::page(input, rows(&page, row), page["total"].as_i64().unwrap_or(0))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    shown(caller, &input.path("id"))
}

fn shown(caller: &Caller<'_>, id: &Value) -> Result<Answer, AppError> {
    Answer::ok(record(&load(caller, id)?))
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = load(caller, &id)?;
    save(caller, &before, &terms(&before["terms"], input))?;
    shown(caller, &id)
}

fn save(caller: &Caller<'_>, before: &Value, terms: &Value) -> Result<(), AppError> {
    let args = json!({ "id": before["id"], "edit_no": before["edit_no"], "terms": terms });
    caller.rpc("contract.update", args).map(drop)
}

fn send(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    send_out(caller, input, "contract.send")?;
    shown(caller, &id)
}

fn sign(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let args = json!({
        "id": id, "signed_on": input.get("signed_at"), "effective_from": input.get("effective_from"),
        "effective_to": input.get("effective_to"), "signed_copy_id": input.body["signed_copy_url"],
    });
    caller.rpc_as("contract.sign", args, &[("signed_on", "signed_at"), ("signed_copy_id", "signed_copy_url")])?;
    shown(caller, &id)
}

fn terminate(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("contract.terminate", json!({ "id": id, "reason": input.body["reason"] }))?;
    shown(caller, &id)
}

fn generate(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let mut view = load(caller, &id)?;
    if let Some(template) = input.query("template_id").filter(|t| **t != view["terms"]["template_id"]) {
        // A saved change would take a sent contract back.
        if view["status"] != "draft" {
            return Err(AppError::new("contract.not_draft"));
        }
        let mut terms = view["terms"].clone();
        terms["template_id"] = template.clone();
        save(caller, &view, &terms)?;
        view = load(caller, &id)?;
    }
    // The paper is made from the frozen content whenever it is fetched; here it is tried.
    caller.file("contract.pdf", json!({ "id": id }))?;
    let url = format!("{}/contracts/{}/pdf", super::BASE, id.as_str().unwrap_or_default());
    Answer::ok(json!({
        "id": id, "document_type": "contract_pdf", "version": view["revision"], "generated_at": caller.now(), "file_url": url,
    }))
}

fn pdf(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let file = caller.file("contract.pdf", json!({ "id": input.path("id"), "language": input.query("language") }))?;
    Ok(Answer::File(file))
}

fn hand_over(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let way = input.text("sent_via").unwrap_or("email");
    let args = json!({ "id": id, "document_type": input.body["document_type"], "sent_via": way });
    let done = caller.rpc("contract.hand_over", args)?;
    let view = load(caller, &id)?;
    let added = view["deliveries"].as_array().into_iter().flatten().find(|d| d["id"] == done["id"]);
    Answer::created(added.map(paper).unwrap_or_default())
}
