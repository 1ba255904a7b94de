//! Users and roles.

use std::sync::Arc;

use bantu_app::{App, AppError, Clock, MachineClock, Mode, found};
use bantu_domain::actor::Actor;
use bantu_store::{Database, Location};
use serde_json::{Value, json};

use crate::office::{Office, id};

fn row(office: &Office, user: &Value) -> Value {
    let rows = office.ok("ADMIN", "user.list", json!({}))["rows"].clone();
    rows.as_array().expect("rows").iter().find(|row| row["id"] == *user).expect("the user").clone()
}

#[test]
fn a_user_is_added_changed_locked_and_given_roles() {
    let office = Office::new();
    let fields = json!({"email": " Budi@Bantu.Test ", "display_name": "Budi", "phone": "+62", "language": "id"});
    let done = office.ok("ADMIN", "user.create", json!({"fields": fields, "roles": ["SALES", "AGENT"]}));
    let user = &done["id"];
    let seen = row(&office, user);
    assert_eq!((&seen["email"], &seen["roles"]), (&json!("budi@bantu.test"), &json!(["AGENT", "SALES"])));
    assert_eq!(
        (&seen["is_active"], &seen["is_locked"], &seen["language"]),
        (&json!(true), &json!(false), &json!("id"))
    );
    office.ok(
        "ADMIN",
        "user.update",
        json!({"id": user, "changes": [{"field": "display_name", "from": "Budi", "to": "Budi S"}]}),
    );
    office.ok("ADMIN", "user.assign_roles", json!({"user_id": user, "roles": ["LEGAL"]}));
    let seen = row(&office, user);
    assert_eq!((&seen["display_name"], &seen["roles"]), (&json!("Budi S"), &json!(["LEGAL"])));
    office.ok("ADMIN", "user.lock", json!({"user_id": user, "locked": true}));
    let error = office.call(id(&done), "customer.list", json!({"offset": 0, "limit": 1})).expect_err("locked out");
    assert_eq!(error.code, "user.inactive");
    office.ok("ADMIN", "user.lock", json!({"user_id": user, "locked": false}));
    assert!(office.call(id(&done), "customer.list", json!({"offset": 0, "limit": 1})).is_ok());
}

#[test]
fn bad_users_are_refused() {
    let office = Office::new();
    let check = |fields: Value, roles: Value, code: &str, field: &str| {
        office.refused_at("ADMIN", "user.create", json!({"fields": fields, "roles": roles}), code, field);
    };
    check(json!({"email": "sales@bantu.test", "display_name": "X"}), json!(["SALES"]), "user.email_taken", "email");
    check(json!({"email": "x", "display_name": "X"}), json!(["SALES"]), "field.invalid", "email");
    check(json!({"email": "x y@z", "display_name": "X"}), json!(["SALES"]), "field.invalid", "email");
    check(json!({"email": "x@y", "display_name": ""}), json!(["SALES"]), "field.required", "display_name");
    check(json!({"display_name": "X"}), json!(["SALES"]), "field.required", "email");
    check(json!({"email": "x@y", "display_name": "X"}), json!([]), "field.required", "roles");
    check(json!({"email": "x@y", "display_name": "X"}), json!(["KING"]), "field.invalid", "roles");
    check(
        json!({"email": "x@y", "display_name": "X", "is_locked": true}),
        json!(["SALES"]),
        "field.unknown",
        "is_locked",
    );
    let unknown = json!({"user_id": "00000000-0000-4000-8000-000000000000", "locked": true});
    office.refused("ADMIN", "user.lock", unknown, "record.not_found");
}

#[test]
fn nobody_locks_himself_out() {
    let office = Office::new();
    let me = office.user("ADMIN");
    office.refused("ADMIN", "user.lock", json!({"user_id": me, "locked": true}), "user.not_yourself");
    office.refused("ADMIN", "user.assign_roles", json!({"user_id": me, "roles": ["SALES"]}), "user.not_yourself");
    let change = json!({"id": me, "changes": [{"field": "is_active", "from": true, "to": false}]});
    office.refused("ADMIN", "user.update", change, "user.not_yourself");
}

#[test]
fn roles_show_their_limit_and_the_administrator_sets_it() {
    let office = Office::new();
    let sales = |office: &Office| {
        let rows = office.ok("ADMIN", "role.list", json!({}))["rows"].clone();
        rows.as_array().expect("rows").iter().find(|row| row["code"] == "SALES").expect("SALES").clone()
    };
    let role = sales(&office);
    assert_eq!((&role["discount_limit"], &role["name_zh"]), (&json!("10.00"), &json!("销售")));
    assert!(role["permissions"].as_array().expect("permissions").contains(&json!("customer.edit")));
    office.ok("ADMIN", "role.set_discount_limit", json!({"role_id": role["id"], "discount_limit": "12.5"}));
    assert_eq!(sales(&office)["discount_limit"], "12.50");
    for limit in ["-1", "100.01"] {
        office.refused_at(
            "ADMIN",
            "role.set_discount_limit",
            json!({"role_id": role["id"], "discount_limit": limit}),
            "discount.out_of_range",
            "discount_limit",
        );
    }
    for limit in [json!("ten"), json!(10), json!("1.001")] {
        office.refused(
            "ADMIN",
            "role.set_discount_limit",
            json!({"role_id": role["id"], "discount_limit": limit}),
            "args.malformed",
        );
    }
}

#[test]
fn a_first_password_is_hashed_by_the_host_and_kept_with_the_user() {
    let office = Office::new();
    let args =
        json!({"fields": {"email": "a@b.test", "display_name": "A"}, "roles": ["SALES"], "password": "correct horse"});
    office.refused("ADMIN", "user.create", args.clone(), "user.no_passwords_here");

    let db = Database::open(Location::Memory, "office").expect("database in memory");
    found::office(&db, Vec::new(), &MachineClock).expect("founding");
    let hash = |password: &str| match password.len() {
        0..8 => Err(AppError::new("auth.password_weak")),
        _ => Ok(format!("hash of {password}")),
    };
    let app = App::new(db, Mode::Office, Arc::new(MachineClock)).with_passwords(Box::new(hash));
    app.call(Actor::SYSTEM, "user.create", args.clone()).expect("user");
    let account =
        |email: &str| app.database().read(|conn| bantu_store::account::by_email(conn, email)).expect("accounts");
    assert_eq!(account("a@b.test").and_then(|a| a.password_hash).as_deref(), Some("hash of correct horse"));
    let mut weak = args.clone();
    weak["fields"]["email"] = json!("c@d.test");
    weak["password"] = json!("short");
    assert_eq!(app.call(Actor::SYSTEM, "user.create", weak).expect_err("weak").code, "auth.password_weak");
    assert_eq!(account("c@d.test"), None, "no user without his password");
    // A refused user leaves no password behind.
    let before = accounts(&app);
    assert_eq!(app.call(Actor::SYSTEM, "user.create", args).expect_err("taken").code, "user.email_taken");
    assert_eq!(accounts(&app), before);
    assert!(MachineClock.now().micros() > 0);
}

#[test]
fn a_password_is_set_for_another_and_ends_his_sessions() {
    let office = Office::new();
    let args = |user: Value| json!({"user_id": user, "password": "correct horse"});
    office.refused("ADMIN", "user.set_password", args(json!(office.user("SALES"))), "user.no_passwords_here");
    office.refused("SALES", "user.set_password", args(json!(office.user("AGENT"))), "permission.denied");

    let office = office.with_passwords(Box::new(|password| Ok(format!("hash of {password}"))));
    let sales = office.user("SALES");
    let account = || office.app.database().read(|conn| bantu_store::account::by_user(conn, sales)).expect("account");
    let (now, token) = (office.app.clock().now(), "hash of a token");
    let session = bantu_store::account::Session { user_id: sales, expires_at: now };
    let opened = |conn: &mut bantu_store::Conn<'_>| bantu_store::account::open_session(conn, token, session, now);
    office.app.database().write(opened).expect("a session");

    office.ok("ADMIN", "user.set_password", args(json!(sales)));
    assert_eq!(account().and_then(|a| a.password_hash).as_deref(), Some("hash of correct horse"));
    let left = office.app.database().read(|conn| bantu_store::account::session(conn, token)).expect("sessions");
    assert_eq!(left, None, "who knew the old password is out");
    let page = office.ok("ADMIN", "audit.list", json!({"table": "users", "id": sales, "offset": 0, "limit": 1}));
    let entry = &page["rows"][0];
    assert_eq!((&entry["command"], &entry["actor"]["name"]), (&json!("user.set_password"), &json!("ADMIN")));
    assert_eq!(entry["changes"][0]["field"], "password_set_at");
    assert!(!page.to_string().contains("correct horse"));

    office.refused("ADMIN", "user.set_password", args(json!(office.user("ADMIN"))), "user.not_yourself");
    let unknown = args(json!("00000000-0000-4000-8000-000000000000"));
    office.refused("ADMIN", "user.set_password", unknown, "record.not_found");
}

#[test]
fn the_last_administrator_is_kept() {
    let office = Office::new();
    let admin = office.user("ADMIN");
    let by_system = |name: &str, args: Value| office.call(Actor::SYSTEM, name, args).map_err(|error| error.code);
    let attempts = [
        ("user.lock", json!({"user_id": admin, "locked": true})),
        ("user.assign_roles", json!({"user_id": admin, "roles": ["SALES"]})),
        ("user.update", json!({"id": admin, "changes": [{"field": "is_active", "from": true, "to": false}]})),
    ];
    for (name, args) in attempts.clone() {
        assert_eq!(by_system(name, args), Err("user.last_admin".to_owned()), "{name}");
    }
    office.hire("second", "ADMIN");
    for (name, args) in attempts {
        assert!(by_system(name, args).is_ok(), "{name}");
    }
}

fn accounts(app: &App) -> i64 {
    app.database().read(|conn| conn.query_int("SELECT count(*) AS n FROM account", &[])).expect("count").unwrap_or(0)
}
