//! Templates of quotations: terms, bank block and footer as data.

use bantu_domain::command::Command;
use bantu_domain::edit::Create;
use bantu_domain::quotation_template::{QuotationTemplate, QuotationTemplateFields};
use bantu_domain::record::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{Done, Nothing, Rows};

/// A template as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct QuotationTemplateRow {
    /// Key.
    pub id: Id,
    /// Typed fields.
    pub fields: QuotationTemplateFields,
}

/// Adds a template.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateQuotationTemplateArgs {
    /// What was typed.
    #[schema(value_type = QuotationTemplateFields)]
    fields: Form<QuotationTemplateFields>,
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Rows<QuotationTemplateRow>, AppError> {
    call.look(|look| {
        let mut rows: Vec<QuotationTemplateRow> = bantu_store::query::small::all::<QuotationTemplate>(look.conn)?
            .into_iter()
            .map(|template| QuotationTemplateRow { id: template.id, fields: template.fields })
            .collect();
        rows.sort_by(|a, b| a.fields.template_code.cmp(&b.fields.template_code));
        Ok(Rows { rows })
    })
}

fn create(call: &Call<'_>, args: CreateQuotationTemplateArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::QuotationTemplateCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::QuotationTemplateUpdate(args.update()))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("quotation_template.list", "quotation.view", list),
        online("quotation_template.create", "template.manage", create),
        online("quotation_template.update", "template.manage", update),
    ]
}
