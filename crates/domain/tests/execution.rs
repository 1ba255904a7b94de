//! Execution orders: the split of a signed deal, what waits for what, who does it, and when it is delivered (DOMAIN §5.7, §8).

use std::collections::BTreeMap;

use bantu_domain::collection::{CollectionTodo, TodoStatus, TodoType, VerifyDelivery};
use bantu_domain::contract::TerminateContract;
use bantu_domain::execution::{
    AddDependency, AssignExecution, CancelExecution, CompanyRegistrationInfo, CompleteExecution, CompleteRegistration,
    CreateExecution, CreateExecutionItem, ExecutionDependencyStatus, ExecutionDependencyType, ExecutionItemStatus,
    ExecutionOrder, ExecutionOrderDependency, ExecutionOrderItem, ExecutionStatus, ExecutionType, FailRegistration,
    MoveExecutionItem, PlanExecution, Progress, RegistrationStatus, RemoveDependency, SaveRegistration, SplitExecution,
    main_id, progress_of,
};
use bantu_domain::money::Currency;
use bantu_domain::notification::{Notification, NotificationKind};
use bantu_domain::opportunity::{Opportunity, SetWorkflowStatus, WorkflowStatus};
use bantu_domain::product::ServiceCategory;
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, code, refused, refused_field, user};

fn split(world: &mut World, who: &str, deal: Id) -> Result<Outcome, Fault> {
    world.run(who, Command::ExecutionSplit(SplitExecution { opportunity_id: deal }))
}

/// The signed worked example, split: company, stay permit, running service.
pub fn splitted() -> (World, Id, Orders) {
    let mut world = World::new();
    let (deal, ..) = world.signed_deal("PT", Currency::Idr);
    split(&mut world, "dispatcher", deal).expect("everything is signed");
    let orders = Orders::of(&world);
    (world, deal, orders)
}

/// The children of a deal by kind, one each.
#[derive(Debug, Clone, Copy)]
pub struct Orders {
    pub company: Id,
    pub permit: Id,
    pub running: Id,
}

impl Orders {
    fn of(world: &World) -> Self {
        let by: BTreeMap<&str, Id> =
            world.model.records::<ExecutionOrder>().iter().map(|o| (o.order_type.code(), o.id)).collect();
        Self { company: by["company_registration"], permit: by["visa_kitas"], running: by["long_term"] }
    }
}

fn status(world: &World, id: Id) -> ExecutionStatus {
    world.get::<ExecutionOrder>(id).status
}

pub fn assign(world: &mut World, id: Id) -> Result<Outcome, Fault> {
    let command = AssignExecution { id, assigned_to: Some(user("worker")), assigned_team: None };
    world.run("dispatcher", Command::ExecutionAssign(command))
}

fn finish_items(world: &mut World, order: Id) {
    for item in world.model.records::<ExecutionOrderItem>().into_iter().filter(|i| i.execution_order_id == order) {
        for status in [ExecutionItemStatus::InProgress, ExecutionItemStatus::Completed] {
            world.done("worker", Command::ExecutionMoveItem(MoveExecutionItem { id: item.id, status, notes: None }));
        }
    }
}

fn complete(world: &mut World, id: Id) -> Result<Outcome, Fault> {
    let actual_end_date = world.today();
    world.run("worker", Command::ExecutionComplete(CompleteExecution { id, actual_end_date }))
}

fn info(order: Id) -> SaveRegistration {
    SaveRegistration {
        execution_order_id: order,
        company_name: "PT Beijing Teknologi".into(),
        nib: Some("1234567890123".into()),
        npwp: Some("01.234.567.8-901.000".into()),
        izin_lokasi: None,
        akta: None,
        sk: None,
        notes: None,
    }
}

fn register(world: &mut World, order: Id) -> Result<Outcome, Fault> {
    let command = CompleteRegistration { execution_order_id: order, completed_on: world.today() };
    world.run("worker", Command::RegistrationComplete(command))
}

fn do_all(world: &mut World, order: Id) {
    assign(world, order).expect("free");
    finish_items(world, order);
    complete(world, order).expect("its lines are done");
}

pub fn do_company(world: &mut World, order: Id) {
    assign(world, order).expect("free");
    world.done("worker", Command::RegistrationSave(info(order)));
    register(world, order).expect("its papers are there");
}

/// Splits a deal and does everything that is done once; what runs is given away.
pub fn deliver(world: &mut World, deal: Id) {
    split(world, "dispatcher", deal).expect("everything is signed");
    let orders = Orders::of(world);
    do_company(world, orders.company);
    do_all(world, orders.permit);
    assign(world, orders.running).expect("free");
}

fn progress(world: &World, deal: Id) -> Progress {
    world.model.ask(user("dispatcher"), world.at, |cx| progress_of(deal, cx)).expect("a progress")
}

fn cancel(world: &mut World, id: Id, reason: &str) -> Result<Outcome, Fault> {
    world.run("dispatcher", Command::ExecutionCancel(CancelExecution { id, reason: reason.into() }))
}

#[test]
fn a_signed_deal_becomes_orders_that_wait_for_the_company() {
    let (world, deal, orders) = splitted();
    let main: ExecutionOrder = world.get(main_id(deal));
    assert_eq!((main.order_type, main.parent_order_id), (ExecutionType::Main, None));
    let company: ExecutionOrder = world.get(orders.company);
    assert_eq!((company.status, company.parent_order_id), (ExecutionStatus::Pending, Some(main.id)));
    assert_eq!(company.wechat_group_no.as_deref(), Some("G-88"));
    assert!(company.order_no.starts_with("EXEC-20260115-"), "{}", company.order_no);
    let permit: ExecutionOrder = world.get(orders.permit);
    assert_eq!((permit.status, permit.requires_company_registration), (ExecutionStatus::Blocked, true));
    assert_eq!(permit.company_registration_order_id, Some(orders.company));
    assert_eq!(status(&world, orders.running), ExecutionStatus::Blocked);
    let mut waits: Vec<_> = world
        .model
        .records::<ExecutionOrderDependency>()
        .iter()
        .map(|d| (d.execution_order_id, d.prerequisite_order_id, d.dependency_type))
        .collect();
    waits.sort_by_key(|(_, _, kind)| kind.code());
    assert_eq!(
        waits,
        [
            (orders.permit, orders.company, ExecutionDependencyType::CompanyRegistration),
            (orders.running, orders.permit, ExecutionDependencyType::VisaKitas),
        ]
    );
}

#[test]
fn a_split_needs_signatures_and_happens_once() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    refused(split(&mut world, "dispatcher", deal), "contract.not_signed");
    let (one, _) = world.contracts(deal, "PT", Currency::Idr);
    world.approve_contracts(deal);
    world.send("rep", one).expect("approved");
    world.sign("rep", one).expect("sent");
    refused(split(&mut world, "dispatcher", deal), "contract.not_signed");
    let (mut world, deal, _) = splitted();
    refused(split(&mut world, "dispatcher", deal), "execution.exists");
    let mut world = World::new();
    let (deal, ..) = world.signed_deal("PT", Currency::Idr);
    refused(split(&mut world, "rep", deal), "permission.denied");
    // The same orders on every machine.
    let other = world.clone();
    let ids = |mut world: World| {
        split(&mut world, "dispatcher", deal).expect("signed");
        world.model.records::<ExecutionOrder>().iter().map(|o| (o.id, o.order_no.clone())).collect::<Vec<_>>()
    };
    assert_eq!(ids(world), ids(other));
}

#[test]
fn the_company_releases_the_permit_and_the_permit_the_rest() {
    let (mut world, deal, orders) = splitted();
    let released = |world: &World| {
        world.model.records::<CollectionTodo>().iter().filter(|t| t.todo_type == TodoType::ReleaseNewOrder).count()
    };
    let refusal = refused(assign(&mut world, orders.permit), "execution.waits");
    assert_eq!(refusal.params["orders"], world.get::<ExecutionOrder>(orders.company).order_no);
    do_company(&mut world, orders.company);
    assert_eq!(status(&world, orders.company), ExecutionStatus::Completed);
    assert_eq!(status(&world, orders.permit), ExecutionStatus::Pending);
    assert_eq!(status(&world, orders.running), ExecutionStatus::Blocked);
    assert_eq!(released(&world), 1, "the owner hears of it");
    assert_eq!(world.get::<Opportunity>(deal).delivery_verified_on, None);
    do_all(&mut world, orders.permit);
    assert_eq!(status(&world, orders.running), ExecutionStatus::Pending);
    assert_eq!(status(&world, main_id(deal)), ExecutionStatus::Completed, "what is done once is done");
    assign(&mut world, orders.running).expect("free");
    assert!(progress(&world, deal).is_assigned());
}

#[test]
fn what_may_happen_in_which_state() {
    use ExecutionStatus::{Blocked, Cancelled, Completed, InProgress, Pending};
    const WRONG: &str = "execution.wrong_status";
    // Giving away, planning, completing, giving up, waiting for the company.
    for (wanted, expected) in [
        (Blocked, ["execution.waits", "ok", WRONG, "ok", "ok"]),
        (Pending, ["ok", "ok", WRONG, "ok", "ok"]),
        (InProgress, ["ok", "ok", "ok", "ok", WRONG]),
        (Completed, [WRONG, WRONG, WRONG, WRONG, WRONG]),
        (Cancelled, [WRONG, WRONG, WRONG, WRONG, WRONG]),
    ] {
        let (mut world, _, orders) = splitted();
        let id = orders.permit;
        if wanted != Blocked {
            do_company(&mut world, orders.company);
        }
        match wanted {
            Blocked | Pending => {}
            InProgress | Completed => {
                assign(&mut world, id).expect("free");
                finish_items(&mut world, id);
                if wanted == Completed {
                    complete(&mut world, id).expect("its lines are done");
                }
            }
            Cancelled => drop(cancel(&mut world, id, "客户取消").expect("open")),
        }
        assert_eq!(status(&world, id), wanted);
        let found: Vec<String> = (0..5)
            .map(|action| {
                let mut world = world.clone();
                code(match action {
                    0 => assign(&mut world, id),
                    1 => {
                        let planned_end_date = Some(world.day(9));
                        let command = PlanExecution { id, planned_start_date: None, planned_end_date };
                        world.run("dispatcher", Command::ExecutionPlan(command))
                    }
                    2 => complete(&mut world, id),
                    3 => cancel(&mut world, id, "客户取消"),
                    _ => world.run("dispatcher", Command::ExecutionAddDependency(wait(id, orders.company))),
                })
            })
            .collect();
        assert_eq!(found, expected, "{wanted:?}");
    }
}

fn wait(execution_order_id: Id, prerequisite_order_id: Id) -> AddDependency {
    AddDependency {
        execution_order_id,
        prerequisite_order_id,
        dependency_type: ExecutionDependencyType::MaterialApproval,
        notes: None,
    }
}

#[test]
fn nothing_waits_in_a_circle() {
    let (mut world, deal, orders) = splitted();
    for (waiting, other, code) in [
        (orders.company, orders.running, "execution.cycle"),
        (orders.company, orders.permit, "execution.cycle"),
        (orders.company, orders.company, "execution.cycle"),
        (orders.company, main_id(deal), "execution.main"),
        (main_id(deal), orders.company, "execution.main"),
        (orders.company, deal, "reference.unknown"),
    ] {
        refused(world.run("dispatcher", Command::ExecutionAddDependency(wait(waiting, other))), code);
    }
    let take = |world: &mut World, a, b| {
        let command = RemoveDependency { execution_order_id: a, prerequisite_order_id: b };
        world.run("dispatcher", Command::ExecutionRemoveDependency(command))
    };
    refused(take(&mut world, orders.running, orders.company), "record.not_found");
    take(&mut world, orders.permit, orders.company).expect("it waited");
    let permit: ExecutionOrder = world.get(orders.permit);
    assert_eq!((permit.status, permit.requires_company_registration), (ExecutionStatus::Pending, false));
    world.done("dispatcher", Command::ExecutionAddDependency(wait(orders.company, orders.permit)));
    assert_eq!(status(&world, orders.company), ExecutionStatus::Blocked);
}

#[test]
fn a_registration_ends_with_its_papers_only() {
    let (mut world, _, orders) = splitted();
    let id = orders.company;
    refused(register(&mut world, id), "execution.wrong_status");
    assign(&mut world, id).expect("free");
    refused(complete(&mut world, id), "execution.by_registration");
    refused_field(register(&mut world, id), "field.required", "company_name");
    let save = |world: &mut World, change: fn(&mut SaveRegistration)| {
        let mut command = info(id);
        change(&mut command);
        world.run("worker", Command::RegistrationSave(command))
    };
    refused_field(save(&mut world, |i| i.company_name = " ".into()), "field.required", "company_name");
    for nib in ["123456789012", "12345678901234", "123456789012x"] {
        let mut command = info(id);
        command.nib = Some(nib.into());
        refused_field(world.run("worker", Command::RegistrationSave(command)), "field.invalid", "nib");
    }
    refused_field(save(&mut world, |i| i.npwp = Some("12".into())), "field.invalid", "npwp");
    save(&mut world, |i| i.nib = None).expect("not known yet");
    refused_field(register(&mut world, id), "field.required", "nib");
    save(&mut world, |i| i.npwp = Some(" ".into())).expect("not known yet");
    refused_field(register(&mut world, id), "field.required", "npwp");
    save(&mut world, |_| ()).expect("all of them");
    register(&mut world, id).expect("all of them");
    let found = world.model.records::<CompanyRegistrationInfo>();
    assert_eq!((found.len(), found[0].registration_status), (1, RegistrationStatus::Completed));
    refused(save(&mut world, |_| ()), "execution.wrong_status");
    let other = SaveRegistration { execution_order_id: orders.permit, ..info(id) };
    refused(world.run("worker", Command::RegistrationSave(other)), "execution.not_registration");
}

#[test]
fn what_waits_for_something_given_up_stays_and_somebody_decides() {
    let (mut world, deal, orders) = splitted();
    assign(&mut world, orders.company).expect("free");
    let fail = |world: &mut World, reason: &str| {
        let command = FailRegistration { execution_order_id: orders.company, reason: reason.into() };
        world.run("worker", Command::RegistrationFail(command))
    };
    refused(fail(&mut world, " "), "reason.required");
    fail(&mut world, "资金不足").expect("a reason");
    assert_eq!(status(&world, orders.company), ExecutionStatus::Cancelled);
    assert_eq!(status(&world, orders.permit), ExecutionStatus::Blocked);
    let waits = world.model.records::<ExecutionOrderDependency>();
    let blocked = waits.iter().filter(|d| d.status == ExecutionDependencyStatus::Blocked).count();
    assert_eq!(blocked, 1);
    let number = world.get::<ExecutionOrder>(orders.company).order_no;
    let todos = world.model.records::<CollectionTodo>();
    let heard = todos.iter().find(|t| t.todo_type == TodoType::ExecutionStuck).expect("somebody hears of it");
    assert_eq!((heard.execution_order_id, heard.status.is_open()), (Some(orders.company), true));
    refused(assign(&mut world, orders.permit), "execution.waits");
    assert_eq!(progress(&world, deal).cancelled, [number]);
}

/// A todo about an order: its state and what the rules wrote down.
fn todo_about(world: &World, kind: TodoType, order: Id) -> Option<(TodoStatus, String)> {
    let mut todos = world.model.records::<CollectionTodo>();
    todos.retain(|todo| todo.todo_type == kind && todo.execution_order_id == Some(order));
    todos.pop().map(|todo| (todo.status, todo.outcome.unwrap_or_default()))
}

#[test]
fn a_todo_about_an_order_ends_with_its_reason() {
    use TodoStatus::{Cancelled, Completed, Pending};
    use TodoType::{ExecutionStuck, ReleaseNewOrder};
    let number = |world: &World, id: Id| world.get::<ExecutionOrder>(id).order_no;
    // Somebody decides about what waits for a company that will not come to be: it waits no more, or is given up as well.
    for decide in [true, false] {
        let (mut world, _, orders) = splitted();
        cancel(&mut world, orders.company, "资金不足").expect("open");
        assert_eq!(todo_about(&world, ExecutionStuck, orders.company), Some((Pending, String::new())));
        let waits = world.model.records::<ExecutionOrderDependency>();
        let waits: Vec<_> = waits.into_iter().filter(|w| w.prerequisite_order_id == orders.company).collect();
        for (index, wait) in waits.iter().enumerate() {
            assert_eq!(todo_about(&world, ExecutionStuck, orders.company), Some((Pending, String::new())), "{index}");
            let (execution_order_id, prerequisite_order_id) = (wait.execution_order_id, orders.company);
            if decide {
                let command = RemoveDependency { execution_order_id, prerequisite_order_id };
                world.done("dispatcher", Command::ExecutionRemoveDependency(command));
            } else {
                cancel(&mut world, execution_order_id, "不再办理").expect("open");
            }
        }
        let told = format!("system.nobody_waits/{}", number(&world, orders.company));
        assert_eq!(todo_about(&world, ExecutionStuck, orders.company), Some((Completed, told)), "{decide}");
    }
    // An order that is free to be given away waits again, or is given up.
    for again in [true, false] {
        let (mut world, _, orders) = splitted();
        do_company(&mut world, orders.company);
        assert_eq!(todo_about(&world, ReleaseNewOrder, orders.permit), Some((Pending, String::new())));
        if again {
            let (mut other, deal) = (world.clone(), world.get::<ExecutionOrder>(orders.permit).opportunity_id);
            let extra = by_hand(&mut other, deal, ExecutionType::OneTime);
            world = other;
            let id = extra.id;
            world.done("dispatcher", Command::ExecutionCreate(extra));
            world.done("dispatcher", Command::ExecutionAddDependency(wait(orders.permit, id)));
        } else {
            cancel(&mut world, orders.permit, "客户取消").expect("open");
        }
        let told = format!("system.not_free/{}", number(&world, orders.permit));
        assert_eq!(todo_about(&world, ReleaseNewOrder, orders.permit), Some((Cancelled, told)), "{again}");
    }
    // Who waits for something already given up himself keeps nobody busy.
    let (mut world, _, orders) = splitted();
    let waits = world.model.records::<ExecutionOrderDependency>();
    for wait in waits.into_iter().filter(|w| w.prerequisite_order_id == orders.company) {
        cancel(&mut world, wait.execution_order_id, "不再办理").expect("open");
    }
    cancel(&mut world, orders.company, "资金不足").expect("open");
    assert_eq!(todo_about(&world, ExecutionStuck, orders.company), None);
}

#[test]
fn an_order_has_somebody_days_and_lines() {
    let (mut world, _, orders) = splitted();
    do_company(&mut world, orders.company);
    let id = orders.permit;
    let give = |world: &mut World, to: Option<Id>, team: Option<&str>| {
        let command = AssignExecution { id, assigned_to: to, assigned_team: team.map(str::to_owned) };
        world.run("dispatcher", Command::ExecutionAssign(command))
    };
    refused_field(give(&mut world, None, Some(" ")), "field.required", "assigned_to");
    let nobody = world.id();
    refused_field(give(&mut world, Some(nobody), None), "reference.unknown", "assigned_to");
    give(&mut world, None, Some("visa")).expect("a team");
    let order: ExecutionOrder = world.get(id);
    // 15 January 2026 is a Thursday: seven working days later is Monday, the 26th.
    assert_eq!(order.planned_end_date.map(|d| d.to_string()).as_deref(), Some("2026-01-26"));
    assert_eq!((order.status, order.actual_start_date), (ExecutionStatus::InProgress, Some(world.today())));
    assert!(!order.is_overdue(world.day(11)));
    assert!(order.is_overdue(world.day(12)));
    refused(complete(&mut world, id), "execution.items_open");
    let item =
        world.model.records::<ExecutionOrderItem>().into_iter().find(|i| i.execution_order_id == id).expect("one");
    let step = |world: &mut World, status| {
        world.run("worker", Command::ExecutionMoveItem(MoveExecutionItem { id: item.id, status, notes: None }))
    };
    refused(step(&mut world, ExecutionItemStatus::Completed), "execution.wrong_status");
    step(&mut world, ExecutionItemStatus::InProgress).expect("begun");
    step(&mut world, ExecutionItemStatus::Completed).expect("done");
    refused(step(&mut world, ExecutionItemStatus::InProgress), "execution.wrong_status");
    let late = CompleteExecution { id, actual_end_date: world.day(2) };
    refused_field(world.run("worker", Command::ExecutionComplete(late)), "date.out_of_range", "actual_end_date");
    complete(&mut world, id).expect("all lines are done");
}

fn by_hand(world: &mut World, deal: Id, order_type: ExecutionType) -> CreateExecution {
    CreateExecution {
        id: world.id(),
        opportunity_id: deal,
        contract_id: None,
        order_type,
        title: "开户".into(),
        planned_start_date: None,
        planned_end_date: None,
        items: vec![CreateExecutionItem {
            id: world.id(),
            product_id: None,
            item_name: "银行开户".into(),
            service_category: ServiceCategory::OneTime,
            notes: None,
        }],
    }
}

#[test]
fn delivery_follows_from_the_orders_or_a_person_says_so() {
    let verify = |world: &mut World, deal| {
        let delivered_on = Some(world.today());
        let command = VerifyDelivery { opportunity_id: deal, delivered_on, note: "全部交付".into() };
        world.run("rep", Command::OpportunityVerifyDelivery(command))
    };
    let on = |world: &World, deal| world.get::<Opportunity>(deal).delivery_verified_on;
    // None: a person.
    let mut world = World::new();
    let (deal, ..) = world.signed_deal("PT", Currency::Idr);
    verify(&mut world, deal).expect("nothing is kept");
    assert_eq!(on(&world, deal), Some(world.today()));
    // Long-term still running: the last one-time order says it, and what waited for the delivery falls due.
    let (mut world, deal, orders) = splitted();
    do_company(&mut world, orders.company);
    let refusal = refused(verify(&mut world, deal), "execution.open");
    assert_eq!(refusal.params["orders"], world.get::<ExecutionOrder>(orders.permit).order_no);
    do_all(&mut world, orders.permit);
    assert_eq!(on(&world, deal), Some(world.today()));
    let one = world.get::<Opportunity>(deal).primary_contract_id.expect("signed");
    assert_eq!(world.receipts(one)[1].due_date, Some(world.today()));
    // All done: nothing changes.
    do_all(&mut world, orders.running);
    assert_eq!(on(&world, deal), Some(world.today()));
    // Something more is ordered: it must be delivered too.
    let more = by_hand(&mut world, deal, ExecutionType::OneTime);
    let id = more.id;
    world.done("dispatcher", Command::ExecutionCreate(more));
    assert_eq!((on(&world, deal), status(&world, main_id(deal))), (None, ExecutionStatus::Pending));
    do_all(&mut world, id);
    assert_eq!(on(&world, deal), Some(world.today()));
    // One given up: the others do not say it by themselves, a person does.
    let (mut world, deal, orders) = splitted();
    do_company(&mut world, orders.company);
    cancel(&mut world, orders.permit, "客户取消").expect("open");
    assert_eq!(on(&world, deal), None);
    verify(&mut world, deal).expect("nothing is open");
    assert_eq!(on(&world, deal), Some(world.today()));
}

#[test]
fn orders_by_hand_are_checked() {
    let mut world = World::new();
    let (deal, one, _) = world.signed_deal("PT", Currency::Idr);
    let good = by_hand(&mut world, deal, ExecutionType::OneTime);
    let (yesterday, today) = (world.day(-1), world.today());
    for (command, code, field) in [
        (CreateExecution { order_type: ExecutionType::Main, ..good.clone() }, "field.invalid", "order_type"),
        (CreateExecution { title: " ".into(), ..good.clone() }, "field.required", "title"),
        (CreateExecution { items: Vec::new(), ..good.clone() }, "field.invalid", "items"),
        (CreateExecution { items: vec![good.items[0].clone(); 2], ..good.clone() }, "field.invalid", "items"),
        (CreateExecution { contract_id: Some(deal), ..good.clone() }, "reference.unknown", "contract_id"),
        (
            CreateExecution { planned_start_date: Some(today), planned_end_date: Some(yesterday), ..good.clone() },
            "date.order",
            "planned_end_date",
        ),
    ] {
        refused_field(world.run("dispatcher", Command::ExecutionCreate(command)), code, field);
    }
    refused(world.run("worker", Command::ExecutionCreate(good.clone())), "permission.denied");
    world.done("manager", Command::ContractTerminate(TerminateContract { id: one, reason: "客户撤回".into() }));
    let ended = CreateExecution { contract_id: Some(one), ..good.clone() };
    refused(world.run("dispatcher", Command::ExecutionCreate(ended)), "contract.not_signed");
    world.done("dispatcher", Command::ExecutionCreate(good));
    assert_eq!(progress(&world, deal).unassigned.len(), 1);
}

#[test]
fn a_cancelled_deal_gives_up_what_nobody_has_begun() {
    let (mut world, deal, orders) = splitted();
    assign(&mut world, orders.company).expect("free");
    let command =
        SetWorkflowStatus { id: deal, workflow_status: WorkflowStatus::Cancelled, reason: Some("客户取消".into()) };
    world.done("rep", Command::OpportunitySetWorkflowStatus(command));
    assert_eq!(status(&world, orders.company), ExecutionStatus::InProgress);
    assert_eq!(status(&world, orders.permit), ExecutionStatus::Cancelled);
    assert_eq!(world.get::<ExecutionOrder>(orders.running).cancel_reason.as_deref(), Some("客户取消"));
    refused(assign(&mut world, orders.company), "opportunity.not_active");
}

#[test]
fn who_gets_an_order_is_told_once() {
    let (mut world, _, orders) = splitted();
    let told = |world: &World| -> Vec<(Id, Id)> {
        let rows = world.model.records::<Notification>().into_iter();
        rows.filter(|n| n.kind == NotificationKind::OrderAssigned).map(|n| (n.user_id, n.subject_id)).collect()
    };
    let id = orders.company;
    assign(&mut world, id).expect("it waits for nothing");
    world.days_later(1);
    assign(&mut world, id).expect("the same person again");
    assert_eq!(told(&world), [(user("worker"), id)]);
    refused(assign(&mut world, orders.permit), "execution.waits");
    assert_eq!(told(&world).len(), 1);
}
