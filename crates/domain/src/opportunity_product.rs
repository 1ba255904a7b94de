//! Products in the service plan of a deal, and what the plan still waits for (DOMAIN §3.1).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::edit::check_length;
use crate::money::Quantity;
use crate::opportunity::{Opportunity, check_date};
use crate::product::{Product, ProductStatus};
use crate::product_dependency::{DependencyType, ProductDependency};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{editable, entity, record, text_enum};

text_enum! {
    /// State of a planned product.
    pub enum PlanStatus {
        /// Not begun.
        Pending = "pending",
        /// Under way.
        InProgress = "in_progress",
        /// Delivered.
        Completed = "completed",
        /// Dropped.
        Cancelled = "cancelled",
    }
}

record! {
    /// 商机明细.
    pub struct OpportunityProduct {
        /// Key.
        pub id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// The product, once per deal.
        pub product_id: Id,
        /// How many.
        pub quantity_e2: Quantity,
        /// Order of execution, from the product dependencies.
        pub execution_order: i64,
        /// State.
        pub status: PlanStatus,
        /// Wished start.
        pub start_date: Option<NaiveDate>,
        /// Remarks.
        pub notes: Option<String>,
    }
}
entity!(OpportunityProduct in "opportunity_products", finds ["opportunity_id", "product_id"], root |row| RootRule::Of("opportunities", row.opportunity_id));

/// Puts a product into the plan, or changes its line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanProduct {
    /// Id of the line; new, or the one to change.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// The product.
    pub product_id: Id,
    /// How many.
    pub quantity: Quantity,
    /// Wished start.
    #[serde(default)]
    pub start_date: Option<NaiveDate>,
    /// Remarks.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Takes a product out of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnplanProduct {
    /// The line.
    pub id: Id,
}

pub(crate) fn plan(args: &PlanProduct, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let deal = editable_plan(args.opportunity_id, cx)?;
    args.quantity.check().map_err(|r| r.field("quantity"))?;
    check_date("start_date", args.start_date, cx)?;
    check_length("notes", args.notes.as_deref().unwrap_or_default(), crate::edit::MAX_TEXT)?;
    let product: Product = cx.require(args.product_id)?;
    let before = cx.load::<OpportunityProduct>(args.id)?;
    if before.as_ref().is_some_and(|b| b.opportunity_id != deal.id || b.product_id != args.product_id) {
        return Err(Refusal::new("record.exists").with("record", "opportunity_products").into());
    }
    if before.is_none() && product.fields.status != ProductStatus::Active {
        return Err(Refusal::new("product.not_sold").with("product", &product.fields.code).into());
    }
    let twins = cx.list::<OpportunityProduct>("opportunity_id", &deal.id)?;
    if twins.iter().any(|t| t.product_id == args.product_id && t.id != args.id) {
        return Err(Refusal::new("plan.product_twice").with("product", &product.fields.code).into());
    }
    let line = OpportunityProduct {
        id: args.id,
        opportunity_id: deal.id,
        product_id: args.product_id,
        quantity_e2: args.quantity,
        execution_order: before.as_ref().map_or(1, |b| b.execution_order),
        status: before.as_ref().map_or(PlanStatus::Pending, |b| b.status),
        start_date: args.start_date,
        notes: args.notes.clone(),
    };
    // A new line is inserted: its id may belong to a line that the acting person does not see.
    if before.is_some() {
        cx.save(&line)?
    } else {
        cx.insert(&line)?
    }
    changed(deal, cx)
}

pub(crate) fn unplan(args: &UnplanProduct, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let line: OpportunityProduct = cx.require(args.id)?;
    let deal = editable_plan(line.opportunity_id, cx)?;
    cx.remove::<OpportunityProduct>(line.id)?;
    changed(deal, cx)
}

fn editable_plan(id: Id, cx: &mut Cx<'_>) -> Result<Opportunity, Fault> {
    let deal: Opportunity = cx.require(id)?;
    deal.active()?;
    if deal.current_stage_order > 2 {
        return Err(Refusal::new("stage.passed").into());
    }
    Ok(deal)
}

/// A changed plan must be confirmed anew, and the order of execution follows the dependencies.
fn changed(mut deal: Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let lines = cx.list::<OpportunityProduct>("opportunity_id", &deal.id)?;
    let order = execution_order(&lines.iter().map(|l| l.product_id).collect::<Vec<_>>(), cx)?;
    for mut line in lines {
        let wanted = order.get(&line.product_id).copied().unwrap_or(1);
        if line.execution_order != wanted {
            line.execution_order = wanted;
            cx.save(&line)?;
        }
    }
    deal.scheme_confirmed_on = None;
    deal.scheme_confirmed_by = None;
    deal.updated_at = cx.at;
    cx.save(&deal)
}

/// Topological order of products by their dependencies among themselves: 1 for those that wait for none of the others.
///
/// # Errors
/// Storage failure only.
pub fn execution_order(products: &[Id], cx: &mut Cx<'_>) -> Result<BTreeMap<Id, i64>, Fault> {
    let chosen: BTreeSet<Id> = products.iter().copied().collect();
    let mut needs: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for product in &chosen {
        let dependencies = cx.list::<ProductDependency>("product_id", product)?;
        let inside = dependencies.iter().map(|d| d.fields.depends_on_product_id).filter(|d| chosen.contains(d));
        needs.insert(*product, inside.collect());
    }
    let mut order: BTreeMap<Id, i64> = chosen.iter().map(|p| (*p, 1)).collect();
    for _ in 0..chosen.len() {
        for (product, needed) in &needs {
            let after = needed.iter().filter_map(|n| order.get(n)).max().copied().unwrap_or(0) + 1;
            order.insert(*product, after);
        }
    }
    Ok(order)
}

/// A dependency of the plan that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MissingDependency {
    /// The product that needs another.
    pub product_id: Id,
    /// Its code.
    pub product_code: String,
    /// Products of which one is enough.
    pub any_of: Vec<Id>,
    /// Their codes.
    pub any_of_codes: Vec<String>,
    /// Only recommended: a warning.
    pub is_warning: bool,
}

/// Which dependencies of a set of products are met neither in the set nor by deliveries to the customer.
///
/// # Errors
/// Storage failure only.
pub fn missing_dependencies(
    products: &[Id],
    customer_id: Option<Id>,
    cx: &mut Cx<'_>,
) -> Result<Vec<MissingDependency>, Fault> {
    let mut present: BTreeSet<Id> = products.iter().copied().collect();
    if let Some(customer_id) = customer_id {
        for deal in cx.list::<Opportunity>("customer_id", &customer_id)? {
            let lines = cx.list::<OpportunityProduct>("opportunity_id", &deal.id)?;
            present.extend(lines.iter().filter(|l| l.status == PlanStatus::Completed).map(|l| l.product_id));
        }
    }
    let mut missing = Vec::new();
    for product in products {
        let mut groups: BTreeMap<(bool, String), Vec<Id>> = BTreeMap::new();
        for dependency in cx.list::<ProductDependency>("product_id", product)? {
            let fields = dependency.fields;
            if fields.dependency_type == DependencyType::Optional {
                continue;
            }
            let warning = fields.dependency_type == DependencyType::Recommended;
            let group = fields.any_of_group.unwrap_or_else(|| fields.depends_on_product_id.to_string());
            groups.entry((warning, group)).or_default().push(fields.depends_on_product_id);
        }
        for ((is_warning, _), any_of) in groups {
            if any_of.iter().any(|id| present.contains(id)) {
                continue;
            }
            let mut any_of_codes = Vec::new();
            for id in &any_of {
                any_of_codes.push(code_of(*id, cx)?);
            }
            missing.push(MissingDependency {
                product_id: *product,
                product_code: code_of(*product, cx)?,
                any_of,
                any_of_codes,
                is_warning,
            });
        }
    }
    Ok(missing)
}

fn code_of(id: Id, cx: &mut Cx<'_>) -> Result<String, Fault> {
    Ok(cx.load::<Product>(id)?.map(|p| p.fields.code).unwrap_or_default())
}

text_enum! {
    /// What the plan waits for.
    pub enum PrerequisiteType {
        /// A paper.
        Document = "document",
        /// An earlier service.
        ServiceStage = "service_stage",
    }
}

text_enum! {
    /// State of a prerequisite.
    pub enum PrerequisiteStatus {
        /// Open.
        Pending = "pending",
        /// Met.
        Satisfied = "satisfied",
        /// Cannot be met at present.
        Blocked = "blocked",
    }
}

record! {
    /// What a person types about a prerequisite of the plan.
    pub struct ServiceDependencyFields {
        /// The deal.
        pub opportunity_id: Id,
        /// Paper or service.
        pub prerequisite_type: PrerequisiteType,
        /// In words.
        pub prerequisite_description: String,
        /// Code of the paper.
        #[serde(default)]
        pub prerequisite_document_type: Option<String>,
        /// Must be met.
        #[serde(default = "crate::access::yes")]
        pub is_mandatory: bool,
        /// State.
        #[serde(default = "pending")]
        pub status: PrerequisiteStatus,
        /// Remarks.
        #[serde(default)]
        pub notes: Option<String>,
    }
}

fn pending() -> PrerequisiteStatus {
    PrerequisiteStatus::Pending
}

record! {
    /// 商机服务依赖.
    pub struct ServiceDependency {
        /// Key.
        pub id: Id,
        /// Met at.
        pub satisfied_at: Option<Instant>,
        /// Met by.
        pub satisfied_by: Option<Id>,
    } + /// Typed fields.
    fields: ServiceDependencyFields
}
entity!(ServiceDependency in "opportunity_service_dependencies", finds ["opportunity_id"], root |row| RootRule::Of("opportunities", row.fields.opportunity_id));
editable!(
    ServiceDependency { ServiceDependencyFields },
    new | id,
    fields,
    _cx | Self { id, satisfied_at: None, satisfied_by: None, fields },
    check | row,
    before,
    cx | {
        cx.permit("opportunity.update")?;
        let deal: Opportunity = cx.require(row.fields.opportunity_id)?;
        deal.active()?;
        if before.is_some_and(|b| b.fields.opportunity_id != deal.id) {
            return Err(Refusal::new("field.invalid").field("opportunity_id").into());
        }
        if row.fields.prerequisite_description.trim().is_empty() {
            return Err(Refusal::new("field.required").field("prerequisite_description").into());
        }
        check_length("prerequisite_description", &row.fields.prerequisite_description, 500)?;
        let met = row.fields.status == PrerequisiteStatus::Satisfied;
        if met != row.satisfied_at.is_some() {
            row.satisfied_at = met.then_some(cx.at);
            row.satisfied_by = met.then_some(cx.actor.user_id);
        }
        Ok(())
    }
);

/// Deletes a prerequisite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveServiceDependency {
    /// The prerequisite.
    pub id: Id,
}

pub(crate) fn remove_dependency(args: &RemoveServiceDependency, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    cx.require::<ServiceDependency>(args.id)?;
    cx.remove::<ServiceDependency>(args.id)
}
