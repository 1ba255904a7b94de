//! Follow-ups and notes of leads and customers.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, rows};

const TYPES: &[&str] = &["call", "meeting", "email", "note", "visit", "wechat", "whatsapp"];
const NOTES: &[&str] = &["comment", "reminder", "task", "internal", "customer_feedback"];
const STATUSES: &[&str] = &["new", "contacted", "qualified", "converted", "lost"];

const FOLLOW_UP: &[Param] = &[
    Param::must("follow_up_type", Kind::OneOf(TYPES)),
    Param::may("content", Kind::Text),
    Param::may("follow_up_date", Kind::Text),
    Param::may("next_follow_up_at", Kind::Text),
    // What the status was is known; older clients send it.
    Param::may("status_before", Kind::Ignored),
    Param::may("status_after", Kind::OneOf(STATUSES)),
];

const NOTE: &[Param] = &[
    Param::may("note_type", Kind::OneOf(NOTES)),
    Param::must("content", Kind::Text),
    Param::may("is_important", Kind::Bool),
];

const PAGE: &[Param] = &[Param::may("page", Kind::Int(1, 1_000_000)), Param::may("size", Kind::Int(1, 100))];
const BY_CUSTOMER: &[Param] = &[Param::must("id", Kind::Customer)];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/leads/{id}/follow-ups", "Follow-ups of a lead", BY_ID, PAGE, |c, i| follow_ups(c, i, "lead_id")),
    Route::post("/leads/{id}/follow-ups", "Adds a follow-up of a lead", BY_ID, FOLLOW_UP, |c, i| {
        follow(c, i, "lead_id")
    }),
    Route::get("/leads/{id}/notes", "Notes about a lead", BY_ID, PAGE, |c, i| notes(c, i, "lead_id")),
    Route::post("/leads/{id}/notes", "Adds a note about a lead", BY_ID, NOTE, |c, i| note(c, i, "lead_id")),
    Route::get("/customers/{id}/follow-ups", "Follow-ups of a customer", BY_CUSTOMER, PAGE, |c, i| {
        follow_ups(c, i, "customer_id")
    }),
    Route::post("/customers/{id}/follow-ups", "Adds a follow-up of a customer", BY_CUSTOMER, FOLLOW_UP, |c, i| {
        follow(c, i, "customer_id")
    }),
    Route::get("/customers/{id}/notes", "Notes about a customer", BY_CUSTOMER, PAGE, |c, i| notes(c, i, "customer_id")),
    Route::post("/customers/{id}/notes", "Adds a note about a customer", BY_CUSTOMER, NOTE, |c, i| {
        note(c, i, "customer_id")
    }),
    Route::delete("/follow-ups/{id}", "Takes back one's own follow-up of the last day", BY_ID, |c, i| {
        c.rpc("follow_up.remove", json!({ "id": i.path("id") }))?;
        Answer::ok(Value::Null)
    }),
    Route::delete("/notes/{id}", "Deletes one's own note", BY_ID, |c, i| {
        c.rpc("note.delete", json!({ "id": i.path("id") }))?;
        Answer::ok(Value::Null)
    }),
    Route::get("/follow-up-statuses", "Statuses that a follow-up may give a lead", NONE, NONE, |_, _| {
        Answer::list(STATUSES.iter().map(|code| json!({ "code": code })).collect())
    }),
];

/// The lead or the customer, by key.
fn subject(caller: &Caller<'_>, input: &Input, of: &str) -> Result<Value, AppError> {
    if of == "customer_id" { caller.customer(&input.path("id")) } else { Ok(input.path("id")) }
}

fn follow_up_record(row: &Value, of: &str, subject: &Value) -> Value {
    let mut record = Map::new();
    for (name, value) in [
        ("id", &row["id"]),
        ("user_id", &row["user"]["id"]),
        ("username", &row["user"]["name"]),
        ("follow_up_type", &row["follow_up_type"]),
        ("content", &row["content"]),
        ("follow_up_date", &row["followed_up_at"]),
        ("opportunity_id", &row["opportunity_id"]),
        ("status_before", &row["status_before"]),
        ("status_after", &row["status_after"]),
        ("created_at", &row["created_at"]),
        (of, subject),
    ] {
        record.insert(name.to_owned(), value.clone());
    }
    Value::Object(record)
}

fn note_record(row: &Value, of: &str, subject: &Value) -> Value {
    let fields = &row["fields"];
    json!({
        "id": row["id"], "user_id": row["user"]["id"], "username": row["user"]["name"],
        "note_type": fields["note_type"], "content": fields["content"], "is_important": fields["is_important"],
        "opportunity_id": fields["opportunity_id"], of: subject,
        "created_at": row["created_at"], "updated_at": row["updated_at"],
    })
}

fn follow_ups(caller: &Caller<'_>, input: &Input, of: &str) -> Result<Answer, AppError> {
    let id = subject(caller, input, of)?;
    let list = caller.rpc("follow_up.list", json!({ of: id }))?;
    Answer::part(input, rows(&list, |row| follow_up_record(row, of, &id)))
}

fn notes(caller: &Caller<'_>, input: &Input, of: &str) -> Result<Answer, AppError> {
    let id = subject(caller, input, of)?;
    let list = caller.rpc("note.list", json!({ of: id }))?;
    Answer::part(input, rows(&list, |row| note_record(row, of, &id)))
}

/// The entry of a list with a key.
fn made(list: &Value, id: &Value) -> Value {
    list["rows"].as_array().into_iter().flatten().find(|row| row["id"] == *id).cloned().unwrap_or_default()
}

fn follow(caller: &Caller<'_>, input: &Input, of: &str) -> Result<Answer, AppError> {
    let id = subject(caller, input, of)?;
    let mut args = input.body.clone();
    args.retain(|_, value| !value.is_null());
    if let Some(date) = args.remove("follow_up_date") {
        args.insert("followed_up_at".to_owned(), date);
    }
    args.insert(of.to_owned(), id.clone());
    let done = caller.rpc_as("follow_up.add", Value::Object(args), &[("followed_up_at", "follow_up_date")])?;
    let list = caller.rpc("follow_up.list", json!({ of: id }))?;
    Answer::created(follow_up_record(&made(&list, &done["id"]), of, &id))
}

fn note(caller: &Caller<'_>, input: &Input, of: &str) -> Result<Answer, AppError> {
    let id = subject(caller, input, of)?;
    let mut fields = input.body.clone();
    fields.retain(|_, value| !value.is_null());
    fields.insert(of.to_owned(), id.clone());
    let done = caller.rpc("note.create", json!({ "fields": fields }))?;
    let list = caller.rpc("note.list", json!({ of: id }))?;
    Answer::created(note_record(&made(&list, &done["id"]), of, &id))
}
