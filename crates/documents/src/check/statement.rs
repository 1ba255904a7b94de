//! What a statement of account must hold: every balance follows from the entries before it.

use bantu_domain::money::{Currency, Money};

use super::{NAME, NOTES, SHORT, at_most, in_currency, optional, party, required};
use crate::error::PaperError;
use crate::statement::{EntryKind, StatementContract, StatementPaper, StatementTotal};

const CONTRACTS: usize = 200;
const ENTRIES: usize = 2_000;

/// Checks everything that does not need fonts or layout.
pub fn contents(paper: &StatementPaper) -> Result<(), PaperError> {
    party("seller", &paper.seller)?;
    party("customer", &paper.customer)?;
    optional("notes", paper.notes.as_deref(), NOTES)?;
    optional("footer", paper.footer.as_deref(), NAME)?;
    super::accounts(&paper.accounts)?;
    if paper.contracts.is_empty() {
        return Err(PaperError::NoLines);
    }
    at_most("contracts", paper.contracts.len(), CONTRACTS)?;
    at_most("entries", paper.contracts.iter().map(|contract| contract.entries.len()).sum(), ENTRIES)?;
    for (index, contract) in paper.contracts.iter().enumerate() {
        check_contract(index, contract)?;
    }
    for currency in [Currency::Idr, Currency::Cny] {
        let occurs = paper.contracts.iter().any(|contract| contract.total.currency() == currency);
        let count = paper.totals.iter().filter(|total| total.balance.currency() == currency).count();
        if count != usize::from(occurs) {
            return Err(PaperError::CurrencyMismatch { field: "totals".to_owned() });
        }
    }
    paper.totals.iter().enumerate().try_for_each(|(index, total)| check_total(index, total, &paper.contracts))
}

fn check_contract(index: usize, contract: &StatementContract) -> Result<(), PaperError> {
    let field = |name: &str| format!("contracts.{index}.{name}");
    required(&field("number"), &contract.number, SHORT)?;
    optional(&field("title"), contract.title.as_deref(), NAME)?;
    let mut balance = Money::zero(contract.total.currency());
    for (at, entry) in contract.entries.iter().enumerate() {
        let field = |name: &str| format!("contracts.{index}.entries.{at}.{name}");
        optional(&field("reference"), entry.reference.as_deref(), SHORT)?;
        in_currency(&field("amount"), entry.amount, contract.total.currency())?;
        if balance.plus(entry.amount) != Ok(entry.balance) {
            return Err(PaperError::TotalMismatch { field: field("balance") });
        }
        balance = entry.balance;
    }
    if balance == contract.balance { Ok(()) } else { Err(PaperError::TotalMismatch { field: field("balance") }) }
}

fn check_total(index: usize, total: &StatementTotal, contracts: &[StatementContract]) -> Result<(), PaperError> {
    let currency = total.balance.currency();
    let wrong = |name: &str| Err(PaperError::TotalMismatch { field: format!("totals.{index}.{name}") });
    let of_kinds = |kinds: &[EntryKind]| {
        let entries = contracts.iter().filter(|c| c.total.currency() == currency).flat_map(|c| &c.entries);
        Money::sum(currency, entries.filter(|entry| kinds.contains(&entry.kind)).map(|entry| entry.amount))
    };
    for (name, sum, kinds) in [
        ("invoiced", total.invoiced, [EntryKind::Invoice, EntryKind::Correction].as_slice()),
        ("paid", total.paid, &[EntryKind::Payment, EntryKind::Refund]),
        ("withheld", total.withheld, &[EntryKind::Withheld]),
        ("exchange", total.exchange, &[EntryKind::ExchangeDifference]),
    ] {
        if of_kinds(kinds) != Ok(sum) {
            return wrong(name);
        }
    }
    if Money::sum(currency, [total.invoiced, total.paid, total.withheld, total.exchange]) != Ok(total.balance) {
        return wrong("balance");
    }
    if Money::sum(currency, total.ageing.buckets()) != Ok(total.balance) {
        return wrong("ageing");
    }
    Ok(())
}
