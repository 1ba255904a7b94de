//! Guards of Indonesian law on a contract's currency and language. A manager may override one with a reason that is kept (LOCALISATION §2, §6).

use crate::contract_entity::ContractEntity;
use crate::contract_template::ContractTemplate;
use crate::customer::Customer;
use crate::money::Currency;
use crate::opportunity::Opportunity;
use crate::quotation::DocumentLanguage;
use crate::refusal::Fault;
use crate::text_enum;
use crate::tx::Cx;

use super::Contract;

text_enum! {
    /// What stands against a contract, with the law that says so.
    pub enum Guard {
        /// Inside Indonesia prices are in rupiah only (PBI 17/3/2015).
        RupiahOnly = "rupiah_only",
        /// An Indonesian party signs: the Indonesian text must be there (UU 24/2009 art. 31, Perpres 63/2019 art. 26).
        IndonesianText = "indonesian_text",
    }
}

impl Guard {
    /// The legal reference, as printed beside the warning.
    pub const fn law(self) -> &'static str {
        match self {
            Self::RupiahOnly => "PBI 17/3/2015",
            Self::IndonesianText => "UU 24/2009 art. 31; Perpres 63/2019 art. 26",
        }
    }
}

/// The guards that stand against a contract as it is now, overridden or not. A customer without a country counts as foreign, the
/// usual case; a party from Indonesia is an entity or a customer whose country is `ID`.
///
/// # Errors
/// Storage failure only.
pub fn guards(contract: &Contract, cx: &mut Cx<'_>) -> Result<Vec<Guard>, Fault> {
    let entity: ContractEntity = cx.require(contract.terms.entity_id)?;
    let template: ContractTemplate = cx.require(contract.terms.template_id)?;
    let deal: Opportunity = cx.require(contract.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let customer_indonesian = customer.fields.country_code.as_deref() == Some("ID");
    let mut found = Vec::new();
    if entity.is_indonesian() && customer_indonesian && contract.currency != Currency::Idr {
        found.push(Guard::RupiahOnly);
    }
    let printed = matches!(contract.terms.language, DocumentLanguage::Id | DocumentLanguage::ZhId);
    if (entity.is_indonesian() || customer_indonesian) && !(printed && template.fields.clauses.complete_in_indonesian())
    {
        found.push(Guard::IndonesianText);
    }
    Ok(found)
}

/// The guards nobody has overridden.
///
/// # Errors
/// Storage failure only.
pub(super) fn open_guards(contract: &Contract, cx: &mut Cx<'_>) -> Result<Vec<Guard>, Fault> {
    let mut open = guards(contract, cx)?;
    open.retain(|guard| !contract.overridden_guards.iter().any(|code| code == guard.code()));
    Ok(open)
}
