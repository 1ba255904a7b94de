//! Tax on a price and inside an amount: the simple rate of DOMAIN §6.6, and the Indonesian PPN with its base of 11/12 (PMK 131/2024).

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::money::{Currency, Money, TaxRate};
use crate::refusal::Refusal;
use crate::text_enum;

text_enum! {
    /// How tax is worked out.
    pub enum TaxScheme {
        /// Price times rate, added on top (DOMAIN §6.6); also the Chinese VAT rates.
        Simple = "simple",
        /// PPN on the other base: rate × 11/12 of the price, Faktur code 04 (PMK 131/2024 art. 3).
        PpnNilaiLain = "ppn_nilai_lain",
        /// PPN on the whole price, Faktur code 01 (PMK 131/2024 art. 2).
        PpnFull = "ppn_full",
    }
}

text_enum! {
    /// How the final tax becomes a whole minor unit.
    pub enum TaxRounding {
        /// Half up.
        HalfUp = "half_up",
        /// Down.
        Down = "down",
    }
}

/// How an entity taxes, as frozen in a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxPolicy {
    /// How.
    pub scheme: TaxScheme,
    /// Rate as a fraction.
    pub rate: TaxRate,
    /// Rounding of the final tax.
    pub rounding: TaxRounding,
}

/// What a price is made of, with two decimals at each step (LOCALISATION §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxLines {
    /// Price before tax.
    pub price: Decimal,
    /// Base the rate is applied to: the price, or 11/12 of it.
    pub base: Decimal,
    /// Tax with two decimals.
    pub tax: Decimal,
    /// Price and tax.
    pub total: Decimal,
    /// The final tax in whole minor units of the currency.
    pub tax_whole: Money,
}

impl TaxPolicy {
    /// No tax.
    pub const NONE: Self =
        Self { scheme: TaxScheme::Simple, rate: TaxRate::from_scaled(0), rounding: TaxRounding::HalfUp };

    /// The code of the Faktur Pajak that belongs to the scheme; none outside PPN (PER-11/PJ/2025).
    pub const fn faktur_code(self) -> Option<&'static str> {
        match self.scheme {
            TaxScheme::Simple => None,
            TaxScheme::PpnNilaiLain => Some("04"),
            TaxScheme::PpnFull => Some("01"),
        }
    }

    /// Tax added on top of a price.
    ///
    /// # Errors
    /// `tax.rate_out_of_range`, `money.out_of_range`.
    pub fn on_top(self, price: Money) -> Result<Money, Refusal> {
        Ok(self.lines(price, false)?.tax_whole)
    }

    /// Tax inside an amount that holds it already: amount × rate ÷ (1 + rate) (DOMAIN §6.6).
    ///
    /// # Errors
    /// `tax.rate_out_of_range`, `money.out_of_range`.
    pub fn inside(self, total: Money) -> Result<Money, Refusal> {
        Ok(self.lines(total, true)?.tax_whole)
    }

    /// The lines of an amount: a price before tax, or one that includes it.
    ///
    /// # Errors
    /// `tax.rate_out_of_range`, `money.out_of_range`.
    pub fn lines(self, amount: Money, includes_tax: bool) -> Result<TaxLines, Refusal> {
        let rate = self.rate.check()?.value();
        let given = amount.major();
        let overflow = || Refusal::new("money.out_of_range");
        let effective = rate.checked_mul(self.share()).ok_or_else(overflow)?;
        let price =
            if includes_tax { given.checked_div(Decimal::ONE + effective).ok_or_else(overflow)? } else { given };
        let base = two(two(price).checked_mul(self.share()).ok_or_else(overflow)?);
        let (exact, tax) = if includes_tax {
            // As on the way forward: the exact tax under the simple rate, one of two decimals under PPN.
            let tax = two(given) - two(price);
            (if self.scheme == TaxScheme::Simple { given - price } else { tax }, tax)
        } else {
            // A single rounding under the simple rate, a base of two decimals under PPN.
            let base = if self.scheme == TaxScheme::Simple { price } else { base };
            let exact = base.checked_mul(rate).ok_or_else(overflow)?;
            (if self.scheme == TaxScheme::Simple { exact } else { two(exact) }, two(exact))
        };
        let price = two(price);
        Ok(TaxLines { price, base, tax, total: price + tax, tax_whole: self.whole(exact, amount.currency())? })
    }

    /// The part of the price that is taxed: all of it, or 11/12.
    fn share(self) -> Decimal {
        match self.scheme {
            TaxScheme::Simple | TaxScheme::PpnFull => Decimal::ONE,
            TaxScheme::PpnNilaiLain => Decimal::from(11) / Decimal::from(12),
        }
    }

    fn whole(self, tax: Decimal, currency: Currency) -> Result<Money, Refusal> {
        match self.rounding {
            TaxRounding::HalfUp => Money::round(tax, currency),
            TaxRounding::Down => {
                Money::round(tax.round_dp_with_strategy(currency.exponent(), RoundingStrategy::ToZero), currency)
            }
        }
    }
}

/// PPh 23 that an Indonesian payer withholds: 2 % of the price before PPN for consulting services (LOCALISATION §2), two decimals.
///
/// # Errors
/// `money.out_of_range`.
pub fn withholding(price: Decimal, rate: TaxRate) -> Result<Decimal, Refusal> {
    price.checked_mul(rate.check()?.value()).map(two).ok_or_else(|| Refusal::new("money.out_of_range"))
}

fn two(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}
