//! Signing a contract: the signed copy, the order with its plan, and the deal that is won (DOMAIN §5.4, §5.1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Contract, ContractStatus};
use crate::attachment;
use crate::material;
use crate::opportunity::{Opportunity, OpportunityStatus, check_date};
use crate::order;
use crate::product::ServiceCategory;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Both sides have signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignContract {
    /// The contract.
    pub id: Id,
    /// Day of the last signature.
    pub signed_on: NaiveDate,
    /// First day; the day of signing where nothing is said.
    #[serde(default)]
    pub effective_from: Option<NaiveDate>,
    /// Last day of running services.
    #[serde(default)]
    pub effective_to: Option<NaiveDate>,
    /// The signed copy → attachments.
    pub signed_copy_id: Id,
}

/// The day of effect has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeEffect {
    /// The contract.
    pub id: Id,
}

pub(crate) fn sign(args: &SignContract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.sign")?;
    let mut contract: Contract = cx.require(args.id)?;
    let mut deal: Opportunity = cx.require(contract.opportunity_id)?;
    deal.active()?;
    if contract.status == ContractStatus::Draft {
        return Err(Refusal::new("contract.not_sent").into());
    }
    contract.may_become(ContractStatus::Signed)?;
    let today = crate::setting::business_date(cx)?;
    check_date("signed_on", Some(args.signed_on), cx)?;
    if args.signed_on > today + chrono::Days::new(1) {
        return Err(Refusal::new("date.out_of_range").field("signed_on").into());
    }
    let from = args.effective_from.or(contract.terms.effective_from).unwrap_or(args.signed_on);
    let to = args.effective_to.or(contract.terms.effective_to).or_else(|| end_of_service(&contract));
    check_date("effective_from", Some(from), cx)?;
    check_date("effective_to", to, cx)?;
    if to.is_some_and(|to| to < from) {
        return Err(Refusal::new("date.order").field("effective_to").into());
    }
    let copy = attachment::picture_of_deal("signed_copy_id", args.signed_copy_id, &deal, cx)?;
    contract.signed_copy_id = Some(copy.id);
    contract.signed_on = Some(args.signed_on);
    contract.terms.effective_from = Some(from);
    contract.terms.effective_to = to;
    contract.status = if from <= today { ContractStatus::Effective } else { ContractStatus::Signed };
    contract.updated_at = cx.at;
    cx.save(&contract)?;
    order::create_for(&contract, &deal, cx)?;
    material::prepare_signed(&contract, cx)?;
    let first_one_time = contract.service_category == ServiceCategory::OneTime;
    if first_one_time || deal.primary_contract_id.is_none() {
        deal.primary_contract_id = Some(contract.id);
    }
    if deal.status == OpportunityStatus::Active {
        deal.status = OpportunityStatus::Won;
        deal.actual_close_date = Some(args.signed_on);
    }
    deal.updated_at = cx.at;
    cx.save(&deal)
}

fn end_of_service(contract: &Contract) -> Option<NaiveDate> {
    let months = u32::try_from(contract.cycle_months?).ok()?;
    let end = contract.service_start_on?.checked_add_months(chrono::Months::new(months))?;
    end.pred_opt()
}

pub(crate) fn take_effect(args: &TakeEffect, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.sign")?;
    let mut contract: Contract = cx.require(args.id)?;
    contract.may_become(ContractStatus::Effective)?;
    let today = crate::setting::business_date(cx)?;
    if contract.terms.effective_from.is_none_or(|from| from > today) {
        return Err(Refusal::new("contract.not_yet_effective").into());
    }
    contract.status = ContractStatus::Effective;
    contract.updated_at = cx.at;
    cx.save(&contract)
}
