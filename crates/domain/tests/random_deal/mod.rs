//! Ten thousand random deals from the quotation to the bank, through the real commands: every amount agrees with a second calculation,
//! every sum holds to the last minor unit, and no money is made or lost (DOMAIN §6).

mod deal;
mod money;
mod naive;

use bantu_domain::contract::{Contract, CreateContract, SignContract};
use bantu_domain::contract_entity::EntityTaxRate;
use bantu_domain::money::{Money, Percent, Quantity, Rate, TaxRate};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::order::{ImportOrder, ImportOrderItem, Order, OrderItem, order_id};
use bantu_domain::order_payment::{ConfirmOrderPayment, OrderPayment};
use bantu_domain::product::{Product, ServiceCategory};
use bantu_domain::quotation::{DraftQuotation, PaymentTerms, QuotationHead, QuotationItem};
use bantu_domain::rate::{ExchangeRate, PAIR};
use bantu_domain::record::{Id, built_in_id};
use bantu_domain::setting::{SetSetting, SettingKey};
use bantu_domain::{Command, access::Role};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestCaseResult, TestRunner};

use crate::model::{World, code, entity, head, product};
use deal::Deal;

const CASES: u32 = 10_000;
/// Threads that share them.
const HANDS: u32 = 2;

/// One kind of service and its product, which has neither floor nor cost: prices are not what is tried here.
const KINDS: [(bool, ServiceCategory, &str, &str); 2] =
    [(false, ServiceCategory::OneTime, "ONE", "CPMA"), (true, ServiceCategory::LongTerm, "RUN", "VO_normal")];

#[test]
fn no_random_deal_makes_or_loses_money() {
    let (start, id) = quoting();
    let config = ProptestConfig { cases: CASES / HANDS, failure_persistence: None, ..ProptestConfig::default() };
    std::thread::scope(|scope| {
        for _ in 0..HANDS {
            scope.spawn(|| {
                let result = TestRunner::new(config.clone()).run(&deal::deal(), |deal| play(start.clone(), id, &deal));
                if let Err(finding) = result {
                    panic!("{finding}");
                }
            });
        }
    });
}

/// A deal at the quotation stage, a seller who may give any discount, and the two products. No mails: they are not what is tried.
fn quoting() -> (World, Id) {
    let mut world = World::new();
    let off = SetSetting { setting_key: SettingKey::MailInternal, value: "off".into() };
    world.done("admin", Command::SettingSet(off));
    let id = world.deal_in_quotation();
    for (_, _, code, like) in KINDS {
        let mut copy: Product = world.get(product(like));
        copy.id = product(code);
        copy.fields.code = code.to_owned();
        world.put(&copy);
    }
    let mut seller: Role = world.get(built_in_id("roles", "SALES"));
    seller.discount_limit_e2 = Percent::from_scaled(9_999);
    world.put(&seller);
    (world, id)
}

/// A refusal where none belongs fails the case.
fn done<T>(result: Result<T, bantu_domain::Fault>) -> Result<T, TestCaseError> {
    result.map_err(|fault| TestCaseError::fail(format!("{fault:?}")))
}

fn play(mut world: World, id: Id, deal: &Deal) -> TestCaseResult {
    conditions(&mut world, id, deal);
    if !quote(&mut world, id, deal)? {
        return Ok(());
    }
    let approval = done(world.ask_stage("rep", id))?;
    done(world.decide("manager", approval))?;
    done(world.advance("rep", id, 4))?;
    let contracts = sign(&mut world, id, deal)?;
    for (running, contract) in &contracts {
        money::invoices(&mut world, *contract, deal, *running)?;
        money::payments(&mut world, *contract, deal, *running)?;
    }
    match &deal.import {
        Some(by_hand) => import(&mut world, id, deal, by_hand),
        None => Ok(()),
    }
}

/// Plants what the commands find: the rate of the day, the company's tax, the cycle of the running services.
fn conditions(world: &mut World, id: Id, deal: &Deal) {
    let today = world.today();
    if let Some(rate) = deal.rate_e9 {
        world.put(&ExchangeRate {
            id: built_in_id("exchange_rates", "today"),
            pair: PAIR.into(),
            idr_per_cny_e9: Rate::from_scaled(rate),
            effective_from: today,
            source: "test".into(),
            entered_by: None,
        });
    }
    world.put(&EntityTaxRate {
        id: built_in_id("entity_tax_rates", "random"),
        entity_id: entity(deal.company().0),
        scheme: deal.tax.scheme,
        rate_e4: TaxRate::from_scaled(deal.tax.rate_e4),
        rounding: deal.tax.rounding,
        effective_from: today,
        source: None,
        entered_by: None,
    });
    let mut record: Opportunity = world.get(id);
    record.fields.tax_service_cycle_months = Some(deal.months);
    record.fields.tax_service_start_date = Some(deal.start);
    world.put(&record);
}

/// Drafts, issues and accepts the quotation; tells whether there is one to go on with.
fn quote(world: &mut World, id: Id, deal: &Deal) -> Result<bool, TestCaseError> {
    let lines: Vec<(&str, String, i64)> = deal
        .lines
        .iter()
        .map(|l| (KINDS[usize::from(l.running)].2, Quantity::from_scaled(l.quantity_e2).to_string(), l.unit_minor))
        .collect();
    let lines: Vec<(&str, &str, i64)> = lines.iter().map(|(code, q, unit)| (*code, q.as_str(), *unit)).collect();
    let head = QuotationHead {
        currency_primary: deal.currency,
        exchange_rate_e9: deal.rate_e9.map(Rate::from_scaled),
        discount_rate_e2: Percent::from_scaled(deal.discount_e2),
        payment_terms: deal.terms,
        ..head()
    };
    let command: DraftQuotation = world.draft_command(id, head, &lines);
    let quotation = command.id;
    done(world.run("rep", Command::QuotationDraft(command)))?;

    let record = world.quotation(quotation);
    let mut items = world.model.records::<QuotationItem>();
    items.retain(|i| i.quotation_id == quotation);
    items.sort_by_key(|i| i.sort_order);
    prop_assert_eq!(items.len(), deal.lines.len());
    let (mut gross, mut total) = (0, 0);
    for (item, line) in items.iter().zip(&deal.lines) {
        let (unit, sum) = naive::line(deal, line);
        prop_assert_eq!((i128::from(item.unit_price_minor), i128::from(item.total_minor)), (unit, sum));
        gross += naive::half_up(i128::from(line.unit_minor) * i128::from(line.quantity_e2), 100);
        total += sum;
    }
    prop_assert_eq!(i128::from(record.total_gross_minor), gross);
    prop_assert_eq!(i128::from(record.total_primary_minor), total);
    prop_assert_eq!(record.total_secondary_minor.map(i128::from), naive::other(deal, total));

    let issued = code(world.issue("rep", quotation));
    if items.iter().any(|i| i.unit_price_minor == 0) {
        prop_assert_eq!(issued, "quotation.price_zero");
        return Ok(false);
    }
    prop_assert_eq!(issued, "ok");
    done(world.accept("rep", quotation))?;
    Ok(true)
}

/// Writes, sends and signs the contract of every kind of service in the quotation.
fn sign(world: &mut World, id: Id, deal: &Deal) -> Result<Vec<(bool, Id)>, TestCaseError> {
    let (company, currency) = deal.company();
    let mut contracts = Vec::new();
    let mut bases = 0;
    for (running, category, ..) in KINDS.into_iter().filter(|kind| deal.has(kind.0)) {
        let contract = world.id();
        let terms = World::terms(company, currency);
        let command = CreateContract { id: contract, opportunity_id: id, service_category: category, terms };
        let made = code(world.run("rep", Command::ContractCreate(command)));
        let Some(base) = naive::base(deal, running) else {
            prop_assert_eq!(made, "contract.rate_missing");
            return Ok(Vec::new());
        };
        prop_assert_eq!(made, "ok");
        let record: Contract = world.get(contract);
        let tax = naive::tax(deal.tax, currency, base);
        prop_assert_eq!(
            (i128::from(record.base_minor), i128::from(record.tax_minor), i128::from(record.total_minor)),
            (base, tax, base + tax)
        );
        money::taxed_back_and_forth(&record)?;
        bases += base;
        contracts.push((running, contract));
    }
    let sum = deal.lines.iter().map(|l| naive::line(deal, l).1).sum();
    let whole = if currency == deal.currency { Some(sum) } else { naive::other(deal, sum) };
    prop_assert_eq!(Some(bases), whole, "the contracts are worth the quotation");

    world.approve_contracts(id);
    let signed_on = world.day(-deal.signed_days_ago);
    for (running, contract) in &contracts {
        done(world.send("rep", *contract))?;
        let signed_copy_id = world.file("rep", id);
        let (effective_from, effective_to) = (None, None);
        let command = SignContract { id: *contract, signed_on, effective_from, effective_to, signed_copy_id };
        done(world.run("rep", Command::ContractSign(command)))?;

        let (base, weights) = (naive::base(deal, *running).unwrap_or_default(), naive::totals(deal, *running));
        let bases = naive::spread(base, &weights);
        let taxes = naive::spread(naive::tax(deal.tax, currency, base), &weights);
        let shares: Vec<i128> = bases.iter().zip(&taxes).map(|(base, tax)| base + tax).collect();
        let order: Order = world.get(order_id(*contract));
        let record: Contract = world.get(*contract);
        prop_assert_eq!(order.total_minor, record.total_minor);
        let kinds: Vec<(bool, i128)> = shares.into_iter().map(|share| (*running, share)).collect();
        planned(world, order.id, &kinds, deal, signed_on)?;
    }
    Ok(contracts)
}

/// Items and plan of an order are the expected ones: instalments and months to the last minor unit, on the days they fall due.
fn planned(world: &World, order: Id, expected: &[(bool, i128)], deal: &Deal, signed_on: NaiveDate) -> TestCaseResult {
    let mut items = world.model.records::<OrderItem>();
    items.retain(|i| i.order_id == order);
    items.sort_by_key(|i| i.item_number);
    let found: Vec<(bool, i128)> =
        items.iter().map(|i| (i.item_type == ServiceCategory::LongTerm, i128::from(i.item_amount_minor))).collect();
    prop_assert_eq!(&found, expected);
    prop_assert!(found.iter().all(|(_, amount)| *amount >= 0), "a negative item: {:?}", found);

    let mut plan = Vec::new();
    if found.iter().any(|(running, _)| !running) {
        let total: i128 = found.iter().filter(|(running, _)| !running).map(|(_, amount)| amount).sum();
        let first = match deal.terms {
            PaymentTerms::FullUpfront | PaymentTerms::PostPayment => total,
            PaymentTerms::FiftyFifty => naive::half_up(total * 50, 100),
            PaymentTerms::SeventyThirty => naive::half_up(total * 70, 100),
        };
        let due = (deal.terms != PaymentTerms::PostPayment).then_some(signed_on);
        plan.push((None, 1, first, due));
        if matches!(deal.terms, PaymentTerms::FiftyFifty | PaymentTerms::SeventyThirty) {
            plan.push((None, 2, total - first, None));
        }
    }
    for item in items.iter().filter(|i| i.item_type == ServiceCategory::LongTerm) {
        let months = naive::months(i128::from(item.item_amount_minor), i128::from(deal.months));
        prop_assert_eq!(months.iter().sum::<i128>(), i128::from(item.item_amount_minor));
        for (no, amount) in (0_i64..).zip(months) {
            plan.push((Some(item.id), no + 1, amount, Some(naive::month_later(deal.start, no))));
        }
    }
    // Nobody waits for an instalment of nothing.
    plan.retain(|(_, _, amount, _)| *amount > 0);
    plan.sort_unstable();
    let mut receipts = money::receipts(world, order);
    receipts.sort_by_key(|r| (r.order_item_id, r.period_no));
    let row = |r: &OrderPayment| (r.order_item_id, r.period_no, i128::from(r.payment_amount_minor), r.due_date);
    prop_assert_eq!(receipts.iter().map(row).collect::<Vec<_>>(), plan);
    prop_assert!(receipts.iter().all(|r| r.payment_amount_minor > 0), "a receipt of nothing");
    Ok(())
}

/// The same lines as an order of elsewhere, which combines both kinds; finance confirms some receipts by hand.
fn import(world: &mut World, id: Id, deal: &Deal, by_hand: &[usize]) -> TestCaseResult {
    let mut items = Vec::new();
    for line in &deal.lines {
        let (_, total) = naive::line(deal, line);
        let kind = KINDS[usize::from(line.running)];
        items.push(ImportOrderItem {
            id: world.id(),
            product_id: Some(product(kind.2)),
            name: kind.2.into(),
            quantity: Quantity::ONE,
            amount_minor: i64::try_from(total.max(1)).expect("an amount"),
            item_type: kind.1,
        });
    }
    let expected: Vec<(bool, i128)> =
        items.iter().map(|i| (i.item_type == ServiceCategory::LongTerm, i128::from(i.amount_minor))).collect();
    let ordered_on = world.today() - Days::new(40);
    let command = ImportOrder {
        id: world.id(),
        opportunity_id: id,
        title: "旧单".into(),
        currency: deal.currency,
        payment_terms: deal.terms,
        ordered_on,
        cycle_months: Some(deal.months),
        start_date: Some(deal.start),
        items,
    };
    let order = command.id;
    done(world.run("finance", Command::OrderImport(command)))?;
    planned(world, order, &expected, deal, ordered_on)?;
    let mut confirmed = Vec::new();
    for place in by_hand {
        let receipts = money::receipts(world, order);
        let receipt = &receipts[place % receipts.len()];
        let command = ConfirmOrderPayment { id: receipt.id, paid_on: ordered_on, notes: None };
        let expected = if confirmed.contains(&receipt.id) { "order_payment.not_pending" } else { "ok" };
        prop_assert_eq!(code(world.run("finance", Command::OrderPaymentConfirm(command))), expected);
        confirmed.push(receipt.id);
    }
    let received: Vec<(bool, i128)> = money::receipts(world, order)
        .iter()
        .filter(|r| confirmed.contains(&r.id))
        .map(|r| (r.order_item_id.is_some(), i128::from(r.payment_amount_minor)))
        .collect();
    let total: i128 = expected.iter().map(|(_, amount)| amount).sum();
    prop_assert_eq!(i128::from(world.get::<Order>(order).total_minor), total);
    let sum = |rows: &[(bool, i128)], kind: bool| rows.iter().filter(|r| r.0 == kind).map(|r| r.1).sum::<i128>();
    money::revenue_is(
        world,
        order,
        [sum(&expected, false), sum(&expected, true), sum(&received, false), sum(&received, true)],
    )
}

/// Minor units as money.
fn minor(amount: Money) -> i128 {
    i128::from(amount.minor())
}
