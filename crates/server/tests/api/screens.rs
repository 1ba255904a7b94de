//! The screens, `/health`, and the headers of every answer.

use axum::body::Body;
use axum::http::Request;

use crate::office::Place;

#[tokio::test]
async fn every_answer_carries_the_strict_headers() {
    let place = Place::open().await;
    for (method, path, status) in [
        ("GET", "/", 200),
        ("GET", "/health", 200),
        ("POST", "/rpc/session.get", 401),
        ("GET", "/api/v1/customers", 401),
        ("GET", "/none.js", 404),
    ] {
        let answer = place.ask(method, "", path, None).await;
        assert_eq!(answer.status, status, "{path}");
        let csp = answer.headers["content-security-policy"].to_str().unwrap();
        for part in [
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "connect-src 'self'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(csp.split("; ").any(|p| p == part), "{path}: {part} in {csp}");
        }
        assert!(!csp.contains("unsafe-eval"));
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert_eq!(answer.headers["cross-origin-opener-policy"], "same-origin");
        assert_eq!(answer.headers["cross-origin-resource-policy"], "same-origin");
        assert_eq!(answer.headers["referrer-policy"], "no-referrer");
    }
    assert_eq!(place.ask("GET", "", "/health", None).await.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn the_page_is_checked_for_news_each_time() {
    let place = Place::open().await;
    let page = place.ask("GET", "", "/", None).await;
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(page.headers["cache-control"], "no-cache");
    let request =
        Request::get("/index.html").header("if-none-match", page.headers["etag"].clone()).body(Body::empty()).unwrap();
    let again = place.send(request).await;
    assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
    for path in ["/../office.db", "/%2e%2e/office.db", "/office.db", "/logs/x"] {
        assert_eq!(place.ask("GET", "", path, None).await.status, 404, "{path}");
    }
    assert_eq!(place.ask("PUT", "", "/index.html", None).await.status, 404);
}
