//! The persons whose papers are asked (申请人); they are shown with the papers of their deal.

use bantu_domain::Command;
use bantu_domain::edit::Create;
use bantu_domain::material::{ApplicantFields, RemoveApplicant};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::usecase::{UseCase, command};
use crate::view::{ById, Done};

/// A person whose papers are asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateApplicantArgs {
    /// What was typed.
    #[schema(value_type = ApplicantFields)]
    fields: Form<ApplicantFields>,
}

fn create(call: &Call<'_>, args: CreateApplicantArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::ApplicantCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ApplicantUpdate(args.update()))
}

fn remove(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ApplicantRemove(RemoveApplicant { id: args.id }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        command("applicant.create", "material.upload", create),
        command("applicant.update", "material.upload", update),
        command("applicant.remove", "material.upload", remove),
    ]
}
