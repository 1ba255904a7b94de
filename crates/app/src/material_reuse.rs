//! What a paper can be made of that is there already: papers of the same kind given before, and files of the customer that fit
//! (DOMAIN §7 item 7).

use std::collections::BTreeSet;

use bantu_domain::attachment::{Attachment, MediaType};
use bantu_domain::material::{ApplicantFields, MaterialAsk, MaterialDocument, MaterialRequirement, findings};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::setting::business_date;
use bantu_domain::tx::Cx;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::material::{MaterialFile, applicant, paper_view};
use crate::usecase::{UseCase, query};
use crate::view::{Ref, Rows};

/// Files offered at most, the newest of them.
const MOST_FILES: usize = 50;

/// Of one line of a checklist.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReusableArgs {
    /// The line.
    requirement_id: Id,
}

/// A paper of the same kind that was approved before for this customer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReusablePaper {
    /// Key of the paper.
    pub id: Id,
    /// The deal it was given for.
    pub opportunity: Ref,
    /// Whose it is; none: the company's.
    pub applicant: Option<ApplicantFields>,
    /// Its files.
    pub files: Vec<MaterialFile>,
    /// What was typed.
    pub text_value: Option<String>,
    /// Last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// When it was approved.
    pub approved_at: Option<Instant>,
    /// Of the same person by passport, or of the company.
    pub is_same_person: bool,
}

fn reusable(call: &Call<'_>, args: ReusableArgs) -> Result<Rows<ReusablePaper>, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let line: MaterialRequirement = cx.require(args.requirement_id)?;
            let deal: Opportunity = cx.require(line.opportunity_id)?;
            let mine = applicant(line.applicant_id, cx)?;
            let mut rows = Vec::new();
            for other in cx.list::<Opportunity>("customer_id", &deal.customer_id)? {
                for paper in cx.list::<MaterialDocument>("opportunity_id", &other.id)? {
                    if !paper.is_approved() || paper.requirement_id == line.id {
                        continue;
                    }
                    let of: MaterialRequirement = cx.require(paper.requirement_id)?;
                    if of.rule_code != line.rule_code || of.applicant_id.is_some() != line.applicant_id.is_some() {
                        continue;
                    }
                    let theirs = applicant(of.applicant_id, cx)?;
                    let approved_at = paper.approved_at;
                    let view = paper_view(paper, &of.ask, cx)?;
                    rows.push(ReusablePaper {
                        id: view.id,
                        opportunity: Ref { id: other.id, name: other.fields.name.clone() },
                        is_same_person: same_person(mine.as_ref(), theirs.as_ref()),
                        applicant: theirs,
                        files: view.files,
                        text_value: view.text_value,
                        expires_on: view.expires_on,
                        approved_at,
                    });
                }
            }
            rows.sort_by_key(|row| (!row.is_same_person, std::cmp::Reverse(row.approved_at)));
            Ok(Rows { rows })
        })
    })
}

/// A file of the customer that fits a line.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FittingFile {
    /// Key of the attachment.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: MediaType,
    /// Bytes.
    pub size_bytes: i64,
    /// When it was added.
    pub uploaded_at: Instant,
    /// The deal it was added for.
    pub opportunity: Option<Ref>,
    /// Added for the deal of the line.
    pub is_of_this_deal: bool,
}

/// Files that the customer's records hold and that this line was never given: those of the same deal first, then the newest.
fn files(call: &Call<'_>, args: ReusableArgs) -> Result<Rows<FittingFile>, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let line: MaterialRequirement = cx.require(args.requirement_id)?;
            let deal: Opportunity = cx.require(line.opportunity_id)?;
            if !line.ask.document_type.is_file() {
                return Ok(Rows { rows: Vec::new() });
            }
            let mut fitting = fitting(&line, &deal, cx)?;
            fitting.sort_by_key(|file| (file.opportunity_id != Some(deal.id), std::cmp::Reverse(file.uploaded_at)));
            fitting.truncate(MOST_FILES);
            let mut rows = Vec::with_capacity(fitting.len());
            for file in fitting {
                let of = match file.opportunity_id {
                    Some(id) => cx.load::<Opportunity>(id)?.map(|of| Ref { id: of.id, name: of.fields.name }),
                    None => None,
                };
                rows.push(FittingFile {
                    is_of_this_deal: file.opportunity_id == Some(deal.id),
                    id: file.id,
                    name: file.file_name,
                    media_type: file.media_type,
                    size_bytes: file.size_bytes,
                    uploaded_at: file.uploaded_at,
                    opportunity: of,
                });
            }
            Ok(Rows { rows })
        })
    })
}

fn fitting(line: &MaterialRequirement, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Attachment>, Fault> {
    let today = business_date(cx)?;
    let given = cx.list::<MaterialDocument>("requirement_id", &line.id)?;
    let given: BTreeSet<Id> = given.into_iter().flat_map(|paper| paper.file_ids).collect();
    // How long it is valid is told with the paper, not with a file.
    let ask = MaterialAsk { valid_months: None, ..line.ask.clone() };
    let mut files = cx.list::<Attachment>("customer_id", &deal.customer_id)?;
    files.retain(|file| {
        !given.contains(&file.id) && findings(&ask, std::slice::from_ref(file), None, None, today).is_empty()
    });
    Ok(files)
}

fn same_person(mine: Option<&ApplicantFields>, theirs: Option<&ApplicantFields>) -> bool {
    match (mine, theirs) {
        (None, None) => true,
        (Some(mine), Some(theirs)) => mine.passport_no.is_some() && mine.passport_no == theirs.passport_no,
        _ => false,
    }
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("material.reusable", "material.upload", reusable), query("material.files", "material.upload", files)]
}
