//! Every use case with arguments nobody would type: it never panics, never answers a defect, and an error leaves every row as it was.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bantu_app::usecase;
use bantu_domain::record::Id;
use bantu_store::{Conn, dump};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

use crate::deal::Deal;
use crate::office::{NOBODY, Office};
use crate::opportunity::quoted;

/// Tries per use case, half of them by the administrator; `PROPTEST_CASES` asks for more.
const CASES: u32 = 24;
const DEPTH: usize = 6;

/// Answers that mean a defect of the program.
fn is_defect(code: &str) -> bool {
    code.starts_with("internal") || code.starts_with("storage.")
}

/// Ids, column names and texts that stand somewhere in the office, so that arguments also hit.
struct Pool {
    ids: Vec<String>,
    columns: Vec<String>,
    texts: Vec<String>,
}

impl Pool {
    fn of(office: &Office, table: &Value) -> Self {
        let values = office.app.database().read(dump::values).expect("values");
        let mut ids: BTreeSet<String> = [NOBODY.to_owned(), Id::nil().to_string()].into();
        let mut texts = BTreeSet::new();
        for (_, value) in values {
            match value.parse::<Id>() {
                Ok(id) => drop(ids.insert(id.to_string())),
                Err(_) if value.len() < 40 => drop(texts.insert(value)),
                Err(_) => {}
            }
        }
        // Few enough that a drawn one is often one of the customer, the deal and the quotation, which are the newest.
        let mut ids: Vec<String> = ids.into_iter().collect();
        ids.sort_by_key(|id| !id.starts_with("019b"));
        ids.truncate(120);
        let mut columns = BTreeSet::new();
        names(table, &mut columns);
        Self { ids, columns: columns.into_iter().collect(), texts: texts.into_iter().collect() }
    }
}

/// Every name of a property anywhere in the table's schemas.
fn names(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(properties) = map.get("properties").and_then(Value::as_object) {
                found.extend(properties.keys().cloned());
            }
            map.values().for_each(|inner| names(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| names(inner, found)),
        _ => {}
    }
}

/// A row of numbers that decides everything; when it is used up the smallest choice is taken.
struct Choices<'a>(std::slice::Iter<'a, u32>);

impl Choices<'_> {
    fn below(&mut self, limit: usize) -> usize {
        self.0.next().map_or(0, |choice| usize::try_from(*choice).unwrap_or(0) % limit.max(1))
    }

    fn one<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

fn hostile(choices: &mut Choices<'_>, pool: &Pool) -> Value {
    let texts = [
        "",
        " ",
        "\u{0}",
        "a\u{0}b",
        "\u{202E}cod.exe",
        "a\u{200B}b",
        "\u{FEFF}",
        "🏢",
        "\u{10FFFF}",
        "'; --",
        "%_\\",
        "NaN",
        "Infinity",
        "1e30",
        "-1",
        "-0",
        "0",
        "0.001",
        "1.005",
        "100",
        "99.99",
        "999999999999999999999999999999",
        "9223372036854775808",
        "٣",
        "0001-01-01",
        "9999-12-31",
        "2026-02-30",
        "+262143-12-31",
        "2026-01-05",
        "2026-01-05T00:00:00Z",
        "IDR",
        "null",
        "{}",
    ];
    match choices.below(12) {
        0 => Value::Null,
        1 => json!(choices.percent(50)),
        2 => json!(*choices.one(&[0_i64, -1, 1, 7, 100, 2_147_483_648, 9_007_199_254_740_993, i64::MAX, i64::MIN])),
        3 => json!(*choices.one(&[0.5, -1.5, 1e30, 1e300, 9_007_199_254_740_993.0])),
        4 => json!("长".repeat(*choices.one(&[256, 1_001, 4_001, 70_000]))),
        5 => json!(choices.one(&pool.ids)),
        6 => json!([hostile(choices, pool)]),
        7 => json!({ choices.one(&pool.columns).clone(): hostile(choices, pool) }),
        8 => (0..90).fold(json!(1), |inner, _| json!([inner])),
        9 => json!(u64::MAX),
        _ => json!(*choices.one(&texts)),
    }
}

fn typed(schema: &Value, schemas: &Value, depth: usize, choices: &mut Choices<'_>, pool: &Pool) -> Value {
    if depth == 0 || choices.percent(6) {
        return hostile(choices, pool);
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return typed(&schemas[name], schemas, depth, choices, pool);
    }
    if let Some(words) = schema["enum"].as_array() {
        return choices.one(words).clone();
    }
    for many in ["oneOf", "anyOf", "allOf"] {
        if let Some(list) = schema[many].as_array() {
            return typed(choices.one(list), schemas, depth, choices, pool);
        }
    }
    let kind = match &schema["type"] {
        Value::Array(list) => choices.one(list).as_str().unwrap_or_default().to_owned(),
        kind => kind.as_str().unwrap_or_default().to_owned(),
    };
    match kind.as_str() {
        "object" => object(schema, schemas, depth, choices, pool),
        "array" => (0..choices.below(4)).map(|_| typed(&schema["items"], schemas, depth - 1, choices, pool)).collect(),
        "boolean" => json!(choices.percent(50)),
        "integer" | "number" => json!(*choices.one(&[1_i64, 0, 2, 3, 6, 12, 50, 200, -1, 12_000, 1 << 53, i64::MAX])),
        "null" => Value::Null,
        "string" => match schema["format"].as_str() {
            Some("uuid") => json!(choices.one(&pool.ids)),
            Some("date") => {
                json!(*choices.one(&["2026-01-05", "2026-03-31", "1999-12-31", "2101-01-01", "9999-12-31"]))
            }
            _ if choices.percent(25) => json!(choices.one(&pool.columns)),
            _ if choices.percent(50) => json!(choices.one(&pool.texts)),
            _ => json!(*choices.one(&[
                "1",
                "100",
                "2000",
                "5.00",
                "13000000",
                "IDR",
                "CNY",
                "北京科技",
                "a reason",
                "idr"
            ])),
        },
        _ => hostile(choices, pool),
    }
}

fn object(schema: &Value, schemas: &Value, depth: usize, choices: &mut Choices<'_>, pool: &Pool) -> Value {
    let mut made = Map::new();
    let required: BTreeSet<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        if choices.percent(if required.contains(name.as_str()) { 97 } else { 40 }) {
            made.insert(name.clone(), typed(inner, schemas, depth - 1, choices, pool));
        }
    }
    if choices.percent(4) {
        made.insert(choices.one(&pool.columns).clone(), hostile(choices, pool));
    }
    Value::Object(made)
}

/// Rows of all tables together, and the version of the workspace.
fn counted(conn: &mut Conn<'_>, tables: &[String]) -> Result<(i64, i64), bantu_domain::StoreError> {
    let counts: Vec<String> = tables.iter().map(|table| format!("(SELECT count(*) FROM {table})")).collect();
    let rows = conn.query_int(&format!("SELECT {} AS n", counts.join(" + ")), &[])?.unwrap_or(0);
    Ok((rows, bantu_store::lane::version(conn)?))
}

#[test]
fn no_arguments_break_a_use_case() {
    let table = usecase::table();
    let deal = Deal::signed();
    deal.invoice(&deal.one, "1000000");
    deal.pay(&deal.one, "1000000", "TT-1");
    let office = &deal.office;
    quoted(office);
    let pool = Pool::of(office, &table);
    let db = office.app.database().clone();
    let tables: Vec<String> = {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index_%'";
        let rows = db.read(|conn| conn.query(sql, &[])).expect("tables");
        rows.iter().filter_map(|row| bantu_domain::record::CellValue::from_cell(row.values().next()?)).collect()
    };
    let refused = RefCell::new(BTreeSet::new());
    let mut answered = BTreeSet::new();
    for case in table.as_array().expect("a table") {
        let name = case["name"].as_str().expect("a name");
        let place = office.twin(&db);
        let before = place.app.database().read(dump::values).expect("values");
        let good = Cell::new(0);
        let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, blake3::hash(name.as_bytes()).as_bytes());
        let mut runner =
            TestRunner::new_with_rng(Config { cases, failure_persistence: None, ..Config::default() }, rng);
        let outcome = runner.run(&vec(any::<u32>(), 0..120), |numbers| {
            let mut choices = Choices(numbers.iter());
            let role = *choices.one(&["ADMIN", "SALES"]);
            let args = typed(&case["args"]["schema"], &case["args"]["schemas"], DEPTH, &mut choices, &pool);
            let rows = place.app.database().read(|conn| counted(conn, &tables)).expect("counts");
            let answer = catch_unwind(AssertUnwindSafe(|| place.app.call(place.user(role), name, args.clone())));
            match answer {
                Err(_) => return Err(TestCaseError::fail(format!("{name} {args} as {role} panicked"))),
                Ok(Ok(_)) => good.set(good.get() + 1),
                Ok(Err(error)) => {
                    prop_assert!(!is_defect(&error.code), "{name} {args} as {role}: {error:?}");
                    let after = place.app.database().read(|conn| counted(conn, &tables)).expect("counts");
                    prop_assert_eq!(after, rows, "{} {} as {}: {:?}", name, args, role, error);
                    refused.borrow_mut().insert(error.code);
                }
            }
            Ok(())
        });
        if let Err(failure) = outcome {
            panic!("{name}: {failure}");
        }
        if good.get() == 0 {
            let after = place.app.database().read(dump::values).expect("values");
            assert!(after == before, "{name} was always refused and changed something");
        } else {
            answered.insert(name.to_owned());
        }
    }
    // The arguments are worth something: they reach many rules, and some are even good.
    let refused = refused.into_inner();
    assert!(refused.len() >= 20, "{refused:?}");
    assert!(answered.len() >= 20, "{answered:?}");
}
