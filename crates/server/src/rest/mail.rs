//! `/mails`: what the office sends, and sending papers to customers. The text of a mail is made when it is sent.

use bantu_app::AppError;
use bantu_domain::mail::MailStatus;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const STATUS: &[&str] = &{
    let mut codes = [""; MailStatus::ALL.len()];
    let mut index = 0;
    while index < codes.len() {
        codes[index] = MailStatus::ALL[index].code();
        index += 1;
    }
    codes
};
const LANGUAGES: &[&str] = &["zh", "id", "en"];

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("status", Kind::OneOf(STATUS)),
    Param::may("opportunity_id", Kind::Id),
    Param::may("customer_id", Kind::Customer),
    Param::may("subject_id", Kind::Id),
];
const SEND: &[Param] = &[
    Param::must("document", Kind::OneOf(&["quotation", "contract", "invoice"])),
    Param::must("document_id", Kind::Id),
    Param::must("to", Kind::Texts),
    Param::may("language", Kind::OneOf(LANGUAGES)),
];
const TEST: &[Param] = &[Param::must("to", Kind::Text), Param::may("language", Kind::OneOf(LANGUAGES))];

/// The body of a route that hands a paper to a customer.
pub(super) const MAIL_TO: &[Param] = &[Param::may("mail_to", Kind::Texts)];

pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/mails",
        "Mails to customers the caller sees, and those to himself, the newest first",
        NONE,
        LIST,
        list,
    ),
    Route::get("/mails/status", "The mail server, mails by state, and those that did not go", NONE, NONE, status),
    Route::get("/mails/{id}", "A mail with its text", BY_ID, NONE, get),
    Route::post("/mails", "Mails an issued quotation, contract or invoice with its paper", NONE, SEND, send),
    Route::post("/mails/{id}/retry", "Queues a mail again that failed or may not have arrived", BY_ID, NONE, retry),
    Route::post("/mails/{id}/cancel", "Takes a mail back that has not gone", BY_ID, NONE, cancel),
    Route::alone("/mails/test", "Sends a test mail at once and says what went wrong", NONE, TEST, test),
];

/// A use case that hands a paper to a customer, with the addresses that the request gives.
pub(super) fn send_out(caller: &Caller<'_>, input: &Input, name: &str) -> Result<(), AppError> {
    let to = input.get("mail_to").cloned().unwrap_or_else(|| json!([]));
    caller.rpc(name, json!({ "id": input.path("id"), "mail_to": to })).map(drop)
}

fn record(row: &Value) -> Value {
    let parts = [
        ("customer", "id", "customer_id"),
        ("customer", "name", "customer_name"),
        ("opportunity", "id", "opportunity_id"),
        ("opportunity", "name", "opportunity_name"),
        ("created_by", "id", "created_by"),
        ("created_by", "name", "created_by_name"),
    ];
    flat(row, &parts)
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut args = input.window_of(&["opportunity_id", "subject_id"]);
    if let Some(customer) = input.query("customer_id") {
        args["customer_id"] = caller.customer(customer)?;
    }
    if let Some(status) = input.query("status") {
        args["statuses"] = json!([status]);
    }
    let page = caller.rpc("mail.list", args)?;
    Answer::page(input, rows(&page, record), page["total"].as_i64().unwrap_or(0))
}

/// A mail with its text.
fn whole(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    let view = caller.rpc("mail.get", json!({ "id": id }))?;
    let mut shown = record(&view["mail"]);
    for name in ["language", "attachments"] {
        shown[name] = view[name].clone();
    }
    for name in ["text", "html"] {
        shown[name] = view["letter"][name].clone();
    }
    Ok(shown)
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(whole(caller, &input.path("id"))?)
}

fn status(caller: &Caller<'_>, _input: &Input) -> Result<Answer, AppError> {
    Answer::ok(caller.rpc("mail.status", json!({}))?)
}

fn given(input: &Input, params: &[Param]) -> Value {
    let given = params.iter().filter_map(|param| Some((param.name.to_owned(), input.get(param.name)?.clone())));
    given.collect::<Map<String, Value>>().into()
}

fn send(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let made = caller.rpc("mail.send", given(input, SEND))?;
    Answer::created(whole(caller, &made["id"])?)
}

/// What became of a mail: whoever looks after the mail server decides without reading it.
fn decided(caller: &Caller<'_>, input: &Input, name: &str, status: MailStatus) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc(name, json!({ "id": id }))?;
    Answer::ok(json!({ "id": id, "status": status }))
}

fn retry(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    decided(caller, input, "mail.retry", MailStatus::Queued)
}

fn cancel(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    decided(caller, input, "mail.cancel", MailStatus::Cancelled)
}

fn test(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.rpc("mail.test", given(input, TEST))?;
    Answer::ok(json!({ "to": input.get("to") }))
}
