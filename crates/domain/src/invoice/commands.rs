//! Writing invoices, correcting them by a new one, uploading the statutory file, and "no invoice wanted" (DOMAIN §5.5).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Invoice, InvoiceFile, InvoiceKind, InvoiceStatus, InvoiceType};
use crate::attachment;
use crate::contract::Contract;
use crate::edit::{check_length, check_lengths, check_name, check_reason};
use crate::money::{MAX_MINOR, Money};
use crate::opportunity::{Opportunity, check_date};
use crate::order_payment::OrderPayment;
use crate::quotation::DocumentLanguage;
use crate::record;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

record! {
    /// What a person types into an invoice.
    pub struct InvoiceFields {
        /// Amount with tax, minor units; above 0 except in a correction.
        pub invoice_minor: i64,
        /// 发票抬头.
        pub customer_name: String,
        /// Tax number of the customer.
        #[serde(default)]
        pub customer_tax_id: Option<String>,
        /// His address.
        #[serde(default)]
        pub customer_address: Option<String>,
        /// His bank account.
        #[serde(default)]
        pub customer_bank_account: Option<String>,
        /// Label of the statutory kind.
        #[serde(default)]
        pub invoice_type: Option<InvoiceType>,
        /// Language of the paper.
        pub language: DocumentLanguage,
        /// The instalment it asks for → order_payments.
        #[serde(default)]
        pub order_payment_id: Option<Id>,
        /// Payable until.
        #[serde(default)]
        pub due_date: Option<NaiveDate>,
        /// Printed below the amount.
        #[serde(default)]
        pub notes: Option<String>,
    }
}

/// Writes a draft for a signed contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateInvoice {
    /// New id.
    pub id: Id,
    /// The contract.
    pub contract_id: Id,
    /// Which kind.
    pub kind: InvoiceKind,
    /// What was typed.
    pub fields: InvoiceFields,
}

/// Saves a draft whole (strict on the edit number).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateInvoice {
    /// The invoice.
    pub id: Id,
    /// Edit number the person worked on.
    pub edit_no: i64,
    /// What was typed.
    pub fields: InvoiceFields,
}

/// Throws a draft away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteInvoice {
    /// The invoice.
    pub id: Id,
}

/// Takes an issued invoice back whole: a draft of the same content with a negative amount.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectInvoice {
    /// New id.
    pub id: Id,
    /// The invoice corrected.
    pub corrects_id: Id,
    /// Why.
    pub reason: String,
}

/// Adds the official file of a statutory invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadInvoiceFile {
    /// New id.
    pub id: Id,
    /// The invoice.
    pub invoice_id: Id,
    /// The file → attachments.
    pub attachment_id: Id,
    /// The main file; another one steps back.
    pub is_primary: bool,
}

/// Enters the number the tax authority gave (Faktur Pajak 17 digits, 数电票 20 digits; SYNC §7.8).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetTaxNumber {
    /// The invoice.
    pub id: Id,
    /// The number; null until it is known.
    pub tax_number: Option<String>,
}

/// Finance records that the customer wants no invoice for a contract, or takes that back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiveInvoice {
    /// The contract.
    pub contract_id: Id,
    /// Why; null takes it back.
    pub reason: Option<String>,
}

/// Who may write a kind: the seller the commercial one, finance both (its role holds both permissions).
pub(crate) fn permit(kind: InvoiceKind, cx: &Cx<'_>) -> Result<(), Refusal> {
    match kind {
        InvoiceKind::Commercial => cx.permit("invoice.issue_commercial"),
        InvoiceKind::Statutory => cx.permit("invoice.manage"),
    }
}

/// The contract of an invoice, signed.
pub(super) fn signed(contract_id: Id, cx: &mut Cx<'_>) -> Result<Contract, Fault> {
    let contract: Contract = cx.require(contract_id)?;
    if !contract.status.is_signed() {
        return Err(Refusal::new("contract.not_signed").into());
    }
    let deal: Opportunity = cx.require(contract.opportunity_id)?;
    if deal.workflow_status != crate::opportunity::WorkflowStatus::Completed {
        deal.active()?;
    }
    Ok(contract)
}

pub(crate) fn create(args: &CreateInvoice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    permit(args.kind, cx)?;
    let contract = signed(args.contract_id, cx)?;
    let mut invoice = draft(args.id, &contract, args.kind, args.fields.clone(), cx);
    fill(&mut invoice, &contract, cx)?;
    cx.facts.insert("invoice_id".into(), invoice.id.to_string());
    cx.insert(&invoice)
}

fn draft(id: Id, contract: &Contract, kind: InvoiceKind, fields: InvoiceFields, cx: &Cx<'_>) -> Invoice {
    Invoice {
        id,
        contract_id: contract.id,
        opportunity_id: contract.opportunity_id,
        invoice_no: None,
        tax_number: None,
        kind,
        status: InvoiceStatus::Draft,
        edit_no: 1,
        entity_id: contract.terms.entity_id,
        currency: contract.currency,
        contract_total_minor: contract.total_minor,
        tax_minor: 0,
        tax_scheme: contract.tax_scheme,
        tax_rate_e4: contract.tax_rate_e4,
        tax_rounding: contract.tax_rounding,
        corrects_id: None,
        correction_reason: None,
        content_json: None,
        created_by: cx.actor.user_id,
        issued_on: None,
        issued_at: None,
        issued_by: None,
        uploaded_at: None,
        sent_at: None,
        created_at: cx.at,
        updated_at: cx.at,
        fields,
    }
}

pub(crate) fn update(args: &UpdateInvoice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut invoice: Invoice = cx.require(args.id)?;
    permit(invoice.kind, cx)?;
    let contract = signed(invoice.contract_id, cx)?;
    if invoice.status != InvoiceStatus::Draft {
        return Err(Refusal::new("invoice.not_draft").into());
    }
    if invoice.edit_no != args.edit_no {
        return Err(Refusal::new("invoice.outdated").with("edit_no", invoice.edit_no).into());
    }
    if invoice.corrects_id.is_some() && args.fields.invoice_minor != invoice.fields.invoice_minor {
        return Err(Refusal::new("invoice.correction_whole").field("invoice_amount").into());
    }
    invoice.fields = args.fields.clone();
    invoice.edit_no += 1;
    invoice.updated_at = cx.at;
    fill(&mut invoice, &contract, cx)?;
    cx.facts.insert("edit_no".into(), invoice.edit_no.to_string());
    cx.save(&invoice)
}

pub(crate) fn delete(args: &DeleteInvoice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let invoice: Invoice = cx.require(args.id)?;
    permit(invoice.kind, cx)?;
    if invoice.status != InvoiceStatus::Draft {
        return Err(Refusal::new("invoice.not_draft").into());
    }
    cx.remove::<Invoice>(invoice.id)
}

pub(crate) fn correct(args: &CorrectInvoice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let corrected: Invoice = cx.require(args.corrects_id)?;
    permit(corrected.kind, cx)?;
    check_reason(&args.reason)?;
    let contract = signed(corrected.contract_id, cx)?;
    if corrected.status == InvoiceStatus::Draft || corrected.corrects_id.is_some() {
        return Err(Refusal::new("invoice.not_correctable").into());
    }
    if !cx.list::<Invoice>("corrects_id", &Some(corrected.id))?.is_empty() {
        return Err(Refusal::new("invoice.already_corrected").into());
    }
    let mut fields = corrected.fields.clone();
    fields.invoice_minor = -corrected.fields.invoice_minor;
    fields.due_date = None;
    let mut invoice = draft(args.id, &contract, corrected.kind, fields, cx);
    invoice.corrects_id = Some(corrected.id);
    invoice.correction_reason = Some(args.reason.trim().to_owned());
    invoice.tax_minor = -corrected.tax_minor;
    cx.facts.insert("invoice_id".into(), invoice.id.to_string());
    cx.insert(&invoice)
}

/// Works out the tax inside the amount and checks what was typed.
fn fill(invoice: &mut Invoice, contract: &Contract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let fields = &invoice.fields;
    check_lengths(fields)?;
    check_name("customer_name", &fields.customer_name)?;
    check_length("customer_tax_id", fields.customer_tax_id.as_deref().unwrap_or_default(), 100)?;
    check_length("customer_bank_account", fields.customer_bank_account.as_deref().unwrap_or_default(), 255)?;
    check_date("due_date", fields.due_date, cx)?;
    let correction = invoice.corrects_id.is_some();
    let within = if correction { -MAX_MINOR..=-1 } else { 1..=MAX_MINOR };
    if !within.contains(&fields.invoice_minor) {
        return Err(Refusal::new("money.out_of_range").field("invoice_amount").into());
    }
    if fields.invoice_minor > contract.total_minor {
        return Err(above(contract.total()).into());
    }
    if let Some(receipt) = fields.order_payment_id {
        let order = crate::order::order_id(contract.id);
        let known = cx.load::<OrderPayment>(receipt)?.is_some_and(|r| r.order_id == order);
        if !known {
            return Err(Refusal::new("reference.unknown").field("order_payment_id").into());
        }
    }
    if !correction {
        // The whole contract's tax is the contract's; a part holds its share.
        invoice.tax_minor = if invoice.fields.invoice_minor == contract.total_minor {
            contract.tax_minor
        } else {
            contract.tax_policy().inside(Money::new(invoice.fields.invoice_minor, contract.currency))?.minor()
        };
    }
    Ok(())
}

pub(super) fn above(room: Money) -> Refusal {
    Refusal::new("invoice.above_contract").field("invoice_amount").with("room", room.coded())
}

pub(crate) fn upload(args: &UploadInvoiceFile, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("invoice.manage")?;
    let mut invoice: Invoice = cx.require(args.invoice_id)?;
    let deal: Opportunity = cx.require(invoice.opportunity_id)?;
    if invoice.kind != InvoiceKind::Statutory {
        return Err(Refusal::new("invoice.not_statutory").into());
    }
    if invoice.status == InvoiceStatus::Draft {
        return Err(Refusal::new("invoice.wrong_status").with("status", "draft").with("wanted", "uploaded").into());
    }
    let file = attachment::picture_of_deal("attachment_id", args.attachment_id, &deal, cx)?;
    let earlier = cx.list::<InvoiceFile>("invoice_id", &invoice.id)?;
    let primary = args.is_primary || earlier.is_empty();
    for mut other in earlier.into_iter().filter(|f| primary && f.is_primary) {
        other.is_primary = false;
        cx.save(&other)?;
    }
    cx.insert(&InvoiceFile {
        id: args.id,
        invoice_id: invoice.id,
        attachment_id: file.id,
        is_primary: primary,
        uploaded_by: cx.actor.user_id,
        uploaded_at: cx.at,
    })?;
    if invoice.status == InvoiceStatus::Issued {
        invoice.status = InvoiceStatus::Uploaded;
        invoice.uploaded_at = Some(cx.at);
        invoice.updated_at = cx.at;
        cx.save(&invoice)?;
    }
    Ok(())
}

pub(crate) fn set_tax_number(args: &SetTaxNumber, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("invoice.manage")?;
    let mut invoice: Invoice = cx.require(args.id)?;
    if invoice.kind != InvoiceKind::Statutory || invoice.status == InvoiceStatus::Draft {
        return Err(Refusal::new("invoice.not_statutory").into());
    }
    let number = args.tax_number.as_deref().map(str::trim).filter(|n| !n.is_empty());
    if let Some(number) = number {
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let shaped = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        if !shaped || number.len() > 30 || !(digits == 17 || digits == 20 || (8..=16).contains(&digits)) {
            return Err(Refusal::new("field.invalid").field("tax_number").into());
        }
    }
    invoice.tax_number = number.map(str::to_owned);
    invoice.updated_at = cx.at;
    cx.save(&invoice)
}

pub(crate) fn waive(args: &WaiveInvoice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("invoice.manage")?;
    let mut contract = signed(args.contract_id, cx)?;
    if let Some(reason) = &args.reason {
        check_reason(reason)?;
    }
    contract.no_invoice_reason = args.reason.as_ref().map(|r| r.trim().to_owned());
    contract.no_invoice_by = args.reason.as_ref().map(|_| cx.actor.user_id);
    contract.updated_at = cx.at;
    cx.save(&contract)
}
