//! The story's contract: with the Indonesian company in rupiah, and in Chinese with the Chinese one in yuan.

use std::collections::BTreeMap;

use bantu_documents::{
    Clause, ContractLine, ContractPaper, Due, Instalment, InstalmentKind, Jurisdiction, Language, PaperState, Term,
    Wording,
};
use bantu_domain::money::{Money, Percent, Quantity};
use bantu_domain::tax::TaxScheme;

use super::{chinese, cny, customer, day, idr, indonesian, instant, rupiah_account, taxed, wording, yuan_account};

/// The clauses of a built-in template in the languages of the paper.
fn clauses(language: Language, template: &str) -> Vec<Clause> {
    let all: BTreeMap<String, Vec<BTreeMap<String, String>>> =
        serde_json::from_str(include_str!("clauses.json")).expect("the clauses");
    let own = |clause: &BTreeMap<String, String>, part: &str| {
        let text = |tongue: &str| clause[&format!("{part}_{tongue}")].clone();
        match language {
            Language::Zh => Wording { text: text("zh"), second: None },
            Language::Id => Wording { text: text("id"), second: None },
            Language::En => Wording { text: text("en"), second: None },
            Language::ZhId => Wording { text: text("zh"), second: Some(text("id")) },
            Language::ZhEn => Wording { text: text("zh"), second: Some(text("en")) },
        }
    };
    all[template].iter().map(|clause| Clause { title: own(clause, "title"), text: own(clause, "text") }).collect()
}

fn line(name: Wording, amount: Money, term: Term) -> ContractLine {
    ContractLine { name, description: None, quantity: Quantity::ONE, amount, term }
}

/// 37,050,000 rupiah and PPN on 11/12 of it, half now and half at delivery, twelve months; in Chinese 18,525.00 yuan at 1 %.
pub fn story(language: Language) -> ContractPaper {
    let say = |zh: &str, id: &str, en: &str| wording(language, zh, id, en);
    let abroad = language == Language::Zh;
    let amounts = if abroad {
        [cny(760_000), cny(807_500), cny(285_000)]
    } else {
        [idr(15_200_000), idr(16_150_000), idr(5_700_000)]
    };
    let base = if abroad { cny(1_852_500) } else { idr(37_050_000) };
    let (tax, total) =
        if abroad { taxed(base, TaxScheme::Simple, 100) } else { taxed(base, TaxScheme::PpnNilaiLain, 1_200) };
    let mut lines = vec![
        line(
            say("外资公司注册（PMA）CPMA", "Pendirian PT PMA (CPMA)", "Foreign-owned company registration (CPMA)"),
            amounts[0],
            Term::OneTime,
        ),
        line(
            say("工作签证 C312（一年）", "Visa kerja C312 (1 tahun)", "Work visa C312 (one year)"),
            amounts[1],
            Term::OneTime,
        ),
        line(
            say(
                "虚拟办公室（标准）VO_normal",
                "Kantor virtual (standar) VO_normal",
                "Virtual office (standard) VO_normal",
            ),
            amounts[2],
            Term::LongTerm { cycle_months: 12 },
        ),
    ];
    lines[0].description = Some(
        say(
            "含公司章程公证、司法部批文、NIB 营业执照及税号。",
            "Termasuk akta notaris, SK Kemenkumham, NIB, dan NPWP.",
            "Includes notarial deed, ministry approval, NIB and tax number.",
        )
        .text,
    );
    let part = |kind, percent: Option<i64>, amount, due| Instalment {
        kind,
        percent: percent.map(|percent| Percent::from_scaled(percent * 100)),
        amount,
        amount_secondary: None,
        due,
    };
    let instalments = if abroad {
        vec![part(InstalmentKind::Full, Some(100), total, Due::OnContractSigned)]
    } else {
        let monthly = InstalmentKind::Monthly { months: 12, each: idr(527_250), last: idr(527_250) };
        vec![
            part(InstalmentKind::Prepayment, Some(50), idr(17_399_250), Due::OnContractSigned),
            part(InstalmentKind::Final, Some(50), idr(17_399_250), Due::OnDelivery),
            part(monthly, None, idr(6_327_000), Due::EachMonthFrom(day("2026-12-01"))),
        ]
    };
    ContractPaper {
        language,
        state: PaperState::Final,
        number: Some("12000-CON-K1-01".to_owned()),
        revision: 1,
        issued_at: instant(),
        quotation_number: Some("12000-QUO-K1-01".to_owned()),
        party_a: customer(),
        party_b: if abroad { chinese() } else { indonesian() },
        jurisdiction: if abroad { Jurisdiction::Elsewhere } else { Jurisdiction::Indonesia },
        title: Some(
            say(
                "印尼公司设立与签证服务（2026 年第四季度）",
                "Pendirian perusahaan dan visa (kuartal IV 2026)",
                "Company set-up and visas in Indonesia (Q4 2026)",
            )
            .text,
        ),
        effective_from: Some(day("2026-12-01")),
        effective_to: Some(day("2027-11-30")),
        signing_place: Some(say("雅加达", "Jakarta", "Jakarta").text),
        signed_on: None,
        lines,
        base,
        tax: Some(tax),
        total,
        instalments,
        accounts: vec![if abroad { yuan_account() } else { rupiah_account() }],
        clauses: clauses(language, if abroad { "cny" } else { "idr" }),
        special_terms: Some(
            say(
                "加急办理费用由双方另行书面确认。",
                "Biaya layanan kilat disepakati tertulis secara terpisah.",
                "Fees for express handling are agreed separately in writing.",
            )
            .text,
        ),
        footer: Some("PT BANTU BUSINESS SERVICE · www.bantu.example".to_owned()),
    }
}

/// The story's contract with its clauses repeated up to a count.
pub fn with_clauses(language: Language, count: usize) -> ContractPaper {
    let mut paper = story(language);
    paper.clauses = paper.clauses.into_iter().cycle().take(count).collect();
    paper
}
