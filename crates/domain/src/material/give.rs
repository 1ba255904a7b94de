//! Giving a paper and deciding on it (DOMAIN §5.6): what was given stays, a new version takes its place.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::checklist::Checklist;
use super::{MaterialDocument, MaterialKind, MaterialRequirement, MaterialStatus, ValidationStatus, findings};
use crate::attachment;
use crate::edit::{check_length, check_reason};
use crate::notification::events;
use crate::opportunity::{Opportunity, check_date};
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Gives a paper that is asked, or a better one in its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitMaterial {
    /// New id.
    pub id: Id,
    /// The line of the checklist.
    pub requirement_id: Id,
    /// Files of the deal's customer, for what comes as files.
    #[serde(default)]
    pub file_ids: Vec<Id>,
    /// Words, a number or a day, for what is typed.
    #[serde(default)]
    pub text_value: Option<String>,
    /// Last day it is valid.
    #[serde(default)]
    pub expires_on: Option<NaiveDate>,
    /// The paper it is taken over from.
    #[serde(default)]
    pub reused_from: Option<Id>,
}

/// Says whether a paper is good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideMaterial {
    /// The paper.
    pub id: Id,
    /// `approved` or `rejected`.
    pub verdict: MaterialStatus,
    /// Remark; the reason of a rejection.
    #[serde(default)]
    pub notes: Option<String>,
}

pub(crate) fn submit(args: &SubmitMaterial, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("material.upload")?;
    take(args, Some(cx.actor.user_id), cx)
}

/// Takes a paper from somebody of the house, or without one from the customer himself.
pub(crate) fn take(args: &SubmitMaterial, uploaded_by: Option<Id>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let line: MaterialRequirement = cx.require(args.requirement_id)?;
    let deal: Opportunity = cx.require(line.opportunity_id)?;
    deal.active()?;
    if !line.is_active {
        return Err(Refusal::new("material.not_asked").into());
    }
    let list = Checklist::of_deal(&deal, cx)?;
    let waits = list.waits_for(&line);
    if !waits.is_empty() {
        let chain: Vec<String> = waits.into_iter().map(|wait| wait.code).collect();
        return Err(Refusal::new("material.waits").with("chain", chain.join(" → ")).into());
    }
    let mut files = Vec::with_capacity(args.file_ids.len());
    for (index, id) in args.file_ids.iter().enumerate() {
        if args.file_ids[..index].contains(id) {
            return Err(Refusal::new("field.invalid").field("file_ids").into());
        }
        files.push(attachment::of_deal("file_ids", *id, &deal, cx)?);
    }
    let text = args.text_value.as_deref().map(str::trim).filter(|text| !text.is_empty());
    check_shape(&line, files.len(), text)?;
    check_length("text_value", text.unwrap_or_default(), 4_000)?;
    check_date("expires_on", args.expires_on, cx)?;
    if let Some(id) = args.reused_from {
        let from = cx.load::<MaterialDocument>(id)?.filter(MaterialDocument::is_approved);
        let from = from.ok_or_else(|| Refusal::new("reference.unknown").field("reused_from"))?;
        let of: MaterialRequirement = cx.require(from.requirement_id)?;
        if cx.require::<Opportunity>(of.opportunity_id)?.customer_id != deal.customer_id {
            return Err(Refusal::new("reference.unknown").field("reused_from").into());
        }
        if of.rule_code != line.rule_code || from.file_ids != args.file_ids {
            return Err(Refusal::new("field.invalid").field("reused_from").into());
        }
    }
    let mut version_no = 1;
    for mut before in cx.list::<MaterialDocument>("requirement_id", &line.id)? {
        version_no = version_no.max(before.version_no + 1);
        if !before.is_current {
            continue;
        }
        if before.is_approved() {
            return Err(Refusal::new("material.approved_already").into());
        }
        before.is_current = false;
        cx.save(&before)?;
    }
    let today = crate::setting::business_date(cx)?;
    let found = findings(&line.ask, &files, text, args.expires_on, today);
    let validation_status = if found.is_empty() { ValidationStatus::Passed } else { ValidationStatus::Failed };
    cx.facts.insert("validation_status".into(), validation_status.code().to_owned());
    let paper = MaterialDocument {
        id: args.id,
        requirement_id: line.id,
        opportunity_id: deal.id,
        version_no,
        is_current: true,
        file_ids: args.file_ids.clone(),
        text_value: text.map(str::to_owned),
        expires_on: args.expires_on,
        reused_from: args.reused_from,
        uploaded_by,
        uploaded_at: cx.at,
        validation_status,
        validation_findings: found,
        status: MaterialStatus::Submitted,
        approved_by: None,
        approved_at: None,
        approval_notes: None,
    };
    cx.insert(&paper)?;
    events::material_submitted(&paper, &line, &deal, cx)
}

/// Refuses words where files are asked, and too few or too many files.
fn check_shape(line: &MaterialRequirement, files: usize, text: Option<&str>) -> Result<(), Refusal> {
    if !line.ask.document_type.is_file() {
        return match (files, text) {
            (0, Some(_)) => Ok(()),
            (0, None) => Err(Refusal::new("field.required").field("text_value")),
            _ => Err(Refusal::new("field.invalid").field("file_ids")),
        };
    }
    if text.is_some() && line.ask.document_type != MaterialKind::File {
        return Err(Refusal::new("field.invalid").field("text_value"));
    }
    let (least, most) = (line.ask.min_file_count, line.ask.max_file_count);
    match i64::try_from(files) {
        Ok(0) => Err(Refusal::new("field.required").field("file_ids")),
        Ok(files) if (least..=most).contains(&files) => Ok(()),
        _ => Err(Refusal::new("material.file_count").field("file_ids").with("least", least).with("most", most)),
    }
}

pub(crate) fn decide(args: &DecideMaterial, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("material.approve")?;
    let mut paper: MaterialDocument = cx.require(args.id)?;
    let deal: Opportunity = cx.require(paper.opportunity_id)?;
    deal.active()?;
    if !paper.is_current {
        return Err(Refusal::new("material.replaced").into());
    }
    if paper.status != MaterialStatus::Submitted {
        return Err(Refusal::new("material.decided").with("status", paper.status.code()).into());
    }
    let notes = args.notes.as_deref().unwrap_or_default().trim();
    match args.verdict {
        MaterialStatus::Approved if paper.validation_status != ValidationStatus::Passed => {
            return Err(Refusal::new("material.not_passed").into());
        }
        MaterialStatus::Approved => check_length("notes", notes, 1_000)?,
        MaterialStatus::Rejected => check_reason(notes)?,
        MaterialStatus::Submitted => return Err(Refusal::new("field.invalid").field("verdict").into()),
    }
    paper.status = args.verdict;
    paper.approved_by = Some(cx.actor.user_id);
    paper.approved_at = Some(cx.at);
    paper.approval_notes = (!notes.is_empty()).then(|| notes.to_owned());
    cx.save(&paper)?;
    events::material_decided(&paper, &deal, cx)
}
