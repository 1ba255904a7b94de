//! Jobs about papers, execution orders, tax reports and approvals.

use chrono::{Datelike as _, NaiveDate};

use super::money::waited;
use super::{Deed, JobAction, Numbers, Plan, days, step};
use crate::approval::{Approval, Verdict};
use crate::execution::{ExecutionOrder, ExecutionStatus, ExecutionType};
use crate::mail::material_reminder;
use crate::material::{Checklist, MaterialDocument, MaterialRequirement};
use crate::notification::{Notice, NotificationKind, events, holders_of};
use crate::opportunity::{Opportunity, WorkflowStatus};
use crate::record::Id;
use crate::refusal::Fault;
use crate::setting::{SettingKey, zone_offset};
use crate::stage::StageHistory;
use crate::table::Entity as _;
use crate::tx::Cx;

/// The stage in which papers are collected.
const PAPERS: i64 = 6;

/// A deal whose papers are missing some days after the stage of papers began.
pub(super) fn papers(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(deal) = cx.load::<Opportunity>(id)? else { return Ok(None) };
    if deal.workflow_status != WorkflowStatus::Active || deal.current_stage_order != PAPERS {
        return Ok(None);
    }
    let history = cx.list::<StageHistory>("opportunity_id", &deal.id)?;
    let Some(present) = history.into_iter().find(|row| row.exited_at.is_none()) else { return Ok(None) };
    let began = (present.entered_at.utc() + zone_offset(cx)?).date_naive();
    let late = days(began, numbers.today) - numbers.one(SettingKey::MaterialReminderDays);
    if late < 0 {
        return Ok(None);
    }
    let list = Checklist::of_deal(&deal, cx)?;
    let missing = list.missing().0;
    if missing.is_empty() {
        return Ok(None);
    }
    let occasion = format!("{}/{}", present.id, late / numbers.one(SettingKey::MaterialRepeatDays).max(1));
    let notice = Notice::of(NotificationKind::MaterialMissing, Opportunity::TABLE, deal.id)
        .deal(deal.id, deal.customer_id)
        .with("name", &deal.fields.name)
        .with("count", missing.len());
    let (name, people) = (&deal.fields.name, vec![deal.owner_user_id]);
    match material_reminder(&deal, &missing, &occasion, cx)? {
        Some(mail) => Ok(Some(Plan::new(JobAction::Remind, Deed::Ask(Box::new(mail)), name, people, notice, occasion))),
        None => Plan::reminder(name, people, notice, occasion, cx),
    }
}

/// A paper whose last day comes: the business of renewing it.
pub(super) fn expiry(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(paper) = cx.load::<MaterialDocument>(id)? else { return Ok(None) };
    let Some(last) = paper.expires_on.filter(|_| paper.is_current) else { return Ok(None) };
    let left = days(numbers.today, last);
    let Some(step) = step(numbers.list(SettingKey::DocumentNoticeDays), left).filter(|_| left >= 0) else {
        return Ok(None);
    };
    let Some(line) = cx.load::<MaterialRequirement>(paper.requirement_id)? else { return Ok(None) };
    let Some(deal) = cx.load::<Opportunity>(paper.opportunity_id)? else { return Ok(None) };
    let notice = Notice::of(NotificationKind::DocumentExpiring, MaterialDocument::TABLE, paper.id)
        .deal(deal.id, deal.customer_id)
        .with("name", &line.ask.document_name_zh)
        .with("customer", &deal.fields.name)
        .with("date", last)
        .with("days", left);
    let title = line.ask.document_name_zh.clone();
    Plan::reminder(&title, vec![deal.owner_user_id], notice, format!("{last}/{step}"), cx)
}

/// An execution order that ends soon, or should have ended (DOMAIN §8 item 7).
pub(super) fn order(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(order) = cx.load::<ExecutionOrder>(id)? else { return Ok(None) };
    let Some(end) = order.planned_end_date.filter(|_| order.status.is_open()) else { return Ok(None) };
    let left = days(numbers.today, end);
    if left > numbers.one(SettingKey::ExecutionNoticeDays) {
        return Ok(None);
    }
    let Some(deal) = cx.load::<Opportunity>(order.opportunity_id)? else { return Ok(None) };
    let late = left < 0;
    let notice = Notice::of(NotificationKind::OrderOverdue, ExecutionOrder::TABLE, order.id)
        .deal(deal.id, deal.customer_id)
        .with("number", &order.order_no)
        .with("title", &order.title)
        .with("name", &deal.fields.name)
        .with("date", end)
        .with("late", if late { "yes" } else { "no" });
    let mut people: Vec<Id> = order.assigned_to.into_iter().collect();
    if late {
        people.push(deal.owner_user_id);
        people.extend(holders_of("EXECUTION_MANAGER", cx)?);
    }
    Plan::reminder(&order.order_no, people, notice, format!("{end}/{}", if late { "late" } else { "soon" }), cx)
}

/// A report that is to be filed while a running service is under way: code and last day.
struct Filing {
    code: &'static str,
    due: NaiveDate,
}

/// Reports whose last day lies ahead: LKPM by the 15th after each quarter (Peraturan Menteri Investasi/BKPM 5/2025
/// art. 286), the annual return of persons
/// by 31 March and of companies by 30 April (UU KUP art. 3).
fn filings(today: NaiveDate) -> Vec<Filing> {
    let mut found = Vec::new();
    for year in [today.year(), today.year() + 1] {
        for (code, month, day) in [
            ("lkpm", 1, 15),
            ("annual_person", 3, 31),
            ("lkpm", 4, 15),
            ("annual_company", 4, 30),
            ("lkpm", 7, 15),
            ("lkpm", 10, 15),
        ] {
            if let Some(due) = NaiveDate::from_ymd_opt(year, month, day).filter(|due| *due >= today) {
                found.push(Filing { code, due });
            }
        }
    }
    found
}

/// A running service for which a tax report is to be filed soon: whoever does the work and the seller are told, once a report.
pub(super) fn tax_filing(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(order) = cx.load::<ExecutionOrder>(id)? else { return Ok(None) };
    if order.order_type != ExecutionType::LongTerm || order.status != ExecutionStatus::InProgress {
        return Ok(None);
    }
    let Some(deal) = cx.load::<Opportunity>(order.opportunity_id)? else { return Ok(None) };
    let mut people: Vec<Id> = order.assigned_to.into_iter().collect();
    people.push(deal.owner_user_id);
    for filing in filings(numbers.today) {
        if days(numbers.today, filing.due) > numbers.one(SettingKey::TaxFilingNoticeDays) {
            continue;
        }
        let notice = Notice::of(NotificationKind::TaxFilingDue, ExecutionOrder::TABLE, order.id)
            .deal(deal.id, deal.customer_id)
            .with("number", &order.order_no)
            .with("name", &order.title)
            .with("report", filing.code)
            .with("date", filing.due);
        let occasion = format!("{}/{}", filing.code, filing.due);
        if let Some(plan) = Plan::reminder(&order.order_no, people.clone(), notice, occasion, cx)? {
            return Ok(Some(plan));
        }
    }
    Ok(None)
}

/// An approval that waits longer than it should: whoever may decide for a role that has not.
pub(super) fn approval(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(approval) = cx.load::<Approval>(id)? else { return Ok(None) };
    let Some(deal) = cx.load::<Opportunity>(approval.opportunity_id)? else { return Ok(None) };
    if approval.state != Verdict::Pending
        || !waited(approval.requested_at, numbers, SettingKey::ApprovalWorkingDays, cx)?
    {
        return Ok(None);
    }
    let people = events::open_approvers(&approval, cx)?;
    let notice = Notice::of(NotificationKind::ApprovalOverdue, Approval::TABLE, approval.id)
        .deal(deal.id, deal.customer_id)
        .with("name", &deal.fields.name)
        .with("subject", approval.subject_kind.code());
    Plan::reminder(&deal.fields.name, people, notice, numbers.today.to_string(), cx)
}
