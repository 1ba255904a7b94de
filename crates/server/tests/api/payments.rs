//! `/api/v1/payments`.

use serde_json::{Value, json};

use crate::deal::{Deal, entity, file, today};
use crate::office::{NOBODY, Place};

async fn report(place: &Place, deal: &Deal, amount: &str, reference: &str) -> Value {
    json!({
        "opportunity_id": deal.id, "entity_id": deal.entity, "amount": amount, "currency": "IDR", "payment_mode": "partial",
        "reference": reference, "vouchers": [
            { "file_name": "a.pdf", "file_url": file(place, "a.pdf").await },
            { "file_name": "b.pdf", "file_url": file(place, "b.pdf").await, "is_primary": true },
        ],
    })
}

#[tokio::test]
async fn a_payment_is_reported_reviewed_and_paid_back() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let made = place.post(&place.rep, "/payments", report(&place, &deal, "1000000", "TT-1").await).await.data(201);
    assert_eq!(
        (&made["status"], &made["payment_no"], &made["contract_id"], &made["amount"], &made["currency"]),
        (&json!("pending_review"), &json!("12000-PAY-001"), &json!(deal.contract), &json!("1000000"), &json!("IDR"))
    );
    assert_eq!((&made["received_at"], &made["payment_method"]), (&today(&place).await, &json!("bank_transfer")));
    assert_eq!(made["vouchers"][0]["file_name"], "b.pdf", "the primary one");
    let path = format!("/payments/{}", made["id"].as_str().unwrap());
    assert_eq!(place.get(&place.rep, &path).await.data(200), made);
    let voucher = json!({ "file_name": "c.pdf", "file_url": file(&place, "c.pdf").await });
    let added = place.post(&place.rep, &format!("{path}/vouchers"), voucher).await.data(201);
    assert_eq!((&added["file_name"], &added["is_primary"]), (&json!("c.pdf"), &json!(false)));
    place.post(&place.rep, &format!("{path}/vouchers"), json!({})).await.names("field.required", "file_url");
    let review = format!("{path}/review");
    place.post(&place.rep, &review, json!({ "status": "confirmed" })).await.is(403, "permission.denied");
    place.post(&place.admin, &review, json!({})).await.names("field.required", "status");
    place.post(&place.admin, &review, json!({ "status": "maybe" })).await.names("field.invalid", "status");
    let confirmed = place.post(&place.admin, &review, json!({ "review_status": "confirmed" })).await.data(200);
    assert_eq!(confirmed["status"], "confirmed");
    place.post(&place.admin, &review, json!({ "status": "rejected" })).await.is(400, "payment.already_reviewed");
    let refund = json!({ "reason": "重复付款" });
    place.post(&place.rep, &format!("{path}/refund"), refund.clone()).await.is(403, "permission.denied");
    place.post(&place.admin, &format!("{path}/refund"), json!({})).await.names("field.required", "reason");
    assert_eq!(place.post(&place.admin, &format!("{path}/refund"), refund).await.data(200)["status"], "refunded");
}

#[tokio::test]
async fn more_than_the_contract_leaves_is_taken_and_kept_apart() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let contract = place.get(&place.rep, &format!("/contracts/{}", deal.contract)).await.data(200);
    let total: i64 = contract["total_amount_with_tax"].as_str().unwrap().parse().unwrap();
    let body = report(&place, &deal, &(total + 1_000).to_string(), "TT-1").await;
    // The money is there, whatever was agreed: finance decides what becomes of it (DOMAIN §6.6).
    let made = place.post(&place.rep, "/payments", body).await.data(201);
    assert_eq!((&made["status"], &made["unallocated_amount"]), (&json!("pending_review"), &json!("0")));
    let review = format!("/payments/{}/review", made["id"].as_str().unwrap());
    let confirmed = place.post(&place.admin, &review, json!({ "status": "confirmed" })).await.data(200);
    assert_eq!((&confirmed["status"], &confirmed["unallocated_amount"]), (&json!("confirmed"), &json!("1000")));
    let status = format!("/order-payments/order/{}/revenue-status", deal.order(&place).await);
    let status = place.get(&place.rep, &status).await.data(200);
    assert_eq!(
        (&status["received_amount"], &status["is_one_time_fully_paid"]),
        (&contract["total_amount_with_tax"], &json!(true))
    );
}

#[tokio::test]
async fn a_repeated_report_is_one_payment() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let body = report(&place, &deal, "1000000", "TT-1").await;
    let first = place.post(&place.rep, "/payments", body.clone()).await.data(201);
    let before = place.version();
    assert_eq!(place.post(&place.rep, "/payments", body).await.data(201)["id"], first["id"]);
    assert_eq!(place.version(), before);
}

#[tokio::test]
async fn lists_are_filtered_and_scoped() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let others = place.get(&place.other, "/payments").await.data(200)["total"].clone();
    let made = place.post(&place.rep, "/payments", report(&place, &deal, "1000000", "TT-1").await).await.data(201);
    for query in ["", "?status=pending_review"] {
        let newest = Place::first(&place.get(&place.rep, &format!("/payments{query}")).await);
        assert_eq!(made["id"], newest.as_str(), "{query}");
    }
    for (query, total) in [
        (format!("opportunity_id={}", deal.id), 1),
        (format!("contract_id={}", deal.contract), 1),
        (format!("contract_id={}&status=confirmed", deal.contract), 0),
    ] {
        assert_eq!(place.get(&place.rep, &format!("/payments?{query}")).await.data(200)["total"], total, "{query}");
    }
    assert_eq!(place.get(&place.other, "/payments").await.data(200)["total"], others);
    place.get(&place.other, &format!("/payments?opportunity_id={}", deal.id)).await.is(404, "record.not_found");
    place.get(&place.rep, "/payments?status=open").await.names("field.invalid", "status");
    place.get(&place.rep, "/payments?x=1").await.names("field.unknown", "x");
}

#[tokio::test]
async fn bad_input_is_named_and_others_are_hidden() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let good = report(&place, &deal, "1000000", "TT-1").await;
    let id = place.post(&place.rep, "/payments", good.clone()).await.data(201)["id"].clone();
    let (voucher, yuan) = (file(&place, "a.pdf").await, entity(&place, "CNY").await);
    let agreed = place.deal("深圳").await;
    let before = place.version();
    let with = |field: &str, value: Value| {
        let mut body = good.clone();
        body["reference"] = json!("TT-2");
        body[field] = value;
        body
    };
    for (field, value, code, named) in [
        ("amount", Value::Null, "field.required", "amount"),
        ("currency", json!("USD"), "field.invalid", "currency"),
        ("received_at", json!("today"), "field.invalid", "received_at"),
        ("vouchers", json!([{}]), "field.required", "vouchers[0].file_url"),
        ("execution_order_id", json!(NOBODY), "field.unknown", "execution_order_id"),
    ] {
        place.post(&place.rep, "/payments", with(field, value)).await.names(code, named);
    }
    for (field, value, status, code) in [
        ("currency", json!("CNY"), 400, "payment.currency_mismatch"),
        ("entity_id", json!(yuan), 400, "payment.entity_mismatch"),
        ("vouchers", json!([]), 400, "payment.voucher_missing"),
        ("contract_id", json!(NOBODY), 404, "record.not_found"),
        ("opportunity_id", json!(NOBODY), 404, "record.not_found"),
        ("opportunity_id", json!(agreed), 400, "contract.not_signed"),
    ] {
        assert_eq!(place.post(&place.rep, "/payments", with(field, value)).await.refused(status).0, code, "{field}");
    }
    for (field, value, status, code) in [
        ("amount", "0", 422, "money.out_of_range"),
        ("amount", "-1", 422, "money.out_of_range"),
        ("amount", "1.5", 400, "money.too_many_decimals"),
        ("withheld_amount", "-1", 422, "money.out_of_range"),
        ("received_at", "2099-01-01", 422, "date.out_of_range"),
        ("order_payment_id", NOBODY, 400, "reference.unknown"),
    ] {
        place.post(&place.rep, "/payments", with(field, json!(value))).await.refuses(status, code, field);
    }
    let foreign = json!({ "file_url": NOBODY });
    let vouchers = format!("/payments/{}/vouchers", id.as_str().unwrap());
    place.post(&place.rep, &vouchers, foreign.clone()).await.refuses(400, "reference.unknown", "file_url");
    let answer = place.post(&place.rep, "/payments", with("vouchers", json!([foreign]))).await;
    answer.refuses(400, "reference.unknown", "vouchers");
    let review = format!("/payments/{}/review", id.as_str().unwrap());
    let answer = place.post(&place.admin, &review, json!({ "status": "rejected" })).await;
    answer.refuses(400, "reason.required", "review_notes");
    let mut elsewhere = with("opportunity_id", json!(agreed));
    elsewhere["contract_id"] = json!(deal.contract);
    place.post(&place.rep, "/payments", elsewhere).await.is(400, "reference.unknown");
    place.post(&place.other, "/payments", with("notes", json!("x"))).await.is(404, "record.not_found");
    for id in [id.as_str().unwrap(), NOBODY] {
        let path = format!("/payments/{id}");
        place.get(&place.other, &path).await.is(404, "record.not_found");
        let body = json!({ "file_url": voucher });
        place.post(&place.other, &format!("{path}/vouchers"), body).await.is(404, "record.not_found");
    }
    for (verb, body) in [("review", json!({ "status": "confirmed" })), ("refund", json!({ "reason": "重复付款" }))]
    {
        place.post(&place.admin, &format!("/payments/{NOBODY}/{verb}"), body).await.is(404, "record.not_found");
    }
    place.get(&place.rep, "/payments/x").await.names("field.invalid", "id");
    assert_eq!(place.version(), before);
}
