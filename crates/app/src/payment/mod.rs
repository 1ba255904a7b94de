//! Payments: reporting money with vouchers, finance's review, receipts withheld.

mod paper;
mod report;

use std::collections::BTreeSet;

use bantu_domain::Command;
use bantu_domain::attachment::Attachment;
use bantu_domain::contract::Contract;
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::customer::Customer;
use bantu_domain::money::Amount;
use bantu_domain::money::Money;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::payment::{
    AddCertificate, AddVoucher, Finding, Payment, PaymentFields, PaymentStatus, PaymentVoucher, RefundPayment,
    ReviewPayment, findings,
};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Cx;
use bantu_store::query::payment as store;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::{pending_ids, user_ref};
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, command, file, online, query};
use crate::view::{ById, Done, Page, Ref};

/// A voucher of a payment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct VoucherView {
    /// Key.
    pub id: Id,
    /// The file.
    pub attachment: Ref,
    /// What the file is.
    pub media_type: Option<bantu_domain::attachment::MediaType>,
    /// The one used for checking.
    pub is_primary: bool,
    /// When it was added.
    pub uploaded_at: Instant,
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PaymentView {
    /// Key.
    pub id: Id,
    /// Our number.
    pub payment_no: String,
    /// The contract.
    pub contract: Ref,
    /// The deal.
    pub opportunity: Ref,
    /// Its customer.
    pub customer: Ref,
    /// Our company that received it.
    pub entity: Ref,
    /// State.
    pub status: PaymentStatus,
    /// Money that arrived.
    pub amount: Amount,
    /// Tax withheld by the payer.
    pub withheld: Amount,
    /// What it settles.
    pub settled: Amount,
    /// Tax inside.
    pub tax: Amount,
    /// What the plan had no room for.
    pub unallocated: Amount,
    /// What the payer sent in the other currency.
    pub original: Option<Amount>,
    /// The difference to the contract's frozen rate; above 0 a gain.
    pub exchange_difference: Option<Amount>,
    /// As reported.
    pub fields: PaymentFields,
    /// The same money was reported before.
    pub duplicate_of: Option<Ref>,
    /// The consistency check as it stands now; empty once reviewed.
    pub findings: Vec<Finding>,
    /// Number of the withholding certificate.
    pub certificate_no: Option<String>,
    /// Confirmed, but the certificate has not come.
    pub certificate_missing: bool,
    /// Its vouchers, the primary first.
    pub vouchers: Vec<VoucherView>,
    /// Who reported it.
    pub reported_by: Ref,
    /// When.
    pub reported_at: Instant,
    /// Finance.
    pub reviewed_by: Option<Ref>,
    /// When.
    pub reviewed_at: Option<Instant>,
    /// Remark, or why.
    pub review_notes: Option<String>,
    /// Waits for the office.
    pub pending_sync: bool,
}

/// Which payments; newest report first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentListArgs {
    /// Of one deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// Of one contract.
    #[serde(default)]
    contract_id: Option<Id>,
    /// Of one state.
    #[serde(default)]
    status: Option<PaymentStatus>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

fn list(call: &Call<'_>, args: PaymentListArgs) -> Result<Page<PaymentView>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let filter =
        store::Filter { opportunity_id: args.opportunity_id, contract_id: args.contract_id, status: args.status };
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
                if let Some(payment) = cx.load::<Payment>(id)? {
                    rows.push(view(&payment, &pending, cx)?);
                }
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<PaymentView, AppError> {
    call.look(|look| {
        let pending = pending_ids(look, call.app.mode)?;
        look.ask(|cx| {
            let payment: Payment = cx.require(args.id)?;
            view(&payment, &pending, cx)
        })
    })
}

fn view(payment: &Payment, pending: &BTreeSet<Id>, cx: &mut Cx<'_>) -> Result<PaymentView, Fault> {
    let contract: Contract = cx.require(payment.contract_id)?;
    let deal: Opportunity = cx.require(payment.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let entity = cx.load::<ContractEntity>(payment.fields.entity_id)?;
    let mut vouchers = Vec::new();
    for voucher in cx.list::<PaymentVoucher>("payment_id", &payment.id)? {
        let file = cx.load::<Attachment>(voucher.attachment_id)?;
        let media_type = file.as_ref().map(|f| f.media_type);
        let name = file.map(|f| f.file_name).unwrap_or_default();
        vouchers.push(VoucherView {
            id: voucher.id,
            attachment: Ref { id: voucher.attachment_id, name },
            media_type,
            is_primary: voucher.is_primary,
            uploaded_at: voucher.uploaded_at,
        });
    }
    vouchers.sort_by_key(|v| (!v.is_primary, v.uploaded_at, v.id));
    let duplicate_of = match payment.duplicate_of_id {
        Some(id) => cx.load::<Payment>(id)?.map(|p| Ref { id, name: p.payment_no }),
        None => None,
    };
    let reviewed_by = match payment.reviewed_by {
        Some(user) => Some(user_ref(user, cx)?),
        None => None,
    };
    let currency = payment.fields.currency;
    let findings = match payment.status {
        PaymentStatus::PendingReview => findings(&payment.fields, &contract, cx)?,
        _ => Vec::new(),
    };
    Ok(PaymentView {
        id: payment.id,
        payment_no: payment.payment_no.clone(),
        opportunity: Ref { id: deal.id, name: deal.fields.name },
        customer: Ref { id: customer.id, name: customer.fields.name },
        entity: Ref { id: payment.fields.entity_id, name: entity.map(|e| e.fields.entity_name).unwrap_or_default() },
        status: payment.status,
        amount: payment.amount().into(),
        withheld: Money::new(payment.fields.withheld_minor, currency).into(),
        settled: payment.settled()?.into(),
        tax: Money::new(payment.tax_minor, currency).into(),
        unallocated: Money::new(payment.unallocated_minor, currency).into(),
        original: payment.original().map(Into::into),
        exchange_difference: payment.exchange_difference(contract.exchange_rate_e9)?.map(Into::into),
        fields: payment.fields.clone(),
        duplicate_of,
        findings,
        certificate_no: payment.certificate_no.clone(),
        certificate_missing: payment.status == PaymentStatus::Confirmed && payment.certificate_missing(),
        vouchers,
        reported_by: user_ref(payment.reported_by, cx)?,
        reported_at: payment.reported_at,
        reviewed_by,
        reviewed_at: payment.reviewed_at,
        review_notes: payment.review_notes.clone(),
        pending_sync: pending.contains(&payment.id),
        contract: Ref { id: contract.id, name: contract.contract_no.unwrap_or_default() },
    })
}

/// Adds a voucher.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddVoucherArgs {
    /// The payment.
    payment_id: Id,
    /// The file.
    attachment_id: Id,
    /// The one used for checking.
    #[serde(default)]
    is_primary: bool,
}

fn add_voucher(call: &Call<'_>, args: AddVoucherArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let AddVoucherArgs { payment_id, attachment_id, is_primary } = args;
    call.run_on(id, &Command::PaymentAddVoucher(AddVoucher { id, payment_id, attachment_id, is_primary }))
}

fn add_certificate(call: &Call<'_>, args: AddCertificate) -> Result<Done, AppError> {
    call.run_on(args.payment_id, &Command::PaymentAddCertificate(args))
}

fn review(call: &Call<'_>, args: ReviewPayment) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::PaymentReview(args))
}

fn refund(call: &Call<'_>, args: RefundPayment) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::PaymentRefund(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("payment.list", "invoice.view", list),
        query("payment.get", "invoice.view", get),
        query("payment.check", "payment.report", report::check),
        command("payment.report", "payment.report", report::report),
        command("payment.add_voucher", "payment.report", add_voucher),
        command("payment.add_certificate", "payment.report", add_certificate),
        online("payment.review", "payment.review", review),
        online("payment.refund", "payment.review", refund),
        file("payment.receipt_pdf", "invoice.view", paper::receipt_pdf),
    ]
}
