//! What a person was told, the latest first.

use bantu_domain::notification::{Notification, NotificationKind};
use bantu_domain::record::{Cell, CellValue, Id, Record};
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
