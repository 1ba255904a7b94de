//! Lists of mails and what the sender has to do: the same on every database.

use bantu_domain::mail::MailStatus;
use bantu_domain::record::{Cell, CellValue as _, Id, Instant};
use bantu_domain::table::Root;
use bantu_store::Visibility;
use bantu_store::query::mail::{self, Filter};

use crate::data::{self, decide, id, key, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![the_sender_finds_its_own, people_list_theirs];

/// A mail: its name, state, tries, when it was queued and when it is due, and the colleague it is for.
type Given = (&'static str, MailStatus, i64, i64, Option<i64>, Option<&'static str>);

const MAILS: &[Given] = &[
    ("due", MailStatus::Queued, 0, 20, Some(100), None),
    ("first", MailStatus::Queued, 1, 10, Some(50), None),
    ("later", MailStatus::Queued, 2, 30, Some(900), None),
    ("begun", MailStatus::Sending, 1, 40, None, None),
    ("gone", MailStatus::Sent, 1, 50, None, None),
    ("failed", MailStatus::Failed, 5, 60, None, None),
    ("unclear", MailStatus::Unclear, 1, 70, None, Some("rep")),
    ("back", MailStatus::Cancelled, 0, 80, None, None),
    ("hers", MailStatus::Failed, 5, 90, None, Some("boss")),
];

fn fill(place: &Place) {
    let written = place.database.write(|conn| {
        decide(conn, |tx| {
            put(tx, "customers", &data::customer("c", "rep", "客户"), &root("c"))?;
            for (name, status, attempts, created, due, to) in MAILS {
                let mut cells = vec![
                    ("status", status.to_cell()),
                    ("attempts", Cell::Int(*attempts)),
                    ("created_at", Cell::Int(*created)),
                    ("next_attempt_at", due.map_or(Cell::Null, Cell::Int)),
                    ("customer_id", key("c")),
                    ("subject_id", key(if *created < 50 { "q" } else { "k" })),
                    ("to_addresses", text("[]")),
                ];
                cells.extend(to.map(|person| ("to_user_id", key(person))));
                let own = to.map_or_else(|| root("c"), |person| Root::User(id(person)));
                put(tx, "mails", &row(table("mails"), name, &cells), &own)?;
            }
            Ok(())
        })
    });
    written.expect("written");
}

fn names(found: &[Id]) -> Vec<&'static str> {
    found.iter().map(|one| MAILS.iter().find(|mail| id(mail.0) == *one).expect("one of them").0).collect()
}

fn the_sender_finds_its_own(place: &Place) {
    let counts = || place.database.read(mail::counts).expect("counts");
    let since = || place.database.read(mail::waiting_since).expect("a time");
    assert_eq!((counts(), since()), (vec![], None));
    fill(place);
    let at = |micros| Instant::from_micros(micros).expect("a time");
    let due = |now, limit| place.database.read(|conn| mail::due(conn, at(now), limit)).expect("a list");
    assert_eq!(names(&due(100, 9)), ["first", "due"]);
    assert_eq!(names(&due(99, 9)), ["first"]);
    assert_eq!(names(&due(1_000, 2)), ["first", "due"]);
    let delayed = |since, limit| place.database.read(|conn| mail::delayed(conn, at(since), limit)).expect("a list");
    assert_eq!(names(&delayed(901, 9)), ["first", "due", "later"]);
    assert_eq!((names(&delayed(900, 9)), names(&delayed(900, 1))), (vec!["first", "due"], vec!["first"]));
    assert_eq!(names(&place.database.read(mail::begun).expect("a list")), ["begun"]);
    let troubled = |limit| place.database.read(|conn| mail::troubled(conn, limit)).expect("a list");
    assert_eq!(names(&troubled(9)), ["hers", "unclear", "failed", "later", "first"]);
    assert_eq!(names(&troubled(2)), ["hers", "unclear"]);
    assert_eq!(since(), Some(at(10)));
    let expected = [
        (MailStatus::Cancelled, 1),
        (MailStatus::Failed, 2),
        (MailStatus::Queued, 3),
        (MailStatus::Sending, 1),
        (MailStatus::Sent, 1),
        (MailStatus::Unclear, 1),
    ];
    assert_eq!(counts(), expected);
}

fn people_list_theirs(place: &Place) {
    fill(place);
    let list = |who: &str, whole, filter: &Filter, offset, limit| {
        let visibility = Visibility { user_id: id(who), whole, costs: false, pool: false };
        let (ids, total) =
            place.database.read(|conn| mail::list(conn, filter, visibility, offset, limit)).expect("a list");
        (names(&ids), total)
    };
    let all = Filter::default();
    let newest = vec!["back", "unclear", "failed", "gone", "begun", "later", "due", "first"];
    assert_eq!(list("rep", false, &all, 0, 20), (newest.clone(), 8));
    assert_eq!(list("rep", false, &all, 6, 20), (newest[6..].to_vec(), 8));
    // Whoever reads everything reads what customers get, and his own.
    assert_eq!(list("boss", true, &all, 0, 1), (vec!["hers"], 8));
    assert_eq!(list("rival", false, &all, 0, 20), (vec![], 0));
    let some = Filter { statuses: vec![MailStatus::Failed, MailStatus::Sent], ..Filter::default() };
    assert_eq!(list("rep", false, &some, 0, 20), (vec!["failed", "gone"], 2));
    let quotation = Filter { subject_id: Some(id("q")), customer_id: Some(id("c")), ..Filter::default() };
    assert_eq!(list("rep", false, &quotation, 0, 20), (vec!["begun", "later", "due", "first"], 4));
    let deal = Filter { opportunity_id: Some(id("d")), ..Filter::default() };
    assert_eq!(list("rep", false, &deal, 0, 20), (vec![], 0));
}
