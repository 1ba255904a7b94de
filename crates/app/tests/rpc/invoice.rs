//! Invoices: the room a contract leaves, the paper before and after the issue, corrections, finance's list.

use serde_json::{Value, json};

use crate::deal::{Deal, rupiah};

fn room(deal: &Deal, contract: &Value) -> Value {
    deal.office.ok("SALES", "invoice.room", json!({ "contract_id": contract }))
}

fn draft(deal: &Deal, contract: &Value, kind: &str, amount: &str) -> Value {
    json!({ "contract_id": contract, "kind": kind, "fields": deal.invoice_fields(amount) })
}

#[test]
fn nothing_is_invoiced_on_a_contract_that_is_not_signed() {
    let deal = Deal::drafted();
    let args = draft(&deal, &deal.one, "commercial", "1000");
    deal.office.refused("SALES", "invoice.create", args, "contract.not_signed");
}

#[test]
fn amounts_that_cannot_be_asked_are_refused_where_they_were_typed() {
    let deal = Deal::signed();
    let refused = |amount: &str, code: &str| {
        let args = draft(&deal, &deal.one, "commercial", amount);
        deal.office.refused_at("SALES", "invoice.create", args, code, "invoice_amount");
    };
    refused("-1", "money.out_of_range");
    refused("0", "money.out_of_range");
    refused("31350001", "invoice.above_contract");
    let mut yuan = draft(&deal, &deal.one, "commercial", "1");
    yuan["fields"]["amount"] = json!({ "amount": "1.00", "currency": "CNY" });
    deal.office.refused_at("SALES", "invoice.create", yuan, "money.currency_mismatch", "invoice_amount");
    // A second invoice may only ask for what the first left; the refusal takes no number.
    deal.invoice(&deal.one, "15675000");
    let second = deal.office.ok("SALES", "invoice.create", draft(&deal, &deal.one, "commercial", "15675001"));
    let refusal =
        deal.office.refused("SALES", "invoice.issue", json!({ "id": second["id"] }), "invoice.above_contract");
    assert_eq!(refusal.params["room"], "IDR 15675000");
    let third = deal.invoice(&deal.one, "15675000");
    let third = deal.office.ok("SALES", "invoice.get", json!({ "id": third }));
    assert!(third["invoice_no"].as_str().expect("a number").ends_with("-INV-002"), "{third}");
}

#[test]
fn the_plan_proposes_what_is_left_to_ask() {
    let deal = Deal::signed();
    let before = room(&deal, &deal.one);
    assert_eq!(before["total"], rupiah("31350000"));
    assert_eq!(before["proposals"][0]["amount"], rupiah("15675000"));
    let mut args = draft(&deal, &deal.one, "commercial", "15675000");
    args["fields"]["order_payment_id"] = before["proposals"][0]["order_payment_id"].clone();
    let asked = deal.office.ok("SALES", "invoice.create", args)["id"].clone();
    assert_eq!(deal.office.ok("SALES", "invoice.pdf", json!({ "id": asked }))["file"], "invoice-draft.pdf");
    let number = deal.office.ok("SALES", "invoice.issue", json!({ "id": asked }))["facts"]["invoice_no"].clone();
    let name = format!("{}.pdf", number.as_str().expect("a number"));
    assert_eq!(deal.office.ok("SALES", "invoice.pdf", json!({ "id": asked }))["file"], name);
    let after = room(&deal, &deal.one);
    assert_eq!((&after["commercial"], &after["commercial_left"]), (&rupiah("15675000"), &rupiah("15675000")));
    assert_eq!(after["proposals"][0]["is_invoiced"], true);
    assert_eq!(after["proposals"][1]["is_invoiced"], false);
}

#[test]
fn what_cannot_be_set_on_paper_is_refused_before_a_number_is_taken() {
    let deal = Deal::signed();
    let mut args = draft(&deal, &deal.one, "commercial", "1000");
    args["fields"]["notes"] = json!("谢谢 \u{1F600}");
    let id = deal.office.ok("SALES", "invoice.create", args)["id"].clone();
    deal.office.refused("SALES", "invoice.issue", json!({ "id": id }), "document.missing_glyph");
    let next = deal.invoice(&deal.one, "1000");
    let next = deal.office.ok("SALES", "invoice.get", json!({ "id": next }));
    assert!(next["invoice_no"].as_str().expect("a number").ends_with("-INV-001"), "{next}");
}

#[test]
fn a_correction_takes_an_invoice_back_whole_and_once() {
    let deal = Deal::signed();
    let wrong = deal.invoice(&deal.one, "31350000");
    deal.office.refused("SALES", "invoice.correct", json!({ "id": wrong, "reason": " " }), "reason.required");
    let args = json!({ "id": wrong, "reason": "抬头写错" });
    let correction = deal.office.ok("SALES", "invoice.correct", args.clone())["id"].clone();
    deal.office.refused("SALES", "invoice.correct", args, "invoice.already_corrected");
    deal.office.ok("SALES", "invoice.issue", json!({ "id": correction }));
    let view = deal.office.ok("SALES", "invoice.get", json!({ "id": correction }));
    assert_eq!(view["amount"], rupiah("-31350000"));
    deal.office.ok("SALES", "invoice.pdf", json!({ "id": correction }));
    assert_eq!(room(&deal, &deal.one)["commercial_left"], rupiah("31350000"));
}

#[test]
fn finance_works_with_the_statutory_invoice_and_waives_it() {
    let deal = Deal::signed();
    let args = draft(&deal, &deal.one, "statutory", "31350000");
    deal.office.refused("SALES", "invoice.create", args.clone(), "permission.denied");
    let statutory = deal.office.ok("FINANCE", "invoice.create", args)["id"].clone();
    deal.office.ok("FINANCE", "invoice.issue", json!({ "id": statutory }));
    deal.office.refused("FINANCE", "invoice.mark_sent", json!({ "id": statutory }), "invoice.wrong_status");
    let file = deal.file("faktur.pdf");
    deal.office.ok("FINANCE", "invoice.upload", json!({ "invoice_id": statutory, "attachment_id": file }));
    let number = |text: &str| json!({ "id": statutory, "tax_number": text });
    for wrong in ["12", &format!("04002500123456789{}", "-".repeat(14))] {
        deal.office.refused_at("FINANCE", "invoice.set_tax_number", number(wrong), "field.invalid", "tax_number");
    }
    deal.office.ok("FINANCE", "invoice.set_tax_number", number("04002500123456789"));
    deal.office.ok("FINANCE", "invoice.mark_sent", json!({ "id": statutory }));

    let list = |offset: i64| deal.office.ok("FINANCE", "invoice.to_issue", json!({ "offset": offset, "limit": 1 }));
    assert_eq!((&list(0)["total"], list(0)["rows"].as_array().map(Vec::len)), (&json!(2), Some(1)));
    deal.invoice(&deal.one, "31350000");
    assert_eq!(list(0)["total"], 1);
    assert_eq!(list(0)["rows"][0]["room"]["commercial_left"], rupiah("5700000"));
    let waive = json!({ "contract_id": deal.long, "reason": "客户不需要发票" });
    deal.office.refused("SALES", "invoice.waive", waive.clone(), "permission.denied");
    deal.office.ok("FINANCE", "invoice.waive", waive);
    assert_eq!((&list(0)["total"], &list(1)["rows"]), (&json!(0), &json!([])));
    deal.office.refused("SALES", "invoice.to_issue", json!({ "offset": 0, "limit": -1 }), "field.invalid");
}
