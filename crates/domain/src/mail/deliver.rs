//! What became of a try to send, as the office's sender records it. The try is committed before the mail server hears of it, so that
//! a mail is never handed over twice: whoever starts again finds it `sending` and knows that nobody knows.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::commands::wrong_status;
use super::{Mail, MailStatus};
use crate::notification::{self, Notice, NotificationKind};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::setting::{self, SettingKey};
use crate::table::Entity;
use crate::text_enum;
use crate::tx::Cx;

/// A mail that waited longer than this after its turn is not sent any more: nobody wants yesterday's reminder from a mail server that
/// was set up today. Three days, microseconds.
pub const PATIENCE_MICROS: i64 = 3 * 24 * 3_600 * 1_000_000;
/// The pause after the first try, microseconds: one minute.
const FIRST_PAUSE: i64 = 60 * 1_000_000;
/// Longest answer of a mail server that is kept.
const MAX_DETAIL: usize = 500;

text_enum! {
    /// A step of the sender.
    pub enum MailStep {
        /// No mail leaves at present, and this one has waited long enough for its author to know.
        Delayed = "delayed",
        /// The try begins.
        Begin = "begin",
        /// The mail server has taken the mail.
        Accepted = "accepted",
        /// It did not take this mail now, for example by greylisting.
        Deferred = "deferred",
        /// It will never take it.
        Refused = "refused",
        /// It may have taken it.
        Unclear = "unclear",
    }
}

/// Records a step of the sender; the system's alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkMail {
    /// The mail.
    pub id: Id,
    /// Number of the try: a step of another one changes nothing.
    pub attempt: i64,
    /// The step.
    pub step: MailStep,
    /// Why, where it is no success: a code.
    #[serde(default)]
    pub code: Option<String>,
    /// What the mail server said.
    #[serde(default)]
    pub detail: Option<String>,
}

/// The pause after a failed try: one minute, then four times as long each time, a day at most; microseconds.
pub fn pause_micros(attempt: i64) -> i64 {
    let doublings = u32::try_from((attempt.max(1) - 1).min(6)).unwrap_or(6);
    (FIRST_PAUSE << (2 * doublings)).min(24 * 3_600 * 1_000_000)
}

pub(crate) fn mark(args: &MarkMail, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if !cx.actor.is_system() {
        return Err(Refusal::new("permission.denied").with("permission", "system").into());
    }
    let mut mail: Mail = cx.require(args.id)?;
    let begins = args.step == MailStep::Begin;
    let delayed = args.step == MailStep::Delayed;
    let (from, counted) = match args.step {
        MailStep::Begin => (MailStatus::Queued, args.attempt - 1),
        MailStep::Delayed => (MailStatus::Queued, args.attempt),
        _ => (MailStatus::Sending, args.attempt),
    };
    let next = match args.step {
        MailStep::Delayed => MailStatus::Queued,
        MailStep::Begin => MailStatus::Sending,
        MailStep::Accepted => MailStatus::Sent,
        MailStep::Deferred if mail.attempts < setting::number(SettingKey::MailMaxAttempts, cx)? => MailStatus::Queued,
        MailStep::Deferred | MailStep::Refused => MailStatus::Failed,
        MailStep::Unclear => MailStatus::Unclear,
    };
    if mail.status != from || mail.attempts != counted {
        return Err(wrong_status(&mail, next).into());
    }
    mail.status = next;
    mail.attempts = args.attempt;
    mail.next_attempt_at = match next {
        // Its turn has come and stays.
        MailStatus::Queued if delayed => mail.next_attempt_at,
        MailStatus::Queued => Instant::from_micros(cx.at.micros().saturating_add(pause_micros(args.attempt))),
        _ => None,
    };
    mail.sent_at = (next == MailStatus::Sent).then_some(cx.at);
    if !begins {
        mail.error_code = args.code.clone();
        mail.error_detail = args.detail.as_ref().map(|text| text.chars().take(MAX_DETAIL).collect());
    }
    cx.save(&mail)?;
    // A colleague who gets no mail has his notification all the same; who wrote to a customer must know.
    if (delayed || matches!(next, MailStatus::Failed | MailStatus::Unclear)) && mail.to_user_id.is_none() {
        let mut notice =
            Notice::of(NotificationKind::MailFailed, Mail::TABLE, mail.id).with("to", mail.to_addresses.join(", "));
        notice.opportunity_id = mail.opportunity_id;
        notice.customer_id = mail.customer_id;
        notice.params.extend(mail.params.get("number").map(|number| ("number".to_owned(), number.clone())));
        notice.params.insert("status".to_owned(), next.code().to_owned());
        notice.params.extend(args.code.iter().map(|code| ("code".to_owned(), code.clone())));
        notification::tell([mail.created_by], &notice, &cx.at.micros().to_string(), cx)?;
    }
    Ok(())
}
