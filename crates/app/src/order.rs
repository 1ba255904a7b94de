//! Orders with their items, receipts and revenue (回款).

use bantu_domain::Command;
use bantu_domain::customer::Customer;
use bantu_domain::money::{Amount, Currency, Money, Quantity};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order::{
    CancelOrder, ImportOrder, ImportOrderItem, Order, OrderItem, OrderStatus, OrderType, Revenue, revenue,
};
use bantu_domain::order_payment::{
    AddOrderPayment, ConfirmOrderPayment, OrderPayment, OrderPaymentType, ReopenOrderPayment,
};
use bantu_domain::payment::Payment;
use bantu_domain::product::ServiceCategory;
use bantu_domain::quotation::PaymentTerms;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::setting::business_date;
use bantu_domain::tx::Cx;
use bantu_store::query::order as store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::{Window, money};
use crate::error::AppError;
use crate::usecase::{UseCase, online, query};
use crate::view::{ById, Done, Page, Ref};

/// What an order is worth and what came in (DOMAIN §6.8).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RevenueView {
    /// Σ items.
    pub total_amount: Amount,
    /// Σ running items.
    pub long_term_amount: Amount,
    /// Σ one-time items.
    pub one_time_amount: Amount,
    /// Σ confirmed receipts.
    pub received_amount: Amount,
    /// Those of running services.
    pub long_term_received: Amount,
    /// The others.
    pub one_time_received: Amount,
    /// The one-time part has come in.
    pub is_one_time_fully_paid: bool,
    /// What counts as revenue.
    pub recognised: Amount,
}

impl From<Revenue> for RevenueView {
    fn from(revenue: Revenue) -> Self {
        Self {
            total_amount: revenue.total.into(),
            long_term_amount: revenue.long_term.into(),
            one_time_amount: revenue.one_time.into(),
            received_amount: revenue.received.into(),
            long_term_received: revenue.long_term_received.into(),
            one_time_received: revenue.one_time_received.into(),
            is_one_time_fully_paid: revenue.is_one_time_fully_paid,
            recognised: revenue.recognised.into(),
        }
    }
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OrderRow {
    /// Key.
    pub id: Id,
    /// `ORD-YYYYMMDD-XXXXXX`.
    pub order_number: String,
    /// Title.
    pub title: String,
    /// The deal.
    pub opportunity: Ref,
    /// The customer.
    pub customer: Ref,
    /// The contract.
    pub contract_id: Option<Id>,
    /// Salesperson.
    pub seller: Ref,
    /// Kind.
    pub order_type: OrderType,
    /// State.
    pub status: OrderStatus,
    /// Months of running services.
    pub cycle_months: Option<i64>,
    /// Their first day.
    pub start_date: Option<NaiveDate>,
    /// Every month but the last.
    pub monthly_payment: Option<Amount>,
    /// Its figures.
    pub revenue: RevenueView,
    /// Pending receipts whose day has passed.
    pub overdue_count: i64,
    /// Created.
    pub created_at: Instant,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OrderItemView {
    /// Key.
    pub id: Id,
    /// 1, 2, 3…
    pub item_number: i64,
    /// Chinese name.
    pub name_zh: String,
    /// Indonesian name.
    pub name_id: String,
    /// How many.
    pub quantity: Quantity,
    /// With its part of the tax.
    pub amount: Amount,
    /// Once or running.
    pub item_type: ServiceCategory,
    /// Months.
    pub cycle_months: Option<i64>,
}

/// A receipt, expected or confirmed.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OrderPaymentView {
    /// Key.
    pub id: Id,
    /// The running item it is a month of.
    pub order_item_id: Option<Id>,
    /// Instalment or month.
    pub period_no: i64,
    /// Part of it.
    pub part_no: i64,
    /// Amount.
    pub amount: Amount,
    /// What it is.
    pub payment_type: OrderPaymentType,
    /// Running services do not count in "fully paid".
    pub is_excluded_from_full: bool,
    /// Due; null until the work is delivered.
    pub due_date: Option<NaiveDate>,
    /// `pending`, `overdue` or `confirmed`.
    pub state: String,
    /// The money arrived.
    pub paid_on: Option<NaiveDate>,
    /// The payment that covered it.
    pub payment: Option<Ref>,
    /// Remarks.
    pub notes: Option<String>,
}

/// An order whole.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OrderView {
    /// As in the list.
    #[serde(flatten)]
    pub row: OrderRow,
    /// Terms of the one-time part.
    pub payment_terms: PaymentTerms,
    /// What was sold.
    pub items: Vec<OrderItemView>,
    /// Receipts by due day.
    pub receipts: Vec<OrderPaymentView>,
}

/// Which orders; newest first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderListArgs {
    /// Of one deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// Of one customer.
    #[serde(default)]
    customer_id: Option<Id>,
    /// Of one salesperson.
    #[serde(default)]
    sales_user_id: Option<Id>,
    /// Of one state.
    #[serde(default)]
    status: Option<OrderStatus>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

fn list(call: &Call<'_>, args: OrderListArgs) -> Result<Page<OrderRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let filter = store::Filter {
        opportunity_id: args.opportunity_id,
        customer_id: args.customer_id,
        sales_user_id: args.sales_user_id,
        status: args.status,
    };
    call.look(|look| {
        let visibility = look.visibility();
        look.ask(|cx| {
            if let Some(deal) = args.opportunity_id {
                cx.require::<Opportunity>(deal)?;
            }
            args.customer_id.map_or(Ok(()), |customer| cx.require::<Customer>(customer).map(drop))
        })?;
        let (ids, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(order) = cx.load::<Order>(id)? {
                    rows.push(whole(&order, cx)?.row);
                }
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<OrderView, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let order: Order = cx.require(args.id)?;
            whole(&order, cx)
        })
    })
}

/// An order with everything on it.
pub(crate) fn whole(order: &Order, cx: &mut Cx<'_>) -> Result<OrderView, Fault> {
    let deal: Opportunity = cx.require(order.opportunity_id)?;
    let customer: Customer = cx.require(order.customer_id)?;
    let today = business_date(cx)?;
    let mut items = cx.list::<OrderItem>("order_id", &order.id)?;
    items.sort_by_key(|i| i.item_number);
    let mut receipts = cx.list::<OrderPayment>("order_id", &order.id)?;
    receipts.sort_by_key(|r| (r.due_date.is_none(), r.due_date, r.order_item_id, r.period_no, r.part_no));
    let amount = |minor: i64| Amount::from(Money::new(minor, order.currency));
    let figures = revenue(order, &items, &receipts)?;
    let mut shown = Vec::with_capacity(receipts.len());
    for receipt in &receipts {
        shown.push(receipt_view(receipt, order.currency, today, cx)?);
    }
    Ok(OrderView {
        row: OrderRow {
            id: order.id,
            order_number: order.order_number.clone(),
            title: order.title.clone(),
            opportunity: Ref { id: deal.id, name: deal.fields.name },
            customer: Ref { id: customer.id, name: customer.fields.name },
            contract_id: order.contract_id,
            seller: user_ref(order.sales_user_id, cx)?,
            order_type: order.order_type,
            status: order.status,
            cycle_months: order.cycle_months,
            start_date: order.start_date,
            monthly_payment: order.monthly_payment_minor.map(amount),
            revenue: figures.into(),
            overdue_count: i64::try_from(receipts.iter().filter(|r| r.is_overdue(today)).count()).unwrap_or(0),
            created_at: order.created_at,
        },
        payment_terms: order.payment_terms,
        items: items
            .into_iter()
            .map(|item| OrderItemView {
                id: item.id,
                item_number: item.item_number,
                name_zh: item.product_name_zh,
                name_id: item.product_name_id,
                quantity: item.quantity_e2,
                amount: amount(item.item_amount_minor),
                item_type: item.item_type,
                cycle_months: item.cycle_months,
            })
            .collect(),
        receipts: shown,
    })
}

fn receipt_view(
    receipt: &OrderPayment,
    currency: Currency,
    today: NaiveDate,
    cx: &mut Cx<'_>,
) -> Result<OrderPaymentView, Fault> {
    let payment = match receipt.payment_id {
        Some(id) => cx.load::<Payment>(id)?.map(|p| Ref { id, name: p.payment_no }),
        None => None,
    };
    let state = if receipt.is_overdue(today) { "overdue" } else { receipt.status.code() };
    Ok(OrderPaymentView {
        id: receipt.id,
        order_item_id: receipt.order_item_id,
        period_no: receipt.period_no,
        part_no: receipt.part_no,
        amount: Money::new(receipt.payment_amount_minor, currency).into(),
        payment_type: receipt.payment_type,
        is_excluded_from_full: receipt.is_excluded_from_full,
        due_date: receipt.due_date,
        state: state.to_owned(),
        paid_on: receipt.paid_on,
        payment,
        notes: receipt.notes.clone(),
    })
}

/// A line of an order from elsewhere.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportOrderItemArgs {
    /// The product, where it is ours.
    #[serde(default)]
    product_id: Option<Id>,
    /// Name.
    name: String,
    /// How many.
    quantity: Quantity,
    /// With tax.
    amount: Amount,
    /// Once or running.
    item_type: ServiceCategory,
}

/// An order from elsewhere.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportOrderArgs {
    /// The deal.
    opportunity_id: Id,
    /// Title.
    title: String,
    /// Currency of every amount.
    currency: Currency,
    /// Terms of the one-time part.
    payment_terms: PaymentTerms,
    /// Day of the order.
    ordered_on: NaiveDate,
    /// Months of running services.
    #[serde(default)]
    cycle_months: Option<i64>,
    /// Their first day.
    #[serde(default)]
    start_date: Option<NaiveDate>,
    /// What was sold.
    items: Vec<ImportOrderItemArgs>,
}

fn import(call: &Call<'_>, args: ImportOrderArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let mut items = Vec::with_capacity(args.items.len());
    for (index, item) in args.items.into_iter().enumerate() {
        let at_line = |refusal: Refusal| refusal.with("line", index + 1);
        let amount = money("amount", &item.amount).map_err(at_line)?;
        if amount.currency() != args.currency {
            return Err(at_line(Refusal::new("money.currency_mismatch").field("amount")).into());
        }
        items.push(ImportOrderItem {
            id: call.new_id(),
            product_id: item.product_id,
            name: item.name,
            quantity: item.quantity,
            amount_minor: amount.minor(),
            item_type: item.item_type,
        });
    }
    let command = ImportOrder {
        id,
        opportunity_id: args.opportunity_id,
        title: args.title,
        currency: args.currency,
        payment_terms: args.payment_terms,
        ordered_on: args.ordered_on,
        cycle_months: args.cycle_months,
        start_date: args.start_date,
        items,
    };
    call.run_on(id, &Command::OrderImport(command))
}

fn cancel(call: &Call<'_>, args: CancelOrder) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OrderCancel(args))
}

/// Adds an expected receipt.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddReceiptArgs {
    /// The order.
    order_id: Id,
    /// The running item.
    #[serde(default)]
    order_item_id: Option<Id>,
    /// Amount, in the order's currency.
    amount: Amount,
    /// Due.
    due_date: NaiveDate,
    /// What it is.
    #[serde(default = "partial")]
    payment_type: OrderPaymentType,
    /// Remarks.
    #[serde(default)]
    notes: Option<String>,
}

const fn partial() -> OrderPaymentType {
    OrderPaymentType::Partial
}

fn add_receipt(call: &Call<'_>, args: AddReceiptArgs) -> Result<Done, AppError> {
    let order: Order = call.look(|look| look.ask(|cx| cx.require(args.order_id)))?;
    let amount = money("amount", &args.amount)?;
    if amount.currency() != order.currency {
        return Err(Refusal::new("money.currency_mismatch").field("amount").into());
    }
    let id = call.new_id();
    let command = AddOrderPayment {
        id,
        order_id: order.id,
        order_item_id: args.order_item_id,
        amount_minor: amount.minor(),
        due_date: args.due_date,
        payment_type: args.payment_type,
        notes: args.notes,
    };
    call.run_on(id, &Command::OrderPaymentAdd(command))
}

/// Confirms a receipt.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmReceiptArgs {
    /// The receipt.
    id: Id,
    /// The money arrived; today where nothing is said.
    #[serde(default)]
    paid_on: Option<NaiveDate>,
    /// Remarks.
    #[serde(default)]
    notes: Option<String>,
}

fn confirm_receipt(call: &Call<'_>, args: ConfirmReceiptArgs) -> Result<Done, AppError> {
    let paid_on = match args.paid_on {
        Some(day) => day,
        None => call.look(|look| look.ask(business_date))?,
    };
    let command = ConfirmOrderPayment { id: args.id, paid_on, notes: args.notes };
    call.run_on(args.id, &Command::OrderPaymentConfirm(command))
}

fn reopen_receipt(call: &Call<'_>, args: ReopenOrderPayment) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OrderPaymentReopen(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("order.list", "order.list", list),
        query("order.get", "order.view", get),
        online("order.import", "finance.receivable.manage", import),
        online("order.cancel", "finance.receivable.manage", cancel),
        online("order_payment.add", "finance.receivable.manage", add_receipt),
        online("order_payment.confirm", "payment.review", confirm_receipt),
        online("order_payment.reopen", "payment.review", reopen_receipt),
    ]
}
