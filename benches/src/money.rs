//! Orders with a year of monthly receipts on every deal, and the contract of six pages.

use bantu_app::{AppError, Clock as _, MachineClock};
use bantu_documents::{
    Clause, ContractLine, ContractPaper, Due, Instalment, InstalmentKind, Jurisdiction, Language, PaperState, Tax,
    Term, Wording,
};
use bantu_domain::money::{Currency, Money, Percent, Quantity, TaxRate};
use bantu_domain::order::{Order, OrderStatus, OrderType, month_after};
use bantu_domain::order_payment::{OrderPayment, OrderPaymentStatus, OrderPaymentType};
use bantu_domain::quotation::PaymentTerms;
use bantu_domain::record::{Id, Instant};
use bantu_domain::table::Root;
use bantu_domain::tax::{TaxPolicy, TaxRounding, TaxScheme};
use bantu_domain::tx::Tx;
use bantu_domain::{Fault, Refusal};
use bantu_store::{Mode, StoreTx, Visibility, lane};
use chrono::NaiveDate;

use crate::{DEALS_EACH, Workspace, customer_id, deal_id, put};

/// Months of every order.
pub const MONTHS: i64 = 12;
/// Orders per transaction while filling.
const CHUNK: u64 = 1_000;
/// Of so many days in the past and the future are the receipts due.
const SPREAD_DAYS: u64 = 360;

impl Workspace {
    /// Gives each of the first `deals` deals an order of twelve months; a third of the receipts has come in.
    ///
    /// # Errors
    /// Storage failure.
    pub fn add_orders(&self, deals: u64) -> Result<(), AppError> {
        let now = MachineClock.now();
        let mut first = 0;
        while first < deals {
            let last = (first + CHUNK).min(deals);
            self.app.database().write(|conn| {
                let version = lane::next_version(conn)?;
                let mode = Mode::Authority { version, visibility: Visibility::system() };
                StoreTx::run::<_, Fault>(conn, mode, |tx| (first..last).try_for_each(|n| order(tx, n, self.user, now)))
            })?;
            first = last;
        }
        Ok(())
    }
}

fn order(tx: &mut dyn Tx, n: u64, user: Id, now: Instant) -> Result<(), Fault> {
    let id = Id::from_u128(0x0196_0000_0000_7000_8000_0000_0000_0000 + u128::from(n));
    let customer = customer_id(n / DEALS_EACH);
    let root = Root::Customer(customer);
    let today = now.date_naive();
    let start = today - chrono::Days::new(n % SPREAD_DAYS);
    let each = 500_000 + i64::try_from(n % 1_000).unwrap_or(0);
    let order = Order {
        id,
        order_number: format!("ORD-20261125-{n:06}"),
        title: format!("订单 {n}"),
        customer_id: customer,
        opportunity_id: deal_id(n),
        contract_id: None,
        sales_user_id: user,
        order_type: OrderType::LongTerm,
        status: OrderStatus::Active,
        currency: if n.is_multiple_of(3) { Currency::Cny } else { Currency::Idr },
        total_minor: each * MONTHS,
        exchange_rate_e9: None,
        payment_terms: PaymentTerms::FullUpfront,
        cycle_months: Some(MONTHS),
        start_date: Some(start),
        monthly_payment_minor: Some(each),
        is_fully_paid_excluding_long: true,
        created_at: now,
        updated_at: now,
    };
    put(tx, &order, &root)?;
    for period_no in 1..=MONTHS {
        let due = u32::try_from(period_no - 1).ok().and_then(|months| month_after(start, months)).unwrap_or(start);
        let paid = due < today && period_no % 2 == 1;
        let receipt = OrderPayment {
            id: Id::from_u128(
                0x0197_0000_0000_7000_8000_0000_0000_0000 + (u128::from(n) << 8) + u128::from(period_no.unsigned_abs()),
            ),
            order_id: id,
            order_item_id: None,
            period_no,
            part_no: 1,
            payment_amount_minor: each,
            payment_type: OrderPaymentType::Monthly,
            is_excluded_from_full: true,
            due_date: Some(due),
            paid_on: paid.then_some(due),
            status: if paid { OrderPaymentStatus::Confirmed } else { OrderPaymentStatus::Pending },
            payment_id: None,
            confirmed_by: paid.then_some(user),
            confirmed_at: paid.then_some(now),
            notes: None,
        };
        put(tx, &receipt, &root)?;
    }
    Ok(())
}

/// A bilingual contract of six pages: three services, a plan, thirty-four clauses.
///
/// # Errors
/// None in practice: the amounts are small.
pub fn contract() -> Result<ContractPaper, Refusal> {
    let quotation = crate::paper()?;
    let both = |zh: &str, id: &str| Wording { text: zh.into(), second: Some(id.into()) };
    let line = |amount, term| ContractLine {
        name: both("外资公司注册（PMA）与工作签证", "Pendirian PT PMA dan visa kerja"),
        description: Some("含公司章程公证、司法部批文、NIB 营业执照及税号。".into()),
        quantity: Quantity::ONE,
        amount: Money::new(amount, Currency::Idr),
        term,
    };
    let base = Money::new(37_050_000, Currency::Idr);
    let policy =
        TaxPolicy { scheme: TaxScheme::PpnNilaiLain, rate: TaxRate::from_scaled(1_200), rounding: TaxRounding::HalfUp };
    let tax = policy.lines(base, false)?;
    let total = base.plus(tax.tax_whole)?;
    let clause = |n: usize| Clause {
        title: both(&format!("第 {n} 条 服务与付款"), &format!("Pasal {n} Layanan dan pembayaran")),
        text: both(
            "乙方按照本合同约定的时间和标准提供服务，甲方按照付款计划支付费用；任何一方逾期的，应当书面说明原因并承担由此产生的合理费用。因政府部门原因造成的延误不视为违约。",
            "Pihak Kedua memberikan layanan sesuai waktu dan standar dalam kontrak ini, Pihak Pertama membayar sesuai rencana pembayaran; pihak yang terlambat wajib menjelaskan alasannya secara tertulis dan menanggung biaya wajar yang timbul. Keterlambatan karena instansi pemerintah bukan wanprestasi.",
        ),
    };
    Ok(ContractPaper {
        language: Language::ZhId,
        state: PaperState::Final,
        number: Some("12000-CON-K1-01".into()),
        revision: 1,
        issued_at: quotation.issued_at,
        quotation_number: quotation.number,
        party_a: quotation.customer,
        party_b: quotation.seller,
        jurisdiction: Jurisdiction::Indonesia,
        title: quotation.title,
        effective_from: NaiveDate::from_ymd_opt(2026, 12, 1),
        effective_to: NaiveDate::from_ymd_opt(2027, 11, 30),
        signing_place: Some("Jakarta".into()),
        signed_on: None,
        lines: vec![
            line(15_200_000, Term::OneTime),
            line(16_150_000, Term::OneTime),
            line(5_700_000, Term::LongTerm { cycle_months: 12 }),
        ],
        base,
        tax: Some(Tax { scheme: policy.scheme, rate: policy.rate, base: tax.base, amount: tax.tax_whole }),
        total,
        instalments: vec![Instalment {
            kind: InstalmentKind::Full,
            percent: Some(Percent::from_scaled(10_000)),
            amount: total,
            amount_secondary: None,
            due: Due::OnContractSigned,
        }],
        accounts: Vec::new(),
        clauses: (1..=34).map(clause).collect(),
        special_terms: None,
        footer: None,
    })
}
