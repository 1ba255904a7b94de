//! Issuing: what stops the seller before, what the office reviews after, and whose number it is.

use bantu_domain::approval::{Approval, Decide, Verdict};
use bantu_domain::money::{Percent, Rate};
use bantu_domain::quotation::{
    ClearReview, IssueQuotation, PartyBlock, Quotation, QuotationHead, QuotationStatus, RequestQuotationApproval,
    known_reasons,
};
use bantu_domain::rate::AddRate;
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{Line, World, head, refused, refused_field, user};

const CPMA: Line<'_> = ("CPMA", "1", 16_000_000);

fn with_discount(e2: i64) -> QuotationHead {
    QuotationHead { discount_rate_e2: Percent::from_scaled(e2), ..head() }
}

/// A world with one draft.
fn drafted(head: QuotationHead, lines: &[Line<'_>]) -> (World, Id) {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = world.draft(deal, head, lines);
    (world, id)
}

fn issue_as(world: &mut World, id: Id, number: &str, change: impl FnOnce(&mut PartyBlock)) -> Result<Outcome, Fault> {
    let mut parties = World::parties(12_000);
    change(&mut parties);
    world.run("rep", Command::QuotationIssue(IssueQuotation { id, number: number.into(), parties }))
}

#[test]
fn what_stops_the_seller_and_what_is_reviewed_if_the_paper_is_out() {
    /// `may_issue` answers `refusal`; the command itself, already recorded somewhere, is reviewed for `reasons`.
    #[track_caller]
    fn check(head: QuotationHead, lines: &[Line<'_>], refusal: &str, reasons: &[&str]) {
        let (mut world, id) = drafted(head, lines);
        assert_eq!(crate::model::code(world.may_issue("rep", id)), refusal);
        world.issue("rep", id).expect("never refused for price, discount, floor, rate or validity");
        let issued = world.quotation(id);
        assert_eq!(issued.review_reasons, reasons);
        assert_eq!((issued.status, issued.review_required), (QuotationStatus::Sent, !reasons.is_empty()));
    }
    let until = |days| QuotationHead { valid_until: Some(World::new().day(days)), ..head() };
    let rate = |text: &str| QuotationHead { exchange_rate_e9: Some(Rate::parse(text).unwrap()), ..head() };
    check(head(), &[CPMA], "ok", &[]);
    check(with_discount(1_000), &[CPMA], "ok", &[]);
    check(with_discount(1_001), &[CPMA], "quotation.over_discount_limit", &["over_discount_limit"]);
    check(with_discount(1_250), &[CPMA], "quotation.over_discount_limit", &["over_discount_limit"]);
    check(with_discount(1_251), &[CPMA], "quotation.below_floor", &["below_floor", "over_discount_limit"]);
    check(head(), &[("CPMA", "1", 14_736_843)], "ok", &[]);
    check(head(), &[("CPMA", "1", 14_736_841)], "quotation.below_floor", &["below_floor"]);
    check(head(), &[("CPMA", "1", 10_000_000)], "quotation.below_floor", &["below_floor"]);
    check(until(0), &[CPMA], "ok", &[]);
    check(until(-1), &[CPMA], "quotation.validity_passed", &["validity_passed"]);
    check(QuotationHead { valid_until: None, ..head() }, &[CPMA], "quotation.validity_passed", &["validity_passed"]);
    check(rate("2100"), &[CPMA], "ok", &[]);
    check(rate("1900"), &[CPMA], "ok", &[]);
    check(rate("2100.01"), &[CPMA], "quotation.rate_differs", &["rate_differs"]);
    check(rate("1899.99"), &[CPMA], "quotation.rate_differs", &["rate_differs"]);
    check(QuotationHead { exchange_rate_e9: None, ..head() }, &[CPMA], "ok", &[]);
}

#[test]
fn a_manager_has_a_wider_limit_but_the_same_floor() {
    let (world, id) = drafted(with_discount(1_250), &[CPMA]);
    world.may_issue("manager", id).unwrap();
    let (world, id) = drafted(with_discount(1_251), &[CPMA]);
    refused(world.may_issue("manager", id), "quotation.below_floor");
}

#[test]
fn no_paper_without_lines_prices_or_a_number() {
    let (mut world, id) = drafted(head(), &[]);
    refused(world.may_issue("rep", id), "quotation.no_lines");
    refused(world.issue("rep", id), "quotation.no_lines");
    let (mut world, id) = drafted(head(), &[CPMA]);
    let mut customer: bantu_domain::customer::Customer = world.model.records().remove(0);
    customer.customer_no = None;
    customer.provisional_no = Some("~K7-1".into());
    let at = world.at;
    world.model.put_record(&customer, at);
    refused(world.may_issue("rep", id), "quotation.number_missing");
    refused(world.issue("rep", id), "number.misused");
}

#[test]
fn whose_quotation() {
    let (mut world, id) = drafted(head(), &[CPMA]);
    refused(world.may_issue("rival", id), "record.not_found");
    refused(world.may_issue("finance", id), "permission.denied");
    refused(world.issue("rival", id), "record.not_found");
    refused(world.issue("finance", id), "permission.denied");
    world.issue("rep", id).unwrap();
    refused(world.may_issue("rep", id), "quotation.not_draft");
    refused(world.issue("rep", id), "quotation.not_draft");
}

#[test]
fn issuing_freezes_number_parties_and_content() {
    let (mut world, id) = drafted(head(), &[CPMA]);
    let outcome = issue_as(&mut world, id, "12000-QUO-K1-01", |_| {}).unwrap();
    assert_eq!(
        (outcome.facts["quotation_no"].as_str(), outcome.facts["review_required"].as_str()),
        ("12000-QUO-K1-01", "false")
    );
    let issued = world.quotation(id);
    assert_eq!(issued.quotation_no.as_deref(), Some("12000-QUO-K1-01"));
    assert_eq!((issued.sent_at, issued.sent_by), (Some(world.at), Some(user("rep"))));
    let parties: PartyBlock = serde_json::from_str(issued.parties_json.as_deref().unwrap()).unwrap();
    assert_eq!(parties, World::parties(12_000));
    refused(world.resave(id, |_| {}), "quotation.not_draft");
}

#[test]
fn misused_numbers() {
    #[track_caller]
    fn check(number: &str, expected: &str) {
        let (mut world, id) = drafted(head(), &[CPMA]);
        let before = world.model.rows().clone();
        refused(issue_as(&mut world, id, number, |_| {}), expected);
        assert_eq!(*world.model.rows(), before);
    }
    check("", "number.malformed");
    check("12000-QUO-K1-1", "number.malformed");
    check("12000-CON-K1-01", "number.misused");
    check("12000-ABC-K1-01", "number.malformed");
    check("12001-QUO-K1-01", "number.misused");
    check("12000-QUO-K1-01-R2", "number.misused");
    let (mut world, id) = drafted(head(), &[CPMA]);
    refused(issue_as(&mut world, id, "12000-QUO-K1-01", |p| p.customer_no = 12_001), "number.misused");
    // The date style names no customer.
    issue_as(&mut world, id, "QUO-20260115-K1-01", |_| {}).unwrap();
}

#[test]
fn one_number_names_one_paper() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let (first, second) = (world.example(deal), world.example(deal));
    issue_as(&mut world, first, "12000-QUO-K1-01", |_| {}).unwrap();
    refused(issue_as(&mut world, second, "12000-QUO-K1-01", |_| {}), "conflict.quotations_number");
}

#[test]
fn a_revision_number_continues_its_own_series() {
    #[track_caller]
    fn check(first: &str, revision: &str, expected: Result<(), &str>) {
        let mut world = World::new();
        let deal = world.deal_in_quotation();
        let id = world.example(deal);
        issue_as(&mut world, id, first, |_| {}).unwrap();
        let revised = world.revise("rep", id).unwrap();
        let result = issue_as(&mut world, revised, revision, |_| {});
        match expected {
            Ok(()) => assert!(result.is_ok(), "{result:?}"),
            Err(code) => drop(refused(result, code)),
        }
    }
    let misused = Err("number.misused");
    check("12000-QUO-K1-01", "12000-QUO-K1-01-R2", Ok(()));
    check("12000-QUO-K1-01", "12000-QUO-K1-01-R3", Ok(()));
    check("12000-QUO-K1-01", "12000-QUO-K1-02", Ok(()));
    check("12000-QUO-K1-01", "12000-QUO-002", Ok(()));
    check("12000-QUO-K1-01", "12000-QUO-K1-02-R2", misused);
    check("12000-QUO-K1-01", "12000-QUO-K2-01-R2", misused);
    check("12000-QUO-001", "12000-QUO-001-R2", Ok(()));
    check("12000-QUO-001", "QUO-20260115-001-R2", misused);
    check("12000-QUO-K1-01", "12000-QUO-K1-01", Err("conflict.quotations_number"));

    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let first = world.example(deal);
    issue_as(&mut world, first, "12000-QUO-K1-01", |_| {}).unwrap();
    let second = world.revise("rep", first).unwrap();
    issue_as(&mut world, second, "12000-QUO-K1-01-R2", |_| {}).unwrap();
    let third = world.revise("rep", second).unwrap();
    issue_as(&mut world, third, "12000-QUO-K1-01-R3", |_| {}).unwrap();
    assert_eq!(world.quotation(third).version, 3);
}

#[test]
fn parties_are_bounded() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut PartyBlock), expected: (&str, &str)) {
        let (mut world, id) = drafted(head(), &[CPMA]);
        refused_field(issue_as(&mut world, id, "12000-QUO-K1-01", change), expected.0, expected.1);
    }
    check(|p| p.customer_name = "x".repeat(256), ("field.too_long", "customer_name"));
    check(|p| p.salesperson = "\u{0}".into(), ("field.invalid", "salesperson"));
    check(|p| p.seller_address = Some("x".repeat(4_001)), ("field.too_long", "seller_address"));
}

#[test]
fn older_versions_expire() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let (first, second) = (world.example(deal), world.example(deal));
    world.issue("rep", second).unwrap();
    world.issue("rep", first).unwrap();
    assert_eq!(
        [first, second].map(|id| world.quotation(id).status),
        [QuotationStatus::Sent, QuotationStatus::Sent],
        "an older version ends no newer one"
    );
    let third = world.example(deal);
    world.issue("rep", third).unwrap();
    assert_eq!(
        [first, second, third].map(|id| world.quotation(id).status),
        [QuotationStatus::Expired, QuotationStatus::Expired, QuotationStatus::Sent]
    );
    refused(world.accept("rep", first), "quotation.not_sent");
}

#[test]
fn a_planted_floor_below_cost_is_caught_by_the_office() {
    let mut world = World::new();
    let from = world.day(-1);
    world.floor("CPMA", 1_000_000, from);
    let deal = world.deal_in_quotation();
    let id = world.draft(deal, head(), &[("CPMA", "1", 10_000_000)]);
    world.may_issue("rep", id).unwrap();
    // The rep's laptop sees nothing wrong, the office does.
    let mut laptop = world.laptop("rep");
    laptop.issue("rep", id).unwrap();
    assert!(!laptop.quotation(id).review_required);
    world.issue("rep", id).unwrap();
    let issued = world.quotation(id);
    assert_eq!(
        (issued.review_reasons.as_slice(), issued.is_below_floor),
        (["office_check".to_owned()].as_slice(), false)
    );
    assert_eq!(known(&world, "manager", id), ["below_cost"]);
    assert_eq!(known(&world, "rep", id), ["office_check"]);
    // Clearing it takes the permission for prices below cost.
    let clear = Command::QuotationClearReview(ClearReview { id, reason: "战略客户".into() });
    assert_eq!(
        refused(world.run("checker", clear.clone()), "permission.denied").params["permission"],
        "quotation.approve_below_cost"
    );
    world.done("manager", clear);
}

/// The reasons as somebody may know them.
fn known(world: &World, who: &str, id: Id) -> Vec<String> {
    let quotation = world.quotation(id);
    world.model.ask(user(who), world.at, |cx| known_reasons(&quotation, cx)).unwrap()
}

#[test]
fn who_sees_no_costs_learns_none_from_reasons_and_refusals() {
    let mut world = World::new();
    let from = world.day(-1);
    world.floor("CPMA", 1_000_000, from);
    let lines = [("CPMA", "1", 10_000_000)];
    let deal = world.deal_in_quotation();
    let (alone, visible) = (world.draft(deal, head(), &lines), world.draft(deal, with_discount(1_001), &lines));
    // One approver sees costs and the other does not; neither may let a price below cost pass.
    for (id, stored, knows) in [
        (alone, "office_check", vec!["below_cost"]),
        (visible, "over_discount_limit", vec!["over_discount_limit", "below_cost"]),
    ] {
        world.issue("rep", id).unwrap();
        assert_eq!(world.quotation(id).review_reasons, [stored], "one reason is enough, and no cost is named");
        assert_eq!((known(&world, "rep", id), known(&world, "blind", id)), (vec![stored.into()], vec![stored.into()]));
        assert_eq!(known(&world, "manager", id), knows);
        let clear = Command::QuotationClearReview(ClearReview { id, reason: "战略客户".into() });
        assert_eq!(refused(world.run("blind", clear.clone()), "quotation.decision_reserved").params.len(), 0);
        refused(world.run("checker", clear.clone()), "permission.denied");
        // His laptop knows what the row says, and no more.
        let answer = crate::model::code(world.laptop("blind").run("blind", clear));
        assert_eq!(answer, if stored == "office_check" { "quotation.decision_reserved" } else { "ok" });
    }
}

#[test]
fn a_review_for_another_reason_is_not_put_down_to_an_approved_cost() {
    let mut world = World::new();
    let from = world.day(-1);
    world.floor("CPMA", 1_000_000, from);
    let deal = world.deal_in_quotation();
    let id = world.draft(deal, with_discount(1_001), &[("CPMA", "1", 10_000_000)]);
    let asked = world.id();
    let ask = RequestQuotationApproval { id: asked, quotation_id: id, note: "大客户".into() };
    world.done("rep", Command::QuotationRequestApproval(ask));
    let content_hash = world.get::<Approval>(asked).content_hash;
    let decide = Command::ApprovalDecide(Decide { id: asked, verdict: Verdict::Approved, content_hash, note: None });
    refused(world.run("blind", decide.clone()), "quotation.decision_reserved");
    refused(world.run("checker", decide.clone()), "permission.denied");
    world.done("manager", decide);
    world.days_later(40);
    world.issue("rep", id).unwrap();
    assert_eq!(known(&world, "manager", id), ["validity_passed"]);
}

#[test]
fn clearing_a_review() {
    let (mut world, id) = drafted(with_discount(1_200), &[CPMA]);
    let clear = |reason: &str| Command::QuotationClearReview(ClearReview { id, reason: reason.into() });
    refused(world.run("manager", clear("老客户")), "quotation.no_review");
    world.issue("rep", id).unwrap();
    refused(world.run("rep", clear("老客户")), "permission.denied");
    refused(world.run("manager", clear("")), "reason.required");
    world.accept("rep", id).unwrap();
    let accepted_note = world.quotation(id).closed_note;
    world.done("checker", clear("老客户"));
    let cleared: Quotation = world.quotation(id);
    assert_eq!((cleared.review_required, cleared.review_note.as_deref()), (false, Some("老客户")));
    assert_eq!(cleared.closed_note, accepted_note, "the remark of the acceptance stays");
    refused(world.run("manager", clear("老客户")), "quotation.no_review");
}

#[test]
fn nobody_clears_his_own_review() {
    let (mut world, id) = drafted(with_discount(4_000), &[CPMA]);
    world.issue("manager", id).unwrap();
    let clear = Command::QuotationClearReview(ClearReview { id, reason: "老客户".into() });
    refused(world.run("manager", clear.clone()), "approval.own_request");
    world.done("second_manager", clear);
}

#[test]
fn the_rate_of_the_day_is_the_newest_that_has_begun() {
    let (mut world, id) = drafted(head(), &[CPMA]);
    world.may_issue("rep", id).unwrap();
    world.days_later(1);
    let (rate_id, effective_from) = (world.id(), world.today());
    let idr_per_cny = Rate::parse("2300").unwrap();
    world.done("finance", Command::RateAdd(AddRate { id: rate_id, idr_per_cny, effective_from, source: "BCA".into() }));
    refused_field(world.may_issue("rep", id), "quotation.rate_differs", "exchange_rate");
}
