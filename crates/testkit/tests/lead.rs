//! Leads between laptops and office: who holds their contact data, who gets what two people claim, and what a laptop could not know.

mod common;

use bantu_app::sync::client::Event;
use bantu_app::sync::{replica, wire};
use bantu_domain::command::Command;
use bantu_domain::lead::{Lead, LeadClaim, LeadStatus, PoolLead};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_store::{dump, lane, sync_client};
use bantu_testkit::crash::Moment;
use bantu_testkit::fixture::Person;
use bantu_testkit::oracle;
use bantu_testkit::world::World;
use common::{calm, get, waiting};
use serde_json::{Value, json};

/// Digits of a phone number and a word of an address that nothing else contains.
const PHONE: &str = "81277443322";
const EMAIL: &str = "quetzal";

fn lead(id: Id, name: &str) -> Value {
    json!({ "id": id, "fields": {
        "name": name, "company_name": format!("{name}有限公司"), "contact_name": "周敏", "phone": format!("0{PHONE}"),
        "email": format!("{EMAIL}@example.com"),
    } })
}

fn settle(world: &mut World) {
    world.drain().unwrap();
    oracle::at_rest(world).unwrap();
}

/// Whether any value of any table of a laptop tells how to reach the person: rows, base images, queue and search included.
fn tells(world: &World, person: Person) -> bool {
    let values = world.laptops[world.of(person)].raw.read(dump::values).unwrap();
    values.iter().any(|(_, value)| value.contains(PHONE) || value.contains(EMAIL))
}

fn code<T: std::fmt::Debug>(result: Result<T, Fault>) -> String {
    match result {
        Err(Fault::Refused(refusal)) => refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn contact_data_lie_where_the_lead_is_and_nowhere_else() {
    let mut world = calm(&[Person::Ani, Person::Budi, Person::Mega]);
    let id = world.rng.id();
    world.issue(0, "lead.create", lead(id, "远航")).unwrap();
    settle(&mut world);
    assert_eq!([Person::Ani, Person::Budi, Person::Mega].map(|person| tells(&world, person)), [true, false, true]);

    world.rule(Person::Mega, "lead.release", json!({ "id": id })).unwrap();
    settle(&mut world);
    let shown: PoolLead = get(&world.laptops[1].raw, id).expect("everybody sees the pool");
    assert_eq!((shown.name.as_str(), shown.masked_phone.as_deref()), ("远航", Some("08****22")));
    assert!(get::<Lead>(&world.laptops[1].raw, id).is_none());
    assert!(!tells(&world, Person::Budi), "the pool holds no contact data");
    assert!(get::<Lead>(&world.laptops[0].raw, id).is_none(), "whoever had it holds it no more");

    world.rule(Person::Budi, "lead.claim", json!({ "id": id })).unwrap();
    settle(&mut world);
    let his: Lead = get(&world.laptops[1].raw, id).expect("his now");
    assert_eq!(his.owner_user_id, Some(Person::Budi.id()));
    assert!(tells(&world, Person::Budi));
    for laptop in 0..3 {
        assert!(get::<PoolLead>(&world.laptops[laptop].raw, id).is_none(), "gone from the pool of laptop {laptop}");
    }
}

#[test]
fn of_two_who_claim_the_first_has_it_and_the_other_is_not_told_who() {
    let mut world = calm(&[Person::Ani, Person::Budi]);
    let id = world.rng.id();
    world.rule(Person::Mega, "lead.create", lead(id, "近海")).unwrap();
    world.rule(Person::Mega, "lead.lose", json!({ "id": id, "reason": "没有预算" })).unwrap();
    settle(&mut world);
    world.rule(Person::Budi, "lead.claim", json!({ "id": id })).unwrap();
    let late = world.rule(Person::Ani, "lead.claim", json!({ "id": id }));
    let Err(Fault::Refused(refusal)) = late else { panic!("not refused: {late:?}") };
    assert_eq!((refusal.code.as_str(), refusal.params.len()), ("lead.taken", 0), "{refusal:?}");
    settle(&mut world);
    let his: Lead = get(&world.laptops[1].raw, id).expect("his now");
    assert_eq!((his.status, his.lost_reason), (LeadStatus::New, None), "it begins anew");
    assert!(get::<Lead>(&world.laptops[0].raw, id).is_none());
    assert!(!tells(&world, Person::Ani));
    let never = world.rng.id();
    assert_eq!(code(world.rule(Person::Ani, "lead.claim", json!({ "id": never }))), "record.not_found");
}

#[test]
fn a_company_that_a_laptop_could_not_know_is_refused_by_the_office_without_its_name() {
    let mut world = calm(&[Person::Ani, Person::Budi]);
    let (first, second) = (world.rng.id(), world.rng.id());
    world.issue(0, "lead.create", lead(first, "星辰")).unwrap();
    settle(&mut world);
    let mut twin = lead(second, "星 辰");
    twin["fields"]["name"] = json!("展会名片");
    world.issue(1, "lead.create", twin).expect("this laptop holds nothing of the kind");
    settle(&mut world);
    let decided = world.laptops[1].raw.read(sync_client::decided).unwrap();
    let verdict = &decided.last().expect("a verdict").verdict;
    let told: wire::Verdict = serde_json::from_str(verdict).unwrap();
    assert!(matches!(told, wire::Verdict::Rejected { .. }), "{verdict}");
    assert!(verdict.contains("lead.duplicate_company") && !verdict.contains("星辰"), "{verdict}");
    assert!(get::<Lead>(&world.laptops[1].raw, second).is_none(), "taken back, kept in the inbox");
    assert!(get::<Lead>(&world.office, second).is_none());
}

/// A lead in the pool, everywhere.
fn pooled(world: &mut World, name: &str) -> Id {
    let id = world.rng.id();
    world.rule(Person::Mega, "lead.create", lead(id, name)).unwrap();
    world.rule(Person::Mega, "lead.release", json!({ "id": id })).unwrap();
    settle(world);
    id
}

/// Asks for a lead at a laptop, which can only ask.
fn ask(world: &mut World, laptop: usize, id: Id) {
    let facts = world.issue(laptop, "lead.claim", json!({ "id": id, "lead_name": "公海" })).unwrap();
    assert_eq!(facts["claim"], "requested");
}

/// Lets one laptop speak with the office while another one has no network.
fn sync_first(world: &mut World, laptop: usize, silent: usize) {
    world.laptops[silent].outage = true;
    world.tell(laptop, Event::SyncNow).unwrap();
    world.pass(60).unwrap();
    assert_eq!((waiting(world, laptop), waiting(world, silent)), (0, 1));
}

/// What the office refused a laptop.
fn refused(world: &World, laptop: usize) -> Vec<String> {
    let items = world.laptops[laptop].raw.read(replica::inbox).unwrap();
    items.into_iter().map(|item| item.code).collect()
}

fn owner(world: &World, id: Id) -> Option<Id> {
    get::<Lead>(&world.office, id).and_then(|lead| lead.owner_user_id)
}

fn claims(world: &World, id: Id) -> Vec<LeadClaim> {
    let mut claims: Vec<LeadClaim> = world.office.read(oracle::all).unwrap();
    claims.retain(|claim| claim.lead_id == id);
    claims
}

#[test]
fn two_laptops_ask_without_a_network_and_the_first_to_arrive_has_it() {
    for (first, second) in [(0, 1), (1, 0)] {
        let mut world = calm(&[Person::Ani, Person::Budi]);
        let id = pooled(&mut world, "同时");
        // The one that asks later arrives first as often as not.
        ask(&mut world, 0, id);
        ask(&mut world, 1, id);
        for laptop in [0, 1] {
            assert!(get::<PoolLead>(&world.laptops[laptop].raw, id).is_some(), "nothing changes by asking");
            assert!(get::<Lead>(&world.laptops[laptop].raw, id).is_none());
        }
        sync_first(&mut world, first, second);
        settle(&mut world);
        let winner = world.laptops[first].person;
        assert_eq!(owner(&world, id), Some(winner.id()));
        assert_eq!((refused(&world, first), refused(&world, second)), (vec![], vec!["lead.taken".to_owned()]));
        assert!(tells(&world, winner), "contact data came with the lead");
        assert!(!tells(&world, world.laptops[second].person));
        for laptop in [0, 1] {
            assert!(get::<PoolLead>(&world.laptops[laptop].raw, id).is_none(), "gone from the pool");
        }
        let [claim] = &claims(&world, id)[..] else { panic!("one claim") };
        assert_eq!(
            (claim.user_id, get::<LeadClaim>(&world.laptops[first].raw, claim.id)),
            (winner.id(), Some(claim.clone()))
        );
        assert_eq!(get::<LeadClaim>(&world.laptops[second].raw, claim.id), None);
    }
}

#[test]
fn what_happened_to_the_lead_meanwhile_is_told() {
    let qualified = |world: &mut World, id: Id| {
        let said =
            json!({ "id": world.rng.id(), "lead_id": id, "follow_up_type": "call", "status_after": "qualified" });
        world.rule(Person::Mega, "follow_up.add", said).unwrap();
    };
    type Meanwhile = fn(&mut World, Id);
    let cases: [(Meanwhile, &[&str]); 5] = [
        (
            |world, id| {
                drop(
                    world
                        .rule(Person::Mega, "lead.assign", json!({ "id": id, "owner_user_id": Person::Budi.id() }))
                        .unwrap(),
                )
            },
            &["lead.taken"],
        ),
        // Given to the very person who asks: he has what he wanted.
        (
            |world, id| {
                drop(
                    world
                        .rule(Person::Mega, "lead.assign", json!({ "id": id, "owner_user_id": Person::Ani.id() }))
                        .unwrap(),
                )
            },
            &[],
        ),
        (
            |world, id| drop(world.rule(Person::Mega, "lead.delete", json!({ "id": id })).unwrap()),
            &["record.not_found"],
        ),
        (|world, id| drop(world.rule(Person::Mega, "lead.lose", json!({ "id": id, "reason": "停业" })).unwrap()), &[]),
        (
            |world, _| {
                drop(
                    world
                        .rule(Person::Adi, "setting.set", json!({ "setting_key": "lead.held_limit", "value": "1" }))
                        .unwrap(),
                )
            },
            &["lead.held_limit"],
        ),
    ];
    for (index, (meanwhile, codes)) in cases.into_iter().enumerate() {
        let mut world = calm(&[Person::Ani]);
        let (own, id) = (world.rng.id(), pooled(&mut world, "以后"));
        world.issue(0, "lead.create", lead(own, "自己的")).unwrap();
        ask(&mut world, 0, id);
        meanwhile(&mut world, id);
        settle(&mut world);
        assert_eq!(refused(&world, 0), codes, "case {index}");
        assert_eq!(owner(&world, id) == Some(Person::Ani.id()), codes.is_empty(), "case {index}");
    }
    let mut world = calm(&[Person::Ani]);
    let id = pooled(&mut world, "转化");
    ask(&mut world, 0, id);
    qualified(&mut world, id);
    world.rule(Person::Mega, "lead.assign", json!({ "id": id, "owner_user_id": Person::Mega.id() })).unwrap();
    let (customer, deal, history) = (world.rng.id(), world.rng.id(), world.rng.id());
    world.rule(Person::Mega, "customer.create", common::customer(customer, "转化有限公司", None)).unwrap();
    world.rule(Person::Mega, "opportunity.create", common::deal(deal, customer, history)).unwrap();
    let end = json!({ "id": id, "customer_id": customer, "opportunity_id": deal });
    world.rule(Person::Mega, "lead.convert", end).unwrap();
    settle(&mut world);
    assert_eq!(refused(&world, 0), ["lead.taken"]);
}

#[test]
fn the_office_counts_the_claims_of_a_day_by_its_own_clock() {
    let mut world = calm(&[Person::Ani]);
    world.rule(Person::Adi, "setting.set", json!({ "setting_key": "lead.claims_per_day", "value": "2" })).unwrap();
    let leads = [pooled(&mut world, "一"), pooled(&mut world, "二"), pooled(&mut world, "三")];
    // This laptop believes to live on three different days, none of them today.
    for (id, days) in leads.into_iter().zip([-40, 1, 400]) {
        let command = Command::decode("lead.claim", json!({ "id": id })).unwrap();
        let at = Instant::from_micros(world.now.micros() + days * 86_400_000_000).unwrap();
        let cmd_id = world.rng.id();
        replica::run(&world.laptops[0].db, Person::Ani.id(), cmd_id, &command, at).unwrap();
        world.laptops[0].issued.insert(cmd_id, "lead.claim".to_owned());
    }
    let asked = world.now;
    settle(&mut world);
    assert_eq!(refused(&world, 0), ["lead.claim_limit"]);
    assert_eq!(
        leads.map(|id| owner(&world, id).is_some()),
        [true, true, false],
        "in the order in which they were asked"
    );
    let his: Lead = get(&world.office, leads[0]).unwrap();
    let since = his.owned_since.unwrap();
    assert!(since >= asked && since <= world.now, "the countdown runs by the office's clock: {since:?}");
}

#[test]
fn a_claim_whose_answer_is_lost_is_decided_once() {
    let mut world = calm(&[Person::Ani]);
    let id = pooled(&mut world, "断线");
    ask(&mut world, 0, id);
    let before = world.office.read(lane::version).unwrap();
    world.tell(0, Event::LocalChange).unwrap();
    while world.office.read(lane::version).unwrap() == before {
        world.advance().unwrap();
    }
    // The laptop dies over the answer and knows nothing of it.
    world.laptops[0].crash.arm(Moment::Statement(0));
    world.advance().unwrap();
    assert_eq!((world.crashes, waiting(&world, 0)), (1, 1));
    let cmd_id = world.laptops[0].raw.read(sync_client::pending).unwrap()[0].cmd_id;
    let late = world.laptops[0].db.write(|conn| replica::withdraw(conn, cmd_id));
    assert_eq!(code(late), "command.already_sent");
    settle(&mut world);
    assert_eq!((claims(&world, id).len(), refused(&world, 0)), (1, vec![]));
    assert_eq!(owner(&world, id), Some(Person::Ani.id()));
}

#[test]
fn a_claim_that_was_not_sent_can_be_taken_back() {
    let mut world = calm(&[Person::Ani]);
    let id = pooled(&mut world, "撤回");
    ask(&mut world, 0, id);
    let cmd_id = world.laptops[0].raw.read(sync_client::pending).unwrap()[0].cmd_id;
    world.laptops[0].db.write(|conn| replica::withdraw(conn, cmd_id)).unwrap();
    world.laptops[0].withdrawn.insert(cmd_id);
    settle(&mut world);
    assert_eq!((owner(&world, id), claims(&world, id).len(), refused(&world, 0)), (None, 0, vec![]));
    assert!(get::<PoolLead>(&world.laptops[0].raw, id).is_some());
}

#[test]
fn one_person_who_asks_at_two_laptops_has_it_once() {
    let mut world = calm(&[Person::Ani, Person::Ani]);
    let id = pooled(&mut world, "两台");
    ask(&mut world, 0, id);
    ask(&mut world, 1, id);
    settle(&mut world);
    assert_eq!((claims(&world, id).len(), refused(&world, 0), refused(&world, 1)), (1, vec![], vec![]));
    assert_eq!(owner(&world, id), Some(Person::Ani.id()));
}

#[test]
fn a_lead_given_up_by_mistake_is_asked_for_again_before_the_office_knows() {
    let mut world = calm(&[Person::Ani, Person::Budi]);
    let id = world.rng.id();
    world.issue(0, "lead.create", lead(id, "后悔")).unwrap();
    settle(&mut world);
    world.issue(0, "lead.release", json!({ "id": id })).unwrap();
    ask(&mut world, 0, id);
    settle(&mut world);
    assert_eq!((owner(&world, id), refused(&world, 0)), (Some(Person::Ani.id()), vec![]));
    // What hangs on a release that the office refuses is not asked.
    world.issue(0, "lead.release", json!({ "id": id })).unwrap();
    ask(&mut world, 0, id);
    world.rule(Person::Mega, "lead.assign", json!({ "id": id, "owner_user_id": Person::Budi.id() })).unwrap();
    settle(&mut world);
    assert_eq!((owner(&world, id), refused(&world, 0).len()), (Some(Person::Budi.id()), 2));
}

#[test]
fn what_a_laptop_does_not_see_in_the_pool_it_does_not_ask_for() {
    let mut world = calm(&[Person::Ani, Person::Budi]);
    let id = pooled(&mut world, "已走");
    world.rule(Person::Budi, "lead.claim", json!({ "id": id })).unwrap();
    settle(&mut world);
    let ask = |world: &mut World| world.issue(0, "lead.claim", json!({ "id": id }));
    assert_eq!(code(ask(&mut world)), "lead.taken");
    assert_eq!(waiting(&world, 0), 0);
}
