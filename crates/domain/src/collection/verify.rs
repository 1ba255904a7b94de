//! The end of a deal: somebody confirms the delivery, then the workflow is completed (DOMAIN §5.1 stage 9).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::todo::{self, TodoStatus, TodoType};
use crate::edit::check_reason;
use crate::execution;
use crate::gate;
use crate::opportunity::{Opportunity, WorkflowStatus};
use crate::order::Order;
use crate::order_payment::{self, check_arrived};
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// A person confirms that everything was delivered. Receipts due "on delivery" fall due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyDelivery {
    /// The deal.
    pub opportunity_id: Id,
    /// Day of delivery; null takes the confirmation back.
    pub delivered_on: Option<NaiveDate>,
    /// What was checked.
    pub note: String,
}

/// Ends the workflow of a deal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteOpportunity {
    /// The deal.
    pub id: Id,
}

pub(crate) fn verify_delivery(args: &VerifyDelivery, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("todo.manage")?;
    check_reason(&args.note).map_err(|r| r.field("note"))?;
    let mut deal: Opportunity = cx.require(args.opportunity_id)?;
    deal.active()?;
    if deal.primary_contract_id.is_none() {
        return Err(Refusal::new("contract.not_signed").into());
    }
    let Some(on) = args.delivered_on else {
        deal.delivery_verified_on = None;
        deal.delivery_verified_by = None;
        deal.delivery_note = Some(args.note.trim().to_owned());
        deal.updated_at = cx.at;
        return cx.save(&deal);
    };
    check_arrived("delivered_on", on, cx)?;
    let open = execution::progress_of(deal.id, cx)?.open_one_time;
    if !open.is_empty() {
        return Err(Refusal::new("execution.open").with("orders", open.join(", ")).into());
    }
    delivered(deal, on, Some(args.note.trim().to_owned()), cx)
}

/// Everything that is done once is delivered: a person says so, or the last execution order does. What waits for the delivery falls due.
pub(crate) fn delivered(
    mut deal: Opportunity,
    on: NaiveDate,
    note: Option<String>,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    deal.delivery_verified_on = Some(on);
    deal.delivery_verified_by = Some(cx.actor.user_id);
    deal.delivery_note = note;
    deal.updated_at = cx.at;
    cx.save(&deal)?;
    for order in cx.list::<Order>("opportunity_id", &deal.id)? {
        order_payment::fall_due(order.id, on, cx)?;
    }
    todo::close(TodoType::VerifyDelivery, deal.id, None, TodoStatus::Completed, cx)?;
    todo::open(TodoType::ReleaseNewOrder, &deal, None, Some(deal.owner_user_id), 3, cx)
}

pub(crate) fn complete(args: &CompleteOpportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("stage.advance")?;
    let mut deal: Opportunity = cx.require(args.id)?;
    deal.active()?;
    if deal.current_stage_order != 9 {
        let refusal = Refusal::new("stage.wrong").with("current", deal.current_stage_order).with("wanted", 9);
        return Err(refusal.into());
    }
    let unmet: Vec<&str> = gate::conditions(&deal, cx)?.into_iter().filter(|c| !c.met).map(|c| c.code.code()).collect();
    if !unmet.is_empty() {
        return Err(Refusal::new("stage.gate_closed").with("unmet", unmet.join(",")).into());
    }
    crate::stage::leave(&deal, cx)?;
    deal.workflow_status = WorkflowStatus::Completed;
    deal.updated_at = cx.at;
    cx.save(&deal)?;
    todo::close(TodoType::FinalCheck, deal.id, None, TodoStatus::Completed, cx)
}
