//! Where the words of a page stand, by poppler's measure: inside the margins, and nothing on top of anything else.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use bantu_documents::{Language, QuotationPaper, render};
use papers::{long, story};
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

#[test]
fn nothing_leaves_the_margins_or_covers_anything_else() {
    for language in Language::ALL {
        for (name, paper) in [("story", story(language)), ("long", long(language)), ("extreme", extreme(language))] {
            let pdf = Pdf::new(&render(&paper).expect("a printable paper"));
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
    }
}
