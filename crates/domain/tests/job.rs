//! What the scheduled jobs do, when, and that they do it once (DOMAIN §9).

use bantu_domain::actor::Actor;
use bantu_domain::approval::Approval;
use bantu_domain::contract::{Contract, ContractStatus};
use bantu_domain::customer::Customer;
use bantu_domain::edit::Create;
use bantu_domain::execution::ExecutionOrder;
use bantu_domain::follow_up::{AddFollowUp, FollowUpType};
use bantu_domain::job::{ApplyJob, JobAction, JobEffect, JobKind, Numbers, would};
use bantu_domain::lead::{Lead, LeadFields, PoolStatus};
use bantu_domain::material::MaterialDocument;
use bantu_domain::money::Currency;
use bantu_domain::notification::{Notification, NotificationKind};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order_payment::OrderPayment;
use bantu_domain::payment::Payment;
use bantu_domain::quotation::{Quotation, QuotationStatus};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::setting::{SetSetting, SettingKey};
use bantu_domain::table::Entity;
use bantu_domain::{Command, Fault};
use chrono::Days;

use crate::model::{World, refused, user};

pub fn ids<E: Entity>(world: &World) -> Vec<Id> {
    world.model.records::<E>().iter().map(Entity::id).collect()
}

/// Every record a job may be about.
pub fn subjects(world: &World, job: JobKind) -> Vec<Id> {
    match job {
        JobKind::LeadCountdown | JobKind::LeadRelease => ids::<Lead>(world),
        JobKind::FollowUpReminder => [ids::<Lead>(world), ids::<Customer>(world)].concat(),
        JobKind::OpportunityStale | JobKind::MaterialReminder => ids::<Opportunity>(world),
        JobKind::QuotationExpiry => ids::<Quotation>(world),
        JobKind::ContractTerm => ids::<Contract>(world),
        JobKind::InstalmentReminder | JobKind::MonthlyReminder => ids::<OrderPayment>(world),
        JobKind::ReviewReminder => ids::<Payment>(world),
        JobKind::ExecutionOverdue | JobKind::TaxFiling => ids::<ExecutionOrder>(world),
        JobKind::ApprovalReminder => ids::<Approval>(world),
        JobKind::DocumentExpiry => ids::<MaterialDocument>(world),
    }
}

/// What a job says it would do.
pub fn preview(world: &World, job: JobKind) -> Vec<JobEffect> {
    let subjects = subjects(world, job);
    let ask = |cx: &mut bantu_domain::tx::Cx<'_>| {
        let numbers = Numbers::of(job, &[], cx)?;
        let mut found = Vec::new();
        for id in subjects {
            found.extend(would(job, id, &numbers, cx)?);
        }
        Ok::<_, Fault>(found)
    };
    world.model.ask(Actor::SYSTEM, world.at, ask).expect("an answer")
}

/// Runs a job over everything: it does what it said, and a second time nothing.
#[track_caller]
pub fn night(world: &mut World, job: JobKind) -> Vec<JobAction> {
    let said = preview(world, job);
    let command = Command::JobApply(ApplyJob { job, period: "2026-01-15".into(), ids: subjects(world, job) });
    let (outcome, writes) = world.model.execute(Actor::SYSTEM, &command, world.at).expect("the job runs");
    assert_eq!(outcome.facts["effects"], said.len().to_string(), "{job:?}");
    assert_eq!(writes.is_empty(), said.is_empty(), "{job:?}");
    assert_eq!(preview(world, job), [], "{job:?} a second time");
    said.into_iter().map(|effect| effect.action).collect()
}

/// Who was told of a kind, in the order of their ids.
pub fn told(world: &World, kind: NotificationKind) -> Vec<Id> {
    let mut people: Vec<Id> =
        world.model.records::<Notification>().into_iter().filter(|n| n.kind == kind).map(|n| n.user_id).collect();
    people.sort();
    people
}

pub fn lead(world: &mut World) -> Id {
    let id = world.id();
    let fields = LeadFields {
        name: "甲".into(),
        company_name: None,
        contact_name: None,
        phone: None,
        email: None,
        wechat_id: None,
        address: None,
        source_id: None,
        level_id: None,
        requirements: None,
    };
    world.done("rep", Command::LeadCreate(Create { id, fields }));
    id
}

pub fn follow_up(world: &mut World, lead_id: Option<Id>, customer_id: Option<Id>, next_in_days: Option<i64>) {
    let next = next_in_days.map(|days| (world.at.utc() + chrono::TimeDelta::days(days)).into());
    let command = AddFollowUp {
        id: world.id(),
        lead_id,
        customer_id,
        opportunity_id: None,
        follow_up_type: FollowUpType::Call,
        content: None,
        followed_up_at: None,
        next_follow_up_at: next,
        status_after: None,
    };
    world.done("rep", Command::FollowUpAdd(command));
}

pub fn set(world: &mut World, key: SettingKey, value: &str) {
    world.done("admin", Command::SettingSet(SetSetting { setting_key: key, value: value.into() }));
}

#[test]
fn only_the_system_runs_jobs() {
    let mut world = World::new();
    let command = Command::JobApply(ApplyJob { job: JobKind::LeadCountdown, period: "x".into(), ids: Vec::new() });
    refused(world.run("rep", command.clone()), "permission.denied");
    refused(world.run("admin", command), "job.by_system_only");
    let ids = (0..201).map(|n| built_in_id("leads", &n.to_string())).collect();
    let many = Command::JobApply(ApplyJob { job: JobKind::LeadCountdown, period: "x".into(), ids });
    refused(world.model.execute(Actor::SYSTEM, &many, world.at), "field.too_long");
}

#[test]
fn a_lead_nobody_follows_up_is_lost_after_seven_and_seven_days() {
    let mut world = World::new();
    let id = lead(&mut world);
    world.days_later(6);
    assert_eq!(night(&mut world, JobKind::LeadCountdown), []);
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::LeadCountdown), [JobAction::Countdown]);
    assert_eq!(world.get::<Lead>(id).pool_status, PoolStatus::Countdown);
    assert_eq!(told(&world, NotificationKind::LeadCountdown), [user("rep")]);

    // A follow-up ends the countdown, and the seven days begin anew.
    let mut saved = world.clone();
    follow_up(&mut saved, Some(id), None, None);
    saved.days_later(7);
    assert_eq!(night(&mut saved, JobKind::LeadRelease), []);
    assert_eq!(night(&mut saved, JobKind::LeadCountdown), [JobAction::Countdown]);
    assert_eq!(told(&saved, NotificationKind::LeadCountdown).len(), 2);

    world.days_later(6);
    assert_eq!(night(&mut world, JobKind::LeadRelease), []);
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::LeadRelease), [JobAction::Release]);
    let lead: Lead = world.get(id);
    assert_eq!((lead.pool_status, lead.owner_user_id), (PoolStatus::Public, None));
    assert_eq!(lead.released_by, Some(Actor::SYSTEM));
    let mut people = vec![user("rep"), user("manager"), user("second_manager")];
    people.sort();
    assert_eq!(told(&world, NotificationKind::LeadReleased), people);
}

#[test]
fn the_numbers_are_settings() {
    let mut world = World::new();
    lead(&mut world);
    set(&mut world, SettingKey::LeadCountdownDays, "3");
    world.days_later(2);
    assert_eq!(night(&mut world, JobKind::LeadCountdown), []);
    world.days_later(1);
    assert_eq!(preview(&world, JobKind::LeadCountdown).len(), 1);
    // A trial with another number changes nothing.
    let instead = [(SettingKey::LeadCountdownDays, "4".to_owned())];
    let id = ids::<Lead>(&world)[0];
    let tried = world.model.ask(Actor::SYSTEM, world.at, |cx| {
        let numbers = Numbers::of(JobKind::LeadCountdown, &instead, cx)?;
        would(JobKind::LeadCountdown, id, &numbers, cx)
    });
    assert_eq!(tried.expect("an answer"), None);
    let wrong = [(SettingKey::LeadCountdownDays, "0".to_owned())];
    refused(
        world.model.ask(Actor::SYSTEM, world.at, |cx| Numbers::of(JobKind::LeadCountdown, &wrong, cx)),
        "field.invalid",
    );
}

#[test]
fn a_follow_up_is_recalled_when_its_time_has_come() {
    let mut world = World::new();
    let id = lead(&mut world);
    let customer = world.customer("rep", "乙公司");
    follow_up(&mut world, Some(id), None, Some(2));
    follow_up(&mut world, None, Some(customer), Some(3));
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::FollowUpReminder), []);
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::FollowUpReminder), [JobAction::Remind]);
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::FollowUpReminder), [JobAction::Remind]);
    assert_eq!(told(&world, NotificationKind::FollowUpDue), [user("rep"), user("rep")]);
}

#[test]
fn a_silent_deal_is_flagged_and_recalled_weekly() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    world.days_later(29);
    assert_eq!(night(&mut world, JobKind::OpportunityStale), []);
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::OpportunityStale), [JobAction::Stale]);
    assert!(world.get::<Opportunity>(deal).is_stale);
    world.days_later(6);
    assert_eq!(night(&mut world, JobKind::OpportunityStale), []);
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::OpportunityStale), [JobAction::Remind]);
    follow_up(&mut world, None, Some(customer), None);
    assert!(!world.get::<Opportunity>(deal).is_stale);
    world.days_later(29);
    assert_eq!(night(&mut world, JobKind::OpportunityStale), []);
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::OpportunityStale), [JobAction::Stale]);
}

#[test]
fn a_quotation_is_recalled_and_ends() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = world.example(deal);
    world.issue("rep", id).expect("issued");
    let until = world.quotation(id).head.valid_until.expect("a last day");
    let left = (until - world.today()).num_days();
    world.days_later(left - 4);
    assert_eq!(night(&mut world, JobKind::QuotationExpiry), []);
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::QuotationExpiry), [JobAction::Remind]);
    world.days_later(3);
    assert_eq!(world.today(), until);
    assert_eq!(night(&mut world, JobKind::QuotationExpiry), [], "the last day is still good");
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::QuotationExpiry), [JobAction::Expire]);
    assert_eq!(world.quotation(id).status, QuotationStatus::Expired);
    assert_eq!(told(&world, NotificationKind::QuotationExpired), [user("rep")]);
    refused(world.accept("rep", id), "quotation.not_sent");
}

#[test]
fn a_contract_takes_effect_and_its_end_is_recalled() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    let today = world.today();
    let mut contract: Contract = world.get(one);
    contract.terms.effective_from = Some(today + Days::new(2));
    contract.terms.effective_to = Some(today + Days::new(40));
    contract.status = ContractStatus::Signed;
    world.put(&contract);
    let of_one = |world: &World| preview(world, JobKind::ContractTerm).iter().filter(|e| e.subject_id == one).count();
    world.days_later(1);
    assert_eq!(of_one(&world), 0);
    world.days_later(1);
    assert_eq!(of_one(&world), 1);
    night(&mut world, JobKind::ContractTerm);
    assert_eq!(world.get::<Contract>(one).status, ContractStatus::Effective);
    world.days_later(7);
    assert_eq!(of_one(&world), 0);
    world.days_later(1);
    assert_eq!(of_one(&world), 1, "thirty days before its end");
    night(&mut world, JobKind::ContractTerm);
    assert!(told(&world, NotificationKind::ContractEnding).contains(&user("rep")));
}
