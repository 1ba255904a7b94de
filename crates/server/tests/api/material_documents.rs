//! `/api/v1/material-documents` and `/api/v1/contracts/{id}/materials`.

use bantu_server::DEMO_PASSWORD;
use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::deal::{self, Deal, advance, file, fitting, give_papers, picture, sent, today};
use crate::office::{NOBODY, Place, built_in};

pub const PATH: &str = "/material-documents";
pub const RULES: &str = "/material-documents/rules";

pub fn rule(product: &str, code: &str) -> String {
    built_in("product_document_rules", &format!("{product}/{code}"))
}

async fn checklist(place: &Place, deal: &Deal) -> Vec<Value> {
    let list = place.get(&place.rep, &format!("/contracts/{}/materials", deal.contract)).await.data(200);
    let rows = list["records"].as_array().unwrap().clone();
    assert_eq!(list["total"], rows.len());
    rows
}

/// The first line of a kind.
async fn line(place: &Place, deal: &Deal, code: &str) -> Value {
    checklist(place, deal).await.into_iter().find(|line| line["rule_code"] == code).unwrap()
}

/// Gives a paper that fits.
async fn give(place: &Place, deal: &Deal, code: &str) -> Value {
    let body = fitting(place, deal, &line(place, deal, code).await).await;
    place.post(&place.rep, PATH, body).await.data(201)
}

async fn approve(place: &Place, paper: &Value) -> Value {
    let body = json!({ "material_document_id": paper["id"], "status": "approved" });
    place.post(&place.operation, &format!("{PATH}/approve"), body).await.data(200)
}

async fn given(place: &Place, deal: &Deal) -> Value {
    place.get(&place.rep, &format!("{PATH}/contract/{}", deal.contract)).await.data(200)
}

async fn waits(place: &Place, deal: &Deal, product: &str, code: &str) -> Value {
    let path = format!("{PATH}/contract/{}/rule/{}/check-dependencies", deal.contract, rule(product, code));
    place.get(&place.rep, &path).await.data(200)
}

fn codes(findings: &Value) -> Vec<&str> {
    findings["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_checklist_follows_the_rules_when_it_is_prepared() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let path = format!("/contracts/{}/materials", deal.contract);
    let first = place.get(&place.rep, &path).await.data(200);
    assert_eq!((&first["total"], &first["changes"], &first["applicants"]), (&json!(7), &json!(0), &json!([])));
    let shares = line(&place, &deal, "SHARE_SPLIT").await;
    assert_eq!(
        (&shares["rule_id"], &shares["can_upload"], &shares["is_met"], &shares["current"], &shares["product_codes"]),
        (&json!(rule("CPMA", "SHARE_SPLIT")), &json!(false), &json!(false), &Value::Null, &json!(["CPMA"]))
    );
    let capital = format!("{RULES}/{}", rule("CPMA", "CAPITAL"));
    place.put(&place.dispatch, &capital, json!({ "description": "最低 100 亿" })).await.data(200);
    place.delete(&place.dispatch, &format!("{RULES}/{}", rule("CPMA", "OFFICE_LEASE"))).await.data(200);
    let logo = json!({
        "product_id": built_in("products", "CPMA"), "rule_code": "LOGO", "document_name_zh": "公司标志", "document_type": "image",
        "validation_rules_json": { "min_width": 400 }, "sort_order": 8,
    });
    place.post(&place.dispatch, RULES, logo).await.data(201);
    let before = place.version();
    let changes = place.get(&place.rep, &format!("{path}/preview")).await.data(200);
    let told: Vec<(&str, &str)> = changes["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["change"].as_str().unwrap(), change["rule_code"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("changed", "CAPITAL"), ("dropped", "OFFICE_LEASE"), ("added", "LOGO")]);
    let changed = &changes["records"][0];
    assert_eq!((&changed["description"], &changed["before"]["description"]), (&json!("最低 100 亿"), &Value::Null));
    assert_eq!(changes["records"][2]["validation_rules_json"]["min_width"], 400);
    assert_eq!(place.get(&place.rep, &path).await.data(200)["changes"], 3);
    let prepare = format!("{path}/prepare");
    for unseen in [deal.contract.as_str(), NOBODY] {
        for rest in ["", "/preview"] {
            let path = format!("/contracts/{unseen}/materials{rest}");
            place.get(&place.other, &path).await.is(404, "record.not_found");
        }
        let path = format!("/contracts/{unseen}/materials/prepare");
        place.post(&place.other, &path, json!({})).await.is(404, "record.not_found");
    }
    place.post(&place.rep, &prepare, json!({ "force": true })).await.names("field.unknown", "force");
    let draft = Deal::drafted(&place).await;
    let unsigned = format!("/contracts/{}/materials", draft.contract);
    assert_eq!(place.get(&place.rep, &unsigned).await.data(200)["total"], 0);
    place.post(&place.rep, &format!("{unsigned}/prepare"), json!({})).await.is(400, "contract.not_signed");
    assert!(before < place.version(), "the draft alone");

    let ready = place.post(&place.rep, &prepare, json!({})).await.data(200);
    assert_eq!((&ready["total"], &ready["changes"]), (&json!(7), &json!(0)));
    assert!(checklist(&place, &deal).await.iter().any(|line| line["rule_code"] == "LOGO"));
}

#[tokio::test]
async fn papers_are_given_under_both_spellings_and_checked_at_once() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let on: NaiveDate = today(&place).await.as_str().unwrap().parse().unwrap();
    // B1 asks for 18 months, C312 for 6: one passport, as good as the stricter of them asks.
    let late = on + Months::new(18);
    let passport = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_id": rule("B1", "PASSPORT_FRONT"),
        "document_name": "护照", "file_url": picture(&place, 800, 600).await, "expires_on": late, "file_size_kb": 1,
        "file_type": "image/png", "wechat_group_no": "G-1", "product_id": built_in("products", "B1"), "quotation_item_id": NOBODY,
    });
    let with = |field: &str, value: Value| {
        let mut body = passport.clone();
        body[field] = value;
        body
    };
    let before = place.version();
    let token = &place.rep;
    for path in [format!("{PATH}/upload"), PATH.to_owned()] {
        for (field, value, code, named) in [
            ("contract_id", Value::Null, "field.required", "contract_id"),
            ("opportunity_id", Value::Null, "field.required", "opportunity_id"),
            ("rule_id", Value::Null, "field.required", "rule_id"),
            ("rule_id", json!("PASSPORT_FRONT"), "field.invalid", "rule_id"),
            ("file_url", Value::Null, "field.required", "file_url"),
            ("file_url", json!("/tmp/passport.png"), "field.invalid", "file_url"),
            ("file_ids", json!([NOBODY]), "field.invalid", "file_ids"),
            ("text_value", json!("E12345678"), "field.invalid", "text_value"),
            ("expires_on", json!("2030"), "field.invalid", "expires_on"),
            ("expires_on", json!("1999-01-01"), "date.out_of_range", "expires_on"),
            ("status", json!("approved"), "field.unknown", "status"),
        ] {
            place.post(token, &path, with(field, value)).await.names(code, named);
        }
        for (field, value, code, named) in [
            ("opportunity_id", json!(NOBODY), "reference.unknown", "opportunity_id"),
            ("rule_id", json!(NOBODY), "reference.unknown", "rule_id"),
            ("rule_id", json!(rule("C211", "PASSPORT_FRONT")), "reference.unknown", "rule_id"),
            ("file_url", json!(NOBODY), "reference.unknown", "file_url"),
            ("applicant_id", json!(NOBODY), "reference.unknown", "applicant_id"),
            ("applicant_no", json!(2), "reference.unknown", "applicant_no"),
        ] {
            place.post(token, &path, with(field, value)).await.refuses(400, code, named);
        }
        place.post(token, &path, with("contract_id", json!(NOBODY))).await.is(404, "record.not_found");
        place.post(&place.other, &path, passport.clone()).await.is(404, "record.not_found");
        let unasked = json!({ "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "SELFIE" });
        place.post(token, &path, unasked).await.refuses(400, "reference.unknown", "rule_code");
    }
    assert_eq!(place.version(), before);

    let paper = place.post(&place.rep, &format!("{PATH}/upload"), passport.clone()).await.data(201);
    assert_eq!(
        (&paper["status"], &paper["validation_status"], &paper["findings"], &paper["version_no"]),
        (&json!("submitted"), &json!("passed"), &json!([]), &json!(1))
    );
    assert_eq!(
        (&paper["rule_code"], &paper["document_name_zh"], &paper["applicant_no"], &paper["product_codes"]),
        (&json!("PASSPORT_FRONT"), &json!("护照首页"), &json!(1), &json!(["C312", "B1"]))
    );
    assert_eq!(
        (
            &paper["file_url"],
            &paper["document_name"],
            &paper["file_type"],
            &paper["file_size_kb"],
            &paper["expires_on"]
        ),
        (&passport["file_url"], &json!("picture.png"), &json!("image/png"), &json!(1), &json!(late))
    );
    // Not decided yet: a better one takes its place, and says at once what is wrong with it.
    let small = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "PASSPORT_FRONT", "applicant_no": 1,
        "file_ids": [paper["files"][0]["file_id"]], "expires_on": late - Days::new(1),
    });
    let early = place.post(&place.rep, PATH, small.clone()).await.data(201);
    assert_eq!(
        (&early["validation_status"], codes(&early), &early["version_no"]),
        (&json!("failed"), vec!["expires_too_early"], &json!(2))
    );
    assert_eq!(early["findings"][0]["asked"], json!(late));
    for (body, found) in [
        (with("expires_on", Value::Null), vec!["expiry_missing"]),
        (with("file_url", picture(&place, 799, 500).await), vec!["too_few_pixels"]),
        (with("file_url", file(&place, "passport.jpg").await), vec!["kind"]),
    ] {
        let paper = place.post(&place.rep, PATH, body).await.data(201);
        assert_eq!((&paper["validation_status"], codes(&paper)), (&json!("failed"), found));
    }
    let photo = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "PHOTO_DIGITAL",
        "file_id": picture(&place, 900, 900).await,
    });
    let square = place.post(&place.rep, PATH, photo).await.data(201);
    assert_eq!((codes(&square), &square["findings"][0]["asked"]), (vec!["shape"], &json!("3:4")));
    let all = given(&place, &deal).await;
    assert_eq!(all["total"], 2, "the latest of each");
    let line = line(&place, &deal, "PASSPORT_FRONT").await;
    assert_eq!((&line["current"]["version_no"], line["earlier"].as_array().unwrap().len()), (&json!(5), 4));
}

#[tokio::test]
async fn files_that_are_none_are_refused_before_they_are_papers() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let before = place.version();
    let exe = &b"MZ\x90\0 this program cannot be run in DOS mode"[..];
    sent(&place, "passport.jpg", exe).await.is(415, "file.kind_refused");
    sent(&place, "passport.jpg", "").await.is(422, "file.empty");
    let zip = &b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"[..];
    sent(&place, "passport.zip", zip).await.is(415, "file.kind_refused");
    assert_eq!(place.version(), before);
    let mut typed = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "BUSINESS_SCOPE", "text_value": "62010",
        "file_url": file(&place, "a.pdf").await,
    });
    place.post(&place.rep, PATH, typed.clone()).await.names("field.invalid", "file_url");
    approve(&place, &give(&place, &deal, "BUSINESS_SCOPE").await).await;
    // A number that is none is kept with what is wrong.
    typed["file_url"].take();
    typed["rule_code"] = json!("CAPITAL");
    typed["text_value"] = json!("a lot");
    let paper = place.post(&place.rep, PATH, typed.clone()).await.data(201);
    assert_eq!((codes(&paper), &paper["document_name"]), (vec!["not_a_number"], &Value::Null));
    typed["text_value"] = json!(" ");
    place.post(&place.rep, PATH, typed).await.names("field.required", "text_value");
    let one = file(&place, "a.pdf").await;
    let id = one.as_str().unwrap().rsplit_once('/').unwrap().1;
    let body = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "DIRECTOR_ID", "file_ids": [id, id],
    });
    place.post(&place.rep, PATH, body.clone()).await.names("field.invalid", "file_ids");
    let mut many = body;
    many["file_ids"] = json!([]);
    for _ in 0..11 {
        let one = file(&place, "a.pdf").await;
        let id = one.as_str().unwrap().rsplit_once('/').unwrap().1;
        many["file_ids"].as_array_mut().unwrap().push(json!(id));
    }
    place.post(&place.rep, PATH, many).await.refuses(400, "material.file_count", "file_ids");
}

#[tokio::test]
async fn a_paper_waits_for_those_before_it() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let free = json!({ "can_upload": true, "missing_dependencies": [] });
    assert_eq!(waits(&place, &deal, "CPMA", "COMPANY_NAMES").await, free);
    let found = waits(&place, &deal, "CPMA", "SHARE_SPLIT").await;
    let missing = found["missing_dependencies"].as_array().unwrap();
    let told: Vec<(&Value, &Value)> = missing.iter().map(|one| (&one["rule_id"], &one["document_name"])).collect();
    assert_eq!(
        told,
        [
            (&json!(rule("CPMA", "DIRECTOR_ID")), &json!("法人护照")),
            (&json!(rule("CPMA", "COMMISSIONER_ID")), &json!("监事护照"))
        ]
    );
    assert_eq!(found["can_upload"], false);
    let path = |contract: &str, rule: &str| format!("{PATH}/contract/{contract}/rule/{rule}/check-dependencies");
    let shares = rule("CPMA", "SHARE_SPLIT");
    for contract in [deal.contract.as_str(), NOBODY] {
        place.get(&place.other, &path(contract, &shares)).await.is(404, "record.not_found");
        let papers = format!("{PATH}/contract/{contract}");
        place.get(&place.other, &papers).await.is(404, "record.not_found");
    }
    place.get(&place.rep, &path(&deal.contract, NOBODY)).await.refuses(400, "reference.unknown", "rule_id");
    place.get(&place.rep, &path(&deal.contract, "x")).await.names("field.invalid", "rule_id");
    let nobody = format!("{}?applicant_id={NOBODY}", path(&deal.contract, &shares));
    place.get(&place.rep, &nobody).await.refuses(400, "reference.unknown", "applicant_id");

    let body = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_id": shares, "text_value": "51/49",
    });
    let before = place.version();
    let shut = place.post(&place.rep, PATH, body.clone()).await;
    shut.is(400, "material.waits");
    assert_eq!(shut.json()["errors"][0]["params"]["chain"], "DIRECTOR_ID → COMMISSIONER_ID");
    assert_eq!(place.version(), before);
    // Being given is not enough.
    let director = give(&place, &deal, "DIRECTOR_ID").await;
    let commissioner = give(&place, &deal, "COMMISSIONER_ID").await;
    place.post(&place.rep, PATH, body.clone()).await.is(400, "material.waits");
    approve(&place, &director).await;
    let left = waits(&place, &deal, "CPMA", "SHARE_SPLIT").await;
    assert_eq!(left["missing_dependencies"].as_array().unwrap().len(), 1);
    approve(&place, &commissioner).await;
    assert_eq!(waits(&place, &deal, "CPMA", "SHARE_SPLIT").await, free);
    place.post(&place.rep, PATH, body).await.data(201);
}

#[tokio::test]
async fn papers_of_the_company_wait_for_its_registration() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let found = waits(&place, &deal, "C312", "COMPANY_AKTA").await;
    let company = &found["missing_dependencies"][0];
    assert_eq!(
        (&found["can_upload"], &company["rule_id"], &company["execution_order_no"]),
        (&json!(false), &Value::Null, &json!(""))
    );
    let body = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "COMPANY_AKTA",
        "file_url": file(&place, "akta.pdf").await,
    });
    place.post(&place.rep, PATH, body).await.is(400, "material.waits");
    give_papers(&place, &deal).await;
    let lines = checklist(&place, &deal).await;
    let open: Vec<&Value> =
        lines.iter().filter(|line| line["is_required"] == true && line["is_met"] == false).collect();
    assert!(!open.is_empty() && open.iter().all(|line| line["is_left_to_registration"] == true), "{open:#?}");
    assert_eq!(given(&place, &deal).await["total"], 8, "six of the registration, passport and photo of the visas");
}

#[tokio::test]
async fn papers_are_decided_once_under_both_spellings() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let (names, scope) = (give(&place, &deal, "COMPANY_NAMES").await, give(&place, &deal, "BUSINESS_SCOPE").await);
    let other = format!("{PATH}/{}/approve", names["id"].as_str().unwrap());
    let path = format!("{PATH}/approve");
    let body = |verdict: &str, notes: Value| json!({ "material_document_id": names["id"], "status": verdict, "approval_notes": notes });
    let seed = |verdict: &str, notes: Value| json!({ "approval_status": verdict, "approval_notes": notes });
    let before = place.version();
    for token in [&place.rep, &place.manager, &place.other] {
        place.post(token, &path, body("approved", Value::Null)).await.is(403, "permission.denied");
        place.post(token, &other, seed("approved", Value::Null)).await.is(403, "permission.denied");
    }
    let bare = json!({ "status": "approved" });
    place.post(&place.operation, &path, bare.clone()).await.names("field.required", "material_document_id");
    for (path, body) in [(&path, json!({ "material_document_id": names["id"] })), (&other, json!({}))] {
        place.post(&place.operation, path, body).await.names("field.required", "status");
    }
    place.post(&place.operation, &path, body("submitted", Value::Null)).await.names("field.invalid", "status");
    place.post(&place.operation, &other, seed("ok", Value::Null)).await.names("field.invalid", "approval_status");
    for notes in [Value::Null, json!(" ")] {
        let answer = place.post(&place.operation, &path, body("rejected", notes.clone())).await;
        answer.refuses(400, "reason.required", "approval_notes");
        let answer = place.post(&place.operation, &other, seed("rejected", notes)).await;
        answer.refuses(400, "reason.required", "approval_notes");
    }
    for verdict in ["approved", "rejected"] {
        let long = body(verdict, json!("x".repeat(1_001)));
        place.post(&place.operation, &path, long).await.names("field.too_long", "approval_notes");
    }
    let nobody = json!({ "material_document_id": NOBODY, "status": "approved" });
    place.post(&place.operation, &path, nobody).await.is(404, "record.not_found");
    place.post(&place.operation, &format!("{PATH}/{NOBODY}/approve"), bare.clone()).await.is(404, "record.not_found");
    assert_eq!(place.version(), before);

    let rejected = place.post(&place.operation, &other, seed("rejected", json!("名称已被占用"))).await.data(200);
    assert_eq!(
        (&rejected["status"], &rejected["approval_notes"], &rejected["approved_by_name"], &rejected["rule_code"]),
        (&json!("rejected"), &json!("名称已被占用"), &json!("Siti Rahayu"), &json!("COMPANY_NAMES"))
    );
    place.post(&place.operation, &path, body("approved", Value::Null)).await.is(400, "material.decided");
    // A better one takes the place of what was rejected.
    let again = give(&place, &deal, "COMPANY_NAMES").await;
    assert_eq!((&again["version_no"], &again["status"]), (&json!(2), &json!("submitted")));
    place.post(&place.operation, &path, body("approved", Value::Null)).await.is(400, "material.replaced");
    let approved = approve(&place, &again).await;
    assert_eq!((&approved["status"], &approved["is_current"]), (&json!("approved"), &json!(true)));
    let same = format!("{PATH}/{}/approve", again["id"].as_str().unwrap());
    place.post(&place.operation, &same, bare).await.is(400, "material.decided");
    let more = fitting(&place, &deal, &line(&place, &deal, "COMPANY_NAMES").await).await;
    for path in [PATH.to_owned(), format!("{PATH}/upload")] {
        place.post(&place.rep, &path, more.clone()).await.is(400, "material.approved_already");
    }
    approve(&place, &scope).await;
    let many = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "CAPITAL", "text_value": "ten billion",
    });
    let capital = place.post(&place.rep, PATH, many).await.data(201);
    let failed = json!({ "material_document_id": capital["id"], "status": "approved" });
    place.post(&place.operation, &path, failed).await.is(400, "material.not_passed");
    let all = given(&place, &deal).await;
    let told: Vec<(&str, &str)> = all["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|paper| (paper["rule_code"].as_str().unwrap(), paper["status"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("COMPANY_NAMES", "approved"), ("BUSINESS_SCOPE", "approved"), ("CAPITAL", "submitted")]);
}

#[tokio::test]
async fn the_stage_of_papers_is_passed_by_papers() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let invoice = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "entity_id": deal.entity, "customer_name": "北京科技有限公司",
        "invoice_amount": "1000000",
    });
    let invoice = place.post(&place.rep, "/invoices", invoice).await.data(201);
    let issue = format!("/invoices/{}/issue", invoice["id"].as_str().unwrap());
    place.post(&place.rep, &issue, json!({})).await.data(200);
    for paper in ["quotation_pdf", "contract_pdf", "invoice_pdf"] {
        let path = format!("/contracts/{}/documents", deal.contract);
        place.post(&place.rep, &path, json!({ "document_type": paper })).await.data(201);
    }
    advance(&place, &deal.id).await;
    deal::approve(&place, &deal.id, &place.admin).await;
    advance(&place, &deal.id).await;

    let stage = format!("/opportunities/{}/stages", deal.id);
    let gate = async || {
        let gate = place.get(&place.rep, &format!("{stage}/gate")).await.data(200);
        let shown = |one: &Value| (one["code"].as_str().unwrap().to_owned(), one["ok"] == true);
        gate.as_array().unwrap().iter().map(shown).collect::<Vec<_>>()
    };
    let state = |collected: bool, approved: bool, stage: bool| {
        [("docs_collected", collected), ("materials_approved", approved), ("stage_approved", stage)]
            .map(|(code, met)| (code.to_owned(), met))
    };
    assert_eq!(gate().await, state(false, false, false));
    place.post(&place.rep, &format!("{stage}/transition"), json!({})).await.is(400, "stage.gate_closed");
    give_papers(&place, &deal).await;
    assert_eq!(gate().await, state(true, true, false));
    deal::approve(&place, &deal.id, &place.admin).await;
    assert_eq!(gate().await, state(true, true, true));
    advance(&place, &deal.id).await;
    let now = place.get(&place.rep, &format!("{stage}/current")).await.data(200);
    assert_eq!(now["stage_code"], "collection_status");
}

#[tokio::test]
async fn a_paper_that_is_asked_no_more_is_decided_all_the_same() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let names = give(&place, &deal, "COMPANY_NAMES").await;
    place.delete(&place.dispatch, &format!("{RULES}/{}", rule("CPMA", "COMPANY_NAMES"))).await.data(200);
    let prepare = format!("/contracts/{}/materials/prepare", deal.contract);
    place.post(&place.rep, &prepare, json!({})).await.data(200);
    let gone = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": "COMPANY_NAMES", "text_value": "PT UJI",
    });
    place.post(&place.rep, PATH, gone).await.refuses(400, "reference.unknown", "rule_code");
    let path = format!("{PATH}/{}/approve", names["id"].as_str().unwrap());
    let body = json!({ "approval_status": "rejected", "approval_notes": "不再需要" });
    let decided = place.post(&place.operation, &path, body.clone()).await.data(200);
    assert_eq!((&decided["id"], &decided["status"]), (&names["id"], &json!("rejected")));
    place.post(&place.operation, &path, body).await.is(400, "material.decided");
}

async fn token(place: &Place, name: &str) -> String {
    let body = json!({ "email": format!("{name}@demo.bantu"), "password": DEMO_PASSWORD });
    place.post("", "/auth/login", body).await.data(200)["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn whoever_checks_papers_does_not_give_them() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let names = give(&place, &deal, "COMPANY_NAMES").await;
    let scope = fitting(&place, &deal, &line(&place, &deal, "BUSINESS_SCOPE").await).await;
    let applicants = format!("/opportunities/{}/applicants", deal.id);
    let first = Place::first(&place.get(&place.rep, &applicants).await);
    let before = place.version();
    let (finance, legal) = (token(&place, "finance").await, token(&place, "legal").await);
    for token in [&finance, &legal] {
        for path in [PATH.to_owned(), format!("{PATH}/upload")] {
            place.post(token, &path, scope.clone()).await.is(403, "permission.denied");
        }
        let prepare = format!("/contracts/{}/materials/prepare", deal.contract);
        place.post(token, &prepare, json!({})).await.is(403, "permission.denied");
        place.post(token, &applicants, json!({})).await.is(403, "permission.denied");
        let one = format!("{applicants}/{first}");
        place.put(token, &one, json!({ "full_name": "X" })).await.is(403, "permission.denied");
        place.delete(token, &one).await.is(403, "permission.denied");
        for path in [format!("/contracts/{}/materials", deal.contract), format!("{PATH}/contract/{}", deal.contract)] {
            place.get(token, &path).await.data(200);
        }
    }
    let good = json!({ "material_document_id": names["id"], "status": "approved" });
    place.post(&legal, &format!("{PATH}/approve"), good.clone()).await.is(403, "permission.denied");
    assert_eq!(place.version(), before);
    assert_eq!(place.post(&finance, &format!("{PATH}/approve"), good).await.data(200)["approved_by_name"], "Lulu");
}
