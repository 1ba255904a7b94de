//! What screens show of quotations and what a person types into one.

use std::collections::BTreeSet;

use bantu_domain::approval as rounds;
use bantu_domain::customer::Customer;
use bantu_domain::money::{Amount, Currency, Percent, Quantity, Rate};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::product::{BillingPeriod, PriceOrigin, Product, ServiceCategory};
use bantu_domain::quotation::{
    Instalment, Parts, PartyBlock, PaymentTerms, Quotation, QuotationHead, QuotationItem, QuotationItemCost,
    QuotationStatus, content_hash, known_reasons, may_issue, plan_payments,
};
use bantu_domain::quotation_template::QuotationDocument;
use bantu_domain::record::{Id, Instant};
use bantu_domain::table::Root;
use bantu_domain::tx::{Cx, Held};
use bantu_domain::{Fault, Money, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::{self, ApprovalRow};
use crate::error::AppError;
use crate::view::{ById, Names, Ref};

/// The head of a quotation as people write it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadView {
    /// Currency of the prices.
    pub currency_primary: Currency,
    /// IDR per 1 CNY.
    #[serde(default)]
    pub exchange_rate: Option<Rate>,
    /// Day of the rate.
    #[serde(default)]
    pub exchange_rate_on: Option<NaiveDate>,
    /// Terms of payment.
    pub payment_terms: PaymentTerms,
    /// One discount for the whole quotation.
    pub discount_rate: Percent,
    /// Valid to.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// 群编号.
    #[serde(default)]
    pub wechat_group_no: Option<String>,
    /// Template.
    #[serde(default)]
    pub template_id: Option<Id>,
    /// Language of the paper.
    pub language: bantu_domain::quotation::DocumentLanguage,
    /// Remarks printed on the paper.
    #[serde(default)]
    pub notes: Option<String>,
}

impl From<QuotationHead> for HeadView {
    fn from(head: QuotationHead) -> Self {
        Self {
            currency_primary: head.currency_primary,
            exchange_rate: head.exchange_rate_e9,
            exchange_rate_on: head.exchange_rate_on,
            payment_terms: head.payment_terms,
            discount_rate: head.discount_rate_e2,
            valid_until: head.valid_until,
            wechat_group_no: head.wechat_group_no,
            template_id: head.template_id,
            language: head.language,
            notes: head.notes,
        }
    }
}

impl From<HeadView> for QuotationHead {
    fn from(head: HeadView) -> Self {
        Self {
            currency_primary: head.currency_primary,
            exchange_rate_e9: head.exchange_rate,
            exchange_rate_on: head.exchange_rate_on,
            payment_terms: head.payment_terms,
            discount_rate_e2: head.discount_rate,
            valid_until: head.valid_until,
            wechat_group_no: head.wechat_group_no.filter(|t| !t.trim().is_empty()),
            template_id: head.template_id,
            language: head.language,
            notes: head.notes.filter(|t| !t.trim().is_empty()),
        }
    }
}

/// A line as people write it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftLine {
    /// Id of a line that was saved before.
    #[serde(default)]
    pub id: Option<Id>,
    /// The plan's line it comes from.
    #[serde(default)]
    pub opportunity_item_id: Option<Id>,
    /// The product.
    pub product_id: Id,
    /// How many.
    pub quantity: Quantity,
    /// Unit price before discount.
    pub unit_price_list: Amount,
    /// Which price it is.
    pub price_origin: PriceOrigin,
    /// Printed below the name.
    #[serde(default)]
    pub description: Option<String>,
}

/// A line with its results.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LineView {
    /// Id, of a saved line.
    pub id: Option<Id>,
    /// The plan's line it comes from.
    pub opportunity_item_id: Option<Id>,
    /// The product.
    pub product_id: Id,
    /// Its code.
    pub code: String,
    /// Names as printed.
    pub names: Names,
    /// Printed below the name.
    pub description: Option<String>,
    /// How many.
    pub quantity: Quantity,
    /// Unit price before discount.
    pub unit_price_list: Amount,
    /// Unit price after discount.
    pub unit_price: Amount,
    /// Line total before discount.
    pub gross: Amount,
    /// Line total after discount.
    pub total: Amount,
    /// Which price it is.
    pub price_origin: PriceOrigin,
    /// Once or running.
    pub service_category: ServiceCategory,
    /// Priced period of a running service.
    pub billing_period: Option<BillingPeriod>,
    /// The lowest price a seller may give alone.
    pub floor: Option<Amount>,
    /// Unit price after discount is below the floor.
    pub is_below_floor: bool,
    /// Order of display.
    pub sort_order: i64,
    /// Cost of one unit; only for holders of `cost.view`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_cost: Option<Amount>,
    /// Below the cost; only for holders of `cost.view`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_below_cost: Option<bool>,
}

/// An instalment of the payment terms.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InstalmentView {
    /// Percent of its part of the total.
    pub percent: u32,
    /// Amount; for months their sum.
    pub amount: Amount,
    /// `on_contract_signed`, `on_delivery` or `each_month`.
    pub due: String,
    /// Number of months of a running service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// Every month but the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<Amount>,
    /// The last month, which takes the remainder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Amount>,
}

/// A quotation in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct QuotationRow {
    /// Key.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// Its name.
    pub opportunity_name: String,
    /// Its customer.
    pub customer: Ref,
    /// Number; none in drafts.
    pub quotation_no: Option<String>,
    /// Version.
    pub version: i64,
    /// State.
    pub status: QuotationStatus,
    /// Total.
    pub total: Amount,
    /// Total in the other currency.
    pub total_secondary: Option<Amount>,
    /// Valid to.
    pub valid_until: Option<NaiveDate>,
    /// A manager must look at it.
    pub review_required: bool,
    /// A line is below the floor.
    pub is_below_floor: bool,
    /// Last change.
    pub updated_at: Instant,
    /// Issued.
    pub sent_at: Option<Instant>,
    /// Waits for the office.
    pub pending_sync: bool,
}

/// A paper that hangs on a quotation.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DocumentView {
    /// Key.
    pub id: Id,
    /// Kind.
    pub document_type: String,
    /// File name.
    pub document_name: String,
    /// Bytes.
    pub size_bytes: i64,
    /// When.
    pub uploaded_at: Instant,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// BLAKE3 of the bytes, their name in the blob folder.
    pub blake3: String,
    /// The line it belongs to.
    pub related_item_id: Option<Id>,
}

/// A quotation whole.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct QuotationView {
    /// Key.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// Its name.
    pub opportunity_name: String,
    /// Its customer.
    pub customer: Ref,
    /// His number.
    pub customer_no: Option<i64>,
    /// Number; none in drafts.
    pub quotation_no: Option<String>,
    /// Version.
    pub version: i64,
    /// The quotation it revises.
    pub revises_id: Option<Id>,
    /// Goes back with the next save.
    pub edit_no: i64,
    /// State.
    pub status: QuotationStatus,
    /// The head.
    pub head: HeadView,
    /// The lines.
    pub items: Vec<LineView>,
    /// Sum before discount.
    pub gross: Amount,
    /// Discount.
    pub discount: Amount,
    /// Total.
    pub total: Amount,
    /// Total in the other currency.
    pub total_secondary: Option<Amount>,
    /// Instalments.
    pub instalments: Vec<InstalmentView>,
    /// A line is below the floor.
    pub is_below_floor: bool,
    /// A manager must look at it.
    pub review_required: bool,
    /// Why; `below_cost` only for holders of `cost.view`, others read `office_check`.
    pub review_reasons: Vec<String>,
    /// The last approval round of this quotation.
    pub approval: Option<ApprovalRow>,
    /// That round approved exactly the present content.
    pub approval_valid: bool,
    /// Why the caller may not issue it now; null: he may.
    pub may_issue: Option<Refusal>,
    /// Issued.
    pub sent_at: Option<Instant>,
    /// By whom.
    pub sent_by: Option<Ref>,
    /// Accepted, rejected or superseded.
    pub closed_at: Option<Instant>,
    /// Why.
    pub closed_note: Option<String>,
    /// Who wrote it.
    pub created_by: Ref,
    /// Created.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
    /// Its papers.
    pub documents: Vec<DocumentView>,
    /// Parties as printed, of an issued quotation.
    pub parties: Option<PartyBlock>,
    /// Waits for the office.
    pub pending_sync: bool,
}

/// What a quotation asks for and when, in order.
pub(crate) fn instalments(terms: PaymentTerms, parts: Parts) -> Result<Vec<InstalmentView>, Refusal> {
    let view = |instalment: Instalment| match instalment {
        Instalment::Part { percent, amount, due } => InstalmentView {
            percent,
            amount: amount.into(),
            due: due.code().to_owned(),
            months: None,
            each: None,
            last: None,
        },
        Instalment::Monthly { months, amount, each, last } => InstalmentView {
            percent: 100,
            amount: amount.into(),
            due: "each_month".to_owned(),
            months: Some(months),
            each: Some(each.into()),
            last: Some(last.into()),
        },
    };
    Ok(plan_payments(terms, parts)?.into_iter().map(view).collect())
}

/// The one-time and the running part of a saved quotation.
pub(crate) fn parts(items: &[QuotationItem], currency: Currency, cycle_months: Option<i64>) -> Result<Parts, Refusal> {
    let lines = items.iter().map(|i| (i.service_category, Money::new(i.total_minor, currency)));
    Parts::of(currency, lines, cycle_months)
}

/// Shows a quotation in a list.
pub(crate) fn row(quotation: &Quotation, pending: &BTreeSet<Id>, cx: &mut Cx<'_>) -> Result<QuotationRow, Fault> {
    let deal: Opportunity = cx.require(quotation.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    Ok(QuotationRow {
        id: quotation.id,
        opportunity_id: deal.id,
        opportunity_name: deal.fields.name,
        customer: Ref { id: customer.id, name: customer.fields.name },
        quotation_no: quotation.quotation_no.clone(),
        version: quotation.version,
        status: quotation.status,
        total: quotation.total().into(),
        total_secondary: quotation.total_secondary().map(Into::into),
        valid_until: quotation.head.valid_until,
        review_required: quotation.review_required,
        is_below_floor: quotation.is_below_floor,
        updated_at: quotation.updated_at,
        sent_at: quotation.sent_at,
        pending_sync: pending.contains(&quotation.id),
    })
}

/// The lines of a quotation in order.
pub(crate) fn items(id: Id, cx: &mut Cx<'_>) -> Result<Vec<QuotationItem>, Fault> {
    let mut items = cx.list::<QuotationItem>("quotation_id", &id)?;
    items.sort_by_key(|i| (i.sort_order, i.id));
    Ok(items)
}

fn line_view(
    item: QuotationItem,
    currency: Currency,
    costs: &[QuotationItemCost],
    cx: &mut Cx<'_>,
) -> Result<LineView, Fault> {
    let amount = |minor: i64| Amount::from(Money::new(minor, currency));
    let code = cx.load::<Product>(item.product_id)?.map(|p| p.fields.code).unwrap_or_default();
    let cost = costs.iter().find(|c| c.id == item.id);
    let gross = Money::new(item.unit_price_list_minor, currency).times(item.quantity_e2.value())?;
    Ok(LineView {
        id: Some(item.id),
        opportunity_item_id: item.opportunity_item_id,
        product_id: item.product_id,
        code,
        names: Names { zh: item.name_zh, id: item.name_id, en: item.name_en },
        description: item.description,
        quantity: item.quantity_e2,
        unit_price_list: amount(item.unit_price_list_minor),
        unit_price: amount(item.unit_price_minor),
        gross: gross.into(),
        total: amount(item.total_minor),
        price_origin: item.price_origin,
        service_category: item.service_category,
        billing_period: item.billing_period,
        floor: item.floor_minor.map(amount),
        is_below_floor: item.is_below_floor,
        sort_order: item.sort_order,
        unit_cost: cost.map(|c| amount(c.unit_cost_minor)),
        is_below_cost: cost.map(|c| c.is_below_cost),
    })
}

pub(super) fn get(call: &Call<'_>, args: ById) -> Result<QuotationView, AppError> {
    call.look(|look| {
        let pending = approval::pending_ids(look, call.app.mode)?;
        look.ask(|cx| view(args.id, &pending, cx))
    })
}

fn view(id: Id, pending: &BTreeSet<Id>, cx: &mut Cx<'_>) -> Result<QuotationView, Fault> {
    let quotation: Quotation = cx.require(id)?;
    let deal: Opportunity = cx.require(quotation.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let currency = quotation.head.currency_primary;
    let costs = match cx.actor.sees_costs() {
        true => cx.held::<QuotationItemCost>(&Root::Cost, "quotation_id", &id)?,
        false => Held::Hidden,
    };
    let costs = match costs {
        Held::Known(costs) => costs,
        Held::Hidden => Vec::new(),
    };
    let saved = items(id, cx)?;
    let parts = parts(&saved, currency, deal.fields.tax_service_cycle_months)?;
    let mut lines = Vec::new();
    for item in saved {
        lines.push(line_view(item, currency, &costs, cx)?);
    }
    let hash = content_hash(id, cx)?;
    let approval_valid = rounds::approved(id, &hash, cx)?;
    let approval = match rounds::latest(id, cx)? {
        Some(round) => Some(approval::row(round, pending, cx)?),
        None => None,
    };
    let may_issue = match may_issue(id, cx) {
        Ok(()) => None,
        Err(Fault::Refused(refusal)) => Some(refusal),
        Err(fault) => return Err(fault),
    };
    let documents = cx.list::<QuotationDocument>("quotation_id", &id)?;
    let sent_by = match quotation.sent_by {
        Some(user) => Some(approval::user_ref(user, cx)?),
        None => None,
    };
    let gross = Money::new(quotation.total_gross_minor, currency);
    Ok(QuotationView {
        id,
        opportunity_id: deal.id,
        opportunity_name: deal.fields.name,
        customer: Ref { id: customer.id, name: customer.fields.name },
        customer_no: customer.customer_no,
        quotation_no: quotation.quotation_no.clone(),
        version: quotation.version,
        revises_id: quotation.revises_id,
        edit_no: quotation.edit_no,
        status: quotation.status,
        items: lines,
        gross: gross.into(),
        discount: gross.minus(quotation.total())?.into(),
        total: quotation.total().into(),
        total_secondary: quotation.total_secondary().map(Into::into),
        instalments: instalments(quotation.head.payment_terms, parts)?,
        is_below_floor: quotation.is_below_floor,
        review_required: quotation.review_required,
        review_reasons: known_reasons(&quotation, cx)?,
        approval,
        approval_valid,
        may_issue,
        sent_at: quotation.sent_at,
        sent_by,
        closed_at: quotation.closed_at,
        closed_note: quotation.closed_note.clone(),
        created_by: approval::user_ref(quotation.created_by, cx)?,
        created_at: quotation.created_at,
        updated_at: quotation.updated_at,
        documents: documents
            .into_iter()
            .map(|d| DocumentView {
                id: d.id,
                document_type: d.document_type,
                document_name: d.document_name,
                size_bytes: d.size_bytes,
                uploaded_at: d.uploaded_at,
                sha256: d.sha256,
                blake3: d.blake3,
                related_item_id: d.related_item_id,
            })
            .collect(),
        parties: quotation.parties_json.as_deref().and_then(|json| serde_json::from_str(json).ok()),
        pending_sync: pending.contains(&id),
        head: quotation.head.into(),
    })
}
