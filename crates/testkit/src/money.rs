//! From the accepted quotation to the bank, at laptops and at the office: contracts, invoices, the same payment reported twice, and finance.

use bantu_app::sync::numbers;
use bantu_domain::approval::{Approval, Decide, Verdict};
use bantu_domain::attachment::AddAttachment;
use bantu_domain::command::Command;
use bantu_domain::contract::{
    Contract, ContractStatus, CreateContract, SendContract, SignContract, TerminateContract, UpdateContract, categories,
};
use bantu_domain::contract_entity::AddTaxRate;
use bantu_domain::contract_template::ContractTemplate;
use bantu_domain::customer::Customer;
use bantu_domain::invoice::{
    CorrectInvoice, CreateInvoice, Invoice, InvoiceContent, InvoiceFields, InvoiceKind, InvoiceStatus, IssueInvoice,
};
use bantu_domain::money::TaxRate;
use bantu_domain::number::DocumentKind;
use bantu_domain::opportunity::{Opportunity, WorkflowStatus};
use bantu_domain::order_payment::{ConfirmOrderPayment, OrderPayment, OrderPaymentStatus, ReopenOrderPayment};
use bantu_domain::payment::{
    Payment, PaymentFields, PaymentMethod, PaymentMode, PaymentStatus, RefundPayment, ReportPayment, ReviewPayment,
    ReviewVerdict,
};
use bantu_domain::quotation::{DocumentLanguage, QuotationItem};
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;
use bantu_domain::stage::{RequestStageApproval, StageHistory};
use bantu_domain::tax::TaxRounding;
use bantu_store::Conn;

use crate::deals::{self, COMPANIES};
use crate::fixture::{Person, start};
use crate::oracle::all;
use crate::play::issue;
use crate::world::World;

const REASON: &str = "客户另有安排";

/// What a person sees of the deals that have come to their contracts.
struct Desk {
    deals: Vec<Opportunity>,
    contracts: Vec<Contract>,
    invoices: Vec<Invoice>,
    payments: Vec<Payment>,
}

fn desk(conn: &mut Conn<'_>) -> Result<Desk, StoreError> {
    let mut deals: Vec<Opportunity> = all(conn)?;
    deals.retain(|d| d.current_stage_order >= 4 && d.workflow_status == WorkflowStatus::Active);
    Ok(Desk { deals, contracts: all(conn)?, invoices: all(conn)?, payments: all(conn)? })
}

/// Some steps of contracts and money in a row.
pub(crate) fn burst(world: &mut World, laptop: usize) -> Result<(), String> {
    for _ in 0..=world.rng.below(3) {
        let desk = world.laptops[laptop].raw.read(desk).map_err(|e| e.to_string())?;
        let Some(deal) = world.rng.pick(&desk.deals).cloned() else { return Ok(()) };
        let mut contracts: Vec<&Contract> = desk.contracts.iter().filter(|c| c.opportunity_id == deal.id).collect();
        contracts.retain(|c| c.status != ContractStatus::Terminated);
        let signed: Vec<&&Contract> = contracts.iter().filter(|c| c.status.is_signed()).collect();
        if let Some(contract) = world.rng.pick(&signed).map(|c| (**c).clone())
            && (signed.len() == contracts.len() || world.rng.percent(60))
        {
            collect(world, laptop, &deal, &contract, &desk)?;
        } else {
            contract_stage(world, laptop, &deal, &contracts)?;
        }
    }
    Ok(())
}

/// Writes the contracts of a deal, gets them approved, sends and signs them.
fn contract_stage(world: &mut World, laptop: usize, deal: &Opportunity, contracts: &[&Contract]) -> Result<(), String> {
    let db = &world.laptops[laptop].raw;
    let items = db.read(all::<QuotationItem>).map_err(|e| e.to_string())?;
    let items: Vec<QuotationItem> =
        items.into_iter().filter(|i| Some(i.quotation_id) == deal.primary_quotation_id).collect();
    let missing = categories(&items).into_iter().find(|c| contracts.iter().all(|k| k.service_category != *c));
    let company = COMPANIES[world.rng.below(COMPANIES.len())];
    if let Some(service_category) = missing {
        let terms = deals::terms(company);
        let id = world.rng.id();
        let command = CreateContract { id, opportunity_id: deal.id, service_category, terms };
        return issue(world, laptop, &Command::ContractCreate(command)).map(drop);
    }
    if world.laptops[laptop].person == Person::Mega
        && world.rng.percent(60)
        && let Some(decision) = approval(world, laptop, deal.id)?
    {
        return issue(world, laptop, &decision).map(drop);
    }
    let unsigned: Vec<&&Contract> = contracts.iter().filter(|c| !c.status.is_signed()).collect();
    let Some(contract) = world.rng.pick(&unsigned).map(|c| (**c).clone()) else { return Ok(()) };
    let id = contract.id;
    let history = world.laptops[laptop].raw.read(all::<StageHistory>).map_err(|e| e.to_string())?;
    let asked = history.iter().find(|h| h.opportunity_id == deal.id && h.exited_at.is_none());
    let asked = asked.and_then(|h| h.approval_status);
    match (contract.status, world.rng.below(100)) {
        (_, 0..=4) => {
            let command = TerminateContract { id, reason: REASON.to_owned() };
            issue(world, laptop, &Command::ContractTerminate(command)).map(drop)
        }
        (_, 5..=9) => {
            let command = UpdateContract { id, edit_no: contract.edit_no, terms: deals::terms(company) };
            issue(world, laptop, &Command::ContractUpdate(command)).map(drop)
        }
        (ContractStatus::Draft, 10..=89) if asked != Some(Verdict::Approved) => {
            let command = RequestStageApproval { id: world.rng.id(), opportunity_id: deal.id, note: None };
            issue(world, laptop, &Command::StageRequestApproval(command)).map(drop)
        }
        (ContractStatus::Draft, _) => send(world, laptop, deal, &contract),
        _ => sign(world, laptop, deal, &contract),
    }
}

/// The manager's decision on the contracts of a deal.
fn approval(world: &mut World, laptop: usize, deal: Id) -> Result<Option<Command>, String> {
    let open = world.laptops[laptop].raw.read(all::<Approval>).map_err(|e| e.to_string())?;
    let mut open = open.into_iter().filter(|a| a.opportunity_id == deal && a.state == Verdict::Pending);
    Ok(open.next().map(|asked| {
        Command::ApprovalDecide(Decide {
            id: asked.id,
            verdict: Verdict::Approved,
            content_hash: asked.content_hash,
            note: None,
        })
    }))
}

/// The customer's number, and the next number of a series at a laptop; none where the process died over it.
fn mint(
    world: &mut World,
    laptop: usize,
    deal: &Opportunity,
    kind: DocumentKind,
) -> Result<Option<(i64, String)>, String> {
    let now = world.now;
    let one = &world.laptops[laptop];
    let customers = one.raw.read(all::<Customer>).map_err(|e| e.to_string())?;
    let customer_no = customers.iter().find(|c| c.id == deal.customer_id).and_then(|c| c.customer_no);
    let Some(customer_no) = customer_no else { return Ok(None) };
    match one.db.write(|conn| numbers::mint(conn, kind, customer_no, None, now)) {
        Ok(number) => Ok(Some((customer_no, number))),
        Err(_) => {
            world.revive(laptop);
            Ok(None)
        }
    }
}

/// I10: a number that somebody has seen names one paper.
fn shown(world: &mut World, number: String, paper: Id) -> Result<(), String> {
    match world.numbers.insert(number.clone(), paper) {
        Some(other) if other != paper => Err(format!("I10: {number} was shown twice")),
        _ => Ok(()),
    }
}

fn send(world: &mut World, laptop: usize, deal: &Opportunity, contract: &Contract) -> Result<(), String> {
    let templates = world.laptops[laptop].raw.read(all::<ContractTemplate>).map_err(|e| e.to_string())?;
    let Some(template) = templates.into_iter().find(|t| t.id == contract.terms.template_id) else { return Ok(()) };
    let Some((customer_no, minted)) = mint(world, laptop, deal, DocumentKind::Contract)? else { return Ok(()) };
    let number = contract.contract_no.clone().unwrap_or(minted);
    let content = deals::content(customer_no, template);
    let command = SendContract { id: contract.id, number: number.clone(), content };
    if issue(world, laptop, &Command::ContractSend(command))?.is_some() {
        shown(world, number, contract.id)?;
    }
    Ok(())
}

/// A scan of the deal: its bytes into the folder, then its row.
fn scan(world: &mut World, laptop: usize, deal: &Opportunity) -> Result<Option<Id>, String> {
    let bytes = format!("%PDF-1.7 scan {}", world.rng.below(12)).into_bytes();
    world.laptops[laptop].files.blobs().put(&bytes).map_err(|error| error.to_string())?;
    let command: AddAttachment = deals::file(world.rng.id(), deal.customer_id, deal.id, &bytes);
    let id = command.id;
    Ok(issue(world, laptop, &Command::AttachmentAdd(command))?.map(|_| id))
}

fn sign(world: &mut World, laptop: usize, deal: &Opportunity, contract: &Contract) -> Result<(), String> {
    let Some(signed_copy_id) = scan(world, laptop, deal)? else { return Ok(()) };
    let signed_on = world.now.date_naive();
    let (effective_from, effective_to) = (None, None);
    let command = SignContract { id: contract.id, signed_on, effective_from, effective_to, signed_copy_id };
    issue(world, laptop, &Command::ContractSign(command)).map(drop)
}

/// Invoices of a signed contract, and money that came in for it.
fn collect(
    world: &mut World,
    laptop: usize,
    deal: &Opportunity,
    contract: &Contract,
    desk: &Desk,
) -> Result<(), String> {
    let invoices: Vec<&Invoice> = desk.invoices.iter().filter(|i| i.contract_id == contract.id).collect();
    let drafts: Vec<&&Invoice> = invoices.iter().filter(|i| i.status == InvoiceStatus::Draft).collect();
    match world.rng.below(100) {
        0..=41 if drafts.is_empty() && contract.total_minor > 3 => {
            // A half, the whole, or a little more than half: two laptops soon ask for too much.
            let invoice_minor = contract.total_minor / [1, 2, 2, 3][world.rng.below(4)] + 1;
            let fields = InvoiceFields {
                invoice_minor: invoice_minor.min(contract.total_minor),
                customer_name: "北京科技有限公司".to_owned(),
                customer_tax_id: None,
                customer_address: None,
                customer_bank_account: None,
                invoice_type: None,
                language: DocumentLanguage::ZhId,
                order_payment_id: None,
                due_date: None,
                notes: None,
            };
            let (id, kind) = (world.rng.id(), InvoiceKind::Commercial);
            let command = CreateInvoice { id, contract_id: contract.id, kind, fields };
            issue(world, laptop, &Command::InvoiceCreate(command)).map(drop)
        }
        0..=54 => match world.rng.pick(&drafts).map(|i| i.id) {
            Some(id) => issue_invoice(world, laptop, deal, id),
            None => Ok(()),
        },
        55..=59 => match world.rng.pick(&invoices).map(|i| i.id) {
            Some(corrects_id) => {
                let command = CorrectInvoice { id: world.rng.id(), corrects_id, reason: REASON.to_owned() };
                issue(world, laptop, &Command::InvoiceCorrect(command)).map(drop)
            }
            None => Ok(()),
        },
        60..=61 => {
            let command = TerminateContract { id: contract.id, reason: REASON.to_owned() };
            issue(world, laptop, &Command::ContractTerminate(command)).map(drop)
        }
        _ => report(world, laptop, deal, contract, desk),
    }
}

fn issue_invoice(world: &mut World, laptop: usize, deal: &Opportunity, id: Id) -> Result<(), String> {
    let Some((customer_no, number)) = mint(world, laptop, deal, DocumentKind::Invoice)? else { return Ok(()) };
    let content = InvoiceContent {
        customer_no,
        entity_name: "公司".to_owned(),
        entity_tax_id: None,
        entity_address: None,
        entity_phone: None,
        bank_name: None,
        bank_account_no: None,
        bank_account_name: None,
        swift_code: None,
        contract_no: None,
        title: "设立公司".to_owned(),
        description: None,
        corrects_no: None,
    };
    let command = IssueInvoice { id, number: number.clone(), content };
    if issue(world, laptop, &Command::InvoiceIssue(command))?.is_some() {
        shown(world, number, id)?;
    }
    Ok(())
}

/// Reports one of a few transfers, so that two people often report the same one.
fn report(
    world: &mut World,
    laptop: usize,
    deal: &Opportunity,
    contract: &Contract,
    desk: &Desk,
) -> Result<(), String> {
    let mine = desk.payments.iter().filter(|p| p.contract_id == contract.id);
    if contract.total_minor < 10 || mine.count() >= 6 {
        return Ok(());
    }
    let Some(file) = scan(world, laptop, deal)? else { return Ok(()) };
    let Some((_, number)) = mint(world, laptop, deal, DocumentKind::Payment)? else { return Ok(()) };
    let transfer = world.rng.below(3);
    let amount_minor = contract.total_minor / [1, 2, 3][transfer];
    // Of the second transfer the payer withheld two percent.
    let withheld_minor = if transfer == 1 { amount_minor / 50 } else { 0 };
    let fields = PaymentFields {
        entity_id: contract.terms.entity_id,
        amount_minor: amount_minor - withheld_minor,
        currency: contract.currency,
        payment_method: PaymentMethod::BankTransfer,
        reference: Some(format!("TRX-{transfer}")),
        payment_mode: PaymentMode::Partial,
        received_on: start().date_naive(),
        is_final_payment: transfer == 2,
        order_payment_id: None,
        withheld_minor,
        tax_amount_minor: None,
        original_minor: None,
        notes: None,
    };
    let (id, voucher) = (world.rng.id(), world.rng.id());
    let vouchers = vec![(voucher, file)];
    let command = ReportPayment { id, number: number.clone(), contract_id: contract.id, fields, vouchers };
    if issue(world, laptop, &Command::PaymentReport(command))?.is_some() {
        shown(world, number, id)?;
    }
    Ok(())
}

/// What finance does next at the office, or the manager with a contract.
pub(crate) fn at_office(world: &mut World) -> Result<Option<(Person, Command)>, String> {
    let read = |conn: &mut Conn<'_>| Ok::<_, StoreError>((desk(conn)?, all::<OrderPayment>(conn)?));
    let (desk, receipts) = world.office.read(read).map_err(|e| e.to_string())?;
    let of =
        |status: PaymentStatus| desk.payments.iter().filter(|p| p.status == status).map(|p| p.id).collect::<Vec<_>>();
    let (waiting, confirmed) = (of(PaymentStatus::PendingReview), of(PaymentStatus::Confirmed));
    let by_finance = |command| Some((Person::Fitri, command));
    Ok(match world.rng.below(100) {
        0..=41 => world.rng.pick(&waiting).copied().and_then(|id| {
            let verdict = ReviewVerdict::Confirmed;
            by_finance(Command::PaymentReview(ReviewPayment { id, verdict, notes: None }))
        }),
        42..=47 => world.rng.pick(&waiting).copied().and_then(|id| {
            let (verdict, notes) = (ReviewVerdict::Rejected, Some(REASON.to_owned()));
            by_finance(Command::PaymentReview(ReviewPayment { id, verdict, notes }))
        }),
        48..=54 => world
            .rng
            .pick(&confirmed)
            .copied()
            .and_then(|id| by_finance(Command::PaymentRefund(RefundPayment { id, reason: REASON.to_owned() }))),
        55..=60 => world.rng.pick(&receipts).and_then(|receipt| {
            let (id, paid_on) = (receipt.id, start().date_naive());
            by_finance(match receipt.status {
                OrderPaymentStatus::Confirmed => {
                    Command::OrderPaymentReopen(ReopenOrderPayment { id, reason: REASON.to_owned() })
                }
                _ => Command::OrderPaymentConfirm(ConfirmOrderPayment { id, paid_on, notes: None }),
            })
        }),
        61..=68 => {
            let (code, _, _, scheme, _) = COMPANIES[world.rng.below(COMPANIES.len())];
            by_finance(Command::ContractEntityAddTaxRate(AddTaxRate {
                id: world.rng.id(),
                entity_id: deals::company(code),
                scheme,
                rate: TaxRate::from_scaled([0, 100, 300, 1_100][world.rng.below(4)]),
                rounding: TaxRounding::HalfUp,
                effective_from: world.now.date_naive(),
                source: None,
            }))
        }
        69..=97 => {
            let open = world.office.read(all::<Approval>).map_err(|e| e.to_string())?;
            let open: Vec<Approval> = open.into_iter().filter(|a| a.state == Verdict::Pending).collect();
            world.rng.pick(&open).cloned().map(|asked| {
                let (verdict, content_hash) = (Verdict::Approved, asked.content_hash);
                (Person::Mega, Command::ApprovalDecide(Decide { id: asked.id, verdict, content_hash, note: None }))
            })
        }
        _ => world.rng.pick(&desk.contracts).map(|contract| {
            let command = TerminateContract { id: contract.id, reason: REASON.to_owned() };
            (Person::Mega, Command::ContractTerminate(command))
        }),
    })
}
