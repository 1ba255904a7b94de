//! Mails that follow from events: to colleagues beside what they are told, and reminders to customers.

use super::{Mail, MailKind, MailLanguage, MailStatus, is_address};
use crate::access::User;
use crate::contact::Contact;
use crate::contract::Contract;
use crate::material::MaterialRequirement;
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
        NotificationKind::MaterialMissing => MailKind::MaterialMissing,
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
    if setting::text(SettingKey::MailInternal, cx)? == "off" {
        return Ok(());
    }
    let wants = cx.list::<NotificationPreferences>("user_id", &user_id)?;
    let unwanted = wants.iter().any(|wants| wants.no_mail_kinds.iter().any(|kind| kind == notice.kind.code()));
    let person: User = cx.require(user_id)?;
    let address = person.fields.email.trim();
    if unwanted || !is_address(address) {
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

/// The mail that asks a customer for papers (DOMAIN §9, §11), in the language of the contract that wants them: to the primary contact, else
/// the first with an address. None where nobody has one, the workspace wants no such mails, or this reminder has gone.
/// `occasion` makes it one of a kind.
///
/// # Errors
/// Storage failure.
pub(crate) fn material_reminder(
    deal: &Opportunity,
    missing: &[&MaterialRequirement],
    occasion: &str,
    cx: &mut Cx<'_>,
) -> Result<Option<Mail>, Fault> {
    let id = built_in_id(Mail::TABLE, &format!("material_reminder/{}/{occasion}", deal.id));
    let Some(first) = missing.first() else { return Ok(None) };
    if cx.exists::<Mail>(id)? || setting::text(SettingKey::MailMaterialReminder, cx)? == "off" {
        return Ok(None);
    }
    let mut contacts = cx.list::<Contact>("customer_id", &deal.customer_id)?;
    contacts.retain(|contact| contact.fields.is_active);
    contacts.sort_by_key(|contact| (!contact.fields.is_primary, contact.id));
    let mut addresses = contacts.into_iter().filter_map(|contact| contact.fields.email);
    let Some(address) = addresses.find(|email| is_address(email.trim())) else { return Ok(None) };
    let contract = cx.load::<Contract>(first.contract_id)?;
    let language = contract.map_or(MailLanguage::Zh, |contract| contract.terms.language.into());
    let papers: Vec<&str> = missing.iter().map(|line| named_in(line, language)).collect();
    Ok(Some(Mail {
        id,
        kind: MailKind::MaterialReminder,
        status: MailStatus::Queued,
        language,
        to_addresses: vec![address.trim().to_owned()],
        to_user_id: None,
        customer_id: Some(deal.customer_id),
        opportunity_id: Some(deal.id),
        subject_table: Opportunity::TABLE.to_owned(),
        subject_id: deal.id,
        params: Params::from([("deal".to_owned(), deal.fields.name.clone()), ("papers".to_owned(), papers.join("\n"))]),
        attachments: Vec::new(),
        attempts: 0,
        next_attempt_at: Some(cx.at),
        error_code: None,
        error_detail: None,
        created_by: deal.owner_user_id,
        created_at: cx.at,
        sent_at: None,
    }))
}

/// The name of a paper in a language, in Chinese where it has no other.
fn named_in(line: &MaterialRequirement, language: MailLanguage) -> &str {
    let translated = match language {
        MailLanguage::Zh => None,
        MailLanguage::Id => line.ask.document_name_id.as_deref(),
        MailLanguage::En => line.ask.document_name_en.as_deref(),
    };
    translated.unwrap_or(&line.ask.document_name_zh)
}
