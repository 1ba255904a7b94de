//! Users and roles: who administers them, and what nobody may do to himself.

use bantu_domain::access::{
    AssignRoles, CreateUser, LockUser, Role, SetDiscountLimit, SetPassword, User, UserFields, UserRole,
};
use bantu_domain::actor::Actor;
use bantu_domain::device::{EnrollDevice, RevokeDevice};
use bantu_domain::edit::{Change, Update};
use bantu_domain::money::Percent;
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::{Command, Fault, Outcome};
use serde_json::{Value, json};

use crate::model::{World, refused, refused_field, user};

fn create(
    world: &mut World,
    who: &str,
    email: &str,
    roles: &[&str],
    change: impl FnOnce(&mut UserFields),
) -> Result<Id, Fault> {
    let id = world.id();
    let mut fields: UserFields =
        serde_json::from_value(json!({"email": email, "display_name": "新人"})).expect("fields");
    change(&mut fields);
    let roles = roles.iter().map(|r| (*r).to_owned()).collect();
    world.run(who, Command::UserCreate(CreateUser { id, fields, roles })).map(|_| id)
}

fn assign(world: &mut World, who: &str, user_id: Id, roles: &[&str]) -> Result<Outcome, Fault> {
    world.run(
        who,
        Command::UserAssignRoles(AssignRoles { user_id, roles: roles.iter().map(|r| (*r).to_owned()).collect() }),
    )
}

fn update(id: Id, field: &str, to: Value) -> Command {
    Command::UserUpdate(Update::new(id, vec![Change { field: field.into(), from: Value::Null, to }]))
}

fn actor(world: &World, id: Id) -> Result<Actor, Fault> {
    Actor::load(&mut world.model.clone(), id)
}

#[test]
fn a_new_user_may_what_his_roles_say() {
    let mut world = World::new();
    let id = create(&mut world, "admin", " New@Bantu.Example ", &["SALES", "FINANCE"], |_| {}).unwrap();
    assert_eq!(world.get::<User>(id).fields.email, "new@bantu.example");
    let actor = actor(&world, id).unwrap();
    assert!(actor.may("quotation.issue") && actor.may("rate.manage") && !actor.may("user.create"));
    assert_eq!(actor.discount_limit, Percent::from_scaled(1_000), "the best of his roles");
    assert!(actor.approves_as("finance") && !actor.approves_as("sales_manager"));
}

#[test]
fn refused_users() {
    #[track_caller]
    fn check(email: &str, roles: &[&str], change: impl FnOnce(&mut UserFields), expected: (&str, &str)) {
        let mut world = World::new();
        let before = world.model.rows().clone();
        refused_field(create(&mut world, "admin", email, roles, change), expected.0, expected.1);
        assert_eq!(*world.model.rows(), before);
    }
    check("no-at-sign", &["SALES"], |_| {}, ("field.invalid", "email"));
    check("two words@x.y", &["SALES"], |_| {}, ("field.invalid", "email"));
    check("", &["SALES"], |_| {}, ("field.invalid", "email"));
    check("REP@bantu.example", &["SALES"], |_| {}, ("user.email_taken", "email"));
    check("a@b.c", &[], |_| {}, ("field.required", "roles"));
    check("a@b.c", &["KING"], |_| {}, ("field.invalid", "roles"));
    check("a@b.c", &["SALES", "KING"], |_| {}, ("field.invalid", "roles"));
    check("a@b.c", &["SALES"], |f| f.display_name = " ".into(), ("field.required", "display_name"));
    check("a@b.c", &["SALES"], |f| f.language = Some("fr".into()), ("field.invalid", "language"));
    let mut world = World::new();
    refused(create(&mut world, "manager", "a@b.c", &["SALES"], |_| {}), "permission.denied");
}

#[test]
fn roles_are_replaced() {
    let mut world = World::new();
    refused(assign(&mut world, "manager", user("rep"), &["ADMIN"]), "permission.denied");
    refused(assign(&mut world, "rep", user("rep"), &["ADMIN"]), "permission.denied");
    let unknown = world.id();
    refused(assign(&mut world, "admin", unknown, &["SALES"]), "record.not_found");
    refused_field(assign(&mut world, "admin", user("rep"), &[]), "field.required", "roles");
    assign(&mut world, "admin", user("rep"), &["FINANCE", "LEGAL", "LEGAL"]).unwrap();
    let links: Vec<UserRole> =
        world.model.records::<UserRole>().into_iter().filter(|l| l.user_id == user("rep")).collect();
    assert_eq!(links.len(), 2);
    assert!(!actor(&world, user("rep")).unwrap().may("quotation.issue"));
}

#[test]
fn nobody_shuts_himself_out() {
    let mut world = World::new();
    refused(assign(&mut world, "admin", user("admin"), &["SALES"]), "user.not_yourself");
    assign(&mut world, "admin", user("admin"), &["ADMIN", "SALES"]).unwrap();
    refused(
        world.run("admin", Command::UserLock(LockUser { user_id: user("admin"), locked: true })),
        "user.not_yourself",
    );
    refused(world.run("admin", update(user("admin"), "is_active", json!(false))), "user.not_yourself");
}

#[test]
fn the_last_administrator_stays_one() {
    #[track_caller]
    fn check(second: Option<Command>, command: Command, expected: Option<&str>) {
        let mut world = World::new();
        if let Some(before) = second {
            world.done("admin", before);
        }
        // The system may everything and is nobody: only this rule stands in its way.
        let outcome = world.model.execute(Actor::SYSTEM, &command, world.at).map(|_| ());
        match expected {
            Some(code) => drop(refused(outcome, code)),
            None => outcome.unwrap(),
        }
    }
    let roles = |who: &str, roles: &[&str]| {
        let roles = roles.iter().map(|r| (*r).to_owned()).collect();
        Command::UserAssignRoles(AssignRoles { user_id: user(who), roles })
    };
    let lock = |who: &str| Command::UserLock(LockUser { user_id: user(who), locked: true });
    let retire = |who: &str| update(user(who), "is_active", json!(false));
    for command in [lock("admin"), retire("admin"), roles("admin", &["SALES"])] {
        check(None, command.clone(), Some("user.last_admin"));
        check(Some(roles("rep", &["ADMIN"])), command, None);
    }
    check(Some(lock("rep")), lock("admin"), Some("user.last_admin"));
    check(None, roles("admin", &["ADMIN", "SALES"]), None);
    check(None, update(user("admin"), "phone", json!("+62")), None);
    for command in [lock("rep"), retire("rep"), roles("rep", &["LEGAL"])] {
        check(None, command, None);
    }
}

#[test]
fn an_administrator_that_may_not_act_counts_for_nothing() {
    let mut world = World::new();
    assign(&mut world, "admin", user("rep"), &["ADMIN"]).unwrap();
    world.done("admin", Command::UserLock(LockUser { user_id: user("rep"), locked: true }));
    // Already out: nothing is taken from the office by taking his role.
    assign(&mut world, "admin", user("rep"), &["SALES"]).unwrap();
    let command = Command::UserLock(LockUser { user_id: user("admin"), locked: true });
    refused(world.model.execute(Actor::SYSTEM, &command, world.at), "user.last_admin");
}

#[test]
fn passwords_are_set_for_others_only() {
    let mut world = World::new();
    let set = |who: &str| Command::UserSetPassword(SetPassword { user_id: user(who) });
    refused(world.run("manager", set("rep")), "permission.denied");
    refused(world.run("admin", set("admin")), "user.not_yourself");
    let unknown = world.id();
    refused(world.run("admin", Command::UserSetPassword(SetPassword { user_id: unknown })), "record.not_found");
    let before = world.model.rows().clone();
    world.done("admin", set("rep"));
    assert_eq!(*world.model.rows(), before, "the password is no record");
}

#[test]
fn laptops_are_let_in_and_shut_out_by_administrators() {
    let mut world = World::new();
    let enroll = |who: &str| Command::DeviceEnrollCode(EnrollDevice { user_id: user(who) });
    let revoke = Command::DeviceRevoke(RevokeDevice { device_id: Id::from_u128(7) });
    for who in ["manager", "rep"] {
        refused(world.run(who, enroll("rep")), "permission.denied");
        refused(world.run(who, revoke.clone()), "permission.denied");
    }
    world.done("admin", enroll("rep"));
    world.done("admin", revoke);
    world.done("admin", Command::UserLock(LockUser { user_id: user("rep"), locked: true }));
    refused(world.run("admin", enroll("rep")), "user.inactive");
}

#[test]
fn locked_and_inactive_users_do_nothing() {
    let mut world = World::new();
    let lock = |locked| Command::UserLock(LockUser { user_id: user("rep"), locked });
    refused(world.run("manager", lock(true)), "permission.denied");
    world.done("admin", lock(true));
    refused(actor(&world, user("rep")), "user.inactive");
    world.done("admin", lock(false));
    actor(&world, user("rep")).unwrap();
    world.done("admin", update(user("rep"), "is_active", json!(false)));
    refused(world.run("rep", Command::UserLock(LockUser { user_id: user("rival"), locked: true })), "user.inactive");
    refused(actor(&world, Id::from_u128(5)), "user.inactive");
}

#[test]
fn an_email_is_taken_once() {
    let mut world = World::new();
    refused_field(
        world.run("admin", update(user("rep"), "email", json!("RIVAL@bantu.example"))),
        "user.email_taken",
        "email",
    );
    world.done("admin", update(user("rep"), "email", json!("Rep@Bantu.Example")));
}

#[test]
fn discount_limits() {
    let mut world = World::new();
    let role_id = built_in_id("roles", "SALES");
    let set =
        |e2| Command::RoleSetDiscountLimit(SetDiscountLimit { role_id, discount_limit: Percent::from_scaled(e2) });
    refused_field(world.run("admin", set(-1)), "discount.out_of_range", "discount_limit");
    refused_field(world.run("admin", set(10_001)), "discount.out_of_range", "discount_limit");
    refused(world.run("manager", set(1)), "permission.denied");
    world.done("admin", set(0));
    assert_eq!(world.get::<Role>(role_id).discount_limit_e2, Percent::from_scaled(0));
    let deal = world.deal_in_quotation();
    let id = world.example(deal);
    refused(world.may_issue("rep", id), "quotation.over_discount_limit");
}

#[test]
fn wildcards() {
    let role = |permissions: &[&str]| Role {
        id: Id::nil(),
        code: "X".into(),
        name_zh: String::new(),
        name_id: String::new(),
        name_en: String::new(),
        stage_approval_role: None,
        discount_limit_e2: Percent::from_scaled(0),
        permissions: permissions.iter().map(|p| (*p).to_owned()).collect(),
    };
    #[track_caller]
    fn check(role: &Role, permission: &str, expected: bool) {
        assert_eq!(Actor::of_roles(Id::from_u128(1), std::slice::from_ref(role)).may(permission), expected);
    }
    check(&role(&["user.*"]), "user.create", true);
    check(&role(&["user.*"]), "users.create", false);
    check(&role(&["user.create"]), "user.create_all", false);
    check(&role(&["*"]), "anything", true);
    check(&role(&[]), "", false);
}

#[test]
fn the_system_acts_without_roles_and_approves_nothing() {
    let system = Actor::system();
    assert!(
        system.is_system() && system.may("quotation.issue") && system.sees_whole_workspace() && system.sees_costs()
    );
    assert!(!system.approves_as("sales_manager"));
}
