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

/// What every program tells of itself (schemas with their examples, the public catalogue) stands in the desktop's binary too.
#[test]
fn nothing_that_everybody_holds_tells_a_cost() {
    let prices: Vec<i64> = all::<ProductPrice>().iter().map(|price| price.amount_minor).collect();
    let floors: Vec<i64> = all::<ProductFloor>().iter().map(|floor| floor.amount_minor).collect();
    let document = serde_json::to_string(&bantu_app::openapi()).expect("the document as JSON");
    let secret: Vec<i64> = built_in_costs()
        .iter()
        .filter(|cost| cost.currency == Currency::Idr && cost.amount_minor >= 100_000)
        .map(|cost| cost.amount_minor)
        .filter(|amount| !prices.contains(amount) && !floors.contains(amount))
        .collect();
    assert!(secret.len() >= 3, "there are costs that are no price");
    for amount in secret {
        assert!(!document.contains(&amount.to_string()), "{amount} stands in a schema");
    }
}
