//! The company's mail server on the command line.

use std::path::PathBuf;
use std::sync::Arc;

use bantu_app::mail::{Sender, SmtpConfig, SmtpSecurity};
use clap::{Args, ValueEnum};

use super::CliError;

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Protection {
    /// STARTTLS, and nothing without it.
    Starttls,
    /// TLS from the first byte.
    Implicit,
    /// None: only for a mail server on this machine.
    None,
}

/// The company's mail server; without `--smtp-host` mails wait in the outbox.
#[derive(Args)]
pub(super) struct SmtpArgs {
    /// Mail server, named as in its certificate.
    #[arg(long, env = "BANTU_SMTP_HOST", value_name = "HOST", requires = "smtp_from")]
    smtp_host: Option<String>,
    /// Its port; 587, or 465 with implicit TLS.
    #[arg(long, env = "BANTU_SMTP_PORT", value_name = "PORT")]
    smtp_port: Option<u16>,
    /// Protection of the connection to it.
    #[arg(long, env = "BANTU_SMTP_TLS", value_name = "HOW", default_value = "starttls")]
    smtp_tls: Protection,
    /// Login at the mail server.
    #[arg(long, env = "BANTU_SMTP_USER", value_name = "NAME", requires = "smtp_password_file")]
    smtp_user: Option<String>,
    /// File whose first line is its password; the password stands in no command line and in no database.
    #[arg(long, env = "BANTU_SMTP_PASSWORD_FILE", value_name = "FILE", requires = "smtp_user")]
    smtp_password_file: Option<PathBuf>,
    /// Address that mails come from.
    #[arg(long, env = "BANTU_SMTP_FROM", value_name = "ADDRESS")]
    smtp_from: Option<String>,
    /// Certificate authority to trust beside those of this machine, PEM.
    #[arg(long, env = "BANTU_SMTP_CA", value_name = "FILE")]
    smtp_ca: Option<PathBuf>,
    /// Where people open the office in a browser, for links in mails.
    #[arg(long, env = "BANTU_URL", value_name = "URL")]
    url: Option<String>,
}

impl SmtpArgs {
    /// The way to the mail server; none where none is named.
    pub(super) fn sender(self) -> Result<Option<Arc<Sender>>, CliError> {
        let (Some(host), Some(from)) = (self.smtp_host, self.smtp_from) else { return Ok(None) };
        let security = match self.smtp_tls {
            Protection::Starttls => SmtpSecurity::StartTls,
            Protection::Implicit => SmtpSecurity::Implicit,
            Protection::None => SmtpSecurity::None,
        };
        let port = self.smtp_port.unwrap_or(if security == SmtpSecurity::Implicit { 465 } else { 587 });
        let password = match self.smtp_password_file {
            Some(path) => Some(std::fs::read_to_string(path)?.lines().next().unwrap_or_default().to_owned()),
            None => None,
        };
        let ca_pem = self.smtp_ca.map(std::fs::read).transpose()?;
        let config =
            SmtpConfig { host, port, security, user: self.smtp_user, password, from, ca_pem, office_url: self.url };
        Ok(Some(Arc::new(Sender::new(config)?)))
    }
}
