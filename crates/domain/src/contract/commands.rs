//! Writing contracts, overriding a guard, terminating, and what the approval of stage 4 covers (DOMAIN §5.4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::guard::guards;
use super::{Contract, ContractStatus, ContractTerms, Guard, amount, standing};
use crate::approval;
use crate::contract_entity::{self, ContractEntity};
use crate::contract_template::ContractTemplate;
use crate::edit::{check_length, check_lengths, check_name, check_reason};
use crate::opportunity::{Opportunity, check_date};
use crate::product::ServiceCategory;
use crate::quotation::{Quotation, QuotationItem, QuotationStatus};
use crate::record::{Id, Record, Row};
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Makes the contract of one service category of the accepted quotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateContract {
    /// New id.
    pub id: Id,
    /// The deal, at the contract stage.
    pub opportunity_id: Id,
    /// Which services.
    pub service_category: ServiceCategory,
    /// What the person typed.
    pub terms: ContractTerms,
}

/// Saves the terms whole (strict on the edit number). A sent contract becomes a draft again and keeps its number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateContract {
    /// The contract.
    pub id: Id,
    /// Edit number the person worked on.
    pub edit_no: i64,
    /// The terms.
    pub terms: ContractTerms,
}

/// Throws away a draft that was never sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteContract {
    /// The contract.
    pub id: Id,
}

/// A manager lets a contract pass a guard; the reason stays on the record and in the audit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OverrideGuard {
    /// The contract.
    pub id: Id,
    /// Which guard.
    pub guard: String,
    /// Why.
    pub reason: String,
}

/// Ends a contract: a draft or sent one is cancelled, a signed one terminated by a manager.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TerminateContract {
    /// The contract.
    pub id: Id,
    /// Why.
    pub reason: String,
}

pub(crate) fn create(args: &CreateContract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.edit")?;
    let deal = contracting(args.opportunity_id, cx)?;
    let quotation = accepted(&deal, cx)?;
    let items = cx.list::<QuotationItem>("quotation_id", &quotation.id)?;
    if !amount::categories(&items).contains(&args.service_category) {
        return Err(Refusal::new("contract.category_absent").field("service_category").into());
    }
    let twins = standing(deal.id, Some(quotation.id), cx)?;
    if twins.iter().any(|c| c.service_category == args.service_category) {
        return Err(Refusal::new("contract.exists").with("service_category", args.service_category.code()).into());
    }
    let running = args.service_category == ServiceCategory::LongTerm;
    let entity = contract_entity::usable(args.terms.entity_id, cx)?;
    let mut contract = Contract {
        id: args.id,
        opportunity_id: deal.id,
        quotation_id: quotation.id,
        service_category: args.service_category,
        contract_no: None,
        revision: 0,
        edit_no: 1,
        status: ContractStatus::Draft,
        currency: entity.fields.currency,
        base_minor: 0,
        tax_minor: 0,
        total_minor: 0,
        tax_scheme: crate::tax::TaxPolicy::NONE.scheme,
        tax_rate_e4: crate::tax::TaxPolicy::NONE.rate,
        tax_rounding: crate::tax::TaxPolicy::NONE.rounding,
        exchange_rate_e9: None,
        payment_terms: quotation.head.payment_terms,
        cycle_months: deal.fields.tax_service_cycle_months.filter(|_| running),
        service_start_on: deal.fields.tax_service_start_date.filter(|_| running),
        overridden_guards: Vec::new(),
        override_reason: None,
        override_by: None,
        content_json: None,
        signed_copy_id: None,
        no_invoice_reason: None,
        no_invoice_by: None,
        created_by: cx.actor.user_id,
        sent_at: None,
        sent_by: None,
        signed_on: None,
        terminated_at: None,
        termination_reason: None,
        created_at: cx.at,
        updated_at: cx.at,
        terms: args.terms.clone(),
    };
    fill(&mut contract, &entity, &quotation, &items, cx)?;
    cx.insert(&contract)?;
    cx.facts.insert("contract_id".into(), contract.id.to_string());
    approval::reset_stage(&deal, cx)
}

pub(crate) fn update(args: &UpdateContract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.edit")?;
    let mut contract: Contract = cx.require(args.id)?;
    let deal = contracting(contract.opportunity_id, cx)?;
    if contract.status != ContractStatus::Draft {
        contract.may_become(ContractStatus::Draft)?;
    }
    if contract.edit_no != args.edit_no {
        return Err(Refusal::new("contract.outdated").with("edit_no", contract.edit_no).into());
    }
    let quotation = accepted(&deal, cx)?;
    let items = cx.list::<QuotationItem>("quotation_id", &quotation.id)?;
    let entity = contract_entity::usable(args.terms.entity_id, cx)?;
    if contract.terms.entity_id != args.terms.entity_id || contract.terms.language != args.terms.language {
        // Another company or language stands under other law: an old override does not cover it.
        contract.overridden_guards.clear();
        contract.override_reason = None;
        contract.override_by = None;
    }
    contract.terms = args.terms.clone();
    contract.edit_no += 1;
    contract.status = ContractStatus::Draft;
    contract.content_json = None;
    contract.updated_at = cx.at;
    fill(&mut contract, &entity, &quotation, &items, cx)?;
    cx.save(&contract)?;
    cx.facts.insert("edit_no".into(), contract.edit_no.to_string());
    approval::reset_stage(&deal, cx)
}

pub(crate) fn delete(args: &DeleteContract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.edit")?;
    let contract: Contract = cx.require(args.id)?;
    let deal = contracting(contract.opportunity_id, cx)?;
    if contract.status != ContractStatus::Draft || contract.contract_no.is_some() {
        return Err(Refusal::new("contract.numbered").into());
    }
    cx.remove::<Contract>(contract.id)?;
    approval::reset_stage(&deal, cx)
}

pub(crate) fn override_guard(args: &OverrideGuard, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.override_guard")?;
    check_reason(&args.reason)?;
    let mut contract: Contract = cx.require(args.id)?;
    contracting(contract.opportunity_id, cx)?;
    if contract.status != ContractStatus::Draft {
        return Err(Refusal::new("contract.not_draft").into());
    }
    let guard = Guard::from_code(&args.guard).filter(|_| !args.guard.is_empty());
    let guard = guard.ok_or_else(|| Refusal::new("field.invalid").field("guard"))?;
    if !guards(&contract, cx)?.contains(&guard) {
        return Err(Refusal::new("contract.guard_absent").with("guard", guard.code()).into());
    }
    if !contract.overridden_guards.iter().any(|code| code == guard.code()) {
        contract.overridden_guards.push(guard.code().to_owned());
    }
    contract.override_reason = Some(args.reason.trim().to_owned());
    contract.override_by = Some(cx.actor.user_id);
    contract.updated_at = cx.at;
    cx.save(&contract)
}

pub(crate) fn terminate(args: &TerminateContract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.edit")?;
    let mut contract: Contract = cx.require(args.id)?;
    // The seller may take back what nobody signed.
    if !matches!(contract.status, ContractStatus::Draft | ContractStatus::Sent) {
        cx.permit("contract.terminate")?;
    }
    check_reason(&args.reason)?;
    contract.may_become(ContractStatus::Terminated)?;
    let mut deal: Opportunity = cx.require(contract.opportunity_id)?;
    contract.status = ContractStatus::Terminated;
    contract.terminated_at = Some(cx.at);
    contract.termination_reason = Some(args.reason.trim().to_owned());
    contract.updated_at = cx.at;
    cx.save(&contract)?;
    crate::order::cancel_of(contract.id, cx)?;
    if deal.primary_contract_id == Some(contract.id) {
        let rest = standing(deal.id, deal.primary_quotation_id, cx)?;
        deal.primary_contract_id = rest.iter().find(|c| c.status.is_signed()).map(|c| c.id);
        deal.updated_at = cx.at;
        cx.save(&deal)?;
    }
    if deal.current_stage_order == 4 { approval::reset_stage(&deal, cx) } else { Ok(()) }
}

/// Works out currency, base, tax and total, and checks what was typed.
fn fill(
    contract: &mut Contract,
    entity: &ContractEntity,
    quotation: &Quotation,
    items: &[QuotationItem],
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let terms = &contract.terms;
    check_name("party_a_name", &terms.party_a_name)?;
    check_lengths(terms)?;
    for (field, text, limit) in [
        ("party_a_contact", &terms.party_a_contact, 100),
        ("party_a_phone", &terms.party_a_phone, 50),
        ("party_a_email", &terms.party_a_email, 255),
        ("party_a_tax_id", &terms.party_a_tax_id, 100),
        ("wechat_group_no", &terms.wechat_group_no, 100),
    ] {
        check_length(field, text.as_deref().unwrap_or_default(), limit)?;
    }
    check_date("effective_from", terms.effective_from, cx)?;
    check_date("effective_to", terms.effective_to, cx)?;
    if let (Some(from), Some(to)) = (terms.effective_from, terms.effective_to)
        && to < from
    {
        return Err(Refusal::new("date.order").field("effective_to").into());
    }
    let template = cx.load::<ContractTemplate>(terms.template_id)?;
    let template = template.ok_or_else(|| Refusal::new("reference.unknown").field("template_id"))?;
    let fits = template.fields.currency == entity.fields.currency
        && template.fields.entity_id.is_none_or(|only| only == entity.id);
    if !fits {
        return Err(Refusal::new("contract.template_misfit").field("template_id").into());
    }
    let today = crate::setting::business_date(cx)?;
    let policy = contract_entity::tax_on(entity.id, today, cx)?;
    let base = amount::base_of(quotation, items, contract.service_category, entity.fields.currency)?;
    let tax = policy.on_top(base)?;
    contract.currency = entity.fields.currency;
    contract.base_minor = base.minor();
    contract.tax_minor = tax.minor();
    contract.total_minor = base.plus(tax)?.minor();
    contract.tax_scheme = policy.scheme;
    contract.tax_rate_e4 = policy.rate;
    contract.tax_rounding = policy.rounding;
    contract.exchange_rate_e9 =
        quotation.head.exchange_rate_e9.filter(|_| quotation.head.currency_primary != contract.currency);
    Ok(())
}

/// The deal of a contract, active and at the contract stage.
pub(super) fn contracting(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Opportunity, Fault> {
    let deal: Opportunity = cx.require(opportunity_id)?;
    deal.active()?;
    if deal.current_stage_order != 4 {
        let refusal = Refusal::new("stage.wrong").with("current", deal.current_stage_order).with("wanted", 4);
        return Err(refusal.into());
    }
    Ok(deal)
}

/// The accepted quotation of a deal.
pub(super) fn accepted(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Quotation, Fault> {
    let missing = || Refusal::new("contract.no_accepted_quotation");
    let quotation: Quotation = cx.require(deal.primary_quotation_id.ok_or_else(missing)?)?;
    if quotation.status == QuotationStatus::Accepted { Ok(quotation) } else { Err(missing().into()) }
}

/// BLAKE3 over what the approvers of stage 4 see: terms, amounts and clauses of every standing contract. `None` while a category of
/// the accepted quotation has no contract. Number and state stay out: sending and signing change no content.
///
/// # Errors
/// Storage failure only.
pub fn stage_content(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Option<String>, Fault> {
    let Some(quotation_id) = deal.primary_quotation_id else { return Ok(None) };
    let items = cx.list::<QuotationItem>("quotation_id", &quotation_id)?;
    let contracts = standing(deal.id, Some(quotation_id), cx)?;
    let covered = |category: &ServiceCategory| contracts.iter().any(|c| c.service_category == *category);
    let categories = amount::categories(&items);
    if categories.is_empty() || !categories.iter().all(covered) {
        return Ok(None);
    }
    let mut hasher = blake3::Hasher::new();
    for contract in &contracts {
        let mut row = Row::new();
        contract.terms.write(&mut row);
        // Signing sets the days; they are no part of what was approved.
        row.remove("effective_from");
        row.remove("effective_to");
        let amounts = (contract.currency.code(), contract.base_minor, contract.tax_minor, contract.total_minor);
        let clauses = match &contract.content_json {
            Some(frozen) => serde_json::from_str::<super::ContractContent>(frozen).map(|c| c.clauses).ok(),
            None => cx.load::<ContractTemplate>(contract.terms.template_id)?.map(|t| t.fields.clauses),
        };
        let text = serde_json::to_string(&(contract.id, row, amounts, clauses)).unwrap_or_default();
        hasher.update(text.as_bytes()).update(b"\n");
    }
    Ok(Some(hasher.finalize().to_hex().to_string()))
}
