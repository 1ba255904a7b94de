//! The scheduled jobs over leads and deals of all ages, one night after the other.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant as Watch};

use bantu_app::job::run::run_due;
use bantu_app::{AppError, Clock, Instant, MachineClock};
use chrono::DateTime;
use serde_json::{Value, json};

use crate::Workspace;

const DAY: i64 = 24 * 3_600 * 1_000_000;

/// The machine's clock, some days ahead.
#[derive(Debug, Default)]
struct Ahead(AtomicI64);

impl Clock for Ahead {
    fn now(&self) -> Instant {
        let now = MachineClock.now();
        Instant::from_micros(now.micros() + self.0.load(Ordering::Relaxed) * DAY).unwrap_or(now)
    }

    fn random(&self) -> [u8; 16] {
        MachineClock.random()
    }
}

/// Runs the jobs for the first time, when all that was ever forgotten is found at once, and then on the following nights.
///
/// # Errors
/// Storage failure.
pub fn nights(folder: &Path, leads_and_deals: u64) -> Result<Value, AppError> {
    let clock = Arc::new(Ahead::default());
    let workspace = Workspace::forgotten(folder, leads_and_deals, Arc::clone(&clock) as Arc<dyn Clock>)?;
    let mut told = Vec::new();
    for night in 0..3 {
        clock.0.store(night, Ordering::Relaxed);
        let start = Watch::now();
        run_due(&workspace.app)?;
        told.push(tonight(&workspace, start.elapsed())?);
    }
    let trail = trail(&workspace)?;
    Ok(json!({ "first": told[0], "second": told[1], "third": told[2], "trail_of_changes": trail }))
}

/// What the jobs left behind, as a person looks at it: all of it, one kind of record, one record, and the work of one night.
fn trail(workspace: &Workspace) -> Result<Value, AppError> {
    let newest = workspace.json("audit.list", json!({ "table": "leads", "offset": 0, "limit": 1 }))?["rows"][0].clone();
    let day = newest["at"].as_str().and_then(|at| at.get(..10)).unwrap_or_default().to_owned();
    let questions = [
        ("all", json!({})),
        ("leads", json!({ "table": "leads" })),
        ("one_lead", json!({ "table": "leads", "id": newest["id"] })),
        ("a_day", json!({ "from": day, "to": day })),
    ];
    let mut figures = json!({ "versions": newest["version"] });
    for (name, mut args) in questions {
        (args["offset"], args["limit"]) = (json!(0), json!(50));
        let start = Watch::now();
        for _ in 0..20 {
            workspace.json("audit.list", args.clone())?;
        }
        figures[name] = json!({ "mean_us": start.elapsed().as_micros() / 20 });
    }
    Ok(figures)
}

/// What the newest runs did, and how long each took; jobs that found nothing are left out.
fn tonight(workspace: &Workspace, whole: Duration) -> Result<Value, AppError> {
    let jobs = workspace.json("job.list", json!({}))?;
    let mut figures = json!({ "ms": whole.as_millis() });
    for job in jobs["rows"].as_array().into_iter().flatten() {
        let run = &job["runs"][0];
        let at = |name: &str| run[name].as_str().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        if let (Some(begun), Some(ended), Some(name)) = (at("started_at"), at("finished_at"), job["job"].as_str())
            && run["subjects"] != 0
        {
            let ms = (ended - begun).num_milliseconds();
            figures[name] = json!({ "ms": ms, "subjects": run["subjects"], "effects": run["effects"] });
        }
    }
    Ok(figures)
}
