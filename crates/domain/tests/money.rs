//! Money: rounding, splitting, conversion, text, and arithmetic that never overflows or mixes currencies.

use bantu_domain::money::{Amount, MAX_MINOR, Percent, Quantity, Rate, parse_decimal};
use bantu_domain::{Currency, Money};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::model::code;

const IDR: Currency = Currency::Idr;
const CNY: Currency = Currency::Cny;

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[test]
fn rounds_half_up_to_the_minor_unit() {
    #[track_caller]
    fn check(major: &str, currency: Currency, expected: &str) {
        assert_eq!(Money::round(decimal(major), currency).expect("in range").to_string(), expected);
    }
    check("0.4", IDR, "0");
    check("0.5", IDR, "1");
    check("1.5", IDR, "2");
    check("2.5", IDR, "3");
    check("2.4999999999", IDR, "2");
    check("-0.4", IDR, "0");
    check("-0.5", IDR, "-1");
    check("-1.5", IDR, "-2");
    check("-2.5", IDR, "-3");
    check("1.004", CNY, "1.00");
    check("1.005", CNY, "1.01");
    check("1.015", CNY, "1.02");
    check("-1.005", CNY, "-1.01");
    check("18525", CNY, "18525.00");
}

#[test]
fn refuses_what_is_out_of_range_and_never_panics() {
    #[track_caller]
    fn check(result: Result<Money, bantu_domain::Refusal>, expected: &str) {
        assert_eq!(code(result), expected);
    }
    let most = Money::new(MAX_MINOR, IDR);
    let least = Money::new(i64::MIN, IDR);
    check(Money::round(Decimal::from(MAX_MINOR), IDR), "ok");
    check(Money::round(Decimal::from(MAX_MINOR), CNY), "money.out_of_range");
    check(Money::round(Decimal::from(MAX_MINOR + 1), IDR), "money.out_of_range");
    check(Money::round(Decimal::from(-MAX_MINOR), IDR), "ok");
    check(Money::round(Decimal::from(i64::MIN), IDR), "money.out_of_range");
    check(Money::round(Decimal::MAX, IDR), "money.out_of_range");
    check(Money::round(Decimal::MIN, CNY), "money.out_of_range");
    check(most.plus(Money::new(1, IDR)), "money.out_of_range");
    check(most.plus(Money::new(0, IDR)), "ok");
    check(least.plus(Money::zero(IDR)), "money.out_of_range");
    check(least.minus(Money::new(1, IDR)), "money.out_of_range");
    check(Money::new(i64::MAX, IDR).plus(most), "money.out_of_range");
    check(most.times(Decimal::TWO), "money.out_of_range");
    check(most.times(Decimal::MAX), "money.out_of_range");
}

#[test]
fn currencies_never_mix() {
    let (rupiah, yuan) = (Money::new(1, IDR), Money::new(1, CNY));
    assert_eq!(code(rupiah.plus(yuan)), "money.currency_mismatch");
    assert_eq!(code(yuan.minus(rupiah)), "money.currency_mismatch");
    assert_eq!(code(Money::sum(IDR, [rupiah, yuan])), "money.currency_mismatch");
    assert_eq!(Money::sum(CNY, []).expect("nothing"), Money::zero(CNY));
}

#[test]
fn splits_into_instalments() {
    #[track_caller]
    fn check(minor: i64, currency: Currency, percents: &[u32], expected: &[i64]) {
        let parts = Money::new(minor, currency).split(percents).expect("in range");
        assert_eq!(parts.iter().map(|p| p.minor()).collect::<Vec<_>>(), expected);
    }
    // DOMAIN §6.6 B: 15 831.75 in halves.
    check(1_583_175, CNY, &[50, 50], &[791_588, 791_587]);
    check(37_050_000, IDR, &[50, 50], &[18_525_000, 18_525_000]);
    check(37_050_001, IDR, &[70, 30], &[25_935_001, 11_115_000]);
    check(100, IDR, &[100], &[100]);
    check(1, IDR, &[50, 50], &[1, 0]);
    check(-1, IDR, &[50, 50], &[-1, 0]);
    check(0, CNY, &[70, 30], &[0, 0]);
    check(100, IDR, &[], &[]);
}

#[test]
fn converts_by_rupiah_per_yuan_in_both_directions() {
    #[track_caller]
    fn check(minor: i64, currency: Currency, rate: &str, expected: &str) {
        let rate = Rate::parse(rate).expect("a rate");
        let money = Money::new(minor, currency);
        let result = rate.convert(money).map(|m| format!("{} {m}", m.currency().code()));
        assert_eq!(result.unwrap_or_else(|refusal| refusal.code), expected);
    }
    check(37_050_000, IDR, "2000", "CNY 18525.00");
    check(31_350_000, IDR, "2000", "CNY 15675.00");
    check(5_700_000, IDR, "2000", "CNY 2850.00");
    check(47_500_000, IDR, "2000", "CNY 23750.00");
    check(1_852_500, CNY, "2000", "IDR 37050000");
    check(1, IDR, "2000", "CNY 0.00");
    check(10, IDR, "2000", "CNY 0.01");
    check(9, IDR, "2000", "CNY 0.00");
    check(-10, IDR, "2000", "CNY -0.01");
    check(1, CNY, "2000", "IDR 20");
    check(1, CNY, "50", "IDR 1");
    check(1, CNY, "49", "IDR 0");
    check(1_000_000, IDR, "2123.456789012", "CNY 470.93");
    check(1, IDR, "0", "rate.out_of_range");
    check(1, IDR, "-1", "rate.out_of_range");
    check(1, IDR, "1000000.000000001", "rate.out_of_range");
    check(MAX_MINOR, IDR, "0.000000001", "money.out_of_range");
    check(MAX_MINOR, CNY, "2000", "money.out_of_range");
}

#[test]
fn reads_only_plain_decimal_text() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(parse_decimal(text).map_or_else(|refusal| refusal.code, |d| d.to_string()), expected);
    }
    check("37050000", "37050000");
    check("18525.00", "18525.00");
    check("-1", "-1");
    check("0", "0");
    for bad in [
        "",
        "-",
        ".",
        "1.2.3",
        "1,5",
        "1e3",
        "+1",
        " 1",
        "1 ",
        "１",
        "NaN",
        "inf",
        "0x1",
        "1_000",
        "--1",
        "1-",
        "0000000000000000000000000",
    ] {
        check(bad, "number.malformed");
    }
}

#[test]
fn reads_amounts_with_the_decimals_of_their_currency() {
    #[track_caller]
    fn check(amount: &str, currency: Currency, expected: Result<i64, &str>) {
        let amount = Amount { amount: amount.into(), currency };
        assert_eq!(Money::try_from(&amount).map(Money::minor).map_err(|r| r.code), expected.map_err(str::to_owned));
    }
    check("37050000", IDR, Ok(37_050_000));
    check("37050000.00", IDR, Ok(37_050_000));
    check("0.5", IDR, Err("money.too_many_decimals"));
    check("1.000", IDR, Err("money.too_many_decimals"));
    check("1.000", CNY, Err("money.too_many_decimals"));
    check("18525.00", CNY, Ok(1_852_500));
    check("0.01", CNY, Ok(1));
    check("0.001", CNY, Err("money.too_many_decimals"));
    check("1000000000000001", IDR, Err("money.out_of_range"));
    check("abc", IDR, Err("number.malformed"));
}

#[test]
fn amounts_on_the_wire() {
    let wire = serde_json::to_string(&Amount::from(Money::new(1_852_500, CNY))).expect("an amount");
    assert_eq!(wire, r#"{"amount":"18525.00","currency":"CNY"}"#);
    let wire = serde_json::to_string(&Amount::from(Money::new(37_050_000, IDR))).expect("an amount");
    assert_eq!(wire, r#"{"amount":"37050000","currency":"IDR"}"#);
    for bad in [
        r#"{"amount":1,"currency":"IDR"}"#,
        r#"{"amount":"1","currency":"USD"}"#,
        r#"{"amount":"1"}"#,
        r#"{"amount":"1","currency":"IDR","x":1}"#,
    ] {
        assert!(serde_json::from_str::<Amount>(bad).is_err(), "{bad}");
    }
}

#[test]
fn scaled_numbers_on_the_wire() {
    assert_eq!(serde_json::to_string(&Percent::from_scaled(500)).unwrap(), r#""5.00""#);
    assert_eq!(serde_json::to_string(&Quantity::ONE).unwrap(), r#""1.00""#);
    assert_eq!(serde_json::to_string(&Rate::parse("2000").unwrap()).unwrap(), r#""2000""#);
    assert_eq!(Rate::parse("2123.450").unwrap().to_string(), "2123.45");
    assert_eq!(serde_json::from_str::<Percent>(r#""5""#).unwrap(), Percent::from_scaled(500));
    for bad in [r#""5.001""#, r#"5"#, r#""""#, r#""5%""#] {
        assert!(serde_json::from_str::<Percent>(bad).is_err(), "{bad}");
    }
}

#[test]
fn equal_parts_are_never_negative() {
    for (minor, parts, each, last) in [
        (36_000_000, 12, 3_000_000, 3_000_000),
        (10_000_000, 12, 833_333, 833_337),
        (25, 10, 2, 7),
        (13, 24, 0, 13),
        (12, 24, 0, 12),
        (23, 24, 1, 0),
        (7, 1, 7, 7),
        (0, 3, 0, 0),
    ] {
        let found = Money::new(minor, CNY).evenly(parts).expect("in range");
        assert_eq!(found, (Money::new(each, CNY), Money::new(last, CNY)), "{minor} in {parts}");
    }
    assert_eq!(code(Money::new(1, CNY).evenly(0)), "money.out_of_range");
}

#[test]
fn a_share_is_rounded_once() {
    for (minor, weight, whole, share) in
        [(3, 5, 6, 3), (3, 1, 6, 1), (28_080_958, 170, 561_619_160, 9), (-3, 5, 6, -3), (10, 0, 6, 0), (10, 6, 6, 10)]
    {
        assert_eq!(Money::new(minor, CNY).share(weight, whole), Ok(Money::new(share, CNY)), "{minor}×{weight}/{whole}");
    }
    for whole in [0, -1] {
        assert_eq!(code(Money::new(1, CNY).share(1, whole)), "money.out_of_range");
    }
    assert_eq!(code(Money::new(MAX_MINOR, IDR).share(MAX_MINOR, 1)), "money.out_of_range");
}

#[test]
fn limits_of_discount_and_quantity() {
    #[track_caller]
    fn discount(text: &str, expected: &str) {
        assert_eq!(code(Percent::parse(text).expect("a percent").check_discount()), expected);
    }
    discount("0", "ok");
    discount("99.99", "ok");
    discount("100", "discount.out_of_range");
    discount("-0.01", "discount.out_of_range");
    #[track_caller]
    fn quantity(text: &str, expected: &str) {
        assert_eq!(code(Quantity::parse(text).expect("a quantity").check()), expected);
    }
    quantity("0.01", "ok");
    quantity("100000", "ok");
    quantity("100000.01", "quantity.out_of_range");
    quantity("0", "quantity.out_of_range");
    quantity("-1", "quantity.out_of_range");
}

proptest! {
    #[test]
    fn parts_sum_to_the_whole(minor in -MAX_MINOR..=MAX_MINOR, first in 0_u32..=100, rest in 0_u32..=100) {
        for currency in Currency::ALL {
            let whole = Money::new(minor, currency);
            let second = rest * (100 - first) / 100;
            let parts = whole.split(&[first, second, 100 - first - second]).expect("in range");
            prop_assert_eq!(Money::sum(currency, parts).expect("in range"), whole);
        }
    }

    #[test]
    fn text_reads_back(minor in -MAX_MINOR..=MAX_MINOR) {
        for currency in Currency::ALL {
            let money = Money::new(minor, currency);
            prop_assert_eq!(Money::try_from(&Amount::from(money)).expect("own text"), money);
        }
    }

    #[test]
    fn scaled_text_reads_back(scaled in -1_000_000_000_000_000_i64..=1_000_000_000_000_000) {
        prop_assert_eq!(Percent::parse(&Percent::from_scaled(scaled).to_string()), Ok(Percent::from_scaled(scaled)));
        prop_assert_eq!(Quantity::parse(&Quantity::from_scaled(scaled).to_string()), Ok(Quantity::from_scaled(scaled)));
        prop_assert_eq!(Rate::parse(&Rate::from_scaled(scaled).to_string()), Ok(Rate::from_scaled(scaled)));
    }

    #[test]
    fn rounding_moves_at_most_half_a_unit(scaled in -1_000_000_000_000_i64..=1_000_000_000_000, scale in 0_u32..=6) {
        let exact = Decimal::new(scaled, scale);
        for currency in Currency::ALL {
            let rounded = Money::round(exact, currency).expect("in range");
            let half = Decimal::new(5, currency.exponent() + 1);
            prop_assert!((rounded.major() - exact).abs() <= half);
        }
    }

    #[test]
    fn a_larger_discount_never_raises_a_price(minor in 0..=MAX_MINOR, low in 0_i64..10_000, high in 0_i64..10_000) {
        let (low, high) = (low.min(high), low.max(high));
        for currency in Currency::ALL {
            let price = |e2| Money::new(minor, currency).times(Percent::from_scaled(e2).remaining()).expect("in range").minor();
            prop_assert!(price(high) <= price(low));
            prop_assert!((0..=minor).contains(&price(low)));
        }
    }

    #[test]
    fn there_and_back_by_a_rate_costs_at_most_a_rounding(fen in 0_i64..=1_000_000_000_000, rate in 100_i64..=100_000) {
        let rate = Rate::from_scaled(rate * 1_000_000_000);
        let yuan = Money::new(fen, CNY);
        let back = rate.convert(rate.convert(yuan).expect("in range")).expect("in range");
        prop_assert!((back.minor() - fen).abs() <= 1);
    }

    #[test]
    fn sums_never_panic(a in any::<i64>(), b in any::<i64>()) {
        let (left, right) = (Money::new(a, IDR), Money::new(b, IDR));
        for result in [left.plus(right), left.minus(right)] {
            match result {
                Ok(money) => prop_assert!(money.minor().unsigned_abs() <= MAX_MINOR.unsigned_abs()),
                Err(refusal) => prop_assert_eq!(refusal.code, "money.out_of_range"),
            }
        }
    }
}
