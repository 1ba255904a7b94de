//! What is looked at when a price is entered: errors forbid it, warnings are told and do not (DOMAIN §6.5).

use chrono::{Months, NaiveDate, TimeDelta};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::lookup::CustomerLevel;
use crate::money::{Amount, Money, Rate};
use crate::product::{PriceType, Product, ProductPrice, ProductStatus, SetPrice, check_start, cost_on, priced};
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::tx::{Cx, Held};

/// Something about a new price that a person should know; it forbids nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PriceWarning {
    /// Below what the product costs. Only holders of `cost.view` are told.
    UnderCost {
        /// The cost on the first day, in the currency of the price.
        cost: Amount,
    },
    /// List ≥ direct ≥ channel does not hold any more.
    OrderBroken {
        /// The price that should be the lower one.
        lower: PriceType,
        /// The price that should be the higher one, and is below it.
        higher: PriceType,
    },
    /// More than 10 % away from the price before.
    ChangeLarge {
        /// Percent of the price before, one decimal, with a minus where it falls.
        percent: String,
    },
    /// More than 50 % away from the price before.
    ChangeVeryLarge {
        /// Percent of the price before, one decimal, with a minus where it falls.
        percent: String,
    },
    /// More than five changes of this price within seven days, this one among them.
    ChangedOften {
        /// Changes within seven days, with this one.
        changes: usize,
    },
    /// More than 5 % away from the price in the other currency at the day's rate.
    RateMismatch {
        /// The price in the other currency, converted.
        expected: Amount,
    },
    /// Begins more than a year from now.
    FarAhead,
    /// Follows a price and begins in less than a day.
    ShortNotice,
}

/// What the warnings follow from. `price` is the new one; `prices` are the product's others.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// The new price.
    pub price: &'a SetPrice,
    /// The prices of the product so far.
    pub prices: &'a [ProductPrice],
    /// The cost on the first day in the currency of the price; `None` where there is none or the person may not see it.
    pub cost: Option<Money>,
    /// The rate on the first day.
    pub rate: Option<Rate>,
    /// Now.
    pub at: Instant,
    /// The business date now.
    pub today: NaiveDate,
    /// The instant at which the first day begins.
    pub begins: Instant,
}

/// Most changes of one price within [`FEW_DAYS`] that are not told.
const FEW_CHANGES: usize = 5;
const FEW_DAYS: TimeDelta = TimeDelta::days(7);

/// Checks a new price and says what is odd about it; a query for the screen and the first half of `product.set_price`.
///
/// # Errors
/// Every refusal of `product.set_price` but those of the reason.
pub fn examine(args: &SetPrice, cx: &mut Cx<'_>) -> Result<Vec<PriceWarning>, Fault> {
    let (prices, today) = check(args, cx)?;
    let rate = crate::rate::on(args.effective_from, cx)?.map(|rate| rate.idr_per_cny_e9);
    let cost = match cx.actor.sees_costs() {
        true => cost_on(args.product_id, args.currency, rate, args.effective_from, cx)?,
        false => Held::Hidden,
    };
    let cost = match cost {
        Held::Known(cost) => cost,
        Held::Hidden => None,
    };
    let begins = crate::setting::day_start(cx, args.effective_from)?;
    let judged = Judged { price: args, prices: &prices, cost, rate, at: cx.at, today, begins };
    Ok(warnings(&judged)?)
}

/// What forbids a price: the product's prices so far and today's business date, or the refusal.
pub(crate) fn check(args: &SetPrice, cx: &mut Cx<'_>) -> Result<(Vec<ProductPrice>, NaiveDate), Fault> {
    cx.permit("price.manage")?;
    let product = priced(args.product_id, args.amount_minor, 1, cx)?;
    may_change(&product)?;
    check_start(args.effective_from, cx)?;
    crate::customer::known::<CustomerLevel>("level_id", args.level_id, cx)?;
    let prices = cx.list::<ProductPrice>("product_id", &args.product_id)?;
    let today = crate::setting::business_date(cx)?;
    one_waits(args, &prices, today)?;
    Ok((prices, today))
}

/// Takes back a price that has not begun, so that another may wait in its place (online, price managers).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawPrice {
    /// The price.
    pub id: Id,
}

/// A price that has begun stays: papers were written with it.
pub(crate) fn withdraw(args: &WithdrawPrice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("price.manage")?;
    let price: ProductPrice = cx.require(args.id)?;
    may_change(&cx.require(price.product_id)?)?;
    if price.effective_from <= crate::setting::business_date(cx)? {
        return Err(Refusal::new("price.begun").into());
    }
    cx.remove::<ProductPrice>(price.id)
}

/// Prices, floors and costs of a product that is not sold, or whose prices are frozen, stay as they are.
pub(crate) fn may_change(product: &Product) -> Result<(), Refusal> {
    if product.fields.status != ProductStatus::Active {
        return Err(Refusal::new("product.not_active").field("product_id"));
    }
    if product.fields.price_locked {
        return Err(Refusal::new("product.price_locked").field("product_id"));
    }
    Ok(())
}

/// Only one change of prices may wait: what begins later begins on the day that waits already. One of its own day takes its place.
fn one_waits(args: &SetPrice, prices: &[ProductPrice], today: NaiveDate) -> Result<(), Refusal> {
    if args.effective_from <= today {
        return Ok(());
    }
    let others = prices.iter().filter(|p| p.level_id == args.level_id && p.effective_from > today);
    match others.map(|p| p.effective_from).find(|waiting| *waiting != args.effective_from) {
        Some(waiting) => Err(Refusal::new("price.one_waiting").field("effective_from").with("on", waiting)),
        None => Ok(()),
    }
}

/// The warnings of DOMAIN §6.5, in its order. Zero and too many decimals are no warnings here: nothing free can be quoted (§6.4), and
/// an amount holds no more decimals than its currency. A reason is asked for, not only missed.
///
/// # Errors
/// `money.out_of_range` where a conversion leaves the range.
pub fn warnings(judged: &Judged<'_>) -> Result<Vec<PriceWarning>, Refusal> {
    let price = Money::new(judged.price.amount_minor, judged.price.currency);
    let mut found = Vec::new();
    if let Some(cost) = judged.cost.filter(|cost| price.minor() < cost.minor()) {
        found.push(PriceWarning::UnderCost { cost: cost.into() });
    }
    found.extend(order(judged));
    let before = judged.on_first_day(judged.price.price_type, price);
    found.extend(before.and_then(|before| change(before, price)));
    let changes = 1 + judged.recent();
    if changes > FEW_CHANGES {
        found.push(PriceWarning::ChangedOften { changes });
    }
    let other = judged.on_first_day(judged.price.price_type, Money::zero(price.currency().other()));
    if let (Some(other), Some(rate)) = (other, judged.rate) {
        let expected = rate.convert(other)?;
        if apart(expected, price) > Decimal::from(5) {
            found.push(PriceWarning::RateMismatch { expected: expected.into() });
        }
    }
    if judged.today.checked_add_months(Months::new(12)).is_some_and(|year| judged.price.effective_from > year) {
        found.push(PriceWarning::FarAhead);
    }
    // The first price of a product follows none and needs no notice.
    let soon = judged.price.effective_from > judged.today && judged.begins.utc() - judged.at.utc() < TimeDelta::days(1);
    if soon && !judged.prices.is_empty() {
        found.push(PriceWarning::ShortNotice);
    }
    Ok(found)
}

impl Judged<'_> {
    /// The price of a kind that holds on the first day in the currency of `like`, the new one left out.
    fn on_first_day(&self, price_type: PriceType, like: Money) -> Option<Money> {
        let level = self.price.level_id;
        self.prices
            .iter()
            .filter(|p| p.is_approved && p.level_id == level && p.currency == like.currency())
            .filter(|p| level.is_some() || p.price_type == price_type)
            .filter(|p| p.effective_from <= self.price.effective_from)
            .filter(|p| p.effective_to.is_none_or(|to| to >= self.price.effective_from))
            .max_by_key(|p| (p.effective_from, p.id))
            .map(|p| Money::new(p.amount_minor, p.currency))
    }

    /// How often this very price was entered within the last seven days.
    fn recent(&self) -> usize {
        let new = self.price;
        self.prices
            .iter()
            .filter(|p| p.level_id == new.level_id && p.currency == new.currency)
            .filter(|p| new.level_id.is_some() || p.price_type == new.price_type)
            .filter(|p| p.changed_at.is_some_and(|changed| self.at.utc() - changed.utc() < FEW_DAYS))
            .count()
    }
}

/// Everybody's prices keep their order; those of a level have none.
fn order(judged: &Judged<'_>) -> Vec<PriceWarning> {
    let new = judged.price;
    let price = Money::new(new.amount_minor, new.currency);
    if new.level_id.is_some() {
        return Vec::new();
    }
    let of = |price_type| {
        if price_type == new.price_type { Some(price) } else { judged.on_first_day(price_type, price) }
    };
    // Where there is no direct price, its neighbours stand beside each other.
    let standing: Vec<(PriceType, Money)> = [PriceType::Channel, PriceType::Direct, PriceType::List]
        .into_iter()
        .filter_map(|price_type| Some((price_type, of(price_type)?)))
        .collect();
    standing
        .windows(2)
        .filter(|pair| pair[0].1.minor() > pair[1].1.minor())
        .filter(|pair| pair.iter().any(|(price_type, _)| *price_type == new.price_type))
        .map(|pair| PriceWarning::OrderBroken { lower: pair[0].0, higher: pair[1].0 })
        .collect()
}

fn change(before: Money, price: Money) -> Option<PriceWarning> {
    let moved = apart(before, price);
    let rounded = moved.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    let sign = if price.minor() < before.minor() { "-" } else { "" };
    let percent = format!("{sign}{}", rounded.normalize());
    match moved {
        far if far > Decimal::from(50) => Some(PriceWarning::ChangeVeryLarge { percent }),
        far if far > Decimal::from(10) => Some(PriceWarning::ChangeLarge { percent }),
        _ => None,
    }
}

/// How far an amount is from another of the same currency, in percent of that one.
fn apart(from: Money, to: Money) -> Decimal {
    match (to.minor() - from.minor()).abs() {
        0 => Decimal::ZERO,
        far => (Decimal::from(far) * Decimal::ONE_HUNDRED)
            .checked_div(Decimal::from(from.minor().abs()))
            .unwrap_or(Decimal::MAX),
    }
}
