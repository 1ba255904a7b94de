//! The quotation as it goes to paper: a complete, frozen description.

use bantu_domain::money::{Money, Percent, Quantity, Rate};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::instalment::Instalment;
use crate::paper::{BankAccount, Language, PaperState, Party, Term, Wording, file_name};

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
        file_name(stem, Some(self.version))
    }
}
