//! Monthly receipts of a running service (DOMAIN §6.7).

use chrono::{Months, NaiveDate};

use crate::money::Money;
use crate::refusal::Refusal;

/// The months of an amount: every one rounded, the last takes the remainder; none is negative ([`Money::evenly`]).
///
/// # Errors
/// `money.out_of_range`, `order.no_months`.
pub fn monthly(amount: Money, months: u32) -> Result<Vec<Money>, Refusal> {
    if months == 0 {
        return Err(Refusal::new("order.no_months"));
    }
    let (each, rest) = amount.evenly(months)?;
    let mut plan = vec![each; usize::try_from(months).unwrap_or(0)];
    if let Some(last) = plan.last_mut() {
        *last = rest;
    }
    Ok(plan)
}

/// The day `months` after a start; the 31st becomes the last day of a shorter month.
pub fn month_after(start: NaiveDate, months: u32) -> Option<NaiveDate> {
    start.checked_add_months(Months::new(months))
}
