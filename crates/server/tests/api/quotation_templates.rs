//! `/api/v1/quotation-templates`.

use serde_json::json;

use crate::office::{NOBODY, Place};

#[tokio::test]
async fn templates_are_listed_made_and_changed() {
    let place = Place::open().await;
    let all = place.get(&place.rep, "/quotation-templates?size=100").await.data(200);
    assert_eq!(all["total"], 10);
    let cny = place.get(&place.rep, "/quotation-templates?primary_currency=CNY&size=2&page=3").await.data(200);
    assert_eq!((&cny["total"], &cny["pages"], cny["records"].as_array().unwrap().len()), (&json!(5), &json!(3), 1));
    let body = json!({ "template_code": "BJ_CNY", "template_name": "北京", "primary_currency": "CNY", "footer_text": "BANTU" });
    let made = place.post(&place.admin, "/quotation-templates", body.clone()).await.data(201);
    assert_eq!((&made["language"], &made["is_active"]), (&json!("zh"), &json!(true)));
    let path = format!("/quotation-templates/{}", made["id"].as_str().unwrap());
    assert_eq!(place.get(&place.rep, &path).await.data(200), made);
    assert_eq!(
        place.put(&place.admin, &path, json!({ "footer_text": null, "is_active": false })).await.data(200)["footer_text"],
        json!(null)
    );
    place.post(&place.admin, "/quotation-templates", body).await.is(409, "code.taken");
}

#[tokio::test]
async fn bad_input_and_missing_rights_are_refused() {
    let place = Place::open().await;
    let body = json!({ "template_code": "X", "template_name": "X", "primary_currency": "CNY" });
    place.post(&place.rep, "/quotation-templates", body).await.is(403, "permission.denied");
    place
        .post(&place.admin, "/quotation-templates", json!({ "template_code": "X", "template_name": "X" }))
        .await
        .names("field.required", "primary_currency");
    place.post(&place.admin, "/quotation-templates", json!({ "file_type": "html" })).await.is(422, "field.unknown");
    place.get(&place.rep, &format!("/quotation-templates/{NOBODY}")).await.is(404, "record.not_found");
    place
        .put(&place.admin, &format!("/quotation-templates/{NOBODY}"), json!({ "is_active": true }))
        .await
        .is(404, "record.not_found");
    place.get(&place.rep, "/quotation-templates?is_active=perhaps").await.names("field.invalid", "is_active");
}
