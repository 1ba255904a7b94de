//! Contract templates: listed, written, changed. A contract keeps the texts it was sent with.

use bantu_domain::command::Command;
use bantu_domain::contract_template::{ContractTemplate, ContractTemplateFields};
use bantu_domain::edit::Create;
use bantu_domain::record::{Id, Instant};
use bantu_store::query::small;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{Done, Nothing, Rows};

/// A contract template.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ContractTemplateRow {
    /// Key.
    pub id: Id,
    /// Raised by every change.
    pub version: i64,
    /// Last change.
    pub updated_at: Instant,
    /// Typed fields; updates refer to these values.
    pub fields: ContractTemplateFields,
}

/// Adds a template.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateContractTemplateArgs {
    /// What was typed.
    #[schema(value_type = ContractTemplateFields)]
    fields: Form<ContractTemplateFields>,
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Rows<ContractTemplateRow>, AppError> {
    call.look(|look| {
        let mut templates = small::all::<ContractTemplate>(look.conn)?;
        templates.sort_by(|a, b| a.fields.template_code.cmp(&b.fields.template_code));
        let row = |t: ContractTemplate| ContractTemplateRow {
            id: t.id,
            version: t.version,
            updated_at: t.updated_at,
            fields: t.fields,
        };
        Ok(Rows { rows: templates.into_iter().map(row).collect() })
    })
}

fn create(call: &Call<'_>, args: CreateContractTemplateArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::ContractTemplateCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContractTemplateUpdate(args.update()))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("contract_template.list", "contract.view", list),
        online("contract_template.create", "template.manage", create),
        online("contract_template.update", "template.manage", update),
    ]
}
