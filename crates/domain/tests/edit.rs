//! The generic creation and update, on nouns that use them as they are.

use bantu_domain::Command;
use bantu_domain::customer::Customer;
use bantu_domain::edit::{Change, Update, check_length, check_name, check_reason};
use bantu_domain::record::Id;
use serde_json::{Value, json};

use crate::model::{World, code, refused, refused_field, user};

fn change(field: &str, from: Value, to: Value) -> Change {
    Change { field: field.into(), from, to }
}

fn update(id: Id, changes: Vec<Change>) -> Command {
    Command::CustomerUpdate(Update::new(id, changes))
}

#[test]
fn names() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(code(check_name("name", text)), expected, "{text:?}");
    }
    check("北京科技有限公司", "ok");
    check("", "field.required");
    check(" \t ", "field.required");
    check("\u{3000}", "field.required");
    check(&"字".repeat(255), "ok");
    check(&"字".repeat(256), "field.too_long");
    check("a\u{0}b", "field.invalid");
    check("a\nb", "field.invalid");
    check("a\tb", "field.invalid");
    check("a\u{7f}b", "field.invalid");
    check("a\u{85}b", "field.invalid");
}

#[test]
fn texts() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(code(check_length("notes", text, 10)), expected, "{text:?}");
    }
    check("", "ok");
    check("第一行\n\t第二行", "ok");
    check("十个字十个字十个字十", "ok");
    check("十个字十个字十个字十一", "field.too_long");
    check("\u{1b}[0m", "field.invalid");
    check("a\rb", "field.invalid");
}

#[test]
fn reasons() {
    assert_eq!(code(check_reason("太贵")), "ok");
    assert_eq!(code(check_reason(" 贵 ")), "reason.required");
    assert_eq!(code(check_reason("")), "reason.required");
    assert_eq!(code(check_reason(&"x".repeat(1_000))), "ok");
    assert_eq!(code(check_reason(&"x".repeat(1_001))), "field.too_long");
}

#[test]
fn an_update_changes_only_its_fields() {
    let mut world = World::new();
    let id = world.customer("rep", "甲公司");
    let before: Customer = world.get(id);
    world.days_later(1);
    world.done("rep", update(id, vec![change("phone", Value::Null, json!("+86 10 1234"))]));
    let after: Customer = world.get(id);
    assert_eq!(after.fields.phone.as_deref(), Some("+86 10 1234"));
    assert_eq!(after.updated_at, world.at);
    let mut expected = before;
    expected.fields.phone = after.fields.phone.clone();
    expected.updated_at = after.updated_at;
    assert_eq!(after, expected);
}

#[test]
fn on_an_ordinary_field_the_later_arrival_wins() {
    let mut world = World::new();
    let id = world.customer("rep", "甲公司");
    world.done("rep", update(id, vec![change("address", Value::Null, json!("北京"))]));
    world.done("rep", update(id, vec![change("address", Value::Null, json!("上海"))]));
    assert_eq!(world.get::<Customer>(id).fields.address.as_deref(), Some("上海"));
}

#[test]
fn on_a_strict_field_an_outdated_change_is_refused() {
    let mut world = World::new();
    let id = world.customer("rep", "甲公司");
    world.done("rep", update(id, vec![change("tax_id", Value::Null, json!("91110"))]));
    refused_field(
        world.run("rep", update(id, vec![change("tax_id", Value::Null, json!("91220"))])),
        "field.outdated",
        "tax_id",
    );
    // Already what he wants: nothing is lost.
    world.done("rep", update(id, vec![change("tax_id", Value::Null, json!("91110"))]));
    world.done("rep", update(id, vec![change("tax_id", json!("91110"), json!("91220"))]));
    assert_eq!(world.get::<Customer>(id).fields.tax_id.as_deref(), Some("91220"));
}

#[test]
fn refusals_change_nothing() {
    #[track_caller]
    fn check(changes: Vec<Change>, expected: (&str, &str)) {
        let mut world = World::new();
        let id = world.customer("rep", "甲公司");
        let before = world.model.rows().clone();
        refused_field(world.run("rep", update(id, changes)), expected.0, expected.1);
        assert_eq!(*world.model.rows(), before);
    }
    check(vec![change("owner_user_id", Value::Null, json!(user("rival")))], ("field.unknown", "owner_user_id"));
    check(vec![change("id", Value::Null, json!("x"))], ("field.unknown", "id"));
    check(vec![change("", Value::Null, json!("x"))], ("field.unknown", ""));
    check(vec![change("name", Value::Null, Value::Null)], ("field.invalid", "name"));
    check(vec![change("name", Value::Null, json!(7))], ("field.invalid", "name"));
    check(vec![change("name", Value::Null, json!({"a": 1}))], ("field.invalid", "name"));
    check(vec![change("customer_type", Value::Null, json!("robot"))], ("field.invalid", "customer_type"));
    check(vec![change("source_id", Value::Null, json!("not an id"))], ("field.invalid", "source_id"));
    check(vec![change("tags", Value::Null, json!("one"))], ("field.invalid", "tags"));
    check(vec![change("tags", Value::Null, json!([" "]))], ("field.required", "tags"));
    check(vec![change("tags", Value::Null, json!(["a\u{0}"]))], ("field.invalid", "tags"));
    check(vec![change("description", Value::Null, json!("x".repeat(4_001)))], ("field.too_long", "description"));
    check(vec![change("description", Value::Null, json!("a\u{0}b"))], ("field.invalid", "description"));
    // One bad change spoils the good one beside it.
    check(
        vec![change("phone", Value::Null, json!("1")), change("name", Value::Null, json!(""))],
        ("field.required", "name"),
    );
}

#[test]
fn an_unknown_record_and_another_persons_look_alike() {
    let mut world = World::new();
    let id = world.customer("rep", "甲公司");
    let unknown = world.id();
    let changes = || vec![change("phone", Value::Null, json!("1"))];
    let foreign = refused(world.run("rival", update(id, changes())), "record.not_found");
    let missing = refused(world.run("rival", update(unknown, changes())), "record.not_found");
    assert_eq!(foreign, missing);
    // Visible but not permitted is another answer.
    refused(world.run("finance", update(id, changes())), "permission.denied");
}

#[test]
fn malformed_commands() {
    #[track_caller]
    fn check(name: &str, args: Value, expected: &str) {
        assert_eq!(code(Command::decode(name, args)), expected, "{name}");
    }
    check("customer.fly", json!({}), "command.unknown");
    check("", json!({}), "command.unknown");
    check("customer.update", json!({}), "command.malformed");
    check("customer.update", json!({"id": Id::nil(), "changes": []}), "ok");
    check("customer.update", json!({"id": Id::nil(), "changes": [], "force": true}), "command.malformed");
    check("customer.update", json!({"id": "12", "changes": []}), "command.malformed");
    check("quotation.issue", json!([]), "command.malformed");
    check(
        "stage.advance",
        json!({"opportunity_id": Id::nil(), "to_order": "2", "history_id": Id::nil()}),
        "command.malformed",
    );
    check(
        "stage.advance",
        json!({"opportunity_id": Id::nil(), "to_order": 2.5, "history_id": Id::nil()}),
        "command.malformed",
    );
    check("stage.advance", json!({"opportunity_id": Id::nil(), "to_order": 2, "history_id": Id::nil()}), "ok");
    check("approval.decide", json!({"id": Id::nil(), "verdict": "maybe", "content_hash": ""}), "command.malformed");
}

#[test]
fn every_command_has_a_name_a_class_and_a_permission() {
    for name in Command::NAMES {
        assert!(name.contains('.') && Command::permission_of(name).is_some(), "{name}");
        assert_eq!(code(Command::decode(name, Value::Null)), "command.malformed", "{name}");
    }
    assert_eq!(Command::permission_of("customer.fly"), None);
    let names: std::collections::BTreeSet<_> = Command::NAMES.iter().collect();
    assert_eq!(names.len(), Command::NAMES.len());
}
