//! `/temporary-links`: links by which customers give papers without an account.

use bantu_app::AppError;
use bantu_app::temporary_link::Holder;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, Run, Verb, flat, rows};
use super::{contract, material_rule};
use crate::http::Peer;
use crate::office::Office;
use crate::temporary_link::admit;
use crate::texts::Language;

/// What these links open, among those of the reference.
const RESOURCE: &str = "contract_materials";

const CREATE: &[Param] = &[
    Param::must("contract_id", Kind::Id),
    Param::must("requirement_ids", Kind::Ids),
    Param::may("language", Kind::OneOf(Language::CODES)),
    Param::may("valid_days", Kind::Int(1, 60)),
    Param::may("max_uploads", Kind::Int(1, 200)),
];
const OF: &[Param] = &[Param::must("contract_id", Kind::Id)];
const BY_TOKEN: &[Param] = &[Param::must("token", Kind::Text)];

pub(super) const ROUTES: &[Route] = &[
    Route {
        verb: Verb::Post,
        path: "/temporary-links",
        summary: "Makes a link by which a customer gives some papers of a signed contract; its token is told once and kept nowhere",
        in_path: NONE,
        query: NONE,
        body: Some(CREATE),
        run: Run::Secret(create),
    },
    Route::get("/temporary-links", "The links of a contract, the newest first, without their tokens", NONE, OF, list),
    Route {
        verb: Verb::Get,
        path: "/temporary-links/{token}",
        summary: "What a link asks for and how it stands, for whoever holds its token; 404 for every link that opens nothing",
        in_path: BY_TOKEN,
        query: NONE,
        body: None,
        run: Run::Anybody(open),
    },
    Route::put("/temporary-links/{id}/disable", "Takes a link back: it opens nothing any more", BY_ID, NONE, disable),
];

fn create(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let given = CREATE.iter().filter_map(|param| Some((param.name.to_owned(), input.get(param.name)?.clone())));
    let mut args: Map<String, Value> = given.collect();
    args.entry("language").or_insert_with(|| json!("zh"));
    let made = caller.rpc("temporary_link.create", args.into())?;
    let mut link = one(caller, &input.body["contract_id"], &made["id"])?;
    link["link_token"] = made["token"].clone();
    link["path"] = made["path"].clone();
    Answer::created(link)
}

/// The links of a contract.
fn of_contract(caller: &Caller<'_>, contract_id: &Value) -> Result<Vec<Value>, AppError> {
    let deal = contract::load(caller, contract_id)?["opportunity_id"].take();
    let found = caller.rpc("temporary_link.list", json!({ "opportunity_id": deal }))?;
    let links = rows(&found, record).into_iter();
    Ok(links.filter(|link| link["resource_id"] == *contract_id).collect())
}

fn one(caller: &Caller<'_>, contract_id: &Value, id: &Value) -> Result<Value, AppError> {
    let found = of_contract(caller, contract_id)?.into_iter().find(|link| link["id"] == *id);
    found.ok_or_else(|| bantu_domain::Refusal::not_found("temporary_links").into())
}

/// A link in the fields of the API.
fn record(link: &Value) -> Value {
    let people = [
        ("created_by", "id", "created_by"),
        ("created_by", "name", "created_by_name"),
        ("revoked_by", "id", "revoked_by"),
        ("revoked_by", "name", "revoked_by_name"),
    ];
    let mut shown = flat(link, &people);
    for (name, value) in [
        ("resource_type", json!(RESOURCE)),
        ("resource_id", link["contract_id"].clone()),
        ("is_active", json!(link["standing"] == "open")),
        ("max_access_count", link["max_uploads"].clone()),
        ("current_access_count", link["upload_count"].clone()),
    ] {
        shown[name] = value;
    }
    shown
}

fn list(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let contract = input.query("contract_id").cloned().unwrap_or_default();
    Answer::list(of_contract(caller, &contract)?)
}

fn disable(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("temporary_link.revoke", json!({ "id": id }))?;
    Answer::ok(json!({ "id": id, "is_active": false }))
}

fn open(office: &Office, peer: &Peer, input: &Input) -> Result<Answer, AppError> {
    let token = input.path("token");
    let token = token.as_str().unwrap_or_default();
    admit(office, token, peer)?;
    let page = json!(Holder::new(office.app(), token).page()?);
    let paper = |paper: &Value| {
        let mut shown = Value::Object(material_rule::asked(&paper["ask"]));
        for (name, value) in paper.as_object().into_iter().flatten().filter(|(name, _)| *name != "ask") {
            shown[name.as_str()] = value.clone();
        }
        shown
    };
    Answer::ok(json!({
        "resource_type": RESOURCE,
        "language": page["language"],
        "expires_at": page["expires_at"],
        "uploads_left": page["uploads_left"],
        "papers": page["papers"].as_array().into_iter().flatten().map(paper).collect::<Vec<_>>(),
    }))
}
