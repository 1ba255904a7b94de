//! 跟进: a call, a visit or a message to a lead or a customer, and what it sets in motion (DOMAIN §3.10, §3.11, §5.2, §9).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::customer::{Customer, refuse_merged};
use crate::edit::{MAX_TEXT, check_length};
use crate::lead::{self, Lead, LeadStatus};
use crate::opportunity::Opportunity;
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{entity, record, text_enum};

/// How far into the future a follow-up may lie: clocks of laptops differ a little.
const CLOCK_SLACK_MINUTES: i64 = 10;
/// How long after it was written down a follow-up may still be taken back by its author.
const UNDO_HOURS: i64 = 24;

text_enum! {
    /// 跟进方式.
    pub enum FollowUpType {
        /// 电话.
        Call = "call",
        /// 会面.
        Meeting = "meeting",
        /// 邮件.
        Email = "email",
        /// 备注.
        Note = "note",
        /// 拜访.
        Visit = "visit",
        /// 微信.
        Wechat = "wechat",
        /// WhatsApp.
        Whatsapp = "whatsapp",
    }
}

record! {
    /// A follow-up of a lead, of a customer, or of a customer's deal. Never changed; taken back within a day by its author.
    pub struct FollowUp {
        /// Key.
        pub id: Id,
        /// The customer.
        pub customer_id: Option<Id>,
        /// The lead; it keeps its follow-ups when it becomes a customer, who shows them too.
        pub lead_id: Option<Id>,
        /// The deal.
        pub opportunity_id: Option<Id>,
        /// Who followed up.
        pub user_id: Id,
        /// How.
        pub follow_up_type: FollowUpType,
        /// What was said.
        pub content: Option<String>,
        /// When.
        pub followed_up_at: Instant,
        /// Status of the lead before.
        pub status_before: Option<LeadStatus>,
        /// Status of the lead after.
        pub status_after: Option<LeadStatus>,
        /// When it was written down.
        pub created_at: Instant,
    }
}
entity!(FollowUp in "follow_ups", finds ["customer_id", "lead_id", "opportunity_id"], root |row| under(row.customer_id, row.lead_id));

/// The root of what hangs on a customer or else on a lead.
pub(crate) fn under(customer_id: Option<Id>, lead_id: Option<Id>) -> RootRule {
    match (customer_id, lead_id) {
        (Some(customer), _) => RootRule::Of("customers", customer),
        (None, Some(lead)) => RootRule::Of("leads", lead),
        (None, None) => RootRule::Own(Root::Org),
    }
}

/// Writes down a follow-up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddFollowUp {
    /// New id.
    pub id: Id,
    /// Of this lead.
    #[serde(default)]
    pub lead_id: Option<Id>,
    /// Of this customer; left out where a deal is named.
    #[serde(default)]
    pub customer_id: Option<Id>,
    /// Of this deal.
    #[serde(default)]
    pub opportunity_id: Option<Id>,
    /// How.
    pub follow_up_type: FollowUpType,
    /// What was said.
    #[serde(default)]
    pub content: Option<String>,
    /// When; the time of the command where left out.
    #[serde(default)]
    pub followed_up_at: Option<Instant>,
    /// When to follow up next.
    #[serde(default)]
    pub next_follow_up_at: Option<Instant>,
    /// Status of the lead from now on; must be a step forward.
    #[serde(default)]
    pub status_after: Option<LeadStatus>,
}

/// Takes back a follow-up that the acting person wrote down within the last day. What was planned next stays, and so does the status
/// it gave a lead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveFollowUp {
    /// The follow-up.
    pub id: Id,
}

/// What a follow-up or a note hangs on, found and seen.
pub(crate) struct Subject {
    /// The customer, also of the deal.
    pub customer: Option<Customer>,
    /// The lead.
    pub lead: Option<Lead>,
    /// The deal.
    pub deal: Option<Opportunity>,
}

impl Subject {
    /// Exactly one of lead, customer and deal must be named; a deal brings its customer, a converted lead too.
    pub(crate) fn find(
        lead_id: Option<Id>,
        customer_id: Option<Id>,
        opportunity_id: Option<Id>,
        cx: &mut Cx<'_>,
    ) -> Result<Self, Fault> {
        let lead: Option<Lead> = lead_id.map(|id| cx.require(id)).transpose()?;
        let deal: Option<Opportunity> = opportunity_id.map(|id| cx.require(id)).transpose()?;
        if lead.is_some() && (deal.is_some() || customer_id.is_some()) {
            return Err(Refusal::new("field.invalid").field("lead_id").into());
        }
        let of_deal = deal.as_ref().map(|deal| deal.customer_id);
        if customer_id.is_some() && of_deal.is_some() && customer_id != of_deal {
            return Err(Refusal::new("field.invalid").field("customer_id").into());
        }
        let of_lead = lead.as_ref().and_then(|lead| lead.customer_id);
        let customer: Option<Customer> = customer_id.or(of_deal).or(of_lead).map(|id| cx.require(id)).transpose()?;
        if let Some(customer) = &customer {
            refuse_merged(customer)?;
        }
        if lead.is_none() && customer.is_none() {
            return Err(Refusal::new("field.required").field("customer_id").into());
        }
        cx.permit(if lead.is_some() { "lead.update" } else { "customer.view" })?;
        Ok(Self { customer, lead, deal })
    }
}

pub(crate) fn add(args: &AddFollowUp, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let subject = Subject::find(args.lead_id, args.customer_id, args.opportunity_id, cx)?;
    check_length("content", args.content.as_deref().unwrap_or_default(), MAX_TEXT)?;
    if args.follow_up_type == FollowUpType::Note && args.content.as_deref().unwrap_or_default().trim().is_empty() {
        return Err(Refusal::new("field.required").field("content").into());
    }
    let at = args.followed_up_at.unwrap_or(cx.at);
    if at.utc() > cx.at.utc() + chrono::TimeDelta::minutes(CLOCK_SLACK_MINUTES) {
        return Err(Refusal::new("date.in_future").field("followed_up_at").into());
    }
    if args.next_follow_up_at.is_some_and(|next| next <= at.max(cx.at)) {
        return Err(Refusal::new("date.not_after").field("next_follow_up_at").into());
    }
    if args.status_after.is_some() && subject.lead.is_none() {
        return Err(Refusal::new("field.invalid").field("status_after").into());
    }
    let mut row = FollowUp {
        id: args.id,
        customer_id: subject.customer.as_ref().map(|customer| customer.id),
        lead_id: args.lead_id,
        opportunity_id: args.opportunity_id,
        user_id: cx.actor.user_id,
        follow_up_type: args.follow_up_type,
        content: args.content.clone().filter(|text| !text.trim().is_empty()),
        followed_up_at: at,
        status_before: None,
        status_after: None,
        created_at: cx.at,
    };
    if let Some(lead) = subject.lead {
        let (before, after) = lead::follow_up(lead, at, args.next_follow_up_at, args.status_after, cx)?;
        row.status_before = Some(before);
        row.status_after = Some(after);
    }
    if let Some(mut customer) = subject.customer {
        customer.last_follow_up_at = customer.last_follow_up_at.max(Some(at));
        // What was planned for later stays planned; what this was the follow-up of is done.
        let planned = customer.next_follow_up_at.filter(|next| *next > at);
        customer.next_follow_up_at = args.next_follow_up_at.or(planned);
        cx.save(&customer)?;
        let deals = match subject.deal {
            Some(deal) => vec![deal],
            None => cx.list::<Opportunity>("customer_id", &customer.id)?,
        };
        for mut deal in deals {
            deal.last_follow_up_at = deal.last_follow_up_at.max(Some(at));
            deal.is_stale = false;
            cx.save(&deal)?;
        }
    }
    cx.insert(&row)
}

pub(crate) fn remove(args: &RemoveFollowUp, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let row: FollowUp = cx.require(args.id)?;
    if row.user_id != cx.actor.user_id {
        return Err(Refusal::new("follow_up.not_yours").into());
    }
    // Also on a machine whose clock was set back.
    if (cx.at.utc() - row.created_at.utc()).abs() > chrono::TimeDelta::hours(UNDO_HOURS) {
        return Err(Refusal::new("follow_up.too_old").with("hours", UNDO_HOURS).into());
    }
    cx.remove::<FollowUp>(row.id)?;
    if let Some(mut customer) = row.customer_id.map(|id| cx.load::<Customer>(id)).transpose()?.flatten() {
        customer.last_follow_up_at = latest(cx.list("customer_id", &customer.id)?);
        cx.save(&customer)?;
    }
    if let Some(mut deal) = row.opportunity_id.map(|id| cx.load::<Opportunity>(id)).transpose()?.flatten() {
        deal.last_follow_up_at = latest(cx.list("opportunity_id", &deal.id)?);
        cx.save(&deal)?;
    }
    if let Some(mut lead) = row.lead_id.map(|id| cx.load::<Lead>(id)).transpose()?.flatten() {
        lead.last_follow_up_at = latest(cx.list("lead_id", &lead.id)?);
        cx.save(&lead)?;
    }
    Ok(())
}

fn latest(rows: Vec<FollowUp>) -> Option<Instant> {
    rows.into_iter().map(|row| row.followed_up_at).max()
}
