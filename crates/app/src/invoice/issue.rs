//! Issuing an invoice: the room, layout and glyphs first, then the number, then the command with the frozen content.

use bantu_documents::{PaperState, check};
use bantu_domain::Command;
use bantu_domain::contract::Contract;
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::customer::Customer;
use bantu_domain::invoice::{Invoice, InvoiceContent, IssueInvoice, may_issue};
use bantu_domain::number::DocumentKind;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Cx;

use super::paper;
use crate::app::Call;
use crate::error::AppError;
use crate::sync::numbers;
use crate::view::{ById, Done};

pub(super) fn issue(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    let now = call.now();
    let content = call.look(|look| {
        let (content, trial) = look.ask(|cx| {
            may_issue(args.id, cx)?;
            let invoice: Invoice = cx.require(args.id)?;
            let content = content(&invoice, cx)?;
            let trial = paper::compose(&invoice, content.clone(), PaperState::Final, now.utc(), cx)?;
            Ok((content, trial))
        })?;
        // A number is never taken for what cannot be set on paper.
        check(&trial)?;
        Ok(content)
    })?;
    let number = call.write(|conn| numbers::mint(conn, DocumentKind::Invoice, content.customer_no, None, now))?;
    call.run_on(args.id, &Command::InvoiceIssue(IssueInvoice { id: args.id, number, content }))
}

/// What would stand on the paper now.
pub(super) fn content(invoice: &Invoice, cx: &mut Cx<'_>) -> Result<InvoiceContent, Fault> {
    let contract: Contract = cx.require(invoice.contract_id)?;
    let deal: Opportunity = cx.require(invoice.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let entity: ContractEntity = cx.require(invoice.entity_id)?;
    let corrects_no = match invoice.corrects_id {
        Some(id) => cx.load::<Invoice>(id)?.and_then(|i| i.invoice_no),
        None => None,
    };
    let entity = entity.fields;
    Ok(InvoiceContent {
        customer_no: customer.customer_no.unwrap_or_default(),
        entity_name: entity.entity_name,
        entity_tax_id: entity.tax_id,
        entity_address: entity.address,
        entity_phone: entity.contact_phone,
        bank_name: entity.bank_name,
        bank_account_no: entity.bank_account_no,
        bank_account_name: entity.bank_account_name,
        swift_code: entity.swift_code,
        contract_no: contract.contract_no,
        title: deal.fields.name,
        description: None,
        corrects_no,
    })
}
