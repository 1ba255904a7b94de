//! The trail of changes.

use serde_json::{Value, json};

use crate::office::{COST, Office, product};

fn list(office: &Office, role: &str, args: Value) -> Value {
    let mut window = json!({"offset": 0, "limit": 50});
    window.as_object_mut().expect("object").extend(args.as_object().expect("object").clone());
    office.ok(role, "audit.list", window)
}

fn text(value: &str) -> Value {
    json!({"kind": "text", "value": value})
}

#[test]
fn every_change_is_told_with_its_author_and_its_fields() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    office.ok(
        "SALES",
        "customer.update",
        json!({"id": customer, "changes": [{"field": "phone", "from": null, "to": "+62"}]}),
    );
    let page = list(&office, "ADMIN", json!({"table": "customers", "id": customer}));
    assert_eq!(page["total"], 2);
    let (update, create) = (&page["rows"][0], &page["rows"][1]);
    assert_eq!(
        (&update["command"], &update["actor"]["name"], &update["table"]),
        (&json!("customer.update"), &json!("SALES"), &json!("customers"))
    );
    assert!(update["version"].as_i64() > create["version"].as_i64(), "newest first");
    let changes = update["changes"].as_array().expect("changes");
    assert_eq!((&update["action"], &update["title"]), (&json!("changed"), &json!("北京科技")));
    assert!(changes.contains(&json!({"field": "phone", "before": null, "after": text("+62")})), "{changes:?}");
    assert!(
        changes.iter().all(|change| ["phone", "updated_at"].contains(&change["field"].as_str().expect("field"))),
        "{changes:?}"
    );
    let made = create["changes"].as_array().expect("changes");
    assert_eq!(create["action"], "created");
    assert!(made.contains(&json!({"field": "name", "before": null, "after": text("北京科技")})), "{made:?}");
    let owner = json!({"kind": "record", "value": {"id": office.user("SALES"), "name": "SALES"}});
    assert!(made.contains(&json!({"field": "owner_user_id", "before": null, "after": owner})), "{made:?}");
    office.ok("SALES", "customer.delete", json!({"id": customer}));
    let gone = list(&office, "ADMIN", json!({"id": customer}));
    assert!(
        gone["rows"][0]["changes"]
            .as_array()
            .expect("changes")
            .contains(&json!({"field": "name", "before": text("北京科技"), "after": null}))
    );
    assert_eq!((&gone["rows"][0]["action"], &gone["rows"][0]["title"]), (&json!("removed"), &json!("北京科技")));
}

#[test]
fn windows_and_filters_hold() {
    let office = Office::new();
    let all = list(&office, "ADMIN", json!({"limit": 200}))["total"].as_i64().expect("total");
    let users = list(&office, "ADMIN", json!({"table": "users"}))["total"].as_i64().expect("total");
    assert!((8..all).contains(&users), "{users} of {all}");
    let page = list(&office, "ADMIN", json!({"table": "users", "offset": 7, "limit": 1}));
    assert_eq!(page["rows"].as_array().map(Vec::len), Some(1));
    office.refused_at(
        "ADMIN",
        "audit.list",
        json!({"table": "sqlite_schema", "offset": 0, "limit": 1}),
        "field.invalid",
        "table",
    );
    office.refused("ADMIN", "audit.list", json!({"id": "x", "offset": 0, "limit": 1}), "args.malformed");
    office.refused("SALES", "audit.list", json!({"offset": 0, "limit": 1}), "permission.denied");
    office.refused_at(
        "ADMIN",
        "audit.list",
        json!({"from": "1999-12-31", "offset": 0, "limit": 1}),
        "date.out_of_range",
        "from",
    );
}

#[test]
fn the_trail_is_asked_for_a_person_days_or_one_command() {
    let office = Office::new();
    office.customer("SALES", "北京科技");
    let total = |args: Value| list(&office, "ADMIN", args)["total"].as_i64().expect("total");
    let all = total(json!({}));
    let by_sales = list(&office, "ADMIN", json!({"user_id": office.user("SALES")}));
    assert!((1..all).contains(&by_sales["total"].as_i64().expect("total")));
    assert!(by_sales["rows"].as_array().expect("rows").iter().all(|row| row["actor"]["name"] == "SALES"));
    // The office of the test opened on 5 January.
    for (from, to, some) in [
        (Some("2026-01-05"), Some("2026-01-05"), true),
        (Some("2026-01-06"), None, false),
        (None, Some("2026-01-04"), false),
        (Some("2026-01-05"), None, true),
    ] {
        assert_eq!(total(json!({"from": from, "to": to})), if some { all } else { 0 }, "{from:?} {to:?}");
    }
    let version = by_sales["rows"][0]["version"].clone();
    let one = list(&office, "ADMIN", json!({"version": version}));
    assert!(one["total"].as_i64() > Some(0));
    assert!(one["rows"].as_array().expect("rows").iter().all(|row| row["version"] == version));
}

#[test]
fn costs_stand_in_the_trail_for_their_holders_only() {
    let office = Office::new();
    let cost = json!({"product_id": product("C312"), "amount": {"amount": "7777777", "currency": "IDR"}, "effective_from": "2026-01-05"});
    office.ok("ADMIN", "product.set_cost", cost);
    for (role, sees) in [("ADMIN", true), ("FINANCE", true)] {
        let page = list(&office, role, json!({"table": "product_costs"})).to_string();
        assert_eq!((page.contains("7777777"), page.contains(COST)), (sees, sees), "{role}");
    }
    // A role that reads the trail without seeing costs: none of the built-in ones, so one is made.
    office
        .app
        .database()
        .write(|conn| {
            let sql = "UPDATE roles SET permissions = '[\"audit.view\"]' WHERE workspace = $1 AND code = 'LEGAL'";
            let workspace = conn.workspace_cell();
            conn.write(sql, &[workspace]).map(drop)
        })
        .expect("another role");
    let page = list(&office, "LEGAL", json!({"limit": 200}));
    assert!(page["total"].as_i64() > Some(0));
    assert!(!page.to_string().contains("7777777") && !page.to_string().contains("product_costs"));
    assert_eq!(list(&office, "LEGAL", json!({"table": "product_costs"}))["total"], 0);
}
