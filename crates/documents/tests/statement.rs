//! The statement of account on paper: entries with balances, sums per currency, ageing, repeated headers, refusals.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use bantu_documents::{Language, PaperError, StatementPaper, check, render};
use papers::statement::{long, story};
use papers::{cny, idr};
use tools::{Pdf, squeezed};

fn pdf(paper: &StatementPaper) -> Pdf {
    Pdf::new(&render(paper).expect("a printable paper"))
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(&squeezed(part)), "{part} not in {text}");
    }
}

#[test]
fn every_entry_stands_with_its_balance() {
    for language in Language::ALL {
        let paper = story(language);
        let text = pdf(&paper).text();
        for contract in &paper.contracts {
            holds(&text, &[&contract.number, contract.title.as_deref().unwrap_or_default()]);
            for entry in &contract.entries {
                holds(&text, &[entry.reference.as_deref().unwrap_or_default()]);
                holds(&text, &[bantu_documents::format::cell(entry.balance).as_str()]);
                holds(&text, &[bantu_documents::format::cell(entry.amount).trim_start_matches('-')]);
            }
        }
    }
}

#[test]
fn every_kind_of_entry_has_its_own_line_in_every_language() {
    for (language, parts) in [
        (Language::Zh, ["请款单", "更正发票", "收款", "预扣税款", "退款", "汇兑差额"]),
        (
            Language::Id,
            ["Invoice", "Invoice koreksi", "Pembayaran", "PPh 23 dipotong", "Pengembalian dana", "Selisih kurs"],
        ),
        (
            Language::En,
            ["Invoice", "Corrective invoice", "Payment", "PPh 23 withheld", "Refund", "Exchange difference"],
        ),
        (
            Language::ZhId,
            [
                "请款单 Invoice",
                "更正发票 Invoice koreksi",
                "收款 Pembayaran",
                "预扣税款 PPh 23 dipotong",
                "退款 Pengembalian dana",
                "汇兑差额 Selisih kurs",
            ],
        ),
        (
            Language::ZhEn,
            [
                "请款单 Invoice",
                "更正发票 Corrective invoice",
                "收款 Payment",
                "预扣税款 PPh 23 withheld",
                "退款 Refund",
                "汇兑差额 Exchange difference",
            ],
        ),
    ] {
        holds(&pdf(&story(language)).text(), &parts);
    }
}

#[test]
fn sums_and_ageing_stand_per_currency() {
    for (language, parts) in [
        (Language::Zh, ["截至日期", "2027年2月15日", "未到期", "逾期1–30天", "逾期90天以上"]),
        (Language::Id, ["Per tanggal", "15 Februari 2027", "Belum jatuh tempo", "31–60 hari", "> 90 hari"]),
        (Language::En, ["As of", "15 February 2027", "Not due", "61–90 days", "> 90 days"]),
    ] {
        let text = pdf(&story(language)).text();
        holds(&text, &parts);
        holds(
            &text,
            &["Rp17.926.500,00", "35.325.750", "-17.085.700", "-313.500", "527.250", "17.399.250", "18,710.25"],
        );
    }
}

#[test]
fn the_header_is_repeated_on_every_page_of_a_long_list() {
    let pdf = pdf(&long(Language::ZhId));
    let count = pdf.pages();
    assert!(count >= 5, "{count}");
    let pages: Vec<String> = (1..=count)
        .map(|page| {
            let page = page.to_string();
            squeezed(&pdf.ask("pdftotext", &["-raw", "-f", &page, "-l", &page], &["-"]))
        })
        .collect();
    for (index, text) in pages.iter().enumerate() {
        assert!(text.contains(&format!("第{}页，共{count}页", index + 1)), "{text}");
        if text.contains("12000-PAY-K1-") {
            assert!(text.contains("余额（IDR）") || text.contains("余额（CNY）"), "page {}: {text}", index + 1);
        }
    }
    let whole = pages.concat();
    for no in 1..=50 {
        assert_eq!(
            whole.matches(&format!("12000-PAY-K1-{no:02}")).count(),
            if no == 2 { 3 } else { 1 },
            "payment {no}"
        );
    }
}

#[test]
fn wrong_statements_are_refused() {
    let refused = |change: fn(&mut StatementPaper)| {
        let mut paper = story(Language::ZhId);
        change(&mut paper);
        let refusal = check(&paper).expect_err("this paper must be refused");
        assert_eq!(render(&paper), Err(refusal.clone()), "rendering refuses for the same reason");
        refusal
    };
    let mismatch = |field: &str| PaperError::TotalMismatch { field: field.to_owned() };
    let currency = |field: &str| PaperError::CurrencyMismatch { field: field.to_owned() };
    assert_eq!(refused(|p| p.contracts.clear()), PaperError::NoLines);
    assert_eq!(refused(|p| p.contracts[0].entries[2].balance = idr(1)), mismatch("contracts.0.entries.2.balance"));
    assert_eq!(refused(|p| p.contracts[0].entries[1].amount = cny(1)), currency("contracts.0.entries.1.amount"));
    assert_eq!(refused(|p| p.contracts[1].balance = cny(1)), mismatch("contracts.1.balance"));
    assert_eq!(refused(|p| p.totals[0].invoiced = idr(1)), mismatch("totals.0.invoiced"));
    assert_eq!(refused(|p| p.totals[0].paid = idr(0)), mismatch("totals.0.paid"));
    assert_eq!(refused(|p| p.totals[0].withheld = idr(0)), mismatch("totals.0.withheld"));
    assert_eq!(refused(|p| p.totals[0].exchange = idr(0)), mismatch("totals.0.exchange"));
    assert_eq!(refused(|p| p.totals[0].balance = idr(1)), mismatch("totals.0.balance"));
    assert_eq!(refused(|p| p.totals[0].ageing.over_90 = idr(1)), mismatch("totals.0.ageing"));
    assert_eq!(refused(|p| p.totals.truncate(1)), currency("totals"));
    assert_eq!(refused(|p| p.totals[1] = p.totals[0]), currency("totals"));
    assert_eq!(refused(|p| p.customer.name.push('\u{1F600}')).params()["code_points"], "U+1F600");
    let mut without = story(Language::ZhId);
    for contract in &mut without.contracts {
        contract.entries.clear();
        contract.balance = bantu_domain::money::Money::zero(contract.total.currency());
    }
    without.totals = vec![
        papers::statement::total(&without.contracts, bantu_domain::money::Currency::Idr, 0),
        papers::statement::total(&without.contracts, bantu_domain::money::Currency::Cny, 0),
    ];
    assert_eq!(check(&without), Ok(()), "a contract on which nothing has happened yet");
}

#[test]
fn papers_survive_the_wire() {
    let paper = story(Language::ZhId);
    let text = serde_json::to_string(&paper).expect("a paper is data");
    assert_eq!(serde_json::from_str::<StatementPaper>(&text).expect("read back"), paper);
    assert_eq!(paper.file_name(), "statement_12000_2027-02-15.pdf");
}
