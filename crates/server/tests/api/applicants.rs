//! `/opportunities/{id}/applicants`: the persons whose papers are asked.

use serde_json::{Value, json};

use crate::deal::{Deal, picture};
use crate::material_documents::{PATH, rule};
use crate::office::{NOBODY, Place};

#[tokio::test]
async fn every_applicant_gives_his_own() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let path = format!("/opportunities/{}/applicants", deal.id);
    let known = place.get(&place.rep, &path).await.data(200);
    assert_eq!((&known["total"], &known["records"][0]["applicant_no"]), (&json!(1), &json!(1)));
    let first = format!("{path}/{}", known["records"][0]["id"].as_str().unwrap());
    let before = place.version();
    let legal = json!({ "full_name": "LI QIANG", "product_codes": ["B1"] });
    for (field, value, code) in [
        ("applicant_no", json!(0), "field.invalid"),
        ("applicant_no", json!(201), "number.out_of_range"),
        ("passport_no", json!("E".repeat(21)), "field.too_long"),
        ("nationality", json!("China"), "field.invalid"),
        ("birth_date", json!("2099-01-01"), "date.out_of_range"),
        ("passport_expires_on", json!("soon"), "field.invalid"),
        ("opportunity_id", json!(deal.id), "field.unknown"),
    ] {
        let mut bad = legal.clone();
        bad[field] = value;
        place.post(&place.rep, &path, bad.clone()).await.names(code, field);
        place.put(&place.rep, &first, bad).await.names(code, field);
    }
    let taken = json!({ "applicant_no": 1 });
    place.post(&place.rep, &path, taken).await.refuses(409, "applicant.number_taken", "applicant_no");
    for deal in [deal.id.as_str(), NOBODY] {
        let path = format!("/opportunities/{deal}/applicants");
        place.get(&place.other, &path).await.is(404, "record.not_found");
        place.post(&place.other, &path, legal.clone()).await.is(404, "record.not_found");
    }
    place.put(&place.other, &first, json!({})).await.is(404, "record.not_found");
    place.delete(&place.other, &first).await.is(404, "record.not_found");
    let elsewhere = place.deal("成都").await;
    for absent in [format!("{path}/{NOBODY}"), first.replace(&deal.id, &elsewhere)] {
        place.put(&place.rep, &absent, json!({})).await.is(404, "record.not_found");
        place.delete(&place.rep, &absent).await.is(404, "record.not_found");
    }
    assert_eq!(place.version(), before);

    let changed = json!({ "full_name": "WANG WEI", "passport_no": "E1", "nationality": "CHN" });
    assert_eq!(place.put(&place.rep, &first, changed).await.data(200)["full_name"], "WANG WEI");
    let second = place.post(&place.rep, &path, legal).await.data(201);
    assert_eq!((&second["applicant_no"], &second["product_codes"]), (&json!(2), &json!(["B1"])));
    let list = format!("/contracts/{}/materials", deal.contract);
    assert_eq!(place.get(&place.rep, &list).await.data(200)["changes"], 2);
    place.post(&place.rep, &format!("{list}/prepare"), json!({})).await.data(200);
    // Now it must be said whose passport it is.
    let passport = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "PASSPORT_FRONT",
        "file_url": picture(&place, 800, 600).await,
    });
    place.post(&place.rep, PATH, passport.clone()).await.names("field.required", "applicant_id");
    let check = format!("{PATH}/contract/{}/rule/{}/check-dependencies", deal.contract, rule("B1", "PASSPORT_FRONT"));
    place.get(&place.rep, &check).await.names("field.required", "applicant_id");
    assert_eq!(place.get(&place.rep, &format!("{check}?applicant_no=2")).await.data(200)["can_upload"], true);
    let of = |field: &str, value: &Value| {
        let mut body = passport.clone();
        body[field] = value.clone();
        body
    };
    for body in [of("applicant_no", &json!(2)), of("applicant_id", &second["id"])] {
        let paper = place.post(&place.rep, PATH, body).await.data(201);
        assert_eq!((&paper["applicant_id"], &paper["applicant_no"]), (&second["id"], &json!(2)));
    }
    let one = format!("{path}/{}", second["id"].as_str().unwrap());
    place.delete(&place.rep, &one).await.is(400, "applicant.has_papers");
    place.delete(&place.rep, &first).await.data(200);
    assert_eq!(place.get(&place.rep, &path).await.data(200)["total"], 1);
}
