//! `/api/v1/openapi.json`.

use crate::office::Place;

#[tokio::test]
async fn the_document_covers_both_doors() {
    let place = Place::open().await;
    let answer = place.get("", "/openapi.json").await;
    assert_eq!((answer.status.as_u16(), &answer.headers["content-type"]), (200, &"application/json".parse().unwrap()));
    let document = answer.json();
    assert_eq!(document["openapi"], "3.1.0");
    for path in [
        "/api/v1/auth/login",
        "/api/v1/opportunities/{id}/stages/transition",
        "/rpc/quotation.issue",
        "/rpc/auth.login",
        "/rpc/changes.since",
    ] {
        assert!(document["paths"][path].is_object(), "{path}");
    }
    let post = &document["paths"]["/api/v1/quotations"]["post"];
    let body = &post["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(body["required"], serde_json::json!(["opportunity_id", "payment_terms"]));
    assert_eq!(post["security"][0]["session"], serde_json::json!([]));
    assert!(document["paths"]["/api/v1/auth/login"]["post"].get("security").is_none());
}
