//! Scheduled jobs: what ran, what runs next, what a job would do now, and starting one by hand.

pub mod run;

use std::collections::BTreeMap;

use bantu_domain::job::{JobEffect, JobKind, Numbers, would};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::setting::SettingKey;
use bantu_domain::tx::Cx;
use bantu_store::query::job::{self as store, Run};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::error::AppError;
use crate::usecase::{UseCase, online};
use crate::view::{Nothing, Ref, Rows};

/// Effects of a preview shown at most.
const MOST_SHOWN: usize = 500;

/// A run of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct JobRun {
    /// Business date or hour; `now-…` for one started by hand.
    pub period: String,
    /// Whether it has ended.
    pub is_done: bool,
    /// Begun.
    pub started_at: Instant,
    /// Ended.
    pub finished_at: Option<Instant>,
    /// Records looked at.
    pub subjects: i64,
    /// Of these, something was done about so many.
    pub effects: i64,
    /// About so many it was refused.
    pub failed: i64,
    /// Code of the last refusal.
    pub error: Option<String>,
    /// The record it was about.
    pub refused_id: Option<Id>,
    /// What people call it, where the job still has something to do about it.
    pub refused_title: Option<String>,
}

impl From<Run> for JobRun {
    fn from(run: Run) -> Self {
        Self {
            period: run.period,
            is_done: run.done,
            started_at: run.started_at,
            finished_at: run.finished_at,
            subjects: run.subjects,
            effects: run.effects,
            failed: run.failed,
            refused_id: run.refused.as_ref().and_then(|refused| refused.id),
            error: run.refused.map(|refused| refused.code),
            refused_title: None,
        }
    }
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct JobRow {
    /// Which.
    pub job: JobKind,
    /// Whether it runs every hour.
    pub is_hourly: bool,
    /// The settings it goes by.
    pub settings: Vec<SettingKey>,
    /// When it runs next.
    pub next_at: Instant,
    /// Its latest runs, the last one first.
    pub runs: Vec<JobRun>,
}

/// Names a job.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JobArgs {
    /// Which job.
    job: JobKind,
}

/// Asks what a job would do now.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JobPreviewArgs {
    /// Which job.
    job: JobKind,
    /// Values of its settings to try instead of those that hold, by key.
    #[serde(default)]
    settings: BTreeMap<String, String>,
}

/// Something a job would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct JobPreviewRow {
    /// What.
    #[serde(flatten)]
    pub effect: JobEffect,
    /// Whom it concerns first.
    pub user: Option<Ref>,
}

/// What a job would do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct JobPreview {
    /// How much in all.
    pub total: i64,
    /// The first 500 of it.
    pub rows: Vec<JobPreviewRow>,
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Rows<JobRow>, AppError> {
    call.look(|look| {
        let mut rows = Vec::with_capacity(JobKind::ALL.len());
        for job in JobKind::ALL {
            let mut runs: Vec<JobRun> = store::runs(look.conn, *job, 10)?.into_iter().map(Into::into).collect();
            for run in &mut runs {
                if let Some(id) = run.refused_id {
                    run.refused_title = look.ask(|cx| title(*job, id, cx))?;
                }
            }
            rows.push(JobRow {
                job: *job,
                is_hourly: job.is_hourly(),
                settings: job.settings().to_vec(),
                next_at: look.ask(|cx| run::next_at(*job, cx))?,
                runs,
            });
        }
        Ok(Rows { rows })
    })
}

/// What people call a record that a job was refused.
fn title(job: JobKind, id: Id, cx: &mut Cx<'_>) -> Result<Option<String>, Fault> {
    let numbers = Numbers::of(job, &[], cx)?;
    match would(job, id, &numbers, cx) {
        Ok(effect) => Ok(effect.map(|effect| effect.title)),
        Err(Fault::Refused(_)) => Ok(None),
        Err(fault @ Fault::Store(_)) => Err(fault),
    }
}

/// Runs where it is called: the authority. A laptop hands the call to its office.
fn run_now(call: &Call<'_>, args: JobArgs) -> Result<JobRun, AppError> {
    if call.is_part() {
        return Err(AppError::new("internal"));
    }
    let now = call.now();
    Ok(run::run(call.app, args.job, &run::Period::Now(now))?.into())
}

fn preview(call: &Call<'_>, args: JobPreviewArgs) -> Result<JobPreview, AppError> {
    let mut instead = Vec::with_capacity(args.settings.len());
    for (key, value) in args.settings {
        let known = SettingKey::from_code(&key).filter(|known| args.job.settings().contains(known));
        instead.push((known.ok_or_else(|| Refusal::new("field.unknown").field(&key))?, value));
    }
    let system = call.app.call_by(bantu_domain::actor::Actor::SYSTEM);
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let ids = run::candidates(&system, args.job, &instead, true, &after)?;
        let Some(last) = ids.last() else { break };
        after = last.to_string();
        found.extend(system.look(|look| {
            look.ask(|cx| {
                let numbers = Numbers::of(args.job, &instead, cx)?;
                let mut effects = Vec::new();
                for id in ids {
                    effects.extend(would(args.job, id, &numbers, cx)?);
                }
                Ok(effects)
            })
        })?);
    }
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let rows = call.look(|look| {
        look.ask(|cx| {
            let mut rows = Vec::new();
            for effect in found.into_iter().take(MOST_SHOWN) {
                let user = effect.user_id.map(|id| user_ref(id, cx)).transpose()?;
                rows.push(JobPreviewRow { effect, user });
            }
            Ok(rows)
        })
    })?;
    Ok(JobPreview { total, rows })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        online("job.list", "job.run", list),
        online("job.run", "job.run", run_now),
        online("job.preview", "job.run", preview),
    ]
}
