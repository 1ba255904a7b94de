//! `/api/v1/orders`, `/api/v1/order-items` and `/api/v1/order-payments`.

use serde_json::{Value, json};

use crate::deal::{Deal, today};
use crate::office::{NOBODY, Place};

async fn imported(deal: &str) -> Value {
    json!({
        "opportunity_id": deal, "title": "旧系统订单", "currency": "IDR", "payment_terms": "full_upfront",
        "items": [{ "name": "咨询", "item_amount": "1500000", "item_type": "one_time" }],
    })
}

#[tokio::test]
async fn a_signed_contract_made_an_order() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let id = deal.order(&place).await;
    for query in ["", "?customer_id=12000", "?status=active", &format!("?opportunity_id={}", deal.id)] {
        assert_eq!(Place::first(&place.get(&place.rep, &format!("/orders{query}")).await), id, "the newest of {query}");
    }
    for (query, total) in [("", 1), ("&status=active", 1), ("&status=cancelled", 0)] {
        let query = format!("/orders?opportunity_id={}{query}", deal.id);
        assert_eq!(place.get(&place.rep, &query).await.data(200)["total"], total, "{query}");
    }
    let order = place.get(&place.rep, &format!("/orders/{id}")).await.data(200);
    assert_eq!(
        (&order["contract_id"], &order["currency_code"], &order["revenue"]["received_amount"]),
        (&json!(deal.contract), &json!("IDR"), &json!("0"))
    );
    let items = place.get(&place.rep, &format!("/order-items?order_id={id}")).await.data(200);
    assert_eq!((&items["total"], &items["records"]), (&json!(1), &order["items"]));
    assert_eq!(order["items"][0]["item_amount"], order["total_amount"]);
    let others = place.get(&place.other, "/orders").await.data(200);
    assert!(others["records"].as_array().unwrap().iter().all(|order| order["id"] != id), "{others:#}");
    for id in [id.as_str(), NOBODY] {
        place.get(&place.other, &format!("/orders/{id}")).await.is(404, "record.not_found");
        place.get(&place.other, &format!("/order-items?order_id={id}")).await.is(404, "record.not_found");
    }
    place.get(&place.other, &format!("/orders?opportunity_id={}", deal.id)).await.is(404, "record.not_found");
    place.get(&place.rep, "/orders?status=open").await.names("field.invalid", "status");
    place.get(&place.rep, "/orders?page_size=5").await.names("field.unknown", "page_size");
    place.get(&place.rep, "/order-items").await.names("field.required", "order_id");
    place.get(&place.rep, "/orders/x").await.names("field.invalid", "id");
}

#[tokio::test]
async fn an_order_from_elsewhere_is_taken_over_by_finance() {
    let place = Place::open().await;
    let deal = place.deal("北京").await;
    let good = imported(&deal).await;
    let before = place.version();
    place.post(&place.rep, "/orders", good.clone()).await.is(403, "permission.denied");
    for (field, value, code, named) in [
        ("title", Value::Null, "field.required", "title"),
        ("currency", json!("USD"), "field.invalid", "currency"),
        ("items", json!([{ "name": "x", "item_type": "one_time" }]), "field.required", "items[0].item_amount"),
        ("order_number", json!("1"), "field.unknown", "order_number"),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        place.post(&place.admin, "/orders", bad).await.names(code, named);
    }
    for (field, value, status, code) in [
        ("item_amount", "-1", 422, "money.out_of_range"),
        ("item_amount", "0", 422, "money.out_of_range"),
        ("item_amount", "1.5", 400, "money.too_many_decimals"),
        ("quantity", "0", 422, "quantity.out_of_range"),
        ("name", " ", 422, "field.required"),
        ("product_id", NOBODY, 400, "reference.unknown"),
    ] {
        let mut bad = good.clone();
        let mut second = good["items"][0].clone();
        second[field] = json!(value);
        bad["items"] = json!([good["items"][0], second]);
        let answer = place.post(&place.admin, "/orders", bad).await;
        answer.refuses(status, code, &format!("items[1].{field}"));
    }
    let mut early = good.clone();
    early["order_date"] = json!("1900-01-01");
    place.post(&place.admin, "/orders", early).await.names("date.out_of_range", "order_date");
    let mut nobody = good.clone();
    nobody["opportunity_id"] = json!(NOBODY);
    place.post(&place.admin, "/orders", nobody).await.is(404, "record.not_found");
    assert_eq!(place.version(), before);
    let made = place.post(&place.admin, "/orders", good).await.data(201);
    assert_eq!(
        (&made["title"], &made["total_amount"], &made["items"][0]["item_amount"]),
        (&json!("旧系统订单"), &json!("1500000"), &json!("1500000"))
    );
}

#[tokio::test]
async fn an_order_taken_over_by_mistake_is_taken_back() {
    let place = Place::open().await;
    let deal = place.deal("北京").await;
    let made = place.post(&place.admin, "/orders", imported(&deal).await).await.data(201);
    let path = format!("/orders/{}", made["id"].as_str().unwrap());
    let before = place.version();
    place.delete(&place.rep, &path).await.is(403, "permission.denied");
    place.delete(&place.admin, &format!("/orders/{NOBODY}")).await.is(404, "record.not_found");
    place.delete(&place.admin, "/orders/x").await.names("field.invalid", "id");
    assert_eq!(place.version(), before);
    let gone = place.delete(&place.admin, &path).await.data(200);
    assert_eq!((&gone["id"], &gone["status"]), (&made["id"], &json!("cancelled")));
    assert!(gone["receipts"].as_array().unwrap().iter().all(|receipt| receipt["status"] == "cancelled"), "{gone:#}");
    place.delete(&place.admin, &path).await.is(400, "order.cancelled");
    let late = json!({ "order_id": made["id"], "payment_amount": "1", "payment_date": "2026-12-31" });
    place.post(&place.admin, "/order-payments", late).await.is(400, "order.cancelled");
}

#[tokio::test]
async fn an_order_that_money_came_in_for_stays() {
    let place = Place::open().await;
    let deal = place.deal("北京").await;
    let made = place.post(&place.admin, "/orders", imported(&deal).await).await.data(201);
    let receipt = made["receipts"][0]["id"].as_str().unwrap();
    place.post(&place.admin, &format!("/order-payments/{receipt}/confirm"), json!({})).await.data(200);
    let path = format!("/orders/{}", made["id"].as_str().unwrap());
    place.delete(&place.admin, &path).await.is(400, "order.has_receipts");
    let signed = Deal::signed(&place).await.order(&place).await;
    place.delete(&place.admin, &format!("/orders/{signed}")).await.is(400, "order.of_contract");
    for id in [made["id"].as_str().unwrap(), signed.as_str()] {
        assert_eq!(place.get(&place.admin, &format!("/orders/{id}")).await.data(200)["status"], "active");
    }
}

#[tokio::test]
async fn receipts_are_planned_confirmed_and_summed() {
    let place = Place::open().await;
    let deal = place.deal("北京").await;
    let made = place.post(&place.admin, "/orders", imported(&deal).await).await.data(201);
    let id = made["id"].as_str().unwrap();
    let of_order = format!("/order-payments/order/{id}");
    let planned = place.get(&place.rep, &of_order).await.data(200);
    assert_eq!(planned["total"].as_u64(), made["receipts"].as_array().map(|r| r.len() as u64));
    let without = place.get(&place.rep, &format!("{of_order}?exclude_long_term=true")).await.data(200);
    assert_eq!(without["total"], planned["total"]);
    place
        .get(&place.rep, &format!("{of_order}?exclude_long_term=no"))
        .await
        .names("field.invalid", "exclude_long_term");
    let body = |amount: &str| json!({ "order_id": id, "payment_amount": amount, "payment_date": "2026-12-31" });
    place.post(&place.rep, "/order-payments", body("1")).await.is(403, "permission.denied");
    let answer = place.post(&place.admin, "/order-payments", body("99000000")).await;
    answer.refuses(400, "order_payment.above_order", "payment_amount");
    for amount in ["0", "-1"] {
        place.post(&place.admin, "/order-payments", body(amount)).await.names("money.out_of_range", "payment_amount");
    }
    let mut early = body("1");
    early["payment_date"] = json!("1900-01-01");
    place.post(&place.admin, "/order-payments", early).await.names("date.out_of_range", "payment_date");
    place.post(&place.admin, "/order-payments", body("x")).await.names("field.invalid", "payment_amount");
    place
        .post(&place.admin, "/order-payments", json!({ "order_id": id, "payment_amount": "1" }))
        .await
        .names("field.required", "payment_date");
    let mut nobody = body("1");
    nobody["order_id"] = json!(NOBODY);
    place.post(&place.admin, "/order-payments", nobody).await.is(404, "record.not_found");
    let added = match planned["records"].get(0) {
        // The plan holds everything; nothing may be added to it.
        Some(receipt) => receipt.clone(),
        None => place.post(&place.admin, "/order-payments", body("1500000")).await.data(201),
    };
    assert_eq!((&added["payment_amount"], &added["order_id"]), (&json!("1500000"), &json!(id)));
    let confirm = format!("/order-payments/{}/confirm", added["id"].as_str().unwrap());
    place.post(&place.rep, &confirm, json!({})).await.is(403, "permission.denied");
    place.post(&place.admin, &confirm, json!({ "notes": 1 })).await.names("field.invalid", "notes");
    let body = json!({ "paid_on": today(&place).await, "notes": "已到账" });
    assert_eq!(place.post(&place.admin, &confirm, body).await.data(200)["status"], "confirmed");
    place.post(&place.admin, &confirm, json!({})).await.is(400, "order_payment.not_pending");
    place.post(&place.admin, &format!("/order-payments/{NOBODY}/confirm"), json!({})).await.is(404, "record.not_found");
    let status = place.get(&place.rep, &format!("{of_order}/revenue-status")).await.data(200);
    assert_eq!(
        (&status["total_amount"], &status["received_amount"], &status["long_term_amount"], &status["currency"]),
        (&json!("1500000"), &json!("1500000"), &json!("0"), &json!("IDR"))
    );
    assert_eq!(
        (&status["is_one_time_fully_paid"], &status["is_fully_paid_excluding_long"]),
        (&json!(true), &json!(true))
    );
    for id in [id, NOBODY] {
        let path = format!("/order-payments/order/{id}");
        place.get(&place.other, &path).await.is(404, "record.not_found");
        place.get(&place.other, &format!("{path}/revenue-status")).await.is(404, "record.not_found");
    }
    place.get(&place.rep, "/order-payments/order/x").await.names("field.invalid", "order_id");
    place.get(&place.rep, "/order-payments/order/x/revenue-status").await.names("field.invalid", "order_id");
}
