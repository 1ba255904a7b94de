//! The end of a deal: somebody confirms the delivery, then the workflow is completed (DOMAIN §5.1 stage 9).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::todo::{self, TodoStatus, TodoType};
use crate::edit::check_reason;
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
    if let Some(on) = args.delivered_on {
        check_arrived("delivered_on", on, cx)?;
    }
    deal.delivery_verified_on = args.delivered_on;
    deal.delivery_verified_by = args.delivered_on.map(|_| cx.actor.user_id);
    deal.delivery_note = Some(args.note.trim().to_owned());
    deal.updated_at = cx.at;
    cx.save(&deal)?;
    let Some(on) = args.delivered_on else { return Ok(()) };
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
