//! A mail server that demands STARTTLS and a login, as a process of its own, with a certificate made for the test.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use bantu_app::mail::{SmtpConfig, SmtpSecurity};
use serde_json::Value;

/// Debian's own, which has `python3-aiosmtpd`.
const PYTHON: &str = "/usr/bin/python3";
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/tests/smtp/server.py");
/// An end-entity certificate that is its own authority.
const CERTIFICATE: &str = "[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=localhost\n\
                           [ext]\nsubjectAltName=DNS:localhost\nbasicConstraints=critical,CA:FALSE\n";

/// Login of the mail server.
pub const USER: &str = "crm";
/// Its password.
pub const PASSWORD: &str = "a password with ünusual letters";

/// A running mail server; it ends with the value.
pub struct MailServer {
    folder: tempfile::TempDir,
    child: Child,
    said: BufReader<ChildStdout>,
    pub port: u16,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl MailServer {
    /// A mail server on a free port.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// One whose boxes are all full.
    pub fn start_full() -> Self {
        Self::start_with(&["--full"])
    }

    /// One whose answer to EHLO was robbed of STARTTLS.
    pub fn start_stripped() -> Self {
        Self::start_with(&["--no-starttls"])
    }

    fn start_with(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("mails")).expect("a folder");
        std::fs::write(folder.path().join("openssl.cnf"), CERTIFICATE).expect("a file");
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
            .args(["-config", "openssl.cnf", "-keyout", "key.pem", "-out", "certificate.pem"])
            .current_dir(folder.path())
            .output()
            .expect("openssl");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let (child, said, port) = run(folder.path(), 0, options);
        Self { folder, child, said, port }
    }

    /// Ends it; the port refuses.
    pub fn stop(&mut self) {
        self.child.kill().expect("running");
        self.child.wait().expect("ended");
    }

    /// Starts it again where it was.
    pub fn start_again(&mut self) {
        let (child, said, port) = run(self.folder.path(), self.port, &[]);
        (self.child, self.said) = (child, said);
        assert_eq!(port, self.port);
    }

    /// The file with its certificate.
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    /// The way to it.
    pub fn config(&self) -> SmtpConfig {
        SmtpConfig {
            host: "localhost".to_owned(),
            port: self.port,
            security: SmtpSecurity::StartTls,
            user: Some(USER.to_owned()),
            password: Some(PASSWORD.to_owned()),
            from: "crm@bantu.test".to_owned(),
            ca_pem: Some(std::fs::read(self.certificate()).expect("a certificate")),
            office_url: Some("https://office.bantu.test".to_owned()),
        }
    }

    /// The mails it has taken, the oldest first.
    pub fn mails(&self) -> Vec<Value> {
        let entries = std::fs::read_dir(self.folder.path().join("mails")).expect("a folder");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        let read = |path: &PathBuf| serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON");
        paths.iter().map(read).collect()
    }

    /// How many connections it was asked for.
    pub fn connections(&self) -> usize {
        let bytes = std::fs::read(self.folder.path().join("connections")).unwrap_or_default();
        bytes.len()
    }

    /// Waits until it has taken a mail to somebody.
    pub fn wait_for(&mut self, to: &str) -> Value {
        loop {
            let mut line = String::new();
            self.said.read_line(&mut line).expect("a line");
            let name = line.trim().strip_prefix("taken ").unwrap_or_else(|| panic!("no mail: {line}"));
            let bytes = std::fs::read(self.folder.path().join("mails").join(name)).expect("a file");
            let mail: Value = serde_json::from_slice(&bytes).expect("JSON");
            if mail["to"].as_array().is_some_and(|all| all.iter().any(|one| one == to)) {
                return mail;
            }
        }
    }
}

fn run(folder: &Path, port: u16, options: &[&str]) -> (Child, BufReader<ChildStdout>, u16) {
    let mut child = Command::new(PYTHON)
        .arg(SCRIPT)
        .args([folder.join("mails"), folder.join("certificate.pem"), folder.join("key.pem")])
        .arg(port.to_string())
        .args(options)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("python3");
    let mut said = BufReader::new(child.stdout.take().expect("piped"));
    let mut line = String::new();
    said.read_line(&mut line).expect("a line");
    let port = line.trim().strip_prefix("listening ").and_then(|port| port.parse().ok());
    (child, said, port.unwrap_or_else(|| panic!("no mail server (python3-aiosmtpd): {line}")))
}
