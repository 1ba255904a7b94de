//! The customer's page itself: one small document with its own script and style, in the language of the link.

use std::sync::LazyLock;

use axum::body::Body;
use axum::http::header::{self, HeaderValue};
use axum::http::{Response as HttpResponse, StatusCode};
use axum::response::{IntoResponse as _, Response};
use bantu_app::AppError;
use serde_json::{Map, Value};

use super::keep_out;
use crate::http::{add_waiting, status_of};
use crate::texts::{Language, text};

const DOCUMENT: &str = include_str!("page.html");
const CLOSED: &str = include_str!("closed.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Nothing but its own script, style and the office; no form that goes anywhere.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Marks an answer that is a page although it is an error.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IsPage;

type Texts = LazyLock<Value>;

macro_rules! texts {
    ($language:literal) => {
        LazyLock::new(|| {
            assemble(
                include_str!(concat!("../../../../ui/src/locales/", $language, "/temporary_link.json")),
                include_str!(concat!("../../../../ui/src/locales/", $language, "/material.json")),
                include_str!(concat!("../../../../ui/src/locales/", $language, "/errors.json")),
            )
        })
    };
}

static ZH: Texts = texts!("zh");
static ID: Texts = texts!("id");
static EN: Texts = texts!("en");

/// Families of errors that a page may show.
const ERRORS: &[&str] = &[
    "args",
    "body",
    "date",
    "field",
    "file",
    "internal",
    "material",
    "opportunity",
    "path",
    "record",
    "request",
    "server",
    "storage",
    "temporary_link",
];

fn assemble(own: &str, material: &str, errors: &str) -> Value {
    let read = |json: &str| serde_json::from_str::<Value>(json).unwrap_or_default();
    let (mut own, material, errors) = (read(own), read(material), read(errors));
    let mut page = own["page"].take();
    for name in ["ask", "kind", "finding", "finding_file", "applicant"] {
        page[name] = material[name].clone();
    }
    let known = ERRORS.iter().filter_map(|family| Some(((*family).to_owned(), errors.get(family)?.clone())));
    page["errors"] = Value::Object(known.collect::<Map<_, _>>());
    page
}

fn texts(language: Language) -> &'static Value {
    match language {
        Language::Zh => &ZH,
        Language::Id => &ID,
        Language::En => &EN,
    }
}

/// The language as the document says it.
const fn tag(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh-CN",
        Language::Id => "id",
        Language::En => "en",
    }
}

/// The page of an open link. It holds no name and no paper: its script asks for them.
pub(super) fn open(language: Language) -> Response {
    let texts = texts(language);
    // A text within a document must not end it.
    let data = texts.to_string().replace('<', "\\u003c");
    let word = |name: &str| escaped(texts[name].as_str().unwrap_or_default());
    let body = DOCUMENT
        .replace("{lang}", tag(language))
        .replace("{title}", &word("title"))
        .replace("{loading}", &word("loading"))
        .replace("{noscript}", &word("noscript"))
        .replace("{texts}", &data);
    document(StatusCode::OK, body)
}

/// The page of a link that opens nothing, or of somebody who asks too often.
pub(super) fn closed(error: &AppError, language: Language) -> Response {
    let texts = texts(language);
    let word = |name: &str| texts[name].as_str().unwrap_or_default().to_owned();
    let (title, explained) = match error.code.as_str() {
        "record.not_found" => (word("closed_title"), word("closed_text")),
        code => (text(code, &error.params, language), word("try_later")),
    };
    let body = CLOSED
        .replace("{lang}", tag(language))
        .replace("{title}", &escaped(&title))
        .replace("{text}", &escaped(&explained));
    let mut answer = document(status_of(error), body);
    add_waiting(&mut answer, error);
    answer.extensions_mut().insert(IsPage);
    answer
}

fn document(status: StatusCode, body: String) -> Response {
    let mut answer = served(body, "text/html; charset=utf-8");
    *answer.status_mut() = status;
    answer
}

fn served(body: impl Into<Body>, media_type: &'static str) -> Response {
    let mut answer = HttpResponse::new(body.into()).into_response();
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    hide(&mut answer);
    answer
}

/// Keeps an answer out of caches and lists, and lets it load nothing from elsewhere.
pub(super) fn hide(answer: &mut Response) {
    keep_out(answer.headers_mut());
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
}

pub(super) async fn style() -> Response {
    served(STYLE, "text/css; charset=utf-8")
}

pub(super) async fn script() -> Response {
    served(SCRIPT, "text/javascript; charset=utf-8")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Every key that the script names.
    fn keys() -> Vec<&'static str> {
        SCRIPT.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn every_word_of_the_page_stands_in_three_languages() {
        assert!(keys().len() > 25, "{:?}", keys());
        for language in [Language::Zh, Language::Id, Language::En] {
            let texts = texts(language);
            for key in keys() {
                let found = key.split('.').try_fold(texts, |level, part| level.get(part));
                assert!(found.and_then(Value::as_str).is_some_and(|text| !text.is_empty()), "{key} in {language:?}");
            }
            assert!(ERRORS.iter().all(|family| texts["errors"][*family].is_object()), "{language:?}");
        }
    }

    #[test]
    fn a_text_cannot_end_the_document() {
        assert_eq!(escaped("<b title=\"&\">"), "&lt;b title=&quot;&amp;&quot;&gt;");
        let hostile = json!({ "a": "</script><script>" }).to_string().replace('<', "\\u003c");
        assert!(!hostile.contains('<'));
        assert_eq!(serde_json::from_str::<Value>(&hostile).unwrap()["a"], "</script><script>");
    }
}
