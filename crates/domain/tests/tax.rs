//! Tax on a price and inside an amount: the vectors of LOCALISATION §1, §2 and §5, and rates as dated data.

use bantu_domain::Command;
use bantu_domain::contract_entity::{AddTaxRate, tax_on};
use bantu_domain::money::{Currency, Money, TaxRate};
use bantu_domain::record::Id;
use bantu_domain::tax::{TaxPolicy, TaxRounding, TaxScheme, withholding};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::model::{World, entity, refused, refused_field, user};

const PPN: TaxRate = TaxRate::from_scaled(1_200);

fn dec(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn policy(scheme: TaxScheme, rate: TaxRate, rounding: TaxRounding) -> TaxPolicy {
    TaxPolicy { scheme, rate, rounding }
}

/// Base, tax and total with two decimals, and the tax in whole units.
fn lines(policy: TaxPolicy, amount: Money, includes_tax: bool) -> (String, String, String, i64) {
    let lines = policy.lines(amount, includes_tax).expect("lines");
    let shown = |value: Decimal| format!("{value:.2}");
    (shown(lines.base), shown(lines.tax), shown(lines.total), lines.tax_whole.minor())
}

#[test]
fn ppn_on_eleven_twelfths() {
    let policy = policy(TaxScheme::PpnNilaiLain, PPN, TaxRounding::HalfUp);
    for (price, base, tax, total, whole) in [
        (100_000, "91666.67", "11000.00", "111000.00", 11_000),
        (1_000_000, "916666.67", "110000.00", "1110000.00", 110_000),
        (5_000_000, "4583333.33", "550000.00", "5550000.00", 550_000),
        (10_000_000, "9166666.67", "1100000.00", "11100000.00", 1_100_000),
        (35_000_000, "32083333.33", "3850000.00", "38850000.00", 3_850_000),
        (47_500_000, "43541666.67", "5225000.00", "52725000.00", 5_225_000),
        (150_000_000, "137500000.00", "16500000.00", "166500000.00", 16_500_000),
        (99_999, "91665.75", "10999.89", "110998.89", 11_000),
    ] {
        let found = lines(policy, Money::new(price, Currency::Idr), false);
        assert_eq!(found, (base.into(), tax.into(), total.into(), whole), "{price}");
    }
    assert_eq!(policy.faktur_code(), Some("04"));
}

#[test]
fn ppn_is_rounded_inside_an_amount_as_on_top_of_it() {
    // The tax has two decimals before it becomes a whole unit, in both directions: 33650.829… is 33650.83, also where the last rounding is down.
    let down = policy(TaxScheme::PpnFull, TaxRate::from_scaled(5_782), TaxRounding::Down);
    let gross = Money::new(9_185_012, Currency::Cny);
    let inside = down.inside(gross).expect("in range");
    let net = gross.minus(inside).expect("in range");
    assert_eq!((inside.minor(), down.on_top(net).expect("in range").minor()), (3_365_083, 3_365_083));
    let rupiah = policy(TaxScheme::PpnFull, PPN, TaxRounding::Down);
    for (gross, tax) in [(112_000, 12_000), (111_999, 11_999), (112_001, 12_000), (9, 0), (10, 1)] {
        assert_eq!(rupiah.inside(Money::new(gross, Currency::Idr)).expect("in range").minor(), tax, "{gross}");
    }
}

#[test]
fn ppn_on_the_whole_price_and_inside_a_price() {
    let full = policy(TaxScheme::PpnFull, PPN, TaxRounding::HalfUp);
    let found = lines(full, Money::new(100_000, Currency::Idr), false);
    assert_eq!(found, ("100000.00".into(), "12000.00".into(), "112000.00".into(), 12_000));
    assert_eq!(full.faktur_code(), Some("01"));
    assert_eq!(TaxPolicy::NONE.faktur_code(), None);
    let other = policy(TaxScheme::PpnNilaiLain, PPN, TaxRounding::HalfUp);
    for (gross, base, tax, total) in
        [(111_000, "91666.67", "11000.00", "111000.00"), (25_000_000, "20645645.64", "2477477.48", "25000000.00")]
    {
        let (found_base, found_tax, found_total, _) = lines(other, Money::new(gross, Currency::Idr), true);
        assert_eq!((found_base.as_str(), found_tax.as_str(), found_total.as_str()), (base, tax, total));
    }
}

#[test]
fn a_policy_that_rounds_down_drops_the_rest() {
    let down = policy(TaxScheme::PpnNilaiLain, PPN, TaxRounding::Down);
    assert_eq!(down.on_top(Money::new(99_999, Currency::Idr)), Ok(Money::new(10_999, Currency::Idr)));
    let simple = policy(TaxScheme::Simple, TaxRate::from_scaled(100), TaxRounding::Down);
    // 1 % of 100.50 yuan is 1.005: 1.00 down, 1.01 half up.
    assert_eq!(simple.on_top(Money::new(10_050, Currency::Cny)), Ok(Money::new(100, Currency::Cny)));
    let half_up = TaxPolicy { rounding: TaxRounding::HalfUp, ..simple };
    assert_eq!(half_up.on_top(Money::new(10_050, Currency::Cny)), Ok(Money::new(101, Currency::Cny)));
}

#[test]
fn chinese_vat_inside_an_amount() {
    for (gross, rate_e4, net, tax) in [
        (10_600_000, 600, 10_000_000, 600_000),
        (5_000_000, 600, 4_716_981, 283_019),
        (1_000_000, 300, 970_874, 29_126),
        (1_000_000, 100, 990_099, 9_901),
        (1_010_000, 100, 1_000_000, 10_000),
        (99_999, 600, 94_339, 5_660),
    ] {
        let policy = policy(TaxScheme::Simple, TaxRate::from_scaled(rate_e4), TaxRounding::HalfUp);
        let gross = Money::new(gross, Currency::Cny);
        let inside = policy.inside(gross).expect("a tax");
        assert_eq!((gross.minus(inside).expect("a net").minor(), inside.minor()), (net, tax), "{gross:?}");
    }
}

#[test]
fn pph_23_withheld_by_the_payer() {
    let ppn = policy(TaxScheme::PpnNilaiLain, PPN, TaxRounding::HalfUp);
    for (price, gross, withheld, cash, without_npwp) in [
        (10_000_000, "11100000", "200000", "10900000", "400000"),
        (35_000_000, "38850000", "700000", "38150000", "1400000"),
        (47_500_000, "52725000", "950000", "51775000", "1900000"),
        (150_000_000, "166500000", "3000000", "163500000", "6000000"),
        (1_234_567, "1370369.37", "24691.34", "1345678.03", "49382.68"),
    ] {
        let price = Money::new(price, Currency::Idr);
        let total = ppn.lines(price, false).expect("lines").total;
        let held = withholding(price.major(), TaxRate::from_scaled(200)).expect("an amount");
        let doubled = withholding(price.major(), TaxRate::from_scaled(400)).expect("an amount");
        assert_eq!((total, held, total - held, doubled), (dec(gross), dec(withheld), dec(cash), dec(without_npwp)));
    }
}

#[test]
fn rates_are_dated_and_only_the_office_of_entities_enters_them() {
    let mut world = World::new();
    let today = world.today();
    let enter = |world: &mut World, who: &str, entity_id: Id, rate_e4: i64, effective_from: NaiveDate| {
        let command = AddTaxRate {
            id: world.id(),
            entity_id,
            scheme: TaxScheme::Simple,
            rate: TaxRate::from_scaled(rate_e4),
            rounding: TaxRounding::HalfUp,
            effective_from,
            source: Some("财税〔2026〕1号".into()),
        };
        world.run(who, Command::ContractEntityAddTaxRate(command))
    };
    let (bj, nobody) = (entity("BJ"), world.id());
    refused(enter(&mut world, "rep", bj, 300, today), "permission.denied");
    refused(enter(&mut world, "admin", nobody, 300, today), "record.not_found");
    for rate_e4 in [-1, 10_001] {
        refused(enter(&mut world, "admin", bj, rate_e4, today), "tax.rate_out_of_range");
    }
    let far = NaiveDate::from_ymd_opt(9999, 1, 1).expect("a day");
    refused_field(enter(&mut world, "admin", bj, 300, far), "date.out_of_range", "effective_from");
    let tomorrow = world.day(1);
    enter(&mut world, "admin", bj, 300, tomorrow).expect("entered ahead");
    let on = |day| world.model.ask(user("rep"), world.at, |cx| tax_on(bj, day, cx)).expect("a policy").rate;
    assert_eq!(on(today), TaxRate::from_scaled(100));
    assert_eq!(on(tomorrow), TaxRate::from_scaled(300));
    assert_eq!(on(world.day(400)), TaxRate::from_scaled(300));
    assert_eq!(on(NaiveDate::from_ymd_opt(2019, 12, 31).expect("a day")), TaxRate::from_scaled(0));
}
