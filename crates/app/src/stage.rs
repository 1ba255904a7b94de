//! Moving a deal through its stages.

use bantu_domain::command::Command;
use bantu_domain::gate::{self, Condition};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::Id;
use bantu_domain::stage::{Advance, Reopen, RequestStageApproval};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::Done;

/// Moves a deal one step on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdvanceArgs {
    /// The deal.
    opportunity_id: Id,
    /// Place to reach, the next one.
    to_order: i64,
    /// Remark.
    #[serde(default)]
    notes: Option<String>,
}

/// Goes back to the stage before.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenArgs {
    /// The deal.
    opportunity_id: Id,
    /// Why.
    reason: String,
}

/// Asks for the approval of the present stage's work.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestApprovalArgs {
    /// The deal.
    opportunity_id: Id,
    /// Remark for the approver.
    #[serde(default)]
    note: Option<String>,
}

/// Names a deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfOpportunity {
    /// The deal.
    pub opportunity_id: Id,
}

/// The gate of the present stage.
#[derive(Debug, Serialize, ToSchema)]
pub struct GateView {
    /// Its conditions.
    conditions: Vec<Condition>,
}

fn advance(call: &Call<'_>, args: AdvanceArgs) -> Result<Done, AppError> {
    let AdvanceArgs { opportunity_id, to_order, notes } = args;
    crate::approval::refuse_provisional(call, opportunity_id)?;
    call.run_on(
        opportunity_id,
        &Command::StageAdvance(Advance { opportunity_id, to_order, history_id: call.new_id(), notes }),
    )
}

fn reopen(call: &Call<'_>, args: ReopenArgs) -> Result<Done, AppError> {
    let ReopenArgs { opportunity_id, reason } = args;
    call.run_on(opportunity_id, &Command::StageReopen(Reopen { opportunity_id, history_id: call.new_id(), reason }))
}

fn request_approval(call: &Call<'_>, args: RequestApprovalArgs) -> Result<Done, AppError> {
    let RequestApprovalArgs { opportunity_id, note } = args;
    let id = call.new_id();
    call.run_on(id, &Command::StageRequestApproval(RequestStageApproval { id, opportunity_id, note }))
}

fn show_gate(call: &Call<'_>, args: OfOpportunity) -> Result<GateView, AppError> {
    let conditions = call.look(|look| {
        look.ask(|cx| {
            let deal: Opportunity = cx.require(args.opportunity_id)?;
            gate::conditions(&deal, cx)
        })
    })?;
    Ok(GateView { conditions })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        command("stage.advance", "stage.advance", advance),
        command("stage.reopen", "stage.approve", reopen),
        command("stage.request_approval", "stage.advance", request_approval),
        query("stage.gate", "opportunity.view", show_gate),
    ]
}
