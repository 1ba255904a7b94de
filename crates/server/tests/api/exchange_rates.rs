//! `/api/v1/exchange-rates`.

use serde_json::{Value, json};

use crate::deal::today;
use crate::office::{NOBODY, Place};

#[tokio::test]
async fn a_rate_is_entered_followed_and_used() {
    let place = Place::open().await;
    let on = today(&place).await;
    let body = json!({ "rate": "2050", "from_currency": "CNY", "to_currency": "IDR", "source": "BCA" });
    let made = place.post(&place.admin, "/exchange-rates", body).await.data(201);
    assert_eq!(
        (&made["rate"], &made["effective_from"], &made["from_currency"], &made["source"]),
        (&json!("2050"), &on, &json!("CNY"), &json!("BCA"))
    );
    let path = format!("/exchange-rates/{}", made["id"].as_str().unwrap());
    let followed = place.put(&place.admin, &path, json!({ "rate": "2100" })).await.data(200);
    assert_eq!((&followed["rate"], &followed["source"]), (&json!("2100"), &json!("BCA")));
    assert_ne!(followed["id"], made["id"], "a rate is never changed");
    let held = place.get(&place.rep, "/exchange-rates").await.data(200);
    assert_eq!((&held["total"], &held["records"][0]), (&json!(1), &followed));
    assert_eq!(place.get(&place.rep, "/exchange-rates?from_currency=IDR").await.data(200)["total"], 0);
    let history = place.get(&place.rep, "/exchange-rates/history?to_currency=IDR").await.data(200);
    assert!(history["records"].as_array().unwrap().contains(&made));
    for (from, to, amount, converted) in
        [("CNY", "IDR", "10.00", "21000"), ("IDR", "CNY", "21000", "10.00"), ("IDR", "IDR", "5", "5")]
    {
        let query = format!("from_currency={from}&to_currency={to}&amount={amount}");
        let answer = place.get(&place.rep, &format!("/exchange-rates/convert?{query}")).await.data(200);
        assert_eq!((&answer["converted_amount"], &answer["rate"]), (&json!(converted), &json!("2100")), "{query}");
    }
}

#[tokio::test]
async fn bad_input_and_missing_rights_are_refused() {
    let place = Place::open().await;
    let id = Place::first(&place.get(&place.rep, "/exchange-rates/history").await);
    let before = place.version();
    let body = json!({ "rate": "2050" });
    place.post(&place.rep, "/exchange-rates", body.clone()).await.is(403, "permission.denied");
    place.put(&place.rep, &format!("/exchange-rates/{id}"), body.clone()).await.is(403, "permission.denied");
    place.put(&place.admin, &format!("/exchange-rates/{NOBODY}"), body).await.is(404, "record.not_found");
    place.put(&place.admin, &format!("/exchange-rates/{id}"), json!({})).await.names("field.required", "rate");
    for (field, value, code) in [
        ("rate", Value::Null, "field.required"),
        ("rate", json!("fast"), "field.invalid"),
        ("from_currency", json!("IDR"), "field.invalid"),
        ("effective_from", json!("soon"), "field.invalid"),
        ("is_approved", json!(true), "field.unknown"),
    ] {
        let mut bad = json!({ "rate": "2050" });
        bad[field] = value;
        place.post(&place.admin, "/exchange-rates", bad).await.names(code, field);
    }
    for rate in ["0", "-1"] {
        let answer = place.post(&place.admin, "/exchange-rates", json!({ "rate": rate })).await;
        answer.names("rate.out_of_range", "rate");
    }
    let convert = "/exchange-rates/convert?from_currency=CNY&to_currency=IDR";
    place.get(&place.rep, convert).await.names("field.required", "amount");
    place.get(&place.rep, &format!("{convert}&amount=x")).await.names("field.invalid", "amount");
    place.get(&place.rep, "/exchange-rates?from_currency=USD").await.names("field.invalid", "from_currency");
    place.get(&place.rep, "/exchange-rates/history?x=1").await.names("field.unknown", "x");
    assert_eq!(place.version(), before);
}
