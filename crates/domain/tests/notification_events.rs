//! Who is told when a deal moves, an approval is asked, papers and money come in, and work is given away (DOMAIN §3.14, §8).

use bantu_domain::Command;
use bantu_domain::access::Role;
use bantu_domain::customer::Customer;
use bantu_domain::execution::{AssignExecution, ExecutionOrder};
use bantu_domain::material::MaterialStatus;
use bantu_domain::money::Currency;
use bantu_domain::notification::{Notification, NotificationKind};
use bantu_domain::record::{Id, built_in_id};

use crate::execution::{assign, do_company, splitted};
use crate::material::{decide, must, signed, submit};
use crate::model::{World, user};

/// What people were told after `work`, without what they knew before.
fn news(world: &mut World, work: impl FnOnce(&mut World)) -> Vec<Notification> {
    let before: Vec<Id> = world.model.records::<Notification>().iter().map(|n| n.id).collect();
    work(world);
    let mut rows = world.model.records::<Notification>();
    rows.retain(|row| !before.contains(&row.id));
    rows
}

/// Asserts who is told of a kind, and gives one of the rows to look at.
#[track_caller]
fn check(rows: &[Notification], kind: NotificationKind, people: &[&str]) -> Notification {
    let mut told: Vec<Id> = rows.iter().filter(|row| row.kind == kind).map(|row| row.user_id).collect();
    let mut expected: Vec<Id> = people.iter().map(|name| user(name)).collect();
    told.sort();
    expected.sort();
    assert_eq!(told, expected, "{kind:?} {people:?}");
    rows.iter().find(|row| row.kind == kind).expect("somebody is told").clone()
}

fn param<'a>(row: &'a Notification, name: &str) -> &'a str {
    row.params.get(name).map_or("", String::as_str)
}

#[test]
fn a_moved_deal_is_told_to_its_owner_and_the_managers() {
    use NotificationKind::StageChanged as Kind;
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let approval = world.ask_stage("rep", deal).expect("may be asked");
    world.decide("manager", approval).expect("may be approved");
    let advance = |who: &'static str| {
        move |world: &mut World| {
            world.advance(who, deal, 4).expect("the gate is open");
        }
    };
    check(&news(&mut world.clone(), advance("rep")), Kind, &["manager", "second_manager"]);
    let mut elsewhere = world.clone();
    let customer: Id = world.model.records::<Customer>()[0].id;
    // Who won the customer hears of it as long as he sees it.
    for (developer, told) in
        [("rival", vec!["rep", "second_manager"]), ("finance", vec!["rep", "second_manager", "finance"])]
    {
        let mut record: Customer = elsewhere.get(customer);
        record.developed_by = Some(user(developer));
        elsewhere.put(&record);
        check(&news(&mut elsewhere.clone(), advance("manager")), Kind, &told);
    }
    let row = check(&news(&mut world, advance("manager")), Kind, &["rep", "second_manager"]);
    assert_eq!((row.subject_table.as_str(), row.subject_id, row.opportunity_id), ("opportunities", deal, Some(deal)));
    assert_eq!((param(&row, "stage"), param(&row, "customer").is_empty()), ("4", false));
}

#[test]
fn an_approval_is_asked_of_whoever_may_decide_it() {
    use NotificationKind::ApprovalRequested as Kind;
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let ask = |who: &'static str| {
        move |world: &mut World| {
            world.ask_stage(who, deal).expect("may be asked");
        }
    };
    let all = ["manager", "second_manager", "checker", "blind"];
    let row = check(&news(&mut world.clone(), ask("rep")), Kind, &all);
    let told = ["subject", "stage", "by"].map(|name| param(&row, name));
    assert_eq!((told, row.opportunity_id), (["stage", "3", "rep"], Some(deal)));
    assert_eq!(row.subject_table, "approvals");
    check(&news(&mut world.clone(), ask("manager")), Kind, &all[1..]);
    // Where nobody stands for the role, an administrator is asked.
    for code in ["SALES_MANAGER", "CHECKER"] {
        let mut role: Role = world.get(built_in_id("roles", code));
        role.stage_approval_role = None;
        world.put(&role);
    }
    check(&news(&mut world, ask("rep")), Kind, &["admin"]);
}

#[test]
fn papers_are_told_to_whoever_checks_them_and_back() {
    use NotificationKind::{MaterialDecided, MaterialSubmitted};
    let (mut world, deal, _) = signed(&[("CPMA", "PHOTO", must("照片"))]);
    let rows = news(&mut world, |world| {
        submit(world, deal, "PHOTO").expect("given");
    });
    let row = check(&rows, MaterialSubmitted, &["worker"]);
    assert_eq!((param(&row, "paper_zh"), row.subject_table.as_str()), ("照片", "material_documents"));
    let paper = row.subject_id;
    let rows = news(&mut world, |world| {
        decide(world, paper, MaterialStatus::Rejected, Some("看不清楚")).expect("may be rejected");
    });
    // Uploader and owner are one person: told once.
    let row = check(&rows, MaterialDecided, &["rep"]);
    assert_eq!((param(&row, "status"), param(&row, "reason")), ("rejected", "看不清楚"));
}

#[test]
fn a_paper_that_failed_the_check_waits_for_nobody() {
    let ask = bantu_domain::material::MaterialAsk { valid_months: Some(18), ..must("护照") };
    let (mut world, deal, _) = signed(&[("C312", "PASSPORT", ask)]);
    let rows = news(&mut world, |world| {
        submit(world, deal, "PASSPORT").expect("kept");
    });
    assert_eq!(rows, []);
}

#[test]
fn papers_of_a_deal_with_people_are_told_to_them_alone() {
    let (mut world, deal, _) = signed(&[("CPMA", "PHOTO", must("照片"))]);
    let split = bantu_domain::execution::SplitExecution { opportunity_id: deal };
    world.done("dispatcher", Command::ExecutionSplit(split));
    let mut orders = world.model.records::<ExecutionOrder>();
    orders.retain(|order| order.order_type.code() == "company_registration");
    let give = |world: &mut World, who: &str| {
        let command = AssignExecution { id: orders[0].id, assigned_to: Some(user(who)), assigned_team: None };
        world.done("dispatcher", Command::ExecutionAssign(command));
    };
    // Whoever has the work but may not check papers is no help: all who may are told.
    for (who, told) in [("admin", ["admin"]), ("dispatcher", ["worker"])] {
        let mut world = world.clone();
        give(&mut world, who);
        let rows = news(&mut world, |world| {
            submit(world, deal, "PHOTO").expect("given");
        });
        check(&rows, NotificationKind::MaterialSubmitted, &told);
    }
}

#[test]
fn reported_money_is_told_to_finance() {
    let mut world = World::new();
    let (deal, contract, _) = world.signed_deal("PT", Currency::Idr);
    let fields = world.payment_fields(contract, 1_000_000);
    let rows = news(&mut world, |world| {
        world.report("rep", contract, fields).expect("reported");
    });
    let row = check(&rows, NotificationKind::PaymentReported, &["finance", "checker"]);
    assert_eq!((param(&row, "currency"), param(&row, "by"), row.opportunity_id), ("IDR", "rep", Some(deal)));
    assert_eq!(rows.len(), 2);
}

#[test]
fn an_order_is_told_to_its_person_or_team_once() {
    use NotificationKind::OrderAssigned as Kind;
    let (mut world, _, orders) = splitted();
    let give = |person: Option<&'static str>, team: Option<&'static str>| {
        move |world: &mut World| {
            let assigned_to = person.map(user);
            let command = AssignExecution { id: orders.company, assigned_to, assigned_team: team.map(str::to_owned) };
            world.done("dispatcher", Command::ExecutionAssign(command));
        }
    };
    let row = check(&news(&mut world.clone(), give(None, Some("visa"))), Kind, &["worker"]);
    assert_eq!(param(&row, "team"), "visa");
    assert_eq!(news(&mut world.clone(), give(Some("dispatcher"), None)), []);
    check(&news(&mut world, give(Some("worker"), None)), Kind, &["worker"]);
    assert_eq!(news(&mut world, give(Some("worker"), None)), [], "he has it already");
}

#[test]
fn a_released_order_is_told_to_who_gives_it_away_and_to_the_owner() {
    use NotificationKind::OrderReleased as Kind;
    let (mut world, deal, orders) = splitted();
    let rows = news(&mut world, |world| do_company(world, orders.company));
    let row = check(&rows, Kind, &["dispatcher", "rep"]);
    assert_eq!((row.subject_id, row.opportunity_id), (orders.permit, Some(deal)));
    assert!(param(&row, "number").starts_with("EXEC-"));
    assign(&mut world, orders.permit).expect("free now");
}

#[test]
fn no_event_tells_of_a_cost() {
    let mut world = World::new();
    world.signed_deal("PT", Currency::Idr);
    let rows = world.model.records::<Notification>();
    assert!(!rows.is_empty());
    for row in rows {
        let names: Vec<&str> = row.params.keys().map(String::as_str).collect();
        let known = ["name", "customer", "stage", "subject", "status", "by", "quotation"];
        assert!(names.iter().all(|name| known.contains(name)), "{names:?}");
    }
}

#[test]
fn a_laptop_tells_nobody_and_writes_the_same_as_the_office() {
    let mut office = World::new();
    let (deal, _) = office.accepted_example();
    let mut laptop = office.laptop("rep");
    let before = laptop.model.records::<Notification>().len();
    laptop.ask_stage("rep", deal).expect("may be asked");
    assert_eq!(laptop.model.records::<Notification>().len(), before);
    let rows = news(&mut office, |world| {
        world.ask_stage("rep", deal).expect("may be asked");
    });
    check(&rows, NotificationKind::ApprovalRequested, &["manager", "second_manager", "checker", "blind"]);
}
