//! The template of a paper kind: an ordered list of blocks with their columns and clauses, read from `templates/`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::error::PaperError;
use crate::model::Align;

/// Template of one kind of paper.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Kind of paper, `quotation`.
    pub kind: String,
    /// Raised whenever the look or the standard wording changes.
    pub version: u32,
    /// Label of the title.
    pub title: String,
    /// Watermarks by state.
    pub watermark: Watermarks,
    /// The blocks in order.
    pub blocks: Vec<Part>,
}

/// Label keys of the watermarks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watermarks {
    /// On a draft.
    pub draft: String,
    /// While an approval is awaited.
    pub awaiting_approval: String,
}

/// A block of the quotation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "block", deny_unknown_fields)]
pub enum Part {
    /// Mark, sender, title.
    Masthead,
    /// The two parties.
    Parties,
    /// Number, dates and the like.
    Facts {
        /// Which, in order.
        fields: Vec<FactSlot>,
    },
    /// What the quotation is about.
    Subject,
    /// The services.
    Lines {
        /// Columns, in order.
        columns: Vec<LineColumn>,
    },
    /// Sums, rate and words.
    Totals,
    /// The payment terms.
    Instalments {
        /// Columns, in order.
        columns: Vec<InstalmentColumn>,
    },
    /// Accounts to pay to.
    Accounts,
    /// Terms; the standard ones unless the paper brings its own.
    Terms {
        /// Label keys of the standard terms.
        standard: Vec<String>,
    },
    /// Free remarks.
    Notes,
    /// Places to sign and to seal.
    Signatures,
    /// Empty height.
    Space {
        /// In points.
        points: f32,
    },
}

/// A place of the strip below the parties.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSlot {
    /// What stands in it.
    pub field: Fact,
    /// Its share of the strip's width.
    pub share: f32,
}

/// A fact of the strip below the parties.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Document number.
    Number,
    /// Issue date.
    Date,
    /// Last day of validity.
    ValidUntil,
    /// Version.
    Version,
    /// Primary currency.
    Currency,
}

/// A column of the services.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineColumn {
    /// What stands in it.
    pub field: LineField,
    /// Width in points.
    pub width: f32,
    /// Where its text stands.
    pub align: Align,
}

/// What a column of the services shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineField {
    /// Running number.
    No,
    /// Name, second name, term and description.
    Service,
    /// Quantity.
    Quantity,
    /// Unit price before the discount.
    UnitList,
    /// Discount percent.
    Discount,
    /// Unit price after the discount.
    UnitNet,
    /// Line total.
    Total,
}

/// A column of the instalments.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstalmentColumn {
    /// What stands in it.
    pub field: InstalmentField,
    /// Width in points.
    pub width: f32,
    /// Where its text stands.
    pub align: Align,
}

/// What a column of the instalments shows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstalmentField {
    /// What it is.
    Kind,
    /// When it is due.
    Due,
    /// Share.
    Percent,
    /// Amount in the primary currency.
    Amount,
    /// Amount in the other currency.
    AmountSecondary,
}

/// The quotation's template.
///
/// # Errors
/// `document.template_broken` when the embedded file does not read.
pub fn quotation() -> Result<&'static Template, PaperError> {
    static QUOTATION: LazyLock<Result<Template, String>> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../templates/quotation.json")).map_err(|error| error.to_string())
    });
    QUOTATION.as_ref().map_err(|detail| PaperError::TemplateBroken { detail: detail.clone() })
}
