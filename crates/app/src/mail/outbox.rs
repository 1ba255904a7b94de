//! The sender: takes what is due, one mail after the other, and records every try before and after it. Exactly one runs per workspace,
//! beside the authority: in the office's server, and in a desktop without an office.

use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use bantu_domain::actor::Actor;
use bantu_domain::command::Command;
use bantu_domain::contract::{Contract, ContractStatus};
use bantu_domain::invoice::{Invoice, InvoiceStatus};
use bantu_domain::mail::{Mail, MailStatus, MailStep, MarkMail, PATIENCE_MICROS};
use bantu_domain::quotation::{Quotation, QuotationStatus};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::table::Entity as _;
use bantu_domain::tx::Cx;
use bantu_store::query::mail as store;
use lettre::Message;
use serde_json::json;

use super::smtp::{Enclosure, Failure, MAX_ATTACHED, Sender, Way};
use super::text;
use crate::app::{App, Call};
use crate::error::AppError;
use crate::usecase::Reply;

/// A mail to a customer that waits longer than this while none leaves: its author is told. Fifteen minutes, microseconds.
const DELAY_MICROS: i64 = 15 * 60 * 1_000_000;
/// Mails of one round.
const ROUND: i64 = 20;
/// Pause between two looks; a mail leaves within it.
const PAUSE: Duration = Duration::from_secs(2);

/// What one look at the outbox did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Mails whose row changed.
    pub tried: usize,
    /// Mails that the mail server took.
    pub taken: usize,
}

/// Works the outbox off, round by round, until told to stop or until whoever would tell is gone; a mail in its hands is done first.
/// A failure of the storage waits for the next round.
pub fn run(stop: &Receiver<()>, round: impl Fn(&dyn Fn() -> bool) -> Result<Round, AppError>) {
    loop {
        let ended = || stop.try_recv() != Err(TryRecvError::Empty);
        if let Err(error) = round(&ended) {
            tracing::error!(code = error.code, "mails wait: the outbox could not be worked off");
        }
        if stop.recv_timeout(PAUSE) != Err(RecvTimeoutError::Timeout) {
            return;
        }
    }
}

/// Sends what is due now, until `ended`, over one connection. While the mail server takes none, and without one, mails wait; no try of
/// theirs is spent, and after a quarter of an hour the authors of those to customers are told.
///
/// # Errors
/// Storage failure. A mail that is not taken is no error: its row says why.
pub fn work_off(app: &App, ended: impl Fn() -> bool) -> Result<Round, AppError> {
    let call = app.call_by(Actor::SYSTEM);
    let mut round = Round::default();
    // Only this sender begins a try, and it ends each before the next: what is begun was broken off, by a crash or a failing disk.
    for id in call.read(store::begun)? {
        let attempt = call.look(|look| look.ask(|cx| cx.require::<Mail>(id)))?.attempts;
        tracing::warn!(%id, "a mail was being sent when the program ended: nobody knows whether it arrived");
        mark(&call, id, attempt, MailStep::Unclear, Some(("mail.interrupted", String::new())))?;
        round.tried += 1;
    }
    let Some(sender) = app.mail() else {
        round.tried += tell_delayed(&call, "mail.not_configured", "")?;
        return Ok(round);
    };
    let now = call.now();
    let rests = sender.trouble().is_some_and(|trouble| now < trouble.next_try_at);
    let due = if rests { Vec::new() } else { call.read(|conn| store::due(conn, now, ROUND))? };
    let mut way = None;
    for id in due {
        if ended() {
            break;
        }
        match attempt(&call, &sender, id, way.take())? {
            Attempt::Closed => break,
            Attempt::Skipped(open) => way = open,
            Attempt::Made { taken, open } => {
                way = open;
                round.tried += 1;
                round.taken += usize::from(taken);
            }
        }
    }
    if let Some(way) = way {
        way.end();
    }
    if let Some(trouble) = sender.trouble() {
        round.tried += tell_delayed(&call, trouble.closed.code, &trouble.closed.detail)?;
    }
    Ok(round)
}

/// Tells the authors of mails to customers that wait longer than they would expect, once each.
fn tell_delayed(call: &Call<'_>, code: &'static str, detail: &str) -> Result<usize, AppError> {
    let Some(since) = Instant::from_micros(call.now().micros() - DELAY_MICROS) else { return Ok(0) };
    let delayed = call.read(|conn| store::delayed(conn, since, ROUND))?;
    for id in &delayed {
        let attempts = call.look(|look| look.ask(|cx| cx.require::<Mail>(*id)))?.attempts;
        mark(call, *id, attempts, MailStep::Delayed, Some((code, detail.to_owned())))?;
    }
    Ok(delayed.len())
}

/// What became of a mail whose turn had come.
enum Attempt {
    /// The mail server takes no mail at all; this one still waits, and none of its tries is spent.
    Closed,
    /// It was taken back since the look.
    Skipped(Option<Way>),
    /// A try was made.
    Made {
        /// The mail server took it.
        taken: bool,
        /// The way for the next mail.
        open: Option<Way>,
    },
}

/// One try.
fn attempt(call: &Call<'_>, sender: &Sender, id: Id, open: Option<Way>) -> Result<Attempt, AppError> {
    let mail: Mail = call.look(|look| look.ask(|cx| cx.require(id)))?;
    if mail.status != MailStatus::Queued {
        return Ok(Attempt::Skipped(open));
    }
    let number = mail.attempts + 1;
    // Everything slow is done before the try is recorded: what is interrupted here was not sent.
    let ready = match prepare(call, sender, &mail) {
        Err(failure) => Err((failure, open)),
        Ok(message) => match sender.open(open) {
            Ok(way) => {
                sender.note(Ok(()), call.now());
                Ok((message, way))
            }
            Err(closed) => {
                tracing::warn!(code = closed.code, "mails wait: the mail server takes none");
                sender.note(Err(closed), call.now());
                return Ok(Attempt::Closed);
            }
        },
    };
    match mark(call, id, number, MailStep::Begin, None) {
        Ok(()) => {}
        Err(error) if error.code == "mail.wrong_status" => return Ok(Attempt::Skipped(None)),
        Err(error) => return Err(error),
    }
    let (outcome, open) = match ready {
        Ok((message, way)) => sender.hand_over(way, &message),
        Err((failure, open)) => (Err(failure), open),
    };
    match outcome {
        Ok(()) => {
            tracing::info!(%id, attempt = number, "mail sent");
            mark(call, id, number, MailStep::Accepted, None)?;
            Ok(Attempt::Made { taken: true, open })
        }
        Err(Failure { step, code, detail }) => {
            tracing::warn!(%id, attempt = number, code, step = step.code(), "mail not sent");
            mark(call, id, number, step, Some((code, detail)))?;
            Ok(Attempt::Made { taken: false, open })
        }
    }
}

fn mark(
    call: &Call<'_>,
    id: Id,
    attempt: i64,
    step: MailStep,
    why: Option<(&'static str, String)>,
) -> Result<(), AppError> {
    let (code, detail) = why.map(|(code, detail)| (code.to_owned(), detail)).unzip();
    call.run(&Command::MailMark(MarkMail { id, attempt, step, code, detail })).map(drop)
}

/// A mail with its text and its files.
fn prepare(call: &Call<'_>, sender: &Sender, mail: &Mail) -> Result<Message, Failure> {
    let refused = |code, detail: String| Failure::new(MailStep::Refused, code, detail);
    let waited = mail.next_attempt_at.map_or(0, |at| call.now().micros().saturating_sub(at.micros()));
    if waited > PATIENCE_MICROS {
        return Err(refused("mail.too_old", String::new()));
    }
    let checked = call.look(|look| {
        look.ask(|cx| {
            still_out(mail, cx)?;
            text::facts(mail, cx)
        })
    });
    let facts = checked.map_err(|error| match error.code.as_str() {
        "mail.document_not_issued" | "record.not_found" => refused("mail.document_withdrawn", String::new()),
        _ => Failure::new(MailStep::Deferred, "mail.not_ready", error.code),
    })?;
    let letter = text::letter(mail, &facts, sender.config().office_url.as_deref());
    let mut enclosures = Vec::with_capacity(mail.attachments.len());
    for named in &mail.attachments {
        enclosures.push(enclosure(call, named).map_err(|error| refused("mail.attachment_missing", error.code))?);
    }
    if enclosures.iter().map(|file| file.bytes.len()).sum::<usize>() > MAX_ATTACHED {
        return Err(refused("mail.too_large", (MAX_ATTACHED / 1_000_000).to_string()));
    }
    sender.message(mail.id, &mail.to_addresses, &letter, enclosures)
}

/// What a mail carries must still be out: a contract that was taken back for a change is not sent as it stands now.
fn still_out(mail: &Mail, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let id = mail.subject_id;
    let out = match mail.subject_table.as_str() {
        _ if mail.attachments.is_empty() => true,
        table if table == Quotation::TABLE => cx.require::<Quotation>(id)?.status != QuotationStatus::Draft,
        table if table == Contract::TABLE => {
            !matches!(cx.require::<Contract>(id)?.status, ContractStatus::Draft | ContractStatus::Terminated)
        }
        table if table == Invoice::TABLE => cx.require::<Invoice>(id)?.status != InvoiceStatus::Draft,
        _ => true,
    };
    if out { Ok(()) } else { Err(Refusal::new("mail.document_not_issued").into()) }
}

/// The bytes of what a mail names: our papers from their frozen content, files from the folder.
fn enclosure(call: &Call<'_>, named: &str) -> Result<Enclosure, AppError> {
    let (table, id) = named.split_once('/').unwrap_or((named, ""));
    let asked = match table {
        "quotations" => "quotation.pdf",
        "contracts" => "contract.pdf",
        "invoices" => "invoice.pdf",
        _ => "attachment.open",
    };
    match call.call(asked, json!({ "id": id }))? {
        Reply::File { name, mime, bytes } => Ok(Enclosure { name, mime, bytes }),
        Reply::Json(_) => Err(AppError::new("internal")),
    }
}
