//! Contract entities (签约主体): the companies and receiving channels that sign and are paid, with their dated tax rates (DOMAIN §3.3, §12.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::edit::{check_length, check_name};
use crate::money::{Currency, TaxRate};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tax::{TaxPolicy, TaxRounding, TaxScheme};
use crate::tx::Cx;
use crate::{editable, entity, record};

record! {
    /// What finance types about an entity.
    pub struct ContractEntityFields {
        /// Code, unique.
        pub entity_code: String,
        /// Legal name.
        pub entity_name: String,
        /// Short name.
        pub short_name: String,
        /// Country, ISO 3166 alpha-2: `ID` or `CN`.
        pub country_code: String,
        /// Main receiving currency; the currency of its contracts.
        pub currency: Currency,
        /// Legal representative.
        #[serde(default)]
        pub legal_representative: Option<String>,
        /// Tax number.
        #[serde(default)]
        pub tax_id: Option<String>,
        /// 开户行.
        #[serde(default)]
        pub bank_name: Option<String>,
        /// 收款账户.
        #[serde(default)]
        pub bank_account_no: Option<String>,
        /// Account holder.
        #[serde(default)]
        pub bank_account_name: Option<String>,
        /// SWIFT code.
        #[serde(default)]
        pub swift_code: Option<String>,
        /// Postal address.
        #[serde(default)]
        pub address: Option<String>,
        /// Phone.
        #[serde(default)]
        pub contact_phone: Option<String>,
        /// In use.
        #[serde(default = "crate::access::yes")]
        pub is_active: bool,
    }
}

record! {
    /// 签约主体.
    pub struct ContractEntity {
        /// Key.
        pub id: Id,
        /// Last change.
        pub updated_at: Instant,
    } + /// Typed fields.
    fields: ContractEntityFields
}
entity!(ContractEntity in "contract_entities", finds ["entity_code"], root |_row| RootRule::Own(Root::Org));
editable!(
    ContractEntity { ContractEntityFields } strict ["currency", "bank_account_no", "tax_id"],
    new | id,
    fields,
    cx | Self { id, updated_at: cx.at, fields },
    check | row,
    before,
    cx | {
        cx.permit("contract_entity.manage")?;
        let fields = &mut row.fields;
        fields.entity_code = fields.entity_code.trim().to_uppercase();
        for (field, text) in [
            ("entity_code", &fields.entity_code),
            ("entity_name", &fields.entity_name),
            ("short_name", &fields.short_name),
        ] {
            check_name(field, text)?;
        }
        let country = fields.country_code.as_bytes();
        if country.len() != 2 || !country.iter().all(u8::is_ascii_uppercase) {
            return Err(Refusal::new("field.invalid").field("country_code").into());
        }
        check_length("bank_account_no", fields.bank_account_no.as_deref().unwrap_or_default(), 100)?;
        // Papers in the old currency exist: a company that changes its currency becomes another entity.
        if before.is_some_and(|b| b.fields.currency != row.fields.currency) {
            return Err(Refusal::new("contract_entity.currency_fixed").field("currency").into());
        }
        let twins = cx.list::<ContractEntity>("entity_code", &row.fields.entity_code)?;
        if twins.iter().any(|t| t.id != row.id) {
            return Err(Refusal::new("code.taken").field("entity_code").into());
        }
        row.updated_at = cx.at;
        Ok(())
    }
);

impl ContractEntity {
    /// Whether it is a body of Indonesian law: its contracts need the Indonesian text (UU 24/2009 art. 31).
    pub fn is_indonesian(&self) -> bool {
        self.fields.country_code == "ID"
    }
}

record! {
    /// 税点 of an entity from a day on; the newest that has begun holds. Never changed, only followed: a new rate changes no signed contract.
    pub struct EntityTaxRate {
        /// Key.
        pub id: Id,
        /// The entity.
        pub entity_id: Id,
        /// How tax is worked out.
        pub scheme: TaxScheme,
        /// Rate as a fraction.
        pub rate_e4: TaxRate,
        /// Rounding of the final tax.
        pub rounding: TaxRounding,
        /// First day of validity.
        pub effective_from: NaiveDate,
        /// Where it is written, for example `PMK 131/2024`.
        pub source: Option<String>,
        /// Who entered it; null for a built-in one.
        pub entered_by: Option<Id>,
    }
}
entity!(EntityTaxRate in "entity_tax_rates", finds ["entity_id"], root |_row| RootRule::Own(Root::Org));

/// Enters a tax rate of an entity from a day on (online, `contract_entity.manage`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddTaxRate {
    /// New id.
    pub id: Id,
    /// The entity.
    pub entity_id: Id,
    /// How tax is worked out.
    pub scheme: TaxScheme,
    /// Rate as a fraction, 0 to 1.
    pub rate: TaxRate,
    /// Rounding of the final tax.
    pub rounding: TaxRounding,
    /// First day of validity.
    pub effective_from: NaiveDate,
    /// Where it is written.
    #[serde(default)]
    pub source: Option<String>,
}

pub(crate) fn add_tax_rate(args: &AddTaxRate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("contract_entity.manage")?;
    cx.require::<ContractEntity>(args.entity_id)?;
    args.rate.check().map_err(|r| r.field("rate"))?;
    crate::opportunity::check_date("effective_from", Some(args.effective_from), cx)?;
    check_length("source", args.source.as_deref().unwrap_or_default(), 255)?;
    cx.insert(&EntityTaxRate {
        id: args.id,
        entity_id: args.entity_id,
        scheme: args.scheme,
        rate_e4: args.rate,
        rounding: args.rounding,
        effective_from: args.effective_from,
        source: args.source.clone(),
        entered_by: Some(cx.actor.user_id),
    })
}

/// How an entity taxes on a day; no tax where no rate has begun.
///
/// # Errors
/// Storage failure only.
pub fn tax_on(entity_id: Id, day: NaiveDate, cx: &mut Cx<'_>) -> Result<TaxPolicy, Fault> {
    let rates = cx.list::<EntityTaxRate>("entity_id", &entity_id)?;
    let newest = rates.into_iter().filter(|r| r.effective_from <= day).max_by_key(|r| (r.effective_from, r.id));
    Ok(newest.map_or(TaxPolicy::NONE, |r| TaxPolicy { scheme: r.scheme, rate: r.rate_e4, rounding: r.rounding }))
}

/// An entity that may sign now.
///
/// # Errors
/// `reference.unknown`, `contract_entity.inactive` naming the field.
pub(crate) fn usable(id: Id, cx: &mut Cx<'_>) -> Result<ContractEntity, Fault> {
    let entity = cx.load::<ContractEntity>(id)?;
    let entity = entity.ok_or_else(|| Refusal::new("reference.unknown").field("entity_id"))?;
    if entity.fields.is_active {
        Ok(entity)
    } else {
        Err(Refusal::new("contract_entity.inactive").field("entity_id").into())
    }
}
