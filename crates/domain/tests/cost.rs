//! The import of costs: all of them or none.

use bantu_domain::Command;
use bantu_domain::cost::{ImportCosts, ImportedCost, MAX_IMPORTED};
use bantu_domain::money::{Currency, MAX_MINOR};
use bantu_domain::product::ProductCost;
use bantu_domain::record::Id;

use crate::model::{World, product, refused, refused_field};

fn import(world: &mut World, change: impl FnOnce(&mut ImportCosts)) -> Command {
    let mut cost = |code: &str, currency, amount_minor| ImportedCost {
        id: world.id(),
        product_id: product(code),
        currency,
        amount_minor,
    };
    let costs =
        vec![cost("CPMA", Currency::Idr, 0), cost("CPMA", Currency::Cny, 475_000), cost("C312", Currency::Idr, 1)];
    let mut args = ImportCosts { costs, effective_from: world.today() };
    change(&mut args);
    Command::CostImport(args)
}

#[test]
fn refusals() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut ImportCosts), code: &str, field: &str) {
        let mut world = World::new();
        let before = world.model.records::<ProductCost>();
        let command = import(&mut world, change);
        refused_field(world.run("admin", command), code, field);
        assert_eq!(world.model.records::<ProductCost>(), before, "nothing of it is kept");
    }
    check(|a| a.costs.clear(), "field.required", "costs");
    check(|a| a.costs = vec![a.costs[0].clone(); MAX_IMPORTED + 1], "field.too_long", "costs");
    check(|a| a.costs[2] = ImportedCost { id: Id::from_u128(9), ..a.costs[0].clone() }, "cost.product_twice", "costs");
    check(|a| a.costs[2].amount_minor = -1, "money.out_of_range", "amount_minor");
    check(|a| a.costs[2].amount_minor = MAX_MINOR + 1, "money.out_of_range", "amount_minor");
    let old = World::new().day(-367);
    check(|a| a.effective_from = old, "date.out_of_range", "effective_from");
    let mut world = World::new();
    let command = import(&mut world, |a| a.costs[2].product_id = Id::from_u128(1));
    refused(world.run("admin", command), "record.not_found");
    for role in ["rep", "manager", "finance"] {
        let command = import(&mut world, |_| {});
        refused(world.run(role, command), "permission.denied");
    }
}

#[test]
fn every_cost_of_the_file_holds_from_one_day() {
    let mut world = World::new();
    let before = world.model.records::<ProductCost>().len();
    let command = import(&mut world, |_| {});
    world.done("admin", command);
    let (costs, today) = (world.model.records::<ProductCost>(), world.today());
    assert_eq!(costs.len(), before + 3);
    let of = |code: &str, currency: Currency| {
        let found =
            costs.iter().find(|c| c.product_id == product(code) && c.currency == currency && c.effective_from == today);
        found.map(|cost| cost.amount_minor)
    };
    assert_eq!(
        (of("CPMA", Currency::Idr), of("CPMA", Currency::Cny), of("C312", Currency::Idr)),
        (Some(0), Some(475_000), Some(1))
    );
}
