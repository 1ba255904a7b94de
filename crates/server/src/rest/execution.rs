//! `/execution-orders`: what is done for a signed deal, by whom, and what waits for what (执行订单).

use bantu_app::AppError;
use bantu_domain::Refusal;
use serde_json::{Value, json};

use super::contract;
use super::input::Input;
use super::param::{Kind, Param, fault};
use super::quotation::CATEGORIES;
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat, rows};

const STATUS: &[&str] = &["pending", "in_progress", "completed", "blocked", "cancelled"];
const ITEM_STATUS: &[&str] = &["pending", "in_progress", "completed", "blocked"];
/// The main order is not written by hand.
const TYPES: &[&str] = &["one_time", "long_term", "company_registration", "visa_kitas"];
const REASONS: &[&str] = &["company_registration", "visa_kitas", "sbu_quota", "material_approval"];
const REGISTRATION: &[&str] = &["in_progress", "completed", "failed"];

const ITEM: &[Param] = &[
    Param::may("product_id", Kind::Id),
    Param::must("item_name", Kind::Text),
    Param::must("service_category", Kind::OneOf(CATEGORIES)),
    Param::may("notes", Kind::Text),
];

const NEW: &[Param] = &[
    Param::must("opportunity_id", Kind::Id),
    Param::must("order_type", Kind::OneOf(TYPES)),
    Param::may("contract_id", Kind::Id),
    // Without it, the name of the first line.
    Param::may("title", Kind::Text),
    // It waits for the registration of its deal.
    Param::may("requires_company_registration", Kind::Bool),
    Param::may("planned_start_date", Kind::Day),
    Param::may("planned_end_date", Kind::Day),
    Param::may("assigned_to", Kind::Id),
    Param::may("assigned_team", Kind::Text),
    Param::may("items", Kind::List(ITEM)),
    // That of the contract.
    Param::may("wechat_group_no", Kind::Ignored),
];

const SPLIT: &[Param] = &[
    Param::must("opportunity_id", Kind::Id),
    // All contracts of the deal are split at once; one that is named must be one of them.
    Param::may("contract_id", Kind::Id),
];

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("opportunity_id", Kind::Id),
    Param::may("status", Kind::OneOf(STATUS)),
    Param::may("assigned_to", Kind::Id),
    Param::may("wechat_group_no", Kind::Text),
];

const ASSIGN: &[Param] = &[Param::may("assigned_to", Kind::Id), Param::may("assigned_team", Kind::Text)];

const MOVED: &[Param] = &[
    Param::must("status", Kind::OneOf(STATUS)),
    // Without it, today.
    Param::may("actual_end_date", Kind::Day),
    // Nobody gives an order up without one.
    Param::may("reason", Kind::Text),
];

const ITEM_MOVED: &[Param] = &[Param::must("status", Kind::OneOf(ITEM_STATUS)), Param::may("notes", Kind::Text)];
const BY_ITEM: &[Param] = &[BY_ID[0], Param::must("item_id", Kind::Id)];

const WAIT: &[Param] = &[
    Param::must("prerequisite_order_id", Kind::Id),
    Param::must("dependency_type", Kind::OneOf(REASONS)),
    Param::may("notes", Kind::Text),
];
const BY_WAIT: &[Param] = &[BY_ID[0], Param::must("prerequisite_order_id", Kind::Id)];

const COMPANY: &[Param] = &[
    Param::must("execution_order_id", Kind::Id),
    Param::must("company_name", Kind::Text),
    Param::may("nib", Kind::Text),
    Param::may("npwp", Kind::Text),
    Param::may("izin_lokasi", Kind::Text),
    Param::may("akta", Kind::Text),
    Param::may("sk", Kind::Text),
    Param::may("notes", Kind::Text),
    Param::may("registration_status", Kind::OneOf(REGISTRATION)),
];
/// What is known of a company.
const PAPERS: &[&str] = &["company_name", "nib", "npwp", "izin_lokasi", "akta", "sk", "notes"];

const BY_ORDER: &[Param] = &[Param::must("execution_order_id", Kind::Id)];

const GIVES: &str = "Gives an execution order to a person or a team; one that waits is refused";

pub(super) const ROUTES: &[Route] = &[
    Route::post("/execution-orders", "Writes an execution order by hand", NONE, NEW, create),
    Route::post(
        "/execution-orders/split",
        "Makes the execution orders of a deal whose contracts are all signed, and what waits for what",
        NONE,
        SPLIT,
        split,
    ),
    Route::get("/execution-orders", "Execution orders the caller sees, without the main ones", NONE, LIST, list),
    Route::get("/execution-orders/{id}", "An execution order with its lines and dependencies", BY_ID, NONE, get),
    Route::put("/execution-orders/{id}/assign", GIVES, BY_ID, ASSIGN, assign),
    // The verb that other documents give.
    Route::post("/execution-orders/{id}/assign", GIVES, BY_ID, ASSIGN, assign),
    Route::put("/execution-orders/{id}/status", "Completes or cancels an execution order", BY_ID, MOVED, set_status),
    Route::put(
        "/execution-orders/{id}/items/{item_id}/status",
        "Moves a line of an execution order on",
        BY_ITEM,
        ITEM_MOVED,
        set_item_status,
    ),
    Route::get("/execution-orders/{id}/dependencies", "What an execution order waits for", BY_ID, NONE, dependencies),
    Route::post(
        "/execution-orders/{id}/dependencies",
        "Makes an execution order wait for another one of its deal",
        BY_ID,
        WAIT,
        add_dependency,
    ),
    Route::delete(
        "/execution-orders/{id}/dependencies/{prerequisite_order_id}",
        "Takes a dependency away",
        BY_WAIT,
        remove_dependency,
    ),
    Route::post(
        "/execution-orders/company-registration",
        "Writes down what is known of a company that is being registered; what is not given stays",
        NONE,
        COMPANY,
        save_registration,
    ),
    Route::post(
        "/execution-orders/company-registration/{execution_order_id}/complete",
        "The company exists: its order is done and what waited for it is released",
        BY_ORDER,
        // Without it, today.
        &[Param::may("completed_at", Kind::Day)],
        complete_registration,
    ),
];

/// An execution order as the use case shows it.
fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("execution.get", json!({ "id": id }))
}

fn of_deal(caller: &Caller<'_>, deal: &Value) -> Result<Value, AppError> {
    caller.rpc("execution.of_deal", json!({ "opportunity_id": deal }))
}

fn list_of(view: &Value, name: &str, shown: impl Fn(&Value) -> Value) -> Value {
    view[name].as_array().into_iter().flatten().map(shown).collect()
}

/// Something that an order waits for.
fn wait(order: &Value, wait: &Value) -> Value {
    json!({
        "execution_order_id": order["id"], "prerequisite_order_id": wait["order_id"],
        "prerequisite_order_no": wait["order_no"], "prerequisite_title": wait["title"],
        "prerequisite_status": wait["order_status"], "dependency_type": wait["dependency_type"], "status": wait["status"],
        "satisfied_at": wait["satisfied_at"], "notes": wait["notes"],
    })
}

fn row(row: &Value) -> Value {
    let mut shown = flat(
        row,
        &[
            ("opportunity", "id", "opportunity_id"),
            ("opportunity", "name", "opportunity_name"),
            ("customer", "id", "customer_id"),
            ("customer", "name", "customer_name"),
            ("assigned_to", "id", "assigned_to"),
            ("assigned_to", "name", "assigned_to_name"),
        ],
    );
    shown["waits_for"] = list_of(row, "waits_for", |found| wait(row, found));
    shown
}

fn record(view: &Value) -> Value {
    let mut shown = row(view);
    shown["dependencies"] = list_of(view, "dependencies", |found| wait(view, found));
    shown
}

fn shown(caller: &Caller<'_>, id: &Value) -> Result<Answer, AppError> {
    Answer::ok(record(&load(caller, id)?))
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("execution.assign")?;
    let items = input.get("items").cloned().unwrap_or_else(|| json!([]));
    let title = match input.get("title") {
        Some(title) => title.clone(),
        None => items[0].get("item_name").cloned().ok_or_else(|| fault("field.required", "title"))?,
    };
    let args = json!({
        "opportunity_id": input.body["opportunity_id"], "contract_id": input.get("contract_id"),
        "order_type": input.body["order_type"], "title": title, "planned_start_date": input.get("planned_start_date"),
        "planned_end_date": input.get("planned_end_date"), "items": items,
    });
    let title = if input.get("title").is_some() { "title" } else { "items[0].item_name" };
    let names = [
        ("title", title),
        ("item_name", "items[].item_name"),
        ("product_id", "items[].product_id"),
        ("notes", "items[].notes"),
    ];
    let id = caller.rpc_as("execution.create", args, &names)?["id"].take();
    if input.get("requires_company_registration").and_then(Value::as_bool) == Some(true) {
        let registration = registration_beside(caller, &input.body["opportunity_id"], &id)?;
        let args = json!({
            "execution_order_id": id, "prerequisite_order_id": registration, "dependency_type": "company_registration",
        });
        caller.rpc("execution.add_dependency", args)?;
    }
    if ASSIGN.iter().any(|param| input.get(param.name).is_some()) {
        give(caller, input, &id)?;
    }
    Answer::created(record(&load(caller, &id)?))
}

/// The registration that another order of the deal waits for.
fn registration_beside(caller: &Caller<'_>, deal: &Value, id: &Value) -> Result<Value, AppError> {
    let standing = of_deal(caller, deal)?;
    let mut orders = standing["orders"].as_array().into_iter().flatten();
    let fits = |o: &&Value| o["order_type"] == "company_registration" && o["status"] != "cancelled" && o["id"] != *id;
    let found = orders.find(fits).map(|order| order["id"].clone());
    found.ok_or_else(|| fault("reference.unknown", "requires_company_registration"))
}

fn split(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("execution.assign")?;
    let deal = &input.body["opportunity_id"];
    if let Some(given) = input.get("contract_id") {
        contract::load(caller, given)?;
        let standing = caller.rpc("contract.of_deal", json!({ "opportunity_id": deal }))?;
        if !standing["contracts"].as_array().into_iter().flatten().any(|c| c["id"] == *given) {
            return Err(fault("reference.unknown", "contract_id"));
        }
    }
    caller.rpc("execution.split", json!({ "opportunity_id": deal }))?;
    let made = of_deal(caller, deal)?;
    let orders: Vec<Value> = made["orders"].as_array().into_iter().flatten().map(record).collect();
    let dependencies = orders.iter().flat_map(|o| o["dependencies"].as_array().into_iter().flatten());
    Answer::created(json!({
        "opportunity_id": deal, "main_order_id": made["main"]["id"], "main_order_no": made["main"]["name"],
        "dependencies": dependencies.collect::<Vec<_>>(), "orders": orders,
    }))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let args = input.window_of(&["opportunity_id", "status", "assigned_to", "wechat_group_no"]);
    let page = caller.rpc("execution.list", args)?;
    Answer::page(input, rows(&page, row), page["total"].as_i64().unwrap_or(0))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    shown(caller, &input.path("id"))
}

fn give(caller: &Caller<'_>, input: &Input, id: &Value) -> Result<(), AppError> {
    let args =
        json!({ "id": id, "assigned_to": input.get("assigned_to"), "assigned_team": input.get("assigned_team") });
    caller.rpc("execution.assign", args).map(drop)
}

fn assign(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    give(caller, input, &id)?;
    shown(caller, &id)
}

/// The day that a request gives for the end of something, else the office's.
fn day(caller: &Caller<'_>, input: &Input, name: &str) -> Result<Value, AppError> {
    input.get(name).map_or_else(|| caller.today(), |day| Ok(day.clone()))
}

fn set_status(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    match input.text("status").unwrap_or_default() {
        "completed" => {
            let on = day(caller, input, "actual_end_date")?;
            caller.rpc("execution.complete", json!({ "id": id, "actual_end_date": on }))?;
        }
        "cancelled" => {
            let reason = input.text("reason").unwrap_or_default();
            caller.rpc("execution.cancel", json!({ "id": id, "reason": reason }))?;
        }
        // Being given away begins an order, and what it waits for blocks and releases it.
        wanted => {
            caller.must("execution.work")?;
            let order = load(caller, &id)?;
            let status = order["status"].as_str().unwrap_or_default();
            return Err(AppError::new("execution.wrong_status").with("status", status).with("wanted", wanted));
        }
    }
    shown(caller, &id)
}

fn set_item_status(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("execution.work")?;
    let (id, item) = (input.path("id"), input.path("item_id"));
    let order = load(caller, &id)?;
    if !order["items"].as_array().into_iter().flatten().any(|line| line["id"] == item) {
        return Err(Refusal::not_found("execution_order_items").into());
    }
    let args = json!({ "id": item, "status": input.body["status"], "notes": input.get("notes") });
    caller.rpc("execution.move_item", args)?;
    shown(caller, &id)
}

fn dependencies(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(waits(caller, &input.path("id"))?)
}

fn waits(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    let order = record(&load(caller, id)?);
    let count = |name: &str| order[name].as_array().map_or(0, Vec::len);
    let pending = count("waits_for");
    Ok(json!({
        "total_dependencies": count("dependencies"), "pending_dependencies": pending, "all_satisfied": pending == 0,
        "dependencies": order["dependencies"],
    }))
}

fn add_dependency(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let mut args = input.body.clone();
    args.insert("execution_order_id".to_owned(), id.clone());
    caller.rpc("execution.add_dependency", Value::Object(args))?;
    Answer::created(waits(caller, &id)?)
}

fn remove_dependency(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let args = json!({ "execution_order_id": id, "prerequisite_order_id": input.path("prerequisite_order_id") });
    caller.rpc("execution.remove_dependency", args)?;
    Answer::ok(waits(caller, &id)?)
}

/// What is known of the company of a registration order.
fn company(order: &Value) -> Value {
    let mut shown = order["registration"].clone();
    shown["execution_order_id"] = order["id"].clone();
    shown
}

fn save_registration(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("execution.work")?;
    let id = &input.body["execution_order_id"];
    let known = load(caller, id)?["registration"].take();
    let mut args = json!({ "execution_order_id": id });
    for name in PAPERS {
        args[*name] = input.body.get(*name).unwrap_or(&known[*name]).clone();
    }
    caller.rpc("registration.save", args)?;
    match input.text("registration_status") {
        Some("completed") => complete(caller, id, caller.today()?)?,
        Some("failed") => {
            let args = json!({ "execution_order_id": id, "reason": input.text("notes").unwrap_or_default() });
            caller.rpc_as("registration.fail", args, &[("reason", "notes")])?;
        }
        _ => {}
    }
    Answer::created(company(&load(caller, id)?))
}

fn complete(caller: &Caller<'_>, id: &Value, on: Value) -> Result<(), AppError> {
    let args = json!({ "execution_order_id": id, "completed_on": on });
    caller.rpc_as("registration.complete", args, &[("completed_on", "completed_at")]).map(drop)
}

fn complete_registration(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("execution.work")?;
    let id = input.path("execution_order_id");
    let deal = load(caller, &id)?["opportunity"]["id"].take();
    let before = of_deal(caller, &deal)?;
    complete(caller, &id, day(caller, input, "completed_at")?)?;
    let after = of_deal(caller, &deal)?;
    let blocked = |order: &Value| {
        let mut orders = before["orders"].as_array().into_iter().flatten();
        orders.any(|o| o["id"] == order["id"] && o["status"] == "blocked")
    };
    let orders = after["orders"].as_array().into_iter().flatten();
    let released: Vec<Value> = orders.filter(|o| o["status"] == "pending" && blocked(o)).map(row).collect();
    let mut answer = company(&load(caller, &id)?);
    answer["released_orders"] = json!(released);
    Answer::ok(answer)
}
