//! Every reason a quotation is refused for before it is printed, with its stable code and parameters.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;

use bantu_documents::{InstalmentKind, Language, PaperError, PaperState, QuotationPaper, Wording, check, render};
use bantu_domain::money::{Percent, Quantity};
use papers::{cny, idr, long, story};
use proptest::prelude::{ProptestConfig, any, proptest};

fn refused(change: impl FnOnce(&mut QuotationPaper)) -> PaperError {
    let mut paper = story(Language::ZhId);
    change(&mut paper);
    let refusal = check(&paper).expect_err("this paper must be refused");
    assert_eq!(render(&paper), Err(refusal.clone()), "rendering refuses for the same reason");
    refusal
}

fn code(change: impl FnOnce(&mut QuotationPaper)) -> (String, Vec<(&'static str, String)>) {
    let refusal = refused(change);
    (refusal.code(), refusal.params().into_iter().collect())
}

fn field(code: &str, name: &str) -> (String, Vec<(&'static str, String)>) {
    (code.to_owned(), vec![("field", name.to_owned())])
}

#[test]
fn papers_of_every_language_pass() {
    for language in Language::ALL {
        assert_eq!(check(&story(language)), Ok(()), "{}", language.code());
        assert_eq!(check(&long(language)), Ok(()), "{}", language.code());
    }
}

#[test]
fn no_lines() {
    assert_eq!(code(|p| p.lines.clear()), ("document.no_lines".to_owned(), vec![]));
}

#[test]
fn free_or_negative_prices() {
    for price in [0, -1] {
        assert_eq!(refused(|p| p.lines[1].unit_net = idr(price)), PaperError::PriceZero { line: 2 });
        assert_eq!(refused(|p| p.lines[0].unit_list = idr(price)), PaperError::PriceZero { line: 1 });
        assert_eq!(refused(|p| p.lines[2].total = idr(price)), PaperError::PriceZero { line: 3 });
    }
    assert_eq!(
        code(|p| p.lines[0].quantity = Quantity::from_scaled(0)),
        ("document.quantity_zero".to_owned(), vec![("line", "1".to_owned())])
    );
}

#[test]
fn characters_without_glyph_are_named() {
    let refusal = refused(|p| p.lines[0].name = "服务 \u{1F600} \u{639}\u{631}\u{628}\u{64A}".to_owned());
    assert_eq!(refusal.code(), "document.missing_glyph");
    assert_eq!(refusal.params()["characters"], "\u{628}\u{631}\u{639}\u{64A}\u{1F600}");
    assert_eq!(refusal.params()["code_points"], "U+0628,U+0631,U+0639,U+064A,U+1F600");
    for (change, character) in [("customer", '\u{E000}'), ("notes", 'ก'), ("title", 'अ'), ("terms", '\u{7}')] {
        let text = format!("文字{character}");
        let refusal = refused(|p| match change {
            "customer" => p.customer.name = text,
            "notes" => p.notes = Some(text),
            "title" => p.title = Some(text),
            _ => p.terms = vec![Wording { text, second: None }],
        });
        assert_eq!(refusal.params()["characters"], character.to_string(), "{change}");
    }
}

#[test]
fn rare_names_and_odd_input_pass() {
    for name in [
        "堃喆昇骉祎玥赟䶮㛃",
        "Łódź Çelik Škoda",
        "Jose\u{301}",
        "⼀⽇",
        "a\u{200B}b\u{FEFF}",
        "Иван Ωμέγα",
        "（全角）ＡＢＣ１２３",
    ] {
        let mut paper = story(Language::ZhEn);
        paper.customer.contact = Some(name.to_owned());
        assert_eq!(check(&paper), Ok(()), "{name}");
    }
}

#[test]
fn characters_without_a_mark_leave_neither_trace_nor_gap() {
    let plain = |name: &str| {
        let mut paper = story(Language::ZhEn);
        paper.customer.name = name.to_owned();
        paper
    };
    let expected = render(&plain("北京PT科技")).expect("a page");
    for invisible in [
        '\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202E}', '\u{2060}',
        '\u{2066}', '\u{2069}', '\u{206F}', '\u{FE00}', '\u{FE0F}', '\u{FEFF}',
    ] {
        let name = format!("{invisible}北{invisible}京P{invisible}T{invisible}{invisible}科技{invisible}");
        assert_eq!(check(&plain(&name)), Ok(()), "U+{:04X}", u32::from(invisible));
        let same = render(&plain(&name)).expect("a page") == expected;
        assert!(same, "U+{:04X} leaves the same bytes, the title of the file among them", u32::from(invisible));
        let nothing = refused(|p| p.customer.name = format!("{invisible} {invisible}"));
        assert_eq!(nothing, PaperError::TextMissing { field: "customer.name".to_owned() });
    }
    // A space that shows is none of them, and what a joiner would have joined is named.
    assert!(render(&plain("北京 PT科技")).expect("a page") != expected);
    let family = refused(|p| p.customer.name = "王\u{1F468}\u{200D}\u{1F469}".to_owned());
    assert_eq!(family.params()["code_points"], "U+1F468,U+1F469");
}

#[test]
fn texts_missing_or_too_long() {
    assert_eq!(code(|p| p.customer.name = "  ".to_owned()), field("document.text_missing", "customer.name"));
    assert_eq!(code(|p| p.lines[2].name.clear()), field("document.text_missing", "lines.2.name"));
    assert_eq!(code(|p| p.accounts[1].number.clear()), field("document.text_missing", "accounts.1.number"));
    assert_eq!(
        refused(|p| p.lines[0].name = "长".repeat(256)),
        PaperError::TooLong { field: "lines.0.name".to_owned(), max: 255 }
    );
    assert_eq!(
        refused(|p| p.notes = Some("长".repeat(10_001))),
        PaperError::TooLong { field: "notes".to_owned(), max: 10_000 }
    );
    assert_eq!(
        refused(|p| p.lines = vec![p.lines[0].clone(); 501]),
        PaperError::TooMany { field: "lines".to_owned(), max: 500 }
    );
    let mut longest = story(Language::Zh);
    longest.lines[0].name = "长".repeat(255);
    longest.customer.address = Some("W".repeat(500));
    assert_eq!(check(&longest), Ok(()), "the longest accepted texts still fit");
}

#[test]
fn sums_and_currencies_must_agree() {
    assert_eq!(code(|p| p.total = idr(37_050_001)), field("document.total_mismatch", "total"));
    assert_eq!(code(|p| p.discount = idr(1)), field("document.total_mismatch", "discount"));
    assert_eq!(code(|p| p.instalments[0].amount = idr(1)), field("document.total_mismatch", "instalments"));
    assert_eq!(code(|p| p.lines[0].total = cny(1)), field("document.currency_mismatch", "lines.0.total"));
    assert_eq!(code(|p| p.total_secondary = Some(idr(5))), field("document.currency_mismatch", "total_secondary"));
    assert_eq!(code(|p| p.rate = None), ("document.rate_missing".to_owned(), vec![]));
    let yuan = |p: &mut QuotationPaper| {
        p.instalments[2].kind = InstalmentKind::Monthly { months: 12, each: cny(5), last: idr(5) }
    };
    assert_eq!(code(yuan), field("document.currency_mismatch", "instalments.2.amount"));
}

#[test]
fn numbers_belong_to_final_papers_only() {
    assert_eq!(refused(|p| p.state = PaperState::Draft), PaperError::NumberNotFinal);
    assert_eq!(refused(|p| p.state = PaperState::AwaitingApproval), PaperError::NumberNotFinal);
    let mut unnumbered = story(Language::Zh);
    unnumbered.number = None;
    assert_eq!(check(&unnumbered), Ok(()), "the check runs before the number is taken");
    assert_eq!(render(&unnumbered), Err(PaperError::NumberMissing));
}

#[test]
fn papers_survive_the_wire() {
    let paper = story(Language::ZhId);
    let text = serde_json::to_string(&paper).expect("a paper is data");
    assert!(text.contains(r#""total":{"amount":"37050000","currency":"IDR"}"#), "{text}");
    assert!(text.contains(r#""total_secondary":{"amount":"18525.00","currency":"CNY"}"#), "{text}");
    assert_eq!(serde_json::from_str::<QuotationPaper>(&text).expect("read back"), paper);
    assert!(
        serde_json::from_str::<QuotationPaper>(&text.replacen("\"version\"", "\"verzion\"", 1)).is_err(),
        "unknown fields are refused"
    );
    assert_eq!(paper.file_name(), "12000-QUO-K1-01_v1.pdf");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever a person pastes, the answer is a file or a coded refusal, never a panic.
    #[test]
    fn any_text_is_printed_or_refused(text in "\\PC{0,120}|[\\u{0}-\\u{2FFFF}]{0,60}", tall in any::<bool>()) {
        let mut paper = story(Language::ZhEn);
        paper.lines[0].description = Some(if tall { text.repeat(8).chars().take(2_000).collect() } else { text.clone() });
        paper.discount_percent = Percent::from_scaled(500);
        match check(&paper) {
            Ok(()) => assert!(render(&paper).is_ok()),
            Err(PaperError::MissingGlyph { characters, .. }) => assert!(!characters.is_empty()),
            Err(other) => panic!("{other:?}"),
        }
    }
}
