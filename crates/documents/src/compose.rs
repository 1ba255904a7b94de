//! From a quotation and its template to blocks of text: wording and order, no positions.

mod people;
mod sums;
mod voice;

use crate::error::PaperError;
use crate::format::{business_date, date, percent, quantity};
use crate::labels::label;
use crate::model::{Align, Block, Cell, Column, Document, Ink, Meta, Panel, Para, Style};
use crate::quotation::{Line, PaperState, QuotationPaper, Term};
use crate::template::{self, Fact, LineColumn, LineField, Part};
use voice::Voice;

const CAPTION: Style = Style::body(7.5).bold().ink(Ink::Brand);
const NAME: Style = Style::body(10.5).bold();
const LABEL: Style = Style::body(7.5).ink(Ink::Soft);
const VALUE: Style = Style::body(8.5);
const SMALL: Style = Style::body(7.0).ink(Ink::Soft);
const HEADING: Style = Style::body(9.5).bold().ink(Ink::Brand);
const CELL: Style = Style::body(8.5);

/// The blocks of a quotation in the order of its template.
pub fn quotation(paper: &QuotationPaper) -> Result<Document, PaperError> {
    let template = template::quotation()?;
    let voice = Voice::of(paper.language);
    let mut blocks = Vec::new();
    for part in &template.blocks {
        add(part, paper, &template.title, voice, &mut blocks)?;
    }
    let title = voice.texts(&template.title)?;
    let number = number_texts(paper, voice)?.join(" ");
    let heading = format!("{} {number}", title.join(" "));
    let version = voice.inline_with("page.version", |_| vec![("version", paper.version.to_string())])?;
    let mut footer = vec![Para::new(format!("{number} · {version}"), SMALL.ink(Ink::Faint))];
    if let Some(text) = filled(&paper.footer) {
        footer.insert(0, Para::new(text, SMALL.ink(Ink::Faint)));
    }
    Ok(Document {
        blocks,
        running_head: (
            Para::new(heading.clone(), SMALL.bold().ink(Ink::Brand)),
            Para::new(&paper.customer.name, SMALL.align(Align::Right)),
        ),
        footer,
        page_of: voice
            .texts("page.of")?
            .into_iter()
            .map(|text| Para::new(text, SMALL.ink(Ink::Faint).align(Align::Right)))
            .collect(),
        watermark: match paper.state {
            PaperState::Final => Vec::new(),
            PaperState::Draft => voice.texts(&template.watermark.draft)?,
            PaperState::AwaitingApproval => voice.texts(&template.watermark.awaiting_approval)?,
        },
        meta: Meta {
            title: format!("{heading} {}", paper.customer.name),
            author: paper.seller.name.clone(),
            subject: paper.title.clone().unwrap_or_default(),
            lang: voice.first.tag(),
            instant: paper.issued_at,
        },
    })
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
                .collect::<Result<_, _>>()?;
            blocks.push(Block::Facts(cells));
        }
        Part::Subject => {
            if let Some(title) = filled(&paper.title) {
                let label = voice.inline("subject")?;
                blocks.push(Block::Space(10.0));
                blocks.push(Block::Panels(vec![Panel {
                    head: Vec::new(),
                    fields: vec![(Para::new(label, LABEL), Para::new(title, VALUE.bold()))],
                }]));
            }
        }
        Part::Lines { columns } => blocks.push(lines(columns, paper, voice)?),
        Part::Totals => blocks.push(sums::totals(paper, voice)?),
        Part::Instalments { columns } => sums::instalments(columns, paper, voice, blocks)?,
        Part::Accounts => people::accounts(&paper.accounts, voice, blocks)?,
        Part::Terms { standard } => terms(standard, paper, voice, blocks)?,
        Part::Notes => {
            if let Some(notes) = filled(&paper.notes) {
                heading("notes.heading", voice, blocks)?;
                blocks.push(Block::Text(vec![Para::new(notes, VALUE)]));
            }
        }
        Part::Signatures => blocks.push(Block::Signatures(vec![
            people::signature("signature.seller", &paper.seller, voice)?,
            people::signature("signature.customer", &paper.customer, voice)?,
        ])),
        Part::Space { points } => blocks.push(Block::Space(*points)),
    }
    Ok(())
}

fn masthead(title: &str, voice: Voice) -> Result<Block, PaperError> {
    let titles = voice.texts(title)?;
    let big = Style::body(22.0).bold().ink(Ink::Brand).align(Align::Right).leading(1.25);
    let second = Style::body(11.0).ink(Ink::Soft).align(Align::Right).leading(1.35);
    Ok(Block::Masthead {
        brand: vec![
            Para::new(label(voice.first, "brand.name")?, Style::body(15.0).bold().ink(Ink::Brand).leading(1.3)),
            Para::new(voice.texts("brand.tagline")?.join(" / "), SMALL.leading(1.45)),
        ],
        title: titles
            .into_iter()
            .enumerate()
            .map(|(index, text)| Para::new(text, if index == 0 { big } else { second }))
            .collect(),
    })
}

/// The number, or in every language why there is none.
fn number_texts(paper: &QuotationPaper, voice: Voice) -> Result<Vec<String>, PaperError> {
    match (paper.state, filled(&paper.number)) {
        (PaperState::Final, Some(number)) => Ok(vec![number.to_owned()]),
        // Only seen while the layout is tried, before the number is taken.
        (PaperState::Final, None) => Ok(vec![label(voice.first, "fact.number_open")?.to_owned()]),
        (PaperState::Draft, _) => voice.texts("fact.number_draft"),
        (PaperState::AwaitingApproval, _) => voice.texts("fact.number_waiting"),
    }
}

fn fact_cell(fact: Fact, paper: &QuotationPaper, voice: Voice) -> Result<Cell, PaperError> {
    let strong = VALUE.bold();
    let (key, values) = match fact {
        Fact::Number => ("fact.number", number_texts(paper, voice)?),
        Fact::Date => ("fact.date", voice.each(|tongue| Ok(date(tongue, business_date(paper.issued_at))))?),
        Fact::ValidUntil => match paper.valid_until {
            Some(day) => ("fact.valid_until", voice.each(|tongue| Ok(date(tongue, day)))?),
            None => ("fact.valid_until", voice.texts("fact.valid_open")?),
        },
        Fact::Version => ("fact.version", vec![paper.version.to_string()]),
        Fact::Currency => ("fact.currency", voice.texts(&format!("currency.{}", paper.total.currency().code()))?),
    };
    let mut cell = vec![Para::new(voice.inline(key)?, SMALL)];
    cell.extend(
        values.into_iter().enumerate().map(|(index, text)| Para::new(text, if index == 0 { strong } else { SMALL })),
    );
    Ok(cell)
}

fn lines(columns: &[LineColumn], paper: &QuotationPaper, voice: Voice) -> Result<Block, PaperError> {
    let code = paper.total.currency().code();
    let mut header = Vec::new();
    for column in columns {
        let key = match column.field {
            LineField::No => "column.no",
            LineField::Service => "column.service",
            LineField::Quantity => "column.quantity",
            LineField::UnitList => "column.unit_list",
            LineField::Discount => "column.discount",
            LineField::UnitNet => "column.unit_net",
            LineField::Total => "column.total",
        };
        header.push(voice.header(key, column.align, |_| vec![("currency", code.to_owned())])?);
    }
    let mut rows = Vec::new();
    for (index, line) in paper.lines.iter().enumerate() {
        rows.push(columns.iter().map(|column| line_cell(column, index, line, paper, voice)).collect::<Result<_, _>>()?);
    }
    Ok(Block::Table {
        columns: columns.iter().map(|column| Column { width: column.width }).collect(),
        header,
        rows,
        together: false,
    })
}

fn line_cell(
    column: &LineColumn,
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
        LineField::UnitList => crate::format::cell(line.unit_list),
        LineField::Discount if paper.discount_percent.scaled() == 0 => "-".to_owned(),
        LineField::Discount => percent(voice.first, paper.discount_percent),
        LineField::UnitNet => crate::format::cell(line.unit_net),
        LineField::Total => return Ok(vec![Para::new(crate::format::cell(line.total), style.bold())]),
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
    if let Term::LongTerm { cycle_months } = line.term {
        let texts = voice.texts_with("line.long_term", |_| vec![("months", cycle_months.to_string())])?;
        cell.extend(texts.into_iter().map(|text| Para::new(text, SMALL.ink(Ink::Brand))));
    }
    if let Some(description) = filled(&line.description) {
        cell.push(Para::new(description, SMALL));
    }
    Ok(cell)
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
                Ok(crate::labels::fill(label(tongue, key)?, &[("currency", currency), ("valid_until", &until)]))
            })?;
            let style = |index| if index == 0 { VALUE } else { SMALL };
            clauses.push(texts.into_iter().enumerate().map(|(index, text)| Para::new(text, style(index))).collect());
        }
    }
    blocks.push(Block::Clauses(clauses));
    Ok(())
}

fn heading(key: &str, voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    blocks.push(Block::Space(14.0));
    blocks.push(Block::Heading(vec![Para::new(voice.inline(key)?, HEADING)]));
    Ok(())
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}
