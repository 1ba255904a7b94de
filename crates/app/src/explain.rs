//! Where an amount comes from.

use bantu_domain::explain::{Figure, Subject, explain};
use bantu_domain::record::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{UseCase, query};

/// The amounts of which record.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplainArgs {
    /// Kind of record.
    subject: Subject,
    /// The record.
    id: Id,
}

/// Every amount of a record with its steps.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Explanation {
    /// The amounts.
    pub figures: Vec<Figure>,
}

fn explain_here(call: &Call<'_>, args: ExplainArgs) -> Result<Explanation, AppError> {
    call.look(|look| look.ask(|cx| Ok(Explanation { figures: explain(args.subject, args.id, cx)? })))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("money.explain", "quotation.view", explain_here)]
}
