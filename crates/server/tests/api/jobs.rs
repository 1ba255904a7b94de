//! `/api/v1/jobs` and `/api/v1/holidays`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place};

#[tokio::test]
async fn jobs_are_listed_previewed_and_run() {
    let place = Place::open().await;
    let jobs = place.get(&place.admin, "/jobs").await.data(200);
    assert_eq!(jobs["total"], 14);
    // In the demonstration the administrator has run one by hand.
    let ran = |job: &&Value| job["runs"] != json!([]);
    let records = jobs["records"].as_array().unwrap();
    assert!(records.iter().all(|job| job["next_at"].is_string()));
    assert_eq!(records.iter().filter(ran).map(|job| &job["job"]).collect::<Vec<_>>(), ["lead_countdown"]);
    for token in [&place.rep, &place.manager] {
        place.get(token, "/jobs").await.is(403, "permission.denied");
        place.post(token, "/jobs/lead_countdown/run", json!({})).await.is(403, "permission.denied");
        place.post(token, "/jobs/lead_countdown/preview", json!({})).await.is(403, "permission.denied");
    }
    place.post(&place.admin, "/jobs/coffee/run", json!({})).await.names("field.invalid", "job");
    let lead = place.post(&place.rep, "/leads", json!({ "name": "没人跟的线索" })).await.data(201);
    let wanted = |found: &Value| found["rows"].as_array().unwrap().iter().any(|row| row["subject_id"] == lead["id"]);
    let now = place.post(&place.admin, "/jobs/lead_countdown/preview", json!({})).await.data(200);
    assert!(!wanted(&now));
    place.pass(7 * 24 * 60 * 60);
    let admin = place
        .rpc("", "auth.login", json!({ "email": "admin@demo.bantu", "password": bantu_server::DEMO_PASSWORD }))
        .await
        .json();
    let admin = admin["token"].as_str().unwrap();
    let now = place.post(admin, "/jobs/lead_countdown/preview", json!({})).await.data(200);
    assert!(wanted(&now), "{now}");
    let longer = json!({ "settings": [{ "key": "lead.countdown_days", "value": "30" }] });
    assert!(!wanted(&place.post(admin, "/jobs/lead_countdown/preview", longer).await.data(200)));
    let wrong = json!({ "settings": [{ "key": "lead.countdown_days", "value": "soon" }] });
    place.post(admin, "/jobs/lead_countdown/preview", wrong).await.names("field.invalid", "lead.countdown_days");
    let run = place.post(admin, "/jobs/lead_countdown/run", json!({})).await.data(200);
    assert_eq!((&run["effects"], &run["is_done"]), (&now["total"], &json!(true)));
    let jobs = place.get(admin, "/jobs").await.data(200);
    assert_eq!(jobs["records"][0]["runs"][0]["effects"], run["effects"]);
}

#[tokio::test]
async fn the_calendar_is_read_and_changed() {
    let place = Place::open().await;
    let year = place.get(&place.rep, "/holidays?year=2026").await.data(200);
    assert_eq!(year["rows"].as_array().unwrap().len(), 64);
    place.get(&place.rep, "/holidays").await.names("field.required", "year");
    let day = json!({ "country": "ID", "day": "2027-01-01", "kind": "holiday", "name_zh": "元旦", "name_id": "Tahun Baru", "name_en": "New Year" });
    place.post(&place.manager, "/holidays", day.clone()).await.is(403, "permission.denied");
    let made = place.post(&place.admin, "/holidays", day.clone()).await.data(201);
    assert_eq!(place.get(&place.rep, "/holidays?year=2027").await.data(200)["rows"][0]["id"], made["id"]);
    let mut weekday = day;
    weekday["kind"] = json!("workday");
    place.post(&place.admin, "/holidays", weekday).await.refuses(400, "holiday.not_weekend", "day");
    let one = format!("/holidays/{}", made["id"].as_str().unwrap());
    place.delete(&place.rep, &one).await.is(403, "permission.denied");
    place.delete(&place.admin, &one).await.data(200);
    place.delete(&place.admin, &format!("/holidays/{NOBODY}")).await.is(404, "record.not_found");
    place.post(&place.admin, "/holidays/fill", json!({ "year": 2027 })).await.refuses(
        400,
        "holiday.none_built_in",
        "year",
    );
    assert_eq!(place.post(&place.admin, "/holidays/fill", json!({ "year": 2026 })).await.data(200)["added"], "0");
}
