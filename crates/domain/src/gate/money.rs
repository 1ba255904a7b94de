//! The gates of contract, invoice, collection status and collection (DOMAIN §5.1 stages 4, 5, 7, 9).

use super::{Condition, ConditionCode};
use crate::collection::{self, CollectionStatus, CollectionTodo, TodoType};
use crate::contract::{self, Contract, ContractDocument, DeliveredKind};
use crate::contract_entity::ContractEntity;
use crate::invoice::{Invoice, InvoiceKind, InvoiceStatus};
use crate::money::Money;
use crate::opportunity::Opportunity;
use crate::order::TOLERANCE_MINOR;
use crate::product::ServiceCategory;
use crate::quotation::{Quotation, QuotationItem};
use crate::refusal::Fault;
use crate::tx::Cx;

/// The categories of the accepted quotation and its standing contracts.
fn contracts(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(Vec<ServiceCategory>, Vec<Contract>), Fault> {
    let Some(quotation) = deal.primary_quotation_id else { return Ok((Vec::new(), Vec::new())) };
    let items = cx.list::<QuotationItem>("quotation_id", &quotation)?;
    Ok((contract::categories(&items), contract::standing(deal.id, Some(quotation), cx)?))
}

pub(super) fn contract_stage(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    let (categories, contracts) = contracts(deal, cx)?;
    let mut unsigned: Vec<String> = Vec::new();
    for category in &categories {
        let signed = contracts.iter().find(|c| c.service_category == *category && c.status.is_signed());
        let usable = match signed {
            Some(contract) => {
                cx.load::<ContractEntity>(contract.terms.entity_id)?.is_some_and(|entity| entity.fields.is_active)
            }
            None => false,
        };
        if !usable {
            unsigned.push(category.code().to_owned());
        }
    }
    let mut signed = Condition::new(ConditionCode::ContractSigned, !categories.is_empty() && unsigned.is_empty());
    if !unsigned.is_empty() {
        signed = signed.with("categories", unsigned.join(", "));
    }
    let copies = !contracts.is_empty() && contracts.iter().all(|c| c.signed_copy_id.is_some());
    let mut missing: Vec<&str> = Vec::new();
    for contract in &contracts {
        let papers = cx.list::<ContractDocument>("contract_id", &contract.id)?;
        for kind in DeliveredKind::ALL {
            if !papers.iter().any(|p| p.document_type == *kind) && !missing.contains(&kind.code()) {
                missing.push(kind.code());
            }
        }
    }
    let mut delivered = Condition::new(ConditionCode::DocumentsDelivered, !contracts.is_empty() && missing.is_empty());
    if !missing.is_empty() {
        delivered = delivered.with("documents", missing.join(", "));
    }
    Ok(vec![
        signed,
        Condition::new(ConditionCode::SignedCopyStored, copies),
        delivered,
        amounts_agree(deal, &categories, &contracts, cx)?,
    ])
}

/// Each contract holds its category's part of the quotation, and its total is base and tax.
fn amounts_agree(
    deal: &Opportunity,
    categories: &[ServiceCategory],
    contracts: &[Contract],
    cx: &mut Cx<'_>,
) -> Result<Condition, Fault> {
    let quotation = match deal.primary_quotation_id {
        Some(id) => cx.load::<Quotation>(id)?,
        None => None,
    };
    let Some(quotation) = quotation else {
        return Ok(Condition::new(ConditionCode::ContractAmountsAgree, false));
    };
    let items = cx.list::<QuotationItem>("quotation_id", &quotation.id)?;
    let mut met = categories.iter().all(|c| contracts.iter().any(|k| k.service_category == *c));
    for contract in contracts {
        let base = contract::base_of(&quotation, &items, contract.service_category, contract.currency)?;
        let whole = contract.base().plus(contract.tax())?;
        met &= base == contract.base() && whole == contract.total();
    }
    Ok(Condition::new(ConditionCode::ContractAmountsAgree, met && !contracts.is_empty()))
}

pub(super) fn invoice_stage(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    let (_, contracts) = contracts(deal, cx)?;
    let mut open: Vec<String> = Vec::new();
    for contract in &contracts {
        let invoices = cx.list::<Invoice>("contract_id", &contract.id)?;
        let corrected = |invoice: &Invoice| invoices.iter().any(|i| i.corrects_id == Some(invoice.id));
        let counts = |invoice: &&Invoice| {
            let enough = match invoice.kind {
                InvoiceKind::Commercial => matches!(invoice.status, InvoiceStatus::Issued | InvoiceStatus::Sent),
                InvoiceKind::Statutory => matches!(invoice.status, InvoiceStatus::Uploaded | InvoiceStatus::Sent),
            };
            enough && invoice.corrects_id.is_none() && !corrected(invoice)
        };
        let within = InvoiceKind::ALL.iter().all(|kind| {
            let issued = invoices.iter().filter(|i| i.kind == *kind && i.status != InvoiceStatus::Draft);
            issued.map(|i| i.fields.invoice_minor).sum::<i64>() <= contract.total_minor
        });
        let waived = contract.no_invoice_reason.is_some();
        if !(within && (waived || invoices.iter().any(|i| counts(&i)))) {
            open.push(contract.contract_no.clone().unwrap_or_default());
        }
    }
    let condition = Condition::new(ConditionCode::InvoiceIssued, !contracts.is_empty() && open.is_empty());
    Ok(vec![if open.is_empty() { condition } else { condition.with("contracts", open.join(", ")) }])
}

pub(super) fn collection_status_stage(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    let standing = collection::standing(deal, cx)?;
    let mut short: Option<(Money, Money)> = None;
    for order in &standing.orders {
        if let Some((needed, received)) = collection::prepayment_needed(order)?
            && received.minor() < needed.minor() - TOLERANCE_MINOR
        {
            short = short.or(Some((needed, received)));
        }
    }
    let condition = Condition::new(ConditionCode::PaymentConfirmed, !standing.orders.is_empty() && short.is_none());
    Ok(vec![match short {
        Some((needed, received)) => condition.with("needed", needed.coded()).with("received", received.coded()),
        None => condition,
    }])
}

pub(super) fn collection_stage(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    let standing = collection::standing(deal, cx)?;
    let full = matches!(standing.status, CollectionStatus::Full | CollectionStatus::Overpaid);
    let todos = cx.list::<CollectionTodo>("opportunity_id", &deal.id)?;
    let reviews = todos.iter().filter(|t| t.todo_type == TodoType::FinanceReview && t.status.is_open()).count();
    let reviewed = Condition::new(ConditionCode::NoOpenFinanceReview, reviews == 0);
    Ok(vec![
        Condition::new(ConditionCode::CollectionFull, full).with("status", standing.status.code().to_owned()),
        Condition::new(ConditionCode::DeliveryVerified, deal.delivery_verified_on.is_some()),
        if reviews == 0 { reviewed } else { reviewed.with("count", reviews.to_string()) },
    ])
}

/// BLAKE3 over what finance approves in stage 5: the issued invoices of every contract, and who needs none. `None` while the gate's own
/// condition is open.
pub(super) fn invoice_content(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Option<String>, Fault> {
    if invoice_stage(deal, cx)?.iter().any(|c| !c.met) {
        return Ok(None);
    }
    let (_, contracts) = contracts(deal, cx)?;
    let mut hasher = blake3::Hasher::new();
    for contract in &contracts {
        let mut invoices = cx.list::<Invoice>("contract_id", &contract.id)?;
        invoices.retain(|i| i.status != InvoiceStatus::Draft);
        let issued: Vec<_> =
            invoices.iter().map(|i| (i.id, i.kind.code(), i.fields.invoice_minor, &i.invoice_no)).collect();
        let text = serde_json::to_string(&(contract.id, &contract.no_invoice_reason, issued)).unwrap_or_default();
        hasher.update(text.as_bytes()).update(b"\n");
    }
    Ok(Some(hasher.finalize().to_hex().to_string()))
}
