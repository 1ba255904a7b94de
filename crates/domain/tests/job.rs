//! What the scheduled jobs do, when, and that they do it once (DOMAIN §9).

use bantu_domain::actor::Actor;
use bantu_domain::approval::Approval;
use bantu_domain::collection::{
    CollectionTask, CollectionTaskEntry, CollectionTaskStatus, CollectionTodo, FinishTask, MoveTodo, TaskType,
    TodoStatus, TodoType,
};
use bantu_domain::contact::ContactFields;
use bantu_domain::contract::{Contract, ContractStatus, TerminateContract};
use bantu_domain::customer::Customer;
use bantu_domain::edit::Create;
use bantu_domain::execution::{AssignExecution, ExecutionOrder, ExecutionType, PlanExecution, SplitExecution};
use bantu_domain::follow_up::{AddFollowUp, FollowUpType};
use bantu_domain::job::{ApplyJob, JobAction, JobEffect, JobKind, Numbers, would};
use bantu_domain::lead::{Lead, LeadFields, PoolStatus};
use bantu_domain::mail::{Mail, MailKind, MailStatus};
use bantu_domain::material::{MaterialDocument, MaterialRequirement, MaterialStatus, ValidationStatus};
use bantu_domain::money::Currency;
use bantu_domain::notification::{Notification, NotificationKind};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order_payment::{
    ConfirmOrderPayment, OrderPayment, OrderPaymentStatus, OrderPaymentType, ReopenOrderPayment,
};
use bantu_domain::payment::{Payment, RefundPayment};
use bantu_domain::quotation::{Quotation, QuotationStatus};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::setting::{SetSetting, SettingKey};
use bantu_domain::stage::StageHistory;
use bantu_domain::table::Entity;
use bantu_domain::{Command, Fault};
use chrono::{Days, NaiveDate};

use crate::material::{must, rule};
use crate::model::{World, refused, user};

fn ids<E: Entity>(world: &World) -> Vec<Id> {
    world.model.records::<E>().iter().map(Entity::id).collect()
}

/// Every record a job may be about.
fn subjects(world: &World, job: JobKind) -> Vec<Id> {
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
fn preview(world: &World, job: JobKind) -> Vec<JobEffect> {
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
fn night(world: &mut World, job: JobKind) -> Vec<JobAction> {
    let said = preview(world, job);
    let command = Command::JobApply(ApplyJob { job, period: "2026-01-15".into(), ids: subjects(world, job) });
    let (outcome, writes) = world.model.execute(Actor::SYSTEM, &command, world.at).expect("the job runs");
    assert_eq!(outcome.facts["effects"], said.len().to_string(), "{job:?}");
    assert_eq!(writes.is_empty(), said.is_empty(), "{job:?}");
    assert_eq!(preview(world, job), [], "{job:?} a second time");
    said.into_iter().map(|effect| effect.action).collect()
}

/// Who was told of a kind, in the order of their ids.
fn told(world: &World, kind: NotificationKind) -> Vec<Id> {
    let mut people: Vec<Id> =
        world.model.records::<Notification>().into_iter().filter(|n| n.kind == kind).map(|n| n.user_id).collect();
    people.sort();
    people
}

fn lead(world: &mut World) -> Id {
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

fn follow_up(world: &mut World, lead_id: Option<Id>, customer_id: Option<Id>, next_in_days: Option<i64>) {
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

fn set(world: &mut World, key: SettingKey, value: &str) {
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

/// The first receipt of a kind that is due later than today.
fn receipt(world: &World, contract: Id, monthly: bool) -> OrderPayment {
    let mut rows = world.receipts(contract);
    rows.retain(|row| (row.payment_type == OrderPaymentType::Monthly) == monthly);
    rows.into_iter().next().expect("a receipt")
}

fn due_in(world: &mut World, mut receipt: OrderPayment, days: u64) -> Id {
    receipt.due_date = Some(world.today() + Days::new(days));
    world.put(&receipt);
    receipt.id
}

/// Only one receipt is waited for.
fn alone(world: &mut World, id: Id) {
    for mut other in world.model.records::<OrderPayment>().into_iter().filter(|row| row.id != id) {
        other.due_date = None;
        world.put(&other);
    }
}

#[test]
fn an_instalment_is_recalled_before_and_asked_for_after() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    let first = receipt(&world, one, false);
    let id = due_in(&mut world, first, 9);
    alone(&mut world, id);
    let mut days = Vec::new();
    for day in 1..=18 {
        world.days_later(1);
        if let Some(action) = night(&mut world, JobKind::InstalmentReminder).first() {
            days.push((day, *action));
        }
    }
    use JobAction::{Collect, Remind};
    // Due on day 9: seven, three and no days before, the first day after, then every third.
    assert_eq!(days, [(2, Remind), (6, Remind), (9, Remind), (10, Collect), (13, Remind), (16, Remind)]);
    let tasks = world.model.records::<CollectionTask>();
    assert_eq!(tasks.len(), 1);
    assert_eq!((tasks[0].task_type, tasks[0].order_payment_id), (TaskType::Auto, Some(id)));
}

#[test]
fn a_month_that_did_not_come_is_finances_to_see() {
    let mut world = World::new();
    let (deal, _, long) = world.signed_deal("PT", Currency::Idr);
    let first = receipt(&world, long, true);
    let id = due_in(&mut world, first, 9);
    alone(&mut world, id);
    let mut days = Vec::new();
    for day in 1..=14 {
        world.days_later(1);
        if let Some(action) = night(&mut world, JobKind::MonthlyReminder).first() {
            days.push((day, *action));
        }
    }
    assert_eq!(days, [(2, JobAction::Remind), (8, JobAction::Remind), (10, JobAction::Collect)]);
    let todos = world.model.records::<CollectionTodo>();
    let todo = todos.iter().find(|todo| todo.todo_type == TodoType::CheckPayment).expect("a todo");
    assert_eq!((todo.opportunity_id, todo.assigned_to), (deal, None));
    assert!(told(&world, NotificationKind::MonthlyPaymentDue).contains(&user("finance")));
}

/// How a job's dunning tasks and todos stand: state, receipt, and what the rules wrote down last.
fn asked(world: &World) -> Vec<(String, Option<Id>, String)> {
    let entries = world.model.records::<CollectionTaskEntry>();
    let mut found = Vec::new();
    for task in world.model.records::<CollectionTask>() {
        let mut said: Vec<_> = entries.iter().filter(|entry| entry.task_id == task.id).collect();
        said.sort_by_key(|entry| entry.created_at);
        let last = said.last().filter(|entry| entry.channel == "system").map(|entry| entry.content.clone());
        found.push((task.status.code().to_owned(), task.order_payment_id, last.unwrap_or_default()));
    }
    for todo in world.model.records::<CollectionTodo>().into_iter().filter(|t| t.todo_type == TodoType::CheckPayment) {
        assert_eq!(todo.completed_by.is_some(), !todo.status.is_open());
        found.push((todo.status.code().to_owned(), None, todo.outcome.unwrap_or_default()));
    }
    found.sort();
    found
}

/// A receipt of each kind a day late, with what the night opened about it.
fn late(monthly: bool) -> (World, Id, OrderPayment) {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("PT", Currency::Idr);
    let contract = if monthly { long } else { one };
    let first = receipt(&world, contract, monthly);
    let id = due_in(&mut world, first, 0);
    alone(&mut world, id);
    world.days_later(1);
    let job = if monthly { JobKind::MonthlyReminder } else { JobKind::InstalmentReminder };
    assert_eq!(night(&mut world, job), [JobAction::Collect]);
    let receipt = world.get(id);
    (world, contract, receipt)
}

#[test]
fn what_a_job_opened_ends_with_the_money_and_begins_again_without_it() {
    for monthly in [false, true] {
        let of = |receipt: Id| (!monthly).then_some(receipt);
        let job = if monthly { JobKind::MonthlyReminder } else { JobKind::InstalmentReminder };
        // Finance sees the money by hand, and takes that back.
        let (mut world, _, first) = late(monthly);
        let before = asked(&world);
        assert_eq!(before, [("pending".into(), of(first.id), String::new())]);
        let paid_on = world.today();
        let confirm = ConfirmOrderPayment { id: first.id, paid_on, notes: None };
        world.done("finance", Command::OrderPaymentConfirm(confirm));
        assert_eq!(asked(&world), [("completed".into(), of(first.id), format!("system.paid/{paid_on}"))]);
        let again = ReopenOrderPayment { id: first.id, reason: "付错账户".into() };
        world.done("finance", Command::OrderPaymentReopen(again));
        assert_eq!(asked(&world), [("pending".into(), of(first.id), "system.taken_back/付错账户".into())]);

        // A payment covers it, and is given back.
        let (mut world, contract, first) = late(monthly);
        let payment = world.pay(contract, first.payment_amount_minor);
        let number = world.get::<Payment>(payment).payment_no;
        assert_eq!(asked(&world), [("completed".into(), of(first.id), format!("system.paid/{number}"))]);
        world.days_later(1);
        night(&mut world, job);
        assert_eq!(asked(&world).len(), 1, "paid money is not asked for");
        let refund = RefundPayment { id: payment, reason: "重复付款".into() };
        world.done("finance", Command::PaymentRefund(refund));
        assert_eq!(asked(&world), [("pending".into(), of(first.id), "system.taken_back/重复付款".into())]);

        // A part of it came: the rest is asked for, once.
        let (mut world, contract, first) = late(monthly);
        world.pay(contract, 1_000);
        let mut rest = world.receipts(contract);
        rest.retain(|row| row.due_date == first.due_date && row.status == OrderPaymentStatus::Pending);
        let [rest] = &rest[..] else { panic!("the rest of one receipt") };
        let open: Vec<_> = asked(&world).into_iter().filter(|(state, ..)| state == "pending").collect();
        assert_eq!((open.len(), open[0].1), (1, of(rest.id)), "{open:?}");
        world.days_later(1);
        assert!(!night(&mut world, job).contains(&JobAction::Collect), "the rest is asked for already");
        world.pay(contract, rest.payment_amount_minor);
        assert!(asked(&world).iter().all(|(state, ..)| state == "completed"), "{:?}", asked(&world));

        // The contract ends: nobody is asked any more.
        let (mut world, contract, first) = late(monthly);
        let end = TerminateContract { id: contract, reason: "客户停业".into() };
        world.done("manager", Command::ContractTerminate(end));
        let number = world.order(contract).order_number;
        assert_eq!(asked(&world), [("cancelled".into(), of(first.id), format!("system.order_cancelled/{number}"))]);
    }
}

#[test]
fn what_a_person_ended_stays_ended_and_nobody_lets_it_begin_again_by_hand() {
    let (mut world, contract, first) = late(false);
    let task = world.model.records::<CollectionTask>()[0].id;
    let given_up = FinishTask { id: task, status: CollectionTaskStatus::Cancelled, notes: Some("坏账".into()) };
    world.done("rep", Command::CollectionTaskFinish(given_up));
    let payment = world.pay(contract, first.payment_amount_minor);
    world.done("finance", Command::PaymentRefund(RefundPayment { id: payment, reason: "退回".into() }));
    assert_eq!(asked(&world), [("cancelled".into(), Some(first.id), String::new())]);
    let (mut world, contract, first) = late(true);
    world.pay(contract, first.payment_amount_minor);
    let mut todos = world.model.records::<CollectionTodo>();
    todos.retain(|todo| todo.todo_type == TodoType::CheckPayment);
    for status in [TodoStatus::Pending, TodoStatus::InProgress] {
        let command = MoveTodo { id: todos[0].id, status, outcome: None };
        refused(world.run("finance", Command::TodoMove(command)), "todo.wrong_status");
    }
}

#[test]
fn a_payment_waits_a_working_day_and_then_finance_hears_daily() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    // A Friday: Monday is the working day it may wait.
    while chrono::Datelike::weekday(&world.today()) != chrono::Weekday::Fri {
        world.days_later(1);
    }
    let fields = world.payment_fields(one, 1_000_000);
    let id = world.report("rep", one, fields).expect("reported");
    let mut days = Vec::new();
    for day in 1..=5 {
        world.days_later(1);
        if !night(&mut world, JobKind::ReviewReminder).is_empty() {
            days.push(day);
        }
    }
    assert_eq!(days, [4, 5]);
    world.confirm(id).expect("confirmed");
    world.days_later(1);
    assert_eq!(night(&mut world, JobKind::ReviewReminder), []);
}

#[test]
fn an_approval_that_waits_is_recalled_to_who_may_decide() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    world.contracts(deal, "PT", Currency::Idr);
    world.ask_stage("rep", deal).expect("asked");
    let mut seen = false;
    for _ in 0..6 {
        world.days_later(1);
        seen |= !night(&mut world, JobKind::ApprovalReminder).is_empty();
    }
    assert!(seen);
    let people = told(&world, NotificationKind::ApprovalOverdue);
    assert!(people.contains(&user("legal")) && people.contains(&user("manager")), "{people:?}");
    assert!(!people.contains(&user("rep")) && !people.contains(&user("finance")), "{people:?}");
}

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
