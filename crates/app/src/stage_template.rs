//! The nine stages as administrators change them: names, approvers, conditions. Running deals keep the copy they entered with.

use bantu_domain::command::Command;
use bantu_domain::gate::conditions_of;
use bantu_domain::record::Id;
use bantu_domain::stage::{APPROVER_ROLES, StageTemplate, StageTemplateFields};
use bantu_store::query::small;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::ChangesArgs;
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{Done, Nothing};

/// A stage.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StageTemplateRow {
    /// Key.
    pub id: Id,
    /// Stage code.
    pub code: String,
    /// Place, 1–9.
    pub stage_order: i64,
    /// Typed fields; updates refer to these values.
    pub fields: StageTemplateFields,
    /// Codes of the conditions it may ask.
    pub possible_conditions: Vec<String>,
}

/// The stages in order.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StageTemplates {
    /// The stages.
    pub rows: Vec<StageTemplateRow>,
    /// Approver names there are.
    pub approver_roles: Vec<String>,
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<StageTemplates, AppError> {
    call.look(|look| {
        let mut stages = small::all::<StageTemplate>(look.conn)?;
        stages.sort_by_key(|s| s.stage_order);
        let row = |stage: StageTemplate| StageTemplateRow {
            id: stage.id,
            possible_conditions: conditions_of(stage.stage_order).iter().map(|c| c.code().to_owned()).collect(),
            stage_order: stage.stage_order,
            code: stage.code,
            fields: stage.fields,
        };
        let approver_roles = APPROVER_ROLES.iter().map(|role| (*role).to_owned()).collect();
        Ok(StageTemplates { rows: stages.into_iter().map(row).collect(), approver_roles })
    })
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::StageTemplateUpdate(args.update()))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("stage_template.list", "stage_template.manage", list),
        online("stage_template.update", "stage_template.manage", update),
    ]
}
