//! The service plan: lines, order of execution, dependencies with any-of groups, prerequisites.

use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::money::Quantity;
use bantu_domain::opportunity_product::{
    OpportunityProduct, PlanProduct, PlanStatus, RemoveServiceDependency, ServiceDependency, ServiceDependencyFields,
    UnplanProduct, missing_dependencies,
};
use bantu_domain::product_dependency::{DependencyType, ProductDependency, ProductDependencyFields};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::{Command, Fault, Outcome};
use serde_json::{Value, json};

use crate::model::{World, product, refused, refused_field, user};

fn plan(world: &mut World, who: &str, deal: Id, change: impl FnOnce(&mut PlanProduct)) -> Result<Outcome, Fault> {
    let mut args = PlanProduct {
        id: world.id(),
        opportunity_id: deal,
        product_id: product("CPMA"),
        quantity: Quantity::ONE,
        start_date: None,
        notes: None,
    };
    change(&mut args);
    world.run(who, Command::PlanProduct(args))
}

#[test]
fn refusals() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut PlanProduct), expected: (&str, &str)) {
        let mut world = World::new();
        let deal = world.deal_in_plan();
        refused_field(plan(&mut world, "rep", deal, change), expected.0, expected.1);
    }
    let far = World::new().day(3_654);
    check(|a| a.quantity = Quantity::from_scaled(0), ("quantity.out_of_range", "quantity"));
    check(|a| a.quantity = Quantity::from_scaled(-100), ("quantity.out_of_range", "quantity"));
    check(|a| a.quantity = Quantity::from_scaled(i64::MAX), ("quantity.out_of_range", "quantity"));
    check(|a| a.start_date = Some(far), ("date.out_of_range", "start_date"));
    check(|a| a.notes = Some("x".repeat(4_001)), ("field.too_long", "notes"));

    let mut world = World::new();
    let deal = world.deal_in_plan();
    refused(plan(&mut world, "rep", deal, |a| a.product_id = Id::from_u128(1)), "record.not_found");
    refused(plan(&mut world, "rival", deal, |_| {}), "record.not_found");
    refused(plan(&mut world, "finance", deal, |_| {}), "permission.denied");
    plan(&mut world, "rep", deal, |_| {}).unwrap();
    assert_eq!(refused(plan(&mut world, "rep", deal, |_| {}), "plan.product_twice").params["product"], "CPMA");
    let later = world.deal_in_quotation();
    refused(plan(&mut world, "rep", later, |_| {}), "stage.passed");
}

#[test]
fn a_line_may_be_changed_but_never_taken_over() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    let id = world.plan("rep", deal, "CPMA").unwrap();
    plan(&mut world, "rep", deal, |a| (a.id, a.quantity) = (id, Quantity::from_scaled(250))).unwrap();
    assert_eq!(world.get::<OpportunityProduct>(id).quantity_e2, Quantity::from_scaled(250));
    refused(plan(&mut world, "rep", deal, |a| (a.id, a.product_id) = (id, product("C211"))), "record.exists");
    // Another person's line under his own deal.
    let customer = world.customer("rival", "乙公司");
    let rivals = world.deal("rival", customer);
    refused(plan(&mut world, "rival", rivals, |a| a.id = id), "record.exists");
    assert_eq!(world.get::<OpportunityProduct>(id).opportunity_id, deal);
    refused(world.run("rival", Command::UnplanProduct(UnplanProduct { id })), "record.not_found");
    world.done("rep", Command::UnplanProduct(UnplanProduct { id }));
    assert_eq!(world.model.record::<OpportunityProduct>(id), None);
}

#[test]
fn execution_follows_the_dependencies() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    for code in ["C317", "VO_normal", "C312", "CPMA"] {
        world.plan("rep", deal, code).unwrap();
    }
    let order = |world: &World, code: &str| {
        let line = world.model.records::<OpportunityProduct>().into_iter().find(|l| l.product_id == product(code));
        line.map(|l| l.execution_order)
    };
    assert_eq!(["CPMA", "VO_normal", "C312", "C317"].map(|c| order(&world, c)), [Some(1), Some(1), Some(2), Some(3)]);
    let company =
        world.model.records::<OpportunityProduct>().into_iter().find(|l| l.product_id == product("CPMA")).unwrap();
    world.done("rep", Command::UnplanProduct(UnplanProduct { id: company.id }));
    assert_eq!(["CPMA", "VO_normal", "C312", "C317"].map(|c| order(&world, c)), [None, Some(1), Some(1), Some(2)]);
}

/// Missing dependencies of products as `product needs any/of`, a `?` behind warnings.
fn missing(world: &World, codes: &[&str], customer: Option<Id>) -> Vec<String> {
    let ids: Vec<Id> = codes.iter().map(|c| product(c)).collect();
    let list = world
        .model
        .ask(user("rep"), world.at, |cx| missing_dependencies(&ids, customer, cx))
        .expect("no storage to fail");
    let text = |m: bantu_domain::opportunity_product::MissingDependency| {
        let mut codes = m.any_of_codes;
        codes.sort();
        format!("{} needs {}{}", m.product_code, codes.join("/"), if m.is_warning { "?" } else { "" })
    };
    list.into_iter().map(text).collect()
}

#[test]
fn one_of_a_group_is_enough() {
    #[track_caller]
    fn check(codes: &[&str], expected: &[&str]) {
        assert_eq!(missing(&World::new(), codes, None), expected);
    }
    check(&["CPMA"], &[]);
    check(&["C312"], &["C312 needs CPMA/CPMDN"]);
    check(&["C312", "CPMA"], &[]);
    check(&["C312", "CPMDN"], &[]);
    check(&["C312", "CPMA", "CPMDN"], &[]);
    check(&["C317"], &["C317 needs C312"]);
    check(&["C317", "CPMA"], &["C317 needs C312"]);
    check(&["C317", "C312"], &["C312 needs CPMA/CPMDN"]);
    check(&["C211ToKitas"], &["C211ToKitas needs C211?"]);
    check(&["C211ToKitas", "C211"], &[]);
    check(&[], &[]);
}

#[test]
fn groups_of_another_strength_are_other_groups_and_optional_ones_never_missing() {
    let mut world = World::new();
    let mut add = |needs: &str, dependency_type, group: Option<&str>| {
        let id = built_in_id("product_dependencies", &format!("VO_normal/{needs}"));
        let fields = ProductDependencyFields {
            product_id: product("VO_normal"),
            depends_on_product_id: product(needs),
            dependency_type,
            any_of_group: group.map(str::to_owned),
            description: None,
        };
        let at = world.at;
        world.model.put_record(&ProductDependency { id, fields }, at);
    };
    add("CPMA", DependencyType::Required, Some("g"));
    add("CPMDN", DependencyType::Recommended, Some("g"));
    add("C211", DependencyType::Optional, Some("g"));
    assert_eq!(missing(&world, &["VO_normal"], None), ["VO_normal needs CPMA", "VO_normal needs CPMDN?"]);
    assert_eq!(missing(&world, &["VO_normal", "C211"], None), ["VO_normal needs CPMA", "VO_normal needs CPMDN?"]);
    assert_eq!(missing(&world, &["VO_normal", "CPMA"], None), ["VO_normal needs CPMDN?"]);
}

#[test]
fn what_was_delivered_to_the_customer_counts() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let earlier = world.deal("rep", customer);
    let line = world.plan("rep", earlier, "CPMDN").unwrap();
    assert_eq!(missing(&world, &["C312"], Some(customer)), ["C312 needs CPMA/CPMDN"], "only planned");
    let mut delivered: OpportunityProduct = world.get(line);
    delivered.status = PlanStatus::Completed;
    let at = world.at;
    world.model.put_record(&delivered, at);
    assert_eq!(missing(&world, &["C312"], Some(customer)), Vec::<String>::new());
    let other = world.customer("rep", "乙公司");
    assert_eq!(missing(&world, &["C312"], Some(other)), ["C312 needs CPMA/CPMDN"]);
}

fn prerequisite(deal: Id) -> ServiceDependencyFields {
    serde_json::from_value(
        json!({"opportunity_id": deal, "prerequisite_type": "document", "prerequisite_description": "护照首页"}),
    )
    .expect("fields")
}

#[test]
fn prerequisites() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    let id = world.id();
    let create = |id, fields| Command::ServiceDependencyCreate(Create { id, fields });
    let set = |to: Value| {
        Command::ServiceDependencyUpdate(Update::new(
            id,
            vec![Change { field: "status".into(), from: Value::Null, to }],
        ))
    };
    refused(world.run("rival", create(id, prerequisite(deal))), "record.not_found");
    let blank = ServiceDependencyFields { prerequisite_description: " ".into(), ..prerequisite(deal) };
    refused_field(world.run("rep", create(id, blank)), "field.required", "prerequisite_description");
    let long = ServiceDependencyFields { prerequisite_description: "x".repeat(501), ..prerequisite(deal) };
    refused_field(world.run("rep", create(id, long)), "field.too_long", "prerequisite_description");
    world.done("rep", create(id, prerequisite(deal)));
    world.done("rep", set(json!("satisfied")));
    let met: ServiceDependency = world.get(id);
    assert_eq!((met.satisfied_at, met.satisfied_by), (Some(world.at), Some(user("rep"))));
    world.done("rep", set(json!("blocked")));
    let open: ServiceDependency = world.get(id);
    assert_eq!((open.satisfied_at, open.satisfied_by), (None, None));
    let other = world.deal_in_plan();
    let moved = Change { field: "opportunity_id".into(), from: Value::Null, to: json!(other) };
    refused_field(
        world.run("rep", Command::ServiceDependencyUpdate(Update::new(id, vec![moved]))),
        "field.invalid",
        "opportunity_id",
    );
    refused(world.run("rival", Command::ServiceDependencyRemove(RemoveServiceDependency { id })), "record.not_found");
    world.done("rep", Command::ServiceDependencyRemove(RemoveServiceDependency { id }));
    assert_eq!(world.model.records::<ServiceDependency>(), []);
}
