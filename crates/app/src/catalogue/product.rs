//! Built-in products with what they need first, their prices and floors; and the reader of the separate cost file.

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::lookup::{ProductCategory, ServiceType};
use bantu_domain::money::{Amount, Currency, Money};
use bantu_domain::product::{
    BillingPeriod, ExecutionKind, PriceType, Product, ProductCost, ProductFields, ProductFloor, ProductPrice,
    ProductStatus, ServiceCategory,
};
use bantu_domain::product_dependency::{DependencyType, ProductDependency, ProductDependencyFields};
use bantu_domain::record::{Instant, built_in_id};
use bantu_domain::table::Entity;
use chrono::NaiveDate;
use serde::Deserialize;

use super::{CatalogueError, Made, dated_id, malformed, parse};
use crate::cost_file;

/// The costs of the catalogue's products from a cost file, which only the office server embeds and a stand-alone administrator imports.
///
/// # Errors
/// `Malformed`, and `Unknown` for a product that the catalogue does not have.
pub fn costs(json: &str) -> Result<Vec<ProductCost>, CatalogueError> {
    let file = "costs.json";
    let known: BTreeSet<String> =
        parse::<Vec<ProductRow>>("products.json", PRODUCTS)?.into_iter().map(|p| p.code).collect();
    let rows = cost_file::read(json).map_err(|broken| malformed(file, format!("line {}", broken.line)))?;
    let mut made = Vec::new();
    for row in rows {
        let row = row.map_err(|bad| malformed(file, format!("{} {:?}", bad.code, bad.params)))?;
        let from = row.effective_from.ok_or_else(|| malformed(file, format!("line {}: no day", row.line)))?;
        if !known.contains(&row.product) {
            return Err(CatalogueError::Unknown { table: Product::TABLE, code: row.product });
        }
        for amount in row.amounts {
            made.push(ProductCost {
                id: dated_id(ProductCost::TABLE, &[&row.product, amount.currency().code()], from),
                product_id: built_in_id(Product::TABLE, &row.product),
                currency: amount.currency(),
                amount_minor: amount.minor(),
                effective_from: from,
            });
        }
    }
    Ok(made)
}

const PRODUCTS: &str = include_str!("../../catalogue/products.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductRow {
    code: String,
    name_zh: String,
    name_id: String,
    name_en: String,
    category: String,
    service_type: String,
    service_category: ServiceCategory,
    billing_period: Option<BillingPeriod>,
    processing_days: Option<i64>,
    processing_time_text: Option<String>,
    std_duration_days: Option<i64>,
    execution_kind: Option<ExecutionKind>,
    required_documents: Vec<String>,
    notes: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DependencyRow {
    product: String,
    depends_on: String,
    dependency_type: DependencyType,
    any_of_group: Option<String>,
    description: Option<String>,
}

/// The day on which built-in rows were made, for columns that must hold an instant.
const MADE_AT: i64 = 1_704_067_200_000_000;

pub(super) fn products(made: &mut Made) -> Result<(), CatalogueError> {
    let file = "products.json";
    let updated_at = Instant::from_micros(MADE_AT).ok_or_else(|| malformed(file, "day of making"))?;
    for row in parse::<Vec<ProductRow>>(file, PRODUCTS)? {
        made.add(&Product {
            id: built_in_id(Product::TABLE, &row.code),
            updated_at,
            fields: ProductFields {
                category_id: made.id_of(ProductCategory::TABLE, &row.category)?,
                service_type_id: Some(made.id_of(ServiceType::TABLE, &row.service_type)?),
                code: row.code,
                name_zh: row.name_zh,
                name_id: row.name_id,
                name_en: row.name_en,
                service_category: row.service_category,
                billing_period: row.billing_period,
                unit: None,
                processing_days: row.processing_days,
                processing_time_text: row.processing_time_text,
                std_duration_days: row.std_duration_days,
                execution_kind: row.execution_kind,
                required_documents: row.required_documents,
                notes: row.notes,
                status: ProductStatus::Active,
                price_locked: false,
            },
        })?;
    }
    for row in parse::<Vec<DependencyRow>>(
        "product_dependencies.json",
        include_str!("../../catalogue/product_dependencies.json"),
    )? {
        made.add(&ProductDependency {
            id: built_in_id(ProductDependency::TABLE, &format!("{}/{}", row.product, row.depends_on)),
            fields: ProductDependencyFields {
                product_id: made.id_of(Product::TABLE, &row.product)?,
                depends_on_product_id: made.id_of(Product::TABLE, &row.depends_on)?,
                dependency_type: row.dependency_type,
                any_of_group: row.any_of_group,
                description: row.description,
            },
        })?;
    }
    Ok(())
}

/// One amount per currency, decimal text in major units.
#[derive(Deserialize)]
#[serde(transparent)]
struct Amounts(BTreeMap<Currency, String>);

impl Amounts {
    fn money(&self, file: &'static str) -> Result<Vec<Money>, CatalogueError> {
        let read = |(currency, amount): (&Currency, &String)| {
            let amount = Amount { amount: amount.clone(), currency: *currency };
            Money::try_from(&amount).map_err(|refusal| malformed(file, refusal.code))
        };
        self.0.iter().map(read).collect()
    }
}

#[derive(Deserialize)]
struct AmountsRow {
    product: String,
    effective_from: NaiveDate,
    #[serde(flatten)]
    amounts: Amounts,
}

#[derive(Deserialize)]
struct PriceRow {
    product: String,
    effective_from: NaiveDate,
    #[serde(flatten)]
    prices: BTreeMap<PriceType, Amounts>,
}

pub(super) fn prices(made: &mut Made) -> Result<(), CatalogueError> {
    let file = "product_prices.json";
    for row in parse::<Vec<PriceRow>>(file, include_str!("../../catalogue/product_prices.json"))? {
        for (price_type, amounts) in &row.prices {
            for amount in amounts.money(file)? {
                let code = [row.product.as_str(), price_type.code(), amount.currency().code()];
                made.add(&ProductPrice {
                    id: dated_id(ProductPrice::TABLE, &code, row.effective_from),
                    product_id: made.id_of(Product::TABLE, &row.product)?,
                    price_type: *price_type,
                    level_id: None,
                    currency: amount.currency(),
                    amount_minor: amount.minor(),
                    effective_from: row.effective_from,
                    effective_to: None,
                    is_approved: true,
                    change_reason: None,
                    changed_by: None,
                    changed_at: None,
                })?;
            }
        }
    }
    let file = "product_floors.json";
    for row in parse::<Vec<AmountsRow>>(file, include_str!("../../catalogue/product_floors.json"))? {
        for amount in row.amounts.money(file)? {
            made.add(&ProductFloor {
                id: dated_id(ProductFloor::TABLE, &[&row.product, amount.currency().code()], row.effective_from),
                product_id: made.id_of(Product::TABLE, &row.product)?,
                currency: amount.currency(),
                amount_minor: amount.minor(),
                effective_from: row.effective_from,
            })?;
        }
    }
    Ok(())
}
