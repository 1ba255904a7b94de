//! What is still to come in (应收), what came in as revenue, and the statement of account of a customer (对账单).

mod paper;

use bantu_domain::contract::Contract;
use bantu_domain::customer::Customer;
use bantu_domain::invoice::{Invoice, InvoiceKind, InvoiceStatus};
use bantu_domain::money::{Amount, Currency, Money};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::payment::{Payment, PaymentStatus};
use bantu_domain::record::Id;
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::setting::business_date;
use bantu_domain::tx::Cx;
use bantu_store::query::{receivable as store, revenue as months};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::Window;
use crate::error::AppError;
use crate::usecase::{UseCase, file, query};
use crate::view::{Page, Ref};

/// Which receipts of those still to come.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// All.
    #[default]
    Open,
    /// Their day has passed.
    Overdue,
    /// Due within 30 days from today.
    DueSoon,
    /// They wait for the delivery.
    OnDelivery,
}

/// Which receipts, the earliest due first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivableListArgs {
    /// Which.
    #[serde(default)]
    due: DueKind,
    /// Of one customer.
    #[serde(default)]
    customer_id: Option<Id>,
    /// Of one salesperson.
    #[serde(default)]
    sales_user_id: Option<Id>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// A receipt that is expected.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReceivableRow {
    /// The receipt.
    pub order_payment_id: Id,
    /// The order.
    pub order: Ref,
    /// The contract.
    pub contract: Option<Ref>,
    /// The deal.
    pub opportunity_id: Id,
    /// The customer.
    pub customer: Ref,
    /// Salesperson.
    pub seller: Ref,
    /// Instalment or month.
    pub period_no: i64,
    /// A month of a running service.
    pub is_monthly: bool,
    /// Amount.
    pub amount: Amount,
    /// Due; null until the work is delivered.
    pub due_date: Option<NaiveDate>,
    /// Days since it was due; below 0 before.
    pub days_overdue: Option<i64>,
}

fn list(call: &Call<'_>, args: ReceivableListArgs) -> Result<Page<ReceivableRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    call.look(|look| {
        let today = look.ask(|cx| {
            if let Some(customer) = args.customer_id {
                cx.require::<Customer>(customer)?;
            }
            business_date(cx)
        })?;
        let mut filter = store::Filter {
            customer_id: args.customer_id,
            sales_user_id: args.sales_user_id,
            ..store::Filter::default()
        };
        match args.due {
            DueKind::Open => {}
            DueKind::Overdue => filter.due_before = Some(today),
            DueKind::DueSoon => {
                filter.due_from = Some(today);
                filter.due_before = Some(today + chrono::Days::new(31));
            }
            DueKind::OnDelivery => filter.undated = true,
        }
        let visibility = look.visibility();
        let (lines, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let row = |line: store::Line| ReceivableRow {
            order_payment_id: line.id,
            order: Ref { id: line.order_id, name: line.order_number },
            contract: line.contract_id.map(|id| Ref { id, name: line.contract_no.unwrap_or_default() }),
            opportunity_id: line.opportunity_id,
            customer: Ref { id: line.customer_id, name: line.customer_name },
            seller: Ref { id: line.sales_user_id, name: line.sales_name },
            period_no: line.period_no,
            is_monthly: line.is_monthly,
            amount: line.amount.into(),
            days_overdue: line.due_date.map(|due| (today - due).num_days()),
            due_date: line.due_date,
        };
        Ok(Page { rows: lines.into_iter().map(row).collect(), total })
    })
}

/// A span of months, both ends included; the last twelve where nothing is said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevenueArgs {
    /// `YYYY-MM`.
    #[serde(default)]
    from: Option<String>,
    /// `YYYY-MM`.
    #[serde(default)]
    to: Option<String>,
    /// Of one salesperson.
    #[serde(default)]
    sales_user_id: Option<Id>,
}

/// Revenue of a month and salesperson in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RevenueMonth {
    /// `YYYY-MM`.
    pub month: String,
    /// Salesperson.
    pub seller: Ref,
    /// One-time parts of fully paid orders.
    pub one_time: Amount,
    /// Running services, as received.
    pub long_term: Amount,
    /// Both.
    pub total: Amount,
}

/// Revenue by month and salesperson.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RevenueSummary {
    /// First month.
    pub from: String,
    /// Last month.
    pub to: String,
    /// By month, salesperson, currency.
    pub rows: Vec<RevenueMonth>,
    /// Sum per currency.
    pub totals: Vec<Amount>,
}

fn month(field: &str, text: &str) -> Result<String, Refusal> {
    let valid = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").is_ok_and(|_| text.len() == 7);
    if valid { Ok(text.to_owned()) } else { Err(Refusal::new("field.invalid").field(field)) }
}

fn revenue_summary(call: &Call<'_>, args: RevenueArgs) -> Result<RevenueSummary, AppError> {
    call.look(|look| {
        let today = look.ask(business_date)?;
        let to = match &args.to {
            Some(text) => month("to", text)?,
            None => today.format("%Y-%m").to_string(),
        };
        let from = match &args.from {
            Some(text) => month("from", text)?,
            None => (today - Months::new(11)).format("%Y-%m").to_string(),
        };
        if to < from {
            return Err(Refusal::new("date.order").field("to").into());
        }
        // Whoever does not see the whole workspace sees his own.
        let seller = if look.visibility().whole && look.actor.sees_whole_workspace() {
            args.sales_user_id
        } else {
            Some(look.actor.user_id)
        };
        let lines = months::by_month(look.conn, &from, &to, seller)?;
        look.ask(|cx| {
            let mut rows = Vec::with_capacity(lines.len());
            let mut totals: Vec<Money> = Vec::new();
            for line in lines {
                let total = line.one_time.plus(line.long_term)?;
                match totals.iter_mut().find(|t| t.currency() == total.currency()) {
                    Some(sum) => *sum = sum.plus(total)?,
                    None => totals.push(total),
                }
                rows.push(RevenueMonth {
                    month: line.month,
                    seller: user_ref(line.sales_user_id, cx)?,
                    one_time: line.one_time.into(),
                    long_term: line.long_term.into(),
                    total: total.into(),
                });
            }
            Ok(RevenueSummary { from, to, rows, totals: totals.into_iter().map(Into::into).collect() })
        })
    })
}

/// Asks for a statement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementArgs {
    /// The customer.
    customer_id: Id,
}

/// What a line of a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// The contract's total.
    Contract,
    /// An invoice; says what was asked for, changes no balance.
    Invoice,
    /// Money that arrived.
    Payment,
    /// Tax the payer withheld.
    Withheld,
    /// The difference of an exchange rate; says what was gained or lost, changes no balance.
    ExchangeDifference,
}

/// A line of a statement.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatementLine {
    /// What it is.
    pub kind: StatementKind,
    /// Day.
    pub on: NaiveDate,
    /// Number of the paper.
    pub number: String,
    /// Amount: what is owed above 0, what settles it below 0.
    pub amount: Amount,
    /// Owed after this line.
    pub balance: Amount,
}

/// The account of one contract.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatementContract {
    /// The contract.
    pub contract: Ref,
    /// What it is about.
    pub title: String,
    /// The lines by day.
    pub lines: Vec<StatementLine>,
    /// Still owed.
    pub balance: Amount,
}

/// What is owed in one currency, by age in days.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Ageing {
    /// Not due yet.
    pub not_due: Amount,
    /// 1–30 days.
    pub days_1_30: Amount,
    /// 31–60 days.
    pub days_31_60: Amount,
    /// 61–90 days.
    pub days_61_90: Amount,
    /// More than 90 days.
    pub over_90: Amount,
}

/// The statement of account of a customer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Statement {
    /// The customer.
    pub customer: Ref,
    /// His number.
    pub customer_no: Option<i64>,
    /// As of this day.
    pub as_of: NaiveDate,
    /// His signed contracts.
    pub contracts: Vec<StatementContract>,
    /// Owed in all, per currency.
    pub balances: Vec<Amount>,
    /// By age.
    pub ageing: Vec<Ageing>,
}

fn statement(call: &Call<'_>, args: StatementArgs) -> Result<Statement, AppError> {
    call.look(|look| {
        let today = look.ask(|cx| cx.require::<Customer>(args.customer_id).and_then(|_| business_date(cx)))?;
        let buckets = store::ageing(look.conn, args.customer_id, today)?;
        look.ask(|cx| {
            let customer: Customer = cx.require(args.customer_id)?;
            let mut contracts = Vec::new();
            let mut balances: Vec<Money> = Vec::new();
            for deal in cx.list::<Opportunity>("customer_id", &customer.id)? {
                for contract in cx.list::<Contract>("opportunity_id", &deal.id)? {
                    if contract.signed_on.is_none() {
                        continue;
                    }
                    let (account, balance) = account(&contract, &deal, cx)?;
                    match balances.iter_mut().find(|b| b.currency() == balance.currency()) {
                        Some(sum) => *sum = sum.plus(balance)?,
                        None => balances.push(balance),
                    }
                    contracts.push(account);
                }
            }
            Ok(Statement {
                customer: Ref { id: customer.id, name: customer.fields.name },
                customer_no: customer.customer_no,
                as_of: today,
                contracts,
                balances: balances.into_iter().map(Into::into).collect(),
                ageing: buckets.into_iter().map(|(currency, bucket)| ages(currency, bucket)).collect(),
            })
        })
    })
}

fn ages(currency: Currency, [not_due, a1, a2, a3, a4]: [i64; 5]) -> Ageing {
    let amount = |minor: i64| Amount::from(Money::new(minor, currency));
    Ageing {
        not_due: amount(not_due),
        days_1_30: amount(a1),
        days_31_60: amount(a2),
        days_61_90: amount(a3),
        over_90: amount(a4),
    }
}

/// The lines of a contract by day, and what is still owed.
fn account(contract: &Contract, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<(StatementContract, Money), Fault> {
    let number = contract.contract_no.clone().unwrap_or_default();
    let signed_on = contract.signed_on.unwrap_or_else(|| contract.created_at.date_naive());
    let mut events = vec![(signed_on, StatementKind::Contract, number.clone(), contract.total(), contract.total())];
    let none = Money::zero(contract.currency);
    for invoice in cx.list::<Invoice>("contract_id", &contract.id)? {
        if invoice.kind == InvoiceKind::Commercial && invoice.status != InvoiceStatus::Draft {
            let on = invoice.issued_on.unwrap_or(signed_on);
            let number = invoice.invoice_no.clone().unwrap_or_default();
            events.push((on, StatementKind::Invoice, number, invoice.amount(), none));
        }
    }
    for payment in cx.list::<Payment>("contract_id", &contract.id)? {
        if payment.status != PaymentStatus::Confirmed {
            continue;
        }
        let on = payment.fields.received_on;
        let paid = none.minus(payment.amount())?;
        events.push((on, StatementKind::Payment, payment.payment_no.clone(), paid, paid));
        if payment.fields.withheld_minor > 0 {
            let withheld = Money::new(-payment.fields.withheld_minor, contract.currency);
            let number = payment.certificate_no.clone().unwrap_or_default();
            events.push((on, StatementKind::Withheld, number, withheld, withheld));
        }
        if let Some(difference) = payment.exchange_difference(contract.exchange_rate_e9)? {
            events.push((on, StatementKind::ExchangeDifference, payment.payment_no.clone(), difference, none));
        }
    }
    events.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
    let mut balance = none;
    let mut lines = Vec::with_capacity(events.len());
    for (on, kind, number, amount, change) in events {
        balance = balance.plus(change)?;
        lines.push(StatementLine { kind, on, number, amount: amount.into(), balance: balance.into() });
    }
    let contract = Ref { id: contract.id, name: number };
    Ok((StatementContract { contract, title: deal.fields.name.clone(), lines, balance: balance.into() }, balance))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("receivable.list", "finance.receivable.view", list),
        query("revenue.summary", "finance.receivable.view", revenue_summary),
        query("receivable.statement", "invoice.view", statement),
        file("receivable.statement_pdf", "invoice.view", paper::statement_pdf),
    ]
}
