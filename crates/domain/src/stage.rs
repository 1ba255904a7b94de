//! The nine stages: templates, history, moving on, and the one place where a stage is entered (DOMAIN §5.1).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::approval::{self, SubjectKind, Verdict};
use crate::edit::{check_length, check_name, check_reason};
use crate::gate;
use crate::notification::events;
use crate::opportunity::Opportunity;
use crate::record::{Id, Instant, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{editable, entity, record};

/// Stage codes in order (DOMAIN §12.2).
pub const CODES: [&str; 9] = [
    "new",
    "service_plan",
    "quotation",
    "contract",
    "invoice",
    "handling_materials",
    "collection_status",
    "assign_execution",
    "collection",
];

/// The template id of the stage at a place 1–9.
pub fn id_of(order: i64) -> Id {
    let code = usize::try_from(order - 1).ok().and_then(|i| CODES.get(i)).copied().unwrap_or("none");
    built_in_id("stage_templates", code)
}

record! {
    /// What an administrator types about a stage.
    pub struct StageTemplateFields {
        /// Chinese name.
        pub name_zh: String,
        /// Indonesian name.
        pub name_id: String,
        /// English name.
        pub name_en: String,
        /// The stage's work needs approval.
        pub requires_approval: bool,
        /// Approver names; all must approve.
        pub approval_roles: Vec<String>,
        /// Codes of the conditions for leaving the stage, of those [`gate::conditions_of`] knows.
        pub conditions: Vec<String>,
    }
}

record! {
    /// 商机阶段模板. Running deals keep the copy they entered the stage with.
    pub struct StageTemplate {
        /// Key.
        pub id: Id,
        /// Stage code.
        pub code: String,
        /// Place, 1–9; the column by which templates are found.
        pub stage_order: i64,
        /// In use.
        pub is_active: bool,
    } + /// Typed fields.
    fields: StageTemplateFields
}
entity!(StageTemplate in "stage_templates", finds ["stage_order", "code"], root |_row| RootRule::Own(Root::Org));
editable!(
    StageTemplate { StageTemplateFields },
    new | id,
    fields,
    _cx | Self { id, code: String::new(), stage_order: 0, is_active: true, fields },
    check | row,
    _before,
    cx | {
        cx.permit("stage_template.manage")?;
        let fields = &row.fields;
        check_name("name_zh", &fields.name_zh)?;
        check_name("name_id", &fields.name_id)?;
        check_name("name_en", &fields.name_en)?;
        if fields.requires_approval == fields.approval_roles.is_empty() {
            return Err(Refusal::new("stage_template.roles_needed").field("approval_roles").into());
        }
        for role in &fields.approval_roles {
            if !APPROVER_ROLES.contains(&role.as_str()) {
                return Err(Refusal::new("field.invalid").field("approval_roles").with("value", role).into());
            }
        }
        let known = gate::conditions_of(row.stage_order);
        for code in &fields.conditions {
            if !known.iter().any(|c| c.code() == code) {
                return Err(Refusal::new("field.invalid").field("conditions").with("value", code).into());
            }
        }
        Ok(())
    }
);

/// The approver names that a role may stand for (DOMAIN §2.1).
pub const APPROVER_ROLES: [&str; 5] = ["sales_manager", "legal", "finance", "execution", "execution_manager"];

record! {
    /// 商机阶段历史: one row each time a stage is entered; the row without an exit is the present one.
    pub struct StageHistory {
        /// Key.
        pub id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// The stage.
        pub stage_id: Id,
        /// Its place.
        pub stage_order: i64,
        /// Entered.
        pub entered_at: Instant,
        /// Who moved the deal here.
        pub entered_by: Id,
        /// Left; null: present stage.
        pub exited_at: Option<Instant>,
        /// Whole days spent.
        pub duration_days: Option<i64>,
        /// Codes of the conditions met when the stage was entered.
        pub conditions_met: Vec<String>,
        /// Remark of whoever moved the deal.
        pub notes: Option<String>,
        /// Copied from the template.
        pub requires_approval: bool,
        /// Copied from the template: who must approve.
        pub approval_roles: Vec<String>,
        /// Copied from the template: what must hold for leaving.
        pub conditions: Vec<String>,
        /// Projection of the last approval round: null where none was asked.
        pub approval_status: Option<Verdict>,
        /// Who decided last.
        pub approved_by: Option<Id>,
        /// When.
        pub approval_at: Option<Instant>,
        /// His note.
        pub approval_notes: Option<String>,
    }
}
entity!(StageHistory in "opportunity_stage_history", finds ["opportunity_id"], root |row| RootRule::Of("opportunities", row.opportunity_id));

/// Moves a deal one step on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Advance {
    /// The deal.
    pub opportunity_id: Id,
    /// Place the person wants to reach; must be the next one.
    pub to_order: i64,
    /// New id of the history row.
    pub history_id: Id,
    /// Remark.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Goes back to the stage before, with a reason; nothing is deleted (ADMIN, SALES_MANAGER).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// The deal.
    pub opportunity_id: Id,
    /// New id of the history row.
    pub history_id: Id,
    /// Why.
    pub reason: String,
}

/// Asks for the approval of the present stage's work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestStageApproval {
    /// New id of the approval.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// Remark for the approver.
    #[serde(default)]
    pub note: Option<String>,
}

/// The template of a place.
pub(crate) fn template(order: i64, cx: &mut Cx<'_>) -> Result<StageTemplate, Fault> {
    cx.require(id_of(order))
}

/// The history row of the present stage.
///
/// # Errors
/// `record.not_found` if the deal has none.
pub fn current(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<StageHistory, Fault> {
    let rows = cx.list::<StageHistory>("opportunity_id", &opportunity_id)?;
    let row = rows.into_iter().find(|r| r.exited_at.is_none());
    row.ok_or_else(|| Refusal::not_found("opportunity_stage_history").into())
}

/// Writes the history row of a stage that a deal enters.
pub(crate) fn enter(id: Id, deal: &Opportunity, order: i64, met: Vec<String>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let template = template(order, cx)?;
    cx.insert(&StageHistory {
        id,
        opportunity_id: deal.id,
        stage_id: template.id,
        stage_order: order,
        entered_at: cx.at,
        entered_by: cx.actor.user_id,
        exited_at: None,
        duration_days: None,
        conditions_met: met,
        notes: None,
        requires_approval: template.fields.requires_approval,
        approval_roles: template.fields.approval_roles,
        conditions: template.fields.conditions,
        approval_status: None,
        approved_by: None,
        approval_at: None,
        approval_notes: None,
    })
}

pub(crate) fn advance(args: &Advance, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("stage.advance")?;
    let mut deal: Opportunity = cx.require(args.opportunity_id)?;
    deal.active()?;
    check_length("notes", args.notes.as_deref().unwrap_or_default(), crate::edit::MAX_TEXT)?;
    if deal.current_stage_order >= 9 {
        return Err(Refusal::new("stage.last").into());
    }
    if args.to_order != deal.current_stage_order + 1 {
        let refusal =
            Refusal::new("stage.not_next").with("current", deal.current_stage_order).with("wanted", args.to_order);
        return Err(refusal.into());
    }
    let conditions = gate::conditions(&deal, cx)?;
    let unmet: Vec<&str> = conditions.iter().filter(|c| !c.met).map(|c| c.code.code()).collect();
    if !unmet.is_empty() {
        return Err(Refusal::new("stage.gate_closed").with("unmet", unmet.join(",")).into());
    }
    leave(&deal, cx)?;
    let met = conditions.iter().map(|c| c.code.code().to_owned()).collect();
    enter(args.history_id, &deal, args.to_order, met, cx)?;
    if let Some(notes) = &args.notes {
        let mut row: StageHistory = cx.require(args.history_id)?;
        row.notes = Some(notes.clone());
        cx.save(&row)?;
    }
    move_to(&mut deal, args.to_order, cx)
}

pub(crate) fn reopen(args: &Reopen, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("stage.approve")?;
    if !cx.actor.roles.contains("ADMIN") && !cx.actor.roles.contains("SALES_MANAGER") {
        return Err(Refusal::new("permission.denied").with("permission", "stage.reopen").into());
    }
    check_reason(&args.reason)?;
    let mut deal: Opportunity = cx.require(args.opportunity_id)?;
    deal.active()?;
    let order = deal.current_stage_order - 1;
    if order < 1 {
        return Err(Refusal::new("stage.first").into());
    }
    approval::withdraw_open(deal.id, cx)?;
    leave(&deal, cx)?;
    enter(args.history_id, &deal, order, Vec::new(), cx)?;
    let mut row: StageHistory = cx.require(args.history_id)?;
    row.notes = Some(args.reason.clone());
    cx.save(&row)?;
    move_to(&mut deal, order, cx)
}

pub(crate) fn request_approval(args: &RequestStageApproval, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("stage.advance")?;
    let deal: Opportunity = cx.require(args.opportunity_id)?;
    deal.active()?;
    let history = current(deal.id, cx)?;
    if !history.requires_approval {
        return Err(Refusal::new("approval.not_needed").into());
    }
    if history.approval_status == Some(Verdict::Approved) {
        return Err(Refusal::new("approval.already_decided").into());
    }
    let Some(content_hash) = gate::stage_content(&deal, cx)? else {
        return Err(Refusal::new("stage.work_unfinished").into());
    };
    let request = approval::Request {
        id: args.id,
        subject_kind: SubjectKind::Stage,
        subject_id: history.id,
        opportunity_id: deal.id,
        content_hash,
        roles: history.approval_roles.clone(),
        note: args.note.clone(),
    };
    approval::open(request, cx)?;
    project(history, None, cx)
}

/// Copies the outcome of an approval into the history row.
pub(crate) fn project(
    mut history: StageHistory,
    outcome: Option<(Verdict, Option<String>)>,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let decided = outcome.is_some();
    let (verdict, note) = outcome.unwrap_or((Verdict::Pending, None));
    history.approval_status = Some(verdict);
    history.approved_by = decided.then_some(cx.actor.user_id);
    history.approval_at = decided.then_some(cx.at);
    history.approval_notes = note;
    cx.save(&history)
}

pub(crate) fn leave(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut row = current(deal.id, cx)?;
    row.exited_at = Some(cx.at);
    row.duration_days = Some((cx.at.utc() - row.entered_at.utc()).num_days().max(0));
    cx.save(&row)
}

fn move_to(deal: &mut Opportunity, order: i64, cx: &mut Cx<'_>) -> Result<(), Fault> {
    deal.current_stage_order = order;
    deal.current_stage_id = id_of(order);
    deal.updated_at = cx.at;
    cx.facts.insert("stage_order".into(), order.to_string());
    cx.save(deal)?;
    events::stage_changed(deal, cx)
}
