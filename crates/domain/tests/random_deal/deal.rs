//! What is random about a deal.

use bantu_domain::invoice::InvoiceKind;
use bantu_domain::money::Currency;
use bantu_domain::quotation::PaymentTerms;
use bantu_domain::tax::{TaxRounding, TaxScheme};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;

/// A line of the quotation.
#[derive(Debug, Clone)]
pub struct RandomLine {
    pub running: bool,
    pub quantity_e2: i64,
    pub unit_minor: i64,
}

/// How the company taxes.
#[derive(Debug, Clone, Copy)]
pub struct Tax {
    pub scheme: TaxScheme,
    pub rate_e4: i64,
    pub rounding: TaxRounding,
}

/// An invoice somebody tries to issue.
#[derive(Debug, Clone)]
pub struct RandomInvoice {
    pub running: bool,
    pub kind: InvoiceKind,
    /// Of the contract's total; 1 000 is the whole.
    pub permille: i64,
    /// Corrected right afterwards.
    pub taken_back: bool,
}

/// What becomes of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Confirmed,
    Rejected,
    /// Confirmed, later given back.
    Refunded,
    /// Confirmed, and reported a second time, which must stay out.
    Repeated,
    /// Reported with a tax that is wrong by so many minor units.
    TaxOff(i64),
}

/// A payment somebody reports.
#[derive(Debug, Clone)]
pub struct RandomPayment {
    pub running: bool,
    /// Of the contract's total, with what was withheld; above 1 000 too much.
    pub permille: i64,
    /// Of the payment: PPh 23 the payer withheld.
    pub withheld_permille: i64,
    /// The receipt it is meant for, by its place.
    pub meant: Option<usize>,
    pub fate: Fate,
}

/// A deal from the quotation to the bank.
#[derive(Debug, Clone)]
pub struct Deal {
    pub currency: Currency,
    pub rate_e9: Option<i64>,
    pub discount_e2: i64,
    pub terms: PaymentTerms,
    pub lines: Vec<RandomLine>,
    pub company: usize,
    pub tax: Tax,
    pub months: i64,
    pub start: NaiveDate,
    pub signed_days_ago: i64,
    pub invoices: Vec<RandomInvoice>,
    pub payments: Vec<RandomPayment>,
    /// Whether the same lines come as an order of elsewhere too, and the places of its receipts that finance confirms by hand.
    pub import: Option<Vec<usize>>,
}

impl Deal {
    /// Code and currency of the company that signs.
    pub fn company(&self) -> (&'static str, Currency) {
        [("BJ", Currency::Cny), ("PT", Currency::Idr), ("PT_CNY", Currency::Cny)][self.company]
    }

    /// Whether it has lines of a kind.
    pub fn has(&self, running: bool) -> bool {
        self.lines.iter().any(|l| l.running == running)
    }
}

/// Amounts of every size, the usual ones most often, the smallest ones where rounding takes its greatest part.
fn unit() -> impl Strategy<Value = i64> {
    prop_oneof![6 => 10_000_i64..90_000_000, 2 => 1_i64..10_000, 1 => 1_i64..60, 1 => 1_i64..9_000_000_000]
}

fn line() -> impl Strategy<Value = RandomLine> {
    let quantity = prop_oneof![4 => Just(100_i64), 3 => (1_i64..=24).prop_map(|n| n * 100), 2 => 1_i64..=10_000];
    (proptest::bool::weighted(0.4), quantity, unit()).prop_map(|(running, quantity_e2, unit_minor)| RandomLine {
        running,
        quantity_e2,
        unit_minor,
    })
}

/// Every rate under the simple scheme, up to a fifth under PPN, whose highest is 12 % (PMK 131/2024).
fn tax() -> impl Strategy<Value = Tax> {
    let scheme = select(TaxScheme::ALL.to_vec());
    let rate = prop_oneof![4 => select(vec![0_i64, 100, 300, 600, 1_100, 1_200, 1_300]), 1 => 0_i64..=10_000];
    (scheme, rate, select(TaxRounding::ALL.to_vec())).prop_map(|(scheme, rate, rounding)| Tax {
        scheme,
        rate_e4: if scheme == TaxScheme::Simple { rate } else { rate.min(2_000) },
        rounding,
    })
}

/// Days of which shorter months have none, and others.
fn start() -> impl Strategy<Value = NaiveDate> {
    let awkward = ["2026-01-29", "2026-01-30", "2026-01-31", "2026-08-31", "2027-12-31", "2028-02-29", "2027-03-31"];
    let awkward = select(awkward.map(|day| day.parse::<NaiveDate>().expect("a day")).to_vec());
    let any = (0_u64..1_200).prop_map(|days| NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + Days::new(days));
    prop_oneof![awkward, any]
}

fn invoice() -> impl Strategy<Value = RandomInvoice> {
    let permille = prop_oneof![1 => Just(1_000_i64), 4 => 1_i64..=1_200];
    (any::<bool>(), select(InvoiceKind::ALL.to_vec()), permille, any::<bool>())
        .prop_map(|(running, kind, permille, taken_back)| RandomInvoice { running, kind, permille, taken_back })
}

fn payment() -> impl Strategy<Value = RandomPayment> {
    let permille = prop_oneof![2 => Just(1_000_i64), 2 => Just(500_i64), 6 => 1_i64..=1_300];
    let withheld = prop_oneof![2 => Just(0_i64), 1 => Just(20_i64), 1 => 0_i64..=500];
    let meant = prop_oneof![3 => Just(None), 1 => (0_usize..30).prop_map(Some)];
    let fate = prop_oneof![
        6 => Just(Fate::Confirmed),
        1 => Just(Fate::Rejected),
        2 => Just(Fate::Refunded),
        1 => Just(Fate::Repeated),
        1 => (-3_i64..=3).prop_map(Fate::TaxOff),
    ];
    (any::<bool>(), permille, withheld, meant, fate).prop_map(|(running, permille, withheld_permille, meant, fate)| {
        RandomPayment { running, permille, withheld_permille, meant, fate }
    })
}

prop_compose! {
    fn quoted()(
        currency in select(Currency::ALL.to_vec()),
        rate_e9 in prop_oneof![
            4 => Just(Some(2_000_000_000_000_i64)),
            4 => (1_500_000_000_000_i64..3_000_000_000_000).prop_map(Some),
            1 => Just(None),
        ],
        discount_e2 in prop_oneof![1 => Just(0_i64), 2 => 0_i64..=3_000, 1 => 0_i64..10_000],
        terms in select(PaymentTerms::ALL.to_vec()),
        lines in prop_oneof![
            3 => proptest::collection::vec(line(), 1..=3),
            1 => proptest::collection::vec(line(), 4..=8),
        ],
    ) -> (Currency, Option<i64>, i64, PaymentTerms, Vec<RandomLine>) {
        (currency, rate_e9, discount_e2, terms, lines)
    }
}

prop_compose! {
    /// A deal of any kind.
    pub fn deal()(
        (currency, rate_e9, discount_e2, terms, lines) in quoted(),
        company in 0_usize..3,
        tax in tax(),
        months in prop_oneof![2 => 1_i64..=6, 1 => 7_i64..=24],
        start in start(),
        signed_days_ago in -1_i64..=60,
        invoices in proptest::collection::vec(invoice(), 0..=2),
        payments in proptest::collection::vec(payment(), 0..=3),
        import in proptest::option::weighted(0.4, proptest::collection::vec(0_usize..200, 0..=3)),
    ) -> Deal {
        Deal {
            currency, rate_e9, discount_e2, terms, lines, company, tax, months, start, signed_days_ago, invoices,
            payments, import,
        }
    }
}
