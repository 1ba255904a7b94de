//! `/api/v1/customers`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place, built_in};

fn new() -> Value {
    json!({
        "name": "苏州测试有限公司", "source_id": built_in("customer_sources", "source_002"), "level": "4", "tags": ["展会"],
        "phone": "+86 512 0000", "country_code": "CN",
    })
}

#[tokio::test]
async fn post_makes_a_customer_with_a_number() {
    let place = Place::open().await;
    let made = place.post(&place.rep, "/customers", new()).await.data(201);
    assert_eq!(made["customer_no"], 12_018);
    assert_eq!((&made["name"], &made["customer_type"]), (&json!("苏州测试有限公司"), &json!("organization")));
    assert_eq!(made["level_id"], built_in("customer_levels", "4"));
    assert_eq!(made["owner_username"], "陈丽丽 Lily");
    let sub = json!({ "name": "子公司", "source_id": new()["source_id"], "parent_customer_id": 12_018 });
    assert_eq!(place.post(&place.rep, "/customers", sub).await.data(201)["parent_customer_id"], made["id"]);
}

#[tokio::test]
async fn post_names_what_is_wrong() {
    let place = Place::open().await;
    let with = |field: &str, value: Value| {
        let mut body = new();
        body[field] = value;
        body
    };
    for (body, code, field) in [
        (json!({}), "field.required", "name"),
        (with("source_id", json!("x")), "field.invalid", "source_id"),
        (with("tags", json!("x")), "field.invalid", "tags"),
        (with("customer_type", json!("club")), "field.invalid", "customer_type"),
        (with("code", json!("O1")), "field.unknown", "code"),
        (with("name", json!("x".repeat(256))), "field.too_long", "name"),
    ] {
        place.post(&place.rep, "/customers", body).await.names(code, field);
    }
    place.post(&place.rep, "/customers", with("source_id", json!(NOBODY))).await.is(400, "reference.unknown");
    place.post(&place.rep, "/customers", with("level", json!("9"))).await.is(400, "reference.unknown");
    place.post(&place.rep, "/customers", with("parent_customer_id", json!(99_999))).await.is(404, "record.not_found");
    place.get(&place.rep, "/customers?name=%E8%8B%8F%E5%B7%9E").await.data(200)["total"]
        .as_i64()
        .filter(|n| *n == 0)
        .expect("nothing was made");
}

#[tokio::test]
async fn post_for_another_owner_needs_the_right_and_a_known_user() {
    let place = Place::open().await;
    let rep2 = place.rpc(&place.other, "session.get", json!({})).await.json()["user"]["id"].clone();
    let mut body = new();
    body["owner_user_id"] = rep2.clone();
    place.post(&place.rep, "/customers", body.clone()).await.is(403, "permission.denied");
    assert_eq!(place.post(&place.manager, "/customers", body.clone()).await.data(201)["owner_user_id"], rep2);
    body["owner_user_id"] = json!(NOBODY);
    place.post(&place.manager, "/customers", body).await.is(400, "reference.unknown");
}

#[tokio::test]
async fn get_lists_what_the_caller_sees() {
    let place = Place::open().await;
    let total = |data: Value| data["total"].as_i64().unwrap();
    assert_eq!(total(place.get(&place.rep, "/customers").await.data(200)), 11);
    assert_eq!(total(place.get(&place.other, "/customers").await.data(200)), 7);
    assert_eq!(total(place.get(&place.manager, "/customers?view=global").await.data(200)), 18);
    assert_eq!(total(place.get(&place.manager, "/customers?view=my").await.data(200)), 0);
    assert_eq!(total(place.get(&place.manager, "/customers?level=3").await.data(200)), 2);
    let found = place.get(&place.rep, "/customers?name=%E5%8C%97%E4%BA%AC").await.data(200);
    assert_eq!(found["records"][0]["customer_no"], 12_000);
    place.get(&place.rep, "/customers?view=all").await.names("field.invalid", "view");
}

#[tokio::test]
async fn get_takes_number_and_key_and_hides_others() {
    let place = Place::open().await;
    let by_no = place.get(&place.rep, "/customers/12000").await.data(200);
    let by_id = place.get(&place.rep, &format!("/customers/{}", by_no["id"].as_str().unwrap())).await.data(200);
    assert_eq!(by_no, by_id);
    let foreign = place.get(&place.other, &format!("/customers/{}", by_no["id"].as_str().unwrap())).await;
    let foreign_no = place.get(&place.other, "/customers/12000").await;
    let unknown = place.get(&place.other, &format!("/customers/{NOBODY}")).await;
    for answer in [&foreign, &foreign_no, &unknown] {
        answer.is(404, "record.not_found");
        assert_eq!(answer.json()["errors"], unknown.json()["errors"], "existence does not leak");
    }
    place.get(&place.rep, "/customers/twelve").await.names("field.invalid", "id");
}

#[tokio::test]
async fn put_changes_single_fields() {
    let place = Place::open().await;
    let changed = place
        .put(&place.rep, "/customers/12000", json!({ "phone": "+86 10 1", "level": null, "name": "北京科技集团" }))
        .await
        .data(200);
    assert_eq!(
        (&changed["phone"], &changed["level_id"], &changed["name"]),
        (&json!("+86 10 1"), &Value::Null, &json!("北京科技集团"))
    );
    assert_eq!(changed["email"], "info@bjkeji.example", "what was not given stays");
    place.put(&place.rep, "/customers/12000", json!({ "phone": 5 })).await.names("field.invalid", "phone");
    place.put(&place.rep, "/customers/12000", json!({ "customer_no": 5 })).await.names("field.unknown", "customer_no");
    place.put(&place.rep, "/customers/12000", json!({ "name": "" })).await.names("field.required", "name");
    place.put(&place.other, "/customers/12000", json!({ "phone": "x" })).await.is(404, "record.not_found");
    let rep2 = place.rpc(&place.other, "session.get", json!({})).await.json()["user"]["id"].clone();
    place.put(&place.rep, "/customers/12000", json!({ "owner_user_id": rep2 })).await.is(403, "permission.denied");
    place.put(&place.manager, "/customers/12000", json!({ "owner_user_id": rep2 })).await.data(200);
    place.get(&place.rep, "/customers/12000").await.is(404, "record.not_found");
}

#[tokio::test]
async fn delete_takes_only_customers_without_deals() {
    let place = Place::open().await;
    let made = place.post(&place.rep, "/customers", new()).await.data(201);
    let path = format!("/customers/{}", made["id"].as_str().unwrap());
    place.delete(&place.other, &path).await.is(404, "record.not_found");
    assert_eq!(place.delete(&place.rep, &path).await.data(200), Value::Null);
    place.get(&place.rep, &path).await.is(404, "record.not_found");
    place.delete(&place.rep, "/customers/12000").await.is(400, "customer.has_deals");
}
