//! The exit gates of the stages as lists of named conditions that a screen can show one by one (DOMAIN §5.1).

mod money;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::approval;
use crate::contract;
use crate::customer::Customer;
use crate::execution;
use crate::material::{self, Checklist, MaterialRequirement};
use crate::opportunity::{Opportunity, WorkflowStatus};
use crate::opportunity_product::{OpportunityProduct, missing_dependencies};
use crate::product::{Product, ServiceCategory};
use crate::quotation::{self, Quotation, QuotationStatus};
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::service_phase;
use crate::stage::{self, StageHistory};
use crate::text_enum;
use crate::tx::Cx;

text_enum! {
    /// The conditions of the nine gates.
    pub enum ConditionCode {
        /// The customer exists and is not locked.
        CustomerUsable = "customer_usable",
        /// Name and owner are set.
        BasicsComplete = "basics_complete",
        /// 服务类型 is chosen.
        ServiceTypeChosen = "service_type_chosen",
        /// 需求已确认.
        DemandConfirmed = "demand_confirmed",
        /// At least one product.
        ProductsChosen = "products_chosen",
        /// Required product dependencies are met.
        DependenciesMet = "dependencies_met",
        /// Cycle of 6 or 12 months and start date where a long-term product is planned.
        CycleSet = "cycle_set",
        /// The phases of staged services are entered and approved.
        PhasesApproved = "phases_approved",
        /// 方案已确认.
        SchemeApproved = "scheme_approved",
        /// Exactly one accepted quotation, valid when accepted.
        QuoteAccepted = "quote_accepted",
        /// No line below the floor unless approved.
        PricesCleared = "prices_cleared",
        /// No open review of an issued quotation.
        NoOpenReview = "no_open_review",
        /// The stage's work is approved.
        StageApproved = "stage_approved",
        /// Every contract of the accepted quotation is signed.
        ContractSigned = "contract_signed",
        /// The signed copy of every contract is stored.
        SignedCopyStored = "signed_copy_stored",
        /// Quotation, contract and pro-forma are delivered.
        DocumentsDelivered = "documents_delivered",
        /// The contracts' amounts agree with the quotation.
        ContractAmountsAgree = "contract_amounts_agree",
        /// An invoice is issued per contract.
        InvoiceIssued = "invoice_issued",
        /// All papers are collected.
        DocsCollected = "docs_collected",
        /// The papers are approved.
        MaterialsApproved = "materials_approved",
        /// Money has come in as the terms ask.
        PaymentConfirmed = "payment_confirmed",
        /// All execution orders are assigned and the one-time ones completed.
        ExecutionCompleted = "execution_completed",
        /// The one-time part is received in full.
        CollectionFull = "collection_full",
        /// Somebody confirmed the delivery.
        DeliveryVerified = "delivery_verified",
        /// No payment waits for finance.
        NoOpenFinanceReview = "no_open_finance_review",
    }
}

/// One condition of a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Condition {
    /// Which condition.
    pub code: ConditionCode,
    /// Whether it holds.
    pub met: bool,
    /// What is missing: values for the text under `gate.<code>`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub why: BTreeMap<String, String>,
}

impl Condition {
    fn new(code: ConditionCode, met: bool) -> Self {
        Self { code, met, why: BTreeMap::new() }
    }

    fn with(mut self, name: &str, value: String) -> Self {
        self.why.insert(name.to_owned(), value);
        self
    }
}

/// The conditions that a stage can ask, besides its approval; a template may leave some out.
pub const fn conditions_of(stage_order: i64) -> &'static [ConditionCode] {
    use ConditionCode as C;
    match stage_order {
        1 => &[C::CustomerUsable, C::BasicsComplete, C::ServiceTypeChosen, C::DemandConfirmed],
        2 => &[C::ProductsChosen, C::DependenciesMet, C::CycleSet, C::PhasesApproved, C::SchemeApproved],
        3 => &[C::QuoteAccepted, C::PricesCleared, C::NoOpenReview],
        4 => &[C::ContractSigned, C::SignedCopyStored, C::DocumentsDelivered, C::ContractAmountsAgree],
        5 => &[C::InvoiceIssued],
        6 => &[C::DocsCollected, C::MaterialsApproved],
        7 => &[C::PaymentConfirmed],
        8 => &[C::ExecutionCompleted],
        9 => &[C::CollectionFull, C::DeliveryVerified, C::NoOpenFinanceReview],
        _ => &[],
    }
}

/// The conditions for leaving the present stage of a deal: those its template asked when the deal entered it. A completed deal has left
/// its last stage; nothing is asked of it any more.
///
/// # Errors
/// Storage failure only.
pub fn conditions(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    if deal.workflow_status == WorkflowStatus::Completed {
        return Ok(Vec::new());
    }
    let history = stage::current(deal.id, cx)?;
    let mut papers = None;
    let mut list = match deal.current_stage_order {
        1 => new_stage(deal, cx)?,
        2 => service_plan(deal, cx)?,
        3 => quotation_stage(deal, cx)?,
        4 => money::contract_stage(deal, cx)?,
        5 => money::invoice_stage(deal, cx)?,
        6 => papers.insert(Papers::of(deal, cx)?).conditions.clone(),
        7 => money::collection_status_stage(deal, cx)?,
        8 => vec![execution_stage(deal, cx)?],
        9 => money::collection_stage(deal, cx)?,
        _ => Vec::new(),
    };
    list.retain(|condition| history.conditions.iter().any(|code| code == condition.code.code()));
    if history.requires_approval {
        let content = match papers {
            Some(papers) => papers.content(),
            None => stage_content(deal, cx)?,
        };
        list.push(stage_approved(&history, content, cx)?);
    }
    Ok(list)
}

fn new_stage(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    let customer = cx.load::<Customer>(deal.customer_id)?;
    Ok(vec![
        Condition::new(ConditionCode::CustomerUsable, customer.is_some_and(|c| !c.is_locked)),
        Condition::new(ConditionCode::BasicsComplete, !deal.fields.name.trim().is_empty()),
        Condition::new(ConditionCode::ServiceTypeChosen, deal.fields.service_type.is_some()),
        Condition::new(ConditionCode::DemandConfirmed, deal.demand_confirmed_on.is_some()),
    ])
}

fn service_plan(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    let mut list = plan_conditions(deal, cx)?;
    list.push(Condition::new(ConditionCode::SchemeApproved, deal.scheme_confirmed_on.is_some()));
    Ok(list)
}

fn plan_conditions(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    let lines = cx.list::<OpportunityProduct>("opportunity_id", &deal.id)?;
    let ids: Vec<Id> = lines.iter().map(|l| l.product_id).collect();
    let missing: Vec<_> =
        missing_dependencies(&ids, Some(deal.customer_id), cx)?.into_iter().filter(|m| !m.is_warning).collect();
    let mut long_term = Vec::new();
    for id in &ids {
        if let Some(product) = cx.load::<Product>(*id)?
            && product.fields.service_category == ServiceCategory::LongTerm
        {
            long_term.push(product.fields.code);
        }
    }
    let cycle = long_term.is_empty()
        || (deal.fields.tax_service_cycle_months.is_some() && deal.fields.tax_service_start_date.is_some());
    let mut dependencies = Condition::new(ConditionCode::DependenciesMet, missing.is_empty());
    if let Some(first) = missing.first() {
        dependencies =
            dependencies.with("product", first.product_code.clone()).with("needs", first.any_of_codes.join(" / "));
    }
    let mut cycle = Condition::new(ConditionCode::CycleSet, cycle);
    if !cycle.met {
        cycle = cycle.with("products", long_term.join(", "));
    }
    let phases = !deal.fields.has_staged_services || service_phase::approved(deal.id, cx)?;
    let phases = Condition::new(ConditionCode::PhasesApproved, phases);
    Ok(vec![Condition::new(ConditionCode::ProductsChosen, !ids.is_empty()), dependencies, cycle, phases])
}

/// Refuses the confirmation of a plan that is not complete.
pub(crate) fn plan_complete(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let open: Vec<&str> = plan_conditions(deal, cx)?.into_iter().filter(|c| !c.met).map(|c| c.code.code()).collect();
    if open.is_empty() { Ok(()) } else { Err(Refusal::new("stage.gate_closed").with("unmet", open.join(",")).into()) }
}

fn quotation_stage(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Condition>, Fault> {
    let quotations = cx.list::<Quotation>("opportunity_id", &deal.id)?;
    let accepted: Vec<&Quotation> = quotations.iter().filter(|q| q.status == QuotationStatus::Accepted).collect();
    let primary = accepted.iter().find(|q| Some(q.id) == deal.primary_quotation_id);
    let reviews: Vec<&Quotation> =
        quotations.iter().filter(|q| q.review_required && q.status != QuotationStatus::Rejected).collect();
    let cleared = match primary {
        Some(quotation) => !quotation.is_below_floor || !quotation.review_required,
        None => false,
    };
    let mut review = Condition::new(ConditionCode::NoOpenReview, reviews.is_empty());
    if let Some(first) = reviews.first() {
        review = review.with("quotation", first.quotation_no.clone().unwrap_or_default());
    }
    Ok(vec![
        Condition::new(ConditionCode::QuoteAccepted, accepted.len() == 1 && primary.is_some()),
        Condition::new(ConditionCode::PricesCleared, cleared),
        review,
    ])
}

/// The papers of a deal, read once for the conditions of their stage and for what its approval covers: there may be hundreds.
struct Papers {
    list: Checklist,
    conditions: Vec<Condition>,
}

impl Papers {
    /// Every paper that the contracts' products require is there and approved, but for those that the registration of this deal's
    /// company will bring; a contract without its checklist has not begun.
    fn of(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Self, Fault> {
        let list = Checklist::of_deal(deal, cx)?;
        let mut unprepared = Vec::new();
        for contract in contract::standing(deal.id, deal.primary_quotation_id, cx)? {
            let prepared = list.lines.iter().any(|line| line.contract_id == contract.id);
            if !prepared && !material::changes(&contract, cx)?.is_empty() {
                unprepared.push(contract.contract_no.unwrap_or_default());
            }
        }
        let (open, given) = list.missing();
        let names = |lines: &[&MaterialRequirement]| -> String {
            let codes: BTreeSet<&str> = lines.iter().map(|line| line.rule_code.as_str()).collect();
            codes.into_iter().collect::<Vec<_>>().join(", ")
        };
        let mut collected = Condition::new(ConditionCode::DocsCollected, open.is_empty() && unprepared.is_empty());
        if !unprepared.is_empty() {
            collected = collected.with("contracts", unprepared.join(", "));
        } else if !open.is_empty() {
            collected = collected.with("count", open.len().to_string()).with("papers", names(&open));
        }
        let all: Vec<&MaterialRequirement> = open.iter().chain(&given).copied().collect();
        let mut approved = Condition::new(ConditionCode::MaterialsApproved, all.is_empty() && unprepared.is_empty());
        if !all.is_empty() {
            approved = approved.with("count", all.len().to_string()).with("papers", names(&all));
        }
        let conditions = vec![collected, approved];
        Ok(Self { list, conditions })
    }

    /// BLAKE3 over what delivery and finance approve: the papers that count. `None` while one is missing.
    fn content(&self) -> Option<String> {
        if self.conditions.iter().any(|condition| !condition.met) {
            return None;
        }
        let list = &self.list;
        let own = list.lines.iter().filter(|line| !list.is_left_to_registration(line));
        let papers: Vec<(Id, Option<Id>)> =
            own.map(|line| (line.id, list.papers.get(&line.id).map(|paper| paper.id))).collect();
        let text = serde_json::to_string(&papers).unwrap_or_default();
        Some(blake3::hash(text.as_bytes()).to_hex().to_string())
    }
}

/// Every execution order is given to somebody or waits for another one, and what is done once is done.
fn execution_stage(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Condition, Fault> {
    let progress = execution::progress_of(deal.id, cx)?;
    let met = progress.is_assigned() && progress.open_one_time.is_empty();
    let condition = Condition::new(ConditionCode::ExecutionCompleted, met);
    Ok(match (progress.unassigned.is_empty(), progress.open_one_time.is_empty()) {
        (false, _) => condition.with("unassigned", progress.unassigned.join(", ")),
        (true, false) => condition.with("open", progress.open_one_time.join(", ")),
        (true, true) => condition,
    })
}

fn stage_approved(history: &StageHistory, content: Option<String>, cx: &mut Cx<'_>) -> Result<Condition, Fault> {
    let met = match content {
        Some(content) => approval::approved(history.id, &content, cx)?,
        None => false,
    };
    let condition = Condition::new(ConditionCode::StageApproved, met);
    Ok(match (met, history.approval_status) {
        (false, Some(status)) => condition.with("status", status.code().to_owned()),
        _ => condition,
    })
}

/// Hash of the work that the approval of the present stage covers; `None` while the work is unfinished.
///
/// # Errors
/// Storage failure only.
pub fn stage_content(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Option<String>, Fault> {
    match (deal.current_stage_order, deal.primary_quotation_id) {
        (3, Some(id)) => quotation::content_hash(id, cx).map(Some),
        (3, None) => Ok(None),
        (4, _) => contract::stage_content(deal, cx),
        (5, _) => money::invoice_content(deal, cx),
        (6, _) => Ok(Papers::of(deal, cx)?.content()),
        (8, _) => execution::stage_content(deal.id, cx),
        // The other stages keep no content of their own: what is approved is that this deal's stage is done.
        (order, quotation) => {
            let text = serde_json::to_string(&(deal.id, order, quotation, deal.primary_contract_id));
            Ok(Some(blake3::hash(text.unwrap_or_default().as_bytes()).to_hex().to_string()))
        }
    }
}
