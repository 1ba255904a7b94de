//! The audit as it is looked at: filters, the notes of work beside the records, names that only those who see a record learn.

use std::collections::BTreeSet;

use bantu_domain::record::{Cell, Instant, Row};
use bantu_domain::refusal::Fault;
use bantu_store::change::{self, Note};
use bantu_store::query::audit::{self, Entry, Filter};
use bantu_store::{Visibility, lane};

use crate::data::{commit, customer, deal, decide, id, key, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![entries_are_filtered, a_note_is_an_entry, names_follow_visibility];

fn at(second: i64) -> Instant {
    Instant::from_micros(second * 1_000_000).expect("a time of the calendar")
}

/// Three versions: two customers of the rep, then one of them changed by another.
fn filled(place: &Place) {
    place
        .database
        .write(|conn| {
            for (name, who, shown) in [("a", "rep", "A"), ("b", "rep", "B"), ("a", "other", "A2")] {
                decide(conn, |tx| put(tx, "customers", &customer(name, "rep", shown), &root(name)))?;
                commit(conn, who, "customer.update")?;
            }
            Ok::<_, Fault>(())
        })
        .expect("three versions");
}

fn list(place: &Place, filter: &Filter) -> Vec<Entry> {
    let (entries, total) =
        place.database.read(|conn| audit::list(conn, filter, Visibility::system(), 0, 50)).expect("the audit");
    assert_eq!(i64::try_from(entries.len()), Ok(total));
    entries
}

fn entries_are_filtered(place: &Place) {
    filled(place);
    let versions = |filter: Filter| list(place, &filter).into_iter().map(|e| e.version).collect::<Vec<_>>();
    let any = Filter::default;
    assert_eq!(versions(any()), [3, 2, 1], "newest first");
    assert_eq!(versions(Filter { actor: Some(id("rep")), ..any() }), [2, 1]);
    assert_eq!(versions(Filter { actor: Some(id("nobody")), ..any() }), [0_i64; 0]);
    assert_eq!(versions(Filter { from: Some(at(2)), ..any() }), [3, 2]);
    assert_eq!(versions(Filter { until: Some(at(2)), ..any() }), [1]);
    assert_eq!(versions(Filter { from: Some(at(2)), until: Some(at(3)), ..any() }), [2]);
    assert_eq!(versions(Filter { version: Some(3), ..any() }), [3]);
    assert_eq!(versions(Filter { table: Some("customers"), id: Some(id("a")), ..any() }), [3, 1]);
    assert_eq!(versions(Filter { table: Some("contacts"), ..any() }), [0_i64; 0]);
}

fn a_note_is_an_entry(place: &Place) {
    filled(place);
    let side = |state: &str| Row::from([("state".into(), text(state))]);
    let note = Note { table: "device", id: id("laptop"), before: side("active"), after: side("revoked") };
    place
        .database
        .write(|conn| {
            let version = lane::next_version(conn)?;
            change::note(conn, version, &note)?;
            commit(conn, "admin", "device.revoke")
        })
        .expect("a note");
    let found = list(place, &Filter { table: Some("device"), ..Filter::default() });
    let says = |side: &Option<String>, state: &str| side.as_deref() == Some(&format!("{{\"state\":\"{state}\"}}"));
    assert_eq!((found.len(), found[0].version, found[0].command.as_str()), (1, 4, "device.revoke"));
    assert!(says(&found[0].before, "active") && says(&found[0].after, "revoked"), "{found:?}");
    let sent = place.database.read(|conn| change::between(conn, 3, 4, 10)).expect("the index");
    assert_eq!(sent, [], "no laptop is told");
}

fn names_follow_visibility(place: &Place) {
    filled(place);
    place
        .database
        .write(|conn| {
            let of = ("opportunity_id", key("deal"));
            let cells = [of.clone(), ("quotation_no", text("12000-QUO-001")), ("currency_primary", text("CNY"))];
            let quotation = row(table("quotations"), "q", &cells);
            let draft = row(table("quotations"), "d", &[of, ("version", Cell::Int(2))]);
            let of = ("opportunity_id", key("deal"));
            let contract = [of.clone(), ("quotation_id", key("q")), ("contract_no", text("12000-CON-001"))];
            let contract = row(table("contracts"), "c", &contract);
            let order = [of, ("customer_id", key("a")), ("contract_id", key("c")), ("order_number", text("ORD-1"))];
            let order = row(table("orders"), "o", &[order.as_slice(), &[("currency", text("CNY"))]].concat());
            let user = row(table("users"), "rep", &[("display_name", text("Ani"))]);
            decide(conn, |tx| {
                put(tx, "opportunities", &deal("deal", "a", "Deal"), &root("a"))?;
                put(tx, "quotations", &quotation, &root("a"))?;
                put(tx, "quotations", &draft, &root("a"))?;
                put(tx, "contracts", &contract, &root("a"))?;
                put(tx, "orders", &order, &root("a"))?;
                put(tx, "users", &user, &bantu_domain::table::Root::Org)
            })
        })
        .expect("more rows");
    let ids: BTreeSet<String> =
        ["a", "q", "d", "c", "o", "rep", "gone"].iter().map(|name| id(name).to_string()).collect();
    let names = |visibility: Visibility| {
        let names = place.database.read(|conn| audit::names(conn, &ids, visibility)).expect("names");
        ["a", "q", "d", "c", "o", "rep", "gone"].map(|name| names.get(&id(name).to_string()).map(|n| n.name.clone()))
    };
    let known = |name: &str| Some(name.to_owned());
    let whole =
        [known("A2"), known("12000-QUO-001"), known("v2"), known("12000-CON-001"), known("ORD-1"), known("Ani"), None];
    assert_eq!(names(Visibility::system()), whole);
    assert_eq!(names(Visibility { user_id: id("rep"), whole: false, costs: false, pool: false }), whole);
    let stranger = Visibility { user_id: id("stranger"), whole: false, costs: false, pool: false };
    assert_eq!(names(stranger), [None, None, None, None, None, known("Ani"), None]);
    let none = place.database.read(|conn| audit::names(conn, &BTreeSet::new(), stranger)).expect("names");
    assert!(none.is_empty());
}
