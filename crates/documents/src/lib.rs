//! Papers for customers: a quotation becomes a PDF/A-2u file, offline and byte for byte reproducible.
//!
//! A paper arrives complete ([`QuotationPaper`]): every amount, date and party is already decided by the domain.
//! [`check`] tries layout and glyphs without needing a number, [`render`] writes the file. Inside, data flows one way:
//! template and labels (data in `templates/`) → `compose` (blocks of text) → `layout` (items at positions, no I/O) →
//! `writer` (the only module that knows printpdf) → `archive` (the PDF/A pass).

mod archive;
mod check;
mod compose;
mod error;
mod fonts;
pub mod format;
mod icc;
mod labels;
mod layout;
mod mark;
mod model;
mod paginate;
pub mod parse;
mod quotation;
mod template;
mod text;
mod wire;
pub mod words;
mod writer;
mod xmp;

pub use error::PaperError;
pub use quotation::{
    BankAccount, Due, Instalment, InstalmentKind, Language, Line, PaperRate, PaperState, Party, QuotationPaper, Term,
    Wording, check, render, template_version,
};
