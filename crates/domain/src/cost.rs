//! The import of a cost file into a stand-alone workspace: every cost of the file or none (DOMAIN §2.4).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::money::Currency;
use crate::product::{ProductCost, check_start, priced};
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Most costs of one import.
pub const MAX_IMPORTED: usize = 20_000;

/// One cost of an import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportedCost {
    /// New id.
    pub id: Id,
    /// The product.
    pub product_id: Id,
    /// Currency.
    pub currency: Currency,
    /// Amount in minor units, 0 or more.
    pub amount_minor: i64,
}

/// Enters many costs at once (online; price managers who see costs).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportCosts {
    /// The costs, each product and currency at most once.
    pub costs: Vec<ImportedCost>,
    /// First day of validity of all of them.
    pub effective_from: NaiveDate,
}

pub(crate) fn import(args: &ImportCosts, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("price.manage")?;
    cx.permit("cost.view")?;
    check_start(args.effective_from, cx)?;
    if args.costs.is_empty() {
        return Err(Refusal::new("field.required").field("costs").into());
    }
    if args.costs.len() > MAX_IMPORTED {
        return Err(Refusal::new("field.too_long").field("costs").with("limit", MAX_IMPORTED).into());
    }
    let mut seen = BTreeSet::new();
    for cost in &args.costs {
        if !seen.insert((cost.product_id, cost.currency)) {
            return Err(Refusal::new("cost.product_twice").field("costs").into());
        }
        priced(cost.product_id, cost.amount_minor, 0, cx)?;
        cx.insert(&ProductCost {
            id: cost.id,
            product_id: cost.product_id,
            currency: cost.currency,
            amount_minor: cost.amount_minor,
            effective_from: args.effective_from,
        })?;
    }
    Ok(())
}
