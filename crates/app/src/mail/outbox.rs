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
use bantu_domain::record::Id;
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::table::Entity as _;
use bantu_domain::tx::Cx;
use bantu_store::query::mail as store;
use serde_json::json;

use super::smtp::{Enclosure, Failure, MAX_ATTACHED, Sender};
use super::text::{self, Letter};
use crate::app::{App, Call};
use crate::error::AppError;
use crate::usecase::Reply;

/// Mails of one round.
const ROUND: i64 = 20;
/// Pause between two looks; a mail leaves within it.
const PAUSE: Duration = Duration::from_secs(2);

/// Sends until told to stop, or until whoever would tell is gone; a mail in its hands is done first. A failure of the storage waits for
/// the next round. Without a mail server there is nothing to do.
pub fn run(app: &App, stop: &Receiver<()>) {
    while app.mail.is_some() {
        let ended = || stop.try_recv() != Err(TryRecvError::Empty);
        if let Err(error) = work_off(app, ended) {
            tracing::error!(code = error.code, "mails wait: the outbox could not be worked off");
        }
        if stop.recv_timeout(PAUSE) != Err(RecvTimeoutError::Timeout) {
            return;
        }
    }
}

/// Sends what is due now, until `ended`, and answers how many mails the mail server took.
///
/// # Errors
/// Storage failure. A mail that is not taken is no error: its row says why.
pub fn work_off(app: &App, ended: impl Fn() -> bool) -> Result<usize, AppError> {
    let Some(sender) = &app.mail else { return Ok(0) };
    let call = app.call_by(Actor::SYSTEM);
    // Only this sender begins a try, and it ends each before the next: what is begun was broken off, by a crash or a failing disk.
    for id in call.read(store::begun)? {
        let attempt = call.look(|look| look.ask(|cx| cx.require::<Mail>(id)))?.attempts;
        tracing::warn!(%id, "a mail was being sent when the program ended: nobody knows whether it arrived");
        mark(&call, id, attempt, MailStep::Unclear, Some(("mail.interrupted", String::new())))?;
    }
    let now = call.now();
    let mut taken = 0;
    for id in call.read(|conn| store::due(conn, now, ROUND))? {
        if ended() {
            break;
        }
        taken += usize::from(attempt(&call, sender, id)?);
    }
    Ok(taken)
}

/// One try.
fn attempt(call: &Call<'_>, sender: &Sender, id: Id) -> Result<bool, AppError> {
    let mail: Mail = call.look(|look| look.ask(|cx| cx.require(id)))?;
    if mail.status != MailStatus::Queued {
        // Taken back since the look.
        return Ok(false);
    }
    let number = mail.attempts + 1;
    // Everything slow is done before the try is recorded: what is interrupted here was not sent.
    let ready = prepare(call, sender, &mail);
    if mark(call, id, number, MailStep::Begin, None).is_err_and(|error| error.code == "mail.wrong_status") {
        return Ok(false);
    }
    let outcome = ready.and_then(|(letter, enclosures)| sender.hand_over(id, &mail.to_addresses, &letter, enclosures));
    match outcome {
        Ok(()) => {
            tracing::info!(%id, attempt = number, "mail sent");
            mark(call, id, number, MailStep::Accepted, None)?;
            Ok(true)
        }
        Err(Failure { step, code, detail }) => {
            tracing::warn!(%id, attempt = number, code, step = step.code(), "mail not sent");
            mark(call, id, number, step, Some((code, detail)))?;
            Ok(false)
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

/// The text and the files of a mail.
fn prepare(call: &Call<'_>, sender: &Sender, mail: &Mail) -> Result<(Letter, Vec<Enclosure>), Failure> {
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
    Ok((letter, enclosures))
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
