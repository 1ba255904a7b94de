//! Reporting money with its vouchers, the same report twice, and the certificate of tax withheld (DOMAIN §5.8, SYNC §7.9).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::{findings, refuse};
use super::{Payment, PaymentMethod, PaymentMode, PaymentStatus, PaymentVoucher};
use crate::attachment;
use crate::collection;
use crate::contract::Contract;
use crate::customer::Customer;
use crate::edit::{check_length, check_lengths, check_name};
use crate::money::{Currency, MAX_MINOR};
use crate::notification::events;
use crate::number::{self, DocumentKind};
use crate::opportunity::{Opportunity, WorkflowStatus};
use crate::order_payment::{OrderPayment, check_arrived};
use crate::record;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

record! {
    /// What is reported about money that arrived.
    pub struct PaymentFields {
        /// Our company that received it → contract_entities.
        pub entity_id: Id,
        /// Money that arrived, minor units, above 0.
        pub amount_minor: i64,
        /// Its currency: the contract's.
        pub currency: Currency,
        /// How it came.
        pub payment_method: PaymentMethod,
        /// The bank's or the payer's reference.
        #[serde(default)]
        pub reference: Option<String>,
        /// What it is for.
        pub payment_mode: PaymentMode,
        /// Day it arrived.
        pub received_on: NaiveDate,
        /// 尾款: the last payment of the contract.
        #[serde(default)]
        pub is_final_payment: bool,
        /// The expected receipt it is meant for → order_payments.
        #[serde(default)]
        pub order_payment_id: Option<Id>,
        /// PPh 23 the payer withheld, minor units (LOCALISATION §2).
        #[serde(default)]
        pub withheld_minor: i64,
        /// Tax inside the settled amount as the reporter reads it, minor units; checked.
        #[serde(default)]
        pub tax_amount_minor: Option<i64>,
        /// What the payer sent in the other currency, minor units, where the bank converted it.
        #[serde(default)]
        pub original_minor: Option<i64>,
        /// Remark.
        #[serde(default)]
        pub notes: Option<String>,
    }
}

/// Reports a payment with its vouchers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportPayment {
    /// New id.
    pub id: Id,
    /// The number.
    pub number: String,
    /// The contract.
    pub contract_id: Id,
    /// What is reported.
    pub fields: PaymentFields,
    /// Vouchers: new id and file each; the first is the primary one.
    pub vouchers: Vec<(Id, Id)>,
}

/// Adds a voucher to a payment that waits for review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddVoucher {
    /// New id.
    pub id: Id,
    /// The payment.
    pub payment_id: Id,
    /// The file → attachments.
    pub attachment_id: Id,
    /// The one used for checking.
    #[serde(default)]
    pub is_primary: bool,
}

/// The certificate of the tax withheld came (bukti potong): "paid, certificate missing" becomes "paid".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddCertificate {
    /// The payment.
    pub payment_id: Id,
    /// Number of the certificate.
    pub certificate_no: String,
    /// The file → attachments.
    #[serde(default)]
    pub attachment_id: Option<Id>,
}

/// The earlier report of the same money: method, reference, amount and day agree, and it was not rejected.
///
/// # Errors
/// Storage failure only.
pub fn twin(contract_id: Id, fields: &PaymentFields, cx: &mut Cx<'_>) -> Result<Option<Payment>, Fault> {
    let key = |f: &PaymentFields| (f.payment_method, f.reference.clone(), f.amount_minor, f.currency, f.received_on);
    let payments = cx.list::<Payment>("contract_id", &contract_id)?;
    let alive = |p: &Payment| !matches!(p.status, PaymentStatus::Rejected | PaymentStatus::Refunded);
    Ok(payments.into_iter().find(|p| alive(p) && p.duplicate_of_id.is_none() && key(&p.fields) == key(fields)))
}

pub(crate) fn report(args: &ReportPayment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("payment.report")?;
    let contract: Contract = cx.require(args.contract_id)?;
    if !contract.status.is_signed() {
        return Err(Refusal::new("contract.not_signed").into());
    }
    let deal: Opportunity = cx.require(contract.opportunity_id)?;
    if !matches!(deal.workflow_status, WorkflowStatus::Active | WorkflowStatus::Completed) {
        deal.active()?;
    }
    let customer: Customer = cx.require(deal.customer_id)?;
    number::check_use(&args.number, DocumentKind::Payment, &customer)?;
    check(&args.fields, &contract, cx)?;
    refuse(&findings(&args.fields, &contract, cx)?)?;
    if args.vouchers.len() > 20 {
        return Err(Refusal::new("field.too_long").field("vouchers").with("limit", 20).into());
    }
    if args.vouchers.is_empty() {
        return Err(Refusal::new("payment.voucher_missing").field("vouchers").into());
    }
    let duplicate = twin(contract.id, &args.fields, cx)?;
    let mut payment = Payment {
        id: args.id,
        payment_no: args.number.clone(),
        opportunity_id: deal.id,
        contract_id: contract.id,
        status: PaymentStatus::PendingReview,
        tax_minor: 0,
        duplicate_of_id: duplicate.map(|p| p.id),
        unallocated_minor: 0,
        certificate_no: None,
        certificate_id: None,
        reported_by: cx.actor.user_id,
        reported_at: cx.at,
        reviewed_by: None,
        reviewed_at: None,
        review_notes: None,
        updated_at: cx.at,
        fields: args.fields.clone(),
    };
    payment.tax_minor = contract.tax_policy().inside(payment.settled()?)?.minor();
    cx.insert(&payment)?;
    for (index, (id, file)) in args.vouchers.iter().enumerate() {
        let file = attachment::of_deal("vouchers", *file, &deal, cx)?;
        cx.insert(&PaymentVoucher {
            id: *id,
            payment_id: payment.id,
            attachment_id: file.id,
            is_primary: index == 0,
            uploaded_by: cx.actor.user_id,
            uploaded_at: cx.at,
        })?;
    }
    cx.facts.insert("payment_id".into(), payment.id.to_string());
    cx.facts.insert("payment_no".into(), payment.payment_no.clone());
    if let Some(first) = payment.duplicate_of_id {
        cx.facts.insert("duplicate_of".into(), first.to_string());
    }
    events::payment_reported(&payment, &deal, cx)?;
    collection::ask_for_review(&payment, &deal, cx)
}

/// Refuses texts that may not be reported; the check before the report asks this too.
///
/// # Errors
/// Names the field.
pub fn check_texts(fields: &PaymentFields) -> Result<(), Refusal> {
    check_lengths(fields)?;
    check_length("reference", fields.reference.as_deref().unwrap_or_default(), 100)
}

fn check(fields: &PaymentFields, contract: &Contract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    check_texts(fields)?;
    if !(1..=MAX_MINOR).contains(&fields.amount_minor) {
        return Err(Refusal::new("money.out_of_range").field("amount").into());
    }
    if !(0..=MAX_MINOR).contains(&fields.withheld_minor) {
        return Err(Refusal::new("money.out_of_range").field("withheld").into());
    }
    if fields.original_minor.is_some_and(|minor| !(1..=MAX_MINOR).contains(&minor)) {
        return Err(Refusal::new("money.out_of_range").field("original").into());
    }
    if fields.tax_amount_minor.is_some_and(|minor| !(0..=MAX_MINOR).contains(&minor)) {
        return Err(Refusal::new("money.out_of_range").field("tax_amount").into());
    }
    check_arrived("received_on", fields.received_on, cx)?;
    if let Some(receipt) = fields.order_payment_id {
        let order = crate::order::order_id(contract.id);
        if cx.load::<OrderPayment>(receipt)?.is_none_or(|r| r.order_id != order) {
            return Err(Refusal::new("reference.unknown").field("order_payment_id").into());
        }
    }
    Ok(())
}

pub(crate) fn add_voucher(args: &AddVoucher, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("payment.report")?;
    let payment: Payment = cx.require(args.payment_id)?;
    let deal: Opportunity = cx.require(payment.opportunity_id)?;
    if payment.status != PaymentStatus::PendingReview {
        return Err(Refusal::new("payment.already_reviewed").into());
    }
    let file = attachment::of_deal("attachment_id", args.attachment_id, &deal, cx)?;
    let earlier = cx.list::<PaymentVoucher>("payment_id", &payment.id)?;
    let primary = args.is_primary || earlier.is_empty();
    for mut other in earlier.into_iter().filter(|v| primary && v.is_primary) {
        other.is_primary = false;
        cx.save(&other)?;
    }
    cx.insert(&PaymentVoucher {
        id: args.id,
        payment_id: payment.id,
        attachment_id: file.id,
        is_primary: primary,
        uploaded_by: cx.actor.user_id,
        uploaded_at: cx.at,
    })
}

pub(crate) fn add_certificate(args: &AddCertificate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("payment.report")?;
    let mut payment: Payment = cx.require(args.payment_id)?;
    let deal: Opportunity = cx.require(payment.opportunity_id)?;
    if payment.fields.withheld_minor == 0 {
        return Err(Refusal::new("payment.nothing_withheld").into());
    }
    check_name("certificate_no", &args.certificate_no)?;
    check_length("certificate_no", &args.certificate_no, 100)?;
    if let Some(file) = args.attachment_id {
        payment.certificate_id = Some(attachment::of_deal("attachment_id", file, &deal, cx)?.id);
    }
    payment.certificate_no = Some(args.certificate_no.trim().to_owned());
    payment.updated_at = cx.at;
    cx.save(&payment)
}
