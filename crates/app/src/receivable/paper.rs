//! The statement of account (对账单) as paper: per contract what was asked for and what came in, with the age of what is open.

use bantu_documents::{
    Ageing, BankAccount, Entry, EntryKind, Party, StatementContract, StatementPaper, StatementTotal, render,
};
use bantu_domain::contract::Contract;
use bantu_domain::contract_entity::ContractEntity;
use bantu_domain::customer::Customer;
use bantu_domain::invoice::{Invoice, InvoiceKind, InvoiceStatus};
use bantu_domain::money::{Currency, Money};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::organization::Organization;
use bantu_domain::payment::{Payment, PaymentStatus};
use bantu_domain::quotation::DocumentLanguage;
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::setting::business_date;
use bantu_domain::tx::Cx;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::quotation::paper::language;
use crate::usecase::Reply;

/// Asks for the paper of a statement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementPdfArgs {
    /// The customer.
    customer_id: Id,
    /// Language; Chinese with Indonesian where nothing is said.
    #[serde(default)]
    language: Option<DocumentLanguage>,
}

pub(super) fn statement_pdf(call: &Call<'_>, args: StatementPdfArgs) -> Result<Reply, AppError> {
    let now = call.now().utc();
    let paper = call.look(|look| look.ask(|cx| statement(&args, now, cx)))?;
    let bytes = render(&paper)?;
    Ok(Reply::File { name: paper.file_name(), mime: "application/pdf", bytes })
}

fn statement(args: &StatementPdfArgs, now: DateTime<Utc>, cx: &mut Cx<'_>) -> Result<StatementPaper, Fault> {
    let customer: Customer = cx.require(args.customer_id)?;
    let as_of = business_date(cx)?;
    let seller = cx.load::<Organization>(built_in_id("organizations", "BANTU"))?.map(|s| s.fields);
    let mut accounts: Vec<Account> = Vec::new();
    let mut banks: Vec<BankAccount> = Vec::new();
    for deal in cx.list::<Opportunity>("customer_id", &customer.id)? {
        for contract in cx.list::<Contract>("opportunity_id", &deal.id)? {
            if contract.signed_on.is_none() {
                continue;
            }
            if let Some(bank) = bank(&contract, cx)?.filter(|bank| !banks.contains(bank)) {
                banks.push(bank);
            }
            accounts.push(account(&contract, &deal, as_of, cx)?);
        }
    }
    accounts.sort_by(|a, b| a.contract.number.cmp(&b.contract.number));
    let mut totals = Vec::new();
    for currency in [Currency::Idr, Currency::Cny] {
        let own: Vec<&Account> = accounts.iter().filter(|a| a.contract.total.currency() == currency).collect();
        if !own.is_empty() {
            totals.push(total(currency, &own)?);
        }
    }
    Ok(StatementPaper {
        language: language(args.language.unwrap_or(DocumentLanguage::ZhId)),
        as_of,
        issued_at: now,
        seller: Party {
            name: seller.as_ref().map_or_else(|| "BANTU".to_owned(), |s| s.name.clone()),
            address: seller.as_ref().and_then(|s| s.address.clone()),
            phone: seller.as_ref().and_then(|s| s.phone.clone()),
            email: seller.and_then(|s| s.email),
            ..Party::default()
        },
        customer: Party {
            name: customer.fields.name,
            code: customer.customer_no.map(|no| no.to_string()),
            address: customer.fields.address,
            tax_id: customer.fields.tax_id,
            phone: customer.fields.phone,
            ..Party::default()
        },
        contracts: accounts.into_iter().map(|a| a.contract).collect(),
        totals,
        accounts: banks,
        notes: None,
        footer: None,
    })
}

fn bank(contract: &Contract, cx: &mut Cx<'_>) -> Result<Option<BankAccount>, Fault> {
    let Some(entity) = cx.load::<ContractEntity>(contract.terms.entity_id)?.map(|e| e.fields) else { return Ok(None) };
    let Some(number) = entity.bank_account_no else { return Ok(None) };
    Ok(Some(BankAccount {
        holder: entity.bank_account_name.unwrap_or(entity.entity_name),
        bank: entity.bank_name.unwrap_or_default(),
        number,
        currency: Some(entity.currency.code().to_owned()),
        swift: entity.swift_code,
    }))
}

/// A contract with the age of what is open on it.
struct Account {
    contract: StatementContract,
    ages: [Money; 5],
}

/// What was asked for: an invoice, or the contract itself where the customer wants no invoice.
struct Demand {
    on: NaiveDate,
    due_on: Option<NaiveDate>,
    number: String,
    amount: Money,
}

fn demands(contract: &Contract, signed_on: NaiveDate, cx: &mut Cx<'_>) -> Result<Vec<Demand>, Fault> {
    if contract.no_invoice_reason.is_some() {
        let number = contract.contract_no.clone().unwrap_or_default();
        return Ok(vec![Demand { on: signed_on, due_on: None, number, amount: contract.total() }]);
    }
    let mut invoices = cx.list::<Invoice>("contract_id", &contract.id)?;
    invoices.retain(|i| i.kind == InvoiceKind::Commercial && i.status != InvoiceStatus::Draft);
    let demand = |i: Invoice| Demand {
        on: i.issued_on.unwrap_or(signed_on),
        due_on: i.fields.due_date,
        amount: i.amount(),
        number: i.invoice_no.unwrap_or_default(),
    };
    Ok(invoices.into_iter().map(demand).collect())
}

fn account(contract: &Contract, deal: &Opportunity, as_of: NaiveDate, cx: &mut Cx<'_>) -> Result<Account, Fault> {
    let none = Money::zero(contract.currency);
    let signed_on = contract.signed_on.unwrap_or_else(|| contract.created_at.date_naive());
    let demands = demands(contract, signed_on, cx)?;
    let entry = |on, kind, reference: String, due_on, amount| Entry {
        on,
        kind,
        reference: Some(reference).filter(|r| !r.is_empty()),
        due_on,
        amount,
        balance: none,
    };
    let mut entries = Vec::new();
    for demand in &demands {
        let kind = if demand.amount.minor() < 0 { EntryKind::Correction } else { EntryKind::Invoice };
        entries.push(entry(demand.on, kind, demand.number.clone(), demand.due_on, demand.amount));
    }
    let mut settled = none;
    for payment in cx.list::<Payment>("contract_id", &contract.id)? {
        if payment.status != PaymentStatus::Confirmed {
            continue;
        }
        let on = payment.fields.received_on;
        settled = settled.plus(payment.settled()?)?;
        entries.push(entry(on, EntryKind::Payment, payment.payment_no.clone(), None, none.minus(payment.amount())?));
        if payment.fields.withheld_minor > 0 {
            let withheld = Money::new(-payment.fields.withheld_minor, contract.currency);
            let number = payment.certificate_no.clone().unwrap_or_default();
            entries.push(entry(on, EntryKind::Withheld, number, None, withheld));
        }
    }
    entries.sort_by(|a, b| (a.on, order(a.kind), &a.reference).cmp(&(b.on, order(b.kind), &b.reference)));
    let mut balance = none;
    for entry in &mut entries {
        balance = balance.plus(entry.amount)?;
        entry.balance = balance;
    }
    let ages = ages(&demands, settled, as_of)?;
    let contract = StatementContract {
        number: contract.contract_no.clone().unwrap_or_default(),
        title: Some(deal.fields.name.clone()),
        total: contract.total(),
        entries,
        balance,
    };
    Ok(Account { contract, ages })
}

/// On one day what was asked for stands before what was paid.
const fn order(kind: EntryKind) -> u8 {
    match kind {
        EntryKind::Invoice => 0,
        EntryKind::Correction => 1,
        EntryKind::Payment => 2,
        EntryKind::Withheld => 3,
        EntryKind::Refund => 4,
        EntryKind::ExchangeDifference => 5,
    }
}

/// What is open by its age (not due, 1–30, 31–60, 61–90, more days): money and corrections settle the oldest demand first; what is
/// left of them stands as not due, below 0.
fn ages(demands: &[Demand], settled: Money, as_of: NaiveDate) -> Result<[Money; 5], Refusal> {
    let none = Money::zero(settled.currency());
    let mut left = settled;
    for demand in demands.iter().filter(|d| d.amount.minor() < 0) {
        left = left.minus(demand.amount)?;
    }
    let mut asked: Vec<&Demand> = demands.iter().filter(|d| d.amount.minor() > 0).collect();
    asked.sort_by_key(|d| (d.due_on.is_none(), d.due_on, d.on));
    let mut ages = [none; 5];
    for demand in asked {
        let covered = if left.minor() < demand.amount.minor() { left } else { demand.amount };
        left = left.minus(covered)?;
        let days = demand.due_on.map_or(0, |due| (as_of - due).num_days());
        let age = match days {
            ..=0 => &mut ages[0],
            1..=30 => &mut ages[1],
            31..=60 => &mut ages[2],
            61..=90 => &mut ages[3],
            _ => &mut ages[4],
        };
        *age = age.plus(demand.amount.minus(covered)?)?;
    }
    ages[0] = ages[0].minus(left)?;
    Ok(ages)
}

fn total(currency: Currency, accounts: &[&Account]) -> Result<StatementTotal, Refusal> {
    let sum = |kinds: &[EntryKind]| {
        let entries = accounts.iter().flat_map(|a| &a.contract.entries);
        Money::sum(currency, entries.filter(|e| kinds.contains(&e.kind)).map(|e| e.amount))
    };
    let age = |at: usize| Money::sum(currency, accounts.iter().map(|a| a.ages[at]));
    Ok(StatementTotal {
        invoiced: sum(&[EntryKind::Invoice, EntryKind::Correction])?,
        paid: sum(&[EntryKind::Payment, EntryKind::Refund])?,
        withheld: sum(&[EntryKind::Withheld])?,
        exchange: Money::zero(currency),
        balance: Money::sum(currency, accounts.iter().map(|a| a.contract.balance))?,
        ageing: Ageing {
            not_due: age(0)?,
            days_1_30: age(1)?,
            days_31_60: age(2)?,
            days_61_90: age(3)?,
            over_90: age(4)?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Demands as (due day, amount), an empty day for none; as of 30 June.
    fn check(demands: &[(&str, i64)], settled: i64, expected: [i64; 5]) {
        let idr = |minor: i64| Money::new(minor, Currency::Idr);
        let demand = |(due, minor): &(&str, i64)| Demand {
            on: day("2026-01-01"),
            due_on: (!due.is_empty()).then(|| day(due)),
            number: String::new(),
            amount: idr(*minor),
        };
        let demands: Vec<Demand> = demands.iter().map(demand).collect();
        let ages = ages(&demands, idr(settled), day("2026-06-30")).unwrap();
        assert_eq!(ages.map(Money::minor), expected);
    }

    #[test]
    fn demands_fall_into_the_bucket_of_their_age() {
        check(&[], 0, [0; 5]);
        check(&[("", 4), ("2026-06-30", 10)], 0, [14, 0, 0, 0, 0]);
        check(&[("2026-06-29", 10), ("2026-05-31", 1)], 0, [0, 11, 0, 0, 0]);
        check(&[("2026-05-30", 10), ("2026-05-01", 1)], 0, [0, 0, 11, 0, 0]);
        check(&[("2026-04-30", 10), ("2026-04-01", 1)], 0, [0, 0, 0, 11, 0]);
        check(&[("2026-03-31", 10)], 0, [0, 0, 0, 0, 10]);
    }

    #[test]
    fn the_oldest_demand_is_settled_first_and_the_rest_stands_as_paid_ahead() {
        check(&[("2026-06-20", 10), ("2026-01-20", 5)], 7, [0, 8, 0, 0, 0]);
        check(&[("2026-06-20", 10), ("", 5)], 12, [3, 0, 0, 0, 0]);
        check(&[("2026-06-20", 10)], 12, [-2, 0, 0, 0, 0]);
        check(&[("2026-06-20", 10), ("2026-06-20", -10)], 0, [0; 5]);
        check(&[], 12, [-12, 0, 0, 0, 0]);
    }
}
