//! A laptop: base images at first touch, rewind to exactly the base, frames, unique values that change places.

use bantu_domain::record::Cell;
use bantu_domain::refusal::Fault;
use bantu_domain::table::Root;
use bantu_domain::tables;
use bantu_domain::tx::Tx;
use bantu_store::{Mode, RawRow, StoreTx, raw};

use crate::data::{contact, customer, deal, id, key, put, replay, root, row, table};
use crate::place::Place;
use crate::rows::count;

crate::on_every_database![
    rewind_gives_back_the_base,
    the_first_image_wins,
    local_rows_keep_the_version_of_the_office,
    unique_values_that_changed_places_come_back,
    an_undone_command_leaves_no_image,
    a_dropped_root_is_gone_from_every_table,
    costs_are_hidden_without_the_right,
    effects_hash_equal_on_both_sides,
    sums_tell_rows_apart,
];

fn base(place: &Place) {
    place
        .database
        .write(|conn| {
            for (name, row, ver) in [
                ("customers", customer("c", "rep", "Base"), 4),
                ("contacts", contact("p", "c", true), 5),
                ("contacts", contact("q", "c", false), 6),
            ] {
                raw::apply_put(conn, table(name), &RawRow { row, root: root("c"), ver })?;
            }
            Ok::<_, bantu_domain::StoreError>(())
        })
        .expect("the base");
}

fn sum(place: &Place) -> i64 {
    place.database.read(|conn| raw::checksum(conn, &tables::all())).expect("a sum")
}

fn rewind_gives_back_the_base(place: &Place) {
    base(place);
    let before = sum(place);
    place
        .database
        .write(|conn| {
            replay(conn, |tx| put(tx, "customers", &customer("c", "rep", "Local"), &root("c")))?;
            replay(conn, |tx| {
                put(tx, "opportunities", &deal("new", "c", "New deal"), &root("c"))?;
                tx.delete(table("contacts"), id("q"))
            })?;
            replay(conn, |tx| put(tx, "contacts", &contact("q", "c", false), &root("c")))
        })
        .expect("local commands");
    assert_ne!(sum(place), before);
    assert_eq!(count(place, "base_image"), 3);
    let keys = place.database.write(raw::rewind).expect("rewound");
    let tables: Vec<_> = keys.iter().map(|(table, _)| *table).collect();
    assert_eq!(tables, ["contacts", "customers", "opportunities"]);
    assert_eq!(sum(place), before, "versions and roots included");
    assert_eq!(count(place, "base_image"), 0);
    assert_eq!(count(place, "opportunities"), 0);
}

fn the_first_image_wins(place: &Place) {
    base(place);
    for shown in ["One", "Two"] {
        place
            .database
            .write(|conn| replay(conn, |tx| put(tx, "customers", &customer("c", "rep", shown), &root("c"))))
            .expect("written");
    }
    let image =
        place.database.read(|conn| conn.query("SELECT image, ver FROM base_image", &[])).expect("images").remove(0);
    assert!(matches!(&image["image"], Cell::Text(json) if json.contains("\"name\":\"Base\"")));
    assert_eq!(image["ver"], Cell::Int(4));
}

fn local_rows_keep_the_version_of_the_office(place: &Place) {
    base(place);
    place
        .database
        .write(|conn| {
            replay(conn, |tx| {
                put(tx, "customers", &customer("c", "rep", "Local"), &root("c"))?;
                put(tx, "opportunities", &deal("new", "c", "New"), &root("c"))
            })
        })
        .expect("written");
    let ver = |name: &str, record: &str| {
        let stored = place.database.read(|conn| raw::row(conn, table(name), &id(record).to_string())).expect("read");
        stored.expect("a row").ver
    };
    assert_eq!((ver("customers", "c"), ver("opportunities", "new")), (4, 0));
    assert_eq!(count(place, "change"), 0);
}

fn unique_values_that_changed_places_come_back(place: &Place) {
    base(place);
    let before = sum(place);
    place
        .database
        .write(|conn| {
            replay(conn, |tx| {
                put(tx, "contacts", &contact("p", "c", false), &root("c"))?;
                put(tx, "contacts", &contact("q", "c", true), &root("c"))
            })
        })
        .expect("the primary contact has changed");
    place.database.write(raw::rewind).expect("p is primary again before q is not");
    assert_eq!(sum(place), before);
    // The same from the office: all staged keys go first, then all rows come.
    place
        .database
        .write(|conn| {
            let staged = [("p", false, 8), ("q", true, 9)];
            for (name, ..) in staged {
                raw::apply_del(conn, table("contacts"), &id(name).to_string())?;
            }
            for (name, primary, ver) in staged.into_iter().rev() {
                raw::apply_put(
                    conn,
                    table("contacts"),
                    &RawRow { row: contact(name, "c", primary), root: root("c"), ver },
                )?;
            }
            Ok::<_, bantu_domain::StoreError>(())
        })
        .expect("frames applied");
}

fn an_undone_command_leaves_no_image(place: &Place) {
    base(place);
    place
        .database
        .write(|conn| {
            let failed: Result<(), Fault> = conn.savepoint(|conn| {
                replay(conn, |tx| {
                    put(tx, "customers", &customer("c", "rep", "Local"), &root("c"))?;
                    put(tx, "contacts", &contact("q", "c", true), &root("c"))
                })
                .map(|_| ())
            });
            assert_eq!(crate::data::code(failed), "conflict.contacts_one_primary");
            Ok::<_, Fault>(())
        })
        .expect("the transaction goes on");
    assert_eq!(count(place, "base_image"), 0);
}

fn a_dropped_root_is_gone_from_every_table(place: &Place) {
    base(place);
    place
        .database
        .write(|conn| {
            raw::apply_put(
                conn,
                table("customers"),
                &RawRow { row: customer("other", "rep", "Other"), root: root("other"), ver: 7 },
            )?;
            bantu_store::search::refresh(
                conn,
                &[("customers", id("c").to_string()), ("customers", id("other").to_string())],
            )?;
            raw::drop_root(conn, &root("c"))
        })
        .expect("dropped");
    assert_eq!((count(place, "customers"), count(place, "contacts"), count(place, "search_doc")), (1, 0, 1));
}

fn costs_are_hidden_without_the_right(place: &Place) {
    let holds = |holds_costs, root: Root| {
        place
            .database
            .write(|conn| {
                StoreTx::run(conn, Mode::Replica { user_id: id("rep"), holds_costs }, |tx| {
                    Ok::<_, Fault>((tx.holds(&root), tx.sees(&root)?))
                })
            })
            .expect("asked")
            .0
    };
    for root in [Root::Cost, Root::CustomerCost(id("c"))] {
        assert_eq!(holds(false, root.clone()), (false, false));
        assert_eq!(holds(true, root), (true, true));
    }
    assert_eq!(holds(false, root("c")), (true, true));
    let cost = row(table("product_costs"), "cost", &[]);
    let written = place.database.write(|conn| replay(conn, |tx| put(tx, "product_costs", &cost, &Root::Cost)));
    assert!(matches!(written, Err(Fault::Store(bantu_domain::StoreError::Corrupt(_)))), "{written:?}");
    assert_eq!(count(place, "product_costs"), 0);
}

fn effects_hash_equal_on_both_sides(place: &Place) {
    base(place);
    let cost = row(table("quotation_item_costs"), "cost", &[]);
    let body = |tx: &mut StoreTx<'_, '_>, with_cost: bool| {
        put(tx, "customers", &customer("c", "rep", "Local"), &root("c"))?;
        tx.delete(table("contacts"), id("q"))?;
        if with_cost {
            put(tx, "quotation_item_costs", &cost, &Root::CustomerCost(id("c")))?;
        }
        Ok(())
    };
    let laptop = place.database.write(|conn| replay(conn, |tx| body(tx, false))).expect("laptop").effect_hash(|_| true);
    place.database.write(raw::rewind).expect("rewound");
    let office = place.database.write(|conn| crate::data::decide(conn, |tx| body(tx, true))).expect("office");
    let without_costs = |root: &Root| !matches!(root, Root::Cost | Root::CustomerCost(_));
    assert_eq!(laptop, office.effect_hash(without_costs), "versions and costs make no difference");
    assert_ne!(laptop, office.effect_hash(|_| true));
}

fn sums_tell_rows_apart(place: &Place) {
    base(place);
    let (content, versions) =
        (sum(place), place.database.read(|conn| raw::version_sum(conn, &root("c"))).expect("a sum"));
    let change = |ver| {
        let row = RawRow { row: contact("q", "c", false), root: root("c"), ver };
        place.database.write(|conn| raw::apply_put(conn, table("contacts"), &row)).expect("written");
        (sum(place), place.database.read(|conn| raw::version_sum(conn, &root("c"))).expect("a sum"))
    };
    let (other_content, other_versions) = change(60);
    assert!(other_content != content && other_versions != versions);
    assert_eq!(change(6), (content, versions));
    assert_eq!(key("q"), contact("q", "c", false)["id"]);
}
