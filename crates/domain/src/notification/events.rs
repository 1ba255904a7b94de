//! Who is told of what: one function per event, called by its command in its transaction (DOMAIN §3.14, §5, §7, §8.5).
//! A laptop tells nobody, so nothing is looked up there; the office tells when it decides the same command.

use std::collections::BTreeSet;

use super::{Notice, NotificationKind, holders_of, tell, tells};
use crate::access::{Role, User, UserRole};
use crate::actor::Actor;
use crate::approval::{Approval, ApprovalDecision, SubjectKind};
use crate::customer::Customer;
use crate::execution::ExecutionOrder;
use crate::material::{MaterialDocument, MaterialRequirement, MaterialStatus};
use crate::opportunity::Opportunity;
use crate::payment::Payment;
use crate::record::Id;
use crate::refusal::Fault;
use crate::table::Entity;
use crate::tx::Cx;

/// Leads the sellers.
const SALES_MANAGER: &str = "SALES_MANAGER";
/// Checks payments.
const FINANCE: &str = "FINANCE";
/// Does the work and checks papers.
const OPERATION: &str = "OPERATION";
/// Gives the work away.
const EXECUTION_MANAGER: &str = "EXECUTION_MANAGER";
/// Approver name that stands in for any.
const ANY_APPROVER: &str = "*";

/// A notice of a deal, with its name and its customer's.
fn of_deal(
    kind: NotificationKind,
    subject: (&'static str, Id),
    deal: &Opportunity,
    cx: &mut Cx<'_>,
) -> Result<Notice, Fault> {
    let customer: Customer = cx.require(deal.customer_id)?;
    let notice = Notice::of(kind, subject.0, subject.1).deal(deal.id, deal.customer_id);
    Ok(notice.with("name", &deal.fields.name).with("customer", &customer.fields.name))
}

/// The time of a command makes its event one of a kind.
fn once(cx: &Cx<'_>) -> String {
    cx.at.micros().to_string()
}

/// A deal moved: its owner, whoever won the customer if he still sees it, the sales managers.
pub(crate) fn stage_changed(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    let notice = of_deal(NotificationKind::StageChanged, (Opportunity::TABLE, deal.id), deal, cx)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let mut people = holders_of(SALES_MANAGER, cx)?;
    people.push(deal.owner_user_id);
    if let Some(developer) = customer.developed_by
        && (developer == customer.owner_user_id || sees_everything(developer, cx)?)
    {
        people.push(developer);
    }
    let occasion = format!("{}/{}", once(cx), deal.current_stage_order);
    tell(people, &notice.with("stage", deal.current_stage_order), &occasion, cx)
}

/// Something waits for an approval: whoever decides for one of its roles, and administrators where nobody else does.
pub(crate) fn approval_requested(approval: &Approval, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    let deal: Opportunity = cx.require(approval.opportunity_id)?;
    let mut people = Vec::new();
    for role in &approval.roles {
        let mut found = approvers(role, cx)?;
        if found.iter().all(|person| *person == cx.actor.user_id) {
            found.extend(approvers(ANY_APPROVER, cx)?);
        }
        people.extend(found);
    }
    let notice = of_approval(NotificationKind::ApprovalRequested, approval, &deal, cx)?;
    tell(people, &notice, &once(cx), cx)
}

/// An approval is decided: whoever asked, and the owner of the deal.
pub(crate) fn approval_decided(approval: &Approval, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    let notice = of_approval(NotificationKind::ApprovalDecided, approval, deal, cx)?;
    let notice = notice.with("status", approval.state.code());
    tell([approval.requested_by, deal.owner_user_id], &notice, &once(cx), cx)
}

fn of_approval(
    kind: NotificationKind,
    approval: &Approval,
    deal: &Opportunity,
    cx: &mut Cx<'_>,
) -> Result<Notice, Fault> {
    let notice = of_deal(kind, (Approval::TABLE, approval.id), deal, cx)?;
    let notice = notice.with("subject", approval.subject_kind.code()).with("stage", deal.current_stage_order);
    let notice = match approval.subject_kind {
        // What a click opens: the page of the quotation.
        SubjectKind::Quotation => notice.with("quotation", approval.subject_id),
        SubjectKind::Stage | SubjectKind::ServicePhases => notice,
    };
    by(notice, cx)
}

/// With the name of whoever acts.
fn by(notice: Notice, cx: &mut Cx<'_>) -> Result<Notice, Fault> {
    let name = cx.load::<User>(cx.actor.user_id)?.map(|user| user.fields.display_name);
    Ok(match name {
        Some(name) => notice.with("by", name),
        None => notice,
    })
}

/// The users who decide for an approver name.
fn approvers(name: &str, cx: &mut Cx<'_>) -> Result<Vec<Id>, Fault> {
    let mut people = Vec::new();
    for role in cx.list::<Role>("stage_approval_role", &Some(name.to_owned()))? {
        people.extend(cx.list::<UserRole>("role_id", &role.id)?.into_iter().map(|link| link.user_id));
    }
    Ok(people)
}

/// Everybody who decides for a role of an approval that nobody has decided for.
pub(crate) fn open_approvers(approval: &Approval, cx: &mut Cx<'_>) -> Result<Vec<Id>, Fault> {
    let decided = cx.list::<ApprovalDecision>("approval_id", &approval.id)?;
    let mut people = Vec::new();
    for role in approval.roles.iter().filter(|role| !decided.iter().any(|decision| decision.role == **role)) {
        people.extend(approvers(role, cx)?);
    }
    Ok(people)
}

/// A paper that passed the automatic check waits for a person: those who work on the deal and may approve papers, or else all
/// who do such work. What failed the check is told to whoever gave it by the answer he waits for; where the customer himself gave it,
/// to his seller.
pub(crate) fn material_submitted(
    paper: &MaterialDocument,
    line: &MaterialRequirement,
    deal: &Opportunity,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    if paper.is_failed() {
        return match paper.uploaded_by {
            Some(_) => Ok(()),
            None => material_failed(deal.owner_user_id, paper, line, deal, cx),
        };
    }
    let mut people = BTreeSet::new();
    for order in cx.list::<ExecutionOrder>("opportunity_id", &deal.id)? {
        if let Some(person) = order.assigned_to.filter(|_| order.status.is_open())
            && may(person, "material.approve", cx)?
        {
            people.insert(person);
        }
    }
    if people.is_empty() {
        people.extend(holders_of(OPERATION, cx)?);
    }
    if paper.uploaded_by.is_none() {
        // The customer himself gave it: his seller wants to know.
        people.insert(deal.owner_user_id);
    }
    let notice = of_paper(NotificationKind::MaterialSubmitted, paper, line, deal, cx)?;
    tell(people, &notice, &once(cx), cx)
}

/// A paper failed the automatic check: what is wrong with it, each thing once.
fn material_failed(
    person: Id,
    paper: &MaterialDocument,
    line: &MaterialRequirement,
    deal: &Opportunity,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let codes: BTreeSet<&str> = paper.validation_findings.iter().map(|finding| finding.code.code()).collect();
    let notice = of_paper(NotificationKind::MaterialFailed, paper, line, deal, cx)?;
    let notice = notice.with("findings", codes.into_iter().collect::<Vec<_>>().join(","));
    tell([person], &notice, &once(cx), cx)
}

/// A paper came through a link: whoever made the link, told of it once also where he is told as somebody else.
pub(crate) fn paper_by_link(
    maker: Id,
    paper: &MaterialDocument,
    line: &MaterialRequirement,
    deal: &Opportunity,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    if paper.is_failed() {
        return material_failed(maker, paper, line, deal, cx);
    }
    let notice = of_paper(NotificationKind::MaterialSubmitted, paper, line, deal, cx)?;
    tell([maker], &notice, &once(cx), cx)
}

/// A paper is approved or rejected: whoever gave it, and the owner of the deal.
pub(crate) fn material_decided(paper: &MaterialDocument, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    let line: MaterialRequirement = cx.require(paper.requirement_id)?;
    let mut notice = of_paper(NotificationKind::MaterialDecided, paper, &line, deal, cx)?;
    notice = notice.with("status", paper.status.code());
    if let (MaterialStatus::Rejected, Some(reason)) = (paper.status, &paper.approval_notes) {
        notice = notice.with("reason", reason);
    }
    tell(paper.uploaded_by.into_iter().chain([deal.owner_user_id]), &notice, &once(cx), cx)
}

fn of_paper(
    kind: NotificationKind,
    paper: &MaterialDocument,
    line: &MaterialRequirement,
    deal: &Opportunity,
    cx: &mut Cx<'_>,
) -> Result<Notice, Fault> {
    let mut notice = of_deal(kind, (MaterialDocument::TABLE, paper.id), deal, cx)?;
    notice = notice.with("requirement", line.id).with("paper_zh", &line.ask.document_name_zh);
    for (name, value) in [("paper_id", &line.ask.document_name_id), ("paper_en", &line.ask.document_name_en)] {
        if let Some(value) = value {
            notice = notice.with(name, value);
        }
    }
    Ok(notice)
}

/// Whether an active user holds a permission.
fn may(user_id: Id, permission: &str, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    Ok(active(user_id, cx)?.is_some_and(|person| person.may(permission)))
}

fn sees_everything(user_id: Id, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    Ok(active(user_id, cx)?.is_some_and(|person| person.sees_whole_workspace()))
}

/// A user with his present roles; none where he may not act.
fn active(user_id: Id, cx: &mut Cx<'_>) -> Result<Option<Actor>, Fault> {
    match cx.person(user_id) {
        Ok(person) => Ok(Some(person)),
        Err(Fault::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Money was reported: finance.
pub(crate) fn payment_reported(payment: &Payment, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    let notice = of_payment(NotificationKind::PaymentReported, payment, deal, cx)?;
    let notice = by(notice, cx)?;
    tell(holders_of(FINANCE, cx)?, &notice, &once(cx), cx)
}

/// Finance has ruled: whoever reported the money, and the owner of the deal.
pub(crate) fn payment_reviewed(payment: &Payment, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    let notice = of_payment(NotificationKind::PaymentReviewed, payment, deal, cx)?;
    let notice = notice.with("status", payment.status.code());
    tell([payment.reported_by, deal.owner_user_id], &notice, &once(cx), cx)
}

fn of_payment(kind: NotificationKind, payment: &Payment, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Notice, Fault> {
    let notice = of_deal(kind, (Payment::TABLE, payment.id), deal, cx)?;
    let (amount, currency) = (payment.amount(), payment.fields.currency.code());
    Ok(notice.with("number", &payment.payment_no).with("amount", amount).with("currency", currency))
}

/// An order was given away: to a person, or to a team, which is all who do such work (a team has no list of members).
pub(crate) fn order_assigned(order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    let people = match order.assigned_to {
        Some(person) => vec![person],
        None => holders_of(OPERATION, cx)?,
    };
    let mut notice = of_order(NotificationKind::OrderAssigned, order, cx)?;
    if let Some(team) = order.assigned_team.as_ref().filter(|_| order.assigned_to.is_none()) {
        notice = notice.with("team", team);
    }
    tell(people, &notice, &once(cx), cx)
}

/// An order waits no more: who gives the work away, the owner of the deal, and whoever has the order already (DOMAIN §8 item 5).
pub(crate) fn order_released(order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !tells(cx) {
        return Ok(());
    }
    let deal: Opportunity = cx.require(order.opportunity_id)?;
    let mut people = holders_of(EXECUTION_MANAGER, cx)?;
    people.push(deal.owner_user_id);
    people.extend(order.assigned_to);
    let notice = of_order(NotificationKind::OrderReleased, order, cx)?;
    tell(people, &notice, &once(cx), cx)
}

fn of_order(kind: NotificationKind, order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<Notice, Fault> {
    let deal: Opportunity = cx.require(order.opportunity_id)?;
    let notice = of_deal(kind, (ExecutionOrder::TABLE, order.id), &deal, cx)?;
    Ok(notice.with("number", &order.order_no).with("title", &order.title))
}

/// A customer was handed over: the new owner.
pub(crate) fn customer_transferred(customer: &Customer, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let notice = Notice {
        customer_id: Some(customer.id),
        ..Notice::of(NotificationKind::CustomerTransferred, Customer::TABLE, customer.id)
    };
    tell([customer.owner_user_id], &notice.with("name", &customer.fields.name), &once(cx), cx)
}
