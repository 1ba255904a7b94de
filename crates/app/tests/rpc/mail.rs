//! Mails against a mail server that demands STARTTLS and a login: what arrives, what does not, and never twice.

use std::sync::Arc;

use bantu_app::mail::{Sender, SmtpConfig, SmtpSecurity, work_off};
use bantu_domain::Command;
use bantu_domain::actor::Actor;
use bantu_domain::mail::{MailStep, MarkMail};
use bantu_domain::record::Instant;
use serde_json::{Value, json};

use crate::deal::Deal;
use crate::office::{Office, id};
use crate::opportunity::quoted;
use crate::smtp::{MailServer, PASSWORD, USER};

const WANG: &str = "wang@example.com";
const MINUTE: i64 = 60;

/// The office with a way to a mail server.
fn with_mail(mut office: Office, config: SmtpConfig) -> Office {
    office.app = office.app.with_mail(Arc::new(Sender::new(config).expect("good settings")));
    office
}

/// A new one in which colleagues get no mails.
fn quiet(config: SmtpConfig) -> Office {
    let office = with_mail(Office::new(), config);
    office.ok("ADMIN", "setting.set", json!({"key": "mail.internal", "value": "off"}));
    office
}

/// Works the outbox off and answers how many mails the mail server took.
fn work(office: &Office) -> usize {
    work_off(&office.app, || false).expect("no failure of the storage").taken
}

/// A quotation that is issued and mailed; the records and the id of its mail.
fn mailed(office: &Office, to: &[&str]) -> (Value, Value) {
    let at = quoted(office);
    office.ok("SALES", "quotation.issue", json!({"id": at["quotation"], "mail_to": to}));
    let mails = list(office, "SALES", json!({"subject_id": at["quotation"]}));
    assert_eq!(mails.len(), 1, "{mails:?}");
    (at, mails[0]["id"].clone())
}

fn list(office: &Office, role: &str, mut filter: Value) -> Vec<Value> {
    (filter["offset"], filter["limit"]) = (json!(0), json!(50));
    office.ok(role, "mail.list", filter)["rows"].as_array().expect("rows").clone()
}

fn mail(office: &Office, id: &Value) -> Value {
    office.ok("SALES", "mail.get", json!({"id": id}))["mail"].clone()
}

/// Status and code of a mail.
fn stands(office: &Office, id: &Value) -> (String, String) {
    let mail = mail(office, id);
    let text = |name: &str| mail[name].as_str().unwrap_or_default().to_owned();
    (text("status"), text("error_code"))
}

fn is(status: &str, code: &str) -> (String, String) {
    (status.to_owned(), code.to_owned())
}

#[test]
fn an_issued_quotation_arrives_once_with_its_paper() {
    let server = MailServer::start();
    let office = quiet(server.config());
    let (at, id) = mailed(&office, &[WANG, "li@example.com"]);
    assert_eq!(stands(&office, &id), is("queued", ""));
    assert_eq!((work(&office), work(&office)), (1, 0));
    assert_eq!(stands(&office, &id), is("sent", ""));
    let mails = server.mails();
    let [got] = mails.as_slice() else { panic!("one mail: {mails:?}") };
    let quotation = office.ok("SALES", "quotation.get", json!({"id": at["quotation"]}));
    let number = quotation["quotation_no"].as_str().expect("a number");
    let headers = &got["headers"];
    assert_eq!(headers["subject"], json!(format!("【报价单】{number} - 公司注册")));
    assert_eq!(headers["from"], json!("BANTU CRM系统 <crm@bantu.test>"));
    assert_eq!(headers["to"], json!("wang@example.com, li@example.com"));
    assert_eq!(headers["message-id"], json!(format!("<{}@bantu.test>", id.as_str().expect("an id"))));
    assert_eq!(headers["auto-submitted"], json!("auto-generated"));
    assert_eq!((&got["from"], &got["to"]), (&json!("crm@bantu.test"), &json!([WANG, "li@example.com"])));
    let files = got["attachments"].as_array().expect("files");
    assert_eq!(files.len(), 1);
    assert_eq!(
        (&files[0]["sha256"], &files[0]["mime"]),
        (&quotation["documents"][0]["sha256"], &json!("application/pdf"))
    );
    for part in ["text", "html"] {
        let text = got[part].as_str().expect("a text");
        assert!(text.contains(number) && text.contains("北京科技"), "{text}");
        assert!(!text.contains(crate::office::COST) && !text.contains("https://office.bantu.test"), "{text}");
    }
    // The same text is shown in the office.
    let shown = office.ok("SALES", "mail.get", json!({"id": id}));
    assert_eq!((&shown["letter"]["subject"], &shown["mail"]["may_retry"]), (&headers["subject"], &json!(false)));
}

#[test]
fn contracts_and_invoices_go_with_their_papers_and_colleagues_are_told() {
    let server = MailServer::start();
    let deal = Deal::signed();
    let office = with_mail(deal.office.twin(deal.office.app.database()), server.config());
    let before = server.mails().len();
    office.ok(
        "SALES",
        "mail.send",
        json!({"document": "contract", "document_id": deal.one, "to": [WANG], "language": "en"}),
    );
    while work(&office) > 0 {}
    let mails = server.mails();
    assert!(mails.len() > before + 1, "colleagues were told of the stages");
    let contract = mails.iter().find(|mail| mail["to"] == json!([WANG])).expect("the customer's");
    let subject = contract["headers"]["subject"].as_str().expect("a subject");
    assert!(subject.starts_with("[Contract] "), "{subject}");
    assert_eq!(contract["attachments"][0]["mime"], "application/pdf");
    let stage = mails
        .iter()
        .find(|mail| mail["headers"]["subject"].as_str().is_some_and(|s| s.starts_with("【商机阶段流转】")));
    let stage = stage.expect("a stage's");
    assert_eq!(stage["attachments"], json!([]));
    assert!(
        stage["html"].as_str().is_some_and(|html| html.contains("https://office.bantu.test/#/opportunities/")),
        "{stage}"
    );
    for mail in &mails {
        assert!(!mail.to_string().contains(crate::office::COST), "{mail}");
    }
}

/// When a mail server that takes none is asked again.
fn next_try(office: &Office) -> Instant {
    let state = office.ok("ADMIN", "mail.status", json!({}));
    serde_json::from_value(state["next_try_at"].clone()).expect("a time")
}

#[test]
fn a_wrong_password_holds_all_mails_and_spends_no_try_of_any() {
    let server = MailServer::start();
    let office = quiet(SmtpConfig { password: Some("guess".into()), ..server.config() });
    let (at, id) = mailed(&office, &[WANG]);
    let again = json!({"document": "quotation", "document_id": at["quotation"], "to": ["li@example.com"]});
    let other = office.ok("SALES", "mail.send", again)["id"].clone();
    // The pauses grow, and no mail is touched: it is not its fault.
    for pause in [10, 20, 40, 80, 160, 300, 300] {
        // Each look at the clock of the test takes it a second.
        let begun = office.app.clock().now();
        assert_eq!(work(&office), 0);
        let next = next_try(&office);
        let rests = (next.micros() - begun.micros()) / 1_000_000;
        assert!((pause..pause + 10).contains(&rests), "{rests} for {pause}");
        work(&office);
        assert_eq!(next_try(&office), next, "not before its time");
        office.pass(pause);
    }
    work(&office);
    for mail_id in [&id, &other] {
        assert_eq!(stands(&office, mail_id), is("queued", "mail.login_failed"));
        assert_eq!(mail(&office, mail_id)["attempts"], 0);
    }
    assert!(server.mails().is_empty());
    // Who wrote to a customer is told once, and whoever looks after the mail server sees why.
    let told = || {
        let list = office.ok("SALES", "notification.list", json!({"offset": 0, "limit": 10}));
        list["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .filter(|row| row["kind"] == "mail_failed")
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(told().len(), 2);
    assert_eq!(told()[0]["params"]["status"], "queued");
    let state = office.ok("ADMIN", "mail.status", json!({}));
    assert_eq!(state["trouble_code"], "mail.login_failed");
    assert!(state["trouble_detail"].as_str().is_some_and(|said| said.contains("535")), "{state}");
    assert!(!state.to_string().contains("guess") && !state.to_string().contains("公司注册"), "{state}");
    office.refused("SALES", "mail.status", json!({}), "permission.denied");
    office.pass(24 * 60 * MINUTE);
    work(&office);
    assert_eq!(told().len(), 2, "once");
    // Put right, all go by themselves.
    let office = with_mail(office, server.config());
    assert_eq!(work(&office), 2);
    assert_eq!((stands(&office, &id), stands(&office, &other)), (is("sent", ""), is("sent", "")));
    assert_eq!(office.ok("ADMIN", "mail.status", json!({}))["trouble_code"], Value::Null);
    office.refused("SALES", "mail.retry", json!({"id": id}), "mail.wrong_status");
}

#[test]
fn without_a_mail_server_who_wrote_to_a_customer_is_told_that_it_waits() {
    let office = Office::new();
    let (_, id) = mailed(&office, &[WANG]);
    assert_eq!(stands(&office, &id), is("queued", "mail.not_configured"));
    let told = |role: &str| {
        office.ok(role, "notification.list", json!({"offset": 0, "limit": 10})).to_string().contains("mail_failed")
    };
    office.pass(10 * MINUTE);
    work(&office);
    assert!(!told("SALES"), "it may be set up any moment");
    office.pass(6 * MINUTE);
    work(&office);
    assert!(told("SALES") && !told("ADMIN"));
}

#[test]
fn one_connection_serves_all_mails_and_a_refused_one_stops_none() {
    let server = MailServer::start();
    let office = quiet(server.config());
    let (at, first) = mailed(&office, &[WANG]);
    let send = |to: &str| {
        let args = json!({"document": "quotation", "document_id": at["quotation"], "to": [to]});
        office.ok("SALES", "mail.send", args)["id"].clone()
    };
    let more =
        ["nobody@example.com", "a@example.com", "later@example.com", "drop@example.com", "b@example.com"].map(send);
    assert_eq!(work(&office), 3);
    let states: Vec<String> = more.iter().map(|id| stands(&office, id).0).collect();
    assert_eq!(states, ["failed", "sent", "queued", "unclear", "sent"]);
    assert_eq!(stands(&office, &first), is("sent", ""));
    // The one that broke off was the second connection's reason.
    assert_eq!(server.connections(), 2);
}

#[test]
fn an_answer_that_never_came_is_no_reason_to_send_again() {
    let server = MailServer::start();
    let office = quiet(server.config());
    let (_, id) = mailed(&office, &["drop@example.com"]);
    assert_eq!(work(&office), 0);
    assert_eq!(stands(&office, &id), is("unclear", "mail.no_answer"));
    office.pass(7 * 24 * 60 * MINUTE);
    work(&office);
    assert_eq!(server.mails().len(), 1, "the server had it, as nobody here could know");
    assert_eq!(mail(&office, &id)["may_retry"], json!(true));
    office.ok("SALES", "mail.cancel", json!({"id": id}));
    assert_eq!(stands(&office, &id).0, "cancelled");
}

#[test]
fn a_program_killed_in_a_try_does_not_begin_it_again() {
    let server = MailServer::start();
    let office = quiet(server.config());
    let (_, mail_id) = mailed(&office, &[WANG]);
    let begin =
        MarkMail { id: id(&json!({"id": mail_id})), attempt: 1, step: MailStep::Begin, code: None, detail: None };
    office.app.call_by(Actor::SYSTEM).run(&Command::MailMark(begin)).expect("begun");
    assert_eq!(stands(&office, &mail_id), is("sending", ""));
    office.refused("SALES", "mail.retry", json!({"id": mail_id}), "mail.wrong_status");
    // Also where the next program has no mail server any more.
    let without = office.twin(office.app.database());
    let next = with_mail(office.twin(office.app.database()), server.config());
    for next in [without, next] {
        assert_eq!(work(&next), 0);
        assert_eq!(stands(&next, &mail_id), is("unclear", "mail.interrupted"));
    }
    assert!(server.mails().is_empty());
}

#[test]
fn a_server_that_was_down_gets_the_mail_once() {
    let mut server = MailServer::start();
    let office = quiet(server.config());
    let (_, id) = mailed(&office, &[WANG]);
    server.stop();
    work(&office);
    assert_eq!(stands(&office, &id), is("queued", "mail.unreachable"));
    server.start_again();
    assert_eq!(work(&office), 0, "it is left alone for a while");
    office.pass(10);
    assert_eq!((work(&office), work(&office)), (1, 0));
    assert_eq!((stands(&office, &id), server.mails().len()), (is("sent", ""), 1));
}

#[test]
fn nothing_goes_in_clear_where_starttls_is_missing_or_the_certificate_is_not_trusted() {
    let stripped = MailServer::start_stripped();
    let office = quiet(stripped.config());
    let (_, id) = mailed(&office, &[WANG]);
    work(&office);
    assert_eq!(stands(&office, &id), is("queued", "mail.tls_missing"));
    assert!(stripped.mails().is_empty());
    let server = MailServer::start();
    let office = with_mail(office, SmtpConfig { ca_pem: None, ..server.config() });
    office.pass(2 * MINUTE);
    work(&office);
    assert_eq!(stands(&office, &id), is("queued", "mail.tls_failed"));
    assert!(server.mails().is_empty());
    let elsewhere = SmtpConfig { host: "192.0.2.1".into(), security: SmtpSecurity::None, ..server.config() };
    assert_eq!(Sender::new(elsewhere).expect_err("in clear").code, "mail.insecure");
}

#[test]
fn a_recipient_that_is_not_there_fails_at_once_and_one_refused_for_now_waits() {
    let server = MailServer::start();
    let office = quiet(server.config());
    let (at, gone) = mailed(&office, &["nobody@example.com"]);
    let later = json!({"document": "quotation", "document_id": at["quotation"], "to": ["later@example.com"]});
    let later = office.ok("SALES", "mail.send", later)["id"].clone();
    work(&office);
    assert_eq!(stands(&office, &gone), is("failed", "mail.refused"));
    let said = mail(&office, &gone)["error_detail"].as_str().unwrap_or_default().to_owned();
    assert!(said.contains("5.1.1 no such user"), "{said}");
    assert_eq!(stands(&office, &later), is("queued", "mail.deferred"));
    assert!(server.mails().is_empty());
}

#[test]
fn an_address_or_a_name_cannot_bring_another_header() {
    let server = MailServer::start();
    let office = quiet(server.config());
    let at = quoted(&office);
    for bad in ["a@b.co\r\nBcc: x@y.z", "a@b.co\nx: y", "A <a@b.co>", "a@b.co, c@d.eu", ""] {
        let args = json!({"id": at["quotation"], "mail_to": [bad]});
        office.refused_at("SALES", "quotation.issue", args, "mail.address_invalid", "mail_to");
    }
    let many: Vec<String> = (0..11).map(|n| format!("a{n}@b.co")).collect();
    let many = json!({"id": at["quotation"], "mail_to": many});
    office.refused_at("SALES", "quotation.issue", many, "field.too_long", "mail_to");
    let injected = json!({"to": "a@b.co\r\nBcc: x@y.z"});
    office.refused_at("ADMIN", "mail.test", injected, "mail.address_invalid", "to");
    let name = json!([{"field": "name", "from": "公司注册", "to": "甲\r\nBcc: victim@example.com"}]);
    let named = office.call(office.user("SALES"), "opportunity.update", json!({"id": at["deal"], "changes": name}));
    office.ok("SALES", "quotation.issue", json!({"id": at["quotation"], "mail_to": [WANG]}));
    assert_eq!(work(&office), 1);
    let mails = server.mails();
    assert_eq!(mails[0]["to"], json!([WANG]));
    assert!(mails[0]["headers"].get("bcc").is_none(), "{}", mails[0]);
    assert!(named.is_err() || mails[0]["headers"]["subject"].as_str().is_some_and(|s| s.contains("甲  Bcc: victim")));
}

#[test]
fn a_test_mail_says_what_is_wrong() {
    let server = MailServer::start();
    let office = Office::new();
    let args = json!({"to": WANG, "language": "id"});
    office.refused("ADMIN", "mail.test", args.clone(), "mail.not_configured");
    assert_eq!(office.ok("ADMIN", "mail.status", json!({}))["is_configured"], false);
    let office = with_mail(office, server.config());
    office.refused("SALES_MANAGER", "mail.test", args.clone(), "permission.denied");
    office.refused_at("ADMIN", "mail.test", json!({"to": "wang"}), "mail.address_invalid", "to");
    office.ok("ADMIN", "mail.test", args.clone());
    let mails = server.mails();
    assert_eq!((mails.len(), &mails[0]["to"]), (1, &json!([WANG])));
    let state = office.ok("ADMIN", "mail.status", json!({}));
    assert_eq!(
        (&state["host"], &state["security"], &state["user"]),
        (&json!("localhost"), &json!("starttls"), &json!(USER))
    );
    assert!(!state.to_string().contains(PASSWORD), "{state}");
    let wrong = with_mail(office, SmtpConfig { password: Some("guess".into()), ..server.config() });
    wrong.refused("ADMIN", "mail.test", args, "mail.login_failed");
}

#[test]
fn what_a_colleague_gets_is_sent_again_by_the_administrator_unread() {
    let full = MailServer::start_full();
    let office = with_mail(Office::new(), full.config());
    office.ok("ADMIN", "setting.set", json!({"key": "mail.max_attempts", "value": "1"}));
    quoted(&office);
    work(&office);
    let state = office.ok("ADMIN", "mail.status", json!({}));
    let failed = state["troubled"].as_array().expect("rows").clone();
    assert!(!failed.is_empty() && failed.iter().all(|row| row["kind"] == "stage_transition"), "{state}");
    let manager = failed.iter().find(|row| row["to_addresses"] == json!(["sales_manager@bantu.test"])).expect("hers");
    let args = json!({"id": manager["id"]});
    office.refused("ADMIN", "mail.get", args.clone(), "record.not_found");
    assert!(list(&office, "ADMIN", json!({})).is_empty());
    office.refused("SALES", "mail.retry", args.clone(), "record.not_found");
    let server = MailServer::start();
    let office = with_mail(office, server.config());
    office.ok("ADMIN", "mail.retry", args.clone());
    assert_eq!(work(&office), 1);
    assert_eq!(office.ok("SALES_MANAGER", "mail.get", args)["mail"]["status"], "sent");
}
