//! Dated exchange rates.

use serde_json::{Value, json};

use crate::office::Office;

fn add(rate: Value, from: &str) -> Value {
    json!({"idr_per_cny": rate, "effective_from": from, "source": "Bank Indonesia"})
}

#[test]
fn the_rate_in_force_is_the_newest_that_has_begun() {
    let office = Office::new();
    let rates = office.ok("AGENT", "exchange_rate.list", json!({}));
    assert_eq!((&rates["current"], &rates["rows"][0]["entered_by"]), (&json!("2000"), &Value::Null));
    office.ok("FINANCE", "exchange_rate.add", add(json!("2104.5"), "2026-01-05"));
    office.ok("FINANCE", "exchange_rate.add", add(json!("2300"), "2025-12-30"));
    let rates = office.ok("AGENT", "exchange_rate.list", json!({}));
    assert_eq!((&rates["current"], &rates["current_on"]), (&json!("2104.5"), &json!("2026-01-05")));
    let days: Vec<&str> = rates["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["effective_from"].as_str().expect("day"))
        .collect();
    assert!(days.windows(2).all(|pair| pair[0] >= pair[1]), "newest first: {days:?}");
    assert_eq!(rates["rows"][0]["entered_by"]["name"], "FINANCE");
}

#[test]
fn absurd_rates_are_refused() {
    let office = Office::new();
    for rate in ["0", "-2000", "1000000.1", "20000000"] {
        office.refused_at(
            "FINANCE",
            "exchange_rate.add",
            add(json!(rate), "2026-01-05"),
            "rate.out_of_range",
            "idr_per_cny",
        );
    }
    for rate in [json!("two"), json!(2000), json!("2000.0000000001"), json!("1e4"), json!("")] {
        let error = office.refused("FINANCE", "exchange_rate.add", add(rate, "2026-01-05"), "args.malformed");
        assert_eq!(error.errors[0].path, "idr_per_cny");
    }
    for (day, code) in
        [("2024-01-01", "date.out_of_range"), ("2026-01-06", "rate.in_future"), ("2030-01-01", "rate.in_future")]
    {
        office.refused_at("FINANCE", "exchange_rate.add", add(json!("2000"), day), code, "effective_from");
    }
    for day in ["2026-02-30", "05.01.2026", ""] {
        office.refused("FINANCE", "exchange_rate.add", add(json!("2000"), day), "args.malformed");
    }
    let blank = json!({"idr_per_cny": "2000", "effective_from": "2026-01-05", "source": " "});
    office.refused_at("FINANCE", "exchange_rate.add", blank, "field.required", "source");
    office.refused("SALES", "exchange_rate.add", add(json!("2000"), "2026-01-05"), "permission.denied");
}
