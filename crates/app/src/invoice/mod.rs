//! Invoices: what a contract leaves to ask for, the drafts, the issue, the statutory file.

mod issue;
pub(crate) mod paper;
mod to_issue;

use std::collections::BTreeSet;

use bantu_domain::Command;
use bantu_domain::attachment::Attachment;
use bantu_domain::contract::Contract;
use bantu_domain::customer::Customer;
use bantu_domain::invoice::{
    CorrectInvoice, CreateInvoice, DeleteInvoice, Invoice, InvoiceFields, InvoiceFile, InvoiceKind, InvoiceStatus,
    InvoiceType, MarkInvoiceSent, SetTaxNumber, UpdateInvoice, UploadInvoiceFile, WaiveInvoice, issued_sum, may_issue,
};
use bantu_domain::mail::MailDocument;
use bantu_domain::money::{Amount, Money, TaxRate};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order::order_id;
use bantu_domain::order_payment::{OrderPayment, OrderPaymentStatus};
use bantu_domain::quotation::DocumentLanguage;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::tax::TaxScheme;
use bantu_domain::tx::Cx;
use bantu_store::query::invoice as store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::{pending_ids, user_ref};
use crate::args::Window;
use crate::error::AppError;
use crate::mail::{self, SendArgs};
use crate::usecase::{UseCase, command, file, online, query};
use crate::view::{ById, Done, Page, Ref};

/// A file of a statutory invoice.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvoiceFileView {
    /// Key.
    pub id: Id,
    /// The file.
    pub attachment: Ref,
    /// The main file.
    pub is_primary: bool,
    /// When it was added.
    pub uploaded_at: Instant,
}

/// An invoice.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvoiceView {
    /// Key.
    pub id: Id,
    /// The contract.
    pub contract: Ref,
    /// The deal.
    pub opportunity: Ref,
    /// Its customer.
    pub customer: Ref,
    /// Our number; none in drafts.
    pub invoice_no: Option<String>,
    /// Number of the tax authority; null: pending.
    pub tax_number: Option<String>,
    /// Which kind.
    pub kind: InvoiceKind,
    /// State.
    pub status: InvoiceStatus,
    /// Goes back with the next save.
    pub edit_no: i64,
    /// Amount with tax.
    pub amount: Amount,
    /// Tax inside.
    pub tax: Amount,
    /// Amount before tax.
    pub before_tax: Amount,
    /// How it is taxed.
    pub tax_scheme: TaxScheme,
    /// Rate.
    pub tax_rate: TaxRate,
    /// What was typed.
    pub fields: InvoiceFields,
    /// The invoice it corrects.
    pub corrects: Option<Ref>,
    /// Why.
    pub correction_reason: Option<String>,
    /// Corrected by another one.
    pub is_corrected: bool,
    /// Files of a statutory one.
    pub files: Vec<InvoiceFileView>,
    /// Why the caller may not issue it now; null: he may.
    pub may_issue: Option<Refusal>,
    /// Issued on this day.
    pub issued_on: Option<NaiveDate>,
    /// By whom.
    pub issued_by: Option<Ref>,
    /// Handed to the customer.
    pub sent_at: Option<Instant>,
    /// Last change.
    pub updated_at: Instant,
    /// Waits for the office.
    pub pending_sync: bool,
}

/// What a contract leaves to be invoiced.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvoiceRoom {
    /// The contract.
    pub contract: Ref,
    /// With tax.
    pub total: Amount,
    /// Issued commercial invoices, corrections taken off.
    pub commercial: Amount,
    /// Left for commercial ones.
    pub commercial_left: Amount,
    /// Issued statutory invoices.
    pub statutory: Amount,
    /// Left for statutory ones.
    pub statutory_left: Amount,
    /// The customer wants none, and why.
    pub no_invoice_reason: Option<String>,
    /// What the plan asks next: amounts to propose, the earliest due first.
    pub proposals: Vec<InvoiceProposal>,
}

/// An expected receipt that may be asked for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvoiceProposal {
    /// The receipt.
    pub order_payment_id: Id,
    /// Instalment or month.
    pub period_no: i64,
    /// Amount.
    pub amount: Amount,
    /// Due.
    pub due_date: Option<NaiveDate>,
    /// A commercial invoice names it already.
    pub is_invoiced: bool,
}

/// Which invoices; newest change first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceListArgs {
    /// Of one deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// Of one contract.
    #[serde(default)]
    contract_id: Option<Id>,
    /// Of one state.
    #[serde(default)]
    status: Option<InvoiceStatus>,
    /// Of one kind.
    #[serde(default)]
    kind: Option<InvoiceKind>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

fn list(call: &Call<'_>, args: InvoiceListArgs) -> Result<Page<InvoiceView>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let filter = store::Filter {
        opportunity_id: args.opportunity_id,
        contract_id: args.contract_id,
        status: args.status,
        kind: args.kind,
    };
    call.look(|look| {
        let visibility = look.visibility();
        look.ask(|cx| {
            if let Some(deal) = args.opportunity_id {
                cx.require::<Opportunity>(deal)?;
            }
            args.contract_id.map_or(Ok(()), |contract| cx.require::<Contract>(contract).map(drop))
        })?;
        let (ids, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let pending = pending_ids(look, call.app.mode)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(invoice) = cx.load::<Invoice>(id)? {
                    rows.push(view(&invoice, &pending, cx)?);
                }
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<InvoiceView, AppError> {
    call.look(|look| {
        let pending = pending_ids(look, call.app.mode)?;
        look.ask(|cx| {
            let invoice: Invoice = cx.require(args.id)?;
            view(&invoice, &pending, cx)
        })
    })
}

fn view(invoice: &Invoice, pending: &BTreeSet<Id>, cx: &mut Cx<'_>) -> Result<InvoiceView, Fault> {
    let contract: Contract = cx.require(invoice.contract_id)?;
    let deal: Opportunity = cx.require(invoice.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let mut files = Vec::new();
    for file in cx.list::<InvoiceFile>("invoice_id", &invoice.id)? {
        let name = cx.load::<Attachment>(file.attachment_id)?.map(|a| a.file_name).unwrap_or_default();
        files.push(InvoiceFileView {
            id: file.id,
            attachment: Ref { id: file.attachment_id, name },
            is_primary: file.is_primary,
            uploaded_at: file.uploaded_at,
        });
    }
    let corrects = match invoice.corrects_id {
        Some(id) => cx.load::<Invoice>(id)?.map(|i| Ref { id, name: i.invoice_no.unwrap_or_default() }),
        None => None,
    };
    let issued_by = match invoice.issued_by {
        Some(user) => Some(user_ref(user, cx)?),
        None => None,
    };
    let may_issue = match may_issue(invoice.id, cx) {
        Ok(()) => None,
        Err(Fault::Refused(refusal)) => Some(refusal),
        Err(fault) => return Err(fault),
    };
    let tax = Money::new(invoice.tax_minor, invoice.currency);
    Ok(InvoiceView {
        id: invoice.id,
        contract: Ref { id: contract.id, name: contract.contract_no.unwrap_or_default() },
        opportunity: Ref { id: deal.id, name: deal.fields.name },
        customer: Ref { id: customer.id, name: customer.fields.name },
        invoice_no: invoice.invoice_no.clone(),
        tax_number: invoice.tax_number.clone(),
        kind: invoice.kind,
        status: invoice.status,
        edit_no: invoice.edit_no,
        amount: invoice.amount().into(),
        tax: tax.into(),
        before_tax: invoice.amount().minus(tax)?.into(),
        tax_scheme: invoice.tax_scheme,
        tax_rate: invoice.tax_rate_e4,
        fields: invoice.fields.clone(),
        corrects,
        correction_reason: invoice.correction_reason.clone(),
        is_corrected: !cx.list::<Invoice>("corrects_id", &Some(invoice.id))?.is_empty(),
        files,
        may_issue,
        issued_on: invoice.issued_on,
        issued_by,
        sent_at: invoice.sent_at,
        updated_at: invoice.updated_at,
        pending_sync: pending.contains(&invoice.id),
    })
}

/// Of one contract.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceRoomArgs {
    /// The contract.
    pub contract_id: Id,
}

fn room(call: &Call<'_>, args: InvoiceRoomArgs) -> Result<InvoiceRoom, AppError> {
    call.look(|look| look.ask(|cx| room_of(&cx.require(args.contract_id)?, cx)))
}

/// What a contract leaves to be invoiced, and what its plan asks next.
fn room_of(contract: &Contract, cx: &mut Cx<'_>) -> Result<InvoiceRoom, Fault> {
    let commercial = issued_sum(contract, InvoiceKind::Commercial, cx)?;
    let statutory = issued_sum(contract, InvoiceKind::Statutory, cx)?;
    let invoices = cx.list::<Invoice>("contract_id", &contract.id)?;
    let named =
        |id: Id| invoices.iter().any(|i| i.kind == InvoiceKind::Commercial && i.fields.order_payment_id == Some(id));
    let mut receipts = cx.list::<OrderPayment>("order_id", &order_id(contract.id))?;
    receipts.retain(|r| r.status == OrderPaymentStatus::Pending);
    receipts.sort_by_key(|r| (r.due_date.is_none(), r.due_date, r.period_no, r.part_no));
    let proposals = receipts.iter().map(|r| InvoiceProposal {
        order_payment_id: r.id,
        period_no: r.period_no,
        amount: Money::new(r.payment_amount_minor, contract.currency).into(),
        due_date: r.due_date,
        is_invoiced: named(r.id),
    });
    Ok(InvoiceRoom {
        total: contract.total().into(),
        commercial: commercial.into(),
        commercial_left: contract.total().minus(commercial)?.into(),
        statutory: statutory.into(),
        statutory_left: contract.total().minus(statutory)?.into(),
        no_invoice_reason: contract.no_invoice_reason.clone(),
        proposals: proposals.collect(),
        contract: Ref { id: contract.id, name: contract.contract_no.clone().unwrap_or_default() },
    })
}

/// What a person types into an invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceTyped {
    /// Amount with tax, in the contract's currency.
    amount: Amount,
    /// 发票抬头.
    customer_name: String,
    /// Tax number of the customer.
    #[serde(default)]
    customer_tax_id: Option<String>,
    /// His address.
    #[serde(default)]
    customer_address: Option<String>,
    /// His bank account.
    #[serde(default)]
    customer_bank_account: Option<String>,
    /// Label of the statutory kind.
    #[serde(default)]
    invoice_type: Option<InvoiceType>,
    /// Language of the paper.
    language: DocumentLanguage,
    /// The instalment it asks for.
    #[serde(default)]
    order_payment_id: Option<Id>,
    /// Payable until.
    #[serde(default)]
    due_date: Option<NaiveDate>,
    /// Printed below the amount.
    #[serde(default)]
    notes: Option<String>,
}

impl InvoiceTyped {
    fn fields(self, contract: &Contract) -> Result<InvoiceFields, Refusal> {
        let amount = Money::try_from(&self.amount).map_err(|r| r.field("invoice_amount"))?;
        if amount.currency() != contract.currency {
            return Err(Refusal::new("money.currency_mismatch").field("invoice_amount"));
        }
        Ok(InvoiceFields {
            invoice_minor: amount.minor(),
            customer_name: self.customer_name,
            customer_tax_id: self.customer_tax_id,
            customer_address: self.customer_address,
            customer_bank_account: self.customer_bank_account,
            invoice_type: self.invoice_type,
            language: self.language,
            order_payment_id: self.order_payment_id,
            due_date: self.due_date,
            notes: self.notes,
        })
    }
}

/// Writes a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateInvoiceArgs {
    /// The contract.
    contract_id: Id,
    /// Which kind.
    kind: InvoiceKind,
    /// What was typed.
    fields: InvoiceTyped,
}

/// Saves a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateInvoiceArgs {
    /// The invoice.
    id: Id,
    /// Edit number worked on.
    edit_no: i64,
    /// What was typed.
    fields: InvoiceTyped,
}

fn contract_of(call: &Call<'_>, id: Id) -> Result<Contract, AppError> {
    call.look(|look| look.ask(|cx| cx.require::<Contract>(id)))
}

fn create(call: &Call<'_>, args: CreateInvoiceArgs) -> Result<Done, AppError> {
    let contract = contract_of(call, args.contract_id)?;
    let id = call.new_id();
    let fields = args.fields.fields(&contract)?;
    let command = CreateInvoice { id, contract_id: contract.id, kind: args.kind, fields };
    call.run_on(id, &Command::InvoiceCreate(command))
}

fn update(call: &Call<'_>, args: UpdateInvoiceArgs) -> Result<Done, AppError> {
    let invoice = call.look(|look| look.ask(|cx| cx.require::<Invoice>(args.id)))?;
    let contract = contract_of(call, invoice.contract_id)?;
    let fields = args.fields.fields(&contract)?;
    call.run_on(args.id, &Command::InvoiceUpdate(UpdateInvoice { id: args.id, edit_no: args.edit_no, fields }))
}

fn delete(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::InvoiceDelete(DeleteInvoice { id: args.id }))
}

/// Takes an issued invoice back by a new draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectInvoiceArgs {
    /// The invoice corrected.
    id: Id,
    /// Why.
    reason: String,
}

fn correct(call: &Call<'_>, args: CorrectInvoiceArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let command = CorrectInvoice { id, corrects_id: args.id, reason: args.reason };
    call.run_on(id, &Command::InvoiceCorrect(command))
}

/// Adds the official file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadInvoiceArgs {
    /// The invoice.
    invoice_id: Id,
    /// The file.
    attachment_id: Id,
    /// The main file.
    #[serde(default = "yes")]
    is_primary: bool,
}

const fn yes() -> bool {
    true
}

fn upload(call: &Call<'_>, args: UploadInvoiceArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let UploadInvoiceArgs { invoice_id, attachment_id, is_primary } = args;
    call.run_on(id, &Command::InvoiceUpload(UploadInvoiceFile { id, invoice_id, attachment_id, is_primary }))
}

fn set_tax_number(call: &Call<'_>, args: SetTaxNumber) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::InvoiceSetTaxNumber(args))
}

fn mark_sent(call: &Call<'_>, args: SendArgs) -> Result<Done, AppError> {
    mail::check_to(&args.mail_to)?;
    let SendArgs { id, mail_to } = args;
    call.whole(|call| {
        let done = call.run_on(id, &Command::InvoiceMarkSent(MarkInvoiceSent { id }))?;
        mail::enclose(call, MailDocument::Invoice, id, mail_to)?;
        Ok(done)
    })
}

fn waive(call: &Call<'_>, args: WaiveInvoice) -> Result<Done, AppError> {
    call.run_on(args.contract_id, &Command::InvoiceWaive(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("invoice.list", "invoice.view", list),
        query("invoice.get", "invoice.view", get),
        query("invoice.room", "invoice.view", room),
        query("invoice.to_issue", "finance.receivable.view", to_issue::list),
        command("invoice.create", "invoice.issue_commercial", create),
        command("invoice.update", "invoice.issue_commercial", update),
        command("invoice.delete", "invoice.issue_commercial", delete),
        command("invoice.issue", "invoice.issue_commercial", issue::issue),
        command("invoice.correct", "invoice.issue_commercial", correct),
        command("invoice.upload", "invoice.manage", upload),
        command("invoice.set_tax_number", "invoice.manage", set_tax_number),
        command("invoice.mark_sent", "invoice.issue_commercial", mark_sent),
        online("invoice.waive", "invoice.manage", waive),
        file("invoice.pdf", "invoice.view", paper::pdf),
    ]
}
