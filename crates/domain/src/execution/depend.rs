//! What waits for what: never in a circle, released in the same transaction that ends the wait (DOMAIN §8 items 5 and 8).

use std::collections::{BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ExecutionDependencyStatus, ExecutionDependencyType, ExecutionOrder, ExecutionOrderDependency, ExecutionStatus,
    ExecutionType,
};
use crate::collection;
use crate::edit::check_length;
use crate::notification::events;
use crate::record::{Id, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Makes an order wait for another one of the same deal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddDependency {
    /// The order that waits.
    pub execution_order_id: Id,
    /// The order waited for.
    pub prerequisite_order_id: Id,
    /// Why.
    pub dependency_type: ExecutionDependencyType,
    /// Remarks.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Takes a wait away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveDependency {
    /// The order that waits.
    pub execution_order_id: Id,
    /// The order waited for.
    pub prerequisite_order_id: Id,
}

fn dependency_id(waiting: Id, prerequisite: Id) -> Id {
    built_in_id("execution_order_dependencies", &format!("{waiting}/{prerequisite}"))
}

/// Writes a wait; what is done already is waited for no more.
pub(super) fn link(
    waiting: Id,
    prerequisite: Id,
    dependency_type: ExecutionDependencyType,
    notes: Option<String>,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let other: ExecutionOrder = cx.require(prerequisite)?;
    let status = match other.status {
        ExecutionStatus::Completed => ExecutionDependencyStatus::Satisfied,
        ExecutionStatus::Cancelled => ExecutionDependencyStatus::Blocked,
        _ => ExecutionDependencyStatus::Pending,
    };
    cx.save(&ExecutionOrderDependency {
        id: dependency_id(waiting, prerequisite),
        execution_order_id: waiting,
        prerequisite_order_id: prerequisite,
        dependency_type,
        status,
        satisfied_at: (status == ExecutionDependencyStatus::Satisfied).then_some(cx.at),
        notes,
    })
}

/// What an order still waits for.
///
/// # Errors
/// Storage failure only.
pub fn missing_of(order_id: Id, cx: &mut Cx<'_>) -> Result<Vec<ExecutionOrderDependency>, Fault> {
    let mut open = cx.list::<ExecutionOrderDependency>("execution_order_id", &order_id)?;
    open.retain(|d| d.status != ExecutionDependencyStatus::Satisfied);
    Ok(open)
}

/// An order that nobody has begun waits where something is missing, and can begin where nothing is. Says whether it was released.
pub(super) fn wait_or_go(order: &mut ExecutionOrder, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let wanted = match order.status {
        ExecutionStatus::Pending | ExecutionStatus::Blocked if missing_of(order.id, cx)?.is_empty() => {
            ExecutionStatus::Pending
        }
        ExecutionStatus::Pending | ExecutionStatus::Blocked => ExecutionStatus::Blocked,
        other => other,
    };
    let released = order.status == ExecutionStatus::Blocked && wanted == ExecutionStatus::Pending;
    order.status = wanted;
    order.updated_at = cx.at;
    cx.save(order)?;
    Ok(released)
}

pub(crate) fn add(args: &AddDependency, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("execution.assign")?;
    let mut order: ExecutionOrder = cx.require(args.execution_order_id)?;
    let other = cx.load::<ExecutionOrder>(args.prerequisite_order_id)?;
    let other = other.filter(|o| o.opportunity_id == order.opportunity_id);
    let other = other.ok_or_else(|| Refusal::new("reference.unknown").field("prerequisite_order_id"))?;
    if [&order, &other].iter().any(|o| o.order_type == ExecutionType::Main) {
        return Err(Refusal::new("execution.main").into());
    }
    if !matches!(order.status, ExecutionStatus::Pending | ExecutionStatus::Blocked) {
        return Err(wrong(order.status, ExecutionStatus::Blocked).into());
    }
    check_length("notes", args.notes.as_deref().unwrap_or_default(), 1_000)?;
    refuse_cycle(order.id, other.id, cx)?;
    link(order.id, other.id, args.dependency_type, args.notes.clone(), cx)?;
    wait_or_go(&mut order, cx)?;
    if order.status == ExecutionStatus::Blocked { collection::execution_held(&order, cx) } else { Ok(()) }
}

pub(crate) fn remove(args: &RemoveDependency, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("execution.assign")?;
    let mut order: ExecutionOrder = cx.require(args.execution_order_id)?;
    let id = dependency_id(order.id, args.prerequisite_order_id);
    cx.require::<ExecutionOrderDependency>(id)?;
    cx.remove::<ExecutionOrderDependency>(id)?;
    if order.company_registration_order_id == Some(args.prerequisite_order_id) {
        order.company_registration_order_id = None;
        order.requires_company_registration = false;
    }
    wait_or_go(&mut order, cx)?;
    unstick(args.prerequisite_order_id, cx)
}

/// Refuses a wait that leads back to the one who waits.
fn refuse_cycle(waiting: Id, prerequisite: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    let mut open = VecDeque::from([prerequisite]);
    while let Some(id) = open.pop_front() {
        if id == waiting {
            let order: ExecutionOrder = cx.require(prerequisite)?;
            return Err(Refusal::new("execution.cycle").with("order_no", order.order_no).into());
        }
        if seen.insert(id) {
            let further = cx.list::<ExecutionOrderDependency>("execution_order_id", &id)?;
            open.extend(further.into_iter().map(|d| d.prerequisite_order_id));
        }
    }
    Ok(())
}

/// An order is done: whoever waited for it alone can begin, and the deal's owner hears of it.
pub(super) fn satisfy(done: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for mut wait in cx.list::<ExecutionOrderDependency>("prerequisite_order_id", &done.id)? {
        if wait.status == ExecutionDependencyStatus::Satisfied {
            continue;
        }
        wait.status = ExecutionDependencyStatus::Satisfied;
        wait.satisfied_at = Some(cx.at);
        cx.save(&wait)?;
        let mut order: ExecutionOrder = cx.require(wait.execution_order_id)?;
        if wait_or_go(&mut order, cx)? {
            collection::execution_released(&order, cx)?;
            events::order_released(&order, cx)?;
        }
    }
    Ok(())
}

/// An order was given up: whoever waited for it stays where he is until somebody decides (DOMAIN §5.7).
pub(super) fn give_up(gone: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut anybody = false;
    for mut wait in cx.list::<ExecutionOrderDependency>("prerequisite_order_id", &gone.id)? {
        if wait.status == ExecutionDependencyStatus::Pending {
            wait.status = ExecutionDependencyStatus::Blocked;
            cx.save(&wait)?;
        }
        anybody |= waits(&wait, cx)?;
    }
    if anybody {
        collection::execution_stuck(gone, cx)?;
    }
    // Nobody decides about this one any more, nor for what it had waited itself.
    collection::execution_held(gone, cx)?;
    for wait in cx.list::<ExecutionOrderDependency>("execution_order_id", &gone.id)? {
        unstick(wait.prerequisite_order_id, cx)?;
    }
    Ok(())
}

/// Whether an order that has not ended waits in vain.
fn waits(wait: &ExecutionOrderDependency, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let order: ExecutionOrder = cx.require(wait.execution_order_id)?;
    Ok(wait.status == ExecutionDependencyStatus::Blocked && order.status.is_open())
}

/// The last who waited for an order that was given up does so no more: somebody has decided.
fn unstick(prerequisite: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let Some(gone) = cx.load::<ExecutionOrder>(prerequisite)? else { return Ok(()) };
    for wait in cx.list::<ExecutionOrderDependency>("prerequisite_order_id", &gone.id)? {
        if waits(&wait, cx)? {
            return Ok(());
        }
    }
    collection::execution_freed(&gone, cx)
}

pub(super) fn wrong(status: ExecutionStatus, wanted: ExecutionStatus) -> Refusal {
    Refusal::new("execution.wrong_status").with("status", status.code()).with("wanted", wanted.code())
}
