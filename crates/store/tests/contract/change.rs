//! The change index keeps the newest entry of each row under each root; the audit keeps every step.

use bantu_domain::record::Cell;
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Root;
use bantu_domain::tx::Tx;
use bantu_store::change::{self, Op};
use bantu_store::raw;

use crate::data::{contact, customer, decide, id, put, root, table};
use crate::place::Place;
use crate::rows::count;

crate::on_every_database![
    newest_entry_only,
    a_move_leaves_a_deletion_behind,
    unchanged_rows_make_no_entry,
    audit_keeps_before_and_after
];

fn entries(place: &Place, root: &Root) -> Vec<(String, i64, Op)> {
    let found = place.database.read(|conn| change::of_root(conn, root, 0, i64::MAX)).expect("entries");
    found.into_iter().map(|e| (e.table, e.version, e.op)).collect()
}

fn newest_entry_only(place: &Place) {
    for shown in ["A", "B", "C"] {
        place
            .database
            .write(|conn| decide(conn, |tx| put(tx, "customers", &customer("c", "rep", shown), &root("c"))))
            .expect("written");
    }
    assert_eq!(entries(place, &root("c")), [("customers".to_owned(), 3, Op::Put)]);
    let stored = place
        .database
        .read(|conn| raw::row(conn, table("customers"), &id("c").to_string()))
        .expect("read")
        .expect("a row");
    assert_eq!(stored.ver, 3);
    place.database.write(|conn| decide(conn, |tx| tx.delete(table("customers"), id("c")))).expect("deleted");
    assert_eq!(entries(place, &root("c")), [("customers".to_owned(), 4, Op::Del)]);
    let between = place.database.read(|conn| change::between(conn, 3, 4, 10)).expect("entries");
    assert_eq!(between.len(), 1);
    assert!(place.database.read(|conn| change::between(conn, 4, 9, 10)).expect("entries").is_empty());
}

fn a_move_leaves_a_deletion_behind(place: &Place) {
    place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                put(tx, "customers", &customer("a", "rep", "A"), &root("a"))?;
                put(tx, "customers", &customer("b", "rep", "B"), &root("b"))?;
                put(tx, "contacts", &contact("p", "a", false), &root("a"))
            })?;
            decide(conn, |tx| put(tx, "contacts", &contact("p", "b", false), &root("b")))
        })
        .expect("moved");
    assert_eq!(entries(place, &root("a")), [("customers".to_owned(), 1, Op::Put), ("contacts".to_owned(), 2, Op::Del)]);
    assert_eq!(entries(place, &root("b")), [("customers".to_owned(), 1, Op::Put), ("contacts".to_owned(), 2, Op::Put)]);
    // And back again: the deletion under the first root becomes a put, the other one a deletion.
    place
        .database
        .write(|conn| decide(conn, |tx| put(tx, "contacts", &contact("p", "a", false), &root("a"))))
        .expect("moved back");
    assert_eq!(entries(place, &root("a"))[1], ("contacts".to_owned(), 3, Op::Put));
    assert_eq!(entries(place, &root("b"))[1], ("contacts".to_owned(), 3, Op::Del));
}

fn unchanged_rows_make_no_entry(place: &Place) {
    place
        .database
        .write(|conn| decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "C"), &root("c"))))
        .expect("written");
    let written = place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                put(tx, "customers", &customer("c", "rep", "C"), &root("c"))?;
                put(tx, "customers", &customer("brief", "rep", "B"), &root("brief"))?;
                tx.delete(table("customers"), id("brief"))
            })
        })
        .expect("written");
    assert_eq!(written.touched.len(), 2, "both were written");
    assert!(written.touched.iter().all(|t| !t.changed()));
    assert_eq!(entries(place, &root("c")), [("customers".to_owned(), 1, Op::Put)]);
    assert_eq!(count(place, "change"), 1);
}

fn audit_keeps_before_and_after(place: &Place) {
    place
        .database
        .write(|conn| {
            decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "Old"), &root("c")))?;
            decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "New"), &root("c")))?;
            decide(conn, |tx| tx.delete(table("customers"), id("c")))?;
            Ok::<_, Fault>(())
        })
        .expect("three versions");
    let sql = "SELECT version, before, after, root FROM audit WHERE workspace = $1 ORDER BY version";
    let rows = place
        .database
        .read(|conn| conn.query(sql, &[conn.workspace_cell()]))
        .map_err(|e: StoreError| e)
        .expect("the audit");
    let says =
        |cell: &Cell, name: &str| matches!(cell, Cell::Text(json) if json.contains(&format!("\"name\":\"{name}\"")));
    assert_eq!(rows.len(), 3);
    assert!(rows[0]["before"] == Cell::Null && says(&rows[0]["after"], "Old"));
    assert!(says(&rows[1]["before"], "Old") && says(&rows[1]["after"], "New"));
    assert!(says(&rows[2]["before"], "New") && rows[2]["after"] == Cell::Null);
    assert!(rows.iter().all(|r| r["root"] == Cell::Text(root("c").to_string())));
}
