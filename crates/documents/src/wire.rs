//! Money inside a paper travels as `{"amount":"37050000","currency":"IDR"}`, the only shape in which it leaves the core.

use bantu_domain::money::{Amount, Money};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// Writes an amount.
pub fn serialize<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    Amount::from(*money).serialize(serializer)
}

/// Reads an amount; one with too many decimals or out of range is refused.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
    Money::try_from(&Amount::deserialize(deserializer)?).map_err(|refusal| D::Error::custom(refusal.code))
}

/// The same for an amount that may be absent.
pub mod option {
    use super::{Amount, Deserialize, Deserializer, Error, Money, Serialize, Serializer};

    /// Writes an amount or null.
    pub fn serialize<S: Serializer>(money: &Option<Money>, serializer: S) -> Result<S::Ok, S::Error> {
        money.map(Amount::from).serialize(serializer)
    }

    /// Reads an amount or null.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Money>, D::Error> {
        let amount = Option::<Amount>::deserialize(deserializer)?;
        amount.as_ref().map(Money::try_from).transpose().map_err(|refusal| D::Error::custom(refusal.code))
    }
}
