//! What a product needs first and what needs it, read and changed.

use bantu_domain::command::Command;
use bantu_domain::edit::Create;
use bantu_domain::product::Product;
use bantu_domain::product_dependency::{
    DependencyType, ProductDependency, ProductDependencyFields, RemoveProductDependency,
};
use bantu_domain::record::Id;
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Cx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::product::ProductRef;
use crate::usecase::{UseCase, online};
use crate::view::{ById, Done};

/// One line of what products need.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProductDependencyRow {
    /// Key.
    pub id: Id,
    /// The product that needs.
    pub product: ProductRef,
    /// The product needed.
    pub depends_on: ProductRef,
    /// How strongly.
    pub dependency_type: DependencyType,
    /// Members of one group of a product stand for each other.
    pub any_of_group: Option<String>,
    /// Remark.
    pub description: Option<String>,
}

/// Adds a line.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateProductDependencyArgs {
    /// What was typed.
    #[schema(value_type = ProductDependencyFields)]
    fields: Form<ProductDependencyFields>,
}

/// What a product needs, by the code of the needed.
pub(crate) fn needs(product: Id, cx: &mut Cx<'_>) -> Result<Vec<ProductDependencyRow>, Fault> {
    let mut rows = rows(cx.list::<ProductDependency>("product_id", &product)?, cx)?;
    rows.sort_by(|a, b| a.depends_on.code.cmp(&b.depends_on.code));
    Ok(rows)
}

/// What needs a product, by the code of the needing.
pub(crate) fn needed_by(product: Id, cx: &mut Cx<'_>) -> Result<Vec<ProductDependencyRow>, Fault> {
    let mut rows = rows(cx.list::<ProductDependency>("depends_on_product_id", &product)?, cx)?;
    rows.sort_by(|a, b| a.product.code.cmp(&b.product.code));
    Ok(rows)
}

fn rows(lines: Vec<ProductDependency>, cx: &mut Cx<'_>) -> Result<Vec<ProductDependencyRow>, Fault> {
    let mut rows = Vec::with_capacity(lines.len());
    for ProductDependency { id, fields } in lines {
        rows.push(ProductDependencyRow {
            id,
            product: ProductRef::of(&cx.require::<Product>(fields.product_id)?),
            depends_on: ProductRef::of(&cx.require::<Product>(fields.depends_on_product_id)?),
            dependency_type: fields.dependency_type,
            any_of_group: fields.any_of_group,
            description: fields.description,
        });
    }
    Ok(rows)
}

fn create(call: &Call<'_>, args: CreateProductDependencyArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::ProductDependencyCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ProductDependencyUpdate(args.update()))
}

fn remove(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ProductDependencyRemove(RemoveProductDependency { id: args.id }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        online("product_dependency.create", "product.manage", create),
        online("product_dependency.update", "product.manage", update),
        online("product_dependency.remove", "product.manage", remove),
    ]
}
