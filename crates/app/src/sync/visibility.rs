//! Who sees which root since which version: the policy, and the membership rows kept true in the same commit (SYNC 7.7).

use std::collections::BTreeSet;

use bantu_domain::access::{Role, User, UserRole};
use bantu_domain::actor::Actor;
use bantu_domain::customer::Customer;
use bantu_domain::lead::Lead;
use bantu_domain::record::{CellValue, Id, Record, Row};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::{Entity, Root};
use bantu_store::{Conn, Touched, sync_server};

use super::planted;

/// Every customer's root.
pub const ALL_CUSTOMERS: &str = "cust:*";
/// Every customer's cost root.
pub const ALL_CUSTOMER_COSTS: &str = "cost:*";
/// Every lead's root.
pub const ALL_LEADS: &str = "lead:*";
/// Every person's root.
pub const ALL_USERS: &str = "user:*";

/// Whether a root, or a family of roots, covers a root.
pub fn covers(pattern: &str, root: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => root.starts_with(prefix),
        None => pattern == root,
    }
}

/// The rights a user's roles give him, whether he is active or not: a locked user is refused at the door, he does not lose roots.
fn rights(conn: &mut Conn<'_>, user_id: Id) -> Result<Actor, StoreError> {
    let mut roles = Vec::new();
    for link in find(conn, UserRole::table(), "user_id", user_id)? {
        let link = UserRole::read(&link)?;
        for role in find(conn, Role::table(), "id", link.role_id)? {
            roles.push(Role::read(&role)?);
        }
    }
    Ok(Actor::of_roles(user_id, &roles))
}

fn find(
    conn: &mut Conn<'_>,
    table: &'static bantu_domain::table::Table,
    column: &'static str,
    id: Id,
) -> Result<Vec<Row>, StoreError> {
    let all = bantu_store::Mode::Authority { version: 0, visibility: bantu_store::Visibility::system() };
    let found = bantu_store::StoreTx::run::<_, bantu_domain::Fault>(conn, all, |tx| {
        Ok(bantu_domain::tx::Tx::find(tx, table, column, &id.to_cell())?)
    });
    match found {
        Ok((rows, _)) => Ok(rows.into_iter().map(|stored| stored.row).collect()),
        Err(bantu_domain::Fault::Store(error)) => Err(error),
        Err(bantu_domain::Fault::Refused(refusal)) => Err(StoreError::Corrupt(refusal.code)),
    }
}

/// The policy: roots a user sees at this moment, straight from roles and owners.
///
/// # Errors
/// Storage failure.
pub fn policy(conn: &mut Conn<'_>, user_id: Id) -> Result<BTreeSet<String>, StoreError> {
    let rights = rights(conn, user_id)?;
    let mut roots = BTreeSet::from([Root::Org.to_string(), Root::Cat.to_string(), Root::User(user_id).to_string()]);
    if rights.sees_pool() {
        roots.insert(Root::Pool.to_string());
    }
    if rights.sees_costs() || planted::is("costs_for_everybody") {
        roots.insert(Root::Cost.to_string());
    }
    if rights.sees_whole_workspace() {
        roots.insert(ALL_CUSTOMERS.to_owned());
        roots.insert(ALL_LEADS.to_owned());
        if rights.sees_costs() {
            roots.insert(ALL_CUSTOMER_COSTS.to_owned());
        }
        return Ok(roots);
    }
    for lead in sync_server::owned_by(conn, Lead::table(), user_id)? {
        roots.insert(Root::Lead(lead).to_string());
    }
    for customer in sync_server::owned_by(conn, Customer::table(), user_id)? {
        roots.insert(Root::Customer(customer).to_string());
        if rights.sees_costs() {
            roots.insert(Root::CustomerCost(customer).to_string());
        }
    }
    Ok(roots)
}

/// Brings the membership rows of a user in line with the policy.
///
/// # Errors
/// Storage failure.
pub fn refresh_user(conn: &mut Conn<'_>, user_id: Id, version: i64) -> Result<(), StoreError> {
    let wanted = policy(conn, user_id)?;
    let open: BTreeSet<String> = sync_server::open_roots(conn, user_id)?.into_iter().collect();
    for root in open.difference(&wanted) {
        sync_server::close_member(conn, user_id, root, version)?;
    }
    for root in wanted.difference(&open) {
        sync_server::open_member(conn, user_id, root, version)?;
    }
    Ok(())
}

/// Brings the membership rows of everybody in line with the policy: after an import or a new catalogue.
///
/// # Errors
/// Storage failure.
pub fn refresh_all(conn: &mut Conn<'_>, version: i64) -> Result<(), StoreError> {
    for user_id in sync_server::users(conn)? {
        refresh_user(conn, user_id, version)?;
    }
    Ok(())
}

/// Brings the membership rows in line after a command: only those of people whom its rows concern.
///
/// # Errors
/// Storage failure.
pub fn refresh(conn: &mut Conn<'_>, touched: &[Touched], version: i64) -> Result<(), StoreError> {
    if touched.iter().any(|t| t.table == Role::TABLE && t.changed()) {
        return refresh_all(conn, version);
    }
    let mut people = BTreeSet::new();
    for row in touched.iter().filter(|t| t.changed()) {
        let column = match row.table {
            User::TABLE => "id",
            UserRole::TABLE => "user_id",
            _ => continue,
        };
        people.extend(sides(row, column)?);
    }
    for row in touched.iter().filter(|t| [Customer::TABLE, Lead::TABLE].contains(&t.table) && t.changed()) {
        let owner = |side: &Option<Row>| {
            side.as_ref().map(|row| bantu_domain::record::read_cell::<Option<Id>>(row, "owner_user_id")).transpose()
        };
        let (before, after): (Option<Id>, Option<Id>) = (owner(&row.before)?.flatten(), owner(&row.after)?.flatten());
        if before == after {
            continue;
        }
        let id: Id = row.id.parse().map_err(|_| StoreError::Corrupt(row.table.to_owned()))?;
        let roots = if row.table == Lead::TABLE {
            [Root::Lead(id)].to_vec()
        } else {
            [Root::Customer(id), Root::CustomerCost(id)].to_vec()
        };
        for person in [before, after].into_iter().flatten().filter(|p| !people.contains(p)) {
            own(conn, person, &roots, after == Some(person), version)?;
        }
    }
    for person in people {
        refresh_user(conn, person, version)?;
    }
    Ok(())
}

fn sides(row: &Touched, column: &str) -> Result<Vec<Id>, StoreError> {
    [&row.before, &row.after].into_iter().flatten().map(|side| bantu_domain::record::read_cell(side, column)).collect()
}

/// One customer or lead came to a person or went from him; no look at his others.
fn own(conn: &mut Conn<'_>, user_id: Id, roots: &[Root], owns: bool, version: i64) -> Result<(), StoreError> {
    let rights = rights(conn, user_id)?;
    if rights.sees_whole_workspace() || (planted::is("transfer_keeps_member") && !owns) {
        return Ok(());
    }
    for root in roots.iter().filter(|root| root.may_be_held(user_id, rights.sees_costs())) {
        if owns {
            sync_server::open_member(conn, user_id, &root.to_string(), version)?;
        } else {
            sync_server::close_member(conn, user_id, &root.to_string(), version)?;
        }
    }
    Ok(())
}
