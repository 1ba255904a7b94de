//! Dated exchange rates, always IDR per 1 CNY (DOMAIN §3.12, §6.2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::money::Rate;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::Cx;
use crate::{entity, record};

record! {
    /// 汇率: valid from a day until a newer one begins. Never changed, only followed.
    pub struct ExchangeRate {
        /// Key.
        pub id: Id,
        /// Pair, at present always `CNY/IDR`; the column by which rates are found.
        pub pair: String,
        /// IDR per 1 CNY.
        pub idr_per_cny_e9: Rate,
        /// First day of validity.
        pub effective_from: NaiveDate,
        /// Where it comes from.
        pub source: String,
        /// Who entered it; null for the built-in one.
        pub entered_by: Option<Id>,
    }
}
entity!(ExchangeRate in "exchange_rates", finds ["pair"], root |_row| RootRule::Own(Root::Cat));

/// The only pair of the workflow.
pub const PAIR: &str = "CNY/IDR";

/// Enters a rate (online, `rate.manage`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddRate {
    /// New id.
    pub id: Id,
    /// IDR per 1 CNY.
    pub idr_per_cny: Rate,
    /// First day of validity: today, or a day of the year before.
    pub effective_from: NaiveDate,
    /// Where it comes from, for example a bank's name.
    pub source: String,
}

pub(crate) fn add(args: &AddRate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("rate.manage")?;
    args.idr_per_cny.check().map_err(|r| r.field("idr_per_cny"))?;
    crate::edit::check_name("source", &args.source)?;
    crate::opportunity::check_date("effective_from", Some(args.effective_from), cx)?;
    let today = crate::setting::business_date(cx)?;
    // Nobody knows tomorrow's rate: one that has not begun would price quotations without anybody having looked at it.
    if args.effective_from > today {
        return Err(Refusal::new("rate.in_future").field("effective_from").into());
    }
    if args.effective_from < today - chrono::Days::new(366) {
        return Err(Refusal::new("date.out_of_range").field("effective_from").into());
    }
    cx.insert(&ExchangeRate {
        id: args.id,
        pair: PAIR.to_owned(),
        idr_per_cny_e9: args.idr_per_cny,
        effective_from: args.effective_from,
        source: args.source.trim().to_owned(),
        entered_by: Some(cx.actor.user_id),
    })
}

/// The rate in force on a day.
///
/// # Errors
/// Storage failure only.
pub fn on(day: NaiveDate, cx: &mut Cx<'_>) -> Result<Option<ExchangeRate>, Fault> {
    let rates = cx.list::<ExchangeRate>("pair", &PAIR.to_owned())?;
    Ok(rates.into_iter().filter(|r| r.effective_from <= day).max_by_key(|r| (r.effective_from, r.id)))
}
