//! Links by which a customer gives papers: for whom, how long, for what, and what comes through them (DOMAIN §3.13, §7 item 8).

use bantu_domain::actor::Actor;
use bantu_domain::attachment::{AddAttachment, Attachment, MediaType};
use bantu_domain::contract::TerminateContract;
use bantu_domain::material::{MaterialDocument, MaterialRequirement, MaterialStatus, SubmitMaterial, ValidationStatus};
use bantu_domain::money::Currency;
use bantu_domain::notification::{Notification, NotificationKind};
use bantu_domain::opportunity::{Opportunity, SetWorkflowStatus, WorkflowStatus};
use bantu_domain::record::{Id, Instant};
use bantu_domain::setting::{SetSetting, SettingKey};
use bantu_domain::temporary_link::{
    CreateTemporaryLink, LinkLanguage, LinkStanding, RevokeTemporaryLink, TakeFileByLink, TakePaperByLink,
    TemporaryLink, open,
};
use bantu_domain::{Command, Fault, Outcome};

use crate::material::{decide, must, rule, submit};
use crate::model::{World, code, refused, refused_field, user};

/// A signed deal that asks for a passport, a deed, and a decree that waits for the deed.
struct Asked {
    world: World,
    deal: Id,
    contract: Id,
}

impl Asked {
    fn new() -> Self {
        let mut world = World::new();
        let decree = bantu_domain::material::MaterialAsk { depends_on: vec!["DEED".to_owned()], ..must("批文") };
        for (of, rule_code, ask) in
            [("C312", "PASSPORT", must("护照")), ("C312", "DEED", must("章程")), ("C312", "DECREE", decree)]
        {
            rule(&mut world, of, rule_code, ask).expect("a good rule");
        }
        let (deal, contract, _) = world.signed_deal("PT", Currency::Idr);
        Self { world, deal, contract }
    }

    fn line(&self, rule_code: &str) -> Id {
        let lines = self.world.model.records::<MaterialRequirement>();
        lines.into_iter().find(|line| line.rule_code == rule_code).expect("it is asked").id
    }

    fn wanted(&mut self, codes: &[&str]) -> CreateTemporaryLink {
        let id = self.world.id();
        CreateTemporaryLink {
            id,
            contract_id: self.contract,
            token_hash: id.to_string().replace('-', "").repeat(2),
            requirement_ids: codes.iter().map(|code| self.line(code)).collect(),
            language: LinkLanguage::Id,
            valid_days: None,
            max_uploads: None,
        }
    }

    fn create(&mut self, who: &str, args: CreateTemporaryLink) -> Result<Outcome, Fault> {
        self.world.run(who, Command::TemporaryLinkCreate(args))
    }

    /// A link for some papers.
    fn link(&mut self, codes: &[&str]) -> Id {
        let args = self.wanted(codes);
        let id = args.id;
        self.create("rep", args).expect("a good link");
        id
    }

    fn as_office(&mut self, command: &Command) -> Result<Outcome, Fault> {
        self.world.model.execute(Actor::SYSTEM, command, self.world.at).map(|(outcome, _)| outcome)
    }

    fn file(&mut self) -> AddAttachment {
        AddAttachment {
            id: self.world.id(),
            customer_id: self.world.get::<Opportunity>(self.deal).customer_id,
            opportunity_id: Some(self.deal),
            file_name: "passport.pdf".into(),
            media_type: MediaType::Pdf,
            size_bytes: 1_000,
            blake3: "0".repeat(64),
            sha256: "1".repeat(64),
            width_px: None,
            height_px: None,
            page_count: None,
        }
    }

    /// A file comes through a link.
    fn send(&mut self, link: Id) -> Result<Id, Fault> {
        let file = self.file();
        let id = file.id;
        self.as_office(&Command::TemporaryLinkTakeFile(TakeFileByLink { link_id: link, file })).map(|_| id)
    }

    fn paper(&mut self, rule_code: &str, files: &[Id]) -> SubmitMaterial {
        SubmitMaterial {
            id: self.world.id(),
            requirement_id: self.line(rule_code),
            file_ids: files.to_vec(),
            text_value: None,
            expires_on: None,
            reused_from: None,
        }
    }

    /// A paper of these files comes through a link.
    fn give(&mut self, link: Id, rule_code: &str, files: &[Id]) -> Result<Id, Fault> {
        let paper = self.paper(rule_code, files);
        let id = paper.id;
        self.as_office(&Command::TemporaryLinkTakePaper(TakePaperByLink { link_id: link, paper })).map(|_| id)
    }

    /// Whether the page of a link opens.
    fn opens(&self, link: Id) -> String {
        let found: TemporaryLink = self.world.get(link);
        code(self.world.model.ask(Actor::SYSTEM, self.world.at, |cx| open(Some(found), cx).map(|_| ())))
    }

    fn standing(&self, link: Id) -> LinkStanding {
        self.world.get::<TemporaryLink>(link).standing(self.world.at)
    }
}

#[test]
fn a_link_lives_seven_days_and_asks_for_what_was_chosen() {
    let mut asked = Asked::new();
    let id = asked.link(&["PASSPORT", "DEED"]);
    let link: TemporaryLink = asked.world.get(id);
    let days = |days: i64| Instant::from_micros(asked.world.at.micros() + days * 86_400_000_000);
    assert_eq!((Some(link.expires_at), link.max_uploads, link.upload_count), (days(7), 10, 0));
    assert_eq!((link.created_by, link.language, link.revoked_at), (user("rep"), LinkLanguage::Id, None));
    let found: TemporaryLink = asked.world.get(id);
    let codes = asked.world.model.ask(Actor::SYSTEM, asked.world.at, |cx| {
        let open = open(Some(found), cx)?;
        Ok(open.lines().map(|line| line.rule_code.clone()).collect::<Vec<_>>())
    });
    assert_eq!(codes.expect("it is open"), ["DEED", "PASSPORT"]);
    let setting = SetSetting { setting_key: SettingKey::TemporaryLinkValidDays, value: "3".into() };
    asked.world.done("admin", Command::SettingSet(setting));
    let shorter = asked.link(&["DEED"]);
    assert_eq!(Some(asked.world.get::<TemporaryLink>(shorter).expires_at), {
        Instant::from_micros(asked.world.at.micros() + 3 * 86_400_000_000)
    });
}

#[test]
fn bad_links_are_refused_by_the_field_at_fault() {
    let mut asked = Asked::new();
    let good = asked.wanted(&["PASSPORT"]);
    let passport = good.requirement_ids[0];
    let stranger = asked.world.id();
    for (change, refusal, field) in [
        (CreateTemporaryLink { requirement_ids: Vec::new(), ..good.clone() }, "field.required", "requirement_ids"),
        (
            CreateTemporaryLink { requirement_ids: vec![passport, passport], ..good.clone() },
            "field.invalid",
            "requirement_ids",
        ),
        (
            CreateTemporaryLink { requirement_ids: vec![stranger], ..good.clone() },
            "reference.unknown",
            "requirement_ids",
        ),
        (
            CreateTemporaryLink { requirement_ids: vec![passport; 101], ..good.clone() },
            "field.too_long",
            "requirement_ids",
        ),
        (CreateTemporaryLink { valid_days: Some(0), ..good.clone() }, "number.out_of_range", "valid_days"),
        (CreateTemporaryLink { valid_days: Some(61), ..good.clone() }, "number.out_of_range", "valid_days"),
        (CreateTemporaryLink { max_uploads: Some(0), ..good.clone() }, "number.out_of_range", "max_uploads"),
        (CreateTemporaryLink { max_uploads: Some(201), ..good.clone() }, "number.out_of_range", "max_uploads"),
        (CreateTemporaryLink { token_hash: "token".into(), ..good.clone() }, "field.invalid", "token_hash"),
    ] {
        refused_field(asked.create("rep", change), refusal, field);
    }
    for (valid_days, max_uploads) in [(1, 1), (60, 200)] {
        let fits = CreateTemporaryLink {
            valid_days: Some(valid_days),
            max_uploads: Some(max_uploads),
            ..asked.wanted(&["PASSPORT"])
        };
        asked.create("rep", fits).expect("just within");
    }
    refused(asked.create("finance", good.clone()), "permission.denied");
    refused(asked.create("rival", good.clone()), "record.not_found");
    let twin = CreateTemporaryLink { token_hash: good.token_hash.clone(), ..asked.wanted(&["DEED"]) };
    asked.create("rep", good).expect("a good link");
    refused(asked.create("rep", twin), "conflict.temporary_links_token");
    let paper = submit(&mut asked.world, asked.deal, "DEED").expect("given");
    decide(&mut asked.world, paper, MaterialStatus::Approved, None).expect("good");
    let late = asked.wanted(&["DEED"]);
    refused_field(asked.create("rep", late), "material.approved_already", "requirement_ids");
    let unsigned = asked.world.deal_in_contract();
    let (one, _) = asked.world.contracts(unsigned, "PT", Currency::Idr);
    let early = CreateTemporaryLink { contract_id: one, ..asked.wanted(&["PASSPORT"]) };
    refused(asked.create("rep", early), "contract.not_signed");
}

#[test]
fn what_comes_through_a_link_is_the_customers_and_the_maker_is_told() {
    let mut asked = Asked::new();
    let link = asked.link(&["PASSPORT", "DECREE"]);
    let file = asked.send(link).expect("a file");
    assert_eq!(asked.world.get::<Attachment>(file).uploaded_by, Actor::SYSTEM);
    let paper = asked.give(link, "PASSPORT", &[file]).expect("a paper");
    let paper: MaterialDocument = asked.world.get(paper);
    assert_eq!((paper.uploaded_by, paper.validation_status), (None, ValidationStatus::Passed));
    let counted: TemporaryLink = asked.world.get(link);
    assert_eq!((counted.upload_count, counted.last_upload_at), (1, Some(asked.world.at)));
    let told = asked.world.model.records::<Notification>();
    let told: Vec<_> = told.iter().filter(|one| one.kind == NotificationKind::MaterialSubmitted).collect();
    let mut people: Vec<_> = told.iter().map(|one| (one.user_id, one.subject_id)).collect();
    people.sort();
    let mut wanted: Vec<_> = [user("rep"), user("worker")].map(|person| (person, paper.id)).into();
    wanted.sort();
    // The seller, who made the link, and who checks papers: once each.
    assert_eq!(people, wanted);
    refused(asked.give(link, "DECREE", &[file]), "material.waits");
    refused(asked.give(link, "DEED", &[file]), "material.not_asked");
    let foreign = asked.world.file("rep", asked.deal);
    refused_field(asked.give(link, "PASSPORT", &[foreign]), "reference.unknown", "file_ids");
    let reused = SubmitMaterial { reused_from: Some(paper.id), ..asked.paper("PASSPORT", &[file]) };
    let reused = Command::TemporaryLinkTakePaper(TakePaperByLink { link_id: link, paper: reused });
    refused_field(asked.as_office(&reused), "reference.unknown", "file_ids");
    let other = asked.world.deal_in_contract();
    let astray = AddAttachment { opportunity_id: Some(other), ..asked.file() };
    let astray = Command::TemporaryLinkTakeFile(TakeFileByLink { link_id: link, file: astray });
    refused_field(asked.as_office(&astray), "reference.unknown", "opportunity_id");
    decide(&mut asked.world, paper.id, MaterialStatus::Rejected, Some("看不清")).expect("with a reason");
    let better = asked.send(link).expect("a file");
    let better = asked.give(link, "PASSPORT", &[better]).expect("a better one");
    assert_eq!(asked.world.get::<MaterialDocument>(better).version_no, 2);
}

#[test]
fn nobody_of_the_house_gives_papers_as_a_customer() {
    let mut asked = Asked::new();
    let link = asked.link(&["PASSPORT"]);
    let (file, paper) = (asked.file(), asked.paper("PASSPORT", &[]));
    for who in ["admin", "rep", "worker"] {
        let file = Command::TemporaryLinkTakeFile(TakeFileByLink { link_id: link, file: file.clone() });
        refused(asked.world.run(who, file), "permission.denied");
        let paper = Command::TemporaryLinkTakePaper(TakePaperByLink { link_id: link, paper: paper.clone() });
        refused(asked.world.run(who, paper), "permission.denied");
    }
}

#[test]
fn a_link_ends_by_time_by_use_and_by_hand() {
    let mut asked = Asked::new();
    let link = asked.link(&["PASSPORT"]);
    assert_eq!((asked.opens(link), asked.standing(link)), ("ok".into(), LinkStanding::Open));
    let end = asked.world.get::<TemporaryLink>(link).expires_at;
    asked.world.at = Instant::from_micros(end.micros() - 1).expect("an instant");
    assert_eq!(asked.standing(link), LinkStanding::Open);
    asked.world.at = end;
    assert_eq!((asked.opens(link), asked.standing(link)), ("record.not_found".into(), LinkStanding::Expired));
    refused(asked.send(link), "record.not_found");

    let once = CreateTemporaryLink { max_uploads: Some(1), ..asked.wanted(&["PASSPORT"]) };
    let used = once.id;
    asked.create("rep", once).expect("a good link");
    let file = asked.send(used).expect("a file");
    asked.give(used, "PASSPORT", &[file]).expect("the only one");
    assert_eq!((asked.opens(used), asked.standing(used)), ("record.not_found".into(), LinkStanding::UsedUp));
    refused(asked.give(used, "PASSPORT", &[file]), "record.not_found");

    let taken_back = asked.link(&["PASSPORT"]);
    let revoke = |id| Command::TemporaryLinkRevoke(RevokeTemporaryLink { id });
    refused(asked.world.run("finance", revoke(taken_back)), "permission.denied");
    refused(asked.world.run("rival", revoke(taken_back)), "record.not_found");
    asked.world.done("rep", revoke(taken_back));
    assert_eq!(
        (asked.opens(taken_back), asked.standing(taken_back)),
        ("record.not_found".into(), LinkStanding::Revoked)
    );
    assert_eq!(asked.world.get::<TemporaryLink>(taken_back).revoked_by, Some(user("rep")));
    refused(asked.world.run("rep", revoke(taken_back)), "temporary_link.revoked");
    asked.world.done("rep", revoke(link));
}

#[test]
fn a_link_of_a_deal_that_rests_or_ended_opens_nothing() {
    let mut asked = Asked::new();
    let link = asked.link(&["PASSPORT"]);
    let status = |deal, workflow_status| {
        Command::OpportunitySetWorkflowStatus(SetWorkflowStatus {
            id: deal,
            workflow_status,
            reason: Some("客户要求暂停".into()),
        })
    };
    let deal = asked.deal;
    asked.world.done("rep", status(deal, WorkflowStatus::Paused));
    assert_eq!(asked.opens(link), "record.not_found");
    asked.world.done("rep", status(deal, WorkflowStatus::Active));
    assert_eq!(asked.opens(link), "ok");
    let contract = asked.contract;
    asked
        .world
        .done("manager", Command::ContractTerminate(TerminateContract { id: contract, reason: "客户取消".into() }));
    assert_eq!(asked.opens(link), "record.not_found", "an ended contract asks for nothing");
}

#[test]
fn so_many_files_and_no_more() {
    let mut asked = Asked::new();
    let once = CreateTemporaryLink { max_uploads: Some(1), ..asked.wanted(&["PASSPORT"]) };
    let link = once.id;
    asked.create("rep", once).expect("a good link");
    for _ in 0..20 {
        asked.send(link).expect("within");
    }
    refused(asked.send(link), "temporary_link.full");
}

#[test]
fn a_paper_by_link_that_fails_the_check_is_told_to_the_maker_and_the_seller() {
    for maker in ["rep", "admin"] {
        let mut asked = Asked::new();
        let args = asked.wanted(&["PASSPORT"]);
        let link = args.id;
        asked.create(maker, args).expect("a good link");
        let file = asked.file();
        let mut line: MaterialRequirement = asked.world.get(asked.line("PASSPORT"));
        line.ask.max_size_kb = Some(0);
        asked.world.put(&line);
        let id = file.id;
        asked.as_office(&Command::TemporaryLinkTakeFile(TakeFileByLink { link_id: link, file })).expect("a file");
        let paper = asked.give(link, "PASSPORT", &[id]).expect("kept all the same");
        let kept: MaterialDocument = asked.world.get(paper);
        assert_eq!(kept.validation_status, ValidationStatus::Failed);
        let told = asked.world.model.records::<Notification>();
        assert!(told.iter().all(|one| one.kind != NotificationKind::MaterialSubmitted), "it waits for nobody");
        let failed: Vec<_> = told.iter().filter(|one| one.kind == NotificationKind::MaterialFailed).collect();
        let mut people: Vec<_> = failed.iter().map(|one| one.user_id).collect();
        people.sort();
        let mut wanted = if maker == "rep" { vec![user("rep")] } else { vec![user("rep"), user("admin")] };
        wanted.sort();
        assert_eq!(people, wanted, "{maker}");
        assert_eq!((failed[0].params["findings"].as_str(), failed[0].subject_id), ("too_large", paper));
    }
}
