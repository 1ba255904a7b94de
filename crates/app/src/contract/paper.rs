//! From a contract to its papers: the frozen content where it is sent, the present content with a watermark before.

use bantu_documents::{
    BankAccount, Clause, ContractLine, ContractPaper, Due, InvoiceForm, InvoiceLine, InvoicePaper, Jurisdiction,
    PaperState, Party, Tax, Term, Wording, render,
};
use bantu_domain::contract::{Contract, ContractContent, ContractStatus, line_shares};
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::contract_template::Clause as Text;
use bantu_domain::money::Money;
use bantu_domain::product::ServiceCategory;
use bantu_domain::quotation::{DocumentLanguage, Parts, QuotationItem, plan_payments};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::tx::Cx;
use serde::Deserialize;
use utoipa::ToSchema;

use super::issue;
use crate::app::Call;
use crate::error::AppError;
use crate::quotation::items;
use crate::quotation::paper::{in_language, instalment, language};
use crate::usecase::Reply;

/// Asks for a paper of a contract.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractPdfArgs {
    /// The contract.
    id: Id,
    /// Another language than the contract's own.
    #[serde(default)]
    language: Option<DocumentLanguage>,
}

fn asked(args: &ContractPdfArgs, cx: &mut Cx<'_>) -> Result<Contract, Fault> {
    let mut contract: Contract = cx.require(args.id)?;
    contract.terms.language = args.language.unwrap_or(contract.terms.language);
    Ok(contract)
}

pub(super) fn pdf(call: &Call<'_>, args: ContractPdfArgs) -> Result<Reply, AppError> {
    let paper = call.look(|look| {
        look.ask(|cx| {
            let contract = asked(&args, cx)?;
            paper_of(&contract, cx)
        })
    })?;
    let bytes = render(&paper)?;
    Ok(Reply::File { name: paper.file_name(), mime: "application/pdf", bytes })
}

pub(super) fn proforma_pdf(call: &Call<'_>, args: ContractPdfArgs) -> Result<Reply, AppError> {
    let paper = call.look(|look| {
        look.ask(|cx| {
            let contract = asked(&args, cx)?;
            proforma_of(&contract, cx)
        })
    })?;
    let bytes = render(&paper)?;
    Ok(Reply::File { name: paper.file_name(), mime: "application/pdf", bytes })
}

/// The paper of a contract in its present state. Signing changes nothing on it: day and signatures are written by hand.
pub(super) fn paper_of(contract: &Contract, cx: &mut Cx<'_>) -> Result<ContractPaper, Fault> {
    let (content, state, at) = present(contract, cx)?;
    compose(contract, &content, state, at, cx)
}

/// The pro-forma invoice (形式发票) of a contract: unnumbered, over the whole amount (DOMAIN "Decisions" 7).
pub(super) fn proforma_of(contract: &Contract, cx: &mut Cx<'_>) -> Result<InvoicePaper, Fault> {
    let (content, state, at) = present(contract, cx)?;
    let paper = compose(contract, &content, state, at, cx)?;
    let line = |line: ContractLine| InvoiceLine { name: line.name, description: line.description, amount: line.amount };
    Ok(InvoicePaper {
        language: paper.language,
        form: InvoiceForm::Proforma,
        state,
        number: None,
        issued_at: paper.issued_at,
        due_on: None,
        contract_number: paper.number,
        seller: paper.party_b,
        buyer: paper.party_a,
        jurisdiction: paper.jurisdiction,
        title: paper.title,
        lines: paper.lines.into_iter().map(line).collect(),
        base: paper.base,
        tax: paper.tax,
        total: paper.total,
        tax_number: None,
        accounts: paper.accounts,
        notes: None,
        footer: paper.footer,
    })
}

/// What stands on the papers now, how far they are and which instant dates them.
fn present(contract: &Contract, cx: &mut Cx<'_>) -> Result<(ContractContent, PaperState, Instant), Fault> {
    let frozen = contract.content_json.as_deref().and_then(|json| serde_json::from_str(json).ok());
    match (frozen, contract.status) {
        (Some(content), status) if status != ContractStatus::Draft => {
            Ok((content, PaperState::Final, contract.sent_at.unwrap_or(contract.updated_at)))
        }
        _ => Ok((issue::content(contract, cx)?, PaperState::Draft, contract.updated_at)),
    }
}

/// The paper of content that is given whole.
pub(super) fn compose(
    contract: &Contract,
    content: &ContractContent,
    state: PaperState,
    issued_at: Instant,
    cx: &mut Cx<'_>,
) -> Result<ContractPaper, Fault> {
    let entity: ContractEntity = cx.require(contract.terms.entity_id)?;
    let items = items(contract.quotation_id, cx)?;
    let terms = &contract.terms;
    let printed = terms.language;
    let number = contract.contract_no.clone().filter(|_| state == PaperState::Final);
    // A draft will be the next sending, a sent one is the last.
    let revision = if contract.content_json.is_some() { contract.revision } else { contract.revision + 1 };
    let policy = contract.tax_policy();
    let tax = if contract.tax_minor == 0 {
        None
    } else {
        let base = policy.lines(contract.base(), false)?.base;
        Some(Tax { scheme: policy.scheme, rate: policy.rate, base, amount: contract.tax() })
    };
    Ok(ContractPaper {
        language: language(printed),
        state,
        number,
        revision,
        issued_at: issued_at.utc(),
        quotation_number: content.quotation_no.clone(),
        party_a: Party {
            name: terms.party_a_name.clone(),
            code: Some(content.customer_no).filter(|no| *no > 0).map(|no| no.to_string()),
            address: terms.party_a_address.clone(),
            tax_id: terms.party_a_tax_id.clone(),
            contact: terms.party_a_contact.clone(),
            phone: terms.party_a_phone.clone(),
            email: terms.party_a_email.clone(),
            ..Party::default()
        },
        party_b: Party {
            name: content.entity_name.clone(),
            address: content.entity_address.clone(),
            tax_id: content.entity_tax_id.clone(),
            representative: content.entity_representative.clone(),
            contact: Some(content.salesperson.clone()).filter(|name| !name.is_empty()),
            phone: content.entity_phone.clone(),
            ..Party::default()
        },
        jurisdiction: if entity.is_indonesian() { Jurisdiction::Indonesia } else { Jurisdiction::Elsewhere },
        title: Some(content.title.clone()).filter(|title| !title.is_empty()),
        effective_from: content.effective_from,
        effective_to: content.effective_to,
        signing_place: None,
        signed_on: None,
        lines: lines(contract, &items, printed)?,
        base: contract.base(),
        tax,
        total: contract.total(),
        instalments: instalments(contract)?,
        accounts: accounts(contract, content),
        clauses: content.clauses.0.iter().map(|text| clause(text, printed)).collect(),
        special_terms: terms.special_terms.clone(),
        footer: content.footer_text.clone(),
    })
}

fn lines(
    contract: &Contract,
    items: &[QuotationItem],
    printed: DocumentLanguage,
) -> Result<Vec<ContractLine>, Refusal> {
    let shares = line_shares(items, contract.service_category, contract.base(), contract.tax_policy())?;
    let months = contract.cycle_months.and_then(|months| u32::try_from(months).ok());
    let line = |item: &QuotationItem, amount: Money| ContractLine {
        name: wording(in_language(printed, &item.name_zh, &item.name_id, &item.name_en)),
        description: item.description.clone(),
        quantity: item.quantity_e2,
        amount,
        term: match (contract.service_category, months) {
            (ServiceCategory::LongTerm, Some(cycle_months)) => Term::LongTerm { cycle_months },
            _ => Term::OneTime,
        },
    };
    let of = |id: Id| items.iter().find(|item| item.id == id);
    Ok(shares.iter().filter_map(|share| of(share.quotation_item_id).map(|item| line(item, share.base))).collect())
}

/// The payment plan of the amount with tax.
fn instalments(contract: &Contract) -> Result<Vec<bantu_documents::Instalment>, Refusal> {
    let parts = Parts::of(contract.currency, [(contract.service_category, contract.total())], contract.cycle_months)?;
    let each_month = contract.service_start_on.map_or(Due::EachMonth, Due::EachMonthFrom);
    let payments = plan_payments(contract.payment_terms, parts)?.into_iter().enumerate();
    Ok(payments.map(|(index, payment)| instalment(contract.payment_terms, index, payment, None, each_month)).collect())
}

/// The account to pay to; none where the company has not named it whole.
fn accounts(contract: &Contract, content: &ContractContent) -> Vec<BankAccount> {
    let (Some(bank), Some(number)) = (&content.bank_name, &content.bank_account_no) else { return Vec::new() };
    let holder = content.bank_account_name.as_ref().unwrap_or(&content.entity_name);
    vec![BankAccount {
        holder: holder.clone(),
        bank: bank.clone(),
        number: number.clone(),
        currency: Some(contract.currency.code().to_owned()),
        swift: content.swift_code.clone(),
    }]
}

/// A clause in the languages of the paper.
pub(super) fn clause(text: &Text, printed: DocumentLanguage) -> Clause {
    Clause {
        title: wording(in_language(printed, &text.title_zh, &text.title_id, &text.title_en)),
        text: wording(in_language(printed, &text.text_zh, &text.text_id, &text.text_en)),
    }
}

fn wording((text, second): (&String, Option<&String>)) -> Wording {
    Wording { text: text.clone(), second: second.cloned() }
}
