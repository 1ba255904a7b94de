//! What a contract must hold.

use bantu_domain::money::Money;

use super::{LINES, LONG, NAME, NOTES, SHORT, at_most, in_currency, numbered, optional, party, required, wording};
use crate::contract::ContractPaper;
use crate::error::PaperError;

/// Most characters of a clause in one language (`contract_templates.clauses`).
const CLAUSE: usize = 4_000;
const CLAUSES: usize = 100;

/// Checks everything that does not need fonts or layout.
pub fn contents(paper: &ContractPaper) -> Result<(), PaperError> {
    numbered(paper.state, paper.number.as_deref())?;
    party("party_a", &paper.party_a)?;
    party("party_b", &paper.party_b)?;
    optional("quotation_number", paper.quotation_number.as_deref(), SHORT)?;
    optional("title", paper.title.as_deref(), NAME)?;
    optional("signing_place", paper.signing_place.as_deref(), NAME)?;
    optional("special_terms", paper.special_terms.as_deref(), NOTES)?;
    optional("footer", paper.footer.as_deref(), NAME)?;
    super::accounts(&paper.accounts)?;
    lines(paper)?;
    clauses(paper)?;
    super::taxed(paper.base, paper.tax.as_ref(), paper.total)?;
    super::instalments(&paper.instalments, paper.total)
}

fn lines(paper: &ContractPaper) -> Result<(), PaperError> {
    if paper.lines.is_empty() {
        return Err(PaperError::NoLines);
    }
    at_most("lines", paper.lines.len(), LINES)?;
    for (index, line) in paper.lines.iter().enumerate() {
        let field = |name: &str| format!("lines.{index}.{name}");
        wording(&field("name"), &line.name, NAME)?;
        optional(&field("description"), line.description.as_deref(), LONG)?;
        if line.quantity.scaled() <= 0 {
            return Err(PaperError::QuantityZero { line: index + 1 });
        }
        in_currency(&field("amount"), line.amount, paper.total.currency())?;
        if line.amount.minor() <= 0 {
            return Err(PaperError::PriceZero { line: index + 1 });
        }
    }
    if Money::sum(paper.total.currency(), paper.lines.iter().map(|line| line.amount)) != Ok(paper.base) {
        return Err(PaperError::TotalMismatch { field: "base".to_owned() });
    }
    Ok(())
}

/// A contract has clauses, and no column of a bilingual one has a hole (UU 24/2009 art. 31, LOCALISATION §6).
fn clauses(paper: &ContractPaper) -> Result<(), PaperError> {
    if paper.clauses.is_empty() {
        return Err(PaperError::TextMissing { field: "clauses".to_owned() });
    }
    at_most("clauses", paper.clauses.len(), CLAUSES)?;
    let bilingual = paper.language.tongues().1.is_some();
    for (index, clause) in paper.clauses.iter().enumerate() {
        let field = |name: &str| format!("clauses.{index}.{name}");
        optional(&field("title.text"), Some(&clause.title.text), NAME)?;
        optional(&field("title.second"), clause.title.second.as_deref(), NAME)?;
        wording(&field("text"), &clause.text, CLAUSE)?;
        if bilingual {
            required(&field("text.second"), clause.text.second.as_deref().unwrap_or_default(), CLAUSE)?;
        }
    }
    Ok(())
}
