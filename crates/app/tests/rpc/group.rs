//! Everything under a chat group, found by its number, and another number for it.

use serde_json::{Value, json};

use crate::deal::Deal;

fn group(deal: &Deal, role: &str, number: &str) -> Value {
    deal.office.ok(role, "group.get", json!({"wechat_group_no": number}))
}

fn numbered() -> Deal {
    let deal = Deal::signed();
    let change = json!([{"field": "wechat_group_no", "from": null, "to": "G-88"}]);
    deal.office.ok("SALES", "opportunity.update", json!({"id": deal.id, "changes": change}));
    deal
}

#[test]
fn one_page_for_a_group() {
    let deal = numbered();
    let view = group(&deal, "SALES", " G-88 ");
    assert_eq!((&view["wechat_group_no"], &view["deals"][0]["id"]), (&json!("G-88"), &deal.id));
    let kinds: Vec<&Value> = view["dossier"]["rows"].as_array().unwrap().iter().map(|row| &row["kind"]).collect();
    assert!(kinds.contains(&&json!("contract")) && kinds.contains(&&json!("quotation")), "{kinds:?}");
    deal.office.refused_at("SALES", "group.get", json!({"wechat_group_no": "G-8"}), "group.unknown", "wechat_group_no");
    deal.office.refused_at("SALES", "group.get", json!({"wechat_group_no": " "}), "field.required", "wechat_group_no");
    let other = deal.office.hire("budi", "SALES");
    let error = deal.office.call(other, "group.get", json!({"wechat_group_no": "G-88"})).expect_err("another seller's");
    assert_eq!(error.code, "group.unknown");
}

#[test]
fn another_number_and_back() {
    let deal = numbered();
    let rename = |args: Value| deal.office.ok("SALES", "group.rename", args);
    let done = rename(json!({"from": "G-88", "to": "G-99"}));
    assert_eq!(group(&deal, "SALES", "G-99")["deals"][0]["id"], deal.id);
    let found = deal.office.ok("SALES", "search.all", json!({"query": "G-99", "limit": 10}));
    assert!(found["hits"].as_array().unwrap().iter().any(|hit| hit["id"] == deal.id), "{found}");
    deal.office.refused_at("SALES", "group.rename", json!({"from": "G-88", "to": "G-77"}), "group.unknown", "from");
    let ids: Vec<&str> = done["facts"]["ids"].as_str().unwrap().split(',').collect();
    rename(json!({"from": "G-99", "to": "G-88", "only": ids}));
    assert_eq!(group(&deal, "SALES", "G-88")["deals"][0]["id"], deal.id);
}
