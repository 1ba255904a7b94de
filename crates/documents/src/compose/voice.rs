//! Speaking one language or two: labels side by side or under each other.

use crate::error::PaperError;
use crate::format::Tongue;
use crate::labels::{fill, label};
use crate::model::{Align, Cell, Ink, Style};
use crate::paper::Language;

/// The languages of a paper.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    /// The leading language.
    pub first: Tongue,
    /// The second one of a bilingual paper.
    pub second: Option<Tongue>,
}

impl Voice {
    /// The languages of a paper.
    pub fn of(language: Language) -> Self {
        let (first, second) = language.tongues();
        Self { first, second }
    }

    /// A text for every language, the leading one first.
    pub fn each(self, mut text: impl FnMut(Tongue) -> Result<String, PaperError>) -> Result<Vec<String>, PaperError> {
        [Some(self.first), self.second].into_iter().flatten().map(&mut text).collect()
    }

    /// A label in every language.
    pub fn texts(self, key: &str) -> Result<Vec<String>, PaperError> {
        self.each(|tongue| label(tongue, key).map(str::to_owned))
    }

    /// A label with values in every language.
    pub fn texts_with(
        self,
        key: &str,
        values: impl Fn(Tongue) -> Vec<(&'static str, String)>,
    ) -> Result<Vec<String>, PaperError> {
        self.each(|tongue| {
            let values = values(tongue);
            let borrowed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            Ok(fill(label(tongue, key)?, &borrowed))
        })
    }

    /// A label on one line: `总额 Total`. A word that both languages share stands once.
    pub fn inline(self, key: &str) -> Result<String, PaperError> {
        let mut texts = self.texts(key)?;
        texts.dedup();
        Ok(texts.join(" "))
    }

    /// A label with values on one line.
    pub fn inline_with(
        self,
        key: &str,
        values: impl Fn(Tongue) -> Vec<(&'static str, String)>,
    ) -> Result<String, PaperError> {
        Ok(self.texts_with(key, values)?.join(" / "))
    }

    /// A column header: the second language smaller, beneath.
    pub fn header(
        self,
        key: &str,
        align: Align,
        values: impl Fn(Tongue) -> Vec<(&'static str, String)>,
    ) -> Result<Cell, PaperError> {
        let first = Style::body(8.0).bold().ink(Ink::White).align(align).leading(1.35);
        let second = Style::body(6.5).ink(Ink::White).align(align).leading(1.35);
        Ok(super::layered(self.texts_with(key, values)?, first, second))
    }
}
