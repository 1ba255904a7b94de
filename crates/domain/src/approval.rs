//! Approvals of stages and quotations: rounds, decisions per role, and who may decide (DOMAIN "Decisions" 4, §5.1).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::User;
use crate::edit::check_length;
use crate::notification::events;
use crate::opportunity::Opportunity;
use crate::quotation::Quotation;
use crate::record::{Id, Instant, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::service_phase;
use crate::stage::{self, StageHistory};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// What is approved.
    pub enum SubjectKind {
        /// The work of a stage; the subject is its history row.
        Stage = "stage",
        /// A quotation that its seller may not issue alone.
        Quotation = "quotation",
        /// The phases of staged services; the subject is the deal.
        ServicePhases = "service_phases",
    }
}

text_enum! {
    /// State of an approval, and the verdict of a decision.
    pub enum Verdict {
        /// Waiting.
        Pending = "pending",
        /// 通过.
        Approved = "approved",
        /// 拒绝.
        Rejected = "rejected",
        /// Its content changed, or the deal ended, before or after the decision.
        Withdrawn = "withdrawn",
    }
}

transitions! {
    Verdict in "approvals"."state" {
        Pending => [Approved, Rejected, Withdrawn],
        Approved => [Withdrawn],
        Rejected => [],
        Withdrawn => [],
    }
}

record! {
    /// One round of asking.
    pub struct Approval {
        /// Key.
        pub id: Id,
        /// What is approved.
        pub subject_kind: SubjectKind,
        /// The record approved.
        pub subject_id: Id,
        /// The deal it belongs to.
        pub opportunity_id: Id,
        /// BLAKE3 of the content shown to the approver.
        pub content_hash: String,
        /// 1, 2, 3… per subject.
        pub round: i64,
        /// Approver names that must all approve.
        pub roles: Vec<String>,
        /// State.
        pub state: Verdict,
        /// Who asked.
        pub requested_by: Id,
        /// When.
        pub requested_at: Instant,
        /// His remark.
        pub note: Option<String>,
    }
}
entity!(Approval in "approvals", finds ["subject_id", "opportunity_id", "state"], root |row| RootRule::Of("opportunities", row.opportunity_id));

record! {
    /// The decision of one approver role.
    pub struct ApprovalDecision {
        /// Key.
        pub id: Id,
        /// The approval.
        pub approval_id: Id,
        /// Approver name decided for.
        pub role: String,
        /// Who decided.
        pub user_id: Id,
        /// What.
        pub verdict: Verdict,
        /// Note.
        pub note: Option<String>,
        /// Decided by the asker himself, the only user of a stand-alone workspace.
        pub is_self: bool,
        /// When.
        pub decided_at: Instant,
    }
}
entity!(ApprovalDecision in "approval_decisions", finds ["approval_id"], root |row| RootRule::Of("approvals", row.approval_id));

/// Decides an approval for every open role the acting person may decide for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// The approval.
    pub id: Id,
    /// Approved or rejected.
    pub verdict: Verdict,
    /// Hash of the content the person decided on; another content is refused.
    pub content_hash: String,
    /// Note; needed for a rejection.
    #[serde(default)]
    pub note: Option<String>,
}

pub(crate) struct Request {
    pub id: Id,
    pub subject_kind: SubjectKind,
    pub subject_id: Id,
    pub opportunity_id: Id,
    pub content_hash: String,
    pub roles: Vec<String>,
    pub note: Option<String>,
}

/// Opens a round. A pending round on the same content is refused, on other content it is withdrawn.
pub(crate) fn open(request: Request, cx: &mut Cx<'_>) -> Result<(), Fault> {
    check_length("note", request.note.as_deref().unwrap_or_default(), crate::edit::MAX_TEXT)?;
    let mut round = 1;
    for mut earlier in cx.list::<Approval>("subject_id", &request.subject_id)? {
        round = round.max(earlier.round + 1);
        if earlier.state == Verdict::Pending {
            if earlier.content_hash == request.content_hash {
                return Err(Refusal::new("approval.already_asked").into());
            }
            earlier.state = Verdict::Withdrawn;
            cx.save(&earlier)?;
        }
    }
    cx.facts.insert("approval_id".into(), request.id.to_string());
    let approval = Approval {
        id: request.id,
        subject_kind: request.subject_kind,
        subject_id: request.subject_id,
        opportunity_id: request.opportunity_id,
        content_hash: request.content_hash,
        round,
        roles: request.roles,
        state: Verdict::Pending,
        requested_by: cx.actor.user_id,
        requested_at: cx.at,
        note: request.note,
    };
    cx.insert(&approval)?;
    events::approval_requested(&approval, cx)
}

pub(crate) fn decide(args: &Decide, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !matches!(args.verdict, Verdict::Approved | Verdict::Rejected) {
        return Err(Refusal::new("field.invalid").field("verdict").into());
    }
    let note = args.note.as_deref().map(str::trim).filter(|n| !n.is_empty());
    if args.verdict == Verdict::Rejected && note.is_none() {
        return Err(Refusal::new("reason.required").field("note").into());
    }
    check_length("note", note.unwrap_or_default(), crate::edit::MAX_TEXT)?;
    let mut approval: Approval = cx.require(args.id)?;
    match approval.state {
        Verdict::Pending => {}
        Verdict::Withdrawn => return Err(Refusal::new("approval.withdrawn").into()),
        Verdict::Approved | Verdict::Rejected => return Err(Refusal::new("approval.already_decided").into()),
    }
    let deal: Opportunity = cx.require(approval.opportunity_id)?;
    deal.active()?;
    may_decide(&approval, cx)?;
    let present = present_content(&approval, &deal, cx)?;
    if args.content_hash != approval.content_hash || present.as_deref() != Some(approval.content_hash.as_str()) {
        return Err(Refusal::new("approval.content_changed").into());
    }
    let is_self = own_request(&approval, cx)?;
    let decided = cx.list::<ApprovalDecision>("approval_id", &approval.id)?;
    let open: Vec<String> = approval.roles.iter().filter(|r| !decided.iter().any(|d| d.role == **r)).cloned().collect();
    let mine: Vec<String> = open.iter().filter(|r| cx.actor.approves_as(r)).cloned().collect();
    if mine.is_empty() {
        return Err(Refusal::new("approval.wrong_role").with("roles", open.join(",")).into());
    }
    for role in &mine {
        cx.insert(&ApprovalDecision {
            id: built_in_id("approval_decisions", &format!("{}/{role}", approval.id)),
            approval_id: approval.id,
            role: role.clone(),
            user_id: cx.actor.user_id,
            verdict: args.verdict,
            note: note.map(str::to_owned),
            is_self,
            decided_at: cx.at,
        })?;
    }
    let complete = mine.len() == open.len();
    approval.state = match args.verdict {
        Verdict::Rejected => Verdict::Rejected,
        _ if complete => Verdict::Approved,
        _ => Verdict::Pending,
    };
    cx.save(&approval)?;
    if approval.state == Verdict::Pending {
        return Ok(());
    }
    events::approval_decided(&approval, &deal, cx)?;
    match approval.subject_kind {
        SubjectKind::Stage => {
            let history: StageHistory = cx.require(approval.subject_id)?;
            stage::project(history, Some((approval.state, note.map(str::to_owned))), cx)
        }
        SubjectKind::Quotation => {
            let mut quotation: Quotation = cx.require(approval.subject_id)?;
            quotation.approval_status = Some(approval.state);
            cx.save(&quotation)
        }
        SubjectKind::ServicePhases => service_phase::decided(approval.opportunity_id, approval.state, cx),
    }
}

/// Nobody approves his own request; the only active user of a workspace may, recorded as `self` (docs/SYNC.md, stand-alone).
fn own_request(approval: &Approval, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    if approval.requested_by != cx.actor.user_id {
        return Ok(false);
    }
    if cx.list::<User>("is_active", &true)?.len() == 1 {
        return Ok(true);
    }
    Err(Refusal::new("approval.own_request").into())
}

fn may_decide(approval: &Approval, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match approval.subject_kind {
        SubjectKind::Stage | SubjectKind::ServicePhases => cx.permit("stage.approve")?,
        SubjectKind::Quotation => {
            cx.permit("quotation.approve")?;
            let quotation: Quotation = cx.require(approval.subject_id)?;
            crate::quotation::permit_price(&quotation, cx)?;
        }
    }
    Ok(())
}

fn present_content(approval: &Approval, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Option<String>, Fault> {
    match approval.subject_kind {
        SubjectKind::Stage => crate::gate::stage_content(deal, cx),
        SubjectKind::Quotation => crate::quotation::content_hash(approval.subject_id, cx).map(Some),
        SubjectKind::ServicePhases => service_phase::content_hash(approval.opportunity_id, cx),
    }
}

/// The newest round of a subject.
///
/// # Errors
/// Storage failure only.
pub fn latest(subject_id: Id, cx: &mut Cx<'_>) -> Result<Option<Approval>, Fault> {
    let rounds = cx.list::<Approval>("subject_id", &subject_id)?;
    Ok(rounds.into_iter().max_by_key(|a| a.round))
}

/// Whether the newest round approved exactly this content.
///
/// # Errors
/// Storage failure only.
pub fn approved(subject_id: Id, content_hash: &str, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let round = latest(subject_id, cx)?;
    Ok(round.is_some_and(|a| a.state == Verdict::Approved && a.content_hash == content_hash))
}

/// Withdraws every pending round of a deal, with its projection: the deal ended or went back a stage.
pub(crate) fn withdraw_open(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for mut round in cx.list::<Approval>("opportunity_id", &opportunity_id)? {
        if round.state != Verdict::Pending {
            continue;
        }
        round.state = Verdict::Withdrawn;
        cx.save(&round)?;
        match round.subject_kind {
            SubjectKind::Stage => {
                let mut history: StageHistory = cx.require(round.subject_id)?;
                history.approval_status = Some(Verdict::Withdrawn);
                cx.save(&history)?;
            }
            SubjectKind::Quotation => {
                let mut quotation: Quotation = cx.require(round.subject_id)?;
                quotation.approval_status = Some(Verdict::Withdrawn);
                cx.save(&quotation)?;
            }
            // The phases show an approval only once it was given.
            SubjectKind::ServicePhases => {}
        }
    }
    Ok(())
}

/// Withdraws the rounds of a subject that are pending or approved on another content than `content`; with no content every
/// pending one. Tells whether any was.
pub(crate) fn withdraw_of(subject_id: Id, content: Option<&str>, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let mut any = false;
    for mut round in cx.list::<Approval>("subject_id", &subject_id)? {
        let outdated = match content {
            Some(content) => {
                matches!(round.state, Verdict::Pending | Verdict::Approved) && round.content_hash != content
            }
            None => round.state == Verdict::Pending,
        };
        if outdated {
            round.state = Verdict::Withdrawn;
            cx.save(&round)?;
            any = true;
        }
    }
    Ok(any)
}

/// A new quotation version or a changed amount: the approval of the present stage must be asked again (DOMAIN §5.1).
pub(crate) fn reset_stage(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut history = stage::current(deal.id, cx)?;
    for mut round in cx.list::<Approval>("subject_id", &history.id)? {
        if matches!(round.state, Verdict::Pending | Verdict::Approved) {
            round.state = Verdict::Withdrawn;
            cx.save(&round)?;
        }
    }
    if history.approval_status.is_some() {
        history.approval_status = None;
        history.approved_by = None;
        history.approval_at = None;
        history.approval_notes = None;
        cx.save(&history)?;
    }
    Ok(())
}
