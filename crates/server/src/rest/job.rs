//! `/jobs` and `/holidays`.

use bantu_app::AppError;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::param::{Kind, Param, fault};
use super::route::{Answer, BY_ID, Caller, NONE, Route, rows};

const BY_JOB: &[Param] = &[Param::must("job", Kind::Text)];
const COUNTRIES: &[&str] = &["ID", "CN"];
const KINDS: &[&str] = &["holiday", "workday"];

const HOLIDAY: &[Param] = &[
    Param::must("country", Kind::OneOf(COUNTRIES)),
    Param::must("day", Kind::Day),
    Param::must("kind", Kind::OneOf(KINDS)),
    Param::must("name_zh", Kind::Text),
    Param::must("name_id", Kind::Text),
    Param::must("name_en", Kind::Text),
];

pub(super) const ROUTES: &[Route] = &[
    Route::get("/jobs", "Scheduled jobs with their latest runs", NONE, NONE, |c, _| {
        Answer::list(rows(&c.rpc("job.list", json!({}))?, Value::clone))
    }),
    Route::alone("/jobs/{job}/run", "Runs a job now", BY_JOB, NONE, |c, i| {
        Answer::ok(c.rpc("job.run", json!({ "job": known(i)? }))?)
    }),
    Route::post(
        "/jobs/{job}/preview",
        "What a job would do now, with other numbers where given",
        BY_JOB,
        &[Param::may("settings", Kind::List(&[Param::must("key", Kind::Text), Param::must("value", Kind::Text)]))],
        preview,
    ),
    Route::get("/holidays", "The calendar of a year", NONE, &[Param::must("year", Kind::Int(1900, 2200))], |c, i| {
        Answer::ok(c.rpc("holiday.list", json!({ "year": i.query("year") }))?)
    }),
    Route::post("/holidays", "Enters a day into the calendar", NONE, HOLIDAY, |c, i| {
        let done = c.rpc("holiday.set", Value::Object(i.body.clone()))?;
        Answer::created(json!({ "id": done["id"] }))
    }),
    Route::delete("/holidays/{id}", "Takes a day out of the calendar", BY_ID, |c, i| {
        c.rpc("holiday.remove", json!({ "id": i.path("id") }))?;
        Answer::ok(Value::Null)
    }),
    Route::post(
        "/holidays/fill",
        "Enters the official days of a year that are built in",
        NONE,
        &[Param::must("year", Kind::Int(1900, 2200))],
        |c, i| Answer::ok(c.rpc("holiday.fill", json!({ "year": i.body["year"] }))?["facts"].take()),
    ),
];

/// The job in the path: an unknown one is as wrong as any other value.
fn known(input: &Input) -> Result<Value, AppError> {
    let job = input.path("job");
    let found = job.as_str().and_then(bantu_domain::job::JobKind::from_code);
    found.map(|_| job.clone()).ok_or_else(|| fault("field.invalid", "job"))
}

fn preview(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let mut settings = Map::new();
    for setting in input.body.get("settings").and_then(Value::as_array).into_iter().flatten() {
        if let Some(key) = setting["key"].as_str() {
            settings.insert(key.to_owned(), setting["value"].clone());
        }
    }
    Answer::ok(caller.rpc("job.preview", json!({ "job": known(input)?, "settings": settings }))?)
}
