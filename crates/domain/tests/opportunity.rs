//! Opportunities: opening, confirming, pausing, losing, cancelling, assigning.

use bantu_domain::approval::{Approval, Verdict};
use bantu_domain::customer::Customer;
use bantu_domain::edit::{Change, Update};
use bantu_domain::opportunity::{
    AssignOpportunity, ConfirmDemand, ConfirmScheme, CreateOpportunity, DeleteOpportunity, LoseOpportunity,
    Opportunity, OpportunityFields, OpportunityStatus, SetWorkflowStatus, WorkflowStatus,
};
use bantu_domain::record::Id;
use bantu_domain::stage::{self, StageHistory};
use bantu_domain::{Command, Fault, Outcome};
use serde_json::{Value, json};

use crate::model::{World, refused, refused_field, user};

fn update(id: Id, field: &str, to: Value) -> Command {
    Command::OpportunityUpdate(Update::new(id, vec![Change { field: field.into(), from: Value::Null, to }]))
}

fn set(world: &mut World, id: Id, workflow_status: WorkflowStatus, reason: Option<&str>) -> Result<Outcome, Fault> {
    let command = SetWorkflowStatus { id, workflow_status, reason: reason.map(str::to_owned) };
    world.run("rep", Command::OpportunitySetWorkflowStatus(command))
}

#[test]
fn a_new_deal_starts_at_stage_one_with_its_history() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let id = world.deal("rep", customer);
    let deal: Opportunity = world.get(id);
    assert_eq!(
        (deal.current_stage_order, deal.current_stage_id, deal.owner_user_id),
        (1, stage::id_of(1), user("rep"))
    );
    assert_eq!((deal.status, deal.workflow_status), (OpportunityStatus::Active, WorkflowStatus::Active));
    let [row] = world.model.records::<StageHistory>().try_into().expect("one row");
    assert_eq!((row.opportunity_id, row.stage_order, row.exited_at, row.approval_status), (id, 1, None, None));
}

#[test]
fn the_deal_of_a_managers_hand_belongs_to_the_customers_owner() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let id = world.deal("manager", customer);
    assert_eq!(world.get::<Opportunity>(id).owner_user_id, user("rep"));
}

#[test]
fn refused_openings() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut OpportunityFields), expected: (&str, &str)) {
        let mut world = World::new();
        let customer_id = world.customer("rep", "甲公司");
        let (id, history_id, mut fields) = (world.id(), world.id(), World::deal_fields());
        change(&mut fields);
        let command = Command::OpportunityCreate(CreateOpportunity { id, customer_id, history_id, fields });
        refused_field(world.run("rep", command), expected.0, expected.1);
    }
    let today = World::new().today();
    check(|f| f.name = "".into(), ("field.required", "name"));
    check(|f| f.name = "字".repeat(256), ("field.too_long", "name"));
    check(|f| f.description = Some("x".repeat(4_001)), ("field.too_long", "description"));
    check(|f| f.description = Some("\u{0}".into()), ("field.invalid", "description"));
    check(|f| f.wechat_group_no = Some("1".repeat(101)), ("field.too_long", "wechat_group_no"));
    check(|f| f.probability = Some(-1), ("probability.out_of_range", "probability"));
    check(|f| f.probability = Some(101), ("probability.out_of_range", "probability"));
    check(|f| f.amount_minor = Some(-1), ("money.out_of_range", "amount"));
    check(|f| f.amount_minor = Some(i64::MAX), ("money.out_of_range", "amount"));
    for months in [0, 1, 5, 7, 24, -12] {
        check(|f| f.tax_service_cycle_months = Some(months), ("opportunity.cycle_invalid", "tax_service_cycle_months"));
    }
    check(
        |f| f.tax_service_start_date = Some(today + chrono::Days::new(3_654)),
        ("date.out_of_range", "tax_service_start_date"),
    );
    check(
        |f| f.expected_close_date = Some(today - chrono::Days::new(3_654)),
        ("date.out_of_range", "expected_close_date"),
    );
    check(|f| f.expected_close_date = Some(chrono::NaiveDate::MAX), ("date.out_of_range", "expected_close_date"));
}

#[test]
fn whose_customer() {
    let mut world = World::new();
    let customer_id = world.customer("rep", "甲公司");
    let open = |world: &mut World, who: &str, customer_id| {
        let (id, history_id) = (world.id(), world.id());
        world.run(
            who,
            Command::OpportunityCreate(CreateOpportunity { id, customer_id, history_id, fields: World::deal_fields() }),
        )
    };
    refused(open(&mut world, "rival", customer_id), "record.not_found");
    refused(open(&mut world, "finance", customer_id), "permission.denied");
    let mut locked: Customer = world.get(customer_id);
    locked.is_locked = true;
    let at = world.at;
    world.model.put_record(&locked, at);
    refused(open(&mut world, "rep", customer_id), "customer.locked");
}

#[test]
fn confirming_the_demand() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let id = world.deal("rep", customer);
    let confirm = |on| Command::OpportunityConfirmDemand(ConfirmDemand { id, confirmed_on: on });
    let (today, next_week, long_ago) = (world.today(), world.day(7), world.day(-3_654));
    refused_field(world.run("rep", confirm(Some(next_week))), "date.out_of_range", "confirmed_on");
    refused_field(world.run("rep", confirm(Some(long_ago))), "date.out_of_range", "confirmed_on");
    refused(world.run("rival", confirm(Some(today))), "record.not_found");
    world.done("rep", confirm(Some(today)));
    assert_eq!(world.get::<Opportunity>(id).demand_confirmed_by, Some(user("rep")));
    world.done("rep", confirm(None));
    let deal: Opportunity = world.get(id);
    assert_eq!((deal.demand_confirmed_on, deal.demand_confirmed_by), (None, None));
    world.done("rep", confirm(Some(today)));
    world.advance("rep", id, 2).unwrap();
    refused(world.run("rep", confirm(None)), "stage.passed");
}

#[test]
fn the_confirmed_scheme_falls_with_a_change_of_the_plan() {
    let mut world = World::new();
    let id = world.deal_in_plan();
    let today = world.today();
    let confirm = |on| Command::OpportunityConfirmScheme(ConfirmScheme { id, confirmed_on: on });
    assert_eq!(refused(world.run("rep", confirm(Some(today))), "stage.gate_closed").params["unmet"], "products_chosen");
    let line = world.plan("rep", id, "CPMA").unwrap();
    world.done("rep", confirm(Some(today)));
    let confirmed = |world: &World| world.get::<Opportunity>(id).scheme_confirmed_on.is_some();
    assert!(confirmed(&world));
    world.done("rep", update(id, "probability", json!(80)));
    assert!(confirmed(&world), "an unrelated field leaves it");
    world.done("rep", update(id, "tax_service_cycle_months", json!(6)));
    assert!(!confirmed(&world));
    world.done("rep", confirm(Some(today)));
    world.plan("rep", id, "VO_normal").unwrap();
    assert!(!confirmed(&world));
    world.done("rep", confirm(Some(today)));
    world.done("rep", Command::UnplanProduct(bantu_domain::opportunity_product::UnplanProduct { id: line }));
    assert!(!confirmed(&world));
}

#[test]
fn the_scheme_is_confirmed_in_stage_two_only() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let early = world.deal("rep", customer);
    let late = world.deal_in_quotation();
    for id in [early, late] {
        refused(
            world.run("rep", Command::OpportunityConfirmScheme(ConfirmScheme { id, confirmed_on: None })),
            "stage.passed",
        );
    }
}

#[test]
fn transitions_of_the_work() {
    use WorkflowStatus::{Active, Cancelled, Completed, Paused};
    #[track_caller]
    fn check(path: &[WorkflowStatus], last: WorkflowStatus, expected: Result<(), &str>) {
        let mut world = World::new();
        let customer = world.customer("rep", "甲公司");
        let id = world.deal("rep", customer);
        for status in path {
            set(&mut world, id, *status, Some("客户要求")).unwrap();
        }
        let result = set(&mut world, id, last, Some("客户要求"));
        match expected {
            Ok(()) => assert_eq!(result.map(|_| world.get::<Opportunity>(id).workflow_status), Ok(last)),
            Err(code) => drop(refused(result, code)),
        }
    }
    let illegal = Err("opportunity.transition_illegal");
    check(&[], Paused, Ok(()));
    check(&[], Cancelled, Ok(()));
    check(&[], Active, illegal);
    check(&[], Completed, illegal);
    check(&[Paused], Active, Ok(()));
    check(&[Paused], Cancelled, Ok(()));
    check(&[Paused], Paused, illegal);
    check(&[Paused], Completed, illegal);
    for after in [Active, Paused, Cancelled, Completed] {
        check(&[Cancelled], after, illegal);
    }
}

#[test]
fn pausing_needs_a_reason_and_stops_the_work() {
    let mut world = World::new();
    let id = world.deal_in_quotation();
    refused(set(&mut world, id, WorkflowStatus::Paused, None), "reason.required");
    refused(set(&mut world, id, WorkflowStatus::Cancelled, Some(" ")), "reason.required");
    set(&mut world, id, WorkflowStatus::Paused, Some("等资金")).unwrap();
    let stopped = refused(world.advance("rep", id, 4), "opportunity.not_active");
    assert_eq!(stopped.params["workflow_status"], "paused");
    let draft = world.draft_command(id, crate::model::head(), &[("CPMA", "1", 16_000_000)]);
    refused(world.run("rep", Command::QuotationDraft(draft)), "opportunity.not_active");
    world.done("rep", update(id, "description", json!("仍可修改")));
    set(&mut world, id, WorkflowStatus::Active, None).unwrap();
    assert_eq!(world.get::<Opportunity>(id).status_reason, None);
}

#[test]
fn cancelled_and_lost_are_final() {
    let mut world = World::new();
    let (id, _) = world.accepted_example();
    let approval = world.ask_stage("rep", id).unwrap();
    refused(world.run("rep", Command::OpportunityLose(LoseOpportunity { id, reason: "".into() })), "reason.required");
    refused(
        world.run("rival", Command::OpportunityLose(LoseOpportunity { id, reason: "价格太高".into() })),
        "record.not_found",
    );
    world.done("rep", Command::OpportunityLose(LoseOpportunity { id, reason: "价格太高".into() }));
    let deal: Opportunity = world.get(id);
    assert_eq!(
        (deal.status, deal.workflow_status, deal.actual_close_date),
        (OpportunityStatus::Lost, WorkflowStatus::Cancelled, Some(world.today()))
    );
    assert_eq!(deal.status_reason.as_deref(), Some("价格太高"));
    assert_eq!(world.get::<Approval>(approval).state, Verdict::Withdrawn);
    let projected = world
        .model
        .records::<StageHistory>()
        .into_iter()
        .find(|h| h.exited_at.is_none())
        .and_then(|h| h.approval_status);
    assert_eq!(projected, Some(Verdict::Withdrawn), "no list of waiting approvals shows it any more");
    refused(
        world.run("rep", Command::OpportunityLose(LoseOpportunity { id, reason: "价格太高".into() })),
        "opportunity.transition_illegal",
    );
    refused(world.run("rep", update(id, "description", json!("x"))), "opportunity.not_active");

    let second = world.deal("rep", deal.customer_id);
    set(&mut world, second, WorkflowStatus::Cancelled, Some("重复录入")).unwrap();
    assert_eq!(world.get::<Opportunity>(second).status, OpportunityStatus::Cancelled);
    refused(
        world.run("rep", Command::OpportunityLose(LoseOpportunity { id: second, reason: "价格太高".into() })),
        "opportunity.transition_illegal",
    );
}

#[test]
fn a_deal_goes_to_those_who_see_its_customer() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let id = world.deal("rep", customer);
    let because = |owner, reason: Option<&str>| {
        Command::OpportunityAssign(AssignOpportunity { id, owner_user_id: owner, reason: reason.map(str::to_owned) })
    };
    let assign = |owner| because(owner, None);
    refused(world.run("rep", assign(user("rep"))), "permission.denied");
    refused_field(world.run("manager", assign(Id::from_u128(3))), "reference.unknown", "owner_user_id");
    refused_field(world.run("manager", assign(user("rival"))), "opportunity.owner_without_customer", "owner_user_id");
    refused_field(world.run("manager", because(user("manager"), Some(" "))), "reason.required", "reason");
    world.done("manager", because(user("manager"), Some("大客户，经理跟进")));
    assert_eq!(world.get::<Opportunity>(id).owner_user_id, user("manager"));
    world.done("manager", assign(user("rep")));
    assert_eq!(world.get::<Opportunity>(id).owner_user_id, user("rep"));
}

#[test]
fn the_business_day_is_jakartas() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let id = world.deal("rep", customer);
    world.at = "2026-01-15T17:30:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap().into();
    world.done("rep", Command::OpportunityLose(LoseOpportunity { id, reason: "价格太高".into() }));
    assert_eq!(world.get::<Opportunity>(id).actual_close_date.unwrap().to_string(), "2026-01-16");
}

#[test]
fn deleting_is_for_deals_that_were_never_quoted() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let before = world.model.rows().clone();
    let id = world.deal("rep", customer);
    world.plan("rep", id, "CPMA").unwrap();
    let delete = |id| Command::OpportunityDelete(DeleteOpportunity { id });
    refused(world.run("rival", delete(id)), "record.not_found");
    refused(world.run("finance", delete(id)), "permission.denied");
    world.done("rep", delete(id));
    assert_eq!(*world.model.rows(), before, "nothing is left of it");
    refused(world.run("rep", delete(id)), "record.not_found");

    // Drafts and their approvals go with it; an issued paper keeps the deal for ever.
    let quoted = world.deal_in_quotation();
    let draft = world.example(quoted);
    let approval = bantu_domain::quotation::RequestQuotationApproval {
        id: world.id(),
        quotation_id: draft,
        note: "大客户".into(),
    };
    world.done("rep", Command::QuotationRequestApproval(approval));
    let mut other = world.clone();
    other.done("rep", delete(quoted));
    assert_eq!(other.model.records::<Approval>(), []);
    world.issue("rep", draft).unwrap();
    refused(world.run("rep", delete(quoted)), "opportunity.quoted");
    refused(world.run("admin", delete(quoted)), "opportunity.quoted");
}
