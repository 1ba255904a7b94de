//! What a product asks of the customer (产品资料规则), read and changed.

use bantu_domain::Command;
use bantu_domain::edit::Create;
use bantu_domain::material::{ProductDocumentRule, ProductDocumentRuleFields};
use bantu_domain::product::Product;
use bantu_domain::record::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form};
use crate::error::AppError;
use crate::product::ProductRef;
use crate::usecase::{UseCase, online, query};
use crate::view::{ById, Done, Rows};

/// Rules of one product.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleListArgs {
    /// The product.
    product_id: Id,
}

/// A rule of papers.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MaterialRuleRow {
    /// Key.
    pub id: Id,
    /// The product.
    pub product: ProductRef,
    /// Grows with every change.
    pub rule_version: i64,
    /// What was typed.
    pub fields: ProductDocumentRuleFields,
}

fn list(call: &Call<'_>, args: RuleListArgs) -> Result<Rows<MaterialRuleRow>, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let product: Product = cx.require(args.product_id)?;
            let mut rules = cx.list::<ProductDocumentRule>("product_id", &product.id)?;
            rules.sort_by(|a, b| {
                let key = |rule: &ProductDocumentRule| (rule.fields.ask.sort_order, rule.fields.rule_code.clone());
                key(a).cmp(&key(b))
            });
            let product = ProductRef::of(&product);
            let rows = rules.into_iter().map(|ProductDocumentRule { id, rule_version, fields }| MaterialRuleRow {
                id,
                product: product.clone(),
                rule_version,
                fields,
            });
            Ok(Rows { rows: rows.collect() })
        })
    })
}

/// A rule of papers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateRuleArgs {
    /// What was typed.
    #[schema(value_type = ProductDocumentRuleFields)]
    fields: Form<ProductDocumentRuleFields>,
}

fn get(call: &Call<'_>, args: ById) -> Result<MaterialRuleRow, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let ProductDocumentRule { id, rule_version, fields } = cx.require(args.id)?;
            let product = ProductRef::of(&cx.require::<Product>(fields.product_id)?);
            Ok(MaterialRuleRow { id, product, rule_version, fields })
        })
    })
}

fn create(call: &Call<'_>, args: CreateRuleArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::MaterialRuleCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::MaterialRuleUpdate(args.update()))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("material_rule.list", "product.view", list),
        query("material_rule.get", "product.view", get),
        online("material_rule.create", "material_rule.manage", create),
        online("material_rule.update", "material_rule.manage", update),
    ]
}
