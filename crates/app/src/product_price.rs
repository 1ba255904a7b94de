//! Prices, floors and costs of a product through time, and entering new ones.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use bantu_domain::command::Command;
use bantu_domain::lookup::CustomerLevel;
use bantu_domain::money::{Amount, Currency, Money};
use bantu_domain::product::{PriceType, ProductCost, ProductFloor, ProductPrice, SetCost, SetFloor, SetPrice};
use bantu_domain::product_price::{PriceWarning, WithdrawPrice, examine};
use bantu_domain::record::Id;
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::setting::{business_date, day_start};
use bantu_domain::tx::Cx;
use bantu_store::query::{product as store, small};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Look};
use crate::approval::user_ref;
use crate::args::{day, money};
use crate::customer::{language, named};
use crate::error::AppError;
use crate::product::ProductRef;
use crate::usecase::{UseCase, online, query};
use crate::view::{ById, Done, Nothing, Ref, Rows};

/// Where an amount stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A newer one has taken its place.
    Past,
    /// Holds today.
    Current,
    /// Begins on a later day.
    Future,
}

/// A price of the past, present or future.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriceRow {
    /// Key.
    pub id: Id,
    /// Which price.
    pub price_type: PriceType,
    /// For one customer level only.
    pub level: Option<Ref>,
    /// The price.
    pub amount: Amount,
    /// First day of validity.
    pub effective_from: NaiveDate,
    /// Last day of validity.
    pub effective_to: Option<NaiveDate>,
    /// Whether it holds today, held before or will hold.
    pub standing: Standing,
    /// Why it changed.
    pub change_reason: Option<String>,
    /// Who entered it; null for a built-in one.
    pub changed_by: Option<Ref>,
}

/// A price by itself, with the product that it is of.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriceView {
    /// The product.
    pub product: ProductRef,
    /// The price.
    #[serde(flatten)]
    pub row: PriceRow,
    /// Full hours until it begins; 0 for one that has begun.
    pub hours_left: i64,
}

/// A floor or a cost from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DatedAmount {
    /// Key.
    pub id: Id,
    /// The amount.
    pub amount: Amount,
    /// First day of validity.
    pub effective_from: NaiveDate,
    /// Whether it holds today, held before or will hold.
    pub standing: Standing,
}

/// Enters a price that holds from a day on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPriceArgs {
    /// The product.
    product_id: Id,
    /// Which price.
    price_type: PriceType,
    /// For one customer level only.
    #[serde(default)]
    level_id: Option<Id>,
    /// The price.
    amount: Amount,
    /// First day of validity.
    effective_from: NaiveDate,
    /// Why, at least 5 characters.
    change_reason: String,
}

/// Asks what would be told about a price before it is entered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckPriceArgs {
    /// The product.
    product_id: Id,
    /// Which price.
    price_type: PriceType,
    /// For one customer level only.
    #[serde(default)]
    level_id: Option<Id>,
    /// The price.
    amount: Amount,
    /// First day of validity.
    effective_from: NaiveDate,
}

/// What is odd about a price; it may be entered all the same.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriceCheck {
    /// One a rule.
    pub warnings: Vec<PriceWarning>,
}

/// A price that was entered, with what is odd about it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriceDone {
    /// The price.
    pub id: Id,
    /// Facts.
    pub facts: BTreeMap<String, String>,
    /// One a rule.
    pub warnings: Vec<PriceWarning>,
}

/// Enters a floor or a cost that holds from a day on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetAmountArgs {
    /// The product.
    product_id: Id,
    /// The amount.
    amount: Amount,
    /// First day of validity.
    effective_from: NaiveDate,
}

/// An amount from a day on, whatever it is for.
pub(crate) struct Dated {
    pub(crate) id: Id,
    pub(crate) money: Money,
    pub(crate) from: NaiveDate,
}

impl From<&ProductPrice> for Dated {
    fn from(price: &ProductPrice) -> Self {
        Self { id: price.id, money: Money::new(price.amount_minor, price.currency), from: price.effective_from }
    }
}

impl From<&ProductFloor> for Dated {
    fn from(floor: &ProductFloor) -> Self {
        Self { id: floor.id, money: Money::new(floor.amount_minor, floor.currency), from: floor.effective_from }
    }
}

impl From<&ProductCost> for Dated {
    fn from(cost: &ProductCost) -> Self {
        Self { id: cost.id, money: Money::new(cost.amount_minor, cost.currency), from: cost.effective_from }
    }
}

/// The newest row of each series that has begun: the one that holds today.
struct Current<K> {
    today: NaiveDate,
    newest: BTreeMap<K, (NaiveDate, Id)>,
}

impl<K: Ord> Current<K> {
    fn of(today: NaiveDate, rows: impl Iterator<Item = (K, NaiveDate, Id)>) -> Self {
        let mut newest = BTreeMap::new();
        for (series, from, id) in rows.filter(|(_, from, _)| *from <= today) {
            let held = newest.entry(series).or_insert((from, id));
            *held = (*held).max((from, id));
        }
        Self { today, newest }
    }

    fn standing(&self, series: &K, from: NaiveDate, id: Id) -> Standing {
        if from > self.today {
            Standing::Future
        } else if self.newest.get(series) == Some(&(from, id)) {
            Standing::Current
        } else {
            Standing::Past
        }
    }
}

/// Amounts of one kind, newest first.
pub(crate) fn timeline(mut rows: Vec<Dated>, today: NaiveDate) -> Vec<DatedAmount> {
    let current = Current::of(today, rows.iter().map(|row| (row.money.currency(), row.from, row.id)));
    rows.sort_by_key(|row| std::cmp::Reverse((row.from, row.id)));
    let amount = |row: Dated| DatedAmount {
        id: row.id,
        standing: current.standing(&row.money.currency(), row.from, row.id),
        amount: row.money.into(),
        effective_from: row.from,
    };
    rows.into_iter().map(amount).collect()
}

/// Every price of a product, newest first.
pub(crate) fn history(
    prices: &[ProductPrice],
    today: NaiveDate,
    level: impl Fn(Option<Id>) -> Option<Ref>,
    cx: &mut Cx<'_>,
) -> Result<Vec<PriceRow>, Fault> {
    let series = |price: &ProductPrice| -> (Option<Id>, &'static str, Currency) {
        // A price of a level holds whatever its type is.
        (price.level_id, if price.level_id.is_some() { "" } else { price.price_type.code() }, price.currency)
    };
    let usable = prices.iter().filter(|p| p.is_approved && p.effective_to.is_none_or(|to| to >= today));
    let current = Current::of(today, usable.map(|p| (series(p), p.effective_from, p.id)));
    let mut rows = Vec::with_capacity(prices.len());
    for price in prices {
        rows.push(PriceRow {
            id: price.id,
            price_type: price.price_type,
            level: level(price.level_id),
            amount: Money::new(price.amount_minor, price.currency).into(),
            effective_from: price.effective_from,
            effective_to: price.effective_to,
            standing: current.standing(&series(price), price.effective_from, price.id),
            change_reason: price.change_reason.clone(),
            changed_by: price.changed_by.map(|id| user_ref(id, cx)).transpose()?,
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.effective_from, row.id)));
    Ok(rows)
}

fn get(call: &Call<'_>, args: ById) -> Result<PriceView, AppError> {
    call.look(|look| {
        let price: ProductPrice = look.ask(|cx| cx.require(args.id))?;
        let mut shown = views(look, &[price])?;
        shown.pop().ok_or_else(|| AppError::new("internal"))
    })
}

fn upcoming(call: &Call<'_>, _args: Nothing) -> Result<Rows<PriceView>, AppError> {
    call.look(|look| {
        let today = look.ask(business_date)?;
        let waiting = store::prices_after(look.conn, today)?;
        Ok(Rows { rows: views(look, &waiting)? })
    })
}

/// Prices of several products, each with its standing among the prices of its product, in the given order.
fn views(look: &mut Look<'_, '_>, prices: &[ProductPrice]) -> Result<Vec<PriceView>, AppError> {
    let language = language(look)?;
    let levels = small::all::<CustomerLevel>(look.conn)?;
    let level = |id: Option<Id>| {
        let found = levels.iter().find(|level| Some(level.id) == id);
        found.map(|level| named(level.id, &level.fields, &language))
    };
    look.ask(|cx| {
        let today = business_date(cx)?;
        let mut known: BTreeMap<Id, (ProductRef, Vec<PriceRow>)> = BTreeMap::new();
        let mut shown = Vec::with_capacity(prices.len());
        for price in prices {
            let (product, rows) = match known.entry(price.product_id) {
                Entry::Occupied(entry) => entry.into_mut(),
                Entry::Vacant(place) => {
                    let product = ProductRef::of(&cx.require(price.product_id)?);
                    let all = cx.list::<ProductPrice>("product_id", &price.product_id)?;
                    place.insert((product, history(&all, today, level, cx)?))
                }
            };
            let Some(row) = rows.iter().find(|row| row.id == price.id) else { continue };
            let left = day_start(cx, row.effective_from)?.utc() - cx.at.utc();
            shown.push(PriceView { product: product.clone(), row: row.clone(), hours_left: left.num_hours().max(0) });
        }
        Ok(shown)
    })
}

fn withdraw(call: &Call<'_>, args: WithdrawPrice) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ProductWithdrawPrice(args))
}

fn set_price(call: &Call<'_>, args: SetPriceArgs) -> Result<PriceDone, AppError> {
    let SetPriceArgs { product_id, price_type, level_id, amount, effective_from, change_reason } = args;
    let check = CheckPriceArgs { product_id, price_type, level_id, amount, effective_from };
    let price = SetPrice { change_reason, ..priced(call, &check)? };
    bantu_domain::edit::check_length("change_reason", &price.change_reason, 1_000)?;
    // Judged before it stands among the others.
    let warnings = call.look(|look| look.ask(|cx| examine(&price, cx)))?;
    let done = call.run(&Command::ProductSetPrice(price.clone()))?;
    Ok(PriceDone { id: price.id, facts: done.facts, warnings })
}

fn check_price(call: &Call<'_>, args: CheckPriceArgs) -> Result<PriceCheck, AppError> {
    let price = priced(call, &args)?;
    Ok(PriceCheck { warnings: call.look(|look| look.ask(|cx| examine(&price, cx)))? })
}

/// The command of a price, as yet without a reason.
fn priced(call: &Call<'_>, args: &CheckPriceArgs) -> Result<SetPrice, AppError> {
    let money = above_zero(&args.amount)?;
    if let Some(level) = args.level_id {
        known_level(call, level)?;
    }
    Ok(SetPrice {
        id: call.new_id(),
        product_id: args.product_id,
        price_type: args.price_type,
        level_id: args.level_id,
        currency: money.currency(),
        amount_minor: money.minor(),
        effective_from: day("effective_from", args.effective_from)?,
        change_reason: String::new(),
    })
}

fn set_floor(call: &Call<'_>, args: SetAmountArgs) -> Result<Done, AppError> {
    let (id, money) = (call.new_id(), above_zero(&args.amount)?);
    call.run_on(
        id,
        &Command::ProductSetFloor(SetFloor {
            id,
            product_id: args.product_id,
            currency: money.currency(),
            amount_minor: money.minor(),
            effective_from: day("effective_from", args.effective_from)?,
        }),
    )
}

fn set_cost(call: &Call<'_>, args: SetAmountArgs) -> Result<Done, AppError> {
    let (id, money) = (call.new_id(), money("amount", &args.amount)?);
    call.run_on(
        id,
        &Command::ProductSetCost(SetCost {
            id,
            product_id: args.product_id,
            currency: money.currency(),
            amount_minor: money.minor(),
            effective_from: day("effective_from", args.effective_from)?,
        }),
    )
}

fn above_zero(amount: &Amount) -> Result<Money, Refusal> {
    let money = money("amount", amount)?;
    if money.minor() > 0 { Ok(money) } else { Err(Refusal::new("money.out_of_range").field("amount")) }
}

fn known_level(call: &Call<'_>, id: Id) -> Result<(), AppError> {
    let level = call.look(|look| look.ask(|cx| cx.load::<CustomerLevel>(id)))?;
    if level.is_some() { Ok(()) } else { Err(Refusal::new("reference.unknown").field("level_id").into()) }
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("product.get_price", "product.view", get),
        query("product.upcoming_prices", "product.view", upcoming),
        online("product.withdraw_price", "price.manage", withdraw),
        query("product.check_price", "price.manage", check_price),
        online("product.set_price", "price.manage", set_price),
        online("product.set_floor", "price.manage", set_floor),
        online("product.set_cost", "price.manage", set_cost),
    ]
}
