//! Templates of quotations: terms, bank block and footer as data.

use bantu_domain::access::User;
use bantu_domain::command::Command;
use bantu_domain::edit::Create;
use bantu_domain::organization::Organization;
use bantu_domain::quotation_template::{QuotationTemplate, QuotationTemplateFields};
use bantu_domain::record::{Id, built_in_id};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::quotation::sample;
use crate::usecase::{Reply, UseCase, file, online, query};
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

/// Shows the page of a template that may not be saved yet.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewQuotationTemplateArgs {
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

/// The page that a template gives, with a sample deal; nothing is recorded.
fn preview(call: &Call<'_>, args: PreviewQuotationTemplateArgs) -> Result<Reply, AppError> {
    let fields = args.fields.read()?;
    let (seller, salesperson) = call.look(|look| {
        let at = look.actor.user_id;
        look.ask(|cx| Ok((cx.load::<Organization>(built_in_id("organizations", "BANTU"))?, cx.load::<User>(at)?)))
    })?;
    let salesperson = salesperson.map(|user| user.fields.display_name).unwrap_or_default();
    let paper = sample::paper(&fields, seller.map(|seller| seller.fields), &salesperson, call.now())?;
    let bytes = bantu_documents::render(&paper)?;
    Ok(Reply::File { name: "quotation-template.pdf".to_owned(), mime: "application/pdf", bytes })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("quotation_template.list", "quotation.view", list),
        file("quotation_template.preview", "quotation.view", preview),
        online("quotation_template.create", "template.manage", create),
        online("quotation_template.update", "template.manage", update),
    ]
}
