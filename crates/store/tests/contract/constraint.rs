//! A failed constraint is a refusal with the same code on every engine.

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Root;
use bantu_domain::tx::Tx;
use bantu_store::{RawRow, raw};

use crate::data::{code, contact, customer, deal, decide, id, key, put, root, row, table, text};
use crate::place::Place;
use crate::rows::count;

crate::on_every_database![
    failed_constraints_have_one_code,
    every_unique_index_refuses_under_its_name,
    a_reference_may_be_closed_later_in_the_command,
    a_parent_goes_after_its_children,
    an_open_reference_of_raw_rows_is_refused_at_commit,
];

fn refused(place: &Place, body: impl FnOnce(&mut dyn Tx) -> Result<(), Fault>) -> String {
    code(place.database.write(|conn| decide(conn, |tx| body(tx))))
}

fn failed_constraints_have_one_code(place: &Place) {
    let (c, other) = (root("c"), root("d"));
    place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                put(tx, "customers", &with(customer("c", "rep", "C"), "customer_no", Cell::Int(12_000)), &c)?;
                put(tx, "contacts", &contact("p", "c", true), &c)
            })
        })
        .expect("a customer with a primary contact");
    let cases: Vec<(&str, &str, Row, &Root)> = vec![
        (
            "conflict.customers_number",
            "customers",
            with(customer("d", "rep", "D"), "customer_no", Cell::Int(12_000)),
            &other,
        ),
        (
            "conflict.customers_number_range",
            "customers",
            with(customer("d", "rep", "D"), "customer_no", Cell::Int(11_999)),
            &other,
        ),
        ("conflict.customers_name_null", "customers", with(customer("d", "rep", "D"), "name", Cell::Null), &other),
        ("conflict.contacts_one_primary", "contacts", contact("q", "c", true), &c),
        ("conflict.contacts_customer_id_fkey", "contacts", contact("q", "nobody", false), &c),
        (
            "conflict.opportunities_probability_range",
            "opportunities",
            with(deal("o", "c", "O"), "probability", Cell::Int(101)),
            &c,
        ),
    ];
    for (expected, name, row, root) in cases {
        assert_eq!(refused(place, |tx| put(tx, name, &row, root)), expected);
    }
    assert_eq!((count(place, "customers"), count(place, "contacts"), count(place, "change")), (1, 1, 2));
}

fn with(mut row: Row, column: &str, value: Cell) -> Row {
    row.insert(column.into(), value);
    row
}

fn every_unique_index_refuses_under_its_name(place: &Place) {
    type Case<'a> = (&'a str, &'a str, &'a [(&'a str, Cell)]);
    let cases: [Case<'_>; 8] = [
        ("users_email", "users", &[("email", text("a@b.co"))]),
        ("roles_code", "roles", &[("code", text("SALES"))]),
        ("settings_key", "settings", &[("setting_key", text("k"))]),
        ("products_code", "products", &[("code", text("CPMA"))]),
        ("customer_sources_code", "customer_sources", &[("code", text("web"))]),
        ("stage_templates_order", "stage_templates", &[("stage_order", Cell::Int(3))]),
        ("organizations_code", "organizations", &[("code", text("BANTU"))]),
        ("quotation_templates_code", "quotation_templates", &[("template_code", text("T"))]),
    ];
    for (index, name, cells) in cases {
        let (first, second) = (row(table(name), "one", cells), row(table(name), "two", cells));
        let different = match name {
            // Their other unique column must not be the one that fails.
            "stage_templates" => [with(first, "code", text("x")), with(second, "code", text("y"))],
            _ => [first, second],
        };
        let code = refused(place, |tx| {
            put(tx, name, &different[0], &Root::Org)?;
            put(tx, name, &different[1], &Root::Org)
        });
        assert_eq!(code, format!("conflict.{index}"));
    }
}

fn a_reference_may_be_closed_later_in_the_command(place: &Place) {
    place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                put(tx, "contacts", &contact("p", "c", false), &root("c"))?;
                put(tx, "customers", &customer("c", "rep", "C"), &root("c"))
            })
        })
        .expect("checked at the end only");
}

fn a_parent_goes_after_its_children(place: &Place) {
    place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                put(tx, "customers", &customer("c", "rep", "C"), &root("c"))?;
                put(tx, "contacts", &contact("p", "c", false), &root("c"))
            })
        })
        .expect("written");
    assert_eq!(refused(place, |tx| tx.delete(table("customers"), id("c"))), "conflict.contacts_customer_id_fkey");
    assert_eq!(count(place, "customers"), 1);
    place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                tx.delete(table("customers"), id("c"))?;
                tx.delete(table("contacts"), id("p"))
            })
        })
        .expect("in any order within one command");
    assert_eq!(count(place, "customers"), 0);
}

fn an_open_reference_of_raw_rows_is_refused_at_commit(place: &Place) {
    let raw_row = RawRow { row: contact("p", "nobody", false), root: root("nobody"), ver: 1 };
    let result: Result<(), StoreError> = place.database.write(|conn| raw::apply_put(conn, table("contacts"), &raw_row));
    assert!(matches!(result, Err(StoreError::Io(_))), "{result:?}");
    assert_eq!(count(place, "contacts"), 0);
    assert_eq!(key("p"), raw_row.row["id"]);
}
