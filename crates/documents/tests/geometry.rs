//! Where the words of a page stand, by poppler's measure: inside the margins, and nothing on top of anything else.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use bantu_documents::{ContractPaper, InvoicePaper, Language, QuotationPaper, ReceiptPaper, StatementPaper, render};
use papers::{contract, invoice, long, receipt, statement, story};
use tools::Pdf;

/// The worst a paper may hold: longest texts without a space, the largest amounts, many accounts.
fn extreme(language: Language) -> QuotationPaper {
    let mut paper = story(language);
    let wide = |count: usize| Some("W".repeat(count));
    paper.number = Some("QUO-20261123-K1-000000001-EXTRA".to_owned());
    paper.seller.name = "PT ".to_owned() + &"NAMA PERUSAHAAN YANG SANGAT PANJANG ".repeat(7);
    paper.customer.name = "北京".repeat(127);
    (paper.customer.address, paper.customer.email, paper.customer.signatory) = (wide(500), wide(255), wide(255));
    paper.title = wide(255);
    paper.footer = Some("页脚文字".repeat(60));
    paper.accounts = vec![paper.accounts[0].clone(), paper.accounts[1].clone(), paper.accounts[0].clone()];
    paper.lines[0].name = "W".repeat(255);
    let largest = papers::idr(900_000_000_000_000);
    let line = &mut paper.lines[0];
    (line.unit_list, line.unit_net, line.total, line.quantity) =
        (largest, largest, largest, bantu_domain::money::Quantity::from_scaled(9_999_999));
    paper.total = papers::idr(largest.minor() + 21_850_000);
    paper.gross = papers::idr(paper.total.minor() + 1_950_000);
    paper.total_secondary = Some(papers::cny(99_999_999_999_999));
    paper.instalments = vec![paper.instalments[2].clone()];
    paper.instalments[0].amount = paper.total;
    paper
}

/// Names as long as they may be, without a space.
fn wide(count: usize) -> String {
    "W".repeat(count)
}

fn extreme_contract(language: Language) -> ContractPaper {
    let mut paper = contract::story(language);
    (paper.party_a.name, paper.party_b.name) = (wide(255), "北京".repeat(127));
    (paper.party_a.address, paper.party_a.bank, paper.party_a.representative) =
        (Some(wide(500)), Some(wide(500)), Some(wide(255)));
    paper.number = Some("CON-20261123-K1-000000001-EXTRA".to_owned());
    paper.lines[0].name.text = wide(255);
    paper.clauses[0].text.text = "条款内容，".repeat(800);
    paper.clauses[1].title.text = wide(255);
    paper.clauses[2].text.text = wide(4_000);
    if let Some(second) = &mut paper.clauses[3].text.second {
        *second = "Kalimat yang panjang sekali. ".repeat(137);
    }
    paper.signing_place = Some(wide(255));
    paper.special_terms = Some("特别约定".repeat(2_000));
    paper
}

fn extreme_invoice(language: Language) -> InvoicePaper {
    let mut paper = invoice::paid(language);
    (paper.buyer.name, paper.seller.name) = (wide(255), "公司".repeat(127));
    (paper.tax_number, paper.number) = (Some(wide(100)), Some(wide(60)));
    paper.lines[0].name.text = wide(255);
    paper.lines[0].description = Some("说明 ".repeat(600));
    paper
}

fn extreme_receipt(language: Language) -> ReceiptPaper {
    let mut paper = receipt::story(language);
    (paper.payer.name, paper.reference) = (wide(255), Some(wide(255)));
    paper.purpose.text = "用途".repeat(1_000);
    paper.settled = papers::idr(900_000_000_000_000);
    paper.received = paper.settled;
    paper.withheld = None;
    paper
}

fn extreme_statement(language: Language) -> StatementPaper {
    let mut paper = statement::long(language);
    let told = [("2026-11-23", bantu_documents::EntryKind::Invoice, wide(100), 900_000_000_000_000)];
    let told: Vec<statement::Told<'_>> =
        told.iter().map(|(on, kind, reference, minor)| (*on, *kind, reference.as_str(), None, *minor)).collect();
    let total = papers::idr(900_000_000_000_000);
    paper.contracts[0] = statement::contract(&wide(100), wide(255), total, &told);
    paper.totals[0] = statement::total(&paper.contracts, total.currency(), 1);
    paper
}

/// Left, top, right and bottom of every word of a page.
fn words(pdf: &Pdf, page: usize) -> Vec<(String, [f64; 4])> {
    let number = page.to_string();
    let boxes = pdf.ask("pdftotext", &["-bbox", "-f", &number, "-l", &number], &["-"]);
    let value = |line: &str, name: &str| -> Option<f64> {
        line.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.parse().ok()
    };
    let read = |line: &str| {
        let text = line.split('>').nth(1)?.split('<').next()?.to_owned();
        Some((text, [value(line, "xMin")?, value(line, "yMin")?, value(line, "xMax")?, value(line, "yMax")?]))
    };
    boxes.lines().filter(|line| line.contains("<word")).filter_map(read).collect()
}

/// Every word of every page stands inside the margins and covers no other.
fn inspect(name: &str, language: Language, bytes: &[u8]) {
    let pdf = Pdf::new(bytes);
    for page in 1..=pdf.pages() {
        let words = words(&pdf, page);
        assert!(words.len() > 10, "{name} page {page} is not empty");
        for (index, (text, [left, top, right, bottom])) in words.iter().enumerate() {
            let place = format!("{name} {} page {page}: {text}", language.code());
            assert!(
                *left >= 42.5 && *right <= 552.8 && *top >= 20.0 && *bottom <= 830.0,
                "{place} at {left} {top} {right} {bottom}"
            );
            for (other, [l, t, r, b]) in &words[index + 1..] {
                let across = right.min(*r) - left.max(*l);
                let down = bottom.min(*b) - top.max(*t);
                // Boxes are as tall as the face allows; lines set close overlap by less than half of it.
                let overlaps = across > 0.8 && down > 0.5 * (bottom - top).min(b - t);
                assert!(!overlaps, "{place} covers {other} by {across} and {down}");
            }
        }
    }
}

#[test]
fn no_quotation_leaves_the_margins_or_covers_anything_else() {
    for language in Language::ALL {
        for (name, paper) in [("story", story(language)), ("long", long(language)), ("extreme", extreme(language))] {
            inspect(name, language, &render(&paper).expect("a printable paper"));
        }
    }
}

#[test]
fn no_contract_leaves_the_margins_or_covers_anything_else() {
    for language in Language::ALL {
        for (name, paper) in [
            ("contract", contract::story(language)),
            ("thirty clauses", contract::with_clauses(language, 30)),
            ("extreme contract", extreme_contract(language)),
        ] {
            inspect(name, language, &render(&paper).expect("a printable paper"));
        }
    }
}

#[test]
fn no_invoice_leaves_the_margins_or_covers_anything_else() {
    for language in Language::ALL {
        for (name, paper) in [
            ("invoice", invoice::story(language)),
            ("paid", invoice::paid(language)),
            ("correction", invoice::correction(language)),
            ("extreme invoice", extreme_invoice(language)),
        ] {
            inspect(name, language, &render(&paper).expect("a printable paper"));
        }
    }
}

#[test]
fn no_receipt_or_statement_leaves_the_margins_or_covers_anything_else() {
    for language in Language::ALL {
        for (name, bytes) in [
            ("receipt", render(&receipt::story(language))),
            ("extreme receipt", render(&extreme_receipt(language))),
            ("statement", render(&statement::story(language))),
            ("long statement", render(&statement::long(language))),
            ("extreme statement", render(&extreme_statement(language))),
        ] {
            inspect(name, language, &bytes.expect("a printable paper"));
        }
    }
}
