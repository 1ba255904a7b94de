//! `/quotations`.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::document;
use super::input::Input;
use super::mail::{MAIL_TO, send_out};
use super::param::{Kind, Param, fault, named};
use super::route::{Answer, BY_ID, Caller, NONE, Route};

pub(super) const TERMS: &[&str] = &["full_upfront", "50_50", "70_30", "post_payment"];
const STATUS: &[&str] = &["draft", "sent", "accepted", "rejected", "expired"];
pub(super) const CURRENCIES: &[&str] = &["IDR", "CNY"];
pub(super) const LANGUAGES: &[&str] = &["zh", "id", "en", "zh_id", "zh_en"];
pub(super) const CATEGORIES: &[&str] = &["one_time", "long_term"];

const ITEM: &[Param] = &[
    Param::may("opportunity_item_id", Kind::Id),
    // A line is always of a product of the catalogue: floor, cost and names come from there.
    Param::must("product_id", Kind::Id),
    Param::must("item_name", Kind::Text),
    Param::must("quantity", Kind::Decimal),
    Param::must("unit_price_primary", Kind::Decimal),
    Param::must("service_category", Kind::OneOf(CATEGORIES)),
    Param::may("sort_order", Kind::Int(0, 10_000)),
    Param::may("description", Kind::Text),
    // Costs are the office's own matter.
    Param::may("unit_cost", Kind::Ignored),
];

macro_rules! head {
    ($($own:expr),* ; $terms:expr) => {
        &[
            $($own,)*
            $terms,
            Param::may("currency_primary", Kind::OneOf(CURRENCIES)),
            Param::may("exchange_rate", Kind::Decimal),
            Param::may("exchange_rate_on", Kind::Day),
            Param::may("discount_rate", Kind::Decimal),
            Param::may("valid_until", Kind::Day),
            Param::may("template_id", Kind::Id),
            Param::may("wechat_group_no", Kind::Text),
            Param::may("language", Kind::OneOf(LANGUAGES)),
            Param::may("notes", Kind::Text),
            Param::may("items", Kind::List(ITEM)),
        ]
    };
}

const NEW: &[Param] = head!(Param::must("opportunity_id", Kind::Id); Param::must("payment_terms", Kind::OneOf(TERMS)));
const CHANGED: &[Param] = head!(; Param::may("payment_terms", Kind::OneOf(TERMS)));

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("opportunity_id", Kind::Id),
    Param::may("status", Kind::OneOf(STATUS)),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/quotations", "Writes a draft", NONE, NEW, create),
    Route::get("/quotations", "Quotations of a deal or of a state; one of the two is needed", NONE, LIST, list),
    Route::get("/quotations/{id}", "A quotation with its lines", BY_ID, NONE, get),
    Route::put("/quotations/{id}", "Changes a draft", BY_ID, CHANGED, update),
    Route::post(
        "/quotations/{id}/send",
        "Issues a draft: it gets its number and is frozen; with `mail_to` it goes by mail too",
        BY_ID,
        MAIL_TO,
        send,
    ),
    Route::post("/quotations/{id}/accept", "The customer accepted", BY_ID, &[Param::may("notes", Kind::Text)], accept),
    Route::post(
        "/quotations/{id}/reject",
        "The customer declined",
        BY_ID,
        &[Param::may("reason", Kind::Text), Param::may("reject_reason", Kind::Text)],
        reject,
    ),
    Route::post("/quotations/{id}/new-version", "A new draft from an issued quotation", BY_ID, NONE, revise),
    Route {
        query: &[Param::may("template_id", Kind::Id)],
        ..Route::post(
            "/quotations/{id}/generate-pdf",
            "Renders the paper; a draft is watermarked and has no number",
            BY_ID,
            NONE,
            generate,
        )
    },
    Route::get("/quotations/{id}/pdf", "The paper", BY_ID, &[Param::may("language", Kind::OneOf(LANGUAGES))], pdf),
    Route::post("/quotations/{id}/documents", "Adds the row of a paper", BY_ID, document::NEW, document::add),
];

pub(super) fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("quotation.get", json!({ "id": id }))
}

fn record(view: &Value) -> Value {
    let mut record = view["head"].as_object().cloned().unwrap_or_default();
    let same = [
        "id",
        "opportunity_id",
        "opportunity_name",
        "customer_no",
        "quotation_no",
        "version",
        "revises_id",
        "edit_no",
        "status",
        "is_below_floor",
        "review_required",
        "review_reasons",
        "sent_at",
        "closed_at",
        "closed_note",
        "created_at",
        "updated_at",
    ];
    for name in same {
        record.insert(name.to_owned(), view[name].clone());
    }
    let own = [
        ("customer_id", view["customer"]["id"].clone()),
        ("customer_name", view["customer"]["name"].clone()),
        ("total_gross_primary", view["gross"]["amount"].clone()),
        ("discount_amount_primary", view["discount"]["amount"].clone()),
        ("total_amount_primary", view["total"]["amount"].clone()),
        ("total_amount_secondary", view["total_secondary"]["amount"].clone()),
        ("currency_secondary", view["total_secondary"]["currency"].clone()),
        ("created_by", view["created_by"]["id"].clone()),
        ("sent_by", view["sent_by"]["id"].clone()),
        ("payment_stages", view["instalments"].clone()),
        ("approval_status", view["approval"]["state"].clone()),
        ("items", view["items"].as_array().into_iter().flatten().map(item).collect()),
        ("documents", view["documents"].as_array().into_iter().flatten().map(document::record).collect()),
    ];
    record.extend(own.map(|(name, value)| (name.to_owned(), value)));
    Value::Object(record)
}

fn item(line: &Value) -> Value {
    let mut item = json!({
        "id": line["id"], "opportunity_item_id": line["opportunity_item_id"], "product_id": line["product_id"], "product_code": line["code"],
        "item_name": line["names"]["zh"], "item_name_id": line["names"]["id"], "item_name_en": line["names"]["en"],
        "description": line["description"], "quantity": line["quantity"],
        "unit_price_list": line["unit_price_list"]["amount"], "unit_price_primary": line["unit_price"]["amount"],
        "total_price_primary": line["total"]["amount"], "price_origin": line["price_origin"],
        "service_category": line["service_category"], "billing_period": line["billing_period"], "sort_order": line["sort_order"],
        "floor_price": line["floor"]["amount"], "is_below_floor": line["is_below_floor"],
    });
    // The use case gives these to holders of `cost.view` alone.
    if let Some(cost) = line.get("unit_cost") {
        item["unit_cost"] = cost["amount"].clone();
        item["is_below_cost"] = line["is_below_cost"].clone();
    }
    item
}

fn row(row: &Value) -> Value {
    let mut record = row.as_object().cloned().unwrap_or_default();
    let customer = record.remove("customer").unwrap_or_default();
    let (total, second) =
        (record.remove("total").unwrap_or_default(), record.remove("total_secondary").unwrap_or_default());
    record.remove("pending_sync");
    record.insert("customer_id".to_owned(), customer["id"].clone());
    record.insert("customer_name".to_owned(), customer["name"].clone());
    record.insert("currency_primary".to_owned(), total["currency"].clone());
    record.insert("total_amount_primary".to_owned(), total["amount"].clone());
    record.insert("total_amount_secondary".to_owned(), second["amount"].clone());
    Value::Object(record)
}

/// The head: what was there or proposed, with what the request gives over it.
fn head(start: &Value, input: &Input) -> Value {
    let mut head = start.as_object().cloned().unwrap_or_default();
    for name in HEAD {
        if let Some(value) = input.body.get(*name) {
            head.insert((*name).to_owned(), value.clone());
        }
    }
    // A rate without its own day is a rate of today; no rate has no day.
    if input.body.contains_key("exchange_rate") && !input.body.contains_key("exchange_rate_on") {
        let day = input.get("exchange_rate").map_or(Value::Null, |_| start["exchange_rate_on"].clone());
        head.insert("exchange_rate_on".to_owned(), day);
    }
    Value::Object(head)
}

const HEAD: &[&str] = &[
    "currency_primary",
    "exchange_rate",
    "exchange_rate_on",
    "payment_terms",
    "discount_rate",
    "valid_until",
    "template_id",
    "wechat_group_no",
    "language",
    "notes",
];

/// Lines as the use case takes them, each with its place in the request: the price is known by the price list or is a manual one.
fn lines(caller: &Caller<'_>, deal: &Value, head: &Value, items: &[Value]) -> Result<Vec<(usize, Value)>, AppError> {
    let mut items: Vec<(usize, &Value)> = items.iter().enumerate().collect();
    items.sort_by_key(|(index, item)| (item["sort_order"].as_i64().unwrap_or(0), *index));
    let products: Vec<&Value> = items.iter().map(|(_, item)| &item["product_id"]).collect();
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let priced =
        caller.rpc("quotation.price", json!({ "opportunity_id": deal, "head": head, "product_ids": products }))?;
    items.into_iter().map(|(index, item)| Ok((index, line(&priced, head, index, item)?))).collect()
}

/// The fields of a line under the names that the use case has for them.
const NAMES: &[(&str, &str)] = &[
    ("product_id", "items[].product_id"),
    ("opportunity_item_id", "items[].opportunity_item_id"),
    ("quantity", "items[].quantity"),
    ("unit_price_list", "items[].unit_price_primary"),
];

/// Saves a draft; a refusal names the line by its place in the request.
fn save(caller: &Caller<'_>, mut args: Value, lines: Vec<(usize, Value)>) -> Result<Value, AppError> {
    let (places, lines): (Vec<usize>, Vec<Value>) = lines.into_iter().unzip();
    args["items"] = lines.into();
    caller.rpc("quotation.save", args).map_err(|mut error| {
        let line = error.params.get("line").and_then(|line| line.parse::<usize>().ok());
        if let Some(place) = line.and_then(|line| places.get(line.checked_sub(1)?)) {
            error = error.with("line", place + 1);
        }
        named(error, NAMES)
    })
}

fn line(priced: &Value, head: &Value, index: usize, item: &Value) -> Result<Value, AppError> {
    let mut rows = priced["rows"].as_array().into_iter().flatten();
    let known = rows.find(|row| row["product_id"] == item["product_id"]);
    let known = known.ok_or_else(|| AppError::from(bantu_domain::Refusal::not_found("products")))?;
    if item["service_category"] != known["service_category"] {
        return Err(fault("field.invalid", &format!("items[{index}].service_category")));
    }
    let (given, listed) = (item["unit_price_primary"].as_str().unwrap_or_default(), known["price"]["amount"].as_str());
    let origin = match listed {
        Some(listed) if same(listed, given) => known["price_origin"].clone(),
        _ => json!("manual"),
    };
    // A name of the caller's own is printed below the product's name.
    let own_name =
        known["names"].as_object().is_some_and(|names| names.values().all(|name| *name != item["item_name"]));
    let description = item.get("description").filter(|d| !d.is_null()).cloned();
    Ok(json!({
        "opportunity_item_id": item["opportunity_item_id"], "product_id": item["product_id"], "quantity": item["quantity"],
        "unit_price_list": { "amount": given, "currency": head["currency_primary"] }, "price_origin": origin,
        "description": description.or_else(|| own_name.then(|| item["item_name"].clone())),
    }))
}

/// Whether two decimals are one number.
pub(super) fn same(one: &str, other: &str) -> bool {
    fn bare(text: &str) -> &str {
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
    }
    bare(one) == bare(other)
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let deal = &input.body["opportunity_id"];
    let proposed = caller.rpc("quotation.propose", json!({ "opportunity_id": deal }))?;
    let head = head(&proposed["head"], input);
    let items = input.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let lines = lines(caller, deal, &head, &items)?;
    let done = save(caller, json!({ "opportunity_id": deal, "edit_no": 0, "head": head }), lines)?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (deal, status) = (input.query("opportunity_id"), input.query("status"));
    if deal.is_none() && status.is_none() {
        return Err(AppError::new("quotation.filter_required"));
    }
    let (offset, limit) = input.window();
    let page = caller
        .rpc("quotation.list", json!({ "opportunity_id": deal, "status": status, "offset": offset, "limit": limit }))?;
    let records = page["rows"].as_array().into_iter().flatten().map(row).collect();
    Answer::page(input, records, page["total"].as_i64().unwrap_or(0))
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
    let head = head(&before["head"], input);
    let lines = match input.get("items").and_then(Value::as_array) {
        Some(items) => lines(caller, &before["opportunity_id"], &head, items)?,
        None => kept(&before),
    };
    resave(caller, &before, &head, lines)?;
    shown(caller, &id)
}

fn resave(caller: &Caller<'_>, before: &Value, head: &Value, lines: Vec<(usize, Value)>) -> Result<(), AppError> {
    let args = json!({
        "id": before["id"], "opportunity_id": before["opportunity_id"], "edit_no": before["edit_no"], "head": head,
    });
    save(caller, args, lines).map(drop)
}

/// The lines of a draft as they are.
fn kept(before: &Value) -> Vec<(usize, Value)> {
    let names =
        ["id", "opportunity_item_id", "product_id", "quantity", "unit_price_list", "price_origin", "description"];
    let line =
        |line: &Value| names.map(|name| (name.to_owned(), line[name].clone())).into_iter().collect::<Map<_, _>>();
    before["items"].as_array().into_iter().flatten().map(|kept| line(kept).into()).enumerate().collect()
}

fn send(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    send_out(caller, input, "quotation.issue")?;
    shown(caller, &id)
}

fn accept(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("quotation.accept", json!({ "id": id, "notes": input.get("notes") }))?;
    shown(caller, &id)
}

fn reject(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let reason = input.get("reason").or_else(|| input.get("reject_reason"));
    caller.rpc("quotation.reject", json!({ "id": id, "reason": reason }))?;
    shown(caller, &id)
}

fn revise(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let done = caller.rpc("quotation.revise", json!({ "id": input.path("id") }))?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn generate(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = load(caller, &id)?;
    if let Some(template) = input.query("template_id").filter(|t| **t != before["head"]["template_id"]) {
        document::known_template(caller, template)?;
        let mut head = before["head"].clone();
        head["template_id"] = template.clone();
        resave(caller, &before, &head, kept(&before))?;
    }
    // The paper is made from the frozen content whenever it is fetched; here it is tried.
    caller.file("quotation.pdf", json!({ "id": id }))?;
    let url = format!("{}/quotations/{}/pdf", super::BASE, id.as_str().unwrap_or_default());
    Answer::ok(json!({ "id": id, "pdf_generated_at": caller.now(), "pdf_url": url }))
}

fn pdf(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let file = caller.file("quotation.pdf", json!({ "id": input.path("id"), "language": input.query("language") }))?;
    Ok(Answer::File(file))
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn decimals_are_compared_as_numbers() {
        for (one, other, equal) in [
            ("100", "100.00", true),
            ("100.50", "100.5", true),
            ("100", "1000", false),
            ("10", "1", false),
            ("0.10", "0.1", true),
        ] {
            assert_eq!(same(one, other), equal, "{one} {other}");
        }
    }
}
