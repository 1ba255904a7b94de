//! What people have typed and not sent yet: one text per person and key, the oldest of too many gone.

use bantu_domain::record::Instant;
use bantu_domain::refusal::StoreError;
use bantu_store::draft::{self, Draft};

use crate::data::id;
use crate::place::Place;
use crate::rows::count;

crate::on_every_database![
    a_draft_is_kept_replaced_and_thrown_away,
    drafts_belong_to_one_person,
    the_oldest_of_too_many_go,
    a_draft_lives_and_dies_with_its_transaction
];

fn at(second: i64) -> Instant {
    Instant::from_micros(second * 1_000_000).expect("a time of the calendar")
}

fn keep(place: &Place, who: &str, key: &str, body: &str, second: i64) {
    place.database.write(|conn| draft::put(conn, id(who), key, body, at(second), 3)).expect("kept");
}

fn of(place: &Place, who: &str, key: &str) -> Option<Draft> {
    place.database.read(|conn| draft::get(conn, id(who), key)).expect("read")
}

fn body(place: &Place, who: &str, key: &str) -> Option<String> {
    of(place, who, key).map(|draft| draft.body)
}

fn a_draft_is_kept_replaced_and_thrown_away(place: &Place) {
    assert_eq!(of(place, "ani", "product.new"), None);
    // Whatever a person types comes back byte for byte.
    let typed = "{\"name_zh\":\"北京 𬱖\\u0000'; DROP TABLE draft; --\",\"empty\":\"\"}";
    keep(place, "ani", "product.new", typed, 1);
    assert_eq!(of(place, "ani", "product.new"), Some(Draft { body: typed.to_owned(), saved_at: at(1) }));
    keep(place, "ani", "product.new", "{}", 2);
    assert_eq!(of(place, "ani", "product.new"), Some(Draft { body: "{}".to_owned(), saved_at: at(2) }));
    assert_eq!(count(place, "draft"), 1);
    for _ in 0..2 {
        place.database.write(|conn| draft::delete(conn, id("ani"), "product.new")).expect("gone, also a second time");
        assert_eq!((of(place, "ani", "product.new"), count(place, "draft")), (None, 0));
    }
}

fn drafts_belong_to_one_person(place: &Place) {
    keep(place, "ani", "product.new", "hers", 1);
    keep(place, "budi", "product.new", "his", 1);
    place.database.write(|conn| draft::delete(conn, id("ani"), "product.new")).expect("hers is gone");
    assert_eq!((body(place, "ani", "product.new"), body(place, "budi", "product.new")), (None, Some("his".to_owned())));
}

fn the_oldest_of_too_many_go(place: &Place) {
    keep(place, "budi", "his", "older than all of hers", 0);
    for (key, second) in [("b", 2), ("a", 1), ("d", 4), ("c", 3)] {
        keep(place, "ani", key, key, second);
    }
    let left = |place: &Place| ["a", "b", "c", "d", "e"].map(|key| of(place, "ani", key).is_some());
    assert_eq!(left(place), [false, true, true, true, false], "by age, not by order of coming");
    // One that is kept anew is young again.
    keep(place, "ani", "b", "b", 5);
    keep(place, "ani", "e", "e", 6);
    assert_eq!(left(place), [false, true, false, true, true]);
    assert!(of(place, "budi", "his").is_some(), "another person's drafts are not counted");
}

fn a_draft_lives_and_dies_with_its_transaction(place: &Place) {
    let given_up: Result<(), StoreError> = place.database.write(|conn| {
        draft::put(conn, id("ani"), "product.new", "{}", at(1), 3)?;
        assert!(draft::get(conn, id("ani"), "product.new")?.is_some());
        Err(StoreError::Busy)
    });
    assert_eq!(given_up, Err(StoreError::Busy));
    assert_eq!(of(place, "ani", "product.new"), None);
}
