//! The program as a script uses it: JSON in, JSON out, exit codes, keys, backups, and nothing readable on the disk.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const CUSTOMER: &str = "北京科技有限公司";
const VOUCHER: &[u8] = b"%PDF-1.7 transfer of 47.975.000 rupiah";
const PASSPHRASE: &str = "出门在外也要记得住口令";

struct Laptop {
    folder: tempfile::TempDir,
    passphrase: Option<String>,
}

struct Answer {
    success: bool,
    bytes: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(&self.bytes)))
    }

    fn good(self) -> Value {
        assert!(self.success, "{}", self.json());
        self.json()
    }

    fn code(self) -> String {
        let error = self.json();
        assert!(!self.success, "{error}");
        assert!(error["safe"].as_str().is_some_and(|safe| safe.starts_with("safe.")), "{error}");
        error["code"].as_str().unwrap().to_owned()
    }
}

/// A laptop without a keychain, opened by a passphrase.
fn laptop() -> Laptop {
    Laptop { folder: tempfile::tempdir().unwrap(), passphrase: Some(PASSPHRASE.to_owned()) }
}

impl Laptop {
    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Answer {
        self.run_with(args, "", |_| {})
    }

    fn run_with(&self, args: &[&str], input: &str, adjust: impl FnOnce(&mut Command)) -> Answer {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bantu"));
        command
            .arg("--data")
            .arg(self.data())
            .args(args)
            .env_remove("BANTU_DATA")
            .env_remove("BANTU_PASSPHRASE")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if let Some(passphrase) = &self.passphrase {
            command.env("BANTU_PASSPHRASE", passphrase);
        }
        adjust(&mut command);
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        Answer { success: output.status.success(), bytes: output.stdout }
    }

    fn rpc(&self, name: &str, args: &Value) -> Answer {
        self.run(&["rpc", name, &args.to_string()])
    }

    fn set_up(&self) {
        let person = json!({ "display_name": "陈经理", "email": "chen@example.com", "language": "zh-CN" });
        self.rpc("setup.stand_alone", &person).good();
        self.create(CUSTOMER);
    }

    fn create(&self, name: &str) {
        let lookups = self.rpc("lookup.list", &json!({})).good();
        let source = lookups["customer_sources"][0]["id"].clone();
        let fields = json!({ "name": name, "customer_type": "organization", "source_id": source });
        self.rpc("customer.create", &json!({ "fields": fields })).good();
    }

    /// Adds a file to the first customer.
    fn attach(&self, file: &Path) -> Answer {
        let page = self.rpc("customer.list", &json!({ "offset": 0, "limit": 1 })).good();
        let args = json!({ "customer_id": page["rows"][0]["id"], "file_name": "转账凭证.pdf" });
        self.run(&["rpc", "attachment.add", &args.to_string(), "--file", path(file)])
    }

    /// The bytes of a file, as another program gets them.
    fn opened(&self, file: &Value) -> Vec<u8> {
        let out = self.file("opened.pdf");
        let said =
            self.run(&["rpc", "attachment.open", &json!({ "id": file }).to_string(), "--out", path(&out)]).good();
        assert_eq!((&said["name"], &said["mime"]), (&json!("转账凭证.pdf"), &json!("application/pdf")));
        std::fs::read(out).unwrap()
    }

    fn customers(&self) -> Vec<String> {
        let page = self.rpc("customer.list", &json!({ "offset": 0, "limit": 50 })).good();
        page["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    }
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![(path.clone(), std::fs::read(&path).unwrap())] })
        .collect()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_use_cases_are_listed_without_any_data() {
    let laptop = laptop();
    let list = laptop.run(&["rpc", "--list"]).good();
    let text = list.to_string();
    assert!(text.contains("customer.create") && text.contains("quotation.issue"), "{text}");
    assert!(!laptop.data().exists());
}

#[test]
fn bad_input_is_answered_with_codes_and_changes_nothing() {
    let laptop = laptop();
    assert_eq!(laptop.run(&["rpc", "customer.list", "{"]).code(), "rpc.not_json");
    assert_eq!(laptop.run_with(&["rpc", "customer.list", "-"], "[1,", |_| {}).code(), "rpc.not_json");
    assert!(!laptop.data().join("key.json").exists());
    laptop.set_up();
    let before = laptop.customers();
    assert_eq!(laptop.rpc("no.such", &json!({})).code(), "rpc.unknown");
    assert_eq!(laptop.rpc("customer.list", &json!({ "offset": "x" })).code(), "args.malformed");
    assert_eq!(laptop.rpc("customer.list", &json!({ "nobody": 1 })).code(), "args.malformed");
    assert_eq!(laptop.customers(), before);
}

#[test]
fn arguments_come_from_standard_input_too() {
    let laptop = laptop();
    laptop.set_up();
    let answer = laptop.run_with(&["rpc", "customer.list", "-"], r#"{"offset":0,"limit":5}"#, |_| {});
    assert_eq!(answer.good()["total"], 1);
}

#[test]
fn without_a_keychain_a_passphrase_is_needed_and_no_key_is_written() {
    let mut laptop = laptop();
    laptop.passphrase = None;
    assert_eq!(laptop.rpc("session.get", &json!({})).code(), "keychain.unavailable");
    assert!(!laptop.data().join("key.json").exists());
    laptop.passphrase = Some("short".to_owned());
    assert_eq!(laptop.rpc("session.get", &json!({})).code(), "passphrase.too_short");
    laptop.passphrase = Some(PASSPHRASE.to_owned());
    laptop.set_up();
    laptop.passphrase = Some("a wrong passphrase".to_owned());
    assert_eq!(laptop.rpc("session.get", &json!({})).code(), "passphrase.wrong");
    laptop.passphrase = None;
    assert_eq!(laptop.rpc("session.get", &json!({})).code(), "passphrase.required");

    let file = laptop.file("passphrase");
    std::fs::write(&file, format!("{PASSPHRASE}\n")).unwrap();
    let list = r#"{"offset":0,"limit":5}"#;
    let answer = laptop.run(&["rpc", "customer.list", list, "--passphrase-file", path(&file)]);
    assert_eq!(answer.good()["rows"][0]["name"], CUSTOMER);
}

#[test]
fn nothing_a_person_typed_can_be_read_on_the_disk() {
    let laptop = laptop();
    laptop.set_up();
    let voucher = laptop.file("voucher.pdf");
    std::fs::write(&voucher, VOUCHER).unwrap();
    laptop.attach(&voucher).good();
    let files = files(&laptop.data());
    for (path, bytes) in &files {
        for secret in [CUSTOMER, "chen@example.com", PASSPHRASE, "SQLite format 3", "47.975.000", "%PDF"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} in {}", path.display());
        }
    }
    assert!(files.len() >= 3);
}

#[test]
fn a_file_is_added_and_opened_again_and_a_bad_one_leaves_nothing() {
    let laptop = laptop();
    laptop.set_up();
    let voucher = laptop.file("voucher.pdf");
    let kept = || files(&laptop.data().join("files")).len();
    let refused = |bytes: &[u8]| {
        std::fs::write(&voucher, bytes).unwrap();
        laptop.attach(&voucher).code()
    };
    assert_eq!(refused(b""), "file.empty");
    assert_eq!(refused(b"MZ\x90\0 this program cannot be run in DOS mode"), "file.kind_refused");
    std::fs::File::create(&voucher).unwrap().set_len(200_000_000).unwrap();
    assert_eq!(laptop.attach(&voucher).code(), "file.too_large");
    assert_eq!(laptop.attach(&laptop.file("nowhere.pdf")).code(), "file.not_read");
    let stray = laptop.run(&["rpc", "customer.list", r#"{"offset":0,"limit":1}"#, "--file", path(&voucher)]);
    assert_eq!(stray.code(), "rpc.takes_no_file");
    assert_eq!(kept(), 0);
    std::fs::write(&voucher, VOUCHER).unwrap();
    let file = laptop.attach(&voucher).good()["id"].clone();
    assert_eq!(laptop.opened(&file), VOUCHER);
    assert_eq!(kept(), 1);
    let (sealed, mut bytes) = files(&laptop.data().join("files")).remove(0);
    bytes[40] ^= 1;
    std::fs::write(sealed, bytes).unwrap();
    let open = laptop.rpc("attachment.open", &json!({ "id": file }));
    assert_eq!(open.code(), "file.damaged");
}

#[test]
fn a_backup_comes_back_on_another_laptop_with_the_recovery_key() {
    let first = laptop();
    first.set_up();
    let voucher = first.file("voucher.pdf");
    std::fs::write(&voucher, VOUCHER).unwrap();
    let file = first.attach(&voucher).good()["id"].clone();
    let printed = first.run(&["recovery-key"]).good();
    let backup = first.file("backup.bantu");
    first.run(&["backup", path(&backup)]).good();

    let mut second = laptop();
    let key = second.file("recovery");
    std::fs::write(&key, printed["recovery_key"].as_str().unwrap().to_lowercase()).unwrap();
    second.passphrase = Some("another passphrase".to_owned());
    second.run(&["restore", path(&backup), "--recovery-key-file", path(&key)]).good();
    assert_eq!(second.customers(), [CUSTOMER]);
    assert_eq!(second.opened(&file), VOUCHER);
    second.passphrase = Some(PASSPHRASE.to_owned());
    assert_eq!(second.rpc("session.get", &json!({})).code(), "passphrase.wrong");
}

#[test]
fn a_backup_of_the_kind_without_files_comes_back() {
    let laptop = laptop();
    laptop.set_up();
    let backup = laptop.file("backup.bantu");
    laptop.run(&["backup", path(&backup)]).good();
    let now = std::fs::read(&backup).unwrap();
    let header = 20 + u32::from_le_bytes(now[16..20].try_into().unwrap()) as usize;
    // Hash and length stand between the header and the database.
    let database = &now[header + 32 + 8..];
    let hash = blake3::hash(database);
    let before = [b"BANTU BACKUP 1\r\n", &now[16..header], hash.as_bytes(), database].concat();
    std::fs::write(&backup, before).unwrap();
    laptop.create("上海远航贸易");
    laptop.run(&["restore", path(&backup), "--replace"]).good();
    assert_eq!(laptop.customers(), [CUSTOMER]);
}

#[test]
fn a_restore_replaces_data_only_when_asked_to_and_keeps_them() {
    let laptop = laptop();
    laptop.set_up();
    let backup = laptop.file("backup.bantu");
    laptop.run(&["backup", path(&backup)]).good();
    laptop.create("上海远航贸易");
    assert_eq!(laptop.customers().len(), 2);
    assert_eq!(laptop.run(&["restore", path(&backup)]).code(), "restore.would_replace");
    let answer = laptop.run(&["restore", path(&backup), "--replace"]).good();
    assert_eq!(laptop.customers(), [CUSTOMER]);
    let kept = PathBuf::from(answer["kept"].as_str().unwrap());
    assert!(kept.join("key.json").exists());
    let again = laptop.run(&["restore", path(&backup), "--replace"]).good();
    assert_ne!(again["kept"], answer["kept"]);
}

#[test]
fn a_damaged_or_foreign_backup_is_refused_and_changes_nothing() {
    let laptop = laptop();
    laptop.set_up();
    let voucher = laptop.file("voucher.pdf");
    std::fs::write(&voucher, VOUCHER).unwrap();
    let file = laptop.attach(&voucher).good()["id"].clone();
    let backup = laptop.file("backup.bantu");
    laptop.run(&["backup", path(&backup)]).good();
    let good = std::fs::read(&backup).unwrap();
    let check = |bytes: &[u8]| {
        std::fs::write(&backup, bytes).unwrap();
        laptop.run(&["restore", path(&backup), "--replace"]).code();
        assert_eq!(laptop.customers(), [CUSTOMER]);
        assert_eq!(laptop.opened(&file), VOUCHER);
    };
    check(b"");
    check(b"not a backup at all, but long enough to hold a header");
    check(&good[..good.len() / 2]);
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xff;
    check(&flipped);
    // The file stands last: cut off, in its middle, within its name, and before it.
    for cut in [1, 40, 90, 110, 140, 180] {
        check(&good[..good.len() - cut]);
    }
    assert_eq!(laptop.run(&["restore", "/nonexistent/backup", "--replace"]).code(), "backup.not_read");
    let beside = std::fs::read_dir(laptop.folder.path()).unwrap();
    let names: Vec<_> = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| name.contains("restoring")), "{names:?}");
}

#[test]
fn costs_are_imported_from_a_file_whole_or_not_at_all() {
    let laptop = laptop();
    laptop.set_up();
    let file = laptop.file("costs.json");
    let import = |text: &str| {
        std::fs::write(&file, text).unwrap();
        laptop.run(&["cost", "import", path(&file)])
    };
    let costs = || {
        let page = laptop.rpc("product.list", &json!({ "query": "C312", "offset": 0, "limit": 50 })).good();
        let row = page["rows"].as_array().unwrap().iter().find(|row| row["code"] == "C312").unwrap().clone();
        row["cost"].clone()
    };
    let nothing = json!({ "idr": null, "cny": null });
    assert_eq!(costs(), nothing, "a new workspace holds no cost");
    let bad = import("[\n{\"product\": \"C312\", \"IDR\": \"1\"},\n{\"product\": \"NO_SUCH\", \"IDR\": \"1\"}\n]");
    let error = bad.json();
    assert_eq!(bad.code(), "cost.rows_refused");
    assert_eq!(
        (&error["errors"][0]["path"], &error["errors"][0]["code"], &error["errors"][0]["params"]["line"]),
        (&json!("NO_SUCH"), &json!("cost.product_unknown"), &json!("3"))
    );
    assert_eq!(costs(), nothing);
    let good = import("[{\"product\": \"C312\", \"IDR\": \"15400000\", \"CNY\": \"7000.50\"}]").good();
    assert_eq!((&good["imported"], &good["floors"][0]["proposed"]["amount"]), (&json!(2), &json!("15500000")));
    assert_eq!(costs()["cny"]["amount"], "7000.50");
}

#[test]
fn the_trail_is_verified_and_an_old_head_still_holds() {
    let laptop = laptop();
    laptop.set_up();
    let first = laptop.run(&["audit", "verify"]).good();
    assert_eq!((&first["is_done"], &first["versions"]), (&json!(true), &first["newest"]));
    let head = first["head"].as_str().unwrap();
    laptop.rpc("setting.set", &json!({ "key": "quotation.valid_days", "value": "20" })).good();
    let second = laptop.run(&["audit", "verify", "--expect", head]).good();
    assert_eq!(second["versions"].as_i64(), first["versions"].as_i64().map(|versions| versions + 1));
    let wrong = laptop.run(&["audit", "verify", "--expect", &format!("1:{}", &head[head.len() - 64..])]);
    assert_eq!(wrong.json()["params"], json!({ "version": "1", "what": "expected" }));
    assert_eq!(wrong.code(), "audit.broken");
    assert_eq!(laptop.run(&["audit", "verify", "--expect", "1"]).code(), "field.invalid");
}

#[test]
fn what_is_no_cost_file_is_refused_before_it_is_read() {
    let laptop = laptop();
    laptop.set_up();
    let file = laptop.file("costs.json");
    let import = || laptop.run(&["cost", "import", path(&file)]).code();
    assert_eq!(import(), "file.not_read");
    // 200 MB of nothing: a hole in the file takes no room on the disk.
    std::fs::File::create(&file).unwrap().set_len(200 * 1024 * 1024).unwrap();
    assert_eq!(import(), "file.too_large");
    std::fs::write(&file, b"MZ\x90\x00 no list").unwrap();
    assert_eq!(import(), "cost.not_a_cost_file");
    std::fs::write(&file, "[{\"product\":").unwrap();
    assert_eq!(import(), "cost.not_a_cost_file");
    assert_eq!(laptop.run(&["cost", "import", path(laptop.folder.path())]).code(), "file.not_read");
}

/// `make test` promises a real Secret Service; anywhere else the honest answer may be that there is none.
#[test]
fn the_real_keychain_opens_the_database_without_a_passphrase() {
    let mut laptop = laptop();
    laptop.passphrase = None;
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS");
    let with_bus = |args: &[&str]| {
        laptop.run_with(args, "", |command| {
            if let Some(bus) = &bus {
                command.env("DBUS_SESSION_BUS_ADDRESS", bus);
            }
        })
    };
    let first = with_bus(&["rpc", "setup.status"]);
    if std::env::var_os("BANTU_TEST_KEYRING").is_none() && !first.success {
        assert_eq!(first.code(), "keychain.unavailable");
        return;
    }
    first.good();
    with_bus(&["recovery-key"]).good();
    with_bus(&["rpc", "setup.status"]).good();
    assert_eq!(laptop.rpc("session.get", &json!({})).code(), "keychain.unavailable");
}
