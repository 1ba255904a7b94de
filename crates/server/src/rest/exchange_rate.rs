//! `/exchange-rates`: rupiah per yuan, from a day on.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::quotation::CURRENCIES;
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

/// A rate says how many rupiah one yuan is, never the other way round.
const FROM: &str = "CNY";
const TO: &str = "IDR";

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("from_currency", Kind::OneOf(CURRENCIES)),
    Param::may("to_currency", Kind::OneOf(CURRENCIES)),
];

const NEW: &[Param] = &[
    Param::must("rate", Kind::Decimal),
    Param::may("from_currency", Kind::OneOf(&[FROM])),
    Param::may("to_currency", Kind::OneOf(&[TO])),
    Param::may("effective_from", Kind::Day),
    Param::may("source", Kind::Text),
];

const CHANGED: &[Param] =
    &[Param::must("rate", Kind::Decimal), Param::may("effective_from", Kind::Day), Param::may("source", Kind::Text)];

const CONVERT: &[Param] = &[
    Param::must("from_currency", Kind::OneOf(CURRENCIES)),
    Param::must("to_currency", Kind::OneOf(CURRENCIES)),
    Param::must("amount", Kind::Decimal),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/exchange-rates", "The rate in force", NONE, LIST, current),
    Route::get("/exchange-rates/history", "Every rate, the newest first", NONE, LIST, history),
    Route::get("/exchange-rates/convert", "An amount at the rate in force", NONE, CONVERT, convert),
    Route::post("/exchange-rates", "Enters a rate", NONE, NEW, create),
    Route::put("/exchange-rates/{id}", "Enters a rate that follows one", BY_ID, CHANGED, follow),
];

fn record(row: &Value) -> Value {
    let mut shown = flat(row, &[("entered_by", "id", "changed_by"), ("entered_by", "name", "changed_by_name")]);
    if let Some(shown) = shown.as_object_mut() {
        let rate = shown.remove("idr_per_cny").unwrap_or_default();
        shown.extend(
            [("from_currency", json!(FROM)), ("to_currency", json!(TO)), ("rate", rate)]
                .map(|(n, v)| (n.to_owned(), v)),
        );
    }
    shown
}

fn load(caller: &Caller<'_>) -> Result<Value, AppError> {
    caller.rpc("exchange_rate.list", json!({}))
}

fn one(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    let found = rows(&load(caller)?, record).into_iter().find(|rate| rate["id"] == *id);
    found.ok_or_else(|| bantu_domain::Refusal::not_found("exchange_rates").into())
}

fn page(input: &Input, mut found: Vec<Value>) -> Result<Answer, AppError> {
    found.retain(|rate| {
        ["from_currency", "to_currency"]
            .iter()
            .all(|name| input.query(name).is_none_or(|wanted| rate[*name] == *wanted))
    });
    Answer::part(input, found)
}

fn current(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let list = load(caller)?;
    // Of several rates of one day the one entered last holds; it stands first.
    let found = rows(&list, record).into_iter().find(|rate| rate["effective_from"] == list["current_on"]);
    page(input, found.into_iter().collect())
}

fn history(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    page(input, rows(&load(caller)?, record))
}

fn convert(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let given = |name: &str| input.query(name).cloned().unwrap_or_default();
    let (from, to) = (given("from_currency"), given("to_currency"));
    let list = load(caller)?;
    if list["current"].is_null() {
        return Err(bantu_domain::Refusal::not_found("exchange_rates").into());
    }
    let amount = json!({ "amount": given("amount"), "currency": from });
    let other = caller.rpc("exchange_rate.convert", json!({ "amount": amount, "idr_per_cny": list["current"] }))?;
    // Between one currency and itself nothing changes, but the amount was read as one.
    let converted = if from == to { &amount["amount"] } else { &other["amount"]["amount"] };
    Answer::ok(json!({
        "from_currency": from, "to_currency": to, "amount": amount["amount"], "converted_amount": converted,
        "rate": list["current"], "effective_from": list["current_on"],
    }))
}

fn add(caller: &Caller<'_>, input: &Input, source: &Value) -> Result<Value, AppError> {
    let effective_from = match input.get("effective_from") {
        Some(day) => day.clone(),
        None => caller.today()?,
    };
    let source = input.get("source").unwrap_or(source);
    let args = json!({ "idr_per_cny": input.body["rate"], "effective_from": effective_from, "source": source });
    let done = caller.rpc_as("exchange_rate.add", args, &[("idr_per_cny", "rate")])?;
    one(caller, &done["id"])
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::created(add(caller, input, &json!("manual"))?)
}

fn follow(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let before = one(caller, &input.path("id"))?;
    Answer::ok(add(caller, input, &before["source"])?)
}
