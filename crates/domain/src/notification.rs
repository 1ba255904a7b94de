//! What a person is told: one row per person and event, under a root of his own (DOMAIN §3.14, §9).
//! Rules call [`tell`] in the transaction of the event; a laptop, which holds no one else's root, leaves that to the office.

pub(crate) mod events;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::{Role, User, UserRole};
use crate::record::{Id, Instant, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{entity, record, text_enum};

text_enum! {
    /// What a notification is about. The sentence stands in the catalogues under `notification.<kind>`.
    pub enum NotificationKind {
        /// A deal moved to another stage.
        StageChanged = "stage_changed",
        /// Something waits for this person's approval.
        ApprovalRequested = "approval_requested",
        /// An approval that this person asked for was decided.
        ApprovalDecided = "approval_decided",
        /// A paper was handed in and waits for a check.
        MaterialSubmitted = "material_submitted",
        /// A paper that a customer gave by a link failed the automatic check.
        MaterialFailed = "material_failed",
        /// A paper was approved or rejected.
        MaterialDecided = "material_decided",
        /// A payment waits for finance.
        PaymentReported = "payment_reported",
        /// A payment was confirmed or rejected.
        PaymentReviewed = "payment_reviewed",
        /// An execution order was given to this person.
        OrderAssigned = "order_assigned",
        /// An execution order waits no more.
        OrderReleased = "order_released",
        /// A lead was given to this person.
        LeadAssigned = "lead_assigned",
        /// A lead of this person goes to the public pool unless somebody follows up.
        LeadCountdown = "lead_countdown",
        /// A lead of this person went to the public pool.
        LeadReleased = "lead_released",
        /// A customer with everything under it was handed to this person.
        CustomerTransferred = "customer_transferred",
        /// Nobody followed up a deal for long.
        OpportunityStale = "opportunity_stale",
        /// The time somebody set for the next follow-up has come.
        FollowUpDue = "follow_up_due",
        /// A quotation ends soon.
        QuotationExpiring = "quotation_expiring",
        /// A quotation has ended.
        QuotationExpired = "quotation_expired",
        /// A contract took effect.
        ContractEffective = "contract_effective",
        /// A contract ends soon: time to renew.
        ContractEnding = "contract_ending",
        /// Required papers are missing.
        MaterialMissing = "material_missing",
        /// An instalment falls due, or has fallen due.
        InstalmentDue = "instalment_due",
        /// A month of a running service falls due, or has fallen due.
        MonthlyPaymentDue = "monthly_payment_due",
        /// A tax report is to be filed.
        TaxFilingDue = "tax_filing_due",
        /// A payment waits for finance for more than a working day.
        ReviewOverdue = "review_overdue",
        /// An execution order is late, or ends tomorrow.
        OrderOverdue = "order_overdue",
        /// An approval waits for more than a working day.
        ApprovalOverdue = "approval_overdue",
        /// A passport, a permit or another paper with a last day ends soon.
        DocumentExpiring = "document_expiring",
        /// A mail could not be sent.
        MailFailed = "mail_failed",
    }
}

/// Names and numbers that a sentence needs, by name.
pub type Params = BTreeMap<String, String>;

record! {
    /// Something that one person was told.
    pub struct Notification {
        /// Key.
        pub id: Id,
        /// Who is told.
        pub user_id: Id,
        /// What it is about.
        pub kind: NotificationKind,
        /// Table of the record that it opens.
        pub subject_table: String,
        /// That record.
        pub subject_id: Id,
        /// Its deal, where it has one.
        pub opportunity_id: Option<Id>,
        /// Its customer, where it has one.
        pub customer_id: Option<Id>,
        /// What the sentence needs.
        pub params: Params,
        /// When it happened.
        pub created_at: Instant,
        /// When the person read it.
        pub read_at: Option<Instant>,
    }
}
entity!(Notification in "notifications", finds ["user_id"], root |row| RootRule::Own(Root::User(row.user_id)));

record! {
    /// How a person wants to be told.
    pub struct NotificationPreferences {
        /// Key: built-in id of the person.
        pub id: Id,
        /// The person.
        pub user_id: Id,
        /// Kinds he does not want at all.
        pub muted_kinds: Vec<String>,
        /// Kinds that stay in the list and do not pop up.
        pub no_popup_kinds: Vec<String>,
        /// Kinds of which he wants no mail.
        pub no_mail_kinds: Vec<String>,
        /// Nothing pops up from this time of day on, `HH:MM` in the business zone.
        pub quiet_from: Option<String>,
        /// Until this time of day.
        pub quiet_to: Option<String>,
    }
}
entity!(NotificationPreferences in "notification_preferences", finds ["user_id"], root |row| RootRule::Own(Root::User(row.user_id)));

/// What an event tells; [`tell`] makes a row of it for each person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub kind: NotificationKind,
    /// Table and id of the record that it opens.
    pub subject: (&'static str, Id),
    /// Its deal.
    pub opportunity_id: Option<Id>,
    /// Its customer.
    pub customer_id: Option<Id>,
    /// What the sentence needs.
    pub params: Params,
}

impl Notice {
    /// A notice about a record.
    pub fn of(kind: NotificationKind, table: &'static str, id: Id) -> Self {
        Self { kind, subject: (table, id), opportunity_id: None, customer_id: None, params: Params::new() }
    }

    /// Of a deal and its customer.
    #[must_use]
    pub fn deal(mut self, opportunity_id: Id, customer_id: Id) -> Self {
        self.opportunity_id = Some(opportunity_id);
        self.customer_id = Some(customer_id);
        self
    }

    /// With something the sentence needs.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Whether anybody can be told here. A laptop holds nobody's root but its own user's, and he is the one who acts.
pub(crate) fn tells(cx: &Cx<'_>) -> bool {
    cx.decides()
}

/// Who of these people would be told of an event, with the id of what each is told: not the acting person, nobody who may not act, nobody
/// who does not want to know, nobody who was told of the same occasion before.
///
/// # Errors
/// Storage failure.
pub(crate) fn listeners(
    people: impl IntoIterator<Item = Id>,
    notice: &Notice,
    occasion: &str,
    cx: &mut Cx<'_>,
) -> Result<Vec<(Id, Id)>, Fault> {
    if !tells(cx) {
        return Ok(Vec::new());
    }
    let mut people: Vec<Id> = people.into_iter().collect();
    people.sort();
    people.dedup();
    let mut told = Vec::with_capacity(people.len());
    for user_id in people {
        if user_id == cx.actor.user_id {
            continue;
        }
        let wants = cx.held::<NotificationPreferences>(&Root::User(user_id), "user_id", &user_id)?;
        let muted = matches!(&wants, crate::tx::Held::Known(rows)
            if rows.iter().any(|p| p.muted_kinds.iter().any(|kind| kind == notice.kind.code())));
        let may_act = cx.load::<User>(user_id)?.is_some_and(|user| user.fields.is_active && !user.is_locked);
        let id =
            built_in_id("notifications", &format!("{user_id}/{}/{}/{occasion}", notice.kind.code(), notice.subject.1));
        if !muted && may_act && !cx.exists::<Notification>(id)? {
            told.push((user_id, id));
        }
    }
    Ok(told)
}

/// Tells people of an event, once each, and by mail where the kind has one; who is told says [`listeners`]. `occasion` makes the
/// event one of a kind (a command's time, a day): telling the same again does nothing.
///
/// # Errors
/// Storage failure.
pub fn tell(
    people: impl IntoIterator<Item = Id>,
    notice: &Notice,
    occasion: &str,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    for (user_id, id) in listeners(people, notice, occasion, cx)? {
        cx.save(&Notification {
            id,
            user_id,
            kind: notice.kind,
            subject_table: notice.subject.0.to_owned(),
            subject_id: notice.subject.1,
            opportunity_id: notice.opportunity_id,
            customer_id: notice.customer_id,
            params: notice.params.clone(),
            created_at: cx.at,
            read_at: None,
        })?;
        crate::mail::tell_by_mail(user_id, notice, id, cx)?;
    }
    Ok(())
}

/// The users of a role, by id, whoever asks: users and roles are everybody's to see.
///
/// # Errors
/// Storage failure.
pub fn holders_of(role_code: &str, cx: &mut Cx<'_>) -> Result<Vec<Id>, Fault> {
    let mut people = Vec::new();
    for role in cx.list::<Role>("code", &role_code.to_owned())? {
        for link in cx.list::<UserRole>("role_id", &role.id)? {
            people.push(link.user_id);
        }
    }
    people.sort();
    people.dedup();
    Ok(people)
}

/// Marks notifications of the acting person as read or, with `unread`, as not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// Which, 200 at most.
    pub ids: Vec<Id>,
    /// Takes the mark back.
    #[serde(default)]
    pub unread: bool,
}

/// Sets how the acting person wants to be told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPreferences {
    /// Kinds he does not want at all.
    #[serde(default)]
    pub muted_kinds: Vec<String>,
    /// Kinds that stay in the list and do not pop up.
    #[serde(default)]
    pub no_popup_kinds: Vec<String>,
    /// Kinds of which he wants no mail.
    #[serde(default)]
    pub no_mail_kinds: Vec<String>,
    /// Nothing pops up from this time of day on, `HH:MM`.
    #[serde(default)]
    pub quiet_from: Option<String>,
    /// Until this time of day.
    #[serde(default)]
    pub quiet_to: Option<String>,
}

pub(crate) fn mark_read(args: &MarkRead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if args.ids.len() > 200 {
        return Err(Refusal::new("field.too_long").field("ids").with("limit", 200).into());
    }
    for id in &args.ids {
        let mut notification: Notification = cx.require(*id)?;
        if notification.read_at.is_some() != args.unread {
            continue;
        }
        notification.read_at = (!args.unread).then_some(cx.at);
        cx.save(&notification)?;
    }
    Ok(())
}

pub(crate) fn set_preferences(args: &SetPreferences, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for (field, kinds) in [
        ("muted_kinds", &args.muted_kinds),
        ("no_popup_kinds", &args.no_popup_kinds),
        ("no_mail_kinds", &args.no_mail_kinds),
    ] {
        if kinds.iter().any(|kind| NotificationKind::from_code(kind).is_none()) {
            return Err(Refusal::new("field.invalid").field(field).into());
        }
    }
    for (field, time) in [("quiet_from", &args.quiet_from), ("quiet_to", &args.quiet_to)] {
        let is_time = |text: &String| text.len() == 5 && chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok();
        if time.as_ref().is_some_and(|text| !is_time(text)) {
            return Err(Refusal::new("field.invalid").field(field).into());
        }
    }
    if args.quiet_from.is_some() != args.quiet_to.is_some() {
        return Err(Refusal::new("field.required").field("quiet_to").into());
    }
    let user_id = cx.actor.user_id;
    cx.save(&NotificationPreferences {
        id: built_in_id("notification_preferences", &user_id.to_string()),
        user_id,
        muted_kinds: args.muted_kinds.clone(),
        no_popup_kinds: args.no_popup_kinds.clone(),
        no_mail_kinds: args.no_mail_kinds.clone(),
        quiet_from: args.quiet_from.clone(),
        quiet_to: args.quiet_to.clone(),
    })
}
