//! The mail server of a desktop without an office: set by its person, kept without its password in the database, and used at once.

use std::sync::{Arc, Mutex};

use bantu_app::mail::Round;
use bantu_app::{AppError, Desktop, DesktopConfig, Passing, Reply, Secrets};
use serde_json::{Value, json};

use crate::office::Office;
use crate::opportunity::quoted_by;
use crate::smtp::{MailServer, PASSWORD, USER};

const WANG: &str = "wang@example.com";

struct Alone {
    folder: tempfile::TempDir,
    desktop: Desktop,
}

impl Alone {
    /// A desktop set up for one person.
    fn new(secrets: Arc<dyn Secrets>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desktop = open(&folder, secrets);
        let alone = Self { folder, desktop };
        alone.ok("setup.stand_alone", json!({"display_name": "陈丽丽", "email": "lily@bantu.test", "language": "zh"}));
        alone
    }

    /// The same desktop started anew.
    fn again(self, secrets: Arc<dyn Secrets>) -> Self {
        let Self { folder, desktop } = self;
        drop(desktop);
        let desktop = open(&folder, secrets);
        Self { folder, desktop }
    }

    fn call(&self, name: &str, args: Value) -> Result<Value, AppError> {
        self.desktop.call(name, args).map(|reply| match reply {
            Reply::Json(answer) => answer,
            Reply::File { name, .. } => json!({ "file": name }),
        })
    }

    #[track_caller]
    fn ok(&self, name: &str, args: Value) -> Value {
        self.call(name, args).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// The code of a refusal and the field it names.
    #[track_caller]
    fn refused(&self, name: &str, args: Value) -> (String, String) {
        let error = self.call(name, args).expect_err("refused");
        (error.code, error.errors.first().map_or_else(String::new, |field| field.path.clone()))
    }

    fn status(&self) -> Value {
        self.ok("mail.status", json!({}))
    }

    fn round(&self) -> Round {
        self.desktop.send_mails(|| false).expect("no failure of the storage")
    }
}

fn open(folder: &tempfile::TempDir, secrets: Arc<dyn Secrets>) -> Desktop {
    Desktop::open(DesktopConfig { data_dir: folder.path().to_owned(), key: [7; 32], secrets }).expect("a desktop")
}

/// The way to a mail server on this machine that offers no protection.
fn here(server: &MailServer) -> Value {
    json!({
        "host": "localhost", "port": server.port, "security": "none", "user": USER, "password": PASSWORD,
        "from": "lily@bantu.test",
    })
}

fn with(mut args: Value, name: &str, value: Value) -> Value {
    args[name] = value;
    args
}

fn at(code: &str, field: &str) -> (String, String) {
    (code.to_owned(), field.to_owned())
}

#[test]
fn a_desktop_without_an_office_sends_by_the_server_its_person_sets() {
    let server = MailServer::start_stripped();
    let alone = Alone::new(Arc::<Passing>::default());
    let status = alone.status();
    assert_eq!((&status["is_configured"], &status["is_set_here"]), (&json!(false), &json!(true)));
    assert_eq!(alone.refused("mail.test", json!({"to": WANG})), at("mail.not_configured", ""));
    let deal = quoted_by(|name, args| alone.ok(name, args));
    alone.ok("quotation.issue", json!({"id": deal["quotation"], "mail_to": [WANG]}));
    assert_eq!(alone.round(), Round::default(), "without a mail server it waits");

    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    alone.desktop.on_change(Box::new(move |tables| heard.lock().unwrap().extend_from_slice(tables)));
    alone.ok("mail.set_server", here(&server));
    let status = alone.status();
    assert_eq!(
        [&status["is_configured"], &status["is_password_missing"], &status["user"], &status["from"]],
        [&json!(true), &json!(false), &json!(USER), &json!("lily@bantu.test")]
    );
    assert!(!status.to_string().contains(PASSWORD), "{status}");
    alone.ok("mail.test", json!({"to": "li@example.com", "language": "id"}));
    let round = alone.round();
    assert!(round.taken >= 1 && round.tried == round.taken, "{round:?}");
    assert_eq!(alone.round(), Round::default());
    assert!(told.lock().unwrap().iter().any(|table| table == "mails"), "the screens are told");
    let mails = server.mails();
    assert_eq!(mails[0]["to"], json!(["li@example.com"]));
    let paper: Vec<&Value> = mails.iter().filter(|mail| mail["to"] == json!([WANG])).collect();
    let [paper] = paper.as_slice() else { panic!("one mail to the customer: {mails:?}") };
    assert_eq!(paper["attachments"][0]["mime"], "application/pdf");
    assert_eq!(paper["from"], "lily@bantu.test");
}

#[test]
fn bad_settings_are_refused_at_their_field_and_change_nothing() {
    let server = MailServer::start_stripped();
    let alone = Alone::new(Arc::<Passing>::default());
    let good = here(&server);
    let check = |name: &str, value: Value, code: &str, field: &str| {
        assert_eq!(alone.refused("mail.set_server", with(good.clone(), name, value)), at(code, field), "{name}");
        assert_eq!(alone.status()["host"], Value::Null, "{name}");
    };
    check("host", json!(" "), "mail.settings_invalid", "host");
    check("host", json!("mail.bantu.test\r\nRCPT TO:<a@b.c>"), "mail.settings_invalid", "host");
    check("host", json!("192.0.2.1"), "mail.insecure", "security");
    check("port", json!(0), "mail.settings_invalid", "port");
    check("from", json!("Lily <lily@bantu.test>"), "mail.settings_invalid", "from");
    check("password", json!(""), "mail.password_needed", "password");
    check("password", Value::Null, "mail.password_needed", "password");
    for (name, value) in [("port", json!(65_536)), ("port", json!(-1)), ("security", json!("tls"))] {
        assert_eq!(alone.refused("mail.set_server", with(good.clone(), name, value)).0, "args.malformed", "{name}");
    }
}

#[test]
fn a_kept_password_goes_to_the_server_it_was_typed_for_and_to_no_other() {
    let server = MailServer::start_stripped();
    let secrets = Arc::<Passing>::default();
    let alone = Alone::new(Arc::clone(&secrets) as Arc<dyn Secrets>);
    let good = here(&server);
    alone.ok("mail.set_server", good.clone());
    let kept = || secrets.fetch("mail-server").expect("secrets");
    assert_eq!(kept().as_deref(), Some(PASSWORD));

    // Another sender, the same server and login: nothing to type again.
    let silent = with(with(good.clone(), "password", Value::Null), "from", json!("sales@bantu.test"));
    alone.ok("mail.set_server", silent.clone());
    assert_eq!(alone.status()["from"], "sales@bantu.test");
    alone.ok("mail.test", json!({"to": WANG}));
    for (name, value) in [("host", json!("127.0.0.1")), ("port", json!(2525)), ("user", json!("other"))] {
        let elsewhere = with(silent.clone(), name, value);
        assert_eq!(alone.refused("mail.set_server", elsewhere), at("mail.password_needed", "password"), "{name}");
    }

    // The next start knows it; where the keychain does not, mails wait and the person is asked.
    let alone = alone.again(Arc::clone(&secrets) as Arc<dyn Secrets>);
    alone.ok("mail.test", json!({"to": WANG}));
    let alone = alone.again(Arc::<Passing>::default());
    let status = alone.status();
    assert_eq!(
        [&status["is_configured"], &status["is_password_missing"], &status["host"], &status["user"]],
        [&json!(false), &json!(true), &json!("localhost"), &json!(USER)]
    );
    assert_eq!(alone.refused("mail.test", json!({"to": WANG})).0, "mail.not_configured");
    alone.ok("mail.set_server", good);
    assert_eq!(alone.status()["is_password_missing"], false);

    let alone = alone.again(Arc::clone(&secrets) as Arc<dyn Secrets>);
    alone.ok("mail.remove_server", json!({}));
    assert_eq!(kept(), None);
    let status = alone.status();
    assert_eq!([&status["is_configured"], &status["is_password_missing"]], [&json!(false), &json!(false)]);
    assert_eq!(status["host"], Value::Null);
}

#[test]
fn a_mail_server_without_a_login_needs_no_password() {
    let server = MailServer::start_stripped();
    let secrets = Arc::<Passing>::default();
    let alone = Alone::new(Arc::clone(&secrets) as Arc<dyn Secrets>);
    alone.ok("mail.set_server", here(&server));
    alone.ok("mail.set_server", with(with(here(&server), "user", json!("  ")), "password", json!("left over")));
    assert_eq!(secrets.fetch("mail-server").expect("secrets"), None, "a password nobody asks for is not kept");
    assert_eq!(alone.status()["user"], Value::Null);
    // This one asks for a login all the same, and says so.
    assert_eq!(alone.refused("mail.test", json!({"to": WANG})).0, "mail.sender_refused");
}

#[test]
fn an_office_has_its_mail_server_from_where_it_is_started() {
    let office = Office::new();
    let args = json!({"host": "mail.bantu.test", "port": 587, "security": "starttls", "from": "crm@bantu.test"});
    office.refused("ADMIN", "mail.set_server", args.clone(), "mail.set_at_office");
    office.refused("ADMIN", "mail.remove_server", json!({}), "mail.set_at_office");
    office.refused("SALES", "mail.set_server", args, "permission.denied");
    assert_eq!(office.ok("ADMIN", "mail.status", json!({}))["is_set_here"], false);
}
