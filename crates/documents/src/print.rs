//! The two things done with a paper of any kind: trying it, and writing its file.

use crate::contract::ContractPaper;
use crate::error::PaperError;
use crate::invoice::InvoicePaper;
use crate::model::Document;
use crate::paper::PaperState;
use crate::quotation::QuotationPaper;
use crate::receipt::ReceiptPaper;
use crate::statement::StatementPaper;
use crate::{check as rules, compose, layout, writer};

/// A paper of any kind.
#[derive(Debug, Clone, Copy)]
pub enum Paper<'a> {
    /// 报价单.
    Quotation(&'a QuotationPaper),
    /// 合同.
    Contract(&'a ContractPaper),
    /// 请款单 or 形式发票.
    Invoice(&'a InvoicePaper),
    /// 收款收据.
    Receipt(&'a ReceiptPaper),
    /// 对账单.
    Statement(&'a StatementPaper),
}

macro_rules! from {
    ($($kind:ident($paper:ident)),*) => {
        $(impl<'a> From<&'a $paper> for Paper<'a> {
            fn from(paper: &'a $paper) -> Self {
                Self::$kind(paper)
            }
        })*
    };
}
from!(
    Quotation(QuotationPaper),
    Contract(ContractPaper),
    Invoice(InvoicePaper),
    Receipt(ReceiptPaper),
    Statement(StatementPaper)
);

impl Paper<'_> {
    fn contents(self) -> Result<(), PaperError> {
        match self {
            Self::Quotation(paper) => rules::quotation::contents(paper),
            Self::Contract(paper) => rules::contract::contents(paper),
            Self::Invoice(paper) => rules::invoice::contents(paper),
            Self::Receipt(paper) => rules::receipt::contents(paper),
            Self::Statement(paper) => rules::statement::contents(paper),
        }
    }

    fn document(self) -> Result<Document, PaperError> {
        match self {
            Self::Quotation(paper) => compose::quotation::document(paper),
            Self::Contract(paper) => compose::contract::document(paper),
            Self::Invoice(paper) => compose::invoice::document(paper),
            Self::Receipt(paper) => compose::receipt::document(paper),
            Self::Statement(paper) => compose::statement::document(paper),
        }
    }

    /// Whether it may only be written with a number that it does not have yet.
    fn lacks_number(self) -> bool {
        let (state, number) = match self {
            Self::Quotation(paper) => (paper.state, &paper.number),
            Self::Contract(paper) => (paper.state, &paper.number),
            Self::Invoice(paper) if paper.is_proforma() => return false,
            Self::Invoice(paper) => (paper.state, &paper.number),
            Self::Receipt(paper) => (paper.state, &paper.number),
            Self::Statement(_) => return false,
        };
        state == PaperState::Final && number.is_none()
    }
}

/// Tries contents, layout and glyphs without writing a file. A final paper may still lack its number: this is what
/// runs before the number is taken.
///
/// # Errors
/// The first reason why [`render`] would refuse, see [`PaperError`].
pub fn check<'a>(paper: impl Into<Paper<'a>>) -> Result<(), PaperError> {
    let paper = paper.into();
    paper.contents()?;
    layout::pages(&paper.document()?).map(|_| ())
}

/// Writes the PDF. The same paper gives the same bytes on every machine and day.
///
/// # Errors
/// As [`check`], and `document.number_missing` for a final paper without number, `document.write_failed`.
pub fn render<'a>(paper: impl Into<Paper<'a>>) -> Result<Vec<u8>, PaperError> {
    let paper = paper.into();
    paper.contents()?;
    if paper.lacks_number() {
        return Err(PaperError::NumberMissing);
    }
    let document = paper.document()?;
    let pages = layout::pages(&document)?;
    writer::write(&pages, &document.meta)
}

/// The template a paper of this build is set with, frozen beside the stored file: `quotation/1`.
pub fn template_version<'a>(paper: impl Into<Paper<'a>>) -> String {
    let version = match paper.into() {
        Paper::Quotation(_) => compose::quotation::template().map(|t| t.name()),
        Paper::Contract(_) => compose::contract::template().map(|t| t.name()),
        Paper::Invoice(_) => compose::invoice::template().map(|t| t.name()),
        Paper::Receipt(_) => compose::receipt::template().map(|t| t.name()),
        Paper::Statement(_) => compose::statement::template().map(|t| t.name()),
    };
    version.unwrap_or_default()
}
