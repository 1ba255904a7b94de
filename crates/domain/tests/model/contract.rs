//! The steps of a deal from contract to money, as a test takes them.

use bantu_domain::attachment::{AddAttachment, MediaType};
use bantu_domain::contract::{
    Contract, ContractContent, ContractTerms, CreateContract, DeliveredKind, RecordDelivery, SendContract, SignContract,
};
use bantu_domain::contract_entity::{ContractEntity, ContractEntityFields, EntityTaxRate};
use bantu_domain::contract_template::{Clause, Clauses, ContractTemplate, ContractTemplateFields};
use bantu_domain::customer::Customer;
use bantu_domain::invoice::{CreateInvoice, Invoice, InvoiceContent, InvoiceFields, InvoiceKind, IssueInvoice};
use bantu_domain::money::{Currency, TaxRate};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order::{Order, order_id};
use bantu_domain::order_payment::OrderPayment;
use bantu_domain::payment::{PaymentFields, PaymentMethod, PaymentMode, ReportPayment, ReviewPayment, ReviewVerdict};
use bantu_domain::product::ServiceCategory;
use bantu_domain::quotation::DocumentLanguage;
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::tax::{TaxRounding, TaxScheme};
use bantu_domain::{Command, Fault, Outcome};
use chrono::NaiveDate;

use super::{World, code};

/// The id of an entity: `BJ`, `PT`, or `PT_CNY`.
pub fn entity(code: &str) -> Id {
    built_in_id("contract_entities", code)
}

/// The id of the template of a currency.
pub fn contract_template(currency: Currency) -> Id {
    built_in_id("contract_templates", currency.code())
}

impl World {
    /// Two companies and a channel with their rates, and a template per currency.
    pub(super) fn companies(&mut self) {
        for (code, country, currency, rate) in
            [("BJ", "CN", Currency::Cny, 100), ("PT", "ID", Currency::Idr, 0), ("PT_CNY", "ID", Currency::Cny, 0)]
        {
            let fields = ContractEntityFields {
                entity_code: code.into(),
                entity_name: format!("{code} 公司"),
                short_name: code.into(),
                country_code: country.into(),
                currency,
                legal_representative: None,
                tax_id: None,
                bank_name: Some("Bank".into()),
                bank_account_no: Some("000".into()),
                bank_account_name: None,
                swift_code: None,
                address: None,
                contact_phone: None,
                is_active: true,
            };
            self.put(&ContractEntity { id: entity(code), updated_at: self.at, fields });
            self.tax_rate(code, TaxScheme::Simple, rate, NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date"));
        }
        for currency in Currency::ALL {
            let clause = Clause {
                title_zh: "条款".into(),
                title_id: "Pasal".into(),
                title_en: "Clause".into(),
                text_zh: "文本".into(),
                text_id: "Teks".into(),
                text_en: "Text".into(),
            };
            let fields = ContractTemplateFields {
                template_code: currency.code().into(),
                template_name: currency.code().into(),
                currency,
                entity_id: None,
                language: DocumentLanguage::ZhId,
                prevailing_language: "id".into(),
                clauses: Clauses(vec![clause]),
                footer_text: None,
                is_default: true,
                is_active: true,
            };
            self.put(&ContractTemplate { id: contract_template(currency), version: 1, updated_at: self.at, fields });
        }
    }

    /// Plants a tax rate from a day on, in ten-thousandths.
    pub fn tax_rate(&mut self, code: &str, scheme: TaxScheme, rate_e4: i64, effective_from: NaiveDate) {
        self.put(&EntityTaxRate {
            id: built_in_id("entity_tax_rates", &format!("{code}/{effective_from}")),
            entity_id: entity(code),
            scheme,
            rate_e4: TaxRate::from_scaled(rate_e4),
            rounding: TaxRounding::HalfUp,
            effective_from,
            source: None,
            entered_by: None,
        });
    }

    /// A deal at the contract stage with the worked example accepted.
    #[track_caller]
    pub fn deal_in_contract(&mut self) -> Id {
        let (deal, _) = self.accepted_example();
        let approval = self.ask_stage("rep", deal).expect("may be asked");
        self.decide("manager", approval).expect("may be approved");
        self.advance("rep", deal, 4).expect("the gate of stage 3 is open");
        deal
    }

    /// A person approves what was asked.
    pub fn decide(&mut self, who: &str, approval: Id) -> Result<Outcome, Fault> {
        crate::approval::decide(self, who, approval, true)
    }

    /// The terms of a contract with an entity.
    pub fn terms(code: &str, currency: Currency) -> ContractTerms {
        ContractTerms {
            entity_id: entity(code),
            template_id: contract_template(currency),
            language: DocumentLanguage::ZhId,
            party_a_name: "北京科技有限公司".into(),
            party_a_contact: None,
            party_a_phone: None,
            party_a_email: None,
            party_a_address: None,
            party_a_tax_id: None,
            effective_from: None,
            effective_to: None,
            wechat_group_no: Some("G-88".into()),
            special_terms: None,
        }
    }

    /// Writes the contract of a category.
    pub fn contract_with(
        &mut self,
        deal: Id,
        service_category: ServiceCategory,
        terms: ContractTerms,
    ) -> Result<Id, Fault> {
        let id = self.id();
        let command = CreateContract { id, opportunity_id: deal, service_category, terms };
        self.run("rep", Command::ContractCreate(command)).map(|_| id)
    }

    /// The contracts of both categories with an entity.
    #[track_caller]
    pub fn contracts(&mut self, deal: Id, code: &str, currency: Currency) -> (Id, Id) {
        let terms = Self::terms(code, currency);
        let one = self.contract_with(deal, ServiceCategory::OneTime, terms.clone()).expect("the one-time contract");
        let long = self.contract_with(deal, ServiceCategory::LongTerm, terms).expect("the long-term contract");
        (one, long)
    }

    /// Legal and manager approve the contract stage.
    #[track_caller]
    pub fn approve_contracts(&mut self, deal: Id) {
        let approval = self.ask_stage("rep", deal).expect("may be asked");
        self.decide("legal", approval).expect("legal approves");
        self.decide("manager", approval).expect("the manager approves");
    }

    /// The customer's number of a deal.
    pub fn number_of(&self, deal: Id) -> i64 {
        let deal: Opportunity = self.get(deal);
        self.get::<Customer>(deal.customer_id).customer_no.expect("a number")
    }

    /// A number of the laptop K7.
    pub fn number(&mut self, deal: Id, kind: &str) -> String {
        self.last_quotation += 1;
        format!("{}-{kind}-K7-{:02}", self.number_of(deal), self.last_quotation)
    }

    /// What stands on a contract.
    pub fn contract_content(&self, contract: &Contract) -> ContractContent {
        let template: ContractTemplate = self.get(contract.terms.template_id);
        ContractContent {
            customer_no: self.number_of(contract.opportunity_id),
            entity_name: "公司".into(),
            entity_representative: None,
            entity_tax_id: None,
            entity_address: None,
            entity_phone: None,
            bank_name: None,
            bank_account_no: None,
            bank_account_name: None,
            swift_code: None,
            salesperson: "rep".into(),
            quotation_no: None,
            effective_from: contract.terms.effective_from,
            effective_to: contract.terms.effective_to,
            title: "设立公司".into(),
            template_code: template.fields.template_code,
            template_version: template.version,
            prevailing_language: "id".into(),
            clauses: template.fields.clauses,
            footer_text: None,
        }
    }

    /// Sends a contract, under its number or a new one.
    pub fn send(&mut self, who: &str, id: Id) -> Result<Outcome, Fault> {
        let contract: Contract = self.get(id);
        let number = match contract.contract_no.clone() {
            Some(number) => number,
            None => self.number(contract.opportunity_id, "CON"),
        };
        let content = self.contract_content(&contract);
        self.run(who, Command::ContractSend(SendContract { id, number, content }))
    }

    /// A file of the deal's customer.
    #[track_caller]
    pub fn file(&mut self, who: &str, deal: Id) -> Id {
        let id = self.id();
        let customer_id = self.get::<Opportunity>(deal).customer_id;
        self.done(
            who,
            Command::AttachmentAdd(AddAttachment {
                id,
                customer_id,
                opportunity_id: Some(deal),
                file_name: "scan.pdf".into(),
                media_type: MediaType::Pdf,
                size_bytes: 1_000,
                blake3: "0".repeat(64),
                sha256: "1".repeat(64),
                width_px: None,
                height_px: None,
                page_count: None,
            }),
        );
        id
    }

    /// Signs a sent contract today.
    pub fn sign(&mut self, who: &str, id: Id) -> Result<Outcome, Fault> {
        let deal = self.get::<Contract>(id).opportunity_id;
        let signed_copy_id = self.file(who, deal);
        let command =
            SignContract { id, signed_on: self.today(), effective_from: None, effective_to: None, signed_copy_id };
        self.run(who, Command::ContractSign(command))
    }

    /// Records that the three papers were handed over.
    #[track_caller]
    pub fn hand_over(&mut self, contract_id: Id) {
        for document_type in DeliveredKind::ALL.iter().copied() {
            let id = self.id();
            self.done(
                "rep",
                Command::ContractRecordDelivery(RecordDelivery {
                    id,
                    contract_id,
                    document_type,
                    file_name: "paper.pdf".into(),
                    blake3: "2".repeat(64),
                    sha256: "3".repeat(64),
                    size_bytes: 10,
                    sent_via: "wechat".into(),
                }),
            );
        }
    }

    /// A deal whose two contracts with an entity are signed, still at the contract stage.
    #[track_caller]
    pub fn signed_deal(&mut self, code: &str, currency: Currency) -> (Id, Id, Id) {
        let deal = self.deal_in_contract();
        let (one, long) = self.contracts(deal, code, currency);
        self.approve_contracts(deal);
        for contract in [one, long] {
            self.send("rep", contract).expect("may be sent");
            self.hand_over(contract);
            self.sign("rep", contract).expect("may be signed");
        }
        (deal, one, long)
    }

    /// What is typed into an invoice.
    pub fn invoice_fields(minor: i64) -> InvoiceFields {
        InvoiceFields {
            invoice_minor: minor,
            customer_name: "北京科技有限公司".into(),
            customer_tax_id: None,
            customer_address: None,
            customer_bank_account: None,
            invoice_type: None,
            language: DocumentLanguage::ZhId,
            order_payment_id: None,
            due_date: None,
            notes: None,
        }
    }

    /// Writes and issues an invoice of a contract.
    pub fn invoice(&mut self, who: &str, contract_id: Id, kind: InvoiceKind, minor: i64) -> Result<Id, Fault> {
        let id = self.id();
        let fields = Self::invoice_fields(minor);
        self.run(who, Command::InvoiceCreate(CreateInvoice { id, contract_id, kind, fields }))?;
        self.issue_invoice(who, id).map(|_| id)
    }

    /// Issues a draft.
    pub fn issue_invoice(&mut self, who: &str, id: Id) -> Result<Outcome, Fault> {
        let deal = self.get::<Invoice>(id).opportunity_id;
        let number = self.number(deal, "INV");
        let content = InvoiceContent {
            customer_no: self.number_of(deal),
            entity_name: "公司".into(),
            entity_tax_id: None,
            entity_address: None,
            entity_phone: None,
            bank_name: None,
            bank_account_no: None,
            bank_account_name: None,
            swift_code: None,
            contract_no: None,
            title: "设立公司".into(),
            description: None,
            corrects_no: None,
        };
        self.run(who, Command::InvoiceIssue(IssueInvoice { id, number, content }))
    }

    /// What is reported about money for a contract, today.
    pub fn payment_fields(&self, contract: Id, minor: i64) -> PaymentFields {
        let contract: Contract = self.get(contract);
        PaymentFields {
            entity_id: contract.terms.entity_id,
            amount_minor: minor,
            currency: contract.currency,
            payment_method: PaymentMethod::BankTransfer,
            reference: Some(format!("TRX-{minor}")),
            payment_mode: PaymentMode::Partial,
            received_on: self.today(),
            is_final_payment: false,
            order_payment_id: None,
            withheld_minor: 0,
            tax_amount_minor: None,
            original_minor: None,
            notes: None,
        }
    }

    /// Reports a payment with a voucher.
    pub fn report(&mut self, who: &str, contract_id: Id, fields: PaymentFields) -> Result<Id, Fault> {
        let id = self.id();
        let deal = self.get::<Contract>(contract_id).opportunity_id;
        let vouchers = vec![(self.id(), self.file(who, deal))];
        let number = self.number(deal, "PAY");
        self.run(who, Command::PaymentReport(ReportPayment { id, number, contract_id, fields, vouchers })).map(|_| id)
    }

    /// Finance confirms.
    pub fn confirm(&mut self, id: Id) -> Result<Outcome, Fault> {
        self.run(
            "finance",
            Command::PaymentReview(ReviewPayment { id, verdict: ReviewVerdict::Confirmed, notes: None }),
        )
    }

    /// Reports and confirms money for a contract.
    #[track_caller]
    pub fn pay(&mut self, contract: Id, minor: i64) -> Id {
        let mut fields = self.payment_fields(contract, minor);
        fields.reference = Some(format!("TRX-{}", self.id()));
        let id = self.report("rep", contract, fields).expect("may be reported");
        assert_eq!(code(self.confirm(id)), "ok");
        id
    }

    /// The order of a contract.
    #[track_caller]
    pub fn order(&self, contract: Id) -> Order {
        self.get(order_id(contract))
    }

    /// The receipts of a contract's order by item and period.
    pub fn receipts(&self, contract: Id) -> Vec<OrderPayment> {
        let mut rows = self.model.records::<OrderPayment>();
        rows.retain(|r| r.order_id == order_id(contract));
        rows.sort_by_key(|r| (r.order_item_id, r.period_no, r.part_no));
        rows
    }
}
