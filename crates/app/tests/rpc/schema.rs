//! The table describes itself: a schema for every argument and answer, and one document in which every reference resolves.

use std::collections::BTreeSet;

use bantu_app::usecase::{self, Answer};
use serde_json::{Value, json};

use crate::office::Office;

fn document() -> Value {
    serde_json::to_value(bantu_app::openapi()).expect("the document as JSON")
}

fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let Some(reference) = schema["$ref"].as_str() else { return schema };
    let pointer = reference.strip_prefix('#').expect("a reference into the document");
    document.pointer(pointer).unwrap_or_else(|| panic!("{reference} leads nowhere"))
}

fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|inner| references(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}

#[test]
fn every_reference_resolves_and_every_component_is_used() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    for reference in &found {
        let pointer = reference.strip_prefix('#').expect("a reference into the document");
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    let components = document["components"]["schemas"].as_object().expect("components");
    for name in components.keys() {
        assert!(found.contains(format!("#/components/schemas/{name}").as_str()), "{name} is used nowhere");
    }
    assert!(
        components.contains_key("AppError") && components.contains_key("Page_CustomerRow"),
        "{:?}",
        components.keys()
    );
}

#[test]
fn every_use_case_has_schemas_and_refuses_unknown_fields() {
    let document = document();
    let office = Office::new();
    for case in usecase::all() {
        let operation = &document["paths"][format!("/rpc/{}", case.name)]["post"];
        assert_eq!(operation["operationId"], case.name);
        let body = &operation["requestBody"]["content"];
        let args = if case.takes_file {
            assert!(body["application/octet-stream"].is_object(), "{}", case.name);
            &operation["parameters"][0]["schema"]
        } else {
            &body["application/json"]["schema"]
        };
        let args = resolve(&document, args);
        assert_eq!(
            (&args["type"], &args["additionalProperties"]),
            (&json!("object"), &json!(false)),
            "{}: {args}",
            case.name
        );
        let content = &operation["responses"]["200"]["content"];
        match (case.answer)() {
            Answer::Json(_) => {
                let answer = resolve(&document, &content["application/json"]["schema"]);
                assert!(answer.is_object() && answer != &json!({}), "{}", case.name);
            }
            Answer::File(media) => assert!(content[media].is_object(), "{}", case.name),
        }
        let error = resolve(&document, &operation["responses"]["default"]["content"]["application/json"]["schema"]);
        assert!(error["properties"]["code"].is_object(), "{}", case.name);
        office.refused("ADMIN", case.name, json!({"no_such_argument": 1}), "args.malformed");
        office.refused("ADMIN", case.name, json!([1]), "args.malformed");
        office.refused("ADMIN", case.name, json!("text"), "args.malformed");
    }
    let paths = document["paths"].as_object().expect("paths");
    assert_eq!(paths.len(), usecase::all().count());
}

#[test]
fn an_unknown_use_case_is_refused() {
    let office = Office::new();
    for name in ["", "customer", "customer.drop", "Customer.list", "../customer.list"] {
        office.refused("ADMIN", name, json!({}), "rpc.unknown");
    }
}
