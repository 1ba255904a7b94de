//! One search over everything.

use serde_json::{Value, json};

use crate::office::Office;

fn hits(office: &Office, role: &str, typed: &str) -> Vec<(String, String, String)> {
    let found = office.ok(role, "search.all", json!({"query": typed, "limit": 20}));
    let text = |hit: &Value, name: &str| hit[name].as_str().expect("text").to_owned();
    found["hits"]
        .as_array()
        .expect("hits")
        .iter()
        .map(|hit| (text(hit, "kind"), text(hit, "title"), text(hit, "subtitle")))
        .collect()
}

fn hit(kind: &str, title: &str, subtitle: &str) -> (String, String, String) {
    (kind.to_owned(), title.to_owned(), subtitle.to_owned())
}

#[test]
fn customers_deals_and_products_are_found() {
    let office = Office::new();
    let customer = office.customer("SALES", "陈氏贸易");
    office.ok("SALES", "opportunity.create", json!({"customer_id": customer, "fields": {"name": "公司注册"}}));
    for typed in ["陈", "chen", "chenshi", "陈氏", "CHEN"] {
        let found = hits(&office, "SALES", typed);
        assert!(found.contains(&hit("customer", "陈氏贸易", "12000")), "{typed}: {found:?}");
        assert!(found.contains(&hit("opportunity", "公司注册", "陈氏贸易")), "{typed}: {found:?}");
    }
    assert_eq!(hits(&office, "SALES", "陈氏 注册"), [hit("opportunity", "公司注册", "陈氏贸易")]);
    let products = hits(&office, "SALES", "C312");
    assert!(products.iter().any(|(kind, title, _)| kind == "product" && title == "C312"), "{products:?}");
    assert_eq!(hits(&office, "SALES", "no such thing"), []);
}

#[test]
fn nobody_finds_what_he_may_not_see() {
    let office = Office::new();
    office.customer("SALES", "陈氏贸易");
    let foreign = office.hire("budi", "SALES");
    let found = office.call(foreign, "search.all", json!({"query": "陈氏", "limit": 20})).expect("search");
    assert_eq!(found, json!({"hits": []}));
    assert_eq!(hits(&office, "FINANCE", "陈氏").len(), 1);
}

#[test]
fn odd_questions_do_no_harm() {
    let office = Office::new();
    for typed in
        ["", " ", "\"", "*", "\"*", "NEAR(zzz, 2)", "'; DROP TABLE users; --", "{body} : zzz", "zzz\") OR (\"C312"]
    {
        assert_eq!(hits(&office, "SALES", typed), [], "{typed}");
    }
    assert!(!hits(&office, "SALES", "C312").is_empty(), "nothing was dropped");
    for limit in [0, 201, -1] {
        office.refused_at("SALES", "search.all", json!({"query": "x", "limit": limit}), "field.invalid", "limit");
    }
    office.refused_at("SALES", "search.all", json!({"query": "x".repeat(201), "limit": 1}), "field.too_long", "query");
}
