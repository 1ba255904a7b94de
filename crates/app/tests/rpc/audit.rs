//! The trail of changes.

use bantu_domain::record::Cell;
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

/// Gives a role the trail without the costs: none of the built-in ones is like that.
fn reader_without_costs(office: &Office, role: &str) {
    let permissions = "[\"audit.view\"]".to_owned();
    office
        .app
        .database()
        .write(|conn| {
            let sql = "UPDATE roles SET permissions = $2 WHERE workspace = $1 AND code = $3";
            let params = [conn.workspace_cell(), Cell::Text(permissions), Cell::Text(role.to_owned())];
            conn.write(sql, &params).map(drop)
        })
        .expect("another role");
}

#[test]
fn costs_stand_in_the_trail_for_their_holders_only() {
    let office = Office::new();
    let amount = |amount: &str| json!({"product_id": product("C312"), "amount": {"amount": amount, "currency": "IDR"}, "effective_from": "2026-01-05"});
    office.ok("ADMIN", "product.set_cost", amount("7777777"));
    // The older cost stands in the trail alone.
    office.ok("ADMIN", "product.set_cost", amount("8888888"));
    for (role, sees) in [("ADMIN", true), ("FINANCE", true)] {
        let page = list(&office, role, json!({"table": "product_costs"})).to_string();
        assert_eq!((page.contains("7777777"), page.contains(COST)), (sees, sees), "{role}");
    }
    let costs = list(&office, "ADMIN", json!({"table": "product_costs"}))["rows"].clone();
    // LEGAL sees the whole workspace, AGENT what everybody sees.
    for role in ["LEGAL", "AGENT"] {
        reader_without_costs(&office, role);
        let page = list(&office, role, json!({"limit": 200}));
        assert!(page["total"].as_i64() > Some(0));
        assert_eq!(list(&office, role, json!({"table": "product_costs"}))["total"], 0);
        let filters = [
            json!({"user_id": office.user("ADMIN"), "limit": 200}),
            json!({"limit": 200}),
            json!({"limit": 200, "offset": 200}),
        ];
        let of_rows = costs.as_array().expect("costs").iter().flat_map(|row| {
            [
                json!({"id": row["id"]}),
                json!({"version": row["version"]}),
                json!({"table": "product_costs", "id": row["id"]}),
            ]
        });
        for filter in filters.into_iter().chain(of_rows) {
            let told = list(&office, role, filter.clone()).to_string();
            for secret in ["7777777", "8888888", COST, "product_costs"] {
                assert!(!told.contains(secret), "{role} learns {secret} by {filter}: {told}");
            }
        }
    }
}

#[test]
fn what_a_colleague_was_told_is_in_nobodys_trail() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let to = office.hire("ani", "SALES");
    office.ok("ADMIN", "customer.transfer", json!({"id": customer, "owner_user_id": to, "reason": "更近"}));
    let told = office.call(to, "notification.list", json!({"offset": 0, "limit": 5})).expect("what she was told");
    assert_ne!(told["total"], 0, "{told}");
    let table = json!({"table": "notifications"});
    assert_eq!(list(&office, "ADMIN", table)["total"], 0);
    let by_id = list(&office, "ADMIN", json!({"id": told["rows"][0]["id"]}));
    assert_eq!(by_id["total"], 0, "not by its id either: {by_id}");
}

fn verify(office: &Office, role: &str, args: Value) -> Value {
    office.ok(role, "audit.verify", args)
}

#[test]
fn the_chain_is_verified_whole_and_in_steps() {
    let office = Office::new();
    office.customer("SALES", "北京科技");
    let all = verify(&office, "ADMIN", json!({}));
    assert_eq!((&all["is_done"], &all["chained_from"]), (&json!(true), &json!(1)));
    assert_eq!((&all["versions"], &all["newest"]), (&json!(office.version()), &json!(office.version())));
    assert!(all["entries"].as_i64() > Some(100), "the catalogue is in it: {all}");
    let head = all["head"].as_str().expect("a head");
    assert!(head.starts_with(&format!("{}:", office.version())), "{head}");
    let (mut after, mut versions, mut steps) = (Value::Null, 0, 0);
    loop {
        let step = verify(&office, "ADMIN", json!({"after": after, "limit": 4}));
        (versions, steps) = (versions + step["versions"].as_i64().expect("a number"), steps + 1);
        after = step["head"].clone();
        if step["is_done"] == true {
            break;
        }
    }
    assert_eq!((json!(versions), after.as_str()), (all["versions"].clone(), Some(head)));
    assert!(steps > 2);
    let mut told = Vec::new();
    let walked = bantu_app::verify_audit(
        None,
        |args| office.call(office.user("ADMIN"), "audit.verify", args),
        |done, _| told.push(done),
    );
    assert_eq!((walked.as_ref().ok(), told.len()), (Some(&all), 0), "one step");
    // A command later the old head still holds.
    office.customer("SALES", "上海贸易");
    assert_ne!(verify(&office, "ADMIN", json!({"expect": head}))["head"], all["head"]);
    let wrong = office.refused(
        "ADMIN",
        "audit.verify",
        json!({"expect": format!("1:{}", &head[head.len() - 64..])}),
        "audit.broken",
    );
    assert_eq!((wrong.params["version"].as_str(), wrong.params["what"].as_str()), ("1", "expected"));
    for field in ["after", "expect"] {
        office.refused_at("ADMIN", "audit.verify", json!({field: "12"}), "field.invalid", field);
    }
    office.refused_at("ADMIN", "audit.verify", json!({"limit": 0}), "field.invalid", "limit");
    office.refused("SALES", "audit.verify", json!({}), "permission.denied");
    reader_without_costs(&office, "AGENT");
    office.refused("AGENT", "audit.verify", json!({}), "permission.denied");
}

#[test]
fn work_beside_the_records_and_whole_groups_of_commands_are_sealed() {
    let office = Office::new();
    let before = verify(&office, "ADMIN", json!({}));
    office.ok("ADMIN", "device.enroll_code", json!({"user_id": office.user("SALES")}));
    let noted = verify(&office, "ADMIN", json!({}));
    let entries = |of: &Value| of["entries"].as_i64().expect("a number");
    assert_eq!(entries(&noted), entries(&before) + 1, "the note is in the chain");
    let admin = office.app.call_by(office.user("ADMIN"));
    let failed = admin.whole(|call| {
        call.json("lookup.create", lookup("one"))?;
        call.json("lookup.create", lookup("one"))
    });
    assert!(failed.is_err(), "{failed:?}");
    assert_eq!(verify(&office, "ADMIN", json!({})), noted, "what was undone left no link");
    let done = admin.whole(|call| {
        call.json("lookup.create", lookup("one"))?;
        call.json("lookup.create", lookup("two"))
    });
    assert!(done.is_ok(), "{done:?}");
    let whole = verify(&office, "ADMIN", json!({"expect": noted["head"]}));
    assert_eq!(whole["versions"].as_i64(), noted["versions"].as_i64().map(|versions| versions + 2));
}

fn lookup(code: &str) -> Value {
    json!({"list": "industries", "fields": {"code": code, "name_zh": code, "name_id": code, "name_en": code}})
}

#[test]
fn a_trail_that_was_written_over_is_named_at_its_version() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let version = office.version();
    office.customer("SALES", "上海贸易");
    let over = |sql: &str| {
        office.app.database().write(|conn| {
            conn.batch("DROP TRIGGER IF EXISTS audit_update; DROP TRIGGER IF EXISTS commit_log_delete")?;
            conn.batch(sql)
        })
    };
    over(&format!("UPDATE audit SET after = replace(after, '北京', '南京') WHERE version = {version}"))
        .expect("written over");
    assert!(list(&office, "ADMIN", json!({"id": customer})).to_string().contains("南京科技"));
    let found = office.refused("ADMIN", "audit.verify", json!({}), "audit.broken");
    assert_eq!(
        (found.params["version"].clone(), found.params["what"].as_str()),
        (version.to_string(), "entry_changed")
    );
    over(&format!("DELETE FROM commit_log WHERE version = {}", version - 1)).expect("taken away");
    let found = office.refused("ADMIN", "audit.verify", json!({}), "audit.broken");
    assert_eq!(
        (found.params["version"].clone(), found.params["what"].as_str()),
        ((version - 1).to_string(), "commit_missing")
    );
}
