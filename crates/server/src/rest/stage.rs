//! Stages of deals, their gates and approvals.

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::opportunity::load;
use super::param::{Kind, Param, fault};
use super::route::{Answer, BY_ID, Caller, NONE, Route};
use crate::texts::{Language, condition};

/// Stage codes in order.
pub(super) const CODES: &[&str] = &bantu_domain::stage::CODES;

const BY_CODE: &[Param] = &[Param::must("code", Kind::Text)];

const TRANSITION: &[Param] = &[
    Param::may("to_stage_code", Kind::OneOf(CODES)),
    Param::may("target_stage_id", Kind::Id),
    Param::may("notes", Kind::Text),
    // The office checks the conditions itself and records what it found.
    Param::may("conditions_met_json", Kind::Ignored),
];

const APPROVE: &[Param] = &[
    Param::may("stage_history_id", Kind::Id),
    Param::may("history_id", Kind::Id),
    Param::may("opportunity_id", Kind::Id),
    Param::must("approval_status", Kind::OneOf(&["approved", "rejected"])),
    Param::may("approval_notes", Kind::Text),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/opportunities/stages/templates", "The nine stages", NONE, NONE, templates),
    Route::get("/opportunities/{id}/stages/templates", "The nine stages", BY_ID, NONE, templates_of),
    Route::get("/opportunities/stages/templates/{code}", "A stage", BY_CODE, NONE, template_of_code),
    Route::get(
        "/opportunities/stages/pending-approvals",
        "What the caller may decide",
        NONE,
        &[Param::may("opportunity_id", Kind::Id)],
        pending,
    ),
    Route::post("/opportunities/stages/approve", "Decides a stage's approval", NONE, APPROVE, approve),
    Route::post("/opportunities/{id}/stages/approve", "Decides a stage's approval", BY_ID, APPROVE, approve),
    Route::get(
        "/opportunities/{id}/stages/history",
        "Stages the deal went through",
        BY_ID,
        &[Param::may("include_current", Kind::Bool)],
        history,
    ),
    Route::get("/opportunities/{id}/stages/current", "The present stage", BY_ID, NONE, current),
    Route::post(
        "/opportunities/{id}/stages/transition",
        "Moves the deal to the next stage",
        BY_ID,
        TRANSITION,
        transition,
    ),
    Route::get("/opportunities/{id}/stages/gate", "Conditions of leaving the present stage", BY_ID, NONE, gate),
    Route::post(
        "/opportunities/{id}/stages/request-approval",
        "Asks for the stage's approval",
        BY_ID,
        &[Param::may("notes", Kind::Text)],
        request,
    ),
];

/// The place of a stage code.
pub(super) fn order_of(code: &str) -> Option<usize> {
    CODES.iter().position(|known| *known == code).map(|index| index + 1)
}

/// The first stage template that fits.
pub(super) fn template(caller: &Caller<'_>, fits: impl Fn(&Value) -> bool) -> Result<Value, AppError> {
    let session = caller.rpc("session.get", json!({}))?;
    let found = session["stage_templates"].as_array().into_iter().flatten().find(|t| fits(t)).cloned();
    found.ok_or_else(|| bantu_domain::Refusal::not_found("stage_templates").into())
}

fn templates(caller: &Caller<'_>, _input: &Input) -> Result<Answer, AppError> {
    let session = caller.rpc("session.get", json!({}))?;
    Answer::list(session["stage_templates"].as_array().into_iter().flatten().map(shown).collect())
}

fn shown(template: &Value) -> Value {
    json!({
        "id": template["id"], "code": template["code"], "name_zh": template["name_zh"], "name_id": template["name_id"],
        "name_en": template["name_en"], "stage_order": template["order"], "requires_approval": template["requires_approval"],
        "approval_roles_json": template["approval_roles"], "is_active": true,
    })
}

fn templates_of(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    load(caller, &input.path("id"))?;
    templates(caller, input)
}

fn template_of_code(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let code = input.path("code");
    Answer::ok(shown(&template(caller, |t| t["code"] == code)?))
}

/// A row of the history with the names of its stage.
fn row(caller: &Caller<'_>, row: &Value) -> Result<Value, AppError> {
    let template = template(caller, |t| t["order"] == row["stage_order"])?;
    Ok(json!({
        "id": row["id"], "stage_id": template["id"], "stage_code": row["stage_code"], "stage_order": row["stage_order"],
        "stage_name_zh": template["name_zh"], "stage_name_id": template["name_id"],
        "entered_at": row["entered_at"], "entered_by": row["entered_by"]["id"], "exited_at": row["exited_at"],
        "duration_days": row["duration_days"], "conditions_met_json": row["conditions_met"], "notes": row["notes"],
        "requires_approval": row["requires_approval"], "approval_status": row["approval_status"],
        "approved_by": row["approved_by"]["id"], "approval_at": row["approval_at"], "approval_notes": row["approval_notes"],
    }))
}

fn rows(deal: &Value) -> impl Iterator<Item = &Value> {
    deal["history"].as_array().into_iter().flatten()
}

fn present(caller: &Caller<'_>, deal: &Value) -> Result<Value, AppError> {
    let found = rows(deal).find(|r| r["exited_at"].is_null());
    found.map_or_else(|| Err(bantu_domain::Refusal::not_found("opportunity_stage_history").into()), |r| row(caller, r))
}

fn history(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let with_present = input.query("include_current").and_then(Value::as_bool).unwrap_or(true);
    let deal = load(caller, &input.path("id"))?;
    let wanted = rows(&deal).filter(|r| with_present || !r["exited_at"].is_null());
    Answer::list(wanted.map(|r| row(caller, r)).collect::<Result<_, _>>()?)
}

fn current(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(present(caller, &load(caller, &input.path("id"))?)?)
}

fn transition(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    let deal = load(caller, &id)?;
    let to_order = match (input.text("to_stage_code"), input.get("target_stage_id")) {
        (Some(code), _) => json!(order_of(code)),
        (None, Some(stage)) => template(caller, |t| t["id"] == *stage)?["order"].clone(),
        (None, None) => json!(deal["stage_order"].as_i64().unwrap_or(0) + 1),
    };
    caller.rpc("stage.advance", json!({ "opportunity_id": id, "to_order": to_order, "notes": input.get("notes") }))?;
    Answer::ok(present(caller, &load(caller, &id)?)?)
}

fn gate(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let found = caller.rpc("stage.gate", json!({ "opportunity_id": input.path("id") }))?;
    let shown = |c: &Value| {
        let code = c["code"].as_str().unwrap_or_default();
        json!({ "code": code, "ok": c["met"], "why": c.get("why").cloned().unwrap_or_else(|| json!({})), "text_zh": condition(code, Language::Zh), "text_id": condition(code, Language::Id) })
    };
    Answer::ok(found["conditions"].as_array().into_iter().flatten().map(shown).collect())
}

fn request(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("stage.request_approval", json!({ "opportunity_id": id, "note": input.get("notes") }))?;
    Answer::ok(present(caller, &load(caller, &id)?)?)
}

fn pending(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let wanted = input.query("opportunity_id");
    let found = caller.rpc("approval.list", json!({}))?;
    let rows = found["rows"].as_array().into_iter().flatten();
    let shown = rows.filter(|a| a["subject_kind"] == "stage" && wanted.is_none_or(|id| a["opportunity_id"] == *id)).map(|a| {
        json!({
            "approval_id": a["id"], "stage_history_id": a["subject_id"], "opportunity_id": a["opportunity_id"],
            "opportunity_name": a["opportunity_name"], "customer_id": a["customer"]["id"], "customer_name": a["customer"]["name"],
            "stage_order": a["stage_order"], "stage_code": a["stage_order"].as_u64().and_then(|n| CODES.get(usize::try_from(n).ok()? - 1)),
            "round": a["round"], "approval_roles_json": a["roles"], "requested_by": a["requested_by"]["id"],
            "requested_at": a["requested_at"], "notes": a["note"], "approval_status": a["state"],
        })
    });
    Answer::list(shown.collect())
}

fn approve(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("stage.approve")?;
    let history = input
        .get("stage_history_id")
        .or_else(|| input.get("history_id"))
        .ok_or_else(|| fault("field.required", "stage_history_id"))?;
    let in_path = input.path("id");
    let deal_id = if in_path.is_null() { input.get("opportunity_id").cloned() } else { Some(in_path) };
    let found = caller.rpc("approval.list", json!({}))?;
    let mut open = found["rows"].as_array().into_iter().flatten();
    let Some(approval) =
        open.find(|a| a["subject_id"] == *history && deal_id.as_ref().is_none_or(|id| a["opportunity_id"] == *id))
    else {
        return Err(why_not(caller, history, deal_id.as_ref()));
    };
    let args = json!({
        "id": approval["id"], "verdict": input.body["approval_status"], "content_hash": approval["content_hash"], "note": input.get("approval_notes"),
    });
    caller.rpc("approval.decide", args)?;
    let deal = load(caller, &approval["opportunity_id"])?;
    let decided = rows(&deal).find(|r| r["id"] == *history).cloned().unwrap_or_default();
    Answer::ok(row(caller, &decided)?)
}

/// Why a row of the history cannot be decided by the caller, as far as he may know.
fn why_not(caller: &Caller<'_>, history: &Value, deal_id: Option<&Value>) -> AppError {
    let unknown = || bantu_domain::Refusal::not_found("opportunity_stage_history").into();
    let Some(deal) = deal_id.and_then(|id| load(caller, id).ok()) else { return unknown() };
    let Some(row) = rows(&deal).find(|r| r["id"] == *history) else { return unknown() };
    if row["requires_approval"] != true || row["approval_status"].is_null() {
        return AppError::new("approval.not_needed");
    }
    if row["approval_status"] != "pending" {
        return AppError::new("approval.already_decided");
    }
    let own = deal["approval"]["requested_by"]["id"] == json!(caller.user_id);
    AppError::new(if own { "approval.own_request" } else { "approval.wrong_role" })
}
