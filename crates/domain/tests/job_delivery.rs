//! The scheduled jobs about execution orders and papers (DOMAIN §9).

use bantu_domain::Command;
use bantu_domain::contact::ContactFields;
use bantu_domain::edit::Create;
use bantu_domain::execution::{AssignExecution, ExecutionOrder, ExecutionType, PlanExecution, SplitExecution};
use bantu_domain::job::JobKind;
use bantu_domain::mail::{Mail, MailKind, MailStatus};
use bantu_domain::material::{MaterialDocument, MaterialRequirement, MaterialStatus, ValidationStatus};
use bantu_domain::money::Currency;
use bantu_domain::notification::NotificationKind;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::Id;
use bantu_domain::setting::{SetSetting, SettingKey};
use bantu_domain::stage::StageHistory;
use chrono::{Days, NaiveDate};

use crate::job::{night, told};
use crate::material::{must, rule};
use crate::model::{World, user};

/// The split worked example with its running service given to somebody.
fn splitted() -> (World, Id) {
    let mut world = World::new();
    let (deal, ..) = world.signed_deal("PT", Currency::Idr);
    world.done("dispatcher", Command::ExecutionSplit(SplitExecution { opportunity_id: deal }));
    (world, deal)
}

fn order(world: &World, kind: ExecutionType) -> Id {
    world.model.records::<ExecutionOrder>().into_iter().find(|order| order.order_type == kind).expect("an order").id
}

#[test]
fn a_late_order_is_recalled_once_before_and_once_after() {
    let (mut world, _) = splitted();
    let id = order(&world, ExecutionType::CompanyRegistration);
    let give = AssignExecution { id, assigned_to: Some(user("worker")), assigned_team: None };
    world.done("dispatcher", Command::ExecutionAssign(give));
    let end = world.today() + Days::new(3);
    let plan = PlanExecution { id, planned_start_date: Some(world.today()), planned_end_date: Some(end) };
    world.done("dispatcher", Command::ExecutionPlan(plan));
    let mut days = Vec::new();
    for day in 1..=7 {
        world.days_later(1);
        if !night(&mut world, JobKind::ExecutionOverdue).is_empty() {
            days.push(day);
        }
    }
    assert_eq!(days, [2, 4]);
    let people = told(&world, NotificationKind::OrderOverdue);
    assert_eq!(people.iter().filter(|id| **id == user("worker")).count(), 2);
    assert!(people.contains(&user("rep")) && people.contains(&user("dispatcher")), "{people:?}");
}

#[test]
fn tax_reports_of_running_services() {
    let (mut world, _) = splitted();
    let id = order(&world, ExecutionType::LongTerm);
    let give = AssignExecution { id, assigned_to: Some(user("worker")), assigned_team: None };
    let given = world.run("dispatcher", Command::ExecutionAssign(give));
    if given.is_err() {
        // It waits for the company: put where it would be.
        let mut order: ExecutionOrder = world.get(id);
        order.status = bantu_domain::execution::ExecutionStatus::InProgress;
        order.assigned_to = Some(user("worker"));
        world.put(&order);
    }
    let mut days: Vec<NaiveDate> = Vec::new();
    for _ in 0..110 {
        world.days_later(1);
        if !night(&mut world, JobKind::TaxFiling).is_empty() {
            days.push(world.today());
        }
    }
    let on = |text: &str| text.parse::<NaiveDate>().expect("a day");
    // Fourteen days before 31 March, 15 April and 30 April.
    assert_eq!(days, [on("2026-03-17"), on("2026-04-01"), on("2026-04-16")]);
    assert_eq!(told(&world, NotificationKind::TaxFilingDue).len(), 6);
}

#[test]
fn papers_that_expire_are_recalled_three_times() {
    let mut world = World::new();
    rule(&mut world, "C312", "DEED", must("章程")).expect("a rule");
    let (deal, ..) = world.signed_deal("PT", Currency::Idr);
    let requirement_id = world.model.records::<MaterialRequirement>()[0].id;
    let id = world.id();
    world.put(&MaterialDocument {
        id,
        requirement_id,
        opportunity_id: deal,
        version_no: 1,
        is_current: true,
        file_ids: Vec::new(),
        text_value: None,
        expires_on: Some(world.today() + Days::new(100)),
        reused_from: None,
        uploaded_by: Some(user("rep")),
        uploaded_at: world.at,
        validation_status: ValidationStatus::Passed,
        validation_findings: Vec::new(),
        status: MaterialStatus::Approved,
        approved_by: None,
        approved_at: None,
        approval_notes: None,
    });
    let mut days = Vec::new();
    for day in 1..=110 {
        world.days_later(1);
        if !night(&mut world, JobKind::DocumentExpiry).is_empty() {
            days.push(day);
        }
    }
    assert_eq!(days, [10, 40, 70]);
    assert_eq!(told(&world, NotificationKind::DocumentExpiring), [user("rep"); 3]);
}

/// A deal that waits for a paper since today.
fn waits_for_papers(world: &mut World) -> Id {
    rule(world, "C312", "DEED", must("章程")).expect("a rule");
    let (deal, ..) = world.signed_deal("PT", Currency::Idr);
    world.days_later(5);
    let mut moved: Opportunity = world.get(deal);
    moved.current_stage_order = 6;
    world.put(&moved);
    let histories = world.model.records::<StageHistory>();
    let mut present =
        histories.into_iter().find(|row| row.opportunity_id == deal && row.exited_at.is_none()).expect("one");
    present.entered_at = world.at;
    world.put(&present);
    deal
}

#[test]
fn missing_papers_are_recalled_every_third_day_of_the_stage() {
    let mut world = World::new();
    waits_for_papers(&mut world);
    let mut days = Vec::new();
    for day in 1..=10 {
        world.days_later(1);
        if !night(&mut world, JobKind::MaterialReminder).is_empty() {
            days.push(day);
        }
    }
    assert_eq!(days, [3, 6, 9]);
    assert!(mailed(&world).is_empty(), "nobody at the customer has an address");
}

/// Mails that ask customers for papers.
fn mailed(world: &World) -> Vec<Mail> {
    world.model.records::<Mail>().into_iter().filter(|mail| mail.kind == MailKind::MaterialReminder).collect()
}

#[test]
fn missing_papers_are_asked_of_the_primary_contact_once_each_time() {
    let mut world = World::new();
    let deal = waits_for_papers(&mut world);
    let customer = world.get::<Opportunity>(deal).customer_id;
    for (name, email, is_primary) in [("甲", "first@example.com", false), ("乙", " main@example.com", true)] {
        let fields = ContactFields {
            customer_id: customer,
            name: name.into(),
            position: None,
            mobile: None,
            email: Some(email.into()),
            wechat_id: None,
            whatsapp: None,
            is_primary,
            is_decision_maker: false,
            notes: None,
            is_active: true,
        };
        let id = world.id();
        world.done("rep", Command::ContactCreate(Create { id, fields }));
    }
    world.days_later(3);
    let mut silent = world.clone();
    let off = SetSetting { setting_key: SettingKey::MailMaterialReminder, value: "off".into() };
    silent.done("admin", Command::SettingSet(off));
    assert_eq!((night(&mut silent, JobKind::MaterialReminder).len(), mailed(&silent).len()), (1, 0));
    assert_eq!(night(&mut world, JobKind::MaterialReminder).len(), 1);
    let [mail] = &mailed(&world)[..] else { panic!("one mail") };
    assert_eq!((mail.to_addresses.as_slice(), mail.status), (&["main@example.com".to_owned()][..], MailStatus::Queued));
    assert_eq!((mail.created_by, mail.customer_id, mail.opportunity_id), (user("rep"), Some(customer), Some(deal)));
    assert!(mail.params["papers"].contains("章程"), "{:?}", mail.params);
    assert!(night(&mut world, JobKind::MaterialReminder).is_empty(), "the same day again");
    world.days_later(3);
    night(&mut world, JobKind::MaterialReminder);
    assert_eq!(mailed(&world).len(), 2);
}
