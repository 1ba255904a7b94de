//! Contracts: states and what may happen in each, amounts, guards of the law, approval, signing, ending (DOMAIN §5.4, §6.6).

use bantu_domain::contract::DeliveredKind;
use bantu_domain::contract::{
    Contract, ContractStatus, ContractTerms, DeleteContract, Guard, OverrideGuard, RecordDelivery, SignContract,
    TakeEffect, TerminateContract, UpdateContract, guards,
};
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::contract_template::ContractTemplate;
use bantu_domain::customer::Customer;
use bantu_domain::money::Currency;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order::OrderStatus;
use bantu_domain::order_payment::OrderPaymentStatus;
use bantu_domain::product::ServiceCategory;
use bantu_domain::quotation::DocumentLanguage;
use bantu_domain::record::Id;
use bantu_domain::tax::TaxScheme;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, code, contract_template, entity, refused, refused_field, user};

/// Something a person tries with a contract.
type Action = fn(&mut World, Id) -> Result<Outcome, Fault>;
/// What makes good terms bad.
type Spoil = Box<dyn Fn(&mut ContractTerms)>;

fn update(world: &mut World, id: Id, change: impl FnOnce(&mut ContractTerms)) -> Result<Outcome, Fault> {
    let contract: Contract = world.get(id);
    let mut terms = contract.terms.clone();
    change(&mut terms);
    world.run("rep", Command::ContractUpdate(UpdateContract { id, edit_no: contract.edit_no, terms }))
}

fn terminate(world: &mut World, who: &str, id: Id, reason: &str) -> Result<Outcome, Fault> {
    world.run(who, Command::ContractTerminate(TerminateContract { id, reason: reason.into() }))
}

fn sign_from(world: &mut World, id: Id, days: i64) -> Result<Outcome, Fault> {
    let deal = world.get::<Contract>(id).opportunity_id;
    let signed_copy_id = world.file("rep", deal);
    let effective_from = Some(world.day(days));
    let command = SignContract { id, signed_on: world.today(), effective_from, effective_to: None, signed_copy_id };
    world.run("rep", Command::ContractSign(command))
}

/// A world with the one-time contract in a state, and its deal.
fn in_state(status: ContractStatus) -> (World, Id, Id) {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    let (one, _) = world.contracts(deal, "PT", Currency::Idr);
    world.approve_contracts(deal);
    if status != ContractStatus::Draft {
        world.send("rep", one).expect("approved");
    }
    match status {
        ContractStatus::Draft | ContractStatus::Sent => {}
        ContractStatus::Signed => drop(sign_from(&mut world, one, 10).expect("sent")),
        ContractStatus::Effective => drop(world.sign("rep", one).expect("sent")),
        ContractStatus::Terminated => drop(terminate(&mut world, "rep", one, "客户撤回").expect("not signed")),
    }
    assert_eq!(world.get::<Contract>(one).status, status);
    (world, deal, one)
}

#[test]
fn what_may_happen_in_which_state() {
    use ContractStatus::{Draft, Effective, Sent, Signed, Terminated};
    const WRONG: &str = "contract.wrong_status";
    // Sending, signing, editing, throwing away, taking effect, ending by a manager.
    for (status, expected) in [
        (Draft, ["ok", "contract.not_sent", "ok", "ok", WRONG, "ok"]),
        (Sent, [WRONG, "ok", "ok", "contract.numbered", WRONG, "ok"]),
        (Signed, [WRONG, WRONG, WRONG, "contract.numbered", "contract.not_yet_effective", "ok"]),
        (Effective, [WRONG, WRONG, WRONG, "contract.numbered", WRONG, "ok"]),
        (Terminated, [WRONG, WRONG, WRONG, "contract.numbered", WRONG, WRONG]),
    ] {
        let (world, _, id) = in_state(status);
        let actions: [Action; 6] = [
            |world, id| world.send("rep", id),
            |world, id| world.sign("rep", id),
            |world, id| update(world, id, |terms| terms.special_terms = Some("先付款".into())),
            |world, id| world.run("rep", Command::ContractDelete(DeleteContract { id })),
            |world, id| world.run("rep", Command::ContractTakeEffect(TakeEffect { id })),
            |world, id| terminate(world, "manager", id, "客户撤回"),
        ];
        let found = actions.map(|act| code(act(&mut world.clone(), id)));
        assert_eq!(found, expected.map(str::to_owned), "{status:?}");
    }
}

#[test]
fn a_contract_takes_effect_on_its_day() {
    let (mut world, _, id) = in_state(ContractStatus::Signed);
    let take = |world: &mut World| world.run("rep", Command::ContractTakeEffect(TakeEffect { id }));
    world.days_later(9);
    refused(take(&mut world), "contract.not_yet_effective");
    world.days_later(1);
    take(&mut world).expect("its day has come");
    assert_eq!(world.get::<Contract>(id).status, ContractStatus::Effective);
}

#[test]
fn a_running_service_ends_a_day_before_its_next_cycle() {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("PT", Currency::Idr);
    let long: Contract = world.get(long);
    let start = long.service_start_on.expect("a start");
    let months = u32::try_from(long.cycle_months.expect("months")).expect("small");
    let end = start.checked_add_months(chrono::Months::new(months)).and_then(|d| d.pred_opt());
    assert_eq!(long.terms.effective_to, end);
    let one: Contract = world.get(one);
    assert_eq!((one.terms.effective_from, one.terms.effective_to), (Some(world.today()), None));
}

#[test]
fn signing_reads_its_days_and_its_copy() {
    let (mut world, deal, id) = in_state(ContractStatus::Sent);
    let copy = world.file("rep", deal);
    let good =
        SignContract { id, signed_on: world.today(), effective_from: None, effective_to: None, signed_copy_id: copy };
    let mut refuse = |command: SignContract, code: &str, field: &str| {
        refused_field(world.run("rep", Command::ContractSign(command)), code, field);
    };
    let (later, before) = (good.signed_on + chrono::Days::new(2), good.signed_on - chrono::Days::new(1));
    refuse(SignContract { signed_on: later, ..good.clone() }, "date.out_of_range", "signed_on");
    refuse(SignContract { effective_to: Some(before), ..good.clone() }, "date.order", "effective_to");
    refuse(SignContract { signed_copy_id: deal, ..good }, "reference.unknown", "signed_copy_id");
    assert_eq!(world.get::<Contract>(id).status, ContractStatus::Sent);
    assert_eq!(world.receipts(id).len(), 0, "nothing half written");
}

#[test]
fn one_contract_per_category_of_the_accepted_quotation() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    world.contracts(deal, "PT", Currency::Idr);
    let again = world.contract_with(deal, ServiceCategory::OneTime, World::terms("PT", Currency::Idr));
    let refusal = refused(again, "contract.exists");
    assert_eq!(refusal.params["service_category"], "one_time");
    let mut world = World::new();
    let early = world.deal_in_quotation();
    let refusal =
        refused(world.contract_with(early, ServiceCategory::OneTime, World::terms("PT", Currency::Idr)), "stage.wrong");
    assert_eq!((refusal.params["current"].as_str(), refusal.params["wanted"].as_str()), ("3", "4"));
}

#[test]
fn terms_are_checked() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    let good = World::terms("PT", Currency::Idr);
    let unknown = world.id();
    let mut entity_off: ContractEntity = world.get(entity("PT_CNY"));
    entity_off.fields.is_active = false;
    world.put(&entity_off);
    let today = world.today();
    let cases: [(&str, &str, Spoil); 7] = [
        ("reference.unknown", "entity_id", Box::new(move |t| t.entity_id = unknown)),
        ("contract_entity.inactive", "entity_id", Box::new(|t| t.entity_id = entity("PT_CNY"))),
        ("reference.unknown", "template_id", Box::new(move |t| t.template_id = unknown)),
        ("contract.template_misfit", "template_id", Box::new(|t| t.template_id = contract_template(Currency::Cny))),
        ("field.required", "party_a_name", Box::new(|t| t.party_a_name = " ".into())),
        ("field.too_long", "party_a_phone", Box::new(|t| t.party_a_phone = Some("1".repeat(51)))),
        (
            "date.order",
            "effective_to",
            Box::new(move |t| {
                t.effective_from = Some(today);
                t.effective_to = today.pred_opt();
            }),
        ),
    ];
    for (code, field, change) in cases {
        let mut terms = good.clone();
        change(&mut terms);
        refused_field(world.contract_with(deal, ServiceCategory::OneTime, terms), code, field);
    }
    // A template that belongs to another company.
    let mut template: ContractTemplate = world.get(contract_template(Currency::Idr));
    template.fields.entity_id = Some(entity("PT_CNY"));
    world.put(&template);
    refused_field(world.contract_with(deal, ServiceCategory::OneTime, good), "contract.template_misfit", "template_id");
}

#[test]
fn sending_needs_the_approval_of_what_is_sent() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    let (one, _) = world.contracts(deal, "PT", Currency::Idr);
    refused(world.send("rep", one), "contract.not_approved");
    world.approve_contracts(deal);
    // A change of the terms asks anew; the number stays with the contract once it is sent.
    update(&mut world, one, |terms| terms.special_terms = Some("先付款".into())).expect("a draft");
    refused(world.send("rep", one), "contract.not_approved");
    world.approve_contracts(deal);
    world.send("rep", one).expect("approved");
    let sent: Contract = world.get(one);
    update(&mut world, one, |terms| terms.party_a_name = "北京科技集团".into()).expect("sent, not signed");
    let again: Contract = world.get(one);
    assert_eq!((again.status, &again.contract_no, again.revision), (ContractStatus::Draft, &sent.contract_no, 1));
    refused(world.send("rep", one), "contract.not_approved");
    world.approve_contracts(deal);
    world.send("rep", one).expect("approved again");
    let again: Contract = world.get(one);
    assert_eq!((again.contract_no, again.revision), (sent.contract_no, 2));
}

#[test]
fn an_old_edit_is_refused_with_the_newest_number() {
    let (mut world, _, id) = in_state(ContractStatus::Draft);
    let old: Contract = world.get(id);
    update(&mut world, id, |terms| terms.special_terms = Some("a".into())).expect("a draft");
    let command = UpdateContract { id, edit_no: old.edit_no, terms: old.terms };
    let refusal = refused(world.run("rep", Command::ContractUpdate(command)), "contract.outdated");
    assert_eq!(refusal.params["edit_no"], "2");
}

#[test]
fn a_new_rate_reaches_drafts_and_never_what_was_signed() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("BJ", Currency::Cny);
    let (signed, plan): (Contract, i64) = (world.get(one), world.order(one).total_minor);
    assert_eq!((signed.base_minor, signed.tax_minor, signed.total_minor), (1_567_500, 15_675, 1_583_175));
    let today = world.today();
    world.tax_rate("BJ", TaxScheme::Simple, 600, today);
    assert_eq!(world.get::<Contract>(one), signed);
    assert_eq!(world.order(one).total_minor, plan);
    let mut world = World::new();
    let deal = world.deal_in_contract();
    let (one, _) = world.contracts(deal, "BJ", Currency::Cny);
    let today = world.today();
    world.tax_rate("BJ", TaxScheme::Simple, 600, today);
    update(&mut world, one, |_| ()).expect("saved again");
    let draft: Contract = world.get(one);
    assert_eq!((draft.base_minor, draft.tax_minor, draft.total_minor), (1_567_500, 94_050, 1_661_550));
}

#[test]
fn the_law_guards_currency_and_language() {
    use DocumentLanguage::{En, Id as Indonesian, Zh, ZhId};
    let none: &[Guard] = &[];
    // Company, customer's country, currency, language of the paper.
    for (code, country, currency, language, expected) in [
        ("PT", None, Currency::Idr, ZhId, none),
        ("PT", None, Currency::Idr, Indonesian, none),
        ("PT", None, Currency::Idr, Zh, &[Guard::IndonesianText]),
        ("PT", None, Currency::Idr, En, &[Guard::IndonesianText]),
        ("BJ", None, Currency::Cny, Zh, none),
        ("BJ", Some("ID"), Currency::Cny, Zh, &[Guard::IndonesianText]),
        ("BJ", Some("ID"), Currency::Cny, ZhId, none),
        ("PT_CNY", Some("CN"), Currency::Cny, ZhId, none),
        ("PT_CNY", Some("ID"), Currency::Cny, ZhId, &[Guard::RupiahOnly]),
        ("PT_CNY", Some("ID"), Currency::Cny, Zh, &[Guard::RupiahOnly, Guard::IndonesianText]),
        ("PT", Some("ID"), Currency::Idr, ZhId, none),
    ] {
        let mut world = World::new();
        let deal = world.deal_in_contract();
        let mut customer: Customer = world.get(world.get::<Opportunity>(deal).customer_id);
        customer.fields.country_code = country.map(str::to_owned);
        world.put(&customer);
        let terms = ContractTerms { language, ..World::terms(code, currency) };
        let id = world.contract_with(deal, ServiceCategory::OneTime, terms).expect("a draft");
        let contract: Contract = world.get(id);
        let found = world.model.ask(user("rep"), world.at, |cx| guards(&contract, cx)).expect("guards");
        assert_eq!(found, expected, "{code} {country:?} {language:?}");
    }
}

#[test]
fn a_guard_is_passed_by_a_manager_with_a_reason_that_stays() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    let terms = ContractTerms { language: DocumentLanguage::Zh, ..World::terms("PT", Currency::Idr) };
    let one = world.contract_with(deal, ServiceCategory::OneTime, terms).expect("a draft");
    world.contract_with(deal, ServiceCategory::LongTerm, World::terms("PT", Currency::Idr)).expect("a draft");
    let pass = |world: &mut World, who: &str, guard: &str, reason: &str| {
        let command = OverrideGuard { id: one, guard: guard.into(), reason: reason.into() };
        world.run(who, Command::ContractOverrideGuard(command))
    };
    refused(pass(&mut world, "rep", "indonesian_text", "客户要求"), "permission.denied");
    refused(pass(&mut world, "manager", "indonesian_text", " "), "reason.required");
    refused_field(pass(&mut world, "manager", "", "客户要求"), "field.invalid", "guard");
    refused(pass(&mut world, "manager", "rupiah_only", "客户要求"), "contract.guard_absent");
    world.approve_contracts(deal);
    let refusal = refused(world.send("rep", one), "contract.guard_open");
    assert_eq!(refusal.params["guards"], "indonesian_text");
    assert_eq!(refusal.params["law"], "UU 24/2009 art. 31; Perpres 63/2019 art. 26");
    pass(&mut world, "manager", "indonesian_text", "客户要求").expect("a manager");
    world.send("rep", one).expect("passed");
    let contract: Contract = world.get(one);
    assert_eq!(contract.override_reason.as_deref(), Some("客户要求"));
    assert_eq!(contract.override_by, Some(user("manager")));
    refused(pass(&mut world, "manager", "indonesian_text", "再来"), "contract.not_draft");
    // Another company stands under other law.
    update(&mut world, one, |terms| terms.entity_id = entity("BJ")).expect_err("the template is the other currency's");
    update(&mut world, one, |terms| terms.language = DocumentLanguage::En).expect("not signed");
    let contract: Contract = world.get(one);
    assert_eq!((contract.overridden_guards.len(), contract.override_reason), (0, None));
}

#[test]
fn ending_needs_a_reason_and_after_signing_a_manager() {
    let (mut world, _, id) = in_state(ContractStatus::Sent);
    refused(terminate(&mut world, "rep", id, ""), "reason.required");
    terminate(&mut world, "rep", id, "客户撤回").expect("nobody signed");
    let (mut world, _, id) = in_state(ContractStatus::Effective);
    refused(terminate(&mut world, "rep", id, "客户撤回"), "permission.denied");
    refused(terminate(&mut world, "manager", id, " "), "reason.required");
    terminate(&mut world, "manager", id, "客户撤回").expect("a manager");
    assert_eq!(world.get::<Contract>(id).termination_reason.as_deref(), Some("客户撤回"));
}

#[test]
fn an_ended_contract_expects_no_money_and_keeps_what_came() {
    use OrderPaymentStatus::{Cancelled, Confirmed, Pending};
    let mut world = World::new();
    let (deal, one, long) = world.signed_deal("PT", Currency::Idr);
    let paid = world.pay(one, 10_000_000);
    let states =
        |world: &World, id| world.receipts(id).iter().map(|r| (r.payment_amount_minor, r.status)).collect::<Vec<_>>();
    let parts = [(10_000_000, Confirmed), (5_675_000, Pending), (15_675_000, Pending)];
    assert_eq!(states(&world, one), parts);
    terminate(&mut world, "manager", one, "客户撤回").expect("a manager");
    assert_eq!(world.order(one).status, OrderStatus::Cancelled);
    assert_eq!(states(&world, one), [(10_000_000, Confirmed), (5_675_000, Cancelled), (15_675_000, Cancelled)]);
    assert!(states(&world, long).iter().all(|(_, status)| *status == Pending), "the other contract goes on");
    assert_eq!(world.get::<Opportunity>(deal).primary_contract_id, Some(long));
    // Money given back is not expected again.
    let refund = bantu_domain::payment::RefundPayment { id: paid, reason: "合同终止".into() };
    world.done("finance", Command::PaymentRefund(refund));
    assert!(states(&world, one).iter().all(|(_, status)| *status == Cancelled));
}

#[test]
fn three_papers_are_handed_over_from_sending_on() {
    let (mut world, _, id) = in_state(ContractStatus::Draft);
    let hand = |world: &mut World, sent_via: &str, size_bytes: i64| {
        let command = RecordDelivery {
            id: world.id(),
            contract_id: id,
            document_type: DeliveredKind::ALL[0],
            file_name: "paper.pdf".into(),
            blake3: "2".repeat(64),
            sha256: "3".repeat(64),
            size_bytes,
            sent_via: sent_via.into(),
        };
        world.run("rep", Command::ContractRecordDelivery(command))
    };
    refused(hand(&mut world, "wechat", 10), "contract.not_sent");
    world.send("rep", id).expect("approved");
    refused_field(hand(&mut world, "pigeon", 10), "field.invalid", "sent_via");
    refused_field(hand(&mut world, "wechat", 0), "field.invalid", "size_bytes");
    hand(&mut world, "wechat", 10).expect("sent");
}
