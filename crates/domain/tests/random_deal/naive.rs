//! The money of a deal worked out a second time, in whole numbers and by hand: nothing here calls the code under test.

use bantu_domain::money::Currency;
use bantu_domain::tax::{TaxRounding, TaxScheme};
use chrono::{Datelike, NaiveDate};

use super::deal::{Deal, RandomLine, Tax};

/// `numerator ÷ denominator`, half up; both at least 0.
pub fn half_up(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator) / (2 * denominator)
}

/// Unit price after discount and line total.
pub fn line(deal: &Deal, line: &RandomLine) -> (i128, i128) {
    let unit = half_up(i128::from(line.unit_minor) * i128::from(10_000 - deal.discount_e2), 10_000);
    (unit, half_up(unit * i128::from(line.quantity_e2), 100))
}

/// Totals of the lines of one kind, in order.
pub fn totals(deal: &Deal, running: bool) -> Vec<i128> {
    deal.lines.iter().filter(|l| l.running == running).map(|l| line(deal, l).1).collect()
}

/// An amount of the quotation in the other currency.
pub fn other(deal: &Deal, minor: i128) -> Option<i128> {
    let rate = i128::from(deal.rate_e9?);
    Some(match deal.currency {
        Currency::Idr => half_up(minor * 100 * 1_000_000_000, rate),
        Currency::Cny => half_up(minor * rate, 100 * 1_000_000_000),
    })
}

/// What the contract of one kind is worth before tax; `None` where a rate is missing.
pub fn base(deal: &Deal, running: bool) -> Option<i128> {
    let (one_time, long_term): (i128, i128) = (totals(deal, false).iter().sum(), totals(deal, true).iter().sum());
    if deal.company().1 == deal.currency {
        return Some(if running { long_term } else { one_time });
    }
    let first = other(deal, one_time)?;
    Some(if running { other(deal, one_time + long_term)? - first } else { first })
}

/// Tax on top of a price.
pub fn tax(tax: Tax, currency: Currency, price: i128) -> i128 {
    let rate = i128::from(tax.rate_e4);
    // The exact tax as a fraction of minor units: rounded to two decimals under PPN, where those are finer than a rupiah.
    let (numerator, denominator) = match tax.scheme {
        TaxScheme::Simple => (price * rate, 10_000),
        TaxScheme::PpnFull | TaxScheme::PpnNilaiLain => {
            let finer = if currency == Currency::Idr { 100 } else { 1 };
            let base = price * finer;
            let base = if tax.scheme == TaxScheme::PpnFull { base } else { half_up(base * 11, 12) };
            (half_up(base * rate, 10_000), finer)
        }
    };
    match tax.rounding {
        TaxRounding::HalfUp => half_up(numerator, denominator),
        TaxRounding::Down => numerator / denominator,
    }
}

/// An amount spread by weights: every share rounded, never above what is left, the last takes the rest.
pub fn spread(amount: i128, weights: &[i128]) -> Vec<i128> {
    let whole: i128 = weights.iter().sum::<i128>().max(1);
    let mut rest = amount;
    let mut shares = Vec::new();
    for (index, weight) in weights.iter().enumerate() {
        let share = if index + 1 == weights.len() { rest } else { half_up(amount * weight, whole).min(rest) };
        rest -= share;
        shares.push(share);
    }
    shares
}

/// The months of an amount.
pub fn months(amount: i128, months: i128) -> Vec<i128> {
    let rounded = half_up(amount, months);
    let each = if rounded * (months - 1) > amount { amount / months } else { rounded };
    (1..months).map(|_| each).chain([amount - each * (months - 1)]).collect()
}

/// The same day so many months later, or the last of that month.
pub fn month_later(start: NaiveDate, months: i64) -> NaiveDate {
    let count = i64::from(start.year()) * 12 + i64::from(start.month0()) + months;
    let (year, month) = (i32::try_from(count / 12).expect("a year"), u32::try_from(count % 12).expect("a month") + 1);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    NaiveDate::from_ymd_opt(year, month, start.day().min(last)).expect("a day")
}
