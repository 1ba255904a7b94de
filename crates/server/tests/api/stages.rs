//! `/api/v1/opportunities/stages/…` and `/api/v1/opportunities/{id}/stages/…`.

use serde_json::json;

use crate::office::{NOBODY, Place};

#[tokio::test]
async fn templates_stand_under_both_spellings() {
    let place = Place::open().await;
    let id = place.deal("北京").await;
    let all = place.get(&place.rep, "/opportunities/stages/templates").await.data(200);
    assert_eq!((&all["total"], &all["records"][3]["code"]), (&json!(9), &json!("contract")));
    assert_eq!(place.get(&place.rep, &format!("/opportunities/{id}/stages/templates")).await.data(200), all);
    let one = place.get(&place.rep, "/opportunities/stages/templates/contract").await.data(200);
    assert_eq!(
        (&one["stage_order"], &one["approval_roles_json"]),
        (&json!(4), &all["records"][3]["approval_roles_json"])
    );
    place.get(&place.rep, "/opportunities/stages/templates/closing").await.is(404, "record.not_found");
    place.get(&place.other, &format!("/opportunities/{id}/stages/templates")).await.is(404, "record.not_found");
}

#[tokio::test]
async fn history_and_the_current_stage() {
    let place = Place::open().await;
    let id = place.deal("北京").await;
    let all = place.get(&place.rep, &format!("/opportunities/{id}/stages/history")).await.data(200);
    assert_eq!(all["total"], 4);
    let third = &all["records"][2];
    assert_eq!(
        (&third["stage_code"], &third["approval_status"], &third["duration_days"]),
        (&json!("quotation"), &json!("approved"), &json!(5))
    );
    assert!(third["conditions_met_json"].as_array().unwrap().contains(&json!("scheme_approved")));
    let past =
        place.get(&place.rep, &format!("/opportunities/{id}/stages/history?include_current=false")).await.data(200);
    assert_eq!(past["total"], 3);
    let current = place.get(&place.rep, &format!("/opportunities/{id}/stages/current")).await.data(200);
    assert_eq!(current, all["records"][3]);
    place
        .get(&place.rep, &format!("/opportunities/{id}/stages/history?include_current=maybe"))
        .await
        .names("field.invalid", "include_current");
    place.get(&place.other, &format!("/opportunities/{id}/stages/history")).await.is(404, "record.not_found");
    place.get(&place.other, &format!("/opportunities/{id}/stages/current")).await.is(404, "record.not_found");
}

#[tokio::test]
async fn transition_goes_one_step_through_an_open_gate() {
    let place = Place::open().await;
    let path = format!("/opportunities/{}/stages/transition", place.deal("成都").await);
    place.post(&place.rep, &path, json!({ "to_stage_code": "quotation" })).await.is(400, "stage.not_next");
    place.post(&place.rep, &path, json!({ "to_stage_code": "won" })).await.names("field.invalid", "to_stage_code");
    place.post(&place.rep, &path, json!({ "target_stage_id": NOBODY })).await.is(404, "record.not_found");
    let row = place.post(&place.rep, &path, json!({ "notes": "继续", "conditions_met_json": {} })).await.data(200);
    assert_eq!(
        (&row["stage_code"], &row["notes"], &row["exited_at"]),
        (&json!("service_plan"), &json!("继续"), &json!(null))
    );
    let shut = place.post(&place.rep, &path, json!({})).await;
    shut.is(400, "stage.gate_closed");
    assert!(shut.json()["errors"][0]["params"]["unmet"].as_str().unwrap().contains("products_chosen"));
    place.post(&place.other, &path, json!({})).await.is(404, "record.not_found");
    let last = format!("/opportunities/{}/stages/transition", place.deal("北京").await);
    place.post(&place.rep, &last, json!({})).await.is(400, "stage.gate_closed");
}

#[tokio::test]
async fn the_gate_shows_each_condition_in_two_languages() {
    let place = Place::open().await;
    let path = format!("/opportunities/{}/stages/gate", place.deal("上海").await);
    let gate = place.get(&place.rep, &path).await.data(200);
    let state: Vec<(&str, bool)> =
        gate.as_array().unwrap().iter().map(|c| (c["code"].as_str().unwrap(), c["ok"].as_bool().unwrap())).collect();
    assert_eq!(
        state,
        [("quote_accepted", true), ("prices_cleared", true), ("no_open_review", true), ("stage_approved", false)]
    );
    assert_eq!(
        (&gate[3]["text_zh"], &gate[3]["text_id"]),
        (&json!("本阶段审批已通过"), &json!("Tahap ini sudah disetujui"))
    );
    place.get(&place.other, &path).await.is(404, "record.not_found");
}

#[tokio::test]
async fn a_manager_approves_and_the_deal_moves_on() {
    let place = Place::open().await;
    let id = place.deal("上海").await;
    let open = place.get(&place.manager, "/opportunities/stages/pending-approvals").await.data(200);
    assert_eq!((&open["total"], &open["records"][0]["opportunity_id"]), (&json!(1), &json!(id)));
    assert_eq!(place.get(&place.rep, "/opportunities/stages/pending-approvals").await.data(200)["total"], 0);
    let history = open["records"][0]["stage_history_id"].clone();
    let body = |verdict: &str| json!({ "stage_history_id": history, "opportunity_id": id, "approval_status": verdict });
    let path = "/opportunities/stages/approve";
    place.post(&place.rep, path, body("approved")).await.is(403, "permission.denied");
    place.post(&place.manager, path, body("maybe")).await.names("field.invalid", "approval_status");
    place
        .post(&place.manager, path, json!({ "approval_status": "approved" }))
        .await
        .names("field.required", "stage_history_id");
    place
        .post(&place.manager, path, json!({ "stage_history_id": NOBODY, "approval_status": "approved" }))
        .await
        .is(404, "record.not_found");
    let decided = place.post(&place.manager, path, body("approved")).await.data(200);
    assert_eq!((&decided["approval_status"], &decided["id"]), (&json!("approved"), &history));
    place.post(&place.manager, path, body("rejected")).await.is(400, "approval.already_decided");
    let moved = place.post(&place.rep, &format!("/opportunities/{id}/stages/transition"), json!({})).await.data(200);
    assert_eq!(moved["stage_code"], "contract");
}

#[tokio::test]
async fn the_other_spelling_rejects_and_the_owner_asks_again() {
    let place = Place::open().await;
    let id = place.deal("上海").await;
    let history = place.get(&place.rep, &format!("/opportunities/{id}/stages/current")).await.data(200)["id"].clone();
    let body = json!({ "history_id": history, "approval_status": "rejected", "approval_notes": "价格太低" });
    let decided = place.post(&place.manager, &format!("/opportunities/{id}/stages/approve"), body).await.data(200);
    assert_eq!((&decided["approval_status"], &decided["approval_notes"]), (&json!("rejected"), &json!("价格太低")));
    let ask = format!("/opportunities/{id}/stages/request-approval");
    assert_eq!(
        place.post(&place.rep, &ask, json!({ "notes": "已说明" })).await.data(200)["approval_status"],
        "pending"
    );
    place.post(&place.rep, &ask, json!({ "notes": 1 })).await.names("field.invalid", "notes");
    place.post(&place.other, &ask, json!({})).await.is(404, "record.not_found");
    let first = place.deal("成都").await;
    place
        .post(&place.rep, &format!("/opportunities/{first}/stages/request-approval"), json!({}))
        .await
        .is(400, "approval.not_needed");
}
