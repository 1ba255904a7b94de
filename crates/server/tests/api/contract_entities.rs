//! `/api/v1/contract-entities`.

use serde_json::{Value, json};

use crate::deal::Deal;
use crate::office::{NOBODY, Place};

fn company() -> Value {
    json!({ "entity_code": "sz_test", "entity_name": "深圳测试有限公司", "short_name": "深圳", "country_code": "CN", "tax_rate": "0.0600" })
}

#[tokio::test]
async fn companies_are_listed_made_and_changed() {
    let place = Place::open().await;
    let all = place.get(&place.rep, "/contract-entities?size=100").await.data(200);
    assert_eq!(all, place.get(&place.rep, "/contracts/entities?size=100").await.data(200), "the other spelling");
    let made = place.post(&place.admin, "/contract-entities", company()).await.data(201);
    assert_eq!(
        (&made["entity_code"], &made["currency"], &made["tax_rate"], &made["tax_scheme"], &made["is_active"]),
        (&json!("SZ_TEST"), &json!("CNY"), &json!("0.0600"), &json!("simple"), &json!(true))
    );
    let path = format!("/contract-entities/{}", made["id"].as_str().unwrap());
    assert_eq!(place.get(&place.rep, &path).await.data(200), made);
    let same = place.put(&place.admin, &path, json!({ "tax_rate": "0.06", "bank_name": "中国银行" })).await.data(200);
    assert_eq!((&same["bank_name"], same["tax_rates"].as_array().unwrap().len()), (&json!("中国银行"), 1));
    let changed = place.put(&place.admin, &path, json!({ "tax_rate": "0.01", "is_active": false })).await.data(200);
    assert_eq!((&changed["tax_rate"], changed["tax_rates"].as_array().unwrap().len()), (&json!("0.0100"), 2));
    let active = place.get(&place.rep, "/contract-entities?is_active=true&size=100").await.data(200);
    assert!(active["records"].as_array().unwrap().iter().all(|e| e["id"] != made["id"]));
    let yuan = place.get(&place.rep, "/contract-entities?currency=CNY&size=1").await.data(200);
    assert_eq!((yuan["records"].as_array().unwrap().len(), &yuan["records"][0]["currency"]), (1, &json!("CNY")));
    place.post(&place.admin, "/contract-entities", company()).await.is(409, "code.taken");
}

#[tokio::test]
async fn a_company_is_taken_out_of_use_and_stays_on_its_papers() {
    let place = Place::open().await;
    let deal = Deal::sent(&place).await;
    let path = format!("/contract-entities/{}", deal.entity);
    let before = place.version();
    place.delete(&place.rep, &path).await.is(403, "permission.denied");
    place.delete(&place.manager, &path).await.is(403, "permission.denied");
    place.delete(&place.admin, &format!("/contract-entities/{NOBODY}")).await.is(404, "record.not_found");
    place.delete(&place.admin, "/contract-entities/x").await.names("field.invalid", "id");
    assert_eq!(place.version(), before);
    let gone = place.delete(&place.admin, &path).await.data(200);
    assert_eq!((&gone["id"], &gone["is_active"]), (&json!(deal.entity), &json!(false)));
    assert_eq!(place.get(&place.rep, &path).await.data(200), gone);
    let version = place.version();
    assert_eq!(place.delete(&place.admin, &path).await.data(200), gone);
    assert_eq!(place.version(), version, "twice is once");
    let contract = place.get(&place.rep, &format!("/contracts/{}", deal.contract)).await.data(200);
    assert_eq!((&contract["entity_id"], &contract["status"]), (&json!(deal.entity), &json!("sent")));
    let other = Deal::agreed(&place).await;
    let body = json!({ "opportunity_id": other, "entity_id": deal.entity, "party_a_name": "甲方" });
    place.post(&place.rep, "/contracts", body.clone()).await.refuses(400, "reference.unknown", "entity_id");
    let back = place.put(&place.admin, &path, json!({ "is_active": true })).await.data(200);
    assert_eq!(back["is_active"], true);
    place.post(&place.rep, "/contracts", body).await.data(201);
}

#[tokio::test]
async fn bad_input_and_missing_rights_are_refused() {
    let place = Place::open().await;
    let before = place.version();
    place.post(&place.rep, "/contract-entities", company()).await.is(403, "permission.denied");
    for (field, value, code) in [
        ("short_name", Value::Null, "field.required"),
        ("country_code", Value::Null, "field.required"),
        ("country_code", json!("china"), "field.invalid"),
        ("currency", json!("USD"), "field.invalid"),
        ("tax_rate", json!("six"), "field.invalid"),
        ("seal", json!("x"), "field.unknown"),
    ] {
        let mut bad = company();
        bad[field] = value;
        place.post(&place.admin, "/contract-entities", bad).await.names(code, field);
    }
    let mut high = company();
    high["tax_rate"] = json!("1.5");
    place.post(&place.admin, "/contract-entities", high).await.names("tax.rate_out_of_range", "tax_rate");
    let mut fine = company();
    fine["tax_rate"] = json!("0.00001");
    place.post(&place.admin, "/contract-entities", fine).await.names("field.invalid", "tax_rate");
    assert_eq!(place.version(), before, "neither the company nor its rate");
    let known = Place::first(&place.get(&place.rep, "/contract-entities").await);
    let path = format!("/contract-entities/{known}");
    place.put(&place.rep, &path, json!({ "bank_name": "x" })).await.is(403, "permission.denied");
    place.put(&place.admin, &path, json!({ "entity_name": " " })).await.names("field.required", "entity_name");
    let nobody = format!("/contract-entities/{NOBODY}");
    place.get(&place.rep, &nobody).await.is(404, "record.not_found");
    place.put(&place.admin, &nobody, json!({ "bank_name": "x" })).await.is(404, "record.not_found");
    place.get(&place.rep, "/contract-entities/x").await.names("field.invalid", "id");
    place.get(&place.rep, "/contract-entities?currency=USD").await.names("field.invalid", "currency");
    place.get(&place.rep, "/contracts/entities?code=x").await.names("field.unknown", "code");
    assert_eq!(place.version(), before);
}
