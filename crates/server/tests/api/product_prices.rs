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
async fn a_price_is_read_followed_and_taken_back_before_it_begins() {
    let place = Place::open().await;
    let upcoming = "/product-prices/upcoming/changes";
    assert_eq!(place.get(&place.rep, upcoming).await.data(200)["total"], 0);
    let made = place.post(&place.admin, "/product-prices", price("16500000")).await.data(201);
    let path = format!("/product-prices/{}", made["id"].as_str().unwrap());
    let shown = place.get(&place.rep, &path).await.data(200);
    assert_eq!(
        (&shown["id"], &shown["product_id"], &shown["product_code"], &shown["amount"], &shown["currency"]),
        (&made["id"], &made["product_id"], &json!("CPMA"), &json!("16500000"), &json!("IDR"))
    );
    assert_eq!((&shown["standing"], &shown["hours_left"]), (&json!("current"), &json!(0)));
    let day = |days: u64| (date(&shown["effective_from"]) + chrono::Days::new(days)).to_string();
    let next = json!({ "amount": "17000000", "change_reason": "下季度调价", "effective_from": day(10) });
    let followed = place.put(&place.admin, &path, next.clone()).await.data(200);
    assert_eq!(
        (&followed["amount"], &followed["price_type"], &followed["currency"], &followed["standing"]),
        (&json!("17000000"), &json!("direct"), &json!("IDR"), &json!("future"))
    );
    assert_eq!(place.get(&place.rep, &path).await.data(200), shown, "a price is never changed");
    let waiting = place.get(&place.rep, upcoming).await.data(200);
    assert_eq!((&waiting["total"], &waiting["records"][0]["id"]), (&json!(1), &followed["id"]));
    let hours = waiting["records"][0]["hours_left"].as_i64().unwrap();
    assert!((9 * 24..=10 * 24).contains(&hours), "{hours}");
    let mut later = next;
    later["effective_from"] = json!(day(11));
    let answer = place.put(&place.admin, &path, later.clone()).await;
    answer.refuses(400, "price.one_waiting", "effective_from");
    let gone = format!("/product-prices/{}", followed["id"].as_str().unwrap());
    place.delete(&place.rep, &gone).await.is(403, "permission.denied");
    assert_eq!(place.delete(&place.admin, &gone).await.data(200), Value::Null);
    place.get(&place.rep, &gone).await.is(404, "record.not_found");
    place.delete(&place.admin, &gone).await.is(404, "record.not_found");
    place.put(&place.admin, &path, later).await.data(200);
    place.delete(&place.admin, &path).await.is(400, "price.begun");
}

fn date(day: &Value) -> chrono::NaiveDate {
    day.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_price_of_a_level_is_followed_for_that_level() {
    let place = Place::open().await;
    let mut level = price("15000000");
    level["customer_level_code"] = json!("4");
    let made = place.post(&place.admin, "/product-prices", level).await.data(201);
    let path = format!("/product-prices/{}", made["id"].as_str().unwrap());
    let next = json!({ "amount": "15100000", "change_reason": "等级价调整" });
    let followed = place.put(&place.admin, &path, next).await.data(200);
    assert_eq!(
        (&followed["customer_level_id"], &followed["amount"], &followed["standing"]),
        (&made["customer_level_id"], &json!("15100000"), &json!("current"))
    );
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
    let held = Place::first(
        &place.get(&place.rep, &format!("/product-prices?product_id={}", built_in("products", "CPMA"))).await,
    );
    let path = format!("/product-prices/{held}");
    let next = |field: &str, value: Value| {
        let mut body = json!({ "amount": "17000000", "change_reason": "年度调价通知" });
        body[field] = value;
        body
    };
    place.put(&place.rep, &path, next("amount", json!("1"))).await.is(403, "permission.denied");
    place.delete(&place.rep, &path).await.is(403, "permission.denied");
    for (field, value, status, code) in [
        ("amount", Value::Null, 422, "field.required"),
        ("amount", json!("-1"), 422, "money.out_of_range"),
        ("amount", json!("0.001"), 400, "money.too_many_decimals"),
        ("change_reason", json!("x"), 400, "reason.required"),
        ("effective_from", json!("soon"), 422, "field.invalid"),
        ("effective_from", json!("2000-01-01"), 422, "date.out_of_range"),
        ("currency", json!("CNY"), 422, "field.unknown"),
        ("product_id", json!(NOBODY), 422, "field.unknown"),
    ] {
        place.put(&place.admin, &path, next(field, value)).await.refuses(status, code, field);
    }
    let nobody = format!("/product-prices/{NOBODY}");
    place.get(&place.rep, &nobody).await.is(404, "record.not_found");
    place.put(&place.admin, &nobody, next("amount", json!("1"))).await.is(404, "record.not_found");
    place.delete(&place.admin, &nobody).await.is(404, "record.not_found");
    place.get(&place.rep, "/product-prices/x").await.names("field.invalid", "id");
    place.put(&place.admin, "/product-prices/x", next("amount", json!("1"))).await.names("field.invalid", "id");
    place.delete(&place.admin, "/product-prices/x").await.names("field.invalid", "id");
    place.get(&place.rep, "/product-prices/upcoming/changes?x=1").await.names("field.unknown", "x");
    place.get(&place.rep, "/product-prices").await.names("field.required", "product_id");
    place.get(&place.rep, &format!("/product-prices?product_id={NOBODY}")).await.is(404, "record.not_found");
    place.get(&place.rep, &format!("/product-prices/products/{NOBODY}/history")).await.is(404, "record.not_found");
    place.get(&place.rep, "/product-prices/products/x/history").await.names("field.invalid", "product_id");
    assert_eq!(place.version(), before);
}
