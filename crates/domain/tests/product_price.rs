//! Keeping prices: what forbids a new one, and what is told about it (DOMAIN §6.5). One table a rule, with its boundary.

use bantu_domain::Command;
use bantu_domain::access::Role;
use bantu_domain::actor::Actor;
use bantu_domain::edit::{Change, Update};
use bantu_domain::money::{Amount, Currency, Money, Rate};
use bantu_domain::product::{PriceType, ProductPrice, SetCost, SetFloor, SetPrice};
use bantu_domain::product_price::{Judged, PriceWarning, WithdrawPrice, examine, warnings};
use bantu_domain::record::{Id, Instant, built_in_id};
use chrono::{Days, Months, NaiveDate, TimeDelta, TimeZone, Utc};
use serde_json::json;

use crate::model::{World, product, refused, refused_field, user};

const IDR: Currency = Currency::Idr;
const CNY: Currency = Currency::Cny;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 10).expect("a date")
}

/// 03:00 in Jakarta on that day.
fn now() -> Instant {
    Utc.with_ymd_and_hms(2026, 3, 9, 20, 0, 0).single().expect("a time").into()
}

fn begins(day: NaiveDate) -> Instant {
    (day.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::hours(7)).into()
}

fn held(price_type: PriceType, currency: Currency, amount_minor: i64) -> ProductPrice {
    ProductPrice {
        id: Id::from_u128(u128::from(amount_minor.unsigned_abs())),
        product_id: Id::from_u128(1),
        price_type,
        level_id: None,
        currency,
        amount_minor,
        effective_from: today() - Days::new(30),
        effective_to: None,
        is_approved: true,
        change_reason: None,
        changed_by: None,
        changed_at: None,
    }
}

fn new(price_type: PriceType, currency: Currency, amount_minor: i64) -> SetPrice {
    SetPrice {
        id: Id::from_u128(9),
        product_id: Id::from_u128(1),
        price_type,
        level_id: None,
        currency,
        amount_minor,
        effective_from: today(),
        change_reason: "年度调价通知".into(),
    }
}

fn judge(price: &SetPrice, prices: &[ProductPrice], cost: Option<i64>) -> Vec<PriceWarning> {
    let judged = Judged {
        price,
        prices,
        cost: cost.map(|minor| Money::new(minor, price.currency)),
        rate: Some(Rate::parse("2000").expect("a rate")),
        at: now(),
        today: today(),
        begins: begins(price.effective_from),
    };
    warnings(&judged).expect("in range")
}

fn amount(text: &str, currency: Currency) -> Amount {
    Amount { amount: text.to_owned(), currency }
}

#[test]
fn under_the_cost() {
    #[track_caller]
    fn check(price: i64, cost: Option<i64>, told: bool) {
        let expected = if told { vec![PriceWarning::UnderCost { cost: amount("9500000", IDR) }] } else { vec![] };
        assert_eq!(judge(&new(PriceType::Direct, IDR, price), &[], cost), expected);
    }
    check(9_499_999, Some(9_500_000), true);
    check(9_500_000, Some(9_500_000), false);
    check(9_500_001, Some(9_500_000), false);
    check(1, None, false);
}

#[test]
fn list_not_below_direct_not_below_channel() {
    use PriceType::{Channel, Direct, List};
    let held = |channel: i64, direct: i64, list: i64| -> Vec<ProductPrice> {
        [(Channel, channel), (Direct, direct), (List, list)]
            .into_iter()
            .filter(|(_, minor)| *minor > 0)
            .map(|(kind, minor)| held(kind, IDR, minor))
            .collect()
    };
    #[track_caller]
    fn check(kind: PriceType, minor: i64, prices: &[ProductPrice], expected: &[(PriceType, PriceType)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(lower, higher)| PriceWarning::OrderBroken { lower: *lower, higher: *higher })
            .collect();
        assert_eq!(judge(&new(kind, IDR, minor), prices, None), expected, "{kind:?} {minor}");
    }
    let all = held(100, 105, 110);
    check(Channel, 105, &all, &[]);
    check(Channel, 106, &all, &[(Channel, Direct)]);
    check(Direct, 100, &all, &[]);
    check(Direct, 99, &all, &[(Channel, Direct)]);
    check(Direct, 110, &all, &[]);
    check(Direct, 111, &all, &[(Direct, List)]);
    check(List, 105, &all, &[]);
    check(List, 104, &all, &[(Direct, List)]);
    // Without a direct price its neighbours are compared; a disorder that was there before is not told again.
    check(List, 99, &held(100, 0, 109), &[(Channel, List)]);
    check(List, 100, &held(100, 0, 109), &[]);
    check(List, 110, &held(106, 105, 109), &[]);
    // The price of a level stands by itself, and so does another currency.
    let of_level = SetPrice { level_id: Some(Id::from_u128(6)), ..new(Direct, IDR, 1) };
    assert_eq!(judge(&of_level, &all, None), []);
    assert_eq!(judge(&new(List, CNY, 1), &[self::held(Direct, CNY, 1)], None), []);
}

#[test]
fn far_from_the_price_before() {
    #[track_caller]
    fn check(before: i64, price: i64, expected: Option<(&str, bool)>) {
        let expected = expected.map(|(percent, very)| match very {
            true => PriceWarning::ChangeVeryLarge { percent: percent.to_owned() },
            false => PriceWarning::ChangeLarge { percent: percent.to_owned() },
        });
        let prices = [held(PriceType::List, IDR, before)];
        assert_eq!(judge(&new(PriceType::List, IDR, price), &prices, None), Vec::from_iter(expected));
    }
    check(1_000_000, 1_100_000, None);
    check(1_000_000, 1_100_001, Some(("10", false)));
    check(1_000_000, 900_000, None);
    check(1_000_000, 899_999, Some(("-10", false)));
    check(1_000_000, 1_125_500, Some(("12.6", false)));
    check(1_000_000, 1_500_000, Some(("50", false)));
    check(1_000_000, 1_500_001, Some(("50", true)));
    check(1_000_000, 500_000, Some(("-50", false)));
    check(1_000_000, 499_999, Some(("-50", true)));
    check(1_000_000, 3_000_000, Some(("200", true)));
    check(1_000_000, 1_000_000, None);
    // Only what holds on the first day is the price before.
    let ended = ProductPrice { effective_to: Some(today() - Days::new(1)), ..held(PriceType::List, IDR, 1) };
    let later = ProductPrice { effective_from: today() + Days::new(1), ..held(PriceType::List, IDR, 2) };
    let unapproved = ProductPrice { is_approved: false, ..held(PriceType::List, IDR, 3) };
    assert_eq!(judge(&new(PriceType::List, IDR, 900), &[ended, later, unapproved], None), []);
}

#[test]
fn changed_often() {
    let entered = |ago: TimeDelta| ProductPrice {
        changed_at: Some((now().utc() - ago).into()),
        ..held(PriceType::Direct, IDR, 1_000)
    };
    #[track_caller]
    fn check(prices: &[ProductPrice], changes: Option<usize>) {
        let expected = Vec::from_iter(changes.map(|changes| PriceWarning::ChangedOften { changes }));
        assert_eq!(judge(&new(PriceType::Direct, IDR, 1_000), prices, None), expected);
    }
    let week = TimeDelta::days(7);
    check(&vec![entered(TimeDelta::hours(1)); 4], None);
    check(&vec![entered(TimeDelta::hours(1)); 5], Some(6));
    check(&vec![entered(week); 5], None);
    check(&vec![entered(week - TimeDelta::microseconds(1)); 5], Some(6));
    check(&vec![ProductPrice { changed_at: None, ..entered(week) }; 9], None);
    check(&vec![ProductPrice { price_type: PriceType::List, ..entered(TimeDelta::hours(1)) }; 9], None);
    check(&vec![ProductPrice { level_id: Some(Id::from_u128(6)), ..entered(TimeDelta::hours(1)) }; 9], None);
}

#[test]
fn two_currencies_apart() {
    #[track_caller]
    fn check(price: (i64, Currency), other: (i64, Currency), expected: Option<&str>) {
        let prices = [held(PriceType::Direct, other.1, other.0)];
        let told = expected.map(|text| PriceWarning::RateMismatch { expected: amount(text, price.1) });
        assert_eq!(judge(&new(PriceType::Direct, price.1, price.0), &prices, None), Vec::from_iter(told));
    }
    // 1 000.00 yuan are 2 000 000 rupiah at 2 000.
    check((2_100_000, IDR), (100_000, CNY), None);
    check((2_100_001, IDR), (100_000, CNY), Some("2000000"));
    check((1_900_000, IDR), (100_000, CNY), None);
    check((1_899_999, IDR), (100_000, CNY), Some("2000000"));
    check((105_000, CNY), (2_000_000, IDR), None);
    check((105_001, CNY), (2_000_000, IDR), Some("1000.00"));
    let price = new(PriceType::Direct, IDR, 1);
    let prices = [held(PriceType::Direct, CNY, 100_000)];
    let judged =
        Judged { price: &price, prices: &prices, cost: None, rate: None, at: now(), today: today(), begins: now() };
    assert_eq!(warnings(&judged), Ok(vec![]), "without a rate nothing is compared");
}

#[test]
fn far_ahead_and_at_short_notice() {
    #[track_caller]
    fn check(day: NaiveDate, prices: &[ProductPrice], expected: &[PriceWarning]) {
        let price = SetPrice { effective_from: day, ..new(PriceType::Direct, IDR, 1_000) };
        assert_eq!(judge(&price, prices, None), expected, "{day}");
    }
    let before = [held(PriceType::Direct, IDR, 1_000)];
    let year = today() + Months::new(12);
    check(year, &before, &[]);
    check(year + Days::new(1), &before, &[PriceWarning::FarAhead]);
    check(today(), &before, &[]);
    check(today() + Days::new(1), &before, &[PriceWarning::ShortNotice]);
    check(today() + Days::new(2), &before, &[]);
    check(today() + Days::new(1), &[], &[]);
    // At midnight tomorrow is a whole day away.
    let price = SetPrice { effective_from: today() + Days::new(1), ..new(PriceType::Direct, IDR, 1_000) };
    let judged = |at: Instant| Judged {
        price: &price,
        prices: &before,
        cost: None,
        rate: None,
        at,
        today: today(),
        begins: begins(price.effective_from),
    };
    assert_eq!(warnings(&judged(begins(today()))), Ok(vec![]));
    let later = begins(today()).utc() + TimeDelta::microseconds(1);
    assert_eq!(warnings(&judged(later.into())), Ok(vec![PriceWarning::ShortNotice]));
}

fn price(world: &mut World, change: impl FnOnce(&mut SetPrice)) -> SetPrice {
    let mut args = SetPrice {
        id: world.id(),
        product_id: product("CPMA"),
        effective_from: world.today(),
        ..new(PriceType::Direct, IDR, 16_000_000)
    };
    change(&mut args);
    args
}

fn set(world: &mut World, field: &str, from: serde_json::Value, to: serde_json::Value) {
    let change = Change { field: field.into(), from, to };
    world.done("admin", Command::ProductUpdate(Update::new(product("CPMA"), vec![change])));
}

/// Prices, floors and costs of CPMA, all refused for the same reason or all taken.
fn price_floor_and_cost(world: &mut World) -> [Command; 3] {
    let (product_id, currency, effective_from) = (product("CPMA"), IDR, world.today());
    let amount_minor = 15_000_000;
    [
        Command::ProductSetPrice(price(world, |_| {})),
        Command::ProductSetFloor(SetFloor { id: world.id(), product_id, currency, amount_minor, effective_from }),
        Command::ProductSetCost(SetCost { id: world.id(), product_id, currency, amount_minor, effective_from }),
    ]
}

#[test]
fn not_sold_and_frozen_products_keep_their_prices() {
    for (field, from, to, code) in [
        ("status", json!("active"), json!("suspended"), "product.not_active"),
        ("status", json!("active"), json!("discontinued"), "product.not_active"),
        ("price_locked", json!(false), json!(true), "product.price_locked"),
    ] {
        let mut world = World::new();
        set(&mut world, field, from.clone(), to.clone());
        for command in price_floor_and_cost(&mut world) {
            refused(world.run("admin", command), code);
        }
        set(&mut world, field, to, from);
        for command in price_floor_and_cost(&mut world) {
            world.done("admin", command);
        }
    }
}

#[test]
fn at_most_a_year_ago() {
    let mut world = World::new();
    let year_ago = world.today() - Months::new(12);
    let taken = price(&mut world, |a| a.effective_from = year_ago);
    world.done("admin", Command::ProductSetPrice(taken));
    let late = price(&mut world, |a| a.effective_from = year_ago - Days::new(1));
    refused_field(world.run("admin", Command::ProductSetPrice(late)), "date.out_of_range", "effective_from");
}

#[test]
fn one_change_waits() {
    let mut world = World::new();
    let (soon, later) = (world.day(5), world.day(6));
    let run = |world: &mut World, change: &dyn Fn(&mut SetPrice)| {
        let args = price(world, change);
        world.run("admin", Command::ProductSetPrice(args))
    };
    run(&mut world, &|a| a.effective_from = soon).expect("the first that waits");
    // Its other prices begin with it; one entered anew takes its place.
    run(&mut world, &|a| (a.effective_from, a.price_type) = (soon, PriceType::List)).expect("the same day");
    run(&mut world, &|a| (a.effective_from, a.currency) = (soon, CNY)).expect("the same day");
    run(&mut world, &|a| a.effective_from = soon).expect("anew");
    refused_field(run(&mut world, &|a| a.effective_from = later), "price.one_waiting", "effective_from");
    let earlier = world.day(1);
    refused_field(run(&mut world, &|a| a.effective_from = earlier), "price.one_waiting", "effective_from");
    run(&mut world, &|_| {}).expect("what begins today does not wait");
}

#[test]
fn a_price_that_waits_is_taken_back_and_makes_room() {
    let mut world = World::new();
    let (soon, later) = (world.day(5), world.day(6));
    let waiting = price(&mut world, |a| a.effective_from = soon);
    world.done("admin", Command::ProductSetPrice(waiting.clone()));
    let withdraw = |id| Command::ProductWithdrawPrice(WithdrawPrice { id });
    for who in ["rep", "manager", "finance"] {
        refused(world.run(who, withdraw(waiting.id)), "permission.denied");
    }
    refused(world.run("admin", withdraw(product("CPMA"))), "record.not_found");
    set(&mut world, "price_locked", json!(false), json!(true));
    refused(world.run("admin", withdraw(waiting.id)), "product.price_locked");
    set(&mut world, "price_locked", json!(true), json!(false));
    world.done("admin", withdraw(waiting.id));
    assert!(world.model.records::<ProductPrice>().iter().all(|held| held.id != waiting.id));
    refused(world.run("admin", withdraw(waiting.id)), "record.not_found");
    let other = price(&mut world, |a| a.effective_from = later);
    world.done("admin", Command::ProductSetPrice(other));
    // Papers may have been written with what has begun, on its first day already.
    let begun = price(&mut world, |_| {});
    world.done("admin", Command::ProductSetPrice(begun.clone()));
    refused(world.run("admin", withdraw(begun.id)), "price.begun");
}

#[test]
fn who_may_examine_and_who_is_told_the_cost() {
    let mut world = World::new();
    let cheap = price(&mut world, |a| a.amount_minor = 9_000_000);
    let told = world.model.ask(user("admin"), world.at, |cx| examine(&cheap, cx)).expect("he keeps prices");
    assert!(told.contains(&PriceWarning::UnderCost { cost: amount("10100000", IDR) }), "{told:?}");
    // Who keeps prices without seeing costs is told the rest.
    let mut role: Role = world.get(built_in_id("roles", "ADMIN"));
    role.permissions = vec!["price.manage".into()];
    let without_costs = world.model.ask(user("admin"), world.at, |cx| {
        cx.actor = Actor::of_roles(cx.actor.user_id, &[role]);
        examine(&cheap, cx)
    });
    let rest: Vec<_> = told.into_iter().filter(|w| !matches!(w, PriceWarning::UnderCost { .. })).collect();
    assert!(!rest.is_empty());
    assert_eq!(without_costs, Ok(rest));
    let denied = world.model.ask(user("rep"), world.at, |cx| examine(&cheap, cx));
    refused(denied, "permission.denied");
}
