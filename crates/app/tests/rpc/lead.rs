//! Leads through the use cases: lists, the pool, what people are told, and the whole way to a customer.

use std::sync::Arc;

use bantu_app::clock::MachineClock;
use bantu_app::sync::client::{Client, Effect, Event};
use bantu_app::sync::enroll;
use bantu_app::sync::rebase::Checks;
use bantu_app::{App, Mode};
use bantu_domain::record::Id;
use bantu_store::{Database, Location};
use serde_json::{Value, json};

use crate::device::{enrol, hub};
use crate::office::{Office, source};

fn lead(office: &Office, role: &str, name: &str) -> Value {
    let fields = json!({
        "name": name, "company_name": format!("{name}有限公司"), "contact_name": "周敏", "phone": "0812-3456-7890",
        "email": "zhou@example.com", "source_id": source(),
    });
    office.ok(role, "lead.create", json!({"fields": fields}))["id"].clone()
}

fn names(page: &Value) -> Vec<&str> {
    let rows = page["rows"].as_array().expect("rows").iter();
    let mut names: Vec<&str> =
        rows.map(|row| row["fields"]["name"].as_str().or(row["name"].as_str()).expect("a name")).collect();
    names.sort_unstable();
    names
}

#[test]
fn everybody_has_his_own_and_the_pool_is_everybodys() {
    let office = Office::new();
    let window = json!({"offset": 0, "limit": 10});
    let first = lead(&office, "SALES", "远航");
    lead(&office, "SALES", "近海");
    lead(&office, "SALES_MANAGER", "高山");
    assert_eq!(names(&office.ok("SALES", "lead.list", window.clone())), ["近海", "远航"]);
    assert_eq!(office.ok("SALES_MANAGER", "lead.list", window.clone())["total"], 3);
    assert_eq!(
        names(&office.ok("SALES_MANAGER", "lead.list", json!({"mine": true, "offset": 0, "limit": 10}))),
        ["高山"]
    );
    for (typed, found) in [("远", 1), ("0812", 2), ("ZHOU", 2), ("%", 0)] {
        let page = office.ok("SALES", "lead.list", json!({"query": typed, "offset": 0, "limit": 10}));
        assert_eq!(page["total"], found, "{typed}");
    }
    assert_eq!(office.ok("SALES", "lead.list", json!({"status": "qualified", "offset": 0, "limit": 10}))["total"], 0);

    office.ok("SALES_MANAGER", "lead.release", json!({"id": first}));
    let rival = office.hire("sari", "SALES");
    let pool = office.call(rival, "lead.pool", window.clone()).expect("the pool");
    let row = &pool["rows"][0];
    assert_eq!((&pool["total"], &row["id"], &row["masked_phone"]), (&json!(1), &first, &json!("08****90")));
    assert!(row.get("phone").is_none() && !row.to_string().contains("3456"), "{row}");
    assert_eq!(office.refused("FINANCE", "lead.pool", window.clone(), "permission.denied").code, "permission.denied");
    assert_eq!(office.call(rival, "lead.get", json!({"id": first})).expect_err("not his").code, "record.not_found");
    office.call(rival, "lead.claim", json!({"id": first})).expect("the first");
    office.refused("SALES", "lead.claim", json!({"id": first}), "lead.taken");
    let mine = office.call(rival, "lead.get", json!({"id": first})).expect("his now");
    assert_eq!(mine["fields"]["phone"], "0812-3456-7890");

    let told = office.ok("SALES", "notification.list", json!({"unread": true, "offset": 0, "limit": 10}));
    assert_eq!((&told["total"], &told["rows"][0]["kind"]), (&json!(1), &json!("lead_released")));
    assert_eq!(office.ok("SALES", "notification.unread_count", json!({}))["count"], 1);
    office.ok("SALES", "notification.mark_read", json!({"ids": [told["rows"][0]["id"]]}));
    assert_eq!(office.ok("SALES", "notification.unread_count", json!({}))["count"], 0);
    office.ok("SALES", "notification.mark_read", json!({"ids": [told["rows"][0]["id"]], "unread": true}));
    assert_eq!(office.ok("SALES", "notification.unread_count", json!({}))["count"], 1);
    assert_eq!(
        office.ok("SALES_MANAGER", "notification.list", window)["total"],
        0,
        "nobody is told of what he did himself"
    );
}

#[test]
fn how_a_person_wants_to_be_told_is_kept() {
    let office = Office::new();
    let none =
        json!({"muted_kinds": [], "no_popup_kinds": [], "no_mail_kinds": [], "quiet_from": null, "quiet_to": null});
    assert_eq!(office.ok("SALES", "notification.preferences", json!({})), none);
    let wants = json!({"muted_kinds": ["lead_released"], "no_popup_kinds": [], "no_mail_kinds": ["stage_changed"], "quiet_from": "21:00", "quiet_to": "07:30"});
    office.ok("SALES", "notification.set_preferences", wants.clone());
    assert_eq!(office.ok("SALES", "notification.preferences", json!({})), wants);
    assert_eq!(office.ok("FINANCE", "notification.preferences", json!({})), none);
    for (wrong, field) in [
        (json!({"muted_kinds": ["gossip"]}), "muted_kinds"),
        (json!({"quiet_from": "25:00", "quiet_to": "07:00"}), "quiet_from"),
        (json!({"quiet_from": "7:00", "quiet_to": "08:00"}), "quiet_from"),
    ] {
        office.refused_at("SALES", "notification.set_preferences", wrong, "field.invalid", field);
    }
    office.refused_at(
        "SALES",
        "notification.set_preferences",
        json!({"quiet_from": "21:00"}),
        "field.required",
        "quiet_to",
    );
    let id = lead(&office, "SALES", "远航");
    office.ok("SALES_MANAGER", "lead.release", json!({"id": id}));
    assert_eq!(office.ok("SALES", "notification.unread_count", json!({}))["count"], 0, "muted");
}

#[test]
fn a_lead_becomes_a_customer_with_a_deal_in_one_whole() {
    let office = Office::new();
    let id = lead(&office, "SALES", "远航");
    let before = office.version();
    office.refused("SALES", "lead.convert", json!({"id": id}), "lead.not_qualified");
    assert_eq!(office.version(), before, "nothing was made of it");
    let said =
        json!({"lead_id": id, "follow_up_type": "visit", "content": "需要设立公司", "status_after": "qualified"});
    office.ok("SALES", "follow_up.add", said);
    office.ok("SALES", "note.create", json!({"fields": {"lead_id": id, "content": "老板姓周", "is_important": true}}));
    office.ok("SALES", "note.create", json!({"fields": {"lead_id": id, "content": "下周再谈"}}));
    let notes = office.ok("SALES", "note.list", json!({"lead_id": id}));
    assert_eq!(
        (&notes["rows"][0]["fields"]["content"], notes["rows"].as_array().map(Vec::len)),
        (&json!("老板姓周"), Some(2))
    );

    let made = office.ok("SALES", "lead.convert", json!({"id": id, "opportunity_name": "远航 公司设立"}));
    let customer = office.ok("SALES", "customer.get", json!({"id": made["facts"]["customer_id"]}));
    assert_eq!(
        (&customer["fields"]["name"], &customer["fields"]["customer_type"]),
        (&json!("远航有限公司"), &json!("organization"))
    );
    assert_eq!((&customer["customer_no"], &customer["contacts"][0]["fields"]["name"]), (&json!(12000), &json!("周敏")));
    let deal = office.ok("SALES", "opportunity.get", json!({"id": made["facts"]["opportunity_id"]}));
    assert_eq!((&deal["fields"]["name"], &deal["stage_order"]), (&json!("远航 公司设立"), &json!(1)));
    let history = office.ok("SALES", "follow_up.list", json!({"customer_id": customer["id"]}));
    assert_eq!(history["rows"][0]["content"], "需要设立公司");
    assert_eq!(
        office.ok("SALES", "note.list", json!({"customer_id": customer["id"]}))["rows"].as_array().map(Vec::len),
        Some(2)
    );
    let end = office.ok("SALES", "lead.get", json!({"id": id}));
    assert_eq!((&end["status"], &end["customer_id"]), (&json!("converted"), &customer["id"]));
    office.refused("SALES", "lead.convert", json!({"id": id}), "lead.not_qualified");
    office.refused("SALES", "lead.release", json!({"id": id}), "lead.ended");
}

#[test]
fn twins_of_others_are_told_without_their_names() {
    let office = Office::new();
    lead(&office, "SALES_MANAGER", "远航");
    let typed = json!({"fields": {"name": "远航 印尼", "company_name": "远航 有限公司"}});
    office.refused_at("SALES", "lead.create", typed, "lead.duplicate_company", "company_name");
    let ask = json!({"company_name": "远航有限公司", "phone": "+62 812 3456 7890"});
    let masked = office.ok("SALES", "lead.check_duplicate", ask.clone());
    let alike: Vec<&Value> = masked["rows"].as_array().expect("rows").iter().map(|row| &row["likeness"]).collect();
    assert_eq!(alike, [&json!("company"), &json!("phone")]);
    assert!(!masked.to_string().contains("远航"), "{masked}");
    assert_eq!(office.ok("SALES_MANAGER", "lead.check_duplicate", ask)["rows"][0]["name"], "远航");
}

/// A laptop of the office, without a network of its own: it speaks when it is told to.
struct Laptop {
    app: App,
    user: Id,
}

impl Laptop {
    fn of(office: &Office, user: Id, name: &str) -> Self {
        let db = Database::open(Location::Memory, "office").expect("database in memory");
        enroll::join(&db, "https://office.test", &enrol(office, user, name)).expect("joined");
        let laptop = Self { app: App::new(db, Mode::Device, Arc::new(MachineClock)), user };
        laptop.sync(office);
        laptop
    }

    /// A whole round with the office.
    fn sync(&self, office: &Office) {
        let mut client = Client::new(self.app.database().clone(), Checks::Always, Box::new(|| 7));
        let (hub, now) = (hub(office), office.app.clock().now());
        let mut effects = client.step(Event::SyncNow, now);
        while let Some(Effect::Send(request)) = effects.iter().find(|effect| matches!(effect, Effect::Send(_))) {
            let answer = hub.handle(request.path, Some(&request.token), &request.body, now);
            assert_eq!(answer.status, 200, "{}", request.path);
            effects = client.step(Event::Reply { id: request.id, status: 200, body: answer.body }, now);
        }
    }

    #[track_caller]
    fn ok(&self, name: &str, args: Value) -> Value {
        let reply = self.app.call_by(self.user).json(name, args);
        reply.unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// Lead, state and code of every claim.
    fn claims(&self) -> Vec<Value> {
        let rows = self.ok("lead.claims", json!({}))["rows"].as_array().expect("rows").clone();
        rows.into_iter().map(|row| json!([row["lead_id"], row["state"], row["name"], row["code"]])).collect()
    }

    /// What the pool shows: the lead and whether it was asked for.
    fn pool(&self) -> Vec<Value> {
        let rows = self.ok("lead.pool", json!({"offset": 0, "limit": 10}))["rows"].as_array().expect("rows").clone();
        rows.into_iter().map(|row| json!([row["id"], row["requested"]])).collect()
    }
}

#[test]
fn a_laptop_asks_for_leads_and_hears_what_became_of_it() {
    let office = Office::new();
    let (one, two) = (office.user("SALES"), office.hire("sari", "SALES"));
    let ids = ["远航", "近海"].map(|name| {
        let id = lead(&office, "SALES_MANAGER", name);
        office.ok("SALES_MANAGER", "lead.release", json!({"id": id}));
        id
    });
    let (mine, theirs) = (Laptop::of(&office, one, "one"), Laptop::of(&office, two, "two"));
    assert_eq!(mine.pool(), [json!([ids[1], false]), json!([ids[0], false])]);

    for _ in 0..3 {
        let asked = mine.ok("lead.claim", json!({"id": ids[0]}));
        assert_eq!((&asked["id"], &asked["facts"]["claim"]), (&ids[0], &json!("requested")));
    }
    mine.ok("lead.claim", json!({"id": ids[1]}));
    theirs.ok("lead.claim", json!({"id": ids[0]}));
    assert_eq!(mine.pool(), [json!([ids[1], true]), json!([ids[0], true])]);
    assert_eq!(mine.ok("lead.counts", json!({"mine": true}))["open_claims"], 2, "asked three times, once in the queue");
    assert_eq!(mine.claims(), [json!([ids[0], "requested", "远航", null]), json!([ids[1], "requested", "近海", null])],);
    assert_eq!(mine.ok("sync.queue", json!({}))["rows"][0]["subject"], "远航");

    // The second one is taken back before it is sent.
    let second = mine.ok("lead.claims", json!({}))["rows"][1]["cmd_id"].clone();
    mine.ok("sync.withdraw", json!({"cmd_id": second}));
    assert_eq!(mine.pool(), [json!([ids[1], false]), json!([ids[0], true])]);

    theirs.sync(&office);
    mine.sync(&office);
    assert_eq!(theirs.claims(), [json!([ids[0], "won", "远航", null])]);
    assert_eq!(theirs.ok("lead.get", json!({"id": ids[0]}))["fields"]["phone"], "0812-3456-7890");
    assert_eq!(mine.claims(), [json!([ids[0], "lost", "远航", "lead.taken"])], "told by its name, though it is gone");
    assert_eq!(mine.pool(), [json!([ids[1], false])]);
    let counts = mine.ok("lead.counts", json!({"mine": true}));
    assert_eq!((&counts["open_claims"], &counts["claimed_today"]), (&json!(0), &json!(0)));
    let lost = mine.ok("lead.claims", json!({}))["rows"][0]["cmd_id"].clone();
    mine.ok("inbox.discard", json!({"cmd_id": lost}));
    assert_eq!(mine.claims(), Vec::<Value>::new());

    // At the office itself, and where one works alone, it is decided at once.
    let done = office.ok("SALES", "lead.claim", json!({"id": ids[1]}));
    assert_eq!(done["facts"]["claim"], "won");
    let listed = office.ok("SALES", "lead.claims", json!({}))["rows"].clone();
    assert_eq!(
        (&listed[0]["state"], &listed[0]["lead_id"], &listed[0]["cmd_id"]),
        (&json!("won"), &ids[1], &Value::Null)
    );
    mine.sync(&office);
    assert_eq!(mine.ok("lead.counts", json!({"mine": true}))["pool"], 0);
}
