//! What the caller was told, and how he wants to be told.

use bantu_domain::command::Command;
use bantu_domain::notification::{
    MarkRead, Notification, NotificationKind, NotificationPreferences, Params, SetPreferences,
};
use bantu_domain::record::{Id, Instant};
use bantu_store::query::notification as store;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{Done, Nothing, Page};

/// Something the caller was told.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NotificationView {
    /// Key.
    pub id: Id,
    /// What it is about.
    pub kind: NotificationKind,
    /// Table of the record that it opens.
    pub subject_table: String,
    /// That record.
    pub subject_id: Id,
    /// Its deal.
    pub opportunity_id: Option<Id>,
    /// Its customer.
    pub customer_id: Option<Id>,
    /// What the sentence needs.
    pub params: Params,
    /// When it happened.
    pub created_at: Instant,
    /// When the caller read it.
    pub read_at: Option<Instant>,
}

impl From<Notification> for NotificationView {
    fn from(row: Notification) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            subject_table: row.subject_table,
            subject_id: row.subject_id,
            opportunity_id: row.opportunity_id,
            customer_id: row.customer_id,
            params: row.params,
            created_at: row.created_at,
            read_at: row.read_at,
        }
    }
}

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

fn list(call: &Call<'_>, args: NotificationListArgs) -> Result<Page<NotificationView>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    call.look(|look| {
        let user_id = look.actor.user_id;
        let (rows, total) = store::list(look.conn, user_id, args.unread, args.kind, (window.offset, window.limit))?;
        Ok(Page { rows: rows.into_iter().map(NotificationView::from).collect(), total })
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

fn preferences(call: &Call<'_>, _args: Nothing) -> Result<SetPreferences, AppError> {
    call.look(|look| {
        let user_id = look.actor.user_id;
        let rows = look.ask(|cx| cx.list::<NotificationPreferences>("user_id", &user_id))?;
        let wants = rows.into_iter().next();
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

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("notification.list", "", list),
        query("notification.unread_count", "", unread_count),
        query("notification.preferences", "", preferences),
        command("notification.mark_read", "", mark_read),
        command("notification.set_preferences", "", set_preferences),
    ]
}
