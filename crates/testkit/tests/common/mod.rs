//! Commands as JSON with defaults, and short looks into databases.
#![allow(dead_code)]

use bantu_domain::record::Id;
use bantu_domain::table::Entity;
use bantu_store::Database;
use bantu_testkit::fixture::{self, Person};
use bantu_testkit::oracle;
use bantu_testkit::world::{Weather, World};
use serde_json::{Value, json};

/// A world in clear weather, everything pulled.
pub fn calm(people: &[Person]) -> World {
    let mut world = World::new(7, people).unwrap();
    world.drain().unwrap();
    world.weather = Weather::CLEAR;
    world
}

pub fn customer(id: Id, name: &str, customer_no: Option<i64>) -> Value {
    json!({ "id": id, "customer_no": customer_no, "fields": { "name": name, "source_id": fixture::source() } })
}

pub fn deal(id: Id, customer_id: Id, history_id: Id) -> Value {
    json!({ "id": id, "customer_id": customer_id, "history_id": history_id, "fields": { "name": "商机", "service_type": "mixed" } })
}

pub fn contact(id: Id, customer_id: Id, name: &str, is_primary: bool) -> Value {
    json!({ "id": id, "fields": { "customer_id": customer_id, "name": name, "is_primary": is_primary } })
}

/// One line at a unit price.
pub fn draft(world: &mut World, id: Id, deal: Id, product: &str, price: i64) -> Value {
    let today = world.now.date_naive();
    json!({
        "id": id, "opportunity_id": deal, "edit_no": 0,
        "head": {
            "currency_primary": "IDR", "exchange_rate_e9": null, "exchange_rate_on": null, "payment_terms": "full_upfront",
            "discount_rate_e2": "0", "valid_until": today + chrono::Days::new(30), "wechat_group_no": null, "template_id": null,
            "language": "zh_id", "notes": null,
        },
        "items": [{
            "id": world.rng.id(), "product_id": fixture::product(product), "quantity": "1", "unit_price_list_minor": price,
            "price_origin": "manual",
        }],
    })
}

pub fn issue(id: Id, number: &str, customer_no: i64) -> Value {
    json!({
        "id": id, "number": number,
        "parties": { "customer_name": "北京科技", "customer_no": customer_no, "seller_name": "BANTU", "salesperson": "Ani" },
    })
}

/// Brings a new deal of a new customer to the quotation stage at a laptop: `(customer, customer number, deal)`.
pub fn deal_at_quotation(world: &mut World, laptop: usize) -> (Id, i64, Id) {
    let (customer_id, deal_id, line) = (world.rng.id(), world.rng.id(), world.rng.id());
    let taken =
        world.laptops[laptop].db.write(|conn| bantu_app::sync::numbers::for_customer(conn, customer_id)).unwrap();
    let number = taken.0.unwrap();
    let today = world.now.date_naive();
    let history = [world.rng.id(), world.rng.id(), world.rng.id()];
    let steps = [
        ("customer.create", customer(customer_id, "北京科技有限公司", Some(number))),
        ("opportunity.create", deal(deal_id, customer_id, history[0])),
        ("opportunity.confirm_demand", json!({ "id": deal_id, "confirmed_on": today })),
        ("stage.advance", json!({ "opportunity_id": deal_id, "to_order": 2, "history_id": history[1] })),
        (
            "opportunity_product.plan",
            json!({ "id": line, "opportunity_id": deal_id, "product_id": fixture::product("CPMA"), "quantity": "1" }),
        ),
        ("opportunity.confirm_scheme", json!({ "id": deal_id, "confirmed_on": today })),
        ("stage.advance", json!({ "opportunity_id": deal_id, "to_order": 3, "history_id": history[2] })),
    ];
    for (name, args) in steps {
        world.issue(laptop, name, args).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    }
    (customer_id, number, deal_id)
}

/// The record of an id.
pub fn get<E: Entity>(db: &Database, id: Id) -> Option<E> {
    db.read(|conn| oracle::all::<E>(conn)).unwrap().into_iter().find(|record| record.id() == id)
}

/// Commands waiting at a laptop.
pub fn waiting(world: &World, laptop: usize) -> usize {
    world.laptops[laptop].raw.read(bantu_store::sync_client::pending).unwrap().len()
}
