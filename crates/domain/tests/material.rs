//! Papers: rules, checklists, what waits for what, the automatic check, versions, decisions and the gate of stage 6 (DOMAIN §3.5, §5.6, §7).

use bantu_domain::attachment::{Attachment, MediaType};
use bantu_domain::contract::TerminateContract;
use bantu_domain::edit::{Change as FieldChange, Create, Update};
use bantu_domain::material::{
    Applicant, ApplicantFields, ChangeKind, Checklist, DecideMaterial, MaterialAsk, MaterialDocument,
    MaterialFindingCode, MaterialKind, MaterialRequirement, MaterialStatus, PrepareMaterials, ProductDocumentRule,
    ProductDocumentRuleFields, RemoveApplicant, SubmitMaterial, ValidationStatus, changes, findings,
};
use bantu_domain::money::Currency;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault, Outcome};
use chrono::NaiveDate;
use serde_json::json;

use crate::model::{World, code, product, refused, refused_field, user};

/// A paper of one file of any kind that nobody has to give.
fn ask(name: &str) -> MaterialAsk {
    MaterialAsk {
        document_name_zh: name.into(),
        document_name_id: None,
        document_name_en: None,
        document_type: MaterialKind::File,
        is_required: false,
        is_per_person: false,
        is_secret: false,
        max_size_kb: None,
        allowed_extensions: Vec::new(),
        min_width_px: None,
        min_height_px: None,
        aspect_ratio: None,
        min_page_count: None,
        max_page_count: None,
        min_file_count: 1,
        max_file_count: 1,
        valid_months: None,
        depends_on: Vec::new(),
        any_of_group: None,
        comes_from_registration: false,
        sort_order: 0,
        description: None,
    }
}

pub fn must(name: &str) -> MaterialAsk {
    MaterialAsk { is_required: true, ..ask(name) }
}

fn after(ask: MaterialAsk, codes: &[&str]) -> MaterialAsk {
    MaterialAsk { depends_on: codes.iter().map(|c| (*c).to_owned()).collect(), ..ask }
}

pub fn rule(world: &mut World, of: &str, rule_code: &str, ask: MaterialAsk) -> Result<Id, Fault> {
    let fields =
        ProductDocumentRuleFields { product_id: product(of), rule_code: rule_code.into(), is_active: true, ask };
    let id = world.id();
    world.run("dispatcher", Command::MaterialRuleCreate(Create { id, fields })).map(|_| id)
}

fn change(world: &mut World, id: Id, field: &str, to: serde_json::Value) -> Result<Outcome, Fault> {
    let fields = serde_json::to_value(&world.get::<ProductDocumentRule>(id).fields).expect("fields");
    let change = FieldChange { field: field.into(), from: fields[field].clone(), to };
    world.run("dispatcher", Command::MaterialRuleUpdate(Update::new(id, vec![change])))
}

/// The signed worked example after its rules were written: deal and the contract of what is done once.
pub fn signed(rules: &[(&str, &str, MaterialAsk)]) -> (World, Id, Id) {
    let mut world = World::new();
    for (of, code, ask) in rules {
        rule(&mut world, of, code, ask.clone()).expect("a good rule");
    }
    let (deal, one, _) = world.signed_deal("PT", Currency::Idr);
    (world, deal, one)
}

/// The line of a paper.
#[track_caller]
fn line(world: &World, rule_code: &str) -> MaterialRequirement {
    let mut lines = world.model.records::<MaterialRequirement>();
    lines.retain(|line| line.rule_code == rule_code);
    assert_eq!(lines.len(), 1, "{rule_code}");
    lines.remove(0)
}

fn paper(world: &mut World, deal: Id, rule_code: &str) -> SubmitMaterial {
    let requirement_id = line(world, rule_code).id;
    let file_ids = vec![world.file("rep", deal)];
    SubmitMaterial { id: world.id(), requirement_id, file_ids, text_value: None, expires_on: None, reused_from: None }
}

pub fn submit(world: &mut World, deal: Id, rule_code: &str) -> Result<Id, Fault> {
    let paper = paper(world, deal, rule_code);
    let id = paper.id;
    world.run("rep", Command::MaterialSubmit(paper)).map(|_| id)
}

pub fn decide(world: &mut World, id: Id, verdict: MaterialStatus, notes: Option<&str>) -> Result<Outcome, Fault> {
    let notes = notes.map(str::to_owned);
    world.run("worker", Command::MaterialDecide(DecideMaterial { id, verdict, notes }))
}

fn give(world: &mut World, deal: Id, rule_code: &str) {
    let id = submit(world, deal, rule_code).expect("may be given");
    decide(world, id, MaterialStatus::Approved, None).expect("is good");
}

fn chain(world: &World, deal: Id, rule_code: &str) -> Vec<String> {
    let deal: Opportunity = world.get(deal);
    let line = line(world, rule_code);
    let list = world.model.ask(user("rep"), world.at, |cx| Checklist::of_deal(&deal, cx)).expect("a list");
    list.waits_for(&line).into_iter().map(|wait| wait.code).collect()
}

/// Whether every paper is there, and whether every paper is approved.
fn gate(world: &World, deal: Id) -> (bool, bool) {
    let deal: Opportunity = world.get(deal);
    let list = world.model.ask(user("rep"), world.at, |cx| Checklist::of_deal(&deal, cx)).expect("a list");
    let (open, given) = list.missing();
    (open.is_empty(), open.is_empty() && given.is_empty())
}

#[test]
fn a_chain_of_three_is_given_one_after_the_other_and_named_whole() {
    let (mut world, deal, _) = signed(&[
        ("C211", "PASSPORT_FRONT", must("护照")),
        ("C312", "DEED", must("章程")),
        ("C312", "DECREE", after(must("批文"), &["DEED"])),
        ("C312", "LETTER", after(must("担保信"), &["DECREE"])),
    ]);
    assert_eq!(world.model.records::<MaterialRequirement>().len(), 3, "only of what was sold");
    assert_eq!(chain(&world, deal, "LETTER"), ["DEED", "DECREE"]);
    let refusal = refused(submit(&mut world, deal, "LETTER"), "material.waits");
    assert_eq!(refusal.params.get("chain").map(String::as_str), Some("DEED → DECREE"));
    assert_eq!(gate(&world, deal), (false, false));
    let deed = submit(&mut world, deal, "DEED").expect("waits for nothing");
    assert_eq!(chain(&world, deal, "DECREE"), ["DEED"], "given is not approved");
    decide(&mut world, deed, MaterialStatus::Approved, None).expect("good");
    assert_eq!(chain(&world, deal, "LETTER"), ["DECREE"]);
    give(&mut world, deal, "DECREE");
    let letter = submit(&mut world, deal, "LETTER").expect("free now");
    assert_eq!(gate(&world, deal), (true, false), "all there, one not looked at");
    decide(&mut world, letter, MaterialStatus::Approved, None).expect("good");
    assert_eq!(gate(&world, deal), (true, true));
}

#[test]
fn papers_of_a_group_stand_for_each_other() {
    let group = |name: &str| MaterialAsk { any_of_group: Some("family".into()), ..ask(name) };
    let (mut world, deal, _) = signed(&[
        ("C312", "FAMILY_BOOK", group("户口本")),
        ("C312", "MARRIAGE_CERT", group("结婚证")),
        ("C312", "BIRTH_CERT", group("出生证明")),
        ("C312", "NOTE", after(ask("说明"), &["FAMILY_BOOK"])),
    ]);
    assert_eq!(gate(&world, deal), (false, false), "one of them must come");
    assert_eq!(code(submit(&mut world, deal, "NOTE")), "material.waits");
    give(&mut world, deal, "MARRIAGE_CERT");
    assert_eq!(gate(&world, deal), (true, true));
    submit(&mut world, deal, "NOTE").expect("the certificate stands for the book");
}

#[test]
fn rules_never_wait_in_a_circle_and_are_checked() {
    let mut world = World::new();
    rule(&mut world, "C312", "A", ask("一")).expect("good");
    rule(&mut world, "C312", "B", after(ask("二"), &["A"])).expect("good");
    let c = rule(&mut world, "C312", "C", after(ask("三"), &["B"])).expect("good");
    let a = world.model.records::<ProductDocumentRule>().into_iter().find(|r| r.fields.rule_code == "A").expect("A").id;
    let refusal = refused(change(&mut world, a, "depends_on", json!(["C"])), "material_rule.cycle");
    assert_eq!(refusal.params.get("chain").map(String::as_str), Some("A → C → B → A"));
    refused(change(&mut world, c, "depends_on", json!(["C"])), "material_rule.cycle");
    refused_field(change(&mut world, c, "depends_on", json!(["D"])), "reference.unknown", "depends_on");
    refused_field(rule(&mut world, "C312", "A", ask("又")), "code.taken", "rule_code");
    refused_field(change(&mut world, c, "rule_code", json!("E")), "field.invalid", "rule_code");
    for (code, expected) in [("", "field.required"), ("a", "field.invalid"), ("A B", "field.invalid")] {
        refused_field(rule(&mut world, "C211", code, ask("坏")), expected, "rule_code");
    }
    type Spoil = fn(&mut MaterialAsk);
    let spoilt: [(&str, &str, Spoil); 9] = [
        ("document_name_zh", "field.required", |a| a.document_name_zh = " ".into()),
        ("max_size_kb", "number.out_of_range", |a| a.max_size_kb = Some(0)),
        ("max_size_kb", "number.out_of_range", |a| a.max_size_kb = Some(100_000)),
        ("max_file_count", "number.out_of_range", |a| a.max_file_count = 21),
        ("max_file_count", "field.invalid", |a| a.min_file_count = 2),
        ("max_page_count", "field.invalid", |a| (a.min_page_count, a.max_page_count) = (Some(3), Some(2))),
        ("aspect_ratio", "field.invalid", |a| a.aspect_ratio = Some("3/4".into())),
        ("valid_months", "number.out_of_range", |a| a.valid_months = Some(601)),
        ("allowed_extensions", "field.invalid", |a| a.allowed_extensions = vec!["p df".into()]),
    ];
    for (field, expected, spoil) in spoilt {
        let mut bad = ask("坏");
        spoil(&mut bad);
        refused_field(rule(&mut world, "C211", "BAD", bad), expected, field);
    }
    let tidy = MaterialAsk { allowed_extensions: vec![".PDF ".into()], any_of_group: Some("  ".into()), ..ask("好") };
    let id = rule(&mut world, "C211", "GOOD", tidy).expect("put in order");
    let kept: ProductDocumentRule = world.get(id);
    assert_eq!((kept.fields.ask.allowed_extensions, kept.fields.ask.any_of_group), (vec!["pdf".to_owned()], None));
    let denied = world.run("rep", Command::MaterialRuleUpdate(Update::new(id, Vec::new())));
    assert_eq!(code(denied), "permission.denied");
}

#[test]
fn a_new_rule_reaches_a_signed_contract_only_on_purpose() {
    let (mut world, deal, one) = signed(&[("C312", "PHOTO", must("照片")), ("C312", "OLD", must("旧"))]);
    let contract = world.get(one);
    let preview = |world: &World| -> Vec<(ChangeKind, String)> {
        let found = world.model.ask(user("rep"), world.at, |cx| changes(&contract, cx)).expect("changes");
        found.into_iter().map(|change| (change.kind, change.line.rule_code)).collect()
    };
    assert_eq!(preview(&world), []);
    let photo = world.model.records::<ProductDocumentRule>().into_iter().find(|r| r.fields.rule_code == "PHOTO");
    let photo = photo.expect("a rule").id;
    let old = line(&world, "OLD").rule_id;
    submit(&mut world, deal, "OLD").expect("given");
    change(&mut world, photo, "valid_months", json!(6)).expect("a change");
    change(&mut world, old, "is_active", json!(false)).expect("a change");
    rule(&mut world, "C312", "NEW", must("新")).expect("a rule");
    let before = line(&world, "PHOTO");
    assert_eq!((before.rule_version, before.ask.valid_months), (1, None), "as it was when the contract was signed");
    let mut seen = preview(&world);
    seen.sort();
    let named = |kind, code: &str| (kind, code.to_owned());
    assert_eq!(
        seen,
        [named(ChangeKind::Added, "NEW"), named(ChangeKind::Changed, "PHOTO"), named(ChangeKind::Dropped, "OLD")]
    );
    world.done("rep", Command::MaterialPrepare(PrepareMaterials { contract_id: one }));
    assert_eq!(preview(&world), []);
    let after = line(&world, "PHOTO");
    assert_eq!((after.rule_version, after.ask.valid_months), (2, Some(6)));
    assert!(!line(&world, "OLD").is_active, "what was given stays");
    assert!(line(&world, "NEW").is_active);
    assert_eq!(code(submit(&mut world, deal, "OLD")), "material.not_asked");
}

#[test]
fn every_applicant_gives_his_own_and_the_company_once() {
    let own = MaterialAsk { is_per_person: true, ..must("护照") };
    let (mut world, deal, one) = signed(&[
        ("C312", "PASSPORT", own.clone()),
        ("CPMA", "PASSPORT", MaterialAsk { valid_months: Some(18), ..own }),
        ("CPMA", "NAMES", MaterialAsk { document_type: MaterialKind::Text, ..must("公司名称") }),
    ]);
    let lines = world.model.records::<MaterialRequirement>();
    assert_eq!(lines.len(), 2, "the same paper for two products is asked once");
    let passport = line(&world, "PASSPORT");
    assert_eq!((passport.product_codes.len(), passport.ask.valid_months), (2, Some(18)), "as strict as the stricter");
    assert_eq!(line(&world, "NAMES").applicant_id, None);
    let first = passport.applicant_id.expect("a person");
    assert_eq!(world.get::<Applicant>(first).fields.applicant_no, 1);
    let second = world.id();
    let fields = ApplicantFields {
        opportunity_id: deal,
        applicant_no: 2,
        full_name: Some(" ZHANG SAN ".into()),
        passport_no: Some("E12345678".into()),
        passport_expires_on: None,
        nationality: Some("CHN".into()),
        birth_date: None,
        product_codes: vec!["C312".into()],
        notes: None,
    };
    let create = |fields: &ApplicantFields| Command::ApplicantCreate(Create { id: second, fields: fields.clone() });
    for (field, expected, bad) in [
        ("applicant_no", "applicant.number_taken", ApplicantFields { applicant_no: 1, ..fields.clone() }),
        ("applicant_no", "number.out_of_range", ApplicantFields { applicant_no: 0, ..fields.clone() }),
        ("nationality", "field.invalid", ApplicantFields { nationality: Some("CN".into()), ..fields.clone() }),
        ("birth_date", "date.out_of_range", ApplicantFields { birth_date: Some(world.day(1)), ..fields.clone() }),
    ] {
        refused_field(world.run("rep", create(&bad)), expected, field);
    }
    world.done("rep", create(&fields));
    assert_eq!(world.get::<Applicant>(second).fields.full_name.as_deref(), Some("ZHANG SAN"));
    world.done("rep", Command::MaterialPrepare(PrepareMaterials { contract_id: one }));
    let of = |world: &World, id: Id| {
        world.model.records::<MaterialRequirement>().into_iter().filter(|l| l.applicant_id == Some(id)).count()
    };
    assert_eq!((of(&world, first), of(&world, second)), (1, 1));
    world.done("rep", Command::ApplicantRemove(RemoveApplicant { id: second }));
    assert_eq!(world.model.records::<Applicant>().len(), 1);
    assert_eq!(world.model.records::<MaterialRequirement>().len(), 2);
    let file = world.file("rep", deal);
    let given = SubmitMaterial {
        id: world.id(),
        requirement_id: passport.id,
        file_ids: vec![file],
        text_value: None,
        expires_on: Some(world.day(700)),
        reused_from: None,
    };
    world.done("rep", Command::MaterialSubmit(given));
    let gone = world.run("rep", Command::ApplicantRemove(RemoveApplicant { id: first }));
    assert_eq!(code(gone), "applicant.has_papers");
}

#[test]
fn what_may_happen_to_a_paper_in_which_state() {
    let rules = [
        ("C312", "PHOTO", must("照片")),
        ("C312", "NAMES", MaterialAsk { document_type: MaterialKind::Text, ..ask("名称") }),
    ];
    let (mut world, deal, _) = signed(&rules);
    let first = submit(&mut world, deal, "PHOTO").expect("given");
    assert_eq!(code(decide(&mut world, first, MaterialStatus::Submitted, None)), "field.invalid");
    assert_eq!(code(decide(&mut world, first, MaterialStatus::Rejected, Some(" "))), "reason.required");
    decide(&mut world, first, MaterialStatus::Rejected, Some("看不清")).expect("with a reason");
    assert_eq!(gate(&world, deal), (false, false), "to be given anew");
    assert_eq!(code(decide(&mut world, first, MaterialStatus::Approved, None)), "material.decided");
    let second = submit(&mut world, deal, "PHOTO").expect("a new version");
    let versions: Vec<(i64, bool)> =
        [first, second].map(|id| world.get::<MaterialDocument>(id)).map(|p| (p.version_no, p.is_current)).to_vec();
    assert_eq!(versions, [(1, false), (2, true)]);
    assert_eq!(code(decide(&mut world, first, MaterialStatus::Approved, None)), "material.replaced");
    let third = submit(&mut world, deal, "PHOTO").expect("a better one before anybody looked");
    assert_eq!(code(decide(&mut world, second, MaterialStatus::Approved, None)), "material.replaced");
    decide(&mut world, third, MaterialStatus::Approved, Some("好")).expect("good");
    assert_eq!(code(submit(&mut world, deal, "PHOTO")), "material.approved_already");
    assert_eq!(
        code(world.run(
            "rep",
            Command::MaterialDecide(DecideMaterial { id: third, verdict: MaterialStatus::Approved, notes: None })
        )),
        "permission.denied"
    );

    let paper = |change: fn(&mut SubmitMaterial, &[Id]), world: &mut World| {
        let mut given = paper(world, deal, "NAMES");
        let more = [world.file("rep", deal), world.file("rep", deal)];
        change(&mut given, &more);
        world.run("rep", Command::MaterialSubmit(given))
    };
    refused_field(paper(|p, _| p.file_ids.clear(), &mut world), "field.required", "text_value");
    refused_field(paper(|p, _| p.text_value = Some("PT X".into()), &mut world), "field.invalid", "file_ids");
    paper(|p, _| (p.file_ids, p.text_value) = (Vec::new(), Some("PT X".into())), &mut world).expect("words");
}

#[test]
fn too_few_files_foreign_files_and_foreign_reuse_are_refused() {
    let (mut world, deal, _) =
        signed(&[("C312", "SCANS", MaterialAsk { min_file_count: 2, max_file_count: 3, ..must("扫描") })]);
    let with = |world: &mut World, file_ids: Vec<Id>, reused_from: Option<Id>| {
        let given = SubmitMaterial { file_ids, reused_from, ..paper(world, deal, "SCANS") };
        world.run("rep", Command::MaterialSubmit(given))
    };
    refused_field(with(&mut world, Vec::new(), None), "field.required", "file_ids");
    let one = world.file("rep", deal);
    refused_field(with(&mut world, vec![one], None), "material.file_count", "file_ids");
    refused_field(with(&mut world, vec![one, one], None), "field.invalid", "file_ids");
    let customer = world.customer("rep", "另一个客户");
    let other = world.deal("rep", customer);
    let foreign = world.file("rep", other);
    refused_field(with(&mut world, vec![one, foreign], None), "reference.unknown", "file_ids");
    let unknown = world.id();
    let two = world.file("rep", deal);
    refused_field(with(&mut world, vec![one, two], Some(unknown)), "reference.unknown", "reused_from");
    with(&mut world, vec![one, two], None).expect("as asked");
}

/// A file as its bytes told.
fn file(media_type: MediaType, size_kb: i64, pixels: Option<(i64, i64)>, page_count: Option<i64>) -> Attachment {
    let world = World::new();
    Attachment {
        id: product("file"),
        customer_id: product("customer"),
        opportunity_id: None,
        file_name: "a".into(),
        media_type,
        size_bytes: size_kb * 1024,
        blake3: String::new(),
        sha256: String::new(),
        width_px: pixels.map(|(width, _)| width),
        height_px: pixels.map(|(_, height)| height),
        page_count,
        uploaded_by: user("rep"),
        uploaded_at: world.at,
    }
}

#[test]
fn the_automatic_check_says_what_is_wrong() {
    use MaterialFindingCode as F;
    let today = NaiveDate::from_ymd_opt(2026, 1, 15).expect("a day");
    #[track_caller]
    fn check(ask: &MaterialAsk, file: &Attachment, today: NaiveDate, expected: &[(F, &str, &str)]) {
        let found = findings(ask, std::slice::from_ref(file), None, None, today);
        let found: Vec<_> = found.iter().map(|f| (f.code, f.asked.as_str(), f.found.as_str())).collect();
        assert_eq!(found, expected);
    }
    let image = MaterialAsk { document_type: MaterialKind::Image, ..ask("照片") };
    let pdf = MaterialAsk { document_type: MaterialKind::Pdf, ..ask("章程") };
    let png = |w, h| file(MediaType::Png, 10, Some((w, h)), None);
    check(&image, &file(MediaType::Pdf, 10, None, Some(1)), today, &[(F::Kind, "image", "application/pdf")]);
    check(&pdf, &png(10, 10), today, &[(F::Kind, "pdf", "image/png")]);
    check(&image, &file(MediaType::Heic, 10, None, None), today, &[]);
    let ending = MaterialAsk { allowed_extensions: vec!["jpg".into(), "png".into()], ..image.clone() };
    check(&ending, &png(10, 10), today, &[]);
    check(&ending, &file(MediaType::Jpeg, 10, Some((10, 10)), None), today, &[]);
    check(&ending, &file(MediaType::Webp, 10, Some((10, 10)), None), today, &[(F::Extension, "jpg, png", "webp")]);
    let small = MaterialAsk { max_size_kb: Some(10), ..image.clone() };
    check(&small, &png(10, 10), today, &[]);
    check(&small, &file(MediaType::Png, 11, Some((10, 10)), None), today, &[(F::TooLarge, "10", "12")]);
    let sharp = MaterialAsk { min_width_px: Some(800), min_height_px: Some(600), ..image.clone() };
    check(&sharp, &png(800, 600), today, &[]);
    check(&sharp, &png(600, 800), today, &[]);
    check(&sharp, &png(799, 600), today, &[(F::TooFewPixels, "800×600", "799×600")]);
    check(&sharp, &file(MediaType::Heic, 10, None, None), today, &[(F::Unreadable, "", "")]);
    let shaped = MaterialAsk { aspect_ratio: Some("3:4".into()), ..image };
    check(&shaped, &png(300, 400), today, &[]);
    check(&shaped, &png(303, 400), today, &[]);
    check(&shaped, &png(310, 400), today, &[(F::Shape, "3:4", "310×400")]);
    check(&shaped, &png(400, 300), today, &[(F::Shape, "3:4", "400×300")]);
    let long = MaterialAsk { min_page_count: Some(2), max_page_count: Some(4), ..pdf };
    for (pages, expected) in [
        (Some(1), vec![(F::TooFewPages, "2", "1")]),
        (Some(2), vec![]),
        (Some(4), vec![]),
        (Some(5), vec![(F::TooManyPages, "4", "5")]),
        (None, vec![(F::Unreadable, "", "")]),
    ] {
        check(&long, &file(MediaType::Pdf, 10, None, pages), today, &expected);
    }

    let valid = MaterialAsk { valid_months: Some(18), ..ask("护照") };
    let until = |day: Option<&str>| {
        let day = day.map(|day| day.parse().expect("a day"));
        findings(&valid, &[], None, day, today).into_iter().map(|f| f.code).collect::<Vec<_>>()
    };
    assert_eq!(until(None), [F::ExpiryMissing]);
    assert_eq!(until(Some("2027-07-14")), [F::ExpiresTooEarly]);
    assert_eq!(until(Some("2027-07-15")), []);
    for (kind, text, good) in [
        (MaterialKind::Number, "10000000000", true),
        (MaterialKind::Number, "10,000,000.50", true),
        (MaterialKind::Number, "ten", false),
        (MaterialKind::Number, ",", false),
        (MaterialKind::Date, "2026-02-28", true),
        (MaterialKind::Date, "2026-02-29", false),
        (MaterialKind::Date, "28/02/2026", false),
        (MaterialKind::Text, "PT X", true),
    ] {
        let ask = MaterialAsk { document_type: kind, ..ask("值") };
        assert_eq!(findings(&ask, &[], Some(text), None, today).is_empty(), good, "{text}");
    }
}

#[test]
fn a_paper_that_fails_the_check_is_kept_and_not_approved() {
    let (mut world, deal, _) = signed(&[("C312", "PASSPORT", MaterialAsk { valid_months: Some(18), ..must("护照") })]);
    let id = submit(&mut world, deal, "PASSPORT").expect("kept");
    let kept: MaterialDocument = world.get(id);
    assert_eq!(kept.validation_status, ValidationStatus::Failed);
    assert_eq!(kept.validation_findings[0].code, MaterialFindingCode::ExpiryMissing);
    assert_eq!(code(decide(&mut world, id, MaterialStatus::Approved, None)), "material.not_passed");
    assert_eq!(gate(&world, deal), (false, false));
    let better = SubmitMaterial { expires_on: Some(world.day(600)), ..paper(&mut world, deal, "PASSPORT") };
    let id = better.id;
    world.done("rep", Command::MaterialSubmit(better));
    decide(&mut world, id, MaterialStatus::Approved, None).expect("good");
    assert_eq!(gate(&world, deal), (true, true));
}

#[test]
fn papers_of_the_new_company_wait_for_it_and_come_with_it() {
    let born = |name: &str| MaterialAsk { comes_from_registration: true, ..must(name) };
    let (mut world, deal, _) = signed(&[
        ("C312", "PHOTO", must("照片")),
        ("C312", "COMPANY_NIB", born("NIB")),
        ("C312", "COMPANY_AKTA", born("章程")),
        ("C312", "SPONSOR", after(must("担保信"), &["COMPANY_NIB"])),
    ]);
    assert_eq!(chain(&world, deal, "COMPANY_NIB"), [""], "the registration has no order yet");
    give(&mut world, deal, "PHOTO");
    assert_eq!(gate(&world, deal), (false, false), "the letter is not the registration's");
    crate::execution::deliver(&mut world, deal);
    let nib = world
        .model
        .records::<MaterialDocument>()
        .into_iter()
        .find(|p| p.requirement_id == line(&world, "COMPANY_NIB").id);
    let nib = nib.expect("came with the registration");
    assert_eq!((nib.text_value.as_deref(), nib.status), (Some("1234567890123"), MaterialStatus::Approved));
    assert_eq!(chain(&world, deal, "COMPANY_AKTA"), Vec::<String>::new(), "not known yet, may be given");
    assert_eq!(chain(&world, deal, "SPONSOR"), Vec::<String>::new());
    give(&mut world, deal, "SPONSOR");
    assert_eq!(gate(&world, deal), (true, true));
}

#[test]
fn an_ended_contract_asks_for_nothing() {
    let (mut world, deal, one) = signed(&[("C312", "PHOTO", must("照片"))]);
    submit(&mut world, deal, "PHOTO").expect("given");
    assert_eq!(gate(&world, deal), (true, false));
    let end = TerminateContract { id: one, reason: "客户撤回".into() };
    world.done("manager", Command::ContractTerminate(end));
    assert_eq!(gate(&world, deal), (true, true));
    assert_eq!(world.model.records::<MaterialDocument>().len(), 1, "what was given stays");
}

#[test]
fn a_paper_of_another_customer_is_not_taken_over() {
    let rules = [("C312", "NAMES", MaterialAsk { document_type: MaterialKind::Text, ..ask("名称") })];
    let (mut world, deal, _) = signed(&rules);
    let words = |world: &mut World, requirement_id: Id, reused_from: Option<Id>| {
        let text_value = Some("PT X".into());
        let id = world.id();
        let paper =
            SubmitMaterial { id, requirement_id, file_ids: Vec::new(), text_value, expires_on: None, reused_from };
        world.run("rep", Command::MaterialSubmit(paper)).map(|_| id)
    };
    let mine = line(&world, "NAMES");
    let given = words(&mut world, mine.id, None).expect("words");
    decide(&mut world, given, MaterialStatus::Approved, None).expect("good");
    let (other, ..) = world.signed_deal("PT", Currency::Idr);
    let theirs = world.model.records::<MaterialRequirement>().into_iter().find(|l| l.opportunity_id == other);
    let theirs = theirs.expect("asked again").id;
    assert_ne!(world.get::<Opportunity>(other).customer_id, world.get::<Opportunity>(deal).customer_id);
    refused_field(words(&mut world, theirs, Some(given)), "reference.unknown", "reused_from");
    words(&mut world, theirs, None).expect("typed anew");
}
