//! What holds on every route of the document alike: a session first, then the form of each field.

use serde_json::{Value, json};

use crate::bad::body_of;
use crate::office::{NOBODY, Place};

/// A route of the document.
struct Route {
    method: String,
    path: String,
    operation: Value,
}

impl Route {
    /// The path with something in place of each value.
    fn with(&self, value: &str) -> String {
        let part = |part: &str| if part.starts_with('{') { value.to_owned() } else { part.to_owned() };
        self.path.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    /// Names of the values in the path that have a form, in order.
    fn formed(&self) -> Vec<&str> {
        let parameters = self.operation["parameters"].as_array().into_iter().flatten();
        let in_path = parameters
            .filter(|p| p["in"] == "path" && (p["schema"]["format"].is_string() || p["schema"]["oneOf"].is_array()));
        in_path.filter_map(|p| p["name"].as_str()).collect()
    }

    /// Takes a file instead of JSON.
    fn takes_file(&self) -> bool {
        self.operation["requestBody"]["content"]
            .as_object()
            .is_some_and(|content| !content.contains_key("application/json"))
    }
}

/// Every route behind the login.
async fn routes(place: &Place) -> Vec<Route> {
    let document = place.get(&place.admin, "/openapi.json").await.json();
    let paths = document["paths"].as_object().unwrap().iter();
    let rest = paths.filter(|(path, _)| path.starts_with("/api/v1/") && *path != "/api/v1/auth/login");
    let mut found = Vec::new();
    for (path, operations) in rest {
        // What needs no session has no such mark, and tests of its own.
        for (method, operation) in operations.as_object().unwrap().iter().filter(|(_, o)| o["security"].is_array()) {
            found.push(Route { method: method.to_uppercase(), path: path.clone(), operation: operation.clone() });
        }
    }
    assert!(found.len() >= 120, "{}", found.len());
    found
}

#[tokio::test]
async fn nobody_is_answered_without_a_session() {
    let place = Place::open().await;
    let before = place.version();
    for route in routes(&place).await {
        for token in ["", "no-such-token"] {
            let answer = place.ask(&route.method, token, &route.with(NOBODY), body_of(&route.operation)).await;
            let expected = if token.is_empty() { "session.required" } else { "session.expired" };
            let told = answer.refused(401).0;
            assert_eq!(told, expected, "{} {}", route.method, route.path);
        }
    }
    assert_eq!(place.version(), before);
}

#[tokio::test]
async fn unknown_fields_and_malformed_keys_are_named_everywhere() {
    let place = Place::open().await;
    let before = place.version();
    let (mut queries, mut bodies, mut keys) = (0, 0, 0);
    for route in routes(&place).await.iter().filter(|route| !route.takes_file()) {
        let path = route.with(NOBODY);
        let answer =
            place.ask(&route.method, &place.admin, &format!("{path}?nothing=1"), body_of(&route.operation)).await;
        answer.names("field.unknown", "nothing");
        queries += 1;
        if let Some(mut body) = body_of(&route.operation) {
            body["nothing"] = json!(1);
            let answer = place.ask(&route.method, &place.admin, &path, Some(body)).await;
            answer.names("field.unknown", "nothing");
            bodies += 1;
        }
        if let [first, ..] = route.formed().as_slice() {
            let answer = place.ask(&route.method, &place.admin, &route.with("x"), body_of(&route.operation)).await;
            answer.names("field.invalid", first);
            keys += 1;
        }
    }
    assert!(queries >= 120 && bodies >= 50 && keys >= 60, "{queries} {bodies} {keys}");
    assert_eq!(place.version(), before);
}
