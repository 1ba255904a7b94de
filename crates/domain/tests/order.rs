//! Orders: the plan of the terms, months of running services, orders without a contract, revenue (DOMAIN §6.4, §6.7, §6.8).

use bantu_domain::money::{Currency, Money, Quantity};
use bantu_domain::order::{
    CancelOrder, ImportOrder, ImportOrderItem, Order, OrderItem, OrderStatus, OrderType, Revenue, month_after, monthly,
    order_id, revenue,
};
use bantu_domain::order_payment::{
    ConfirmOrderPayment, OrderPayment, OrderPaymentStatus, OrderPaymentType, ReopenOrderPayment,
};
use bantu_domain::product::ServiceCategory::{self, LongTerm, OneTime};
use bantu_domain::quotation::{Due, Instalment, Parts, PaymentTerms, plan_payments};
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault, Outcome};
use chrono::NaiveDate;

use crate::model::{World, product, refused, refused_field};

fn idr(minor: i64) -> Money {
    Money::new(minor, Currency::Idr)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn the_terms_split_the_one_time_part() {
    use Due::{OnContractSigned, OnDelivery};
    let parts = |minor| Parts::of(Currency::Idr, [(OneTime, idr(minor))], None).expect("parts");
    for (terms, total, expected) in [
        (PaymentTerms::FullUpfront, 101, vec![(100, 101, OnContractSigned)]),
        (PaymentTerms::FiftyFifty, 101, vec![(50, 51, OnContractSigned), (50, 50, OnDelivery)]),
        (PaymentTerms::SeventyThirty, 101, vec![(70, 71, OnContractSigned), (30, 30, OnDelivery)]),
        (PaymentTerms::PostPayment, 101, vec![(100, 101, OnDelivery)]),
        (PaymentTerms::FiftyFifty, 1, vec![(50, 1, OnContractSigned), (50, 0, OnDelivery)]),
    ] {
        let plan = plan_payments(terms, parts(total)).expect("a plan");
        let found: Vec<_> = plan
            .iter()
            .map(|i| match i {
                Instalment::Part { percent, amount, due } => (*percent, amount.minor(), *due),
                Instalment::Monthly { .. } => panic!("nothing runs"),
            })
            .collect();
        assert_eq!(found, expected, "{terms:?} {total}");
    }
}

#[test]
fn months_are_equal_and_the_last_takes_the_rest() {
    let plan = |minor, months| -> Vec<i64> {
        monthly(idr(minor), months).expect("months").iter().map(|m| m.minor()).collect()
    };
    assert_eq!(plan(36_000_000, 12), vec![3_000_000; 12]);
    assert_eq!(plan(10_000_000, 12), [vec![833_333; 11], vec![833_337]].concat());
    assert_eq!(plan(5_700_000, 6), vec![950_000; 6]);
    assert_eq!(plan(7, 1), [7]);
    assert_eq!(plan(25, 10), [vec![2; 9], vec![7]].concat(), "rounding up would leave less than nothing for the last");
    assert_eq!(monthly(idr(7), 0).expect_err("no months").code, "order.no_months");
}

#[test]
fn a_day_that_a_month_does_not_have_is_its_last() {
    let start = day("2026-01-31");
    let days: Vec<String> = (0..14).filter_map(|n| month_after(start, n)).map(|d| d.to_string()).collect();
    assert_eq!(
        days,
        [
            "2026-01-31",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-31",
            "2026-11-30",
            "2026-12-31",
            "2027-01-31",
            "2027-02-28"
        ]
    );
    assert_eq!(month_after(day("2028-01-30"), 1), Some(day("2028-02-29")));
    assert_eq!(month_after(NaiveDate::MAX, 1), None);
}

fn import(world: &mut World, who: &str, change: impl FnOnce(&mut ImportOrder)) -> (Id, Result<Outcome, Fault>) {
    let customer = world.customer("rep", "北京科技有限公司");
    let deal = world.deal("rep", customer);
    let item = |world: &mut World, code: &str, amount_minor, item_type: ServiceCategory| ImportOrderItem {
        id: world.id(),
        product_id: Some(product(code)),
        name: code.into(),
        quantity: Quantity::ONE,
        amount_minor,
        item_type,
    };
    let items = vec![item(world, "CPMA", 15_200_000, OneTime), item(world, "VO_normal", 36_000_000, LongTerm)];
    let mut command = ImportOrder {
        id: world.id(),
        opportunity_id: deal,
        title: "旧单".into(),
        currency: Currency::Idr,
        payment_terms: PaymentTerms::FullUpfront,
        ordered_on: world.today(),
        cycle_months: Some(12),
        start_date: Some(day("2026-01-31")),
        items,
    };
    change(&mut command);
    let id = command.id;
    (id, world.run(who, Command::OrderImport(command)))
}

#[test]
fn the_flag_of_an_order_is_the_calculation_from_the_start() {
    // What is missing lies within the tolerance of one minor unit (DOMAIN §6.4).
    for (amount_minor, paid) in [(1, true), (2, false)] {
        let mut world = World::new();
        let (id, imported) = import(&mut world, "finance", |order| {
            order.items.truncate(1);
            order.items[0].amount_minor = amount_minor;
        });
        imported.expect("an order of elsewhere");
        let stored = world.get::<Order>(id).is_fully_paid_excluding_long;
        assert_eq!((figures(&world, id).is_one_time_fully_paid, stored), (paid, paid), "{amount_minor}");
    }
}

fn figures(world: &World, id: Id) -> Revenue {
    let order: Order = world.get(id);
    let (mut items, mut receipts) = (world.model.records::<OrderItem>(), world.model.records::<OrderPayment>());
    items.retain(|i| i.order_id == id);
    receipts.retain(|r| r.order_id == id);
    revenue(&order, &items, &receipts).expect("figures")
}

#[test]
fn the_combined_order_of_the_worked_example() {
    let mut world = World::new();
    let (id, imported) = import(&mut world, "finance", |_| ());
    imported.expect("an order of elsewhere");
    let order: Order = world.get(id);
    assert_eq!((order.order_type, order.total_minor), (OrderType::Combination, 51_200_000));
    assert_eq!((order.monthly_payment_minor, order.is_fully_paid_excluding_long), (Some(3_000_000), false));
    let mut receipts = world.model.records::<OrderPayment>();
    receipts.sort_by_key(|r| (r.is_excluded_from_full, r.period_no));
    assert_eq!(receipts.len(), 13);
    assert_eq!((receipts[0].payment_type, receipts[0].due_date), (OrderPaymentType::Full, Some(world.today())));
    assert_eq!((receipts[2].payment_type, receipts[2].due_date), (OrderPaymentType::Monthly, Some(day("2026-02-28"))));
    assert!(receipts.iter().skip(1).all(|r| r.payment_amount_minor == 3_000_000 && r.is_excluded_from_full));
    for receipt in receipts.iter().take(3) {
        let confirm = ConfirmOrderPayment { id: receipt.id, paid_on: world.today(), notes: None };
        world.done("finance", Command::OrderPaymentConfirm(confirm));
    }
    let expected = Revenue {
        total: idr(51_200_000),
        long_term: idr(36_000_000),
        one_time: idr(15_200_000),
        received: idr(21_200_000),
        long_term_received: idr(6_000_000),
        one_time_received: idr(15_200_000),
        is_one_time_fully_paid: true,
        recognised: idr(21_200_000),
    };
    assert_eq!(figures(&world, id), expected);
    assert!(world.get::<Order>(id).is_fully_paid_excluding_long, "the flag equals the calculation");
}

#[test]
fn nobody_waits_for_nothing() {
    let mut world = World::new();
    let (id, imported) = import(&mut world, "finance", |o| {
        o.payment_terms = PaymentTerms::FiftyFifty;
        o.items[0].amount_minor = 1;
        o.items[1].amount_minor = 5;
    });
    imported.expect("small, and an order all the same");
    let mut found: Vec<_> =
        world.model.records::<OrderPayment>().iter().map(|r| (r.order_id == id, r.payment_amount_minor)).collect();
    found.sort_unstable();
    assert_eq!(found, [(true, 1), (true, 5)]);
}

#[test]
fn the_one_time_part_counts_once_it_is_full_and_the_running_part_as_it_comes() {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("PT", Currency::Idr);
    let (first, second) = (world.order(one).id, world.order(long).id);
    // Paid for the one-time part, counted of it, fully paid.
    for (pay, received, recognised, full) in
        [(31_349_998, 31_349_998, 0, false), (1, 31_349_999, 31_349_999, true), (1, 31_350_000, 31_350_000, true)]
    {
        world.pay(one, pay);
        let found = figures(&world, first);
        let got = (found.received.minor(), found.recognised.minor(), found.is_one_time_fully_paid);
        assert_eq!(got, (received, recognised, full));
    }
    let before = figures(&world, second);
    assert!(before.is_one_time_fully_paid, "there is no one-time part");
    assert_eq!(before.recognised, idr(0));
    world.pay(long, 475_000);
    assert_eq!(figures(&world, second).recognised, idr(475_000));
}

#[test]
fn only_finance_brings_orders_in_and_only_whole_ones() {
    for (code, field, change) in [
        ("field.invalid", Some("items"), (|o| o.items.clear()) as fn(&mut ImportOrder)),
        ("field.required", Some("title"), |o| o.title = " ".into()),
        ("field.required", Some("name"), |o| o.items[0].name = " ".into()),
        ("money.out_of_range", Some("amount"), |o| o.items[0].amount_minor = 0),
        ("money.out_of_range", Some("amount"), |o| o.items[1].amount_minor = -1),
        ("reference.unknown", Some("product_id"), |o| o.items[0].product_id = Some(o.id)),
        ("contract.terms_of_service_missing", Some("cycle_months"), |o| o.cycle_months = None),
        ("contract.terms_of_service_missing", Some("cycle_months"), |o| o.cycle_months = Some(61)),
        ("contract.terms_of_service_missing", Some("cycle_months"), |o| o.start_date = None),
    ] {
        let mut world = World::new();
        let (_, found) = import(&mut world, "finance", change);
        match field {
            Some(field) => refused_field(found, code, field),
            None => drop(refused(found, code)),
        }
        assert_eq!(world.model.records::<Order>().len(), 0, "nothing half written");
    }
    let mut world = World::new();
    refused(import(&mut world, "rep", |_| ()).1, "permission.denied");
}

#[test]
fn a_refused_line_says_which_it_is() {
    let bad: [fn(&mut ImportOrder); 4] = [
        |o| o.items[1].name = " ".into(),
        |o| o.items[1].quantity = Quantity::from_scaled(0),
        |o| o.items[1].amount_minor = -1,
        |o| o.items[1].product_id = Some(o.id),
    ];
    for change in bad {
        let (_, found) = import(&mut World::new(), "finance", change);
        let Err(Fault::Refused(refusal)) = found else { panic!("{found:?}") };
        assert_eq!(refusal.params.get("line").map(String::as_str), Some("2"), "{refusal:?}");
    }
}

#[test]
fn an_order_taken_over_by_mistake_is_taken_back() {
    let mut world = World::new();
    let (id, taken) = import(&mut world, "finance", |_| ());
    taken.expect("taken over");
    let cancel = |id| Command::OrderCancel(CancelOrder { id });
    for (who, id, code) in [
        ("rep", id, "permission.denied"),
        ("manager", id, "permission.denied"),
        ("finance", Id::from_u128(7), "record.not_found"),
    ] {
        refused(world.run(who, cancel(id)), code);
    }
    let states = |world: &World| {
        let receipts = world.model.records::<OrderPayment>();
        receipts.iter().filter(|r| r.order_id == id).map(|r| r.status).collect::<Vec<_>>()
    };
    assert_eq!(states(&world), [OrderPaymentStatus::Pending; 13]);
    // What came in says that the order is real, until the confirmation is taken back.
    let receipt = world.model.records::<OrderPayment>().into_iter().find(|r| r.order_id == id).expect("a receipt").id;
    let confirm = ConfirmOrderPayment { id: receipt, paid_on: world.today(), notes: None };
    world.done("finance", Command::OrderPaymentConfirm(confirm));
    refused(world.run("finance", cancel(id)), "order.has_receipts");
    let reopen = ReopenOrderPayment { id: receipt, reason: "录错单".into() };
    world.done("finance", Command::OrderPaymentReopen(reopen));
    world.done("finance", cancel(id));
    assert_eq!(world.get::<Order>(id).status, OrderStatus::Cancelled);
    assert_eq!(states(&world), [OrderPaymentStatus::Cancelled; 13]);
    refused(world.run("finance", cancel(id)), "order.cancelled");
}

#[test]
fn the_order_of_a_contract_ends_with_its_contract_only() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    let order = order_id(one);
    let before = world.clone();
    refused(world.run("finance", Command::OrderCancel(CancelOrder { id: order })), "order.of_contract");
    assert_eq!(world.get::<Order>(order), before.get::<Order>(order));
}

#[test]
fn what_falls_due_on_delivery_waits_for_it() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    let dues = |world: &World| world.receipts(one).iter().map(|r| r.due_date).collect::<Vec<_>>();
    assert_eq!(dues(&world), [Some(world.today()), None]);
    let pending = world.receipts(one)[0].clone();
    assert_eq!(pending.status, OrderPaymentStatus::Pending);
    assert!(!pending.is_overdue(world.today()));
    assert!(pending.is_overdue(world.day(1)));
    assert!(!world.receipts(one)[1].is_overdue(world.day(400)), "without a day nothing is late");
}
