//! `/api/v1/product-prices`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place, built_in};

fn price(amount: &str) -> Value {
    json!({
        "product_id": built_in("products", "CPMA"), "price_type": "direct", "currency": "IDR", "amount": amount,
        "change_reason": "年度调价通知",
    })
}

#[tokio::test]
async fn a_price_follows_another_and_both_stand_in_the_history() {
    let place = Place::open().await;
    let product = built_in("products", "CPMA");
    let query = format!("/product-prices?product_id={product}&price_type=direct&currency=IDR");
    let held = place.get(&place.rep, &query).await.data(200);
    assert_eq!((&held["total"], &held["records"][0]["amount"]), (&json!(1), &json!("16000000")));
    let made = place.post(&place.admin, "/product-prices", price("16500000")).await.data(201);
    assert_eq!((&made["amount"], &made["standing"]), (&json!("16500000"), &json!("current")));
    assert!(made["warnings"].is_array());
    assert_eq!(place.get(&place.rep, &query).await.data(200)["records"][0]["id"], made["id"]);
    let mut level = price("15000000");
    level["customer_level_code"] = json!("4");
    let level = place.post(&place.admin, "/product-prices", level).await.data(201);
    assert!(level["customer_level_id"].is_string());
    let path = format!("/product-prices/products/{product}/history");
    let history = place.get(&place.rep, &path).await.data(200);
    let records = history["records"].as_array().unwrap();
    for id in [&made["id"], &level["id"], &held["records"][0]["id"]] {
        assert!(records.iter().any(|p| p["id"] == *id), "{id}");
    }
}

#[tokio::test]
async fn a_batch_is_entered_whole_or_not_at_all() {
    let place = Place::open().await;
    let before = place.version();
    let mut yuan = price("8300.00");
    yuan["currency"] = json!("CNY");
    let mut bad = yuan.clone();
    bad["product_id"] = json!(NOBODY);
    let batch = |second: &Value| json!({ "prices": [price("16600000"), second] });
    place.post(&place.admin, "/product-prices/batch", batch(&bad)).await.is(404, "record.not_found");
    let mut zero = yuan.clone();
    zero["amount"] = json!("0");
    place
        .post(&place.admin, "/product-prices/batch", batch(&zero))
        .await
        .names("money.out_of_range", "prices[1].amount");
    let mut none = yuan.clone();
    none["amount"] = Value::Null;
    place.post(&place.admin, "/product-prices/batch", batch(&none)).await.names("field.required", "prices[1].amount");
    place.post(&place.rep, "/product-prices/batch", batch(&yuan)).await.is(403, "permission.denied");
    assert_eq!(place.version(), before);
    let made = place.post(&place.admin, "/product-prices/batch", batch(&yuan)).await.data(201);
    assert_eq!((&made["total"], &made["records"][1]["amount"]), (&json!(2), &json!("8300.00")));
}

#[tokio::test]
async fn bad_input_and_missing_rights_are_refused() {
    let place = Place::open().await;
    let before = place.version();
    place.post(&place.rep, "/product-prices", price("1")).await.is(403, "permission.denied");
    for (field, value, code) in [
        ("change_reason", Value::Null, "field.required"),
        ("price_type", json!("cost"), "field.invalid"),
        ("currency", json!("USD"), "field.invalid"),
        ("amount", json!("1,5"), "field.invalid"),
        ("amount", json!("0"), "money.out_of_range"),
        ("is_approved", json!(true), "field.unknown"),
    ] {
        let mut bad = price("16500000");
        bad[field] = value;
        place.post(&place.admin, "/product-prices", bad).await.names(code, field);
    }
    let mut foreign = price("16500000");
    foreign["product_id"] = json!(NOBODY);
    place.post(&place.admin, "/product-prices", foreign).await.is(404, "record.not_found");
    let mut level = price("16500000");
    level["customer_level_code"] = json!("99");
    place.post(&place.admin, "/product-prices", level).await.is(400, "reference.unknown");
    place.get(&place.rep, "/product-prices").await.names("field.required", "product_id");
    place.get(&place.rep, &format!("/product-prices?product_id={NOBODY}")).await.is(404, "record.not_found");
    place.get(&place.rep, &format!("/product-prices/products/{NOBODY}/history")).await.is(404, "record.not_found");
    place.get(&place.rep, "/product-prices/products/x/history").await.names("field.invalid", "product_id");
    assert_eq!(place.version(), before);
}
