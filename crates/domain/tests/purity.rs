//! Purity: the same command on the same state gives the same writes, and a refused command gives none.

use bantu_domain::Command;
use bantu_domain::money::Percent;
use bantu_domain::opportunity::{ConfirmDemand, ConfirmScheme, CreateOpportunity, LoseOpportunity};
use bantu_domain::quotation::{AcceptQuotation, IssueQuotation, QuotationHead, RejectQuotation, ReviseQuotation};
use bantu_domain::record::Id;
use bantu_domain::stage::{Advance, Reopen, RequestStageApproval};
use proptest::prelude::*;

use crate::model::{World, head};

/// A pool of commands around one deal, legal and not.
fn pool(world: &mut World, deal: Id, quotations: &[Id]) -> Vec<(&'static str, Command)> {
    let today = Some(world.today());
    let mut pool: Vec<(&'static str, Command)> = vec![
        ("rep", Command::OpportunityConfirmDemand(ConfirmDemand { id: deal, confirmed_on: today })),
        ("rep", Command::OpportunityConfirmScheme(ConfirmScheme { id: deal, confirmed_on: today })),
        ("rep", Command::OpportunityLose(LoseOpportunity { id: deal, reason: "价格太高".into() })),
        ("rival", Command::OpportunityLose(LoseOpportunity { id: deal, reason: "价格太高".into() })),
    ];
    for to_order in 2..=4 {
        let history_id = world.id();
        pool.push(("rep", Command::StageAdvance(Advance { opportunity_id: deal, to_order, history_id, notes: None })));
    }
    for who in ["rep", "manager"] {
        let (history_id, id) = (world.id(), world.id());
        pool.push((who, Command::StageReopen(Reopen { opportunity_id: deal, history_id, reason: "改方案".into() })));
        pool.push((who, Command::StageRequestApproval(RequestStageApproval { id, opportunity_id: deal, note: None })));
    }
    for (index, id) in quotations.iter().copied().enumerate() {
        let number = format!("12000-QUO-K7-{:02}", index + 1);
        let (new, lines) = (world.id(), vec![world.id(), world.id()]);
        pool.push(("rep", Command::QuotationIssue(IssueQuotation { id, number, parties: World::parties(12_000) })));
        pool.push(("rep", Command::QuotationAccept(AcceptQuotation { id, notes: None })));
        pool.push(("rep", Command::QuotationReject(RejectQuotation { id, reason: None })));
        pool.push(("rep", Command::QuotationRevise(ReviseQuotation { id: new, revises_id: id, item_ids: lines })));
    }
    let customer_id = world.customer("rep", "甲公司");
    let (id, history_id) = (world.id(), world.id());
    pool.push((
        "rep",
        Command::OpportunityCreate(CreateOpportunity { id, customer_id, history_id, fields: World::deal_fields() }),
    ));
    pool
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn twice_the_same(picks in proptest::collection::vec(0_usize..100, 1..25)) {
        let mut world = World::new();
        let deal = world.deal_in_quotation();
        let cheap = QuotationHead { discount_rate_e2: Percent::from_scaled(3_000), ..head() };
        let lines = [("CPMA", "1", 16_000_000), ("VO_normal", "1.5", 6_000_000)];
        let quotations = [world.draft(deal, head(), &lines), world.draft(deal, cheap, &lines)];
        let pool = pool(&mut world, deal, &quotations);
        for pick in picks {
            let (who, command) = &pool[pick % pool.len()];
            let (mut first, mut second) = (world.clone(), world.clone());
            let (one, two) = (first.writes(who, command.clone()), second.writes(who, command.clone()));
            prop_assert_eq!(&one, &two);
            prop_assert_eq!(first.model.rows(), second.model.rows());
            if one.is_err() {
                prop_assert_eq!(first.model.rows(), world.model.rows());
            }
            invariants(&first);
            world = first;
        }
    }
}

/// What must hold in every state.
fn invariants(world: &World) {
    use bantu_domain::approval::{Approval, Verdict};
    use bantu_domain::opportunity::Opportunity;
    use bantu_domain::quotation::{Quotation, QuotationStatus};
    use bantu_domain::stage::StageHistory;
    let (quotations, approvals) = (world.model.records::<Quotation>(), world.model.records::<Approval>());
    for deal in world.model.records::<Opportunity>() {
        let open: Vec<StageHistory> = world
            .model
            .records::<StageHistory>()
            .into_iter()
            .filter(|h| h.opportunity_id == deal.id && h.exited_at.is_none())
            .collect();
        assert_eq!(open.len(), 1, "one present stage");
        assert_eq!(open[0].stage_order, deal.current_stage_order);
        let accepted: Vec<Id> = quotations
            .iter()
            .filter(|q| q.opportunity_id == deal.id && q.status == QuotationStatus::Accepted)
            .map(|q| q.id)
            .collect();
        assert!(
            accepted.len() <= 1 && deal.primary_quotation_id.as_ref().is_none_or(|p| accepted.contains(p)),
            "the accepted one is the primary"
        );
        if deal.current_stage_order > 3 {
            assert_eq!(accepted.len(), 1, "no contract without an accepted quotation");
        }
    }
    for quotation in &quotations {
        assert_eq!(quotation.quotation_no.is_some(), quotation.sent_at.is_some(), "a number exactly when issued");
    }
    for approval in approvals.iter().filter(|a| a.state == Verdict::Pending) {
        assert!(
            approvals.iter().all(|a| a.subject_id != approval.subject_id || a.round <= approval.round),
            "only the newest round waits"
        );
    }
}
