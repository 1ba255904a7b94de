//! Phases of staged services in the plan of a deal.

use bantu_domain::approval as rounds;
use bantu_domain::command::Command;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::{Id, Instant};
use bantu_domain::service_phase::{
    MoveServicePhase, PhaseStatus, RemoveServicePhase, RequestPhaseApproval, ServicePhase, ServicePhaseFields,
    SetServicePhase,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::{self, ApprovalRow};
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Ref};

/// A phase.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ServicePhaseRow {
    /// Key.
    pub id: Id,
    /// 1, 2, 3…
    pub stage_number: i64,
    /// State.
    pub status: PhaseStatus,
    /// Real first day.
    pub actual_start_date: Option<NaiveDate>,
    /// Real last day.
    pub actual_end_date: Option<NaiveDate>,
    /// Who approved.
    pub approved_by: Option<Ref>,
    /// When.
    pub approved_at: Option<Instant>,
    /// Typed fields.
    pub fields: ServicePhaseFields,
}

/// The phases of a deal and where their approval stands.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ServicePhases {
    /// In order.
    pub rows: Vec<ServicePhaseRow>,
    /// The newest round.
    pub approval: Option<ApprovalRow>,
    /// They are approved as they are.
    pub approved: bool,
}

/// Of one deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServicePhasesArgs {
    /// The deal.
    pub opportunity_id: Id,
}

fn list(call: &Call<'_>, args: ServicePhasesArgs) -> Result<ServicePhases, AppError> {
    call.look(|look| {
        let pending = approval::pending_ids(look, call.app.mode)?;
        look.ask(|cx| {
            let deal: Opportunity = cx.require(args.opportunity_id)?;
            let mut phases = cx.list::<ServicePhase>("opportunity_id", &deal.id)?;
            phases.sort_by_key(|p| p.stage_number);
            let mut rows = Vec::with_capacity(phases.len());
            for phase in phases {
                let approved_by = match phase.approved_by {
                    Some(user) => Some(approval::user_ref(user, cx)?),
                    None => None,
                };
                rows.push(ServicePhaseRow {
                    id: phase.id,
                    stage_number: phase.stage_number,
                    status: phase.status,
                    actual_start_date: phase.actual_start_date,
                    actual_end_date: phase.actual_end_date,
                    approved_by,
                    approved_at: phase.approved_at,
                    fields: phase.fields,
                });
            }
            let approval = match rounds::latest(deal.id, cx)? {
                Some(round) => Some(approval::row(round, &pending, cx)?),
                None => None,
            };
            let approved = !rows.is_empty() && rows.iter().all(|r| r.approved_at.is_some());
            Ok(ServicePhases { rows, approval, approved })
        })
    })
}

fn set(call: &Call<'_>, args: SetServicePhase) -> Result<Done, AppError> {
    call.run_on(args.opportunity_id, &Command::ServicePhaseSet(args))
}

fn remove(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ServicePhaseRemove(RemoveServicePhase { id: args.id }))
}

fn move_on(call: &Call<'_>, args: MoveServicePhase) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ServicePhaseMove(args))
}

/// Asks for the approval of the phases.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestPhaseApprovalArgs {
    /// The deal.
    opportunity_id: Id,
    /// Remark.
    #[serde(default)]
    note: Option<String>,
}

fn request_approval(call: &Call<'_>, args: RequestPhaseApprovalArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let command = RequestPhaseApproval { id, opportunity_id: args.opportunity_id, note: args.note };
    call.run_on(id, &Command::ServicePhaseRequestApproval(command))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("service_phase.list", "opportunity.view", list),
        command("service_phase.set", "opportunity.update", set),
        command("service_phase.remove", "opportunity.update", remove),
        command("service_phase.move", "opportunity.update", move_on),
        command("service_phase.request_approval", "opportunity.update", request_approval),
    ]
}
