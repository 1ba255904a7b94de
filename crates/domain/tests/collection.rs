//! Collection: todos that open and close by themselves, delivery, dunning, completion (DOMAIN §5.1 stage 9, §5.8, §3.13).

use bantu_domain::collection::{
    CollectionStatus, CollectionTask, CollectionTaskEntry, CollectionTaskStatus, CollectionTodo, CompleteOpportunity,
    CreateTask, CreateTodo, FinishTask, LogTask, MoveTodo, TodoStatus, TodoType, VerifyDelivery, prepayment_needed,
    standing,
};
use bantu_domain::contract::TerminateContract;
use bantu_domain::money::Currency;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::payment::{PaymentFields, RefundPayment};
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, code, refused, refused_field, user};

fn todos(world: &World) -> Vec<(TodoType, TodoStatus)> {
    let mut found: Vec<_> = world.model.records::<CollectionTodo>().iter().map(|t| (t.todo_type, t.status)).collect();
    found.retain(|(kind, _)| *kind != TodoType::FinanceReview);
    found.sort_by_key(|(kind, _)| kind.code());
    found
}

fn verify(world: &mut World, deal: Id, days: Option<i64>, note: &str) -> Result<Outcome, Fault> {
    let delivered_on = days.map(|days| world.day(days));
    let command = VerifyDelivery { opportunity_id: deal, delivered_on, note: note.into() };
    world.run("rep", Command::OpportunityVerifyDelivery(command))
}

fn pay_finally(world: &mut World, contract: Id, minor: i64) -> Id {
    let fields = PaymentFields {
        is_final_payment: true,
        reference: Some(format!("END-{minor}")),
        ..world.payment_fields(contract, minor)
    };
    let id = world.report("rep", contract, fields).expect("reported");
    world.confirm(id).expect("waiting");
    id
}

#[test]
fn a_final_payment_asks_for_the_delivery_and_then_for_a_last_look() {
    use TodoStatus::{Completed, Pending};
    use TodoType::{FinalCheck, ReleaseNewOrder, VerifyDelivery};
    let mut world = World::new();
    let (deal, one, _) = world.signed_deal("PT", Currency::Idr);
    world.pay(one, 1);
    assert_eq!(todos(&world), [], "an ordinary payment asks for nothing");
    let last = pay_finally(&mut world, one, 2);
    assert_eq!(todos(&world), [(VerifyDelivery, Pending)]);
    assert_eq!(world.get::<Opportunity>(deal).final_payment_id, Some(last));
    verify(&mut world, deal, Some(0), "全部交付").expect("signed");
    assert_eq!(todos(&world), [(ReleaseNewOrder, Pending), (VerifyDelivery, Completed)]);
    pay_finally(&mut world, one, 3);
    assert_eq!(todos(&world), [(FinalCheck, Pending), (ReleaseNewOrder, Pending), (VerifyDelivery, Completed)]);
}

#[test]
fn a_final_payment_that_goes_back_takes_its_last_look_with_it() {
    use TodoStatus::{Cancelled, Pending};
    use TodoType::VerifyDelivery;
    let mut world = World::new();
    let (deal, one, _) = world.signed_deal("PT", Currency::Idr);
    let back = |world: &mut World, id| {
        world.done("finance", Command::PaymentRefund(RefundPayment { id, reason: "退回".into() }));
    };
    let final_one = |world: &World| world.get::<Opportunity>(deal).final_payment_id;
    let first = pay_finally(&mut world, one, 2);
    let second = pay_finally(&mut world, one, 3);
    assert_eq!((final_one(&world), todos(&world)), (Some(second), vec![(VerifyDelivery, Pending)]));
    back(&mut world, second);
    assert_eq!((final_one(&world), todos(&world)), (Some(first), vec![(VerifyDelivery, Pending)]), "one is there");
    back(&mut world, first);
    assert_eq!((final_one(&world), todos(&world)), (None, vec![(VerifyDelivery, Cancelled)]));
    let third = pay_finally(&mut world, one, 4);
    assert_eq!((final_one(&world), todos(&world)), (Some(third), vec![(VerifyDelivery, Pending)]), "asked again");
    let other = world.pay(one, 5);
    back(&mut world, other);
    assert_eq!((final_one(&world), todos(&world)), (Some(third), vec![(VerifyDelivery, Pending)]));
}

#[test]
fn delivery_is_confirmed_with_a_note_and_makes_the_rest_due() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    refused(verify(&mut world, deal, Some(0), "全部交付"), "contract.not_signed");
    let mut world = World::new();
    let (deal, one, _) = world.signed_deal("PT", Currency::Idr);
    refused_field(verify(&mut world, deal, Some(0), " "), "reason.required", "note");
    refused_field(verify(&mut world, deal, Some(2), "全部交付"), "date.out_of_range", "delivered_on");
    verify(&mut world, deal, Some(-1), "全部交付").expect("signed");
    let record: Opportunity = world.get(deal);
    assert_eq!((record.delivery_verified_on, record.delivery_verified_by), (Some(world.day(-1)), Some(user("rep"))));
    let dues: Vec<_> = world.receipts(one).iter().map(|r| r.due_date).collect();
    assert_eq!(dues, [Some(world.today()), Some(world.day(-1))]);
    verify(&mut world, deal, None, "还缺一份").expect("taken back");
    let record: Opportunity = world.get(deal);
    assert_eq!((record.delivery_verified_on, record.delivery_note.as_deref()), (None, Some("还缺一份")));
}

#[test]
fn how_the_one_time_part_stands() {
    let mut world = World::new();
    let (deal, one, long) = world.signed_deal("PT", Currency::Idr);
    let status = |world: &World| {
        let record: Opportunity = world.get(deal);
        world.model.ask(user("rep"), world.at, |cx| standing(&record, cx)).expect("a standing").status
    };
    assert_eq!(status(&world), CollectionStatus::NotStarted);
    world.pay(long, 475_000);
    assert_eq!(status(&world), CollectionStatus::NotStarted, "running services are left out");
    world.pay(one, 1);
    assert_eq!(status(&world), CollectionStatus::Partial);
    world.pay(one, 31_349_998);
    assert_eq!(status(&world), CollectionStatus::Full, "one rupiah is no difference");
    world.pay(one, 2);
    assert_eq!(status(&world), CollectionStatus::Full);
    world.pay(one, 1);
    assert_eq!(status(&world), CollectionStatus::Overpaid);
}

#[test]
fn what_is_needed_before_work_begins() {
    let mut world = World::new();
    let (deal, one, long) = world.signed_deal("PT", Currency::Idr);
    let needed = |world: &World| {
        let record: Opportunity = world.get(deal);
        let found = world.model.ask(user("rep"), world.at, |cx| {
            let standing = standing(&record, cx)?;
            standing.orders.iter().map(prepayment_needed).collect::<Result<Vec<_>, _>>()
        });
        let mut found: Vec<_> =
            found.expect("a standing").into_iter().flatten().map(|(n, r)| (n.minor(), r.minor())).collect();
        found.sort_unstable();
        found
    };
    // The first half of the one-time part, the first month of the running one.
    assert_eq!(needed(&world), [(475_000, 0), (15_675_000, 0)]);
    world.pay(one, 20_000_000);
    world.pay(long, 400_000);
    assert_eq!(needed(&world), [(475_000, 400_000), (15_675_000, 15_675_000)]);
}

#[test]
fn a_todo_moves_on_but_never_back_from_its_end() {
    use TodoStatus::{Cancelled, Completed, InProgress, Pending};
    for (from, legal) in [
        (Pending, [false, true, true, true]),
        (InProgress, [true, false, true, true]),
        (Completed, [false; 4]),
        (Cancelled, [false; 4]),
    ] {
        for (to, legal) in [Pending, InProgress, Completed, Cancelled].into_iter().zip(legal) {
            let mut world = World::new();
            let (deal, ..) = world.signed_deal("PT", Currency::Idr);
            let id = world.id();
            let create = CreateTodo {
                id,
                opportunity_id: deal,
                payment_id: None,
                todo_type: TodoType::CheckPayment,
                title: "看银行".into(),
                description: None,
                assigned_to: None,
                due_date: None,
            };
            world.done("rep", Command::TodoCreate(create));
            let go = |world: &mut World, status| {
                world.run("rep", Command::TodoMove(MoveTodo { id, status, outcome: Some("好".into()) }))
            };
            if from != Pending {
                go(&mut world, from).expect("from pending everything else follows");
            }
            assert_eq!(code(go(&mut world, to)), if legal { "ok" } else { "todo.wrong_status" }, "{from:?} {to:?}");
            let todo: CollectionTodo = world.get(id);
            assert_eq!(todo.completed_at.is_some(), !todo.status.is_open());
        }
    }
}

#[test]
fn finances_checks_are_not_ticked_off_by_hand() {
    let mut world = World::new();
    let (deal, one, _) = world.signed_deal("PT", Currency::Idr);
    let mut create = CreateTodo {
        id: world.id(),
        opportunity_id: deal,
        payment_id: None,
        todo_type: TodoType::FinanceReview,
        title: "核对".into(),
        description: None,
        assigned_to: None,
        due_date: None,
    };
    refused_field(world.run("rep", Command::TodoCreate(create.clone())), "field.invalid", "todo_type");
    create.todo_type = TodoType::CheckPayment;
    create.title = " ".into();
    refused_field(world.run("rep", Command::TodoCreate(create.clone())), "field.required", "title");
    create.title = "看银行".into();
    create.payment_id = Some(deal);
    refused_field(world.run("rep", Command::TodoCreate(create.clone())), "reference.unknown", "payment_id");
    create.payment_id = None;
    create.assigned_to = Some(deal);
    refused_field(world.run("rep", Command::TodoCreate(create.clone())), "reference.unknown", "assigned_to");
    refused(world.run("clerk", Command::TodoCreate(create)), "permission.denied");
    let fields = world.payment_fields(one, 1);
    world.report("rep", one, fields).expect("reported");
    let review = world.model.records::<CollectionTodo>().pop().expect("finance's");
    let tick = MoveTodo { id: review.id, status: TodoStatus::Completed, outcome: None };
    refused(world.run("finance", Command::TodoMove(tick)), "todo.by_review");
}

#[test]
fn dunning_keeps_its_history() {
    use CollectionTaskStatus::{Cancelled, Completed, InProgress, Pending};
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("PT", Currency::Idr);
    let (receipt, stranger) = (world.receipts(one)[0].id, world.receipts(long)[0].id);
    let open = |world: &mut World, order_payment_id| {
        let id = world.id();
        let order_id = world.order(one).id;
        let command =
            CreateTask { id, order_id, order_payment_id, due_date: None, notes: None, assigned_to_user_id: None };
        world.run("rep", Command::CollectionTaskCreate(command)).map(|_| id)
    };
    refused_field(open(&mut world, Some(stranger)), "reference.unknown", "order_payment_id");
    let task = open(&mut world, Some(receipt)).expect("expected");
    refused(open(&mut world, Some(receipt)), "collection_task.exists");
    let found: CollectionTask = world.get(task);
    assert_eq!((found.status, found.assigned_to_user_id), (Pending, Some(user("rep"))));
    let say = |world: &mut World, channel: &str, content: &str, days: Option<i64>| {
        let promised_on = days.map(|days| world.day(days));
        let command =
            LogTask { id: world.id(), task_id: task, channel: channel.into(), content: content.into(), promised_on };
        world.run("rep", Command::CollectionTaskLog(command))
    };
    refused_field(say(&mut world, "pigeon", "请付款", None), "field.invalid", "channel");
    refused_field(say(&mut world, "wechat", " ", None), "field.required", "content");
    say(&mut world, "wechat", "请付款", None).expect("open");
    say(&mut world, "phone", "周五付", Some(5)).expect("open");
    let found: CollectionTask = world.get(task);
    assert_eq!((found.status, found.reminder_count, found.due_date), (InProgress, 2, Some(world.day(5))));
    assert_eq!(world.model.records::<CollectionTaskEntry>().len(), 2);
    let finish = |world: &mut World, status| {
        world.run("rep", Command::CollectionTaskFinish(FinishTask { id: task, status, notes: None }))
    };
    for status in [Pending, InProgress] {
        refused_field(finish(&mut world, status), "field.invalid", "status");
    }
    finish(&mut world, Completed).expect("open");
    refused(finish(&mut world, Cancelled), "collection_task.closed");
    refused(say(&mut world, "phone", "谢谢", None), "collection_task.closed");
    open(&mut world, Some(receipt)).expect("the earlier one has ended");
}

#[test]
fn nobody_is_asked_for_the_money_of_an_ended_contract() {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("PT", Currency::Idr);
    let mut ask = |contract| {
        let id = world.id();
        let order_id = world.order(contract).id;
        let order_payment_id = Some(world.receipts(contract)[0].id);
        let command =
            CreateTask { id, order_id, order_payment_id, due_date: None, notes: None, assigned_to_user_id: None };
        world.done("rep", Command::CollectionTaskCreate(command));
        id
    };
    let (ended, goes_on) = (ask(one), ask(long));
    let end = TerminateContract { id: one, reason: "客户撤回".into() };
    world.done("manager", Command::ContractTerminate(end));
    assert_eq!(world.get::<CollectionTask>(ended).status, CollectionTaskStatus::Cancelled);
    assert_eq!(world.get::<CollectionTask>(goes_on).status, CollectionTaskStatus::Pending);
}

#[test]
fn the_end_is_reached_from_the_last_stage_only() {
    let mut world = World::new();
    let (deal, ..) = world.signed_deal("PT", Currency::Idr);
    let early = world.run("rep", Command::OpportunityComplete(CompleteOpportunity { id: deal }));
    let refusal = refused(early, "stage.wrong");
    assert_eq!((refusal.params["current"].as_str(), refusal.params["wanted"].as_str()), ("4", "9"));
}
