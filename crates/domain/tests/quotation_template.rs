//! Quotation templates as data.

use bantu_domain::Command;
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::money::Currency;
use bantu_domain::quotation::{DocumentLanguage, QuotationHead};
use bantu_domain::quotation_template::{QuotationTemplate, QuotationTemplateFields, fitting};
use serde_json::{Value, json};

use crate::model::{World, head, refused, refused_field, user};

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

#[test]
fn one_default_of_each_currency_and_language() {
    let mut world = World::new();
    let mut add = |code: &str, change: fn(&mut QuotationTemplateFields)| {
        let (id, mut fields) = (world.id(), fields(code));
        fields.is_default = true;
        change(&mut fields);
        world.done("admin", Command::QuotationTemplateCreate(Create { id, fields }));
        id
    };
    let (first, yuan) = (add("A", |_| {}), add("B", |f| f.primary_currency = Currency::Cny));
    let (chinese, second) = (add("C", |f| f.language = DocumentLanguage::Zh), add("D", |_| {}));
    let plain = add("E", |f| f.is_default = false);
    let is_default = |world: &World, id| world.get::<QuotationTemplate>(id).fields.is_default;
    let defaults = [first, yuan, chinese, second, plain].map(|id| is_default(&world, id));
    assert_eq!(defaults, [false, true, true, true, false], "the newer one took the place of the first");
    let taken = |world: &World, currency, language| {
        let found = world.model.ask(user("rep"), world.at, |cx| fitting(currency, language, cx));
        found.expect("no storage to fail").map(|template| template.id)
    };
    let (zh_id, zh) = (DocumentLanguage::ZhId, DocumentLanguage::Zh);
    assert_eq!(taken(&world, Currency::Idr, zh_id), Some(second));
    assert_eq!(taken(&world, Currency::Cny, zh_id), Some(yuan));
    assert_eq!(taken(&world, Currency::Idr, zh), Some(chinese));
    assert_eq!(taken(&world, Currency::Cny, zh), None);
    let set = |id, field: &str, to: Value| {
        Command::QuotationTemplateUpdate(Update::new(id, vec![Change { field: field.into(), from: Value::Null, to }]))
    };
    world.done("admin", set(second, "is_active", json!(false)));
    assert_ne!(taken(&world, Currency::Idr, zh_id), Some(second), "one that is not in use is never taken");
    world.done("admin", set(first, "is_default", json!(true)));
    assert_eq!((taken(&world, Currency::Idr, zh_id), is_default(&world, second)), (Some(first), false));
}
