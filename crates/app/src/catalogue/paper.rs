//! Built-in exchange rate and quotation templates.

use bantu_domain::money::{Currency, Rate};
use bantu_domain::quotation::DocumentLanguage;
use bantu_domain::quotation_template::{QuotationTemplate, QuotationTemplateFields};
use bantu_domain::rate::{ExchangeRate, PAIR};
use bantu_domain::record::built_in_id;
use bantu_domain::table::Entity;
use chrono::NaiveDate;
use serde::Deserialize;

use super::{CatalogueError, Made, dated_id, parse};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RateRow {
    idr_per_cny: Rate,
    effective_from: NaiveDate,
    source: String,
}

pub(super) fn rates(made: &mut Made) -> Result<(), CatalogueError> {
    for row in parse::<Vec<RateRow>>("exchange_rates.json", include_str!("../../catalogue/exchange_rates.json"))? {
        made.add(&ExchangeRate {
            id: dated_id(ExchangeRate::TABLE, &[PAIR], row.effective_from),
            pair: PAIR.to_owned(),
            idr_per_cny_e9: row.idr_per_cny,
            effective_from: row.effective_from,
            source: row.source,
            entered_by: None,
        })?;
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplatesFile {
    terms: Vec<TermsRow>,
    languages: Vec<LanguageRow>,
}

/// Terms of one currency, a paragraph an entry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermsRow {
    currency: Currency,
    zh: Vec<String>,
    id: Vec<String>,
    en: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageRow {
    language: DocumentLanguage,
    name: String,
}

pub(super) fn templates(made: &mut Made) -> Result<(), CatalogueError> {
    let file: TemplatesFile =
        parse("quotation_templates.json", include_str!("../../catalogue/quotation_templates.json"))?;
    for terms in &file.terms {
        for language in &file.languages {
            let template_code = format!("QUO_{}_{}", terms.currency.code(), language.language.code().to_uppercase());
            made.add(&QuotationTemplate {
                id: built_in_id(QuotationTemplate::TABLE, &template_code),
                fields: QuotationTemplateFields {
                    template_code,
                    template_name: format!("{} · {}", terms.currency.code(), language.name),
                    primary_currency: terms.currency,
                    language: language.language,
                    terms_zh: Some(terms.zh.join("\n")),
                    terms_id: Some(terms.id.join("\n")),
                    terms_en: Some(terms.en.join("\n")),
                    bank_account_info: None,
                    footer_text: None,
                    is_default: true,
                    is_active: true,
                },
            })?;
        }
    }
    Ok(())
}
