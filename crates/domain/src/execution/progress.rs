//! Giving orders to people, working on them, ending them; and how far a deal's orders are (DOMAIN §5.7, §8 items 6 and 7).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::depend::{give_up, missing_of, satisfy, wrong};
use super::{ExecutionItemStatus, ExecutionOrder, ExecutionOrderItem, ExecutionStatus, ExecutionType};
use crate::access::User;
use crate::collection;
use crate::customer::known;
use crate::edit::{check_length, check_reason};
use crate::holiday::Calendar;
use crate::notification::events;
use crate::opportunity::{Opportunity, check_date};
use crate::order_payment::check_arrived;
use crate::product::Product;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Working days of an order whose product says nothing (DOMAIN §8 item 7).
const STANDARD_DAYS: u64 = 7;

/// Gives an order to a person or a team, or to somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignExecution {
    /// The order.
    pub id: Id,
    /// The person.
    #[serde(default)]
    pub assigned_to: Option<Id>,
    /// Code of the team.
    #[serde(default)]
    pub assigned_team: Option<String>,
}

/// Sets the planned days of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanExecution {
    /// The order.
    pub id: Id,
    /// First day.
    pub planned_start_date: Option<NaiveDate>,
    /// Last day.
    pub planned_end_date: Option<NaiveDate>,
}

/// Moves a line on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveExecutionItem {
    /// The line.
    pub id: Id,
    /// Wanted state.
    pub status: ExecutionItemStatus,
    /// Remarks.
    #[serde(default)]
    pub notes: Option<String>,
}

/// The work of an order is done; a registration is completed with its papers instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteExecution {
    /// The order.
    pub id: Id,
    /// Last day of the work.
    pub actual_end_date: NaiveDate,
}

/// Gives an order up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelExecution {
    /// The order.
    pub id: Id,
    /// Why.
    pub reason: String,
}

/// Where a deal's execution orders stand, without the main one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Progress {
    /// All of them.
    pub total: usize,
    /// Done once and not running on: still open.
    pub open_one_time: Vec<String>,
    /// Numbers of those that nobody has and that wait for nothing.
    pub unassigned: Vec<String>,
    /// Numbers of those given up.
    pub cancelled: Vec<String>,
}

impl Progress {
    /// Everybody knows what he has to do: each order has somebody, waits, or has ended.
    pub fn is_assigned(&self) -> bool {
        self.total > 0 && self.unassigned.is_empty()
    }

    /// Everything that is done once is done; what runs may run on.
    pub fn is_delivered(&self) -> bool {
        self.total > 0 && self.open_one_time.is_empty() && self.cancelled.is_empty()
    }
}

/// Works out where a deal's execution orders stand.
///
/// # Errors
/// Storage failure only.
pub fn progress_of(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Progress, Fault> {
    let mut progress = Progress::default();
    let mut orders = cx.list::<ExecutionOrder>("opportunity_id", &opportunity_id)?;
    orders.sort_by_key(|o| (o.sort_order, o.id));
    for order in orders.into_iter().filter(|o| o.order_type != ExecutionType::Main) {
        progress.total += 1;
        let waits = order.status == ExecutionStatus::Blocked && !missing_of(order.id, cx)?.is_empty();
        if order.status.is_open() && !order.is_assigned() && !waits {
            progress.unassigned.push(order.order_no.clone());
        }
        if order.status == ExecutionStatus::Cancelled {
            progress.cancelled.push(order.order_no);
        } else if order.status.is_open() && order.order_type != ExecutionType::LongTerm {
            progress.open_one_time.push(order.order_no);
        }
    }
    Ok(progress)
}

/// BLAKE3 over what the execution manager approves: which orders there are. `None` while one of them has nobody and waits for nothing.
/// Who has an order may change without asking him anew: what waits is given away when it is released.
///
/// # Errors
/// Storage failure only.
pub fn stage_content(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Option<String>, Fault> {
    if !progress_of(opportunity_id, cx)?.is_assigned() {
        return Ok(None);
    }
    let mut orders = cx.list::<ExecutionOrder>("opportunity_id", &opportunity_id)?;
    orders.sort_by_key(|o| o.id);
    let text = serde_json::to_string(&orders.iter().map(|o| (o.id, o.order_type.code())).collect::<Vec<_>>());
    Ok(Some(blake3::hash(text.unwrap_or_default().as_bytes()).to_hex().to_string()))
}

pub(super) fn check_plan(from: Option<NaiveDate>, to: Option<NaiveDate>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    check_date("planned_start_date", from, cx)?;
    check_date("planned_end_date", to, cx)?;
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(Refusal::new("date.order").field("planned_end_date").into()),
        _ => Ok(()),
    }
}

/// An order that is worked on, of a deal that goes on.
fn working(id: Id, permission: &'static str, cx: &mut Cx<'_>) -> Result<ExecutionOrder, Fault> {
    cx.permit(permission)?;
    let order: ExecutionOrder = cx.require(id)?;
    let deal: Opportunity = cx.require(order.opportunity_id)?;
    // Running services go on after the deal is completed.
    if deal.workflow_status != crate::opportunity::WorkflowStatus::Completed {
        deal.active()?;
    }
    if order.order_type == ExecutionType::Main {
        return Err(Refusal::new("execution.main").into());
    }
    Ok(order)
}

pub(crate) fn assign(args: &AssignExecution, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut order = working(args.id, "execution.assign", cx)?;
    known::<User>("assigned_to", args.assigned_to, cx)?;
    let team = args.assigned_team.as_deref().map(str::trim).filter(|t| !t.is_empty());
    check_length("assigned_team", team.unwrap_or_default(), 100)?;
    if args.assigned_to.is_none() && team.is_none() {
        return Err(Refusal::new("field.required").field("assigned_to").into());
    }
    match order.status {
        ExecutionStatus::Blocked => return Err(waiting(&order, cx)?),
        ExecutionStatus::Completed | ExecutionStatus::Cancelled => {
            return Err(wrong(order.status, ExecutionStatus::InProgress).into());
        }
        ExecutionStatus::Pending => {
            let today = crate::setting::business_date(cx)?;
            order.status = ExecutionStatus::InProgress;
            order.actual_start_date = Some(today);
            if order.planned_end_date.is_none() && order.order_type != ExecutionType::LongTerm {
                let mut calendar = Calendar::here(cx)?;
                let days = days_of(order.id, cx)?;
                order.planned_end_date = calendar.after(today, days, cx)?;
                calendar.warn(cx);
            }
        }
        ExecutionStatus::InProgress => {}
    }
    let is_new = match args.assigned_to {
        Some(_) => order.assigned_to != args.assigned_to,
        None => order.assigned_to.is_some() || order.assigned_team.as_deref() != team,
    };
    order.assigned_to = args.assigned_to;
    order.assigned_team = team.map(str::to_owned);
    order.assigned_at = Some(cx.at);
    order.updated_at = cx.at;
    cx.save(&order)?;
    if is_new {
        events::order_assigned(&order, cx)?;
    }
    collection::execution_taken(&order, cx)
}

/// 依赖关系未满足, with the numbers of what is missing.
fn waiting(order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<Fault, Fault> {
    let mut numbers = Vec::new();
    for wait in missing_of(order.id, cx)? {
        numbers.push(cx.require::<ExecutionOrder>(wait.prerequisite_order_id)?.order_no);
    }
    Ok(Refusal::new("execution.waits").with("orders", numbers.join(", ")).into())
}

/// Days that the slowest product of an order takes.
fn days_of(order_id: Id, cx: &mut Cx<'_>) -> Result<u64, Fault> {
    let mut days = 0;
    for item in cx.list::<ExecutionOrderItem>("execution_order_id", &order_id)? {
        if let Some(product) = item.product_id
            && let Some(product) = cx.load::<Product>(product)?
        {
            let own = product.fields.std_duration_days.or(product.fields.processing_days);
            days = days.max(own.and_then(|d| u64::try_from(d).ok()).unwrap_or(0));
        }
    }
    Ok(if days == 0 { STANDARD_DAYS } else { days.min(366) })
}

pub(crate) fn plan(args: &PlanExecution, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut order = working(args.id, "execution.assign", cx)?;
    if !order.status.is_open() {
        return Err(wrong(order.status, ExecutionStatus::InProgress).into());
    }
    check_plan(args.planned_start_date, args.planned_end_date, cx)?;
    order.planned_start_date = args.planned_start_date;
    order.planned_end_date = args.planned_end_date;
    order.updated_at = cx.at;
    cx.save(&order)
}

pub(crate) fn move_item(args: &MoveExecutionItem, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut item: ExecutionOrderItem = cx.require(args.id)?;
    let order = working(item.execution_order_id, "execution.work", cx)?;
    if order.status != ExecutionStatus::InProgress {
        return Err(wrong(order.status, ExecutionStatus::InProgress).into());
    }
    check_length("notes", args.notes.as_deref().unwrap_or_default(), 4_000)?;
    // By hand a line is completed only after it was begun; the end of a registration completes all of its lines.
    let begun = args.status != ExecutionItemStatus::Completed || item.status == ExecutionItemStatus::InProgress;
    if !begun || !item.status.may_become(args.status) {
        let refusal = Refusal::new("execution.wrong_status").with("status", item.status.code());
        return Err(refusal.with("wanted", args.status.code()).into());
    }
    item.status = args.status;
    item.notes = args.notes.clone().or(item.notes);
    cx.save(&item)
}

pub(crate) fn complete(args: &CompleteExecution, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let order = working(args.id, "execution.work", cx)?;
    if order.order_type == ExecutionType::CompanyRegistration {
        return Err(Refusal::new("execution.by_registration").into());
    }
    if order.status != ExecutionStatus::InProgress {
        return Err(wrong(order.status, ExecutionStatus::Completed).into());
    }
    check_arrived("actual_end_date", args.actual_end_date, cx)?;
    let items = cx.list::<ExecutionOrderItem>("execution_order_id", &order.id)?;
    let open = items.iter().filter(|i| i.status != ExecutionItemStatus::Completed).count();
    if open > 0 {
        return Err(Refusal::new("execution.items_open").with("count", open).into());
    }
    finish(order, args.actual_end_date, cx)
}

/// Ends an order, releases what waited for it, and the main order with the last one that is done once.
pub(super) fn finish(mut order: ExecutionOrder, on: NaiveDate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    order.status = ExecutionStatus::Completed;
    order.actual_end_date = Some(on);
    order.updated_at = cx.at;
    cx.save(&order)?;
    satisfy(&order, cx)?;
    let siblings = cx.list::<ExecutionOrder>("opportunity_id", &order.opportunity_id)?;
    let open = siblings
        .iter()
        .any(|o| o.status.is_open() && !matches!(o.order_type, ExecutionType::Main | ExecutionType::LongTerm));
    if let Some(mut main) = siblings.into_iter().find(|o| o.order_type == ExecutionType::Main)
        && !open
        && main.status.is_open()
    {
        main.status = ExecutionStatus::Completed;
        main.actual_end_date = Some(on);
        main.updated_at = cx.at;
        cx.save(&main)?;
    }
    let deal: Opportunity = cx.require(order.opportunity_id)?;
    if deal.delivery_verified_on.is_none() && progress_of(deal.id, cx)?.is_delivered() {
        collection::delivered(deal, on, None, cx)?;
    }
    Ok(())
}

pub(crate) fn cancel(args: &CancelExecution, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let order = working(args.id, "execution.assign", cx)?;
    check_reason(&args.reason)?;
    if !order.status.is_open() {
        return Err(wrong(order.status, ExecutionStatus::Cancelled).into());
    }
    drop_order(order, args.reason.trim(), cx)
}

pub(super) fn drop_order(mut order: ExecutionOrder, reason: &str, cx: &mut Cx<'_>) -> Result<(), Fault> {
    order.status = ExecutionStatus::Cancelled;
    order.cancel_reason = Some(reason.to_owned());
    order.updated_at = cx.at;
    cx.save(&order)?;
    give_up(&order, cx)
}

/// The deal ended: what nobody has begun is given up, what is under way is for its people to end (DOMAIN §5.1).
pub(crate) fn cancel_open_of(opportunity_id: Id, reason: &str, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for mut order in cx.list::<ExecutionOrder>("opportunity_id", &opportunity_id)? {
        if matches!(order.status, ExecutionStatus::Pending | ExecutionStatus::Blocked) {
            order.status = ExecutionStatus::Cancelled;
            order.cancel_reason = Some(reason.to_owned());
            order.updated_at = cx.at;
            cx.save(&order)?;
        }
    }
    Ok(())
}
