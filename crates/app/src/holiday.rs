//! The calendar of holidays and of days worked in their stead.

use bantu_domain::command::Command;
use bantu_domain::edit::check_length;
use bantu_domain::holiday::{self, Holiday, HolidayCountry, HolidayKind, RemoveHoliday, SetHoliday, id_of};
use bantu_domain::record::Id;
use bantu_domain::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::catalogue;
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{ById, Done};

/// An entry of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HolidayRow {
    /// Key.
    pub id: Id,
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

/// The calendar of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HolidayYear {
    /// The year.
    pub year: i64,
    /// The calendar that counts in this workspace.
    pub counts: HolidayCountry,
    /// Countries without any entry in this year: there only weekends are left out.
    pub missing: Vec<HolidayCountry>,
    /// Countries whose official list of this year is built in.
    pub built_in: Vec<HolidayCountry>,
    /// The entries by day.
    pub rows: Vec<HolidayRow>,
}

/// Names a year.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct YearArgs {
    /// The year.
    year: i64,
}

fn list(call: &Call<'_>, args: YearArgs) -> Result<HolidayYear, AppError> {
    let built_in = built_in(args.year)?;
    call.look(|look| {
        look.ask(|cx| {
            let mut found = cx.list::<Holiday>("year", &args.year)?;
            found.sort_by_key(|entry| (entry.day, entry.country));
            let of = |country: &HolidayCountry| found.iter().any(|entry| entry.country == *country);
            Ok(HolidayYear {
                year: args.year,
                counts: holiday::country(cx)?,
                missing: HolidayCountry::ALL.iter().copied().filter(|country| !of(country)).collect(),
                built_in: HolidayCountry::ALL
                    .iter()
                    .copied()
                    .filter(|country| built_in.iter().any(|entry| entry.country == *country))
                    .collect(),
                rows: found
                    .into_iter()
                    .map(|entry| HolidayRow {
                        id: entry.id,
                        country: entry.country,
                        day: entry.day,
                        kind: entry.kind,
                        name_zh: entry.name_zh,
                        name_id: entry.name_id,
                        name_en: entry.name_en,
                    })
                    .collect(),
            })
        })
    })
}

fn built_in(year: i64) -> Result<Vec<SetHoliday>, AppError> {
    let all = catalogue::holidays().map_err(|error| {
        tracing::error!(%error, "the built-in catalogue is broken");
        AppError::new("catalogue.broken")
    })?;
    Ok(all.into_iter().filter(|entry| i64::from(chrono::Datelike::year(&entry.day)) == year).collect())
}

fn set(call: &Call<'_>, args: SetHoliday) -> Result<Done, AppError> {
    for (field, name) in [("name_zh", &args.name_zh), ("name_id", &args.name_id), ("name_en", &args.name_en)] {
        check_length(field, name, bantu_domain::edit::MAX_NAME)?;
    }
    let id = id_of(args.country, args.day);
    call.run_on(id, &Command::HolidaySet(args))
}

fn remove(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::HolidayRemove(RemoveHoliday { id: args.id }))
}

/// Enters the built-in days of a year that the calendar does not have yet; what a person entered stays.
fn fill(call: &Call<'_>, args: YearArgs) -> Result<Done, AppError> {
    let wanted = built_in(args.year)?;
    if wanted.is_empty() {
        return Err(Refusal::new("holiday.none_built_in").field("year").with("year", args.year).into());
    }
    call.whole(|call| {
        let known: Vec<Id> = call.look(|look| {
            let rows = look.ask(|cx| cx.list::<Holiday>("year", &args.year))?;
            Ok(rows.into_iter().map(|row| row.id).collect())
        })?;
        let mut done = Done::default();
        let mut added = 0;
        for entry in wanted {
            if !known.contains(&id_of(entry.country, entry.day)) {
                call.run(&Command::HolidaySet(entry))?;
                added += 1;
            }
        }
        done.facts.insert("added".to_owned(), added.to_string());
        Ok(done)
    })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("holiday.list", "", list),
        online("holiday.set", "settings.manage", set),
        online("holiday.remove", "settings.manage", remove),
        online("holiday.fill", "settings.manage", fill),
    ]
}
