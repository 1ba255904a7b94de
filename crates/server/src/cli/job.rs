//! `bantu-server job`: the scheduled jobs from the command line.

use std::path::Path;

use bantu_domain::actor::Actor;
use serde_json::{Value, json};

use super::CliError;
use crate::office::Office;

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

/// A line per job.
pub(super) fn list(data: &Path) -> Result<(), CliError> {
    let office = Office::open(data)?;
    let jobs = office.json(Actor::SYSTEM, "job.list", json!({}))?;
    for job in jobs["rows"].as_array().into_iter().flatten() {
        let last = &job["runs"][0];
        println!(
            "{}  next {}  last {} {}  {} of {}",
            text(&job["job"]),
            text(&job["next_at"]),
            text(&last["period"]),
            text(&last["finished_at"]),
            last["effects"].as_i64().unwrap_or(0),
            last["subjects"].as_i64().unwrap_or(0),
        );
    }
    Ok(())
}

/// Runs one and says what it did.
pub(super) fn run(job: &str, data: &Path) -> Result<(), CliError> {
    let office = Office::open(data)?;
    let run = office.json(Actor::SYSTEM, "job.run", json!({ "job": job }))?;
    println!("{job}: looked at {}, did something about {}, refused {}", run["subjects"], run["effects"], run["failed"]);
    Ok(())
}
