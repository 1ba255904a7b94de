//! The payment terms of a paper: instalments and months as amounts.

use bantu_domain::money::{Money, Percent};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an instalment is (DOMAIN §6.6, §6.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum InstalmentKind {
    /// Everything at once.
    Full,
    /// Paid before the work.
    Prepayment,
    /// The rest.
    Final,
    /// A long-term service paid month by month.
    Monthly {
        /// Number of months.
        months: u32,
        /// Every month but the last.
        #[serde(with = "crate::wire")]
        each: Money,
        /// The last month, which takes the remainder.
        #[serde(with = "crate::wire")]
        last: Money,
    },
}

/// When an instalment falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// When the contract is signed.
    OnContractSigned,
    /// When the work is delivered.
    OnDelivery,
    /// Every month from the start of the service.
    EachMonth,
    /// Every month from this day on.
    EachMonthFrom(NaiveDate),
    /// On a day.
    On(NaiveDate),
}

/// One row of the payment terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// What it is.
    #[serde(flatten)]
    pub kind: InstalmentKind,
    /// Share of its part of the total, where that says something.
    #[serde(default)]
    pub percent: Option<Percent>,
    /// The amount; for months their sum.
    #[serde(with = "crate::wire")]
    pub amount: Money,
    /// The same in the second currency.
    #[serde(default, with = "crate::wire::option")]
    pub amount_secondary: Option<Money>,
    /// When it falls due.
    pub due: Due,
}
