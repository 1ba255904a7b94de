//! Opportunities (商机): the deal that everything hangs on, its states and its service plan (DOMAIN §3.1, §5.1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::approval::{Approval, ApprovalDecision};
use crate::attachment::Attachment;
use crate::collection::CollectionTodo;
use crate::customer::{Customer, check_owner, refuse_merged};
use crate::edit::{check_length, check_lengths, check_name, check_reason};
use crate::money::{Currency, MAX_MINOR};
use crate::opportunity_product::{OpportunityProduct, ServiceDependency};
use crate::quotation::{DeleteDraft, Quotation, QuotationStatus};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::service_phase::ServicePhase;
use crate::stage::{self, StageHistory};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{editable, entity, record, text_enum, transitions};

text_enum! {
    /// 服务类型.
    pub enum ServiceType {
        /// 一次性.
        OneTime = "one_time",
        /// 长周期.
        LongTerm = "long_term",
        /// 混合.
        Mixed = "mixed",
    }
}

text_enum! {
    /// 工作流状态.
    pub enum WorkflowStatus {
        /// 进行中.
        Active = "active",
        /// 暂停.
        Paused = "paused",
        /// 完成.
        Completed = "completed",
        /// 取消.
        Cancelled = "cancelled",
    }
}

transitions! {
    WorkflowStatus in "opportunities"."workflow_status" {
        Active => [Paused, Completed, Cancelled],
        Paused => [Active, Cancelled],
        Completed => [],
        Cancelled => [],
    }
}

text_enum! {
    /// 商机状态.
    pub enum OpportunityStatus {
        /// 进行中.
        Active = "active",
        /// 已成交.
        Won = "won",
        /// 已失败.
        Lost = "lost",
        /// 已取消.
        Cancelled = "cancelled",
    }
}

transitions! {
    OpportunityStatus in "opportunities"."status" {
        Active => [Won, Lost, Cancelled],
        Won => [Cancelled],
        Lost => [],
        Cancelled => [],
    }
}

record! {
    /// What a person types about a deal.
    pub struct OpportunityFields {
        /// Deal name.
        pub name: String,
        /// Kind of services; chosen in stage 1.
        #[serde(default)]
        pub service_type: Option<ServiceType>,
        /// Early hint by sales that orders will be split.
        #[serde(default)]
        pub is_split_required: bool,
        /// Months of the running service: 6 or 12.
        #[serde(default)]
        pub tax_service_cycle_months: Option<i64>,
        /// The services come in phases (tax, IT): phases are entered and approved in stage 2.
        #[serde(default)]
        pub has_staged_services: bool,
        /// First day of the running service.
        #[serde(default)]
        pub tax_service_start_date: Option<NaiveDate>,
        /// Estimated value in minor units.
        #[serde(default)]
        pub amount_minor: Option<i64>,
        /// Currency of the estimate.
        #[serde(default = "idr")]
        pub amount_currency: Currency,
        /// 0–100.
        #[serde(default)]
        pub probability: Option<i64>,
        /// Expected close.
        #[serde(default)]
        pub expected_close_date: Option<NaiveDate>,
        /// 群编号, inherited by the documents of the deal.
        #[serde(default)]
        pub wechat_group_no: Option<String>,
        /// Free text.
        #[serde(default)]
        pub description: Option<String>,
    }
}

fn idr() -> Currency {
    Currency::Idr
}

record! {
    /// 商机.
    pub struct Opportunity {
        /// Key.
        pub id: Id,
        /// The customer.
        pub customer_id: Id,
        /// Salesperson in charge.
        pub owner_user_id: Id,
        /// 开发人.
        pub developed_by: Option<Id>,
        /// Present stage → stage_templates.
        pub current_stage_id: Id,
        /// Its place, 1–9.
        pub current_stage_order: i64,
        /// State of the deal.
        pub status: OpportunityStatus,
        /// State of the work.
        pub workflow_status: WorkflowStatus,
        /// Why it is paused, cancelled or lost.
        pub status_reason: Option<String>,
        /// Sales confirmed the demand on this day.
        pub demand_confirmed_on: Option<NaiveDate>,
        /// Who confirmed it.
        pub demand_confirmed_by: Option<Id>,
        /// The service plan was confirmed on this day.
        pub scheme_confirmed_on: Option<NaiveDate>,
        /// Who confirmed it.
        pub scheme_confirmed_by: Option<Id>,
        /// Both service categories occur in the accepted quotation: two contracts, split orders.
        pub split_order_required: bool,
        /// The accepted quotation.
        pub primary_quotation_id: Option<Id>,
        /// The signed contract: the one-time one where there is one.
        pub primary_contract_id: Option<Id>,
        /// The final payment, confirmed.
        pub final_payment_id: Option<Id>,
        /// Everything was delivered on this day.
        pub delivery_verified_on: Option<NaiveDate>,
        /// Who confirmed it.
        pub delivery_verified_by: Option<Id>,
        /// What was checked.
        pub delivery_note: Option<String>,
        /// Real close.
        pub actual_close_date: Option<NaiveDate>,
        /// Last follow-up.
        pub last_follow_up_at: Option<Instant>,
        /// 长久未跟进: nobody has followed up for as long as the setting says (DOMAIN §9); any follow-up clears it.
        pub is_stale: bool,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    } + /// Typed fields.
    fields: OpportunityFields
}
entity!(Opportunity in "opportunities", finds ["customer_id", "owner_user_id", "current_stage_id", "wechat_group_no"], root |row| RootRule::Of("customers", row.customer_id));
editable!(
    Opportunity { OpportunityFields },
    new | id,
    fields,
    cx | Self {
        id,
        customer_id: Id::nil(),
        owner_user_id: cx.actor.user_id,
        developed_by: Some(cx.actor.user_id),
        current_stage_id: stage::id_of(1),
        current_stage_order: 1,
        status: OpportunityStatus::Active,
        workflow_status: WorkflowStatus::Active,
        status_reason: None,
        demand_confirmed_on: None,
        demand_confirmed_by: None,
        scheme_confirmed_on: None,
        scheme_confirmed_by: None,
        split_order_required: false,
        primary_quotation_id: None,
        primary_contract_id: None,
        final_payment_id: None,
        delivery_verified_on: None,
        delivery_verified_by: None,
        delivery_note: None,
        actual_close_date: None,
        last_follow_up_at: None,
        is_stale: false,
        created_at: cx.at,
        updated_at: cx.at,
        fields,
    },
    check | deal,
    before,
    cx | {
        cx.permit("opportunity.update")?;
        if before.is_some() {
            deal.open()?;
        }
        let fields = &deal.fields;
        check_name("name", &fields.name)?;
        check_length("wechat_group_no", fields.wechat_group_no.as_deref().unwrap_or_default(), 100)?;
        if fields.probability.is_some_and(|p| !(0..=100).contains(&p)) {
            return Err(Refusal::new("probability.out_of_range").field("probability").into());
        }
        if fields.amount_minor.is_some_and(|a| !(0..=MAX_MINOR).contains(&a)) {
            return Err(Refusal::new("money.out_of_range").field("amount").into());
        }
        if fields.tax_service_cycle_months.is_some_and(|m| m != 6 && m != 12) {
            return Err(Refusal::new("opportunity.cycle_invalid").field("tax_service_cycle_months").into());
        }
        for (field, date) in [
            ("tax_service_start_date", fields.tax_service_start_date),
            ("expected_close_date", fields.expected_close_date),
        ] {
            check_date(field, date, cx)?;
        }
        let planned =
            |f: &OpportunityFields| (f.tax_service_cycle_months, f.tax_service_start_date, f.has_staged_services);
        if before.is_some_and(|b| planned(&b.fields) != planned(&deal.fields)) {
            deal.scheme_confirmed_on = None;
            deal.scheme_confirmed_by = None;
        }
        deal.updated_at = cx.at;
        Ok(())
    }
);

/// Refuses a date more than ten years away.
pub(crate) fn check_date(field: &str, date: Option<NaiveDate>, cx: &Cx<'_>) -> Result<(), Refusal> {
    let today = cx.at.date_naive();
    let decade = chrono::Days::new(3_653);
    match date {
        Some(date) if date < today - decade || date > today + decade => {
            Err(Refusal::new("date.out_of_range").field(field))
        }
        _ => Ok(()),
    }
}

impl Opportunity {
    /// Refuses work on a deal that is paused, cancelled or completed.
    ///
    /// # Errors
    /// `opportunity.not_active`.
    pub fn active(&self) -> Result<(), Refusal> {
        match self.workflow_status {
            WorkflowStatus::Active => Ok(()),
            other => Err(Refusal::new("opportunity.not_active").with("workflow_status", other.code())),
        }
    }

    fn open(&self) -> Result<(), Refusal> {
        match self.workflow_status {
            WorkflowStatus::Active | WorkflowStatus::Paused => Ok(()),
            other => Err(Refusal::new("opportunity.not_active").with("workflow_status", other.code())),
        }
    }
}

/// Opens a deal at stage 1 with its history row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateOpportunity {
    /// New id.
    pub id: Id,
    /// The customer.
    pub customer_id: Id,
    /// New id of the first history row.
    pub history_id: Id,
    /// Fields.
    pub fields: OpportunityFields,
}

/// Sales confirms the customer's demand (需求确认), or takes it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmDemand {
    /// The deal.
    pub id: Id,
    /// Day of confirmation; null takes it back.
    pub confirmed_on: Option<NaiveDate>,
}

/// The service plan is confirmed (方案确认), or opened again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmScheme {
    /// The deal.
    pub id: Id,
    /// Day of confirmation; null takes it back.
    pub confirmed_on: Option<NaiveDate>,
}

/// Pauses, resumes or cancels the work on a deal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetWorkflowStatus {
    /// The deal.
    pub id: Id,
    /// Wanted state: active, paused or cancelled.
    pub workflow_status: WorkflowStatus,
    /// Why; needed for pausing and cancelling.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The customer decided against us.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LoseOpportunity {
    /// The deal.
    pub id: Id,
    /// Why.
    pub reason: String,
}

/// Hands one deal to another person who sees its customer: its owner, or a role that reads the whole workspace (online, manager).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignOpportunity {
    /// The deal.
    pub id: Id,
    /// The new owner.
    pub owner_user_id: Id,
    /// Why; the screens ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Deletes a deal for which no quotation was ever issued; afterwards a deal is cancelled, not deleted (DOMAIN §3.1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteOpportunity {
    /// The deal.
    pub id: Id,
}

pub(crate) fn delete(args: &DeleteOpportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let deal: Opportunity = cx.require(args.id)?;
    let quotations = cx.list::<Quotation>("opportunity_id", &deal.id)?;
    if quotations.iter().any(|q| q.status != QuotationStatus::Draft) {
        return Err(Refusal::new("opportunity.quoted").into());
    }
    for quotation in quotations {
        crate::quotation::delete_draft(&DeleteDraft { id: quotation.id }, cx)?;
    }
    for approval in cx.list::<Approval>("opportunity_id", &deal.id)? {
        for decision in cx.list::<ApprovalDecision>("approval_id", &approval.id)? {
            cx.remove::<ApprovalDecision>(decision.id)?;
        }
        cx.remove::<Approval>(approval.id)?;
    }
    for line in cx.list::<OpportunityProduct>("opportunity_id", &deal.id)? {
        cx.remove::<OpportunityProduct>(line.id)?;
    }
    for dependency in cx.list::<ServiceDependency>("opportunity_id", &deal.id)? {
        cx.remove::<ServiceDependency>(dependency.id)?;
    }
    for row in cx.list::<StageHistory>("opportunity_id", &deal.id)? {
        cx.remove::<StageHistory>(row.id)?;
    }
    for phase in cx.list::<ServicePhase>("opportunity_id", &deal.id)? {
        cx.remove::<ServicePhase>(phase.id)?;
    }
    for todo in cx.list::<CollectionTodo>("opportunity_id", &deal.id)? {
        cx.remove::<CollectionTodo>(todo.id)?;
    }
    // Files belong to the customer: they stay with him.
    for mut file in cx.list::<Attachment>("opportunity_id", &Some(deal.id))? {
        file.opportunity_id = None;
        cx.save(&file)?;
    }
    cx.remove::<Opportunity>(deal.id)
}

pub(crate) fn create(args: &CreateOpportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.create")?;
    let customer: Customer = cx.require(args.customer_id)?;
    refuse_merged(&customer)?;
    if customer.is_locked {
        return Err(Refusal::new("customer.locked").into());
    }
    check_lengths(&args.fields)?;
    let mut deal = <Opportunity as crate::edit::Editable>::new(args.id, args.fields.clone(), cx);
    deal.customer_id = customer.id;
    deal.owner_user_id = customer.owner_user_id;
    crate::edit::Editable::check(&mut deal, None, cx)?;
    cx.insert(&deal)?;
    cx.facts.insert("opportunity_id".into(), args.id.to_string());
    stage::enter(args.history_id, &deal, 1, Vec::new(), cx)
}

pub(crate) fn confirm_demand(args: &ConfirmDemand, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let mut deal: Opportunity = cx.require(args.id)?;
    deal.active()?;
    if deal.current_stage_order != 1 {
        return Err(Refusal::new("stage.passed").into());
    }
    check_confirmed(args.confirmed_on, cx)?;
    deal.demand_confirmed_on = args.confirmed_on;
    deal.demand_confirmed_by = args.confirmed_on.map(|_| cx.actor.user_id);
    deal.updated_at = cx.at;
    cx.save(&deal)
}

/// A confirmation has happened: its day is not in the future (one day of grace for another time zone).
fn check_confirmed(on: Option<NaiveDate>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    check_date("confirmed_on", on, cx)?;
    let tomorrow = crate::setting::business_date(cx)? + chrono::Days::new(1);
    if on.is_some_and(|on| on > tomorrow) {
        return Err(Refusal::new("date.out_of_range").field("confirmed_on").into());
    }
    Ok(())
}

pub(crate) fn confirm_scheme(args: &ConfirmScheme, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let mut deal: Opportunity = cx.require(args.id)?;
    deal.active()?;
    if deal.current_stage_order != 2 {
        return Err(Refusal::new("stage.passed").into());
    }
    check_confirmed(args.confirmed_on, cx)?;
    if args.confirmed_on.is_some() {
        crate::gate::plan_complete(&deal, cx)?;
    }
    deal.scheme_confirmed_on = args.confirmed_on;
    deal.scheme_confirmed_by = args.confirmed_on.map(|_| cx.actor.user_id);
    deal.updated_at = cx.at;
    cx.save(&deal)
}

pub(crate) fn set_workflow_status(args: &SetWorkflowStatus, cx: &mut Cx<'_>) -> Result<(), Fault> {
    use WorkflowStatus::{Active, Cancelled, Completed};
    cx.permit("opportunity.update")?;
    let mut deal: Opportunity = cx.require(args.id)?;
    // Completion is a command of its own (DOMAIN §5.1 stage 9).
    if args.workflow_status == Completed || !deal.workflow_status.may_become(args.workflow_status) {
        return Err(illegal(deal.workflow_status, args.workflow_status).into());
    }
    if args.workflow_status != Active {
        check_reason(args.reason.as_deref().unwrap_or_default())?;
    }
    if args.workflow_status == Cancelled {
        deal.status = OpportunityStatus::Cancelled;
        deal.actual_close_date = Some(crate::setting::business_date(cx)?);
        crate::approval::withdraw_open(deal.id, cx)?;
        crate::collection::cancel_open(deal.id, cx)?;
        crate::execution::cancel_open_of(deal.id, args.reason.as_deref().unwrap_or_default().trim(), cx)?;
    }
    deal.workflow_status = args.workflow_status;
    deal.status_reason = args.reason.clone().filter(|_| args.workflow_status != Active);
    deal.updated_at = cx.at;
    cx.save(&deal)
}

pub(crate) fn lose(args: &LoseOpportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    check_reason(&args.reason)?;
    let mut deal: Opportunity = cx.require(args.id)?;
    if deal.open().is_err() || deal.status != OpportunityStatus::Active {
        return Err(illegal(deal.workflow_status, WorkflowStatus::Cancelled).into());
    }
    deal.status = OpportunityStatus::Lost;
    deal.workflow_status = WorkflowStatus::Cancelled;
    deal.status_reason = Some(args.reason.clone());
    deal.actual_close_date = Some(crate::setting::business_date(cx)?);
    deal.updated_at = cx.at;
    crate::approval::withdraw_open(deal.id, cx)?;
    crate::collection::cancel_open(deal.id, cx)?;
    crate::execution::cancel_open_of(deal.id, args.reason.trim(), cx)?;
    cx.save(&deal)
}

pub(crate) fn assign(args: &AssignOpportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("customer.transfer")?;
    if let Some(reason) = &args.reason {
        check_reason(reason)?;
    }
    let mut deal: Opportunity = cx.require(args.id)?;
    deal.open()?;
    check_owner(args.owner_user_id, cx)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    if customer.owner_user_id != args.owner_user_id && !cx.person(args.owner_user_id)?.sees_whole_workspace() {
        return Err(Refusal::new("opportunity.owner_without_customer").field("owner_user_id").into());
    }
    deal.owner_user_id = args.owner_user_id;
    deal.updated_at = cx.at;
    cx.save(&deal)
}

fn illegal(from: WorkflowStatus, to: WorkflowStatus) -> Refusal {
    Refusal::new("opportunity.transition_illegal").with("from", from.code()).with("to", to.code())
}
