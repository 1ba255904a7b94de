//! The statement of account (对账单) as it goes to paper: per contract what was asked and paid, totals and ageing.

use bantu_domain::money::Money;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::paper::{BankAccount, Language, Party, file_name};

/// What an entry of a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// An invoice was issued.
    Invoice,
    /// An invoice was corrected.
    Correction,
    /// Money came in.
    Payment,
    /// The customer withheld PPh 23.
    Withheld,
    /// Money was given back.
    Refund,
    /// What the conversion of a payment left over or short.
    ExchangeDifference,
}

/// An entry of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Business day.
    pub on: NaiveDate,
    /// What it is.
    pub kind: EntryKind,
    /// Number of the invoice, the payment or the certificate.
    #[serde(default)]
    pub reference: Option<String>,
    /// Day an invoice is due.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// Positive where the customer owes more, negative where he owes less.
    #[serde(with = "crate::wire")]
    pub amount: Money,
    /// The contract's balance after it.
    #[serde(with = "crate::wire")]
    pub balance: Money,
}

/// A contract and what happened on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementContract {
    /// Its number.
    pub number: String,
    /// What it is about.
    #[serde(default)]
    pub title: Option<String>,
    /// Its amount with tax.
    #[serde(with = "crate::wire")]
    pub total: Money,
    /// In order of their days.
    pub entries: Vec<Entry>,
    /// What the customer owes on it; negative where he has paid too much.
    #[serde(with = "crate::wire")]
    pub balance: Money,
}

/// The balance by how long it is overdue on the day of the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ageing {
    /// Not due yet.
    #[serde(with = "crate::wire")]
    pub not_due: Money,
    /// 1 to 30 days.
    #[serde(with = "crate::wire")]
    pub days_1_30: Money,
    /// 31 to 60 days.
    #[serde(with = "crate::wire")]
    pub days_31_60: Money,
    /// 61 to 90 days.
    #[serde(with = "crate::wire")]
    pub days_61_90: Money,
    /// More than 90 days.
    #[serde(with = "crate::wire")]
    pub over_90: Money,
}

impl Ageing {
    /// The five buckets, the youngest first.
    pub const fn buckets(&self) -> [Money; 5] {
        [self.not_due, self.days_1_30, self.days_31_60, self.days_61_90, self.over_90]
    }
}

/// All contracts of one currency together. Every sum has the sign of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementTotal {
    /// Invoices and corrections.
    #[serde(with = "crate::wire")]
    pub invoiced: Money,
    /// Payments and refunds.
    #[serde(with = "crate::wire")]
    pub paid: Money,
    /// Tax withheld.
    #[serde(with = "crate::wire")]
    pub withheld: Money,
    /// Exchange differences.
    #[serde(with = "crate::wire")]
    pub exchange: Money,
    /// What is owed.
    #[serde(with = "crate::wire")]
    pub balance: Money,
    /// The same by age.
    pub ageing: Ageing,
}

/// A statement of account, complete: nothing on paper is computed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementPaper {
    /// Language of labels and dates.
    pub language: Language,
    /// Everything up to this day.
    pub as_of: NaiveDate,
    /// When it was made. It dates the file.
    pub issued_at: DateTime<Utc>,
    /// Our company.
    pub seller: Party,
    /// The customer.
    pub customer: Party,
    /// The contracts, in order.
    pub contracts: Vec<StatementContract>,
    /// One per currency that occurs.
    pub totals: Vec<StatementTotal>,
    /// Accounts to pay to.
    #[serde(default)]
    pub accounts: Vec<BankAccount>,
    /// Remark.
    #[serde(default)]
    pub notes: Option<String>,
    /// Footer text.
    #[serde(default)]
    pub footer: Option<String>,
}

impl StatementPaper {
    /// A name for the file: `statement_12000_2026-11-30.pdf`.
    pub fn file_name(&self) -> String {
        let code = self.customer.code.as_deref().unwrap_or("customer");
        file_name(&format!("statement_{code}_{}", self.as_of), None)
    }
}
