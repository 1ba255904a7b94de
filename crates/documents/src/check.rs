//! What must hold before a quotation may be set on paper: texts present and not too long, prices, sums, currencies.

use bantu_domain::money::{Currency, Money};

use crate::error::PaperError;
use crate::quotation::{InstalmentKind, Line, PaperState, Party, QuotationPaper};

const NAME: usize = 255;
const SHORT: usize = 100;
const LONG: usize = 2_000;
const NOTES: usize = 10_000;
const LINES: usize = 500;
const FEW: usize = 60;

/// Checks everything that does not need fonts or layout.
pub fn contents(paper: &QuotationPaper) -> Result<(), PaperError> {
    if paper.state != PaperState::Final && paper.number.is_some() {
        return Err(PaperError::NumberNotFinal);
    }
    texts(paper)?;
    if paper.lines.is_empty() {
        return Err(PaperError::NoLines);
    }
    let currency = paper.total.currency();
    for (index, line) in paper.lines.iter().enumerate() {
        check_line(index, line, currency)?;
    }
    sums(paper, currency)
}

fn texts(paper: &QuotationPaper) -> Result<(), PaperError> {
    party("seller", &paper.seller)?;
    party("customer", &paper.customer)?;
    optional("number", paper.number.as_deref(), SHORT)?;
    optional("title", paper.title.as_deref(), NAME)?;
    optional("notes", paper.notes.as_deref(), NOTES)?;
    optional("footer", paper.footer.as_deref(), NAME)?;
    for (field, count, max) in [
        ("lines", paper.lines.len(), LINES),
        ("instalments", paper.instalments.len(), FEW),
        ("accounts", paper.accounts.len(), FEW),
        ("terms", paper.terms.len(), FEW),
    ] {
        if count > max {
            return Err(PaperError::TooMany { field: field.to_owned(), max });
        }
    }
    for (index, account) in paper.accounts.iter().enumerate() {
        let field = |name: &str| format!("accounts.{index}.{name}");
        required(&field("holder"), &account.holder, NAME)?;
        required(&field("bank"), &account.bank, NAME)?;
        required(&field("number"), &account.number, SHORT)?;
        optional(&field("currency"), account.currency.as_deref(), SHORT)?;
        optional(&field("swift"), account.swift.as_deref(), SHORT)?;
    }
    for (index, term) in paper.terms.iter().enumerate() {
        required(&format!("terms.{index}.text"), &term.text, LONG)?;
        optional(&format!("terms.{index}.second"), term.second.as_deref(), LONG)?;
    }
    Ok(())
}

fn party(side: &str, party: &Party) -> Result<(), PaperError> {
    let field = |name: &str| format!("{side}.{name}");
    required(&field("name"), &party.name, NAME)?;
    optional(&field("name_second"), party.name_second.as_deref(), NAME)?;
    optional(&field("code"), party.code.as_deref(), SHORT)?;
    optional(&field("address"), party.address.as_deref(), 500)?;
    optional(&field("tax_id"), party.tax_id.as_deref(), SHORT)?;
    optional(&field("contact"), party.contact.as_deref(), NAME)?;
    optional(&field("phone"), party.phone.as_deref(), SHORT)?;
    optional(&field("email"), party.email.as_deref(), NAME)?;
    optional(&field("signatory"), party.signatory.as_deref(), NAME)
}

fn check_line(index: usize, line: &Line, currency: Currency) -> Result<(), PaperError> {
    let field = |name: &str| format!("lines.{index}.{name}");
    required(&field("name"), &line.name, NAME)?;
    optional(&field("name_second"), line.name_second.as_deref(), NAME)?;
    optional(&field("description"), line.description.as_deref(), LONG)?;
    if line.quantity.scaled() <= 0 {
        return Err(PaperError::QuantityZero { line: index + 1 });
    }
    for (name, money) in [("unit_list", line.unit_list), ("unit_net", line.unit_net), ("total", line.total)] {
        if money.currency() != currency {
            return Err(PaperError::CurrencyMismatch { field: field(name) });
        }
        if money.minor() <= 0 {
            return Err(PaperError::PriceZero { line: index + 1 });
        }
    }
    Ok(())
}

fn sums(paper: &QuotationPaper, currency: Currency) -> Result<(), PaperError> {
    let lines = Money::sum(currency, paper.lines.iter().map(|line| line.total));
    if lines != Ok(paper.total) {
        return Err(PaperError::TotalMismatch { field: "total".to_owned() });
    }
    if paper.gross.currency() != currency || paper.discount.currency() != currency {
        return Err(PaperError::CurrencyMismatch { field: "gross".to_owned() });
    }
    if paper.gross.minus(paper.discount) != Ok(paper.total) {
        return Err(PaperError::TotalMismatch { field: "discount".to_owned() });
    }
    if let Some(secondary) = paper.total_secondary {
        if secondary.currency() == currency {
            return Err(PaperError::CurrencyMismatch { field: "total_secondary".to_owned() });
        }
        if paper.rate.is_none() {
            return Err(PaperError::RateMissing);
        }
    }
    for (index, instalment) in paper.instalments.iter().enumerate() {
        let monthly_in = match &instalment.kind {
            InstalmentKind::Monthly { each, last, .. } => each.currency() == currency && last.currency() == currency,
            _ => true,
        };
        let second_in = instalment.amount_secondary.is_none_or(|money| money.currency() != currency);
        if instalment.amount.currency() != currency || !monthly_in || !second_in {
            return Err(PaperError::CurrencyMismatch { field: format!("instalments.{index}.amount") });
        }
    }
    let instalments = Money::sum(currency, paper.instalments.iter().map(|instalment| instalment.amount));
    if !paper.instalments.is_empty() && instalments != Ok(paper.total) {
        return Err(PaperError::TotalMismatch { field: "instalments".to_owned() });
    }
    Ok(())
}

fn required(field: &str, text: &str, max: usize) -> Result<(), PaperError> {
    if text.trim().is_empty() {
        return Err(PaperError::TextMissing { field: field.to_owned() });
    }
    optional(field, Some(text), max)
}

fn optional(field: &str, text: Option<&str>, max: usize) -> Result<(), PaperError> {
    if text.is_some_and(|text| text.chars().count() > max) {
        return Err(PaperError::TooLong { field: field.to_owned(), max });
    }
    Ok(())
}
