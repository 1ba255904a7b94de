//! Execution orders: the board, the orders of a deal with what they wait for, and every step on them (执行订单).

use bantu_domain::Command;
use bantu_domain::customer::Customer;
use bantu_domain::execution::{
    AddDependency, AssignExecution, CancelExecution, CompanyRegistrationInfo, CompleteExecution, CompleteRegistration,
    CreateExecution, CreateExecutionItem, ExecutionDependencyStatus, ExecutionDependencyType, ExecutionItemStatus,
    ExecutionOrder, ExecutionOrderDependency, ExecutionOrderItem, ExecutionStatus, ExecutionType, FailRegistration,
    MoveExecutionItem, PlanExecution, Progress, RegistrationStatus, RemoveDependency, SaveRegistration, SplitExecution,
    progress_of,
};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::product::ServiceCategory;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::setting::business_date;
use bantu_domain::tx::Cx;
use bantu_store::query::execution as store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Page, Ref};

/// An execution order in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExecutionRow {
    /// Key.
    pub id: Id,
    /// `EXEC-YYYYMMDD-XXXXXX`.
    pub order_no: String,
    /// Kind.
    pub order_type: ExecutionType,
    /// What is done.
    pub title: String,
    /// State.
    pub status: ExecutionStatus,
    /// The deal.
    pub opportunity: Ref,
    /// The customer.
    pub customer: Ref,
    /// 群编号.
    pub wechat_group_no: Option<String>,
    /// Who does it.
    pub assigned_to: Option<Ref>,
    /// Code of the team.
    pub assigned_team: Option<String>,
    /// Plan.
    pub planned_start_date: Option<NaiveDate>,
    /// Plan.
    pub planned_end_date: Option<NaiveDate>,
    /// Real.
    pub actual_start_date: Option<NaiveDate>,
    /// Real.
    pub actual_end_date: Option<NaiveDate>,
    /// Not done on its planned last day.
    pub is_overdue: bool,
    /// What it still waits for.
    pub waits_for: Vec<WaitView>,
    /// Why it was given up.
    pub cancel_reason: Option<String>,
}

/// Something an order waits for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WaitView {
    /// The order waited for.
    pub order_id: Id,
    /// Its number.
    pub order_no: String,
    /// What it is.
    pub title: String,
    /// Its state.
    pub order_status: ExecutionStatus,
    /// Why.
    pub dependency_type: ExecutionDependencyType,
    /// Whether it has come.
    pub status: ExecutionDependencyStatus,
    /// When.
    pub satisfied_at: Option<Instant>,
    /// Remarks.
    pub notes: Option<String>,
}

/// A line of an execution order.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExecutionItemView {
    /// Key.
    pub id: Id,
    /// Service.
    pub item_name: String,
    /// Once or running.
    pub service_category: ServiceCategory,
    /// State.
    pub status: ExecutionItemStatus,
    /// Remarks.
    pub notes: Option<String>,
}

/// What is known of a company that is being registered.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RegistrationView {
    /// Registered name.
    pub company_name: String,
    /// Nomor Induk Berusaha.
    pub nib: Option<String>,
    /// Tax number.
    pub npwp: Option<String>,
    /// Location permit.
    pub izin_lokasi: Option<String>,
    /// Deed.
    pub akta: Option<String>,
    /// Decree of the ministry.
    pub sk: Option<String>,
    /// State.
    pub registration_status: RegistrationStatus,
    /// When the company came to be.
    pub completed_at: Option<Instant>,
    /// Remarks.
    pub notes: Option<String>,
}

/// An execution order whole.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExecutionView {
    /// As in the list.
    #[serde(flatten)]
    pub row: ExecutionRow,
    /// Everything it waits or waited for.
    pub dependencies: Vec<WaitView>,
    /// Its lines.
    pub items: Vec<ExecutionItemView>,
    /// Of a registration, what is known so far.
    pub registration: Option<RegistrationView>,
}

/// The execution orders of a deal.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DealExecution {
    /// In their order, without the main one.
    pub orders: Vec<ExecutionView>,
    /// Where they stand.
    pub progress: Progress,
    /// The main order, once the deal is split.
    pub main: Option<Ref>,
    /// The asker may split, give away and link.
    pub may_assign: bool,
    /// The asker may work on them.
    pub may_work: bool,
}

/// Of one deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DealExecutionArgs {
    /// The deal.
    opportunity_id: Id,
}

fn of_deal(call: &Call<'_>, args: DealExecutionArgs) -> Result<DealExecution, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let deal: Opportunity = cx.require(args.opportunity_id)?;
            let mut orders = cx.list::<ExecutionOrder>("opportunity_id", &deal.id)?;
            orders.sort_by_key(|o| (o.sort_order, o.id));
            let mut main = None;
            let mut views = Vec::with_capacity(orders.len());
            for order in orders {
                if order.order_type == ExecutionType::Main {
                    main = Some(Ref { id: order.id, name: order.order_no });
                } else {
                    views.push(whole(order, cx)?);
                }
            }
            Ok(DealExecution {
                orders: views,
                progress: progress_of(deal.id, cx)?,
                main,
                may_assign: cx.actor.may("execution.assign"),
                may_work: cx.actor.may("execution.work"),
            })
        })
    })
}

/// An order with its lines and what it waits for.
fn whole(order: ExecutionOrder, cx: &mut Cx<'_>) -> Result<ExecutionView, Fault> {
    let mut items = cx.list::<ExecutionOrderItem>("execution_order_id", &order.id)?;
    items.sort_by_key(|i| (i.sort_order, i.id));
    let registration = cx.list::<CompanyRegistrationInfo>("execution_order_id", &order.id)?.pop();
    let dependencies = waits(order.id, cx)?;
    Ok(ExecutionView {
        row: row(order, &dependencies, cx)?,
        dependencies,
        items: items
            .into_iter()
            .map(|item| ExecutionItemView {
                id: item.id,
                item_name: item.item_name,
                service_category: item.service_category,
                status: item.status,
                notes: item.notes,
            })
            .collect(),
        registration: registration.map(|info| RegistrationView {
            company_name: info.company_name,
            nib: info.nib,
            npwp: info.npwp,
            izin_lokasi: info.izin_lokasi,
            akta: info.akta,
            sk: info.sk,
            registration_status: info.registration_status,
            completed_at: info.completed_at,
            notes: info.notes,
        }),
    })
}

fn waits(order_id: Id, cx: &mut Cx<'_>) -> Result<Vec<WaitView>, Fault> {
    let mut found = Vec::new();
    for wait in cx.list::<ExecutionOrderDependency>("execution_order_id", &order_id)? {
        let other: ExecutionOrder = cx.require(wait.prerequisite_order_id)?;
        found.push((
            other.sort_order,
            WaitView {
                order_id: other.id,
                order_no: other.order_no,
                title: other.title,
                order_status: other.status,
                dependency_type: wait.dependency_type,
                status: wait.status,
                satisfied_at: wait.satisfied_at,
                notes: wait.notes,
            },
        ));
    }
    found.sort_by_key(|(place, wait)| (*place, wait.order_id));
    Ok(found.into_iter().map(|(_, wait)| wait).collect())
}

fn row(order: ExecutionOrder, waits: &[WaitView], cx: &mut Cx<'_>) -> Result<ExecutionRow, Fault> {
    let deal: Opportunity = cx.require(order.opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let assigned_to = match order.assigned_to {
        Some(user) => Some(user_ref(user, cx)?),
        None => None,
    };
    let today = business_date(cx)?;
    Ok(ExecutionRow {
        id: order.id,
        is_overdue: order.is_overdue(today),
        order_no: order.order_no,
        order_type: order.order_type,
        title: order.title,
        status: order.status,
        opportunity: Ref { id: deal.id, name: deal.fields.name },
        customer: Ref { id: customer.id, name: customer.fields.name },
        wechat_group_no: order.wechat_group_no,
        assigned_to,
        assigned_team: order.assigned_team,
        planned_start_date: order.planned_start_date,
        planned_end_date: order.planned_end_date,
        actual_start_date: order.actual_start_date,
        actual_end_date: order.actual_end_date,
        waits_for: waits.iter().filter(|w| w.status != ExecutionDependencyStatus::Satisfied).cloned().collect(),
        cancel_reason: order.cancel_reason,
    })
}

/// Which execution orders, the earliest planned end first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExecutionListArgs {
    /// Of one deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// State.
    #[serde(default)]
    status: Option<ExecutionStatus>,
    /// Given to this person.
    #[serde(default)]
    assigned_to: Option<Id>,
    /// Of this chat group.
    #[serde(default)]
    wechat_group_no: Option<String>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

fn list(call: &Call<'_>, args: ExecutionListArgs) -> Result<Page<ExecutionRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    call.look(|look| {
        let filter = store::Filter {
            opportunity_id: args.opportunity_id,
            status: args.status,
            assigned_to: args.assigned_to,
            wechat_group_no: args.wechat_group_no.filter(|group| !group.trim().is_empty()),
        };
        let visibility = look.visibility();
        if let Some(deal) = args.opportunity_id {
            look.ask(|cx| cx.require::<Opportunity>(deal))?;
        }
        let (ids, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in &ids {
                let order: ExecutionOrder = cx.require(*id)?;
                let waits = waits(order.id, cx)?;
                rows.push(row(order, &waits, cx)?);
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<ExecutionView, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let order: ExecutionOrder = cx.require(args.id)?;
            whole(order, cx)
        })
    })
}

fn split(call: &Call<'_>, args: SplitExecution) -> Result<Done, AppError> {
    call.run_on(args.opportunity_id, &Command::ExecutionSplit(args))
}

/// An execution order by hand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateExecutionArgs {
    /// The deal.
    opportunity_id: Id,
    /// Its contract.
    #[serde(default)]
    contract_id: Option<Id>,
    /// Kind.
    order_type: ExecutionType,
    /// What is done.
    title: String,
    /// Plan.
    #[serde(default)]
    planned_start_date: Option<NaiveDate>,
    /// Plan.
    #[serde(default)]
    planned_end_date: Option<NaiveDate>,
    /// Lines; one with the title where none is given.
    #[serde(default)]
    items: Vec<CreateExecutionItemArgs>,
}

/// A line of an execution order by hand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateExecutionItemArgs {
    /// The product.
    #[serde(default)]
    product_id: Option<Id>,
    /// Service.
    item_name: String,
    /// Once or running.
    service_category: ServiceCategory,
    /// Remarks.
    #[serde(default)]
    notes: Option<String>,
}

fn create(call: &Call<'_>, args: CreateExecutionArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let mut items: Vec<CreateExecutionItem> = args
        .items
        .into_iter()
        .map(|item| CreateExecutionItem {
            id: call.new_id(),
            product_id: item.product_id,
            item_name: item.item_name,
            service_category: item.service_category,
            notes: item.notes,
        })
        .collect();
    if items.is_empty() {
        let runs = args.order_type == ExecutionType::LongTerm;
        items.push(CreateExecutionItem {
            id: call.new_id(),
            product_id: None,
            item_name: args.title.clone(),
            service_category: if runs { ServiceCategory::LongTerm } else { ServiceCategory::OneTime },
            notes: None,
        });
    }
    let command = CreateExecution {
        id,
        opportunity_id: args.opportunity_id,
        contract_id: args.contract_id,
        order_type: args.order_type,
        title: args.title,
        planned_start_date: args.planned_start_date,
        planned_end_date: args.planned_end_date,
        items,
    };
    call.run_on(id, &Command::ExecutionCreate(command))
}

fn assign(call: &Call<'_>, args: AssignExecution) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ExecutionAssign(args))
}

fn plan(call: &Call<'_>, args: PlanExecution) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ExecutionPlan(args))
}

fn move_item(call: &Call<'_>, args: MoveExecutionItem) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ExecutionMoveItem(args))
}

fn complete(call: &Call<'_>, args: CompleteExecution) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ExecutionComplete(args))
}

fn cancel(call: &Call<'_>, args: CancelExecution) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ExecutionCancel(args))
}

fn add_dependency(call: &Call<'_>, args: AddDependency) -> Result<Done, AppError> {
    call.run_on(args.execution_order_id, &Command::ExecutionAddDependency(args))
}

fn remove_dependency(call: &Call<'_>, args: RemoveDependency) -> Result<Done, AppError> {
    call.run_on(args.execution_order_id, &Command::ExecutionRemoveDependency(args))
}

fn save_registration(call: &Call<'_>, args: SaveRegistration) -> Result<Done, AppError> {
    call.run_on(args.execution_order_id, &Command::RegistrationSave(args))
}

fn complete_registration(call: &Call<'_>, args: CompleteRegistration) -> Result<Done, AppError> {
    call.run_on(args.execution_order_id, &Command::RegistrationComplete(args))
}

fn fail_registration(call: &Call<'_>, args: FailRegistration) -> Result<Done, AppError> {
    call.run_on(args.execution_order_id, &Command::RegistrationFail(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("execution.of_deal", "execution.view", of_deal),
        query("execution.list", "execution.view", list),
        query("execution.get", "execution.view", get),
        command("execution.split", "execution.assign", split),
        command("execution.create", "execution.assign", create),
        command("execution.assign", "execution.assign", assign),
        command("execution.plan", "execution.assign", plan),
        command("execution.move_item", "execution.work", move_item),
        command("execution.complete", "execution.work", complete),
        command("execution.cancel", "execution.assign", cancel),
        command("execution.add_dependency", "execution.assign", add_dependency),
        command("execution.remove_dependency", "execution.assign", remove_dependency),
        command("registration.save", "execution.work", save_registration),
        command("registration.complete", "execution.work", complete_registration),
        command("registration.fail", "execution.work", fail_registration),
    ]
}
