//! The small lists and organizations: codes are unique, names needed.

use bantu_domain::Command;
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::lookup::{CustomerSource, LookupFields};
use bantu_domain::organization::{Organization, OrganizationFields};
use bantu_domain::record::Id;
use serde_json::{Value, json};

use crate::model::{World, refused, refused_field};

fn fields(code: &str) -> LookupFields {
    serde_json::from_value(json!({"code": code, "name_zh": "中文", "name_id": "Indonesia"})).expect("fields")
}

#[test]
fn every_list_is_kept_by_the_right_permission_and_has_unique_codes() {
    let creations: [fn(Create<LookupFields>) -> Command; 6] = [
        Command::CustomerLevelCreate,
        Command::CustomerSourceCreate,
        Command::CustomerChannelCreate,
        Command::IndustryCreate,
        Command::ProductCategoryCreate,
        Command::ServiceTypeCreate,
    ];
    for create in creations {
        let mut world = World::new();
        let mut entry = |fields| create(Create { id: world.id(), fields });
        let (first, twin, blank, nameless) = (
            entry(fields(" new ")),
            entry(fields("new")),
            entry(fields(" ")),
            entry(LookupFields { name_id: "".into(), ..fields("x") }),
        );
        refused(world.run("manager", first.clone()), "permission.denied");
        world.done("admin", first);
        refused_field(world.run("admin", twin), "code.taken", "code");
        refused_field(world.run("admin", blank), "field.required", "code");
        refused_field(world.run("admin", nameless), "field.required", "name_id");
    }
}

#[test]
fn an_entry_may_be_renamed_and_retired() {
    let mut world = World::new();
    let id = world.id();
    world.done("admin", Command::CustomerSourceCreate(Create { id, fields: fields("fair") }));
    let set = |field: &str, to: Value| {
        Command::CustomerSourceUpdate(Update::new(id, vec![Change { field: field.into(), from: Value::Null, to }]))
    };
    world.done("admin", set("name_zh", json!("展会")));
    world.done("admin", set("is_active", json!(false)));
    refused_field(world.run("admin", set("code", json!("referral"))), "code.taken", "code");
    refused_field(world.run("admin", set("display_order", json!(-1))), "field.invalid", "display_order");
    refused_field(world.run("admin", set("display_order", json!(1_000_001))), "field.invalid", "display_order");
    world.done("admin", set("display_order", json!(7)));
    let source: CustomerSource = world.get(id);
    assert_eq!((source.fields.name_zh.as_str(), source.fields.is_active), ("展会", false));
}

#[test]
fn organizations() {
    let mut world = World::new();
    let organization = |code: &str| -> OrganizationFields {
        serde_json::from_value(json!({"name": "PT BANTU", "code": code, "organization_type": "internal"}))
            .expect("fields")
    };
    let id = world.id();
    let create = |id: Id, fields| Command::OrganizationCreate(Create { id, fields });
    refused(world.run("rep", create(id, organization("BANTU"))), "permission.denied");
    world.done("admin", create(id, organization("BANTU")));
    let twin = world.id();
    refused_field(world.run("admin", create(twin, organization("BANTU"))), "code.taken", "code");
    let set = |field: &str, to: Value| {
        Command::OrganizationUpdate(Update::new(id, vec![Change { field: field.into(), from: Value::Null, to }]))
    };
    refused_field(world.run("admin", set("organization_type", json!("vendor"))), "field.invalid", "organization_type");
    refused_field(world.run("admin", set("name", json!(""))), "field.required", "name");
    world.done("admin", set("address", json!("Jakarta")));
    assert_eq!(world.get::<Organization>(id).fields.address.as_deref(), Some("Jakarta"));
}
