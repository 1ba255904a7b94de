//! Several commands on one transaction, each in its own savepoint: all of them, or none; and the answers kept with them.

use bantu_domain::record::Instant;
use bantu_domain::refusal::{Fault, Refusal, StoreError};
use bantu_domain::tables;
use bantu_store::account::{self, Answered};
use bantu_store::{lane, raw};

use crate::data::{contact, customer, decide, id, put, root};
use crate::place::Place;
use crate::rows::count;

crate::on_every_database![
    a_refused_part_undoes_the_parts_before_it,
    a_part_may_be_refused_and_the_others_stay,
    an_answer_is_kept_with_its_effects_for_a_day
];

/// All that a whole may leave: the rows, the version, the change index and the audit.
fn stands(place: &Place) -> (i64, i64, Vec<i64>) {
    let sum = |conn: &mut bantu_store::Conn<'_>| {
        Ok::<_, StoreError>((lane::version(conn)?, raw::checksum(conn, &tables::all())?))
    };
    let (version, sum) = place.database.read(sum).expect("a look");
    (version, sum, ["change", "audit", "answered_request"].map(|table| count(place, table)).to_vec())
}

/// A customer and his contact as two commands through a lent transaction, then whatever comes last.
fn whole(place: &Place, last: impl FnOnce(&mut bantu_store::Conn<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
    place.database.write(|conn| {
        let mut lent = conn.lend();
        for (table, name) in [("customers", "first"), ("contacts", "second")] {
            lent.savepoint(|conn| {
                let row = if table == "customers" { customer(name, "rep", name) } else { contact(name, "first", true) };
                decide(conn, |tx| put(tx, table, &row, &root("first"))).map(drop)
            })?;
        }
        lent.savepoint(last)
    })
}

fn a_refused_part_undoes_the_parts_before_it(place: &Place) {
    let before = stands(place);
    // The second primary contact of a customer: the database itself refuses, inside the last savepoint.
    let twin = |conn: &mut bantu_store::Conn<'_>| {
        decide(conn, |tx| put(tx, "contacts", &contact("third", "first", true), &root("first"))).map(drop)
    };
    let refused = whole(place, twin);
    assert!(matches!(&refused, Err(Fault::Refused(r)) if r.code.starts_with("conflict.")), "{refused:?}");
    assert_eq!(stands(place), before);
    assert_eq!(whole(place, |_| Err(Refusal::new("test.refused").into())), Err(Refusal::new("test.refused").into()));
    assert_eq!(stands(place), before);
    whole(place, |_| Ok(())).expect("nothing is in the way");
    assert_eq!(stands(place).0, before.0 + 2);
}

fn a_part_may_be_refused_and_the_others_stay(place: &Place) {
    let caught = |conn: &mut bantu_store::Conn<'_>| {
        let twin: Result<(), Fault> = conn.savepoint(|conn| {
            decide(conn, |tx| put(tx, "contacts", &contact("third", "first", true), &root("first"))).map(drop)
        });
        assert!(twin.is_err());
        Ok(())
    };
    whole(place, caught).expect("the whole goes on");
    assert_eq!((stands(place).0, count(place, "contacts")), (2, 1), "the refused part gave its version back");
}

fn an_answer_is_kept_with_its_effects_for_a_day(place: &Place) {
    let at = |hours: i64| Instant::from_micros(1_795_400_000_000_000 + hours * 3_600_000_000).expect("a time");
    let user = id("rep");
    let answer = Answered { request_hash: "hash".into(), status: 201, body: "{}".into() };
    let known =
        |hours: i64| place.database.read(|conn| account::answered(conn, user, "key", at(hours - 24))).expect("a look");
    let keep = |hours: i64, last: Result<(), Fault>| {
        whole(place, |conn| {
            account::keep_answer(conn, user, "key", &answer, at(hours), at(hours - 24))?;
            last
        })
    };
    let before = stands(place);
    keep(0, Err(Refusal::new("test.refused").into())).expect_err("refused");
    assert_eq!((stands(place), known(0)), (before, None));
    keep(0, Ok(())).expect("kept");
    assert_eq!((known(24), known(25)), (Some(answer.clone()), None));
    place.database.write(|conn| account::keep_answer(conn, user, "key", &answer, at(30), at(6))).expect("swept first");
    assert_eq!((known(30), count(place, "answered_request")), (Some(answer.clone()), 1));
}
