//! A workspace of 100,000 deals on an encrypted file, and the quotation of 20 lines, for every measurement.

pub mod material;
pub mod money;
pub mod night;

use std::path::Path;
use std::sync::Arc;

use bantu_app::found::{Person, stand_alone};
use bantu_app::{App, AppError, Clock, MachineClock, Mode, Reply};
use bantu_documents::{Language, Line, PaperRate, PaperState, Party, QuotationPaper, Term};
use bantu_domain::customer::{Customer, CustomerFields, CustomerType};
use bantu_domain::lead::{Lead, LeadFields, LeadStatus, PoolStatus, company_key, phone_key};
use bantu_domain::money::{Currency, Money, Percent, Quantity, Rate};
use bantu_domain::opportunity::{Opportunity, OpportunityFields, OpportunityStatus, ServiceType, WorkflowStatus};
use bantu_domain::record::{Id, Instant, Record, Row, built_in_id};
use bantu_domain::stage::{self, StageHistory};
use bantu_domain::table::{Entity, Root};
use bantu_domain::tx::Tx;
use bantu_domain::{Fault, StoreError};
use bantu_store::{Database, Location, Mode as TxMode, StoreTx, Visibility, lane, search};
use serde_json::Value;

/// What the programs take their memory from.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The key of the measured database.
pub const KEY: [u8; 32] = [7; 32];
/// Deals per customer.
const DEALS_EACH: u64 = 10;
/// Customers per lead, where there are leads.
const LEADS_PER_CUSTOMER: u64 = 10;
/// A day.
const DAY_SECONDS: u64 = 24 * 3_600;
/// Customers per transaction while filling.
const CHUNK: u64 = 500;

const TOWNS: [&str; 10] = ["北京", "上海", "深圳", "广州", "杭州", "成都", "武汉", "南京", "雅加达", "泗水"];
const TRADES: [&str; 10] = ["科技", "贸易", "矿业", "建筑", "物流", "食品", "能源", "纺织", "医疗", "教育"];
const WORKS: [&str; 8] = ["公司注册", "工作签", "税务服务", "商务签", "银行开户", "商标注册", "虚拟地址", "投资签"];

/// A stand-alone workspace with its user.
pub struct Workspace {
    /// The use cases.
    pub app: App,
    /// The only user.
    pub user: Id,
}

impl Workspace {
    /// Makes a workspace in a folder and fills it with deals.
    ///
    /// # Errors
    /// Storage failure.
    pub fn filled(folder: &Path, deals: u64) -> Result<Self, AppError> {
        Self::made(folder, deals / DEALS_EACH, Arc::new(MachineClock), one)
    }

    /// Makes a workspace with customers who have no deals yet, and a lead for every tenth of them.
    ///
    /// # Errors
    /// Storage failure.
    pub fn with_leads(folder: &Path, customers: u64) -> Result<Self, AppError> {
        Self::made(folder, customers, Arc::new(MachineClock), |tx, n, user, now| {
            customer(tx, n, user, now)?;
            if n.is_multiple_of(LEADS_PER_CUSTOMER) { lead(tx, n, user, now) } else { Ok(()) }
        })
    }

    /// Makes a workspace with as many leads as deals, the leads up to 30 days old and the deals up to 60, that no job ever saw.
    ///
    /// # Errors
    /// Storage failure.
    pub fn forgotten(folder: &Path, deals: u64, clock: Arc<dyn Clock>) -> Result<Self, AppError> {
        Self::made(folder, deals / DEALS_EACH, clock, |tx, n, user, now| {
            one(tx, n, user, earlier(now, n % 60 * DAY_SECONDS)?)?;
            (0..DEALS_EACH).try_for_each(|k| lead(tx, n * DEALS_EACH + k, user, earlier(now, n % 30 * DAY_SECONDS)?))
        })
    }

    fn made(
        folder: &Path,
        customers: u64,
        clock: Arc<dyn Clock>,
        each: fn(&mut dyn Tx, u64, Id, Instant) -> Result<(), Fault>,
    ) -> Result<Self, AppError> {
        let location = Location::Sqlite { path: folder.join("bantu.db"), key: Some(KEY) };
        let db = Database::open(location, &clock.new_workspace())?;
        let person = Person { display_name: "陈伟".into(), email: "chen@example.com".into(), language: "zh".into() };
        let user = stand_alone(&db, &person, clock.as_ref())?;
        fill(&db, user, customers, clock.now(), each)?;
        Ok(Self { app: App::new(db, Mode::StandAlone, clock), user })
    }

    /// Calls a use case and gives its JSON.
    ///
    /// # Errors
    /// Those of the use case.
    pub fn json(&self, name: &str, args: Value) -> Result<Value, AppError> {
        match self.app.call(self.user, name, args)? {
            Reply::Json(value) => Ok(value),
            Reply::File { .. } => Err(AppError::new("internal")),
        }
    }
}

fn fill(
    db: &Database,
    user: Id,
    customers: u64,
    now: Instant,
    each: fn(&mut dyn Tx, u64, Id, Instant) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut first = 0;
    while first < customers {
        let last = (first + CHUNK).min(customers);
        db.write(|conn| {
            let version = lane::next_version(conn)?;
            let mode = TxMode::Authority { version, visibility: Visibility::system() };
            let ((), written) =
                StoreTx::run::<_, Fault>(conn, mode, |tx| (first..last).try_for_each(|n| each(tx, n, user, now)))?;
            search::refresh(conn, &written.search_keys())?;
            Ok::<_, Fault>(())
        })?;
        first = last;
    }
    Ok(())
}

fn put<E: Entity>(tx: &mut dyn Tx, record: &E, root: &Root) -> Result<(), Fault> {
    let mut row = Row::new();
    Record::write(record, &mut row);
    tx.put(E::table(), &row, root)
}

fn customer_id(n: u64) -> Id {
    Id::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + u128::from(n))
}

fn deal_id(n: u64) -> Id {
    Id::from_u128(0x0194_0000_0000_7000_8000_0000_0000_0000 + u128::from(n))
}

fn pick<'a>(list: &[&'a str], n: u64) -> &'a str {
    list[usize::try_from(n % list.len() as u64).unwrap_or(0)]
}

/// So many seconds before.
fn earlier(now: Instant, seconds: u64) -> Result<Instant, StoreError> {
    let micros = now.micros() - i64::try_from(seconds).unwrap_or(0) * 1_000_000;
    Instant::from_micros(micros).ok_or_else(|| StoreError::Corrupt("time".into()))
}

fn company(n: u64) -> String {
    format!("{}{}{}有限公司 {n}", pick(&TOWNS, n), pick(&TRADES, n / 10), pick(&TRADES, n / 100 + 3))
}

fn lead(tx: &mut dyn Tx, n: u64, user: Id, now: Instant) -> Result<(), Fault> {
    let id = Id::from_u128(0x0196_0000_0000_7000_8000_0000_0000_0000 + u128::from(n));
    let company_name = format!("印尼{}", company(n));
    let phone = format!("0812{n:08}");
    let at = earlier(now, n)?;
    let lead = Lead {
        id,
        owner_user_id: Some(user),
        created_by: user,
        status: LeadStatus::New,
        pool_status: PoolStatus::Private,
        lost_reason: None,
        customer_id: None,
        opportunity_id: None,
        converted_at: None,
        last_follow_up_at: None,
        next_follow_up_at: n.is_multiple_of(10).then_some(at),
        owned_since: Some(at),
        release_countdown_at: None,
        released_at: None,
        released_by: None,
        company_key: company_key(&company_name),
        phone_key: phone_key(&phone),
        email_key: None,
        created_at: at,
        updated_at: at,
        fields: LeadFields {
            name: company_name.clone(),
            company_name: Some(company_name),
            contact_name: None,
            phone: Some(phone),
            email: None,
            wechat_id: None,
            address: None,
            source_id: None,
            level_id: None,
            requirements: None,
        },
    };
    put(tx, &lead, &Root::Lead(id))
}

fn customer(tx: &mut dyn Tx, n: u64, user: Id, now: Instant) -> Result<(), Fault> {
    let at = |seconds: u64| earlier(now, seconds);
    let id = customer_id(n);
    let fields = CustomerFields {
        name: company(n),
        customer_type: CustomerType::Organization,
        source_id: built_in_id("customer_sources", "source_001"),
        channel_id: None,
        level_id: None,
        industry_id: None,
        parent_customer_id: None,
        country_code: None,
        tax_id: None,
        address: None,
        phone: None,
        email: None,
        customer_requirements: None,
        description: None,
        tags: Vec::new(),
    };
    let customer = Customer {
        id,
        customer_no: Some(12_000 + i64::try_from(n).unwrap_or(0)),
        provisional_no: None,
        owner_user_id: user,
        developed_by: Some(user),
        is_locked: false,
        merged_into_id: None,
        name_key: company_key(&fields.name),
        possible_duplicate: false,
        last_follow_up_at: None,
        next_follow_up_at: None,
        created_at: at(n)?,
        updated_at: at(n)?,
        fields,
    };
    put(tx, &customer, &Root::Customer(id))
}

fn one(tx: &mut dyn Tx, n: u64, user: Id, now: Instant) -> Result<(), Fault> {
    customer(tx, n, user, now)?;
    let at = |seconds: u64| earlier(now, seconds);
    let customer_id = customer_id(n);
    let root = Root::Customer(customer_id);
    for k in 0..DEALS_EACH {
        let number = n * DEALS_EACH + k;
        let id = deal_id(number);
        let order = i64::try_from(number % 4).unwrap_or(0) + 1;
        let fields = OpportunityFields {
            name: format!("{} {}", pick(&WORKS, number), number),
            service_type: Some(ServiceType::Mixed),
            is_split_required: false,
            has_staged_services: false,
            tax_service_cycle_months: None,
            tax_service_start_date: None,
            amount_minor: Some(1_000_000 + i64::try_from(number).unwrap_or(0) * 1_000),
            amount_currency: Currency::Idr,
            probability: Some(50),
            expected_close_date: None,
            wechat_group_no: None,
            description: None,
        };
        let deal = Opportunity {
            id,
            customer_id,
            owner_user_id: user,
            developed_by: Some(user),
            current_stage_id: stage::id_of(order),
            current_stage_order: order,
            status: OpportunityStatus::Active,
            workflow_status: WorkflowStatus::Active,
            status_reason: None,
            demand_confirmed_on: None,
            demand_confirmed_by: None,
            scheme_confirmed_on: None,
            scheme_confirmed_by: None,
            split_order_required: false,
            primary_quotation_id: None,
            primary_contract_id: None,
            final_payment_id: None,
            delivery_verified_on: None,
            delivery_verified_by: None,
            delivery_note: None,
            actual_close_date: None,
            last_follow_up_at: None,
            is_stale: false,
            created_at: at(number)?,
            updated_at: at(number)?,
            fields,
        };
        put(tx, &deal, &root)?;
        let history = StageHistory {
            id: Id::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0000 + u128::from(number)),
            opportunity_id: id,
            stage_id: stage::id_of(order),
            stage_order: order,
            entered_at: at(number)?,
            entered_by: user,
            exited_at: None,
            duration_days: None,
            conditions_met: Vec::new(),
            notes: None,
            requires_approval: order > 2,
            approval_roles: Vec::new(),
            conditions: Vec::new(),
            approval_status: None,
            approved_by: None,
            approval_at: None,
            approval_notes: None,
        };
        put(tx, &history, &root)?;
    }
    Ok(())
}

/// A bilingual quotation of 20 lines under the mark, in two currencies.
///
/// # Errors
/// None in practice: the amounts are small.
pub fn paper() -> Result<QuotationPaper, bantu_domain::Refusal> {
    let (unit, rate) = (Money::new(16_000_000, Currency::Idr), Rate::parse("2000")?);
    let discount_percent = Percent::parse("5.00")?;
    let net = unit.times(discount_percent.remaining())?;
    let line = |n: usize| Line {
        name: format!("公司注册-PMA(外资公司)及工作签证服务 {n}"),
        name_second: Some(format!("Pendirian PT PMA dan visa kerja {n}")),
        description: Some("含公证、司法部批文、NIB 与税卡\nTermasuk akta, SK, NIB dan NPWP".into()),
        quantity: Quantity::ONE,
        unit_list: unit,
        unit_net: net,
        total: net,
        term: Term::OneTime,
    };
    let gross = Money::sum(Currency::Idr, [unit; 20])?;
    let total = Money::sum(Currency::Idr, [net; 20])?;
    let party = |name: &str| Party {
        name: name.into(),
        address: Some("Jl. Jenderal Sudirman Kav. 52-53, Jakarta".into()),
        ..Party::default()
    };
    let issued_at = Instant::from_micros(1_795_000_000_000_000).map(Instant::utc).unwrap_or_default();
    Ok(QuotationPaper {
        language: Language::ZhId,
        state: PaperState::Final,
        number: Some("12000-QUO-K1-01".into()),
        version: 1,
        issued_at,
        valid_until: Some(issued_at.date_naive()),
        seller: party("PT BANTU BUSINESS SERVICE"),
        customer: party("北京科技有限公司"),
        title: Some("公司注册与签证".into()),
        lines: (1..=20).map(line).collect(),
        discount_percent,
        gross,
        discount: gross.minus(total)?,
        total,
        total_secondary: Some(rate.convert(total)?),
        rate: Some(PaperRate { idr_per_cny: rate, on: issued_at.date_naive() }),
        instalments: Vec::new(),
        accounts: Vec::new(),
        terms: Vec::new(),
        notes: None,
        footer: None,
    })
}

#[cfg(test)]
mod tests {
    /// What is measured is within the limit of a quotation, mark and all (drawn on every paper; `documents` tests that).
    #[test]
    fn the_measured_quotation_fits() {
        let paper = super::paper().expect("small amounts");
        assert_eq!(paper.lines.len(), 20);
        let bytes = bantu_documents::render(&paper).expect("a printable paper").len();
        assert!((50_000..=140_000).contains(&bytes), "{bytes} bytes");
    }

    /// The measured contract has the six pages of the budget.
    #[test]
    fn the_measured_contract_has_six_pages() {
        let paper = super::money::contract().expect("small amounts");
        let bytes = bantu_documents::render(&paper).expect("a printable paper");
        let pages = lopdf::Document::load_mem(&bytes).expect("a readable file").get_pages().len();
        assert_eq!(pages, 6);
        assert!(bytes.len() <= 400_000, "{} bytes", bytes.len());
    }
}
