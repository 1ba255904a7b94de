//! Payments: the check before the report, vouchers, finance's review, receipts on paper.

use serde_json::{Value, json};

use crate::deal::{Deal, rupiah};

fn codes(check: &Value) -> Vec<&str> {
    check["findings"].as_array().expect("findings").iter().map(|f| f["code"].as_str().expect("a code")).collect()
}

#[test]
fn a_payment_is_reported_on_a_signed_contract_with_a_voucher_and_above_nothing() {
    let drafted = Deal::drafted();
    let early = drafted.report(&drafted.one, "1000", "TT-1");
    drafted.office.refused("SALES", "payment.report", early, "contract.not_signed");
    let deal = Deal::signed();
    let mut bare = deal.report(&deal.one, "1000", "TT-1");
    bare["vouchers"] = json!([]);
    deal.office.refused_at("SALES", "payment.report", bare, "payment.voucher_missing", "vouchers");
    for amount in ["-1000", "0"] {
        let wrong = deal.report(&deal.one, amount, "TT-1");
        deal.office.refused_at("SALES", "payment.report", wrong, "money.out_of_range", "amount");
    }
}

#[test]
fn the_check_names_what_does_not_agree() {
    let deal = Deal::signed();
    let check = |args: &Value| {
        let mut args = args.clone();
        args["vouchers"] = json!([]);
        deal.office.ok("SALES", "payment.check", args)
    };
    let good = deal.report(&deal.one, "15675000", "TT-1");
    assert_eq!(codes(&check(&good)), Vec::<&str>::new());
    let mut other = good.clone();
    other["entity_id"] = crate::office::built_in("contract_entities", "PT_TALENT");
    assert_eq!(codes(&check(&other)), ["payment.entity_mismatch"]);
    deal.office.refused("SALES", "payment.report", other, "payment.entity_mismatch");
    let mut taxed = good.clone();
    taxed["tax_amount"] = rupiah("1000000");
    assert_eq!(codes(&check(&taxed)), ["payment.tax_mismatch"]);
    let mut yuan = good.clone();
    yuan["amount"] = json!({ "amount": "100.00", "currency": "CNY" });
    assert_eq!(codes(&check(&yuan)), ["payment.currency_mismatch"]);
    let over = deal.report(&deal.one, "31350200", "TT-2");
    assert_eq!(codes(&check(&over)), ["payment.overpaid"]);
    deal.office.ok("SALES", "payment.report", good.clone());
    assert!(check(&good)["duplicate_of"]["name"].is_string());
}

#[test]
fn a_report_that_is_repeated_brings_its_better_picture() {
    let deal = Deal::signed();
    let report = |file: Value| {
        let mut args = deal.report(&deal.one, "15675000", "TT-1");
        args["vouchers"] = json!([file]);
        deal.office.ok("SALES", "payment.report", args)
    };
    let picture = |text: &str| {
        let args = json!({ "customer_id": deal.customer, "file_name": "slip.png" });
        let bytes = [b"\x89PNG\r\n\x1a\n", text.as_bytes()].concat();
        match deal.office.app.upload(deal.office.user("SALES"), "attachment.add", args, bytes).expect("a picture") {
            bantu_app::Reply::Json(done) => done["id"].clone(),
            bantu_app::Reply::File { .. } => panic!("attachment.add answers a record"),
        }
    };
    let first = report(picture("unscharf"));
    let vouchers = || {
        let view = deal.office.ok("FINANCE", "payment.get", json!({ "id": first["id"] }));
        view["vouchers"].as_array().expect("vouchers").len()
    };
    for (text, told, count) in [("unscharf", "known", 1), ("klar", "added", 2), ("klar", "known", 2)] {
        let again = report(picture(text));
        assert_eq!((&again["id"], &again["facts"]["already_reported"]), (&first["id"], &json!("true")));
        assert_eq!(again["facts"]["vouchers"], told, "{text}");
        assert_eq!(vouchers(), count, "{text}");
    }
    deal.office.ok("FINANCE", "payment.review", json!({ "id": first["id"], "verdict": "confirmed" }));
    let late = report(picture("zu spät"));
    assert_eq!((&late["id"], &late["facts"]["vouchers"]), (&first["id"], &json!("too_late")));
    assert_eq!(report(picture("klar"))["facts"]["vouchers"], "known");
    assert_eq!(vouchers(), 2, "what finance decided stays as it was decided");
}

#[test]
fn of_two_finance_people_the_first_decides() {
    let deal = Deal::signed();
    let second = deal.office.hire("finance2", "FINANCE");
    let payment = deal.office.ok("SALES", "payment.report", deal.report(&deal.one, "15675000", "TT-1"))["id"].clone();
    let verdict = json!({ "id": payment, "verdict": "confirmed" });
    deal.office.refused("SALES", "payment.review", verdict.clone(), "permission.denied");
    let silent = json!({ "id": payment, "verdict": "rejected" });
    deal.office.refused_at("FINANCE", "payment.review", silent, "reason.required", "notes");
    deal.office.refused("SALES", "payment.receipt_pdf", json!({ "id": payment }), "payment.not_confirmed");
    deal.office.ok("FINANCE", "payment.review", verdict.clone());
    let late = deal.office.call(second, "payment.review", verdict).expect_err("the other one was first");
    assert_eq!(late.code, "payment.already_reviewed");
    let money = deal.office.ok("SALES", "collection.of_deal", json!({ "opportunity_id": deal.id }));
    assert_eq!(money["status"], "partial");
    let receipt = deal.office.ok("SALES", "payment.receipt_pdf", json!({ "id": payment, "language": "id" }));
    assert!(receipt["file"].as_str().expect("a name").ends_with("-PAY-001.pdf"), "{receipt}");
}

#[test]
fn tax_withheld_settles_and_a_refund_opens_again() {
    let deal = Deal::signed();
    let mut args = deal.report(&deal.one, "15361500", "TT-1");
    args["withheld"] = rupiah("313500");
    let payment = deal.office.ok("SALES", "payment.report", args)["id"].clone();
    deal.office.ok("FINANCE", "payment.review", json!({ "id": payment, "verdict": "confirmed" }));
    let view = || deal.office.ok("SALES", "payment.get", json!({ "id": payment }));
    assert_eq!((&view()["settled"], &view()["certificate_missing"]), (&rupiah("15675000"), &json!(true)));
    deal.office.ok("SALES", "payment.receipt_pdf", json!({ "id": payment }));
    let certificate = json!({ "payment_id": payment, "certificate_no": "BP-2026-001" });
    deal.office.ok("SALES", "payment.add_certificate", certificate);
    assert_eq!(view()["certificate_missing"], false);
    deal.office.ok("FINANCE", "payment.refund", json!({ "id": payment, "reason": "重复付款" }));
    let statement = deal.office.ok("FINANCE", "receivable.statement", json!({ "customer_id": deal.customer }));
    assert_eq!(statement["balances"], json!([rupiah("37050000")]));
}
