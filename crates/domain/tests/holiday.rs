//! Working days over holidays, days worked in their stead, and years nobody entered (DOMAIN §8 item 7).

use bantu_domain::Command;
use bantu_domain::holiday::{Calendar, Holiday, HolidayCountry, HolidayKind, RemoveHoliday, SetHoliday, id_of};
use bantu_domain::setting::{SetSetting, SettingKey};
use chrono::NaiveDate;

use crate::model::{World, refused, refused_field, user};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn entry(country: HolidayCountry, on: &str, kind: HolidayKind) -> Command {
    Command::HolidaySet(SetHoliday {
        country,
        day: day(on),
        kind,
        name_zh: "节日".into(),
        name_id: "Libur".into(),
        name_en: "Holiday".into(),
    })
}

/// The day after so many working days, and the years that are missing.
fn after(world: &World, from: &str, days: u64) -> (String, String) {
    world
        .model
        .ask(user("rep"), world.at, |cx| {
            let mut calendar = Calendar::here(cx)?;
            let end = calendar.after(day(from), days, cx)?.expect("within the calendar");
            Ok((end.to_string(), calendar.missing()))
        })
        .expect("an answer")
}

#[test]
fn weekends_holidays_and_days_worked_instead() {
    let mut world = World::new();
    assert_eq!(after(&world, "2026-02-13", 1), ("2026-02-16".into(), "2026".into()), "only the weekend");
    world.done("admin", entry(HolidayCountry::Indonesia, "2026-02-16", HolidayKind::Holiday));
    world.done("admin", entry(HolidayCountry::Indonesia, "2026-02-17", HolidayKind::Holiday));
    world.done("admin", entry(HolidayCountry::China, "2026-02-14", HolidayKind::Workday));
    world.done("admin", entry(HolidayCountry::China, "2026-02-16", HolidayKind::Holiday));
    for (from, days, end) in [
        ("2026-02-13", 0, "2026-02-13"),
        ("2026-02-13", 1, "2026-02-18"),
        ("2026-02-13", 2, "2026-02-19"),
        ("2026-02-14", 1, "2026-02-18"),
        ("2026-02-20", 1, "2026-02-23"),
    ] {
        assert_eq!(after(&world, from, days), (end.into(), String::new()), "{from} + {days}");
    }
    // The workspace goes by Shanghai: China's calendar counts.
    let zone = SetSetting { setting_key: SettingKey::BusinessZone, value: "Asia/Shanghai".into() };
    world.done("admin", Command::SettingSet(zone));
    assert_eq!(after(&world, "2026-02-13", 1), ("2026-02-14".into(), String::new()), "a Saturday that is worked");
    assert_eq!(after(&world, "2026-02-14", 1), ("2026-02-17".into(), String::new()));
}

#[test]
fn a_gap_is_told() {
    let mut world = World::new();
    world.done("admin", entry(HolidayCountry::Indonesia, "2026-12-25", HolidayKind::Holiday));
    assert_eq!(after(&world, "2026-12-24", 1), ("2026-12-28".into(), String::new()));
    assert_eq!(after(&world, "2026-12-30", 2), ("2027-01-01".into(), "2027".into()));
}

#[test]
fn entries_are_checked_and_change_in_place() {
    let mut world = World::new();
    let set = |on, kind| entry(HolidayCountry::China, on, kind);
    refused(world.run("manager", set("2026-10-01", HolidayKind::Holiday)), "permission.denied");
    refused_field(world.run("admin", set("2026-10-01", HolidayKind::Workday)), "holiday.not_weekend", "day");
    refused_field(world.run("admin", set("1926-10-01", HolidayKind::Holiday)), "date.out_of_range", "day");
    let blank = SetHoliday {
        country: HolidayCountry::China,
        day: day("2026-10-01"),
        kind: HolidayKind::Holiday,
        name_zh: " ".into(),
        name_id: "x".into(),
        name_en: "x".into(),
    };
    refused_field(world.run("admin", Command::HolidaySet(blank)), "field.required", "name_zh");
    world.done("admin", set("2026-10-10", HolidayKind::Workday));
    world.done("admin", set("2026-10-10", HolidayKind::Holiday));
    let rows = world.model.records::<Holiday>();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].kind, rows[0].year), (HolidayKind::Holiday, 2026));
    let id = id_of(HolidayCountry::China, day("2026-10-10"));
    refused(world.run("rep", Command::HolidayRemove(RemoveHoliday { id })), "permission.denied");
    world.done("admin", Command::HolidayRemove(RemoveHoliday { id }));
    refused(world.run("admin", Command::HolidayRemove(RemoveHoliday { id })), "record.not_found");
}
