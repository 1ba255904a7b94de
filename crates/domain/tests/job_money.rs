//! The scheduled jobs about receipts, payments and approvals (DOMAIN §9).

use bantu_domain::Command;
use bantu_domain::collection::{
    CollectionTask, CollectionTaskEntry, CollectionTaskStatus, CollectionTodo, FinishTask, MoveTodo, TaskType,
    TodoStatus, TodoType,
};
use bantu_domain::contract::TerminateContract;
use bantu_domain::job::{JobAction, JobKind};
use bantu_domain::money::Currency;
use bantu_domain::notification::NotificationKind;
use bantu_domain::order_payment::{
    ConfirmOrderPayment, OrderPayment, OrderPaymentStatus, OrderPaymentType, ReopenOrderPayment,
};
use bantu_domain::payment::{Payment, RefundPayment};
use bantu_domain::record::Id;
use chrono::Days;

use crate::job::{night, told};
use crate::model::{World, refused, user};

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
