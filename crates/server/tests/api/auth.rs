//! `/api/v1/auth/login`, sessions, and what happens to tokens and passwords that do not fit.

use bantu_server::DEMO_PASSWORD;
use serde_json::json;

use crate::office::Place;

#[tokio::test]
async fn login_answers_a_token_that_opens_the_office() {
    let place = Place::open().await;
    let data = place
        .post("", "/auth/login", json!({ "email": " REP@demo.bantu ", "password": DEMO_PASSWORD }))
        .await
        .data(200);
    assert_eq!(data["user"]["email"], "rep@demo.bantu");
    let token = data["token"].as_str().unwrap();
    assert!(token.starts_with("bantu_") && token.len() == 70, "32 random bytes: {token}");
    place.get(token, "/customers").await.data(200);
}

#[tokio::test]
async fn wrong_password_and_unknown_user_get_the_same_answer() {
    let place = Place::open().await;
    let wrong = place.post("", "/auth/login", json!({ "email": "rep@demo.bantu", "password": "wrong-1234" })).await;
    let unknown =
        place.post("", "/auth/login", json!({ "email": "nobody@demo.bantu", "password": "wrong-1234" })).await;
    wrong.is(401, "auth.failed");
    unknown.is(401, "auth.failed");
    assert_eq!(wrong.json()["errors"], unknown.json()["errors"]);
}

#[tokio::test]
async fn bad_login_bodies_name_the_field() {
    let place = Place::open().await;
    place.post("", "/auth/login", json!({ "email": "a@b.id" })).await.names("field.required", "password");
    place.post("", "/auth/login", json!({ "email": 1, "password": "x" })).await.names("field.invalid", "email");
    place
        .post("", "/auth/login", json!({ "email": "a@b.id", "password": "x", "remember": true }))
        .await
        .names("field.unknown", "remember");
}

#[tokio::test]
async fn five_failures_make_everybody_wait_known_or_not() {
    let place = Place::open().await;
    for email in ["rep@demo.bantu", "nobody@demo.bantu"] {
        for _ in 0..5 {
            place
                .post("", "/auth/login", json!({ "email": email, "password": "wrong-1234" }))
                .await
                .is(401, "auth.failed");
        }
        let answer = place.post("", "/auth/login", json!({ "email": email, "password": DEMO_PASSWORD })).await;
        answer.is(429, "auth.rate_limited");
        let wait: i64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=5).contains(&wait), "{email} waits {wait}");
    }
    place.pass(6);
    place.post("", "/auth/login", json!({ "email": "rep@demo.bantu", "password": DEMO_PASSWORD })).await.data(200);
}

#[tokio::test]
async fn a_missing_a_foreign_and_an_expired_token_are_refused() {
    let place = Place::open().await;
    let none = place.get("", "/customers").await;
    none.is(401, "session.required");
    assert_eq!(none.headers["www-authenticate"], "Bearer");
    place.get(&format!("bantu_{}", "0".repeat(64)), "/customers").await.is(401, "session.expired");
    place.pass(12 * 3_600 + 1);
    place.get(&place.rep, "/customers").await.is(401, "session.expired");
}

#[tokio::test]
async fn a_locked_user_is_out_at_once_and_cannot_come_back() {
    let place = Place::open().await;
    let rep = place.rpc(&place.rep, "session.get", json!({})).await.json()["user"]["id"].clone();
    assert_eq!(place.rpc(&place.admin, "user.lock", json!({ "user_id": rep, "locked": true })).await.status, 200);
    place.get(&place.rep, "/customers").await.is(401, "user.inactive");
    place
        .post("", "/auth/login", json!({ "email": "rep@demo.bantu", "password": DEMO_PASSWORD }))
        .await
        .is(401, "auth.locked");
    place
        .post("", "/auth/login", json!({ "email": "rep@demo.bantu", "password": "wrong-1234" }))
        .await
        .is(401, "auth.failed");
}
