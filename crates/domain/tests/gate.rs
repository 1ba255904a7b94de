//! Every condition of the gates of stages 1–3, met and unmet.

use bantu_domain::Command;
use bantu_domain::customer::Customer;
use bantu_domain::edit::{Change, Update};
use bantu_domain::gate::{self, Condition, ConditionCode};
use bantu_domain::money::Percent;
use bantu_domain::opportunity::{ConfirmDemand, ConfirmScheme, Opportunity};
use bantu_domain::quotation::{ClearReview, Quotation};
use bantu_domain::record::{Id, built_in_id};
use serde_json::{Value, json};

use crate::approval::decide;
use crate::model::{World, head, product, user};

#[track_caller]
fn condition(world: &World, deal: Id, code: ConditionCode) -> Condition {
    let deal: Opportunity = world.get(deal);
    let list = world.model.ask(user("rep"), world.at, |cx| gate::conditions(&deal, cx)).expect("no storage to fail");
    list.into_iter().find(|c| c.code == code).unwrap_or_else(|| panic!("{} is a condition here", code.code()))
}

#[track_caller]
fn check(world: &World, deal: Id, code: ConditionCode, met: bool) {
    assert_eq!(condition(world, deal, code).met, met, "{}", code.code());
}

fn set(world: &mut World, deal: Id, field: &str, to: Value) {
    world.done(
        "rep",
        Command::OpportunityUpdate(Update::new(deal, vec![Change { field: field.into(), from: Value::Null, to }])),
    );
}

#[test]
fn stage_one() {
    use ConditionCode::{BasicsComplete, CustomerUsable, DemandConfirmed, ServiceTypeChosen};
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    check(&world, deal, CustomerUsable, true);
    check(&world, deal, BasicsComplete, true);
    check(&world, deal, ServiceTypeChosen, true);
    check(&world, deal, DemandConfirmed, false);
    let confirmed_on = Some(world.today());
    world.done("rep", Command::OpportunityConfirmDemand(ConfirmDemand { id: deal, confirmed_on }));
    check(&world, deal, DemandConfirmed, true);
    set(&mut world, deal, "service_type", Value::Null);
    check(&world, deal, ServiceTypeChosen, false);
    let mut locked: Customer = world.get(customer);
    locked.is_locked = true;
    let at = world.at;
    world.model.put_record(&locked, at);
    check(&world, deal, CustomerUsable, false);
}

#[test]
fn stage_two() {
    use ConditionCode::{CycleSet, DependenciesMet, ProductsChosen, SchemeApproved};
    let mut world = World::new();
    let deal = world.deal_in_plan();
    check(&world, deal, ProductsChosen, false);
    check(&world, deal, DependenciesMet, true);
    check(&world, deal, CycleSet, true);
    check(&world, deal, SchemeApproved, false);

    world.plan("rep", deal, "C312").unwrap();
    check(&world, deal, ProductsChosen, true);
    let missing = condition(&world, deal, DependenciesMet);
    assert!(!missing.met);
    assert_eq!(missing.why["product"], "C312");
    assert!(["CPMA / CPMDN", "CPMDN / CPMA"].contains(&missing.why["needs"].as_str()), "{:?}", missing.why);
    world.plan("rep", deal, "CPMDN").unwrap();
    check(&world, deal, DependenciesMet, true);
    // A recommendation is a warning, not a condition.
    world.plan("rep", deal, "C211ToKitas").unwrap();
    check(&world, deal, DependenciesMet, true);

    set(&mut world, deal, "tax_service_cycle_months", Value::Null);
    check(&world, deal, CycleSet, true);
    world.plan("rep", deal, "VO_normal").unwrap();
    let cycle = condition(&world, deal, CycleSet);
    assert_eq!((cycle.met, cycle.why["products"].as_str()), (false, "VO_normal"));
    set(&mut world, deal, "tax_service_cycle_months", json!(6));
    check(&world, deal, CycleSet, true);
    set(&mut world, deal, "tax_service_start_date", Value::Null);
    check(&world, deal, CycleSet, false);
    set(&mut world, deal, "tax_service_start_date", json!("2026-03-01"));

    let confirmed_on = Some(world.today());
    world.done("rep", Command::OpportunityConfirmScheme(ConfirmScheme { id: deal, confirmed_on }));
    check(&world, deal, SchemeApproved, true);
    world.advance("rep", deal, 3).unwrap();
}

#[test]
fn a_dependency_added_later_shuts_the_gate_again() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    world.plan("rep", deal, "CPMA").unwrap();
    let confirmed_on = Some(world.today());
    world.done("rep", Command::OpportunityConfirmScheme(ConfirmScheme { id: deal, confirmed_on }));
    let fields = bantu_domain::product_dependency::ProductDependencyFields {
        product_id: product("CPMA"),
        depends_on_product_id: product("VO_normal"),
        dependency_type: bantu_domain::product_dependency::DependencyType::Required,
        any_of_group: None,
        description: None,
    };
    let id = built_in_id("product_dependencies", "new");
    world.done("admin", Command::ProductDependencyCreate(bantu_domain::edit::Create { id, fields }));
    check(&world, deal, ConditionCode::DependenciesMet, false);
    check(&world, deal, ConditionCode::SchemeApproved, true);
}

#[test]
fn stage_three() {
    use ConditionCode::{NoOpenReview, PricesCleared, QuoteAccepted, StageApproved};
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    for (code, met) in [(QuoteAccepted, false), (PricesCleared, false), (NoOpenReview, true), (StageApproved, false)] {
        check(&world, deal, code, met);
    }
    let quotation = world.example(deal);
    world.issue("rep", quotation).unwrap();
    check(&world, deal, QuoteAccepted, false);
    world.accept("rep", quotation).unwrap();
    check(&world, deal, QuoteAccepted, true);
    check(&world, deal, PricesCleared, true);
    let approval = world.ask_stage("rep", deal).unwrap();
    assert_eq!(condition(&world, deal, StageApproved).why["status"], "pending");
    check(&world, deal, StageApproved, false);
    decide(&mut world, "manager", approval, true).unwrap();
    check(&world, deal, StageApproved, true);
    // A newer version takes the approval back.
    let revised = world.revise("rep", quotation).unwrap();
    check(&world, deal, StageApproved, true);
    world.issue("rep", revised).unwrap();
    check(&world, deal, StageApproved, false);
    check(&world, deal, QuoteAccepted, true);
    world.accept("rep", revised).unwrap();
    check(&world, deal, QuoteAccepted, true);
    assert_eq!(world.get::<Opportunity>(deal).primary_quotation_id, Some(revised));
}

#[test]
fn two_accepted_quotations_shut_the_gate() {
    let mut world = World::new();
    let (deal, quotation) = world.accepted_example();
    let mut twin: Quotation = world.get(quotation);
    twin.id = world.id();
    twin.version = 99;
    twin.quotation_no = None;
    let at = world.at;
    world.model.put_record(&twin, at);
    check(&world, deal, ConditionCode::QuoteAccepted, false);
}

#[test]
fn a_review_must_be_cleared_by_a_manager() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let cheap = bantu_domain::quotation::QuotationHead { discount_rate_e2: Percent::from_scaled(2_000), ..head() };
    let quotation = world.draft(deal, cheap, &[("CPMA", "1", 16_000_000)]);
    // The paper is out already: issuing is not refused, but reviewed.
    world.issue("rep", quotation).unwrap();
    world.accept("rep", quotation).unwrap();
    check(&world, deal, ConditionCode::NoOpenReview, false);
    check(&world, deal, ConditionCode::PricesCleared, false);
    let number = world.quotation(quotation).quotation_no.unwrap();
    assert_eq!(condition(&world, deal, ConditionCode::NoOpenReview).why["quotation"], number);
    world.done("manager", Command::QuotationClearReview(ClearReview { id: quotation, reason: "老客户".into() }));
    check(&world, deal, ConditionCode::NoOpenReview, true);
    check(&world, deal, ConditionCode::PricesCleared, true);
}

#[test]
fn every_stage_has_conditions_of_its_own() {
    let mut seen: Vec<ConditionCode> = Vec::new();
    for order in 1..=9 {
        let list = gate::conditions_of(order);
        assert!(!list.is_empty() && !list.contains(&ConditionCode::StageApproved), "stage {order}");
        assert!(!list.iter().any(|code| seen.contains(code)), "stage {order}");
        seen.extend(list);
    }
    assert_eq!(seen.len() + 1, ConditionCode::ALL.len());
    assert!(gate::conditions_of(10).is_empty());
}
