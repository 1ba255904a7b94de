//! 群编号: the number of a chat group that ties a deal's papers together. It stands on deals, quotations, contracts and execution
//! orders; changing it changes all of them (DOMAIN §3.5, §8.9).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::contract::Contract;
use crate::edit::check_name;
use crate::execution::ExecutionOrder;
use crate::opportunity::Opportunity;
use crate::quotation::Quotation;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::table::Entity;
use crate::tx::Cx;

/// The column that carries the number.
const COLUMN: &str = "wechat_group_no";
/// The longest number of a group.
pub const MAX_GROUP_NO: usize = 100;

/// Gives a group another number wherever the acting person sees it. Papers already issued change too: the number is not printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RenameGroup {
    /// The present number.
    pub from: String,
    /// The new number.
    pub to: String,
    /// The new number is that of another group, and the two are to be one.
    #[serde(default)]
    pub join: bool,
    /// Only these records, all of which must carry the present number: how a rename is undone.
    #[serde(default)]
    pub only: Vec<Id>,
}

/// A record that carries a group's number.
trait Grouped: Entity {
    fn group_no(&mut self) -> &mut Option<String>;
}

impl Grouped for Opportunity {
    fn group_no(&mut self) -> &mut Option<String> {
        &mut self.fields.wechat_group_no
    }
}

impl Grouped for Quotation {
    fn group_no(&mut self) -> &mut Option<String> {
        &mut self.head.wechat_group_no
    }
}

impl Grouped for Contract {
    fn group_no(&mut self) -> &mut Option<String> {
        &mut self.terms.wechat_group_no
    }
}

impl Grouped for ExecutionOrder {
    fn group_no(&mut self) -> &mut Option<String> {
        &mut self.wechat_group_no
    }
}

pub(crate) fn rename(args: &RenameGroup, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("opportunity.update")?;
    let (from, to) = (args.from.trim(), args.to.trim());
    check_name("from", from)?;
    check_name("to", to)?;
    crate::edit::check_length("to", to, MAX_GROUP_NO)?;
    if from == to {
        return Err(Refusal::new("field.invalid").field("to").into());
    }
    if !args.join && args.only.is_empty() && is_used(to, cx)? {
        return Err(Refusal::new("group.taken").field("to").with("number", to).into());
    }
    let mut changed = Vec::new();
    move_rows::<Opportunity>(args, (from, to), &mut changed, cx)?;
    move_rows::<Quotation>(args, (from, to), &mut changed, cx)?;
    move_rows::<Contract>(args, (from, to), &mut changed, cx)?;
    move_rows::<ExecutionOrder>(args, (from, to), &mut changed, cx)?;
    if args.only.iter().any(|id| !changed.contains(id)) {
        return Err(Refusal::new("group.changed_since").field("from").with("number", from).into());
    }
    if changed.is_empty() {
        return Err(Refusal::new("group.unknown").field("from").with("number", from).into());
    }
    cx.facts.insert("changed".into(), changed.len().to_string());
    cx.facts.insert("ids".into(), changed.iter().map(Id::to_string).collect::<Vec<_>>().join(","));
    Ok(())
}

/// Whether the acting person sees any record with this number.
///
/// # Errors
/// Storage failure.
pub fn is_used(number: &str, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let number = number.to_owned();
    Ok(!cx.list::<Opportunity>(COLUMN, &number)?.is_empty()
        || !cx.list::<Quotation>(COLUMN, &number)?.is_empty()
        || !cx.list::<Contract>(COLUMN, &number)?.is_empty()
        || !cx.list::<ExecutionOrder>(COLUMN, &number)?.is_empty())
}

/// The deals that carry a number, or one of whose papers does, by id.
///
/// # Errors
/// Storage failure.
pub fn deals_of(number: &str, cx: &mut Cx<'_>) -> Result<Vec<Opportunity>, Fault> {
    let number = number.to_owned();
    let mut deals = cx.list::<Opportunity>(COLUMN, &number)?;
    let mut others: Vec<Id> =
        cx.list::<Quotation>(COLUMN, &number)?.into_iter().map(|quotation| quotation.opportunity_id).collect();
    others.extend(cx.list::<Contract>(COLUMN, &number)?.into_iter().map(|contract| contract.opportunity_id));
    others.extend(cx.list::<ExecutionOrder>(COLUMN, &number)?.into_iter().map(|order| order.opportunity_id));
    others.sort();
    others.dedup();
    for id in others {
        if !deals.iter().any(|deal| deal.id == id)
            && let Some(deal) = cx.load::<Opportunity>(id)?
        {
            deals.push(deal);
        }
    }
    deals.sort_by_key(|deal| deal.id);
    Ok(deals)
}

fn move_rows<E: Grouped>(
    args: &RenameGroup,
    (from, to): (&str, &str),
    changed: &mut Vec<Id>,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    for mut record in cx.list::<E>(COLUMN, &from.to_owned())? {
        if args.only.is_empty() || args.only.contains(&record.id()) {
            *record.group_no() = Some(to.to_owned());
            cx.save(&record)?;
            changed.push(record.id());
        }
    }
    Ok(())
}
