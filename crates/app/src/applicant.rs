//! The persons whose papers are asked (申请人); they are shown with the papers of their deal.

use bantu_domain::Command;
use bantu_domain::edit::Create;
use bantu_domain::material::mrz::{self, MrzField, MrzFormat};
use bantu_domain::material::{ApplicantFields, RemoveApplicant};
use bantu_domain::setting::business_date;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
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

/// The machine-readable zone of a passport or card.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadMrzArgs {
    /// Its two or three lines, typed or pasted.
    text: String,
}

/// What a machine-readable zone says, in the fields of an applicant.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MrzView {
    /// Its shape.
    pub format: MrzFormat,
    /// Kind of document, `P`, `PM`, `I`…
    pub document_code: String,
    /// Who issued it.
    pub issuing_state: String,
    /// Name, surname first.
    pub full_name: String,
    /// Number.
    pub passport_no: String,
    /// Last day.
    pub passport_expires_on: Option<NaiveDate>,
    /// Citizenship.
    pub nationality: String,
    /// Day of birth.
    pub birth_date: Option<NaiveDate>,
    /// What does not agree with its check digit; nothing: it was typed without a mistake.
    pub wrong: Vec<MrzField>,
}

fn read_mrz(call: &Call<'_>, args: ReadMrzArgs) -> Result<MrzView, AppError> {
    bantu_domain::edit::check_length("text", &args.text, 500)?;
    let today = call.look(|look| look.ask(business_date))?;
    let mrz = mrz::read(&args.text, today)?;
    Ok(MrzView {
        full_name: mrz.full_name(),
        format: mrz.format,
        document_code: mrz.document_code,
        issuing_state: mrz.issuing_state,
        passport_no: mrz.document_no,
        passport_expires_on: mrz.expires_on,
        nationality: mrz.nationality,
        birth_date: mrz.birth_date,
        wrong: mrz.wrong,
    })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        command("applicant.create", "material.upload", create),
        command("applicant.update", "material.upload", update),
        command("applicant.remove", "material.upload", remove),
        query("applicant.read_mrz", "material.upload", read_mrz),
    ]
}
