//! The API document: the use cases as `crates/app` describes them, and the REST routes out of their own table.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::account::{ChangePasswordArgs, LoginArgs, LoginView};
use crate::http::{Changes, SinceArgs};
use crate::rest::{self, Kind, LANG, Param, Route, Run, Verb};

static TEXT: LazyLock<String> = LazyLock::new(|| format!("{:#}", document()));

/// The document as text.
pub(crate) fn text() -> &'static str {
    &TEXT
}

/// `GET /api/v1/openapi.json`.
pub(crate) async fn serve() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], text())
}

fn document() -> Value {
    // A document made of plain data always has a JSON form.
    let mut document = serde_json::to_value(bantu_app::openapi()).unwrap_or_default();
    document["info"]["title"] = json!("Bantu office");
    document["info"]["description"] = json!(
        "`/api/v1` is the REST API, `/rpc` the use cases of the screens; both take `Authorization: Bearer` with the token of a login."
    );
    let schemas = &mut document["components"]["schemas"];
    schemas["Envelope"] = envelope();
    schemas["EnvelopeError"] = envelope_error();
    local::<LoginArgs, LoginView>(&mut document, "auth.login", false);
    local::<Nothing, Nothing>(&mut document, "auth.logout", true);
    local::<ChangePasswordArgs, Nothing>(&mut document, "auth.change_password", true);
    local::<SinceArgs, Changes>(&mut document, "changes.since", true);
    for route in rest::table() {
        let path = format!("{}{}", rest::BASE, route.path);
        let verb = match route.verb {
            Verb::Get => "get",
            Verb::Post => "post",
            Verb::Put => "put",
            Verb::Delete => "delete",
        };
        document["paths"][path][verb] = operation(route);
    }
    document
}

/// Nothing.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Nothing {}

fn local<A: ToSchema, R: ToSchema>(document: &mut Value, name: &str, needs_token: bool) {
    let mut named = Vec::new();
    A::schemas(&mut named);
    R::schemas(&mut named);
    for (name, schema) in named {
        document["components"]["schemas"][name] = json!(schema);
    }
    let mut operation = json!({
        "operationId": name, "tags": [name.split('.').next()],
        "requestBody": { "required": true, "content": { "application/json": { "schema": A::schema() } } },
        "responses": {
            "200": { "description": "Done", "content": { "application/json": { "schema": R::schema() } } },
            "default": { "description": "Refused", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/AppError" } } } },
        },
    });
    if needs_token {
        operation["security"] = json!([{ "session": [] }]);
    }
    document["paths"][format!("/rpc/{name}")]["post"] = operation;
}

fn envelope() -> Value {
    json!({
        "type": "object", "required": ["code", "message", "data", "timestamp"],
        "properties": {
            "code": { "type": "integer", "description": "200, whatever the HTTP status" },
            "message": { "type": "string", "description": "For people, in the language of `lang` or Accept-Language" },
            "data": {},
            "timestamp": { "type": "string", "format": "date-time" },
        },
    })
}

fn envelope_error() -> Value {
    json!({
        "type": "object", "required": ["code", "message", "data", "errors", "safe", "timestamp"],
        "properties": {
            "code": { "type": "integer", "description": "The HTTP status" },
            "message": { "type": "string" },
            "data": { "type": "null" },
            "errors": { "type": "array", "items": {
                "type": "object", "required": ["code", "field", "message", "params"],
                "properties": {
                    "code": { "type": "string", "description": "Stable code, for example `field.required`" },
                    "field": { "type": ["string", "null"] },
                    "message": { "type": "string" },
                    "params": { "type": "object", "additionalProperties": { "type": "string" } },
                },
            } },
            "safe": { "type": "string", "description": "Code of what was kept" },
            "timestamp": { "type": "string", "format": "date-time" },
        },
    })
}

fn operation(route: &Route) -> Value {
    let place = |place: &'static str| move |param: &Param| parameter(param, place);
    let mut parameters: Vec<Value> = route.in_path.iter().map(place("path")).collect();
    parameters.extend(route.query.iter().chain([&LANG]).map(place("query")));
    let login = matches!(route.run, Run::Login);
    if route.verb == Verb::Post && !login && !matches!(route.run, Run::Secret(_)) {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "schema": { "type": "string", "maxLength": 200 },
            "description": "A repeated request with the same key and body gets the first answer and does nothing again",
        }));
    }
    let noun = route.path.split('/').nth(1).unwrap_or_default();
    let content =
        |name: &str| json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } });
    let mut operation = Map::new();
    operation.insert("summary".to_owned(), json!(route.summary));
    operation.insert("tags".to_owned(), json!([format!("REST {noun}")]));
    operation.insert("parameters".to_owned(), Value::Array(parameters));
    if let Some(body) = route.body.filter(|body| !body.is_empty()) {
        operation.insert(
            "requestBody".to_owned(),
            json!({ "required": true, "content": { "application/json": { "schema": rest::schema(body) } } }),
        );
    }
    if matches!(route.run, Run::File) {
        operation.insert(
            "requestBody".to_owned(),
            json!({ "required": true, "content": { "application/octet-stream": {} } }),
        );
    }
    let good = json!({ "description": "Done", "content": content("Envelope") });
    let bad = json!({ "description": "400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx", "content": content("EnvelopeError") });
    operation.insert("responses".to_owned(), json!({ "2XX": good, "default": bad }));
    if !login && !matches!(route.run, Run::Anybody(_)) {
        operation.insert("security".to_owned(), json!([{ "session": [] }]));
    }
    Value::Object(operation)
}

fn parameter(param: &Param, place: &str) -> Value {
    let mut parameter =
        json!({ "name": param.name, "in": place, "required": param.required, "schema": param.kind.schema() });
    if matches!(param.kind, Kind::Ids | Kind::Texts) {
        parameter["explode"] = json!(false);
    }
    parameter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_holds_every_route_and_every_use_case_and_resolves() {
        let document = document();
        assert_eq!(document["openapi"].as_str(), Some("3.1.0"));
        for route in rest::table() {
            let path = &document["paths"][format!("/api/v1{}", route.path)];
            assert!(path.is_object(), "{}", route.path);
            for part in route.path.split('/').filter_map(|p| p.strip_prefix('{')) {
                let name = part.trim_end_matches('}');
                assert!(route.in_path.iter().any(|p| p.name == name), "{} declares {name}", route.path);
            }
        }
        for case in bantu_app::usecase::all() {
            assert!(document["paths"][format!("/rpc/{}", case.name)]["post"].is_object(), "{}", case.name);
        }
        let text = document.to_string();
        for reference in text.split("\"$ref\":\"#/components/schemas/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(!document["components"]["schemas"][name].is_null(), "{name} is described");
        }
    }
}
