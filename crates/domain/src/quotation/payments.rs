//! What a quotation asks for and when: the terms split the one-time part, running services are paid month by month (DOMAIN §6.6, §6.7).

use super::PaymentTerms;
use crate::money::{Currency, Money};
use crate::product::ServiceCategory;
use crate::refusal::Refusal;

/// When an instalment of the one-time part falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// When the contract is signed.
    OnContractSigned,
    /// When the work is delivered.
    OnDelivery,
}

impl Due {
    /// Code for screens.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnContractSigned => "on_contract_signed",
            Self::OnDelivery => "on_delivery",
        }
    }
}

/// The two parts of a quotation that are paid in different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    one_time: Money,
    long_term: Money,
    months: u32,
}

impl Parts {
    /// Parts of lines with their totals. Without a cycle the running services are paid with the one-time ones.
    ///
    /// # Errors
    /// `money.currency_mismatch`, `money.out_of_range`.
    pub fn of(
        currency: Currency,
        lines: impl IntoIterator<Item = (ServiceCategory, Money)>,
        cycle_months: Option<i64>,
    ) -> Result<Self, Refusal> {
        let months = cycle_months.and_then(|m| u32::try_from(m).ok()).unwrap_or(0);
        let (mut one_time, mut long_term) = (Money::zero(currency), Money::zero(currency));
        for (category, total) in lines {
            match category {
                ServiceCategory::LongTerm if months > 0 => long_term = long_term.plus(total)?,
                ServiceCategory::LongTerm | ServiceCategory::OneTime => one_time = one_time.plus(total)?,
            }
        }
        Ok(Self { one_time, long_term, months })
    }
}

/// One thing the customer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instalment {
    /// A part of the one-time services.
    Part {
        /// Percent of them.
        percent: u32,
        /// Amount.
        amount: Money,
        /// When.
        due: Due,
    },
    /// The running services.
    Monthly {
        /// Number of months.
        months: u32,
        /// Sum of all months.
        amount: Money,
        /// Every month but the last.
        each: Money,
        /// The last month, which takes the remainder.
        last: Money,
    },
}

impl Instalment {
    /// The amount; for months their sum.
    pub const fn amount(&self) -> Money {
        match self {
            Self::Part { amount, .. } | Self::Monthly { amount, .. } => *amount,
        }
    }
}

/// The instalments in order; they add up to the total.
///
/// # Errors
/// `money.out_of_range`.
pub fn plan_payments(terms: PaymentTerms, parts: Parts) -> Result<Vec<Instalment>, Refusal> {
    let mut plan = Vec::new();
    if parts.one_time.minor() > 0 || parts.long_term.minor() == 0 {
        let percents = terms.percents();
        for (index, (percent, amount)) in percents.iter().zip(parts.one_time.split(percents)?).enumerate() {
            let due =
                if index == 0 && terms != PaymentTerms::PostPayment { Due::OnContractSigned } else { Due::OnDelivery };
            plan.push(Instalment::Part { percent: *percent, amount, due });
        }
    }
    if parts.long_term.minor() > 0 {
        let (each, last) = parts.long_term.evenly(parts.months)?;
        plan.push(Instalment::Monthly { months: parts.months, amount: parts.long_term, each, last });
    }
    Ok(plan)
}
