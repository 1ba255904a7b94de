//! The hash chain: every kind of tampering is found at its version, and the tables of the trail refuse to be written over.

use bantu_domain::record::Row;
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Root;
use bantu_domain::tx::Tx as _;
use bantu_store::chain::{self, Broken, Flaw, Link, Walked};
use bantu_store::change::{self, Note};
use bantu_store::query::audit::{self, Entry, Filter};
use bantu_store::{Conn, Database, Engine, Visibility, lane};

use crate::data::{commit, contact, customer, decide, id, put, root, row, table, text};
use crate::place::{Place, WORKSPACE};

crate::on_every_database![
    an_untouched_chain_is_whole,
    tampering_is_found_at_its_version,
    a_shortened_chain_is_found_by_its_old_head,
    sealed_rows_refuse,
    a_long_chain_is_walked_in_pages,
    what_was_there_before_the_chain_is_sealed_once,
    workspaces_have_chains_of_their_own,
    costs_and_private_rows_keep_their_root_in_the_trail,
];

/// Six versions: one row, two rows, none, a change, a note, a cost that goes again.
fn fill(conn: &mut Conn<'_>) -> Result<(), Fault> {
    decide(conn, |tx| put(tx, "customers", &customer("a", "rep", "A"), &root("a")))?;
    commit(conn, "rep", "customer.create")?;
    decide(conn, |tx| {
        put(tx, "customers", &customer("b", "rep", "B"), &root("b"))?;
        put(tx, "contacts", &contact("p", "b", false), &root("b"))?;
        put(tx, "product_costs", &row(table("product_costs"), "k", &[]), &Root::Cost)
    })?;
    commit(conn, "rep", "customer.create")?;
    decide(conn, |_| Ok(()))?;
    commit(conn, "rep", "customer.update")?;
    decide(conn, |tx| put(tx, "customers", &customer("a", "rep", "A2"), &root("a")))?;
    commit(conn, "rep", "customer.update")?;
    let version = lane::next_version(conn)?;
    let side = |state: &str| Row::from([("state".into(), text(state))]);
    change::note(
        conn,
        version,
        &Note { table: "device", id: id("l"), before: side("active"), after: side("revoked") },
    )?;
    commit(conn, "admin", "device.revoke")?;
    decide(conn, |tx| tx.delete(table("product_costs"), id("k")))?;
    commit(conn, "admin", "product.set_cost")
}

fn filled(place: &Place) {
    place.database.write(fill).expect("six versions");
}

fn walk(database: &Database) -> Result<Walked, Broken> {
    database.read(|conn| chain::walk(conn, None, i64::MAX)).expect("a walk")
}

const TRIGGERS: [&str; 6] =
    ["commit_log_insert", "commit_log_update", "commit_log_delete", "audit_insert", "audit_update", "audit_delete"];

/// What somebody does first who has the database and means ill.
fn unguard(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    let sqlite = conn.engine() == Engine::Sqlite;
    for name in TRIGGERS {
        let on = if sqlite { "" } else { &format!(" ON {}", name.rsplit_once('_').expect("a table").0) };
        conn.batch(&format!("DROP TRIGGER {name}{on}"))?;
    }
    if !sqlite {
        conn.batch("DROP TRIGGER commit_log_truncate ON commit_log; DROP TRIGGER audit_truncate ON audit")?;
    }
    Ok(())
}

/// What a walk finds in a transaction that is undone.
struct Undone(Result<Walked, Broken>, bool);

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Self {
        panic!("{error}");
    }
}

/// Writes the statements with the guards away; tells what a walk finds, and whether the head from before is still a part.
fn tampered(place: &Place, sql: &str) -> (Result<Walked, Broken>, bool) {
    let head = walk(&place.database).expect("whole before").through;
    let undone = place.database.write(|conn| {
        unguard(conn)?;
        conn.batch(sql)?;
        Err::<(), _>(Undone(chain::walk(conn, None, i64::MAX)?, chain::holds(conn, &head)?))
    });
    let Undone(found, held) = undone.expect_err("undone");
    assert_eq!(walk(&place.database).expect("whole again").through, head);
    (found, held)
}

fn an_untouched_chain_is_whole(place: &Place) {
    let empty = walk(&place.database).expect("an empty chain");
    assert_eq!((empty.through.version, empty.versions, empty.done), (0, 0, true));
    filled(place);
    let all = walk(&place.database).expect("whole");
    assert_eq!((all.versions, all.entries, all.newest, all.chained_from, all.done), (6, 7, 6, 1, true));
    assert_eq!(all.through.version, 6);
    // In steps, the same.
    let (mut at, mut versions, mut entries) = (None, 0, 0);
    loop {
        let step = place.database.read(|conn| chain::walk(conn, at.as_ref(), 4)).expect("a walk").expect("whole");
        (versions, entries) = (versions + step.versions, entries + step.entries);
        at = Some(step.through);
        if step.done {
            break;
        }
    }
    assert_eq!((at, versions, entries), (Some(all.through.clone()), 6, 7));
    let holds = |link: &Link| place.database.read(|conn| chain::holds(conn, link)).expect("a look");
    assert!(holds(&empty.through) && holds(&all.through), "older heads are a part of it");
    assert!(!holds(&Link { version: 5, ..all.through.clone() }) && !holds(&Link { version: 7, ..all.through }));
    let wrong = Link { version: 2, hash: "0".repeat(64) };
    let found = place.database.read(|conn| chain::walk(conn, Some(&wrong), 1)).expect("a walk");
    assert_eq!(found, Err(Broken { version: 2, flaw: Flaw::Expected }));
}

fn tampering_is_found_at_its_version(place: &Place) {
    filled(place);
    let forged = "'customers', 'x', 'org', NULL, '{}'";
    let copied = "device, seq, cmd_id, actor, at, accepted_at, name, entries, entries_hash, hash FROM commit_log";
    let line = "INSERT INTO commit_log (workspace, version, device, seq, cmd_id, actor, at, accepted_at, name, entries, entries_hash, hash)";
    let cases: Vec<(String, i64, Flaw)> = [
        ("UPDATE audit SET after = '{}' WHERE version = 4", 4, Flaw::EntryChanged),
        ("UPDATE audit SET before = NULL WHERE version = 4", 4, Flaw::EntryChanged),
        ("UPDATE audit SET root = 'org' WHERE version = 2 AND tbl = 'product_costs'", 2, Flaw::EntryChanged),
        ("UPDATE audit SET id = 'y' WHERE version = 1", 1, Flaw::EntryChanged),
        ("UPDATE audit SET version = 3 WHERE version = 4", 3, Flaw::EntryAdded),
        ("UPDATE audit SET version = 5 WHERE version = 4", 4, Flaw::EntryMissing),
        ("UPDATE commit_log SET actor = 'other' WHERE version = 4", 4, Flaw::CommitChanged),
        ("UPDATE commit_log SET at = at + 1 WHERE version = 3", 3, Flaw::CommitChanged),
        ("UPDATE commit_log SET accepted_at = accepted_at - 1 WHERE version = 6", 6, Flaw::CommitChanged),
        ("UPDATE commit_log SET name = 'customer.create' WHERE version = 4", 4, Flaw::CommitChanged),
        ("UPDATE commit_log SET device = 'laptop', seq = 1 WHERE version = 4", 4, Flaw::CommitChanged),
        ("UPDATE commit_log SET cmd_id = 'x' WHERE version = 1", 1, Flaw::CommitChanged),
        ("UPDATE commit_log SET hash = NULL WHERE version = 2", 2, Flaw::CommitChanged),
        ("UPDATE commit_log SET entries = 9 WHERE version = 2", 2, Flaw::CommitChanged),
        ("UPDATE commit_log SET entries_hash = hash WHERE version = 2", 2, Flaw::EntryChanged),
        ("DELETE FROM audit WHERE version = 2 AND tbl = 'contacts'", 2, Flaw::EntryMissing),
        ("DELETE FROM audit WHERE version = 5", 5, Flaw::EntryMissing),
        ("DELETE FROM audit", 1, Flaw::EntryMissing),
        ("DELETE FROM commit_log WHERE version = 3", 3, Flaw::CommitMissing),
        ("DELETE FROM commit_log WHERE version = 1", 1, Flaw::CommitMissing),
        ("DELETE FROM commit_log WHERE version IN (2, 4)", 2, Flaw::CommitMissing),
        ("DELETE FROM commit_log WHERE version >= 5", 5, Flaw::Head),
        ("DELETE FROM commit_log WHERE version >= 5; DELETE FROM audit WHERE version >= 5", 5, Flaw::Head),
        ("DELETE FROM commit_log; DELETE FROM audit", 1, Flaw::Head),
        ("UPDATE workspace SET version = 4", 5, Flaw::Head),
        ("UPDATE workspace SET version = 9", 7, Flaw::Head),
        ("UPDATE workspace SET chained_from = 3", 1, Flaw::CommitChanged),
    ]
    .into_iter()
    .map(|(sql, version, flaw)| (sql.to_owned(), version, flaw))
    .chain([3, 4, 7, 0].map(|version| {
        let sql = format!("INSERT INTO audit (workspace, version, tbl, id, root, before, after) VALUES ('{WORKSPACE}', {version}, {forged})");
        (sql, version, Flaw::EntryAdded)
    }))
    .chain([(7, Flaw::CommitChanged), (0, Flaw::CommitAdded)].map(|(version, flaw)| {
        (format!("{line} SELECT workspace, {version}, {copied} WHERE version = 3"), version, flaw)
    }))
    .chain([(4, 6), (2, 3)].map(|(a, b)| {
        let turns = [(a, 100), (b, a), (100, b)];
        let of = |name: &str| turns.map(|(from, to)| format!("UPDATE {name} SET version = {to} WHERE version = {from};"));
        ([of("audit").concat(), of("commit_log").concat()].concat(), a, Flaw::CommitChanged)
    }))
    .collect();
    for (sql, version, flaw) in cases {
        assert_eq!(tampered(place, &sql).0, Err(Broken { version, flaw }), "{sql}");
    }
}

fn a_shortened_chain_is_found_by_its_old_head(place: &Place) {
    filled(place);
    let cut = "DELETE FROM audit WHERE version > 4; DELETE FROM commit_log WHERE version > 4; UPDATE workspace SET version = 4";
    let (found, held) = tampered(place, cut);
    assert_eq!(found.map(|walked| walked.through.version), Ok(4), "the rest agrees with itself");
    assert!(!held, "but whoever kept the head knows");
}

fn sealed_rows_refuse(place: &Place) {
    filled(place);
    let mut statements = vec![
        "UPDATE audit SET after = '{}' WHERE version = 4".to_owned(),
        "DELETE FROM audit WHERE version = 4".to_owned(),
        "UPDATE commit_log SET name = 'x' WHERE version = 4".to_owned(),
        "UPDATE commit_log SET hash = NULL".to_owned(),
        "DELETE FROM commit_log WHERE version = 6".to_owned(),
    ];
    let commit = "commit_log (workspace, version, cmd_id, actor, at, accepted_at, name, hash)";
    let entry = "audit (workspace, version, tbl, id, root)";
    let values = |version: i64| format!("VALUES ('{WORKSPACE}', {version}, 'customers', 'x', 'org')");
    statements.extend([3, 4].map(|version| format!("INSERT INTO {entry} {}", values(version))));
    let values = |version: i64, hash: &str| format!("VALUES ('{WORKSPACE}', {version}, 'x', 'x', 1, 1, 'x', {hash})");
    statements.extend(
        [(0, "'x'"), (6, "'x'"), (7, "NULL")].map(|(v, hash)| format!("INSERT INTO {commit} {}", values(v, hash))),
    );
    if place.engine() == Engine::Sqlite {
        statements.push(format!("INSERT OR REPLACE INTO {commit} {}", values(6, "'x'")));
        statements.push(format!(
            "INSERT OR REPLACE INTO {entry} SELECT workspace, version, tbl, id, 'org' FROM audit WHERE version = 4"
        ));
    } else {
        statements.extend(["TRUNCATE audit".to_owned(), "TRUNCATE commit_log".to_owned()]);
    }
    let before = walk(&place.database).expect("whole");
    for sql in statements {
        let refused = place.database.write(|conn| conn.write(&sql, &[]));
        assert!(matches!(refused, Err(StoreError::Io(_))), "{sql}: {refused:?}");
    }
    assert_eq!(walk(&place.database), Ok(before));
}

fn a_long_chain_is_walked_in_pages(place: &Place) {
    const VERSIONS: i64 = 1_203;
    place
        .database
        .write(|conn| {
            // The first version alone has more rows than a page.
            decide(conn, |tx| {
                (0..700).try_for_each(|n| put(tx, "customers", &customer(&format!("c{n}"), "rep", "C"), &root("c")))
            })?;
            commit(conn, "rep", "customer.create")?;
            for n in 1..VERSIONS {
                decide(conn, |tx| put(tx, "customers", &customer("a", "rep", &n.to_string()), &root("a")))?;
                commit(conn, "rep", "customer.update")?;
            }
            Ok::<_, Fault>(())
        })
        .expect("a long chain");
    let all = walk(&place.database).expect("whole");
    assert_eq!((all.versions, all.entries, all.through.version), (VERSIONS, 700 + VERSIONS - 1, VERSIONS));
    for (sql, version, flaw) in [
        ("UPDATE audit SET after = '{}' WHERE version = 1000", 1000, Flaw::EntryChanged),
        ("DELETE FROM commit_log WHERE version = 501", 501, Flaw::CommitMissing),
        ("DELETE FROM commit_log WHERE version = 1203", 1203, Flaw::Head),
    ] {
        assert_eq!(tampered(place, sql).0, Err(Broken { version, flaw }), "{sql}");
    }
}

/// Takes the chain away, as if the program before it had written what is there.
fn before_the_chain(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    unguard(conn)?;
    conn.batch("DROP TABLE mail_server; DROP INDEX audit_table; DROP INDEX commit_log_at")?;
    conn.batch(
        "ALTER TABLE commit_log DROP COLUMN hash; ALTER TABLE commit_log DROP COLUMN entries_hash; \
         ALTER TABLE commit_log DROP COLUMN entries; ALTER TABLE workspace DROP COLUMN chained_from; \
         DELETE FROM schema_version WHERE number >= 17",
    )?;
    if conn.engine() == Engine::Postgres {
        conn.batch("DROP FUNCTION commit_log_grows; DROP FUNCTION audit_grows; DROP FUNCTION audit_is_sealed")?;
    }
    Ok(())
}

fn what_was_there_before_the_chain_is_sealed_once(place: &Place) {
    if place.engine() == Engine::Sqlite && place.database.path().is_none() {
        return;
    }
    filled(place);
    let other = Database::open(place.location.clone(), "another-workspace").expect("a second workspace");
    other.write(fill).expect("six versions");
    place.database.write(before_the_chain).expect("an older database");
    let open = |workspace| Database::open(place.location.clone(), workspace).expect("brought up to date");
    let (sealed, other) = (open(WORKSPACE), open("another-workspace"));
    for database in [&sealed, &other] {
        let all = walk(database).expect("whole");
        assert_eq!((all.versions, all.entries, all.newest, all.chained_from), (6, 7, 6, 7));
    }
    let head = walk(&sealed).expect("whole").through;
    let later = |conn: &mut Conn<'_>| {
        decide(conn, |tx| put(tx, "customers", &customer("a", "rep", "A3"), &root("a")))?;
        commit(conn, "rep", "customer.update")
    };
    sealed.write(later).expect("the seventh");
    let again = open(WORKSPACE);
    let all = walk(&again).expect("whole");
    assert_eq!((all.versions, all.chained_from), (7, 7));
    assert!(again.read(|conn| chain::holds(conn, &head)).expect("a look"), "nothing is sealed a second time");
    assert!(again.write(|conn| conn.write("DELETE FROM audit WHERE version = 1", &[])).is_err());
}

fn workspaces_have_chains_of_their_own(place: &Place) {
    if place.engine() == Engine::Sqlite && place.database.path().is_none() {
        return;
    }
    let other = Database::open(place.location.clone(), "another-workspace").expect("a second workspace");
    filled(place);
    other.write(fill).expect("six versions");
    let (one, two) = (walk(&place.database).expect("whole"), walk(&other).expect("whole"));
    assert_eq!((one.versions, two.versions), (6, 6));
    assert_ne!(one.through.hash, two.through.hash, "the same rows, another workspace");
}

fn costs_and_private_rows_keep_their_root_in_the_trail(place: &Place) {
    let private = Root::User(id("rep"));
    for root in [Root::Cost, Root::Org, Root::CustomerCost(id("a")), Root::Cat, private.clone(), private, Root::Org] {
        place
            .database
            .write(|conn| {
                let shown = format!("{root} {}", lane::version(conn)? + 1);
                decide(conn, |tx| put(tx, "customers", &customer("a", "rep", &shown), &root))?;
                commit(conn, "rep", "customer.update")
            })
            .expect("moved");
    }
    let seen = |costs| {
        let asker = Visibility { user_id: id("rep"), whole: true, costs, pool: false };
        place.database.read(|conn| audit::list(conn, &Filter::default(), asker, 0, 50)).expect("the audit").0
    };
    // The sixth version lies between two private ones and has no entry.
    let versions = |entries: &[Entry]| entries.iter().map(|entry| entry.version).collect::<Vec<_>>();
    let (all, plain) = (seen(true), seen(false));
    assert_eq!(versions(&all), [7, 5, 4, 3, 2, 1]);
    assert!(!format!("{all:?}").contains("user:"), "what is one person's own is nobody's to read: {all:?}");
    assert_eq!((&all[0].before, &all[1].after), (&None, &None), "it comes and goes");
    // Moved from the costs to the company and on: neither step tells what it was among the costs.
    assert_eq!(versions(&plain), [7, 5]);
    assert!(!format!("{plain:?}").contains("cost"), "{plain:?}");
}
