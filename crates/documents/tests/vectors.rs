//! Golden vectors of LOCALISATION §2–4: how amounts are written, read and spoken.

use bantu_documents::format::{self, Tongue};
use bantu_documents::{parse::parse_amount, words};
use bantu_domain::money::{Currency, Money, Percent, Quantity, Rate, TaxRate};
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::{any, prop_assert_eq, proptest};
use rust_decimal::Decimal;

const IDR: Currency = Currency::Idr;
const CNY: Currency = Currency::Cny;

fn idr(minor: i64) -> Money {
    Money::new(minor, IDR)
}

fn cny(fen: i64) -> Money {
    Money::new(fen, CNY)
}

#[test]
fn rupiah_follow_eyd() {
    for (value, expected) in [
        ("47500000", "Rp47.500.000,00"),
        ("1234567.5", "Rp1.234.567,50"),
        ("0.5", "Rp0,50"),
        ("-250000", "-Rp250.000,00"),
        ("37050000", "Rp37.050.000,00"),
        ("0", "Rp0,00"),
        ("999", "Rp999,00"),
        ("1000", "Rp1.000,00"),
        ("0.005", "Rp0,01"),
    ] {
        let value: Decimal = value.parse().expect("a decimal");
        assert_eq!(format::amount_of(value, IDR), expected);
    }
}

#[test]
fn amounts_look_as_at_home_in_every_place() {
    assert_eq!(format::amount(cny(1_852_500)), "¥18,525.00");
    assert_eq!(format::amount(cny(-5)), "-¥0.05");
    assert_eq!(format::cell(idr(37_050_000)), "37.050.000");
    assert_eq!(format::cell(idr(-1_950_000)), "-1.950.000");
    assert_eq!(format::cell(cny(123_456)), "1,234.56");
    assert_eq!(format::cell(cny(1_852_500)), "18,525.00");
}

#[test]
fn rates_percents_and_quantities() {
    assert_eq!(format::rate(Rate::from_scaled(2_000_000_000_000)), "1 CNY = Rp2.000");
    assert_eq!(format::rate(Rate::from_scaled(2_145_500_000_000)), "1 CNY = Rp2.145,5");
    for (tongue, percent, quantity) in
        [(Tongue::Zh, "2.5%", "1,200.5"), (Tongue::Id, "2,5%", "1.200,5"), (Tongue::En, "2.5%", "1,200.5")]
    {
        assert_eq!(format::percent(tongue, Percent::from_scaled(250)), percent);
        assert_eq!(format::quantity(tongue, Quantity::from_scaled(120_050)), quantity);
    }
    assert_eq!(format::percent(Tongue::Id, Percent::from_scaled(10_000)), "100%");
    assert_eq!(format::quantity(Tongue::Zh, Quantity::ONE), "1");
}

#[test]
fn tax_rates_and_duties() {
    for (scaled, zh, id) in [(0, "0%", "0%"), (100, "1%", "1%"), (1_200, "12%", "12%"), (1_150, "11.5%", "11,5%")] {
        assert_eq!(format::share(Tongue::Zh, TaxRate::from_scaled(scaled)), zh);
        assert_eq!(format::share(Tongue::Id, TaxRate::from_scaled(scaled)), id);
    }
    assert_eq!(format::rupiah_plain(10_000), "Rp10.000");
}

#[test]
fn days_in_figures_follow_the_language() {
    let day: NaiveDate = "2026-08-05".parse().expect("a date");
    for (tongue, expected) in [(Tongue::Zh, "2026-08-05"), (Tongue::Id, "05/08/2026"), (Tongue::En, "2026-08-05")] {
        assert_eq!(format::day(tongue, day), expected);
    }
}

#[test]
fn dates_in_three_languages() {
    let day: NaiveDate = "2026-08-05".parse().expect("a date");
    assert_eq!(format::date(Tongue::Zh, day), "2026年8月5日");
    assert_eq!(format::date(Tongue::Id, day), "5 Agustus 2026");
    assert_eq!(format::date(Tongue::En, day), "5 August 2026");
    let late: DateTime<Utc> = "2026-12-31T17:00:00Z".parse().expect("an instant");
    assert_eq!(format::business_date(late).to_string(), "2027-01-01", "Jakarta is seven hours ahead");
}

#[test]
fn typed_amounts_are_read() {
    for (text, currency, expected) in [
        ("Rp 1.234.567", IDR, idr(1_234_567)),
        ("Rp.1.234.567,-", IDR, idr(1_234_567)),
        ("IDR 1.234.567,00", IDR, idr(1_234_567)),
        ("1,5 jt", IDR, idr(1_500_000)),
        ("1.5 jt", IDR, idr(1_500_000)),
        ("Rp1.500", IDR, idr(1_500)),
        ("500rb", IDR, idr(500_000)),
        ("2,5 miliar", IDR, idr(2_500_000_000)),
        ("-Rp250.000,00", IDR, idr(-250_000)),
        ("1,234,567", IDR, idr(1_234_567)),
        ("37050000", IDR, idr(37_050_000)),
        ("IDR 5.000", CNY, idr(5_000)),
        ("¥18,525.00", IDR, cny(1_852_500)),
        ("18525", CNY, cny(1_852_500)),
        ("1.2万", CNY, cny(1_200_000)),
        ("1,234.5", CNY, cny(123_450)),
        ("￥1,234", CNY, cny(123_400)),
    ] {
        assert_eq!(parse_amount(text, currency), Ok(expected), "{text}");
    }
}

#[test]
fn unclear_amounts_are_refused() {
    for (text, currency, code) in [
        ("", IDR, "number.malformed"),
        ("Rp", IDR, "number.malformed"),
        ("1.23.456", IDR, "number.malformed"),
        ("1.234.5678", IDR, "number.malformed"),
        ("12abc", IDR, "number.malformed"),
        ("1,234.56.78", CNY, "number.malformed"),
        ("--5", IDR, "number.malformed"),
        ("１２", IDR, "number.malformed"),
        ("1,500", IDR, "money.too_many_decimals"),
        ("1.005 ", CNY, "money.too_many_decimals"),
        ("1.234.567,50", IDR, "money.too_many_decimals"),
        ("99999999999999999999", IDR, "money.out_of_range"),
    ] {
        assert_eq!(parse_amount(text, currency).map_err(|refusal| refusal.code), Err(code.to_owned()), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(minor in -1_000_000_000_000_000_i64..=1_000_000_000_000_000, yuan in any::<bool>()) {
        let money = if yuan { cny(minor) } else { idr(minor) };
        prop_assert_eq!(parse_amount(&format::amount(money), money.currency().other()), Ok(money));
        prop_assert_eq!(parse_amount(&format::cell(money), money.currency()), Ok(money));
    }

    #[test]
    fn nobody_can_type_a_panic(text in "\\PC{0,24}") {
        let _ = parse_amount(&text, IDR).map(format::amount);
    }
}

#[test]
fn terbilang() {
    for (value, expected) in [
        (0, "nol rupiah"),
        (1, "satu rupiah"),
        (11, "sebelas rupiah"),
        (15, "lima belas rupiah"),
        (21, "dua puluh satu rupiah"),
        (100, "seratus rupiah"),
        (101, "seratus satu rupiah"),
        (111, "seratus sebelas rupiah"),
        (1_000, "seribu rupiah"),
        (1_100, "seribu seratus rupiah"),
        (11_000, "sebelas ribu rupiah"),
        (12_500, "dua belas ribu lima ratus rupiah"),
        (100_000, "seratus ribu rupiah"),
        (111_000, "seratus sebelas ribu rupiah"),
        (999_999, "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan rupiah"),
        (1_000_000, "satu juta rupiah"),
        (1_001_000, "satu juta seribu rupiah"),
        (1_820_000, "satu juta delapan ratus dua puluh ribu rupiah"),
        (47_500_000, "empat puluh tujuh juta lima ratus ribu rupiah"),
        (52_725_000, "lima puluh dua juta tujuh ratus dua puluh lima ribu rupiah"),
        (125_750_500, "seratus dua puluh lima juta tujuh ratus lima puluh ribu lima ratus rupiah"),
        (1_000_000_000, "satu miliar rupiah"),
        (1_250_000_000, "satu miliar dua ratus lima puluh juta rupiah"),
        (37_050_000, "tiga puluh tujuh juta lima puluh ribu rupiah"),
        (1_000_000_000_000_000, "satu kuadriliun rupiah"),
        (-5, "minus lima rupiah"),
    ] {
        assert_eq!(words::amount(Tongue::Id, idr(value)), expected);
    }
    assert_eq!(
        words::amount(Tongue::Id, cny(1_852_550)),
        "delapan belas ribu lima ratus dua puluh lima yuan lima puluh fen"
    );
}

#[test]
fn chinese_capitals() {
    for (fen, expected) in [
        (140_950, "壹仟肆佰零玖元伍角"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元零叁角贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (0, "零元整"),
        (5, "伍分"),
        (10, "壹角"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (1_100, "壹拾壹元整"),
        (10_100, "壹佰零壹元整"),
        (100_100, "壹仟零壹元整"),
        (1_000_000, "壹万元整"),
        (1_000_100, "壹万零壹元整"),
        (1_010_000, "壹万零壹佰元整"),
        (1_100_000, "壹万壹仟元整"),
        (4_750_000, "肆万柒仟伍佰元整"),
        (2_345_678, "贰万叁仟肆佰伍拾陆元柒角捌分"),
        (10_700_000, "壹拾万柒仟元整"),
        (100_000_100, "壹佰万零壹元整"),
        (1_000_000_100, "壹仟万零壹元整"),
        (10_000_000_000, "壹亿元整"),
        (10_000_000_100, "壹亿零壹元整"),
        (10_000_100_000, "壹亿零壹仟元整"),
        (99_999_999_999, "玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        (-125_030, "负壹仟贰佰伍拾元零叁角"),
        (1_000_000_000_000, "壹佰亿元整"),
        (100_000_000_000_000, "壹万亿元整"),
    ] {
        assert_eq!(words::chinese_capitals(cny(fen)), expected, "{fen} fen");
    }
    assert_eq!(words::amount(Tongue::Zh, cny(1_852_500)), "人民币壹万捌仟伍佰贰拾伍元整");
    assert_eq!(words::amount(Tongue::Zh, idr(47_500_000)), "印尼盾肆仟柒佰伍拾万整");
    assert_eq!(words::amount(Tongue::Zh, idr(37_050_000)), "印尼盾叁仟柒佰零伍万整");
}

#[test]
fn clauses_are_counted_in_everyday_numerals() {
    for (value, expected) in [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
    ] {
        assert_eq!(words::chinese_ordinal(value), expected);
    }
}

#[test]
fn english() {
    for (money, expected) in [
        (idr(37_050_000), "Thirty-seven million fifty thousand rupiah"),
        (idr(0), "Zero rupiah"),
        (idr(1_000_000_013), "One billion thirteen rupiah"),
        (idr(999_115), "Nine hundred ninety-nine thousand one hundred fifteen rupiah"),
        (cny(1_852_500), "Eighteen thousand five hundred twenty-five yuan"),
        (cny(1_852_550), "Eighteen thousand five hundred twenty-five yuan and fifty fen"),
        (cny(-100), "Minus one yuan"),
    ] {
        assert_eq!(words::amount(Tongue::En, money), expected);
    }
}

proptest! {
    /// Reading the capitals back by their definition gives the number they were made from.
    #[test]
    fn capitals_say_their_number(value in 0_u64..10_000_000_000_000) {
        let spoken = words::chinese_integer(value);
        let (mut total, mut group, mut digit) = (0_u64, 0_u64, 0_u64);
        for c in spoken.chars() {
            match c {
                '拾' | '佰' | '仟' => {
                    group += digit * match c { '拾' => 10, '佰' => 100, _ => 1_000 };
                    digit = 0;
                }
                '万' => {
                    total += (group + digit) * 10_000;
                    (group, digit) = (0, 0);
                }
                '亿' => {
                    total = (total + group + digit) * 100_000_000;
                    (group, digit) = (0, 0);
                }
                c => digit = "零壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c).expect("a capital numeral") as u64,
            }
        }
        prop_assert_eq!(total + group + digit, value);
        assert!(!spoken.contains("零零"), "{}", spoken);
    }
}
