//! Sending a contract: rights, layout and glyphs first, then the number, then the command with the frozen content.

use bantu_documents::{PaperState, check};
use bantu_domain::Command;
use bantu_domain::access::User;
use bantu_domain::contract::{Contract, ContractContent, SendContract, may_send};
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::contract_template::ContractTemplate;
use bantu_domain::customer::Customer;
use bantu_domain::mail::MailDocument;
use bantu_domain::number::DocumentKind;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::quotation::Quotation;
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Cx;

use super::paper;
use crate::app::Call;
use crate::approval::refuse_provisional;
use crate::error::AppError;
use crate::mail::{self, SendArgs};
use crate::sync::numbers;
use crate::view::Done;

pub(super) fn send(call: &Call<'_>, args: SendArgs) -> Result<Done, AppError> {
    mail::check_to(&args.mail_to)?;
    let now = call.now();
    let (contract, content) = call.look(|look| {
        let (contract, content, trial) = look.ask(|cx| {
            may_send(args.id, cx)?;
            let contract: Contract = cx.require(args.id)?;
            let content = content(&contract, cx)?;
            let trial = paper::compose(&contract, &content, PaperState::Final, now, cx)?;
            Ok((contract, content, trial))
        })?;
        check(&trial)?;
        Ok((contract, content))
    })?;
    refuse_provisional(call, contract.opportunity_id)?;
    let number = match contract.contract_no {
        Some(number) => number,
        None => call.write(|conn| numbers::mint(conn, DocumentKind::Contract, content.customer_no, None, now))?,
    };
    let SendArgs { id, mail_to } = args;
    call.whole(|call| {
        let done = call.run_on(id, &Command::ContractSend(SendContract { id, number, content }))?;
        mail::enclose(call, MailDocument::Contract, id, mail_to)?;
        Ok(done)
    })
}

/// What would stand on the paper now.
pub(super) fn content(contract: &Contract, cx: &mut Cx<'_>) -> Result<ContractContent, Fault> {
    let deal: Opportunity = cx.require(contract.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let entity: ContractEntity = cx.require(contract.terms.entity_id)?;
    let template: ContractTemplate = cx.require(contract.terms.template_id)?;
    let quotation: Quotation = cx.require(contract.quotation_id)?;
    let salesperson = cx.load::<User>(deal.owner_user_id)?;
    let entity = entity.fields;
    Ok(ContractContent {
        customer_no: customer.customer_no.unwrap_or_default(),
        entity_name: entity.entity_name,
        entity_representative: entity.legal_representative,
        entity_tax_id: entity.tax_id,
        entity_address: entity.address,
        entity_phone: entity.contact_phone,
        bank_name: entity.bank_name,
        bank_account_no: entity.bank_account_no,
        bank_account_name: entity.bank_account_name,
        swift_code: entity.swift_code,
        salesperson: salesperson.map(|u| u.fields.display_name).unwrap_or_default(),
        quotation_no: quotation.quotation_no,
        title: deal.fields.name,
        effective_from: contract.terms.effective_from,
        effective_to: contract.terms.effective_to,
        template_code: template.fields.template_code,
        template_version: template.version,
        prevailing_language: template.fields.prevailing_language,
        clauses: template.fields.clauses,
        footer_text: template.fields.footer_text,
    })
}
