//! What a receipt must hold.

use super::{LONG, NAME, NOTES, SHORT, in_currency, numbered, optional, party, wording};
use crate::error::PaperError;
use crate::receipt::ReceiptPaper;

/// Checks everything that does not need fonts or layout.
pub fn contents(paper: &ReceiptPaper) -> Result<(), PaperError> {
    numbered(paper.state, paper.number.as_deref())?;
    party("receiver", &paper.receiver)?;
    party("payer", &paper.payer)?;
    wording("purpose", &paper.purpose, LONG)?;
    optional("contract_number", paper.contract_number.as_deref(), SHORT)?;
    optional("invoice_number", paper.invoice_number.as_deref(), SHORT)?;
    optional("reference", paper.reference.as_deref(), NAME)?;
    optional("notes", paper.notes.as_deref(), NOTES)?;
    optional("footer", paper.footer.as_deref(), NAME)?;
    let currency = paper.settled.currency();
    in_currency("received", paper.received, currency)?;
    if paper.received.minor() <= 0 {
        return Err(PaperError::PriceZero { line: 1 });
    }
    let mut settled = Ok(paper.received);
    if let Some(withheld) = &paper.withheld {
        optional("withheld.certificate", withheld.certificate.as_deref(), SHORT)?;
        in_currency("withheld.amount", withheld.amount, currency)?;
        if withheld.amount.minor() <= 0 {
            return Err(PaperError::TotalMismatch { field: "withheld.amount".to_owned() });
        }
        settled = paper.received.plus(withheld.amount);
    }
    if settled != Ok(paper.settled) {
        return Err(PaperError::TotalMismatch { field: "settled".to_owned() });
    }
    super::invoice::stated("rupiah", paper.jurisdiction, paper.received, paper.rupiah)
}
