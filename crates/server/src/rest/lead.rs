//! `/leads`.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param, fault};
use super::route::{Answer, BY_ID, Caller, NONE, Route, rows};

const STATUSES: &[&str] = &["new", "contacted", "qualified", "converted", "lost"];

macro_rules! fields {
    ($name:expr) => {
        &[
            $name,
            Param::may("company_name", Kind::Text),
            Param::may("contact_name", Kind::Text),
            Param::may("phone", Kind::Text),
            Param::may("email", Kind::Text),
            Param::may("wechat_id", Kind::Text),
            Param::may("address", Kind::Text),
            Param::may("source_id", Kind::Id),
            Param::may("level", Kind::Text),
            Param::may("level_id", Kind::Id),
            Param::may("requirements", Kind::Text),
        ]
    };
}

const NEW: &[Param] = fields!(Param::must("name", Kind::Text));
const CHANGED: &[Param] = fields!(Param::may("name", Kind::Text));

const LIST: &[Param] = &[
    Param::may("page", Kind::Int(1, 1_000_000)),
    Param::may("size", Kind::Int(1, 100)),
    Param::may("owner_user_id", Kind::Id),
    Param::may("status", Kind::OneOf(STATUSES)),
    Param::may("is_in_public_pool", Kind::Bool),
    Param::may("company_name", Kind::Text),
    Param::may("phone", Kind::Text),
    Param::may("email", Kind::Text),
];

const LIKE: &[Param] = &[
    Param::may("company_name", Kind::Text),
    Param::may("phone", Kind::Text),
    Param::may("email", Kind::Text),
    Param::may("exclude_lead_id", Kind::Id),
    Param::may("exact_match", Kind::Bool),
];

const CONVERT: &[Param] = &[
    Param::may("customer_id", Kind::Customer),
    Param::may("source_id", Kind::Id),
    Param::may("opportunity_name", Kind::Text),
];

pub(super) const ROUTES: &[Route] = &[
    Route::post("/leads", "Adds a lead", NONE, NEW, create),
    Route::get(
        "/leads",
        "Leads the caller sees; with is_in_public_pool=true those of the pool, masked",
        NONE,
        LIST,
        list,
    ),
    Route::get("/leads/{id}", "A lead", BY_ID, NONE, get),
    Route::put("/leads/{id}", "Changes a lead", BY_ID, CHANGED, update),
    Route::delete("/leads/{id}", "Deletes a lead nobody has spoken to", BY_ID, |c, i| {
        c.rpc("lead.delete", json!({ "id": i.path("id") }))?;
        Answer::ok(Value::Null)
    }),
    Route::post("/leads/check-duplicate", "Leads and customers like what is typed", NONE, LIKE, check_duplicate),
    Route::post(
        "/leads/{id}/move-to-pool",
        "Moves a lead to the public pool",
        BY_ID,
        &[Param::may("pool_id", Kind::Ignored)],
        |c, i| {
            c.rpc("lead.release", json!({ "id": i.path("id") }))?;
            Answer::ok(Value::Null)
        },
    ),
    Route::post(
        "/leads/{id}/lose",
        "Gives a lead up, with a reason",
        BY_ID,
        &[Param::must("reason", Kind::Text)],
        |c, i| {
            c.rpc("lead.lose", json!({ "id": i.path("id"), "reason": i.body["reason"] }))?;
            Answer::ok(Value::Null)
        },
    ),
    Route::post("/leads/{id}/claim", "Takes a lead out of the public pool", BY_ID, NONE, |c, i| {
        c.rpc("lead.claim", json!({ "id": i.path("id") }))?;
        get(c, i)
    }),
    Route::post(
        "/leads/{id}/assign",
        "Gives a lead to a salesperson",
        BY_ID,
        &[Param::must("owner_user_id", Kind::Id)],
        |c, i| {
            c.rpc("lead.assign", json!({ "id": i.path("id"), "owner_user_id": i.body["owner_user_id"] }))?;
            get(c, i)
        },
    ),
    Route::post("/leads/{id}/convert", "Makes a customer and a deal of a qualified lead", BY_ID, CONVERT, convert),
];

fn record(view: &Value) -> Value {
    let mut record = view["fields"].as_object().cloned().unwrap_or_default();
    for name in [
        "id",
        "status",
        "pool_status",
        "lost_reason",
        "customer_id",
        "opportunity_id",
        "last_follow_up_at",
        "next_follow_up_at",
        "release_countdown_at",
        "days_left",
        "released_at",
        "created_at",
        "updated_at",
    ] {
        record.insert(name.to_owned(), view[name].clone());
    }
    record.insert("owner_user_id".to_owned(), view["owner"]["id"].clone());
    record.insert("owner_username".to_owned(), view["owner"]["name"].clone());
    record.insert("is_in_public_pool".to_owned(), json!(view["pool_status"] == "public"));
    Value::Object(record)
}

/// What everybody may see of a lead in the pool.
fn pool_record(row: &Value) -> Value {
    json!({
        "id": row["id"], "name": row["name"], "company_name": row["company_name"],
        "phone": row["masked_phone"], "email": row["masked_email"],
        "source_id": row["source"]["id"], "level_id": row["level"]["id"],
        "status": row["status"], "pool_status": "public", "is_in_public_pool": true,
        "released_at": row["released_at"],
    })
}

/// The typed fields in the words of the use case: `level` is a code.
fn typed(caller: &Caller<'_>, input: &Input) -> Result<Map<String, Value>, AppError> {
    let mut fields = input.body.clone();
    if let Some(level) = fields.remove("level") {
        let level_id = match level.as_str() {
            Some(code) => caller.lookup("customer_levels", "level", code)?,
            None => Value::Null,
        };
        fields.entry("level_id").or_insert(level_id);
    }
    Ok(fields)
}

fn load(caller: &Caller<'_>, id: &Value) -> Result<Value, AppError> {
    caller.rpc("lead.get", json!({ "id": id }))
}

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut fields = typed(caller, input)?;
    fields.retain(|_, value| !value.is_null());
    let done = caller.rpc("lead.create", json!({ "fields": fields }))?;
    Answer::created(record(&load(caller, &done["id"])?))
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let (offset, limit) = input.window();
    let mut args = json!({ "offset": offset, "limit": limit });
    let words: Vec<&str> =
        ["company_name", "phone", "email"].iter().filter_map(|name| input.query(name)?.as_str()).collect();
    if !words.is_empty() {
        args["query"] = json!(words.join(" "));
    }
    if input.query("is_in_public_pool") == Some(&json!(true)) {
        for unknown in ["owner_user_id", "status"] {
            if input.query(unknown).is_some() {
                // Nobody owns these, and what they were is not filtered by.
                return Err(fault("field.invalid", unknown));
            }
        }
        let page = caller.rpc("lead.pool", args)?;
        return Answer::page(input, rows(&page, pool_record), page["total"].as_i64().unwrap_or(0));
    }
    for name in ["owner_user_id", "status"] {
        if let Some(value) = input.query(name) {
            args[name] = value.clone();
        }
    }
    let page = caller.rpc("lead.list", args)?;
    Answer::page(input, rows(&page, record), page["total"].as_i64().unwrap_or(0))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(record(&load(caller, &input.path("id"))?))
}

fn update(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let before = load(caller, &id)?;
    caller.update("lead.update", &id, &before["fields"], &typed(caller, input)?)?;
    Answer::ok(record(&load(caller, &id)?))
}

fn check_duplicate(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut args = input.body.clone();
    args.retain(|_, value| !value.is_null());
    if let Some(exact) = args.remove("exact_match") {
        args.insert("exact".to_owned(), exact);
    }
    let found = caller.rpc("lead.check_duplicate", Value::Object(args))?;
    let duplicates = rows(&found, |row| {
        json!({
            "likeness": row["likeness"], "lead_id": row["lead_id"], "customer_id": row["customer_id"],
            "name": row["name"], "owner_user_id": row["owner"]["id"], "owner_username": row["owner"]["name"],
            "similarity_score": row["score"],
        })
    });
    // The most alike comes first.
    let score = duplicates.first().map_or(json!("0.00"), |first| first["similarity_score"].clone());
    Answer::ok(json!({
        "has_duplicate": !duplicates.is_empty(), "duplicates": duplicates, "similarity_score": score,
    }))
}

/// The arguments of a conversion; a customer may be given by number.
pub(super) fn conversion(caller: &Caller<'_>, id: &Value, input: &Input) -> Result<Value, AppError> {
    let mut args = json!({ "id": id });
    for (name, argument) in
        [("source_id", "source_id"), ("opportunity_name", "opportunity_name"), ("name", "opportunity_name")]
    {
        if let Some(value) = input.get(name).filter(|value| !value.is_null()) {
            args[argument] = value.clone();
        }
    }
    if let Some(customer) = input.get("customer_id").filter(|value| !value.is_null()) {
        args["customer_id"] = caller.customer(customer)?;
    }
    Ok(args)
}

fn convert(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let args = conversion(caller, &input.path("id"), input)?;
    let done = caller.rpc("lead.convert", args)?;
    let lead = record(&load(caller, &input.path("id"))?);
    Answer::created(json!({
        "customer_id": done["facts"]["customer_id"], "opportunity_id": done["facts"]["opportunity_id"], "lead": lead,
    }))
}
