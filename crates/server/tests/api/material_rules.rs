//! `/material-documents/rules`, `/product-document-rules`: what a product asks of the customer.

use serde_json::{Value, json};

use crate::material_documents::{RULES, rule};
use crate::office::{NOBODY, Place, built_in};

#[tokio::test]
async fn rules_of_a_product_stand_under_both_spellings() {
    let place = Place::open().await;
    let cpma = built_in("products", "CPMA");
    let all = place.get(&place.rep, &format!("{RULES}/product/{cpma}")).await.data(200);
    assert_eq!(place.get(&place.rep, &format!("/product-document-rules?product_id={cpma}")).await.data(200), all);
    let known: Vec<&str> =
        all["records"].as_array().unwrap().iter().map(|rule| rule["rule_code"].as_str().unwrap()).collect();
    assert_eq!(
        known,
        ["DIRECTOR_ID", "COMMISSIONER_ID", "COMPANY_NAMES", "BUSINESS_SCOPE", "SHARE_SPLIT", "CAPITAL", "OFFICE_LEASE"]
    );
    assert_eq!(all["total"], 7);
    let shares = &all["records"][4];
    assert_eq!(
        (&shares["id"], &shares["product_id"], &shares["product_code"], &shares["document_name_zh"]),
        (&json!(rule("CPMA", "SHARE_SPLIT")), &json!(cpma), &json!("CPMA"), &json!("股东比例"))
    );
    assert_eq!(
        (&shares["depends_on"], &shares["depends_on_rule_id"], &shares["is_active"]),
        (&json!(["DIRECTOR_ID", "COMMISSIONER_ID"]), &all["records"][0]["id"], &json!(true))
    );
    let permit = built_in("products", "C312");
    let passport = place.get(&place.rep, &format!("{RULES}/product/{permit}")).await.data(200)["records"][0].clone();
    assert_eq!(
        (&passport["document_type"], &passport["allowed_extensions"], &passport["valid_months"]),
        (&json!("image"), &json!("jpg,jpeg,png"), &json!(6))
    );
    let asked = json!({ "min_width": 800, "min_height": 600, "aspect_ratio": null });
    assert_eq!((&passport["validation_rules_json"], passport.get("min_width_px")), (&asked, None));

    place.get(&place.rep, "/product-document-rules").await.names("field.required", "product_id");
    place.get(&place.rep, "/product-document-rules?product_id=CPMA").await.names("field.invalid", "product_id");
    for path in [format!("{RULES}/product/{NOBODY}"), format!("/product-document-rules?product_id={NOBODY}")] {
        place.get(&place.rep, &path).await.is(404, "record.not_found");
    }
}

#[tokio::test]
async fn rules_are_kept_by_whoever_may() {
    let place = Place::open().await;
    let cpma = built_in("products", "CPMA");
    let good = json!({
        "product_id": cpma, "rule_code": "LOGO", "document_name_zh": "公司标志", "document_type": "image",
        "allowed_extensions": ".PNG, jpg", "validation_rules_json": { "min_width": 400, "aspect_ratio": "1:1" },
        "depends_on_rule_id": rule("CPMA", "COMPANY_NAMES"), "max_size_kb": 1024, "sort_order": 9, "description": "透明背景",
    });
    let with = |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        body
    };
    let before = place.version();
    for token in [&place.rep, &place.operation, &place.manager] {
        place.post(token, RULES, good.clone()).await.is(403, "permission.denied");
    }
    for (field, value, code, named) in [
        ("product_id", Value::Null, "field.required", "product_id"),
        ("rule_code", Value::Null, "field.required", "rule_code"),
        ("rule_code", json!("logo"), "field.invalid", "rule_code"),
        ("document_name_zh", json!(" "), "field.required", "document_name_zh"),
        ("document_type", json!("zip"), "field.invalid", "document_type"),
        ("max_size_kb", json!(999_999), "number.out_of_range", "max_size_kb"),
        ("allowed_extensions", json!("png,tar.gz"), "field.invalid", "allowed_extensions"),
        ("validation_rules_json", json!("{}"), "field.invalid", "validation_rules_json"),
        ("validation_rules_json", json!({ "max_width": 1 }), "field.unknown", "validation_rules_json.max_width"),
        ("validation_rules_json", json!({ "min_width": 0 }), "field.invalid", "validation_rules_json.min_width"),
        (
            "validation_rules_json",
            json!({ "min_height": 50_000 }),
            "number.out_of_range",
            "validation_rules_json.min_height",
        ),
        (
            "validation_rules_json",
            json!({ "aspect_ratio": "wide" }),
            "field.invalid",
            "validation_rules_json.aspect_ratio",
        ),
        ("support_zip", json!(true), "field.unknown", "support_zip"),
    ] {
        place.post(&place.dispatch, RULES, with(field, value)).await.names(code, named);
    }
    for (field, value, code, named) in [
        ("depends_on_rule_id", json!(NOBODY), "reference.unknown", "depends_on_rule_id"),
        ("depends_on_rule_id", json!(rule("B1", "PHOTO_DIGITAL")), "reference.unknown", "depends_on_rule_id"),
        ("depends_on", json!(["PHOTO_DIGITAL"]), "reference.unknown", "depends_on"),
        ("depends_on", json!(["LOGO"]), "material_rule.cycle", "depends_on"),
    ] {
        place.post(&place.dispatch, RULES, with(field, value)).await.refuses(400, code, named);
    }
    let taken = with("rule_code", json!("CAPITAL"));
    place.post(&place.dispatch, RULES, taken).await.refuses(409, "code.taken", "rule_code");
    place.post(&place.dispatch, RULES, with("product_id", json!(NOBODY))).await.is(404, "record.not_found");
    assert_eq!(place.version(), before);

    let made = place.post(&place.dispatch, RULES, good.clone()).await.data(201);
    assert_eq!(
        (&made["allowed_extensions"], &made["depends_on"], &made["is_required"], &made["max_file_count"]),
        (&json!("png,jpg"), &json!(["COMPANY_NAMES"]), &json!(true), &json!(20))
    );
    let asked = json!({ "min_width": 400, "min_height": null, "aspect_ratio": "1:1" });
    assert_eq!((&made["validation_rules_json"], &made["rule_version"]), (&asked, &json!(1)));

    let path = format!("{RULES}/{}", made["id"].as_str().unwrap());
    let before = place.version();
    place.put(&place.rep, &path, json!({ "is_required": false })).await.is(403, "permission.denied");
    place.delete(&place.rep, &path).await.is(403, "permission.denied");
    for (body, code, named) in [
        (json!({ "rule_code": "EMBLEM" }), "field.invalid", "rule_code"),
        (json!({ "is_required": null }), "field.invalid", "is_required"),
        (
            json!({ "validation_rules_json": { "aspect_ratio": "3" } }),
            "field.invalid",
            "validation_rules_json.aspect_ratio",
        ),
        (json!({ "min_file_count": 3, "max_file_count": 2 }), "field.invalid", "max_file_count"),
        (json!({ "version": 1 }), "field.unknown", "version"),
    ] {
        place.put(&place.dispatch, &path, body).await.names(code, named);
    }
    let circle = json!({ "depends_on_rule_id": made["id"] });
    let names = format!("{RULES}/{}", rule("CPMA", "COMPANY_NAMES"));
    let told = place.put(&place.dispatch, &names, circle).await;
    told.refuses(400, "material_rule.cycle", "depends_on_rule_id");
    assert_eq!(told.json()["errors"][0]["params"]["chain"], "COMPANY_NAMES → LOGO → COMPANY_NAMES");
    let nobody = format!("{RULES}/{NOBODY}");
    place.put(&place.dispatch, &nobody, json!({ "is_required": false })).await.is(404, "record.not_found");
    place.delete(&place.dispatch, &nobody).await.is(404, "record.not_found");
    assert_eq!(place.version(), before);

    let body = json!({ "is_required": false, "validation_rules_json": null, "depends_on_rule_id": null });
    let changed = place.put(&place.dispatch, &path, body).await.data(200);
    let nothing = json!({ "min_width": null, "min_height": null, "aspect_ratio": null });
    assert_eq!(
        (&changed["is_required"], &changed["validation_rules_json"], &changed["depends_on"], &changed["rule_version"]),
        (&json!(false), &nothing, &json!([]), &json!(2))
    );
    let gone = place.delete(&place.dispatch, &path).await.data(200);
    assert_eq!((&gone["is_active"], &gone["rule_version"], &gone["id"]), (&json!(false), &json!(3), &made["id"]));
    for (query, total) in [("", 8), ("?is_active=true", 7), ("?is_active=false", 1)] {
        let found = place.get(&place.rep, &format!("{RULES}/product/{cpma}{query}")).await.data(200);
        assert_eq!(found["total"], total, "{query}");
    }
}
