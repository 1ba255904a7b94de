//! What all routes of `/api/v1` share: envelope, paging, languages, repeated requests, size limits.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::office::{Place, built_in};

#[tokio::test]
async fn pages_tell_their_place_and_refuse_bad_windows() {
    let place = Place::open().await;
    let data = place.get(&place.manager, "/customers?page=2&size=5").await.data(200);
    assert_eq!(
        (&data["current"], &data["size"], &data["total"], &data["pages"]),
        (&json!(2), &json!(5), &json!(18), &json!(4))
    );
    assert_eq!(data["records"].as_array().unwrap().len(), 5);
    for (query, code, field) in [
        ("size=101", "field.invalid", "size"),
        ("size=0", "field.invalid", "size"),
        ("page=0", "field.invalid", "page"),
        ("page=two", "field.invalid", "page"),
        ("page=1&page=2", "field.invalid", "page"),
        ("colour=red", "field.unknown", "colour"),
        ("lang=fr", "field.invalid", "lang"),
    ] {
        for path in ["/customers", "/contacts", "/opportunities", "/quotations", "/quotation-templates"] {
            place.get(&place.manager, &format!("{path}?{query}")).await.names(code, field);
        }
    }
}

#[tokio::test]
async fn texts_follow_lang_then_accept_language_then_chinese() {
    let place = Place::open().await;
    let message = |answer: crate::office::Answer| answer.json()["message"].as_str().unwrap().to_owned();
    assert_eq!(message(place.get(&place.rep, "/customers?lang=id").await), "Berhasil");
    assert_eq!(message(place.get(&place.rep, "/customers").await), "成功");
    let request =
        Request::get("/api/v1/customers").header("accept-language", "en-GB, id;q=0.5").body(Body::empty()).unwrap();
    let answer = place.send(request).await;
    answer.is(401, "session.required");
    assert_eq!(message(answer), "Please sign in.");
}

#[tokio::test]
async fn unknown_paths_and_methods_have_the_same_form() {
    let place = Place::open().await;
    place.get(&place.rep, "/nothing/here").await.is(404, "path.unknown");
    place.post(&place.rep, "/opportunities/convert-from-moon/x", json!({})).await.is(404, "path.unknown");
    let answer = place.delete(&place.rep, "/customers").await;
    answer.is(405, "method.not_allowed");
    assert!(answer.headers["allow"].to_str().unwrap().contains("GET"));
}

#[tokio::test]
async fn bodies_that_are_no_object_or_too_large_are_refused() {
    let place = Place::open().await;
    for body in ["[1]", "{", "\"x\"", "nul"] {
        let request = Request::post("/api/v1/customers").header("authorization", format!("Bearer {}", place.rep));
        place.send(request.body(Body::from(body)).unwrap()).await.is(422, "args.malformed");
    }
    let large = json!({ "name": "x".repeat(1_100_000) });
    place.post(&place.rep, "/customers", large).await.is(413, "body.too_large");
}

#[tokio::test]
async fn a_repeated_request_does_its_work_once() {
    let place = Place::open().await;
    let body = json!({ "name": "重复测试有限公司", "source_id": built_in("customer_sources", "source_001") });
    let send = |token: &str, key: &str, body: &serde_json::Value| {
        let request = Request::post("/api/v1/customers")
            .header("authorization", format!("Bearer {token}"))
            .header("idempotency-key", key);
        place.send(request.body(Body::from(body.to_string())).unwrap())
    };
    let first = send(&place.rep, "one", &body).await;
    let second = send(&place.rep, "one", &body).await;
    assert_eq!(first.data(201), second.data(201));
    assert_eq!(first.bytes, second.bytes, "the kept answer, byte for byte");
    let found = place.get(&place.rep, "/customers?name=%E9%87%8D%E5%A4%8D%E6%B5%8B%E8%AF%95").await.data(200);
    assert_eq!(found["total"], 1);
    let other = json!({ "name": "另一家有限公司", "source_id": body["source_id"] });
    send(&place.rep, "one", &other).await.is(409, "request.key_reused");
    send(&place.other, "one", &other).await.data(201);
    send(&place.rep, &"k".repeat(201), &body).await.names("field.invalid", "Idempotency-Key");
    // A refused request keeps nothing: mended, it goes through under the same key.
    send(&place.rep, "two", &json!({ "name": "x" })).await.names("field.required", "source_id");
    send(&place.rep, "two", &body).await.data(201);
}
