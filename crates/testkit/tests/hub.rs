//! The office's end alone: bad requests, foreign devices, resends, panics, a full disk. Each gets a stable code and changes nothing.

mod common;

use bantu_app::sync::budget::Budget;
use bantu_app::sync::hub::{Answer, Hub};
use bantu_app::sync::wire::{self, CommandRecord, HttpFault, PushReply, PushRequest, Pushed, Verdict, path};
use bantu_app::sync::{enroll, replica};
use bantu_domain::actor::Actor;
use bantu_domain::command::{Command, Outcome};
use bantu_domain::customer::Customer;
use bantu_domain::quotation::MAX_LINES;
use bantu_domain::record::{CellValue, Instant};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::Entity;
use bantu_domain::tx::Tx;
use bantu_store::{sync_client, sync_server};
use bantu_testkit::fixture::{self, Person};
use bantu_testkit::oracle;
use bantu_testkit::world::World;
use common::{calm, customer};

fn token(world: &World) -> String {
    world.laptops[0].raw.read(sync_client::state).unwrap().unwrap().token.unwrap()
}

fn code(answer: &Answer) -> String {
    serde_json::from_slice::<HttpFault>(&answer.body).unwrap().code
}

/// A push of customers under these names.
fn push(world: &mut World, from_seq: i64, names: &[&str]) -> PushRequest {
    let state = world.laptops[0].raw.read(sync_client::state).unwrap().unwrap();
    let commands = names
        .iter()
        .zip(from_seq..)
        .map(|(name, seq)| {
            let record = CommandRecord {
                device: state.device,
                seq,
                cmd_id: world.rng.id(),
                name: "customer.create".to_owned(),
                ver: 1,
                args: customer(world.rng.id(), name, None),
                at: world.now,
                tz: 420,
                deps: Vec::new(),
                replaces: None,
                seen: Vec::new(),
                group: None,
            };
            Pushed { seq, body: record.encode(), effect: None }
        })
        .collect();
    PushRequest {
        proto: wire::PROTO,
        epoch: state.epoch,
        device: state.device,
        from_seq,
        commands,
        verdicts_seen_through: 0,
        lost_blobs: Vec::new(),
    }
}

fn send(world: &World, request: &PushRequest) -> Answer {
    world.hub.handle(path::PUSH, Some(&token(world)), &wire::write(request), world.now)
}

fn kinds(world: &World) -> Vec<String> {
    let device = world.laptops[0].raw.read(sync_client::state).unwrap().unwrap().device;
    world
        .office
        .read(|conn| sync_server::verdicts_after(conn, device, 0))
        .unwrap()
        .into_iter()
        .map(|v| v.kind)
        .collect()
}

#[test]
fn a_bad_request_gets_a_code_and_changes_nothing() {
    let mut world = calm(&[Person::Ani]);
    let good = push(&mut world, 1, &["北京科技"]);
    let mut gap = good.clone();
    (gap.from_seq, gap.commands[0].seq) = (3, 3);
    let mut disorder = good.clone();
    disorder.from_seq = 2;
    let mut many = good.clone();
    many.commands = (1..=501).map(|seq| Pushed { seq, body: String::new(), effect: None }).collect();
    let mut fat = good.clone();
    fat.commands[0].body = "x".repeat(wire::MAX_COMMAND + 1);
    let old = PushRequest { proto: 0, ..good.clone() };
    let new = PushRequest { proto: 2, ..good.clone() };
    let epoch = PushRequest { epoch: "another".to_owned(), ..good.clone() };
    let foreign = PushRequest { device: world.rng.id(), ..good.clone() };
    let own = token(&world);
    type Case<'a> = (&'a str, Option<&'a str>, Vec<u8>, u16, &'a str);
    let cases: Vec<Case<'_>> = vec![
        ("rubbish", Some(&own), b"rubbish".to_vec(), 400, "sync.malformed"),
        ("unknown field", Some(&own), b"{\"proto\":1,\"more\":2}".to_vec(), 400, "sync.malformed"),
        ("oversized", Some(&own), vec![b' '; wire::MAX_BODY + 1], 413, "sync.body_too_large"),
        ("too many", Some(&own), wire::write(&many), 413, "sync.batch_too_large"),
        ("too long", Some(&own), wire::write(&fat), 413, "sync.command_too_large"),
        ("gap", Some(&own), wire::write(&gap), 409, "sync.seq_gap"),
        ("disorder", Some(&own), wire::write(&disorder), 400, "sync.malformed"),
        ("old protocol", Some(&own), wire::write(&old), 426, "app.too_old"),
        ("new protocol", Some(&own), wire::write(&new), 426, "server.too_old"),
        ("epoch", Some(&own), wire::write(&epoch), 409, "sync.epoch"),
        ("no token", None, wire::write(&good), 401, "device.token_refused"),
        ("foreign token", Some("0123"), wire::write(&good), 401, "device.token_refused"),
        ("foreign device", Some(&own), wire::write(&foreign), 403, "device.mismatch"),
    ];
    let before = oracle::rows(&world.office).unwrap();
    for (what, token, body, status, expected) in cases {
        let answer = world.hub.handle(path::PUSH, token, &body, world.now);
        assert_eq!((answer.status, code(&answer).as_str()), (status, expected), "{what}");
    }
    assert_eq!(world.hub.handle("/sync/v1/else", Some(&own), b"{}", world.now).status, 404);
    assert_eq!(oracle::rows(&world.office).unwrap(), before);
    assert!(kinds(&world).is_empty());
}

#[test]
fn a_resent_command_has_one_effect_and_other_bytes_are_refused_whole() {
    let mut world = calm(&[Person::Ani]);
    let first = push(&mut world, 1, &["甲公司", "乙公司"]);
    let version = || world.office.read(bantu_store::lane::version).unwrap();
    assert_eq!(send(&world, &first).status, 200);
    let after = version();
    let answer = send(&world, &first);
    let reply: PushReply = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((reply.last_seq, reply.head, version()), (2, after, after));
    let mut other = push(&mut world, 1, &["丙公司", "丁公司", "戊公司"]);
    other.commands[0].body = first.commands[0].body.clone();
    let answer = send(&world, &other);
    assert_eq!((answer.status, code(&answer).as_str()), (409, "sync.seq_reuse"));
    assert_eq!(
        world.office.read(bantu_store::lane::version).unwrap(),
        after,
        "the third command of the batch must not count"
    );
}

#[test]
fn a_command_that_cannot_be_read_is_decided_and_blocks_nothing() {
    let mut world = calm(&[Person::Ani]);
    let mut request = push(&mut world, 1, &["甲", "乙", "丙", "丁"]);
    request.commands[0].body = "{\"no\":\"record\"}".to_owned();
    request.commands[1].body = request.commands[1].body.replace("customer.create", "customer.dance");
    request.commands[2].body = request.commands[2].body.replace("\"ver\":1", "\"ver\":9");
    assert_eq!(send(&world, &request).status, 200);
    assert_eq!(kinds(&world), ["rejected", "rejected", "rejected", "applied"]);
}

fn panics_on_ghosts(command: &Command, actor: Actor, at: Instant, tx: &mut dyn Tx) -> Result<Outcome, Fault> {
    let outcome = bantu_domain::execute(command, actor, at, tx)?;
    assert!(!matches!(command, Command::CustomerCreate(args) if args.fields.name == "鬼"), "a defect in the core");
    Ok(outcome)
}

#[test]
fn a_command_that_panics_is_rejected_and_the_others_count() {
    let mut world = calm(&[Person::Ani]);
    let request = push(&mut world, 1, &["甲公司", "鬼", "乙公司"]);
    let hub = Hub::new(world.office.clone()).with_core(panics_on_ghosts);
    let answer = hub.handle(path::PUSH, Some(&token(&world)), &wire::write(&request), world.now);
    assert_eq!(answer.status, 200);
    assert_eq!(kinds(&world), ["applied", "rejected", "applied"]);
    let customers = world.office.read(oracle::all::<Customer>).unwrap();
    let mut names: Vec<_> = customers.into_iter().map(|c| c.fields.name).collect();
    names.sort();
    assert_eq!(names, ["乙公司", "甲公司"]);
    oracle::log(&mut world).unwrap();
}

/// Runs a command, and for the name of a ghost goes on as a defect would: reading or writing without an end.
fn never_ends(reads: bool, command: &Command, actor: Actor, at: Instant, tx: &mut dyn Tx) -> Result<Outcome, Fault> {
    let outcome = bantu_domain::execute(command, actor, at, tx)?;
    let Command::CustomerCreate(args) = command else { return Ok(outcome) };
    if args.fields.name != "鬼" {
        return Ok(outcome);
    }
    let stored = tx.get(Customer::table(), args.id)?.expect("the customer just made");
    loop {
        if reads {
            tx.find(Customer::table(), "name", &"无".to_owned().to_cell())?;
        } else {
            tx.put(Customer::table(), &stored.row, &stored.root)?;
        }
    }
}

fn reads_for_ever(command: &Command, actor: Actor, at: Instant, tx: &mut dyn Tx) -> Result<Outcome, Fault> {
    never_ends(true, command, actor, at, tx)
}

fn writes_for_ever(command: &Command, actor: Actor, at: Instant, tx: &mut dyn Tx) -> Result<Outcome, Fault> {
    never_ends(false, command, actor, at, tx)
}

/// A core that thinks it may answer well although storage has failed it.
fn swallows_errors(command: &Command, actor: Actor, at: Instant, tx: &mut dyn Tx) -> Result<Outcome, Fault> {
    let outcome = bantu_domain::execute(command, actor, at, tx)?;
    if matches!(command, Command::CustomerCreate(args) if args.fields.name == "鬼") {
        while tx.find(Customer::table(), "name", &"无".to_owned().to_cell()).is_ok() {}
    }
    Ok(outcome)
}

#[test]
fn a_command_over_its_budget_is_rejected_and_the_others_count() {
    let budget = Budget { read: 2_000, written: 200 };
    for core in [reads_for_ever, writes_for_ever, swallows_errors] {
        let mut world = calm(&[Person::Ani]);
        let request = push(&mut world, 1, &["甲公司", "鬼", "乙公司"]);
        let hub = Hub::new(world.office.clone()).with_core(core).with_budget(budget);
        let answer = hub.handle(path::PUSH, Some(&token(&world)), &wire::write(&request), world.now);
        assert_eq!(answer.status, 200);
        assert_eq!(kinds(&world), ["applied", "rejected", "applied"]);
        let device = world.laptops[0].raw.read(sync_client::state).unwrap().unwrap().device;
        let verdict = world.office.read(|conn| sync_server::verdict(conn, device, 2)).unwrap().unwrap();
        let verdict: Verdict = serde_json::from_str(&verdict.body.unwrap()).unwrap();
        assert_eq!(
            verdict,
            Verdict::Rejected {
                code: "command.failed_internal".into(),
                params: std::collections::BTreeMap::new(),
                current: None,
            }
        );
        let customers = world.office.read(oracle::all::<Customer>).unwrap();
        let mut names: Vec<_> = customers.into_iter().map(|c| c.fields.name).collect();
        names.sort();
        assert_eq!(names, ["乙公司", "甲公司"], "nothing of it is kept");
        oracle::log(&mut world).unwrap();
    }
}

#[test]
fn the_largest_quotation_comes_nowhere_near_the_budget() {
    let mut world = calm(&[Person::Ani, Person::Mega]);
    // A product whose floor and cost changed every month for five years, sold in as many lines as there may be.
    let day = world.now.date_naive();
    for n in 0..60_u64 {
        for name in ["product.set_floor", "product.set_cost"] {
            let args = serde_json::json!({
                "id": world.rng.id(), "product_id": fixture::product("CPMA"), "currency": "IDR", "amount_minor": 9_000_000_000_u64 + n,
                "effective_from": day - chrono::Days::new(n),
            });
            world.rule(Person::Mega, name, args).unwrap();
        }
    }
    world.drain().unwrap();
    let tenth = Budget { read: Budget::PUSHED.read / 10, written: Budget::PUSHED.written / 10 };
    world.hub = Hub::new(world.office.clone()).with_budget(tenth);
    let (_, number, deal) = common::deal_at_quotation(&mut world, 0);
    let id = world.rng.id();
    let mut draft = common::draft(&mut world, id, deal, "CPMA", 16_000_000_000);
    let line = draft["items"][0].clone();
    let lines = |world: &mut World| -> Vec<serde_json::Value> {
        (0..MAX_LINES)
            .map(|_| {
                let mut line = line.clone();
                line["id"] = serde_json::json!(world.rng.id());
                line
            })
            .collect()
    };
    draft["items"] = lines(&mut world).into();
    world.issue(0, "quotation.draft", draft.clone()).unwrap();
    // Saved again with none of its lines kept: the most that one command writes.
    draft["items"] = lines(&mut world).into();
    draft["edit_no"] = serde_json::json!(1);
    world.issue(0, "quotation.draft", draft).unwrap();
    let no = format!("{number}-QUO-B0-01");
    world.issue(0, "quotation.issue", common::issue(id, &no, number)).unwrap();
    let item_ids: Vec<_> = (0..MAX_LINES).map(|_| world.rng.id()).collect();
    let revise = serde_json::json!({ "id": world.rng.id(), "revises_id": id, "item_ids": item_ids });
    world.issue(0, "quotation.revise", revise).unwrap();
    world.issue(0, "quotation.accept", serde_json::json!({ "id": id })).unwrap();
    world.drain().unwrap();
    assert!(kinds(&world).iter().all(|kind| kind == "applied"), "{:?}", kinds(&world));
    assert!(kinds(&world).len() >= 12);
}

#[test]
fn a_full_disk_at_the_office_gives_no_verdict_and_stores_nothing() {
    let mut world = calm(&[Person::Ani]);
    let request = push(&mut world, 1, &["甲公司"]);
    let before = oracle::rows(&world.office).unwrap();
    world.crash.fail(Some(StoreError::Full));
    let answer = send(&world, &request);
    assert_eq!((answer.status, code(&answer).as_str()), (503, "sync.unavailable"));
    assert_eq!(oracle::rows(&world.office).unwrap(), before);
    assert!(kinds(&world).is_empty());
    world.crash.fail(None);
    assert_eq!(send(&world, &request).status, 200);
    assert_eq!(kinds(&world), ["applied"]);
}

#[test]
fn a_full_disk_at_the_laptop_records_nothing() {
    let mut world = calm(&[Person::Ani]);
    let before = oracle::rows(&world.laptops[0].raw).unwrap();
    world.laptops[0].crash.fail(Some(StoreError::Full));
    let id = world.rng.id();
    let result = world.issue(0, "customer.create", customer(id, "甲公司", Some(12_000)));
    assert_eq!(result, Err(Fault::Store(StoreError::Full)));
    world.laptops[0].crash.fail(None);
    assert_eq!(oracle::rows(&world.laptops[0].raw).unwrap(), before);
    assert_eq!(common::waiting(&world, 0), 0);
    world.issue(0, "customer.create", customer(id, "甲公司", Some(12_000))).unwrap();
}

#[test]
fn a_revoked_device_and_a_locked_user_stay_outside() {
    let mut world = calm(&[Person::Ani]);
    let request = push(&mut world, 1, &["甲公司"]);
    world.rule(Person::Adi, "user.lock", serde_json::json!({ "user_id": Person::Ani.id(), "locked": true })).unwrap();
    let answer = send(&world, &request);
    assert_eq!((answer.status, code(&answer).as_str()), (403, "user.inactive"));
    world.rule(Person::Adi, "user.lock", serde_json::json!({ "user_id": Person::Ani.id(), "locked": false })).unwrap();
    let device = world.laptops[0].raw.read(sync_client::state).unwrap().unwrap().device;
    assert!(world.office.write(|conn| sync_server::revoke_device(conn, device)).unwrap());
    let answer = send(&world, &request);
    assert_eq!((answer.status, code(&answer).as_str()), (403, "device.revoked"));
    assert!(world.office.read(|conn| sync_server::open_leases(conn, device)).unwrap().is_empty());
    assert!(kinds(&world).is_empty());
}

#[test]
fn a_code_enrols_one_laptop_once() {
    let office = fixture::office().unwrap();
    let hub = Hub::new(office.clone());
    let now = fixture::start();
    let typed = office.write(|conn| enroll::create_code(conn, Person::Ani.id(), [9; 16], now)).unwrap();
    let request = |code: &str, nonce: &str| wire::EnrollRequest {
        proto: wire::PROTO,
        code: code.to_owned(),
        nonce: nonce.repeat(32),
        device_name: "laptop".to_owned(),
        app_version: "test".to_owned(),
    };
    let fault = |request: &wire::EnrollRequest, at: Instant| {
        hub.enroll(request, at).map_err(|f| (f.status, f.code)).unwrap_err()
    };
    assert_eq!(fault(&request("0000-0000-0000", "a"), now), (403, "enroll.code_refused".to_owned()));
    let late = Instant::from_micros(now.micros() + 4 * 86_400_000_000).unwrap();
    assert_eq!(fault(&request(&typed, "a"), late), (403, "enroll.code_expired".to_owned()));
    // Typed as people type: small letters, no dashes.
    let first = hub.enroll(&request(&typed.to_lowercase().replace('-', " "), "a"), now).unwrap();
    assert_eq!((first.mark.as_str(), first.customer_numbers.len()), ("B0", 20));
    // The answer was lost: the same laptop asks again and gets the same.
    assert_eq!(hub.enroll(&request(&typed, "a"), now).unwrap(), first);
    assert_eq!(fault(&request(&typed, "b"), now), (403, "enroll.code_used".to_owned()));
    assert_eq!(
        fault(&wire::EnrollRequest { nonce: "short".to_owned(), ..request(&typed, "a") }, now),
        (400, "sync.malformed".to_owned())
    );
    let laptop = fixture::empty().unwrap();
    enroll::join(&laptop, "https://office.test", &first).unwrap();
    enroll::join(&laptop, "https://office.test", &first).unwrap();
    let refused =
        enroll::join(&laptop, "https://office.test", &wire::EnrollReply { device: Person::Adi.id(), ..first });
    assert_eq!(refused, Err(bantu_domain::Refusal::new("enroll.already_enrolled").into()));
}

#[test]
fn an_address_is_judged_before_it_is_saved() {
    let code = |typed: &str| enroll::address(typed).map_err(|r| r.code);
    assert_eq!(code(" https://office.example/ "), Ok("https://office.example".to_owned()));
    assert_eq!(code("http://127.0.0.1:8080"), Ok("http://127.0.0.1:8080".to_owned()));
    assert_eq!(code("http://[::1]:8080"), Ok("http://[::1]:8080".to_owned()));
    assert_eq!(code("http://office.example"), Err("server.address_insecure".to_owned()));
    for wrong in ["", "office", "ftp://office", "https://", "https://a/b", "https://user@host", "https://a b"] {
        assert_eq!(code(wrong), Err("server.address_invalid".to_owned()), "{wrong}");
    }
    let health = |status: u16, body: &[u8]| enroll::check_health(status, body).map(|h| h.version).map_err(|r| r.code);
    assert_eq!(health(200, br#"{"service":"bantu-server","version":"0.1.0","ok":true}"#), Ok("0.1.0".to_owned()));
    assert_eq!(
        health(503, br#"{"service":"bantu-server","version":"0.1.0","ok":false}"#),
        Err("server.not_ready".to_owned())
    );
    assert_eq!(health(200, b"<html>"), Err("server.not_bantu".to_owned()));
}

#[test]
fn what_only_the_office_decides_is_refused_on_the_spot() {
    let mut world = calm(&[Person::Mega]);
    let args = serde_json::json!({ "setting_key": "quotation.valid_days", "value": "10" });
    let result = world.issue(0, "setting.set", args);
    assert!(matches!(&result, Err(Fault::Refused(r)) if r.code == "command.online_only"), "{result:?}");
    let other = replica::run(
        &world.laptops[0].db,
        Person::Ani.id(),
        Person::Ani.id(),
        &Command::decode("inbox.discard", serde_json::json!({ "cmd_id": Person::Ani.id() })).unwrap(),
        world.now,
    );
    assert!(matches!(&other, Err(Fault::Refused(r)) if r.code == "device.other_user"), "{other:?}");
    assert_eq!(common::waiting(&world, 0), 0);
}
