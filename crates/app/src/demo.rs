//! Demonstration data: a story told through the use cases, so that every row of it is one a person could have made; and clearing it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use bantu_domain::actor::Actor;
use bantu_domain::lead::PoolLead;
use bantu_domain::record::{Id, Instant};
use bantu_domain::table::{Entity, Root, Table};
use bantu_domain::tx::Tx;
use bantu_domain::{Fault, StoreError, tables};
use bantu_store::sync_server::{self, Commit};
use bantu_store::{Conn, StoreTx, Visibility, demo as store, lane, search};
use chrono::{Days, NaiveTime, TimeDelta};
use serde::Deserialize;
use serde_json::Value;

use crate::app::{App, Call};
use crate::clock::Clock;
use crate::error::AppError;
use crate::sync::visibility;
use crate::usecase::{Reply, UseCase, online};
use crate::view::{Done, Nothing};

/// A user of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoUser {
    /// Name by which the story calls him.
    pub key: String,
    /// Login name.
    pub email: String,
    /// Shown name.
    pub display_name: String,
    /// Interface language.
    pub language: String,
    /// Role codes.
    pub roles: Vec<String>,
}

/// One call of a use case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// Days before today and time of the day, UTC: `-12 03:30`.
    at: String,
    /// Who calls.
    by: String,
    /// The use case.
    call: String,
    /// Its arguments; `$name` is a value kept before, `$day+14` a date and `$at+3` an instant counted from the step's own day.
    #[serde(default)]
    args: Value,
    /// Values of the answer to keep: name and JSON pointer.
    #[serde(default)]
    keep: BTreeMap<String, String>,
    /// Name under which the file that is answered is kept.
    #[serde(default)]
    keep_file: Option<String>,
    /// A kept file that goes with the call; those of [`FILES`] are there from the start.
    #[serde(default)]
    file: Option<String>,
}

/// Files that are there from the start: a bank's slip, a made-up passport and a photo.
const FILES: [(&str, &[u8]); 3] = [
    ("slip", include_bytes!("../demo/slip.png")),
    ("passport", include_bytes!("../demo/passport.png")),
    ("photo", include_bytes!("../demo/photo.png")),
];

/// The users of the demonstration.
///
/// # Errors
/// `demo.broken`: a defect of the committed file, which a test reads.
pub fn users() -> Result<Vec<DemoUser>, AppError> {
    read(include_str!("../demo/users.json"))
}

fn steps() -> Result<Vec<Step>, AppError> {
    read(include_str!("../demo/story.json"))
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, AppError> {
    serde_json::from_str(json).map_err(|error| AppError::new("demo.broken").with("detail", error))
}

/// Tells the story into a workspace that has the users; where it was told before, nothing happens.
///
/// # Errors
/// `demo.broken` naming the step; storage failure.
pub fn load(app: &App) -> Result<(), AppError> {
    if app.db.read(store::present)? {
        return Ok(());
    }
    let clock = Arc::new(StoryClock { at: Mutex::new(app.clock.now()), own: Arc::clone(&app.clock) });
    let mut kept = people(app)?;
    let start = app.clock.now();
    let mut told = App::new(app.db.clone(), app.mode, Arc::clone(&clock) as Arc<dyn Clock>);
    told.blobs.clone_from(&app.blobs);
    let mut files =
        FILES.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).into_iter().collect::<BTreeMap<_, _>>();
    for (index, step) in steps()?.into_iter().enumerate() {
        let at = moment(start, &step.at).ok_or_else(|| broken(index, "at"))?;
        clock.set(at);
        let caller: Id = kept
            .get(&step.by)
            .and_then(Value::as_str)
            .and_then(|id| id.parse().ok())
            .ok_or_else(|| broken(index, "by"))?;
        let args = fill(step.args, &kept, at).ok_or_else(|| broken(index, "args"))?;
        let reply = match &step.file {
            None => told.call(caller, &step.call, args),
            Some(name) => {
                let bytes = files.get(name).ok_or_else(|| broken(index, name))?;
                told.upload(caller, &step.call, args, bytes.clone())
            }
        };
        let answer = match reply {
            Ok(Reply::Json(answer)) => answer,
            Ok(Reply::File { bytes, .. }) => {
                files.extend(step.keep_file.map(|name| (name, bytes)));
                Value::Null
            }
            Err(error) => return Err(broken(index, &format!("{}: {} {:?}", step.call, error.code, error.params))),
        };
        if let Some(place) = made(&step.call) {
            let made = answer.pointer(place).and_then(Value::as_str);
            let id: Id = made.and_then(|id| id.parse().ok()).ok_or_else(|| broken(index, place))?;
            app.db.write(|conn| store::note(conn, id))?;
        }
        for (name, pointer) in step.keep {
            let value = answer.pointer(&pointer).cloned().ok_or_else(|| broken(index, &pointer))?;
            kept.insert(name, value);
        }
    }
    Ok(())
}

/// Where a call's answer names the customer or lead it made; what else it made hangs under them.
fn made(call: &str) -> Option<&'static str> {
    match call {
        "customer.create" | "lead.create" => Some("/id"),
        "lead.convert" => Some("/facts/customer_id"),
        _ => None,
    }
}

fn broken(index: usize, detail: &str) -> AppError {
    AppError::new("demo.broken").with("step", index + 1).with("detail", detail)
}

/// Ids of the story's people by their keys, and of the catalogue's rows by `table/code`.
fn people(app: &App) -> Result<BTreeMap<String, Value>, AppError> {
    let Reply::Json(list) = app.call(Actor::SYSTEM, "user.list", Value::Null)? else {
        return Err(AppError::new("internal"));
    };
    let mut kept = BTreeMap::new();
    for user in users()? {
        let mut rows = list["rows"].as_array().into_iter().flatten();
        let row = rows
            .find(|row| row["email"].as_str() == Some(&user.email))
            .ok_or_else(|| AppError::new("demo.users_missing"))?;
        kept.insert(user.key, row["id"].clone());
    }
    Ok(kept)
}

fn moment(start: Instant, text: &str) -> Option<Instant> {
    let (days, time) = text.split_once(' ')?;
    let days: u64 = days.strip_prefix('-')?.parse().ok()?;
    let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
    let day = start.date_naive().checked_sub_days(Days::new(days))?;
    let at = Instant::from(day.and_time(time).and_utc());
    // The last steps happen "today", never after now.
    Some(at.min(start))
}

/// Puts kept values and dates into arguments; `None` for a name that was never kept.
fn fill(value: Value, kept: &BTreeMap<String, Value>, at: Instant) -> Option<Value> {
    Some(match value {
        Value::String(text) => match text.strip_prefix('$') {
            None => Value::String(text),
            Some(name) => named(name, kept, at)?,
        },
        Value::Array(list) => Value::Array(list.into_iter().map(|v| fill(v, kept, at)).collect::<Option<_>>()?),
        Value::Object(map) => {
            Value::Object(map.into_iter().map(|(k, v)| Some((k, fill(v, kept, at)?))).collect::<Option<_>>()?)
        }
        other => other,
    })
}

fn named(name: &str, kept: &BTreeMap<String, Value>, at: Instant) -> Option<Value> {
    if let Some(days) = name.strip_prefix("at+") {
        let later = at.utc().checked_add_signed(TimeDelta::try_days(days.parse().ok()?)?)?;
        return serde_json::to_value(Instant::from(later)).ok();
    }
    if let Some(days) = name.strip_prefix("day") {
        let days: i64 = if days.is_empty() { 0 } else { days.parse().ok()? };
        let day = at.date_naive().checked_add_signed(TimeDelta::try_days(days)?)?;
        return Some(Value::String(day.to_string()));
    }
    if let Some((table, code)) = name.split_once('/') {
        return Some(Value::String(bantu_domain::record::built_in_id(table, code).to_string()));
    }
    kept.get(name).cloned()
}

/// The clock of the story: as late as the step says, as random as the machine.
struct StoryClock {
    at: Mutex<Instant>,
    own: Arc<dyn Clock>,
}

impl StoryClock {
    fn set(&self, at: Instant) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Instant {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn random(&self) -> [u8; 16] {
        self.own.random()
    }
}

/// Whether demonstration data is there.
///
/// # Errors
/// Storage failure.
pub(crate) fn present(conn: &mut Conn<'_>) -> Result<bool, StoreError> {
    store::present(conn)
}

/// Removes the demonstration's customers and leads with everything under them, in one transaction; people, catalogue and settings stay.
fn clear(call: &Call<'_>, _args: Nothing) -> Result<Done, AppError> {
    let (cmd_id, now, user_id) = (call.new_id(), call.now(), call.user_id);
    call.write(|conn| {
        let told = store::told(conn)?;
        if told.is_empty() {
            return Err(AppError::new("demo.none"));
        }
        let version = lane::next_version(conn)?;
        let mode = bantu_store::Mode::Authority { version, visibility: Visibility::system() };
        let rows = rows_of(conn, &told)?;
        let ((), written) =
            StoreTx::run::<_, Fault>(conn, mode, |tx| rows.iter().try_for_each(|(table, id)| tx.delete(table, *id)))?;
        visibility::refresh(conn, &written.touched, version)?;
        let name = "demo.clear".to_owned();
        sync_server::insert_commit(
            conn,
            &Commit { version, device: None, seq: None, cmd_id, actor: user_id, at: now, accepted_at: now, name },
        )?;
        search::refresh(conn, &written.search_keys())?;
        store::forget(conn)?;
        Ok(Done::default())
    })
}

/// Every row under the customers and leads, children before parents.
fn rows_of(conn: &mut Conn<'_>, told: &[Id]) -> Result<Vec<(&'static Table, Id)>, StoreError> {
    let mut found = Vec::new();
    for table in tables::all().into_iter().rev() {
        for id in told {
            for root in [Root::CustomerCost(*id), Root::Customer(*id), Root::Lead(*id)] {
                found.extend(ids_under(conn, table, root)?.into_iter().map(|id| (table, id)));
            }
        }
    }
    // What the pool shows of a lead is a row of the lead's own id.
    let shown = ids_under(conn, PoolLead::table(), Root::Pool)?;
    found.extend(shown.into_iter().filter(|id| told.contains(id)).map(|id| (PoolLead::table(), id)));
    Ok(found)
}

fn ids_under(conn: &mut Conn<'_>, table: &Table, root: Root) -> Result<Vec<Id>, StoreError> {
    let rows = sync_server::rows_under(conn, table, &root.to_string(), "", i64::MAX)?;
    rows.iter().map(|raw| bantu_domain::record::read_cell(&raw.row, "id")).collect()
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![online("demo.clear", "settings.manage", clear)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_files_are_read_and_name_known_people_and_use_cases() {
        let people: Vec<String> = users().unwrap().into_iter().map(|u| u.key).collect();
        let steps = steps().unwrap();
        assert!(steps.len() > 40);
        for step in steps {
            assert!(people.contains(&step.by), "{}", step.by);
            assert!(crate::usecase::find(&step.call).is_some(), "{}", step.call);
        }
    }

    #[test]
    fn steps_happen_before_now_and_dates_count_from_their_own_day() {
        let start: Instant = "2026-11-23T05:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap().into();
        let at = moment(start, "-3 09:30").unwrap();
        assert_eq!(at.utc().to_rfc3339(), "2026-11-20T09:30:00+00:00");
        assert_eq!(moment(start, "-0 09:30").unwrap(), start);
        assert_eq!(moment(start, "3 09:30"), None);
        let kept = BTreeMap::from([("deal".to_owned(), Value::from("x"))]);
        assert_eq!(
            fill(serde_json::json!({ "a": ["$deal", "$day+14", "$day"] }), &kept, at).unwrap()["a"],
            serde_json::json!(["x", "2026-12-04", "2026-11-20"])
        );
        assert_eq!(fill(Value::from("$at+3"), &kept, at).unwrap(), "2026-11-23T09:30:00Z");
        assert_eq!(fill(Value::from("$unknown"), &kept, at), None);
    }
}
