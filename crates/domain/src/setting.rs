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
    }
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
    let valid = match args.setting_key {
        SettingKey::QuotationValidDays => args.value.parse().is_ok_and(|days: i64| (1..=365).contains(&days)),
        SettingKey::NumberStyle => ["customer", "date"].contains(&args.value.as_str()),
        SettingKey::BusinessZone => ["Asia/Jakarta", "Asia/Shanghai"].contains(&args.value.as_str()),
    };
    if !valid {
        return Err(Refusal::new("field.invalid").field("value").into());
    }
    cx.save(&Setting { id: id_of(args.setting_key), setting_key: args.setting_key, value: args.value.clone() })
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
    let zone = cx.load::<Setting>(id_of(SettingKey::BusinessZone))?;
    Ok(chrono::TimeDelta::hours(if zone.is_some_and(|s| s.value == "Asia/Shanghai") { 8 } else { 7 }))
}
