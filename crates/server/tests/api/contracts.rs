//! `/api/v1/contracts`.

use serde_json::{Value, json};

use crate::deal::{Deal, entity, file, today};
use crate::office::{NOBODY, Place, built_in};

#[tokio::test]
async fn a_contract_from_draft_to_its_end() {
    let place = Place::open().await;
    let deal = Deal::sent(&place).await;
    let path = format!("/contracts/{}", deal.contract);
    let sent = place.get(&place.rep, &path).await.data(200);
    assert_eq!(
        (&sent["status"], &sent["contract_no"], &sent["party_a_name"], &sent["currency"], &sent["entity_id"]),
        (&json!("sent"), &json!("12000-CON-001"), &json!("北京科技有限公司"), &json!("IDR"), &json!(deal.entity))
    );
    assert!(sent["base_amount"].is_string() && sent["tax_amount"].is_string() && sent["entity_name"].is_string());
    place.post(&place.rep, &format!("{path}/send"), json!({})).await.is(400, "contract.wrong_status");
    let on = today(&place).await;
    let copy = file(&place, "signed.pdf").await;
    for (field, value, status, code) in [
        ("signed_at", json!("2000-01-01"), 422, "date.out_of_range"),
        ("effective_to", json!("2020-01-01"), 400, "date.order"),
        ("signed_copy_url", json!(format!("/api/v1/files/{NOBODY}")), 400, "reference.unknown"),
    ] {
        let mut bad = json!({ "signed_at": on, "effective_from": on, "signed_copy_url": copy });
        bad[field] = value;
        place.post(&place.rep, &format!("{path}/sign"), bad).await.refuses(status, code, field);
    }
    let signature =
        json!({ "signed_at": on, "effective_from": on, "signed_copy_url": file(&place, "signed.pdf").await });
    let signed = place.post(&place.rep, &format!("{path}/sign"), signature.clone()).await.data(200);
    assert_eq!((&signed["status"], &signed["signed_on"]), (&json!("effective"), &on));
    assert!(signed["order_id"].is_string() && signed["signed_copy_id"].is_string());
    place.post(&place.rep, &format!("{path}/sign"), signature).await.is(400, "contract.wrong_status");
    place.put(&place.rep, &path, json!({ "party_a_phone": "1" })).await.is(400, "contract.wrong_status");
    let end = json!({ "reason": "客户撤回" });
    place.post(&place.rep, &format!("{path}/terminate"), end.clone()).await.is(403, "permission.denied");
    let ended = place.post(&place.manager, &format!("{path}/terminate"), end).await.data(200);
    assert_eq!((&ended["status"], &ended["termination_reason"]), (&json!("terminated"), &json!("客户撤回")));
}

#[tokio::test]
async fn what_a_draft_says_is_proposed_given_and_changed() {
    let place = Place::open().await;
    let deal = Deal::agreed(&place).await;
    let entity = entity(&place, "IDR").await;
    let quotation = Place::first(&place.get(&place.rep, &format!("/quotations?opportunity_id={deal}")).await);
    let body = json!({
        "opportunity_id": deal, "entity_id": entity, "quotation_id": quotation, "party_a_name": "甲方", "party_a_phone": "139",
        "special_terms": "无",
    });
    let foreign = Place::first(&place.get(&place.rep, "/quotations?status=draft").await);
    for (field, value, status, code) in [
        ("quotation_id", json!(foreign), 400, "reference.unknown"),
        ("quotation_id", json!(NOBODY), 404, "record.not_found"),
        ("entity_id", json!(NOBODY), 404, "record.not_found"),
        ("opportunity_id", json!(NOBODY), 404, "record.not_found"),
        ("template_id", json!(NOBODY), 400, "reference.unknown"),
        ("service_category", json!("long_term"), 400, "contract.category_absent"),
        ("effective_to", json!("2000-01-01"), 422, "date.out_of_range"),
    ] {
        let mut bad = body.clone();
        bad[field] = value;
        place.post(&place.rep, "/contracts", bad).await.is(status, code);
    }
    for (field, value, code) in [
        ("party_a_name", Value::Null, "field.required"),
        ("entity_id", json!("PT"), "field.invalid"),
        ("effective_from", json!("soon"), "field.invalid"),
        ("contract_no", json!("1"), "field.unknown"),
    ] {
        let mut bad = body.clone();
        bad[field] = value;
        place.post(&place.rep, "/contracts", bad).await.names(code, field);
    }
    let made = place.post(&place.rep, "/contracts", body.clone()).await.data(201);
    assert_eq!(
        (&made["party_a_phone"], &made["party_a_contact"], &made["special_terms"], &made["service_category"]),
        (&json!("139"), &json!("张伟"), &json!("无"), &json!("one_time"))
    );
    place.post(&place.rep, "/contracts", body).await.is(400, "contract.exists");
    let path = format!("/contracts/{}", made["id"].as_str().unwrap());
    let changed = place.put(&place.rep, &path, json!({ "party_a_phone": null, "special_terms": "有" })).await.data(200);
    assert_eq!((&changed["party_a_phone"], &changed["special_terms"]), (&Value::Null, &json!("有")));
    place.put(&place.rep, &path, json!({ "status": "sent" })).await.names("field.unknown", "status");
    let copy = json!({ "signed_copy_url": file(&place, "signed.pdf").await });
    place.post(&place.rep, &format!("{path}/sign"), copy).await.is(400, "contract.not_sent");
    place.post(&place.rep, &format!("{path}/sign"), json!({})).await.names("field.required", "signed_copy_url");
    place.post(&place.rep, &format!("{path}/send"), json!({})).await.is(400, "contract.not_approved");
    place.post(&place.rep, &format!("{path}/terminate"), json!({})).await.names("field.required", "reason");
}

#[tokio::test]
async fn whoever_saved_meanwhile_is_told_so() {
    let place = Place::open().await;
    let deal = Deal::drafted(&place).await;
    let terms = place.rpc(&place.rep, "contract.get", json!({ "id": deal.contract })).await.json()["terms"].clone();
    let save = json!({ "id": deal.contract, "edit_no": 7, "terms": terms });
    let answer = place.rpc(&place.rep, "contract.update", save).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (409, &json!("contract.outdated")));
}

#[tokio::test]
async fn lists_are_filtered_and_scoped() {
    let place = Place::open().await;
    let total = |token: &str, query: String| {
        let (place, token) = (&place, token.to_owned());
        async move { place.get(&token, &format!("/contracts?{query}")).await.data(200)["total"].as_i64().unwrap() }
    };
    let states = || ["", "status=draft", "status=sent", "status=signed", "status=effective", "status=terminated"];
    let mut told = Vec::new();
    for state in states() {
        told.push(total(&place.rep, state.to_owned()).await);
    }
    assert_eq!(told[0], told[1..].iter().sum::<i64>(), "every contract is in one state");
    let others = total(&place.other, String::new()).await;
    let all = total(&place.manager, "size=1".to_owned()).await;
    let deal = Deal::drafted(&place).await;
    let newest = Place::first(&place.get(&place.rep, "/contracts").await);
    assert_eq!(newest, deal.contract);
    for (state, told) in states().into_iter().zip(told) {
        let more = i64::from(state.is_empty() || state.ends_with("draft"));
        assert_eq!(total(&place.rep, state.to_owned()).await, told + more, "{state}");
    }
    assert_eq!(total(&place.rep, format!("opportunity_id={}&status=draft", deal.id)).await, 1);
    assert_eq!(total(&place.rep, format!("opportunity_id={}&status=sent", deal.id)).await, 0);
    assert_eq!(total(&place.rep, format!("opportunity_id={}&entity_id={}", deal.id, deal.entity)).await, 1);
    assert_eq!(total(&place.rep, format!("opportunity_id={}&entity_id={NOBODY}", deal.id)).await, 0);
    assert_eq!(total(&place.other, String::new()).await, others);
    assert_eq!(total(&place.manager, "size=1".to_owned()).await, all + 1);
    place.get(&place.other, &format!("/contracts?opportunity_id={}", deal.id)).await.is(404, "record.not_found");
    place.get(&place.rep, "/contracts?status=open").await.names("field.invalid", "status");
    place.get(&place.rep, "/contracts?customer=1").await.names("field.unknown", "customer");
}

#[tokio::test]
async fn the_paper_is_rendered_and_handed_over() {
    let place = Place::open().await;
    let deal = Deal::drafted(&place).await;
    let path = format!("/contracts/{}", deal.contract);
    let paper = json!({ "document_type": "contract_pdf", "file_name": "x.pdf", "file_url": "x", "sent_via": "wechat" });
    place.post(&place.rep, &format!("{path}/documents"), paper).await.is(400, "contract.not_sent");
    let other = built_in("contract_templates", "CONTRACT_NONE");
    place
        .post(&place.rep, &format!("{path}/generate-pdf?template_id={other}"), json!({}))
        .await
        .is(400, "reference.unknown");
    let made = place.post(&place.rep, &format!("{path}/generate-pdf"), json!({})).await.data(200);
    assert_eq!(made["document_type"], "contract_pdf");
    let file = place.ask("GET", &place.rep, made["file_url"].as_str().unwrap(), None).await;
    assert_eq!((file.status.as_u16(), &file.headers["content-type"]), (200, &"application/pdf".parse().unwrap()));
    place.get(&place.rep, &format!("{path}/pdf?language=fr")).await.names("field.invalid", "language");
}

#[tokio::test]
async fn papers_of_a_sent_contract_have_versions() {
    let place = Place::open().await;
    let deal = Deal::sent(&place).await;
    let path = format!("/contracts/{}", deal.contract);
    let paper = json!({ "document_type": "contract_pdf", "file_name": "x.pdf", "file_url": "x", "sent_via": "wechat" });
    let first = place.post(&place.rep, &format!("{path}/documents"), paper.clone()).await.data(201);
    let second = place.post(&place.rep, &format!("{path}/documents"), paper).await.data(201);
    assert_eq!((&first["version"], &second["version"]), (&json!(1), &json!(2)));
    assert_eq!((&first["sha256"], &first["sent_via"]), (&second["sha256"], &json!("wechat")));
    let shown = place.get(&place.rep, &path).await.data(200);
    assert_eq!(shown["documents"].as_array().unwrap().len(), 2);
    for (field, value, code) in [
        ("document_type", json!("photo"), "field.invalid"),
        ("document_type", Value::Null, "field.required"),
        ("sent_via", json!("fax"), "field.invalid"),
    ] {
        let mut bad = json!({ "document_type": "contract_pdf" });
        bad[field] = value;
        place.post(&place.rep, &format!("{path}/documents"), bad).await.names(code, field);
    }
    let other = built_in("contract_templates", "CONTRACT_NONE");
    place
        .post(&place.rep, &format!("{path}/generate-pdf?template_id={other}"), json!({}))
        .await
        .is(400, "contract.not_draft");
    assert_eq!(place.get(&place.rep, &path).await.data(200)["status"], "sent");
}

#[tokio::test]
async fn others_contracts_are_as_unknown_as_none() {
    let place = Place::open().await;
    let deal = Deal::drafted(&place).await;
    let copy = file(&place, "signed.pdf").await;
    let before = place.version();
    for id in [deal.contract.as_str(), NOBODY] {
        let path = format!("/contracts/{id}");
        place.get(&place.other, &path).await.is(404, "record.not_found");
        place.get(&place.other, &format!("{path}/pdf")).await.is(404, "record.not_found");
        place.put(&place.other, &path, json!({ "party_a_name": "x" })).await.is(404, "record.not_found");
        for (verb, body) in [
            ("send", json!({})),
            ("sign", json!({ "signed_copy_url": copy })),
            ("terminate", json!({ "reason": "不要了" })),
            ("generate-pdf", json!({})),
            ("documents", json!({ "document_type": "contract_pdf" })),
        ] {
            place.post(&place.other, &format!("{path}/{verb}"), body).await.is(404, "record.not_found");
        }
    }
    let body = json!({ "opportunity_id": deal.id, "entity_id": deal.entity, "party_a_name": "x" });
    place.post(&place.other, "/contracts", body).await.is(404, "record.not_found");
    place.get(&place.rep, "/contracts/1").await.names("field.invalid", "id");
    assert_eq!(place.version(), before);
}
