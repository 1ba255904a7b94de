//! Jobs about deals, quotations and contracts.

use chrono::TimeDelta;

use super::{Deed, JobAction, Numbers, Plan, days};
use crate::contract::{Contract, ContractStatus};
use crate::customer::Customer;
use crate::notification::{Notice, NotificationKind};
use crate::opportunity::{Opportunity, WorkflowStatus};
use crate::quotation::{Quotation, QuotationStatus};
use crate::record::Id;
use crate::refusal::Fault;
use crate::setting::SettingKey;
use crate::table::Entity as _;
use crate::tx::Cx;

/// A deal nobody followed up for long: flagged once, recalled every so many days.
pub(super) fn stale(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(deal) = cx.load::<Opportunity>(id)? else { return Ok(None) };
    if deal.workflow_status != WorkflowStatus::Active {
        return Ok(None);
    }
    let of_customer = cx.load::<Customer>(deal.customer_id)?.and_then(|customer| customer.last_follow_up_at);
    let last = deal.last_follow_up_at.max(of_customer).unwrap_or(deal.created_at);
    let silent = (cx.at.utc() - last.utc()).num_days();
    if last.utc() + TimeDelta::days(numbers.one(SettingKey::OpportunityStaleDays)) > cx.at.utc() {
        return Ok(None);
    }
    let repeat = numbers.one(SettingKey::OpportunityStaleRepeatDays).max(1);
    let occasion = format!("{}/{}", last.micros(), (silent - numbers.one(SettingKey::OpportunityStaleDays)) / repeat);
    let mut people = vec![deal.owner_user_id];
    people.extend(deal.developed_by);
    let name = deal.fields.name.clone();
    let notice = Notice::of(NotificationKind::OpportunityStale, Opportunity::TABLE, deal.id)
        .deal(deal.id, deal.customer_id)
        .with("name", &name)
        .with("days", silent);
    if deal.is_stale {
        return Plan::reminder(&name, people, notice, occasion, cx);
    }
    Ok(Some(Plan::new(JobAction::Stale, Deed::Stale(Box::new(deal)), &name, people, notice, occasion)))
}

/// A quotation that has ended, or ends soon.
pub(super) fn quotation(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(quotation) = cx.load::<Quotation>(id)? else { return Ok(None) };
    let Some(until) = quotation.head.valid_until.filter(|_| quotation.status == QuotationStatus::Sent) else {
        return Ok(None);
    };
    let Some(deal) = cx.load::<Opportunity>(quotation.opportunity_id)? else { return Ok(None) };
    let number = quotation.quotation_no.clone().unwrap_or_default();
    let left = days(numbers.today, until);
    let about = |kind| {
        Notice::of(kind, Quotation::TABLE, quotation.id)
            .deal(deal.id, deal.customer_id)
            .with("number", &number)
            .with("name", &deal.fields.name)
            .with("date", until)
    };
    let people = vec![deal.owner_user_id, quotation.created_by];
    if left < 0 {
        let notice = about(NotificationKind::QuotationExpired);
        let deed = Deed::Expire(Box::new(quotation));
        return Ok(Some(Plan::new(JobAction::Expire, deed, &number, people, notice, until.to_string())));
    }
    if left > numbers.one(SettingKey::QuotationNoticeDays) {
        return Ok(None);
    }
    Plan::reminder(&number, people, about(NotificationKind::QuotationExpiring), until.to_string(), cx)
}

/// A contract whose first day has come, or whose last day comes.
pub(super) fn contract(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(contract) = cx.load::<Contract>(id)? else { return Ok(None) };
    let Some(deal) = cx.load::<Opportunity>(contract.opportunity_id)? else { return Ok(None) };
    let number = contract.contract_no.clone().unwrap_or_default();
    let people = vec![deal.owner_user_id];
    let about = |kind| {
        Notice::of(kind, Contract::TABLE, contract.id)
            .deal(deal.id, deal.customer_id)
            .with("number", &number)
            .with("name", &deal.fields.name)
    };
    match (contract.status, contract.terms.effective_from, contract.terms.effective_to) {
        (ContractStatus::Signed, Some(from), _) if from <= numbers.today => {
            let notice = about(NotificationKind::ContractEffective).with("date", from);
            let deed = Deed::TakeEffect(contract.id);
            Ok(Some(Plan::new(JobAction::TakeEffect, deed, &number, people, notice, from.to_string())))
        }
        (ContractStatus::Effective, _, Some(to)) => {
            let left = days(numbers.today, to);
            if !(0..=numbers.one(SettingKey::ContractNoticeDays)).contains(&left) {
                return Ok(None);
            }
            let notice = about(NotificationKind::ContractEnding).with("date", to).with("days", left);
            Plan::reminder(&number, people, notice, to.to_string(), cx)
        }
        _ => Ok(None),
    }
}
