//! The contract on paper: parties, amounts with tax by scheme, words, plan, clauses in two columns, e-Meterai, refusals.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use bantu_documents::{
    ContractPaper, Due, InstalmentKind, Jurisdiction, Language, PaperError, Term, Wording, check, render,
};
use bantu_domain::money::Quantity;
use bantu_domain::tax::TaxScheme;
use papers::contract::{story, with_clauses};
use papers::{cny, day, idr, taxed};
use tools::{Pdf, squeezed};

fn pdf(paper: &ContractPaper) -> Pdf {
    Pdf::new(&render(paper).expect("a printable paper"))
}

fn page(pdf: &Pdf, number: usize) -> String {
    let number = number.to_string();
    squeezed(&pdf.ask("pdftotext", &["-raw", "-f", &number, "-l", &number], &["-"]))
}

#[test]
fn every_text_can_be_copied_out() {
    for language in Language::ALL {
        let paper = story(language);
        let text = pdf(&paper).text();
        let mut sources: Vec<&str> = Vec::new();
        for party in [&paper.party_a, &paper.party_b] {
            sources.push(&party.name);
            for text in [&party.name_second, &party.tax_id, &party.address, &party.representative, &party.bank] {
                sources.extend(text.as_deref());
            }
        }
        for line in &paper.lines {
            sources.push(&line.name.text);
            sources.extend([line.name.second.as_deref(), line.description.as_deref()].into_iter().flatten());
        }
        for account in &paper.accounts {
            sources.extend([account.holder.as_str(), &account.bank, &account.number]);
        }
        for text in [&paper.number, &paper.quotation_number, &paper.title, &paper.special_terms, &paper.signing_place] {
            sources.extend(text.as_deref());
        }
        for source in sources {
            assert!(text.contains(&squeezed(source)), "{}: {source} not in {text}", language.code());
        }
    }
}

/// The columns are read line by line across the page, so that each is followed along its own half.
#[test]
fn both_columns_hold_every_clause_whole() {
    for language in Language::ALL {
        for count in [14, 40, 100] {
            let paper = with_clauses(language, count);
            let pdf = pdf(&paper);
            let half = |x: &str| {
                let area = ["-raw", "-x", x, "-y", "58", "-W", "265", "-H", "730", "-enc", "UTF-8"];
                squeezed(&pdf.ask("pdftotext", &area, &["-"]))
            };
            let (left, right) = match language.tongues().1 {
                Some(_) => (half("32"), half("297")),
                None => (pdf.text(), String::new()),
            };
            for (index, clause) in paper.clauses.iter().enumerate() {
                let place = format!("{} clause {} of {count}", language.code(), index + 1);
                let (second, first) = match &clause.text.second {
                    Some(second) => (Some(second), &right),
                    None => (None, &left),
                };
                contains(first, &clause.text.text, &place);
                if let Some(second) = second {
                    contains(&left, second, &place);
                }
            }
        }
    }
}

/// The repeated header of the columns may stand inside a clause that a page break divides.
fn contains(text: &str, part: &str, place: &str) {
    let own = squeezed(part);
    let whole =
        ["BahasaIndonesia", "English", "中文"].iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
    let own = ["BahasaIndonesia", "English", "中文"].iter().fold(own, |own, name| own.replace(name, ""));
    assert!(whole.contains(&own), "{place}: {own} not in {whole}");
}

#[test]
fn clauses_are_numbered_in_each_language() {
    for (language, numbers) in [
        (Language::Zh, vec!["第一条服务内容", "第十四条生效与份数"]),
        (Language::Id, vec!["Pasal1–LingkupLayanan", "Pasal14–KeberlakuandanRangkap"]),
        (Language::En, vec!["Article1–ScopeofServices", "Article14–"]),
        (Language::ZhId, vec!["第一条服务内容", "Pasal1–LingkupLayanan", "第十三条合同文字"]),
        (Language::ZhEn, vec!["第一条服务内容", "Article1–ScopeofServices"]),
    ] {
        let text = pdf(&story(language)).text();
        for number in numbers {
            assert!(text.contains(number), "{number} not in {text}");
        }
    }
}

#[test]
fn a_clause_without_heading_has_its_number_only() {
    let mut paper = story(Language::ZhId);
    paper.clauses[1].title = Wording { text: String::new(), second: None };
    let text = pdf(&paper).text();
    assert!(text.contains("第二条服务费用") && text.contains("Pasal2Biayalayanan"), "{text}");
    assert!(!text.contains("Pasal2–"), "{text}");
}

#[test]
fn the_header_of_the_columns_is_repeated() {
    let pdf = pdf(&with_clauses(Language::ZhId, 40));
    let count = pdf.pages();
    let with_clauses: Vec<usize> = (1..=count).filter(|number| page(&pdf, *number).contains("Pasal")).collect();
    assert!(with_clauses.len() >= 4, "{with_clauses:?} of {count}");
    for number in with_clauses {
        let text = page(&pdf, number);
        assert!(text.contains("BahasaIndonesia中文"), "page {number}: {text}");
        assert!(text.contains(&format!("第{number}页，共{count}页")), "page {number}: {text}");
    }
}

#[test]
fn a_clause_longer_than_a_page_is_cut_between_lines_of_both_columns() {
    let mut paper = story(Language::ZhId);
    let steps: Vec<String> = (1..=160).map(|step| format!("步骤{step:03}。")).collect();
    let langkah: Vec<String> = (1..=160).map(|step| format!("Langkah {step:03}.")).collect();
    (paper.clauses[3].text.text, paper.clauses[3].text.second) = (steps.join("\n"), Some(langkah.join("\n")));
    let text = pdf(&paper).text();
    for step in steps.iter().chain(&langkah) {
        assert_eq!(text.matches(&squeezed(step)).count(), 1, "{step}");
    }
}

#[test]
fn the_total_is_in_figures_and_in_words_of_every_language() {
    for (language, expected) in [
        (Language::Zh, vec!["¥18,525.00", "¥185.25", "¥18,710.25", "人民币壹万捌仟柒佰壹拾元零贰角伍分", "税额（1%）"]),
        (
            Language::Id,
            vec!["Rp41.125.500,00", "empatpuluhsatujutaseratusduapuluhlimaribulimaratusrupiah", "DPPnilailain(11/12)"],
        ),
        (Language::En, vec!["Forty-onemilliononehundredtwenty-fivethousandfivehundredrupiah", "VAT(PPN)12%(code04)"]),
        (
            Language::ZhId,
            vec![
                "Rp37.050.000,00",
                "Rp33.962.500,00",
                "Rp4.075.500,00",
                "Rp41.125.500,00",
                "印尼盾肆仟壹佰壹拾贰万伍仟伍佰整",
                "empatpuluhsatujutaseratusduapuluhlimaribulimaratusrupiah",
                "增值税PPN12%（代码04）",
                "PPN12%(kode04)",
                "含税总额",
            ],
        ),
        (Language::ZhEn, vec!["印尼盾肆仟壹佰壹拾贰万伍仟伍佰整", "Forty-onemillion"]),
    ] {
        let text = pdf(&story(language)).text();
        for part in expected {
            assert!(text.contains(part), "{}: {part} not in {text}", language.code());
        }
    }
}

#[test]
fn tax_lines_follow_the_scheme() {
    let mut paper = story(Language::ZhId);
    (paper.instalments, paper.tax) = (Vec::new(), None);
    paper.total = paper.base;
    let untaxed = pdf(&paper).text();
    assert!(untaxed.contains("合同总金额") && !untaxed.contains("不含税金额") && !untaxed.contains("PPN"), "{untaxed}");
    let (tax, total) = taxed(paper.base, TaxScheme::PpnFull, 1_200);
    (paper.tax, paper.total) = (Some(tax), total);
    let full = pdf(&paper).text();
    assert!(full.contains("PPN12%(kode01)") && full.contains("Rp4.446.000,00") && !full.contains("DPP"), "{full}");
}

#[test]
fn the_payment_plan_names_every_due_day_and_the_last_month() {
    let mut paper = story(Language::ZhId);
    paper.instalments[0].due = Due::On(day("2026-12-07"));
    paper.instalments[2].kind = InstalmentKind::Monthly { months: 12, each: idr(527_200), last: idr(527_800) };
    let text = pdf(&paper).text();
    for part in [
        "2026年12月7日",
        "7Desember2026",
        "Setelahlayananselesai",
        "共12期，每期Rp527.200,00，末期Rp527.800,00",
        "Bulanan,12kali,masing-masingRp527.200,00,terakhirRp527.800,00",
        "自2026年12月1日起每月",
        "Setiapbulanmulai1Desember2026",
    ] {
        assert!(text.contains(part), "{part} not in {text}");
    }
}

#[test]
fn a_signed_contract_carries_place_and_day() {
    let mut paper = story(Language::ZhId);
    paper.signed_on = Some(day("2026-11-25"));
    paper.revision = 3;
    let pdf = pdf(&paper);
    let last = page(&pdf, pdf.pages());
    for part in ["签订地点", "雅加达", "2026年11月25日", "25November2026", "BudiSantoso", "修订3/Revisi3"] {
        assert!(last.contains(part), "{part} not in {last}");
    }
    assert_eq!(paper.file_name(), "12000-CON-K1-01_v3.pdf");
}

#[test]
fn an_indonesian_contract_leaves_a_box_for_the_meterai() {
    for language in Language::ALL {
        let mut paper = story(language);
        assert_eq!(pdf(&paper).text().contains("e-MeteraiRp10.000"), language != Language::Zh, "{}", language.code());
        paper.jurisdiction = Jurisdiction::Indonesia;
        assert!(pdf(&paper).text().contains("e-MeteraiRp10.000"), "{}", language.code());
        paper.jurisdiction = Jurisdiction::Elsewhere;
        assert!(!pdf(&paper).text().contains("e-Meterai"), "{}", language.code());
    }
}

#[test]
fn languages_do_not_leak_into_each_other() {
    for (language, foreign) in [
        (Language::Zh, vec!["Pasal", "Article", "Pihak", "Party"]),
        (Language::Id, vec!["甲方（", "第一条", "Article", "Party"]),
        (Language::En, vec!["甲方（", "第一条", "Pasal", "Pihak"]),
        (Language::ZhId, vec!["Article", "PartyA"]),
        (Language::ZhEn, vec!["Pasal", "Pihak"]),
    ] {
        let text = pdf(&story(language)).text();
        for part in foreign {
            assert!(!text.contains(part), "{}: {part} in {text}", language.code());
        }
    }
}

fn refused(change: impl FnOnce(&mut ContractPaper)) -> PaperError {
    let mut paper = story(Language::ZhId);
    change(&mut paper);
    let refusal = check(&paper).expect_err("this paper must be refused");
    assert_eq!(render(&paper), Err(refusal.clone()), "rendering refuses for the same reason");
    refusal
}

fn missing(field: &str) -> PaperError {
    PaperError::TextMissing { field: field.to_owned() }
}

fn mismatch(field: &str) -> PaperError {
    PaperError::TotalMismatch { field: field.to_owned() }
}

#[test]
fn empty_and_wrong_contracts_are_refused() {
    assert_eq!(refused(|p| p.lines.clear()), PaperError::NoLines);
    assert_eq!(refused(|p| p.lines[1].amount = idr(0)), PaperError::PriceZero { line: 2 });
    assert_eq!(refused(|p| p.lines[2].quantity = Quantity::from_scaled(0)), PaperError::QuantityZero { line: 3 });
    assert_eq!(refused(|p| p.clauses.clear()), missing("clauses"));
    assert_eq!(refused(|p| p.clauses[4].text.second = None), missing("clauses.4.text.second"));
    assert_eq!(refused(|p| p.clauses[0].text.text.clear()), missing("clauses.0.text.text"));
    assert_eq!(refused(|p| p.party_a.name.clear()), missing("party_a.name"));
    assert_eq!(refused(|p| p.base = idr(1)), mismatch("base"));
    assert_eq!(refused(|p| p.total = idr(1)), mismatch("total"));
    assert_eq!(refused(|p| p.tax = None), mismatch("total"));
    assert_eq!(refused(|p| p.instalments[0].amount = idr(1)), mismatch("instalments"));
    let no_other_base = |p: &mut ContractPaper| {
        if let Some(tax) = &mut p.tax {
            tax.base = p.base.major();
        }
    };
    assert_eq!(refused(no_other_base), mismatch("tax.base"));
    let yuan = PaperError::CurrencyMismatch { field: "lines.0.amount".to_owned() };
    assert_eq!(refused(|p| p.lines[0].amount = cny(1)), yuan);
    let hundred_and_one = |p: &mut ContractPaper| p.clauses = vec![p.clauses[0].clone(); 101];
    assert_eq!(refused(hundred_and_one), PaperError::TooMany { field: "clauses".to_owned(), max: 100 });
    let long = |p: &mut ContractPaper| p.clauses[0].text.text = "长".repeat(4_001);
    assert_eq!(refused(long), PaperError::TooLong { field: "clauses.0.text.text".to_owned(), max: 4_000 });
    let mut one_language = story(Language::Zh);
    one_language.clauses[0].text.second = None;
    assert_eq!(check(&one_language), Ok(()), "a paper in one language needs one");
}

#[test]
fn characters_without_glyph_are_named() {
    for (place, character) in [("clause", '\u{1F600}'), ("second", 'ก'), ("party", '\u{E000}'), ("special", 'अ')] {
        let refusal = refused(|p| match place {
            "clause" => p.clauses[7].text.text.push(character),
            "second" => p.clauses[7].text.second.as_mut().expect("a second language").push(character),
            "party" => p.party_b.name.push(character),
            _ => p.special_terms = Some(character.to_string()),
        });
        assert_eq!(refusal.params()["characters"], character.to_string(), "{place}");
    }
}

#[test]
fn papers_survive_the_wire() {
    let paper = story(Language::ZhId);
    let text = serde_json::to_string(&paper).expect("a paper is data");
    assert!(text.contains(r#""total":{"amount":"41125500","currency":"IDR"}"#), "{text}");
    assert!(text.contains(r#""base":"33962500.00""#), "{text}");
    assert_eq!(serde_json::from_str::<ContractPaper>(&text).expect("read back"), paper);
    assert_eq!(paper.lines[2].term, Term::LongTerm { cycle_months: 12 });
}
