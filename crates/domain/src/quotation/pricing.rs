//! The arithmetic of a quotation: discount, rounding per line, totals in both currencies (DOMAIN §6.2–6.4).

use crate::money::{Currency, Money, Percent, Quantity, Rate};
use crate::refusal::Refusal;

/// What the arithmetic needs of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineInput {
    /// Unit price before discount.
    pub unit_price_list: Money,
    /// How many.
    pub quantity: Quantity,
    /// The floor of one unit, if one is set.
    pub floor: Option<Money>,
}

/// A line with its results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PricedLine {
    /// Unit price after discount, rounded half up.
    pub unit_price: Money,
    /// Line total before discount.
    pub gross: Money,
    /// Line total after discount: rounded unit price times quantity, rounded half up.
    pub total: Money,
    /// Unit price after discount is below the floor.
    pub is_below_floor: bool,
}

/// A whole quotation with its results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pricing {
    /// The lines in order.
    pub lines: Vec<PricedLine>,
    /// Sum of the gross line totals.
    pub gross: Money,
    /// Gross minus total.
    pub discount: Money,
    /// Sum of the line totals.
    pub total: Money,
    /// The total in the other currency, where there is a rate.
    pub total_secondary: Option<Money>,
}

/// Prices lines: `unit_net = round(unit × (1 − r/100))`, `line = round(unit_net × quantity)`, totals are sums of rounded lines.
///
/// # Errors
/// `discount.out_of_range`, `quantity.out_of_range`, `money.currency_mismatch`, `money.out_of_range`, `rate.out_of_range`.
pub fn price(
    currency: Currency,
    discount: Percent,
    rate: Option<Rate>,
    lines: &[LineInput],
) -> Result<Pricing, Refusal> {
    let remaining = discount.check_discount()?.remaining();
    let mut priced = Vec::with_capacity(lines.len());
    for line in lines {
        let quantity = line.quantity.check()?.value();
        let unit_price = line.unit_price_list.times(remaining)?;
        priced.push(PricedLine {
            unit_price,
            gross: line.unit_price_list.times(quantity)?,
            total: unit_price.times(quantity)?,
            is_below_floor: line.floor.is_some_and(|floor| unit_price.minor() < floor.minor()),
        });
    }
    let gross = Money::sum(currency, priced.iter().map(|l| l.gross))?;
    let total = Money::sum(currency, priced.iter().map(|l| l.total))?;
    let total_secondary = rate.map(|rate| rate.convert(total)).transpose()?;
    Ok(Pricing { lines: priced, gross, discount: gross.minus(total)?, total, total_secondary })
}
