//! Splitting a signed deal into execution orders, and orders written by hand (DOMAIN §8 items 1–5).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::depend::{link, wait_or_go};
use super::{
    ExecutionDependencyType, ExecutionItemStatus, ExecutionOrder, ExecutionOrderItem, ExecutionStatus, ExecutionType,
};
use crate::contract::{self, Contract};
use crate::edit::{check_length, check_name};
use crate::opportunity::Opportunity;
use crate::product::{ExecutionKind, Product, ServiceCategory};
use crate::product_dependency::{DependencyType, ProductDependency};
use crate::quotation::QuotationItem;
use crate::record::{Id, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Most orders that one line becomes: a stay permit per person.
const MAX_PERSONS: i64 = 50;

/// The main order of a deal: one each, the same id on every machine.
pub fn main_id(opportunity_id: Id) -> Id {
    built_in_id("execution_orders", &format!("{opportunity_id}/main"))
}

/// `EXEC-YYYYMMDD-A3B5C7`: the tail derives from the order's id, as for orders ([`crate::order::order_number`]).
pub fn execution_no(id: Id, day: NaiveDate) -> String {
    crate::order::order_number(id, day).replacen("ORD", "EXEC", 1)
}

/// Makes the execution orders of a deal whose contracts are all signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SplitExecution {
    /// The deal.
    pub opportunity_id: Id,
}

/// Writes an execution order by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateExecution {
    /// New id.
    pub id: Id,
    /// The deal; its main order is made where it is missing.
    pub opportunity_id: Id,
    /// Its contract.
    #[serde(default)]
    pub contract_id: Option<Id>,
    /// Kind; the main order is not written by hand.
    pub order_type: ExecutionType,
    /// What is done.
    pub title: String,
    /// Plan.
    #[serde(default)]
    pub planned_start_date: Option<NaiveDate>,
    /// Plan.
    #[serde(default)]
    pub planned_end_date: Option<NaiveDate>,
    /// Lines.
    pub items: Vec<CreateExecutionItem>,
}

/// A line of an order written by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateExecutionItem {
    /// New id.
    pub id: Id,
    /// The product.
    #[serde(default)]
    pub product_id: Option<Id>,
    /// Service.
    pub item_name: String,
    /// Once or running.
    pub service_category: ServiceCategory,
    /// Remarks.
    #[serde(default)]
    pub notes: Option<String>,
}

/// A line on its way to becoming orders.
struct Piece {
    line: QuotationItem,
    contract: Contract,
    order_type: ExecutionType,
    /// The product needs a company of its own.
    needs_company: bool,
    copies: i64,
}

pub(crate) fn split(args: &SplitExecution, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("execution.assign")?;
    let deal: Opportunity = cx.require(args.opportunity_id)?;
    deal.active()?;
    let pieces = pieces(&deal, cx)?;
    let before = cx.list::<ExecutionOrder>("opportunity_id", &deal.id)?;
    if before.iter().any(|o| o.order_type != ExecutionType::Main) {
        return Err(Refusal::new("execution.exists").into());
    }
    let group = pieces.first().and_then(|p| p.contract.terms.wechat_group_no.clone());
    ensure_main(&deal, group, cx)?;
    let mut orders: Vec<(ExecutionOrder, bool)> = Vec::new();
    for piece in &pieces {
        for copy in 1..=piece.copies {
            let order = write(&deal, piece, copy, orders.len(), cx)?;
            orders.push((order, piece.needs_company));
        }
    }
    link_all(&mut orders, cx)?;
    cx.facts.insert("execution_orders".into(), orders.len().to_string());
    Ok(())
}

/// The lines of the signed contracts in their order.
fn pieces(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Vec<Piece>, Fault> {
    let Some(quotation) = deal.primary_quotation_id else {
        return Err(Refusal::new("contract.not_signed").into());
    };
    let contracts = contract::standing(deal.id, Some(quotation), cx)?;
    let mut lines = cx.list::<QuotationItem>("quotation_id", &quotation)?;
    lines.sort_by_key(|l| (l.sort_order, l.id));
    let mut pieces = Vec::new();
    for line in lines {
        let contract = contracts.iter().find(|c| c.service_category == line.service_category && c.status.is_signed());
        let Some(contract) = contract.cloned() else { return Err(Refusal::new("contract.not_signed").into()) };
        let kind = cx.load::<Product>(line.product_id)?.and_then(|p| p.fields.execution_kind);
        let order_type = match (kind, line.service_category) {
            (Some(ExecutionKind::CompanyRegistration), _) => ExecutionType::CompanyRegistration,
            (Some(ExecutionKind::VisaKitas), _) => ExecutionType::VisaKitas,
            (None, ServiceCategory::LongTerm) => ExecutionType::LongTerm,
            (None, ServiceCategory::OneTime) => ExecutionType::OneTime,
        };
        let persons = (line.quantity_e2.scaled() / 100).clamp(1, MAX_PERSONS);
        let copies = if order_type == ExecutionType::VisaKitas { persons } else { 1 };
        let needs_company = needs_company(line.product_id, cx)?;
        pieces.push(Piece { line, contract, order_type, needs_company, copies });
    }
    Ok(pieces)
}

/// Whether a product must have a company: it requires a product that registers one.
fn needs_company(product_id: Id, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    for need in cx.list::<ProductDependency>("product_id", &product_id)? {
        if need.fields.dependency_type == DependencyType::Required
            && let Some(product) = cx.load::<Product>(need.fields.depends_on_product_id)?
            && product.fields.execution_kind == Some(ExecutionKind::CompanyRegistration)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn ensure_main(deal: &Opportunity, group: Option<String>, cx: &mut Cx<'_>) -> Result<Id, Fault> {
    let id = main_id(deal.id);
    if cx.load::<ExecutionOrder>(id)?.is_none() {
        let mut order = blank(id, deal, ExecutionType::Main, deal.fields.name.clone(), cx)?;
        order.parent_order_id = None;
        order.wechat_group_no = group;
        cx.insert(&order)?;
    }
    Ok(id)
}

fn blank(
    id: Id,
    deal: &Opportunity,
    order_type: ExecutionType,
    title: String,
    cx: &mut Cx<'_>,
) -> Result<ExecutionOrder, Fault> {
    let today = crate::setting::business_date(cx)?;
    Ok(ExecutionOrder {
        id,
        order_no: execution_no(id, today),
        opportunity_id: deal.id,
        contract_id: None,
        parent_order_id: Some(main_id(deal.id)),
        order_type,
        title,
        wechat_group_no: None,
        requires_company_registration: false,
        company_registration_order_id: None,
        sort_order: 0,
        status: ExecutionStatus::Pending,
        planned_start_date: None,
        planned_end_date: None,
        actual_start_date: None,
        actual_end_date: None,
        assigned_to: None,
        assigned_team: None,
        assigned_at: None,
        cancel_reason: None,
        created_at: cx.at,
        updated_at: cx.at,
    })
}

fn write(
    deal: &Opportunity,
    piece: &Piece,
    copy: i64,
    before: usize,
    cx: &mut Cx<'_>,
) -> Result<ExecutionOrder, Fault> {
    let line = &piece.line;
    let id = built_in_id("execution_orders", &format!("{}/{}/{copy}", deal.id, line.id));
    let title = match piece.copies {
        1 => line.name_zh.clone(),
        copies => format!("{} {copy}/{copies}", line.name_zh),
    };
    let mut order = blank(id, deal, piece.order_type, title, cx)?;
    order.contract_id = Some(piece.contract.id);
    order.wechat_group_no.clone_from(&piece.contract.terms.wechat_group_no);
    order.sort_order = i64::try_from(before).unwrap_or(0) + 1;
    cx.insert(&order)?;
    cx.insert(&ExecutionOrderItem {
        id: built_in_id("execution_order_items", &format!("{id}/1")),
        execution_order_id: id,
        sort_order: 1,
        quotation_item_id: Some(line.id),
        product_id: Some(line.product_id),
        item_name: line.name_zh.clone(),
        service_category: line.service_category,
        status: ExecutionItemStatus::Pending,
        assigned_to: None,
        notes: None,
    })?;
    Ok(order)
}

/// Links orders once all of them exist, so that their own order decides nothing: with a registration in the deal, stay permits and
/// whatever needs a company wait for it, and everything else for the stay permits (DOMAIN §8 item 4).
fn link_all(orders: &mut [(ExecutionOrder, bool)], cx: &mut Cx<'_>) -> Result<(), Fault> {
    let of = |kind: ExecutionType| -> Vec<Id> {
        orders.iter().filter(|(o, _)| o.order_type == kind).map(|(o, _)| o.id).collect()
    };
    let (registrations, permits) = (of(ExecutionType::CompanyRegistration), of(ExecutionType::VisaKitas));
    let Some(registration) = registrations.first().copied() else { return Ok(()) };
    for (order, needs_company) in orders.iter_mut() {
        match order.order_type {
            ExecutionType::Main | ExecutionType::CompanyRegistration => continue,
            kind if kind == ExecutionType::VisaKitas || *needs_company => {
                order.requires_company_registration = true;
                order.company_registration_order_id = Some(registration);
                link(order.id, registration, ExecutionDependencyType::CompanyRegistration, None, cx)?;
            }
            _ => {
                for permit in &permits {
                    link(order.id, *permit, ExecutionDependencyType::VisaKitas, None, cx)?;
                }
            }
        }
        wait_or_go(order, cx)?;
    }
    Ok(())
}

pub(crate) fn create(args: &CreateExecution, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("execution.assign")?;
    let deal: Opportunity = cx.require(args.opportunity_id)?;
    deal.active()?;
    if args.order_type == ExecutionType::Main {
        return Err(Refusal::new("field.invalid").field("order_type").into());
    }
    check_name("title", &args.title)?;
    super::progress::check_plan(args.planned_start_date, args.planned_end_date, cx)?;
    if args.items.is_empty() || args.items.len() > crate::quotation::MAX_LINES {
        return Err(Refusal::new("field.invalid").field("items").into());
    }
    let contract = match args.contract_id {
        Some(id) => match cx.load::<Contract>(id)?.filter(|c| c.opportunity_id == deal.id) {
            Some(contract) if contract.status.is_signed() => Some(contract),
            Some(_) => return Err(Refusal::new("contract.not_signed").into()),
            None => return Err(Refusal::new("reference.unknown").field("contract_id").into()),
        },
        None => None,
    };
    let group = contract.and_then(|c| c.terms.wechat_group_no);
    ensure_main(&deal, group.clone(), cx)?;
    let before = cx.list::<ExecutionOrder>("opportunity_id", &deal.id)?;
    let mut order = blank(args.id, &deal, args.order_type, args.title.trim().to_owned(), cx)?;
    order.contract_id = args.contract_id;
    order.wechat_group_no = group;
    order.planned_start_date = args.planned_start_date;
    order.planned_end_date = args.planned_end_date;
    order.sort_order = before.iter().map(|o| o.sort_order).max().unwrap_or(0) + 1;
    cx.insert(&order)?;
    let mut seen = BTreeSet::new();
    for (index, item) in args.items.iter().enumerate() {
        let at_line = |refusal: Refusal| refusal.with("line", index + 1);
        if !seen.insert(item.id) {
            return Err(at_line(Refusal::new("field.invalid").field("items")).into());
        }
        check_name("item_name", &item.item_name).map_err(at_line)?;
        check_length("notes", item.notes.as_deref().unwrap_or_default(), 4_000).map_err(at_line)?;
        if let Some(product) = item.product_id {
            let unknown = || at_line(Refusal::new("reference.unknown").field("product_id"));
            cx.load::<Product>(product)?.ok_or_else(unknown)?;
        }
        cx.insert(&ExecutionOrderItem {
            id: item.id,
            execution_order_id: order.id,
            sort_order: i64::try_from(index).unwrap_or(0) + 1,
            quotation_item_id: None,
            product_id: item.product_id,
            item_name: item.item_name.trim().to_owned(),
            service_category: item.service_category,
            status: ExecutionItemStatus::Pending,
            assigned_to: None,
            notes: item.notes.clone(),
        })?;
    }
    cx.facts.insert("order_no".into(), order.order_no.clone());
    reopen_delivery(deal, &order, cx)
}

/// There is something to deliver again.
fn reopen_delivery(mut deal: Opportunity, order: &ExecutionOrder, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if deal.delivery_verified_on.is_none() || order.order_type == ExecutionType::LongTerm {
        return Ok(());
    }
    deal.delivery_verified_on = None;
    deal.delivery_verified_by = None;
    deal.updated_at = cx.at;
    cx.save(&deal)?;
    match cx.load::<ExecutionOrder>(main_id(deal.id))?.filter(|m| m.status == ExecutionStatus::Completed) {
        Some(mut main) => {
            main.status = ExecutionStatus::Pending;
            main.actual_end_date = None;
            main.updated_at = cx.at;
            cx.save(&main)
        }
        None => Ok(()),
    }
}
