//! `/api/v1/…/follow-ups`, `/notes` and `/follow-up-statuses`.

use serde_json::{Value, json};

use crate::office::Place;

#[tokio::test]
async fn follow_ups_of_leads_and_customers() {
    let place = Place::open().await;
    let lead = place.post(&place.rep, "/leads", json!({ "name": "名片" })).await.data(201);
    let lead = format!("/leads/{}", lead["id"].as_str().unwrap());
    for (path, field) in [(lead.as_str(), "lead_id"), ("/customers/12000", "customer_id")] {
        let all = format!("{path}/follow-ups");
        let before = place.get(&place.rep, &all).await.data(200)["total"].as_i64().unwrap();
        let body = json!({ "follow_up_type": "visit", "content": "上门", "follow_up_date": "2026-01-05T03:00:00Z" });
        let made = place.post(&place.rep, &all, body).await.data(201);
        assert_eq!(
            (&made["follow_up_type"], &made["content"], &made["username"]),
            (&json!("visit"), &json!("上门"), &json!("陈丽丽 Lily"))
        );
        assert_eq!(made["follow_up_date"], "2026-01-05T03:00:00Z");
        assert!(made[field].is_string(), "{made}");
        let after = place.get(&place.rep, &all).await.data(200);
        assert_eq!(after["total"], before + 1);
        place.get(&place.other, &all).await.is(404, "record.not_found");
        place.post(&place.other, &all, json!({ "follow_up_type": "call" })).await.is(404, "record.not_found");
        place
            .post(&place.rep, &all, json!({ "follow_up_type": "letter" }))
            .await
            .names("field.invalid", "follow_up_type");
        place.post(&place.rep, &all, json!({ "follow_up_type": "note" })).await.names("field.required", "content");
        let future = json!({ "follow_up_type": "call", "follow_up_date": "2099-01-05T03:00:00Z" });
        place.post(&place.rep, &all, future).await.refuses(400, "date.in_future", "follow_up_date");
        let one = format!("/follow-ups/{}", made["id"].as_str().unwrap());
        place.delete(&place.other, &one).await.is(404, "record.not_found");
        place.delete(&place.manager, &one).await.is(403, "follow_up.not_yours");
        place.delete(&place.rep, &one).await.data(200);
        assert_eq!(place.get(&place.rep, &all).await.data(200)["total"], before);
    }
    let statuses = place.get(&place.rep, "/follow-up-statuses").await.data(200);
    assert_eq!((&statuses["total"], &statuses["records"][2]), (&json!(5), &json!({ "code": "qualified" })));
}

#[tokio::test]
async fn notes_about_leads_and_customers() {
    let place = Place::open().await;
    let lead = place.post(&place.rep, "/leads", json!({ "name": "名片" })).await.data(201);
    let lead = format!("/leads/{}", lead["id"].as_str().unwrap());
    for path in [lead.as_str(), "/customers/12000"] {
        let all = format!("{path}/notes");
        let made = place.post(&place.rep, &all, json!({ "content": "重要", "is_important": true })).await.data(201);
        assert_eq!((&made["note_type"], &made["is_important"]), (&json!("comment"), &json!(true)));
        place.post(&place.rep, &all, json!({ "content": " " })).await.names("field.required", "content");
        place.post(&place.rep, &all, json!({})).await.names("field.required", "content");
        place.get(&place.other, &all).await.is(404, "record.not_found");
        assert_eq!(
            place.get(&place.manager, &all).await.data(200)["records"][0],
            made,
            "the important one comes first"
        );
        let one = format!("/notes/{}", made["id"].as_str().unwrap());
        place.delete(&place.other, &one).await.is(404, "record.not_found");
        place.delete(&place.manager, &one).await.is(403, "note.not_yours");
        assert_eq!(place.delete(&place.rep, &one).await.data(200), Value::Null);
    }
}
