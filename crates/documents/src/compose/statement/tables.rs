//! The tables of a statement: entries per contract, sums and ageing per currency.

use bantu_domain::money::Money;

use super::{AgeField, EntryField, SumField};
use crate::compose::voice::Voice;
use crate::compose::{CELL, HEADING, SMALL, filled, heading, layered, table};
use crate::error::PaperError;
use crate::format::{amount, cell, day};
use crate::model::{Align, Block, Cell, Ink, Para, Style};
use crate::statement::{Entry, EntryKind, StatementContract, StatementPaper, StatementTotal};
use crate::template::TableColumn;

/// A contract's heading, its entries and its balance.
pub fn entries(
    columns: &[TableColumn<EntryField>],
    contract: &StatementContract,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    let code = contract.total.currency().code();
    let mut name = format!("{} {}", voice.inline("statement.contract")?, contract.number);
    if let Some(title) = filled(&contract.title) {
        name = format!("{name} · {title}");
    }
    let total = voice.inline_with("statement.contract_total", |_| vec![("amount", amount(contract.total))])?;
    blocks.push(Block::Space(14.0));
    blocks.push(Block::Heading(vec![Para::new(name, HEADING), Para::new(total, SMALL)]));
    let mut rows = Vec::new();
    for entry in &contract.entries {
        rows.push(columns.iter().map(|column| entry_cell(column, entry, voice)).collect::<Result<_, _>>()?);
    }
    rows.push(columns.iter().map(|column| balance_cell(column, contract, voice)).collect::<Result<_, _>>()?);
    let header = |field, align| {
        let key = match field {
            EntryField::Date => "column.date",
            EntryField::Entry => "column.entry",
            EntryField::Due => "column.due",
            EntryField::Debit => "column.debit",
            EntryField::Credit => "column.credit",
            EntryField::Balance => "column.balance",
        };
        voice.header(key, align, |_| vec![("currency", code.to_owned())])
    };
    blocks.push(table(columns, false, header, rows)?);
    Ok(())
}

fn entry_cell(column: &TableColumn<EntryField>, entry: &Entry, voice: Voice) -> Result<Cell, PaperError> {
    let style = CELL.align(column.align);
    let one = |text: String| vec![Para::new(text, style)];
    // Without its sign: the column says which way it goes.
    let unsigned = || cell(entry.amount).trim_start_matches('-').to_owned();
    Ok(match column.field {
        EntryField::Date => one(day(voice.first, entry.on)),
        EntryField::Entry => {
            let key = match entry.kind {
                EntryKind::Invoice => "entry.invoice",
                EntryKind::Correction => "entry.correction",
                EntryKind::Payment => "entry.payment",
                EntryKind::Withheld => "entry.withheld",
                EntryKind::Refund => "entry.refund",
                EntryKind::ExchangeDifference => "entry.exchange_difference",
            };
            let mut cell = vec![Para::new(voice.inline(key)?, style)];
            cell.extend(filled(&entry.reference).map(|reference| Para::new(reference, SMALL)));
            cell
        }
        EntryField::Due => one(entry.due_on.map(|due| day(voice.first, due)).unwrap_or_default()),
        EntryField::Debit if entry.amount.minor() >= 0 => one(unsigned()),
        EntryField::Credit if entry.amount.minor() < 0 => one(unsigned()),
        EntryField::Debit | EntryField::Credit => Vec::new(),
        EntryField::Balance => one(cell(entry.balance)),
    })
}

fn balance_cell(
    column: &TableColumn<EntryField>,
    contract: &StatementContract,
    voice: Voice,
) -> Result<Cell, PaperError> {
    let style = CELL.bold().ink(Ink::Brand).align(column.align);
    Ok(match column.field {
        EntryField::Entry => vec![Para::new(voice.inline("statement.balance")?, style)],
        EntryField::Balance => vec![Para::new(cell(contract.balance), style)],
        EntryField::Date | EntryField::Due | EntryField::Debit | EntryField::Credit => Vec::new(),
    })
}

/// The sums of each currency under their heading.
pub fn sums(
    columns: &[TableColumn<SumField>],
    paper: &StatementPaper,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    heading("statement.totals", voice, blocks)?;
    let row = |total: &StatementTotal| {
        let value = |column: &TableColumn<SumField>| match column.field {
            SumField::Currency => currency(total.balance, column.align, voice),
            SumField::Invoiced => Ok(sum(total.invoiced, column.align, CELL)),
            SumField::Paid => Ok(sum(total.paid, column.align, CELL)),
            SumField::Withheld => Ok(sum(total.withheld, column.align, CELL)),
            SumField::Exchange => Ok(sum(total.exchange, column.align, CELL)),
            SumField::Balance => Ok(sum(total.balance, column.align, CELL.bold())),
        };
        columns.iter().map(value).collect::<Result<Vec<Cell>, PaperError>>()
    };
    let header = |field, align| {
        let key = match field {
            SumField::Currency => "column.currency",
            SumField::Invoiced => "column.invoiced",
            SumField::Paid => "column.paid",
            SumField::Withheld => "column.withheld",
            SumField::Exchange => "column.exchange",
            SumField::Balance => "statement.balance",
        };
        voice.header(key, align, |_| Vec::new())
    };
    let rows = paper.totals.iter().map(row).collect::<Result<_, _>>()?;
    blocks.push(table(columns, true, header, rows)?);
    Ok(())
}

/// The balance of each currency by age under its heading.
pub fn ages(
    columns: &[TableColumn<AgeField>],
    paper: &StatementPaper,
    voice: Voice,
    blocks: &mut Vec<Block>,
) -> Result<(), PaperError> {
    heading("statement.ageing", voice, blocks)?;
    let row = |total: &StatementTotal| {
        let value = |column: &TableColumn<AgeField>| match column.field {
            AgeField::Currency => currency(total.balance, column.align, voice),
            AgeField::NotDue => Ok(sum(total.ageing.not_due, column.align, CELL)),
            AgeField::Days30 => Ok(sum(total.ageing.days_1_30, column.align, CELL)),
            AgeField::Days60 => Ok(sum(total.ageing.days_31_60, column.align, CELL)),
            AgeField::Days90 => Ok(sum(total.ageing.days_61_90, column.align, CELL)),
            AgeField::Over90 => Ok(sum(total.ageing.over_90, column.align, CELL)),
            AgeField::Balance => Ok(sum(total.balance, column.align, CELL.bold())),
        };
        columns.iter().map(value).collect::<Result<Vec<Cell>, PaperError>>()
    };
    let header = |field, align| {
        let key = match field {
            AgeField::Currency => "column.currency",
            AgeField::NotDue => "ageing.not_due",
            AgeField::Days30 => "ageing.days_1_30",
            AgeField::Days60 => "ageing.days_31_60",
            AgeField::Days90 => "ageing.days_61_90",
            AgeField::Over90 => "ageing.over_90",
            AgeField::Balance => "statement.balance",
        };
        voice.header(key, align, |_| Vec::new())
    };
    let rows = paper.totals.iter().map(row).collect::<Result<_, _>>()?;
    blocks.push(table(columns, true, header, rows)?);
    Ok(())
}

fn currency(money: Money, align: Align, voice: Voice) -> Result<Cell, PaperError> {
    let names = voice.texts(&format!("currency.{}", money.currency().code()))?;
    Ok(layered(names, CELL.align(align), SMALL.align(align)))
}

/// A sum; nothing to see where it is zero.
fn sum(money: Money, align: Align, style: Style) -> Cell {
    let text = if money.minor() == 0 { "-".to_owned() } else { cell(money) };
    vec![Para::new(text, style.align(align))]
}
