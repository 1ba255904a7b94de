//! Writing drafts, asking for approval, accepting, rejecting and revising quotations (DOMAIN §5.3).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::pricing::{LineInput, price};
use super::{Quotation, QuotationHead, QuotationItem, QuotationItemCost, QuotationStatus};
use crate::approval::{self, SubjectKind};
use crate::customer::known;
use crate::edit::{check_length, check_reason};
use crate::money::{MAX_MINOR, Money, Quantity};
use crate::opportunity::{Opportunity, check_date};
use crate::opportunity_product::OpportunityProduct;
use crate::product::{PriceOrigin, Product, ProductFloor, ServiceCategory, cost_on, floor_on};
use crate::quotation_template::{QuotationDocument, QuotationTemplate};
use crate::record::{Id, Record, Row};
use crate::refusal::{Fault, Refusal};
use crate::table::Root;
use crate::tx::{Cx, Held};

/// Most lines of one quotation.
pub const MAX_LINES: usize = 200;

/// A line as the seller writes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftItem {
    /// Id of the line.
    pub id: Id,
    /// The plan's line it comes from.
    #[serde(default)]
    pub opportunity_item_id: Option<Id>,
    /// The product.
    pub product_id: Id,
    /// How many.
    pub quantity: Quantity,
    /// Unit price before discount, minor units of the primary currency.
    pub unit_price_list_minor: i64,
    /// Which price it is.
    pub price_origin: PriceOrigin,
    /// Printed below the name.
    #[serde(default)]
    pub description: Option<String>,
}

/// Creates a draft, or saves it whole (strict on the edit number: one owner writes).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftQuotation {
    /// Id of the quotation; new, or the draft to save.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// Edit number the person worked on; 0 for a new draft.
    pub edit_no: i64,
    /// The head.
    pub head: QuotationHead,
    /// All lines in order.
    pub items: Vec<DraftItem>,
}

/// Throws a draft away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteDraft {
    /// The draft.
    pub id: Id,
}

/// Asks a manager to approve a draft that the seller may not issue alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestQuotationApproval {
    /// New id of the approval.
    pub id: Id,
    /// The draft.
    pub quotation_id: Id,
    /// Why.
    pub note: String,
}

/// The customer accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptQuotation {
    /// The quotation.
    pub id: Id,
    /// Remark.
    #[serde(default)]
    pub notes: Option<String>,
}

/// The customer declined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectQuotation {
    /// The quotation.
    pub id: Id,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Makes a new draft version from an issued quotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviseQuotation {
    /// New id of the draft.
    pub id: Id,
    /// The quotation revised.
    pub revises_id: Id,
    /// New ids of the lines, as many as the revised quotation has.
    pub item_ids: Vec<Id>,
}

pub(crate) fn draft(args: &DraftQuotation, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.edit")?;
    let deal = quoting(args.opportunity_id, cx)?;
    check_head(&args.head, cx)?;
    if args.items.len() > MAX_LINES {
        return Err(Refusal::new("quotation.too_many_lines").field("items").with("limit", MAX_LINES).into());
    }
    let before = cx.load::<Quotation>(args.id)?;
    let mut quotation = match before {
        Some(quotation) => {
            if quotation.opportunity_id != deal.id || quotation.status != QuotationStatus::Draft {
                return Err(Refusal::new("quotation.not_draft").into());
            }
            if quotation.edit_no != args.edit_no {
                return Err(Refusal::new("quotation.outdated").with("edit_no", quotation.edit_no).into());
            }
            quotation
        }
        None if args.edit_no == 0 => new_draft(args.id, deal.id, args.head.clone(), None, cx)?,
        None => return Err(Refusal::not_found("quotations").into()),
    };
    quotation.head = args.head.clone();
    save_lines(&mut quotation, &args.items, cx)?;
    let content = content_hash(quotation.id, cx)?;
    if approval::withdraw_of(quotation.id, Some(&content), cx)? {
        quotation.approval_status = Some(approval::Verdict::Withdrawn);
        cx.save(&quotation)?;
    }
    Ok(())
}

fn new_draft(
    id: Id,
    opportunity_id: Id,
    head: QuotationHead,
    revises_id: Option<Id>,
    cx: &mut Cx<'_>,
) -> Result<Quotation, Fault> {
    let others = cx.list::<Quotation>("opportunity_id", &opportunity_id)?;
    Ok(Quotation {
        id,
        opportunity_id,
        quotation_no: None,
        version: others.iter().map(|q| q.version).max().unwrap_or(0) + 1,
        revises_id,
        edit_no: 0,
        status: QuotationStatus::Draft,
        total_gross_minor: 0,
        total_primary_minor: 0,
        total_secondary_minor: None,
        is_below_floor: false,
        review_required: false,
        review_reasons: Vec::new(),
        review_note: None,
        approval_status: None,
        parties_json: None,
        created_by: cx.actor.user_id,
        sent_at: None,
        sent_by: None,
        closed_at: None,
        closed_note: None,
        created_at: cx.at,
        updated_at: cx.at,
        head,
    })
}

fn check_head(head: &QuotationHead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    head.discount_rate_e2.check_discount().map_err(|r| r.field("discount_rate"))?;
    if let Some(rate) = head.exchange_rate_e9 {
        rate.check().map_err(|r| r.field("exchange_rate"))?;
    }
    check_date("valid_until", head.valid_until, cx)?;
    check_date("exchange_rate_on", head.exchange_rate_on, cx)?;
    check_length("wechat_group_no", head.wechat_group_no.as_deref().unwrap_or_default(), 100)?;
    check_length("notes", head.notes.as_deref().unwrap_or_default(), 2_000)?;
    known::<QuotationTemplate>("template_id", head.template_id, cx)
}

/// Writes the lines of a draft anew with their prices, floors and, where they are known, costs.
fn save_lines(quotation: &mut Quotation, items: &[DraftItem], cx: &mut Cx<'_>) -> Result<(), Fault> {
    let today = crate::setting::business_date(cx)?;
    let currency = quotation.head.currency_primary;
    let rate = quotation.head.exchange_rate_e9;
    let old = cx.list::<QuotationItem>("quotation_id", &quotation.id)?;
    let mut planned: Vec<Id> = old.iter().filter_map(|o| o.opportunity_item_id).collect();
    planned.extend(cx.list::<OpportunityProduct>("opportunity_id", &quotation.opportunity_id)?.iter().map(|p| p.id));
    let mut inputs = Vec::new();
    let mut products = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let at_line = |refusal: Refusal| refusal.with("line", index + 1);
        let product: Product =
            cx.load(item.product_id)?.ok_or_else(|| at_line(Refusal::new("reference.unknown").field("product_id")))?;
        if !(0..=MAX_MINOR).contains(&item.unit_price_list_minor) {
            return Err(at_line(Refusal::new("money.out_of_range").field("unit_price_list")).into());
        }
        if items[..index].iter().any(|other| other.id == item.id) {
            return Err(at_line(Refusal::new("record.exists").with("record", "quotation_items")).into());
        }
        if item.opportunity_item_id.is_some_and(|id| !planned.contains(&id)) {
            return Err(at_line(Refusal::new("reference.unknown").field("opportunity_item_id")).into());
        }
        item.quantity.check().map_err(|refusal| at_line(refusal.field("quantity")))?;
        check_length("description", item.description.as_deref().unwrap_or_default(), 1_000).map_err(at_line)?;
        let floors = cx.list::<ProductFloor>("product_id", &item.product_id)?;
        inputs.push(LineInput {
            unit_price_list: Money::new(item.unit_price_list_minor, currency),
            quantity: item.quantity,
            floor: floor_on(&floors, currency, rate, today)?,
        });
        products.push(product);
    }
    let pricing = price(currency, quotation.head.discount_rate_e2, rate, &inputs)?;
    quotation.edit_no += 1;
    quotation.total_gross_minor = pricing.gross.minor();
    quotation.total_primary_minor = pricing.total.minor();
    quotation.total_secondary_minor = pricing.total_secondary.map(Money::minor);
    quotation.is_below_floor = pricing.lines.iter().any(|l| l.is_below_floor);
    quotation.updated_at = cx.at;
    // Insert what is new: its id may belong to a record that the acting person does not see.
    if quotation.edit_no == 1 {
        cx.insert(quotation)?
    } else {
        cx.save(quotation)?
    }
    for line in old.iter().filter(|line| !items.iter().any(|i| i.id == line.id)) {
        cx.remove::<QuotationItem>(line.id)?;
        if cx.holds(&Root::Cost) {
            cx.remove::<QuotationItemCost>(line.id)?;
        }
    }
    for (index, (item, product)) in items.iter().zip(&products).enumerate() {
        let (input, line) = (&inputs[index], &pricing.lines[index]);
        let record = QuotationItem {
            id: item.id,
            quotation_id: quotation.id,
            opportunity_item_id: item.opportunity_item_id,
            product_id: product.id,
            name_zh: product.fields.name_zh.clone(),
            name_id: product.fields.name_id.clone(),
            name_en: product.fields.name_en.clone(),
            description: item.description.clone().filter(|d| !d.trim().is_empty()),
            quantity_e2: item.quantity,
            unit_price_list_minor: input.unit_price_list.minor(),
            unit_price_minor: line.unit_price.minor(),
            total_minor: line.total.minor(),
            price_origin: item.price_origin,
            service_category: product.fields.service_category,
            billing_period: product.fields.billing_period,
            floor_minor: input.floor.map(Money::minor),
            is_below_floor: line.is_below_floor,
            sort_order: i64::try_from(index).unwrap_or(0) + 1,
        };
        if old.iter().any(|o| o.id == item.id) {
            cx.save(&record)?
        } else {
            cx.insert(&record)?
        }
        if let Held::Known(Some(cost)) = cost_on(product.id, currency, rate, today, cx)? {
            cx.save(&QuotationItemCost {
                id: item.id,
                quotation_id: quotation.id,
                unit_cost_minor: cost.minor(),
                is_below_cost: line.unit_price.minor() < cost.minor(),
            })?;
        }
    }
    cx.facts.insert("quotation_id".into(), quotation.id.to_string());
    cx.facts.insert("edit_no".into(), quotation.edit_no.to_string());
    Ok(())
}

pub(crate) fn delete_draft(args: &DeleteDraft, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.edit")?;
    let quotation: Quotation = cx.require(args.id)?;
    if quotation.status != QuotationStatus::Draft {
        return Err(Refusal::new("quotation.not_draft").into());
    }
    for line in cx.list::<QuotationItem>("quotation_id", &quotation.id)? {
        cx.remove::<QuotationItem>(line.id)?;
        if cx.holds(&Root::Cost) {
            cx.remove::<QuotationItemCost>(line.id)?;
        }
    }
    for paper in cx.list::<QuotationDocument>("quotation_id", &quotation.id)? {
        cx.remove::<QuotationDocument>(paper.id)?;
    }
    approval::withdraw_of(quotation.id, None, cx)?;
    cx.remove::<Quotation>(quotation.id)
}

pub(crate) fn request_approval(args: &RequestQuotationApproval, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.edit")?;
    check_reason(&args.note).map_err(|r| r.field("note"))?;
    let mut quotation: Quotation = cx.require(args.quotation_id)?;
    let deal = quoting(quotation.opportunity_id, cx)?;
    if quotation.status != QuotationStatus::Draft {
        return Err(Refusal::new("quotation.not_draft").into());
    }
    super::issue::complete(&quotation, cx)?;
    let request = approval::Request {
        id: args.id,
        subject_kind: SubjectKind::Quotation,
        subject_id: quotation.id,
        opportunity_id: deal.id,
        content_hash: content_hash(quotation.id, cx)?,
        roles: vec!["sales_manager".to_owned()],
        note: Some(args.note.clone()),
    };
    approval::open(request, cx)?;
    quotation.approval_status = Some(approval::Verdict::Pending);
    cx.save(&quotation)
}

pub(crate) fn accept(args: &AcceptQuotation, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.accept")?;
    let mut quotation: Quotation = cx.require(args.id)?;
    let mut deal = quoting(quotation.opportunity_id, cx)?;
    if quotation.status != QuotationStatus::Sent {
        return Err(Refusal::new("quotation.not_sent").into());
    }
    let today = crate::setting::business_date(cx)?;
    if quotation.head.valid_until.is_some_and(|until| until < today) {
        return Err(Refusal::new("quotation.expired").into());
    }
    check_length("notes", args.notes.as_deref().unwrap_or_default(), 1_000)?;
    let earlier = crate::contract::standing(deal.id, deal.primary_quotation_id, cx)?;
    if earlier.iter().any(|c| c.status.is_signed()) && deal.primary_quotation_id != Some(quotation.id) {
        return Err(Refusal::new("quotation.contract_signed").into());
    }
    for mut other in cx.list::<Quotation>("opportunity_id", &deal.id)? {
        let open = matches!(other.status, QuotationStatus::Draft | QuotationStatus::Sent | QuotationStatus::Accepted);
        if other.id != quotation.id && open {
            other.status = QuotationStatus::Rejected;
            other.closed_at = Some(cx.at);
            if approval::withdraw_of(other.id, None, cx)? {
                other.approval_status = Some(approval::Verdict::Withdrawn);
            }
            cx.save(&other)?;
        }
    }
    quotation.status = QuotationStatus::Accepted;
    quotation.closed_at = Some(cx.at);
    quotation.closed_note = args.notes.clone();
    quotation.updated_at = cx.at;
    cx.save(&quotation)?;
    let items = cx.list::<QuotationItem>("quotation_id", &quotation.id)?;
    let has = |category: ServiceCategory| items.iter().any(|i| i.service_category == category);
    deal.primary_quotation_id = Some(quotation.id);
    deal.split_order_required = has(ServiceCategory::OneTime) && has(ServiceCategory::LongTerm);
    deal.updated_at = cx.at;
    cx.save(&deal)?;
    approval::reset_stage(&deal, cx)
}

pub(crate) fn reject(args: &RejectQuotation, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.accept")?;
    let mut quotation: Quotation = cx.require(args.id)?;
    quoting(quotation.opportunity_id, cx)?;
    if quotation.status != QuotationStatus::Sent {
        return Err(Refusal::new("quotation.not_sent").into());
    }
    check_length("reason", args.reason.as_deref().unwrap_or_default(), 1_000)?;
    quotation.status = QuotationStatus::Rejected;
    quotation.closed_at = Some(cx.at);
    quotation.closed_note = args.reason.clone();
    quotation.updated_at = cx.at;
    cx.save(&quotation)
}

pub(crate) fn revise(args: &ReviseQuotation, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.edit")?;
    let revised: Quotation = cx.require(args.revises_id)?;
    quoting(revised.opportunity_id, cx)?;
    if revised.status == QuotationStatus::Draft {
        return Err(Refusal::new("quotation.not_sent").into());
    }
    let mut lines = cx.list::<QuotationItem>("quotation_id", &revised.id)?;
    lines.sort_by_key(|l| l.sort_order);
    if lines.len() != args.item_ids.len() {
        return Err(Refusal::new("field.invalid").field("item_ids").into());
    }
    let mut head = revised.head.clone();
    let today = crate::setting::business_date(cx)?;
    head.valid_until = head.valid_until.filter(|until| *until >= today);
    let mut quotation = new_draft(args.id, revised.opportunity_id, head, Some(revised.id), cx)?;
    let planned = cx.list::<OpportunityProduct>("opportunity_id", &revised.opportunity_id)?;
    let items: Vec<DraftItem> = lines
        .iter()
        .zip(&args.item_ids)
        .map(|(line, id)| DraftItem {
            id: *id,
            // The plan may have lost the line since.
            opportunity_item_id: line.opportunity_item_id.filter(|id| planned.iter().any(|p| p.id == *id)),
            product_id: line.product_id,
            quantity: line.quantity_e2,
            unit_price_list_minor: line.unit_price_list_minor,
            price_origin: line.price_origin,
            description: line.description.clone(),
        })
        .collect();
    save_lines(&mut quotation, &items, cx)
}

/// The deal of a quotation, active and at the quotation stage.
pub(crate) fn quoting(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Opportunity, Fault> {
    let deal: Opportunity = cx.require(opportunity_id)?;
    deal.active()?;
    if deal.current_stage_order != 3 {
        let refusal = Refusal::new("stage.wrong").with("current", deal.current_stage_order).with("wanted", 3);
        return Err(refusal.into());
    }
    Ok(deal)
}

/// BLAKE3 over what an approver sees of a quotation: head, totals and lines. Costs stay out, so that every replica computes the same.
///
/// # Errors
/// `record.not_found`; storage failure.
pub fn content_hash(id: Id, cx: &mut Cx<'_>) -> Result<String, Fault> {
    let quotation: Quotation = cx.require(id)?;
    let mut row = Row::new();
    quotation.head.write(&mut row);
    let mut hasher = blake3::Hasher::new();
    hash_row(&mut hasher, &row);
    let mut lines = cx.list::<QuotationItem>("quotation_id", &id)?;
    lines.sort_by_key(|l| (l.sort_order, l.id));
    for line in &lines {
        let mut row = Row::new();
        line.write(&mut row);
        hash_row(&mut hasher, &row);
    }
    Ok(hasher.finalize().to_hex().to_string())
}

fn hash_row(hasher: &mut blake3::Hasher, row: &Row) {
    hasher.update(serde_json::to_string(row).unwrap_or_default().as_bytes()).update(b"\n");
}
