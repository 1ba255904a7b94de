//! 临时链接: a customer without an account gives papers through it. It is for the papers chosen when it was made and for nothing else,
//! it ends by itself, and it can be revoked (DOMAIN §3.13, §7 item 8).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::attachment::{self, AddAttachment, check_hash};
use crate::contract::Contract;
use crate::material::{self, Checklist, MAX_FILES, MaterialDocument, MaterialRequirement, SubmitMaterial};
use crate::notification::events;
use crate::opportunity::Opportunity;
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::setting::{self, Setting, SettingKey};
use crate::table::{Entity, RootRule};
use crate::tx::Cx;
use crate::{entity, record, text_enum};

/// Longest life of a link in days.
pub const MAX_DAYS: i64 = 60;
/// Days a link lives where nothing else is said.
pub const USUAL_DAYS: i64 = 7;
/// Most papers that can be given through one link.
pub const MAX_UPLOADS: i64 = 200;
/// Most papers that are asked by one link.
const MAX_ASKED: usize = 100;
/// Tries for each paper where nothing else is said: a paper that fails its check may be given again.
const USUAL_TRIES: i64 = 5;
const MICROS_A_DAY: i64 = 86_400_000_000;

text_enum! {
    /// Language of the customer's page.
    pub enum LinkLanguage {
        /// 中文.
        Zh = "zh",
        /// Bahasa Indonesia.
        Id = "id",
        /// English.
        En = "en",
    }
}

text_enum! {
    /// How a link stands at a moment; it follows from the record and is stored nowhere.
    pub enum LinkStanding {
        /// Opens the page.
        Open = "open",
        /// Its time is over.
        Expired = "expired",
        /// As many papers as it allows were given.
        UsedUp = "used_up",
        /// Taken back.
        Revoked = "revoked",
    }
}

record! {
    /// A link that lets a customer give papers. The token itself is known to nobody but its holder.
    pub struct TemporaryLink {
        /// Key.
        pub id: Id,
        /// The contract whose papers are asked.
        pub contract_id: Id,
        /// Its deal.
        pub opportunity_id: Id,
        /// BLAKE3 of the token, 64 hex digits.
        pub token_hash: String,
        /// The lines of the checklist that are asked.
        pub requirement_ids: Vec<Id>,
        /// Files that came through it → attachments.
        pub file_ids: Vec<Id>,
        /// Language of the page.
        pub language: LinkLanguage,
        /// Opens nothing from then on.
        pub expires_at: Instant,
        /// Papers that can be given through it, 1 to [`MAX_UPLOADS`].
        pub max_uploads: i64,
        /// Papers that were given through it.
        pub upload_count: i64,
        /// When the last one was.
        pub last_upload_at: Option<Instant>,
        /// Who made it.
        pub created_by: Id,
        /// When.
        pub created_at: Instant,
        /// When it was taken back.
        pub revoked_at: Option<Instant>,
        /// Who took it back.
        pub revoked_by: Option<Id>,
    }
}
entity!(TemporaryLink in "temporary_links", finds ["contract_id", "opportunity_id", "token_hash"], root |row| RootRule::Of("contracts", row.contract_id));

impl TemporaryLink {
    /// How it stands at a moment.
    pub fn standing(&self, now: Instant) -> LinkStanding {
        if self.revoked_at.is_some() {
            LinkStanding::Revoked
        } else if self.expires_at <= now {
            LinkStanding::Expired
        } else if self.upload_count >= self.max_uploads {
            LinkStanding::UsedUp
        } else {
            LinkStanding::Open
        }
    }
}

/// Makes a link for some papers of a contract (online, `material.upload`); the office draws the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTemporaryLink {
    /// New id.
    pub id: Id,
    /// The signed contract.
    pub contract_id: Id,
    /// BLAKE3 of the token.
    pub token_hash: String,
    /// Lines of the contract's checklist, at least one.
    pub requirement_ids: Vec<Id>,
    /// Language of the page.
    pub language: LinkLanguage,
    /// Days it lives, 1 to [`MAX_DAYS`]; none: as the workspace says.
    #[serde(default)]
    pub valid_days: Option<i64>,
    /// Papers that can be given through it, 1 to [`MAX_UPLOADS`]; none: five for each that is asked.
    #[serde(default)]
    pub max_uploads: Option<i64>,
}

/// Takes a link back (online, `material.upload`): it opens nothing from this moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeTemporaryLink {
    /// The link.
    pub id: Id,
}

/// A file came through a link (the office alone).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeFileByLink {
    /// The link.
    pub link_id: Id,
    /// The file, of the link's deal and its customer.
    pub file: AddAttachment,
}

/// A paper came through a link (the office alone): it is given as any other, by nobody of the house, and counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakePaperByLink {
    /// The link.
    pub link_id: Id,
    /// The paper; its line and its files are those of the link.
    pub paper: SubmitMaterial,
}

pub(crate) fn create(args: &CreateTemporaryLink, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("material.upload")?;
    let contract: Contract = cx.require(args.contract_id)?;
    let deal: Opportunity = cx.require(contract.opportunity_id)?;
    deal.active()?;
    if !contract.status.is_signed() {
        return Err(Refusal::new("contract.not_signed").into());
    }
    check_hash("token_hash", &args.token_hash)?;
    check_asked(args, &deal, cx)?;
    let days = match args.valid_days {
        Some(days) => days,
        None => usual_days(cx)?,
    };
    let asked = i64::try_from(args.requirement_ids.len()).unwrap_or(MAX_UPLOADS);
    let max_uploads = args.max_uploads.unwrap_or((asked * USUAL_TRIES).min(MAX_UPLOADS));
    for (field, value, most) in [("valid_days", days, MAX_DAYS), ("max_uploads", max_uploads, MAX_UPLOADS)] {
        if !(1..=most).contains(&value) {
            return Err(Refusal::new("number.out_of_range").field(field).with("most", most).into());
        }
    }
    let expires_at = Instant::from_micros(cx.at.micros() + days * MICROS_A_DAY)
        .ok_or_else(|| Refusal::new("date.out_of_range").field("valid_days"))?;
    cx.insert(&TemporaryLink {
        id: args.id,
        contract_id: contract.id,
        opportunity_id: deal.id,
        token_hash: args.token_hash.clone(),
        requirement_ids: args.requirement_ids.clone(),
        file_ids: Vec::new(),
        language: args.language,
        expires_at,
        max_uploads,
        upload_count: 0,
        last_upload_at: None,
        created_by: cx.actor.user_id,
        created_at: cx.at,
        revoked_at: None,
        revoked_by: None,
    })
}

/// The papers must be asked by this contract, each once, and not be approved yet.
fn check_asked(args: &CreateTemporaryLink, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    const FIELD: &str = "requirement_ids";
    if args.requirement_ids.is_empty() {
        return Err(Refusal::new("field.required").field(FIELD).into());
    }
    if args.requirement_ids.len() > MAX_ASKED {
        return Err(Refusal::new("field.too_long").field(FIELD).with("limit", MAX_ASKED).into());
    }
    let list = Checklist::of_deal(deal, cx)?;
    let mut seen = BTreeSet::new();
    for id in &args.requirement_ids {
        if !seen.insert(id) {
            return Err(Refusal::new("field.invalid").field(FIELD).into());
        }
        if !list.lines.iter().any(|line| line.id == *id && line.contract_id == args.contract_id) {
            return Err(Refusal::new("reference.unknown").field(FIELD).into());
        }
        if list.papers.get(id).is_some_and(MaterialDocument::is_approved) {
            return Err(Refusal::new("material.approved_already").field(FIELD).into());
        }
    }
    Ok(())
}

/// Days a link lives as the workspace says.
///
/// # Errors
/// Storage failure only.
pub fn usual_days(cx: &mut Cx<'_>) -> Result<i64, Fault> {
    let setting = cx.load::<Setting>(setting::id_of(SettingKey::TemporaryLinkValidDays))?;
    Ok(setting.and_then(|setting| setting.value.parse().ok()).unwrap_or(USUAL_DAYS))
}

pub(crate) fn revoke(args: &RevokeTemporaryLink, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("material.upload")?;
    let mut link: TemporaryLink = cx.require(args.id)?;
    if link.revoked_at.is_some() {
        return Err(Refusal::new("temporary_link.revoked").into());
    }
    link.revoked_at = Some(cx.at);
    link.revoked_by = Some(cx.actor.user_id);
    cx.save(&link)
}

/// What an open link asks for.
pub struct Asked {
    /// The link.
    pub link: TemporaryLink,
    /// The deal.
    pub deal: Opportunity,
    /// The checklists of the deal.
    pub list: Checklist,
}

impl Asked {
    /// The lines that are asked, in their order. One that nobody asks for any more is left out.
    pub fn lines(&self) -> impl Iterator<Item = &MaterialRequirement> {
        self.list
            .lines
            .iter()
            .filter(|line| line.contract_id == self.link.contract_id && self.link.requirement_ids.contains(&line.id))
    }
}

/// An open link with what it asks for. A link that does not exist, has ended, was used up or taken back is the same: nothing.
///
/// # Errors
/// `record.not_found`; storage failure.
pub fn open(link: Option<TemporaryLink>, cx: &mut Cx<'_>) -> Result<Asked, Fault> {
    let nothing = || Refusal::not_found(TemporaryLink::TABLE);
    let link = link.filter(|link| link.standing(cx.at) == LinkStanding::Open).ok_or_else(nothing)?;
    let deal: Opportunity = cx.require(link.opportunity_id)?;
    deal.active().map_err(|_| nothing())?;
    let list = Checklist::of_deal(&deal, cx)?;
    let asked = Asked { link, deal, list };
    if asked.lines().next().is_none() {
        return Err(nothing().into());
    }
    Ok(asked)
}

/// Nobody logs in through a link: the office itself writes down what came.
fn for_the_office(id: Id, cx: &mut Cx<'_>) -> Result<Asked, Fault> {
    if !cx.actor.is_system() {
        return Err(Refusal::new("permission.denied").with("permission", "temporary_link.serve").into());
    }
    let link = cx.load(id)?;
    open(link, cx)
}

pub(crate) fn take_file(args: &TakeFileByLink, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let Asked { mut link, deal, .. } = for_the_office(args.link_id, cx)?;
    if (args.file.customer_id, args.file.opportunity_id) != (deal.customer_id, Some(deal.id)) {
        return Err(Refusal::new("reference.unknown").field("opportunity_id").into());
    }
    let most = link.max_uploads * MAX_FILES;
    if i64::try_from(link.file_ids.len()).is_ok_and(|count| count >= most) {
        return Err(Refusal::new("temporary_link.full").with("most", most).into());
    }
    attachment::add(&args.file, cx)?;
    link.file_ids.push(args.file.id);
    cx.save(&link)
}

pub(crate) fn take_paper(args: &TakePaperByLink, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let asked = for_the_office(args.link_id, cx)?;
    let paper = &args.paper;
    let Some(line) = asked.lines().find(|line| line.id == paper.requirement_id) else {
        return Err(Refusal::new("material.not_asked").into());
    };
    let own = |id| asked.link.file_ids.contains(id);
    if !paper.file_ids.iter().all(own) || paper.reused_from.is_some() {
        return Err(Refusal::new("reference.unknown").field("file_ids").into());
    }
    let line = line.clone();
    material::take(paper, None, cx)?;
    let mut link = asked.link;
    link.upload_count += 1;
    link.last_upload_at = Some(cx.at);
    cx.save(&link)?;
    let paper: MaterialDocument = cx.require(paper.id)?;
    events::paper_by_link(link.created_by, &paper, &line, &asked.deal, cx)
}
