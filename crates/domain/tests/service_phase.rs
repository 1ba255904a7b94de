//! Phases of staged services: planned in stage 2, approved by the sales manager as they stand, moved on (DOMAIN §3.3, §5.3).

use bantu_domain::opportunity::{ConfirmScheme, Opportunity};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::service_phase::{
    MoveServicePhase, PhaseStatus, RemoveServicePhase, RequestPhaseApproval, ServicePhase, ServicePhaseFields,
    SetServicePhase,
};
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, code, refused, refused_field, user};

fn fields(name: &str) -> ServicePhaseFields {
    ServicePhaseFields {
        stage_name: name.into(),
        stage_description: None,
        planned_start_date: None,
        planned_end_date: None,
    }
}

fn set(world: &mut World, deal: Id, stage_number: i64, fields: ServicePhaseFields) -> Result<Outcome, Fault> {
    world.run("rep", Command::ServicePhaseSet(SetServicePhase { opportunity_id: deal, stage_number, fields }))
}

fn phase(deal: Id, number: i64) -> Id {
    built_in_id("service_phases", &format!("{deal}/{number}"))
}

fn ask(world: &mut World, deal: Id) -> Result<Id, Fault> {
    let id = world.id();
    let command = RequestPhaseApproval { id, opportunity_id: deal, note: None };
    world.run("rep", Command::ServicePhaseRequestApproval(command)).map(|_| id)
}

#[test]
fn phases_follow_each_other_without_a_gap() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    for number in [0, 2, -1, 10] {
        refused_field(set(&mut world, deal, number, fields("注册")), "field.invalid", "stage_number");
    }
    refused_field(set(&mut world, deal, 1, fields(" ")), "field.required", "stage_name");
    let backwards = ServicePhaseFields {
        planned_start_date: Some(world.day(2)),
        planned_end_date: Some(world.day(1)),
        ..fields("注册")
    };
    refused_field(set(&mut world, deal, 1, backwards), "date.order", "planned_end_date");
    for number in 1..=9 {
        set(&mut world, deal, number, fields("注册")).expect("the next one");
    }
    refused_field(set(&mut world, deal, 10, fields("注册")), "field.invalid", "stage_number");
    let take = |world: &mut World, number| {
        world.run("rep", Command::ServicePhaseRemove(RemoveServicePhase { id: phase(deal, number) }))
    };
    refused(take(&mut world, 8), "service_phase.not_last");
    take(&mut world, 9).expect("the last");
    take(&mut world, 8).expect("the last now");
}

#[test]
fn a_manager_approves_what_stands_and_a_change_asks_anew() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    set(&mut world, deal, 1, fields("注册")).expect("the first");
    refused(ask(&mut world, deal), "service_phase.incomplete");
    set(&mut world, deal, 2, fields("报税")).expect("the second");
    let first = ask(&mut world, deal).expect("both are there");
    refused(world.decide("rep", first), "permission.denied");
    world.decide("manager", first).expect("the manager");
    assert_eq!(world.get::<ServicePhase>(phase(deal, 1)).approved_by, Some(user("manager")));
    refused(ask(&mut world, deal), "approval.already_decided");
    world.plan("rep", deal, "CPMA").expect("sold");
    let today = Some(world.today());
    world.done("rep", Command::OpportunityConfirmScheme(ConfirmScheme { id: deal, confirmed_on: today }));
    set(&mut world, deal, 2, fields("每月报税")).expect("still planned");
    assert_eq!(world.get::<ServicePhase>(phase(deal, 1)).approved_by, None);
    assert_eq!(world.get::<Opportunity>(deal).scheme_confirmed_on, None, "the plan is confirmed anew");
    ask(&mut world, deal).expect("other phases than those approved");
}

#[test]
fn phases_move_on_in_their_order() {
    use PhaseStatus::{Completed, Delayed, InProgress, Pending};
    let all = [Pending, InProgress, Completed, Delayed];
    for (from, way, legal) in [
        (Pending, &[][..], [false, true, false, true]),
        (InProgress, &[InProgress][..], [false, false, true, true]),
        (Delayed, &[Delayed][..], [false, true, true, false]),
        (Completed, &[InProgress, Completed][..], [false; 4]),
    ] {
        for (to, legal) in all.into_iter().zip(legal) {
            let mut world = World::new();
            let deal = world.deal_in_plan();
            set(&mut world, deal, 1, fields("注册")).expect("the first");
            let go = |world: &mut World, status| {
                let command = MoveServicePhase { id: phase(deal, 1), status, on: world.today() };
                world.run("rep", Command::ServicePhaseMove(command))
            };
            for step in way {
                go(&mut world, *step).expect("the way there");
            }
            let expected = if legal { "ok" } else { "service_phase.wrong_status" };
            assert_eq!(code(go(&mut world, to)), expected, "{from:?} {to:?}");
        }
    }
}

#[test]
fn after_the_plan_nothing_is_planned() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    refused(set(&mut world, deal, 1, fields("注册")), "stage.passed");
    refused(ask(&mut world, deal), "stage.passed");
}
