//! Generic rows: what was put comes back, is found, is visible to whom it should be, and goes.

use bantu_domain::record::{Cell, CellValue};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Root;
use bantu_domain::tables;
use bantu_domain::tx::Tx;
use bantu_store::{Mode, Read, StoreTx, Visibility};

use crate::data::{contact, customer, deal, decide, id, key, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![
    every_table_gives_back_what_it_was_given,
    rows_are_found_by_declared_columns_in_the_order_of_ids,
    odd_values_survive,
    values_that_do_not_fit_are_not_stored,
    a_failed_transaction_leaves_nothing,
    a_savepoint_undoes_only_itself,
    a_panic_leaves_nothing_and_the_database_usable,
    an_owner_sees_his_customer_and_nobody_else_does,
    what_was_read_and_written_is_recorded,
];

fn every_table_gives_back_what_it_was_given(place: &Place) {
    place
        .database
        .write(|conn| {
            conn.batch(if conn.engine() == bantu_store::Engine::Sqlite {
                "SELECT 1"
            } else {
                "SET CONSTRAINTS ALL DEFERRED"
            })?;
            for table in tables::all() {
                // References stay open here, so the rows go again before the end.
                let given = row(table, table.name, &fitting(table.name));
                let result: Result<_, Fault> =
                    StoreTx::run(conn, Mode::Authority { version: 1, visibility: Visibility::system() }, |tx| {
                        tx.put(table, &given, &Root::Org)?;
                        let stored = tx.get(table, id(table.name))?.expect("the row");
                        assert_eq!((stored.row, stored.root), (given.clone(), Root::Org), "{}", table.name);
                        tx.delete(table, id(table.name))?;
                        assert_eq!(tx.get(table, id(table.name))?, None, "{}", table.name);
                        Ok::<_, Fault>(())
                    });
                result?;
            }
            Ok::<_, Fault>(())
        })
        .expect("all tables");
}

/// Cells that the checks of a table ask for.
fn fitting(table: &str) -> Vec<(&'static str, Cell)> {
    match table {
        "attachments" => vec![("size_bytes", Cell::Int(1))],
        "opportunities" => vec![("current_stage_order", Cell::Int(1))],
        "order_payments" => vec![("payment_amount_minor", Cell::Int(1))],
        "payments" => vec![("amount_minor", Cell::Int(1))],
        "opportunity_products" | "quotation_items" => vec![("quantity_e2", Cell::Int(100))],
        _ => Vec::new(),
    }
}

fn rows_are_found_by_declared_columns_in_the_order_of_ids(place: &Place) {
    let found = place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                for (name, owner) in [("c1", "rep"), ("c2", "other"), ("c3", "rep")] {
                    put(tx, "customers", &customer(name, owner, name), &root(name))?;
                }
                Ok(())
            })?;
            let (rows, _) = StoreTx::run(conn, Mode::Replica { user_id: id("rep"), holds_costs: false }, |tx| {
                let refused = tx.find(table("customers"), "phone", &Cell::Null);
                assert!(matches!(refused, Err(StoreError::Corrupt(_))), "phone is not declared as findable");
                assert_eq!(tx.find(table("customers"), "customer_no", &Cell::Null)?.len(), 3, "null is found too");
                Ok::<_, Fault>(tx.find(table("customers"), "owner_user_id", &id("rep").to_cell())?)
            })?;
            Ok::<_, Fault>(rows)
        })
        .expect("found");
    let mut wanted = vec![key("c1"), key("c3")];
    wanted.sort();
    assert_eq!(found.iter().map(|s| s.row["id"].clone()).collect::<Vec<_>>(), wanted);
}

fn odd_values_survive(place: &Place) {
    let texts = [
        "",
        "北京科技有限公司",
        "'; DROP TABLE customers; --",
        "\"$1\" ?1 %",
        "emoji 🧾 and\nnewline\ttab",
        "e\u{301}",
    ];
    for shown in texts {
        let back = place.database.write(|conn| {
            decide(conn, |tx| {
                let mut row = customer("odd", "rep", shown);
                row.insert("customer_no".into(), Cell::Int(i64::MAX));
                row.insert("created_at".into(), Cell::Int(i64::MIN));
                put(tx, "customers", &row, &root("odd"))
            })?;
            bantu_store::raw::row(conn, table("customers"), &id("odd").to_string()).map_err(Fault::from)
        });
        let back = back.expect("stored").expect("the row").row;
        assert_eq!(
            (&back["name"], &back["customer_no"], &back["created_at"]),
            (&text(shown), &Cell::Int(i64::MAX), &Cell::Int(i64::MIN))
        );
    }
}

fn values_that_do_not_fit_are_not_stored(place: &Place) {
    for (column, value) in [("name", Cell::Int(1)), ("customer_no", text("12000")), ("nonsense", Cell::Int(1))] {
        let mut row = customer("c", "rep", "C");
        row.insert(column.into(), value);
        let result = place.database.write(|conn| decide(conn, |tx| put(tx, "customers", &row, &root("c"))));
        assert!(
            matches!(&result, Err(Fault::Store(StoreError::Corrupt(c))) if c == &format!("customers.{column}")),
            "{result:?}"
        );
    }
    let nul =
        place.database.write(|conn| decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "a\0b"), &root("c"))));
    assert_eq!(crate::data::code(nul), "field.invalid");
}

fn a_failed_transaction_leaves_nothing(place: &Place) {
    let failed: Result<(), Fault> = place.database.write(|conn| {
        decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "C"), &root("c")))?;
        Err(StoreError::Io("on purpose".into()).into())
    });
    assert!(failed.is_err());
    assert_eq!(count(place, "customers"), 0);
    assert_eq!(count(place, "change"), 0);
    let version = place.database.read(bantu_store::lane::version).expect("a version");
    assert_eq!(version, 0, "the version was given back");
}

fn a_savepoint_undoes_only_itself(place: &Place) {
    place
        .database
        .write(|conn| {
            decide(conn, |tx| put(tx, "customers", &customer("kept", "rep", "K"), &root("kept")))?;
            let inner: Result<(), Fault> = conn.savepoint(|conn| {
                decide(conn, |tx| put(tx, "customers", &customer("undone", "rep", "U"), &root("undone")))?;
                // A failed statement aborts a PostgreSQL transaction; the savepoint must heal it.
                decide(conn, |tx| {
                    put(
                        tx,
                        "customers",
                        &row(table("customers"), "bad", &[("customer_no", Cell::Int(1))]),
                        &root("bad"),
                    )
                })?;
                Ok(())
            });
            assert_eq!(crate::data::code(inner), "conflict.customers_number_range");
            let nested: Result<(), Fault> = conn.savepoint(|conn| {
                conn.savepoint(|conn| {
                    decide(conn, |tx| put(tx, "customers", &customer("nested", "rep", "N"), &root("nested")))
                        .map(|_| ())
                })
            });
            nested
        })
        .expect("committed");
    assert_eq!(count(place, "customers"), 2);
    assert_eq!(place.database.read(bantu_store::lane::version).expect("a version"), 2);
}

fn a_panic_leaves_nothing_and_the_database_usable(place: &Place) {
    let database = place.database.clone();
    let panicked = std::thread::spawn(move || {
        let _: Result<(), Fault> = database.write(|conn| {
            let _: Result<(), Fault> = conn.savepoint(|conn| {
                decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "C"), &root("c")))?;
                panic!("a command that panics")
            });
            Ok(())
        });
    })
    .join();
    assert!(panicked.is_err());
    assert_eq!(count(place, "customers"), 0);
    place
        .database
        .write(|conn| decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "C"), &root("c"))))
        .expect("usable");
    assert_eq!(count(place, "customers"), 1);
}

fn an_owner_sees_his_customer_and_nobody_else_does(place: &Place) {
    place
        .database
        .write(|conn| {
            decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "C"), &root("c")))?;
            conn.write(
                "INSERT INTO member (workspace, user_id, root, from_version) VALUES ($1, $2, $3, 1)",
                &[conn.workspace_cell(), key("guest"), Cell::Text(root("c").to_string())],
            )?;
            let check = |conn: &mut bantu_store::Conn<'_>, visibility: Visibility, seen: &Root, expected: bool| {
                let mode = Mode::Authority { version: 2, visibility };
                let (sees, _) = StoreTx::run(conn, mode, |tx| Ok::<_, Fault>(tx.sees(seen)?))?;
                assert_eq!(sees, expected, "{visibility:?} {seen}");
                Ok::<_, Fault>(())
            };
            let person = |user: &str, whole, costs| Visibility { user_id: id(user), whole, costs, pool: false };
            let cost = Root::CustomerCost(id("c"));
            check(conn, person("rep", false, false), &root("c"), true)?;
            check(conn, person("guest", false, false), &root("c"), true)?;
            check(conn, person("other", false, false), &root("c"), false)?;
            check(conn, person("manager", true, false), &root("c"), true)?;
            check(conn, person("rep", false, false), &cost, false)?;
            check(conn, person("rep", false, true), &cost, true)?;
            check(conn, person("other", false, true), &cost, false)?;
            check(conn, person("manager", true, false), &Root::Cost, false)?;
            check(conn, person("other", false, false), &Root::Cat, true)
        })
        .expect("checked");
}

fn what_was_read_and_written_is_recorded(place: &Place) {
    place
        .database
        .write(|conn| {
            decide(conn, |tx| put(tx, "customers", &customer("c", "rep", "C"), &root("c")))?;
            let written = decide(conn, |tx| {
                put(tx, "contacts", &contact("p", "c", true), &root("c"))?;
                put(tx, "contacts", &contact("p", "c", false), &root("c"))?;
                put(tx, "opportunities", &deal("gone", "c", "D"), &root("c"))?;
                tx.delete(table("opportunities"), id("gone"))?;
                tx.get(table("customers"), id("c"))?;
                tx.find(table("contacts"), "customer_id", &key("c"))?;
                Ok(())
            })?;
            let contact_row = written.touched.iter().find(|t| t.table == "contacts").expect("the contact");
            assert_eq!(contact_row.before, None);
            assert_eq!(contact_row.after.as_ref().expect("after")["is_primary"], Cell::Int(0));
            assert_eq!(contact_row.root(), Some(&root("c")));
            let gone = written.touched.iter().find(|t| t.table == "opportunities").expect("the deal");
            assert!(!gone.changed() && gone.root().is_none(), "born and deleted in one command");
            assert!(written.reads.contains(&Read::Key { table: "customers", id: id("c").to_string() }));
            assert!(
                written.reads.contains(&Read::Key { table: "contacts", id: id("p").to_string() }),
                "found rows count as read"
            );
            assert!(written.reads.contains(&Read::Find { table: "contacts", column: "customer_id", value: key("c") }));
            Ok::<_, Fault>(())
        })
        .expect("recorded");
}

/// Rows of a table.
pub fn count(place: &Place, table: &str) -> i64 {
    let sql = format!("SELECT count(*) AS n FROM {table}");
    place.database.read(|conn| conn.query_int(&sql, &[])).expect("a count").expect("a number")
}
