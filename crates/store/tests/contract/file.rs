//! What only a database file can suffer: a full disk, a wrong key, a newer program, curious readers, damage.

use std::fs;

use bantu_domain::record::Cell;
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Root;
use bantu_domain::tables;
use bantu_store::{Database, Location, migration, raw};

use crate::data::{customer, decide, id, key, put, root, row, table, text};
use crate::place::{KEY, Place, WORKSPACE};
use crate::rows::count;

const CANARY: &str = "canary北京9f3a";

fn written(place: &Place, name: &str, shown: &str) -> Result<(), Fault> {
    place
        .database
        .write(|conn| decide(conn, |tx| put(tx, "customers", &customer(name, "rep", shown), &root(name))).map(|_| ()))
}

#[test]
fn a_full_disk_changes_nothing() {
    let place = Place::encrypted();
    written(&place, "first", "First").expect("room");
    let sum = |place: &Place| place.database.read(|conn| raw::checksum(conn, &tables::all())).expect("a sum");
    let before = (sum(&place), count(&place, "change"), count(&place, "audit"));
    place
        .database
        .write(|conn| {
            let pages = conn.query_int("PRAGMA page_count", &[])?.unwrap_or(0);
            conn.query(&format!("PRAGMA max_page_count = {}", pages + 2), &[])?;
            Ok::<_, StoreError>(())
        })
        .expect("a disk that is nearly full");
    let big = "满".repeat(60_000);
    assert_eq!(written(&place, "big", &big), Err(Fault::Store(StoreError::Full)));
    assert_eq!((sum(&place), count(&place, "change"), count(&place, "audit")), before);
    // In a batch the failure takes everything with it and the next transaction is a clean one.
    let batch: Result<(), Fault> = place.database.write(|conn| {
        decide(conn, |tx| put(tx, "customers", &customer("small", "rep", "S"), &root("small")))?;
        let inner: Result<(), Fault> = conn.savepoint(|conn| {
            decide(conn, |tx| put(tx, "customers", &customer("big", "rep", &big), &root("big"))).map(|_| ())
        });
        inner
    });
    assert_eq!(batch, Err(Fault::Store(StoreError::Full)));
    assert_eq!((sum(&place), count(&place, "change"), count(&place, "audit")), before);
    place.database.write(|conn| conn.query("PRAGMA max_page_count = 1000000", &[])).expect("room again");
    written(&place, "big", &big).expect("room again");
}

#[test]
fn a_wrong_key_opens_nothing() {
    let place = Place::encrypted();
    let path = place.path();
    let open = |key| Database::open(Location::Sqlite { path: path.clone(), key }, WORKSPACE).err();
    let before = fs::read(&path).expect("the file");
    assert_eq!(open(Some([8; 32])), Some(StoreError::WrongKey));
    assert_eq!(open(None), Some(StoreError::WrongKey));
    assert_eq!(fs::read(&path).expect("the file"), before, "untouched");
    assert_eq!(open(Some(KEY)), None);
    let other = path.with_file_name("notes.txt");
    fs::write(&other, "these are notes and no database, as long as a page header wants at least, and more".repeat(60))
        .expect("a file");
    let opened = Database::open(Location::Sqlite { path: other, key: None }, WORKSPACE).err();
    assert_eq!(opened, Some(StoreError::WrongKey));
}

#[test]
fn a_newer_schema_is_refused_and_left_alone() {
    let place = Place::encrypted();
    let newer = migration::KNOWN + 1;
    let steps = count(&place, "schema_version");
    place
        .database
        .write(|conn| {
            conn.write("INSERT INTO schema_version (number, name) VALUES ($1, $2)", &[Cell::Int(newer), text("future")])
        })
        .expect("a newer program was here");
    let opened = Database::open(place.location.clone(), WORKSPACE).err();
    assert_eq!(opened, Some(StoreError::Newer { found: newer, known: migration::KNOWN }));
    assert_eq!(
        Database::check_backup(&place.path(), Some(&KEY)),
        Err(StoreError::Newer { found: newer, known: migration::KNOWN })
    );
    assert_eq!(count(&place, "schema_version"), steps + 1);
}

#[test]
fn a_newer_schema_is_refused_on_postgres() {
    let place = Place::postgres();
    let newer = migration::KNOWN + 1;
    place
        .database
        .write(|conn| {
            conn.write("INSERT INTO schema_version (number, name) VALUES ($1, $2)", &[Cell::Int(newer), text("future")])
        })
        .expect("a newer program was here");
    assert_eq!(
        Database::open(place.location.clone(), WORKSPACE).err(),
        Some(StoreError::Newer { found: newer, known: migration::KNOWN })
    );
}

#[test]
fn nothing_can_be_read_from_the_encrypted_file() {
    let place = Place::encrypted();
    written(&place, "canary", CANARY).expect("written");
    place.database.write(bantu_store::search::rebuild).expect("indexed");
    let folder = place.path().parent().expect("a folder").to_owned();
    let mut bytes = 0;
    for entry in fs::read_dir(folder).expect("files") {
        let content = fs::read(entry.expect("a file").path()).expect("its bytes");
        bytes += content.len();
        for needle in [CANARY, "canary", "SQLite format 3", "CREATE TABLE", WORKSPACE] {
            let found = content.windows(needle.len()).any(|window| window == needle.as_bytes());
            assert!(!found, "{needle} stands in the clear");
        }
    }
    assert!(bytes > 100_000, "the file and its log were looked at");
}

#[test]
fn a_look_for_costs_sees_every_value_of_the_decrypted_file() {
    let place = Place::encrypted();
    let hits = || {
        let values = place.database.read(bantu_store::dump::values).expect("every value");
        let told = |value: &str| ["9876543", "below_cost"].iter().any(|canary| value.contains(canary));
        values.into_iter().filter(|(_, value)| told(value)).map(|(table, _)| table).collect::<Vec<_>>()
    };
    written(&place, "canary", CANARY).expect("written");
    assert!(hits().is_empty(), "an empty catalogue tells nothing");
    // What an older program might have kept: the reason in the customer's root, the cost in a root of its own.
    let at_work = [("customer_id", key("canary")), ("current_stage_order", Cell::Int(3))];
    let deal = row(table("opportunities"), "deal", &at_work);
    let reason = text("[\"below_cost\"]");
    let told = row(table("quotations"), "told", &[("opportunity_id", key("deal")), ("review_reasons", reason)]);
    let line = [("quotation_id", key("told")), ("unit_cost_minor", Cell::Int(9_876_543))];
    let cost = row(table("quotation_item_costs"), "line", &line);
    let planted = place.database.write(|conn| {
        decide(conn, |tx| {
            put(tx, "opportunities", &deal, &root("canary"))?;
            put(tx, "quotations", &told, &root("canary"))?;
            put(tx, "quotation_item_costs", &cost, &Root::CustomerCost(id("canary")))
        })
        .map(|_| ())
    });
    assert_eq!(planted, Ok(()));
    let found = hits();
    for name in ["quotations", "quotation_item_costs", "audit"] {
        assert!(found.iter().any(|table| table == name), "{name}: {found:?}");
    }
}

#[test]
fn a_backup_opens_under_its_own_key_and_holds_everything() {
    let place = Place::encrypted();
    written(&place, "c", CANARY).expect("written");
    place.database.write(bantu_store::search::rebuild).expect("indexed");
    let backup = place.path().with_file_name("backup.db");
    let recovery = [9; 32];
    place.database.backup_to(&backup, Some(&recovery)).expect("copied");
    let checked = Database::check_backup(&backup, Some(&recovery)).expect("whole");
    assert_eq!((checked.schema, checked.workspaces), (migration::KNOWN, vec![WORKSPACE.to_owned()]));
    assert_eq!(Database::check_backup(&backup, Some(&KEY)), Err(StoreError::WrongKey));
    let restored =
        Database::open(Location::Sqlite { path: backup.clone(), key: Some(recovery) }, WORKSPACE).expect("opened");
    let sum = |database: &Database| database.read(|conn| raw::checksum(conn, &tables::all())).expect("a sum");
    assert_eq!(sum(&restored), sum(&place.database));
    let question = bantu_store::search::Question::of("北京").expect("a question");
    let hits = restored.read(|conn| bantu_store::search::search(conn, &question, &[], None, 10)).expect("an answer");
    assert_eq!(hits.len(), 1, "the search index came along");
    assert!(matches!(place.database.backup_to(&backup, None), Err(StoreError::Io(_))), "nothing is overwritten");
    assert!(!backup.with_file_name("backup.db.part").exists());
}

#[test]
fn a_damaged_backup_is_noticed() {
    let place = Place::encrypted();
    for n in 0..200 {
        written(&place, &format!("c{n}"), CANARY).expect("written");
    }
    let backup = place.path().with_file_name("backup.db");
    place.database.backup_to(&backup, Some(&KEY)).expect("copied");
    let mut bytes = fs::read(&backup).expect("the copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup, &bytes).expect("damaged");
    let checked = Database::check_backup(&backup, Some(&KEY));
    assert!(matches!(checked, Err(StoreError::Corrupt(_))), "one flipped bit: {checked:?}");
}

#[test]
fn a_missing_folder_is_an_error_and_not_a_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("missing").join("bantu.db");
    assert!(matches!(
        Database::open(Location::Sqlite { path, key: Some(KEY) }, WORKSPACE).err(),
        Some(StoreError::Io(_))
    ));
    assert!(matches!(
        Database::open(Location::Postgres { url: "host=/nonexistent user=x".into() }, WORKSPACE).err(),
        Some(StoreError::Io(_))
    ));
}
