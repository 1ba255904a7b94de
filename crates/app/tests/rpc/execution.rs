//! Execution orders: split, waits and releases, the board, and every refusal with its words.

use serde_json::{Value, json};

use crate::deal::Deal;
use crate::office::NOBODY;

/// States of the deal's orders in their order.
fn states(deal: &Deal) -> Vec<String> {
    let orders = deal.execution()["orders"].clone();
    let text = |order: &Value| order["status"].as_str().expect("a state").to_owned();
    orders.as_array().expect("orders").iter().map(text).collect()
}

#[test]
fn the_company_releases_the_permit_and_the_permit_the_rest() {
    let deal = Deal::paid();
    let empty = deal.execution();
    assert_eq!((&empty["orders"], &empty["main"]), (&json!([]), &Value::Null));
    let [company, permit, service] = deal.split();
    assert_eq!(states(&deal), ["pending", "blocked", "blocked"]);
    let view = deal.execution();
    let waits = |at: usize| view["orders"][at]["waits_for"][0]["order_id"].clone();
    assert_eq!((waits(1), waits(2)), (company.clone(), permit.clone()), "each names what it waits for");
    assert_eq!(view["orders"][1]["waits_for"][0]["dependency_type"], "company_registration");
    assert_eq!(view["progress"]["unassigned"], json!([view["orders"][0]["order_no"]]));

    let early = deal.office.call(
        deal.office.user("EXECUTION_MANAGER"),
        "execution.assign",
        json!({ "id": permit, "assigned_team": "visa" }),
    );
    let early = early.expect_err("it waits");
    assert_eq!(early.code, "execution.waits");
    assert_eq!(json!(early.params["orders"]), view["orders"][0]["order_no"]);

    deal.register(&company);
    assert_eq!(states(&deal), ["completed", "pending", "blocked"]);
    deal.do_order(&permit);
    assert_eq!(states(&deal), ["completed", "completed", "pending"]);
    let main = deal.execution()["main"]["id"].clone();
    let main = deal.office.ok("OPERATION", "execution.get", json!({ "id": main }));
    assert_eq!(main["status"], "completed", "a running service does not hold it open");
    let whole = deal.office.ok("SALES", "execution.get", json!({ "id": company }));
    assert_eq!(whole["registration"]["nib"], "0220103456789");
    assert_eq!(whole["registration"]["registration_status"], "completed");
    let args = json!({ "opportunity_id": deal.id, "offset": 0, "limit": 50 });
    let released = |status: &str| {
        let todos = deal.office.ok("SALES", "collection_todo.list", args.clone());
        let of_order = |t: &&Value| t["execution_order"].is_object() && t["todo_type"] == "release_new_order";
        let todos = todos["rows"].as_array().expect("todos").clone();
        todos.iter().filter(of_order).filter(|t| t["status"] == status).count()
    };
    assert_eq!((released("pending"), released("completed")), (1, 1), "the permit's ended when somebody had it");
    deal.assign(&service);
    assert_eq!(deal.unmet(), ["stage_approved"]);
}

#[test]
fn the_board_lists_by_state_person_and_group() {
    let deal = Deal::paid();
    let [company, ..] = deal.split();
    let list = |who: &str, filter: Value| {
        let mut args = json!({ "offset": 0, "limit": 50 });
        for (name, value) in filter.as_object().expect("filters") {
            args[name] = value.clone();
        }
        let page = deal.office.ok(who, "execution.list", args);
        assert_eq!(page["total"].as_u64().map(|n| n as usize), page["rows"].as_array().map(Vec::len));
        page["rows"].as_array().expect("rows").clone()
    };
    let blocked = list("OPERATION", json!({ "status": "blocked" }));
    assert_eq!(blocked.len(), 2);
    assert!(blocked.iter().all(|row| row["waits_for"] != json!([])));
    let me = deal.office.user("OPERATION");
    assert_eq!(list("OPERATION", json!({ "assigned_to": me })), Vec::<Value>::new());
    deal.assign(&company);
    let mine = list("OPERATION", json!({ "assigned_to": me }));
    assert_eq!((mine.len(), &mine[0]["id"], &mine[0]["assigned_team"]), (1, &company, &json!("visa")));
    assert!(mine[0]["planned_end_date"].is_string(), "its product says how long it takes");
    assert_eq!(list("OPERATION", json!({ "wechat_group_no": "no such group" })), Vec::<Value>::new());
    let rival = deal.office.hire("rival", "SALES");
    let args = json!({ "offset": 0, "limit": 50 });
    let seen = deal.office.call(rival, "execution.list", args).expect("an empty list");
    assert_eq!((&seen["rows"], &seen["total"]), (&json!([]), &json!(0)), "a rival's deals are not listed");
}

#[test]
fn orders_are_written_linked_and_given_up_by_hand() {
    let deal = Deal::paid();
    let [_, permit, service] = deal.split();
    let new = json!({ "opportunity_id": deal.id, "order_type": "one_time", "title": "刻章", "planned_end_date": deal.today() });
    let seal = deal.office.ok("EXECUTION_MANAGER", "execution.create", new)["id"].clone();
    let whole = || deal.office.ok("OPERATION", "execution.get", json!({ "id": seal }));
    assert_eq!((&whole()["status"], &whole()["items"][0]["item_name"]), (&json!("pending"), &json!("刻章")));
    let wait = json!({ "execution_order_id": seal, "prerequisite_order_id": permit, "dependency_type": "visa_kitas" });
    deal.office.ok("EXECUTION_MANAGER", "execution.add_dependency", wait);
    assert_eq!(whole()["status"], "blocked");
    let circle =
        json!({ "execution_order_id": permit, "prerequisite_order_id": seal, "dependency_type": "material_approval" });
    deal.office.refused("EXECUTION_MANAGER", "execution.add_dependency", circle, "execution.cycle");
    let gone = json!({ "execution_order_id": seal, "prerequisite_order_id": permit });
    deal.office.ok("EXECUTION_MANAGER", "execution.remove_dependency", gone);
    assert_eq!(whole()["status"], "pending");
    let plan = json!({ "id": seal, "planned_start_date": "2026-02-02", "planned_end_date": "2026-02-06" });
    deal.office.ok("EXECUTION_MANAGER", "execution.plan", plan);
    assert_eq!(whole()["planned_end_date"], "2026-02-06");
    deal.office.ok("EXECUTION_MANAGER", "execution.cancel", json!({ "id": permit, "reason": "客户改用商务签" }));
    let rest = deal.office.ok("OPERATION", "execution.get", json!({ "id": service }));
    assert_eq!((&rest["status"], &rest["waits_for"][0]["status"]), (&json!("blocked"), &json!("blocked")));
}

#[test]
fn bad_input_is_refused_by_name_and_changes_nothing() {
    let deal = Deal::paid();
    let office = &deal.office;
    let early = json!({ "opportunity_id": NOBODY });
    office.refused("EXECUTION_MANAGER", "execution.split", early, "record.not_found");
    let [company, permit, _] = deal.split();
    let before = deal.execution();
    office.refused("EXECUTION_MANAGER", "execution.split", json!({ "opportunity_id": deal.id }), "execution.exists");
    let refused_at = |name: &str, args: Value, code: &str, field: &str| {
        office.refused_at("EXECUTION_MANAGER", name, args, code, field);
    };
    let refused = |name: &str, args: Value, code: &str| office.refused("EXECUTION_MANAGER", name, args, code);
    refused_at("execution.assign", json!({ "id": company }), "field.required", "assigned_to");
    refused_at("execution.assign", json!({ "id": company, "assigned_to": NOBODY }), "reference.unknown", "assigned_to");
    let team = json!({ "id": company, "assigned_team": "x".repeat(101) });
    refused_at("execution.assign", team, "field.too_long", "assigned_team");
    refused("execution.cancel", json!({ "id": company, "reason": "  " }), "reason.required");
    let backwards = json!({ "id": company, "planned_start_date": "2026-03-02", "planned_end_date": "2026-03-01" });
    refused_at("execution.plan", backwards, "date.order", "planned_end_date");
    refused(
        "execution.complete",
        json!({ "id": company, "actual_end_date": deal.today() }),
        "execution.by_registration",
    );
    refused("execution.complete", json!({ "id": permit, "actual_end_date": deal.today() }), "execution.wrong_status");
    let papers = |nib: &str, npwp: &str| json!({ "execution_order_id": company, "company_name": "PT X", "nib": nib, "npwp": npwp });
    refused_at("registration.save", papers("12345", "0123456789012345"), "field.invalid", "nib");
    refused_at("registration.save", papers("0220103456789", "12"), "field.invalid", "npwp");
    let of_permit = json!({ "execution_order_id": permit, "company_name": "PT X" });
    refused("registration.save", of_permit, "execution.not_registration");
    let own =
        json!({ "execution_order_id": company, "prerequisite_order_id": company, "dependency_type": "sbu_quota" });
    refused("execution.add_dependency", own, "execution.cycle");
    let unknown =
        json!({ "execution_order_id": company, "prerequisite_order_id": NOBODY, "dependency_type": "sbu_quota" });
    refused_at("execution.add_dependency", unknown, "reference.unknown", "prerequisite_order_id");
    let main = json!({ "opportunity_id": deal.id, "order_type": "main", "title": "x" });
    refused_at("execution.create", main, "field.invalid", "order_type");
    let item = &before["orders"][0]["items"][0]["id"];
    let step = json!({ "id": item, "status": "in_progress" });
    refused("execution.move_item", step, "execution.wrong_status");
    assert_eq!(deal.execution(), before);

    deal.assign(&company);
    let done = json!({ "execution_order_id": company, "completed_on": deal.today() });
    refused_at("registration.complete", done.clone(), "field.required", "company_name");
    office.ok(
        "OPERATION",
        "registration.save",
        json!({ "execution_order_id": company, "company_name": "PT X", "nib": "0220103456789" }),
    );
    refused_at("registration.complete", done, "field.required", "npwp");
}

#[test]
fn a_seller_sees_his_orders_and_a_rival_none() {
    let deal = Deal::paid();
    let [company, ..] = deal.split();
    let seen = deal.office.ok("SALES", "execution.of_deal", json!({ "opportunity_id": deal.id }));
    assert_eq!((&seen["may_assign"], &seen["may_work"]), (&json!(false), &json!(false)));
    assert_eq!(seen["orders"].as_array().map(Vec::len), Some(3));
    let rival = deal.office.hire("rival", "SALES");
    for id in [company.clone(), json!(NOBODY)] {
        let error = deal.office.call(rival, "execution.get", json!({ "id": id })).expect_err("not his");
        assert_eq!(error.code, "record.not_found");
    }
    for id in [deal.id.clone(), json!(NOBODY)] {
        let error = deal.office.call(rival, "execution.of_deal", json!({ "opportunity_id": id })).expect_err("not his");
        assert_eq!(error.code, "record.not_found");
    }
}
