//! `/api/v1/opportunities`, without its stages.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place, built_in};

fn new() -> Value {
    json!({ "customer_id": 12_000, "name": "第二个项目", "service_type": "one_time", "amount": "16000000", "probability": 50 })
}

#[tokio::test]
async fn post_opens_a_deal_with_its_plan() {
    let place = Place::open().await;
    let mut body = new();
    body["products"] = json!([
        { "product_id": built_in("products", "C312"), "quantity": "2" },
        { "product_id": built_in("products", "CPMA"), "unit_price": "1", "execution_order": 9 },
    ]);
    let made = place.post(&place.rep, "/opportunities", body).await.data(201);
    assert_eq!((&made["current_stage_code"], &made["current_stage_name_zh"]), (&json!("new"), &json!("新建")));
    assert_eq!(
        (&made["amount"], &made["amount_currency"], &made["customer_no"]),
        (&json!("16000000"), &json!("IDR"), &json!(12_000))
    );
    let plan: Vec<(&str, &str, i64)> = made["products"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| {
            (
                p["product_code"].as_str().unwrap(),
                p["quantity"].as_str().unwrap(),
                p["execution_order"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(plan, [("CPMA", "1.00", 1), ("C312", "2.00", 2)], "in the order of their dependencies");
    assert_eq!(made["products"][0]["unit_price"], "16000000", "the price list's price, not the caller's");
}

#[tokio::test]
async fn post_refuses_everything_before_anything_is_made() {
    let place = Place::open().await;
    let with = |field: &str, value: Value| {
        let mut body = new();
        body[field] = value;
        body
    };
    let product = |id: &str, quantity: &str| json!([{ "product_id": id, "quantity": quantity }]);
    let cpma = built_in("products", "CPMA");
    for (body, code, field) in [
        (json!({ "customer_id": 12_000 }), "field.required", "name"),
        (with("probability", json!(101)), "field.invalid", "probability"),
        (with("amount", json!("a lot")), "field.invalid", "amount"),
        (with("service_type", json!("all")), "field.invalid", "service_type"),
        (with("products", json!([{}])), "field.required", "products[0].product_id"),
        (with("products", product(&cpma, "0.00")), "field.invalid", "products[0].quantity"),
        (with("products", product(&cpma, "-1")), "field.invalid", "products[0].quantity"),
        (
            with("products", json!([{ "product_id": cpma }, { "product_id": cpma }])),
            "field.invalid",
            "products[1].product_id",
        ),
        (with("payment_stages", json!([])), "field.unknown", "payment_stages"),
        (with("lead_id", json!(NOBODY)), "field.unknown", "lead_id"),
    ] {
        place.post(&place.rep, "/opportunities", body).await.names(code, field);
    }
    place.post(&place.rep, "/opportunities", with("customer_id", json!(NOBODY))).await.is(404, "record.not_found");
    place.post(&place.other, "/opportunities", new()).await.is(404, "record.not_found");
    place.post(&place.rep, "/opportunities", with("products", product(NOBODY, "1"))).await.is(404, "record.not_found");
    let missing =
        place.post(&place.rep, "/opportunities", with("products", product(&built_in("products", "C312"), "1"))).await;
    missing.is(400, "opportunity.dependencies_missing");
    let owner = place.post(&place.rep, "/opportunities", with("owner_user_id", json!(NOBODY))).await;
    owner.is(400, "opportunity.owner_without_customer");
    assert_eq!(
        place.get(&place.rep, "/opportunities?customer_id=12000").await.data(200)["total"],
        1,
        "nothing was made"
    );
}

#[tokio::test]
async fn get_lists_with_filters() {
    let place = Place::open().await;
    for (query, total) in [
        ("", 11),
        ("?stage=contract", 1),
        ("?stage=new", 4),
        ("?status=lost", 1),
        ("?workflow_status=cancelled", 2),
        ("?customer_id=12000", 1),
        ("?name=%E4%B8%8A%E6%B5%B7", 1),
    ] {
        assert_eq!(place.get(&place.rep, &format!("/opportunities{query}")).await.data(200)["total"], total, "{query}");
    }
    assert_eq!(place.get(&place.other, "/opportunities").await.data(200)["total"], 7);
    assert_eq!(place.get(&place.other, "/opportunities?workflow_status=paused").await.data(200)["total"], 1);
    place.get(&place.rep, "/opportunities?stage=closed_won").await.names("field.invalid", "stage");
    place.get(&place.rep, "/opportunities?status=gone").await.names("field.invalid", "status");
    place.get(&place.other, "/opportunities?customer_id=12000&size=5").await.is(404, "record.not_found");
}

#[tokio::test]
async fn get_shows_a_deal_and_hides_others() {
    let place = Place::open().await;
    let id = place.deal("北京").await;
    let deal = place.get(&place.rep, &format!("/opportunities/{id}")).await.data(200);
    assert_eq!(
        (&deal["current_stage_code"], &deal["owner_username"], &deal["lead_id"]),
        (&json!("contract"), &json!("陈丽丽 Lily"), &Value::Null)
    );
    assert_eq!(deal["products"].as_array().unwrap().len(), 3);
    for id in [id.as_str(), NOBODY] {
        place.get(&place.other, &format!("/opportunities/{id}")).await.is(404, "record.not_found");
        place
            .put(&place.other, &format!("/opportunities/{id}"), json!({ "name": "x" }))
            .await
            .is(404, "record.not_found");
        place.delete(&place.other, &format!("/opportunities/{id}")).await.is(404, "record.not_found");
    }
}

#[tokio::test]
async fn put_changes_fields_and_ends_with_a_reason() {
    let place = Place::open().await;
    let path = format!("/opportunities/{}", place.deal("成都").await);
    let body = json!({ "name": "成都锦里 两家分店", "amount": "3000.50", "amount_currency": "CNY", "probability": 35, "expected_close_date": null });
    let changed = place.put(&place.rep, &path, body).await.data(200);
    assert_eq!(
        (&changed["amount"], &changed["amount_currency"], &changed["probability"]),
        (&json!("3000.50"), &json!("CNY"), &json!(35))
    );
    assert_eq!((&changed["name"], &changed["expected_close_date"]), (&json!("成都锦里 两家分店"), &Value::Null));
    place.put(&place.rep, &path, json!({ "probability": "35" })).await.names("field.invalid", "probability");
    place
        .put(&place.rep, &path, json!({ "workflow_status": "paused" }))
        .await
        .names("field.unknown", "workflow_status");
    place.put(&place.rep, &path, json!({ "status": "won" })).await.is(400, "opportunity.transition_illegal");
    place.put(&place.rep, &path, json!({ "status": "lost" })).await.is(400, "reason.required");
    assert_eq!(
        place.put(&place.rep, &path, json!({ "status": "lost", "reason": "预算取消" })).await.data(200)["status"],
        "lost"
    );
}

#[tokio::test]
async fn delete_takes_a_deal_until_a_quotation_is_issued() {
    let place = Place::open().await;
    let fresh = format!("/opportunities/{}", place.deal("天津").await);
    assert_eq!(place.delete(&place.other, &fresh).await.data(200), Value::Null);
    place.get(&place.other, &fresh).await.is(404, "record.not_found");
    let quoted = format!("/opportunities/{}", place.deal("北京").await);
    place.delete(&place.rep, &quoted).await.is(400, "opportunity.quoted");
    place.get(&place.rep, &quoted).await.data(200);
}

#[tokio::test]
async fn assign_needs_a_manager_and_someone_who_sees_the_customer() {
    let place = Place::open().await;
    let path = format!("/opportunities/{}/assign", place.deal("成都").await);
    let rep2 = place.rpc(&place.other, "session.get", json!({})).await.json()["user"]["id"].clone();
    let rep = place.rpc(&place.rep, "session.get", json!({})).await.json()["user"]["id"].clone();
    place.post(&place.rep, &path, json!({ "owner_user_id": rep2 })).await.is(403, "permission.denied");
    place
        .post(&place.manager, &path, json!({ "owner_user_id": rep2 }))
        .await
        .is(400, "opportunity.owner_without_customer");
    assert_eq!(
        place.post(&place.manager, &path, json!({ "owner_user_id": rep })).await.data(200)["owner_user_id"],
        rep
    );
    let manager = place.rpc(&place.manager, "session.get", json!({})).await.json()["user"]["id"].clone();
    let taken = json!({ "owner_user_id": manager, "reason": "大客户" });
    assert_eq!(place.post(&place.manager, &path, taken).await.data(200)["owner_user_id"], manager);
    place.post(&place.manager, &path, json!({})).await.names("field.required", "owner_user_id");
}

#[tokio::test]
async fn dependencies_are_validated_and_ordered() {
    let place = Place::open().await;
    let path = format!("/opportunities/{}/products/validate-dependencies", place.deal("成都").await);
    let (cpma, c312) = (built_in("products", "CPMA"), built_in("products", "C312"));
    let alone = place.post(&place.rep, &path, json!({ "product_ids": [c312] })).await.data(200);
    assert_eq!(alone["is_valid"], false);
    assert_eq!(alone["missing_dependencies"][0]["product_code"], "C312");
    let both = place.post(&place.rep, &path, json!({ "product_ids": [c312, cpma] })).await.data(200);
    assert_eq!((&both["is_valid"], &both["suggested_order"]), (&json!(true), &json!([cpma, c312])));
    let order = place
        .post(&place.rep, "/opportunities/products/calculate-order", json!({ "product_ids": [c312, cpma] }))
        .await
        .data(200);
    assert_eq!((&order[0]["product_id"], &order[0]["execution_order"]), (&json!(cpma), &json!(1)));
    assert!(order[1]["dependencies"].as_array().unwrap().contains(&json!(cpma)));
    place.post(&place.rep, &path, json!({ "product_ids": ["x"] })).await.names("field.invalid", "product_ids");
    place
        .post(&place.rep, "/opportunities/products/calculate-order", json!({}))
        .await
        .names("field.required", "product_ids");
    place
        .post(&place.rep, "/opportunities/products/calculate-order", json!({ "product_ids": [NOBODY] }))
        .await
        .is(404, "record.not_found");
}

#[tokio::test]
async fn workflow_status_takes_legal_changes_with_a_reason() {
    let place = Place::open().await;
    let path = format!("/opportunities/{}/workflow-status", place.deal("成都").await);
    place.put(&place.rep, &path, json!({ "workflow_status": "paused" })).await.is(400, "reason.required");
    let paused =
        place.put(&place.rep, &path, json!({ "workflow_status": "paused", "reason": "等客户" })).await.data(200);
    assert_eq!((&paused["workflow_status"], &paused["status_reason"]), (&json!("paused"), &json!("等客户")));
    place.put(&place.rep, &path, json!({ "workflow_status": "active" })).await.data(200);
    place
        .put(&place.rep, &path, json!({ "workflow_status": "completed" }))
        .await
        .is(400, "opportunity.transition_illegal");
    place
        .put(&place.rep, &path, json!({ "workflow_status": "asleep" }))
        .await
        .names("field.invalid", "workflow_status");
}

#[tokio::test]
async fn service_type_sets_the_cycle() {
    let place = Place::open().await;
    let path = format!("/opportunities/{}/service-type", place.deal("成都").await);
    let body = json!({ "service_type": "long_term", "tax_service_cycle_months": 6, "tax_service_start_date": "2026-12-01", "is_split_required": true });
    let changed = place.put(&place.rep, &path, body).await.data(200);
    assert_eq!((&changed["service_type"], &changed["tax_service_cycle_months"]), (&json!("long_term"), &json!(6)));
    place
        .put(&place.rep, &path, json!({ "service_type": "long_term", "tax_service_cycle_months": 7 }))
        .await
        .is(400, "opportunity.cycle_invalid");
    place
        .put(&place.rep, &path, json!({ "service_type": "long_term", "tax_service_start_date": "1.12.2026" }))
        .await
        .names("field.invalid", "tax_service_start_date");
    place.put(&place.rep, &path, json!({})).await.names("field.required", "service_type");
}
