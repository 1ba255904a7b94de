//! Payments: the five checks of the tax points, states, repeats, money above and below the plan, tax withheld (DOMAIN §5.8, §6.6).

use bantu_domain::collection::{CollectionTodo, TodoStatus, TodoType};
use bantu_domain::money::Currency;
use bantu_domain::order_payment::{
    AddOrderPayment, ConfirmOrderPayment, OrderPaymentStatus, OrderPaymentType, ReopenOrderPayment,
};
use bantu_domain::payment::{
    AddCertificate, AddVoucher, Payment, PaymentFields, PaymentStatus, PaymentVoucher, RefundPayment, ReportPayment,
    ReviewPayment, ReviewVerdict,
};
use bantu_domain::record::Id;
use bantu_domain::tax::TaxScheme;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, code, entity, refused, refused_field};

/// Something a person tries with a payment.
type Action = fn(&mut World, Id) -> Result<Outcome, Fault>;

fn signed(code: &str, currency: Currency) -> (World, Id, Id) {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal(code, currency);
    (world, one, long)
}

fn reject(world: &mut World, id: Id, notes: &str) -> Result<Outcome, Fault> {
    let command = ReviewPayment { id, verdict: ReviewVerdict::Rejected, notes: Some(notes.into()) };
    world.run("finance", Command::PaymentReview(command))
}

fn refund(world: &mut World, id: Id) -> Result<Outcome, Fault> {
    world.run("finance", Command::PaymentRefund(RefundPayment { id, reason: "客户多付".into() }))
}

/// Amount and whether it came, of the one-time contract's plan.
fn plan(world: &World, contract: Id) -> Vec<(i64, bool)> {
    let receipts = world.receipts(contract);
    receipts.iter().map(|r| (r.payment_amount_minor, r.status == OrderPaymentStatus::Confirmed)).collect()
}

/// The codes that confirming a payment notes for finance.
fn noted(outcome: &Outcome) -> &str {
    outcome.facts.get("findings").map_or("", String::as_str)
}

#[test]
fn five_checks_when_money_is_reported_and_when_it_is_confirmed() {
    // 1. Another company than the one that signed.
    let (mut world, one, _) = signed("PT", Currency::Idr);
    let good = world.payment_fields(one, 1_000_000);
    let other = PaymentFields { entity_id: entity("BJ"), ..good.clone() };
    let refusal = refused(world.report("rep", one, other), "payment.entity_mismatch");
    assert_eq!(refusal.params["expected"], entity("PT").to_string());
    // 2. Another currency.
    let other = PaymentFields { currency: Currency::Cny, ..good };
    refused(world.report("rep", one, other), "payment.currency_mismatch");
    // 3. The rate changed since: told, and the contract's counts.
    let (mut world, one, _) = signed("BJ", Currency::Cny);
    let fields = world.payment_fields(one, 791_588);
    let id = world.report("rep", one, fields).expect("it agrees");
    let today = world.today();
    world.tax_rate("BJ", TaxScheme::Simple, 600, today);
    assert_eq!(noted(&world.confirm(id).expect("the frozen rate counts")), "payment.tax_rate_changed");
    assert_eq!(world.get::<Payment>(id).tax_minor, 7_838);
    // 4. The tax that was named is not inside, by more than one fen.
    let (mut world, one, _) = signed("BJ", Currency::Cny);
    for (named, expected) in
        [(7_836, "payment.tax_mismatch"), (7_837, "ok"), (7_839, "ok"), (7_840, "payment.tax_mismatch")]
    {
        let mut world = world.clone();
        let fields = PaymentFields { tax_amount_minor: Some(named), ..world.payment_fields(one, 791_588) };
        assert_eq!(code(world.report("rep", one, fields)), expected, "{named}");
    }
    // 5. More than the contract asks, by more than one fen: marked, finance decides.
    let fields = world.payment_fields(one, 1_583_176);
    let exact = world.report("rep", one, fields).expect("one fen is no difference");
    assert_eq!(noted(&world.clone().confirm(exact).expect("confirmed")), "");
    let fields = world.payment_fields(one, 1_583_177);
    let over = world.report("rep", one, fields).expect("finance decides");
    assert_eq!(noted(&world.confirm(over).expect("confirmed")), "payment.overpaid");
    assert_eq!(world.get::<Payment>(over).unallocated_minor, 2);
    assert_eq!(plan(&world, one), [(791_588, true), (791_587, true)]);
}

#[test]
fn what_may_happen_in_which_state() {
    use PaymentStatus::{Confirmed, PendingReview, Refunded, Rejected};
    const REVIEWED: &str = "payment.already_reviewed";
    const NOT: &str = "payment.not_confirmed";
    // Confirming, rejecting, refunding, another voucher.
    for (status, expected) in [
        (PendingReview, ["ok", "ok", NOT, "ok"]),
        (Confirmed, [REVIEWED, REVIEWED, "ok", REVIEWED]),
        (Rejected, [REVIEWED, REVIEWED, NOT, REVIEWED]),
        (Refunded, [REVIEWED, REVIEWED, NOT, REVIEWED]),
    ] {
        let (mut world, one, _) = signed("PT", Currency::Idr);
        let fields = world.payment_fields(one, 1_000_000);
        let id = world.report("rep", one, fields).expect("reported");
        match status {
            PendingReview => {}
            Confirmed => drop(world.confirm(id).expect("waiting")),
            Rejected => drop(reject(&mut world, id, "看不清").expect("waiting")),
            Refunded => {
                world.confirm(id).expect("waiting");
                refund(&mut world, id).expect("confirmed");
            }
        }
        assert_eq!(world.get::<Payment>(id).status, status);
        let actions: [Action; 4] = [
            World::confirm,
            |world, id| reject(world, id, "看不清"),
            refund,
            |world, payment_id| {
                let deal = world.get::<Payment>(payment_id).opportunity_id;
                let (id, attachment_id) = (world.id(), world.file("rep", deal));
                world.run(
                    "rep",
                    Command::PaymentAddVoucher(AddVoucher { id, payment_id, attachment_id, is_primary: true }),
                )
            },
        ];
        let found = actions.map(|act| code(act(&mut world.clone(), id)));
        assert_eq!(found, expected.map(str::to_owned), "{status:?}");
    }
}

#[test]
fn only_finance_decides_and_a_rejection_says_why() {
    let (mut world, one, _) = signed("PT", Currency::Idr);
    let fields = world.payment_fields(one, 1_000_000);
    let id = world.report("rep", one, fields).expect("reported");
    let confirm = Command::PaymentReview(ReviewPayment { id, verdict: ReviewVerdict::Confirmed, notes: None });
    for who in ["rep", "manager", "legal", "clerk"] {
        refused(world.run(who, confirm.clone()), "permission.denied");
    }
    refused_field(reject(&mut world, id, " "), "reason.required", "notes");
    reject(&mut world, id, "看不清").expect("a reason");
    assert_eq!(world.get::<Payment>(id).review_notes.as_deref(), Some("看不清"));
    assert!(plan(&world, one).iter().all(|(_, came)| !came));
}

#[test]
fn the_same_money_reported_twice_counts_once() {
    let (mut world, one, _) = signed("PT", Currency::Idr);
    let fields = PaymentFields { reference: Some("TRX-1".into()), ..world.payment_fields(one, 5_000_000) };
    let first = world.report("rep", one, fields.clone()).expect("reported");
    let second = world.report("rep", one, fields.clone()).expect("kept as a repeat");
    let third = world.report("rep", one, fields.clone()).expect("kept as a repeat");
    for repeat in [second, third] {
        assert_eq!(world.get::<Payment>(repeat).duplicate_of_id, Some(first));
        let refusal = refused(world.confirm(repeat), "payment.duplicate");
        assert_eq!(refusal.params["duplicate_of"], first.to_string());
    }
    for different in [
        PaymentFields { reference: Some("TRX-2".into()), ..fields.clone() },
        PaymentFields { amount_minor: 5_000_001, ..fields.clone() },
        PaymentFields { received_on: world.day(-1), ..fields.clone() },
    ] {
        let mut world = world.clone();
        let id = world.report("rep", one, different).expect("reported");
        assert_eq!(world.get::<Payment>(id).duplicate_of_id, None);
    }
    // Once the first does not count any more, the earliest repeat stands on its own.
    reject(&mut world, first, "看不清").expect("waiting");
    let of = |world: &World, id| world.get::<Payment>(id).duplicate_of_id;
    assert_eq!((of(&world, second), of(&world, third)), (None, Some(second)));
    world.confirm(second).expect("it stands on its own");
    refund(&mut world, second).expect("confirmed");
    world.confirm(third).expect("so does the last");
    assert_eq!(plan(&world, one), [(5_000_000, true), (10_675_000, false), (15_675_000, false)]);
}

#[test]
fn money_covers_the_plan_in_its_order_and_splits_what_it_covers_in_part() {
    let (mut world, one, long) = signed("PT", Currency::Idr);
    world.pay(one, 15_675_001);
    assert_eq!(plan(&world, one), [(15_675_000, true), (1, true), (15_674_999, false)]);
    assert!(!world.order(one).is_fully_paid_excluding_long);
    // One rupiah short still counts as full (DOMAIN §6.4).
    let last = world.pay(one, 15_674_998);
    assert!(world.order(one).is_fully_paid_excluding_long);
    refund(&mut world, last).expect("confirmed");
    assert!(!world.order(one).is_fully_paid_excluding_long, "overdue and back");
    let sum: i64 = plan(&world, one).iter().map(|(minor, _)| minor).sum();
    assert_eq!(sum, 31_350_000, "the plan's sum never changes");
    // A receipt that is named comes first.
    let march = world.receipts(long)[2].id;
    let fields = PaymentFields { order_payment_id: Some(march), ..world.payment_fields(long, 475_000) };
    let id = world.report("rep", long, fields).expect("reported");
    world.confirm(id).expect("waiting");
    let came: Vec<bool> = plan(&world, long).iter().map(|(_, came)| *came).collect();
    assert_eq!((came[0], came[1], came[2], came[3]), (false, false, true, false));
}

#[test]
fn tax_withheld_settles_once_and_waits_for_its_certificate() {
    let (mut world, one, _) = signed("PT", Currency::Idr);
    let fields = PaymentFields { withheld_minor: 627_000, ..world.payment_fields(one, 30_723_000) };
    let id = world.report("rep", one, fields).expect("reported");
    world.confirm(id).expect("waiting");
    assert!(world.order(one).is_fully_paid_excluding_long);
    assert!(world.get::<Payment>(id).certificate_missing(), "paid, certificate missing");
    let certify = |world: &mut World, payment_id: Id, no: &str| {
        let command = AddCertificate { payment_id, certificate_no: no.into(), attachment_id: None };
        world.run("rep", Command::PaymentAddCertificate(command))
    };
    refused_field(certify(&mut world, id, " "), "field.required", "certificate_no");
    certify(&mut world, id, "2600000123").expect("withheld");
    assert!(!world.get::<Payment>(id).certificate_missing(), "paid");
    let (mut world, one, _) = signed("PT", Currency::Idr);
    let plain = world.pay(one, 1);
    refused(certify(&mut world, plain, "2600000123"), "payment.nothing_withheld");
}

#[test]
fn what_is_reported_is_checked() {
    let (mut world, one, _) = signed("PT", Currency::Idr);
    let good = world.payment_fields(one, 1_000_000);
    let stranger = world.id();
    for (fields, code, field) in [
        (PaymentFields { amount_minor: 0, ..good.clone() }, "money.out_of_range", "amount"),
        (PaymentFields { amount_minor: -1, ..good.clone() }, "money.out_of_range", "amount"),
        (PaymentFields { amount_minor: i64::MAX, ..good.clone() }, "money.out_of_range", "amount"),
        (PaymentFields { withheld_minor: -1, ..good.clone() }, "money.out_of_range", "withheld"),
        (PaymentFields { original_minor: Some(0), ..good.clone() }, "money.out_of_range", "original"),
        (PaymentFields { tax_amount_minor: Some(-1), ..good.clone() }, "money.out_of_range", "tax_amount"),
        (PaymentFields { received_on: world.day(2), ..good.clone() }, "date.out_of_range", "received_on"),
        (PaymentFields { reference: Some("x".repeat(101)), ..good.clone() }, "field.too_long", "reference"),
        (PaymentFields { order_payment_id: Some(stranger), ..good.clone() }, "reference.unknown", "order_payment_id"),
    ] {
        refused_field(world.report("rep", one, fields), code, field);
    }
    let deal = world.get::<bantu_domain::contract::Contract>(one).opportunity_id;
    let number = world.number(deal, "PAY");
    let bare = ReportPayment { id: world.id(), number, contract_id: one, fields: good, vouchers: Vec::new() };
    refused_field(world.run("rep", Command::PaymentReport(bare)), "payment.voucher_missing", "vouchers");
    assert_eq!(world.model.records::<Payment>().len(), 0, "nothing half written");
    assert_eq!(world.model.records::<PaymentVoucher>().len(), 0);
    // Before anybody signed there is nothing to pay.
    let mut world = World::new();
    let deal = world.deal_in_contract();
    let (one, _) = world.contracts(deal, "PT", Currency::Idr);
    let fields = world.payment_fields(one, 1);
    refused(world.report("rep", one, fields), "contract.not_signed");
}

#[test]
fn every_report_is_finances_to_check_until_it_is_decided() {
    let (mut world, one, _) = signed("PT", Currency::Idr);
    let todo = |world: &World, id: Id| {
        let all = world.model.records::<CollectionTodo>();
        all.into_iter().find(|t| t.payment_id == Some(id)).map(|t| (t.todo_type, t.status))
    };
    // Final payments too: the source left them unreviewed.
    let fields = PaymentFields { is_final_payment: true, ..world.payment_fields(one, 1_000_000) };
    let id = world.report("rep", one, fields).expect("reported");
    assert_eq!(todo(&world, id), Some((TodoType::FinanceReview, TodoStatus::Pending)));
    world.confirm(id).expect("waiting");
    assert_eq!(todo(&world, id), Some((TodoType::FinanceReview, TodoStatus::Completed)));
}

#[test]
fn finance_plans_confirms_and_reopens_a_receipt_by_hand() {
    let (mut world, one, long) = signed("PT", Currency::Idr);
    let order = world.order(one);
    let add = AddOrderPayment {
        id: world.id(),
        order_id: order.id,
        order_item_id: None,
        amount_minor: 1,
        due_date: world.today(),
        payment_type: OrderPaymentType::Partial,
        notes: None,
    };
    let add = |world: &mut World, who: &str, amount_minor: i64| {
        world.run(who, Command::OrderPaymentAdd(AddOrderPayment { amount_minor, ..add.clone() }))
    };
    refused(add(&mut world, "rep", 1), "permission.denied");
    refused_field(add(&mut world, "finance", 0), "money.out_of_range", "amount");
    refused_field(add(&mut world, "finance", 1), "order_payment.above_order", "amount");
    let month = world.receipts(long)[0].id;
    let confirm = |world: &mut World, id: Id, days: i64| {
        let command = ConfirmOrderPayment { id, paid_on: world.day(days), notes: None };
        world.run("finance", Command::OrderPaymentConfirm(command))
    };
    refused_field(confirm(&mut world, month, 2), "date.out_of_range", "paid_on");
    confirm(&mut world, month, 0).expect("pending");
    refused(confirm(&mut world, month, 0), "order_payment.not_pending");
    let reopen = |world: &mut World, id: Id, reason: &str| {
        world.run("finance", Command::OrderPaymentReopen(ReopenOrderPayment { id, reason: reason.into() }))
    };
    refused(reopen(&mut world, month, ""), "reason.required");
    reopen(&mut world, month, "记错了").expect("by hand");
    assert_eq!(world.receipts(long)[0].status, OrderPaymentStatus::Pending);
    // What a payment covers is given back by the payment.
    world.pay(long, 475_000);
    refused(reopen(&mut world, month, "记错了"), "order_payment.not_by_hand");
}
