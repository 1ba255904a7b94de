//! Issuing a quotation: who may do it alone, the number, the freeze, and what the office must review (DOMAIN §5.3, SYNC §7.9).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::commands::{content_hash, quoting};
use super::{Quotation, QuotationItem, QuotationStatus, review};
use crate::approval;
use crate::customer::Customer;
use crate::edit::check_length;
use crate::number::{self, DocumentKind, DocumentNumber};
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Parties, title and terms as they stand on the paper. Frozen with the issue: the paper the customer holds stays true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyBlock {
    /// Name of the customer.
    pub customer_name: String,
    /// His number.
    pub customer_no: i64,
    /// His address.
    #[serde(default)]
    pub customer_address: Option<String>,
    /// The person to talk to.
    #[serde(default)]
    pub contact_name: Option<String>,
    /// His phone.
    #[serde(default)]
    pub contact_phone: Option<String>,
    /// Our legal name.
    pub seller_name: String,
    /// Our address.
    #[serde(default)]
    pub seller_address: Option<String>,
    /// Our phone.
    #[serde(default)]
    pub seller_phone: Option<String>,
    /// Our e-mail.
    #[serde(default)]
    pub seller_email: Option<String>,
    /// The salesperson.
    pub salesperson: String,
    /// What it is about.
    #[serde(default)]
    pub title: Option<String>,
    /// Months of the running services.
    #[serde(default)]
    pub cycle_months: Option<i64>,
    /// Terms of the template, one paragraph a line, Chinese.
    #[serde(default)]
    pub terms_zh: Option<String>,
    /// The same in Indonesian.
    #[serde(default)]
    pub terms_id: Option<String>,
    /// The same in English.
    #[serde(default)]
    pub terms_en: Option<String>,
    /// Footer of the template.
    #[serde(default)]
    pub footer_text: Option<String>,
}

/// Issues a draft: mints the number, freezes the content (DOMAIN "Decisions" 3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueQuotation {
    /// The draft.
    pub id: Id,
    /// The number taken from the minting place's own series.
    pub number: String,
    /// The parties as printed.
    pub parties: PartyBlock,
}

/// Refuses a draft that is no complete quotation: no lines, or a line without price (DOMAIN §6.4).
pub(super) fn complete(quotation: &Quotation, cx: &mut Cx<'_>) -> Result<Vec<QuotationItem>, Fault> {
    let mut items = cx.list::<QuotationItem>("quotation_id", &quotation.id)?;
    items.sort_by_key(|i| i.sort_order);
    if items.is_empty() {
        return Err(Refusal::new("quotation.no_lines").into());
    }
    if let Some(free) = items.iter().find(|i| i.unit_price_minor <= 0) {
        return Err(Refusal::new("quotation.price_zero")
            .with("line", free.sort_order)
            .with("name", &free.name_zh)
            .into());
    }
    Ok(items)
}

/// Whether the acting person may issue a draft now. Runs where he sits, before the command is recorded and a number is taken;
/// `issue` itself never refuses for these reasons, for then the customer already holds the paper (SYNC §7.9).
///
/// # Errors
/// `quotation.not_draft`, `quotation.no_lines`, `quotation.price_zero`, `quotation.validity_passed`, `quotation.below_floor`,
/// `quotation.over_discount_limit`, `quotation.rate_differs`, `quotation.number_missing`.
pub fn may_issue(id: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.issue")?;
    let quotation: Quotation = cx.require(id)?;
    let deal = quoting(quotation.opportunity_id, cx)?;
    if quotation.status != QuotationStatus::Draft {
        return Err(Refusal::new("quotation.not_draft").into());
    }
    let items = complete(&quotation, cx)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    if customer.customer_no.is_none() {
        return Err(Refusal::new("quotation.number_missing").into());
    }
    let today = crate::setting::business_date(cx)?;
    if quotation.head.valid_until.is_none_or(|until| until < today) {
        return Err(Refusal::new("quotation.validity_passed").field("valid_until").into());
    }
    if approval::approved(id, &content_hash(id, cx)?, cx)? {
        return Ok(());
    }
    if let Some(line) = items.iter().find(|i| i.is_below_floor) {
        return Err(Refusal::new("quotation.below_floor")
            .with("line", line.sort_order)
            .with("name", &line.name_zh)
            .into());
    }
    if quotation.head.discount_rate_e2 > cx.actor.discount_limit {
        let refusal = Refusal::new("quotation.over_discount_limit").field("discount_rate");
        return Err(refusal.with("limit", cx.actor.discount_limit).into());
    }
    if rate_differs(&quotation, today, cx)? {
        return Err(Refusal::new("quotation.rate_differs").field("exchange_rate").into());
    }
    Ok(())
}

/// The frozen rate is more than 5 % away from the rate of the day.
pub(super) fn rate_differs(quotation: &Quotation, today: NaiveDate, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let (Some(frozen), Some(present)) = (quotation.head.exchange_rate_e9, crate::rate::on(today, cx)?) else {
        return Ok(false);
    };
    let (frozen, present) = (frozen.value(), present.idr_per_cny_e9.value());
    Ok((frozen - present).abs() * Decimal::from(20) > present)
}

pub(crate) fn issue(args: &IssueQuotation, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.issue")?;
    let mut quotation: Quotation = cx.require(args.id)?;
    let deal = quoting(quotation.opportunity_id, cx)?;
    if quotation.status != QuotationStatus::Draft {
        return Err(Refusal::new("quotation.not_draft").into());
    }
    let items = complete(&quotation, cx)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    check_number(&args.number, &args.parties, &customer, &quotation, cx)?;
    check_parties(&args.parties)?;
    let reasons = review::reasons(&quotation, &items, cx)?;
    for mut other in cx.list::<Quotation>("opportunity_id", &deal.id)? {
        if other.status == QuotationStatus::Sent && other.version < quotation.version {
            other.status = QuotationStatus::Expired;
            other.closed_at = Some(cx.at);
            cx.save(&other)?;
        }
    }
    quotation.status = QuotationStatus::Sent;
    quotation.quotation_no = Some(args.number.clone());
    quotation.parties_json = Some(serde_json::to_string(&args.parties).unwrap_or_default());
    quotation.sent_at = Some(cx.at);
    quotation.sent_by = Some(cx.actor.user_id);
    quotation.review_required = !reasons.is_empty();
    quotation.review_reasons = reasons.iter().map(|r| r.code().to_owned()).collect();
    quotation.updated_at = cx.at;
    cx.save(&quotation)?;
    cx.facts.insert("quotation_no".into(), args.number.clone());
    cx.facts.insert("review_required".into(), quotation.review_required.to_string());
    approval::reset_stage(&deal, cx)
}

/// A number names its customer, and a revision number the quotation revised.
fn check_number(
    text: &str,
    parties: &PartyBlock,
    customer: &Customer,
    quotation: &Quotation,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let misuse = || Refusal::new("number.misused").with("number", text);
    let number = number::check_use(text, DocumentKind::Quotation, customer)?;
    if customer.customer_no != Some(parties.customer_no) {
        return Err(misuse().into());
    }
    let Some(revision) = number.revision else { return Ok(()) };
    let revised = match quotation.revises_id {
        Some(id) => cx.load::<Quotation>(id)?.and_then(|q| q.quotation_no),
        None => None,
    };
    let earlier = revised.as_deref().map(DocumentNumber::parse).transpose()?.ok_or_else(misuse)?;
    let same_series =
        DocumentNumber { revision: None, ..number } == DocumentNumber { revision: None, ..earlier.clone() };
    if same_series && revision > earlier.revision.unwrap_or(1) { Ok(()) } else { Err(misuse().into()) }
}

fn check_parties(parties: &PartyBlock) -> Result<(), Refusal> {
    let optional = [
        ("customer_address", &parties.customer_address),
        ("contact_name", &parties.contact_name),
        ("contact_phone", &parties.contact_phone),
        ("seller_address", &parties.seller_address),
        ("seller_phone", &parties.seller_phone),
        ("seller_email", &parties.seller_email),
        ("title", &parties.title),
        ("terms_zh", &parties.terms_zh),
        ("terms_id", &parties.terms_id),
        ("terms_en", &parties.terms_en),
        ("footer_text", &parties.footer_text),
    ];
    for (field, text) in optional {
        check_length(field, text.as_deref().unwrap_or_default(), 4_000)?;
    }
    for (field, text) in [
        ("customer_name", &parties.customer_name),
        ("seller_name", &parties.seller_name),
        ("salesperson", &parties.salesperson),
    ] {
        check_length(field, text, 255)?;
    }
    Ok(())
}
