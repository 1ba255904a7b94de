//! Document numbers: print, read, and the marks of laptops.

use std::collections::BTreeSet;

use bantu_domain::number::{DocumentKind, DocumentNumber, NumberStyle, STAND_ALONE_MARK, device_mark};
use chrono::NaiveDate;
use proptest::prelude::*;

fn number(style: NumberStyle, mark: Option<&str>, seq: i64, revision: Option<i64>) -> DocumentNumber {
    DocumentNumber { kind: DocumentKind::Quotation, style, mark: mark.map(str::to_owned), seq, revision }
}

#[test]
fn prints_and_reads() {
    #[track_caller]
    fn check(number: &DocumentNumber, text: &str) {
        assert_eq!(number.to_string(), text);
        assert_eq!(DocumentNumber::parse(text).as_ref(), Ok(number));
    }
    let customer = NumberStyle::Customer(12_040);
    let day = NumberStyle::Date(NaiveDate::from_ymd_opt(2025, 12, 28).expect("a date"));
    check(&number(customer, None, 1, None), "12040-QUO-001");
    check(&number(customer, None, 1_000, None), "12040-QUO-1000");
    check(&number(customer, Some("K7"), 1, None), "12040-QUO-K7-01");
    check(&number(customer, Some("K7"), 123, None), "12040-QUO-K7-123");
    check(&number(customer, Some("K7"), 1, Some(2)), "12040-QUO-K7-01-R2");
    check(&number(customer, None, 1, Some(13)), "12040-QUO-001-R13");
    check(&number(customer, Some("R2"), 1, None), "12040-QUO-R2-01");
    check(&number(customer, Some("A00"), 1, None), "12040-QUO-A00-01");
    check(&number(day, None, 1, None), "QUO-20251228-001");
    check(&number(day, Some("K7"), 1, Some(2)), "QUO-20251228-K7-01-R2");
}

#[test]
fn refuses_what_no_place_would_print() {
    for bad in [
        "",
        "-",
        "12040",
        "12040-QUO",
        "12040-QUO-",
        "12040-QUO-1",
        "12040-QUO-01",
        "12040-QUO-0001",
        "12040-QUO-000",
        "12040-QUO--01",
        "12040-QUO-K7",
        "12040-QUO-K7-1",
        "12040-QUO-K7-001",
        "12040-QUO-K7-00",
        "12040-QUO-k7-01",
        "12040-QUO-K-01",
        "12040-QUO-7K-01",
        "12040-QUO-I7-01",
        "12040-QUO-KL-01",
        "12040-QUO-KO-01",
        "12040-QUO-KU-01",
        "12040-QUO-K7-01-R1",
        "12040-QUO-K7-01-R0",
        "12040-QUO-K7-01-R02",
        "12040-QUO-K7-01-R",
        "12040-QUO-001-R2-R3",
        "12040-QUO-K7-01-02",
        "12040-XXX-001",
        "11999-QUO-001",
        "012040-QUO-001",
        "+12040-QUO-001",
        "12040-quo-001",
        " 12040-QUO-001",
        "12040-QUO-001 ",
        "QUO-20251328-001",
        "QUO-2025128-001",
        "QUO-20251228",
        "12040-QUO-99999999999999999999",
        "１２０４０-QUO-001",
    ] {
        assert_eq!(DocumentNumber::parse(bad).map_err(|r| r.code), Err("number.malformed".to_owned()), "{bad}");
    }
}

#[test]
fn marks_are_short_distinct_and_unmistakable() {
    #[track_caller]
    fn check(index: u32, mark: &str) {
        assert_eq!(device_mark(index), mark);
    }
    check(0, STAND_ALONE_MARK);
    check(1, "B0");
    check(21, "Z0");
    check(22, "A1");
    check(703, "ZZ");
    check(704, "A00");
    check(705, "B00");
    check(703 + 22 * 1024, "ZZZ");
    check(704 + 22 * 1024, "A000");
    let marks: Vec<String> = (0..25_000).map(device_mark).collect();
    assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len());
    for (index, mark) in marks.iter().enumerate() {
        assert!(mark.chars().all(|c| (c.is_ascii_digit() || c.is_ascii_uppercase()) && !"ILOU".contains(c)), "{mark}");
        assert!(mark.starts_with(|c: char| c.is_ascii_uppercase()), "{mark}");
        assert_eq!(
            mark.len(),
            if index < 704 {
                2
            } else if index < 704 + 22 * 1024 {
                3
            } else {
                4
            }
        );
    }
}

proptest! {
    #[test]
    fn every_number_reads_back(
        customer in 12_000_i64..=999_999_999, days in 0_i32..20_000, by_date: bool, mark in proptest::option::of(0_u32..30_000),
        seq in 1_i64..=1_000_000, revision in proptest::option::of(2_i64..=99),
    ) {
        let style = if by_date {
            NumberStyle::Date(NaiveDate::from_num_days_from_ce_opt(730_000 + days).expect("a date"))
        } else {
            NumberStyle::Customer(customer)
        };
        let made = number(style, mark.map(device_mark).as_deref(), seq, revision);
        prop_assert_eq!(DocumentNumber::parse(&made.to_string()), Ok(made));
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,40}") {
        if let Ok(read) = DocumentNumber::parse(&text) {
            prop_assert_eq!(read.to_string(), text);
        }
    }

    #[test]
    fn near_numbers_are_read_exactly_or_not_at_all(text in "[0-9A-Z]{1,8}(-[0-9A-ZR]{1,5}){1,4}") {
        if let Ok(read) = DocumentNumber::parse(&text) {
            prop_assert_eq!(read.to_string(), text);
        }
    }
}
