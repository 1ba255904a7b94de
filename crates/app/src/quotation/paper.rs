//! From a quotation to its paper: the frozen content where it is issued, the present content with a watermark before.

use bantu_documents::{
    Due, Instalment, InstalmentKind, Language, Line, PaperRate, PaperState, Party, QuotationPaper, Term, Wording,
    render,
};
use bantu_domain::Fault;
use bantu_domain::access::User;
use bantu_domain::approval::Verdict;
use bantu_domain::contact::Contact;
use bantu_domain::customer::Customer;
use bantu_domain::money::{Money, Percent};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::organization::Organization;
use bantu_domain::product::ServiceCategory;
use bantu_domain::quotation::{
    DocumentLanguage, Due as PaymentDue, Instalment as Payment, PartyBlock, PaymentTerms, Quotation, QuotationItem,
    QuotationStatus, plan_payments,
};
use bantu_domain::quotation_template::{self, QuotationTemplate};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::tx::Cx;
use serde::Deserialize;
use utoipa::ToSchema;

use super::items;
use crate::app::Call;
use crate::error::AppError;
use crate::usecase::Reply;

/// Asks for the paper of a quotation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PdfArgs {
    /// The quotation.
    id: Id,
    /// Another language than the quotation's own.
    #[serde(default)]
    language: Option<DocumentLanguage>,
}

pub(super) fn pdf(call: &Call<'_>, args: PdfArgs) -> Result<Reply, AppError> {
    let paper = call.look(|look| {
        look.ask(|cx| {
            let mut quotation: Quotation = cx.require(args.id)?;
            quotation.head.language = args.language.unwrap_or(quotation.head.language);
            paper_of(&quotation, cx)
        })
    })?;
    let bytes = render(&paper)?;
    Ok(Reply::File { name: paper.file_name(), mime: "application/pdf", bytes })
}

/// The parties as they would be printed now.
pub(super) fn parties(quotation: &Quotation, cx: &mut Cx<'_>) -> Result<PartyBlock, Fault> {
    let deal: Opportunity = cx.require(quotation.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let contacts = cx.list::<Contact>("customer_id", &customer.id)?;
    let contact = contacts.into_iter().filter(|c| c.fields.is_active).max_by_key(|c| c.fields.is_primary);
    let seller = cx.load::<Organization>(built_in_id("organizations", "BANTU"))?;
    let salesperson = cx.load::<User>(deal.owner_user_id)?;
    let template = match quotation.head.template_id {
        Some(chosen) => cx.load::<QuotationTemplate>(chosen)?.filter(|t| t.fields.is_active),
        None => quotation_template::fitting(quotation.head.currency_primary, quotation.head.language, cx)?,
    };
    let seller = seller.map(|s| s.fields);
    let template = template.map(|t| t.fields);
    Ok(PartyBlock {
        customer_name: customer.fields.name,
        customer_no: customer.customer_no.unwrap_or_default(),
        customer_address: customer.fields.address,
        contact_name: contact.as_ref().map(|c| c.fields.name.clone()),
        contact_phone: contact.and_then(|c| c.fields.mobile).or(customer.fields.phone),
        seller_name: seller.as_ref().map_or_else(|| "BANTU".to_owned(), |s| s.name.clone()),
        seller_address: seller.as_ref().and_then(|s| s.address.clone()),
        seller_phone: seller.as_ref().and_then(|s| s.phone.clone()),
        seller_email: seller.and_then(|s| s.email),
        salesperson: salesperson.map(|u| u.fields.display_name).unwrap_or_default(),
        title: Some(deal.fields.name),
        cycle_months: deal.fields.tax_service_cycle_months,
        terms_zh: template.as_ref().and_then(|t| t.terms_zh.clone()),
        terms_id: template.as_ref().and_then(|t| t.terms_id.clone()),
        terms_en: template.as_ref().and_then(|t| t.terms_en.clone()),
        footer_text: template.and_then(|t| t.footer_text),
    })
}

/// The paper of a quotation in its present state.
pub(crate) fn paper_of(quotation: &Quotation, cx: &mut Cx<'_>) -> Result<QuotationPaper, Fault> {
    let frozen = quotation.parties_json.as_deref().and_then(|json| serde_json::from_str(json).ok());
    let parties = match frozen {
        Some(parties) => parties,
        None => parties(quotation, cx)?,
    };
    let state = match (quotation.status, quotation.approval_status) {
        (QuotationStatus::Draft, Some(Verdict::Pending)) => PaperState::AwaitingApproval,
        (QuotationStatus::Draft | QuotationStatus::Rejected, _) if quotation.quotation_no.is_none() => {
            PaperState::Draft
        }
        _ => PaperState::Final,
    };
    let lines = items(quotation.id, cx)?;
    let issued_at = quotation.sent_at.unwrap_or(quotation.updated_at);
    Ok(compose(quotation, &lines, &parties, state, issued_at.utc())?)
}

/// The paper of content that is given whole.
pub(super) fn compose(
    quotation: &Quotation,
    items: &[QuotationItem],
    parties: &PartyBlock,
    state: PaperState,
    issued_at: chrono::DateTime<chrono::Utc>,
) -> Result<QuotationPaper, bantu_domain::Refusal> {
    let head = &quotation.head;
    let currency = head.currency_primary;
    let language = language(head.language);
    let amount = |minor: i64| Money::new(minor, currency);
    let gross = amount(quotation.total_gross_minor);
    let total = quotation.total();
    let lines = items.iter().map(|item| line(item, currency, head.language, parties.cycle_months)).collect();
    Ok(QuotationPaper {
        language,
        state,
        number: quotation.quotation_no.clone(),
        version: quotation.version,
        issued_at,
        valid_until: head.valid_until,
        seller: Party {
            name: parties.seller_name.clone(),
            address: parties.seller_address.clone(),
            contact: Some(parties.salesperson.clone()).filter(|s| !s.is_empty()),
            phone: parties.seller_phone.clone(),
            email: parties.seller_email.clone(),
            ..Party::default()
        },
        customer: Party {
            name: parties.customer_name.clone(),
            code: Some(parties.customer_no).filter(|no| *no > 0).map(|no| no.to_string()),
            address: parties.customer_address.clone(),
            contact: parties.contact_name.clone(),
            phone: parties.contact_phone.clone(),
            ..Party::default()
        },
        title: parties.title.clone(),
        lines,
        discount_percent: head.discount_rate_e2,
        gross,
        discount: gross.minus(total)?,
        total,
        total_secondary: quotation.total_secondary(),
        rate: head
            .exchange_rate_e9
            .map(|idr_per_cny| PaperRate { idr_per_cny, on: head.exchange_rate_on.unwrap_or(issued_at.date_naive()) }),
        instalments: instalments(quotation, items, parties.cycle_months)?,
        accounts: Vec::new(),
        terms: terms(
            parties.terms_zh.as_deref(),
            parties.terms_id.as_deref(),
            parties.terms_en.as_deref(),
            head.language,
        ),
        notes: head.notes.clone(),
        footer: parties.footer_text.clone(),
    })
}

/// The wording of a paper's leading language and, on a bilingual one, of the second.
pub(crate) fn in_language<T>(language: DocumentLanguage, zh: T, id: T, en: T) -> (T, Option<T>) {
    match language {
        DocumentLanguage::Zh => (zh, None),
        DocumentLanguage::Id => (id, None),
        DocumentLanguage::En => (en, None),
        DocumentLanguage::ZhId => (zh, Some(id)),
        DocumentLanguage::ZhEn => (zh, Some(en)),
    }
}

fn line(
    item: &QuotationItem,
    currency: bantu_domain::Currency,
    language: DocumentLanguage,
    cycle_months: Option<i64>,
) -> Line {
    let (name, name_second) = in_language(language, &item.name_zh, &item.name_id, &item.name_en);
    let cycle_months = cycle_months.and_then(|m| u32::try_from(m).ok());
    Line {
        name: name.clone(),
        name_second: name_second.cloned(),
        description: item.description.clone(),
        quantity: item.quantity_e2,
        unit_list: Money::new(item.unit_price_list_minor, currency),
        unit_net: Money::new(item.unit_price_minor, currency),
        total: Money::new(item.total_minor, currency),
        term: match (item.service_category, cycle_months) {
            (ServiceCategory::LongTerm, Some(cycle_months)) => Term::LongTerm { cycle_months },
            _ => Term::OneTime,
        },
    }
}

fn instalments(
    quotation: &Quotation,
    items: &[QuotationItem],
    cycle_months: Option<i64>,
) -> Result<Vec<Instalment>, bantu_domain::Refusal> {
    let terms = quotation.head.payment_terms;
    let parts = super::parts(items, quotation.head.currency_primary, cycle_months)?;
    let payments = plan_payments(terms, parts)?;
    let seconds = second_amounts(quotation, &payments)?;
    let rows = payments.into_iter().zip(seconds).enumerate();
    Ok(rows.map(|(index, (payment, second))| instalment(terms, index, payment, second, Due::EachMonth)).collect())
}

/// One row of the payment terms as it is printed; `each_month` says from when months are counted.
pub(crate) fn instalment(
    terms: PaymentTerms,
    index: usize,
    payment: Payment,
    amount_secondary: Option<Money>,
    each_month: Due,
) -> Instalment {
    match payment {
        Payment::Part { percent, amount, due } => Instalment {
            kind: match terms {
                PaymentTerms::FullUpfront => InstalmentKind::Full,
                PaymentTerms::FiftyFifty | PaymentTerms::SeventyThirty if index == 0 => InstalmentKind::Prepayment,
                PaymentTerms::PostPayment | PaymentTerms::FiftyFifty | PaymentTerms::SeventyThirty => {
                    InstalmentKind::Final
                }
            },
            percent: Some(Percent::from_scaled(i64::from(percent) * 100)),
            amount,
            amount_secondary,
            due: match due {
                PaymentDue::OnContractSigned => Due::OnContractSigned,
                PaymentDue::OnDelivery => Due::OnDelivery,
            },
        },
        Payment::Monthly { months, amount, each, last } => Instalment {
            kind: InstalmentKind::Monthly { months, each, last },
            percent: None,
            amount,
            amount_secondary,
            due: each_month,
        },
    }
}

/// The instalments in the other currency; the last takes the remainder, so that they add up to the printed total.
fn second_amounts(quotation: &Quotation, payments: &[Payment]) -> Result<Vec<Option<Money>>, bantu_domain::Refusal> {
    let (Some(rate), Some(mut rest)) = (quotation.head.exchange_rate_e9, quotation.total_secondary()) else {
        return Ok(vec![None; payments.len()]);
    };
    let mut seconds = Vec::with_capacity(payments.len());
    for (index, payment) in payments.iter().enumerate() {
        let second = if index + 1 == payments.len() { rest } else { rate.convert(payment.amount())? };
        rest = rest.minus(second)?;
        seconds.push(Some(second));
    }
    Ok(seconds)
}

/// Terms as they are printed: one paragraph a line, the second language beside the first.
pub(super) fn terms(zh: Option<&str>, id: Option<&str>, en: Option<&str>, language: DocumentLanguage) -> Vec<Wording> {
    let paragraphs = |text: Option<&str>| -> Vec<String> {
        let lines = text.unwrap_or_default().lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (first, second) = in_language(language, zh, id, en);
    let seconds = second.map(paragraphs).unwrap_or_default();
    let wording = |(index, text): (usize, String)| Wording { text, second: seconds.get(index).cloned() };
    paragraphs(first).into_iter().enumerate().map(wording).collect()
}

pub(crate) fn language(language: DocumentLanguage) -> Language {
    match language {
        DocumentLanguage::Zh => Language::Zh,
        DocumentLanguage::Id => Language::Id,
        DocumentLanguage::En => Language::En,
        DocumentLanguage::ZhId => Language::ZhId,
        DocumentLanguage::ZhEn => Language::ZhEn,
    }
}
