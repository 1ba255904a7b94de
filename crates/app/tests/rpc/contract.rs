//! Contracts: from the accepted quotation to the signature, with a seller, legal and a manager.

use serde_json::{Value, json};

use crate::deal::Deal;
use crate::office::{Office, built_in, id};

/// Legal and the manager approve the contracts.
fn approve(deal: &Deal) {
    for role in ["LEGAL", "SALES_MANAGER"] {
        deal.approve_stage(role);
    }
}

fn shown(deal: &Deal) -> Value {
    deal.office.ok("SALES", "contract.of_deal", json!({"opportunity_id": deal.id}))
}

fn propose(deal: &Deal, entity: &str) -> Value {
    let args = json!({"opportunity_id": deal.id, "service_category": "one_time", "entity_id": built_in("contract_entities", entity)});
    deal.office.ok("SALES", "contract.propose", args)
}

fn create_all(deal: &Deal, entity: &str) -> Vec<Value> {
    let args = json!({"opportunity_id": deal.id, "entity_id": built_in("contract_entities", entity)});
    let made = deal.office.ok("SALES", "contract.create_all", args);
    made["ids"].as_array().expect("ids").clone()
}

fn entity_code(office: &Office, currency: &str) -> String {
    let rows = office.ok("SALES", "contract_entity.list", json!({}))["rows"].clone();
    let fits = |row: &&Value| row["fields"]["currency"] == currency && row["fields"]["is_active"] == true;
    let row = rows.as_array().expect("entities").iter().find(fits).expect("an entity");
    row["fields"]["entity_code"].as_str().expect("a code").to_owned()
}

#[test]
fn a_deal_is_signed_by_its_seller_after_legal_and_the_manager() {
    let deal = Deal::agreed();
    let office = &deal.office;
    let entity = entity_code(office, "IDR");
    let may_ask = || office.ok("SALES", "opportunity.get", json!({"id": deal.id}))["can"]["request_approval"].clone();
    assert_eq!(may_ask(), false, "there is nothing to approve");
    let both = create_all(&deal, &entity);
    assert_eq!(both.len(), 2);
    assert_eq!(may_ask(), true, "contracts are approved before they go out");
    let shown = shown(&deal);
    assert_eq!(shown["missing"], json!([]));
    let args = json!({"opportunity_id": deal.id, "entity_id": built_in("contract_entities", &entity)});
    office.refused("SALES", "contract.create_all", args, "contract.exists");

    let first = &both[0];
    assert_eq!(office.ok("SALES", "contract.pdf", json!({"id": first}))["file"], "contract-draft_v1.pdf");
    assert_eq!(
        office.ok("SALES", "contract.pdf", json!({"id": first, "language": "en"}))["file"],
        "contract-draft_v1.pdf"
    );
    assert_eq!(
        office.ok("SALES", "contract.proforma_pdf", json!({"id": first}))["file"],
        "proforma_contract-draft.pdf"
    );
    let hand_over = json!({"id": first, "document_type": "contract_pdf", "sent_via": "wechat"});
    office.refused("SALES", "contract.hand_over", hand_over.clone(), "contract.not_sent");
    let sign = json!({"id": first, "signed_copy_id": deal.file("signed.pdf")});
    office.refused("SALES", "contract.sign", sign.clone(), "contract.not_sent");
    office.refused("SALES", "contract.send", json!({"id": first}), "contract.not_approved");

    approve(&deal);
    let sent = office.ok("SALES", "contract.send", json!({"id": first}));
    let number = sent["facts"]["contract_no"].as_str().expect("a number").to_owned();
    assert_eq!(number, "12000-CON-001");
    office.ok("SALES", "contract.send", json!({"id": both[1]}));
    assert_eq!(office.ok("LEGAL", "contract.pdf", json!({"id": first}))["file"], format!("{number}_v1.pdf"));

    for paper in ["quotation_pdf", "contract_pdf", "invoice_pdf"] {
        let args = json!({"id": first, "document_type": paper, "sent_via": "email"});
        office.ok("SALES", "contract.hand_over", args);
    }
    let by_fax = json!({"id": first, "document_type": "contract_pdf", "sent_via": "fax"});
    office.refused_at("SALES", "contract.hand_over", by_fax, "field.invalid", "sent_via");
    office.refused("LEGAL", "contract.hand_over", hand_over.clone(), "permission.denied");
    office.ok("SALES", "contract.hand_over", hand_over);
    let view = office.ok("SALES", "contract.get", json!({"id": first}));
    let papers = view["deliveries"].as_array().expect("papers");
    let names: Vec<&Value> = papers.iter().map(|paper| &paper["file_name"]).collect();
    assert_eq!(names.len(), 4);
    assert!(names.contains(&&json!("proforma_12000-CON-001.pdf")), "{names:?}");
    let contracts: Vec<&Value> = papers.iter().filter(|p| p["document_type"] == "contract_pdf").collect();
    assert_eq!(contracts[0]["sha256"], contracts[1]["sha256"], "the same bytes, whenever they are made");

    let stranger = json!({"id": first, "signed_copy_id": deal.customer});
    office.refused_at("SALES", "contract.sign", stranger, "reference.unknown", "signed_copy_id");
    office.ok("SALES", "contract.sign", sign);
    let again = json!({"id": first, "document_type": "contract_pdf", "sent_via": "paper"});
    office.ok("SALES", "contract.hand_over", again);
    let view = office.ok("SALES", "contract.get", json!({"id": first}));
    assert_eq!(view["status"], "effective");
    let contracts: Vec<&Value> = view["deliveries"]
        .as_array()
        .expect("papers")
        .iter()
        .filter(|p| p["document_type"] == "contract_pdf")
        .collect();
    assert_eq!(contracts[2]["sha256"], contracts[0]["sha256"], "signing changes no paper that was sent");
    assert_eq!(office.ok("SALES", "opportunity.get", json!({"id": deal.id}))["status"], "won");
    let end = json!({"id": first, "reason": "客户撤回"});
    office.refused("SALES", "contract.terminate", end.clone(), "permission.denied");
    office.ok("SALES_MANAGER", "contract.terminate", end);
}

#[test]
fn a_guard_needs_a_manager_with_a_reason() {
    let deal = Deal::agreed();
    let office = &deal.office;
    let entity = entity_code(office, "IDR");
    let mut terms = propose(&deal, &entity)["terms"].clone();
    terms["language"] = json!("zh");
    let args = json!({"opportunity_id": deal.id, "service_category": "one_time", "terms": terms});
    let contract = office.ok("SALES", "contract.create", args)["id"].clone();
    let rest = json!({"opportunity_id": deal.id, "entity_id": built_in("contract_entities", &entity)});
    office.ok("SALES", "contract.create_all", rest);
    let guard = office.ok("SALES", "contract.get", json!({"id": contract}))["guards"][0].clone();
    assert_eq!(guard["code"], "indonesian_text");
    assert_eq!(guard["overridden"], false);
    let pass = |reason: &str| json!({"id": contract, "guard": "indonesian_text", "reason": reason});
    office.refused("SALES", "contract.override_guard", pass("客户要求"), "permission.denied");
    office.refused_at("SALES_MANAGER", "contract.override_guard", pass(" "), "reason.required", "reason");
    approve(&deal);
    office.refused("SALES", "contract.send", json!({"id": contract}), "contract.guard_open");
    office.ok("SALES_MANAGER", "contract.override_guard", pass("客户要求"));
    let view = office.ok("SALES", "contract.get", json!({"id": contract}));
    assert_eq!(view["override_reason"], "客户要求");
    assert_eq!(view["override_by"]["name"], "SALES_MANAGER");
    office.ok("SALES", "contract.send", json!({"id": contract}));
}

#[test]
fn bad_contracts_are_refused() {
    let deal = Deal::agreed();
    let office = &deal.office;
    let (rupiah, yuan) = (entity_code(office, "IDR"), entity_code(office, "CNY"));
    let good = propose(&deal, &rupiah)["terms"].clone();
    let other = propose(&deal, &yuan)["terms"].clone();
    let create = |terms: &Value| json!({"opportunity_id": deal.id, "service_category": "one_time", "terms": terms});
    let all = |entity: &Value| json!({"opportunity_id": deal.id, "entity_id": entity});
    let unknown = deal.customer.clone();

    let mut terms = good.clone();
    terms["entity_id"] = unknown.clone();
    office.refused_at("SALES", "contract.create", create(&terms), "reference.unknown", "entity_id");
    office.refused_at("SALES", "contract.create_all", all(&unknown), "reference.unknown", "entity_id");
    let mut terms = good.clone();
    terms["template_id"] = other["template_id"].clone();
    office.refused_at("SALES", "contract.create", create(&terms), "contract.template_misfit", "template_id");
    let mut terms = good.clone();
    terms["party_a_name"] = json!(" ");
    office.refused_at("SALES", "contract.create", create(&terms), "field.required", "party_a_name");
    let mut terms = good.clone();
    terms["effective_from"] = json!("2026-03-01");
    terms["effective_to"] = json!("2026-02-01");
    office.refused_at("SALES", "contract.create", create(&terms), "date.order", "effective_to");

    let changes = json!([{"field": "is_active", "from": true, "to": false}]);
    office.ok("FINANCE", "contract_entity.update", json!({"id": good["entity_id"], "changes": changes}));
    office.refused_at("SALES", "contract.create", create(&good), "contract_entity.inactive", "entity_id");
    office.refused_at("SALES", "contract.create_all", all(&good["entity_id"]), "reference.unknown", "entity_id");
    assert_eq!(shown(&deal)["contracts"], json!([]));
    office.refused("OPERATION", "contract.create_all", all(&good["entity_id"]), "permission.denied");
}

#[test]
fn no_number_is_taken_for_a_paper_that_cannot_be_set() {
    let deal = Deal::agreed();
    let office = &deal.office;
    let both = create_all(&deal, &entity_code(office, "IDR"));
    let view = office.ok("SALES", "contract.get", json!({"id": both[0]}));
    let save = |special: &str, edit_no: &Value| {
        let mut terms = view["terms"].clone();
        terms["special_terms"] = json!(special);
        json!({"id": both[0], "edit_no": edit_no, "terms": terms})
    };
    office.ok("SALES", "contract.update", save("\u{10FFFD}", &view["edit_no"]));
    approve(&deal);
    office.refused("SALES", "contract.send", json!({"id": both[0]}), "document.missing_glyph");
    office.refused("SALES", "contract.update", save("好", &view["edit_no"]), "contract.outdated");
    office.ok("SALES", "contract.update", save("好", &json!(2)));
    office.refused("SALES", "contract.send", json!({"id": both[0]}), "contract.not_approved");
    approve(&deal);
    let sent = office.ok("SALES", "contract.send", json!({"id": both[0]}));
    assert_eq!(sent["facts"]["contract_no"], "12000-CON-001", "the first number was still free");
}

#[test]
fn a_contract_template_is_looked_at_before_it_is_saved() {
    let office = Office::new();
    let rows = office.ok("LEGAL", "contract_template.list", json!({}))["rows"].clone();
    let fields = rows[0]["fields"].clone();
    let version = office.version();
    for language in ["zh", "id", "en", "zh_id", "zh_en"] {
        for currency in ["IDR", "CNY"] {
            let mut shown = fields.clone();
            shown["language"] = json!(language);
            shown["currency"] = json!(currency);
            let paper = office.ok("SALES", "contract_template.preview", json!({"fields": shown}));
            assert_eq!(paper["file"], "contract-template.pdf");
        }
    }
    assert_eq!(office.version(), version, "looking changes nothing");
    let mut hole = fields;
    hole["clauses"][0]["text_id"] = json!("");
    hole["language"] = json!("zh_id");
    office.refused("SALES", "contract_template.preview", json!({"fields": hole}), "document.text_missing");
    let copy = |code: &str| {
        let mut fields = rows[0]["fields"].clone();
        fields["template_code"] = json!(code);
        json!({"fields": fields})
    };
    let made = office.ok("LEGAL", "contract_template.create", copy("COPY"));
    assert!(id(&made) != id(&rows[0]));
    office.refused_at("LEGAL", "contract_template.create", copy("COPY"), "code.taken", "template_code");
    office.refused("SALES", "contract_template.create", copy("OTHER"), "permission.denied");
}
