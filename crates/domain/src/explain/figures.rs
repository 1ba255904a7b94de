//! The figures of every record that holds money.

use rust_decimal::Decimal;

use super::{Figure, Input, Operation, Steps, input, money};
use crate::contract::{self, Contract};
use crate::invoice::Invoice;
use crate::money::{Currency, Money};
use crate::order::{Order, OrderItem};
use crate::order_payment::OrderPayment;
use crate::payment::Payment;
use crate::product::ServiceCategory;
use crate::quotation::{Quotation, QuotationItem};
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::tax::{TaxPolicy, TaxRounding, TaxScheme};
use crate::text_enum;
use crate::tx::Cx;

text_enum! {
    /// The records whose amounts can be explained.
    pub enum Subject {
        /// A quotation: gross, total, the total in the other currency.
        Quotation = "quotation",
        /// A line of a quotation: unit price, total.
        QuotationItem = "quotation_item",
        /// A contract: base, tax, total.
        Contract = "contract",
        /// An order: total.
        Order = "order",
        /// A line of an order.
        OrderItem = "order_item",
        /// An expected receipt.
        OrderPayment = "order_payment",
        /// An invoice: tax, amount before tax.
        Invoice = "invoice",
        /// A payment: settled amount, tax.
        Payment = "payment",
    }
}

/// Explains every amount of a record.
///
/// # Errors
/// `record.not_found`; `money.out_of_range`; storage failure.
pub fn explain(subject: Subject, id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    match subject {
        Subject::Quotation => quotation(id, cx),
        Subject::QuotationItem => quotation_item(id, cx),
        Subject::Contract => of_contract(id, cx),
        Subject::Order => order(id, cx),
        Subject::OrderItem => order_item(id, cx),
        Subject::OrderPayment => order_payment(id, cx),
        Subject::Invoice => invoice(id, cx),
        Subject::Payment => payment(id, cx),
    }
}

fn quotation(id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    let quotation: Quotation = cx.require(id)?;
    let lines = lines_of(id, cx)?;
    let currency = quotation.head.currency_primary;
    let mut figures = Vec::new();
    let mut steps = Steps::default();
    let mut gross = Vec::new();
    for line in &lines {
        let inputs = vec![
            money("unit_price_list", Money::new(line.unit_price_list_minor, currency)),
            input("quantity", line.quantity_e2.value()),
        ];
        let sum = steps.money("line_gross", Operation::Product, inputs, currency)?;
        gross.push(input("line_gross", sum));
    }
    sum("gross", gross, currency, &mut steps)?;
    figures.push(steps.figure("gross", Money::new(quotation.total_gross_minor, currency)));
    let mut steps = Steps::default();
    let totals = lines.iter().map(|l| money("line_total", Money::new(l.total_minor, currency))).collect();
    sum("total", totals, currency, &mut steps)?;
    figures.push(steps.figure("total", quotation.total()));
    if let (Some(second), Some(_)) = (quotation.total_secondary(), quotation.head.exchange_rate_e9) {
        let mut steps = Steps::default();
        converted("total_secondary", quotation.total(), &quotation, &mut steps)?;
        figures.push(steps.figure("total_secondary", second));
    }
    Ok(figures)
}

/// Adds inputs; nothing is nothing.
fn sum(name: &str, mut inputs: Vec<Input>, currency: Currency, steps: &mut Steps) -> Result<Decimal, Refusal> {
    if inputs.is_empty() {
        inputs.push(money("nothing", Money::zero(currency)));
    }
    steps.add(name, Operation::Sum, inputs, None, TaxRounding::HalfUp)
}

/// An amount at the quotation's frozen rate: IDR divides, CNY multiplies.
fn converted(name: &str, amount: Money, quotation: &Quotation, steps: &mut Steps) -> Result<Decimal, Refusal> {
    let rate = quotation.head.exchange_rate_e9.ok_or_else(|| Refusal::new("contract.rate_missing"))?;
    let mut rate = input("exchange_rate", rate);
    rate.on = quotation.head.exchange_rate_on;
    let operation = if amount.currency() == Currency::Idr { Operation::Quotient } else { Operation::Product };
    steps.money(name, operation, vec![money("amount", amount), rate], amount.currency().other())
}

fn lines_of(quotation: Id, cx: &mut Cx<'_>) -> Result<Vec<QuotationItem>, Fault> {
    let mut lines = cx.list::<QuotationItem>("quotation_id", &quotation)?;
    lines.sort_by_key(|l| (l.sort_order, l.id));
    Ok(lines)
}

fn quotation_item(id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    let line: QuotationItem = cx.require(id)?;
    let quotation: Quotation = cx.require(line.quotation_id)?;
    let currency = quotation.head.currency_primary;
    let discount = quotation.head.discount_rate_e2;
    let mut steps = Steps::default();
    let percent = vec![input("discount_percent", discount.value()), input("hundred", 100)];
    let fraction = steps.add("discount_fraction", Operation::Quotient, percent, None, TaxRounding::HalfUp)?;
    let kept = vec![input("whole", 1), input("discount_fraction", fraction)];
    let factor = steps.add("discount_factor", Operation::Difference, kept, None, TaxRounding::HalfUp)?;
    let inputs = vec![
        money("unit_price_list", Money::new(line.unit_price_list_minor, currency)),
        input("discount_factor", factor),
    ];
    let unit = steps.money("unit_price", Operation::Product, inputs, currency)?;
    let price = steps.figure("unit_price", Money::new(line.unit_price_minor, currency));
    let mut steps = Steps::default();
    let inputs = vec![input("unit_price", unit), input("quantity", line.quantity_e2.value())];
    steps.money("line_total", Operation::Product, inputs, currency)?;
    Ok(vec![price, steps.figure("line_total", Money::new(line.total_minor, currency))])
}

fn of_contract(id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    let contract: Contract = cx.require(id)?;
    let quotation: Quotation = cx.require(contract.quotation_id)?;
    let lines = lines_of(quotation.id, cx)?;
    let mut steps = Steps::default();
    base(&contract, &quotation, &lines, &mut steps)?;
    let base = steps.figure("base", contract.base());
    let mut steps = Steps::default();
    tax_on_top(contract.base(), contract.tax_policy(), &mut steps)?;
    let tax = steps.figure("tax", contract.tax());
    let mut steps = Steps::default();
    let both = vec![money("base", contract.base()), money("tax", contract.tax())];
    steps.add("total", Operation::Sum, both, None, TaxRounding::HalfUp)?;
    Ok(vec![base, tax, steps.figure("total", contract.total())])
}

/// The category's part of the quotation, converted where the currencies differ; the long-term part takes what rounding leaves.
fn base(contract: &Contract, quotation: &Quotation, lines: &[QuotationItem], steps: &mut Steps) -> Result<(), Refusal> {
    let primary = quotation.head.currency_primary;
    let part = |category: ServiceCategory| -> Vec<Input> {
        let own = lines.iter().filter(|l| l.service_category == category);
        own.map(|l| money("line_total", Money::new(l.total_minor, primary))).collect()
    };
    let both = contract::categories(lines).len() == 2;
    if contract.currency == primary {
        sum("base", part(contract.service_category), primary, steps)?;
        return Ok(());
    }
    let one_time = |steps: &mut Steps| -> Result<Decimal, Refusal> {
        let sum = sum("one_time_part", part(ServiceCategory::OneTime), primary, steps)?;
        converted("one_time_base", Money::round(sum, primary)?, quotation, steps)
    };
    match contract.service_category {
        ServiceCategory::OneTime if both => one_time(steps).map(drop),
        ServiceCategory::LongTerm if both => {
            let taken = one_time(steps)?;
            let whole = converted("whole_base", quotation.total(), quotation, steps)?;
            let inputs = vec![input("whole_base", whole), input("one_time_base", taken)];
            steps.add("base", Operation::Difference, inputs, None, TaxRounding::HalfUp).map(drop)
        }
        _ => converted("base", quotation.total(), quotation, steps).map(drop),
    }
}

fn share() -> Decimal {
    Decimal::from(11) / Decimal::from(12)
}

fn tax_on_top(price: Money, policy: TaxPolicy, steps: &mut Steps) -> Result<Decimal, Refusal> {
    let decimals = Some(price.currency().exponent());
    let rate = input("tax_rate", policy.rate.value());
    if policy.scheme == TaxScheme::Simple {
        let inputs = vec![money("price", price), rate];
        return steps.add("tax", Operation::Product, inputs, decimals, policy.rounding);
    }
    let base = match policy.scheme {
        TaxScheme::PpnNilaiLain => {
            let inputs = vec![money("price", price), input("eleven_twelfths", share())];
            steps.add("tax_base", Operation::Product, inputs, Some(2), TaxRounding::HalfUp)?
        }
        TaxScheme::PpnFull | TaxScheme::Simple => price.major(),
    };
    let exact = steps.add(
        "tax_two_decimals",
        Operation::Product,
        vec![input("tax_base", base), rate],
        Some(2),
        TaxRounding::HalfUp,
    )?;
    steps.add("tax", Operation::Sum, vec![input("tax_two_decimals", exact)], decimals, policy.rounding)
}

fn tax_inside(total: Money, policy: TaxPolicy, steps: &mut Steps) -> Result<Decimal, Refusal> {
    let mut effective = policy.rate.value();
    if policy.scheme == TaxScheme::PpnNilaiLain {
        let inputs = vec![input("tax_rate", effective), input("eleven_twelfths", share())];
        effective = steps.add("effective_rate", Operation::Product, inputs, None, TaxRounding::HalfUp)?;
    }
    let inputs = vec![input("whole", 1), input("tax_rate", effective)];
    let divisor = steps.add("one_and_rate", Operation::Sum, inputs, None, TaxRounding::HalfUp)?;
    let inputs = vec![money("amount", total), input("one_and_rate", divisor)];
    let price = steps.add("price", Operation::Quotient, inputs, None, TaxRounding::HalfUp)?;
    let inputs = vec![money("amount", total), input("price", price)];
    steps.add("tax", Operation::Difference, inputs, Some(total.currency().exponent()), policy.rounding)
}

fn order(id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    let order: Order = cx.require(id)?;
    let items = cx.list::<OrderItem>("order_id", &order.id)?;
    let mut steps = Steps::default();
    let inputs = items.iter().map(|i| money("item_amount", Money::new(i.item_amount_minor, order.currency))).collect();
    sum("total", inputs, order.currency, &mut steps)?;
    Ok(vec![steps.figure("total", order.total())])
}

fn order_item(id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    let item: OrderItem = cx.require(id)?;
    let order: Order = cx.require(item.order_id)?;
    let mut steps = Steps::default();
    let amount = Money::new(item.item_amount_minor, order.currency);
    let (Some(contract), Some(line)) = (order.contract_id, item.quotation_item_id) else {
        // An imported order: the amount was typed.
        return Ok(vec![steps.figure("item_amount", amount)]);
    };
    let contract: Contract = cx.require(contract)?;
    let mut lines = lines_of(contract.quotation_id, cx)?;
    lines.retain(|l| l.service_category == contract.service_category);
    let whole: i64 = lines.iter().map(|l| l.total_minor).sum();
    let last = lines.last().is_some_and(|l| l.id == line);
    let mut parts = Vec::new();
    for (name, of) in [("base", contract.base()), ("tax", contract.tax())] {
        let mut others = vec![money(name, of)];
        let mut own = of.major();
        for other in &lines {
            if other.id == line && last {
                continue;
            }
            let inputs = vec![input("line_total", other.total_minor), input("lines_total", whole)];
            let fraction = steps.add("line_fraction", Operation::Quotient, inputs, None, TaxRounding::HalfUp)?;
            let inputs = vec![money(name, of), input("line_fraction", fraction)];
            let share = steps.money(&format!("{name}_share"), Operation::Product, inputs, order.currency)?;
            if other.id == line {
                own = share;
                break;
            }
            others.push(input(&format!("{name}_share"), share));
        }
        if last {
            own = steps.add(&format!("{name}_rest"), Operation::Difference, others, None, TaxRounding::HalfUp)?;
        }
        parts.push(input(&format!("{name}_share"), own));
    }
    steps.add("item_amount", Operation::Sum, parts, None, TaxRounding::HalfUp)?;
    Ok(vec![steps.figure("item_amount", amount)])
}

/// A receipt: its part of the plan; of a receipt that was paid in parts, the part that this row is.
fn order_payment(id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    let receipt: OrderPayment = cx.require(id)?;
    let order: Order = cx.require(receipt.order_id)?;
    let items = cx.list::<OrderItem>("order_id", &order.id)?;
    let rows = cx.list::<OrderPayment>("order_id", &order.id)?;
    let mut steps = Steps::default();
    let planned = match receipt.order_item_id {
        Some(item) => month(&receipt, items.iter().find(|i| i.id == item), &order, &mut steps)?,
        None => instalment(&receipt, &items, &order, &mut steps)?,
    };
    let same = |r: &&OrderPayment| {
        r.id != receipt.id && r.order_item_id == receipt.order_item_id && r.period_no == receipt.period_no
    };
    let parts: Vec<&OrderPayment> = rows.iter().filter(same).collect();
    if let (Some(planned), false) = (planned, parts.is_empty()) {
        let mut inputs = vec![input("planned", planned)];
        inputs.extend(parts.iter().map(|r| money("other_part", Money::new(r.payment_amount_minor, order.currency))));
        steps.add("part", Operation::Difference, inputs, None, TaxRounding::HalfUp)?;
    }
    Ok(vec![steps.figure("receipt", Money::new(receipt.payment_amount_minor, order.currency))])
}

fn month(
    receipt: &OrderPayment,
    item: Option<&OrderItem>,
    order: &Order,
    steps: &mut Steps,
) -> Result<Option<Decimal>, Refusal> {
    let Some(item) = item else { return Ok(None) };
    let Some(months) = item.cycle_months.filter(|months| receipt.period_no <= *months) else { return Ok(None) };
    let amount = Money::new(item.item_amount_minor, order.currency);
    let inputs = vec![money("item_amount", amount), input("months", months)];
    let each = steps.money("month", Operation::Quotient, inputs, order.currency)?;
    if receipt.period_no < months {
        return Ok(Some(each));
    }
    let inputs = vec![input("month", each), input("months_before", months - 1)];
    let before = steps.money("months_paid_before", Operation::Product, inputs, order.currency)?;
    let inputs = vec![money("item_amount", amount), input("months_paid_before", before)];
    steps.add("last_month", Operation::Difference, inputs, None, TaxRounding::HalfUp).map(Some)
}

fn instalment(
    receipt: &OrderPayment,
    items: &[OrderItem],
    order: &Order,
    steps: &mut Steps,
) -> Result<Option<Decimal>, Refusal> {
    let percents = order.payment_terms.percents();
    let index = usize::try_from(receipt.period_no - 1).unwrap_or(usize::MAX);
    if index >= percents.len() {
        return Ok(None);
    }
    let one_time = items.iter().filter(|i| i.item_type == ServiceCategory::OneTime);
    let inputs = one_time.map(|i| money("item_amount", Money::new(i.item_amount_minor, order.currency))).collect();
    let whole = sum("one_time_amount", inputs, order.currency, steps)?;
    let mut rest = vec![input("one_time_amount", whole)];
    let mut own = whole;
    for (at, percent) in percents.iter().enumerate().take(index + 1) {
        if at + 1 == percents.len() {
            own = steps.add("instalment", Operation::Difference, rest.clone(), None, TaxRounding::HalfUp)?;
            break;
        }
        let inputs = vec![input("one_time_amount", whole), input("share", Decimal::new(i64::from(*percent), 2))];
        own = steps.money("instalment", Operation::Product, inputs, order.currency)?;
        rest.push(input("earlier_instalment", own));
    }
    Ok(Some(own))
}

fn invoice(id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    let invoice: Invoice = cx.require(id)?;
    let contract: Contract = cx.require(invoice.contract_id)?;
    let tax = Money::new(invoice.tax_minor, invoice.currency);
    let mut steps = Steps::default();
    if let Some(corrected) = invoice.corrects_id {
        let corrected: Invoice = cx.require(corrected)?;
        let inputs =
            vec![money("corrected_tax", Money::new(corrected.tax_minor, corrected.currency)), input("minus", -1)];
        steps.money("tax", Operation::Product, inputs, invoice.currency)?;
    } else if invoice.fields.invoice_minor == contract.total_minor {
        let inputs = vec![money("contract_tax", contract.tax())];
        steps.add("tax", Operation::Sum, inputs, None, TaxRounding::HalfUp)?;
    } else {
        tax_inside(invoice.amount(), invoice.tax_policy(), &mut steps)?;
    }
    let inside = steps.figure("tax", tax);
    let mut steps = Steps::default();
    let inputs = vec![money("amount", invoice.amount()), money("tax", tax)];
    steps.add("before_tax", Operation::Difference, inputs, None, TaxRounding::HalfUp)?;
    Ok(vec![inside, steps.figure("before_tax", invoice.amount().minus(tax)?)])
}

fn payment(id: Id, cx: &mut Cx<'_>) -> Result<Vec<Figure>, Fault> {
    let payment: Payment = cx.require(id)?;
    let contract: Contract = cx.require(payment.contract_id)?;
    let currency = payment.fields.currency;
    let mut steps = Steps::default();
    let inputs =
        vec![money("amount", payment.amount()), money("withheld", Money::new(payment.fields.withheld_minor, currency))];
    steps.add("settled", Operation::Sum, inputs, None, TaxRounding::HalfUp)?;
    let settled = steps.figure("settled", payment.settled()?);
    let mut steps = Steps::default();
    tax_inside(payment.settled()?, contract.tax_policy(), &mut steps)?;
    let mut figures = vec![settled, steps.figure("tax", Money::new(payment.tax_minor, currency))];
    if let (Some(original), Some(rate), Some(difference)) =
        (payment.original(), contract.exchange_rate_e9, payment.exchange_difference(contract.exchange_rate_e9)?)
    {
        let mut steps = Steps::default();
        let operation = if original.currency() == Currency::Idr { Operation::Quotient } else { Operation::Product };
        let inputs = vec![money("original", original), input("exchange_rate", rate)];
        let worth = steps.money("worth_at_frozen_rate", operation, inputs, currency)?;
        let inputs = vec![money("amount", payment.amount()), input("worth_at_frozen_rate", worth)];
        steps.add("exchange_difference", Operation::Difference, inputs, None, TaxRounding::HalfUp)?;
        figures.push(steps.figure("exchange_difference", difference));
    }
    Ok(figures)
}
