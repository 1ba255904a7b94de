//! From an invoice to its paper: the frozen content where it is issued, the present content with a watermark before.

use bantu_documents::{
    BankAccount, InvoiceForm, InvoiceLine, InvoicePaper, Jurisdiction, PaperState, Party, Tax, Wording, render,
};
use bantu_domain::Fault;
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::invoice::{Invoice, InvoiceContent, InvoiceKind, InvoiceStatus};
use bantu_domain::money::Money;
use bantu_domain::order_payment::{OrderPayment, OrderPaymentType};
use bantu_domain::quotation::DocumentLanguage;
use bantu_domain::record::Id;
use bantu_domain::refusal::Refusal;
use bantu_domain::tx::Cx;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use super::issue::content;
use crate::app::Call;
use crate::error::AppError;
use crate::quotation::paper::{in_language, language};
use crate::usecase::Reply;

/// Asks for the paper of an invoice.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoicePdfArgs {
    /// The invoice.
    id: Id,
    /// Another language than the invoice's own.
    #[serde(default)]
    language: Option<DocumentLanguage>,
}

pub(super) fn pdf(call: &Call<'_>, args: InvoicePdfArgs) -> Result<Reply, AppError> {
    let paper = call.look(|look| {
        look.ask(|cx| {
            let mut invoice: Invoice = cx.require(args.id)?;
            invoice.fields.language = args.language.unwrap_or(invoice.fields.language);
            let frozen = invoice.content_json.as_deref().and_then(|json| serde_json::from_str(json).ok());
            let content = match frozen {
                Some(content) => content,
                None => content(&invoice, cx)?,
            };
            let state = if invoice.status == InvoiceStatus::Draft { PaperState::Draft } else { PaperState::Final };
            let issued_at = invoice.issued_at.unwrap_or(invoice.updated_at);
            compose(&invoice, content, state, issued_at.utc(), cx)
        })
    })?;
    let bytes = render(&paper)?;
    Ok(Reply::File { name: paper.file_name(), mime: "application/pdf", bytes })
}

/// The paper of an invoice with the given content.
pub(super) fn compose(
    invoice: &Invoice,
    content: InvoiceContent,
    state: PaperState,
    issued_at: DateTime<Utc>,
    cx: &mut Cx<'_>,
) -> Result<InvoicePaper, Fault> {
    let entity: Option<ContractEntity> = cx.load(invoice.entity_id)?;
    let fields = &invoice.fields;
    let base = invoice.amount().minus(Money::new(invoice.tax_minor, invoice.currency))?;
    let form = match invoice.corrects_id {
        Some(_) => InvoiceForm::Correction {
            number: content.corrects_no.clone().unwrap_or_default(),
            reason: invoice.correction_reason.clone(),
        },
        None => InvoiceForm::Invoice { paid: None },
    };
    let name = asked_for(fields.order_payment_id, fields.language, cx)?;
    Ok(InvoicePaper {
        language: language(fields.language),
        form,
        state,
        // A trial before the issue has no number yet.
        number: invoice.invoice_no.clone(),
        issued_at,
        due_on: fields.due_date,
        contract_number: content.contract_no.clone(),
        accounts: account(&content, invoice).into_iter().collect(),
        seller: Party {
            name: content.entity_name,
            address: content.entity_address,
            tax_id: content.entity_tax_id,
            phone: content.entity_phone,
            ..Party::default()
        },
        buyer: Party {
            name: fields.customer_name.clone(),
            code: Some(content.customer_no).filter(|no| *no > 0).map(|no| no.to_string()),
            address: fields.customer_address.clone(),
            tax_id: fields.customer_tax_id.clone(),
            bank: fields.customer_bank_account.clone(),
            ..Party::default()
        },
        jurisdiction: jurisdiction(entity.as_ref()),
        title: Some(content.title),
        lines: vec![InvoiceLine { name, description: content.description, amount: base }],
        base,
        tax: tax(invoice, base)?,
        total: invoice.amount(),
        tax_number: invoice.tax_number.clone(),
        notes: fields.notes.clone(),
        footer: None,
    })
}

/// The tax of an invoice as it is printed; none where the entity charges none. A statutory invoice always says its tax, be it nothing,
/// and with it the number of the tax authority or that it is awaited.
fn tax(invoice: &Invoice, base: Money) -> Result<Option<Tax>, Refusal> {
    if invoice.tax_minor == 0 && invoice.kind == InvoiceKind::Commercial {
        return Ok(None);
    }
    Ok(Some(Tax {
        scheme: invoice.tax_scheme,
        rate: invoice.tax_rate_e4,
        base: invoice.tax_policy().lines(base, false)?.base,
        amount: Money::new(invoice.tax_minor, invoice.currency),
    }))
}

fn account(content: &InvoiceContent, invoice: &Invoice) -> Option<BankAccount> {
    let number = content.bank_account_no.clone()?;
    Some(BankAccount {
        holder: content.bank_account_name.clone().unwrap_or_else(|| content.entity_name.clone()),
        bank: content.bank_name.clone().unwrap_or_default(),
        number,
        currency: Some(invoice.currency.code().to_owned()),
        swift: content.swift_code.clone(),
    })
}

/// The law our company stands under; an entity that is not held stands under none that asks for a stamp.
pub(crate) fn jurisdiction(entity: Option<&ContractEntity>) -> Jurisdiction {
    if entity.is_some_and(ContractEntity::is_indonesian) { Jurisdiction::Indonesia } else { Jurisdiction::Elsewhere }
}

/// What is asked for or paid, in the words of the paper: an instalment, a month, or the services as a whole.
pub(crate) fn asked_for(receipt: Option<Id>, language: DocumentLanguage, cx: &mut Cx<'_>) -> Result<Wording, Fault> {
    let receipt = match receipt {
        Some(id) => cx.load::<OrderPayment>(id)?,
        None => None,
    };
    let (zh, id, en) = match receipt {
        Some(r) if r.payment_type == OrderPaymentType::Monthly => (
            format!("第 {} 个月服务费", r.period_no),
            format!("Biaya jasa bulan ke-{}", r.period_no),
            format!("Service fee, month {}", r.period_no),
        ),
        Some(r) => (
            format!("服务费第 {} 期款", r.period_no),
            format!("Biaya jasa, termin ke-{}", r.period_no),
            format!("Service fee, instalment {}", r.period_no),
        ),
        None => ("服务费".to_owned(), "Biaya jasa".to_owned(), "Service fee".to_owned()),
    };
    let (text, second) = in_language(language, zh, id, en);
    Ok(Wording { text, second })
}
