//! The contract in blocks.

use std::sync::LazyLock;

use serde::Deserialize;

use super::voice::Voice;
use super::{
    CELL, LABEL, Sheet, VALUE, fact, fields, filled, heading, masthead, number_texts, people, quotation, sums,
};
use crate::contract::{Clause, ContractLine, ContractPaper};
use crate::error::PaperError;
use crate::format::{Tongue, business_date, cell, date, quantity};
use crate::labels::{fill, label};
use crate::model::{Block, Cell, Document, Ink, Para};
use crate::template::{self, Embedded, Slot, TableColumn, Template};
use crate::words;

/// A block of the contract.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "block", deny_unknown_fields)]
pub enum Part {
    /// Mark, sender, title.
    Masthead,
    /// 甲方 and 乙方.
    Parties,
    /// Number, revision, dates and the like.
    Facts {
        /// Which, in order.
        fields: Vec<Slot<Fact>>,
    },
    /// What the contract is about, and its term.
    Subject,
    /// The sentence that opens the contract.
    Preamble,
    /// The services.
    Lines {
        /// Columns, in order.
        columns: Vec<TableColumn<LineField>>,
    },
    /// Base, tax, total and words.
    Totals,
    /// The payment plan.
    Instalments {
        /// Columns, in order.
        columns: Vec<TableColumn<sums::InstalmentField>>,
    },
    /// Accounts to pay to.
    Accounts,
    /// The clauses, side by side in two languages.
    Clauses,
    /// Special terms.
    SpecialTerms,
    /// Places to sign and to seal, and the e-Meterai.
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
    /// Contract number.
    Number,
    /// Revision.
    Revision,
    /// Number of the quotation.
    Quotation,
    /// Date.
    Date,
    /// Currency.
    Currency,
}

/// What a column of the services shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineField {
    /// Running number.
    No,
    /// Names, term and description.
    Service,
    /// Quantity.
    Quantity,
    /// Amount before tax.
    Amount,
}

/// The contract's template.
pub fn template() -> Result<&'static Template<Part>, PaperError> {
    static TEMPLATE: Embedded<Part> = LazyLock::new(|| template::read(include_str!("../../templates/contract.json")));
    template::of(&TEMPLATE)
}

/// The blocks of a contract in the order of its template.
pub fn document(paper: &ContractPaper) -> Result<Document, PaperError> {
    let template = template()?;
    let voice = Voice::of(paper.language);
    let mut blocks = Vec::new();
    for part in &template.blocks {
        add(part, paper, &template.title, voice, &mut blocks)?;
    }
    let sheet = Sheet {
        title: &template.title,
        number: number_texts(paper.state, &paper.number, voice)?,
        version: Some(voice.inline_with("page.revision", |_| vec![("revision", paper.revision.to_string())])?),
        counterpart: &paper.party_a.name,
        author: &paper.party_b.name,
        subject: paper.title.as_deref(),
        footer: filled(&paper.footer),
        watermark: super::watermark(paper.state, voice)?,
        instant: paper.issued_at,
    };
    sheet.document(blocks, voice)
}

fn add(
    part: &Part,
    paper: &ContractPaper,
    title: &str,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    match part {
        Part::Masthead => blocks.push(masthead(title, voice)?),
        Part::Parties => {
            let first = people::party_panel("contract.party_a", &paper.party_a, voice)?;
            let second = people::party_panel("contract.party_b", &paper.party_b, voice)?;
            blocks.push(Block::Panels(vec![first, second]));
        }
        Part::Facts { fields } => {
            let cells = fields.iter().map(|slot| Ok((slot.share, fact_cell(slot.field, paper, voice)?)));
            blocks.push(Block::Facts(cells.collect::<Result<_, PaperError>>()?));
        }
        Part::Subject => subject(paper, voice, blocks)?,
        Part::Preamble => {
            let cell = |tongue| Ok(vec![Para::new(label(tongue, "contract.preamble")?, VALUE)]);
            blocks.push(Block::Columns { header: Vec::new(), rows: vec![sides(voice, cell)?] });
        }
        Part::Lines { columns } => blocks.push(lines(columns, paper, voice)?),
        Part::Totals => {
            blocks.push(sums::taxed(paper.base, paper.tax.as_ref(), paper.total, "contract.total", voice)?);
        }
        Part::Instalments { columns } => {
            sums::instalments(columns, &paper.instalments, paper.total.currency(), voice, blocks)?;
        }
        Part::Accounts => people::accounts(&paper.accounts, voice, blocks)?,
        Part::Clauses => clauses(&paper.clauses, voice, blocks)?,
        Part::SpecialTerms => {
            if let Some(terms) = filled(&paper.special_terms) {
                heading("contract.special_terms", voice, blocks)?;
                blocks.push(Block::Columns { header: Vec::new(), rows: vec![vec![vec![Para::new(terms, VALUE)]]] });
            }
        }
        Part::Signatures => blocks.push(signatures(paper, voice)?),
        Part::Space { points } => blocks.push(Block::Space(*points)),
    }
    Ok(())
}

fn fact_cell(field: Fact, paper: &ContractPaper, voice: Voice) -> Result<Cell, PaperError> {
    let (key, values) = match field {
        Fact::Number => ("contract.number", number_texts(paper.state, &paper.number, voice)?),
        Fact::Revision => ("contract.revision", vec![paper.revision.to_string()]),
        Fact::Quotation => ("contract.quotation", vec![filled(&paper.quotation_number).unwrap_or("-").to_owned()]),
        Fact::Date => ("contract.date", voice.each(|tongue| Ok(date(tongue, business_date(paper.issued_at))))?),
        Fact::Currency => ("contract.currency", voice.texts(&format!("currency.{}", paper.total.currency().code()))?),
    };
    fact(key, values, voice)
}

/// What it is about, and from when to when.
fn subject(paper: &ContractPaper, voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    let mut rows = Vec::new();
    rows.extend(filled(&paper.title).map(|title| ("subject", title.to_owned())));
    let key = match (paper.effective_from, paper.effective_to) {
        (Some(_), Some(_)) => Some("contract.from_to"),
        (Some(_), None) => Some("contract.from"),
        (None, Some(_)) => Some("contract.to"),
        (None, None) => None,
    };
    if let Some(key) = key {
        let day = |tongue: Tongue, day: Option<_>| day.map(|day| date(tongue, day)).unwrap_or_default();
        let text = voice.inline_with(key, |tongue| {
            vec![("from", day(tongue, paper.effective_from)), ("to", day(tongue, paper.effective_to))]
        })?;
        rows.push(("contract.term", text));
    }
    fields(rows, voice, blocks)
}

fn lines(columns: &[TableColumn<LineField>], paper: &ContractPaper, voice: Voice) -> Result<Block, PaperError> {
    let code = paper.total.currency().code();
    let mut rows = Vec::new();
    for (index, line) in paper.lines.iter().enumerate() {
        rows.push(columns.iter().map(|column| line_cell(column, index, line, voice)).collect::<Result<_, _>>()?);
    }
    let header = |field, align| {
        let key = match field {
            LineField::No => "column.no",
            LineField::Service => "column.service",
            LineField::Quantity => "column.quantity",
            LineField::Amount => "column.amount",
        };
        voice.header(key, align, |_| vec![("currency", code.to_owned())])
    };
    super::table(columns, false, header, rows)
}

fn line_cell(
    column: &TableColumn<LineField>,
    index: usize,
    line: &ContractLine,
    voice: Voice,
) -> Result<Cell, PaperError> {
    let style = CELL.align(column.align);
    Ok(match column.field {
        LineField::No => vec![Para::new((index + 1).to_string(), style.ink(Ink::Soft))],
        LineField::Service => {
            let mut cell = super::named(&line.name, &line.description);
            cell.extend(quotation::term(line.term, voice)?);
            cell
        }
        LineField::Quantity => vec![Para::new(quantity(voice.first, line.quantity), style)],
        LineField::Amount => vec![Para::new(cell(line.amount), style.bold())],
    })
}

/// A cell per language: the second language left of the leading one, as Indonesian law wants its own language first.
fn sides(voice: Voice, cell: impl Fn(Tongue) -> Result<Cell, PaperError>) -> Result<Vec<Cell>, PaperError> {
    voice.second.into_iter().chain([voice.first]).map(cell).collect()
}

fn clauses(clauses: &[Clause], voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    heading("contract.clauses", voice, blocks)?;
    let header = match voice.second {
        Some(_) => {
            sides(voice, |tongue| Ok(vec![Para::new(label(tongue, "language.name")?, LABEL.bold().ink(Ink::Brand))]))?
        }
        None => Vec::new(),
    };
    let mut rows = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        rows.push(sides(voice, |tongue| clause_cell(index + 1, clause, tongue, tongue == voice.first))?);
    }
    blocks.push(Block::Columns { header, rows });
    Ok(())
}

/// Heading and text of one language, all lines equally tall so that both columns can be cut at the same height.
fn clause_cell(no: usize, clause: &Clause, tongue: Tongue, leading: bool) -> Result<Cell, PaperError> {
    let own = |wording: &crate::paper::Wording| {
        if leading { wording.text.clone() } else { wording.second.clone().unwrap_or_default() }
    };
    let no = match tongue {
        Tongue::Zh => words::chinese_ordinal(no as u64),
        Tongue::Id | Tongue::En => no.to_string(),
    };
    let title = own(&clause.title);
    let key = if title.trim().is_empty() { "contract.clause_untitled" } else { "contract.clause" };
    let title = fill(label(tongue, key)?, &[("no", &no), ("title", title.trim())]);
    Ok(vec![Para::new(title, VALUE.bold()), Para::new(own(&clause.text).trim(), VALUE)])
}

fn signatures(paper: &ContractPaper, voice: Voice) -> Result<Block, PaperError> {
    let place = filled(&paper.signing_place);
    let day = match paper.signed_on {
        Some(day) => Some(voice.each(|tongue| Ok(date(tongue, day)))?.join("\n")),
        None => None,
    };
    let lines = |name| {
        [
            ("signature.sign", None),
            ("signature.name", name),
            ("signature.place", place),
            ("signature.date", day.as_deref()),
        ]
    };
    let name =
        |party: &crate::paper::Party| filled(&party.signatory).or(filled(&party.representative)).map(str::to_owned);
    let (first, second) = (name(&paper.party_a), name(&paper.party_b));
    let stamp = if paper.needs_meterai() { Some(super::meterai_box(voice)?) } else { None };
    Ok(Block::Signatures(vec![
        people::sign("contract.party_a", &paper.party_a, &lines(first.as_deref()), None, voice)?,
        people::sign("contract.party_b", &paper.party_b, &lines(second.as_deref()), stamp, voice)?,
    ]))
}
