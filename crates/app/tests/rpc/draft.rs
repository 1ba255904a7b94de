//! What was typed and not sent yet.

use serde_json::{Value, json};

use crate::office::Office;

#[test]
fn a_draft_is_kept_replaced_and_thrown_away() {
    let office = Office::new();
    let key = json!({"key": "customer/new"});
    assert_eq!(office.ok("SALES", "draft.get", key.clone()), json!({"body": null, "saved_at": null}));
    let body = json!({"name": "北京\u{0}科技", "tags": [1, 2.5, null], "nested": {"a": true}});
    let first = office.ok("SALES", "draft.put", json!({"key": "customer/new", "body": {"name": "北"}}));
    let second = office.ok("SALES", "draft.put", json!({"key": "customer/new", "body": body}));
    assert!(second["saved_at"].as_str() > first["saved_at"].as_str());
    assert_eq!(office.ok("SALES", "draft.get", key.clone()), json!({"body": body, "saved_at": second["saved_at"]}));
    assert_eq!(office.ok("ADMIN", "draft.get", key.clone())["body"], Value::Null, "everybody has his own");
    office.ok("SALES", "draft.delete", key.clone());
    office.ok("SALES", "draft.delete", key.clone());
    assert_eq!(office.ok("SALES", "draft.get", key)["body"], Value::Null);
}

#[test]
fn drafts_have_bounds() {
    let office = Office::new();
    let large = json!({"key": "k", "body": "x".repeat(256 * 1024)});
    office.refused_at("SALES", "draft.put", large, "field.too_long", "body");
    for (key, code) in [("", "field.required"), (&*"k".repeat(256), "field.too_long"), ("a\u{0}b", "field.invalid")] {
        for name in ["draft.get", "draft.delete"] {
            office.refused_at("SALES", name, json!({"key": key}), code, "key");
        }
        office.refused_at("SALES", "draft.put", json!({"key": key, "body": 1}), code, "key");
    }
    office.refused("SALES", "draft.put", json!({"key": "k"}), "args.malformed");
}

#[test]
fn the_oldest_drafts_go_when_there_are_too_many() {
    let office = Office::new();
    for count in 0..202 {
        office.ok("SALES", "draft.put", json!({"key": format!("k{count}"), "body": count}));
    }
    for (key, body) in [("k0", Value::Null), ("k1", Value::Null), ("k2", json!(2)), ("k201", json!(201))] {
        assert_eq!(office.ok("SALES", "draft.get", json!({"key": key}))["body"], body, "{key}");
    }
}
