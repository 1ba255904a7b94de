//! The end of a deal: from signed contracts through invoices, payments and delivery to completion, and the statement of account.

use serde_json::{Value, json};

use crate::deal::{Deal, rupiah};

fn complete(deal: &Deal) -> Result<Value, String> {
    let args = json!({ "id": deal.id });
    deal.office.call(deal.office.user("SALES"), "opportunity.complete", args).map_err(|error| error.code)
}

#[test]
fn a_signed_deal_walks_to_its_completion() {
    let deal = Deal::signed();
    assert_eq!(deal.unmet(), ["invoice_issued", "stage_approved"]);
    let half = deal.invoice(&deal.one, "15675000");
    deal.office.ok("SALES", "invoice.mark_sent", json!({ "id": half }));
    deal.invoice(&deal.long, "475000");
    deal.approve_stage("FINANCE");
    deal.advance("SALES", 6);
    let may_ask = || {
        let view = deal.office.ok("SALES", "opportunity.get", json!({ "id": deal.id }));
        view["can"]["request_approval"].clone()
    };
    assert_eq!(deal.unmet(), ["docs_collected", "materials_approved", "stage_approved"]);
    deal.give_papers();
    assert_eq!(deal.unmet(), ["stage_approved"]);
    assert_eq!(may_ask(), true);
    deal.approve_stage("OPERATION");
    assert_eq!(may_ask(), false);
    deal.approve_stage("FINANCE");
    deal.advance("SALES", 7);
    assert_eq!(deal.unmet(), ["payment_confirmed"]);
    deal.pay(&deal.one, "15675000", "TT-1");
    deal.pay(&deal.long, "475000", "TT-2");
    deal.advance("SALES", 8);
    assert_eq!(deal.unmet(), ["execution_completed", "stage_approved"]);
    let [company, permit, service] = deal.split();
    deal.register(&company);
    deal.do_order(&permit);
    assert_eq!(deal.unmet(), ["execution_completed", "stage_approved"], "nobody has the running service yet");
    deal.assign(&service);
    assert_eq!(may_ask(), true);
    deal.approve_stage("EXECUTION_MANAGER");
    deal.advance("SALES", 9);

    assert_eq!(deal.unmet(), ["collection_full"], "the last order that is done once says that all is delivered");
    let delivered = |note: &str| json!({ "opportunity_id": deal.id, "delivered_on": deal.today(), "note": note });
    deal.office.refused_at("SALES", "opportunity.verify_delivery", delivered(" "), "reason.required", "note");
    deal.office.ok("SALES", "opportunity.verify_delivery", delivered("全部交付"));
    assert_eq!(complete(&deal), Err("stage.gate_closed".to_owned()));
    let last = deal.office.ok("SALES", "payment.report", deal.report(&deal.one, "15675000", "TT-3"))["id"].clone();
    assert_eq!(complete(&deal), Err("stage.gate_closed".to_owned()));
    deal.office.ok("FINANCE", "payment.review", json!({ "id": last, "verdict": "confirmed" }));
    assert_eq!(deal.unmet(), Vec::<String>::new());
    complete(&deal).expect("every condition is met");
    let done = deal.office.ok("SALES", "opportunity.get", json!({ "id": deal.id }));
    assert_eq!(done["workflow_status"], "completed");
    let money = deal.office.ok("SALES", "collection.of_deal", json!({ "opportunity_id": deal.id }));
    assert_eq!((&money["status"], &money["delivery_note"]), (&json!("full"), &json!("全部交付")));
}

#[test]
fn the_statement_of_account_is_set_on_paper() {
    let deal = Deal::signed();
    let paper = json!({ "customer_id": deal.customer, "language": "id" });
    deal.invoice(&deal.one, "31350000");
    deal.pay(&deal.one, "15675000", "TT-1");
    deal.pay(&deal.long, "475000", "TT-2");
    let name = deal.office.ok("FINANCE", "receivable.statement_pdf", paper)["file"].clone();
    assert!(name.as_str().expect("a name").starts_with("statement_12000_"), "{name}");
    let statement = deal.office.ok("FINANCE", "receivable.statement", json!({ "customer_id": deal.customer }));
    assert_eq!(statement["balances"], json!([rupiah("20900000")]));
    let stranger = deal.office.hire("other", "SALES");
    let hidden = deal.office.call(stranger, "receivable.statement_pdf", json!({ "customer_id": deal.customer }));
    assert_eq!(hidden.expect_err("not his customer").code, "record.not_found");
    let bare = deal.office.customer("SALES", "无合同客户");
    deal.office.refused("SALES", "receivable.statement_pdf", json!({ "customer_id": bare }), "document.no_lines");
}

#[test]
fn a_dunning_task_keeps_what_was_said() {
    let deal = Deal::signed();
    let money = deal.office.ok("SALES", "collection.of_deal", json!({ "opportunity_id": deal.id }));
    let order = &money["orders"][0];
    let args = json!({ "order_id": order["id"], "order_payment_id": order["receipts"][0]["id"] });
    let task = deal.office.ok("SALES", "collection_task.create", args.clone())["id"].clone();
    deal.office.refused("SALES", "collection_task.create", args, "collection_task.exists");
    let said =
        json!({ "task_id": task, "channel": "wechat", "content": "客户答应周五付款", "promised_on": deal.today() });
    deal.office.ok("SALES", "collection_task.log", said);
    let tasks =
        deal.office.ok("SALES", "collection_task.list", json!({ "order_id": order["id"], "offset": 0, "limit": 10 }));
    assert_eq!(tasks["rows"][0]["entries"][0]["content"], "客户答应周五付款");
    assert_eq!(tasks["rows"][0]["reminder_count"], 1);
}

#[test]
fn the_orders_of_a_deal_stand_in_the_order_of_their_numbers_and_what_runs_on_after_what_is_done_once() {
    let deal = Deal::signed();
    let import = |ordered_on: &str, item_type: &str| {
        let item = json!({ "name": "旧订单", "quantity": "1", "amount": rupiah("1000000"), "item_type": item_type });
        let running = item_type == "long_term";
        let args = json!({
            "opportunity_id": deal.id, "title": "旧订单", "currency": "IDR", "payment_terms": "full_upfront",
            "ordered_on": ordered_on, "items": [item],
            "cycle_months": running.then_some(6), "start_date": running.then_some(ordered_on),
        });
        deal.office.ok("FINANCE", "order.import", args);
    };
    // Their keys grow, their numbers fall.
    for (day, kind) in [("2025-12-03", "long_term"), ("2025-12-02", "one_time"), ("2025-12-01", "one_time")] {
        import(day, kind);
    }
    let money = deal.office.ok("SALES", "collection.of_deal", json!({ "opportunity_id": deal.id }));
    let orders = money["orders"].as_array().expect("orders").iter();
    let shown: Vec<(&str, &str)> = orders
        .map(|o| (o["order_type"].as_str().expect("a kind"), &o["order_number"].as_str().expect("a number")[..12]))
        .collect();
    let expected = [
        ("one_time", "ORD-20251201"),
        ("one_time", "ORD-20251202"),
        ("one_time", "ORD-20260105"),
        ("long_term", "ORD-20251203"),
        ("long_term", "ORD-20260105"),
    ];
    assert_eq!(shown, expected);
    let asked = money["prepayments"].as_array().expect("prepayments").iter().map(|p| p["order_id"].clone());
    let keys = money["orders"].as_array().expect("orders").iter().map(|o| o["id"].clone());
    assert_eq!(asked.collect::<Vec<_>>(), keys.collect::<Vec<_>>());
}
