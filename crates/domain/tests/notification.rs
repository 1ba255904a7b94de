//! Who is told of an event and who is not (DOMAIN §3.14, §9).

use bantu_domain::Command;
use bantu_domain::access::User;
use bantu_domain::customer::TransferCustomer;
use bantu_domain::money::Currency;
use bantu_domain::notification::{MarkRead, Notification, NotificationKind, SetPreferences};
use bantu_domain::payment::{ReviewPayment, ReviewVerdict};
use bantu_domain::record::Id;

use crate::model::{World, refused, user};

/// Who was told of a kind, in the order of their ids.
fn told(world: &World, kind: NotificationKind) -> Vec<Id> {
    let mut people: Vec<Id> =
        world.model.records::<Notification>().into_iter().filter(|n| n.kind == kind).map(|n| n.user_id).collect();
    people.sort();
    people
}

fn hand(world: &mut World, id: Id, owner: &str) {
    let owner_user_id = user(owner);
    world.done("manager", Command::CustomerTransfer(TransferCustomer { id, owner_user_id, reason: "离职交接".into() }));
}

fn mute(world: &mut World, who: &str, kind: NotificationKind) {
    let wants = SetPreferences {
        muted_kinds: vec![kind.code().to_owned()],
        no_popup_kinds: vec![],
        no_mail_kinds: vec![],
        quiet_from: None,
        quiet_to: None,
    };
    world.done(who, Command::NotificationSetPreferences(wants));
}

#[test]
fn the_new_owner_is_told_of_his_customer() {
    use NotificationKind::CustomerTransferred as Kind;
    let mut world = World::new();
    let id = world.customer("rep", "甲公司");
    let mut to_himself = world.clone();
    hand(&mut to_himself, id, "manager");
    assert_eq!(told(&to_himself, Kind), []);
    let mut muted = world.clone();
    mute(&mut muted, "rival", Kind);
    hand(&mut muted, id, "rival");
    assert_eq!(told(&muted, Kind), []);
    let mut other_kind = world.clone();
    mute(&mut other_kind, "rival", NotificationKind::PaymentReviewed);
    hand(&mut other_kind, id, "rival");
    assert_eq!(told(&other_kind, Kind), [user("rival")]);

    hand(&mut world, id, "rival");
    let rows = world.model.records::<Notification>();
    let [row] = rows.as_slice() else { panic!("one row: {rows:?}") };
    assert_eq!((row.user_id, row.kind, row.subject_id, row.read_at), (user("rival"), Kind, id, None));
    assert_eq!((row.subject_table.as_str(), row.customer_id, row.opportunity_id), ("customers", Some(id), None));
    assert_eq!(row.params["name"], "甲公司");
}

#[test]
fn a_notification_is_read_by_its_own_person_only() {
    let mut world = World::new();
    let id = world.customer("rep", "甲公司");
    hand(&mut world, id, "rival");
    let row = world.model.records::<Notification>()[0].id;
    let mark = |unread| Command::NotificationMarkRead(MarkRead { ids: vec![row], unread });
    for who in ["rep", "manager", "finance"] {
        refused(world.run(who, mark(false)), "record.not_found");
    }
    world.done("rival", mark(false));
    assert_eq!(world.get::<Notification>(row).read_at, Some(world.at));
    world.done("rival", mark(true));
    assert_eq!(world.get::<Notification>(row).read_at, None);
}

#[test]
fn finance_tells_who_reported_once_and_not_the_inactive() {
    use NotificationKind::PaymentReviewed as Kind;
    let mut world = World::new();
    let (deal, contract, _) = world.signed_deal("PT", Currency::Idr);
    let fields = world.payment_fields(contract, 1_000_000);
    let id = world.report("rep", contract, fields).expect("reported");
    let notes = Some("看不清".to_owned());
    for (verdict, status) in [(ReviewVerdict::Confirmed, "confirmed"), (ReviewVerdict::Rejected, "rejected")] {
        let review = Command::PaymentReview(ReviewPayment { id, verdict, notes: notes.clone() });
        let mut gone = world.clone();
        let mut rep: User = gone.get(user("rep"));
        rep.fields.is_active = false;
        gone.put(&rep);
        gone.done("finance", review.clone());
        assert_eq!(told(&gone, Kind), []);

        // The reporter owns the deal too: told once. A refused repeat tells nobody.
        let mut world = world.clone();
        world.done("finance", review.clone());
        refused(world.run("finance", review), "payment.already_reviewed");
        assert_eq!(told(&world, Kind), [user("rep")]);
        let rows = world.model.records::<Notification>();
        let row = rows.iter().find(|n| n.kind == Kind).expect("told");
        assert_eq!((row.subject_id, row.opportunity_id, row.params["status"].as_str()), (id, Some(deal), status));
    }
}

#[test]
fn who_asked_is_told_of_the_decision() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    let rows = world.model.records::<Notification>();
    let decided: Vec<_> = rows.iter().filter(|n| n.kind == NotificationKind::ApprovalDecided).collect();
    assert!(!decided.is_empty(), "the way to the contract has approvals");
    for row in decided {
        assert_eq!((row.user_id, row.opportunity_id), (user("rep"), Some(deal)));
        assert_eq!(row.params["status"], "approved");
    }
}

#[test]
fn a_laptop_writes_nothing_for_another_person() {
    let mut office = World::new();
    let id = office.customer("rep", "甲公司");
    let mut laptop = office.laptop("manager");
    hand(&mut laptop, id, "rival");
    assert_eq!(told(&laptop, NotificationKind::CustomerTransferred), []);
    hand(&mut office, id, "rival");
    assert_eq!(told(&office, NotificationKind::CustomerTransferred), [user("rival")]);
}
