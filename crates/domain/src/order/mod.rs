//! Commercial orders (订单): what a signed contract sells and when it is paid (DOMAIN §3.6, §6.7). Receipts stand in `order_payment`.

mod create;
mod plan;
mod revenue;

use chrono::NaiveDate;

pub use create::{CancelOrder, ImportOrder, ImportOrderItem, order_id, order_number};
pub(crate) use create::{cancel, cancel_of, create_for, import};
pub use plan::{month_after, monthly};
pub use revenue::{Revenue, TOLERANCE_MINOR, revenue};

use crate::money::{Currency, Money, Quantity, Rate};
use crate::product::ServiceCategory;
use crate::quotation::PaymentTerms;
use crate::record::{Id, Instant};
use crate::table::RootRule;
use crate::{entity, record, text_enum, transitions};

text_enum! {
    /// 订单类型.
    pub enum OrderType {
        /// Both kinds of services; only from convert-to-order or import.
        Combination = "combination",
        /// 长周期.
        LongTerm = "long_term",
        /// 一次性.
        OneTime = "one_time",
    }
}

text_enum! {
    /// 订单状态.
    pub enum OrderStatus {
        /// Being worked on.
        Active = "active",
        /// Done and paid.
        Completed = "completed",
        /// Its contract was terminated, or it was taken over by mistake.
        Cancelled = "cancelled",
    }
}

transitions! {
    OrderStatus in "orders"."status" {
        Active => [Cancelled],
        Completed => [],
        Cancelled => [],
    }
}

record! {
    /// 订单.
    pub struct Order {
        /// Key.
        pub id: Id,
        /// `ORD-YYYYMMDD-` and six letters or digits, so that volume stays hidden (DOMAIN §4.1).
        pub order_number: String,
        /// Title.
        pub title: String,
        /// The customer.
        pub customer_id: Id,
        /// The deal.
        pub opportunity_id: Id,
        /// The signed contract; none for an imported order.
        pub contract_id: Option<Id>,
        /// Salesperson.
        pub sales_user_id: Id,
        /// Kind.
        pub order_type: OrderType,
        /// State.
        pub status: OrderStatus,
        /// Currency of every amount.
        pub currency: Currency,
        /// Sum of the items, with tax, minor units.
        pub total_minor: i64,
        /// Rate at order time: IDR per 1 CNY.
        pub exchange_rate_e9: Option<Rate>,
        /// Terms of payment of the one-time part.
        pub payment_terms: PaymentTerms,
        /// Months of running services.
        pub cycle_months: Option<i64>,
        /// First day of running services.
        pub start_date: Option<NaiveDate>,
        /// Every month but the last, minor units; null without running services.
        pub monthly_payment_minor: Option<i64>,
        /// The one-time part is fully received (DOMAIN §6.8).
        pub is_fully_paid_excluding_long: bool,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    }
}
entity!(Order in "orders", finds ["opportunity_id", "contract_id", "customer_id", "order_number"], root |row| RootRule::Of("opportunities", row.opportunity_id));

impl Order {
    /// The amount with tax.
    pub fn total(&self) -> Money {
        Money::new(self.total_minor, self.currency)
    }
}

record! {
    /// 订单项.
    pub struct OrderItem {
        /// Key.
        pub id: Id,
        /// The order.
        pub order_id: Id,
        /// 1, 2, 3…
        pub item_number: i64,
        /// The line of the quotation.
        pub quotation_item_id: Option<Id>,
        /// The product.
        pub product_id: Option<Id>,
        /// Names as sold.
        pub product_name_zh: String,
        /// Indonesian name.
        pub product_name_id: String,
        /// How many.
        pub quantity_e2: Quantity,
        /// Amount with its part of the tax, minor units of the order's currency.
        pub item_amount_minor: i64,
        /// Once or running.
        pub item_type: ServiceCategory,
        /// Months, for a running service.
        pub cycle_months: Option<i64>,
    }
}
entity!(OrderItem in "order_items", finds ["order_id"], root |row| RootRule::Of("orders", row.order_id));
