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
    place.post(&place.rep, "/payments", report(&place, &deal, "1000000", "TT-1").await).await.data(201);
    // The demonstration has four of the rep, one of them to be reviewed, and one of the other.
    for (query, total) in [
        ("", 5),
        ("?status=pending_review", 2),
        ("?status=confirmed", 3),
        (&format!("?opportunity_id={}", deal.id), 1),
        (&format!("?contract_id={}", deal.contract), 1),
    ] {
        assert_eq!(place.get(&place.rep, &format!("/payments{query}")).await.data(200)["total"], total, "{query}");
    }
    assert_eq!(place.get(&place.other, "/payments").await.data(200)["total"], 1);
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
        ("amount", json!("0"), 422, "money.out_of_range"),
        ("entity_id", json!(yuan), 400, "payment.entity_mismatch"),
        ("vouchers", json!([]), 400, "payment.voucher_missing"),
        ("contract_id", json!(NOBODY), 404, "record.not_found"),
        ("opportunity_id", json!(NOBODY), 404, "record.not_found"),
        ("opportunity_id", json!(agreed), 400, "contract.not_signed"),
    ] {
        assert_eq!(place.post(&place.rep, "/payments", with(field, value)).await.refused(status).0, code, "{field}");
    }
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
