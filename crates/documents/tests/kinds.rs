//! What holds for the file of every kind in every language: fonts, cleanness, size, and the same bytes in every process.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use std::process::Command;

use bantu_documents::{Language, Paper, PaperState, check, render, template_version};
use papers::{contract, invoice, long, receipt, statement, story};
use tools::Pdf;

/// Every kind in a language, by name.
fn all(language: Language) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut add = |name: &str, paper: Paper<'_>| {
        files.push((format!("{name}_{}", language.code()), render(paper).expect("a printable paper")));
    };
    add("quotation", Paper::from(&story(language)));
    add("contract", Paper::from(&contract::story(language)));
    add("invoice", Paper::from(&invoice::story(language)));
    add("proforma", Paper::from(&invoice::proforma(language)));
    add("correction", Paper::from(&invoice::correction(language)));
    add("receipt", Paper::from(&receipt::story(language)));
    add("statement", Paper::from(&statement::story(language)));
    files
}

#[test]
fn fonts_are_embedded_subset_and_readable() {
    for (name, bytes) in Language::ALL.into_iter().flat_map(all) {
        let list = Pdf::new(&bytes).ask("pdffonts", &[], &[]);
        let fonts: Vec<&str> = list.lines().skip(2).collect();
        assert!((2..=4).contains(&fonts.len()), "two faces in two weights at most: {name} {list}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            assert_eq!(columns[1..columns.len() - 2].join(" "), "CID TrueType Identity-H yes yes yes", "{name} {font}");
            assert_eq!(columns[0].find('+'), Some(6), "a subset carries its tag: {name} {font}");
        }
    }
}

#[test]
fn files_are_clean_and_say_what_they_are() {
    for (name, bytes) in Language::ALL.into_iter().flat_map(all) {
        let pdf = Pdf::new(&bytes);
        assert!(pdf.ask("qpdf", &["--check"], &[]).contains("No syntax or stream encoding errors found"), "{name}");
        let info = pdf.ask("pdfinfo", &["-isodates"], &[]);
        for part in ["PDF version:     1.7", "(A4)", "CreationDate:    2026-11-23T02:30:00Z", "北京科技有限公司"]
        {
            assert!(info.contains(part), "{name}: {part} not in {info}");
        }
        assert!(bytes.len() <= 300_000, "{name}: {} bytes", bytes.len());
    }
}

/// The limit of an e-Meterai is 800 KB; ours is half of it.
#[test]
fn a_contract_of_six_pages_stays_within_the_size_limit() {
    for language in Language::ALL {
        let (clauses, bytes) = (2..=10)
            .map(|tens| (tens * 10, render(&contract::with_clauses(language, tens * 10)).expect("a paper")))
            .find(|(_, bytes)| Pdf::new(bytes).pages() >= 6)
            .expect("a hundred clauses fill six pages");
        assert!(bytes.len() <= 400_000, "{} with {clauses} clauses: {} bytes", language.code(), bytes.len());
    }
}

#[test]
fn every_paper_names_its_template() {
    let language = Language::ZhId;
    assert_eq!(template_version(&story(language)), "quotation/1");
    assert_eq!(template_version(&contract::story(language)), "contract/1");
    assert_eq!(template_version(&invoice::proforma(language)), "invoice/1");
    assert_eq!(template_version(&receipt::story(language)), "receipt/1");
    assert_eq!(template_version(&statement::story(language)), "statement/1");
}

#[test]
fn drafts_are_marked_in_every_language_and_have_no_number() {
    for language in Language::ALL {
        let mut contract = contract::story(language);
        let mut invoice = invoice::story(language);
        let mut receipt = receipt::story(language);
        for (state, marks) in [
            (PaperState::Draft, ["草稿", "DRAF", "DRAFT"]),
            (PaperState::AwaitingApproval, ["待审批", "MENUNGGU", "AWAITING"]),
        ] {
            (contract.state, contract.number) = (state, None);
            (invoice.state, invoice.number) = (state, None);
            (receipt.state, receipt.number) = (state, None);
            for (bytes, absent) in
                [(render(&contract), "CON-K1"), (render(&invoice), "INV-K1"), (render(&receipt), "PAY-K1")]
            {
                let text = Pdf::new(&bytes.expect("a printable paper")).text();
                let expected: &[&str] = match language {
                    Language::Zh => &marks[..1],
                    Language::Id => &marks[1..2],
                    Language::En => &marks[2..],
                    Language::ZhId => &marks[..2],
                    Language::ZhEn => &[marks[0], marks[2]],
                };
                for mark in expected {
                    assert!(text.matches(mark).count() >= 2, "{mark} of {absent}: {text}");
                }
                assert!(!text.contains(absent), "{absent}: {text}");
            }
        }
    }
}

#[test]
fn a_final_paper_without_number_passes_the_check_only() {
    let language = Language::ZhId;
    let mut contract = contract::story(language);
    let mut invoice = invoice::story(language);
    let mut receipt = receipt::story(language);
    (contract.number, invoice.number, receipt.number) = (None, None, None);
    for paper in [Paper::from(&contract), Paper::from(&invoice), Paper::from(&receipt)] {
        assert_eq!(check(paper), Ok(()));
        assert_eq!(render(paper).map_err(|refusal| refusal.code()), Err("document.number_missing".to_owned()));
    }
    assert!(render(&invoice::proforma(language)).is_ok(), "a pro-forma never has one");
}

/// Renders twice in this process and compares; as a child of the next test it also hands its bytes over.
#[test]
fn one_process_repeats_itself() {
    for language in Language::ALL {
        let first = all(language);
        render(&long(language)).expect("another paper between the two");
        assert!(all(language) == first, "{}", language.code());
        if let Some(folder) = std::env::var_os("BANTU_PAPERS_TO") {
            for (name, bytes) in first {
                std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("room for a PDF");
            }
        }
    }
}

/// Two more processes, each with its own time zone, language and hash seeds, write the very same files.
#[test]
fn processes_agree_on_every_byte() {
    let itself = std::env::current_exe().expect("this test's own path");
    let folders: Vec<tempfile::TempDir> = [("Pacific/Kiritimati", "C"), ("America/Adak", "id_ID.UTF-8")]
        .into_iter()
        .map(|(zone, lang)| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let child = Command::new(&itself)
                .args(["--exact", "one_process_repeats_itself"])
                .env("BANTU_PAPERS_TO", folder.path())
                .env("TZ", zone)
                .env("LANG", lang)
                .output()
                .expect("a child process");
            assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
            folder
        })
        .collect();
    for (name, own) in Language::ALL.into_iter().flat_map(all) {
        for folder in &folders {
            assert!(std::fs::read(folder.path().join(&name)).expect("the child's file") == own, "{name}");
        }
    }
}
