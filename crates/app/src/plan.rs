//! The service plan of a deal: products, their order, and what the plan waits for.

use bantu_domain::Fault;
use bantu_domain::command::Command;
use bantu_domain::edit::Create;
use bantu_domain::money::{Amount, Quantity};
use bantu_domain::opportunity_product::{
    MissingDependency, OpportunityProduct, PlanProduct, PlanStatus, RemoveServiceDependency, ServiceDependency,
    ServiceDependencyFields, UnplanProduct, execution_order, missing_dependencies,
};
use bantu_domain::product::{BillingPeriod, PriceOrigin, Product, ServiceCategory};
use bantu_domain::record::Id;
use bantu_domain::tx::Cx;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::ChangesArgs;
use crate::error::AppError;
use crate::quotation::pricing::plan_price;
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Names};

/// A line of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlanRow {
    /// Key.
    id: Id,
    /// The product.
    product_id: Id,
    /// Its code.
    code: String,
    /// Its names.
    names: Names,
    /// Once or running.
    service_category: ServiceCategory,
    /// Priced period of a running service.
    billing_period: Option<BillingPeriod>,
    /// How many.
    quantity: Quantity,
    /// Order of execution.
    execution_order: i64,
    /// State.
    status: PlanStatus,
    /// Wished start.
    start_date: Option<NaiveDate>,
    /// Remarks.
    notes: Option<String>,
    /// The price a quotation would take.
    price: Option<Amount>,
    /// Which price it is.
    price_origin: Option<PriceOrigin>,
}

/// The plan of a deal in order of execution.
pub(crate) fn rows(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Vec<PlanRow>, Fault> {
    let mut lines = cx.list::<OpportunityProduct>("opportunity_id", &opportunity_id)?;
    lines.sort_by_key(|l| (l.execution_order, l.id));
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let Some(product) = cx.load::<Product>(line.product_id)? else { continue };
        let price = plan_price(opportunity_id, product.id, cx)?;
        rows.push(PlanRow {
            id: line.id,
            product_id: product.id,
            code: product.fields.code,
            names: Names { zh: product.fields.name_zh, id: product.fields.name_id, en: product.fields.name_en },
            service_category: product.fields.service_category,
            billing_period: product.fields.billing_period,
            quantity: line.quantity_e2,
            execution_order: line.execution_order,
            status: line.status,
            start_date: line.start_date,
            notes: line.notes,
            price: price.map(|p| p.price.into()),
            price_origin: price.map(|p| p.origin),
        });
    }
    Ok(rows)
}

/// Puts a product into the plan, or changes its line.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanArgs {
    /// The line to change; none for a new one.
    #[serde(default)]
    id: Option<Id>,
    /// The deal.
    opportunity_id: Id,
    /// The product.
    product_id: Id,
    /// How many.
    quantity: Quantity,
    /// Wished start.
    #[serde(default)]
    start_date: Option<NaiveDate>,
    /// Remarks.
    #[serde(default)]
    notes: Option<String>,
}

fn plan(call: &Call<'_>, args: PlanArgs) -> Result<Done, AppError> {
    let id = args.id.unwrap_or_else(|| call.new_id());
    let PlanArgs { opportunity_id, product_id, quantity, start_date, notes, .. } = args;
    call.run_on(id, &Command::PlanProduct(PlanProduct { id, opportunity_id, product_id, quantity, start_date, notes }))
}

fn unplan(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::UnplanProduct(UnplanProduct { id: args.id }))
}

/// Products to be checked for what they need.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ValidateArgs {
    /// The products.
    product_ids: Vec<Id>,
    /// The customer, whose deliveries count.
    #[serde(default)]
    customer_id: Option<Id>,
}

/// Order of execution of a product.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderedProduct {
    /// The product.
    product_id: Id,
    /// Its place.
    execution_order: i64,
}

/// What products need, and their order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Validation {
    /// Dependencies met nowhere.
    missing: Vec<MissingDependency>,
    /// Order of execution.
    order: Vec<OrderedProduct>,
}

fn validate(call: &Call<'_>, args: ValidateArgs) -> Result<Validation, AppError> {
    if args.product_ids.len() > 200 {
        return Err(bantu_domain::Refusal::new("field.invalid").field("product_ids").into());
    }
    call.look(|look| {
        look.ask(|cx| {
            for id in &args.product_ids {
                cx.require::<Product>(*id)?;
            }
            let missing = missing_dependencies(&args.product_ids, args.customer_id, cx)?;
            let order = execution_order(&args.product_ids, cx)?;
            let mut order: Vec<_> = order
                .into_iter()
                .map(|(product_id, execution_order)| OrderedProduct { product_id, execution_order })
                .collect();
            order.sort_by_key(|o| (o.execution_order, o.product_id));
            Ok(Validation { missing, order })
        })
    })
}

/// Fields of a new prerequisite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateDependencyArgs {
    /// The fields.
    fields: ServiceDependencyFields,
}

fn create_dependency(call: &Call<'_>, args: CreateDependencyArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::ServiceDependencyCreate(Create { id, fields: args.fields }))
}

fn update_dependency(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ServiceDependencyUpdate(args.update::<ServiceDependency>()))
}

fn remove_dependency(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ServiceDependencyRemove(RemoveServiceDependency { id: args.id }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        command("opportunity.plan", "opportunity.update", plan),
        command("opportunity.unplan", "opportunity.update", unplan),
        query("opportunity.validate_dependencies", "opportunity.view", validate),
        command("service_dependency.create", "opportunity.update", create_dependency),
        command("service_dependency.update", "opportunity.update", update_dependency),
        command("service_dependency.remove", "opportunity.update", remove_dependency),
    ]
}
