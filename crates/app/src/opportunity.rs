//! Deals: the list, the page, and the commands on them.

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::approval::{self as rounds, Verdict};
use bantu_domain::command::Command;
use bantu_domain::customer::Customer;
use bantu_domain::edit::{Change, Update};
use bantu_domain::gate::{self, Condition};
use bantu_domain::lead::Lead;
use bantu_domain::money::{Amount, Currency, Money};
use bantu_domain::opportunity::{
    AssignOpportunity, ConfirmDemand, ConfirmScheme, CreateOpportunity, DeleteOpportunity, LoseOpportunity,
    Opportunity, OpportunityFields, OpportunityStatus, ServiceType, SetWorkflowStatus, WorkflowStatus,
};
use bantu_domain::opportunity_product::{
    MissingDependency, OpportunityProduct, ServiceDependency, missing_dependencies,
};
use bantu_domain::quotation::Quotation;
use bantu_domain::record::{Id, Instant};
use bantu_domain::stage::{CODES, StageHistory};
use bantu_domain::tx::Cx;
use bantu_domain::{Fault, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::{self, ApprovalRow, user_ref};
use crate::args::ChangesArgs;
use crate::error::AppError;
use crate::plan::{self, PlanRow};
use crate::quotation::{self, QuotationRow};
use crate::usecase::{UseCase, command, online, query};
use crate::view::{ById, Done, Ref};

/// A deal in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OpportunityRow {
    /// Key.
    pub id: Id,
    /// Deal name.
    pub name: String,
    /// Customer.
    pub customer: Ref,
    /// His number.
    pub customer_no: Option<i64>,
    /// Salesperson in charge.
    pub owner: Ref,
    /// Place of the present stage, 1–9.
    pub stage_order: i64,
    /// Its code.
    pub stage_code: String,
    /// State of the deal.
    pub status: OpportunityStatus,
    /// State of the work.
    pub workflow_status: WorkflowStatus,
    /// Kind of services.
    pub service_type: Option<ServiceType>,
    /// Estimate.
    pub amount: Option<Amount>,
    /// Total of the accepted, else the newest quotation.
    pub total: Option<Amount>,
    /// Approval of the present stage.
    pub approval_status: Option<Verdict>,
    /// Waits for the office.
    pub pending_sync: bool,
    /// Last change.
    pub updated_at: Instant,
    /// Expected close.
    pub expected_close_date: Option<NaiveDate>,
}

/// A row of the stage history.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct HistoryRow {
    /// Key.
    pub id: Id,
    /// Place of the stage.
    pub stage_order: i64,
    /// Its code.
    pub stage_code: String,
    /// Entered.
    pub entered_at: Instant,
    /// By whom.
    pub entered_by: Ref,
    /// Left.
    pub exited_at: Option<Instant>,
    /// Whole days spent.
    pub duration_days: Option<i64>,
    /// Codes of the conditions met at entry.
    pub conditions_met: Vec<String>,
    /// Remark.
    pub notes: Option<String>,
    /// Whether the stage's work needs approval.
    pub requires_approval: bool,
    /// Last round.
    pub approval_status: Option<Verdict>,
    /// Who decided.
    pub approved_by: Option<Ref>,
    /// When.
    pub approval_at: Option<Instant>,
    /// His note.
    pub approval_notes: Option<String>,
}

/// A deal whole.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OpportunityView {
    /// Key.
    pub id: Id,
    /// Customer.
    pub customer: Ref,
    /// His number.
    pub customer_no: Option<i64>,
    /// `12040（name）`.
    pub customer_display: String,
    /// Owner of the customer, who sees all its deals.
    pub customer_owner: Ref,
    /// The lead it came from.
    pub lead: Option<Ref>,
    /// Salesperson in charge.
    pub owner: Ref,
    /// 开发人.
    pub developed_by: Option<Ref>,
    /// Place of the present stage.
    pub stage_order: i64,
    /// Its code.
    pub stage_code: String,
    /// State of the deal.
    pub status: OpportunityStatus,
    /// State of the work.
    pub workflow_status: WorkflowStatus,
    /// Why paused, cancelled or lost.
    pub status_reason: Option<String>,
    /// Typed fields; updates refer to these values.
    pub fields: OpportunityFields,
    /// Estimate.
    pub amount: Option<Amount>,
    /// Demand confirmed on.
    pub demand_confirmed_on: Option<NaiveDate>,
    /// By whom.
    pub demand_confirmed_by: Option<Ref>,
    /// Plan confirmed on.
    pub scheme_confirmed_on: Option<NaiveDate>,
    /// By whom.
    pub scheme_confirmed_by: Option<Ref>,
    /// Both service categories occur in the accepted quotation.
    pub split_order_required: bool,
    /// The accepted quotation.
    pub primary_quotation_id: Option<Id>,
    /// The gate out of the present stage.
    pub gate: Vec<Condition>,
    /// History, newest last.
    pub history: Vec<HistoryRow>,
    /// The service plan.
    pub products: Vec<PlanRow>,
    /// What the plan waits for.
    pub dependencies: Vec<ServiceDependency>,
    /// Product dependencies that are not met.
    pub missing_dependencies: Vec<MissingDependency>,
    /// Quotations, newest first.
    pub quotations: Vec<QuotationRow>,
    /// The last approval round of the present stage.
    pub approval: Option<ApprovalRow>,
    /// Created.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
    /// Waits for the office.
    pub pending_sync: bool,
    /// What the caller may do now.
    pub can: BTreeMap<String, bool>,
}

fn get(call: &Call<'_>, args: ById) -> Result<OpportunityView, AppError> {
    call.look(|look| {
        let pending = approval::pending_ids(look, call.app.mode)?;
        look.ask(|cx| view(args.id, &pending, cx))
    })
}

fn view(id: Id, pending: &BTreeSet<Id>, cx: &mut Cx<'_>) -> Result<OpportunityView, Fault> {
    let deal: Opportunity = cx.require(id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let gate = gate::conditions(&deal, cx)?;
    let mut rows = cx.list::<StageHistory>("opportunity_id", &id)?;
    rows.sort_by_key(|r| (r.entered_at, r.id));
    let present = rows.iter().find(|r| r.exited_at.is_none()).map(|r| r.id);
    let approval = match present {
        Some(subject) => rounds::latest(subject, cx)?,
        None => None,
    };
    let approval = match approval {
        Some(round) => Some(approval::row(round, pending, cx)?),
        None => None,
    };
    let mut history = Vec::with_capacity(rows.len());
    for row in rows {
        history.push(history_row(row, cx)?);
    }
    let mut quotations = cx.list::<Quotation>("opportunity_id", &id)?;
    quotations.sort_by_key(|q| std::cmp::Reverse((q.version, q.id)));
    let mut quotation_rows = Vec::with_capacity(quotations.len());
    for quotation in &quotations {
        quotation_rows.push(quotation::row(quotation, pending, cx)?);
    }
    let planned = cx.list::<OpportunityProduct>("opportunity_id", &id)?;
    let ids: Vec<Id> = planned.iter().map(|l| l.product_id).collect();
    let can = abilities(&deal, &gate, approval.as_ref(), cx)?;
    Ok(OpportunityView {
        id,
        customer_display: display(&customer),
        customer_owner: user_ref(customer.owner_user_id, cx)?,
        lead: cx
            .list::<Lead>("customer_id", &Some(customer.id))?
            .into_iter()
            .find(|lead| lead.opportunity_id == Some(id))
            .map(|lead| Ref { id: lead.id, name: lead.fields.name }),
        customer: Ref { id: customer.id, name: customer.fields.name },
        customer_no: customer.customer_no,
        owner: user_ref(deal.owner_user_id, cx)?,
        developed_by: optional_user(deal.developed_by, cx)?,
        stage_order: deal.current_stage_order,
        stage_code: code_of(deal.current_stage_order),
        status: deal.status,
        workflow_status: deal.workflow_status,
        status_reason: deal.status_reason.clone(),
        amount: deal.fields.amount_minor.map(|minor| Money::new(minor, deal.fields.amount_currency).into()),
        demand_confirmed_on: deal.demand_confirmed_on,
        demand_confirmed_by: optional_user(deal.demand_confirmed_by, cx)?,
        scheme_confirmed_on: deal.scheme_confirmed_on,
        scheme_confirmed_by: optional_user(deal.scheme_confirmed_by, cx)?,
        split_order_required: deal.split_order_required,
        primary_quotation_id: deal.primary_quotation_id,
        gate,
        history,
        products: plan::rows(id, cx)?,
        dependencies: cx.list::<ServiceDependency>("opportunity_id", &id)?,
        missing_dependencies: missing_dependencies(&ids, Some(deal.customer_id), cx)?,
        quotations: quotation_rows,
        approval,
        created_at: deal.created_at,
        updated_at: deal.updated_at,
        pending_sync: pending.contains(&id),
        can,
        fields: deal.fields,
    })
}

/// `12040（name）`, or the provisional number, or the bare name.
pub(crate) fn display(customer: &Customer) -> String {
    let number = customer.customer_no.map(|no| no.to_string()).or_else(|| customer.provisional_no.clone());
    match number {
        Some(number) => format!("{number}（{}）", customer.fields.name),
        None => customer.fields.name.clone(),
    }
}

/// The code of the stage at a place.
pub(crate) fn code_of(order: i64) -> String {
    usize::try_from(order - 1).ok().and_then(|i| CODES.get(i)).copied().unwrap_or_default().to_owned()
}

fn optional_user(id: Option<Id>, cx: &mut Cx<'_>) -> Result<Option<Ref>, Fault> {
    id.map(|id| user_ref(id, cx)).transpose()
}

fn history_row(row: StageHistory, cx: &mut Cx<'_>) -> Result<HistoryRow, Fault> {
    Ok(HistoryRow {
        id: row.id,
        stage_order: row.stage_order,
        stage_code: code_of(row.stage_order),
        entered_at: row.entered_at,
        entered_by: user_ref(row.entered_by, cx)?,
        exited_at: row.exited_at,
        duration_days: row.duration_days,
        conditions_met: row.conditions_met,
        notes: row.notes,
        requires_approval: row.requires_approval,
        approval_status: row.approval_status,
        approved_by: optional_user(row.approved_by, cx)?,
        approval_at: row.approval_at,
        approval_notes: row.approval_notes,
    })
}

fn abilities(
    deal: &Opportunity,
    gate: &[Condition],
    approval: Option<&ApprovalRow>,
    cx: &mut Cx<'_>,
) -> Result<BTreeMap<String, bool>, Fault> {
    // A contract is approved before it goes out and is signed (DOMAIN §5.4), papers and execution before their gates can see them; at
    // the other stages the work comes first.
    let work_done = match deal.current_stage_order {
        4 | 6 | 8 => gate::stage_content(deal, cx)?.is_some(),
        _ => gate.iter().all(|c| c.met || c.code == gate::ConditionCode::StageApproved),
    };
    let active = deal.workflow_status == WorkflowStatus::Active;
    let paused = deal.workflow_status == WorkflowStatus::Paused;
    let may = |permission: &str| cx.actor.may(permission);
    let pending = approval.is_some_and(|a| a.state == Verdict::Pending);
    let approval_open = gate.iter().any(|c| c.code == gate::ConditionCode::StageApproved && !c.met);
    let leads = cx.actor.roles.contains("ADMIN") || cx.actor.roles.contains("SALES_MANAGER");
    let list = [
        ("advance", active && may("stage.advance") && gate.iter().all(|c| c.met) && deal.current_stage_order < 9),
        ("complete", active && may("stage.advance") && gate.iter().all(|c| c.met) && deal.current_stage_order == 9),
        ("request_approval", active && may("stage.advance") && approval_open && work_done && !pending),
        ("decide", approval.is_some_and(|a| a.may_decide)),
        ("reopen", active && leads && may("stage.approve") && deal.current_stage_order > 1),
        ("edit", (active || paused) && may("opportunity.update")),
        ("lose", (active || paused) && may("opportunity.update")),
        ("pause", active && may("opportunity.update")),
        ("resume", paused && may("opportunity.update")),
        ("cancel", (active || paused) && may("opportunity.update")),
        ("assign", (active || paused) && may("customer.transfer")),
    ];
    Ok(list.into_iter().map(|(name, can)| (name.to_owned(), can)).collect())
}

/// Opens a deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateArgs {
    /// The customer.
    customer_id: Id,
    /// Fields.
    fields: OpportunityFields,
    /// Estimate.
    #[serde(default)]
    amount: Option<Amount>,
}

fn create(call: &Call<'_>, args: CreateArgs) -> Result<Done, AppError> {
    let (id, history_id) = (call.new_id(), call.new_id());
    let mut fields = args.fields;
    if let Some(amount) = &args.amount {
        let money = Money::try_from(amount).map_err(|r| r.field("amount"))?;
        fields.amount_minor = Some(money.minor());
        fields.amount_currency = money.currency();
    }
    call.run_on(
        id,
        &Command::OpportunityCreate(CreateOpportunity { id, customer_id: args.customer_id, history_id, fields }),
    )
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    let mut changes = Vec::with_capacity(args.changes.len());
    for change in args.changes {
        if change.field == "amount" {
            changes.extend(amount_changes(&change)?);
        } else {
            changes.push(change);
        }
    }
    call.run_on(args.id, &Command::OpportunityUpdate(Update::new(args.id, changes)))
}

/// The estimate travels as one amount and is kept in two columns.
fn amount_changes(change: &Change) -> Result<[Change; 2], Refusal> {
    let read = |value: &Value| -> Result<(Value, Value), Refusal> {
        if value.is_null() {
            return Ok((Value::Null, Value::Null));
        }
        let amount: Amount =
            serde_json::from_value(value.clone()).map_err(|_| Refusal::new("field.invalid").field("amount"))?;
        let money = Money::try_from(&amount).map_err(|r| r.field("amount"))?;
        Ok((json!(money.minor()), json!(money.currency())))
    };
    let ((from, from_currency), (to, to_currency)) = (read(&change.from)?, read(&change.to)?);
    let known = |value: Value, other: &Value| if value.is_null() { other.clone() } else { value };
    let fallback = json!(Currency::Idr);
    let seen = known(from_currency, &known(to_currency.clone(), &fallback));
    let wanted = known(to_currency, &seen);
    Ok([
        Change { field: "amount_minor".to_owned(), from, to },
        Change { field: "amount_currency".to_owned(), from: seen, to: wanted },
    ])
}

fn confirm_demand(call: &Call<'_>, args: ConfirmDemand) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OpportunityConfirmDemand(args))
}

fn confirm_scheme(call: &Call<'_>, args: ConfirmScheme) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OpportunityConfirmScheme(args))
}

fn set_workflow_status(call: &Call<'_>, args: SetWorkflowStatus) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OpportunitySetWorkflowStatus(args))
}

fn lose(call: &Call<'_>, args: LoseOpportunity) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OpportunityLose(args))
}

fn delete(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OpportunityDelete(DeleteOpportunity { id: args.id }))
}

fn assign(call: &Call<'_>, args: AssignOpportunity) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OpportunityAssign(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("opportunity.list", "opportunity.list", crate::opportunity_list::list),
        query("opportunity.get", "opportunity.view", get),
        command("opportunity.create", "opportunity.create", create),
        command("opportunity.update", "opportunity.update", update),
        command("opportunity.confirm_demand", "opportunity.update", confirm_demand),
        command("opportunity.confirm_scheme", "opportunity.update", confirm_scheme),
        command("opportunity.set_workflow_status", "opportunity.update", set_workflow_status),
        command("opportunity.lose", "opportunity.update", lose),
        command("opportunity.delete", "opportunity.update", delete),
        online("opportunity.assign", "customer.transfer", assign),
    ]
}
