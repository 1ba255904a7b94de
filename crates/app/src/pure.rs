//! Use cases that need no workspace: arithmetic for scripts.

use bantu_domain::Refusal;
use bantu_domain::money::{Amount, Money, Rate};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{Reply, UseCase, query, read_args};

/// An amount and a rate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConvertArgs {
    /// The amount.
    amount: Amount,
    /// IDR per 1 CNY.
    idr_per_cny: Rate,
}

/// An amount in the other currency.
#[derive(Debug, Serialize, ToSchema)]
pub struct Converted {
    /// The amount.
    amount: Amount,
}

fn convert(args: &ConvertArgs) -> Result<Converted, Refusal> {
    let money = Money::try_from(&args.amount).map_err(|r| r.field("amount"))?;
    let amount = args.idr_per_cny.convert(money).map_err(|r| r.field("idr_per_cny"))?.into();
    Ok(Converted { amount })
}

fn convert_here(_call: &Call<'_>, args: ConvertArgs) -> Result<Converted, AppError> {
    Ok(convert(&args)?)
}

/// Runs a use case that needs no workspace; `None` for any other.
pub fn call_pure(name: &str, args: Value) -> Option<Result<Reply, AppError>> {
    let run = || -> Result<Reply, AppError> {
        let answer = convert(&read_args(args)?)?;
        serde_json::to_value(answer).map(Reply::Json).map_err(|_| AppError::new("internal"))
    };
    (name == "exchange_rate.convert").then(run)
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("exchange_rate.convert", "", convert_here)]
}
