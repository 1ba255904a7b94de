//! A small office: people of four roles, nine stages, four products with prices, floors and costs that no laptop may see, two companies;
//! on demand with deals that have come to their contracts ([`crate::deals`]) and leads in the pool.

use std::sync::LazyLock;

use bantu_app::sync::{authority, visibility};
use bantu_domain::access::{Role, User, UserFields, UserRole};
use bantu_domain::actor::Actor;
use bantu_domain::gate;
use bantu_domain::lookup::{CustomerSource, LookupFields, ProductCategory};
use bantu_domain::money::{Currency, Percent, Rate};
use bantu_domain::product::{
    PriceType, Product, ProductCost, ProductFields, ProductFloor, ProductPrice, ProductStatus, ServiceCategory,
};
use bantu_domain::product_dependency::{DependencyType, ProductDependency, ProductDependencyFields};
use bantu_domain::rate::{ExchangeRate, PAIR};
use bantu_domain::record::{Id, Instant, built_in_id};
use bantu_domain::stage::{self, StageTemplate, StageTemplateFields};
use bantu_domain::tx::Cx;
use bantu_domain::{Fault, StoreError};
use bantu_store::sync_server::{self, Commit};
use bantu_store::{Database, Location, Mode, StoreTx, Visibility, lane};

use crate::{deals, lead};

/// The workspace of the office.
pub const WORKSPACE: &str = "office";
/// Digits that every cost contains and nothing else does: a laptop that holds them has seen a cost.
pub const CANARY: &str = "918273645";
/// The word for a price below cost; no permission of the fixture is spelled with it, so a laptop that holds it has been told.
pub const CANARY_WORD: &str = "below_cost";

/// Whether a text tells of a cost: its digits, or that a price lies below one.
pub fn tells_cost(text: &str) -> bool {
    text.contains(CANARY) || text.contains(CANARY_WORD)
}

/// The people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// Salesperson.
    Ani,
    /// Another salesperson.
    Budi,
    /// Sales manager: sees the whole workspace and its costs.
    Mega,
    /// Finance: sees the whole workspace without costs.
    Fitri,
    /// Administrator.
    Adi,
}

impl Person {
    /// Everybody.
    pub const ALL: [Self; 5] = [Self::Ani, Self::Budi, Self::Mega, Self::Fitri, Self::Adi];

    /// His user id.
    pub fn id(self) -> Id {
        built_in_id("users", self.email())
    }

    /// His login.
    pub const fn email(self) -> &'static str {
        match self {
            Self::Ani => "ani@example.test",
            Self::Budi => "budi@example.test",
            Self::Mega => "mega@example.test",
            Self::Fitri => "fitri@example.test",
            Self::Adi => "adi@example.test",
        }
    }

    /// His role at the beginning.
    pub const fn role(self) -> &'static str {
        match self {
            Self::Ani | Self::Budi => "SALES",
            Self::Mega => "SALES_MANAGER",
            Self::Fitri => "FINANCE",
            Self::Adi => "ADMIN",
        }
    }
}

/// The products: code, category, price, floor, cost. The last one's floor lies below its cost: the office must notice what a laptop cannot.
pub const PRODUCTS: [(&str, ServiceCategory, i64, i64, i64); 4] = [
    ("CPMA", ServiceCategory::OneTime, 16_000_000_000, 14_000_000_000, 11_918_273_645),
    ("C312", ServiceCategory::OneTime, 17_000_000_000, 15_000_000_000, 12_918_273_645),
    ("TAX", ServiceCategory::LongTerm, 6_000_000_000, 5_000_000_000, 4_918_273_645),
    ("TRAP", ServiceCategory::OneTime, 9_000_000_000, 8_000_000_000, 8_918_273_645),
];

/// The id of a product.
pub fn product(code: &str) -> Id {
    built_in_id("products", code)
}

/// The id of the customer source.
pub fn source() -> Id {
    built_in_id("customer_sources", "web")
}

/// The instant at which every test begins.
///
/// # Panics
/// Never.
pub fn start() -> Instant {
    Instant::from_micros(1_795_400_000_000_000).expect("an instant of the year 2026")
}

static OFFICE: LazyLock<Result<Database, Fault>> = LazyLock::new(|| make_office(Deals::None));
static TRADING: LazyLock<Result<Database, Fault>> = LazyLock::new(|| make_office(Deals::Some));
static EMPTY: LazyLock<Result<Database, StoreError>> = LazyLock::new(|| Database::open(Location::Memory, WORKSPACE));

/// An office in memory.
///
/// # Errors
/// Storage failure.
pub fn office() -> Result<Database, Fault> {
    Ok(OFFICE.clone()?.twin()?)
}

/// The same with the deals of [`crate::deals`].
///
/// # Errors
/// Storage failure.
pub fn trading_office() -> Result<Database, Fault> {
    Ok(TRADING.clone()?.twin()?)
}

/// An empty database in memory.
///
/// # Errors
/// Storage failure.
pub fn empty() -> Result<Database, StoreError> {
    EMPTY.clone()?.twin()
}

/// Whether an office begins with deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deals {
    None,
    Some,
}

fn make_office(deals: Deals) -> Result<Database, Fault> {
    let db = Database::open(Location::Memory, WORKSPACE)?;
    let now = start();
    db.write(|conn| {
        authority::found_office(conn, "epoch-1", now)?;
        let version = lane::next_version(conn)?;
        let all = Mode::Authority { version, visibility: Visibility::system() };
        StoreTx::run::<_, Fault>(conn, all, |tx| {
            fill(&mut Cx::new(tx, Actor::system(), now))?;
            if deals == Deals::None {
                return Ok(());
            }
            deals::play(tx)?;
            lead::stock(tx)
        })?;
        visibility::refresh_all(conn, version)?;
        let (cmd_id, name) = (Id::from_u128(1), "workspace.found".to_owned());
        let actor = Actor::SYSTEM;
        let commit = Commit { version, device: None, seq: None, cmd_id, actor, at: now, accepted_at: now, name };
        Ok::<_, Fault>(sync_server::insert_commit(conn, &commit)?)
    })?;
    Ok(db)
}

fn fill(cx: &mut Cx<'_>) -> Result<(), Fault> {
    people(cx)?;
    deals::companies(cx)?;
    let named = |code: &str| LookupFields {
        code: code.to_owned(),
        name_zh: code.to_owned(),
        name_id: code.to_owned(),
        name_en: None,
        display_order: 1,
        is_active: true,
    };
    cx.save(&CustomerSource { id: source(), fields: named("web") })?;
    let category_id = built_in_id("product_categories", "company");
    cx.save(&ProductCategory { id: category_id, fields: named("company") })?;
    for (index, code) in stage::CODES.iter().enumerate() {
        let order = i64::try_from(index).unwrap_or(0) + 1;
        cx.save(&StageTemplate {
            id: stage::id_of(order),
            code: (*code).to_owned(),
            stage_order: order,
            is_active: true,
            fields: StageTemplateFields {
                name_zh: (*code).to_owned(),
                name_id: (*code).to_owned(),
                name_en: (*code).to_owned(),
                requires_approval: matches!(order, 3 | 4),
                approval_roles: if matches!(order, 3 | 4) { vec!["sales_manager".to_owned()] } else { Vec::new() },
                conditions: gate::conditions_of(order).iter().map(|c| c.code().to_owned()).collect(),
            },
        })?;
    }
    let from = start().date_naive() - chrono::Days::new(30);
    cx.save(&ExchangeRate {
        id: built_in_id("exchange_rates", "first"),
        pair: PAIR.to_owned(),
        idr_per_cny_e9: Rate::from_scaled(2_000_000_000_000),
        effective_from: from,
        source: "test".to_owned(),
        entered_by: None,
    })?;
    for (code, category, price, floor, cost) in PRODUCTS {
        let id = product(code);
        cx.save(&Product { id, updated_at: cx.at, fields: fields(code, category, category_id) })?;
        cx.save(&ProductPrice {
            id: built_in_id("product_prices", code),
            product_id: id,
            price_type: PriceType::Direct,
            level_id: None,
            currency: Currency::Idr,
            amount_minor: price,
            effective_from: from,
            effective_to: None,
            is_approved: true,
            change_reason: None,
            changed_by: None,
            changed_at: None,
        })?;
        let currency = Currency::Idr;
        cx.save(&ProductFloor {
            id: built_in_id("product_floors", code),
            product_id: id,
            currency,
            amount_minor: floor,
            effective_from: from,
        })?;
        cx.save(&ProductCost {
            id: built_in_id("product_costs", code),
            product_id: id,
            currency,
            amount_minor: cost,
            effective_from: from,
        })?;
    }
    cx.save(&ProductDependency {
        id: built_in_id("product_dependencies", "TAX-CPMA"),
        fields: ProductDependencyFields {
            product_id: product("TAX"),
            depends_on_product_id: product("CPMA"),
            dependency_type: DependencyType::Required,
            any_of_group: None,
            description: None,
        },
    })
}

fn fields(code: &str, category: ServiceCategory, category_id: Id) -> ProductFields {
    ProductFields {
        code: code.to_owned(),
        name_zh: format!("产品 {code}"),
        name_id: format!("Produk {code}"),
        name_en: format!("Product {code}"),
        category_id,
        service_type_id: None,
        service_category: category,
        billing_period: None,
        unit: None,
        processing_days: None,
        processing_time_text: None,
        std_duration_days: None,
        execution_kind: None,
        required_documents: Vec::new(),
        notes: None,
        status: ProductStatus::Active,
        price_locked: false,
    }
}

fn people(cx: &mut Cx<'_>) -> Result<(), Fault> {
    let sales = [
        "customer.edit",
        "contact.edit",
        "opportunity.create",
        "opportunity.update",
        "stage.advance",
        "quotation.edit",
        "quotation.issue",
        "quotation.accept",
        "contract.edit",
        "contract.issue",
        "contract.sign",
        "invoice.issue_commercial",
        "payment.report",
        "todo.manage",
    ];
    let leads = ["lead.create", "lead.view", "lead.update", "lead.convert", "lead.release", "lead.claim"];
    let manager = [
        "lead.assign",
        "customer.transfer",
        "stage.approve",
        "quotation.approve*",
        "cost.view",
        "price.manage",
        "contract.override_guard",
        "contract.terminate",
    ];
    let finance = ["payment.review", "invoice.manage", "contract_entity.manage", "finance.receivable.manage"];
    let roles: [(&str, Vec<&str>, i64); 4] = [
        ("SALES", [&sales[..], &leads[..]].concat(), 1_000),
        ("SALES_MANAGER", [&sales[..], &leads[..], &manager[..]].concat(), 3_000),
        ("FINANCE", [&sales[..], &finance[..]].concat(), 0),
        ("ADMIN", vec!["*"], 10_000),
    ];
    for (code, permissions, limit) in roles {
        cx.save(&Role {
            id: built_in_id("roles", code),
            code: code.to_owned(),
            name_zh: code.to_owned(),
            name_id: code.to_owned(),
            name_en: code.to_owned(),
            stage_approval_role: match code {
                "SALES_MANAGER" => Some("sales_manager".to_owned()),
                "ADMIN" => Some("*".to_owned()),
                _ => None,
            },
            discount_limit_e2: Percent::from_scaled(limit),
            permissions: permissions.into_iter().map(str::to_owned).collect(),
        })?;
    }
    for person in Person::ALL {
        let fields = UserFields {
            email: person.email().to_owned(),
            display_name: person.email().to_owned(),
            phone: None,
            whatsapp: None,
            wechat: None,
            language: None,
            is_active: true,
        };
        cx.save(&User { id: person.id(), is_locked: false, created_at: cx.at, fields })?;
        let role_id = built_in_id("roles", person.role());
        cx.save(&UserRole {
            id: built_in_id("user_roles", &format!("{}/{role_id}", person.id())),
            user_id: person.id(),
            role_id,
        })?;
    }
    Ok(())
}
