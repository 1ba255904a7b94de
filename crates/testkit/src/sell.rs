//! What salespeople and their manager do with customers, deals and quotations; the player chooses, here it is done.

use bantu_app::sync::numbers;
use bantu_domain::actor::Actor;
use bantu_domain::approval::{Approval, Decide, Verdict};
use bantu_domain::command::Command;
use bantu_domain::contact::{Contact, ContactFields, DeleteContact};
use bantu_domain::customer::{CreateCustomer, Customer, CustomerFields, CustomerType};
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::money::{Currency, Percent, Quantity, Rate};
use bantu_domain::number::DocumentKind;
use bantu_domain::opportunity::{
    ConfirmDemand, ConfirmScheme, CreateOpportunity, LoseOpportunity, Opportunity, OpportunityFields, ServiceType,
    SetWorkflowStatus, WorkflowStatus,
};
use bantu_domain::opportunity_product::{OpportunityProduct, PlanProduct, UnplanProduct};
use bantu_domain::product::PriceOrigin;
use bantu_domain::quotation::{
    AcceptQuotation, ClearReview, DeleteDraft, DocumentLanguage, DraftItem, DraftQuotation, IssueQuotation, PartyBlock,
    PaymentTerms, Quotation, QuotationHead, QuotationItem, QuotationStatus, RejectQuotation, RequestQuotationApproval,
    ReviseQuotation,
};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::stage::{Advance, RequestStageApproval};
use bantu_domain::tx::Cx;
use bantu_store::{Conn, Mode, StoreTx, sync_client};
use serde_json::json;

use crate::fixture::{self, PRODUCTS, Person};
use crate::oracle::all;
use crate::play::issue;
use crate::world::World;

const NAMES: [&str; 5] = ["北京科技有限公司", "PT Nusantara Jaya", "上海贸易", "雅加达物流", "PT Sinar Abadi"];
const TAX_IDS: [&str; 4] = ["01.234.567.8-901.000", "91110000MA01", "02.999.111.2-333.000", "91310000MA02"];

/// What a laptop shows its user.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    pub(crate) customers: Vec<Customer>,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) deals: Vec<Opportunity>,
    pub(crate) plan: Vec<OpportunityProduct>,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) items: Vec<QuotationItem>,
    pub(crate) approvals: Vec<Approval>,
}

pub(crate) fn desk(conn: &mut Conn<'_>) -> Result<Desk, StoreError> {
    Ok(Desk {
        customers: all(conn)?,
        contacts: all(conn)?,
        deals: all(conn)?,
        plan: all(conn)?,
        quotations: all(conn)?,
        items: all(conn)?,
        approvals: all(conn)?,
    })
}

pub(crate) fn create_customer(world: &mut World, laptop: usize) -> Result<(), String> {
    let id = world.rng.id();
    let taken = world.laptops[laptop].db.write(|conn| numbers::for_customer(conn, id));
    let Ok((customer_no, provisional_no)) = taken else {
        world.revive(laptop);
        return Ok(());
    };
    let name = world.rng.pick(&NAMES).copied().unwrap_or_default();
    let tax_id = if world.rng.percent(15) { world.rng.pick(&TAX_IDS).map(|t| (*t).to_owned()) } else { None };
    let command = Command::CustomerCreate(CreateCustomer {
        id,
        customer_no,
        provisional_no,
        fields: customer_fields(name, tax_id),
    });
    if issue(world, laptop, &command)?.is_some()
        && let Some(no) = customer_no
        && world.customers.insert(no, id).is_some_and(|other| other != id)
    {
        return Err(format!("I10: customer number {no} was shown for two customers"));
    }
    Ok(())
}

fn customer_fields(name: &str, tax_id: Option<String>) -> CustomerFields {
    CustomerFields {
        name: name.to_owned(),
        customer_type: CustomerType::Organization,
        source_id: fixture::source(),
        channel_id: None,
        level_id: None,
        industry_id: None,
        parent_customer_id: None,
        country_code: None,
        tax_id,
        address: None,
        phone: None,
        email: None,
        customer_requirements: None,
        description: None,
        tags: Vec::new(),
    }
}

pub(crate) fn customer_change(world: &mut World, customer: &Customer) -> Command {
    let (field, from, to) = match world.rng.below(4) {
        0 => ("tax_id", json!(customer.fields.tax_id), json!(world.rng.pick(&TAX_IDS))),
        1 => ("name", json!(customer.fields.name), json!(world.rng.pick(&NAMES))),
        _ => ("phone", json!(customer.fields.phone), json!(format!("+62 {}", world.rng.below(1_000)))),
    };
    Command::CustomerUpdate(Update::new(customer.id, vec![Change { field: field.to_owned(), from, to }]))
}

pub(crate) fn change_customer(world: &mut World, laptop: usize, desk: &Desk) -> Result<(), String> {
    let Some(customer) = world.rng.pick(&desk.customers).cloned() else { return create_customer(world, laptop) };
    let command = customer_change(world, &customer);
    issue(world, laptop, &command).map(drop)
}

fn new_contact(world: &mut World, customer_id: Id) -> Command {
    let fields = ContactFields {
        customer_id,
        name: format!("联系人 {}", world.rng.below(100)),
        position: None,
        mobile: None,
        email: None,
        wechat_id: None,
        whatsapp: None,
        is_primary: world.rng.percent(70),
        is_decision_maker: false,
        notes: None,
        is_active: true,
    };
    Command::ContactCreate(Create { id: world.rng.id(), fields })
}

pub(crate) fn contact_command(world: &mut World, customers: &[Customer], contacts: &[Contact]) -> Option<Command> {
    let chosen = world.rng.pick(contacts).cloned();
    match (world.rng.below(10), chosen) {
        (0..=3, Some(contact)) => {
            // The primary contact moves: a unique value changes its row.
            let primary = contact.fields.is_primary;
            let change = Change { field: "is_primary".to_owned(), from: json!(primary), to: json!(!primary) };
            Some(Command::ContactUpdate(Update::new(contact.id, vec![change])))
        }
        (4..=5, Some(contact)) => Some(Command::ContactDelete(DeleteContact { id: contact.id })),
        _ => {
            let customer = world.rng.pick(customers)?.id;
            Some(new_contact(world, customer))
        }
    }
}

pub(crate) fn contact(world: &mut World, laptop: usize, desk: &Desk) -> Result<(), String> {
    match contact_command(world, &desk.customers, &desk.contacts) {
        Some(command) => issue(world, laptop, &command).map(drop),
        None => create_customer(world, laptop),
    }
}

pub(crate) fn open_deal(world: &mut World, laptop: usize, desk: &Desk) -> Result<(), String> {
    let Some(customer_id) = world.rng.pick(&desk.customers).map(|c| c.id) else {
        return create_customer(world, laptop);
    };
    let fields = OpportunityFields {
        name: format!("商机 {}", world.rng.below(1_000)),
        service_type: Some(ServiceType::Mixed),
        is_split_required: false,
        tax_service_cycle_months: Some(12),
        has_staged_services: false,
        tax_service_start_date: Some(world.now.date_naive()),
        amount_minor: None,
        amount_currency: Currency::Idr,
        probability: None,
        expected_close_date: None,
        wechat_group_no: None,
        description: None,
    };
    let command = CreateOpportunity { id: world.rng.id(), customer_id, history_id: world.rng.id(), fields };
    issue(world, laptop, &Command::OpportunityCreate(command)).map(drop)
}

pub(crate) fn leave_deal(world: &mut World, laptop: usize, desk: &Desk) -> Result<(), String> {
    let Some(id) = world.rng.pick(&desk.deals).map(|d| d.id) else { return Ok(()) };
    let reason = "客户另有安排".to_owned();
    let command = match world.rng.below(3) {
        0 => Command::OpportunityLose(LoseOpportunity { id, reason }),
        1 => Command::OpportunitySetWorkflowStatus(SetWorkflowStatus {
            id,
            workflow_status: WorkflowStatus::Paused,
            reason: Some(reason),
        }),
        _ => Command::OpportunitySetWorkflowStatus(SetWorkflowStatus {
            id,
            workflow_status: WorkflowStatus::Active,
            reason: None,
        }),
    };
    issue(world, laptop, &command).map(drop)
}

pub(crate) fn work_on_deal(world: &mut World, laptop: usize, desk: &Desk) -> Result<(), String> {
    if world.laptops[laptop].person == Person::Mega
        && let Some(command) = decide(world, Person::Mega, desk)
    {
        return issue(world, laptop, &command).map(drop);
    }
    // What has come to its contracts is worked on apart (`money`).
    let quoted = |d: &&Opportunity| d.workflow_status == WorkflowStatus::Active && d.current_stage_order < 4;
    let active: Vec<&Opportunity> = desk.deals.iter().filter(quoted).collect();
    // Mostly the deal that is furthest on.
    let furthest = active.iter().max_by_key(|d| (d.current_stage_order, d.id)).filter(|_| world.rng.percent(60));
    let Some(deal) = furthest.or_else(|| world.rng.pick(&active)).map(|d| (*d).clone()) else {
        return open_deal(world, laptop, desk);
    };
    let today = world.now.date_naive();
    let command = match deal.current_stage_order {
        1 if deal.demand_confirmed_on.is_none() => {
            Command::OpportunityConfirmDemand(ConfirmDemand { id: deal.id, confirmed_on: Some(today) })
        }
        1 => advance(world, &deal),
        2 => plan(world, &deal, desk),
        _ => return quote(world, laptop, &deal, desk),
    };
    issue(world, laptop, &command).map(drop)
}

fn advance(world: &mut World, deal: &Opportunity) -> Command {
    let to_order = deal.current_stage_order + 1;
    Command::StageAdvance(Advance { opportunity_id: deal.id, to_order, history_id: world.rng.id(), notes: None })
}

fn plan(world: &mut World, deal: &Opportunity, desk: &Desk) -> Command {
    let lines: Vec<&OpportunityProduct> = desk.plan.iter().filter(|l| l.opportunity_id == deal.id).collect();
    if lines.is_empty() || world.rng.percent(30) {
        let code = PRODUCTS[world.rng.below(PRODUCTS.len())].0;
        return Command::PlanProduct(PlanProduct {
            id: world.rng.id(),
            opportunity_id: deal.id,
            product_id: fixture::product(code),
            quantity: Quantity::from_scaled(100),
            start_date: None,
            notes: None,
        });
    }
    if world.rng.percent(8) {
        return Command::UnplanProduct(UnplanProduct { id: lines[0].id });
    }
    if deal.scheme_confirmed_on.is_none() {
        return Command::OpportunityConfirmScheme(ConfirmScheme {
            id: deal.id,
            confirmed_on: Some(world.now.date_naive()),
        });
    }
    advance(world, deal)
}

fn quote(world: &mut World, laptop: usize, deal: &Opportunity, desk: &Desk) -> Result<(), String> {
    let quotations: Vec<&Quotation> = desk.quotations.iter().filter(|q| q.opportunity_id == deal.id).collect();
    let Some(quotation) = world.rng.pick(&quotations).map(|q| (*q).clone()) else {
        return draft(world, laptop, deal, None);
    };
    let dice = world.rng.below(100);
    let command = match (quotation.status, dice) {
        (QuotationStatus::Draft, 0..=59) => return issue_quotation(world, laptop, deal, &quotation, desk),
        (QuotationStatus::Draft, 60..=79) => return draft(world, laptop, deal, Some(&quotation)),
        (QuotationStatus::Draft, 80..=92) => {
            let note = "客户要求".to_owned();
            Command::QuotationRequestApproval(RequestQuotationApproval {
                id: world.rng.id(),
                quotation_id: quotation.id,
                note,
            })
        }
        (QuotationStatus::Draft, _) => Command::QuotationDeleteDraft(DeleteDraft { id: quotation.id }),
        (QuotationStatus::Sent, 0..=59) => Command::QuotationAccept(AcceptQuotation { id: quotation.id, notes: None }),
        (QuotationStatus::Sent, 60..=74) => {
            Command::QuotationReject(RejectQuotation { id: quotation.id, reason: None })
        }
        (QuotationStatus::Accepted, 0..=59) => Command::StageRequestApproval(RequestStageApproval {
            id: world.rng.id(),
            opportunity_id: deal.id,
            note: None,
        }),
        (QuotationStatus::Accepted, 60..=84) => advance(world, deal),
        _ => {
            let lines = desk.items.iter().filter(|i| i.quotation_id == quotation.id).count();
            let item_ids = (0..lines).map(|_| world.rng.id()).collect();
            Command::QuotationRevise(ReviseQuotation { id: world.rng.id(), revises_id: quotation.id, item_ids })
        }
    };
    issue(world, laptop, &command).map(drop)
}

fn draft(world: &mut World, laptop: usize, deal: &Opportunity, before: Option<&Quotation>) -> Result<(), String> {
    let today = world.now.date_naive();
    let discount = [0, 500, 1_000, 2_000][world.rng.below(4)];
    let head = QuotationHead {
        currency_primary: Currency::Idr,
        exchange_rate_e9: Some(Rate::from_scaled(2_000_000_000_000)),
        exchange_rate_on: Some(today),
        payment_terms: PaymentTerms::FiftyFifty,
        discount_rate_e2: Percent::from_scaled(discount),
        valid_until: Some(today + chrono::Days::new(30)),
        wechat_group_no: None,
        template_id: None,
        language: DocumentLanguage::ZhId,
        notes: None,
    };
    let count = 1 + world.rng.below(3);
    let items = (0..count)
        .map(|_| {
            let (code, _, price, floor, _) = PRODUCTS[world.rng.below(PRODUCTS.len())];
            // Now and then at the floor: above the cost for three products, below it for the fourth.
            let unit = if world.rng.percent(30) { floor } else { price };
            DraftItem {
                id: world.rng.id(),
                opportunity_item_id: None,
                product_id: fixture::product(code),
                quantity: Quantity::from_scaled(100),
                unit_price_list_minor: unit,
                price_origin: PriceOrigin::Manual,
                description: None,
            }
        })
        .collect();
    let id = before.map_or_else(|| world.rng.id(), |q| q.id);
    let edit_no = before.map_or(0, |q| q.edit_no);
    issue(world, laptop, &Command::QuotationDraft(DraftQuotation { id, opportunity_id: deal.id, edit_no, head, items }))
        .map(drop)
}

fn issue_quotation(
    world: &mut World,
    laptop: usize,
    deal: &Opportunity,
    quotation: &Quotation,
    desk: &Desk,
) -> Result<(), String> {
    let Some(customer) = desk.customers.iter().find(|c| c.id == deal.customer_id) else { return Ok(()) };
    let Some(customer_no) = customer.customer_no else { return Ok(()) };
    let now = world.now;
    // Most people are held back by the rules; some programs forget to ask, and the office must cope.
    if world.rng.percent(60) && may_issue(world, laptop, quotation.id, now).is_err() {
        return Ok(());
    }
    let revised = quotation
        .revises_id
        .and_then(|id| desk.quotations.iter().find(|q| q.id == id))
        .and_then(|q| q.quotation_no.clone());
    let minted = world.laptops[laptop]
        .db
        .write(|conn| numbers::mint(conn, DocumentKind::Quotation, customer_no, revised.as_deref(), now));
    let Ok(number) = minted else {
        world.revive(laptop);
        return Ok(());
    };
    let block = json!({
        "customer_name": customer.fields.name, "customer_no": customer_no, "seller_name": "BANTU", "salesperson": "Ani",
    });
    let parties: PartyBlock = serde_json::from_value(block).map_err(|e| format!("party block: {e}"))?;
    let command = Command::QuotationIssue(IssueQuotation { id: quotation.id, number: number.clone(), parties });
    if issue(world, laptop, &command)?.is_some() && world.numbers.insert(number.clone(), quotation.id).is_some() {
        return Err(format!("I10: {number} was shown twice"));
    }
    Ok(())
}

fn may_issue(world: &World, laptop: usize, id: Id, now: Instant) -> Result<(), Fault> {
    let one = &world.laptops[laptop];
    one.raw.read(|conn| {
        let costs = sync_client::state(conn)?.is_some_and(|s| s.holds_costs);
        let asked =
            StoreTx::run::<_, Fault>(conn, Mode::Replica { user_id: one.person.id(), holds_costs: costs }, |tx| {
                let actor = Actor::load(tx, one.person.id())?;
                bantu_domain::quotation::may_issue(id, &mut Cx::new(tx, actor, now))
            });
        asked.map(drop)
    })
}

pub(crate) fn decide(world: &mut World, who: Person, desk: &Desk) -> Option<Command> {
    let open: Vec<&Approval> =
        desk.approvals.iter().filter(|a| a.state == Verdict::Pending && a.requested_by != who.id()).collect();
    let reviews: Vec<&Quotation> =
        desk.quotations.iter().filter(|q| q.review_required && q.sent_by != Some(who.id())).collect();
    if world.rng.percent(30) {
        let id = world.rng.pick(&reviews)?.id;
        return Some(Command::QuotationClearReview(ClearReview { id, reason: "已与客户谈妥".to_owned() }));
    }
    let approval = (*world.rng.pick(&open)?).clone();
    let verdict = if world.rng.percent(75) { Verdict::Approved } else { Verdict::Rejected };
    let note = Some("看过了".to_owned());
    Some(Command::ApprovalDecide(Decide { id: approval.id, verdict, content_hash: approval.content_hash, note }))
}
