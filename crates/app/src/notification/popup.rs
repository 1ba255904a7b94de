//! Which notifications pop up on the desktop now: each once, none in quiet hours, one line for many.

use bantu_domain::notification::{Notification, NotificationPreferences};
use bantu_domain::record::{Id, Instant};
use chrono::{NaiveTime, TimeDelta};
use serde::Serialize;
use utoipa::ToSchema;

/// More than these at once are shown as one line.
const MOST: usize = 3;

/// What pops up now.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
pub struct Popups {
    /// Each for itself.
    pub single: Vec<Notification>,
    /// How many come together as one line; 0 for none.
    pub together: usize,
    /// All of these are dealt with once that is shown, those included that stay in the list only.
    pub ids: Vec<Id>,
    /// Quiet hours: what came waits for their end.
    pub is_quiet: bool,
}

/// Decides about the unread notifications that have not popped up yet. `offset` is the business zone's.
pub fn due(
    waiting: Vec<Notification>,
    wants: Option<&NotificationPreferences>,
    now: Instant,
    offset: TimeDelta,
) -> Popups {
    let quiet = |at: Instant| wants.is_some_and(|wants| is_quiet(wants, (at.utc() + offset).time()));
    if quiet(now) {
        return Popups { is_quiet: true, ..Popups::default() };
    }
    let ids = waiting.iter().map(|row| row.id).collect();
    let pops_up =
        |row: &Notification| wants.is_none_or(|wants| !wants.no_popup_kinds.iter().any(|kind| kind == row.kind.code()));
    let shown: Vec<Notification> = waiting.into_iter().filter(pops_up).collect();
    let slept_through = shown.iter().filter(|row| quiet(row.created_at)).count();
    if shown.len() > MOST || slept_through > 1 {
        return Popups { single: Vec::new(), together: shown.len(), ids, is_quiet: false };
    }
    Popups { single: shown, together: 0, ids, is_quiet: false }
}

/// From a time of day to another, past midnight where it is the earlier one; the end belongs to the day.
fn is_quiet(wants: &NotificationPreferences, time: NaiveTime) -> bool {
    let read = |text: &Option<String>| text.as_deref().and_then(|t| NaiveTime::parse_from_str(t, "%H:%M").ok());
    match (read(&wants.quiet_from), read(&wants.quiet_to)) {
        (Some(from), Some(to)) if from <= to => from <= time && time < to,
        (Some(from), Some(to)) => from <= time || time < to,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use bantu_domain::notification::{NotificationKind, Params};
    use bantu_domain::record::Id;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse::<chrono::DateTime<chrono::Utc>>().expect("a time").into()
    }

    fn told(number: u128, kind: NotificationKind, created_at: &str) -> Notification {
        Notification {
            id: Id::from_u128(number),
            user_id: Id::nil(),
            kind,
            subject_table: "opportunities".into(),
            subject_id: Id::nil(),
            opportunity_id: None,
            customer_id: None,
            params: Params::new(),
            created_at: at(created_at),
            read_at: None,
        }
    }

    fn wants(no_popup: &[&str], quiet: Option<(&str, &str)>) -> NotificationPreferences {
        NotificationPreferences {
            id: Id::nil(),
            user_id: Id::nil(),
            muted_kinds: Vec::new(),
            no_popup_kinds: no_popup.iter().map(|kind| (*kind).to_owned()).collect(),
            no_mail_kinds: Vec::new(),
            quiet_from: quiet.map(|(from, _)| from.to_owned()),
            quiet_to: quiet.map(|(_, to)| to.to_owned()),
        }
    }

    #[test]
    fn quiet_hours_reach_over_midnight_and_end_on_the_minute() {
        let check = |quiet, time: &str, expected| {
            let time = NaiveTime::parse_from_str(time, "%H:%M").expect("a time");
            assert_eq!(is_quiet(&wants(&[], quiet), time), expected, "{quiet:?} {time}");
        };
        check(None, "03:00", false);
        check(Some(("21:00", "07:00")), "20:59", false);
        check(Some(("21:00", "07:00")), "21:00", true);
        check(Some(("21:00", "07:00")), "00:00", true);
        check(Some(("21:00", "07:00")), "06:59", true);
        check(Some(("21:00", "07:00")), "07:00", false);
        check(Some(("12:00", "13:00")), "12:30", true);
        check(Some(("12:00", "13:00")), "13:00", false);
        check(Some(("12:00", "12:00")), "12:00", false);
    }

    #[test]
    fn each_pops_up_for_itself_until_there_are_many() {
        use NotificationKind::{PaymentReported, StageChanged};
        let jakarta = TimeDelta::hours(7);
        // 14:00 in Jakarta.
        let now = at("2026-01-15T07:00:00Z");
        // Kinds that pop up not, how many there are, quiet hours; then how many show singly, together, are dealt with.
        let check = |no_popup: &[&str], rows: &[(NotificationKind, &str)], quiet, expected: (usize, usize, usize)| {
            let rows: Vec<_> = (1..).zip(rows).map(|(number, (kind, at))| told(number, *kind, at)).collect();
            let found = due(rows, Some(&wants(no_popup, quiet)), now, jakarta);
            assert!(!found.is_quiet);
            assert_eq!((found.single.len(), found.together, found.ids.len()), expected);
        };
        let noon = "2026-01-15T05:00:00Z";
        let night = "2026-01-14T18:00:00Z";
        check(&[], &[], None, (0, 0, 0));
        check(&[], &[(StageChanged, noon); 3], None, (3, 0, 3));
        check(&[], &[(StageChanged, noon); 4], None, (0, 4, 4));
        check(&["stage_changed"], &[(StageChanged, noon), (PaymentReported, noon)], None, (1, 0, 2));
        check(&["stage_changed"], &[(StageChanged, noon); 5], None, (0, 0, 5));
        // One that was slept through comes as itself, two as one line.
        let quiet = Some(("21:00", "07:00"));
        check(&[], &[(StageChanged, night)], quiet, (1, 0, 1));
        check(&[], &[(StageChanged, night), (PaymentReported, night)], quiet, (0, 2, 2));
        check(&[], &[(StageChanged, night), (PaymentReported, noon)], quiet, (2, 0, 2));
    }

    #[test]
    fn nothing_pops_up_in_quiet_hours_and_nothing_is_lost() {
        let rows = vec![told(1, NotificationKind::StageChanged, "2026-01-15T16:00:00Z")];
        let night = wants(&[], Some(("21:00", "07:00")));
        let found = due(rows.clone(), Some(&night), at("2026-01-15T16:00:00Z"), TimeDelta::hours(7));
        assert_eq!(found, Popups { is_quiet: true, ..Popups::default() });
        let morning = due(rows.clone(), Some(&night), at("2026-01-16T00:00:00Z"), TimeDelta::hours(7));
        assert_eq!((morning.single.len(), morning.ids), (1, vec![rows[0].id]));
        assert_eq!(due(rows, None, at("2026-01-15T16:00:00Z"), TimeDelta::hours(7)).single.len(), 1);
    }
}
