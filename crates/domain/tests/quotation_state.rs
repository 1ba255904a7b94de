//! After the issue: accepting, rejecting, revising.

use bantu_domain::edit::{Change, Update};
use bantu_domain::opportunity::{Opportunity, OpportunityFields};
use bantu_domain::opportunity_product::{OpportunityProduct, UnplanProduct};
use bantu_domain::quotation::{
    AcceptQuotation, QuotationHead, QuotationItem, QuotationStatus, RejectQuotation, ReviseQuotation,
};
use bantu_domain::record::Id;
use bantu_domain::stage::Reopen;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{Line, World, head, refused, refused_field};

fn reject(world: &mut World, who: &str, id: Id, reason: Option<&str>) -> Result<Outcome, Fault> {
    world.run(who, Command::QuotationReject(RejectQuotation { id, reason: reason.map(str::to_owned) }))
}

fn issued(world: &mut World, deal: Id) -> Id {
    let id = world.example(deal);
    world.issue("rep", id).expect("may be issued");
    id
}

#[test]
fn accepting_makes_it_the_primary_and_rejects_the_others() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let rejected = issued(&mut world, deal);
    reject(&mut world, "rep", rejected, Some("太贵")).unwrap();
    let expired = issued(&mut world, deal);
    let winner = issued(&mut world, deal);
    let draft = world.example(deal);
    world.done("rep", Command::QuotationAccept(AcceptQuotation { id: winner, notes: Some("邮件确认".into()) }));
    let status = |world: &World, id| world.quotation(id).status;
    assert_eq!(
        [rejected, expired, winner, draft].map(|id| status(&world, id)),
        [QuotationStatus::Rejected, QuotationStatus::Expired, QuotationStatus::Accepted, QuotationStatus::Rejected]
    );
    let accepted = world.quotation(winner);
    assert_eq!((accepted.closed_at, accepted.closed_note.as_deref()), (Some(world.at), Some("邮件确认")));
    assert_eq!(world.get::<Opportunity>(deal).primary_quotation_id, Some(winner));
    // A later version may still win.
    let revised = world.revise("rep", winner).unwrap();
    world.issue("rep", revised).unwrap();
    world.accept("rep", revised).unwrap();
    assert_eq!([winner, revised].map(|id| status(&world, id)), [QuotationStatus::Rejected, QuotationStatus::Accepted]);
    assert_eq!(world.get::<Opportunity>(deal).primary_quotation_id, Some(revised));
}

#[test]
fn two_categories_mean_two_contracts() {
    #[track_caller]
    fn check(lines: &[Line<'_>], expected: bool) {
        let mut world = World::new();
        let deal = world.deal_in_quotation();
        let id = world.draft(deal, head(), lines);
        world.issue("rep", id).unwrap();
        world.accept("rep", id).unwrap();
        assert_eq!(world.get::<Opportunity>(deal).split_order_required, expected);
    }
    check(&[("CPMA", "1", 16_000_000), ("VO_normal", "1", 6_000_000)], true);
    check(&[("CPMA", "1", 16_000_000)], false);
    check(&[("VO_normal", "1", 6_000_000)], false);
}

#[test]
fn only_what_was_sent_is_accepted_or_rejected() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let draft = world.example(deal);
    refused(world.accept("rep", draft), "quotation.not_sent");
    refused(reject(&mut world, "rep", draft, None), "quotation.not_sent");
    world.issue("rep", draft).unwrap();
    refused(world.accept("rival", draft), "record.not_found");
    refused(world.accept("legal", draft), "permission.denied");
    refused(reject(&mut world, "rival", draft, None), "record.not_found");
    refused_field(reject(&mut world, "rep", draft, Some(&"x".repeat(1_001))), "field.too_long", "reason");
    let long = AcceptQuotation { id: draft, notes: Some("x".repeat(1_001)) };
    refused_field(world.run("rep", Command::QuotationAccept(long)), "field.too_long", "notes");
    world.accept("rep", draft).unwrap();
    refused(world.accept("rep", draft), "quotation.not_sent");
    refused(reject(&mut world, "rep", draft, None), "quotation.not_sent");
}

#[test]
fn not_after_its_validity() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = issued(&mut world, deal);
    world.days_later(30);
    let mut last_day = world.clone();
    last_day.accept("rep", id).unwrap();
    world.days_later(1);
    refused(world.accept("rep", id), "quotation.expired");
    reject(&mut world, "rep", id, Some("过期")).unwrap();
}

#[test]
fn a_revision_is_a_draft_copy() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let first = issued(&mut world, deal);
    let revised = world.revise("rep", first).unwrap();
    let (old, new) = (world.quotation(first), world.quotation(revised));
    assert_eq!((new.version, new.edit_no, new.status, new.revises_id), (2, 1, QuotationStatus::Draft, Some(first)));
    assert_eq!((new.quotation_no.clone(), new.parties_json.clone(), new.sent_at), (None, None, None));
    assert_eq!(
        (new.head.clone(), new.total_primary_minor, new.total_secondary_minor),
        (old.head, old.total_primary_minor, old.total_secondary_minor)
    );
    assert_eq!(world.quotation(first).status, QuotationStatus::Sent, "the old one holds until the new one is issued");
    let content = |id: Id| {
        let mut lines: Vec<QuotationItem> =
            world.model.records::<QuotationItem>().into_iter().filter(|i| i.quotation_id == id).collect();
        lines.sort_by_key(|l| l.sort_order);
        lines
            .into_iter()
            .map(|l| (l.product_id, l.quantity_e2, l.unit_price_list_minor, l.total_minor, l.sort_order))
            .collect::<Vec<_>>()
    };
    assert_eq!(content(first), content(revised));
}

#[test]
fn what_cannot_be_revised() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let draft = world.example(deal);
    refused(world.revise("rep", draft), "quotation.not_sent");
    world.issue("rep", draft).unwrap();
    refused(world.revise("rival", draft), "record.not_found");
    refused(world.revise("legal", draft), "permission.denied");
    let few = ReviseQuotation { id: world.id(), revises_id: draft, item_ids: vec![world.id()] };
    refused_field(world.run("rep", Command::QuotationRevise(few)), "field.invalid", "item_ids");
    let same = ReviseQuotation { id: draft, revises_id: draft, item_ids: vec![world.id(), world.id(), world.id()] };
    refused(world.run("rep", Command::QuotationRevise(same)), "record.exists");
    let twice = world.id();
    let repeated = ReviseQuotation { id: world.id(), revises_id: draft, item_ids: vec![twice, twice, world.id()] };
    refused(world.run("rep", Command::QuotationRevise(repeated)), "record.exists");
    reject(&mut world, "rep", draft, None).unwrap();
    world.revise("rep", draft).unwrap();
}

#[test]
fn a_passed_validity_is_not_copied() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let first = issued(&mut world, deal);
    world.days_later(30);
    let mut last_day = world.clone();
    let kept = last_day.revise("rep", first).unwrap();
    assert_eq!(last_day.quotation(kept).head.valid_until, head().valid_until);
    world.days_later(1);
    let open = world.revise("rep", first).unwrap();
    assert_eq!(world.quotation(open).head, QuotationHead { valid_until: None, ..head() });
}

#[test]
fn a_revision_survives_a_plan_that_lost_a_line() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let plan: Vec<OpportunityProduct> = world.model.records();
    let mut command = world.draft_command(deal, head(), &[("CPMA", "1", 16_000_000)]);
    let line = plan.iter().find(|l| l.product_id == command.items[0].product_id).unwrap().id;
    command.items[0].opportunity_item_id = Some(line);
    let first = command.id;
    world.done("rep", Command::QuotationDraft(command));
    world.issue("rep", first).unwrap();
    let history_id = world.id();
    world.done("manager", Command::StageReopen(Reopen { opportunity_id: deal, history_id, reason: "改方案".into() }));
    world.done("rep", Command::UnplanProduct(UnplanProduct { id: line }));
    world.plan("rep", deal, "CPMDN").unwrap();
    let confirmed_on = Some(world.today());
    world.done(
        "rep",
        Command::OpportunityConfirmScheme(bantu_domain::opportunity::ConfirmScheme { id: deal, confirmed_on }),
    );
    world.advance("rep", deal, 3).unwrap();
    let revised = world.revise("rep", first).unwrap();
    let copied = world.model.records::<QuotationItem>().into_iter().find(|i| i.quotation_id == revised).unwrap();
    assert_eq!(copied.opportunity_item_id, None);
}

#[test]
fn the_group_number_of_the_deal_does_not_touch_frozen_papers() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = issued(&mut world, deal);
    let fields: OpportunityFields = world.get::<Opportunity>(deal).fields;
    let change = Change {
        field: "wechat_group_no".into(),
        from: serde_json::json!(fields.wechat_group_no),
        to: serde_json::json!("G-99"),
    };
    world.done("rep", Command::OpportunityUpdate(Update::new(deal, vec![change])));
    assert_eq!(world.quotation(id).head.wechat_group_no.as_deref(), Some("G-88"));
}
