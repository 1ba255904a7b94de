//! 税点一致性校验: does a payment agree with its contract? One named finding per rule of DOMAIN §6.6.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{PaymentFields, confirmed_sum};
use crate::contract::Contract;
use crate::contract_entity;
use crate::money::Money;
use crate::order::TOLERANCE_MINOR;
use crate::refusal::{Fault, Refusal};
use crate::text_enum;
use crate::tx::Cx;

text_enum! {
    /// The five rules.
    pub enum FindingCode {
        /// 1. The entity paid is not the one that signed: refused.
        EntityMismatch = "payment.entity_mismatch",
        /// 2. The currency is not the contract's: refused.
        CurrencyMismatch = "payment.currency_mismatch",
        /// 3. The entity's rate changed since the contract was sent: warned, the frozen rate counts.
        TaxRateChanged = "payment.tax_rate_changed",
        /// 4. The tax named is not the tax inside the amount: refused.
        TaxMismatch = "payment.tax_mismatch",
        /// 5. More came in than the contract asks: marked, finance decides.
        Overpaid = "payment.overpaid",
    }
}

impl FindingCode {
    /// Whether the payment is refused for it.
    pub const fn blocks(self) -> bool {
        matches!(self, Self::EntityMismatch | Self::CurrencyMismatch | Self::TaxMismatch)
    }
}

/// One finding with the two values that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// Which rule.
    pub code: FindingCode,
    /// Whether the payment is refused for it.
    pub blocks: bool,
    /// What the payment says; an amount with its currency, `IDR 15675000`.
    pub found: String,
    /// What the contract says.
    pub expected: String,
}

impl Finding {
    fn new(code: FindingCode, found: impl ToString, expected: impl ToString) -> Self {
        Self { code, blocks: code.blocks(), found: found.to_string(), expected: expected.to_string() }
    }
}

/// Compares a payment with its contract. `tax`: the tax the reporter named, where he named one.
///
/// # Errors
/// `money.out_of_range`; storage failure.
pub fn findings(fields: &PaymentFields, contract: &Contract, cx: &mut Cx<'_>) -> Result<Vec<Finding>, Fault> {
    let mut found = Vec::new();
    if fields.entity_id != contract.terms.entity_id {
        found.push(Finding::new(FindingCode::EntityMismatch, fields.entity_id, contract.terms.entity_id));
    }
    if fields.currency != contract.currency {
        found.push(Finding::new(FindingCode::CurrencyMismatch, fields.currency.code(), contract.currency.code()));
        return Ok(found);
    }
    let today = crate::setting::business_date(cx)?;
    let present = contract_entity::tax_on(contract.terms.entity_id, today, cx)?;
    if (present.scheme, present.rate) != (contract.tax_scheme, contract.tax_rate_e4) {
        found.push(Finding::new(FindingCode::TaxRateChanged, present.rate, contract.tax_rate_e4));
    }
    let settled =
        Money::new(fields.amount_minor, fields.currency).plus(Money::new(fields.withheld_minor, fields.currency))?;
    if let Some(named) = fields.tax_amount_minor {
        let inside = contract.tax_policy().inside(settled)?;
        if (named - inside.minor()).abs() > TOLERANCE_MINOR {
            found.push(Finding::new(
                FindingCode::TaxMismatch,
                Money::new(named, fields.currency).coded(),
                inside.coded(),
            ));
        }
    }
    let after = confirmed_sum(contract.id, contract.currency, cx)?.plus(settled)?;
    if after.minor() > contract.total_minor + TOLERANCE_MINOR {
        found.push(Finding::new(FindingCode::Overpaid, after.coded(), contract.total().coded()));
    }
    Ok(found)
}

/// Refuses a payment for the first finding that blocks.
pub(super) fn refuse(findings: &[Finding]) -> Result<(), Refusal> {
    let Some(finding) = findings.iter().find(|f| f.blocks) else { return Ok(()) };
    let refusal = match finding.code {
        FindingCode::EntityMismatch => Refusal::new("payment.entity_mismatch"),
        FindingCode::CurrencyMismatch => Refusal::new("payment.currency_mismatch"),
        FindingCode::TaxMismatch => Refusal::new("payment.tax_mismatch"),
        FindingCode::TaxRateChanged => Refusal::new("payment.tax_rate_changed"),
        FindingCode::Overpaid => Refusal::new("payment.overpaid"),
    };
    Err(refusal.with("found", &finding.found).with("expected", &finding.expected))
}
