//! Dated exchange rates.

use bantu_domain::access::User;
use bantu_domain::command::Command;
use bantu_domain::money::Rate;
use bantu_domain::rate::{AddRate, ExchangeRate, PAIR, on};
use bantu_domain::record::Id;
use bantu_domain::setting::business_date;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{Done, Nothing, Ref};

/// A rate as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExchangeRateRow {
    /// Key.
    pub id: Id,
    /// IDR per 1 CNY.
    pub idr_per_cny: Rate,
    /// First day of validity.
    pub effective_from: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// Who entered it; null for the built-in one.
    pub entered_by: Option<Ref>,
}

/// All rates, newest first, and the one in force today.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExchangeRates {
    /// The rates.
    pub rows: Vec<ExchangeRateRow>,
    /// The rate in force.
    pub current: Option<Rate>,
    /// Since which day.
    pub current_on: Option<NaiveDate>,
}

/// Enters a rate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddRateArgs {
    /// IDR per 1 CNY.
    idr_per_cny: Rate,
    /// First day of validity.
    effective_from: NaiveDate,
    /// Where it comes from, for example a bank's name.
    source: String,
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<ExchangeRates, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let today = business_date(cx)?;
            let current = on(today, cx)?;
            let mut rates = cx.list::<ExchangeRate>("pair", &PAIR.to_owned())?;
            rates.sort_by_key(|rate| std::cmp::Reverse((rate.effective_from, rate.id)));
            let mut rows = Vec::with_capacity(rates.len());
            for rate in rates {
                let entered_by = match rate.entered_by {
                    Some(id) => cx.load::<User>(id)?.map(|user| Ref { id, name: user.fields.display_name }),
                    None => None,
                };
                rows.push(ExchangeRateRow {
                    id: rate.id,
                    idr_per_cny: rate.idr_per_cny_e9,
                    effective_from: rate.effective_from,
                    source: rate.source,
                    entered_by,
                });
            }
            let current_on = current.as_ref().map(|rate| rate.effective_from);
            Ok(ExchangeRates { rows, current: current.map(|rate| rate.idr_per_cny_e9), current_on })
        })
    })
}

fn add(call: &Call<'_>, args: AddRateArgs) -> Result<Done, AppError> {
    let AddRateArgs { idr_per_cny, effective_from, source } = args;
    let id = call.new_id();
    call.run_on(id, &Command::RateAdd(AddRate { id, idr_per_cny, effective_from, source }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("exchange_rate.list", "", list), online("exchange_rate.add", "rate.manage", add)]
}
