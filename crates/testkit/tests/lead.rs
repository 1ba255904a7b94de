//! Leads between laptops and office: who holds their contact data, who gets what two people claim, and what a laptop could not know.

mod common;

use bantu_app::sync::wire;
use bantu_domain::lead::{Lead, LeadStatus, PoolLead};
use bantu_domain::record::Id;
use bantu_domain::refusal::Fault;
use bantu_store::{dump, sync_client};
use bantu_testkit::fixture::Person;
use bantu_testkit::oracle;
use bantu_testkit::world::World;
use common::{calm, get};
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
    // Claiming is the office's alone: a laptop does not queue it.
    assert!(world.issue(0, "lead.claim", json!({ "id": id })).is_err());
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
