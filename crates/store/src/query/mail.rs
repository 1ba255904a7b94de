//! Lists of mails, and what the office's sender has to do.

use bantu_domain::mail::MailStatus;
use bantu_domain::record::{Cell, CellValue, Id, Instant};
use bantu_domain::refusal::StoreError;
use sea_query::{Cond, Expr, ExprTrait as _};

use crate::backend::{Conn, cell};
use crate::query::window::{Plan, Window, by_integer, code, count, id, ids_of, is, visible};
use crate::record_sql::BY_ID;
use crate::tx::Visibility;

/// Which mails, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In one of these states; empty: in any.
    pub statuses: Vec<MailStatus>,
    /// About one deal.
    pub opportunity_id: Option<Id>,
    /// Of one customer.
    pub customer_id: Option<Id>,
    /// About one record.
    pub subject_id: Option<Id>,
}

/// A window of mails and how many there are: those to customers the asker sees, and those to himself.
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    filter: &Filter,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Id>, i64), StoreError> {
    // One's own stand under a root that no list looks at; whoever reads the whole workspace reads no colleague's.
    let mut select = ids_of(conn, "mails", "m", Visibility { whole: true, ..visibility });
    let column = |name: &'static str| Expr::col(("m", name));
    let mut customers = Cond::all().add(column("to_user_id").is_null());
    if !visibility.whole {
        customers = customers.add(visible("m", conn, visibility));
    }
    select
        .cond_where(Cond::any().add(customers).add(is("m", "to_user_id", id(visibility.user_id))))
        .and_where_option(filter.opportunity_id.map(|deal| is("m", "opportunity_id", id(deal))))
        .and_where_option(filter.customer_id.map(|customer| is("m", "customer_id", id(customer))))
        .and_where_option(filter.subject_id.map(|subject| is("m", "subject_id", id(subject))));
    if !filter.statuses.is_empty() {
        select.and_where(column("status").is_in(filter.statuses.iter().map(code)));
    }
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("m", "created_at")];
    let plan = Plan::of(total, true);
    let ids = Window { keys, descending: true, plan, total, offset, limit }.ids(conn, select, "m")?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}

/// Mails whose turn has come, the longest waiting first.
///
/// # Errors
/// Storage failure.
pub fn due(conn: &mut Conn<'_>, now: Instant, limit: i64) -> Result<Vec<Id>, StoreError> {
    let sql = "SELECT id FROM mails WHERE workspace = $1 AND status = $2 AND next_attempt_at <= $3 \
               ORDER BY next_attempt_at, id LIMIT $4";
    let params = [conn.workspace_cell(), MailStatus::Queued.to_cell(), now.to_cell(), Cell::Int(limit)];
    ids(conn, sql, &params)
}

/// Mails to customers whose turn came before `since` and of which nobody has been told why they wait, the longest waiting first.
///
/// # Errors
/// Storage failure.
pub fn delayed(conn: &mut Conn<'_>, since: Instant, limit: i64) -> Result<Vec<Id>, StoreError> {
    let sql = "SELECT id FROM mails WHERE workspace = $1 AND status = $2 AND next_attempt_at < $3 \
               AND to_user_id IS NULL AND error_code IS NULL ORDER BY next_attempt_at, id LIMIT $4";
    let params = [conn.workspace_cell(), MailStatus::Queued.to_cell(), since.to_cell(), Cell::Int(limit)];
    ids(conn, sql, &params)
}

/// Mails that a try was begun for and not ended.
///
/// # Errors
/// Storage failure.
pub fn begun(conn: &mut Conn<'_>) -> Result<Vec<Id>, StoreError> {
    let sql = format!("SELECT id FROM mails WHERE workspace = $1 AND status = $2 {BY_ID}");
    let params = [conn.workspace_cell(), MailStatus::Sending.to_cell()];
    ids(conn, &sql, &params)
}

/// How many mails are in each state, colleagues' too.
///
/// # Errors
/// Storage failure.
pub fn counts(conn: &mut Conn<'_>) -> Result<Vec<(MailStatus, i64)>, StoreError> {
    let sql = "SELECT status, count(*) AS n FROM mails WHERE workspace = $1 GROUP BY status ORDER BY status";
    let params = [conn.workspace_cell()];
    conn.query(sql, &params)?.iter().map(|row| Ok((cell(row, "status")?, cell(row, "n")?))).collect()
}

/// When the mail that waits longest was queued.
///
/// # Errors
/// Storage failure.
pub fn waiting_since(conn: &mut Conn<'_>) -> Result<Option<Instant>, StoreError> {
    let sql = "SELECT min(created_at) AS since FROM mails WHERE workspace = $1 AND status = $2";
    let params = [conn.workspace_cell(), MailStatus::Queued.to_cell()];
    conn.query(sql, &params)?.first().map_or(Ok(None), |row| cell(row, "since"))
}

/// Mails that did not go, everybody's: failed, unclear, or waiting after a try; the newest first.
///
/// # Errors
/// Storage failure.
pub fn troubled(conn: &mut Conn<'_>, limit: i64) -> Result<Vec<Id>, StoreError> {
    let sql = "SELECT id FROM mails WHERE workspace = $1 AND (status IN ($2, $3) OR (status = $4 AND attempts > 0)) \
               ORDER BY created_at DESC, id LIMIT $5";
    let [failed, unclear, queued] = [MailStatus::Failed, MailStatus::Unclear, MailStatus::Queued].map(|s| s.to_cell());
    let params = [conn.workspace_cell(), failed, unclear, queued, Cell::Int(limit)];
    ids(conn, sql, &params)
}

fn ids(conn: &mut Conn<'_>, sql: &str, params: &[Cell]) -> Result<Vec<Id>, StoreError> {
    conn.query(sql, params)?.iter().map(|row| cell(row, "id")).collect()
}
