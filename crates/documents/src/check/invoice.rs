//! What an invoice, a pro-forma or a correction must hold.

use bantu_domain::money::{Currency, Money};

use super::{LINES, LONG, NAME, NOTES, SHORT, at_most, in_currency, numbered, optional, party, required, wording};
use crate::error::PaperError;
use crate::invoice::{InvoiceForm, InvoicePaper};
use crate::paper::Jurisdiction;

/// Checks everything that does not need fonts or layout.
pub fn contents(paper: &InvoicePaper) -> Result<(), PaperError> {
    numbered(paper.state, paper.number.as_deref())?;
    if paper.is_proforma() && paper.number.is_some() {
        return Err(PaperError::NumberNotFinal);
    }
    party("seller", &paper.seller)?;
    party("buyer", &paper.buyer)?;
    optional("contract_number", paper.contract_number.as_deref(), SHORT)?;
    optional("title", paper.title.as_deref(), NAME)?;
    optional("tax_number", paper.tax_number.as_deref(), SHORT)?;
    optional("notes", paper.notes.as_deref(), NOTES)?;
    optional("footer", paper.footer.as_deref(), NAME)?;
    if let InvoiceForm::Correction { number, reason } = &paper.form {
        required("form.number", number, SHORT)?;
        optional("form.reason", reason.as_deref(), LONG)?;
    }
    super::accounts(&paper.accounts)?;
    lines(paper)?;
    super::taxed(paper.base, paper.tax.as_ref(), paper.total)?;
    paid(paper)
}

/// Every line has the sign of its paper: asking is positive, correcting negative.
fn lines(paper: &InvoicePaper) -> Result<(), PaperError> {
    if paper.lines.is_empty() {
        return Err(PaperError::NoLines);
    }
    at_most("lines", paper.lines.len(), LINES)?;
    let sign = if matches!(paper.form, InvoiceForm::Correction { .. }) { -1 } else { 1 };
    for (index, line) in paper.lines.iter().enumerate() {
        let field = |name: &str| format!("lines.{index}.{name}");
        wording(&field("name"), &line.name, NAME)?;
        optional(&field("description"), line.description.as_deref(), LONG)?;
        in_currency(&field("amount"), line.amount, paper.total.currency())?;
        if line.amount.minor().signum() != sign {
            return Err(PaperError::PriceZero { line: index + 1 });
        }
    }
    if Money::sum(paper.total.currency(), paper.lines.iter().map(|line| line.amount)) != Ok(paper.base) {
        return Err(PaperError::TotalMismatch { field: "base".to_owned() });
    }
    Ok(())
}

/// Receipt in another currency needs its rupiah: the stamp duty depends on them.
fn paid(paper: &InvoicePaper) -> Result<(), PaperError> {
    let Some(paid) = paper.paid() else { return Ok(()) };
    stated("form.rupiah", paper.jurisdiction, paper.total, paid.rupiah)
}

/// A sum received by an Indonesian company is known in rupiah.
pub(super) fn stated(
    field: &str,
    jurisdiction: Jurisdiction,
    sum: Money,
    rupiah: Option<Money>,
) -> Result<(), PaperError> {
    match rupiah {
        Some(rupiah) => in_currency(field, rupiah, Currency::Idr),
        None if jurisdiction == Jurisdiction::Indonesia && sum.currency() != Currency::Idr => {
            Err(PaperError::RateMissing)
        }
        None => Ok(()),
    }
}
