//! A customer from all sides, its timeline, its tags, and two customers that are one.

use serde_json::{Value, json};

use crate::deal::Deal;
use crate::office::Office;

fn kinds(page: &Value) -> Vec<&str> {
    page["rows"].as_array().expect("rows").iter().map(|row| row["kind"].as_str().expect("a kind")).collect()
}

fn timeline(office: &Office, role: &str, customer: &Value, kinds: &[&str]) -> Value {
    office.ok(role, "customer.timeline", json!({"customer_id": customer, "kinds": kinds, "offset": 0, "limit": 200}))
}

#[test]
fn from_all_sides() {
    let deal = Deal::paid();
    let office = &deal.office;
    let view = office.ok("SALES", "customer.overview", json!({"id": deal.customer}));
    let rows = view["dossier"]["rows"].as_array().expect("rows");
    let count = |kind: &str| rows.iter().filter(|row| row["kind"] == kind).count();
    assert_eq!((count("quotation"), count("contract"), count("invoice"), count("payment")), (1, 2, 2, 2));
    assert!(count("paper") > 3, "{view}");
    let sum = |name: &str| &view["dossier"]["sums"][0][name]["amount"];
    assert_eq!(
        (sum("signed"), sum("invoiced"), sum("received"), sum("open")),
        (&json!("37050000"), &json!("16150000"), &json!("16150000"), &json!("20900000"))
    );
    // What somebody may not see is not in it: agents do not see execution orders.
    deal.split();
    let orders = |view: &Value| {
        let rows = view["dossier"]["rows"].as_array().expect("rows").clone();
        rows.iter().filter(|row| row["kind"] == "execution_order").count()
    };
    assert!(orders(&office.ok("SALES_MANAGER", "customer.overview", json!({"id": deal.customer}))) > 0);
    let agent = json!({"id": deal.customer, "owner_user_id": office.user("AGENT"), "reason": "转给代理"});
    office.ok("SALES_MANAGER", "customer.transfer", agent);
    assert_eq!(orders(&office.ok("AGENT", "customer.overview", json!({"id": deal.customer}))), 0);
}

#[test]
fn what_happened_newest_first() {
    let deal = Deal::signed();
    let office = &deal.office;
    let customer = &deal.customer;
    office.ok(
        "SALES",
        "follow_up.add",
        json!({"customer_id": customer, "follow_up_type": "call", "content": "谈签证"}),
    );
    office.ok("SALES", "note.create", json!({"fields": {"customer_id": customer, "content": "要发票"}}));
    let mailed = json!({"document": "contract", "document_id": deal.one, "to": ["wang@example.com"]});
    office.ok("SALES", "mail.send", mailed);
    let page = timeline(office, "SALES", customer, &[]);
    let times: Vec<&str> =
        page["rows"].as_array().expect("rows").iter().map(|row| row["at"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
    assert_eq!(page["total"], json!(times.len()));
    let all = kinds(&page);
    for kind in ["follow_up", "note", "stage", "quotation", "contract", "file", "mail"] {
        assert!(all.contains(&kind), "{kind}: {all:?}");
    }
    let said = timeline(office, "SALES", customer, &["follow_up", "note"]);
    assert_eq!((kinds(&said).len(), &said["total"]), (2, &json!(2)));
    let call = said["rows"].as_array().unwrap().iter().find(|row| row["kind"] == "follow_up").expect("the call");
    assert_eq!(
        (&call["title"], &call["detail"], &call["user"]["name"]),
        (&json!("call"), &json!("谈签证"), &json!("SALES"))
    );
    let window = json!({"customer_id": customer, "offset": 1, "limit": 1});
    assert_eq!(office.ok("SALES", "customer.timeline", window)["rows"], json!([page["rows"][1]]));
    let wrong = json!({"customer_id": customer, "kinds": ["password"], "offset": 0, "limit": 10});
    office.refused_at("SALES", "customer.timeline", wrong, "field.invalid", "kinds");
}

#[test]
fn tags_in_use() {
    let office = Office::new();
    let tagged = |name: &str, tags: Value| {
        let customer = office.customer("SALES", name);
        let changes = json!([{"field": "tags", "from": [], "to": tags}]);
        office.ok("SALES", "customer.update", json!({"id": customer, "changes": changes}));
        customer
    };
    tagged("甲", json!(["VIP", "矿业"]));
    tagged("乙", json!(["VIP"]));
    tagged("丙", json!(["100%_\"quoted\"", "VIPER"]));
    let names = json!([
        {"name": "VIP", "count": 2}, {"name": "100%_\"quoted\"", "count": 1}, {"name": "VIPER", "count": 1}, {"name": "矿业", "count": 1}
    ]);
    assert_eq!(office.ok("SALES", "customer.tags", json!({}))["rows"], names);
    assert_eq!(office.ok("SALES_MANAGER", "customer.tags", json!({}))["rows"], names);
    let other = office.hire("budi", "SALES");
    assert_eq!(office.call(other, "customer.tags", json!({})).expect("an answer")["rows"], json!([]));
    let found = |tag: &str| {
        let page = office.ok("SALES", "customer.list", json!({"tag": tag, "sort": "name", "offset": 0, "limit": 10}));
        page["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("VIP"), ["乙", "甲"]);
    assert_eq!(found("100%_\"quoted\""), ["丙"]);
    for none in ["VI", "%", "矿", "\""] {
        assert!(found(none).is_empty(), "{none}");
    }
}

#[test]
fn two_become_one_and_part_again() {
    let deal = Deal::signed();
    let office = &deal.office;
    let kept = office.customer("SALES", "北京科技（印尼）");
    let merged = &deal.customer;
    let args = json!({"kept_id": kept, "merged_id": merged, "reason": "同一家公司"});
    office.refused("SALES", "customer.merge", args.clone(), "permission.denied");
    let done = office.ok("SALES_MANAGER", "customer.merge", args);
    assert_eq!(done["facts"]["customer_id"], kept);

    let list = office.ok("SALES", "customer.list", json!({"offset": 0, "limit": 10}));
    assert_eq!((&list["total"], &list["rows"][0]["id"], &list["rows"][0]["deal_count"]), (&json!(1), &kept, &json!(1)));
    let found = office.ok("SALES", "search.all", json!({"query": "12000", "limit": 10}));
    assert!(found["hits"].as_array().unwrap().iter().any(|hit| hit["id"] == kept), "by the old number: {found}");
    assert!(!found["hits"].as_array().unwrap().iter().any(|hit| hit["id"] == *merged), "{found}");
    assert_eq!(
        office.ok("SALES", "customer.similar", json!({"name": "北京科技"}))["rows"].as_array().unwrap().len(),
        1
    );
    assert_eq!(office.ok("SALES", "customer.get", json!({"id": merged}))["merged_into_id"], kept);
    let view = office.ok("SALES", "customer.overview", json!({"id": kept}));
    let merge = &view["merges"][0];
    assert_eq!((&merge["merged"]["id"], &merge["undone_at"]), (merged, &Value::Null));
    assert!(kinds(&timeline(office, "SALES", &kept, &[])).contains(&"merge"));
    assert_eq!(office.ok("SALES", "opportunity.get", json!({"id": deal.id}))["customer"]["id"], kept);

    let id = json!({"id": merge["id"]});
    office.refused("SALES", "customer.unmerge", id.clone(), "permission.denied");
    office.ok("SALES_MANAGER", "customer.unmerge", id.clone());
    assert_eq!(office.ok("SALES", "customer.list", json!({"offset": 0, "limit": 10}))["total"], 2);
    let found = office.ok("SALES", "search.all", json!({"query": "12000", "limit": 10}));
    assert!(found["hits"].as_array().unwrap().iter().any(|hit| hit["id"] == *merged), "{found}");
    assert_eq!(office.ok("SALES", "opportunity.get", json!({"id": deal.id}))["customer"]["id"], *merged);
    office.refused("SALES_MANAGER", "customer.unmerge", id, "customer.merge_undone");
}
