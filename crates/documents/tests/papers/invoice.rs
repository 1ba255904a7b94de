//! The invoice of the story's first instalment, with its pro-forma and its correction.

use bantu_documents::{InvoiceForm, InvoiceLine, InvoicePaper, Jurisdiction, Language, Paid, PaperState};
use bantu_domain::tax::TaxScheme;

use super::{billed, chinese, cny, day, idr, indonesian, instant, rupiah_account, taxed, wording, yuan_account};

/// Half of the one-time part before tax: 15,675,000 rupiah, PPN 1,724,250; in Chinese 7,837.50 yuan at 1 %.
pub fn story(language: Language) -> InvoicePaper {
    let say = |zh: &str, id: &str, en: &str| wording(language, zh, id, en);
    let abroad = language == Language::Zh;
    let base = if abroad { cny(783_750) } else { idr(15_675_000) };
    let (tax, total) =
        if abroad { taxed(base, TaxScheme::Simple, 100) } else { taxed(base, TaxScheme::PpnNilaiLain, 1_200) };
    InvoicePaper {
        language,
        form: InvoiceForm::Invoice { paid: None },
        state: PaperState::Final,
        number: Some("12000-INV-K1-01".to_owned()),
        issued_at: instant(),
        due_on: Some(day("2026-12-07")),
        contract_number: Some("12000-CON-K1-01".to_owned()),
        seller: if abroad { chinese() } else { indonesian() },
        buyer: billed(),
        jurisdiction: if abroad { Jurisdiction::Elsewhere } else { Jurisdiction::Indonesia },
        title: Some(
            say(
                "印尼公司设立与签证服务（2026 年第四季度）",
                "Pendirian perusahaan dan visa (kuartal IV 2026)",
                "Company set-up and visas in Indonesia (Q4 2026)",
            )
            .text,
        ),
        lines: vec![InvoiceLine {
            name: say("预付款（50%）", "Uang muka (50%)", "Prepayment (50%)"),
            description: Some(
                say("公司注册、工作签证", "Pendirian PT PMA, visa kerja", "Company registration, work visa").text,
            ),
            amount: base,
        }],
        base,
        tax: Some(tax),
        total,
        tax_number: None,
        accounts: vec![if abroad { yuan_account() } else { rupiah_account() }],
        notes: Some(
            say(
                "付款时请注明请款单号。",
                "Mohon cantumkan nomor invoice saat membayar.",
                "Please quote the invoice number with your payment.",
            )
            .text,
        ),
        footer: Some("PT BANTU BUSINESS SERVICE · www.bantu.example".to_owned()),
    }
}

/// The same before signing.
pub fn proforma(language: Language) -> InvoicePaper {
    let mut paper = story(language);
    (paper.form, paper.number, paper.due_on) = (InvoiceForm::Proforma, None, None);
    paper
}

/// The same taken back.
pub fn correction(language: Language) -> InvoicePaper {
    let mut paper = story(language);
    paper.form = InvoiceForm::Correction {
        number: "12000-INV-K1-01".to_owned(),
        reason: Some(wording(language, "抬头有误", "Nama pembeli keliru", "Wrong name of the buyer").text),
    };
    paper.number = Some("12000-INV-K1-02".to_owned());
    paper.notes = None;
    let base = super::Money::new(-paper.base.minor(), paper.base.currency());
    let tax = paper.tax.expect("a taxed invoice");
    let (tax, total) = taxed(base, tax.scheme, tax.rate.scaled());
    (paper.base, paper.tax, paper.total, paper.lines[0].amount) = (base, Some(tax), total, base);
    paper
}

/// The same when the money has come and the statutory number is known.
pub fn paid(language: Language) -> InvoicePaper {
    let mut paper = story(language);
    paper.form = InvoiceForm::Invoice { paid: Some(Paid { on: day("2026-12-03"), rupiah: None }) };
    paper.tax_number = Some("04002600000000123".to_owned());
    paper
}
