//! Texts of codes for people who read REST answers: the same catalogues as the screens, taken in at build time.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

/// A language of the catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Language {
    /// 中文, the default of the office.
    #[default]
    Zh,
    /// Bahasa Indonesia.
    Id,
    /// English.
    En,
}

impl Language {
    /// The codes.
    pub(crate) const CODES: &'static [&'static str] = &["zh", "id", "en"];

    /// The language of a code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        match code {
            "zh" => Some(Self::Zh),
            "id" => Some(Self::Id),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The first known language of an `Accept-Language` header.
    pub(crate) fn accepted(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| {
            let tag = part.split(';').next().unwrap_or_default().trim();
            Self::from_code(&tag.split('-').next().unwrap_or_default().to_ascii_lowercase())
        })
    }
}

type Catalogue = LazyLock<Value>;

static GATES_ZH: Catalogue = LazyLock::new(|| read(include_str!("../../../ui/src/locales/zh/gates.json")));
static GATES_ID: Catalogue = LazyLock::new(|| read(include_str!("../../../ui/src/locales/id/gates.json")));
static GATES_EN: Catalogue = LazyLock::new(|| read(include_str!("../../../ui/src/locales/en/gates.json")));

static ZH: Catalogue = LazyLock::new(|| read(include_str!("../../../ui/src/locales/zh/errors.json")));
static ID: Catalogue = LazyLock::new(|| read(include_str!("../../../ui/src/locales/id/errors.json")));
static EN: Catalogue = LazyLock::new(|| read(include_str!("../../../ui/src/locales/en/errors.json")));

fn read(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}

/// The text of a code with its parameters; the code itself where there is no text.
pub(crate) fn text(code: &str, params: &BTreeMap<String, String>, language: Language) -> String {
    let catalogue: &Value = match language {
        Language::Zh => &ZH,
        Language::Id => &ID,
        Language::En => &EN,
    };
    match code.split('.').try_fold(catalogue, |level, part| level.get(part)).and_then(Value::as_str) {
        Some(text) => {
            params.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), value))
        }
        None => code.to_owned(),
    }
}

/// The text of a gate's condition.
pub(crate) fn condition(code: &str, language: Language) -> String {
    let catalogue: &Value = match language {
        Language::Zh => &GATES_ZH,
        Language::Id => &GATES_ID,
        Language::En => &GATES_EN,
    };
    catalogue.get(code).and_then(Value::as_str).unwrap_or(code).to_owned()
}

/// What every good answer says.
pub(crate) const fn done(language: Language) -> &'static str {
    match language {
        Language::Zh => "成功",
        Language::Id => "Berhasil",
        Language::En => "Done",
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, text};

    #[test]
    fn codes_have_texts_in_three_languages_with_their_parameters() {
        let params = [("field".to_owned(), "name".to_owned())].into();
        let texts =
            [Language::Zh, Language::Id, Language::En].map(|language| text("field.required", &params, language));
        assert!(texts.iter().all(|t| t.contains("name") && !t.contains("{{") && t != "field.required"), "{texts:?}");
        assert_eq!(texts.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
        assert_eq!(text("no.such.code", &params, Language::En), "no.such.code");
        assert_eq!(text("field", &params, Language::En), "field");
    }

    #[test]
    fn every_condition_of_a_gate_has_a_text() {
        for code in bantu_domain::gate::ConditionCode::ALL {
            for language in [Language::Zh, Language::Id, Language::En] {
                assert_ne!(super::condition(code.code(), language), code.code(), "{language:?}");
            }
        }
    }

    #[test]
    fn the_first_known_language_wins() {
        for (header, expected) in [
            ("id-ID,id;q=0.9,en;q=0.8", Some(Language::Id)),
            ("fr-FR, zh-CN;q=0.5", Some(Language::Zh)),
            ("EN", Some(Language::En)),
            ("fr, de;q=0.1", None),
            ("", None),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }
}
