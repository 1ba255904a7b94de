//! What a person was told, the latest first.

use bantu_domain::notification::{Notification, NotificationKind};
use bantu_domain::record::{Cell, CellValue, Id, Instant, Record};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::Entity;

use crate::backend::Conn;
use crate::record_sql::{RawRow, select};

/// A window of one person's notifications: all or the unread ones, of one kind or of every.
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    user_id: Id,
    unread: bool,
    kind: Option<NotificationKind>,
    (offset, limit): (i64, i64),
) -> Result<(Vec<Notification>, i64), StoreError> {
    let mut condition = "user_id = $2 AND ($3 = '' OR kind = $3)".to_owned();
    if unread {
        condition.push_str(" AND read_at IS NULL");
    }
    let kind = Cell::Text(kind.map_or("", NotificationKind::code).to_owned());
    let params = [conn.workspace_cell(), user_id.to_cell(), kind, Cell::Int(limit), Cell::Int(offset)];
    let counted = format!("SELECT count(*) AS n FROM notifications WHERE workspace = $1 AND {condition}");
    let total = conn.query_int(&counted, &params[..3])?.unwrap_or(0);
    let window = format!("{condition} ORDER BY created_at DESC, id DESC LIMIT $4 OFFSET $5");
    let rows = conn.query(&select(Notification::table(), &window), &params)?;
    let read = |row| Notification::read(&RawRow::split(row)?.row);
    Ok((rows.into_iter().map(read).collect::<Result<_, _>>()?, total))
}

/// Unread notifications of a person that this machine has not popped up yet, the oldest first, `limit` at most.
///
/// # Errors
/// Storage failure.
pub fn waiting_to_pop_up(conn: &mut Conn<'_>, user_id: Id, limit: i64) -> Result<Vec<Notification>, StoreError> {
    let condition = "user_id = $2 AND read_at IS NULL AND NOT EXISTS (SELECT 1 FROM popup p WHERE p.workspace = $1 \
        AND p.user_id = $2 AND p.notification_id = notifications.id) ORDER BY created_at, id LIMIT $3";
    let params = [conn.workspace_cell(), user_id.to_cell(), Cell::Int(limit)];
    let rows = conn.query(&select(Notification::table(), condition), &params)?;
    rows.into_iter().map(|row| Notification::read(&RawRow::split(row)?.row)).collect()
}

/// Keeps that a notification has popped up; what was kept before stays.
///
/// # Errors
/// Storage failure.
pub fn popped_up(conn: &mut Conn<'_>, user_id: Id, id: Id, at: Instant) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), id.to_cell(), at.to_cell()];
    let insert = "INSERT INTO popup (workspace, user_id, notification_id, shown_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (workspace, user_id, notification_id) DO NOTHING";
    conn.write(insert, &params).map(drop)
}
