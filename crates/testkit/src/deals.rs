//! Deals the office begins with, through the real commands: their quotation accepted, some contracts signed. Money would else come too
//! late in a short life.

use bantu_domain::actor::Actor;
use bantu_domain::approval::{Approval, Decide, Verdict};
use bantu_domain::attachment::{AddAttachment, MediaType};
use bantu_domain::contract::{Contract, ContractContent, ContractTerms, CreateContract, SendContract, SignContract};
use bantu_domain::contract_entity::{ContractEntity, ContractEntityFields, EntityTaxRate};
use bantu_domain::contract_template::{Clause, Clauses, ContractTemplate, ContractTemplateFields};
use bantu_domain::customer::{CreateCustomer, CustomerFields, CustomerType};
use bantu_domain::money::{Currency, Percent, Quantity, Rate, TaxRate};
use bantu_domain::opportunity::{ConfirmDemand, ConfirmScheme, CreateOpportunity, OpportunityFields, ServiceType};
use bantu_domain::opportunity_product::PlanProduct;
use bantu_domain::product::{PriceOrigin, ServiceCategory};
use bantu_domain::quotation::{
    AcceptQuotation, DocumentLanguage, DraftItem, DraftQuotation, IssueQuotation, PartyBlock, PaymentTerms,
    QuotationHead,
};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::stage::{Advance, RequestStageApproval};
use bantu_domain::tax::{TaxRounding, TaxScheme};
use bantu_domain::tx::{Cx, Tx};
use bantu_domain::{Command, Fault, execute};

use crate::files::sha256;
use crate::fixture::{Person, product, source, start};

/// The scan of every contract that the office begins with.
pub const SIGNED_COPY: &[u8] = b"%PDF-1.7 signed copy";

/// Our companies: code, country, currency, scheme and rate at the beginning.
pub const COMPANIES: [(&str, &str, Currency, TaxScheme, i64); 2] =
    [("BJ", "CN", Currency::Cny, TaxScheme::Simple, 100), ("PT", "ID", Currency::Idr, TaxScheme::PpnNilaiLain, 1_200)];

/// How far a deal has come when the office begins; the number is that of the company in [`COMPANIES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// Its quotation is accepted.
    Accepted,
    /// Its contracts are written and approved.
    Approved(usize),
    /// They are signed.
    Signed(usize),
}

/// Customer number, far from those that laptops lease, owner, the quotation's lines, and how far it has come.
const DEALS: [(i64, Person, &[&str], Begins); 4] = [
    (90_001, Person::Ani, &["CPMA", "TAX"], Begins::Signed(0)),
    (90_002, Person::Budi, &["CPMA"], Begins::Signed(1)),
    (90_003, Person::Ani, &["CPMA", "TAX"], Begins::Approved(1)),
    (90_004, Person::Budi, &["C312"], Begins::Accepted),
];

/// The id of a company.
pub fn company(code: &str) -> Id {
    built_in_id("contract_entities", code)
}

/// The terms of a contract with a company.
pub fn terms((code, _, currency, ..): (&str, &str, Currency, TaxScheme, i64)) -> ContractTerms {
    ContractTerms {
        entity_id: company(code),
        template_id: built_in_id("contract_templates", currency.code()),
        language: DocumentLanguage::ZhId,
        party_a_name: "北京科技有限公司".to_owned(),
        party_a_contact: None,
        party_a_phone: None,
        party_a_email: None,
        party_a_address: None,
        party_a_tax_id: None,
        effective_from: None,
        effective_to: None,
        wechat_group_no: None,
        special_terms: None,
    }
}

/// What stands on a contract.
pub fn content(customer_no: i64, template: ContractTemplate) -> ContractContent {
    ContractContent {
        customer_no,
        entity_name: "公司".to_owned(),
        entity_representative: None,
        entity_tax_id: None,
        entity_address: None,
        entity_phone: None,
        bank_name: None,
        bank_account_no: None,
        bank_account_name: None,
        swift_code: None,
        salesperson: "Ani".to_owned(),
        quotation_no: None,
        title: "设立公司".to_owned(),
        effective_from: None,
        effective_to: None,
        template_code: template.fields.template_code,
        template_version: template.version,
        prevailing_language: template.fields.prevailing_language,
        clauses: template.fields.clauses,
        footer_text: None,
    }
}

/// Companies with their rates, and a template per currency.
pub(crate) fn companies(cx: &mut Cx<'_>) -> Result<(), Fault> {
    for (code, country, currency, scheme, rate) in COMPANIES {
        let fields = ContractEntityFields {
            entity_code: code.to_owned(),
            entity_name: format!("{code} 公司"),
            short_name: code.to_owned(),
            country_code: country.to_owned(),
            currency,
            legal_representative: None,
            tax_id: None,
            bank_name: None,
            bank_account_no: None,
            bank_account_name: None,
            swift_code: None,
            address: None,
            contact_phone: None,
            is_active: true,
        };
        cx.save(&ContractEntity { id: company(code), updated_at: cx.at, fields })?;
        cx.save(&EntityTaxRate {
            id: built_in_id("entity_tax_rates", code),
            entity_id: company(code),
            scheme,
            rate_e4: TaxRate::from_scaled(rate),
            rounding: TaxRounding::HalfUp,
            effective_from: start().date_naive() - chrono::Days::new(400),
            source: None,
            entered_by: None,
        })?;
        let text = || "条款 Pasal".to_owned();
        let clause = Clause {
            title_zh: text(),
            title_id: text(),
            title_en: text(),
            text_zh: text(),
            text_id: text(),
            text_en: text(),
        };
        let fields = ContractTemplateFields {
            template_code: currency.code().to_owned(),
            template_name: currency.code().to_owned(),
            currency,
            entity_id: None,
            language: DocumentLanguage::ZhId,
            prevailing_language: "id".to_owned(),
            clauses: Clauses(vec![clause]),
            footer_text: None,
            is_default: true,
            is_active: true,
        };
        let id = built_in_id("contract_templates", currency.code());
        cx.save(&ContractTemplate { id, version: 1, updated_at: cx.at, fields })?;
    }
    Ok(())
}

/// Plays the deals.
pub(crate) fn play(tx: &mut dyn Tx) -> Result<(), Fault> {
    for (customer_no, owner, lines, begins) in DEALS {
        let mut deal = Deal { tx: &mut *tx, customer_no, owner };
        deal.quote(lines)?;
        let kinds = &[ServiceCategory::OneTime, ServiceCategory::LongTerm][..1 + usize::from(lines.contains(&"TAX"))];
        if let Begins::Approved(with) | Begins::Signed(with) = begins {
            deal.contract(with, kinds)?;
        }
        if let Begins::Signed(_) = begins {
            deal.sign(kinds)?;
        }
    }
    Ok(())
}

struct Deal<'a> {
    tx: &'a mut dyn Tx,
    customer_no: i64,
    owner: Person,
}

impl Deal<'_> {
    fn id(&self, what: &str) -> Id {
        built_in_id("deals", &format!("{}/{what}", self.customer_no))
    }

    fn run(&mut self, who: Person, command: Command) -> Result<(), Fault> {
        let actor = Actor::load(self.tx, who.id())?;
        execute(&command, actor, start(), self.tx).map(drop)
    }

    fn advance(&mut self, to_order: i64) -> Result<(), Fault> {
        let history_id = self.id(&format!("stage {to_order}"));
        let opportunity_id = self.id("deal");
        self.run(self.owner, Command::StageAdvance(Advance { opportunity_id, to_order, history_id, notes: None }))
    }

    /// The owner asks for the approval of the present stage, the manager gives it.
    fn approve(&mut self, stage: &str) -> Result<(), Fault> {
        let (id, opportunity_id) = (self.id(stage), self.id("deal"));
        self.run(self.owner, Command::StageRequestApproval(RequestStageApproval { id, opportunity_id, note: None }))?;
        let asked: Approval = Cx::new(self.tx, Actor::system(), start()).require(id)?;
        let decision = Decide { id, verdict: Verdict::Approved, content_hash: asked.content_hash, note: None };
        self.run(Person::Mega, Command::ApprovalDecide(decision))
    }

    fn quote(&mut self, lines: &[&str]) -> Result<(), Fault> {
        let (owner, today) = (self.owner, start().date_naive());
        let (customer_id, deal, quotation) = (self.id("customer"), self.id("deal"), self.id("quotation"));
        let fields = CustomerFields {
            name: format!("客户 {}", self.customer_no),
            customer_type: CustomerType::Organization,
            source_id: source(),
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
        let customer_no = Some(self.customer_no);
        let command = CreateCustomer { id: customer_id, customer_no, provisional_no: None, fields };
        self.run(owner, Command::CustomerCreate(command))?;
        let fields = OpportunityFields {
            name: format!("商机 {}", self.customer_no),
            service_type: Some(ServiceType::Mixed),
            is_split_required: false,
            tax_service_cycle_months: Some(6),
            has_staged_services: false,
            // A day that most months do not have.
            tax_service_start_date: chrono::Datelike::with_day0(&today, 30).or(Some(today)),
            amount_minor: None,
            amount_currency: Currency::Idr,
            probability: None,
            expected_close_date: None,
            wechat_group_no: None,
            description: None,
        };
        let history_id = self.id("stage 1");
        self.run(owner, Command::OpportunityCreate(CreateOpportunity { id: deal, customer_id, history_id, fields }))?;
        self.run(owner, Command::OpportunityConfirmDemand(ConfirmDemand { id: deal, confirmed_on: Some(today) }))?;
        self.advance(2)?;
        let plan = PlanProduct {
            id: self.id("plan"),
            opportunity_id: deal,
            product_id: product("CPMA"),
            quantity: Quantity::ONE,
            start_date: None,
            notes: None,
        };
        self.run(owner, Command::PlanProduct(plan))?;
        self.run(owner, Command::OpportunityConfirmScheme(ConfirmScheme { id: deal, confirmed_on: Some(today) }))?;
        self.advance(3)?;
        let head = QuotationHead {
            currency_primary: Currency::Idr,
            exchange_rate_e9: Some(Rate::from_scaled(2_000_000_000_000)),
            exchange_rate_on: Some(today),
            payment_terms: PaymentTerms::SeventyThirty,
            discount_rate_e2: Percent::from_scaled(333),
            valid_until: Some(today + chrono::Days::new(30)),
            wechat_group_no: None,
            template_id: None,
            language: DocumentLanguage::ZhId,
            notes: None,
        };
        let item = |(index, code): (usize, &&str)| DraftItem {
            id: self.id(&format!("line {index}")),
            opportunity_item_id: None,
            product_id: product(code),
            quantity: Quantity::ONE,
            unit_price_list_minor: crate::fixture::PRODUCTS.iter().find(|p| p.0 == *code).map_or(0, |p| p.2 + 777),
            price_origin: PriceOrigin::Manual,
            description: None,
        };
        let items = lines.iter().enumerate().map(item).collect();
        let draft = DraftQuotation { id: quotation, opportunity_id: deal, edit_no: 0, head, items };
        self.run(owner, Command::QuotationDraft(draft))?;
        let parties = PartyBlock {
            customer_name: "客户".to_owned(),
            customer_no: self.customer_no,
            customer_address: None,
            contact_name: None,
            contact_phone: None,
            seller_name: "BANTU".to_owned(),
            seller_address: None,
            seller_phone: None,
            seller_email: None,
            salesperson: "Ani".to_owned(),
            title: None,
            cycle_months: None,
            terms_zh: None,
            terms_id: None,
            terms_en: None,
            footer_text: None,
        };
        let number = format!("{}-QUO-001", self.customer_no);
        self.run(owner, Command::QuotationIssue(IssueQuotation { id: quotation, number, parties }))?;
        self.run(owner, Command::QuotationAccept(AcceptQuotation { id: quotation, notes: None }))?;
        self.approve("approval of the quotation")?;
        self.advance(4)
    }

    fn contract(&mut self, with: usize, kinds: &[ServiceCategory]) -> Result<(), Fault> {
        for service_category in kinds.iter().copied() {
            let (id, terms) = (self.id(service_category.code()), terms(COMPANIES[with]));
            let command = CreateContract { id, opportunity_id: self.id("deal"), service_category, terms };
            self.run(self.owner, Command::ContractCreate(command))?;
        }
        self.approve("approval of the contracts")
    }

    fn sign(&mut self, kinds: &[ServiceCategory]) -> Result<(), Fault> {
        let (owner, deal) = (self.owner, self.id("deal"));
        for (index, service_category) in kinds.iter().enumerate() {
            let id = self.id(service_category.code());
            let contract: Contract = Cx::new(self.tx, Actor::system(), start()).require(id)?;
            let template = Cx::new(self.tx, Actor::system(), start()).require(contract.terms.template_id)?;
            let number = format!("{}-CON-{:03}", self.customer_no, index + 1);
            let content = content(self.customer_no, template);
            self.run(owner, Command::ContractSend(SendContract { id, number, content }))?;
            let copy = self.id(&format!("copy {index}"));
            let customer_id = self.id("customer");
            self.run(owner, Command::AttachmentAdd(file(copy, customer_id, deal, SIGNED_COPY)))?;
            let (effective_from, effective_to) = (None, None);
            let signed_on = start().date_naive();
            let command = SignContract { id, signed_on, effective_from, effective_to, signed_copy_id: copy };
            self.run(owner, Command::ContractSign(command))?;
        }
        Ok(())
    }
}

/// The row of a file of a deal.
pub fn file(id: Id, customer_id: Id, deal: Id, bytes: &[u8]) -> AddAttachment {
    AddAttachment {
        id,
        customer_id,
        opportunity_id: Some(deal),
        file_name: "凭证.pdf".to_owned(),
        media_type: MediaType::Pdf,
        size_bytes: i64::try_from(bytes.len()).unwrap_or(0),
        sha256: sha256(bytes),
        width_px: None,
        height_px: None,
        page_count: None,
        blake3: bantu_app::blob::BlobName::of(bytes).to_string(),
    }
}
