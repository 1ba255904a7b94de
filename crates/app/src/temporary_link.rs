//! Links by which customers give papers: made and taken back by people of the house, opened by whoever holds one. What a holder sees
//! and sends has no user and therefore no entry in the use-case table; it goes through the same commands as everything else.

use bantu_domain::actor::Actor;
use bantu_domain::material::{
    Applicant, Checklist, MaterialAsk, MaterialFinding, MaterialRequirement, MaterialStatus, SubmitMaterial,
    ValidationStatus, findings, valid_until_least,
};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::setting::business_date;
use bantu_domain::temporary_link::{
    Asked, CreateTemporaryLink, LinkLanguage, LinkStanding, RevokeTemporaryLink, TakeFileByLink, TakePaperByLink,
    TemporaryLink, open as open_link, usual_days,
};
use bantu_domain::tx::Cx;
use bantu_domain::{Command, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{App, Call, Mode};
use crate::approval::user_ref;
use crate::attachment;
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{ById, Done, Ref};

/// Makes a link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTemporaryLinkArgs {
    /// The signed contract.
    contract_id: Id,
    /// Lines of its checklist, at least one.
    requirement_ids: Vec<Id>,
    /// Language of the customer's page.
    language: LinkLanguage,
    /// Days it lives, 1 to 60; none: as the workspace says.
    #[serde(default)]
    valid_days: Option<i64>,
    /// Papers that can be given through it, 1 to 200; none: five for each that is asked.
    #[serde(default)]
    max_uploads: Option<i64>,
}

/// A new link. Its token is told here and never again.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NewTemporaryLink {
    /// Key.
    pub id: Id,
    /// What opens the page.
    pub token: String,
    /// Where the page stands below the address of the office.
    pub path: String,
    /// When it ends.
    pub expires_at: Instant,
}

/// A line of the checklist that a link asks for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LinkedPaper {
    /// The line.
    pub requirement_id: Id,
    /// Kind of paper.
    pub rule_code: String,
    /// Its names, Chinese, Indonesian, English.
    pub names: [Option<String>; 3],
    /// Whose it is; none: the company's.
    pub applicant_id: Option<Id>,
}

/// A link as people of the house see it: never its token.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TemporaryLinkRow {
    /// Key.
    pub id: Id,
    /// The contract.
    pub contract_id: Id,
    /// What it asks for.
    pub papers: Vec<LinkedPaper>,
    /// Language of the page.
    pub language: LinkLanguage,
    /// How it stands now.
    pub standing: LinkStanding,
    /// When it ends.
    pub expires_at: Instant,
    /// Papers that can be given through it.
    pub max_uploads: i64,
    /// Papers that were.
    pub upload_count: i64,
    /// When the last one was.
    pub last_upload_at: Option<Instant>,
    /// Who made it.
    pub created_by: Ref,
    /// When.
    pub created_at: Instant,
    /// When it was taken back.
    pub revoked_at: Option<Instant>,
    /// By whom.
    pub revoked_by: Option<Ref>,
}

/// The links of a deal, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TemporaryLinks {
    /// The links.
    pub rows: Vec<TemporaryLinkRow>,
    /// Days a new one lives where nothing else is said.
    pub usual_days: i64,
}

/// Of one deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemporaryLinkListArgs {
    /// The deal.
    opportunity_id: Id,
}

/// Where the customers' pages stand below the address of the office.
pub const PAGES: &str = "/u/";

/// 256 bits in hex digits.
fn token(call: &Call<'_>) -> String {
    let mut bytes = [0_u8; 32];
    bytes[..16].copy_from_slice(&call.app.clock().random());
    bytes[16..].copy_from_slice(&call.app.clock().random());
    blake3::Hash::from(bytes).to_hex().to_string()
}

fn hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}

fn create(call: &Call<'_>, args: CreateTemporaryLinkArgs) -> Result<NewTemporaryLink, AppError> {
    // Only an office has an address that a customer reaches.
    if call.app.mode() != Mode::Office {
        return Err(AppError::new("temporary_link.office_only"));
    }
    let CreateTemporaryLinkArgs { contract_id, requirement_ids, language, valid_days, max_uploads } = args;
    let (id, token) = (call.new_id(), token(call));
    let token_hash = hash(&token);
    let command =
        CreateTemporaryLink { id, contract_id, token_hash, requirement_ids, language, valid_days, max_uploads };
    call.run(&Command::TemporaryLinkCreate(command))?;
    let link: TemporaryLink = call.look(|look| look.ask(|cx| cx.require(id)))?;
    let path = format!("{PAGES}{token}");
    Ok(NewTemporaryLink { id, token, path, expires_at: link.expires_at })
}

fn revoke(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::TemporaryLinkRevoke(RevokeTemporaryLink { id: args.id }))
}

fn list(call: &Call<'_>, args: TemporaryLinkListArgs) -> Result<TemporaryLinks, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let deal: Opportunity = cx.require(args.opportunity_id)?;
            let mut links = cx.list::<TemporaryLink>("opportunity_id", &deal.id)?;
            links.sort_by_key(|link| std::cmp::Reverse((link.created_at, link.id)));
            let rows = links.into_iter().map(|link| row(link, cx)).collect::<Result<_, _>>()?;
            Ok(TemporaryLinks { rows, usual_days: usual_days(cx)? })
        })
    })
}

fn row(link: TemporaryLink, cx: &mut Cx<'_>) -> Result<TemporaryLinkRow, Fault> {
    let mut papers = Vec::with_capacity(link.requirement_ids.len());
    for id in &link.requirement_ids {
        // A line that nobody asks for any more may be gone.
        if let Some(line) = cx.load::<MaterialRequirement>(*id)? {
            papers.push(LinkedPaper {
                requirement_id: line.id,
                names: names(&line.ask),
                rule_code: line.rule_code,
                applicant_id: line.applicant_id,
            });
        }
    }
    Ok(TemporaryLinkRow {
        standing: link.standing(cx.at),
        id: link.id,
        contract_id: link.contract_id,
        papers,
        language: link.language,
        expires_at: link.expires_at,
        max_uploads: link.max_uploads,
        upload_count: link.upload_count,
        last_upload_at: link.last_upload_at,
        created_by: user_ref(link.created_by, cx)?,
        created_at: link.created_at,
        revoked_at: link.revoked_at,
        revoked_by: link.revoked_by.map(|user| user_ref(user, cx)).transpose()?,
    })
}

fn names(ask: &MaterialAsk) -> [Option<String>; 3] {
    [Some(ask.document_name_zh.clone()), ask.document_name_id.clone(), ask.document_name_en.clone()]
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        online("temporary_link.create", "material.upload", create),
        online("temporary_link.revoke", "material.upload", revoke),
        query("temporary_link.list", "material.upload", list),
    ]
}

/// How a paper stands, as its customer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperState {
    /// Nothing was given.
    Missing,
    /// Another paper must be good first.
    Waiting,
    /// Given; somebody looks at it.
    Given,
    /// It failed the automatic check.
    Failed,
    /// Somebody sent it back.
    Rejected,
    /// Good.
    Approved,
}

/// A paper that a link asks for, as its holder sees it: what is asked and how it stands, never what was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AskedPaper {
    /// The line.
    pub requirement_id: Id,
    /// Kind of paper.
    pub rule_code: String,
    /// Name of the person whose it is, as far as it is known.
    pub applicant_name: Option<String>,
    /// Place of that person among the applicants; none: the company's paper.
    pub applicant_no: Option<i64>,
    /// What is asked.
    pub ask: MaterialAsk,
    /// First day that is late enough for its last day.
    pub valid_until_least: Option<NaiveDate>,
    /// How it stands.
    pub state: PaperState,
    /// What the automatic check found.
    pub findings: Vec<MaterialFinding>,
    /// Why it was sent back.
    pub reason: Option<String>,
}

/// What the holder of a link sees.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkPage {
    /// Language of the page.
    pub language: LinkLanguage,
    /// When it ends.
    pub expires_at: Instant,
    /// Papers that can still be given.
    pub uploads_left: i64,
    /// What is asked.
    pub papers: Vec<AskedPaper>,
}

/// A file for a paper of a link.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkFileArgs {
    /// The line it is for.
    requirement_id: Id,
    /// Its name.
    file_name: String,
}

/// A file that came through a link, or what is wrong with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkFile {
    /// Its key, to give a paper with; none where it does not fit and was not kept.
    pub id: Option<Id>,
    /// What is wrong with it.
    pub findings: Vec<MaterialFinding>,
}

/// A paper for a link.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkPaperArgs {
    /// The line.
    requirement_id: Id,
    /// Files that came through the link.
    #[serde(default)]
    file_ids: Vec<Id>,
    /// Words, a number or a day.
    #[serde(default)]
    text_value: Option<String>,
    /// Last day it is valid.
    #[serde(default)]
    expires_on: Option<NaiveDate>,
}

/// What the holder of a token asks of the office.
pub struct Holder<'a> {
    call: Call<'a>,
    token_hash: String,
}

impl<'a> Holder<'a> {
    /// Whoever holds this token.
    pub fn new(app: &'a App, token: &str) -> Self {
        Self { call: app.call_by(Actor::SYSTEM), token_hash: hash(token) }
    }

    fn asked<T>(&self, body: impl FnOnce(Asked, &mut Cx<'_>) -> Result<T, Fault>) -> Result<T, AppError> {
        self.call.look(|look| {
            look.ask(|cx| {
                let link = cx.list::<TemporaryLink>("token_hash", &self.token_hash)?.into_iter().next();
                body(open_link(link, cx)?, cx)
            })
        })
    }

    /// Language of the page, as a sign that the link is open.
    ///
    /// # Errors
    /// `record.not_found` for every link that opens nothing, whatever the reason; storage failure.
    pub fn language(&self) -> Result<LinkLanguage, AppError> {
        self.asked(|asked, _| Ok(asked.link.language))
    }

    /// What the link asks for and how it stands.
    ///
    /// # Errors
    /// As [`Holder::language`].
    pub fn page(&self) -> Result<LinkPage, AppError> {
        self.asked(|asked, cx| {
            let today = business_date(cx)?;
            let papers = asked.lines().map(|line| asked_paper(line, &asked, today, cx)).collect::<Result<_, _>>()?;
            Ok(LinkPage {
                language: asked.link.language,
                expires_at: asked.link.expires_at,
                uploads_left: asked.link.max_uploads - asked.link.upload_count,
                papers,
            })
        })
    }

    /// Takes a file for a paper. One that does not fit is told at once and nothing of it is kept.
    ///
    /// # Errors
    /// As [`Holder::language`]; `args.malformed`; `material.not_asked`; those of the files of customers; `temporary_link.full`.
    pub fn add_file(&self, args: serde_json::Value, bytes: &[u8]) -> Result<LinkFile, AppError> {
        let args: LinkFileArgs = crate::usecase::read_args(args)?;
        let (link_id, deal, line, today) = self.asked(|asked, cx| {
            let line = line_of(&asked, args.requirement_id)?.clone();
            Ok((asked.link.id, asked.deal, line, business_date(cx)?))
        })?;
        if !line.ask.document_type.is_file() {
            return Err(Refusal::new("field.invalid").field("file_ids").into());
        }
        let file = attachment::of_deal(&self.call, &deal, args.file_name, bytes)?;
        // How long it is valid is told with the paper, not with a file of it.
        let ask = MaterialAsk { valid_months: None, ..line.ask };
        let row = file.row(Actor::SYSTEM, self.call.now());
        let found = findings(&ask, &[row], None, None, today);
        if !found.is_empty() {
            return Ok(LinkFile { id: None, findings: found });
        }
        let id = file.id;
        let take = Command::TemporaryLinkTakeFile(TakeFileByLink { link_id, file });
        self.call.try_out(&take)?;
        self.call.app.blobs()?.put(bytes)?;
        self.call.run(&take)?;
        Ok(LinkFile { id: Some(id), findings: Vec::new() })
    }

    /// Takes a paper and tells how it stands then.
    ///
    /// # Errors
    /// As [`Holder::language`]; `args.malformed`; those of giving a paper.
    pub fn give(&self, args: serde_json::Value) -> Result<AskedPaper, AppError> {
        let LinkPaperArgs { requirement_id, file_ids, text_value, expires_on } = crate::usecase::read_args(args)?;
        let link_id = self.asked(|asked, _| Ok(asked.link.id))?;
        let id = self.call.new_id();
        let paper = SubmitMaterial { id, requirement_id, file_ids, text_value, expires_on, reused_from: None };
        self.call.run(&Command::TemporaryLinkTakePaper(TakePaperByLink { link_id, paper }))?;
        // The link may have ended with this paper; its holder is told all the same how it stands.
        self.call.look(|look| {
            look.ask(|cx| {
                let link: TemporaryLink = cx.require(link_id)?;
                let deal: Opportunity = cx.require(link.opportunity_id)?;
                let list = Checklist::of_deal(&deal, cx)?;
                let asked = Asked { link, deal, list };
                let today = business_date(cx)?;
                let line = line_of(&asked, requirement_id)?;
                asked_paper(line, &asked, today, cx)
            })
        })
    }
}

fn line_of(asked: &Asked, id: Id) -> Result<&MaterialRequirement, Refusal> {
    asked.lines().find(|line| line.id == id).ok_or_else(|| Refusal::new("material.not_asked"))
}

fn asked_paper(
    line: &MaterialRequirement,
    asked: &Asked,
    today: NaiveDate,
    cx: &mut Cx<'_>,
) -> Result<AskedPaper, Fault> {
    let applicant = match line.applicant_id {
        Some(id) => cx.load::<Applicant>(id)?.map(|one| one.fields),
        None => None,
    };
    let current = asked.list.papers.get(&line.id);
    let state = match current {
        None if !asked.list.waits_for(line).is_empty() => PaperState::Waiting,
        None => PaperState::Missing,
        Some(paper) => match (paper.status, paper.validation_status) {
            (MaterialStatus::Approved, _) => PaperState::Approved,
            (MaterialStatus::Rejected, _) => PaperState::Rejected,
            (MaterialStatus::Submitted, ValidationStatus::Failed) => PaperState::Failed,
            (MaterialStatus::Submitted, ValidationStatus::Passed) => PaperState::Given,
        },
    };
    Ok(AskedPaper {
        requirement_id: line.id,
        rule_code: line.rule_code.clone(),
        applicant_no: applicant.as_ref().map(|one| one.applicant_no),
        applicant_name: applicant.and_then(|one| one.full_name),
        ask: line.ask.clone(),
        valid_until_least: valid_until_least(&line.ask, today),
        state,
        findings: current.map(|paper| paper.validation_findings.clone()).unwrap_or_default(),
        reason: current.filter(|_| state == PaperState::Rejected).and_then(|paper| paper.approval_notes.clone()),
    })
}
