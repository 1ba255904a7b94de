//! A small office to start from: users, stages, a few products with invented costs, and the steps of a deal.

use bantu_domain::access::{Role, User, UserFields, UserRole};
use bantu_domain::gate;
use bantu_domain::lookup::{CustomerChannel, CustomerSource, LookupFields, ProductCategory};
use bantu_domain::money::{Currency, Percent, Rate};
use bantu_domain::product::{
    BillingPeriod, ExecutionKind, PriceType, Product, ProductCost, ProductFields, ProductFloor, ProductPrice,
    ProductStatus, ServiceCategory,
};
use bantu_domain::product_dependency::{DependencyType, ProductDependency, ProductDependencyFields};
use bantu_domain::quotation::{DocumentLanguage, PaymentTerms, QuotationHead};
use bantu_domain::rate::{ExchangeRate, PAIR};
use bantu_domain::record::{Id, Instant, built_in_id};
use bantu_domain::stage::{self, StageTemplate, StageTemplateFields};
use bantu_domain::table::Entity;
use bantu_domain::{Command, Fault, Outcome};
use chrono::NaiveDate;

use super::{Model, Writes};

/// The id of a user of the office: `admin`, `rep`, `rival`, `manager`, `second_manager`, `finance`, `legal`, `checker`,
/// `blind` (who checks without seeing costs), `clerk`.
pub fn user(name: &str) -> Id {
    built_in_id("users", name)
}

/// The id of a product of the office.
pub fn product(code: &str) -> Id {
    built_in_id("products", code)
}

/// The head of a usual quotation: rupiah, rate 2000, 5 % discount, valid for 30 days.
pub fn head() -> QuotationHead {
    QuotationHead {
        currency_primary: Currency::Idr,
        exchange_rate_e9: Some(Rate::parse("2000").expect("a rate")),
        exchange_rate_on: NaiveDate::from_ymd_opt(2026, 1, 15),
        payment_terms: PaymentTerms::FiftyFifty,
        discount_rate_e2: Percent::from_scaled(500),
        valid_until: NaiveDate::from_ymd_opt(2026, 2, 14),
        wechat_group_no: Some("G-88".into()),
        template_id: None,
        language: DocumentLanguage::ZhId,
        notes: None,
    }
}

/// The office with a clock and a source of ids.
#[derive(Debug, Clone)]
pub struct World {
    /// What is stored.
    pub model: Model,
    /// Now; starts on 15 January 2026, 10:00 in Jakarta.
    pub at: Instant,
    last_id: u128,
    pub(super) last_number: i64,
    pub(super) last_quotation: i64,
}

const ROLES: [(&str, Option<&str>, i64, &[&str]); 8] = [
    ("ADMIN", Some("*"), 10_000, &["*"]),
    ("SALES", None, 1_000, SELLS),
    (
        "SALES_MANAGER",
        Some("sales_manager"),
        3_000,
        &[
            "customer.transfer",
            "customer.merge",
            "lead.assign",
            "quotation.approve",
            "quotation.approve_below_cost",
            "stage.approve",
            "contract.override_guard",
            "contract.terminate",
            "cost.view",
        ],
    ),
    (
        "FINANCE",
        Some("finance"),
        0,
        &[
            "stage.approve",
            "cost.view",
            "rate.manage",
            "contract_entity.manage",
            "invoice.manage",
            "invoice.issue_commercial",
            "payment.report",
            "payment.review",
            "finance.receivable.manage",
            "todo.manage",
        ],
    ),
    ("LEGAL", Some("legal"), 0, &["stage.approve", "contract.edit", "template.manage"]),
    ("OPERATION", Some("execution"), 0, &["stage.approve", "execution.work", "material.upload", "material.approve"]),
    (
        "EXECUTION_MANAGER",
        Some("execution_manager"),
        0,
        &["stage.approve", "execution.assign", "execution.work", "material_rule.manage"],
    ),
    ("CHECKER", Some("sales_manager"), 0, &["stage.approve", "quotation.approve"]),
];

const SELLS: &[&str] = &[
    "lead.create",
    "lead.update",
    "lead.release",
    "lead.claim",
    "lead.convert",
    "customer.view",
    "customer.edit",
    "contact.edit",
    "opportunity.create",
    "opportunity.update",
    "quotation.edit",
    "quotation.issue",
    "quotation.accept",
    "stage.advance",
    "contract.edit",
    "contract.issue",
    "contract.sign",
    "invoice.issue_commercial",
    "payment.report",
    "todo.manage",
    "material.upload",
];

const USERS: [(&str, &[&str]); 12] = [
    ("admin", &["ADMIN"]),
    ("rep", &["SALES"]),
    ("rival", &["SALES"]),
    ("manager", &["SALES_MANAGER", "SALES"]),
    ("second_manager", &["SALES_MANAGER", "SALES"]),
    ("finance", &["FINANCE"]),
    ("legal", &["LEGAL"]),
    ("worker", &["OPERATION"]),
    ("dispatcher", &["EXECUTION_MANAGER"]),
    ("checker", &["CHECKER", "FINANCE"]),
    ("blind", &["CHECKER", "LEGAL"]),
    ("clerk", &[]),
];

const STAGES: [(&str, &[&str]); 9] = [
    ("new", &[]),
    ("service_plan", &[]),
    ("quotation", &["sales_manager"]),
    ("contract", &["legal", "sales_manager"]),
    ("invoice", &["finance"]),
    ("handling_materials", &["execution", "finance"]),
    ("collection_status", &[]),
    ("assign_execution", &["execution_manager"]),
    ("collection", &[]),
];

/// Code, category, channel (also the floor), direct, invented cost.
const PRODUCTS: [(&str, ServiceCategory, i64, i64, i64); 7] = [
    ("CPMA", ServiceCategory::OneTime, 14_000_000, 16_000_000, 10_100_000),
    ("CPMDN", ServiceCategory::OneTime, 13_000_000, 15_000_000, 8_200_000),
    ("C312", ServiceCategory::OneTime, 15_300_000, 17_000_000, 12_300_000),
    ("C317", ServiceCategory::OneTime, 8_500_000, 12_000_000, 6_400_000),
    ("C211", ServiceCategory::OneTime, 3_000_000, 3_300_000, 2_150_000),
    ("C211ToKitas", ServiceCategory::OneTime, 2_500_000, 3_500_000, 1_900_000),
    ("VO_normal", ServiceCategory::LongTerm, 5_000_000, 6_000_000, 3_600_000),
];

/// Product, needs, how strongly, group.
const NEEDS: [(&str, &str, DependencyType, Option<&str>); 4] = [
    ("C312", "CPMA", DependencyType::Required, Some("C312-company")),
    ("C312", "CPMDN", DependencyType::Required, Some("C312-company")),
    ("C317", "C312", DependencyType::Required, None),
    ("C211ToKitas", "C211", DependencyType::Recommended, Some("visa")),
];

impl World {
    /// The office on its first day.
    pub fn new() -> Self {
        let at = "2026-01-15T03:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().expect("an instant").into();
        let mut world = Self { model: Model::new(), at, last_id: 1 << 100, last_number: 11_999, last_quotation: 0 };
        world.people();
        world.catalogue();
        world.companies();
        world
    }

    pub fn put<E: Entity>(&mut self, record: &E) {
        self.model.put_record(record, self.at);
    }

    fn people(&mut self) {
        for (code, approves, limit, permissions) in ROLES {
            let selling = if code == "SALES_MANAGER" { SELLS } else { &[] };
            self.put(&Role {
                id: built_in_id("roles", code),
                code: code.into(),
                name_zh: code.into(),
                name_id: code.into(),
                name_en: code.into(),
                stage_approval_role: approves.map(str::to_owned),
                discount_limit_e2: Percent::from_scaled(limit),
                permissions: permissions.iter().chain(selling).map(|p| (*p).to_owned()).collect(),
            });
        }
        for (name, roles) in USERS {
            let fields = UserFields {
                email: format!("{name}@bantu.example"),
                display_name: name.into(),
                phone: None,
                whatsapp: None,
                wechat: None,
                language: None,
                is_active: true,
            };
            self.put(&User { id: user(name), is_locked: false, created_at: self.at, fields });
            for role in roles {
                let id = built_in_id("user_roles", &format!("{name}/{role}"));
                self.put(&UserRole { id, user_id: user(name), role_id: built_in_id("roles", role) });
            }
        }
    }

    fn catalogue(&mut self) {
        for (index, (code, roles)) in STAGES.into_iter().enumerate() {
            let order = i64::try_from(index).expect("nine stages") + 1;
            self.put(&StageTemplate {
                id: stage::id_of(order),
                code: code.into(),
                stage_order: order,
                is_active: true,
                fields: StageTemplateFields {
                    name_zh: code.into(),
                    name_id: code.into(),
                    name_en: code.into(),
                    requires_approval: !roles.is_empty(),
                    approval_roles: roles.iter().map(|r| (*r).to_owned()).collect(),
                    conditions: gate::conditions_of(order).iter().map(|c| c.code().to_owned()).collect(),
                },
            });
        }
        let lookup = |code: &str| LookupFields {
            code: code.into(),
            name_zh: code.into(),
            name_id: code.into(),
            name_en: None,
            display_order: 1,
            is_active: true,
        };
        self.put(&CustomerSource { id: built_in_id("customer_sources", "referral"), fields: lookup("referral") });
        self.put(&CustomerChannel { id: built_in_id("customer_channels", "agent"), fields: lookup("agent") });
        self.put(&ProductCategory { id: built_in_id("product_categories", "all"), fields: lookup("all") });
        let from = NaiveDate::from_ymd_opt(2025, 12, 27).expect("a date");
        self.put(&ExchangeRate {
            id: built_in_id("exchange_rates", "first"),
            pair: PAIR.into(),
            idr_per_cny_e9: Rate::parse("2000").expect("a rate"),
            effective_from: from,
            source: "test".into(),
            entered_by: None,
        });
        for (code, category, channel, direct, cost) in PRODUCTS {
            self.product(code, category);
            for (price_type, amount_minor) in [(PriceType::Channel, channel), (PriceType::Direct, direct)] {
                self.put(&ProductPrice {
                    id: built_in_id("product_prices", &format!("{code}/{}", price_type.code())),
                    product_id: product(code),
                    price_type,
                    level_id: None,
                    currency: Currency::Idr,
                    amount_minor,
                    effective_from: from,
                    effective_to: None,
                    is_approved: true,
                    change_reason: None,
                    changed_by: None,
                    changed_at: None,
                });
            }
            self.floor(code, channel, from);
            let id = built_in_id("product_costs", code);
            self.put(&ProductCost {
                id,
                product_id: product(code),
                currency: Currency::Idr,
                amount_minor: cost,
                effective_from: from,
            });
        }
        for (code, needs, dependency_type, group) in NEEDS {
            let fields = ProductDependencyFields {
                product_id: product(code),
                depends_on_product_id: product(needs),
                dependency_type,
                any_of_group: group.map(str::to_owned),
                description: None,
            };
            self.put(&ProductDependency {
                id: built_in_id("product_dependencies", &format!("{code}/{needs}")),
                fields,
            });
        }
    }

    fn product(&mut self, code: &str, service_category: ServiceCategory) {
        let fields = ProductFields {
            code: code.into(),
            name_zh: format!("{code} 中文"),
            name_id: format!("{code} Indonesia"),
            name_en: format!("{code} English"),
            category_id: built_in_id("product_categories", "all"),
            service_type_id: None,
            service_category,
            billing_period: (service_category == ServiceCategory::LongTerm).then_some(BillingPeriod::Year),
            unit: None,
            processing_days: None,
            processing_time_text: None,
            std_duration_days: None,
            execution_kind: match code {
                "CPMA" | "CPMDN" => Some(ExecutionKind::CompanyRegistration),
                "C312" | "C317" | "C211ToKitas" => Some(ExecutionKind::VisaKitas),
                _ => None,
            },
            required_documents: Vec::new(),
            notes: None,
            status: ProductStatus::Active,
            price_locked: false,
        };
        self.put(&Product { id: product(code), updated_at: self.at, fields });
    }

    /// Plants a floor from a day on, in rupiah.
    pub fn floor(&mut self, code: &str, amount_minor: i64, effective_from: NaiveDate) {
        let id = built_in_id("product_floors", &format!("{code}/{effective_from}"));
        self.put(&ProductFloor {
            id,
            product_id: product(code),
            currency: Currency::Idr,
            amount_minor,
            effective_from,
        });
    }

    /// The same world on the laptop of a user.
    pub fn laptop(&self, who: &str) -> Self {
        Self { model: self.model.replica(user(who)), ..self.clone() }
    }

    /// A fresh id.
    pub fn id(&mut self) -> Id {
        self.last_id += 1;
        Id::from_u128(self.last_id)
    }

    /// Today in Jakarta, as long as no test moves the clock past 17:00 UTC.
    pub fn today(&self) -> NaiveDate {
        self.at.date_naive()
    }

    /// Lets days pass.
    pub fn days_later(&mut self, days: i64) {
        self.at = Instant::from_micros(self.at.micros() + days * 86_400_000_000).expect("in the calendar");
    }

    /// Runs a command as a user.
    pub fn run(&mut self, who: &str, command: impl Into<Box<Command>>) -> Result<Outcome, Fault> {
        self.writes(who, command).map(|(outcome, _)| outcome)
    }

    /// Runs a command as a user and tells the rows it changed.
    pub fn writes(&mut self, who: &str, command: impl Into<Box<Command>>) -> Result<(Outcome, Writes), Fault> {
        self.model.execute(user(who), &command.into(), self.at)
    }

    /// Runs a command that must succeed.
    #[track_caller]
    pub fn done(&mut self, who: &str, command: impl Into<Box<Command>>) -> Outcome {
        match self.run(who, command) {
            Ok(outcome) => outcome,
            Err(fault) => panic!("{fault:?}"),
        }
    }

    /// The record of an id.
    #[track_caller]
    pub fn get<E: Entity>(&self, id: Id) -> E {
        self.model.record(id).expect("the record exists")
    }
}
