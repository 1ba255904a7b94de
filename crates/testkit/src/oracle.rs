//! What must hold: the invariants of SYNC 7.1, checked on the databases themselves.

use std::collections::{BTreeMap, BTreeSet};

use bantu_app::sync::{visibility, wire};
use bantu_domain::access::User;
use bantu_domain::actor::Actor;
use bantu_domain::attachment::Attachment;
use bantu_domain::customer::Customer;
use bantu_domain::quotation::Quotation;
use bantu_domain::record::Id;
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Entity;
use bantu_domain::tables;
use bantu_store::{Conn, Database, Mode, RawRow, StoreTx, Visibility, chain, dump, lane, sync_client, sync_server};

use crate::account;
use crate::files::sha256;
use crate::fixture::{Person, tells_cost};
use crate::lead;
use crate::world::{Judged, Laptop, Report, World};

pub(crate) fn broken(error: impl std::fmt::Display) -> String {
    format!("storage: {error}")
}

/// All records of an entity, wherever they belong.
///
/// # Errors
/// Storage failure.
pub fn all<E: Entity>(conn: &mut Conn<'_>) -> Result<Vec<E>, StoreError> {
    sync_server::rows_under(conn, E::table(), "*", "", 100_000)?.iter().map(|row| E::read(&row.row)).collect()
}

/// I6 and I8: every command recorded here waits or is decided, never both, never neither; what was refused stands in the inbox.
///
/// # Errors
/// The finding.
pub fn ledger(laptop: &Laptop) -> Result<(), String> {
    let check = |conn: &mut Conn<'_>| -> Result<Option<String>, StoreError> {
        let pending: BTreeSet<Id> = sync_client::pending(conn)?.iter().map(|p| p.cmd_id).collect();
        let decided = sync_client::decided(conn)?;
        let done: BTreeSet<Id> = decided.iter().map(|line| line.cmd_id).collect();
        let inbox: BTreeSet<Id> = sync_client::inbox(conn, false)?.iter().map(|i| i.cmd_id).collect();
        if let Some(both) = pending.intersection(&done).next() {
            return Ok(Some(format!("I8: {both} waits and is decided")));
        }
        for (id, name) in &laptop.issued {
            if !pending.contains(id) && !done.contains(id) {
                return Ok(Some(format!("I8: {name} {id} is lost")));
            }
        }
        if done.len() != decided.len() || pending.len() + done.len() != laptop.issued.len() {
            return Ok(Some("I8: more commands than were issued".to_owned()));
        }
        for sync_client::DecidedLine { cmd_id: id, verdict, .. } in &decided {
            let applied = verdict.contains("\"kind\":\"applied\"");
            let expected = !applied && !laptop.withdrawn.contains(id);
            if inbox.contains(id) != expected {
                return Ok(Some(format!("I8: {} {id} is not where its verdict belongs: {verdict}", laptop.issued[id])));
            }
        }
        Ok(None)
    };
    match laptop.raw.read(check) {
        Ok(None) => Ok(()),
        Ok(Some(finding)) => Err(format!("{}: {finding}", laptop.person.email())),
        Err(error) => Err(broken(error)),
    }
}

/// Nothing waits, and the laptop stands where the office stands.
///
/// # Errors
/// Storage failure.
pub fn is_level(laptop: &Laptop, office: &Database) -> Result<bool, String> {
    let head = office.read(lane::version).map_err(broken)?;
    let state =
        laptop.raw.read(|conn| Ok::<_, StoreError>((sync_client::state(conn)?, sync_client::pending(conn)?.len())));
    let (state, waiting) = state.map_err(broken)?;
    Ok(waiting == 0 && state.is_some_and(|s| s.cursor == head))
}

/// Costs on the wire to somebody who may not see them now.
///
/// # Errors
/// The finding.
pub fn wire(person: Person, office: &Database, body: &[u8]) -> Result<(), String> {
    if tells_cost(&String::from_utf8_lossy(body)) && !sees_costs(office, person.id())? {
        return Err(format!("I9: a cost was sent to {}", person.email()));
    }
    Ok(())
}

/// I2, I3 and I4 on the office's log; remembers every verdict, for none may ever change.
///
/// # Errors
/// The finding.
pub fn log(world: &mut World) -> Result<(), String> {
    let read = |conn: &mut Conn<'_>| {
        let mut verdicts = Vec::new();
        for device in sync_server::devices(conn)? {
            let list = sync_server::verdicts_after(conn, device.id, 0)?;
            verdicts.push((device, list));
        }
        let chain = chain::walk(conn, None, i64::MAX)?;
        Ok::<_, StoreError>((sync_server::commits(conn)?, lane::version(conn)?, verdicts, chain))
    };
    let (commits, head, verdicts, chain) = world.office.read(read).map_err(broken)?;
    chain.map_err(|broken| format!("the chain of the audit is broken: {broken:?}"))?;
    let versions: Vec<i64> = commits.iter().map(|c| c.version).collect();
    if versions != (1..=head).collect::<Vec<_>>() {
        return Err(format!("I2: versions {versions:?} up to {head}"));
    }
    for (device, list) in verdicts {
        let seqs: Vec<i64> = list.iter().map(|v| v.seq).collect();
        if seqs != (1..=device.last_seq).collect::<Vec<_>>() {
            return Err(format!("I3: {} decided {seqs:?}, last {}", device.mark, device.last_seq));
        }
        for verdict in list {
            let known = (verdict.hash.clone(), verdict.kind.clone(), verdict.at_version);
            let before = world.decided.entry((device.id, verdict.seq)).or_insert_with(|| known.clone());
            if *before != known {
                return Err(format!("I3: the decision on {}/{} was revised", device.mark, verdict.seq));
            }
            let commit: Vec<_> =
                commits.iter().filter(|c| c.device == Some(device.id) && c.seq == Some(verdict.seq)).collect();
            let whole = match verdict.kind.as_str() {
                "applied" => commit.len() == 1 && commit[0].version == verdict.at_version,
                _ => commit.is_empty(),
            };
            if !whole {
                return Err(format!(
                    "I4: verdict {} on {}/{} against commits {commit:?}",
                    verdict.kind, device.mark, verdict.seq
                ));
            }
        }
    }
    Ok(())
}

/// Rows by table and id.
pub type Rows = BTreeMap<(&'static str, String), RawRow>;

/// Every synced row of a database.
///
/// # Errors
/// Storage failure.
pub fn rows(db: &Database) -> Result<Rows, String> {
    let read = |conn: &mut Conn<'_>| {
        let mut rows = Rows::new();
        for table in tables::all() {
            for row in sync_server::rows_under(conn, table, "*", "", 100_000)? {
                rows.insert((table.name, row.id().to_owned()), row);
            }
        }
        Ok::<_, StoreError>(rows)
    };
    db.read(read).map_err(broken)
}

/// I9: the laptop's base is what the policy gives its user at this version, no row more and no row less; and no cost lies where no
/// cost may lie.
///
/// # Errors
/// The finding.
pub fn scope(laptop: &Laptop, office: &Database, there: &Rows) -> Result<(), String> {
    let user = laptop.person.id();
    let roots = office.read(|conn| visibility::policy(conn, user)).map_err(broken)?;
    let visible = |row: &RawRow| roots.iter().any(|root| visibility::covers(root, &row.root.to_string()));
    let expected: BTreeMap<_, _> = there.iter().filter(|(_, row)| visible(row)).collect();
    let held = rows(&laptop.raw)?;
    let name = laptop.person.email();
    for (key, row) in &expected {
        match held.get(*key) {
            None => return Err(format!("I9: {name} lacks {key:?}")),
            Some(mine) if mine != *row => {
                return Err(format!("I9: {name} has another {key:?}: {mine:?} instead of {row:?}"));
            }
            Some(_) => {}
        }
    }
    if let Some(key) = held.keys().find(|key| !expected.contains_key(*key)) {
        return Err(format!("I9: {name} holds {key:?} beyond the policy"));
    }
    if !sees_costs(office, user)? {
        let values = laptop.raw.read(dump::values).map_err(broken)?;
        if let Some((table, _)) = values.iter().find(|(_, value)| tells_cost(value)) {
            return Err(format!("I9: a cost lies in {table} of {name}"));
        }
    }
    Ok(())
}

/// Whether costs reach a user now.
///
/// # Errors
/// Storage failure.
pub fn sees_costs(office: &Database, user: Id) -> Result<bool, String> {
    let all = Mode::Authority { version: 0, visibility: Visibility::system() };
    let actor = office.read(|conn| Ok::<_, Fault>(StoreTx::run::<_, Fault>(conn, all, |tx| Actor::load(tx, user))?.0));
    match actor {
        Ok(actor) => Ok(actor.sees_costs()),
        // A locked person: what he holds is what he held.
        Err(Fault::Refused(_)) => {
            Ok(office.read(|conn| visibility::policy(conn, user)).map_err(broken)?.contains("cost"))
        }
        Err(error) => Err(broken(error)),
    }
}

/// I10: what was seen as a number names the same thing for ever, and only one.
///
/// # Errors
/// The finding.
pub fn numbers(world: &World) -> Result<(), String> {
    let read = |conn: &mut Conn<'_>| Ok::<_, StoreError>((all::<Quotation>(conn)?, all::<Customer>(conn)?));
    let (quotations, customers) = world.office.read(read).map_err(broken)?;
    let mut papers = account::numbers(&world.office)?;
    let mut seen = BTreeSet::new();
    for quotation in &quotations {
        papers.extend(quotation.quotation_no.as_ref().map(|number| (number.clone(), quotation.id)));
    }
    for (number, document) in papers {
        if !seen.insert(number.clone()) {
            return Err(format!("I10: {number} names two documents"));
        }
        if world.numbers.get(&number).is_some_and(|id| *id != document) {
            return Err(format!("I10: {number} named another document before"));
        }
    }
    let mut seen = BTreeSet::new();
    for customer in &customers {
        let Some(number) = customer.customer_no else {
            return Err(format!("I10: customer {} has no number", customer.id));
        };
        if !seen.insert(number) || world.customers.get(&number).is_some_and(|id| *id != customer.id) {
            return Err(format!("I10: customer number {number} was another's"));
        }
        if let Some((other, _)) = world.customers.iter().find(|(no, id)| **id == customer.id && **no != number) {
            return Err(format!("I10: customer {} was {other} and is {number}", customer.id));
        }
    }
    // Also a number of a refused command stays its document's.
    for (number, document) in &world.numbers {
        let kept = world.office.read(|conn| sync_server::document_of(conn, number)).map_err(broken)?;
        if kept.is_some_and(|kept| kept != document.to_string()) {
            return Err(format!("I10: {number} is kept for another document"));
        }
    }
    Ok(())
}

/// Everything that must hold when all is at rest.
///
/// # Errors
/// The finding.
pub fn at_rest(world: &mut World) -> Result<Report, String> {
    log(world)?;
    numbers(world)?;
    files(world)?;
    account::money(world)?;
    lead::owners(world)?;
    let there = rows(&world.office)?;
    let head = world.office.read(lane::version).map_err(broken)?;
    if world.judged == Judged::ByAll {
        let commits = world.office.read(sync_server::commits).map_err(broken)?;
        world.reference.follow(&world.laptops, &commits, head, &there)?;
    }
    let mut report = Report {
        crashes: world.crashes,
        refusals: world.refusals.clone(),
        decisions: world.decisions.clone(),
        ..Report::default()
    };
    for laptop in &world.laptops {
        ledger(laptop)?;
        scope(laptop, &world.office, &there)?;
        let decided = laptop.raw.read(sync_client::decided).map_err(broken)?;
        held(&decided)?;
        for sync_client::DecidedLine { cmd_id: id, verdict, .. } in decided {
            let code = match serde_json::from_str(&verdict).map_err(broken)? {
                wire::Verdict::Applied { differs, .. } => {
                    report.applied += 1;
                    report.differing += usize::from(differs);
                    *report.names.entry(laptop.issued[&id].clone()).or_default() += 1;
                    continue;
                }
                wire::Verdict::Rejected { code, .. } => code,
                wire::Verdict::Held { .. } => "held".to_owned(),
            };
            report.refused += 1;
            *report.codes.entry(code).or_default() += 1;
        }
        report.requests += laptop.requests;
    }
    membership(&world.office)?;
    Ok(report)
}

/// I14: every file that the office has a row of, it has the bytes of, and they are what the row says.
///
/// # Errors
/// The finding.
pub fn files(world: &World) -> Result<(), String> {
    for file in world.office.read(all::<Attachment>).map_err(broken)? {
        let bytes = world
            .files
            .get(&file.blake3)
            .map_err(|error| format!("I14: {} of {}: {error}", file.file_name, file.id))?;
        if sha256(&bytes) != file.sha256 || i64::try_from(bytes.len()) != Ok(file.size_bytes) {
            return Err(format!("I14: the bytes of {} are not what its row says", file.id));
        }
    }
    Ok(())
}

/// A command that read what a refused one wrote is held, and none other is (SYNC 7.4, step 5).
fn held(decided: &[sync_client::DecidedLine]) -> Result<(), String> {
    let applied: BTreeSet<i64> =
        decided.iter().filter(|d| d.verdict.contains("\"kind\":\"applied\"")).map(|d| d.seq).collect();
    for line in decided {
        let record = wire::CommandRecord::decode(&line.body).map_err(|r| r.code)?;
        let hangs = record.deps.iter().any(|dep| !applied.contains(dep));
        if hangs != line.verdict.contains("\"kind\":\"held\"") {
            return Err(format!(
                "dependants: {} {} hangs on {:?}: {}",
                record.name, line.seq, record.deps, line.verdict
            ));
        }
    }
    Ok(())
}

/// The membership rows say what the policy says.
fn membership(office: &Database) -> Result<(), String> {
    office
        .read(|conn| {
            for user in all::<User>(conn)? {
                let open: BTreeSet<String> = sync_server::open_roots(conn, user.id)?.into_iter().collect();
                let policy = visibility::policy(conn, user.id)?;
                if open != policy {
                    return Ok(Err(format!("I9: members of {}: {open:?} instead of {policy:?}", user.fields.email)));
                }
            }
            Ok::<_, StoreError>(Ok(()))
        })
        .map_err(broken)?
}
