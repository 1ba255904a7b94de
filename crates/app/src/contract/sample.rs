//! A sample contract, by which a template is looked at before anybody signs with it: the worked example of DOMAIN §6.6.

use bantu_documents::{
    ContractLine, ContractPaper, Due, Instalment, InstalmentKind, Jurisdiction, PaperState, Party, Term, Wording,
};
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::contract_template::ContractTemplateFields;
use bantu_domain::money::{Currency, Money, Percent, Quantity, Rate};
use bantu_domain::record::Instant;
use bantu_domain::refusal::Refusal;

use super::paper::clause;
use crate::quotation::paper::{in_language, language};

/// Names in Chinese, Indonesian and English; price in rupiah.
const LINES: [([&str; 3], i64); 2] = [
    (["PMA 公司注册", "Pendirian PT PMA", "PMA company registration"], 15_200_000),
    (["C312 工作签证", "Visa kerja C312", "C312 work visa"], 16_150_000),
];
const TOTAL: i64 = 31_350_000;
const HALF: i64 = 15_675_000;
/// IDR per 1 CNY, scaled by 10^9.
const RATE: i64 = 2_000_000_000_000;

const CUSTOMER: [&str; 3] = ["示例客户有限公司", "PT Pelanggan Contoh", "Sample Customer Ltd"];
const TITLE: [&str; 3] = ["公司设立与签证", "Pendirian perusahaan dan visa", "Company set-up and visa"];

/// The sample with the clauses of a template, signed by an entity, or by nobody in particular.
///
/// # Errors
/// None that the sample's own numbers give.
pub(crate) fn paper(
    template: &ContractTemplateFields,
    entity: Option<&ContractEntity>,
    at: Instant,
) -> Result<ContractPaper, Refusal> {
    let (currency, printed) = (template.currency, template.language);
    let amount = |rupiah: i64| match currency {
        Currency::Idr => Ok(Money::new(rupiah, Currency::Idr)),
        Currency::Cny => Rate::from_scaled(RATE).convert(Money::new(rupiah, Currency::Idr)),
    };
    let first = |names: [&str; 3]| in_language(printed, names[0], names[1], names[2]).0.to_owned();
    let mut lines = Vec::with_capacity(LINES.len());
    for (names, price) in LINES {
        let (text, second) = in_language(printed, names[0], names[1], names[2]);
        lines.push(ContractLine {
            name: Wording { text: text.to_owned(), second: second.map(str::to_owned) },
            description: None,
            quantity: Quantity::from_scaled(100),
            amount: amount(price)?,
            term: Term::OneTime,
        });
    }
    let mut instalments = Vec::with_capacity(2);
    for (kind, due) in [(InstalmentKind::Prepayment, Due::OnContractSigned), (InstalmentKind::Final, Due::OnDelivery)] {
        let percent = Some(Percent::from_scaled(5_000));
        instalments.push(Instalment { kind, percent, amount: amount(HALF)?, amount_secondary: None, due });
    }
    let party_b = entity.map_or_else(
        || Party { name: "BANTU".to_owned(), ..Party::default() },
        |e| Party {
            name: e.fields.entity_name.clone(),
            address: e.fields.address.clone(),
            tax_id: e.fields.tax_id.clone(),
            representative: e.fields.legal_representative.clone(),
            phone: e.fields.contact_phone.clone(),
            ..Party::default()
        },
    );
    let indonesian = entity.is_some_and(ContractEntity::is_indonesian);
    Ok(ContractPaper {
        language: language(printed),
        state: PaperState::Draft,
        number: None,
        revision: 1,
        issued_at: at.utc(),
        quotation_number: None,
        party_a: Party { name: first(CUSTOMER), ..Party::default() },
        party_b,
        jurisdiction: if indonesian { Jurisdiction::Indonesia } else { Jurisdiction::Elsewhere },
        title: Some(first(TITLE)),
        effective_from: None,
        effective_to: None,
        signing_place: None,
        signed_on: None,
        lines,
        base: amount(TOTAL)?,
        tax: None,
        total: amount(TOTAL)?,
        instalments,
        accounts: Vec::new(),
        clauses: template.clauses.0.iter().map(|text| clause(text, printed)).collect(),
        special_terms: None,
        footer: template.footer_text.clone(),
    })
}
