//! Holidays and days worked in their stead (调休), and counting working days over them (DOMAIN §8 item 7, §9).

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::edit::check_name;
use crate::opportunity::check_date;
use crate::record::{Id, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::setting::{SettingKey, text};
use crate::table::{Entity, Root, RootRule};
use crate::tx::Cx;
use crate::{entity, record, text_enum};

/// Days looked through at most for one working day: no country rests longer.
const LONGEST_REST: u32 = 60;

text_enum! {
    /// Whose calendar.
    pub enum HolidayCountry {
        /// Indonesia.
        Indonesia = "ID",
        /// China.
        China = "CN",
    }
}

text_enum! {
    /// What a day of the calendar is.
    pub enum HolidayKind {
        /// No work though it is a day of the week.
        Holiday = "holiday",
        /// 调休: work though it is a Saturday or Sunday.
        Workday = "workday",
    }
}

record! {
    /// A day on which a country rests, or works in its stead.
    pub struct Holiday {
        /// Key: built-in id of country and day.
        pub id: Id,
        /// Whose calendar.
        pub country: HolidayCountry,
        /// Its year; the column by which holidays are found.
        pub year: i64,
        /// The day.
        pub day: NaiveDate,
        /// What it is.
        pub kind: HolidayKind,
        /// Name, Chinese.
        pub name_zh: String,
        /// Name, Indonesian.
        pub name_id: String,
        /// Name, English.
        pub name_en: String,
    }
}
entity!(Holiday in "holidays", finds ["year"], root |_row| RootRule::Own(Root::Org));

/// Enters a day into a calendar, or changes what stands there (online, `settings.manage`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetHoliday {
    /// Whose calendar.
    pub country: HolidayCountry,
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub kind: HolidayKind,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, Indonesian.
    pub name_id: String,
    /// Name, English.
    pub name_en: String,
}

/// Takes a day out of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveHoliday {
    /// The day's entry.
    pub id: Id,
}

/// The id of a day's entry.
pub fn id_of(country: HolidayCountry, day: NaiveDate) -> Id {
    built_in_id(Holiday::TABLE, &format!("{}/{day}", country.code()))
}

pub(crate) fn set(args: &SetHoliday, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("settings.manage")?;
    check_date("day", Some(args.day), cx)?;
    for (field, name) in [("name_zh", &args.name_zh), ("name_id", &args.name_id), ("name_en", &args.name_en)] {
        check_name(field, name)?;
    }
    if args.kind == HolidayKind::Workday && !is_weekend(args.day) {
        return Err(Refusal::new("holiday.not_weekend").field("day").into());
    }
    let id = id_of(args.country, args.day);
    cx.facts.insert("holiday_id".into(), id.to_string());
    cx.save(&Holiday {
        id,
        country: args.country,
        year: i64::from(args.day.year()),
        day: args.day,
        kind: args.kind,
        name_zh: args.name_zh.trim().to_owned(),
        name_id: args.name_id.trim().to_owned(),
        name_en: args.name_en.trim().to_owned(),
    })
}

pub(crate) fn remove(args: &RemoveHoliday, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("settings.manage")?;
    cx.require::<Holiday>(args.id)?;
    cx.remove::<Holiday>(args.id)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The calendar that counts here: China's where business dates are Shanghai's, Indonesia's otherwise.
///
/// # Errors
/// Storage failure.
pub fn country(cx: &mut Cx<'_>) -> Result<HolidayCountry, Fault> {
    let zone = text(SettingKey::BusinessZone, cx)?;
    Ok(if zone == "Asia/Shanghai" { HolidayCountry::China } else { HolidayCountry::Indonesia })
}

/// Counts working days, a year of the calendar at a time. Where a year has no entries only weekends are left out, and the year is
/// remembered, so that whoever asked can say so.
#[derive(Debug)]
pub struct Calendar {
    country: HolidayCountry,
    years: Vec<(i64, Vec<Holiday>)>,
}

impl Calendar {
    /// The calendar that counts here.
    ///
    /// # Errors
    /// Storage failure.
    pub fn here(cx: &mut Cx<'_>) -> Result<Self, Fault> {
        Ok(Self { country: country(cx)?, years: Vec::new() })
    }

    /// Whether people work on a day.
    ///
    /// # Errors
    /// Storage failure.
    pub fn is_working(&mut self, day: NaiveDate, cx: &mut Cx<'_>) -> Result<bool, Fault> {
        let year = i64::from(day.year());
        if !self.years.iter().any(|(known, _)| *known == year) {
            let mut found = cx.list::<Holiday>("year", &year)?;
            found.retain(|entry| entry.country == self.country);
            self.years.push((year, found));
        }
        let entries = self.years.iter().filter(|(known, _)| *known == year).flat_map(|(_, entries)| entries);
        Ok(match entries.into_iter().find(|entry| entry.day == day) {
            Some(entry) => entry.kind == HolidayKind::Workday,
            None => !is_weekend(day),
        })
    }

    /// The day after so many working days; `None` beyond the calendar.
    ///
    /// # Errors
    /// Storage failure.
    pub fn after(&mut self, start: NaiveDate, days: u64, cx: &mut Cx<'_>) -> Result<Option<NaiveDate>, Fault> {
        let mut day = start;
        for _ in 0..days {
            let mut rested = 0;
            loop {
                let Some(next) = day.checked_add_days(Days::new(1)) else { return Ok(None) };
                day = next;
                rested += 1;
                if rested > LONGEST_REST || self.is_working(day, cx)? {
                    break;
                }
            }
        }
        Ok(Some(day))
    }

    /// Years that were counted over and have no entries, as text; empty where the calendar knows all.
    pub fn missing(&self) -> String {
        let mut years: Vec<i64> =
            self.years.iter().filter(|(_, entries)| entries.is_empty()).map(|(year, _)| *year).collect();
        years.sort_unstable();
        years.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
    }

    /// Tells the caller of the years that are missing: the fact `holidays_missing`.
    pub fn warn(&self, cx: &mut Cx<'_>) {
        let missing = self.missing();
        if !missing.is_empty() {
            cx.facts.insert("holidays_missing".into(), missing);
        }
    }
}
