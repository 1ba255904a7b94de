//! What a person typed into the search field, as a question to either engine.

use bantu_domain::lead::LEGAL_FORMS;

use crate::search::words::{Word, split, syllables};

/// Words that must all be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    terms: Vec<Term>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    /// Words that follow each other.
    phrase: Vec<String>,
    /// Whether the last word may go on.
    prefix: bool,
}

/// Terms looked at; the rest of a pasted letter is left aside.
const MAX_TERMS: usize = 12;

impl Question {
    /// Reads what was typed; `None` when there is nothing to look for.
    pub fn of(typed: &str) -> Option<Self> {
        let terms: Vec<Term> = typed
            .split_whitespace()
            .filter_map(|chunk| {
                let words: Vec<Word> = split(chunk);
                // One letter alone would be the beginning of everything.
                let prefix = words.last().is_some_and(|w| !w.cjk && (words.len() > 1 || w.text.len() > 1));
                if words.is_empty() {
                    return None;
                }
                Some(Term { phrase: words.into_iter().map(|w| w.text).collect(), prefix })
            })
            .take(MAX_TERMS)
            .collect();
        if terms.is_empty() { None } else { Some(Self { terms }) }
    }

    /// The words of a name that tell it from others: without the legal form of the company. `None` when nothing is left.
    pub fn of_name(name: &str) -> Option<Self> {
        let mut words = split(name);
        for form in LEGAL_FORMS {
            let form: Vec<Word> = split(form);
            while let Some(at) = words.windows(form.len()).position(|w| *w == form[..]) {
                words.drain(at..at + form.len());
            }
        }
        // One character of a name that is being typed finds half of all names.
        let letters: usize = words.iter().map(|w| w.text.chars().count()).sum();
        if letters < 2 {
            return None;
        }
        Some(Self {
            terms: vec![Term {
                prefix: words.last().is_some_and(|w| !w.cjk),
                phrase: words.into_iter().map(|w| w.text).collect(),
            }],
        })
    }

    /// As an FTS5 expression over the kinds (words of this crate, never typed).
    pub(crate) fn fts5(&self, kinds: &[String]) -> String {
        let mut parts =
            vec![format!("kind : ({})", kinds.iter().map(|k| format!("\"{k}\"")).collect::<Vec<_>>().join(" OR "))];
        for term in &self.terms {
            // Words are letters and digits only, so nothing can end the quotes.
            let body = format!("body : \"{}\"{}", term.phrase.join(" "), if term.prefix { " *" } else { "" });
            let Some(letters) = term.letters() else {
                parts.push(body);
                continue;
            };
            let mut ways = vec![body, format!("initials : \"{letters}\" *")];
            ways.extend(syllables(letters).iter().map(|syllables| format!("pinyin : \"{}\" *", syllables.join(" "))));
            parts.push(format!("({})", ways.join(" OR ")));
        }
        parts.join(" AND ")
    }

    /// As a tsquery.
    pub(crate) fn tsquery(&self) -> String {
        let terms = self.terms.iter().map(|term| {
            let mut ways = vec![follow(&term.phrase, term.prefix)];
            ways.extend(
                term.letters()
                    .map(syllables)
                    .iter()
                    .flatten()
                    .filter(|s| s.len() > 1)
                    .map(|syllables| follow(syllables, true)),
            );
            format!("({})", ways.join(" | "))
        });
        terms.collect::<Vec<_>>().join(" & ")
    }
}

impl Term {
    /// The letters of a term that may be pinyin or initials; none for Chinese, numbers and phrases.
    fn letters(&self) -> Option<&str> {
        match self.phrase.as_slice() {
            [word] if self.prefix && word.chars().all(|c| c.is_ascii_lowercase()) => Some(word),
            _ => None,
        }
    }
}

/// Words one after the other.
fn follow(words: &[String], prefix: bool) -> String {
    let last = words.len() - 1;
    let lexeme =
        |(index, word): (usize, &String)| format!("'{word}'{}", if prefix && index == last { ":*" } else { "" });
    words.iter().enumerate().map(lexeme).collect::<Vec<_>>().join(" <-> ")
}

#[cfg(test)]
mod tests {
    use super::Question;

    fn check(typed: &str, fts5: &str, tsquery: &str) {
        let question = Question::of(typed).expect("something to look for");
        assert_eq!(question.fts5(&["customers".to_owned()]), format!("kind : (\"customers\") AND {fts5}"), "{typed}");
        assert_eq!(question.tsquery(), tsquery, "{typed}");
    }

    #[test]
    fn typed_text_becomes_a_question() {
        check("发票", "body : \"发 票\"", "('发' <-> '票')");
        check("12040", "body : \"12040\" *", "('12040':*)");
        check("chen", "(body : \"chen\" * OR initials : \"chen\" * OR pinyin : \"chen\" *)", "('chen':*)");
        check(
            "keji",
            "(body : \"keji\" * OR initials : \"keji\" * OR pinyin : \"ke ji\" *)",
            "('keji':* | 'ke' <-> 'ji':*)",
        );
        check("bjkj", "(body : \"bjkj\" * OR initials : \"bjkj\" *)", "('bjkj':*)");
        check("x", "body : \"x\"", "('x')");
        check("K1-01 北京", "body : \"k1 01\" * AND body : \"北 京\"", "('k1' <-> '01':*) & ('北' <-> '京')");
        check("C312签证", "body : \"c312 签 证\"", "('c312' <-> '签' <-> '证')");
        check(
            "\") QUO *",
            "(body : \"quo\" * OR initials : \"quo\" * OR pinyin : \"qu o\" *)",
            "('quo':* | 'qu' <-> 'o':*)",
        );
    }

    #[test]
    fn names_are_compared_without_their_legal_form() {
        let phrase = |name: &str| Question::of_name(name).map(|q| q.tsquery());
        assert_eq!(phrase("北京科技有限公司"), phrase("北京科技"));
        assert_eq!(phrase("PT. Nusantara Jaya, Tbk"), Some("('nusantara' <-> 'jaya':*)".to_owned()));
        assert_eq!(phrase("有限公司"), None);
        assert_eq!(phrase("北"), None);
    }

    #[test]
    fn nothing_typed_is_no_question() {
        for typed in ["", "  ", "\"-*'"] {
            assert_eq!(Question::of(typed), None, "{typed}");
        }
    }
}
