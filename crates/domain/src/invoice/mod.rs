//! Invoices (发票): the commercial one that asks for money, the statutory one that finance issues (DOMAIN §3.4, §5.5, "Decisions" 7).

mod commands;
mod issue;

use chrono::NaiveDate;

pub use commands::{
    CorrectInvoice, CreateInvoice, DeleteInvoice, InvoiceFields, SetTaxNumber, UpdateInvoice, UploadInvoiceFile,
    WaiveInvoice,
};
pub(crate) use commands::{correct, create, delete, permit, set_tax_number, update, upload, waive};
pub use issue::{InvoiceContent, IssueInvoice, MarkInvoiceSent, may_issue};
pub(crate) use issue::{issue, mark_sent};

use crate::money::{Currency, Money, TaxRate};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tax::{TaxPolicy, TaxRounding, TaxScheme};
use crate::tx::Cx;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// The two kinds of invoice.
    pub enum InvoiceKind {
        /// 请款单: our own paper, asks for an instalment or the whole.
        Commercial = "commercial",
        /// 发票 / Faktur Pajak: issued by the tax authority's system, uploaded here.
        Statutory = "statutory",
    }
}

text_enum! {
    /// 发票状态.
    pub enum InvoiceStatus {
        /// 草稿.
        Draft = "draft",
        /// 已开具, with number.
        Issued = "issued",
        /// 已上传: statutory only.
        Uploaded = "uploaded",
        /// 已发送.
        Sent = "sent",
    }
}

transitions! {
    InvoiceStatus in "invoices"."status" {
        Draft => [Issued],
        Issued => [Uploaded, Sent],
        Uploaded => [Sent],
        Sent => [],
    }
}

impl InvoiceStatus {
    /// Whether the state may follow for a kind: only the statutory invoice is uploaded, and it is before it is sent.
    pub fn may_become_of(self, next: Self, kind: InvoiceKind) -> bool {
        let skips = match kind {
            InvoiceKind::Commercial => next == Self::Uploaded,
            InvoiceKind::Statutory => self == Self::Issued && next == Self::Sent,
        };
        self.may_become(next) && !skips
    }
}

text_enum! {
    /// 发票类型: a label; the entity's rate counts.
    pub enum InvoiceType {
        /// 增值税专用发票.
        VatSpecial = "vat_special",
        /// 增值税普通发票.
        VatOrdinary = "vat_ordinary",
        /// 收据.
        Receipt = "receipt",
        /// Others, the Faktur Pajak among them.
        Other = "other",
    }
}

record! {
    /// 发票.
    pub struct Invoice {
        /// Key.
        pub id: Id,
        /// The contract.
        pub contract_id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// Our number; null in drafts.
        pub invoice_no: Option<String>,
        /// Number given by the tax authority, entered later.
        pub tax_number: Option<String>,
        /// Which kind.
        pub kind: InvoiceKind,
        /// State.
        pub status: InvoiceStatus,
        /// Raised by every save of the draft.
        pub edit_no: i64,
        /// Our company: the contract's.
        pub entity_id: Id,
        /// Currency: the contract's.
        pub currency: Currency,
        /// The contract's total with tax, minor units.
        pub contract_total_minor: i64,
        /// Tax inside the amount, minor units.
        pub tax_minor: i64,
        /// How it was worked out.
        pub tax_scheme: TaxScheme,
        /// Rate.
        pub tax_rate_e4: TaxRate,
        /// Rounding.
        pub tax_rounding: TaxRounding,
        /// The invoice this one corrects, by a negative amount.
        pub corrects_id: Option<Id>,
        /// Why.
        pub correction_reason: Option<String>,
        /// Content as printed, JSON of [`InvoiceContent`]; frozen by the issue.
        pub content_json: Option<String>,
        /// Who wrote it.
        pub created_by: Id,
        /// Issued on this business day.
        pub issued_on: Option<NaiveDate>,
        /// Issued.
        pub issued_at: Option<Instant>,
        /// Who issued it.
        pub issued_by: Option<Id>,
        /// The statutory file came.
        pub uploaded_at: Option<Instant>,
        /// Handed to the customer.
        pub sent_at: Option<Instant>,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    } + /// What a person typed.
    fields: InvoiceFields
}
entity!(Invoice in "invoices", finds ["contract_id", "opportunity_id", "invoice_no", "corrects_id"], root |row| RootRule::Of("contracts", row.contract_id));

impl Invoice {
    /// The amount with tax; negative in a correction.
    pub fn amount(&self) -> Money {
        Money::new(self.fields.invoice_minor, self.currency)
    }

    /// How it is taxed.
    pub fn tax_policy(&self) -> TaxPolicy {
        TaxPolicy { scheme: self.tax_scheme, rate: self.tax_rate_e4, rounding: self.tax_rounding }
    }

    /// Refuses a state that may not follow.
    ///
    /// # Errors
    /// `invoice.wrong_status`.
    pub(crate) fn may_become(&self, next: InvoiceStatus) -> Result<(), Refusal> {
        if self.status.may_become_of(next, self.kind) {
            Ok(())
        } else {
            Err(Refusal::new("invoice.wrong_status").with("status", self.status.code()).with("wanted", next.code()))
        }
    }
}

record! {
    /// 发票文件: a file of a statutory invoice.
    pub struct InvoiceFile {
        /// Key.
        pub id: Id,
        /// The invoice.
        pub invoice_id: Id,
        /// The file → attachments.
        pub attachment_id: Id,
        /// The main file; at most one.
        pub is_primary: bool,
        /// Who added it.
        pub uploaded_by: Id,
        /// When.
        pub uploaded_at: Instant,
    }
}
entity!(InvoiceFile in "invoice_files", finds ["invoice_id"], root |row| RootRule::Of("invoices", row.invoice_id));

/// Sum of the issued invoices of a contract and kind, corrections included.
///
/// # Errors
/// `money.out_of_range`; storage failure.
pub fn issued_sum(contract: &crate::contract::Contract, kind: InvoiceKind, cx: &mut Cx<'_>) -> Result<Money, Fault> {
    let invoices = cx.list::<Invoice>("contract_id", &contract.id)?;
    let issued = invoices.iter().filter(|i| i.kind == kind && i.status != InvoiceStatus::Draft);
    Ok(Money::sum(contract.currency, issued.map(Invoice::amount))?)
}
