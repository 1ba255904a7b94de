//! Templates of quotations.

use serde_json::{Value, json};

use crate::office::Office;

#[test]
fn templates_are_listed_added_and_changed() {
    let office = Office::new();
    let built_in = office.ok("SALES", "quotation_template.list", json!({}))["rows"].as_array().expect("rows").len();
    assert!(built_in > 0);
    let fields = json!({
        "template_code": "TEST", "template_name": "Test", "primary_currency": "IDR", "language": "zh_id", "terms_zh": "条款", "terms_id": null,
        "terms_en": null, "bank_account_info": null, "footer_text": null, "is_default": false, "is_active": true,
    });
    let done = office.ok("LEGAL", "quotation_template.create", json!({"fields": fields}));
    let change = json!({"id": done["id"], "changes": [{"field": "terms_id", "from": null, "to": "Syarat"}]});
    office.ok("LEGAL", "quotation_template.update", change);
    let rows = office.ok("SALES", "quotation_template.list", json!({}))["rows"].clone();
    let row = rows.as_array().expect("rows").iter().find(|row| row["id"] == done["id"]).expect("the new one");
    let mut expected = fields.clone();
    expected["terms_id"] = json!("Syarat");
    assert_eq!(row["fields"], expected);
    office.refused_at("LEGAL", "quotation_template.create", json!({"fields": fields}), "code.taken", "template_code");
    office.refused("SALES", "quotation_template.create", json!({"fields": fields}), "permission.denied");
}

#[test]
fn bad_templates_are_refused() {
    let office = Office::new();
    let check = |change: (&str, Value), code: &str| {
        let mut fields =
            json!({"template_code": "T", "template_name": "T", "primary_currency": "IDR", "language": "zh"});
        fields[change.0] = change.1;
        office.refused_at("LEGAL", "quotation_template.create", json!({"fields": fields}), code, change.0);
    };
    check(("primary_currency", json!("USD")), "field.invalid");
    check(("language", json!("fr")), "field.invalid");
    check(("template_name", json!("")), "field.required");
    check(("terms_zh", json!("条".repeat(4_001))), "field.too_long");
    check(("colour", json!("red")), "field.unknown");
}

#[test]
fn a_template_is_looked_at_before_it_is_saved() {
    let office = Office::new();
    let fields = |language: &str, currency: &str| {
        json!({"fields": {"template_code": "T", "template_name": "T", "primary_currency": currency, "language": language,
            "terms_zh": "第一条\n第二条", "terms_id": "Pasal satu", "terms_en": "First", "footer_text": "BANTU"}})
    };
    let version = office.version();
    for language in ["zh", "id", "en", "zh_id", "zh_en"] {
        for currency in ["IDR", "CNY"] {
            let paper = office.ok("SALES", "quotation_template.preview", fields(language, currency));
            assert_eq!(paper["file"], "quotation-template.pdf");
        }
    }
    assert_eq!(office.version(), version, "looking changes nothing");
    let mut bad = fields("zh", "IDR");
    bad["fields"]["language"] = json!("fr");
    office.refused_at("SALES", "quotation_template.preview", bad, "field.invalid", "language");
    let mut glyph = fields("zh", "IDR");
    glyph["fields"]["footer_text"] = json!("\u{10FFFD}");
    office.refused("SALES", "quotation_template.preview", glyph, "document.missing_glyph");
}
