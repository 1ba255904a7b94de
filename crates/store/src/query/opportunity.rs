//! The list of deals: filtered, searched and sorted in the database, a window at a time.

use bantu_domain::approval::Verdict;
use bantu_domain::money::{Currency, Money};
use bantu_domain::opportunity::{OpportunityStatus, ServiceType, WorkflowStatus};
use bantu_domain::record::{Id, Instant, Row};
use bantu_domain::refusal::StoreError;
use chrono::NaiveDate;
use sea_query::{Expr, SelectStatement, TableRef};

use crate::backend::{Conn, cell};
use crate::query::window::{
    Key, Plan, Window, by_ids, by_integer, by_text, code, count, id, ids_of, is, matching, run,
};
use crate::search::Question;
use crate::tx::Visibility;

/// Which deals, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of the deal or its customer.
    pub question: Option<Question>,
    /// Place of the present stage.
    pub stage_order: Option<i64>,
    /// State of the work.
    pub workflow_status: Option<WorkflowStatus>,
    /// State of the deal.
    pub status: Option<OpportunityStatus>,
    /// Salesperson in charge.
    pub owner_user_id: Option<Id>,
    /// Customer.
    pub customer_id: Option<Id>,
    /// Order.
    pub sort: Sort,
    /// Backwards.
    pub descending: bool,
}

/// By what a list of deals is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Last change.
    #[default]
    UpdatedAt,
    /// Deal name.
    Name,
    /// Customer name.
    Customer,
    /// Stage, within it last change.
    Stage,
    /// Estimate, by currency.
    Amount,
    /// Expected close.
    ExpectedCloseDate,
}

/// A deal in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key.
    pub id: Id,
    /// Deal name.
    pub name: String,
    /// Customer.
    pub customer_id: Id,
    /// His name; empty where his row is missing.
    pub customer_name: String,
    /// His number.
    pub customer_no: Option<i64>,
    /// Salesperson in charge.
    pub owner_user_id: Id,
    /// His name.
    pub owner_name: String,
    /// Place of the present stage.
    pub stage_order: i64,
    /// State of the deal.
    pub status: OpportunityStatus,
    /// State of the work.
    pub workflow_status: WorkflowStatus,
    /// Kind of services.
    pub service_type: Option<ServiceType>,
    /// Estimate.
    pub amount: Option<Money>,
    /// Total of the primary, else the newest quotation.
    pub total: Option<Money>,
    /// Where the approval of the present stage stands.
    pub approval_status: Option<Verdict>,
    /// Last change.
    pub updated_at: Instant,
    /// Expected close.
    pub expected_close_date: Option<NaiveDate>,
}

/// A window of deals and how many there are.
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    filter: &Filter,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Line>, i64), StoreError> {
    let mut select = filtered(conn, filter, visibility);
    let mut narrow = !visibility.whole || filter.owner_user_id.is_some() || filter.customer_id.is_some();
    let mut total = None;
    if let Some(question) = &filter.question {
        let matching = matching(conn, question, "opportunities", "o")?;
        narrow |= matching.is_narrow();
        total = matching.count.filter(|_| visibility.whole && unfiltered(filter));
        matching.apply(&mut select);
    }
    let total = match total {
        Some(total) => total,
        None => count(conn, select.clone())?,
    };
    let keys: &[Key] = match filter.sort {
        Sort::UpdatedAt => &[by_integer("o", "updated_at")],
        Sort::Name => &[by_text("o", "name")],
        Sort::Customer => &[by_text("c", "name"), by_text("c", "id")],
        Sort::Stage => &[by_integer("o", "current_stage_order"), by_integer("o", "updated_at")],
        Sort::Amount => &[by_integer("o", "amount_minor")],
        Sort::ExpectedCloseDate => &[by_text("o", "expected_close_date")],
    };
    let plan = Plan::of(total, narrow);
    if filter.sort == Sort::Customer {
        join_customers(&mut select, plan);
    }
    let ids = Window { keys, descending: filter.descending, plan, total, offset, limit }.ids(conn, select, "o")?;
    let rows = by_ids(conn, include_str!("opportunity_lines.sql"), &ids)?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, total))
}

/// Customers come first in a walk, so that their order is the order of the list, and last where deals are gathered: SQLite keeps
/// the order of a cross join.
fn join_customers(select: &mut SelectStatement, plan: Plan) {
    if plan == Plan::Walk {
        select.from_clear().from_as("customers", "c").cross_join(TableRef::from("opportunities").alias("o"));
    } else {
        select.cross_join(TableRef::from("customers").alias("c"));
    }
    select.and_where(Expr::cust(r#""c"."workspace" = "o"."workspace" AND "c"."id" = "o"."customer_id""#));
}

/// How many deals being worked on stand at each stage, of one owner or of everybody.
///
/// # Errors
/// Storage failure.
pub fn count_by_stage(
    conn: &mut Conn<'_>,
    owner_user_id: Option<Id>,
    visibility: Visibility,
) -> Result<Vec<(i64, i64)>, StoreError> {
    let filter = Filter { owner_user_id, workflow_status: Some(WorkflowStatus::Active), ..Filter::default() };
    let mut select = filtered(conn, &filter, visibility);
    select
        .clear_selects()
        .column(("o", "current_stage_order"))
        .expr_as(Expr::cust("count(*)"), "n")
        .group_by_col(("o", "current_stage_order"))
        .order_by(("o", "current_stage_order"), sea_query::Order::Asc);
    run(conn, &select)?.iter().map(|row| Ok((cell(row, "current_stage_order")?, cell(row, "n")?))).collect()
}

fn unfiltered(filter: &Filter) -> bool {
    let Filter {
        question: _,
        stage_order,
        workflow_status,
        status,
        owner_user_id,
        customer_id,
        sort: _,
        descending: _,
    } = filter;
    stage_order.is_none()
        && workflow_status.is_none()
        && status.is_none()
        && owner_user_id.is_none()
        && customer_id.is_none()
}

fn filtered(conn: &Conn<'_>, filter: &Filter, visibility: Visibility) -> SelectStatement {
    let mut select = ids_of(conn, "opportunities", "o", visibility);
    select
        .and_where_option(filter.stage_order.map(|order| is("o", "current_stage_order", order)))
        .and_where_option(filter.workflow_status.map(|status| is("o", "workflow_status", code(&status))))
        .and_where_option(filter.status.map(|status| is("o", "status", code(&status))))
        .and_where_option(filter.owner_user_id.map(|owner| is("o", "owner_user_id", id(owner))))
        .and_where_option(filter.customer_id.map(|customer| is("o", "customer_id", id(customer))));
    select
}

fn read(row: &Row) -> Result<Line, StoreError> {
    let money = |amount: Option<i64>, currency: Option<Currency>| amount.zip(currency).map(|(a, c)| Money::new(a, c));
    Ok(Line {
        id: cell(row, "id")?,
        name: cell(row, "name")?,
        customer_id: cell(row, "customer_id")?,
        customer_name: cell::<Option<String>>(row, "customer_name")?.unwrap_or_default(),
        customer_no: cell(row, "customer_no")?,
        owner_user_id: cell(row, "owner_user_id")?,
        owner_name: cell::<Option<String>>(row, "owner_name")?.unwrap_or_default(),
        stage_order: cell(row, "current_stage_order")?,
        status: cell(row, "status")?,
        workflow_status: cell(row, "workflow_status")?,
        service_type: cell(row, "service_type")?,
        amount: money(cell(row, "amount_minor")?, cell(row, "amount_currency")?),
        total: money(cell(row, "total_primary_minor")?, cell(row, "currency_primary")?),
        approval_status: cell(row, "approval_status")?,
        updated_at: cell(row, "updated_at")?,
        expected_close_date: cell(row, "expected_close_date")?,
    })
}
