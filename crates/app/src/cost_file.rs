//! Reads a cost file: a JSON array with one row a product, `{"product": "CODE", "IDR": "1234567", "CNY": "617.28"}`, as the office
//! embeds it and a stand-alone administrator imports it. Every row is judged by itself, so that all bad ones can be named at once.

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::money::{Amount, Currency, Money};
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::error::FieldError;

/// The largest cost file in bytes; the catalogue's own has about 5,000.
pub const MAX_BYTES: usize = 1_000_000;

/// A good row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CostRow {
    /// Line of the file on which it begins, from 1.
    pub line: usize,
    /// Code of the product.
    pub product: String,
    /// The day the list was made for, where the row tells it.
    pub effective_from: Option<NaiveDate>,
    /// One or two amounts, 0 or more.
    pub amounts: Vec<Money>,
}

/// The text is no JSON array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotACostFile {
    /// Line of the first fault, from 1.
    pub line: usize,
}

/// A row as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    product: String,
    #[serde(default)]
    effective_from: Option<NaiveDate>,
    #[serde(default, rename = "IDR")]
    idr: Option<Value>,
    #[serde(default, rename = "CNY")]
    cny: Option<Value>,
}

/// Reads a file row by row.
///
/// # Errors
/// [`NotACostFile`]; a bad row stands among the rows, with its code and line.
pub(crate) fn read(text: &str) -> Result<Vec<Result<CostRow, FieldError>>, NotACostFile> {
    let text = text.trim_start_matches('\u{feff}');
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for (at, row) in elements(text)? {
        let row = judge(row, line_of(text, at)).and_then(|row| {
            if seen.insert(row.product.clone()) {
                return Ok(row);
            }
            Err(fault("cost.product_twice", &row.product, row.line))
        });
        rows.push(row);
    }
    Ok(rows)
}

/// The elements of a JSON array with their places.
fn elements(text: &str) -> Result<Vec<(usize, &str)>, NotACostFile> {
    let broken = |at: usize| NotACostFile { line: line_of(text, at) };
    let skip = |at: usize| at + text[at..].len() - text[at..].trim_start().len();
    let mut at = skip(0);
    if !text[at..].starts_with('[') {
        return Err(broken(at));
    }
    let mut found = Vec::new();
    at = skip(at + 1);
    let mut open = !text[at..].starts_with(']');
    while open {
        let mut stream = serde_json::Deserializer::from_str(&text[at..]).into_iter::<IgnoredAny>();
        let Some(Ok(_)) = stream.next() else { return Err(broken(at)) };
        let end = at + stream.byte_offset();
        found.push((at, &text[at..end]));
        at = skip(end);
        open = text[at..].starts_with(',');
        if open {
            at = skip(at + 1);
        }
    }
    if text[at..].trim_end() == "]" { Ok(found) } else { Err(broken(at)) }
}

fn judge(row: &str, line: usize) -> Result<CostRow, FieldError> {
    let written: Written = serde_json::from_str(row).map_err(|_| {
        // What can be read of a broken row is its code, if that.
        let code = serde_json::from_str::<Value>(row).ok().and_then(|row| row["product"].as_str().map(str::to_owned));
        fault("cost.row_malformed", &code.unwrap_or_default(), line)
    })?;
    let mut amounts = Vec::new();
    for (currency, value) in [(Currency::Idr, &written.idr), (Currency::Cny, &written.cny)] {
        if let Some(value) = value {
            amounts.push(amount(value, currency, &written.product, line)?);
        }
    }
    if amounts.is_empty() {
        return Err(fault("cost.amount_missing", &written.product, line));
    }
    Ok(CostRow { line, product: written.product, effective_from: written.effective_from, amounts })
}

fn amount(value: &Value, currency: Currency, product: &str, line: usize) -> Result<Money, FieldError> {
    let not_a_number = || fault("cost.not_a_number", product, line);
    let text = value.as_str().ok_or_else(not_a_number)?;
    let money = Money::try_from(&Amount { amount: text.to_owned(), currency }).map_err(|r| match r.code.as_str() {
        "money.too_many_decimals" => fault("cost.too_many_decimals", product, line),
        "money.out_of_range" => fault("cost.out_of_range", product, line),
        _ => not_a_number(),
    });
    match money {
        Ok(money) if money.minor() < 0 => Err(fault("cost.negative", product, line)),
        other => other,
    }
    .map_err(|mut fault| {
        fault.params.insert("currency".to_owned(), currency.code().to_owned());
        fault
    })
}

/// What is wrong with a row: the code of the product is the path, the line stands in the parameters.
pub(crate) fn fault(code: &str, product: &str, line: usize) -> FieldError {
    let product = product.chars().take(bantu_domain::edit::MAX_NAME).collect::<String>();
    let params = BTreeMap::from([("product".to_owned(), product.clone()), ("line".to_owned(), line.to_string())]);
    FieldError { path: product, code: code.to_owned(), params }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_is_told_with_its_line() {
        #[track_caller]
        fn check(text: &str, line: usize) {
            assert_eq!(read(text), Err(NotACostFile { line }), "{text}");
        }
        check("", 1);
        check("{}", 1);
        check("MZ\u{1}", 1);
        check("[", 1);
        check("[\n{\"product\": \"A\"", 2);
        check("[\n{},\n\n]", 4);
        check("[{}\n{}]", 2);
        check("[{}]\nmore", 1);
        check("[{}] []", 1);
    }

    #[test]
    fn every_row_is_judged_by_itself() {
        #[track_caller]
        fn check(row: &str, code: &str, product: &str) {
            let good = r#"{"product": "Z", "IDR": "1"}"#;
            let rows = read(&format!("[\n{good},\n  {row}\n]")).expect("a list");
            assert!(rows[0].is_ok());
            assert_eq!(
                rows[1].clone().map_err(|f| (f.code, f.path, f.params["line"].clone())),
                Err((code.to_owned(), product.to_owned(), "3".to_owned()))
            );
        }
        check(r#"{"product": "A"}"#, "cost.amount_missing", "A");
        check(r#"{"product": "A", "IDR": 5}"#, "cost.not_a_number", "A");
        check(r#"{"product": "A", "IDR": "five"}"#, "cost.not_a_number", "A");
        check(r#"{"product": "A", "IDR": "1e9"}"#, "cost.not_a_number", "A");
        check(r#"{"product": "A", "IDR": "-1"}"#, "cost.negative", "A");
        check(r#"{"product": "A", "CNY": "0.001"}"#, "cost.too_many_decimals", "A");
        check(r#"{"product": "A", "IDR": "1000000000000001"}"#, "cost.out_of_range", "A");
        check(r#"{"product": "Z", "IDR": "1"}"#, "cost.product_twice", "Z");
        check(r#"{"product": "A", "IDR": "1", "IDR": "2"}"#, "cost.row_malformed", "A");
        check(r#"{"product": "A", "USD": "1"}"#, "cost.row_malformed", "A");
        check(r#"{"product": "A", "IDR": "1", "effective_from": "soon"}"#, "cost.row_malformed", "A");
        check(r#"{"IDR": "1"}"#, "cost.row_malformed", "");
        check("7", "cost.row_malformed", "");
        check("null", "cost.row_malformed", "");
    }

    #[test]
    fn good_rows_keep_their_amounts() {
        let text = "\u{feff}[{\"product\": \"A\", \"effective_from\": \"2026-01-01\", \"IDR\": \"7\", \"CNY\": \"0.01\"},\r\n {\"product\": \"工作签\", \"CNY\": \"0\"}]\n";
        let rows: Vec<CostRow> = read(text).expect("a list").into_iter().collect::<Result<_, _>>().expect("good rows");
        let (rupiah, fen) = (Money::new(7, Currency::Idr), Money::new(1, Currency::Cny));
        assert_eq!((rows[0].amounts.as_slice(), rows[0].line), ([rupiah, fen].as_slice(), 1));
        assert_eq!((rows[1].product.as_str(), rows[1].line, rows[1].effective_from), ("工作签", 2, None));
        assert_eq!(rows[1].amounts, [Money::zero(Currency::Cny)]);
        assert_eq!(read(" [ ] "), Ok(Vec::new()));
    }
}
