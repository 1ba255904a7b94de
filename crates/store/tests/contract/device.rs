//! The list of laptops.

use bantu_domain::record::{Cell, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::table::Root;
use bantu_store::query::device;
use bantu_store::sync_server::{Device, insert_device, next_mark, revoke_device, set_seen};

use crate::data::{decide, id, put, row, table, text};
use crate::place::Place;

crate::on_every_database![laptops_are_listed_with_their_users];

fn at(second: i64) -> Instant {
    Instant::from_micros(second * 1_000_000).expect("a time of the calendar")
}

fn laptops_are_listed_with_their_users(place: &Place) {
    place
        .database
        .write(|conn| {
            decide(conn, |tx| {
                for (name, shown) in [("ani", "Ani"), ("budi", "Budi")] {
                    let cells = [("display_name", text(shown)), ("email", text(name)), ("is_active", Cell::Int(1))];
                    put(tx, "users", &row(table("users"), name, &cells), &Root::Org)?;
                }
                Ok(())
            })?;
            for (name, who, joined) in [("b1", "budi", 1), ("a1", "ani", 2), ("a2", "ani", 3)] {
                let device = Device {
                    id: id(name),
                    user_id: id(who),
                    name: name.to_owned(),
                    mark: format!("K{}", next_mark(conn)?),
                    last_seq: 0,
                    active: true,
                };
                insert_device(conn, &device, name, at(joined))?;
            }
            set_seen(conn, id("a1"), 7, "0.1.0", at(9))?;
            assert!(revoke_device(conn, id("a2"))?);
            assert!(!revoke_device(conn, id("nothing"))?);
            Ok::<_, Fault>(())
        })
        .expect("written");
    let list = |user| place.database.read(|conn| device::list(conn, user)).expect("laptops");
    let all = list(None);
    let short: Vec<_> = all.iter().map(|l| (l.name.as_str(), l.user_name.as_str(), l.active, l.enrolled_at)).collect();
    assert_eq!(short, [("a2", "Ani", false, at(3)), ("a1", "Ani", true, at(2)), ("b1", "Budi", true, at(1))]);
    let seen = &all[1];
    assert_eq!(
        (seen.last_seen_at, seen.cursor, seen.app_version.as_deref(), seen.user_email.as_str()),
        (Some(at(9)), 7, Some("0.1.0"), "ani")
    );
    assert_eq!((all[2].last_seen_at, all[2].cursor), (None, 0));
    assert_eq!(list(Some(id("budi"))).iter().map(|l| l.name.as_str()).collect::<Vec<_>>(), ["b1"]);
    let marks: std::collections::BTreeSet<_> = all.iter().map(|l| l.mark.as_str()).collect();
    assert_eq!(marks.len(), 3);
}
