//! Approvals: what waits for whom, and deciding.

use std::collections::BTreeSet;

use bantu_domain::approval::{Approval, ApprovalDecision, Decide, SubjectKind, Verdict};
use bantu_domain::command::Command;
use bantu_domain::customer::Customer;
use bantu_domain::money::{Amount, Percent};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::quotation::Quotation;
use bantu_domain::record::{Id, Instant};
use bantu_domain::stage::StageHistory;
use bantu_domain::tx::Cx;
use bantu_domain::{Fault, access::User};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::{Call, Look, Mode};
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{Done, Nothing, Ref, Rows};

/// A decision as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DecisionView {
    /// Approver name decided for.
    role: String,
    /// Who decided.
    user: Ref,
    /// What.
    verdict: Verdict,
    /// Note.
    note: Option<String>,
    /// When.
    decided_at: Instant,
    /// Decided by the asker himself.
    is_self: bool,
}

/// An approval as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ApprovalRow {
    /// Key.
    pub id: Id,
    /// What is approved.
    pub subject_kind: SubjectKind,
    /// The record approved.
    pub subject_id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// Its name.
    pub opportunity_name: String,
    /// Its customer.
    pub customer: Ref,
    /// Stage at which it was asked.
    pub stage_order: i64,
    /// Number of the quotation, where there is one.
    pub quotation_no: Option<String>,
    /// Its total.
    pub total: Option<Amount>,
    /// Its total in the other currency.
    pub total_secondary: Option<Amount>,
    /// Its discount.
    pub discount_rate: Option<Percent>,
    /// A line is below the floor.
    pub is_below_floor: bool,
    /// Hash of the content; goes back with the decision.
    pub content_hash: String,
    /// Round.
    pub round: i64,
    /// Approver names that must all approve.
    pub roles: Vec<String>,
    /// Decisions so far.
    pub decisions: Vec<DecisionView>,
    /// State.
    pub state: Verdict,
    /// Who asked.
    pub requested_by: Ref,
    /// When.
    pub requested_at: Instant,
    /// His remark.
    pub note: Option<String>,
    /// Whether the caller may decide it now.
    pub may_decide: bool,
    /// Decided here, but the office has not confirmed it yet.
    pub provisional: bool,
}

/// Shows an approval.
pub(crate) fn row(approval: Approval, pending: &BTreeSet<Id>, cx: &mut Cx<'_>) -> Result<ApprovalRow, Fault> {
    let deal: Opportunity = cx.require(approval.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let (quotation, stage_order) = match approval.subject_kind {
        SubjectKind::Quotation => (cx.load::<Quotation>(approval.subject_id)?, 3),
        SubjectKind::ServicePhases => (None, 2),
        SubjectKind::Stage => {
            let history = cx.load::<StageHistory>(approval.subject_id)?;
            let quotation = match deal.primary_quotation_id {
                Some(id) => cx.load::<Quotation>(id)?,
                None => None,
            };
            (quotation, history.map_or(deal.current_stage_order, |h| h.stage_order))
        }
    };
    let mut decisions = Vec::new();
    for decision in cx.list::<ApprovalDecision>("approval_id", &approval.id)? {
        decisions.push(DecisionView {
            role: decision.role,
            user: user_ref(decision.user_id, cx)?,
            verdict: decision.verdict,
            note: decision.note,
            decided_at: decision.decided_at,
            is_self: decision.is_self,
        });
    }
    let alone = cx.list::<User>("is_active", &true)?.len() == 1;
    let my_role = approval.roles.iter().any(|r| cx.actor.approves_as(r) && !decisions.iter().any(|d| d.role == *r));
    let foreign = approval.requested_by != cx.actor.user_id || alone;
    Ok(ApprovalRow {
        may_decide: approval.state == Verdict::Pending && my_role && foreign,
        id: approval.id,
        subject_kind: approval.subject_kind,
        subject_id: approval.subject_id,
        opportunity_id: deal.id,
        opportunity_name: deal.fields.name.clone(),
        customer: Ref { id: customer.id, name: customer.fields.name },
        stage_order,
        quotation_no: quotation.as_ref().and_then(|q| q.quotation_no.clone()),
        total: quotation.as_ref().map(|q| q.total().into()),
        total_secondary: quotation.as_ref().and_then(|q| q.total_secondary().map(Into::into)),
        discount_rate: quotation.as_ref().map(|q| q.head.discount_rate_e2),
        is_below_floor: quotation.as_ref().is_some_and(|q| q.is_below_floor),
        content_hash: approval.content_hash,
        round: approval.round,
        roles: approval.roles,
        decisions,
        state: approval.state,
        requested_by: user_ref(approval.requested_by, cx)?,
        requested_at: approval.requested_at,
        note: approval.note,
        provisional: pending.contains(&approval.id),
    })
}

/// A user with his shown name.
pub(crate) fn user_ref(id: Id, cx: &mut Cx<'_>) -> Result<Ref, Fault> {
    let name = cx.load::<User>(id)?.map(|u| u.fields.display_name).unwrap_or_default();
    Ok(Ref { id, name })
}

/// Ids of records that commands still waiting for the office have written.
pub(crate) fn pending_ids(look: &mut Look<'_, '_>, mode: Mode) -> Result<BTreeSet<Id>, AppError> {
    if mode != Mode::Device {
        return Ok(BTreeSet::new());
    }
    Ok(bantu_store::query::pending::written_ids(look.conn)?.into_iter().collect())
}

/// A decision given here counts only when the office has applied it: nothing may be built on it before (SYNC §7.2).
pub(crate) fn refuse_provisional(call: &Call<'_>, opportunity_id: Id) -> Result<(), AppError> {
    call.look(|look| {
        let pending = pending_ids(look, call.app.mode)?;
        let rounds = look.ask(|cx| cx.list::<Approval>("opportunity_id", &opportunity_id))?;
        let provisional =
            rounds.iter().any(|r| pending.contains(&r.id) && matches!(r.state, Verdict::Approved | Verdict::Rejected));
        if provisional { Err(AppError::new("approval.provisional")) } else { Ok(()) }
    })
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Rows<ApprovalRow>, AppError> {
    call.look(|look| {
        let rows = waiting(look, call.app.mode)?;
        Ok(Rows { rows })
    })
}

/// What the caller may decide, oldest first.
pub(crate) fn waiting(look: &mut Look<'_, '_>, mode: Mode) -> Result<Vec<ApprovalRow>, AppError> {
    let pending = pending_ids(look, mode)?;
    look.ask(|cx| {
        let mut rows = Vec::new();
        for approval in cx.list::<Approval>("state", &Verdict::Pending)? {
            let row = row(approval, &pending, cx)?;
            if row.may_decide {
                rows.push(row);
            }
        }
        rows.sort_by_key(|r| (r.requested_at, r.id));
        Ok(rows)
    })
}

fn decide(call: &Call<'_>, args: Decide) -> Result<Done, AppError> {
    let id = args.id;
    call.run_on(id, &Command::ApprovalDecide(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("approval.list", "opportunity.view", list), command("approval.decide", "stage.approve", decide)]
}
