//! Settings of the workspace.

use serde_json::{Value, json};

use crate::office::Office;

fn value(office: &Office, key: &str) -> Value {
    let rows = office.ok("SALES", "setting.list", json!({}));
    rows["rows"].as_array().expect("rows").iter().find(|row| row["key"] == key).expect(key)["value"].clone()
}

#[test]
fn settings_are_read_by_all_and_set_by_the_administrator() {
    let office = Office::new();
    let good = [
        ("quotation.valid_days", "30", "45"),
        ("number.style", "customer", "date"),
        ("business.zone", "Asia/Jakarta", "Asia/Shanghai"),
        ("temporary_link.valid_days", "7", "14"),
        ("mail.internal", "on", "off"),
        ("mail.max_attempts", "5", "10"),
    ];
    for (key, before, after) in good {
        assert_eq!(value(&office, key), before);
        office.ok("ADMIN", "setting.set", json!({"key": key, "value": after}));
        assert_eq!(value(&office, key), after);
        office.refused("SALES_MANAGER", "setting.set", json!({"key": key, "value": before}), "permission.denied");
    }
}

#[test]
fn values_that_make_no_sense_are_refused() {
    let office = Office::new();
    let bad = [
        ("quotation.valid_days", "0"),
        ("quotation.valid_days", "366"),
        ("quotation.valid_days", "many"),
        ("quotation.valid_days", ""),
        ("number.style", "roman"),
        ("business.zone", "Europe/Paris"),
        ("temporary_link.valid_days", "61"),
        ("mail.internal", "never"),
        ("mail.max_attempts", "0"),
    ];
    for (key, value) in bad {
        office.refused_at("ADMIN", "setting.set", json!({"key": key, "value": value}), "field.invalid", "value");
    }
    let error = office.refused("ADMIN", "setting.set", json!({"key": "theme", "value": "dark"}), "args.malformed");
    assert_eq!(error.errors[0].path, "key");
}
