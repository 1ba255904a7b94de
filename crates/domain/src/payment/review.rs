//! Finance's verdict on a payment: confirm, reject, refund; online and strict, so that exactly one of two people wins (SYNC §7.9).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::{findings, refuse};
use super::{Payment, PaymentStatus};
use crate::collection;
use crate::contract::Contract;
use crate::edit::{check_length, check_reason};
use crate::notification::events;
use crate::opportunity::Opportunity;
use crate::order::{Order, order_id};
use crate::order_payment;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::text_enum;
use crate::tx::Cx;

text_enum! {
    /// The two verdicts.
    pub enum ReviewVerdict {
        /// The money is there and agrees.
        Confirmed = "confirmed",
        /// It is not, or the papers do not show it.
        Rejected = "rejected",
    }
}

/// Finance has checked a payment (online).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewPayment {
    /// The payment.
    pub id: Id,
    /// Verdict.
    pub verdict: ReviewVerdict,
    /// Remark; needed for a rejection.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Finance gave confirmed money back (online).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundPayment {
    /// The payment.
    pub id: Id,
    /// Why.
    pub reason: String,
}

pub(crate) fn review(args: &ReviewPayment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("payment.review")?;
    let mut payment: Payment = cx.require(args.id)?;
    if payment.status != PaymentStatus::PendingReview {
        return Err(Refusal::new("payment.already_reviewed").with("status", payment.status.code()).into());
    }
    let notes = args.notes.as_deref().map(str::trim).filter(|n| !n.is_empty());
    check_length("notes", notes.unwrap_or_default(), 1_000)?;
    let deal: Opportunity = cx.require(payment.opportunity_id)?;
    payment.reviewed_by = Some(cx.actor.user_id);
    payment.reviewed_at = Some(cx.at);
    payment.review_notes = notes.map(str::to_owned);
    payment.updated_at = cx.at;
    match args.verdict {
        ReviewVerdict::Rejected => {
            check_reason(notes.unwrap_or_default()).map_err(|r| r.field("notes"))?;
            payment.status = PaymentStatus::Rejected;
            cx.save(&payment)?;
            free_duplicates(&payment, cx)?;
        }
        ReviewVerdict::Confirmed => {
            if let Some(first) = payment.duplicate_of_id {
                return Err(Refusal::new("payment.duplicate").with("duplicate_of", first).into());
            }
            let contract: Contract = cx.require(payment.contract_id)?;
            let found = findings(&payment.fields, &contract, cx)?;
            refuse(&found)?;
            payment.status = PaymentStatus::Confirmed;
            let order: Order = cx.require(order_id(contract.id))?;
            let left = order_payment::cover(order, &payment, payment.settled()?, cx)?;
            payment.unallocated_minor = left.minor();
            cx.save(&payment)?;
            let codes: Vec<&str> = found.iter().map(|f| f.code.code()).collect();
            if !codes.is_empty() {
                cx.facts.insert("findings".into(), codes.join(","));
            }
            collection::payment_confirmed(&payment, &deal, cx)?;
        }
    }
    events::payment_reviewed(&payment, &deal, cx)?;
    collection::reviewed(&payment, cx)
}

pub(crate) fn refund(args: &RefundPayment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("payment.review")?;
    check_reason(&args.reason)?;
    let mut payment: Payment = cx.require(args.id)?;
    if payment.status != PaymentStatus::Confirmed {
        return Err(Refusal::new("payment.not_confirmed").into());
    }
    payment.status = PaymentStatus::Refunded;
    payment.unallocated_minor = 0;
    payment.review_notes = Some(args.reason.trim().to_owned());
    payment.reviewed_by = Some(cx.actor.user_id);
    payment.reviewed_at = Some(cx.at);
    payment.updated_at = cx.at;
    cx.save(&payment)?;
    free_duplicates(&payment, cx)?;
    collection::payment_refunded(&payment, cx)?;
    order_payment::uncover(payment.id, args.reason.trim(), cx)
}

/// The report that others repeated does not count any more: the earliest of them stands on its own, the rest repeat that one.
fn free_duplicates(gone: &Payment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut repeats = cx.list::<Payment>("contract_id", &gone.contract_id)?;
    repeats.retain(|p| p.duplicate_of_id == Some(gone.id) && p.status == PaymentStatus::PendingReview);
    repeats.sort_by_key(|p| (p.reported_at, p.id));
    let first = repeats.first().map(|p| p.id);
    for mut repeat in repeats {
        repeat.duplicate_of_id = first.filter(|id| *id != repeat.id);
        repeat.updated_at = cx.at;
        cx.save(&repeat)?;
    }
    Ok(())
}
