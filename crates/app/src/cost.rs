//! The import of a cost file into a stand-alone workspace. An office brings its own costs; a laptop gets them from its office.

use std::collections::BTreeMap;

use bantu_domain::command::Command;
use bantu_domain::cost::{ImportCosts, ImportedCost};
use bantu_domain::money::{Amount, Currency, Money};
use bantu_domain::product::{PriceType, Product, ProductCost, ProductFloor, ProductPrice, default_floor};
use bantu_domain::record::Id;
use bantu_domain::setting::business_date;
use bantu_store::query::small;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Look, Mode};
use crate::cost_file::{self, MAX_BYTES, fault};
use crate::error::{AppError, FieldError};
use crate::product::ProductRef;
use crate::product_price::Dated;
use crate::usecase::{UseCase, local};

/// Most bad rows that are named in one answer.
const MAX_FAULTS: usize = 100;

/// Imports a cost file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportCostsArgs {
    /// The text of the file, a JSON array: `[{"product": "CODE", "IDR": "1234567", "CNY": "617.28"}]`.
    file: String,
}

/// What an import did, and which floors it left too low.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CostImport {
    /// Products of the file.
    pub products: usize,
    /// Costs that are new.
    pub imported: usize,
    /// Costs that stood so already.
    pub unchanged: usize,
    /// Since when the new ones hold: today.
    pub effective_from: NaiveDate,
    /// Floors at or below the cost, or not set, with what the rule would set (DOMAIN §2.4). Nothing of it is set here.
    pub floors: Vec<FloorProposal>,
}

/// A floor that no longer protects the cost.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FloorProposal {
    /// The product.
    pub product: ProductRef,
    /// Its cost in the currency.
    pub cost: Amount,
    /// Its floor today; null where none is set in the currency.
    pub floor: Option<Amount>,
    /// The floor by rule.
    pub proposed: Amount,
}

/// A good row with its product.
struct Found {
    product: Product,
    amounts: Vec<Money>,
}

fn import(call: &Call<'_>, args: ImportCostsArgs) -> Result<CostImport, AppError> {
    if call.app.mode() != Mode::StandAlone {
        return Err(AppError::new("cost.stand_alone_only"));
    }
    if args.file.len() > MAX_BYTES {
        return Err(AppError::new("file.too_large").with("mb", MAX_BYTES / 1_000_000));
    }
    let (costs, answer) = call.look(|look| {
        if !look.actor.may("cost.view") {
            return Err(AppError::new("permission.denied").with("permission", "cost.view"));
        }
        let found = find(look, &args.file)?;
        let today = look.ask(business_date)?;
        plan(look, call, &found, today)
    })?;
    if !costs.is_empty() {
        call.run(&Command::CostImport(ImportCosts { costs, effective_from: answer.effective_from }))?;
    }
    Ok(answer)
}

/// The rows with their products, or every bad row by code and line.
fn find(look: &mut Look<'_, '_>, file: &str) -> Result<Vec<Found>, AppError> {
    let rows =
        cost_file::read(file).map_err(|broken| AppError::new("cost.not_a_cost_file").with("line", broken.line))?;
    if rows.is_empty() {
        return Err(AppError::new("cost.file_empty"));
    }
    let products: BTreeMap<String, Product> =
        small::all::<Product>(look.conn)?.into_iter().map(|product| (product.fields.code.clone(), product)).collect();
    let mut found = Vec::with_capacity(rows.len());
    let mut faults: Vec<FieldError> = Vec::new();
    for row in rows {
        match row {
            Ok(row) => match products.get(&row.product) {
                Some(product) => found.push(Found { product: product.clone(), amounts: row.amounts }),
                None => faults.push(fault("cost.product_unknown", &row.product, row.line)),
            },
            Err(bad) => faults.push(bad),
        }
    }
    if faults.is_empty() {
        return Ok(found);
    }
    let mut refused = AppError::new("cost.rows_refused").with("count", faults.len());
    faults.truncate(MAX_FAULTS);
    refused.errors = faults;
    Err(refused)
}

/// What is new, and which floors would be too low.
fn plan(
    look: &mut Look<'_, '_>,
    call: &Call<'_>,
    found: &[Found],
    today: NaiveDate,
) -> Result<(Vec<ImportedCost>, CostImport), AppError> {
    let ids: Vec<String> = found.iter().map(|row| row.product.id.to_string()).collect();
    let held: Vec<ProductCost> = small::by_column(look.conn, "product_id", &ids)?;
    let floors: Vec<ProductFloor> = small::by_column(look.conn, "product_id", &ids)?;
    let prices: Vec<ProductPrice> = small::by_column(look.conn, "product_id", &ids)?;
    let of_channel = |p: &&ProductPrice| {
        p.price_type == PriceType::Channel
            && p.level_id.is_none()
            && p.is_approved
            && p.effective_to.is_none_or(|to| to >= today)
    };
    let held = newest(held.iter().map(|c| (c.product_id, Dated::from(c))), today);
    let floors = newest(floors.iter().map(|f| (f.product_id, Dated::from(f))), today);
    let channel = newest(prices.iter().filter(of_channel).map(|p| (p.product_id, Dated::from(p))), today);
    let mut costs = Vec::new();
    let mut answer =
        CostImport { products: found.len(), imported: 0, unchanged: 0, effective_from: today, floors: Vec::new() };
    for Found { product, amounts } in found {
        for cost in amounts {
            let key = (product.id, cost.currency());
            if held.get(&key) == Some(cost) {
                answer.unchanged += 1;
            } else {
                let (id, currency, amount_minor) = (call.new_id(), cost.currency(), cost.minor());
                costs.push(ImportedCost { id, product_id: product.id, currency, amount_minor });
            }
            let floor = floors.get(&key).copied();
            if floor.is_none_or(|floor| floor.minor() <= cost.minor()) {
                answer.floors.push(FloorProposal {
                    product: ProductRef::of(product),
                    cost: (*cost).into(),
                    floor: floor.map(Amount::from),
                    proposed: default_floor(channel.get(&key).copied(), *cost).into(),
                });
            }
        }
    }
    answer.imported = costs.len();
    Ok((costs, answer))
}

/// The amount of each product and currency that holds on a day.
fn newest(rows: impl Iterator<Item = (Id, Dated)>, today: NaiveDate) -> BTreeMap<(Id, Currency), Money> {
    let mut begun: Vec<(Id, Dated)> = rows.filter(|(_, row)| row.from <= today).collect();
    begun.sort_by_key(|(_, row)| (row.from, row.id));
    begun.into_iter().map(|(product, row)| ((product, row.money.currency()), row.money)).collect()
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![local("cost.import", "price.manage", import)]
}
