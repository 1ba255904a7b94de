//! The catalogue, and costs that only their holders see.

use serde_json::{Value, json};

use crate::office::{COST, Office, built_in, product};

fn new_product(code: &str) -> Value {
    json!({
        "code": code, "name_zh": "测试产品", "name_id": "Produk uji", "name_en": "Test product", "category_id": built_in("product_categories", "VisaService"),
        "service_type_id": null, "service_category": "one_time", "billing_period": null, "unit": "件", "processing_days": 5,
        "processing_time_text": null, "std_duration_days": 7, "execution_kind": null, "required_documents": ["PASSPORT_FRONT"], "notes": null, "status": "active", "price_locked": false,
    })
}

fn idr(amount: &str) -> Value {
    json!({"amount": amount, "currency": "IDR"})
}

#[test]
fn the_catalogue_is_listed_with_todays_prices() {
    let office = Office::new();
    let page = office.ok("SALES", "product.list", json!({"query": "C312", "offset": 0, "limit": 20}));
    let row = page["rows"].as_array().expect("rows").iter().find(|row| row["code"] == "C312").expect("C312");
    assert_eq!(row["direct"]["idr"], json!({"amount": "17000000", "currency": "IDR"}));
    assert_eq!(row["direct"]["cny"], json!({"amount": "8500.00", "currency": "CNY"}));
    assert!(row["floor"]["idr"]["amount"].is_string());
    assert_eq!(row["category"]["name"], "签证服务");
    let total =
        office.ok("AGENT", "product.list", json!({"offset": 0, "limit": 200}))["total"].as_i64().expect("total");
    assert!(total > 40, "{total}");
    let long = office.ok("AGENT", "product.list", json!({"service_category": "long_term", "offset": 0, "limit": 200}));
    assert!(long["rows"].as_array().expect("rows").iter().all(|row| row["service_category"] == "long_term"));
    assert!((1..total).contains(&long["total"].as_i64().expect("total")));
    let codes: Vec<Value> = {
        let page =
            office.ok("AGENT", "product.list", json!({"sort": "code", "descending": true, "offset": 0, "limit": 200}));
        page["rows"].as_array().expect("rows").iter().map(|row| row["code"].clone()).collect()
    };
    assert!(codes.windows(2).all(|pair| pair[0].as_str() >= pair[1].as_str()), "{codes:?}");
}

#[test]
fn costs_reach_only_those_who_may_see_them() {
    let office = Office::new();
    let list = json!({"query": "C312", "offset": 0, "limit": 20});
    for (role, sees) in [
        ("ADMIN", true),
        ("FINANCE", true),
        ("SALES_MANAGER", true),
        ("SALES", false),
        ("AGENT", false),
        ("LEGAL", false),
        ("OPERATION", false),
    ] {
        let page = office.ok(role, "product.list", list.clone()).to_string();
        let view = office.ok(role, "product.get", json!({"id": product("C312")}));
        assert_eq!(page.contains(COST), sees, "{role}");
        assert_eq!(view.to_string().contains(COST), sees, "{role}");
        assert_eq!(view.get("cost").is_some(), sees, "{role}: not even a null");
        assert_eq!(view.get("costs").is_some(), sees, "{role}: not even a null");
    }
}

#[test]
fn a_product_is_made_priced_and_changed() {
    let office = Office::new();
    let done = office.ok("ADMIN", "product.create", json!({"fields": new_product("TEST-1")}));
    let id = &done["id"];
    let price = |kind: &str, amount: Value, from: &str| json!({"product_id": id, "price_type": kind, "amount": amount, "effective_from": from, "change_reason": "新产品定价"});
    let idr = |amount: &str| json!({"amount": amount, "currency": "IDR"});
    office.ok("ADMIN", "product.set_price", price("direct", idr("1000000"), "2026-01-01"));
    office.ok("ADMIN", "product.set_price", price("direct", idr("1200000"), "2026-01-05"));
    office.ok("ADMIN", "product.set_price", price("direct", idr("9900000"), "2026-06-01"));
    office.ok(
        "ADMIN",
        "product.set_price",
        price("list", json!({"amount": "700.50", "currency": "CNY"}), "2026-01-01"),
    );
    let mut level = price("direct", idr("900000"), "2026-01-01");
    level["level_id"] = built_in("customer_levels", "2");
    office.ok("ADMIN", "product.set_price", level);
    office.ok(
        "ADMIN",
        "product.set_floor",
        json!({"product_id": id, "amount": idr("800000"), "effective_from": "2026-01-01"}),
    );
    office.ok(
        "ADMIN",
        "product.set_cost",
        json!({"product_id": id, "amount": idr("0"), "effective_from": "2026-01-01"}),
    );
    let view = office.ok("ADMIN", "product.get", json!({"id": id}));
    assert_eq!(view["fields"], new_product("TEST-1"));
    assert_eq!(
        (&view["direct"]["idr"], &view["direct"]["cny"]),
        (&idr("1200000"), &Value::Null),
        "neither the next price nor that of a level"
    );
    assert_eq!(view["list"]["cny"], json!({"amount": "700.50", "currency": "CNY"}));
    assert_eq!((&view["floor"]["idr"], &view["cost"]["idr"]), (&idr("800000"), &idr("0")));
    assert_eq!(view["prices"].as_array().map(Vec::len), Some(5));
    let standings: Vec<&Value> = view["prices"].as_array().expect("prices").iter().map(|p| &p["standing"]).collect();
    assert_eq!(
        standings.iter().filter(|s| ***s == "current").count(),
        3,
        "one of each series holds today: {standings:?}"
    );
    assert_eq!((standings[0], standings.iter().filter(|s| ***s == "past").count()), (&json!("future"), 1));
    assert_eq!(view["floors"][0]["standing"], "current");
    assert_eq!(
        (&view["prices"][0]["amount"], &view["prices"][0]["changed_by"]["name"]),
        (&idr("9900000"), &json!("ADMIN")),
        "newest first"
    );
    let change = json!({"id": id, "changes": [{"field": "status", "from": "active", "to": "suspended"}]});
    office.ok("ADMIN", "product.update", change);
    let page =
        office.ok("SALES", "product.list", json!({"query": "TEST-1", "status": "suspended", "offset": 0, "limit": 5}));
    assert_eq!(page["total"], 1);
}

#[test]
fn a_code_is_free_or_tells_its_product() {
    let office = Office::new();
    let holder = |code: &str| office.ok("SALES", "product.by_code", json!({"code": code}))["product"].clone();
    assert_eq!((&holder("C312")["id"], &holder(" C312 ")["code"]), (&product("C312"), &json!("C312")));
    assert_eq!((holder("C3120"), holder("")), (Value::Null, Value::Null));
    office.refused_at("SALES", "product.by_code", json!({"code": "x".repeat(256)}), "field.too_long", "code");
}

#[test]
fn what_a_product_needs_is_shown() {
    let office = Office::new();
    let rows = office.ok("SALES", "product.list", json!({"offset": 0, "limit": 200}))["rows"].clone();
    let views =
        rows.as_array().expect("rows").iter().map(|row| office.ok("SALES", "product.get", json!({"id": row["id"]})));
    let needed: Vec<Value> =
        views.flat_map(|view| view["dependencies"].as_array().cloned().unwrap_or_default()).collect();
    assert!(!needed.is_empty());
    assert!(
        needed.iter().all(|row| row["depends_on"]["code"].is_string() && row["depends_on"]["names"]["zh"].is_string()),
        "{needed:?}"
    );
}

#[test]
fn bad_amounts_and_days_are_refused() {
    let office = Office::new();
    let price = |amount: Value, from: &str| json!({"product_id": product("C312"), "price_type": "direct", "amount": amount, "effective_from": from, "change_reason": "年度调整"});
    let idr = |amount: &str| json!({"amount": amount, "currency": "IDR"});
    for amount in ["0", "-1", "1000000000000001"] {
        office.refused_at(
            "ADMIN",
            "product.set_price",
            price(idr(amount), "2026-01-05"),
            "money.out_of_range",
            "amount",
        );
    }
    office.refused_at(
        "ADMIN",
        "product.set_price",
        price(idr("0.5"), "2026-01-05"),
        "money.too_many_decimals",
        "amount",
    );
    for amount in ["", "1e9", "1,000", "１", "NaN", "1000000000000000000000000"] {
        office.refused_at("ADMIN", "product.set_price", price(idr(amount), "2026-01-05"), "number.malformed", "amount");
    }
    office.refused(
        "ADMIN",
        "product.set_price",
        price(json!({"amount": "1", "currency": "USD"}), "2026-01-05"),
        "args.malformed",
    );
    office.refused("ADMIN", "product.set_price", price(json!(1), "2026-01-05"), "args.malformed");
    for day in ["1999-12-31", "2101-01-01"] {
        office.refused_at("ADMIN", "product.set_price", price(idr("1"), day), "date.out_of_range", "effective_from");
    }
    let mut reasonless = price(idr("1"), "2026-01-05");
    reasonless["change_reason"] = json!("涨价");
    office.refused_at("ADMIN", "product.set_price", reasonless, "reason.required", "change_reason");
    let mut level = price(idr("1"), "2026-01-05");
    level["level_id"] = product("C312");
    office.refused_at("ADMIN", "product.set_price", level, "reference.unknown", "level_id");
    let unknown = json!({"product_id": office.user("ADMIN"), "amount": idr("1"), "effective_from": "2026-01-05"});
    for name in ["product.set_floor", "product.set_cost"] {
        office.refused("ADMIN", name, unknown.clone(), "record.not_found");
        office.refused("SALES", name, unknown.clone(), "permission.denied");
    }
}

#[test]
fn a_price_is_warned_about_before_and_with_the_answer() {
    let office = Office::new();
    let mut price = json!({"product_id": product("CPMA"), "price_type": "direct", "amount": idr("9400000"), "effective_from": "2026-01-05"});
    let cost = json!({"product_id": product("CPMA"), "amount": idr("9500000"), "effective_from": "2026-01-05"});
    office.ok("ADMIN", "product.set_cost", cost);
    let warnings = json!([
        {"code": "under_cost", "cost": idr("9500000")},
        {"code": "order_broken", "lower": "channel", "higher": "direct"},
        {"code": "change_large", "percent": "-41.3"},
        {"code": "rate_mismatch", "expected": idr("16000000")},
    ]);
    assert_eq!(office.ok("ADMIN", "product.check_price", price.clone()), json!({"warnings": warnings}));
    let before = office.ok("ADMIN", "product.get", json!({"id": product("CPMA")}));
    price["change_reason"] = json!("年度调价通知");
    let done = office.ok("ADMIN", "product.set_price", price.clone());
    assert_eq!(
        done["warnings"], warnings,
        "the check recorded nothing, and the price is judged against those before it"
    );
    let after = office.ok("ADMIN", "product.get", json!({"id": product("CPMA")}));
    assert_eq!(after["prices"].as_array().map(Vec::len), before["prices"].as_array().map(|all| all.len() + 1));

    price.as_object_mut().expect("an object").remove("change_reason");
    for role in ["SALES", "SALES_MANAGER", "FINANCE"] {
        office.refused(role, "product.check_price", price.clone(), "permission.denied");
    }
    let lock = json!({"id": product("CPMA"), "changes": [{"field": "price_locked", "from": false, "to": true}]});
    office.ok("ADMIN", "product.update", lock);
    office.refused("ADMIN", "product.check_price", price.clone(), "product.price_locked");
    price["change_reason"] = json!("年度调价通知");
    office.refused("ADMIN", "product.set_price", price, "product.price_locked");
}

/// A price of CPMA for everybody in rupiah.
fn direct(amount: &str, from: &str) -> Value {
    json!({"product_id": product("CPMA"), "price_type": "direct", "amount": idr(amount), "effective_from": from, "change_reason": "年度调价通知"})
}

#[test]
fn a_price_is_read_by_itself_and_taken_back_before_it_begins() {
    let office = Office::new();
    assert_eq!(office.ok("SALES", "product.upcoming_prices", json!({}))["rows"], json!([]));
    let waiting = office.ok("ADMIN", "product.set_price", direct("16500000", "2026-01-10"))["id"].clone();
    let by_id = json!({"id": waiting});
    let shown = office.ok("SALES", "product.get_price", by_id.clone());
    assert_eq!(
        (&shown["product"]["code"], &shown["amount"], &shown["standing"]),
        (&json!("CPMA"), &idr("16500000"), &json!("future"))
    );
    let hours = shown["hours_left"].as_i64().expect("hours");
    let listed = office.ok("AGENT", "product.upcoming_prices", json!({}))["rows"].clone();
    assert_eq!(listed, json!([shown]));
    assert!((4 * 24..=5 * 24).contains(&hours), "{hours}");
    for role in ["SALES", "SALES_MANAGER", "FINANCE"] {
        office.refused(role, "product.withdraw_price", by_id.clone(), "permission.denied");
    }
    office.ok("ADMIN", "product.withdraw_price", by_id.clone());
    office.refused("SALES", "product.get_price", by_id.clone(), "record.not_found");
    office.refused("ADMIN", "product.withdraw_price", by_id, "record.not_found");
    let begun = office.ok("ADMIN", "product.set_price", direct("16500000", "2026-01-05"))["id"].clone();
    let shown = office.ok("SALES", "product.get_price", json!({"id": begun}));
    assert_eq!((&shown["standing"], &shown["hours_left"]), (&json!("current"), &json!(0)));
    office.refused("ADMIN", "product.withdraw_price", json!({"id": begun}), "price.begun");
}

#[test]
fn a_customer_is_sold_at_the_price_of_his_level_else_at_everybodys() {
    let office = Office::new();
    let fields = json!({"name": "北京科技有限公司", "source_id": crate::office::source()});
    let customer = office.ok("SALES", "customer.create", json!({"fields": fields}))["id"].clone();
    let ask =
        || office.ok("SALES", "product.sales_price", json!({"product_id": product("CPMA"), "customer_id": customer}));
    let found = ask();
    assert_eq!(
        (&found["idr"]["price"], &found["idr"]["price_origin"], &found["idr"]["converted"]),
        (&idr("16000000"), &json!("direct"), &json!(false))
    );
    assert_eq!(found["cny"]["price"]["currency"], "CNY");
    let mut price = direct("15000000", "2026-01-05");
    price["level_id"] = built_in("customer_levels", "4");
    office.ok("ADMIN", "product.set_price", price);
    assert_eq!(ask(), found, "the price of a level that the customer is not of");
    let level = json!([{"field": "level_id", "from": null, "to": built_in("customer_levels", "4")}]);
    office.ok("SALES", "customer.update", json!({"id": customer, "changes": level}));
    let level = ask();
    assert_eq!((&level["idr"]["price"], &level["idr"]["price_origin"]), (&idr("15000000"), &json!("level")));
    let unknown = json!({"product_id": crate::office::NOBODY, "customer_id": customer});
    office.refused("SALES", "product.sales_price", unknown, "record.not_found");
}

#[test]
fn bad_products_are_refused() {
    let office = Office::new();
    let check = |field: &str, value: Value, code: &str| {
        let mut fields = new_product("TEST-2");
        fields[field] = value;
        office.refused_at("ADMIN", "product.create", json!({"fields": fields}), code, field);
    };
    check("code", json!("C312"), "code.taken");
    check("code", json!(""), "field.required");
    check("name_en", json!(" "), "field.required");
    check("category_id", product("C312"), "reference.unknown");
    check("service_category", json!("forever"), "field.invalid");
    check("processing_days", json!("five"), "field.invalid");
    check("required_documents", json!([1]), "field.invalid");
    check("price", json!(1), "field.unknown");
    let mut running = new_product("TEST-3");
    running["service_category"] = json!("long_term");
    office.refused_at("ADMIN", "product.create", json!({"fields": running}), "field.required", "billing_period");
    running["billing_period"] = json!("quarter");
    office.ok("ADMIN", "product.create", json!({"fields": running}));
}
