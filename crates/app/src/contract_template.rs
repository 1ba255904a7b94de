//! Contract templates: listed, written, changed. A contract keeps the texts it was sent with.

use bantu_domain::command::Command;
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::contract_template::{ContractTemplate, ContractTemplateFields, check_texts};
use bantu_domain::edit::Create;
use bantu_domain::record::{Id, Instant};
use bantu_store::query::small;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::contract::sample;
use crate::error::AppError;
use crate::usecase::{Reply, UseCase, file, online, query};
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

/// Shows the pages of a template that may not be saved yet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewContractTemplateArgs {
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

/// The pages that a template gives, with a sample deal; nothing is recorded.
fn preview(call: &Call<'_>, args: PreviewContractTemplateArgs) -> Result<Reply, AppError> {
    let fields = args.fields.read()?;
    check_texts(&fields)?;
    let entity = call.look(|look| {
        let mut entities = small::all::<ContractEntity>(look.conn)?;
        entities.retain(|e| e.fields.currency == fields.currency && e.fields.is_active);
        entities.sort_by(|a, b| a.fields.entity_code.cmp(&b.fields.entity_code));
        let own = entities.iter().position(|e| Some(e.id) == fields.entity_id);
        let complete = entities.iter().position(|e| e.fields.bank_account_no.is_some());
        Ok(own.or(complete).map(|index| entities.swap_remove(index)))
    })?;
    let paper = sample::paper(&fields, entity.as_ref(), call.now())?;
    let bytes = bantu_documents::render(&paper)?;
    Ok(Reply::File { name: "contract-template.pdf".to_owned(), mime: "application/pdf", bytes })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("contract_template.list", "contract.view", list),
        file("contract_template.preview", "contract.view", preview),
        online("contract_template.create", "template.manage", create),
        online("contract_template.update", "template.manage", update),
    ]
}
