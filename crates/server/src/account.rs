//! Logging in and out: sessions under opaque random tokens of which only the hash is kept.

use bantu_app::AppError;
use bantu_domain::record::{Id, Instant};
use bantu_store::account::{self, Account, Session};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::office::Office;
use crate::{password, throttle};

/// A session ends by itself after this many seconds: a working day.
const SESSION_SECONDS: i64 = 12 * 3_600;
/// What every token starts with, so that a scanner for leaked secrets can know it.
const PREFIX: &str = "bantu_";

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoginArgs {
    /// E-mail address.
    pub(crate) email: String,
    /// Password.
    pub(crate) password: String,
}

/// A new session.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LoginView {
    /// Goes with every request as `Authorization: Bearer …`.
    pub(crate) token: String,
    /// When it ends.
    pub(crate) expires_at: Instant,
    /// Who logged in.
    pub(crate) user: LoginUser,
}

/// Who logged in.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LoginUser {
    /// Key.
    pub(crate) id: Id,
    /// E-mail address.
    pub(crate) email: String,
    /// Shown name.
    pub(crate) display_name: String,
    /// Interface language.
    pub(crate) language: Option<String>,
}

/// A change of the own password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangePasswordArgs {
    /// The present password.
    pub(crate) old: String,
    /// The new one.
    pub(crate) new: String,
}

/// Opens a session.
///
/// # Errors
/// `auth.failed` for a wrong name or password alike, `auth.locked` for a locked user with the right password,
/// `auth.rate_limited` with the seconds to wait.
pub(crate) fn login(office: &Office, args: &LoginArgs) -> Result<LoginView, AppError> {
    let now = office.now();
    let email = args.email.trim().to_lowercase();
    // A user without a password is as unknown as nobody.
    let known =
        office.database().read(|conn| account::by_email(conn, &email))?.filter(|known| known.password_hash.is_some());
    check_password(office, &email, known.as_ref(), &args.password, now)?;
    let Some(known) = known else { return Err(AppError::new("auth.failed")) };
    if !known.may_act {
        return Err(AppError::new("auth.locked"));
    }
    let token = new_token()?;
    let expires_at =
        Instant::from_micros(now.micros() + SESSION_SECONDS * 1_000_000).ok_or_else(|| AppError::new("internal"))?;
    let session = Session { user_id: known.user_id, expires_at };
    office.database().write(|conn| {
        account::clear_failures(conn, known.user_id)?;
        account::open_session(conn, &hash(&token), session, now)
    })?;
    let user = LoginUser { id: known.user_id, email, display_name: known.display_name, language: known.language };
    tracing::info!(user = %user.id, "logged in");
    Ok(LoginView { token, expires_at, user })
}

fn check_password(
    office: &Office,
    email: &str,
    known: Option<&Account>,
    given: &str,
    now: Instant,
) -> Result<(), AppError> {
    let (failures, last) = known.map_or_else(|| office.strangers.failures(email), |k| (k.failed_count, k.failed_at));
    let wait = throttle::wait(failures, last, now);
    if wait > 0 {
        return Err(AppError::new("auth.rate_limited").with("seconds", wait));
    }
    if password::fits(given, known.and_then(|k| k.password_hash.as_deref())) {
        return Ok(());
    }
    match known {
        Some(known) => office.database().write(|conn| account::note_failure(conn, known.user_id, now))?,
        None => office.strangers.note(email, now),
    }
    tracing::warn!(user = ?known.map(|k| k.user_id.to_string()), "wrong password");
    Err(AppError::new("auth.failed"))
}

/// Who a token belongs to.
///
/// # Errors
/// `session.expired` for an unknown, ended or expired token alike.
pub(crate) fn who(office: &Office, token: &str) -> Result<Id, AppError> {
    let session = office.database().read(|conn| account::session(conn, &hash(token)))?;
    match session {
        Some(session) if session.expires_at > office.now() => Ok(session.user_id),
        _ => Err(AppError::new("session.expired")),
    }
}

/// Ends the session of a token.
///
/// # Errors
/// Storage failure.
pub(crate) fn logout(office: &Office, token: &str) -> Result<(), AppError> {
    let now = office.now();
    office.database().write(|conn| account::end_session(conn, &hash(token), now))?;
    Ok(())
}

/// Changes the own password and ends every other session of the user.
///
/// # Errors
/// `auth.failed` for a wrong present password, `auth.rate_limited`, `auth.password_weak`.
pub(crate) fn change_password(
    office: &Office,
    user_id: Id,
    token: &str,
    args: &ChangePasswordArgs,
) -> Result<(), AppError> {
    let now = office.now();
    let known = office.database().read(|conn| account::by_user(conn, user_id))?;
    check_password(office, "", known.as_ref(), &args.old, now)?;
    set_password(office, user_id, &args.new, Some(token))
}

/// Sets the password of a user and ends his sessions but the one kept.
///
/// # Errors
/// `auth.password_weak`; storage failure.
pub(crate) fn set_password(office: &Office, user_id: Id, new: &str, keep: Option<&str>) -> Result<(), AppError> {
    password::check(new)?;
    let (hashed, now) = (password::hash(new)?, office.now());
    let keep = keep.map(hash);
    office.database().write(|conn| {
        account::set_password(conn, user_id, &hashed, now)?;
        account::end_sessions(conn, user_id, keep.as_deref(), now)
    })?;
    Ok(())
}

/// The user of an e-mail address.
///
/// # Errors
/// `user.unknown`.
pub(crate) fn user_of(office: &Office, email: &str) -> Result<Id, AppError> {
    let email = email.trim().to_lowercase();
    let known = office.database().read(|conn| account::by_email(conn, &email))?;
    known.map(|k| k.user_id).ok_or_else(|| AppError::new("user.unknown"))
}

fn new_token() -> Result<String, AppError> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| AppError::new("internal"))?;
    Ok(format!("{PREFIX}{}", blake3::Hash::from(bytes).to_hex()))
}

fn hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}
