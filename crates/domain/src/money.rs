//! Money as integer minor units with a currency, exchange rates, percents, and the one way of rounding.

use std::fmt;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::refusal::Refusal;

/// The two workflow currencies (DOMAIN §6.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Indonesian rupiah, no minor unit in use.
    Idr,
    /// Chinese yuan (RMB), two decimals (fen).
    Cny,
}

impl Currency {
    /// Every workflow currency.
    pub const ALL: [Currency; 2] = [Currency::Idr, Currency::Cny];

    /// Decimals of the minor unit. Our own table: ISO 4217 gives IDR two, which nobody uses (DOMAIN §6.3).
    pub const fn exponent(self) -> u32 {
        match self {
            Currency::Idr => 0,
            Currency::Cny => 2,
        }
    }

    /// The other workflow currency.
    pub const fn other(self) -> Self {
        match self {
            Currency::Idr => Currency::Cny,
            Currency::Cny => Currency::Idr,
        }
    }

    /// ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Currency::Idr => "IDR",
            Currency::Cny => "CNY",
        }
    }

    /// The currency of an ISO 4217 code, if it is a workflow currency.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// The largest amount accepted anywhere, in minor units: 10^15 (a thousand trillion rupiah) leaves room for sums in `i64`.
pub const MAX_MINOR: i64 = 1_000_000_000_000_000;

/// An amount in one currency, in minor units. Arithmetic is checked and never mixes currencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// An amount of `minor` units (rupiah, fen).
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount in major units (rupiah, yuan).
    pub fn major(self) -> Decimal {
        Decimal::new(self.minor, self.currency.exponent())
    }

    /// Rounds a major-unit amount half up (away from zero) to the minor unit (DOMAIN §6.3).
    ///
    /// # Errors
    /// `money.out_of_range` beyond [`MAX_MINOR`].
    pub fn round(major: Decimal, currency: Currency) -> Result<Self, Refusal> {
        let rounded = major.round_dp_with_strategy(currency.exponent(), RoundingStrategy::MidpointAwayFromZero);
        let minor = rounded
            .checked_mul(Decimal::from(10_i64.pow(currency.exponent())))
            .and_then(|m| m.to_i64())
            .filter(|m| m.unsigned_abs() <= MAX_MINOR.unsigned_abs())
            .ok_or_else(out_of_range)?;
        Ok(Self { minor, currency })
    }

    /// Sum of two amounts of one currency.
    ///
    /// # Errors
    /// `money.currency_mismatch`, `money.out_of_range`.
    pub fn plus(self, other: Self) -> Result<Self, Refusal> {
        self.combine(other, i64::checked_add)
    }

    /// Difference of two amounts of one currency.
    ///
    /// # Errors
    /// `money.currency_mismatch`, `money.out_of_range`.
    pub fn minus(self, other: Self) -> Result<Self, Refusal> {
        self.combine(other, i64::checked_sub)
    }

    /// The amount times a decimal factor, rounded half up once.
    ///
    /// # Errors
    /// `money.out_of_range`.
    pub fn times(self, factor: Decimal) -> Result<Self, Refusal> {
        let product = self.major().checked_mul(factor).ok_or_else(out_of_range)?;
        Self::round(product, self.currency)
    }

    /// Sum of amounts; zero of `currency` when there are none.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Result<Self, Refusal> {
        amounts.into_iter().try_fold(Self::zero(currency), Money::plus)
    }

    /// Splits into instalments by percent; every part but the last is rounded, the last takes the remainder (DOMAIN §6.6).
    ///
    /// # Errors
    /// `money.out_of_range`.
    pub fn split(self, percents: &[u32]) -> Result<Vec<Self>, Refusal> {
        let mut rest = self;
        let mut parts = Vec::with_capacity(percents.len());
        for (index, percent) in percents.iter().enumerate() {
            let part =
                if index + 1 == percents.len() { rest } else { self.times(Decimal::new(i64::from(*percent), 2))? };
            rest = rest.minus(part)?;
            parts.push(part);
        }
        Ok(parts)
    }

    /// The share of a weight among others, rounded half up once: exact also where `weight ÷ whole` has no end as a decimal.
    ///
    /// # Errors
    /// `money.out_of_range`, also for a whole that is not above 0.
    pub fn share(self, weight: i64, whole: i64) -> Result<Self, Refusal> {
        if whole <= 0 {
            return Err(out_of_range());
        }
        let (product, whole) = (i128::from(self.minor) * i128::from(weight), i128::from(whole));
        let size = (2 * product.abs() + whole) / (2 * whole);
        let minor = i64::try_from(size * product.signum()).map_err(|_| out_of_range())?;
        Self::new(minor, self.currency).plus(Self::zero(self.currency))
    }

    /// Equal parts: every part but the last, and the last, which takes the remainder. The part is rounded half up, or down where too
    /// little would be left for the last: 25 fen in 10 months are 9 × 2 + 7, not 9 × 3 − 2 (DOMAIN §6.7).
    ///
    /// # Errors
    /// `money.out_of_range`, also for no parts at all.
    pub fn evenly(self, parts: u32) -> Result<(Self, Self), Refusal> {
        let exact = self.major().checked_div(Decimal::from(parts)).ok_or_else(out_of_range)?;
        let before = Decimal::from(parts - 1);
        let mut each = Self::round(exact, self.currency)?;
        if each.minor > 0 && each.times(before)?.minor > self.minor {
            each = Self::round(
                exact.round_dp_with_strategy(self.currency.exponent(), RoundingStrategy::ToZero),
                self.currency,
            )?;
        }
        Ok((each, self.minus(each.times(before)?)?))
    }

    fn combine(self, other: Self, op: fn(i64, i64) -> Option<i64>) -> Result<Self, Refusal> {
        if self.currency != other.currency {
            return Err(Refusal::new("money.currency_mismatch"));
        }
        let minor = op(self.minor, other.minor)
            .filter(|m| m.unsigned_abs() <= MAX_MINOR.unsigned_abs())
            .ok_or_else(out_of_range)?;
        Ok(Self { minor, currency: self.currency })
    }
}

impl Money {
    /// Currency and amount in one text, for example `CNY 18525.00`: how refusals and conditions carry an amount.
    pub fn coded(self) -> String {
        format!("{} {self}", self.currency.code())
    }
}

impl fmt::Display for Money {
    /// Plain decimal text in major units with the currency's decimals, for example `18525.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.major())
    }
}

fn out_of_range() -> Refusal {
    Refusal::new("money.out_of_range")
}

/// An amount on the wire: decimal text in major units and its currency. The only shape in which money leaves the core.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Decimal text in major units, for example `37050000` or `18525.00`.
    pub amount: String,
    /// Currency of the amount.
    pub currency: Currency,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self { amount: money.to_string(), currency: money.currency }
    }
}

/// No currency here is written with more decimals.
const MOST_DECIMALS: u32 = 2;

impl TryFrom<&Amount> for Money {
    type Error = Refusal;

    fn try_from(value: &Amount) -> Result<Self, Refusal> {
        let major = parse_decimal(&value.amount)?;
        let money = Money::round(major, value.currency)?;
        // `1.000` is one to a program and a thousand to a person in Jakarta: three decimals are refused, also zeros.
        if money.major() != major || major.scale() > MOST_DECIMALS {
            return Err(Refusal::new("money.too_many_decimals").with("amount", &value.amount));
        }
        Ok(money)
    }
}

/// Reads plain decimal text: digits, at most one point, an optional minus sign.
///
/// # Errors
/// `number.malformed` naming the text.
pub fn parse_decimal(text: &str) -> Result<Decimal, Refusal> {
    let malformed = || Refusal::new("number.malformed").with("value", text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || text.len() > 24 || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return Err(malformed());
    }
    text.parse().map_err(|_| malformed())
}

macro_rules! scaled {
    ($(#[$meta:meta])* $name:ident, $scale:literal, print |$value:ident| $print:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(i64);

        impl $name {
            /// From the stored integer.
            pub const fn from_scaled(scaled: i64) -> Self {
                Self(scaled)
            }

            /// The stored integer.
            pub const fn scaled(self) -> i64 {
                self.0
            }

            /// The value.
            pub fn value(self) -> Decimal {
                Decimal::new(self.0, $scale)
            }

            /// Reads decimal text; more decimals than are kept are refused.
            ///
            /// # Errors
            /// `number.malformed`.
            pub fn parse(text: &str) -> Result<Self, Refusal> {
                let value = parse_decimal(text)?;
                let scaled = value.checked_mul(Decimal::from(10_i64.pow($scale)));
                match scaled.filter(|s| s.is_integer()).and_then(|s| s.to_i64()) {
                    Some(scaled) => Ok(Self(scaled)),
                    None => Err(Refusal::new("number.malformed").with("value", text)),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $value = self.value();
                write!(f, "{}", $print)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).map_err(|refusal| serde::de::Error::custom(refusal.code))
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                String::schema()
            }
        }

        impl ToSchema for $name {}
    };
}

scaled!(
    /// A percent with two decimals, stored as `_e2`: 5 % is 500. Printed with both decimals: `5.00`.
    Percent, 2, print |value| value
);
scaled!(
    /// A quantity with two decimals, stored as `_e2`. Printed with both decimals: `1.00`.
    Quantity, 2, print |value| value
);
scaled!(
    /// An exchange rate, always IDR per 1 CNY whatever the document's currency (DOMAIN §6.2), stored as `_e9`. Printed without trailing zeros: `2000`.
    Rate, 9, print |value| value.normalize()
);

scaled!(
    /// A tax rate as a fraction with four decimals, stored as `_e4`: 1 % is 0.0100 (DOMAIN §3.3).
    TaxRate, 4, print |value| value
);

impl TaxRate {
    /// Checks 0 ≤ rate ≤ 1.
    ///
    /// # Errors
    /// `tax.rate_out_of_range`.
    pub fn check(self) -> Result<Self, Refusal> {
        if (0..=10_000).contains(&self.0) {
            Ok(self)
        } else {
            Err(Refusal::new("tax.rate_out_of_range").with("value", self))
        }
    }
}

impl Percent {
    /// Checks a discount: 0 ≤ r < 100 (DOMAIN §6.4).
    ///
    /// # Errors
    /// `discount.out_of_range`.
    pub fn check_discount(self) -> Result<Self, Refusal> {
        if (0..10_000).contains(&self.0) {
            Ok(self)
        } else {
            Err(Refusal::new("discount.out_of_range").with("value", self))
        }
    }

    /// 1 − r/100, the factor that takes the discount off.
    pub fn remaining(self) -> Decimal {
        Decimal::ONE - self.value() / Decimal::ONE_HUNDRED
    }
}

impl Quantity {
    /// One piece.
    pub const ONE: Self = Self(100);

    /// Checks 0 < q ≤ 100 000.
    ///
    /// # Errors
    /// `quantity.out_of_range`.
    pub fn check(self) -> Result<Self, Refusal> {
        if (1..=10_000_000).contains(&self.0) {
            Ok(self)
        } else {
            Err(Refusal::new("quantity.out_of_range").with("value", self))
        }
    }
}

impl Rate {
    /// Checks 0 < rate ≤ 1 000 000 IDR per CNY.
    ///
    /// # Errors
    /// `rate.out_of_range`.
    pub fn check(self) -> Result<Self, Refusal> {
        if (1..=1_000_000_000_000_000).contains(&self.0) {
            Ok(self)
        } else {
            Err(Refusal::new("rate.out_of_range").with("value", self))
        }
    }

    /// Converts into the other currency: IDR → CNY divides, CNY → IDR multiplies; rounded half up once (DOMAIN §6.2).
    ///
    /// # Errors
    /// `rate.out_of_range`, `money.out_of_range`.
    pub fn convert(self, money: Money) -> Result<Money, Refusal> {
        let rate = self.check()?.value();
        let major = match money.currency() {
            Currency::Idr => money.major().checked_div(rate),
            Currency::Cny => money.major().checked_mul(rate),
        };
        Money::round(major.ok_or_else(out_of_range)?, money.currency().other())
    }
}
