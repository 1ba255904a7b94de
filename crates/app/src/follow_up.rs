//! Follow-ups of leads, customers and deals.

use bantu_domain::command::Command;
use bantu_domain::follow_up::{AddFollowUp, FollowUp, FollowUpType, RemoveFollowUp};
use bantu_domain::lead::LeadStatus;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::table::Entity;
use bantu_domain::tx::Cx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Ref, Rows};

/// A follow-up.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FollowUpView {
    /// Key.
    pub id: Id,
    /// Who followed up.
    pub user: Ref,
    /// How.
    pub follow_up_type: FollowUpType,
    /// What was said.
    pub content: Option<String>,
    /// When.
    pub followed_up_at: Instant,
    /// The deal.
    pub opportunity_id: Option<Id>,
    /// Status of the lead before.
    pub status_before: Option<LeadStatus>,
    /// Status of the lead after.
    pub status_after: Option<LeadStatus>,
    /// When it was written down.
    pub created_at: Instant,
}

/// Of which lead, customer or deal; exactly one is named.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubjectArgs {
    /// The lead.
    #[serde(default)]
    pub(crate) lead_id: Option<Id>,
    /// The customer.
    #[serde(default)]
    pub(crate) customer_id: Option<Id>,
    /// The deal.
    #[serde(default)]
    pub(crate) opportunity_id: Option<Id>,
}

impl SubjectArgs {
    /// The rows of what is named.
    pub(crate) fn rows<E: Entity>(self, cx: &mut Cx<'_>) -> Result<Vec<E>, Fault> {
        match (self.lead_id, self.customer_id, self.opportunity_id) {
            (Some(id), None, None) => {
                cx.require::<bantu_domain::lead::Lead>(id)?;
                cx.list("lead_id", &id)
            }
            (None, Some(id), None) => {
                cx.require::<bantu_domain::customer::Customer>(id)?;
                cx.list("customer_id", &id)
            }
            (None, None, Some(id)) => {
                cx.require::<bantu_domain::opportunity::Opportunity>(id)?;
                cx.list("opportunity_id", &id)
            }
            _ => Err(Refusal::new("field.required").field("customer_id").into()),
        }
    }
}

/// Adds a follow-up; exactly one of lead, customer and deal is named.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddFollowUpArgs {
    /// Of this lead.
    #[serde(default)]
    lead_id: Option<Id>,
    /// Of this customer.
    #[serde(default)]
    customer_id: Option<Id>,
    /// Of this deal.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// How.
    follow_up_type: FollowUpType,
    /// What was said.
    #[serde(default)]
    content: Option<String>,
    /// When; now where left out.
    #[serde(default)]
    followed_up_at: Option<Instant>,
    /// When to follow up next.
    #[serde(default)]
    next_follow_up_at: Option<Instant>,
    /// Status of the lead from now on.
    #[serde(default)]
    status_after: Option<LeadStatus>,
}

fn list(call: &Call<'_>, args: SubjectArgs) -> Result<Rows<FollowUpView>, AppError> {
    call.look(|look| {
        let rows = look.ask(|cx| {
            let mut found = args.rows::<FollowUp>(cx)?;
            found.sort_by_key(|row| std::cmp::Reverse((row.followed_up_at, row.id)));
            let view = |row: FollowUp| {
                Ok(FollowUpView {
                    id: row.id,
                    user: user_ref(row.user_id, cx)?,
                    follow_up_type: row.follow_up_type,
                    content: row.content,
                    followed_up_at: row.followed_up_at,
                    opportunity_id: row.opportunity_id,
                    status_before: row.status_before,
                    status_after: row.status_after,
                    created_at: row.created_at,
                })
            };
            found.into_iter().map(view).collect::<Result<_, Fault>>()
        })?;
        Ok(Rows { rows })
    })
}

fn add(call: &Call<'_>, args: AddFollowUpArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    let command = AddFollowUp {
        id,
        lead_id: args.lead_id,
        customer_id: args.customer_id,
        opportunity_id: args.opportunity_id,
        follow_up_type: args.follow_up_type,
        content: args.content,
        followed_up_at: args.followed_up_at,
        next_follow_up_at: args.next_follow_up_at,
        status_after: args.status_after,
    };
    call.run_on(id, &Command::FollowUpAdd(command))
}

fn remove(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::FollowUpRemove(RemoveFollowUp { id: args.id }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("follow_up.list", "", list), command("follow_up.add", "", add), command("follow_up.remove", "", remove)]
}
