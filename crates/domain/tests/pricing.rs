//! The arithmetic of a quotation, with the worked examples of DOMAIN §6.

use bantu_domain::money::{MAX_MINOR, Percent, Quantity, Rate};
use bantu_domain::quotation::{LineInput, PaymentTerms, Pricing, price};
use bantu_domain::{Currency, Money, Refusal};
use proptest::prelude::*;

use crate::model::code;

const IDR: Currency = Currency::Idr;
const CNY: Currency = Currency::Cny;

fn line(minor: i64, quantity: &str, floor: Option<i64>, currency: Currency) -> LineInput {
    LineInput {
        unit_price_list: Money::new(minor, currency),
        quantity: Quantity::parse(quantity).expect("a quantity"),
        floor: floor.map(|minor| Money::new(minor, currency)),
    }
}

fn priced(currency: Currency, discount: &str, lines: &[(i64, &str)]) -> Result<Pricing, Refusal> {
    let lines: Vec<LineInput> = lines.iter().map(|(minor, quantity)| line(*minor, quantity, None, currency)).collect();
    price(currency, Percent::parse(discount)?, Some(Rate::parse("2000")?), &lines)
}

#[test]
fn totals() {
    #[track_caller]
    fn check(currency: Currency, discount: &str, lines: &[(i64, &str)], totals: &[i64], sums: [&str; 4]) {
        let pricing = priced(currency, discount, lines).expect("in range");
        assert_eq!(pricing.lines.iter().map(|l| l.total.minor()).collect::<Vec<_>>(), totals);
        let secondary = pricing.total_secondary.expect("a rate is given");
        assert_eq!(
            [pricing.gross, pricing.discount, pricing.total, secondary].map(|m| m.to_string()),
            sums.map(str::to_owned),
            "gross, discount, total, other currency"
        );
    }
    // Worked example A.
    check(IDR, "5", &[(50_000_000, "1")], &[47_500_000], ["50000000", "2500000", "47500000", "23750.00"]);
    // Worked example B.
    check(
        IDR,
        "5",
        &[(16_000_000, "1"), (17_000_000, "1"), (6_000_000, "1")],
        &[15_200_000, 16_150_000, 5_700_000],
        ["39000000", "1950000", "37050000", "18525.00"],
    );
    // The same in yuan.
    check(
        CNY,
        "5",
        &[(800_000, "1"), (850_000, "1"), (300_000, "1")],
        &[760_000, 807_500, 285_000],
        ["19500.00", "975.00", "18525.00", "37050000"],
    );
    // The unit price is rounded before it is multiplied: 3 × round(0.5) = 3, not round(1.5) = 2.
    check(IDR, "50", &[(1, "3")], &[3], ["3", "0", "3", "0.00"]);
    check(IDR, "50", &[(3, "1"), (3, "1")], &[2, 2], ["6", "2", "4", "0.00"]);
    // The total is the sum of rounded lines, not the rounded sum.
    check(CNY, "33.33", &[(101, "1"), (101, "1"), (101, "1")], &[67, 67, 67], ["3.03", "1.02", "2.01", "4020"]);
    check(IDR, "0", &[(10, "0.25")], &[3], ["3", "0", "3", "0.00"]);
    check(IDR, "99.99", &[(100, "1")], &[0], ["100", "100", "0", "0.00"]);
    check(IDR, "0", &[], &[], ["0", "0", "0", "0.00"]);
}

#[test]
fn the_largest_discount_down_to_a_price() {
    // DOMAIN §6.5: 16 000 000 down to 9 500 000 is 40.62 %.
    let below = |discount: &str| {
        let lines = [line(16_000_000, "1", Some(9_500_000), IDR)];
        price(IDR, Percent::parse(discount).unwrap(), None, &lines).unwrap().lines[0].is_below_floor
    };
    assert!(!below("40.62"));
    assert!(below("40.63"));
}

#[test]
fn compares_the_price_after_discount_with_the_floor() {
    #[track_caller]
    fn check(minor: i64, discount: &str, floor: Option<i64>, expected: bool) {
        let pricing = price(IDR, Percent::parse(discount).unwrap(), None, &[line(minor, "7", floor, IDR)]).unwrap();
        assert_eq!(pricing.lines[0].is_below_floor, expected);
        assert_eq!(pricing.total_secondary, None, "no rate, no second currency");
    }
    check(14_000_000, "0", Some(14_000_000), false);
    check(13_999_999, "0", Some(14_000_000), true);
    check(16_000_000, "12.50", Some(14_000_000), false);
    check(16_000_000, "12.51", Some(14_000_000), true);
    check(1, "99", None, false);
}

#[test]
fn refuses() {
    #[track_caller]
    fn check(discount: &str, lines: &[(i64, &str)], expected: &str) {
        assert_eq!(code(priced(IDR, discount, lines)), expected);
    }
    check("100", &[(1, "1")], "discount.out_of_range");
    check("-1", &[(1, "1")], "discount.out_of_range");
    check("0", &[(1, "0")], "quantity.out_of_range");
    check("0", &[(1, "-1")], "quantity.out_of_range");
    check("0", &[(MAX_MINOR, "2")], "money.out_of_range");
    check("0", &[(MAX_MINOR, "1"), (1, "1")], "money.out_of_range");
    let mixed = price(IDR, Percent::from_scaled(0), None, &[line(1, "1", None, CNY)]);
    assert_eq!(code(mixed), "money.currency_mismatch");
    let no_rate = price(IDR, Percent::from_scaled(0), Some(Rate::from_scaled(0)), &[]);
    assert_eq!(code(no_rate), "rate.out_of_range");
}

#[test]
fn instalments_of_the_terms() {
    for terms in PaymentTerms::ALL {
        assert_eq!(terms.percents().iter().sum::<u32>(), 100, "{}", terms.code());
    }
    assert_eq!(PaymentTerms::SeventyThirty.percents(), [70, 30]);
}

proptest! {
    #[test]
    fn totals_are_sums_of_lines_and_fall_with_the_discount(
        lines in proptest::collection::vec((0_i64..=1_000_000_000_000, 1_i64..=100_000), 0..20),
        low in 0_i64..10_000, high in 0_i64..10_000,
    ) {
        let (low, high) = (low.min(high), low.max(high));
        for currency in Currency::ALL {
            let lines: Vec<LineInput> = lines
                .iter()
                .map(|(minor, quantity)| LineInput {
                    unit_price_list: Money::new(*minor / 1_000, currency),
                    quantity: Quantity::from_scaled(*quantity),
                    floor: None,
                })
                .collect();
            let at = |discount| price(currency, Percent::from_scaled(discount), None, &lines).expect("in range");
            let (less, more) = (at(low), at(high));
            let sum: i64 = less.lines.iter().map(|l| l.total.minor()).sum();
            prop_assert_eq!(sum, less.total.minor());
            prop_assert_eq!(less.gross.minor() - less.discount.minor(), less.total.minor());
            prop_assert!(more.total.minor() <= less.total.minor());
            prop_assert_eq!(at(0).discount.minor(), 0);
        }
    }
}
