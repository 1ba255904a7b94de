//! Papers of a deal: what is asked of whom, what it waits for, what was given, and every step on it (办理资料).

use std::collections::BTreeMap;

use bantu_domain::Command;
use bantu_domain::attachment::{Attachment, MediaType};
use bantu_domain::contract::{self, Contract};
use bantu_domain::customer::Customer;
use bantu_domain::material::{
    Applicant, ApplicantFields, ChangeKind, Checklist, DecideMaterial, MaterialAsk, MaterialDocument, MaterialFinding,
    MaterialRequirement, MaterialStatus, PrepareMaterials, SubmitMaterial, ValidationStatus, changes,
};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::product::ServiceCategory;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Cx;
use bantu_store::query::material as store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Page, Ref, Rows};

/// A file of a paper.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MaterialFile {
    /// Key of the attachment.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: MediaType,
    /// Bytes.
    pub size_bytes: i64,
}

/// A version of a paper.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MaterialPaper {
    /// Key.
    pub id: Id,
    /// 1, 2, 3…
    pub version_no: i64,
    /// The one that counts.
    pub is_current: bool,
    /// Its files.
    pub files: Vec<MaterialFile>,
    /// What was typed; left out where the asker may not see it.
    pub text_value: Option<String>,
    /// Last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// Who gave it; none: the customer himself.
    pub uploaded_by: Option<Ref>,
    /// When.
    pub uploaded_at: Instant,
    /// The automatic check.
    pub validation_status: ValidationStatus,
    /// What it found.
    pub findings: Vec<MaterialFinding>,
    /// State.
    pub status: MaterialStatus,
    /// Who decided.
    pub approved_by: Option<Ref>,
    /// When.
    pub approved_at: Option<Instant>,
    /// Remark of the decision.
    pub approval_notes: Option<String>,
    /// Taken over from another paper.
    pub is_reused: bool,
}

/// What a line waits for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MaterialWait {
    /// The line that must be approved before; none: the company must be registered.
    pub requirement_id: Option<Id>,
    /// Kind of paper, or the number of the registration order as far as there is one.
    pub code: String,
    /// Names of the paper, Chinese, Indonesian, English; none for the registration.
    pub names: Option<[Option<String>; 3]>,
}

/// A line of a checklist.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MaterialLine {
    /// Key.
    pub id: Id,
    /// The contract.
    pub contract_id: Id,
    /// Who gives it; none: the company.
    pub applicant_id: Option<Id>,
    /// Its rule.
    pub rule_id: Id,
    /// Kind of paper.
    pub rule_code: String,
    /// Version of its rule.
    pub rule_version: i64,
    /// Codes of the products that ask for it.
    pub product_codes: Vec<String>,
    /// What is asked.
    pub ask: MaterialAsk,
    /// What it waits for, the first to be done first.
    pub waits_for: Vec<MaterialWait>,
    /// Nothing is missing any more: approved, or another paper of its group is.
    pub is_met: bool,
    /// Left to the registration of the deal's company: it holds the stage no longer.
    pub is_left_to_registration: bool,
    /// The paper that counts.
    pub current: Option<MaterialPaper>,
    /// Versions before it, the latest first.
    pub earlier: Vec<MaterialPaper>,
}

/// The checklist of a contract.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MaterialContract {
    /// Key.
    pub id: Id,
    /// Its number.
    pub contract_no: Option<String>,
    /// Once or running.
    pub service_category: ServiceCategory,
    /// Signed, so that papers are asked.
    pub is_signed: bool,
    /// Lines that bringing it up to the rules of today would change.
    pub changes: usize,
}

/// How far a product's papers are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MaterialProgress {
    /// Code of the product.
    pub product_code: String,
    /// Papers it must have.
    pub required: usize,
    /// Of these, approved.
    pub approved: usize,
}

/// An applicant.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ApplicantView {
    /// Key.
    pub id: Id,
    /// What was typed.
    pub fields: ApplicantFields,
}

/// The papers of a deal.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DealMaterials {
    /// The standing contracts.
    pub contracts: Vec<MaterialContract>,
    /// The persons.
    pub applicants: Vec<ApplicantView>,
    /// Everything that is asked.
    pub lines: Vec<MaterialLine>,
    /// Product by product.
    pub progress: Vec<MaterialProgress>,
    /// The asker may give papers.
    pub may_upload: bool,
    /// The asker may decide on them.
    pub may_approve: bool,
}

/// Of one deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DealMaterialsArgs {
    /// The deal.
    opportunity_id: Id,
}

fn of_deal(call: &Call<'_>, args: DealMaterialsArgs) -> Result<DealMaterials, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let deal: Opportunity = cx.require(args.opportunity_id)?;
            let list = Checklist::of_deal(&deal, cx)?;
            let mut earlier: BTreeMap<Id, Vec<MaterialDocument>> = BTreeMap::new();
            for paper in cx.list::<MaterialDocument>("opportunity_id", &deal.id)? {
                if !paper.is_current {
                    earlier.entry(paper.requirement_id).or_default().push(paper);
                }
            }
            let mut lines = Vec::with_capacity(list.lines.len());
            for line in &list.lines {
                let before = earlier.remove(&line.id).unwrap_or_default();
                lines.push(line_view(line, &list, before, cx)?);
            }
            let mut applicants = cx.list::<Applicant>("opportunity_id", &deal.id)?;
            applicants.sort_by_key(|one| one.fields.applicant_no);
            Ok(DealMaterials {
                contracts: contracts(&deal, cx)?,
                applicants: applicants
                    .into_iter()
                    .map(|Applicant { id, fields }| ApplicantView { id, fields })
                    .collect(),
                progress: progress(&list),
                lines,
                may_upload: cx.actor.may("material.upload"),
                may_approve: cx.actor.may("material.approve"),
            })
        })
    })
}

fn contracts(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<MaterialContract>, Fault> {
    let mut views = Vec::new();
    for contract in contract::standing(deal.id, deal.primary_quotation_id, cx)? {
        views.push(MaterialContract {
            id: contract.id,
            is_signed: contract.status.is_signed(),
            changes: changes(&contract, cx)?.len(),
            contract_no: contract.contract_no,
            service_category: contract.service_category,
        });
    }
    Ok(views)
}

fn progress(list: &Checklist) -> Vec<MaterialProgress> {
    let mut found: BTreeMap<&str, MaterialProgress> = BTreeMap::new();
    for line in list.lines.iter().filter(|line| line.ask.is_required && !list.is_left_to_registration(line)) {
        for code in &line.product_codes {
            let one = found.entry(code).or_insert_with(|| MaterialProgress {
                product_code: code.clone(),
                required: 0,
                approved: 0,
            });
            one.required += 1;
            one.approved += usize::from(list.is_met(line));
        }
    }
    found.into_values().collect()
}

fn line_view(
    line: &MaterialRequirement,
    list: &Checklist,
    mut earlier: Vec<MaterialDocument>,
    cx: &mut Cx<'_>,
) -> Result<MaterialLine, Fault> {
    let by_id = |id: Id| list.lines.iter().find(|line| line.id == id);
    let waits_for = list.waits_for(line).into_iter().map(|wait| MaterialWait {
        names: wait.requirement_id.and_then(by_id).map(|line| names(&line.ask)),
        requirement_id: wait.requirement_id,
        code: wait.code,
    });
    earlier.sort_by_key(|paper| std::cmp::Reverse(paper.version_no));
    let current = match list.papers.get(&line.id) {
        Some(paper) => Some(paper_view(paper.clone(), &line.ask, cx)?),
        None => None,
    };
    Ok(MaterialLine {
        id: line.id,
        contract_id: line.contract_id,
        applicant_id: line.applicant_id,
        rule_id: line.rule_id,
        rule_code: line.rule_code.clone(),
        rule_version: line.rule_version,
        product_codes: line.product_codes.clone(),
        ask: line.ask.clone(),
        waits_for: waits_for.collect(),
        is_met: list.is_met(line),
        is_left_to_registration: list.is_left_to_registration(line),
        current,
        earlier: earlier.into_iter().map(|paper| paper_view(paper, &line.ask, cx)).collect::<Result<_, _>>()?,
    })
}

fn names(ask: &MaterialAsk) -> [Option<String>; 3] {
    [Some(ask.document_name_zh.clone()), ask.document_name_id.clone(), ask.document_name_en.clone()]
}

pub(crate) fn paper_view(paper: MaterialDocument, ask: &MaterialAsk, cx: &mut Cx<'_>) -> Result<MaterialPaper, Fault> {
    let mut files = Vec::with_capacity(paper.file_ids.len());
    for id in &paper.file_ids {
        if let Some(file) = cx.load::<Attachment>(*id)? {
            files.push(MaterialFile {
                id: file.id,
                name: file.file_name,
                media_type: file.media_type,
                size_bytes: file.size_bytes,
            });
        }
    }
    let person = |user: Option<Id>, cx: &mut Cx<'_>| user.map(|user| user_ref(user, cx)).transpose();
    // Passwords are for those who work with them and for the one who typed them.
    let hidden = ask.is_secret && !cx.actor.may("material.approve") && paper.uploaded_by != Some(cx.actor.user_id);
    Ok(MaterialPaper {
        id: paper.id,
        version_no: paper.version_no,
        is_current: paper.is_current,
        files,
        text_value: paper.text_value.filter(|_| !hidden),
        expires_on: paper.expires_on,
        uploaded_by: person(paper.uploaded_by, cx)?,
        uploaded_at: paper.uploaded_at,
        validation_status: paper.validation_status,
        findings: paper.validation_findings,
        status: paper.status,
        approved_by: person(paper.approved_by, cx)?,
        approved_at: paper.approved_at,
        approval_notes: paper.approval_notes,
        is_reused: paper.reused_from.is_some(),
    })
}

/// Of one contract.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractMaterialsArgs {
    /// The contract.
    contract_id: Id,
}

/// A line that changes when a checklist is brought up to date.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MaterialChange {
    /// What happens.
    pub kind: ChangeKind,
    /// The rule.
    pub rule_id: Id,
    /// Kind of paper.
    pub rule_code: String,
    /// Who gives it; none: the company.
    pub applicant_id: Option<Id>,
    /// Codes of the products that ask for it.
    pub product_codes: Vec<String>,
    /// What will be asked.
    pub ask: MaterialAsk,
    /// What was asked; none for a new line.
    pub before: Option<MaterialAsk>,
}

fn preview(call: &Call<'_>, args: ContractMaterialsArgs) -> Result<Rows<MaterialChange>, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let contract: Contract = cx.require(args.contract_id)?;
            let mut rows = Vec::new();
            for change in changes(&contract, cx)? {
                let before = cx.load::<MaterialRequirement>(change.line.id)?.map(|line| line.ask);
                rows.push(MaterialChange {
                    kind: change.kind,
                    rule_id: change.line.rule_id,
                    rule_code: change.line.rule_code,
                    applicant_id: change.line.applicant_id,
                    product_codes: change.line.product_codes,
                    ask: change.line.ask,
                    before,
                });
            }
            Ok(Rows { rows })
        })
    })
}

fn prepare(call: &Call<'_>, args: ContractMaterialsArgs) -> Result<Done, AppError> {
    let command = PrepareMaterials { contract_id: args.contract_id };
    call.run_on(args.contract_id, &Command::MaterialPrepare(command))
}

/// A paper that is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitMaterialArgs {
    /// The line of the checklist.
    requirement_id: Id,
    /// Files of the deal's customer.
    #[serde(default)]
    file_ids: Vec<Id>,
    /// Words, a number or a day.
    #[serde(default)]
    text_value: Option<String>,
    /// Last day it is valid.
    #[serde(default)]
    expires_on: Option<NaiveDate>,
    /// The paper it is taken over from.
    #[serde(default)]
    reused_from: Option<Id>,
}

fn submit(call: &Call<'_>, args: SubmitMaterialArgs) -> Result<Done, AppError> {
    let SubmitMaterialArgs { requirement_id, file_ids, text_value, expires_on, reused_from } = args;
    let id = call.new_id();
    let command = SubmitMaterial { id, requirement_id, file_ids, text_value, expires_on, reused_from };
    call.run_on(id, &Command::MaterialSubmit(command))
}

fn decide(call: &Call<'_>, args: DecideMaterial) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::MaterialDecide(args))
}

pub(crate) fn applicant(id: Option<Id>, cx: &mut Cx<'_>) -> Result<Option<ApplicantFields>, Fault> {
    Ok(match id {
        Some(id) => cx.load::<Applicant>(id)?.map(|one| one.fields),
        None => None,
    })
}

/// Which papers, the one that waits longest first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MaterialListArgs {
    /// State.
    #[serde(default)]
    status: Option<MaterialStatus>,
    /// What the automatic check said.
    #[serde(default)]
    validation_status: Option<ValidationStatus>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// A paper in the list over all deals.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MaterialRow {
    /// The paper.
    #[serde(flatten)]
    pub paper: MaterialPaper,
    /// Kind of paper.
    pub rule_code: String,
    /// Its names, Chinese, Indonesian, English.
    pub names: [Option<String>; 3],
    /// The line of the checklist.
    pub requirement_id: Id,
    /// The contract.
    pub contract_id: Id,
    /// Whose it is; none: the company's.
    pub applicant: Option<ApplicantFields>,
    /// The deal.
    pub opportunity: Ref,
    /// The customer.
    pub customer: Ref,
}

fn list(call: &Call<'_>, args: MaterialListArgs) -> Result<Page<MaterialRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    call.look(|look| {
        let filter = store::Filter { status: args.status, validation_status: args.validation_status };
        let visibility = look.visibility();
        let (ids, total) = store::list(look.conn, filter, visibility, window.offset, window.limit)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in &ids {
                rows.push(row(cx.require(*id)?, cx)?);
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn row(paper: MaterialDocument, cx: &mut Cx<'_>) -> Result<MaterialRow, Fault> {
    let line: MaterialRequirement = cx.require(paper.requirement_id)?;
    let deal: Opportunity = cx.require(paper.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    Ok(MaterialRow {
        paper: paper_view(paper, &line.ask, cx)?,
        names: names(&line.ask),
        rule_code: line.rule_code,
        requirement_id: line.id,
        contract_id: line.contract_id,
        applicant: applicant(line.applicant_id, cx)?,
        opportunity: Ref { id: deal.id, name: deal.fields.name },
        customer: Ref { id: customer.id, name: customer.fields.name },
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<MaterialRow, AppError> {
    call.look(|look| look.ask(|cx| row(cx.require(args.id)?, cx)))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("material.of_deal", "material.view", of_deal),
        query("material.list", "material.view", list),
        query("material.get", "material.view", get),
        query("material.preview", "material.view", preview),
        command("material.prepare", "material.upload", prepare),
        command("material.submit", "material.upload", submit),
        command("material.decide", "material.approve", decide),
    ]
}
