//! Stamp duty (bea meterai): which papers need an e-Meterai (UU 10/2020 art. 3 and 5, LOCALISATION §2).

use crate::paper::Jurisdiction;

/// The duty in whole rupiah, one per document (UU 10/2020 art. 5).
pub const DUTY: i64 = 10_000;

/// A paper that states receipt of money is free up to this sum in whole rupiah, and due above it (UU 10/2020 art. 3 (2) g).
pub const FREE_UP_TO: i64 = 5_000_000;

/// What a paper is to the law of stamp duty. Sums are whole rupiah; another currency is converted before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// An offer: no agreement until it is accepted.
    Quotation,
    /// An agreement of a civil nature, whatever its amount.
    Contract,
    /// Asks for money and says nothing about receipt.
    Demand,
    /// States that money was received, or that a debt is settled: a receipt, or an invoice marked as paid.
    Acknowledgement {
        /// The sum stated.
        rupiah: i64,
    },
    /// Lists what was asked and paid, for comparison only.
    Statement,
}

/// Whether the paper needs an e-Meterai. Only Indonesian law knows it: a Chinese company's paper needs none.
pub const fn is_due(jurisdiction: Jurisdiction, deed: Deed) -> bool {
    match (jurisdiction, deed) {
        (Jurisdiction::Elsewhere, _) | (_, Deed::Quotation | Deed::Demand | Deed::Statement) => false,
        (Jurisdiction::Indonesia, Deed::Contract) => true,
        (Jurisdiction::Indonesia, Deed::Acknowledgement { rupiah }) => rupiah > FREE_UP_TO,
    }
}
