//! Files of customers: which are taken, what is left of those that are not, and who gets the bytes back.

use std::path::Path;
use std::sync::{Arc, Mutex};

use bantu_app::blob::{BlobFolder, BlobName};
use bantu_app::{App, AppError, Desktop, DesktopConfig, MachineClock, Mode, Passing, Remote, Reply};
use bantu_domain::attachment::{Attachment, MAX_FILE_BYTES};
use bantu_domain::record::{Id, Instant};
use bantu_domain::table::Entity;
use bantu_store::sync_client::{self, InboxItem, Pending, Waiting};
use bantu_store::{Database, Location};
use serde_json::{Value, json};

use crate::office::{Office, VOUCHER, id};
use crate::opportunity::quoted;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n a picture of a slip";
/// A Word document with a paragraph, as small as one can be.
const DOCX: &[u8] = include_bytes!("letter.docx");
const EXE: &[u8] = b"MZ\x90\0 this program cannot be run in DOS mode";

/// Every file below a folder.
fn files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

fn add(office: &Office, role: &str, args: Value, bytes: &[u8]) -> Result<Value, AppError> {
    match office.app.upload(office.user(role), "attachment.add", args, bytes.to_vec())? {
        Reply::Json(done) => Ok(done["id"].clone()),
        Reply::File { .. } => panic!("attachment.add answers a record"),
    }
}

fn open(app: &App, user: Id, file: &Value) -> Result<(String, &'static str, Vec<u8>), AppError> {
    match app.call(user, "attachment.open", json!({ "id": file }))? {
        Reply::File { name, mime, bytes } => Ok((name, mime, bytes)),
        Reply::Json(answer) => panic!("attachment.open answers a file: {answer}"),
    }
}

fn row(office: &Office, file: &Value) -> Attachment {
    let read = |conn: &mut bantu_store::Conn<'_>| {
        bantu_store::raw::row(conn, Attachment::table(), file.as_str().expect("an id"))
    };
    let found = office.app.database().read(read).expect("a read").expect("the row");
    bantu_domain::record::Record::read(&found.row).expect("an attachment")
}

/// Where the bytes of a file lie.
fn kept(office: &Office, file: &Value) -> std::path::PathBuf {
    let name = row(office, file).blake3;
    office.files.path().join(&name[..2]).join(&name[2..4]).join(name)
}

#[test]
fn a_file_is_added_and_opened_by_whoever_sees_its_customer() {
    let office = Office::new();
    let at = quoted(&office);
    let args = json!({"customer_id": at["customer"], "opportunity_id": at["deal"], "file_name": "转账凭证.pdf"});
    let file = add(&office, "SALES", args, VOUCHER).unwrap();
    let row = row(&office, &file);
    assert_eq!(row.blake3, blake3::hash(VOUCHER).to_hex().as_str());
    assert_eq!((row.size_bytes, row.media_type.code()), (VOUCHER.len() as i64, "application/pdf"));
    assert_eq!(
        (row.opportunity_id.map(|id| json!(id)), row.uploaded_by),
        (Some(at["deal"].clone()), office.user("SALES"))
    );
    let expected = ("转账凭证.pdf".to_owned(), "application/pdf", VOUCHER.to_vec());
    for role in ["SALES", "FINANCE", "ADMIN", "LEGAL"] {
        assert_eq!(open(&office.app, office.user(role), &file), Ok(expected.clone()), "{role}");
    }
    let rival = office.hire("budi", "SALES");
    assert_eq!(open(&office.app, rival, &file).unwrap_err().code, "record.not_found");
}

#[test]
fn the_same_bytes_for_two_customers_are_two_files_and_each_opens_by_its_own_row() {
    let office = Office::new();
    let rival = office.hire("budi", "SALES");
    let mine = office.customer("SALES", "北京科技");
    let theirs = office.call(
        rival,
        "customer.create",
        json!({"fields": {"name": "PT Jaya", "source_id": crate::office::source()}}),
    );
    let theirs = theirs.unwrap()["id"].clone();
    let args = |customer: &Value| json!({"customer_id": customer, "file_name": "a.pdf"});
    let first = add(&office, "SALES", args(&mine), VOUCHER).unwrap();
    let second = office.call(rival, "attachment.add", args(&theirs)).unwrap()["id"].clone();
    assert_eq!(files(office.files.path()), 1);
    assert!(open(&office.app, rival, &second).is_ok());
    assert_eq!(open(&office.app, rival, &first).unwrap_err().code, "record.not_found");
    assert_eq!(open(&office.app, office.user("SALES"), &second).unwrap_err().code, "record.not_found");
}

#[test]
fn what_is_refused_leaves_neither_row_nor_bytes() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let named = |name: &str| json!({"customer_id": customer, "file_name": name});
    let too_long = "长".repeat(300);
    let above = vec![b'%'; usize::try_from(MAX_FILE_BYTES).unwrap() + 1];
    let half_exe = [b"not %PDF-".as_slice(), VOUCHER].concat();
    let cases: Vec<(Value, &[u8], &str)> = vec![
        (named("invoice.pdf"), EXE, "file.kind_refused"),
        (named("invoice.pdf"), &half_exe, "file.kind_refused"),
        (named("a.svg"), b"<svg onload=alert(1)>", "file.kind_refused"),
        (named("a.docx"), b"PK\x03\x04 an archive without its directory", "file.kind_refused"),
        (named("a.heic"), b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom a film", "file.kind_refused"),
        (named("a.pdf"), b"", "file.empty"),
        (named("a.pdf"), &above, "file.too_large"),
        (named(" "), VOUCHER, "field.required"),
        (named("../../etc/passwd.pdf"), VOUCHER, "field.invalid"),
        (named("a\\b.pdf"), VOUCHER, "field.invalid"),
        (named("a\nb.pdf"), VOUCHER, "field.invalid"),
        (named(&too_long), VOUCHER, "field.too_long"),
        (json!({"customer_id": crate::office::NOBODY, "file_name": "a.pdf"}), VOUCHER, "record.not_found"),
        (
            json!({"customer_id": customer, "opportunity_id": crate::office::NOBODY, "file_name": "a.pdf"}),
            VOUCHER,
            "record.not_found",
        ),
        (json!({"customer_id": customer}), VOUCHER, "args.malformed"),
    ];
    let before = office.version();
    for (args, bytes, code) in cases {
        let error = add(&office, "SALES", args.clone(), bytes).unwrap_err();
        assert_eq!((error.code.as_str(), error.safe.as_str()), (code, "safe.nothing_changed"), "{args}");
    }
    let without = office.app.call(office.user("SALES"), "attachment.add", named("a.pdf"));
    assert_eq!(without.unwrap_err().code, "file.empty");
    let stray =
        office.app.upload(office.user("SALES"), "customer.list", json!({"offset": 0, "limit": 1}), VOUCHER.to_vec());
    assert_eq!(stray.unwrap_err().code, "rpc.takes_no_file");
    assert_eq!((office.version(), files(office.files.path())), (before, 0));
}

#[test]
fn the_largest_file_is_taken() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let mut scan = vec![7; usize::try_from(MAX_FILE_BYTES).unwrap()];
    scan[..8].copy_from_slice(&PNG[..8]);
    let file = add(&office, "SALES", json!({"customer_id": customer, "file_name": "scan.png"}), &scan).unwrap();
    assert!(open(&office.app, office.user("SALES"), &file).unwrap().2 == scan);
}

#[test]
fn a_name_that_lies_about_the_type_gets_the_right_ending_on_the_way_out() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    for (name, bytes, expected) in [
        ("run.hta", VOUCHER, "run.hta.pdf"),
        ("run.pdf", PNG, "run.pdf.png"),
        ("slip.PNG", PNG, "slip.PNG"),
        ("slip.jpeg", b"\xff\xd8\xff\xe0".as_slice(), "slip.jpeg"),
        ("slip", b"RIFF\0\0\0\0WEBPVP8 ".as_slice(), "slip.webp"),
    ] {
        let file = add(&office, "SALES", json!({"customer_id": customer, "file_name": name}), bytes).unwrap();
        assert_eq!(open(&office.app, office.user("SALES"), &file).unwrap().0, expected);
    }
}

#[test]
fn damage_and_loss_have_codes_of_their_own_and_adding_again_mends() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let args = json!({"customer_id": customer, "file_name": "a.pdf"});
    let file = add(&office, "SALES", args.clone(), VOUCHER).unwrap();
    let (path, sales) = (kept(&office, &file), office.user("SALES"));
    std::fs::write(&path, b"%PDF-1.7 transfer of 47.975.001 rupiah").unwrap();
    assert_eq!(open(&office.app, sales, &file).unwrap_err().code, "file.damaged");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(open(&office.app, sales, &file).unwrap_err().code, "file.missing");
    add(&office, "SALES", args, VOUCHER).unwrap();
    assert!(open(&office.app, sales, &file).unwrap().2 == VOUCHER);
}

/// The office as a laptop reaches it, with what it answers instead.
struct Line {
    answer: Mutex<Result<Vec<u8>, AppError>>,
    asked: Mutex<Vec<String>>,
}

impl Remote for Line {
    fn rpc(&self, name: &str, _args: &Value) -> Result<Value, AppError> {
        panic!("{name} was sent")
    }

    fn file(&self, name: &str, args: &Value) -> Result<Vec<u8>, AppError> {
        self.asked.lock().unwrap().push(format!("{name} {args}"));
        self.answer.lock().unwrap().clone()
    }
}

#[test]
fn a_laptop_fetches_a_file_once_checks_it_and_says_when_it_needs_the_office() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let file = add(&office, "SALES", json!({"customer_id": customer, "file_name": "a.pdf"}), VOUCHER).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let blobs = Arc::new(BlobFolder::sealed(dir.path(), &[7; 32]).unwrap());
    let unreachable = AppError::new("server.unreachable");
    let line = Arc::new(Line { answer: Mutex::new(Err(unreachable.clone())), asked: Mutex::default() });
    let db = office.app.database().clone();
    let alone = App::new(db.clone(), Mode::Device, Arc::new(MachineClock)).with_blobs(Arc::clone(&blobs));
    let laptop = App::new(db, Mode::Device, Arc::new(MachineClock)).with_blobs(blobs).with_remote(line.clone());
    let sales = office.user("SALES");
    let refused = |app: &App| open(app, sales, &file).unwrap_err().code;
    assert_eq!(refused(&alone), "file.needs_office");
    for (answer, code) in [
        (Err(unreachable.clone()), "file.needs_office"),
        (Err(unreachable.unknown_outcome()), "file.needs_office"),
        (Err(AppError::new("record.not_found")), "file.missing"),
        (Err(AppError::new("device.revoked")), "device.revoked"),
        (Ok(b"%PDF-1.7 something else".to_vec()), "file.damaged"),
    ] {
        *line.answer.lock().unwrap() = answer;
        assert_eq!(refused(&laptop), code);
        assert_eq!(files(dir.path()), 0, "{code}");
    }
    *line.answer.lock().unwrap() = Ok(VOUCHER.to_vec());
    assert!(open(&laptop, sales, &file).unwrap().2 == VOUCHER);
    let asked = std::mem::take(&mut *line.asked.lock().unwrap());
    assert_eq!(asked.last(), Some(&format!("attachment.open {}", json!({ "id": file }))));
    assert!(open(&laptop, sales, &file).unwrap().2 == VOUCHER);
    assert!(open(&alone, sales, &file).unwrap().2 == VOUCHER);
    assert!(line.asked.lock().unwrap().is_empty(), "the second time it lies here");
    assert_eq!(id(&json!({ "id": file })).to_string(), file.as_str().unwrap());
}

/// A waiting command that adds these bytes to a customer.
fn adding(customer: &Value, bytes: &[u8], seq: i64) -> Pending {
    let cmd_id = Id::from_u128(seq.unsigned_abs().into());
    let file = json!({
        "id": cmd_id, "customer_id": customer, "file_name": "a.pdf", "media_type": "application/pdf",
        "size_bytes": bytes.len(), "blake3": blake3::hash(bytes).to_hex().as_str(), "sha256": "0".repeat(64),
    });
    let at = Instant::from_micros(1_767_582_000_000_000).expect("a time");
    let body = json!({
        "device": cmd_id, "seq": seq, "cmd_id": cmd_id, "name": "attachment.add", "ver": 1, "args": file, "at": at, "tz": 0,
    });
    Pending {
        seq,
        cmd_id,
        name: "attachment.add".into(),
        body: body.to_string(),
        hash: String::new(),
        state: Waiting::Ok,
        code: None,
        params: None,
        deps: Vec::new(),
        effect_hash: None,
        at,
    }
}

fn refused(pending: &Pending) -> InboxItem {
    InboxItem {
        cmd_id: pending.cmd_id,
        seq: pending.seq,
        user_id: Id::nil(),
        name: pending.name.clone(),
        body: pending.body.clone(),
        held_by: None,
        code: "record.not_found".into(),
        params: "{}".into(),
        seen_row: None,
        current_row: None,
        at: pending.at,
        decided_at: pending.at,
        closed_at: None,
        closed_how: None,
    }
}

#[test]
fn a_start_clears_old_files_that_nothing_names_and_keeps_those_that_wait_or_were_refused() {
    let dir = tempfile::tempdir().unwrap();
    let key = [7; 32];
    let open = || {
        Desktop::open(DesktopConfig { data_dir: dir.path().to_owned(), key, secrets: Arc::<Passing>::default() })
            .unwrap()
    };
    let desktop = open();
    let ask = |desktop: &Desktop, name: &str, args: Value| match desktop.call(name, args).unwrap() {
        Reply::Json(answer) => answer,
        Reply::File { .. } => panic!("{name} answers a record"),
    };
    ask(&desktop, "setup.stand_alone", json!({"display_name": "陈丽丽", "email": "lily@bantu.test", "language": "zh"}));
    let fields = json!({"name": "北京科技", "source_id": crate::office::source()});
    let customer = ask(&desktop, "customer.create", json!({ "fields": fields }))["id"].clone();
    desktop.upload("attachment.add", json!({"customer_id": customer, "file_name": "a.pdf"}), VOUCHER.to_vec()).unwrap();
    drop(desktop);

    let blobs = BlobFolder::sealed(&Desktop::files(dir.path()), &key).unwrap();
    let [waiting, refusal, dropped, unknown, young]: [&[u8]; 5] =
        [b"%PDF-w", b"%PDF-r", b"%PDF-d", b"%PDF-u", b"%PDF-y"];
    for bytes in [waiting, refusal, dropped, unknown, young] {
        blobs.put(bytes).unwrap();
    }
    let place = Location::Sqlite { path: dir.path().join("bantu.db"), key: Some(key) };
    let db = Database::open_only(place).unwrap().expect("the database");
    db.write(|conn| {
        sync_client::insert_pending(conn, &adding(&customer, waiting, 1))?;
        for (bytes, seq) in [(refusal, 2), (dropped, 3)] {
            sync_client::insert_inbox(conn, Id::nil(), &refused(&adding(&customer, bytes, seq)))?;
        }
        sync_client::close_inbox(conn, Id::from_u128(3), "discarded", adding(&customer, dropped, 3).at)
    })
    .unwrap();
    drop(db);
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(8 * 24 * 3_600);
    let kept = || BlobFolder::all(&Desktop::files(dir.path())).unwrap();
    for (name, path) in kept() {
        if name != BlobName::of(young) {
            std::fs::File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
        }
    }

    drop(open());
    let mut expected = [VOUCHER, waiting, refusal, young].map(|bytes| BlobName::of(bytes).to_string());
    expected.sort();
    assert_eq!(kept().into_iter().map(|(name, _)| name.to_string()).collect::<Vec<_>>(), expected);
}

#[test]
fn a_document_is_a_voucher_but_no_signed_copy() {
    let deal = crate::deal::Deal::drafted();
    let args = json!({"customer_id": deal.customer, "opportunity_id": deal.id, "file_name": "合同 签字版.docx"});
    let file = add(&deal.office, "SALES", args, DOCX).unwrap();
    let (name, mime, bytes) = open(&deal.office.app, deal.office.user("SALES"), &file).unwrap();
    assert_eq!((name.as_str(), bytes.as_slice()), ("合同 签字版.docx", DOCX));
    assert!(mime.ends_with("wordprocessingml.document"), "{mime}");
    let deal = crate::deal::Deal::sent();
    let args = json!({"customer_id": deal.customer, "opportunity_id": deal.id, "file_name": "合同.docx"});
    let file = add(&deal.office, "SALES", args, DOCX).unwrap();
    let sign = json!({"id": deal.one, "signed_copy_id": file});
    deal.office.refused_at("SALES", "contract.sign", sign, "file.not_a_picture", "signed_copy_id");
    let deal = crate::deal::Deal::signed();
    let args = json!({"customer_id": deal.customer, "opportunity_id": deal.id, "file_name": "银行回单.docx"});
    let file = add(&deal.office, "SALES", args, DOCX).unwrap();
    let mut report = deal.report(&deal.one, "1000", "TT-9");
    report["vouchers"] = json!([file]);
    deal.office.ok("SALES", "payment.report", report);
}
