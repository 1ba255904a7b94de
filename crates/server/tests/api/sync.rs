//! `/sync/v1/…`: enrolment, and the statuses a laptop must understand.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::office::{Answer, NOBODY, Place, enrolled};

const NOW: &str = "2026-11-23T02:00:00Z";

fn hello(device: &Value, workspace: &Value) -> Value {
    json!({
        "proto": 1, "app_version": "0.1.0", "core_hash": "", "workspace": workspace, "device": device, "client_time": NOW,
        "schema_version": 4, "epoch": "", "cursor": 0, "scope_rev": 0, "next_seq": 1, "highest_known_decided_seq": 0, "queue": 0,
        "encodings": ["json"], "free_customer_numbers": 20, "leased_through": 99_999,
    })
}

fn says(answer: &Answer, status: u16, code: &str) {
    let json = answer.json();
    assert_eq!((answer.status.as_u16(), json["code"].as_str()), (status, Some(code)), "{json:#}");
    assert!(answer.headers["content-type"].to_str().unwrap().starts_with("application/json"));
}

#[tokio::test]
async fn a_laptop_enrols_says_hello_and_pulls() {
    let place = Place::open().await;
    let device = enrolled(&place).await;
    assert_eq!(device["customer_numbers"].as_array().unwrap().len(), 20);
    let token = device["token"].as_str().unwrap();
    let greeting =
        place.ask("POST", token, "/sync/v1/hello", Some(hello(&device["device"], &device["workspace"]))).await;
    assert_eq!(greeting.status, 200, "{:#}", greeting.json());
    let pull = json!({
        "proto": 1, "epoch": greeting.json()["epoch"], "device": device["device"], "cursor": 0, "resume": null,
        "verdicts_applied_through": 0, "scope_rev": 0, "schema_version": 4, "limit": 2_000,
    });
    let page = place.ask("POST", token, "/sync/v1/pull", Some(pull)).await;
    assert_eq!(page.status, 200, "{:#}", page.json());
    let frames = page.json();
    assert!(frames["frames"].as_array().unwrap().iter().any(|f| f["frame"] == "put" && f["table"] == "customers"));
    let text = String::from_utf8(page.bytes.to_vec()).unwrap();
    assert!(!text.contains("product_costs") && !text.contains("unit_cost"), "no cost goes to a rep");
    // The device's user is the user of handed-on calls.
    let session = place.rpc(token, "session.get", json!({})).await;
    assert_eq!(session.json()["user"]["email"], "rep@demo.bantu");
    let trail = place.rpc(&place.admin, "audit.list", json!({"table": "device", "offset": 0, "limit": 5})).await.json();
    let entry = &trail["rows"][0];
    assert_eq!(
        (&trail["total"], &entry["command"], &entry["title"]),
        (&json!(1), &json!("device.join"), &json!("T480"))
    );
    assert_eq!((&entry["actor"]["id"], &entry["id"]), (&device["user_id"], &device["device"]));
    assert!(entry["at"].is_string(), "{entry:#}");
    // The API for programs is for people's sessions.
    place.get(token, "/customers").await.is(401, "session.expired");
}

#[tokio::test]
async fn tokens_codes_and_devices_that_do_not_fit_are_refused() {
    let place = Place::open().await;
    let device = enrolled(&place).await;
    let (id, workspace, token) = (&device["device"], &device["workspace"], device["token"].as_str().unwrap());
    says(&place.ask("POST", "", "/sync/v1/hello", Some(hello(id, workspace))).await, 401, "device.token_refused");
    says(
        &place.ask("POST", &place.rep, "/sync/v1/hello", Some(hello(id, workspace))).await,
        401,
        "device.token_refused",
    );
    says(
        &place.ask("POST", token, "/sync/v1/hello", Some(hello(&json!(NOBODY), workspace))).await,
        403,
        "device.mismatch",
    );
    says(&place.ask("POST", token, "/sync/v1/hello", Some(hello(id, &json!("other")))).await, 409, "sync.workspace");
    let mut old = hello(id, workspace);
    old["proto"] = json!(0);
    says(&place.ask("POST", token, "/sync/v1/hello", Some(old)).await, 426, "app.too_old");
    let code = json!({ "proto": 1, "code": "AAAA-AAAA-AAAA", "nonce": "n".repeat(32), "device_name": "T", "app_version": "0" });
    says(&place.ask("POST", "", "/sync/v1/enroll", Some(code)).await, 403, "enroll.code_refused");
    let rep = place.rpc(&place.rep, "session.get", json!({})).await.json()["user"]["id"].clone();
    assert_eq!(place.rpc(&place.rep, "device.enroll_code", json!({ "user_id": rep })).await.status, 403);
    assert_eq!(place.rpc(&place.admin, "user.lock", json!({ "user_id": rep, "locked": true })).await.status, 200);
    says(&place.ask("POST", token, "/sync/v1/hello", Some(hello(id, workspace))).await, 403, "user.inactive");
}

#[tokio::test]
async fn malformed_gapped_and_oversized_pushes_are_refused_whole() {
    let place = Place::open().await;
    let device = enrolled(&place).await;
    let token = device["token"].as_str().unwrap();
    let greeting =
        place.ask("POST", token, "/sync/v1/hello", Some(hello(&device["device"], &device["workspace"]))).await.json();
    let before = place.version();
    let push = |from: i64, commands: Value| json!({ "proto": 1, "epoch": greeting["epoch"], "device": device["device"], "from_seq": from, "commands": commands, "verdicts_seen_through": 0 });
    says(
        &place.ask("POST", token, "/sync/v1/push", Some(push(5, json!([{ "seq": 5, "body": "{}" }])))).await,
        409,
        "sync.seq_gap",
    );
    says(&place.ask("POST", token, "/sync/v1/push", Some(json!({ "proto": 1 }))).await, 400, "sync.malformed");
    let huge = push(1, json!([{ "seq": 1, "body": "x".repeat(300_000) }]));
    says(&place.ask("POST", token, "/sync/v1/push", Some(huge)).await, 413, "sync.command_too_large");
    let request = Request::post("/sync/v1/push").header("authorization", format!("Bearer {token}"));
    says(&place.send(request.body(Body::from(vec![b'x'; 1_100_000])).unwrap()).await, 413, "sync.body_too_large");
    let full = push(1, json!([{ "seq": 1, "body": "{}" }])).to_string();
    for body in [&full[..full.len() - 1], &full.replacen("\"proto\"", "\"more\":1,\"proto\"", 1)] {
        let request = Request::post("/sync/v1/push").header("authorization", format!("Bearer {token}"));
        says(&place.send(request.body(Body::from(body.to_owned())).unwrap()).await, 400, "sync.malformed");
    }
    let request = Request::post("/sync/v1/push").header("authorization", format!("Bearer {token}"));
    says(&place.send(request.body(Body::from(vec![b' '; 2 << 20])).unwrap()).await, 413, "sync.body_too_large");
    let many: Vec<Value> = (1..=501).map(|seq| json!({ "seq": seq, "body": "{}" })).collect();
    says(&place.ask("POST", token, "/sync/v1/push", Some(push(1, json!(many)))).await, 413, "sync.batch_too_large");
    let crooked = push(1, json!([{ "seq": 2, "body": "{}" }]));
    says(&place.ask("POST", token, "/sync/v1/push", Some(crooked)).await, 400, "sync.malformed");
    assert_eq!(place.version(), before, "nothing was decided");
    let mut stale = push(1, json!([]));
    stale["epoch"] = json!("another life");
    says(&place.ask("POST", token, "/sync/v1/push", Some(stale)).await, 409, "sync.epoch");
    // A command that is no command is decided: rejected, and the queue goes on behind it.
    let junk = place.ask("POST", token, "/sync/v1/push", Some(push(1, json!([{ "seq": 1, "body": "{}" }])))).await;
    assert_eq!((junk.status.as_u16(), &junk.json()["last_seq"]), (200, &json!(1)));
    says(
        &place.ask("POST", token, "/sync/v1/push", Some(push(1, json!([{ "seq": 1, "body": "{ }" }])))).await,
        409,
        "sync.seq_reuse",
    );
}
