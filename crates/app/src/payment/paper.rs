//! The receipt (收款收据, kuitansi) of a payment that finance confirmed.

use bantu_documents::{PaperState, Party, ReceiptPaper, Withheld, render};
use bantu_domain::contract::Contract;
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::customer::Customer;
use bantu_domain::invoice::{Invoice, InvoiceKind, InvoiceStatus};
use bantu_domain::money::{Currency, Money};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::payment::{Payment, PaymentStatus};
use bantu_domain::quotation::DocumentLanguage;
use bantu_domain::rate;
use bantu_domain::record::Id;
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::tx::Cx;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::invoice::paper::{asked_for, jurisdiction};
use crate::quotation::paper::language;
use crate::usecase::Reply;

/// Asks for the receipt of a payment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiptPdfArgs {
    /// The payment; confirmed.
    id: Id,
    /// Another language than the contract's.
    #[serde(default)]
    language: Option<DocumentLanguage>,
}

pub(super) fn receipt_pdf(call: &Call<'_>, args: ReceiptPdfArgs) -> Result<Reply, AppError> {
    let paper = call.look(|look| {
        look.ask(|cx| {
            let payment: Payment = cx.require(args.id)?;
            if payment.status != PaymentStatus::Confirmed {
                return Err(Refusal::new("payment.not_confirmed").into());
            }
            receipt(&payment, args.language, cx)
        })
    })?;
    let bytes = render(&paper)?;
    Ok(Reply::File { name: paper.file_name(), mime: "application/pdf", bytes })
}

fn receipt(payment: &Payment, chosen: Option<DocumentLanguage>, cx: &mut Cx<'_>) -> Result<ReceiptPaper, Fault> {
    let contract: Contract = cx.require(payment.contract_id)?;
    let deal: Opportunity = cx.require(payment.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let entity: ContractEntity = cx.require(payment.fields.entity_id)?;
    let invoice = invoice_of(payment, cx)?;
    let tongue = chosen.unwrap_or(contract.terms.language);
    let mut purpose = asked_for(payment.fields.order_payment_id, tongue, cx)?;
    for text in [Some(&mut purpose.text), purpose.second.as_mut()].into_iter().flatten() {
        text.push_str(" · ");
        text.push_str(&deal.fields.name);
    }
    let withheld = Money::new(payment.fields.withheld_minor, payment.fields.currency);
    let jurisdiction = jurisdiction(Some(&entity));
    let rupiah = match payment.fields.currency {
        Currency::Cny => rupiah(payment, &contract, cx)?,
        Currency::Idr => None,
    };
    let payer = invoice.as_ref().map_or(&customer.fields.name, |i| &i.fields.customer_name);
    Ok(ReceiptPaper {
        language: language(tongue),
        state: PaperState::Final,
        number: Some(payment.payment_no.clone()),
        issued_at: payment.reviewed_at.unwrap_or(payment.updated_at).utc(),
        payer: Party {
            name: payer.clone(),
            code: customer.customer_no.map(|no| no.to_string()),
            address: customer.fields.address,
            tax_id: customer.fields.tax_id,
            ..Party::default()
        },
        receiver: Party {
            name: entity.fields.entity_name,
            address: entity.fields.address,
            tax_id: entity.fields.tax_id,
            phone: entity.fields.contact_phone,
            ..Party::default()
        },
        jurisdiction,
        purpose,
        contract_number: contract.contract_no,
        invoice_number: invoice.and_then(|i| i.invoice_no),
        method: payment.fields.payment_method,
        reference: payment.fields.reference.clone(),
        received_on: payment.fields.received_on,
        received: payment.amount(),
        rupiah,
        withheld: (withheld.minor() > 0).then(|| Withheld {
            amount: withheld,
            rate: None,
            certificate: payment.certificate_no.clone(),
        }),
        settled: payment.settled()?,
        notes: payment.fields.notes.clone(),
        footer: None,
    })
}

/// The commercial invoice that asked for the receipt this payment was meant for.
fn invoice_of(payment: &Payment, cx: &mut Cx<'_>) -> Result<Option<Invoice>, Fault> {
    let Some(receipt) = payment.fields.order_payment_id else { return Ok(None) };
    let mut invoices = cx.list::<Invoice>("contract_id", &payment.contract_id)?;
    invoices.retain(|i| {
        i.kind == InvoiceKind::Commercial
            && i.status != InvoiceStatus::Draft
            && i.corrects_id.is_none()
            && i.fields.order_payment_id == Some(receipt)
    });
    invoices.sort_by_key(|i| (i.issued_at, i.id));
    Ok(invoices.pop())
}

/// A sum in yuan by what the payer sent, by the contract's frozen rate, or by the rate of the day it arrived; decides about the e-Meterai.
fn rupiah(payment: &Payment, contract: &Contract, cx: &mut Cx<'_>) -> Result<Option<Money>, Fault> {
    if let Some(sent) = payment.original() {
        return Ok(Some(sent));
    }
    let rate = match contract.exchange_rate_e9 {
        Some(rate) => Some(rate),
        None => rate::on(payment.fields.received_on, cx)?.map(|row| row.idr_per_cny_e9),
    };
    Ok(rate.map(|rate| rate.convert(payment.amount())).transpose()?)
}
