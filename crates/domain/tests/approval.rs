//! Approvals: all roles must approve, the first rejection rejects, nobody approves his own request.

use bantu_domain::access::{LockUser, User};
use bantu_domain::approval::{Approval, ApprovalDecision, Decide, SubjectKind, Verdict};
use bantu_domain::quotation::RequestQuotationApproval;
use bantu_domain::record::Id;
use bantu_domain::stage::StageHistory;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, head, refused, refused_field, user};

/// Decides on the content the approval shows.
pub fn decide(world: &mut World, who: &str, id: Id, approve: bool) -> Result<Outcome, Fault> {
    let content_hash = world.model.record::<Approval>(id).map(|a| a.content_hash).unwrap_or_default();
    let verdict = if approve { Verdict::Approved } else { Verdict::Rejected };
    let note = (!approve).then(|| "价格过低".to_owned());
    world.run(who, Command::ApprovalDecide(Decide { id, verdict, content_hash, note }))
}

fn state(world: &World, id: Id) -> Verdict {
    world.get::<Approval>(id).state
}

fn present_row(world: &World, deal: Id) -> StageHistory {
    world
        .model
        .records::<StageHistory>()
        .into_iter()
        .find(|h| h.opportunity_id == deal && h.exited_at.is_none())
        .expect("a present stage")
}

#[test]
fn approving_a_stage_is_projected_into_its_history() {
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let approval = world.ask_stage("rep", deal).unwrap();
    assert_eq!(present_row(&world, deal).approval_status, Some(Verdict::Pending));
    world.days_later(1);
    decide(&mut world, "manager", approval, true).unwrap();
    let row = present_row(&world, deal);
    assert_eq!(
        (row.approval_status, row.approved_by, row.approval_at),
        (Some(Verdict::Approved), Some(user("manager")), Some(world.at))
    );
    assert_eq!(state(&world, approval), Verdict::Approved);
    refused(decide(&mut world, "second_manager", approval, false), "approval.already_decided");
    refused(world.ask_stage("rep", deal), "approval.already_decided");
}

#[test]
fn asking() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    refused(world.ask_stage("rep", deal), "approval.not_needed");
    let deal = world.deal_in_quotation();
    refused(world.ask_stage("rep", deal), "stage.work_unfinished");
    refused(world.ask_stage("rival", deal), "record.not_found");
    refused(world.ask_stage("legal", deal), "permission.denied");
    let (deal, _) = World::accepted_example(&mut world);
    world.ask_stage("rep", deal).unwrap();
    refused(world.ask_stage("rep", deal), "approval.already_asked");
}

#[test]
fn who_may_not_decide() {
    #[track_caller]
    fn check(who: &str, expected: &str) {
        let mut world = World::new();
        let (deal, _) = world.accepted_example();
        let approval = world.ask_stage("rep", deal).unwrap();
        let before = world.model.rows().clone();
        refused(decide(&mut world, who, approval, true), expected);
        refused(decide(&mut world, who, approval, false), expected);
        assert_eq!(*world.model.rows(), before);
    }
    check("rep", "permission.denied");
    check("rival", "record.not_found");
    check("clerk", "record.not_found");
    check("legal", "approval.wrong_role");
    check("finance", "approval.wrong_role");
}

#[test]
fn an_administrator_stands_in_for_any_role() {
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let approval = world.ask_stage("rep", deal).unwrap();
    decide(&mut world, "admin", approval, true).unwrap();
    assert_eq!(world.model.records::<ApprovalDecision>()[0].role, "sales_manager");
}

#[test]
fn nobody_approves_his_own_request() {
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let approval = world.ask_stage("manager", deal).unwrap();
    refused(decide(&mut world, "manager", approval, true), "approval.own_request");
    refused(decide(&mut world, "manager", approval, false), "approval.own_request");
    decide(&mut world, "second_manager", approval, true).unwrap();
    let decision: ApprovalDecision = world.model.records::<ApprovalDecision>().remove(0);
    assert_eq!((decision.is_self, decision.user_id), (false, user("second_manager")));
}

#[test]
fn the_only_active_user_may_and_it_is_recorded() {
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let approval = world.ask_stage("admin", deal).unwrap();
    let at = world.at;
    for mut other in world.model.records::<User>().into_iter().filter(|u| u.id != user("admin")) {
        other.fields.is_active = false;
        world.model.put_record(&other, at);
    }
    decide(&mut world, "admin", approval, true).unwrap();
    assert!(world.model.records::<ApprovalDecision>()[0].is_self);
}

#[test]
fn locking_the_others_does_not_make_one_the_only_user() {
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let approval = world.ask_stage("admin", deal).unwrap();
    for other in ["rep", "rival", "manager", "second_manager", "finance", "legal", "checker", "clerk"] {
        world.done("admin", Command::UserLock(LockUser { user_id: user(other), locked: true }));
    }
    refused(decide(&mut world, "admin", approval, true), "approval.own_request");
}

#[test]
fn a_rejection_needs_a_reason_and_a_second_round_may_follow() {
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let first = world.ask_stage("rep", deal).unwrap();
    let content_hash = world.get::<Approval>(first).content_hash;
    for note in [None, Some(String::new()), Some("  ".into())] {
        let decide = Decide { id: first, verdict: Verdict::Rejected, content_hash: content_hash.clone(), note };
        refused_field(world.run("manager", Command::ApprovalDecide(decide)), "reason.required", "note");
    }
    decide(&mut world, "manager", first, false).unwrap();
    let row = present_row(&world, deal);
    assert_eq!((row.approval_status, row.approval_notes.as_deref()), (Some(Verdict::Rejected), Some("价格过低")));
    refused(decide(&mut world, "second_manager", first, true), "approval.already_decided");
    let second = world.ask_stage("rep", deal).unwrap();
    assert_eq!((world.get::<Approval>(second).round, state(&world, first)), (2, Verdict::Rejected));
    assert_eq!(present_row(&world, deal).approval_notes, None);
    decide(&mut world, "manager", second, true).unwrap();
    world.advance("rep", deal, 4).unwrap();
}

#[test]
fn bad_decisions() {
    let mut world = World::new();
    let (deal, _) = world.accepted_example();
    let id = world.ask_stage("rep", deal).unwrap();
    let content_hash = world.get::<Approval>(id).content_hash;
    let with = |verdict, content_hash: &str, note: Option<String>| {
        Command::ApprovalDecide(Decide { id, verdict, content_hash: content_hash.into(), note })
    };
    refused_field(world.run("manager", with(Verdict::Pending, &content_hash, None)), "field.invalid", "verdict");
    refused_field(world.run("manager", with(Verdict::Withdrawn, &content_hash, None)), "field.invalid", "verdict");
    refused_field(
        world.run("manager", with(Verdict::Approved, &content_hash, Some("x".repeat(4_001)))),
        "field.too_long",
        "note",
    );
    refused(world.run("manager", with(Verdict::Approved, "", None)), "approval.content_changed");
    refused(world.run("manager", with(Verdict::Approved, &"0".repeat(64), None)), "approval.content_changed");
    let unknown = world.id();
    refused(decide(&mut world, "manager", unknown, true), "record.not_found");
    assert_eq!(state(&world, id), Verdict::Pending);
}

/// An approval of two roles on the present stage's work.
fn of_two_roles(world: &mut World) -> Id {
    let (deal, _) = world.accepted_example();
    let id = world.ask_stage("rep", deal).unwrap();
    let mut approval: Approval = world.get(id);
    approval.roles = vec!["legal".into(), "sales_manager".into()];
    let at = world.at;
    world.model.put_record(&approval, at);
    id
}

#[test]
fn all_roles_must_approve() {
    let mut world = World::new();
    let id = of_two_roles(&mut world);
    decide(&mut world, "legal", id, true).unwrap();
    assert_eq!(state(&world, id), Verdict::Pending);
    refused(decide(&mut world, "legal", id, true), "approval.wrong_role");
    decide(&mut world, "manager", id, true).unwrap();
    assert_eq!(state(&world, id), Verdict::Approved);
    assert_eq!(world.model.records::<ApprovalDecision>().len(), 2);
}

#[test]
fn the_first_rejection_rejects() {
    for (first, second) in [("legal", "manager"), ("manager", "legal")] {
        let mut world = World::new();
        let id = of_two_roles(&mut world);
        decide(&mut world, first, id, false).unwrap();
        assert_eq!(state(&world, id), Verdict::Rejected);
        refused(decide(&mut world, second, id, true), "approval.already_decided");
    }
    let mut world = World::new();
    let id = of_two_roles(&mut world);
    decide(&mut world, "manager", id, true).unwrap();
    decide(&mut world, "legal", id, false).unwrap();
    assert_eq!(state(&world, id), Verdict::Rejected);
}

#[test]
fn an_administrator_decides_for_every_open_role_at_once() {
    let mut world = World::new();
    let id = of_two_roles(&mut world);
    decide(&mut world, "legal", id, true).unwrap();
    decide(&mut world, "admin", id, true).unwrap();
    let mut roles: Vec<(String, Id)> =
        world.model.records::<ApprovalDecision>().into_iter().map(|d| (d.role, d.user_id)).collect();
    roles.sort();
    assert_eq!(roles, [("legal".to_owned(), user("legal")), ("sales_manager".to_owned(), user("admin"))]);
    assert_eq!(state(&world, id), Verdict::Approved);
}

/// A draft 20 % off, which the rep may not issue alone, with its approval asked.
fn asked_quotation(world: &mut World) -> (Id, Id, Id) {
    let deal = world.deal_in_quotation();
    let head = bantu_domain::quotation::QuotationHead {
        discount_rate_e2: bantu_domain::money::Percent::from_scaled(2_000),
        ..head()
    };
    let quotation = world.draft(deal, head, &[("CPMA", "1", 16_000_000)]);
    let id = ask(world, quotation).unwrap();
    (deal, quotation, id)
}

fn ask(world: &mut World, quotation_id: Id) -> Result<Id, Fault> {
    let id = world.id();
    world
        .run(
            "rep",
            Command::QuotationRequestApproval(RequestQuotationApproval { id, quotation_id, note: "大客户".into() }),
        )
        .map(|_| id)
}

#[test]
fn approving_a_quotation_lets_its_seller_issue_it() {
    let mut world = World::new();
    let (_, quotation, id) = asked_quotation(&mut world);
    assert_eq!(world.get::<Approval>(id).subject_kind, SubjectKind::Quotation);
    assert_eq!(world.quotation(quotation).approval_status, Some(Verdict::Pending));
    refused(world.may_issue("rep", quotation), "quotation.below_floor");
    decide(&mut world, "manager", id, true).unwrap();
    assert_eq!(world.quotation(quotation).approval_status, Some(Verdict::Approved));
    world.may_issue("rep", quotation).unwrap();
    world.issue("rep", quotation).unwrap();
    let issued = world.quotation(quotation);
    assert!(!issued.review_required && issued.is_below_floor, "{:?}", issued.review_reasons);
}

#[test]
fn below_the_floor_needs_its_own_permission() {
    let mut world = World::new();
    let (_, _, id) = asked_quotation(&mut world);
    let refusal = refused(decide(&mut world, "checker", id, true), "permission.denied");
    assert_eq!(refusal.params["permission"], "quotation.approve_below_cost");
    // Over the limit but above the floor is the checker's to decide.
    let deal = world.deal_in_quotation();
    let head = bantu_domain::quotation::QuotationHead {
        discount_rate_e2: bantu_domain::money::Percent::from_scaled(1_200),
        ..head()
    };
    let quotation = world.draft(deal, head, &[("CPMA", "1", 16_000_000)]);
    refused(world.may_issue("rep", quotation), "quotation.over_discount_limit");
    let id = ask(&mut world, quotation).unwrap();
    decide(&mut world, "checker", id, true).unwrap();
    world.may_issue("rep", quotation).unwrap();
}

#[test]
fn a_changed_draft_takes_its_approval_back() {
    for decided in [false, true] {
        let mut world = World::new();
        let (deal, quotation, id) = asked_quotation(&mut world);
        if decided {
            decide(&mut world, "manager", id, true).unwrap();
        }
        // Saved without a change: the approval stays.
        world.resave(quotation, |_| {}).unwrap();
        assert_ne!(state(&world, id), Verdict::Withdrawn);
        world.resave(quotation, |command| command.items[0].unit_price_list_minor -= 1).unwrap();
        assert_eq!(state(&world, id), Verdict::Withdrawn);
        assert_eq!(world.quotation(quotation).approval_status, Some(Verdict::Withdrawn));
        refused(world.may_issue("rep", quotation), "quotation.below_floor");
        refused(decide(&mut world, "manager", id, true), "approval.withdrawn");
        let again = ask(&mut world, quotation).unwrap();
        assert_eq!(world.get::<Approval>(again).round, 2);
        assert_eq!(world.get::<Approval>(again).opportunity_id, deal);
    }
}

#[test]
fn asking_for_a_quotation() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let empty = world.draft(deal, head(), &[]);
    refused(ask(&mut world, empty), "quotation.no_lines");
    let free = world.draft(deal, head(), &[("CPMA", "1", 0)]);
    refused(ask(&mut world, free), "quotation.price_zero");
    let quotation = world.example(deal);
    let short = RequestQuotationApproval { id: world.id(), quotation_id: quotation, note: " ".into() };
    refused_field(world.run("rep", Command::QuotationRequestApproval(short)), "reason.required", "note");
    ask(&mut world, quotation).unwrap();
    refused(ask(&mut world, quotation), "approval.already_asked");
    world.issue("rep", quotation).unwrap();
    refused(ask(&mut world, quotation), "quotation.not_draft");
}

#[test]
fn a_quotation_that_lost_the_race_asks_nobody_any_more() {
    let mut world = World::new();
    let (deal, asked, id) = asked_quotation(&mut world);
    let winner = world.example(deal);
    world.issue("rep", winner).unwrap();
    world.accept("rep", winner).unwrap();
    assert_eq!(state(&world, id), Verdict::Withdrawn);
    assert_eq!(world.quotation(asked).approval_status, Some(Verdict::Withdrawn));
}

#[test]
fn a_new_acceptance_resets_the_stages_approval() {
    let mut world = World::new();
    let (deal, first) = world.accepted_example();
    let approval = world.ask_stage("rep", deal).unwrap();
    decide(&mut world, "manager", approval, true).unwrap();
    let revised = world.revise("rep", first).unwrap();
    world.issue("rep", revised).unwrap();
    assert_eq!(state(&world, approval), Verdict::Withdrawn);
    assert_eq!(present_row(&world, deal).approval_status, None);
    refused(world.advance("rep", deal, 4), "stage.gate_closed");
}
