//! The calendar: what is built in, what people enter, and what is missing.

use serde_json::json;

use crate::office::Office;

#[test]
fn the_official_calendar_is_built_in() {
    let office = Office::new();
    let year = office.ok("SALES", "holiday.list", json!({"year": 2026}));
    let of = |country: &str, kind: &str| {
        let rows = year["rows"].as_array().expect("rows").iter();
        rows.filter(|row| row["country"] == country && row["kind"] == kind).count()
    };
    assert_eq!((of("ID", "holiday"), of("ID", "workday")), (25, 0), "17 national holidays and 8 days of joint leave");
    assert_eq!((of("CN", "holiday"), of("CN", "workday")), (33, 6));
    assert_eq!((&year["counts"], &year["missing"]), (&json!("ID"), &json!([])));
    let days: Vec<&str> = year["rows"].as_array().unwrap().iter().map(|row| row["day"].as_str().unwrap()).collect();
    assert!(days.is_sorted(), "{days:?}");
    let next = office.ok("SALES", "holiday.list", json!({"year": 2027}));
    assert_eq!((&next["rows"], &next["missing"], &next["built_in"]), (&json!([]), &json!(["ID", "CN"]), &json!([])));
    office.refused_at("ADMIN", "holiday.fill", json!({"year": 2027}), "holiday.none_built_in", "year");
}

#[test]
fn a_day_is_entered_changed_removed_and_brought_back() {
    let office = Office::new();
    let day = json!({"country": "ID", "day": "2027-01-01", "kind": "holiday", "name_zh": "元旦", "name_id": "Tahun Baru", "name_en": "New Year"});
    office.refused("SALES_MANAGER", "holiday.set", day.clone(), "permission.denied");
    let done = office.ok("ADMIN", "holiday.set", day);
    let year = office.ok("ADMIN", "holiday.list", json!({"year": 2027}));
    assert_eq!((&year["rows"][0]["id"], &year["missing"]), (&done["id"], &json!(["CN"])));
    office.ok("ADMIN", "holiday.remove", json!({"id": done["id"]}));
    assert_eq!(office.ok("ADMIN", "holiday.list", json!({"year": 2027}))["rows"], json!([]));

    let nyepi = office.ok("ADMIN", "holiday.list", json!({"year": 2026}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["day"] == "2026-03-19")
        .expect("Nyepi")["id"]
        .clone();
    office.ok("ADMIN", "holiday.remove", json!({"id": nyepi}));
    assert_eq!(office.ok("ADMIN", "holiday.fill", json!({"year": 2026}))["facts"]["added"], "1");
    assert_eq!(office.ok("ADMIN", "holiday.fill", json!({"year": 2026}))["facts"]["added"], "0");
}
