//! Papers for tests: the worked example of DOMAIN §6.6 as a quotation in every language, and a long one; the other
//! kinds stand in files of their own.

pub mod contract;
pub mod invoice;
pub mod receipt;
pub mod statement;

use bantu_documents::{
    BankAccount, Due, Instalment, InstalmentKind, Language, Line, PaperRate, PaperState, Party, QuotationPaper, Tax,
    Term, Wording,
};
use bantu_domain::money::{Currency, Money, Percent, Quantity, Rate, TaxRate};
use bantu_domain::tax::{TaxPolicy, TaxRounding, TaxScheme};
use chrono::{DateTime, NaiveDate, Utc};

/// Rupiah.
pub fn idr(minor: i64) -> Money {
    Money::new(minor, Currency::Idr)
}

/// Yuan, in fen.
pub fn cny(minor: i64) -> Money {
    Money::new(minor, Currency::Cny)
}

/// The issue instant of every test paper.
pub fn instant() -> DateTime<Utc> {
    "2026-11-23T02:30:00Z".parse().expect("a valid instant")
}

/// A calendar day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a valid date")
}

/// Text by language: Chinese, Indonesian, English, as the product would choose.
fn say(language: Language, zh: &str, id: &str, en: &str) -> (String, Option<String>) {
    let own = |text: &str| text.to_owned();
    match language {
        Language::Zh => (own(zh), None),
        Language::Id => (own(id), None),
        Language::En => (own(en), None),
        Language::ZhId => (own(zh), Some(own(id))),
        Language::ZhEn => (own(zh), Some(own(en))),
    }
}

/// The same as a wording.
pub fn wording(language: Language, zh: &str, id: &str, en: &str) -> Wording {
    let (text, second) = say(language, zh, id, en);
    Wording { text, second }
}

/// Our company in Indonesia.
pub fn indonesian() -> Party {
    Party {
        name: "PT BANTU BUSINESS SERVICE".to_owned(),
        address: Some("Jl. Contoh Raya No. 12, Tanah Abang, Jakarta Pusat 10230, Indonesia".to_owned()),
        tax_id: Some("0000 0000 0000 0003".to_owned()),
        representative: Some("Budi Santoso".to_owned()),
        phone: Some("+62 21 0000 0000".to_owned()),
        signatory: Some("Budi Santoso".to_owned()),
        ..Party::default()
    }
}

/// Our company in China.
pub fn chinese() -> Party {
    Party {
        name: "北京斑兔企业服务有限公司".to_owned(),
        address: Some("北京市朝阳区示例路 1 号".to_owned()),
        tax_id: Some("91110000FAKE000001".to_owned()),
        representative: Some("李示例".to_owned()),
        ..Party::default()
    }
}

/// The customer of every test paper.
pub fn customer() -> Party {
    Party {
        name: "北京科技有限公司".to_owned(),
        name_second: Some("Beijing Keji Technology Co., Ltd.".to_owned()),
        code: Some("12000".to_owned()),
        address: Some("北京市朝阳区建国路 88 号 SOHO 现代城 A 座 1203 室".to_owned()),
        tax_id: Some("91110105FAKE12000X".to_owned()),
        representative: Some("陈喆昇".to_owned()),
        contact: Some("陈喆昇".to_owned()),
        phone: Some("+86 10 0000 0000".to_owned()),
        bank: Some("中国银行北京分行 0000-1200-0001".to_owned()),
        ..Party::default()
    }
}

/// The customer as an invoice or a receipt names him.
pub fn billed() -> Party {
    Party { representative: None, contact: None, phone: None, ..customer() }
}

/// The rupiah account of the Indonesian company.
pub fn rupiah_account() -> BankAccount {
    BankAccount {
        holder: "PT BANTU BUSINESS SERVICE".to_owned(),
        bank: "BCA KCP Tanah Abang Blok B".to_owned(),
        number: "0000-0003-2026".to_owned(),
        currency: Some("IDR".to_owned()),
        swift: Some("CENAIDJAXXX".to_owned()),
    }
}

/// The yuan account of the Chinese company.
pub fn yuan_account() -> BankAccount {
    BankAccount {
        holder: "北京斑兔企业服务有限公司".to_owned(),
        bank: "招商银行北京分行".to_owned(),
        number: "0000-0001-2026".to_owned(),
        currency: Some("CNY".to_owned()),
        swift: None,
    }
}

/// Tax on a price as the domain works it out, and the total with it.
pub fn taxed(base: Money, scheme: TaxScheme, rate_e4: i64) -> (Tax, Money) {
    let policy = TaxPolicy { scheme, rate: TaxRate::from_scaled(rate_e4), rounding: TaxRounding::HalfUp };
    let lines = policy.lines(base, false).expect("a taxable price");
    let tax = Tax { scheme, rate: policy.rate, base: lines.base, amount: lines.tax_whole };
    (tax, base.plus(lines.tax_whole).expect("a total"))
}

/// A line at 5 % discount.
fn line(
    names: (String, Option<String>),
    description: (String, Option<String>),
    list: i64,
    net: i64,
    term: Term,
) -> Line {
    Line {
        name: names.0,
        name_second: names.1,
        description: Some(description.0).filter(|text| !text.is_empty()),
        quantity: Quantity::ONE,
        unit_list: idr(list),
        unit_net: idr(net),
        total: idr(net),
        term,
    }
}

/// The story's quotation: 37,050,000 IDR = 18,525.00 CNY, 50/50 for the one-time part and twelve months.
pub fn story(language: Language) -> QuotationPaper {
    let say = |zh: &str, id: &str, en: &str| say(language, zh, id, en);
    QuotationPaper {
        language,
        state: PaperState::Final,
        number: Some("12000-QUO-K1-01".to_owned()),
        version: 1,
        issued_at: instant(),
        valid_until: Some(day("2026-12-23")),
        seller: Party {
            name: "PT BANTU BUSINESS SERVICE".to_owned(),
            address: Some("Jl. Contoh Raya No. 12, Tanah Abang, Jakarta Pusat 10230, Indonesia".to_owned()),
            tax_id: Some("00.000.000.0-000.003".to_owned()),
            contact: Some("Sari Wijaya (王莎莉)".to_owned()),
            phone: Some("+62 21 0000 0000".to_owned()),
            email: Some("sari@bantu.example".to_owned()),
            signatory: Some("Budi Santoso".to_owned()),
            ..Party::default()
        },
        customer: Party {
            name: "北京科技有限公司".to_owned(),
            name_second: Some("Beijing Keji Technology Co., Ltd.".to_owned()),
            code: Some("12000".to_owned()),
            address: Some("北京市朝阳区建国路 88 号 SOHO 现代城 A 座 1203 室".to_owned()),
            contact: Some("陈喆昇".to_owned()),
            phone: Some("+86 10 0000 0000".to_owned()),
            email: Some("chen@keji.example".to_owned()),
            ..Party::default()
        },
        title: Some(
            say(
                "印尼公司设立与签证服务（2026 年第四季度）",
                "Pendirian perusahaan dan visa (kuartal IV 2026)",
                "Company set-up and visas in Indonesia (Q4 2026)",
            )
            .0,
        ),
        lines: vec![
            line(
                say("外资公司注册（PMA）CPMA", "Pendirian PT PMA (CPMA)", "Foreign-owned company registration (CPMA)"),
                say(
                    "含公司章程公证、司法部批文、NIB 营业执照及税号；约 15 个工作日。",
                    "Termasuk akta notaris, SK Kemenkumham, NIB, dan NPWP; sekitar 15 hari kerja.",
                    "Includes notarial deed, ministry approval, NIB and tax number; about 15 working days.",
                ),
                16_000_000,
                15_200_000,
                Term::OneTime,
            ),
            line(
                say("工作签证 C312（一年）", "Visa kerja C312 (1 tahun)", "Work visa C312 (one year)"),
                say(
                    "含 RPTKA、DKPTKA 及 ITAS；不含体检费用。",
                    "Termasuk RPTKA, DKPTKA, dan ITAS; tidak termasuk pemeriksaan kesehatan.",
                    "Includes RPTKA, DKPTKA and ITAS; medical check not included.",
                ),
                17_000_000,
                16_150_000,
                Term::OneTime,
            ),
            line(
                say(
                    "虚拟办公室（标准）VO_normal",
                    "Kantor virtual (standar) VO_normal",
                    "Virtual office (standard) VO_normal",
                ),
                (String::new(), None),
                6_000_000,
                5_700_000,
                Term::LongTerm { cycle_months: 12 },
            ),
        ],
        discount_percent: Percent::from_scaled(500),
        gross: idr(39_000_000),
        discount: idr(1_950_000),
        total: idr(37_050_000),
        total_secondary: Some(cny(1_852_500)),
        rate: Some(PaperRate { idr_per_cny: Rate::from_scaled(2_000_000_000_000), on: day("2026-11-20") }),
        instalments: vec![
            Instalment {
                kind: InstalmentKind::Prepayment,
                percent: Some(Percent::from_scaled(5000)),
                amount: idr(15_675_000),
                amount_secondary: Some(cny(783_750)),
                due: Due::OnContractSigned,
            },
            Instalment {
                kind: InstalmentKind::Final,
                percent: Some(Percent::from_scaled(5000)),
                amount: idr(15_675_000),
                amount_secondary: Some(cny(783_750)),
                due: Due::OnDelivery,
            },
            Instalment {
                kind: InstalmentKind::Monthly { months: 12, each: idr(475_000), last: idr(475_000) },
                percent: None,
                amount: idr(5_700_000),
                amount_secondary: Some(cny(285_000)),
                due: Due::EachMonth,
            },
        ],
        accounts: vec![rupiah_account(), yuan_account()],
        terms: Vec::new(),
        notes: Some(
            say(
                "“加急”办理需另行确认；材料以原件为准。",
                "Layanan \"kilat\" dikonfirmasi terpisah; dokumen asli diperlukan.",
                "“Express” handling is confirmed separately; originals are required.",
            )
            .0,
        ),
        footer: Some("PT BANTU BUSINESS SERVICE · www.bantu.example".to_owned()),
    }
}

/// Twenty lines in two languages: the paper that size and speed are measured with.
pub fn long(language: Language) -> QuotationPaper {
    let mut paper = story(language);
    let pattern = paper.lines.clone();
    paper.lines = (0..20).map(|index| pattern[index % pattern.len()].clone()).collect();
    let sum = |amount: fn(&Line) -> Money| paper.lines.iter().map(|line| amount(line).minor()).sum::<i64>();
    let (gross, total) = (sum(|line| line.unit_list), sum(|line| line.total));
    paper.gross = idr(gross);
    paper.total = idr(total);
    paper.discount = idr(gross - total);
    paper.total_secondary = Some(cny(total / 20));
    paper.instalments = vec![Instalment {
        kind: InstalmentKind::Full,
        percent: Some(Percent::from_scaled(10_000)),
        amount: idr(total),
        amount_secondary: Some(cny(total / 20)),
        due: Due::OnContractSigned,
    }];
    paper
}
