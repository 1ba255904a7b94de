//! The words a paper itself says, one catalogue per language, read from `templates/labels/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::error::PaperError;
use crate::format::Tongue;

type Catalogue = BTreeMap<String, String>;

/// The label of a key in one language.
///
/// # Errors
/// `document.template_broken` when the catalogue lacks it.
pub fn label(tongue: Tongue, key: &str) -> Result<&'static str, PaperError> {
    static CATALOGUES: LazyLock<[Result<Catalogue, String>; 3]> = LazyLock::new(|| {
        [
            include_str!("../templates/labels/zh.json"),
            include_str!("../templates/labels/id.json"),
            include_str!("../templates/labels/en.json"),
        ]
        .map(|text| serde_json::from_str(text).map_err(|error| error.to_string()))
    });
    let catalogue =
        CATALOGUES[tongue as usize].as_ref().map_err(|detail| PaperError::TemplateBroken { detail: detail.clone() })?;
    let missing = || PaperError::TemplateBroken { detail: format!("label {key} missing in {}", tongue.tag()) };
    catalogue.get(key).map(String::as_str).ok_or_else(missing)
}

/// Puts values in the place of `{name}` marks.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::Catalogue;

    /// The `{name}` marks of a label, in alphabetical order.
    fn marks(text: &str) -> Vec<&str> {
        let mut marks: Vec<&str> = text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        marks.sort_unstable();
        marks
    }

    #[test]
    fn the_catalogues_have_the_same_keys_and_marks() {
        let [zh, id, en] = [
            include_str!("../templates/labels/zh.json"),
            include_str!("../templates/labels/id.json"),
            include_str!("../templates/labels/en.json"),
        ]
        .map(|text| serde_json::from_str::<Catalogue>(text).expect("a catalogue"));
        for other in [&id, &en] {
            assert_eq!(zh.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
            for (key, text) in &zh {
                assert_eq!(marks(text), marks(&other[key]), "{key}");
                assert!(!other[key].trim().is_empty(), "{key}");
            }
        }
    }
}
