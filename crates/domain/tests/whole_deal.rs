//! A deal from its contracts to its end: the worked example of DOMAIN §6.6 B with both kinds of entities, and the nine gates in order.

use bantu_domain::Command;
use bantu_domain::collection::CompleteOpportunity;
use bantu_domain::contract::Contract;
use bantu_domain::gate::conditions;
use bantu_domain::invoice::InvoiceKind;
use bantu_domain::material::MaterialStatus;
use bantu_domain::money::Currency;
use bantu_domain::opportunity::{Opportunity, OpportunityStatus, WorkflowStatus};
use bantu_domain::record::Id;

use crate::model::{World, code, user};

fn amounts(world: &World, contract: Id) -> (i64, i64, i64) {
    let contract: Contract = world.get(contract);
    (contract.base_minor, contract.tax_minor, contract.total_minor)
}

fn plan(world: &World, contract: Id) -> Vec<i64> {
    world.receipts(contract).iter().map(|r| r.payment_amount_minor).collect()
}

#[test]
fn the_worked_example_signed_by_the_chinese_company() {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("BJ", Currency::Cny);
    assert_eq!(amounts(&world, one), (1_567_500, 15_675, 1_583_175));
    assert_eq!(amounts(&world, long), (285_000, 2_850, 287_850));
    assert_eq!(plan(&world, one), [791_588, 791_587]);
    assert_eq!(plan(&world, long), [vec![23_988; 11], vec![23_982]].concat());
}

#[test]
fn the_worked_example_signed_by_the_indonesian_company() {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("PT", Currency::Idr);
    assert_eq!(amounts(&world, one), (31_350_000, 0, 31_350_000));
    assert_eq!(amounts(&world, long), (5_700_000, 0, 5_700_000));
    assert_eq!(plan(&world, one), [15_675_000, 15_675_000]);
    assert_eq!(plan(&world, long), vec![475_000; 12]);
}

fn unmet(world: &World, deal: Id) -> Vec<&'static str> {
    let record: Opportunity = world.get(deal);
    let list = world.model.ask(user("rep"), world.at, |cx| conditions(&record, cx)).expect("a gate");
    list.into_iter().filter(|c| !c.met).map(|c| c.code.code()).collect()
}

#[test]
fn a_deal_walks_to_its_end_gate_by_gate() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    assert_eq!(
        unmet(&world, deal),
        ["contract_signed", "signed_copy_stored", "documents_delivered", "contract_amounts_agree", "stage_approved"]
    );
    crate::material::rule(&mut world, "C312", "PHOTO", crate::material::must("照片")).expect("a rule");
    let (one, long) = world.contracts(deal, "PT", Currency::Idr);
    assert_eq!(code(world.send("rep", one)), "contract.not_approved");
    world.approve_contracts(deal);
    for contract in [one, long] {
        assert_eq!(code(world.sign("rep", contract)), "contract.not_sent");
        world.send("rep", contract).expect("approved");
        world.hand_over(contract);
        world.sign("rep", contract).expect("sent");
    }
    let record: Opportunity = world.get(deal);
    assert_eq!((record.status, record.primary_contract_id), (OpportunityStatus::Won, Some(one)));
    assert_eq!(unmet(&world, deal), Vec::<&str>::new());
    world.advance("rep", deal, 5).expect("stage 5");

    assert_eq!(unmet(&world, deal), ["invoice_issued", "stage_approved"]);
    world.invoice("rep", one, InvoiceKind::Commercial, 15_675_000).expect("half of it");
    world.invoice("finance", long, InvoiceKind::Commercial, 475_000).expect("a month");
    let approval = world.ask_stage("rep", deal).expect("may be asked");
    world.decide("finance", approval).expect("finance approves");
    world.advance("rep", deal, 6).expect("stage 6");

    assert_eq!(unmet(&world, deal), ["docs_collected", "materials_approved", "stage_approved"]);
    assert_eq!(code(world.ask_stage("rep", deal)), "stage.work_unfinished");
    let photo = crate::material::submit(&mut world, deal, "PHOTO").expect("given");
    assert_eq!(unmet(&world, deal), ["materials_approved", "stage_approved"]);
    crate::material::decide(&mut world, photo, MaterialStatus::Approved, None).expect("good");
    let approval = world.ask_stage("rep", deal).expect("may be asked");
    world.decide("worker", approval).expect("delivery staff");
    assert_eq!(code(world.advance("manager", deal, 7)), "stage.gate_closed");
    world.decide("finance", approval).expect("finance");
    world.advance("rep", deal, 7).expect("stage 7");

    assert_eq!(unmet(&world, deal), ["payment_confirmed"]);
    world.pay(one, 15_675_000);
    assert_eq!(unmet(&world, deal), ["payment_confirmed"]);
    world.pay(long, 475_000);
    world.advance("rep", deal, 8).expect("stage 8");
    assert_eq!(unmet(&world, deal), ["execution_completed", "stage_approved"]);
    assert_eq!(code(world.ask_stage("rep", deal)), "stage.work_unfinished");
    crate::execution::deliver(&mut world, deal);
    assert_eq!(unmet(&world, deal), ["stage_approved"]);
    let approval = world.ask_stage("rep", deal).expect("may be asked");
    world.decide("dispatcher", approval).expect("the execution manager");
    world.advance("rep", deal, 9).expect("stage 9");

    assert_eq!(unmet(&world, deal), ["collection_full"], "the last execution order said that it is delivered");
    let complete = |world: &mut World| world.run("rep", Command::OpportunityComplete(CompleteOpportunity { id: deal }));
    assert_eq!(code(complete(&mut world)), "stage.gate_closed");
    world.pay(one, 15_675_000);
    assert_eq!(unmet(&world, deal), Vec::<&str>::new());
    assert_eq!(code(complete(&mut world)), "ok");
    assert_eq!(world.get::<Opportunity>(deal).workflow_status, WorkflowStatus::Completed);
    assert!(world.order(one).is_fully_paid_excluding_long);
}
