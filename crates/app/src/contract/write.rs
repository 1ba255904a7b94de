//! Writing contracts: a proposal with the customer's data filled in, saving, overriding, signing, terminating.

use bantu_domain::Command;
use bantu_domain::contact::Contact;
use bantu_domain::contract::{
    ContractTerms, CreateContract, DeleteContract, OverrideGuard, SignContract, TakeEffect, TerminateContract,
    UpdateContract, base_of, categories, standing,
};
use bantu_domain::contract_entity::{self, ContractEntity};
use bantu_domain::contract_template::ContractTemplate;
use bantu_domain::customer::Customer;
use bantu_domain::money::{Amount, TaxRate};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::product::ServiceCategory;
use bantu_domain::quotation::{DocumentLanguage, Quotation, QuotationItem};
use bantu_domain::record::Id;
use bantu_domain::refusal::Refusal;
use bantu_domain::setting::business_date;
use bantu_domain::tax::TaxScheme;
use bantu_domain::tx::Cx;
use bantu_domain::{Currency, Fault};
use bantu_store::query::small;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::refuse_provisional;
use crate::error::AppError;
use crate::view::{ById, Done};

/// A contract as it would be with an entity.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ContractProposal {
    /// Terms, filled in as far as they are known.
    pub terms: ContractTerms,
    /// Before tax.
    pub base: Amount,
    /// Tax on top.
    pub tax: Amount,
    /// With tax.
    pub total: Amount,
    /// How it is taxed.
    pub tax_scheme: TaxScheme,
    /// Rate.
    pub tax_rate: TaxRate,
}

/// Asks for a proposal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeContractArgs {
    /// The deal.
    opportunity_id: Id,
    /// Which services.
    service_category: ServiceCategory,
    /// Our company; without it the first active one of the quotation's currency.
    #[serde(default)]
    entity_id: Option<Id>,
}

pub(super) fn propose(call: &Call<'_>, args: ProposeContractArgs) -> Result<ContractProposal, AppError> {
    call.look(|look| {
        let entities = small::all::<ContractEntity>(look.conn)?;
        let templates = small::all::<ContractTemplate>(look.conn)?;
        look.ask(|cx| {
            let deal: Opportunity = cx.require(args.opportunity_id)?;
            let quotation = deal.primary_quotation_id.ok_or_else(|| Refusal::new("contract.no_accepted_quotation"))?;
            let quotation: Quotation = cx.require(quotation)?;
            let entity = choose_entity(entities, args.entity_id, quotation.head.currency_primary)?;
            let template = choose_template(templates, &entity)?;
            let items = cx.list::<QuotationItem>("quotation_id", &quotation.id)?;
            let today = business_date(cx)?;
            let policy = contract_entity::tax_on(entity.id, today, cx)?;
            let base = base_of(&quotation, &items, args.service_category, entity.fields.currency)?;
            let tax = policy.on_top(base)?;
            Ok(ContractProposal {
                terms: terms(&deal, &quotation, &entity, &template, cx)?,
                base: base.into(),
                tax: tax.into(),
                total: base.plus(tax)?.into(),
                tax_scheme: policy.scheme,
                tax_rate: policy.rate,
            })
        })
    })
}

fn choose_entity(
    mut entities: Vec<ContractEntity>,
    wanted: Option<Id>,
    currency: Currency,
) -> Result<ContractEntity, Refusal> {
    entities.retain(|e| e.fields.is_active);
    entities.sort_by(|a, b| a.fields.entity_code.cmp(&b.fields.entity_code));
    let fits = |e: &&ContractEntity| match wanted {
        Some(id) => e.id == id,
        // A legal company with an account before a mere channel.
        None => e.fields.currency == currency && e.fields.bank_account_no.is_some(),
    };
    let found = entities.iter().find(fits).or_else(|| entities.iter().find(|_| wanted.is_none()));
    found.cloned().ok_or_else(|| Refusal::new("reference.unknown").field("entity_id"))
}

fn choose_template(templates: Vec<ContractTemplate>, entity: &ContractEntity) -> Result<ContractTemplate, Refusal> {
    let fits = |t: &ContractTemplate| {
        let of_entity = t.fields.entity_id.is_none_or(|only| only == entity.id);
        t.fields.is_active && t.fields.currency == entity.fields.currency && of_entity
    };
    let best = templates.into_iter().filter(fits).max_by_key(|t| (t.fields.entity_id.is_some(), t.fields.is_default));
    best.ok_or_else(|| Refusal::new("contract.template_misfit").field("template_id"))
}

/// Party A from the customer and his main contact.
fn terms(
    deal: &Opportunity,
    quotation: &Quotation,
    entity: &ContractEntity,
    template: &ContractTemplate,
    cx: &mut Cx<'_>,
) -> Result<ContractTerms, Fault> {
    let customer: Customer = cx.require(deal.customer_id)?;
    let contacts = cx.list::<Contact>("customer_id", &customer.id)?;
    let contact = contacts.into_iter().filter(|c| c.fields.is_active).max_by_key(|c| c.fields.is_primary);
    Ok(ContractTerms {
        entity_id: entity.id,
        template_id: template.id,
        language: template.fields.language,
        party_a_name: customer.fields.name,
        party_a_contact: contact.as_ref().map(|c| c.fields.name.clone()),
        party_a_phone: contact.as_ref().and_then(|c| c.fields.mobile.clone()).or(customer.fields.phone),
        party_a_email: contact.and_then(|c| c.fields.email).or(customer.fields.email),
        party_a_address: customer.fields.address,
        party_a_tax_id: customer.fields.tax_id,
        effective_from: None,
        effective_to: None,
        wechat_group_no: quotation.head.wechat_group_no.clone().or_else(|| deal.fields.wechat_group_no.clone()),
        special_terms: None,
    })
}

/// Makes a contract.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateContractArgs {
    /// The deal.
    opportunity_id: Id,
    /// Which services.
    service_category: ServiceCategory,
    /// The terms.
    terms: ContractTerms,
}

pub(super) fn create(call: &Call<'_>, args: CreateContractArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let CreateContractArgs { opportunity_id, service_category, terms } = args;
    call.run_on(id, &Command::ContractCreate(CreateContract { id, opportunity_id, service_category, terms }))
}

/// Makes every contract that is missing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateAllContractsArgs {
    /// The deal.
    opportunity_id: Id,
    /// Our company, for all of them.
    entity_id: Id,
    /// Language of the papers; the template's where nothing is said.
    #[serde(default)]
    language: Option<DocumentLanguage>,
}

/// The contracts made.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CreatedContracts {
    /// Their ids, the one-time one first.
    pub ids: Vec<Id>,
}

/// Makes the missing contracts of both categories as one whole: all of them or none.
pub(super) fn create_all(call: &Call<'_>, args: CreateAllContractsArgs) -> Result<CreatedContracts, AppError> {
    let CreateAllContractsArgs { opportunity_id, entity_id, language } = args;
    call.whole(|call| {
        let missing = call.look(|look| look.ask(|cx| missing(opportunity_id, cx)))?;
        let mut ids = Vec::with_capacity(missing.len());
        for service_category in missing {
            let wanted = ProposeContractArgs { opportunity_id, service_category, entity_id: Some(entity_id) };
            let mut terms = propose(call, wanted)?.terms;
            terms.language = language.unwrap_or(terms.language);
            let id = call.new_id();
            call.run(&Command::ContractCreate(CreateContract { id, opportunity_id, service_category, terms }))?;
            ids.push(id);
        }
        Ok(CreatedContracts { ids })
    })
}

/// The categories of the accepted quotation that have no standing contract; there is at least one.
fn missing(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Vec<ServiceCategory>, Fault> {
    let deal: Opportunity = cx.require(opportunity_id)?;
    let quotation = deal.primary_quotation_id.ok_or_else(|| Refusal::new("contract.no_accepted_quotation"))?;
    let wanted = categories(&cx.list::<QuotationItem>("quotation_id", &quotation)?);
    let standing = standing(deal.id, Some(quotation), cx)?;
    let (made, missing): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|category| standing.iter().any(|c| c.service_category == *category));
    match made.first() {
        Some(category) if missing.is_empty() => {
            Err(Refusal::new("contract.exists").with("service_category", category.code()).into())
        }
        _ => Ok(missing),
    }
}

pub(super) fn update(call: &Call<'_>, args: UpdateContract) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContractUpdate(args))
}

pub(super) fn delete(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContractDelete(DeleteContract { id: args.id }))
}

pub(super) fn override_guard(call: &Call<'_>, args: OverrideGuard) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContractOverrideGuard(args))
}

/// Records the signatures.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignContractArgs {
    /// The contract.
    id: Id,
    /// Day of the last signature; today where nothing is said.
    #[serde(default)]
    signed_on: Option<NaiveDate>,
    /// First day.
    #[serde(default)]
    effective_from: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    effective_to: Option<NaiveDate>,
    /// The signed copy.
    signed_copy_id: Id,
}

pub(super) fn sign(call: &Call<'_>, args: SignContractArgs) -> Result<Done, AppError> {
    let deal = call.look(|look| look.ask(|cx| cx.require::<bantu_domain::contract::Contract>(args.id)))?;
    refuse_provisional(call, deal.opportunity_id)?;
    let signed_on = match args.signed_on {
        Some(day) => day,
        None => call.look(|look| look.ask(business_date))?,
    };
    let command = SignContract {
        id: args.id,
        signed_on,
        effective_from: args.effective_from,
        effective_to: args.effective_to,
        signed_copy_id: args.signed_copy_id,
    };
    call.run_on(args.id, &Command::ContractSign(command))
}

pub(super) fn take_effect(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContractTakeEffect(TakeEffect { id: args.id }))
}

pub(super) fn terminate(call: &Call<'_>, args: TerminateContract) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContractTerminate(args))
}
