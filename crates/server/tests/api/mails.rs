//! `/api/v1/mails`, and the program that sends them.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::deal::{Deal, approve};
use crate::office::{NOBODY, Place};
use crate::smtp::{MailServer, PASSWORD, USER};

const PATH: &str = "/mails";
const WANG: &str = "wang@example.com";

/// A contract that may be sent.
async fn approved(place: &Place) -> Deal {
    let deal = Deal::drafted(place).await;
    approve(place, &deal.id, &place.admin).await;
    deal
}

/// The mails about a contract.
async fn mails(place: &Place, deal: &Deal) -> Vec<Value> {
    let page = place.get(&place.rep, &format!("{PATH}?subject_id={}", deal.contract)).await.data(200);
    page["records"].as_array().unwrap().clone()
}

async fn send(place: &Place, deal: &Deal, to: &str) -> String {
    let body = json!({ "document": "contract", "document_id": deal.contract, "to": [to] });
    place.post(&place.rep, PATH, body).await.data(201)["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_contract_is_sent_with_a_mail_that_is_listed_and_taken_back() {
    let place = Place::open().await;
    let deal = approved(&place).await;
    let path = format!("/contracts/{}/send", deal.contract);
    let before = place.version();
    for (to, status, code) in [
        (json!(["wang"]), 400, "mail.address_invalid"),
        (json!(["a@b.co\r\nBcc: x@y.z"]), 400, "mail.address_invalid"),
        (json!(WANG), 422, "field.invalid"),
        (json!(vec!["a@b.co"; 11]), 422, "field.too_long"),
    ] {
        place.post(&place.rep, &path, json!({ "mail_to": to })).await.refuses(status, code, "mail_to");
    }
    assert_eq!(place.version(), before, "no number was taken");
    let sent = place.post(&place.rep, &path, json!({ "mail_to": [WANG] })).await.data(200);
    assert_eq!(sent["status"], "sent");
    let [mail] = &mails(&place, &deal).await[..] else { panic!("one mail") };
    assert_eq!(
        (&mail["kind"], &mail["status"], &mail["to_addresses"]),
        (&json!("contract_sent"), &json!("queued"), &json!([WANG]))
    );
    assert_eq!((&mail["opportunity_id"], &mail["attempts"]), (&json!(deal.id), &json!(0)));
    let one = format!("{PATH}/{}", mail["id"].as_str().unwrap());
    let whole = place.get(&place.rep, &one).await.data(200);
    assert_eq!(whole["attachments"], json!([format!("contracts/{}", deal.contract)]));
    let number = sent["contract_no"].as_str().unwrap();
    assert!(whole["text"].as_str().unwrap().contains(number) && whole["html"].as_str().unwrap().contains(number));
    for query in [format!("?opportunity_id={}", deal.id), "?status=queued&customer_id=12000".to_owned()] {
        let page = place.get(&place.rep, &format!("{PATH}{query}")).await.data(200);
        assert!(page["records"].as_array().unwrap().iter().any(|record| record["id"] == mail["id"]), "{query}");
    }
    place.post(&place.rep, &format!("{one}/retry"), json!({})).await.is(400, "mail.wrong_status");
    for path in [one.clone(), format!("{PATH}/{NOBODY}")] {
        place.post(&place.other, &format!("{path}/cancel"), json!({})).await.is(404, "record.not_found");
    }
    let back = place.post(&place.rep, &format!("{one}/cancel"), json!({})).await.data(200);
    assert_eq!(back, json!({ "id": mail["id"], "status": "cancelled" }));
    place.post(&place.rep, &format!("{one}/cancel"), json!({})).await.is(400, "mail.wrong_status");
}

#[tokio::test]
async fn papers_go_again_once_they_are_out_and_the_state_is_the_administrators() {
    let place = Place::open().await;
    let deal = approved(&place).await;
    let body = json!({ "document": "contract", "document_id": deal.contract, "to": [WANG], "language": "id" });
    place.post(&place.rep, PATH, body.clone()).await.is(400, "mail.document_not_issued");
    place.post(&place.rep, &format!("/contracts/{}/send", deal.contract), json!({})).await.data(200);
    assert!(mails(&place, &deal).await.is_empty(), "without addresses nobody gets a mail");
    let made = place.post(&place.rep, PATH, body).await.data(201);
    assert_eq!((&made["language"], &made["status"]), (&json!("id"), &json!("queued")));
    let of_contract = |to: Value| json!({ "document": "contract", "document_id": deal.contract, "to": to });
    for (body, status, code, field) in [
        (json!({ "document": "order", "document_id": NOBODY, "to": [WANG] }), 422, "field.invalid", "document"),
        (of_contract(Value::Null), 422, "field.required", "to"),
        (of_contract(json!([])), 422, "field.required", "to"),
        (of_contract(json!(["x"])), 400, "mail.address_invalid", "to"),
    ] {
        place.post(&place.rep, PATH, body).await.refuses(status, code, field);
    }
    place.get(&place.rep, &format!("{PATH}?status=lost")).await.names("field.invalid", "status");
    place.get(&place.rep, &format!("{PATH}/status")).await.is(403, "permission.denied");
    let state = place.get(&place.admin, &format!("{PATH}/status")).await.data(200);
    assert_eq!((&state["is_configured"], &state["host"]), (&json!(false), &Value::Null));
    assert!(state["counts"].as_array().unwrap().iter().any(|row| row["status"] == "queued"), "{state}");
    let test = format!("{PATH}/test");
    place.post(&place.rep, &test, json!({ "to": WANG })).await.is(403, "permission.denied");
    place.post(&place.admin, &test, json!({ "to": WANG })).await.is(400, "mail.not_configured");
}

/// The program that serves a folder and sends its mails; it is killed with the value.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Program {
    fn serve(folder: &Path, server: &MailServer) -> Self {
        let secrets = folder.join("smtp");
        std::fs::write(&secrets, format!("{PASSWORD}\n")).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_bantu-server"))
            .args(["serve", "--listen", "127.0.0.1:0", "--no-jobs", "--data"])
            .arg(folder)
            .args(["--smtp-host", "localhost", "--smtp-port", &server.port.to_string(), "--smtp-user", USER])
            .args(["--smtp-from", "crm@bantu.test", "--smtp-password-file"])
            .arg(&secrets)
            .arg("--smtp-ca")
            .arg(server.certificate())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("listening on "), "{line}");
        Self(child)
    }

    /// Asks it to end and waits until it has.
    fn end(mut self) {
        let told = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        assert!(told.is_ok_and(|status| status.success()));
        assert!(self.0.wait().unwrap().success());
    }
}

#[tokio::test]
async fn the_program_sends_and_a_kill_in_the_middle_brings_no_second_mail() {
    let place = Place::open().await;
    let deal = approved(&place).await;
    let mut server = MailServer::start();
    let program = Program::serve(place.folder(), &server);
    let path = format!("/contracts/{}/send", deal.contract);
    place.post(&place.rep, &path, json!({ "mail_to": [WANG] })).await.data(200);
    let got = server.wait_for(WANG);
    assert_eq!(got["attachments"][0]["mime"], "application/pdf");
    let hanging = send(&place, &deal, "hang@example.com").await;
    server.wait_for("hang@example.com");
    drop(program);
    let status = |id: String| {
        let place = &place;
        async move { place.get(&place.rep, &format!("{PATH}/{id}")).await.data(200)["status"].clone() }
    };
    assert_eq!(status(hanging.clone()).await, "sending");
    let program = Program::serve(place.folder(), &server);
    let next = send(&place, &deal, "next@example.com").await;
    server.wait_for("next@example.com");
    assert_eq!(status(hanging).await, "unclear");
    program.end();
    assert_eq!(status(next).await, "sent", "the mail in hand was done first");
    let to = |address: &str| server.mails().iter().filter(|mail| mail["to"] == json!([address])).count();
    assert_eq!([WANG, "hang@example.com", "next@example.com"].map(to), [1, 1, 1]);
}

#[tokio::test]
async fn options_that_lack_something_are_refused() {
    for (args, says) in [
        (&["--smtp-host", "localhost"][..], "--smtp-from"),
        (&["--smtp-host", "localhost", "--smtp-from", "a@b.co", "--smtp-user", "crm"], "--smtp-password-file"),
        (&["--smtp-host", "localhost", "--smtp-from", "crm"], "mail.settings_invalid"),
        (&["--smtp-host", "192.0.2.1", "--smtp-from", "a@b.co", "--smtp-tls", "none"], "mail.insecure"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let program = Command::new(env!("CARGO_BIN_EXE_bantu-server"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path())
            .args(args)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&program.stderr).into_owned();
        assert!(!program.status.success() && said.contains(says), "{args:?}: {said}");
    }
}
