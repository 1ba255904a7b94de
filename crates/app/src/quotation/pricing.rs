//! What a quotation would be: the proposal for a deal, prices of products, and the results of every edit before it is saved.

use bantu_domain::Fault;
use bantu_domain::customer::Customer;
use bantu_domain::money::{Amount, Currency, Money, Percent, Quantity, Rate};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::opportunity_product::OpportunityProduct;
use bantu_domain::product::{
    BillingPeriod, ChosenPrice, PriceOrigin, Product, ProductFloor, ProductPrice, ServiceCategory, choose_price,
    cost_on, floor_on,
};
use bantu_domain::quotation::{DocumentLanguage, LineInput, Parts, PaymentTerms, price as price_lines};
use bantu_domain::record::Id;
use bantu_domain::refusal::Refusal;
use bantu_domain::setting::{Setting, SettingKey, business_date, id_of};
use bantu_domain::tx::{Cx, Held};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{DraftLine, HeadView, InstalmentView, LineView, instalments, line_price};
use crate::app::Call;
use crate::error::AppError;
use crate::stage::OfOpportunity;
use crate::view::{Names, Rows};

/// A quotation prefilled from the deal.
#[derive(Debug, Serialize, ToSchema)]
pub struct Proposal {
    /// The head.
    head: HeadView,
    /// The lines.
    items: Vec<DraftLine>,
}

/// Prices of products for a deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceArgs {
    /// The deal.
    opportunity_id: Id,
    /// The head.
    head: HeadView,
    /// The products.
    product_ids: Vec<Id>,
}

/// The price of a product for a deal.
#[derive(Debug, Serialize, ToSchema)]
pub struct PricedProduct {
    /// The product.
    product_id: Id,
    /// Its code.
    code: String,
    /// Its names.
    names: Names,
    /// The price chosen; none where the product has none.
    price: Option<Amount>,
    /// Which price it is.
    price_origin: PriceOrigin,
    /// Converted by the rate, since the currency has no price of its own.
    converted: bool,
    /// The lowest price a seller may give alone.
    floor: Option<Amount>,
    /// Once or running.
    service_category: ServiceCategory,
    /// Priced period of a running service.
    billing_period: Option<BillingPeriod>,
}

/// An edit to be looked at before it is saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewArgs {
    /// The deal.
    opportunity_id: Id,
    /// The head.
    head: HeadView,
    /// The lines.
    items: Vec<DraftLine>,
}

/// A problem of the edit; the draft may be saved all the same.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Number of the line, from 1; none: the head.
    line: Option<usize>,
    /// What.
    #[serde(flatten)]
    refusal: Refusal,
}

/// The results of an edit.
#[derive(Debug, Serialize, ToSchema)]
pub struct Preview {
    /// The lines.
    items: Vec<LineView>,
    /// Sum before discount.
    gross: Amount,
    /// Discount.
    discount: Amount,
    /// Total.
    total: Amount,
    /// Total in the other currency.
    total_secondary: Option<Amount>,
    /// Instalments.
    instalments: Vec<InstalmentView>,
    /// A line is below the floor.
    is_below_floor: bool,
    /// The discount is above the caller's limit.
    over_discount_limit: bool,
    /// What is wrong.
    problems: Vec<Problem>,
}

struct Terms {
    level_id: Option<Id>,
    through_channel: bool,
    currency: Currency,
    rate: Option<Rate>,
    today: NaiveDate,
}

fn terms(
    opportunity_id: Id,
    currency: Currency,
    rate: Option<Rate>,
    cx: &mut Cx<'_>,
) -> Result<(Opportunity, Terms), Fault> {
    let deal: Opportunity = cx.require(opportunity_id)?;
    let customer: Customer = cx.require(deal.customer_id)?;
    let today = business_date(cx)?;
    let (level_id, through_channel) = (customer.fields.level_id, customer.fields.channel_id.is_some());
    Ok((deal, Terms { level_id, through_channel, currency, rate, today }))
}

fn chosen(product_id: Id, terms: &Terms, cx: &mut Cx<'_>) -> Result<Option<ChosenPrice>, Fault> {
    let prices = cx.list::<ProductPrice>("product_id", &product_id)?;
    Ok(choose_price(&prices, terms.level_id, terms.through_channel, terms.currency, terms.rate, terms.today)?)
}

fn floor_of(product_id: Id, terms: &Terms, cx: &mut Cx<'_>) -> Result<Option<Money>, Fault> {
    let floors = cx.list::<ProductFloor>("product_id", &product_id)?;
    Ok(floor_on(&floors, terms.currency, terms.rate, terms.today)?)
}

/// A price of a product as the plan shows it, in rupiah at today's rate.
pub(crate) fn plan_price(opportunity_id: Id, product_id: Id, cx: &mut Cx<'_>) -> Result<Option<ChosenPrice>, Fault> {
    let today = business_date(cx)?;
    let rate = bantu_domain::rate::on(today, cx)?.map(|r| r.idr_per_cny_e9);
    let (_, terms) = terms(opportunity_id, Currency::Idr, rate, cx)?;
    chosen(product_id, &terms, cx)
}

pub(crate) fn propose(call: &Call<'_>, args: OfOpportunity) -> Result<Proposal, AppError> {
    call.look(|look| look.ask(|cx| proposal(args.opportunity_id, cx)))
}

fn proposal(opportunity_id: Id, cx: &mut Cx<'_>) -> Result<Proposal, Fault> {
    let today = business_date(cx)?;
    let rate = bantu_domain::rate::on(today, cx)?;
    let (deal, terms) = terms(opportunity_id, Currency::Idr, rate.as_ref().map(|r| r.idr_per_cny_e9), cx)?;
    let days =
        cx.load::<Setting>(id_of(SettingKey::QuotationValidDays))?.and_then(|s| s.value.parse().ok()).unwrap_or(30);
    let mut planned = cx.list::<OpportunityProduct>("opportunity_id", &deal.id)?;
    // In the order in which they were chosen.
    planned.sort_by_key(|l| l.id);
    let mut items = Vec::new();
    for line in planned {
        let price = chosen(line.product_id, &terms, cx)?;
        items.push(DraftLine {
            id: None,
            opportunity_item_id: Some(line.id),
            product_id: line.product_id,
            quantity: line.quantity_e2,
            unit_price_list: price.map_or(Money::zero(Currency::Idr), |p| p.price).into(),
            price_origin: price.map_or(PriceOrigin::Manual, |p| p.origin),
            description: line.notes,
        });
    }
    let head = HeadView {
        currency_primary: Currency::Idr,
        exchange_rate: rate.as_ref().map(|r| r.idr_per_cny_e9),
        exchange_rate_on: rate.map(|_| today),
        payment_terms: PaymentTerms::FiftyFifty,
        discount_rate: Percent::from_scaled(0),
        valid_until: Some(today + Days::new(days)),
        wechat_group_no: deal.fields.wechat_group_no,
        template_id: None,
        language: DocumentLanguage::ZhId,
        notes: None,
    };
    Ok(Proposal { head, items })
}

pub(crate) fn price(call: &Call<'_>, args: PriceArgs) -> Result<Rows<PricedProduct>, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let (_, terms) = terms(args.opportunity_id, args.head.currency_primary, args.head.exchange_rate, cx)?;
            let mut rows = Vec::with_capacity(args.product_ids.len());
            for product_id in &args.product_ids {
                let product: Product = cx.require(*product_id)?;
                let price = chosen(*product_id, &terms, cx)?;
                rows.push(PricedProduct {
                    product_id: *product_id,
                    code: product.fields.code,
                    names: Names { zh: product.fields.name_zh, id: product.fields.name_id, en: product.fields.name_en },
                    price: price.map(|p| p.price.into()),
                    price_origin: price.map_or(PriceOrigin::Manual, |p| p.origin),
                    converted: price.is_some_and(|p| p.converted),
                    floor: floor_of(*product_id, &terms, cx)?.map(Into::into),
                    service_category: product.fields.service_category,
                    billing_period: product.fields.billing_period,
                });
            }
            Ok(Rows { rows })
        })
    })
}

pub(crate) fn preview(call: &Call<'_>, args: PreviewArgs) -> Result<Preview, AppError> {
    call.look(|look| look.ask(|cx| calculate(&args, cx)))
}

fn calculate(args: &PreviewArgs, cx: &mut Cx<'_>) -> Result<Preview, Fault> {
    let head = &args.head;
    let mut problems = Vec::new();
    let problem = |line: Option<usize>, refusal: Refusal| Problem { line, refusal };
    let rate = head.exchange_rate.filter(|rate| match rate.check() {
        Ok(_) => true,
        Err(refusal) => {
            problems.push(problem(None, refusal.field("exchange_rate")));
            false
        }
    });
    let discount = match head.discount_rate.check_discount() {
        Ok(discount) => discount,
        Err(refusal) => {
            problems.push(problem(None, refusal.field("discount_rate")));
            Percent::from_scaled(0)
        }
    };
    let (deal, terms) = terms(args.opportunity_id, head.currency_primary, rate, cx)?;
    if head.valid_until.is_none_or(|until| until < terms.today) {
        problems.push(problem(None, Refusal::new("quotation.validity_passed").field("valid_until")));
    }
    let mut inputs = Vec::with_capacity(args.items.len());
    let mut products = Vec::with_capacity(args.items.len());
    for (index, item) in args.items.iter().enumerate() {
        let price = line_price(&item.unit_price_list, terms.currency, index).unwrap_or_else(|refusal| {
            problems.push(problem(Some(index + 1), refusal));
            Money::zero(terms.currency)
        });
        if price.minor() <= 0 {
            problems.push(problem(Some(index + 1), Refusal::new("quotation.price_zero").with("line", index + 1)));
        }
        let quantity = item.quantity.check().unwrap_or_else(|refusal| {
            problems.push(problem(Some(index + 1), refusal.field("quantity")));
            Quantity::ONE
        });
        let floor = floor_of(item.product_id, &terms, cx)?;
        inputs.push(LineInput { unit_price_list: Money::new(price.minor().max(0), terms.currency), quantity, floor });
        products.push(cx.require::<Product>(item.product_id)?);
    }
    let pricing = price_lines(terms.currency, discount, rate, &inputs)?;
    let categories = products.iter().map(|p| p.fields.service_category);
    let totals = categories.zip(pricing.lines.iter().map(|l| l.total)).collect::<Vec<_>>();
    let parts = Parts::of(terms.currency, totals, deal.fields.tax_service_cycle_months)?;
    let mut items = Vec::with_capacity(inputs.len());
    for (index, (item, product)) in args.items.iter().zip(products).enumerate() {
        let (input, line) = (inputs[index], pricing.lines[index]);
        let cost = match cx.actor.sees_costs() {
            true => cost_on(product.id, terms.currency, rate, terms.today, cx)?,
            false => Held::Hidden,
        };
        let cost = match cost {
            Held::Known(cost) => cost,
            Held::Hidden => None,
        };
        items.push(LineView {
            id: item.id,
            opportunity_item_id: item.opportunity_item_id,
            product_id: product.id,
            code: product.fields.code,
            names: Names { zh: product.fields.name_zh, id: product.fields.name_id, en: product.fields.name_en },
            description: item.description.clone(),
            quantity: input.quantity,
            unit_price_list: input.unit_price_list.into(),
            unit_price: line.unit_price.into(),
            gross: line.gross.into(),
            total: line.total.into(),
            price_origin: item.price_origin,
            service_category: product.fields.service_category,
            billing_period: product.fields.billing_period,
            floor: input.floor.map(Into::into),
            is_below_floor: line.is_below_floor,
            sort_order: i64::try_from(index).unwrap_or(0) + 1,
            unit_cost: cost.map(Into::into),
            is_below_cost: cost.map(|cost| line.unit_price.minor() < cost.minor()),
        });
    }
    Ok(Preview {
        items,
        gross: pricing.gross.into(),
        discount: pricing.discount.into(),
        total: pricing.total.into(),
        total_secondary: pricing.total_secondary.map(Into::into),
        instalments: instalments(head.payment_terms, parts)?,
        is_below_floor: pricing.lines.iter().any(|l| l.is_below_floor),
        over_discount_limit: discount > cx.actor.discount_limit,
        problems,
    })
}
