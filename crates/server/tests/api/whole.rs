//! A request that takes several commands changes everything or nothing, its repetition key included.

use axum::body::Body;
use axum::http::Request;
use bantu_store::{Database, Location, lane};
use serde_json::{Value, json};

use crate::office::{NOBODY, Place, built_in};

/// The office's database through a connection of its own.
fn database(place: &Place) -> Database {
    let location = Location::Sqlite { path: place.folder().join("office.db"), key: None };
    Database::open_only(location).unwrap().expect("one workspace")
}

/// Everything that is stored, with the version.
fn stored(place: &Place) -> (i64, Vec<(String, String)>) {
    database(place)
        .read(|conn| Ok::<_, bantu_domain::StoreError>((lane::version(conn)?, bantu_store::dump::values(conn)?)))
        .unwrap()
}

/// Sends a request whose last part is refused, alone and under a key, and compares all that is stored.
async fn undone(place: &Place, token: &str, method: &str, path: &str, body: Value, code: &str) {
    let before = stored(place);
    for key in [None, Some("one and the same")] {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header("authorization", format!("Bearer {token}"));
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let answer = place.send(request.body(Body::from(body.to_string())).unwrap()).await;
        assert_eq!(answer.json()["errors"][0]["code"], code, "{method} {path}: {:#}", answer.json());
        assert!(stored(place) == before, "{method} {path} left something behind");
    }
}

/// A draft of the rep whose paper cannot be printed.
async fn unprintable(place: &Place) -> Value {
    let body = json!({
        "customer_id": 12_000, "name": "整体测试", "service_type": "one_time", "products": [{ "product_id": built_in("products", "CPMA") }],
    });
    let id = place.post(&place.rep, "/opportunities", body).await.data(201)["id"].as_str().unwrap().to_owned();
    let today = place.rpc(&place.rep, "session.get", json!({})).await.json()["today"].clone();
    for confirm in ["opportunity.confirm_demand", "opportunity.confirm_scheme"] {
        place.rpc(&place.rep, confirm, json!({ "id": id, "confirmed_on": today })).await.json();
        place.post(&place.rep, &format!("/opportunities/{id}/stages/transition"), json!({})).await.data(200);
    }
    let item = json!({
        "product_id": built_in("products", "CPMA"), "item_name": "CPMA", "quantity": "1", "unit_price_primary": "16000000",
        "service_category": "one_time",
    });
    let draft = json!({ "opportunity_id": id, "payment_terms": "50_50", "notes": "\u{10ffff}", "items": [item] });
    place.post(&place.rep, "/quotations", draft).await.data(201)["id"].clone()
}

#[tokio::test]
async fn a_refused_last_part_undoes_the_parts_before_it() {
    let place = Place::open().await;
    let products = json!([
        { "product_id": built_in("products", "CPMA") },
        { "product_id": built_in("products", "C312"), "notes": "长".repeat(5_000) },
    ]);
    let deal = json!({ "customer_id": 12_000, "name": "第二个项目", "service_type": "one_time", "products": products });
    undone(&place, &place.rep, "POST", "/opportunities", deal, "field.too_long").await;

    let customer = json!({ "name": "整体有限公司", "source_id": built_in("customer_sources", "source_001"), "owner_user_id": NOBODY });
    undone(&place, &place.manager, "POST", "/customers", customer, "reference.unknown").await;

    let rep2 = place.rpc(&place.other, "session.get", json!({})).await.json()["user"]["id"].clone();
    let moved = json!({ "phone": "+86 10 7", "owner_user_id": rep2 });
    undone(&place, &place.rep, "PUT", "/customers/12000", moved, "permission.denied").await;

    let path = format!("/opportunities/{}", place.deal("北京").await);
    let ended = json!({ "name": "新名", "status": "won" });
    undone(&place, &place.rep, "PUT", &path, ended, "opportunity.transition_illegal").await;

    let quotation = unprintable(&place).await;
    let template = place.get(&place.rep, "/quotation-templates").await.data(200)["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t["id"].as_str().unwrap().to_owned())
        .next_back()
        .unwrap();
    let path = format!("/quotations/{}/generate-pdf?template_id={template}", quotation.as_str().unwrap());
    undone(&place, &place.rep, "POST", &path, json!({}), "document.missing_glyph").await;
}

#[tokio::test]
async fn each_command_of_a_whole_keeps_its_own_version_and_entry() {
    let place = Place::open().await;
    let (before, _) = stored(&place);
    let products =
        json!([{ "product_id": built_in("products", "CPMA") }, { "product_id": built_in("products", "C312") }]);
    let deal = json!({ "customer_id": 12_000, "name": "第二个项目", "service_type": "one_time", "products": products });
    place.post(&place.rep, "/opportunities", deal).await.data(201);
    let commits = database(&place).read(bantu_store::sync_server::commits).unwrap();
    let new: Vec<(i64, &str)> =
        commits.iter().filter(|c| c.version > before).map(|c| (c.version - before, c.name.as_str())).collect();
    assert_eq!(new, [(1, "opportunity.create"), (2, "opportunity_product.plan"), (3, "opportunity_product.plan")]);
    let audit = json!({ "table": "opportunity_products", "offset": 0, "limit": 2 });
    let audited = place.rpc(&place.admin, "audit.list", audit).await.json();
    let versions: Vec<i64> =
        audited["rows"].as_array().unwrap().iter().map(|r| r["version"].as_i64().unwrap()).collect();
    assert_eq!(versions, [before + 3, before + 2]);
}

#[tokio::test]
async fn the_same_key_at_the_same_time_does_the_work_once() {
    let place = Place::open().await;
    let body = json!({ "name": "并发有限公司", "source_id": built_in("customer_sources", "source_001") }).to_string();
    let send = || {
        let request = Request::post("/api/v1/customers")
            .header("authorization", format!("Bearer {}", place.rep))
            .header("idempotency-key", "at once");
        place.send(request.body(Body::from(body.clone())).unwrap())
    };
    let (version, _) = stored(&place);
    let (one, two, three) = tokio::join!(send(), send(), send());
    one.data(201);
    assert_eq!((&one.bytes, &one.bytes), (&two.bytes, &three.bytes));
    assert_eq!(stored(&place).0, version + 1);
}
