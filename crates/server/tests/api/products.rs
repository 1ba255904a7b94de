//! `/api/v1/products`.

use serde_json::{Value, json};

use crate::deal::today;
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
async fn a_product_is_sold_no_more_and_stays_on_its_papers() {
    let place = Place::open().await;
    let path = format!("/products/{}", built_in("products", "CPMA"));
    let before = place.version();
    place.delete(&place.rep, &path).await.is(403, "permission.denied");
    place.delete(&place.rep, &format!("/products/{NOBODY}")).await.is(403, "permission.denied");
    place.delete(&place.admin, &format!("/products/{NOBODY}")).await.is(404, "record.not_found");
    place.delete(&place.admin, "/products/x").await.names("field.invalid", "id");
    assert_eq!(place.version(), before);
    let gone = place.delete(&place.admin, &path).await.data(200);
    assert_eq!((&gone["code"], &gone["status"]), (&json!("CPMA"), &json!("discontinued")));
    assert_eq!(place.get(&place.rep, "/products?status=discontinued").await.data(200)["total"], 1);
    let version = place.version();
    assert_eq!(place.delete(&place.admin, &path).await.data(200), gone);
    assert_eq!(place.version(), version, "twice is once");
    let back = place.put(&place.admin, &path, json!({ "status": "active" })).await.data(200);
    assert_eq!(back["status"], "active");
}

#[tokio::test]
async fn a_customer_is_told_the_price_that_a_quotation_begins_with() {
    let place = Place::open().await;
    let path = format!("/products/{}/sales-price", built_in("products", "CPMA"));
    let told = place.get(&place.rep, &format!("{path}?customer_id=12000")).await.data(200);
    let customer = place.get(&place.rep, "/customers/12000").await.data(200);
    assert_eq!((&told["customer_id"], &told["effective_on"]), (&customer["id"], &today(&place).await));
    let by_key = format!("{path}?customer_id={}", customer["id"].as_str().unwrap());
    assert_eq!(place.get(&place.rep, &by_key).await.data(200), told);
    let deal = json!({ "customer_id": 12_000, "name": "报价", "service_type": "one_time" });
    let deal = place.post(&place.rep, "/opportunities", deal).await.data(201)["id"].clone();
    let proposed = place.rpc(&place.rep, "quotation.propose", json!({ "opportunity_id": deal })).await.json();
    let asked = json!({ "opportunity_id": deal, "head": proposed["head"], "product_ids": [told["product_id"]] });
    let priced = place.rpc(&place.rep, "quotation.price", asked).await.json()["rows"][0].clone();
    assert_eq!(
        (&told["price_idr"], &told["price_origin_idr"], &told["is_converted_idr"]),
        (&priced["price"]["amount"], &priced["price_origin"], &priced["converted"])
    );
    assert!(told["price_cny"].is_string(), "{told:#}");
    for id in [customer["id"].as_str().unwrap(), NOBODY, "99999"] {
        let foreign = format!("{path}?customer_id={id}");
        place.get(&place.other, &foreign).await.is(404, "record.not_found");
    }
    place.get(&place.rep, &path).await.names("field.required", "customer_id");
    place.get(&place.rep, &format!("{path}?customer_id=x")).await.names("field.invalid", "customer_id");
    let nobody = format!("/products/{NOBODY}/sales-price?customer_id=12000");
    place.get(&place.rep, &nobody).await.is(404, "record.not_found");
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
