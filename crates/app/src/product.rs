//! The catalogue: products with their prices, floors and, for those who may see them, costs.

use bantu_domain::command::Command;
use bantu_domain::edit::Create;
use bantu_domain::lookup::{CustomerLevel, ProductCategory};
use bantu_domain::money::{Amount, Currency, Money};
use bantu_domain::product::{
    BillingPeriod, DependencyType, PriceType, Product, ProductCost, ProductDependency, ProductFields, ProductFloor,
    ProductPrice, ProductStatus, ServiceCategory, SetCost, SetFloor, SetPrice,
};
use bantu_domain::record::Id;
use bantu_domain::refusal::Refusal;
use bantu_domain::setting::business_date;
use bantu_store::query::{product as store, small};
use bantu_store::search::Question;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Look};
use crate::approval::user_ref;
use crate::args::{ChangesArgs, Form, Window, day, looked_for, money};
use crate::customer::{language, named};
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{ById, Done, Names, Page, Ref};

/// An amount in each workflow currency; null where none is set.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
pub struct InBoth {
    /// In rupiah.
    pub idr: Option<Amount>,
    /// In yuan.
    pub cny: Option<Amount>,
}

/// A product in the list, with what holds today.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProductRow {
    /// Key.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Names.
    pub names: Names,
    /// Category.
    pub category: Ref,
    /// Once or running.
    pub service_category: ServiceCategory,
    /// Priced period of a running service.
    pub billing_period: Option<BillingPeriod>,
    /// Unit shown behind the quantity.
    pub unit: Option<String>,
    /// Working days it takes.
    pub processing_days: Option<i64>,
    /// The same as text.
    pub processing_time_text: Option<String>,
    /// State.
    pub status: ProductStatus,
    /// 直客价.
    pub direct: InBoth,
    /// 渠道价.
    pub channel: InBoth,
    /// 列表价.
    pub list: InBoth,
    /// The lowest price a seller may give alone.
    pub floor: InBoth,
    /// What it costs; only for holders of `cost.view`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<InBoth>,
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
    /// Why it changed.
    pub change_reason: Option<String>,
    /// Who entered it; null for a built-in one.
    pub changed_by: Option<Ref>,
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
}

/// A product that another needs.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DependsOn {
    /// Key.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Names.
    pub names: Names,
}

/// What a product needs.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProductDependencyRow {
    /// Key.
    pub id: Id,
    /// The product needed.
    pub depends_on: DependsOn,
    /// How strongly.
    pub dependency_type: DependencyType,
    /// Members of one group stand for each other.
    pub any_of_group: Option<String>,
    /// Remark.
    pub description: Option<String>,
}

/// A product whole.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProductView {
    /// As in the list.
    #[serde(flatten)]
    pub row: ProductRow,
    /// Typed fields; updates refer to these values.
    pub fields: ProductFields,
    /// Every price, newest first.
    pub prices: Vec<PriceRow>,
    /// Every floor, newest first.
    pub floors: Vec<DatedAmount>,
    /// Every cost, newest first; only for holders of `cost.view`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub costs: Option<Vec<DatedAmount>>,
    /// What it needs.
    pub dependencies: Vec<ProductDependencyRow>,
}

/// By what products are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProductSort {
    /// Code.
    #[default]
    Code,
    /// Name in the caller's language.
    Name,
}

/// Which products, in which order, which window.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductListArgs {
    /// Text: code, or a name in any language.
    #[serde(default)]
    query: Option<String>,
    /// Category.
    #[serde(default)]
    category_id: Option<Id>,
    /// Once or running.
    #[serde(default)]
    service_category: Option<ServiceCategory>,
    /// State.
    #[serde(default)]
    status: Option<ProductStatus>,
    /// Order.
    #[serde(default)]
    sort: ProductSort,
    /// Backwards.
    #[serde(default)]
    descending: bool,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// Adds a product.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateProductArgs {
    /// What was typed.
    #[schema(value_type = ProductFields)]
    fields: Form<ProductFields>,
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

/// What a page of products needs besides the products: one query each, chosen per product afterwards.
struct Sums {
    today: NaiveDate,
    language: String,
    categories: Vec<ProductCategory>,
    prices: Vec<ProductPrice>,
    floors: Vec<ProductFloor>,
    costs: Option<Vec<ProductCost>>,
}

impl Sums {
    fn of(look: &mut Look<'_, '_>, products: &[Product]) -> Result<Self, AppError> {
        let ids: Vec<String> = products.iter().map(|product| product.id.to_string()).collect();
        let costs = match look.actor.sees_costs() && look.visibility().costs {
            true => Some(small::by_column(look.conn, "product_id", &ids)?),
            false => None,
        };
        Ok(Self {
            today: look.ask(business_date)?,
            language: language(look)?,
            categories: small::all(look.conn)?,
            prices: small::by_column(look.conn, "product_id", &ids)?,
            floors: small::by_column(look.conn, "product_id", &ids)?,
            costs,
        })
    }

    fn row(&self, product: &Product) -> ProductRow {
        let fields = &product.fields;
        let category = self.categories.iter().find(|category| category.id == fields.category_id);
        ProductRow {
            id: product.id,
            code: fields.code.clone(),
            names: names(fields),
            category: category.map_or(Ref { id: fields.category_id, name: String::new() }, |c| {
                named(c.id, &c.fields, &self.language)
            }),
            service_category: fields.service_category,
            billing_period: fields.billing_period,
            unit: fields.unit.clone(),
            processing_days: fields.processing_days,
            processing_time_text: fields.processing_time_text.clone(),
            status: fields.status,
            direct: self.price(product.id, PriceType::Direct),
            channel: self.price(product.id, PriceType::Channel),
            list: self.price(product.id, PriceType::List),
            floor: self.newest(self.floors.iter().filter(|f| f.product_id == product.id).map(floor_of)),
            cost: self
                .costs
                .as_ref()
                .map(|costs| self.newest(costs.iter().filter(|c| c.product_id == product.id).map(cost_of))),
        }
    }

    fn price(&self, product_id: Id, price_type: PriceType) -> InBoth {
        let in_force = self.prices.iter().filter(|price| {
            price.product_id == product_id
                && price.price_type == price_type
                && price.level_id.is_none()
                && price.is_approved
                && price.effective_to.is_none_or(|to| to >= self.today)
        });
        self.newest(in_force.map(price_of))
    }

    /// The newest amount of each currency that has begun.
    fn newest(&self, amounts: impl Iterator<Item = DatedAmount>) -> InBoth {
        let mut begun: Vec<DatedAmount> = amounts.filter(|amount| amount.effective_from <= self.today).collect();
        begun.sort_by_key(|amount| (amount.effective_from, amount.id));
        let of =
            |currency: Currency| begun.iter().rev().find(|a| a.amount.currency == currency).map(|a| a.amount.clone());
        InBoth { idr: of(Currency::Idr), cny: of(Currency::Cny) }
    }
}

fn price_of(price: &ProductPrice) -> DatedAmount {
    DatedAmount {
        id: price.id,
        amount: Money::new(price.amount_minor, price.currency).into(),
        effective_from: price.effective_from,
    }
}

fn floor_of(floor: &ProductFloor) -> DatedAmount {
    DatedAmount {
        id: floor.id,
        amount: Money::new(floor.amount_minor, floor.currency).into(),
        effective_from: floor.effective_from,
    }
}

fn cost_of(cost: &ProductCost) -> DatedAmount {
    DatedAmount {
        id: cost.id,
        amount: Money::new(cost.amount_minor, cost.currency).into(),
        effective_from: cost.effective_from,
    }
}

fn names(fields: &ProductFields) -> Names {
    Names { zh: fields.name_zh.clone(), id: fields.name_id.clone(), en: fields.name_en.clone() }
}

fn list(call: &Call<'_>, args: ProductListArgs) -> Result<Page<ProductRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let typed = looked_for(args.query)?;
    let question = typed.as_deref().and_then(Question::of);
    if typed.is_some() && question.is_none() {
        return Ok(Page { rows: Vec::new(), total: 0 });
    }
    call.look(|look| {
        let language = language(look)?;
        let filter = store::Filter {
            question,
            category_id: args.category_id,
            service_category: args.service_category,
            status: args.status,
            sort: match (args.sort, language.as_str()) {
                (ProductSort::Code, _) => store::Sort::Code,
                (ProductSort::Name, "id") => store::Sort::NameId,
                (ProductSort::Name, "en") => store::Sort::NameEn,
                (ProductSort::Name, _) => store::Sort::NameZh,
            },
            descending: args.descending,
        };
        let (products, total) = store::list(look.conn, &filter, window.offset, window.limit)?;
        let sums = Sums::of(look, &products)?;
        Ok(Page { rows: products.iter().map(|product| sums.row(product)).collect(), total })
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<ProductView, AppError> {
    call.look(|look| {
        let product: Product = look.ask(|cx| cx.require(args.id))?;
        let sums = Sums::of(look, std::slice::from_ref(&product))?;
        let levels = small::all::<CustomerLevel>(look.conn)?;
        let language = sums.language.clone();
        let (mut prices, dependencies) = look.ask(|cx| {
            let mut prices = Vec::with_capacity(sums.prices.len());
            for price in &sums.prices {
                let level = levels.iter().find(|level| Some(level.id) == price.level_id);
                prices.push(PriceRow {
                    id: price.id,
                    price_type: price.price_type,
                    level: level.map(|level| named(level.id, &level.fields, &language)),
                    amount: Money::new(price.amount_minor, price.currency).into(),
                    effective_from: price.effective_from,
                    effective_to: price.effective_to,
                    change_reason: price.change_reason.clone(),
                    changed_by: price.changed_by.map(|id| user_ref(id, cx)).transpose()?,
                });
            }
            let mut dependencies = Vec::new();
            for row in cx.list::<ProductDependency>("product_id", &product.id)? {
                let needed: Product = cx.require(row.fields.depends_on_product_id)?;
                dependencies.push(ProductDependencyRow {
                    id: row.id,
                    depends_on: DependsOn {
                        id: needed.id,
                        code: needed.fields.code.clone(),
                        names: names(&needed.fields),
                    },
                    dependency_type: row.fields.dependency_type,
                    any_of_group: row.fields.any_of_group,
                    description: row.fields.description,
                });
            }
            dependencies.sort_by(|a, b| a.depends_on.code.cmp(&b.depends_on.code));
            Ok((prices, dependencies))
        })?;
        prices.sort_by_key(|price| std::cmp::Reverse((price.effective_from, price.id)));
        Ok(ProductView {
            row: sums.row(&product),
            prices,
            floors: newest_first(sums.floors.iter().map(floor_of)),
            costs: sums.costs.as_ref().map(|costs| newest_first(costs.iter().map(cost_of))),
            dependencies,
            fields: product.fields,
        })
    })
}

fn newest_first(amounts: impl Iterator<Item = DatedAmount>) -> Vec<DatedAmount> {
    let mut amounts: Vec<DatedAmount> = amounts.collect();
    amounts.sort_by_key(|amount| std::cmp::Reverse((amount.effective_from, amount.id)));
    amounts
}

fn create(call: &Call<'_>, args: CreateProductArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::ProductCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ProductUpdate(args.update()))
}

fn set_price(call: &Call<'_>, args: SetPriceArgs) -> Result<Done, AppError> {
    let money = above_zero(&args.amount)?;
    if let Some(level) = args.level_id {
        known_level(call, level)?;
    }
    bantu_domain::edit::check_length("change_reason", &args.change_reason, 1_000)?;
    let id = call.new_id();
    call.run_on(
        id,
        &Command::ProductSetPrice(SetPrice {
            id,
            product_id: args.product_id,
            price_type: args.price_type,
            level_id: args.level_id,
            currency: money.currency(),
            amount_minor: money.minor(),
            effective_from: day("effective_from", args.effective_from)?,
            change_reason: args.change_reason,
        }),
    )
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
        query("product.list", "product.view", list),
        query("product.get", "product.view", get),
        online("product.create", "product.manage", create),
        online("product.update", "product.manage", update),
        online("product.set_price", "price.manage", set_price),
        online("product.set_floor", "price.manage", set_floor),
        online("product.set_cost", "price.manage", set_cost),
    ]
}
