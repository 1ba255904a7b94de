//! `/api/v1/collection-todos` and `/api/v1/payments/todos`.

use serde_json::json;

use crate::office::{NOBODY, Place};

#[tokio::test]
async fn todos_are_written_listed_and_done_in_both_spellings() {
    let place = Place::open().await;
    let deal = place.deal("北京").await;
    let before = place.get(&place.rep, "/collection-todos").await.data(200)["total"].as_i64().unwrap();
    for path in ["/collection-todos", "/payments/todos"] {
        let body =
            json!({ "opportunity_id": deal, "todo_type": "check_payment", "title": "查账", "due_date": "2026-12-01" });
        let made = place.post(&place.rep, path, body).await.data(201);
        assert_eq!(
            (&made["title"], &made["status"], &made["due_date"], &made["opportunity_id"]),
            (&json!("查账"), &json!("pending"), &json!("2026-12-01"), &json!(deal))
        );
        let open = place.get(&place.rep, &format!("{path}?opportunity_id={deal}&status=pending")).await.data(200);
        assert_eq!(open["total"], 1);
        let done = format!("{path}/{}/complete", made["id"].as_str().unwrap());
        place.post(&place.other, &done, json!({})).await.is(404, "record.not_found");
        place.post(&place.rep, &done, json!({ "notes": 1 })).await.names("field.invalid", "notes");
        let answer = place.post(&place.rep, &done, json!({ "notes": "已到账" })).await.data(200);
        assert_eq!((&answer["id"], &answer["status"]), (&made["id"], &json!("completed")));
        place.post(&place.rep, &done, json!({})).await.is(400, "todo.wrong_status");
        place.post(&place.rep, &format!("{path}/{NOBODY}/complete"), json!({})).await.is(404, "record.not_found");
    }
    assert_eq!(place.get(&place.rep, "/payments/todos").await.data(200)["total"], before + 2);
    assert_eq!(place.get(&place.rep, &format!("/collection-todos?assigned_to={NOBODY}")).await.data(200)["total"], 0);
}

#[tokio::test]
async fn bad_input_is_named_and_others_are_hidden() {
    let place = Place::open().await;
    let deal = place.deal("北京").await;
    let before = place.version();
    for path in ["/collection-todos", "/payments/todos"] {
        let good = json!({ "opportunity_id": deal, "todo_type": "check_payment", "title": "x" });
        for (field, value, code) in [
            ("title", json!(null), "field.required"),
            ("todo_type", json!("call"), "field.invalid"),
            ("due_date", json!("soon"), "field.invalid"),
            ("status", json!("completed"), "field.unknown"),
        ] {
            let mut bad = good.clone();
            bad[field] = value;
            place.post(&place.rep, path, bad).await.names(code, field);
        }
        place.post(&place.other, path, good).await.is(404, "record.not_found");
        place.get(&place.other, &format!("{path}?opportunity_id={deal}")).await.is(404, "record.not_found");
        place.get(&place.rep, &format!("{path}?status=open")).await.names("field.invalid", "status");
        place.get(&place.rep, &format!("{path}?x=1")).await.names("field.unknown", "x");
    }
    assert_eq!(place.version(), before);
}
