//! The contract as it goes to paper: parties, services, amounts, payment plan and clauses, complete and frozen.

use bantu_domain::money::{Money, Quantity};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::instalment::Instalment;
use crate::meterai::{self, Deed};
use crate::paper::{BankAccount, Jurisdiction, Language, PaperState, Party, Term, Wording, file_name};
use crate::tax::Tax;

/// One service of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractLine {
    /// Name of the service.
    pub name: Wording,
    /// What is included; may have line breaks.
    #[serde(default)]
    pub description: Option<String>,
    /// Pieces.
    pub quantity: Quantity,
    /// Its part of the amount before tax.
    #[serde(with = "crate::wire")]
    pub amount: Money,
    /// One-time or long-term.
    pub term: Term,
}

/// One clause; on a bilingual contract both columns are filled (UU 24/2009 art. 31, LOCALISATION §6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Heading, printed after the clause's number; may be empty.
    pub title: Wording,
    /// Text; may have line breaks.
    pub text: Wording,
}

/// A contract, complete: nothing on paper is computed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractPaper {
    /// Language of labels, clauses, dates and words.
    pub language: Language,
    /// Draft, waiting or final.
    pub state: PaperState,
    /// The document's number; only a final paper has one.
    #[serde(default)]
    pub number: Option<String>,
    /// Raised by every sending after the first, from 1.
    pub revision: i64,
    /// The instant it was sent (for a draft, printed). It dates the paper and the file.
    pub issued_at: DateTime<Utc>,
    /// Number of the accepted quotation.
    #[serde(default)]
    pub quotation_number: Option<String>,
    /// 甲方, the customer.
    pub party_a: Party,
    /// 乙方, our company.
    pub party_b: Party,
    /// Law of our company.
    pub jurisdiction: Jurisdiction,
    /// What it is about, usually the opportunity's title.
    #[serde(default)]
    pub title: Option<String>,
    /// First day, where it is agreed before signing.
    #[serde(default)]
    pub effective_from: Option<NaiveDate>,
    /// Last day of running services.
    #[serde(default)]
    pub effective_to: Option<NaiveDate>,
    /// Where it is signed; a line is left otherwise.
    #[serde(default)]
    pub signing_place: Option<String>,
    /// When it was signed; a line is left otherwise.
    #[serde(default)]
    pub signed_on: Option<NaiveDate>,
    /// The services, in order.
    pub lines: Vec<ContractLine>,
    /// The amount before tax.
    #[serde(with = "crate::wire")]
    pub base: Money,
    /// The tax on top; none where the company does not charge any.
    #[serde(default)]
    pub tax: Option<Tax>,
    /// The amount with tax.
    #[serde(with = "crate::wire")]
    pub total: Money,
    /// The payment plan as amounts with tax.
    #[serde(default)]
    pub instalments: Vec<Instalment>,
    /// Accounts to pay to.
    #[serde(default)]
    pub accounts: Vec<BankAccount>,
    /// The clauses of the template, in order.
    pub clauses: Vec<Clause>,
    /// Special terms, printed after the clauses.
    #[serde(default)]
    pub special_terms: Option<String>,
    /// Footer text of the contract template.
    #[serde(default)]
    pub footer: Option<String>,
}

impl ContractPaper {
    /// A name for the file: `12000-CON-K1-01_v1.pdf` (DOMAIN §4.1), or `contract-draft_v1.pdf` without a number.
    pub fn file_name(&self) -> String {
        let stem = match (self.state, &self.number) {
            (PaperState::Final, Some(number)) => number.as_str(),
            (PaperState::AwaitingApproval, _) => "contract-awaiting-approval",
            _ => "contract-draft",
        };
        file_name(stem, Some(self.revision))
    }

    /// Whether a box is left for an e-Meterai.
    pub fn needs_meterai(&self) -> bool {
        meterai::is_due(self.jurisdiction, Deed::Contract)
    }
}
