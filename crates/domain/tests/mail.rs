//! Mails: who may send what to whom, what goes with an event, and how a try ends (DOMAIN §9, §11).

use bantu_domain::access::User;
use bantu_domain::actor::Actor;
use bantu_domain::contract::Contract;
use bantu_domain::invoice::{CreateInvoice, InvoiceKind};
use bantu_domain::mail::{
    CancelMail, Mail, MailDocument, MailKind, MailLanguage, MailStatus, MailStep, MarkMail, RetryMail, SendMail,
    is_address, kind_of, pause_micros,
};
use bantu_domain::money::Currency;
use bantu_domain::notification::{Notice, Notification, NotificationKind, SetPreferences, tell};
use bantu_domain::record::Id;
use bantu_domain::setting::{SetSetting, SettingKey};
use bantu_domain::tx::Cx;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, refused, refused_field, user};

const WANG: &str = "wang@example.com";

fn send(world: &mut World, who: &str, document: MailDocument, document_id: Id, to: &[&str]) -> Result<Id, Fault> {
    let id = world.id();
    let to = to.iter().map(|address| (*address).to_owned()).collect();
    world.run(who, Command::MailSend(SendMail { id, document, document_id, to, language: None })).map(|_| id)
}

/// A quotation that is issued, and a mail with it.
fn queued(world: &mut World) -> (Id, Id) {
    let deal = world.deal_in_quotation();
    let quotation = world.example(deal);
    world.issue("rep", quotation).expect("issued");
    let mail = send(world, "rep", MailDocument::Quotation, quotation, &[WANG]).expect("queued");
    (quotation, mail)
}

fn mark(world: &mut World, id: Id, attempt: i64, step: MailStep) -> Result<Outcome, Fault> {
    let code = (!matches!(step, MailStep::Begin | MailStep::Accepted)).then(|| "mail.deferred".to_owned());
    let detail = code.as_ref().map(|_| "x".repeat(900));
    let at = world.at;
    let command = Command::MailMark(MarkMail { id, attempt, step, code, detail });
    world.model.execute(Actor::SYSTEM, &command, at).map(|(outcome, _)| outcome)
}

fn status(world: &World, id: Id) -> MailStatus {
    world.get::<Mail>(id).status
}

#[test]
fn one_plain_address_and_nothing_else() {
    for good in ["a@b.co", "wang.wei+crm@mail.example.com", "X_1@sub-domain.example", "o'neil@example.com"] {
        assert!(is_address(good), "{good}");
    }
    let long = format!("{}@example.com", "x".repeat(65));
    for bad in [
        "",
        "@",
        "a@",
        "@b",
        "a b@c.d",
        "a@b c",
        "王@example.com",
        "a@例子.com",
        "a@b.c,d@e.f",
        "A <a@b.c>",
        "a@b.c\r\nBcc: d@e.f",
        ".a@b.c",
        "a.@b.c",
        "a..b@c.d",
        "a@.b",
        "a@b.",
        "\"a\"@b.c",
        "a@[127.0.0.1]",
        long.as_str(),
    ] {
        assert!(!is_address(bad), "{bad}");
    }
}

#[test]
fn an_issued_quotation_is_sent_with_its_paper_and_no_draft_is() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let quotation = world.example(deal);
    refused(send(&mut world, "rep", MailDocument::Quotation, quotation, &[WANG]), "mail.document_not_issued");
    world.issue("rep", quotation).expect("issued");
    for (to, code) in [
        (vec![], "field.required"),
        (vec!["wang"], "mail.address_invalid"),
        (vec![WANG, "a b@c.d"], "mail.address_invalid"),
    ] {
        refused_field(send(&mut world, "rep", MailDocument::Quotation, quotation, &to), code, "to");
    }
    let many: Vec<String> = (0..11).map(|n| format!("a{n}@b.co")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    refused_field(send(&mut world, "rep", MailDocument::Quotation, quotation, &many), "field.too_long", "to");
    assert!(send(&mut world.clone(), "rep", MailDocument::Quotation, quotation, &many[..10]).is_ok());
    refused(send(&mut world, "rival", MailDocument::Quotation, quotation, &[WANG]), "record.not_found");
    refused(send(&mut world, "finance", MailDocument::Quotation, quotation, &[WANG]), "permission.denied");
    refused(send(&mut world, "rep", MailDocument::Contract, quotation, &[WANG]), "record.not_found");

    let id = send(&mut world, "rep", MailDocument::Quotation, quotation, &[WANG, " WANG@Example.com ", "b@c.co"])
        .expect("queued");
    let mail: Mail = world.get(id);
    assert_eq!(
        (mail.kind, mail.status, mail.language),
        (MailKind::QuotationSent, MailStatus::Queued, MailLanguage::Zh)
    );
    assert_eq!(mail.to_addresses, [WANG, "b@c.co"]);
    assert_eq!(mail.attachments, [format!("quotations/{quotation}")]);
    assert_eq!((mail.opportunity_id, mail.next_attempt_at, mail.created_by), (Some(deal), Some(world.at), user("rep")));
    assert_eq!(Some(&mail.params["number"]), world.quotation(quotation).quotation_no.as_ref());
    assert!(
        mail.params.keys().all(|name| ["number", "deal", "customer"].contains(&name.as_str())),
        "{:?}",
        mail.params
    );
    let again = Command::MailSend(SendMail {
        id,
        document: MailDocument::Quotation,
        document_id: quotation,
        to: vec![WANG.into()],
        language: None,
    });
    refused(world.run("rep", again), "record.exists");
}

#[test]
fn contracts_and_invoices_go_once_they_are_out() {
    let mut world = World::new();
    let (_, contract, _) = world.signed_deal("PT", Currency::Idr);
    let id = send(&mut world, "rep", MailDocument::Contract, contract, &[WANG]).expect("signed");
    let mail: Mail = world.get(id);
    assert_eq!((mail.kind, mail.attachments), (MailKind::ContractSent, vec![format!("contracts/{contract}")]));
    assert_eq!(Some(&mail.params["number"]), world.get::<Contract>(contract).contract_no.as_ref());

    let draft = world.id();
    let fields = World::invoice_fields(500_000);
    let create = CreateInvoice { id: draft, contract_id: contract, kind: InvoiceKind::Commercial, fields };
    world.done("rep", Command::InvoiceCreate(create));
    let invoice = draft;
    refused(send(&mut world, "rep", MailDocument::Invoice, invoice, &[WANG]), "mail.document_not_issued");
    world.issue_invoice("rep", invoice).expect("issued");
    let id = send(&mut world, "rep", MailDocument::Invoice, invoice, &[WANG]).expect("issued");
    assert_eq!(world.get::<Mail>(id).attachments, [format!("invoices/{invoice}")]);

    let statutory = world.invoice("finance", contract, InvoiceKind::Statutory, 1_000_000).expect("issued");
    refused(send(&mut world, "rep", MailDocument::Invoice, statutory, &[WANG]), "permission.denied");
    refused(send(&mut world, "finance", MailDocument::Invoice, statutory, &[WANG]), "invoice.file_missing");
}

#[test]
fn a_try_is_counted_before_it_is_made_and_ends_once() {
    let mut world = World::new();
    let (_, id) = queued(&mut world);
    for who in ["rep", "admin"] {
        let begin = MarkMail { id, attempt: 1, step: MailStep::Begin, code: None, detail: None };
        refused(world.run(who, Command::MailMark(begin)), "permission.denied");
    }
    for wrong in [MailStep::Accepted, MailStep::Deferred, MailStep::Refused, MailStep::Unclear] {
        refused(mark(&mut world, id, 0, wrong), "mail.wrong_status");
        refused(mark(&mut world, id, 1, wrong), "mail.wrong_status");
    }
    refused(mark(&mut world, id, 2, MailStep::Begin), "mail.wrong_status");
    mark(&mut world, id, 1, MailStep::Begin).expect("begun");
    // Nobody begins a second try beside the first.
    for attempt in [1, 2] {
        refused(mark(&mut world, id, attempt, MailStep::Begin), "mail.wrong_status");
    }
    for command in [Command::MailRetry(RetryMail { id }), Command::MailCancel(CancelMail { id })] {
        refused(world.run("rep", command), "mail.wrong_status");
    }
    refused(mark(&mut world, id, 2, MailStep::Accepted), "mail.wrong_status");
    mark(&mut world, id, 1, MailStep::Accepted).expect("sent");
    let mail: Mail = world.get(id);
    assert_eq!(
        (mail.status, mail.sent_at, mail.next_attempt_at, mail.attempts),
        (MailStatus::Sent, Some(world.at), None, 1)
    );
    for step in [MailStep::Begin, MailStep::Accepted, MailStep::Unclear] {
        refused(mark(&mut world, id, 1, step), "mail.wrong_status");
    }
    for command in [Command::MailRetry(RetryMail { id }), Command::MailCancel(CancelMail { id })] {
        refused(world.run("rep", command), "mail.wrong_status");
    }
}

#[test]
fn what_is_not_taken_waits_longer_each_time_and_fails_at_last() {
    const MINUTE: i64 = 60_000_000;
    let pauses: Vec<i64> = (0..=8).map(|attempt| pause_micros(attempt) / MINUTE).collect();
    assert_eq!(pauses, [1, 1, 4, 16, 64, 256, 1_024, 1_440, 1_440]);
    let mut world = World::new();
    let (quotation, id) = queued(&mut world);
    for attempt in 1..=5 {
        mark(&mut world, id, attempt, MailStep::Begin).expect("begun");
        mark(&mut world, id, attempt, MailStep::Deferred).expect("not taken");
        let mail: Mail = world.get(id);
        let waits = mail.next_attempt_at.map(|at| at.micros() - world.at.micros());
        let expected =
            if attempt < 5 { (MailStatus::Queued, Some(pause_micros(attempt))) } else { (MailStatus::Failed, None) };
        assert_eq!((mail.status, waits), expected, "try {attempt}");
        assert_eq!(
            (mail.error_code.as_deref(), mail.error_detail.map(|text| text.len())),
            (Some("mail.deferred"), Some(500))
        );
    }
    let told: Vec<Notification> =
        world.model.records::<Notification>().into_iter().filter(|n| n.kind == NotificationKind::MailFailed).collect();
    let [told] = told.as_slice() else { panic!("one notification: {told:?}") };
    assert_eq!((told.user_id, told.subject_id, told.params["code"].as_str()), (user("rep"), id, "mail.deferred"));
    assert_eq!(Some(&told.params["number"]), world.quotation(quotation).quotation_no.as_ref());
    let fewer = SetSetting { setting_key: SettingKey::MailMaxAttempts, value: "1".into() };
    world.done("admin", Command::SettingSet(fewer));
    world.done("rep", Command::MailRetry(RetryMail { id }));
    let mail: Mail = world.get(id);
    assert_eq!(
        (mail.status, mail.attempts, mail.error_code, mail.next_attempt_at),
        (MailStatus::Queued, 0, None, Some(world.at))
    );
    mark(&mut world, id, 1, MailStep::Begin).expect("begun");
    mark(&mut world, id, 1, MailStep::Deferred).expect("not taken");
    assert_eq!(status(&world, id), MailStatus::Failed);
}

#[test]
fn a_mail_that_waits_through_no_fault_of_its_own_keeps_its_turn_and_its_tries() {
    let mut world = World::new();
    let (_, id) = queued(&mut world);
    let before: Mail = world.get(id);
    refused(mark(&mut world, id, 1, MailStep::Delayed), "mail.wrong_status");
    mark(&mut world, id, 0, MailStep::Delayed).expect("told");
    let mail: Mail = world.get(id);
    assert_eq!((mail.status, mail.attempts, mail.next_attempt_at), (MailStatus::Queued, 0, before.next_attempt_at));
    assert!(mail.error_code.is_some());
    let told: Vec<Notification> =
        world.model.records::<Notification>().into_iter().filter(|n| n.kind == NotificationKind::MailFailed).collect();
    let [told] = told.as_slice() else { panic!("one notification: {told:?}") };
    assert_eq!((told.user_id, told.params["status"].as_str()), (user("rep"), "queued"));
    mark(&mut world, id, 1, MailStep::Begin).expect("begun");
    refused(mark(&mut world, id, 1, MailStep::Delayed), "mail.wrong_status");
    mark(&mut world, id, 1, MailStep::Accepted).expect("sent");
    assert_eq!((status(&world, id), world.get::<Mail>(id).error_code), (MailStatus::Sent, None));
}

#[test]
fn only_a_person_sends_again_what_may_have_arrived() {
    let mut world = World::new();
    let (_, id) = queued(&mut world);
    mark(&mut world, id, 1, MailStep::Begin).expect("begun");
    let mut refused_world = world.clone();
    mark(&mut refused_world, id, 1, MailStep::Refused).expect("never");
    assert_eq!(status(&refused_world, id), MailStatus::Failed);
    mark(&mut world, id, 1, MailStep::Unclear).expect("who knows");
    assert_eq!((status(&world, id), world.get::<Mail>(id).next_attempt_at), (MailStatus::Unclear, None));
    refused(mark(&mut world, id, 2, MailStep::Begin), "mail.wrong_status");
    refused(world.run("rival", Command::MailRetry(RetryMail { id })), "record.not_found");
    let mut left = world.clone();
    left.done("manager", Command::MailCancel(CancelMail { id }));
    assert_eq!(status(&left, id), MailStatus::Cancelled);
    for command in [Command::MailRetry(RetryMail { id }), Command::MailCancel(CancelMail { id })] {
        refused(left.run("rep", command), "mail.wrong_status");
    }
    world.done("rep", Command::MailRetry(RetryMail { id }));
    refused(world.run("rep", Command::MailRetry(RetryMail { id })), "mail.wrong_status");
    world.done("rep", Command::MailCancel(CancelMail { id }));
    refused(mark(&mut world, id, 1, MailStep::Begin), "mail.wrong_status");
}

#[test]
fn a_mail_is_decided_by_its_author_or_by_who_reads_all() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let quotation = world.example(deal);
    world.issue("rep", quotation).expect("issued");
    let id = send(&mut world, "manager", MailDocument::Quotation, quotation, &[WANG]).expect("queued");
    refused(world.run("rep", Command::MailCancel(CancelMail { id })), "mail.not_yours");
    world.done("admin", Command::MailCancel(CancelMail { id }));
}

/// Tells people of something by hand, as the events do.
fn tell_of(world: &mut World, kind: NotificationKind, deal: Id, people: &[&str], occasion: &str) {
    let people: Vec<Id> = people.iter().map(|name| user(name)).collect();
    let customer = world.get::<bantu_domain::opportunity::Opportunity>(deal).customer_id;
    let notice = Notice::of(kind, "opportunities", deal).deal(deal, customer).with("stage", 2);
    within(world, user("rep"), |cx| tell(people, &notice, occasion, cx)).expect("told");
}

/// Runs a rule in place, as the command of an event does.
fn within<T>(world: &mut World, who: Id, rule: impl FnOnce(&mut Cx<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
    let at = world.at;
    let actor = world.model.ask(who, at, |cx| Ok(cx.actor.clone()))?;
    rule(&mut Cx::new(&mut world.model, actor, at))
}

fn mails_to(world: &World, name: &str) -> Vec<Mail> {
    world.model.records::<Mail>().into_iter().filter(|mail| mail.to_user_id == Some(user(name))).collect()
}

#[test]
fn the_events_of_the_list_come_by_mail_and_no_others() {
    use NotificationKind as N;
    let with: Vec<N> = NotificationKind::ALL.iter().copied().filter(|kind| kind_of(*kind).is_some()).collect();
    assert_eq!(
        with,
        [
            N::StageChanged,
            N::ApprovalRequested,
            N::MaterialSubmitted,
            N::MaterialDecided,
            N::PaymentReported,
            N::PaymentReviewed,
            N::OrderReleased,
            N::MaterialMissing
        ]
    );
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    let mut manager: User = world.get(user("manager"));
    manager.fields.language = Some("id".into());
    manager.fields.email = "manager@bantu.test".into();
    world.put(&manager);
    let mut rival: User = world.get(user("rival"));
    rival.fields.email = "nobody".into();
    world.put(&rival);
    for _ in 0..2 {
        tell_of(&mut world, N::StageChanged, deal, &["manager", "manager", "rival", "rep"], "1");
    }
    let mails = mails_to(&world, "manager");
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:?}") };
    assert_eq!(
        (mail.kind, mail.language, mail.status),
        (MailKind::StageTransition, MailLanguage::Id, MailStatus::Queued)
    );
    assert_eq!(
        (mail.to_addresses.as_slice(), mail.opportunity_id),
        (&["manager@bantu.test".to_owned()][..], Some(deal))
    );
    let deal_name = world.get::<bantu_domain::opportunity::Opportunity>(deal).fields.name;
    assert_eq!((&mail.params["deal"], &mail.params["stage"]), (&deal_name, &"2".to_owned()));
    assert!(mails_to(&world, "rival").is_empty(), "no address, no mail");
    assert!(mails_to(&world, "rep").is_empty(), "nobody is told of what he did himself");
    tell_of(&mut world, N::StageChanged, deal, &["manager"], "2");
    tell_of(&mut world, N::LeadReleased, deal, &["manager"], "3");
    assert_eq!(mails_to(&world, "manager").len(), 2);
    // What is a colleague's is his, and of whoever looks after the mail server: he sends it again and never reads it.
    let id = mail.id;
    for who in ["rep", "finance"] {
        refused(world.run(who, Command::MailCancel(CancelMail { id })), "record.not_found");
    }
    let read = world.model.ask(user("admin"), world.at, |cx| cx.load::<Mail>(id)).expect("no failure");
    assert_eq!(read, None);
    world.clone().done("admin", Command::MailCancel(CancelMail { id }));
    world.done("manager", Command::MailCancel(CancelMail { id }));
}

#[test]
fn a_person_or_the_workspace_may_want_no_mails() {
    use NotificationKind::StageChanged;
    let mut world = World::new();
    let customer = world.customer("rep", "甲公司");
    let deal = world.deal("rep", customer);
    let mut person = world.clone();
    let wants = SetPreferences { no_mail_kinds: vec![StageChanged.code().to_owned()], ..SetPreferences::default() };
    person.done("manager", Command::NotificationSetPreferences(wants));
    tell_of(&mut person, StageChanged, deal, &["manager", "second_manager"], "1");
    assert_eq!((mails_to(&person, "manager").len(), mails_to(&person, "second_manager").len()), (0, 1));
    assert_eq!(person.model.records::<Notification>().iter().filter(|n| n.kind == StageChanged).count(), 2);

    let off = SetSetting { setting_key: SettingKey::MailInternal, value: "off".into() };
    world.done("admin", Command::SettingSet(off));
    tell_of(&mut world, StageChanged, deal, &["manager"], "1");
    assert!(mails_to(&world, "manager").is_empty());
    for (setting_key, value) in [
        (SettingKey::MailInternal, "no"),
        (SettingKey::MailMaterialReminder, ""),
        (SettingKey::MailMaxAttempts, "0"),
        (SettingKey::MailMaxAttempts, "11"),
    ] {
        refused_field(
            world.run("admin", Command::SettingSet(SetSetting { setting_key, value: value.into() })),
            "field.invalid",
            "value",
        );
    }
}

#[test]
fn a_laptop_queues_the_customers_mail_and_nobody_elses() {
    let mut office = World::new();
    let deal = office.deal_in_quotation();
    let quotation = office.example(deal);
    office.issue("rep", quotation).expect("issued");
    let mut laptop = office.laptop("rep");
    let id = office.id();
    let command = Command::MailSend(SendMail {
        id,
        document: MailDocument::Quotation,
        document_id: quotation,
        to: vec![WANG.into()],
        language: Some(MailLanguage::En),
    });
    let (_, there) = office.writes("rep", command.clone()).expect("the office");
    let (_, here) = laptop.writes("rep", command).expect("the laptop");
    assert_eq!(there, here);
    tell_of(&mut laptop, NotificationKind::StageChanged, deal, &["manager"], "1");
    assert!(mails_to(&laptop, "manager").is_empty());
}
