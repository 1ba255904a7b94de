//! `/api/v1/invoices`.

use serde_json::{Value, json};

use crate::deal::{Deal, file};
use crate::office::{NOBODY, Place};

fn draft(deal: &Deal, amount: &str) -> Value {
    json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "entity_id": deal.entity, "customer_name": "北京科技有限公司",
        "invoice_amount": amount, "currency": "USD", "tax_amount": "1",
    })
}

#[tokio::test]
async fn a_commercial_invoice_is_drafted_changed_issued_and_rendered() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let made = place.post(&place.rep, "/invoices", draft(&deal, "1000000")).await.data(201);
    assert_eq!(
        (&made["status"], &made["kind"], &made["currency"], &made["invoice_no"]),
        (&json!("draft"), &json!("commercial"), &json!("IDR"), &Value::Null)
    );
    assert!(made["entity_name"].is_string() && made["contract_amount"].is_string() && made["tax_amount"] != "1");
    let path = format!("/invoices/{}", made["id"].as_str().unwrap());
    assert_eq!(place.get(&place.rep, &path).await.data(200), made);
    let body = json!({ "invoice_amount": "2000000", "customer_bank_account": "6222", "notes": "首付款" });
    let changed = place.put(&place.rep, &path, body).await.data(200);
    assert_eq!(
        (&changed["invoice_amount"], &changed["customer_bank_account"], &changed["customer_name"]),
        (&json!("2000000"), &json!("6222"), &json!("北京科技有限公司"))
    );
    let paper = place.post(&place.rep, &format!("{path}/generate-pdf"), json!({})).await.data(200);
    let bytes = place.ask("GET", &place.rep, paper["pdf_url"].as_str().unwrap(), None).await;
    assert!(bytes.status == 200 && bytes.bytes.starts_with(b"%PDF-1.7"));
    let issued = place.post(&place.rep, &format!("{path}/issue"), json!({})).await.data(200);
    assert_eq!((&issued["status"], &issued["invoice_no"]), (&json!("issued"), &json!("12000-INV-001")));
    place.post(&place.rep, &format!("{path}/issue"), json!({})).await.is(400, "invoice.not_draft");
    place.put(&place.rep, &path, json!({ "notes": "x" })).await.is(400, "invoice.not_draft");
    let upload = json!({ "file_url": file(&place, "faktur.pdf").await });
    place.post(&place.admin, &format!("{path}/upload"), upload).await.is(400, "invoice.not_statutory");
    assert_eq!(place.post(&place.rep, &format!("{path}/send"), json!({})).await.data(200)["status"], "sent");
}

#[tokio::test]
async fn finance_uploads_the_statutory_invoice_before_it_goes_out() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let mut body = draft(&deal, "1000000");
    body["kind"] = json!("statutory");
    place.post(&place.rep, "/invoices", body.clone()).await.is(403, "permission.denied");
    let id = place.post(&place.admin, "/invoices", body).await.data(201)["id"].as_str().unwrap().to_owned();
    let path = format!("/invoices/{id}");
    place.post(&place.admin, &format!("{path}/issue"), json!({})).await.data(200);
    place.post(&place.admin, &format!("{path}/send"), json!({})).await.is(400, "invoice.wrong_status");
    let upload = json!({ "file_name": "x.pdf", "file_url": file(&place, "faktur.pdf").await });
    place.post(&place.rep, &format!("{path}/upload"), upload.clone()).await.is(403, "permission.denied");
    place.post(&place.admin, &format!("{path}/upload"), json!({})).await.names("field.required", "file_url");
    place
        .post(&place.admin, &format!("{path}/upload"), json!({ "file_url": "faktur.pdf" }))
        .await
        .names("field.invalid", "file_url");
    let foreign = json!({ "file_url": format!("/api/v1/files/{NOBODY}") });
    let answer = place.post(&place.admin, &format!("{path}/upload"), foreign).await;
    answer.refuses(400, "reference.unknown", "file_url");
    let uploaded = place.post(&place.admin, &format!("{path}/upload"), upload.clone()).await.data(201);
    assert_eq!(
        (&uploaded["status"], &uploaded["files"][0]["file_name"], &uploaded["files"][0]["file_url"]),
        (&json!("uploaded"), &json!("faktur.pdf"), &upload["file_url"])
    );
    assert_eq!(place.post(&place.admin, &format!("{path}/send"), json!({})).await.data(200)["status"], "sent");
}

#[tokio::test]
async fn nothing_is_invoiced_before_the_contract_is_signed() {
    let place = Place::open().await;
    let deal = Deal::sent(&place).await;
    let before = place.version();
    place.post(&place.rep, "/invoices", draft(&deal, "1000000")).await.is(400, "contract.not_signed");
    assert_eq!(place.version(), before);
}

#[tokio::test]
async fn whoever_saved_meanwhile_is_told_so() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let made = place.post(&place.rep, "/invoices", draft(&deal, "1000000")).await.data(201);
    let fields = json!({
        "amount": { "amount": "1000000", "currency": "IDR" }, "customer_name": "x", "language": made["language"],
    });
    let save = json!({ "id": made["id"], "edit_no": 7, "fields": fields });
    let answer = place.rpc(&place.rep, "invoice.update", save).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (409, &json!("invoice.outdated")));
}

#[tokio::test]
async fn lists_need_a_filter_and_are_scoped() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let made = place.post(&place.rep, "/invoices", draft(&deal, "1000000")).await.data(201);
    place.get(&place.rep, "/invoices").await.is(400, "invoice.filter_required");
    for query in
        [format!("contract_id={}", deal.contract), format!("opportunity_id={}", deal.id), "status=draft".into()]
    {
        let found = place.get(&place.rep, &format!("/invoices?{query}")).await.data(200);
        assert_eq!((&found["total"], &found["records"][0]["id"]), (&json!(1), &made["id"]), "{query}");
    }
    assert_eq!(place.get(&place.other, "/invoices?status=draft").await.data(200)["total"], 0);
    place.get(&place.other, &format!("/invoices?contract_id={}", deal.contract)).await.is(404, "record.not_found");
    place.get(&place.rep, "/invoices?status=paid").await.names("field.invalid", "status");
    place.get(&place.rep, "/invoices?status=draft&x=1").await.names("field.unknown", "x");
}

#[tokio::test]
async fn bad_input_is_named_and_others_are_hidden() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let foreign = place.deal("深圳").await;
    let id = place.post(&place.rep, "/invoices", draft(&deal, "1000000")).await.data(201)["id"].clone();
    let before = place.version();
    let with = |field: &str, value: Value| {
        let mut body = draft(&deal, "1000000");
        body[field] = value;
        body
    };
    for (field, value, code) in [
        ("customer_name", Value::Null, "field.required"),
        ("entity_id", Value::Null, "field.required"),
        ("invoice_amount", json!("1,5"), "field.invalid"),
        ("invoice_type", json!("paper"), "field.invalid"),
        ("status", json!("issued"), "field.unknown"),
    ] {
        place.post(&place.rep, "/invoices", with(field, value)).await.names(code, field);
    }
    for (field, value, status, code) in [
        ("contract_id", json!(NOBODY), 404, "record.not_found"),
        ("opportunity_id", json!(foreign), 400, "reference.unknown"),
        ("entity_id", json!(NOBODY), 400, "reference.unknown"),
    ] {
        let refused = place.post(&place.rep, "/invoices", with(field, value)).await.refused(status);
        assert_eq!(refused.0, code, "{field}");
    }
    for (field, value, status, code) in [
        ("invoice_amount", "0", 422, "money.out_of_range"),
        ("invoice_amount", "-1", 422, "money.out_of_range"),
        ("invoice_amount", "1.5", 400, "money.too_many_decimals"),
        ("invoice_amount", "999999999", 400, "invoice.above_contract"),
        ("customer_name", " ", 422, "field.required"),
        ("due_date", "1900-01-01", 422, "date.out_of_range"),
        ("order_payment_id", NOBODY, 400, "reference.unknown"),
    ] {
        place.post(&place.rep, "/invoices", with(field, json!(value))).await.refuses(status, code, field);
    }
    for id in [id.as_str().unwrap(), NOBODY] {
        let path = format!("/invoices/{id}");
        place.get(&place.other, &path).await.is(404, "record.not_found");
        place.get(&place.other, &format!("{path}/pdf")).await.is(404, "record.not_found");
        place.put(&place.other, &path, json!({ "notes": "x" })).await.is(404, "record.not_found");
        for verb in ["issue", "send", "generate-pdf"] {
            place.post(&place.other, &format!("{path}/{verb}"), json!({})).await.is(404, "record.not_found");
        }
    }
    place.post(&place.other, "/invoices", draft(&deal, "1")).await.is(404, "record.not_found");
    let nobody = format!("/invoices/{NOBODY}/upload");
    place.post(&place.admin, &nobody, json!({ "file_url": NOBODY })).await.is(404, "record.not_found");
    place.get(&place.rep, "/invoices/x").await.names("field.invalid", "id");
    place
        .get(&place.rep, &format!("/invoices/{}/pdf?language=fr", id.as_str().unwrap()))
        .await
        .names("field.invalid", "language");
    assert_eq!(place.version(), before);
}
