//! Accounts and sessions of the office's users, and the answers kept for repeated requests.

use bantu_domain::record::{Cell, CellValue, Id, Instant};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};

/// Who logs in under an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The user.
    pub user_id: Id,
    /// Shown name.
    pub display_name: String,
    /// Interface language.
    pub language: Option<String>,
    /// May act: active and not locked.
    pub may_act: bool,
    /// PHC string; `None` while the user has no password.
    pub password_hash: Option<String>,
    /// When the password was set.
    pub password_set_at: Option<Instant>,
    /// Wrong passwords since the last right one.
    pub failed_count: i64,
    /// When the last one was given.
    pub failed_at: Option<Instant>,
}

/// The account of an e-mail address in lower case.
///
/// # Errors
/// Storage failure.
pub fn by_email(conn: &mut Conn<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    let params = [conn.workspace_cell(), text(email)];
    read(conn.query_one(include_str!("account_by_email.sql"), &params)?)
}

/// The account of a user.
///
/// # Errors
/// Storage failure.
pub fn by_user(conn: &mut Conn<'_>, user_id: Id) -> Result<Option<Account>, StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell()];
    read(conn.query_one(include_str!("account_by_user.sql"), &params)?)
}

fn read(row: Option<bantu_domain::record::Row>) -> Result<Option<Account>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let (active, locked): (bool, bool) = (cell(&row, "is_active")?, cell(&row, "is_locked")?);
    Ok(Some(Account {
        user_id: cell(&row, "id")?,
        display_name: cell(&row, "display_name")?,
        language: cell(&row, "language")?,
        may_act: active && !locked,
        password_hash: cell(&row, "password_hash")?,
        password_set_at: cell(&row, "password_set_at")?,
        failed_count: cell::<Option<i64>>(&row, "failed_count")?.unwrap_or(0),
        failed_at: cell(&row, "failed_at")?,
    }))
}

/// Sets a password and forgets earlier failures.
///
/// # Errors
/// Storage failure.
pub fn set_password(conn: &mut Conn<'_>, user_id: Id, hash: &str, at: Instant) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), text(hash), at.to_cell()];
    conn.write(include_str!("account_set_password.sql"), &params).map(drop)
}

/// Counts a wrong password.
///
/// # Errors
/// Storage failure.
pub fn note_failure(conn: &mut Conn<'_>, user_id: Id, at: Instant) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), at.to_cell()];
    let sql =
        "UPDATE account SET failed_count = failed_count + 1, failed_at = $3 WHERE workspace = $1 AND user_id = $2";
    conn.write(sql, &params).map(drop)
}

/// Forgets wrong passwords after a right one.
///
/// # Errors
/// Storage failure.
pub fn clear_failures(conn: &mut Conn<'_>, user_id: Id) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell()];
    conn.write("UPDATE account SET failed_count = 0, failed_at = NULL WHERE workspace = $1 AND user_id = $2", &params)
        .map(drop)
}

/// A login that has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// The user.
    pub user_id: Id,
    /// Ends by itself.
    pub expires_at: Instant,
}

/// Opens a session under the hash of its token; sessions long expired are swept on the way.
///
/// # Errors
/// Storage failure.
pub fn open_session(conn: &mut Conn<'_>, token_hash: &str, session: Session, at: Instant) -> Result<(), StoreError> {
    let workspace = conn.workspace_cell();
    conn.write("DELETE FROM session WHERE workspace = $1 AND expires_at < $2", &[workspace.clone(), at.to_cell()])?;
    let params = [workspace, text(token_hash), session.user_id.to_cell(), at.to_cell(), session.expires_at.to_cell()];
    let sql =
        "INSERT INTO session (workspace, token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    conn.write(sql, &params).map(drop)
}

/// The session of a token's hash, unless it was ended.
///
/// # Errors
/// Storage failure.
pub fn session(conn: &mut Conn<'_>, token_hash: &str) -> Result<Option<Session>, StoreError> {
    let params = [conn.workspace_cell(), text(token_hash)];
    let sql = "SELECT user_id, expires_at FROM session WHERE workspace = $1 AND token_hash = $2 AND revoked_at IS NULL";
    let Some(row) = conn.query_one(sql, &params)? else { return Ok(None) };
    Ok(Some(Session { user_id: cell(&row, "user_id")?, expires_at: cell(&row, "expires_at")? }))
}

/// Ends one session.
///
/// # Errors
/// Storage failure.
pub fn end_session(conn: &mut Conn<'_>, token_hash: &str, at: Instant) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), text(token_hash), at.to_cell()];
    conn.write(
        "UPDATE session SET revoked_at = $3 WHERE workspace = $1 AND token_hash = $2 AND revoked_at IS NULL",
        &params,
    )
    .map(drop)
}

/// Ends every session of a user but the one kept.
///
/// # Errors
/// Storage failure.
pub fn end_sessions(conn: &mut Conn<'_>, user_id: Id, keep: Option<&str>, at: Instant) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), text(keep.unwrap_or_default()), at.to_cell()];
    let sql = "UPDATE session SET revoked_at = $4 WHERE workspace = $1 AND user_id = $2 AND token_hash <> $3 AND revoked_at IS NULL";
    conn.write(sql, &params).map(drop)
}

/// The answer given to an earlier request of the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// BLAKE3 of method, path and body of that request.
    pub request_hash: String,
    /// HTTP status of the answer.
    pub status: i64,
    /// Body of the answer.
    pub body: String,
}

/// What was answered to a request key of a user since a time.
///
/// # Errors
/// Storage failure.
pub fn answered(conn: &mut Conn<'_>, user_id: Id, key: &str, since: Instant) -> Result<Option<Answered>, StoreError> {
    let params = [conn.workspace_cell(), user_id.to_cell(), text(key), since.to_cell()];
    let sql = "SELECT request_hash, status, body FROM answered_request WHERE workspace = $1 AND user_id = $2 AND request_key = $3 AND at >= $4";
    let Some(row) = conn.query_one(sql, &params)? else { return Ok(None) };
    Ok(Some(Answered {
        request_hash: cell(&row, "request_hash")?,
        status: cell(&row, "status")?,
        body: cell(&row, "body")?,
    }))
}

/// Keeps the answer to a request key, in the transaction of the request's effects. Keys older than `before` are swept.
///
/// # Errors
/// Storage failure.
pub fn keep_answer(
    conn: &mut Conn<'_>,
    user_id: Id,
    key: &str,
    answer: &Answered,
    at: Instant,
    before: Instant,
) -> Result<(), StoreError> {
    let workspace = conn.workspace_cell();
    conn.write(
        "DELETE FROM answered_request WHERE workspace = $1 AND at < $2",
        &[workspace.clone(), before.to_cell()],
    )?;
    let params = [
        workspace,
        user_id.to_cell(),
        text(key),
        text(&answer.request_hash),
        Cell::Int(answer.status),
        text(&answer.body),
        at.to_cell(),
    ];
    conn.write(include_str!("account_keep_answer.sql"), &params).map(drop)
}
