//! The commercial invoice (请款单), the pro-forma (形式发票) and the correction as they go to paper.

use bantu_domain::money::{Currency, Money};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::meterai::{self, Deed};
use crate::paper::{BankAccount, Jurisdiction, Language, PaperState, Party, Wording, file_name};
use crate::tax::Tax;

/// What kind of invoice it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "form", deny_unknown_fields)]
pub enum InvoiceForm {
    /// 请款单: asks for an instalment or the whole of a signed contract.
    Invoice {
        /// Set when the money has come: the paper is marked LUNAS and acknowledges receipt.
        #[serde(default)]
        paid: Option<Paid>,
    },
    /// 形式发票: printed before signing, without number, and marked as such (DOMAIN "Decisions" 7).
    Proforma,
    /// 红字/更正发票: takes an issued invoice back by negative amounts (DOMAIN §5.5).
    Correction {
        /// Number of the invoice corrected.
        number: String,
        /// Why.
        #[serde(default)]
        reason: Option<String>,
    },
}

/// The money of an invoice has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paid {
    /// On this day.
    pub on: NaiveDate,
    /// The sum in rupiah where the invoice is in another currency; decides about the e-Meterai.
    #[serde(default, with = "crate::wire::option")]
    pub rupiah: Option<Money>,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoiceLine {
    /// For example the instalment.
    pub name: Wording,
    /// More about it; may have line breaks.
    #[serde(default)]
    pub description: Option<String>,
    /// Before tax; negative in a correction.
    #[serde(with = "crate::wire")]
    pub amount: Money,
}

/// An invoice, complete: nothing on paper is computed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoicePaper {
    /// Language of labels, dates and words.
    pub language: Language,
    /// Invoice, pro-forma or correction.
    pub form: InvoiceForm,
    /// Draft, waiting or final.
    pub state: PaperState,
    /// The document's number; only a final paper has one, a pro-forma never.
    #[serde(default)]
    pub number: Option<String>,
    /// The issue instant (for a draft, when it was printed). It dates the paper and the file.
    pub issued_at: DateTime<Utc>,
    /// Payable until.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// Number of the contract.
    #[serde(default)]
    pub contract_number: Option<String>,
    /// Our company.
    pub seller: Party,
    /// 发票抬头 with tax number, address and bank.
    pub buyer: Party,
    /// Law of our company.
    pub jurisdiction: Jurisdiction,
    /// What it is about, usually the opportunity's title.
    #[serde(default)]
    pub title: Option<String>,
    /// What is asked for, in order.
    pub lines: Vec<InvoiceLine>,
    /// The amount before tax.
    #[serde(with = "crate::wire")]
    pub base: Money,
    /// The tax on top; none where the company does not charge any.
    #[serde(default)]
    pub tax: Option<Tax>,
    /// The amount with tax.
    #[serde(with = "crate::wire")]
    pub total: Money,
    /// Number of the statutory invoice, once the tax authority gave it; printed as pending before.
    #[serde(default)]
    pub tax_number: Option<String>,
    /// Accounts to pay to.
    #[serde(default)]
    pub accounts: Vec<BankAccount>,
    /// Printed below the amounts.
    #[serde(default)]
    pub notes: Option<String>,
    /// Footer text.
    #[serde(default)]
    pub footer: Option<String>,
}

impl InvoicePaper {
    /// Whether it is a pro-forma.
    pub const fn is_proforma(&self) -> bool {
        matches!(self.form, InvoiceForm::Proforma)
    }

    /// A name for the file: `12000-INV-K1-01.pdf`, `proforma_12000-CON-K1-01.pdf`, `invoice-draft.pdf`.
    pub fn file_name(&self) -> String {
        let stem = match (&self.form, self.state, &self.number) {
            (InvoiceForm::Proforma, ..) => {
                format!("proforma_{}", self.contract_number.as_deref().unwrap_or("contract-draft"))
            }
            (_, PaperState::Final, Some(number)) => number.clone(),
            (_, PaperState::AwaitingApproval, _) => "invoice-awaiting-approval".to_owned(),
            _ => "invoice-draft".to_owned(),
        };
        file_name(&stem, None)
    }

    /// The day the money came, on an invoice marked as paid.
    pub const fn paid(&self) -> Option<&Paid> {
        match &self.form {
            InvoiceForm::Invoice { paid } => paid.as_ref(),
            InvoiceForm::Proforma | InvoiceForm::Correction { .. } => None,
        }
    }

    /// Whether a box is left for an e-Meterai: only where receipt of more than Rp 5,000,000 is acknowledged.
    pub fn needs_meterai(&self) -> bool {
        let deed = match self.paid().map(|paid| paid.rupiah.unwrap_or(self.total)) {
            Some(sum) if sum.currency() == Currency::Idr => Deed::Acknowledgement { rupiah: sum.minor() },
            _ => Deed::Demand,
        };
        meterai::is_due(self.jurisdiction, deed)
    }
}
