//! Input that no screen sends: each gets a stable code that says nothing was changed, and nothing is.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bantu_app::{App, MachineClock, Mode};
use bantu_domain::StoreError;
use bantu_store::Probe;
use serde_json::{Value, json};

use crate::office::{NOBODY, Office, built_in, product, source};
use crate::opportunity::quoted;

mod money;

/// Stands where a person types.
const TYPED: &str = "文";

fn idr(amount: &str) -> Value {
    json!({"amount": amount, "currency": "IDR"})
}

/// Commands and questions that take typed text, with arguments that are good up to the text.
fn typed(at: &Value) -> Vec<(&'static str, &'static str, Value)> {
    let (customer, deal, quotation) = (&at["customer"], &at["deal"], &at["quotation"]);
    let change = |id: &Value, field: &str| json!({"id": id, "changes": [{"field": field, "from": null, "to": TYPED}]});
    let item = json!({"product_id": product("CPMA"), "quantity": "1", "unit_price_list": idr("16000000"), "price_origin": "manual", "description": TYPED});
    let head = json!({"currency_primary": "IDR", "discount_rate": "0", "language": "zh", "payment_terms": "full_upfront", "notes": TYPED, "wechat_group_no": TYPED, "exchange_rate": "2000", "exchange_rate_on": "2026-01-05"});
    let draft = json!({"id": quotation, "edit_no": 1, "opportunity_id": deal, "head": head, "items": [item]});
    vec![
        (
            "SALES",
            "customer.create",
            json!({"fields": {"name": TYPED, "source_id": source(), "address": TYPED, "phone": TYPED, "email": TYPED, "tax_id": TYPED, "country_code": TYPED, "description": TYPED, "customer_requirements": TYPED, "tags": [TYPED]}}),
        ),
        ("SALES", "customer.update", change(customer, "name")),
        ("SALES", "customer.update", change(customer, "description")),
        ("SALES", "customer.similar", json!({"name": TYPED})),
        ("SALES", "customer.list", json!({"query": TYPED, "offset": 0, "limit": 10})),
        ("SALES_MANAGER", "customer.transfer", json!({"id": customer, "owner_user_id": NOBODY, "reason": TYPED})),
        (
            "SALES",
            "contact.create",
            json!({"fields": {"customer_id": customer, "name": TYPED, "email": TYPED, "mobile": TYPED, "notes": TYPED, "position": TYPED, "wechat_id": TYPED, "whatsapp": TYPED}}),
        ),
        ("SALES", "contact.list", json!({"query": TYPED, "offset": 0, "limit": 10})),
        (
            "SALES",
            "opportunity.create",
            json!({"customer_id": customer, "fields": {"name": TYPED, "description": TYPED, "wechat_group_no": TYPED}}),
        ),
        ("SALES", "opportunity.update", change(deal, "name")),
        ("SALES", "opportunity.list", json!({"query": TYPED, "limit": 10})),
        ("SALES", "opportunity.lose", json!({"id": deal, "reason": TYPED})),
        ("SALES", "opportunity.set_workflow_status", json!({"id": deal, "workflow_status": "paused", "reason": TYPED})),
        ("SALES_MANAGER", "opportunity.assign", json!({"id": deal, "owner_user_id": NOBODY, "reason": TYPED})),
        (
            "SALES",
            "service_dependency.create",
            json!({"fields": {"opportunity_id": deal, "prerequisite_type": "document", "prerequisite_description": TYPED, "prerequisite_document_type": TYPED, "notes": TYPED}}),
        ),
        ("SALES_MANAGER", "stage.reopen", json!({"opportunity_id": deal, "reason": TYPED})),
        ("SALES", "quotation.save", draft.clone()),
        ("SALES", "quotation.request_approval", json!({"id": quotation, "note": TYPED})),
        ("SALES", "draft.put", json!({"key": TYPED, "body": 1})),
        ("SALES", "draft.get", json!({"key": TYPED})),
        ("SALES", "search.all", json!({"query": TYPED, "limit": 5})),
        (
            "ADMIN",
            "product.create",
            json!({"fields": {"code": TYPED, "category_id": built_in("product_categories", "VisaService"), "name_zh": TYPED, "name_id": TYPED, "name_en": TYPED, "notes": TYPED, "service_category": "one_time", "unit": TYPED, "processing_time_text": TYPED, "required_documents": [TYPED]}}),
        ),
        (
            "ADMIN",
            "product.set_price",
            json!({"product_id": product("CPMA"), "price_type": "list", "amount": idr("20000000"), "effective_from": "2026-01-05", "change_reason": TYPED}),
        ),
        (
            "ADMIN",
            "lookup.create",
            json!({"list": "industries", "fields": {"code": TYPED, "name_zh": TYPED, "name_id": TYPED, "name_en": TYPED}}),
        ),
        (
            "ADMIN",
            "quotation_template.create",
            json!({"fields": {"template_code": TYPED, "template_name": TYPED, "language": "zh", "primary_currency": "IDR", "terms_zh": TYPED, "terms_id": TYPED, "terms_en": TYPED, "footer_text": TYPED, "bank_account_info": TYPED}}),
        ),
        (
            "ADMIN",
            "user.create",
            json!({"fields": {"email": TYPED, "display_name": TYPED, "phone": TYPED, "wechat": TYPED, "whatsapp": TYPED}, "roles": ["SALES"]}),
        ),
        ("ADMIN", "setting.set", json!({"key": "quotation.valid_days", "value": TYPED})),
        ("ADMIN", "exchange_rate.add", json!({"idr_per_cny": "2000", "effective_from": "2026-01-05", "source": TYPED})),
        ("ADMIN", "audit.list", json!({"table": TYPED, "offset": 0, "limit": 10})),
        ("ADMIN", "audit.verify", json!({"after": TYPED, "expect": TYPED})),
    ]
}

/// Pointers to the places where a person types.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text == TYPED => found.push(at.to_owned()),
        Value::Object(map) => map.iter().for_each(|(name, inner)| places(inner, &format!("{at}/{name}"), found)),
        Value::Array(list) => list.iter().enumerate().for_each(|(n, inner)| places(inner, &format!("{at}/{n}"), found)),
        _ => {}
    }
}

/// The arguments with something bad at one place and something harmless at the others.
fn with(args: &Value, place: &str, bad: &Value) -> Value {
    fn harmless(value: &mut Value) {
        match value {
            Value::String(text) if text == TYPED => "abc".clone_into(text),
            Value::Object(map) => map.values_mut().for_each(harmless),
            Value::Array(list) => list.iter_mut().for_each(harmless),
            _ => {}
        }
    }
    let mut args = args.clone();
    *args.pointer_mut(place).expect("the place") = bad.clone();
    harmless(&mut args);
    args
}

/// Every place of every use case, with something bad there; `codes` are the families of codes that may answer.
#[track_caller]
fn everywhere(bad: &Value, codes: &[&str]) -> usize {
    let office = Office::new();
    let at = quoted(&office);
    refuses(&office, typed(&at), bad, codes) + money::everywhere(bad, codes)
}

/// Tries every place of some use cases and counts them.
#[track_caller]
fn refuses(office: &Office, cases: Vec<(&str, &str, Value)>, bad: &Value, codes: &[&str]) -> usize {
    let mut tried = 0;
    for (role, name, args) in cases {
        let mut found = Vec::new();
        places(&args, "", &mut found);
        assert!(!found.is_empty(), "{name}");
        for place in found {
            let before = office.version();
            let answer = office.call(office.user(role), name, with(&args, &place, bad));
            let error = answer.err().unwrap_or_else(|| panic!("{name} {place} took it"));
            assert!(codes.iter().any(|code| error.code.starts_with(code)), "{name} {place}: {error:?}");
            assert_eq!((error.safe.as_str(), office.version()), ("safe.nothing_changed", before), "{name} {place}");
            tried += 1;
        }
    }
    tried
}

#[test]
fn every_text_has_a_limit() {
    let long = json!("长".repeat(4_001));
    let tried = everywhere(&long, &["field.too_long", "field.invalid", "field.unknown", "setting."]);
    assert!(tried > 130, "{tried}");
}

#[test]
fn a_name_of_ten_megabytes_is_too_long() {
    let office = Office::new();
    let name = "长".repeat(3_500_000);
    let args = json!({"fields": {"name": name, "source_id": source()}});
    office.refused_at("SALES", "customer.create", args, "field.too_long", "name");
}

#[test]
fn nul_and_control_characters_are_no_text() {
    everywhere(&json!("a\u{0}b"), &["field.invalid", "field.unknown", "setting."]);
    everywhere(&json!("a\u{1b}[2Jb"), &["field.invalid", "field.unknown", "setting."]);
}

#[test]
fn marks_that_turn_the_direction_of_text_are_no_text() {
    for mark in ['\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}'] {
        everywhere(&json!(format!("付款{mark}fdp.exe")), &["field.invalid", "field.unknown", "setting."]);
    }
}

#[test]
fn another_type_is_malformed_everywhere() {
    for bad in [json!(7), json!(true), json!({"a": 1}), json!([1]), json!(1e30), json!(9_007_199_254_740_993_i64)] {
        everywhere(&bad, &["args.malformed", "field.invalid"]);
    }
}

#[test]
fn amounts_that_are_none() {
    let office = Office::new();
    let at = quoted(&office);
    let args = |amount: Value| json!({"product_id": product("CPMA"), "price_type": "list", "amount": amount, "effective_from": "2026-01-05", "change_reason": "a reason"});
    for (amount, currency, code) in [
        ("-1", "IDR", "money.out_of_range"),
        ("1e30", "IDR", "number.malformed"),
        ("NaN", "IDR", "number.malformed"),
        ("Infinity", "CNY", "number.malformed"),
        ("", "IDR", "number.malformed"),
        (" 5", "IDR", "number.malformed"),
        ("1,000", "IDR", "number.malformed"),
        ("1.000", "IDR", "money.too_many_decimals"),
        ("16000000.5", "IDR", "money.too_many_decimals"),
        ("1.005", "CNY", "money.too_many_decimals"),
        ("1000000000000001", "IDR", "money.out_of_range"),
        ("999999999999999999999999999999", "IDR", "number.malformed"),
    ] {
        office.refused_at(
            "ADMIN",
            "product.set_price",
            args(json!({"amount": amount, "currency": currency})),
            code,
            "amount",
        );
        let deal = json!({"customer_id": at["customer"], "fields": {"name": "x"}, "amount": {"amount": amount, "currency": currency}});
        let error = office.call(office.user("SALES"), "opportunity.create", deal).expect_err("no amount");
        assert_eq!(error.code, code, "{amount}");
    }
    for amount in
        [json!(5), json!("5"), json!({"amount": 5, "currency": "IDR"}), json!({"amount": "5", "currency": "USD"})]
    {
        office.refused("ADMIN", "product.set_price", args(amount), "args.malformed");
    }
}

#[test]
fn discounts_rates_and_quantities_out_of_range() {
    let office = Office::new();
    let at = quoted(&office);
    let save = |discount: &str, rate: &str, quantity: &str| {
        let item = json!({"product_id": product("CPMA"), "quantity": quantity, "unit_price_list": idr("16000000"), "price_origin": "manual"});
        let head = json!({"currency_primary": "IDR", "discount_rate": discount, "language": "zh", "payment_terms": "full_upfront", "exchange_rate": rate, "exchange_rate_on": "2026-01-05"});
        json!({"id": at["quotation"], "edit_no": 1, "opportunity_id": at["deal"], "head": head, "items": [item]})
    };
    for (discount, rate, quantity, code) in [
        ("100", "2000", "1", "discount.out_of_range"),
        ("-0.01", "2000", "1", "discount.out_of_range"),
        ("1e2", "2000", "1", "args.malformed"),
        ("5.001", "2000", "1", "args.malformed"),
        ("0", "0", "1", "rate.out_of_range"),
        ("0", "-2000", "1", "rate.out_of_range"),
        ("0", "1e30", "1", "args.malformed"),
        ("0", "2000", "0", "quantity.out_of_range"),
        ("0", "2000", "-1", "quantity.out_of_range"),
        ("0", "2000", "0.001", "args.malformed"),
    ] {
        let args = save(discount, rate, quantity);
        let before = office.version();
        let error = office.call(office.user("SALES"), "quotation.save", args).expect_err("out of range");
        assert_eq!((error.code.as_str(), office.version()), (code, before), "{discount} {rate} {quantity}: {error:?}");
    }
    for rate in ["0", "-1"] {
        let args = json!({"idr_per_cny": rate, "effective_from": "2026-01-05", "source": "x"});
        office.refused("ADMIN", "exchange_rate.add", args, "rate.out_of_range");
    }
    let role = built_in("roles", "SALES");
    for limit in ["100.01", "-1"] {
        office.refused(
            "ADMIN",
            "role.set_discount_limit",
            json!({"role_id": role, "discount_limit": limit}),
            "discount.out_of_range",
        );
    }
}

#[test]
fn days_that_nobody_means() {
    let office = Office::new();
    let at = quoted(&office);
    let fields = json!({"customer_id": at["customer"], "fields": {"name": "第二单", "service_type": "mixed"}});
    let fresh = office.ok("SALES", "opportunity.create", fields)["id"].clone();
    office.ok("SALES", "opportunity.confirm_demand", json!({"id": fresh, "confirmed_on": "2026-01-05"}));
    office.ok("SALES", "stage.advance", json!({"opportunity_id": fresh, "to_order": 2}));
    for (day, code) in [
        ("0001-01-01", "date.out_of_range"),
        ("1999-12-31", "date.out_of_range"),
        ("9999-12-31", "date.out_of_range"),
        ("2026-02-30", "args.malformed"),
        ("2026-13-01", "args.malformed"),
        ("+262143-12-31", "args.malformed"),
        ("05.01.2026", "args.malformed"),
        ("", "args.malformed"),
    ] {
        let rate = json!({"idr_per_cny": "2000", "effective_from": day, "source": "x"});
        office.refused("ADMIN", "exchange_rate.add", rate, code);
        let price = json!({"product_id": product("CPMA"), "price_type": "list", "amount": idr("20000000"), "effective_from": day, "change_reason": "a reason"});
        office.refused("ADMIN", "product.set_price", price, code);
        let plan = json!({"opportunity_id": fresh, "product_id": product("C312"), "quantity": "1", "start_date": day});
        office.refused("SALES", "opportunity.plan", plan, code);
        let deal = json!({"customer_id": at["customer"], "fields": {"name": "x", "expected_close_date": day}});
        office.refused("SALES", "opportunity.create", deal, code);
        let changes = json!([{"field": "expected_close_date", "from": null, "to": day}]);
        let code = if code == "args.malformed" { "field.invalid" } else { code };
        office.refused("SALES", "opportunity.update", json!({"id": at["deal"], "changes": changes}), code);
    }
}

#[test]
fn whole_numbers_beyond_what_is_meant() {
    let office = Office::new();
    for number in [-1_i64, 1_000_000_001, 9_007_199_254_740_993, i64::MAX, i64::MIN] {
        office.refused_at("SALES", "customer.list", json!({"offset": number, "limit": 10}), "field.invalid", "offset");
    }
    for number in [0_i64, -1, 201, 9_007_199_254_740_993, i64::MAX] {
        office.refused_at("SALES", "customer.list", json!({"offset": 0, "limit": number}), "field.invalid", "limit");
    }
    for number in [json!(18_446_744_073_709_551_615_u64), json!(1.5), json!(1e30), json!("10")] {
        office.refused("SALES", "customer.list", json!({"offset": 0, "limit": number}), "args.malformed");
    }
}

#[test]
fn a_name_that_no_font_prints_takes_no_number() {
    let office = Office::new();
    let at = quoted(&office);
    let rename = |from: &str, to: &str| {
        let changes = json!([{"field": "name", "from": from, "to": to}]);
        office.ok("SALES", "customer.update", json!({"id": at["customer"], "changes": changes}));
    };
    let issue = json!({"id": at["quotation"]});
    let mut name = "北京科技";
    for odd in ["北京\u{1F600}科技", "บริษัท", "شركة", "\u{10FFFF}"] {
        rename(name, odd);
        let error = office.refused("SALES", "quotation.issue", issue.clone(), "document.missing_glyph");
        assert!(error.params["code_points"].starts_with("U+"), "{error:?}");
        name = odd;
    }
    // Marks without width are kept as typed and leave no trace on paper.
    rename(name, "北京\u{200B}科技\u{FEFF}");
    let done = office.ok("SALES", "quotation.issue", issue);
    let number = done["facts"]["quotation_no"].as_str().expect("a number");
    assert!(number.ends_with("-QUO-001"), "{number}: no number was lost");
}

/// Panics in the middle of a write.
#[derive(Default)]
struct Trap(AtomicBool);

impl Probe for Trap {
    fn before(&self, statement: &str) -> Result<(), StoreError> {
        assert!(!(self.0.load(Ordering::SeqCst) && statement.starts_with("INSERT")), "planted");
        Ok(())
    }

    fn after_commit(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

#[test]
fn a_command_that_panics_leaves_nothing_and_the_next_one_runs() {
    let office = Office::new();
    for mode in [Mode::Office, Mode::StandAlone] {
        let trap = Arc::new(Trap::default());
        let db = office.app.database().clone().probed(Arc::clone(&trap) as Arc<dyn Probe>);
        let app = App::new(db, mode, Arc::new(MachineClock));
        let create = |name: &str| {
            let args = json!({"fields": {"name": name, "source_id": source()}});
            app.call(office.user("SALES"), "customer.create", args)
        };
        let before = office.version();
        trap.0.store(true, Ordering::SeqCst);
        catch_unwind(AssertUnwindSafe(|| create("中断"))).expect_err("it panicked");
        trap.0.store(false, Ordering::SeqCst);
        assert_eq!(office.version(), before);
        create(&format!("之后 {}", mode.code())).expect("the next one");
        assert_eq!(office.version(), before + 1);
        let found = office.ok("SALES", "customer.list", json!({"query": "中断", "offset": 0, "limit": 10}));
        assert_eq!(found["total"], 0);
    }
}
