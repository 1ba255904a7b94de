//! What must hold before a paper may be set: texts present and not too long, prices, sums, currencies.

pub mod contract;
pub mod invoice;
pub mod quotation;
pub mod receipt;
pub mod statement;

use bantu_domain::money::{Currency, Money};
use bantu_domain::tax::TaxScheme;
use rust_decimal::Decimal;

use crate::error::PaperError;
use crate::instalment::{Instalment, InstalmentKind};
use crate::paper::{BankAccount, PaperState, Party, Wording};
use crate::tax::Tax;
use crate::text::clean;

const NAME: usize = 255;
const SHORT: usize = 100;
const LONG: usize = 2_000;
const NOTES: usize = 10_000;
const LINES: usize = 500;
const FEW: usize = 60;

/// Only a final paper has a number.
fn numbered(state: PaperState, number: Option<&str>) -> Result<(), PaperError> {
    if state != PaperState::Final && number.is_some() {
        return Err(PaperError::NumberNotFinal);
    }
    optional("number", number, SHORT)
}

fn party(side: &str, party: &Party) -> Result<(), PaperError> {
    let field = |name: &str| format!("{side}.{name}");
    required(&field("name"), &party.name, NAME)?;
    optional(&field("name_second"), party.name_second.as_deref(), NAME)?;
    optional(&field("code"), party.code.as_deref(), SHORT)?;
    optional(&field("address"), party.address.as_deref(), 500)?;
    optional(&field("tax_id"), party.tax_id.as_deref(), SHORT)?;
    optional(&field("representative"), party.representative.as_deref(), NAME)?;
    optional(&field("contact"), party.contact.as_deref(), NAME)?;
    optional(&field("phone"), party.phone.as_deref(), SHORT)?;
    optional(&field("email"), party.email.as_deref(), NAME)?;
    optional(&field("bank"), party.bank.as_deref(), 500)?;
    optional(&field("signatory"), party.signatory.as_deref(), NAME)
}

fn accounts(accounts: &[BankAccount]) -> Result<(), PaperError> {
    at_most("accounts", accounts.len(), FEW)?;
    for (index, account) in accounts.iter().enumerate() {
        let field = |name: &str| format!("accounts.{index}.{name}");
        required(&field("holder"), &account.holder, NAME)?;
        required(&field("bank"), &account.bank, NAME)?;
        required(&field("number"), &account.number, SHORT)?;
        optional(&field("currency"), account.currency.as_deref(), SHORT)?;
        optional(&field("swift"), account.swift.as_deref(), SHORT)?;
    }
    Ok(())
}

/// The payment terms are in one currency and add up to the total.
fn instalments(instalments: &[Instalment], total: Money) -> Result<(), PaperError> {
    let currency = total.currency();
    at_most("instalments", instalments.len(), FEW)?;
    for (index, instalment) in instalments.iter().enumerate() {
        let monthly_in = match &instalment.kind {
            InstalmentKind::Monthly { each, last, .. } => each.currency() == currency && last.currency() == currency,
            _ => true,
        };
        let second_in = instalment.amount_secondary.is_none_or(|money| money.currency() != currency);
        if instalment.amount.currency() != currency || !monthly_in || !second_in {
            return Err(PaperError::CurrencyMismatch { field: format!("instalments.{index}.amount") });
        }
    }
    let sum = Money::sum(currency, instalments.iter().map(|instalment| instalment.amount));
    if !instalments.is_empty() && sum != Ok(total) {
        return Err(PaperError::TotalMismatch { field: "instalments".to_owned() });
    }
    Ok(())
}

/// Base and tax make the total; the rate was applied to the price, or to less of it under DPP nilai lain.
fn taxed(base: Money, tax: Option<&Tax>, total: Money) -> Result<(), PaperError> {
    in_currency("base", base, total.currency())?;
    let Some(tax) = tax else {
        return if base == total { Ok(()) } else { Err(PaperError::TotalMismatch { field: "total".to_owned() }) };
    };
    in_currency("tax.amount", tax.amount, total.currency())?;
    if base.plus(tax.amount) != Ok(total) {
        return Err(PaperError::TotalMismatch { field: "total".to_owned() });
    }
    let off = tax.base - base.major();
    let fits = match tax.scheme {
        // The price inside an amount has decimals that whole rupiah drop.
        TaxScheme::Simple | TaxScheme::PpnFull => off.abs() <= Decimal::ONE,
        TaxScheme::PpnNilaiLain => base.minor() == 0 || tax.base.abs() < base.major().abs(),
    };
    if fits && tax.rate.check().is_ok() {
        Ok(())
    } else {
        Err(PaperError::TotalMismatch { field: "tax.base".to_owned() })
    }
}

fn in_currency(field: &str, money: Money, currency: Currency) -> Result<(), PaperError> {
    if money.currency() == currency { Ok(()) } else { Err(PaperError::CurrencyMismatch { field: field.to_owned() }) }
}

fn at_most(field: &str, count: usize, max: usize) -> Result<(), PaperError> {
    if count > max { Err(PaperError::TooMany { field: field.to_owned(), max }) } else { Ok(()) }
}

fn wording(field: &str, wording: &Wording, max: usize) -> Result<(), PaperError> {
    required(&format!("{field}.text"), &wording.text, max)?;
    optional(&format!("{field}.second"), wording.second.as_deref(), max)
}

fn required(field: &str, text: &str, max: usize) -> Result<(), PaperError> {
    if clean(text).trim().is_empty() {
        return Err(PaperError::TextMissing { field: field.to_owned() });
    }
    optional(field, Some(text), max)
}

fn optional(field: &str, text: Option<&str>, max: usize) -> Result<(), PaperError> {
    if text.is_some_and(|text| text.chars().count() > max) {
        return Err(PaperError::TooLong { field: field.to_owned(), max });
    }
    Ok(())
}
