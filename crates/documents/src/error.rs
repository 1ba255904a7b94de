//! Why a paper cannot be printed: stable codes with parameters, never sentences.

use std::collections::BTreeMap;

use thiserror::Error;

/// A refusal to print. `Display` is the stable code; [`PaperError::params`] carries what a message needs.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PaperError {
    /// The paper has no lines.
    #[error("document.no_lines")]
    NoLines,
    /// A price or line total is zero or negative (DOMAIN §6.4: no free items).
    #[error("document.price_zero")]
    PriceZero {
        /// Line number as printed, from 1.
        line: usize,
    },
    /// A quantity is zero or negative.
    #[error("document.quantity_zero")]
    QuantityZero {
        /// Line number as printed, from 1.
        line: usize,
    },
    /// A text that must be there is empty.
    #[error("document.text_missing")]
    TextMissing {
        /// Path of the field, for example `customer.name` or `lines.2.name`.
        field: String,
    },
    /// A text is longer than its place on paper allows.
    #[error("document.too_long")]
    TooLong {
        /// Path of the field.
        field: String,
        /// Most characters accepted there.
        max: usize,
    },
    /// More lines, instalments, accounts or terms than one paper takes.
    #[error("document.too_many")]
    TooMany {
        /// Path of the list.
        field: String,
        /// Most entries accepted there.
        max: usize,
    },
    /// Characters that no embedded font can draw.
    #[error("document.missing_glyph")]
    MissingGlyph {
        /// The characters, each once, in code point order.
        characters: String,
        /// The same as `U+XXXX`, comma separated, for characters that cannot be seen.
        code_points: String,
    },
    /// An amount is in another currency than its place demands.
    #[error("document.currency_mismatch")]
    CurrencyMismatch {
        /// Path of the field.
        field: String,
    },
    /// Amounts that must add up do not: line totals, gross − discount, or instalments against the total.
    #[error("document.total_mismatch")]
    TotalMismatch {
        /// Path of the sum that is wrong.
        field: String,
    },
    /// A second currency without the exchange rate it was made with.
    #[error("document.rate_missing")]
    RateMissing,
    /// A final paper without a number.
    #[error("document.number_missing")]
    NumberMissing,
    /// A draft or waiting paper that carries a number.
    #[error("document.number_not_final")]
    NumberNotFinal,
    /// A template or label file of this build is wrong; tests make this impossible in a release.
    #[error("document.template_broken")]
    TemplateBroken {
        /// What is wrong, for the log.
        detail: String,
    },
    /// The PDF writer failed or warned.
    #[error("document.write_failed")]
    WriteFailed {
        /// What the writer said, for the log.
        detail: String,
    },
}

impl PaperError {
    /// The stable code, for example `document.missing_glyph`.
    pub fn code(&self) -> String {
        self.to_string()
    }

    /// Parameters for the message of this code.
    pub fn params(&self) -> BTreeMap<&'static str, String> {
        let mut params = BTreeMap::new();
        match self {
            Self::NoLines | Self::RateMissing | Self::NumberMissing | Self::NumberNotFinal => {}
            Self::PriceZero { line } | Self::QuantityZero { line } => {
                params.insert("line", line.to_string());
            }
            Self::TextMissing { field } | Self::CurrencyMismatch { field } | Self::TotalMismatch { field } => {
                params.insert("field", field.clone());
            }
            Self::TooLong { field, max } | Self::TooMany { field, max } => {
                params.insert("field", field.clone());
                params.insert("max", max.to_string());
            }
            Self::MissingGlyph { characters, code_points } => {
                params.insert("characters", characters.clone());
                params.insert("code_points", code_points.clone());
            }
            Self::TemplateBroken { detail } | Self::WriteFailed { detail } => {
                params.insert("detail", detail.clone());
            }
        }
        params
    }
}
