//! `/groups`: everything under a chat group.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, Caller, NONE, Route};

const BY_NO: &[Param] = &[Param::must("no", Kind::Text)];
const RENAME: &[Param] =
    &[Param::must("wechat_group_no", Kind::Text), Param::may("join", Kind::Bool), Param::may("only", Kind::Ids)];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/groups/{no}", "Everything under a chat group", BY_NO, NONE, get),
    Route::put("/groups/{no}", "Gives a chat group another number, everywhere", BY_NO, RENAME, rename),
];

fn load(caller: &Caller<'_>, no: &Value) -> Result<Value, AppError> {
    caller.rpc("group.get", json!({ "wechat_group_no": no }))
}

fn get(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(load(caller, &input.path("no"))?)
}

fn rename(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let wanted = &input.body["wechat_group_no"];
    let mut args = json!({ "from": input.path("no"), "to": wanted });
    for name in ["join", "only"] {
        if let Some(value) = input.get(name).filter(|value| !value.is_null()) {
            args[name] = value.clone();
        }
    }
    let done = caller.rpc_as("group.rename", args, &[("to", "wechat_group_no")])?;
    let ids: Vec<&str> = done["facts"]["ids"].as_str().unwrap_or_default().split(',').collect();
    let mut group = load(caller, wanted)?;
    group["changed_ids"] = json!(ids);
    Answer::ok(group)
}
