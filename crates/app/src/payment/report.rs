//! Reporting money: the check first, the same report only once, then the number and the command.

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::attachment::Attachment;
use bantu_domain::contract::Contract;
use bantu_domain::customer::Customer;
use bantu_domain::money::{Amount, Money};
use bantu_domain::number::DocumentKind;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::payment::{
    AddVoucher, Finding, Payment, PaymentFields, PaymentMethod, PaymentMode, PaymentStatus, PaymentVoucher,
    ReportPayment, check_texts, findings, twin,
};
use bantu_domain::record::Id;
use bantu_domain::refusal::Refusal;
use bantu_domain::{Command, Currency};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::sync::numbers;
use crate::view::{Done, Ref};

/// What is reported about money that arrived.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportPaymentArgs {
    /// The contract.
    contract_id: Id,
    /// Our company that received it; the contract's where nothing is said.
    #[serde(default)]
    entity_id: Option<Id>,
    /// Money that arrived.
    amount: Amount,
    /// How it came.
    payment_method: PaymentMethod,
    /// The bank's or the payer's reference.
    #[serde(default)]
    reference: Option<String>,
    /// What it is for.
    payment_mode: PaymentMode,
    /// Day it arrived.
    received_on: NaiveDate,
    /// The last payment of the contract.
    #[serde(default)]
    is_final_payment: bool,
    /// The expected receipt it is meant for.
    #[serde(default)]
    order_payment_id: Option<Id>,
    /// PPh 23 the payer withheld.
    #[serde(default)]
    withheld: Option<Amount>,
    /// Tax inside as the reporter reads it.
    #[serde(default)]
    tax_amount: Option<Amount>,
    /// What the payer sent in the other currency.
    #[serde(default)]
    original: Option<Amount>,
    /// Remark.
    #[serde(default)]
    notes: Option<String>,
    /// Vouchers: files of the customer, the first is the primary one.
    #[serde(default)]
    vouchers: Vec<Id>,
}

/// What the consistency check says before the report.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PaymentCheck {
    /// One finding per rule that is not met.
    findings: Vec<Finding>,
    /// Tax inside the settled amount.
    tax: Amount,
    /// The same money was reported before.
    duplicate_of: Option<Ref>,
}

fn minor(field: &str, amount: Option<&Amount>, currency: Currency) -> Result<Option<i64>, Refusal> {
    let Some(amount) = amount else { return Ok(None) };
    let money = Money::try_from(amount).map_err(|r| r.field(field))?;
    if money.currency() == currency {
        Ok(Some(money.minor()))
    } else {
        Err(Refusal::new("money.currency_mismatch").field(field))
    }
}

fn fields(args: &ReportPaymentArgs, contract: &Contract) -> Result<PaymentFields, Refusal> {
    let amount = Money::try_from(&args.amount).map_err(|r| r.field("amount"))?;
    let currency = amount.currency();
    Ok(PaymentFields {
        entity_id: args.entity_id.unwrap_or(contract.terms.entity_id),
        amount_minor: amount.minor(),
        currency,
        payment_method: args.payment_method,
        reference: args.reference.as_deref().map(str::trim).filter(|r| !r.is_empty()).map(str::to_owned),
        payment_mode: args.payment_mode,
        received_on: args.received_on,
        is_final_payment: args.is_final_payment || args.payment_mode == PaymentMode::Final,
        order_payment_id: args.order_payment_id,
        withheld_minor: minor("withheld", args.withheld.as_ref(), currency)?.unwrap_or(0),
        tax_amount_minor: minor("tax_amount", args.tax_amount.as_ref(), currency)?,
        original_minor: minor("original", args.original.as_ref(), currency.other())?,
        notes: args.notes.clone(),
    })
}

pub(super) fn check(call: &Call<'_>, args: ReportPaymentArgs) -> Result<PaymentCheck, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let contract: Contract = cx.require(args.contract_id)?;
            let fields = fields(&args, &contract)?;
            check_texts(&fields)?;
            let settled = Money::new(fields.amount_minor, fields.currency)
                .plus(Money::new(fields.withheld_minor, fields.currency))?;
            let duplicate_of = twin(contract.id, &fields, cx)?.map(|p| Ref { id: p.id, name: p.payment_no });
            Ok(PaymentCheck {
                findings: findings(&fields, &contract, cx)?,
                tax: contract.tax_policy().inside(settled)?.into(),
                duplicate_of,
            })
        })
    })
}

pub(super) fn report(call: &Call<'_>, args: ReportPaymentArgs) -> Result<Done, AppError> {
    let now = call.now();
    let (fields, customer_no, earlier) = call.look(|look| {
        look.ask(|cx| {
            let contract: Contract = cx.require(args.contract_id)?;
            let fields = fields(&args, &contract)?;
            let deal: Opportunity = cx.require(contract.opportunity_id)?;
            let customer: Customer = cx.require(deal.customer_id)?;
            let earlier = twin(contract.id, &fields, cx)?.filter(|p| p.reported_by == cx.actor.user_id);
            Ok((fields, customer.customer_no, earlier))
        })
    })?;
    if let Some(earlier) = earlier {
        // The same person sends the same report again: the answer of the first time, no second payment.
        let added = add_new_vouchers(call, &earlier, &args.vouchers)?;
        let mut done = Done::of(earlier.id, BTreeMap::new());
        done.facts.insert("payment_id".into(), earlier.id.to_string());
        done.facts.insert("payment_no".into(), earlier.payment_no);
        done.facts.insert("already_reported".into(), "true".into());
        // Whether what was sent along is with the report now, for the person to know.
        let vouchers = match added {
            Added::None => "known",
            Added::Some => "added",
            Added::TooLate => "too_late",
        };
        done.facts.insert("vouchers".into(), vouchers.into());
        return Ok(done);
    }
    let customer_no = customer_no.ok_or_else(|| AppError::new("quotation.number_missing"))?;
    // What is refused takes no number.
    let id = call.new_id();
    let vouchers = args.vouchers.iter().map(|file| (call.new_id(), *file)).collect();
    let mut command = ReportPayment { id, number: String::new(), contract_id: args.contract_id, fields, vouchers };
    call.try_out(&Command::PaymentReport(ReportPayment { number: trial_number(customer_no), ..command.clone() }))?;
    command.number = call.write(|conn| numbers::mint(conn, DocumentKind::Payment, customer_no, None, now))?;
    call.run_on(id, &Command::PaymentReport(command))
}

/// What became of the files of a report that was there already.
enum Added {
    /// It has them all.
    None,
    /// New ones are with it now.
    Some,
    /// Finance has decided without them; they stay with the customer's files.
    TooLate,
}

/// A report that is repeated may bring a better picture: finance sees it with the first one, unless it has decided already.
fn add_new_vouchers(call: &Call<'_>, earlier: &Payment, files: &[Id]) -> Result<Added, AppError> {
    let new: Vec<Id> = call.look(|look| {
        look.ask(|cx| {
            let mut known = BTreeSet::new();
            for voucher in cx.list::<PaymentVoucher>("payment_id", &earlier.id)? {
                known.insert(cx.require::<Attachment>(voucher.attachment_id)?.blake3);
            }
            let mut new = Vec::new();
            for file in files {
                let file = cx.load::<Attachment>(*file)?;
                let file = file.ok_or_else(|| Refusal::new("reference.unknown").field("vouchers"))?;
                if known.insert(file.blake3) {
                    new.push(file.id);
                }
            }
            Ok(new)
        })
    })?;
    if new.is_empty() {
        return Ok(Added::None);
    }
    if earlier.status != PaymentStatus::PendingReview {
        return Ok(Added::TooLate);
    }
    call.whole(|call| {
        new.iter().try_for_each(|attachment_id| {
            let id = call.new_id();
            let (payment_id, attachment_id) = (earlier.id, *attachment_id);
            let voucher = AddVoucher { id, payment_id, attachment_id, is_primary: false };
            call.run(&Command::PaymentAddVoucher(voucher)).map(drop)
        })
    })?;
    Ok(Added::Some)
}

/// A number that is never given, to try the command with.
fn trial_number(customer_no: i64) -> String {
    format!("{customer_no}-PAY-A0-999999999")
}
