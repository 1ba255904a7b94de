//! The jobs of an office: once for each day, whatever happens in between, and what a preview says is what a run does.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use bantu_app::job::run::{self, Period};
use bantu_app::{Desktop, DesktopConfig, Passing, Reply};
use bantu_domain::StoreError;
use bantu_domain::job::JobKind;
use bantu_domain::record::Instant;
use bantu_store::Probe;
use serde_json::{Value, json};

use crate::deal::{Deal, rupiah};
use crate::office::Office;

fn lead(office: &Office, name: &str) -> Value {
    office.ok("SALES", "lead.create", json!({"fields": {"name": name}}))["id"].clone()
}

fn days_later(office: &Office, days: i64) {
    office.pass(days * 86_400);
}

fn row(office: &Office, job: &str) -> Value {
    let rows = office.ok("ADMIN", "job.list", json!({}))["rows"].clone();
    rows.as_array().expect("rows").iter().find(|row| row["job"] == job).expect("the job").clone()
}

#[test]
fn every_job_runs_once_a_day() {
    let office = Office::new();
    lead(&office, "甲");
    days_later(&office, 8);
    let ran = run::run_due(&office.app).expect("the jobs run");
    assert_eq!(ran, JobKind::ALL);
    let done = row(&office, "lead_countdown");
    let last = &done["runs"][0];
    assert_eq!(
        (&last["is_done"], &last["subjects"], &last["effects"], &last["failed"]),
        (&json!(true), &json!(1), &json!(1), &json!(0))
    );
    let version = office.version();
    assert_eq!(run::run_due(&office.app).expect("nothing is due"), []);
    assert_eq!(office.version(), version, "a second look changes nothing");
    // An hour later only what runs hourly; a day later everything, for the newest day alone.
    office.pass(3_600);
    assert_eq!(run::run_due(&office.app).expect("the hour"), [JobKind::FollowUpReminder]);
    days_later(&office, 5);
    assert_eq!(run::run_due(&office.app).expect("the day"), JobKind::ALL);
    assert_eq!(row(&office, "lead_countdown")["runs"].as_array().unwrap().len(), 2);
    assert_eq!(
        office.ok("SALES", "notification.list", json!({"kind": "lead_countdown", "offset": 0, "limit": 10}))["total"],
        1
    );
}

#[test]
fn a_clock_set_back_runs_nothing_again() {
    let office = Office::new();
    days_later(&office, 3);
    run::run_due(&office.app).expect("the jobs run");
    days_later(&office, -2);
    assert_eq!(run::run_due(&office.app).expect("nothing"), []);
    days_later(&office, 2);
    assert_eq!(run::run_due(&office.app).expect("nothing"), []);
    days_later(&office, 1);
    assert_eq!(run::run_due(&office.app).expect("the next day"), JobKind::ALL);
}

#[test]
fn who_may_look_and_run() {
    let office = Office::new();
    for name in ["job.list", "job.run", "job.preview"] {
        office.refused("SALES_MANAGER", name, json!({"job": "lead_countdown"}), "permission.denied");
    }
    lead(&office, "甲");
    days_later(&office, 8);
    let said = office.ok("ADMIN", "job.preview", json!({"job": "lead_countdown"}));
    assert_eq!(
        (&said["total"], &said["rows"][0]["title"], &said["rows"][0]["user"]["name"]),
        (&json!(1), &json!("甲"), &json!("SALES"))
    );
    let tried = json!({"job": "lead_countdown", "settings": {"lead.countdown_days": "9"}});
    assert_eq!(office.ok("ADMIN", "job.preview", tried)["total"], 0);
    let wrong = json!({"job": "lead_countdown", "settings": {"lead.release_days": "9"}});
    office.refused_at("ADMIN", "job.preview", wrong, "field.unknown", "lead.release_days");
    let wrong = json!({"job": "lead_countdown", "settings": {"lead.countdown_days": "none"}});
    office.refused_at("ADMIN", "job.preview", wrong, "field.invalid", "lead.countdown_days");
    let run = office.ok("ADMIN", "job.run", json!({"job": "lead_countdown"}));
    assert_eq!((&run["effects"], &run["is_done"]), (&json!(1), &json!(true)));
    assert_eq!(office.ok("ADMIN", "job.run", json!({"job": "lead_countdown"}))["effects"], 0);
    // Running it by hand does not stand for the run of the day.
    assert!(run::run_due(&office.app).expect("the day").contains(&JobKind::LeadCountdown));
}

#[test]
fn the_preview_is_what_the_night_does() {
    let office = Office::new();
    // Leads of every age, some followed up: a random but repeatable mixture.
    let mut state: u64 = 7;
    for n in 0..60 {
        let id = lead(&office, &format!("线索 {n}"));
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if state >> 62 == 0 {
            office.ok("SALES", "follow_up.add", json!({"lead_id": id, "follow_up_type": "call"}));
        }
        office.pass(i64::try_from(state >> 45).unwrap() % 40_000);
    }
    for night in 0..20 {
        days_later(&office, 1);
        for job in [JobKind::LeadCountdown, JobKind::LeadRelease] {
            let said = office.ok("ADMIN", "job.preview", json!({ "job": job }));
            let mut said: Vec<String> = said["rows"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["subject_id"].as_str().unwrap().to_owned())
                .collect();
            let before = in_state(&office, job);
            run::run(&office.app, job, &Period::Due(format!("2099-01-{:02}", night + 1))).expect("the night");
            let mut done: Vec<String> = in_state(&office, job).into_iter().filter(|id| !before.contains(id)).collect();
            said.sort();
            done.sort();
            assert_eq!(said, done, "night {night}, {job:?}");
        }
    }
    assert!(!in_state(&office, JobKind::LeadRelease).is_empty());
}

/// Leads in the state that a job brings them to.
fn in_state(office: &Office, job: JobKind) -> Vec<String> {
    let wanted = if job == JobKind::LeadCountdown { "countdown" } else { "public" };
    let rows = office.ok("ADMIN", "lead.list", json!({"offset": 0, "limit": 200}))["rows"].clone();
    let rows = rows.as_array().unwrap().iter().filter(|row| row["pool_status"] == wanted);
    rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// An office with leads due for the countdown.
fn prepared() -> Office {
    let office = Office::new();
    for n in 0..5 {
        lead(&office, &format!("线索 {n}"));
    }
    days_later(&office, 8);
    office
}

/// What people see after the night.
fn outcome(office: &Office) -> (Value, Value) {
    let told = office.ok("SALES", "notification.list", json!({"offset": 0, "limit": 100}))["total"].clone();
    (json!(in_state(office, JobKind::LeadCountdown).len()), told)
}

/// A program that dies before its n-th statement, or right after its n-th commit.
struct Crash {
    statements: AtomicI64,
    commits: AtomicI64,
    dead: AtomicBool,
}

impl Crash {
    fn at(statements: i64, commits: i64) -> Arc<Self> {
        Arc::new(Self { statements: statements.into(), commits: commits.into(), dead: AtomicBool::new(false) })
    }

    fn count(&self, left: &AtomicI64) -> Result<(), StoreError> {
        if self.dead.load(Ordering::SeqCst) || left.fetch_sub(1, Ordering::SeqCst) == 0 {
            self.dead.store(true, Ordering::SeqCst);
            return Err(StoreError::Io("the process died".into()));
        }
        Ok(())
    }
}

impl Probe for Crash {
    fn before(&self, _statement: &str) -> Result<(), StoreError> {
        self.count(&self.statements)
    }

    fn after_commit(&self) -> Result<(), StoreError> {
        self.count(&self.commits)
    }
}

#[test]
fn killed_at_every_point_it_ends_the_same() {
    const NEVER: i64 = 1 << 40;
    let template = prepared();
    let period = Period::Due("2026-02-01".into());
    let wanted = {
        let office = template.twin(template.app.database());
        run::run(&office.app, JobKind::LeadCountdown, &period).expect("the night");
        outcome(&office)
    };
    assert_eq!(wanted, (json!(5), json!(5)));
    let mut points = 0;
    for commits in [false, true] {
        for at in 0.. {
            let crash = if commits { Crash::at(NEVER, at) } else { Crash::at(at, NEVER) };
            let db = template.app.database().twin().expect("a copy");
            let dying = template.over(db.clone().probed(Arc::clone(&crash) as Arc<dyn Probe>));
            let first = run::run(&dying.app, JobKind::LeadCountdown, &period);
            if !crash.dead.load(Ordering::SeqCst) {
                first.expect("nothing happened to it");
                break;
            }
            points += 1;
            let office = template.over(db);
            run::recover(&office.app).expect("a new start");
            match run::run(&office.app, JobKind::LeadCountdown, &period) {
                Ok(run) => assert_eq!((run.done, run.failed), (true, 0)),
                Err(error) => assert_eq!(error.code, "job.done", "killed after the last commit"),
            }
            assert_eq!(outcome(&office), wanted, "killed at {at}, after commits: {commits}");
            let last = row(&office, "lead_countdown")["runs"][0].clone();
            assert_eq!((&last["subjects"], &last["effects"]), (&json!(5), &json!(5)), "killed at {at}");
        }
    }
    assert!(points > 30, "{points}");
}

#[test]
fn two_at_once() {
    let office = prepared();
    let period = Period::Due("2026-02-01".into());
    let results: Vec<Result<i64, String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = [&office.app, &office.app]
            .map(|app| {
                scope
                    .spawn(|| run::run(app, JobKind::LeadCountdown, &period).map(|run| run.effects).map_err(|e| e.code))
            })
            .into_iter()
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    let won: Vec<i64> = results.iter().filter_map(|result| result.as_ref().ok().copied()).collect();
    assert_eq!(won, [5], "{results:?}");
    let lost: Vec<&String> = results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(["job.running", "job.done"].contains(&lost[0].as_str()), "{results:?}");
    assert_eq!(outcome(&office), (json!(5), json!(5)));
}

#[test]
fn a_run_that_was_left_is_taken_over() {
    let office = prepared();
    let period = Period::Due("2026-02-01".into());
    let begun = bantu_store::query::job::Run {
        job: JobKind::LeadCountdown,
        period: period.to_string(),
        done: false,
        holder: "another program".into(),
        started_at: now(&office),
        beat_at: now(&office),
        finished_at: None,
        after_id: String::new(),
        subjects: 0,
        effects: 0,
        failed: 0,
        refused: None,
    };
    let save = |conn: &mut bantu_store::Conn<'_>| bantu_store::query::job::save(conn, &begun);
    office.app.database().write::<_, StoreError>(save).expect("saved");
    let error = run::run(&office.app, JobKind::LeadCountdown, &period).expect_err("somebody is at it");
    assert_eq!(error.code, "job.running");
    office.pass(121);
    assert_eq!(run::run(&office.app, JobKind::LeadCountdown, &period).expect("taken over").effects, 5);
}

fn now(office: &Office) -> Instant {
    office.app.clock().now()
}

#[test]
fn a_stand_alone_desktop_runs_its_jobs_and_tells_the_window() {
    let dir = tempfile::tempdir().unwrap();
    let desktop = Desktop::open(DesktopConfig {
        data_dir: dir.path().to_owned(),
        key: [7; 32],
        secrets: Arc::<Passing>::default(),
    })
    .unwrap();
    let told = Arc::new(Mutex::new(0));
    let count = Arc::clone(&told);
    desktop.on_change(Box::new(move |tables| {
        if tables.iter().any(|table| table == "leads") {
            *count.lock().unwrap() += 1;
        }
    }));
    // Nothing to do before the first run.
    desktop.run_due_jobs().unwrap();
    assert_eq!(*told.lock().unwrap(), 0);
    let ask = |name: &str, args: Value| match desktop.call(name, args).unwrap() {
        Reply::Json(answer) => answer,
        Reply::File { .. } => panic!("{name} answers a record"),
    };
    ask("setup.stand_alone", json!({"display_name": "陈丽丽", "email": "lily@bantu.test", "language": "zh"}));
    let runs = || ask("job.list", json!({})).to_string().matches(r#""is_done":true"#).count();
    assert_eq!(runs(), 0);
    desktop.run_due_jobs().unwrap();
    let done = runs();
    assert!(done > 0, "no job ran: {}", ask("job.list", json!({})));
    assert!(*told.lock().unwrap() >= 1);
    // A minute later there is nothing left of the day or hour.
    desktop.run_due_jobs().unwrap();
    assert_eq!(runs(), done);
}

/// A deal with old orders whose money never came; the day of the one in the middle is, a week later, more than ten years ago, and no
/// dunning task takes such a day.
fn unpaid() -> (Deal, Vec<Value>) {
    let deal = Deal::signed();
    let today: chrono::NaiveDate = serde_json::from_value(deal.today()).expect("a day");
    let import = |days_ago| {
        let item = json!({ "name": "旧订单", "quantity": "1", "amount": rupiah("1000000"), "item_type": "one_time" });
        let args = json!({
            "opportunity_id": deal.id, "title": "旧订单", "currency": "IDR", "payment_terms": "full_upfront",
            "ordered_on": today - chrono::Days::new(days_ago), "items": [item],
        });
        deal.office.ok("FINANCE", "order.import", args)["id"].clone()
    };
    let orders = [30, 30, 3_650, 30, 30].map(import).to_vec();
    days_later(&deal.office, 7);
    (deal, orders)
}

const OLD: usize = 2;

/// Dunning tasks of each order.
fn tasks(office: &Office, orders: &[Value]) -> Vec<Value> {
    let of = |order| json!({ "order_id": order, "offset": 0, "limit": 10 });
    orders.iter().map(|order| office.ok("FINANCE", "collection_task.list", of(order))["total"].clone()).collect()
}

#[test]
fn a_refused_record_is_named_and_stops_nobody_else() {
    let (deal, orders) = unpaid();
    let office = &deal.office;
    let said = office.ok("ADMIN", "job.preview", json!({"job": "instalment_reminder"}))["total"].as_i64().unwrap();
    run::run_due(&office.app).expect("the night goes on");
    let last = row(office, "instalment_reminder")["runs"][0].clone();
    let (subjects, effects) = (last["subjects"].as_i64().unwrap(), last["effects"].as_i64().unwrap());
    assert!(subjects > 5, "also those of the contract: {subjects}");
    assert_eq!((effects, &last["failed"], &last["is_done"]), (said - 1, &json!(1), &json!(true)));
    let money = office.ok("FINANCE", "collection.of_deal", json!({ "opportunity_id": deal.id }))["orders"].clone();
    let old = money.as_array().unwrap().iter().find(|order| order["id"] == orders[OLD]).expect("the old order");
    assert_eq!(
        (&last["error"], &last["refused_title"], &last["refused_id"]),
        (&json!("date.out_of_range"), &old["order_number"], &old["receipts"][0]["id"])
    );
    assert_eq!(tasks(office, &orders), [1, 1, 0, 1, 1]);
    // The next night is another one: it looks at all of them again and asks nobody twice.
    days_later(office, 1);
    run::run_due(&office.app).expect("the next night");
    let next = row(office, "instalment_reminder")["runs"][0].clone();
    assert_eq!((&next["failed"], &next["is_done"], &next["subjects"]), (&json!(1), &json!(true), &json!(subjects)));
    assert_eq!(tasks(office, &orders), [1, 1, 0, 1, 1]);
}

#[test]
fn killed_among_refused_records_it_goes_on_record_by_record() {
    let (deal, orders) = unpaid();
    let template = &deal.office;
    let period = Period::Due("2026-02-01".into());
    let look = |office: &Office| {
        let last = row(office, "instalment_reminder")["runs"][0].clone();
        let fields =
            ["subjects", "effects", "failed", "error", "refused_id", "is_done"].map(|field| last[field].clone());
        (fields, tasks(office, &orders))
    };
    let office = template.twin(template.app.database());
    run::run(&office.app, JobKind::InstalmentReminder, &period).expect("the night");
    let wanted = look(&office);
    let mut points = 0;
    for commits in 0.. {
        let crash = Crash::at(1 << 40, commits);
        let db = template.app.database().twin().expect("a copy");
        let dying = template.over(db.clone().probed(Arc::clone(&crash) as Arc<dyn Probe>));
        let first = run::run(&dying.app, JobKind::InstalmentReminder, &period);
        if !crash.dead.load(Ordering::SeqCst) {
            first.expect("nothing happened to it");
            break;
        }
        points += 1;
        let office = template.over(db);
        run::recover(&office.app).expect("a new start");
        match run::run(&office.app, JobKind::InstalmentReminder, &period) {
            Ok(run) => assert!(run.done),
            Err(error) => assert_eq!(error.code, "job.done", "killed after the last commit"),
        }
        assert_eq!(look(&office), wanted, "killed after commit {commits}");
    }
    // The beginning, each record and the end.
    assert!(points > 6, "{points}");
}
