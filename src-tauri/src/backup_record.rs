//! When this data folder was last backed up, and when a person who has nobody else's copy is reminded.

use std::fs;

use bantu_app::{Instant, Mode};
use serde::{Deserialize, Serialize};

use crate::backup::Made;
use crate::paths::{Paths, write_whole};

/// A stand-alone desktop is the only place of its data: after so many days without a backup it says so.
const REMIND_DAYS: i64 = 7;
const MICROS_PER_DAY: i64 = 86_400_000_000;

/// What is remembered beside the database; losing it costs a reminder.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Record {
    /// When the folder was first asked about: a new one is not reminded on its first day.
    since: Option<Instant>,
    last: Option<Made>,
}

/// Where the person stands with backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The last backup of this folder.
    pub last: Option<Made>,
    /// It is time for one.
    pub is_due: bool,
}

/// Where the person stands at a time; the first question begins the count of days.
pub fn status(paths: &Paths, mode: Option<Mode>, now: Instant) -> Status {
    let mut record = read(paths);
    if record.since.is_none() {
        record.since = Some(now);
        write(paths, &record);
    }
    let from = record.last.as_ref().map(|made| made.at).or(record.since);
    let waited = from.map_or(0, |from| now.micros() - from.micros());
    Status { last: record.last, is_due: mode == Some(Mode::StandAlone) && waited > REMIND_DAYS * MICROS_PER_DAY }
}

/// Remembers a backup.
pub fn remember(paths: &Paths, made: &Made) {
    write(paths, &Record { last: Some(made.clone()), ..read(paths) });
}

fn read(paths: &Paths) -> Record {
    fs::read(paths.backup_record()).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

/// The backup itself is whole whether or not it is remembered.
fn write(paths: &Paths, record: &Record) {
    let written =
        serde_json::to_vec(record).map_err(Into::into).and_then(|text| write_whole(&paths.backup_record(), &text));
    if let Err(error) = written {
        tracing::warn!(reason = %error, "the time of the last backup was not kept");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> Instant {
        Instant::from_micros(1_767_582_000_000_000 + days * MICROS_PER_DAY + i64::from(days > 0)).unwrap()
    }

    fn made(days: i64) -> Made {
        Made { at: at(days), name: "a.bantu".to_owned(), folder: "/".to_owned(), size: 1 }
    }

    #[test]
    fn a_reminder_comes_after_seven_days_where_there_is_no_office() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(folder.path().to_owned())).unwrap();
        let due = |days: i64, mode| status(&paths, mode, at(days)).is_due;
        assert!(!due(0, Some(Mode::StandAlone)));
        assert!(!due(6, Some(Mode::StandAlone)));
        assert!(due(7, Some(Mode::StandAlone)));
        assert!(!due(70, Some(Mode::Device)));
        assert!(!due(70, None));
        remember(&paths, &made(8));
        assert!(!due(14, Some(Mode::StandAlone)));
        assert!(due(16, Some(Mode::StandAlone)));
        assert_eq!(status(&paths, None, at(16)).last, Some(made(8)));
        fs::write(paths.backup_record(), "{").unwrap();
        assert_eq!(status(&paths, None, at(16)), Status { last: None, is_due: false });
    }
}
