//! The list of deals: a window, sorted, filtered and searched in SQL.

use std::collections::BTreeSet;

use bantu_domain::opportunity::{OpportunityStatus, WorkflowStatus};
use bantu_domain::record::Id;
use bantu_store::query::opportunity::{self, Filter, Line, Sort};
use bantu_store::search::Question;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval;
use crate::args::{Window, looked_for};
use crate::error::AppError;
use crate::opportunity::{OpportunityRow, code_of};
use crate::view::{Page, Ref};

/// Which deals, in which order, which window.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ListArgs {
    /// Text: Chinese of any length, pinyin, Latin.
    #[serde(default)]
    query: Option<String>,
    /// Place of the stage.
    #[serde(default)]
    stage_order: Option<i64>,
    /// State of the work.
    #[serde(default)]
    workflow_status: Option<WorkflowStatus>,
    /// State of the deal.
    #[serde(default)]
    status: Option<OpportunityStatus>,
    /// Salesperson.
    #[serde(default)]
    owner_user_id: Option<Id>,
    /// Customer.
    #[serde(default)]
    customer_id: Option<Id>,
    /// Order.
    #[serde(default)]
    sort: SortBy,
    /// Downwards.
    #[serde(default)]
    descending: bool,
    /// First row of the window.
    #[serde(default)]
    offset: i64,
    /// Rows of the window, at most 200.
    limit: i64,
}

impl ListArgs {
    /// The newest deals of a customer.
    pub(crate) fn of_customer(customer: Id, limit: i64) -> Self {
        Self { customer_id: Some(customer), descending: true, limit, ..Self::default() }
    }

    /// The newest active deals of an owner.
    pub(crate) fn of_owner(owner: Id, limit: i64) -> Self {
        Self {
            owner_user_id: Some(owner),
            workflow_status: Some(WorkflowStatus::Active),
            descending: true,
            limit,
            ..Self::default()
        }
    }
}

/// By what the list may be sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// Last change.
    #[default]
    UpdatedAt,
    /// Deal name.
    Name,
    /// Customer name.
    Customer,
    /// Stage.
    Stage,
    /// Estimate.
    Amount,
    /// Expected close.
    ExpectedCloseDate,
}

impl From<SortBy> for Sort {
    fn from(sort: SortBy) -> Self {
        match sort {
            SortBy::UpdatedAt => Self::UpdatedAt,
            SortBy::Name => Self::Name,
            SortBy::Customer => Self::Customer,
            SortBy::Stage => Self::Stage,
            SortBy::Amount => Self::Amount,
            SortBy::ExpectedCloseDate => Self::ExpectedCloseDate,
        }
    }
}

pub(crate) fn list(call: &Call<'_>, args: ListArgs) -> Result<Page<OpportunityRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let query = looked_for(args.query)?;
    let question = query.as_deref().and_then(Question::of);
    if query.is_some() && question.is_none() {
        // Nothing but punctuation was typed: nothing is found.
        return Ok(Page { rows: Vec::new(), total: 0 });
    }
    let filter = Filter {
        question,
        stage_order: args.stage_order,
        workflow_status: args.workflow_status,
        status: args.status,
        owner_user_id: args.owner_user_id,
        customer_id: args.customer_id,
        sort: args.sort.into(),
        descending: args.descending,
    };
    call.look(|look| {
        let pending = approval::pending_ids(look, call.app.mode())?;
        let visibility = look.visibility();
        let (lines, total) = opportunity::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        Ok(Page { rows: lines.into_iter().map(|line| row(line, &pending)).collect(), total })
    })
}

fn row(line: Line, pending: &BTreeSet<Id>) -> OpportunityRow {
    OpportunityRow {
        pending_sync: pending.contains(&line.id),
        id: line.id,
        name: line.name,
        customer: Ref { id: line.customer_id, name: line.customer_name },
        customer_no: line.customer_no,
        owner: Ref { id: line.owner_user_id, name: line.owner_name },
        stage_code: code_of(line.stage_order),
        stage_order: line.stage_order,
        status: line.status,
        workflow_status: line.workflow_status,
        service_type: line.service_type,
        amount: line.amount.map(Into::into),
        total: line.total.map(Into::into),
        approval_status: line.approval_status,
        updated_at: line.updated_at,
        expected_close_date: line.expected_close_date,
    }
}
