//! Hands one mail to the company's mail server, step by step, so that it is known what the server may have taken.

use std::net::ToSocketAddrs as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bantu_domain::mail::{MailStep, is_address};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Refusal;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::text::{Letter, SENDER};
use crate::error::AppError;

/// Longest wait for the mail server, per answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Rest after the first time that the mail server took no mail at all, microseconds: ten seconds, then twice as long each time.
const FIRST_REST: i64 = 10_000_000;
/// Longest rest, microseconds: five minutes.
const LONGEST_REST: i64 = 300_000_000;
/// Bytes of all attachments of a mail at most; most mail servers take 25 MB with their third for the encoding.
pub(super) const MAX_ATTACHED: usize = 18_000_000;

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SmtpSecurity {
    /// STARTTLS, and nothing without it (port 587).
    StartTls,
    /// TLS from the first byte (port 465).
    Implicit,
    /// None: for a mail server on this machine only.
    None,
}

impl SmtpSecurity {
    /// Its code, as in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::StartTls => "starttls",
            Self::Implicit => "implicit",
            Self::None => "none",
        }
    }

    /// The protection of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::StartTls, Self::Implicit, Self::None].into_iter().find(|one| one.code() == code)
    }
}

/// The company's mail server.
#[derive(Clone)]
pub struct SmtpConfig {
    /// Its name, as its certificate says it.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Protection of the way.
    pub security: SmtpSecurity,
    /// Login; none: the server asks for none.
    pub user: Option<String>,
    /// Its password. It stands in no database, no log and no answer.
    pub password: Option<String>,
    /// Address that mails come from.
    pub from: String,
    /// A certificate authority to trust beside the machine's, PEM.
    pub ca_pem: Option<Vec<u8>>,
    /// Where people open the office in a browser, for links in mails to colleagues.
    pub office_url: Option<String>,
}

impl std::fmt::Debug for SmtpConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpConfig")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("user", &self.user)
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

/// Why a mail was not handed over, and what may be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    pub step: MailStep,
    pub code: &'static str,
    pub detail: String,
}

impl Failure {
    pub fn new(step: MailStep, code: &'static str, detail: impl std::fmt::Display) -> Self {
        Self { step, code, detail: detail.to_string() }
    }
}

/// Why the mail server takes no mail at all: it is not there, not safe, or does not know us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closed {
    pub code: &'static str,
    pub detail: String,
}

impl Closed {
    fn new(code: &'static str, detail: impl std::fmt::Display) -> Self {
        Self { code, detail: detail.to_string() }
    }
}

/// Why the outbox rests, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub closed: Closed,
    /// Since when no mail leaves.
    pub since: Instant,
    /// When the mail server is asked again.
    pub next_try_at: Instant,
    tries: u32,
}

/// A connection over which the mail server waits for the recipients of a mail.
pub(super) struct Way(SmtpConnection);

impl Way {
    /// Says goodbye; what the server answers is all the same.
    pub(super) fn end(mut self) {
        drop(self.0.quit());
    }
}

/// A file that goes with a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Enclosure {
    pub name: String,
    pub mime: &'static str,
    pub bytes: Vec<u8>,
}

/// Hands mails to one mail server.
pub struct Sender {
    config: SmtpConfig,
    from: Address,
    tls: Option<TlsParameters>,
    trouble: Mutex<Option<Trouble>>,
}

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Sender").field(&self.config).finish()
    }
}

impl Sender {
    /// Checks the settings; nothing goes over the network.
    ///
    /// # Errors
    /// `mail.settings_invalid` naming the setting, `mail.insecure` for a server elsewhere without protection.
    pub fn new(config: SmtpConfig) -> Result<Self, AppError> {
        let invalid = |field: &str| AppError::from(Refusal::new("mail.settings_invalid").field(field));
        if config.host.trim().is_empty() || config.host.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(invalid("host"));
        }
        let from = Some(&config.from).filter(|from| is_address(from)).and_then(|from| from.parse().ok());
        let from = from.ok_or_else(|| invalid("from"))?;
        if config.user.is_some() != config.password.is_some() {
            return Err(invalid("password"));
        }
        let tls = if config.security == SmtpSecurity::None {
            if !is_this_machine(&config.host) {
                return Err(Refusal::new("mail.insecure").field("security").into());
            }
            None
        } else {
            let mut tls = TlsParameters::builder(config.host.clone());
            if let Some(pem) = &config.ca_pem {
                let mut found = CertificateDer::pem_slice_iter(pem).peekable();
                if found.peek().is_none() {
                    return Err(invalid("ca"));
                }
                for certificate in found {
                    let der = certificate.map_err(|_| invalid("ca"))?.to_vec();
                    tls = tls.add_root_certificate(Certificate::from_der(der).map_err(|_| invalid("ca"))?);
                }
            }
            Some(tls.build_rustls().map_err(|_| invalid("ca"))?)
        };
        Ok(Self { config, from, tls, trouble: Mutex::default() })
    }

    /// The settings.
    pub fn config(&self) -> &SmtpConfig {
        &self.config
    }

    /// Why no mail leaves at present; none where nothing is known against it.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers what came of asking the mail server: after a failure it is left alone for a while, longer each time.
    pub(super) fn note(&self, outcome: Result<(), Closed>, now: Instant) {
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        *trouble = outcome.err().map(|closed| {
            let (since, tries) = trouble.as_ref().map_or((now, 0), |before| (before.since, before.tries + 1));
            let pause = LONGEST_REST.min(FIRST_REST << tries.min(16));
            let next_try_at = Instant::from_micros(now.micros().saturating_add(pause)).unwrap_or(now);
            Trouble { closed, since, next_try_at, tries }
        });
    }

    /// Opens the way to the mail server as far as it takes a mail from us, over the connection that is open where there is one. What
    /// fails here is no mail's fault: it would befall the next one too.
    pub(super) fn open(&self, used: Option<Way>) -> Result<Way, Closed> {
        let from = || MailFrom::new(Some(self.from.clone()), Vec::new());
        if let Some(Way(mut connection)) = used {
            // A server may end a connection that it took a mail over.
            if connection.command(from()).is_ok() {
                return Ok(Way(connection));
            }
        }
        let mut connection = self.connect()?;
        match connection.command(from()) {
            Ok(_) => Ok(Way(connection)),
            Err(error) if error.is_permanent() => Err(Closed::new("mail.sender_refused", full(&error))),
            Err(error) => Err(Closed::new("mail.unreachable", full(&error))),
        }
    }

    /// Hands a mail over, and gives the way back where the next mail may take it. The `Message-ID` follows from `id`: a mail that
    /// arrives twice all the same is known for one.
    pub(super) fn hand_over(&self, way: Way, message: &Message) -> (Result<(), Failure>, Option<Way>) {
        let Way(mut connection) = way;
        let told = message
            .envelope()
            .to()
            .iter()
            .try_for_each(|address| connection.command(Rcpt::new(address.clone(), Vec::new())).map(drop));
        if let Err(error) = told.and_then(|()| connection.command(Data).map(drop)) {
            let usable = connection.command(Rset).is_ok();
            return (Err(said(error)), usable.then_some(Way(connection)));
        }
        // From here on the server may have it, whatever we hear.
        match connection.message(&message.formatted()) {
            Ok(_) => (Ok(()), Some(Way(connection))),
            Err(error) if error.is_transient() || error.is_permanent() => (Err(said(error)), Some(Way(connection))),
            Err(error) => (Err(Failure::new(MailStep::Unclear, "mail.no_answer", full(&error))), None),
        }
    }

    fn connect(&self) -> Result<SmtpConnection, Closed> {
        let later = |code, error: &lettre::transport::smtp::Error| Closed::new(code, full(error));
        let me = ClientId::default();
        let SmtpConfig { host, port, security, .. } = &self.config;
        let at_once = self.tls.as_ref().filter(|_| *security == SmtpSecurity::Implicit);
        let mut connection = SmtpConnection::connect((host.as_str(), *port), Some(PATIENCE), &me, at_once, None)
            .map_err(|error| later(if error.is_tls() { "mail.tls_failed" } else { "mail.unreachable" }, &error))?;
        if let (SmtpSecurity::StartTls, Some(tls)) = (security, &self.tls) {
            if !connection.can_starttls() {
                connection.abort();
                return Err(Closed::new("mail.tls_missing", host));
            }
            connection.starttls(tls, &me).map_err(|error| later("mail.tls_failed", &error))?;
        }
        if let (Some(user), Some(password)) = (&self.config.user, &self.config.password) {
            let credentials = Credentials::new(user.clone(), password.clone());
            connection.auth(DEFAULT_MECHANISMS, &credentials).map_err(|error| {
                let refused = error.is_permanent() || error.is_client();
                later(if refused { "mail.login_failed" } else { "mail.unreachable" }, &error)
            })?;
        }
        Ok(connection)
    }

    /// Puts a mail together.
    pub(super) fn message(
        &self,
        id: Id,
        to: &[String],
        letter: &Letter,
        enclosures: Vec<Enclosure>,
    ) -> Result<Message, Failure> {
        let unfit = |detail: String| Failure::new(MailStep::Refused, "mail.unfit", detail);
        let domain = self.from.domain();
        let mut builder = Message::builder()
            .from(Mailbox::new(Some(SENDER.to_owned()), self.from.clone()))
            .subject(letter.subject.clone())
            .message_id(Some(format!("<{id}@{domain}>")))
            // Nobody's holiday note answers it (RFC 3834).
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ));
        for address in to {
            builder = builder.to(Mailbox::new(None, address.parse().map_err(|_| unfit(address.clone()))?));
        }
        let body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
        if enclosures.is_empty() {
            return builder.multipart(body).map_err(|error| unfit(error.to_string()));
        }
        let mut parts = MultiPart::mixed().multipart(body);
        for Enclosure { name, mime, bytes } in enclosures {
            let kind = ContentType::parse(mime).map_err(|error| unfit(error.to_string()))?;
            let part: SinglePart = Attachment::new(name).body(bytes, kind);
            parts = parts.singlepart(part);
        }
        builder.multipart(parts).map_err(|error| unfit(error.to_string()))
    }
}

/// Whether a name leads to this machine and nowhere else.
fn is_this_machine(host: &str) -> bool {
    (host, 0).to_socket_addrs().is_ok_and(|mut addresses| {
        let mut any = false;
        addresses.all(|address| {
            any = true;
            address.ip().is_loopback()
        }) && any
    })
}

/// What the server answered before it had the mail.
fn said(error: lettre::transport::smtp::Error) -> Failure {
    let detail = full(&error);
    if error.is_permanent() {
        Failure::new(MailStep::Refused, "mail.refused", detail)
    } else if error.is_transient() {
        Failure::new(MailStep::Deferred, "mail.deferred", detail)
    } else {
        Failure::new(MailStep::Deferred, "mail.unreachable", detail)
    }
}

fn full(error: &lettre::transport::smtp::Error) -> String {
    use std::error::Error as _;
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text.push_str(": ");
            text.push_str(&inner_text);
        }
        source = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Sender, SmtpConfig, SmtpSecurity};

    fn config() -> SmtpConfig {
        SmtpConfig {
            host: "localhost".into(),
            port: 587,
            security: SmtpSecurity::StartTls,
            user: Some("crm".into()),
            password: Some("the-password-itself".into()),
            from: "crm@bantu.test".into(),
            ca_pem: None,
            office_url: None,
        }
    }

    #[test]
    fn settings_are_checked_before_anything_goes_out() {
        assert!(Sender::new(config()).is_ok());
        let check = |change: fn(&mut SmtpConfig), code: &str| {
            let mut changed = config();
            change(&mut changed);
            assert_eq!(Sender::new(changed).err().map(|error| error.code).as_deref(), Some(code));
        };
        check(|c| c.host = " ".into(), "mail.settings_invalid");
        check(|c| c.host = "a b".into(), "mail.settings_invalid");
        check(|c| c.from = "crm".into(), "mail.settings_invalid");
        check(|c| c.from = "A <a@b.c>".into(), "mail.settings_invalid");
        check(|c| c.password = None, "mail.settings_invalid");
        check(|c| c.ca_pem = Some(b"no certificate".to_vec()), "mail.settings_invalid");
        check(
            |c| {
                c.security = SmtpSecurity::None;
                c.host = "192.0.2.1".into();
            },
            "mail.insecure",
        );
        let mut here = config();
        here.security = SmtpSecurity::None;
        here.host = "127.0.0.1".into();
        assert!(Sender::new(here).is_ok());
    }

    #[test]
    fn the_password_is_shown_nowhere() {
        let text = format!("{:?} {:?}", config(), Sender::new(config()));
        assert!(!text.contains("the-password-itself") && text.contains("localhost"), "{text}");
    }
}
