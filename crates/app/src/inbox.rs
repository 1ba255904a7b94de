//! The inbox: what the office refused, with what it holds because of that, and what a person does about it (SYNC 7.6).

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::StoreError;
use bantu_domain::tx::Facts;
use bantu_store::Conn;
use bantu_store::sync_client::{self, InboxItem};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::sync::replica;
use crate::sync_page::{args_of, subject};
use crate::usecase::{UseCase, local};
use crate::view::{Done, Nothing, Rows};

/// A command the office refused or holds.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InboxRow {
    /// Its place in the queue it came from; later commands build on earlier ones.
    seq: i64,
    /// Its identity.
    cmd_id: Id,
    /// Its name.
    name: String,
    /// When the person gave it.
    at: Instant,
    /// When the office decided.
    decided_at: Instant,
    /// Why.
    code: String,
    /// Values for the text.
    params: BTreeMap<String, String>,
    /// `rejected` or `held`.
    kind: String,
    /// Place of the command it hangs on.
    held_by: Option<i64>,
    /// Identity of the item it is grouped under; none where that was dealt with before.
    cause: Option<Id>,
    /// What it is about.
    subject: String,
    /// What the person typed.
    #[schema(value_type = Object)]
    args: Value,
}

/// An item with those that are held because of it, directly or through one another, in the order of their commands.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InboxGroup {
    /// The item itself.
    #[serde(flatten)]
    item: InboxRow,
    /// What is held because of it.
    held: Vec<InboxRow>,
}

/// Puts open items, which come in the order of their commands, under their causes. An item whose cause was dealt with before
/// stands for itself.
fn grouped(items: Vec<InboxItem>) -> Vec<(InboxItem, Vec<InboxItem>)> {
    let mut groups: Vec<(InboxItem, Vec<InboxItem>)> = Vec::new();
    let mut group_of: BTreeMap<i64, usize> = BTreeMap::new();
    for item in items {
        // What it hangs on has a smaller number and so already a place.
        let group = item.held_by.and_then(|seq| group_of.get(&seq).copied());
        group_of.insert(item.seq, group.unwrap_or(groups.len()));
        match group.and_then(|group| groups.get_mut(group)) {
            Some((_, held)) => held.push(item),
            None => groups.push((item, Vec::new())),
        }
    }
    groups
}

fn list(call: &Call<'_>, _args: Nothing) -> Result<Rows<InboxGroup>, AppError> {
    let items = call.read(replica::inbox)?;
    let view = |(item, held): (InboxItem, Vec<InboxItem>)| InboxGroup {
        held: held.into_iter().map(|follower| row(follower, Some(item.cmd_id))).collect(),
        item: row(item, None),
    };
    Ok(Rows { rows: grouped(items).into_iter().map(view).collect() })
}

fn row(item: InboxItem, cause: Option<Id>) -> InboxRow {
    InboxRow {
        subject: subject(&item.body),
        args: args_of(&item.body),
        seq: item.seq,
        cmd_id: item.cmd_id,
        name: item.name,
        at: item.at,
        decided_at: item.decided_at,
        code: item.code,
        params: serde_json::from_str(&item.params).unwrap_or_default(),
        kind: if item.held_by.is_some() { "held" } else { "rejected" }.to_owned(),
        held_by: item.held_by,
        cause,
    }
}

/// Names an item, alone or with what is held because of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfItem {
    /// The refused or held command.
    cmd_id: Id,
    /// Also everything held because of it, in the order of the commands.
    #[serde(default)]
    with_held: bool,
}

impl OfItem {
    /// The items meant, in the order of their commands.
    fn items(&self, conn: &mut Conn<'_>) -> Result<Vec<Id>, StoreError> {
        let mut items = vec![self.cmd_id];
        if self.with_held {
            let mut hang = BTreeSet::new();
            for item in sync_client::inbox(conn, true)? {
                if item.cmd_id == self.cmd_id {
                    hang.insert(item.seq);
                } else if item.held_by.is_some_and(|seq| hang.contains(&seq)) {
                    hang.insert(item.seq);
                    items.push(item.cmd_id);
                }
            }
        }
        Ok(items)
    }
}

/// Issues the items again as one whole: where one is refused here, all stay as they are.
fn retry(call: &Call<'_>, args: OfItem) -> Result<Done, AppError> {
    call.whole(|call| {
        let mut facts = Facts::new();
        for item in call.read(|conn| args.items(conn))? {
            let (cmd_id, at) = (call.new_id(), call.now());
            facts.extend(call.write(|conn| replica::retry(conn, call.user_id, item, cmd_id, at))?);
        }
        Ok(Done { id: None, facts })
    })
}

fn discard(call: &Call<'_>, args: OfItem) -> Result<Done, AppError> {
    call.whole(|call| {
        for item in call.read(|conn| args.items(conn))? {
            let (cmd_id, at) = (call.new_id(), call.now());
            call.write(|conn| replica::discard(conn, call.user_id, item, cmd_id, at))?;
        }
        Ok(Done::default())
    })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![local("inbox.list", "", list), local("inbox.retry", "", retry), local("inbox.discard", "", discard)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(seq: i64, held_by: Option<i64>) -> InboxItem {
        let at = Instant::from_micros(seq).unwrap();
        InboxItem {
            cmd_id: Id::from_u128(seq.unsigned_abs().into()),
            seq,
            user_id: Id::nil(),
            name: "customer.update".into(),
            body: String::new(),
            held_by,
            code: String::new(),
            params: String::new(),
            seen_row: None,
            current_row: None,
            at,
            decided_at: at,
            closed_at: None,
            closed_how: None,
        }
    }

    #[test]
    fn held_items_stand_under_their_cause() {
        #[track_caller]
        fn check(items: &[(i64, Option<i64>)], expected: &[(i64, &[i64])]) {
            let groups = grouped(items.iter().map(|(seq, held_by)| item(*seq, *held_by)).collect());
            let found: Vec<(i64, Vec<i64>)> =
                groups.iter().map(|(item, held)| (item.seq, held.iter().map(|h| h.seq).collect())).collect();
            let expected: Vec<(i64, Vec<i64>)> = expected.iter().map(|(seq, held)| (*seq, held.to_vec())).collect();
            assert_eq!(found, expected);
        }
        check(&[], &[]);
        check(&[(1, None), (2, None)], &[(1, &[]), (2, &[])]);
        check(&[(1, None), (2, Some(1)), (3, None), (4, Some(1))], &[(1, &[2, 4]), (3, &[])]);
        // Through one another, across other groups.
        check(&[(1, None), (2, None), (3, Some(1)), (4, Some(3)), (5, Some(2))], &[(1, &[3, 4]), (2, &[5])]);
        // The cause was dealt with before: what hung on it stands for itself, and holds others in its turn.
        check(&[(2, Some(1)), (3, Some(2)), (4, Some(1))], &[(2, &[3]), (4, &[])]);
    }
}
