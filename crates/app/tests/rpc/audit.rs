//! The trail of changes.

use serde_json::{Value, json};

use crate::office::{COST, Office, product};

fn list(office: &Office, role: &str, args: Value) -> Value {
    let mut window = json!({"offset": 0, "limit": 50});
    window.as_object_mut().expect("object").extend(args.as_object().expect("object").clone());
    office.ok(role, "audit.list", window)
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
    assert!(changes.contains(&json!({"field": "phone", "before": null, "after": "+62"})), "{changes:?}");
    assert!(
        changes.iter().all(|change| ["phone", "updated_at"].contains(&change["field"].as_str().expect("field"))),
        "{changes:?}"
    );
    let made = create["changes"].as_array().expect("changes");
    assert!(made.contains(&json!({"field": "name", "before": null, "after": "北京科技"})), "{made:?}");
    office.ok("SALES", "customer.delete", json!({"id": customer}));
    let gone = list(&office, "ADMIN", json!({"id": customer}));
    assert!(
        gone["rows"][0]["changes"]
            .as_array()
            .expect("changes")
            .contains(&json!({"field": "name", "before": "北京科技", "after": null}))
    );
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
