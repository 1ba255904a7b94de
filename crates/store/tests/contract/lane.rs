//! The version lane: without a gap, in commit order, also with two writers at once.

use std::sync::Barrier;

use bantu_domain::refusal::Fault;
use bantu_store::{Database, lane};

use crate::data::{customer, decide, put, root};
use crate::place::Place;

crate::on_every_database![
    versions_have_no_gap_with_two_writers,
    a_reader_that_sees_a_version_sees_all_below,
    workspaces_count_for_themselves
];

const EACH: usize = 40;

fn versions_have_no_gap_with_two_writers(place: &Place) {
    let start = Barrier::new(2);
    let given: Vec<Vec<i64>> = std::thread::scope(|scope| {
        let writers: Vec<_> =
            ["a", "b"].map(|writer| scope.spawn(|| write_many(&place.database, writer, &start))).into_iter().collect();
        writers.into_iter().map(|w| w.join().expect("a writer")).collect()
    });
    let mut all = given.concat();
    for own in &given {
        assert!(own.is_sorted(), "{own:?}");
    }
    all.sort_unstable();
    // Every tenth command is undone and gives its version back.
    let expected: Vec<i64> = (1..).take(2 * EACH - 2 * EACH / 10).collect();
    assert_eq!(all, expected);
    let rows = place
        .database
        .read(|conn| conn.query_int("SELECT count(DISTINCT _ver) AS n FROM customers", &[]))
        .expect("a count");
    assert_eq!(rows, Some(i64::try_from(expected.len()).expect("a small number")));
}

fn write_many(database: &Database, writer: &str, start: &Barrier) -> Vec<i64> {
    start.wait();
    (0..EACH)
        .filter_map(|n| {
            let name = format!("{writer}{n}");
            let result = database.write(|conn| {
                let version = {
                    decide(conn, |tx| put(tx, "customers", &customer(&name, "rep", &name), &root(&name)))?;
                    lane::version(conn)?
                };
                if n % 10 == 9 { Err(Fault::from(bantu_domain::Refusal::new("test.undone"))) } else { Ok(version) }
            });
            match result {
                Ok(version) => Some(version),
                Err(Fault::Refused(_)) => None,
                Err(error) => panic!("{error}"),
            }
        })
        .collect()
}

fn a_reader_that_sees_a_version_sees_all_below(place: &Place) {
    let start = Barrier::new(2);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_many(&place.database, "w", &start));
        start.wait();
        loop {
            let (version, highest, entries) = place
                .database
                .read(|conn| {
                    let version = lane::version(conn)?;
                    let highest = conn.query_int("SELECT coalesce(max(version), 0) AS n FROM change", &[])?;
                    let entries = conn.query_int("SELECT count(DISTINCT version) AS n FROM change", &[])?;
                    Ok::<_, bantu_domain::StoreError>((version, highest.unwrap_or(-1), entries.unwrap_or(-1)))
                })
                .expect("a snapshot");
            assert_eq!((version, version), (highest, entries), "one snapshot");
            if writer.is_finished() {
                break;
            }
        }
        writer.join().expect("the writer");
    });
}

fn workspaces_count_for_themselves(place: &Place) {
    if place.database.path().is_none() && place.engine() == bantu_store::Engine::Sqlite {
        return;
    }
    let other = Database::open(place.location.clone(), "another-workspace").expect("the same database");
    let write = |database: &Database| {
        database.write(|conn| decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "C"), &root("c"))))
    };
    write(&place.database).expect("written");
    write(&place.database).expect("written");
    write(&other).expect("the same id in another workspace");
    assert_eq!(place.database.read(lane::version).expect("a version"), 2);
    assert_eq!(other.read(lane::version).expect("a version"), 1);
    assert!(Database::open_only(place.location.clone()).expect("opened").is_none(), "there are two workspaces now");
}
