//! The persons for whom stay permits and the like are obtained (申请人): each gives papers of his own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{MaterialDocument, MaterialRequirement};
use crate::edit::{check_length, check_name};
use crate::opportunity::{Opportunity, check_date};
use crate::record::{Id, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{editable, entity, record};

/// Most applicants of a deal.
pub(super) const MAX_APPLICANTS: i64 = 50;

record! {
    /// What a person types about an applicant.
    pub struct ApplicantFields {
        /// The deal.
        pub opportunity_id: Id,
        /// Place among the applicants of the deal, from 1.
        pub applicant_no: i64,
        /// Name, as in the passport; none while nobody has told it.
        #[serde(default)]
        pub full_name: Option<String>,
        /// Number of the passport.
        #[serde(default)]
        pub passport_no: Option<String>,
        /// Its last day.
        #[serde(default)]
        pub passport_expires_on: Option<NaiveDate>,
        /// Citizenship, ISO 3166-1 alpha-3 as in the machine-readable zone.
        #[serde(default)]
        pub nationality: Option<String>,
        /// Day of birth.
        #[serde(default)]
        pub birth_date: Option<NaiveDate>,
        /// Codes of the products he applies for; none: those whose quantity reaches his place.
        #[serde(default)]
        pub product_codes: Vec<String>,
        /// Remarks.
        #[serde(default)]
        pub notes: Option<String>,
    }
}

record! {
    /// 申请人.
    pub struct Applicant {
        /// Key.
        pub id: Id,
    } + /// Typed fields.
    fields: ApplicantFields
}
entity!(Applicant in "applicants", finds ["opportunity_id"], root |row| RootRule::Of("opportunities", row.fields.opportunity_id));
editable!(
    Applicant { ApplicantFields },
    new | id,
    fields,
    _cx | Self { id, fields },
    check | row,
    before,
    cx | {
        cx.permit("material.upload")?;
        let deal: Opportunity = cx.require(row.fields.opportunity_id)?;
        deal.active()?;
        if before.is_some_and(|before| before.fields.opportunity_id != row.fields.opportunity_id) {
            return Err(Refusal::new("field.invalid").field("opportunity_id").into());
        }
        if !(1..=MAX_APPLICANTS).contains(&row.fields.applicant_no) {
            return Err(Refusal::new("number.out_of_range").field("applicant_no").with("most", MAX_APPLICANTS).into());
        }
        let others = cx.list::<Applicant>("opportunity_id", &deal.id)?;
        if others.iter().any(|one| one.id != row.id && one.fields.applicant_no == row.fields.applicant_no) {
            return Err(Refusal::new("applicant.number_taken").field("applicant_no").into());
        }
        let blank =
            |text: &mut Option<String>| *text = text.take().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        blank(&mut row.fields.full_name);
        blank(&mut row.fields.passport_no);
        blank(&mut row.fields.nationality);
        if let Some(name) = &row.fields.full_name {
            check_name("full_name", name)?;
        }
        check_length("passport_no", row.fields.passport_no.as_deref().unwrap_or_default(), 20)?;
        if row
            .fields
            .nationality
            .as_deref()
            .is_some_and(|code| code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()))
        {
            return Err(Refusal::new("field.invalid").field("nationality").into());
        }
        check_date("passport_expires_on", row.fields.passport_expires_on, cx)?;
        let today = crate::setting::business_date(cx)?;
        if row.fields.birth_date.is_some_and(|day| day > today) {
            return Err(Refusal::new("date.out_of_range").field("birth_date").into());
        }
        Ok(())
    }
);

/// The id of an applicant that a checklist brought along: the same on every machine.
pub fn applicant_id(opportunity_id: Id, applicant_no: i64) -> Id {
    built_in_id("applicants", &format!("{opportunity_id}/{applicant_no}"))
}

/// Takes an applicant away who gave nothing yet; his lines of the checklist go with him.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveApplicant {
    /// The applicant.
    pub id: Id,
}

pub(crate) fn remove(args: &RemoveApplicant, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("material.upload")?;
    let applicant: Applicant = cx.require(args.id)?;
    cx.require::<Opportunity>(applicant.fields.opportunity_id)?.active()?;
    let lines = cx.list::<MaterialRequirement>("applicant_id", &applicant.id)?;
    for line in &lines {
        if !cx.list::<MaterialDocument>("requirement_id", &line.id)?.is_empty() {
            return Err(Refusal::new("applicant.has_papers").into());
        }
    }
    for line in &lines {
        cx.remove::<MaterialRequirement>(line.id)?;
    }
    cx.remove::<Applicant>(applicant.id)
}
