//! The sums of a quotation in words: totals with the rate, and the payment terms.

use super::voice::Voice;
use super::{CELL, SMALL, heading};
use crate::error::PaperError;
use crate::format::{amount, cell, date, percent, rate};
use crate::labels::label;
use crate::model::{Align, Block, Cell, Column, Ink, Para, Style, TotalRow};
use crate::quotation::{Due, Instalment, InstalmentKind, QuotationPaper};
use crate::template::{InstalmentColumn, InstalmentField};
use crate::words;

const TOTAL: Style = Style::body(8.5);

/// Gross, discount and total, the total in the second currency with its rate, and the total in words.
pub fn totals(paper: &QuotationPaper, voice: Voice) -> Result<Block, PaperError> {
    let value = |text: String, style: Style| vec![Para::new(text, style.align(Align::Right))];
    let mut rows = Vec::new();
    if paper.discount.minor() != 0 {
        rows.push(TotalRow {
            label: labelled(&voice.texts("total.gross")?, TOTAL),
            value: value(amount(paper.gross), TOTAL),
            strong: false,
        });
        let texts =
            voice.texts_with("total.discount", |tongue| vec![("percent", percent(tongue, paper.discount_percent))])?;
        let minus =
            if paper.discount.minor() > 0 { format!("-{}", amount(paper.discount)) } else { amount(paper.discount) };
        rows.push(TotalRow { label: labelled(&texts, TOTAL), value: value(minus, TOTAL), strong: false });
    }
    let white = Style::body(9.5).bold().ink(Ink::White);
    rows.push(TotalRow {
        label: labelled(&voice.texts("total.total")?, white),
        value: value(amount(paper.total), Style::body(12.0).bold().ink(Ink::White)),
        strong: true,
    });
    if let Some(secondary) = paper.total_secondary {
        let texts = voice.each(|tongue| {
            let currency = label(tongue, &format!("currency.{}", secondary.currency().code()))?;
            Ok(crate::labels::fill(label(tongue, "total.secondary")?, &[("currency", currency)]))
        })?;
        rows.push(TotalRow {
            label: labelled(&texts, TOTAL),
            value: value(amount(secondary), Style::body(10.0).bold().ink(Ink::Brand)),
            strong: false,
        });
    }
    if let Some(frozen) = &paper.rate {
        let texts = voice.texts_with("total.rate", |tongue| {
            vec![("rate", rate(frozen.idr_per_cny)), ("date", date(tongue, frozen.on))]
        })?;
        rows.push(TotalRow {
            label: Vec::new(),
            value: texts.into_iter().map(|text| Para::new(text, SMALL.align(Align::Right))).collect(),
            strong: false,
        });
    }
    let mut in_words = vec![Para::new(voice.inline("total.words")?, SMALL)];
    let spoken = voice.each(|tongue| Ok(words::amount(tongue, paper.total)))?;
    in_words.extend(
        spoken
            .into_iter()
            .enumerate()
            .map(|(index, text)| Para::new(text, if index == 0 { CELL.bold() } else { SMALL.ink(Ink::Text) })),
    );
    Ok(Block::Totals { words: in_words, rows })
}

/// The payment terms as a table under its heading; nothing when there are none.
pub fn instalments(
    columns: &[InstalmentColumn],
    paper: &QuotationPaper,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    if paper.instalments.is_empty() {
        return Ok(());
    }
    let second = paper.instalments.iter().any(|instalment| instalment.amount_secondary.is_some());
    let shown: Vec<&InstalmentColumn> =
        columns.iter().filter(|column| second || !matches!(column.field, InstalmentField::AmountSecondary)).collect();
    // A column that is not needed gives its width to the first one, so that the table keeps the page's width.
    let spare: f32 =
        columns.iter().map(|column| column.width).sum::<f32>() - shown.iter().map(|column| column.width).sum::<f32>();
    let (primary, other) = (paper.total.currency(), paper.total.currency().other());
    let mut header = Vec::new();
    for column in &shown {
        let (key, code) = match column.field {
            InstalmentField::Kind => ("instalment.kind", ""),
            InstalmentField::Due => ("instalment.due", ""),
            InstalmentField::Percent => ("instalment.percent", ""),
            InstalmentField::Amount => ("instalment.amount", primary.code()),
            InstalmentField::AmountSecondary => ("instalment.amount_secondary", other.code()),
        };
        header.push(voice.header(key, column.align, |_| vec![("currency", code.to_owned())])?);
    }
    let mut rows = Vec::new();
    for instalment in &paper.instalments {
        rows.push(shown.iter().map(|column| instalment_cell(column, instalment, voice)).collect::<Result<_, _>>()?);
    }
    let widths = shown
        .iter()
        .enumerate()
        .map(|(index, column)| Column { width: column.width + if index == 0 { spare } else { 0.0 } });
    let widths = widths.collect();
    heading("instalment.heading", voice, blocks)?;
    blocks.push(Block::Table { columns: widths, header, rows, together: true });
    Ok(())
}

fn instalment_cell(column: &InstalmentColumn, instalment: &Instalment, voice: Voice) -> Result<Cell, PaperError> {
    let style = CELL.align(column.align);
    let one = |text: String, style: Style| Ok(vec![Para::new(text, style)]);
    match column.field {
        InstalmentField::Kind => Ok(stacked(kind_texts(&instalment.kind, voice)?, style.bold())),
        InstalmentField::Due => {
            let key = match instalment.due {
                Due::OnContractSigned => "due.on_contract_signed",
                Due::OnDelivery => "due.on_delivery",
                Due::EachMonth => "due.each_month",
            };
            Ok(stacked(voice.texts(key)?, style))
        }
        InstalmentField::Percent => {
            one(instalment.percent.map(|share| percent(voice.first, share)).unwrap_or_default(), style)
        }
        InstalmentField::Amount => one(cell(instalment.amount), style.bold()),
        InstalmentField::AmountSecondary => one(instalment.amount_secondary.map(cell).unwrap_or_default(), style),
    }
}

fn kind_texts(kind: &InstalmentKind, voice: Voice) -> Result<Vec<String>, PaperError> {
    match kind {
        InstalmentKind::Full => voice.texts("instalment.full"),
        InstalmentKind::Prepayment => voice.texts("instalment.prepayment"),
        InstalmentKind::Final => voice.texts("instalment.final"),
        InstalmentKind::Monthly { months, each, last } => {
            let key = if each == last { "instalment.monthly" } else { "instalment.monthly_last" };
            voice.texts_with(key, |_| {
                vec![("months", months.to_string()), ("each", amount(*each)), ("last", amount(*last))]
            })
        }
    }
}

/// The leading language in `style`, the second small beneath it.
fn stacked(texts: Vec<String>, style: Style) -> Cell {
    let small = SMALL.align(style.align);
    texts.into_iter().enumerate().map(|(index, text)| Para::new(text, if index == 0 { style } else { small })).collect()
}

fn labelled(texts: &[String], style: Style) -> Cell {
    let second = Style { size: 7.0, bold: false, ..style };
    let second = if style.ink == Ink::White { second } else { second.ink(Ink::Soft) };
    texts
        .iter()
        .enumerate()
        .map(|(index, text)| Para::new(text.clone(), if index == 0 { style } else { second }))
        .collect()
}
