//! A contract as screens show it.

use std::collections::BTreeSet;

use bantu_domain::attachment::Attachment;
use bantu_domain::contract::{Contract, ContractDocument};
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::customer::Customer;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order::order_id;
use bantu_domain::product::ServiceCategory;
use bantu_domain::quotation::Parts;
use bantu_domain::record::Id;
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Cx;

use super::{ContractRow, ContractView, DeliveryView, guard_views, refusal_of_sending};
use crate::approval::user_ref;
use crate::quotation::instalments;
use crate::view::Ref;

/// A contract in a list.
pub(super) fn row(contract: &Contract, pending: &BTreeSet<Id>, cx: &mut Cx<'_>) -> Result<ContractRow, Fault> {
    let deal: Opportunity = cx.require(contract.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let entity = cx.load::<ContractEntity>(contract.terms.entity_id)?;
    Ok(ContractRow {
        id: contract.id,
        opportunity_id: deal.id,
        opportunity_name: deal.fields.name,
        customer: Ref { id: customer.id, name: customer.fields.name },
        contract_no: contract.contract_no.clone(),
        revision: contract.revision,
        service_category: contract.service_category,
        status: contract.status,
        entity: Ref { id: contract.terms.entity_id, name: entity.map(|e| e.fields.entity_name).unwrap_or_default() },
        base: contract.base().into(),
        tax: contract.tax().into(),
        total: contract.total().into(),
        signed_on: contract.signed_on,
        updated_at: contract.updated_at,
        pending_sync: pending.contains(&contract.id),
    })
}

/// A contract whole.
pub(super) fn whole(contract: &Contract, pending: &BTreeSet<Id>, cx: &mut Cx<'_>) -> Result<ContractView, Fault> {
    let mut deliveries = Vec::new();
    for paper in cx.list::<ContractDocument>("contract_id", &contract.id)? {
        deliveries.push(DeliveryView {
            id: paper.id,
            document_type: paper.document_type,
            version: paper.version,
            file_name: paper.file_name,
            sha256: paper.sha256,
            size_bytes: paper.size_bytes,
            sent_via: paper.sent_via,
            sent_at: paper.sent_at,
            sent_by: user_ref(paper.sent_by, cx)?,
        });
    }
    deliveries.sort_by_key(|d| (d.document_type, d.version));
    let signed_copy = match contract.signed_copy_id {
        Some(id) => cx.load::<Attachment>(id)?.map(|file| Ref { id, name: file.file_name }),
        None => None,
    };
    let override_by = match contract.override_by {
        Some(user) => Some(user_ref(user, cx)?),
        None => None,
    };
    let months = contract.cycle_months.filter(|_| contract.service_category == ServiceCategory::LongTerm);
    let parts = Parts::of(contract.currency, [(contract.service_category, contract.total())], months)?;
    Ok(ContractView {
        row: row(contract, pending, cx)?,
        quotation_id: contract.quotation_id,
        edit_no: contract.edit_no,
        terms: contract.terms.clone(),
        tax_scheme: contract.tax_scheme,
        tax_rate: contract.tax_rate_e4,
        exchange_rate: contract.exchange_rate_e9,
        payment_terms: contract.payment_terms,
        instalments: instalments(contract.payment_terms, parts)?,
        cycle_months: contract.cycle_months,
        service_start_on: contract.service_start_on,
        guards: guard_views(contract, cx)?,
        override_reason: contract.override_reason.clone(),
        override_by,
        may_send: refusal_of_sending(contract.id, cx)?,
        signed_copy,
        no_invoice_reason: contract.no_invoice_reason.clone(),
        deliveries,
        termination_reason: contract.termination_reason.clone(),
        order_id: contract.status.is_signed().then(|| order_id(contract.id)),
        created_at: contract.created_at,
        created_by: user_ref(contract.created_by, cx)?,
        sent_at: contract.sent_at,
    })
}
