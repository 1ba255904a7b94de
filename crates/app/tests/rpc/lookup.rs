//! The small lists and the commands behind each.

use serde_json::{Value, json};

use crate::office::Office;

const LISTS: [&str; 6] =
    ["customer_levels", "customer_sources", "customer_channels", "industries", "product_categories", "service_types"];

fn entry<'a>(lists: &'a Value, list: &str, code: &str) -> Option<&'a Value> {
    lists[list].as_array().expect("a list").iter().find(|row| row["code"] == code)
}

#[test]
fn every_list_can_be_read_extended_and_changed() {
    let office = Office::new();
    for list in LISTS {
        let fields = json!({"code": "TEST", "name_zh": "测试", "name_id": "Uji", "display_order": 99});
        let done = office.ok("ADMIN", "lookup.create", json!({"list": list, "fields": fields}));
        let lists = office.ok("SALES", "lookup.list", json!({}));
        let row = entry(&lists, list, "TEST").unwrap_or_else(|| panic!("{list}"));
        assert_eq!(
            (&row["id"], &row["name_zh"], &row["name_en"], &row["is_active"]),
            (&done["id"], &json!("测试"), &Value::Null, &json!(true))
        );
        let change =
            json!({"list": list, "id": done["id"], "changes": [{"field": "is_active", "from": true, "to": false}]});
        office.ok("ADMIN", "lookup.update", change);
        let lists = office.ok("SALES", "lookup.list", json!({}));
        assert_eq!(entry(&lists, list, "TEST").expect(list)["is_active"], false);
        let twin = json!({"list": list, "fields": {"code": " TEST ", "name_zh": "二", "name_id": "dua"}});
        office.refused_at("ADMIN", "lookup.create", twin, "code.taken", "code");
        let blank = json!({"list": list, "fields": {"code": "X", "name_zh": "", "name_id": "x"}});
        office.refused_at("ADMIN", "lookup.create", blank, "field.required", "name_zh");
        for role in ["SALES", "SALES_MANAGER", "FINANCE"] {
            let args = json!({"list": list, "fields": {"code": "Y", "name_zh": "丙", "name_id": "y"}});
            office.refused(role, "lookup.create", args, "permission.denied");
        }
    }
}

#[test]
fn lists_stand_in_their_order_and_people_with_their_roles() {
    let office = Office::new();
    let lists = office.ok("AGENT", "lookup.list", json!({}));
    for list in LISTS {
        let orders: Vec<i64> = lists[list]
            .as_array()
            .expect(list)
            .iter()
            .map(|row| row["display_order"].as_i64().expect("order"))
            .collect();
        assert!(!orders.is_empty() && orders.is_sorted(), "{list}: {orders:?}");
    }
    let people = lists["users"].as_array().expect("users");
    assert_eq!(people.len(), 8);
    let agent = people.iter().find(|user| user["display_name"] == "AGENT").expect("agent");
    assert_eq!((&agent["roles"], &agent["is_active"]), (&json!(["AGENT"]), &json!(true)));
}

#[test]
fn a_list_that_is_none_is_refused() {
    let office = Office::new();
    let error = office.refused("ADMIN", "lookup.create", json!({"list": "users", "fields": {}}), "args.malformed");
    assert_eq!(error.errors[0].path, "list");
    let foreign = json!({"list": "industries", "id": office.user("SALES"), "changes": []});
    office.refused("ADMIN", "lookup.update", foreign, "record.not_found");
}
