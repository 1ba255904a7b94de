//! Drafts of quotations: what is computed, what is refused, and that only the newest save counts.

use bantu_domain::money::{Currency, MAX_MINOR, Percent, Quantity, Rate};
use bantu_domain::product::{PriceOrigin, ServiceCategory};
use bantu_domain::quotation::{
    DeleteDraft, DraftQuotation, Quotation, QuotationHead, QuotationItem, QuotationItemCost, QuotationStatus,
};
use bantu_domain::quotation_template::{AddQuotationDocument, QuotationDocument};
use bantu_domain::record::Id;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, head, product, refused, refused_field};

fn lines(world: &World, quotation: Id) -> Vec<QuotationItem> {
    let mut lines: Vec<QuotationItem> =
        world.model.records::<QuotationItem>().into_iter().filter(|i| i.quotation_id == quotation).collect();
    lines.sort_by_key(|l| l.sort_order);
    lines
}

/// A draft of the worked example with one thing changed.
fn draft(change: impl FnOnce(&mut DraftQuotation)) -> (World, Result<Outcome, Fault>) {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let mut command = world.draft_command(
        deal,
        head(),
        &[("CPMA", "1", 16_000_000), ("C312", "1", 17_000_000), ("VO_normal", "1", 6_000_000)],
    );
    change(&mut command);
    let result = world.run("rep", Command::QuotationDraft(command));
    (world, result)
}

#[test]
fn the_worked_example() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = world.example(deal);
    let quotation = world.quotation(id);
    assert_eq!(
        (quotation.version, quotation.edit_no, quotation.status, quotation.quotation_no.clone()),
        (1, 1, QuotationStatus::Draft, None)
    );
    assert_eq!((quotation.total().to_string(), quotation.total_gross_minor), ("37050000".into(), 39_000_000));
    assert_eq!(quotation.total_secondary().map(|m| m.to_string()).as_deref(), Some("18525.00"));
    assert!(!quotation.is_below_floor);
    let lines = lines(&world, id);
    assert_eq!(lines.iter().map(|l| l.total_minor).collect::<Vec<_>>(), [15_200_000, 16_150_000, 5_700_000]);
    assert_eq!(
        lines.iter().map(|l| l.floor_minor).collect::<Vec<_>>(),
        [Some(14_000_000), Some(15_300_000), Some(5_000_000)]
    );
    assert_eq!(lines[2].service_category, ServiceCategory::LongTerm);
    assert_eq!(
        (lines[0].name_zh.as_str(), lines[0].name_id.as_str(), lines[0].name_en.as_str()),
        ("CPMA 中文", "CPMA Indonesia", "CPMA English")
    );
}

#[test]
fn in_yuan_floor_and_cost_are_converted() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = world.draft(deal, QuotationHead { currency_primary: Currency::Cny, ..head() }, &[("CPMA", "1", 736_842)]);
    let line = &lines(&world, id)[0];
    assert_eq!((line.unit_price_minor, line.floor_minor, line.is_below_floor), (700_000, Some(700_000), false));
    let cost: QuotationItemCost = world.get(line.id);
    assert_eq!((cost.unit_cost_minor, cost.is_below_cost), (505_000, false));
    assert_eq!(world.quotation(id).total_secondary().map(|m| m.to_string()).as_deref(), Some("14000000"));
}

#[test]
fn without_a_rate_there_is_no_second_currency_and_no_floor_in_yuan() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = world.draft(
        deal,
        QuotationHead { currency_primary: Currency::Cny, exchange_rate_e9: None, ..head() },
        &[("CPMA", "1", 1)],
    );
    assert_eq!((world.quotation(id).total_secondary(), lines(&world, id)[0].floor_minor), (None, None));
}

#[test]
fn refusals() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut DraftQuotation), expected: (&str, &str)) {
        refused_field(draft(change).1, expected.0, expected.1);
    }
    let far = World::new().day(3_654);
    check(|d| d.head.discount_rate_e2 = Percent::from_scaled(10_000), ("discount.out_of_range", "discount_rate"));
    check(|d| d.head.discount_rate_e2 = Percent::from_scaled(-1), ("discount.out_of_range", "discount_rate"));
    check(|d| d.head.exchange_rate_e9 = Some(Rate::from_scaled(0)), ("rate.out_of_range", "exchange_rate"));
    check(|d| d.head.exchange_rate_e9 = Some(Rate::from_scaled(-1)), ("rate.out_of_range", "exchange_rate"));
    check(|d| d.head.exchange_rate_e9 = Some(Rate::from_scaled(i64::MAX)), ("rate.out_of_range", "exchange_rate"));
    check(|d| d.head.valid_until = Some(far), ("date.out_of_range", "valid_until"));
    check(|d| d.head.exchange_rate_on = Some(chrono::NaiveDate::MIN), ("date.out_of_range", "exchange_rate_on"));
    check(|d| d.head.wechat_group_no = Some("1".repeat(101)), ("field.too_long", "wechat_group_no"));
    check(|d| d.head.notes = Some("x".repeat(2_001)), ("field.too_long", "notes"));
    check(|d| d.head.notes = Some("\u{0}".into()), ("field.invalid", "notes"));
    check(|d| d.head.template_id = Some(Id::from_u128(1)), ("reference.unknown", "template_id"));
    check(|d| d.items[1].product_id = Id::from_u128(1), ("reference.unknown", "product_id"));
    check(|d| d.items[1].opportunity_item_id = Some(Id::from_u128(1)), ("reference.unknown", "opportunity_item_id"));
    check(|d| d.items[1].quantity = Quantity::from_scaled(0), ("quantity.out_of_range", "quantity"));
    check(|d| d.items[1].quantity = Quantity::from_scaled(-100), ("quantity.out_of_range", "quantity"));
    check(|d| d.items[1].unit_price_list_minor = -1, ("money.out_of_range", "unit_price_list"));
    check(|d| d.items[1].unit_price_list_minor = MAX_MINOR + 1, ("money.out_of_range", "unit_price_list"));
    check(|d| d.items[1].description = Some("x".repeat(1_001)), ("field.too_long", "description"));
    check(|d| d.items = vec![d.items[0].clone(); 201], ("quotation.too_many_lines", "items"));
    // The line at fault is named.
    let refusal = refused(draft(|d| d.items[1].unit_price_list_minor = -1).1, "money.out_of_range");
    assert_eq!(refusal.params["line"], "2");
    refused(draft(|d| d.items[1].unit_price_list_minor = MAX_MINOR).1, "money.out_of_range");
    refused(draft(|d| d.items[1].id = d.items[0].id).1, "record.exists");
    refused(draft(|d| d.edit_no = 1).1, "record.not_found");
    refused(draft(|d| d.opportunity_id = Id::from_u128(1)).1, "record.not_found");
}

#[test]
fn a_price_of_nothing_may_be_saved_but_not_issued() {
    let (mut world, saved) = draft(|d| d.items[0].unit_price_list_minor = 0);
    let id: Id = saved.expect("a draft may wait for its price").facts["quotation_id"].parse().unwrap();
    let refusal = refused(world.may_issue("rep", id), "quotation.price_zero");
    assert_eq!((refusal.params["line"].as_str(), refusal.params["name"].as_str()), ("1", "CPMA 中文"));
    refused(world.issue("rep", id), "quotation.price_zero");
    // So small that the discount rounds it away.
    let (world, saved) =
        draft(|d| (d.head.discount_rate_e2, d.items[0].unit_price_list_minor) = (Percent::from_scaled(9_999), 100));
    let id: Id = saved.unwrap().facts["quotation_id"].parse().unwrap();
    refused(world.may_issue("rep", id), "quotation.price_zero");
}

#[test]
fn only_the_newest_save_counts() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = world.example(deal);
    world.resave(id, |d| d.items[0].quantity = Quantity::parse("2").unwrap()).unwrap();
    assert_eq!(world.quotation(id).edit_no, 2);
    let refusal = refused(world.resave(id, |d| d.edit_no = 1), "quotation.outdated");
    assert_eq!(refusal.params["edit_no"], "2");
    refused(world.resave(id, |d| d.edit_no = 3), "quotation.outdated");
    refused(world.resave(id, |d| d.edit_no = 0), "quotation.outdated");
    assert_eq!(world.quotation(id).total_primary_minor, 52_250_000);
}

#[test]
fn a_save_replaces_all_lines() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = world.example(deal);
    let before = lines(&world, id);
    let added = world.items(&[("C211", "3", 3_300_000)]).remove(0);
    world
        .resave(id, |d| {
            d.items.remove(1);
            d.items.insert(0, added.clone());
        })
        .unwrap();
    let after = lines(&world, id);
    assert_eq!(after.iter().map(|l| l.id).collect::<Vec<_>>(), [added.id, before[0].id, before[2].id]);
    assert_eq!(after.iter().map(|l| l.sort_order).collect::<Vec<_>>(), [1, 2, 3]);
    let costs: Vec<Id> = world.model.records::<QuotationItemCost>().into_iter().map(|c| c.id).collect();
    assert_eq!(costs.len(), 3);
    assert!(!costs.contains(&before[1].id), "the cost of a removed line goes with it");
    assert_eq!(world.quotation(id).total_primary_minor, 15_200_000 + 5_700_000 + 3 * 3_135_000);
}

#[test]
fn lines_come_from_the_plan_of_their_own_deal() {
    let mut world = World::new();
    let foreign = world.deal_in_plan();
    let foreign_line = world.plan("rep", foreign, "CPMA").unwrap();
    let deal = world.deal_in_quotation();
    let own_line = world
        .model
        .records::<bantu_domain::opportunity_product::OpportunityProduct>()
        .into_iter()
        .find(|l| l.opportunity_id == deal)
        .unwrap();
    let mut command = world.draft_command(deal, head(), &[("CPMA", "1", 16_000_000)]);
    command.items[0].opportunity_item_id = Some(foreign_line);
    refused_field(
        world.run("rep", Command::QuotationDraft(command.clone())),
        "reference.unknown",
        "opportunity_item_id",
    );
    command.items[0].opportunity_item_id = Some(own_line.id);
    world.done("rep", Command::QuotationDraft(command));
}

#[test]
fn nobody_takes_over_anothers_records() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let id = world.example(deal);
    let line = lines(&world, id)[0].id;
    // A deal of the rival in the same stage.
    let rivals = {
        let customer = world.customer("rival", "乙公司");
        let rivals = world.deal("rival", customer);
        let mut row: bantu_domain::opportunity::Opportunity = world.get(rivals);
        (row.current_stage_order, row.current_stage_id) = (3, bantu_domain::stage::id_of(3));
        let at = world.at;
        world.model.put_record(&row, at);
        rivals
    };
    let before = world.model.rows().clone();
    let mut command = world.draft_command(rivals, head(), &[("CPMA", "1", 16_000_000)]);
    command.id = id;
    refused(world.run("rival", Command::QuotationDraft(command.clone())), "record.exists");
    command.id = world.id();
    command.items[0].id = line;
    refused(world.run("rival", Command::QuotationDraft(command)), "record.exists");
    assert_eq!(*world.model.rows(), before);
    // Nor a quotation of another deal of one's own.
    let other = world.deal_in_quotation();
    refused(world.resave(id, |d| d.opportunity_id = other), "quotation.not_draft");
    let mut command = world.draft_command(other, head(), &[("CPMA", "1", 16_000_000)]);
    command.items[0].id = line;
    refused(world.run("rep", Command::QuotationDraft(command)), "record.exists");
}

#[test]
fn only_in_the_quotation_stage() {
    let mut world = World::new();
    let deal = world.deal_in_plan();
    let command = world.draft_command(deal, head(), &[]);
    let refusal = refused(world.run("rep", Command::QuotationDraft(command)), "stage.wrong");
    assert_eq!((refusal.params["current"].as_str(), refusal.params["wanted"].as_str()), ("2", "3"));
    let deal = world.deal_in_quotation();
    let command = world.draft_command(deal, head(), &[]);
    refused(world.run("rival", Command::QuotationDraft(command.clone())), "record.not_found");
    refused(world.run("legal", Command::QuotationDraft(command)), "permission.denied");
}

#[test]
fn versions_count_per_deal() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let drafts = [world.example(deal), world.example(deal)];
    assert_eq!(drafts.map(|id| world.quotation(id).version), [1, 2]);
    let other = world.deal_in_quotation();
    let first = world.example(other);
    assert_eq!(world.quotation(first).version, 1);
}

fn paper(
    world: &mut World,
    quotation_id: Id,
    change: impl FnOnce(&mut AddQuotationDocument),
) -> Result<Outcome, Fault> {
    let mut args = AddQuotationDocument {
        id: world.id(),
        quotation_id,
        document_type: "quotation_pdf".into(),
        document_name: "报价单.pdf".into(),
        blake3: "0a".repeat(32),
        sha256: "1b".repeat(32),
        size_bytes: 120_000,
        template_version: None,
        related_item_id: None,
    };
    change(&mut args);
    world.run("rep", Command::QuotationAddDocument(args))
}

#[test]
fn papers() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut AddQuotationDocument), expected: (&str, &str)) {
        let mut world = World::new();
        let deal = world.deal_in_quotation();
        let id = world.example(deal);
        refused_field(paper(&mut world, id, change), expected.0, expected.1);
    }
    check(|a| a.document_type = "".into(), ("field.required", "document_type"));
    check(|a| a.document_name = "x".repeat(256), ("field.too_long", "document_name"));
    check(|a| a.blake3 = "0A".repeat(32), ("field.invalid", "blake3"));
    check(|a| a.blake3 = "0a".repeat(31), ("field.invalid", "blake3"));
    check(|a| a.sha256 = "../etc/passwd".into(), ("field.invalid", "sha256"));
    check(|a| a.size_bytes = 0, ("field.invalid", "size_bytes"));
    check(|a| a.size_bytes = i64::MAX, ("field.invalid", "size_bytes"));
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let (id, other) = (world.example(deal), world.example(deal));
    let foreign = lines(&world, other)[0].id;
    refused_field(paper(&mut world, id, |a| a.related_item_id = Some(foreign)), "reference.unknown", "related_item_id");
    refused(paper(&mut world, id, |a| a.quotation_id = Id::from_u128(1)), "record.not_found");
    let own = lines(&world, id)[0].id;
    paper(&mut world, id, |a| a.related_item_id = Some(own)).unwrap();
    assert_eq!(world.model.records::<QuotationDocument>().len(), 1);
}

#[test]
fn throwing_a_draft_away() {
    let mut world = World::new();
    let deal = world.deal_in_quotation();
    let before = world.model.rows().clone();
    let id = world.example(deal);
    paper(&mut world, id, |_| {}).unwrap();
    let delete = Command::QuotationDeleteDraft(DeleteDraft { id });
    refused(world.run("rival", delete.clone()), "record.not_found");
    refused(world.run("legal", delete.clone()), "permission.denied");
    world.done("rep", delete.clone());
    assert_eq!(*world.model.rows(), before, "nothing is left of it, costs and papers included");
    refused(world.run("rep", delete), "record.not_found");
    let issued = world.example(deal);
    world.issue("rep", issued).unwrap();
    refused(world.run("rep", Command::QuotationDeleteDraft(DeleteDraft { id: issued })), "quotation.not_draft");
    assert_eq!(world.model.records::<Quotation>().len(), 1);
}

#[test]
fn the_price_origin_is_kept_with_the_line() {
    let (world, saved) = draft(|d| d.items[0].price_origin = PriceOrigin::Manual);
    let id: Id = saved.unwrap().facts["quotation_id"].parse().unwrap();
    assert_eq!(
        lines(&world, id).iter().map(|l| l.price_origin).collect::<Vec<_>>(),
        [PriceOrigin::Manual, PriceOrigin::Direct, PriceOrigin::Direct]
    );
    assert_eq!(lines(&world, id)[0].product_id, product("CPMA"));
}
