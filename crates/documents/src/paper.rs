//! What papers of every kind share: language, state, parties, wording and accounts.

use serde::{Deserialize, Serialize};

use crate::format::Tongue;

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

/// How far a paper is; decides the watermark and whether a number may stand on it.
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

/// The law the issuing company stands under; decides about the e-Meterai.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Jurisdiction {
    /// A company in Indonesia (`contract_entities.country_code` is `ID`).
    Indonesia,
    /// Any other company.
    Elsewhere,
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
    /// Who represents the company by law.
    pub representative: Option<String>,
    /// Person to talk to.
    pub contact: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Bank and account, as one text.
    pub bank: Option<String>,
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

/// The name of a file made from a document's number, or from what stands for it: letters, digits, `-`, `_` and `.` only.
pub(crate) fn file_name(stem: &str, version: Option<i64>) -> String {
    let safe: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    match version {
        Some(version) => format!("{safe}_v{version}.pdf"),
        None => format!("{safe}.pdf"),
    }
}
