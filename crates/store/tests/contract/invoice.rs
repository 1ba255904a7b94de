//! Contracts that leave something to be invoiced: drafts do not count, corrections give back, waived and terminated ones are left out.

use bantu_domain::record::{Cell, Id};
use bantu_domain::refusal::StoreError;
use bantu_store::query::invoice;
use bantu_store::{Conn, Visibility};

use crate::data::{self, decide, id, key, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![contracts_with_room_left];

fn contracts_with_room_left(place: &Place) {
    let written = |conn: &mut Conn<'_>| {
        decide(conn, |tx| {
            for (customer, owner) in [("hers", "rep"), ("his", "other")] {
                put(tx, "customers", &data::customer(customer, owner, customer), &root(customer))?;
                let deal = data::deal(&format!("deal of {customer}"), customer, "deal");
                put(tx, "opportunities", &deal, &root(customer))?;
            }
            for (at, (name, customer, status, signed, waived)) in [
                ("draft", "hers", "draft", false, false),
                ("untouched", "hers", "signed", true, false),
                ("in part", "hers", "signed", true, false),
                ("whole", "hers", "signed", true, false),
                ("given back", "his", "signed", true, false),
                ("waived", "hers", "signed", true, true),
                ("terminated", "hers", "terminated", true, false),
            ]
            .into_iter()
            .enumerate()
            {
                let deal = format!("deal of {customer}");
                let cells = [
                    ("status", text(status)),
                    ("quotation_id", key(name)),
                    ("opportunity_id", key(&deal)),
                    ("base_minor", Cell::Int(1_000)),
                    ("total_minor", Cell::Int(1_000)),
                    ("signed_on", if signed { text("2026-01-05") } else { Cell::Null }),
                    ("no_invoice_reason", if waived { text("不需要") } else { Cell::Null }),
                    ("updated_at", Cell::Int(at as i64)),
                ];
                put(tx, "contracts", &row(table("contracts"), name, &cells), &root(customer))?;
            }
            for (name, contract, customer, kind, status, minor) in [
                ("i1", "untouched", "hers", "commercial", "draft", 1_000),
                ("i2", "untouched", "hers", "statutory", "issued", 1_000),
                ("i3", "in part", "hers", "commercial", "sent", 999),
                ("i4", "whole", "hers", "commercial", "issued", 400),
                ("i5", "whole", "hers", "commercial", "sent", 600),
                ("i6", "given back", "his", "commercial", "issued", 1_000),
                ("i7", "given back", "his", "commercial", "issued", -1_000),
            ] {
                let cells = [
                    ("contract_id", key(contract)),
                    ("opportunity_id", key(&format!("deal of {customer}"))),
                    ("kind", text(kind)),
                    ("status", text(status)),
                    ("invoice_minor", Cell::Int(minor)),
                ];
                put(tx, "invoices", &row(table("invoices"), name, &cells), &root(customer))?;
            }
            Ok(())
        })
        .map(drop)
    };
    place.database.write(written).expect("written");
    let ask = |visibility: Visibility, offset: i64, limit: i64| -> (Vec<Id>, i64) {
        place
            .database
            .read(|conn| -> Result<_, StoreError> { invoice::to_issue(conn, visibility, offset, limit) })
            .expect("a list")
    };
    let system = Visibility::system();
    assert_eq!(ask(system, 0, 10), (vec![id("given back"), id("in part"), id("untouched")], 3));
    assert_eq!(ask(system, 1, 1), (vec![id("in part")], 3));
    assert_eq!(ask(system, 3, 10), (vec![], 3));
    let other = Visibility { user_id: id("other"), whole: false, costs: false, pool: false };
    assert_eq!(ask(other, 0, 10), (vec![id("given back")], 1));
}
