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
        "/api/v1/contracts/entities",
        "/api/v1/contract-entities/{id}",
        "/api/v1/invoices/{id}/upload",
        "/api/v1/payments/todos/{id}/complete",
        "/api/v1/order-payments/order/{order_id}/revenue-status",
        "/api/v1/collection-tasks/orders/{order_id}",
        "/api/v1/product-prices/products/{product_id}/history",
        "/api/v1/product-prices/upcoming/changes",
        "/api/v1/product-prices/{id}",
        "/api/v1/products/{id}/sales-price",
        "/api/v1/exchange-rates/convert",
        "/api/v1/execution-orders/split",
        "/api/v1/execution-orders/{id}/items/{item_id}/status",
        "/api/v1/execution-orders/{id}/dependencies/{prerequisite_order_id}",
        "/api/v1/execution-orders/company-registration",
        "/api/v1/execution-orders/company-registration/{execution_order_id}/complete",
        "/api/v1/material-documents",
        "/api/v1/material-documents/upload",
        "/api/v1/material-documents/approve",
        "/api/v1/material-documents/{id}/approve",
        "/api/v1/material-documents/contract/{contract_id}",
        "/api/v1/material-documents/contract/{contract_id}/rule/{rule_id}/check-dependencies",
        "/api/v1/material-documents/rules",
        "/api/v1/material-documents/rules/product/{product_id}",
        "/api/v1/product-document-rules",
        "/api/v1/contracts/{id}/materials",
        "/api/v1/contracts/{id}/materials/preview",
        "/api/v1/contracts/{id}/materials/prepare",
        "/api/v1/opportunities/{id}/applicants",
        "/rpc/quotation.issue",
        "/rpc/auth.login",
        "/rpc/changes.since",
    ] {
        assert!(document["paths"][path].is_object(), "{path}");
    }
    for (path, verbs) in [
        ("", &["get", "post"][..]),
        ("/{id}", &["get"]),
        ("/{id}/assign", &["post", "put"]),
        ("/{id}/status", &["put"]),
        ("/{id}/dependencies", &["get", "post"]),
    ] {
        let found = document["paths"][format!("/api/v1/execution-orders{path}")].as_object().unwrap();
        assert_eq!(found.keys().collect::<Vec<_>>(), verbs, "{path}");
    }
    for (path, verbs) in [
        ("material-documents/rules/{id}", ["delete", "put"]),
        ("opportunities/{id}/applicants", ["get", "post"]),
        ("opportunities/{id}/applicants/{applicant_id}", ["delete", "put"]),
    ] {
        let found = document["paths"][format!("/api/v1/{path}")].as_object().unwrap();
        assert_eq!(found.keys().collect::<Vec<_>>(), verbs, "{path}");
    }
    let rule =
        &document["paths"]["/api/v1/material-documents/rules"]["post"]["requestBody"]["content"]["application/json"];
    assert_eq!(rule["schema"]["properties"]["validation_rules_json"]["properties"]["min_width"]["type"], "integer");
    let post = &document["paths"]["/api/v1/quotations"]["post"];
    let body = &post["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(body["required"], serde_json::json!(["opportunity_id", "payment_terms"]));
    assert_eq!(post["security"][0]["session"], serde_json::json!([]));
    assert!(document["paths"]["/api/v1/auth/login"]["post"].get("security").is_none());
}
