//! Invoices: two kinds with their states, what a contract leaves, corrections, official numbers and files, "no invoice wanted"
//! (DOMAIN §5.5, §6.6).

use bantu_domain::contract::Contract;
use bantu_domain::invoice::{
    CorrectInvoice, CreateInvoice, DeleteInvoice, Invoice, InvoiceFields, InvoiceFile, InvoiceKind, InvoiceStatus,
    MarkInvoiceSent, SetTaxNumber, UpdateInvoice, UploadInvoiceFile, WaiveInvoice,
};
use bantu_domain::money::Currency;
use bantu_domain::record::Id;
use bantu_domain::tax::TaxScheme;
use bantu_domain::{Command, Fault, Outcome};

use crate::model::{World, code, refused, refused_field};

/// Something a person tries with an invoice.
type Action = fn(&mut World, Id) -> Result<(), Fault>;

const WHOLE: i64 = 31_350_000;

fn draft(world: &mut World, who: &str, contract_id: Id, kind: InvoiceKind, fields: InvoiceFields) -> Result<Id, Fault> {
    let id = world.id();
    world.run(who, Command::InvoiceCreate(CreateInvoice { id, contract_id, kind, fields })).map(|_| id)
}

fn upload(world: &mut World, invoice_id: Id, is_primary: bool) -> Result<Outcome, Fault> {
    let deal = world.get::<Invoice>(invoice_id).opportunity_id;
    let (id, attachment_id) = (world.id(), world.file("finance", deal));
    world.run("finance", Command::InvoiceUpload(UploadInvoiceFile { id, invoice_id, attachment_id, is_primary }))
}

fn correct(world: &mut World, who: &str, corrects_id: Id, reason: &str) -> Result<Id, Fault> {
    let id = world.id();
    world.run(who, Command::InvoiceCorrect(CorrectInvoice { id, corrects_id, reason: reason.into() })).map(|_| id)
}

/// A signed contract in rupiah with an invoice of a kind in a state.
fn in_state(kind: InvoiceKind, status: InvoiceStatus) -> (World, Id) {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    let id = draft(&mut world, "finance", one, kind, World::invoice_fields(1_000_000)).expect("a draft");
    if status != InvoiceStatus::Draft {
        world.issue_invoice("finance", id).expect("a draft");
    }
    if matches!(status, InvoiceStatus::Uploaded | InvoiceStatus::Sent) && kind == InvoiceKind::Statutory {
        upload(&mut world, id, true).expect("issued");
    }
    if status == InvoiceStatus::Sent {
        world.done("finance", Command::InvoiceMarkSent(MarkInvoiceSent { id }));
    }
    assert_eq!(world.get::<Invoice>(id).status, status);
    (world, id)
}

#[test]
fn what_may_happen_in_which_state() {
    use InvoiceKind::{Commercial, Statutory};
    use InvoiceStatus::{Draft, Issued, Sent, Uploaded};
    const WRONG: &str = "invoice.wrong_status";
    const EDITED: &str = "invoice.not_draft";
    // Editing, throwing away, issuing, uploading, sending, correcting, an official number.
    for (kind, status, expected) in [
        (
            Commercial,
            Draft,
            ["ok", "ok", "ok", "invoice.not_statutory", WRONG, "invoice.not_correctable", "invoice.not_statutory"],
        ),
        (Commercial, Issued, [EDITED, EDITED, EDITED, "invoice.not_statutory", "ok", "ok", "invoice.not_statutory"]),
        (Commercial, Sent, [EDITED, EDITED, EDITED, "invoice.not_statutory", WRONG, "ok", "invoice.not_statutory"]),
        (Statutory, Draft, ["ok", "ok", "ok", WRONG, WRONG, "invoice.not_correctable", "invoice.not_statutory"]),
        (Statutory, Issued, [EDITED, EDITED, EDITED, "ok", WRONG, "ok", "ok"]),
        (Statutory, Uploaded, [EDITED, EDITED, EDITED, "ok", "ok", "ok", "ok"]),
        (Statutory, Sent, [EDITED, EDITED, EDITED, "ok", WRONG, "ok", "ok"]),
    ] {
        let (world, id) = in_state(kind, status);
        let actions: [Action; 7] = [
            |world, id| {
                let fields = World::invoice_fields(2_000_000);
                world.run("finance", Command::InvoiceUpdate(UpdateInvoice { id, edit_no: 1, fields })).map(drop)
            },
            |world, id| world.run("finance", Command::InvoiceDelete(DeleteInvoice { id })).map(drop),
            |world, id| world.issue_invoice("finance", id).map(drop),
            |world, id| upload(world, id, true).map(drop),
            |world, id| world.run("finance", Command::InvoiceMarkSent(MarkInvoiceSent { id })).map(drop),
            |world, id| correct(world, "finance", id, "抬头有误").map(drop),
            |world, id| {
                let tax_number = Some("04002600012345678".into());
                world.run("finance", Command::InvoiceSetTaxNumber(SetTaxNumber { id, tax_number })).map(drop)
            },
        ];
        let found = actions.map(|act| code(act(&mut world.clone(), id)));
        assert_eq!(found, expected.map(str::to_owned), "{kind:?} {status:?}");
    }
}

#[test]
fn the_seller_writes_the_commercial_one_and_finance_both() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    for (who, kind, expected) in [
        ("rep", InvoiceKind::Commercial, "ok"),
        ("rep", InvoiceKind::Statutory, "permission.denied"),
        ("finance", InvoiceKind::Commercial, "ok"),
        ("finance", InvoiceKind::Statutory, "ok"),
        ("legal", InvoiceKind::Commercial, "permission.denied"),
        ("clerk", InvoiceKind::Statutory, "permission.denied"),
    ] {
        let found = draft(&mut world, who, one, kind, World::invoice_fields(1));
        assert_eq!(code(found), expected, "{who} {kind:?}");
    }
}

#[test]
fn only_a_signed_contract_is_invoiced() {
    let mut world = World::new();
    let deal = world.deal_in_contract();
    let (one, _) = world.contracts(deal, "PT", Currency::Idr);
    refused(draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(1)), "contract.not_signed");
    world.approve_contracts(deal);
    world.send("rep", one).expect("approved");
    refused(draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(1)), "contract.not_signed");
    world.sign("rep", one).expect("sent");
    draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(1)).expect("signed");
}

#[test]
fn each_kind_stays_within_the_contract() {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("PT", Currency::Idr);
    for minor in [0, -1, i64::MIN, i64::MAX] {
        let found = draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(minor));
        refused_field(found, "money.out_of_range", "invoice_amount");
    }
    let above = draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(WHOLE + 1));
    refused_field(above, "invoice.above_contract", "invoice_amount");
    world.invoice("rep", one, InvoiceKind::Commercial, WHOLE - 1).expect("one rupiah is left");
    let last =
        draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(2)).expect("a draft may wait");
    refused_field(world.issue_invoice("rep", last), "invoice.above_contract", "invoice_amount");
    assert_eq!(world.get::<Invoice>(last).invoice_no, None, "no number was taken");
    world.invoice("rep", one, InvoiceKind::Commercial, 1).expect("what is left");
    world.invoice("finance", one, InvoiceKind::Statutory, WHOLE).expect("the other kind counts by itself");
    world.invoice("rep", long, InvoiceKind::Commercial, 5_700_000).expect("so does the other contract");
}

#[test]
fn the_tax_of_the_parts_is_inside_and_the_whole_has_the_contracts() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("BJ", Currency::Cny);
    let contract: Contract = world.get(one);
    assert_eq!((contract.tax_minor, contract.total_minor), (15_675, 1_583_175));
    let whole =
        draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(1_583_175)).expect("a draft");
    assert_eq!(world.get::<Invoice>(whole).tax_minor, 15_675);
    // 1 % inside 7915.88: 78.375… → 78.38.
    let half = draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(791_588)).expect("a draft");
    assert_eq!(world.get::<Invoice>(half).tax_minor, 7_838);
    // A rate that comes later is not the contract's.
    let today = world.today();
    world.tax_rate("BJ", TaxScheme::Simple, 600, today);
    let later =
        draft(&mut world, "rep", one, InvoiceKind::Commercial, World::invoice_fields(791_588)).expect("a draft");
    assert_eq!(world.get::<Invoice>(later).tax_minor, 7_838);
}

#[test]
fn a_correction_takes_all_back_and_frees_the_room() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    let first = world.invoice("rep", one, InvoiceKind::Commercial, WHOLE).expect("all of it");
    refused(correct(&mut world, "rep", first, " "), "reason.required");
    let undo = correct(&mut world, "rep", first, "抬头有误").expect("issued");
    let invoice: Invoice = world.get(undo);
    assert_eq!((invoice.fields.invoice_minor, invoice.corrects_id), (-WHOLE, Some(first)));
    assert_eq!(invoice.correction_reason.as_deref(), Some("抬头有误"));
    let part = UpdateInvoice { id: undo, edit_no: 1, fields: World::invoice_fields(-1) };
    refused_field(world.run("rep", Command::InvoiceUpdate(part)), "invoice.correction_whole", "invoice_amount");
    refused(correct(&mut world, "rep", first, "再一次"), "invoice.already_corrected");
    world.issue_invoice("rep", undo).expect("as much as was issued");
    refused(correct(&mut world, "rep", undo, "再一次"), "invoice.not_correctable");
    world.invoice("rep", one, InvoiceKind::Commercial, WHOLE).expect("there is room again");
    assert_eq!(world.get::<Invoice>(first).fields.invoice_minor, WHOLE, "the first stays as it was");
}

#[test]
fn an_official_number_has_seventeen_or_twenty_digits() {
    let (mut world, id) = in_state(InvoiceKind::Statutory, InvoiceStatus::Issued);
    let mut set = |number: Option<&str>| {
        let command = SetTaxNumber { id, tax_number: number.map(str::to_owned) };
        world.run("finance", Command::InvoiceSetTaxNumber(command)).map(|_| world.get::<Invoice>(id).tax_number)
    };
    for (typed, kept) in [
        ("04002600012345678", Some("04002600012345678")),
        (" 010.000-26.00000001 ", Some("010.000-26.00000001")),
        ("26117000000123456789", Some("26117000000123456789")),
        ("", None),
    ] {
        assert_eq!(set(Some(typed)).expect("a number").as_deref(), kept, "{typed}");
    }
    for typed in [
        "1234567",
        "123456789012345678",
        "0400260001234567x",
        "+04002600012345678",
        "１２３４５６７８９０１２３４５６７",
    ] {
        refused_field(set(Some(typed)), "field.invalid", "tax_number");
    }
    assert_eq!(set(None).expect("not known yet"), None);
}

#[test]
fn one_file_is_the_main_one_and_only_its_holder_is_sent() {
    let (mut world, id) = in_state(InvoiceKind::Statutory, InvoiceStatus::Issued);
    upload(&mut world, id, false).expect("the first is the main one in any case");
    upload(&mut world, id, false).expect("another");
    upload(&mut world, id, true).expect("a better one");
    let mut files = world.model.records::<InvoiceFile>();
    files.sort_by_key(|f| f.id);
    assert_eq!(files.iter().map(|f| f.is_primary).collect::<Vec<_>>(), [false, false, true]);
    let stranger = UploadInvoiceFile { id: world.id(), invoice_id: id, attachment_id: id, is_primary: false };
    refused_field(world.run("finance", Command::InvoiceUpload(stranger)), "reference.unknown", "attachment_id");
    world.done("finance", Command::InvoiceMarkSent(MarkInvoiceSent { id }));
}

#[test]
fn what_is_typed_is_checked() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    let good = World::invoice_fields(1);
    let foreign = world.id();
    for (fields, code, field) in [
        (InvoiceFields { customer_name: " ".into(), ..good.clone() }, "field.required", "customer_name"),
        (InvoiceFields { customer_tax_id: Some("1".repeat(101)), ..good.clone() }, "field.too_long", "customer_tax_id"),
        (InvoiceFields { order_payment_id: Some(foreign), ..good.clone() }, "reference.unknown", "order_payment_id"),
    ] {
        refused_field(draft(&mut world, "rep", one, InvoiceKind::Commercial, fields), code, field);
    }
    let id = draft(&mut world, "rep", one, InvoiceKind::Commercial, good.clone()).expect("a draft");
    world.done("rep", Command::InvoiceUpdate(UpdateInvoice { id, edit_no: 1, fields: good.clone() }));
    let old = world.run("rep", Command::InvoiceUpdate(UpdateInvoice { id, edit_no: 1, fields: good }));
    assert_eq!(refused(old, "invoice.outdated").params["edit_no"], "2");
}

#[test]
fn finance_writes_down_why_no_invoice_is_wanted() {
    let mut world = World::new();
    let (_, one, _) = world.signed_deal("PT", Currency::Idr);
    let waive = |world: &mut World, who: &str, reason: Option<&str>| {
        world.run(who, Command::InvoiceWaive(WaiveInvoice { contract_id: one, reason: reason.map(str::to_owned) }))
    };
    refused(waive(&mut world, "rep", Some("客户不需要")), "permission.denied");
    refused(waive(&mut world, "finance", Some(" ")), "reason.required");
    waive(&mut world, "finance", Some("客户不需要")).expect("a reason");
    assert_eq!(world.get::<Contract>(one).no_invoice_reason.as_deref(), Some("客户不需要"));
    waive(&mut world, "finance", None).expect("taken back");
    let contract: Contract = world.get(one);
    assert_eq!((contract.no_invoice_reason, contract.no_invoice_by), (None, None));
}
