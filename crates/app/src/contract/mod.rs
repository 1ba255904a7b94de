//! Contracts: what a deal's contract stage shows, and the use cases around a contract.

mod hand_over;
mod issue;
mod paper;
pub(crate) mod sample;
mod view;
mod write;

use bantu_domain::contract::{Contract, ContractStatus, ContractTerms, Guard, guards, may_send};
use bantu_domain::money::{Amount, TaxRate};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::product::ServiceCategory;
use bantu_domain::quotation::{PaymentTerms, Quotation, QuotationItem};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::tax::TaxScheme;
use bantu_store::query::contract as store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval;
use crate::args::Window;
use crate::error::AppError;
use crate::quotation::InstalmentView;
use crate::usecase::{UseCase, command, file, query};
use crate::view::{ById, Page, Ref};

/// What stands against a contract.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct GuardView {
    /// Which guard.
    pub code: Guard,
    /// The law that says so.
    pub law: String,
    /// A manager overrode it.
    pub overridden: bool,
}

/// A paper handed over with a contract.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DeliveryView {
    /// Key.
    pub id: Id,
    /// Which paper.
    pub document_type: bantu_domain::contract::DeliveredKind,
    /// 1, 2, 3…
    pub version: i64,
    /// File name.
    pub file_name: String,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Bytes.
    pub size_bytes: i64,
    /// How.
    pub sent_via: String,
    /// When.
    pub sent_at: Instant,
    /// Who.
    pub sent_by: Ref,
}

/// A contract in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ContractRow {
    /// Key.
    pub id: Id,
    /// The deal.
    pub opportunity_id: Id,
    /// Its name.
    pub opportunity_name: String,
    /// Its customer.
    pub customer: Ref,
    /// Number; none before it is sent for the first time.
    pub contract_no: Option<String>,
    /// How often it was sent.
    pub revision: i64,
    /// Which services.
    pub service_category: ServiceCategory,
    /// State.
    pub status: ContractStatus,
    /// Our company.
    pub entity: Ref,
    /// Before tax.
    pub base: Amount,
    /// Tax on top.
    pub tax: Amount,
    /// With tax.
    pub total: Amount,
    /// Both sides had signed.
    pub signed_on: Option<NaiveDate>,
    /// Last change.
    pub updated_at: Instant,
    /// Waits for the office.
    pub pending_sync: bool,
}

/// A contract whole.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ContractView {
    /// As in the list.
    #[serde(flatten)]
    pub row: ContractRow,
    /// The accepted quotation.
    pub quotation_id: Id,
    /// Goes back with the next save.
    pub edit_no: i64,
    /// What was typed.
    pub terms: ContractTerms,
    /// How it is taxed.
    pub tax_scheme: TaxScheme,
    /// Rate.
    pub tax_rate: TaxRate,
    /// The quotation's frozen rate, where it was needed.
    pub exchange_rate: Option<bantu_domain::money::Rate>,
    /// Terms of payment.
    pub payment_terms: PaymentTerms,
    /// What is paid when.
    pub instalments: Vec<InstalmentView>,
    /// Months of running services.
    pub cycle_months: Option<i64>,
    /// Their first day.
    pub service_start_on: Option<NaiveDate>,
    /// What stands against it.
    pub guards: Vec<GuardView>,
    /// Why a guard was overridden.
    pub override_reason: Option<String>,
    /// Who overrode it.
    pub override_by: Option<Ref>,
    /// Why the caller may not send it now; null: he may.
    pub may_send: Option<Refusal>,
    /// The signed copy.
    pub signed_copy: Option<Ref>,
    /// The customer wants no invoice, and why.
    pub no_invoice_reason: Option<String>,
    /// Papers handed over.
    pub deliveries: Vec<DeliveryView>,
    /// Why it was terminated.
    pub termination_reason: Option<String>,
    /// The order that the signature made.
    pub order_id: Option<Id>,
    /// Created.
    pub created_at: Instant,
    /// By whom.
    pub created_by: Ref,
    /// Sent last.
    pub sent_at: Option<Instant>,
}

/// The contract stage of a deal.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DealContracts {
    /// The accepted quotation.
    pub quotation: Option<Ref>,
    /// Its total.
    pub quotation_total: Option<Amount>,
    /// The same in the other currency.
    pub quotation_total_secondary: Option<Amount>,
    /// Categories that need a contract and have none.
    pub missing: Vec<ServiceCategory>,
    /// The standing contracts, the one-time one first.
    pub contracts: Vec<ContractView>,
    /// Terminated ones.
    pub terminated: Vec<ContractRow>,
}

/// Which contracts; the newest change first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractListArgs {
    /// Of one deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// Of one state.
    #[serde(default)]
    status: Option<ContractStatus>,
    /// Of one entity.
    #[serde(default)]
    entity_id: Option<Id>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// Of one deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DealContractsArgs {
    /// The deal.
    opportunity_id: Id,
}

fn list(call: &Call<'_>, args: ContractListArgs) -> Result<Page<ContractRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let filter = store::Filter { opportunity_id: args.opportunity_id, status: args.status, entity_id: args.entity_id };
    call.look(|look| {
        if let Some(deal) = args.opportunity_id {
            look.ask(|cx| cx.require::<Opportunity>(deal))?;
        }
        let visibility = look.visibility();
        let (ids, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let pending = approval::pending_ids(look, call.app.mode)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(contract) = cx.load::<Contract>(id)? {
                    rows.push(view::row(&contract, &pending, cx)?);
                }
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<ContractView, AppError> {
    call.look(|look| {
        let pending = approval::pending_ids(look, call.app.mode)?;
        look.ask(|cx| {
            let contract: Contract = cx.require(args.id)?;
            view::whole(&contract, &pending, cx)
        })
    })
}

fn of_deal(call: &Call<'_>, args: DealContractsArgs) -> Result<DealContracts, AppError> {
    call.look(|look| {
        let pending = approval::pending_ids(look, call.app.mode)?;
        look.ask(|cx| {
            let deal: Opportunity = cx.require(args.opportunity_id)?;
            let quotation = match deal.primary_quotation_id {
                Some(id) => cx.load::<Quotation>(id)?,
                None => None,
            };
            let items = match &quotation {
                Some(quotation) => cx.list::<QuotationItem>("quotation_id", &quotation.id)?,
                None => Vec::new(),
            };
            let standing = bantu_domain::contract::standing(deal.id, deal.primary_quotation_id, cx)?;
            let missing = bantu_domain::contract::categories(&items)
                .into_iter()
                .filter(|category| !standing.iter().any(|c| c.service_category == *category))
                .collect();
            let mut contracts = Vec::with_capacity(standing.len());
            for contract in &standing {
                contracts.push(view::whole(contract, &pending, cx)?);
            }
            let mut terminated = Vec::new();
            for contract in cx.list::<Contract>("opportunity_id", &deal.id)? {
                if contract.status == ContractStatus::Terminated {
                    terminated.push(view::row(&contract, &pending, cx)?);
                }
            }
            let name = |q: &Quotation| q.quotation_no.clone().unwrap_or_default();
            Ok(DealContracts {
                quotation: quotation.as_ref().map(|q| Ref { id: q.id, name: name(q) }),
                quotation_total: quotation.as_ref().map(|q| q.total().into()),
                quotation_total_secondary: quotation.as_ref().and_then(|q| q.total_secondary()).map(Into::into),
                missing,
                contracts,
                terminated,
            })
        })
    })
}

/// Guards of a contract with what was overridden.
fn guard_views(contract: &Contract, cx: &mut bantu_domain::tx::Cx<'_>) -> Result<Vec<GuardView>, Fault> {
    let found = guards(contract, cx)?;
    Ok(found
        .into_iter()
        .map(|guard| GuardView {
            code: guard,
            law: guard.law().to_owned(),
            overridden: contract.overridden_guards.iter().any(|code| code == guard.code()),
        })
        .collect())
}

/// Why the caller may not send a contract now.
fn refusal_of_sending(id: Id, cx: &mut bantu_domain::tx::Cx<'_>) -> Result<Option<Refusal>, Fault> {
    match may_send(id, cx) {
        Ok(()) => Ok(None),
        Err(Fault::Refused(refusal)) => Ok(Some(refusal)),
        Err(fault) => Err(fault),
    }
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("contract.list", "contract.view", list),
        query("contract.get", "contract.view", get),
        query("contract.of_deal", "contract.view", of_deal),
        query("contract.propose", "contract.edit", write::propose),
        file("contract.pdf", "contract.view", paper::pdf),
        file("contract.proforma_pdf", "contract.view", paper::proforma_pdf),
        command("contract.create", "contract.edit", write::create),
        command("contract.create_all", "contract.edit", write::create_all),
        command("contract.update", "contract.edit", write::update),
        command("contract.delete", "contract.edit", write::delete),
        command("contract.override_guard", "contract.override_guard", write::override_guard),
        command("contract.send", "contract.issue", issue::send),
        command("contract.hand_over", "contract.issue", hand_over::hand_over),
        command("contract.sign", "contract.sign", write::sign),
        command("contract.take_effect", "contract.sign", write::take_effect),
        command("contract.terminate", "contract.edit", write::terminate),
    ]
}
