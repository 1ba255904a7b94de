//! The template of a paper kind: an ordered list of its blocks with their columns and clauses, read from `templates/`.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::PaperError;
use crate::model::Align;

/// Template of one kind of paper, whose blocks are `P`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template<P> {
    /// Kind of paper, for example `quotation`.
    pub kind: String,
    /// Raised whenever the look or the standard wording changes.
    pub version: u32,
    /// Label of the title.
    pub title: String,
    /// The blocks in order.
    pub blocks: Vec<P>,
}

impl<P> Template<P> {
    /// Kind and version: `quotation/1`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.kind, self.version)
    }
}

/// A place of the strip below the parties.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot<F> {
    /// What stands in it.
    pub field: F,
    /// Its share of the strip's width.
    pub share: f32,
}

/// A column of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableColumn<F> {
    /// What stands in it.
    pub field: F,
    /// Width in points.
    pub width: f32,
    /// Where its text stands.
    pub align: Align,
}

/// A template embedded in the program, read when it is first used.
pub type Embedded<P> = LazyLock<Result<Template<P>, String>>;

/// Reads a template file.
pub fn read<P: DeserializeOwned>(text: &str) -> Result<Template<P>, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// The template that was read.
///
/// # Errors
/// `document.template_broken` when the embedded file does not read.
pub fn of<P>(embedded: &'static Embedded<P>) -> Result<&'static Template<P>, PaperError> {
    embedded.as_ref().map_err(|detail| PaperError::TemplateBroken { detail: detail.clone() })
}
