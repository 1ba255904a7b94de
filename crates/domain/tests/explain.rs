//! Every amount of a deal can be worked out again from the steps that explain it.

use bantu_domain::contract::Contract;
use bantu_domain::explain::{Figure, Subject, explain};
use bantu_domain::invoice::{Invoice, InvoiceKind};
use bantu_domain::money::Currency;
use bantu_domain::order::{Order, OrderItem};
use bantu_domain::order_payment::OrderPayment;
use bantu_domain::payment::Payment;
use bantu_domain::quotation::{Quotation, QuotationItem};
use bantu_domain::record::Id;
use bantu_domain::table::Entity;
use bantu_domain::tax::TaxScheme;
use rust_decimal::Decimal;

use crate::model::{World, user};

#[track_caller]
fn figures(world: &World, subject: Subject, id: Id) -> Vec<Figure> {
    world.model.ask(user("manager"), world.at, |cx| explain(subject, id, cx)).expect("can be explained")
}

#[track_caller]
fn check_all<E: Entity>(world: &World, subject: Subject) -> usize {
    let mut checked = 0;
    for record in world.model.records::<E>() {
        for figure in figures(world, subject, record.id()) {
            let last = figure.steps.last().unwrap_or_else(|| panic!("{subject:?} {} has steps", figure.name));
            let stored: Decimal = figure.amount.amount.parse().expect("a number");
            assert_eq!(last.recompute().expect("fits"), stored, "{subject:?} {}: {:#?}", figure.name, figure.steps);
            for step in &figure.steps {
                assert_eq!(step.recompute().expect("fits").to_string(), step.result, "{}", step.name);
            }
            checked += 1;
        }
    }
    checked
}

fn check_world(world: &World) -> usize {
    check_all::<Quotation>(world, Subject::Quotation)
        + check_all::<QuotationItem>(world, Subject::QuotationItem)
        + check_all::<Contract>(world, Subject::Contract)
        + check_all::<Order>(world, Subject::Order)
        + check_all::<OrderItem>(world, Subject::OrderItem)
        + check_all::<OrderPayment>(world, Subject::OrderPayment)
        + check_all::<Invoice>(world, Subject::Invoice)
        + check_all::<Payment>(world, Subject::Payment)
}

#[test]
fn every_amount_of_a_deal_signed_in_yuan() {
    let mut world = World::new();
    let (_, one, long) = world.signed_deal("BJ", Currency::Cny);
    world.invoice("rep", one, InvoiceKind::Commercial, 791_588).expect("half");
    world.invoice("rep", long, InvoiceKind::Commercial, 287_850).expect("the whole");
    // In parts, so that receipts are split.
    for minor in [100_001, 700_000, 783_174] {
        world.pay(one, minor);
    }
    world.pay(long, 30_000);
    assert_eq!(check_world(&world), 3 + 6 + 6 + 2 + 3 + 17 + 4 + 8);
}

#[test]
fn every_amount_under_ppn() {
    for scheme in [TaxScheme::PpnNilaiLain, TaxScheme::PpnFull] {
        let mut world = World::new();
        let today = world.today();
        world.tax_rate("PT", scheme, 1_200, today);
        let (_, one, _) = world.signed_deal("PT", Currency::Idr);
        world.invoice("rep", one, InvoiceKind::Commercial, 12_345_678).expect("a part");
        world.pay(one, 9_999_999);
        assert!(check_world(&world) > 30);
    }
}
