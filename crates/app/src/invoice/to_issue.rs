//! Signed contracts that leave something to be invoiced: finance's list.

use bantu_domain::contract::Contract;
use bantu_domain::customer::Customer;
use bantu_domain::opportunity::Opportunity;
use bantu_store::query::invoice as store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{InvoiceRoom, room_of};
use crate::app::Call;
use crate::approval::user_ref;
use crate::args::Window;
use crate::error::AppError;
use crate::view::{Page, Ref};

/// Which contracts; the one changed last first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ToIssueArgs {
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// A contract with what it leaves.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ToIssueRow {
    /// The deal.
    pub opportunity: Ref,
    /// Its customer.
    pub customer: Ref,
    /// Salesperson.
    pub seller: Ref,
    /// Day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// What it leaves.
    pub room: InvoiceRoom,
}

pub(super) fn list(call: &Call<'_>, args: ToIssueArgs) -> Result<Page<ToIssueRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    call.look(|look| {
        let visibility = look.visibility();
        let (ids, total) = store::to_issue(look.conn, visibility, window.offset, window.limit)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                let contract: Contract = cx.require(id)?;
                let deal: Opportunity = cx.require(contract.opportunity_id)?;
                let customer: Customer = cx.require(deal.customer_id)?;
                rows.push(ToIssueRow {
                    opportunity: Ref { id: deal.id, name: deal.fields.name },
                    customer: Ref { id: customer.id, name: customer.fields.name },
                    seller: user_ref(deal.owner_user_id, cx)?,
                    signed_on: contract.signed_on,
                    room: room_of(&contract, cx)?,
                });
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}
