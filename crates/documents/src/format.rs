//! How amounts, dates, percents and quantities are written on paper, in every language.
//!
//! An amount is written the way its own country writes it, whatever the language of the paper (`Rp37.050.000,00`,
//! `¥18,525.00`), so that one sum looks the same on all of them. Everything else follows the language.

use bantu_domain::money::{Currency, Money, Percent, Quantity, Rate, TaxRate};
use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use rust_decimal::{Decimal, RoundingStrategy};

/// One of the three languages text is written in; a bilingual paper uses two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    /// Simplified Chinese.
    Zh,
    /// Indonesian.
    Id,
    /// English.
    En,
}

impl Tongue {
    /// BCP 47 tag, as it stands in the PDF's `/Lang`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::Id => "id-ID",
            Self::En => "en",
        }
    }
}

/// An amount with its symbol: `Rp37.050.000,00`, `¥18,525.00`, `-Rp250.000,00` (LOCALISATION §2).
pub fn amount(money: Money) -> String {
    amount_of(money.major(), money.currency())
}

/// [`amount`] for a decimal in major units; more than two decimals are rounded half up.
pub fn amount_of(major: Decimal, currency: Currency) -> String {
    let (symbol, thousands, point) = convention(currency);
    let sign = if major.is_sign_negative() && !major.is_zero() { "-" } else { "" };
    format!("{sign}{symbol}{}", grouped(major, 2, thousands, point))
}

/// An amount without symbol for a table cell whose column names the currency: `37.050.000`, `18,525.00`.
pub fn cell(money: Money) -> String {
    let (_, thousands, point) = convention(money.currency());
    let sign = if money.minor() < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(money.major(), money.currency().exponent(), thousands, point))
}

/// The rate, always rupiah for one yuan (DOMAIN §6.2): `1 CNY = Rp2.000`, with the decimals it has.
pub fn rate(rate: Rate) -> String {
    let value = rate.value().normalize();
    let (symbol, thousands, point) = convention(Currency::Idr);
    format!("1 CNY = {symbol}{}", grouped(value, value.scale(), thousands, point))
}

/// A percent with the decimals it has: `5%`, `2.5%` (Indonesian `2,5%`).
pub fn percent(tongue: Tongue, percent: Percent) -> String {
    format!("{}%", plain(tongue, percent.value()))
}

/// A tax rate, which is a fraction, as a percent: `12%`, `0.5%` (Indonesian `0,5%`).
pub fn share(tongue: Tongue, rate: TaxRate) -> String {
    format!("{}%", plain(tongue, rate.value() * Decimal::ONE_HUNDRED))
}

/// Whole rupiah as a duty or a fee is named, without decimals: `Rp10.000`.
pub fn rupiah_plain(rupiah: i64) -> String {
    let (symbol, thousands, point) = convention(Currency::Idr);
    format!("{symbol}{}", grouped(Decimal::from(rupiah), 0, thousands, point))
}

/// A quantity with the decimals it has: `1`, `1.5` (Indonesian `1,5`).
pub fn quantity(tongue: Tongue, quantity: Quantity) -> String {
    plain(tongue, quantity.value())
}

/// A date in words: `2026年11月23日`, `23 November 2026`.
pub fn date(tongue: Tongue, date: NaiveDate) -> String {
    let (year, month, day) = (date.year(), date.month0() as usize, date.day());
    match tongue {
        Tongue::Zh => format!("{year}年{}月{day}日", month + 1),
        Tongue::Id => format!("{day} {} {year}", MONTHS_ID[month]),
        Tongue::En => format!("{day} {} {year}", MONTHS_EN[month]),
    }
}

/// A date in figures for a table, the way the language orders them: `2026-11-23`, `23/11/2026`.
pub fn day(tongue: Tongue, date: NaiveDate) -> String {
    match tongue {
        Tongue::Zh | Tongue::En => date.format("%Y-%m-%d").to_string(),
        Tongue::Id => date.format("%d/%m/%Y").to_string(),
    }
}

/// The business date of an instant: the calendar day in Jakarta, UTC+7 all year (DOMAIN §4.3).
pub fn business_date(instant: DateTime<Utc>) -> NaiveDate {
    (instant + Duration::hours(7)).date_naive()
}

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const fn convention(currency: Currency) -> (&'static str, char, char) {
    match currency {
        Currency::Idr => ("Rp", '.', ','),
        Currency::Cny => ("¥", ',', '.'),
    }
}

fn plain(tongue: Tongue, value: Decimal) -> String {
    let value = value.normalize();
    let (thousands, point) = if tongue == Tongue::Id { ('.', ',') } else { (',', '.') };
    let sign = if value.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}", grouped(value, value.scale(), thousands, point))
}

/// The digits of an absolute value, grouped by three, with exactly `decimals` decimals.
fn grouped(value: Decimal, decimals: u32, thousands: char, point: char) -> String {
    let mut value = value.abs().round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(decimals);
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + whole.len() / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}
