//! `/api/v1/collection-tasks`.

use serde_json::json;

use crate::deal::Deal;
use crate::office::{NOBODY, Place};

#[tokio::test]
async fn tasks_are_opened_listed_and_done() {
    let place = Place::open().await;
    let order = Deal::signed(&place).await.order(&place).await;
    let receipts = place.get(&place.rep, &format!("/order-payments/order/{order}")).await.data(200);
    let receipt = receipts["records"][0]["id"].clone();
    let body = json!({ "order_id": order, "order_payment_id": receipt, "due_date": "2026-12-01", "notes": "催首付款" });
    let made = place.post(&place.rep, "/collection-tasks", body.clone()).await.data(201);
    assert_eq!(
        (&made["order_id"], &made["status"], &made["task_type"], &made["amount"]),
        (&json!(order), &json!("pending"), &json!("manual"), &receipts["records"][0]["payment_amount"])
    );
    place.post(&place.rep, "/collection-tasks", body).await.is(400, "collection_task.exists");
    let of_order = format!("/collection-tasks/orders/{order}");
    let other = place.post(&place.rep, &of_order, json!({ "notes": "电话" })).await.data(201);
    assert_eq!((&other["order_id"], &other["notes"]), (&json!(order), &json!("电话")));
    let found = |query: String| {
        let place = &place;
        async move { place.get(&place.rep, &format!("/collection-tasks?{query}")).await.data(200)["total"].clone() }
    };
    assert_eq!(found(format!("order_id={order}")).await, 2);
    let done = format!("/collection-tasks/{}/complete", made["id"].as_str().unwrap());
    place.post(&place.other, &done, json!({})).await.is(404, "record.not_found");
    place.post(&place.rep, &done, json!({ "notes": 1 })).await.names("field.invalid", "notes");
    assert_eq!(place.post(&place.rep, &done, json!({ "notes": "已付" })).await.data(200)["status"], "completed");
    place.post(&place.rep, &done, json!({})).await.is(400, "collection_task.closed");
    assert_eq!(found(format!("order_id={order}&status=completed")).await, 1);
}

#[tokio::test]
async fn bad_input_is_named_and_others_are_hidden() {
    let place = Place::open().await;
    let order = Deal::signed(&place).await.order(&place).await;
    let before = place.version();
    for id in [order.as_str(), NOBODY] {
        let (list, of_order) = (format!("/collection-tasks?order_id={id}"), format!("/collection-tasks/orders/{id}"));
        place.get(&place.other, &list).await.is(404, "record.not_found");
        place.post(&place.other, &of_order, json!({})).await.is(404, "record.not_found");
        place.post(&place.other, "/collection-tasks", json!({ "order_id": id })).await.is(404, "record.not_found");
    }
    assert_eq!(place.get(&place.other, "/collection-tasks").await.data(200)["total"], 0);
    place.post(&place.rep, "/collection-tasks", json!({})).await.names("field.required", "order_id");
    let soon = json!({ "order_id": order, "due_date": "soon" });
    place.post(&place.rep, "/collection-tasks", soon).await.names("field.invalid", "due_date");
    let of_order = format!("/collection-tasks/orders/{order}");
    place.post(&place.rep, &of_order, json!({ "order_id": order })).await.names("field.unknown", "order_id");
    place.post(&place.rep, &of_order, json!({ "order_payment_id": NOBODY })).await.is(400, "reference.unknown");
    let nobodys = json!({ "assigned_to": NOBODY });
    place.post(&place.rep, &of_order, nobodys).await.refuses(400, "reference.unknown", "assigned_to");
    place.post(&place.rep, "/collection-tasks/x/complete", json!({})).await.names("field.invalid", "id");
    let nobody = format!("/collection-tasks/{NOBODY}/complete");
    place.post(&place.rep, &nobody, json!({})).await.is(404, "record.not_found");
    place.get(&place.rep, "/collection-tasks?status=open").await.names("field.invalid", "status");
    place.get(&place.rep, "/collection-tasks?x=1").await.names("field.unknown", "x");
    assert_eq!(place.version(), before);
}
