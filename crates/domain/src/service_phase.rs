//! Phases of staged services (商机服务阶段): registration, then the running phase, with their approval in stage 2 (DOMAIN §3.1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::approval::{self, SubjectKind, Verdict};
use crate::edit::{check_length, check_name};
use crate::opportunity::{Opportunity, check_date};
use crate::record::{Id, Instant, Record, Row, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{entity, record, text_enum, transitions};

/// Most phases of a deal.
pub const MAX_PHASES: i64 = 9;

text_enum! {
    /// State of a phase.
    pub enum PhaseStatus {
        /// Not begun.
        Pending = "pending",
        /// Under way.
        InProgress = "in_progress",
        /// Done.
        Completed = "completed",
        /// Late.
        Delayed = "delayed",
    }
}

transitions! {
    PhaseStatus in "service_phases"."status" {
        Pending => [InProgress, Delayed],
        InProgress => [Completed, Delayed],
        Delayed => [InProgress, Completed],
        Completed => [],
    }
}

record! {
    /// What a person types about a phase.
    pub struct ServicePhaseFields {
        /// Name.
        pub stage_name: String,
        /// Text.
        #[serde(default)]
        pub stage_description: Option<String>,
        /// Planned first day.
        #[serde(default)]
        pub planned_start_date: Option<NaiveDate>,
        /// Planned last day.
        #[serde(default)]
        pub planned_end_date: Option<NaiveDate>,
    }
}

record! {
    /// 商机服务阶段.
    pub struct ServicePhase {
        /// Key: derived from deal and place.
        pub id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// 1 = registration, 2 = running; more for other services.
        pub stage_number: i64,
        /// State.
        pub status: PhaseStatus,
        /// Real first day.
        pub actual_start_date: Option<NaiveDate>,
        /// Real last day.
        pub actual_end_date: Option<NaiveDate>,
        /// Who approved the phases.
        pub approved_by: Option<Id>,
        /// When.
        pub approved_at: Option<Instant>,
    } + /// Typed fields.
    fields: ServicePhaseFields
}
entity!(ServicePhase in "service_phases", finds ["opportunity_id"], root |row| RootRule::Of("opportunities", row.opportunity_id));

/// Writes a phase of a deal, or changes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetServicePhase {
    /// The deal.
    pub opportunity_id: Id,
    /// 1, 2, 3…
    pub stage_number: i64,
    /// What was typed.
    pub fields: ServicePhaseFields,
}

/// Takes the last phase of a deal away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveServicePhase {
    /// The phase.
    pub id: Id,
}

/// Moves a phase on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveServicePhase {
    /// The phase.
    pub id: Id,
    /// The state it is in now.
    pub status: PhaseStatus,
    /// Day it began or ended.
    pub on: NaiveDate,
}

/// Asks the sales manager to approve the phases of a deal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestPhaseApproval {
    /// New id of the approval.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// Remark.
    #[serde(default)]
    pub note: Option<String>,
}

fn planning(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Opportunity, Fault> {
    let deal: Opportunity = cx.require(opportunity_id)?;
    deal.active()?;
    if deal.current_stage_order > 2 {
        return Err(Refusal::new("stage.passed").into());
    }
    Ok(deal)
}

pub(crate) fn set(args: &SetServicePhase, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let deal = planning(args.opportunity_id, cx)?;
    let fields = &args.fields;
    check_name("stage_name", &fields.stage_name)?;
    check_length("stage_description", fields.stage_description.as_deref().unwrap_or_default(), 4_000)?;
    check_date("planned_start_date", fields.planned_start_date, cx)?;
    check_date("planned_end_date", fields.planned_end_date, cx)?;
    if let (Some(from), Some(to)) = (fields.planned_start_date, fields.planned_end_date)
        && to < from
    {
        return Err(Refusal::new("date.order").field("planned_end_date").into());
    }
    let phases = cx.list::<ServicePhase>("opportunity_id", &deal.id)?;
    let last = phases.iter().map(|p| p.stage_number).max().unwrap_or(0);
    if !(1..=MAX_PHASES.min(last + 1)).contains(&args.stage_number) {
        return Err(Refusal::new("field.invalid").field("stage_number").into());
    }
    let before = phases.into_iter().find(|p| p.stage_number == args.stage_number);
    cx.save(&ServicePhase {
        id: built_in_id("service_phases", &format!("{}/{}", deal.id, args.stage_number)),
        opportunity_id: deal.id,
        stage_number: args.stage_number,
        status: before.as_ref().map_or(PhaseStatus::Pending, |p| p.status),
        actual_start_date: before.as_ref().and_then(|p| p.actual_start_date),
        actual_end_date: before.as_ref().and_then(|p| p.actual_end_date),
        approved_by: None,
        approved_at: None,
        fields: args.fields.clone(),
    })?;
    changed(deal, cx)
}

pub(crate) fn remove(args: &RemoveServicePhase, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let phase: ServicePhase = cx.require(args.id)?;
    let deal = planning(phase.opportunity_id, cx)?;
    let phases = cx.list::<ServicePhase>("opportunity_id", &deal.id)?;
    if phases.iter().any(|p| p.stage_number > phase.stage_number) {
        return Err(Refusal::new("service_phase.not_last").into());
    }
    cx.remove::<ServicePhase>(phase.id)?;
    changed(deal, cx)
}

/// Changed phases must be approved anew, and the plan confirmed anew.
fn changed(mut deal: Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let content = content_hash(deal.id, cx)?;
    approval::withdraw_of(deal.id, content.as_deref().or(Some("")), cx)?;
    for mut phase in cx.list::<ServicePhase>("opportunity_id", &deal.id)? {
        if phase.approved_at.is_some() {
            phase.approved_by = None;
            phase.approved_at = None;
            cx.save(&phase)?;
        }
    }
    deal.scheme_confirmed_on = None;
    deal.scheme_confirmed_by = None;
    deal.updated_at = cx.at;
    cx.save(&deal)
}

pub(crate) fn move_on(args: &MoveServicePhase, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let mut phase: ServicePhase = cx.require(args.id)?;
    let deal: Opportunity = cx.require(phase.opportunity_id)?;
    deal.active()?;
    check_date("on", Some(args.on), cx)?;
    if !phase.status.may_become(args.status) {
        let refusal = Refusal::new("service_phase.wrong_status").with("status", phase.status.code());
        return Err(refusal.with("wanted", args.status.code()).into());
    }
    match args.status {
        PhaseStatus::InProgress => phase.actual_start_date = phase.actual_start_date.or(Some(args.on)),
        PhaseStatus::Completed => phase.actual_end_date = Some(args.on),
        PhaseStatus::Pending | PhaseStatus::Delayed => {}
    }
    phase.status = args.status;
    cx.save(&phase)
}

pub(crate) fn request_approval(args: &RequestPhaseApproval, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let deal = planning(args.opportunity_id, cx)?;
    let Some(content_hash) = content_hash(deal.id, cx)? else {
        return Err(Refusal::new("service_phase.incomplete").into());
    };
    if approval::approved(deal.id, &content_hash, cx)? {
        return Err(Refusal::new("approval.already_decided").into());
    }
    let request = approval::Request {
        id: args.id,
        subject_kind: SubjectKind::ServicePhases,
        subject_id: deal.id,
        opportunity_id: deal.id,
        content_hash,
        roles: vec!["sales_manager".to_owned()],
        note: args.note.clone(),
    };
    approval::open(request, cx)
}

/// Writes who approved into the phases, or takes it out after a rejection.
pub(crate) fn decided(opportunity_id: Id, verdict: Verdict, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let approved = verdict == Verdict::Approved;
    for mut phase in cx.list::<ServicePhase>("opportunity_id", &opportunity_id)? {
        phase.approved_by = approved.then_some(cx.actor.user_id);
        phase.approved_at = approved.then_some(cx.at);
        cx.save(&phase)?;
    }
    Ok(())
}

/// BLAKE3 over the phases; `None` while the registration or the running phase is missing.
///
/// # Errors
/// Storage failure only.
pub fn content_hash(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Option<String>, Fault> {
    let mut phases = cx.list::<ServicePhase>("opportunity_id", &opportunity_id)?;
    phases.sort_by_key(|p| p.stage_number);
    if phases.len() < 2 {
        return Ok(None);
    }
    let mut hasher = blake3::Hasher::new();
    for phase in &phases {
        let mut row = Row::new();
        phase.fields.write(&mut row);
        let text = serde_json::to_string(&(phase.stage_number, row)).unwrap_or_default();
        hasher.update(text.as_bytes()).update(b"\n");
    }
    Ok(Some(hasher.finalize().to_hex().to_string()))
}

/// Whether the phases of a deal are entered and approved as they are.
pub(crate) fn approved(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    match content_hash(opportunity_id, cx)? {
        Some(content) => approval::approved(opportunity_id, &content, cx),
        None => Ok(false),
    }
}
