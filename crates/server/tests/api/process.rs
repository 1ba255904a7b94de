//! The program itself: subcommands, exit codes, a real port, the log.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::json;

use crate::office::{Place, enrolled};

fn program(args: &[&str], data: &Path, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bantu-server"))
        .args(args)
        .arg("--data")
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read on.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

#[test]
fn users_codes_and_passwords_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("office");
    let added = program(&["user", "add", "a@b.id", "--role", "SALES", "--password-stdin"], &data, "first-pass-1\n");
    assert!(added.status.success(), "{}", text(&added.stderr));
    assert_eq!(text(&added.stdout).len(), 36, "the new user's id");
    for (args, input, code) in [
        (&["user", "add", "a@b.id", "--role", "SALES", "--password-stdin"][..], "first-pass-1", "user.email_taken"),
        (&["user", "add", "c@b.id", "--role", "BOSS", "--password-stdin"], "first-pass-1", "field.invalid"),
        (&["user", "add", "c@b.id", "--role", "SALES", "--password-stdin"], "weak", "auth.password_weak"),
        (&["user", "set-password", "nobody@b.id", "--password-stdin"], "first-pass-1", "user.unknown"),
        (&["user", "set-password", "a@b.id", "--password-stdin"], "weak", "auth.password_weak"),
        (&["enroll-code", "nobody@b.id"], "", "user.unknown"),
    ] {
        let refused = program(args, &data, input);
        assert_eq!(refused.status.code(), Some(1), "{args:?}");
        assert!(text(&refused.stderr).starts_with(&format!("error: {code}")), "{args:?}: {}", text(&refused.stderr));
    }
    assert!(program(&["user", "set-password", "a@b.id", "--password-stdin"], &data, "second-pass-2").status.success());
    let code = text(&program(&["enroll-code", "a@b.id"], &data, "").stdout);
    assert!(code.len() == 14 && code.matches('-').count() == 2, "{code}");
}

#[tokio::test]
async fn the_trail_is_verified_from_the_command_line() {
    let place = Place::open().await;
    let verify = |more: &[&str]| program(&[&["audit", "verify"], more].concat(), place.folder(), "");
    let whole = verify(&[]);
    assert!(whole.status.success(), "{}", text(&whole.stderr));
    let printed = text(&whole.stdout);
    assert!(printed.starts_with(&format!("{} versions with ", place.version())), "{printed}");
    let head = printed.rsplit_once("head ").unwrap().1.to_owned();
    assert!(verify(&["--expect", &head]).status.success());
    let broken = |more: &[&str], told: &str| {
        let refused = verify(more);
        assert_eq!((refused.status.code(), text(&refused.stdout)), (Some(1), String::new()));
        assert_eq!(text(&refused.stderr), format!("error: audit.broken: {told}"));
    };
    broken(&["--expect", &format!("1:{}", &head[head.len() - 64..])], "version=1, what=expected");
    assert!(text(&verify(&["--expect", "1"]).stderr).starts_with("error: field.invalid"));
    let over = "DROP TRIGGER audit_delete; DELETE FROM audit WHERE version = 7";
    place.database().write(|conn| conn.batch(over)).unwrap();
    broken(&[], "version=7, what=entry_missing");
    broken(&["--expect", &head], "version=7, what=entry_missing");
}

#[tokio::test]
async fn laptops_from_the_command_line() {
    let place = Place::open().await;
    assert_eq!(text(&program(&["device", "list"], place.folder(), "").stdout), "", "no laptop yet");
    let first = enrolled(&place).await;
    let second = enrolled(&place).await;
    let listed = || {
        let printed = program(&["device", "list"], place.folder(), "");
        assert!(printed.status.success(), "{}", text(&printed.stderr));
        let lines: Vec<Vec<String>> =
            text(&printed.stdout).lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        assert!(lines.iter().all(|line| line.len() == 7 && line[2] == "rep@demo.bantu"), "{lines:?}");
        lines.into_iter().map(|line| (line[0].clone(), line[1].clone())).collect::<Vec<_>>()
    };
    let (first_mark, second_mark) = (first["mark"].as_str().unwrap(), second["mark"].as_str().unwrap());
    let state = |mark: &str, state: &str| (mark.to_owned(), state.to_owned());
    assert_eq!(listed(), [state(second_mark, "active"), state(first_mark, "active")]);
    let revoked = program(&["device", "revoke", &first_mark.to_lowercase()], place.folder(), "");
    assert!(revoked.status.success(), "{}", text(&revoked.stderr));
    assert_eq!(text(&revoked.stdout), format!("{first_mark} rep@demo.bantu T480"));
    assert!(program(&["device", "revoke", second["device"].as_str().unwrap()], place.folder(), "").status.success());
    assert_eq!(listed(), [state(second_mark, "revoked"), state(first_mark, "revoked")]);
    for (device, code) in [("ZZ", "device.unknown"), (first_mark, "device.already_revoked")] {
        let refused = program(&["device", "revoke", device], place.folder(), "");
        assert_eq!(refused.status.code(), Some(1));
        assert!(text(&refused.stderr).starts_with(&format!("error: {code}")), "{}", text(&refused.stderr));
    }
    let token = first["token"].as_str().unwrap();
    let answer = place.rpc(token, "session.get", json!({})).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (403, &json!("device.revoked")));
}

#[tokio::test]
async fn a_backup_from_the_command_line() {
    let place = Place::open().await;
    let shelf = tempfile::tempdir().unwrap();
    let target = shelf.path().join("copy");
    let copy = target.to_str().unwrap();
    let made = program(&["backup", copy], place.folder(), "");
    assert!(made.status.success(), "{}", text(&made.stderr));
    assert!(text(&made.stdout).starts_with(copy) && text(&made.stdout).ends_with("0 files beside the database"));
    for (folder, code) in [(place.folder(), "backup.exists"), (shelf.path(), "office.missing")] {
        let refused = program(&["backup", copy], folder, "");
        assert_eq!(refused.status.code(), Some(1));
        assert!(text(&refused.stderr).starts_with(&format!("error: {code}: ")), "{}", text(&refused.stderr));
    }
    assert!(!shelf.path().join("office.db").exists(), "asking for a backup makes no office");
    assert!(
        program(&["user", "set-password", "rep@demo.bantu", "--password-stdin"], &target, "second-pass-2")
            .status
            .success()
    );
}

#[test]
fn a_public_address_without_protection_is_refused_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("office");
    let refused = program(&["serve", "--listen", "0.0.0.0:0"], &data, "");
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        text(&refused.stderr).starts_with("error: server.insecure_listen: 0.0.0.0:0 "),
        "{}",
        text(&refused.stderr)
    );
    assert!(!data.exists());
}

/// Sends a request over a real connection and gives status line and all the rest.
fn over_the_wire(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test]
async fn a_real_server_answers_on_a_free_port_logs_no_names_and_serves_one_folder_once() {
    let place = Place::open().await;
    let mut child = Command::new(env!("CARGO_BIN_EXE_bantu-server"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(place.folder())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
    let health = over_the_wire(&address, "GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(health.starts_with("HTTP/1.1 200") && health.contains("\"service\":\"bantu-server\""), "{health}");
    let list = format!(
        "GET /api/v1/customers?name=SECRETNAME HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\nconnection: close\r\n\r\n",
        place.rep
    );
    assert!(
        over_the_wire(&address, &list).starts_with("HTTP/1.1 200"),
        "a session of the database is good in every process"
    );
    let second = program(&["serve", "--listen", "127.0.0.1:0"], place.folder(), "");
    assert!(text(&second.stderr).starts_with("error: server.already_running"), "{}", text(&second.stderr));
    let ended = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    if !ended.is_ok_and(|status| status.success()) {
        child.kill().unwrap();
    }
    child.wait().unwrap();
    let logs: String = std::fs::read_dir(place.folder().join("logs"))
        .unwrap()
        .map(|f| std::fs::read_to_string(f.unwrap().path()).unwrap())
        .collect();
    assert!(logs.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "JSON lines: {logs}");
    assert!(logs.contains("/api/v1/customers") && !logs.contains("SECRETNAME") && !logs.contains(&place.rep), "{logs}");
}
