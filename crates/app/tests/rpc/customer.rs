//! Customers: numbers, fields, lists, names alike, and who sees whom.

use serde_json::{Value, json};

use crate::office::{Office, built_in, id, source};

fn names(page: &Value) -> Vec<&str> {
    page["rows"].as_array().expect("rows").iter().map(|row| row["name"].as_str().expect("name")).collect()
}

#[test]
fn numbers_count_up_from_12000_and_come_with_the_answer() {
    let office = Office::new();
    for number in ["12000", "12001"] {
        let done = office.ok(
            "SALES",
            "customer.create",
            json!({"fields": {"name": format!("C{number}"), "source_id": source()}}),
        );
        assert_eq!(done["facts"]["customer_no"], number);
    }
    // A refused creation gives its number back.
    office.refused_at(
        "SALES",
        "customer.create",
        json!({"fields": {"name": " ", "source_id": source()}}),
        "field.required",
        "name",
    );
    let done = office.ok("SALES", "customer.create", json!({"fields": {"name": "C12002", "source_id": source()}}));
    assert_eq!(done["facts"]["customer_no"], "12002");
}

#[test]
fn a_customer_comes_back_as_it_was_typed() {
    let office = Office::new();
    let fields = json!({
        "name": "北京科技有限公司", "customer_type": "organization", "source_id": source(), "channel_id": null,
        "level_id": built_in("customer_levels", "2"), "industry_id": null, "parent_customer_id": null, "country_code": "CN",
        "tax_id": "91110000MA01", "address": "北京市", "phone": "+86 10", "email": "a@b.cn", "customer_requirements": null,
        "description": "一句话", "tags": ["重点", "vip"],
    });
    let customer = id(&office.ok("SALES", "customer.create", json!({"fields": fields})));
    office.ok("SALES", "contact.create", json!({"fields": {"customer_id": customer, "name": "王芳"}}));
    office.ok(
        "SALES",
        "contact.create",
        json!({"fields": {"customer_id": customer, "name": "陈一", "is_primary": true}}),
    );
    let view = office.ok("SALES", "customer.get", json!({"id": customer}));
    assert_eq!(view["fields"], fields);
    assert_eq!(view["display"], "12000（北京科技有限公司）");
    assert_eq!(view["owner"]["name"], "SALES");
    assert_eq!(view["developed_by"]["name"], "SALES");
    assert_eq!(view["contacts"][0]["fields"]["name"], "陈一", "the primary contact comes first");
    assert_eq!(view["contacts"].as_array().map(Vec::len), Some(2));
    assert_eq!(view["deals"], json!([]));
}

#[test]
fn an_update_changes_single_fields_and_refuses_an_outdated_tax_number() {
    let office = Office::new();
    let customer = office.customer("SALES", "Nusantara");
    let change = |field: &str, from: Value, to: Value| json!({"id": customer, "changes": [{"field": field, "from": from, "to": to}]});
    office.ok("SALES", "customer.update", change("phone", Value::Null, json!("+62 21")));
    office.ok("SALES", "customer.update", change("tax_id", Value::Null, json!("01.234")));
    // Somebody else has changed the phone meanwhile: the later one wins. The tax number is strict.
    office.ok("SALES", "customer.update", change("phone", Value::Null, json!("+62 22")));
    office.refused_at(
        "SALES",
        "customer.update",
        change("tax_id", Value::Null, json!("09.999")),
        "field.outdated",
        "tax_id",
    );
    let view = office.ok("SALES", "customer.get", json!({"id": customer}));
    assert_eq!((&view["fields"]["phone"], &view["fields"]["tax_id"]), (&json!("+62 22"), &json!("01.234")));
    office.refused_at(
        "SALES",
        "customer.update",
        change("shoe_size", Value::Null, json!(43)),
        "field.unknown",
        "shoe_size",
    );
    office.refused_at(
        "SALES",
        "customer.update",
        change("name", json!("Nusantara"), json!(7)),
        "field.invalid",
        "name",
    );
    office.refused_at(
        "SALES",
        "customer.update",
        change("parent_customer_id", Value::Null, customer.clone()),
        "customer.parent_cycle",
        "parent_customer_id",
    );
}

#[test]
fn bad_fields_are_named() {
    let office = Office::new();
    let check = |fields: Value, code: &str, field: &str| {
        office.refused_at("SALES", "customer.create", json!({"fields": fields}), code, field)
    };
    check(json!({"name": "A"}), "field.required", "source_id");
    check(json!({"source_id": source()}), "field.required", "name");
    check(json!({"name": "A", "source_id": "x"}), "field.invalid", "source_id");
    check(json!({"name": 5, "source_id": source()}), "field.invalid", "name");
    check(json!({"name": "A", "source_id": source(), "tags": "vip"}), "field.invalid", "tags");
    check(json!({"name": "A", "source_id": source(), "customer_type": "alien"}), "field.invalid", "customer_type");
    check(json!({"name": "A", "source_id": source(), "credit": 1}), "field.unknown", "credit");
    check(json!({"name": "x".repeat(256), "source_id": source()}), "field.too_long", "name");
    check(
        json!({"name": "A", "source_id": source(), "description": "x".repeat(4_001)}),
        "field.too_long",
        "description",
    );
    check(json!({"name": "A\u{0}", "source_id": source()}), "field.invalid", "name");
    check(json!({"name": "A", "source_id": "00000000-0000-4000-8000-000000000000"}), "reference.unknown", "source_id");
    office.refused("SALES", "customer.create", json!({}), "args.malformed");
    office.refused("SALES", "customer.create", json!({"fields": {}, "id": 1}), "args.malformed");
}

#[test]
fn another_persons_customer_is_as_unknown_as_none() {
    let office = Office::new();
    let foreign = office.hire("budi", "SALES");
    let customer = office.customer("SALES", "北京科技");
    let unknown = json!("00000000-0000-4000-8000-000000000000");
    for id in [&customer, &unknown] {
        let answers = [
            office.call(foreign, "customer.get", json!({"id": id})),
            office.call(foreign, "customer.update", json!({"id": id, "changes": []})),
            office.call(foreign, "customer.delete", json!({"id": id})),
            office.call(foreign, "contact.create", json!({"fields": {"customer_id": id, "name": "X"}})),
        ];
        for answer in answers {
            let error = answer.expect_err("a refusal");
            assert!(["record.not_found", "reference.unknown"].contains(&error.code.as_str()), "{error:?}");
            assert!(!error.params.values().any(|v| v.contains("北京")), "{error:?}");
        }
    }
    let page = office.call(foreign, "customer.list", json!({"offset": 0, "limit": 50})).expect("list");
    assert_eq!(page, json!({"rows": [], "total": 0}));
    let alike = office.call(foreign, "customer.similar", json!({"name": "北京科技"})).expect("similar");
    assert_eq!(alike, json!({"rows": []}));
    assert_eq!(office.ok("FINANCE", "customer.list", json!({"offset": 0, "limit": 50}))["total"], 1);
}

#[test]
fn the_list_is_windowed_sorted_filtered_and_searched() {
    let office = Office::new();
    for name in ["陈氏贸易", "Nusantara Jaya", "北京科技有限公司", "PT Abadi"] {
        office.customer("SALES", name);
    }
    let list = |args: Value| office.ok("SALES", "customer.list", args);
    let page = list(json!({"sort": "customer_no", "offset": 1, "limit": 2}));
    assert_eq!((names(&page), &page["total"]), (vec!["Nusantara Jaya", "北京科技有限公司"], &json!(4)));
    let page = list(json!({"sort": "customer_no", "descending": true, "offset": 0, "limit": 1}));
    assert_eq!(names(&page), ["PT Abadi"]);
    for (typed, found) in [
        ("陈", "陈氏贸易"),
        ("chen", "陈氏贸易"),
        ("科技", "北京科技有限公司"),
        ("nusan", "Nusantara Jaya"),
        ("12003", "PT Abadi"),
    ] {
        assert_eq!(names(&list(json!({"query": typed, "offset": 0, "limit": 20}))), [found], "{typed}");
    }
    assert_eq!(list(json!({"query": "!?", "offset": 0, "limit": 20}))["total"], 0);
    assert_eq!(list(json!({"query": " ", "offset": 0, "limit": 20}))["total"], 4);
    assert_eq!(list(json!({"owner_user_id": office.user("ADMIN"), "offset": 0, "limit": 20}))["total"], 0);
    assert_eq!(list(json!({"source_id": source(), "offset": 0, "limit": 20}))["total"], 4);
    let row = &list(json!({"query": "abadi", "offset": 0, "limit": 20}))["rows"][0];
    assert_eq!(row["owner"]["name"], "SALES");
    assert_eq!(row["source"]["name"], "客户转介绍");
    assert_eq!((&row["level"], &row["deal_count"], &row["customer_no"]), (&Value::Null, &json!(0), &json!(12003)));
}

#[test]
fn windows_have_bounds() {
    let office = Office::new();
    for (offset, limit, field) in [(0, 0, "limit"), (0, 201, "limit"), (0, -1, "limit"), (-1, 10, "offset")] {
        for name in ["customer.list", "contact.list", "product.list", "audit.list"] {
            office.refused_at("ADMIN", name, json!({"offset": offset, "limit": limit}), "field.invalid", field);
        }
    }
    office.refused_at(
        "SALES",
        "customer.list",
        json!({"query": "x".repeat(201), "offset": 0, "limit": 10}),
        "field.too_long",
        "query",
    );
    office.refused("SALES", "customer.list", json!({"sort": "password", "offset": 0, "limit": 10}), "args.malformed");
}

#[test]
fn names_alike_are_shown_while_typing() {
    let office = Office::new();
    let known = office.customer("SALES", "北京科技有限公司");
    office.customer("SALES", "PT Nusantara Jaya");
    let similar = |args: Value| office.ok("SALES", "customer.similar", args);
    for typed in ["北京科技", "北京科技有限公司", "beijingkeji", "beijing keji"] {
        assert_eq!(names(&similar(json!({"name": typed}))), ["北京科技有限公司"], "{typed}");
    }
    for typed in ["nusantara", "PT. Nusantara Jaya, Tbk"] {
        assert_eq!(names(&similar(json!({"name": typed}))), ["PT Nusantara Jaya"], "{typed}");
    }
    for typed in ["", "北", "上海", "有限公司"] {
        assert_eq!(similar(json!({"name": typed})), json!({"rows": []}), "{typed}");
    }
    assert_eq!(similar(json!({"name": "北京科技", "exclude_id": known})), json!({"rows": []}));
    let row = &similar(json!({"name": "北京科技"}))["rows"][0];
    assert_eq!((&row["customer_no"], &row["owner"]), (&json!(12000), &json!("SALES")));
    office.refused_at("SALES", "customer.similar", json!({"name": "x".repeat(256)}), "field.too_long", "name");
}

#[test]
fn a_customer_goes_to_another_owner_with_his_deals() {
    let office = Office::new();
    let heir = office.hire("budi", "SALES");
    let customer = office.customer("SALES", "北京科技");
    let args = |reason: &str| json!({"id": customer, "owner_user_id": heir, "reason": reason});
    office.refused("SALES", "customer.transfer", args("离职"), "permission.denied");
    office.refused_at("SALES_MANAGER", "customer.transfer", args(" "), "reason.required", "reason");
    office.ok("SALES_MANAGER", "customer.transfer", args("销售离职"));
    office.refused("SALES", "customer.get", json!({"id": customer}), "record.not_found");
    let view = office.call(heir, "customer.get", json!({"id": customer})).expect("the heir sees him");
    assert_eq!((&view["owner"]["name"], &view["developed_by"]["name"]), (&json!("budi"), &json!("SALES")));
}

#[test]
fn a_customer_with_deals_stays() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let deal =
        office.ok("SALES", "opportunity.create", json!({"customer_id": customer, "fields": {"name": "公司注册"}}));
    office.refused("SALES", "customer.delete", json!({"id": customer}), "customer.has_deals");
    let view = office.ok("SALES", "customer.get", json!({"id": customer}));
    assert_eq!((&view["deals"][0]["id"], &view["deals"][0]["name"]), (&deal["id"], &json!("公司注册")));
    let free = office.customer("SALES", "PT Abadi");
    office.ok("SALES", "customer.delete", json!({"id": free}));
    office.refused("SALES", "customer.get", json!({"id": free}), "record.not_found");
}
