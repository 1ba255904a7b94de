//! The statement of account in blocks.

mod tables;

use std::sync::LazyLock;

use serde::Deserialize;

use super::voice::Voice;
use super::{SMALL, Sheet, VALUE, fact, filled, layered, masthead, people};
use crate::error::PaperError;
use crate::format::{amount, date};
use crate::model::{Block, Cell, Document, Ink, Para};
use crate::statement::StatementPaper;
use crate::template::{self, Embedded, Slot, TableColumn, Template};

/// A block of the statement.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "block", deny_unknown_fields)]
pub enum Part {
    /// Mark, sender, title.
    Masthead,
    /// Our company and the customer.
    Parties,
    /// Customer number, day and the like.
    Facts {
        /// Which, in order.
        fields: Vec<Slot<Fact>>,
    },
    /// Every contract with its entries.
    Contracts {
        /// Columns, in order.
        columns: Vec<TableColumn<EntryField>>,
    },
    /// The sums of each currency.
    Totals {
        /// Columns, in order.
        columns: Vec<TableColumn<SumField>>,
    },
    /// The balance of each currency by age.
    Ageing {
        /// Columns, in order.
        columns: Vec<TableColumn<AgeField>>,
    },
    /// Accounts to pay to.
    Accounts,
    /// Remarks.
    Notes,
    /// What to do when it does not agree.
    Closing,
    /// Empty height.
    Space {
        /// In points.
        points: f32,
    },
}

/// A fact of the strip below the parties.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Number of the customer.
    Customer,
    /// Day of the statement.
    AsOf,
    /// How many contracts.
    Contracts,
    /// What is owed, per currency.
    Balance,
}

/// What a column of the entries shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryField {
    /// Day.
    Date,
    /// Kind and number.
    Entry,
    /// Day an invoice is due.
    Due,
    /// What makes the balance larger.
    Debit,
    /// What makes it smaller.
    Credit,
    /// Balance.
    Balance,
}

/// What a column of the sums shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SumField {
    /// Currency.
    Currency,
    /// Invoices and corrections.
    Invoiced,
    /// Payments and refunds.
    Paid,
    /// Tax withheld.
    Withheld,
    /// Exchange differences.
    Exchange,
    /// Balance.
    Balance,
}

/// What a column of the ageing shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeField {
    /// Currency.
    Currency,
    /// Not due yet.
    NotDue,
    /// 1 to 30 days.
    #[serde(rename = "days_1_30")]
    Days30,
    /// 31 to 60 days.
    #[serde(rename = "days_31_60")]
    Days60,
    /// 61 to 90 days.
    #[serde(rename = "days_61_90")]
    Days90,
    /// More than 90 days.
    #[serde(rename = "over_90")]
    Over90,
    /// Balance.
    Balance,
}

/// The statement's template.
pub fn template() -> Result<&'static Template<Part>, PaperError> {
    static TEMPLATE: Embedded<Part> = LazyLock::new(|| template::read(include_str!("../../templates/statement.json")));
    template::of(&TEMPLATE)
}

/// The blocks of a statement in the order of its template.
pub fn document(paper: &StatementPaper) -> Result<Document, PaperError> {
    let template = template()?;
    let voice = Voice::of(paper.language);
    let mut blocks = Vec::new();
    for part in &template.blocks {
        add(part, paper, &template.title, voice, &mut blocks)?;
    }
    let as_of = voice.inline_with("statement.footer", |tongue| vec![("date", date(tongue, paper.as_of))])?;
    let sheet = Sheet {
        title: &template.title,
        number: vec![filled(&paper.customer.code).unwrap_or("-").to_owned()],
        version: Some(as_of),
        counterpart: &paper.customer.name,
        author: &paper.seller.name,
        subject: None,
        footer: filled(&paper.footer),
        watermark: Vec::new(),
        instant: paper.issued_at,
    };
    sheet.document(blocks, voice)
}

fn add(
    part: &Part,
    paper: &StatementPaper,
    title: &str,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    match part {
        Part::Masthead => blocks.push(masthead(title, voice)?),
        Part::Parties => {
            let seller = people::party_panel("statement.seller", &paper.seller, voice)?;
            let customer = people::party_panel("statement.customer", &paper.customer, voice)?;
            blocks.push(Block::Panels(vec![seller, customer]));
        }
        Part::Facts { fields } => {
            let cells = fields.iter().map(|slot| Ok((slot.share, fact_cell(slot.field, paper, voice)?)));
            blocks.push(Block::Facts(cells.collect::<Result<_, PaperError>>()?));
        }
        Part::Contracts { columns } => {
            for contract in &paper.contracts {
                tables::entries(columns, contract, voice, blocks)?;
            }
        }
        Part::Totals { columns } => tables::sums(columns, paper, voice, blocks)?,
        Part::Ageing { columns } => tables::ages(columns, paper, voice, blocks)?,
        Part::Accounts => people::accounts(&paper.accounts, voice, blocks)?,
        Part::Notes => super::notes(&paper.notes, voice, blocks)?,
        Part::Closing => {
            let closing = voice.texts_with("statement.closing", |tongue| vec![("date", date(tongue, paper.as_of))])?;
            blocks.push(Block::Text(layered(closing, VALUE, SMALL)));
        }
        Part::Space { points } => blocks.push(Block::Space(*points)),
    }
    Ok(())
}

fn fact_cell(field: Fact, paper: &StatementPaper, voice: Voice) -> Result<Cell, PaperError> {
    match field {
        Fact::Customer => fact("party.code", vec![filled(&paper.customer.code).unwrap_or("-").to_owned()], voice),
        Fact::AsOf => fact("statement.as_of", voice.each(|tongue| Ok(date(tongue, paper.as_of)))?, voice),
        Fact::Contracts => fact("statement.contracts", vec![paper.contracts.len().to_string()], voice),
        Fact::Balance => {
            let mut cell = vec![Para::new(voice.inline("statement.balance_due")?, SMALL)];
            cell.extend(
                paper.totals.iter().map(|total| Para::new(amount(total.balance), VALUE.bold().ink(Ink::Brand))),
            );
            Ok(cell)
        }
    }
}
