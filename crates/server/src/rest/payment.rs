//! `/payments`.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::invoice::file;
use super::param::{Kind, Param, fault};
use super::quotation::CURRENCIES;
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const STATUS: &[&str] = &["pending_review", "confirmed", "rejected", "refunded"];
const VERDICTS: &[&str] = &["confirmed", "rejected"];
const MODES: &[&str] = &["full", "partial", "prepayment", "final"];
const METHODS: &[&str] = &["bank_transfer", "wechat", "alipay", "cash", "other"];

const VOUCHER: &[Param] = &[
    Param::must("file_url", Kind::File),
    Param::may("is_primary", Kind::Bool),
    // The file has its own name and size.
    Param::may("file_name", Kind::Ignored),
    Param::may("file_size_kb", Kind::Ignored),
];

const NEW: &[Param] = &[
    Param::must("opportunity_id", Kind::Id),
    Param::must("entity_id", Kind::Id),
    Param::must("amount", Kind::Decimal),
    Param::must("currency", Kind::OneOf(CURRENCIES)),
    Param::must("payment_mode", Kind::OneOf(MODES)),
    // Without it, the only signed contract of the deal.
    Param::may("contract_id", Kind::Id),
    Param::may("payment_method", Kind::OneOf(METHODS)),
    Param::may("received_at", Kind::Day),
    Param::may("is_final_payment", Kind::Bool),
    Param::may("reference", Kind::Text),
    Param::may("order_payment_id", Kind::Id),
    Param::may("withheld_amount", Kind::Decimal),
    Param::may("notes", Kind::Text),
    Param::may("vouchers", Kind::List(VOUCHER)),
    // Set by the office.
    Param::may("tax_amount", Kind::Ignored),
];

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("opportunity_id", Kind::Id),
    Param::may("contract_id", Kind::Id),
    Param::may("status", Kind::OneOf(STATUS)),
];

const REVIEW: &[Param] = &[
    Param::may("status", Kind::OneOf(VERDICTS)),
    Param::may("review_status", Kind::OneOf(VERDICTS)),
    Param::may("review_notes", Kind::Text),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/payments", "Reports money that arrived, with its vouchers", NONE, NEW, create),
    Route::get("/payments", "Payments the caller sees", NONE, LIST, list),
    Route::get("/payments/{id}", "A payment with its vouchers", BY_ID, NONE, get),
    Route::post("/payments/{id}/review", "Finance confirms or rejects a payment", BY_ID, REVIEW, review),
    Route::post("/payments/{id}/vouchers", "Adds a voucher to a payment under review", BY_ID, VOUCHER, add_voucher),
    Route::post(
        "/payments/{id}/refund",
        "A confirmed payment was paid back",
        BY_ID,
        &[Param::must("reason", Kind::Text)],
        refund,
    ),
];

fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("payment.get", json!({ "id": id }))
}

fn record(view: &Value) -> Value {
    let mut shown = flat(
        view,
        &[
            ("contract", "id", "contract_id"),
            ("contract", "name", "contract_no"),
            ("opportunity", "id", "opportunity_id"),
            ("opportunity", "name", "opportunity_name"),
            ("customer", "id", "customer_id"),
            ("customer", "name", "customer_name"),
            ("entity", "id", "entity_id"),
            ("entity", "name", "entity_name"),
            ("amount", "amount", "amount"),
            ("amount", "currency", "currency"),
            ("tax", "amount", "tax_amount"),
            ("withheld", "amount", "withheld_amount"),
            ("settled", "amount", "settled_amount"),
            ("unallocated", "amount", "unallocated_amount"),
            ("original", "amount", "original_amount"),
            ("original", "currency", "original_currency"),
            ("exchange_difference", "amount", "exchange_difference"),
            ("fields", "payment_method", "payment_method"),
            ("fields", "payment_mode", "payment_mode"),
            ("fields", "reference", "reference"),
            ("fields", "received_on", "received_at"),
            ("fields", "is_final_payment", "is_final_payment"),
            ("fields", "order_payment_id", "order_payment_id"),
            ("fields", "notes", "notes"),
            ("duplicate_of", "id", "duplicate_of_id"),
            ("reported_by", "id", "reported_by"),
            ("reviewed_by", "id", "reviewed_by"),
        ],
    );
    shown["vouchers"] = view["vouchers"].as_array().into_iter().flatten().map(file).collect();
    shown
}

fn shown(caller: &Caller<'_>, id: &Value) -> Result<Answer, AppError> {
    Answer::ok(record(&load(caller, id)?))
}

/// The contract that the request means.
fn contract(caller: &Caller<'_>, input: &Input) -> Result<Value, AppError> {
    let deal = &input.body["opportunity_id"];
    let standing = caller.rpc("contract.of_deal", json!({ "opportunity_id": deal }))?;
    let contracts = standing["contracts"].as_array().into_iter().flatten();
    if let Some(contract) = input.get("contract_id") {
        caller.rpc("contract.get", json!({ "id": contract }))?;
        let known = contracts.chain(standing["terminated"].as_array().into_iter().flatten());
        return known
            .map(|c| &c["id"])
            .find(|id| *id == contract)
            .cloned()
            .ok_or_else(|| fault("reference.unknown", "contract_id"));
    }
    let mut signed = contracts.filter(|c| !c["signed_on"].is_null());
    match (signed.next(), signed.next()) {
        (Some(only), None) => Ok(only["id"].clone()),
        (None, _) => Err(AppError::new("contract.not_signed")),
        (Some(_), Some(_)) => Err(fault("field.required", "contract_id")),
    }
}

/// The files of the vouchers, the primary one first.
fn vouchers(input: &Input) -> Vec<Value> {
    let mut vouchers: Vec<&Value> = input.get("vouchers").and_then(Value::as_array).into_iter().flatten().collect();
    vouchers.sort_by_key(|voucher| voucher["is_primary"] != true);
    vouchers.into_iter().map(|voucher| voucher["file_url"].clone()).collect()
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("payment.report")?;
    let amount =
        |name: &str| input.get(name).map(|amount| json!({ "amount": amount, "currency": input.body["currency"] }));
    let received_on = match input.get("received_at") {
        Some(day) => day.clone(),
        None => caller.today()?,
    };
    let args = json!({
        "contract_id": contract(caller, input)?, "entity_id": input.body["entity_id"], "amount": amount("amount"),
        "payment_method": input.text("payment_method").unwrap_or("bank_transfer"), "payment_mode": input.body["payment_mode"],
        "reference": input.get("reference"), "received_on": received_on,
        "is_final_payment": input.get("is_final_payment").and_then(Value::as_bool).unwrap_or(false),
        "order_payment_id": input.get("order_payment_id"), "withheld": amount("withheld_amount"), "notes": input.get("notes"),
        "vouchers": vouchers(input),
    });
    let names = [("withheld", "withheld_amount"), ("received_on", "received_at")];
    let done = caller.rpc_as("payment.report", args, &names)?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let args = input.window_of(&["opportunity_id", "contract_id", "status"]);
    let page = caller.rpc("payment.list", args)?;
    Answer::page(input, rows(&page, record), page["total"].as_i64().unwrap_or(0))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    shown(caller, &input.path("id"))
}

fn review(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let verdict = input.get("status").or_else(|| input.get("review_status"));
    let verdict = verdict.ok_or_else(|| fault("field.required", "status"))?;
    let args = json!({ "id": id, "verdict": verdict, "notes": input.get("review_notes") });
    caller.rpc_as("payment.review", args, &[("notes", "review_notes")])?;
    shown(caller, &id)
}

fn add_voucher(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let primary = input.get("is_primary").and_then(Value::as_bool).unwrap_or(false);
    let args = json!({ "payment_id": id, "attachment_id": input.body["file_url"], "is_primary": primary });
    let done = caller.rpc_as("payment.add_voucher", args, &[("attachment_id", "file_url")])?;
    let record = record(&load(caller, &id)?);
    let added = record["vouchers"].as_array().into_iter().flatten().find(|v| v["id"] == done["id"]);
    Answer::created(added.cloned().unwrap_or_default())
}

fn refund(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("payment.refund", json!({ "id": id, "reason": input.body["reason"] }))?;
    shown(caller, &id)
}
