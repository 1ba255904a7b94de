//! Scheduled jobs (DOMAIN §9): what a job would do about one record, and doing it. Who is asked about is found by the storage; whether
//! anything is to be done is decided here, each time anew, so that a job run twice does nothing twice.

mod deal;
mod lead;
mod money;
mod work;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::collection::{self, CreateTask};
use crate::contract::{self, TakeEffect};
use crate::lead::{Lead, PoolStatus, into_pool};
use crate::mail::Mail;
use crate::notification::{Notice, listeners, tell};
use crate::opportunity::Opportunity;
use crate::quotation::{Quotation, QuotationStatus};
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::setting::{self, SettingKey, business_date};
use crate::text_enum;
use crate::tx::Cx;

/// Records one command may be about.
pub const MOST_AT_ONCE: usize = 200;

text_enum! {
    /// The jobs there are, in the order in which they run.
    pub enum JobKind {
        /// 线索倒计时: leads nobody followed up.
        LeadCountdown = "lead_countdown",
        /// 公海释放: leads whose countdown has ended.
        LeadRelease = "lead_release",
        /// 长久未跟进: deals nobody followed up.
        OpportunityStale = "opportunity_stale",
        /// Follow-ups whose time has come.
        FollowUpReminder = "follow_up_reminder",
        /// Quotations that end soon or have ended.
        QuotationExpiry = "quotation_expiry",
        /// Contracts that take effect or end soon.
        ContractTerm = "contract_term",
        /// Required papers that are missing.
        MaterialReminder = "material_reminder",
        /// 催款: instalments that fall due.
        InstalmentReminder = "instalment_reminder",
        /// Months of running services that fall due.
        MonthlyReminder = "monthly_reminder",
        /// Tax reports to be filed.
        TaxFiling = "tax_filing",
        /// Payments that wait for finance.
        ReviewReminder = "review_reminder",
        /// Execution orders that are late.
        ExecutionOverdue = "execution_overdue",
        /// Approvals that wait.
        ApprovalReminder = "approval_reminder",
        /// Papers whose last day comes.
        DocumentExpiry = "document_expiry",
    }
}

impl JobKind {
    /// Whether it runs every hour; the others run once a day.
    pub const fn is_hourly(self) -> bool {
        matches!(self, Self::FollowUpReminder)
    }

    /// The settings it goes by.
    pub const fn settings(self) -> &'static [SettingKey] {
        match self {
            Self::LeadCountdown => &[SettingKey::LeadCountdownDays],
            Self::LeadRelease => &[SettingKey::LeadReleaseDays],
            Self::OpportunityStale => &[SettingKey::OpportunityStaleDays, SettingKey::OpportunityStaleRepeatDays],
            Self::FollowUpReminder => &[],
            Self::QuotationExpiry => &[SettingKey::QuotationNoticeDays],
            Self::ContractTerm => &[SettingKey::ContractNoticeDays],
            Self::MaterialReminder => &[SettingKey::MaterialReminderDays, SettingKey::MaterialRepeatDays],
            Self::InstalmentReminder => &[SettingKey::InstalmentNoticeDays, SettingKey::InstalmentRepeatDays],
            Self::MonthlyReminder => &[SettingKey::MonthlyNoticeDays],
            Self::TaxFiling => &[SettingKey::TaxFilingNoticeDays],
            Self::ReviewReminder => &[SettingKey::ReviewWorkingDays],
            Self::ExecutionOverdue => &[SettingKey::ExecutionNoticeDays],
            Self::ApprovalReminder => &[SettingKey::ApprovalWorkingDays],
            Self::DocumentExpiry => &[SettingKey::DocumentNoticeDays],
        }
    }
}

text_enum! {
    /// What a job does about a record.
    pub enum JobAction {
        /// A lead's countdown begins.
        Countdown = "countdown",
        /// A lead goes to the public pool.
        Release = "release",
        /// A deal counts as stale.
        Stale = "stale",
        /// A quotation has ended.
        Expire = "expire",
        /// A contract takes effect.
        TakeEffect = "take_effect",
        /// Money is to be asked for.
        Collect = "collect",
        /// People are told.
        Remind = "remind",
    }
}

/// What a job would do about a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct JobEffect {
    /// What.
    pub action: JobAction,
    /// Table of the record.
    pub subject_table: String,
    /// The record.
    pub subject_id: Id,
    /// What people call it.
    pub title: String,
    /// Whom it concerns first.
    pub user_id: Option<Id>,
}

/// Runs a job about some records, as the system only (online).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplyJob {
    /// Which job.
    pub job: JobKind,
    /// The day or hour it runs for, for the trail.
    pub period: String,
    /// The records, [`MOST_AT_ONCE`] at most.
    pub ids: Vec<Id>,
}

/// The numbers a job goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    values: Vec<(SettingKey, Vec<i64>)>,
    /// The business date.
    pub today: NaiveDate,
}

impl Numbers {
    /// The numbers of a job as they are set, some of them replaced.
    ///
    /// # Errors
    /// `field.invalid` for a replacement that is no value of its setting; storage failure.
    pub fn of(job: JobKind, instead: &[(SettingKey, String)], cx: &mut Cx<'_>) -> Result<Self, Fault> {
        let mut values = Vec::new();
        for key in job.settings() {
            let given = instead.iter().find(|(other, _)| other == key).map(|(_, value)| value.clone());
            if given.as_ref().is_some_and(|value| !key.allows(value)) {
                return Err(Refusal::new("field.invalid").field(key.code()).into());
            }
            let value = match given {
                Some(value) => value,
                None => setting::text(*key, cx)?,
            };
            values.push((*key, setting::numbers_in(&value)));
        }
        Ok(Self { values, today: business_date(cx)? })
    }

    /// The numbers of a setting, the largest first.
    pub fn list(&self, key: SettingKey) -> &[i64] {
        self.values.iter().find(|(other, _)| *other == key).map_or(&[], |(_, numbers)| numbers.as_slice())
    }

    /// The number of a setting, the largest of a list.
    pub fn one(&self, key: SettingKey) -> i64 {
        self.list(key).first().copied().unwrap_or_default()
    }
}

/// What changes beside what people are told.
enum Deed {
    Countdown(Box<Lead>),
    Release(Box<Lead>),
    Stale(Box<Opportunity>),
    Expire(Box<Quotation>),
    TakeEffect(Id),
    Collect(CreateTask),
    CheckPayment(Id, Box<Opportunity>),
    Ask(Box<Mail>),
    Tell,
}

/// What is to be done about a record, and who is told.
struct Plan {
    effect: JobEffect,
    deed: Deed,
    people: Vec<Id>,
    notice: Notice,
    occasion: String,
}

impl Plan {
    /// A plan that does something.
    fn new(action: JobAction, deed: Deed, title: &str, people: Vec<Id>, notice: Notice, occasion: String) -> Self {
        let effect = JobEffect {
            action,
            subject_table: notice.subject.0.to_owned(),
            subject_id: notice.subject.1,
            title: title.to_owned(),
            user_id: people.first().copied(),
        };
        Self { effect, deed, people, notice, occasion }
    }

    /// A plan only to tell people; nothing where they all were told.
    fn reminder(
        title: &str,
        people: Vec<Id>,
        notice: Notice,
        occasion: String,
        cx: &mut Cx<'_>,
    ) -> Result<Option<Self>, Fault> {
        if listeners(people.iter().copied(), &notice, &occasion, cx)?.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self::new(JobAction::Remind, Deed::Tell, title, people, notice, occasion)))
    }
}

fn plan(job: JobKind, id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<Plan>, Fault> {
    match job {
        JobKind::LeadCountdown => lead::countdown(id, numbers, cx),
        JobKind::LeadRelease => lead::release(id, numbers, cx),
        JobKind::FollowUpReminder => lead::follow_up(id, cx),
        JobKind::OpportunityStale => deal::stale(id, numbers, cx),
        JobKind::QuotationExpiry => deal::quotation(id, numbers, cx),
        JobKind::ContractTerm => deal::contract(id, numbers, cx),
        JobKind::InstalmentReminder => money::instalment(id, numbers, cx),
        JobKind::MonthlyReminder => money::month(id, numbers, cx),
        JobKind::ReviewReminder => money::review(id, numbers, cx),
        JobKind::MaterialReminder => work::papers(id, numbers, cx),
        JobKind::DocumentExpiry => work::expiry(id, numbers, cx),
        JobKind::ExecutionOverdue => work::order(id, numbers, cx),
        JobKind::TaxFiling => work::tax_filing(id, numbers, cx),
        JobKind::ApprovalReminder => work::approval(id, numbers, cx),
    }
}

/// What a job would do about a record now; nothing where there is nothing to do.
///
/// # Errors
/// Storage failure.
pub fn would(job: JobKind, id: Id, numbers: &Numbers, cx: &mut Cx<'_>) -> Result<Option<JobEffect>, Fault> {
    Ok(plan(job, id, numbers, cx)?.map(|plan| plan.effect))
}

pub(crate) fn apply(args: &ApplyJob, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("job.run")?;
    if !cx.actor.is_system() {
        return Err(Refusal::new("job.by_system_only").into());
    }
    if args.ids.len() > MOST_AT_ONCE {
        return Err(Refusal::new("field.too_long").field("ids").with("limit", MOST_AT_ONCE).into());
    }
    let numbers = Numbers::of(args.job, &[], cx)?;
    let mut effects = 0;
    for id in &args.ids {
        if let Some(plan) = plan(args.job, *id, &numbers, cx)? {
            act(plan, cx)?;
            effects += 1;
        }
    }
    cx.facts.insert("effects".into(), effects.to_string());
    Ok(())
}

fn act(plan: Plan, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match plan.deed {
        Deed::Countdown(mut lead) => {
            lead.pool_status = PoolStatus::Countdown;
            lead.release_countdown_at = Some(cx.at);
            lead.updated_at = cx.at;
            cx.save(lead.as_ref())?;
        }
        Deed::Release(lead) => into_pool(*lead, cx)?,
        Deed::Stale(mut deal) => {
            deal.is_stale = true;
            cx.save(deal.as_ref())?;
        }
        Deed::Expire(mut quotation) => {
            quotation.status = QuotationStatus::Expired;
            quotation.closed_at = Some(cx.at);
            quotation.updated_at = cx.at;
            cx.save(quotation.as_ref())?;
        }
        Deed::TakeEffect(id) => contract::take_effect(&TakeEffect { id }, cx)?,
        Deed::Collect(task) => collection::create_task(&task, cx)?,
        Deed::CheckPayment(receipt, deal) => collection::check_payment(receipt, &deal, cx)?,
        Deed::Ask(mail) => cx.insert(mail.as_ref())?,
        Deed::Tell => {}
    }
    tell(plan.people, &plan.notice, &plan.occasion, cx)
}

/// Whole days from one day to another.
fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// The step of a falling list that days before a last day have reached: `90,60,30` at 45 days is 60.
fn step(steps: &[i64], left: i64) -> Option<i64> {
    steps.iter().copied().filter(|step| left <= *step).min()
}
