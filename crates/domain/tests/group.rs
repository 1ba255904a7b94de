//! The number of a chat group: it changes wherever it stands, and back (DOMAIN §8.9).

use bantu_domain::contract::Contract;
use bantu_domain::group::{RenameGroup, deals_of, is_used};
use bantu_domain::money::Currency;
use bantu_domain::opportunity::{CreateOpportunity, Opportunity};
use bantu_domain::quotation::Quotation;
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, refused, refused_field, user};

fn rename(world: &mut World, who: &str, from: &str, to: &str, only: &[Id], join: bool) -> Result<Outcome, Fault> {
    let command = RenameGroup { from: from.into(), to: to.into(), join, only: only.to_vec() };
    world.run(who, Command::GroupRename(command))
}

fn ids(outcome: &Outcome) -> Vec<Id> {
    outcome.facts["ids"].split(',').map(|id| id.parse().expect("an id")).collect()
}

/// Numbers on quotations and contracts of a deal.
fn numbers(world: &World, deal: Id) -> Vec<Option<String>> {
    let quotations = world.model.records::<Quotation>().into_iter().filter(|q| q.opportunity_id == deal);
    let contracts = world.model.records::<Contract>().into_iter().filter(|c| c.opportunity_id == deal);
    quotations.map(|q| q.head.wechat_group_no).chain(contracts.map(|c| c.terms.wechat_group_no)).collect()
}

#[test]
fn it_changes_everywhere_and_back() {
    let mut world = World::new();
    let (deal, ..) = world.signed_deal("PT", Currency::Idr);
    let before = world.model.rows().clone();
    let old = "G-88";
    assert!(numbers(&world, deal).iter().flatten().any(|no| no == old));
    let renamed = rename(&mut world, "rep", old, " G-99 ", &[], false).expect("renamed");
    assert_eq!(renamed.facts["changed"], ids(&renamed).len().to_string());
    assert!(numbers(&world, deal).iter().flatten().all(|no| no == "G-99"));
    refused_field(rename(&mut world, "rep", old, "G-77", &[], false), "group.unknown", "from");
    rename(&mut world, "rep", "G-99", old, &ids(&renamed), false).expect("undone");
    assert_eq!(&before, world.model.rows());
}

#[test]
fn two_groups_become_one_only_on_purpose_and_part_again() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let mut group = |no: &str| {
        let id = world.id();
        let mut fields = World::deal_fields();
        fields.wechat_group_no = Some(no.into());
        let history_id = world.id();
        let create = CreateOpportunity { id, history_id, customer_id: customer, fields };
        world.done("rep", Command::OpportunityCreate(create));
        id
    };
    let (a, b) = (group("G-1"), group("G-2"));
    refused_field(rename(&mut world, "rep", "G-1", "G-2", &[], false), "group.taken", "to");
    let joined = rename(&mut world, "rep", "G-1", "G-2", &[], true).expect("joined");
    assert_eq!(ids(&joined), [a]);
    let found = world.model.ask(user("rep"), world.at, |cx| deals_of("G-2", cx)).expect("found");
    let mut both = [a, b];
    both.sort();
    assert_eq!(found.iter().map(|deal| deal.id).collect::<Vec<_>>(), both);
    rename(&mut world, "rep", "G-2", "G-1", &[a], false).expect("undone");
    let number = |world: &World, id| world.get::<Opportunity>(id).fields.wechat_group_no;
    assert_eq!((number(&world, a).as_deref(), number(&world, b).as_deref()), (Some("G-1"), Some("G-2")));
    // What got another number since is not taken along.
    refused_field(rename(&mut world, "rep", "G-2", "G-3", &[a, b], false), "group.changed_since", "from");
    assert_eq!(number(&world, b).as_deref(), Some("G-2"));
}

#[test]
fn others_groups_are_neither_seen_nor_changed() {
    let mut world = World::new();
    world.signed_deal("PT", Currency::Idr);
    refused_field(rename(&mut world, "rival", "G-88", "G-99", &[], false), "group.unknown", "from");
    assert!(!world.model.ask(user("rival"), world.at, |cx| is_used("G-88", cx)).expect("an answer"));
    assert!(world.model.ask(user("manager"), world.at, |cx| is_used("G-88", cx)).expect("an answer"));
    refused(rename(&mut world, "legal", "G-88", "G-99", &[], false), "permission.denied");
}

#[test]
fn numbers_that_are_none() {
    let mut world = World::new();
    world.signed_deal("PT", Currency::Idr);
    for (from, to, code, field) in [
        ("", "G-1", "field.required", "from"),
        ("G-88", "  ", "field.required", "to"),
        ("G-88", "a\nb", "field.invalid", "to"),
        ("G-88", " G-88", "field.invalid", "to"),
    ] {
        refused_field(rename(&mut world, "rep", from, to, &[], false), code, field);
    }
    let long = "9".repeat(101);
    refused_field(rename(&mut world, "rep", "G-88", &long, &[], false), "field.too_long", "to");
    let most = "9".repeat(100);
    rename(&mut world, "rep", "G-88", &most, &[], false).expect("just fits");
}
