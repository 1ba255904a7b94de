//! The end of a deal: how its money stands, todos, dunning, delivery, completion.

mod task;
mod todo;

use bantu_domain::Command;
use bantu_domain::collection::{CollectionStatus, CompleteOpportunity, VerifyDelivery, prepayment_needed, standing};
use bantu_domain::money::Amount;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order::OrderType;
use bantu_domain::record::Id;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::error::AppError;
use crate::order::{OrderView, whole};
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Ref};

/// What the terms ask before work begins.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PrepaymentView {
    /// The order.
    pub order_id: Id,
    /// Asked.
    pub needed: Amount,
    /// Came in for it.
    pub received: Amount,
}

/// How the money of a deal stands.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DealMoney {
    /// State of the one-time part.
    pub status: CollectionStatus,
    /// Its orders with plan and receipts: what is done once before what runs on, each by its number.
    pub orders: Vec<OrderView>,
    /// What the terms ask before work begins, per order.
    pub prepayments: Vec<PrepaymentView>,
    /// Everything was delivered on this day.
    pub delivery_verified_on: Option<NaiveDate>,
    /// Who confirmed it.
    pub delivery_verified_by: Option<Ref>,
    /// What was checked.
    pub delivery_note: Option<String>,
}

/// Of one deal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DealMoneyArgs {
    /// The deal.
    opportunity_id: Id,
}

fn of_deal(call: &Call<'_>, args: DealMoneyArgs) -> Result<DealMoney, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let deal: Opportunity = cx.require(args.opportunity_id)?;
            let mut standing = standing(&deal, cx)?;
            // As the contracts stand: what is done once before what runs on, each by its number.
            standing.orders.sort_by_cached_key(|o| {
                (o.order.order_type == OrderType::LongTerm, o.order.order_number.clone(), o.order.id)
            });
            let mut orders = Vec::with_capacity(standing.orders.len());
            let mut prepayments = Vec::new();
            for order in &standing.orders {
                orders.push(whole(&order.order, cx)?);
                if let Some((needed, received)) = prepayment_needed(order)? {
                    prepayments.push(PrepaymentView {
                        order_id: order.order.id,
                        needed: needed.into(),
                        received: received.into(),
                    });
                }
            }
            let delivery_verified_by = match deal.delivery_verified_by {
                Some(user) => Some(user_ref(user, cx)?),
                None => None,
            };
            Ok(DealMoney {
                status: standing.status,
                orders,
                prepayments,
                delivery_verified_on: deal.delivery_verified_on,
                delivery_verified_by,
                delivery_note: deal.delivery_note,
            })
        })
    })
}

fn verify_delivery(call: &Call<'_>, args: VerifyDelivery) -> Result<Done, AppError> {
    call.run_on(args.opportunity_id, &Command::OpportunityVerifyDelivery(args))
}

fn complete(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::OpportunityComplete(CompleteOpportunity { id: args.id }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    let mut entries = vec![
        query("collection.of_deal", "invoice.view", of_deal),
        command("opportunity.verify_delivery", "todo.manage", verify_delivery),
        command("opportunity.complete", "stage.advance", complete),
    ];
    entries.extend(todo::entries());
    entries.extend(task::entries());
    entries
}
