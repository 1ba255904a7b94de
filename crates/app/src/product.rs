//! The catalogue: products with their prices, floors and, for those who may see them, costs.

use bantu_domain::command::Command;
use bantu_domain::edit::Create;
use bantu_domain::lookup::{CustomerLevel, ProductCategory};
use bantu_domain::money::{Amount, Currency};
use bantu_domain::product::{
    BillingPeriod, PriceType, Product, ProductCost, ProductFields, ProductFloor, ProductPrice, ProductStatus,
    ServiceCategory,
};
use bantu_domain::record::Id;
use bantu_domain::setting::business_date;
use bantu_store::query::{product as store, small};
use bantu_store::search::Question;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Look};
use crate::args::{ChangesArgs, Form, Window, looked_for};
use crate::customer::{language, named};
use crate::error::AppError;
use crate::product_dependency::{self, ProductDependencyRow};
use crate::product_price::{self, Dated, DatedAmount, PriceRow};
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

/// A product as other records name it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProductRef {
    /// Key.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Names.
    pub names: Names,
    /// State.
    pub status: ProductStatus,
}

impl ProductRef {
    /// Names a product.
    pub(crate) fn of(product: &Product) -> Self {
        let fields = &product.fields;
        Self { id: product.id, code: fields.code.clone(), names: names(fields), status: fields.status }
    }
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
    /// What needs it.
    pub needed_by: Vec<ProductDependencyRow>,
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

/// Asks whose a code is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ByCodeArgs {
    /// The code, as it would be typed for a new product.
    code: String,
}

/// Whose a code is.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CodeHolder {
    /// The product of this code; null where the code is free.
    pub product: Option<ProductRef>,
}

/// Adds a product.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateProductArgs {
    /// What was typed.
    #[schema(value_type = ProductFields)]
    fields: Form<ProductFields>,
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
            floor: self.newest(self.floors.iter().filter(|f| f.product_id == product.id).map(Dated::from)),
            cost: self
                .costs
                .as_ref()
                .map(|costs| self.newest(costs.iter().filter(|c| c.product_id == product.id).map(Dated::from))),
        }
    }

    fn price(&self, product_id: Id, price_type: PriceType) -> InBoth {
        let of_type = |p: &&ProductPrice| {
            p.product_id == product_id && p.price_type == price_type && p.level_id.is_none() && p.is_approved
        };
        let in_force = self.prices.iter().filter(of_type).filter(|p| p.effective_to.is_none_or(|to| to >= self.today));
        self.newest(in_force.map(Dated::from))
    }

    /// The newest amount of each currency that has begun.
    fn newest(&self, amounts: impl Iterator<Item = Dated>) -> InBoth {
        let mut begun: Vec<Dated> = amounts.filter(|amount| amount.from <= self.today).collect();
        begun.sort_by_key(|amount| (amount.from, amount.id));
        let of =
            |currency: Currency| begun.iter().rev().find(|a| a.money.currency() == currency).map(|a| a.money.into());
        InBoth { idr: of(Currency::Idr), cny: of(Currency::Cny) }
    }
}

pub(crate) fn names(fields: &ProductFields) -> Names {
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
        let level = |id: Option<Id>| {
            let found = levels.iter().find(|level| Some(level.id) == id);
            found.map(|level| named(level.id, &level.fields, &sums.language))
        };
        let (prices, dependencies, needed_by) = look.ask(|cx| {
            Ok((
                product_price::history(&sums.prices, sums.today, level, cx)?,
                product_dependency::needs(product.id, cx)?,
                product_dependency::needed_by(product.id, cx)?,
            ))
        })?;
        let amounts = |rows: Vec<Dated>| product_price::timeline(rows, sums.today);
        Ok(ProductView {
            row: sums.row(&product),
            prices,
            floors: amounts(sums.floors.iter().map(Dated::from).collect()),
            costs: sums.costs.as_ref().map(|costs| amounts(costs.iter().map(Dated::from).collect())),
            dependencies,
            needed_by,
            fields: product.fields,
        })
    })
}

fn by_code(call: &Call<'_>, args: ByCodeArgs) -> Result<CodeHolder, AppError> {
    bantu_domain::edit::check_length("code", &args.code, bantu_domain::edit::MAX_NAME)?;
    let held = call.look(|look| look.ask(|cx| cx.list::<Product>("code", &args.code.trim().to_owned())))?;
    Ok(CodeHolder { product: held.first().map(ProductRef::of) })
}

fn create(call: &Call<'_>, args: CreateProductArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::ProductCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ProductUpdate(args.update()))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("product.list", "product.view", list),
        query("product.get", "product.view", get),
        query("product.by_code", "product.view", by_code),
        online("product.create", "product.manage", create),
        online("product.update", "product.manage", update),
    ]
}
