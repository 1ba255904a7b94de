//! What a laptop does not hold: costs and other people's customers. No visible write may depend on it.

use bantu_domain::customer::Customer;
use bantu_domain::product::ProductCost;
use bantu_domain::quotation::QuotationItemCost;
use bantu_domain::quotation::{DeleteDraft, DraftQuotation};
use bantu_domain::record::{CellValue, Id};
use bantu_domain::table::Root;
use bantu_domain::{Command, Fault};

use crate::model::{World, Writes, head, refused, user};

fn is_cost(root: &Root) -> bool {
    matches!(root, Root::Cost | Root::CustomerCost(_))
}

/// Rows of a command's effect that a laptop without costs would have, too; what other people are told is theirs.
fn visible(writes: Writes) -> Writes {
    let hidden = ["product_costs", "quotation_item_costs", "notifications"];
    writes.into_iter().filter(|((table, _), _)| !hidden.contains(table)).collect()
}

/// Runs the same commands in the office and on the laptop of `who` and compares every step.
#[track_caller]
fn agree(world: &World, who: &str, commands: &[Command]) -> (World, World) {
    let mut office = world.clone();
    let mut laptop = world.laptop(who);
    for command in commands {
        let there = office.writes(who, command.clone());
        let here = laptop.writes(who, command.clone());
        match (there, here) {
            (Ok((office_outcome, office_writes)), Ok((laptop_outcome, laptop_writes))) => {
                assert!(laptop_writes.values().flatten().all(|stored| !is_cost(&stored.root)), "{}", command.name());
                assert_eq!(visible(office_writes), laptop_writes, "{}", command.name());
                assert_eq!(office_outcome, laptop_outcome, "{}", command.name());
            }
            (there, here) => assert_eq!(there.map(|_| ()), here.map(|_| ()), "{}", command.name()),
        }
    }
    (office, laptop)
}

#[test]
fn a_laptop_holds_its_users_customers_and_no_costs() {
    let mut world = World::new();
    let (own, foreign) = (world.customer("rep", "甲公司"), world.customer("rival", "乙公司"));
    let laptop = world.model.replica(user("rep"));
    assert!(laptop.record::<Customer>(own).is_some());
    assert_eq!((laptop.record::<Customer>(foreign), laptop.records::<ProductCost>()), (None, vec![]));
    let managers = world.model.replica(user("manager"));
    assert!(managers.record::<Customer>(foreign).is_some() && !managers.records::<ProductCost>().is_empty());
}

#[test]
fn drafting_writes_costs_only_where_they_are_known() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let command = world.draft_command(deal, head(), &[("CPMA", "1", 16_000_000), ("VO_normal", "2", 6_000_000)]);
    let (office, laptop) = agree(&world, "rep", &[Command::QuotationDraft(command.clone())]);
    assert_eq!(laptop.model.records::<QuotationItemCost>(), []);
    let costs = office.model.records::<QuotationItemCost>();
    assert_eq!(
        costs.iter().map(|c| (c.unit_cost_minor, c.is_below_cost)).collect::<Vec<_>>(),
        [(10_100_000, false), (3_600_000, false)]
    );
    let roots: Vec<&Root> =
        office.model.rows().iter().filter(|((t, _), _)| *t == "quotation_item_costs").map(|(_, s)| &s.root).collect();
    let customer: Customer = office.model.records().remove(0);
    assert!(roots.iter().all(|root| **root == Root::CustomerCost(customer.id)));
}

#[test]
fn the_whole_story_agrees_step_by_step() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let draft = world.draft_command(deal, head(), &[("CPMA", "1", 16_000_000), ("C312", "1", 17_000_000)]);
    let quotation = draft.id;
    let mut saved = draft.clone();
    saved.edit_no = 1;
    saved.items.remove(1);
    let thrown = world.draft_command(deal, head(), &[("CPMA", "1", 1)]);
    let (approval, revised, item) = (world.id(), world.id(), world.id());
    use bantu_domain::quotation::{AcceptQuotation, IssueQuotation, ReviseQuotation};
    use bantu_domain::stage::RequestStageApproval;
    let issue = |id, number: &str| {
        Command::QuotationIssue(IssueQuotation { id, number: number.into(), parties: World::parties(12_000) })
    };
    let commands = [
        Command::QuotationDraft(draft.clone()),
        Command::QuotationDraft(saved),
        Command::QuotationDraft(draft),
        Command::QuotationDraft(thrown.clone()),
        Command::QuotationDeleteDraft(DeleteDraft { id: thrown.id }),
        issue(quotation, "12000-QUO-K7-01"),
        Command::QuotationRevise(ReviseQuotation { id: revised, revises_id: quotation, item_ids: vec![item] }),
        issue(revised, "12000-QUO-K7-01-R2"),
        issue(revised, "12000-QUO-K7-02"),
        Command::QuotationAccept(AcceptQuotation { id: revised, notes: None }),
        Command::StageRequestApproval(RequestStageApproval { id: approval, opportunity_id: deal, note: None }),
    ];
    let (office, laptop) = agree(&world, "rep", &commands);
    assert_eq!(office.quotation(revised), laptop.quotation(revised));
    assert_eq!(office.model.records::<QuotationItemCost>().len(), 2, "one per living line");
}

#[test]
fn below_the_floor_agrees_too() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let draft = world.draft_command(deal, head(), &[("CPMA", "1", 13_000_000)]);
    let id = draft.id;
    let issue = bantu_domain::quotation::IssueQuotation {
        id,
        number: "12000-QUO-K7-01".into(),
        parties: World::parties(12_000),
    };
    let (office, laptop) = agree(&world, "rep", &[Command::QuotationDraft(draft), Command::QuotationIssue(issue)]);
    for place in [&office, &laptop] {
        assert_eq!(place.quotation(id).review_reasons, ["below_floor"]);
    }
}

#[test]
fn the_office_differs_only_by_the_review_of_a_hidden_cost() {
    let mut world = World::new();
    let from = world.day(-1);
    world.floor("CPMA", 1, from);
    let deal = world.deal_in_quotation();
    let id = world.draft(deal, head(), &[("CPMA", "1", 10_000_000)]);
    let issue = bantu_domain::quotation::IssueQuotation {
        id,
        number: "12000-QUO-K7-01".into(),
        parties: World::parties(12_000),
    };
    let mut office = world.clone();
    let mut laptop = world.laptop("rep");
    let (_, mut there) = office.writes("rep", Command::QuotationIssue(issue.clone())).unwrap();
    let (_, here) = laptop.writes("rep", Command::QuotationIssue(issue)).unwrap();
    let row = there.get_mut(&("quotations", id)).and_then(Option::as_mut).expect("the quotation changed");
    assert_eq!(row.row["review_required"], true.to_cell());
    row.row.insert("review_required".into(), false.to_cell());
    row.row.insert("review_reasons".into(), Vec::<String>::new().to_cell());
    assert_eq!(there, here);
}

#[test]
fn another_persons_record_answers_like_an_unknown_one_in_both_places() {
    let mut world = World::new();
    let foreign = world.customer("rival", "乙公司");
    let foreign_deal = world.deal("rival", foreign);
    let unknown = world.id();
    let answer = |world: &mut World, deal: Id| -> Vec<Result<(), Fault>> {
        let draft =
            DraftQuotation { id: Id::from_u128(77), opportunity_id: deal, edit_no: 0, head: head(), items: Vec::new() };
        let lose = bantu_domain::opportunity::LoseOpportunity { id: deal, reason: "价格太高".into() };
        let advance = bantu_domain::stage::Advance {
            opportunity_id: deal,
            to_order: 2,
            history_id: Id::from_u128(78),
            notes: None,
        };
        [Command::QuotationDraft(draft), Command::OpportunityLose(lose), Command::StageAdvance(advance)]
            .map(|command| world.run("rep", command).map(|_| ()))
            .to_vec()
    };
    let mut laptop = world.laptop("rep");
    let expected = answer(&mut world, unknown);
    assert_eq!(answer(&mut world, foreign_deal), expected);
    assert_eq!(answer(&mut laptop, foreign_deal), expected);
    for result in expected {
        refused(result, "record.not_found");
    }
}
