//! `/opportunities/{id}/applicants`: the persons for whom a deal obtains permits (申请人).

use bantu_app::AppError;
use bantu_domain::Refusal;
use serde_json::{Value, json};

use super::input::Input;
use super::material;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route};

const FIELDS: &[Param] = &[
    // Without it, the next one.
    Param::may("applicant_no", Kind::Int(1, 1_000)),
    Param::may("full_name", Kind::Text),
    Param::may("passport_no", Kind::Text),
    Param::may("passport_expires_on", Kind::Day),
    Param::may("nationality", Kind::Text),
    Param::may("birth_date", Kind::Day),
    // Without one, those whose quantity reaches his number.
    Param::may("product_codes", Kind::Texts),
    Param::may("notes", Kind::Text),
];

const ONE: &[Param] = &[BY_ID[0], Param::must("applicant_id", Kind::Id)];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/opportunities/{id}/applicants", "The applicants of a deal", BY_ID, NONE, list),
    Route::post(
        "/opportunities/{id}/applicants",
        "Adds an applicant; the checklist asks him when it is prepared anew",
        BY_ID,
        FIELDS,
        create,
    ),
    Route::put("/opportunities/{id}/applicants/{applicant_id}", "Changes an applicant", ONE, FIELDS, update),
    Route::delete(
        "/opportunities/{id}/applicants/{applicant_id}",
        "Takes away an applicant who gave nothing yet, with his lines of the checklist",
        ONE,
        remove,
    ),
];

/// The applicants of a deal as the use case shows them.
fn of_deal(caller: &Caller<'_>, deal: &Value) -> Result<Vec<Value>, AppError> {
    Ok(material::of_deal(caller, deal)?["applicants"].as_array().cloned().unwrap_or_default())
}

fn load(caller: &Caller<'_>, input: &Input) -> Result<Value, AppError> {
    let id = input.path("applicant_id");
    one(caller, &input.path("id"), &id)
}

fn one(caller: &Caller<'_>, deal: &Value, id: &Value) -> Result<Value, AppError> {
    let found = of_deal(caller, deal)?.into_iter().find(|one| one["id"] == *id);
    found.ok_or_else(|| Refusal::not_found("applicants").into())
}

/// An applicant.
pub(super) fn record(view: &Value) -> Value {
    let mut shown = view["fields"].clone();
    shown["id"] = view["id"].clone();
    shown
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::list(of_deal(caller, &input.path("id"))?.iter().map(record).collect())
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("material.upload")?;
    let deal = input.path("id");
    let known = of_deal(caller, &deal)?;
    let mut fields = input.body.clone();
    fields.retain(|_, value| !value.is_null());
    let last = known.iter().filter_map(|one| one["fields"]["applicant_no"].as_i64()).max().unwrap_or(0);
    fields.entry("applicant_no").or_insert(json!(last + 1));
    fields.entry("product_codes").or_insert(json!([]));
    fields.insert("opportunity_id".to_owned(), deal.clone());
    let done = caller.rpc("applicant.create", json!({ "fields": fields }))?;
    Answer::created(record(&one(caller, &deal, &done["id"])?))
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("material.upload")?;
    let before = load(caller, input)?;
    caller.update("applicant.update", &before["id"], &before["fields"], &input.body)?;
    Answer::ok(record(&load(caller, input)?))
}

fn remove(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("material.upload")?;
    let before = load(caller, input)?;
    caller.rpc("applicant.remove", json!({ "id": before["id"] }))?;
    Answer::ok(Value::Null)
}
