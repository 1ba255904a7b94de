//! The same for contracts, invoices, payments, orders, collection, phases and execution orders.

use serde_json::{Value, json};

use super::{ID, answers_alike};
use crate::deal::{Deal, rupiah};
use crate::office::built_in;

/// Use cases with arguments that are good but for whose record it is, and which record of the rival that is.
pub fn cases() -> Vec<(&'static str, &'static str, Value)> {
    let by_id = json!({"id": ID});
    let on_deal = json!({"opportunity_id": ID});
    let terms = json!({"entity_id": built_in("contract_entities", "PT_TALENT"), "template_id": built_in("contract_templates", "one_time_idr"), "language": "zh_id", "party_a_name": "北京科技"});
    let invoice = json!({"amount": rupiah("1000"), "customer_name": "北京科技", "language": "zh_id"});
    let report = json!({"contract_id": ID, "amount": rupiah("1000"), "payment_method": "bank_transfer", "payment_mode": "partial", "reference": "TT", "received_on": "2026-01-05"});
    let phase = json!({"stage_name": "注册"});
    let done = |id: &str| json!({id: ID, "status": "completed"});
    vec![
        ("collection.of_deal", "deal", on_deal.clone()),
        ("collection_task.create", "order", json!({"order_id": ID})),
        ("collection_task.finish", "task", done("id")),
        ("collection_task.log", "task", json!({"task_id": ID, "channel": "wechat", "content": "x"})),
        ("collection_todo.create", "deal", json!({"opportunity_id": ID, "todo_type": "check_payment", "title": "x"})),
        ("collection_todo.move", "todo", done("id")),
        ("contract.create", "deal", json!({"opportunity_id": ID, "service_category": "one_time", "terms": terms})),
        (
            "contract.create_all",
            "deal",
            json!({"opportunity_id": ID, "entity_id": built_in("contract_entities", "PT_TALENT")}),
        ),
        ("contract.delete", "contract", by_id.clone()),
        ("contract.get", "contract", by_id.clone()),
        ("contract.hand_over", "contract", json!({"id": ID, "document_type": "contract_pdf", "sent_via": "email"})),
        ("contract.of_deal", "deal", on_deal.clone()),
        ("contract.pdf", "contract", by_id.clone()),
        ("contract.proforma_pdf", "contract", by_id.clone()),
        ("contract.propose", "deal", json!({"opportunity_id": ID, "service_category": "one_time"})),
        ("contract.send", "contract", by_id.clone()),
        ("contract.sign", "contract", json!({"id": ID, "signed_copy_id": crate::office::NOBODY})),
        ("contract.take_effect", "contract", by_id.clone()),
        ("contract.terminate", "contract", json!({"id": ID, "reason": "a reason"})),
        ("contract.update", "contract", json!({"id": ID, "edit_no": 1, "terms": terms})),
        ("execution.get", "execution", by_id.clone()),
        ("execution.of_deal", "deal", on_deal.clone()),
        ("invoice.correct", "invoice", json!({"id": ID, "reason": "a reason"})),
        ("invoice.create", "contract", json!({"contract_id": ID, "kind": "commercial", "fields": invoice})),
        ("invoice.delete", "invoice", by_id.clone()),
        ("invoice.get", "invoice", by_id.clone()),
        ("invoice.issue", "invoice", by_id.clone()),
        ("invoice.mark_sent", "invoice", by_id.clone()),
        ("invoice.pdf", "invoice", by_id.clone()),
        ("invoice.room", "contract", json!({"contract_id": ID})),
        ("invoice.update", "invoice", json!({"id": ID, "edit_no": 1, "fields": invoice})),
        ("mail.cancel", "mail", by_id.clone()),
        ("mail.get", "mail", by_id.clone()),
        ("mail.retry", "mail", by_id.clone()),
        ("mail.send", "quotation", json!({"document": "quotation", "document_id": ID, "to": ["wang@example.com"]})),
        ("material.get", "paper", by_id.clone()),
        ("material.of_deal", "deal", on_deal.clone()),
        ("material.prepare", "contract", json!({"contract_id": ID})),
        ("material.preview", "contract", json!({"contract_id": ID})),
        ("material.reusable", "requirement", json!({"requirement_id": ID})),
        ("material.files", "requirement", json!({"requirement_id": ID})),
        ("material.submit", "requirement", json!({"requirement_id": ID, "text_value": "x"})),
        (
            "temporary_link.create",
            "contract",
            json!({"contract_id": ID, "requirement_ids": [crate::office::NOBODY], "language": "zh"}),
        ),
        ("temporary_link.list", "deal", on_deal.clone()),
        ("temporary_link.revoke", "link", by_id.clone()),
        ("applicant.create", "deal", json!({"fields": {"opportunity_id": ID, "applicant_no": 9}})),
        ("applicant.remove", "applicant", by_id.clone()),
        ("applicant.update", "applicant", json!({"id": ID, "changes": [{"field": "notes", "from": null, "to": "x"}]})),
        ("money.explain", "contract", json!({"subject": "contract", "id": ID})),
        ("money.explain", "invoice", json!({"subject": "invoice", "id": ID})),
        ("money.explain", "order", json!({"subject": "order", "id": ID})),
        ("money.explain", "order_item", json!({"subject": "order_item", "id": ID})),
        ("money.explain", "receipt", json!({"subject": "order_payment", "id": ID})),
        ("money.explain", "payment", json!({"subject": "payment", "id": ID})),
        ("money.explain", "quotation", json!({"subject": "quotation", "id": ID})),
        ("money.explain", "quotation_item", json!({"subject": "quotation_item", "id": ID})),
        ("opportunity.complete", "deal", by_id.clone()),
        ("opportunity.verify_delivery", "deal", json!({"opportunity_id": ID, "note": "a note"})),
        ("order.get", "order", by_id.clone()),
        ("payment.add_certificate", "payment", json!({"payment_id": ID, "certificate_no": "BP-1"})),
        ("payment.add_voucher", "payment", json!({"payment_id": ID, "attachment_id": crate::office::NOBODY})),
        ("payment.check", "contract", report.clone()),
        ("payment.get", "payment", by_id.clone()),
        ("payment.receipt_pdf", "payment", by_id.clone()),
        ("payment.report", "contract", report),
        ("receivable.statement", "customer", json!({"customer_id": ID})),
        ("receivable.statement_pdf", "customer", json!({"customer_id": ID})),
        ("service_phase.list", "deal", on_deal.clone()),
        ("service_phase.move", "phase", json!({"id": ID, "status": "in_progress", "on": "2026-01-05"})),
        ("service_phase.remove", "phase", by_id),
        ("service_phase.request_approval", "deal", on_deal),
        ("service_phase.set", "deal", json!({"opportunity_id": ID, "stage_number": 1, "fields": phase})),
    ]
}

/// Lists, by whose record they can be narrowed.
const FILTERS: &[(&str, &str, &str)] = &[
    ("collection_task.list", "order_id", "order"),
    ("collection_todo.list", "opportunity_id", "deal"),
    ("contract.list", "opportunity_id", "deal"),
    ("execution.list", "opportunity_id", "deal"),
    ("invoice.list", "contract_id", "contract"),
    ("invoice.list", "opportunity_id", "deal"),
    ("mail.list", "customer_id", "customer"),
    ("mail.list", "opportunity_id", "deal"),
    ("mail.list", "subject_id", "quotation"),
    ("order.list", "customer_id", "customer"),
    ("order.list", "opportunity_id", "deal"),
    ("payment.list", "contract_id", "contract"),
    ("payment.list", "opportunity_id", "deal"),
    ("receivable.list", "customer_id", "customer"),
];

/// A signed deal with one record of each kind.
fn records(deal: &Deal) -> Value {
    let ok = |name: &str, args: Value| deal.office.ok("SALES", name, args);
    let staged = json!({"customer_id": deal.customer, "fields": {"name": "年度服务", "service_type": "long_term", "has_staged_services": true}});
    let staged = ok("opportunity.create", staged)["id"].clone();
    ok("opportunity.confirm_demand", json!({"id": staged, "confirmed_on": deal.today()}));
    ok("stage.advance", json!({"opportunity_id": staged, "to_order": 2}));
    let phase = json!({"opportunity_id": staged, "stage_number": 1, "fields": {"stage_name": "注册"}});
    let phase = ok("service_phase.set", phase)["id"].clone();
    let invoice = deal.invoice(&deal.one, "1000000");
    let payment = deal.pay(&deal.one, "1000000", "TT-1");
    let order = ok("collection.of_deal", json!({"opportunity_id": deal.id}))["orders"][0].clone();
    let items = ok("order.get", json!({"id": order["id"]}))["items"].clone();
    let task = ok("collection_task.create", json!({"order_id": order["id"]}))["id"].clone();
    let todo = json!({"opportunity_id": deal.id, "todo_type": "check_payment", "title": "x"});
    let todo = ok("collection_todo.create", todo)["id"].clone();
    let [execution, ..] = deal.split();
    let names = deal.paper("COMPANY_NAMES");
    let paper = ok("material.submit", deal.good(&names))["id"].clone();
    let link = json!({"contract_id": deal.one, "requirement_ids": [names["id"]], "language": "zh"});
    let link = ok("temporary_link.create", link)["id"].clone();
    let quotation =
        ok("quotation.list", json!({"opportunity_id": deal.id, "offset": 0, "limit": 1}))["rows"][0].clone();
    let quoted = ok("quotation.get", json!({"id": quotation["id"]}))["items"].clone();
    let mail = json!({"document": "quotation", "document_id": quotation["id"], "to": ["wang@example.com"]});
    let mail = ok("mail.send", mail)["id"].clone();
    json!({
        "mail": mail, "customer": deal.customer, "deal": deal.id, "contract": deal.one, "invoice": invoice, "payment": payment,
        "order": order["id"], "order_item": items[0]["id"], "receipt": order["receipts"][0]["id"], "task": task,
        "todo": todo, "phase": phase, "execution": execution,
        "requirement": names["id"], "paper": paper, "link": link, "applicant": deal.paper("PASSPORT_FRONT")["applicant_id"], "quotation": quotation["id"], "quotation_item": quoted[0]["id"],
    })
}

#[test]
fn money_of_another_seller_answers_like_money_that_never_was() {
    let deal = Deal::signed();
    let at = records(&deal);
    answers_alike(&deal.office, &at, cases(), FILTERS);
}
