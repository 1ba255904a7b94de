//! The statement of a customer with one contract in rupiah and one in yuan, and a long one.

use bantu_documents::{Ageing, Entry, EntryKind, Language, StatementContract, StatementPaper, StatementTotal};
use bantu_domain::money::{Currency, Money};

use super::{customer, day, indonesian, instant, rupiah_account, wording, yuan_account};

/// A day, a kind, a reference, a due day and minor units.
pub type Told<'a> = (&'a str, EntryKind, &'a str, Option<&'a str>, i64);

/// A contract with running balances.
pub fn contract(number: &str, title: String, total: Money, told: &[Told<'_>]) -> StatementContract {
    let mut balance = Money::zero(total.currency());
    let mut entries = Vec::new();
    for (on, kind, reference, due, minor) in told {
        let amount = Money::new(*minor, total.currency());
        balance = balance.plus(amount).expect("a balance");
        entries.push(Entry {
            on: day(on),
            kind: *kind,
            reference: Some((*reference).to_owned()).filter(|text| !text.is_empty()),
            due_on: due.map(day),
            amount,
            balance,
        });
    }
    StatementContract { number: number.to_owned(), title: Some(title), total, entries, balance }
}

/// The sums of a currency; the whole balance stands in one bucket but for what is not due.
pub fn total(contracts: &[StatementContract], currency: Currency, not_due: i64) -> StatementTotal {
    let entries = || contracts.iter().filter(|c| c.total.currency() == currency).flat_map(|c| &c.entries);
    let of = |kinds: &[EntryKind]| {
        Money::sum(currency, entries().filter(|e| kinds.contains(&e.kind)).map(|e| e.amount)).expect("a sum")
    };
    let balance = Money::sum(currency, entries().map(|entry| entry.amount)).expect("a sum");
    let zero = Money::zero(currency);
    let not_due = Money::new(not_due, currency);
    StatementTotal {
        invoiced: of(&[EntryKind::Invoice, EntryKind::Correction]),
        paid: of(&[EntryKind::Payment, EntryKind::Refund]),
        withheld: of(&[EntryKind::Withheld]),
        exchange: of(&[EntryKind::ExchangeDifference]),
        balance,
        ageing: Ageing {
            not_due,
            days_1_30: balance.minus(not_due).expect("a rest"),
            days_31_60: zero,
            days_61_90: zero,
            over_90: zero,
        },
    }
}

/// Two contracts in two currencies with every kind of entry.
pub fn story(language: Language) -> StatementPaper {
    use EntryKind::{Correction, ExchangeDifference, Invoice, Payment, Refund, Withheld};
    let say = |zh: &str, id: &str, en: &str| wording(language, zh, id, en).text;
    let contracts = vec![
        contract(
            "12000-CON-K1-01",
            say("印尼公司设立与签证服务", "Pendirian perusahaan dan visa", "Company set-up and visas"),
            Money::new(41_125_500, Currency::Idr),
            &[
                ("2026-11-23", Invoice, "12000-INV-K1-01", Some("2026-12-07"), 17_399_250),
                ("2026-12-03", Payment, "12000-PAY-K1-01", None, -17_085_700),
                ("2026-12-03", Withheld, "BP-2026-000123", None, -313_500),
                ("2026-12-03", ExchangeDifference, "", None, -50),
                ("2027-01-11", Invoice, "12000-INV-K1-02", Some("2027-01-25"), 17_399_250),
                ("2027-01-12", Correction, "12000-INV-K1-03", None, -17_399_250),
                ("2027-01-12", Invoice, "12000-INV-K1-04", Some("2027-01-26"), 17_399_250),
                ("2027-02-01", Invoice, "12000-INV-K1-05", Some("2027-02-28"), 527_250),
            ],
        ),
        contract(
            "12000-CON-K1-02",
            say("中国公司年度咨询", "Konsultasi tahunan di Tiongkok", "Annual advice in China"),
            Money::new(1_871_025, Currency::Cny),
            &[
                ("2026-12-01", Invoice, "12000-INV-K1-06", Some("2026-12-15"), 1_871_025),
                ("2026-12-14", Payment, "12000-PAY-K1-02", None, -1_900_000),
                ("2026-12-20", Refund, "12000-PAY-K1-02", None, 28_975),
            ],
        ),
    ];
    StatementPaper {
        language,
        as_of: day("2027-02-15"),
        issued_at: instant(),
        seller: indonesian(),
        customer: customer(),
        totals: vec![total(&contracts, Currency::Idr, 527_250), total(&contracts, Currency::Cny, 0)],
        contracts,
        accounts: vec![rupiah_account(), yuan_account()],
        notes: None,
        footer: Some("PT BANTU BUSINESS SERVICE · www.bantu.example".to_owned()),
    }
}

/// One contract with a hundred invoices and payments.
pub fn long(language: Language) -> StatementPaper {
    let mut paper = story(language);
    let references: Vec<(String, String)> =
        (1..=50).map(|no| (format!("12000-INV-K1-{no:02}"), format!("12000-PAY-K1-{no:02}"))).collect();
    let told: Vec<Told<'_>> = references
        .iter()
        .flat_map(|(invoice, payment)| {
            [
                ("2026-11-23", EntryKind::Invoice, invoice.as_str(), Some("2026-12-07"), 527_250),
                ("2026-12-03", EntryKind::Payment, payment.as_str(), None, -500_000),
            ]
        })
        .collect();
    let whole = Money::new(26_362_500, Currency::Idr);
    paper.contracts[0] = contract("12000-CON-K1-01", "Kantor virtual".to_owned(), whole, &told);
    paper.totals[0] = total(&paper.contracts, Currency::Idr, 0);
    paper
}
