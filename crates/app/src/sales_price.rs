//! What a product is sold at to one customer: the price that a quotation would begin with (DOMAIN §6.9).

use bantu_domain::customer::Customer;
use bantu_domain::money::{Amount, Currency, Rate};
use bantu_domain::product::{PriceOrigin, Product, ProductPrice, choose_price};
use bantu_domain::record::Id;
use bantu_domain::setting::business_date;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{UseCase, query};

/// Asks for the price of a product for a customer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SalesPriceArgs {
    /// The product.
    product_id: Id,
    /// The customer.
    customer_id: Id,
}

/// A price in one currency with its origin.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SalesPrice {
    /// The price.
    pub price: Amount,
    /// Which price it is: of the customer's level, channel, direct or list.
    pub price_origin: PriceOrigin,
    /// Converted by the rate, since the currency has no price of its own.
    pub converted: bool,
}

/// The prices of a product for a customer on the office's day; null in a currency for which there is none.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SalesPrices {
    /// The product.
    pub product_id: Id,
    /// The customer.
    pub customer_id: Id,
    /// In rupiah.
    pub idr: Option<SalesPrice>,
    /// In yuan.
    pub cny: Option<SalesPrice>,
    /// Rupiah per yuan, where a rate holds.
    pub idr_per_cny: Option<Rate>,
    /// The day.
    pub on: NaiveDate,
}

fn sales_price(call: &Call<'_>, args: SalesPriceArgs) -> Result<SalesPrices, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let product: Product = cx.require(args.product_id)?;
            let customer: Customer = cx.require(args.customer_id)?;
            let on = business_date(cx)?;
            let rate = bantu_domain::rate::on(on, cx)?.map(|rate| rate.idr_per_cny_e9);
            let prices = cx.list::<ProductPrice>("product_id", &product.id)?;
            let (level, through_channel) = (customer.fields.level_id, customer.fields.channel_id.is_some());
            let chosen = |currency| {
                let chosen = choose_price(&prices, level, through_channel, currency, rate, on)?;
                Ok::<_, bantu_domain::Refusal>(chosen.map(|chosen| SalesPrice {
                    price: chosen.price.into(),
                    price_origin: chosen.origin,
                    converted: chosen.converted,
                }))
            };
            Ok(SalesPrices {
                product_id: product.id,
                customer_id: customer.id,
                idr: chosen(Currency::Idr)?,
                cny: chosen(Currency::Cny)?,
                idr_per_cny: rate,
                on,
            })
        })
    })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("product.sales_price", "product.view", sales_price)]
}
