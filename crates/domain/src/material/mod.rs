//! Papers the customer brings (资料): what each product asks for, the checklist of a contract, what was given and what came of it
//! (DOMAIN §3.5, §5.6, §7).

mod applicant;
mod check;
mod checklist;
mod give;
pub mod mrz;
mod rule;

use crate::record::{Id, Instant};
use crate::table::RootRule;
use crate::{entity, record, text_enum, transitions};
use chrono::NaiveDate;

pub(crate) use applicant::remove as remove_applicant;
pub use applicant::{Applicant, ApplicantFields, RemoveApplicant, applicant_id};
pub use check::{MaterialFinding, MaterialFindingCode, findings, valid_until_least};
pub use checklist::{Change, ChangeKind, Checklist, PrepareMaterials, WaitsFor, changes};
pub(crate) use checklist::{prepare, prepare_signed, registration_done};
pub use give::{DecideMaterial, SubmitMaterial};
pub(crate) use give::{decide, submit, take};
pub use rule::{MAX_FILES, MaterialAsk, MaterialKind, ProductDocumentRule, ProductDocumentRuleFields};

text_enum! {
    /// What the automatic check found.
    pub enum ValidationStatus {
        /// As asked.
        Passed = "passed",
        /// Not as asked.
        Failed = "failed",
    }
}

text_enum! {
    /// What came of a paper.
    pub enum MaterialStatus {
        /// Given, not looked at.
        Submitted = "submitted",
        /// Good.
        Approved = "approved",
        /// To be given anew.
        Rejected = "rejected",
    }
}

transitions! {
    MaterialStatus in "material_documents"."status" {
        Submitted => [Approved, Rejected],
        Approved => [],
        Rejected => [],
    }
}

record! {
    /// A line of a contract's checklist: a paper that is asked, of whom, as the rule was when the line was written.
    pub struct MaterialRequirement {
        /// Key: derived from contract, code and applicant.
        pub id: Id,
        /// The contract.
        pub contract_id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// Who gives it; null: the company.
        pub applicant_id: Option<Id>,
        /// The rule → product_document_rules.
        pub rule_id: Id,
        /// Its version.
        pub rule_version: i64,
        /// Kind of paper.
        pub rule_code: String,
        /// Codes of the products that ask for it.
        pub product_codes: Vec<String>,
        /// Still asked; a line with papers stays when nobody asks any more.
        pub is_active: bool,
    } + /// What is asked.
    ask: MaterialAsk
}
entity!(MaterialRequirement in "material_requirements", finds ["contract_id", "opportunity_id", "applicant_id"], root |row| RootRule::Of("contracts", row.contract_id));

record! {
    /// 合同资料: a version of a paper that was given.
    pub struct MaterialDocument {
        /// Key.
        pub id: Id,
        /// The line of the checklist.
        pub requirement_id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// 1, 2, 3…
        pub version_no: i64,
        /// The one that counts.
        pub is_current: bool,
        /// Its files → attachments.
        pub file_ids: Vec<Id>,
        /// What was typed.
        pub text_value: Option<String>,
        /// Last day it is valid.
        pub expires_on: Option<NaiveDate>,
        /// The paper it was taken over from → material_documents.
        pub reused_from: Option<Id>,
        /// Who gave it; null: the customer himself, by a link.
        pub uploaded_by: Option<Id>,
        /// When.
        pub uploaded_at: Instant,
        /// The automatic check.
        pub validation_status: ValidationStatus,
        /// What it found.
        pub validation_findings: Vec<MaterialFinding>,
        /// State.
        pub status: MaterialStatus,
        /// Who decided.
        pub approved_by: Option<Id>,
        /// When.
        pub approved_at: Option<Instant>,
        /// Remark of the decision.
        pub approval_notes: Option<String>,
    }
}
entity!(MaterialDocument in "material_documents", finds ["requirement_id", "opportunity_id"], root |row| RootRule::Of("material_requirements", row.requirement_id));

impl MaterialDocument {
    /// Whether it is what was asked for.
    pub const fn is_approved(&self) -> bool {
        matches!(self.status, MaterialStatus::Approved)
    }

    /// Whether somebody has to give it anew.
    pub const fn is_failed(&self) -> bool {
        matches!(self.validation_status, ValidationStatus::Failed) || matches!(self.status, MaterialStatus::Rejected)
    }
}
