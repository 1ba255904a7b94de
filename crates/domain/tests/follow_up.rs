//! Follow-ups and notes of customers and deals: what they set, who takes them back (DOMAIN §3.10, §9).

use bantu_domain::customer::Customer;
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::follow_up::{AddFollowUp, FollowUp, FollowUpType, RemoveFollowUp};
use bantu_domain::note::{DeleteNote, Note, NoteFields, NoteType};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::{Id, Instant};
use bantu_domain::{Command, Fault};
use serde_json::json;

use crate::model::{World, refused, refused_field};

fn at(world: &World, minutes: i64) -> Instant {
    Instant::from_micros(world.at.micros() + minutes * 60_000_000).expect("in the calendar")
}

fn call(world: &mut World, customer_id: Option<Id>, opportunity_id: Option<Id>) -> AddFollowUp {
    AddFollowUp {
        id: world.id(),
        lead_id: None,
        customer_id,
        opportunity_id,
        follow_up_type: FollowUpType::Call,
        content: None,
        followed_up_at: None,
        next_follow_up_at: None,
        status_after: None,
    }
}

fn add(world: &mut World, who: &str, command: AddFollowUp) -> Result<Id, Fault> {
    let id = command.id;
    world.run(who, Command::FollowUpAdd(command)).map(|_| id)
}

fn remove(world: &mut World, who: &str, id: Id) -> Result<(), Fault> {
    world.run(who, Command::FollowUpRemove(RemoveFollowUp { id })).map(|_| ())
}

#[test]
fn a_follow_up_sets_the_clock_of_customer_and_deals() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    let mut stale: Opportunity = world.get(deal);
    stale.is_stale = true;
    world.put(&stale);
    let next = at(&world, 60);
    let mut command = call(&mut world, Some(customer), None);
    command.next_follow_up_at = Some(next);
    add(&mut world, "rep", command).expect("a call");
    let of: Customer = world.get(customer);
    assert_eq!((of.last_follow_up_at, of.next_follow_up_at), (Some(world.at), Some(next)));
    let of: Opportunity = world.get(deal);
    assert_eq!((of.last_follow_up_at, of.is_stale), (Some(world.at), false));

    // A plan that is still to come stays; one that was due is done.
    let command = call(&mut world, None, Some(deal));
    let row = add(&mut world, "rep", command).expect("another call");
    assert_eq!(world.get::<FollowUp>(row).customer_id, Some(customer));
    assert_eq!(world.get::<Customer>(customer).next_follow_up_at, Some(next));
    world.days_later(1);
    let command = call(&mut world, None, Some(deal));
    add(&mut world, "rep", command).expect("the planned call");
    assert_eq!(world.get::<Customer>(customer).next_follow_up_at, None);
}

#[test]
fn what_is_refused() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let other = world.customer("rep", "乙公司");
    let deal = world.deal("rep", customer);
    let command = call(&mut world, None, None);
    refused_field(add(&mut world, "rep", command), "field.required", "customer_id");
    let command = call(&mut world, Some(other), Some(deal));
    refused_field(add(&mut world, "rep", command), "field.invalid", "customer_id");
    let command = call(&mut world, Some(customer), None);
    refused(add(&mut world, "rival", command), "record.not_found");
    for (minutes, wanted) in [(10, None), (11, Some("date.in_future"))] {
        let mut command = call(&mut world, Some(customer), None);
        command.followed_up_at = Some(at(&world, minutes));
        let result = add(&mut world, "rep", command);
        match wanted {
            None => assert!(result.is_ok(), "a clock may be {minutes} minutes fast"),
            Some(code) => refused_field(result, code, "followed_up_at"),
        }
    }
    for (minutes, wrong) in [(0, true), (-1, true), (1, false)] {
        let mut command = call(&mut world, Some(customer), None);
        command.followed_up_at = Some(at(&world, -600));
        command.next_follow_up_at = Some(at(&world, minutes));
        let result = add(&mut world, "rep", command);
        if wrong {
            refused_field(result, "date.not_after", "next_follow_up_at");
        } else {
            result.expect("a plan to come");
        }
    }
    let mut command = call(&mut world, Some(customer), None);
    command.follow_up_type = FollowUpType::Note;
    command.content = Some("  ".into());
    refused_field(add(&mut world, "rep", command), "field.required", "content");
    let mut command = call(&mut world, Some(customer), None);
    command.status_after = Some(bantu_domain::lead::LeadStatus::Qualified);
    refused_field(add(&mut world, "rep", command), "field.invalid", "status_after");
}

#[test]
fn its_author_takes_a_follow_up_back_within_a_day() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let mut first = call(&mut world, Some(customer), None);
    let earlier = at(&world, -300);
    first.followed_up_at = Some(earlier);
    add(&mut world, "rep", first).expect("a call");
    let command = call(&mut world, Some(customer), None);
    let row = add(&mut world, "rep", command).expect("another");
    refused(remove(&mut world, "manager", row), "follow_up.not_yours");
    remove(&mut world, "rep", row).expect("a mistake");
    assert_eq!(world.get::<Customer>(customer).last_follow_up_at, Some(earlier), "the clock goes back with it");

    let command = call(&mut world, Some(customer), None);
    let row = add(&mut world, "rep", command).expect("a third");
    for (minutes, ends) in [(1_441, true), (-1_441, true), (1_440, false)] {
        let mut later = world.clone();
        later.at = at(&world, minutes);
        let result = remove(&mut later, "rep", row);
        if ends {
            refused(result, "follow_up.too_old");
        } else {
            result.expect("a day to the minute");
        }
    }
}

#[test]
fn everybody_who_sees_the_subject_reads_a_note_and_its_author_changes_it() {
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    let fields = |content: &str| NoteFields {
        customer_id: None,
        lead_id: None,
        opportunity_id: Some(deal),
        note_type: NoteType::Internal,
        content: content.into(),
        is_important: false,
    };
    let id = world.id();
    refused_field(
        world.run("rep", Command::NoteCreate(Create { id, fields: fields(" ") })),
        "field.required",
        "content",
    );
    refused(world.run("rival", Command::NoteCreate(Create { id, fields: fields("看不到") })), "record.not_found");
    world.done("rep", Command::NoteCreate(Create { id, fields: fields("付款慢") }));
    assert_eq!(world.get::<Note>(id).fields.customer_id, Some(customer), "a note of a deal shows at its customer");
    let change = |field: &str, from: serde_json::Value, to: serde_json::Value| {
        Command::NoteUpdate(Update::new(id, vec![Change { field: field.into(), from, to }]))
    };
    refused(world.run("manager", change("content", json!("付款慢"), json!("快"))), "note.not_yours");
    refused_field(world.run("rep", change("opportunity_id", json!(deal), json!(null))), "field.invalid", "customer_id");
    world.done("rep", change("is_important", json!(false), json!(true)));
    assert!(world.get::<Note>(id).fields.is_important);
    refused(world.run("manager", Command::NoteDelete(DeleteNote { id })), "note.not_yours");
    world.done("rep", Command::NoteDelete(DeleteNote { id }));
    assert!(world.model.record::<Note>(id).is_none());
}
