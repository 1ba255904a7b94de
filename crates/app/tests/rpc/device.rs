//! Laptops of the office: codes, the list, shutting one out.

use bantu_app::sync::hub::Hub;
use bantu_app::sync::wire::{EnrollReply, EnrollRequest, PROTO};
use bantu_domain::record::Id;
use serde_json::{Value, json};

use crate::office::Office;

/// Enrols a laptop of a user with a code that the administrator made.
pub fn enrol(office: &Office, user: Id, name: &str) -> EnrollReply {
    let code = office.ok("ADMIN", "device.enroll_code", json!({"user_id": user}));
    let request = EnrollRequest {
        proto: PROTO,
        code: code["code"].as_str().expect("a code").to_owned(),
        nonce: format!("{name:n<32}"),
        device_name: name.to_owned(),
        app_version: "0.1.0".to_owned(),
    };
    hub(office).enroll(&request, office.app.clock().now()).expect("enrolled")
}

pub fn hub(office: &Office) -> Hub {
    Hub::new(office.app.database().clone())
}

fn devices(office: &Office, args: Value) -> Vec<Value> {
    office.ok("ADMIN", "device.list", args)["rows"].as_array().expect("rows").clone()
}

fn last_entry(office: &Office, args: Value) -> Value {
    let mut window = json!({"offset": 0, "limit": 1});
    window.as_object_mut().expect("object").extend(args.as_object().expect("object").clone());
    office.ok("ADMIN", "audit.list", window)["rows"][0].clone()
}

#[test]
fn a_laptop_is_listed_with_its_user_and_shut_out_at_once() {
    let office = Office::new();
    let sales = office.user("SALES");
    assert_eq!(devices(&office, json!({})), Vec::<Value>::new());
    let reply = enrol(&office, sales, "T480");
    let rows = devices(&office, json!({"user_id": sales}));
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["user"]["name"], &rows[0]["mark"], &rows[0]["name"], &rows[0]["is_active"], &rows[0]["behind"]),
        (&json!("SALES"), &json!(reply.mark), &json!("T480"), &json!(true), &Value::Null)
    );
    assert_eq!(devices(&office, json!({"user_id": office.user("ADMIN")})), Vec::<Value>::new());
    assert!(hub(&office).authenticate(Some(&reply.token)).is_ok());

    office.ok("ADMIN", "device.revoke", json!({"device_id": reply.device}));
    assert_eq!(devices(&office, json!({}))[0]["is_active"], false);
    let refused = hub(&office).authenticate(Some(&reply.token)).expect_err("shut out");
    assert_eq!((refused.status, refused.code.as_str()), (403, "device.revoked"));
    let entry = last_entry(&office, json!({"table": "device", "id": reply.device}));
    assert_eq!(
        (&entry["command"], &entry["actor"]["name"], &entry["title"], &entry["action"]),
        (&json!("device.revoke"), &json!("ADMIN"), &json!("T480"), &json!("changed"))
    );
    let state = |state: &str| json!({"kind": "text", "value": state});
    assert_eq!(entry["changes"], json!([{"field": "state", "before": state("active"), "after": state("revoked")}]));
}

#[test]
fn a_laptop_that_joins_stands_in_the_trail_once() {
    let office = Office::new();
    let code = office.ok("ADMIN", "device.enroll_code", json!({"user_id": office.user("SALES")}));
    let mut request = EnrollRequest {
        proto: PROTO,
        code: code["code"].as_str().expect("a code").to_owned(),
        nonce: "n".repeat(32),
        device_name: " T480 ".to_owned(),
        app_version: "0.1.0".to_owned(),
    };
    let reply = hub(&office).enroll(&request, office.app.clock().now()).expect("enrolled");
    // The answer was lost and is asked for again; somebody else tries the same code.
    hub(&office).enroll(&request, office.app.clock().now()).expect("the same answer");
    request.nonce = "m".repeat(32);
    hub(&office).enroll(&request, office.app.clock().now()).expect_err("the code is used");
    let trail = office.ok("ADMIN", "audit.list", json!({"table": "device", "offset": 0, "limit": 9}));
    assert_eq!(trail["total"], 1);
    let entry = &trail["rows"][0];
    assert_eq!(
        (&entry["command"], &entry["actor"]["name"], &entry["title"], &entry["action"], &entry["id"]),
        (&json!("device.join"), &json!("SALES"), &json!("T480"), &json!("created"), &json!(reply.device))
    );
    assert_eq!(entry["at"], json!(reply.server_time));
    let of = |field: &str| {
        let changes = entry["changes"].as_array().expect("changes");
        changes.iter().find(|change| change["field"] == field).map(|change| change["after"].clone())
    };
    assert_eq!(of("mark"), Some(json!({"kind": "text", "value": reply.mark})));
    assert_eq!(of("state"), Some(json!({"kind": "text", "value": "active"})));
}

#[test]
fn a_new_code_makes_a_new_laptop_with_a_mark_of_its_own() {
    let office = Office::new();
    let sales = office.user("SALES");
    let first = enrol(&office, sales, "first");
    office.ok("ADMIN", "device.revoke", json!({"device_id": first.device}));
    let second = enrol(&office, sales, "second");
    assert_ne!(first.mark, second.mark);
    assert_ne!(first.device, second.device);
    assert!(
        first.customer_numbers.iter().all(|number| !second.customer_numbers.contains(number)),
        "numbers of a laptop that is gone stay with it"
    );
    let states: Vec<_> = devices(&office, json!({})).iter().map(|row| row["is_active"].clone()).collect();
    assert_eq!(states, [json!(true), json!(false)], "the newest first");
}

#[test]
fn what_cannot_be_shut_out_is_refused() {
    let office = Office::new();
    let reply = enrol(&office, office.user("SALES"), "T480");
    let unknown = json!({"device_id": "00000000-0000-4000-8000-000000000000"});
    office.refused("ADMIN", "device.revoke", unknown, "record.not_found");
    for role in ["SALES_MANAGER", "SALES", "FINANCE"] {
        office.refused(role, "device.revoke", json!({"device_id": reply.device}), "permission.denied");
        office.refused(role, "device.list", json!({}), "permission.denied");
    }
    office.ok("ADMIN", "device.revoke", json!({"device_id": reply.device}));
    office.refused("ADMIN", "device.revoke", json!({"device_id": reply.device}), "device.already_revoked");
}

#[test]
fn a_code_is_made_for_people_who_may_act_and_stands_in_the_trail() {
    let office = Office::new();
    let sales = office.user("SALES");
    let made = office.ok("ADMIN", "device.enroll_code", json!({"user_id": sales}));
    let entry = last_entry(&office, json!({"table": "users", "id": sales}));
    assert_eq!(
        (&entry["command"], &entry["action"], &entry["title"]),
        (&json!("device.enroll_code"), &json!("changed"), &json!("SALES"))
    );
    let until = json!({"kind": "instant", "value": made["expires_at"]});
    assert_eq!(entry["changes"], json!([{"field": "enroll_code_expires_at", "before": null, "after": until}]));
    assert!(!entry.to_string().contains(made["code"].as_str().expect("a code")), "the code itself is told nobody");
    office.ok("ADMIN", "user.lock", json!({"user_id": sales, "locked": true}));
    office.refused("ADMIN", "device.enroll_code", json!({"user_id": sales}), "user.inactive");
    let unknown = json!({"user_id": "00000000-0000-4000-8000-000000000000"});
    office.refused("ADMIN", "device.enroll_code", unknown, "record.not_found");
}
