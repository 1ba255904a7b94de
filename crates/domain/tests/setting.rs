//! Settings of the workspace.

use bantu_domain::Command;
use bantu_domain::setting::{SetSetting, Setting, SettingKey, business_date, day_start};

use crate::model::{World, refused, refused_field, user};

#[test]
fn values() {
    use SettingKey::{BusinessZone, NumberStyle, QuotationValidDays, TemporaryLinkValidDays};
    #[track_caller]
    fn check(setting_key: SettingKey, value: &str, valid: bool) {
        let mut world = World::new();
        let result = world.run("admin", Command::SettingSet(SetSetting { setting_key, value: value.into() }));
        if valid {
            result.unwrap();
            assert_eq!(world.model.records::<Setting>()[0].value, value);
        } else {
            refused_field(result, "field.invalid", "value");
        }
    }
    check(QuotationValidDays, "30", true);
    check(QuotationValidDays, "1", true);
    check(QuotationValidDays, "365", true);
    for bad in ["0", "366", "-1", "", "many", "1.5", "99999999999999999999"] {
        check(QuotationValidDays, bad, false);
    }
    check(TemporaryLinkValidDays, "1", true);
    check(TemporaryLinkValidDays, "60", true);
    for bad in ["0", "61", "week"] {
        check(TemporaryLinkValidDays, bad, false);
    }
    check(NumberStyle, "customer", true);
    check(NumberStyle, "date", true);
    check(NumberStyle, "other", false);
    check(BusinessZone, "Asia/Jakarta", true);
    check(BusinessZone, "Asia/Shanghai", true);
    check(BusinessZone, "Europe/Berlin", false);
}

#[test]
fn a_setting_is_one_row() {
    let mut world = World::new();
    let set =
        |value: &str| Command::SettingSet(SetSetting { setting_key: SettingKey::NumberStyle, value: value.into() });
    refused(world.run("manager", set("date")), "permission.denied");
    refused_field(world.run("admin", set(&"x".repeat(256))), "field.too_long", "value");
    world.done("admin", set("date"));
    world.done("admin", set("customer"));
    assert_eq!(world.model.records::<Setting>().len(), 1);
}

#[test]
fn the_business_date_follows_the_zone() {
    #[track_caller]
    fn check(zone: Option<&str>, at: &str, expected: &str) {
        let mut world = World::new();
        if let Some(zone) = zone {
            world.done(
                "admin",
                Command::SettingSet(SetSetting { setting_key: SettingKey::BusinessZone, value: zone.into() }),
            );
        }
        world.at = at.parse::<chrono::DateTime<chrono::Utc>>().expect("an instant").into();
        let day = world.model.ask(user("rep"), world.at, business_date).expect("no storage to fail");
        assert_eq!(day.to_string(), expected);
    }
    check(None, "2026-01-15T16:59:59Z", "2026-01-15");
    check(None, "2026-01-15T17:00:00Z", "2026-01-16");
    check(Some("Asia/Jakarta"), "2026-01-15T16:59:59Z", "2026-01-15");
    check(Some("Asia/Shanghai"), "2026-01-15T15:59:59Z", "2026-01-15");
    check(Some("Asia/Shanghai"), "2026-01-15T16:00:00Z", "2026-01-16");
}

#[test]
fn a_business_date_begins_at_midnight_of_its_zone() {
    #[track_caller]
    fn check(zone: &str, expected: &str) {
        let mut world = World::new();
        world.done(
            "admin",
            Command::SettingSet(SetSetting { setting_key: SettingKey::BusinessZone, value: zone.into() }),
        );
        let day = "2026-01-16".parse().expect("a date");
        let at = world.model.ask(user("rep"), world.at, |cx| day_start(cx, day)).expect("in the calendar");
        assert_eq!(at.utc().to_rfc3339(), expected);
        world.at = at;
        assert_eq!(world.model.ask(user("rep"), at, business_date).expect("a date"), day);
    }
    check("Asia/Jakarta", "2026-01-15T17:00:00+00:00");
    check("Asia/Shanghai", "2026-01-15T16:00:00+00:00");
}
