//! What of an issued quotation a manager must look at, and who is told why: a cost may decide, but is named only to those who see it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::commands::content_hash;
use super::issue::rate_differs;
use super::{Quotation, QuotationItem, QuotationItemCost, ReviewReason};
use crate::approval::{self, Verdict};
use crate::edit::check_reason;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::table::Root;
use crate::tx::{Cx, Held};

/// A manager looked at an issued quotation and lets the deal go on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClearReview {
    /// The quotation.
    pub id: Id,
    /// Why it may go on.
    pub reason: String,
}

/// Why an issued quotation must be reviewed, as it may be stored in the customer's root: never with a word about a cost. A price
/// below cost that nothing else gives away becomes [`ReviewReason::OfficeCheck`] (DOMAIN "Decisions" 5, SYNC §7.9).
pub(super) fn reasons(
    quotation: &Quotation,
    items: &[QuotationItem],
    cx: &mut Cx<'_>,
) -> Result<Vec<ReviewReason>, Fault> {
    let mut reasons = Vec::new();
    let today = crate::setting::business_date(cx)?;
    let approved = approval::approved(quotation.id, &content_hash(quotation.id, cx)?, cx)?;
    if !approved {
        if items.iter().any(|i| i.is_below_floor) {
            reasons.push(ReviewReason::BelowFloor);
        }
        if quotation.head.discount_rate_e2 > cx.actor.discount_limit {
            reasons.push(ReviewReason::OverDiscountLimit);
        }
    }
    if quotation.head.valid_until.is_none_or(|until| until < today) {
        reasons.push(ReviewReason::ValidityPassed);
    }
    if rate_differs(quotation, today, cx)? {
        reasons.push(ReviewReason::RateDiffers);
    }
    // Where something else calls for the review anyway, a further reason would only tell a seller where the cost lies.
    if !approved && reasons.is_empty() && below_cost(quotation.id, cx)? == Held::Known(true) {
        reasons.push(ReviewReason::OfficeCheck);
    }
    Ok(reasons)
}

/// The reasons as the acting person may know them: who sees costs reads [`ReviewReason::BelowCost`] from them.
///
/// # Errors
/// Storage failure only.
pub fn known_reasons(quotation: &Quotation, cx: &mut Cx<'_>) -> Result<Vec<String>, Fault> {
    let mut reasons = quotation.review_reasons.clone();
    let by_price = checked_by_office(quotation) || quotation.approval_status != Some(Verdict::Approved);
    if !reasons.is_empty() && by_price && cx.actor.sees_costs() && below_cost(quotation.id, cx)? == Held::Known(true) {
        reasons.retain(|reason| reason != ReviewReason::OfficeCheck.code());
        reasons.push(ReviewReason::BelowCost.code().to_owned());
    }
    Ok(reasons)
}

/// Approving a price below floor or cost takes `quotation.approve_below_cost`. Costs count where they are known, so the office has
/// the last word.
///
/// # Errors
/// `permission.denied`; `quotation.decision_reserved` for somebody who sees no costs, where a cost is the only reason: which
/// permission he lacks would tell him of it.
pub(crate) fn permit_price(quotation: &Quotation, cx: &mut Cx<'_>) -> Result<(), Fault> {
    const PERMISSION: &str = "quotation.approve_below_cost";
    if quotation.is_below_floor {
        cx.permit(PERMISSION)?;
    }
    if !checked_by_office(quotation) && below_cost(quotation.id, cx)? != Held::Known(true) {
        return Ok(());
    }
    if cx.actor.sees_costs() {
        return Ok(cx.permit(PERMISSION)?);
    }
    if cx.actor.may(PERMISSION) { Ok(()) } else { Err(Refusal::new("quotation.decision_reserved").into()) }
}

fn checked_by_office(quotation: &Quotation) -> bool {
    quotation.review_reasons.iter().any(|reason| reason == ReviewReason::OfficeCheck.code())
}

/// Whether a line is sold below its cost, where costs are held.
fn below_cost(id: Id, cx: &mut Cx<'_>) -> Result<Held<bool>, Fault> {
    Ok(match cx.held::<QuotationItemCost>(&Root::Cost, "quotation_id", &id)? {
        Held::Known(costs) => Held::Known(costs.iter().any(|cost| cost.is_below_cost)),
        Held::Hidden => Held::Hidden,
    })
}

pub(crate) fn clear_review(args: &ClearReview, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("quotation.approve")?;
    check_reason(&args.reason)?;
    let mut quotation: Quotation = cx.require(args.id)?;
    if !quotation.review_required {
        return Err(Refusal::new("quotation.no_review").into());
    }
    if quotation.sent_by == Some(cx.actor.user_id) && cx.list::<crate::access::User>("is_active", &true)?.len() > 1 {
        return Err(Refusal::new("approval.own_request").into());
    }
    permit_price(&quotation, cx)?;
    quotation.review_required = false;
    quotation.review_note = Some(args.reason.clone());
    quotation.updated_at = cx.at;
    cx.save(&quotation)
}
