//! Links by which customers give papers: made and taken back by the house, and all that whoever holds one can do.

use bantu_app::temporary_link::Holder;
use bantu_app::{App, AppError, Mode};
use bantu_store::{Database, Location};
use serde_json::{Value, json};

use crate::deal::{Deal, png};
use crate::office::NOBODY;

const EXE: &[u8] = b"MZ\x90\0 this program cannot be run in DOS mode";

/// A link for kinds of paper of the one-time contract.
fn link(deal: &Deal, codes: &[&str], more: Value) -> Value {
    let ids: Vec<Value> = codes.iter().map(|code| deal.paper(code)["id"].clone()).collect();
    let mut args = json!({ "contract_id": deal.one, "requirement_ids": ids, "language": "id" });
    args.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    deal.office.ok("SALES", "temporary_link.create", args)
}

fn holder<'a>(deal: &'a Deal, link: &Value) -> Holder<'a> {
    Holder::new(&deal.office.app, link["token"].as_str().expect("a token"))
}

fn links(deal: &Deal) -> Vec<Value> {
    let found = deal.office.ok("SALES", "temporary_link.list", json!({ "opportunity_id": deal.id }));
    found["rows"].as_array().expect("links").clone()
}

/// The page as its reader gets it.
fn page(holder: &Holder<'_>) -> Value {
    serde_json::to_value(holder.page().expect("it is open")).expect("JSON")
}

fn state(holder: &Holder<'_>, code: &str) -> Value {
    let page = page(holder);
    let papers = page["papers"].as_array().expect("papers").clone();
    papers.into_iter().find(|one| one["rule_code"] == code).expect("it is asked")["state"].clone()
}

fn send(holder: &Holder<'_>, line: &Value, bytes: &[u8]) -> Result<Value, AppError> {
    let args = json!({ "requirement_id": line["id"], "file_name": "passport.png" });
    holder.add_file(args, bytes).map(|file| serde_json::to_value(file).expect("JSON"))
}

fn give(holder: &Holder<'_>, line: &Value, file: &Value, until: &str) -> Result<Value, AppError> {
    let args = json!({ "requirement_id": line["id"], "file_ids": [file], "expires_on": until });
    holder.give(args).map(|paper| serde_json::to_value(paper).expect("JSON"))
}

#[test]
fn a_customer_gives_a_passport_and_the_house_sees_it() {
    let deal = Deal::signed();
    let made = link(&deal, &["PASSPORT_FRONT", "PHOTO_DIGITAL"], json!({}));
    let token = made["token"].as_str().expect("a token");
    assert_eq!((token.len(), &made["path"]), (64, &json!(format!("/u/{token}"))));
    let customer = holder(&deal, &made);
    let shown = page(&customer);
    assert_eq!((&shown["language"], &shown["uploads_left"]), (&json!("id"), &json!(10)));
    let codes: Vec<&Value> = shown["papers"].as_array().expect("papers").iter().map(|p| &p["rule_code"]).collect();
    assert_eq!(codes, ["PASSPORT_FRONT", "PHOTO_DIGITAL"], "nothing but what was asked");
    assert_eq!(state(&customer, "PASSPORT_FRONT"), "missing");
    let passport = deal.paper("PASSPORT_FRONT");
    let file = send(&customer, &passport, &png(800, 600)).expect("a good picture")["id"].clone();
    let given = give(&customer, &passport, &file, "2031-01-31").expect("a good paper");
    assert_eq!((&given["state"], &given["findings"]), (&json!("given"), &json!([])));
    let seen = deal.paper("PASSPORT_FRONT")["current"].clone();
    assert_eq!((&seen["uploaded_by"], &seen["validation_status"]), (&Value::Null, &json!("passed")));
    let told = deal.office.ok("SALES", "notification.list", json!({ "offset": 0, "limit": 5 }));
    assert_eq!(told["rows"][0]["kind"], "material_submitted");
    let counted = &links(&deal)[0];
    assert_eq!((&counted["upload_count"], &counted["standing"]), (&json!(1), &json!("open")));
    let verdict = json!({ "id": seen["id"], "verdict": "rejected", "notes": "看不清" });
    deal.office.ok("OPERATION", "material.decide", verdict);
    let sent_back = page(&customer)["papers"][0].clone();
    assert_eq!((&sent_back["state"], &sent_back["reason"]), (&json!("rejected"), &json!("看不清")));
    let answers = format!("{}{}", page(&customer), given);
    assert!(!answers.contains(file.as_str().expect("an id")) && !answers.contains("passport.png"), "nothing comes out");
}

#[test]
fn bad_files_are_told_and_nothing_is_kept_of_them() {
    let deal = Deal::signed();
    let customer_link = link(&deal, &["PASSPORT_FRONT", "COMPANY_NAMES", "SHARE_SPLIT"], json!({}));
    let customer = holder(&deal, &customer_link);
    let passport = deal.paper("PASSPORT_FRONT");
    let before = deal.office.version();
    let refused = |answer: Result<Value, AppError>| answer.expect_err("refused").code;
    assert_eq!(refused(send(&customer, &passport, EXE)), "file.kind_refused", "whatever it is called");
    assert_eq!(refused(send(&customer, &passport, b"")), "file.empty");
    let large = [png(800, 600), vec![0; 26 * 1024 * 1024]].concat();
    assert_eq!(refused(send(&customer, &passport, &large)), "file.too_large");
    for (bytes, found) in [(png(640, 480), "too_few_pixels"), (b"%PDF-1.7 a page".to_vec(), "kind")] {
        let answer = send(&customer, &passport, &bytes).expect("told what is wrong");
        assert_eq!((&answer["id"], &answer["findings"][0]["code"]), (&Value::Null, &json!(found)));
    }
    assert_eq!(refused(send(&customer, &deal.paper("PHOTO_DIGITAL"), &png(900, 1200))), "material.not_asked");
    assert_eq!(refused(send(&customer, &json!({ "id": NOBODY }), &png(900, 1200))), "material.not_asked");
    assert_eq!(refused(send(&customer, &deal.paper("COMPANY_NAMES"), &png(9, 9))), "field.invalid");
    let named = json!({ "requirement_id": passport["id"], "file_name": "../a.png" });
    assert_eq!(customer.add_file(named, &png(800, 600)).expect_err("a path").code, "field.invalid");
    assert_eq!(customer.add_file(json!({ "file_name": "a" }), EXE).expect_err("half").code, "args.malformed");
    let own = deal.picture(800, 600);
    assert_eq!(refused(give(&customer, &passport, &own, "2031-01-31")), "reference.unknown", "no file of the link");
    let split = json!({ "requirement_id": deal.paper("SHARE_SPLIT")["id"], "text_value": "60 : 40" });
    assert_eq!(customer.give(split).expect_err("too early").code, "material.waits");
    assert_eq!(state(&customer, "SHARE_SPLIT"), "waiting");
    assert_eq!(deal.office.version(), before + 1, "the picture of the house alone");
}

#[test]
fn an_early_end_of_a_passport_is_kept_and_told() {
    let deal = Deal::signed();
    let made = link(&deal, &["PASSPORT_FRONT"], json!({}));
    let customer = holder(&deal, &made);
    let passport = deal.paper("PASSPORT_FRONT");
    let file = send(&customer, &passport, &png(800, 600)).expect("a good picture")["id"].clone();
    let given = give(&customer, &passport, &file, "2026-02-01").expect("kept");
    assert_eq!((&given["state"], &given["findings"][0]["code"]), (&json!("failed"), &json!("expires_too_early")));
    assert_eq!(given["valid_until_least"], "2026-07-05");
    let words = json!({ "requirement_id": passport["id"], "text_value": "E12345678", "file_ids": [file] });
    assert_eq!(customer.give(words).expect_err("a picture").code, "field.invalid");
}

#[test]
fn links_that_open_nothing_are_all_alike() {
    let deal = Deal::signed();
    let revoked = link(&deal, &["PASSPORT_FRONT"], json!({}));
    let used_up = link(&deal, &["COMPANY_NAMES"], json!({ "max_uploads": 1 }));
    let names = json!({ "requirement_id": deal.paper("COMPANY_NAMES")["id"], "text_value": "PT Beijing Teknologi" });
    let given = holder(&deal, &used_up).give(names.clone()).expect("the only one");
    assert_eq!(serde_json::to_value(given).expect("JSON")["state"], "given");
    deal.office.ok("SALES", "temporary_link.revoke", json!({ "id": revoked["id"] }));
    deal.office.refused("SALES", "temporary_link.revoke", json!({ "id": revoked["id"] }), "temporary_link.revoked");
    let never = json!({ "token": "0".repeat(64) });
    let before = deal.office.version();
    let passport = deal.paper("PASSPORT_FRONT");
    for closed in [&revoked, &used_up, &never] {
        let customer = holder(&deal, closed);
        let answers = [
            customer.language().expect_err("closed"),
            customer.page().expect_err("closed"),
            send(&customer, &passport, &png(800, 600)).expect_err("closed"),
            customer.give(names.clone()).expect_err("closed"),
        ];
        for answer in answers {
            assert_eq!(answer, holder(&deal, &never).language().expect_err("closed"));
            assert_eq!(answer.code, "record.not_found");
        }
    }
    assert_eq!(deal.office.version(), before);
    let standing: Vec<Value> = links(&deal).iter().map(|one| one["standing"].clone()).collect();
    assert_eq!(standing, ["used_up", "revoked"], "the newest first");
}

#[test]
fn the_token_is_told_once_and_kept_nowhere() {
    let deal = Deal::signed();
    let made = link(&deal, &["PASSPORT_FRONT"], json!({ "valid_days": 1, "max_uploads": 3 }));
    let token = made["token"].as_str().expect("a token");
    let kept = deal.office.app.database().read(bantu_store::dump::values).expect("values");
    assert!(!kept.iter().any(|(_, value)| value.contains(token)), "only its hash");
    assert!(!json!(links(&deal)).to_string().contains(token));
    let second = link(&deal, &["PASSPORT_FRONT"], json!({}));
    assert_ne!(second["token"], made["token"]);
}

#[test]
fn only_an_office_makes_links() {
    let deal = Deal::signed();
    let bad = |args: Value, code: &str, field: &str| {
        deal.office.refused_at("SALES", "temporary_link.create", args, code, field);
    };
    let good =
        json!({ "contract_id": deal.one, "requirement_ids": [deal.paper("PASSPORT_FRONT")["id"]], "language": "zh" });
    let with = |name: &str, value: Value| {
        let mut args = good.clone();
        args[name] = value;
        args
    };
    bad(with("requirement_ids", json!([])), "field.required", "requirement_ids");
    bad(with("requirement_ids", json!([NOBODY])), "reference.unknown", "requirement_ids");
    bad(with("valid_days", json!(61)), "number.out_of_range", "valid_days");
    bad(with("max_uploads", json!(0)), "number.out_of_range", "max_uploads");
    bad(with("language", json!("de")), "args.malformed", "language");
    let alone = Database::open(Location::Memory, "alone").expect("database in memory");
    let alone = App::new(alone, Mode::StandAlone, std::sync::Arc::new(bantu_app::MachineClock));
    let answer = alone.call(bantu_domain::actor::Actor::SYSTEM, "temporary_link.create", good);
    assert_eq!(answer.expect_err("no address").code, "temporary_link.office_only");
}

#[test]
fn files_of_the_customer_that_fit_are_offered_for_a_missing_paper() {
    let deal = Deal::signed();
    let passport = deal.paper("PASSPORT_FRONT");
    let fits = deal.picture(1600, 1200);
    deal.picture(640, 480);
    deal.file("passport.pdf");
    let of = json!({ "customer_id": deal.customer, "file_name": "older.png" });
    let elsewhere = deal.office.upload("SALES", "attachment.add", of, png(800, 600)).expect("a picture")["id"].clone();
    let offered = |line: &Value| {
        let found = deal.office.ok("SALES", "material.files", json!({ "requirement_id": line["id"] }));
        let rows = found["rows"].as_array().expect("files").clone();
        rows.iter().map(|row| (row["id"].clone(), row["is_of_this_deal"].clone())).collect::<Vec<_>>()
    };
    let both = [(fits.clone(), json!(true)), (elsewhere, json!(false))];
    assert_eq!(offered(&passport), both, "neither too few pixels nor another kind");
    assert_eq!(offered(&deal.paper("COMPANY_NAMES")), [], "what is typed is no file");
    let args = json!({ "requirement_id": passport["id"], "file_ids": [fits], "expires_on": "2031-01-31" });
    deal.office.ok("SALES", "material.submit", args);
    assert_eq!(offered(&passport), both[1..], "given already");
}

#[test]
fn a_passport_is_read_from_its_two_lines() {
    let deal = Deal::signed();
    let lines = "POCHNWANG<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<<<\nEJ12345673CHN8805049M3101311<<<<<<<<<<<<<<<2";
    let read = |text: &str| deal.office.ok("SALES", "applicant.read_mrz", json!({ "text": text }));
    let mrz = read(lines);
    assert_eq!((&mrz["full_name"], &mrz["nationality"]), (&json!("WANG XIAOMING"), &json!("CHN")));
    assert_eq!((&mrz["birth_date"], &mrz["passport_expires_on"]), (&json!("1988-05-04"), &json!("2031-01-31")));
    assert_eq!((&mrz["passport_no"], &mrz["wrong"]), (&json!("EJ1234567"), &json!([])));
    let other = read(&lines.replace("880504", "880505"));
    assert_eq!(other["wrong"], json!(["birth_date", "composite"]));
    let error = deal.office.refused("SALES", "applicant.read_mrz", json!({ "text": "P<CHN" }), "mrz.malformed");
    assert_eq!(error.params["given"], "5");
    deal.office.refused_at("SALES", "applicant.read_mrz", json!({ "text": "<".repeat(501) }), "field.too_long", "text");
}
