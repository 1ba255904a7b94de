//! Mails that the office sends: one row per mail, queued in the transaction of its event (DOMAIN §11). A laptop's row is an intent;
//! the same row at the office is what the office's sender works off, each at most once ([`deliver`]).

mod commands;
mod deliver;
mod queue;

use crate::notification::Params;
use crate::quotation::DocumentLanguage;
use crate::record::{Id, Instant};
use crate::table::{Root, RootRule};
use crate::{entity, record, text_enum, transitions};

pub use commands::{CancelMail, MAX_RECIPIENTS, MailDocument, RetryMail, SendMail, is_address};
pub(crate) use commands::{cancel, retry, send};
pub(crate) use deliver::mark;
pub use deliver::{MailStep, MarkMail, PATIENCE_MICROS, pause_micros};
pub use queue::kind_of;
pub(crate) use queue::{material_reminder, tell_by_mail};

text_enum! {
    /// What a mail is about; its texts stand in the office's templates under the same code.
    pub enum MailKind {
        /// A deal moved to another stage.
        StageTransition = "stage_transition",
        /// Something waits for an approval.
        ApprovalRequest = "approval_request",
        /// A quotation for the customer.
        QuotationSent = "quotation_sent",
        /// A contract for the customer.
        ContractSent = "contract_sent",
        /// An invoice for the customer.
        InvoiceSent = "invoice_sent",
        /// A paper was handed in and waits for a check.
        MaterialSubmitted = "material_submitted",
        /// A paper was approved or rejected.
        MaterialDecided = "material_decided",
        /// A customer is asked for papers.
        MaterialReminder = "material_reminder",
        /// Papers of a customer are missing, for his seller.
        MaterialMissing = "material_missing",
        /// A payment was reported and waits for finance.
        PaymentReported = "payment_reported",
        /// A payment was confirmed or rejected.
        PaymentReviewed = "payment_reviewed",
        /// An execution order waits no more.
        OrderReleased = "order_released",
        /// Anything else: title and text are given.
        Generic = "generic",
    }
}

text_enum! {
    /// How far a mail is.
    pub enum MailStatus {
        /// Waits for its turn.
        Queued = "queued",
        /// Is being handed to the mail server now; a program that ended meanwhile leaves it so.
        Sending = "sending",
        /// The mail server has taken it.
        Sent = "sent",
        /// It was refused, or nobody took it often enough.
        Failed = "failed",
        /// The mail server may have taken it: the connection broke before the answer. Only a person sends it again.
        Unclear = "unclear",
        /// A person took it back.
        Cancelled = "cancelled",
    }
}

transitions! {
    MailStatus in "mails"."status" {
        Queued => [Sending, Failed, Cancelled],
        Sending => [Sent, Queued, Failed, Unclear],
        Sent => [],
        Failed => [Queued, Cancelled],
        Unclear => [Queued, Cancelled],
        Cancelled => [],
    }
}

text_enum! {
    /// The language of a mail: the recipient's.
    pub enum MailLanguage {
        /// 中文.
        Zh = "zh",
        /// Bahasa Indonesia.
        Id = "id",
        /// English.
        En = "en",
    }
}

impl From<DocumentLanguage> for MailLanguage {
    fn from(language: DocumentLanguage) -> Self {
        match language {
            DocumentLanguage::Zh | DocumentLanguage::ZhId | DocumentLanguage::ZhEn => Self::Zh,
            DocumentLanguage::Id => Self::Id,
            DocumentLanguage::En => Self::En,
        }
    }
}

record! {
    /// A mail.
    pub struct Mail {
        /// Key. The `Message-ID` is made of it, so that every try carries the same one.
        pub id: Id,
        /// What it is about.
        pub kind: MailKind,
        /// How far it is.
        pub status: MailStatus,
        /// Language of its text.
        pub language: MailLanguage,
        /// To whom, at least one address.
        pub to_addresses: Vec<String>,
        /// The colleague it is for; null: a customer's.
        pub to_user_id: Option<Id>,
        /// Its customer, where it has one.
        pub customer_id: Option<Id>,
        /// Its deal, where it has one.
        pub opportunity_id: Option<Id>,
        /// Table of the record it is about.
        pub subject_table: String,
        /// That record.
        pub subject_id: Id,
        /// Names and numbers that the text needs.
        pub params: Params,
        /// What is attached: `quotations/<id>`, `contracts/<id>`, `invoices/<id>` for our own papers, `attachments/<id>` for files.
        pub attachments: Vec<String>,
        /// Tries so far, the present one counted.
        pub attempts: i64,
        /// Not before; null unless it waits.
        pub next_attempt_at: Option<Instant>,
        /// Why the last try failed: a code.
        pub error_code: Option<String>,
        /// What the mail server said, shortened.
        pub error_detail: Option<String>,
        /// Who caused it.
        pub created_by: Id,
        /// When.
        pub created_at: Instant,
        /// When the mail server took it.
        pub sent_at: Option<Instant>,
    }
}
entity!(
    Mail in "mails",
    finds ["customer_id", "opportunity_id", "subject_id", "to_user_id", "status"],
    root |row| match row.to_user_id {
        Some(person) => RootRule::Own(Root::User(person)),
        None => RootRule::Of("customers", row.customer_id.unwrap_or(Id::nil())),
    }
);
