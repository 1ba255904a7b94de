//! Registering a company: its papers, its end, and what it releases (DOMAIN §3.7, §8 item 5).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::depend::wrong;
use super::progress::finish;
use super::{
    CompanyRegistrationInfo, ExecutionItemStatus, ExecutionOrder, ExecutionOrderItem, ExecutionStatus, ExecutionType,
    RegistrationStatus,
};
use crate::edit::{check_length, check_name, check_reason};
use crate::material;
use crate::opportunity::Opportunity;
use crate::order_payment::check_arrived;
use crate::record::{Id, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::tx::Cx;

/// Writes down what is known of a company that is being registered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveRegistration {
    /// The registration order.
    pub execution_order_id: Id,
    /// Registered name.
    pub company_name: String,
    /// Nomor Induk Berusaha, 13 digits.
    #[serde(default)]
    pub nib: Option<String>,
    /// Tax number, 15 or 16 digits.
    #[serde(default)]
    pub npwp: Option<String>,
    /// Location permit.
    #[serde(default)]
    pub izin_lokasi: Option<String>,
    /// Deed.
    #[serde(default)]
    pub akta: Option<String>,
    /// Decree of the ministry.
    #[serde(default)]
    pub sk: Option<String>,
    /// Remarks.
    #[serde(default)]
    pub notes: Option<String>,
}

/// The company exists: its order is done and what waited for it is released.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteRegistration {
    /// The registration order.
    pub execution_order_id: Id,
    /// The day.
    pub completed_on: NaiveDate,
}

/// The company will not come to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FailRegistration {
    /// The registration order.
    pub execution_order_id: Id,
    /// Why.
    pub reason: String,
}

fn info_id(order_id: Id) -> Id {
    built_in_id("company_registration_info", &order_id.to_string())
}

/// The registration order, still open.
fn registering(id: Id, cx: &mut Cx<'_>) -> Result<ExecutionOrder, Fault> {
    cx.permit("execution.work")?;
    let order: ExecutionOrder = cx.require(id)?;
    cx.require::<Opportunity>(order.opportunity_id)?.active()?;
    if order.order_type != ExecutionType::CompanyRegistration {
        return Err(Refusal::new("execution.not_registration").into());
    }
    if !order.status.is_open() {
        return Err(wrong(order.status, ExecutionStatus::InProgress).into());
    }
    Ok(order)
}

/// Digits of a number that may be written with dots, dashes and spaces.
fn digits(field: &str, text: Option<&String>, lengths: &[usize]) -> Result<(), Refusal> {
    let Some(text) = text else { return Ok(()) };
    let count = text.chars().filter(char::is_ascii_digit).count();
    let shaped = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | ' '));
    if shaped && lengths.contains(&count) && text.len() <= 30 {
        Ok(())
    } else {
        Err(Refusal::new("field.invalid").field(field))
    }
}

pub(crate) fn save(args: &SaveRegistration, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let order = registering(args.execution_order_id, cx)?;
    check_name("company_name", &args.company_name)?;
    let filled = |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let (nib, npwp) = (filled(&args.nib), filled(&args.npwp));
    digits("nib", nib.as_ref(), &[13])?;
    digits("npwp", npwp.as_ref(), &[15, 16])?;
    for (field, text) in [("izin_lokasi", &args.izin_lokasi), ("akta", &args.akta), ("sk", &args.sk)] {
        check_length(field, text.as_deref().unwrap_or_default(), 100)?;
    }
    check_length("notes", args.notes.as_deref().unwrap_or_default(), 4_000)?;
    cx.save(&CompanyRegistrationInfo {
        id: info_id(order.id),
        execution_order_id: order.id,
        company_name: args.company_name.trim().to_owned(),
        nib,
        npwp,
        izin_lokasi: filled(&args.izin_lokasi),
        akta: filled(&args.akta),
        sk: filled(&args.sk),
        registration_status: RegistrationStatus::InProgress,
        completed_at: None,
        notes: filled(&args.notes),
    })
}

pub(crate) fn complete(args: &CompleteRegistration, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let order = registering(args.execution_order_id, cx)?;
    if order.status != ExecutionStatus::InProgress {
        return Err(wrong(order.status, ExecutionStatus::Completed).into());
    }
    check_arrived("completed_on", args.completed_on, cx)?;
    let info = cx.load::<CompanyRegistrationInfo>(info_id(order.id))?;
    let missing = |field: &str| Refusal::new("field.required").field(field);
    let mut info = info.ok_or_else(|| missing("company_name"))?;
    for (field, there) in [("nib", info.nib.is_some()), ("npwp", info.npwp.is_some())] {
        if !there {
            return Err(missing(field).into());
        }
    }
    info.registration_status = RegistrationStatus::Completed;
    info.completed_at = Some(cx.at);
    cx.save(&info)?;
    material::registration_done(&order, &info, cx)?;
    for mut item in cx.list::<ExecutionOrderItem>("execution_order_id", &order.id)? {
        item.status = ExecutionItemStatus::Completed;
        cx.save(&item)?;
    }
    finish(order, args.completed_on, cx)
}

pub(crate) fn fail(args: &FailRegistration, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let order = registering(args.execution_order_id, cx)?;
    check_reason(&args.reason)?;
    if let Some(mut info) = cx.load::<CompanyRegistrationInfo>(info_id(order.id))? {
        info.registration_status = RegistrationStatus::Failed;
        cx.save(&info)?;
    }
    super::progress::drop_order(order, args.reason.trim(), cx)
}
