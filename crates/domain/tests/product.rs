//! Products, and which price and floor a line gets.

use bantu_domain::Command;
use bantu_domain::edit::{Change, Update};
use bantu_domain::money::{Currency, MAX_MINOR, Money, Rate};
use bantu_domain::product::{
    PriceOrigin, PriceType, Product, ProductCost, ProductFloor, ProductPrice, SetCost, SetFloor, SetPrice,
    choose_price, default_floor, floor_on,
};
use bantu_domain::record::Id;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::model::{World, product, refused, refused_field};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn level() -> Id {
    Id::from_u128(6)
}

fn row(price_type: PriceType, currency: Currency, amount_minor: i64, from: &str) -> ProductPrice {
    ProductPrice {
        id: Id::from_u128(u128::from(amount_minor.unsigned_abs())),
        product_id: Id::from_u128(1),
        price_type,
        level_id: None,
        currency,
        amount_minor,
        effective_from: day(from),
        effective_to: None,
        is_approved: true,
        change_reason: None,
        changed_by: None,
        changed_at: None,
    }
}

fn idr(price_type: PriceType, amount_minor: i64) -> ProductPrice {
    row(price_type, Currency::Idr, amount_minor, "2026-01-01")
}

#[test]
fn price_of_a_line() {
    use PriceOrigin as O;
    use PriceType::{Channel, Direct, List};
    let of_level = |amount| ProductPrice { level_id: Some(level()), ..idr(Direct, amount) };
    let all = || vec![idr(Channel, 10), idr(Direct, 20), idr(List, 30), of_level(15)];

    #[track_caller]
    fn check(
        prices: &[ProductPrice],
        level_id: Option<Id>,
        channel: bool,
        currency: Currency,
        expected: Option<(PriceOrigin, i64, bool)>,
    ) {
        let rate = Some(Rate::parse("2000").unwrap());
        let chosen = choose_price(prices, level_id, channel, currency, rate, day("2026-06-01")).expect("in range");
        assert_eq!(chosen.map(|c| (c.origin, c.price.minor(), c.converted)), expected);
        assert!(chosen.is_none_or(|c| c.price.currency() == currency));
    }
    let rupiah = Currency::Idr;
    check(&all(), Some(level()), true, rupiah, Some((O::Level, 15, false)));
    check(&all(), Some(Id::from_u128(7)), true, rupiah, Some((O::Channel, 10, false)));
    check(&all(), None, true, rupiah, Some((O::Channel, 10, false)));
    check(&all(), None, false, rupiah, Some((O::Direct, 20, false)));
    check(&[idr(Channel, 10), idr(List, 30)], None, false, rupiah, Some((O::List, 30, false)));
    check(&[idr(Channel, 10)], None, false, rupiah, None);
    check(&[of_level(15)], None, true, rupiah, None);
    check(&[], Some(level()), true, rupiah, None);
    // Unapproved, not yet begun and ended prices are not used.
    check(&[ProductPrice { is_approved: false, ..idr(Direct, 20) }], None, false, rupiah, None);
    check(&[row(Direct, rupiah, 20, "2026-06-02")], None, false, rupiah, None);
    check(&[row(Direct, rupiah, 20, "2026-06-01")], None, false, rupiah, Some((O::Direct, 20, false)));
    check(&[ProductPrice { effective_to: Some(day("2026-05-31")), ..idr(Direct, 20) }], None, false, rupiah, None);
    check(
        &[ProductPrice { effective_to: Some(day("2026-06-01")), ..idr(Direct, 20) }],
        None,
        false,
        rupiah,
        Some((O::Direct, 20, false)),
    );
    // The newest that has begun holds, whatever the order of the rows.
    check(&[row(Direct, rupiah, 25, "2026-03-01"), idr(Direct, 20)], None, false, rupiah, Some((O::Direct, 25, false)));
    check(&[idr(Direct, 20), row(Direct, rupiah, 25, "2026-03-01")], None, false, rupiah, Some((O::Direct, 25, false)));
    // Two of one day: the later id.
    check(&[idr(Direct, 20), idr(Direct, 25)], None, false, rupiah, Some((O::Direct, 25, false)));
    // The other currency is converted, but an own price goes first.
    check(&[idr(Direct, 6_000_000)], None, false, Currency::Cny, Some((O::Direct, 300_000, true)));
    check(
        &[idr(Direct, 6_000_000), row(Direct, Currency::Cny, 290_000, "2026-01-01")],
        None,
        false,
        Currency::Cny,
        Some((O::Direct, 290_000, false)),
    );
    check(
        &[row(Direct, Currency::Cny, 290_000, "2026-01-01")],
        None,
        false,
        rupiah,
        Some((O::Direct, 5_800_000, true)),
    );
}

#[test]
fn without_a_rate_nothing_is_converted() {
    let prices = [idr(PriceType::Direct, 20)];
    assert_eq!(choose_price(&prices, None, false, Currency::Cny, None, day("2026-06-01")), Ok(None));
}

#[test]
fn floor_of_a_day() {
    let floor = |currency, amount_minor: i64, from: &str| ProductFloor {
        id: Id::from_u128(u128::from(amount_minor.unsigned_abs())),
        product_id: Id::from_u128(1),
        currency,
        amount_minor,
        effective_from: day(from),
    };
    let floors = [
        floor(Currency::Idr, 5_000_000, "2026-01-01"),
        floor(Currency::Idr, 6_000_000, "2026-03-01"),
        floor(Currency::Idr, 1, "2027-01-01"),
    ];
    let rate = Some(Rate::parse("2000").unwrap());
    let on =
        |date: &str, currency, rate| floor_on(&floors, currency, rate, day(date)).expect("in range").map(Money::minor);
    assert_eq!(on("2025-12-31", Currency::Idr, rate), None);
    assert_eq!(on("2026-01-01", Currency::Idr, rate), Some(5_000_000));
    assert_eq!(on("2026-02-28", Currency::Idr, None), Some(5_000_000));
    assert_eq!(on("2026-03-01", Currency::Idr, rate), Some(6_000_000));
    assert_eq!(on("2026-03-01", Currency::Cny, rate), Some(300_000));
    assert_eq!(on("2026-03-01", Currency::Cny, None), None);
}

#[test]
fn floor_by_default() {
    #[track_caller]
    fn check(channel: Option<i64>, cost: i64, currency: Currency, expected: i64) {
        let floor = default_floor(channel.map(|minor| Money::new(minor, currency)), Money::new(cost, currency));
        assert_eq!(floor, Money::new(expected, currency));
        assert!(floor.minor() > cost, "a floor is strictly above the cost");
    }
    check(Some(14_000_000), 9_500_000, Currency::Idr, 14_000_000);
    check(Some(9_500_001), 9_500_000, Currency::Idr, 9_500_001);
    // A channel price at or under the cost would tell it: the next step stands in.
    check(Some(9_500_000), 9_500_000, Currency::Idr, 10_000_000);
    check(Some(9_000_000), 9_500_000, Currency::Idr, 10_000_000);
    check(None, 9_499_999, Currency::Idr, 9_500_000);
    check(None, 0, Currency::Idr, 500_000);
    check(None, 475_000, Currency::Cny, 500_000);
    check(None, 474_999, Currency::Cny, 475_000);
    check(Some(325_001), 325_000, Currency::Cny, 325_001);
    let other = default_floor(Some(Money::new(900, Currency::Cny)), Money::new(400, Currency::Idr));
    assert_eq!(other, Money::new(500_000, Currency::Idr), "a channel price in another currency says nothing");
}

fn price_command(world: &mut World, change: impl FnOnce(&mut SetPrice)) -> Command {
    let mut args = SetPrice {
        id: world.id(),
        product_id: product("CPMA"),
        price_type: PriceType::Direct,
        level_id: None,
        currency: Currency::Idr,
        amount_minor: 18_000_000,
        effective_from: world.day(1),
        change_reason: "年度调价通知".into(),
    };
    change(&mut args);
    Command::ProductSetPrice(args)
}

#[test]
fn entering_a_price() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut SetPrice), expected: (&str, &str)) {
        let mut world = World::new();
        let command = price_command(&mut world, change);
        refused_field(world.run("admin", command), expected.0, expected.1);
    }
    let today = World::new().today();
    check(|a| a.amount_minor = 0, ("money.out_of_range", "amount_minor"));
    check(|a| a.amount_minor = -1, ("money.out_of_range", "amount_minor"));
    check(|a| a.amount_minor = MAX_MINOR + 1, ("money.out_of_range", "amount_minor"));
    check(|a| a.change_reason = "  四个字 ".into(), ("reason.required", "change_reason"));
    check(|a| a.change_reason = "x".repeat(1_001), ("field.too_long", "change_reason"));
    check(|a| a.level_id = Some(Id::from_u128(5)), ("reference.unknown", "level_id"));
    check(move |a| a.effective_from = today - chrono::Days::new(367), ("date.out_of_range", "effective_from"));
    check(move |a| a.effective_from = today + chrono::Days::new(3_654), ("date.out_of_range", "effective_from"));

    let mut world = World::new();
    let command = price_command(&mut world, |_| {});
    refused(world.run("rep", command.clone()), "permission.denied");
    refused(world.run("manager", command.clone()), "permission.denied");
    world.done("admin", command.clone());
    refused(world.run("admin", command), "record.exists");
    let unknown = price_command(&mut world, |a| a.product_id = Id::from_u128(1));
    refused(world.run("admin", unknown), "record.not_found");
    let prices: Vec<ProductPrice> =
        world.model.records::<ProductPrice>().into_iter().filter(|p| p.product_id == product("CPMA")).collect();
    let on = |date| choose_price(&prices, None, false, Currency::Idr, None, date).unwrap().unwrap().price.minor();
    assert_eq!(
        (on(world.today()), on(world.day(1))),
        (16_000_000, 18_000_000),
        "the old price holds until the new one begins"
    );
}

#[test]
fn entering_floors_and_costs() {
    let mut world = World::new();
    let (id, effective_from) = (world.id(), world.today());
    let floor = SetFloor { id, product_id: product("CPMA"), currency: Currency::Idr, amount_minor: 1, effective_from };
    refused_field(
        world.run("admin", Command::ProductSetFloor(SetFloor { amount_minor: 0, ..floor.clone() })),
        "money.out_of_range",
        "amount_minor",
    );
    refused_field(
        world.run("admin", Command::ProductSetFloor(SetFloor { effective_from: day("2020-01-01"), ..floor.clone() })),
        "date.out_of_range",
        "effective_from",
    );
    refused(world.run("rep", Command::ProductSetFloor(floor.clone())), "permission.denied");
    world.done("admin", Command::ProductSetFloor(floor.clone()));
    assert_eq!(world.get::<ProductFloor>(floor.id).amount_minor, 1);

    let cost = SetCost {
        id: world.id(),
        product_id: product("CPMA"),
        currency: Currency::Cny,
        amount_minor: 0,
        effective_from,
    };
    refused_field(
        world.run("admin", Command::ProductSetCost(SetCost { amount_minor: -1, ..cost.clone() })),
        "money.out_of_range",
        "amount_minor",
    );
    refused(world.run("finance", Command::ProductSetCost(cost.clone())), "permission.denied");
    world.done("admin", Command::ProductSetCost(cost.clone()));
    assert_eq!(world.get::<ProductCost>(cost.id).amount_minor, 0);
}

#[test]
fn changing_a_product() {
    #[track_caller]
    fn check(field: &str, to: Value, expected: (&str, &str)) {
        let mut world = World::new();
        let change = Change { field: field.into(), from: Value::Null, to };
        let command = Command::ProductUpdate(Update::new(product("CPMA"), vec![change]));
        refused_field(world.run("admin", command), expected.0, expected.1);
    }
    check("code", json!("C312"), ("code.taken", "code"));
    check("code", json!(" "), ("field.required", "code"));
    check("name_en", json!(""), ("field.required", "name_en"));
    check("name_id", json!("x".repeat(256)), ("field.too_long", "name_id"));
    check("name_zh", json!("一\n二"), ("field.invalid", "name_zh"));
    check("category_id", json!(Id::from_u128(9)), ("reference.unknown", "category_id"));
    check("service_type_id", json!(Id::from_u128(9)), ("reference.unknown", "service_type_id"));
    check("processing_days", json!(-1), ("field.invalid", "processing_days"));
    check("std_duration_days", json!(3_651), ("field.invalid", "std_duration_days"));
    check("service_category", json!("sometimes"), ("field.invalid", "service_category"));
    check("required_documents", json!(["x".repeat(256)]), ("field.too_long", "required_documents"));
    check("required_documents", json!(vec!["A"; 101]), ("field.too_long", "required_documents"));
    check("cost", json!(1), ("field.unknown", "cost"));
    check("service_category", json!("long_term"), ("field.required", "billing_period"));

    let mut world = World::new();
    let set = |field: &str, to: Value| Change { field: field.into(), from: Value::Null, to };
    let running = vec![set("service_category", json!("long_term")), set("billing_period", json!("month"))];
    world.done("admin", Command::ProductUpdate(Update::new(product("CPMA"), running)));
    assert!(world.get::<Product>(product("CPMA")).fields.billing_period.is_some());
    let once = vec![set("service_category", json!("one_time")), set("code", json!(" CPMA "))];
    world.done("admin", Command::ProductUpdate(Update::new(product("CPMA"), once)));
    let fields = world.get::<Product>(product("CPMA")).fields;
    assert_eq!((fields.billing_period, fields.code.as_str()), (None, "CPMA"), "a service done once has no period");
    let change = Change { field: "status".into(), from: json!("active"), to: json!("suspended") };
    let command = Command::ProductUpdate(Update::new(product("CPMA"), vec![change]));
    refused(world.run("rep", command.clone()), "permission.denied");
    world.done("admin", command);
    assert_eq!(world.get::<Product>(product("CPMA")).fields.status.code(), "suspended");
    let deal = world.deal_in_plan();
    refused(world.plan("rep", deal, "CPMA"), "product.not_sold");
}
