//! Running the scheduled jobs: exactly once for each day or hour, however often the program is stopped and started in between.

use std::fmt;

use bantu_domain::actor::Actor;
use bantu_domain::command::Command;
use bantu_domain::job::{ApplyJob, JobKind, MOST_AT_ONCE, Numbers, would};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::setting::{self, SettingKey};
use bantu_domain::tx::Cx;
use bantu_store::query::job::{self as store, Ask, Run};
use chrono::{Datelike as _, Days, NaiveDate, TimeDelta, Timelike as _};

use crate::app::{App, Call};
use crate::error::AppError;
use crate::sync::authority::{self, Origin};

/// A run that gave no sign of life for so long is nobody's any more.
const SILENT: TimeDelta = TimeDelta::minutes(2);

/// What a run is for: a business date, or an hour of one; a run by hand has a name of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Period {
    /// As the clock has it.
    Due(String),
    /// Started by a person at this moment.
    Now(Instant),
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Due(period) => f.write_str(period),
            Self::Now(at) => write!(f, "now-{}", at.micros()),
        }
    }
}

/// Runs every job whose day or hour has come and was not done yet; of several that were missed only the newest. Answers which ran.
///
/// # Errors
/// Storage failure; a job that is run by another program at this moment is left to it.
pub fn run_due(app: &App) -> Result<Vec<JobKind>, AppError> {
    let mut ran = Vec::new();
    for job in JobKind::ALL {
        let Some(period) = due(app, *job)? else { continue };
        match run(app, *job, &Period::Due(period)) {
            Ok(_) => ran.push(*job),
            Err(error) if ["job.running", "job.done"].contains(&error.code.as_str()) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(ran)
}

/// The period for which a job is to run now; none where that is done, or where the clock stands before one that is done.
fn due(app: &App, job: JobKind) -> Result<Option<String>, AppError> {
    let call = app.call_by(Actor::SYSTEM);
    call.look(|look| {
        let (period, last) = (look.ask(|cx| period_at(job, cx))?, store::last_period(look.conn, job)?);
        Ok(Some(period).filter(|period| last.is_none_or(|last| last < *period)))
    })
}

/// The day, or the hour, whose run has begun at the time of the question.
pub(super) fn period_at(job: JobKind, cx: &mut Cx<'_>) -> Result<String, Fault> {
    let local = cx.at.utc() + setting::zone_offset(cx)?;
    if job.is_hourly() {
        return Ok(local.format("%Y-%m-%dT%H").to_string());
    }
    let hour = setting::number(SettingKey::JobHour, cx)?;
    Ok((local - TimeDelta::hours(hour)).date_naive().to_string())
}

/// When a job runs next.
pub(super) fn next_at(job: JobKind, cx: &mut Cx<'_>) -> Result<Instant, Fault> {
    let offset = setting::zone_offset(cx)?;
    let local = cx.at.utc() + offset;
    let next = if job.is_hourly() {
        local + TimeDelta::minutes(60 - i64::from(local.minute()))
    } else {
        let hour = setting::number(SettingKey::JobHour, cx)?;
        let day = (local - TimeDelta::hours(hour)).date_naive() + Days::new(1);
        day.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(hour)
    };
    Ok((next - offset).into())
}

/// Runs a job to its end, going on where a run of the same period was broken off.
///
/// # Errors
/// `job.done` where the period is done, `job.running` where another program is at it; storage failure.
pub fn run(app: &App, job: JobKind, period: &Period) -> Result<Run, AppError> {
    let holder = app.clock().new_id().to_string();
    let mut run = begin(app, job, &period.to_string(), &holder)?;
    let again = repeats(app, job)?;
    loop {
        let ids = look(app, job, again, &run.after_id)?;
        if ids.is_empty() {
            break;
        }
        step(app, &mut run, &ids)?;
    }
    app.database().write(|conn| {
        run.done = true;
        run.finished_at = Some(app.clock().now());
        run.beat_at = app.clock().now();
        store::save(conn, &run)
    })?;
    tracing::info!(job = job.code(), period = %run.period, subjects = run.subjects, effects = run.effects, "job done");
    Ok(run)
}

/// Takes the period for this program.
fn begin(app: &App, job: JobKind, period: &str, holder: &str) -> Result<Run, AppError> {
    let now = app.clock().now();
    app.database().write(|conn| {
        let run = match store::run(conn, job, period)? {
            Some(run) if run.done => return Err(AppError::new("job.done").with("period", period)),
            Some(run) if run.beat_at.utc() + SILENT > now.utc() && run.holder != holder => {
                return Err(AppError::new("job.running").with("period", period));
            }
            Some(run) => Run { holder: holder.to_owned(), beat_at: now, ..run },
            None => Run {
                job,
                period: period.to_owned(),
                done: false,
                holder: holder.to_owned(),
                started_at: now,
                beat_at: now,
                finished_at: None,
                after_id: String::new(),
                subjects: 0,
                effects: 0,
                failed: 0,
                refused: None,
            },
        };
        store::save(conn, &run)?;
        Ok(run)
    })
}

/// Lets go of what an earlier program of this folder had begun and left: the next look finds it free at once.
///
/// # Errors
/// Storage failure.
pub fn recover(app: &App) -> Result<(), AppError> {
    app.database().write(|conn| {
        for job in JobKind::ALL {
            for run in store::runs(conn, *job, 3)?.into_iter().filter(|run| !run.done) {
                let free = Instant::from_micros(0).unwrap_or(run.beat_at);
                store::save(conn, &Run { beat_at: free, ..run })?;
            }
        }
        Ok(())
    })
}

/// Whether a job that repeats itself every so many days is to look at what it found before.
fn repeats(app: &App, job: JobKind) -> Result<bool, AppError> {
    if job != JobKind::OpportunityStale {
        return Ok(true);
    }
    app.call_by(Actor::SYSTEM).look(|look| {
        let last = store::last_period(look.conn, job)?.and_then(|period| period.parse::<NaiveDate>().ok());
        look.ask(|cx| {
            let repeat =
                i32::try_from(setting::number(SettingKey::OpportunityStaleRepeatDays, cx)?).unwrap_or(7).max(1);
            let today = setting::business_date(cx)?;
            Ok(last.is_none_or(|last| last.num_days_from_ce() / repeat != today.num_days_from_ce() / repeat))
        })
    })
}

/// The next records a job has to look at.
fn look(app: &App, job: JobKind, again: bool, after: &str) -> Result<Vec<Id>, AppError> {
    let call = app.call_by(Actor::SYSTEM);
    candidates(&call, job, &[], again, after)
}

/// Records that may be due under the numbers of a job, some of them replaced.
pub(super) fn candidates(
    call: &Call<'_>,
    job: JobKind,
    instead: &[(SettingKey, String)],
    again: bool,
    after: &str,
) -> Result<Vec<Id>, AppError> {
    call.look(|look| {
        let now = look.at;
        let numbers = look.ask(|cx| Numbers::of(job, instead, cx))?;
        let days = job.settings().first().map_or(0, |key| numbers.one(*key));
        let until = numbers.today + Days::new(u64::try_from(days).unwrap_or_default());
        let before = Instant::from(now.utc() - TimeDelta::days(days));
        let ask = Ask { now, before, today: numbers.today, until, again };
        let most = i64::try_from(MOST_AT_ONCE).unwrap_or(i64::MAX);
        Ok(store::candidates(look.conn, job, &ask, after, most)?)
    })
}

/// Of these the ones about which there is something to do: a command that does nothing leaves no trace.
fn due_of(app: &App, job: JobKind, ids: &[Id]) -> Result<Vec<Id>, AppError> {
    app.call_by(Actor::SYSTEM).look(|look| {
        look.ask(|cx| {
            let numbers = Numbers::of(job, &[], cx)?;
            let mut due = Vec::new();
            for id in ids {
                match would(job, *id, &numbers, cx) {
                    Ok(None) => {}
                    // What is refused here is refused by the command, too, which the run takes note of.
                    Ok(Some(_)) | Err(Fault::Refused(_)) => due.push(*id),
                    Err(fault @ Fault::Store(_)) => return Err(fault),
                }
            }
            Ok(due)
        })
    })
}

/// Does what is due about some records. Where one is refused they are taken one by one, so that the others go on without it.
fn step(app: &App, run: &mut Run, ids: &[Id]) -> Result<(), AppError> {
    let due = due_of(app, run.job, ids)?;
    match apply(app, passed(run, ids), &due) {
        Ok(next) => {
            *run = next;
            Ok(())
        }
        Err(Fault::Refused(refusal)) if ids.len() == 1 => {
            tracing::error!(job = run.job.code(), code = refusal.code, id = %ids[0], "a job was refused");
            let refused = store::Refused { code: refusal.code, id: Some(ids[0]) };
            let next =
                Run { failed: run.failed + 1, refused: Some(refused), beat_at: app.clock().now(), ..passed(run, ids) };
            app.database().write(|conn| store::save(conn, &next))?;
            *run = next;
            Ok(())
        }
        Err(Fault::Refused(_)) => ids.iter().try_for_each(|id| step(app, run, std::slice::from_ref(id))),
        Err(fault @ Fault::Store(_)) => Err(fault.into()),
    }
}

/// The run once it is past these records.
fn passed(run: &Run, ids: &[Id]) -> Run {
    Run {
        after_id: ids.last().map_or_else(|| run.after_id.clone(), Id::to_string),
        subjects: run.subjects + i64::try_from(ids.len()).unwrap_or(0),
        ..run.clone()
    }
}

/// Does what is due about some records and writes down how far the run is, both or neither.
fn apply(app: &App, mut next: Run, due: &[Id]) -> Result<Run, Fault> {
    let (cmd_id, at) = (app.clock().new_id(), app.clock().now());
    next.beat_at = at;
    app.database().write(|conn| {
        if !due.is_empty() {
            let command = Command::JobApply(ApplyJob { job: next.job, period: next.period.clone(), ids: due.to_vec() });
            let origin = Origin { device: None, seq: None, cmd_id, actor: Actor::SYSTEM };
            let applied = authority::apply(conn, &origin, &command, at, at)?;
            next.effects += applied.facts.get("effects").and_then(|n| n.parse::<i64>().ok()).unwrap_or(0);
        }
        store::save(conn, &next)?;
        Ok(next.clone())
    })
}
