//! 线索: an unknown prospect, followed up until it becomes a customer with a deal, or goes to the public pool (DOMAIN §3.11, §5.2, §9).

mod commands;
mod twin;

use crate::customer::known;
use crate::edit::{check_length, check_name};
use crate::lookup::{CustomerLevel, CustomerSource};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::setting::{SettingKey, business_date, number};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{editable, entity, record, text_enum, transitions};

pub use commands::{AssignLead, CLAIM, ClaimLead, ConvertLead, DeleteLead, LoseLead, ReleaseLead, StopCountdown};
pub(crate) use commands::{assign, claim, convert, delete, lose, release, stop_countdown};
pub use twin::{LEGAL_FORMS, Likely, Likeness, Twin, company_key, email_key, likeness_of, phone_key, twins};

text_enum! {
    /// 线索状态.
    pub enum LeadStatus {
        /// 新建.
        New = "new",
        /// 已联系.
        Contacted = "contacted",
        /// 已确认.
        Qualified = "qualified",
        /// 已转化.
        Converted = "converted",
        /// 已丢失.
        Lost = "lost",
    }
}

transitions! {
    LeadStatus in "leads"."status" {
        New => [Contacted, Qualified, Lost],
        Contacted => [Qualified, Lost],
        Qualified => [Converted, Lost],
        Converted => [],
        Lost => [New],
    }
}

impl LeadStatus {
    /// Whether nothing happens to the lead any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Converted | Self::Lost)
    }
}

text_enum! {
    /// Who may work on a lead.
    pub enum PoolStatus {
        /// 我的线索: its owner.
        Private = "private",
        /// 七天倒计时: its owner, who loses it unless he follows up.
        Countdown = "countdown",
        /// 公海: whoever claims it first.
        Public = "public",
    }
}

transitions! {
    PoolStatus in "leads"."pool_status" {
        Private => [Countdown, Public],
        Countdown => [Private, Public],
        Public => [Private],
    }
}

record! {
    /// What a person types about a lead.
    pub struct LeadFields {
        /// Name people call it by.
        pub name: String,
        /// Company.
        #[serde(default)]
        pub company_name: Option<String>,
        /// Person.
        #[serde(default)]
        pub contact_name: Option<String>,
        /// Phone.
        #[serde(default)]
        pub phone: Option<String>,
        /// E-mail.
        #[serde(default)]
        pub email: Option<String>,
        /// WeChat id.
        #[serde(default)]
        pub wechat_id: Option<String>,
        /// Address.
        #[serde(default)]
        pub address: Option<String>,
        /// Where it came from → customer_sources; needed when it becomes a customer.
        #[serde(default)]
        pub source_id: Option<Id>,
        /// → customer_levels.
        #[serde(default)]
        pub level_id: Option<Id>,
        /// What it wants.
        #[serde(default)]
        pub requirements: Option<String>,
    }
}

record! {
    /// 线索.
    pub struct Lead {
        /// Key.
        pub id: Id,
        /// Salesperson; nobody in the public pool.
        pub owner_user_id: Option<Id>,
        /// Who entered it.
        pub created_by: Id,
        /// Status.
        pub status: LeadStatus,
        /// Whose it is.
        pub pool_status: PoolStatus,
        /// Why it was lost.
        pub lost_reason: Option<String>,
        /// The customer it became.
        pub customer_id: Option<Id>,
        /// The deal it became.
        pub opportunity_id: Option<Id>,
        /// When.
        pub converted_at: Option<Instant>,
        /// Last follow-up of its present owner or an earlier one.
        pub last_follow_up_at: Option<Instant>,
        /// When the owner means to follow up next.
        pub next_follow_up_at: Option<Instant>,
        /// Since when its owner has it; the countdown runs from the last follow-up or from here.
        pub owned_since: Option<Instant>,
        /// Since when the countdown runs.
        pub release_countdown_at: Option<Instant>,
        /// When it went to the public pool.
        pub released_at: Option<Instant>,
        /// Who released it.
        pub released_by: Option<Id>,
        /// Company as the search for twins compares it.
        pub company_key: Option<String>,
        /// Phone as the search for twins compares it.
        pub phone_key: Option<String>,
        /// E-mail as the search for twins compares it.
        pub email_key: Option<String>,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    } + /// Typed fields.
    fields: LeadFields
}
entity!(Lead in "leads", finds ["owner_user_id", "company_key", "phone_key", "email_key", "customer_id"], root |row| match row.customer_id {
    Some(customer) => RootRule::Of("customers", customer),
    None => RootRule::Own(Root::Lead(row.id)),
});
editable!(
    Lead { LeadFields },
    new | id,
    fields,
    cx | Self {
        id,
        owner_user_id: Some(cx.actor.user_id),
        created_by: cx.actor.user_id,
        status: LeadStatus::New,
        pool_status: PoolStatus::Private,
        lost_reason: None,
        customer_id: None,
        opportunity_id: None,
        converted_at: None,
        last_follow_up_at: None,
        next_follow_up_at: None,
        owned_since: Some(cx.at),
        release_countdown_at: None,
        released_at: None,
        released_by: None,
        company_key: None,
        phone_key: None,
        email_key: None,
        created_at: cx.at,
        updated_at: cx.at,
        fields,
    },
    check | lead,
    before,
    cx | {
        cx.permit(if before.is_some() { "lead.update" } else { "lead.create" })?;
        if before.is_some() {
            lead.open()?;
        }
        let fields = lead.fields.clone();
        check_name("name", &fields.name)?;
        for (field, text) in [
            ("company_name", &fields.company_name),
            ("contact_name", &fields.contact_name),
            ("phone", &fields.phone),
            ("email", &fields.email),
            ("wechat_id", &fields.wechat_id),
        ] {
            check_length(field, text.as_deref().unwrap_or_default(), 255)?;
        }
        known::<CustomerSource>("source_id", fields.source_id, cx)?;
        known::<CustomerLevel>("level_id", fields.level_id, cx)?;
        twin::compare(lead, before, cx)?;
        lead.updated_at = cx.at;
        if lead.pool_status == PoolStatus::Public {
            show(lead, cx)?;
        }
        Ok(())
    }
);

record! {
    /// What everybody who may claim sees of a lead in the public pool. Contact data are masked (DOMAIN §2.3).
    pub struct PoolLead {
        /// Key: the lead's.
        pub id: Id,
        /// Name.
        pub name: String,
        /// Company.
        pub company_name: Option<String>,
        /// Phone, all but its ends hidden.
        pub masked_phone: Option<String>,
        /// E-mail, all but its ends hidden.
        pub masked_email: Option<String>,
        /// → customer_sources.
        pub source_id: Option<Id>,
        /// → customer_levels.
        pub level_id: Option<Id>,
        /// Status it had.
        pub status: LeadStatus,
        /// When it came to the pool.
        pub released_at: Instant,
        /// Who had it last.
        pub last_owner_user_id: Option<Id>,
    }
}
entity!(PoolLead in "pool_leads", finds [], root |_row| RootRule::Own(Root::Pool));

record! {
    /// A claim of a lead from the public pool that was won; counted for the limit per day. What waits for the office's word is a command
    /// in the queue, what it refused an item of the inbox.
    pub struct LeadClaim {
        /// Key.
        pub id: Id,
        /// Who claimed.
        pub user_id: Id,
        /// The lead.
        pub lead_id: Id,
        /// Person and business date, by which the claims of a day are found.
        pub day_key: String,
        /// When.
        pub claimed_at: Instant,
    }
}
entity!(LeadClaim in "lead_claims", finds ["day_key"], root |row| RootRule::Own(Root::User(row.user_id)));

impl LeadClaim {
    /// Under which the claims of a person on the present business date are found.
    ///
    /// # Errors
    /// Storage failure.
    pub fn day_key(user_id: Id, cx: &mut Cx<'_>) -> Result<String, Fault> {
        Ok(format!("{user_id}/{}", business_date(cx)?))
    }
}

impl Lead {
    /// From when on nobody has followed it up: the later of the last follow-up and the day its owner got it.
    pub fn silent_since(&self) -> Instant {
        self.owned_since.unwrap_or(self.created_at).max(self.last_follow_up_at.unwrap_or(self.created_at))
    }

    /// Days, begun ones counted, until its countdown begins or, once that runs, until it goes to the public pool; `None` where no clock
    /// runs.
    ///
    /// # Errors
    /// Storage failure.
    pub fn days_left(&self, cx: &mut Cx<'_>) -> Result<Option<i64>, Fault> {
        if self.status.is_final() || self.owner_user_id.is_none() {
            return Ok(None);
        }
        let (since, key) = match (self.pool_status, self.release_countdown_at) {
            (PoolStatus::Private, _) => (self.silent_since(), SettingKey::LeadCountdownDays),
            (PoolStatus::Countdown, Some(began)) => (began, SettingKey::LeadReleaseDays),
            _ => return Ok(None),
        };
        let end = since.utc() + chrono::TimeDelta::days(number(key, cx)?);
        let seconds = (end - cx.at.utc()).num_seconds().max(0);
        Ok(Some((seconds + 86_399) / 86_400))
    }

    /// Refuses work on a lead that became a customer or was lost.
    ///
    /// # Errors
    /// `lead.ended`.
    pub fn open(&self) -> Result<(), Refusal> {
        if self.status.is_final() {
            return Err(Refusal::new("lead.ended").with("status", self.status.code()));
        }
        Ok(())
    }
}

/// What a follow-up does to a lead: the clock starts anew, a countdown ends, the first one makes a new lead a contacted one.
pub(crate) fn follow_up(
    mut lead: Lead,
    at: Instant,
    next: Option<Instant>,
    wanted: Option<LeadStatus>,
    cx: &mut Cx<'_>,
) -> Result<(LeadStatus, LeadStatus), Fault> {
    lead.open()?;
    let before = lead.status;
    let after = wanted.unwrap_or(if before == LeadStatus::New { LeadStatus::Contacted } else { before });
    if matches!(after, LeadStatus::Converted | LeadStatus::Lost) || (after != before && !before.may_become(after)) {
        return Err(Refusal::new("lead.wrong_status").with("from", before.code()).with("to", after.code()).into());
    }
    lead.status = after;
    lead.last_follow_up_at = lead.last_follow_up_at.max(Some(at));
    lead.next_follow_up_at = next.or(lead.next_follow_up_at.filter(|planned| *planned > at));
    if lead.pool_status == PoolStatus::Countdown {
        lead.pool_status = PoolStatus::Private;
        lead.release_countdown_at = None;
    }
    lead.updated_at = cx.at;
    if lead.pool_status == PoolStatus::Public {
        show(&lead, cx)?;
    }
    cx.save(&lead)?;
    Ok((before, after))
}

/// Moves a lead that somebody owns to the public pool: the owner goes, what everybody may see comes (DOMAIN §9 公海释放).
pub(crate) fn into_pool(mut lead: Lead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let last_owner = lead.owner_user_id.take();
    lead.pool_status = PoolStatus::Public;
    lead.release_countdown_at = None;
    lead.next_follow_up_at = None;
    lead.owned_since = None;
    lead.released_at = Some(cx.at);
    lead.released_by = Some(cx.actor.user_id);
    lead.updated_at = cx.at;
    let shown = shown(&lead, last_owner, cx);
    cx.save(&shown)?;
    cx.save(&lead)
}

/// Shows in the pool what a lead there is now.
fn show(lead: &Lead, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let last_owner = cx.load::<PoolLead>(lead.id)?.and_then(|shown| shown.last_owner_user_id);
    let shown = shown(lead, last_owner, cx);
    cx.save(&shown)
}

fn shown(lead: &Lead, last_owner_user_id: Option<Id>, cx: &Cx<'_>) -> PoolLead {
    let fields = &lead.fields;
    PoolLead {
        id: lead.id,
        name: fields.name.clone(),
        company_name: fields.company_name.clone(),
        masked_phone: fields.phone.as_deref().map(masked),
        masked_email: fields.email.as_deref().map(masked),
        source_id: fields.source_id,
        level_id: fields.level_id,
        status: lead.status,
        released_at: lead.released_at.unwrap_or(cx.at),
        last_owner_user_id,
    }
}

/// A phone number or an address of which only the ends are left, as many stars as hide its length.
fn masked(text: &str) -> String {
    let signs: Vec<char> = text.trim().chars().collect();
    let shown = if signs.len() >= 8 { 2 } else { usize::from(signs.len() > 2) };
    let ends = |part: &[char]| part.iter().collect::<String>();
    format!("{}****{}", ends(&signs[..shown]), ends(&signs[signs.len() - shown..]))
}
