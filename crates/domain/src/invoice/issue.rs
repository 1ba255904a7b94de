//! Issuing invoices: the number, the room the contract leaves, the freeze (DOMAIN §5.5, SYNC §7.9).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::commands::{above, permit, signed};
use super::{Invoice, InvoiceFile, InvoiceKind, InvoiceStatus, issued_sum};
use crate::contract::Contract;
use crate::customer::Customer;
use crate::edit::check_length;
use crate::money::Money;
use crate::number::{self, DocumentKind};
use crate::opportunity::Opportunity;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// What stands on an invoice and may change elsewhere later; frozen by the issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceContent {
    /// The customer's number.
    pub customer_no: i64,
    /// Our legal name.
    pub entity_name: String,
    /// Our tax number.
    #[serde(default)]
    pub entity_tax_id: Option<String>,
    /// Our address.
    #[serde(default)]
    pub entity_address: Option<String>,
    /// Our phone.
    #[serde(default)]
    pub entity_phone: Option<String>,
    /// Bank.
    #[serde(default)]
    pub bank_name: Option<String>,
    /// Account.
    #[serde(default)]
    pub bank_account_no: Option<String>,
    /// Account holder.
    #[serde(default)]
    pub bank_account_name: Option<String>,
    /// SWIFT code.
    #[serde(default)]
    pub swift_code: Option<String>,
    /// Number of the contract.
    #[serde(default)]
    pub contract_no: Option<String>,
    /// What it is about.
    pub title: String,
    /// What is asked for, for example the instalment.
    #[serde(default)]
    pub description: Option<String>,
    /// Number of the invoice corrected.
    #[serde(default)]
    pub corrects_no: Option<String>,
}

/// Issues a draft: takes the number, freezes the content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueInvoice {
    /// The draft.
    pub id: Id,
    /// The number.
    pub number: String,
    /// The content as printed.
    pub content: InvoiceContent,
}

/// The invoice was handed to the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkInvoiceSent {
    /// The invoice.
    pub id: Id,
}

/// Whether the acting person may issue a draft now; runs before a number is taken.
///
/// # Errors
/// `invoice.not_draft`, `contract.not_signed`, `invoice.above_contract` with the room left, `quotation.number_missing`.
pub fn may_issue(id: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (invoice, contract, customer) = load(id, cx)?;
    room(&invoice, &contract, cx)?;
    if customer.customer_no.is_none() {
        return Err(Refusal::new("quotation.number_missing").into());
    }
    Ok(())
}

fn load(id: Id, cx: &mut Cx<'_>) -> Result<(Invoice, Contract, Customer), Fault> {
    let invoice: Invoice = cx.require(id)?;
    permit(invoice.kind, cx)?;
    if invoice.status != InvoiceStatus::Draft {
        return Err(Refusal::new("invoice.not_draft").into());
    }
    let contract = signed(invoice.contract_id, cx)?;
    let deal: Opportunity = cx.require(contract.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    Ok((invoice, contract, customer))
}

/// Refuses an amount that takes the sum of its kind above the contract, or a correction that takes it below nothing.
fn room(invoice: &Invoice, contract: &Contract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let issued = issued_sum(contract, invoice.kind, cx)?;
    let after = issued.plus(invoice.amount())?;
    if after.minor() > contract.total_minor || after.minor() < 0 {
        let room = contract.total().minus(issued)?;
        return Err(above(Money::new(room.minor().max(0), room.currency())).into());
    }
    Ok(())
}

pub(crate) fn issue(args: &IssueInvoice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (mut invoice, contract, customer) = load(args.id, cx)?;
    number::check_use(&args.number, DocumentKind::Invoice, &customer)?;
    if customer.customer_no != Some(args.content.customer_no) {
        return Err(Refusal::new("number.misused").with("number", &args.number).into());
    }
    room(&invoice, &contract, cx)?;
    for (field, text) in [
        ("entity_name", Some(&args.content.entity_name)),
        ("title", Some(&args.content.title)),
        ("description", args.content.description.as_ref()),
        ("entity_address", args.content.entity_address.as_ref()),
        ("entity_tax_id", args.content.entity_tax_id.as_ref()),
        ("entity_phone", args.content.entity_phone.as_ref()),
        ("bank_name", args.content.bank_name.as_ref()),
        ("bank_account_no", args.content.bank_account_no.as_ref()),
        ("bank_account_name", args.content.bank_account_name.as_ref()),
        ("swift_code", args.content.swift_code.as_ref()),
        ("contract_no", args.content.contract_no.as_ref()),
        ("corrects_no", args.content.corrects_no.as_ref()),
    ] {
        check_length(field, text.map_or("", String::as_str), 4_000)?;
    }
    invoice.may_become(InvoiceStatus::Issued)?;
    invoice.status = InvoiceStatus::Issued;
    invoice.invoice_no = Some(args.number.clone());
    invoice.content_json = Some(serde_json::to_string(&args.content).unwrap_or_default());
    invoice.issued_on = Some(crate::setting::business_date(cx)?);
    invoice.issued_at = Some(cx.at);
    invoice.issued_by = Some(cx.actor.user_id);
    invoice.updated_at = cx.at;
    cx.facts.insert("invoice_no".into(), args.number.clone());
    cx.save(&invoice)
}

pub(crate) fn mark_sent(args: &MarkInvoiceSent, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut invoice: Invoice = cx.require(args.id)?;
    permit(invoice.kind, cx)?;
    invoice.may_become(InvoiceStatus::Sent)?;
    let filed = invoice.kind == InvoiceKind::Commercial
        || cx.list::<InvoiceFile>("invoice_id", &invoice.id)?.iter().any(|f| f.is_primary);
    if !filed {
        return Err(Refusal::new("invoice.file_missing").into());
    }
    invoice.status = InvoiceStatus::Sent;
    invoice.sent_at = Some(cx.at);
    invoice.updated_at = cx.at;
    cx.save(&invoice)
}
