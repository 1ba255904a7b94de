//! Contracts (合同): records and states (DOMAIN §3.3, §5.4). Amounts, guards and commands stand in the files beside.

mod amount;
mod commands;
mod delivery;
mod guard;
mod issue;
mod sign;

use chrono::NaiveDate;

pub use amount::{LineShare, base_of, categories, line_shares};
pub use commands::{CreateContract, DeleteContract, OverrideGuard, TerminateContract, UpdateContract, stage_content};
pub(crate) use commands::{create, delete, override_guard, terminate, update};
pub(crate) use delivery::record as record_delivery;
pub use delivery::{ContractDocument, DeliveredKind, RecordDelivery};
pub use guard::{Guard, guards};
pub(crate) use issue::send;
pub use issue::{ContractContent, SendContract, may_send};
pub use sign::{SignContract, TakeEffect};
pub(crate) use sign::{sign, take_effect};

use crate::money::{Currency, Money, Rate, TaxRate};
use crate::product::ServiceCategory;
use crate::quotation::{DocumentLanguage, PaymentTerms};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tax::{TaxPolicy, TaxRounding, TaxScheme};
use crate::tx::Cx;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// 合同状态.
    pub enum ContractStatus {
        /// 草稿.
        Draft = "draft",
        /// 已发送: with number, frozen.
        Sent = "sent",
        /// 已签署.
        Signed = "signed",
        /// 已生效.
        Effective = "effective",
        /// 已终止.
        Terminated = "terminated",
    }
}

transitions! {
    ContractStatus in "contracts"."status" {
        Draft => [Sent, Terminated],
        Sent => [Draft, Signed, Terminated],
        Signed => [Effective, Terminated],
        Effective => [Terminated],
        Terminated => [],
    }
}

impl ContractStatus {
    /// Whether both sides have signed and the contract stands.
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Signed | Self::Effective)
    }
}

record! {
    /// What a person types into a contract.
    pub struct ContractTerms {
        /// Party B (乙方) → contract_entities.
        pub entity_id: Id,
        /// Template → contract_templates.
        pub template_id: Id,
        /// Language of the paper.
        pub language: DocumentLanguage,
        /// 甲方.
        pub party_a_name: String,
        /// Contact person.
        #[serde(default)]
        pub party_a_contact: Option<String>,
        /// Phone.
        #[serde(default)]
        pub party_a_phone: Option<String>,
        /// E-mail.
        #[serde(default)]
        pub party_a_email: Option<String>,
        /// Address.
        #[serde(default)]
        pub party_a_address: Option<String>,
        /// Tax number.
        #[serde(default)]
        pub party_a_tax_id: Option<String>,
        /// First day; by default the day of signing.
        #[serde(default)]
        pub effective_from: Option<NaiveDate>,
        /// Last day of running services.
        #[serde(default)]
        pub effective_to: Option<NaiveDate>,
        /// 群编号.
        #[serde(default)]
        pub wechat_group_no: Option<String>,
        /// Special terms, printed after the clauses.
        #[serde(default)]
        pub special_terms: Option<String>,
    }
}

record! {
    /// 合同: one per service category of the accepted quotation.
    pub struct Contract {
        /// Key.
        pub id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// The accepted quotation it is made from.
        pub quotation_id: Id,
        /// Which services it is about.
        pub service_category: ServiceCategory,
        /// The whole printed number; null until sent for the first time.
        pub contract_no: Option<String>,
        /// Raised each time a sent contract is edited and sent again: printed beside the number.
        pub revision: i64,
        /// Raised by every save of the draft; an outdated save is refused.
        pub edit_no: i64,
        /// State.
        pub status: ContractStatus,
        /// Currency: the entity's.
        pub currency: Currency,
        /// Part of the quotation's total, minor units.
        pub base_minor: i64,
        /// Tax on top, minor units.
        pub tax_minor: i64,
        /// 含税总金额, minor units.
        pub total_minor: i64,
        /// How tax was worked out, frozen when sent.
        pub tax_scheme: TaxScheme,
        /// Rate, frozen when sent.
        pub tax_rate_e4: TaxRate,
        /// Rounding, frozen when sent.
        pub tax_rounding: TaxRounding,
        /// The quotation's frozen rate, where it was needed: IDR per 1 CNY.
        pub exchange_rate_e9: Option<Rate>,
        /// Terms of payment, from the quotation.
        pub payment_terms: PaymentTerms,
        /// Months of running services.
        pub cycle_months: Option<i64>,
        /// First day of running services.
        pub service_start_on: Option<NaiveDate>,
        /// Guards a manager overrode (codes of [`Guard`]).
        pub overridden_guards: Vec<String>,
        /// Why he did.
        pub override_reason: Option<String>,
        /// Who did.
        pub override_by: Option<Id>,
        /// Parties, clauses and title as printed, JSON of [`ContractContent`]; frozen when sent.
        pub content_json: Option<String>,
        /// The signed copy → attachments.
        pub signed_copy_id: Option<Id>,
        /// Finance recorded that the customer wants no invoice, and why.
        pub no_invoice_reason: Option<String>,
        /// Who recorded it.
        pub no_invoice_by: Option<Id>,
        /// Who wrote it.
        pub created_by: Id,
        /// Sent last.
        pub sent_at: Option<Instant>,
        /// Who sent it.
        pub sent_by: Option<Id>,
        /// Day both sides had signed.
        pub signed_on: Option<NaiveDate>,
        /// Terminated.
        pub terminated_at: Option<Instant>,
        /// Why.
        pub termination_reason: Option<String>,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    } + /// What a person typed.
    terms: ContractTerms
}
entity!(Contract in "contracts", finds ["opportunity_id", "quotation_id", "contract_no", "wechat_group_no"], root |row| RootRule::Of("opportunities", row.opportunity_id));

impl Contract {
    /// The amount before tax.
    pub fn base(&self) -> Money {
        Money::new(self.base_minor, self.currency)
    }

    /// The tax on top.
    pub fn tax(&self) -> Money {
        Money::new(self.tax_minor, self.currency)
    }

    /// The amount with tax.
    pub fn total(&self) -> Money {
        Money::new(self.total_minor, self.currency)
    }

    /// How it is taxed.
    pub fn tax_policy(&self) -> TaxPolicy {
        TaxPolicy { scheme: self.tax_scheme, rate: self.tax_rate_e4, rounding: self.tax_rounding }
    }

    /// Refuses a state that may not follow the present one.
    ///
    /// # Errors
    /// `contract.wrong_status` with both states.
    pub(crate) fn may_become(&self, next: ContractStatus) -> Result<(), Refusal> {
        if self.status.may_become(next) {
            Ok(())
        } else {
            Err(Refusal::new("contract.wrong_status").with("status", self.status.code()).with("wanted", next.code()))
        }
    }
}

/// The standing contracts of a deal's accepted quotation, the one-time one first.
///
/// # Errors
/// Storage failure only.
pub fn standing(opportunity_id: Id, quotation_id: Option<Id>, cx: &mut Cx<'_>) -> Result<Vec<Contract>, Fault> {
    let mut contracts = cx.list::<Contract>("opportunity_id", &opportunity_id)?;
    contracts.retain(|c| c.status != ContractStatus::Terminated && Some(c.quotation_id) == quotation_id);
    contracts.sort_by_key(|c| (c.service_category != ServiceCategory::OneTime, c.id));
    Ok(contracts)
}
