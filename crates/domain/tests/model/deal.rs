//! The steps of a deal as a test takes them: customer, plan, draft, issue, acceptance.

use bantu_domain::customer::{CreateCustomer, Customer, CustomerFields, CustomerType};
use bantu_domain::money::{Currency, Quantity};
use bantu_domain::opportunity::{
    ConfirmDemand, ConfirmScheme, CreateOpportunity, Opportunity, OpportunityFields, ServiceType,
};
use bantu_domain::opportunity_product::PlanProduct;
use bantu_domain::product::PriceOrigin;
use bantu_domain::quotation::{
    AcceptQuotation, DraftItem, DraftQuotation, IssueQuotation, PartyBlock, Quotation, QuotationHead, QuotationItem,
    ReviseQuotation, may_issue,
};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::stage::{Advance, RequestStageApproval};
use bantu_domain::{Command, Fault, Outcome};
use chrono::{Days, NaiveDate};

use super::{World, head, product, user};

/// A line of a draft: product, quantity, unit price before discount.
pub type Line<'a> = (&'a str, &'a str, i64);

impl World {
    /// What a person types about a customer.
    pub fn customer_fields(name: &str) -> CustomerFields {
        CustomerFields {
            name: name.into(),
            customer_type: CustomerType::Organization,
            source_id: built_in_id("customer_sources", "referral"),
            channel_id: None,
            level_id: None,
            industry_id: None,
            parent_customer_id: None,
            country_code: Some("CN".into()),
            tax_id: None,
            address: None,
            phone: None,
            email: None,
            customer_requirements: None,
            description: None,
            tags: Vec::new(),
        }
    }

    /// A customer with the next number.
    #[track_caller]
    pub fn customer(&mut self, who: &str, name: &str) -> Id {
        let id = self.id();
        self.last_number += 1;
        let fields = Self::customer_fields(name);
        self.done(
            who,
            Command::CustomerCreate(CreateCustomer {
                id,
                customer_no: Some(self.last_number),
                provisional_no: None,
                fields,
            }),
        );
        id
    }

    /// What a person types about a deal.
    pub fn deal_fields() -> OpportunityFields {
        OpportunityFields {
            name: "设立公司".into(),
            service_type: Some(ServiceType::Mixed),
            is_split_required: false,
            tax_service_cycle_months: Some(12),
            has_staged_services: false,
            tax_service_start_date: NaiveDate::from_ymd_opt(2026, 2, 1),
            amount_minor: None,
            amount_currency: Currency::Idr,
            probability: None,
            expected_close_date: None,
            wechat_group_no: Some("G-88".into()),
            description: None,
        }
    }

    /// A deal in stage 1.
    #[track_caller]
    pub fn deal(&mut self, who: &str, customer_id: Id) -> Id {
        let (id, history_id) = (self.id(), self.id());
        self.done(
            who,
            Command::OpportunityCreate(CreateOpportunity { id, customer_id, history_id, fields: Self::deal_fields() }),
        );
        id
    }

    /// Puts a product into the plan.
    pub fn plan(&mut self, who: &str, deal: Id, code: &str) -> Result<Id, Fault> {
        let id = self.id();
        let command = PlanProduct {
            id,
            opportunity_id: deal,
            product_id: product(code),
            quantity: Quantity::ONE,
            start_date: None,
            notes: None,
        };
        self.run(who, Command::PlanProduct(command)).map(|_| id)
    }

    /// Moves a deal to a place.
    pub fn advance(&mut self, who: &str, deal: Id, to_order: i64) -> Result<Outcome, Fault> {
        let history_id = self.id();
        self.run(who, Command::StageAdvance(Advance { opportunity_id: deal, to_order, history_id, notes: None }))
    }

    /// A deal of the rep in stage 2.
    #[track_caller]
    pub fn deal_in_plan(&mut self) -> Id {
        let customer = self.customer("rep", "北京科技有限公司");
        let deal = self.deal("rep", customer);
        let confirmed_on = Some(self.today());
        self.done("rep", Command::OpportunityConfirmDemand(ConfirmDemand { id: deal, confirmed_on }));
        self.advance("rep", deal, 2).expect("the gate of stage 1 is open");
        deal
    }

    /// A deal of the rep in stage 3 with the worked example's products planned.
    #[track_caller]
    pub fn deal_in_quotation(&mut self) -> Id {
        let deal = self.deal_in_plan();
        for code in ["CPMA", "C312", "VO_normal"] {
            self.plan("rep", deal, code).expect("a product may be planned");
        }
        let confirmed_on = Some(self.today());
        self.done("rep", Command::OpportunityConfirmScheme(ConfirmScheme { id: deal, confirmed_on }));
        self.advance("rep", deal, 3).expect("the gate of stage 2 is open");
        deal
    }

    /// Lines of a draft with new ids.
    pub fn items(&mut self, lines: &[Line<'_>]) -> Vec<DraftItem> {
        let item = |(code, quantity, unit_price_list_minor): &Line<'_>| DraftItem {
            id: self.id(),
            opportunity_item_id: None,
            product_id: product(code),
            quantity: Quantity::parse(quantity).expect("a quantity"),
            unit_price_list_minor: *unit_price_list_minor,
            price_origin: PriceOrigin::Direct,
            description: None,
        };
        lines.iter().map(item).collect()
    }

    /// The command of a new draft.
    pub fn draft_command(&mut self, deal: Id, head: QuotationHead, lines: &[Line<'_>]) -> DraftQuotation {
        DraftQuotation { id: self.id(), opportunity_id: deal, edit_no: 0, head, items: self.items(lines) }
    }

    /// Writes a draft of the rep.
    #[track_caller]
    pub fn draft(&mut self, deal: Id, head: QuotationHead, lines: &[Line<'_>]) -> Id {
        let command = self.draft_command(deal, head, lines);
        let id = command.id;
        self.done("rep", Command::QuotationDraft(command));
        id
    }

    /// The worked example of DOMAIN §6.6 B as a draft.
    #[track_caller]
    pub fn example(&mut self, deal: Id) -> Id {
        self.draft(deal, head(), &[("CPMA", "1", 16_000_000), ("C312", "1", 17_000_000), ("VO_normal", "1", 6_000_000)])
    }

    /// Whether a user may issue a draft now.
    pub fn may_issue(&self, who: &str, id: Id) -> Result<(), Fault> {
        self.model.ask(user(who), self.at, |cx| may_issue(id, cx))
    }

    /// The parties of the first customer.
    pub fn parties(customer_no: i64) -> PartyBlock {
        PartyBlock {
            customer_name: "北京科技有限公司".into(),
            customer_no,
            customer_address: None,
            contact_name: None,
            contact_phone: None,
            seller_name: "PT BANTU".into(),
            seller_address: None,
            seller_phone: None,
            seller_email: None,
            salesperson: "rep".into(),
            title: None,
            cycle_months: None,
            terms_zh: None,
            terms_id: None,
            terms_en: None,
            footer_text: None,
        }
    }

    /// Issues under the next number of the laptop K7.
    pub fn issue(&mut self, who: &str, id: Id) -> Result<Outcome, Fault> {
        self.last_quotation += 1;
        let customer =
            self.model.record::<Quotation>(id).and_then(|q| self.model.record::<Opportunity>(q.opportunity_id));
        let customer = customer.and_then(|deal| self.model.record::<Customer>(deal.customer_id));
        let customer_no = customer.and_then(|c| c.customer_no).unwrap_or(12_000);
        let number = format!("{customer_no}-QUO-K7-{:02}", self.last_quotation);
        self.run(who, Command::QuotationIssue(IssueQuotation { id, number, parties: Self::parties(customer_no) }))
    }

    /// The customer accepts.
    pub fn accept(&mut self, who: &str, id: Id) -> Result<Outcome, Fault> {
        self.run(who, Command::QuotationAccept(AcceptQuotation { id, notes: None }))
    }

    /// A deal in stage 3 with the worked example issued and accepted.
    #[track_caller]
    pub fn accepted_example(&mut self) -> (Id, Id) {
        let deal = self.deal_in_quotation();
        let quotation = self.example(deal);
        self.issue("rep", quotation).expect("may be issued");
        self.accept("rep", quotation).expect("may be accepted");
        (deal, quotation)
    }

    /// A new version of an issued quotation, as a draft.
    pub fn revise(&mut self, who: &str, revises_id: Id) -> Result<Id, Fault> {
        let lines = self.model.records::<QuotationItem>().iter().filter(|i| i.quotation_id == revises_id).count();
        let (id, item_ids) = (self.id(), (0..lines).map(|_| self.id()).collect());
        self.run(who, Command::QuotationRevise(ReviseQuotation { id, revises_id, item_ids })).map(|_| id)
    }

    /// Saves a draft of the rep again, with changes.
    pub fn resave(&mut self, id: Id, change: impl FnOnce(&mut DraftQuotation)) -> Result<Outcome, Fault> {
        let quotation = self.quotation(id);
        let mut lines: Vec<QuotationItem> =
            self.model.records::<QuotationItem>().into_iter().filter(|i| i.quotation_id == id).collect();
        lines.sort_by_key(|l| l.sort_order);
        let items = lines.into_iter().map(|line| DraftItem {
            id: line.id,
            opportunity_item_id: line.opportunity_item_id,
            product_id: line.product_id,
            quantity: line.quantity_e2,
            unit_price_list_minor: line.unit_price_list_minor,
            price_origin: line.price_origin,
            description: line.description,
        });
        let mut command = DraftQuotation {
            id,
            opportunity_id: quotation.opportunity_id,
            edit_no: quotation.edit_no,
            head: quotation.head,
            items: items.collect(),
        };
        change(&mut command);
        self.run("rep", Command::QuotationDraft(command))
    }

    /// Asks for the approval of the present stage.
    pub fn ask_stage(&mut self, who: &str, deal: Id) -> Result<Id, Fault> {
        let id = self.id();
        self.run(who, Command::StageRequestApproval(RequestStageApproval { id, opportunity_id: deal, note: None }))
            .map(|_| id)
    }

    /// A quotation.
    #[track_caller]
    pub fn quotation(&self, id: Id) -> Quotation {
        self.get(id)
    }

    /// A day counted from today.
    pub fn day(&self, days: i64) -> NaiveDate {
        if days < 0 {
            self.today() - Days::new(days.unsigned_abs())
        } else {
            self.today() + Days::new(days.unsigned_abs())
        }
    }
}
