//! The finished quotation as poppler and qpdf see it: fonts, text, pages, size.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use bantu_documents::{Language, PaperState, QuotationPaper, Wording, render};
use lopdf::Document;
use lopdf::content::Content;
use papers::{long, story};
use tools::{Pdf, squeezed};

fn pdf(paper: &QuotationPaper) -> Pdf {
    Pdf::new(&render(paper).expect("a printable paper"))
}

/// Every text of the paper that must be found on it.
fn sources(paper: &QuotationPaper) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for party in [&paper.seller, &paper.customer] {
        texts.push(party.name.clone());
        let optional = [
            &party.name_second,
            &party.code,
            &party.address,
            &party.tax_id,
            &party.contact,
            &party.phone,
            &party.email,
            &party.signatory,
        ];
        texts.extend(optional.into_iter().flatten().cloned());
    }
    for line in &paper.lines {
        texts.push(line.name.clone());
        texts.extend([&line.name_second, &line.description].into_iter().flatten().cloned());
    }
    for account in &paper.accounts {
        texts.extend([account.holder.clone(), account.bank.clone(), account.number.clone()]);
    }
    texts.extend([&paper.number, &paper.title, &paper.notes, &paper.footer].into_iter().flatten().cloned());
    for amount in [
        "Rp39.000.000,00",
        "-Rp1.950.000,00",
        "Rp37.050.000,00",
        "¥18,525.00",
        "1CNY=Rp2.000",
        "15.200.000",
        "16.150.000",
        "15.675.000",
        "7,837.50",
        "475.000",
    ] {
        texts.push(amount.to_owned());
    }
    texts
}

/// What each language says by itself.
fn said(language: Language) -> &'static [&'static str] {
    const ZH: [&str; 12] = [
        "报价单",
        "报价方",
        "有效期至",
        "2026年11月23日",
        "2026年12月23日",
        "汇率",
        "（2026年11月20日）",
        "印尼盾叁仟柒佰零伍万整",
        "优惠5%",
        "预付款",
        "尾款",
        "盖章处",
    ];
    const ID: [&str; 12] = [
        "PenawaranHarga",
        "Pelanggan",
        "Berlakusampai",
        "23November2026",
        "23Desember2026",
        "Kurs",
        "(20November2026)",
        "tigapuluhtujuhjutalimapuluhriburupiah",
        "Diskon5%",
        "Uangmuka",
        "Pelunasan",
        "Capperusahaan",
    ];
    const EN: [&str; 12] = [
        "Quotation",
        "Preparedfor",
        "Validuntil",
        "23November2026",
        "23December2026",
        "Rate",
        "(20November2026)",
        "Thirty-sevenmillionfiftythousandrupiah",
        "Discount5%",
        "Prepayment",
        "Finalpayment",
        "Companyseal",
    ];
    match language {
        Language::Zh | Language::ZhId | Language::ZhEn => &ZH,
        Language::Id => &ID,
        Language::En => &EN,
    }
}

#[test]
fn every_text_can_be_copied_out() {
    for language in Language::ALL {
        let paper = story(language);
        let text = pdf(&paper).text();
        let own = sources(&paper);
        let second: &[&str] = match language {
            Language::ZhId => said(Language::Id),
            Language::ZhEn => said(Language::En),
            _ => &[],
        };
        for source in own.iter().map(String::as_str).chain(said(language).iter().copied()).chain(second.iter().copied())
        {
            assert!(text.contains(&squeezed(source)), "{}: {source} not in {text}", language.code());
        }
    }
}

#[test]
fn languages_do_not_leak_into_each_other() {
    let (zh, id, en) =
        (pdf(&story(Language::Zh)).text(), pdf(&story(Language::Id)).text(), pdf(&story(Language::En)).text());
    for (text, foreign) in
        [(&zh, "Pelanggan"), (&zh, "Quotation"), (&id, "报价"), (&id, "Validuntil"), (&en, "报价"), (&en, "Berlaku")]
    {
        assert!(!text.contains(foreign), "{foreign}");
    }
}

#[test]
fn fonts_are_embedded_subset_and_readable() {
    for language in Language::ALL {
        let list = pdf(&story(language)).ask("pdffonts", &[], &[]);
        let fonts: Vec<&str> = list.lines().skip(2).collect();
        assert_eq!(fonts.len(), 4, "two faces in two weights: {list}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            assert_eq!(columns[1..columns.len() - 2].join(" "), "CID TrueType Identity-H yes yes yes", "{font}");
            assert_eq!(columns[0].find('+'), Some(6), "a subset carries its tag: {font}");
        }
    }
}

#[test]
fn files_are_clean_and_say_what_they_are() {
    for language in Language::ALL {
        let pdf = pdf(&story(language));
        assert!(pdf.ask("qpdf", &["--check"], &[]).contains("No syntax or stream encoding errors found"));
        let info = pdf.ask("pdfinfo", &["-isodates"], &[]);
        for (name, value) in [
            ("PDF version", "1.7"),
            ("Pages", "2"),
            ("Author", "PT BANTU BUSINESS SERVICE"),
            ("CreationDate", "2026-11-23T02:30:00Z"),
            ("ModDate", "2026-11-23T02:30:00Z"),
            ("Encrypted", "no"),
            ("JavaScript", "no"),
        ] {
            let found = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim);
            assert_eq!(found, Some(value), "{name} of {}", language.code());
        }
        assert!(info.contains("(A4)"), "{info}");
        assert!(info.contains("12000-QUO-K1-01"), "{info}");
    }
}

/// Curves of the mark, which is the only thing on a paper that is not straight: three points a curve.
fn curves_of_the_mark() -> usize {
    let svg = include_str!("../assets/mark.svg");
    let outlines = svg.split(" d=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(outline, _)| outline);
    let curves = outlines.flat_map(|outline| outline.split('C').skip(1));
    curves.map(|curve| curve.split(['L', 'M', 'Z']).next().unwrap_or_default().split_whitespace().count() / 6).sum()
}

#[test]
fn twenty_lines_with_the_mark_stay_within_the_size_limit() {
    assert!(curves_of_the_mark() > 20);
    for language in Language::ALL {
        let bytes = render(&long(language)).expect("a printable paper");
        assert!(bytes.len() <= 140_000, "{}: {} bytes", language.code(), bytes.len());
        let file = Document::load_mem(&bytes).expect("a PDF");
        let curves: Vec<usize> = file
            .get_pages()
            .values()
            .map(|page| {
                let content = Content::decode(&file.get_page_content(*page)).expect("operations");
                content
                    .operations
                    .iter()
                    .filter(|operation| matches!(operation.operator.as_str(), "c" | "v" | "y"))
                    .count()
            })
            .collect();
        let mark = curves_of_the_mark();
        assert!(
            curves.iter().all(|count| *count == mark),
            "{mark} curves head each page of {}: {curves:?}",
            language.code()
        );
        // It is drawn, not a picture: sharp at any size, and a picture of it would cost more than all the text.
        let pictures = Pdf::new(&bytes).ask("pdfimages", &["-list"], &[]);
        assert_eq!(pictures.lines().count(), 2, "a head of two lines and no picture: {pictures}");
    }
}

#[test]
fn the_header_is_repeated_and_pages_are_counted() {
    let pdf = pdf(&long(Language::ZhId));
    let count = pdf.pages();
    assert!((3..=4).contains(&count), "{count}");
    for page in 1..=count {
        let number = page.to_string();
        let text = squeezed(&pdf.ask("pdftotext", &["-raw", "-f", &number, "-l", &number], &["-"]));
        assert!(text.contains(&format!("第{page}页，共{count}页")), "page {page}: {text}");
        assert!(text.contains(&format!("Halaman{page}dari{count}")));
        assert!(text.contains("12000-QUO-K1-01"), "every page names the quotation");
        assert_eq!(
            text.matches("服务内容Layanan").count(),
            usize::from(page <= 3),
            "the table spans pages 1 to 3 and its header stands on each: page {page}"
        );
    }
}

#[test]
fn nobody_signs_an_otherwise_empty_page() {
    for language in [Language::Id, Language::ZhEn] {
        for extra in 0..9 {
            let mut paper = story(language);
            paper.notes = Some("备注 Catatan\n".repeat(extra * 4) + "备注 Catatan");
            let pdf = pdf(&paper);
            let last = pdf.pages().to_string();
            let text = pdf.ask("pdftotext", &["-raw", "-f", &last, "-l", &last], &["-"]);
            assert!(text.contains("Budi Santoso") && text.contains("备注 Catatan"), "{}: {text}", language.code());
        }
    }
}

#[test]
fn a_row_taller_than_a_page_is_cut_between_lines() {
    let mut paper = story(Language::Zh);
    let steps: Vec<String> = (1..=150).map(|step| format!("步骤{step:03}。")).collect();
    paper.lines[0].description = Some(steps.join("\n"));
    let pdf = pdf(&paper);
    let text = pdf.text();
    for step in &steps {
        assert_eq!(text.matches(step.as_str()).count(), 1, "{step}");
    }
    assert!(text.matches("折后单价").count() >= 3, "the header is repeated on every page the row reaches");
    let (width, height, pixels) = pdf.page(1, 50);
    let bottom = &pixels[width * (height - 34)..width * (height - 33)];
    assert!(bottom.iter().all(|grey| *grey == 255), "nothing runs into the space above the footer");
}

#[test]
fn drafts_and_waiting_papers_are_marked_and_have_no_number() {
    for (state, marks) in [
        (PaperState::Draft, ["草稿", "DRAF", "DRAFT"]),
        (PaperState::AwaitingApproval, ["待审批", "MENUNGGUPERSETUJUAN", "AWAITINGAPPROVAL"]),
    ] {
        for (language, expected) in [
            (Language::Zh, vec![marks[0]]),
            (Language::Id, vec![marks[1]]),
            (Language::En, vec![marks[2]]),
            (Language::ZhId, vec![marks[0], marks[1]]),
            (Language::ZhEn, vec![marks[0], marks[2]]),
        ] {
            let mut paper = story(language);
            (paper.state, paper.number) = (state, None);
            let pdf = pdf(&paper);
            for page in ["1", "2"] {
                let raw = squeezed(&pdf.ask("pdftotext", &["-raw", "-f", page, "-l", page], &["-"]));
                let lines = pdf.ask("pdftotext", &["-f", page, "-l", page], &["-"]);
                for mark in &expected {
                    // Once turned across the page, drawn before the rest, and once in plain lines for those who search.
                    assert!(raw.matches(mark).count() >= 2, "{mark} on page {page}: {raw}");
                    assert!(lines.lines().any(|line| squeezed(line).contains(mark)), "{mark} on page {page}: {lines}");
                }
            }
            assert!(!pdf.text().contains("QUO-K1"));
        }
    }
    let clean = pdf(&story(Language::Zh)).text();
    assert!(!clean.contains("草稿") && !clean.contains("待审批"));
}

#[test]
fn characters_that_share_a_glyph_are_copied_as_typed() {
    let mut paper = story(Language::En);
    paper.notes = Some("no\u{A0}break, caf\u{65}\u{301}, ⼀ and 一, A\u{2011}B".to_owned());
    let text = pdf(&paper).ask("pdftotext", &["-raw"], &["-"]);
    assert!(text.contains("no break, café, 一 and 一, A"), "{text}");
}

#[test]
fn own_terms_replace_the_standard_ones() {
    let mut paper = story(Language::ZhEn);
    paper.terms = vec![Wording { text: "特别约定一。".to_owned(), second: Some("Special term one.".to_owned()) }];
    let text = pdf(&paper).text();
    assert!(text.contains("1.特别约定一。Specialtermone."), "{text}");
    assert!(!text.contains("以合同约定为准"));
}

#[test]
fn without_discount_and_second_currency_nothing_empty_is_shown() {
    let mut paper = story(Language::En);
    for line in &mut paper.lines {
        line.unit_list = line.unit_net;
    }
    paper.gross = paper.total;
    paper.discount = papers::idr(0);
    paper.discount_percent = bantu_domain::money::Percent::from_scaled(0);
    (paper.total_secondary, paper.rate) = (None, None);
    for instalment in &mut paper.instalments {
        instalment.amount_secondary = None;
    }
    let text = pdf(&paper).text();
    for absent in ["Totalbeforediscount", "Discount0%", "Equivalent", "Rate1CNY", "forreferenceonly"] {
        assert!(!text.contains(absent), "{absent}: {text}");
    }
    assert!(text.contains("Rp37.050.000,00"));
}
