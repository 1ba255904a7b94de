//! A sample quotation, by which a template is looked at before anybody sells with it: the worked example of DOMAIN §6.6.

use bantu_documents::{Due, Instalment, InstalmentKind, Line, PaperRate, PaperState, Party, QuotationPaper, Term};
use bantu_domain::money::{Currency, Money, Percent, Quantity, Rate};
use bantu_domain::organization::OrganizationFields;
use bantu_domain::quotation_template::QuotationTemplateFields;
use bantu_domain::record::Instant;
use bantu_domain::refusal::Refusal;

use super::paper::{in_language, language, terms};

/// Names in Chinese, Indonesian and English; list and net price in rupiah.
const LINES: [([&str; 3], i64, i64); 2] = [
    (["PMA 公司注册", "Pendirian PT PMA", "PMA company registration"], 16_000_000, 15_200_000),
    (["C312 工作签证", "Visa kerja C312", "C312 work visa"], 17_000_000, 16_150_000),
];
const GROSS: i64 = 33_000_000;
const TOTAL: i64 = 31_350_000;
const HALF: i64 = 15_675_000;
/// IDR per 1 CNY, scaled by 10^9.
const RATE: i64 = 2_000_000_000_000;

const CUSTOMER: [&str; 3] = ["示例客户有限公司", "PT Pelanggan Contoh", "Sample Customer Ltd"];
const CONTACT: [&str; 3] = ["张先生", "Bapak Zhang", "Mr Zhang"];
const TITLE: [&str; 3] = ["公司设立与签证", "Pendirian perusahaan dan visa", "Company set-up and visa"];

/// The sample with the texts of a template.
///
/// # Errors
/// None that the sample's own numbers give.
pub(crate) fn paper(
    template: &QuotationTemplateFields,
    seller: Option<OrganizationFields>,
    salesperson: &str,
    at: Instant,
) -> Result<QuotationPaper, Refusal> {
    let rate = Rate::from_scaled(RATE);
    let (currency, printed) = (template.primary_currency, template.language);
    let amount = |rupiah: i64| match currency {
        Currency::Idr => Ok(Money::new(rupiah, Currency::Idr)),
        Currency::Cny => rate.convert(Money::new(rupiah, Currency::Idr)),
    };
    let other = |rupiah: i64| match currency {
        Currency::Idr => rate.convert(Money::new(rupiah, Currency::Idr)),
        Currency::Cny => Ok(Money::new(rupiah, Currency::Idr)),
    };
    let first = |names: [&str; 3]| in_language(printed, names[0], names[1], names[2]).0.to_owned();
    let mut lines = Vec::with_capacity(LINES.len());
    for (names, list, net) in LINES {
        let (name, second) = in_language(printed, names[0], names[1], names[2]);
        lines.push(Line {
            name: name.to_owned(),
            name_second: second.map(str::to_owned),
            description: None,
            quantity: Quantity::from_scaled(100),
            unit_list: amount(list)?,
            unit_net: amount(net)?,
            total: amount(net)?,
            term: Term::OneTime,
        });
    }
    let mut instalments = Vec::with_capacity(2);
    for (kind, due) in [(InstalmentKind::Prepayment, Due::OnContractSigned), (InstalmentKind::Final, Due::OnDelivery)] {
        let percent = Some(Percent::from_scaled(5_000));
        instalments.push(Instalment {
            kind,
            percent,
            amount: amount(HALF)?,
            amount_secondary: Some(other(HALF)?),
            due,
        });
    }
    let day = at.date_naive();
    let seller = seller.as_ref();
    Ok(QuotationPaper {
        language: language(printed),
        state: PaperState::Draft,
        number: None,
        version: 1,
        issued_at: at.utc(),
        valid_until: day.checked_add_days(chrono::Days::new(30)),
        seller: Party {
            name: seller.map_or_else(|| "BANTU".to_owned(), |s| s.name.clone()),
            address: seller.and_then(|s| s.address.clone()),
            contact: Some(salesperson.to_owned()).filter(|name| !name.is_empty()),
            phone: seller.and_then(|s| s.phone.clone()),
            email: seller.and_then(|s| s.email.clone()),
            ..Party::default()
        },
        customer: Party { name: first(CUSTOMER), contact: Some(first(CONTACT)), ..Party::default() },
        title: Some(first(TITLE)),
        lines,
        discount_percent: Percent::from_scaled(500),
        gross: amount(GROSS)?,
        discount: amount(GROSS)?.minus(amount(TOTAL)?)?,
        total: amount(TOTAL)?,
        total_secondary: Some(other(TOTAL)?),
        rate: Some(PaperRate { idr_per_cny: rate, on: day }),
        instalments,
        accounts: Vec::new(),
        terms: terms(template.terms_zh.as_deref(), template.terms_id.as_deref(), template.terms_en.as_deref(), printed),
        notes: None,
        footer: template.footer_text.clone(),
    })
}
