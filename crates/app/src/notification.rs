//! What the caller was told, and how he wants to be told.

mod popup;

use bantu_domain::command::Command;
use bantu_domain::notification::{MarkRead, Notification, NotificationKind, NotificationPreferences, SetPreferences};
use bantu_domain::record::Id;
use bantu_domain::setting::zone_offset;
use bantu_store::query::notification as store;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Look};
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, command, local, query};
use crate::view::{Done, Nothing, Page};

pub use popup::{Popups, due};

/// Notifications that one command marks at most.
const BATCH: i64 = 200;
/// Notifications marked at once at most.
const MOST_MARKED: usize = 2_000;

/// Which notifications of the caller.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationListArgs {
    /// Only those he has not read.
    #[serde(default)]
    unread: bool,
    /// Of one kind.
    #[serde(default)]
    kind: Option<NotificationKind>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// How many the caller has not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnreadCount {
    /// That many.
    pub count: i64,
}

/// Notifications of the caller, 200 at most.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationIds {
    /// Which.
    pub ids: Vec<Id>,
}

fn list(call: &Call<'_>, args: NotificationListArgs) -> Result<Page<Notification>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    call.look(|look| {
        let user_id = look.actor.user_id;
        let (rows, total) = store::list(look.conn, user_id, args.unread, args.kind, (window.offset, window.limit))?;
        Ok(Page { rows, total })
    })
}

fn unread_count(call: &Call<'_>, _args: Nothing) -> Result<UnreadCount, AppError> {
    call.look(|look| {
        let user_id = look.actor.user_id;
        Ok(UnreadCount { count: store::list(look.conn, user_id, true, None, (0, 0))?.1 })
    })
}

fn mark_read(call: &Call<'_>, args: MarkRead) -> Result<Done, AppError> {
    call.run(&Command::NotificationMarkRead(args))
}

/// Marks all that the caller has not read and says which, so that he can take it back.
fn mark_all_read(call: &Call<'_>, _args: Nothing) -> Result<NotificationIds, AppError> {
    let mut marked = Vec::new();
    while marked.len() < MOST_MARKED {
        let unread = call.look(|look| {
            let user_id = look.actor.user_id;
            Ok(store::list(look.conn, user_id, true, None, (0, BATCH))?.0)
        })?;
        if unread.is_empty() {
            break;
        }
        let ids: Vec<Id> = unread.into_iter().map(|row| row.id).collect();
        call.run(&Command::NotificationMarkRead(MarkRead { ids: ids.clone(), unread: false }))?;
        marked.extend(ids);
    }
    Ok(NotificationIds { ids: marked })
}

fn wants(look: &mut Look<'_, '_>) -> Result<Option<NotificationPreferences>, AppError> {
    let user_id = look.actor.user_id;
    let rows = look.ask(|cx| cx.list::<NotificationPreferences>("user_id", &user_id))?;
    Ok(rows.into_iter().next())
}

fn preferences(call: &Call<'_>, _args: Nothing) -> Result<SetPreferences, AppError> {
    call.look(|look| {
        let wants = wants(look)?;
        Ok(wants.map_or_else(SetPreferences::default, |row| SetPreferences {
            muted_kinds: row.muted_kinds,
            no_popup_kinds: row.no_popup_kinds,
            no_mail_kinds: row.no_mail_kinds,
            quiet_from: row.quiet_from,
            quiet_to: row.quiet_to,
        }))
    })
}

fn set_preferences(call: &Call<'_>, args: SetPreferences) -> Result<Done, AppError> {
    call.run(&Command::NotificationSetPreferences(args))
}

fn popups(call: &Call<'_>, _args: Nothing) -> Result<Popups, AppError> {
    let now = call.now();
    call.look(|look| {
        let wants = wants(look)?;
        let offset = look.ask(zone_offset)?;
        let user_id = look.actor.user_id;
        let waiting = store::waiting_to_pop_up(look.conn, user_id, BATCH)?;
        Ok(due(waiting, wants.as_ref(), now, offset))
    })
}

/// Keeps that these have popped up on this machine; a repeat does nothing.
fn popped_up(call: &Call<'_>, args: NotificationIds) -> Result<Done, AppError> {
    if args.ids.len() > usize::try_from(BATCH).unwrap_or(usize::MAX) {
        return Err(bantu_domain::Refusal::new("field.too_long").field("ids").with("limit", BATCH).into());
    }
    call.look(|look| {
        look.ask(|cx| {
            for id in &args.ids {
                cx.require::<Notification>(*id)?;
            }
            Ok(())
        })
    })?;
    let now = call.now();
    call.write(|conn| args.ids.iter().try_for_each(|id| store::popped_up(conn, call.user_id, *id, now)))?;
    Ok(Done::default())
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("notification.list", "", list),
        query("notification.unread_count", "", unread_count),
        query("notification.preferences", "", preferences),
        query("notification.popups", "", popups),
        command("notification.mark_read", "", mark_read),
        command("notification.mark_all_read", "", mark_all_read),
        command("notification.set_preferences", "", set_preferences),
        local("notification.popped_up", "", popped_up),
    ]
}
