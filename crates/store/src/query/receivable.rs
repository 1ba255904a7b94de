//! What is still to come in: pending receipts of standing orders, the earliest due first (应收).

use bantu_domain::money::{Currency, Money};
use bantu_domain::order_payment::OrderPaymentStatus;
use bantu_domain::record::{Cell, Id, Row};
use bantu_domain::refusal::StoreError;
use chrono::NaiveDate;
use sea_query::{Expr, ExprTrait as _, NullOrdering, Order, Query, SelectStatement, TableRef, Value};

use crate::backend::{Conn, cell};
use crate::query::window::{by_ids, code, count, id, is, run};
use crate::tx::Visibility;

/// The count of a list ends here: nobody walks further, and counting a million rows would cost more than the list.
pub const MOST_COUNTED: i64 = 10_000;

/// Up to this many orders of a customer or salesperson have their receipts gathered.
const FEW_ORDERS: i64 = 2_000;

/// Which receipts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Due before this day.
    pub due_before: Option<NaiveDate>,
    /// Due on this day or later.
    pub due_from: Option<NaiveDate>,
    /// Without a due day: they wait for the delivery.
    pub undated: bool,
    /// Of one customer.
    pub customer_id: Option<Id>,
    /// Of one salesperson.
    pub sales_user_id: Option<Id>,
}

/// A receipt that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The receipt.
    pub id: Id,
    /// The order.
    pub order_id: Id,
    /// Its number.
    pub order_number: String,
    /// The contract.
    pub contract_id: Option<Id>,
    /// Its number.
    pub contract_no: Option<String>,
    /// The deal.
    pub opportunity_id: Id,
    /// The customer.
    pub customer_id: Id,
    /// His name.
    pub customer_name: String,
    /// Salesperson.
    pub sales_user_id: Id,
    /// His name.
    pub sales_name: String,
    /// Instalment or month.
    pub period_no: i64,
    /// A month of a running service.
    pub is_monthly: bool,
    /// Amount.
    pub amount: Money,
    /// Due; null until the work is delivered.
    pub due_date: Option<NaiveDate>,
}

/// A window of receipts and how many there are, counted to [`MOST_COUNTED`].
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    filter: &Filter,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Line>, i64), StoreError> {
    let gather = of_few_orders(conn, filter)?;
    let select = filtered(conn, filter, visibility, gather);
    let mut counted = select.clone();
    counted.limit(MOST_COUNTED.unsigned_abs());
    let mut all = Query::select();
    all.from_subquery(counted, "c");
    let total = count(conn, all)?;
    let mut window = select;
    let due = Expr::col(("p", "due_date"));
    // An expression instead of the column keeps SQLite from walking all due days.
    let due = if gather { Expr::cust_with_exprs("$1 || ''", [due]) } else { due };
    window
        .order_by_expr_with_nulls(due, Order::Asc, NullOrdering::Last)
        .order_by(("p", "id"), Order::Asc)
        .limit(limit.clamp(0, super::window::MAX_ROWS).unsigned_abs())
        .offset(offset.clamp(0, MOST_COUNTED).unsigned_abs());
    let ids = run(conn, &window)?.iter().map(|row| cell(row, "id")).collect::<Result<Vec<String>, _>>()?;
    let rows = by_ids(conn, include_str!("receivable_lines.sql"), &ids)?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, total))
}

/// Whether the customer or the salesperson has so few orders that their receipts are gathered and sorted; else the due days are
/// walked and the order of each receipt is looked up.
fn of_few_orders(conn: &mut Conn<'_>, filter: &Filter) -> Result<bool, StoreError> {
    if filter.customer_id.is_none() && filter.sales_user_id.is_none() {
        return Ok(false);
    }
    let mut orders = Query::select();
    orders.from_as("orders", "o").and_where(is("o", "workspace", conn.workspace()));
    of_party(&mut orders, filter);
    Ok(count(conn, orders)? <= FEW_ORDERS)
}

fn of_party(orders: &mut SelectStatement, filter: &Filter) {
    orders
        .and_where_option(filter.customer_id.map(|customer| is("o", "customer_id", id(customer))))
        .and_where_option(filter.sales_user_id.map(|seller| is("o", "sales_user_id", id(seller))));
}

fn filtered(conn: &Conn<'_>, filter: &Filter, visibility: Visibility, gather: bool) -> SelectStatement {
    let mut select = Query::select();
    let day = |day: NaiveDate| Value::String(Some(day.to_string()));
    let of_order = Expr::col(("p", "order_id")).equals(("o", "id"));
    select.column(("p", "id"));
    if gather {
        // SQLite keeps the order of a cross join: the orders come first.
        select.from_as("orders", "o").cross_join(TableRef::from("order_payments").alias("p"));
        select.and_where(is("o", "workspace", conn.workspace())).and_where(of_order);
        of_party(&mut select, filter);
    } else {
        select.from_as("order_payments", "p");
        if filter.customer_id.is_some() || filter.sales_user_id.is_some() {
            let mut order = Query::select();
            order.expr(Expr::cust("1")).from_as("orders", "o").and_where(is("o", "workspace", conn.workspace()));
            order.and_where(of_order);
            of_party(&mut order, filter);
            select.and_where(Expr::exists(order));
        }
    }
    select
        .and_where(is("p", "workspace", conn.workspace()))
        .and_where(is("p", "status", code(&OrderPaymentStatus::Pending)))
        .and_where_option(filter.due_before.map(|due| Expr::col(("p", "due_date")).lt(day(due))))
        .and_where_option(filter.due_from.map(|due| Expr::col(("p", "due_date")).gte(day(due))))
        .and_where_option(filter.undated.then(|| Expr::col(("p", "due_date")).is_null()));
    if !visibility.whole {
        let roots = format!("\"p\".\"_root\" IN ({})", include_str!("visible_roots.sql"));
        select.and_where(Expr::cust_with_values(roots, [Value::from(conn.workspace()), id(visibility.user_id)]));
    }
    select
}

fn read(row: &Row) -> Result<Line, StoreError> {
    let currency: Currency = cell(row, "currency")?;
    Ok(Line {
        id: cell(row, "id")?,
        order_id: cell(row, "order_id")?,
        order_number: cell(row, "order_number")?,
        contract_id: cell(row, "contract_id")?,
        contract_no: cell(row, "contract_no")?,
        opportunity_id: cell(row, "opportunity_id")?,
        customer_id: cell(row, "customer_id")?,
        customer_name: cell::<Option<String>>(row, "customer_name")?.unwrap_or_default(),
        sales_user_id: cell(row, "sales_user_id")?,
        sales_name: cell::<Option<String>>(row, "sales_name")?.unwrap_or_default(),
        period_no: cell(row, "period_no")?,
        is_monthly: cell(row, "is_excluded_from_full")?,
        amount: Money::new(cell(row, "payment_amount_minor")?, currency),
        due_date: cell(row, "due_date")?,
    })
}

/// What customers owe in all, per currency and age of the debt in days (not due, 1–30, 31–60, 61–90, more).
///
/// # Errors
/// Storage failure.
pub fn ageing(conn: &mut Conn<'_>, customer_id: Id, today: NaiveDate) -> Result<Vec<(Currency, [i64; 5])>, StoreError> {
    let back = |days: u64| Cell::Text((today - chrono::Days::new(days)).to_string());
    let params = vec![
        conn.workspace_cell(),
        Cell::Text(customer_id.to_string()),
        Cell::Text(today.to_string()),
        back(30),
        back(60),
        back(90),
    ];
    conn.query(include_str!("receivable_ageing.sql"), &params)?
        .iter()
        .map(|row| {
            let bucket = |name: &str| cell::<i64>(row, name);
            Ok((cell(row, "currency")?, [bucket("a0")?, bucket("a1")?, bucket("a2")?, bucket("a3")?, bucket("a4")?]))
        })
        .collect()
}
