//! Two customers that are one: everything under the one moves to the other, and can be moved back (DOMAIN §3.10, §10.10).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Customer, CustomerFields};
use crate::contact::Contact;
use crate::edit::{MAX_ENTRIES, check_reason};
use crate::opportunity::Opportunity;
use crate::record::{Cell, CellValue as _, Id, Instant, Record, Row};
use crate::refusal::{Fault, Refusal, StoreError};
use crate::table::{Entity, Root, RootRule, Table};
use crate::tx::{Cx, Stored};
use crate::{entity, record};

/// Columns of a customer that go on by themselves: a later value of theirs stays when a merge is undone.
const RUNNING: &[&str] = &["updated_at", "last_follow_up_at", "next_follow_up_at", "possible_duplicate"];

record! {
    /// A merge of two customers with all that is needed to undo it.
    pub struct CustomerMerge {
        /// Key.
        pub id: Id,
        /// The customer that stays → customers.
        pub kept_id: Id,
        /// The customer that went into it → customers.
        pub merged_id: Id,
        /// Why.
        pub reason: String,
        /// Who merged → users.
        pub merged_by: Id,
        /// When.
        pub merged_at: Instant,
        /// Columns of the kept customer that the merge changed, as they were: name → JSON of the cell.
        pub kept_before: BTreeMap<String, String>,
        /// The same columns as the merge left them.
        pub kept_after: BTreeMap<String, String>,
        /// Columns of the merged customer that the merge changed, as they were.
        pub merged_before: BTreeMap<String, String>,
        /// Every moved row with the mark of what it held afterwards: `table/id` → mark.
        pub moved: BTreeMap<String, String>,
        /// Contacts that were the primary one of the merged customer and no longer are.
        pub demoted: Vec<Id>,
        /// Deals that were the merged customer's owner's and went to the owner of the kept one.
        pub handed: Vec<Id>,
        /// Undone.
        pub undone_at: Option<Instant>,
        /// By whom → users.
        pub undone_by: Option<Id>,
    }
}
entity!(CustomerMerge in "customer_merges", finds ["kept_id", "merged_id"], root |row| RootRule::Own(Root::Customer(row.kept_id)));

/// Merges a customer into another one (online, manager). Empty fields of the kept one are filled, tags are joined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeCustomers {
    /// Id of the merge.
    pub id: Id,
    /// The customer that stays.
    pub kept_id: Id,
    /// The customer that goes into it.
    pub merged_id: Id,
    /// Fields whose value is taken from the one that goes, though the other has one.
    #[serde(default)]
    pub take: Vec<String>,
    /// Why.
    pub reason: String,
}

/// Undoes a merge: the customers stand again as they were (online, manager).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnmergeCustomers {
    /// The merge.
    pub id: Id,
}

/// Refuses new work under a customer that went into another one.
pub(crate) fn refuse_merged(customer: &Customer) -> Result<(), Refusal> {
    match customer.merged_into_id {
        Some(kept) => Err(Refusal::new("customer.merged").with("customer_id", kept)),
        None => Ok(()),
    }
}

pub(crate) fn merge(args: &MergeCustomers, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("customer.merge")?;
    check_reason(&args.reason)?;
    let kept: Customer = cx.require(args.kept_id)?;
    let merged: Customer = cx.require(args.merged_id)?;
    if kept.id == merged.id {
        return Err(Refusal::new("customer.merge_same").field("merged_id").into());
    }
    refuse_merged(&kept)?;
    refuse_merged(&merged)?;
    let parent = parent_after(&kept, &merged, cx)?;

    let after_kept = Customer {
        fields: CustomerFields { parent_customer_id: parent, ..joined(&kept, &merged, &args.take)? },
        possible_duplicate: false,
        last_follow_up_at: kept.last_follow_up_at.max(merged.last_follow_up_at),
        next_follow_up_at: [kept.next_follow_up_at, merged.next_follow_up_at].into_iter().flatten().min(),
        updated_at: cx.at,
        ..kept.clone()
    };
    let after_merged = Customer {
        merged_into_id: Some(kept.id),
        owner_user_id: kept.owner_user_id,
        is_locked: true,
        updated_at: cx.at,
        ..merged.clone()
    };
    // The primary contact of the kept customer stays the only one.
    let has_primary = cx.list::<Contact>("customer_id", &kept.id)?.iter().any(|contact| contact.fields.is_primary);
    let mut demoted = Vec::new();
    for mut contact in cx.list::<Contact>("customer_id", &merged.id)? {
        if has_primary && contact.fields.is_primary {
            contact.fields.is_primary = false;
            cx.save(&contact)?;
            demoted.push(contact.id);
        }
    }
    let mut handed = Vec::new();
    for mut deal in cx.list::<Opportunity>("customer_id", &merged.id)? {
        if deal.owner_user_id == merged.owner_user_id && deal.owner_user_id != kept.owner_user_id {
            deal.owner_user_id = kept.owner_user_id;
            cx.save(&deal)?;
            handed.push(deal.id);
        }
    }

    let mut moved = BTreeMap::new();
    for (from, to) in roots(merged.id, kept.id) {
        for (table, stored) in cx.under(&from)? {
            if table.name == Customer::TABLE {
                continue;
            }
            let row = repointed(&stored.row, merged.id, kept.id);
            cx.put(table, &row, &to)?;
            moved.insert(key(table, &row), mark(&row, &to));
        }
    }
    for child in cx.rows_of::<Customer>("parent_customer_id", &merged.id)? {
        let mut subsidiary = Customer::read(&child.row)?;
        if subsidiary.id == kept.id {
            continue;
        }
        subsidiary.fields.parent_customer_id = Some(kept.id);
        cx.save(&subsidiary)?;
        moved.insert(
            format!("{}/{}", Customer::TABLE, subsidiary.id),
            mark(&cells_of(&subsidiary), &Root::Customer(subsidiary.id)),
        );
    }
    cx.save(&after_kept)?;
    cx.save(&after_merged)?;
    let (kept_before, kept_after) = differences(&kept, &after_kept);
    let (merged_before, _) = differences(&merged, &after_merged);
    cx.insert(&CustomerMerge {
        id: args.id,
        kept_id: kept.id,
        merged_id: merged.id,
        reason: args.reason.trim().to_owned(),
        merged_by: cx.actor.user_id,
        merged_at: cx.at,
        kept_before,
        kept_after,
        merged_before,
        moved,
        demoted,
        handed,
        undone_at: None,
        undone_by: None,
    })?;
    cx.facts.insert("customer_id".into(), kept.id.to_string());
    cx.facts.insert("merge_id".into(), args.id.to_string());
    Ok(())
}

pub(crate) fn unmerge(args: &UnmergeCustomers, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("customer.merge")?;
    let mut record: CustomerMerge = cx.require(args.id)?;
    if record.undone_at.is_some() {
        return Err(Refusal::new("customer.merge_undone").into());
    }
    let kept: Customer = cx.require(record.kept_id)?;
    let merged: Customer = cx.require(record.merged_id)?;
    if merged.merged_into_id != Some(kept.id) {
        return Err(changed(Customer::TABLE));
    }
    let kept_now = restored(&kept, &record.kept_before, &record.kept_after)?;
    let back = moved_back(&record, cx)?;
    for (table, stored, to) in &back {
        cx.put(table, &stored.row, to)?;
    }
    for id in &record.demoted {
        let mut contact: Contact = cx.require(*id)?;
        contact.fields.is_primary = true;
        cx.save(&contact)?;
    }
    let mut row = cells_of(&merged);
    for (column, before) in &record.merged_before {
        row.insert(column.as_str().into(), cell(before)?);
    }
    let merged_again = Customer::read(&row)?;
    for id in &record.handed {
        let mut deal: Opportunity = cx.require(*id)?;
        deal.owner_user_id = merged_again.owner_user_id;
        cx.save(&deal)?;
    }
    cx.save(&merged_again)?;
    cx.save(&kept_now)?;
    record.undone_at = Some(cx.at);
    record.undone_by = Some(cx.actor.user_id);
    cx.facts.insert("customer_id".into(), record.merged_id.to_string());
    cx.save(&record)
}

/// The rows of a merge as they go back, each with its root: every one must be as the merge left it, and nothing new may hang on it.
fn moved_back(record: &CustomerMerge, cx: &mut Cx<'_>) -> Result<Vec<(&'static Table, Stored, Root)>, Fault> {
    let mut open = record.moved.clone();
    let mut back = Vec::new();
    let mut others = Vec::new();
    let ids: BTreeSet<&str> = record.moved.keys().filter_map(|key| key.split_once('/')).map(|(_, id)| id).collect();
    for (to, from) in roots(record.merged_id, record.kept_id) {
        for (table, stored) in cx.under(&from)? {
            match open.remove(&key(table, &stored.row)) {
                Some(then) if then == mark(&stored.row, &from) => {
                    let row = repointed(&stored.row, record.kept_id, record.merged_id);
                    back.push((table, Stored { row, root: to.clone() }, to.clone()));
                }
                Some(_) => return Err(changed(table.name)),
                None => others.push((table, stored.row)),
            }
        }
    }
    // A subsidiary stands in a root of its own.
    for child in cx.rows_of::<Customer>("parent_customer_id", &record.kept_id)? {
        let Some(then) = open.remove(&key(Customer::table(), &child.row)) else { continue };
        if then != mark(&child.row, &child.root) {
            return Err(changed(Customer::TABLE));
        }
        let mut subsidiary = Customer::read(&child.row)?;
        subsidiary.fields.parent_customer_id = Some(record.merged_id);
        back.push((Customer::table(), Stored { row: cells_of(&subsidiary), root: child.root.clone() }, child.root));
    }
    if let Some(gone) = open.keys().next() {
        return Err(changed(gone.split('/').next().unwrap_or_default()));
    }
    let own = [Customer::TABLE, CustomerMerge::TABLE];
    for (table, row) in others.iter().filter(|(table, _)| !own.contains(&table.name)) {
        if row.values().any(|cell| names_one_of(cell, &ids)) {
            return Err(changed(table.name));
        }
    }
    Ok(back)
}

/// Whether a cell holds one of the ids, alone or in a list.
fn names_one_of(cell: &Cell, ids: &BTreeSet<&str>) -> bool {
    let Cell::Text(text) = cell else { return false };
    text.split(|c: char| !c.is_ascii_hexdigit() && c != '-').any(|word| ids.contains(word))
}

fn changed(table: &str) -> Fault {
    Refusal::new("customer.changed_since_merge").with("record", table).into()
}

/// The parent that the kept customer has afterwards: never one of the two, and no circle.
fn parent_after(kept: &Customer, merged: &Customer, cx: &mut Cx<'_>) -> Result<Option<Id>, Fault> {
    match kept.fields.parent_customer_id {
        Some(parent) if parent != merged.id => {
            if leads_to(parent, merged.id, cx)? {
                return Err(Refusal::new("customer.parent_cycle").field("kept_id").into());
            }
            Ok(Some(parent))
        }
        _ => match merged.fields.parent_customer_id {
            Some(adopted) if !leads_to(adopted, kept.id, cx)? => Ok(Some(adopted)),
            _ => Ok(None),
        },
    }
}

/// Whether a customer, or one above it, is this one.
fn leads_to(from: Id, to: Id, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    let mut next = Some(from);
    for _ in 0..32 {
        let Some(current) = next else { return Ok(false) };
        if current == to {
            return Ok(true);
        }
        next = cx.load::<Customer>(current)?.and_then(|customer| customer.fields.parent_customer_id);
    }
    Ok(true)
}

/// The fields of the kept customer with what the merged one adds.
fn joined(kept: &Customer, merged: &Customer, take: &[String]) -> Result<CustomerFields, Fault> {
    let (mut row, other) = (cells_of(&kept.fields), cells_of(&merged.fields));
    for name in take {
        if !other.contains_key(name.as_str()) || name == "parent_customer_id" || name == "tags" {
            return Err(Refusal::new("field.unknown").field(name).into());
        }
    }
    for (name, value) in &other {
        let empty = match &row[name] {
            Cell::Null => true,
            Cell::Text(text) => text.trim().is_empty(),
            Cell::Int(_) => false,
        };
        if (empty || take.iter().any(|taken| **taken == **name)) && *value != Cell::Null {
            row.insert(name.clone(), value.clone());
        }
    }
    let mut fields = CustomerFields::read(&row)?;
    for tag in &merged.fields.tags {
        if !fields.tags.contains(tag) && fields.tags.len() < MAX_ENTRIES {
            fields.tags.push(tag.clone());
        }
    }
    Ok(fields)
}

/// A customer with what a merge did to it taken back; what a person changed since is refused, what goes on by itself stays.
fn restored(
    now: &Customer,
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Result<Customer, Fault> {
    let mut row = cells_of(now);
    for (column, then) in after {
        let same = row.get(column.as_str()) == Some(&cell(then)?);
        match (same, before.get(column)) {
            (true, Some(old)) => {
                row.insert(column.as_str().into(), cell(old)?);
            }
            _ if RUNNING.contains(&column.as_str()) => {}
            _ => return Err(changed(Customer::TABLE)),
        }
    }
    Ok(Customer::read(&row)?)
}

/// The columns in which two states of a customer differ, before and after.
fn differences(before: &Customer, after: &Customer) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let (before, after) = (cells_of(before), cells_of(after));
    let differing = || before.iter().filter(|(name, value)| after.get(*name) != Some(*value)).map(|(name, _)| name);
    let texts = |row: &Row| differing().map(|name| (name.to_string(), json(&row[name]))).collect();
    (texts(&before), texts(&after))
}

fn cells_of(record: &impl Record) -> Row {
    let mut row = Row::new();
    record.write(&mut row);
    row
}

fn json(cell: &Cell) -> String {
    serde_json::to_string(cell).unwrap_or_default()
}

fn cell(json: &str) -> Result<Cell, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Corrupt("customer_merges".to_owned()))
}

/// The roots of one customer beside those of another.
fn roots(from: Id, to: Id) -> [(Root, Root); 2] {
    [(Root::Customer(from), Root::Customer(to)), (Root::CustomerCost(from), Root::CustomerCost(to))]
}

/// The row with the other customer wherever it names this one.
fn repointed(row: &Row, from: Id, to: Id) -> Row {
    let (from, to) = (from.to_cell(), to.to_cell());
    row.iter().map(|(name, value)| (name.clone(), if *value == from { to.clone() } else { value.clone() })).collect()
}

fn key(table: &Table, row: &Row) -> String {
    match row.get("id") {
        Some(Cell::Text(id)) => format!("{}/{id}", table.name),
        _ => table.name.to_owned(),
    }
}

/// 128 bits over what a row holds: enough to see any change. A cost leaves no mark, from which it could be guessed; it changes only
/// together with its line.
fn mark(row: &Row, root: &Root) -> String {
    if matches!(root, Root::CustomerCost(_)) {
        return String::new();
    }
    let text = serde_json::to_string(row).unwrap_or_default();
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}
