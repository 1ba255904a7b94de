//! The quotation as it goes to paper: a complete, frozen description, and the two things done with it.

use bantu_domain::money::{Money, Percent, Quantity, Rate};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::error::PaperError;
use crate::format::Tongue;
use crate::{check as rules, compose, layout, template, writer};

/// Language of a paper; two of them set every label and clause in both, the first one larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Chinese.
    Zh,
    /// Indonesian.
    Id,
    /// English.
    En,
    /// Chinese with Indonesian.
    ZhId,
    /// Chinese with English.
    ZhEn,
}

impl Language {
    /// Every language of a paper.
    pub const ALL: [Self; 5] = [Self::Zh, Self::Id, Self::En, Self::ZhId, Self::ZhEn];

    /// The code used in data and on the wire: `zh`, `id`, `en`, `zh_id`, `zh_en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::Id => "id",
            Self::En => "en",
            Self::ZhId => "zh_id",
            Self::ZhEn => "zh_en",
        }
    }

    /// The leading language and, on a bilingual paper, the second one.
    pub const fn tongues(self) -> (Tongue, Option<Tongue>) {
        match self {
            Self::Zh => (Tongue::Zh, None),
            Self::Id => (Tongue::Id, None),
            Self::En => (Tongue::En, None),
            Self::ZhId => (Tongue::Zh, Some(Tongue::Id)),
            Self::ZhEn => (Tongue::Zh, Some(Tongue::En)),
        }
    }
}

/// How far the quotation is; decides the watermark and whether a number may stand on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperState {
    /// Being written: watermark, no number.
    Draft,
    /// Waits for a manager's approval: another watermark, no number.
    AwaitingApproval,
    /// Issued: a number, no watermark.
    Final,
}

/// One side of the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Party {
    /// Legal name.
    pub name: String,
    /// The name in the second language, set beneath it.
    pub name_second: Option<String>,
    /// Number of the customer, for example `12000`.
    pub code: Option<String>,
    /// Postal address, may have line breaks.
    pub address: Option<String>,
    /// NPWP, 统一社会信用代码 or another tax number.
    pub tax_id: Option<String>,
    /// Person to talk to.
    pub contact: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Who signs; an empty line is left otherwise.
    pub signatory: Option<String>,
}

/// Text in the leading language and, where there is one, in the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Leading language.
    pub text: String,
    /// Second language of a bilingual paper.
    #[serde(default)]
    pub second: Option<String>,
}

/// Whether a line is delivered once or runs for months (`service_category`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "category", deny_unknown_fields)]
pub enum Term {
    /// Delivered once.
    OneTime,
    /// Runs for a cycle.
    LongTerm {
        /// Length of the cycle in months.
        cycle_months: u32,
    },
}

/// One service offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Name of the service.
    pub name: String,
    /// The name in the second language.
    #[serde(default)]
    pub name_second: Option<String>,
    /// What is included; may have line breaks.
    #[serde(default)]
    pub description: Option<String>,
    /// Pieces.
    pub quantity: Quantity,
    /// Unit price before the discount.
    #[serde(with = "crate::wire")]
    pub unit_list: Money,
    /// Unit price after the discount.
    #[serde(with = "crate::wire")]
    pub unit_net: Money,
    /// Line total after the discount.
    #[serde(with = "crate::wire")]
    pub total: Money,
    /// One-time or long-term.
    pub term: Term,
}

/// The frozen exchange rate of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperRate {
    /// Rupiah for one yuan, whatever the primary currency (DOMAIN §6.2).
    pub idr_per_cny: Rate,
    /// The day the rate is of.
    pub on: NaiveDate,
}

/// What an instalment is (DOMAIN §6.6, §6.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum InstalmentKind {
    /// Everything at once.
    Full,
    /// Paid before the work.
    Prepayment,
    /// The rest.
    Final,
    /// A long-term service paid month by month.
    Monthly {
        /// Number of months.
        months: u32,
        /// Every month but the last.
        #[serde(with = "crate::wire")]
        each: Money,
        /// The last month, which takes the remainder.
        #[serde(with = "crate::wire")]
        last: Money,
    },
}

/// When an instalment falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// When the contract is signed.
    OnContractSigned,
    /// When the work is delivered.
    OnDelivery,
    /// Every month from the start of the service.
    EachMonth,
}

/// One row of the payment terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// What it is.
    #[serde(flatten)]
    pub kind: InstalmentKind,
    /// Share of its part of the total, where that says something.
    #[serde(default)]
    pub percent: Option<Percent>,
    /// The amount; for months their sum.
    #[serde(with = "crate::wire")]
    pub amount: Money,
    /// The same in the second currency.
    #[serde(default, with = "crate::wire::option")]
    pub amount_secondary: Option<Money>,
    /// When it falls due.
    pub due: Due,
}

/// An account the customer may pay to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BankAccount {
    /// Name of the holder.
    pub holder: String,
    /// Bank and branch.
    pub bank: String,
    /// Account number.
    pub number: String,
    /// Currency of the account, for example `IDR`.
    pub currency: Option<String>,
    /// SWIFT code.
    pub swift: Option<String>,
}

/// A quotation, complete: nothing on paper is computed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotationPaper {
    /// Language of labels, clauses, dates and words.
    pub language: Language,
    /// Draft, waiting or final.
    pub state: PaperState,
    /// The document's number; only a final paper has one.
    #[serde(default)]
    pub number: Option<String>,
    /// Version within the opportunity, from 1.
    pub version: i64,
    /// The issue instant (for a draft, when it was printed). It dates the paper and the file, so that the same paper is the same bytes.
    pub issued_at: DateTime<Utc>,
    /// Last day of validity.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// Who offers.
    pub seller: Party,
    /// Who is asked.
    pub customer: Party,
    /// What it is about, usually the opportunity's title.
    #[serde(default)]
    pub title: Option<String>,
    /// The services, in order.
    pub lines: Vec<Line>,
    /// Discount of the whole quotation.
    pub discount_percent: Percent,
    /// Sum before the discount.
    #[serde(with = "crate::wire")]
    pub gross: Money,
    /// The discount as an amount.
    #[serde(with = "crate::wire")]
    pub discount: Money,
    /// Sum after the discount, in the primary currency.
    #[serde(with = "crate::wire")]
    pub total: Money,
    /// The same in the other currency.
    #[serde(default, with = "crate::wire::option")]
    pub total_secondary: Option<Money>,
    /// The rate between the two.
    #[serde(default)]
    pub rate: Option<PaperRate>,
    /// The payment terms as amounts.
    #[serde(default)]
    pub instalments: Vec<Instalment>,
    /// Accounts to pay to.
    #[serde(default)]
    pub accounts: Vec<BankAccount>,
    /// Terms in place of the template's standard ones; empty takes the standard.
    #[serde(default)]
    pub terms: Vec<Wording>,
    /// Free remarks for this customer.
    #[serde(default)]
    pub notes: Option<String>,
    /// Footer text of the quotation template.
    #[serde(default)]
    pub footer: Option<String>,
}

impl QuotationPaper {
    /// A name for the file: `12000-QUO-K1-01_v1.pdf`, or `quotation-draft_v1.pdf` without a number.
    pub fn file_name(&self) -> String {
        let stem = match (self.state, &self.number) {
            (PaperState::Final, Some(number)) => number.as_str(),
            (PaperState::AwaitingApproval, _) => "quotation-awaiting-approval",
            _ => "quotation-draft",
        };
        let safe: String =
            stem.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
        format!("{safe}_v{}.pdf", self.version)
    }
}

/// Tries contents, layout and glyphs without writing a file. A final paper may still lack its number: this is what
/// runs before the number is taken.
///
/// # Errors
/// The first reason why [`render`] would refuse, see [`PaperError`].
pub fn check(paper: &QuotationPaper) -> Result<(), PaperError> {
    rules::contents(paper)?;
    let blocks = compose::quotation(paper)?;
    layout::pages(&blocks).map(|_| ())
}

/// Writes the PDF. The same paper gives the same bytes on every machine and day.
///
/// # Errors
/// As [`check`], and `document.number_missing` for a final paper without number, `document.write_failed`.
pub fn render(paper: &QuotationPaper) -> Result<Vec<u8>, PaperError> {
    rules::contents(paper)?;
    if paper.state == PaperState::Final && paper.number.is_none() {
        return Err(PaperError::NumberMissing);
    }
    let document = compose::quotation(paper)?;
    let pages = layout::pages(&document)?;
    writer::write(&pages, &document.meta)
}

/// The template a quotation of this build is set with, frozen beside the stored file: `quotation/1`.
pub fn template_version() -> String {
    template::quotation().map(|t| format!("{}/{}", t.kind, t.version)).unwrap_or_default()
}
