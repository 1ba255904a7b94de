//! Our companies and the texts of contracts: kept by the right people, complete in each language, versioned (DOMAIN §3.4).

use bantu_domain::Command;
use bantu_domain::contract_entity::{ContractEntity, ContractEntityFields};
use bantu_domain::contract_template::{Clause, Clauses, ContractTemplate, ContractTemplateFields};
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::money::Currency;
use bantu_domain::{Fault, Outcome};
use serde_json::{Value, json};

use crate::model::{World, contract_template, entity, refused, refused_field};

fn clause(zh: &str, id: &str, en: &str) -> Clause {
    let title = |text: &str| if text.is_empty() { String::new() } else { "1".to_owned() };
    Clause {
        title_zh: title(zh),
        title_id: title(id),
        title_en: title(en),
        text_zh: zh.into(),
        text_id: id.into(),
        text_en: en.into(),
    }
}

#[test]
fn a_language_stands_in_every_clause_or_in_none() {
    let long = "x".repeat(4_001);
    for (clauses, code) in [
        (vec![], Some("field.required")),
        (vec![clause("甲", "A", ""), clause("乙", "B", "")], None),
        (vec![clause("甲", "A", "a"), clause("乙", "B", "b")], None),
        (vec![clause("甲", "A", ""), clause("乙", " ", "")], Some("contract_template.clause_missing")),
        (vec![clause("甲", "", "a"), clause("乙", "", "")], Some("contract_template.clause_missing")),
        (vec![clause(&long, "A", "")], Some("field.too_long")),
        (vec![clause("甲", "A", ""); 201], Some("field.too_long")),
    ] {
        let mut world = World::new();
        let template: ContractTemplate = world.get(contract_template(Currency::Idr));
        let fields =
            ContractTemplateFields { template_code: "NEW".into(), clauses: Clauses(clauses), ..template.fields };
        let id = world.id();
        let found = world.run("admin", Command::ContractTemplateCreate(Create { id, fields }));
        match code {
            Some(code) => refused_field(found, code, "clauses"),
            None => assert_eq!(found.map(|_| world.get::<ContractTemplate>(id).version).expect("complete"), 1),
        }
    }
}

#[test]
fn every_change_of_a_template_is_a_new_version() {
    let mut world = World::new();
    let id = contract_template(Currency::Idr);
    let set = |world: &mut World, who: &str, field: &str, from: Value, to: Value| -> Result<Outcome, Fault> {
        let change = Change { field: field.into(), from, to };
        world.run(who, Command::ContractTemplateUpdate(Update::new(id, vec![change])))
    };
    refused(set(&mut world, "rep", "footer_text", Value::Null, json!("页脚")), "permission.denied");
    set(&mut world, "admin", "footer_text", Value::Null, json!("页脚")).expect("kept by the office");
    assert_eq!(world.get::<ContractTemplate>(id).version, 2);
    refused_field(
        set(&mut world, "admin", "prevailing_language", json!("id"), json!("fr")),
        "field.invalid",
        "prevailing_language",
    );
    refused_field(set(&mut world, "admin", "template_code", json!("IDR"), json!("CNY")), "code.taken", "template_code");
    let stranger = json!(contract_template(Currency::Cny));
    refused_field(set(&mut world, "admin", "entity_id", Value::Null, stranger), "reference.unknown", "entity_id");
    assert_eq!(world.get::<ContractTemplate>(id).version, 2, "nothing half written");
}

#[test]
fn companies_are_kept_by_the_office() {
    let mut world = World::new();
    let good = world.get::<ContractEntity>(entity("BJ")).fields;
    let create = |world: &mut World, who: &str, fields: ContractEntityFields| {
        let id = world.id();
        world.run(who, Command::ContractEntityCreate(Create { id, fields })).map(|_| id)
    };
    let named = |code: &str| ContractEntityFields { entity_code: code.into(), ..good.clone() };
    refused(create(&mut world, "rep", named("NEW")), "permission.denied");
    for (fields, code, field) in [
        (named(" "), "field.required", "entity_code"),
        (named("bj"), "code.taken", "entity_code"),
        (ContractEntityFields { entity_name: " ".into(), ..named("NEW") }, "field.required", "entity_name"),
        (ContractEntityFields { short_name: " ".into(), ..named("NEW") }, "field.required", "short_name"),
        (ContractEntityFields { country_code: "id".into(), ..named("NEW") }, "field.invalid", "country_code"),
        (ContractEntityFields { country_code: "IDN".into(), ..named("NEW") }, "field.invalid", "country_code"),
        (
            ContractEntityFields { bank_account_no: Some("1".repeat(101)), ..named("NEW") },
            "field.too_long",
            "bank_account_no",
        ),
    ] {
        refused_field(create(&mut world, "admin", fields), code, field);
    }
    let id = create(&mut world, "admin", named(" sh ")).expect("a new one");
    assert_eq!(world.get::<ContractEntity>(id).fields.entity_code, "SH");
    let change = Change { field: "currency".into(), from: json!("CNY"), to: json!("IDR") };
    let other = world.run("admin", Command::ContractEntityUpdate(Update::new(id, vec![change])));
    refused_field(other, "contract_entity.currency_fixed", "currency");
}
