//! Quotation templates as data.

use bantu_domain::Command;
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::quotation::QuotationHead;
use bantu_domain::quotation_template::{QuotationTemplate, QuotationTemplateFields};
use serde_json::{Value, json};

use crate::model::{World, head, refused, refused_field};

fn fields(code: &str) -> QuotationTemplateFields {
    let json = json!({"template_code": code, "template_name": "标准", "primary_currency": "IDR", "language": "zh_id"});
    serde_json::from_value(json).expect("fields")
}

#[test]
fn templates_are_kept_by_their_managers() {
    let mut world = World::new();
    let id = world.id();
    let create = |id, fields| Command::QuotationTemplateCreate(Create { id, fields });
    refused(world.run("rep", create(id, fields("QUO_IDR"))), "permission.denied");
    world.done("admin", create(id, fields("QUO_IDR")));
    let twin = world.id();
    refused_field(world.run("admin", create(twin, fields("QUO_IDR"))), "code.taken", "template_code");
    refused_field(world.run("admin", create(twin, fields(""))), "field.required", "template_code");
    let set = |field: &str, to: Value| {
        Command::QuotationTemplateUpdate(Update::new(id, vec![Change { field: field.into(), from: Value::Null, to }]))
    };
    refused_field(world.run("admin", set("terms_zh", json!("x".repeat(4_001)))), "field.too_long", "terms_zh");
    refused_field(world.run("admin", set("primary_currency", json!("USD"))), "field.invalid", "primary_currency");
    world.done("admin", set("terms_zh", json!("第一条\n第二条")));
    assert_eq!(world.get::<QuotationTemplate>(id).fields.terms_zh.as_deref(), Some("第一条\n第二条"));
    let deal = world.deal_in_quotation();
    let quotation = world.draft(deal, QuotationHead { template_id: Some(id), ..head() }, &[]);
    assert_eq!(world.quotation(quotation).head.template_id, Some(id));
}
