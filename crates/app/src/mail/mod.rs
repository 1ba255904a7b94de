//! Mails: the outbox as people see it, sending a document to a customer, and the settings of the mail server.

mod outbox;
mod server;
mod smtp;
mod text;

use bantu_domain::access::User;
use bantu_domain::actor::Actor;
use bantu_domain::command::Command;
use bantu_domain::customer::Customer;
use bantu_domain::mail::{
    CancelMail, MAX_RECIPIENTS, Mail, MailDocument, MailKind, MailLanguage, MailStatus, RetryMail, SendMail, is_address,
};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::tx::Cx;
use bantu_store::query::mail as store;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use outbox::{Round, run, work_off};
pub(crate) use server::take_up;
pub use smtp::{Sender, SmtpConfig, SmtpSecurity};
pub use text::Letter;

use crate::app::{Call, Mode};
use crate::approval::user_ref;
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, command, online, query};
use crate::view::{ById, Done, Nothing, Page, Ref};

/// A mail in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MailRow {
    /// Key.
    pub id: Id,
    /// What it is about.
    pub kind: MailKind,
    /// How far it is.
    pub status: MailStatus,
    /// To whom.
    pub to_addresses: Vec<String>,
    /// Its subject as it is or will be sent.
    pub subject: String,
    /// The customer.
    pub customer: Option<Ref>,
    /// The deal.
    pub opportunity: Option<Ref>,
    /// Table of the record it is about.
    pub subject_table: String,
    /// That record.
    pub subject_id: Id,
    /// Tries so far.
    pub attempts: i64,
    /// Next try.
    pub next_attempt_at: Option<Instant>,
    /// Why the last try failed, or why none is made at present: a code.
    pub error_code: Option<String>,
    /// What the mail server said.
    pub error_detail: Option<String>,
    /// Who caused it; none: the system.
    pub created_by: Option<Ref>,
    /// When.
    pub created_at: Instant,
    /// When the mail server took it.
    pub sent_at: Option<Instant>,
    /// The caller may send it again.
    pub may_retry: bool,
    /// The caller may take it back.
    pub may_cancel: bool,
}

/// A mail with its text.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MailView {
    /// The mail.
    pub mail: MailRow,
    /// Its language.
    pub language: MailLanguage,
    /// Its text as it was or will be sent; links to the office are added there.
    pub letter: Letter,
    /// What is attached, as `table/id`.
    pub attachments: Vec<String>,
}

/// Which mails, the newest first: those to customers the caller sees, and those to himself.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailListArgs {
    /// In one of these states; none: in any.
    #[serde(default)]
    statuses: Vec<MailStatus>,
    /// About a deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// Of a customer.
    #[serde(default)]
    customer_id: Option<Id>,
    /// About one record, for example a quotation.
    #[serde(default)]
    subject_id: Option<Id>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

fn list(call: &Call<'_>, args: MailListArgs) -> Result<Page<MailRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    call.look(|look| {
        look.ask(|cx| {
            if let Some(deal) = args.opportunity_id {
                cx.require::<Opportunity>(deal)?;
            }
            if let Some(customer) = args.customer_id {
                cx.require::<Customer>(customer)?;
            }
            Ok(())
        })?;
        let filter = store::Filter {
            statuses: args.statuses,
            opportunity_id: args.opportunity_id,
            customer_id: args.customer_id,
            subject_id: args.subject_id,
        };
        let held = held_up(call);
        let visibility = look.visibility();
        let (ids, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(mail) = cx.load::<Mail>(id)? {
                    rows.push(row(mail, held, cx)?.0);
                }
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

/// Why no mail leaves this place at present, where it is the place that sends.
fn held_up(call: &Call<'_>) -> Option<&'static str> {
    if !call.app.mode.is_authority() {
        return None;
    }
    match call.app.mail() {
        None => Some("mail.not_configured"),
        Some(sender) => sender.trouble().map(|trouble| trouble.closed.code),
    }
}

fn row(mail: Mail, held: Option<&'static str>, cx: &mut Cx<'_>) -> Result<(MailRow, Letter), Fault> {
    let facts = text::facts(&mail, cx)?;
    let letter = text::letter(&mail, &facts, None);
    let customer = mail.customer_id.map_or(Ok(None), |id| cx.load::<Customer>(id))?;
    let opportunity = mail.opportunity_id.map_or(Ok(None), |id| cx.load::<Opportunity>(id))?;
    let created_by = cx.load::<User>(mail.created_by)?.map(|_| user_ref(mail.created_by, cx)).transpose()?;
    let me = cx.actor.user_id;
    let looks_after = cx.actor.sees_whole_workspace() || cx.actor.may("settings.manage");
    let decides = looks_after || mail.created_by == me || mail.to_user_id == Some(me);
    let rests = decides && mail.status != MailStatus::Sending;
    let waits = mail.status == MailStatus::Queued && mail.next_attempt_at.is_some_and(|at| at <= cx.at);
    let held = held.filter(|_| waits).map(str::to_owned);
    let row = MailRow {
        id: mail.id,
        kind: mail.kind,
        status: mail.status,
        to_addresses: mail.to_addresses,
        subject: letter.subject.clone(),
        customer: customer.map(|customer| Ref { id: customer.id, name: customer.fields.name }),
        opportunity: opportunity.map(|deal| Ref { id: deal.id, name: deal.fields.name }),
        subject_table: mail.subject_table,
        subject_id: mail.subject_id,
        attempts: mail.attempts,
        next_attempt_at: mail.next_attempt_at,
        error_code: held.or(mail.error_code),
        error_detail: mail.error_detail,
        created_by,
        created_at: mail.created_at,
        sent_at: mail.sent_at,
        may_retry: rests && mail.status.may_become(MailStatus::Queued),
        may_cancel: rests && mail.status.may_become(MailStatus::Cancelled),
    };
    Ok((row, letter))
}

fn get(call: &Call<'_>, args: ById) -> Result<MailView, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let mail: Mail = cx.require(args.id)?;
            let (language, attachments) = (mail.language, mail.attachments.clone());
            let (mail, letter) = row(mail, held_up(call), cx)?;
            Ok(MailView { mail, language, letter, attachments })
        })
    })
}

/// Sends an issued document to people at the customer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendMailArgs {
    /// Which kind of document.
    document: MailDocument,
    /// The document.
    document_id: Id,
    /// Addresses, one to ten.
    to: Vec<String>,
    /// Language of the text; that of the document when nothing is said.
    #[serde(default)]
    language: Option<MailLanguage>,
}

fn send(call: &Call<'_>, args: SendMailArgs) -> Result<Done, AppError> {
    let SendMailArgs { document, document_id, to, language } = args;
    let id = call.new_id();
    call.run_on(id, &Command::MailSend(SendMail { id, document, document_id, to, language }))
}

/// Issues or sends a document, and where addresses are given mails it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendArgs {
    /// The document.
    pub id: Id,
    /// Addresses at the customer that get it by mail; none: nobody does.
    #[serde(default)]
    pub mail_to: Vec<String>,
}

/// Refuses addresses before a number is taken.
///
/// # Errors
/// `mail.address_invalid` and `field.too_long` at `mail_to`.
pub(crate) fn check_to(addresses: &[String]) -> Result<(), AppError> {
    if addresses.len() > MAX_RECIPIENTS {
        return Err(Refusal::new("field.too_long").field("mail_to").with("limit", MAX_RECIPIENTS).into());
    }
    match addresses.iter().map(|text| text.trim()).find(|text| !is_address(text)) {
        Some(text) => Err(Refusal::new("mail.address_invalid").field("mail_to").with("address", text).into()),
        None => Ok(()),
    }
}

/// Mails a document as a part of the whole that issues it; nothing where nobody gets it.
///
/// # Errors
/// Those of `mail.send`.
pub(crate) fn enclose(
    call: &Call<'_>,
    document: MailDocument,
    document_id: Id,
    to: Vec<String>,
) -> Result<(), AppError> {
    if to.is_empty() {
        return Ok(());
    }
    send(call, SendMailArgs { document, document_id, to, language: None }).map(drop)
}

fn retry(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::MailRetry(RetryMail { id: args.id }))
}

fn cancel(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::MailCancel(CancelMail { id: args.id }))
}

/// How mails leave the workspace and which did not; never a password, never a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MailState {
    /// Mails can leave; else they wait.
    pub is_configured: bool,
    /// It is set on this desktop, with `mail.set_server`; an office's where its server is started.
    pub is_set_here: bool,
    /// It is set, and its password is not known on this machine: type it again.
    pub is_password_missing: bool,
    /// Its name.
    pub host: Option<String>,
    /// Its port.
    pub port: Option<i64>,
    /// Protection of the way there.
    pub security: Option<SmtpSecurity>,
    /// Login.
    pub user: Option<String>,
    /// Address that mails come from.
    pub from: Option<String>,
    /// Why no mail leaves at present, a code; none where nothing is known against it.
    pub trouble_code: Option<String>,
    /// What the mail server said.
    pub trouble_detail: Option<String>,
    /// Since when no mail leaves.
    pub trouble_since: Option<Instant>,
    /// When the mail server is asked again.
    pub next_try_at: Option<Instant>,
    /// Mails by state, colleagues' too; a state without any is left out.
    pub counts: Vec<MailCount>,
    /// When the mail that waits longest was queued.
    pub waiting_since: Option<Instant>,
    /// Those that did not go, the newest first, 200 at most.
    pub troubled: Vec<TroubledMail>,
}

/// How many mails are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MailCount {
    /// The state.
    pub status: MailStatus,
    /// How many.
    pub count: i64,
}

/// A mail that did not go, for whoever looks after the mail server: what it says stays out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TroubledMail {
    /// Key.
    pub id: Id,
    /// What it is about.
    pub kind: MailKind,
    /// Failed, unclear, or waiting for its next try.
    pub status: MailStatus,
    /// To whom.
    pub to_addresses: Vec<String>,
    /// Tries so far.
    pub attempts: i64,
    /// Next try.
    pub next_attempt_at: Option<Instant>,
    /// Why the last try failed: a code.
    pub error_code: Option<String>,
    /// What the mail server said.
    pub error_detail: Option<String>,
    /// When it was queued.
    pub created_at: Instant,
}

/// Mails shown that did not go.
const TROUBLED: i64 = 200;

fn status(call: &Call<'_>, _args: Nothing) -> Result<MailState, AppError> {
    let counts = call.read(store::counts)?;
    let waiting_since = call.read(store::waiting_since)?;
    let ids = call.read(|conn| store::troubled(conn, TROUBLED))?;
    // Whoever looks after the mail server does not see what colleagues get; the sender does.
    let troubled = call.app.call_by(Actor::SYSTEM).look(|look| {
        look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                rows.extend(cx.load::<Mail>(id)?.map(TroubledMail::from));
            }
            Ok(rows)
        })
    })?;
    let sender = call.app.mail();
    let trouble = sender.as_ref().and_then(|sender| sender.trouble());
    let config = sender.as_ref().map(|sender| sender.config());
    let set_here = call.read(bantu_store::mail_server::get)?;
    let known = set_here.as_ref();
    Ok(MailState {
        is_configured: config.is_some(),
        is_set_here: call.app.mode == Mode::StandAlone,
        is_password_missing: config.is_none() && known.is_some_and(|kept| kept.login.is_some()),
        host: config.map(|config| config.host.clone()).or_else(|| known.map(|kept| kept.host.clone())),
        port: config.map(|config| i64::from(config.port)).or_else(|| known.map(|kept| kept.port)),
        security: config
            .map(|config| config.security)
            .or_else(|| known.and_then(|kept| SmtpSecurity::from_code(&kept.security))),
        user: config.map_or_else(|| known.and_then(|kept| kept.login.clone()), |config| config.user.clone()),
        from: config.map(|config| config.from.clone()).or_else(|| known.map(|kept| kept.from_address.clone())),
        trouble_code: trouble.as_ref().map(|trouble| trouble.closed.code.to_owned()),
        trouble_detail: trouble.as_ref().map(|trouble| trouble.closed.detail.clone()),
        trouble_since: trouble.as_ref().map(|trouble| trouble.since),
        next_try_at: trouble.as_ref().map(|trouble| trouble.next_try_at),
        counts: counts.into_iter().map(|(status, count)| MailCount { status, count }).collect(),
        waiting_since,
        troubled,
    })
}

impl From<Mail> for TroubledMail {
    fn from(mail: Mail) -> Self {
        Self {
            id: mail.id,
            kind: mail.kind,
            status: mail.status,
            to_addresses: mail.to_addresses,
            attempts: mail.attempts,
            next_attempt_at: mail.next_attempt_at,
            error_code: mail.error_code,
            error_detail: mail.error_detail,
            created_at: mail.created_at,
        }
    }
}

/// Tries the mail server.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestMailArgs {
    /// Who gets the test.
    to: String,
    /// Its language; Chinese when nothing is said.
    #[serde(default)]
    language: Option<MailLanguage>,
}

fn test(call: &Call<'_>, args: TestMailArgs) -> Result<Done, AppError> {
    let to = args.to.trim().to_owned();
    if !is_address(&to) {
        return Err(Refusal::new("mail.address_invalid").field("to").with("address", &to).into());
    }
    let sender = call.app.mail().ok_or_else(|| AppError::new("mail.not_configured"))?;
    let letter = text::test(args.language.unwrap_or(MailLanguage::Zh));
    let id = call.new_id();
    let failed = |code, detail| AppError::new(code).with("detail", detail);
    let message = sender.message(id, &[to], &letter, Vec::new()).map_err(|why| failed(why.code, why.detail))?;
    let opened = sender.open(None);
    // What a test finds out counts: once the way is open again the outbox goes on at once.
    sender.note(opened.as_ref().map(drop).map_err(Clone::clone), call.now());
    let way = opened.map_err(|why| failed(why.code, why.detail))?;
    let (outcome, way) = sender.hand_over(way, &message);
    if let Some(way) = way {
        way.end();
    }
    outcome.map_err(|why| failed(why.code, why.detail))?;
    Ok(Done::of(id, [].into()))
}

pub(crate) fn entries() -> Vec<UseCase> {
    let mut entries = vec![
        query("mail.list", "", list),
        query("mail.get", "", get),
        command("mail.send", "", send),
        online("mail.retry", "", retry),
        online("mail.cancel", "", cancel),
        online("mail.status", "settings.manage", status),
        online("mail.test", "settings.manage", test),
    ];
    entries.extend(server::entries());
    entries
}
