//! Sending a contract: approval, guards, number and freeze (DOMAIN §5.4, "Decisions" 3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::commands::{accepted, contracting};
use super::guard::open_guards;
use super::{Contract, ContractStatus, stage_content};
use crate::approval;
use crate::contract_entity;
use crate::contract_template::{Clauses, ContractTemplate};
use crate::customer::Customer;
use crate::edit::check_length;
use crate::number::{self, DocumentKind};
use crate::opportunity::Opportunity;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::stage;
use crate::tx::Cx;

/// Everything on the paper that may change elsewhere later: frozen when the contract is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractContent {
    /// The customer's number.
    pub customer_no: i64,
    /// Our legal name.
    pub entity_name: String,
    /// Our legal representative.
    #[serde(default)]
    pub entity_representative: Option<String>,
    /// Our tax number.
    #[serde(default)]
    pub entity_tax_id: Option<String>,
    /// Our address.
    #[serde(default)]
    pub entity_address: Option<String>,
    /// Our phone.
    #[serde(default)]
    pub entity_phone: Option<String>,
    /// Bank.
    #[serde(default)]
    pub bank_name: Option<String>,
    /// Account.
    #[serde(default)]
    pub bank_account_no: Option<String>,
    /// Account holder.
    #[serde(default)]
    pub bank_account_name: Option<String>,
    /// SWIFT code.
    #[serde(default)]
    pub swift_code: Option<String>,
    /// The salesperson.
    pub salesperson: String,
    /// Number of the quotation.
    #[serde(default)]
    pub quotation_no: Option<String>,
    /// What it is about.
    pub title: String,
    /// First day as agreed before signing: the signature sets the real one, the paper stays as it was sent.
    #[serde(default)]
    pub effective_from: Option<NaiveDate>,
    /// Last day as agreed before signing.
    #[serde(default)]
    pub effective_to: Option<NaiveDate>,
    /// Code of the template.
    pub template_code: String,
    /// Its version.
    pub template_version: i64,
    /// Which language prevails.
    pub prevailing_language: String,
    /// The clauses.
    pub clauses: Clauses,
    /// Footer.
    #[serde(default)]
    pub footer_text: Option<String>,
}

/// Sends a contract: takes the number the first time, freezes the content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendContract {
    /// The contract.
    pub id: Id,
    /// The number: minted for the first sending, the same again afterwards.
    pub number: String,
    /// The content as printed.
    pub content: ContractContent,
}

/// Whether the acting person may send a contract now; runs before the command is recorded and a number is taken.
///
/// # Errors
/// `contract.wrong_status`, `contract.no_accepted_quotation`, `contract_entity.inactive`, `contract.guard_open`,
/// `contract.not_approved`, `contract.terms_of_service_missing`, `quotation.number_missing`.
pub fn may_send(id: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.issue")?;
    let contract: Contract = cx.require(id)?;
    let deal = contracting(contract.opportunity_id, cx)?;
    check(&contract, &deal, cx)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    if customer.customer_no.is_none() {
        return Err(Refusal::new("quotation.number_missing").into());
    }
    Ok(())
}

fn check(contract: &Contract, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    contract.may_become(ContractStatus::Sent)?;
    accepted(deal, cx)?;
    contract_entity::usable(contract.terms.entity_id, cx)?;
    if contract.service_category == crate::product::ServiceCategory::LongTerm
        && (contract.cycle_months.is_none() || contract.service_start_on.is_none())
    {
        return Err(Refusal::new("contract.terms_of_service_missing").into());
    }
    let open = open_guards(contract, cx)?;
    if !open.is_empty() {
        let codes: Vec<&str> = open.iter().map(|g| g.code()).collect();
        let laws: Vec<&str> = open.iter().map(|g| g.law()).collect();
        let refusal = Refusal::new("contract.guard_open").with("guards", codes.join(",")).with("law", laws.join("; "));
        return Err(refusal.into());
    }
    let history = stage::current(deal.id, cx)?;
    let approved = match stage_content(deal, cx)? {
        Some(content) => approval::approved(history.id, &content, cx)?,
        None => false,
    };
    if history.requires_approval && !approved {
        return Err(Refusal::new("contract.not_approved").into());
    }
    Ok(())
}

pub(crate) fn send(args: &SendContract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract.issue")?;
    let mut contract: Contract = cx.require(args.id)?;
    let deal = contracting(contract.opportunity_id, cx)?;
    check(&contract, &deal, cx)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    number::check_use(&args.number, DocumentKind::Contract, &customer)?;
    let kept = contract.contract_no.as_ref().is_none_or(|no| *no == args.number);
    if !kept || customer.customer_no != Some(args.content.customer_no) {
        return Err(Refusal::new("number.misused").with("number", &args.number).into());
    }
    check_content(&args.content)?;
    // The clauses sent are the clauses approved.
    let template: ContractTemplate = cx.require(contract.terms.template_id)?;
    if template.fields.clauses != args.content.clauses {
        return Err(Refusal::new("contract.not_approved").into());
    }
    contract.contract_no = Some(args.number.clone());
    contract.revision += 1;
    contract.status = ContractStatus::Sent;
    contract.content_json = Some(serde_json::to_string(&args.content).unwrap_or_default());
    contract.sent_at = Some(cx.at);
    contract.sent_by = Some(cx.actor.user_id);
    contract.updated_at = cx.at;
    cx.save(&contract)?;
    cx.facts.insert("contract_no".into(), args.number.clone());
    Ok(())
}

fn check_content(content: &ContractContent) -> Result<(), Refusal> {
    for (field, text) in [
        ("entity_name", Some(&content.entity_name)),
        ("title", Some(&content.title)),
        ("salesperson", Some(&content.salesperson)),
        ("template_code", Some(&content.template_code)),
        ("entity_representative", content.entity_representative.as_ref()),
        ("entity_tax_id", content.entity_tax_id.as_ref()),
        ("entity_address", content.entity_address.as_ref()),
        ("entity_phone", content.entity_phone.as_ref()),
        ("bank_name", content.bank_name.as_ref()),
        ("bank_account_no", content.bank_account_no.as_ref()),
        ("bank_account_name", content.bank_account_name.as_ref()),
        ("swift_code", content.swift_code.as_ref()),
        ("quotation_no", content.quotation_no.as_ref()),
        ("footer_text", content.footer_text.as_ref()),
    ] {
        check_length(field, text.map_or("", String::as_str), 4_000)?;
    }
    Ok(())
}
