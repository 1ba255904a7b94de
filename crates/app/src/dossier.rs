//! Everything that hangs on some deals, in one list: the papers of a customer's page and of a chat group.

use bantu_domain::access::User;
use bantu_domain::contract::{Contract, ContractStatus};
use bantu_domain::execution::ExecutionOrder;
use bantu_domain::invoice::{Invoice, InvoiceStatus};
use bantu_domain::material::{MaterialDocument, MaterialRequirement};
use bantu_domain::money::{Amount, Money};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::payment::{Payment, PaymentStatus};
use bantu_domain::quotation::Quotation;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Cx;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::view::Ref;

/// What a line of a dossier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DossierKind {
    /// Quotation.
    Quotation,
    /// Contract.
    Contract,
    /// Invoice.
    Invoice,
    /// Payment.
    Payment,
    /// Paper the customer brought.
    Paper,
    /// Execution order.
    ExecutionOrder,
}

/// A line of a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DossierRow {
    /// What it is.
    pub kind: DossierKind,
    /// Key.
    pub id: Id,
    /// The deal.
    pub deal: Ref,
    /// Its number; null for a draft and for a paper.
    pub number: Option<String>,
    /// What it is about.
    pub title: String,
    /// State, a code of its kind.
    pub status: String,
    /// Its amount; null where it has none.
    pub amount: Option<Amount>,
    /// Day on which a paper expires.
    pub expires_on: Option<NaiveDate>,
    /// Made.
    pub created_at: Instant,
}

/// A sum in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DossierSum {
    /// Of signed contracts.
    pub signed: Amount,
    /// Of issued invoices.
    pub invoiced: Amount,
    /// Of confirmed payments, with the tax the payer withheld.
    pub received: Amount,
    /// Signed and not yet received.
    pub open: Amount,
}

/// What hangs on some deals, as far as the asker may see it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
pub struct Dossier {
    /// The lines, newest first.
    pub rows: Vec<DossierRow>,
    /// Money per currency; empty for who does not see invoices.
    pub sums: Vec<DossierSum>,
}

/// Sums of one currency while they are added up.
struct Sums {
    signed: Money,
    invoiced: Money,
    received: Money,
}

/// Gathers what hangs on the deals.
pub(crate) fn of_deals(deals: &[Opportunity], cx: &mut Cx<'_>) -> Result<Dossier, Fault> {
    let language = cx.load::<User>(cx.actor.user_id)?.and_then(|user| user.fields.language);
    let mut rows = Vec::new();
    let mut sums: Vec<Sums> = Vec::new();
    for deal in deals {
        let of = Ref { id: deal.id, name: deal.fields.name.clone() };
        if cx.actor.may("quotation.view") {
            for quotation in cx.list::<Quotation>("opportunity_id", &deal.id)? {
                rows.push(DossierRow {
                    kind: DossierKind::Quotation,
                    id: quotation.id,
                    deal: of.clone(),
                    title: format!("v{}", quotation.version),
                    status: quotation.status.code().to_owned(),
                    amount: Some(quotation.total().into()),
                    expires_on: None,
                    created_at: quotation.created_at,
                    number: quotation.quotation_no,
                });
            }
        }
        if cx.actor.may("contract.view") {
            contracts(&of, &mut rows, &mut sums, cx)?;
        }
        if cx.actor.may("material.view") {
            papers(&of, language.as_deref(), &mut rows, cx)?;
        }
        if cx.actor.may("execution.view") {
            for order in cx.list::<ExecutionOrder>("opportunity_id", &deal.id)? {
                rows.push(DossierRow {
                    kind: DossierKind::ExecutionOrder,
                    id: order.id,
                    deal: of.clone(),
                    number: Some(order.order_no),
                    title: order.title,
                    status: order.status.code().to_owned(),
                    amount: None,
                    expires_on: None,
                    created_at: order.created_at,
                });
            }
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.created_at, row.id)));
    sums.sort_by_key(|sum| sum.signed.currency());
    let sums = if cx.actor.may("invoice.view") { sums } else { Vec::new() };
    let total = |sum: Sums| {
        Ok(DossierSum {
            open: sum.signed.minus(sum.received)?.into(),
            signed: sum.signed.into(),
            invoiced: sum.invoiced.into(),
            received: sum.received.into(),
        })
    };
    Ok(Dossier { rows, sums: sums.into_iter().map(total).collect::<Result<_, Fault>>()? })
}

/// Contracts with their invoices and payments.
fn contracts(of: &Ref, rows: &mut Vec<DossierRow>, sums: &mut Vec<Sums>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for contract in cx.list::<Contract>("opportunity_id", &of.id)? {
        let sum = sum_in(contract.total(), sums);
        if contract.signed_on.is_some() && contract.status != ContractStatus::Terminated {
            sum.signed = sum.signed.plus(contract.total())?;
        }
        rows.push(DossierRow {
            kind: DossierKind::Contract,
            id: contract.id,
            deal: of.clone(),
            title: contract.terms.party_a_name.clone(),
            status: contract.status.code().to_owned(),
            amount: Some(contract.total().into()),
            expires_on: contract.terms.effective_to,
            created_at: contract.created_at,
            number: contract.contract_no.clone(),
        });
        if !cx.actor.may("invoice.view") {
            continue;
        }
        for invoice in cx.list::<Invoice>("contract_id", &contract.id)? {
            if invoice.status != InvoiceStatus::Draft {
                let sum = sum_in(invoice.amount(), sums);
                sum.invoiced = sum.invoiced.plus(invoice.amount())?;
            }
            rows.push(DossierRow {
                kind: DossierKind::Invoice,
                id: invoice.id,
                deal: of.clone(),
                title: contract.contract_no.clone().unwrap_or_default(),
                status: invoice.status.code().to_owned(),
                amount: Some(invoice.amount().into()),
                expires_on: None,
                created_at: invoice.created_at,
                number: invoice.invoice_no,
            });
        }
        for payment in cx.list::<Payment>("contract_id", &contract.id)? {
            if payment.status == PaymentStatus::Confirmed {
                let settled = payment.settled()?;
                let sum = sum_in(settled, sums);
                sum.received = sum.received.plus(settled)?;
            }
            rows.push(DossierRow {
                kind: DossierKind::Payment,
                id: payment.id,
                deal: of.clone(),
                title: contract.contract_no.clone().unwrap_or_default(),
                status: payment.status.code().to_owned(),
                amount: Some(payment.amount().into()),
                expires_on: None,
                created_at: payment.reported_at,
                number: Some(payment.payment_no),
            });
        }
    }
    Ok(())
}

/// The newest version of every paper; those that are secret stay on the page of papers.
fn papers(of: &Ref, language: Option<&str>, rows: &mut Vec<DossierRow>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let asked = cx.list::<MaterialRequirement>("opportunity_id", &of.id)?;
    for paper in cx.list::<MaterialDocument>("opportunity_id", &of.id)? {
        let Some(line) = asked.iter().find(|line| line.id == paper.requirement_id) else { continue };
        if !paper.is_current || line.ask.is_secret {
            continue;
        }
        let name = match language {
            Some("id") => line.ask.document_name_id.as_ref(),
            Some("en") => line.ask.document_name_en.as_ref(),
            _ => None,
        };
        rows.push(DossierRow {
            kind: DossierKind::Paper,
            id: paper.id,
            deal: of.clone(),
            number: None,
            title: name.unwrap_or(&line.ask.document_name_zh).clone(),
            status: paper.status.code().to_owned(),
            amount: None,
            expires_on: paper.expires_on,
            created_at: paper.uploaded_at,
        });
    }
    Ok(())
}

fn sum_in(amount: Money, sums: &mut Vec<Sums>) -> &mut Sums {
    let currency = amount.currency();
    let index = sums.iter().position(|sum| sum.signed.currency() == currency).unwrap_or_else(|| {
        let zero = Money::zero(currency);
        sums.push(Sums { signed: zero, invoiced: zero, received: zero });
        sums.len() - 1
    });
    &mut sums[index]
}
