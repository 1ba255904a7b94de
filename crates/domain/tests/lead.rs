//! Leads: twins, who may do what, the pool, and the way to a customer (DOMAIN §2.3, §5.2).

use bantu_domain::customer::Customer;
use bantu_domain::edit::{Change, Create, Update};
use bantu_domain::follow_up::{AddFollowUp, FollowUp, FollowUpType};
use bantu_domain::lead::{
    AssignLead, ClaimLead, ConvertLead, DeleteLead, Lead, LeadFields, LeadStatus, Likely, Likeness, LoseLead, PoolLead,
    PoolStatus, ReleaseLead, StopCountdown, company_key, email_key, phone_key, twins,
};
use bantu_domain::note::{Note, NoteFields, NoteType};
use bantu_domain::notification::{Notification, NotificationKind};
use bantu_domain::record::Id;
use bantu_domain::setting::{SetSetting, SettingKey};
use bantu_domain::{Command, Fault, Outcome};
use serde_json::json;

use crate::model::{World, refused, refused_field, user};

fn fields(name: &str) -> LeadFields {
    LeadFields {
        name: name.into(),
        company_name: Some(format!("{name}有限公司")),
        contact_name: Some("周敏".into()),
        phone: Some("0812-3456-7890".into()),
        email: Some("Zhou@Example.com".into()),
        wechat_id: None,
        address: None,
        source_id: None,
        level_id: None,
        requirements: None,
    }
}

fn create(world: &mut World, who: &str, fields: LeadFields) -> Result<Id, Fault> {
    let id = world.id();
    world.run(who, Command::LeadCreate(Create { id, fields })).map(|_| id)
}

fn lead(world: &mut World, who: &str, name: &str) -> Id {
    create(world, who, fields(name)).expect("a lead")
}

fn follow(world: &mut World, who: &str, lead: Id, status: Option<LeadStatus>) -> Result<Outcome, Fault> {
    let id = world.id();
    let command = AddFollowUp {
        id,
        lead_id: Some(lead),
        customer_id: None,
        opportunity_id: None,
        follow_up_type: FollowUpType::Call,
        content: Some("已联系".into()),
        followed_up_at: None,
        next_follow_up_at: None,
        status_after: status,
    };
    world.run(who, Command::FollowUpAdd(command))
}

fn release(world: &mut World, who: &str, id: Id) -> Result<Outcome, Fault> {
    world.run(who, Command::LeadRelease(ReleaseLead { id }))
}

fn claim(world: &mut World, who: &str, id: Id) -> Result<Outcome, Fault> {
    world.run(who, Command::LeadClaim(ClaimLead { id, lead_name: None }))
}

fn held_limit(world: &mut World, value: &str) {
    let set = SetSetting { setting_key: SettingKey::LeadHeldLimit, value: value.into() };
    world.done("admin", Command::SettingSet(set));
}

/// Status, pool and owner of a lead.
fn stands(world: &World, id: Id) -> (LeadStatus, PoolStatus, Option<Id>) {
    let lead: Lead = world.get(id);
    (lead.status, lead.pool_status, lead.owner_user_id)
}

#[test]
fn names_numbers_and_addresses_are_compared_as_people_mean_them() {
    let same = |a: &str, b: &str| assert_eq!(company_key(a), company_key(b), "{a} and {b}");
    same("PT. Maju Jaya", "pt maju-jaya");
    same("P.T. Maju Jaya Tbk.", "Maju Jaya");
    same("C.V. Maju Jaya", "CV Maju Jaya");
    same("上海远航（印尼）有限公司", "上海远航(印尼) 有限公司");
    same("ＡＢＣ", "abc");
    assert_ne!(company_key("上海远航"), company_key("上海远行"));
    assert_eq!(company_key(" - "), None);
    for typed in ["0812 3456 7890", "+62 812-3456-7890", "0062 81234567890", "+62 (0)812 3456 7890", "812 3456 7890"] {
        assert_eq!(phone_key(typed).as_deref(), Some("6281234567890"), "{typed}");
    }
    for typed in ["13910002001", "+86 139 1000 2001", "008613910002001"] {
        assert_eq!(phone_key(typed).as_deref(), Some("8613910002001"), "{typed}");
    }
    assert_eq!(phone_key("12345"), None);
    assert_eq!((email_key(" A@B.cn ").as_deref(), email_key("nobody")), (Some("a@b.cn"), None));
}

#[test]
fn the_same_company_is_refused_and_the_same_number_only_told() {
    let mut world = World::new();
    let first = lead(&mut world, "rep", "远航");
    let mut twin = fields("另一个");
    twin.company_name = Some("远航 有限公司".into());
    refused_field(create(&mut world, "rival", twin.clone()).map(|_| ()), "lead.duplicate_company", "company_name");
    twin.company_name = Some("远行有限公司".into());
    let second = create(&mut world, "rival", twin).expect("another company");
    let change = |to: &str| Change { field: "company_name".into(), from: json!("远行有限公司"), to: json!(to) };
    let renamed = world.run("rival", Command::LeadUpdate(Update::new(second, vec![change("远航有限公司")])));
    refused_field(renamed, "lead.duplicate_company", "company_name");
    world.customer("rep", "甲公司");
    let mut of_customer = fields("丙");
    of_customer.company_name = Some("甲公司".into());
    refused_field(create(&mut world, "rival", of_customer).map(|_| ()), "lead.duplicate_company", "company_name");

    let likely = Likely { phone: Some("+62 812 3456 7890"), exclude: Some(second), ..Likely::default() };
    let ask =
        |world: &World, who: &str| world.model.ask(user(who), world.at, |cx| twins(&likely, cx)).expect("an answer");
    let [seen] = &ask(&world, "rep")[..] else { panic!("one twin") };
    assert_eq!((seen.likeness, seen.lead_id, seen.name.as_deref()), (Likeness::Phone, Some(first), Some("远航")));
    let [masked] = &ask(&world, "rival")[..] else { panic!("one twin") };
    assert_eq!(
        (masked.likeness, masked.lead_id, masked.name.clone(), masked.owner_user_id),
        (Likeness::Phone, None, None, None)
    );

    world.done("rep", Command::LeadLose(LoseLead { id: first, reason: "没有预算".into() }));
    let mut again = fields("远航二");
    again.company_name = Some("远航有限公司".into());
    create(&mut world, "rival", again).expect("a lost lead is no twin");
    refused(claim(&mut world, "manager", first), "lead.duplicate_company");
    assert_eq!(stands(&world, first).1, PoolStatus::Public, "it stays where it is");
}

#[test]
fn a_follow_up_moves_a_lead_forward_only() {
    use LeadStatus::{Contacted, Converted, Lost, New, Qualified};
    let mut world = World::new();
    for (wanted, end) in [(None, Contacted), (Some(Contacted), Contacted), (Some(Qualified), Qualified)] {
        let id = lead(&mut world, "rep", &format!("线索{wanted:?}"));
        follow(&mut world, "rep", id, wanted).expect("forward");
        assert_eq!(stands(&world, id).0, end);
        let rows: Vec<FollowUp> =
            world.model.records::<FollowUp>().into_iter().filter(|row| row.lead_id == Some(id)).collect();
        assert_eq!((rows[0].status_before, rows[0].status_after), (Some(New), Some(end)));
        for wrong in [Converted, Lost, New] {
            refused(follow(&mut world, "rep", id, Some(wrong)), "lead.wrong_status");
        }
        if end == Qualified {
            refused(follow(&mut world, "rep", id, Some(Contacted)), "lead.wrong_status");
        }
    }
    let id = lead(&mut world, "rep", "别人的");
    refused(follow(&mut world, "rival", id, None), "record.not_found");
}

#[test]
fn the_pool_hides_who_it_is_and_the_first_who_claims_has_it() {
    let mut world = World::new();
    let id = lead(&mut world, "rep", "公海");
    refused(claim(&mut world, "rival", id), "record.not_found");
    refused(release(&mut world, "rival", id), "record.not_found");
    release(&mut world, "rep", id).expect("his own");
    assert_eq!(stands(&world, id), (LeadStatus::New, PoolStatus::Public, None));
    let shown: PoolLead = world.get(id);
    assert_eq!((shown.masked_phone.as_deref(), shown.masked_email.as_deref()), (Some("08****90"), Some("Zh****om")));
    assert_eq!((shown.last_owner_user_id, shown.released_at), (Some(user("rep")), world.at));
    let renamed = Change { field: "name".into(), from: json!("公海"), to: json!("公海二") };
    world.done("manager", Command::LeadUpdate(Update::new(id, vec![renamed])));
    follow(&mut world, "manager", id, None).expect("also in the pool");
    let after: PoolLead = world.get(id);
    assert_eq!((after.name.as_str(), after.status), ("公海二", LeadStatus::Contacted), "the pool shows it as it is");
    assert_eq!((after.released_at, after.last_owner_user_id), (shown.released_at, Some(user("rep"))));
    let rival = world.laptop("rival");
    assert!(rival.model.record::<Lead>(id).is_none(), "no contact data on anybody's laptop");
    assert!(rival.model.record::<PoolLead>(id).is_some());
    let clerk = world.laptop("clerk");
    assert!(clerk.model.record::<PoolLead>(id).is_none());

    refused(claim(&mut world, "clerk", id), "permission.denied");
    claim(&mut world, "rival", id).expect("the first");
    assert_eq!(stands(&world, id), (LeadStatus::Contacted, PoolStatus::Private, Some(user("rival"))));
    assert!(world.model.record::<PoolLead>(id).is_none());
    refused(claim(&mut world, "rep", id), "lead.taken");
    let nobody = world.id();
    refused(claim(&mut world, "rep", nobody), "record.not_found");
}

#[test]
fn a_laptop_only_asks_for_a_lead_and_the_office_decides() {
    let mut world = World::new();
    let (id, own) = (lead(&mut world, "rep", "公海"), lead(&mut world, "rival", "自己的"));
    let asked = |id| Command::LeadClaim(ClaimLead { id, lead_name: Some("公海".into()) });
    refused(world.laptop("rival").run("rival", asked(id)), "lead.taken");
    release(&mut world, "rep", id).expect("his own");
    held_limit(&mut world, "1");
    for who in ["rival", "manager"] {
        // Limits and who was first are the office's to know; a manager's laptop holds the lead itself and decides no more than others.
        let (outcome, writes) = world.laptop(who).writes(who, asked(id)).expect("a request");
        assert_eq!((outcome.facts["claim"].as_str(), writes.len()), ("requested", 0), "{who}");
    }
    refused(world.laptop("clerk").run("clerk", asked(id)), "permission.denied");
    let long = Command::LeadClaim(ClaimLead { id, lead_name: Some("长".repeat(256)) });
    refused_field(world.laptop("rival").run("rival", long), "field.too_long", "lead_name");
    refused(world.run("rival", asked(id)), "lead.held_limit");
    held_limit(&mut world, "0");
    assert_eq!(world.done("rival", asked(id)).facts["claim"], "won");
    // Asked twice, at another laptop or there where he has it: nothing happens twice.
    for mut place in [world.clone(), world.laptop("rival")] {
        for id in [id, own] {
            let (outcome, writes) = place.writes("rival", asked(id)).expect("his");
            assert_eq!((outcome.facts["claim"].as_str(), writes.len()), ("won", 0));
        }
    }
}

#[test]
fn a_lost_lead_begins_anew_with_whoever_claims_it() {
    let mut world = World::new();
    let id = lead(&mut world, "rep", "丢失");
    refused(world.run("rep", Command::LeadLose(LoseLead { id, reason: "x".into() })), "reason.required");
    world.done("rep", Command::LeadLose(LoseLead { id, reason: "没有预算".into() }));
    assert_eq!(stands(&world, id), (LeadStatus::Lost, PoolStatus::Public, None));
    refused(world.run("manager", Command::LeadLose(LoseLead { id, reason: "再次丢失".into() })), "lead.ended");
    refused(follow(&mut world, "manager", id, None), "lead.ended");
    claim(&mut world, "rival", id).expect("free");
    let again: Lead = world.get(id);
    assert_eq!((again.status, again.lost_reason, again.created_by), (LeadStatus::New, None, user("rep")));
}

#[test]
fn a_manager_gives_and_takes_and_both_are_told() {
    let mut world = World::new();
    let id = lead(&mut world, "rep", "指派");
    let assign = |world: &mut World, who: &str, owner: &str| {
        world.run(who, Command::LeadAssign(AssignLead { id, owner_user_id: user(owner) }))
    };
    refused(assign(&mut world, "rep", "rival"), "permission.denied");
    refused_field(assign(&mut world, "manager", "legal"), "lead.owner_cannot", "owner_user_id");
    assign(&mut world, "manager", "rival").expect("a seller");
    assert_eq!(stands(&world, id).2, Some(user("rival")));
    release(&mut world, "manager", id).expect("any");
    refused(release(&mut world, "manager", id), "lead.in_pool");
    assign(&mut world, "manager", "rep").expect("out of the pool");
    let told = |kind| {
        let rows = world.model.records::<Notification>();
        rows.into_iter().filter(|row| row.kind == kind).map(|row| row.user_id).collect::<Vec<_>>()
    };
    let mut assigned = told(NotificationKind::LeadAssigned);
    assigned.sort();
    let mut both = [user("rival"), user("rep")];
    both.sort();
    assert_eq!(assigned, both);

    let mut released = told(NotificationKind::LeadReleased);
    released.sort();
    assert_eq!(released, both);
}

#[test]
fn a_countdown_ends_with_a_follow_up_or_a_manager() {
    let mut world = World::new();
    for by_hand in [false, true] {
        let id = lead(&mut world, "rep", &format!("倒计时{by_hand}"));
        refused(world.run("manager", Command::LeadStopCountdown(StopCountdown { id })), "lead.no_countdown");
        let mut counting: Lead = world.get(id);
        counting.pool_status = PoolStatus::Countdown;
        counting.release_countdown_at = Some(world.at);
        world.put(&counting);
        if by_hand {
            refused(world.run("rep", Command::LeadStopCountdown(StopCountdown { id })), "permission.denied");
            world.done("manager", Command::LeadStopCountdown(StopCountdown { id }));
        } else {
            follow(&mut world, "rep", id, None).expect("a call");
        }
        let after: Lead = world.get(id);
        assert_eq!((after.pool_status, after.release_countdown_at), (PoolStatus::Private, None));
    }
}

#[test]
fn a_qualified_lead_becomes_a_customer_once_and_brings_its_history() {
    let mut world = World::new();
    let id = lead(&mut world, "rep", "转化");
    let customer_id = world.customer("rep", "乙公司");
    let opportunity_id = world.deal("rep", customer_id);
    let other = world.customer("rep", "丁公司");
    let convert = |world: &mut World, who: &str, customer_id| {
        world.run(who, Command::LeadConvert(ConvertLead { id, customer_id, opportunity_id }))
    };
    refused(convert(&mut world, "rep", customer_id), "lead.not_qualified");
    follow(&mut world, "rep", id, Some(LeadStatus::Qualified)).expect("qualified");
    let note = world.id();
    let text = NoteFields {
        customer_id: None,
        lead_id: Some(id),
        opportunity_id: None,
        note_type: NoteType::Comment,
        content: "老板姓周".into(),
        is_important: true,
    };
    world.done("rep", Command::NoteCreate(Create { id: note, fields: text }));
    refused(convert(&mut world, "manager", customer_id), "lead.not_yours");
    refused_field(convert(&mut world, "rep", other), "field.invalid", "opportunity_id");
    convert(&mut world, "rep", customer_id).expect("the way to a customer");
    let lead: Lead = world.get(id);
    assert_eq!(
        (lead.status, lead.customer_id, lead.opportunity_id),
        (LeadStatus::Converted, Some(customer_id), Some(opportunity_id))
    );
    assert_eq!(world.get::<Note>(note).fields.customer_id, Some(customer_id));
    assert!(world.model.records::<FollowUp>().iter().all(|row| row.customer_id == Some(customer_id)));
    refused(convert(&mut world, "rep", customer_id), "lead.not_qualified");

    // It goes with its customer: the next owner holds it, the last one does not.
    let transfer = bantu_domain::customer::TransferCustomer {
        id: customer_id,
        owner_user_id: user("rival"),
        reason: "区域".into(),
    };
    world.done("manager", Command::CustomerTransfer(transfer));
    let (rep, rival) = (world.laptop("rep"), world.laptop("rival"));
    assert!(rival.model.record::<Lead>(id).is_some() && rival.model.record::<Note>(note).is_some());
    assert!(rep.model.record::<Lead>(id).is_none() && rep.model.record::<Customer>(customer_id).is_none());
}

#[test]
fn only_a_lead_without_history_is_deleted() {
    let mut world = World::new();
    let id = lead(&mut world, "rep", "误录");
    refused(world.run("rival", Command::LeadDelete(DeleteLead { id })), "record.not_found");
    let spoken = lead(&mut world, "rep", "谈过");
    follow(&mut world, "rep", spoken, None).expect("a call");
    refused(world.run("rep", Command::LeadDelete(DeleteLead { id: spoken })), "lead.has_history");
    world.done("rep", Command::LeadDelete(DeleteLead { id }));
    assert!(world.model.record::<Lead>(id).is_none());
}
