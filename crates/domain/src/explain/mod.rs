//! Where an amount comes from: inputs, operation, rounding, step by step. The steps are worked out anew from stored inputs; the figure is
//! the stored one; that both agree is tested over every amount of a deal.

mod figures;

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use figures::{Subject, explain};

use crate::money::{Amount, Currency, Money};
use crate::refusal::Refusal;
use crate::tax::TaxRounding;
use crate::text_enum;

text_enum! {
    /// What a step does with its inputs.
    pub enum Operation {
        /// Adds all.
        Sum = "sum",
        /// Takes the others from the first.
        Difference = "difference",
        /// Multiplies all.
        Product = "product",
        /// Divides the first by the second.
        Quotient = "quotient",
    }
}

/// A value that goes into a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Input {
    /// What it is, a code that screens have a word for.
    pub name: String,
    /// Decimal text.
    pub value: String,
    /// Day of a rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}

/// One step of a calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Step {
    /// What it works out, a code that screens have a word for.
    pub name: String,
    /// How.
    pub operation: Operation,
    /// From what.
    pub inputs: Vec<Input>,
    /// Decimals the result is rounded to; null: exact.
    pub decimals: Option<u32>,
    /// Which way.
    pub rounding: TaxRounding,
    /// Decimal text.
    pub result: String,
}

/// An amount with the steps that lead to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Figure {
    /// What it is.
    pub name: String,
    /// The amount as stored and printed.
    pub amount: Amount,
    /// The steps; the last one gives the amount. Empty for an amount that a person typed.
    pub steps: Vec<Step>,
}

impl Step {
    /// Works the step out from its inputs.
    ///
    /// # Errors
    /// `number.malformed`, `money.out_of_range`.
    pub fn recompute(&self) -> Result<Decimal, Refusal> {
        let values = self
            .inputs
            .iter()
            .map(|input| input.value.parse().map_err(|_| Refusal::new("number.malformed").with("value", &input.value)))
            .collect::<Result<Vec<Decimal>, _>>()?;
        work_out(self.operation, &values, self.decimals, self.rounding)
    }
}

fn work_out(
    operation: Operation,
    values: &[Decimal],
    decimals: Option<u32>,
    rounding: TaxRounding,
) -> Result<Decimal, Refusal> {
    let overflow = || Refusal::new("money.out_of_range");
    let (first, rest) = values.split_first().ok_or_else(overflow)?;
    let mut result = *first;
    for value in rest {
        let next = match operation {
            Operation::Sum => result.checked_add(*value),
            Operation::Difference => result.checked_sub(*value),
            Operation::Product => result.checked_mul(*value),
            Operation::Quotient => result.checked_div(*value),
        };
        result = next.ok_or_else(overflow)?;
    }
    let strategy = match rounding {
        TaxRounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        TaxRounding::Down => RoundingStrategy::ToZero,
    };
    Ok(decimals.map_or(result, |decimals| result.round_dp_with_strategy(decimals, strategy)))
}

/// Steps that are being written down.
#[derive(Debug, Default)]
struct Steps(Vec<Step>);

impl Steps {
    /// Writes a step down and gives its result.
    fn add(
        &mut self,
        name: &str,
        operation: Operation,
        inputs: Vec<Input>,
        decimals: Option<u32>,
        rounding: TaxRounding,
    ) -> Result<Decimal, Refusal> {
        let mut step = Step { name: name.to_owned(), operation, inputs, decimals, rounding, result: String::new() };
        let result = step.recompute()?;
        step.result = result.to_string();
        self.0.push(step);
        Ok(result)
    }

    /// A step rounded half up to the minor unit of a currency.
    fn money(
        &mut self,
        name: &str,
        operation: Operation,
        inputs: Vec<Input>,
        currency: Currency,
    ) -> Result<Decimal, Refusal> {
        self.add(name, operation, inputs, Some(currency.exponent()), TaxRounding::HalfUp)
    }

    fn figure(self, name: &str, amount: Money) -> Figure {
        Figure { name: name.to_owned(), amount: amount.into(), steps: self.0 }
    }
}

fn input(name: &str, value: impl ToString) -> Input {
    Input { name: name.to_owned(), value: value.to_string(), on: None }
}

fn money(name: &str, amount: Money) -> Input {
    input(name, amount.major())
}
