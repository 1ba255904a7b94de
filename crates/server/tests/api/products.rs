//! `/api/v1/products`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place, built_in};

fn product() -> Value {
    json!({
        "code": "TEST_ONE", "name_zh": "测试", "name_id": "Uji", "name_en": "Test", "category_id": "", "service_category": "one_time",
        "required_documents": ["passport"],
    })
}

async fn good(place: &Place) -> Value {
    let mut product = product();
    product["category_id"] = json!(Place::first(&place.get(&place.rep, "/product-categories").await));
    product
}

#[tokio::test]
async fn products_are_made_read_and_changed() {
    let place = Place::open().await;
    let body = good(&place).await;
    let free = place.get(&place.rep, "/products/check-code/TEST_ONE").await.data(200);
    assert_eq!((&free["exists"], &free["product_id"]), (&json!(false), &Value::Null));
    let made = place.post(&place.admin, "/products", body.clone()).await.data(201);
    assert_eq!(
        (&made["code"], &made["status"], &made["required_documents"], &made["price_direct_idr"]),
        (&json!("TEST_ONE"), &json!("active"), &json!(["passport"]), &Value::Null)
    );
    assert_eq!(place.get(&place.rep, "/products/check-code/TEST_ONE").await.data(200)["product_id"], made["id"]);
    let path = format!("/products/{}", made["id"].as_str().unwrap());
    let changed = place.put(&place.admin, &path, json!({ "unit": "件", "status": "suspended" })).await.data(200);
    assert_eq!(
        (&changed["unit"], &changed["status"], &changed["name_id"]),
        (&json!("件"), &json!("suspended"), &json!("Uji"))
    );
    assert_eq!(place.get(&place.admin, &path).await.data(200), changed);
    place.post(&place.admin, "/products", body).await.is(409, "code.taken");
}

#[tokio::test]
async fn lists_show_the_prices_of_today_and_costs_to_few() {
    let place = Place::open().await;
    let found = place.get(&place.rep, "/products?name=CPMA").await.data(200);
    let row = &found["records"][0];
    assert_eq!(
        (&row["code"], &row["price_direct_idr"], &row["service_category"]),
        (&json!("CPMA"), &json!("16000000"), &json!("one_time"))
    );
    assert!(row.get("price_cost_idr").is_none() && row.get("cost").is_none(), "{row:#}");
    let seen = place.get(&place.admin, "/products?name=CPMA").await.data(200);
    assert!(seen["records"][0].get("price_cost_idr").is_some());
    let all = place.get(&place.rep, "/products?service_category=long_term&status=active&size=2").await.data(200);
    assert_eq!(all["records"].as_array().unwrap().len(), 2);
    let path = format!("/products/{}", built_in("products", "CPMA"));
    let detail = place.get(&place.rep, &format!("{path}/detail")).await.data(200);
    assert!(
        detail["prices"][0]["amount"].is_string() && detail["needed_by"].is_array() && detail.get("costs").is_none()
    );
    let costs = format!("{path}/cost-prices");
    place.get(&place.rep, &costs).await.is(403, "permission.denied");
    let costs = place.get(&place.manager, &costs).await.data(200);
    assert!(costs["records"][0]["amount"].is_string(), "{costs:#}");
    assert!(place.get(&place.manager, &format!("{path}/detail")).await.data(200)["costs"].is_array());
}

#[tokio::test]
async fn bad_input_and_missing_rights_are_refused() {
    let place = Place::open().await;
    let body = good(&place).await;
    let before = place.version();
    place.post(&place.rep, "/products", body.clone()).await.is(403, "permission.denied");
    let path = format!("/products/{}", built_in("products", "CPMA"));
    place.put(&place.rep, &path, json!({ "unit": "x" })).await.is(403, "permission.denied");
    for (field, value, code) in [
        ("name_en", Value::Null, "field.required"),
        ("category_id", json!("x"), "field.invalid"),
        ("service_category", json!("mixed"), "field.invalid"),
        ("processing_days", json!(-1), "field.invalid"),
        ("price", json!("1"), "field.unknown"),
    ] {
        let mut bad = body.clone();
        bad[field] = value;
        place.post(&place.admin, "/products", bad).await.names(code, field);
    }
    let mut running = body.clone();
    running["service_category"] = json!("long_term");
    place.post(&place.admin, "/products", running).await.names("field.required", "billing_period");
    let mut foreign = body;
    foreign["category_id"] = json!(NOBODY);
    place.post(&place.admin, "/products", foreign).await.is(400, "reference.unknown");
    let nobody = format!("/products/{NOBODY}");
    place.put(&place.admin, &nobody, json!({ "unit": "x" })).await.is(404, "record.not_found");
    for end in ["", "/detail"] {
        place.get(&place.rep, &format!("{nobody}{end}")).await.is(404, "record.not_found");
        place.get(&place.rep, &format!("/products/x{end}")).await.names("field.invalid", "id");
    }
    place.get(&place.admin, &format!("{nobody}/cost-prices")).await.is(404, "record.not_found");
    place.get(&place.rep, &format!("/products/check-code/{}", "x".repeat(300))).await.names("field.too_long", "code");
    place.get(&place.rep, "/products?status=old").await.names("field.invalid", "status");
    place.get(&place.rep, "/products?code=CPMA").await.names("field.unknown", "code");
    assert_eq!(place.version(), before);
}
