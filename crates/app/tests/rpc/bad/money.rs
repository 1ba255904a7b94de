//! The places where people type about contracts, invoices, payments, orders, collection and phases.

use serde_json::{Value, json};

use super::{TYPED, refuses};
use crate::deal::{Deal, rupiah};
use crate::office::built_in;

/// Text in drafted contracts and in what is before them.
fn drafted(deal: &Deal) -> Vec<(&'static str, &'static str, Value)> {
    let terms = json!({"entity_id": built_in("contract_entities", "PT_TALENT"), "template_id": built_in("contract_templates", "one_time_idr"), "language": "zh_id", "party_a_name": TYPED, "party_a_address": TYPED, "party_a_contact": TYPED, "party_a_email": TYPED, "party_a_phone": TYPED, "party_a_tax_id": TYPED, "special_terms": TYPED, "wechat_group_no": TYPED});
    let clause = json!({"title_zh": TYPED, "title_id": TYPED, "title_en": TYPED, "text_zh": TYPED, "text_id": TYPED, "text_en": TYPED});
    let template = json!({"clauses": [clause], "currency": "IDR", "language": "zh_id", "prevailing_language": "id", "template_code": TYPED, "template_name": TYPED, "footer_text": TYPED});
    let entity = json!({"address": TYPED, "bank_account_name": TYPED, "bank_account_no": TYPED, "bank_name": TYPED, "contact_phone": TYPED, "country_code": TYPED, "currency": "IDR", "entity_code": TYPED, "entity_name": TYPED, "legal_representative": TYPED, "short_name": TYPED, "swift_code": TYPED, "tax_id": TYPED});
    let rate = json!({"entity_id": built_in("contract_entities", "PT_TALENT"), "scheme": "simple", "rate": "0.1000", "effective_from": deal.today(), "source": TYPED});
    vec![
        ("SALES", "contract.update", json!({"id": deal.one, "edit_no": 1, "terms": terms})),
        ("SALES_MANAGER", "contract.override_guard", json!({"id": deal.one, "guard": "language", "reason": TYPED})),
        ("LEGAL", "contract_template.create", json!({"fields": template.clone()})),
        ("LEGAL", "contract_template.preview", json!({"fields": template})),
        ("ADMIN", "contract_entity.create", json!({"fields": entity})),
        ("ADMIN", "contract_entity.add_tax_rate", rate),
    ]
}

/// Text in what follows a signature.
fn signed(deal: &Deal) -> Vec<(&'static str, &'static str, Value)> {
    let ok = |name: &str, args: Value| deal.office.ok("SALES", name, args);
    // The running order, whose receipts wait: those of the other one are paid below.
    let order = ok("collection.of_deal", json!({"opportunity_id": deal.id}))["orders"][1].clone();
    let task = ok("collection_task.create", json!({"order_id": order["id"]}))["id"].clone();
    let todo = json!({"opportunity_id": deal.id, "todo_type": "check_payment", "title": "x"});
    let todo = ok("collection_todo.create", todo)["id"].clone();
    let invoice = deal.invoice(&deal.one, "1000000");
    let statutory = json!({"contract_id": deal.one, "kind": "statutory", "fields": deal.invoice_fields("1000000")});
    let statutory = deal.office.ok("FINANCE", "invoice.create", statutory)["id"].clone();
    deal.office.ok("FINANCE", "invoice.issue", json!({"id": statutory}));
    let payment = deal.pay(&deal.one, "1000000", "TT-1");
    let mut report = deal.report(&deal.one, "2000", "TT-2");
    report["withheld"] = rupiah("40");
    let withheld = ok("payment.report", report)["id"].clone();
    let mut report = deal.report(&deal.one, "2000", TYPED);
    report["notes"] = json!(TYPED);
    let fields = json!({"amount": rupiah("1000"), "customer_name": TYPED, "customer_address": TYPED, "customer_bank_account": TYPED, "customer_tax_id": TYPED, "notes": TYPED, "language": "zh_id"});
    let item = json!({"item_type": "one_time", "name": TYPED, "quantity": "1", "amount": rupiah("1000")});
    vec![
        ("SALES_MANAGER", "contract.terminate", json!({"id": deal.long, "reason": TYPED})),
        ("SALES", "invoice.create", json!({"contract_id": deal.one, "kind": "commercial", "fields": fields})),
        ("SALES", "invoice.correct", json!({"id": invoice, "reason": TYPED})),
        ("FINANCE", "invoice.set_tax_number", json!({"id": statutory, "tax_number": TYPED})),
        ("FINANCE", "invoice.waive", json!({"contract_id": deal.long, "reason": TYPED})),
        ("SALES", "payment.report", report.clone()),
        ("SALES", "payment.check", report),
        ("FINANCE", "payment.refund", json!({"id": payment, "reason": TYPED})),
        ("SALES", "payment.add_certificate", json!({"payment_id": withheld, "certificate_no": TYPED})),
        (
            "SALES",
            "collection_task.create",
            json!({"order_id": order["id"], "order_payment_id": order["receipts"][0]["id"], "notes": TYPED}),
        ),
        ("SALES", "collection_task.finish", json!({"id": task, "status": "completed", "notes": TYPED})),
        ("SALES", "collection_task.log", json!({"task_id": task, "channel": TYPED, "content": TYPED})),
        (
            "SALES",
            "collection_todo.create",
            json!({"opportunity_id": deal.id, "todo_type": "check_payment", "title": TYPED, "description": TYPED}),
        ),
        ("SALES", "collection_todo.move", json!({"id": todo, "status": "completed", "outcome": TYPED})),
        ("SALES", "opportunity.verify_delivery", json!({"opportunity_id": deal.id, "note": TYPED})),
        (
            "FINANCE",
            "order.import",
            json!({"opportunity_id": deal.id, "title": TYPED, "currency": "IDR", "ordered_on": deal.today(), "payment_terms": "full_upfront", "items": [item]}),
        ),
        (
            "FINANCE",
            "order_payment.add",
            json!({"order_id": order["id"], "amount": rupiah("1000"), "due_date": deal.today(), "notes": TYPED}),
        ),
        ("FINANCE", "order_payment.confirm", json!({"id": order["receipts"][0]["id"], "notes": TYPED})),
    ]
}

/// Every place with something bad there.
#[track_caller]
pub fn everywhere(bad: &Value, codes: &[&str]) -> usize {
    let before = Deal::drafted();
    let after = Deal::signed();
    refuses(&before.office, drafted(&before), bad, codes) + refuses(&after.office, signed(&after), bad, codes)
}
