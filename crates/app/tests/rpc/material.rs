//! Papers: checklists, the automatic check on real bytes, versions, decisions, reuse, rules and the list of those who check.

use serde_json::{Value, json};

use crate::deal::{Deal, png};
use crate::office::{NOBODY, product};

fn decide(deal: &Deal, paper: &Value, verdict: &str, notes: &str) -> Result<Value, String> {
    let args = json!({ "id": paper, "verdict": verdict, "notes": notes });
    deal.office.call(deal.office.user("OPERATION"), "material.decide", args).map_err(|error| error.code)
}

/// Codes of a line's findings.
fn found(line: &Value) -> Vec<String> {
    let findings = line["current"]["findings"].as_array().expect("findings");
    findings.iter().map(|f| f["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn a_signed_contract_has_its_checklist() {
    let deal = Deal::signed();
    let papers = deal.office.ok("SALES", "material.of_deal", json!({ "opportunity_id": deal.id }));
    let lines = papers["lines"].as_array().expect("lines");
    assert_eq!(lines.len(), 15, "seven of the company's registration, eight of the stay permit");
    assert_eq!(papers["applicants"].as_array().map(Vec::len), Some(1));
    let passport = deal.paper("PASSPORT_FRONT");
    assert_eq!((&passport["ask"]["valid_months"], &passport["ask"]["min_width_px"]), (&json!(6), &json!(800)));
    assert_eq!(passport["applicant_id"], papers["applicants"][0]["id"]);
    let stamp = deal.paper("COMPANY_LETTERHEAD_STAMP");
    assert_eq!(stamp["is_left_to_registration"], true);
    let chain: Vec<&str> =
        stamp["waits_for"].as_array().expect("a chain").iter().filter_map(|w| w["code"].as_str()).collect();
    assert_eq!(chain, ["", "COMPANY_AKTA", "COMPANY_SK"], "the registration first, then deed and decree");
    assert_eq!(stamp["waits_for"][1]["names"][0], "公司章程");
    let progress = papers["progress"].as_array().expect("progress");
    let of = |code: &str| progress.iter().find(|p| p["product_code"] == code).expect("a product").clone();
    assert_eq!((&of("CPMA")["required"], &of("C312")["required"]), (&json!(6), &json!(2)));
    assert!(papers["contracts"].as_array().expect("contracts").iter().all(|c| c["changes"] == 0));
}

#[test]
fn a_paper_is_checked_by_its_bytes_rejected_given_anew_and_approved() {
    let deal = Deal::signed();
    let submit = |file: &Value, until: &str| {
        let passport = deal.paper("PASSPORT_FRONT");
        let args = json!({ "requirement_id": passport["id"], "file_ids": [file], "expires_on": until });
        deal.office.ok("SALES", "material.submit", args)["id"].clone()
    };
    let small = submit(&deal.picture(640, 480), "2031-01-31");
    assert_eq!(found(&deal.paper("PASSPORT_FRONT")), ["too_few_pixels"]);
    assert_eq!(decide(&deal, &small, "approved", ""), Err("material.not_passed".to_owned()));
    submit(&deal.file("passport.pdf"), "2031-01-31");
    assert_eq!(found(&deal.paper("PASSPORT_FRONT")), ["kind"], "a PDF is no picture, whatever it is called");
    submit(&deal.picture(800, 600), "2026-02-01");
    assert_eq!(found(&deal.paper("PASSPORT_FRONT")), ["expires_too_early"]);
    let blurred = submit(&deal.picture(800, 600), "2031-01-31");
    assert_eq!(decide(&deal, &blurred, "rejected", " "), Err("reason.required".to_owned()));
    decide(&deal, &blurred, "rejected", "看不清").expect("with a reason");
    let good = submit(&deal.picture(1600, 1200), "2031-01-31");
    decide(&deal, &good, "approved", "").expect("good");
    let line = deal.paper("PASSPORT_FRONT");
    assert_eq!((&line["is_met"], &line["current"]["version_no"]), (&json!(true), &json!(5)));
    let earlier: Vec<&Value> = line["earlier"].as_array().expect("versions").iter().map(|p| &p["version_no"]).collect();
    assert_eq!(earlier, [4, 3, 2, 1]);
    assert_eq!(line["earlier"][0]["approval_notes"], "看不清");
    deal.office.refused("SALES", "material.submit", deal.good(&line), "material.approved_already");
}

#[test]
fn bad_files_and_bad_answers_are_refused_by_name() {
    let deal = Deal::signed();
    let place = json!({ "customer_id": deal.customer, "opportunity_id": deal.id, "file_name": "passport.jpg" });
    for (bytes, code) in [
        (b"MZ\x90\0 this program cannot be run in DOS mode".to_vec(), "file.kind_refused"),
        (Vec::new(), "file.empty"),
        (b"PK\x03\x04 a bomb".to_vec(), "file.kind_refused"),
    ] {
        let error = deal.office.upload("SALES", "attachment.add", place.clone(), bytes).expect_err("refused");
        assert_eq!(error.code, code);
    }
    // The head of a picture that says more than there can be, and one cut off.
    for bytes in [png(u32::MAX, u32::MAX), png(900, 1200)[..20].to_vec()] {
        let file = deal.office.upload("SALES", "attachment.add", place.clone(), bytes).expect("a picture by its head");
        let photo = deal.paper("PHOTO_DIGITAL");
        let args = json!({ "requirement_id": photo["id"], "file_ids": [file["id"]] });
        deal.office.ok("SALES", "material.submit", args);
        assert_eq!(deal.paper("PHOTO_DIGITAL")["current"]["validation_status"], "failed");
    }
    let refused_at = |args: Value, code: &str, field: &str| {
        deal.office.refused_at("SALES", "material.submit", args, code, field);
    };
    let names = deal.paper("COMPANY_NAMES")["id"].clone();
    refused_at(json!({ "requirement_id": names }), "field.required", "text_value");
    refused_at(json!({ "requirement_id": names, "file_ids": [deal.picture(9, 9)] }), "field.invalid", "file_ids");
    let director = deal.paper("DIRECTOR_ID")["id"].clone();
    refused_at(json!({ "requirement_id": director, "file_ids": [NOBODY] }), "reference.unknown", "file_ids");
    let eleven: Vec<Value> = (0..11).map(|_| deal.picture(9, 9)).collect();
    refused_at(json!({ "requirement_id": director, "file_ids": eleven }), "material.file_count", "file_ids");
    let split = deal.good(&deal.paper("SHARE_SPLIT"));
    let error = deal.office.refused("SALES", "material.submit", split, "material.waits");
    assert_eq!(json!(error.params["chain"]), "DIRECTOR_ID → COMMISSIONER_ID");
    deal.office.refused("SALES", "material.submit", json!({ "requirement_id": NOBODY }), "record.not_found");
}

#[test]
fn a_new_rule_reaches_a_signed_contract_by_preview_and_command() {
    let deal = Deal::signed();
    let office = &deal.office;
    let rules = office.ok("EXECUTION_MANAGER", "material_rule.list", json!({ "product_id": product("C312") }));
    let photo = rules["rows"].as_array().expect("rules").iter().find(|r| r["fields"]["rule_code"] == "PHOTO_DIGITAL");
    let photo = photo.expect("a rule").clone();
    let change = json!({ "id": photo["id"], "changes": [{ "field": "max_size_kb", "from": 5120, "to": 512 }] });
    office.refused("SALES", "material_rule.update", change.clone(), "permission.denied");
    office.ok("EXECUTION_MANAGER", "material_rule.update", change);
    let mut fields = photo["fields"].clone();
    fields["rule_code"] = json!("SPONSOR_LETTER");
    fields["depends_on"] = json!(["COMPANY_LETTERHEAD_STAMP"]);
    office.ok("EXECUTION_MANAGER", "material_rule.create", json!({ "fields": fields }));
    office.refused_at(
        "EXECUTION_MANAGER",
        "material_rule.create",
        json!({ "fields": fields }),
        "code.taken",
        "rule_code",
    );
    let circle =
        json!({ "id": photo["id"], "changes": [{ "field": "depends_on", "from": [], "to": ["PHOTO_DIGITAL"] }] });
    office.refused_at("EXECUTION_MANAGER", "material_rule.update", circle, "material_rule.cycle", "depends_on");
    let of = json!({ "contract_id": deal.one });
    let preview = office.ok("SALES", "material.preview", of.clone());
    let seen: Vec<(&Value, &Value)> =
        preview["rows"].as_array().expect("changes").iter().map(|c| (&c["kind"], &c["rule_code"])).collect();
    assert_eq!(seen, [(&json!("changed"), &json!("PHOTO_DIGITAL")), (&json!("added"), &json!("SPONSOR_LETTER"))]);
    assert_eq!(deal.paper("PHOTO_DIGITAL")["rule_version"], 1);
    office.ok("SALES", "material.prepare", of.clone());
    assert_eq!(office.ok("SALES", "material.preview", of)["rows"], json!([]));
    assert_eq!(deal.paper("PHOTO_DIGITAL")["rule_version"], 2);
    assert_eq!(deal.paper("SPONSOR_LETTER")["waits_for"].as_array().map(Vec::len), Some(4));
}

#[test]
fn a_paper_given_before_is_offered_and_taken_over() {
    let deal = Deal::signed();
    let passport = deal.paper("PASSPORT_FRONT");
    deal.give(&passport);
    let given = deal.paper("PASSPORT_FRONT")["current"].clone();
    let second = json!({ "fields": { "opportunity_id": deal.id, "applicant_no": 2, "product_codes": ["C312"] } });
    let second = deal.office.ok("SALES", "applicant.create", second)["id"].clone();
    deal.office.ok("SALES", "material.prepare", json!({ "contract_id": deal.one }));
    let lines = deal.papers();
    let mine =
        lines.iter().find(|l| l["rule_code"] == "PASSPORT_FRONT" && l["applicant_id"] == second).expect("his own");
    let offered = deal.office.ok("SALES", "material.reusable", json!({ "requirement_id": mine["id"] }));
    assert_eq!(offered["rows"][0]["id"], given["id"]);
    assert_eq!(offered["rows"][0]["is_same_person"], false, "no passport number says so");
    let files: Vec<&Value> = given["files"].as_array().expect("files").iter().map(|f| &f["id"]).collect();
    let again = json!({ "requirement_id": mine["id"], "file_ids": files, "expires_on": "2031-01-31", "reused_from": given["id"] });
    deal.office.ok("SALES", "material.submit", again);
    let waiting = json!({ "status": "submitted", "validation_status": "passed", "offset": 0, "limit": 50 });
    let waiting = deal.office.ok("OPERATION", "material.list", waiting);
    assert_eq!((&waiting["total"], &waiting["rows"][0]["is_reused"]), (&json!(1), &json!(true)));
    let rival = deal.office.hire("rival", "SALES");
    let seen = deal.office.call(rival, "material.list", json!({ "offset": 0, "limit": 50 })).expect("an empty list");
    assert_eq!(seen["total"], 0, "a rival's papers are not listed");
}

#[test]
fn passwords_are_shown_to_those_who_work_with_them() {
    let deal = Deal::signed();
    let rules = deal.office.ok("ADMIN", "material_rule.list", json!({ "product_id": product("CPMA") }));
    let names = rules["rows"].as_array().expect("rules").iter().find(|r| r["fields"]["rule_code"] == "COMPANY_NAMES");
    let secret =
        json!({ "id": names.expect("a rule")["id"], "changes": [{ "field": "is_secret", "from": false, "to": true }] });
    deal.office.ok("ADMIN", "material_rule.update", secret);
    deal.office.ok("SALES", "material.prepare", json!({ "contract_id": deal.one }));
    deal.give(&deal.paper("COMPANY_NAMES"));
    let seen_by = |role: &str| {
        let papers = deal.office.ok(role, "material.of_deal", json!({ "opportunity_id": deal.id }));
        let lines = papers["lines"].as_array().expect("lines").clone();
        let line = lines.into_iter().find(|l| l["rule_code"] == "COMPANY_NAMES").expect("asked");
        line["current"]["text_value"].is_string()
    };
    assert!(seen_by("OPERATION"), "works with it");
    assert!(seen_by("SALES"), "typed it");
    assert!(!seen_by("LEGAL"), "has nothing to do with it");
}
