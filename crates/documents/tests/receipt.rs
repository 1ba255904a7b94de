//! The receipt on paper: figures and words, withheld tax with its certificate, the e-Meterai, refusals.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use bantu_documents::meterai::{Deed, FREE_UP_TO, is_due};
use bantu_documents::{Jurisdiction, Language, PaperError, ReceiptPaper, check, render};
use bantu_domain::payment::PaymentMethod;
use papers::receipt::story;
use papers::{cny, idr};
use tools::{Pdf, squeezed};

fn text(paper: &ReceiptPaper) -> String {
    Pdf::new(&render(paper).expect("a printable paper")).text()
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(&squeezed(part)), "{part} not in {text}");
    }
}

#[test]
fn it_says_from_whom_how_much_and_for_what() {
    for (language, parts) in [
        (
            Language::Zh,
            ["收款收据", "付款方", "人民币柒仟玖佰壹拾伍元捌角捌分", "银行转账", "¥7,915.88", "2026年11月23日"],
        ),
        (
            Language::Id,
            [
                "Kuitansi",
                "Telah terima dari",
                "tujuh belas juta delapan puluh lima ribu tujuh ratus lima puluh rupiah",
                "Transfer bank",
                "Rp17.085.750,00",
                "23 November 2026",
            ],
        ),
        (
            Language::En,
            [
                "Receipt",
                "Received from",
                "Seventeen million eighty-five thousand seven hundred fifty rupiah",
                "Bank transfer",
                "Rp17.085.750,00",
                "23 November 2026",
            ],
        ),
        (
            Language::ZhId,
            [
                "收款收据",
                "付款方 Telah terima dari",
                "印尼盾壹仟柒佰零捌万伍仟柒佰伍拾整",
                "银行转账 Transfer bank",
                "PPh 23 dipotong (2%)",
                "预扣所得税 PPh 23（2%）",
            ],
        ),
        (
            Language::ZhEn,
            [
                "Receipt",
                "付款方 Received from",
                "印尼盾壹仟柒佰零捌万伍仟柒佰伍拾整",
                "Rp17.399.250,00",
                "-Rp313.500,00",
                "FT26112300012345",
            ],
        ),
    ] {
        let paper = story(language);
        let text = text(&paper);
        holds(&text, &parts);
        holds(&text, &[&paper.payer.name, &paper.receiver.name, &paper.purpose.text]);
        holds(&text, &["12000-PAY-K1-01", "12000-CON-K1-01", "12000-INV-K1-01", "FT26112300012345"]);
    }
}

#[test]
fn the_certificate_is_awaited_until_it_came() {
    let mut paper = story(Language::ZhId);
    holds(&text(&paper), &["Nomor bukti potong PPh 23", "待收 / menunggu"]);
    paper.withheld.as_mut().expect("withheld tax").certificate = Some("BP-2026-000123".to_owned());
    let known = text(&paper);
    holds(&known, &["BP-2026-000123"]);
    assert!(!known.contains("menunggu"), "{known}");
    (paper.withheld, paper.received) = (None, paper.settled);
    let whole = text(&paper);
    assert!(!whole.contains("PPh23") && !whole.contains("结清金额"), "{whole}");
}

#[test]
fn every_method_has_a_name() {
    for (method, name) in [
        (PaymentMethod::BankTransfer, "Bank transfer"),
        (PaymentMethod::Wechat, "WeChat Pay"),
        (PaymentMethod::Alipay, "Alipay"),
        (PaymentMethod::Cash, "Cash"),
        (PaymentMethod::Other, "Other"),
    ] {
        let mut paper = story(Language::En);
        paper.method = method;
        holds(&text(&paper), &[name]);
    }
}

#[test]
fn it_fits_one_page() {
    for language in Language::ALL {
        assert_eq!(Pdf::new(&render(&story(language)).expect("a printable paper")).pages(), 1, "{}", language.code());
    }
}

/// LOCALISATION §2, e-Meterai vectors.
#[test]
fn meterai_vectors() {
    let acknowledged = |rupiah| Deed::Acknowledgement { rupiah };
    for (deed, due) in [
        (Deed::Contract, true),
        (acknowledged(FREE_UP_TO), false),
        (acknowledged(5_000_000), false),
        (acknowledged(5_000_001), true),
        (acknowledged(52_725_000), true),
        (acknowledged(0), false),
        (Deed::Quotation, false),
        (Deed::Demand, false),
        (Deed::Statement, false),
    ] {
        assert_eq!(is_due(Jurisdiction::Indonesia, deed), due, "{deed:?}");
        assert!(!is_due(Jurisdiction::Elsewhere, deed), "{deed:?} elsewhere");
    }
}

#[test]
fn the_box_appears_above_five_million() {
    for (received, due) in [(5_000_000, false), (5_000_001, true)] {
        let mut paper = story(Language::ZhId);
        (paper.received, paper.settled, paper.withheld) = (idr(received), idr(received), None);
        assert_eq!(text(&paper).contains("e-MeteraiRp10.000"), due, "{received}");
        paper.jurisdiction = Jurisdiction::Elsewhere;
        assert!(!text(&paper).contains("e-Meterai"), "{received}");
    }
    let mut yuan = story(Language::Zh);
    yuan.jurisdiction = Jurisdiction::Indonesia;
    assert_eq!(check(&yuan), Err(PaperError::RateMissing), "the law counts in rupiah");
    yuan.rupiah = Some(idr(15_831_760));
    assert!(text(&yuan).contains("此处加盖电子印花"));
    yuan.rupiah = Some(idr(4_999_999));
    assert!(!text(&yuan).contains("e-Meterai"));
}

#[test]
fn wrong_receipts_are_refused() {
    let refused = |change: fn(&mut ReceiptPaper)| {
        let mut paper = story(Language::ZhId);
        change(&mut paper);
        let refusal = check(&paper).expect_err("this paper must be refused");
        assert_eq!(render(&paper), Err(refusal.clone()), "rendering refuses for the same reason");
        refusal
    };
    let mismatch = |field: &str| PaperError::TotalMismatch { field: field.to_owned() };
    assert_eq!(refused(|p| p.received = idr(0)), PaperError::PriceZero { line: 1 });
    assert_eq!(refused(|p| p.settled = idr(17_399_251)), mismatch("settled"));
    assert_eq!(refused(|p| p.withheld = None), mismatch("settled"));
    let nothing_withheld = |p: &mut ReceiptPaper| p.withheld.as_mut().expect("withheld tax").amount = idr(0);
    assert_eq!(refused(nothing_withheld), mismatch("withheld.amount"));
    assert_eq!(refused(|p| p.received = cny(1)), PaperError::CurrencyMismatch { field: "received".to_owned() });
    assert_eq!(refused(|p| p.payer.name.clear()), PaperError::TextMissing { field: "payer.name".to_owned() });
    assert_eq!(
        refused(|p| p.purpose.text = " ".to_owned()),
        PaperError::TextMissing { field: "purpose.text".to_owned() }
    );
    assert_eq!(refused(|p| p.payer.name.push('ก')).params()["characters"], "ก");
}

#[test]
fn papers_survive_the_wire() {
    let paper = story(Language::ZhId);
    let text = serde_json::to_string(&paper).expect("a paper is data");
    assert_eq!(serde_json::from_str::<ReceiptPaper>(&text).expect("read back"), paper);
    assert_eq!(paper.file_name(), "12000-PAY-K1-01.pdf");
}
