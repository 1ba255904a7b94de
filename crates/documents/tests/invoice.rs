//! The invoice, the pro-forma and the correction on paper: amounts with tax, the statutory number, LUNAS, refusals.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use bantu_documents::{InvoiceForm, InvoicePaper, Jurisdiction, Language, Paid, PaperError, check, render};
use bantu_domain::tax::TaxScheme;
use papers::invoice::{correction, paid, proforma, story};
use papers::{cny, day, idr, taxed};
use tools::{Pdf, squeezed};

fn pdf(paper: &InvoicePaper) -> Pdf {
    Pdf::new(&render(paper).expect("a printable paper"))
}

fn text(paper: &InvoicePaper) -> String {
    pdf(paper).text()
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(&squeezed(part)), "{part} not in {text}");
    }
}

fn lacks(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(!text.contains(&squeezed(part)), "{part} in {text}");
    }
}

#[test]
fn every_text_can_be_copied_out() {
    for language in Language::ALL {
        let paper = story(language);
        let text = text(&paper);
        for party in [&paper.seller, &paper.buyer] {
            holds(&text, &[&party.name]);
            for own in
                [&party.name_second, &party.code, &party.tax_id, &party.address, &party.bank].into_iter().flatten()
            {
                holds(&text, &[own]);
            }
        }
        let line = &paper.lines[0];
        holds(&text, &[&line.name.text, line.name.second.as_deref().unwrap_or_default()]);
        holds(&text, &[&paper.accounts[0].holder, &paper.accounts[0].bank, &paper.accounts[0].number]);
        for own in [&paper.number, &paper.contract_number, &paper.title, &paper.notes, &line.description] {
            holds(&text, &[own.as_deref().expect("a text of the story")]);
        }
    }
}

#[test]
fn every_form_fits_one_page() {
    for language in Language::ALL {
        for paper in [story(language), proforma(language), correction(language), paid(language)] {
            assert_eq!(pdf(&paper).pages(), 1, "{} {:?}", language.code(), paper.form);
        }
    }
}

#[test]
fn amounts_tax_and_words_stand_on_it() {
    holds(
        &text(&story(Language::ZhId)),
        &[
            "15.675.000",
            "Rp15.675.000,00",
            "Rp14.368.750,00",
            "Rp1.724.250,00",
            "Rp17.399.250,00",
            "印尼盾壹仟柒佰叁拾玖万玖仟贰佰伍拾整",
            "tujuh belas juta tiga ratus sembilan puluh sembilan ribu dua ratus lima puluh rupiah",
            "增值税 PPN 12%（代码 04）",
            "2026年12月7日",
            "7 Desember 2026",
        ],
    );
    holds(&text(&story(Language::Zh)), &["¥7,837.50", "¥78.38", "¥7,915.88", "人民币柒仟玖佰壹拾伍元捌角捌分"]);
    holds(&text(&story(Language::En)), &["Payable until", "7 December 2026", "Tax base, DPP nilai lain (11/12)"]);
}

/// Every PPN vector of LOCALISATION §1 with whole rupiah, as the domain works it out and the paper shows it.
#[test]
fn ppn_vectors_are_shown_with_their_base() {
    for (price, base, tax, total) in [
        (100_000, "Rp91.666,67", "Rp11.000,00", "Rp111.000,00"),
        (1_000_000, "Rp916.666,67", "Rp110.000,00", "Rp1.110.000,00"),
        (5_000_000, "Rp4.583.333,33", "Rp550.000,00", "Rp5.550.000,00"),
        (10_000_000, "Rp9.166.666,67", "Rp1.100.000,00", "Rp11.100.000,00"),
        (35_000_000, "Rp32.083.333,33", "Rp3.850.000,00", "Rp38.850.000,00"),
        (47_500_000, "Rp43.541.666,67", "Rp5.225.000,00", "Rp52.725.000,00"),
        (150_000_000, "Rp137.500.000,00", "Rp16.500.000,00", "Rp166.500.000,00"),
        (99_999, "Rp91.665,75", "Rp11.000,00", "Rp110.999,00"),
    ] {
        let mut paper = story(Language::Id);
        let (own, with_tax) = taxed(idr(price), TaxScheme::PpnNilaiLain, 1_200);
        (paper.base, paper.lines[0].amount, paper.tax, paper.total) = (idr(price), idr(price), Some(own), with_tax);
        holds(&text(&paper), &[base, tax, total]);
    }
}

#[test]
fn the_statutory_number_is_awaited_until_it_is_known() {
    for (language, label, pending) in [
        (Language::Zh, "税务发票号", "待开"),
        (Language::Id, "Nomor Faktur Pajak", "menunggu"),
        (Language::En, "Tax invoice (Faktur Pajak) no.", "pending"),
        (Language::ZhId, "税务发票号 Nomor Faktur Pajak", "待开 / menunggu"),
        (Language::ZhEn, "税务发票号 Tax invoice (Faktur Pajak) no.", "待开 / pending"),
    ] {
        let mut paper = story(language);
        holds(&text(&paper), &[label, pending]);
        paper.tax_number = Some("04002600000000123".to_owned());
        let known = text(&paper);
        holds(&known, &[label, "04002600000000123"]);
        lacks(&known, &[pending]);
    }
    let mut untaxed = story(Language::ZhId);
    (untaxed.tax, untaxed.total) = (None, untaxed.base);
    lacks(&text(&untaxed), &["税务发票号", "不含税金额"]);
    holds(&text(&untaxed), &["应付总额", "Total tagihan"]);
}

#[test]
fn a_proforma_is_marked_and_has_no_number() {
    for (language, parts) in [
        (Language::Zh, ["形式发票", "不作为正式发票或税务凭证"]),
        (Language::Id, ["Invoice Proforma", "bukan faktur pajak"]),
        (Language::En, ["Proforma Invoice", "neither an invoice nor a tax invoice"]),
        (Language::ZhId, ["形式发票", "bukan faktur pajak"]),
        (Language::ZhEn, ["Proforma Invoice", "不作为正式发票或税务凭证"]),
    ] {
        let paper = proforma(language);
        let text = text(&paper);
        holds(&text, &parts);
        lacks(&text, &["INV-K1", "Faktur Pajak：", "待开", "menunggu"]);
        assert_eq!(paper.file_name(), "proforma_12000-CON-K1-01.pdf");
    }
    let mut numbered = proforma(Language::ZhId);
    numbered.number = Some("12000-INV-K1-01".to_owned());
    assert_eq!(check(&numbered), Err(PaperError::NumberNotFinal));
}

#[test]
fn a_correction_is_negative_and_names_what_it_corrects() {
    for (language, parts) in [
        (Language::Zh, vec!["更正发票（红字）", "-¥7,915.88", "人民币负柒仟玖佰壹拾伍元捌角捌分", "抬头有误"]),
        (Language::Id, vec!["Invoice Koreksi", "-Rp17.399.250,00", "minus tujuh belas juta", "Nama pembeli keliru"]),
        (Language::En, vec!["Corrective Invoice", "-Rp17.399.250,00", "Minus seventeen million"]),
        (Language::ZhId, vec!["更正发票（红字）", "Invoice Koreksi", "-Rp14.368.750,00", "-Rp1.724.250,00"]),
        (Language::ZhEn, vec!["This corrective invoice reduces invoice 12000-INV-K1-01"]),
    ] {
        let text = text(&correction(language));
        holds(&text, &parts);
        holds(&text, &["12000-INV-K1-01", "12000-INV-K1-02"]);
        lacks(&text, &["收款账户", "Rekening pembayaran", "Payment account"]);
    }
}

#[test]
fn only_a_paid_invoice_says_so() {
    for language in Language::ALL {
        lacks(&text(&story(language)), &["LUNAS", "已付清", "PAID"]);
        holds(&text(&paid(language)), &["LUNAS", "04002600000000123"]);
    }
    holds(&text(&paid(Language::ZhId)), &["已付清", "2026年12月3日", "3 Desember 2026"]);
    holds(&text(&paid(Language::En)), &["PAID", "3 December 2026"]);
}

/// Acceptance: the same invoice needs an e-Meterai only where it acknowledges receipt of more than Rp 5,000,000.
#[test]
fn a_meterai_is_due_on_receipt_only() {
    assert!(!story(Language::ZhId).needs_meterai());
    assert!(!correction(Language::ZhId).needs_meterai());
    assert!(!proforma(Language::ZhId).needs_meterai());
    for (total, due) in [(5_000_000, false), (5_000_001, true), (52_725_000, true)] {
        let mut paper = paid(Language::Id);
        (paper.base, paper.lines[0].amount, paper.tax, paper.total) = (idr(total), idr(total), None, idr(total));
        assert_eq!(text(&paper).contains("e-MeteraiRp10.000"), due, "{total}");
    }
    let mut yuan = paid(Language::Zh);
    assert!(!yuan.needs_meterai(), "a Chinese company's paper needs none");
    yuan.jurisdiction = Jurisdiction::Indonesia;
    assert_eq!(check(&yuan), Err(PaperError::RateMissing), "the law counts in rupiah");
    for (rupiah, due) in [(5_000_000, false), (15_831_760, true)] {
        yuan.form = InvoiceForm::Invoice { paid: Some(Paid { on: day("2026-12-03"), rupiah: Some(idr(rupiah)) }) };
        assert_eq!((check(&yuan), yuan.needs_meterai()), (Ok(()), due), "{rupiah}");
    }
}

fn refused(change: impl FnOnce(&mut InvoicePaper)) -> PaperError {
    let mut paper = story(Language::ZhId);
    change(&mut paper);
    let refusal = check(&paper).expect_err("this paper must be refused");
    assert_eq!(render(&paper), Err(refusal.clone()), "rendering refuses for the same reason");
    refusal
}

#[test]
fn wrong_invoices_are_refused() {
    let mismatch = |field: &str| PaperError::TotalMismatch { field: field.to_owned() };
    assert_eq!(refused(|p| p.lines.clear()), PaperError::NoLines);
    assert_eq!(refused(|p| p.lines[0].amount = idr(0)), PaperError::PriceZero { line: 1 });
    assert_eq!(refused(|p| p.lines[0].amount = idr(-1)), PaperError::PriceZero { line: 1 });
    assert_eq!(refused(|p| p.base = idr(15_675_001)), mismatch("base"));
    assert_eq!(refused(|p| p.total = idr(1)), mismatch("total"));
    assert_eq!(
        refused(|p| p.lines[0].amount = cny(1)),
        PaperError::CurrencyMismatch { field: "lines.0.amount".to_owned() }
    );
    assert_eq!(refused(|p| p.buyer.name.clear()), PaperError::TextMissing { field: "buyer.name".to_owned() });
    let nothing_corrected = |p: &mut InvoicePaper| {
        p.form = InvoiceForm::Correction { number: String::new(), reason: None };
    };
    assert_eq!(refused(nothing_corrected), PaperError::TextMissing { field: "form.number".to_owned() });
    let positive = |p: &mut InvoicePaper| {
        p.form = InvoiceForm::Correction { number: "12000-INV-K1-01".to_owned(), reason: None };
    };
    assert_eq!(refused(positive), PaperError::PriceZero { line: 1 }, "a correction is negative");
    let refusal = refused(|p| p.lines[0].name.text.push('\u{1F600}'));
    assert_eq!(refusal.params()["code_points"], "U+1F600");
}

#[test]
fn papers_survive_the_wire() {
    for paper in [story(Language::ZhId), proforma(Language::Zh), correction(Language::En), paid(Language::Id)] {
        let text = serde_json::to_string(&paper).expect("a paper is data");
        assert_eq!(serde_json::from_str::<InvoicePaper>(&text).expect("read back"), paper);
    }
    let text = serde_json::to_string(&paid(Language::Id)).expect("a paper is data");
    assert!(text.contains(r#""form":{"form":"invoice","paid":{"on":"2026-12-03","rupiah":null}}"#), "{text}");
}
