//! Built-in contract entities with their tax rates, and one contract template per currency (DOMAIN §12.3).

use bantu_domain::contract_entity::{ContractEntity, ContractEntityFields, EntityTaxRate};
use bantu_domain::contract_template::{Clauses, ContractTemplate, ContractTemplateFields};
use bantu_domain::money::{Currency, TaxRate};
use bantu_domain::quotation::DocumentLanguage;
use bantu_domain::record::{Instant, built_in_id};
use bantu_domain::table::Entity;
use bantu_domain::tax::{TaxRounding, TaxScheme};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{CatalogueError, Made, dated_id, malformed, parse};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntityRow {
    entity_code: String,
    entity_name: String,
    short_name: String,
    country_code: String,
    currency: Currency,
    tax_rate: TaxRate,
    legal_representative: Option<String>,
    tax_id: Option<String>,
    bank_name: Option<String>,
    bank_account_no: Option<String>,
    bank_account_name: Option<String>,
    swift_code: Option<String>,
    address: Option<String>,
    contact_phone: Option<String>,
    is_active: bool,
}

/// The day the built-in rates begin: before any deal there can be.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2020, 1, 1);

fn made_at() -> Instant {
    chrono::DateTime::UNIX_EPOCH.into()
}

pub(super) fn entities(made: &mut Made) -> Result<(), CatalogueError> {
    const FILE: &str = "contract_entities.json";
    let from = FIRST_DAY.ok_or_else(|| malformed(FILE, "no first day"))?;
    for row in parse::<Vec<EntityRow>>(FILE, include_str!("../../catalogue/contract_entities.json"))? {
        let id = built_in_id(ContractEntity::TABLE, &row.entity_code);
        let code = row.entity_code.clone();
        made.add(&ContractEntity {
            id,
            updated_at: made_at(),
            fields: ContractEntityFields {
                entity_code: row.entity_code,
                entity_name: row.entity_name,
                short_name: row.short_name,
                country_code: row.country_code,
                currency: row.currency,
                legal_representative: row.legal_representative,
                tax_id: row.tax_id,
                bank_name: row.bank_name,
                bank_account_no: row.bank_account_no,
                bank_account_name: row.bank_account_name,
                swift_code: row.swift_code,
                address: row.address,
                contact_phone: row.contact_phone,
                is_active: row.is_active,
            },
        })?;
        made.add(&EntityTaxRate {
            id: dated_id(EntityTaxRate::TABLE, &[&code], from),
            entity_id: id,
            scheme: TaxScheme::Simple,
            rate_e4: row.tax_rate,
            rounding: TaxRounding::HalfUp,
            effective_from: from,
            source: None,
            entered_by: None,
        })?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateRow {
    template_code: String,
    template_name: String,
    currency: Currency,
    language: DocumentLanguage,
    prevailing_language: String,
    clauses: Clauses,
}

pub(super) fn templates(made: &mut Made) -> Result<(), CatalogueError> {
    let json = include_str!("../../catalogue/contract_templates.json");
    for row in parse::<Vec<TemplateRow>>("contract_templates.json", json)? {
        made.add(&ContractTemplate {
            id: built_in_id(ContractTemplate::TABLE, &row.template_code),
            version: 1,
            updated_at: made_at(),
            fields: ContractTemplateFields {
                template_code: row.template_code,
                template_name: row.template_name,
                currency: row.currency,
                entity_id: None,
                language: row.language,
                prevailing_language: row.prevailing_language,
                clauses: row.clauses,
                footer_text: None,
                is_default: true,
                is_active: true,
            },
        })?;
    }
    Ok(())
}
