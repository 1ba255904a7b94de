//! The drop alarm: what a laptop lets go, and what it keeps until somebody has looked (SYNC 7.12).

mod common;

use bantu_app::sync::client::{Badge, Event};
use bantu_app::sync::wire::{self, Frame, PullReply, PullRequest, path};
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;
use bantu_store::sync_server::{self, Commit};
use bantu_store::{Conn, lane, sync_client};
use bantu_testkit::fixture::Person;
use bantu_testkit::oracle;
use bantu_testkit::world::World;
use common::{calm, customer};
use serde_json::json;

/// A world in which Ani has so many customers, all on her laptop, which is the first one.
fn world(people: &[Person], customers: usize) -> (World, Vec<Id>) {
    let mut world = calm(people);
    let ids: Vec<Id> = (0..customers).map(|_| world.rng.id()).collect();
    for (index, id) in ids.iter().enumerate() {
        let name = format!("客户 {index}");
        world.rule(Person::Ani, "customer.create", customer(*id, &name, None)).unwrap();
    }
    settle(&mut world);
    (world, ids)
}

fn settle(world: &mut World) {
    world.drain().unwrap();
    oracle::at_rest(world).unwrap();
}

fn sync_now(world: &mut World) {
    world.tell(0, Event::SyncNow).unwrap();
    world.pass(30).unwrap();
}

fn state(world: &World) -> sync_client::SyncState {
    world.laptops[0].raw.read(sync_client::state).unwrap().unwrap()
}

fn badge(world: &World) -> (Badge, Option<String>) {
    let status = world.laptops[0].status.as_ref().unwrap();
    (status.badge, status.code.clone())
}

/// Membership rows ended by a command that has no business with them: a policy gone wrong.
fn lose(world: &World, ids: &[Id], reopen: bool) {
    let now = world.now;
    let change = |conn: &mut Conn<'_>| {
        let version = lane::next_version(conn)?;
        for id in ids {
            let root = format!("cust:{id}");
            if reopen {
                sync_server::open_member(conn, Person::Ani.id(), &root, version)?;
            } else {
                sync_server::close_member(conn, Person::Ani.id(), &root, version)?;
            }
        }
        let name = "contact.update".to_owned();
        let (cmd_id, actor) = (Id::from_u128(u128::try_from(version).unwrap_or(0)), Person::Mega.id());
        let commit = Commit { version, device: None, seq: None, cmd_id, actor, at: now, accepted_at: now, name };
        sync_server::insert_commit(conn, &commit)
    };
    world.office.write::<_, StoreError>(change).unwrap();
}

/// The reasons of all drops that the office sends Ani's laptop from a version on.
fn reasons(world: &World, cursor: i64) -> Vec<String> {
    let state = state(world);
    let request = PullRequest {
        proto: wire::PROTO,
        epoch: state.epoch,
        device: state.device,
        cursor,
        resume: None,
        verdicts_applied_through: state.decided_seq,
        scope_rev: state.scope_rev,
        schema_version: bantu_store::migration::KNOWN,
        limit: 2_000,
    };
    let answer = world.hub.handle(path::PULL, state.token.as_deref(), &wire::write(&request), world.now);
    assert_eq!(answer.status, 200);
    let reply: PullReply = serde_json::from_slice(&answer.body).unwrap();
    let why = |frame: &Frame| match frame {
        Frame::DropRoot { why, .. } => Some(serde_json::to_value(why).unwrap().as_str().unwrap().to_owned()),
        _ => None,
    };
    reply.frames.iter().filter_map(why).collect()
}

#[test]
fn the_office_says_why_a_root_goes() {
    let (mut world, ids) = world(&[Person::Ani], 4);
    let from = state(&world).cursor;
    let transfer = |id: Id, to: Person| json!({ "id": id, "owner_user_id": to.id(), "reason": "区域调整" });
    world.rule(Person::Mega, "customer.transfer", transfer(ids[0], Person::Budi)).unwrap();
    assert_eq!(reasons(&world, from), ["transfer"]);
    world.rule(Person::Mega, "customer.delete", json!({ "id": ids[1] })).unwrap();
    let mut found = reasons(&world, from);
    found.sort();
    assert_eq!(found, ["deleted", "transfer"]);
    world.rule(Person::Mega, "customer.transfer", transfer(ids[0], Person::Ani)).unwrap();
    let mut found = reasons(&world, from);
    found.sort();
    assert_eq!(found, ["anew", "deleted"]);
    lose(&world, &ids[2..3], false);
    assert!(reasons(&world, from).contains(&"ended".to_owned()));
    let from = world.office.read(lane::version).unwrap();
    for roles in [["SALES_MANAGER"], ["SALES"]] {
        world.rule(Person::Adi, "user.assign_roles", json!({ "user_id": Person::Ani.id(), "roles": roles })).unwrap();
    }
    let found = reasons(&world, from);
    assert!(!found.is_empty() && found.iter().all(|why| why == "role_change" || why == "anew"), "{found:?}");
}

#[test]
fn what_a_manager_or_an_administrator_takes_goes_at_once() {
    let (mut world, ids) = world(&[Person::Ani, Person::Mega], 30);
    for id in &ids {
        let args = json!({ "id": id, "owner_user_id": Person::Budi.id(), "reason": "离职交接" });
        world.rule(Person::Mega, "customer.transfer", args).unwrap();
    }
    settle(&mut world);
    assert_eq!(badge(&world), (Badge::Synced, None));
    assert_eq!(world.laptops[0].raw.read(sync_server::held_roots).unwrap().len(), 2, "org and cat");
    // The manager becomes a salesperson: the whole workspace goes from her laptop.
    let args = json!({ "user_id": Person::Mega.id(), "roles": ["SALES"] });
    world.rule(Person::Adi, "user.assign_roles", args).unwrap();
    settle(&mut world);
    assert_eq!(world.laptops[1].raw.read(sync_server::held_roots).unwrap().len(), 2);
}

#[test]
fn much_that_goes_without_a_reason_stays_and_raises_the_alarm() {
    let (mut world, ids) = world(&[Person::Ani], 30);
    let (before, at) = (oracle::rows(&world.laptops[0].raw).unwrap(), state(&world).cursor);
    lose(&world, &ids[..21], false);
    sync_now(&mut world);
    assert_eq!(badge(&world), (Badge::Attention, Some("sync.scope_shrank".to_owned())));
    assert_eq!((state(&world).cursor, oracle::rows(&world.laptops[0].raw).unwrap() == before), (at, true));
    // What is done meanwhile still reaches the office; nothing is pulled, whatever time passes.
    let (id, requests) = (world.rng.id(), world.laptops[0].requests);
    world.issue(0, "customer.create", customer(id, "新客户", None)).unwrap();
    world.tell(0, Event::LocalChange).unwrap();
    let pulls = std::rc::Rc::new(std::cell::Cell::new(0));
    let count = pulls.clone();
    world.impostor = Some(Box::new(move |asked| {
        count.set(count.get() + usize::from(asked == path::PULL));
        None
    }));
    world.pass(3_600).unwrap();
    assert_eq!((pulls.get(), world.laptops[0].requests > requests), (0, true));
    let device = state(&world).device;
    assert_eq!(world.office.read(|conn| sync_server::device(conn, device)).unwrap().unwrap().last_seq, 1);
    assert_eq!((common::waiting(&world, 0), state(&world).cursor), (1, at), "its verdict waits with the pull");
    // A person who only asks again gets the same answer; once the office is mended, everything comes back by itself.
    sync_now(&mut world);
    assert_eq!((pulls.get(), badge(&world).0), (1, Badge::Attention));
    lose(&world, &ids[..21], true);
    sync_now(&mut world);
    world.impostor = None;
    world.drain().unwrap();
    // No command stands behind these versions, so the laptop alone is judged.
    let there = oracle::rows(&world.office).unwrap();
    oracle::scope(&world.laptops[0], &world.office, &there).unwrap();
    oracle::ledger(&world.laptops[0]).unwrap();
    assert_eq!(badge(&world), (Badge::Synced, None));
}

#[test]
fn a_little_may_go_without_a_reason() {
    let (mut world, ids) = world(&[Person::Ani], 30);
    lose(&world, &ids[..20], false);
    sync_now(&mut world);
    assert_eq!(badge(&world), (Badge::Synced, None));
    assert_eq!(world.laptops[0].raw.read(sync_server::held_roots).unwrap().len(), 12);
}

#[test]
fn a_pull_from_the_beginning_that_brings_too_little_is_no_way_around() {
    let (mut world, ids) = world(&[Person::Ani], 30);
    let before = oracle::rows(&world.laptops[0].raw).unwrap();
    lose(&world, &ids[..25], false);
    world.laptops[0]
        .raw
        .write::<_, StoreError>(|conn| {
            let state = sync_client::state(conn)?.expect("an enrolled laptop");
            sync_client::set_state(conn, &sync_client::SyncState { cursor: 0, ..state })
        })
        .unwrap();
    sync_now(&mut world);
    assert_eq!(badge(&world), (Badge::Attention, Some("sync.scope_shrank".to_owned())));
    assert!(oracle::rows(&world.laptops[0].raw).unwrap() == before);
}

#[test]
fn an_empty_policy_is_an_error_and_never_an_empty_pull() {
    let (mut world, _) = world(&[Person::Ani], 3);
    let (before, at) = (oracle::rows(&world.laptops[0].raw).unwrap(), state(&world).cursor);
    let all = |conn: &mut Conn<'_>| {
        let version = lane::next_version(conn)?;
        for root in sync_server::open_roots(conn, Person::Ani.id())? {
            sync_server::close_member(conn, Person::Ani.id(), &root, version)?;
        }
        Ok(())
    };
    world.office.write::<_, StoreError>(all).unwrap();
    let state_now = state(&world);
    let request = PullRequest {
        proto: wire::PROTO,
        epoch: state_now.epoch,
        device: state_now.device,
        cursor: at,
        resume: None,
        verdicts_applied_through: 0,
        scope_rev: 0,
        schema_version: bantu_store::migration::KNOWN,
        limit: 100,
    };
    let answer = world.hub.handle(path::PULL, state_now.token.as_deref(), &wire::write(&request), world.now);
    let fault: wire::HttpFault = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((answer.status, fault.code.as_str()), (500, "sync.policy_empty"));
    sync_now(&mut world);
    assert_eq!((state(&world).cursor, oracle::rows(&world.laptops[0].raw).unwrap() == before), (at, true));
}
