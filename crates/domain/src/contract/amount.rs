//! What a contract is worth: its category's part of the accepted quotation in the entity's currency, at the frozen rate (DOMAIN §6.1, §6.6).

use crate::money::{Currency, Money};
use crate::product::ServiceCategory;
use crate::quotation::{Quotation, QuotationItem};
use crate::record::Id;
use crate::refusal::Refusal;
use crate::tax::TaxPolicy;

/// The categories that occur in a quotation, the one-time one first. Each gets a contract of its own.
pub fn categories(items: &[QuotationItem]) -> Vec<ServiceCategory> {
    [ServiceCategory::OneTime, ServiceCategory::LongTerm]
        .into_iter()
        .filter(|category| items.iter().any(|i| i.service_category == *category))
        .collect()
}

/// The part of a quotation that belongs to a category, in a currency. The parts of both categories add up to the quotation's total
/// in that currency: the long-term part takes what rounding leaves.
///
/// # Errors
/// `contract.rate_missing` where the currency differs and the quotation has no rate; `money.out_of_range`.
pub fn base_of(
    quotation: &Quotation,
    items: &[QuotationItem],
    category: ServiceCategory,
    currency: Currency,
) -> Result<Money, Refusal> {
    let primary = quotation.head.currency_primary;
    let part = |category: ServiceCategory| {
        let lines = items.iter().filter(|i| i.service_category == category);
        Money::sum(primary, lines.map(|i| Money::new(i.total_minor, primary)))
    };
    if currency == primary {
        return part(category);
    }
    let rate = quotation.head.exchange_rate_e9.ok_or_else(|| Refusal::new("contract.rate_missing"))?;
    let one_time = rate.convert(part(ServiceCategory::OneTime)?)?;
    match category {
        ServiceCategory::OneTime if categories(items).len() == 2 => Ok(one_time),
        ServiceCategory::LongTerm if categories(items).len() == 2 => rate.convert(quotation.total())?.minus(one_time),
        _ => rate.convert(quotation.total()),
    }
}

/// A line's part of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineShare {
    /// The line of the quotation.
    pub quotation_item_id: Id,
    /// Its part of the base.
    pub base: Money,
    /// Its part of the tax.
    pub tax: Money,
    /// Both.
    pub total: Money,
}

/// Spreads base and tax of a contract over its lines by their totals; the last line takes the remainder of both (DOMAIN §6.7). No
/// share is more than what is left, so that rounding up many small ones never makes the last negative.
///
/// # Errors
/// `money.out_of_range`.
pub fn line_shares(
    items: &[QuotationItem],
    category: ServiceCategory,
    base: Money,
    policy: TaxPolicy,
) -> Result<Vec<LineShare>, Refusal> {
    let mut lines: Vec<&QuotationItem> = items.iter().filter(|i| i.service_category == category).collect();
    lines.sort_by_key(|i| (i.sort_order, i.id));
    let whole: i64 = lines.iter().map(|i| i.total_minor).sum();
    let tax = policy.on_top(base)?;
    let (mut base_rest, mut tax_rest) = (base, tax);
    let mut shares = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let (line_base, line_tax) = if index + 1 == lines.len() || whole == 0 {
            (base_rest, tax_rest)
        } else {
            let share = |of: Money, rest: Money| {
                let rounded = of.share(line.total_minor, whole)?;
                Ok::<_, Refusal>(if rounded.minor() > rest.minor() { rest } else { rounded })
            };
            (share(base, base_rest)?, share(tax, tax_rest)?)
        };
        base_rest = base_rest.minus(line_base)?;
        tax_rest = tax_rest.minus(line_tax)?;
        let total = line_base.plus(line_tax)?;
        shares.push(LineShare { quotation_item_id: line.id, base: line_base, tax: line_tax, total });
    }
    Ok(shares)
}
