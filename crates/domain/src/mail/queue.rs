//! Mails that follow from events: to colleagues beside what they are told, and reminders to customers.

use super::{Mail, MailKind, MailLanguage, MailStatus, is_address};
use crate::access::User;
use crate::contact::Contact;
use crate::contract::Contract;
use crate::notification::{Notice, NotificationKind, NotificationPreferences, Params};
use crate::opportunity::Opportunity;
use crate::record::{Id, built_in_id};
use crate::refusal::Fault;
use crate::setting::{self, SettingKey};
use crate::table::Entity;
use crate::tx::Cx;

/// The mail that goes with a kind of notification; none for most of them (DOMAIN §11).
pub const fn kind_of(kind: NotificationKind) -> Option<MailKind> {
    Some(match kind {
        NotificationKind::StageChanged => MailKind::StageTransition,
        NotificationKind::ApprovalRequested => MailKind::ApprovalRequest,
        NotificationKind::MaterialSubmitted => MailKind::MaterialSubmitted,
        NotificationKind::MaterialDecided => MailKind::MaterialDecided,
        NotificationKind::PaymentReported => MailKind::PaymentReported,
        NotificationKind::PaymentReviewed => MailKind::PaymentReviewed,
        NotificationKind::OrderReleased => MailKind::OrderReleased,
        _ => return None,
    })
}

/// Queues the mail that goes with a notification, unless the workspace or the person wants none. `key` is that of the notification,
/// which comes once only, and so does its mail.
pub(crate) fn tell_by_mail(user_id: Id, notice: &Notice, key: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let Some(kind) = kind_of(notice.kind) else { return Ok(()) };
    let wants = cx.list::<NotificationPreferences>("user_id", &user_id)?;
    let unwanted = wants.iter().any(|wants| wants.no_mail_kinds.iter().any(|kind| kind == notice.kind.code()));
    let person: User = cx.require(user_id)?;
    let address = person.fields.email.trim();
    if unwanted || !is_address(address) || setting::text(SettingKey::MailInternal, cx)? == "off" {
        return Ok(());
    }
    let mut params = notice.params.clone();
    named(&mut params, notice.opportunity_id, cx)?;
    cx.save(&Mail {
        id: built_in_id(Mail::TABLE, &key.to_string()),
        kind,
        status: MailStatus::Queued,
        language: person.fields.language.as_deref().and_then(MailLanguage::from_code).unwrap_or(MailLanguage::Zh),
        to_addresses: vec![address.to_owned()],
        to_user_id: Some(person.id),
        customer_id: notice.customer_id,
        opportunity_id: notice.opportunity_id,
        subject_table: notice.subject.0.to_owned(),
        subject_id: notice.subject.1,
        params,
        attachments: Vec::new(),
        attempts: 0,
        next_attempt_at: Some(cx.at),
        error_code: None,
        error_detail: None,
        created_by: cx.actor.user_id,
        created_at: cx.at,
        sent_at: None,
    })
}

/// The names of deal and acting person as they are now: the text says what was, whenever it is sent.
fn named(params: &mut Params, deal: Option<Id>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if let Some(deal) = deal
        && let Some(deal) = cx.load::<Opportunity>(deal)?
    {
        params.insert("deal".to_owned(), deal.fields.name);
    }
    let who = cx.actor.user_id;
    if let Some(person) = cx.load::<User>(who)? {
        params.insert("who".to_owned(), person.fields.display_name);
    }
    Ok(())
}

/// Papers of a contract that a customer is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaterialReminder {
    /// The contract.
    pub contract_id: Id,
    /// Names of the missing papers, in the order of the checklist.
    pub missing: Vec<String>,
    /// What makes this reminder one of a kind, for example the day: the same again does nothing.
    pub occasion: String,
    /// Language; Chinese for a customer who reads no other.
    pub language: MailLanguage,
}

/// Queues the reminder of missing papers to the customer's contact (DOMAIN §9, §11): the primary one, else the first with an address.
/// Answers whether a mail was queued; nobody with an address, nothing missing, or the same reminder again: no.
///
/// # Errors
/// `record.not_found`; storage failure.
pub fn queue_material_reminder(reminder: &MaterialReminder, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let contract: Contract = cx.require(reminder.contract_id)?;
    let deal: Opportunity = cx.require(contract.opportunity_id)?;
    let id = built_in_id(Mail::TABLE, &format!("material_reminder/{}/{}", contract.id, reminder.occasion));
    let mut contacts = cx.list::<Contact>("customer_id", &deal.customer_id)?;
    contacts.retain(|contact| contact.fields.is_active);
    contacts.sort_by_key(|contact| (!contact.fields.is_primary, contact.id));
    let address =
        contacts.into_iter().filter_map(|contact| contact.fields.email).find(|email| is_address(email.trim()));
    let Some(address) = address.filter(|_| !reminder.missing.is_empty()) else { return Ok(false) };
    if cx.exists::<Mail>(id)? {
        return Ok(false);
    }
    let mut params =
        Params::from([("deal".to_owned(), deal.fields.name), ("papers".to_owned(), reminder.missing.join("\n"))]);
    params.extend(contract.contract_no.map(|number| ("number".to_owned(), number)));
    cx.save(&Mail {
        id,
        kind: MailKind::MaterialReminder,
        status: MailStatus::Queued,
        language: reminder.language,
        to_addresses: vec![address.trim().to_owned()],
        to_user_id: None,
        customer_id: Some(deal.customer_id),
        opportunity_id: Some(deal.id),
        subject_table: Contract::TABLE.to_owned(),
        subject_id: contract.id,
        params,
        attachments: Vec::new(),
        attempts: 0,
        next_attempt_at: Some(cx.at),
        error_code: None,
        error_detail: None,
        created_by: deal.owner_user_id,
        created_at: cx.at,
        sent_at: None,
    })?;
    Ok(true)
}
