//! What people do with mails: send a document to a customer, try again, take back.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Mail, MailKind, MailLanguage, MailStatus};
use crate::contract::{Contract, ContractStatus};
use crate::customer::Customer;
use crate::invoice::{Invoice, InvoiceFile, InvoiceKind, InvoiceStatus};
use crate::notification::Params;
use crate::opportunity::Opportunity;
use crate::quotation::{DocumentLanguage, Quotation, QuotationStatus};
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::table::Entity;
use crate::text_enum;
use crate::tx::Cx;

/// Most addresses of one mail.
pub const MAX_RECIPIENTS: usize = 10;
/// Longest address (RFC 5321).
const MAX_ADDRESS: usize = 254;

text_enum! {
    /// A document that is sent to a customer by mail.
    pub enum MailDocument {
        /// An issued quotation.
        Quotation = "quotation",
        /// A contract that was sent or signed.
        Contract = "contract",
        /// An issued invoice.
        Invoice = "invoice",
    }
}

/// Sends an issued document to people at the customer; the office's paper or file is attached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendMail {
    /// Id of the new mail.
    pub id: Id,
    /// Which kind of document.
    pub document: MailDocument,
    /// The document.
    pub document_id: Id,
    /// Addresses, one to ten.
    pub to: Vec<String>,
    /// Language of the text; that of the document when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<MailLanguage>,
}

/// Queues a mail again that failed, or of which nobody knows whether it arrived.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetryMail {
    /// The mail.
    pub id: Id,
}

/// Takes a mail back that has not gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelMail {
    /// The mail.
    pub id: Id,
}

/// Whether a text is one plain address: something, `@`, a domain; no name, no list, nothing that could start another header.
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain = |c: char| c.is_ascii_graphic() && !"()<>[]:;@\\,\"".contains(c);
    let dotted =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
    text.len() <= MAX_ADDRESS
        && local.len() <= 64
        && dotted(local)
        && dotted(domain)
        && local.chars().all(plain)
        && domain.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
}

/// The addresses as they are kept: trimmed, each once, in the order given.
fn recipients(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for text in typed.iter().map(|text| text.trim()) {
        if !is_address(text) {
            return Err(Refusal::new("mail.address_invalid").field("to").with("address", text));
        }
        if !kept.iter().any(|other| other.eq_ignore_ascii_case(text)) {
            kept.push(text.to_owned());
        }
    }
    if kept.is_empty() {
        return Err(Refusal::new("field.required").field("to"));
    }
    if kept.len() > MAX_RECIPIENTS {
        return Err(Refusal::new("field.too_long").field("to").with("limit", MAX_RECIPIENTS));
    }
    Ok(kept)
}

/// What a mail takes from its document. Never a price behind the prices: no cost, no floor.
struct Letter {
    kind: MailKind,
    table: &'static str,
    opportunity_id: Id,
    params: Params,
    attachment: String,
    language: DocumentLanguage,
}

pub(crate) fn send(args: &SendMail, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let letter = match args.document {
        MailDocument::Quotation => quotation(args.document_id, cx)?,
        MailDocument::Contract => contract(args.document_id, cx)?,
        MailDocument::Invoice => invoice(args.document_id, cx)?,
    };
    let to_addresses = recipients(&args.to)?;
    let deal: Opportunity = cx.require(letter.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let mut params = letter.params;
    params.insert("deal".to_owned(), deal.fields.name);
    params.insert("customer".to_owned(), customer.fields.name);
    let language = args.language.unwrap_or(letter.language.into());
    cx.insert(&Mail {
        id: args.id,
        kind: letter.kind,
        status: MailStatus::Queued,
        language,
        to_addresses,
        to_user_id: None,
        customer_id: Some(customer.id),
        opportunity_id: Some(deal.id),
        subject_table: letter.table.to_owned(),
        subject_id: args.document_id,
        params,
        attachments: vec![letter.attachment],
        attempts: 0,
        next_attempt_at: Some(cx.at),
        error_code: None,
        error_detail: None,
        created_by: cx.actor.user_id,
        created_at: cx.at,
        sent_at: None,
    })
}

fn not_issued() -> Fault {
    Refusal::new("mail.document_not_issued").into()
}

fn numbered(number: Option<String>) -> Result<Params, Fault> {
    let number = number.ok_or_else(not_issued)?;
    Ok(Params::from([("number".to_owned(), number)]))
}

fn quotation(id: Id, cx: &mut Cx<'_>) -> Result<Letter, Fault> {
    cx.permit("quotation.issue")?;
    let quotation: Quotation = cx.require(id)?;
    if !matches!(quotation.status, QuotationStatus::Sent | QuotationStatus::Accepted) {
        return Err(not_issued());
    }
    Ok(Letter {
        kind: MailKind::QuotationSent,
        table: Quotation::TABLE,
        opportunity_id: quotation.opportunity_id,
        params: numbered(quotation.quotation_no)?,
        attachment: format!("{}/{id}", Quotation::TABLE),
        language: quotation.head.language,
    })
}

fn contract(id: Id, cx: &mut Cx<'_>) -> Result<Letter, Fault> {
    cx.permit("contract.issue")?;
    let contract: Contract = cx.require(id)?;
    if contract.status != ContractStatus::Sent && !contract.status.is_signed() {
        return Err(not_issued());
    }
    Ok(Letter {
        kind: MailKind::ContractSent,
        table: Contract::TABLE,
        opportunity_id: contract.opportunity_id,
        params: numbered(contract.contract_no)?,
        attachment: format!("{}/{id}", Contract::TABLE),
        language: contract.terms.language,
    })
}

fn invoice(id: Id, cx: &mut Cx<'_>) -> Result<Letter, Fault> {
    let invoice: Invoice = cx.require(id)?;
    crate::invoice::permit(invoice.kind, cx)?;
    if invoice.status == InvoiceStatus::Draft {
        return Err(not_issued());
    }
    // The paper of a statutory invoice is the tax authority's, not ours.
    let attachment = match invoice.kind {
        InvoiceKind::Commercial => format!("{}/{id}", Invoice::TABLE),
        InvoiceKind::Statutory => {
            let files = cx.list::<InvoiceFile>("invoice_id", &id)?;
            let main = files.iter().find(|file| file.is_primary);
            let main = main.ok_or_else(|| Refusal::new("invoice.file_missing"))?;
            format!("attachments/{}", main.attachment_id)
        }
    };
    Ok(Letter {
        kind: MailKind::InvoiceSent,
        table: Invoice::TABLE,
        opportunity_id: invoice.opportunity_id,
        params: numbered(invoice.invoice_no)?,
        attachment,
        language: invoice.fields.language,
    })
}

pub(crate) fn retry(args: &RetryMail, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut mail = decidable(args.id, MailStatus::Queued, cx)?;
    mail.status = MailStatus::Queued;
    mail.attempts = 0;
    mail.next_attempt_at = Some(cx.at);
    mail.error_code = None;
    mail.error_detail = None;
    cx.save(&mail)
}

pub(crate) fn cancel(args: &CancelMail, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut mail = decidable(args.id, MailStatus::Cancelled, cx)?;
    mail.status = MailStatus::Cancelled;
    mail.next_attempt_at = None;
    cx.save(&mail)
}

/// A mail about which the acting person may decide: he caused it, it is for him, he reads the whole workspace, or he looks after the
/// mail server: then it may be a colleague's, which he does not read.
fn decidable(id: Id, next: MailStatus, cx: &mut Cx<'_>) -> Result<Mail, Fault> {
    let looks_after = cx.permit("settings.manage").is_ok();
    let mail: Mail = if looks_after { cx.require_unseen(id)? } else { cx.require(id)? };
    let me = cx.actor.user_id;
    if mail.created_by != me && mail.to_user_id != Some(me) && !cx.actor.sees_whole_workspace() && !looks_after {
        return Err(Refusal::new("mail.not_yours").into());
    }
    // A mail that is being sent is nobody's to touch: its try ends first.
    if mail.status == MailStatus::Sending || !mail.status.may_become(next) {
        return Err(wrong_status(&mail, next).into());
    }
    Ok(mail)
}

/// The refusal of a step that the table of states does not know.
pub(super) fn wrong_status(mail: &Mail, next: MailStatus) -> Refusal {
    Refusal::new("mail.wrong_status").with("status", mail.status.code()).with("wanted", next.code())
}
