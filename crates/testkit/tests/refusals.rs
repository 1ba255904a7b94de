//! Whatever the office answers (SYNC 7.15): the laptop neither loses its queue nor asks for ever, and goes on when the cause is gone.

mod common;

use bantu_app::sync::client::{Badge, Event};
use bantu_app::sync::wire::{self, path};
use bantu_testkit::fixture::Person;
use bantu_testkit::oracle;
use common::{calm, customer, waiting};

/// Most requests within half an hour of refusals: the waits double from one second to five minutes.
const PATIENCE: u64 = 60;

struct Case {
    path: &'static str,
    status: u16,
    code: &'static str,
    badge: Badge,
}

const fn case(path: &'static str, status: u16, code: &'static str, badge: Badge) -> Case {
    Case { path, status, code, badge }
}

const CASES: [Case; 19] = [
    case(path::HELLO, 400, "sync.malformed", Badge::Attention),
    case(path::HELLO, 401, "device.token_refused", Badge::Attention),
    case(path::HELLO, 403, "device.revoked", Badge::Attention),
    case(path::HELLO, 403, "user.inactive", Badge::Attention),
    case(path::HELLO, 404, "server.not_bantu", Badge::Attention),
    case(path::HELLO, 409, "sync.workspace", Badge::Attention),
    case(path::HELLO, 426, "app.too_old", Badge::Attention),
    case(path::HELLO, 429, "sync.rate_limited", Badge::Pending),
    case(path::HELLO, 500, "internal", Badge::Pending),
    case(path::HELLO, 503, "sync.unavailable", Badge::Pending),
    case(path::PUSH, 409, "sync.seq_gap", Badge::Attention),
    case(path::PUSH, 409, "sync.seq_reuse", Badge::Attention),
    case(path::PUSH, 409, "sync.epoch", Badge::Attention),
    case(path::PUSH, 413, "sync.batch_too_large", Badge::Attention),
    case(path::PUSH, 503, "sync.unavailable", Badge::Pending),
    case(path::PULL, 409, "sync.server_behind", Badge::Attention),
    case(path::PULL, 410, "sync.resnapshot", Badge::Attention),
    case(path::PULL, 422, "sync.malformed", Badge::Attention),
    case(path::PULL, 500, "sync.policy_empty", Badge::Pending),
];

fn check(case: &Case) {
    let mut world = calm(&[Person::Ani]);
    let id = world.rng.id();
    world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
    let before = oracle::rows(&world.laptops[0].raw).unwrap();
    let (wanted, status, code) = (case.path, case.status, case.code);
    let requests = world.laptops[0].requests;
    world.impostor = Some(Box::new(move |path| {
        (path == wanted).then(|| (status, wire::HttpFault::new(status, code).with("retry_after", 30).body()))
    }));
    world.tell(0, Event::LocalChange).unwrap();
    world.pass(1_800).unwrap();
    let asked = world.laptops[0].requests - requests;
    assert!((1..=PATIENCE).contains(&asked), "{} {}: {asked} requests in half an hour", case.status, case.code);
    // After a refused pull the command is decided at the office; the laptop keeps it until a pull tells so.
    assert_eq!(waiting(&world, 0), 1, "{} {}: the queue", case.status, case.code);
    assert_eq!(oracle::rows(&world.laptops[0].raw).unwrap(), before, "{} {}: rows changed", case.status, case.code);
    let shown = world.laptops[0].status.clone().unwrap();
    assert_eq!(shown.badge, case.badge, "{} {}", case.status, case.code);
    if case.badge == Badge::Attention {
        assert_eq!(shown.code.as_deref(), Some(case.code));
    }
    world.impostor = None;
    world.tell(0, Event::SyncNow).unwrap();
    world.drain().unwrap();
    oracle::at_rest(&mut world).unwrap();
    assert_eq!(world.laptops[0].status.as_ref().unwrap().badge, Badge::Synced, "{} {}", case.status, case.code);
}

#[test]
fn no_refusal_loses_the_queue_or_loops() {
    for case in &CASES {
        check(case);
    }
}

#[test]
fn a_lifted_lock_is_noticed_and_a_revoked_laptop_asks_no_more() {
    for (code, comes_back) in [("user.inactive", true), ("device.revoked", false)] {
        let mut world = calm(&[Person::Ani]);
        let id = world.rng.id();
        world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
        world.impostor = Some(Box::new(move |_| Some((403, wire::HttpFault::new(403, code).body()))));
        world.tell(0, Event::LocalChange).unwrap();
        world.pass(60).unwrap();
        let requests = world.laptops[0].requests;
        world.impostor = None;
        world.pass(600).unwrap();
        let shown = world.laptops[0].status.clone().unwrap();
        let expected = if comes_back { (Badge::Synced, None) } else { (Badge::Attention, Some(code)) };
        assert_eq!((shown.badge, shown.code.as_deref()), expected, "{code}");
        assert_eq!(waiting(&world, 0), usize::from(!comes_back), "{code}: the queue");
        assert_eq!(world.laptops[0].requests > requests, comes_back, "{code}: requests");
    }
}

#[test]
fn an_answer_that_is_none_loses_nothing() {
    for (index, rubbish) in
        [&b"<html>proxy</html>"[..], b"{}", b"", b"{\"frames\":[]}", b"{\"last_seq\":"].into_iter().enumerate()
    {
        for wanted in [path::HELLO, path::PUSH, path::PULL] {
            let mut world = calm(&[Person::Ani]);
            let id = world.rng.id();
            world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
            let requests = world.laptops[0].requests;
            world.impostor = Some(Box::new(move |path| (path == wanted).then(|| (200, rubbish.to_vec()))));
            world.tell(0, Event::LocalChange).unwrap();
            world.pass(1_800).unwrap();
            assert_eq!(waiting(&world, 0), 1, "{wanted} {index}");
            assert!(world.laptops[0].requests - requests <= PATIENCE, "{wanted} {index}");
            assert_eq!(
                world.laptops[0].status.as_ref().unwrap().code.as_deref(),
                Some("sync.malformed_reply"),
                "{wanted} {index}"
            );
            world.impostor = None;
            world.tell(0, Event::SyncNow).unwrap();
            world.drain().unwrap();
            oracle::at_rest(&mut world).unwrap();
        }
    }
}

#[test]
fn without_a_network_the_badge_says_offline_and_comes_back_by_itself() {
    let mut world = calm(&[Person::Ani]);
    let id = world.rng.id();
    world.laptops[0].outage = true;
    world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
    world.tell(0, Event::LocalChange).unwrap();
    world.pass(3_600).unwrap();
    let shown = world.laptops[0].status.clone().unwrap();
    assert_eq!((shown.badge, shown.pending, waiting(&world, 0)), (Badge::Offline, 1, 1));
    world.laptops[0].outage = false;
    world.pass(600).unwrap();
    assert_eq!((world.laptops[0].status.as_ref().unwrap().badge, waiting(&world, 0)), (Badge::Synced, 0));
}

#[test]
fn switched_off_it_asks_nothing_and_switched_on_it_asks_at_once() {
    let mut world = calm(&[Person::Ani]);
    world.tell(0, Event::WorkOffline(true)).unwrap();
    let requests = world.laptops[0].requests;
    let id = world.rng.id();
    world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
    world.tell(0, Event::LocalChange).unwrap();
    world.tell(0, Event::SyncNow).unwrap();
    world.pass(3_600).unwrap();
    assert_eq!(world.laptops[0].requests, requests);
    assert_eq!(world.laptops[0].status.as_ref().unwrap().badge, Badge::Offline);
    world.tell(0, Event::WorkOffline(false)).unwrap();
    world.pass(2).unwrap();
    assert_eq!((world.laptops[0].status.as_ref().unwrap().badge, waiting(&world, 0)), (Badge::Synced, 0));
}

#[test]
fn a_lost_history_is_taken_anew_and_the_queue_stays() {
    let mut world = calm(&[Person::Ani]);
    let id = world.rng.id();
    world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
    let mut refused = false;
    world.impostor = Some(Box::new(move |path| {
        let first = path == path::PULL && !refused;
        refused |= first;
        first.then(|| (410, wire::HttpFault::new(410, "sync.resnapshot").body()))
    }));
    world.tell(0, Event::LocalChange).unwrap();
    world.drain().unwrap();
    oracle::at_rest(&mut world).unwrap();
    assert!(common::get::<bantu_domain::customer::Customer>(&world.laptops[0].raw, id).is_some());
}
