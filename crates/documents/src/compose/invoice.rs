//! The invoice, the pro-forma and the correction in blocks.

use std::sync::LazyLock;

use bantu_domain::tax::TaxScheme;
use serde::Deserialize;

use super::voice::Voice;
use super::{CELL, SMALL, Sheet, VALUE, fact, fields, filled, layered, masthead, number_texts, people, sums};
use crate::error::PaperError;
use crate::format::{business_date, cell, date};
use crate::invoice::{InvoiceForm, InvoiceLine, InvoicePaper, Paid};
use crate::model::{Align, Block, Cell, Document, Ink, Para, Side, Style};
use crate::paper::Jurisdiction;
use crate::template::{self, Embedded, Slot, TableColumn, Template};

/// A block of the invoice.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "block", deny_unknown_fields)]
pub enum Part {
    /// Mark, sender, title by form.
    Masthead,
    /// Seller and buyer.
    Parties,
    /// Number, dates and the like.
    Facts {
        /// Which, in order.
        fields: Vec<Slot<Fact>>,
    },
    /// On a pro-forma what it is not; on a correction why.
    Notice,
    /// What the invoice is about.
    Subject,
    /// What is asked for.
    Lines {
        /// Columns, in order.
        columns: Vec<TableColumn<LineField>>,
    },
    /// Base, tax, total and words.
    Totals,
    /// Number of the statutory invoice.
    TaxNumber,
    /// Remarks.
    Notes,
    /// Where to pay, or LUNAS, beside our place to sign.
    Signatures,
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
    /// Invoice number.
    Number,
    /// Issue date.
    Date,
    /// Payable until; on a correction the number it corrects.
    Due,
    /// Number of the contract.
    Contract,
    /// Currency.
    Currency,
}

/// What a column of the demands shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineField {
    /// Running number.
    No,
    /// What is asked for.
    Item,
    /// Amount before tax.
    Amount,
}

/// The invoice's template.
pub fn template() -> Result<&'static Template<Part>, PaperError> {
    static TEMPLATE: Embedded<Part> = LazyLock::new(|| template::read(include_str!("../../templates/invoice.json")));
    template::of(&TEMPLATE)
}

/// The blocks of an invoice in the order of its template.
pub fn document(paper: &InvoicePaper) -> Result<Document, PaperError> {
    let template = template()?;
    let voice = Voice::of(paper.language);
    let title = match paper.form {
        InvoiceForm::Invoice { .. } => template.title.as_str(),
        InvoiceForm::Proforma => "invoice.title_proforma",
        InvoiceForm::Correction { .. } => "invoice.title_correction",
    };
    let mut blocks = Vec::new();
    for part in &template.blocks {
        add(part, paper, title, voice, &mut blocks)?;
    }
    let contract: Vec<String> = filled(&paper.contract_number).map(str::to_owned).into_iter().collect();
    let sheet = Sheet {
        title,
        number: if paper.is_proforma() { contract.clone() } else { numbers(paper, voice)? },
        version: if paper.is_proforma() { None } else { contract.into_iter().next() },
        counterpart: &paper.buyer.name,
        author: &paper.seller.name,
        subject: paper.title.as_deref(),
        footer: filled(&paper.footer),
        watermark: if paper.is_proforma() {
            voice.texts("watermark.proforma")?
        } else {
            super::watermark(paper.state, voice)?
        },
        instant: paper.issued_at,
    };
    sheet.document(blocks, voice)
}

fn add(
    part: &Part,
    paper: &InvoicePaper,
    title: &str,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    match part {
        Part::Masthead => blocks.push(masthead(title, voice)?),
        Part::Parties => {
            let seller = people::party_panel("invoice.seller", &paper.seller, voice)?;
            let buyer = people::party_panel("invoice.buyer", &paper.buyer, voice)?;
            blocks.push(Block::Panels(vec![seller, buyer]));
        }
        Part::Facts { fields } => {
            let cells = fields.iter().map(|slot| Ok((slot.share, fact_cell(slot.field, paper, voice)?)));
            blocks.push(Block::Facts(cells.collect::<Result<_, PaperError>>()?));
        }
        Part::Notice => notice(paper, voice, blocks)?,
        Part::Subject => {
            let subject = filled(&paper.title).map(|title| ("subject", title.to_owned()));
            fields(subject.into_iter().collect(), voice, blocks)?;
        }
        Part::Lines { columns } => blocks.push(lines(columns, paper, voice)?),
        Part::Totals => {
            let key =
                if matches!(paper.form, InvoiceForm::Correction { .. }) { "invoice.credit" } else { "invoice.total" };
            blocks.push(sums::taxed(paper.base, paper.tax.as_ref(), paper.total, key, voice)?);
        }
        Part::TaxNumber => tax_number(paper, voice, blocks)?,
        Part::Notes => super::notes(&paper.notes, voice, blocks)?,
        Part::Signatures => {
            let lines = [("signature.sign", None), ("signature.name", filled(&paper.seller.signatory))];
            let left = match &paper.form {
                InvoiceForm::Invoice { paid: Some(paid) } => {
                    let meterai = if paper.needs_meterai() { Some(super::meterai_box(voice)?) } else { None };
                    Side::Marks { stamped: lunas(paid, voice)?, meterai }
                }
                InvoiceForm::Invoice { paid: None } | InvoiceForm::Proforma => {
                    people::accounts_aside(&paper.accounts, voice)?
                }
                InvoiceForm::Correction { .. } => Side::Panels(Vec::new()),
            };
            let right = people::sign("signature.issuer", &paper.seller, &lines, None, voice)?;
            blocks.push(Block::Signatures(vec![left, right]));
        }
        Part::Space { points } => blocks.push(Block::Space(*points)),
    }
    Ok(())
}

/// The number, or why there is none.
fn numbers(paper: &InvoicePaper, voice: Voice) -> Result<Vec<String>, PaperError> {
    if paper.is_proforma() {
        return voice.texts("invoice.number_proforma");
    }
    number_texts(paper.state, &paper.number, voice)
}

fn fact_cell(field: Fact, paper: &InvoicePaper, voice: Voice) -> Result<Cell, PaperError> {
    let (key, values) = match (field, &paper.form) {
        (Fact::Number, _) => ("invoice.number", numbers(paper, voice)?),
        (Fact::Date, _) => ("invoice.date", voice.each(|tongue| Ok(date(tongue, business_date(paper.issued_at))))?),
        (Fact::Due, InvoiceForm::Correction { number, .. }) => ("invoice.corrects", vec![number.clone()]),
        (Fact::Due, _) => match paper.due_on {
            Some(day) => ("invoice.due", voice.each(|tongue| Ok(date(tongue, day)))?),
            None => ("invoice.due", voice.texts("invoice.due_open")?),
        },
        (Fact::Contract, _) => ("contract.number", vec![filled(&paper.contract_number).unwrap_or("-").to_owned()]),
        (Fact::Currency, _) => {
            ("contract.currency", voice.texts(&format!("currency.{}", paper.total.currency().code()))?)
        }
    };
    fact(key, values, voice)
}

fn notice(paper: &InvoicePaper, voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    let cell = match &paper.form {
        InvoiceForm::Invoice { .. } => return Ok(()),
        InvoiceForm::Proforma => layered(voice.texts("invoice.proforma_notice")?, VALUE.bold().ink(Ink::Brand), SMALL),
        InvoiceForm::Correction { number, reason } => {
            let texts = voice.texts_with("invoice.correction_notice", |_| vec![("number", number.clone())])?;
            let mut cell = layered(texts, VALUE.bold().ink(Ink::Brand), SMALL);
            if let Some(reason) = filled(reason) {
                cell.push(Para::new(format!("{}: {reason}", voice.inline("invoice.reason")?), VALUE));
            }
            cell
        }
    };
    blocks.push(Block::Space(8.0));
    blocks.push(Block::Facts(vec![(1.0, cell)]));
    Ok(())
}

fn lines(columns: &[TableColumn<LineField>], paper: &InvoicePaper, voice: Voice) -> Result<Block, PaperError> {
    let code = paper.total.currency().code();
    let row = |(index, line)| columns.iter().map(|column| line_cell(column, index, line)).collect();
    let header = |field, align| {
        let key = match field {
            LineField::No => "column.no",
            LineField::Item => "column.item",
            LineField::Amount => "column.amount",
        };
        voice.header(key, align, |_| vec![("currency", code.to_owned())])
    };
    super::table(columns, false, header, paper.lines.iter().enumerate().map(row).collect())
}

fn line_cell(column: &TableColumn<LineField>, index: usize, line: &InvoiceLine) -> Cell {
    let style = CELL.align(column.align);
    match column.field {
        LineField::No => vec![Para::new((index + 1).to_string(), style.ink(Ink::Soft))],
        LineField::Item => super::named(&line.name, &line.description),
        LineField::Amount => vec![Para::new(cell(line.amount), style.bold())],
    }
}

/// The statutory number or that it is awaited; nothing on a pro-forma, nor where no tax is charged and no number known.
fn tax_number(paper: &InvoicePaper, voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    if paper.is_proforma() || (paper.tax.is_none() && filled(&paper.tax_number).is_none()) {
        return Ok(());
    }
    let indonesian =
        paper.jurisdiction == Jurisdiction::Indonesia || paper.tax.is_some_and(|tax| tax.scheme != TaxScheme::Simple);
    let key = if indonesian { "invoice.faktur_pajak" } else { "invoice.tax_number" };
    let value = match filled(&paper.tax_number) {
        Some(number) => number.to_owned(),
        None => voice.texts("invoice.tax_number_pending")?.join(" / "),
    };
    fields(vec![(key, value)], voice, blocks)
}

/// The stamp of a paid invoice.
fn lunas(paid: &Paid, voice: Voice) -> Result<Cell, PaperError> {
    let style = |size| Style::body(size).ink(Ink::Paid).align(Align::Center).leading(1.3);
    let mut words = vec!["LUNAS".to_owned()];
    words.extend(voice.texts("invoice.paid")?.into_iter().filter(|word| word != "LUNAS"));
    let mut cell = layered(words, style(24.0).bold(), style(12.0).bold());
    cell.extend(voice.each(|tongue| Ok(date(tongue, paid.on)))?.into_iter().map(|day| Para::new(day, style(8.0))));
    Ok(cell)
}
