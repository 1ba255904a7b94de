//! Settings of the workspace (DOMAIN §3.13 `system_config`).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::edit::check_length;
use crate::record::{Id, Instant, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{entity, record, text_enum};

text_enum! {
    /// The settings there are.
    pub enum SettingKey {
        /// Days a quotation is valid when nothing else is said.
        QuotationValidDays = "quotation.valid_days",
        /// Style of document numbers: `customer` or `date` (DOMAIN §4.1).
        NumberStyle = "number.style",
        /// Time zone of business dates: `Asia/Jakarta` or `Asia/Shanghai`.
        BusinessZone = "business.zone",
        /// Hour of the day at which the daily jobs run.
        JobHour = "job.hour",
        /// Days without a follow-up after which a lead's countdown begins.
        LeadCountdownDays = "lead.countdown_days",
        /// Days of the countdown.
        LeadReleaseDays = "lead.release_days",
        /// Leads one person may claim on one day; 0: as many as he likes.
        LeadClaimsPerDay = "lead.claims_per_day",
        /// Open leads one person may hold when he claims another; 0: as many as he likes.
        LeadHeldLimit = "lead.held_limit",
        /// Days without a follow-up after which a deal counts as stale.
        OpportunityStaleDays = "opportunity.stale_days",
        /// Days between reminders of a stale deal.
        OpportunityStaleRepeatDays = "opportunity.stale_repeat_days",
        /// Days before the end of a quotation at which its seller is reminded.
        QuotationNoticeDays = "quotation.notice_days",
        /// Days before the end of a contract at which its renewal is recalled.
        ContractNoticeDays = "contract.notice_days",
        /// Days after the stage of papers began at which missing ones are recalled.
        MaterialReminderDays = "material.reminder_days",
        /// Days between such reminders.
        MaterialRepeatDays = "material.repeat_days",
        /// Days before a last day at which papers that expire are recalled.
        DocumentNoticeDays = "document.notice_days",
        /// Days before an instalment falls due at which its seller is reminded.
        InstalmentNoticeDays = "instalment.notice_days",
        /// Days between reminders of an overdue instalment.
        InstalmentRepeatDays = "instalment.repeat_days",
        /// Days before a month of a running service falls due.
        MonthlyNoticeDays = "monthly.notice_days",
        /// Working days a payment may wait for finance.
        ReviewWorkingDays = "review.working_days",
        /// Working days an approval may wait.
        ApprovalWorkingDays = "approval.working_days",
        /// Days before the planned end of an execution order.
        ExecutionNoticeDays = "execution.notice_days",
        /// Days before a tax report is to be filed.
        TaxFilingNoticeDays = "tax_filing.notice_days",
        /// Days a customer's upload link lives when nothing else is said.
        TemporaryLinkValidDays = "temporary_link.valid_days",
        /// Whether colleagues get mails of events, beside what they are told here: `on` or `off`.
        MailInternal = "mail.internal",
        /// Whether customers are asked by mail for papers that are missing: `on` or `off`.
        MailMaterialReminder = "mail.material_reminder",
        /// Tries before a mail has failed (DOMAIN §9).
        MailMaxAttempts = "mail.max_attempts",
    }
}

/// What the value of a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingRange {
    /// A whole number from, to.
    Number(i64, i64),
    /// Up to six whole numbers from, to, each smaller than the one before: `90,60,30`.
    Falling(i64, i64),
    /// One of some words.
    OneOf(&'static [&'static str]),
}

impl SettingKey {
    /// The value where the workspace has none.
    pub const fn default_value(self) -> &'static str {
        match self {
            Self::NumberStyle => "customer",
            Self::BusinessZone => "Asia/Jakarta",
            Self::QuotationValidDays | Self::OpportunityStaleDays | Self::ContractNoticeDays => "30",
            Self::JobHour | Self::ReviewWorkingDays | Self::ApprovalWorkingDays | Self::ExecutionNoticeDays => "1",
            Self::LeadCountdownDays
            | Self::LeadReleaseDays
            | Self::OpportunityStaleRepeatDays
            | Self::TemporaryLinkValidDays => "7",
            Self::LeadClaimsPerDay => "10",
            Self::LeadHeldLimit => "100",
            Self::QuotationNoticeDays
            | Self::MaterialReminderDays
            | Self::MaterialRepeatDays
            | Self::InstalmentRepeatDays => "3",
            Self::DocumentNoticeDays => "90,60,30",
            Self::InstalmentNoticeDays => "7,3,0",
            Self::MonthlyNoticeDays => "7,1",
            Self::TaxFilingNoticeDays => "14",
            Self::MailInternal | Self::MailMaterialReminder => "on",
            Self::MailMaxAttempts => "5",
        }
    }

    /// What its value may be.
    pub const fn range(self) -> SettingRange {
        match self {
            Self::NumberStyle => SettingRange::OneOf(&["customer", "date"]),
            Self::BusinessZone => SettingRange::OneOf(&["Asia/Jakarta", "Asia/Shanghai"]),
            Self::MailInternal | Self::MailMaterialReminder => SettingRange::OneOf(&["on", "off"]),
            Self::MailMaxAttempts => SettingRange::Number(1, 10),
            Self::JobHour => SettingRange::Number(0, 23),
            Self::LeadClaimsPerDay | Self::LeadHeldLimit => SettingRange::Number(0, 100_000),
            Self::QuotationNoticeDays | Self::ExecutionNoticeDays | Self::TaxFilingNoticeDays => {
                SettingRange::Number(0, 90)
            }
            Self::ReviewWorkingDays | Self::ApprovalWorkingDays => SettingRange::Number(1, 30),
            Self::TemporaryLinkValidDays => SettingRange::Number(1, crate::temporary_link::MAX_DAYS),
            Self::DocumentNoticeDays | Self::InstalmentNoticeDays | Self::MonthlyNoticeDays => {
                SettingRange::Falling(0, 365)
            }
            Self::QuotationValidDays
            | Self::LeadCountdownDays
            | Self::LeadReleaseDays
            | Self::OpportunityStaleDays
            | Self::OpportunityStaleRepeatDays
            | Self::ContractNoticeDays
            | Self::MaterialReminderDays
            | Self::MaterialRepeatDays
            | Self::InstalmentRepeatDays => SettingRange::Number(1, 365),
        }
    }

    /// Whether a text is a value of the setting.
    pub fn allows(self, value: &str) -> bool {
        match self.range() {
            SettingRange::Number(from, to) => plain(value).is_some_and(|number| (from..=to).contains(&number)),
            SettingRange::Falling(from, to) => falling(value).is_some_and(|numbers| {
                numbers.iter().all(|number| (from..=to).contains(number)) && numbers.is_sorted_by(|a, b| a > b)
            }),
            SettingRange::OneOf(words) => words.contains(&value),
        }
    }
}

/// Most numbers in a list.
const MOST_NUMBERS: usize = 6;

fn plain(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn falling(text: &str) -> Option<Vec<i64>> {
    let numbers: Option<Vec<i64>> = text.split(',').map(|part| plain(part.trim())).collect();
    numbers.filter(|numbers| numbers.len() <= MOST_NUMBERS)
}

record! {
    /// A setting with its value as text.
    pub struct Setting {
        /// Key: built-in id of the setting's key.
        pub id: Id,
        /// Which setting.
        pub setting_key: SettingKey,
        /// Its value.
        pub value: String,
    }
}
entity!(Setting in "settings", finds ["setting_key"], root |_row| RootRule::Own(Root::Org));

/// Changes a setting (online, `settings.manage`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetSetting {
    /// Which setting.
    pub setting_key: SettingKey,
    /// Its value.
    pub value: String,
}

/// The row id of a setting.
pub fn id_of(key: SettingKey) -> Id {
    built_in_id("settings", key.code())
}

pub(crate) fn set(args: &SetSetting, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("settings.manage")?;
    check_length("value", &args.value, 255)?;
    if !args.setting_key.allows(&args.value) {
        return Err(Refusal::new("field.invalid").field("value").into());
    }
    cx.save(&Setting { id: id_of(args.setting_key), setting_key: args.setting_key, value: args.value.clone() })
}

/// The value of a setting, its default where the workspace has none.
///
/// # Errors
/// Storage failure only.
pub fn text(key: SettingKey, cx: &mut Cx<'_>) -> Result<String, Fault> {
    let stored = cx.load::<Setting>(id_of(key))?.map(|setting| setting.value).filter(|value| key.allows(value));
    Ok(stored.unwrap_or_else(|| key.default_value().to_owned()))
}

/// The number of a setting.
///
/// # Errors
/// Storage failure only.
pub fn number(key: SettingKey, cx: &mut Cx<'_>) -> Result<i64, Fault> {
    Ok(plain(&text(key, cx)?).unwrap_or_default())
}

/// The numbers of a setting that is a list, the largest first.
///
/// # Errors
/// Storage failure only.
pub fn numbers(key: SettingKey, cx: &mut Cx<'_>) -> Result<Vec<i64>, Fault> {
    Ok(falling(&text(key, cx)?).unwrap_or_default())
}

/// The numbers in a value of a setting, whether one or a list.
pub fn numbers_in(value: &str) -> Vec<i64> {
    falling(value).unwrap_or_default()
}

/// The business date of an instant: UTC+7 Jakarta by default, UTC+8 Shanghai by setting. Neither zone has summer time.
///
/// # Errors
/// Storage failure only.
pub fn business_date(cx: &mut Cx<'_>) -> Result<chrono::NaiveDate, Fault> {
    Ok((cx.at.utc() + zone_offset(cx)?).date_naive())
}

/// The instant at which a business date begins, in the zone of [`business_date`].
///
/// # Errors
/// `date.out_of_range` beyond the calendar; storage failure.
pub fn day_start(cx: &mut Cx<'_>, day: chrono::NaiveDate) -> Result<Instant, Fault> {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    let begins = midnight.checked_sub_signed(zone_offset(cx)?).ok_or_else(|| Refusal::new("date.out_of_range"))?;
    Ok(begins.into())
}

/// How far the business zone is ahead of UTC.
///
/// # Errors
/// Storage failure only.
pub fn zone_offset(cx: &mut Cx<'_>) -> Result<chrono::TimeDelta, Fault> {
    let zone = text(SettingKey::BusinessZone, cx)?;
    Ok(chrono::TimeDelta::hours(if zone == "Asia/Shanghai" { 8 } else { 7 }))
}
