//! Jobs about leads, and follow-ups whose time has come.

use chrono::TimeDelta;

use super::{Deed, JobAction, Numbers, Plan};
use crate::customer::Customer;
use crate::lead::{Lead, PoolStatus};
use crate::notification::{Notice, NotificationKind, holders_of};
use crate::record::{Id, Instant};
use crate::refusal::Fault;
use crate::setting::SettingKey;
use crate::table::Entity as _;
use crate::tx::Cx;

/// Whether so many days have passed since an instant.
fn passed(since: Instant, days: i64, cx: &Cx<'_>) -> bool {
    since.utc() + TimeDelta::days(days) <= cx.at.utc()
}

/// A lead of somebody whom nobody followed up: the later of the last follow-up and the day its owner got it counts.
pub(super) fn countdown(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(lead) = cx.load::<Lead>(id)? else { return Ok(None) };
    let Some(owner) = lead.owner_user_id else { return Ok(None) };
    let since = lead.silent_since();
    let due = lead.pool_status == PoolStatus::Private
        && !lead.status.is_final()
        && passed(since, numbers.one(SettingKey::LeadCountdownDays), cx);
    if !due {
        return Ok(None);
    }
    let name = lead.fields.name.clone();
    let notice = Notice::of(NotificationKind::LeadCountdown, Lead::TABLE, lead.id).with("name", &name);
    let occasion = since.micros().to_string();
    Ok(Some(Plan::new(JobAction::Countdown, Deed::Countdown(Box::new(lead)), &name, vec![owner], notice, occasion)))
}

/// A lead whose countdown has ended.
pub(super) fn release(id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let Some(lead) = cx.load::<Lead>(id)? else { return Ok(None) };
    let (Some(owner), Some(began)) = (lead.owner_user_id, lead.release_countdown_at) else { return Ok(None) };
    let due = lead.pool_status == PoolStatus::Countdown
        && !lead.status.is_final()
        && passed(began, numbers.one(SettingKey::LeadReleaseDays), cx);
    if !due {
        return Ok(None);
    }
    let name = lead.fields.name.clone();
    let notice = Notice::of(NotificationKind::LeadReleased, Lead::TABLE, lead.id).with("name", &name);
    let mut people = vec![owner];
    people.extend(holders_of("SALES_MANAGER", cx)?);
    let occasion = began.micros().to_string();
    Ok(Some(Plan::new(JobAction::Release, Deed::Release(Box::new(lead)), &name, people, notice, occasion)))
}

/// The time somebody set for the next follow-up of a lead or a customer.
pub(super) fn follow_up(id: Id, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    let (planned, owner, name, notice) = if let Some(lead) = cx.load::<Lead>(id)? {
        if lead.status.is_final() {
            return Ok(None);
        }
        let notice = Notice::of(NotificationKind::FollowUpDue, Lead::TABLE, lead.id);
        (lead.next_follow_up_at, lead.owner_user_id, lead.fields.name, notice)
    } else if let Some(customer) = cx.load::<Customer>(id)? {
        if customer.merged_into_id.is_some() {
            return Ok(None);
        }
        let notice = Notice {
            customer_id: Some(customer.id),
            ..Notice::of(NotificationKind::FollowUpDue, Customer::TABLE, customer.id)
        };
        (customer.next_follow_up_at, Some(customer.owner_user_id), customer.fields.name, notice)
    } else {
        return Ok(None);
    };
    let (Some(planned), Some(owner)) = (planned.filter(|planned| *planned <= cx.at), owner) else { return Ok(None) };
    let notice = notice.with("name", &name);
    Plan::reminder(&name, vec![owner], notice, planned.micros().to_string(), cx)
}
