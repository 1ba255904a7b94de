//! Dated exchange rates.

use bantu_domain::Command;
use bantu_domain::money::Rate;
use bantu_domain::rate::{AddRate, on};

use crate::model::{World, refused, refused_field, user};

fn add(world: &mut World, change: impl FnOnce(&mut AddRate)) -> Command {
    let idr_per_cny = Rate::parse("2150.5").expect("a rate");
    let mut args = AddRate { id: world.id(), idr_per_cny, effective_from: world.today(), source: "BCA".into() };
    change(&mut args);
    Command::RateAdd(args)
}

#[test]
fn refusals() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut AddRate), expected: (&str, &str)) {
        let mut world = World::new();
        let command = add(&mut world, change);
        refused_field(world.run("finance", command), expected.0, expected.1);
    }
    let (old, tomorrow) = (World::new().day(-367), World::new().day(1));
    check(|a| a.idr_per_cny = Rate::from_scaled(0), ("rate.out_of_range", "idr_per_cny"));
    check(|a| a.idr_per_cny = Rate::from_scaled(-1), ("rate.out_of_range", "idr_per_cny"));
    check(|a| a.idr_per_cny = Rate::from_scaled(i64::MAX), ("rate.out_of_range", "idr_per_cny"));
    check(|a| a.source = " ".into(), ("field.required", "source"));
    check(|a| a.effective_from = old, ("date.out_of_range", "effective_from"));
    check(|a| a.effective_from = tomorrow, ("rate.in_future", "effective_from"));
    let mut world = World::new();
    let command = add(&mut world, |_| {});
    refused(world.run("rep", command), "permission.denied");
}

#[test]
fn the_newest_that_has_begun_holds() {
    let mut world = World::new();
    let (yesterday, today) = (world.day(-1), world.today());
    let later = add(&mut world, |a| a.effective_from = today);
    world.done("finance", later);
    let rate = |world: &World, day| {
        let found = world.model.ask(user("rep"), world.at, |cx| on(day, cx)).expect("no storage to fail");
        found.map(|r| r.idr_per_cny_e9.to_string())
    };
    assert_eq!(rate(&world, yesterday).as_deref(), Some("2000"));
    assert_eq!(rate(&world, today).as_deref(), Some("2150.5"));
    assert_eq!(rate(&world, "2025-12-26".parse().unwrap()), None);
    // Two of one day: the later entered one.
    let again = add(&mut world, |a| (a.effective_from, a.idr_per_cny) = (today, Rate::parse("2160").unwrap()));
    world.done("finance", again);
    assert_eq!(rate(&world, today).as_deref(), Some("2160"));
}
