//! The built-in catalogue is complete, consistent, and the same on every machine.

use std::collections::{BTreeMap, BTreeSet};

use bantu_app::catalogue::{CatalogueError, costs, rows};
use bantu_domain::access::{Permission, Role};
use bantu_domain::actor::Actor;
use bantu_domain::command::Command;
use bantu_domain::contract_entity::{ContractEntity, EntityTaxRate};
use bantu_domain::contract_template::ContractTemplate;
use bantu_domain::holiday::Holiday;
use bantu_domain::lookup::{CustomerChannel, CustomerLevel, CustomerSource, Industry, ProductCategory, ServiceType};
use bantu_domain::material::ProductDocumentRule;
use bantu_domain::money::{Currency, Rate};
use bantu_domain::organization::Organization;
use bantu_domain::product::{
    PriceOrigin, Product, ProductFloor, ProductPrice, ServiceCategory, choose_price, floor_on,
};
use bantu_domain::product_dependency::ProductDependency;
use bantu_domain::quotation_template::QuotationTemplate;
use bantu_domain::rate::ExchangeRate;
use bantu_domain::record::{Cell, Id};
use bantu_domain::setting::{Setting, SettingKey};
use bantu_domain::stage::{self, StageTemplate};
use bantu_domain::table::{Entity, Root};
use bantu_domain::tables;
use chrono::NaiveDate;

/// Every record of a noun.
fn all<E: Entity>() -> Vec<E> {
    let rows = rows().expect("the committed files are readable");
    rows.iter()
        .filter(|(table, ..)| table.name == E::TABLE)
        .map(|(_, row, _)| E::read(row).expect("the row reads back"))
        .collect()
}

fn product(code: &str) -> Product {
    all::<Product>().into_iter().find(|p| p.fields.code == code).expect("the product exists")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn counts() {
    #[track_caller]
    fn check<E: Entity>(expected: usize) {
        assert_eq!(all::<E>().len(), expected, "{}", E::TABLE);
    }
    check::<Organization>(1);
    check::<Permission>(94);
    check::<Role>(8);
    check::<StageTemplate>(9);
    check::<CustomerLevel>(5);
    check::<CustomerSource>(5);
    check::<CustomerChannel>(8);
    check::<Industry>(10);
    check::<ProductCategory>(5);
    check::<ServiceType>(10);
    check::<Product>(48);
    check::<ProductDependency>(19);
    check::<ProductDocumentRule>(162);
    // Two price types in two currencies for each product; a floor in two currencies.
    check::<ProductPrice>(192);
    check::<ProductFloor>(96);
    check::<ExchangeRate>(1);
    check::<QuotationTemplate>(10);
    check::<ContractEntity>(9);
    check::<EntityTaxRate>(9);
    check::<ContractTemplate>(2);
    check::<Setting>(26);
    check::<Holiday>(64);
}

#[test]
fn every_row_has_exactly_the_columns_of_its_table() {
    for (table, row, _) in rows().unwrap() {
        let columns: BTreeSet<&str> = table.columns.iter().map(|c| c.name).collect();
        let cells: BTreeSet<&str> = row.keys().map(AsRef::as_ref).collect();
        assert_eq!(cells, columns, "{}", table.name);
        for column in &table.columns {
            let fits = match &row[column.name] {
                Cell::Null => column.nullable,
                Cell::Int(_) => column.integer,
                Cell::Text(_) => !column.integer,
            };
            assert!(fits, "{}.{}", table.name, column.name);
        }
    }
}

#[test]
fn parents_come_before_children() {
    let order: BTreeMap<&str, usize> =
        tables::all().iter().enumerate().map(|(place, table)| (table.name, place)).collect();
    let mut seen: BTreeSet<(String, Id)> = BTreeSet::new();
    for (table, row, _) in rows().unwrap() {
        assert!(order.contains_key(table.name), "{} is a table of the domain", table.name);
        for (column, target) in [
            ("product_id", "products"),
            ("depends_on_product_id", "products"),
            ("category_id", "product_categories"),
            ("service_type_id", "service_types"),
        ] {
            if let Some(Cell::Text(id)) = row.get(column) {
                assert!(seen.contains(&(target.to_owned(), id.parse().unwrap())), "{}.{column} → {target}", table.name);
            }
        }
        let Some(Cell::Text(id)) = row.get("id") else { panic!("{} has an id", table.name) };
        seen.insert((table.name.to_owned(), id.parse().unwrap()));
    }
}

#[test]
fn everybody_sees_the_catalogue_and_it_holds_no_cost() {
    for (table, _, root) in rows().unwrap() {
        assert!(matches!(root, Root::Org | Root::Cat), "{}", table.name);
        assert_ne!(table.name, "product_costs");
    }
}

#[test]
fn names_in_three_languages() {
    for (table, row, _) in rows().unwrap() {
        for (column, cell) in
            row.iter().filter(|(column, _)| column.starts_with("name") || column.starts_with("terms_"))
        {
            match cell {
                Cell::Text(text) => {
                    assert!(!text.trim().is_empty() && text.trim() == text, "{}.{column}: {text:?}", table.name);
                    let han = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                    match &**column {
                        "name_id" | "name_en" | "terms_id" | "terms_en" => {
                            assert!(!han, "{}.{column}: {text}", table.name)
                        }
                        "name_zh" | "terms_zh" => assert!(han, "{}.{column}: {text}", table.name),
                        _ => {}
                    }
                }
                other => panic!("{}.{column} is {other:?}", table.name),
            }
        }
    }
}

#[test]
fn no_two_products_share_a_name() {
    let products = all::<Product>();
    for name in [
        |p: &Product| p.fields.name_zh.clone(),
        |p: &Product| p.fields.name_id.clone(),
        |p: &Product| p.fields.name_en.clone(),
    ] {
        let names: BTreeSet<String> = products.iter().map(name).collect();
        assert_eq!(names.len(), products.len());
    }
}

#[test]
fn the_nine_stages_in_order() {
    let stages = all::<StageTemplate>();
    let roles: BTreeSet<String> = all::<Role>().into_iter().filter_map(|r| r.stage_approval_role).collect();
    for (index, stage) in stages.iter().enumerate() {
        let order = i64::try_from(index).unwrap() + 1;
        assert_eq!(
            (stage.code.as_str(), stage.stage_order, stage.id),
            (stage::CODES[index], order, stage::id_of(order))
        );
        assert_eq!(stage.fields.requires_approval, !stage.fields.approval_roles.is_empty());
        for role in &stage.fields.approval_roles {
            assert!(roles.contains(role), "somebody can approve as {role}");
        }
    }
    let approvers: Vec<(&str, Vec<String>)> = stages
        .iter()
        .filter(|s| s.fields.requires_approval)
        .map(|s| (s.code.as_str(), s.fields.approval_roles.clone()))
        .collect();
    let expected = [
        ("quotation", vec!["sales_manager"]),
        ("contract", vec!["legal", "sales_manager"]),
        ("invoice", vec!["finance"]),
        ("handling_materials", vec!["execution", "finance"]),
        ("assign_execution", vec!["execution_manager"]),
    ];
    assert_eq!(
        approvers,
        expected.map(|(code, roles)| (code, roles.into_iter().map(str::to_owned).collect::<Vec<_>>()))
    );
}

#[test]
fn roles_and_permissions() {
    let known: BTreeSet<String> = all::<Permission>().into_iter().map(|p| p.code).collect();
    for role in all::<Role>() {
        let granted: BTreeSet<String> = role.permissions.iter().cloned().collect();
        assert_eq!(granted.len(), role.permissions.len(), "{} has a permission twice", role.code);
        assert!(granted.is_subset(&known), "{}", role.code);
        if role.code == "ADMIN" {
            assert_eq!(granted, known, "the administrator may do everything");
        }
    }
    for name in Command::NAMES {
        let permission = Command::permission_of(name).unwrap();
        assert!(permission.is_empty() || known.contains(permission), "{name} asks for {permission}");
    }
}

#[test]
fn what_roles_may_do() {
    #[track_caller]
    fn check(role: &str, may: &[&str], may_not: &[&str], limit: &str) {
        let role = all::<Role>().into_iter().find(|r| r.code == role).expect("the role exists");
        let actor = Actor::of_roles(Id::from_u128(1), std::slice::from_ref(&role));
        for permission in may {
            assert!(actor.may(permission), "{} may {permission}", role.code);
        }
        for permission in may_not {
            assert!(!actor.may(permission), "{} may not {permission}", role.code);
        }
        assert_eq!(role.discount_limit_e2.to_string(), limit);
    }
    check(
        "SALES",
        &["quotation.issue", "stage.advance", "customer.edit"],
        &["cost.view", "quotation.approve", "stage.approve", "price.manage"],
        "10.00",
    );
    check("AGENT", &["quotation.issue"], &["cost.view", "stage.approve"], "5.00");
    check(
        "SALES_MANAGER",
        &["cost.view", "quotation.approve_below_cost", "stage.approve"],
        &["price.manage", "user.create"],
        "30.00",
    );
    check("FINANCE", &["cost.view", "rate.manage", "stage.approve"], &["quotation.issue"], "0.00");
    check("OPERATION", &["stage.approve", "execution.work"], &["cost.view", "quotation.edit"], "0.00");
    check("LEGAL", &["stage.approve", "contract.edit"], &["cost.view"], "0.00");
    check("EXECUTION_MANAGER", &["cost.view", "execution.assign"], &["quotation.approve"], "0.00");
    check("ADMIN", &["cost.view", "price.manage", "user.create"], &[], "100.00");
}

#[test]
fn every_product_has_a_price_and_a_floor_below_it() {
    let (prices, floors) = (all::<ProductPrice>(), all::<ProductFloor>());
    let rate = Rate::parse("2000").unwrap();
    for product in all::<Product>() {
        let prices: Vec<ProductPrice> = prices.iter().filter(|p| p.product_id == product.id).cloned().collect();
        let floors: Vec<ProductFloor> = floors.iter().filter(|f| f.product_id == product.id).cloned().collect();
        for currency in Currency::ALL {
            let chosen =
                choose_price(&prices, None, false, currency, Some(rate), day("2026-01-01")).unwrap().expect("a price");
            let floor = floor_on(&floors, currency, Some(rate), day("2026-01-01")).unwrap().expect("a floor");
            assert!(
                !chosen.converted && chosen.price.minor() >= floor.minor() && floor.minor() > 0,
                "{}",
                product.fields.code
            );
            assert!(matches!(chosen.origin, PriceOrigin::Direct | PriceOrigin::List), "{}", product.fields.code);
            let other = choose_price(&prices, None, false, currency.other(), Some(rate), day("2026-01-01"))
                .unwrap()
                .expect("a price");
            assert_eq!(rate.convert(chosen.price).unwrap(), other.price, "{} at 2000", product.fields.code);
        }
        assert_eq!(
            product.fields.service_category == ServiceCategory::LongTerm,
            product.fields.billing_period.is_some(),
            "{}",
            product.fields.code
        );
    }
}

#[test]
fn prices_of_the_worked_example() {
    #[track_caller]
    fn check(code: &str, origin: PriceOrigin, price: &str, floor: &str) {
        let id = product(code).id;
        let prices: Vec<ProductPrice> = all::<ProductPrice>().into_iter().filter(|p| p.product_id == id).collect();
        let floors: Vec<ProductFloor> = all::<ProductFloor>().into_iter().filter(|f| f.product_id == id).collect();
        let chosen = choose_price(&prices, None, false, Currency::Idr, None, day("2026-01-01")).unwrap().unwrap();
        assert_eq!((chosen.origin, chosen.price.to_string().as_str()), (origin, price));
        assert_eq!(floor_on(&floors, Currency::Idr, None, day("2026-01-01")).unwrap().unwrap().to_string(), floor);
    }
    check("CPMA", PriceOrigin::Direct, "16000000", "14000000");
    check("C312", PriceOrigin::Direct, "17000000", "15300000");
    check("VO_normal", PriceOrigin::Direct, "6000000", "5000000");
    check("PSE", PriceOrigin::List, "10000000", "8000000");
}

#[test]
fn a_work_visa_needs_either_company_not_both() {
    let needs: Vec<ProductDependency> =
        all::<ProductDependency>().into_iter().filter(|d| d.fields.product_id == product("C312").id).collect();
    let on: BTreeSet<Id> = needs.iter().map(|d| d.fields.depends_on_product_id).collect();
    let groups: BTreeSet<Option<String>> = needs.iter().map(|d| d.fields.any_of_group.clone()).collect();
    assert_eq!(on, BTreeSet::from([product("CPMA").id, product("CPMDN").id]));
    assert_eq!(groups.len(), 1);
}

#[test]
fn dependencies_have_no_cycle() {
    let edges: Vec<(Id, Id)> =
        all::<ProductDependency>().iter().map(|d| (d.fields.product_id, d.fields.depends_on_product_id)).collect();
    for (start, _) in &edges {
        let mut open: Vec<Id> = edges.iter().filter(|(from, _)| from == start).map(|(_, to)| *to).collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            assert_ne!(id, *start);
            if seen.insert(id) {
                open.extend(edges.iter().filter(|(from, _)| *from == id).map(|(_, to)| *to));
            }
        }
    }
}

#[test]
fn one_default_template_per_currency_and_language() {
    let templates = all::<QuotationTemplate>();
    let families: BTreeSet<(Currency, &str)> =
        templates.iter().map(|t| (t.fields.primary_currency, t.fields.language.code())).collect();
    assert_eq!(families.len(), templates.len());
    assert!(templates.iter().all(|t| t.fields.is_default && t.fields.is_active));
    for template in &templates {
        let paragraphs = |text: &Option<String>| text.as_deref().unwrap_or_default().lines().count();
        let fields = &template.fields;
        assert_eq!(
            (paragraphs(&fields.terms_zh), paragraphs(&fields.terms_id), paragraphs(&fields.terms_en)),
            (7, 7, 7),
            "{}",
            fields.template_code
        );
    }
}

#[test]
fn settings_have_defaults() {
    let keys: Vec<SettingKey> = all::<Setting>().iter().map(|s| s.setting_key).collect();
    assert_eq!(keys, SettingKey::ALL);
}

#[test]
fn ids_stay() {
    #[track_caller]
    fn check(id: Id, expected: &str) {
        assert_eq!(id.to_string(), expected);
    }
    check(product("CPMA").id, "6cb545dc-defb-58f5-9cf7-9ce9f0c1f9e1");
    check(all::<Role>()[0].id, "34bbfd80-193b-5f95-937b-2e9bdea5f0a8");
    check(stage::id_of(1), "82e4d1e1-e128-590a-99bd-dc91062dfd8e");
    check(all::<ExchangeRate>()[0].id, "0c5a3dbc-1927-5d8d-9d40-46ca8793d352");
    check(all::<ProductPrice>()[0].id, "eb23c52f-182a-562f-ac1d-1d155baadbed");
}

#[test]
fn a_cost_file_is_read_or_refused_whole() {
    let one = r#"[{"product": "CPMA", "effective_from": "2026-01-01", "IDR": "7", "CNY": "0.01"}]"#;
    let read = costs(one).unwrap();
    assert_eq!(
        read.iter().map(|c| (c.product_id, c.currency, c.amount_minor)).collect::<Vec<_>>(),
        [(product("CPMA").id, Currency::Idr, 7), (product("CPMA").id, Currency::Cny, 1),]
    );
    let unknown = costs(&one.replace("CPMA", "NO_SUCH"));
    assert_eq!(unknown, Err(CatalogueError::Unknown { table: "products", code: "NO_SUCH".into() }));
    for broken in [
        "",
        "{}",
        &one.replace("0.01", "0.001"),
        &one.replace("IDR", "USD"),
        &one.replace("\"7\"", "7"),
        &one.replace("2026-01-01", "soon"),
    ] {
        assert!(matches!(costs(broken), Err(CatalogueError::Malformed { file: "costs.json", .. })), "{broken}");
    }
}

#[test]
fn papers_wait_for_papers_of_their_product_and_never_in_a_circle() {
    let rules = all::<ProductDocumentRule>();
    let of = |product: Id| rules.iter().filter(move |rule| rule.fields.product_id == product);
    let mut chained = 0;
    for rule in &rules {
        for code in &rule.fields.ask.depends_on {
            assert!(of(rule.fields.product_id).any(|other| other.fields.rule_code == *code), "{code}");
            chained += 1;
        }
        // No way leads back: each step leads to a paper that was not met before.
        let (mut met, mut open) = (BTreeSet::new(), rule.fields.ask.depends_on.clone());
        while let Some(code) = open.pop() {
            assert_ne!(code, rule.fields.rule_code, "a circle");
            let other = of(rule.fields.product_id).find(|other| other.fields.rule_code == code).expect("a rule");
            if met.insert(code) {
                open.extend(other.fields.ask.depends_on.iter().cloned());
            }
        }
    }
    assert_eq!(chained, 57);
    let kinship = rules.iter().filter(|rule| rule.fields.ask.any_of_group.is_some()).count();
    assert_eq!(kinship, 6, "three papers of a family for each of two products");
    let born = rules.iter().filter(|rule| rule.fields.ask.comes_from_registration).count();
    assert_eq!(
        born, 42,
        "a company's own papers and accounts: six for each of four permits, eighteen for what is done for it"
    );
}
