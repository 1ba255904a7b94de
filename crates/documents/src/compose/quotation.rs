//! The quotation in blocks.

use std::sync::LazyLock;

use serde::Deserialize;

use super::voice::Voice;
use super::{CELL, SMALL, Sheet, VALUE, fact, fields, filled, heading, layered, masthead, number_texts, people, sums};
use crate::error::PaperError;
use crate::format::{business_date, cell, date, percent, quantity};
use crate::instalment::Instalment;
use crate::labels::{fill, label};
use crate::model::{Block, Cell, Document, Ink, Para};
use crate::paper::Term;
use crate::quotation::{Line, QuotationPaper};
use crate::template::{self, Embedded, Slot, TableColumn, Template};

/// A block of the quotation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "block", deny_unknown_fields)]
pub enum Part {
    /// Mark, sender, title.
    Masthead,
    /// The two parties.
    Parties,
    /// Number, dates and the like.
    Facts {
        /// Which, in order.
        fields: Vec<Slot<Fact>>,
    },
    /// What the quotation is about.
    Subject,
    /// The services.
    Lines {
        /// Columns, in order.
        columns: Vec<TableColumn<LineField>>,
    },
    /// Sums, rate and words.
    Totals,
    /// The payment terms.
    Instalments {
        /// Columns, in order.
        columns: Vec<TableColumn<sums::InstalmentField>>,
    },
    /// Accounts to pay to.
    Accounts,
    /// Terms; the standard ones unless the paper brings its own.
    Terms {
        /// Label keys of the standard terms.
        standard: Vec<String>,
    },
    /// Free remarks.
    Notes,
    /// Places to sign and to seal.
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
    /// Document number.
    Number,
    /// Issue date.
    Date,
    /// Last day of validity.
    ValidUntil,
    /// Version.
    Version,
    /// Primary currency.
    Currency,
}

/// What a column of the services shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineField {
    /// Running number.
    No,
    /// Name, second name, term and description.
    Service,
    /// Quantity.
    Quantity,
    /// Unit price before the discount.
    UnitList,
    /// Discount percent.
    Discount,
    /// Unit price after the discount.
    UnitNet,
    /// Line total.
    Total,
}

/// The quotation's template.
pub fn template() -> Result<&'static Template<Part>, PaperError> {
    static TEMPLATE: Embedded<Part> = LazyLock::new(|| template::read(include_str!("../../templates/quotation.json")));
    template::of(&TEMPLATE)
}

/// The blocks of a quotation in the order of its template.
pub fn document(paper: &QuotationPaper) -> Result<Document, PaperError> {
    let template = template()?;
    let voice = Voice::of(paper.language);
    let mut blocks = Vec::new();
    for part in &template.blocks {
        add(part, paper, &template.title, voice, &mut blocks)?;
    }
    let sheet = Sheet {
        title: &template.title,
        number: number_texts(paper.state, &paper.number, voice)?,
        version: Some(voice.inline_with("page.version", |_| vec![("version", paper.version.to_string())])?),
        counterpart: &paper.customer.name,
        author: &paper.seller.name,
        subject: paper.title.as_deref(),
        footer: filled(&paper.footer),
        watermark: super::watermark(paper.state, voice)?,
        instant: paper.issued_at,
    };
    sheet.document(blocks, voice)
}

fn add(
    part: &Part,
    paper: &QuotationPaper,
    title: &str,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    match part {
        Part::Masthead => blocks.push(masthead(title, voice)?),
        Part::Parties => {
            let seller = people::party_panel("party.seller", &paper.seller, voice)?;
            let customer = people::party_panel("party.customer", &paper.customer, voice)?;
            blocks.push(Block::Panels(vec![seller, customer]));
        }
        Part::Facts { fields } => {
            let cells = fields
                .iter()
                .map(|slot| Ok((slot.share, fact_cell(slot.field, paper, voice)?)))
                .collect::<Result<_, PaperError>>()?;
            blocks.push(Block::Facts(cells));
        }
        Part::Subject => {
            let subject = filled(&paper.title).map(|title| ("subject", title.to_owned()));
            fields(subject.into_iter().collect(), voice, blocks)?;
        }
        Part::Lines { columns } => blocks.push(lines(columns, paper, voice)?),
        Part::Totals => blocks.push(sums::quoted(paper, voice)?),
        Part::Instalments { columns } => {
            let instalments: &[Instalment] = &paper.instalments;
            sums::instalments(columns, instalments, paper.total.currency(), voice, blocks)?;
        }
        Part::Accounts => people::accounts(&paper.accounts, voice, blocks)?,
        Part::Terms { standard } => terms(standard, paper, voice, blocks)?,
        Part::Notes => super::notes(&paper.notes, voice, blocks)?,
        Part::Signatures => blocks.push(Block::Signatures(vec![
            people::signature("signature.seller", &paper.seller, voice)?,
            people::signature("signature.customer", &paper.customer, voice)?,
        ])),
        Part::Space { points } => blocks.push(Block::Space(*points)),
    }
    Ok(())
}

fn fact_cell(field: Fact, paper: &QuotationPaper, voice: Voice) -> Result<Cell, PaperError> {
    let (key, values) = match field {
        Fact::Number => ("fact.number", number_texts(paper.state, &paper.number, voice)?),
        Fact::Date => ("fact.date", voice.each(|tongue| Ok(date(tongue, business_date(paper.issued_at))))?),
        Fact::ValidUntil => match paper.valid_until {
            Some(day) => ("fact.valid_until", voice.each(|tongue| Ok(date(tongue, day)))?),
            None => ("fact.valid_until", voice.texts("fact.valid_open")?),
        },
        Fact::Version => ("fact.version", vec![paper.version.to_string()]),
        Fact::Currency => ("fact.currency", voice.texts(&format!("currency.{}", paper.total.currency().code()))?),
    };
    fact(key, values, voice)
}

fn lines(columns: &[TableColumn<LineField>], paper: &QuotationPaper, voice: Voice) -> Result<Block, PaperError> {
    let code = paper.total.currency().code();
    let mut rows = Vec::new();
    for (index, line) in paper.lines.iter().enumerate() {
        rows.push(columns.iter().map(|column| line_cell(column, index, line, paper, voice)).collect::<Result<_, _>>()?);
    }
    let header = |field, align| {
        let key = match field {
            LineField::No => "column.no",
            LineField::Service => "column.service",
            LineField::Quantity => "column.quantity",
            LineField::UnitList => "column.unit_list",
            LineField::Discount => "column.discount",
            LineField::UnitNet => "column.unit_net",
            LineField::Total => "column.total",
        };
        voice.header(key, align, |_| vec![("currency", code.to_owned())])
    };
    super::table(columns, false, header, rows)
}

fn line_cell(
    column: &TableColumn<LineField>,
    index: usize,
    line: &Line,
    paper: &QuotationPaper,
    voice: Voice,
) -> Result<Cell, PaperError> {
    let style = CELL.align(column.align);
    let text = match column.field {
        LineField::No => (index + 1).to_string(),
        LineField::Service => return service_cell(line, voice),
        LineField::Quantity => quantity(voice.first, line.quantity),
        LineField::UnitList => cell(line.unit_list),
        LineField::Discount if paper.discount_percent.scaled() == 0 => "-".to_owned(),
        LineField::Discount => percent(voice.first, paper.discount_percent),
        LineField::UnitNet => cell(line.unit_net),
        LineField::Total => return Ok(vec![Para::new(cell(line.total), style.bold())]),
    };
    let style = if matches!(column.field, LineField::No | LineField::UnitList | LineField::Discount) {
        style.ink(Ink::Soft)
    } else {
        style
    };
    Ok(vec![Para::new(text, style)])
}

fn service_cell(line: &Line, voice: Voice) -> Result<Cell, PaperError> {
    let mut cell = vec![Para::new(&line.name, CELL.bold())];
    if let Some(second) = filled(&line.name_second) {
        cell.push(Para::new(second, SMALL.ink(Ink::Text)));
    }
    cell.extend(term(line.term, voice)?);
    if let Some(description) = filled(&line.description) {
        cell.push(Para::new(description, SMALL));
    }
    Ok(cell)
}

/// How long a service runs; nothing for one that is delivered once.
pub(super) fn term(term: Term, voice: Voice) -> Result<Cell, PaperError> {
    let Term::LongTerm { cycle_months } = term else { return Ok(Vec::new()) };
    let texts = voice.texts_with("line.long_term", |_| vec![("months", cycle_months.to_string())])?;
    Ok(texts.into_iter().map(|text| Para::new(text, SMALL.ink(Ink::Brand))).collect())
}

fn terms(standard: &[String], paper: &QuotationPaper, voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    heading("term.heading", voice, blocks)?;
    let mut clauses: Vec<Cell> = Vec::new();
    for term in &paper.terms {
        let mut clause = vec![Para::new(&term.text, VALUE)];
        clause.extend(filled(&term.second).map(|text| Para::new(text, SMALL)));
        clauses.push(clause);
    }
    if paper.terms.is_empty() {
        for key in standard {
            if key == "term.currency" && paper.total_secondary.is_none() {
                continue;
            }
            let key = if key == "term.validity" && paper.valid_until.is_none() { "term.validity_open" } else { key };
            let texts = voice.each(|tongue| {
                let currency = label(tongue, &format!("currency.{}", paper.total.currency().code()))?;
                let until = paper.valid_until.map(|day| date(tongue, day)).unwrap_or_default();
                Ok(fill(label(tongue, key)?, &[("currency", currency), ("valid_until", &until)]))
            })?;
            clauses.push(layered(texts, VALUE, SMALL));
        }
    }
    blocks.push(Block::Clauses(clauses));
    Ok(())
}
