//! The receipt (收款收据, kuitansi) as it goes to paper: money that finance confirmed.

use bantu_domain::money::{Currency, Money, TaxRate};
use bantu_domain::payment::PaymentMethod;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::meterai::{self, Deed};
use crate::paper::{Jurisdiction, Language, PaperState, Party, Wording, file_name};

/// PPh 23 that the payer kept back and pays to the tax office himself (LOCALISATION §2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// How much.
    #[serde(with = "crate::wire")]
    pub amount: Money,
    /// At which rate, where it is known.
    #[serde(default)]
    pub rate: Option<TaxRate>,
    /// Number of the certificate (bukti potong), once it came; printed as pending before.
    #[serde(default)]
    pub certificate: Option<String>,
}

/// A receipt, complete: nothing on paper is computed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptPaper {
    /// Language of labels, dates and words.
    pub language: Language,
    /// Draft or waiting until finance confirmed the money, then final.
    pub state: PaperState,
    /// Number of the payment; only a final paper has one.
    #[serde(default)]
    pub number: Option<String>,
    /// The instant of confirmation (for a draft, of printing). It dates the paper and the file.
    pub issued_at: DateTime<Utc>,
    /// Our company, which received the money.
    pub receiver: Party,
    /// Who paid.
    pub payer: Party,
    /// Law of our company.
    pub jurisdiction: Jurisdiction,
    /// What the money is for.
    pub purpose: Wording,
    /// Number of the contract.
    #[serde(default)]
    pub contract_number: Option<String>,
    /// Number of the invoice.
    #[serde(default)]
    pub invoice_number: Option<String>,
    /// How it came.
    pub method: PaymentMethod,
    /// The bank's or the payer's reference.
    #[serde(default)]
    pub reference: Option<String>,
    /// Day it arrived.
    pub received_on: NaiveDate,
    /// What arrived.
    #[serde(with = "crate::wire")]
    pub received: Money,
    /// The same in rupiah where it came in another currency; decides about the e-Meterai.
    #[serde(default, with = "crate::wire::option")]
    pub rupiah: Option<Money>,
    /// Tax the payer withheld.
    #[serde(default)]
    pub withheld: Option<Withheld>,
    /// What is settled by both.
    #[serde(with = "crate::wire")]
    pub settled: Money,
    /// Remark.
    #[serde(default)]
    pub notes: Option<String>,
    /// Footer text.
    #[serde(default)]
    pub footer: Option<String>,
}

impl ReceiptPaper {
    /// A name for the file: `12000-PAY-K1-01.pdf`, or `receipt-draft.pdf` without a number.
    pub fn file_name(&self) -> String {
        let stem = match (self.state, &self.number) {
            (PaperState::Final, Some(number)) => number.as_str(),
            (PaperState::AwaitingApproval, _) => "receipt-awaiting-approval",
            _ => "receipt-draft",
        };
        file_name(stem, None)
    }

    /// Whether a box is left for an e-Meterai: above Rp 5,000,000.
    pub fn needs_meterai(&self) -> bool {
        let sum = self.rupiah.unwrap_or(self.received);
        sum.currency() == Currency::Idr
            && meterai::is_due(self.jurisdiction, Deed::Acknowledgement { rupiah: sum.minor() })
    }
}
