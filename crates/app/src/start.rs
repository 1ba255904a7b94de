//! The start page: what waits for me.

use bantu_domain::quotation::{Quotation, QuotationStatus};
use bantu_store::query::opportunity::count_by_stage;
use bantu_store::query::quotation::{Filter, Line, list};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::{Call, Look};
use crate::approval::{self, ApprovalRow};
use crate::error::AppError;
use crate::opportunity::OpportunityRow;
use crate::opportunity_list::{self, ListArgs};
use crate::quotation::{self, QuotationRow};
use crate::usecase::{UseCase, query};
use crate::view::Nothing;

/// Rows of each part.
const SHOWN: i64 = 8;

/// How many deals stand at a stage.
#[derive(Debug, Serialize, ToSchema)]
pub struct StageCount {
    /// Place of the stage.
    stage_order: i64,
    /// Active deals.
    count: i64,
}

/// The start page.
#[derive(Debug, Serialize, ToSchema)]
pub struct StartView {
    /// What the caller may decide, oldest first.
    approvals: Vec<ApprovalRow>,
    /// How many in all.
    approvals_total: i64,
    /// His drafts, newest first.
    drafts: Vec<QuotationRow>,
    /// His deals, newest first.
    deals: Vec<OpportunityRow>,
    /// How many in all.
    deals_total: i64,
    /// Active deals per stage that he sees.
    counts_by_stage: Vec<StageCount>,
    /// Issued quotations that a manager must look at.
    reviews: Vec<QuotationRow>,
}

fn get(call: &Call<'_>, _args: Nothing) -> Result<StartView, AppError> {
    let mine = opportunity_list::list(call, ListArgs::of_owner(call.user_id, SHOWN))?;
    call.look(|look| {
        let mut approvals = approval::waiting(look, call.app.mode)?;
        let approvals_total = i64::try_from(approvals.len()).unwrap_or(i64::MAX);
        approvals.truncate(usize::try_from(SHOWN).unwrap_or(8));
        let visibility = look.visibility();
        let drafts =
            Filter { status: Some(QuotationStatus::Draft), created_by: Some(call.user_id), ..Filter::default() };
        let (drafts, _) = list(look.conn, &drafts, visibility, 0, SHOWN)?;
        let reviews = Filter { review_required: Some(true), ..Filter::default() };
        let (reviews, _) = match look.actor.may("quotation.approve") {
            true => list(look.conn, &reviews, visibility, 0, SHOWN)?,
            false => (Vec::new(), 0),
        };
        let counts = count_by_stage(look.conn, None, visibility)?;
        Ok(StartView {
            approvals,
            approvals_total,
            drafts: rows(&drafts, look, call)?,
            reviews: rows(&reviews, look, call)?,
            deals: mine.rows,
            deals_total: mine.total,
            counts_by_stage: counts.into_iter().map(|(stage_order, count)| StageCount { stage_order, count }).collect(),
        })
    })
}

fn rows(lines: &[Line], look: &mut Look<'_, '_>, call: &Call<'_>) -> Result<Vec<QuotationRow>, AppError> {
    let pending = approval::pending_ids(look, call.app.mode)?;
    look.ask(|cx| {
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            if let Some(quotation) = cx.load::<Quotation>(line.id)? {
                rows.push(quotation::row(&quotation, &pending, cx)?);
            }
        }
        Ok(rows)
    })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("start.get", "opportunity.list", get)]
}
