//! Two customers that are one, and the way back (DOMAIN §3.10).

use bantu_domain::contact::{Contact, ContactFields};
use bantu_domain::customer::{Customer, CustomerMerge, MergeCustomers, TransferCustomer, UnmergeCustomers};
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::follow_up::{AddFollowUp, FollowUp, FollowUpType};
use bantu_domain::money::Currency;
use bantu_domain::note::{Note, NoteFields, NoteType};
use bantu_domain::opportunity::{CreateOpportunity, Opportunity};
use bantu_domain::record::{CellValue as _, Id};
use bantu_domain::table::{Entity as _, Root};
use bantu_domain::{Command, Fault, Outcome};
use serde_json::json;

use crate::model::{World, refused, refused_field, user};

/// The rival's customer of a signed and partly paid contract, with people, a note and a follow-up, and the rep's of the same firm.
struct Twins {
    world: World,
    kept: Id,
    merged: Id,
    deal: Id,
}

fn contact(world: &mut World, who: &str, customer: Id, name: &str) -> Id {
    let id = world.id();
    let fields = ContactFields {
        customer_id: customer,
        name: name.into(),
        position: None,
        mobile: None,
        email: None,
        wechat_id: None,
        whatsapp: None,
        is_primary: true,
        is_decision_maker: false,
        notes: None,
        is_active: true,
    };
    world.done(who, Command::ContactCreate(Create { id, fields }));
    id
}

fn note(world: &mut World, who: &str, customer: Id) -> Result<Outcome, Fault> {
    let fields = NoteFields {
        customer_id: Some(customer),
        lead_id: None,
        opportunity_id: None,
        note_type: NoteType::Comment,
        content: "老客户".into(),
        is_important: true,
    };
    let id = world.id();
    world.run(who, Command::NoteCreate(Create { id, fields }))
}

fn follow(world: &mut World, who: &str, customer: Id) -> Result<Outcome, Fault> {
    let command = AddFollowUp {
        id: world.id(),
        lead_id: None,
        customer_id: Some(customer),
        opportunity_id: None,
        follow_up_type: FollowUpType::Call,
        content: None,
        followed_up_at: None,
        next_follow_up_at: None,
        status_after: None,
    };
    world.run(who, Command::FollowUpAdd(command))
}

fn set(world: &mut World, who: &str, id: Id, field: &str, from: serde_json::Value, to: serde_json::Value) {
    let change = Change { field: field.into(), from, to };
    world.done(who, Command::CustomerUpdate(Update::new(id, vec![change])));
}

fn twins() -> Twins {
    let mut world = World::new();
    let (deal, contract, _) = world.signed_deal("PT", Currency::Idr);
    world.pay(contract, 1_000_000);
    let merged = world.get::<Opportunity>(deal).customer_id;
    world.done(
        "manager",
        Command::CustomerTransfer(TransferCustomer {
            id: merged, owner_user_id: user("rival"), reason: "离职".into()
        }),
    );
    contact(&mut world, "rival", merged, "王芳");
    note(&mut world, "rival", merged).expect("a note");
    follow(&mut world, "rival", merged).expect("a follow-up");
    let kept = world.customer("rep", "甲公司（印尼）");
    contact(&mut world, "rep", kept, "李雷");
    let tags = |customer| world.get::<Customer>(customer).fields.tags;
    let (kept_tags, merged_tags) = (tags(kept), tags(merged));
    set(&mut world, "rep", kept, "tags", json!(kept_tags), json!(["VIP", "矿业"]));
    set(&mut world, "rival", merged, "tags", json!(merged_tags), json!(["矿业", "续约"]));
    let address = world.get::<Customer>(merged).fields.address;
    set(&mut world, "rival", merged, "address", json!(address), json!("Jl. Sudirman 1"));
    let address = world.get::<Customer>(kept).fields.address;
    set(&mut world, "rep", kept, "address", json!(address), json!(null));
    world.days_later(1);
    Twins { world, kept, merged, deal }
}

fn merge_with(world: &mut World, who: &str, kept: Id, merged: Id, take: &[&str]) -> Result<Id, Fault> {
    let id = world.id();
    let take = take.iter().map(|name| (*name).to_owned()).collect();
    let command = MergeCustomers { id, kept_id: kept, merged_id: merged, take, reason: "同一家公司".into() };
    world.run(who, Command::CustomerMerge(command)).map(|_| id)
}

fn merge(world: &mut World, kept: Id, merged: Id) -> Id {
    merge_with(world, "manager", kept, merged, &[]).expect("merged")
}

fn unmerge(world: &mut World, id: Id) -> Result<Outcome, Fault> {
    world.run("manager", Command::CustomerUnmerge(UnmergeCustomers { id }))
}

#[test]
fn everything_moves() {
    let Twins { mut world, kept, merged, deal } = twins();
    let moving = world.model.rows().values().filter(|row| row.root == Root::Customer(merged)).count();
    assert!(moving > 20, "a whole deal: {moving}");
    let id = merge(&mut world, kept, merged);
    let left: Vec<_> = world.model.rows().iter().filter(|(_, row)| row.root == Root::Customer(merged)).collect();
    assert_eq!(left.len(), 1, "only its own row stays");
    assert_eq!(left[0].0, &(Customer::TABLE, merged));
    assert!(!world.model.rows().values().any(|row| row.root == Root::CustomerCost(merged)));
    for ((table, row_id), stored) in world.model.rows() {
        let names_it = stored.row.iter().any(|(column, cell)| **column == *"customer_id" && *cell == merged.to_cell());
        // What a colleague was told, also by mail, is under his own root.
        let told = matches!(stored.root, Root::User(_));
        assert!(!names_it || told, "{table} {row_id}");
    }
    let found: Opportunity = world.get(deal);
    assert_eq!((found.customer_id, found.owner_user_id), (kept, user("rep")));
    let stays: Customer = world.get(kept);
    assert_eq!(stays.fields.tags, ["VIP", "矿业", "续约"]);
    assert_eq!(stays.fields.address.as_deref(), Some("Jl. Sudirman 1"), "an empty field is filled");
    assert_eq!(stays.fields.name, "甲公司（印尼）");
    let gone: Customer = world.get(merged);
    assert_eq!((gone.merged_into_id, gone.is_locked, gone.owner_user_id), (Some(kept), true, user("rep")));
    let primary: Vec<String> = world
        .model
        .records::<Contact>()
        .into_iter()
        .filter(|c| c.fields.customer_id == kept && c.fields.is_primary)
        .map(|c| c.fields.name)
        .collect();
    assert_eq!(primary, ["李雷"]);
    let record: CustomerMerge = world.get(id);
    assert!(record.moved.len() >= moving - 1);
    // Whom it was handed to sees all of it, its former owner nothing.
    let of_rep = world.model.replica(user("rep"));
    assert_eq!(of_rep.records::<Note>().len(), 1);
    assert!(world.model.replica(user("rival")).records::<Customer>().is_empty());
}

#[test]
fn a_merge_undone_leaves_every_row_as_it_was() {
    for take in [&[][..], &["name", "phone"], &["source_id", "address"]] {
        let Twins { mut world, kept, merged, .. } = twins();
        let before = world.model.rows().clone();
        let id = merge_with(&mut world, "manager", kept, merged, take).expect("merged");
        assert_ne!(&before, world.model.rows());
        world.days_later(2);
        unmerge(&mut world, id).expect("undone");
        let mut after = world.model.rows().clone();
        after.retain(|(table, _), _| *table != CustomerMerge::TABLE);
        for (key, row) in &before {
            assert_eq!(after.get(key), Some(row), "{key:?}");
        }
        assert_eq!(after.len(), before.len());
        refused(unmerge(&mut world, id), "customer.merge_undone");
    }
}

#[test]
fn fields_are_taken_by_name() {
    let Twins { mut world, kept, merged, .. } = twins();
    let name = world.get::<Customer>(merged).fields.name;
    refused_field(merge_with(&mut world, "manager", kept, merged, &["owner"]), "field.unknown", "owner");
    refused_field(merge_with(&mut world, "manager", kept, merged, &["tags"]), "field.unknown", "tags");
    merge_with(&mut world, "manager", kept, merged, &["name"]).expect("merged");
    assert_eq!(world.get::<Customer>(kept).fields.name, name);
}

#[test]
fn what_was_changed_since_is_not_undone() {
    type Edit = fn(&mut Twins);
    let edits: [(&str, Edit); 6] = [
        ("opportunities", |t| {
            let name = t.world.get::<Opportunity>(t.deal).fields.name;
            let change = Change { field: "name".into(), from: json!(name), to: json!("另一个名字") };
            t.world.done("rep", Command::OpportunityUpdate(Update::new(t.deal, vec![change])));
        }),
        ("contacts", |t| {
            let contacts = t.world.model.records::<Contact>();
            let moved = contacts.iter().find(|contact| contact.fields.name == "王芳").expect("moved");
            t.world.done("rep", Command::ContactDelete(bantu_domain::contact::DeleteContact { id: moved.id }));
        }),
        ("customers", |t| {
            set(&mut t.world, "rep", t.kept, "address", json!("Jl. Sudirman 1"), json!("Jl. Thamrin 9"));
        }),
        ("follow_ups", |t| {
            let command = AddFollowUp {
                id: t.world.id(),
                lead_id: None,
                customer_id: None,
                opportunity_id: Some(t.deal),
                follow_up_type: FollowUpType::Call,
                content: None,
                followed_up_at: None,
                next_follow_up_at: None,
                status_after: None,
            };
            t.world.done("rep", Command::FollowUpAdd(command));
        }),
        ("attachments", |t| {
            t.world.file("rep", t.deal);
        }),
        ("customers", |t| {
            // Merged on, into a third one.
            let third = t.world.customer("rep", "集团");
            merge(&mut t.world, third, t.kept);
        }),
    ];
    for (table, edit) in edits {
        let mut twins = twins();
        let id = merge(&mut twins.world, twins.kept, twins.merged);
        edit(&mut twins);
        let before = twins.world.model.rows().clone();
        let refusal = match unmerge(&mut twins.world, id) {
            Err(Fault::Refused(refusal)) => refusal,
            other => panic!("{table}: {other:?}"),
        };
        assert_eq!(refusal.code, "customer.changed_since_merge", "{table}");
        assert_eq!(&before, twins.world.model.rows(), "nothing of it was done");
    }
}

#[test]
fn a_later_follow_up_of_the_kept_customer_does_not_stand_in_the_way() {
    let Twins { mut world, merged, .. } = twins();
    let kept = world.customer("rep", "丙公司");
    let other = world.customer("rival", "丙公司（雅加达）");
    let id = merge(&mut world, kept, other);
    world.days_later(1);
    follow(&mut world, "rep", kept).expect("a follow-up");
    let last = world.get::<Customer>(kept).last_follow_up_at;
    assert!(last.is_some());
    unmerge(&mut world, id).expect("undone");
    assert_eq!(world.get::<Customer>(kept).last_follow_up_at, last);
    assert_eq!(world.get::<Customer>(other).merged_into_id, None);
    assert_eq!(world.get::<Customer>(other).owner_user_id, user("rival"));
    assert_eq!(world.model.records::<FollowUp>().iter().filter(|f| f.customer_id == Some(kept)).count(), 1);
    assert_ne!(kept, merged);
}

#[test]
fn who_may_and_what_may_not() {
    let Twins { mut world, kept, merged, .. } = twins();
    refused(merge_with(&mut world, "rep", kept, merged, &[]), "permission.denied");
    refused_field(merge_with(&mut world, "manager", kept, kept, &[]), "customer.merge_same", "merged_id");
    let nobody = world.id();
    refused(merge_with(&mut world, "manager", kept, nobody, &[]), "record.not_found");
    let id = world.id();
    let blank = MergeCustomers { id, kept_id: kept, merged_id: merged, take: Vec::new(), reason: " ".into() };
    refused_field(world.run("manager", Command::CustomerMerge(blank)), "reason.required", "reason");
    merge(&mut world, kept, merged);
    let third = world.customer("rep", "丁公司");
    refused(merge_with(&mut world, "manager", third, merged, &[]), "customer.merged");
    refused(merge_with(&mut world, "manager", merged, third, &[]), "customer.merged");
}

#[test]
fn nothing_new_begins_under_a_merged_customer() {
    let Twins { mut world, kept, merged, .. } = twins();
    merge(&mut world, kept, merged);
    let refusal = refused(note(&mut world, "rep", merged), "customer.merged");
    assert_eq!(refusal.params.get("customer_id"), Some(&kept.to_string()));
    refused(follow(&mut world, "rep", merged), "customer.merged");
    let id = world.id();
    let history_id = world.id();
    let deal = CreateOpportunity { id, history_id, customer_id: merged, fields: World::deal_fields() };
    refused(world.run("rep", Command::OpportunityCreate(deal)), "customer.merged");
    let change = Change { field: "description".into(), from: json!(null), to: json!("x") };
    refused(world.run("rep", Command::CustomerUpdate(Update::new(merged, vec![change]))), "customer.merged");
    let transfer = TransferCustomer { id: merged, owner_user_id: user("rival"), reason: "离职".into() };
    refused(world.run("manager", Command::CustomerTransfer(transfer)), "customer.merged");
    let delete = bantu_domain::customer::DeleteCustomer { id: merged };
    refused(world.run("rep", Command::CustomerDelete(delete)), "customer.merged");
    // It goes with the one it went into.
    let transfer = TransferCustomer { id: kept, owner_user_id: user("rival"), reason: "离职".into() };
    world.done("manager", Command::CustomerTransfer(transfer));
    assert_eq!(world.get::<Customer>(merged).owner_user_id, user("rival"));
}

#[test]
fn parents() {
    let mut world = World::new();
    let customer = |world: &mut World, name: &str| world.customer("rep", name);
    let (group, a, b) = (customer(&mut world, "集团"), customer(&mut world, "甲"), customer(&mut world, "乙"));
    let below = |world: &mut World, child: Id, parent: Id| {
        set(world, "rep", child, "parent_customer_id", json!(null), json!(parent));
    };
    let parent = |world: &World, id: Id| world.get::<Customer>(id).fields.parent_customer_id;

    // The subsidiary of the merged one becomes the kept one's, and so does its parent.
    below(&mut world, a, group);
    let child = customer(&mut world, "甲的子公司");
    below(&mut world, child, a);
    let id = merge(&mut world, b, a);
    assert_eq!((parent(&world, b), parent(&world, child)), (Some(group), Some(b)));
    unmerge(&mut world, id).expect("undone");
    assert_eq!((parent(&world, b), parent(&world, child)), (None, Some(a)));

    // The kept one was the merged one's subsidiary.
    below(&mut world, b, a);
    let id = merge(&mut world, b, a);
    assert_eq!((parent(&world, b), parent(&world, child)), (Some(group), Some(b)));
    unmerge(&mut world, id).expect("undone");
    assert_eq!(parent(&world, b), Some(a));

    // With one between them it would be its own grandparent.
    let grandchild = customer(&mut world, "孙公司");
    below(&mut world, grandchild, child);
    refused_field(merge_with(&mut world, "manager", grandchild, a, &[]), "customer.parent_cycle", "kept_id");
}
