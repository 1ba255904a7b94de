//! What laptop and office decide together: floors below cost, numbers, customers on the road, transfers, the inbox, stand-alone work.

mod common;

use std::sync::Arc;

use bantu_app::sync::authority::{self, Origin};
use bantu_app::sync::client::{Badge, Event};
use bantu_app::sync::hub::Hub;
use bantu_app::sync::wire::{self, HelloRequest};
use bantu_app::sync::{client, enroll, numbers, replica};
use bantu_app::{App, MachineClock, Mode};
use bantu_domain::command::Command;
use bantu_domain::contact::Contact;
use bantu_domain::customer::Customer;
use bantu_domain::notification::Notification;
use bantu_domain::number::DocumentKind;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::quotation::{Quotation, QuotationStatus};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_store::sync_client::{self, Waiting};
use bantu_store::{Database, Location, sync_server};
use bantu_testkit::fixture::{self, Person};
use bantu_testkit::oracle;
use bantu_testkit::play;
use bantu_testkit::world::World;
use common::{calm, contact, customer, deal, deal_at_quotation, draft, get, issue, waiting};
use serde_json::json;

fn code<T: std::fmt::Debug>(result: Result<T, Fault>) -> String {
    match result {
        Err(Fault::Refused(refusal)) => refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

fn mint(world: &World, laptop: usize, customer_no: i64) -> String {
    let now = world.now;
    world.laptops[laptop].db.write(|conn| numbers::mint(conn, DocumentKind::Quotation, customer_no, None, now)).unwrap()
}

fn settle(world: &mut World) {
    world.drain().unwrap();
    oracle::at_rest(world).unwrap();
}

fn verdict(world: &World, laptop: usize, seq: i64) -> wire::Verdict {
    let decided = world.laptops[laptop].raw.read(sync_client::decided).unwrap();
    serde_json::from_str(&decided.iter().find(|d| d.seq == seq).unwrap().verdict).unwrap()
}

#[test]
fn a_floor_below_cost_passes_on_the_laptop_and_is_reviewed_by_the_office() {
    let mut world = calm(&[Person::Ani, Person::Mega]);
    let (_, number, deal) = deal_at_quotation(&mut world, 0);
    let id = world.rng.id();
    // The floor of TRAP is 8,000,000,000, its cost 8,918,273,645.
    let args = draft(&mut world, id, deal, "TRAP", 8_500_000_000);
    world.issue(0, "quotation.draft", args).unwrap();
    let no = mint(&world, 0, number);
    world.issue(0, "quotation.issue", issue(id, &no, number)).unwrap();
    let here: Quotation = get(&world.laptops[0].raw, id).unwrap();
    assert_eq!((here.status, here.review_required, here.is_below_floor), (QuotationStatus::Sent, false, false));
    settle(&mut world);
    assert!(matches!(verdict(&world, 0, 9), wire::Verdict::Applied { differs: true, .. }));
    let here: Quotation = get(&world.laptops[0].raw, id).unwrap();
    assert_eq!((here.review_required, here.review_reasons), (true, vec!["office_check".to_owned()]));
    assert_eq!(here.quotation_no.as_deref(), Some(no.as_str()));
    let reason = "价格已由经理确认";
    world.rule(Person::Mega, "quotation.clear_review", json!({ "id": id, "reason": reason })).unwrap();
    settle(&mut world);
    assert!(!get::<Quotation>(&world.laptops[0].raw, id).unwrap().review_required);
}

#[test]
fn a_price_above_cost_and_floor_is_the_same_in_both_places() {
    let mut world = calm(&[Person::Ani]);
    let (_, number, deal) = deal_at_quotation(&mut world, 0);
    let id = world.rng.id();
    let args = draft(&mut world, id, deal, "CPMA", 16_000_000_000);
    world.issue(0, "quotation.draft", args).unwrap();
    let no = mint(&world, 0, number);
    assert_eq!(no, format!("{number}-QUO-B0-01"));
    world.issue(0, "quotation.issue", issue(id, &no, number)).unwrap();
    settle(&mut world);
    for seq in 1..=9 {
        assert!(
            matches!(verdict(&world, 0, seq), wire::Verdict::Applied { differs: false, .. }),
            "{seq}: {:?}",
            verdict(&world, 0, seq)
        );
    }
}

#[test]
fn a_number_names_one_document_even_when_the_command_was_refused() {
    let mut world = calm(&[Person::Ani, Person::Budi]);
    let (_, number, deal) = deal_at_quotation(&mut world, 0);
    let (first, second) = (world.rng.id(), world.rng.id());
    let args = draft(&mut world, first, deal, "CPMA", 16_000_000_000);
    world.issue(0, "quotation.draft", args).unwrap();
    settle(&mut world);
    // The deal ends at the office while the rep, unaware, hands out the paper.
    world.rule(Person::Mega, "opportunity.lose", json!({ "id": deal, "reason": "客户取消" })).unwrap();
    let no = mint(&world, 0, number);
    world.issue(0, "quotation.issue", issue(first, &no, number)).unwrap();
    settle(&mut world);
    assert!(matches!(verdict(&world, 0, 9), wire::Verdict::Rejected { code, .. } if code == "opportunity.not_active"));
    assert_eq!(world.office.read(|conn| sync_server::document_of(conn, &no)).unwrap(), Some(first.to_string()));
    // Another document with the same number, another laptop's series, no series at all.
    let (_, number2, deal2) = deal_at_quotation(&mut world, 0);
    let args = draft(&mut world, second, deal2, "CPMA", 16_000_000_000);
    world.issue(0, "quotation.draft", args).unwrap();
    settle(&mut world);
    let device = world.laptops[0].raw.read(sync_client::state).unwrap().unwrap().device;
    let mut refused = |text: &str| {
        let args = issue(second, text, number2);
        let origin = Origin { device: Some(device), seq: Some(1_000), cmd_id: world.rng.id(), actor: Person::Ani.id() };
        let command = Command::decode("quotation.issue", args).unwrap();
        code(world.office.write(|conn| authority::apply(conn, &origin, &command, fixture::start(), fixture::start())))
    };
    assert_eq!(refused(&no), "number.taken");
    assert_eq!(refused(&format!("{number2}-QUO-C0-01")), "number.misused");
    assert_eq!(refused(&format!("{number2}-QUO-001")), "number.misused");
    assert_eq!(refused("QUO"), "number.malformed");
    // The next number is new, whatever became of the one before.
    assert_ne!(mint(&world, 0, number), no);
}

#[test]
fn a_block_used_up_gives_provisional_numbers_until_the_office_assigns() {
    let mut world = calm(&[Person::Ani]);
    let db = world.laptops[0].raw.clone();
    while db.write(|conn| sync_client::take_lease(conn, Id::nil())).unwrap().is_some() {}
    let id = world.rng.id();
    let (no, provisional) = db.write(|conn| numbers::for_customer(conn, id)).unwrap();
    assert_eq!((no, provisional.as_deref()), (None, Some("~B0-1")));
    let mut args = customer(id, "北京科技", None);
    args["provisional_no"] = json!(provisional);
    world.issue(0, "customer.create", args).unwrap();
    assert_eq!(get::<Customer>(&db, id).unwrap().provisional_no.as_deref(), Some("~B0-1"));
    settle(&mut world);
    let after: Customer = get(&db, id).unwrap();
    assert!(after.customer_no.is_some_and(|no| no >= 12_000) && after.provisional_no.is_none());
    // The hello of that round topped the block up.
    assert!(db.write(|conn| numbers::for_customer(conn, Id::nil())).unwrap().0.is_some());
}

#[test]
fn a_lost_hello_does_not_lease_twice() {
    let world = calm(&[Person::Ani]);
    let state = world.laptops[0].raw.read(sync_client::state).unwrap().unwrap();
    let request = |free: i64, leased_through: i64| HelloRequest {
        proto: wire::PROTO,
        app_version: "test".to_owned(),
        core_hash: "test".to_owned(),
        workspace: fixture::WORKSPACE.to_owned(),
        device: state.device,
        client_time: world.now,
        schema_version: 1,
        epoch: state.epoch.clone(),
        cursor: 0,
        scope_rev: 0,
        next_seq: 1,
        highest_known_decided_seq: 0,
        queue: 0,
        encodings: Vec::new(),
        free_customer_numbers: free,
        leased_through,
    };
    let hello = |free, through| {
        world.hub.hello(state.token.as_deref(), &request(free, through), world.now).unwrap().customer_numbers
    };
    let first = hello(20, i64::MAX);
    let last = *first.last().unwrap();
    let second = hello(9, last);
    assert_eq!(second.len(), first.len() + numbers::BLOCK);
    assert_eq!(hello(9, last), second, "the same question gets the same answer");
    assert_eq!(hello(10, *second.last().unwrap()), second, "enough is enough");
}

#[test]
fn a_transferred_customer_goes_with_everything_and_comes_with_everything() {
    let mut world = calm(&[Person::Ani, Person::Budi]);
    let (customer_id, _, deal) = deal_at_quotation(&mut world, 0);
    settle(&mut world);
    let args = json!({ "id": customer_id, "owner_user_id": Person::Budi.id(), "reason": "区域调整" });
    world.rule(Person::Mega, "customer.transfer", args).unwrap();
    // Ani does not know yet and goes on.
    let change = json!({ "field": "phone", "from": null, "to": "+62 1" });
    world.issue(0, "customer.update", json!({ "id": customer_id, "changes": [change] })).unwrap();
    settle(&mut world);
    assert_eq!(
        (get::<Customer>(&world.laptops[0].raw, customer_id), get::<Opportunity>(&world.laptops[0].raw, deal)),
        (None, None)
    );
    assert_eq!(get::<Opportunity>(&world.laptops[1].raw, deal).unwrap().owner_user_id, Person::Budi.id());
    let items = world.laptops[0].raw.read(replica::inbox).unwrap();
    assert_eq!(items.iter().map(|i| i.code.as_str()).collect::<Vec<_>>(), ["record.not_found"]);
    assert!(items[0].current_row.is_none(), "another person's row must not come with the refusal");
    assert_eq!(world.laptops[0].status.as_ref().unwrap().badge, Badge::Attention);
}

#[test]
fn what_hangs_on_a_refused_command_is_held_and_can_be_retried_or_thrown_away() {
    let mut world = calm(&[Person::Ani]);
    let (first, second, deal_id, history) = (world.rng.id(), world.rng.id(), world.rng.id(), world.rng.id());
    let tax = |id: Id, no: i64| {
        let mut args = customer(id, "上海贸易", Some(no));
        args["fields"]["tax_id"] = json!("91310000MA02");
        args
    };
    let mut numbers =
        (0..2).map(|_| world.laptops[0].raw.write(|conn| sync_client::take_lease(conn, Id::nil())).unwrap().unwrap());
    let (a, b) = (numbers.next().unwrap(), numbers.next().unwrap());
    drop(numbers);
    world.issue(0, "customer.create", tax(first, a)).unwrap();
    world.issue(0, "customer.create", tax(second, b)).unwrap();
    world.issue(0, "opportunity.create", deal(deal_id, second, history)).unwrap();
    settle(&mut world);
    let items = world.laptops[0].raw.read(replica::inbox).unwrap();
    assert_eq!(
        items.iter().map(|i| (i.code.as_str(), i.held_by)).collect::<Vec<_>>(),
        [("customer.tax_id_taken", None), ("command.held", Some(2))]
    );
    assert!(get::<Customer>(&world.laptops[0].raw, second).is_none(), "its local effect is undone");
    // The first customer turns out to be a mistake; the office removes it, and the same command goes through.
    world.rule(Person::Mega, "customer.delete", json!({ "id": first })).unwrap();
    settle(&mut world);
    let (retried, now, user) = (world.rng.id(), world.now, Person::Ani.id());
    let db = world.laptops[0].raw.clone();
    db.write(|conn| replica::retry(conn, user, items[0].cmd_id, retried, now)).unwrap();
    world.laptops[0].issued.insert(retried, "customer.create".to_owned());
    let discarded = world.rng.id();
    db.write(|conn| replica::discard(conn, user, items[1].cmd_id, discarded, now)).unwrap();
    world.laptops[0].issued.insert(discarded, "inbox.discard".to_owned());
    assert_eq!(
        code(db.write(|conn| replica::retry(conn, user, items[0].cmd_id, discarded, now))),
        "inbox.not_found",
        "an item is dealt with once"
    );
    settle(&mut world);
    assert_eq!(get::<Customer>(&db, second).unwrap().customer_no, Some(b));
    assert!(db.read(replica::inbox).unwrap().is_empty());
    let record = db.read(sync_client::decided).unwrap().into_iter().find(|d| d.cmd_id == retried).unwrap();
    assert_eq!(wire::CommandRecord::decode(&record.body).unwrap().replaces, Some(items[0].cmd_id));
}

#[test]
fn the_inbox_deals_with_a_cause_and_what_it_holds_at_one_stroke() {
    for name in ["inbox.retry", "inbox.discard"] {
        let mut world = calm(&[Person::Ani]);
        let (first, second, deal_id, history) = (world.rng.id(), world.rng.id(), world.rng.id(), world.rng.id());
        let tax = |id: Id, no: i64| {
            let mut args = customer(id, "上海贸易", Some(no));
            args["fields"]["tax_id"] = json!("91310000MA02");
            args
        };
        let db = world.laptops[0].raw.clone();
        let take = || db.write(|conn| sync_client::take_lease(conn, Id::nil())).unwrap().unwrap();
        let (a, b) = (take(), take());
        world.issue(0, "customer.create", tax(first, a)).unwrap();
        world.issue(0, "customer.create", tax(second, b)).unwrap();
        world.issue(0, "opportunity.create", deal(deal_id, second, history)).unwrap();
        let confirm = json!({ "id": deal_id, "confirmed_on": world.now.date_naive() });
        world.issue(0, "opportunity.confirm_demand", confirm).unwrap();
        settle(&mut world);
        let app = App::new(db.clone(), Mode::Device, Arc::new(MachineClock));
        let call = app.call_by(Person::Ani.id());
        let rows = call.json("inbox.list", json!({})).unwrap()["rows"].take();
        assert_eq!(rows.as_array().unwrap().len(), 1, "{rows:#}");
        assert_eq!(
            (&rows[0]["seq"], &rows[0]["kind"], &rows[0]["cause"]),
            (&json!(2), &json!("rejected"), &json!(null))
        );
        let held: Vec<(i64, &str, bool)> = rows[0]["held"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| (h["seq"].as_i64().unwrap(), h["name"].as_str().unwrap(), h["cause"] == rows[0]["cmd_id"]))
            .collect();
        assert_eq!(held, [(3, "opportunity.create", true), (4, "opportunity.confirm_demand", true)]);
        let all = json!({ "cmd_id": rows[0]["cmd_id"], "with_held": true });
        // The first customer turns out to be a mistake; the office removes it, and the same commands go through.
        world.rule(Person::Mega, "customer.delete", json!({ "id": first })).unwrap();
        settle(&mut world);
        call.json(name, all.clone()).unwrap();
        let queue = db.read(sync_client::pending).unwrap();
        for command in &queue {
            world.laptops[0].issued.insert(command.cmd_id, command.name.clone());
        }
        let names: Vec<&str> = queue.iter().map(|p| p.name.as_str()).collect();
        let retried = name == "inbox.retry";
        let expected = if retried {
            ["customer.create", "opportunity.create", "opportunity.confirm_demand"]
        } else {
            ["inbox.discard"; 3]
        };
        assert_eq!(names, expected, "in the order of the commands");
        assert_eq!(call.json(name, all).unwrap_err().code, "inbox.not_found");
        settle(&mut world);
        assert_eq!(call.json("inbox.list", json!({})).unwrap()["rows"], json!([]));
        assert_eq!(get::<Opportunity>(&db, deal_id).is_some_and(|d| d.demand_confirmed_on.is_some()), retried);
    }
}

#[test]
fn a_group_of_which_one_is_refused_here_stays_whole() {
    let mut world = calm(&[Person::Ani]);
    let (id, deal_id, history) = (world.rng.id(), world.rng.id(), world.rng.id());
    let db = world.laptops[0].raw.clone();
    world.issue(0, "customer.create", customer(id, "上海贸易", Some(12_000))).unwrap();
    settle(&mut world);
    // The office deletes the customer while Ani opens a deal with him and goes on with it.
    world.rule(Person::Mega, "customer.delete", json!({ "id": id })).unwrap();
    world.issue(0, "opportunity.create", deal(deal_id, id, history)).unwrap();
    let confirm = json!({ "id": deal_id, "confirmed_on": world.now.date_naive() });
    world.issue(0, "opportunity.confirm_demand", confirm).unwrap();
    settle(&mut world);
    let app = App::new(db.clone(), Mode::Device, Arc::new(MachineClock));
    let call = app.call_by(Person::Ani.id());
    let before = call.json("inbox.list", json!({})).unwrap();
    let cause = &before["rows"][0];
    assert_eq!((&cause["name"], cause["held"].as_array().map(Vec::len)), (&json!("opportunity.create"), Some(1)));
    let all = json!({ "cmd_id": cause["cmd_id"], "with_held": true });
    assert_eq!(call.json("inbox.retry", all).unwrap_err().code, "record.not_found");
    assert_eq!((call.json("inbox.list", json!({})).unwrap(), waiting(&world, 0)), (before.clone(), 0));
    // Given up alone, the cause leaves what it held as an item of its own.
    call.json("inbox.discard", json!({ "cmd_id": cause["cmd_id"] })).unwrap();
    let rows = call.json("inbox.list", json!({})).unwrap()["rows"].take();
    assert_eq!((rows.as_array().map(Vec::len), &rows[0]["kind"]), (Some(1), &json!("held")));
}

#[test]
fn an_unsent_command_is_taken_back_with_its_dependants_and_keeps_its_place() {
    let mut world = calm(&[Person::Ani]);
    let (id, deal_id, history, other) = (world.rng.id(), world.rng.id(), world.rng.id(), world.rng.id());
    world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
    world.issue(0, "opportunity.create", deal(deal_id, id, history)).unwrap();
    world.issue(0, "customer.create", customer(other, "上海贸易", Some(12_001))).unwrap();
    let db = world.laptops[0].raw.clone();
    let queue = db.read(sync_client::pending).unwrap();
    let asked = db.read(|conn| replica::dependants(conn, queue[0].cmd_id)).unwrap();
    assert_eq!(asked.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["opportunity.create"]);
    db.write(|conn| replica::withdraw(conn, queue[0].cmd_id)).unwrap();
    assert!(
        get::<Customer>(&db, id).is_none()
            && get::<Opportunity>(&db, deal_id).is_none()
            && get::<Customer>(&db, other).is_some()
    );
    let states: Vec<Waiting> = db.read(sync_client::pending).unwrap().iter().map(|p| p.state).collect();
    assert_eq!(states, [Waiting::Withdrawn, Waiting::Withdrawn, Waiting::Ok]);
    world.laptops[0].withdrawn.extend([queue[0].cmd_id, queue[1].cmd_id]);
    world.tell(0, Event::LocalChange).unwrap();
    world.pass(1).unwrap();
    let sent = db.read(sync_client::state).unwrap().unwrap().sent_seq;
    assert_eq!(sent, 3);
    settle(&mut world);
    assert!(db.read(replica::inbox).unwrap().is_empty(), "what a person took back is no news to him");
    assert_eq!(code(db.write(|conn| replica::withdraw(conn, queue[2].cmd_id))), "command.not_pending");
}

#[test]
fn a_command_on_its_way_cannot_be_taken_back() {
    let mut world = calm(&[Person::Ani]);
    let id = world.rng.id();
    world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
    world.impostor = Some(Box::new(|path| (path == wire::path::PUSH).then(|| (503, Vec::new()))));
    world.tell(0, Event::LocalChange).unwrap();
    world.pass(10).unwrap();
    let queue = world.laptops[0].raw.read(sync_client::pending).unwrap();
    let withdrawn = world.laptops[0].raw.write(|conn| replica::withdraw(conn, queue[0].cmd_id));
    assert_eq!(code(withdrawn), "command.already_sent");
}

#[test]
fn a_unique_value_moves_between_rows_under_pending_commands() {
    let mut world = calm(&[Person::Ani]);
    let (id, one, two, three) = (world.rng.id(), world.rng.id(), world.rng.id(), world.rng.id());
    world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
    world.issue(0, "contact.create", contact(one, id, "王", true)).unwrap();
    world.issue(0, "contact.create", contact(two, id, "李", false)).unwrap();
    settle(&mut world);
    // The office makes the second one primary and puts the first away; the laptop makes a third primary and touches both.
    let change = |id: Id, to: bool| json!({ "id": id, "changes": [{ "field": "is_primary", "from": !to, "to": to }] });
    world.rule(Person::Mega, "contact.update", change(two, true)).unwrap();
    world.rule(Person::Mega, "contact.delete", json!({ "id": one })).unwrap();
    world.issue(0, "contact.create", contact(three, id, "陈", true)).unwrap();
    world.issue(0, "contact.update", change(one, true)).unwrap();
    settle(&mut world);
    let db = &world.laptops[0].raw;
    assert_eq!(get::<Contact>(db, one), None);
    assert!(
        !get::<Contact>(db, two).unwrap().fields.is_primary && get::<Contact>(db, three).unwrap().fields.is_primary
    );
    let items = db.read(replica::inbox).unwrap();
    assert_eq!(items.iter().map(|i| i.code.as_str()).collect::<Vec<_>>(), ["record.not_found"]);
}

#[test]
fn what_fails_in_replay_is_at_risk_until_the_office_has_ruled() {
    let mut world = calm(&[Person::Ani]);
    let (id, one) = (world.rng.id(), world.rng.id());
    world.issue(0, "customer.create", customer(id, "北京科技", Some(12_000))).unwrap();
    world.issue(0, "contact.create", contact(one, id, "王", true)).unwrap();
    settle(&mut world);
    world.rule(Person::Mega, "contact.delete", json!({ "id": one })).unwrap();
    let change = json!({ "id": one, "changes": [{ "field": "name", "from": "王", "to": "王二" }] });
    world.issue(0, "contact.update", change).unwrap();
    // The page of a pull that was built before the push arrived: the change is in it, the verdict is not.
    let state = world.laptops[0].raw.read(sync_client::state).unwrap().unwrap();
    let page = world.hub.pull(
        state.token.as_deref(),
        &wire::PullRequest {
            proto: wire::PROTO,
            epoch: state.epoch.clone(),
            device: state.device,
            cursor: state.cursor,
            resume: None,
            verdicts_applied_through: state.decided_seq,
            scope_rev: 0,
            schema_version: 1,
            limit: 100,
        },
    );
    let answer = wire::write(&page.unwrap());
    world.impostor = Some(Box::new(move |path| (path == wire::path::PULL).then(|| (200, answer.clone()))));
    world.tell(0, Event::LocalChange).unwrap();
    world.pass(3).unwrap();
    let queue = world.laptops[0].raw.read(sync_client::pending).unwrap();
    assert_eq!((queue[0].state, queue[0].code.as_deref()), (Waiting::AtRisk, Some("record.not_found")));
    assert_eq!(world.laptops[0].status.as_ref().unwrap().at_risk, 1);
    world.impostor = None;
    settle(&mut world);
    assert_eq!(waiting(&world, 0), 0);
}

#[test]
fn a_stand_alone_workspace_decides_at_once_and_joins_no_office() {
    let now = fixture::start();
    let db = fixture::office().unwrap();
    let user = Person::Adi.id();
    db.write(|conn| authority::found_stand_alone(conn, Id::from_u128(1), user)).unwrap();
    let apply = |name: &str, args: serde_json::Value| {
        let origin = Origin { device: None, seq: None, cmd_id: Id::nil(), actor: user };
        let command = Command::decode(name, args).unwrap();
        db.write(|conn| authority::apply(conn, &origin, &command, now, now)).unwrap()
    };
    let id = Id::from_u128(2);
    assert_eq!(db.write(|conn| numbers::for_customer(conn, id)).unwrap(), (None, None));
    let done = apply("customer.create", customer(id, "北京科技", None));
    assert_eq!(done.facts["customer_no"], "12000");
    let minted = |revises: Option<&str>| {
        db.write(|conn| numbers::mint(conn, DocumentKind::Quotation, 12_000, revises, now)).unwrap()
    };
    assert_eq!((minted(None).as_str(), minted(None).as_str()), ("12000-QUO-A0-01", "12000-QUO-A0-02"));
    assert_eq!(minted(Some("12000-QUO-A0-01")), "12000-QUO-A0-01-R2");
    assert_eq!(
        minted(Some("12000-QUO-K1-01")),
        "12000-QUO-A0-03",
        "another place's number is not revised but followed"
    );
    let status = db.read(|conn| client::status(conn, false, None)).unwrap();
    assert_eq!((status.badge, status.pending), (Badge::Synced, 0));
    let mut engine = client::Client::new(db.clone(), bantu_app::sync::rebase::Checks::Off, Box::new(|| 0));
    assert!(engine.step(Event::SyncNow, now).iter().all(|e| !matches!(e, client::Effect::Send(_))));
    let hub = Hub::new(fixture::office().unwrap());
    let typed = hub.database().write(|conn| enroll::create_code(conn, user, [3; 16], now)).unwrap();
    let request = wire::EnrollRequest {
        proto: wire::PROTO,
        code: typed,
        nonce: "n".repeat(40),
        device_name: "laptop".to_owned(),
        app_version: "test".to_owned(),
    };
    let reply = hub.enroll(&request, now).unwrap();
    assert_eq!(code(enroll::join(&db, "https://office.test", &reply)), "enroll.local_data");
    let elsewhere = Database::open(Location::Memory, "another").unwrap();
    assert_eq!(code(enroll::join(&elsewhere, "https://office.test", &reply)), "enroll.workspace");
}

#[test]
fn numbers_by_date_count_per_day_and_place() {
    let mut world = calm(&[Person::Ani, Person::Budi]);
    world.rule(Person::Adi, "setting.set", json!({ "setting_key": "number.style", "value": "date" })).unwrap();
    settle(&mut world);
    let day = (world.now.utc() + chrono::TimeDelta::hours(7)).format("%Y%m%d").to_string();
    assert_eq!(mint(&world, 0, 12_000), format!("QUO-{day}-B0-01"));
    assert_eq!(mint(&world, 0, 12_001), format!("QUO-{day}-B0-02"));
    assert_eq!(mint(&world, 1, 12_001), format!("QUO-{day}-C0-01"));
    world.now = Instant::from_micros(world.now.micros() + 86_400_000_000).unwrap();
    assert!(mint(&world, 0, 12_000).ends_with("-B0-01"));
}

#[test]
fn what_the_office_tells_reaches_the_laptops_of_its_own_person_only() {
    let mut world = calm(&[Person::Ani, Person::Budi, Person::Mega, Person::Mega]);
    let told = |world: &World, laptop: usize| world.laptops[laptop].raw.read(oracle::all::<Notification>).unwrap();
    let (_, _, deal) = deal_at_quotation(&mut world, 0);
    assert_eq!(told(&world, 0), [], "a laptop tells nobody");
    let report = play::finish(&mut world).unwrap();
    assert_eq!(report.differing, 0, "the laptop foresaw what the office wrote in what it holds");
    let mega = told(&world, 2);
    assert!(!mega.is_empty());
    for row in &mega {
        assert_eq!((row.user_id, row.subject_id), (Person::Mega.id(), deal));
    }
    assert_eq!(told(&world, 3), mega, "each of her laptops");
    assert_eq!((told(&world, 0), told(&world, 1)), (vec![], vec![]));
    assert_eq!(world.office.read(oracle::all::<Notification>).unwrap(), mega, "the seller moved his own deal");

    // Read without a network, it is read everywhere; nobody else can read it for her.
    let ids = json!({ "ids": [mega[0].id] });
    let foreign = world.issue(0, "notification.mark_read", ids.clone()).unwrap_err();
    assert!(matches!(foreign, Fault::Refused(refusal) if refusal.code == "record.not_found"));
    world.laptops[2].outage = true;
    world.issue(2, "notification.mark_read", ids).unwrap();
    assert!(told(&world, 2).iter().any(|row| row.read_at.is_some()));
    world.laptops[2].outage = false;
    assert_eq!(play::finish(&mut world).unwrap().differing, 0);
    let read = |rows: Vec<Notification>| rows.iter().filter(|row| row.read_at.is_some()).count();
    assert_eq!((read(told(&world, 3)), read(world.office.read(oracle::all::<Notification>).unwrap())), (1, 1));
}
