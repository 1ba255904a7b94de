//! Payments (收款): money that arrived, its vouchers, and finance's verdict (DOMAIN §3.8, §5.8, §6.6).

mod check;
mod report;
mod review;

pub use check::{Finding, FindingCode, findings};
pub use report::{AddCertificate, AddVoucher, PaymentFields, ReportPayment, check_texts, twin};
pub(crate) use report::{add_certificate, add_voucher, report};
pub use review::{RefundPayment, ReviewPayment, ReviewVerdict};
pub(crate) use review::{refund, review};

use crate::money::{Currency, Money};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// 收款状态.
    pub enum PaymentStatus {
        /// 待核对.
        PendingReview = "pending_review",
        /// 已确认.
        Confirmed = "confirmed",
        /// 已拒绝.
        Rejected = "rejected",
        /// 已退款.
        Refunded = "refunded",
    }
}

transitions! {
    PaymentStatus in "payments"."status" {
        PendingReview => [Confirmed, Rejected],
        Confirmed => [Refunded],
        Rejected => [],
        Refunded => [],
    }
}

text_enum! {
    /// What the money is for.
    pub enum PaymentMode {
        /// The whole.
        Full = "full",
        /// A part.
        Partial = "partial",
        /// 预付.
        Prepayment = "prepayment",
        /// 尾款.
        Final = "final",
    }
}

text_enum! {
    /// How it came.
    pub enum PaymentMethod {
        /// Bank transfer.
        BankTransfer = "bank_transfer",
        /// WeChat Pay.
        Wechat = "wechat",
        /// Alipay.
        Alipay = "alipay",
        /// Cash.
        Cash = "cash",
        /// Others.
        Other = "other",
    }
}

record! {
    /// 收款记录.
    pub struct Payment {
        /// Key.
        pub id: Id,
        /// Our number; printed on the receipt.
        pub payment_no: String,
        /// The deal.
        pub opportunity_id: Id,
        /// The contract.
        pub contract_id: Id,
        /// State.
        pub status: PaymentStatus,
        /// Tax inside the amount, minor units.
        pub tax_minor: i64,
        /// The same money was reported before: (method, reference, amount, day). Cannot be confirmed.
        pub duplicate_of_id: Option<Id>,
        /// What the plan of the order had no room for, minor units; set when confirmed.
        pub unallocated_minor: i64,
        /// Number of the withholding certificate (bukti potong), once it came.
        pub certificate_no: Option<String>,
        /// The certificate → attachments.
        pub certificate_id: Option<Id>,
        /// Who reported it.
        pub reported_by: Id,
        /// When.
        pub reported_at: Instant,
        /// Finance.
        pub reviewed_by: Option<Id>,
        /// When.
        pub reviewed_at: Option<Instant>,
        /// Remark, or why it was rejected or refunded.
        pub review_notes: Option<String>,
        /// Last change.
        pub updated_at: Instant,
    } + /// What was reported.
    fields: PaymentFields
}
entity!(Payment in "payments", finds ["opportunity_id", "contract_id", "payment_no"], root |row| RootRule::Of("contracts", row.contract_id));

impl Payment {
    /// The money that arrived.
    pub fn amount(&self) -> Money {
        Money::new(self.fields.amount_minor, self.fields.currency)
    }

    /// What it settles: the money and the tax the payer withheld for us.
    ///
    /// # Errors
    /// `money.out_of_range`.
    pub fn settled(&self) -> Result<Money, Refusal> {
        self.amount().plus(Money::new(self.fields.withheld_minor, self.fields.currency))
    }

    /// Confirmed, but the certificate of the tax withheld has not come (LOCALISATION §2).
    pub fn certificate_missing(&self) -> bool {
        self.fields.withheld_minor > 0 && self.certificate_no.is_none()
    }

    /// The difference between what the payer sent in another currency and its worth at the contract's frozen rate, in the payment's
    /// currency: above 0 a gain. `None` when he paid in the contract's currency.
    ///
    /// # Errors
    /// `rate.out_of_range`, `money.out_of_range`.
    pub fn exchange_difference(&self, frozen: Option<crate::money::Rate>) -> Result<Option<Money>, Refusal> {
        let (Some(original), Some(frozen)) = (self.original(), frozen) else { return Ok(None) };
        self.amount().minus(frozen.convert(original)?).map(Some)
    }

    /// What the payer sent, where it was another currency.
    pub fn original(&self) -> Option<Money> {
        self.fields.original_minor.map(|minor| Money::new(minor, self.fields.currency.other()))
    }
}

record! {
    /// 收款凭证.
    pub struct PaymentVoucher {
        /// Key.
        pub id: Id,
        /// The payment.
        pub payment_id: Id,
        /// The file → attachments.
        pub attachment_id: Id,
        /// The one used for checking; at most one.
        pub is_primary: bool,
        /// Who added it.
        pub uploaded_by: Id,
        /// When.
        pub uploaded_at: Instant,
    }
}
entity!(PaymentVoucher in "payment_vouchers", finds ["payment_id"], root |row| RootRule::Of("payments", row.payment_id));

/// Σ of the confirmed payments of a contract: money and tax withheld.
///
/// # Errors
/// `money.out_of_range`; storage failure.
pub fn confirmed_sum(contract_id: Id, currency: Currency, cx: &mut Cx<'_>) -> Result<Money, Fault> {
    let payments = cx.list::<Payment>("contract_id", &contract_id)?;
    let mut sum = Money::zero(currency);
    for payment in payments.iter().filter(|p| p.status == PaymentStatus::Confirmed) {
        sum = sum.plus(payment.settled()?)?;
    }
    Ok(sum)
}
