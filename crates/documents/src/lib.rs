//! Papers for customers: quotations, contracts, invoices, receipts and statements become PDF/A-2u files, offline and
//! byte for byte reproducible.
//!
//! A paper arrives complete (for example [`QuotationPaper`]): every amount, date and party is already decided by the
//! domain. [`check`] tries layout and glyphs without needing a number, [`render`] writes the file. Inside, data flows
//! one way: template and labels (data in `templates/`) → `compose` (blocks of text) → `layout` (items at positions, no
//! I/O) → `writer` (the only module that knows printpdf) → `archive` (the PDF/A pass).

mod archive;
mod check;
mod compose;
mod contract;
mod error;
mod fonts;
pub mod format;
mod icc;
mod instalment;
mod invoice;
mod labels;
mod layout;
mod looks;
mod mark;
pub mod meterai;
mod model;
mod paginate;
mod paper;
pub mod parse;
mod print;
mod quotation;
mod receipt;
mod statement;
mod tax;
mod template;
mod text;
mod wire;
pub mod words;
mod writer;
mod xmp;

pub use contract::{Clause, ContractLine, ContractPaper};
pub use error::PaperError;
pub use instalment::{Due, Instalment, InstalmentKind};
pub use invoice::{InvoiceForm, InvoiceLine, InvoicePaper, Paid};
pub use looks::Looks;
pub use paper::{BankAccount, Jurisdiction, Language, PaperState, Party, Term, Wording};
pub use print::{Paper, check, render, template_version};
pub use quotation::{Line, PaperRate, QuotationPaper};
pub use receipt::{ReceiptPaper, Withheld};
pub use statement::{Ageing, Entry, EntryKind, StatementContract, StatementPaper, StatementTotal};
pub use tax::Tax;
