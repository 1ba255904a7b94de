//! The confidential costs of the catalogue: complete, strictly below every floor, and the floors are the ones the rule gives.

use bantu_app::catalogue::{costs, rows};
use bantu_domain::money::{Currency, Money};
use bantu_domain::product::{PriceType, Product, ProductCost, ProductFloor, ProductPrice, default_floor};
use bantu_domain::table::Entity;

fn all<E: Entity>() -> Vec<E> {
    let rows = rows().expect("the committed files are readable");
    rows.iter()
        .filter(|(table, ..)| table.name == E::TABLE)
        .map(|(_, row, _)| E::read(row).expect("the row reads back"))
        .collect()
}

fn built_in_costs() -> Vec<ProductCost> {
    costs(include_str!("../catalogue/costs.json")).expect("the committed file is readable")
}

#[test]
fn every_product_has_a_cost_in_both_currencies() {
    let costs = built_in_costs();
    assert_eq!(costs.len(), 96);
    for product in all::<Product>() {
        for currency in Currency::ALL {
            let found = costs.iter().filter(|c| c.product_id == product.id && c.currency == currency).count();
            assert_eq!(found, 1, "{} {}", product.fields.code, currency.code());
        }
    }
}

#[test]
fn floors_are_strictly_above_cost_and_follow_the_rule() {
    let (floors, prices) = (all::<ProductFloor>(), all::<ProductPrice>());
    for cost in built_in_costs() {
        let floor =
            floors.iter().find(|f| f.product_id == cost.product_id && f.currency == cost.currency).expect("a floor");
        let channel = prices
            .iter()
            .find(|p| {
                p.product_id == cost.product_id && p.currency == cost.currency && p.price_type == PriceType::Channel
            })
            .map(|p| Money::new(p.amount_minor, p.currency));
        let rule = default_floor(channel, Money::new(cost.amount_minor, cost.currency));
        assert_eq!(Money::new(floor.amount_minor, floor.currency), rule);
        assert!(floor.amount_minor > cost.amount_minor && cost.amount_minor > 0);
        assert_eq!(floor.effective_from, cost.effective_from);
    }
}
