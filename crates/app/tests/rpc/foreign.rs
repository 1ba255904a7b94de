//! Another seller's record and one that never was: the very same error, for every argument that names a record.

use std::collections::BTreeSet;

use bantu_app::usecase;
use serde_json::{Value, json};

use crate::office::{NOBODY, Office, product};
use crate::opportunity::quoted;

mod money;

/// Stands for the id that is tried.
const ID: &str = "ID";

/// Use cases with arguments that are good but for whose record it is, and which record of the rival that is.
fn cases() -> Vec<(&'static str, &'static str, Value)> {
    let changes = json!([{"field": "notes", "from": null, "to": "x"}]);
    let head = json!({"currency_primary": "IDR", "discount_rate": "0", "language": "zh", "payment_terms": "full_upfront", "exchange_rate": "2000", "exchange_rate_on": "2026-01-05"});
    let items = json!([{"product_id": product("CPMA"), "quantity": "1", "unit_price_list": {"amount": "16000000", "currency": "IDR"}, "price_origin": "manual"}]);
    let by_id = json!({"id": ID});
    let on_deal = json!({"opportunity_id": ID});
    vec![
        ("attachment.add", "customer", json!({"customer_id": ID, "file_name": "a.pdf"})),
        ("attachment.open", "attachment", by_id.clone()),
        ("contact.create", "customer", json!({"fields": {"customer_id": ID, "name": "x"}})),
        ("contact.delete", "contact", by_id.clone()),
        ("contact.get", "contact", by_id.clone()),
        ("contact.update", "contact", json!({"id": ID, "changes": changes})),
        (
            "customer.create",
            "customer",
            json!({"fields": {"name": "x", "source_id": crate::office::source(), "parent_customer_id": ID}}),
        ),
        ("customer.delete", "customer", by_id.clone()),
        ("customer.get", "customer", by_id.clone()),
        ("customer.overview", "customer", by_id.clone()),
        ("customer.timeline", "customer", json!({"customer_id": ID, "offset": 0, "limit": 10})),
        (
            "customer.update",
            "customer",
            json!({"id": ID, "changes": [{"field": "description", "from": null, "to": "x"}]}),
        ),
        ("follow_up.add", "customer", json!({"customer_id": ID, "follow_up_type": "call"})),
        ("follow_up.list", "customer", json!({"customer_id": ID})),
        ("follow_up.remove", "follow_up", by_id.clone()),
        ("lead.claim", "lead", by_id.clone()),
        ("lead.convert", "lead", by_id.clone()),
        ("lead.delete", "lead", by_id.clone()),
        ("lead.get", "lead", by_id.clone()),
        ("lead.lose", "lead", json!({"id": ID, "reason": "a reason"})),
        ("lead.release", "lead", by_id.clone()),
        ("lead.update", "lead", json!({"id": ID, "changes": [{"field": "address", "from": null, "to": "x"}]})),
        ("note.create", "customer", json!({"fields": {"customer_id": ID, "content": "x"}})),
        ("note.delete", "note", by_id.clone()),
        ("note.list", "customer", json!({"customer_id": ID})),
        ("note.update", "note", json!({"id": ID, "changes": [{"field": "content", "from": "x", "to": "y"}]})),
        ("notification.mark_read", "notification", json!({"ids": [ID]})),
        ("notification.popped_up", "notification", json!({"ids": [ID]})),
        ("opportunity.confirm_demand", "deal", json!({"id": ID, "confirmed_on": "2026-01-05"})),
        ("opportunity.confirm_scheme", "deal", json!({"id": ID, "confirmed_on": "2026-01-05"})),
        ("opportunity.create", "customer", json!({"customer_id": ID, "fields": {"name": "x"}})),
        ("opportunity.delete", "deal", by_id.clone()),
        ("opportunity.get", "deal", by_id.clone()),
        ("opportunity.lose", "deal", json!({"id": ID, "reason": "a reason"})),
        ("opportunity.plan", "deal", json!({"opportunity_id": ID, "product_id": product("C312"), "quantity": "1"})),
        (
            "opportunity.set_workflow_status",
            "deal",
            json!({"id": ID, "workflow_status": "paused", "reason": "a reason"}),
        ),
        ("opportunity.unplan", "planned", by_id.clone()),
        (
            "opportunity.update",
            "deal",
            json!({"id": ID, "changes": [{"field": "description", "from": null, "to": "x"}]}),
        ),
        ("product.sales_price", "customer", json!({"product_id": product("CPMA"), "customer_id": ID})),
        ("quotation.accept", "quotation", by_id.clone()),
        (
            "quotation.add_document",
            "quotation",
            json!({"quotation_id": ID, "document_name": "a.pdf", "document_type": "pdf", "blake3": "0".repeat(64), "sha256": "0".repeat(64), "size_bytes": 1}),
        ),
        ("quotation.delete_draft", "quotation", by_id.clone()),
        ("quotation.get", "quotation", by_id.clone()),
        ("quotation.issue", "quotation", by_id.clone()),
        ("quotation.pdf", "quotation", by_id.clone()),
        ("quotation.preview", "deal", json!({"opportunity_id": ID, "head": head, "items": items})),
        ("quotation.price", "deal", json!({"opportunity_id": ID, "head": head, "product_ids": [product("CPMA")]})),
        ("quotation.propose", "deal", on_deal.clone()),
        ("quotation.reject", "quotation", by_id.clone()),
        ("quotation.request_approval", "quotation", json!({"id": ID, "note": "a note"})),
        ("quotation.revise", "quotation", by_id.clone()),
        ("quotation.save", "deal", json!({"opportunity_id": ID, "edit_no": 0, "head": head, "items": items})),
        (
            "service_dependency.create",
            "deal",
            json!({"fields": {"opportunity_id": ID, "prerequisite_type": "document", "prerequisite_description": "x"}}),
        ),
        ("service_dependency.remove", "dependency", by_id.clone()),
        ("service_dependency.update", "dependency", json!({"id": ID, "changes": changes})),
        ("stage.advance", "deal", json!({"opportunity_id": ID, "to_order": 4})),
        ("stage.gate", "deal", on_deal.clone()),
        ("stage.request_approval", "deal", on_deal),
    ]
}

/// Use cases whose ids name what everybody sees, what only this machine has, or who hold a permission sellers lack.
const OPEN: &[&str] = &[
    "approval.decide",
    "audit.list",
    "collection_task.list",
    "collection_todo.list",
    "contact.list",
    "contract.list",
    "contract.override_guard",
    "contract_entity.add_tax_rate",
    "contract_entity.update",
    "contract_template.create",
    "contract_template.preview",
    "contract_template.update",
    "customer.list",
    "customer.merge",
    "customer.similar",
    "customer.transfer",
    "customer.unmerge",
    "device.enroll_code",
    "device.list",
    "device.revoke",
    "execution.add_dependency",
    "execution.assign",
    "execution.cancel",
    "execution.complete",
    "execution.create",
    "execution.list",
    "execution.move_item",
    "execution.plan",
    "execution.remove_dependency",
    "execution.split",
    "group.rename",
    "holiday.remove",
    "inbox.discard",
    "inbox.retry",
    "invoice.list",
    "invoice.set_tax_number",
    "invoice.upload",
    "invoice.waive",
    "lead.assign",
    "lead.check_duplicate",
    "lead.create",
    "lead.list",
    "lead.stop_countdown",
    "lookup.update",
    "mail.list",
    "material.decide",
    "material_rule.create",
    "material_rule.get",
    "material_rule.list",
    "material_rule.update",
    "opportunity.assign",
    "opportunity.list",
    "opportunity.validate_dependencies",
    "order.cancel",
    "order.import",
    "order.list",
    "order_payment.add",
    "order_payment.confirm",
    "order_payment.reopen",
    "payment.list",
    "payment.refund",
    "payment.review",
    "product.check_price",
    "product.create",
    "product.get",
    "product.get_price",
    "product.list",
    "product.set_cost",
    "product.set_floor",
    "product.set_price",
    "product.update",
    "product.withdraw_price",
    "product_dependency.create",
    "product_dependency.remove",
    "product_dependency.update",
    "quotation.clear_review",
    "quotation.list",
    "quotation_template.update",
    "receivable.list",
    "registration.complete",
    "registration.fail",
    "registration.save",
    "revenue.summary",
    "role.set_discount_limit",
    "stage.reopen",
    "stage_template.update",
    "sync.withdraw",
    "user.assign_roles",
    "user.lock",
    "user.set_password",
    "user.update",
];

fn put(args: &Value, id: &Value) -> Value {
    serde_json::from_str(&args.to_string().replace(&format!("\"{ID}\""), &id.to_string())).expect("JSON")
}

/// Tries every case and every filter as a seller who sees none of these records.
#[track_caller]
fn answers_alike(office: &Office, at: &Value, cases: Vec<(&str, &str, Value)>, filters: &[(&str, &str, &str)]) {
    let rival = office.hire("budi", "SALES");
    let before = office.version();
    for (name, whose, args) in cases {
        assert!(at[whose].is_string(), "no {whose} to try");
        let foreign = office.call(rival, name, put(&args, &at[whose])).expect_err(name);
        let unknown = office.call(rival, name, put(&args, &json!(NOBODY))).expect_err(name);
        assert_eq!(foreign, unknown, "{name}");
        let code = foreign.code.as_str();
        assert!(code == "record.not_found" || code == "reference.unknown", "{name}: {foreign:?}");
    }
    assert_eq!(office.version(), before);
    for (name, filter, whose) in filters {
        let narrowed = |id: &Value| {
            let mut args = json!({"offset": 0, "limit": 10});
            args[filter] = id.clone();
            args
        };
        let ask = |id: &Value| office.call(rival, name, narrowed(id));
        assert_eq!(ask(&at[whose]), ask(&json!(NOBODY)), "{name} {filter}");
        let own = office.ok("SALES", name, narrowed(&at[whose]));
        assert!(own["rows"].as_array().is_some_and(|rows| !rows.is_empty()), "{name} {filter} {own}");
    }
}

#[test]
fn another_sellers_record_answers_like_one_that_never_was() {
    let office = Office::new();
    let mut at = quoted(&office);
    let contacts = office.ok("SALES", "contact.list", json!({"customer_id": at["customer"], "offset": 0, "limit": 1}));
    at["contact"] = contacts["rows"][0]["id"].clone();
    let dependency = json!({"fields": {"opportunity_id": at["deal"], "prerequisite_type": "document", "prerequisite_description": "护照"}});
    at["dependency"] = office.ok("SALES", "service_dependency.create", dependency)["id"].clone();
    at["planned"] = office.ok("SALES", "opportunity.get", json!({"id": at["deal"]}))["products"][0]["id"].clone();
    let file = json!({"customer_id": at["customer"], "opportunity_id": at["deal"], "file_name": "a.pdf"});
    at["attachment"] = office.ok("SALES", "attachment.add", file)["id"].clone();
    let lead = json!({"fields": {"name": "远航", "company_name": "远航有限公司"}});
    at["lead"] = office.ok("SALES", "lead.create", lead)["id"].clone();
    let said = json!({"customer_id": at["customer"], "follow_up_type": "call"});
    at["follow_up"] = office.ok("SALES", "follow_up.add", said)["id"].clone();
    let note = json!({"fields": {"customer_id": at["customer"], "content": "x"}});
    at["note"] = office.ok("SALES", "note.create", note)["id"].clone();
    // What somebody was told is his alone: the seller is told of a lead that the manager takes from him.
    let taken = office.ok("SALES", "lead.create", json!({"fields": {"name": "近海"}}));
    office.ok("SALES_MANAGER", "lead.release", json!({"id": taken["id"]}));
    let told = office.ok("SALES", "notification.list", json!({"offset": 0, "limit": 1}));
    at["notification"] = told["rows"][0]["id"].clone();
    let filters = [
        ("contact.list", "customer_id", "customer"),
        ("opportunity.list", "customer_id", "customer"),
        ("quotation.list", "opportunity_id", "deal"),
    ];
    answers_alike(&office, &at, cases(), &filters);
}

#[test]
fn no_use_case_with_an_id_is_forgotten() {
    let named: BTreeSet<&str> =
        cases().iter().chain(&money::cases()).map(|case| case.0).chain(OPEN.iter().copied()).collect();
    let table = usecase::table();
    let takes_id = |case: &&Value| case["args"].to_string().contains("\"uuid\"");
    let with_id = table.as_array().expect("a table").iter().filter(takes_id);
    let with_id: BTreeSet<&str> = with_id.map(|case| case["name"].as_str().expect("a name")).collect();
    assert_eq!(with_id, named);
}
