//! The mail server of a desktop without an office: set by its person, its password in the keychain. An office's is set where its server
//! is started.

use std::sync::Arc;

use bantu_domain::refusal::Refusal;
use bantu_store::mail_server::{self as store, MailServer};
use serde::Deserialize;
use utoipa::ToSchema;

use super::smtp::{Sender, SmtpConfig, SmtpSecurity};
use crate::app::{App, Call, Mode};
use crate::error::AppError;
use crate::usecase::{UseCase, local};
use crate::view::{Done, Nothing};

/// Name of the password among the secrets of the machine.
const PASSWORD: &str = "mail-server";

/// Sets the mail server of this desktop.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetServerArgs {
    /// Its name, as its certificate says it.
    host: String,
    /// Its port, 1 to 65535.
    port: u16,
    /// Protection of the way there.
    security: SmtpSecurity,
    /// Login; none: the server asks for none.
    #[serde(default)]
    user: Option<String>,
    /// Its password; none: the one that is kept, for the same server and login only.
    #[serde(default)]
    password: Option<String>,
    /// Address that mails come from.
    from: String,
}

fn set(call: &Call<'_>, args: SetServerArgs) -> Result<Done, AppError> {
    only_alone(call.app)?;
    if args.port == 0 {
        return Err(invalid("port"));
    }
    let filled = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let server = MailServer {
        host: args.host.trim().to_owned(),
        port: i64::from(args.port),
        security: args.security.code().to_owned(),
        login: filled(args.user),
        from_address: args.from.trim().to_owned(),
    };
    let typed = args.password.filter(|password| !password.is_empty());
    let password = match (&server.login, typed) {
        (None, _) => None,
        (Some(_), Some(typed)) => Some(typed),
        // A kept password goes to the server it was typed for and to no other.
        (Some(_), None) => {
            let before = call.read(store::get)?;
            let same = before
                .is_some_and(|kept| (&kept.host, kept.port, &kept.login) == (&server.host, server.port, &server.login));
            let kept = if same { secrets(call.app)?.fetch(PASSWORD)? } else { None };
            Some(kept.ok_or_else(|| AppError::from(Refusal::new("mail.password_needed").field("password")))?)
        }
    };
    let sender = sender(&server, args.security, password.clone())?;
    let secrets = secrets(call.app)?;
    match &password {
        Some(password) => secrets.keep(PASSWORD, password)?,
        None => secrets.forget(PASSWORD)?,
    }
    call.write(|conn| store::put(conn, &server))?;
    call.app.set_mail(Some(Arc::new(sender)));
    Ok(Done::default())
}

fn remove(call: &Call<'_>, _args: Nothing) -> Result<Done, AppError> {
    only_alone(call.app)?;
    secrets(call.app)?.forget(PASSWORD)?;
    call.write(store::delete)?;
    call.app.set_mail(None);
    Ok(Done::default())
}

/// Takes up the mail server that was set on this desktop before. Without its password, on another machine or without a keychain, mails
/// wait until somebody types it.
///
/// # Errors
/// Storage failure.
pub(crate) fn take_up(app: &App) -> Result<(), AppError> {
    let Some(server) = app.db.read(store::get)? else { return Ok(()) };
    let password = match &server.login {
        None => None,
        Some(_) => match secrets(app).and_then(|secrets| secrets.fetch(PASSWORD)) {
            Ok(Some(password)) => Some(password),
            Ok(None) => return Ok(()),
            Err(error) => {
                tracing::warn!(code = error.code, "mails wait: the password of the mail server cannot be had");
                return Ok(());
            }
        },
    };
    let security = SmtpSecurity::from_code(&server.security).ok_or_else(|| AppError::new("internal"))?;
    match sender(&server, security, password) {
        Ok(sender) => app.set_mail(Some(Arc::new(sender))),
        Err(error) => tracing::warn!(code = error.code, "mails wait: the mail server cannot be used as it is set"),
    }
    Ok(())
}

fn sender(server: &MailServer, security: SmtpSecurity, password: Option<String>) -> Result<Sender, AppError> {
    Sender::new(SmtpConfig {
        host: server.host.clone(),
        port: u16::try_from(server.port).map_err(|_| invalid("port"))?,
        security,
        user: server.login.clone(),
        password,
        from: server.from_address.clone(),
        ca_pem: None,
        office_url: None,
    })
}

fn only_alone(app: &App) -> Result<(), AppError> {
    if app.mode == Mode::StandAlone { Ok(()) } else { Err(AppError::new("mail.set_at_office")) }
}

fn secrets(app: &App) -> Result<&dyn crate::secret::Secrets, AppError> {
    app.secrets.as_deref().ok_or_else(|| AppError::new("keychain.unavailable"))
}

fn invalid(field: &str) -> AppError {
    Refusal::new("mail.settings_invalid").field(field).into()
}

pub(super) fn entries() -> Vec<UseCase> {
    vec![local("mail.set_server", "settings.manage", set), local("mail.remove_server", "settings.manage", remove)]
}
