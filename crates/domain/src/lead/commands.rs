//! What happens to a lead: it is lost, released, claimed, given away, becomes a customer, or is deleted (DOMAIN §2.3, §5.2).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Lead, LeadClaim, LeadStatus, PoolLead, PoolStatus, into_pool, show, twin};
use crate::customer::{Customer, check_owner, refuse_merged};
use crate::edit::{check_length, check_reason};
use crate::follow_up::FollowUp;
use crate::note::Note;
use crate::notification::{Notice, NotificationKind, tell};
use crate::opportunity::Opportunity;
use crate::record::{Id, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::setting::{SettingKey, number};
use crate::table::{Entity, Root};
use crate::tx::{Cx, Held};

/// Gives a lead up: it is lost and goes to the public pool, where somebody else may begin anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LoseLead {
    /// The lead.
    pub id: Id,
    /// Why.
    pub reason: String,
}

/// Moves a lead to the public pool: one's own, or a manager any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseLead {
    /// The lead.
    pub id: Id,
}

/// Takes a lead out of the public pool; the office decides, first come first served (SYNC §7.9). On a laptop this only asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimLead {
    /// The lead.
    pub id: Id,
    /// What it was called where it was asked for, to tell a refusal by; decides nothing.
    #[serde(default)]
    pub lead_name: Option<String>,
}

/// Gives a lead to somebody, out of the pool or from another person (online, `lead.assign`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignLead {
    /// The lead.
    pub id: Id,
    /// Who has it from now on.
    pub owner_user_id: Id,
}

/// Stops the countdown of a lead without a follow-up (`lead.assign`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StopCountdown {
    /// The lead.
    pub id: Id,
}

/// A qualified lead became this customer with this deal. Its follow-ups and notes go with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConvertLead {
    /// The lead.
    pub id: Id,
    /// The customer.
    pub customer_id: Id,
    /// The customer's deal.
    pub opportunity_id: Id,
}

/// Deletes a lead to which nobody has said anything yet: its owner or whoever entered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteLead {
    /// The lead.
    pub id: Id,
}

/// Without the right to give leads to others one changes only his own.
fn own(lead: &Lead, cx: &Cx<'_>) -> Result<(), Refusal> {
    if lead.owner_user_id == Some(cx.actor.user_id) || cx.actor.may("lead.assign") {
        return Ok(());
    }
    Err(Refusal::new("lead.not_yours"))
}

pub(crate) fn lose(args: &LoseLead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("lead.update")?;
    check_reason(&args.reason)?;
    let mut lead: Lead = cx.require(args.id)?;
    lead.open()?;
    own(&lead, cx)?;
    lead.status = LeadStatus::Lost;
    lead.lost_reason = Some(args.reason.trim().to_owned());
    lead.updated_at = cx.at;
    let Some(owner) = lead.owner_user_id else {
        show(&lead, cx)?;
        return cx.save(&lead);
    };
    let notice = Notice::of(NotificationKind::LeadReleased, Lead::TABLE, lead.id).with("name", &lead.fields.name);
    into_pool(lead, cx)?;
    tell([owner], &notice, &cx.at.micros().to_string(), cx)
}

pub(crate) fn release(args: &ReleaseLead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("lead.release")?;
    let lead: Lead = cx.require(args.id)?;
    lead.open()?;
    own(&lead, cx)?;
    let Some(owner) = lead.owner_user_id else { return Err(Refusal::new("lead.in_pool").into()) };
    let notice = Notice::of(NotificationKind::LeadReleased, Lead::TABLE, lead.id).with("name", &lead.fields.name);
    into_pool(lead, cx)?;
    tell([owner], &notice, &cx.at.micros().to_string(), cx)
}

/// A lead that nobody owns is not seen by whoever claims it: the authority knows it all the same.
fn in_pool(id: Id, cx: &mut Cx<'_>) -> Result<Lead, Fault> {
    let Held::Known(found) = cx.held::<Lead>(&Root::Pool, "id", &id)? else {
        return Err(Refusal::not_found(Lead::TABLE).into());
    };
    let lead = found.into_iter().next().ok_or_else(|| Refusal::not_found(Lead::TABLE))?;
    if lead.pool_status != PoolStatus::Public {
        // The same for one that never was in the pool: who has it is not told.
        return Err(if lead.released_at.is_some() {
            Refusal::new("lead.taken")
        } else {
            Refusal::not_found(Lead::TABLE)
        }
        .into());
    }
    Ok(lead)
}

/// Takes it out of the pool. One that was given up begins anew, its history stays, unless its company has become another lead or a
/// customer meanwhile.
fn take(mut lead: Lead, owner: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if lead.status == LeadStatus::Lost {
        twin::compare(&mut lead, None, cx)?;
        lead.status = LeadStatus::New;
        lead.lost_reason = None;
    }
    lead.next_follow_up_at = None;
    lead.owner_user_id = Some(owner);
    lead.pool_status = PoolStatus::Private;
    lead.release_countdown_at = None;
    lead.owned_since = Some(cx.at);
    lead.updated_at = cx.at;
    cx.remove::<PoolLead>(lead.id)?;
    cx.save(&lead)
}

/// Fact of a claim: `won`, or `requested` where only the office decides.
pub const CLAIM: &str = "claim";

pub(crate) fn claim(args: &ClaimLead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("lead.claim")?;
    check_length("lead_name", args.lead_name.as_deref().unwrap_or_default(), 255)?;
    let user_id = cx.actor.user_id;
    if cx.load::<Lead>(args.id)?.is_some_and(|lead| lead.owner_user_id == Some(user_id)) {
        // Asked twice, or given to him meanwhile: he has it.
        cx.facts.insert(CLAIM.to_owned(), "won".to_owned());
        return Ok(());
    }
    if !cx.decides() {
        // Who asked before is known to the office alone, and so are the limits: the request is the command itself.
        cx.load::<PoolLead>(args.id)?.ok_or_else(|| Refusal::new("lead.taken"))?;
        cx.facts.insert(CLAIM.to_owned(), "requested".to_owned());
        return Ok(());
    }
    let lead = in_pool(args.id, cx)?;
    let day_key = LeadClaim::day_key(user_id, cx)?;
    let most = number(SettingKey::LeadClaimsPerDay, cx)?;
    if most > 0 && reached(cx.list::<LeadClaim>("day_key", &day_key)?.len(), most) {
        return Err(Refusal::new("lead.claim_limit").with("limit", most).into());
    }
    let most = number(SettingKey::LeadHeldLimit, cx)?;
    let held = cx.list::<Lead>("owner_user_id", &Some(user_id))?;
    if most > 0 && reached(held.iter().filter(|lead| !lead.status.is_final()).count(), most) {
        return Err(Refusal::new("lead.held_limit").with("limit", most).into());
    }
    let id = built_in_id(LeadClaim::TABLE, &format!("{}/{}", lead.id, cx.at.micros()));
    cx.save(&LeadClaim { id, user_id, lead_id: lead.id, day_key, claimed_at: cx.at })?;
    cx.facts.insert(CLAIM.to_owned(), "won".to_owned());
    take(lead, user_id, cx)
}

fn reached(count: usize, most: i64) -> bool {
    i64::try_from(count).is_ok_and(|count| count >= most)
}

pub(crate) fn assign(args: &AssignLead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("lead.assign")?;
    let lead: Lead = cx.require(args.id)?;
    if lead.status == LeadStatus::Converted
        || (lead.status == LeadStatus::Lost && lead.pool_status != PoolStatus::Public)
    {
        return Err(Refusal::new("lead.ended").with("status", lead.status.code()).into());
    }
    check_owner(args.owner_user_id, cx)?;
    if !cx.person(args.owner_user_id)?.may("lead.update") {
        return Err(Refusal::new("lead.owner_cannot").field("owner_user_id").into());
    }
    let about = |kind| Notice::of(kind, Lead::TABLE, lead.id).with("name", &lead.fields.name);
    let (given, gone) = (about(NotificationKind::LeadAssigned), about(NotificationKind::LeadReleased));
    let before = lead.owner_user_id.filter(|before| *before != args.owner_user_id);
    take(lead, args.owner_user_id, cx)?;
    let occasion = cx.at.micros().to_string();
    tell(before, &gone, &occasion, cx)?;
    tell([args.owner_user_id], &given, &occasion, cx)
}

pub(crate) fn stop_countdown(args: &StopCountdown, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("lead.assign")?;
    let mut lead: Lead = cx.require(args.id)?;
    if lead.pool_status != PoolStatus::Countdown {
        return Err(Refusal::new("lead.no_countdown").into());
    }
    lead.pool_status = PoolStatus::Private;
    lead.release_countdown_at = None;
    lead.owned_since = Some(cx.at);
    lead.updated_at = cx.at;
    cx.save(&lead)
}

pub(crate) fn convert(args: &ConvertLead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("lead.convert")?;
    let mut lead: Lead = cx.require(args.id)?;
    if lead.owner_user_id != Some(cx.actor.user_id) {
        return Err(Refusal::new("lead.not_yours").into());
    }
    if !lead.status.may_become(LeadStatus::Converted) {
        return Err(Refusal::new("lead.not_qualified").with("status", lead.status.code()).into());
    }
    let customer: Customer = cx.require(args.customer_id)?;
    refuse_merged(&customer)?;
    let deal: Opportunity = cx.require(args.opportunity_id)?;
    if deal.customer_id != customer.id {
        return Err(Refusal::new("field.invalid").field("opportunity_id").into());
    }
    lead.status = LeadStatus::Converted;
    lead.pool_status = PoolStatus::Private;
    lead.release_countdown_at = None;
    lead.next_follow_up_at = None;
    lead.customer_id = Some(customer.id);
    lead.opportunity_id = Some(deal.id);
    lead.converted_at = Some(cx.at);
    lead.updated_at = cx.at;
    let follow_ups = cx.list::<FollowUp>("lead_id", &lead.id)?;
    let notes = cx.list::<Note>("lead_id", &lead.id)?;
    cx.save(&lead)?;
    for mut follow_up in follow_ups {
        follow_up.customer_id = Some(customer.id);
        cx.save(&follow_up)?;
    }
    for mut note in notes {
        note.fields.customer_id = Some(customer.id);
        cx.save(&note)?;
    }
    Ok(())
}

pub(crate) fn delete(args: &DeleteLead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("lead.update")?;
    let lead: Lead = cx.require(args.id)?;
    lead.open()?;
    if ![lead.owner_user_id, Some(lead.created_by)].contains(&Some(cx.actor.user_id)) && !cx.actor.may("lead.assign") {
        return Err(Refusal::new("lead.not_yours").into());
    }
    let spoken =
        !cx.list::<FollowUp>("lead_id", &lead.id)?.is_empty() || !cx.list::<Note>("lead_id", &lead.id)?.is_empty();
    if spoken {
        return Err(Refusal::new("lead.has_history").into());
    }
    cx.remove::<PoolLead>(lead.id)?;
    cx.remove::<Lead>(lead.id)
}
