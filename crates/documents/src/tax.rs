//! Tax as a paper shows it: worked out by the domain, named here.

use bantu_domain::money::{Money, TaxRate};
use bantu_domain::tax::TaxScheme;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The tax of a contract or an invoice (LOCALISATION §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tax {
    /// How it was worked out; decides the wording and whether the base is shown.
    pub scheme: TaxScheme,
    /// Rate as a fraction.
    pub rate: TaxRate,
    /// What the rate was applied to, major units with two decimals: the price, or 11/12 of it (PMK 131/2024 art. 3).
    pub base: Decimal,
    /// The tax; negative in a correction.
    #[serde(with = "crate::wire")]
    pub amount: Money,
}
