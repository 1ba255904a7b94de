//! `/api/v1/temporary-links` and the customer's page `/u/{token}`.

use axum::body::Body;
use axum::http::Request;
use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

use crate::deal::{Deal, png, today};
use crate::office::{Answer, NOBODY, Place};

const PATH: &str = "/temporary-links";
const EXE: &[u8] = b"MZ\x90\0 this program cannot be run in DOS mode";

/// A last day that is late enough for every paper.
async fn far(place: &Place) -> NaiveDate {
    let today: NaiveDate = today(place).await.as_str().unwrap().parse().unwrap();
    today + Months::new(60)
}

/// The line of a kind of paper.
async fn line(place: &Place, deal: &Deal, code: &str) -> String {
    let list = place.get(&place.rep, &format!("/contracts/{}/materials", deal.contract)).await.data(200);
    let lines = list["records"].as_array().unwrap().clone();
    let found = lines.iter().find(|line| line["rule_code"] == code).unwrap();
    found["requirement_id"].as_str().unwrap().to_owned()
}

/// A link for the passport of a stay permit.
async fn link(place: &Place, deal: &Deal, more: Value) -> Value {
    let mut body = json!({
        "contract_id": deal.contract, "requirement_ids": [line(place, deal, "PASSPORT_FRONT").await], "language": "en",
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    place.post(&place.rep, PATH, body).await.data(201)
}

fn token(link: &Value) -> &str {
    link["link_token"].as_str().unwrap()
}

/// A request of somebody without a session.
async fn ask(place: &Place, method: &str, path: &str, body: impl Into<Body>) -> Answer {
    place.send(Request::builder().method(method).uri(path).body(body.into()).unwrap()).await
}

async fn send(place: &Place, token: &str, requirement_id: &str, bytes: impl Into<Body>) -> Answer {
    let path = format!("/u/{token}/files?requirement_id={requirement_id}&file_name=passport.png");
    ask(place, "POST", &path, bytes).await
}

fn code(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), answer.json()["code"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_link_is_made_listed_opened_and_disabled() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let passport = line(&place, &deal, "PASSPORT_FRONT").await;
    let made = link(&place, &deal, json!({ "valid_days": 3, "max_uploads": 4 })).await;
    assert_eq!(
        (&made["resource_type"], &made["resource_id"], &made["max_access_count"], &made["is_active"]),
        (&json!("contract_materials"), &json!(deal.contract), &json!(4), &json!(true))
    );
    assert_eq!(made["path"], format!("/u/{}", token(&made)));
    let list = place.get(&place.rep, &format!("{PATH}?contract_id={}", deal.contract)).await.data(200);
    assert_eq!((&list["total"], &list["records"][0]["id"]), (&json!(1), &made["id"]));
    assert!(!list.to_string().contains(token(&made)), "the token is told once");
    let opened = ask(&place, "GET", &format!("/api/v1{PATH}/{}", token(&made)), Body::empty()).await.data(200);
    assert_eq!((&opened["language"], &opened["uploads_left"]), (&json!("en"), &json!(4)));
    let asked = &opened["papers"][0];
    assert_eq!(
        (&asked["requirement_id"], &asked["state"], &asked["validation_rules_json"]["min_width"]),
        (&json!(passport), &json!("missing"), &json!(800))
    );
    let path = format!("{PATH}/{}/disable", made["id"].as_str().unwrap());
    place.put(&place.other, &path, json!({})).await.is(404, "record.not_found");
    assert_eq!(place.put(&place.rep, &path, json!({})).await.data(200)["is_active"], false);
    place.put(&place.rep, &path, json!({})).await.is(400, "temporary_link.revoked");
    let closed = ask(&place, "GET", &format!("/api/v1{PATH}/{}", token(&made)), Body::empty()).await;
    closed.is(404, "record.not_found");
    let list = place.get(&place.rep, &format!("{PATH}?contract_id={}", deal.contract)).await.data(200);
    assert_eq!((&list["records"][0]["standing"], &list["records"][0]["is_active"]), (&json!("revoked"), &json!(false)));
}

#[tokio::test]
async fn bad_requests_name_the_field_and_make_nothing() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let passport = line(&place, &deal, "PASSPORT_FRONT").await;
    let good = json!({ "contract_id": deal.contract, "requirement_ids": [passport] });
    let with = |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        body
    };
    let before = place.version();
    for (field, value, code) in [
        ("contract_id", Value::Null, "field.required"),
        ("requirement_ids", Value::Null, "field.required"),
        ("requirement_ids", json!(["x"]), "field.invalid"),
        ("requirement_ids", json!([]), "field.required"),
        ("requirement_ids", json!([passport, passport]), "field.invalid"),
        ("language", json!("de"), "field.invalid"),
        ("valid_days", json!(0), "field.invalid"),
        ("valid_days", json!(61), "field.invalid"),
        ("max_uploads", json!(201), "field.invalid"),
    ] {
        place.post(&place.rep, PATH, with(field, value)).await.names(code, field);
    }
    let unknown = place.post(&place.rep, PATH, with("requirement_ids", json!([NOBODY]))).await;
    unknown.refuses(400, "reference.unknown", "requirement_ids");
    place.post(&place.rep, PATH, with("contract_id", json!(NOBODY))).await.is(404, "record.not_found");
    place.post(&place.other, PATH, good.clone()).await.is(404, "record.not_found");
    place.get(&place.other, &format!("{PATH}?contract_id={}", deal.contract)).await.is(404, "record.not_found");
    place.get(&place.rep, PATH).await.names("field.required", "contract_id");
    assert_eq!(place.version(), before);
}

#[tokio::test]
async fn a_repeated_request_makes_a_link_of_its_own_for_no_answer_with_a_token_is_kept() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let body =
        json!({ "contract_id": deal.contract, "requirement_ids": [line(&place, &deal, "PASSPORT_FRONT").await] });
    let mut tokens = Vec::new();
    for _ in 0..2 {
        let request = Request::post(format!("/api/v1{PATH}"))
            .header("authorization", format!("Bearer {}", place.rep))
            .header("idempotency-key", "the-same")
            .body(Body::from(body.to_string()))
            .unwrap();
        tokens.push(token(&place.send(request).await.data(201)).to_owned());
    }
    assert_ne!(tokens[0], tokens[1]);
    let kept = place.database().read(bantu_store::dump::values).unwrap();
    assert!(!kept.iter().any(|(_, value)| tokens.iter().any(|token| value.contains(token.as_str()))));
}

#[tokio::test]
async fn a_customer_gives_a_passport_without_a_session() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let passport = line(&place, &deal, "PASSPORT_FRONT").await;
    let made = link(&place, &deal, json!({})).await;
    let token = token(&made);
    let page = ask(&place, "GET", &format!("/u/{token}"), Body::empty()).await;
    let text = String::from_utf8(page.bytes.to_vec()).unwrap();
    assert_eq!(
        (page.status.as_u16(), page.headers["content-type"].to_str().unwrap()),
        (200, "text/html; charset=utf-8")
    );
    assert!(text.contains("<html lang=\"en\">") && text.contains("Please give these papers"), "{text}");
    for place in ["{lang}", "{title}", "{loading}", "{noscript}", "{texts}", token] {
        assert!(!text.contains(place), "{place}");
    }
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    for (name, value) in [
        ("x-robots-tag", "noindex, nofollow, noarchive"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(page.headers[name], value);
    }
    for asset in ["/u/page.js", "/u/page.css"] {
        assert_eq!(ask(&place, "GET", asset, Body::empty()).await.status, 200, "{asset}");
    }
    let file = send(&place, token, &passport, png(800, 600)).await;
    assert_eq!(file.status, 200, "{:?}", file.json());
    let body = json!({ "requirement_id": passport, "file_ids": [file.json()["id"]], "expires_on": far(&place).await });
    let given = ask(&place, "POST", &format!("/u/{token}/papers"), body.to_string()).await;
    assert_eq!((given.status.as_u16(), &given.json()["state"]), (200, &json!("given")));
    let seen = place.get(&place.rep, &format!("/material-documents/contract/{}", deal.contract)).await.data(200);
    let seen = &seen["records"][0];
    assert_eq!((&seen["rule_code"], &seen["uploaded_by"]), (&json!("PASSPORT_FRONT"), &Value::Null));
    let shown = ask(&place, "GET", &format!("/u/{token}/papers"), Body::empty()).await;
    assert_eq!(shown.headers["x-robots-tag"], "noindex, nofollow, noarchive");
    let shown = shown.json();
    assert_eq!((&shown["papers"][0]["state"], &shown["uploads_left"]), (&json!("given"), &json!(4)));
    assert!(!shown.to_string().contains("passport.png"), "nothing of what was given comes out");
}

#[tokio::test]
async fn real_bad_files_are_told_by_name() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let passport = line(&place, &deal, "PASSPORT_FRONT").await;
    let photo = line(&place, &deal, "PHOTO_DIGITAL").await;
    let made = link(&place, &deal, json!({})).await;
    let token = token(&made);
    let before = place.version();
    let large = [png(800, 600), vec![0; 26 * 1024 * 1024]].concat();
    for (line, bytes, expected) in [
        (&passport, EXE.to_vec(), (415, "file.kind_refused")),
        (&passport, Vec::new(), (422, "file.empty")),
        (&passport, large, (413, "file.too_large")),
        (&photo, png(900, 1200), (400, "material.not_asked")),
        (&NOBODY.to_owned(), png(900, 1200), (400, "material.not_asked")),
        (&"x".to_owned(), png(900, 1200), (422, "args.malformed")),
    ] {
        let told = code(&send(&place, token, line, bytes).await);
        assert_eq!((told.0, told.1.as_str()), expected, "{line}");
    }
    let small = send(&place, token, &passport, png(640, 480)).await;
    assert_eq!((small.status.as_u16(), &small.json()["findings"][0]["code"]), (200, &json!("too_few_pixels")));
    let papers = format!("/u/{token}/papers");
    for (body, expected) in [
        ("", (422, "args.malformed")),
        ("[]", (422, "args.malformed")),
        (r#"{"requirement_id":"x"}"#, (422, "args.malformed")),
    ] {
        let told = code(&ask(&place, "POST", &papers, body).await);
        assert_eq!((told.0, told.1.as_str()), expected, "{body}");
    }
    let none = json!({ "requirement_id": passport, "file_ids": [NOBODY] }).to_string();
    assert_eq!(code(&ask(&place, "POST", &papers, none).await).1, "reference.unknown");
    assert_eq!(ask(&place, "DELETE", &papers, Body::empty()).await.status, 405);
    assert_eq!(place.version(), before, "nothing was written down");
}

/// Status, headers but the time, and body of an answer.
fn whole(answer: &Answer) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let headers = answer.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (answer.status.as_u16(), headers.collect(), answer.bytes.to_vec())
}

#[tokio::test]
async fn wrong_expired_revoked_and_used_up_links_look_alike() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let passport = line(&place, &deal, "PASSPORT_FRONT").await;
    let [expired, revoked, used_up] = [1, 3, 3].map(|days| json!({ "valid_days": days, "max_uploads": 1 }));
    let expired = link(&place, &deal, expired).await;
    let revoked = link(&place, &deal, revoked).await;
    let used_up = link(&place, &deal, used_up).await;
    let path = format!("{PATH}/{}/disable", revoked["id"].as_str().unwrap());
    place.put(&place.rep, &path, json!({})).await.data(200);
    let file = send(&place, token(&used_up), &passport, png(800, 600)).await.json()["id"].clone();
    let body = json!({ "requirement_id": passport, "file_ids": [file], "expires_on": far(&place).await }).to_string();
    assert_eq!(ask(&place, "POST", &format!("/u/{}/papers", token(&used_up)), body.clone()).await.status, 200);
    place.pass(86_401);
    let wrong = "0".repeat(64);
    let all = [token(&expired), token(&revoked), token(&used_up), &wrong, "x", "%ff", "%3Cscript%3E"];
    for (method, rest, sent) in [
        ("GET", "", Vec::new()),
        ("GET", "/papers", Vec::new()),
        ("POST", "/papers", body.clone().into_bytes()),
        ("POST", "/files?requirement_id=x&file_name=y", png(800, 600)),
    ] {
        let first = whole(&ask(&place, method, &format!("/u/{wrong}{rest}"), sent.clone()).await);
        assert_eq!(first.0, 404, "{method} {rest}");
        for token in all {
            let answer = whole(&ask(&place, method, &format!("/u/{token}{rest}"), sent.clone()).await);
            assert_eq!(answer, first, "{method} {token}{rest}");
        }
    }
    let page = ask(&place, "GET", &format!("/u/{wrong}"), Body::empty()).await;
    assert!(String::from_utf8_lossy(&page.bytes).contains("此链接无法打开"));
    assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow, noarchive");
    let request = Request::get(format!("/u/{wrong}")).header("accept-language", "id-ID").body(Body::empty()).unwrap();
    assert!(String::from_utf8_lossy(&place.send(request).await.bytes).contains("Tautan ini tidak dapat dibuka"));
}

#[tokio::test]
async fn whoever_asks_too_often_waits_and_is_told_how_long() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let made = link(&place, &deal, json!({})).await;
    let path = format!("/u/{}", token(&made));
    let mut heard = 0;
    let refused = loop {
        let answer = ask(&place, "GET", &path, Body::empty()).await;
        if answer.status != 200 {
            break answer;
        }
        heard += 1;
    };
    assert_eq!(refused.status, 429);
    assert!((55..=70).contains(&heard), "{heard}");
    let wait: i64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=2).contains(&wait), "{wait}");
    let asked = ask(&place, "GET", &format!("{path}/papers"), Body::empty()).await;
    assert_eq!(code(&asked), (429, "temporary_link.too_many".to_owned()));
    assert!(asked.headers.contains_key("retry-after"));
    let rest = ask(&place, "GET", &format!("/api/v1{PATH}/{}", token(&made)), Body::empty()).await;
    rest.is(429, "temporary_link.too_many");
    place.pass(wait);
    assert_eq!(ask(&place, "GET", &path, Body::empty()).await.status, 200);
    // One address tries many links.
    place.pass(3_600);
    let mut tried = 0;
    while ask(&place, "GET", &format!("/u/{tried}"), Body::empty()).await.status == 404 {
        tried += 1;
    }
    assert!((115..=140).contains(&tried), "{tried}");
    assert_eq!(place.get(&place.rep, "/customers?size=1").await.status, 200, "nobody else waits");
}
