//! The sums of a paper in words: totals with tax or rate, and the payment terms.

use bantu_domain::money::{Currency, Money};
use bantu_domain::tax::TaxScheme;
use serde::Deserialize;

use super::voice::Voice;
use super::{CELL, SMALL, heading, layered};
use crate::error::PaperError;
use crate::format::{Tongue, amount, amount_of, cell, date, percent, rate, share};
use crate::instalment::{Due, Instalment, InstalmentKind};
use crate::labels::{fill, label};
use crate::model::{Align, Block, Cell, Column, Ink, Para, Style, TotalRow};
use crate::quotation::QuotationPaper;
use crate::tax::Tax;
use crate::template::TableColumn;
use crate::words;

const TOTAL: Style = Style::body(8.5);

/// What a column of the instalments shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstalmentField {
    /// What it is.
    Kind,
    /// When it is due.
    Due,
    /// Share.
    Percent,
    /// Amount in the primary currency.
    Amount,
    /// Amount in the other currency.
    AmountSecondary,
}

/// Gross, discount and total of a quotation, the total in the second currency with its rate, and the total in words.
pub fn quoted(paper: &QuotationPaper, voice: Voice) -> Result<Block, PaperError> {
    let mut rows = Vec::new();
    if paper.discount.minor() != 0 {
        rows.push(row(voice.texts("total.gross")?, amount(paper.gross), TOTAL));
        let texts =
            voice.texts_with("total.discount", |tongue| vec![("percent", percent(tongue, paper.discount_percent))])?;
        let minus =
            if paper.discount.minor() > 0 { format!("-{}", amount(paper.discount)) } else { amount(paper.discount) };
        rows.push(row(texts, minus, TOTAL));
    }
    rows.push(strong(voice.texts("total.total")?, paper.total));
    if let Some(secondary) = paper.total_secondary {
        let texts = voice.each(|tongue| {
            let currency = label(tongue, &format!("currency.{}", secondary.currency().code()))?;
            Ok(fill(label(tongue, "total.secondary")?, &[("currency", currency)]))
        })?;
        rows.push(row(texts, amount(secondary), Style::body(10.0).bold().ink(Ink::Brand)));
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
    Ok(Block::Totals { words: in_words("total.words", paper.total, voice)?, rows })
}

/// The amount before tax, the tax by its scheme (LOCALISATION §1), the total and its words. `untaxed` labels a total
/// without tax.
pub fn taxed(base: Money, tax: Option<&Tax>, total: Money, untaxed: &str, voice: Voice) -> Result<Block, PaperError> {
    let mut rows = Vec::new();
    if let Some(tax) = tax {
        rows.push(row(voice.texts("total.base")?, amount(base), TOTAL));
        if tax.scheme == TaxScheme::PpnNilaiLain {
            rows.push(row(voice.texts("total.dpp")?, amount_of(tax.base, total.currency()), TOTAL));
        }
        let key = match tax.scheme {
            TaxScheme::Simple => "total.tax",
            TaxScheme::PpnNilaiLain => "total.ppn_nilai_lain",
            TaxScheme::PpnFull => "total.ppn_full",
        };
        let texts = voice.texts_with(key, |tongue| vec![("rate", share(tongue, tax.rate))])?;
        rows.push(row(texts, amount(tax.amount), TOTAL));
    }
    rows.push(strong(voice.texts(if tax.is_some() { "total.with_tax" } else { untaxed })?, total));
    Ok(Block::Totals { words: in_words("total.words", total, voice)?, rows })
}

/// A sum with its label.
pub fn row(label: Vec<String>, value: String, style: Style) -> TotalRow {
    let label = layered(label, TOTAL, TOTAL_SECOND.ink(Ink::Soft));
    TotalRow { label, value: vec![Para::new(value, style.align(Align::Right))], strong: false }
}

/// The sum that counts.
pub fn strong(label: Vec<String>, total: Money) -> TotalRow {
    let white = Style::body(9.5).bold().ink(Ink::White);
    let value = Style::body(12.0).bold().ink(Ink::White).align(Align::Right);
    TotalRow {
        label: layered(label, white, TOTAL_SECOND.ink(Ink::White)),
        value: vec![Para::new(amount(total), value)],
        strong: true,
    }
}

const TOTAL_SECOND: Style = Style::body(7.0);

/// An amount in words of every language under its label.
pub fn in_words(key: &str, money: Money, voice: Voice) -> Result<Cell, PaperError> {
    let mut cell = vec![Para::new(voice.inline(key)?, SMALL)];
    let spoken = voice.each(|tongue: Tongue| Ok(words::amount(tongue, money)))?;
    cell.extend(layered(spoken, CELL.bold(), SMALL.ink(Ink::Text)));
    Ok(cell)
}

/// The payment terms as a table under its heading; nothing when there are none.
pub fn instalments(
    columns: &[TableColumn<InstalmentField>],
    instalments: &[Instalment],
    primary: Currency,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    if instalments.is_empty() {
        return Ok(());
    }
    let second = instalments.iter().any(|instalment| instalment.amount_secondary.is_some());
    let shown: Vec<&TableColumn<InstalmentField>> =
        columns.iter().filter(|column| second || !matches!(column.field, InstalmentField::AmountSecondary)).collect();
    // A column that is not needed gives its width to the first one, so that the table keeps the page's width.
    let spare: f32 =
        columns.iter().map(|column| column.width).sum::<f32>() - shown.iter().map(|column| column.width).sum::<f32>();
    let mut header = Vec::new();
    for column in &shown {
        let (key, code) = match column.field {
            InstalmentField::Kind => ("instalment.kind", ""),
            InstalmentField::Due => ("instalment.due", ""),
            InstalmentField::Percent => ("instalment.percent", ""),
            InstalmentField::Amount => ("instalment.amount", primary.code()),
            InstalmentField::AmountSecondary => ("instalment.amount_secondary", primary.other().code()),
        };
        header.push(voice.header(key, column.align, |_| vec![("currency", code.to_owned())])?);
    }
    let mut rows = Vec::new();
    for instalment in instalments {
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

fn instalment_cell(
    column: &TableColumn<InstalmentField>,
    instalment: &Instalment,
    voice: Voice,
) -> Result<Cell, PaperError> {
    let style = CELL.align(column.align);
    let one = |text: String, style: Style| Ok(vec![Para::new(text, style)]);
    match column.field {
        InstalmentField::Kind => Ok(stacked(kind_texts(&instalment.kind, voice)?, style.bold())),
        InstalmentField::Due => Ok(stacked(due_texts(instalment.due, voice)?, style)),
        InstalmentField::Percent => {
            one(instalment.percent.map(|share| percent(voice.first, share)).unwrap_or_default(), style)
        }
        InstalmentField::Amount => one(cell(instalment.amount), style.bold()),
        InstalmentField::AmountSecondary => one(instalment.amount_secondary.map(cell).unwrap_or_default(), style),
    }
}

fn due_texts(due: Due, voice: Voice) -> Result<Vec<String>, PaperError> {
    match due {
        Due::OnContractSigned => voice.texts("due.on_contract_signed"),
        Due::OnDelivery => voice.texts("due.on_delivery"),
        Due::EachMonth => voice.texts("due.each_month"),
        Due::EachMonthFrom(day) => voice.texts_with("due.each_month_from", |tongue| vec![("date", date(tongue, day))]),
        Due::On(day) => voice.each(|tongue| Ok(date(tongue, day))),
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
    layered(texts, style, SMALL.align(style.align))
}
