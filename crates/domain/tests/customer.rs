//! Customers: numbers, references, parents, handing over and deleting.

use bantu_domain::customer::{CreateCustomer, Customer, CustomerFields, DeleteCustomer, TransferCustomer};
use bantu_domain::edit::{Change, Update};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault, Outcome};
use serde_json::{Value, json};

use crate::model::{World, refused, refused_field, user};

fn create(
    world: &mut World,
    who: &str,
    customer_no: Option<i64>,
    change: impl FnOnce(&mut CustomerFields),
) -> Result<Id, Fault> {
    let id = world.id();
    let mut fields = World::customer_fields("甲公司");
    change(&mut fields);
    world
        .run(
            who,
            Command::CustomerCreate(CreateCustomer { id, customer_no, provisional_no: Some("~K7-3".into()), fields }),
        )
        .map(|_| id)
}

fn set_parent(world: &mut World, who: &str, id: Id, parent: Id) -> Result<Outcome, Fault> {
    let change = Change { field: "parent_customer_id".into(), from: Value::Null, to: json!(parent) };
    world.run(who, Command::CustomerUpdate(Update::new(id, vec![change])))
}

#[test]
fn a_new_customer_belongs_to_its_maker() {
    let mut world = World::new();
    let id = create(&mut world, "rep", Some(12_000), |f| f.name = "  甲公司 ".into()).unwrap();
    let customer: Customer = world.get(id);
    assert_eq!((customer.owner_user_id, customer.developed_by), (user("rep"), Some(user("rep"))));
    assert_eq!(
        (customer.fields.name.as_str(), customer.customer_no, customer.provisional_no),
        ("甲公司", Some(12_000), None)
    );
}

#[test]
fn without_a_number_it_has_a_provisional_one() {
    let mut world = World::new();
    let id = create(&mut world, "rep", None, |_| {}).unwrap();
    let customer: Customer = world.get(id);
    assert_eq!((customer.customer_no, customer.provisional_no.as_deref()), (None, Some("~K7-3")));
}

#[test]
fn numbers() {
    #[track_caller]
    fn check(no: i64, expected: Result<(), (&str, &str)>) {
        let mut world = World::new();
        let result = create(&mut world, "rep", Some(no), |_| {});
        match expected {
            Ok(()) => assert!(result.is_ok(), "{result:?}"),
            Err((code, field)) => refused_field(result, code, field),
        }
    }
    check(11_999, Err(("customer.number_invalid", "customer_no")));
    check(-12_000, Err(("customer.number_invalid", "customer_no")));
    check(i64::MAX, Err(("customer.number_invalid", "customer_no")));
    check(12_000, Ok(()));
    check(999_999_999, Ok(()));

    let mut world = World::new();
    create(&mut world, "rep", Some(12_000), |_| {}).unwrap();
    refused(create(&mut world, "rival", Some(12_000), |_| {}), "conflict.customers_number");
}

#[test]
fn references_must_exist() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut CustomerFields, Id), field: &str) {
        let mut world = World::new();
        let unknown = world.id();
        refused_field(create(&mut world, "rep", None, |f| change(f, unknown)), "reference.unknown", field);
    }
    check(|f, id| f.source_id = id, "source_id");
    check(|f, id| f.channel_id = Some(id), "channel_id");
    check(|f, id| f.level_id = Some(id), "level_id");
    check(|f, id| f.industry_id = Some(id), "industry_id");
    check(|f, id| f.parent_customer_id = Some(id), "parent_customer_id");
}

#[test]
fn bad_fields() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut CustomerFields), expected: (&str, &str)) {
        let mut world = World::new();
        refused_field(create(&mut world, "rep", None, change), expected.0, expected.1);
    }
    check(|f| f.name = "  ".into(), ("field.required", "name"));
    check(|f| f.name = "字".repeat(256), ("field.too_long", "name"));
    check(|f| f.tax_id = Some("9".repeat(256)), ("field.too_long", "tax_id"));
    check(|f| f.description = Some("x".repeat(4_001)), ("field.too_long", "description"));
    check(|f| f.tags = vec!["x".repeat(256)], ("field.too_long", "tags"));
    check(|f| f.tags = vec!["x".into(); 101], ("field.too_long", "tags"));
    check(|f| f.address = Some("\u{7}".into()), ("field.invalid", "address"));
    let mut world = World::new();
    let (id, fields) = (world.id(), World::customer_fields("甲公司"));
    let long = CreateCustomer { id, customer_no: None, provisional_no: Some("~".repeat(21)), fields };
    refused_field(world.run("rep", Command::CustomerCreate(long)), "field.too_long", "provisional_no");
}

#[test]
fn who_may_create() {
    let mut world = World::new();
    refused(create(&mut world, "legal", None, |_| {}), "permission.denied");
    refused(create(&mut world, "clerk", None, |_| {}), "permission.denied");
    create(&mut world, "manager", None, |_| {}).unwrap();
}

#[test]
fn the_same_id_is_never_overwritten() {
    let mut world = World::new();
    let id = create(&mut world, "rep", None, |_| {}).unwrap();
    let again =
        CreateCustomer { id, customer_no: None, provisional_no: None, fields: World::customer_fields("偷换") };
    refused(world.run("rival", Command::CustomerCreate(again)), "record.exists");
    assert_eq!(world.get::<Customer>(id).fields.name, "甲公司");
}

#[test]
fn parents_form_no_cycle() {
    let mut world = World::new();
    let [a, b, c] = ["甲", "乙", "丙"].map(|name| world.customer("rep", name));
    refused_field(set_parent(&mut world, "rep", a, a), "customer.parent_cycle", "parent_customer_id");
    set_parent(&mut world, "rep", a, b).unwrap();
    refused_field(set_parent(&mut world, "rep", b, a), "customer.parent_cycle", "parent_customer_id");
    set_parent(&mut world, "rep", b, c).unwrap();
    refused_field(set_parent(&mut world, "rep", c, a), "customer.parent_cycle", "parent_customer_id");
}

#[test]
fn a_parent_of_another_person_does_not_stand_in_the_way() {
    let mut world = World::new();
    let (own, foreign) = (world.customer("rep", "子公司"), world.customer("rival", "母公司"));
    refused_field(set_parent(&mut world, "rep", own, foreign), "reference.unknown", "parent_customer_id");
    set_parent(&mut world, "manager", own, foreign).unwrap();
    // The owner may still change what is his.
    let change = Change { field: "phone".into(), from: Value::Null, to: json!("1") };
    world.done("rep", Command::CustomerUpdate(Update::new(own, vec![change])));
    // And may hang another of his own under it.
    let other = world.customer("rep", "孙公司");
    set_parent(&mut world, "rep", other, own).unwrap();
}

#[test]
fn handing_over() {
    let mut world = World::new();
    let id = world.customer("rep", "甲公司");
    let deals = [world.deal("rep", id), world.deal("rep", id)];
    let hand = |owner: Id, reason: &str| {
        Command::CustomerTransfer(TransferCustomer { id, owner_user_id: owner, reason: reason.into() })
    };
    refused(world.run("rep", hand(user("rival"), "离职交接")), "permission.denied");
    refused(world.run("manager", hand(user("rival"), "")), "reason.required");
    refused_field(world.run("manager", hand(Id::from_u128(3), "离职交接")), "reference.unknown", "owner_user_id");
    let mut gone = world.get::<bantu_domain::access::User>(user("rival"));
    gone.fields.is_active = false;
    let at = world.at;
    world.model.put_record(&gone, at);
    refused_field(world.run("manager", hand(user("rival"), "离职交接")), "user.inactive", "owner_user_id");
    gone.fields.is_active = true;
    gone.is_locked = true;
    world.model.put_record(&gone, at);
    refused_field(world.run("manager", hand(user("rival"), "离职交接")), "user.inactive", "owner_user_id");
    gone.is_locked = false;
    world.model.put_record(&gone, at);
    world.done("manager", hand(user("rival"), "离职交接"));
    let customer: Customer = world.get(id);
    assert_eq!((customer.owner_user_id, customer.developed_by), (user("rival"), Some(user("rep"))));
    for deal in deals {
        assert_eq!(world.get::<Opportunity>(deal).owner_user_id, user("rival"));
    }
    // Out of sight now.
    refused(world.run("rep", Command::CustomerDelete(DeleteCustomer { id })), "record.not_found");
}

#[test]
fn deleting() {
    let mut world = World::new();
    let id = world.customer("rep", "甲公司");
    let child = world.customer("rep", "子公司");
    set_parent(&mut world, "rep", child, id).unwrap();
    let delete = |id| Command::CustomerDelete(DeleteCustomer { id });
    refused(world.run("rival", delete(id)), "record.not_found");
    refused(world.run("rep", delete(id)), "customer.has_subsidiaries");
    world.done("rep", delete(child));
    let deal = world.deal("rep", id);
    refused(world.run("rep", delete(id)), "customer.has_deals");
    assert_eq!(world.get::<Opportunity>(deal).customer_id, id);
    let empty = world.customer("rep", "空");
    world.done("rep", delete(empty));
    assert_eq!(world.model.record::<Customer>(empty), None);
}
