//! `/api/v1/contacts`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place};

#[tokio::test]
async fn a_contact_is_made_read_changed_and_deleted() {
    let place = Place::open().await;
    let made = place
        .post(
            &place.rep,
            "/contacts",
            json!({ "customer_id": 12_000, "name": "李雷", "is_primary": true, "mobile": "139" }),
        )
        .await
        .data(201);
    assert_eq!(
        (&made["customer_no"], &made["customer_name"], &made["is_primary"]),
        (&json!(12_000), &json!("北京科技有限公司"), &json!(true))
    );
    let path = format!("/contacts/{}", made["id"].as_str().unwrap());
    assert_eq!(place.get(&place.rep, &path).await.data(200), made);
    let changed = place.put(&place.rep, &path, json!({ "position": "CEO", "mobile": null })).await.data(200);
    assert_eq!(
        (&changed["position"], &changed["mobile"], &changed["name"]),
        (&json!("CEO"), &Value::Null, &json!("李雷"))
    );
    let all = place.get(&place.rep, "/contacts/customers/12000/contacts").await.data(200);
    assert_eq!(all["total"], 2);
    let primary = all["records"].as_array().unwrap().iter().filter(|c| c["is_primary"] == true).count();
    assert_eq!(primary, 1, "the new primary contact takes the place of the old one");
    assert_eq!(place.delete(&place.rep, &path).await.data(200), Value::Null);
    place.get(&place.rep, &path).await.is(404, "record.not_found");
}

#[tokio::test]
async fn lists_are_filtered_and_scoped() {
    let place = Place::open().await;
    assert_eq!(place.get(&place.rep, "/contacts").await.data(200)["total"], 9);
    assert_eq!(place.get(&place.rep, "/contacts?customer_id=12000").await.data(200)["records"][0]["name"], "张伟");
    assert_eq!(place.get(&place.rep, "/contacts?name=%E5%BC%A0").await.data(200)["total"], 1);
    place.get(&place.other, "/contacts?customer_id=12000").await.is(404, "record.not_found");
    place.get(&place.other, "/contacts/customers/12000/contacts").await.is(404, "record.not_found");
    place.get(&place.rep, "/contacts/customers/99999/contacts").await.is(404, "record.not_found");
}

#[tokio::test]
async fn bad_input_is_named_and_others_are_hidden() {
    let place = Place::open().await;
    place.post(&place.rep, "/contacts", json!({ "customer_id": 12_000 })).await.names("field.required", "name");
    place
        .post(&place.rep, "/contacts", json!({ "customer_id": 12_000, "name": "x", "is_primary": "yes" }))
        .await
        .names("field.invalid", "is_primary");
    place
        .post(&place.rep, "/contacts", json!({ "customer_id": NOBODY, "name": "x" }))
        .await
        .is(404, "record.not_found");
    place
        .post(&place.other, "/contacts", json!({ "customer_id": 12_000, "name": "x" }))
        .await
        .is(404, "record.not_found");
    let id = Place::first(&place.get(&place.rep, "/contacts?customer_id=12000").await);
    for path in [format!("/contacts/{id}"), format!("/contacts/{NOBODY}")] {
        place.get(&place.other, &path).await.is(404, "record.not_found");
        place.put(&place.other, &path, json!({ "name": "x" })).await.is(404, "record.not_found");
        place.delete(&place.other, &path).await.is(404, "record.not_found");
    }
    place.get(&place.rep, "/contacts/x").await.names("field.invalid", "id");
    place
        .put(&place.rep, &format!("/contacts/{id}"), json!({ "customer_id": 12_001 }))
        .await
        .names("field.invalid", "customer_id");
}
