//! `/opportunities`.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::lead;
use super::param::{Kind, Param, fault};
use super::route::{Answer, BY_ID, Caller, NONE, Route};
use super::stage;

const STATUS: &[&str] = &["active", "won", "lost", "cancelled"];
const WORKFLOW: &[&str] = &["active", "paused", "completed", "cancelled"];
const SERVICES: &[&str] = &["one_time", "long_term", "mixed"];
const CURRENCIES: &[&str] = &["IDR", "CNY"];

const PRODUCT: &[Param] = &[
    Param::must("product_id", Kind::Id),
    Param::may("quantity", Kind::Decimal),
    Param::may("start_date", Kind::Day),
    Param::may("notes", Kind::Text),
    // The price is chosen from the price list and the order from the dependencies.
    Param::may("unit_price", Kind::Ignored),
    Param::may("execution_order", Kind::Ignored),
];

const NEW: &[Param] = &[
    Param::must("customer_id", Kind::Customer),
    Param::must("name", Kind::Text),
    Param::may("amount", Kind::Decimal),
    Param::may("amount_currency", Kind::OneOf(CURRENCIES)),
    Param::may("probability", Kind::Int(0, 100)),
    Param::may("status", Kind::OneOf(&["active"])),
    Param::may("owner_user_id", Kind::Id),
    Param::may("service_type", Kind::OneOf(SERVICES)),
    Param::may("expected_close_date", Kind::Day),
    Param::may("wechat_group_no", Kind::Text),
    Param::may("description", Kind::Text),
    Param::may("products", Kind::List(PRODUCT)),
    Param::may("auto_calculate_order", Kind::Bool),
    // The pipeline codes of the first generation are not used by the nine stages.
    Param::may("stage", Kind::Ignored),
];

const CHANGED: &[Param] = &[
    Param::may("name", Kind::Text),
    Param::may("amount", Kind::Decimal),
    Param::may("amount_currency", Kind::OneOf(CURRENCIES)),
    Param::may("probability", Kind::Int(0, 100)),
    Param::may("status", Kind::OneOf(STATUS)),
    Param::may("reason", Kind::Text),
    Param::may("owner_user_id", Kind::Id),
    Param::may("expected_close_date", Kind::Day),
    Param::may("wechat_group_no", Kind::Text),
    Param::may("description", Kind::Text),
    Param::may("stage", Kind::Ignored),
    // Set by the end of the deal, never by hand.
    Param::may("actual_close_date", Kind::Ignored),
];

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("owner_user_id", Kind::Id),
    Param::may("customer_id", Kind::Customer),
    Param::may("stage", Kind::OneOf(stage::CODES)),
    Param::may("status", Kind::OneOf(STATUS)),
    Param::may("workflow_status", Kind::OneOf(WORKFLOW)),
    Param::may("name", Kind::Text),
];

const SERVICE_TYPE: &[Param] = &[
    Param::must("service_type", Kind::OneOf(SERVICES)),
    Param::may("is_split_required", Kind::Bool),
    Param::may("tax_service_cycle_months", Kind::Int(1, 120)),
    Param::may("tax_service_start_date", Kind::Day),
];

const PRODUCTS: &[Param] = &[Param::must("product_ids", Kind::Ids)];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/opportunities", "Opens a deal, with products where they are known", NONE, NEW, create),
    Route::get("/opportunities", "Deals the caller sees", NONE, LIST, list),
    Route::get("/opportunities/{id}", "A deal with its plan", BY_ID, NONE, get),
    Route::post(
        "/opportunities/convert-from-lead/{lead_id}",
        "Makes a customer and a deal of a qualified lead",
        &[Param::must("lead_id", Kind::Id)],
        &[
            Param::must("name", Kind::Text),
            Param::may("customer_id", Kind::Customer),
            Param::may("source_id", Kind::Id),
        ],
        from_lead,
    ),
    Route::put("/opportunities/{id}", "Changes a deal", BY_ID, CHANGED, update),
    Route::delete("/opportunities/{id}", "Deletes a deal for which no quotation was issued", BY_ID, delete),
    Route::post(
        "/opportunities/{id}/assign",
        "Hands a deal to another person who sees its customer",
        BY_ID,
        &[Param::must("owner_user_id", Kind::Id), Param::may("reason", Kind::Text)],
        assign,
    ),
    Route::post(
        "/opportunities/{id}/products/validate-dependencies",
        "What the products need, for this deal's customer",
        BY_ID,
        PRODUCTS,
        validate,
    ),
    Route::post(
        "/opportunities/products/calculate-order",
        "Order in which products are carried out",
        NONE,
        PRODUCTS,
        calculate,
    ),
    Route::put(
        "/opportunities/{id}/workflow-status",
        "Pauses, resumes or cancels a deal",
        BY_ID,
        &[Param::must("workflow_status", Kind::OneOf(WORKFLOW)), Param::may("reason", Kind::Text)],
        workflow_status,
    ),
    Route::put(
        "/opportunities/{id}/service-type",
        "Kind of services and their cycle",
        BY_ID,
        SERVICE_TYPE,
        service_type,
    ),
];

pub(super) fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("opportunity.get", json!({ "id": id }))
}

fn record(caller: &Caller<'_>, view: &Value) -> Result<Value, AppError> {
    let mut record = Map::new();
    let fields = &view["fields"];
    for name in [
        "name",
        "service_type",
        "is_split_required",
        "tax_service_cycle_months",
        "tax_service_start_date",
        "probability",
    ] {
        record.insert(name.to_owned(), fields[name].clone());
    }
    for name in ["expected_close_date", "wechat_group_no", "description"] {
        record.insert(name.to_owned(), fields[name].clone());
    }
    for name in [
        "id",
        "customer_no",
        "status",
        "workflow_status",
        "status_reason",
        "split_order_required",
        "primary_quotation_id",
    ] {
        record.insert(name.to_owned(), view[name].clone());
    }
    for name in ["demand_confirmed_on", "scheme_confirmed_on", "created_at", "updated_at"] {
        record.insert(name.to_owned(), view[name].clone());
    }
    let template = stage::template(caller, |t| t["order"] == view["stage_order"])?;
    let own = [
        ("customer_id", view["customer"]["id"].clone()),
        ("customer_name", view["customer"]["name"].clone()),
        ("lead_id", view["lead"]["id"].clone()),
        ("lead_name", view["lead"]["name"].clone()),
        ("amount", view["amount"]["amount"].clone()),
        ("amount_currency", fields["amount_currency"].clone()),
        ("owner_user_id", view["owner"]["id"].clone()),
        ("owner_username", view["owner"]["name"].clone()),
        ("developed_by", view["developed_by"]["id"].clone()),
        ("current_stage_id", template["id"].clone()),
        ("current_stage_code", view["stage_code"].clone()),
        ("current_stage_order", view["stage_order"].clone()),
        ("current_stage_name_zh", template["name_zh"].clone()),
        ("current_stage_name_id", template["name_id"].clone()),
        ("products", view["products"].as_array().into_iter().flatten().map(planned).collect()),
        ("payment_stages", json!([])),
    ];
    record.extend(own.map(|(name, value)| (name.to_owned(), value)));
    Ok(Value::Object(record))
}

fn planned(line: &Value) -> Value {
    json!({
        "id": line["id"], "product_id": line["product_id"], "product_code": line["code"],
        "product_name_zh": line["names"]["zh"], "product_name_id": line["names"]["id"], "product_name_en": line["names"]["en"],
        "service_category": line["service_category"], "quantity": line["quantity"], "execution_order": line["execution_order"],
        "status": line["status"], "start_date": line["start_date"], "notes": line["notes"],
        "unit_price": line["price"]["amount"], "currency": line["price"]["currency"], "price_origin": line["price_origin"],
    })
}

fn row(row: &Value) -> Value {
    let mut record = row.as_object().cloned().unwrap_or_default();
    let moved = |record: &mut Map<String, Value>, from: &str, parts: &[(&str, &str)]| {
        let whole = record.remove(from).unwrap_or_default();
        for (part, name) in parts {
            record.insert((*name).to_owned(), whole[part].clone());
        }
    };
    moved(&mut record, "customer", &[("id", "customer_id"), ("name", "customer_name")]);
    moved(&mut record, "owner", &[("id", "owner_user_id"), ("name", "owner_username")]);
    moved(&mut record, "amount", &[("amount", "amount"), ("currency", "amount_currency")]);
    moved(&mut record, "total", &[("amount", "quotation_total"), ("currency", "quotation_currency")]);
    for (from, to) in [("stage_code", "current_stage_code"), ("stage_order", "current_stage_order")] {
        let value = record.remove(from).unwrap_or_default();
        record.insert(to.to_owned(), value);
    }
    record.remove("pending_sync");
    Value::Object(record)
}

fn amount(input: &Input, currency: Option<&str>) -> Option<Value> {
    let amount = input.get("amount")?;
    let currency = input.text("amount_currency").or(currency).unwrap_or("IDR");
    Some(json!({ "amount": amount, "currency": currency }))
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let customer_id = caller.customer(&input.body["customer_id"])?;
    let customer = caller.rpc("customer.get", json!({ "id": customer_id }))?;
    // A deal belongs to the owner of its customer.
    if input.get("owner_user_id").is_some_and(|owner| *owner != customer["owner"]["id"]) {
        return Err(fault("opportunity.owner_without_customer", "owner_user_id"));
    }
    let products: Vec<&Value> = input.get("products").and_then(Value::as_array).into_iter().flatten().collect();
    check_products(caller, &customer_id, &products)?;
    let mut fields = Map::new();
    for name in ["name", "probability", "service_type", "expected_close_date", "wechat_group_no", "description"] {
        if let Some(value) = input.get(name) {
            fields.insert(name.to_owned(), value.clone());
        }
    }
    let done = caller.rpc(
        "opportunity.create",
        json!({ "customer_id": customer_id, "fields": fields, "amount": amount(input, None) }),
    )?;
    for product in products {
        let quantity = product.get("quantity").filter(|q| !q.is_null()).cloned().unwrap_or_else(|| json!("1"));
        let args = json!({
            "opportunity_id": done["id"], "product_id": product["product_id"], "quantity": quantity,
            "start_date": product["start_date"], "notes": product["notes"],
        });
        caller.rpc("opportunity.plan", args)?;
    }
    Answer::created(record(caller, &load(caller, &done["id"])?)?)
}

/// What is wrong with the products of the request, by its own field names.
fn check_products(caller: &Caller<'_>, customer_id: &Value, products: &[&Value]) -> Result<(), AppError> {
    let mut ids: Vec<&Value> = Vec::with_capacity(products.len());
    for (index, product) in products.iter().enumerate() {
        if ids.contains(&&product["product_id"]) {
            return Err(fault("field.invalid", &format!("products[{index}].product_id")));
        }
        let positive = |text: &str| !text.starts_with('-') && text.bytes().any(|digit| matches!(digit, b'1'..=b'9'));
        if product["quantity"].as_str().is_some_and(|text| !positive(text)) {
            return Err(fault("field.invalid", &format!("products[{index}].quantity")));
        }
        ids.push(&product["product_id"]);
    }
    if ids.is_empty() {
        return Ok(());
    }
    let found =
        caller.rpc("opportunity.validate_dependencies", json!({ "product_ids": ids, "customer_id": customer_id }))?;
    let missing: Vec<String> =
        needs(&found, false).iter().map(|m| m["product_code"].as_str().unwrap_or_default().to_owned()).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(AppError::new("opportunity.dependencies_missing").with("products", missing.join(", ")))
    }
}

/// What is missing, either hard or as a warning only.
fn needs(found: &Value, warnings: bool) -> Vec<&Value> {
    found["missing"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|m| m["is_warning"].as_bool().unwrap_or(false) == warnings)
        .collect()
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (offset, limit) = input.window();
    let mut args = json!({ "offset": offset, "limit": limit, "sort": "updated_at", "descending": true });
    for (name, field) in [
        ("owner_user_id", "owner_user_id"),
        ("status", "status"),
        ("workflow_status", "workflow_status"),
        ("name", "query"),
    ] {
        if let Some(value) = input.query(name) {
            args[field] = value.clone();
        }
    }
    if let Some(customer) = input.query("customer_id") {
        args["customer_id"] = caller.customer(customer)?;
    }
    if let Some(code) = input.query("stage").and_then(Value::as_str) {
        args["stage_order"] = json!(stage::order_of(code));
    }
    let page = caller.rpc("opportunity.list", args)?;
    let records = page["rows"].as_array().into_iter().flatten().map(row).collect();
    Answer::page(input, records, page["total"].as_i64().unwrap_or(0))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    shown(caller, &input.path("id"))
}

/// Answers with the deal as it is now.
fn shown(caller: &Caller<'_>, id: &Value) -> Result<Answer, AppError> {
    Answer::ok(record(caller, &load(caller, id)?)?)
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = load(caller, &id)?;
    if let Some(owner) = input.get("owner_user_id").filter(|owner| **owner != before["owner"]["id"]) {
        caller.rpc("opportunity.assign", json!({ "id": id, "owner_user_id": owner, "reason": input.get("reason") }))?;
    }
    let mut fields = input.body.clone();
    for name in ["owner_user_id", "status", "reason", "amount_currency"] {
        fields.remove(name);
    }
    let mut seen = before["fields"].clone();
    seen["amount"] = before["amount"].clone();
    if fields.contains_key("amount") {
        let wanted = amount(input, before["fields"]["amount_currency"].as_str()).unwrap_or_default();
        fields.insert("amount".to_owned(), wanted);
    }
    caller.update("opportunity.update", &id, &seen, &fields)?;
    if let Some(status) = input.text("status").filter(|status| Some(*status) != before["status"].as_str()) {
        set_status(caller, &id, before["status"].as_str().unwrap_or_default(), status, input.text("reason"))?;
    }
    shown(caller, &id)
}

fn set_status(caller: &Caller<'_>, id: &Value, from: &str, to: &str, reason: Option<&str>) -> Result<(), AppError> {
    let reason = reason.unwrap_or_default();
    match to {
        "lost" => caller.rpc("opportunity.lose", json!({ "id": id, "reason": reason })).map(drop),
        "cancelled" => caller
            .rpc(
                "opportunity.set_workflow_status",
                json!({ "id": id, "workflow_status": "cancelled", "reason": reason }),
            )
            .map(drop),
        // Won is set by the signed contract; nothing comes back from an end.
        _ => Err(AppError::new("opportunity.transition_illegal").with("from", from).with("to", to)),
    }
}

fn delete(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.rpc("opportunity.delete", json!({ "id": input.path("id") }))?;
    Answer::ok(Value::Null)
}

fn assign(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let (owner, reason) = (&input.body["owner_user_id"], input.get("reason"));
    caller.rpc("opportunity.assign", json!({ "id": id, "owner_user_id": owner, "reason": reason }))?;
    shown(caller, &id)
}

fn validate(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let deal = load(caller, &input.path("id"))?;
    let args = json!({ "product_ids": input.body["product_ids"], "customer_id": deal["customer"]["id"] });
    let found = caller.rpc("opportunity.validate_dependencies", args)?;
    let (missing, warnings) = (needs(&found, false), needs(&found, true));
    Answer::ok(json!({
        "is_valid": missing.is_empty(), "missing_dependencies": missing, "warnings": warnings,
        "suggested_order": ordered(&found),
    }))
}

fn calculate(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let found = caller.rpc("opportunity.validate_dependencies", json!({ "product_ids": input.body["product_ids"] }))?;
    let mut order = Vec::new();
    for place in found["order"].as_array().into_iter().flatten() {
        let product = caller.rpc("product.get", json!({ "id": place["product_id"] }))?;
        let needs = product["dependencies"].as_array().into_iter().flatten().map(|d| d["depends_on"]["id"].clone());
        let dependencies: Vec<Value> = needs.collect();
        order.push(json!({ "product_id": place["product_id"], "execution_order": place["execution_order"], "dependencies": dependencies }));
    }
    Answer::ok(Value::Array(order))
}

fn ordered(found: &Value) -> Vec<Value> {
    found["order"].as_array().into_iter().flatten().map(|place| place["product_id"].clone()).collect()
}

fn workflow_status(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let args = json!({ "id": id, "workflow_status": input.body["workflow_status"], "reason": input.get("reason") });
    caller.rpc("opportunity.set_workflow_status", args)?;
    shown(caller, &id)
}

fn service_type(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = load(caller, &id)?;
    caller.update("opportunity.update", &id, &before["fields"], &input.body)?;
    shown(caller, &id)
}

fn from_lead(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let args = lead::conversion(caller, &input.path("lead_id"), input)?;
    let done = caller.rpc_as("lead.convert", args, &[("opportunity_name", "name")])?;
    Answer::created(record(caller, &load(caller, &done["facts"]["opportunity_id"])?)?)
}
