//! The small lists: `/api/v1/customer-levels` and the like.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place};

const ALL: [&str; 5] =
    ["/customer-levels", "/customer-sources", "/industries", "/product-categories", "/service-types"];

#[tokio::test]
async fn lists_are_read_by_everybody_page_by_page() {
    let place = Place::open().await;
    for path in ALL {
        let page = place.get(&place.rep, &format!("{path}?is_active=true&size=2")).await.data(200);
        let records = page["records"].as_array().unwrap();
        assert!(records.len() <= 2 && page["pages"].is_number(), "{path}");
        assert!(records.iter().all(|row| row["code"].is_string() && row["is_active"] == true), "{path}");
        place.get("", path).await.is(401, "session.required");
        place.get(&place.rep, &format!("{path}?is_active=perhaps")).await.names("field.invalid", "is_active");
        place.get(&place.rep, &format!("{path}?code=x")).await.names("field.unknown", "code");
    }
}

#[tokio::test]
async fn categories_and_types_are_made_and_changed() {
    let place = Place::open().await;
    for path in ["/product-categories", "/service-types"] {
        let body = json!({ "code": "test_code", "name_zh": "测试", "name_id": "Uji" });
        place.post(&place.rep, path, body.clone()).await.is(403, "permission.denied");
        let made = place.post(&place.admin, path, body.clone()).await.data(201);
        assert_eq!((&made["code"], &made["is_active"]), (&json!("test_code"), &json!(true)));
        place.post(&place.admin, path, body.clone()).await.is(409, "code.taken");
        let one = format!("{path}/{}", made["id"].as_str().unwrap());
        place.put(&place.rep, &one, json!({ "name_en": "Test" })).await.is(403, "permission.denied");
        let changed = place.put(&place.admin, &one, json!({ "name_en": "Test", "is_active": false })).await.data(200);
        assert_eq!(
            (&changed["name_en"], &changed["is_active"], &changed["name_zh"]),
            (&json!("Test"), &json!(false), &json!("测试"))
        );
        let before = place.version();
        assert_eq!(place.put(&place.admin, &one, json!({ "name_en": "Test" })).await.data(200), changed);
        for (field, value, code) in [
            ("name_id", Value::Null, "field.required"),
            ("display_order", json!("first"), "field.invalid"),
            ("parent_id", json!(NOBODY), "field.unknown"),
        ] {
            let mut bad = body.clone();
            bad[field] = value;
            place.post(&place.admin, path, bad).await.names(code, field);
        }
        place.put(&place.admin, &one, json!({ "name_zh": " " })).await.names("field.required", "name_zh");
        let nobody = format!("{path}/{NOBODY}");
        place.put(&place.admin, &nobody, json!({ "name_en": "x" })).await.is(404, "record.not_found");
        assert_eq!(place.version(), before);
    }
}
