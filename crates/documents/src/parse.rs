//! Reading an amount that a person typed or pasted: `Rp 1.234.567`, `Rp.1.234.567,-`, `1,5 jt`, `1.2万`.

use bantu_domain::money::{Currency, Money};
use bantu_domain::refusal::Refusal;
use rust_decimal::Decimal;

/// Reads an amount. A currency written in the text wins over `currency`; a single separator before exactly three
/// digits is read the way the currency's country writes it.
///
/// # Errors
/// `number.malformed` with the text when it is not an amount or two readings are possible;
/// `money.too_many_decimals`, `money.out_of_range`.
pub fn parse_amount(text: &str, currency: Currency) -> Result<Money, Refusal> {
    let malformed = || Refusal::new("number.malformed").with("value", text);
    let lower = text.trim().to_lowercase();
    let (negative, rest) = match lower.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, lower.as_str()),
    };
    let (currency, rest) = take_currency(rest, currency);
    let rest = rest.strip_suffix(",-").or_else(|| rest.strip_suffix(".-")).unwrap_or(rest).trim();
    let (factor, digits) = take_unit(rest);
    let digits = digits.trim();
    let plain = plain_number(digits, currency).ok_or_else(malformed)?;
    let value: Decimal = plain.parse().map_err(|_| malformed())?;
    let value = value.checked_mul(Decimal::from(factor)).ok_or_else(malformed)?;
    let value = if negative { -value } else { value };
    let money = Money::round(value, currency)?;
    if money.major() != value {
        return Err(Refusal::new("money.too_many_decimals").with("amount", text));
    }
    Ok(money)
}

fn take_currency(text: &str, fallback: Currency) -> (Currency, &str) {
    const PREFIXES: [(&str, Currency); 8] = [
        ("rp.", Currency::Idr),
        ("rp", Currency::Idr),
        ("idr", Currency::Idr),
        ("印尼盾", Currency::Idr),
        ("cny", Currency::Cny),
        ("rmb", Currency::Cny),
        ("¥", Currency::Cny),
        ("￥", Currency::Cny),
    ];
    const SUFFIXES: [(&str, Currency); 6] = [
        ("idr", Currency::Idr),
        ("印尼盾", Currency::Idr),
        ("rupiah", Currency::Idr),
        ("cny", Currency::Cny),
        ("rmb", Currency::Cny),
        ("元", Currency::Cny),
    ];
    for (prefix, currency) in PREFIXES {
        if let Some(rest) = text.strip_prefix(prefix) {
            return (currency, rest.trim());
        }
    }
    for (suffix, currency) in SUFFIXES {
        if let Some(rest) = text.strip_suffix(suffix) {
            return (currency, rest.trim());
        }
    }
    (fallback, text)
}

fn take_unit(text: &str) -> (i64, &str) {
    const UNITS: [(&str, i64); 9] = [
        ("ribu", 1_000),
        ("rb", 1_000),
        ("juta", 1_000_000),
        ("jt", 1_000_000),
        ("miliar", 1_000_000_000),
        ("milyar", 1_000_000_000),
        ("triliun", 1_000_000_000_000),
        ("万", 10_000),
        ("亿", 100_000_000),
    ];
    UNITS.iter().find_map(|(unit, factor)| text.strip_suffix(unit).map(|rest| (*factor, rest))).unwrap_or((1, text))
}

/// `1.234.567,00` or `1,234,567.00` as `1234567.00`; `None` when it is neither.
fn plain_number(text: &str, currency: Currency) -> Option<String> {
    if text.is_empty() || text.len() > 32 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
        return None;
    }
    let home_point = if currency == Currency::Idr { ',' } else { '.' };
    let point = match (text.matches('.').count(), text.matches(',').count()) {
        (0, 0) => return Some(text.to_owned()),
        (_, 0) => single_separator(text, '.', home_point),
        (0, _) => single_separator(text, ',', home_point),
        _ => text.chars().rev().find(|c| !c.is_ascii_digit()),
    };
    let (whole, fraction) = match point {
        Some(point) => text.split_once(point)?,
        None => (text, ""),
    };
    if point.is_some() && (fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let mut plain = first.to_owned();
    for group in groups {
        if first.is_empty() || first.len() > 3 || group.len() != 3 {
            return None;
        }
        plain.push_str(group);
    }
    if plain.is_empty() {
        return None;
    }
    if !fraction.is_empty() {
        plain.push('.');
        plain.push_str(fraction);
    }
    Some(plain)
}

/// With one kind of separator only: is it the decimal point? Repeated, it groups; before three digits, the country decides.
fn single_separator(text: &str, separator: char, home_point: char) -> Option<char> {
    let (_, after) = text.rsplit_once(separator)?;
    let repeated = text.matches(separator).count() > 1;
    if repeated || (after.len() == 3 && separator != home_point) { None } else { Some(separator) }
}
