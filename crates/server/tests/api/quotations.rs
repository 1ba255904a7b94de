//! `/api/v1/quotations`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place, built_in};

/// A deal of the rep in stage 3 without an issued quotation, made anew.
async fn deal(place: &Place) -> String {
    let body = json!({
        "customer_id": 12_000, "name": "报价测试", "service_type": "one_time", "products": [{ "product_id": built_in("products", "CPMA") }],
    });
    let id = place.post(&place.rep, "/opportunities", body).await.data(201)["id"].as_str().unwrap().to_owned();
    let today = place.rpc(&place.rep, "session.get", json!({})).await.json()["today"].clone();
    place.rpc(&place.rep, "opportunity.confirm_demand", json!({ "id": id, "confirmed_on": today })).await.json();
    place.post(&place.rep, &format!("/opportunities/{id}/stages/transition"), json!({})).await.data(200);
    place.rpc(&place.rep, "opportunity.confirm_scheme", json!({ "id": id, "confirmed_on": today })).await.json();
    place.post(&place.rep, &format!("/opportunities/{id}/stages/transition"), json!({})).await.data(200);
    id
}

fn item(price: &str) -> Value {
    json!({
        "product_id": built_in("products", "CPMA"), "item_name": "公司注册-PMA(外资公司)", "quantity": "1",
        "unit_price_primary": price, "service_category": "one_time", "unit_cost": "1",
    })
}

fn draft(deal: &str, price: &str) -> Value {
    json!({ "opportunity_id": deal, "payment_terms": "50_50", "discount_rate": "5", "items": [item(price)] })
}

#[tokio::test]
async fn a_quotation_from_draft_to_acceptance() {
    let place = Place::open().await;
    let deal = deal(&place).await;
    let made = place.post(&place.rep, "/quotations", draft(&deal, "16000000")).await.data(201);
    assert_eq!((&made["status"], &made["quotation_no"], &made["version"]), (&json!("draft"), &Value::Null, &json!(1)));
    assert_eq!(
        (&made["total_amount_primary"], &made["total_amount_secondary"]),
        (&json!("15200000"), &json!("7600.00"))
    );
    let line = &made["items"][0];
    assert_eq!(
        (&line["unit_price_primary"], &line["price_origin"], &line["description"]),
        (&json!("15200000"), &json!("direct"), &Value::Null)
    );
    assert!(line.get("unit_cost").is_none() && line.get("is_below_cost").is_none(), "a rep sees no cost: {line:#}");
    let path = format!("/quotations/{}", made["id"].as_str().unwrap());
    let seen = place.get(&place.manager, &path).await.data(200);
    assert!(seen["items"][0]["unit_cost"].is_string(), "a holder of cost.view sees it");
    let changed = place.put(&place.rep, &path, json!({ "discount_rate": "10", "notes": "含规费" })).await.data(200);
    assert_eq!((&changed["total_amount_primary"], &changed["notes"]), (&json!("14400000"), &json!("含规费")));
    let sent = place.post(&place.rep, &format!("{path}/send"), json!({})).await.data(200);
    assert_eq!((&sent["status"], &sent["quotation_no"]), (&json!("sent"), &json!("12000-QUO-002")));
    assert_eq!(sent["documents"][0]["document_type"], "quotation_pdf");
    place.put(&place.rep, &path, json!({ "notes": "x" })).await.is(400, "quotation.not_draft");
    place.post(&place.rep, &format!("{path}/send"), json!({})).await.is(400, "quotation.not_draft");
    let accepted = place.post(&place.rep, &format!("{path}/accept"), json!({ "notes": "微信" })).await.data(200);
    assert_eq!((&accepted["status"], &accepted["closed_note"]), (&json!("accepted"), &json!("微信")));
    place.post(&place.rep, &format!("{path}/accept"), json!({})).await.is(400, "quotation.not_sent");
    place.post(&place.rep, &format!("{path}/reject"), json!({})).await.is(400, "quotation.not_sent");
}

#[tokio::test]
async fn a_line_below_the_floor_is_not_sent_without_approval() {
    let place = Place::open().await;
    let deal = deal(&place).await;
    let made = place.post(&place.rep, "/quotations", draft(&deal, "13000000")).await.data(201);
    assert_eq!((&made["is_below_floor"], &made["items"][0]["price_origin"]), (&json!(true), &json!("manual")));
    let path = format!("/quotations/{}", made["id"].as_str().unwrap());
    place.post(&place.rep, &format!("{path}/send"), json!({})).await.is(400, "quotation.below_floor");
    assert_eq!(place.get(&place.rep, &path).await.data(200)["quotation_no"], Value::Null, "no number was taken");
    let over =
        place.put(&place.rep, &path, json!({ "discount_rate": "12", "items": [item("16000000")] })).await.data(200);
    assert_eq!(over["status"], "draft");
    place.post(&place.rep, &format!("{path}/send"), json!({})).await.is(400, "quotation.over_discount_limit");
}

#[tokio::test]
async fn a_floor_below_cost_tells_the_seller_nothing() {
    let place = Place::open().await;
    let deal = deal(&place).await;
    let today = place.rpc(&place.rep, "session.get", json!({})).await.json()["today"].clone();
    let plant = |name: &'static str, amount: &str| {
        let amount = json!({ "amount": amount, "currency": "IDR" });
        let args = json!({ "product_id": built_in("products", "CPMA"), "amount": amount, "effective_from": today });
        place.rpc(&place.admin, name, args)
    };
    plant("product.set_floor", "1000000").await.json();
    plant("product.set_cost", "9876543").await.json();
    let made = place.post(&place.rep, "/quotations", draft(&deal, "5000000")).await.data(201);
    let path = format!("/quotations/{}", made["id"].as_str().unwrap());
    let sent = place.post(&place.rep, &format!("{path}/send"), json!({})).await;
    assert_eq!(sent.data(200)["review_reasons"], json!(["office_check"]));
    assert_eq!(place.get(&place.manager, &path).await.data(200)["review_reasons"], json!(["below_cost"]));
    let since = json!({ "version": 0 });
    for told in [
        sent,
        place.get(&place.rep, &path).await,
        place.get(&place.rep, "/quotations?status=sent").await,
        place.get(&place.rep, &format!("/opportunities/{deal}")).await,
        place.rpc(&place.rep, "quotation.get", json!({ "id": made["id"] })).await,
        place.rpc(&place.rep, "stage.gate", json!({ "opportunity_id": deal })).await,
        place.rpc(&place.rep, "changes.since", since).await,
        place.rpc(&place.rep, "search.all", json!({ "query": "below_cost", "limit": 20 })).await,
    ] {
        let text = String::from_utf8_lossy(&told.bytes);
        assert!(!text.contains("9876543") && !text.contains("below_cost"), "{text}");
    }
}

#[tokio::test]
async fn bad_input_is_named_and_changes_nothing() {
    let place = Place::open().await;
    let deal = deal(&place).await;
    let with = |field: &str, value: Value| {
        let mut body = draft(&deal, "16000000");
        body[field] = value;
        body
    };
    let line = |field: &str, value: Value| {
        let mut item = item("16000000");
        item[field] = value;
        with("items", json!([item]))
    };
    for (body, code, field) in [
        (json!({ "opportunity_id": deal }), "field.required", "payment_terms"),
        (with("payment_terms", json!("30_70")), "field.invalid", "payment_terms"),
        (with("currency_primary", json!("USD")), "field.invalid", "currency_primary"),
        (with("valid_until", json!("soon")), "field.invalid", "valid_until"),
        (with("status", json!("sent")), "field.unknown", "status"),
        (line("product_id", Value::Null), "field.required", "items[0].product_id"),
        (line("quantity", json!("many")), "field.invalid", "items[0].quantity"),
        (line("service_category", json!("long_term")), "field.invalid", "items[0].service_category"),
    ] {
        place.post(&place.rep, "/quotations", body).await.names(code, field);
    }
    for (body, status, code) in [
        (with("discount_rate", json!("100")), 422, "discount.out_of_range"),
        (with("discount_rate", json!("-1")), 422, "discount.out_of_range"),
        (with("exchange_rate", json!("0")), 422, "rate.out_of_range"),
        (with("opportunity_id", json!(NOBODY)), 404, "record.not_found"),
        (line("product_id", json!(NOBODY)), 404, "record.not_found"),
    ] {
        place.post(&place.rep, "/quotations", body).await.is(status, code);
    }
    for (field, value, code) in [
        ("unit_price_primary", json!("-5"), "money.out_of_range"),
        ("quantity", json!("0"), "quantity.out_of_range"),
        ("opportunity_item_id", json!(NOBODY), "reference.unknown"),
    ] {
        let (mut first, mut second) = (item("16000000"), item("16000000"));
        first["sort_order"] = json!(2);
        second["sort_order"] = json!(1);
        second[field] = value;
        let answer = place.post(&place.rep, "/quotations", with("items", json!([first, second]))).await;
        // The line as it was sent, not as it is sorted.
        answer.refuses(if code == "reference.unknown" { 400 } else { 422 }, code, &format!("items[1].{field}"));
    }
    assert_eq!(place.get(&place.rep, &format!("/quotations?opportunity_id={deal}")).await.data(200)["total"], 0);
}

#[tokio::test]
async fn lists_need_a_deal_or_a_state() {
    let place = Place::open().await;
    place.get(&place.rep, "/quotations").await.is(400, "quotation.filter_required");
    assert_eq!(place.get(&place.rep, "/quotations?status=draft").await.data(200)["total"], 1);
    assert_eq!(place.get(&place.other, "/quotations?status=draft").await.data(200)["total"], 1);
    assert_eq!(place.get(&place.manager, "/quotations?status=draft&size=1").await.data(200)["pages"], 2);
    place.get(&place.rep, "/quotations?status=open").await.names("field.invalid", "status");
    let foreign = place.deal("北京").await;
    place.get(&place.other, &format!("/quotations?opportunity_id={foreign}")).await.is(404, "record.not_found");
    assert_eq!(
        place.get(&place.rep, &format!("/quotations?opportunity_id={foreign}&status=sent")).await.data(200)["total"],
        0
    );
}

#[tokio::test]
async fn a_declined_quotation_gets_a_new_version() {
    let place = Place::open().await;
    let id =
        Place::first(&place.get(&place.rep, &format!("/quotations?opportunity_id={}", place.deal("深圳").await)).await);
    let path = format!("/quotations/{id}");
    let revised = place.post(&place.rep, &format!("{path}/new-version"), json!({})).await.data(201);
    assert_eq!(
        (&revised["version"], &revised["revises_id"], &revised["status"]),
        (&json!(2), &json!(id), &json!("draft"))
    );
    let rejected =
        place.post(&place.rep, &format!("{path}/reject"), json!({ "reject_reason": "太贵" })).await.data(200);
    assert_eq!((&rejected["status"], &rejected["closed_note"]), (&json!("rejected"), &json!("太贵")));
    place.post(&place.rep, &format!("{path}/reject"), json!({ "reason": 1 })).await.names("field.invalid", "reason");
}

#[tokio::test]
async fn the_paper_is_rendered_and_fetched() {
    let place = Place::open().await;
    let id =
        Place::first(&place.get(&place.rep, &format!("/quotations?opportunity_id={}", place.deal("深圳").await)).await);
    let made = place.post(&place.rep, &format!("/quotations/{id}/generate-pdf"), json!({})).await.data(200);
    let url = made["pdf_url"].as_str().unwrap();
    let file = place.ask("GET", &place.rep, url, None).await;
    assert_eq!((file.status.as_u16(), &file.headers["content-type"]), (200, &"application/pdf".parse().unwrap()));
    assert!(
        file.bytes.starts_with(b"%PDF-1.7") && file.headers["content-disposition"].to_str().unwrap().contains("QUO")
    );
    place
        .post(&place.rep, &format!("/quotations/{id}/generate-pdf?template_id={NOBODY}"), json!({}))
        .await
        .is(404, "record.not_found");
    let other = built_in("quotation_templates", "QUO_IDR_EN");
    place
        .post(&place.rep, &format!("/quotations/{id}/generate-pdf?template_id={other}"), json!({}))
        .await
        .is(400, "quotation.not_draft");
    place.get(&place.rep, &format!("/quotations/{id}/pdf?language=fr")).await.names("field.invalid", "language");
    place.get(&place.other, &format!("/quotations/{id}/pdf")).await.is(404, "record.not_found");
}

#[tokio::test]
async fn rows_of_papers_hang_on_a_quotation() {
    let place = Place::open().await;
    let id =
        Place::first(&place.get(&place.rep, &format!("/quotations?opportunity_id={}", place.deal("深圳").await)).await);
    let path = format!("/quotations/{id}/documents");
    let paper = json!({ "document_type": "passport_front", "document_name": "护照.jpg", "file_url": "a".repeat(64), "sha256": "b".repeat(64), "size_bytes": 1_024 });
    let made = place.post(&place.rep, &path, paper.clone()).await.data(201);
    assert_eq!((&made["document_name"], &made["file_url"]), (&paper["document_name"], &paper["file_url"]));
    let documents = place.get(&place.rep, &format!("/quotations/{id}")).await.data(200)["documents"].clone();
    assert!(documents.as_array().unwrap().contains(&made));
    for (field, value, code) in [
        ("size_bytes", json!(0), "field.invalid"),
        ("document_type", Value::Null, "field.required"),
        ("sha256", json!("short"), "field.invalid"),
        ("related_item_id", json!("x"), "field.invalid"),
    ] {
        let mut bad = paper.clone();
        bad[field] = value;
        place.post(&place.rep, &path, bad).await.names(code, field);
    }
    let mut foreign = paper.clone();
    foreign["related_item_id"] = json!(NOBODY);
    place.post(&place.rep, &path, foreign).await.is(404, "record.not_found");
    place.post(&place.other, &path, paper).await.is(404, "record.not_found");
}

#[tokio::test]
async fn others_quotations_are_as_unknown_as_none() {
    let place = Place::open().await;
    let id =
        Place::first(&place.get(&place.rep, &format!("/quotations?opportunity_id={}", place.deal("北京").await)).await);
    for id in [id.as_str(), NOBODY] {
        let path = format!("/quotations/{id}");
        place.get(&place.other, &path).await.is(404, "record.not_found");
        place.put(&place.other, &path, json!({ "notes": "x" })).await.is(404, "record.not_found");
        for verb in ["send", "accept", "reject", "new-version", "generate-pdf"] {
            place.post(&place.other, &format!("{path}/{verb}"), json!({})).await.is(404, "record.not_found");
        }
    }
    place.get(&place.rep, "/quotations/1").await.names("field.invalid", "id");
}
