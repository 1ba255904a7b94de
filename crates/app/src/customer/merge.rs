//! Two customers that are one.

use bantu_domain::command::Command;
use bantu_domain::customer::{MergeCustomers, UnmergeCustomers};
use bantu_domain::record::Id;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::view::{ById, Done};

/// Merges a customer into another one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeArgs {
    /// The customer that stays.
    kept_id: Id,
    /// The customer that goes into it.
    merged_id: Id,
    /// Fields whose value is taken from the one that goes.
    #[serde(default)]
    take: Vec<String>,
    /// Why.
    reason: String,
}

pub(super) fn merge(call: &Call<'_>, args: MergeArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let MergeArgs { kept_id, merged_id, take, reason } = args;
    let command = Command::CustomerMerge(MergeCustomers { id, kept_id, merged_id, take, reason });
    call.run_on(kept_id, &command)
}

pub(super) fn unmerge(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::CustomerUnmerge(UnmergeCustomers { id: args.id }))
}
