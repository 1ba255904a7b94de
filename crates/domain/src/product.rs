//! Products, their prices, floors and costs (DOMAIN §3.12, §2.4, §6.9).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::edit::{check_length, check_name};
use crate::lookup::{ProductCategory, ServiceType};
use crate::money::{Currency, MAX_MINOR, Money, Rate};
use crate::product_price::may_change;
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::{Root, RootRule};
use crate::tx::{Cx, Held};
use crate::{editable, entity, record, text_enum};

text_enum! {
    /// Whether a service is done once or runs on; drives the splitting into contracts.
    pub enum ServiceCategory {
        /// 一次性.
        OneTime = "one_time",
        /// 长周期.
        LongTerm = "long_term",
    }
}

text_enum! {
    /// For which period one unit of a long-term product is priced (DOMAIN §6.7).
    pub enum BillingPeriod {
        /// 每月.
        Month = "month",
        /// 每季度.
        Quarter = "quarter",
        /// 每年.
        Year = "year",
    }
}

text_enum! {
    /// What of a product's work is an order of its own kind, which others wait for (DOMAIN §8 item 2).
    pub enum ExecutionKind {
        /// 公司注册.
        CompanyRegistration = "company_registration",
        /// A stay permit.
        VisaKitas = "visa_kitas",
    }
}

text_enum! {
    /// 产品状态.
    pub enum ProductStatus {
        /// Sold.
        Active = "active",
        /// Not sold at present.
        Suspended = "suspended",
        /// Not sold any more.
        Discontinued = "discontinued",
    }
}

record! {
    /// What a product manager types.
    pub struct ProductFields {
        /// Code, unique.
        pub code: String,
        /// Chinese name.
        pub name_zh: String,
        /// Indonesian name.
        pub name_id: String,
        /// English name.
        pub name_en: String,
        /// → product_categories.
        pub category_id: Id,
        /// → service_types.
        #[serde(default)]
        pub service_type_id: Option<Id>,
        /// Once or running.
        pub service_category: ServiceCategory,
        /// Priced period of a running service.
        #[serde(default)]
        pub billing_period: Option<BillingPeriod>,
        /// Unit shown behind the quantity.
        #[serde(default)]
        pub unit: Option<String>,
        /// Working days it takes.
        #[serde(default)]
        pub processing_days: Option<i64>,
        /// The same as text, where days alone do not say it.
        #[serde(default)]
        pub processing_time_text: Option<String>,
        /// Standard days of delivery.
        #[serde(default)]
        pub std_duration_days: Option<i64>,
        /// The kind of its execution orders; null: by its service category.
        #[serde(default)]
        pub execution_kind: Option<ExecutionKind>,
        /// Codes of the papers the customer must bring.
        #[serde(default)]
        pub required_documents: Vec<String>,
        /// Remarks.
        #[serde(default)]
        pub notes: Option<String>,
        /// State.
        #[serde(default = "active")]
        pub status: ProductStatus,
        /// Prices, floors and costs are frozen (价格锁定).
        #[serde(default)]
        pub price_locked: bool,
    }
}

fn active() -> ProductStatus {
    ProductStatus::Active
}

record! {
    /// 产品/服务.
    pub struct Product {
        /// Key.
        pub id: Id,
        /// Last change.
        pub updated_at: Instant,
    } + /// Typed fields.
    fields: ProductFields
}
entity!(Product in "products", finds ["code", "category_id"], root |_row| RootRule::Own(Root::Cat));
editable!(
    Product { ProductFields },
    new | id,
    fields,
    cx | Self { id, updated_at: cx.at, fields },
    check | product,
    _before,
    cx | {
        cx.permit("product.manage")?;
        product.fields.code = product.fields.code.trim().to_owned();
        check_name("code", &product.fields.code)?;
        check_name("name_zh", &product.fields.name_zh)?;
        check_name("name_id", &product.fields.name_id)?;
        check_name("name_en", &product.fields.name_en)?;
        crate::customer::known::<ProductCategory>("category_id", Some(product.fields.category_id), cx)?;
        crate::customer::known::<ServiceType>("service_type_id", product.fields.service_type_id, cx)?;
        match (product.fields.service_category, product.fields.billing_period) {
            // What one unit of a running service costs says nothing without its period (DOMAIN §6.7).
            (ServiceCategory::LongTerm, None) => {
                return Err(Refusal::new("field.required").field("billing_period").into());
            }
            (ServiceCategory::LongTerm, Some(_)) => {}
            (ServiceCategory::OneTime, _) => product.fields.billing_period = None,
        }
        for (field, days) in [
            ("processing_days", product.fields.processing_days),
            ("std_duration_days", product.fields.std_duration_days),
        ] {
            if days.is_some_and(|days| !(0..=3_650).contains(&days)) {
                return Err(Refusal::new("field.invalid").field(field).into());
            }
        }
        let twins = cx.list::<Product>("code", &product.fields.code)?;
        if twins.iter().any(|t| t.id != product.id) {
            return Err(Refusal::new("code.taken").field("code").into());
        }
        product.updated_at = cx.at;
        Ok(())
    }
);

text_enum! {
    /// 价格类型 a seller may see (cost is elsewhere).
    pub enum PriceType {
        /// 渠道价.
        Channel = "channel",
        /// 直客价.
        Direct = "direct",
        /// 列表价.
        List = "list",
    }
}

record! {
    /// A price of a product from a day on; the newest that has begun holds. Prices are never changed, only followed by a newer row.
    pub struct ProductPrice {
        /// Key.
        pub id: Id,
        /// The product.
        pub product_id: Id,
        /// Which price.
        pub price_type: PriceType,
        /// Price of one customer level instead of everybody's (等级价).
        pub level_id: Option<Id>,
        /// Currency.
        pub currency: Currency,
        /// Amount in minor units.
        pub amount_minor: i64,
        /// First day of validity.
        pub effective_from: NaiveDate,
        /// Last day of validity, open when null.
        pub effective_to: Option<NaiveDate>,
        /// Unapproved prices are not used.
        pub is_approved: bool,
        /// Why it changed.
        pub change_reason: Option<String>,
        /// Who entered it.
        pub changed_by: Option<Id>,
        /// When it was entered; null for a built-in one.
        pub changed_at: Option<Instant>,
    }
}
entity!(ProductPrice in "product_prices", finds ["product_id"], root |_row| RootRule::Own(Root::Cat));

record! {
    /// The lowest price a seller may give alone, per product and currency, from a day on (DOMAIN §2.4). Never equal to the cost by rule.
    pub struct ProductFloor {
        /// Key.
        pub id: Id,
        /// The product.
        pub product_id: Id,
        /// Currency.
        pub currency: Currency,
        /// Amount in minor units.
        pub amount_minor: i64,
        /// First day of validity.
        pub effective_from: NaiveDate,
    }
}
entity!(ProductFloor in "product_floors", finds ["product_id"], root |_row| RootRule::Own(Root::Cat));

record! {
    /// What a product costs BANTU, from a day on. Held only where `cost.view` is (ARCHITECTURE §6).
    pub struct ProductCost {
        /// Key.
        pub id: Id,
        /// The product.
        pub product_id: Id,
        /// Currency.
        pub currency: Currency,
        /// Amount in minor units.
        pub amount_minor: i64,
        /// First day of validity.
        pub effective_from: NaiveDate,
    }
}
entity!(ProductCost in "product_costs", finds ["product_id"], root |_row| RootRule::Own(Root::Cost));

/// Enters a price (online, price managers).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPrice {
    /// New id.
    pub id: Id,
    /// The product.
    pub product_id: Id,
    /// Which price.
    pub price_type: PriceType,
    /// For one customer level only.
    #[serde(default)]
    pub level_id: Option<Id>,
    /// Currency.
    pub currency: Currency,
    /// Amount in minor units, above 0.
    pub amount_minor: i64,
    /// First day of validity.
    pub effective_from: NaiveDate,
    /// Why, at least 5 characters (DOMAIN §6.5).
    pub change_reason: String,
}

/// Enters a floor (online, price managers).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetFloor {
    /// New id.
    pub id: Id,
    /// The product.
    pub product_id: Id,
    /// Currency.
    pub currency: Currency,
    /// Amount in minor units, above 0.
    pub amount_minor: i64,
    /// First day of validity.
    pub effective_from: NaiveDate,
}

/// Enters a cost (online, price managers who see costs).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetCost {
    /// New id.
    pub id: Id,
    /// The product.
    pub product_id: Id,
    /// Currency.
    pub currency: Currency,
    /// Amount in minor units, 0 or more.
    pub amount_minor: i64,
    /// First day of validity.
    pub effective_from: NaiveDate,
}

pub(crate) fn set_price(args: &SetPrice, cx: &mut Cx<'_>) -> Result<(), Fault> {
    crate::product_price::check(args, cx)?;
    if args.change_reason.trim().chars().count() < 5 {
        return Err(Refusal::new("reason.required").field("change_reason").into());
    }
    check_length("change_reason", &args.change_reason, 1_000)?;
    cx.insert(&ProductPrice {
        id: args.id,
        product_id: args.product_id,
        price_type: args.price_type,
        level_id: args.level_id,
        currency: args.currency,
        amount_minor: args.amount_minor,
        effective_from: args.effective_from,
        effective_to: None,
        is_approved: true,
        change_reason: Some(args.change_reason.trim().to_owned()),
        changed_by: Some(cx.actor.user_id),
        changed_at: Some(cx.at),
    })
}

pub(crate) fn set_floor(args: &SetFloor, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("price.manage")?;
    may_change(&priced(args.product_id, args.amount_minor, 1, cx)?)?;
    check_start(args.effective_from, cx)?;
    cx.insert(&ProductFloor {
        id: args.id,
        product_id: args.product_id,
        currency: args.currency,
        amount_minor: args.amount_minor,
        effective_from: args.effective_from,
    })
}

pub(crate) fn set_cost(args: &SetCost, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("price.manage")?;
    cx.permit("cost.view")?;
    may_change(&priced(args.product_id, args.amount_minor, 0, cx)?)?;
    check_start(args.effective_from, cx)?;
    cx.insert(&ProductCost {
        id: args.id,
        product_id: args.product_id,
        currency: args.currency,
        amount_minor: args.amount_minor,
        effective_from: args.effective_from,
    })
}

/// A price begins at most a year ago (DOMAIN §6.5) and at most ten years ahead.
pub(crate) fn check_start(from: NaiveDate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    crate::opportunity::check_date("effective_from", Some(from), cx)?;
    let year_ago = crate::setting::business_date(cx)?.checked_sub_months(chrono::Months::new(12));
    if year_ago.is_none_or(|earliest| from < earliest) {
        return Err(Refusal::new("date.out_of_range").field("effective_from").into());
    }
    Ok(())
}

pub(crate) fn priced(product_id: Id, amount_minor: i64, least: i64, cx: &mut Cx<'_>) -> Result<Product, Fault> {
    let product = cx.require::<Product>(product_id)?;
    if (least..=MAX_MINOR).contains(&amount_minor) {
        Ok(product)
    } else {
        Err(Refusal::new("money.out_of_range").field("amount_minor").into())
    }
}

text_enum! {
    /// Which price a quotation line got (DOMAIN §6.9), shown beside the line.
    pub enum PriceOrigin {
        /// Price of the customer's level.
        Level = "level",
        /// Channel price.
        Channel = "channel",
        /// Direct price.
        Direct = "direct",
        /// List price.
        List = "list",
        /// Typed by the seller.
        Manual = "manual",
    }
}

/// A price with its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenPrice {
    /// The price in the wanted currency.
    pub price: Money,
    /// Which price it is.
    pub origin: PriceOrigin,
    /// Whether it was converted by the rate because the currency has no price of its own.
    pub converted: bool,
}

/// Chooses the price of a line: approved level price → channel price if the customer came through a channel → direct → list,
/// converted by the rate where the currency is missing (DOMAIN §6.9). `None` when the product has no price.
///
/// # Errors
/// `money.out_of_range`.
pub fn choose_price(
    prices: &[ProductPrice],
    level_id: Option<Id>,
    through_channel: bool,
    currency: Currency,
    rate: Option<Rate>,
    on: NaiveDate,
) -> Result<Option<ChosenPrice>, Refusal> {
    let newest = |origin: PriceOrigin, currency: Currency| {
        prices
            .iter()
            .filter(|p| p.is_approved && p.currency == currency && p.effective_from <= on)
            .filter(|p| p.effective_to.is_none_or(|to| to >= on))
            .filter(|p| match origin {
                PriceOrigin::Level => p.level_id.is_some() && p.level_id == level_id,
                PriceOrigin::Channel => p.level_id.is_none() && p.price_type == PriceType::Channel,
                PriceOrigin::Direct => p.level_id.is_none() && p.price_type == PriceType::Direct,
                PriceOrigin::List => p.level_id.is_none() && p.price_type == PriceType::List,
                PriceOrigin::Manual => false,
            })
            .max_by_key(|p| (p.effective_from, p.id))
            .map(|p| Money::new(p.amount_minor, p.currency))
    };
    let mut origins = vec![PriceOrigin::Level];
    if through_channel {
        origins.push(PriceOrigin::Channel);
    }
    origins.extend([PriceOrigin::Direct, PriceOrigin::List]);
    for origin in origins {
        if let Some(price) = newest(origin, currency) {
            return Ok(Some(ChosenPrice { price, origin, converted: false }));
        }
        if let (Some(price), Some(rate)) = (newest(origin, currency.other()), rate) {
            return Ok(Some(ChosenPrice { price: rate.convert(price)?, origin, converted: true }));
        }
    }
    Ok(None)
}

/// The floor of a product on a day; converted by the rate where the currency is missing. `None`: no floor is set.
///
/// # Errors
/// `money.out_of_range`.
pub fn floor_on(
    floors: &[ProductFloor],
    currency: Currency,
    rate: Option<Rate>,
    on: NaiveDate,
) -> Result<Option<Money>, Refusal> {
    let newest = |currency: Currency| {
        floors
            .iter()
            .filter(|f| f.currency == currency && f.effective_from <= on)
            .max_by_key(|f| (f.effective_from, f.id))
            .map(|f| Money::new(f.amount_minor, f.currency))
    };
    match (newest(currency), newest(currency.other()), rate) {
        (Some(floor), _, _) => Ok(Some(floor)),
        (None, Some(floor), Some(rate)) => rate.convert(floor).map(Some),
        _ => Ok(None),
    }
}

/// Floor by default: the channel price where it is above cost, else the next step of 500 000 IDR / 250 CNY strictly above cost (DOMAIN §2.4).
pub fn default_floor(channel: Option<Money>, cost: Money) -> Money {
    let step = match cost.currency() {
        Currency::Idr => 500_000,
        Currency::Cny => 25_000,
    };
    match channel {
        Some(channel) if channel.currency() == cost.currency() && channel.minor() > cost.minor() => channel,
        _ => Money::new((cost.minor() / step + 1) * step, cost.currency()),
    }
}

/// The cost of a product on a day, where this replica may know it.
///
/// # Errors
/// Storage failure; `money.out_of_range`.
pub fn cost_on(
    product_id: Id,
    currency: Currency,
    rate: Option<Rate>,
    on: NaiveDate,
    cx: &mut Cx<'_>,
) -> Result<Held<Option<Money>>, Fault> {
    let Held::Known(costs) = cx.held::<ProductCost>(&Root::Cost, "product_id", &product_id)? else {
        return Ok(Held::Hidden);
    };
    let newest = |currency: Currency| {
        costs
            .iter()
            .filter(|c| c.currency == currency && c.effective_from <= on)
            .max_by_key(|c| (c.effective_from, c.id))
            .map(|c| Money::new(c.amount_minor, c.currency))
    };
    Ok(Held::Known(match (newest(currency), newest(currency.other()), rate) {
        (Some(cost), _, _) => Some(cost),
        (None, Some(cost), Some(rate)) => Some(rate.convert(cost)?),
        _ => None,
    }))
}
