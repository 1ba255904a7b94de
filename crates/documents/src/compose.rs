//! From a paper and its template to blocks of text: wording and order, no positions. What every kind shares stands here.

pub mod contract;
pub mod invoice;
mod people;
pub mod quotation;
pub mod receipt;
pub mod statement;
mod sums;
mod voice;

use chrono::{DateTime, Utc};

use crate::error::PaperError;
use crate::labels::label;
use crate::meterai;
use crate::model::{Align, Block, Cell, Column, Document, Ink, Meta, Panel, Para, Style};
use crate::paper::{PaperState, Wording};
use crate::template::TableColumn;
use voice::Voice;

const CAPTION: Style = Style::body(7.5).bold().ink(Ink::Brand);
const NAME: Style = Style::body(10.5).bold();
const LABEL: Style = Style::body(7.5).ink(Ink::Soft);
const VALUE: Style = Style::body(8.5);
const SMALL: Style = Style::body(7.0).ink(Ink::Soft);
const HEADING: Style = Style::body(9.5).bold().ink(Ink::Brand);
const CELL: Style = Style::body(8.5);

/// What a paper says about itself outside of its blocks.
struct Sheet<'a> {
    /// Label of the title.
    title: &'a str,
    /// The number, or in every language why there is none.
    number: Vec<String>,
    /// What stands after the number in the footer.
    version: Option<String>,
    /// Whom it is for: right of the running head.
    counterpart: &'a str,
    /// Our company.
    author: &'a str,
    /// What it is about.
    subject: Option<&'a str>,
    /// Footer text of its own.
    footer: Option<&'a str>,
    /// Diagonal lines of text behind everything.
    watermark: Vec<String>,
    /// The instant that dates the file.
    instant: DateTime<Utc>,
}

impl Sheet<'_> {
    /// The blocks with running head, footer and what the file says about itself.
    fn document(self, blocks: Vec<Block>, voice: Voice) -> Result<Document, PaperError> {
        let number = self.number.join(" ");
        let title = voice.texts(self.title)?.join(" ");
        // One line above every page has no room for two languages of "no number yet".
        let running = format!("{title} {}", self.number.first().map_or("", String::as_str));
        let line = self.version.map_or_else(|| number.clone(), |version| format!("{number} · {version}"));
        let faint = SMALL.ink(Ink::Faint);
        let mut footer = vec![Para::new(line, faint)];
        if let Some(text) = self.footer {
            footer.insert(0, Para::new(text, faint));
        }
        let page_of = voice.texts("page.of")?.into_iter().map(|text| Para::new(text, faint.align(Align::Right)));
        Ok(Document {
            blocks,
            running_head: (
                Para::new(running.trim(), SMALL.bold().ink(Ink::Brand)),
                Para::new(self.counterpart, SMALL.align(Align::Right)),
            ),
            footer,
            page_of: page_of.collect(),
            watermark: self.watermark,
            meta: Meta {
                title: format!("{title} {number} {}", self.counterpart),
                author: self.author.to_owned(),
                subject: self.subject.unwrap_or_default().to_owned(),
                lang: voice.first.tag(),
                instant: self.instant,
            },
        })
    }
}

/// The watermark of a state; none on a final paper.
fn watermark(state: PaperState, voice: Voice) -> Result<Vec<String>, PaperError> {
    match state {
        PaperState::Final => Ok(Vec::new()),
        PaperState::Draft => voice.texts("watermark.draft"),
        PaperState::AwaitingApproval => voice.texts("watermark.awaiting_approval"),
    }
}

fn masthead(title: &str, voice: Voice) -> Result<Block, PaperError> {
    let big = Style::body(22.0).bold().ink(Ink::Brand).align(Align::Right).leading(1.25);
    let second = Style::body(11.0).ink(Ink::Soft).align(Align::Right).leading(1.35);
    Ok(Block::Masthead {
        brand: vec![
            Para::new(label(voice.first, "brand.name")?, Style::body(15.0).bold().ink(Ink::Brand).leading(1.3)),
            Para::new(voice.texts("brand.tagline")?.join(" / "), SMALL.leading(1.45)),
        ],
        title: layered(voice.texts(title)?, big, second),
    })
}

/// The number, or in every language why there is none.
fn number_texts(state: PaperState, number: &Option<String>, voice: Voice) -> Result<Vec<String>, PaperError> {
    match (state, filled(number)) {
        (PaperState::Final, Some(number)) => Ok(vec![number.to_owned()]),
        // Only seen while the layout is tried, before the number is taken.
        (PaperState::Final, None) => Ok(vec![label(voice.first, "fact.number_open")?.to_owned()]),
        (PaperState::Draft, _) => voice.texts("fact.number_draft"),
        (PaperState::AwaitingApproval, _) => voice.texts("fact.number_waiting"),
    }
}

/// A fact of the strip: its label, and the value in every language.
fn fact(key: &str, values: Vec<String>, voice: Voice) -> Result<Cell, PaperError> {
    let mut cell = vec![Para::new(voice.inline(key)?, SMALL)];
    cell.extend(layered(values, VALUE.bold(), SMALL));
    Ok(cell)
}

/// Labelled values across the page, for example what a paper is about; nothing when there are none.
fn fields(rows: Vec<(&str, String)>, voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    if rows.is_empty() {
        return Ok(());
    }
    let fields = rows
        .into_iter()
        .map(|(key, value)| Ok((Para::new(voice.inline(key)?, LABEL), Para::new(value, VALUE.bold()))))
        .collect::<Result<_, PaperError>>()?;
    blocks.push(Block::Space(10.0));
    blocks.push(Block::Panels(vec![Panel { head: Vec::new(), fields }]));
    Ok(())
}

fn notes(notes: &Option<String>, voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    if let Some(notes) = filled(notes) {
        heading("notes.heading", voice, blocks)?;
        blocks.push(Block::Text(vec![Para::new(notes, VALUE)]));
    }
    Ok(())
}

/// A table by the columns of a template.
fn table<F: Copy>(
    columns: &[TableColumn<F>],
    together: bool,
    header: impl Fn(F, Align) -> Result<Cell, PaperError>,
    rows: Vec<Vec<Cell>>,
) -> Result<Block, PaperError> {
    Ok(Block::Table {
        columns: columns.iter().map(|column| Column { width: column.width }).collect(),
        header: columns.iter().map(|column| header(column.field, column.align)).collect::<Result<_, _>>()?,
        rows,
        together,
    })
}

/// The name of a service or a demand, its second name and what is included.
fn named(name: &Wording, description: &Option<String>) -> Cell {
    let mut cell = vec![Para::new(&name.text, CELL.bold())];
    cell.extend(filled(&name.second).map(|second| Para::new(second, SMALL.ink(Ink::Text))));
    cell.extend(filled(description).map(|description| Para::new(description, SMALL)));
    cell
}

/// What stands in the box for the e-Meterai.
fn meterai_box(voice: Voice) -> Result<Cell, PaperError> {
    let duty = crate::format::rupiah_plain(meterai::DUTY);
    let mut cell = vec![Para::new(
        crate::labels::fill(label(voice.first, "meterai.name")?, &[("duty", &duty)]),
        SMALL.bold().align(Align::Center),
    )];
    let place = voice.texts("meterai.place")?;
    cell.extend(place.into_iter().map(|text| Para::new(text, Style::body(6.5).ink(Ink::Soft).align(Align::Center))));
    Ok(cell)
}

/// The first language in one style, the second beneath in another.
fn layered(texts: Vec<String>, first: Style, second: Style) -> Cell {
    let style = |index| if index == 0 { first } else { second };
    texts.into_iter().enumerate().map(|(index, text)| Para::new(text, style(index))).collect()
}

fn heading(key: &str, voice: Voice, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
    blocks.push(Block::Space(14.0));
    blocks.push(Block::Heading(vec![Para::new(voice.inline(key)?, HEADING)]));
    Ok(())
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}
