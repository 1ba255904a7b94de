//! Contract entities with their dated tax rates.

use bantu_domain::command::Command;
use bantu_domain::contract_entity::{AddTaxRate, ContractEntity, ContractEntityFields, EntityTaxRate};
use bantu_domain::edit::Create;
use bantu_domain::money::TaxRate;
use bantu_domain::record::Id;
use bantu_domain::setting::business_date;
use bantu_domain::tax::{TaxRounding, TaxScheme};
use bantu_store::query::small;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form, day};
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{Done, Nothing, Rows};

/// A tax rate of an entity.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TaxRateRow {
    /// Key.
    pub id: Id,
    /// How tax is worked out.
    pub scheme: TaxScheme,
    /// Rate as a fraction.
    pub rate: TaxRate,
    /// Rounding of the final tax.
    pub rounding: TaxRounding,
    /// First day of validity.
    pub effective_from: NaiveDate,
    /// Where it is written.
    pub source: Option<String>,
    /// It holds today.
    pub is_current: bool,
}

/// An entity with its rates, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ContractEntityRow {
    /// Key.
    pub id: Id,
    /// Typed fields; updates refer to these values.
    pub fields: ContractEntityFields,
    /// Its rates.
    pub rates: Vec<TaxRateRow>,
}

/// Adds an entity.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateEntityArgs {
    /// What was typed.
    #[schema(value_type = ContractEntityFields)]
    fields: Form<ContractEntityFields>,
}

/// Enters a tax rate from a day on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddTaxRateArgs {
    /// The entity.
    entity_id: Id,
    /// How tax is worked out.
    scheme: TaxScheme,
    /// Rate as a fraction, 0 to 1.
    rate: TaxRate,
    /// Rounding of the final tax.
    #[serde(default = "half_up")]
    rounding: TaxRounding,
    /// First day of validity.
    effective_from: NaiveDate,
    /// Where it is written.
    #[serde(default)]
    source: Option<String>,
}

const fn half_up() -> TaxRounding {
    TaxRounding::HalfUp
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Rows<ContractEntityRow>, AppError> {
    call.look(|look| {
        let today = look.ask(business_date)?;
        let mut rates = small::all::<EntityTaxRate>(look.conn)?;
        rates.sort_by_key(|r| std::cmp::Reverse((r.effective_from, r.id)));
        let mut entities = small::all::<ContractEntity>(look.conn)?;
        entities.sort_by(|a, b| a.fields.entity_code.cmp(&b.fields.entity_code));
        let row = |entity: ContractEntity| {
            let own: Vec<&EntityTaxRate> = rates.iter().filter(|r| r.entity_id == entity.id).collect();
            let current = own.iter().find(|r| r.effective_from <= today).map(|r| r.id);
            let rates = own.iter().map(|r| TaxRateRow {
                id: r.id,
                scheme: r.scheme,
                rate: r.rate_e4,
                rounding: r.rounding,
                effective_from: r.effective_from,
                source: r.source.clone(),
                is_current: current == Some(r.id),
            });
            ContractEntityRow { id: entity.id, rates: rates.collect(), fields: entity.fields }
        };
        Ok(Rows { rows: entities.into_iter().map(row).collect() })
    })
}

fn create(call: &Call<'_>, args: CreateEntityArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::ContractEntityCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContractEntityUpdate(args.update()))
}

fn add_tax_rate(call: &Call<'_>, args: AddTaxRateArgs) -> Result<Done, AppError> {
    let AddTaxRateArgs { entity_id, scheme, rate, rounding, effective_from, source } = args;
    day("effective_from", effective_from)?;
    let id = call.new_id();
    let command = AddTaxRate { id, entity_id, scheme, rate, rounding, effective_from, source };
    call.run_on(id, &Command::ContractEntityAddTaxRate(command))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("contract_entity.list", "contract.view", list),
        online("contract_entity.create", "contract_entity.manage", create),
        online("contract_entity.update", "contract_entity.manage", update),
        online("contract_entity.add_tax_rate", "contract_entity.manage", add_tax_rate),
    ]
}
