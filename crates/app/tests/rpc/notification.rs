//! What people are told through the use cases: marks and taking them back, and what pops up on a machine.

use serde_json::{Value, json};

use crate::office::{NOBODY, Office};

const HER: &str = "SALES";

/// Tells the seller of so many leads that the manager took from her.
fn take(office: &Office, names: &[&str]) {
    for name in names {
        let id = office.ok(HER, "lead.create", json!({"fields": {"name": name}}))["id"].clone();
        office.ok("SALES_MANAGER", "lead.release", json!({"id": id}));
    }
}

fn popups(office: &Office) -> Value {
    office.ok(HER, "notification.popups", json!({}))
}

fn unread(office: &Office) -> Value {
    office.ok(HER, "notification.unread_count", json!({}))["count"].clone()
}

#[test]
fn all_are_marked_at_once_and_taken_back() {
    let office = Office::new();
    take(&office, &["远航", "近海", "高山"]);
    let rows = office.ok(HER, "notification.list", json!({"offset": 0, "limit": 10}));
    office.ok(HER, "notification.mark_read", json!({"ids": [rows["rows"][0]["id"]]}));
    let marked = office.ok(HER, "notification.mark_all_read", json!({}));
    assert_eq!((marked["ids"].as_array().map(Vec::len), unread(&office)), (Some(2), json!(0)));
    let again = office.ok(HER, "notification.mark_all_read", json!({}));
    assert_eq!(again, json!({"ids": []}));
    office.ok(HER, "notification.mark_read", json!({"ids": marked["ids"], "unread": true}));
    assert_eq!(unread(&office), json!(2), "what was read before stays read");
    let many = vec![NOBODY; 201];
    for name in ["notification.mark_read", "notification.popped_up"] {
        office.refused_at(HER, name, json!({"ids": many}), "field.too_long", "ids");
    }
}

#[test]
fn each_pops_up_once_on_a_machine() {
    let office = Office::new();
    take(&office, &["远航"]);
    let first = popups(&office);
    assert_eq!((first["single"].as_array().map(Vec::len), &first["together"]), (Some(1), &json!(0)));
    assert_eq!(popups(&office), first, "until it is known to have been shown");
    for _ in 0..2 {
        office.ok(HER, "notification.popped_up", json!({"ids": first["ids"]}));
    }
    assert_eq!(popups(&office)["ids"], json!([]));
    // Neither a mark taken back nor another person changes that.
    office.ok(HER, "notification.mark_read", json!({"ids": first["ids"]}));
    office.ok(HER, "notification.mark_read", json!({"ids": first["ids"], "unread": true}));
    assert_eq!(popups(&office)["ids"], json!([]));
    assert_eq!(office.ok("SALES_MANAGER", "notification.popups", json!({}))["ids"], json!([]));
    // What was read elsewhere first does not pop up; many come as one line.
    take(&office, &["近海"]);
    office.ok(HER, "notification.mark_all_read", json!({}));
    assert_eq!(popups(&office)["ids"], json!([]));
    take(&office, &["一", "二", "三", "四"]);
    let many = popups(&office);
    assert_eq!((&many["single"], &many["together"]), (&json!([]), &json!(4)));
}

#[test]
fn kinds_without_popup_and_quiet_hours_are_kept() {
    let office = Office::new();
    // The clock of the test stands at ten in the morning in Jakarta.
    let quiet = json!({"quiet_from": "09:00", "quiet_to": "12:00"});
    office.ok(HER, "notification.set_preferences", quiet);
    take(&office, &["远航", "近海"]);
    assert_eq!(popups(&office), json!({"single": [], "together": 0, "ids": [], "is_quiet": true}));
    office.ok(HER, "notification.set_preferences", json!({"no_popup_kinds": ["lead_released"]}));
    let listed_only = popups(&office);
    assert_eq!((&listed_only["single"], listed_only["ids"].as_array().map(Vec::len)), (&json!([]), Some(2)));
    office.ok(HER, "notification.set_preferences", json!({}));
    assert_eq!(popups(&office)["single"].as_array().map(Vec::len), Some(2));
    assert_eq!(unread(&office), json!(2));
}
