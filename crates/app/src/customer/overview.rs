//! A customer from all sides: what hangs on it, who belongs to it, and what happened, newest first.

use bantu_domain::customer::{Customer, CustomerMerge};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::tx::Cx;
use bantu_store::query::timeline::{self as store, Event};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::Window;
use crate::dossier::{self, Dossier};
use crate::error::AppError;
use crate::opportunity::display;
use crate::view::{ById, Page, Ref};

/// A merge that can still be undone, or was.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MergeView {
    /// Key; what `customer.unmerge` takes.
    pub id: Id,
    /// The customer that went into this one.
    pub merged: Ref,
    /// Why.
    pub reason: String,
    /// Who merged.
    pub merged_by: Ref,
    /// When.
    pub merged_at: Instant,
    /// Undone.
    pub undone_at: Option<Instant>,
}

/// A customer from all sides.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CustomerOverview {
    /// Parent company.
    pub parent: Option<Ref>,
    /// Subsidiaries, by name.
    pub subsidiaries: Vec<Ref>,
    /// The customer this one went into.
    pub merged_into: Option<Ref>,
    /// Merges into this one, the latest first.
    pub merges: Vec<MergeView>,
    /// Numbers of its chat groups.
    pub groups: Vec<String>,
    /// Last follow-up.
    pub last_follow_up_at: Option<Instant>,
    /// When somebody means to follow up next.
    pub next_follow_up_at: Option<Instant>,
    /// Its papers and money.
    pub dossier: Dossier,
}

pub(super) fn overview(call: &Call<'_>, args: ById) -> Result<CustomerOverview, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let customer: Customer = cx.require(args.id)?;
            let deals = cx.list::<Opportunity>("customer_id", &customer.id)?;
            let mut groups: Vec<String> = deals
                .iter()
                .filter_map(|deal| deal.fields.wechat_group_no.clone())
                .filter(|no| !no.is_empty())
                .collect();
            groups.sort();
            groups.dedup();
            let mut subsidiaries: Vec<Ref> = cx
                .list::<Customer>("parent_customer_id", &customer.id)?
                .into_iter()
                .filter(|child| child.merged_into_id.is_none())
                .map(|child| Ref { id: child.id, name: display(&child) })
                .collect();
            subsidiaries.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(CustomerOverview {
                parent: named(customer.fields.parent_customer_id, cx)?,
                subsidiaries,
                merged_into: named(customer.merged_into_id, cx)?,
                merges: merges(customer.id, cx)?,
                groups,
                last_follow_up_at: customer.last_follow_up_at,
                next_follow_up_at: customer.next_follow_up_at,
                dossier: dossier::of_deals(&deals, cx)?,
            })
        })
    })
}

fn named(id: Option<Id>, cx: &mut Cx<'_>) -> Result<Option<Ref>, Fault> {
    let Some(id) = id else { return Ok(None) };
    Ok(cx.load::<Customer>(id)?.map(|customer| Ref { id, name: display(&customer) }))
}

fn merges(kept: Id, cx: &mut Cx<'_>) -> Result<Vec<MergeView>, Fault> {
    let mut found = cx.list::<CustomerMerge>("kept_id", &kept)?;
    found.sort_by_key(|merge| std::cmp::Reverse((merge.merged_at, merge.id)));
    let mut views = Vec::with_capacity(found.len());
    for merge in found {
        views.push(MergeView {
            id: merge.id,
            merged: named(Some(merge.merged_id), cx)?.unwrap_or(Ref { id: merge.merged_id, name: String::new() }),
            reason: merge.reason,
            merged_by: user_ref(merge.merged_by, cx)?,
            merged_at: merge.merged_at,
            undone_at: merge.undone_at,
        });
    }
    Ok(views)
}

/// Which part of a customer's timeline.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TimelineArgs {
    /// The customer.
    customer_id: Id,
    /// Only events of these kinds; none: all.
    #[serde(default)]
    kinds: Vec<String>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TimelineRow {
    /// What: `follow_up`, `note`, `stage`, `quotation`, `contract`, `invoice`, `payment`, `paper`, `file`, `execution_order`, `merge`.
    pub kind: String,
    /// The record.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// Who; null for the system and for the customer himself.
    pub user: Option<Ref>,
    /// The deal.
    pub deal: Option<Ref>,
    /// A name, number or code of its kind.
    pub title: Option<String>,
    /// A text or state of its kind.
    pub detail: Option<String>,
}

pub(super) fn timeline(call: &Call<'_>, args: TimelineArgs) -> Result<Page<TimelineRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    call.look(|look| {
        let id = look.ask(|cx| Ok(cx.require::<Customer>(args.customer_id)?.id))?;
        let mut kinds = Vec::new();
        for (kind, permission) in store::KINDS {
            if look.actor.may(permission) && (args.kinds.is_empty() || args.kinds.iter().any(|wanted| wanted == kind)) {
                kinds.push(kind);
            }
        }
        if args.kinds.iter().any(|wanted| !store::KINDS.iter().any(|(kind, _)| kind == wanted)) {
            return Err(Refusal::new("field.invalid").field("kinds").into());
        }
        let (events, total) = store::of_customer(look.conn, id, &kinds, window.offset, window.limit)?;
        let rows = look.ask(|cx| events.into_iter().map(|event| row(event, cx)).collect::<Result<_, Fault>>())?;
        Ok(Page { rows, total })
    })
}

fn row(event: Event, cx: &mut Cx<'_>) -> Result<TimelineRow, Fault> {
    let user = event.user_id.map(|id| user_ref(id, cx)).transpose()?;
    let deal = match event.opportunity_id {
        Some(id) => cx.load::<Opportunity>(id)?.map(|deal| Ref { id, name: deal.fields.name }),
        None => None,
    };
    Ok(TimelineRow {
        kind: event.kind,
        id: event.id,
        at: event.at,
        user,
        deal,
        title: event.title,
        detail: event.detail,
    })
}
