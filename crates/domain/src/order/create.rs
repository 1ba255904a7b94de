//! Making orders: from a signed contract with its plan, or from an import that may combine both kinds of services.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Order, OrderItem, OrderStatus, OrderType, month_after, monthly, revenue};
use crate::contract::{self, Contract};
use crate::edit::check_name;
use crate::money::{Currency, MAX_MINOR, Money, Quantity};
use crate::opportunity::Opportunity;
use crate::order_payment::{OrderPayment, OrderPaymentStatus, OrderPaymentType};
use crate::product::{Product, ServiceCategory};
use crate::quotation::{Due, Instalment, Parts, PaymentTerms, QuotationItem, plan_payments};
use crate::record::{Id, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// The order of a contract: one each, the same id on every machine.
pub fn order_id(contract_id: Id) -> Id {
    built_in_id("orders", &contract_id.to_string())
}

/// `ORD-YYYYMMDD-A3B5C7`: the tail derives from the order's id, so that two laptops never disagree.
pub fn order_number(id: Id, day: NaiveDate) -> String {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let hash = blake3::hash(id.to_string().as_bytes());
    let tail: String = hash.as_bytes().iter().take(6).map(|b| char::from(LETTERS[usize::from(b % 32)])).collect();
    format!("ORD-{}-{tail}", day.format("%Y%m%d"))
}

/// Makes the order of a contract that was just signed: items with their part of the tax, and what is to be received when.
pub(crate) fn create_for(contract: &Contract, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let signed_on = contract.signed_on.ok_or_else(|| Refusal::new("contract.not_sent"))?;
    let mut lines = cx.list::<QuotationItem>("quotation_id", &contract.quotation_id)?;
    lines.sort_by_key(|i| (i.sort_order, i.id));
    let shares = contract::line_shares(&lines, contract.service_category, contract.base(), contract.tax_policy())?;
    let id = order_id(contract.id);
    let running = contract.service_category == ServiceCategory::LongTerm;
    let months = contract.cycle_months.and_then(|m| u32::try_from(m).ok()).filter(|_| running);
    let mut order = Order {
        id,
        order_number: order_number(id, signed_on),
        title: deal.fields.name.clone(),
        customer_id: deal.customer_id,
        opportunity_id: deal.id,
        contract_id: Some(contract.id),
        sales_user_id: deal.owner_user_id,
        order_type: if running { OrderType::LongTerm } else { OrderType::OneTime },
        status: OrderStatus::Active,
        currency: contract.currency,
        total_minor: contract.total_minor,
        exchange_rate_e9: contract.exchange_rate_e9,
        payment_terms: contract.payment_terms,
        cycle_months: contract.cycle_months.filter(|_| running),
        start_date: contract.service_start_on.filter(|_| running),
        monthly_payment_minor: None,
        is_fully_paid_excluding_long: false,
        created_at: cx.at,
        updated_at: cx.at,
    };
    let mut items = Vec::new();
    let mut number = 0;
    for share in shares {
        let Some(line) = lines.iter().find(|l| l.id == share.quotation_item_id) else { continue };
        number += 1;
        items.push(OrderItem {
            id: built_in_id("order_items", &format!("{}/{}", order.id, line.id)),
            order_id: order.id,
            item_number: number,
            quotation_item_id: Some(line.id),
            product_id: Some(line.product_id),
            product_name_zh: line.name_zh.clone(),
            product_name_id: line.name_id.clone(),
            quantity_e2: line.quantity_e2,
            item_amount_minor: share.total.minor(),
            item_type: line.service_category,
            cycle_months: months.map(i64::from),
        });
    }
    save_with_plan(&mut order, &items, signed_on, cx)
}

/// An order of elsewhere, or of a deal taken over without a contract (online).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportOrder {
    /// New id.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// Title.
    pub title: String,
    /// Currency of every amount.
    pub currency: Currency,
    /// Terms of the one-time part.
    pub payment_terms: PaymentTerms,
    /// Day of the order.
    pub ordered_on: NaiveDate,
    /// Months of running services.
    #[serde(default)]
    pub cycle_months: Option<i64>,
    /// Their first day.
    #[serde(default)]
    pub start_date: Option<NaiveDate>,
    /// What was sold.
    pub items: Vec<ImportOrderItem>,
}

/// A line of an imported order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportOrderItem {
    /// New id.
    pub id: Id,
    /// The product, where it is ours.
    #[serde(default)]
    pub product_id: Option<Id>,
    /// Name.
    pub name: String,
    /// How many.
    pub quantity: Quantity,
    /// Amount with tax, minor units, above 0.
    pub amount_minor: i64,
    /// Once or running.
    pub item_type: ServiceCategory,
}

pub(crate) fn import(args: &ImportOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("finance.receivable.manage")?;
    let deal: Opportunity = cx.require(args.opportunity_id)?;
    check_name("title", &args.title)?;
    crate::opportunity::check_date("ordered_on", Some(args.ordered_on), cx)?;
    crate::opportunity::check_date("start_date", args.start_date, cx)?;
    if args.items.is_empty() || args.items.len() > crate::quotation::MAX_LINES {
        return Err(Refusal::new("field.invalid").field("items").into());
    }
    let has = |kind: ServiceCategory| args.items.iter().any(|i| i.item_type == kind);
    let running = has(ServiceCategory::LongTerm);
    if running && (!args.cycle_months.is_some_and(|m| (1..=60).contains(&m)) || args.start_date.is_none()) {
        return Err(Refusal::new("contract.terms_of_service_missing").field("cycle_months").into());
    }
    let order_type = match (has(ServiceCategory::OneTime), running) {
        (true, true) => OrderType::Combination,
        (_, true) => OrderType::LongTerm,
        _ => OrderType::OneTime,
    };
    let mut items = Vec::new();
    for (index, item) in args.items.iter().enumerate() {
        let at_line = |refusal: Refusal| refusal.with("line", index + 1);
        check_name("name", &item.name).map_err(at_line)?;
        item.quantity.check().map_err(|refusal| at_line(refusal.field("quantity")))?;
        if !(1..=MAX_MINOR).contains(&item.amount_minor) {
            return Err(at_line(Refusal::new("money.out_of_range").field("amount")).into());
        }
        if let Some(product) = item.product_id
            && cx.load::<Product>(product)?.is_none()
        {
            return Err(at_line(Refusal::new("reference.unknown").field("product_id")).into());
        }
        items.push(OrderItem {
            id: item.id,
            order_id: args.id,
            item_number: i64::try_from(index).unwrap_or(0) + 1,
            quotation_item_id: None,
            product_id: item.product_id,
            product_name_zh: item.name.clone(),
            product_name_id: item.name.clone(),
            quantity_e2: item.quantity,
            item_amount_minor: item.amount_minor,
            item_type: item.item_type,
            cycle_months: args.cycle_months.filter(|_| item.item_type == ServiceCategory::LongTerm),
        });
    }
    let amounts = items.iter().map(|i| Money::new(i.item_amount_minor, args.currency));
    let total = Money::sum(args.currency, amounts)?;
    let mut order = Order {
        id: args.id,
        order_number: order_number(args.id, args.ordered_on),
        title: args.title.trim().to_owned(),
        customer_id: deal.customer_id,
        opportunity_id: deal.id,
        contract_id: None,
        sales_user_id: deal.owner_user_id,
        order_type,
        status: OrderStatus::Active,
        currency: args.currency,
        total_minor: total.minor(),
        exchange_rate_e9: None,
        payment_terms: args.payment_terms,
        cycle_months: args.cycle_months.filter(|_| running),
        start_date: args.start_date.filter(|_| running),
        monthly_payment_minor: None,
        is_fully_paid_excluding_long: false,
        created_at: cx.at,
        updated_at: cx.at,
    };
    save_with_plan(&mut order, &items, args.ordered_on, cx)
}

/// Writes order, items and the plan: instalments of the one-time part by its terms, one receipt per month and running item.
fn save_with_plan(order: &mut Order, items: &[OrderItem], signed_on: NaiveDate, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let currency = order.currency;
    let months = order.cycle_months.and_then(|m| u32::try_from(m).ok()).unwrap_or(0);
    let amount = |item: &OrderItem| Money::new(item.item_amount_minor, currency);
    let mut plan = Vec::new();
    let one_time: Vec<_> = items.iter().filter(|i| i.item_type == ServiceCategory::OneTime).collect();
    if !one_time.is_empty() {
        let parts = one_time.iter().map(|i| (ServiceCategory::OneTime, amount(i)));
        let instalments = plan_payments(order.payment_terms, Parts::of(currency, parts, None)?)?;
        for (index, instalment) in instalments.iter().enumerate() {
            let Instalment::Part { percent, amount, due } = instalment else { continue };
            let kind = if *percent == 100 { OrderPaymentType::Full } else { OrderPaymentType::Partial };
            let due_on = (*due == Due::OnContractSigned).then_some(signed_on);
            plan.push(row(order.id, None, i64::try_from(index).unwrap_or(0) + 1, *amount, kind, due_on));
        }
    }
    let mut monthly_sum = Money::zero(currency);
    for item in items.iter().filter(|i| i.item_type == ServiceCategory::LongTerm) {
        let start = order.start_date.unwrap_or(signed_on);
        let amounts = monthly(amount(item), months)?;
        if let Some(first) = amounts.first() {
            monthly_sum = monthly_sum.plus(*first)?;
        }
        for (index, month) in (0..months).zip(&amounts) {
            let due = month_after(start, index).ok_or_else(|| Refusal::new("date.out_of_range").field("start_date"))?;
            let kind = OrderPaymentType::Monthly;
            plan.push(row(order.id, Some(item.id), i64::from(index) + 1, *month, kind, Some(due)));
        }
    }
    // Of very small amounts some instalments are nothing: nobody waits for them.
    plan.retain(|receipt| receipt.payment_amount_minor > 0);
    order.monthly_payment_minor = (months > 0 && monthly_sum.minor() > 0).then_some(monthly_sum.minor());
    order.is_fully_paid_excluding_long = revenue(order, items, &plan)?.is_one_time_fully_paid;
    cx.insert(order)?;
    for item in items {
        cx.insert(item)?;
    }
    for receipt in &plan {
        cx.insert(receipt)?;
    }
    cx.facts.insert("order_id".into(), order.id.to_string());
    cx.facts.insert("order_number".into(), order.order_number.clone());
    Ok(())
}

fn row(
    order_id: Id,
    item: Option<Id>,
    period_no: i64,
    amount: Money,
    kind: OrderPaymentType,
    due_date: Option<NaiveDate>,
) -> OrderPayment {
    let of = item.map_or_else(|| "plan".to_owned(), |id| id.to_string());
    OrderPayment {
        id: built_in_id("order_payments", &format!("{order_id}/{of}/{period_no}")),
        order_id,
        order_item_id: item,
        period_no,
        part_no: 1,
        payment_amount_minor: amount.minor(),
        payment_type: kind,
        is_excluded_from_full: kind == OrderPaymentType::Monthly,
        due_date,
        paid_on: None,
        status: OrderPaymentStatus::Pending,
        payment_id: None,
        confirmed_by: None,
        confirmed_at: None,
        notes: None,
    }
}

/// Takes back an order that was taken over by mistake (online). The order of a contract ends with its contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelOrder {
    /// The order.
    pub id: Id,
}

pub(crate) fn cancel(args: &CancelOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("finance.receivable.manage")?;
    let order: Order = cx.require(args.id)?;
    if order.contract_id.is_some() {
        return Err(Refusal::new("order.of_contract").into());
    }
    if order.status == OrderStatus::Cancelled {
        return Err(Refusal::new("order.cancelled").into());
    }
    // Money that came in says that the order is real.
    let receipts = cx.list::<OrderPayment>("order_id", &order.id)?;
    if receipts.iter().any(|receipt| receipt.status == OrderPaymentStatus::Confirmed) {
        return Err(Refusal::new("order.has_receipts").into());
    }
    end(order, cx)
}

/// The order of a terminated contract takes no more money; what was received stays.
pub(crate) fn cancel_of(contract_id: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    for order in cx.list::<Order>("contract_id", &Some(contract_id))? {
        end(order, cx)?;
    }
    Ok(())
}

fn end(mut order: Order, cx: &mut Cx<'_>) -> Result<(), Fault> {
    order.status = OrderStatus::Cancelled;
    order.updated_at = cx.at;
    cx.save(&order)?;
    crate::order_payment::withdraw(&order, cx)
}
