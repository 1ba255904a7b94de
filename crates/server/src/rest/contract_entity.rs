//! `/contract-entities`: the companies that sign and are paid. Their tax rates are dated; a request gives the one that holds from today.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::quotation::{CURRENCIES, same};
use super::route::{Answer, BY_ID, Caller, NONE, Route, rows};

const SCHEMES: &[&str] = &["simple", "ppn_nilai_lain", "ppn_full"];

macro_rules! fields {
    ($code:expr, $name:expr, $short:expr, $country:expr) => {
        &[
            $code,
            $name,
            $short,
            $country,
            Param::may("currency", Kind::OneOf(CURRENCIES)),
            Param::may("tax_rate", Kind::Decimal),
            Param::may("tax_scheme", Kind::OneOf(SCHEMES)),
            Param::may("legal_representative", Kind::Text),
            Param::may("tax_id", Kind::Text),
            Param::may("bank_name", Kind::Text),
            Param::may("bank_account_no", Kind::Text),
            Param::may("bank_account_name", Kind::Text),
            Param::may("swift_code", Kind::Text),
            Param::may("address", Kind::Text),
            Param::may("contact_phone", Kind::Text),
            Param::may("is_active", Kind::Bool),
        ]
    };
}

const NEW: &[Param] = fields!(
    Param::must("entity_code", Kind::Text),
    Param::must("entity_name", Kind::Text),
    Param::must("short_name", Kind::Text),
    // Which law holds depends on it; it is not guessed.
    Param::must("country_code", Kind::Text)
);
const CHANGED: &[Param] = fields!(
    Param::may("entity_code", Kind::Text),
    Param::may("entity_name", Kind::Text),
    Param::may("short_name", Kind::Text),
    Param::may("country_code", Kind::Text)
);

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("is_active", Kind::Bool),
    Param::may("currency", Kind::OneOf(CURRENCIES)),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/contract-entities", "Companies that sign contracts", NONE, LIST, list),
    // The path that other documents give.
    Route::get("/contracts/entities", "Companies that sign contracts", NONE, LIST, list),
    Route::post("/contract-entities", "Adds a company", NONE, NEW, create),
    Route::get("/contract-entities/{id}", "A company", BY_ID, NONE, get),
    Route::put("/contract-entities/{id}", "Changes a company; a new tax rate holds from today", BY_ID, CHANGED, update),
    Route::delete(
        "/contract-entities/{id}",
        "Takes a company out of use; papers name it, so that it stays and can be taken into use again",
        BY_ID,
        retire,
    ),
];

fn record(row: &Value) -> Value {
    let mut record = row["fields"].as_object().cloned().unwrap_or_default();
    let current = row["rates"].as_array().into_iter().flatten().find(|rate| rate["is_current"] == true);
    let current = current.cloned().unwrap_or_default();
    let own = [
        ("id", &row["id"]),
        ("tax_rate", &current["rate"]),
        ("tax_scheme", &current["scheme"]),
        ("tax_rates", &row["rates"]),
    ];
    record.extend(own.map(|(name, value)| (name.to_owned(), value.clone())));
    Value::Object(record)
}

/// A company with its rates.
///
/// # Errors
/// `record.not_found`.
pub(super) fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    let list = caller.rpc("contract_entity.list", json!({}))?;
    let found = rows(&list, record).into_iter().find(|entity| entity["id"] == *id);
    found.ok_or_else(|| bantu_domain::Refusal::not_found("contract_entities").into())
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let fits = |entity: &Value| {
        ["is_active", "currency"].iter().all(|name| input.query(name).is_none_or(|wanted| entity[*name] == *wanted))
    };
    let mut found = rows(&caller.rpc("contract_entity.list", json!({}))?, record);
    found.retain(fits);
    Answer::part(input, found)
}

/// The fields that are not of a tax rate.
fn typed(input: &Input) -> Map<String, Value> {
    let mut fields = input.body.clone();
    fields.remove("tax_rate");
    fields.remove("tax_scheme");
    fields
}

/// Enters the rate of the request where it is another one than holds already.
fn tax(caller: &Caller<'_>, input: &Input, before: &Value) -> Result<(), AppError> {
    let (Some(rate), scheme) =
        (input.text("tax_rate").or_else(|| before["tax_rate"].as_str()), input.get("tax_scheme"))
    else {
        return Ok(());
    };
    let scheme = scheme.or_else(|| before.get("tax_scheme").filter(|s| !s.is_null())).cloned();
    let scheme = scheme.unwrap_or_else(|| json!("simple"));
    if before["tax_rate"].as_str().is_some_and(|held| same(held, rate)) && before["tax_scheme"] == scheme {
        return Ok(());
    }
    let args = json!({ "entity_id": before["id"], "scheme": scheme, "rate": rate, "effective_from": caller.today()? });
    caller.rpc_as("contract_entity.add_tax_rate", args, &[("rate", "tax_rate"), ("scheme", "tax_scheme")]).map(drop)
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut fields = typed(input);
    fields.retain(|_, value| !value.is_null());
    fields.entry("currency").or_insert_with(|| json!("CNY"));
    let done = caller.rpc("contract_entity.create", json!({ "fields": fields }))?;
    tax(caller, input, &json!({ "id": done["id"] }))?;
    Answer::created(load(caller, &done["id"])?)
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(load(caller, &input.path("id"))?)
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = load(caller, &id)?;
    caller.update("contract_entity.update", &id, &before, &typed(input))?;
    tax(caller, input, &before)?;
    Answer::ok(load(caller, &id)?)
}

fn retire(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.must("contract_entity.manage")?;
    let before = load(caller, &id)?;
    let retired = Map::from_iter([("is_active".to_owned(), json!(false))]);
    caller.update("contract_entity.update", &id, &before, &retired)?;
    Answer::ok(load(caller, &id)?)
}
