//! Moving a deal through the stages: one step on, one step back, one open history row.

use bantu_domain::opportunity::{Opportunity, SetWorkflowStatus, WorkflowStatus};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::stage::{self, Advance, Reopen, StageHistory};
use bantu_domain::{Command, Fault, Outcome};

use crate::approval::decide;
use crate::model::{World, refused};

/// The history of a deal in order: place, left or not.
fn history(world: &World, deal: Id) -> Vec<(i64, bool)> {
    let mut rows: Vec<StageHistory> =
        world.model.records::<StageHistory>().into_iter().filter(|h| h.opportunity_id == deal).collect();
    rows.sort_by_key(|h| (h.entered_at, h.id));
    rows.iter().map(|h| (h.stage_order, h.exited_at.is_some())).collect()
}

fn reopen(world: &mut World, who: &str, deal: Id, reason: &str) -> Result<Outcome, Fault> {
    let history_id = world.id();
    world.run(who, Command::StageReopen(Reopen { opportunity_id: deal, history_id, reason: reason.into() }))
}

#[test]
fn template_ids() {
    assert_eq!(stage::id_of(1), built_in_id("stage_templates", "new"));
    assert_eq!(stage::id_of(9), built_in_id("stage_templates", "collection"));
    assert_eq!(stage::id_of(0), stage::id_of(10), "no stage");
    assert_ne!(stage::id_of(0), stage::id_of(1));
}

#[test]
fn only_the_next_stage() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    for wanted in [-1, 0, 1, 2, 4, 5, 9, 10, i64::MAX, i64::MIN] {
        let refusal = refused(world.advance("rep", deal, wanted), "stage.not_next");
        assert_eq!((refusal.params["current"].as_str(), refusal.params["wanted"].clone()), ("2", wanted.to_string()));
    }
    assert_eq!(history(&world, deal), [(1, true), (2, false)]);
}

#[test]
fn a_closed_gate_names_what_is_missing() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    let before = world.model.rows().clone();
    assert_eq!(refused(world.advance("rep", deal, 2), "stage.gate_closed").params["unmet"], "demand_confirmed");
    assert_eq!(*world.model.rows(), before);
    let deal = world.deal_in_plan();
    assert_eq!(
        refused(world.advance("rep", deal, 3), "stage.gate_closed").params["unmet"],
        "products_chosen,scheme_approved"
    );
    let deal = world.deal_in_quotation();
    let unmet = "quote_accepted,prices_cleared,stage_approved";
    assert_eq!(refused(world.advance("rep", deal, 4), "stage.gate_closed").params["unmet"], unmet);
}

#[test]
fn who_moves() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    refused(world.advance("rival", deal, 3), "record.not_found");
    refused(world.advance("legal", deal, 3), "permission.denied");
    let unknown = world.id();
    refused(world.advance("rep", unknown, 3), "record.not_found");
}

#[test]
fn moving_closes_one_row_and_opens_the_next() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    assert_eq!(history(&world, deal), [(1, true), (2, true), (3, false)]);
    let open = world.model.records::<StageHistory>().into_iter().find(|h| h.exited_at.is_none()).unwrap();
    assert_eq!(
        open.conditions_met,
        ["products_chosen", "dependencies_met", "cycle_set", "phases_approved", "scheme_approved"]
    );
    assert!(open.requires_approval && open.approval_status.is_none());
    let deal: Opportunity = world.get(deal);
    assert_eq!((deal.current_stage_order, deal.current_stage_id), (3, stage::id_of(3)));
}

#[test]
fn days_in_a_stage_are_whole_days() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    let today = world.today();
    world.done(
        "rep",
        Command::OpportunityConfirmDemand(bantu_domain::opportunity::ConfirmDemand {
            id: deal,
            confirmed_on: Some(today),
        }),
    );
    world.days_later(3);
    world.advance("rep", deal, 2).unwrap();
    let first = world.model.records::<StageHistory>().into_iter().find(|h| h.stage_order == 1).unwrap();
    assert_eq!((first.duration_days, first.exited_at), (Some(3), Some(world.at)));
}

#[test]
fn a_remark_stands_in_the_new_row() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    let today = world.today();
    world.done(
        "rep",
        Command::OpportunityConfirmDemand(bantu_domain::opportunity::ConfirmDemand {
            id: deal,
            confirmed_on: Some(today),
        }),
    );
    let history_id = world.id();
    let advance = |notes: &str| {
        Command::StageAdvance(Advance { opportunity_id: deal, to_order: 2, history_id, notes: Some(notes.into()) })
    };
    refused(world.run("rep", advance(&"x".repeat(4_001))), "field.too_long");
    world.done("rep", advance("客户急"));
    assert_eq!(world.get::<StageHistory>(history_id).notes.as_deref(), Some("客户急"));
}

#[test]
fn a_deal_that_rests_does_not_move() {
    for status in [WorkflowStatus::Paused, WorkflowStatus::Cancelled] {
        let mut world = World::new();
        let deal = world.deal_in_plan();
        let command = SetWorkflowStatus { id: deal, workflow_status: status, reason: Some("客户要求".into()) };
        world.done("rep", Command::OpportunitySetWorkflowStatus(command));
        assert_eq!(
            refused(world.advance("rep", deal, 3), "opportunity.not_active").params["workflow_status"],
            status.code()
        );
        refused(reopen(&mut world, "manager", deal, "客户改了需求"), "opportunity.not_active");
    }
    let mut world = World::new();
    let deal = world.deal_in_plan();
    let mut done: Opportunity = world.get(deal);
    done.workflow_status = WorkflowStatus::Completed;
    let at = world.at;
    world.model.put_record(&done, at);
    refused(world.advance("rep", deal, 3), "opportunity.not_active");
}

#[test]
fn nothing_comes_after_the_last_stage() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    let mut last: Opportunity = world.get(deal);
    last.current_stage_order = 9;
    last.current_stage_id = stage::id_of(9);
    let at = world.at;
    world.model.put_record(&last, at);
    refused(world.advance("rep", deal, 10), "stage.last");
}

#[test]
fn reopening_is_a_managers_step_back_with_a_reason() {
    let mut world = World::new();
    let (deal, quotation) = world.accepted_example();
    let approval = world.ask_stage("rep", deal).unwrap();
    refused(reopen(&mut world, "rep", deal, "客户改了需求"), "permission.denied");
    assert_eq!(
        refused(reopen(&mut world, "finance", deal, "客户改了需求"), "permission.denied").params["permission"],
        "stage.reopen"
    );
    refused(reopen(&mut world, "manager", deal, ""), "reason.required");
    reopen(&mut world, "manager", deal, "客户改了需求").unwrap();
    assert_eq!(history(&world, deal), [(1, true), (2, true), (3, true), (2, false)]);
    assert!(world.model.record::<bantu_domain::quotation::Quotation>(quotation).is_some(), "nothing is deleted");
    refused(decide(&mut world, "manager", approval, true), "approval.withdrawn");
    // Forward again: a new row, and the approval is asked anew.
    world.advance("rep", deal, 3).unwrap();
    assert_eq!(refused(world.advance("rep", deal, 4), "stage.gate_closed").params["unmet"], "stage_approved");
    let again = world.ask_stage("rep", deal).unwrap();
    decide(&mut world, "manager", again, true).unwrap();
    world.advance("rep", deal, 4).unwrap();
    assert_eq!(world.get::<Opportunity>(deal).current_stage_order, 4);
    let first = world.deal("rep", world.get::<Opportunity>(deal).customer_id);
    refused(reopen(&mut world, "manager", first, "客户改了需求"), "stage.first");
}

#[test]
fn the_contract_stage_is_shut_until_its_work_is_done() {
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let approval = world.ask_stage("rep", deal).unwrap();
    decide(&mut world, "manager", approval, true).unwrap();
    world.advance("rep", deal, 4).unwrap();
    let unmet = "contract_signed,signed_copy_stored,documents_delivered,contract_amounts_agree,stage_approved";
    assert_eq!(refused(world.advance("rep", deal, 5), "stage.gate_closed").params["unmet"], unmet);
    refused(world.ask_stage("rep", deal), "stage.work_unfinished");
}
