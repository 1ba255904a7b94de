//! What a quotation must hold.

use bantu_domain::money::{Currency, Money};

use super::{LINES, LONG, NAME, NOTES, at_most, in_currency, numbered, optional, party, required};
use crate::error::PaperError;
use crate::quotation::{Line, QuotationPaper};

/// Checks everything that does not need fonts or layout.
pub fn contents(paper: &QuotationPaper) -> Result<(), PaperError> {
    numbered(paper.state, paper.number.as_deref())?;
    texts(paper)?;
    if paper.lines.is_empty() {
        return Err(PaperError::NoLines);
    }
    let currency = paper.total.currency();
    for (index, line) in paper.lines.iter().enumerate() {
        check_line(index, line, currency)?;
    }
    sums(paper, currency)?;
    super::instalments(&paper.instalments, paper.total)
}

fn texts(paper: &QuotationPaper) -> Result<(), PaperError> {
    party("seller", &paper.seller)?;
    party("customer", &paper.customer)?;
    optional("title", paper.title.as_deref(), NAME)?;
    optional("notes", paper.notes.as_deref(), NOTES)?;
    optional("footer", paper.footer.as_deref(), NAME)?;
    at_most("lines", paper.lines.len(), LINES)?;
    at_most("terms", paper.terms.len(), super::FEW)?;
    super::accounts(&paper.accounts)?;
    for (index, term) in paper.terms.iter().enumerate() {
        super::wording(&format!("terms.{index}"), term, LONG)?;
    }
    Ok(())
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
        in_currency(&field(name), money, currency)?;
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
    let Some(secondary) = paper.total_secondary else { return Ok(()) };
    if secondary.currency() == currency {
        return Err(PaperError::CurrencyMismatch { field: "total_secondary".to_owned() });
    }
    if paper.rate.is_none() {
        return Err(PaperError::RateMissing);
    }
    Ok(())
}
