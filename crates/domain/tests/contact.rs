//! Contacts: at most one primary, never moved to another customer.

use bantu_domain::contact::{Contact, ContactFields, DeleteContact};
use bantu_domain::customer::{Customer, DeleteCustomer};
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault};
use serde_json::{Value, json};

use crate::model::{World, refused, refused_field};

fn create(world: &mut World, who: &str, customer_id: Id, change: impl FnOnce(&mut ContactFields)) -> Result<Id, Fault> {
    let id = world.id();
    let mut fields: ContactFields =
        serde_json::from_value(json!({"customer_id": customer_id, "name": "王先生"})).expect("fields");
    change(&mut fields);
    world.run(who, Command::ContactCreate(Create { id, fields })).map(|_| id)
}

fn update(id: Id, field: &str, to: Value) -> Command {
    Command::ContactUpdate(Update::new(id, vec![Change { field: field.into(), from: Value::Null, to }]))
}

#[test]
fn the_last_primary_wins() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let first = create(&mut world, "rep", customer, |f| f.is_primary = true).unwrap();
    let second = create(&mut world, "rep", customer, |f| f.is_primary = true).unwrap();
    let third = create(&mut world, "rep", customer, |_| {}).unwrap();
    let primary = |world: &World| {
        world.model.records::<Contact>().into_iter().filter(|c| c.fields.is_primary).map(|c| c.id).collect::<Vec<_>>()
    };
    assert_eq!(primary(&world), [second]);
    world.done("rep", update(first, "is_primary", json!(true)));
    assert_eq!(primary(&world), [first]);
    world.done("rep", update(first, "is_primary", json!(false)));
    assert_eq!(primary(&world), []);
    // Two ordinary contacts are no conflict.
    assert!(!world.get::<Contact>(third).fields.is_primary);
    // Another customer's primary is left alone.
    let other = world.customer("rep", "乙公司");
    let of_other = create(&mut world, "rep", other, |f| f.is_primary = true).unwrap();
    world.done("rep", update(third, "is_primary", json!(true)));
    assert_eq!(primary(&world), [third, of_other]);
}

#[test]
fn refusals() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut ContactFields), expected: (&str, &str)) {
        let mut world = World::new();
        let customer = world.customer("rep", "甲公司");
        refused_field(create(&mut world, "rep", customer, change), expected.0, expected.1);
    }
    check(|f| f.name = " ".into(), ("field.required", "name"));
    check(|f| f.mobile = Some("1".repeat(256)), ("field.too_long", "mobile"));
    check(|f| f.notes = Some("1".repeat(4_001)), ("field.too_long", "notes"));

    let mut world = World::new();
    let (customer, other) = (world.customer("rep", "甲公司"), world.customer("rep", "乙公司"));
    let unknown = world.id();
    refused(create(&mut world, "rep", unknown, |_| {}), "record.not_found");
    refused(create(&mut world, "rival", customer, |_| {}), "record.not_found");
    refused(create(&mut world, "finance", customer, |_| {}), "permission.denied");
    let id = create(&mut world, "rep", customer, |_| {}).unwrap();
    refused_field(world.run("rep", update(id, "customer_id", json!(other))), "field.invalid", "customer_id");
    refused(world.run("rival", Command::ContactDelete(DeleteContact { id })), "record.not_found");
    refused(world.run("finance", Command::ContactDelete(DeleteContact { id })), "permission.denied");
    world.done("rep", Command::ContactDelete(DeleteContact { id }));
    refused(world.run("rep", update(id, "name", json!("李"))), "record.not_found");
}

#[test]
fn they_go_with_their_customer() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    create(&mut world, "rep", customer, |_| {}).unwrap();
    world.done("rep", Command::CustomerDelete(DeleteCustomer { id: customer }));
    assert_eq!((world.model.records::<Contact>(), world.model.records::<Customer>()), (vec![], vec![]));
}
