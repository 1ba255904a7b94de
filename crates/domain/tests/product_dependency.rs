//! What products need first: no circle, no line twice, groups that stand for each other.

use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::product_dependency::{
    DependencyType, ProductDependency, ProductDependencyFields, RemoveProductDependency,
};
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault};
use serde_json::{Value, json};

use crate::model::{World, product, refused, refused_field};

fn depends(world: &mut World, from: &str, on: &str) -> Result<Id, Fault> {
    let fields = ProductDependencyFields {
        product_id: product(from),
        depends_on_product_id: product(on),
        dependency_type: DependencyType::Required,
        any_of_group: None,
        description: None,
    };
    let id = world.id();
    world.run("admin", Command::ProductDependencyCreate(Create { id, fields })).map(|_| id)
}

#[test]
fn dependencies_have_no_cycle() {
    let mut world = World::new();
    refused_field(depends(&mut world, "CPMA", "CPMA"), "product.dependency_cycle", "depends_on_product_id");
    refused_field(depends(&mut world, "CPMA", "C312"), "product.dependency_cycle", "depends_on_product_id");
    // C317 → C312 → CPMA is there already.
    refused_field(depends(&mut world, "CPMA", "C317"), "product.dependency_cycle", "depends_on_product_id");
    refused_field(depends(&mut world, "C312", "CPMA"), "product_dependency.twice", "depends_on_product_id");
    refused_field(depends(&mut world, "NO_SUCH", "CPMA"), "reference.unknown", "product_id");
    refused_field(depends(&mut world, "CPMA", "NO_SUCH"), "reference.unknown", "depends_on_product_id");
    let id = depends(&mut world, "VO_normal", "CPMA").expect("no cycle");
    refused(depends(&mut world, "CPMA", "VO_normal"), "product.dependency_cycle");
    world.done("admin", Command::ProductDependencyRemove(RemoveProductDependency { id }));
    assert_eq!(world.model.record::<ProductDependency>(id), None);
    refused(world.run("admin", Command::ProductDependencyRemove(RemoveProductDependency { id })), "record.not_found");
    depends(&mut world, "CPMA", "VO_normal").expect("the way back is free now");
}

#[test]
fn a_circle_is_refused_with_the_way_round() {
    #[track_caller]
    fn check(from: &str, on: &str, expected: &str) {
        let Err(Fault::Refused(refusal)) = depends(&mut World::new(), from, on) else {
            panic!("{from} → {on} was not refused");
        };
        assert_eq!(refusal.code, "product.dependency_cycle");
        assert_eq!(refusal.params.get("chain").map(String::as_str), Some(expected));
    }
    check("CPMA", "CPMA", "CPMA → CPMA");
    check("CPMA", "C312", "CPMA → C312 → CPMA");
    check("CPMA", "C317", "CPMA → C317 → C312 → CPMA");
}

#[test]
fn a_line_is_changed_field_by_field() {
    let mut world = World::new();
    let id = depends(&mut world, "VO_normal", "CPMA").expect("no circle");
    let set = |field: &str, to: Value| {
        let change = Change { field: field.into(), from: Value::Null, to };
        Command::ProductDependencyUpdate(Update::new(id, vec![change]))
    };
    refused(world.run("manager", set("description", json!("x"))), "permission.denied");
    refused_field(world.run("admin", set("product_id", json!(product("CPMDN")))), "field.invalid", "product_id");
    refused_field(world.run("admin", set("dependency_type", json!("perhaps"))), "field.invalid", "dependency_type");
    refused_field(world.run("admin", set("any_of_group", json!("x".repeat(101)))), "field.too_long", "any_of_group");
    world.done("admin", set("any_of_group", json!(" company ")));
    world.done("admin", set("dependency_type", json!("recommended")));
    world.done("admin", set("depends_on_product_id", json!(product("CPMDN"))));
    let fields = world.get::<ProductDependency>(id).fields;
    assert_eq!(
        (fields.any_of_group.as_deref(), fields.dependency_type, fields.depends_on_product_id),
        (Some("company"), DependencyType::Recommended, product("CPMDN"))
    );
    world.done("admin", set("any_of_group", json!("  ")));
    assert_eq!(world.get::<ProductDependency>(id).fields.any_of_group, None);
    let other = depends(&mut world, "VO_normal", "CPMA").expect("no circle");
    let twin = Change { field: "depends_on_product_id".into(), from: Value::Null, to: json!(product("CPMDN")) };
    let twin = Command::ProductDependencyUpdate(Update::new(other, vec![twin]));
    refused_field(world.run("admin", twin), "product_dependency.twice", "depends_on_product_id");
}
